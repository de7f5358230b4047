"""The author's own words with the smallest change after which nothing is found in them.

What makes no sentence is not offered: a word is taken out only where what is left is sure to be one, else
its clause, else its sentence. Every change is held against the rules again, in the whole post.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from monitor.domain.case import gravest
from monitor.domain.company import Company
from monitor.domain.finding import Finding, Span
from monitor.policy.factwords import fact_of, says_we
from monitor.policy.figures import rewritten
from monitor.policy.occasion import Finds, Occasion
from monitor.policy.phrases import LEAKS, Platform, Voice
from monitor.policy.quoting import LONGEST_QUOTE, sentence, sentences
from monitor.policy.text import Text

ROUNDS = 4
"""So many changes are still a small one."""

FEWEST = 3
"""Words that make a sentence, or a clause worth keeping."""

_SPACE = re.compile(r"[ \t]{2,}")
_BEFORE = re.compile(r"(?:^|[.!?…,–—\n])\s*$")
_AFTER = re.compile(r"\s*(?:$|[.!?…,–—\n])")
_SAYS = re.compile(r"\w")
_TAGS = re.compile(r"[#@]\w\S*|https?://\S+")
CALLED = 4
"""Words that somebody is called, at most: more may be what is said of them."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a change is made with."""

    company: Company
    voice: Voice
    platform: Platform
    finds: Finds


Change = Callable[[str, Finding, Desk], Iterator[str]]
"""The whole text with one finding mended, in one way after the other, from small to large."""


def smallest(occasion: Occasion, desk: Desk) -> tuple[str, str] | None:
    """The sentences that change, before and after; None where no small change will do."""
    if not desk.platform.can_edit or any(f.kind in LEAKS for f in occasion.findings):
        return None
    changed = _mended(occasion, desk)
    if changed is None or not _fits(changed, desk.platform):
        return None
    before, after = _changed(sentences(occasion.text), sentences(changed))
    short = max(len(before), len(after)) <= LONGEST_QUOTE
    return (before, after) if short and before and after and before != after else None


def _fits(text: str, platform: Platform) -> bool:
    return platform.max_length is None or len(text) <= platform.max_length


def _mended(occasion: Occasion, desk: Desk) -> str | None:
    text, findings = occasion.text, tuple(occasion.findings)
    for _ in range(ROUNDS):
        better = _better(text, findings, desk)
        if better is None:
            return None
        text, findings = better
        if not findings:
            return text
    return None


def _better(
    text: str, findings: tuple[Finding, ...], desk: Desk
) -> tuple[str, tuple[Finding, ...]] | None:
    """The smallest change after which less is found."""
    finding = gravest(findings)
    for changed in CHANGES.get(finding.kind, _none)(text, finding, desk):
        left = tuple(desk.finds(changed))
        if len(left) < len(findings):
            return changed, left
    return None


def _none(text: str, finding: Finding, desk: Desk) -> Iterator[str]:
    yield from ()


def _changed(before: list[str], after: list[str]) -> tuple[str, str]:
    """The sentences in which two texts differ. A sentence that comes or goes brings its neighbour along."""
    same = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    first = same[0].size if same[0].a == same[0].b == 0 else 0
    last = same[-2].size if same[1:] and _at_the_end(same[-2], before, after) else 0
    last = min(last, len(before) - first, len(after) - first)
    if len(before) - last <= first or len(after) - last <= first:
        first, last = (first - 1, last) if first else (first, max(0, last - 1))
    cut = slice(first, -last or None)
    return " ".join(before[cut]), " ".join(after[cut])


def _at_the_end(block: tuple[int, int, int], before: list[str], after: list[str]) -> bool:
    at, other, size = block
    return at + size == len(before) and other + size == len(after)


def _without(text: str, span: Span) -> str:
    """The text without a stretch, tidied: no loose blanks, and a sentence begins with a capital."""
    left, right = text[: span.start], text[span.end :]
    if re.search(r"(?:^|[.!?…\n]\s*)$", left):
        right = right.lstrip(" \t,;:–—-")
        right = right[:1].upper() + right[1:]
    joint = "" if re.match(r"[.,!?…;:)]", right) else " "
    return _SPACE.sub(" ", f"{left.rstrip(' ')}{joint}{right.lstrip(' ')}").strip()


def taken_out(text: str, finding: Finding, desk: Desk) -> Iterator[str]:
    """The words out of their sentence; else their clause, else the sentence out of the post."""
    whole = sentence(text, finding.span)
    for part in (
        _called(text, finding.span, desk.voice),
        _adjective(text, finding.span, desk.voice),
        _clause(text, finding.span, whole, desk.voice),
    ):
        if part and _says_enough(part, whole, text):
            yield _without(text, part)
    yield from _sentence_out(text, whole, desk)


def _says_enough(part: Span, whole: Span, text: str) -> bool:
    left = text[whole.start : part.start] + " " + text[part.end : whole.end]
    return len(left.split()) >= FEWEST


def _sentence_out(text: str, whole: Span, desk: Desk) -> Iterator[str]:
    """The post without its last sentence, if that by itself is what is found: an earlier one may be what
    the rest leans on, and where it takes the whole post to see the harm, the rest may do it too."""
    left = text[: whole.start].strip()
    plain = [word for word in left.split() if word[0] not in "@#" and "://" not in word]
    last = not _SAYS.search(_TAGS.sub("", text[whole.end :]))
    if last and len(plain) >= FEWEST and desk.finds(whole.of(text)):
        yield _without(text, whole)


