"""German, with Austrian, Swiss and southern spellings."""

WORDS = {
    "client": """
        kunde, kunden, kundin, kundinnen, kundschaft, gast, gäste, gästen, patient, patienten, patientin, besucher*,
        fahrgast, fahrgäste, nutzer*, anwender*, auftraggeber*, lieferant*, bewerber*, mieter*, bürger*, spieler*,
        versicherte*, anrufer*, junggesellenabschied, brautpaar, schüler*, eltern, verein, reisegruppe
        """,
    "colleague": """
        kollege, kollegen, kollegin, kolleginnen, chef, chefs, chefin, boss, vorgesetzte*, abteilungsleiter*,
        teamleiter*, schichtleiter*, montageleiter, werkleiter*, bereichsleiter*, geschäftsführer*, geschäftsleitung,
        direktor*, direktion, vorstand, vorstände, vorarbeiter, meister, manager*, praxisanleiter*, ausbilder*, azubi,
        praktikant*, werkstudent*, mentor*, consultant, berater, f b manager, buchhaltung, marketing, einkauf, vertrieb,
        konstruktion, personalabteilung, der neue, die neue, zeitarbeits truppe, oberkellner, küchenchef, koch
        """,
    "ours": """
        unser, unsere, unserem, unseren, unserer, wir, uns, mein arbeitgeber, meine firma, bei uns, mein chef,
        meine chefin, unsere firma, mir von, in unserem haus, in meinem laden, unser laden, mein laden, unser kraftwerk,
        unser netz, unser team, unsere leute, unser vorstand, unser chef, bei mir in der, bei uns im, beim arbeitgeber
        """,
    "someone": """
        du, dich, dir, dein, deine, sie sind, ihr seid, ihr, euch, der kerl, kerl, typ, typen, dieser, diese, dieses,
        diesem, der, die, den, so ein, so eine, so e, was für ein, ist ein, ist eine, sind, seid, bist, ist doch, so'n,
        solche, leute wie, der mann, die frau, herr, frau, schaffner, nachbar, an den, lieferant, vuile
        """,
    "you": """
        ihr, sie, du, euch, dein, deine, ihnen, dir
        """,
    "myself": """
        ich bin, bin ich, i bin, ich depp, ich trottel, ich idiot, ich esel, mich selbst, ich selbst, nannte mich,
        nennt mich, nennen mich, bin ein, bin a, ich am, ich führ, find ich den, ich find
        """,
    "said": """
        sagte, sagt, rief, nannte, nennt, genannt, beschimpft, geschimpft, schimpfwort*, zitat, lied, song, film, serie,
        buch, roman, titel, stück, podcast, stand auf, stand an der, jemand schrieb, kommentar lautete, wort, das wort,
        hieß es, brüllte, schrie einer, oma nannte, ausdruck
        """,
    "counter": """
        kein idiot, keine idioten, sind keine, ist kein, niemand ist, hört auf, hör auf … zu nennen, nicht so nennen,
        aufgestanden, widersprochen, dagegen gesagt, das ist rassismus, rassistisch, entschuldig*, tut mir leid,
        verzeihung, stammtisch, ich darf das, darf ich das, wir krüppel
        """,
    "praise": """
        geil, saugeil, saugut, großartig*, wunderbar*, wunderschön*, fantastisch*, genial*, herrlich*, schön, schönste,
        liebe, lieb, geliebt, stolz, danke, dank, respekt, held, heldin, legende, glückwunsch, gratuliere, hut ab,
        hammer, leiwand, mega, super, beste, bester, toll, klasse
        """,
    "thing": """
        drucker, computer, rechner, laptop, maus, tastatur, server, router, wlan, app, update, build, code, compiler,
        bug, auto, karre, fahrrad, zug, bahn, bus, katze, kater, hund, kaffee, kaffeemaschine, kessel, aufzug, schloss,
        tür, regen, wetter, montag, schnee, knie, maschine, fax, excel, skript, pipeline, test, zelt, ofen, spiel, level,
        schiri, schiedsrichter, taube*, wespe*, mücke*, toaster, waschmaschine, wecker, fernseher, altbauwohnung,
        wohnung, keller, dachboden
        """,
    "own_view": """
        meine meinung, eigene meinung, persönliche meinung, meine persönliche, privat, privatmeinung,
        private meinung, rein privat, als privatperson, als bürger, als anwohner*, als kunde,
        nicht für meinen arbeitgeber, nicht die meines arbeitgebers, nicht im namen, spreche nur für mich,
        sprech nur für mich, nur für mich, ich spreche für mich, persönlich finde, eigene ansicht, avis perso,
        mini meinig, für mich allein, nur meine meinung, nur meine, meine ganz persönliche, in eigenem namen,
        nicht für die firma, nicht für das unternehmen, nicht für mein, rein persönlich, ganz persönlich,
        ohne für … zu sprechen
        """,
    "as_employee": """
        ich arbeite bei, arbeite seit, ich schaffe bei, arbeite da, als angestellte, als angestellter, als mitarbeiter*,
        als arbeitnehmer*, als einer der, als eine die, hier mit meinung, mein arbeitgeber, sage ich als, sag ich als,
        das sage ich als, ich als, unsere firma, unser haus, unser werk, bei uns im werk, unsere trainingshalle,
        des hauses, wir verkaufen, dass wir, ich arbeite für, arbeite hier, bin angestellt, als ingenieur bei,
        als technikerin bei, als kollege von, mein konzern, meine eigene firma, meine firma, mein eigener arbeitgeber,
        mein unternehmen, unser unternehmen, unser konzern, unser vorstand, unsere geschäftsführung, unsere chefs,
        wir sollten, wir hätten, unsere entscheidung, unser kraftwerk, unser windpark, wir bauen, intern sagen,
        hier im haus
        """,
    "calm": """
        entschuldig*, tut mir leid, sorry, verzeihung, mein fehler, haben recht, hast recht, danke für, gerne, gern,
        ich kümmere mich, ich schaue nach, melde mich, rufen sie gern, verstehe ich, das war mein fehler
        """,
    "person": """
        er, sie, ihn, ihm, ihr, sein, seine, deren, wer, jemand, keiner, kerl, kerle, typ, typen, mann, männer, frau,
        frauen, mensch, menschen, leute, leut, nachbar, nachbarn, nachbarin, fahrer, fahrerin, radfahrer, autofahrer,
        polizist, schaffner, kontrolleur, politiker, minister, journalist, arzt, ärztin, beamter, verkäufer,
        verkäuferin, kellner, kellnerin, lieferant, influencer, troll, trolle, kommentator, junge, jungs, mädchen,
        weib, weiber, muslime, moslems, juden, türken, polen, araber, afrikaner, ausländer, flüchtlinge, asylanten,
        schwule, lesben, linke, rechte, grüne, boomer, herr, truppe, bande, meute, volk, familie, praxisanleiterin
        """,
}
