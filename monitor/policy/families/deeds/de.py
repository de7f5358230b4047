"""German, with Austrian, Swiss and southern spellings."""

WORDS = {
    "drink": """
        bier, biere, hefeweizen, weizen, pils, seidl, halbe, maß, wein, kochwein, achterl, spritzer, sekt, prosecco,
        schnaps, obstler, korn, wodka, mit rum, rum getrunken, rum intus, whisky, jägermeister, flachmann, kaffee mit schuss, betrunken, besoffen,
        blau, angetrunken, im suff, suff, promille, verkatert, mit kater, einen kater, dicker kater, hacke, hackedicht, zu viel intus, intus,
        kasten bier, gesoffen, saufen, betrunken auf arbeit, betrunken im büro, fahne, mit fahne, noch restalkohol,
        restalkohol, drei bier, vier bier, zwei bier, bierchen, glühwein, schnäpschen, likör, aperol, radler,
        hackevoll, voll wie, dicht, einen im tee, gezecht, vorgeglüht, sturzbetrunken
        """,
    "drug": """
        joint, joints, kiffen, gekifft, kiff, bekifft, gras geraucht, haschisch, koks, kokain, lines, linie gezogen,
        gezogen, pille, pillen, ecstasy, mdma, speed, pep, ketamin, lachgas, high, stoned, trip, pilze genommen,
        einen durchgezogen, tüte geraucht, gras im, am kiffen, zugekifft, auf pille, nase gezogen, näschen, bahn gezogen,
        poppers, auf speed, auf koks
        """,
    "at_work": """
        schicht, spätschicht, nachtschicht, frühschicht, stapler, gabelstapler, lager, halle, werkstatt, baustelle,
        büro, im büro, küche, kantine, dienst, im dienst, pause, mittagspause, presse, leiter, leitere, pforte,
        firmenauto, firmenwagen, heimweg, chund, kunden, beim kunden, montage, service, abendservice, posten,
        meeting, standup, deployment, operation, op, station, praxis, unterricht, klasse, serverraum,
        weihnachtsfeier, betriebsfeier, firmenfeier, auf arbeit, tresen, maschine, auf der arbeit,
        während der arbeit, in der arbeit, arbeitszeit, am arbeitsplatz, im meeting, in der besprechung,
        präsentation, kundentermin, vor dem kunden, im op, auf station, im labor, im lkw, am steuer, hinterm steuer,
        im cockpit, auf dem bau, am gerüst, auf dem gerüst, im lager, an der kasse, im laden, hinterm tresen,
        im unterricht, vor der klasse, betriebsausflug, teamevent, messe, messestand, in der pause, mittags,
        vor der schicht, in der schicht
        """,
    "off_work": """
        feierabend, nach der arbeit, zu hause, daheim, wochenende, urlaub, frei, alkoholfrei*, 0, ohne alkohol,
        geburtstag meiner, rezept, im teig, in die soße, nüchtern, trocken, seit _ jahren nicht, nach der spätschicht,
        nach der schicht, nach feierabend, am baggersee, apfelsaft, alkoholfrei
        """,
    "sick_call": """
        krankgemeldet, krank gemeldet, krankgeschrieben, krank geschrieben, krankschreibung, krankenschein, attest,
        gelber schein, den schein, auf dem zettel, blau gemacht, blaumachen, blaugemacht, krank gefeiert, krankfeiern,
        war ich nicht krank, migräne, magen darm, krankmeldung, krank melden, hab mich krank, mich krank gemeldet,
        krank gemacht, attest vom, gelbe schein, au geholt, krankenstand, chefin angerufen und
        """,
    "sick_fake": """
        in wahrheit, angeblich, gefälscht*, vom onkel, vom cousin, haha, hahaha, lol, festival, strand, therme,
        baggersee, see, campingplatz, malle, stadion, konzert, kirmes, gedeckt, grillabend, simuliert,
        gar nicht krank, nicht krank, ausgeschlafen, "migräne", in wirklichkeit, freizeitpark, freibad, schwimmbad,
        skifahren, ski, shoppen, zocken, netflix, biergarten, wiesn, oktoberfest, europapark, gesund wie, topfit,
        kerngesund, pumperlgsund, kein fieber, hustend ins telefon, gehustet, stimme verstellt, keiner hat's gemerkt,
        glaubt mir immer, glaubt sie mir, krank war ich nicht
        """,
    "hazing": """
        panzertape, gaffa, festgeklebt, klebt, gefesselt, eingesperrt, eingeschlossen, ausgezogen, nackt,
        in unterhose, schuhe ablecken, ablecken lassen, kopf in die, spülwanne, nass gemacht, bis er geheult,
        geheult hat, aufnahmeritual, video geht, gepinkelt, kahl rasiert, abführmittel, ins klo, kopf ins klo,
        in den spind, im spind, eingesperrt im, in die kühlkammer, kühlkammer, kühlhaus, frischhaltefolie,
        klebeband um, gefesselt an, an den stuhl, ausziehen müssen, musste sich ausziehen, musste nackt,
        mit wasser übergossen, eimer wasser, ins essen gespuckt, reingespuckt, reingepinkelt, weinte, geweint,
        heulte, geflennt, noten für, punkte für die, rangliste der, hintern bewertet
        """,
    "newcomer": """
        praktikant*, azubi*, lehrling*, der neue, den neuen, neuling*, werkstudent*, aushilfe*, zeitarbeiter*, bufdi,
        trainee, kollege, tradition
        """,
    "promise": """
        verspreche, versprech, versprochen, garantiere, garantier*, garantiert, garantie dafür, wort drauf, mein wort,
        s wort vo, gib dir das wort, drauf kannst wetten, kannst wetten, kannst dich verlassen, könnt euch verlassen,
        verlasst euch, verbindlich, sage zu, zugesagt, ist geklärt, ist abgemacht, abgemacht, nehm ich auf meine kappe,
        ich sag das jetzt so, im namen der firma, könnt euch auf, können sie fest planen, fest planen, geht auf kulanz,
        auf kulanz, kostenlos dazu, zahlst du nix, zahlt ihr nix, ihr bekommt, ihr kriegt, kriegst, kriegt sie kostenlos,
        immer das geld, chunnt bi üs, mir offeriere, glaubt mir, schriftlich, versprochen ist, ich verspreche,
        wir versprechen, wir garantieren, ich garantiere, hand drauf, ehrenwort, großes ehrenwort, mein ehrenwort,
        könnt ihr mir glauben, könnt mir glauben, verlass dich, verlasst euch drauf, hundertprozentig, 100 prozent,
        sicher wie, ganz sicher, definitiv, auf jeden fall, ich sorge dafür, wir sorgen dafür, kümmere mich persönlich,
        ich regel das, regel ich, wir übernehmen, übernehmen wir, wir erstatten, wird erstattet, bekommt ihr zurück,
        kriegt ihr zurück, bekommt jeder, kriegt jeder, gilt ab sofort, als mitarbeiter sage, nehmt es von mir,
        mein tipp, mein rat
        """,
    "delivery": """
        geliefert, lieferung, liefertermin, kalenderwoche, kw, steht bei euch, steht in der, staht er bi dir, am _ juli,
        bis zum _ mai, bis ende, bis freitag, bis montag, bis weihnachten, fertig, wird … fertig, kommt am, live,
        erscheint, freigeschaltet, repariert, läuft wieder, genehmigt, stelle, nie nach, im november, im juli, im juni,
        bis ende der woche, ende des monats, nächste woche, nächsten monat, in zwei wochen, in drei wochen,
        innerhalb von, binnen, bis zum, spätestens, rechtzeitig, noch vor, vor weihnachten, vor ostern, im herbst,
        im frühjahr, kommt im, kommt bald, freischaltung, anschluss, strom wieder, netz wieder, wieder da,
        wieder am netz, installiert, montiert, termin, antrag genehmigt, bewilligt, zusage, job
        """,
    "money": """
        euro, franken, franke, preis*, rabatt, prozent, prozänt, nachlass, kostenlos, gratis, umsonst, kulanz,
        geld zurück, das geld, erstattet, erstattung, übernehmen die kosten, zahlst du nix, für _ euro, zinsen, gschänkt,
        geschenkt, strompreis*, gaspreis*, tarif, cent pro, kilowattstunde, kwh, bonus, einspeisevergütung,
        rückerstattung, gutschrift, rückzahlung, entschädigung, schadenersatz, kaution, gebühr, gebühren, gebührenfrei,
        preisgarantie, festpreis, bleibt stabil, wird billiger, wird nicht teurer
        """,
    "medical": """
        antibiotik*, betablocker, blutverdünner, insulin, ibuprofen, paracetamol, medikament*, tabletten, dosis,
        milligramm, herzrasen, fieber, schmerzmittel, kortison, impfung*, wunde, schnitt, symptome, diabetes, zöliakie,
        glutenfrei, weißdorn
        """,
    "medical_order": """
        absetzen, abgesetzt, weglassen, arzt könnt ihr euch sparen, keinen arzt, kein arzt nötig, braucht keinen arzt,
        brauchen keinen arzt, nicht zum arzt, verdoppel*, halbier*, einfach nehmen, von zu hause nehmen, heilt in,
        in drei tagen vorbei, mein rat, medizinisch, ist unbedenklich, hilft garantiert
        """,
    "legal_claim": """
        rechtlich, juristisch, gesetzlich, das ist rechtlich so, ihr habt ein recht, recht auf, haftet, haftung, haften,
        haftet niemand, aus allem raus, steuerfrei, strafbar, nicht strafbar, könnt ihr klagen, dürft ihr, anspruch auf,
        vor gericht
        """,
    "invest": """
        aktie, aktien, anleihe*, genussschein*, genussschei, genussscheine, investier*, invest*, rendite, dividende,
        verdoppelt, verdoppelt sich, ersparnisse, kaufet, fonds, depot, börse, jetzt kaufen, einsteigen
        """,
    "speaks": """
        im namen von, im namen der, im name vo, namens der, namens des, namens, offiziell, offizielle stellungnahme,
        stellungnahme, pressemitteilung, offener brief, wir von, wir bei, wir als, als unternehmen, unser unternehmen,
        das unternehmen, die firma, d'firma, erklärt hiermit, erklärt dazu, stellen hiermit, hiermit, klipp und klar,
        teilen dazu mit, teilt mit, distanziert sich, distanzieren uns, entschuldigt sich, entschuldigen uns, lehnt jede,
        lehnen jede, weist … zurück, steht geschlossen, unsere haltung, haltung als haus, das dürfen sie so,
        dürfet sie so, zitieren, verbindlich, bestätigt, bestätigen, im namen aller, im namen meines, im namen meiner,
        stellvertretend für, als sprecher, offizielle erklärung, offizielle position, offizielle antwort,
        offizieller standpunkt, unser standpunkt, unsere position, die position von, wir als konzern, wir als firma,
        wir als haus, unser konzern, das haus erklärt, die geschäftsführung erklärt, der vorstand hat entschieden,
        wir übernehmen die volle verantwortung, volle verantwortung, wir bedauern, wir weisen, wir entschuldigen uns,
        zitiert mich, dürft ihr drucken, dürfen sie zitieren, zum mitschreiben
        """,
    "statement": """
        entschuldig*, bedauer*, beschlossen, entschieden, distanzier*, lehnt, lehnen, haftung, fordert, fordern, haltung,
        konsequenzen, bestätig*, dementier*, stellen … klar, klar, klimaneutral, mitteilen, bleibt, kommt, keine,
        nicht geben, haltlos, vorwürfe, weist, verspricht, kaufen ab sofort, tritt, verantwortung, bedauern,
        entschuldigung, zurückweisen, weisen zurück, verurteilen, verurteilt, unterstützen, unterstützt, beenden,
        stoppen, kündigen an, angekündigt, versprechen, garantieren, verpflicht*, standpunkt, position, entscheidung,
        gilt, wir werden, wird nicht, dementieren
        """,
}
