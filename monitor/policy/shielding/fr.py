"""French, with Belgian and Swiss words. ``SURE`` words protect alone; ``HINT`` words need a second cue."""

SURE = {
    "pay": """
        pourboires, au pourboire, écarts de salaires, nos salaires, les salaires sont, c'est pas payé,
        toujours pas payées, augmentation de salaire, sans augmentation, augmentation*, écart* de salaire,
        écarts salariaux, salaire égal, égalité salariale, à poste égal, à travail égal, fiche de paie, fiches de paie,
        bulletin de paie, jour de paie, treizième mois, 13e mois, heures sup, heures supplémentaires, heures sup',
        prime de nuit, prime de présence, prime d'ancienneté, prime en bons, prime supprimée, chèques repas,
        tickets resto, paniers repas, titres restaurant, smic, du smic, salaire de misère, sous payé*, mal payé*,
        non payé*, impayé*, payée trois, payées trois, payé* _ euros, euros de moins, pour cent de moins,
        de moins que mon, de moins que mon prédécesseur, mieux payé*, net par mois, euros net, euros brut, net sans,
        brut par mois, pouvoir d'achat, pourboire*, pot commun, ma retraite, réforme des retraites, gratification,
        indemnité de stage, rémunération des stages, payer ses heures, réclamé ses heures, commission coupée, indexation,
        points d'indice, gel des salaires, nao, travail dissimulé, 600 par mois
        """,
    "hours": """
        la cadence infernale, astreintes, astreinte payée, astreinte de, en intérim, chronomètre aux toilettes,
        chronomètrent, heures de travail, temps de travail, temps de repos, repos compensateur, onze heures de repos,
        astreinte*, heures d'affilée, nuits d'affilée, jours d'affilée, nuit seul*, nuit seule pour, sous effectif*,
        sous effectifs, manque de personnel, effectif* réduit*, pas assez de bras, charge de travail, la cadence,
        pause supprimée, pas de pause, sans pause, des pauses, pointer jusqu'aux, horaires coupés, horaires dictés,
        journée* de 12 h, temps partiel*, temps partiel subi, contrat* précaire*, cdd, forfait jours, congé refusé,
        congés refusés, congé* de paternité, congé* maternité, congé* parental, congé posé, télétravail*,
        droit à la déconnexion, chambres en six heures, chambres à deux, lits par jour, planning* … veille,
        dimanches travaillés, travail du dimanche, travail de nuit, trois huit, 51 h, dimanche soir encore,
        heures par jour, treize heures, coupure de 45
        """,
    "conditions": """
        onze mètres carrés, vestiaires sans, le vestiaire du, conditions de travail, souffrance au travail, pénibilité,
        licenci* abusif*, prud'hommes, prudhommes, aux prud, droit du travail, code du travail, inspection du travail,
        inspecteur du travail, médecine du travail, médecin du travail, conseiller en prévention, cppt, chsct,
        inaptitude, mise à pied, rupture conventionnelle forcée, virée pour, viré pour, licenciée pour, licencié pour,
        sous traitance … cuisine, open space, ergonomi*, moisissure*, amiante, chauffage en panne, clim hs,
        clim en panne, degrés dans, salle de repos, monte charge, ascenseur de service, allaiter, local d'allaitement,
        notation forcée, en dessous des attentes, droit de retrait, entretien annuel
        """,
    "safety": """
        carter dévissé, bord coupant, accident du travail, accident de travail, accidents de travail, mise en danger,
        dangereu*, en danger, garde corps, sans harnais, harnais, équipement* de protection, gants … pas, casque … pas,
        issue de secours, issues de secours, sortie de secours, trousse … vide, brûlure, risque d'incendie,
        sécurité au travail, agressé au travail, agressée au travail, agressions, insultée au guichet, braquage, braqué*,
        épuisement, tms, presque un mort, attendre un mort, il faudra un mort, bientôt un mort, normes de sécurité,
        alerte danger, registre de sécurité
        """,
    "union": """
        on lâchera rien, le délégué c'est moi, accord signé, syndicat*, syndical*, syndiqué*, délégué* syndical*,
        délégué du personnel, section syndicale, cgt, cfdt, fo, sud, cne, fgtb, csc, setca, grève*, gréviste*,
        piquet de grève, piquet, débrayage*, débrayer, préavis, manif, manifs, manifestation*, manifester, élections cse,
        élections sociales, cse, comité d'entreprise, convention collective, négociation* annuelle*,
        négociations salariales, camarade*, solidarité, lutte*, accord d'entreprise, conseil d'entreprise,
        chorale de casseroles, premier mai, intermittence
        """,
    "discrimination": """
        à votre âge, voile autorisé, cv avec, alliance … arc en ciel, tu viens d'où, discrimin*, racis*, raciste*,
        sexis*, sexiste*, homophob*, transphob*, islamophob*, antisémit*, grossophob*, validis*, âgis*, plafond de verre,
        égalité femmes, droits des femmes, défenseur des droits, unia a, voile … travail, mon voile, mon accent,
        le prénom ne, retourne au, retourne dans ton pays, rentre dans ton pays, macaque, enceinte … poste, enceinte de,
        la grossesse n'est, congé maternité et, trop vieux pour, trop vieille pour, profil senior, handicap*,
        fauteuil roulant, place pmr, mégenr*, pronom*, candidat parce qu'il avait, cv parce que, écarter un cv,
        couleur de peau, une femme à ce poste, nom de famille arabe
        """,
    "harassment": """
        harcel*, harcèl*, harcelée, harcelé, main aux fesses, mains aux fesses, mains baladeuses, attouchement*,
        agress* sexuel*, comportement déplacé, gestes déplacés, remarques déplacées, propos déplacés, humilié*,
        humiliation, claques derrière, bloqué la porte, porté plainte, porte plainte, plainte déposée, déposé plainte,
        metoo, balance ton, balance toute, personne de confiance, sifflé* dans, mise au placard, mis au placard,
        placardis*, management toxique, manager toxique, intimidation, menacé* par mon
        """,
    "whistleblowing": """
        lanceur d'alerte, lanceuse d'alerte, lanceurs d'alerte, signalé quatre fois, j'ai signalé, j'ai alerté,
        j'avais signalé, signalement*, signalé par écrit, antidaté*, falsifi*, faux rapport*, refusé de signer,
        j'ai refusé, ai refusé, étouffer l'affaire, étouffé l'affaire, parti à l'inspection, écrit à l'inspection,
        parlé au cfa, droit d'alerte, ligne éthique, saisi le procureur, dénonc* … direction, pots de vin, représailles
        """,
    "politics": """
        loi immigration, la ministre, nos propres ministres, slogans de fachos, j'ai voté, je vote, voté, votez, voter,
        vote par anticipation, bureau de vote, élection* législative*, législatives, municipales, présidentielle,
        second tour, deuxième tour, votation*, référendum, gouvernement, macron, mélenchon, le pen, rn, lfi,
        parti socialiste, à gauche, à droite, extrême droite, réforme, manif contre, gilets jaunes,
        marche pour le climat, palestine, gaza, député*, sénat, assemblée nationale
        """,
    "religion": """
        ramadan, iftar, aïd, prière*, je prie, prier, mosquée, synagogue, shabbat, messe, paroisse, pâques, carême,
        christ est, ma foi religieuse, croyant*, curé, rabbin, imam, culte, baptême de mon, vendredi saint, cendres,
        psaume*, bénédiction, laïcité, en tant que musulman*, comme musulmane, en tant que juif
        """,
    "health": """
        mon arthrose, cent jours sans alcool, jours sans alcool, j'ai le dos en, burn out, burnout, épuisée, dépression,
        dépressive, dépressif, antidépresseur*, mon psy, ma psy, le psy dit, psychologue, thérapie, anxiété,
        crise d'angoisse, crises d'angoisse, migraine*, endométriose, règles douloureuses, mes règles, ménopause,
        covid long, mon diagnostic, diagnostiqué*, cancer du sein, mon cancer, ma chimio, chimio, mon opération, opéré*,
        sciatique, hernie, lombalgie, mon épaule, mes genoux, mes poignets, tendinite*, canal carpien, arrêt maladie,
        arrêt de dix jours, en arrêt, rendez vous dentiste, dentiste, dents de sagesse, kiné, diabète … je, mon diabète,
        épilepsie, ma maladie, mon handicap, dyslexi*, autis*, tdah, bégaie, fausse couche, je suis enceinte,
        petite attaque, insomnie*, prise de sang, vaccin
        """,
}

