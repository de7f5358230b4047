"""Whether a name in a post is the one that the company file means: weighing what stands around it."""

from monitor.domain.finding import Span
from monitor.policy.fold import fold_word
from monitor.policy.lexicon import COMPANY, NDA, RELEASED, SPOKESPERSONS
from monitor.policy.names import Form, Sighting
from monitor.policy.rule import Context
from monitor.policy.speech import (
    AHEAD,
    ARTICLES,
    LITTLE,
    MINE,
    NEGATION,
    PRIVATE,
    RELATIONS,
    SAINTS,
    SECRECY,
    SOMEBODY,
    THEY,
    WE,
    WORK,
)
from monitor.policy.text import Text, Word

POSSIBLE, LIKELY, CERTAIN = -0.6, 0.5, 3.0
"""What a weight is worth in words. Like every weight here, read off labelled posts and rounded."""

_ALONE = -1.4
"""A name of which nothing else is known is a bird, a place or somebody's aunt."""


def evidence(seen: Sighting, text: Text, context: Context) -> float:
    """The sum of what speaks for the company's meaning and what speaks for the ordinary one."""
    return (
        _ALONE
        + _from_form(seen, text)
        + _from_place(seen, text)
        + _from_company(seen, text, context)
        + _from_words(seen, text)
    )


def _from_form(seen: Sighting, text: Text) -> float:
    """How the name is written: nobody disguises, shortens or compounds a bird."""
    weight = 1.1 if seen.known.several else 0.0
    if _in_disguise(seen, text):
        weight += 2.8
    if seen.form is Form.COMPOUND:
        weight += _from_rest(seen.rest, fold_word(seen.span.of(text.original)))
    if seen.form is Form.INFLECTED:
        weight += 0.8
    return weight - 0.5 if seen.known.group == NDA else weight


def _from_rest(rest: str, written: str) -> float:
    """What the name is joined to: work, a private thing, or the rest of another name."""
    if rest in LITTLE or not LITTLE.isdisjoint(written.split("-")[1:]):
        return -1.0
    return 1.6 + (0.6 if WORK.fit(rest) else -0.6 if PRIVATE.fit(rest) else 0.0)


def _in_disguise(seen: Sighting, text: Text) -> bool:
    """Written so that a search would miss it; a hashtag that only runs words together is none."""
    written = fold_word(seen.span.of(text.original))
    mixed = any(map(str.isdigit, written)) and any(map(str.isalpha, written))
    if not seen.disguised:
        return mixed and written.isalnum()
    return not any(written.startswith(joint.join(seen.known.tokens)) for joint in ("", " ", "-"))


def _from_place(seen: Sighting, text: Text) -> float:
    """A capital within the sentence, a hashtag, 'for' before it; or an article, and small letters."""
    written = seen.span.of(text.original)
    weight = 0.9 if text.original[max(0, seen.span.start - 1) : seen.span.start] == "#" else 0.0
    if written[:1].islower():
        weight -= 0.8
    elif not _opens_sentence(seen.span, text):
        weight += 0.8
    before = _word_before(seen, text)
    if before in SAINTS or before in NEGATION:
        return weight - 1.5
    return weight + (-0.4 if before in ARTICLES else 0.7 if before in RELATIONS else 0.0)


def _from_company(seen: Sighting, text: Text, context: Context) -> float:
    """Other names of the company file, and words of the entry's own description, in the same post."""
    others = context.lexicon.named(text, COMPANY, RELEASED, SPOKESPERSONS)
    weight = 0.6 if any(not other.span.overlaps(seen.span) for other in others) else 0.0
    told = context.lexicon.words_about(seen.known)
    around = {word.text for word in text.words}
    shared = sum(any(w.startswith(t[:6]) for w in around) for t in told)
    return weight + 1.7 * min(shared, 2) + (0.9 if context.reply_to is not None else 0.0)


def _from_words(seen: Sighting, text: Text) -> float:
    """Work, plans, secrecy, family and shopping: in the same sentence more than elsewhere in the post."""
    sentence = text.sentence(seen.span)
    others = [
        (word.text, place)
        for word, place in zip(text.words, text.word_places, strict=True)
        if not place.overlaps(seen.span)
    ]
    near = {word for word, place in others if place.overlaps(sentence)}
    every = {word for word, _ in others}
    return (
        0.6 * (not every.isdisjoint(WE))
        + 0.4 * (not near.isdisjoint(WE))
        + 0.5 * (not every.isdisjoint(THEY))
        - 0.5 * (not near.isdisjoint(MINE))
        - 1.1 * (not near.isdisjoint(SOMEBODY))
        + 0.7 * min(WORK.count(near), 3)
        + 0.9 * min(WORK.count(every), 4)
        + 0.8 * min(AHEAD.count(near), 2)
        + 0.6 * min(SECRECY.count(every), 2)
        - 0.7 * (min(PRIVATE.count(near), 2) + min(PRIVATE.count(every), 3))
    )


def _opens_sentence(span: Span, text: Text) -> bool:
    sentence = text.sentence(span)
    return not any(c.isalnum() for c in text.original[sentence.start : span.start])


def _word_before(seen: Sighting, text: Text) -> str:
    before: Word | None = text.words[seen.first - 1] if 0 < seen.first <= len(text.words) else None
    return before.text if before is not None and not seen.disguised else ""
