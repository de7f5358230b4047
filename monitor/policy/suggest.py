"""One next step, and a draft that follows the post: its language, its register, its length.

Pure: the same post and findings always bring the same words. A leak is never repeated.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from monitor.domain.case import Step, Suggestion, gravest
from monitor.domain.company import Company, Fact
from monitor.domain.finding import Finding, Span
from monitor.policy.phrases import (
    LEAKS,
    OTHER,
    STEPS,
    Phrases,
    Platform,
    Slot,
    Voice,
    Wording,
    Wordings,
)

LONGEST_QUOTE = 280
"""Characters of the author's own words that a mail may hold at most (safety M4)."""

LONGEST_SENTENCE = 160
"""Characters of a sentence that a note quotes for the sake of a word or two in it."""

TELLING_WORDS = 4
"""So many words can stand in a quote by themselves."""

LONGEST_SOURCE = 80
GROUPED_FROM = 10_000
"""Smaller numbers are written without a separator: they may be years."""

SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s++|(?<!\s)\s*?\n\s*+|^\s*?\n\s*+")
"""Possessive where it can be: a row of twenty thousand dots or blanks takes no longer than any text."""
MENTIONS = re.compile(r"^(?:@[\w.-]+(?:@[\w.-]+)?[,:]?\s+)+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

DROPPED_FIRST = (frozenset({Slot.REASON}), frozenset({Slot.REASON, Slot.HEARD}))
"""What a draft leaves out when the platform is too short for it; never responsibility or repair."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The post that needs mending, and what was found in it."""

    text: str
    findings: tuple[Finding, ...]
    """At least one."""
    lang: str
    seed: str
    """Chooses among wordings: the case id, or the hash of the text."""
    on: date
    """The day that a correction names."""
    is_reply: bool = False


def suggest(
    occasion: Occasion,
    company: Company,
    platform: Platform,
    phrases: Phrases,
    *,
    own_words: bool = True,
) -> Suggestion:
    """The next step and a draft for the gravest finding.

    Without ``own_words`` the draft repeats nothing of the post: some want no quotes in a mail.
    """
    voice = phrases.voice(occasion.lang)
    finding = gravest(occasion.findings)
    words = voice.kind(finding.kind, can_edit=platform.can_edit)
    values = _values(occasion, company, voice, finding)
    said = _said(occasion, voice, finding) if own_words else None
    pools = _pools(words.drafts, occasion.is_reply, said is not None)
    known = values if said is None else {**values, "said": said}
    step = step_for(finding.kind, can_edit=platform.can_edit)
    start = _mentions(occasion) if own_words and step is Step.APOLOGISE else ""
    drafts = (start + draft for draft in _drafts(pools, known, f"{occasion.seed} {finding.kind}"))
    return Suggestion(
        step=step,
        draft=_fitting(drafts, platform.max_length),
        lang=voice.lang,
        reason=" ".join(
            how(finding.kind, voice, platform, company.called, is_reply=occasion.is_reply)
        ),
    )


def step_for(kind: str, *, can_edit: bool = True) -> Step:
    """The one next step for a kind of finding. What nobody can edit gets its line in a reply."""
    step = STEPS.get(kind, STEPS[OTHER])
    return Step.DISCLAIM if step is Step.EDIT and not can_edit else step


def how(
    kind: str, voice: Voice, platform: Platform, company: str, *, is_reply: bool
) -> tuple[str, ...]:
    """How to take the step, one sentence or two for each thing to do."""
    words = voice.kind(kind, can_edit=platform.can_edit)
    lines = words.how
    if is_reply and words.how_reply:
        lines = words.how_reply
    elif platform.max_length is None and words.how_page:
        lines = words.how_page
    if platform.keeps_history and step_for(kind) is Step.DELETE:
        lines = (voice.history, *lines)
    return tuple(line.format(company=company, platform=platform.title) for line in lines)


def fact_value(company: Company, about: str | None, voice: Voice) -> str:
    """What the fact sheet says under a key, in words; empty when it has no such key."""
    fact = _fact(company, about)
    return _spelled(fact.value, voice) if fact else ""


def _fact(company: Company, about: str | None) -> Fact | None:
    return next((fact for fact in company.facts if fact.key == about), None)


def _spelled(value: int | float | str | tuple[str | int | float, ...], voice: Voice) -> str:
    if isinstance(value, tuple):
        parts = [_spelled(part, voice) for part in value]
        return voice.and_.join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
    if isinstance(value, str):
        return value
    plain = f"{value:,}" if abs(value) >= GROUPED_FROM else str(value)
    return plain.translate({ord(","): voice.group, ord("."): voice.decimal})


def _values(
    occasion: Occasion, company: Company, voice: Voice, finding: Finding
) -> Mapping[str, str]:
    """What may stand in a draft. A place for something that is not known stays out of it."""
    day = occasion.on
    month = voice.months[day.month - 1]
    contact = next(iter(company.public_emails + company.public_websites), None)
    return {
        **(voice.formal if _formal(occasion, voice) else voice.familiar),
        "company": company.called,
        "date": voice.date.format(day=day.day, month=month, year=day.year),
        "fact": fact_value(company, finding.about, voice) or voice.fact_gap,
        "source": _source(_fact(company, finding.about), voice),
        "ask": voice.ask.format(contact=contact) if contact else "",
    }


def _formal(occasion: Occasion, voice: Voice) -> bool:
    used = frozenset(word.casefold() for word in WORD.findall(occasion.text))
    return bool(used & voice.formal_words) and not used & voice.familiar_words


def _mentions(occasion: Occasion) -> str:
    """The handles that a reply starts with: without them those people would not see the draft."""
    start = MENTIONS.match(occasion.text) if occasion.is_reply else None
    if start is None or _touched(occasion.findings, Span(0, start.end())):
        return ""
    return " ".join(start.group().split()) + " "


def _touched(findings: Iterable[Finding], span: Span) -> bool:
    return any(finding.span.overlaps(span) for finding in findings)


def _source(fact: Fact | None, voice: Voice) -> str:
    """Where a fact was published, if its note says so in a few words."""
    note = fact.note if fact else ""
    told = any(word in note.casefold() for word in voice.published)
    if told and len(note) <= LONGEST_SOURCE and not _says_we(note, voice):
        return note.rstrip(".")
    return voice.source


def _says_we(text: str, voice: Voice) -> bool:
    return any(word.casefold().replace("’", "'") in voice.we_said for word in WORD.findall(text))


def _said(occasion: Occasion, voice: Voice, finding: Finding) -> str | None:
    """The author's own words as far as a draft may repeat them, or None."""
    match step_for(finding.kind):
        case Step.CORRECT:
            span = _sentence(occasion.text, finding.span)
            return _repeatable(occasion, finding, span, span.of(occasion.text).rstrip(" .!?…"))
        case Step.EDIT:
            span = _sentence(occasion.text, finding.span)
            mine = _in_first_person(span.of(occasion.text), voice)
            return _repeatable(occasion, finding, span, mine) if mine else None
        case Step.DISCLAIM:
            span = Span(0, len(occasion.text))
            return _repeatable(occasion, finding, span, occasion.text.strip())
        case _:
            return None


def quote(occasion: Occasion, finding: Finding) -> str | None:
    """The words that a note may quote: at most 280 characters, and nothing of a leak.

    A word or two by themselves say little, so they bring their sentence along, unless that is long or
    holds a leak.
    """
    if finding.kind in LEAKS:
        return None
    sentence = _sentence(occasion.text, finding.span)
    whole = _quotable(occasion, sentence)
    few = len(finding.span.of(occasion.text).split()) < TELLING_WORDS
    wanted = few or step_for(finding.kind) is Step.CORRECT
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


def _leaking(occasion: Occasion, span: Span, words: str) -> bool:
    leaks = [finding for finding in occasion.findings if finding.kind in LEAKS]
    folded = words.casefold()
    leaked = [" ".join(leak.span.of(occasion.text).casefold().split()) for leak in leaks]
    return _touched(leaks, span) or any(leak and leak in folded for leak in leaked)


def _repeatable(occasion: Occasion, finding: Finding, span: Span, words: str) -> str | None:
    """``words`` unless they are too long or hold something else that was found in the post."""
    others = [f for f in occasion.findings if f.kind != finding.kind]
    if not words or len(words) > LONGEST_QUOTE or _touched(others, span):
        return None
    return None if _leaking(occasion, span, " ".join(words.split())) else words


def _sentence(text: str, span: Span) -> Span:
    """The sentence, or sentences, that ``span`` lies in."""
    ends = [(m.start(), m.end()) for m in SENTENCE_END.finditer(text)]
    start = max([after for _, after in ends if after <= span.start], default=0)
    stops = [before + len(text[before:after].rstrip()) for before, after in ends]
    end = min([stop for stop in stops if stop >= span.end], default=len(text))
    return Span(start, end)


def _in_first_person(sentence: str, voice: Voice) -> str | None:
    """The sentence as its author's own opinion, or None when changing a few words will not do.

    Only an opinion can be made one's own. An announcement or a promise in the company's name cannot:
    there the draft leaves a gap.
    """
    mine = sentence
    for theirs, own in voice.first_person:
        mine = re.sub(rf"\b{re.escape(theirs)}\b", _cased(own), mine, flags=re.IGNORECASE)
    owned = any(re.search(rf"\b{re.escape(own)}\b", mine, re.I) for _, own in voice.first_person)
    return mine.strip() if owned and not _says_we(mine, voice) else None


def _cased(own: str) -> Callable[[re.Match[str]], str]:
    return lambda found: own[:1].upper() + own[1:] if found.group()[0].isupper() else own


def _pools(drafts: Wordings, is_reply: bool, quoting: bool) -> Sequence[tuple[Wording, ...]]:
    """Where to look for a draft: what fits the post best, then what says less."""
    first = drafts.reply if is_reply and drafts.reply else drafts.usual
    if quoting or not drafts.plain:
        return (first, drafts.plain)
    return (drafts.plain,)


def _drafts(
    pools: Sequence[tuple[Wording, ...]], values: Mapping[str, str], seed: str
) -> Iterator[str]:
    """Drafts from the wanted one to ever shorter ones."""
    for pool in filter(None, pools):
        wording = pool[hashlib.sha256(seed.encode()).digest()[0] % len(pool)]
        for without in (frozenset[Slot](), *DROPPED_FIRST):
            kept = [text for slot, text in wording.slots if slot not in without]
            yield " ".join(text.format_map(values) for text in kept)


def _fitting(drafts: Iterator[str], longest: int | None) -> str:
    """The first that fits, or else the shortest."""
    tried = []
    for draft in drafts:
        if longest is None or len(draft) <= longest:
            return draft
        tried.append(draft)
    return min(tried, key=len)
