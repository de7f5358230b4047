"""French, with Belgian and Swiss words. ``SURE`` words protect alone; ``HINT`` words need a second cue."""

SURE = {
    "pay": """
        augmentation de salaire, sans augmentation, augmentation*, écart* de salaire, écarts salariaux, salaire égal, égalité salariale, à poste égal, à travail égal, fiche de paie, fiches de paie, bulletin de paie, jour de paie, treizième mois, 13e mois, heures sup, heures supplémentaires, heures sup', prime de nuit, prime de présence, prime d'ancienneté, prime en bons, prime supprimée, chèques repas, tickets resto, paniers repas, titres restaurant,
        smic, du smic, salaire de misère, sous payé*, mal payé*, non payé*, pas payé*, impayé*, payée trois, payées trois, payé* _ euros, euros de moins, pour cent de moins, de moins que mon, de moins que mon prédécesseur, mieux payé*, salaires, net par mois, euros net, euros brut, net sans, brut par mois, pouvoir d'achat, pourboire*, pot commun, ma retraite, réforme des retraites, gratification, indemnité de stage, rémunération des stages, payer ses heures, réclamé ses heures, commission coupée, indexation, points d'indice, gel des salaires, nao, travail dissimulé, 600 par mois
        """,
    "hours": """
        heures de travail, temps de travail, temps de repos, repos compensateur, onze heures de repos, astreinte*, heures d'affilée, nuits d'affilée, jours d'affilée, nuit seul*, nuit seule pour, sous effectif*, sous effectifs, manque de personnel, effectif* réduit*, pas assez de bras, charge de travail, cadence*, la cadence, pause supprimée, pas de pause, sans pause, des pauses, une pause, pointer jusqu'aux, horaires coupés, horaires dictés, journée* de 12 h, temps partiel*, temps partiel subi, contrat* précaire*, cdd, intérim*, forfait jours, congé refusé, congés refusés, congé* de paternité, congé* maternité, congé* parental, congé posé, télétravail*, droit à la déconnexion, chambres en six heures, chambres à deux, lits par jour, planning* … veille, dimanches travaillés, travail du dimanche, travail de nuit, trois huit, 51 h, dimanche soir encore, heures par jour, treize heures, coupure de 45
        """,
    "conditions": """
        conditions de travail, souffrance au travail, pénibilité, licenci* abusif*, prud'hommes, prudhommes, aux prud, droit du travail, code du travail, inspection du travail, inspecteur du travail, médecine du travail, médecin du travail, conseiller en prévention, cppt, chsct, inaptitude, mise à pied, rupture conventionnelle forcée, virée pour, viré pour, licenciée pour, licencié pour, sous traitance … cuisine, open space, ergonomi*, moisissure*, amiante, chauffage en panne, sans chauffage, clim hs, clim en panne, degrés dans, vestiaire*, salle de repos, monte charge, ascenseur de service, allaiter, local d'allaitement, notation forcée, en dessous des attentes, droit de retrait, entretien annuel
        """,
    "safety": """
        accident du travail, accident de travail, accidents de travail, mise en danger, dangereu*, en danger, garde corps, sans harnais, harnais, équipement* de protection, gants … pas, casque … pas, issue de secours, issues de secours, sortie de secours, trousse … vide, brûlure, risque d'incendie, sécurité au travail, agressé au travail, agressée au travail, agressions, insultée au guichet, braquage, braqué*, épuisement, tms, presque un mort, attendre un mort, il faudra un mort, bientôt un mort, normes de sécurité, alerte danger, registre de sécurité
        """,
    "union": """
        syndicat*, syndical*, syndiqué*, délégué* syndical*, délégué du personnel, section syndicale, cgt, cfdt, fo, sud, cne, fgtb, csc, setca, grève*, gréviste*, piquet de grève, piquet, débrayage*, débrayer, préavis, manif, manifs, manifestation*, manifester, élections cse, élections sociales, cse, comité d'entreprise, convention collective, négociation* annuelle*, négociations salariales, camarade*, solidarité, lutte*, on ne lâchera rien, accord d'entreprise, conseil d'entreprise, chorale de casseroles, premier mai, intermittence
        """,
    "discrimination": """
        discrimin*, racis*, raciste*, sexis*, sexiste*, homophob*, transphob*, islamophob*, antisémit*, grossophob*, validis*, âgis*, plafond de verre, égalité femmes, droits des femmes, défenseur des droits, unia a, voile … travail, mon voile, mon accent, le prénom ne, retourne au, retourne dans ton pays, rentre dans ton pays, macaque, enceinte … poste, enceinte de, la grossesse n'est, congé maternité et, trop vieux pour, trop vieille pour, profil senior, handicap*, fauteuil roulant, place pmr, genré*, mégenr*, pronom*, candidat parce qu'il avait, cv parce que, écarter un cv, couleur de peau, une femme à ce poste, nom de famille arabe
        """,
    "harassment": """
        harcel*, harcèl*, harcelée, harcelé, main aux fesses, mains aux fesses, mains baladeuses, attouchement*, agress* sexuel*, comportement déplacé, gestes déplacés, remarques déplacées, propos déplacés, humilié*, humiliation, claques derrière, bloqué la porte, porté plainte, porte plainte, plainte déposée, déposé plainte, metoo, balance ton, balance toute, personne de confiance, sifflé* dans, mise au placard, mis au placard, placardis*, management toxique, manager toxique, intimidation, menacé* par mon
        """,
    "whistleblowing": """
        lanceur d'alerte, lanceuse d'alerte, lanceurs d'alerte, signalé quatre fois, j'ai signalé, j'ai alerté, j'avais signalé, signalement*, signalé par écrit, antidaté*, falsifi*, faux rapport*, refusé de signer, j'ai refusé, ai refusé, étouffer l'affaire, étouffé l'affaire, parti à l'inspection, écrit à l'inspection, parlé au cfa, droit d'alerte, ligne éthique, saisi le procureur, dénonc* … direction, pots de vin, représailles
        """,
    "politics": """
        j'ai voté, je vote, voté, votez, voter, vote par anticipation, bureau de vote, élection* législative*, législatives, municipales, présidentielle, second tour, deuxième tour, votation*, référendum, gouvernement, ministre*, macron, mélenchon, le pen, rn, lfi, parti socialiste, à gauche, à droite, extrême droite, réforme, manif contre, gilets jaunes, marche pour le climat, palestine, gaza, député*, sénat, assemblée nationale
        """,
    "religion": """
        ramadan, iftar, aïd, prière*, je prie, prier, mosquée, synagogue, shabbat, messe, paroisse, pâques, carême, christ est, ma foi religieuse, croyant*, curé, rabbin, imam, culte, baptême de mon, vendredi saint, cendres, psaume*, bénédiction, catholique*, musulman*, juif, juive, laïcité
        """,
    "health": """
        burn out, burnout, épuisée, dépression, dépressive, dépressif, antidépresseur*, mon psy, ma psy, le psy dit, psychologue, thérapie, anxiété, crise d'angoisse, crises d'angoisse, migraine*, endométriose, règles douloureuses, mes règles, ménopause, covid long, mon diagnostic, diagnostiqué*, cancer du sein, mon cancer, ma chimio, chimio, mon opération, opéré*, sciatique, hernie, lombalgie, mon dos, mon épaule, mes genoux, mes poignets, tendinite*, canal carpien, arrêt maladie, arrêt de dix jours, en arrêt, rendez vous dentiste, dentiste, dents de sagesse, kiné, diabète … je, mon diabète, épilepsie, ma maladie, mon handicap, dyslexi*, autis*, tdah, bégaie, fausse couche, je suis enceinte, petite attaque, insomnie*, prise de sang, vaccin
        """,
}

