"""The health of people that a reader could tell: ``identifier: health``."""

import re
from collections.abc import Iterator
from itertools import islice

from monitor.domain.finding import Confidence, Span
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.engine import hint
from monitor.policy.matchers.person import people
from monitor.policy.matchers.seen import Seen
from monitor.policy.matchers.trace import told
from monitor.policy.text import ENOUGH, Text

_ILLNESS = re.compile(
    r"\b(?:"
    # Dutch
    r"(?:borst|long|darm|huid|lymfeklier|prostaat|alvleesklier)?kanker|alvleesklier|chemo\w*|bestraling\w*|dialyse|burn-?out|depressie\w*|opgenomen|kliniek|drankprobleem|antidepress\w*|"
    r"epilepsie|epileptisch|diabet\w*|dementie|dementeren|dement|alzheimer|parkinson|reuma|hernia|miskraam|zwanger|psychose|psychiat\w*|verslaafd|"
    r"ontwenning|geopereerd|operatie|heupoperatie|(?:nieuwe|gebroken) (?:heup|knie)|uitgezaaid\w*|hartinfarct|hartaanval|hartfalen|dotteren|gedotterd|"
    r"beroerte|hersenbloeding|tia|insuline|eczeem|ziekte van|longontsteking|sepsis|bloedvergiftiging|bloedarmoede|keizersnee|spoedkeizersnee|knobbel|"
    r"tumor|uitzaaiing\w*|angststoornis|overspannen|bipolair\w*|anorexi\w*|boulimi\w*|zelfmoord\w*|gordelroos|galstenen|schurft|als-diagnose|stoma|"
    # English
    r"cancer|leukaemia|leukemia|radiotherapy|radiation appointments?|chemotherapy|dialysis|depression\w*|depressed|lithium|miscarriage|miscarried|"
    r"the priory|burnt out|home from (?:his|her) op|lost the baby|pregnant|bed rest|stroke|dementia|rehab|bipolar|overdosed?|diagnos\w*|surgery|hysterectomy|tumou?rs?|biops\w*|mri|seizures?|"
    r"epilepsy|epileptic|transplant\w*|hospice|intensive care|ivf|adhd|autis\w*|dyslexi\w*|relapsed?|detox|suicid\w*|asthma|crohn|endometriosis|"
    r"mastectomy|heart attack|bypass|kidney|hip replacement|knee replacement|sickle cell|gallstones|colonoscopy|type (?:one|two|1|2)|found a lump|"
    r"broke (?:his|her|their) (?:leg|arm|hip|ankle|wrist|back)|(?:his|her) heart again|shingles|pneumonia|hiv|hospital|"
    # German
    r"krebs|brustkrebs|bauchspeicheldruse|ms-diagnose|schwanger|fehlgeburt|schlaganfall|herzinfarkt|entzug|reha|demenz|suizid\w*|magersucht|"
    r"gurtelrose|kratze|beckenbruch|lungenentzundung|multiple sklerose|krankenhaus|intensivstation|als diagnose|hatte ja als|hat als\b|"
    # French
    r"chimio\w*|depressif|depressive|grossesse|enceinte|fausse couche|avc|infarctus|hernie|vih|seropositi\w*|cure de desintox\w*|tumeur|greffe|"
    r"operee?|arret maladie|epileptique|sclerose|diabetique|hopital|hospitalisee?"
    r")\b|\b(?:heeft|has|hat|haar|zijn|her|his) ms\b"
)
_MAYBE_ILL = hint(_ILLNESS)
HEALTH_TRACES = told(_ILLNESS)
_SELF = r"\b(?:ik|'k|mij|mijn|mn|m'n|i|i'm|i've|my|ich|ick|mein\w{0,2}|mir|mich|j'ai|j'|je|mon|ma|mes|moi)\b"
_MINE = re.compile(_SELF, re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:mijn|mn|m'n|my|mein\w{0,2}|mon|ma|mes)(?= (?:\w+ )?(?:collega|kolleg|colleague|coworker|coll[eè]gue|manager|baas|boss|chef|leidinggevende|"
    r"teamleider|team lead|team-?mate|supervisor|klant|kunde|kundin|client|customer|cli[eë]nt|pati[eë]nt|patient|stagiair|intern|assistent|assistant|"
    r"buddy|mate|maat|guy|azubi\w*|maatje)\w{0,3}\b)",
    re.IGNORECASE,
)
"""A word for the author that only says how somebody else belongs to them."""

