"""The note: about one post, or several of one day, in at most 120 words before the draft."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.adapters.blocks import (
    Block,
    Buttons,
    Draft,
    Edit,
    Heading,
    Links,
    Pairs,
    Para,
    Row,
    Sheet,
    isolated,
    visible,
)
from monitor.adapters.catalogue import Words
from monitor.adapters.letters import House, capital, conduct_name, foot, greeting, post_name
from monitor.domain.case import Case, Step, Suggestion
from monitor.domain.letter import Note, Subject
from monitor.domain.member import Member, Sharing
from monitor.policy.phrases import OTHER, KindWords, Voice
from monitor.policy.quoting import shorten
from monitor.policy.suggest import step_for

MOST_WORDS = 120
"""Before the draft (promise 5), its heading and the name of the product included."""

FEWEST_QUOTED = 40
"""Characters that are left of a quote at least; a shorter one would say nothing."""

LONGEST_FACT = 200
MOST_LINES = 9
"""Other posts that one note names; a page is the place for more (safety D7)."""

HEARD_AS_COMPANY = frozenset({"insult", "threat", "mockery", "quarrel", "misconduct"})
"""Kinds for which it matters that a profile names the employer."""

IF_ASKED = frozenset({Step.DELETE, Step.LEAVE})
"""Steps after which a draft is only for when somebody asks."""


def note(letter: Note, house: House, words: Words) -> Sheet:
    """About one post, or several: the gravest first, with its draft."""
    first, *others = letter.subjects
    case, suggestion = first.case, first.suggestion
    url = house.case_url(case)
    sight, *opening = _before_draft(letter, house, words)
    return Sheet(
        subject=words("A note about one of your posts ({case})", case=case.id),
        lang=words.lang,
        sight=sight.text,
        blocks=(
            *opening,
            *_edit(suggestion, letter.member, words),
            Heading(_over_draft(case, words), over_draft=True),
            Draft(visible(suggestion.draft), suggestion.lang),
            *_worded(letter, words),
            Buttons(words("Open this case"), url, (words("Not a problem"), f"{url}/no")),
            _choices(letter.member, url, words),
            *_others(others, house, words),
            Para(_doing_nothing(letter, words), soft=True),
            foot(house, letter.member, words, _rule_line(case, words)),
        ),
    )


def _edit(suggestion: Suggestion, member: Member, words: Words) -> Iterator[Block]:
    """The smallest change to the author's own words, where there is one."""
    if suggestion.after and member.quotes:
        yield Heading(words("Your own words, with a small change:"), over_draft=True)
        labels = (words("As it stands"), words("As it could be"))
        before, after = visible(suggestion.before), visible(suggestion.after)
        yield Edit(before, after, suggestion.lang, labels)


def _worded(letter: Note, words: Words) -> Iterator[Block]:
    """Whose words the draft is in, where they are not Amends' own."""
    if letter.by_model:
        told = words(
            "Your company’s language model worded this draft. It may be wrong; read it twice."
        )
        yield Para(told, soft=True)


def _choices(member: Member, url: str, words: Words) -> Links:
    """What else can be said, each behind a button on the page: a link alone does nothing."""
    links = (
        (words("That was useful"), f"{url}#useful"),
        (words("This is protected"), f"{url}#protect"),
        (words("Show another draft"), f"{url}?draft=2"),
    )
    ask = (words("Ask comms for help"), f"{url}#ask")
    shown = links if member.sharing is Sharing.NEVER else (*links, ask)
    return Links(words("Also on that page, with one press:"), shown)


def _rule_line(case: Case, words: Words) -> str:
    finding = case.worst
    return words(
        "Case {case}, conduct rule {number}, {name} ({rule}).",
        case=case.id,
        number=finding.conduct,
        name=conduct_name(finding.conduct, words),
        rule=finding.rule_id,
    )


def _over_draft(case: Case, words: Words) -> str:
    if step_for(case.worst.kind) in IF_ASKED:
        return words("If people saw it and ask, you could post this:")
    return words("A draft, yours to change:")


def _doing_nothing(letter: Note, words: Words) -> str:
    day = words.day(min(subject.case.expires_at for subject in letter.subjects))
    if len(letter.subjects) > 1:
        return words(
            "If you do nothing, these cases close by themselves, the first on {day}: "
            "Amends erases the texts. Until then it keeps them, encrypted.",
            day=day,
        )
    if letter.member.sharing is Sharing.FLAGGED:
        return words(
            "If you do nothing, this case closes on {day}: Amends erases the text. "
            "Until then it keeps it, encrypted.",
            day=day,
        )
    return words(
        "If you do nothing, this case closes on {day}: Amends erases the text and tells nobody. "
        "Until then it keeps it, encrypted.",
        day=day,
    )


