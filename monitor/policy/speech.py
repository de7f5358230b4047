"""Words that tell work from private life, assertion from denial, in the languages posts are written in.

Stems, folded: a word counts when it begins with one of them and the rest is short, or ends a compound.
They are weak signals on purpose: none of them makes a finding, they only help to read a name or a claim.
"""

from collections.abc import Iterable


def word_set(listed: str) -> frozenset[str]:
    """A set written as one text: word lists stay readable, and fit their lines."""
    return frozenset(listed.split())


class Stems:
    """Beginnings of words: one fits when at most an ending is missing. The shorter, the less may follow."""

    def __init__(self, listed: str) -> None:
        self._stems = {stem: min(6, 2 * len(stem) - 5) for stem in listed.split()}
        self._shortest = min(map(len, self._stems))

    def fit(self, word: str) -> bool:
        """True when the word begins with a stem and goes on for an ending's length at most."""
        length = len(word)
        return any(
            length - n <= self._stems.get(word[:n], -1) for n in range(self._shortest, length + 1)
        )

    def count(self, words: Iterable[str]) -> int:
        """How many different words fit."""
        return sum(map(self.fit, set(words)))


WE = word_set(
    "wij we ons onze onzen we're we've we'll our ours us wir uns unser unsere unserem unseren unserer unserm unsre "
    "nous notre nos chez"
)
"""First person plural: somebody speaks as part of something."""

WORK = Stems(
    # shared or nearly so
    "project projekt projet contract vertrag contrat deal pitch demo pilot offerte angebot devis tender budget sprint "
    "backlog ticket roadmap release rollout kick-off kickoff go-live golive livegang onboarding workshop audit "
    "migrat integrat deploy config dashboard server backend api sla nda kpi crm erp invoice factuur facture "
    "rechnung account dossier planning team kantoor office bureau buro directie management board vorstand "
    # Dutch
    "klant opdracht aanbesteding uitrol lever bestel order oplever overname koop fusie reorg verhuiz samenvoeg vergader "
    "overleg afspraak deadline collega chef baas manager consultant jurist inkoop verkoop facturer installat implementat "
    "testronde testplan opgelever geinstalleer uitgerol werkgroep stuurgroep presentat notulen spreadsheet bestand tekent getekend ondertekend "
    "magazijn pallet lading zending storing monteur support helpdesk licentie koppeling prototype besparing bezuinig budgetcode "
    # English
    "client customer supplier vendor contractor shipment delivery launch launched ship meeting briefing colleague boss "
    "merger takeover acquisition redesign prototype stakeholder milestone storefront warehouse payroll "
    "engineer staffing spreadsheet quarter purchase signed signing "
    # German
    "kunde kundin auftrag lieferung liefer bestellung abnahme inbetriebnahme ausliefer vertrieb einkauf besprechung sitzung "
    "termin kolleg werkstatt montage umzug standort verkauf kauf ubernahme stellenabbau testrunde montier schulung anlage "
    "auslastung lager abteilung zahlanbieter "
    # French
    "client commande livraison livr chantier marche reunion collegue equipe patron signature signe rachat lancement "
    "deploiement cahier reservation reserve maquette fournisseur prestation usine atelier planning direction annonce "
    "embauche tarif comite formation salarie comptable chantier "
    # plans, systems and papers
    "plan plans plannin phase prototype test tests build builds regression cluster conversion onboard migrer bascule cutover "
    "slides deck folien unterlagen protokoll tabblad folder file formular akte model scherm systeem system machine apparat "
    "server rack racks terabyte queue data run runs job printer badge namespace prod product content results launch "
    "afschrijv boekjaar kostenstelle ledger diligence closing regulator application legal lawyers anwalt avocat confidential "
    # people and places of work
    "training schulung recruit personeel staff medewerk mitarbeit shift ploeg schicht rooster dienst dienstplan trailer chauffeur "
    "polis polissen police verzeker assur versicher site sites shops winkel boutique filiaal filiale branch kantoren "
    "ward wards patient bewoner bewohner resident kamers chambres zimmer menu canteen kantine cantine wagen vans apps "
    "inspect tender voucher feeder cables bid bod"
)
"""Somebody is at work, or speaks of it."""

SECRECY = Stems(
    "sneak spoiler teaser geheim stiekem sst ssst sssh shh shhh psst pst niks gezegd mond mondje verklap verraad vertrouwelijk embargo "
    "secret secretly hush confidential confident confidentiel chut heimlich vertraulich verrat onaangekondigd unannounced quiet discreet "
    "officieel official offiziell officiel codenaam codename codewort deckname projectnaam lips schtum "
    "say tell talk praten zeg zegt zegge vertel sagen darf mag dire nobody niemand personne nichts somebody someone iemand jemand"
)
"""Somebody minds who may know."""

