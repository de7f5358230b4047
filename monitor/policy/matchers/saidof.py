"""Whether a sentence says something of the company as it is now."""

import re

from monitor.domain.finding import Span
from monitor.policy.fold import fold_word
from monitor.policy.lexicon import CLIENTS, COMPANY, RELEASED
from monitor.policy.matchers.stance import asked
from monitor.policy.rule import Context
from monitor.policy.speech import HOUSE, WE
from monitor.policy.text import Text

_PAST = re.compile(
    r"\b(?:toen|vroeger|destijds|indertijd|ooit|was|waren|hadden|had|werd|begonnen we|back then|used to|were|once|damals|fruher|waren|hatten|"
    r"autrefois|jadis|etait|etaient|avait|avaient|a l'epoque|straks|volgend jaar|next year|soon|bald|bientot|zou|zouden|would|will|want|droom|doel|ooit)\b"
)
_HAVE_HAD = re.compile(r"(?:'ve|\bhave|\bhas) had\b")
SHORT = 25
"""Words of a post in which a name in one sentence is still meant in the next."""


def claimed(place: Span, text: Text, context: Context, *, founding: bool = False) -> bool:
    """The sentence is asserted of the company as it is now."""
    sentence = text.sentence(place)
    folded = fold_word(sentence.of(text.original))
    start = place.start - sentence.start
    near = fold_word(sentence.of(text.original)[max(0, start - 60) : start + 60])
    over = not founding and _PAST.search(_HAVE_HAD.sub(" ", near))
    if over or (asked(text, place) and not _KNOW.search(folded)):
        return False
    return of_company(sentence, text, context, we=not founding or _founded_us(folded))


_FOUNDED = re.compile(
    r"\b(?:founded|gegrundet|opgericht|gesticht|fondee?|started|began|begon|begonnen|chartered|gegr)\b"
)
_I = re.compile(r"\b(?:ik|i|ich|je|j')\b")


def _founded_us(folded: str) -> bool:
    """A founding without a subject is the firm's own; 'I started in 2015' is not."""
    return bool(_FOUNDED.search(folded)) and not _I.search(folded)


_KNOW = re.compile(r"\b(?:wist je|did you know|wusstet ihr|wusstest du|saviez-vous|savais-tu)\b")


def of_company(
    sentence: Span, text: Text, context: Context, *, we: bool, reach: int = SHORT
) -> bool:
    """The sentence or a short post names the company or its product, or its people say 'we'."""
    short = len(text.words) <= reach
    if any(s.span.overlaps(sentence) for s in context.lexicon.named(text, CLIENTS)):
        return False
    named = context.lexicon.named(text, COMPANY, RELEASED)
    if any(short or s.span.overlaps(sentence) for s in named):
        return True
    if context.reply_to is not None and context.lexicon.names_company(context.reply_to):
        return True
    if not (we and context.names_employer):
        return False
    return _to_the_house(context) or any(
        (word.text in WE or word.text in HOUSE) and (short or place.overlaps(sentence))
        for word, place in zip(text.words, text.word_places, strict=True)
    )


_YOU = re.compile(r"\b(?:jullie|you|your|u|uw|ihr|euch|eure?r?|sie|vous|votre|vos|our|unser\w*)\b")


def _to_the_house(context: Context) -> bool:
    """The message replied to speaks to the author as one of the company."""
    return context.reply_to is not None and bool(_YOU.search(context.reply_to.folded.text))