def _others(others: Sequence[Subject], house: House, words: Words) -> Iterator[Block]:
    if not others:
        return
    yield Heading(capital(words.many("one other post", "{number} other posts", len(others))))
    voice = house.phrases.voice(words.lang)
    named, rest = others[:MOST_LINES], len(others[MOST_LINES:])
    yield Pairs(
        tuple(
            Row(
                words("Case {case}", case=other.case.id),
                (
                    words(
                        "Your {post}: {kind}.",
                        post=post_name(other.case, other.platform, words, timed=False),
                        kind=voice.kind(other.case.worst.kind).name,
                    ),
                ),
                (words("Open case {case}", case=other.case.id), house.case_url(other.case)),
            )
            for other in named
        ),
        width=110,
    )
    if rest:
        more = words.many(
            "{number} more case is on your page.", "{number} more cases are on your page.", rest
        )
        yield Para(capital(more), soft=True)


def _before_draft(letter: Note, house: House, words: Words) -> tuple[Para, ...]:
    """All that comes before the draft, in at most 120 words: what is least needed goes first."""
    forms = [
        _opening(replace(letter, subjects=(subject,)), house, words)
        for subject in _ever_shorter(letter.subjects[0], house.phrases.voice(words.lang))
    ]
    subject = letter.subjects[0]
    edit = next(_edit(subject.suggestion, letter.member, words), None)
    heading = edit.text if isinstance(edit, Heading) else _over_draft(subject.case, words)
    around = len(f"Amends {heading}".split())
    fitting = (form for form in forms if sum(map(_words_in, form)) + around <= MOST_WORDS)
    return next(fitting, forms[-1])


def _ever_shorter(subject: Subject, voice: Voice) -> Iterator[Subject]:
    yield subject
    told = voice.told.format(platform=subject.platform)
    subject = replace(subject, how=tuple(line for line in subject.how if line != told))
    yield subject
    subject = replace(subject, names_employer=False)
    yield subject
    subject = replace(subject, why="")
    yield subject
    while subject.quote and len(subject.quote) > FEWEST_QUOTED:
        subject = replace(subject, quote=shorten(subject.quote, len(subject.quote) - 20))
        yield subject
    subject = replace(subject, how=subject.how[:1])
    yield subject
    subject = replace(subject, quote=None)
    yield subject
    yield replace(subject, fact=shorten(subject.fact, LONGEST_FACT))


def _words_in(para: Para) -> int:
    return len(f"{para.lead} {para.text} {para.tail}".split())


def _opening(letter: Note, house: House, words: Words) -> tuple[Para, ...]:
    """The sight line, the greeting, what and where, why it matters, and the one next step."""
    subject = letter.subjects[0]
    voice = house.phrases.voice(words.lang)
    kind = voice.kind(subject.case.worst.kind, can_edit=subject.can_edit)
    return (
        Para(_sight(letter.member, words)),
        greeting(letter.member, words),
        Para(_seen(subject, house, words)),
        Para(_why(subject, kind, house, words), lead=words("Why it matters.")),
        Para(" ".join(subject.how), lead=words("One next step: {step}.", step=kind.step)),
    )


def _sight(member: Member, words: Words) -> str:
    if member.sharing is Sharing.FLAGGED:
        return words(
            "A program wrote this and it may be wrong; you decide. "
            "Comms can see it too from a day after the first mail on, as you chose."
        )
    return words("For you alone. A program wrote this and it may be wrong; you decide.")


def _seen(subject: Subject, house: House, words: Words) -> str:
    voice, name = house.phrases.voice(words.lang), subject.case.worst.kind
    # A fact that left the fact sheet since cannot be held against anybody's words.
    gone = step_for(name) is Step.CORRECT and not subject.fact
    kind = voice.kind(OTHER if gone else name)
    quoted = subject.quote and words("“{quote}”", quote=isolated(subject.quote))
    return (kind.seen if quoted else kind.unquoted).format(
        post=post_name(subject.case, subject.platform, words, timed=True),
        quote=quoted,
        fact=isolated(subject.fact),
        company=isolated(house.company),
    )


def _why(subject: Subject, kind: KindWords, house: House, words: Words) -> str:
    company = isolated(house.company)
    why = visible(subject.why) or kind.why.format(company=company)
    if subject.names_employer and subject.case.worst.kind in HEARD_AS_COMPANY:
        heard = words(
            "Your profile names {company}, so some will hear the company.", company=company
        )
        return f"{why} {heard}"
    return why
