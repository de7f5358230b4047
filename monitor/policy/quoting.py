"""The author's own words, as far as a mail or a draft may repeat them: never a leak, never too many."""

import re
from collections.abc import Iterable

from monitor.domain.case import Step
from monitor.domain.finding import Finding, Span
from monitor.policy.occasion import Occasion
from monitor.policy.phrases import LEAKS, OTHER, STEPS

LONGEST_QUOTE = 280
"""Characters of the author's own words that a mail may hold at most (safety M4)."""

LONGEST_SENTENCE = 160
"""Characters of a sentence that a note quotes for the sake of a word or two in it."""

TELLING_WORDS = 4
"""So many words can stand in a quote by themselves."""

SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s++|(?<!\s)\s*?\n\s*+|^\s*?\n\s*+")
"""Possessive where it can be: a row of twenty thousand dots or blanks takes no longer than any text."""
MENTIONS = re.compile(r"^(?:@[\w.-]+(?:@[\w.-]+)?[,:]?\s+)+")


def quote(occasion: Occasion, finding: Finding) -> str | None:
    """The words that a note may quote: at most 280 characters, and nothing of a leak.

    A word or two by themselves say little, so they bring their sentence along, unless that is long or
    holds a leak.
    """
    if finding.kind in LEAKS:
        return None
    whole = _quotable(occasion, sentence(occasion.text, finding.span))
    few = len(finding.span.of(occasion.text).split()) < TELLING_WORDS
    wanted = few or STEPS.get(finding.kind, STEPS[OTHER]) is Step.CORRECT
    if wanted and whole and len(whole) <= LONGEST_SENTENCE:
        return whole
    return _quotable(occasion, finding.span) or None


def _quotable(occasion: Occasion, span: Span) -> str:
    """The words of a stretch as a note writes them; empty when they hold a leak."""
    spoken = MENTIONS.sub("", span.of(occasion.text), count=1) if span.start == 0 else None
    words = " ".join((spoken or span.of(occasion.text)).split()).rstrip(" .,;:")
    return "" if _leaking(occasion, span, words) else shorten(words, LONGEST_QUOTE)


def shorten(words: str, longest: int) -> str:
    """At most ``longest`` characters, cut between words."""
    if len(words) <= longest:
        return words
    kept = words[: longest - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" .,;:") + "…"


def repeatable(occasion: Occasion, finding: Finding, span: Span, words: str) -> str | None:
    """``words`` unless they are too long or hold something else that was found in the post."""
    others = [f for f in occasion.findings if f.kind != finding.kind]
    if not words or len(words) > LONGEST_QUOTE or touched(others, span):
        return None
    return None if _leaking(occasion, span, " ".join(words.split())) else words


def mentions(occasion: Occasion) -> str:
    """The handles that a reply starts with: without them those people would not see the draft."""
    start = MENTIONS.match(occasion.text) if occasion.is_reply else None
    if start is None or touched(occasion.findings, Span(0, start.end())):
        return ""
    return " ".join(start.group().split()) + " "


def touched(findings: Iterable[Finding], span: Span) -> bool:
    """True when any of the findings lies in ``span``, wholly or in part."""
    return any(finding.span.overlaps(span) for finding in findings)


def _leaking(occasion: Occasion, span: Span, words: str) -> bool:
    leaks = [finding for finding in occasion.findings if finding.kind in LEAKS]
    folded = words.casefold()
    leaked = [" ".join(leak.span.of(occasion.text).casefold().split()) for leak in leaks]
    return touched(leaks, span) or any(leak and leak in folded for leak in leaked)


def sentence(text: str, span: Span) -> Span:
    """The sentence, or sentences, that ``span`` lies in."""
    ends = [(m.start(), m.end()) for m in SENTENCE_END.finditer(text)]
    start = max([after for _, after in ends if after <= span.start], default=0)
    stops = [before + len(text[before:after].rstrip()) for before, after in ends]
    end = min([stop for stop in stops if stop >= span.end], default=len(text))
    return Span(start, end)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the blanks between them."""
    starts = [0, *(m.end() for m in SENTENCE_END.finditer(text))]
    found = (text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    return [one for one in found if one]
