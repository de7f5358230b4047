"""Dutch, Flemish included. ``SURE`` words protect alone; ``HINT`` words need a second cue."""

SURE = {
    "pay": """
        onbetaalde stage*, gratis werken, gratis werk, loonklo*, belastingdruk op arbeid, indexsprong, traineesalaris,
        jaarbonus kwijt, zelfde schaal, ziektedagen, loonsverhoging*, loonstijging*, salarisverhoging*, loonkloof,
        salariskloof, loonstrook*, loonfiche*, loonbrief*, loonbriefje*, salarisstrook*, nachttoeslag*, weekendtoeslag*,
        zondagstoeslag*, onregelmatigheidstoeslag*, ploegentoeslag, ploegenpremie*, vakantiegeld, dertiende maand,
        eindejaarspremie*, stagevergoeding*, minimumloon, onderbetaald*, onderbetaling, onbetaald* uren,
        onbetaald* overwerk, onbetaald* overuren, gelijk loon, gelijke beloning, loon omhoog, loon … te laat,
        salaris … te laat, achterstallig* loon, gestolen loon, loondiefstal, ingeschaald, inschalen, loonschaal,
        salarisschaal, in schaal _, schaal _ zit, bruto in schaal, leerlingloon, hongerloon, fooienpot*, maaltijdcheques,
        reiskosten zelf, koopkracht, indexering … loon, loonindexering, wij krijgen per uur, pensioenoverzicht,
        zware beroepenregeling, zwareberoepen*, minder dan mijn mannelijke, meer dan ik verdien*, minder verdien*,
        verdient minder, ik verdien … bruto, ik verdien … netto, verdien na _ jaar, netto na _ jaar, verdien ik,
        euro netto, euro bruto, bruto in de maand, per uur voor, betaal je mensen, betalen hun mensen, loon inleveren,
        provisie … gehalveerd, bonus … gunst, geen opslag, opslag gekregen, opslag van, procent erbij, euro boven mij,
        zorgbonus, beloofde index, loonindex*, index gebleven, indexering, loon naar werken, loononderhandeling*,
        salarisonderhandeling*, salarisgesprek, te weinig betaald, slecht betaald, beter betaald, meer loon,
        eerlijk loon, eerlijk salaris, inflatiecorrectie, periodiek, functieschaal, schaalverhoging, toeslag geschrapt,
        toeslagen geschrapt, reiskostenvergoeding, onbetaalde uren, onbetaalde overuren, onbetaald overwerk,
        uitbetaling overuren, overuren uitbetaald, bonus geschrapt, geen bonus, dertiende maand geschrapt, voedselbank,
        tweede baan, rond kunnen komen, rondkomen, pensioenleeftijd, met pensioen op, aow leeftijd,
        vakantiedagen ingehouden, fooien, fooi ingehouden, loonfiches, maaltijdcheque*, haard en standplaats, barema*,
        loonsverlaging, loonmatiging,
        meer betaald dan, minder betaald dan, slechter betaald
        """,
    "hours": """
        recht op deconnectie, werkbaar werk, deeltijds, avondwerk, nachten na mekaar, nachten na elkaar,
        nachten en zondagen, plasspauze, overwerk, overuren, overwerken, overwerkt*, nachtdiensten,
        nachten achter elkaar, nachten op rij, dagen op rij, dienst* op rij, diensten achter elkaar, diensten op rij,
        late diensten, vroege diensten, gebroken dienst*, dubbele dienst*, weekend* op rij, rusttijd*, arbeidstijd*,
        arbeidstijdenwet, werkdruk, werklast, onderbezet*, onderbezetting, personeelstekort, te weinig personeel,
        te weinig handen, handen aan het bed, oproepcontract*, nulurencontract*, flexcontract*, pauze gehad, pauzes,
        plaspauze*, piketdienst*, standby zonder, standby zonder vergoeding, achterwacht, storingsdienst*,
        op mijn vrije dag, vrije zaterdag, vrije dagen ingetrokken, verlof geweigerd, verlofdag geweigerd,
        vakantie geweigerd, ouderschapsverlof, zwangerschapsverlof, rouwverlof, onbetaald verlof, uren per week,
        uur op de bok, uur in _ dagen, uren van _ aangepast, weken overwerk, rechttrekken van uren, urenregistratie …,
        rooster* omlaag, ingeroosterd, roosters, roosterwijziging, zondagswerk, zondagen niet, bereikbaar zijn,
        bereikbaarheid, thuiswerk* geweigerd, recht op onbereikbaarheid, kapot gewerkt, uren per dienst, uur dienst,
        wij waren met twee voor, met twee voor, patienten per verpleegkundige, dossiers per persoon,
        uur* aan een stuk gewerkt, tweede job, gewerkt zaterdag, van _ tot _ gewerkt, minuten per kamer, van 40 naar,
        compressed hours, vier dagen gaan werken, vierdaagse werkweek, dubbele diensten, dubbele shift, shift na shift,
        uren draaien, 60 uur, 70 uur, twaalf uur op, veertien uur, zestien uur, 12 uur diensten, avonden op rij,
        oproepdienst*, bereikbaarheidsdienst*, achterwachtdienst, weekenddiensten, nachtwerk, slaapdienst*,
        te weinig slaap, verlof ingetrokken, verlof afgewezen, vrij gevraagd, vakantie ingetrokken, adv dagen,
        tijd voor tijd, compensatie uren, minuren, plusuren, urenregistratie, prikklok, prikken, toiletbezoek,
        plassen mag, terug naar kantoor, kantoorplicht, thuiswerkverbod, thuiswerkdagen, kinderopvang, mantelzorg,
        personeelsgebrek, alleen op de afdeling, met twee op de afdeling, werk van twee, werk van drie, opgebrand,
        oververmoeid, invallen, rooster vrijdag, rooster om, late dienst vroege dienst, van laat naar vroeg,
        uur gedraaid, uur gewerkt deze week, uur gemaakt deze week, week op rij _ uur, weken op rij, uur per week,
        urenlange diensten, uren gedraaid
        """,
    "conditions": """
        zonder daglicht, verwarming kapot, verwarming … dood, op _ graden, arbeidsomstandigheden,
        arbeidsvoorwaarden, vast contract, tijdelijk contract, contract … niet verlengd, contract … verlengd,
        proeftijd ontslag, vaste aanstelling, vaste baan, uitzendkracht*, schijnzelfstandig*, ontslagen omdat,
        ontslagen wegens, ontslag omdat, mobbing, functioneringsgesprek*, beoordelingsgesprek, arbeidscontract,
        kantoortuin, graden in de, graden op de meter, graden op de werkvloer, airco … kapot, airco … bestelling,
        verwarming … kapot, toilet … verdieping, op een toilet, personeelskamer, kleedkamer … schimmel, schimmel,
        verstelbaar bureau, ergonomi*, werkgever … verantwoordelijk, zwaar werk, rug kapot, kapotte rug,
        arbeidsinspectie, arbo, arbodienst, bedrijfsarts, arbeidsgeneesheer, arbeidsgeneeskundig*, re integratie*,
        reintegratie*, uwv, ziektewet, poortwachter, stiptheidsactie, flexwerker*, uitzendbureau, payroll contract,
        detachering, draaideurconstructie, proeftijd, contract loopt af, ontslagen na, op staande voet,
        ontslag op staande, verbetertraject, functioneringstraject, beoordeling onvoldoende, tocht op, lekkend dak,
        geen verwarming, geen airco, kleedkamer zonder, kolfruimte, kolven, bureau van, zit sta bureau, muizen in,
        ratten in de, stinkt naar, flexplek*, flexplekken, te heet, te koud om, camera's op het personeel,
        personeelsvolgsysteem, zwart werken, zwartwerk, schijnzelfstandigheid, zzp constructie
        """,
    "safety": """
        gehoorkappen, geen mondkapjes, zonder handschoenen, vlam vat, vonken slaat, raampje van de cabine, onveilig*,
        veiligheidsschoenen, bedrijfsongeval*, werkongeval, bijna geplet, zonder valharnas, valbeveiliging,
        valbescherming, asbest*, mondkapje* tegen, beschermingsmiddelen, beschermkap, dodemansknop, noodknop gedrukt,
        noodstop, nooduitgang*, nooddeur*, vluchtweg*, vluchtroute*, brandblusser* leeg, tillift, valgordel,
        giftig* damp*, dosismeter, zonder werkende rem, remmen … niet, agressie, bespuugd, gespuugd,
        in mijn gezicht gespuugd, met de vuist bedreigd, mes tegen mijn, man met mes, bewakers, alleen op de dienst,
        alleen in de nacht, alleen aan het loket, veilig werk, veiligheid van, overvallen in, steekvest*,
        veiligheidsman, vallen er doden, doden vallen, wachten op een dode, glyfosaat, oplosmiddelen,
        leuning zat los, hechtingen, niet veilig, veilig is dit werk, gevaarlijk werk, veiligheidsharnas, harnas,
        valgevaar, bijna ongeluk, bijna ongelukken, bijna dood, had dood kunnen, wachten op ongelukken, brandgevaar,
        rookmelder, brandmelder, bhv, ehbo doos leeg, gaslek, stroomstoot, elektrocutie, chroom 6, kwartsstof,
        lasrook, gehoorschade, gehoorbescherming, veiligheidsbril, gebeten door een, geschopt door een,
        bedreigd door een, uitgescholden door een, alarmknop werkt, portofoon doet
        """,
    "union": """
        union card, lid van de bond, de ondernemingsraad adviseert, ondernemingsraad vond, stemming over de cao,
        vakbond*, vakvereniging, bond, fnv, cnv, acv, abvv, aclvb, vakbeweging, stak* voor, staken, stakingen,
        staking*, gestaakt, stakers, staker, stakingsdag, stakingslijst, stakingsaanzegging, stakingspost*, piket,
        stakingspiket, het werk neerleggen, leggen het werk neer, werkonderbreking*, stiptheidsactie*, cao, caos,
        cao* afspraken, de or heeft, vakbondsverkiezing*, sociale verkiezingen, syndicaal*, syndicaat, delegee*,
        afgevaardigde ontslaan, vakbondsafgevaardigde, sociaal plan, sociale partners, geen akkoord geen werk,
        medezeggenschap, collectieve onderhandeling*, kameraden, solidariteit met, geen cao, kaderlid,
        in de ondernemingsraad gevraagd, ondernemingsraad gevraagd, vakbondsvergadering, vakbondsactie, staakt,
        we staken, gaan staken, gestaakt wordt, stakingsvergoeding, estafettestaking, werkstaking, prikactie,
        vakbondslid, vakbondsleider, sp or, or lid gekozen, or verkiezing*, dag van de arbeid, cao onderhandeling*,
        cao tafel, ultimatum aan de directie, loonakkoord, ipa, syndicale
        """,
    "discrimination": """
        zwanger gemeld, boven de vijftig, jongere collega, andere achternaam, leeftijd op het werk,
        vrouwen zijn bij ons, discrimin*, leeftijdsdiscriminatie, racis*, seksis*, homofob*, homohaat, transfob*,
        islamofob*, antisemit*, glazen plafond*, ongelijk behandeld, ongelijke behandeling, hoofddoek*, mijn accent,
        mijn huidskleur, donkere huid, mijn achternaam, zwanger* … contract, contract … zwanger*, sinds ik zwanger,
        omdat ik zwanger, na mijn zwangerschap, kinderwens, planning om kinderen, vrouwen lager, mannen verdienen,
        mannelijke collega*, mannelijke voorganger, terug naar uw land, terug naar je land, afkomst, gendernorm*,
        voornaamwoord*, misgender*, deadnam*, genderneutra*, regenboog* poster, diversiteit* poster, exotisch,
        de zwarte genoemd, validis*, rolstoel … lift, niet toegankelijk, toegankelijkheid op het werk, te oud voor,
        te jong te, profiel senior, borrelcultuur, bedankt om wie ik ben, vreemde naam, een nederlandse _ verwacht,
        gelijkebehandeling*, promotie* … mannen, alleen vrouwen, enige vrouw, als enige vrouw, enige zwarte,
        mansplain*, mannenclub, old boys, herenclub, mijn haar, mijn huid, mijn naam op mijn cv, mijn cv,
        stagediscriminatie, migratieachtergrond, allochto*, buitenlander genoemd, vraagt waar ik echt,
        waar kom je echt, moederschap, na mijn verlof, deeltijdmoeder, transgender, non binair, uit de kast,
        homo op het werk, regenboogvlag, blindengeleide*, rolstoeltoegankelijk*, te oud bevonden, jong en dynamisch,
        50 plus*, leeftijdsgrens, autistisch, neurodivers*,
        vrouwen horen niet, geen plek voor vrouwen, niks voor vrouwen, mannenwerk, om zijn achternaam,
        om haar achternaam, vanwege zijn achternaam, vanwege haar achternaam, om zijn naam, om haar naam, afgewezen om,
        buitenlanders niet
        """,
    "harassment": """
        intimidat*, seksuele intimidatie, seksueel grensoverschrijdend, grensoverschrijdend*, ongewenst* gedrag,
        ongewenste, aanraking*, handtastelijk*, aanrand*, betast*, aan mijn kont, aan mijn billen, hand op mijn,
        hand op mn, zijn hand op, pesten op, pesterij*, gepest, pestgedrag, weggepest, vertrouwenspersoon, stalker,
        stalkt, getreiter, psychologische terreur, met dat kontje, lekkere ding, lekkerste stagiair*, schatje noteer,
        schatteke, je rok is, klacht ingediend, kleedkamerfilmpje*, vernederd door mijn, uitgescholden door,
        machtsmisbruik, metoo, angstcultuur, giftige cultuur, toxisch* leiding*, toxische werk*, tegen me aan komt staan,
        gooide een pan naar, handen thuis, betasten, op mijn billen, in mijn billen, tik op mijn, naar mijn borsten,
        vieze praat, dubbelzinnig*, appjes 's nachts, appt me 's nachts, stalken, achtervolgt me, kleineert, kleinerend,
        afgebekt, afgesnauwd, uitgekafferd, uitgescholden door mijn, voor schut gezet door mijn, buitengesloten,
        wegpesten, treiteren, treitert, gepest op, klacht tegen mijn,
        zat aan me, zit aan me, zat weer aan me, zit weer aan me, zat aan mijn, zit aan mijn, zat weer aan mijn,
        bleef aan me
        """,
    "whistleblowing": """
        klokkenluider*, misstand*, gemeld bij de inspectie, gemeld bij, meld* bij de inspectie, gemeld als,
        heb het gemeld, heb ik gemeld, heb ik het gemeld, ik heb dat gemeld, heb t doorgegeven,
        heb … doorgegeven aan de inspectie, doorgaf dat, melding gedaan van, aangifte gedaan, ombudsman,
        huis voor klokkenluiders, integriteitspunt, meldpunt, antedateer*, antedateren, geantedateerd,
        gefraudeerd met, gesjoemel*, gesjoemeld, achteraf aangepast, valse facturen, vervalst*, vervalsing,
        ik weiger te tekenen, geweigerd te tekenen, mijn weigering, keuringsrapport, drie keer gemeld,
        twee keer gemeld, x gemeld, keer gemeld, als onveilig, doofpot*, in de doofpot, ik meld het nu,
        schreef de toezichthouder, wegens melden, sinds ik meldde, omdat ik meldde, extern gemeld, naar buiten mee,
        smeergeld, omkoping, aan de bel getrokken, misstanden, melding bij, melding gemaakt, gemeld als onveilig,
        drie meldingen, twee meldingen, meldingen gedaan, niemand luisterde, vervalsen, vervalste, gefraudeerd,
        fraude gemeld, sjoemel*, nepfacturen, spookfacturen, omgekocht, belangenverstrengeling, integriteitsmelding,
        weiger te tekenen, teken ik niet, geweigerd om, zwijgen opgelegd, monddood
        """,
    "politics": """
        kandidaat op plaats, partijpolitiek, onze ministers, pensioen op 67, gestemd, stem op, stem ik op,
        stem dit jaar, ga stemmen, gaan stemmen, stemmen woensdag, stemlokaal, stembureau, stembus*, verkiezing*,
        gemeenteraadsverkiezing*, gemeenteraad … lijst, partij* … stem, kabinet, regering, tweede kamer, formatie,
        coalitie …, kamerleden, betoging, betogen, demonstratie, demonstreren, demonstreer, malieveld, klimaatmars,
        klimaatstaking, palestijnse vlag, gaza, oekraine steun, landelijke politiek, politieke partij,
        links* partij*, rechts* partij*, extreemrechts, pvv, vvd, groenlinks, pvda, d66, cda, bij1, denk stemmen,
        vooruit stemmen, vlaams belang, n va, nva, open vld, stem blanco, linkse clubs, gaan kiezen met,
        boerenprotest*, kandidaat voor de gemeenteraad, keti koti, pride lopen, lijst voor de gemeenteraad,
        stemwijzer, stemgedrag, gestemd heb, stemmen op, stemt u, ga je stemmen, verkiezingsdag,
        tweede kamerverkiezing*, provinciale staten, waterschap stem, europese verkiezingen, de wever, cd v, ecolo,
        ptb, sp stem, bbb, omtzigt, linkse partij, rechtse partij, extreem rechts, fascisme, asielbeleid,
        stikstofbeleid, demonstratierecht, klimaatdemonstratie, petitie, referendum, premier,
        stem voor de gemeenteraad
        """,
    "religion": """
        ramadan, iftar, suikerfeest, eid, vrijdaggebed, gebedsruimte*, gebedsruimtes, ik bid, bid ik, bidden,
        mijn geloof, gelovig*, ongelovig, moskee, synagoge, sjabbat, sabbat, kerkkoor, hoogmis, kerkdienst,
        paasnacht, paasmis, goede vrijdag …, aswoensdag, pinksteren vieren, allah, god luistert, god verstaat,
        van god is, zondag van god, vasten, ik vast, dominee, rabbijn, imam, kruis … hangen, kruisje, stille ruimte,
        kippa*, keppel*, winti, diwali, holi, psalm, gebed, evangelie, zondag kerk, in de tsjerke, ramadan*,
        offerfeest, vastenmaand, moskee*, priester, eucharistie, communie, doopsel, vormsel, kerstnacht, nachtmis,
        pesach, chanoeka, yom kipoer, koosjer, halal, boeddhis*, hindoe*, puja, kerkgang, bijbel, koran, mijn god,
        in god, atheist*, ongelovige, bidt
        """,
    "health": """
        chemo, miskraam, ik ben doof, gehoorapparaat, hoorapparaat, mijn arthrose, griep *onder*, burn out, burnout,
        mijn burn*, adhd, autis*, mijn depressie, antidepressiva, depressief, depressie, in therapie, mijn therapeut,
        met therapie, emdr, psycholoog, psychiater, migraine, mijn migraine, endometriose, menstruatie*,
        overgang opvlieg*, overgang, mijn menopauze, long covid, mijn diagnose, gediagnosticeerd, borstkanker,
        kanker … ik, ik heb kanker, mijn chemo, bestraling, uitslag binnen, prostaat, mijn operatie,
        geopereerd aan mijn, mijn hernia, hernia, mijn rug is, mijn pols, muisarm, tendinitis, suikerziekte,
        diabetes type, type 1, mijn suiker, me suiker, insuline … ik, epilepsie … ik heb, ms heb, reuma, coeliakie,
        ik stotter, dyslex*, slaap slecht, ik ben ziek, ziek thuis, ik zit thuis met, lig ik in bed, mijn bloeddruk,
        bij de fysio, eerste fysio, oogarts, tandarts … mijn, verstandskies, griepprik, coronaprik, bloedprikken,
        miskraam … ik, zwanger _ weken, ik ben zwanger, mammografie*, koorts en, mijn medicatie, take my meds,
        mijn hart slaat, hart slaat over, mijn tumor, mijn kuit, heup kraakt, knie kraakt, mijn angststoornis,
        paniekaanval*, cortisonespuit*, inzinking, mijn ms, multiple sclerose, mijn reuma, fibromyalgie, crohn,
        colitis, mijn darmen, mijn astma, hartkloppingen, mijn longen, paniekaanvallen, angststoornis, ptss, ocd,
        bipolair, anorexia, eetstoornis, afgekickt, nuchter sinds, dagen nuchter, aa bijeenkomst, ivf,
        vruchtbaarheid*, zwangerschapsmisselijk*, bevallingsverlof, kraambed, postnatale, overgangsklachten,
        mijn cyclus, menstrueer, uitslag van mijn, mijn huisarts, de psych, mijn psych, huisarts zegt,
        bedrijfsarts zegt, re integratie, ziek gemeld sinds, ziek sinds, al weken ziek, langdurig ziek, corona gehad,
        positief getest, gebroken pols, gebroken enkel, kruisband, whiplash, hersenschudding, tinnitus, griep gehad,
        zware griep en ik, mijn hartritme
        """,
}

