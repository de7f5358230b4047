"""One next step, and a draft that follows the post: its language, its register, its length.

Pure: the same post and findings always bring the same words. A leak is never repeated, and nothing is
suggested in which the rules would find something again.
"""

from collections.abc import Iterator, Mapping, Sequence

from monitor.domain.case import Step, Suggestion, gravest
from monitor.domain.company import Company
from monitor.domain.finding import Finding, Span
from monitor.policy.addressing import address
from monitor.policy.edits import CHANGES, Desk, in_first_person, smallest
from monitor.policy.factwords import fact_of, fact_value, source_of
from monitor.policy.occasion import Finds, Occasion
from monitor.policy.phrases import (
    LEAKS,
    OTHER,
    STEPS,
    Parts,
    Phrases,
    Platform,
    Slot,
    Voice,
    Wordings,
)
from monitor.policy.quoting import mentions, repeatable, sentence, shorten

DROPPED_FIRST = (frozenset({Slot.REASON}), frozenset({Slot.REASON, Slot.HEARD}))
"""What a draft leaves out when the platform is too short for it; never responsibility or repair."""

TRIES = 4
"""Other wordings that are tried before a draft leaves something out."""

LONGEST_HINT = 80
"""Characters of the words that are to be taken out."""


def suggest(
    occasion: Occasion,
    company: Company,
    platform: Platform,
    phrases: Phrases,
    finds: Finds,
    *,
    own_words: bool = True,
) -> Suggestion:
    """The next step and a draft for the gravest finding; where it will do, a small edit as well.

    Without ``own_words`` nothing of the post is repeated: some want no quotes in a mail.
    """
    voice = phrases.voice(occasion.lang)
    finding = gravest(occasion.findings)
    edit = smallest(occasion, Desk(company, voice, platform, finds)) if own_words else None
    before, after = edit or ("", "")
    reason = how(finding.kind, voice, platform, company.called, is_reply=occasion.is_reply)
    if own_words and not edit and platform.can_edit:
        reason = (*reason, *_take_out(occasion, finding, voice))
    return Suggestion(
        step=step_for(finding.kind, can_edit=platform.can_edit),
        draft=_draft(occasion, company, platform, voice, finds, own_words=own_words),
        lang=voice.lang,
        reason=" ".join(reason),
        before=before,
        after=after,
    )


def draft_for(
    occasion: Occasion, company: Company, platform: Platform, phrases: Phrases, finds: Finds
) -> str:
    """The draft alone, as ``suggest`` would bring it: another one costs no second search for an edit."""
    voice = phrases.voice(occasion.lang)
    return _draft(occasion, company, platform, voice, finds, own_words=True)


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
    if platform.tells_of_edits and platform.can_edit and kind in CHANGES:
        lines = (*lines, voice.told)
    return tuple(line.format(company=company, platform=platform.title) for line in lines)


def _take_out(occasion: Occasion, finding: Finding, voice: Voice) -> Iterator[str]:
    """What would have to go, where no small change makes a good sentence of the rest."""
    words = " ".join(finding.span.of(occasion.text).split()).strip(" .,;:!?")
    hidden = any(other.kind in LEAKS for other in occasion.findings)
    taken = step_for(finding.kind) in (Step.APOLOGISE, Step.EDIT) and finding.kind in CHANGES
    if words and taken and not hidden:
        yield voice.edit.take_out.format(words=shorten(words, LONGEST_HINT))


def _draft(
    occasion: Occasion,
    company: Company,
    platform: Platform,
    voice: Voice,
    finds: Finds,
    *,
    own_words: bool,
) -> str:
    """The first draft that fits the platform and in which nothing is found, or else the shortest."""
    finding = gravest(occasion.findings)
    drafts = voice.kind(finding.kind, can_edit=platform.can_edit).drafts
    values = _values(occasion, company, voice, finding)
    said = _said(occasion, voice, finding) if own_words else None
    known = values if said is None else {**values, "said": said}
    pools = _pools(drafts, occasion.is_reply, said is not None)
    start = mentions(occasion) if own_words and step_for(finding.kind) is Step.APOLOGISE else ""
    tried = []
    for draft in _drafts(pools, known, occasion, finding.kind):
        whole = start + draft
        fits = platform.max_length is None or len(whole) <= platform.max_length
        if fits and not finds(whole):
            return whole
        tried.append(whole)
    return min(tried, key=len)


def _values(
    occasion: Occasion, company: Company, voice: Voice, finding: Finding
) -> Mapping[str, str]:
    """What may stand in a draft. A place for something that is not known stays out of it."""
    day = occasion.on
    contact = next(iter(company.public_emails + company.public_websites), None)
    return {
        **voice.registers[address(occasion.text, voice)].forms,
        "company": company.called,
        "date": voice.date.format(
            day=voice.first_day if day.day == 1 else day.day,
            month=voice.months[day.month - 1],
            year=day.year,
        ),
        "fact": fact_value(company, finding.about, voice) or voice.fact_gap,
        "source": source_of(fact_of(company, finding.about), voice),
        "ask": voice.ask.format(contact=contact) if contact else "",
    }


def _said(occasion: Occasion, voice: Voice, finding: Finding) -> str | None:
    """The author's own words as far as a draft may repeat them, or None."""
    match step_for(finding.kind):
        case Step.CORRECT:
            span = sentence(occasion.text, finding.span)
            return repeatable(occasion, finding, span, span.of(occasion.text).rstrip(" .!?…"))
        case Step.EDIT:
            span = sentence(occasion.text, finding.span)
            mine = in_first_person(span.of(occasion.text), voice)
            return repeatable(occasion, finding, span, mine) if mine else None
        case Step.DISCLAIM:
            span = Span(0, len(occasion.text))
            return repeatable(occasion, finding, span, occasion.text.strip())
        case _:
            return None


def _pools(drafts: Wordings, is_reply: bool, quoting: bool) -> Sequence[Parts]:
    """Where to look for a draft: what fits the post best, then what says less."""
    first = drafts.reply if is_reply and drafts.reply else drafts.usual
    if quoting or not drafts.plain:
        return (first, drafts.plain)
    return (drafts.plain,)


def _drafts(
    pools: Sequence[Parts], values: Mapping[str, str], occasion: Occasion, kind: str
) -> Iterator[str]:
    """Drafts from the wanted one to ever shorter ones."""
    seed = f"{occasion.seed} {kind}"
    for pool in filter(None, pools):
        for without in (frozenset[Slot](), *DROPPED_FIRST):
            for more in range(TRIES):
                wording = pool.wording(seed, occasion.turn + more)
                kept = [text for slot, text in wording if slot not in without]
                yield " ".join(text.format_map(values) for text in kept)