HINT = {
    "pay": """
        salaire*, payé*, paie, prime*, net, brut, loyer, retraite*, ancienneté, pourboires, sous payé, cotise*
        """,
    "hours": """
        horaire*, pause*, repos, congé*, planning, dimanche, garde, heures, nuits, semaine de
        """,
    "conditions": """
        contrat*, bien être, chauffage, froid, toilettes, cantine, poussière, onze degrés, ascenseur, chronomètre*,
        mètres carrés
        """,
    "safety": """
        sécurité, danger, risque*, accident*, blessé*, plaie, gants, casque, échelle, craché, cutter, carter,
        bord coupant, infirmerie
        """,
    "union": """
        délégué*, accord signé, droits, tract, section, revendic*, barème
        """,
    "discrimination": """
        enceinte, grossesse, prénom, accent, égalité, voile, arabe, gay, lesbienne, trans, femmes, alliance, vieux pour,
        à votre âge
        """,
    "harassment": """
        plainte, textos, larmes, humour, fesses, cfa
        """,
    "whistleblowing": """
        signalé*, signale, signaler, refusé, courrier*, preuve*, rapport est
        """,
    "politics": """
        politique*, vote, parti, climat, loi immigration, état, slogans, fachos
        """,
    "religion": """
        dieu, église, foi, cierge, bougie, noël
        """,
    "health": """
        malade, douleur*, médecin, fatigue*, dos, épaule, genoux, opération, alcool, arthrose, pleuré
        """,
}

STANCE = """
    honte, scandale*, scandaleux, inadmissible, inacceptable, indigne, ras le bol, marre, colère, furieux, furieuse, encore, toujours pas, jamais, rien, personne, sans réponse, trois fois, quatre fois, troisième fois, depuis des mois, depuis des années, merci la direction, bravo, injuste, injustice, dignité, respect, on exige, exige*, refuse, je dis non, c'est non, ironie, dégueulasse, radins, lâches
    """

SELF = """
    je, j, moi, mon, ma, mes, nous, on, notre, nos, m
    """
