"""German, with Austrian and Swiss words. ``SURE`` words protect alone; ``HINT`` words need a second cue."""

SURE = {
    "pay": """
        lohnklau, zuschläge gestrichen, zuschläge gekürzt, provision … halbiert, gehalt da, trinkgeld … behalten,
        lohnerhöhung*, gehaltserhöhung*, gehaltsverhandlung*, lohnrunde*, lohnrundi, nullrunde*, tarifrunde*, tariflohn,
        tarifvertrag, tariferhöhung, kollektivvertrag, lohnlücke, gender pay, entgelttransparenz*, gleicher lohn,
        gleiche bezahlung, lohnabrechnung*, gehaltsabrechnung*, lohnzettel, mindestlohn*, stundenlohn, stundensätze,
        hungerlohn, unterbezahlt, schlecht bezahlt, unbezahlte überstunden, unbezahlt* arbeit*, nachtzuschlag*,
        nachtzulage, schichtzulage, zuschlag für nacht*, zulache für, weihnachtsgeld*, urlaubsgeld, dreizehnte* gehalt,
        trinkgeldtopf, trinkgeld* … einbehalten, ausbildungsvergütung, meine vergütung, lehrlingsentschädigung,
        praktikumsvergütung, euro brutto, euro netto, brutto im monat, netto im monat, weniger verdien*,
        verdient mehr als, mehr bekommt als ich, euro mehr bekommt, euro die stunde, lohn … zu spät, gehalt … zu spät,
        lohn kürz*, gehalt gekürzt, teuerung, kaufkraft, rente mit, meine rente, betriebsrente, zeitkonto,
        spesen gekürzt, reisezeit, prozent weniger, frauen verdienen, lohndumping, lohnraub
        """,
    "hours": """
        meine arbeitszeit, arbeitszeiterfassung, zehn stunden nacht, dritte nacht, stunden wache, überstunden,
        mehrarbeit, samstagsschicht*, sonntagsschicht, sonntagsarbeit, samstagsarbeit, nachtschichten,
        nachtschicht … tage, schichtplan*, dienstplan*, ruhezeit*, arbeitszeitgesetz, pausenzeit*, keine pause,
        ohne pause, pausen gezählt, meine pausen, schichten hintereinander, nächte am stück, tage am stück,
        stunden am stück, samstage hintereinander, sonntage hintereinander, wochenenden hintereinander, personalmangel,
        unterbesetzt, unterbesetzung, zu wenig personal, arbeitsverdichtung, arbeitsbelastung, rufbereitschaft,
        bereitschaftsdienst, crunch, befristet*, kurzarbeit, kurzarbeet, teilzeit*, elternzeit, mutterschutz, pflegezeit,
        bildungsurlaub, urlaub gestrichen, urlaub abgelehnt, gleitzeit, homeoffice verbot*, homeoffice gestrichen,
        vierter sonntag, stund auf da baustell, stunden schicht, stunden woche, sonntich schaffa, am sonntich,
        vier tage woche, doppelschicht
        """,
    "conditions": """
        arbeitsbedingungen, leiharbeit*, zeitarbeit … ausgebeutet, entfristung, kettenbefristung, abmahn*, abgemahnt,
        kündigungsschutz, probezeit gekündigt, entlassen weil, gekündigt weil, grossraumbüro, großraumbüro, grossrumbüro,
        großraum mit, arbeitsgericht, arbeitsinspektorat, arbeitsinspektion, gewerbeaufsicht, berufsgenossenschaft,
        betriebsarzt, arbeitsschutz, gefährdungsanzeige, überlastungsanzeige, gefährdungsbeurteilung, barrierefrei*,
        betriebliches eingliederungsmanagement, bem gespräch, raubbau, ausbeut*, ausgebeutet, grad in der halle,
        grad im lager, im winter _ grad, handschuhe musst, lärm am arbeitsplatz, ergonomi*, personalabteilung sagt,
        stempeln, pinkelpause, klo zeit, zusammengepfercht, sozialraum*
        """,
    "safety": """
        not us, fettbrandlöschung, schutzbrille fehlt, unfallanzeige*, arbeitsunfall*, beinaheunfall, schutzzaun,
        schutzausrüstung, gehörschutz, schutzbrille*, atemschutz, absturzsicherung, ka gurt, kein gurt, ohne gurt,
        not aus, notausgang*, notausgänge, fluchtweg*, asbest*, unter spannung, freischaltet, sicherheitsmängel,
        sicherheitsbeauftragt*, arbeitssicherheit, lebensgefahr*, lebensgefährlich, gefährlich* arbeitsplatz,
        kopfweh … lack*, lackofa, lösungsmittel*, übergriff* auf, angespuckt, bedroht worden,
        unterschreibe ich das nicht, da einer reingreift, erst wenn einer stirbt, erst einer stirbt, hand entzündet,
        schimmel in, verbrüh*, quetschung, eingeklemmt*
        """,
    "union": """
        gewerkschaft*, betriebsrat*, betriebsrät*, betriebsratswahl, wahlvorstand, wahlvorstand steht, personalrat*,
        ig metall, verdi, ver di, igbce, ngg, ögb, unia, streik*, warnstreik*, gestreikt, streikzelt, streikposten,
        streikrecht, tarif*, tarifverhandlung*, arbeitskampf, arbeitsniederlegung, solidarität*, solidarisch,
        betriebsversammlung, sozialplan, unterschriften gegen, trillerpfeife*, betriebsfrieden*, vertrauensleute,
        mitbestimmung, tag der arbeit, erster mai
        """,
    "discrimination": """
        equal pay, equal pay day, gleiche stelle, diskriminier*, rassis*, rassist*, sexis*, sexist*, homophob*,
        transphob*, antisemit*, islamfeind*, ausländerfeindlich, behindertenfeindlich, altersdiskriminierung,
        gläserne decke, gleichstellung*, gleichbehandlung*, agg, kopftuch*, hidschab, mein akzent, türkisch* namen,
        ausländisch* name*, frauen in der führung, mehr torstens, als frauen, quotenfrau, schwerbehindert*, inklusion*,
        rollstuhl, nach der elternzeit, nach dem mutterschutz, schwanger … vertrag, kinderwunsch, mädels heißen,
        autist vom dienst, ausländer raus, misgender*, pronomen, charmante ergänzung, woher kommst du wirklich,
        zu alt für, spricht besser deutsch
        """,
    "harassment": """
        wenn ich mich bücke, belästig*, sexuelle belästigung, mobbing, gemobbt, angefasst, angegrapscht, begrapscht,
        grapscht, an den hintern, an den po, hand auf mein*, übergriffig*, schläfst du schon, anzügliche*, bossing,
        schikane*, schikanier*, bloßgestellt, angeschrien, beschwerde eingereicht, liegt eine beschwerde, metoo,
        gleichstellungsbeauftragte
        """,
    "whistleblowing": """
        hinweisgeber*, whistleblow*, meldestelle*, interne meldestelle, ich habe gemeldet, habe ich gemeldet,
        weil ich gemeldet, habe das gemeldet, hab das gemeldet, habe es gemeldet, gemeldet habe, der aufsicht gemeldet,
        aufsicht hat post, missstand*, missstände, vertuscht*, vertuschung, gefälscht* prüf*, nachträglich ausgefüllt,
        prüfprotokolle, rückdatiert, schmiergeld, ombudsstelle, ombudsmann, anzeige erstattet, compliance gemeldet,
        strafanzeige, weigere mich zu unterschreiben
        """,
    "politics": """
        bürgerentscheid, abstimmungssonntag, wahlhelfer, ich wähle, gewählt habe, wählen gehen, geht wählen, wahllokal,
        briefwahl, wahlabend, wahlsonntag, bundestagswahl*, landtagswahl*, kommunalwahl*, nationalratswahl,
        volksabstimmung, abstimmig, abstimmung über, bundesregierung, gemeinderat, landtag, bundestag, partei, afd, cdu,
        csu, spd, fdp, grüne wähl*, die linke, fpö, övp, spö, svp, demo gegen, demonstration, demonstrieren, klimastreik,
        klimademo, kundgebung, die ampel, als bürger, wahlkampf*, plakatiert, windräder abgelehnt
        """,
    "religion": """
        ramadan, fastenbrechen, zuckerfest, gebet*, gebetsraum, raum der stille, beten, bete ich, ich bete, moschee,
        synagoge, schabbat, kirche, kirch, kirchenchor, gottesdienst, karfreitag, aschermittwoch, ostermesse,
        auferstehung, mein glaube, gläubig, gott findet, gott hört, allah, pfarrer, psalm, fronleichnam, konfession*,
        aus der kirch
        """,
    "health": """
        brustkrebsvorsorge, krebsvorsorge, beim orthopäden, beim hautarzt, burnout, burn out, adhs, autist, autismus,
        depression*, depressiv, antidepressiva, therapie läuft, in therapie, meine therapie, psychotherap*, migräne mit,
        seit _ migräne, meine migräne, endometriose, wechseljahr*, menstruation, long covid, meine diagnose,
        diagnostiziert, brustkrebs, mein krebs, chemotherapie, meine op, operiert, weisheitszahn, kieferchirurg*,
        zahnarzt, hüft, meine hüfte, knie kaputt, arthrose, bandscheibe*, hexenschuss, hab rücken, ich habe rücken,
        krankgeschrieben seit, spastik, drüsenfieber, fieber und, blutdruck, diabetes, epilepsie habe, rheuma, tinnitus,
        fehlgeburt, ich bin schwanger, impfung, physio, krankengymnastik, reha, panikattacke*, dialyse ich,
        schwerbehindertenausweis
        """,
}

