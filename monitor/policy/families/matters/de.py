"""German, with Austrian, Swiss and southern spellings."""

WORDS = {
    "lawsuit": """
        prozess, prozesse, klage, klagen, *klage, *klagen, *prozess, verklagt, verklagen, gericht, richter*, verfahren,
        urteil, berufung, revision, vergleich, außergerichtlich, anwalt, anwälte, anwalts, unser anwalt, gegenseite,
        gutachten, patentstreit, rechtsstreit, schweigegeld, schadenersatz, abfindung, streitwert, zeuge, zeugenaussage,
        rückstellung*, anklage, die sache, *sache, termin in, rechtsstreitigkeit*, gerichtsverfahren, gerichtstermin,
        verhandlung, verhandlungstag, sammelklage, schiedsverfahren, schiedsgericht, mediation, außergerichtlich*,
        einigung, vergleichszahlung, strafverfahren, zivilprozess, arbeitsgericht, oberlandesgericht, landgericht,
        amtsgericht, bundesgerichtshof, urteilsverkündung, kläger*, beklagte*, zeugen, aussage, ausgesagt,
        unsere anwälte, unsere juristen, rechtsabteilung, patentverletzung, strafbefehl, einspruch
        """,
    "inquiry": """
        staatsanwalt*, ermittl*, ermittlungen, untersuchung, *untersuchung, razzia, durchsuchung, durchsucht, zollleute,
        zollfahndung, zoll, kartellamt, bafin, aufsicht, aufsichtsbehörde, behörde, gewerbeaufsicht, bußgeld,
        steuerfahndung, geldwäsche, prüfer im haus, vorwurf, belarus vorwurf, bundesnetzagentur, netzagentur,
        datenschutzbehörde, landesamt, umweltamt, tüv prüf*, wettbewerbsbehörde, eu kommission, untersuchungsausschuss,
        ermittler, ermittelt, prüfung läuft, betriebsprüfung, hausdurchsuchung, vorermittlung*, verdacht,
        korruptionsverdacht, sonderprüfung, bußgeldverfahren
        """,
    "outcome": """
        gewinnen, gewinnt, verlieren, verliert, verloren, verlieren werden, haltlos, haben recht, hat recht, schuld,
        schuldig, unschuldig, nichts in der hand, in der hand, abgekupfert, wusste jeder, wussten alle, dreck am stecken,
        kommt bestimmt, vergleich, rechnen mit, rechnen also mit, rückstellung, ziehen zurück, um die ohren, ausgebaut,
        in den mails steht, genau das was man uns vorwirft, gegeben, zahlen, gezahlt, peinlich, blamage, chance*,
        aussichtslos, keine chance, unser finger, armutszeugnis, sauber dokumentiert, ich glaube, ich denke, ich wette,
        ich fürchte, ich hoffe, meiner meinung, wenn ihr mich fragt, ehrlich gesagt, klar ist, natürlich, werden zahlen,
        müssen zahlen, zahlen wir, kommen davon, davonkommen, erwischt, vertuscht, gewusst, haben es gewusst, wussten es,
        mitschuld, haftbar, verdient, verdienen wir, zu recht, zurecht, lächerlich, witz, dünn, wasserdicht, kein beweis,
        keine beweise, beweise, gutachten, gegen uns, für uns, verurteilt, freispruch, freigesprochen, einstellen,
        eingestellt, stillschweigen, geschwärzt, gelöscht, geschreddert, peanuts, teuer
        """,
    "hush": """
        noch nicht bekannt, noch nicht offiziell, noch nicht angekündigt, noch nicht veröffentlicht,
        noch nicht verkünd*, weiß noch keiner, weiß nur noch keiner, es weiß nur, noch keiner, no kana, no koim,
        saget's no, noch keinem, noch niemand*, weiß noch niemand, selbst noch nichts ahnt, noch nichts ahnt,
        ahnt noch nichts, wissen es noch nicht, steht noch in keiner, steht noch nirgends, nicht weitersagen,
        nöd wiitersäge, nicht weitererzählen, pst, psst, unter uns, unter uns gesagt, im vertrauen, vertraulich,
        streng vertraulich, geheim, geheimnis*, hast du nicht von mir, nicht von mir, hab nichts gesagt,
        aufm kopierer, auf dem kopierer, am drucker, mitgehört, zufällig gesehen, diskret, intern, nur intern,
        offiziell erst, erst am montag, bevor es offiziell, noch kein schreiben, a schreiben hat,
        wenn es draußen ist, wenn das draußen ist, draußen ist, erst sehen wenn, bis dahin still,
        wie lange noch weiß keiner, noch nicht raus, noch geheim, noch nicht spruchreif, noch nicht kommuniziert,
        noch nicht verkündet, noch nicht draußen, darf ich noch nicht, darf noch nicht, darf man noch nicht,
        darf ich nicht sagen, eigentlich darf ich, sollte ich nicht, bleibt unter uns, behaltet es für euch,
        behalt's für dich, psssst, pscht, schweigen, stillschweigen, verschwiegen*, mund halten, klappe halten,
        nix gesagt, ihr habt nichts gehört, ihr habt das nicht, hab ich gehört, gehört auf dem flur, flurfunk,
        buschfunk, aufgeschnappt, mitbekommen, durchgesickert, gesehen auf dem, lag auf dem, lag im drucker,
        im drucker, auf der folie, auf dem whiteboard, kommt erst, erst nächste woche, erst nach,
        nächste woche offiziell, bald offiziell, die betroffenen wissen, die kollegen wissen, wissen noch nichts,
        weiß noch nichts, ahnen nichts, noch nichts davon, sperrfrist, embargo, vorab, exklusiv für euch, spoiler,
        wissen … noch nicht, weiß … noch nicht, wissen … noch nichts, weiß … noch nichts
        """,
    "change": """
        schließt, schließen, geschlossen, schließung, dichtgemacht, macht dicht, zuagsperrt, zugesperrt, wird zugesperrt,
        gaht uf, verlegt, verlegung, verlagert, verlagerung, wandert, nach malmö, nach polen, entlassen, entlassungen,
        kündigungen, gekündigt werden, stellenabbau, stellen weg, leute weg, verlieren ihren platz, verlieren ihren job,
        abgebaut, ausgelagert, auslagern, outsourcing, umstrukturier*, restrukturier*, fusion, fusionieren, übernahme,
        übernommen, übernehmen, gekauft haben, dänen gekauft, kauf von, verkauft, verkauf, käufer, nachfolger, hört auf,
        hört im, tritt zurück, tritt … zurück, rücktritt, verlässt, geht ende, geht zum, abgelöst, notar, d'hälfte,
        derf mit, ka gange, sozialplan kommt, werksschließung, standortschließung, zugemacht, macht zu, wird geschlossen,
        werden geschlossen, abgewickelt, stillgelegt, stilllegung, abgeschaltet, personalabbau, abbau, freigesetzt,
        freistellung*, freigestellt, massenentlassung*, aufhebungsvertr*, vorruhestand, outgesourct, ausgegliedert,
        ausgliederung, verkauft wird, wird verkauft, werden verkauft, abgestoßen, aufgekauft, geschluckt, zusammengelegt,
        zusammenlegung, fusioniert, zerschlagen, insolvenz*, insolvenzantrag, pleite, rausgeschmissen, rausgeworfen,
        gefeuert, abberufen, wirft hin, geht in rente, neuer chef, neue chefin, neuer vorstand, kündigt, hat gekündigt,
        zieht um, umzug nach, nach indien, nach tschechien, nach rumänien
        """,
    "workplace": """
        abteilung, team, werk, standort, büro, vertrieb, lager, halle, wäscherei, küche, einkauf, filiale*, laden,
        niederlassung, kolleginnen, kollegen, leute, mitarbeiter*, vorstand, chef, chefin, finanzchefin,
        geschäftsführer*, haus, hotel, firma, unser, unsere, wir, uns, ganze, gesamte, komplett
        """,
    "figure": """
        umsatz, gewinn, verlust, millionen, mio, milliarden, marge*, quartal*, q1, q2, q3, q4, hinter plan, unter plan,
        über plan, ausgelastet, auslastung, auftragseingang, budget, prognose, angebot von, einkaufspreis, stückzahl*,
        fallen … durch, ausschuss, endprüfung, ersten quartal
        """,
    "unpublished": """
        intern, noch nicht veröffentlicht, vorläufig, nicht öffentlich, unveröffentlicht, neu gerechnet,
        gerade gerechnet, rückstellung gebildet, für die neugierigen, im mai sind wir, ist bei uns zu, prüfbericht
        """,
    "incident": """
        datenleck, datenpanne, gehackt, hacker, leck, geleakt, ausfall, ausgefallen, lag lahm, stand still,
        offen im netz, ohne passwort, unverschlüsselt, kundendaten, ransomware, verschlüsselungstrojaner
        """,
    "hidden_incident": """
        keiner weiß, weiß keiner, niemand weiß, nicht gemeldet, nicht informiert, keiner informiert,
        kunden wissen nichts, unter den teppich, hat keiner gemerkt, vertuscht
        """,
    "published": """
        pressemitteilung, veröffentlicht, angekündigt, auf der website, auf unserer seite, in der zeitung, stand in der,
        geschäftsbericht, laut bericht, bekanntgegeben, offiziell verkündet, wie berichtet, www, newsletter
        """,
}
