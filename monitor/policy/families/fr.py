"""French, with Belgian and Swiss words."""

WORDS = {
    "client": """
        client*, cliente*, clientèle, patient, patients, patiente, voyageur*, usager*, utilisateur*, hôte, hôtes, invité*, convive*, locataire*, fournisseur*, candidat, candidats, assuré*, joueur*, table _, chambre _, séminaire, congrès, touriste*, riverain*, élève*, parents, cadres de, brasseurs
        """,
    "colleague": """
        collègue*, chef, cheffe, patron, patronne, n 1, manager*, responsable, directeur*, directrice, direction, superviseur, supérieur*, pdg, drh, rh, comptable, consultant, stagiaire*, apprenti, tuteur, maître de stage, adjoint, second, les achats, filles des achats, le marketing, les commerciaux, équipe*, chef de projet, chef de quai, gouvernante, directeur artistique, siège, comité de direction, codir
        """,
    "ours": """
        notre, nos, nous, on, ma boîte, mon employeur, mon entreprise, mon patron, chez nous, mon chef, ma cheffe, la maison, maison, le logiciel maison
        """,
    "someone": """
        tu, t'es, tu es, toi, vous, vous êtes, vous n'êtes, c'est un, c'est une, ce, cet, cette, ces, espèce de, quel, quelle, sale, sales, gros, grosse, bande de, il est, elle est, ils sont, le gars, le mec, le type, la dame, les gens comme, ce sont, qu'il, qu'ils, mon chef, le contrôleur, le voisin, ta
        """,
    "you": """
        vous, votre, vos, tu, ton, ta, t'as
        """,
    "myself": """
        je suis, je suis un, je suis une, suis je, moi même, quel idiot je, quelle idiote je, je me sens, me traite, m'a traité, m'appelle, on m'appelle, je ne suis qu'un, j'ai été
        """,
    "slur": """
        pédé*, pd, tapette*, tarlouze*, gouine*, enculé*, fils de pute, pute*, putain de toi, connasse*, négro*,
        nègre*, bamboula*, bougnoul*, bicot, raton, youpin*, chinetoque*, niakoué*, gitan de merde, sale arabe,
        sale noir, sale juif, mongol*, mongolien*, triso, trisomique, débile mental, gogol*, sous homme*, macaque*,
        flamins, boche*, travelo*, pouffiasse*, grognasse*, sale clochard, attardé*, salope, salopes, sale gitan,
        sale pute
        """,
    "insult": """
        idiot*, idiote*, imbécile*, crétin*, crétine, débile*, abruti*, conne, cons, connard*, conard*, connarde,
        abruti congénital, taré*, tocard*, bouffon*, guignol*, charlot*, minable*, nullard*, incapable*, bon à rien,
        bras cassé*, ordure*, raclure*, fumier*, salaud*, salopard*, enfoiré*, pourriture*, merde sur pattes,
        grosse merde, petite merde, sous merde, trou du cul, trouduc, lèche cul, lèche bottes, parasite*, cafard*,
        grosse vache, bourrique, vipère*, hyène, charogne, mégère, harpie, sorcière, vieille peau, illettré*,
        analphabète*, décérébré*, demeuré*, gros porc, gros lard, cassos, cas social, plouc*, menteur*, menteuse*,
        escroc*, arnaqueur*, faux cul, hypocrite*, psychopathe*, malade mental, fou furieux, radin*, rapace*,
        vautour*, feignasse*, feignant*, fainéant*, sale con, gros con, pauvre con, petit con, vieux con, quel con,
        bande de cons, sale rat, espèce de rat, sales porcs, ces porcs, grosse truie, vieille vache, gros nul,
        bande de nuls, pauvre folle, quel lâche
        """,
    "hard_insult": """
        connard*, connasse*, enculé*, salaud*, salopard*, ordure*, fumier*, raclure*, enfoiré*, fils de pute,
        espèce de, abruti congénital, gros débile, gros bouffon, grosse merde, petite merde, sale petite merde,
        sale clochard, sous homme*, trou du cul, grosse vache, ta gueule, ferme ta gueule, va crever, qu'il crève,
        qu'ils crèvent, va mourir, race de
        """,
    "dehumanise": """
        sous hommes, sous homme, vermine, cafards, des rats, parasites, race de, qu'ils crèvent, karcher, raticide, exterminer, éradiquer, nuisibles, pas des humains, bêtes sauvages, animaux, à éliminer, retournez dans, des porcs
        """,
    "threat": """
        je vais te, je te retrouve, te retrouver, je te pète, je te casse, je lui casse, casse les doigts,
        casse la gueule, péter la gueule, je vais te tuer, je te tue, te tuer, te crever, te faire bouffer,
        je sais où tu habites, sais où tu habites, je connais ton école, connais ton adresse, tu vas le regretter,
        tu vas voir, t'es mort, tu es mort, te péter les genoux, te buter, foutre le feu, brûler ta,
        attends moi dehors, démonter la tête
        """,
    "curse": """
        qu'il crève, qu'elle crève, qu'ils crèvent, va crever, va mourir, qu'il s'étouffe, va au diable,
        qu'il aille au diable
        """,
    "said": """
        dit, a dit, disait, traite, traité de, traitée de, traitait, appelé, appelait, appelle, m'a traité, crié, criait, insulte, insultes, injure*, mot, le mot, citation, chanson, film, série, livre, roman, titre, pièce, podcast, écrit sur, tag, commentaire disait, personnage, réplique, grand mère appelait
        """,
    "counter": """
        n'est pas un, n'est pas une, ne sont pas, personne n'est, arrêtez de traiter, cessez, ne dites pas,
        c'est du racisme, raciste, racisme, je me suis levé, j'ai répondu, pardon, excuses, m'excuse, je m'excuse,
        désolé d'avoir, désolée d'avoir
        """,
    "praise": """
        génial*, magnifique*, superbe*, formidable*, merveilleux, merveilleuse, adorable*, j'adore, adore, fier,
        fière, bravo, merci, respect, chapeau, héros, héroïne, légende, félicitations, beau, belle, la meilleure,
        le meilleur, amour, aime, bon, délicieux, incroyable, quelle beauté, tuerie, trop bien, génie, talent,
        respect éternel
        """,
    "thing": """
        imprimante, ordinateur, ordi, souris, clavier, serveur, routeur, wifi, appli, mise à jour, build, code, compilateur, bug, voiture, bagnole, vélo, train, tram, bus, chat, chien, café, machine, chaudière, ascenseur, serrure, porte, pluie, météo, lundi, neige, genou, fax, excel, script, pipeline, test, tente, four, jeu, niveau, arbitre, pigeon*, guêpe*, moustique*, grille pain, lave linge, réveil, cafetière
        """,
    "mock": """
        ne sait pas, sait pas compter, ne savent pas, ne sait même pas, pas compter jusqu'à, ne distingue pas,
        ne distinguent pas, confond*, confondent, n'a jamais vu, n'ont jamais vu, n'ont jamais eu, jamais touché,
        jamais tenu, le qi, qi d'un, qi d'une, qi de, cerveau d'un, cerveau, neurone*, deux neurones, pas une once,
        une once de, chien guide, lui faudrait un, maternelle, gamins de, mon neveu, ma nièce, mon chat ferait,
        un singe, singes, cirque, vrai cirque, clown*, guignol*, bras cassés, incompétent*, incapable*, amateurs,
        pieds nickelés, à cravate, dindon, moulin à vent, lisent à l'envers, bon qu'à, bonne qu'à, payé pour,
        se disent, se croit, se prend pour, startup de, de pépé, marchands de, déposé au vestiaire, comme des gamins,
        comme dans une étable, bourgeois qui, parait il, paraît il, quinze ans d'expérience en, cauchemar de,
        client cauchemar, est un cauchemar, sont un cauchemar, est une catastrophe, catastrophe ambulante,
        est une blague, une vaste blague, est nul, est nulle, sont nuls, incompétence, nullité de,
        complètement à la ramasse, à la ramasse, à côté de la plaque, à l'ouest, rien compris, ne comprend rien,
        ne comprennent rien, comprend rien, y connaît rien, n'y connaît rien, aucune idée de, pas foutu de,
        pas fichu de, pas capable de, incapable de, même mon, même ma, mon chien ferait, mon chat fait,
        ma grand mère ferait, mon fils de, ma fille de, un enfant de, cerveau de, charisme d'un, charisme d'une,
        charme d'un, humour d'un, intelligence d'un, intelligence d'une, goût d'un, colonne vertébrale d'un,
        poule sans tête, poulets sans tête, poisson rouge, boulet, boulets, branquignol*, pied nickelé, baltringue*,
        glandu, glandeur*, planqué*, pistonné*, promu par, comment il a été embauché, comment elle a été embauchée,
        qui l'a embauché, question idiote, questions idiotes, clients idiots, plus bête que, bête comme ses,
        bêtes comme leurs, con comme, conne comme, se prend pour un, se croit sorti, jamais travaillé,
        n'a jamais travaillé, n'a jamais tenu, moule à, moulin à paroles, girouette
        """,
    "trash": """
        daube, merde, usine à gaz, arnaque, camelote, pourri*, nul, nulle, inutile, plante, plante même,
        codée avec les pieds, codé avec les pieds, avec les pieds, boussole pour, nous perd, pire, la pire, le pire,
        bidon, attrape, vol, hors de prix, gadget, ne marche, n'achetez pas, achetez ailleurs,
        la concurrence fait mieux, bouillie, imbuvable, illisible, ne fonctionne jamais, marche jamais,
        marche une fois sur, bourré de bugs, plein de bugs, de la merde, vraie merde, pure merde, une honte à vendre,
        honte de vendre, à fuir, fuyez, ne l'achetez pas, jetez vos sous, de l'arnaque, attrape nigaud, bricolé,
        rafistolé, du scotch, tenu par du scotch, torchon, catastrophe industrielle, usine à bugs, poubelle
        """,
    "drink": """
        bière*, demi, demis, pinte*, vin, rouge, blanc, rosé, pastis, ricard, apéro, rhum, vodka, whisky, marc,
        gnôle, champagne, mousseux, mignonnette*, bouteille*, goulot, fonds de bouteille, cubi, cave du, bourré*,
        ivre, saoul*, soûl*, torché*, rond, pompette, beurré*, gueule de bois, cuite, cuvé, bourré au boulot,
        bourré au travail, trois verres, deux verres, quelques verres, un coup dans le nez, coup de rouge,
        petit jaune, calva, genièvre, whiskys, canettes, en état d'ivresse, éméché*, picolé, picole, picoler,
        déchiré, alcoolisé*
        """,
    "drug": """
        joint*, pétard*, pète, un pète, beuh, shit, fumette, défoncé*, stone, coke, cocaïne, rail, sniff*, sniffait,
        ligne, lignes, ecsta, mdma, kétamine, gaz hilarant, protoxyde, ballons, champignons hallu*, fumé un,
        fumer un joint, sous coke, trace de, traces de, taz, défonce, à fond de, planait, perché
        """,
    "at_work": """
        service, plein service, en service, à la pause, pause, boulot, au boulot, bureau, au bureau, atelier, soude,
        quai, fenwick, rodéo, entrepôt, tournée, au volant, volant, cuisine, en cuisine, chantier, garde, poste,
        caisse, guichet, réunion, bar, plan de travail, minibar, chambre, étage, chaîne, machine, camion, bloc,
        hôpital, salle, inventaire, montage, daf, séminaire, soirée d'intégration, déploiement, prod, bilan,
        au travail, pendant le service, pendant le travail, pendant ma garde, avant ma garde, avant mon service,
        en réunion, réunion client, rendez vous client, présentation, en classe, devant la classe, au bloc, au labo,
        à l'hosto, dans le camion, en cabine, échafaudage, derrière le comptoir, au comptoir, à la caisse,
        pot de départ, pot d'équipe, salon pro, sur le quai, sur la ligne, heures de boulot, heures de travail,
        aux toilettes du boulot
        """,
    "off_work": """
        après le boulot, après le travail, chez moi, à la maison, week end, vacances, congé, sans alcool, recette, en cuisine familiale, sobre, jours sans alcool, arrêté de boire, anniversaire de ma, dans la sauce, mariage de
        """,
    "sick_call": """
        arrêt maladie, arrêt de deux jours, arrêt de, téléconsultation, certificat, certificat de complaisance,
        grippé, gastro, malade imaginaire, me suis fait porter, fait porter pâle, porté pâle, intoxication,
        j'avais la gastro, dit au chef, en arrêt, arrêt de _ jours, arrêt bidon, arrêt de travail,
        me mettre en arrêt, mis en arrêt, faux arrêt, malade au téléphone, appelé malade, appeler malade,
        dit que j'étais malade, sérieusement malade, porter malade, fait passer pour malade, faux certificat,
        intoxication alimentaire
        """,
    "sick_fake": """
        bidon, complaisance, lol, mdr, haha, plage, à la mer, festival, concert, toubib sympa, pas malade, hop,
        lendemain de soirée, soleil, piscine, au soleil, parc d'attractions, disneyland, au ski, à la montagne,
        en rando, shopping, netflix, nouveau jeu, concert de, match de, en pleine forme, même pas malade,
        pas du tout malade, voix de mourant, j'ai toussé, toussé au téléphone, il m'a cru, elle m'a cru,
        ils m'ont cru, ça marche à chaque fois, ni vu ni connu
        """,
    "hazing": """
        bizutage, bizuté*, bizuter, enfermé*, enferme, scotché*, suspendu, en slip, à poil, tout nu, tape à la porte,
        chambre négative, chambre froide, obligé de boire, lécher, à quatre pattes, humilié pour rire, enfermé dans,
        rite d'accueil, laxatif*, tête dans la cuvette, cuvette, scotché à, attaché à, ligoté, déshabillé,
        déshabiller, sans pantalon, en caleçon, enfermé dans la chambre froide, enfermée dans, seau d'eau,
        craché dans, pissé dans, pleuré de honte, il pleurait, elle pleurait, noté les, classement des,
        notes aux stagiaires, forcé à, forcée à, obligé à
        """,
    "newcomer": """
        nouveau, nouveaux, nouvelle, stagiaire*, apprenti*, commis, extra, intérimaire*, alternant*, petit, bleu, rituel, tradition, chez nous
        """,
    "promise": """
        promis, promis juré, je promets, je vous promets, je garantis, vous garantis, garanti, garantis,
        garantie béton, vous garantit, vous avez ma parole, ma parole, parole de, je m'engage, on s'engage,
        je vous le certifie, certifie, je vous le confirme, vous le confirme, croyez moi, croyez en, c'est acquis,
        vous pouvez acheter les yeux fermés, les yeux fermés, on rembourse, on paie, c'est moi qui vous,
        je vous le dis, signez tranquilles, de la part de la maison, comptez sur, c'est la loi, tout sera livré
        """,
    "delivery": """
        livré, livrée, livrés, livraison, installé, dès le, le _ juin, le _ septembre, pile le, avant le, avant la fin, arrive, sort le, sera prêt, seront prêts, disponible, réparé, rétabli, sous dix jours, d'ici, avant noël, avant l'été, octroyé, accepté, accordé
        """,
    "money": """
        euros, prix, remise, rabais, gratuit*, gratuitement, rembours*, indemnis*, indemnité, offert*, cadeau, 9 €, tarif*, tva, taux, % de, primes, pour cent, plateau, moitié prix, sans frais, le double
        """,
    "medical": """
        antibiotique*, anti inflammatoire*, insuline, bêtabloquant*, anticoagulant*, paracétamol, doliprane, ibuprofène, médicament*, dose, dosage, comprimé*, fièvre, traitement, vaccin*, diabète, diabétique*, coeliaque*, sans gluten, plaie, symptôme*, dos en compote, cortisone
        """,
    "medical_order": """
        arrêtez, arrêtez votre, doublez, doublez les, pas besoin de voir, pas besoin de médecin, inutile de voir, ne consultez pas, ne devez rien déclarer, sans danger, aucun risque, remplace, guérit, ça soigne, suffit, médicalement, prenez
        """,
    "legal_claim": """
        juridiquement, légalement, c'est la loi, la loi, vous avez droit, avez droit, a droit, doit vous indemniser, doit vous, dans votre droit, pas imposé*, jamais imposées, tva à payer, sans lire, ne devez rien, responsable*, attaquer, porter plainte, gagné d'avance, exonéré*, déclarer
        """,
    "invest": """
        actions, obligations, parts, prenez des parts, placement*, placements, épargne, investir, investissez, rendement, dividende*, mettez tout, bourse, acheter maintenant, fonds, plus value, le moment d'acheter
        """,
    "speaks": """
        au nom de, au nom du, au nom d, en notre nom, au nom de la maison, de la part de la direction, communiqué, communiqué officiel, déclaration officielle, position du groupe, position de, officiellement, par la présente, par ma voix, nous confirmons, nous démentons, démentons, présente ses excuses, présentons nos excuses, s'excuse auprès, s'engage à, prenons l'engagement, la direction de, nous chez, chez nous nous, chez _ nous, nous _ nous, le groupe, la maison assumera, vous pouvez l'imprimer, réaction de, nous refusons, invitons la presse, annonce par, je vous annonce que nous, il est annoncé, nos brasseries soutiennent, retire son soutien, reconnaît sa faute
        """,
    "statement": """
        excuses, s'excuse, regrett*, confirm*, démen*, soutien, soutiennent, refusons, définitif, engage*, engageons, position, inacceptable*, retire, indemnis*, assumera, rectif*, décidé, avons décidé, partageons pas, faute, annonce, sponsor, rétabli
        """,
    "own_view": """
        à titre personnel, titre personnel, avis personnel, avis perso, opinion personnelle, mon avis perso, mes propos n'engagent, n'engagent que moi, n'engage que moi, en mon nom, pas au nom de, en tant qu'habitant*, en tant que riverain*, en tant que citoyen*, en tant que client*, comme citoyen*, à mon nom propre, perso, personnellement, propos personnels, opinions personnelles
        """,
    "harsh_view": """
        honte, honteux, une honte, scandale, scandaleux, indécent, indigne, ânerie, connerie, bêtise, mauvaise décision, mauvais choix, erreur, faute, vol, du vol, insult*, insulter, jeter l'argent, gaspillage, ruineux, absurde, ridicule, lâcheté, hypocrisie, inadmissible, inacceptable, cruauté, devrait refuser, n'aurait jamais dû, aurait dû, ne devrait pas, contre, perdu d'avance, dégueulasse, écœurant
        """,
    "pro_view": """
        a raison, ont raison, bon choix, le bon choix, bonne décision, excellente affaire, cent fois pour, pour moi, toute sa place, fait bien, tombe à pic, notre plus belle, exagèrent, se trompent de combat, râleurs, ronchons, n'ont qu'à, bien fait de
        """,
    "as_employee": """
        je bosse chez, je travaille chez, j'y bosse, qui y bosse, en tant que salarié*, en tant qu'employé*, comme salarié*, moi acheteuse, moi salarié*, je suis comptable chez, ma boîte, mon groupe, mon studio, nos lignes, notre usine, de cette banque, chez _ on, chez _ et je, mon employeur, notre maison, nos banquets, mon entreprise, la maison
        """,
    "lawsuit": """
        procès, tribunal, plainte, plaintes, poursuite*, poursuivi, avocat, avocats, nos avocats, juge, juges, audience, appel, jugement, verdict, transaction, accord amiable, à l'amiable, indemnisation, dommages, litige, brevet, recours, partie adverse, class action, procureur, instruction, mise en examen, témoign*, l'affaire, affaire, dossier, provision*, contentieux
        """,
    "inquiry": """
        enquête, enquêteurs, régulateur, inspection, inspecteurs, perquisition, perquisitionné, autorité, amf, cnil, dgccrf, douanes, douanier*, fisc, parquet, amende, contrôle fiscal, blanchiment, fsma, gendarmes, répression des fraudes
        """,
    "outcome": """
        gagner, gagne, gagnera, perdre, perd, perdu d'avance, perdra, va perdre, raison, a raison, ont raison, tort, coupable*, savait, savaient, étaient au courant, au courant, rien dans le dossier, vide, accablant, transiger, on va payer, paiera, payer, signé, provisionné, provision, mérit*, on l'a bien cherché, cherché, tombe à pic, copié, preuves, archives, détruit, effacé, ruineux, rigolé, témoigné, offre, proposé, chèque, indéfendable, mauvais
        """,
    "hush": """
        pas encore annoncé, pas encore public, pas encore officiel, pas encore officielle, rien n'est annoncé, rien d'officiel, personne ne le sait, personne ne sait, ne le savent pas, ne savent pas encore, ne le sait pas, n'en sait rien, encore rien, chut, entre nous, motus, bouche cousue, ne le répétez pas, ne répétez pas, gardez le pour vous, garde le pour toi, top secret, secret, confidentiel, sous embargo, en interne, interne, vous ne l'avez pas lu ici, ce n'est pas moi qui, pas dit par moi, à l'imprimante, sur la photocopieuse, à la machine à café, entendu, surpris, discrètement, en douce, avant l'annonce, l'annonce est, annonce lundi, communiqué demain, les équipes l'apprendront, l'apprendront, apprendront, pas au courant, officiellement, personne n'a été prévenu, personne n'est prévenu, en cachette, fuite
        """,
    "change": """
        ferme, ferment, fermeture, fermer, fermera, fermé, supprim*, suppression*, licenci*, licenciement*, plan social, pse, postes, réorganis*, restructur*, fusion, fusionner, fusionne, rachat, rachète, racheter, racheté*, vendu*, vendre, vente de, cession, repreneur, acquisition, déménage, déménagement, déménager, transféré*, délocalis*, sous traitance, externalis*, externalisé*, part en, quitte, s'en va, démission*, démissionne, successeur, remplacé par, remplacera, départ de, nommé, rideau, en moins, de trop, mutualis*
        """,
    "workplace": """
        site, agence, usine, service, équipe, bureau, cuisine, hôtel, restaurant, brasserie, atelier, entrepôt, magasin, blanchisserie, lingerie, département, direction, directeur, directrice, pdg, chef, collègues, salariés, gens, personnes, groupe, maison, boîte, tout le, toute la, la moitié, notre, nos, on, nous
        """,
    "figure": """
        chiffre d'affaires, bénéfice*, perte, pertes, marge*, millions, millions d'euros, milliard*, trimestre, résultat, résultats, budget, offre, appel d'offres, prix d'achat, remise client, taux d'occupation, objectif*, en rouge, dans le rouge, prévision*, provision*, commandes
        """,
    "unpublished": """
        pas encore publié*, non publié, en interne, interne, avant publication, sur mon bureau, entre nous, chiffres tombés, tout juste, à paraître, pas publics, brouillon, avant l'annonce, confidentiel*, personne ne le sait
        """,
    "incident": """
        fuite de données, fuite, piraté*, piratage, lisible sans mot de passe, sans mot de passe, panne, tombé, base ouverte, fiches, données clients, rançongiciel, exposé*, en clair, accessible à tous
        """,
    "hidden_incident": """
        personne n'a été prévenu, personne n'est au courant, personne ne sait, n'a prévenu personne, pas déclaré, on n'a rien dit, étouffé, motus, chut, en douce, clients ne savent pas
        """,
    "published": """
        communiqué de presse, publié, annoncé, sur le site, sur notre site, dans le journal, dans la presse, rapport annuel, officiel, c'est public, selon le journal, comme annoncé, www
        """,
    "heat": """
        ça suffit, ça va hein, apprenez à lire, apprends à lire, lisez, relisez, si ça vous arrive, foutez moi la paix, lâchez nous, lâchez moi, allez vous faire voir, allez voir ailleurs, dégagez, dégage, cassez vous, trouvez vous une autre, trouvez vous, ne revenez jamais, ne revenez, revenez jamais, pleurnich*, pleurnicher, pleurer, chialer, râler, chialé, cracher, hurle plus fort, je hurle, peine de hurler, de hurler, continuez, continuez continuez, allez y, répondez, je suis chaud, je vous attends, venez donc, venez me le dire, viens me le dire, sors de ton, c'est votre faute, votre faute, vous osez, vous avez noyé, vous avez déclaré, vous avez mangé, faire le malin, fais le malin, tu vas m'écouter, tu vas, on verra, on va voir, je sors la photo, sortir les photos, sors les photos, retiré votre mensonge, mensonge*, menteur, menteuse, tout le monde regarde, vous me saoulez, saoulez, tu me saoules, encore vous, encore toi, vous n'avez que ça à faire, huit fois, trois fois que, pour la dernière fois, grand courageux, champion, on se fiche de vous, que je rigole, un peu de pudeur, ta leçon, monsieur ?!
        """,
    "calm": """
        désolé*, pardon, excuse*, mes excuses, je m'excuse, vous avez raison, tu as raison, merci de, merci pour, avec plaisir, je regarde, je vérifie, je vous rappelle, volontiers, je comprends, c'est ma faute, erreur de ma part
        """,
    "ad": """
        je recommande, foncez, achetez, la meilleure appli, le meilleur produit, testez, téléchargez, cinq étoiles, indispensable, à essayer d'urgence
        """,
}