HINT = {
    "pay": """
        salaire*, payé*, paie, prime*, net, brut, euros, loyer, retraite*, indemnité*, cotise*, ancienneté, argent, sous, augment*, commission, facture, noodles, durum, pécule
        """,
    "hours": """
        heures, heure, nuit, nuits, dimanche*, week end, weekend, samedi, pause*, repos, congé*, planning, horaire*, minutes, matin, service, tard, garde, semaine, vacances, retard, jours, bosse, bossé, pointer, stage
        """,
    "conditions": """
        direction, patron, chef, cheffe, responsable, directeur, manager, rh, contrat*, collègue*, stagiaire*, boîte, maison, employeur, bureau, chaise, froid, chaleur, toilettes, cantine, locaux, ascenseur, poussière, épaule, dos, genoux, équipe*, gouvernante, licenciement*, poste, renvoyé, remplacé, bien être
        """,
    "safety": """
        sécurité, danger, risque*, accident*, blessé*, chute, panne, feu, gants, casque, brûlé*, plaie, échelle, rampe, peur, saigne, pompiers, craché
        """,
    "union": """
        délégué*, accord, droits, tract, section, ensemble, casseroles, soutien, revendic*, dépôt
        """,
    "discrimination": """
        femme, femmes, homme, hommes, enceinte, grossesse, prénom, nom, accent, noir, noire, arabe, gay, lesbienne, trans, âge, vieux, vieille, maman, promotion, quota, égalité, plaisanterie, blague*
        """,
    "harassment": """
        plainte, fesses, toucher, touché, mots déplacés, peur, larmes, honte, textos, cris, crie, claque*, blagues
        """,
    "whistleblowing": """
        signalé*, signaler, rapport*, refusé, refuser, inspection, écrit, preuve*, tribunal, avocat, avocats, police, silence, courrier*, loi
        """,
    "politics": """
        vote, parti, politique*, élection*, gauche, droite, maire, climat, état, impôts, citoyen*
        """,
    "religion": """
        dieu, église, foi, cierge, saint, sainte, noël, prêtre, bible, coran
        """,
    "health": """
        malade, douleur*, mal, médecin, docteur, hôpital, fatigue*, pleuré, pleure, mal au dos, opération, arrêt, santé, dormi, dormir, sommeil
        """,
}

STANCE = """
    honte, scandale*, scandaleux, inadmissible, inacceptable, indigne, ras le bol, marre, colère, furieux, furieuse, encore, toujours pas, jamais, rien, personne, sans réponse, trois fois, quatre fois, troisième fois, depuis des mois, depuis des années, merci la direction, bravo, injuste, injustice, dignité, respect, on exige, exige*, refuse, je dis non, c'est non, ironie, dégueulasse, radins, lâches
    """

SELF = """
    je, j, moi, mon, ma, mes, nous, on, notre, nos, m
    """
