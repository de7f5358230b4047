"""German, with Austrian, Swiss and southern spellings."""

WORDS = {
    "slur": """
        neger*, nigger*, kanake*, kanaken, zigeuner*, zigeunerpack, schwuchtel*, schwuchteln, tunte*, spast, spasti,
        spasten, mongo, mongos, krüppel*, behindert bist, missgeburt*, hure, huren, hurensohn*, hurensöhne, nutte*,
        schlampe*, fotze*, fotzen, kameltreiber, ziegenficker, judensau, saujude*, untermensch*, schlitzauge*, polacke*,
        tschusch*, piefke, itaker, kümmeltürke*, transe, transen, kampflesbe, kinderficker, dreckspack, drecksau,
        asylantenpack, gesocks
        """,
    "insult": """
        idiot*, trottel*, depp*, deppert*, vollidiot*, vollpfosten, dummkopf, dumpfbacke*, dummbeutel, blödmann, blödian,
        blöde kuh, blöd*, arschloch*, arschlöcher, arschgeige*, wichser*, scheißkerl*, drecksack*, drecksau*, sauhund,
        saukerl, hornochse*, rindvieh, dämliche*, dumme kuh, fette kuh, zicke*, alte hexe, schrapnelle, schnepfe*,
        schmarotzer*, abschaum, gesindel, penner*, assi*, asoziale*, versager*, nulpe*, waschlappen, schlappschwanz,
        weichei*, feigling*, lügner*, verlogen*, heuchler*, betrüger*, gauner*, dieb*, spinner*, irrer, psychopath*,
        bekloppt*, hirnlos*, hirntot, gehirnamputiert*, dumm wie, strohdumm, saudumm, wappler, oaschloch, saupreiß*,
        dolm, gfrast, seicherl, hurensohn, spast, nervensäge*, klugscheißer*, besserwisser*, bauerntrampel, ekelhaft*,
        widerlich*, armleuchter, pappnase*, witzfigur*, lackaffe*, hampelmann, tölpel, tussi, bonze, fette sau,
        dumme sau, dreckiges schwein, fettes schwein, du sau, du schwein, ihr schweine, diese schweine, fette hexe,
        blöde ziege, dumme ziege, blöde gans, du flasche, du pfeife, du opfer, du lappen, du niete, diese nullen,
        faule sau, du ratte, miese ratte, dieses pack, faules pack
        """,
    "hard_insult": """
        arschloch*, arschlöcher, wichser*, hurensohn*, drecksack*, drecksau*, scheißkerl*, vollidiot*, abschaum,
        missgeburt*, verpiss dich, du hornochse, du trottel, du idiot, du depp, du wappler, du arsch, du sau, du spast,
        verlogener trottel, fette hexe, dämliche kuh, dämlicher, blöde kuh, dumme kuh, zu blöd, ekelhafter, in den müll,
        schleich di, du krüppel, halt die fresse, halt's maul, halts maul, fresse, verrecke, verreck, diese nullen,
        hirn von eener
        """,
    "dehumanise": """
        ungeziefer, parasiten, schmarotzer, kakerlaken, wie kakerlaken, ratten, untermenschen, abschaum, keine menschen,
        sind tiere, wie tiere, ausrotten, vergasen, abschlachten, einsperren alle, gehören alle, gehören vergast,
        an die wand, in den müll, zurück in den busch, menschlicher müll, menschenmüll
        """,
    "threat": """
        ich finde dich, brech ich dir, breche dir, brech dir, ich schlag dich, schlag dir, schlage dir, hau dir,
        haue dir, ich mach dich fertig, mach dich kalt, bring dich um, ich bring dich, ich weiß wo du wohnst,
        weiss wo du wohnst, steck dir … hals, ich stech dich, stech dich ab, knall dich ab, du wirst schon sehen,
        pass bloß auf, zünde dir, ich komm dich, polier dir, dreh dir den hals, du liegst im krankenhaus,
        brech ihm die, breche ihm die, dir die nase, auf die fresse, eins aufs maul, du bist tot, bist du tot,
        zerstech dir, zünd dein
        """,
    "curse": """
        verrecke, verreck, fahr zur hölle, stirb, geh sterben, krepier, der schlag treffen, soll verrecken
        """,
    "mock": """
        nicht mal, nicht einmal, net amal, net a mal, no nie a, noch nie, nie a werkstatt, kann nicht rechnen,
        kann nicht lesen, nicht lesen können, nicht bis drei zählen, hat keine ahnung, keinen blassen,
        von tuten und blasen, so viel ahnung wie, so viel ahnung, ahnung wie, zu blöd, zu dumm, zu doof, zu dämlich,
        dumm wie, dümmer als, iq von, den iq, ein gehirn, gehirnzelle*, hirn von, den eigenen arsch, nicht mit navi,
        wie eine speisekarte, wie ne kuh, wie eine kuh, geschmack wie, gschmack wia, kindergarten, kleinkind*,
        mein kind kann, meine oma kann, affe, affen, äffli, zirkus, clown*, witzfigur*, hampelmann, unfähig*,
        inkompetent*, dilettant*, amateur*, stümper*, flachzange*, manieren, wandelnde, cha nöd emal, nöd emal,
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
        kriegt nix hin, kriegen nix hin, kriegt nichts hin, kriegen nichts hin, bekommt nichts auf die,
        kann nicht mal, können nicht mal, kriegt nicht mal, kriegen nicht mal, weiß nicht mal, wissen nicht mal,
        versteht nicht mal, verstehen nicht mal, versteht nichts, verstehen nichts, checkt nichts, checken nichts,
        rafft nichts, rafft es nicht, kapiert nichts, kapieren nichts, kapiert es nie, muss man alles,
        dreimal erklären, fünfmal erklärt, zum fünften mal erklärt, malbuch, wachsmalstift*, kasperletheater,
        kasperle, schießbudenfigur, nichtskönner, nichtsnutz, faulenzer, fauler sack, schläft im meeting,
        verschläft jedes, buzzword bingo, powerpoint held, luftpumpe, heiße luft, labertasche, dünnbrettbohrer,
        grenzdebil
        """,
    "trash": """
        schrott, müll, murks, pfusch, mist, dreck, scheiße, katastrophe, beschiss, abzocke, überteuert*,
        größte beschiss, bringt nichts, unbrauchbar, kauft was anderes, kauft lieber, bei der konkurrenz besser,
        lachnummer, zumutung, stürzt ab, lahm*, krücke, frickel*, funktioniert nie, läuft nie, größte schrott,
        totaler schrott, absoluter müll, unterirdisch, finger weg, kauft das nicht, nicht kaufen,
        rausgeschmissenes geld, geldverschwendung, mit klebeband, zusammengeschustert, peinliches produkt,
        schäme mich für unser, voller bugs, voller fehler, gurke, grottig, grottenschlecht
        """,
    "heat": """
        lies, lies die, lesen sie, läsed, lernen sie lesen, lern lesen, lern erst, hören sie endlich auf,
        hör endlich auf, hör auf, es reicht, reicht's, jetzt langt's, jetz langt's, schon wieder du, schon wieder sie,
        sie schon wieder, merken sie was, bist deppert, heul leise, heul doch, rumheulen, rumzuheulen, rumgeheule,
        verpiss dich, verpiss, lass mich in ruhe, lassen sie mich in ruhe, keinen bock, kein bock mehr, gehts noch,
        geht's noch, sag mal, noch so ein satz, noch ein wort, nochmal und, noch eenmal, sie nervensäge,
        schreien sie ruhig, ich schreie lauter, noch nicht fertig, ich poste, bleiben sie halt weg, bleiben sie weg,
        bleibt halt weg, kommen sie nie wieder, nie meh, göht doch, dann geht doch, macht es selber, hoid selber,
        machen sie es selbst, lasse ich mir … nicht bieten, nicht bieten, lass mir nicht, sie saßen, sie konnten,
        sie ham, sie haben keine, du hast nicht, du laberst, stänkern, pöbeln, umezbrüele, unsinn zu, ihren unsinn,
        zum fünften mal, mein lieber, jetzt bin ich dran, gnua von eahna, genug von ihnen, können sie lesen,
        kannst du lesen, kannst du nicht lesen, wer lesen kann, lesen hilft, erst lesen, erst denken, denk mal nach,
        denken hilft, hirn einschalten, gehirn einschalten, schalten sie mal, jammern sie, jammer nicht, heulen sie,
        heul weiter, heult doch, gehen sie doch, geh doch, dann gehen sie, dann geh, dann wechseln sie,
        wechseln sie doch, wechsel doch, auf wiedersehen, tschüss dann, und tschüss, brauchen wir nicht,
        auf kunden wie sie, leute wie sie, leute wie du, kunden wie sie, typen wie du, ihresgleichen, selber schuld,
        selbst schuld, ihr problem, dein problem, nicht mein problem, ihr fehler nicht, lächerlich, lachhaft,
        peinlich für sie, blamieren sie, haben sie nichts besseres, hast du nichts besseres, sonst noch wünsche,
        spammen sie, hören sie auf, hör doch auf, reden sie keinen, red keinen, quatsch, labern sie, sie lügen, du lügst,
        lügen sie, lügner, unverschämt, frechheit, ich melde sie, anzeige ist raus, wir sehen uns vor,
        kommen sie doch vorbei, komm doch her, sag mir das ins, sagen sie mir das, ins gesicht, trauen sie sich,
        traust dich nicht, letzte warnung, noch einmal, noch ein kommentar, ich veröffentliche, soll ich mal,
        ich blockier, halt die klappe, halten sie den mund, schnauze
        """,
    "harsh_view": """
        schande, skandal*, peinlich, beschämend, schäme mich, schäm*, armutszeugnis, asozial*, unanständig, unsinn,
        größte unsinn, blödsinn, schwachsinn, wahnsinn, falsch, grundfalsch, fehlentscheidung, fehler, tierquälerei,
        diebstahl, geldverschwendung, rausgeworfen, rauszuwerfen, verantwortungslos, feige, rückgratlos, heuchlerisch,
        gier, zum kotzen, widerlich, dumm, kurzsichtig, hätte nie, hätten nie, darf nicht, gehört verboten, sauerei,
        frechheit, unverantwortlich, eine schande, ist eine schande, unerträglich, unfassbar, lächerlich, absurd,
        irrsinn, verlogen, greenwashing, augenwischerei, blutgeld, abzocke, gierig, raffgier*, rücksichtslos, fahrlässig,
        menschenverachtend, zynisch, mies, schäbig, geht gar nicht, gehört gestoppt, sollten wir lassen,
        sollten aufhören, müssen aufhören, hätten wir nie, hätte man nie, falsche entscheidung, schlechte entscheidung,
        dumme idee, schnapsidee, blamage, feigheit, knickt ein, eingeknickt, verrat, kaputt gemacht, zerstör*
        """,
    "pro_view": """
        völlig richtig, richtig so, goldrichtig, vollkommen vertretbar, vertretbar, schon okay, völlig okay,
        völlig in ordnung, kein skandal, ist kein skandal, sauber gelöst, zu recht, man darf, darf sie, klar darf,
        genau richtig, verstehe die aufregung nicht, aufregung … nicht, soll endlich, endlich genehmigen, endlich still,
        wer zahlt der, wichtiger als, gut so, finde ich gut, find ich gut, find ich richtig, finde das richtig,
        richtige entscheidung, gute entscheidung, kluge entscheidung, absolut richtig, bin dafür, ich bin dafür,
        stehe dahinter, steh ich voll, voll dahinter, sollen sich nicht so, stellt euch nicht so, hört auf zu jammern,
        gejammer, geheule, hysterie, hysterisch, übertrieben, alles halb so, die gegner, die kritiker,
        die demonstranten sollen, wird zeit, längst überfällig
        """,
    "ad": """
        klare empfehlung, kaufempfehlung, beste app, beste produkt, unbedingt kaufen, kauft, holt euch, probiert,
        fünf sterne, nie wieder ohne, absolut empfehlenswert
        """,
}
