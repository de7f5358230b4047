"""French, with Belgian and Swiss words. ``SURE`` words protect alone; ``HINT`` words need a second cue."""

SURE = {
    "pay": """
        pourboires, au pourboire, écarts de salaires, nos salaires, les salaires sont, c'est pas payé,
        toujours pas payées, augmentation de salaire, sans augmentation, augmentation*, écart* de salaire,
        écarts salariaux, salaire égal, égalité salariale, à poste égal, à travail égal, fiche de paie,
        fiches de paie, bulletin de paie, jour de paie, treizième mois, 13e mois, heures sup, heures supplémentaires,
        heures sup', prime de nuit, prime de présence, prime d'ancienneté, prime en bons, prime supprimée,
        chèques repas, tickets resto, paniers repas, titres restaurant, smic, du smic, salaire de misère, sous payé*,
        mal payé*, non payé*, impayé*, payée trois, payées trois, payé* _ euros, euros de moins, pour cent de moins,
        de moins que mon, de moins que mon prédécesseur, mieux payé*, net par mois, euros net, euros brut, net sans,
        brut par mois, pouvoir d'achat, pourboire*, pot commun, ma retraite, réforme des retraites, gratification,
        indemnité de stage, rémunération des stages, payer ses heures, réclamé ses heures, commission coupée,
        indexation, points d'indice, gel des salaires, nao, travail dissimulé, 600 par mois, salaire bloqué,
        salaires bloqués, gel de salaire, hausse de salaire, revalorisation, point d'indice, mieux payer,
        payés pareil, payée pareil, à travail égal salaire, écart salarial, mal payés, mal payées, sous payés,
        payé en retard, payée en retard, salaire en retard, primes supprimées, prime macron, intéressement supprimé,
        frais non remboursés, frais kilométriques, indemnité kilométrique, heures non payées, heures pas payées,
        payer les heures, deuxième boulot, fin de mois, fins de mois, restos du coeur, banque alimentaire,
        pension de, âge de la retraite, partir à 64, carrière longue, pénibilité, gratification de stage,
        stage non rémunéré, salaire minimum, grille salariale, index égalité
        """,
    "hours": """
        la cadence infernale, astreintes, astreinte payée, astreinte de, en intérim, chronomètre aux toilettes,
        chronomètrent, heures de travail, temps de travail, temps de repos, repos compensateur,
        onze heures de repos, astreinte*, heures d'affilée, nuits d'affilée, jours d'affilée, nuit seul*,
        nuit seule pour, sous effectif*, sous effectifs, manque de personnel, effectif* réduit*, pas assez de bras,
        charge de travail, la cadence, pause supprimée, pas de pause, sans pause, des pauses, pointer jusqu'aux,
        horaires coupés, horaires dictés, journée* de 12 h, temps partiel*, temps partiel subi, contrat* précaire*,
        cdd, forfait jours, congé refusé, congés refusés, congé* de paternité, congé* maternité, congé* parental,
        congé posé, télétravail*, droit à la déconnexion, chambres en six heures, chambres à deux, lits par jour,
        planning* … veille, dimanches travaillés, travail du dimanche, travail de nuit, trois huit, 51 h,
        dimanche soir encore, heures par jour, treize heures, coupure de 45, douze heures, 12 heures, 14 heures,
        heures d'amplitude, heures non comptées, dépassement d'horaire, sans jour de repos, jours sans repos,
        week ends d'affilée, dimanches d'affilée, planning la veille, planning changé, rappelé sur mes,
        rappelée sur mes, rappel sur congé, congés annulés, congés refusé, congé annulé, rtt, heures de récup,
        en effectif réduit, pas de remplaçant, non remplacé*, seul pour, seule pour, à deux pour, travail de trois,
        le travail de deux, surcharge, pointeuse, badgeuse, pauses pipi, pause pipi, aller aux toilettes,
        télétravail supprimé, garde d'enfant, mode de garde
        """,
    "conditions": """
        onze mètres carrés, vestiaires sans, le vestiaire du, conditions de travail, souffrance au travail,
        licenci* abusif*, prud'hommes, prudhommes, aux prud, droit du travail, code du travail, inspection du travail,
        inspecteur du travail, médecine du travail, médecin du travail, conseiller en prévention, cppt, chsct,
        inaptitude, mise à pied, rupture conventionnelle forcée, virée pour, viré pour, licenciée pour, licencié pour,
        sous traitance … cuisine, open space, ergonomi*, moisissure*, amiante, chauffage en panne, clim hs,
        clim en panne, degrés dans, salle de repos, monte charge, ascenseur de service, allaiter, local d'allaitement,
        notation forcée, en dessous des attentes, droit de retrait, entretien annuel, précarité, précaire*, cdd sur cdd,
        période d'essai, non renouvelé, fin de contrat, licencié après, licenciée après, viré après, virée après,
        plan d'amélioration, entretien d'évaluation, mal noté, surveillance des salariés, logiciel espion,
        caméra sur nous, fuites au plafond, infiltrations, souris dans, rats dans la, pas de fenêtre, sans fenêtre,
        flex office, siège cassé, chaise cassée, tirer mon lait, tire lait, auto entrepreneur*, faux indépendant*,
        ubérisation, prestataires mal
        """,
    "safety": """
        carter dévissé, bord coupant, accident du travail, accident de travail, accidents de travail, mise en danger,
        dangereu*, en danger, garde corps, sans harnais, harnais, équipement* de protection, gants … pas,
        casque … pas, issue de secours, issues de secours, sortie de secours, trousse … vide, brûlure,
        risque d'incendie, sécurité au travail, agressé au travail, agressée au travail, agressions,
        insultée au guichet, braquage, braqué*, épuisement, tms, presque un mort, attendre un mort,
        il faudra un mort, bientôt un mort, normes de sécurité, alerte danger, registre de sécurité, sans gants,
        sans casque, sans masque, epi, équipement de sécurité, tombé du, tombée du, failli tomber, failli mourir,
        aurait pu mourir, va y avoir un mort, mort au travail, électrocut*, échafaudage, vertige sans,
        produits toxiques, toxique pour, poussières d'amiante, alarme incendie, secouriste, troubles musculo,
        charge lourde, port de charges, agressé par un, agressée par un, frappé par un, frappée par un,
        menacé par un, menacée par un, insulté par un client, crachat, crachats
        """,
    "union": """
        on lâchera rien, le délégué c'est moi, accord signé, syndicat*, syndical*, syndiqué*, délégué* syndical*,
        délégué du personnel, section syndicale, cgt, cfdt, fo, cne, fgtb, csc, setca, grève*, gréviste*,
        piquet de grève, piquet, débrayage*, débrayer, préavis, manif, manifs, manifestation*, manifester,
        élections cse, élections sociales, cse, comité d'entreprise, convention collective, négociation* annuelle*,
        négociations salariales, camarade*, solidarité, lutte*, accord d'entreprise, conseil d'entreprise,
        chorale de casseroles, premier mai, intermittence, débrayage, en grève, faire grève, on fait grève,
        la grève, piquets, section cgt, élu cse, élue cse, élus cse, représentant du personnel,
        représentante du personnel, négos, négociations annuelles, intersyndicale, rassemblement devant, 1er mai,
        caisse de grève, unia, syna, vpod
        """,
    "discrimination": """
        à votre âge, voile autorisé, cv avec, alliance … arc en ciel, tu viens d'où, discrimin*, racis*, raciste*,
        sexis*, sexiste*, homophob*, transphob*, islamophob*, antisémit*, grossophob*, validis*, âgis*,
        plafond de verre, égalité femmes, droits des femmes, défenseur des droits, unia a, voile … travail,
        mon voile, mon accent, le prénom ne, retourne au, retourne dans ton pays, rentre dans ton pays, macaque,
        enceinte … poste, enceinte de, la grossesse n'est, congé maternité et, trop vieux pour, trop vieille pour,
        profil senior, fauteuil roulant, place pmr, mégenr*, pronom*, candidat parce qu'il avait, cv parce que,
        écarter un cv, couleur de peau, une femme à ce poste, nom de famille arabe, seule femme, boys club,
        entre hommes, mansplain*, mes cheveux, ma peau, ma couleur, mon nom de famille, mon prénom, tes origines,
        d'où tu viens, retour de congé, grossesse annoncée, enceinte et, depuis ma grossesse, fausse diversité,
        pinkwashing, coming out, non binaire, transgenre, mégenrée, toilettes pmr, accessibilité pmr, rampe d'accès,
        malentendant*, malvoyant*, chien guide pour aveugle, rqth, travailleur handicapé, trop jeune pour,
        trop âgé*, neuroatypique*
        """,
    "harassment": """
        harcel*, harcèl*, harcelée, harcelé, main aux fesses, mains aux fesses, mains baladeuses, attouchement*,
        agress* sexuel*, comportement déplacé, gestes déplacés, remarques déplacées, propos déplacés, humilié*,
        humiliation, claques derrière, bloqué la porte, porté plainte, porte plainte, plainte déposée, déposé plainte,
        metoo, balance ton, balance toute, personne de confiance, sifflé* dans, mise au placard, mis au placard,
        placardis*, management toxique, manager toxique, intimidation, menacé* par mon, remarques sexistes,
        blagues sexistes, sur mes seins, sur mes fesses, mains sur mes, main sur ma, touché les, frotte, me suit jusque,
        suivie jusqu, messages la nuit, messages à minuit, photos intimes, hurle dessus, me hurle, crie dessus, rabaiss*,
        rabaissée, isolée volontairement, mise à l'écart, brimade*, vexation*, terreur au bureau, souffre douleur,
        cellule d'écoute, référent harcèlement
        """,
    "whistleblowing": """
        lanceur d'alerte, lanceuse d'alerte, lanceurs d'alerte, signalé quatre fois, j'ai signalé, j'ai alerté,
        j'avais signalé, signalement*, signalé par écrit, antidaté*, falsifi*, faux rapport*, refusé de signer,
        j'ai refusé, ai refusé, étouffer l'affaire, étouffé l'affaire, parti à l'inspection, écrit à l'inspection,
        parlé au cfa, droit d'alerte, ligne éthique, saisi le procureur, dénonc* … direction, pots de vin,
        représailles, alerte interne, j'alerte, nous avons alerté, on a alerté, alerté trois fois, alerté deux fois,
        fausses factures, faux documents, trafiqué*, trafiquer, conflit d'intérêts, dessous de table,
        refus de signer, je ne signe pas, je ne signerai pas, lancer l'alerte, mis au placard depuis,
        sanctionné pour avoir, sanctionnée pour avoir, saisi l'inspection, saisi la cnil
        """,
    "politics": """
        loi immigration, la ministre, nos propres ministres, slogans de fachos, j'ai voté, je vote, voté, votez,
        voter, vote par anticipation, bureau de vote, élection* législative*, législatives, municipales,
        présidentielle, second tour, deuxième tour, votation*, référendum, gouvernement, macron, mélenchon, le pen,
        rn, lfi, parti socialiste, à gauche, à droite, extrême droite, réforme, manif contre, gilets jaunes,
        marche pour le climat, palestine, gaza, député*, sénat, assemblée nationale, bulletin de vote, isoloir,
        dépouillement, premier ministre, retraites manif, loi travail, 49 3, nfp, insoumis, socialistes,
        écologistes au, zemmour, bardella, attal, conseil fédéral, grand conseil, initiative populaire,
        bart de wever, bourgmestre élection, ukraine, palestinien*, antifa, fasciste*, extrême gauche,
        marche des fiertés, marche blanche
        """,
    "religion": """
        ramadan, iftar, aïd, prière*, je prie, prier, mosquée, synagogue, shabbat, messe, paroisse, carême,
        christ est, ma foi religieuse, croyant*, curé, rabbin, imam, culte, baptême de mon, vendredi saint, cendres,
        psaume*, bénédiction, laïcité, en tant que musulman*, comme musulmane, en tant que juif, ramadan*, jeûner,
        la foi, ma foi, communion, confirmation de, baptême religieux, prêtre, diacre, hanouka, pessah, kippour,
        athée, coran, torah, dieu merci, inchallah, hamdoulillah, pèlerinage, rameaux, ascension messe,
        pentecôte messe, toussaint
        """,
    "health": """
        mon arthrose, cent jours sans alcool, jours sans alcool, j'ai le dos en, burn out, burnout, épuisée,
        dépression, dépressive, dépressif, antidépresseur*, mon psy, ma psy, le psy dit, psychologue, thérapie,
        anxiété, crise d'angoisse, crises d'angoisse, migraine*, endométriose, règles douloureuses, mes règles,
        ménopause, covid long, mon diagnostic, diagnostiqué*, cancer du sein, mon cancer, ma chimio, chimio,
        mon opération, opéré*, sciatique, hernie, lombalgie, mon épaule, mes genoux, mes poignets, tendinite*,
        canal carpien, arrêt maladie, arrêt de dix jours, en arrêt, rendez vous dentiste, dents de sagesse, kiné,
        diabète … je, mon diabète, épilepsie, ma maladie, mon handicap, dyslexi*, tdah, bégaie, fausse couche,
        je suis enceinte, petite attaque, insomnie*, prise de sang, vaccin, sclérose en plaques, ma sep,
        fibromyalgie, maladie de crohn, crohn, stomie, mon asthme, angoisses, troubles anxieux, tspt, bipolaire,
        anorexie, troubles alimentaires, sevrage, abstinent*, sobre depuis, jours sobre, alcooliques anonymes, pma,
        fiv, parcours pma, post partum, post-partum, ménopausée, irm, biopsie, mammographie, résultats de mon,
        mon médecin, le médecin dit, mon généraliste, kinésithérap*, ostéo, béquilles, entorse, acouphènes,
        malentendante, covid encore, positif au covid, malade depuis, longue maladie, ald, mi temps thérapeutique,
        reprise thérapeutique, psychiatre, j'ai la grippe, grippée au lit
        """,
}

