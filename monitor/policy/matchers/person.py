"""Addresses, birth dates and the health of people that a reader could tell: ``identifier: address`` …"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from monitor.domain.finding import Confidence, Span
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.seen import Seen
from monitor.policy.text import ENOUGH, Text

_UPPER = r"[A-ZÀ-ÞŠŽĆČ]"
_NAME = rf"(?<![\w’'-]){_UPPER}(?=[\w’'-]{{0,30}}[a-zà-ÿ])[\w’'-]{{1,40}}+"
_PARTICLE = r"(?:van|von|de|der|den|ten|ter|te|v\.d\.|du|la|le|el|al|zu|'t|op)"
_TITLE = (
    r"(?:[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Mm]evr\.|[Dd]hr\.|[Dd]e heer|[Ff]rau|[Hh]err|[Hh]errn|[Mm]adame|[Mm]onsieur|Mme|Mlle|M\.|Mrs?|Ms|Miss|Dr|"
    r"[Cc]ollega|[Kk]ollege|[Kk]ollegin|[Kk]ollegen|[Cc]oll[eè]gue|[Dd]okter|[Dd]octor|[Jj]uf|[Mm]eester|[Oo]nze|[Uu]nsere?|[Nn]otre|[Oo]ur|[Kk]andidaat|[Kk]andidate|[Cc]andidate|[Cc]lient|[Kk]lant|[Pp]atient(?:e|in)?|[Pp]atiënte?|[Gg]ast|[Gg]uest)"
)
_FULL = rf"{_NAME}(?: {_PARTICLE}){{0,3}} {_NAME}"
_STARTERS = (
    "Ik|Jij|Je|Hij|Zij|Ze|We|Wij|Het|De|Een|Dat|Dit|Die|Deze|Er|Wie|Wat|Mijn|Ons|Onze|Iemand|Niemand|Iedereen|Vandaag|Gisteren|Morgen|Vanmorgen|"
    "Nee|Ja|Ach|Och|Oh|Tja|Nou|Maar|En|Dus|Sorry|Zo|Nog|Weer|Dag|Hoi|Beste|Lieve|Straks|Toen|Sinds|Al|Na|Voor|Als|Omdat|"
    "No|Yes|Well|So|And|But|Dear|Since|After|When|Because|Still|Hi|Hello|Thanks|"
    "Nein|Also|Und|Aber|Seit|Nach|Liebe|Lieber|Hallo|Noch|Wieder|Weil|Wenn|"
    "Non|Oui|Et|Mais|Depuis|Bon|Donc|Salut|Bonjour|Chers?|Merci|Quand|Parce|Encore|"
    "I|You|He|She|It|They|The|A|An|This|That|There|Who|What|My|Our|Somebody|Nobody|Everyone|Today|Yesterday|"
    "Ich|Du|Er|Sie|Es|Wir|Der|Die|Das|Ein|Eine|Heute|Gestern|Mein|Meine|"
    "Je|Tu|Il|Elle|On|Nous|Vous|Ils|Elles|Le|La|Les|Un|Une|Ce|Cette|C|Qui|Mon|Ma|Mes|Hier|Aujourd"
)
_PERSON = re.compile(
    rf"(?<!\w)(?:{_TITLE}\.? {_NAME}(?:(?: {_PARTICLE}){{0,3}} {_NAME})?|{_FULL})(?!\w)"
)
_SUBJECT = re.compile(
    rf"(?:(?<=[.!?,:] )|^|(?<=\n)|\b(?:[Vv]oor|[Vv]an|[Mm]et|[Ff]or|[Pp]our|[Àà]|[Dd]e|[Aa]vec) )(?!(?:{_STARTERS})\b)"
    rf"(?P<name>{_NAME})(?='s | (?:is|heeft|was|had|ligt|zijn|haar|has|hat|ist|liegt|a|est|du|de la|van de|van het|from|in|at|got|gets|told|just|vom)\b|, )"
)
"""A first name before what a person does or has, or before where they work."""

_MONTH = r"(?:jan|feb|mrt|maart|mär|märz|mar|apr|mei|mai|may|jun|jui|jul|aug|aoû|sep|okt|oct|nov|dec|dez|déc|fév|avr)[\wéûä]*\.?"
_FULL_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?(?:[./-]| ){{1,2}}(?:\d{{1,2}}|{_MONTH})(?:[./-]| ){{1,2}}(?:19|20)\d{{2}}|(?:19|20)\d{{2}}-\d{{2}}-\d{{2}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}})"
_BORN = re.compile(
    rf"\b(?:geboren|geb\.?|born|geboortedatum|geburtstag|geburtsdatum|date of birth|dob|née?|date de naissance)(?!\w)[^.\n]{{0,20}}?{_FULL_DATE}",
    re.IGNORECASE,
)
_NAME_DATE = re.compile(rf"{_FULL}(?:,| \(|:) ?\(?{_FULL_DATE}")
_SELF_BORN = re.compile(
    r"\b(?:ik|i|ich|je|j'|mijn|my|meine?[mnrs]?|ma)\b[^.!?\n]{0,30}$", re.IGNORECASE
)
_MONTHS = re.compile(rf"^{_MONTH}\b|\b{_MONTH}$", re.IGNORECASE)
_SELF = re.compile(
    r"\b(?:ik|'k|mij|mijn|mn|m'n|i|i'm|my|me|ich|ick|mein\w{0,2}|mir|mich|j'ai|j'|je|mon|ma|mes|moi)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:mijn|mn|m'n|my|mein\w{0,2}|mon|ma|mes)(?= (?:\w+ )?(?:collega|kolleg|colleague|coworker|coll[eè]gue|manager|baas|boss|chef|leidinggevende|"
    r"teamleider|team lead|supervisor|klant|kunde|kundin|client|customer|cli[eë]nt|pati[eë]nt|patient|stagiair|intern|assistent|assistant|buddy)\w{0,3}\b)",
    re.IGNORECASE,
)
"""A word for the author that only says how somebody else belongs to them."""

_GOOD_CAUSE = re.compile(
    r"\b(?:sponsor\w*|goede doel\w*|collect(?:e|eert|eren)|fonds|stichting|fundrais\w*|charity|foundation|research\w*|kankeronderzoek|krebsforschung|"
    r"spende\w*|recherche contre|au profit de)\b",
    re.IGNORECASE,
)
"""An illness that people run, bake or study against, rather than have."""

_STREET = (
    rf"{_UPPER}[\w’'.-]{{0,30}}(?:straat|laan|weg|plein|kade|gracht|dijk|hof|pad|singel|steeg|dreef|weide|plantsoen|park|hoek|berg|veld|"
    r"stra(?:ß|ss)e|str\.|gasse|allee|platz|ring|ufer|damm|stieg|chaussee|wall)"
    rf"|{_UPPER}[\w’'-]{{1,30}}+ (?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Rise|Court|Crescent|Gardens|Terrace|Square|Row|Hill|Mews|Walk|Stra(?:ß|ss)e|Str\.|Weg|Allee|Platz|Gasse|Ring)"
)
_ADDRESS = re.compile(
    rf"(?<!\w)(?:(?:{_STREET}),? (?:nr\.? ?|n° ?)?\d{{1,4}} ?[a-zA-Z]?(?!\w)|\d{{1,5}}[a-z]?(?: {_UPPER}[\w’'.-]{{1,30}}+){{1,3}} (?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Rise|Court|Crescent|Gardens|Terrace|Square|Row|Hill|Mews|Walk)(?!\w)"
    rf"|\d{{1,4}}(?: bis| ter)?,? (?:rue|avenue|av\.|boulevard|bd|place|impasse|allée|chemin|quai|route|cours|square)(?: (?:de|du|des|la|le|les|l’|l'|d’|d'))* ?{_UPPER}[\w’'-]+"
    rf"|(?:rue|avenue|boulevard|chaussée|place)(?: (?:de|du|des|la|le|les))* {_UPPER}[\w’'-]+,? (?:n° ?)?\d{{1,4}}(?!\w))"
)
_ROOM = re.compile(
    r"\b(?:[Kk]amer|[Rr]oom|[Zz]immer|[Cc]hambre|[Ss]uite|[Aa]partment|[Aa]pt\.?|[Ff]lat|aanleunwoning|nummer) \d[\d.]{0,4}[a-z]?\b"
)
_POSTCODE = re.compile(
    rf"(?<!\w)(?:\d{{4}} ?[A-Z]{{2}}|\d{{4,5}}|[A-Z]{{1,2}}\d{{1,2}}[A-Z]? \d[A-Z]{{2}})(?: {_UPPER}[\w-]+)?(?!\w)"
)
_INVENTED = re.compile(
    r"\b(?:jan (?:jansen|modaal)|max mustermann|erika mustermann|jean dupont|john doe|jane doe|piet puk|test de tester|"
    r"(?:dorps|voorbeeld|test|muster)stra(?:at|sse)\b|rue de l'exemple|example street)"
)
_HOME = re.compile(
    r"\b(?:woont|wonen|woonachtig|thuis|kaartje|kaart|adres|bloemen|post|bezorg|stuur|sturen|langs bij|heet|lives|lived|at home|card|address|flowers|write|visit|"
    r"wohnt|zuhause|zu hause|karte|adresse|schreib\w*|besuch\w*|habite|chez elle|chez lui|domicile|carte|fleurs|ecri\w*|sonne\w*)\b"
)
_HEALTH = re.compile(
    r"\b(?:kanker|borstkanker|longkanker|chemo\w*|bestraling|dialyse|burn-?out|depressie|antidepress\w*|epilepsie|epileptisch|diabet\w*|"
    r"dementie|dementeren|dement|alzheimer|parkinson|reuma|hernia|miskraam|zwanger|hiv|psychose|psychiat\w*|kliniek|verslaafd|ontwenning|"
    r"opgenomen|geopereerd|operatie|heupoperatie|uitgezaaid\w*|hartinfarct|beroerte|insuline|eczeem|ziekte van|"
    r"cancer|leukaemia|leukemia|radiotherapy|dialysis|depression|depressed|lithium|miscarriage|pregnant|stroke|dementia|rehab|"
    r"bipolar|overdose|diagnos\w*|surgery|hysterectomy|"
    r"krebs|brustkrebs|depression\w*|ms-diagnose|schwanger|fehlgeburt|schlaganfall|herzinfarkt|entzug|reha|demenz|epileptisch\w*|"
    r"chimio\w*|depressif|depressive|grossesse|enceinte|fausse couche|avc|infarctus|hernie|vih|seropositi\w*|cure de desintox\w*|"
    r"tumou?rs?|tumeur|biops\w*|mri|seizures?|epilepsy|chemotherapy|transplant\w*|hospice|intensive care|miscarried|ivf|adhd|autis\w*|stoma|"
    r"relapsed?|detox|overdosed?|suicid\w*|suizid\w*|zelfmoord\w*|ast?hm[ae]|crohn|endometriosis|mastectomy|heart attack|bypass|kidney|"
    r"angststoornis|hartaanval|overspannen|bipolair\w*|magersucht|anorexi\w*|boulimi\w*|greffe|operee?|arret maladie|hip replacement|knee replacement)\b|"
    r"heeft ms\b|has ms\b|hat ms\b|ms-diagnose"
)


def people(text: Text, lexicon: Lexicon) -> Iterator[Span]:
    """Names of people as a reader would take them; names of the company file are not."""
    listed = [s.span for s in lexicon.sightings(text)]
    found = [Span(*m.span()) for m in _PERSON.finditer(text.original)]
    if text.lang != "de":
        found += [Span(*m.span("name")) for m in _SUBJECT.finditer(text.original)]
    for span in sorted(found):
        if not any(span.overlaps(other) for other in listed):
            yield span


def find_addresses(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """A street with its house number, where it is somebody's home."""
    if _INVENTED.search(text.folded.text):
        return
    named = list(people(text, lexicon))
    for match in _ADDRESS.finditer(text.original):
        span = Span(*match.span())
        tail = _POSTCODE.match(text.original, _after_comma(text.original, span.end))
        if tail:
            span = Span(span.start, tail.end())
        sentence = text.sentence(span)
        home = _HOME.search(text.folded.text) is not None
        person = any(p.overlaps(sentence) and not p.overlaps(span) for p in named)
        if person or (home and tail):
            yield Seen(span, Confidence.CERTAIN if person and (tail or home) else Confidence.LIKELY)


