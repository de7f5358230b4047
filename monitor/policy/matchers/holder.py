"""Who leads the company, where it sits, and which places belong to it: another name than the fact sheet's."""

import re
from collections.abc import Iterator
from itertools import islice

from monitor.domain.finding import Confidence, Span
from monitor.policy.fold import fold_word
from monitor.policy.matchers.factsheet import Known, Sort
from monitor.policy.matchers.saidof import claimed
from monitor.policy.rule import Context, Hit
from monitor.policy.text import ENOUGH, Text, Word

_SENTENCE = re.compile(r"[.!?\n]")
_FILLER = (
    r"(?:nog|altijd|still|and|remains|noch|immer|toujours|natürlich|natuurlijk|of course|mevrouw|meneer|madame|monsieur|frau|herr|in|à|ja|gewoon|toch|"
    r"nur|bloß|just|now|nu|already|allang|a fella named|a man named|a lady named|ene|un certain)"
)
_UPPER_NAME = r"(?<![\w'’-])[A-ZÀ-Þ][\w'’-]{1,40}+(?: (?:van|de|der|den|du|von))?(?: [A-ZÀ-Þ][\w'’-]{1,40}+){0,2}"
_SAID_NAME = re.compile(
    r"(?:\b(?:is|blijft|remains|ist|bleibt|est|reste|heet|heisst|in|à|te|staat in|zit in|sitzt in)|, c['’]est|^['’]s)\s+"
    rf"(?:{_FILLER}\s+){{0,3}}(?P<name>{_UPPER_NAME})"
)
_RIGHT_AFTER = re.compile(
    r"^\s(?:Lord |Dr\.? |Sir |Mr |Ms )?(?P<name>[A-ZÀ-Þ][\w'’-]{1,40} [A-ZÀ-Þ][\w'’-]{1,40})"
)
_SAME = 3
"""Letters that two spellings of a place share: London, Londen, Londres."""


def other_name(known: Known, text: Text, context: Context) -> Iterator[Hit]:
    """Somebody else in the office, or somewhere else the house: 'our CEO is …', 'our head office is in …'."""
    for word in islice(_holders(known, text), ENOUGH):
        place = text.folded.span(word.start, word.end)
        told = _told_name(text, place, person="ceo" in known.stems)
        if told and not _same(told, known.names) and _meant(known, place, text, context):
            yield Hit(Span(place.start, told[1]), Confidence.LIKELY, known.fact.key)
            return


def _holders(known: Known, text: Text) -> Iterator[Word]:
    """Words for the office or the house, 'head office' in two words among them."""
    for at, word in enumerate(text.words):
        two = word.text == "office" and at > 0 and text.words[at - 1].text == "head"
        if word.text.startswith(known.stems) or (two and "hq" in known.stems):
            yield word


def _told_name(text: Text, place: Span, *, person: bool) -> tuple[str, int] | None:
    end = place.end - 2 if text.original[: place.end].endswith(("'s", "’s")) else place.end
    ahead = text.original[end : end + 70]
    told = _SAID_NAME.search(ahead) or (_RIGHT_AFTER.match(ahead) if person else None)
    if told is None or _SENTENCE.search(ahead[: told.start("name")]):
        return None
    return told["name"], end + told.end("name")


def _meant(known: Known, place: Span, text: Text, context: Context) -> bool:
    """True when the company's own is spoken of: said so, or in answer to who had it right."""
    if claimed(place, text, context):
        return True
    if context.reply_to is not None and any(
        w.text in known.names for w in context.reply_to.words if len(w.text) > _SAME
    ):
        return True
    before = fold_word(text.original[max(0, place.start - 16) : place.start])
    return bool(_OUR.search(before)) and not text.sentence(place).of(
        text.original
    ).rstrip().endswith("?")


_OUR = re.compile(r"\b(?:our|onze|ons|unser\w{0,2}|notre) (?:\w+ )?$")


def _same(told: tuple[str, int], names: frozenset[str]) -> bool:
    said = [fold_word(part)[:_SAME] for part in re.split(r"[\s'’-]+", told[0]) if len(part) > 2]
    return any(name.startswith(part) for part in said for name in names)


_LISTED = re.compile(
    rf"{_UPPER_NAME}(?:, {_UPPER_NAME})+,? (?:and|en|und|et) {_UPPER_NAME}|{_UPPER_NAME},? (?:and|en|und|et) {_UPPER_NAME}"
)
_PARTED = re.compile(r", | (?:and|en|und|et) ")


def extra_member(known: Known, text: Text, context: Context) -> Iterator[Hit]:
    """A list that the sheet has, told with a member that it has not: 'offices in A, B, C and D'."""
    if known.sort is not Sort.COUNT or not known.members:
        return
    for match in islice(_LISTED.finditer(text.original), ENOUGH):
        span = Span(*match.span())
        sentence = text.sentence(span)
        about = (
            w.text
            for w, p in zip(text.words, text.word_places, strict=True)
            if p.overlaps(sentence)
        )
        if not known.has_stem(about):
            continue
        right = [_same((name, 0), known.members) for name in _PARTED.split(match.group())]
        if any(right) and not all(right) and claimed(span, text, context):
            yield Hit(span, Confidence.LIKELY, known.fact.key)
