"""French, with Belgian and Swiss words."""

WORDS = {
    "client": """
        client*, cliente*, clientèle, patient, patients, patiente, voyageur*, usager*, utilisateur*, hôte, hôtes,
        invité*, convive*, locataire*, fournisseur*, candidat, candidats, assuré*, joueur*, table _, chambre _,
        séminaire, congrès, touriste*, riverain*, élève*, parents, cadres de, brasseurs
        """,
    "colleague": """
        collègue*, chef, cheffe, patron, patronne, n 1, manager*, responsable, directeur*, directrice, direction,
        superviseur, supérieur*, pdg, drh, rh, comptable, consultant, stagiaire*, apprenti, tuteur, maître de stage,
        adjoint, second, les achats, filles des achats, le marketing, les commerciaux, équipe*, chef de projet,
        chef de quai, gouvernante, directeur artistique, siège, comité de direction, codir
        """,
    "ours": """
        notre, nos, nous, on, ma boîte, mon employeur, mon entreprise, mon patron, chez nous, mon chef, ma cheffe,
        la maison, maison, le logiciel maison
        """,
    "someone": """
        tu, t'es, tu es, toi, vous, vous êtes, vous n'êtes, c'est un, c'est une, ce, cet, cette, ces, espèce de, quel,
        quelle, sale, sales, gros, grosse, bande de, il est, elle est, ils sont, le gars, le mec, le type, la dame,
        les gens comme, ce sont, qu'il, qu'ils, mon chef, le contrôleur, le voisin, ta
        """,
    "you": """
        vous, votre, vos, tu, ton, ta, t'as
        """,
    "myself": """
        je suis, je suis un, je suis une, suis je, moi même, quel idiot je, quelle idiote je, je me sens, me traite,
        m'a traité, m'appelle, on m'appelle, je ne suis qu'un, j'ai été
        """,
    "said": """
        dit, a dit, disait, traite, traité de, traitée de, traitait, appelé, appelait, appelle, m'a traité, crié, criait,
        insulte, insultes, injure*, mot, le mot, citation, chanson, film, série, livre, roman, titre, pièce, podcast,
        écrit sur, tag, commentaire disait, personnage, réplique, grand mère appelait
        """,
    "counter": """
        n'est pas un, n'est pas une, ne sont pas, personne n'est, arrêtez de traiter, cessez, ne dites pas,
        c'est du racisme, raciste, racisme, je me suis levé, j'ai répondu, pardon, excuses, m'excuse, je m'excuse,
        désolé d'avoir, désolée d'avoir
        """,
    "praise": """
        génial*, magnifique*, superbe*, formidable*, merveilleux, merveilleuse, adorable*, j'adore, adore, fier, fière,
        bravo, merci, respect, chapeau, héros, héroïne, légende, félicitations, beau, belle, la meilleure, le meilleur,
        amour, aime, bon, délicieux, incroyable, quelle beauté, tuerie, trop bien, génie, talent, respect éternel
        """,
    "thing": """
        imprimante, ordinateur, ordi, souris, clavier, serveur, routeur, wifi, appli, mise à jour, build, code,
        compilateur, bug, voiture, bagnole, vélo, train, tram, bus, chat, chien, café, machine, chaudière, ascenseur,
        serrure, porte, pluie, météo, lundi, neige, genou, fax, excel, script, pipeline, test, tente, four, jeu, niveau,
        arbitre, pigeon*, guêpe*, moustique*, grille pain, lave linge, réveil, cafetière
        """,
    "own_view": """
        à titre personnel, titre personnel, avis personnel, avis perso, opinion personnelle, mon avis perso,
        mes propos n'engagent, n'engagent que moi, n'engage que moi, en mon nom, pas au nom de, en tant qu'habitant*,
        en tant que riverain*, en tant que citoyen*, en tant que client*, comme citoyen*, à mon nom propre, perso,
        personnellement, propos personnels, opinions personnelles, mon opinion, que mon avis, ce n'est que mon,
        mon avis à moi, rien que mon avis, pas celle de mon, pas l'avis de mon, en mon nom propre,
        je ne parle que pour moi, je parle pour moi, à titre … personnel, sans parler pour, je parle en mon nom,
        sans engager
        """,
    "as_employee": """
        je bosse chez, je travaille chez, j'y bosse, qui y bosse, en tant que salarié*, en tant qu'employé*,
        comme salarié*, moi acheteuse, moi salarié*, je suis comptable chez, ma boîte, mon groupe, mon studio,
        nos lignes, notre usine, de cette banque, chez _ on, chez _ et je, mon employeur, notre maison, nos banquets,
        mon entreprise, la maison
        """,
    "calm": """
        désolé*, pardon, excuse*, mes excuses, je m'excuse, vous avez raison, tu as raison, merci de, merci pour,
        avec plaisir, je regarde, je vérifie, je vous rappelle, volontiers, je comprends, c'est ma faute,
        erreur de ma part
        """,
    "person": """
        il, elle, ils, elles, lui, leur, leurs, son, sa, ses, qui, quelqu'un, type, types, mec, mecs, gars, homme,
        hommes, femme, femmes, gens, personne, voisin, voisins, voisine, conducteur, chauffard, chauffeur, cycliste,
        flic, flics, contrôleur, politicien, politiciens, ministre, journaliste, médecin, docteur, fonctionnaire,
        vendeur, vendeuse, serveur, serveuse, facteur, livreur, influenceur, troll, trolls, commentateur, garçon,
        garçons, fille, filles, musulmans, juifs, arabes, noirs, africains, étrangers, migrants, réfugiés, gays,
        lesbiennes, gauchistes, boomers, bande, famille, monsieur, madame, dame, streamer
        """,
}
