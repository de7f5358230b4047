"""Whether a name in a post is the one that the company file means: weighing what stands around it."""

from monitor.domain.finding import Span
from monitor.policy.lexicon import COMPANY, RELEASED, SPOKESPERSONS
from monitor.policy.names import Form, Sighting
from monitor.policy.rule import Context
from monitor.policy.speech import ARTICLES, PRIVATE, WE, WORK
from monitor.policy.text import Text, Word

POSSIBLE, LIKELY, CERTAIN = 0.4, 1.6, 4.0
"""What a weight is worth in words. They were read off labelled posts, and rounded."""


def evidence(seen: Sighting, text: Text, context: Context) -> float:
    """The sum of what speaks for the company's meaning and what speaks for the ordinary one."""
    return _from_form(seen, text) + _from_company(seen, text, context) + _from_words(seen, text)


def _from_form(seen: Sighting, text: Text) -> float:
    """How the name is written: nobody disguises, shortens or compounds a bird."""
    weight = 1.4 if seen.known.several else 0.0
    if seen.disguised:
        weight += 2.7
    if seen.form is Form.COMPOUND:
        weight += 1.9 + (0.9 if WORK.fit(seen.rest) else -2.0 if PRIVATE.fit(seen.rest) else 0.0)
    if seen.form in {Form.INFLECTED, Form.TYPO}:
        weight += 1.1
    if text.original[max(0, seen.span.start - 1) : seen.span.start] == "#":
        weight += 1.6
    return weight + _from_capital(seen, text)


def _from_capital(seen: Sighting, text: Text) -> float:
    written = seen.span.of(text.original)
    weight = -0.8 if _after_article(seen, text) else 0.0
    if written[:1].islower():
        return weight - 0.9
    return weight if _opens_sentence(seen.span, text) else weight + 0.7


def _from_company(seen: Sighting, text: Text, context: Context) -> float:
    """Other names of the company file, and words of the entry's own description, in the same post."""
    others = context.lexicon.named(text, COMPANY, RELEASED, SPOKESPERSONS)
    weight = 0.9 if any(not other.span.overlaps(seen.span) for other in others) else 0.0
    told = context.lexicon.words_about(seen.known)
    around = {word.text for word in text.words}
    shared = sum(any(w.startswith(t[:6]) for w in around) for t in told)
    return weight + 1.7 * min(shared, 2)


def _from_words(seen: Sighting, text: Text) -> float:
    """Work, family, garden and shopping: in the same sentence more than elsewhere in the post."""
    sentence = text.sentence(seen.span)
    others = [
        (word.text, place)
        for word, place in zip(text.words, text.word_places, strict=True)
        if not place.overlaps(seen.span)
    ]
    near = [word for word, place in others if place.overlaps(sentence)]
    every = [word for word, _ in others]
    weight = 0.7 if any(w in WE for w in every) else 0.0
    weight += 0.7 * min(WORK.count(near), 3) + 1.0 * min(WORK.count(every), 3)
    return weight - 0.9 * min(PRIVATE.count(near), 2) - 0.3 * min(PRIVATE.count(every), 3)


def _opens_sentence(span: Span, text: Text) -> bool:
    sentence = text.sentence(span)
    return not any(c.isalnum() for c in text.original[sentence.start : span.start])


def _after_article(seen: Sighting, text: Text) -> bool:
    before: Word | None = text.words[seen.first - 1] if 0 < seen.first <= len(text.words) else None
    return not seen.disguised and before is not None and before.text in ARTICLES