def _called(text: str, span: Span, voice: Voice) -> Span | None:
    """What somebody is called, set off by commas or the ends of its sentence: ", you idiot"."""
    start = span.start
    while (word := re.search(r"([^\W\d_]+)['’ ]$", text[:start])) and (
        word[1] in voice.edit.address or word[1].casefold() in voice.edit.address
    ):
        start = word.start(1)
    words = text[start : span.end].split()
    plain = len(words) <= CALLED and not re.search(r"[,;:.’']", span.of(text))
    if not (plain and _BEFORE.search(text[:start]) and _AFTER.match(text, span.end)):
        return None
    mark = re.search(r"\s*[,–—]\s*$", text[:start])
    return Span(mark.start() if mark else start, span.end)


def _adjective(text: str, span: Span, voice: Voice) -> Span | None:
    """A word between an article and its noun: "this stupid plan"."""
    word = span.of(text)
    before = re.search(r"(?<!\w)([^\W\d_]+) $", text[: span.start])
    after = re.match(r" ([^\W\d_]{3,})", text[span.end :])
    if not (before and after and re.fullmatch(voice.edit.adjective, word)):
        return None
    noun = after[1]
    if noun.casefold() in voice.edit.joints or before[1].casefold() not in voice.edit.articles:
        return None
    if voice.edit.capitals and noun[0].islower():
        return None
    return Span(span.start, span.end + 1)


def _clause(text: str, span: Span, whole: Span, voice: Voice) -> Span | None:
    """The last clause of its sentence, joined to it by a word or a dash: ", and you are an idiot"."""
    for part in Text(text).clauses:
        inside = part.start > whole.start and part.start <= span.start and span.end <= whole.end
        if inside and part.end >= whole.end:
            first = re.match(r"[^\W\d_]*", text[part.start :])
            joined = first is not None and first[0].casefold() in voice.edit.joints
            mark = re.search(r"\s*([,;:–—-])\s*$", text[: part.start])
            if joined or (mark and mark[1] in ";–—"):
                end = len(text[: whole.end].rstrip(".!?…\"'”’)"))
                return Span(mark.start() if mark else part.start, max(end, span.end))
    return None


def own_view(text: str, finding: Finding, desk: Desk) -> Iterator[str]:
    """The sentence as its author's own, with a line that says so. What *we* do, as what one expects."""
    whole = sentence(text, finding.span)
    said, words = whole.of(text), desk.voice.edit
    line = words.own.format(company=desk.company.called)
    mine = in_first_person(said, desk.voice)
    if mine:
        yield _put(text, whole, f"{_ended(mine)} {line}")
    elif finding.kind == "out-of-role" and said.split(" ", 1)[0].casefold() in desk.voice.we_said:
        small = said[:1].lower() + said[1:]
        yield _put(text, whole, f"{_ended(words.expectation.format(said=small, Said=said))} {line}")


def _put(text: str, span: Span, words: str) -> str:
    return text[: span.start] + words + text[span.end :]


def _ended(words: str) -> str:
    return words if re.search(r"[.!?…][\"'”’)]*$", words.rstrip()) else words.rstrip() + "."


def disclaimed(text: str, finding: Finding, desk: Desk) -> Iterator[str]:
    """The post as it is, and a line that says whose view it is."""
    yield _lined(text, f"({desk.voice.edit.own})", desk)


def disclosed(text: str, finding: Finding, desk: Desk) -> Iterator[str]:
    """The post as it is, and a line that says where its author works."""
    yield _lined(text, desk.voice.edit.employee, desk)
    yield from disclaimed(text, finding, desk)


def _lined(text: str, line: str, desk: Desk) -> str:
    return f"{text.rstrip()} {line.format(company=desk.company.called)}"


def corrected(text: str, finding: Finding, desk: Desk) -> Iterator[str]:
    """The figure of the fact sheet in the place of the wrong one, written as that was."""
    fact = fact_of(desk.company, finding.about)
    if fact and not isinstance(fact.value, str | tuple):
        for span, figure in rewritten(text, finding.span, fact.value, desk.voice):
            yield _put(text, span, figure)


def in_first_person(said: str, voice: Voice) -> str | None:
    """The sentence as its author's own opinion, or None when changing a few words will not do.

    Only an opinion can be made one's own. An announcement or a promise in the company's name cannot:
    there the draft leaves a gap.
    """
    mine = said
    for theirs, own in voice.first_person:
        mine = re.sub(rf"\b{re.escape(theirs)}\b", _cased(own), mine, flags=re.IGNORECASE)
    owned = any(re.search(rf"\b{re.escape(own)}\b", mine, re.I) for _, own in voice.first_person)
    return mine.strip() if owned and not says_we(mine, voice) else None


def _cased(own: str) -> Callable[[re.Match[str]], str]:
    return lambda found: own[:1].upper() + own[1:] if found.group()[0].isupper() else own


CHANGES: Mapping[str, Change] = {
    "insult": taken_out,
    "threat": taken_out,
    "mockery": taken_out,
    "out-of-role": own_view,
    "speaking-for-company": own_view,
    "no-disclaimer": disclaimed,
    "undisclosed-praise": disclosed,
    "wrong-fact": corrected,
}
"""How each kind of finding is mended by an edit. The others are deleted, or answered."""
