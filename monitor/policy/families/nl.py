"""Dutch, Flemish included."""

WORDS = {
    # whom a sentence is about
    "client": """
        klant*, client, clienten, bezoeker*, reiziger*, passagier*, patient*, gast, gasten, gebruiker*, afnemer*, opdrachtgever*, burger, burgers, bewoner*, inwoner*, huurder*, leverancier*,
        kandidaat, aanvrager*, beller, bellers, leerling, leerlingen, ouders, bruidspaar, het publiek, meneer, mevrouw, weduwe, tafel _, klantje, verzekerde*, speler*, weggebruiker*
        """,
    "colleague": """
        collega*, chef, cheffin, baas, bazen, manager*, teamleider*, teamlead, leidinggevende*, directeur*, directrice, directie, bestuur, management, leadership, ploegbaas, afdelingshoofd, unithoofd, diensthoofd, hoofd operations, hoofdarts,
        begeleider, begeleidster, stagebegeleider*, werkbegeleid*, stagiair*, mentor, opleider, opzichter, voorman, wethouder, raadslid, burgemeester, ceo, cfo, cto, de nieuwe, den nieuwe, die nieuwe, onze lead, consultant*, controleur, architect,
        marketing, inkoop, inkoopchef, financien, de planning, planner, die gasten van, helpdesk, verpleegster*, hoofdverpleegster*, specialist, college, kok, barmanager, bedrijfsleider, ploeg, afdeling
        """,
    "ours": """
        onze, ons, mijn werkgever, mijn bedrijf, ons bedrijf, onze firma, ons huis, bij ons, wij, we, eigen, mijn chef, mijnen chef, onzen
        """,
    "someone": """
        je bent, jij bent, je bent zelf, bent u, u bent, jij, gij, gij zijt, zijt gij, ge zijt, jullie zijn, jullie, die, dat, dit, deze, zo'n, zulke, wat een, wat zijt, stelletje, stel, ons, onze, is een, zijn, met je, dat die, hij is, zij is, ze is, ze zijn, die is, is die, is hij, is gewoon, allemaal, iedereen die, vuile, vieze, vies, ouwe, dikke, domme, rot op, rot toch op, val dood, ga toch, hou je, houd je
        """,
    "you": """
        u, uw, je, jij, jullie, jouw, ge, gij, uwe
        """,
    "myself": """
        ik ben, ben ik, ben een, wat ben ik, mezelf, mijzelf, ikzelf, mij noemde, noemen me, noemt me, noemde me, noemde mij, ik idioot, ik sukkel, ik oen, ik ezel, ik muts, stomme ik, mijn eigen
        """,
    # wording
    "slur": """
        kankerhoer*, kankerlijer*, kankerhomo*, kankerjood, kankerturk*, kankermarokkaan*, tyfuslijer*, teringlijer*,
        pleurislijer*, mongool, mongolen, mongooltje*, debiel, debielen, achterlijke mongool, spast, spasten,
        flikker, flikkers, vieze homo, vuile homo, kuthomo, mietje, nikker*, neger*, roetmop*, zwartjoekel*,
        kutmarokkaan*, kutturk*, kutbuitenland*, rotmarokkaan*, makak, makakken, spleetoog, spleetogen, jodenstreek*,
        rotjood, smousjas, rotwaal, rotwalen, pollak*, polak, tering pool, tokkie, tokkies, oostblok tuig, zigeuner*,
        hoer, hoeren, slet, sletten, kutwijf, kuthoer, trut, trutten, tyfushoer*, sloerie*, dikke zeug, kutkind*,
        hondenkop, inteelt*, boerenpummel*, boerenkinkel*, untermensch*, dom wijf, krijsende wijf, krijsend wijf,
        lelijk wijf, rot wijf, hoerenjong*, kankerwijf, kutflikker*, vuile flikker, vieze flikker, theedoek op,
        kopvod*, bontkraag*
        """,
    "insult": """
        klootzak*, lul, lulletje, zak hooi, hufter*, klojo*, kloothommel*, idioot, idioten, imbeciel*, randdebiel*,
        halvegare, halve gare, halve zool, sukkel*, sufferd*, oen, oenen, kneus, kneuzen, loser*, nietsnut*,
        prutser*, knoeier*, klungel*, stumper*, slapjanus, droeftoeter*, druiloor*, viespeuk*, smeerlap*, viezerik*,
        schoft, schoften, ploert, rotzak*, etterbak*, etter, ettertje, rotwijf, rotvent, serpent, secreet, loeder,
        heks, vuile heks, feeks, achterlijke doos, domme gans, domme koe, pekelvarken, gedrocht, bloedzuiger*,
        parasiet*, profiteur*, hypocriet*, leugenaar*, dieven, dievegge, oplichter*, bedrieger*, psychopaat,
        sociopaat, narcist, fascist*, nazi*, teringwijf, teringlijder, malloot, mafketel, dwaas, domoor*, dombo,
        minkukel*, lamzak, luiwammes, luie donder, luie doos, zeikerd*, zeikwijf, zeurkous*, zeurpiet*, zaag,
        zageventen, zagevent, koppigaard, betweter*, kwal, natte dweil, dikzak*, vetzak*, papzak, kaalkop, tuig,
        uitschot, schorem, gespuis, gajes, crapuul, janet, janetten, stuk vreten, stuk vuil, stuk vuilnis,
        stuk stront, zakkenwasser, aap met, apen met, analfabeet*, analfabete, hersendood, hersenloze, hersenloos,
        achterlijk*, achterlijke idioot, ondankbaar stuk, patser, lafaard*, slijmbal, slijmjurk, kontkruiper*,
        sjarel, bek houden, zielige pad, zielig figuur, zielepoot, omhooggevallen dweil, stuk ongeluk,
        lul de behanger, eikel die, wat een eikel, die eikel, vette zeug, vuil varken, ratten zijn het
        """,
    "hard_insult": """
        klootzak*, hufter*, randdebiel*, imbeciel*, klojo*, smeerlap*, rotzak*, schoft, rotwijf, rotvent, teringwijf, etterbak*, stuk vuil, stuk vuilnis, stuk stront, stuk vreten, menselijk afval, zakkenwasser, hersendood, inteelttuig, achterlijke klootzak, achterlijke trut, achterlijke idioot, achterlijke doos, achterlijke hondenkop, domme trut, dom wijf, vuile heks, vieze ouwe, zielige mongool, kankerlijer*, teringlijer*, tyfuslijer*, stelletje debielen, stelletje idioten, stelletje mongolen, stelletje apen, stelletje ratten, dikke zeug, droeftoeter*, druiloor*, seniele druiloor, zeikerd*, viespeuk*, viezerik*, gedrocht, val dood, mag dood neervallen, rot in de hel, rot op
        """,
    "dehumanise": """
        ongedierte, parasieten, kakkerlak*, menselijk afval, zijn ratten, zyn ratten, zijn beesten, zijn dieren,
        zijn apen, zijn varkens, geen mensen, is geen mens, uitroeien, uitgeroeid, terug de boom in, afknallen,
        minderwaardig*, ondermensen, subhuman*, tuig moet, opsluiten dat, horen hier niet thuis,
        allemaal het land uit, uitroken die, moet je verdelgen, moeten ze uitroeien
        """,
    "threat": """
        ik sla je, ik sla die, ik sla dien, ik sla de volgende, sla je … tanden, breek je, breek ik je, breek zijn,
        breek haar, dan breek ik, ik weet waar je woont, ik weet je te vinden, weet je te vinden, ik weet waar je,
        weet waar jullie wonen, ik weet al … waar jullie wonen, ik kom je thuis, kom u thuis bezoeken,
        kom je bezoeken, ik kom naar je toe, ik vermoord, ik maak je af, ik maak je dood, maak je kapot,
        je gaat eraan, je bent er geweest, snij je, steek je neer, ik steek je, ik steek hem, schop je … in elkaar,
        ram je, sla je dood, ik kras … in, pas maar op jij, je zult het merken, ik zet je … online, schiet je,
        krijg je nog wel, ik pak je nog
        """,
    "curse": """
        ga dood, ga toch dood, val dood, krijg kanker, krijg de kanker, krijg de tyfus, krijg de tering, rot weg, rot op, sterf, crepeer, hoop dat je sterft, hoop dat je … doodgaat, ik hoop dat je ketting
        """,
    "said": """
        zei, zegt iemand, zeggen ze, riep, roepen, werd … genoemd, uitgescholden, scheldwoord*, schelden, schold,
        citaat, lied, liedje, film, serie, boek, roman, theater, voorstelling, titel, podcast, nummer van,
        muur gekalkt, reactie was, schreef iemand, stond er, hoorde ik, in de mond, woord, grafitti, verbied,
        nooit zeggen, geen racisme, racisme, racistisch, wie dat zegt, dat zeg je niet, gezegde, spreekwoord,
        grootmoeder noemde, noemde me, noemde mij, noemde hem, noemde haar, noemde ze, werd genoemd, noemden ons,
        noemden me, uitgemaakt voor
        """,
    "counter": """
        geen mongool, geen idioot, zijn geen, is geen, niemand is een, hou op met, stop met … noemen,
        laten we niemand, wie mensen … noemt, onderste uit, opgestaan, ik ben opgestaan, zei ik: niet, ik zei dat,
        aangesproken, heb er iets van gezegd, dat pik ik niet, niet mijn woorden, excuses, het spijt me, sorry dat,
        het was fout van mij
        """,
    "praise": """
        geweldig*, prachtig*, fantastisch*, briljant*, goddelijk, lekker*, mooi*, mooiste, ongelooflijk goed,
        wat een held, held, heldin, topwijf, topper*, trots, trotse, dank*, bedankt, liefde, love, hou van, houd van,
        lief, schat, respect, kampioen, legend, gefeliciteerd, chapeau, petje af, klasse, slim, knap, zo goed, zalig,
        jaloers, beste van, genie, straf wijf, gered, talent
        """,
    "thing": """
        printer*, computer, laptop, pc, muis, scherm, server, router, wifi, app, update, build, code, compiler, bug,
        auto, audi, fiets, trein, tram, bus, wekker, kat, hond, poes, rat onder, koffieautomaat, koffie, ketel,
        boiler, lift, slot, deur, regen, wind, weer, weerbericht, maandag, sneeuw, knie, rug, fax, machine, kliko,
        excel, script, pipeline, test, tent, kast, ikea, oven, lied, spel, level, boss, scheids, scheidsrechter,
        beesten, duif, duiven, tosti, wasmachine, band, motor, stofzuiger, daemon, zolder, container, belletje,
        woning, beestje, zwijnen, reiger
        """,
    "mock": """
        kan nog geen, kunnen nog geen, kan een bug nog niet, nog niet open, heeft nog nooit een, hebben nog nooit,
        nog nooit een, nog nooit een lift gezien, nog nooit natte, die nog nooit … gehad, snapt er niks, snapt niks,
        snapt niets, snapt werkelijk niets, snappen er niks, begrijpt er niks, begrijpt er de ballen van,
        er de ballen van, geen snars, geen verstand van, kan niet tellen, kan niet lezen, kunnen niet lezen,
        kan niet rekenen, kan niet schrijven, het iq van, iq van, het verstand van, verstand van een,
        hersens in de wacht, stel hersens, hersencel*, hersenen, 1 hersencel, cavia, kleuterklas, een kleuter,
        kleuters met, als kleuters, werk met kleuters, dochter van zeven, mijn dochter van, poppenkast, apenkooi,
        circus, amateurtoneel, kleurplaat, bak goudvissen, goudvis, clown, clowns, te stom om, te dom om,
        te dom voor, te lui om, te dom, zo dom als, zo stom als, dom als, niet te onderscheiden,
        links niet kan onderscheiden, licht brandt maar, er is niemand thuis, halve zijn, nuttig is hij, hoe die man,
        hoe haalt zo iemand, aangenomen is een raadsel, wie heeft hem … diploma, diploma verkocht,
        diploma … gewonnen, geen smaak dat volk, ruikt naar, ruiken naar, loopt rond alsof, doet alsof ze,
        weet niet dat … achter leeft, nie dattie, voor alsof het, standen zeuren, houten lepel,
        heeft meer ruggengraat, meer ruggengraat, wandelende powerpoint, in een gilet, met leasebakken, leasebak,
        dinosaurus, kapstok, doen ze ook maar wat, ook maar wat hoor, rekenwonder*, betaalprutsers, drolletje,
        zakken met een, niks kunnen, niets kunnen, stelletje amateurs, amateurs, incapabel, incompetent*, onbekwaam*,
        nog geen ei koken, ei koken, praat alsof, praten alsof, omhooggevallen, wereldvreemd, de hele dag koffie,
        zelfs mijn _ kan, zelfs mijn _ doet, mijn _ van _ kan, mijn _ van _ doet, kan mijn _ beter,
        doet mijn _ beter, mijn hond kan, mijn kat kan, mijn oma kan, een aap kan, een aap zou, nachtmerrie klant,
        nachtmerrie van een, een ramp van een, is een ramp, is een drama, is een nachtmerrie, onuitstaanbaar*,
        onverdraaglijk*, hopeloos, hopeloze, hopelozen, kan er niks van, kan er niets van, kunnen er niks van,
        bakt er niks van, bakken er niks van, er niks van bakken, er niets van bakken, nog nooit zo'n dom*, dom volk,
        domme klant*, domme vraag van, domme vragen van, de domste, traag van begrip, te beroerd om, te lui voor,
        vraag me af hoe, hoe is die ooit, hoe is hij ooit, hoe is ze ooit, wie heeft die aangenomen,
        wie neemt zo iemand, geen idee wat hij doet, geen idee wat ze doet, weet van toeten noch blazen,
        van toeten noch, klok heeft horen luiden, een blok aan het been, blok beton, houten klaas, opblaaspop,
        windbuil, blaaskaak, opschepper, ijdeltuit, narcist, haantje, draak van een, stuk onbenul, onbenul,
        lachertje, lachstof, schertsfiguur, koekenbakker*, kwakzalver*, faalhaas, papieren tijger, kippen zonder kop,
        kip zonder kop, doet alsof hij, doet alsof zij, denkt dat hij, denkt dat ze, kan geen mail, kan geen pdf,
        weet niet hoe een, heeft geen idee hoe, geen flauw benul, nul verstand, nul humor, ruggengraat van,
        humor van een, charisma van, diepgang van, smaak van een, daadkracht van
        """,
    "trash": """
        rommel, troep, grootste troep, waardeloos, waardeloze, brol, bagger, bagger app, kutapp, kutproduct, prut,
        knudde, drama, ramp, draak van een, gedrocht van een, rotzooi, gammel*, gecrasht, crasht, crasht … weer,
        bug na bug, grootste bocht, afzetterij, oplichting, zakkenvullers, tape en leugens, karton met,
        koop het niet, koop liever, koop een ander, beter bij de concurrent, de concurrent is beter,
        concurrent … beter, wc papier met, gaat nergens over, lachwekkend, slechtste, doet het beter,
        verloren mee loopt, voor mensen die niks te doen hebben, ge voelt het nauwelijks, uit medelijden,
        slecht product, slechtste product, bagger product, om te huilen, onbruikbaar*, werkt voor geen meter,
        werkt nooit, doet het nooit, hangt met plakband, met plakband aan elkaar, houtje touwtje, koop dit niet,
        niet kopen, zonde van je geld, zonde van het geld, geldklopperij, gebakken lucht, gruwelijk slecht,
        zo traag als, schaam me voor, schaam me dat ik dit verkoop, niemand zit erop te wachten, prutswerk, wrak,
        een lachertje
        """,
    # misconduct
    "drink": """
        bier, biertje*, biertjes, pils, pilsje*, pintje*, pinten, pint, duvel, wodka, vodka, jenever, rum, whisky,
        gin tonic*, wijn, wijntje*, rose, cava, prosecco, champagne, shotje*, shots, borrel*, halve krat,
        flesje sterk, dronken, bezopen, lazarus, ladderzat, zo lam, stomdronken, aangeschoten, zuipen, gezopen,
        nuchter was, nog wat op, zatte, krat bier, krat pils, _ vaten, biertap, kater van, dronken op het werk,
        dronken op kantoor, met een kegel, kegel, beschonken, nippertje, flacon, drankje te veel, te veel op,
        fles leeg, heupflacon, heupfles, aan de drank, doorgezakt, lekker in de lorum, wijn in de koelkast van
        """,
    "drug": """
        joint, joints, jointje*, jonko, jonkie, blowen, geblowd, wiet, hasj, spacecake*, coke, cocaine, sos,
        lijntje*, lijntjes, 2 gram, gram in, pil, pilletje*, pillen geslikt, xtc, mdma, speed, ketamine, lachgas,
        snuiven, gesnoven, stoned, high, trippen, paddo*, ghb, wietje, jointje gerookt, opgerookt, pilletje genomen,
        lijntje gesnoven, snuif, snuifje, ritalin van, onder invloed, trippend, spacecake op
        """,
    "at_work": """
        dienst, nachtdienst, op mijn dienst, op mn nachtdienst, avonddienst, tijdens het werk, op het werk,
        op kantoor, kantoor, in de pauze, pauze, schaft, de schaft, werkplaats, magazijn, heftruck*, ketelhuis,
        stookkot, kantine, remise, achter de remise, balie, standup, stand up, hotfix, gepusht, gelast,
        wissel gelast, gereden, rijden, achter het stuur, kaartjes knippen, orders, orders getekend, jaarsluiting,
        service, ontbijtservice, livebuild, liftkabels, alarmen, noodtrap, serverruimte, serverzaal, stadhuis,
        kamer 4, vrijmibo … uur, vrijdagmiddag bij ons, schoonmaak, de bar, achter de bar, op mijn ronde, ploeg,
        nachtploeg, opnames, achterop de wagen, veegkarren, persagenda, vergadering, teamuitje, kwartaldiner,
        salesteam, kerstfeestje van kantoor, receptie, chauffeur, bij het omlopen, bandenspanning,
        zoals het hoort bij ons, werkdag, onder werktijd, werktijd, baas wist, op de zaak, op de werkvloer,
        werkvloer, in de vergadering, vergaderzaal, de klant op bezoek, voor de klas, aan het bed, in de ok,
        op de ok, op de afdeling, in de vrachtwagen, in de bus, in de cabine, op de steiger, in het lab, op stage,
        tijdens mijn dienst, voor mijn dienst, tijdens de dienst, tijdens de vergadering, presentatie, klantgesprek,
        in de winkel, achter de kassa, in de keuken, op de bouw, kiepbak, thermos
        """,
    "off_work": """
        na het werk, na mijn werk, thuis, weekend, vakantie, vrije dag, alcoholvrij*, 0.0, 0, cassis, in de cake,
        voor in de, voor in de cake, op een terras met vrienden, camping, gestopt met, nuchter, zonder alcohol,
        geen druppel, verboden, nooit gedronken, verjaardag van mijn, saus, recept, koken met, na mijn dienst,
        na mn nachtdienst, na de dienst, na mijn nachtdienst, club, gescoord, voetbalclub
        """,
    "sick_call": """
        ziekmeld*, ziek meld*, ziekgemeld, ziek gemeld, meldde me ziek, ziek gebeld, zegde ik ziek,
        morgen ziekmelden, ziekmelden, buikgriep, voedselvergiftiging, ziektebriefje, op het briefke, zware griep,
        doktersbriefje, gebeld met mijn, ziek thuis zogenaamd, ziektedag genomen, ziek gemeld bij,
        heb me ziek gemeld, me ziekgemeld, ziekmelding, afgebeld, afgemeld met griep, zogenaamd griep, ziektewet in,
        ziekteverlof, ziek spelen, deed of ik ziek
        """,
    "sick_fake": """
        zogenaamd, zielig stemmetje, doodgaanstem, stem oefenen, aan het hoesten, haha, hahaha, festival, camping,
        strand, terras, efteling, arena, pretpark, izmir, voetbal, gewoon lekker, zat gewoon, lag lekker,
        begrafenis van mijn duif, fake, nep, verzonnen, geloofde het nog ook, niks misdaan, eigenlijk gewoon, kater,
        uitslapen, niks aan de hand, niet ziek, helemaal niet ziek, lekker vrij, dagje weg, dagje strand, dagje zee,
        concert, kermis, skien, shoppen, gamen, netflix, nieuwe game, feestje, voetbal kijken, wedstrijd,
        geen koorts, kerngezond, kiplekker, niemand die het weet, ze trapten erin, trapt er altijd in, trapte erin
        """,
    "hazing": """
        ontgroen*, inwijding*, met tape, ducttape, aan de ketel geplakt, vastgebonden, opgesloten, opsluiting,
        in de vriescel, vriescel, in zijn onderbroek, in zn onderbroek, in onderbroek, luier, broek op zijn knieen,
        billen van onze, achterwerk, geven elke stagiaire, laten kruipen, laten likken, overgeven van de stank,
        dooie vis, door een trechter, moest bijna huilen, wie huilt, halfuurtje laten schreeuwen, met een banaan,
        foto's volgen, naakt door, kaalgeschoren, laxeermiddel, laxeer*, in de kast opgesloten, opgesloten in,
        vastgebonden aan, vastgetapet, uitgekleed, zonder broek, in zijn blootje, ondergekotst,
        in de container gezet, emmer water over, plakken aan, aan de paal, spuug in, pis in, poep in, geplast in,
        ingesmeerd met, laten drinken tot, moest huilen van, in de vriezer, als grap … opgesloten, kop in de wc,
        wc pot, met zijn hoofd in, cijfer op haar, cijfer op zijn lijf, cijfers voor de billen,
        cijfer op haar achterwerk
        """,
    "newcomer": """
        stagiair*, de nieuwe, nieuwe, nieuweling*, leerling*, junior*, groentje, uitzendkracht, vakantiejobber, jobstudent, regiodirecteur, collega*, traditie, bij ons
        """,
    # authority
    "promise": """
        beloof*, beloofd, beloof ik, garandeer*, gegarandeerd, garantie, reken erop, reken er op, reken daarop, reken maar, sta ik voor in, sta ervoor in, ik sta ervoor, zeg ik toe, zeg toe, toegezegd, erewoord, mijn woord, hand erop, hang ik mijn naam, schrijf maar op, screenshot maar, neem van mij aan, neem dat van mij, neem t van mij aan, geloof mij, bij monde van, verbindt … zich, afgesproken, is afgesproken, daar mag u op rekenen, geen dag later, ge moogt mij geloven, zeg maar dat ik, noem mijn naam, van mij gehoord, kom ik na, ik regel dat, ik haal hem eruit, haal ik hem eruit, scheldt … kwijt, wij vergoeden, vergoedt, vergoeden alles, alles vergoed, krijgt u terug, krijgt u van ons, krijgen jullie, zonder boete, geen boete
        """,
    "delivery": """
        geleverd, levering, in huis, staat live, live, staat bij u, ligt klaar, klaar, open, opgeleverd, rijdt, rijden, werkt, hersteld, ligt alles weer goed, geholpen, komt, ligt strak, ligt er morgen, paspoort, staat er, nieuwe luchtvering, staat er op, voor kerst, voor de zomer, vanaf, voor zaterdag, morgen, maandag, 1 september, voor vrijdag, om negen uur, uw terras, vergunning, de stadspas, subsidie, goedgekeurd, zo goed als goedgekeurd, vast contract, baan is van jou
        """,
    "money": """
        euro, prijs, korting*, rente, gratis, vergoed*, terugbetaald, terugbetaling, procent, kwijtgescholden, kost, kosten, tarief, goedkoper, geld terug, schadevergoeding, schadeclaim*, aansprakelijk, cadeau, 100
        """,
    "medical": """
        bloedverdunner*, antibiotica*, antibioticakuur, insuline, ritalin, paracetamol, ibuprofen, 800 ibu, ibu, medicatie, medicijn*, pillen, de pil, maagtablet, chemo, koorts, diabetici, hartkloppingen, huisarts, bijsluiter, gram per dag, mg, dosis, wond, verdoving, inenting*, vaccin*, coeliakie, glutenvrij
        """,
    "medical_order": """
        stop gewoon met, stoppen, niet nodig, heb je niet nodig, gewoon doorspelen, laten staan, gerust … laten staan, kan gehalveerd, prima gehalveerd, gehalveerd, kan prima, kan makkelijk, niet bellen, niet je huisarts, geen dokter, niet naar den dokter, niet naar de dokter, niet terug naar, verdubbel*, neem gewoon, is voor watjes, hoeft niet naar, medisch gewoon
        """,
    "legal_claim": """
        juridisch, wettelijk, recht op, hebt recht, heb je recht, u staat in uw recht, mag u … niet rekenen, kan je niks maken, kan u niks maken, aansprakelijk, nadeelcompensatie, claim wat, teken* gerust, gerust tekenen, zonder opschortende, schenkingsrecht, belastingvrij, niet strafbaar, houdt … stand, jullie mogen … verkopen, weiger gewoon te betalen, laat de brieven liggen
        """,
    "invest": """
        instappen, koop nu, koop gerust, kopen nu, aandelen, obligaties, certificaten, kasbons, medewerkerscertificaten, zorgobligaties, spaargeld, beleg*, belegging*, rendement, per jaar gegarandeerd, winst, 15% per jaar, koop die, zet alles, steken in, hypotheek, huis kopen, je bent gek als je
        """,
    # the company's voice
    "speaks": """
        namens, in naam van, uit naam van, bij monde van ondergetekende, als vertegenwoordiger van, namens het hotel, namens het bedrijf, namens de directie, officieel standpunt, officiele standpunt, officiele reactie, ons standpunt, is ons standpunt, officiele mededeling, officiele verklaring, persbericht, perverklaring, statement, wij als, als huis, als organisatie, wij als bedrijf, als directie, wij van, u mag mij citeren, citeren als, laat hierbij weten, laat bij dezen weten, laat weten, deelt mede, kan ik u meedelen, distantieert zich, neemt afstand van, nemen wij … afstand, betreuren, betreurt, excuseert zich, biedt excuses aan, bieden onze excuses, keurt … af, doet aangifte, wijst … af, wijst iedere, verklaart, verklaren hierbij, hierbij
        """,
    "statement": """
        vinden, vindt, betreuren, betreurt, excuus, excuses, sorry, besloten, beslissing, stoppen, doen aangifte, aangifte, vergoed, vergoeden, standpunt, verwachten, rechtzetting, financieren, afstand, geen plannen, onjuist, reactie, antwoord, volgen, meer zeggen wij, afkeuren, keurt, blijven, beslist, neen, nemen wij, wijst
        """,
    "own_view": """
        eigen mening, mijn mening, persoonlijke mening, puur mijn, op persoonlijke titel, persoonlijk vind, prive mening, niet namens, niet die van mijn werkgever, niet die van, niet van mijn werkgever, als bewoner, als burger, als klant, als vader, als moeder, spreek voor mezelf, wat mij betreft, mij betreft, zoals ik het zie, opinions my own, meningen zijn, meningen van mezelf, own opinions, views my own, tweet* zijn eigen, privemening, prive account, ik spreek alleen
        """,
    "harsh_view": """
        schande, schandalig, een blunder, blunder, onbeschoft, asociaal, walgelijk, zakkenrollerij, zakkenvullerij, onfatsoenlijk, dierenbeulerij, een klap in, doodklap, klap in het gezicht, verkeerde plek, verkeerde groep, verkeerde beslissing, foute beslissing, fout gewoon fout, gewoon fout, fout punt, dom beleid, dom, kortzichtig, geen hart gehad, oogkleppen, in de kou zetten, schaam je, schamen, wegjaagt, nooit mogen, had nooit, hadden nooit, had … moeten blijven, had gewoon moeten, zwaar overdreven, laf, lafheid, slecht plan, wanbeleid, geldverspilling, weggegooid geld, misdadig, hypocriet, tegen en blijf ik tegen, ben ik tegen, ik ben tegen, verdient geen vertrouwen, veel te snel, verzint alleen, smoor je, grote broer
        """,
    "pro_view": """
        groot gelijk, terecht, precies goed, prima plan, goede zaak, goed besluit, goed genomen, juist goed, volkomen normaal, brengt juist leven, kappen die, jammert, gejammer, wie nu nog, gewoon doen, ik ben voor, helemaal voor
        """,
    "as_employee": """
        ik werk er, ik werk bij, werk er zelf, als werknemer, als personeelslid, als medewerker, als collega van, ik als, als ontwikkelaar bij, als kok van, als jurist van, zeg het als, zeg ik als, vanuit mijn stoel, werk in het magazijn van, ik zit bij, wij hier bij, onze gemeente, ons college, ons hotel, onze bank, ons ziekenhuis, ons stadhuis, mijn eigen, deze gemeente, diezelfde gemeente, als inspecteur van, iedereen bij
        """,
    # matters of law
    "lawsuit": """
        rechtszaak, rechtzaak, rechtszaken, proces, proces van, procederen, die zaak, de zaak, zaak tegen, zaak over, aanklacht, aangeklaagd, aanklaagt, aanklagen, claim, claims, schadeclaim*, vordering, dagvaarding, gedagvaard, hoger beroep, beroep, kort geding, vonnis, rechter, rechtbank, hof, officier van justitie, parket, tuchtzaak, tuchtrechter, schikking, schikken, geschikt, schikkingsvoorstel, dading, tegenpartij, onze advocaat, onze advocaten, advocaten, onze jurist, dossierkosten*, *zaak, *claim, *onderzoek, *rechtszaak, getuigen, zwijggeld, aanhouding
        """,
    "inquiry": """
        toezichthouder, inspectie, inspecteur*, privacytoezichthouder, privacy autoriteit, autoriteit persoonsgegevens, acm, afm, nvwa, onderzoek, vervolgonderzoek, integriteitsonderzoek, belastingdienst … onderzoek, inval, invallen, huiszoeking, boete, boetes, verhoord, uitgevraagd, witwasdossier, witwas*, parket, dozen komen halen, regulator
        """,
    "outcome": """
        winnen, wint, verliezen, verliest, gaat … verliezen, gaat … winnen, kansloos, punt, ze hebben een punt, hebben gelijk, heeft gelijk, krijgt … gelijk, gelijk moet krijgen, groot gelijk, terecht, onterecht, kolder, rammelt, rammelen, geen poot, om op te staan, lachertje, gehakt van, fout, fout geweest, schuldig, de schuld, vrijgesproken, boete krijgen, boete gaan, gaan we die boete, gaat ons geld kosten, cost us, wist ervan, wisten ervan, dokken, betalen, krijgt, getekend, zwijgen, zwijgt, houdt zijn mond, apart gezet, reservering, misgaat, kopie gemaakt, zelf gezocht, in ons blootje, op papier gewaarschuwd, sisser, had gekregen, verkeerde kamer, verkeerde rack, tegen ons, prullenbak, bij ons in, geen fatsoenlijk antwoord, vroeg erom, te hoog, niks gedaan, aanbod gedaan, onderhandelt, verprutst, getuigen, hangt, vrees ik, jokt, goed voor
        """,
    # inside information
    "hush": """
        niet doorvertellen, niet verder vertellen, mondje dicht, tussen ons, tussen ons gezegd, onder ons, hou het voor je, houd het voor je, hou het nog, nog voor je houden, ssst, sst, sssh, psst, staat nog nergens, nog nergens, nog niet bekend, nog niks bekend, weet nog niemand, niemand mag het weten, niemand weet, nog niemand, weten het nog niet, weten dat zelf nog niet, weet het zelf nog niet, mag het nog niet, mag nog niet, mag er nog met niemand, mag ik nog niet, mag niet op, mag ik niet zeggen, nog niet aangekondigd, niet gecommuniceerd, nog nie gecommuniceerd, nog nie, pas vrijdag, vrijdag pas, pas donderdag, donderdag pas, pas op intranet, pas na, hoort het pas, horen het pas, horen ze het, het pas, formeel pas, officieel pas, alleen intern, vertrouwelijk, geheim, je hebt het niet van mij, niet van mij, heb je niet van mij, off the record, op de printer, aan de printer, op den printer, aan het kopieerapparaat, opgevangen, hoorde ik, hoorden wij, smoezen, in stilte, zonder pers, besloten, stiekem, per ongeluk, oeps, zei ik, buitenwereld, de brieven moeten nog, krijgen … hun brief, nog niet naar buiten, embargo, voor insiders, nog niet publiek, van de piccolo, fluisterde, fluistert
        """,
    "change": """
        gaat dicht, gaan dicht, sluit, sluiting, gesloten, wordt gesloten, dichtgaan, eruit, gaat eruit, gaan eruit, er … uit gaan, verdwijnt, verdwijnen, opgeheven, wordt opgeheven, wegbezuinigd, reorganis*, herstructurer*, krimp, inkrimp*, afvloei*, ontslag, ontslagen, ontslagronde, ontslagbrief, ontslagbrieven, gesprekken over ontslag, collectief ontslag, banen weg, banen verdwijnen, mensen weg, man weg, weg moeten, afscheidsspeech, afscheidsdoos, opvolger, stopt als, stopt in, stopt bij, vertrekt, vertrek van, weggaat, opgestapt, aftreden, ontslag genomen, neemt afscheid, wordt vervangen, fusie, fuseren, fuseert, samengaan, overname, overgenomen, overnameproject*, neemt … over, verkocht, wordt verkocht, te koop, koper, worden van ons, getrouwd met, verhuist, verhuizen, verhuzen, verhuizing, verplaatst, uitbested*, outsourc*, uitbesteding, naar polen, naar india, leasemaatschappij, simulator, gaat naar, geen eigen, mensen te veel, wordt samengevoegd, samenvoeg*, aanwerven in plaats, minder aanwerven
        """,
    "workplace": """
        kantoor, kantoren, afdeling*, team, ploeg, dienst, vestiging, filiaal, locatie, depot, fabriek, loket, keuken, bloedbank, apotheek, rijschool, administratie, boekhouding, financien, marketing, it afdeling, gastvrouwen, collega's, collega, manager, directeur, ceo, chef, wagenpark, callcenter, contactcenter, het hele, heel de, de halve, onze, ons, mensen, ziekenhuis, bedrijf, studio, hal, drukkerij, magazijn
        """,
    "figure": """
        omzet, winst, verlies, miljoen, miljard, in 't rood, in het rood, in de min, kwartaal*, kwartaalcijfers, cijfers, marge, marges, bod, laagste bod, raming, offerte, grondprijs, inkoopprijs, reserver*, reizigers, bezetting, onder water, begroting, tekort, budget, conversie, doorklik, churn, aantallen, ton, ebitda
        """,
    "unpublished": """
        nog door de commissaris, nog nergens, vrijdag nog niemand mag zien, nog naar het college, concept nota, conceptnota, ontwerpbegroting, nog niet gepubliceerd, nog niet openbaar, liggen al op mijn bureau, op mijn bureau, net binnen, alleen intern, intern, ingeboekt, weet nog niet, op de slide, whiteboard, boven de, terwijl de prijslijst, voor het kwartaal, tussen ons gezegd, zijn binnen, komt boven, is van _ naar, moet er nog, staat sinds gisteren
        """,
    "incident": """
        datalek, lek, lek van, gehackt, hack, storing, plat, lag plat, lag … plat, offline, open gezet, open gestaan, per ongeluk open, op straat, certificaat … verlopen, ransomware, gelekt, bekeken door onbekenden, zonder wachtwoord, niet versleuteld, adressen … open, lagen plat
        """,
    "hidden_incident": """
        niemand die het weet, niemand weet het, niemand zag, niemand het zag, nobody noticed, niet op de statuspagina, staat niet op, hopen dat niemand, mondje dicht, niet gemeld, niemand gemeld, niemand buiten, klanten weten van niks, weten van niks, sssh, ssst, stil gehouden, intern gehouden
        """,
    "published": """
        persbericht, staat op de site, staat gewoon op de site, op onze site, op de site, op de website, in de krant stond, stond in de krant, gepubliceerd, jaarverslag, aangekondigd, al bekend, iedereen weet, openbaar, zoals bekend, las ik in, volgens de krant, nieuwsbericht, sinds het persbericht, prijslijst op de site ook, www
        """,
    # quarrel
    "heat": """
        leer lezen, leer eerst, leert u eerst, leer klokkijken, leer rekenen, eindelijk eens leert, lees eerst,
        ben er klaar mee, ik ben er klaar mee, ben het spuugzat, spuugzat, ik ben het beu, zoek een ander,
        zoek ander, zoek lekker, zoek het lekker uit, zoek het uit, lekker opzeggen, ga lekker,
        ga naar de concurrent, stop met, stop nu, hou op, hou toch op, hou eens op, houd eens op, hou je mond,
        hou uw klep, houd uw, bek houdt, bek, grote mond, je mond, ik blokkeer, blokkeer je, blokkade, ik gooi ze,
        ongelezen weg, kom maar, kom maar door, kom dan, kom naar buiten, kom het in, zeg het in, zeg het tegen mij,
        als je durft, als u durft, als ge durft, u liegt, je liegt, jij liegt, ge liegt, u luistert niet, onbeschoft,
        u snapt, jij snapt, je snapt er, niet snappen, wilt het niet begrijpen, wilt het gewoon niet begrijpen,
        schaam u, doe niet zo, kijk eerst zelf, kijk eens in de spiegel, je eigen spiegel, wat wilt u nou,
        wat wil je nou, laat mij met rust, met rust laten, nog een zo'n, nog een woord, nog een keer, zodra de hel,
        rot op, loop heen, log uit, touch grass, blijf dan, blijf dan lekker thuis, bel me nooit, kom nooit meer,
        nooit meer een voet, en nog een woord, dan had je, dan had u, had u maar, leg je eigen, bouw het dan,
        maak je eigen, doe het dan zelf, doe het zelf, koop dan, wordt ze nog kleiner, zorg ik persoonlijk,
        ga u bij uw moeder, kom niet janken, niet janken, gejank, gezeur, gezaag, gejammer, jammeren, bleiten,
        blaffen, gegil, zeuren, schreeuw maar, je begint, jij begint, daar zijt ge weer, wéér die, u weer, jij weer,
        weet ge wat, weet je wat, voor de traagsten, zet de camerabeelden, camerabeelden, uitschelden, voor dief,
        mag van mij, mijn schuld, met uw grote mond, jullie hebben, ik zwijg niet, geen idee
        """,
    "calm": """
        sorry, excuses, het spijt me, excuus, mijn fout, lag aan mij, was ik, bedankt voor, dank voor, bel gerust, kom gerust, graag, helaas, vriendelijke groet, ik kijk het na, ik zoek het uit, kan ik u helpen, begrijp ik, snap ik, u heeft gelijk, je hebt gelijk, klopt, ik bel u
        """,
    # praise
    "ad": """
        aanrader, koop*, beste app, beste van, moet je hebben, geweldige app, geweldig product, probeer, download, installeer, vijf sterren, nooit meer zonder, een must
        """,
}