HINT = {
    "pay": """
        lohn, löhne, gehalt, brutto, netto, zulage*, zuschlag, zuschläge, vergütung*, rente, miete, unbezahlt*,
        trinkgeld*, spesen, provision
        """,
    "hours": """
        schichtplan*, nachtschicht, frühschicht, spätschicht, samstag, samstage, sonntag, sonntage, feiertag*,
        feierabend, pause, pausen, urlaub, freiwillig*, wochenende*, überzeit
        """,
    "conditions": """
        vertrag, verträge, wertschätzung, obstkorb, früchtechorb, tischkicker, heizung, klo, personalabteilung,
        homeoffice, büro ohne, ruheraum, ruheräumen
        """,
    "safety": """
        unsicher, gefahr, gefährlich, gfährlich, unfall, verletzt, gurt, leiter, zaun, handschuhe, desinfektionsmittel,
        fettbrand*, löschung, lärm, not us
        """,
    "union": """
        versammlung, rechte, mitglied, kollegen gemeinsam, plakate, wahlen, solidarisch*
        """,
    "discrimination": """
        frauen, schwanger, ausländ*, türkisch*, akzent, behindert*, schwul, lesbisch, trans, queer, experten, mädels,
        nägeln
        """,
    "harassment": """
        beschwerde, beschwert, gemeldet, püppi, hintern, betreuer schreibt, formular geholt, aufs knie
        """,
    "whistleblowing": """
        melden, weigere, verweigert, aufsicht, rechnungen, beweis*, gesetz, prüfberichte
        """,
    "politics": """
        wähle, wahl, politik*, regierung, minister*, klima*, landrat, demo, wahlhelfer
        """,
    "religion": """
        gott, glaube*, kerze, kerzn, papst, ostern
        """,
    "health": """
        krank, schmerz*, arzt, doktor, dokter, hautarzt, orthopäd*, rücken, knie, müde, erschöpft, kopfweh, therapie,
        nacken, vorsorge
        """,
}

STANCE = """
    schande, skandal*, frechheit, unverschämt, unmöglich, wütend, sauer, genug, reicht, satt, wieder, schon wieder, zum vierten mal, zum dritten mal, dreimal, dritte mal, seit wochen, seit monaten, seit jahren, niemand, keiner, keine, kein, ohne, nicht mal, danke auch, na bravo, na super, danke für nichts, verarscht, verweiger*, ungerecht, unfair, respekt, würde, wir fordern, fordern, protest, könnt kotzen, enttäuscht, laut, angeblich, freiwillig
    """

SELF = """
    ich, i, mich, mir, mein*, wir, uns, unser*, mei, meim, mia, mr, üs, ick, isch, sch
    """
