"""Dutch, Flemish included."""

WORDS = {
    "lawsuit": """
        rechtszaak, rechtzaak, rechtszaken, proces, proces van, procederen, die zaak, de zaak, zaak tegen, zaak over,
        aanklacht, aangeklaagd, aanklaagt, aanklagen, claim, claims, schadeclaim*, vordering, dagvaarding, gedagvaard,
        hoger beroep, beroep, kort geding, vonnis, rechter, rechtbank, hof, officier van justitie, parket, tuchtzaak,
        tuchtrechter, schikking, schikken, geschikt, schikkingsvoorstel, dading, tegenpartij, onze advocaat,
        onze advocaten, advocaten, onze jurist, dossierkosten*, *zaak, *claim, *onderzoek, *rechtszaak, getuigen,
        zwijggeld, aanhouding, juridisch gevecht, gerechtelijke procedure, bodemprocedure, zitting, zittingsdag,
        uitspraak van de rechter, arrest, veroordeeld, veroordeling, klager, eiser, gedaagde, getuige, mediation,
        bemiddeling, onderlinge schikking, geheimhouding, afkoopsom, vertrouwelijke schikking, rechtszaal,
        in de rechtszaal, strafzaak, octrooizaak, patentzaak, massaclaim, collectieve actie, bezwaarprocedure,
        raad van state, ons dossier, dossier bij
        """,
    "inquiry": """
        toezichthouder, inspectie, inspecteur*, privacytoezichthouder, privacy autoriteit, autoriteit persoonsgegevens,
        acm, afm, nvwa, onderzoek, vervolgonderzoek, integriteitsonderzoek, belastingdienst … onderzoek, inval, invallen,
        huiszoeking, boete, boetes, verhoord, uitgevraagd, witwasdossier, witwas*, parket, dozen komen halen, regulator,
        fod economie, fsma, nationale bank, dnb, ap, igj, nza, rekenkamer, onderzoeksrechter, justitie, fiod,
        inspecteurs, controleurs, controle door, doorlichting, audit door, enquete, parlementair onderzoek,
        onderzoekscommissie, ombudsman
        """,
    "outcome": """
        winnen, wint, verliezen, verliest, gaat … verliezen, gaat … winnen, kansloos, punt, ze hebben een punt,
        hebben gelijk, heeft gelijk, krijgt … gelijk, gelijk moet krijgen, groot gelijk, terecht, onterecht, kolder,
        rammelt, rammelen, geen poot, om op te staan, lachertje, gehakt van, fout, fout geweest, schuldig, de schuld,
        vrijgesproken, boete krijgen, boete gaan, gaan we die boete, gaat ons geld kosten, cost us, wist ervan,
        wisten ervan, dokken, betalen, krijgt, getekend, zwijgen, zwijgt, houdt zijn mond, apart gezet, reservering,
        misgaat, kopie gemaakt, zelf gezocht, in ons blootje, op papier gewaarschuwd, sisser, had gekregen,
        verkeerde kamer, verkeerde rack, tegen ons, prullenbak, bij ons in, geen fatsoenlijk antwoord, vroeg erom,
        te hoog, niks gedaan, aanbod gedaan, onderhandelt, verprutst, getuigen, hangt, vrees ik, jokt, goed voor,
        ik denk, ik vind, ik hoop, ik vrees, volgens mij, als je het mij vraagt, eerlijk gezegd, wedden,
        zou me niet verbazen, gaan voor de bijl, hangen, gaan we betalen, gaan betalen, komen ermee weg, mee weg,
        wegkomen, gewist, versnipperd, verdoezeld, wisten het, wist iedereen, iedereen wist, eigen schuld,
        schuld van ons, onze fout, onze schuld, onschuldig, terecht dat, kansen, weinig kans, grote kans, zwakke zaak,
        sterk dossier, bewijs, geen bewijs, zwijgcontract,
        niks op ons, niets op ons, hebben niks tegen ons
        """,
    "hush": """
        niet doorvertellen, niet verder vertellen, mondje dicht, tussen ons, tussen ons gezegd, onder ons,
        hou het voor je, houd het voor je, hou het nog, nog voor je houden, ssst, sst, sssh, psst, staat nog nergens,
        nog nergens, nog niet bekend, nog niks bekend, weet nog niemand, niemand mag het weten, niemand weet,
        nog niemand, weten het nog niet, weten dat zelf nog niet, weet het zelf nog niet, mag het nog niet,
        mag nog niet, mag er nog met niemand, mag ik nog niet, mag niet op, mag ik niet zeggen,
        nog niet aangekondigd, niet gecommuniceerd, nog nie gecommuniceerd, nog nie, pas vrijdag, vrijdag pas,
        pas donderdag, donderdag pas, pas op intranet, pas na, hoort het pas, horen het pas, horen ze het, het pas,
        formeel pas, officieel pas, alleen intern, vertrouwelijk, geheim, je hebt het niet van mij, niet van mij,
        heb je niet van mij, off the record, op de printer, aan de printer, op den printer, aan het kopieerapparaat,
        opgevangen, hoorde ik, hoorden wij, smoezen, in stilte, zonder pers, besloten, stiekem, per ongeluk, oeps,
        zei ik, buitenwereld, de brieven moeten nog, krijgen … hun brief, nog niet naar buiten, embargo,
        voor insiders, nog niet publiek, van de piccolo, fluisterde, fluistert, nog niet officieel, niet officieel,
        nog geheim, nog onder embargo, voorlopig geheim, blijft onder ons, tussen jullie en mij, niet delen,
        niet verder delen, niet retweeten, mag eigenlijk niet, mag ik eigenlijk niet, eigenlijk mag ik,
        zou ik niet moeten, mag niemand weten, mogen het nog niet weten, ze weten nog van niks, weten nog van niks,
        weet nog van niks, van niks weten, volgende week bekend, morgen bekend, maandag bekend, binnenkort bekend,
        wordt volgende week, pas volgende week, pas maandag, pas morgen, pas in, gehoord in de wandelgangen,
        wandelgangen, opgevangen bij, zag het op, stond op het scherm, zag de lijst, spoiler, primeur, scoop,
        voor jullie als eerste, verklappen, verklap, ik zeg niks, ik heb niks gezegd, je weet het niet van mij,
        lippen op elkaar, zwijgen, zwijgplicht, intern gemeld, intern bekend, weten … nog niet, weet … nog niet,
        weten nog niks, weten nog niets,
        wordt … bekendgemaakt, worden … bekendgemaakt, nog niet bekendgemaakt, bekendmaking volgt,
        niet naar buiten brengen, sneak preview, mag het eigenlijk nog,
        personeel weet van niks, team weet van niks
        """,
    "change": """
        gaat dicht, gaan dicht, sluit, sluiting, gesloten, wordt gesloten, dichtgaan, eruit, gaat eruit, gaan eruit,
        er … uit gaan, verdwijnt, verdwijnen, opgeheven, wordt opgeheven, wegbezuinigd, reorganis*, herstructurer*,
        krimp, inkrimp*, afvloei*, ontslag, ontslagen, ontslagronde, ontslagbrief, ontslagbrieven,
        gesprekken over ontslag, collectief ontslag, banen weg, banen verdwijnen, mensen weg, man weg, weg moeten,
        afscheidsspeech, afscheidsdoos, opvolger, stopt als, stopt in, stopt bij, vertrekt, vertrek van, weggaat,
        opgestapt, aftreden, ontslag genomen, neemt afscheid, wordt vervangen, fusie, fuseren, fuseert, samengaan,
        overname, overgenomen, overnameproject*, neemt … over, verkocht, wordt verkocht, te koop, koper,
        worden van ons, getrouwd met, verhuist, verhuizen, verhuzen, verhuizing, verplaatst, uitbested*, outsourc*,
        uitbesteding, naar polen, naar india, leasemaatschappij, simulator, gaat naar, geen eigen, mensen te veel,
        wordt samengevoegd, samenvoeg*, aanwerven in plaats, minder aanwerven, sluitingsplan, banenverlies,
        banen geschrapt, schrappen, geschrapt, functies vervallen, vervallen, boventallig, herplaatst, afgebouwd,
        afbouw, stoppen met, stopt ermee, opdoeken, opgedoekt, dichtgegooid, verkoop van, verkocht aan,
        in de verkoop, overgenomen door, nieuwe eigenaar, splitsing, afsplitsing, faillissement, failliet, surseance,
        surseance van, opgezegd, weggestuurd, ontslagen wordt, op straat, wordt ontslagen, worden ontslagen,
        vertrekregeling, nieuwe ceo, nieuwe directeur, interim directeur, naar roemenie, naar bangalore,
        naar portugal, gaat … dicht, gaan … dicht, moet … dicht, gaat … weg, moeten … weg,
        stapt op, stappen op, treedt af, treden af, neemt ontslag, legt … neer, vertrekken
        """,
    "workplace": """
        kantoor, kantoren, afdeling*, team, ploeg, dienst, vestiging, filiaal, locatie, depot, fabriek, loket, keuken,
        bloedbank, apotheek, rijschool, administratie, boekhouding, financien, marketing, it afdeling, gastvrouwen,
        collega's, collega, manager, directeur, ceo, chef, wagenpark, callcenter, contactcenter, het hele, heel de,
        de halve, onze, ons, mensen, ziekenhuis, bedrijf, studio, hal, drukkerij, magazijn
        """,
    "figure": """
        omzet, winst, verlies, miljoen, miljard, in 't rood, in het rood, in de min, kwartaal*, kwartaalcijfers, cijfers,
        marge, marges, bod, laagste bod, raming, offerte, grondprijs, inkoopprijs, reserver*, reizigers, bezetting,
        onder water, begroting, tekort, budget, conversie, doorklik, churn, aantallen, ton, ebitda
        """,
    "unpublished": """
        nog door de commissaris, nog nergens, vrijdag nog niemand mag zien, nog naar het college, concept nota,
        conceptnota, ontwerpbegroting, nog niet gepubliceerd, nog niet openbaar, liggen al op mijn bureau,
        op mijn bureau, net binnen, alleen intern, intern, ingeboekt, weet nog niet, op de slide, whiteboard, boven de,
        terwijl de prijslijst, voor het kwartaal, tussen ons gezegd, zijn binnen, komt boven, is van _ naar, moet er nog,
        staat sinds gisteren
        """,
    "incident": """
        datalek, lek, lek van, gehackt, hack, storing, plat, lag plat, lag … plat, offline, open gezet, open gestaan,
        per ongeluk open, op straat, certificaat … verlopen, ransomware, gelekt, bekeken door onbekenden,
        zonder wachtwoord, niet versleuteld, adressen … open, lagen plat
        """,
    "hidden_incident": """
        niemand die het weet, niemand weet het, niemand zag, niemand het zag, nobody noticed, niet op de statuspagina,
        staat niet op, hopen dat niemand, mondje dicht, niet gemeld, niemand gemeld, niemand buiten,
        klanten weten van niks, weten van niks, sssh, ssst, stil gehouden, intern gehouden,
        weet van niks, nog niet gemeld, intern houden
        """,
    "published": """
        persbericht, staat op de site, staat gewoon op de site, op onze site, op de site, op de website,
        in de krant stond, stond in de krant, gepubliceerd, jaarverslag, aangekondigd, al bekend, iedereen weet,
        openbaar, zoals bekend, las ik in, volgens de krant, nieuwsbericht, sinds het persbericht,
        prijslijst op de site ook, www
        """,
}