_GOOD_CAUSE = re.compile(
    r"\b(?:sponsor\w*|goede doel\w*|collect(?:e|eert|eren)|fonds|stichting|fundrais\w*|charity|foundation|research\w*|kankeronderzoek|krebsforschung|"
    r"spende\w*|recherche contre|au profit de|notdienst|beratung|\w+beratung|hotline|sternzeichen|sterrenbeeld|horoscoop|zodiac|horoscope?)\b",
    re.IGNORECASE,
)
"""An illness that people run, bake or study against, rather than have."""

_WEAK = re.compile(
    r"^(?:hospital|opgenomen|kliniek|krankenhaus|hopital|type (?:one|two|1|2)|mri|bypass|kidney|lithium|operatie|surgery|reha|diagnos\w*|knobbel|als)$"
)
"""Words that also stand for a building, a firm or a device: a reader thinks of the person only when
the person is said to be there."""

_THERE = re.compile(
    r"\b(?:is|s|lies|ligt|liegt|est|was|went|goes|got|gets|had|has|heeft|hat|hatte|a|ist|bij|in|naar|kreeg|kriegt|eu)\W+(?:\w+\W+){0,5}$"
)
_STILL_THEM = re.compile(
    r"\b(?:he|she|hij|ze|zij|er|sie|il|elle|his|her|him|haar|zijn|z'n|ihm|ihr|hods|hot|es)\b"
)

_THE = re.compile(r"\b(?:de|het|the|der|die|das|le|la|les)\b|\bl'")


def find_health(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """An illness or treatment in the same sentence as a person that a reader could tell, or right after."""
    folded = text.folded.text
    if not _MAYBE_ILL.search(text.plain_letters) or not _ILLNESS.search(folded):
        return
    named = people(text, lexicon)
    causes = _spans(_GOOD_CAUSE, text.original)
    author = _spans(_MINE, _THEIRS.sub(lambda m: " " * len(m.group()), text.original))
    for match in islice(_ILLNESS.finditer(folded), ENOUGH):
        illness = text.folded.span(*match.span())
        if _WEAK.match(match.group()) and not _THERE.search(folded[: match.start()]):
            continue
        if any(text.sentence(illness).overlaps(cause) for cause in causes):
            continue
        owner = _owner(illness, named, author, text)
        if owner:
            whole = Span(min(owner.start, illness.start), max(owner.end, illness.end))
            yield Seen(whole, Confidence.LIKELY)


def _owner(
    illness: Span, named: tuple[Span, ...], author: tuple[Span, ...], text: Text
) -> Span | None:
    """Whose illness it is: the person of the same sentence, unless the author stands nearer."""
    sentence = text.sentence(illness)
    here = [p for p in named if p.overlaps(sentence) and not p.overlaps(illness)]
    clause = text.clause(illness)
    mine = [m for m in author if m.overlaps(clause)]
    if here:
        near = min(here, key=lambda p: _distance(p, illness))
        together = near.overlaps(clause) and all(
            _distance(near, illness) < _distance(m, illness) or m.start > illness.end for m in mine
        )
        return near if together or not mine else None
    before = [p for p in named if p.end <= sentence.start and _just_before(p, sentence, text)]
    if before and not mine:
        told = text.folded.text if text.folded.starts else ""
        said = sentence.of(told or text.original.lower())
        lead = said[: illness.start - sentence.start]
        opens = len(lead) < 30 and not _THE.search(lead)
        return before[-1] if opens or _STILL_THEM.search(said) else None
    return None


def _just_before(person: Span, sentence: Span, text: Text) -> bool:
    return text.sentence(person).end == sentence.start


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _spans(pattern: re.Pattern[str], original: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in islice(pattern.finditer(original), ENOUGH))
