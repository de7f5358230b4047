"""French, with Belgian and Swiss words."""

WORDS = {
    "slur": """
        pédé*, pd, tapette*, tarlouze*, gouine*, enculé*, fils de pute, pute*, putain de toi, connasse*, négro*, nègre*,
        bamboula*, bougnoul*, bicot, raton, youpin*, chinetoque*, niakoué*, gitan de merde, sale arabe, sale noir,
        sale juif, mongol*, mongolien*, triso, trisomique, débile mental, gogol*, sous homme*, macaque*, flamins, boche*,
        travelo*, pouffiasse*, grognasse*, sale clochard, attardé*, salope, salopes, sale gitan, sale pute
        """,
    "insult": """
        idiot*, idiote*, imbécile*, crétin*, crétine, débile*, abruti*, conne, cons, connard*, conard*, connarde,
        abruti congénital, taré*, tocard*, bouffon*, guignol*, charlot*, minable*, nullard*, incapable*, bon à rien,
        bras cassé*, ordure*, raclure*, fumier*, salaud*, salopard*, enfoiré*, pourriture*, merde sur pattes,
        grosse merde, petite merde, sous merde, trou du cul, trouduc, lèche cul, lèche bottes, parasite*, cafard*,
        grosse vache, bourrique, vipère*, hyène, charogne, mégère, harpie, sorcière, vieille peau, illettré*,
        analphabète*, décérébré*, demeuré*, gros porc, gros lard, cassos, cas social, plouc*, menteur*, menteuse*,
        escroc*, arnaqueur*, faux cul, hypocrite*, psychopathe*, malade mental, fou furieux, radin*, rapace*, vautour*,
        feignasse*, feignant*, fainéant*, sale con, gros con, pauvre con, petit con, vieux con, quel con, bande de cons,
        sale rat, espèce de rat, sales porcs, ces porcs, grosse truie, vieille vache, gros nul, bande de nuls,
        pauvre folle, quel lâche
        """,
    "hard_insult": """
        connard*, connasse*, enculé*, salaud*, salopard*, ordure*, fumier*, raclure*, enfoiré*, fils de pute, espèce de,
        abruti congénital, gros débile, gros bouffon, grosse merde, petite merde, sale petite merde, sale clochard,
        sous homme*, trou du cul, grosse vache, ta gueule, ferme ta gueule, va crever, qu'il crève, qu'ils crèvent,
        va mourir, race de
        """,
    "dehumanise": """
        sous hommes, sous homme, vermine, cafards, des rats, parasites, race de, qu'ils crèvent, karcher, raticide,
        exterminer, éradiquer, nuisibles, pas des humains, bêtes sauvages, animaux, à éliminer, retournez dans,
        des porcs
        """,
    "threat": """
        je vais te, je te retrouve, te retrouver, je te pète, je te casse, je lui casse, casse les doigts,
        casse la gueule, péter la gueule, je vais te tuer, je te tue, te tuer, te crever, te faire bouffer,
        je sais où tu habites, sais où tu habites, je connais ton école, connais ton adresse, tu vas le regretter,
        tu vas voir, t'es mort, tu es mort, te péter les genoux, te buter, foutre le feu, brûler ta,
        attends moi dehors, démonter la tête, casser la gueule, péter le nez, crever tes pneus, rayer ta, t'es morte,
        vous êtes mort
        """,
    "curse": """
        qu'il crève, qu'elle crève, qu'ils crèvent, va crever, va mourir, qu'il s'étouffe, va au diable,
        qu'il aille au diable
        """,
    "mock": """
        ne sait pas, sait pas compter, ne savent pas, ne sait même pas, ne distingue pas, ne distinguent pas,
        confond*, confondent, n'a jamais vu, n'ont jamais vu, n'ont jamais eu, jamais touché, jamais tenu, le qi,
        qi d'un, qi d'une, qi de, cerveau d'un, cerveau, neurone*, deux neurones, pas une once, une once de,
        lui faudrait un, maternelle, gamins de, mon neveu, ma nièce, mon chat ferait, un singe, singes, cirque,
        vrai cirque, clown*, guignol*, bras cassés, incompétent*, incapable*, amateurs, pieds nickelés, à cravate,
        dindon, moulin à vent, lisent à l'envers, bon qu'à, bonne qu'à, payé pour, se disent, se croit,
        se prend pour, startup de, de pépé, comme des gamins, parait il, paraît il, cauchemar de, client cauchemar,
        est un cauchemar, sont un cauchemar, est une catastrophe, catastrophe ambulante, est une blague,
        une vaste blague, est nul, est nulle, sont nuls, incompétence, nullité de, complètement à la ramasse,
        à la ramasse, à côté de la plaque, à l'ouest, rien compris, ne comprend rien, ne comprennent rien,
        comprend rien, y connaît rien, n'y connaît rien, aucune idée de, pas foutu de, pas fichu de, pas capable de,
        incapable de, même mon, même ma, mon chien ferait, mon chat fait, ma grand mère ferait, mon fils de,
        ma fille de, un enfant de, cerveau de, charisme d'un, charisme d'une, charme d'un, humour d'un,
        intelligence d'un, intelligence d'une, goût d'un, colonne vertébrale d'un, poule sans tête,
        poulets sans tête, poisson rouge, boulet, boulets, branquignol*, pied nickelé, baltringue*, glandu,
        glandeur*, planqué*, pistonné*, promu par, comment il a été embauché, comment elle a été embauchée,
        qui l'a embauché, question idiote, questions idiotes, clients idiots, plus bête que, bête comme ses,
        bêtes comme leurs, con comme, conne comme, se prend pour un, se croit sorti, jamais travaillé,
        n'a jamais travaillé, n'a jamais tenu, moule à, moulin à paroles, girouette, sait même pas, savent même pas,
        ne savent même, comprend même pas, comprennent même pas, incapable d'ouvrir, incapables d'ouvrir,
        n'a rien compris, n'ont rien compris, capte rien, captent rien, faut tout lui expliquer, expliqué trois fois,
        expliqué quatre fois, expliqué dix fois, coloriage, crayons de couleur, gribouillis, théâtre de guignol,
        guignols, marionnette*, pantin*, fumiste*, tire au flanc, ramier, dort en réunion, brasse du vent,
        brasseur d'air, vendeur de vent, bla bla, langue de bois, powerpoint sur pattes
        """,
    "trash": """
        daube, merde, usine à gaz, arnaque, camelote, pourri*, nul, nulle, inutile, plante, plante même,
        codée avec les pieds, codé avec les pieds, avec les pieds, pire, la pire, le pire, bidon, attrape, vol,
        hors de prix, gadget, ne marche, n'achetez pas, achetez ailleurs, la concurrence fait mieux, bouillie,
        imbuvable, illisible, ne fonctionne jamais, marche jamais, marche une fois sur, bourré de bugs,
        plein de bugs, de la merde, vraie merde, pure merde, une honte à vendre, honte de vendre, à fuir, fuyez,
        ne l'achetez pas, jetez vos sous, de l'arnaque, attrape nigaud, bricolé, rafistolé, du scotch,
        tenu par du scotch, torchon, catastrophe industrielle, usine à bugs, poubelle
        """,
    "heat": """
        ça suffit, ça va hein, apprenez à lire, apprends à lire, lisez, relisez, si ça vous arrive, foutez moi la paix,
        lâchez nous, lâchez moi, allez vous faire voir, allez voir ailleurs, dégagez, dégage, cassez vous,
        trouvez vous une autre, trouvez vous, ne revenez jamais, ne revenez, revenez jamais, pleurnich*, pleurnicher,
        pleurer, chialer, râler, chialé, cracher, hurle plus fort, je hurle, peine de hurler, de hurler, continuez,
        continuez continuez, allez y, répondez, je suis chaud, je vous attends, venez donc, venez me le dire,
        viens me le dire, sors de ton, c'est votre faute, votre faute, vous osez, vous avez noyé, vous avez déclaré,
        vous avez mangé, faire le malin, fais le malin, tu vas m'écouter, tu vas, on verra, on va voir, je sors la photo,
        sortir les photos, sors les photos, retiré votre mensonge, mensonge*, menteur, menteuse, tout le monde regarde,
        vous me saoulez, saoulez, tu me saoules, encore vous, encore toi, vous n'avez que ça à faire, huit fois,
        trois fois que, pour la dernière fois, grand courageux, champion, on se fiche de vous, que je rigole,
        un peu de pudeur, ta leçon, monsieur ?!, vous savez lire, tu sais lire, savez vous lire, lire c'est,
        réfléchissez, réfléchis, utilisez votre cerveau, utilise ton cerveau, va pleurer, allez pleurer, arrêtez de,
        arrête de, arrêtez votre, arrête ton, cessez de, bon vent, bon débarras, au revoir et, la porte est, allez chez,
        allez voir, va voir ailleurs, changez de, on n'a pas besoin de, pas besoin de clients, des gens comme vous,
        des clients comme vous, les gens comme vous, les clients comme vous, gens comme toi, votre problème,
        ton problème, pas mon problème, de votre faute, ta faute, c'est de ta, vous mentez, tu mens, mytho,
        vous êtes gonflé, gonflé, quel culot, culot, vous vous croyez, tu te crois, pour qui vous, pour qui tu, clavier,
        derrière ton écran, derrière votre écran, courageux anonyme, viens le dire, venez le dire, en face, dis le moi,
        dites le moi, dernier avertissement, encore un mot, un mot de plus, encore un message, je publie, je balance,
        je te bloque, je vous bloque, ferme la, fermez la, taisez vous, tais toi, ta gueule, foutez le camp,
        fiche le camp, fichez moi
        """,
    "harsh_view": """
        honte, honteux, une honte, scandale, scandaleux, indécent, indigne, ânerie, connerie, bêtise, mauvaise décision,
        mauvais choix, erreur, faute, vol, du vol, insult*, insulter, jeter l'argent, gaspillage, ruineux, absurde,
        ridicule, lâcheté, hypocrisie, inadmissible, inacceptable, cruauté, devrait refuser, n'aurait jamais dû,
        aurait dû, ne devrait pas, contre, perdu d'avance, dégueulasse, écœurant, c'est une honte, la honte, honte de,
        pitoyable, lamentable, minable, scandaleuse, révoltant, révoltante, irresponsable, inhumain, cynique, cynisme,
        greenwashing, écoblanchiment, cupidité, radinerie, argent sale, n'importe quoi, aberrant, aberration, délirant,
        folie, débile, stupide, idiot, idiote, trahison, se moque du monde, se moque des, se fout de, se fiche de,
        doit cesser, devrait arrêter, devrait avoir honte, aurait jamais dû, jamais dû
        """,
    "pro_view": """
        a raison, ont raison, bon choix, le bon choix, bonne décision, excellente affaire, cent fois pour, pour moi,
        toute sa place, fait bien, tombe à pic, notre plus belle, exagèrent, se trompent de combat, râleurs, ronchons,
        n'ont qu'à, bien fait de, c'est bien fait, très bien, bonne idée, excellente décision, excellent choix,
        bon calcul, courageux, il était temps, enfin une, on a bien fait, nous avons bien fait, faut arrêter de,
        arrêtez de râler, arrêtez de pleurer, je suis pour, totalement pour, entièrement d'accord, d'accord avec,
        rien de choquant, pas choquant, normal, les opposants, les grincheux, les écolos
        """,
    "ad": """
        je recommande, foncez, achetez, la meilleure appli, le meilleur produit, testez, téléchargez, cinq étoiles,
        indispensable, à essayer d'urgence
        """,
}