def find_rooms(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Where a named guest, patient or tenant can be found."""
    named = list(people(text, lexicon))
    for match in _ROOM.finditer(text.original):
        span = Span(*match.span())
        owner = next(
            (p for p in named if 0 <= span.start - p.end < 40 and not p.overlaps(span)), None
        )
        if owner and not _SELF.search(text.clause(span).of(text.original)):
            yield Seen(Span(owner.start, span.end), Confidence.LIKELY)


def _after_comma(original: str, at: int) -> int:
    while at < len(original) and original[at] in ", ":
        at += 1
    return at


def find_birthdays(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """A full birth date of somebody else."""
    if _INVENTED.search(text.folded.text):
        return
    for match in _BORN.finditer(text.original):
        if not _SELF_BORN.search(text.original[max(0, match.start() - 60) : match.start()]):
            yield Seen(Span(*match.span()), Confidence.LIKELY)
    for match in _NAME_DATE.finditer(text.original):
        yield Seen(Span(*match.span()), Confidence.LIKELY)


def find_health(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """An illness or treatment in the same sentence as a person that a reader could tell."""
    if not _HEALTH.search(text.folded.text):
        return
    named = list(islice(people(text, lexicon), ENOUGH))
    others = _NotTheirs(
        _spans(_SELF, _without_belongings(text)), _spans(_GOOD_CAUSE, text.original)
    )
    for match in islice(_HEALTH.finditer(text.folded.text), ENOUGH):
        span = text.folded.span(*match.span())
        owner = next((p for p in named if _suffers(p, span, text)), None)
        if owner and not others.explain(span, text):
            whole = Span(min(owner.start, span.start), max(owner.end, span.end))
            yield Seen(whole, Confidence.LIKELY)


@dataclass(frozen=True, slots=True)
class _NotTheirs:
    """Where the author speaks of themselves, and where of a good cause."""

    mine: tuple[Span, ...]
    causes: tuple[Span, ...]

    def explain(self, illness: Span, text: Text) -> bool:
        """True when the illness is the author's own, or one that people run or study against."""
        clause, sentence = text.clause(illness), text.sentence(illness)
        return any(clause.overlaps(m) for m in self.mine) or any(
            sentence.overlaps(c) for c in self.causes
        )


def _spans(pattern: re.Pattern[str], original: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in islice(pattern.finditer(original), ENOUGH))


def _without_belongings(text: Text) -> str:
    """The text with "my" blanked in "my colleague": that is not about the author."""
    return _THEIRS.sub(lambda m: " " * len(m.group()), text.original)


def _suffers(person: Span, illness: Span, text: Text) -> bool:
    """True when both share a sentence, and the person is no month."""
    if person.overlaps(illness) or not person.overlaps(text.sentence(illness)):
        return False
    return not _MONTHS.search(person.of(text.original))