HINT = {
    "pay": """
        salaire*, payé*, paie, prime*, net, brut, loyer, retraite*, ancienneté, pourboires, sous payé, cotise*
        """,
    "hours": """
        horaire*, pause*, repos, congé*, planning, dimanche, garde, heures, nuits, semaine de, seize heures
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
        délégué*, accord signé, droits, tract, section, revendic*, barème, sud, négo
        """,
    "discrimination": """
        enceinte, grossesse, prénom, accent, égalité, voile, arabe, gay, lesbienne, trans, femmes, alliance,
        vieux pour, à votre âge, handicap*
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
        dieu, église, foi, cierge, bougie, noël, pâques
        """,
    "health": """
        malade, douleur*, médecin, fatigue*, dos, épaule, genoux, opération, alcool, arthrose, pleuré, dentiste,
        autis*, mon coeur
        """,
}

STANCE = """
    honte, scandale*, scandaleux, inadmissible, inacceptable, indigne, ras le bol, marre, colère, furieux, furieuse, encore, toujours pas, jamais, rien, personne, sans réponse, trois fois, quatre fois, troisième fois, depuis des mois, depuis des années, merci la direction, bravo, injuste, injustice, dignité, respect, on exige, exige*, refuse, je dis non, c'est non, ironie, dégueulasse, radins, lâches
    """

SELF = """
    je, j, moi, mon, ma, mes, nous, on, notre, nos, m
    """
