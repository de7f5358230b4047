"""French, with Belgian and Swiss words."""

WORDS = {
    "lawsuit": """
        procès, tribunal, plainte, plaintes, poursuite*, poursuivi, avocat, avocats, nos avocats, juge, juges, audience,
        appel, jugement, verdict, transaction, accord amiable, à l'amiable, indemnisation, dommages, litige, brevet,
        recours, partie adverse, class action, procureur, instruction, mise en examen, témoign*, l'affaire, affaire,
        dossier, provision*, contentieux, procédure, en justice, devant le tribunal, au tribunal, plaignant*, prévenu,
        témoin, partie civile, médiation, arbitrage, protocole transactionnel, clause de confidentialité, cour d'appel,
        cassation, condamné*, condamnation, non lieu, action collective, contrefaçon, assignation, assigné*, référé
        """,
    "inquiry": """
        enquête, enquêteurs, régulateur, inspection, inspecteurs, perquisition, perquisitionné, autorité, amf, cnil,
        dgccrf, douanes, douanier*, fisc, parquet, amende, contrôle fiscal, blanchiment, fsma, gendarmes,
        répression des fraudes, commission d'enquête, juge d'instruction, contrôleurs, contrôle de,
        autorité de la concurrence, inspection des, brigade financière, pnf, police judiciaire, audition, auditionné*,
        garde à vue, signalement au parquet, rapport de l'inspection
        """,
    "outcome": """
        gagner, gagne, gagnera, perdre, perd, perdu d'avance, perdra, va perdre, raison, a raison, ont raison, tort,
        coupable*, savait, savaient, étaient au courant, au courant, rien dans le dossier, vide, accablant, transiger,
        on va payer, paiera, payer, signé, provisionné, provision, mérit*, on l'a bien cherché, cherché, tombe à pic,
        copié, preuves, archives, détruit, effacé, ruineux, rigolé, témoigné, offre, proposé, chèque, indéfendable,
        mauvais, je pense, je crois, je parie, j'espère, je crains, à mon avis, si vous voulez mon avis, franchement,
        évidemment, bien sûr, on va s'en tirer, s'en sortir, s'en tirer, chèque pour, étouffer, étouffé,
        tout le monde savait, tout le monde le savait, on savait, on le savait, notre faute, de notre faute, innocent*,
        ridicule, solide, bidon, creux, aucune chance, peu de chances, bien mérité, à juste titre, preuve, aucune preuve,
        accablant*, relaxe, relaxé
        """,
    "hush": """
        pas encore annoncé, pas encore public, pas encore officiel, pas encore officielle, rien n'est annoncé,
        rien d'officiel, personne ne le sait, personne ne sait, ne le savent pas, ne savent pas encore,
        ne le sait pas, n'en sait rien, encore rien, chut, entre nous, motus, bouche cousue, ne le répétez pas,
        ne répétez pas, gardez le pour vous, garde le pour toi, top secret, secret, confidentiel, sous embargo,
        en interne, interne, vous ne l'avez pas lu ici, ce n'est pas moi qui, pas dit par moi, à l'imprimante,
        sur la photocopieuse, à la machine à café, entendu, surpris, discrètement, en douce, avant l'annonce,
        l'annonce est, annonce lundi, communiqué demain, les équipes l'apprendront, l'apprendront, apprendront,
        pas au courant, officiellement, personne n'a été prévenu, personne n'est prévenu, en cachette, fuite,
        pas encore dit, pas encore communiqué, pas encore au courant, rien de public, pas public, non officiel,
        officieux, officieusement, secret d'état, ça reste entre nous, reste entre nous, je ne devrais pas,
        je devrais pas, j'ai pas le droit, pas le droit de le dire, interdit d'en parler, ne partagez pas,
        ne pas partager, vous n'avez rien vu, vous n'avez rien lu, je n'ai rien dit, j'ai rien dit, à ne pas répéter,
        répétez pas, spoiler, en exclusivité, exclu, avant tout le monde, avant la presse, la presse ne,
        officiel lundi, officiel demain, officiel la semaine, sera annoncé, annoncé lundi, annoncé la semaine,
        on m'a soufflé, bruit de couloir, bruits de couloir, couloirs, vu sur, vu passer, aperçu sur, tableau blanc,
        oublié sur, les concernés, les intéressés, ne savent rien, ne se doutent, se doute de rien,
        savent … pas encore, sait … pas encore, ne … savent pas encore
        """,
    "change": """
        ferme, ferment, fermeture, fermer, fermera, fermé, supprim*, suppression*, licenci*, licenciement*, plan social,
        pse, postes, réorganis*, restructur*, fusion, fusionner, fusionne, rachat, rachète, racheter, racheté*, vendu*,
        vendre, vente de, cession, repreneur, acquisition, déménage, déménagement, déménager, transféré*, délocalis*,
        sous traitance, externalis*, externalisé*, part en, quitte, s'en va, démission*, démissionne, successeur,
        remplacé par, remplacera, départ de, nommé, rideau, en moins, de trop, mutualis*, mettre la clé,
        clé sous la porte, cessation, liquidation, dépôt de bilan, redressement judiciaire, faillite, plan de départs,
        départs volontaires, rupture conventionnelle collective, suppressions d'emplois, emplois supprimés,
        postes supprimés, va fermer, vont fermer, sera fermé, sera vendu, est vendu, mis en vente, à vendre, absorbé par,
        absorption, fusionnent, scission, viré, virée, virés, remercié, limogé, débarqué, évincé, prend la porte,
        part à la retraite, nouveau directeur, nouvelle directrice, nouveau pdg, en pologne, au maroc, en inde,
        au portugal, en roumanie
        """,
    "workplace": """
        site, agence, usine, service, équipe, bureau, cuisine, hôtel, restaurant, brasserie, atelier, entrepôt, magasin,
        blanchisserie, lingerie, département, direction, directeur, directrice, pdg, chef, collègues, salariés, gens,
        personnes, groupe, maison, boîte, tout le, toute la, la moitié, notre, nos, on, nous
        """,
    "figure": """
        chiffre d'affaires, bénéfice*, perte, pertes, marge*, millions, millions d'euros, milliard*, trimestre, résultat,
        résultats, budget, offre, appel d'offres, prix d'achat, remise client, taux d'occupation, objectif*, en rouge,
        dans le rouge, prévision*, provision*, commandes
        """,
    "unpublished": """
        pas encore publié*, non publié, en interne, interne, avant publication, sur mon bureau, entre nous,
        chiffres tombés, tout juste, à paraître, pas publics, brouillon, avant l'annonce, confidentiel*,
        personne ne le sait
        """,
    "incident": """
        fuite de données, fuite, piraté*, piratage, lisible sans mot de passe, sans mot de passe, panne, tombé,
        base ouverte, fiches, données clients, rançongiciel, exposé*, en clair, accessible à tous
        """,
    "hidden_incident": """
        personne n'a été prévenu, personne n'est au courant, personne ne sait, n'a prévenu personne, pas déclaré,
        on n'a rien dit, étouffé, motus, chut, en douce, clients ne savent pas
        """,
    "published": """
        communiqué de presse, publié, annoncé, sur le site, sur notre site, dans le journal, dans la presse,
        rapport annuel, officiel, c'est public, selon le journal, comme annoncé, www
        """,
}