HINT = {
    "pay": """
        loon, salaris*, uitbetaald, bruto, netto, toeslag*, opslag, vergoeding, pensioen*, wedde, onbetaald*, koopkracht,
        euro per uur, per uur, fooi, fooien, schaal, huur, gratis werk*
        """,
    "hours": """
        rooster*, nachtdienst, avonddienst, late dienst, vroege dienst, weekenddienst, avondwerk, nachtwerk, urenbrief*,
        pauze, verlof, vrije dag, piket, thuiswerk*, vakantiedagen, wachtdienst*, bereikbaar, dubbele shift, mails na,
        flexibel*, multitasker, deeltijd*
        """,
    "conditions": """
        contract, contracten, vitaliteit*, fruitmand, veerkracht, werkvloer, kleedkamer, overgeplaatst, airco,
        verwarming, daglicht, vochtig, evaluatie, werkdruk*, herplaatsing, toilet, wc, collega's weg, uitgeperst,
        bedankje, niet verlengd
        """,
    "safety": """
        veilig*, gevaar*, ongeval*, ongeluk*, gewond, bedreigd*, agressi*, tillen, masker*, mondkapje*, gehoorkap*,
        schort*, handschoenen, chloor, hartinfarct, beveiliging, noodknop, friteuse, vonken, brandgevaar, valhelm
        """,
    "union": """
        solidair*, bonds*, contributie, ledenvergadering, neerleggen, actievoeren, rechten, opkomst, achterban
        """,
    "discrimination": """
        zwanger*, accent, achternaam, buitenland*, moslim*, queer, lesbisch, trans, leeftijd, diversiteit, inclusie,
        handicap, rolstoel, doof, vijftig, vrouwen, huidskleur, promotie, sollicitaties
        """,
    "harassment": """
        klacht, klachten, gemeld, ongewenst, kleineren, treiter*, opgeschreven, knoopje, aangeraakt, korset, bespot,
        bang op
        """,
    "whistleblowing": """
        melden, gesignaleerd, misbruik, weigering, geweigerd, integriteit*, inspectie gebeld, verlopen datum,
        dubbel betaald, foto's van gemaakt
        """,
    "politics": """
        politiek*, democratie, klimaat, stemmen, partij, den haag, belasting*, minister*, index*, kandidaat op
        """,
    "religion": """
        kerk*, geloof*, gebed*, bid, god, kapel, pastoor
        """,
    "health": """
        ziek, pijn, rug, knie, pols, heup, therapie, uitgeput, herstel, moe, koorts, griep, dokter, chemo, operatie,
        ziektedag*, huilen
        """,
}

STANCE = """
    schande, schandalig, schandelijk, onaanvaardbaar, belachelijk, degoutant, walgelijk, woest, boos, kwaad, moe van, beu, spuugzat, kotsmisselijk, nooit meer, al jaren, al maanden,
    derde keer, drie keer, vijfde keer, weer, wederom, alweer, genoeg, niemand luistert, geen reactie, geen antwoord, bedankt he, dank u, dankjewel he, lekker dan, vier keer, weigert, geweigerd, mag niet, moet ik, geen, zonder, niet eens, hardop, zwijgen, zeg ik, ik zeg nee, pik ik niet, ik ben op, kapot, al drie jaar, wie bedenkt, leg mij dat, leg eens uit, eerlijk, oneerlijk, onrecht*, respect, waardigheid, menselijk, wij eisen, eisen, protest*
    """

SELF = """
    ik, mij, mijn, mn, me, m'n, wij, ons, onze, we, ikzelf
    """
