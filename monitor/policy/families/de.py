"""German, with Austrian, Swiss and southern spellings."""

WORDS = {
    "client": """
        kunde, kunden, kundin, kundinnen, kundschaft, gast, gäste, gästen, patient, patienten, patientin, besucher*, fahrgast, fahrgäste, nutzer*, anwender*, auftraggeber*, lieferant*, bewerber*, mieter*, bürger*, spieler*, versicherte*, anrufer*, junggesellenabschied, brautpaar, schüler*, eltern, verein, reisegruppe
        """,
    "colleague": """
        kollege, kollegen, kollegin, kolleginnen, chef, chefs, chefin, boss, vorgesetzte*, abteilungsleiter*, teamleiter*, schichtleiter*, montageleiter, werkleiter*, bereichsleiter*, geschäftsführer*, geschäftsleitung, direktor*, direktion, vorstand, vorstände, vorarbeiter, meister, manager*, praxisanleiter*, ausbilder*, azubi, praktikant*, werkstudent*, mentor*, consultant, berater, f b manager, buchhaltung, marketing, einkauf, vertrieb, konstruktion, personalabteilung, der neue, die neue, zeitarbeits truppe, oberkellner, küchenchef, koch
        """,
    "ours": """
        unser, unsere, unserem, unseren, unserer, wir, uns, mein arbeitgeber, meine firma, bei uns, mein chef, meine chefin, unsere firma, mir von
        """,
    "someone": """
        du, dich, dir, dein, deine, sie sind, ihr seid, ihr, euch, der kerl, kerl, typ, typen, dieser, diese, dieses, diesem, der, die, den, so ein, so eine, so e, was für ein, ist ein, ist eine, sind, seid, bist, ist doch, so'n, solche, leute wie, der mann, die frau, herr, frau, schaffner, nachbar, an den, lieferant, vuile
        """,
    "you": """
        ihr, sie, du, euch, dein, deine, ihnen, dir
        """,
    "myself": """
        ich bin, bin ich, i bin, ich depp, ich trottel, ich idiot, ich esel, mich selbst, ich selbst, nannte mich,
        nennt mich, nennen mich, bin ein, bin a, ich am, ich führ, find ich den, ich find
        """,
    "slur": """
        neger*, nigger*, kanake*, kanaken, zigeuner*, zigeunerpack, schwuchtel*, schwuchteln, tunte*, spast, spasti,
        spasten, mongo, mongos, krüppel*, behindert bist, missgeburt*, hure, huren, hurensohn*, hurensöhne, nutte*,
        schlampe*, fotze*, fotzen, kameltreiber, ziegenficker, judensau, saujude*, untermensch*, schlitzauge*,
        polacke*, tschusch*, piefke, itaker, kümmeltürke*, transe, transen, kampflesbe, kinderficker, dreckspack,
        drecksau, asylantenpack, gesocks
        """,
    "insult": """
        idiot*, trottel*, depp*, deppert*, vollidiot*, vollpfosten, dummkopf, dumpfbacke*, dummbeutel, blödmann,
        blödian, blöde kuh, blöd*, arschloch*, arschlöcher, arschgeige*, wichser*, scheißkerl*, drecksack*,
        drecksau*, sauhund, saukerl, hornochse*, rindvieh, dämliche*, dumme kuh, fette kuh, zicke*, alte hexe,
        schrapnelle, schnepfe*, schmarotzer*, abschaum, gesindel, penner*, assi*, asoziale*, versager*, nulpe*,
        waschlappen, schlappschwanz, weichei*, feigling*, lügner*, verlogen*, heuchler*, betrüger*, gauner*, dieb*,
        spinner*, irrer, psychopath*, bekloppt*, hirnlos*, hirntot, gehirnamputiert*, dumm wie, strohdumm, saudumm,
        wappler, oaschloch, saupreiß*, dolm, gfrast, seicherl, hurensohn, spast, nervensäge*, klugscheißer*,
        besserwisser*, bauerntrampel, ekelhaft*, widerlich*, armleuchter, pappnase*, witzfigur*, lackaffe*,
        hampelmann, tölpel, tussi, bonze, fette sau, dumme sau, dreckiges schwein, fettes schwein, du sau,
        du schwein, ihr schweine, diese schweine, fette hexe, blöde ziege, dumme ziege, blöde gans, du flasche,
        du pfeife, du opfer, du lappen, du niete, diese nullen, faule sau, du ratte, miese ratte, dieses pack,
        faules pack
        """,
    "hard_insult": """
        arschloch*, arschlöcher, wichser*, hurensohn*, drecksack*, drecksau*, scheißkerl*, vollidiot*, abschaum, missgeburt*, verpiss dich, du hornochse, du trottel, du idiot, du depp, du wappler, du arsch, du sau, du spast, verlogener trottel, fette hexe, dämliche kuh, dämlicher, blöde kuh, dumme kuh, zu blöd, ekelhafter, in den müll, schleich di, du krüppel, halt die fresse, halt's maul, halts maul, fresse, verrecke, verreck, diese nullen, hirn von eener
        """,
    "dehumanise": """
        ungeziefer, parasiten, schmarotzer, kakerlaken, wie kakerlaken, ratten, untermenschen, abschaum, keine menschen, sind tiere, wie tiere, ausrotten, vergasen, abschlachten, einsperren alle, gehören alle, gehören vergast, an die wand, in den müll, zurück in den busch, menschlicher müll, menschenmüll
        """,
    "threat": """
        ich finde dich, brech ich dir, breche dir, brech dir, ich schlag dich, schlag dir, schlage dir, hau dir,
        haue dir, ich mach dich fertig, mach dich kalt, bring dich um, ich bring dich, ich weiß wo du wohnst,
        weiss wo du wohnst, steck dir … hals, ich stech dich, stech dich ab, knall dich ab, du wirst schon sehen,
        pass bloß auf, zünde dir, ich komm dich, polier dir, dreh dir den hals, du liegst im krankenhaus
        """,
    "curse": """
        verrecke, verreck, fahr zur hölle, stirb, geh sterben, krepier, der schlag treffen, soll verrecken
        """,
    "said": """
        sagte, sagt, rief, nannte, nennt, genannt, beschimpft, geschimpft, schimpfwort*, zitat, lied, song, film, serie, buch, roman, titel, stück, podcast, stand auf, stand an der, jemand schrieb, kommentar lautete, wort, das wort, hieß es, brüllte, schrie einer, oma nannte, ausdruck
        """,
    "counter": """
        kein idiot, keine idioten, sind keine, ist kein, niemand ist, hört auf, hör auf … zu nennen, nicht so nennen,
        aufgestanden, widersprochen, dagegen gesagt, das ist rassismus, rassistisch, entschuldig*, tut mir leid,
        verzeihung, stammtisch, ich darf das, darf ich das, wir krüppel
        """,
    "praise": """
        geil, saugeil, saugut, großartig*, wunderbar*, wunderschön*, fantastisch*, genial*, herrlich*, schön, schönste, liebe, lieb, geliebt, stolz, danke, dank, respekt, held, heldin, legende, glückwunsch, gratuliere, hut ab, hammer, leiwand, mega, super, beste, bester, toll, klasse
        """,
    "thing": """
        drucker, computer, rechner, laptop, maus, tastatur, server, router, wlan, app, update, build, code, compiler,
        bug, auto, karre, fahrrad, zug, bahn, bus, katze, kater, hund, kaffee, kaffeemaschine, kessel, aufzug,
        schloss, tür, regen, wetter, montag, schnee, knie, maschine, fax, excel, skript, pipeline, test, zelt, ofen,
        spiel, level, schiri, schiedsrichter, taube*, wespe*, mücke*, toaster, waschmaschine, wecker, fernseher,
        altbauwohnung, wohnung, keller, dachboden
        """,
    "mock": """
        nicht mal, nicht einmal, net amal, net a mal, no nie a, noch nie, nie a werkstatt, kann nicht rechnen,
        kann nicht lesen, nicht lesen können, nicht bis drei zählen, hat keine ahnung, keinen blassen,
        von tuten und blasen, so viel ahnung wie, so viel ahnung, ahnung wie, zu blöd, zu dumm, zu doof, zu dämlich,
        dumm wie, dümmer als, iq von, den iq, ein gehirn, gehirnzelle*, hirn von, den eigenen arsch, nicht mit navi,
        bewegt dabei, wie so ein karpfen, karpfen, wie eine speisekarte, wie ne kuh, wie eine kuh, geschmack wie,
        gschmack wia, wia a parkhaus, kindergarten, kleinkind*, mein kind kann, meine oma kann, affe, affen, äffli,
        zirkus, clown*, witzfigur*, hampelmann, unfähig*, inkompetent*, dilettant*, amateur*, stümper*, flachzange*,
        manieren, wandelnde, ohne pfandwert, schmecken nicht mal, cha nöd emal, nöd emal, faltet … wie,
        wer hat den eingestellt, wer hat die eingestellt, selbstdarsteller, schwätzer, dampfplauderer, a haufen der,
        alptraum von, albtraum kunde, albtraum, katastrophe von einem, ist eine katastrophe, ist ein witz,
        sind ein witz, hoffnungslos, ahnungslos, völlig ahnungslos, keine ahnung von, null ahnung, null plan,
        keinen plan, nix im kopf, nichts im kopf, stroh im kopf, hohl in der birne, hohle nuss, sogar meine,
        sogar mein, selbst meine, selbst mein, meine katze kann, mein hund kann, meine tochter kann, ein affe könnte,
        jeder affe, kein rückgrat, rückgrat einer, charisma einer, charme eines, charme einer, verstand einer,
        verstand eines, hirn einer, hirn eines, iq einer, iq eines, so nützlich wie, so hilfreich wie, wie ein huhn,
        kopfloses huhn, weggelobt, hochgelobt, nach oben gefallen, nie gearbeitet, noch nie gearbeitet,
        nie eine baustelle, wer hat so jemanden, wie kommt so einer, dümmste, dümmster, dümmsten, doofste,
        dumme fragen, dumme kunden, blöde kunden, lahmarsch, schnarchnase*, sesselfurzer, sprücheklopfer,
        wichtigtuer*, aufgeblasen*, blender, größenwahn*, kontrollfreak, findet den, kann kein, kann keine mail,
        kriegt nix hin, kriegen nix hin, kriegt nichts hin, kriegen nichts hin, bekommt nichts auf die
        """,
    "trash": """
        schrott, müll, murks, pfusch, mist, dreck, scheiße, katastrophe, beschiss, abzocke, überteuert*,
        staubsauger mit, größte beschiss, bringt nüscht, kann nüscht, bringt nichts, unbrauchbar, kauft was anderes,
        kauft lieber, bei der konkurrenz besser, lachnummer, zumutung, gaumenmord, stürzt ab, lahm*, krücke,
        frickel*, funktioniert nie, läuft nie, größte schrott, totaler schrott, absoluter müll, unterirdisch,
        finger weg, kauft das nicht, nicht kaufen, rausgeschmissenes geld, geldverschwendung, mit klebeband,
        zusammengeschustert, peinliches produkt, schäme mich für unser, voller bugs, voller fehler, gurke, grottig,
        grottenschlecht
        """,
    "drink": """
        bier, biere, hefeweizen, weizen, pils, seidl, halbe, maß, wein, kochwein, achterl, spritzer, sekt, prosecco,
        schnaps, obstler, korn, wodka, rum, whisky, jägermeister, flachmann, kafi luz, kaffee mit schuss, betrunken,
        besoffen, blau, angetrunken, im suff, suff, promille, verkatert, kater, hacke, hackedicht, zu viel intus,
        intus, kasten bier, gesoffen, saufen, betrunken auf arbeit, betrunken im büro, fahne, mit fahne,
        noch restalkohol, restalkohol, drei bier, vier bier, zwei bier, bierchen, glühwein, schnäpschen, likör,
        aperol, radler, hackevoll, voll wie, dicht, einen im tee, gezecht, vorgeglüht, sturzbetrunken
        """,
    "drug": """
        joint, joints, kiffen, gekifft, kiff, bekifft, gras geraucht, haschisch, koks, kokain, lines, linie gezogen,
        gezogen, pille, pillen, ecstasy, mdma, speed, pep, ketamin, lachgas, high, stoned, trip, pilze genommen,
        einen durchgezogen, tüte geraucht, gras im, am kiffen, zugekifft, auf pille, nase gezogen, näschen,
        bahn gezogen, poppers, auf speed, auf koks
        """,
    "at_work": """
        schicht, spätschicht, nachtschicht, frühschicht, hochregal, stapler, gabelstapler, lager, halle, werkstatt,
        baustelle, laderampe, büro, im büro, küche, kantine, dienst, im dienst, pause, mittagspause, presse, leiter,
        leitere, pforte, drehkreuz, firmenauto, firmenwagen, heimweg, chund, kunden, beim kunden, montage, service,
        abendservice, posten, meeting, standup, deployment, operation, op, station, praxis, unterricht, klasse,
        serverraum, weihnachtsfeier, betriebsfeier, firmenfeier, auf arbeit, tresen, maschine, auf der arbeit,
        während der arbeit, in der arbeit, arbeitszeit, am arbeitsplatz, im meeting, in der besprechung,
        präsentation, kundentermin, vor dem kunden, im op, auf station, im labor, im lkw, am steuer, hinterm steuer,
        im cockpit, auf dem bau, am gerüst, auf dem gerüst, im lager, an der kasse, im laden, hinterm tresen,
        im unterricht, vor der klasse, betriebsausflug, teamevent, messe, messestand, in der pause, mittags,
        vor der schicht, in der schicht
        """,
    "off_work": """
        feierabend, nach der arbeit, zu hause, daheim, wochenende, urlaub, frei, alkoholfrei*, 0, ohne alkohol,
        geburtstag meiner, rezept, im teig, in die soße, nüchtern, trocken, seit _ jahren nicht,
        nach der spätschicht, nach der schicht, nach feierabend, am baggersee, apfelsaft, alkoholfrei
        """,
    "sick_call": """
        krankgemeldet, krank gemeldet, krankgeschrieben, krank geschrieben, krankschreibung, krankenschein, attest,
        gelber schein, den schein, auf dem zettel, blau gemacht, blaumachen, blaugemacht, krank gefeiert,
        krankfeiern, war ich nicht krank, migräne, magen darm, krankmeldung, krank melden, hab mich krank,
        mich krank gemeldet, krank gemacht, attest vom, gelbe schein, au geholt, krankenstand, chefin angerufen und
        """,
    "sick_fake": """
        in wahrheit, angeblich, gefälscht*, vom onkel, vom cousin, haha, hahaha, lol, festival, strand, therme,
        baggersee, see, campingplatz, vorzuzelten, malle, stadion, konzert, kirmes, gedeckt, grillabend, azubi hacks,
        simuliert, gar nicht krank, nicht krank, ausgeschlafen, sonne top, "migräne", in wirklichkeit, freizeitpark,
        freibad, schwimmbad, skifahren, ski, shoppen, zocken, netflix, biergarten, wiesn, oktoberfest, europapark,
        gesund wie, topfit, kerngesund, pumperlgsund, kein fieber, hustend ins telefon, gehustet, stimme verstellt,
        keiner hat's gemerkt, glaubt mir immer, glaubt sie mir, krank war ich nicht
        """,
    "hazing": """
        panzertape, gaffa, festgeklebt, klebt, gefesselt, eingesperrt, eingeschlossen, ausgezogen, nackt,
        in unterhose, schuhe ablecken, ablecken lassen, kopf in die, spülwanne, nass gemacht, bis er geheult,
        geheult hat, aufnahmeritual, gejapst, video geht, in den regenschirm, gepinkelt, kahl rasiert, abführmittel,
        ins klo, kopf ins klo, in den spind, im spind, eingesperrt im, in die kühlkammer, kühlkammer, kühlhaus,
        frischhaltefolie, klebeband um, gefesselt an, an den stuhl, ausziehen müssen, musste sich ausziehen,
        musste nackt, mit wasser übergossen, eimer wasser, ins essen gespuckt, reingespuckt, reingepinkelt, weinte,
        geweint, heulte, geflennt, noten für, punkte für die, rangliste der, hintern bewertet
        """,
    "newcomer": """
        praktikant*, azubi*, lehrling*, der neue, den neuen, neuling*, werkstudent*, aushilfe*, zeitarbeiter*, bufdi, trainee, kollege, tradition
        """,
    "promise": """
        verspreche, versprech, versprochen, garantiere, garantier*, garantiert, garantie dafür, wort drauf, mein wort, s wort vo, gib dir das wort, drauf kannst wetten, kannst wetten, kannst dich verlassen, könnt euch verlassen, verlasst euch, verbindlich, sage zu, zugesagt, ist geklärt, ist abgemacht, abgemacht, nehm ich auf meine kappe, ich sag das jetzt so, im namen der firma, könnt euch auf, können sie fest planen, fest planen, geht auf kulanz, auf kulanz, kostenlos dazu, zahlst du nix, zahlt ihr nix, ihr bekommt, ihr kriegt, kriegst, kriegt sie kostenlos, immer das geld, chunnt bi üs, mir offeriere, glaubt mir, schriftlich
        """,
    "delivery": """
        geliefert, lieferung, liefertermin, kalenderwoche, kw, steht bei euch, steht in der, staht er bi dir, am _ juli, bis zum _ mai, bis ende, bis freitag, bis montag, bis weihnachten, fertig, wird … fertig, kommt am, live, erscheint, freigeschaltet, repariert, läuft wieder, genehmigt, stelle, nie nach, im november, im juli, im juni
        """,
    "money": """
        euro, franken, franke, preis*, rabatt, prozent, prozänt, nachlass, kostenlos, gratis, umsonst, kulanz, geld zurück, das geld, erstattet, erstattung, übernehmen die kosten, zahlst du nix, für _ euro, zinsen, gschänkt, geschenkt
        """,
    "medical": """
        antibiotik*, betablocker, blutverdünner, insulin, ibuprofen, paracetamol, medikament*, tabletten, dosis, milligramm, herzrasen, fieber, schmerzmittel, kortison, impfung*, wunde, schnitt, symptome, diabetes, zöliakie, glutenfrei, weißdorn
        """,
    "medical_order": """
        absetzen, abgesetzt, weglassen, arzt könnt ihr euch sparen, keinen arzt, kein arzt nötig, braucht keinen arzt, brauchen keinen arzt, nicht zum arzt, verdoppel*, halbier*, einfach nehmen, von zu hause nehmen, heilt in, in drei tagen vorbei, mein rat, medizinisch, ist unbedenklich, hilft garantiert
        """,
    "legal_claim": """
        rechtlich, juristisch, gesetzlich, das ist rechtlich so, ihr habt ein recht, recht auf, haftet, haftung, haften, haftet niemand, aus allem raus, steuerfrei, strafbar, nicht strafbar, könnt ihr klagen, dürft ihr, anspruch auf, vor gericht
        """,
    "invest": """
        aktie, aktien, anleihe*, genussschein*, genussschei, genussscheine, investier*, invest*, rendite, dividende, verdoppelt, verdoppelt sich, ersparnisse, kaufet, fonds, depot, börse, jetzt kaufen, einsteigen
        """,
    "speaks": """
        im namen von, im namen der, im name vo, namens der, namens des, namens, offiziell, offizielle stellungnahme, stellungnahme, pressemitteilung, offener brief, wir von, wir bei, wir als, als unternehmen, unser unternehmen, das unternehmen, die firma, d'firma, erklärt hiermit, erklärt dazu, stellen hiermit, hiermit, klipp und klar, teilen dazu mit, teilt mit, distanziert sich, distanzieren uns, entschuldigt sich, entschuldigen uns, lehnt jede, lehnen jede, weist … zurück, steht geschlossen, unsere haltung, haltung als haus, das dürfen sie so, dürfet sie so, zitieren, verbindlich, bestätigt, bestätigen
        """,
    "statement": """
        entschuldig*, bedauer*, beschlossen, entschieden, distanzier*, lehnt, lehnen, haftung, fordert, fordern, haltung, konsequenzen, bestätig*, dementier*, stellen … klar, klar, klimaneutral, mitteilen, bleibt, kommt, keine, nicht geben, haltlos, vorwürfe, weist, verspricht, kaufen ab sofort, tritt
        """,
    "own_view": """
        meine meinung, eigene meinung, persönliche meinung, meine persönliche, privat, privatmeinung, private meinung, rein privat, als privatperson, als bürger, als anwohner*, als kunde, nicht für meinen arbeitgeber, nicht die meines arbeitgebers, nicht im namen, spreche nur für mich, sprech nur für mich, nur für mich, ich spreche für mich, persönlich finde, eigene ansicht, avis perso, mini meinig
        """,
    "harsh_view": """
        schande, skandal*, peinlich, beschämend, schäme mich, schäm*, armutszeugnis, asozial*, unanständig, unsinn, größte unsinn, blödsinn, schwachsinn, wahnsinn, falsch, grundfalsch, fehlentscheidung, fehler, tierquälerei, diebstahl, geldverschwendung, rausgeworfen, rauszuwerfen, verantwortungslos, feige, rückgratlos, heuchlerisch, gier, zum kotzen, widerlich, dumm, kurzsichtig, hätte nie, hätten nie, darf nicht, gehört verboten, sauerei, frechheit, unverantwortlich
        """,
    "pro_view": """
        völlig richtig, richtig so, goldrichtig, vollkommen vertretbar, vertretbar, schon okay, völlig okay, völlig in ordnung, kein skandal, ist kein skandal, sauber gelöst, zu recht, man darf, darf sie, klar darf, genau richtig, verstehe die aufregung nicht, aufregung … nicht, soll endlich, endlich genehmigen, endlich still, wer zahlt der, wichtiger als
        """,
    "as_employee": """
        ich arbeite bei, arbeite seit, ich schaffe bei, arbeite da, als angestellte, als angestellter, als mitarbeiter*, als arbeitnehmer*, als einer der, als eine die, hier mit meinung, mein arbeitgeber, sage ich als, sag ich als, das sage ich als, ich als, unsere firma, unser haus, unser werk, bei uns im werk, unsere trainingshalle, des hauses, wir verkaufen, dass wir
        """,
    "lawsuit": """
        prozess, prozesse, klage, klagen, *klage, *klagen, *prozess, verklagt, verklagen, gericht, richter*, verfahren, urteil, berufung, revision, vergleich, außergerichtlich, anwalt, anwälte, anwalts, unser anwalt, gegenseite, gutachten, patentstreit, rechtsstreit, schweigegeld, schadenersatz, abfindung, streitwert, zeuge, zeugenaussage, rückstellung*, anklage, die sache, *sache, termin in
        """,
    "inquiry": """
        staatsanwalt*, ermittl*, ermittlungen, untersuchung, *untersuchung, razzia, durchsuchung, durchsucht, zollleute, zollfahndung, zoll, kartellamt, bafin, aufsicht, aufsichtsbehörde, behörde, gewerbeaufsicht, bußgeld, steuerfahndung, geldwäsche, prüfer im haus, vorwurf, belarus vorwurf
        """,
    "outcome": """
        gewinnen, gewinnt, verlieren, verliert, verloren, verlieren werden, haltlos, haben recht, hat recht, schuld, schuldig, unschuldig, nichts in der hand, in der hand, abgekupfert, wusste jeder, wussten alle, dreck am stecken, kommt bestimmt, vergleich, rechnen mit, rechnen also mit, rückstellung, ziehen zurück, um die ohren, ausgebaut, in den mails steht, genau das was man uns vorwirft, gegeben, zahlen, gezahlt, peinlich, blamage, chance*, aussichtslos, keine chance, unser finger, armutszeugnis, sauber dokumentiert
        """,
    "hush": """
        noch nicht bekannt, noch nicht offiziell, noch nicht angekündigt, noch nicht veröffentlicht, noch nicht verkünd*, weiß noch keiner, weiß nur noch keiner, es weiß nur, noch keiner, no kana, no koim, saget's no, noch keinem, noch niemand*, weiß noch niemand, selbst noch nichts ahnt, noch nichts ahnt, ahnt noch nichts, wissen es noch nicht, steht noch in keiner, steht noch nirgends, nicht weitersagen, nöd wiitersäge, nicht weitererzählen, pst, psst, unter uns, unter uns gesagt, im vertrauen, vertraulich, streng vertraulich, geheim, geheimnis*, hast du nicht von mir, nicht von mir, hab nichts gesagt, aufm kopierer, auf dem kopierer, am drucker, mitgehört, zufällig gesehen, diskret, intern, nur intern, offiziell erst, erst am montag, bevor es offiziell, noch kein schreiben, a schreiben hat, wenn es draußen ist, wenn das draußen ist, draußen ist, erst sehen wenn, bis dahin still, wie lange noch weiß keiner
        """,
    "change": """
        schließt, schließen, geschlossen, schließung, dichtgemacht, macht dicht, zuagsperrt, zugesperrt, wird zugesperrt, gaht uf, verlegt, verlegung, verlagert, verlagerung, wandert, nach malmö, nach polen, entlassen, entlassungen, kündigungen, gekündigt werden, stellenabbau, stellen weg, leute weg, verlieren ihren platz, verlieren ihren job, abgebaut, ausgelagert, auslagern, outsourcing, umstrukturier*, restrukturier*, fusion, fusionieren, übernahme, übernommen, übernehmen, gekauft haben, dänen gekauft, kauf von, verkauft, verkauf, käufer, nachfolger, hört auf, hört im, tritt zurück, tritt … zurück, rücktritt, verlässt, geht ende, geht zum, abgelöst, notar, d'hälfte, derf mit, ka gange, sozialplan kommt
        """,
    "workplace": """
        abteilung, team, werk, standort, büro, vertrieb, lager, halle, wäscherei, küche, einkauf, filiale*, laden, niederlassung, kolleginnen, kollegen, leute, mitarbeiter*, vorstand, chef, chefin, finanzchefin, geschäftsführer*, haus, hotel, firma, unser, unsere, wir, uns, ganze, gesamte, komplett
        """,
    "figure": """
        umsatz, gewinn, verlust, millionen, mio, milliarden, marge*, quartal*, q1, q2, q3, q4, hinter plan, unter plan, über plan, ausgelastet, auslastung, auftragseingang, budget, prognose, angebot von, einkaufspreis, stückzahl*, fallen … durch, ausschuss, endprüfung, ersten quartal
        """,
    "unpublished": """
        intern, noch nicht veröffentlicht, vorläufig, nicht öffentlich, unveröffentlicht, neu gerechnet,
        gerade gerechnet, rückstellung gebildet, für die neugierigen, im mai sind wir, ist bei uns zu, prüfbericht
        """,
    "incident": """
        datenleck, datenpanne, gehackt, hacker, leck, geleakt, ausfall, ausgefallen, lag lahm, stand still, offen im netz, ohne passwort, unverschlüsselt, kundendaten, ransomware, verschlüsselungstrojaner
        """,
    "hidden_incident": """
        keiner weiß, weiß keiner, niemand weiß, nicht gemeldet, nicht informiert, keiner informiert, kunden wissen nichts, unter den teppich, hat keiner gemerkt, vertuscht
        """,
    "published": """
        pressemitteilung, veröffentlicht, angekündigt, auf der website, auf unserer seite, in der zeitung, stand in der, geschäftsbericht, laut bericht, bekanntgegeben, offiziell verkündet, wie berichtet, www, newsletter
        """,
    "heat": """
        lies, lies die, lesen sie, läsed, lernen sie lesen, lern lesen, lern erst, hören sie endlich auf,
        hör endlich auf, hör auf, es reicht, reicht's, jetzt langt's, jetz langt's, schon wieder du,
        schon wieder sie, sie schon wieder, merken sie was, bist deppert, heul leise, heul doch, rumheulen,
        rumzuheulen, rumgeheule, verpiss dich, verpiss, lass mich in ruhe, lassen sie mich in ruhe, keinen bock,
        kein bock mehr, gehts noch, geht's noch, sag mal, noch so ein satz, noch ein wort, nochmal und, noch eenmal,
        sie nervensäge, schreien sie ruhig, ich schreie lauter, noch nicht fertig, ich poste, bleiben sie halt weg,
        bleiben sie weg, bleibt halt weg, kommen sie nie wieder, nie meh, göht doch, dann geht doch, macht es selber,
        hoid selber, machen sie es selbst, lasse ich mir … nicht bieten, nicht bieten, lass mir nicht, sie saßen,
        sie konnten, sie ham, sie haben keine, du hast nicht, du laberst, stänkern, pöbeln, umezbrüele, unsinn zu,
        ihren unsinn, zum fünften mal, mein lieber, jetzt bin ich dran, gnua von eahna, genug von ihnen
        """,
    "calm": """
        entschuldig*, tut mir leid, sorry, verzeihung, mein fehler, haben recht, hast recht, danke für, gerne, gern, ich kümmere mich, ich schaue nach, melde mich, rufen sie gern, verstehe ich, das war mein fehler
        """,
    "ad": """
        klare empfehlung, kaufempfehlung, beste app, beste produkt, unbedingt kaufen, kauft, holt euch, probiert, fünf sterne, nie wieder ohne, absolut empfehlenswert
        """,
}