AHEAD = Stems(
    "live livegang straks binnenkort vanaf volgend volgende next bald prochain prochaine till until rentree "
    "januari februari maart april juni juli augustus september oktober november december january february march june july "
    "august october januar februar marz juin juillet aout septembre octobre novembre decembre janvier fevrier "
    "week woche semaine maand month monat mois kwartaal quarter quartal najaar voorjaar zomer herbst fruhjahr autumn spring automne "
    "monday maandag montag lundi tuesday dinsdag dienstag mardi donderdag thursday donnerstag jeudi"
)
"""Something is planned, or has a date on a working day."""

PRIVATE = Stems(
    # family and first names
    "dochter zoon zoontje dochtertje kleinkind kleinzoon kleindochter tante oom oma opa nichtje neefje nicht neef vriendin "
    "vrouw man kind kids kinderen baby peuter buurvrouw buurman buren buurkind schoonmoeder schoonzus schoonouder moeder vader "
    "mama papa zus broer kat poes hond katje puppy bruiloft verjaardag jarig school klas juf meester "
    "daughter son grandma grandpa aunt uncle niece nephew sister brother mum mom dad husband wife neighbour kid toddler dog cat "
    "wedding birthday classmate sister-in-law "
    "tochter sohn oma opa enkel enkelin nichte neffe schwester bruder mutter vater mann frau kind kinder hund katze nachbar "
    "hochzeit geburtstag schule kita "
    "fille fils tante oncle niece neveu soeur frere mere pere mari femme enfant chien chat voisin voisine mariage anniversaire "
    "prenom cousine cousin bebe "
    # garden, animals, outings
    "vogel tuin nest nestje zingt gezongen fluit park bos strand vakantie weekend eiland wandel fiets camping tent kamperen zee "
    "vijver sloot riet duin festival museum marathon film boek roman liedje plaat vertaald "
    "bird garden beach holiday woods hike hiking trail pond feeder song novel movie album station "
    "garten strand urlaub wald wandern insel berg berge fluss lied buch roman terrasse bahnhof "
    "oiseau jardin plage vacances foret randonnee gare livre chanson roman tgv ile "
    # clubs and evenings
    "koor club vereniging voetbal zaalvoetbal training toneel feest geslaagd groep zwemles speeltuin voedselbank leesclub kerk buurmeisje poezen "
    "quiz pub band bassist flatmate popcorn concert concerten konzert konzertkarte dirndl fan fans supporter camper poussette petekind "
    "stamcafe sneaker filmhuis cinema kino "
    "choir football match rehearsal church scouts garage gym yoga "
    "chor verein fussball posaune feuerwehr einschulung kirche turnen stammtisch "
    "chorale association kermesse eglise match scouts "
    # shopping and eating
    "boodschap gekocht gewinkeld kassa kassabon korting spaar zegel winkelwagen aanbieding bloemen soep recept bakken gebakken thee menu oven appeltaart pan "
    "bought shopping checkout receipt recipe baking cake soup oven tea "
    "gekauft kassenbon einkaufen rezept gebacken kuchen suppe umgetauscht tee fruchte dorfladen "
    "achete courses caisse recette gateau soupe solde macaron miche boulangerie"
)
"""Somebody speaks of family, garden, outings or shopping."""

HOUSE = word_set(
    "company firm business group office employer house bedrijf familiebedrijf firma onderneming organisatie concern groep kantoor "
    "unternehmen konzern gesellschaft gruppe betrieb haus maison entreprise boite societe groupe started founded gegrundet opgericht fondee founders "
    "fleet vloot flotte hamma hammer mir mia"
)
"""What an author calls the place where they work."""

THEY = word_set("they their them they're hun ze zij ils leur leurs ihre ihren sie eux")
"""Third person plural: a firm is spoken of as its people."""

MINE = word_set("mijn m'n my mein meine meiner meinem meinen mon ma mes")
"""The author's own, at home more than at work."""

SOMEBODY = word_set(
    "heisst heisse heet called born petekind zat hat hatte she he hij her his hem hatten"
)
"""What is said of one person, or of an animal."""

NEGATION = word_set(
    "niet geen nooit niks niemand zonder nergens noch nimmer ni nie not no never nobody nothing without don't doesn't "
    "didn't isn't aren't wasn't won't wouldn't can't cannot couldn't nor neither nicht kein keine keinen keinem keiner "
    "keines niemals ohne nichts weder pas jamais aucun aucune sans rien personne"
)
"""A denial, when it stands before what is denied in the same clause."""

ARTICLES = word_set("een 'n een the a an ein eine einen einem einer eines un une des")
"""Indefinite articles: what follows is a thing of its kind, not a name."""

RELATIONS = word_set(
    "voor van bij met aan naar over door om sinds na tot for with from at to by on about of since after until "
    "fur bei mit von vom zu zum nach uber durch seit pour chez avec de d du des a au sur par depuis "
    "project projekt projet operation operatie team"
)
"""Words that tie a name to what is done for it."""

LITTLE = word_set(
    "und and et en sur sous aan am an upon on de du des van von bei the der die das le la les un une wala bua"
)
"""Little words that join a name to another of the same place, person or title."""

SAINTS = word_set("sankt sint saint sainte st san santa")
"""What stands before the name of a church, a day or a village."""
