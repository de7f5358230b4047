"""Dutch, Flemish included."""

WORDS = {
    "client": """
        klant*, client, clienten, bezoeker*, reiziger*, passagier*, patient*, gast, gasten, gebruiker*, afnemer*,
        opdrachtgever*, burger, burgers, bewoner*, inwoner*, huurder*, leverancier*, kandidaat, aanvrager*, beller,
        bellers, leerling, leerlingen, ouders, bruidspaar, het publiek, meneer, mevrouw, weduwe, tafel _, klantje,
        verzekerde*, speler*, weggebruiker*
        """,
    "colleague": """
        collega*, chef, cheffin, baas, bazen, manager*, teamleider*, teamlead, leidinggevende*, directeur*, directrice,
        directie, bestuur, management, leadership, ploegbaas, afdelingshoofd, unithoofd, diensthoofd, hoofd operations,
        hoofdarts, begeleider, begeleidster, stagebegeleider*, werkbegeleid*, stagiair*, mentor, opleider, opzichter,
        voorman, wethouder, raadslid, burgemeester, ceo, cfo, cto, de nieuwe, den nieuwe, die nieuwe, onze lead,
        consultant*, controleur, architect, marketing, inkoop, inkoopchef, financien, de planning, planner,
        die gasten van, helpdesk, verpleegster*, hoofdverpleegster*, specialist, college, kok, barmanager,
        bedrijfsleider, ploeg, afdeling
        """,
    "ours": """
        onze, ons, mijn werkgever, mijn bedrijf, ons bedrijf, onze firma, ons huis, bij ons, wij, we, eigen, mijn chef,
        mijnen chef, onzen
        """,
    "someone": """
        je bent, jij bent, je bent zelf, bent u, u bent, jij, gij, gij zijt, zijt gij, ge zijt, jullie zijn, jullie, die,
        dat, dit, deze, zo'n, zulke, wat een, wat zijt, stelletje, stel, ons, onze, is een, zijn, met je, dat die,
        hij is, zij is, ze is, ze zijn, die is, is die, is hij, is gewoon, allemaal, iedereen die, vuile, vieze, vies,
        ouwe, dikke, domme, rot op, rot toch op, val dood, ga toch, hou je, houd je
        """,
    "you": """
        u, uw, je, jij, jullie, jouw, ge, gij, uwe
        """,
    "myself": """
        ik ben, ben ik, ben een, wat ben ik, mezelf, mijzelf, ikzelf, mij noemde, noemen me, noemt me, noemde me,
        noemde mij, ik idioot, ik sukkel, ik oen, ik ezel, ik muts, stomme ik, mijn eigen
        """,
    "said": """
        zei, zegt iemand, zeggen ze, riep, roepen, werd … genoemd, uitgescholden, scheldwoord*, schelden, schold, citaat,
        lied, liedje, film, serie, boek, roman, theater, voorstelling, titel, podcast, nummer van, muur gekalkt,
        reactie was, schreef iemand, stond er, hoorde ik, in de mond, woord, grafitti, verbied, nooit zeggen,
        geen racisme, racisme, racistisch, wie dat zegt, dat zeg je niet, gezegde, spreekwoord, grootmoeder noemde,
        noemde me, noemde mij, noemde hem, noemde haar, noemde ze, werd genoemd, noemden ons, noemden me,
        uitgemaakt voor
        """,
    "counter": """
        geen mongool, geen idioot, zijn geen, is geen, niemand is een, hou op met, stop met … noemen, laten we niemand,
        wie mensen … noemt, onderste uit, opgestaan, ik ben opgestaan, zei ik: niet, ik zei dat, aangesproken,
        heb er iets van gezegd, dat pik ik niet, niet mijn woorden, excuses, het spijt me, sorry dat,
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
        auto, audi, fiets, trein, tram, bus, wekker, kat, hond, poes, rat onder, koffieautomaat, koffie, ketel, boiler,
        lift, slot, deur, regen, wind, weer, weerbericht, maandag, sneeuw, knie, rug, fax, machine, kliko, excel, script,
        pipeline, test, tent, kast, ikea, oven, lied, spel, level, boss, scheids, scheidsrechter, beesten, duif, duiven,
        tosti, wasmachine, band, motor, stofzuiger, daemon, zolder, container, belletje, woning, beestje, zwijnen,
        reiger
        """,
    "own_view": """
        eigen mening, mijn mening, persoonlijke mening, puur mijn, op persoonlijke titel, persoonlijk vind,
        prive mening, niet namens, niet die van mijn werkgever, niet die van, niet van mijn werkgever, als bewoner,
        als burger, als klant, als vader, als moeder, spreek voor mezelf, wat mij betreft, mij betreft,
        zoals ik het zie, opinions my own, meningen zijn, meningen van mezelf, own opinions, views my own,
        tweet* zijn eigen, privemening, prive account, ik spreek alleen, voor mezelf, spreek alleen voor,
        alleen voor mezelf, mijn eigen mening, dit is mijn mening, als privepersoon, in eigen naam, op eigen titel,
        zonder namens, ten persoonlijke titel, louter persoonlijk, strikt persoonlijk
        """,
    "as_employee": """
        ik werk er, ik werk bij, werk er zelf, als werknemer, als personeelslid, als medewerker, als collega van, ik als,
        als ontwikkelaar bij, als kok van, als jurist van, zeg het als, zeg ik als, vanuit mijn stoel,
        werk in het magazijn van, ik zit bij, wij hier bij, onze gemeente, ons college, ons hotel, onze bank,
        ons ziekenhuis, ons stadhuis, mijn eigen, deze gemeente, diezelfde gemeente, als inspecteur van, iedereen bij
        """,
    "calm": """
        sorry, excuses, het spijt me, excuus, mijn fout, lag aan mij, was ik, bedankt voor, dank voor, bel gerust,
        kom gerust, graag, helaas, vriendelijke groet, ik kijk het na, ik zoek het uit, kan ik u helpen, begrijp ik,
        snap ik, u heeft gelijk, je hebt gelijk, klopt, ik bel u
        """,
    "person": """
        hij, zij, ze, hem, haar, hun, ie, zijn, die gast, gast, gasten, gozer, gozers, vent, venten, kerel, kerels,
        man, mannen, mannetje, vrouw, vrouwen, vrouwtje, mens, mensen, iemand, niemand, wie, eentje, buur, buurman,
        buurvrouw, buren, chauffeur, bestuurder, fietser, fietsers, automobilist, agent, conducteur, scheids,
        trainer, minister, politicus, politici, journalist, dokter, arts, ambtenaar, verkoper, kassier, ober,
        serveerster, influencer, trol, trollen, reageerders, jongen, jongens, meisje, meiden, volk, bende, groep,
        stelletje, moslims, joden, turken, marokkanen, polen, walen, vlamingen, belgen, hollanders, duitsers,
        buitenlanders, vluchtelingen, asielzoekers, homo's, boeren, boomers, franstaligen, types, figuur
        """,
}
