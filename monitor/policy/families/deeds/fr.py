"""French, with Belgian and Swiss words."""

WORDS = {
    "drink": """
        bière*, demi, demis, pinte*, vin, un petit rouge, un petit blanc, du rosé, pastis, ricard, apéro, rhum, vodka, whisky, marc, gnôle,
        champagne, mousseux, mignonnette*, bouteille*, goulot, fonds de bouteille, cubi, cave du, bourré*, ivre, saoul*,
        soûl*, torché*, rond, pompette, beurré*, gueule de bois, cuite, cuvé, bourré au boulot, bourré au travail,
        trois verres, deux verres, quelques verres, un coup dans le nez, coup de rouge, petit jaune, calva, genièvre,
        whiskys, canettes, en état d'ivresse, éméché*, picolé, picole, picoler, déchiré, alcoolisé*
        """,
    "drug": """
        joint*, pétard*, pète, un pète, beuh, shit, fumette, défoncé*, stone, coke, cocaïne, rail, sniff*, sniffait,
        une ligne de coke, des lignes de coke, sniffer une ligne, ecsta, mdma, kétamine, gaz hilarant, protoxyde, ballons, champignons hallu*, fumé un,
        fumer un joint, sous coke, trace de, traces de, taz, défonce, à fond de, planait, perché
        """,
    "at_work": """
        service, plein service, en service, à la pause, pause, boulot, au boulot, bureau, au bureau, atelier, soude,
        quai, fenwick, rodéo, entrepôt, tournée, au volant, volant, cuisine, en cuisine, chantier, garde, poste, caisse,
        guichet, réunion, bar, plan de travail, minibar, chambre, étage, chaîne, machine, camion, bloc, hôpital, salle,
        inventaire, montage, daf, séminaire, soirée d'intégration, déploiement, prod, bilan, au travail,
        pendant le service, pendant le travail, pendant ma garde, avant ma garde, avant mon service, en réunion,
        réunion client, rendez vous client, présentation, en classe, devant la classe, au bloc, au labo, à l'hosto,
        dans le camion, en cabine, échafaudage, derrière le comptoir, au comptoir, à la caisse, pot de départ,
        pot d'équipe, salon pro, sur le quai, sur la ligne, heures de boulot, heures de travail, aux toilettes du boulot
        """,
    "off_work": """
        après le boulot, après le travail, chez moi, à la maison, week end, vacances, congé, sans alcool, recette,
        en cuisine familiale, sobre, jours sans alcool, arrêté de boire, anniversaire de ma, dans la sauce, mariage de
        """,
    "sick_call": """
        arrêt maladie, arrêt de deux jours, arrêt de, téléconsultation, certificat, certificat de complaisance, grippé,
        gastro, malade imaginaire, me suis fait porter, fait porter pâle, porté pâle, intoxication, j'avais la gastro,
        dit au chef, en arrêt, arrêt de _ jours, arrêt bidon, arrêt de travail, me mettre en arrêt, mis en arrêt,
        faux arrêt, malade au téléphone, appelé malade, appeler malade, dit que j'étais malade, sérieusement malade,
        porter malade, fait passer pour malade, faux certificat, intoxication alimentaire
        """,
    "sick_fake": """
        bidon, complaisance, lol, mdr, haha, plage, à la mer, festival, concert, toubib sympa, pas malade, hop,
        lendemain de soirée, soleil, piscine, au soleil, parc d'attractions, disneyland, au ski, à la montagne, en rando,
        shopping, netflix, nouveau jeu, concert de, match de, en pleine forme, même pas malade, pas du tout malade,
        voix de mourant, j'ai toussé, toussé au téléphone, il m'a cru, elle m'a cru, ils m'ont cru,
        ça marche à chaque fois, ni vu ni connu
        """,
    "hazing": """
        bizutage, bizuté*, bizuter, enfermé*, enferme, scotché*, suspendu, en slip, à poil, tout nu, tape à la porte,
        chambre négative, chambre froide, obligé de boire, lécher, à quatre pattes, humilié pour rire, enfermé dans,
        rite d'accueil, laxatif*, tête dans la cuvette, cuvette, scotché à, attaché à, ligoté, déshabillé, déshabiller,
        sans pantalon, en caleçon, enfermé dans la chambre froide, enfermée dans, seau d'eau, craché dans, pissé dans,
        pleuré de honte, il pleurait, elle pleurait, noté les, classement des, notes aux stagiaires, forcé à, forcée à,
        obligé à
        """,
    "newcomer": """
        nouveau, nouveaux, nouvelle, stagiaire*, apprenti*, commis, extra, intérimaire*, alternant*, petit, bleu, rituel,
        tradition, chez nous
        """,
    "promise": """
        promis, promis juré, je promets, je vous promets, je garantis, vous garantis, garanti, garantis, garantie béton,
        vous garantit, vous avez ma parole, ma parole, parole de, je m'engage, on s'engage, je vous le certifie,
        certifie, je vous le confirme, vous le confirme, croyez moi, croyez en, c'est acquis,
        vous pouvez acheter les yeux fermés, les yeux fermés, on rembourse, on paie, c'est moi qui vous, je vous le dis,
        signez tranquilles, de la part de la maison, comptez sur, c'est la loi, tout sera livré, on promet,
        nous promettons, nous garantissons, on garantit, parole d'honneur, ma main à couper, vous pouvez compter,
        pouvez compter sur, 100 %, cent pour cent, sans faute, à coup sûr, je m'occupe de, je m'en occupe,
        je m'en charge, c'est réglé, c'est arrangé, j'ai validé, je valide, validé par moi, vous serez remboursés,
        vous serez remboursé, sera remboursé, sera indemnisé, en tant que salarié je, mon conseil,
        croyez en mon expérience
        """,
    "delivery": """
        livré, livrée, livrés, livraison, installé, dès le, le _ juin, le _ septembre, pile le, avant le, avant la fin,
        arrive, sort le, sera prêt, seront prêts, disponible, réparé, rétabli, sous dix jours, d'ici, avant noël,
        avant l'été, octroyé, accepté, accordé
        """,
    "money": """
        euros, prix, remise, rabais, gratuit*, gratuitement, rembours*, indemnis*, indemnité, offert*, cadeau, 9 €,
        tarif*, tva, taux, % de, primes, pour cent, plateau, moitié prix, sans frais, le double
        """,
    "medical": """
        antibiotique*, anti inflammatoire*, insuline, bêtabloquant*, anticoagulant*, paracétamol, doliprane, ibuprofène,
        médicament*, dose, dosage, comprimé*, fièvre, traitement, vaccin*, diabète, diabétique*, coeliaque*, sans gluten,
        plaie, symptôme*, dos en compote, cortisone
        """,
    "medical_order": """
        arrêtez, arrêtez votre, doublez, doublez les, pas besoin de voir, pas besoin de médecin, inutile de voir,
        ne consultez pas, ne devez rien déclarer, sans danger, aucun risque, remplace, guérit, ça soigne, suffit,
        médicalement, prenez
        """,
    "legal_claim": """
        juridiquement, légalement, c'est la loi, la loi, vous avez droit, avez droit, a droit, doit vous indemniser,
        doit vous, dans votre droit, pas imposé*, jamais imposées, tva à payer, sans lire, ne devez rien, responsable*,
        attaquer, porter plainte, gagné d'avance, exonéré*, déclarer
        """,
    "invest": """
        actions, obligations, parts, prenez des parts, placement*, placements, épargne, investir, investissez, rendement,
        dividende*, mettez tout, bourse, acheter maintenant, fonds, plus value, le moment d'acheter
        """,
    "speaks": """
        au nom de, au nom du, au nom d, en notre nom, au nom de la maison, de la part de la direction, communiqué,
        communiqué officiel, déclaration officielle, position du groupe, position de, officiellement, par la présente,
        par ma voix, nous confirmons, nous démentons, démentons, présente ses excuses, présentons nos excuses,
        s'excuse auprès, s'engage à, prenons l'engagement, la direction de, nous chez, chez nous nous, chez _ nous,
        nous _ nous, le groupe, la maison assumera, vous pouvez l'imprimer, réaction de, nous refusons,
        invitons la presse, annonce par, je vous annonce que nous, il est annoncé, nos brasseries soutiennent,
        retire son soutien, reconnaît sa faute, au nom de tous, au nom de l'équipe, en tant que porte parole,
        porte parole, réponse officielle, position officielle, notre position, notre position officielle,
        l'entreprise a décidé, la direction a décidé, nous avons décidé, nous assumons, pleine responsabilité,
        entière responsabilité, nous regrettons, nous condamnons, nous nous excusons, vous pouvez me citer, citez moi,
        à publier, vous pouvez publier
        """,
    "statement": """
        excuses, s'excuse, regrett*, confirm*, démen*, soutien, soutiennent, refusons, définitif, engage*, engageons,
        position, inacceptable*, retire, indemnis*, assumera, rectif*, décidé, avons décidé, partageons pas, faute,
        annonce, sponsor, rétabli, regrettons, condamn*, responsabilité, soutenons, rejet*, réfut*, mettons fin, cessons,
        promett*, garantiss*, annonç*, décision, excus*, soutient, nous allons, ne sera pas, sera
        """,
}
