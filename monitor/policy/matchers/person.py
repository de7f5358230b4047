"""Names of people, as a reader would take them."""

import re
from collections.abc import Iterator
from itertools import islice

from monitor.domain.finding import Span
from monitor.policy.lexicon import Lexicon
from monitor.policy.text import ENOUGH, Text

UPPER = r"[A-ZÀ-ÞŠŽĆČ]"
_NAME = rf"(?<![\w’'-]){UPPER}(?=[\w’'-]{{0,30}}[a-zà-ÿ])[\w’'-]{{1,40}}+"
_PARTICLE = r"(?:van|von|de|der|den|ten|ter|te|v\.d\.|du|la|le|el|al|zu|'t|op)"
_TITLE = (
    r"(?:[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Mm]evr\.|[Dd]hr\.|[Dd]e heer|[Ff]rau|[Hh]err|[Hh]errn|[Mm]adame|[Mm]onsieur|Mme|Mlle|M\.|Mrs?|Ms|Miss|Dr|"
    r"[Cc]ollega|[Kk]ollege|[Kk]ollegin|[Kk]ollegen|[Cc]oll[eè]gue|[Dd]okter|[Dd]octor|[Jj]uf|[Mm]eester|[Oo]nze|[Uu]nsere?|[Nn]otre|[Oo]ur|[Kk]andidaat|[Kk]andidate|[Cc]andidate|[Cc]lient|[Kk]lant|[Pp]atient(?:e|in)?|[Pp]atiënte?|[Gg]ast|[Gg]uest|[Ff]ahrer(?:in)?|[Aa]zubi(?:ne)?|"
    r"[Ss]tagiair\w*|[Cc]hauffeur|[Dd]river|[Zz]uster|[Ss]chwester|[Ss]ister|[Cc]ouncillor|[Kk]ollege[nr]?)"
)
_OURS = (
    r"(?:[Oo]ur|[Oo]nze|[Oo]ns|[Uu]nser(?:e[mnr]?|n|m)?|[Nn]otre|(?:[Mm]y|[Mm]ijn|[Mm]'n)(?= (?:team-?mate|mate|maat|guy|buddy|colleague|collega|boss|manager)))"
    r"(?: [a-zà-ÿ-]{3,}){0,2}"
)
"""Our dear Maureen; my mate Ruurd."""

_STARTERS = (
    "Ik|Jij|Je|Hij|Zij|Ze|We|Wij|Het|De|Een|Dat|Dit|Die|Deze|Er|Wie|Wat|Mijn|Ons|Onze|Iemand|Niemand|Iedereen|Vandaag|Gisteren|Morgen|Vanmorgen|"
    "Nee|Ja|Ach|Och|Oh|Tja|Nou|Maar|En|Dus|Sorry|Zo|Nog|Weer|Dag|Hoi|Beste|Lieve|Straks|Toen|Sinds|Al|Na|Voor|Als|Omdat|"
    "No|Yes|Well|So|And|But|Dear|Since|After|When|Because|Still|Hi|Hello|Thanks|"
    "Nein|Also|Und|Aber|Seit|Nach|Liebe|Lieber|Hallo|Noch|Wieder|Weil|Wenn|"
    "Non|Oui|Et|Mais|Depuis|Bon|Donc|Salut|Bonjour|Chers?|Merci|Quand|Parce|Encore|"
    "Diagnosed|Born|Burnt|Sick|I|You|He|She|It|They|The|A|An|This|That|There|Who|What|My|Our|Somebody|Nobody|Everyone|Today|Yesterday|"
    "Ich|Du|Er|Sie|Es|Wir|Der|Die|Das|Ein|Eine|Heute|Gestern|Mein|Meine|"
    "Je|Tu|Il|Elle|On|Nous|Vous|Ils|Elles|Le|La|Les|Un|Une|Ce|Cette|C|Qui|Mon|Ma|Mes|Hier|Aujourd|"
    "Eins|Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Elf|Zwölf|Jeder|Jede|Kein|Keine|Mit|Bei|Am|Im|Auf|Alle|Dienstags?|"
    "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Every|No|All|Twee|Drie|Vijf|Zes|Zeven|Tien|Alle|Deux|Trois|Quatre|Cinq|Sept|Huit|Neuf|Dix"
)
_COMMON = "Sie|Ihr|Ihnen|Ihre|Wochen|Tage|Tagen|Monate|Monaten|Jahre|Jahren|Uhr|Herr|Frau|Euro|Prozent|Kilometer|Minuten|Stunden|Leute|Kollegen"
"""German words with a capital that follow another one and are nobody's name."""

