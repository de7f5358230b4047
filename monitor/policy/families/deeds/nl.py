"""Dutch, Flemish included."""

WORDS = {
    "drink": """
        bier, biertje*, biertjes, pils, pilsje*, pintje*, pinten, pint, duvel, wodka, vodka, jenever, rum, whisky,
        gin tonic*, wijn, wijntje*, rose, cava, prosecco, champagne, shotje*, shots, borrel*, halve krat, flesje sterk,
        dronken, bezopen, lazarus, ladderzat, zo lam, stomdronken, aangeschoten, zuipen, gezopen, nuchter was,
        nog wat op, zatte, krat bier, krat pils, _ vaten, biertap, kater van, dronken op het werk, dronken op kantoor,
        met een kegel, kegel, beschonken, nippertje, flacon, drankje te veel, te veel op, fles leeg, heupflacon,
        heupfles, aan de drank, doorgezakt, lekker in de lorum, wijn in de koelkast van,
        kater, half dronken, met een kater, brak
        """,
    "drug": """
        joint, joints, jointje*, jonko, jonkie, blowen, geblowd, wiet, hasj, spacecake*, coke, cocaine, sos, lijntje*,
        lijntjes, 2 gram, gram in, pil, pilletje*, pillen geslikt, xtc, mdma, speed, ketamine, lachgas, snuiven,
        gesnoven, stoned, high, trippen, paddo*, ghb, wietje, jointje gerookt, opgerookt, pilletje genomen,
        lijntje gesnoven, snuif, snuifje, ritalin van, onder invloed, trippend, spacecake op
        """,
    "at_work": """
        dienst, nachtdienst, op mijn dienst, op mn nachtdienst, avonddienst, tijdens het werk, op het werk,
        op kantoor, kantoor, in de pauze, pauze, schaft, de schaft, werkplaats, magazijn, heftruck*, ketelhuis,
        stookkot, kantine, remise, balie, standup, stand up, hotfix, gepusht, gelast, gereden, rijden,
        achter het stuur, orders, orders getekend, jaarsluiting, service, ontbijtservice, livebuild, alarmen,
        noodtrap, serverruimte, serverzaal, stadhuis, kamer 4, vrijmibo … uur, vrijdagmiddag bij ons, schoonmaak,
        de bar, achter de bar, op mijn ronde, ploeg, nachtploeg, opnames, achterop de wagen, vergadering, teamuitje,
        kwartaldiner, salesteam, kerstfeestje van kantoor, receptie, chauffeur, bij het omlopen, bandenspanning,
        zoals het hoort bij ons, werkdag, onder werktijd, werktijd, baas wist, op de zaak, op de werkvloer,
        werkvloer, in de vergadering, vergaderzaal, de klant op bezoek, voor de klas, aan het bed, in de ok,
        op de ok, op de afdeling, in de vrachtwagen, in de bus, in de cabine, op de steiger, in het lab, op stage,
        tijdens mijn dienst, voor mijn dienst, tijdens de dienst, tijdens de vergadering, presentatie, klantgesprek,
        in de winkel, achter de kassa, in de keuken, op de bouw, kiepbak, thermos,
        achter de kraan, op de kraan, op de kade, in de kraan, achter mijn bureau, tijdens de vergadering,
        tijdens het overleg
        """,
    "off_work": """
        na het werk, na mijn werk, thuis, weekend, vakantie, vrije dag, alcoholvrij*, 0.0, 0, cassis, in de cake,
        voor in de, voor in de cake, op een terras met vrienden, camping, gestopt met, nuchter, zonder alcohol,
        geen druppel, verboden, nooit gedronken, verjaardag van mijn, saus, recept, koken met, na mijn dienst,
        na mn nachtdienst, na de dienst, na mijn nachtdienst, club, gescoord, voetbalclub
        """,
    "sick_call": """
        ziekmeld*, ziek meld*, ziekgemeld, ziek gemeld, meldde me ziek, ziek gebeld, zegde ik ziek, morgen ziekmelden,
        ziekmelden, buikgriep, voedselvergiftiging, ziektebriefje, op het briefke, zware griep, doktersbriefje,
        gebeld met mijn, ziek thuis zogenaamd, ziektedag genomen, ziek gemeld bij, heb me ziek gemeld, me ziekgemeld,
        ziekmelding, afgebeld, afgemeld met griep, zogenaamd griep, ziektewet in, ziekteverlof, ziek spelen,
        deed of ik ziek,
        griepje, griep voorgewend, voorgewend, ziek voorgewend, ziek gespeeld
        """,
    "sick_fake": """
        zogenaamd, zielig stemmetje, doodgaanstem, stem oefenen, aan het hoesten, haha, hahaha, festival, camping,
        strand, terras, efteling, arena, pretpark, voetbal, gewoon lekker, zat gewoon, lag lekker, fake, nep,
        verzonnen, geloofde het nog ook, eigenlijk gewoon, kater, uitslapen, niks aan de hand, niet ziek,
        helemaal niet ziek, lekker vrij, dagje weg, dagje strand, dagje zee, concert, kermis, skien, shoppen, gamen,
        netflix, nieuwe game, feestje, voetbal kijken, wedstrijd, geen koorts, kerngezond, kiplekker,
        niemand die het weet, ze trapten erin, trapt er altijd in, trapte erin
        """,
    "hazing": """
        ontgroen*, inwijding*, met tape, ducttape, aan de ketel geplakt, vastgebonden, opgesloten, opsluiting,
        in de vriescel, vriescel, in zijn onderbroek, in zn onderbroek, in onderbroek, luier, billen van onze,
        achterwerk, geven elke stagiaire, laten kruipen, laten likken, door een trechter, moest bijna huilen,
        wie huilt, halfuurtje laten schreeuwen, met een banaan, foto's volgen, naakt door, kaalgeschoren,
        laxeermiddel, laxeer*, in de kast opgesloten, opgesloten in, vastgebonden aan, vastgetapet, uitgekleed,
        zonder broek, in zijn blootje, ondergekotst, in de container gezet, emmer water over, plakken aan,
        aan de paal, spuug in, pis in, poep in, geplast in, ingesmeerd met, laten drinken tot, moest huilen van,
        in de vriezer, als grap … opgesloten, kop in de wc, wc pot, met zijn hoofd in, cijfer op haar,
        cijfer op zijn lijf, cijfers voor de billen, cijfer op haar achterwerk
        """,
    "newcomer": """
        stagiair*, de nieuwe, nieuwe, nieuweling*, leerling*, junior*, groentje, uitzendkracht, vakantiejobber,
        jobstudent, regiodirecteur, collega*, traditie, bij ons
        """,
    "promise": """
        beloof*, beloofd, beloof ik, garandeer*, gegarandeerd, garantie, reken erop, reken er op, reken daarop,
        reken maar, sta ik voor in, sta ervoor in, ik sta ervoor, zeg ik toe, zeg toe, toegezegd, erewoord,
        mijn woord, hand erop, hang ik mijn naam, schrijf maar op, screenshot maar, neem van mij aan,
        neem dat van mij, neem t van mij aan, geloof mij, bij monde van, verbindt … zich, afgesproken,
        is afgesproken, daar mag u op rekenen, geen dag later, ge moogt mij geloven, zeg maar dat ik, noem mijn naam,
        van mij gehoord, kom ik na, ik regel dat, ik haal hem eruit, haal ik hem eruit, scheldt … kwijt,
        wij vergoeden, vergoedt, vergoeden alles, alles vergoed, krijgt u terug, krijgt u van ons, krijgen jullie,
        zonder boete, geen boete, ik beloof, we beloven, wij beloven, wij garanderen, ik garandeer, op mijn erewoord,
        beloofd is beloofd, daar mag je op rekenen, daar kunt u op rekenen, kun je op rekenen, kunt u op rekenen,
        reken maar op, 100 procent zeker, honderd procent zeker, sowieso, komt goed beloofd, ik zorg ervoor,
        wij zorgen ervoor, ik regel het, dat regel ik, ik keur het goed, goedgekeurd door mij, krijg je van ons,
        krijgen ze van ons, wij betalen, betalen wij, wij nemen … over, als medewerker zeg ik, neem het van mij aan,
        mijn advies
        """,
    "delivery": """
        geleverd, levering, in huis, staat live, live, staat bij u, ligt klaar, klaar, open, opgeleverd, rijdt, rijden,
        werkt, hersteld, ligt alles weer goed, geholpen, komt, ligt strak, ligt er morgen, paspoort, staat er,
        nieuwe luchtvering, staat er op, voor kerst, voor de zomer, vanaf, voor zaterdag, morgen, maandag, 1 september,
        voor vrijdag, om negen uur, uw terras, vergunning, de stadspas, subsidie, goedgekeurd, zo goed als goedgekeurd,
        vast contract, baan is van jou,
        opgelost, verholpen, gerepareerd, is gefixt
        """,
    "money": """
        euro, prijs, de prijs eraf, helft van de prijs, korting*, rente, gratis, vergoed*, terugbetaald, terugbetaling, procent, kwijtgescholden, kost,
        kosten, tarief, goedkoper, geld terug, schadevergoeding, schadeclaim*, aansprakelijk, cadeau, 100
        """,
    "medical": """
        bloedverdunner*, antibiotica*, antibioticakuur, insuline, ritalin, paracetamol, ibuprofen, 800 ibu, ibu,
        medicatie, medicijn*, pillen, de pil, maagtablet, chemo, koorts, diabetici, hartkloppingen, huisarts, bijsluiter,
        gram per dag, mg, dosis, wond, verdoving, inenting*, vaccin*, coeliakie, glutenvrij
        """,
    "medical_order": """
        stop gewoon met, stoppen, niet nodig, heb je niet nodig, gewoon doorspelen, laten staan, gerust … laten staan,
        kan gehalveerd, prima gehalveerd, gehalveerd, kan prima, kan makkelijk, niet bellen, niet je huisarts,
        geen dokter, niet naar den dokter, niet naar de dokter, niet terug naar, verdubbel*, neem gewoon, is voor watjes,
        hoeft niet naar, medisch gewoon
        """,
    "legal_claim": """
        juridisch, wettelijk, recht op, hebt recht, heb je recht, u staat in uw recht, mag u … niet rekenen,
        kan je niks maken, kan u niks maken, aansprakelijk, nadeelcompensatie, claim wat, teken* gerust, gerust tekenen,
        zonder opschortende, schenkingsrecht, belastingvrij, niet strafbaar, houdt … stand, jullie mogen … verkopen,
        weiger gewoon te betalen, laat de brieven liggen
        """,
    "invest": """
        instappen, koop nu, koop gerust, kopen nu, aandelen, obligaties, certificaten, kasbons,
        medewerkerscertificaten, zorgobligaties, spaargeld, beleg*, belegging*, rendement, per jaar gegarandeerd,
        15% per jaar, koop die, zet alles, steken in, hypotheek, huis kopen, je bent gek als je, maakt winst,
        winst maken
        """,
    "speaks": """
        namens, in naam van, uit naam van, bij monde van ondergetekende, als vertegenwoordiger van, namens het hotel,
        namens het bedrijf, namens de directie, officieel standpunt, officiele standpunt, officiele reactie,
        ons standpunt, is ons standpunt, officiele mededeling, officiele verklaring, persbericht, perverklaring,
        statement, wij als, als huis, als organisatie, wij als bedrijf, als directie, wij van, u mag mij citeren,
        citeren als, laat hierbij weten, laat bij dezen weten, laat weten, deelt mede, kan ik u meedelen,
        distantieert zich, neemt afstand van, nemen wij … afstand, betreuren, betreurt, excuseert zich,
        biedt excuses aan, bieden onze excuses, keurt … af, doet aangifte, wijst … af, wijst iedere, verklaart,
        verklaren hierbij, hierbij, namens ons allen, namens iedereen bij, als woordvoerder, officieel antwoord,
        officieel statement, onze officiële, ons officiële, het bedrijf heeft besloten, de directie heeft besloten,
        wij hebben besloten, nemen wij de volle, volle verantwoordelijkheid, onze excuses, bieden wij, in naam van het,
        u mag dit afdrukken, mag u afdrukken, noteer dit als
        """,
    "statement": """
        vinden, vindt, betreuren, betreurt, excuus, excuses, sorry, besloten, beslissing, stoppen, doen aangifte,
        aangifte, vergoed, vergoeden, standpunt, verwachten, rechtzetting, financieren, afstand, geen plannen, onjuist,
        reactie, antwoord, volgen, meer zeggen wij, afkeuren, keurt, blijven, beslist, neen, nemen wij, wijst, besluit,
        verantwoordelijk*, veroordelen, veroordeelt, steunen, steunt, beloven, belooft, kondig*, aangekondigd,
        staan achter, staat achter, verwerpen, verwerpt, beeindigen, ontkennen, ontkent, bevestigen, bevestigt, spijt,
        wij zullen, we zullen
        """,
}
