"""German, with Austrian and Swiss words. ``SURE`` words protect alone; ``HINT`` words need a second cue."""

SURE = {
    "pay": """
        lohnklau, zuschläge gestrichen, zuschläge gekürzt, provision … halbiert, gehalt da, trinkgeld … behalten,
        lohnerhöhung*, gehaltserhöhung*, gehaltsverhandlung*, lohnrunde*, lohnrundi, nullrunde*, tarifrunde*,
        tariflohn, tarifvertrag, tariferhöhung, kollektivvertrag, lohnlücke, gender pay, entgelttransparenz*,
        gleicher lohn, gleiche bezahlung, lohnabrechnung*, gehaltsabrechnung*, lohnzettel, mindestlohn*, stundenlohn,
        stundensätze, hungerlohn, unterbezahlt, schlecht bezahlt, unbezahlte überstunden, unbezahlt* arbeit*,
        nachtzuschlag*, nachtzulage, schichtzulage, zuschlag für nacht*, zulache für, weihnachtsgeld*, urlaubsgeld,
        dreizehnte* gehalt, trinkgeldtopf, trinkgeld* … einbehalten, ausbildungsvergütung, meine vergütung,
        lehrlingsentschädigung, praktikumsvergütung, euro brutto, euro netto, brutto im monat, netto im monat,
        weniger verdien*, verdient mehr als, mehr bekommt als ich, euro mehr bekommt, euro die stunde,
        lohn … zu spät, gehalt … zu spät, lohn kürz*, gehalt gekürzt, teuerung, kaufkraft, rente mit, meine rente,
        betriebsrente, zeitkonto, spesen gekürzt, reisezeit, prozent weniger, frauen verdienen, lohndumping,
        lohnraub, tarifabschluss, entgeltgruppe, entgelttabelle, eingruppiert, eingruppierung, herabgruppiert,
        leistungszulage, jahressonderzahlung, sonderzahlung, reallohn, inflationsausgleich*, einmalzahlung,
        unter tarif, lohnerhöhungen, mehr lohn, mehr gehalt, weniger lohn, weniger gehalt, gleiches geld,
        gleiche arbeit, gender pay gap, lohngefälle, gehaltsband, gehaltsbänder, gehaltstabelle, überstundenzuschlag,
        schmutzzulage, gefahrenzulage, erschwerniszulage, rufbereitschaftspauschale, kilometergeld,
        kein weihnachtsgeld, kein urlaubsgeld, zweitjob, nebenjob weil, reicht nicht für die miete, altersarmut,
        pensionsalter, pensionsantritt, hacklerregelung, abzug vom lohn, lohn einbehalten, unbezahlt gearbeitet,
        unbezahlte
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
        vier tage woche, doppelschicht, wechselschicht, vollkonti, springerdienst, zwölf stunden, 12 stunden, 14 stunden,
        16 stunden, sechzehn stunden, ruhezeiten, schicht getauscht, schichten tauschen, freischicht, gestrichene pausen,
        pause gestrichen, keine pausen, durchgearbeitet, durcharbeiten, dienst nach dienst, doppeldienst, nachtdienste,
        nachtdienst … nachtdienst, bereitschaft … nacht, rufdienst, kurzfristig eingesprungen, einspringen, aus dem frei,
        aus dem urlaub geholt, urlaubssperre, urlaub nicht genehmigt, zeitausgleich, überstundenabbau, gutstunden,
        minusstunden, stundenkonto, vertrauensarbeitszeit, all in vertrag, karenz, papamonat, väterkarenz,
        elternteilzeit, homeoffice … gestrichen, zurück ins büro, büropflicht, anwesenheitspflicht, stechuhr,
        ein mann besetzung, zu zweit für, zu dritt für, allein auf station, personalschlüssel, dauerstress, hetze
        """,
    "conditions": """
        arbeitsbedingungen, leiharbeit*, zeitarbeit … ausgebeutet, entfristung, kettenbefristung, abmahn*, abgemahnt,
        kündigungsschutz, probezeit gekündigt, entlassen weil, gekündigt weil, grossraumbüro, großraumbüro,
        grossrumbüro, großraum mit, arbeitsgericht, arbeitsinspektorat, arbeitsinspektion, gewerbeaufsicht,
        berufsgenossenschaft, betriebsarzt, arbeitsschutz, gefährdungsanzeige, überlastungsanzeige,
        gefährdungsbeurteilung, barrierefrei*, betriebliches eingliederungsmanagement, bem gespräch, raubbau,
        ausbeut*, ausgebeutet, grad in der halle, grad im lager, im winter _ grad, handschuhe musst,
        lärm am arbeitsplatz, ergonomi*, personalabteilung sagt, stempeln, pinkelpause, klo zeit, zusammengepfercht,
        sozialraum*, umkleide*, pausenraum, sozialräume, container ohne, zugluft, kein tageslicht, hitzefrei,
        stinkt nach diesel, lärmpegel, staub in der, bildschirmarbeit, stehpult, höhenverstellbar, stillzimmer,
        subunternehmer*, scheinselbstständig*, leihkräfte, vertrag läuft aus, nicht verlängert, änderungskündigung,
        zwangsversetz*, versetzt worden, strafversetzt, kalt gekündigt, kündigung bekommen, kündigung erhalten,
        kündigungswelle, mitarbeitergespräch, zielvereinbarung, leistungskontrolle, kameraüberwachung der,
        überwachungssoftware, arbeiterkammer, personalvertretung, betriebsvereinbarung
        """,
    "safety": """
        not us, fettbrandlöschung, schutzbrille fehlt, unfallanzeige*, arbeitsunfall*, beinaheunfall, schutzzaun,
        schutzausrüstung, gehörschutz, schutzbrille*, atemschutz, absturzsicherung, ka gurt, kein gurt, ohne gurt,
        not aus, notausgang*, notausgänge, fluchtweg*, asbest*, unter spannung, freischaltet, sicherheitsmängel,
        sicherheitsbeauftragt*, arbeitssicherheit, lebensgefahr*, lebensgefährlich, gefährlich* arbeitsplatz,
        kopfweh … lack*, lackofa, lösungsmittel*, übergriff* auf, angespuckt, bedroht worden,
        unterschreibe ich das nicht, da einer reingreift, erst wenn einer stirbt, erst einer stirbt, hand entzündet,
        schimmel in, verbrüh*, quetschung, eingeklemmt*, psa, schutzhelm, gasmelder, freischaltung fehlt,
        spannungsprüfer, hochspannung ohne, alleinarbeit, alleine im schacht, höhenarbeit, steigschutz, gerüst ohne,
        abgestürzt, abgerutscht, fast gestorben, fast umgekommen, strahlenschutz, dosimeter, ersthelfer,
        verbandskasten, verätz*, stromschlag, stromunfall, lichtbogen, unfallbericht, unfallverhütung, wegeunfall,
        eisglätte, winterreifen dienst*, sekundenschlaf, übermüdet
        """,
    "union": """
        gewerkschaft*, betriebsrat*, betriebsrät*, betriebsratswahl, wahlvorstand, wahlvorstand steht, personalrat*,
        ig metall, verdi, ver di, igbce, ngg, ögb, unia, streik*, warnstreik*, gestreikt, streikzelt, streikposten,
        streikrecht, tarif*, tarifverhandlung*, arbeitskampf, arbeitsniederlegung, solidarität*, solidarisch,
        betriebsversammlung, sozialplan, unterschriften gegen, trillerpfeife*, betriebsfrieden*, vertrauensleute,
        mitbestimmung, tag der arbeit, erster mai, ig bce, vida, younion, gpa, jugendvertretung, jav,
        schwerbehindertenvertretung, gewerkschafter*, gewerkschafterin, union busting, tarifflucht, haustarif,
        urabstimmung, streikbrecher, streikgeld, aussperrung, betriebsratssitzung, betriebsratsgründung,
        kollektivvertragsverhandlung*, kv verhandlung*, maiaufmarsch
        """,
    "discrimination": """
        equal pay, equal pay day, gleiche stelle, diskriminier*, rassis*, rassist*, sexis*, sexist*, homophob*,
        transphob*, antisemit*, islamfeind*, ausländerfeindlich, behindertenfeindlich, altersdiskriminierung,
        gläserne decke, gleichstellung*, gleichbehandlung*, agg, kopftuch*, hidschab, mein akzent, türkisch* namen,
        ausländisch* name*, frauen in der führung, mehr torstens, als frauen, quotenfrau, schwerbehindert*,
        inklusion*, nach der elternzeit, nach dem mutterschutz, schwanger … vertrag, kinderwunsch, mädels heißen,
        autist vom dienst, ausländer raus, misgender*, pronomen, charmante ergänzung, woher kommst du wirklich,
        zu alt für, spricht besser deutsch, frauenquote, als einzige frau, einzige frau, transfrau, transmann,
        regenbogen*, migrationshintergrund, alltagsrassismus, herrenwitz*, mansplaining, männerrunde, herrenrunde,
        männerverein, frauen in führung, schwangerschaft, kinder geplant, stillende, teilzeitmutter, rabenmutter,
        behinderung, gehörlos*, gebärden*, blindenhund, hautfarbe, schwarze kollegin, muslima, jüdisch*, sinti,
        outing, geoutet, queerfeindlich*, generation boomer aussortiert, zu jung für
        """,
    "harassment": """
        wenn ich mich bücke, belästig*, sexuelle belästigung, mobbing, gemobbt, angefasst, angegrapscht, begrapscht,
        grapscht, an den hintern, an den po, hand auf mein*, übergriffig*, schläfst du schon, anzügliche*, bossing,
        schikane*, schikanier*, bloßgestellt, angeschrien, beschwerde eingereicht, liegt eine beschwerde, metoo,
        gleichstellungsbeauftragte, anmache, angemacht, anzüglich, nachgepfiffen, hinterhergepfiffen, nachgestellt,
        stalkt, stalker, begrabscht, in den arm genommen ungefragt, ungefragt angefasst, hand auf meinem, knie gelegt,
        kommentare über mein, sprüche über mein, vor allen angebrüllt, brüllt mich an, angebrüllt, fertiggemacht,
        kleingemacht, ausgegrenzt, ignoriert mich seit, psychoterror, beschwerdestelle
        """,
    "whistleblowing": """
        hinweisgeber*, whistleblow*, meldestelle*, interne meldestelle, ich habe gemeldet, habe ich gemeldet,
        weil ich gemeldet, habe das gemeldet, hab das gemeldet, habe es gemeldet, gemeldet habe,
        der aufsicht gemeldet, aufsicht hat post, missstand*, missstände, vertuscht*, vertuschung, gefälscht* prüf*,
        nachträglich ausgefüllt, prüfprotokolle, rückdatiert, schmiergeld, ombudsstelle, ombudsmann,
        anzeige erstattet, compliance gemeldet, strafanzeige, weigere mich zu unterschreiben, gemeldet und,
        gemeldet bei, bei der behörde, an die behörde, der behörde gemeldet, compliance stelle, ombudsfrau,
        gefälscht*, schwarze kassen, schwarzgeld, bestechung, bestochen, vertuschen, nicht unterschrieben,
        unterschreibe ich nicht, habe mich geweigert, mehrfach gewarnt, hinweisgeberschutz*, repressalien
        """,
    "politics": """
        bürgerentscheid, abstimmungssonntag, wahlhelfer, ich wähle, gewählt habe, wählen gehen, geht wählen,
        wahllokal, briefwahl, wahlabend, wahlsonntag, bundestagswahl*, landtagswahl*, kommunalwahl*,
        nationalratswahl, volksabstimmung, abstimmig, abstimmung über, bundesregierung, gemeinderat, landtag,
        bundestag, partei, afd, cdu, csu, spd, fdp, grüne wähl*, die linke, fpö, övp, spö, svp, demo gegen,
        demonstration, demonstrieren, klimastreik, klimademo, kundgebung, die ampel, als bürger, wahlkampf*,
        plakatiert, windräder abgelehnt, wahlzettel, wahlkabine, wiederwahl, nationalrat, landesregierung,
        klimaaktivist*, fridays for future, letzte generation, mahnwache, volksbegehren, energiewende politik,
        weidel, kickl, kurz muss, neos, die grünen, links wählen, rechts wählen, rechtsruck, nazis raus,
        gegen rechts, für demokratie, pegida, palästina, gaza
        """,
    "religion": """
        ramadan, fastenbrechen, zuckerfest, gebet*, gebetsraum, raum der stille, beten, bete ich, ich bete, moschee,
        synagoge, schabbat, kirche, kirch, kirchenchor, gottesdienst, karfreitag, aschermittwoch, ostermesse,
        auferstehung, mein glaube, gläubig, gott findet, gott hört, allah, pfarrer, psalm, fronleichnam, konfession*,
        aus der kirch, fasten, ich faste, fastenzeit, pessach, chanukka, bayram, opferfest, eid, inschallah,
        erstkommunion, konfirmation, firmung, kirchenaustritt, aus der kirche ausgetreten, messe am, christmette,
        ministrant*, imam, rabbi*, kippa, koscher, halal, atheist*, adventsandacht
        """,
    "health": """
        brustkrebsvorsorge, krebsvorsorge, beim orthopäden, beim hautarzt, burnout, burn out, adhs, autist, autismus,
        depression*, depressiv, antidepressiva, therapie läuft, in therapie, meine therapie, psychotherap*,
        migräne mit, seit _ migräne, meine migräne, endometriose, wechseljahr*, menstruation, long covid,
        meine diagnose, diagnostiziert, brustkrebs, mein krebs, chemotherapie, meine op, operiert, weisheitszahn,
        kieferchirurg*, zahnarzt, hüft, meine hüfte, knie kaputt, arthrose, bandscheibe*, hexenschuss, hab rücken,
        ich habe rücken, krankgeschrieben seit, spastik, drüsenfieber, fieber und, blutdruck, diabetes,
        epilepsie habe, rheuma, tinnitus, fehlgeburt, ich bin schwanger, impfung, physio, krankengymnastik, reha,
        panikattacke*, dialyse ich, schwerbehindertenausweis, hörsturz, hörgerät, multiple sklerose, rollator,
        wiedereingliederung, hamburger modell, krankengeld, langzeitkrank, krank seit, depressionen, angststörung,
        zwangsstörung, posttraumatisch*, klinikaufenthalt, tagesklinik, psychiatrie, psychiater*, trocken seit,
        anonyme alkoholiker, mein hausarzt, bandscheiben, operation gut, endoskopie, neurodermitis, schilddrüse,
        herzrhythmus*, schlaganfall hatte, corona erwischt, grippe erwischt, kinderwunschbehandlung, ivf, eizellen,
        ausschabung, wochenbett, regelschmerzen, mein tumor
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
        frauen, schwanger, ausländ*, türkisch*, akzent, behindert*, schwul, lesbisch, trans, queer, experten,
        mädels, nägeln, rollstuhl
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
