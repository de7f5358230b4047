"""Whether a name in a post is the one that the company file means: weighing what stands around it."""

from collections.abc import Iterable

from monitor.domain.finding import Span
from monitor.policy.lexicon import COMPANY, RELEASED, SPOKESPERSONS
from monitor.policy.names import Form, Sighting
from monitor.policy.rule import Context
from monitor.policy.speech import ARTICLES, PRIVATE, SECRECY, WE, WORK
from monitor.policy.text import Text, Word

POSSIBLE, LIKELY, CERTAIN = 1.5, 2.5, 4.5
"""What a weight is worth in words."""


def evidence(seen: Sighting, text: Text, context: Context) -> float:
    """The sum of what speaks for the company's meaning and what speaks for the ordinary one."""
    return (
        _from_form(seen, text)
        + _from_company(seen, text, context)
        + _from_words(seen, text)
        + (0.5 if context.author.names_employer else 0.0)
    )


def _from_form(seen: Sighting, text: Text) -> float:
    weight = 1.0 if seen.known.several else 0.0
    if seen.disguised:
        weight += 1.0
    if seen.form is Form.COMPOUND:
        weight += 2.0 if _begins(seen.rest, WORK) else -0.5 if _begins(seen.rest, PRIVATE) else 0.5
    written = seen.span.of(text.original)
    if written[:1].isupper() and text.lang != "de" and not _opens_sentence(seen.span, text):
        weight += 1.0
    elif written[:1].islower() and text.lang != "de" and seen.form is not Form.COMPOUND:
        weight -= 0.5
    if _after_article(seen, text):
        weight -= 1.0
    return weight


def _from_company(seen: Sighting, text: Text, context: Context) -> float:
    """Other names of the company file, and words of the entry's own description, in the same post."""
    others = context.lexicon.named(text, COMPANY, RELEASED, SPOKESPERSONS)
    weight = 1.0 if any(not other.span.overlaps(seen.span) for other in others) else 0.0
    told = context.lexicon.words_about(seen.known)
    around = {word.text for word in text.words}
    shared = sum(any(w.startswith(t[:6]) for w in around) for t in told)
    return weight + 1.5 * min(shared, 2)


def _from_words(seen: Sighting, text: Text) -> float:
    sentence = text.sentence(seen.span)
    near = [w.text for w in text.words if text.folded.span(w.start, w.end).overlaps(sentence)]
    every = [w.text for w in text.words]
    weight = 0.5 if any(w in WE for w in near) else 0.0
    weight += min(1.0 * _count(near, WORK), 2.0) or min(0.5 * _count(every, WORK), 1.0)
    weight += 1.0 if _count(every, SECRECY) else 0.0
    return weight - (
        min(1.0 * _count(near, PRIVATE), 2.0) or min(0.5 * _count(every, PRIVATE), 1.5)
    )


def _count(words: Iterable[str], stems: tuple[str, ...]) -> int:
    return len({word for word in words if _begins(word, stems)})


def _begins(word: str, stems: tuple[str, ...]) -> bool:
    """True when the word begins with a stem, or is short of it by an ending only."""
    return any(word.startswith(stem) and len(word) - len(stem) <= 6 for stem in stems)


def _opens_sentence(span: Span, text: Text) -> bool:
    sentence = text.sentence(span)
    return not any(c.isalnum() for c in text.original[sentence.start : span.start])


def _after_article(seen: Sighting, text: Text) -> bool:
    before: Word | None = text.words[seen.first - 1] if 0 < seen.first <= len(text.words) else None
    return not seen.disguised and before is not None and before.text in ARTICLES
