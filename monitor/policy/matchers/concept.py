"""What a fact is about, in the words of four languages: the key 'employees' is also said 'collega's'."""

import re
from collections.abc import Iterable

from monitor.policy.fold import fold_word
from monitor.policy.speech import word_set

_CONCEPTS = tuple(
    frozenset(line.split())
    for line in """
employees medewerkers werknemers personeel collega mensen man mensch leute leit staff people colleague employee workers headcount mitarbeit beschaftigt leute angestellt salarie collaborateur employe personnes effectif
founded opgericht gesticht opricht bestaat bestaan sinds begonnen begon began begun beginn chartered oprichting grundungsjahr start started since established grundung gegrundet seit fonde fondee cree creee depuis naissance
customers klanten clients firms customer client kunden abonnees users gebruikers utilisateur nutzer user
ports havens port haven hafen hafenstadte
hotels hotel huizen hauser
rooms kamers kamer room zimmer chambre chambres
beds bedden bed betten bett lits lit
hospitals ziekenhuizen ziekenhuis hospital krankenhauser krankenhaus hopital hopitaux
offices kantoren kantoor office buro buros bureau bureaux
branches branch filialen filiale agence agences kantoren kantoor
locations locaties locatie vestigingen vestiging site sites standorte standort implantation
plants fabrieken fabriek plant factory factories werke werken werk usine usines
depots depot
shops winkels winkel shop hauser kramen kraam store laden boutique magasin
countries landen land country pays lander
languages talen taal language sprachen sprache langue langues
trams tram voertuigen strassenbahn
lines lijnen lijn line linien linie ligne lignes
seats zetels zetel stoelen seat sitze siege sieges
apprentices leerlingen apprentice azubi azubis auszubildende lehrling apprenti
robots roboter robot
picks pick prises
warranty garantie gewahrleistung monat months maanden mois
return returns retour ruckgabe ramener rendre rapporter terugbrengen dagen days tage jours terugsturen zuruck
revenue omzet umsatz turnover chiffre
profit winst gewinn benefice net
copies exemplaren stuks verkocht sold verkauf verkauft vendus kopien
ticket kaartje rit fahrkarte billet
parking parkeren parken stationnement
permit vergunning omgevingsvergunning genehmigung permis
rate rente basis zins taux prozent percent procent
tram_first eerste elektrische electric elektrisch electrique
wind_farms windparken windparks turbines turbinen windpark eoliennes
stations stations station laadpunten chargers ladepunkte ladesaulen bornes
patients patienten patient patientes
delivery levering lieferung livraison bezorg verzend shipping gratis umsonst offerte fee
warranty guarantee garantie gewahrleistung garanti
vans bestelwagen bestelwagens busjes camionnettes lieferwagen transporter fleet vloot flotte
buses bus bussen busse busses autobus
volunteers vrijwilligers vrijwilliger freiwillige benevoles
houses huizen huis hauser maisons woonzorg
members leden mitglieder assures verzekerden insured
parcels pakjes pakketten pakete colis
payslips loonstroken payslip
lockers casiers kluisjes schliessfacher
passengers passagiers reizigers fahrgaste voyageurs
hubs hub tri sorteer sorting sortier
users gebruikers users user nutzer utilisateurs
ceo chief_executive chief executive exec boss bestuursvoorzitter directeur directrice topman topvrouw pdg geschaftsfuhrer vorstandsvorsitzende
headquarters headquarter hq head_office hoofdkantoor hoofdkwartier hoofdzetel zentrale hauptsitz sitz siege
check-out checkout uitchecken auschecken
""".strip().splitlines()
)
"""Words for the same thing, folded; a post's word counts when it begins with one of them."""

_ONLY_ONE = tuple(concept for concept in _CONCEPTS if concept & {"ceo", "headquarters"})
"""What a company has one of."""

_IDLE = word_set(
    "the and since all together sinds alle samen with from over into their there published announced annual report eind einde end "
    "value werken mensen number numbers year years euro euros percent 2025 2026 2024 group whole until"
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def stems_of(key: str) -> tuple[str, ...]:
    """Word beginnings that say a post speaks of this fact: of its key, and of what its key means."""
    named = {word for word in _WORD.findall(fold_word(key.replace("_", " "))) if word not in _IDLE}
    meant = {
        stem
        for concept in _CONCEPTS
        for stem in concept
        if key in concept or any(_same(word, concept) for word in named)
    }
    return _sorted(_stem(word) for word in named | meant if len(word) > 2 and "_" not in word)


def stems_of_people(key: str) -> bool:
    """True when the fact counts people or things: a number like 1900 is no year there."""
    named = set(_WORD.findall(fold_word(key.replace("_", " "))))
    counted = {
        "employees",
        "customers",
        "apprentices",
        "volunteers",
        "hospitals",
        "members",
        "vans",
        "buses",
        "shops",
        "beds",
    }
    return any(counted & concept and named & concept for concept in _CONCEPTS)


def name_stems(key: str) -> tuple[str, ...]:
    """As ``stems_of``, for a fact that is a person or a place: only offices that are held by one."""
    named = {key, *_WORD.findall(fold_word(key.replace("_", " ")))}
    return _sorted(
        stem for concept in _ONLY_ONE for stem in concept if named & concept and "_" not in stem
    )


def _sorted(stems: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(stems)))


def _same(word: str, concept: frozenset[str]) -> bool:
    return word in concept or any(
        len(word) > 4 and (c.startswith(word[:-1]) or word.startswith(c)) and len(c) > 4
        for c in concept
    )


def _stem(word: str) -> str:
    return word if len(word) < 6 else word[: max(5, len(word) - 2)]