FULL = rf"(?!(?:{_STARTERS})\b){_NAME}(?: {_PARTICLE}){{0,3}} (?!(?:{_COMMON})\b){_NAME}"
_PERSON = re.compile(
    rf"(?<!\w)(?:(?:{_TITLE}\.?|{_OURS}) (?!(?:{_COMMON})\b){_NAME}(?:(?: {_PARTICLE}){{0,3}} {_NAME})?|{FULL}|(?:{UPPER}\.){{1,3}} ?{_NAME}|{_NAME}(?: {_PARTICLE}){{0,2}} {UPPER}\.(?=,))(?!\w)"
)
_SUBJECT = re.compile(
    rf"(?:(?<=[.!?,:] )|^|(?<=\n)|\b(?:[Vv]oor|[Vv]an|[Mm]et|[Ff]or|[Pp]our|[Àà]|[Dd]e|[Aa]vec) )(?!(?:{_STARTERS})\b)"
    rf"(?P<name>{_NAME})(?='s | (?:is|heeft|was|had|ligt|zijn|haar|has|hat|ist|liegt|a|est|du|de la|van de|van het|from|in|at|got|gets|told|just|resigned|starts|started|broke|lost|goes|went|vom)\b|, (?:haar|zijn|her|his|who|die|qui|she|he|ze|hij|elle|il|sie|\d))"
)
"""A first name before what a person does or has, or before where they work."""

_AT_WORK = re.compile(
    rf"(?<=[a-zà-ÿ,:] )(?P<name>{_NAME})(?= (?:(?:from|off|in) (?:the )?(?:[a-z]{{4,}}|Legal|Finance|Accounts|Sales|Payroll|Marketing|Treasury|HR|IT|QA|Ops)|van (?:de|het|'t) [a-z]{{4,}}|(?:du|de la|des) [a-zé]{{4,}}|on the [a-z]{{4,}}))"
    rf"|\b(?:that|weil|dass|want|dat|que|car) (?P<then>{_NAME})(?= (?:is|has|had|was|heeft|ligt|a|est|avait|hat|ist|hatte)\b)"
    rf"|\b(?:[Bb]ecause|[Oo]mdat|[Mm]issing|[Pp]arce que) (?P<who>{_NAME})(?= [a-z]|\.)"
)
"""A first name in mid-sentence: Declan in treasury, Ilse van de boekhouding, because Priya is …"""

INVENTED = re.compile(
    r"\b(?:jan (?:jansen|modaal)|max mustermann|erika mustermann|jean dupont|john doe|jane doe|piet puk|test de tester|"
    r"(?:dorps|voorbeeld|test|muster)stra(?:at|sse)\b|rue de l'exemple|example street)"
)
"""People and streets that only stand in examples."""


def people(text: Text, lexicon: Lexicon) -> tuple[Span, ...]:
    """Names of people as a reader would take them; names of the company file are not. Remembered with
    the text."""
    known = text.notes.get((people, lexicon))
    if not isinstance(known, tuple):
        known = text.notes[people, lexicon] = tuple(islice(_people(text, lexicon), ENOUGH))
    return known


def _people(text: Text, lexicon: Lexicon) -> Iterator[Span]:
    listed = [s.span for s in lexicon.sightings(text)]
    found = [Span(*m.span()) for m in _PERSON.finditer(text.original)]
    if text.lang != "de":
        found += [Span(*m.span("name")) for m in _SUBJECT.finditer(text.original)]
        found += [Span(*m.span(m.lastgroup or 0)) for m in _AT_WORK.finditer(text.original)]
    for span in sorted(found):
        if not any(span.overlaps(other) for other in listed):
            yield span
