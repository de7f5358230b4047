"""What a case's page says of it, in words."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup

from monitor.adapters.catalogue import Words
from monitor.adapters.letters import capital, conduct_name
from monitor.domain.case import Case, Status, Step
from monitor.domain.finding import Confidence
from monitor.domain.letter import Subject
from monitor.domain.member import Sharing
from monitor.policy.phrases import OTHER, KindWords, Voice
from monitor.policy.suggest import step_for
from monitor.web.deps import Visit
from monitor.web.render import marked, own

GAP = re.compile(r"\[[^\[\]\n]+\]")


def kind_of(subject: Subject, voice: Voice) -> KindWords:
    """The words for what was found. A fact that is not known any more is only worth a second look."""
    name = subject.case.worst.kind
    gone = step_for(name) is Step.CORRECT and not subject.fact
    return voice.kind(OTHER if gone else name, can_edit=subject.can_edit)


def told_of(subject: Subject, visit: Visit, longest: int | None) -> Mapping[str, Any]:
    """The sentences around a post and its draft."""
    case, w = subject.case, visit.words
    return {
        "ends": _ends(case, visit),
        "where": _where(subject, w),
        "why": _why(subject, visit),
        "conduct": conduct_name(case.worst.conduct, visit.mail_words),
        "rule": marked("code", case.worst.rule_id),
        "sure": _sure(case.worst.confidence, w),
        "about_draft": about_draft(subject.suggestion.draft, longest, w),
    }


def sight_of(case: Case, shared_from: datetime | None, visit: Visit) -> str:
    """Who can see the case, now and later; true to the minute."""
    w = visit.words
    sharing = visit.person.sharing if visit.person else Sharing.ASKED
    if case.status is Status.HELP and sharing is not Sharing.NEVER:
        return w("You and comms can see this post, because you asked for help with it.")
    if sharing is Sharing.FLAGGED:
        return _shared(shared_from, visit)
    if case.asked_at:
        return w("Only you can see this page now. Comms saw the post when you asked for help.")
    return w("Only you can see this page. Amends has told nobody else.")


def _shared(since: datetime | None, visit: Visit) -> str:
    w = visit.words
    if since is None:
        return w(
            "Only you can see this page now. If the case is still open a day after the note about "
            "it, comms can see it too, because you chose to share."
        )
    if since <= visit.service.clock():
        return w("Comms can see this one too, because you chose to share.")
    return w(
        "Only you can see this page now. If the case is still open on {day} at {time}, comms can "
        "see it too, because you chose to share.",
        day=w.day(since),
        time=w.clock(since),
    )


def _ends(case: Case, visit: Visit) -> str:
    w, day = visit.words, visit.words.day(case.expires_at)
    told = visit.person is not None and visit.person.sharing is Sharing.FLAGGED
    if told or case.asked_at:
        return w(
            "Case {case}. If you do nothing, it closes on {day}: Amends erases the text.",
            case=case.id,
            day=day,
        )
    return w(
        "Case {case}. If you do nothing, it closes on {day}: Amends erases the text and tells "
        "nobody.",
        case=case.id,
        day=day,
    )


def _where(subject: Subject, w: Words) -> str:
    label, at = own(subject.account.ref.label), subject.case.published_at
    parts = [capital(subject.platform), label]
    if at:
        parts.append(w.clock(at))
    return Markup(", ").join(parts)


def _why(subject: Subject, visit: Visit) -> str:
    company = visit.service.policy.now().company.called
    kind = kind_of(subject, visit.service.phrases.voice(visit.lang))
    why = subject.why or kind.why.format(company=company)
    if not subject.names_employer:
        return why
    heard = visit.words(
        "Your profile names {company}, so some of your readers will hear the company.",
        company=company,
    )
    return f"{why} {heard}"


def _sure(confidence: Confidence, w: Words) -> str:
    return {
        Confidence.POSSIBLE: w("perhaps"),
        Confidence.LIKELY: w("fairly sure"),
        Confidence.CERTAIN: w("almost certain"),
    }[confidence]


def about_draft(draft: str, longest: int | None, w: Words) -> str:
    """How long a draft is, and whether something is left for its author to fill in."""
    gaps = len(GAP.findall(draft))
    said = []
    if gaps == 1:
        said.append(w("One gap left to fill, in [brackets]."))
    elif gaps:
        said.append(w("Gaps left to fill, in [brackets]."))
    if longest:
        told = w("{number} of {longest} characters.", number=len(draft), longest=longest)
    else:
        told = w("{number} characters.", number=len(draft))
    return " ".join([*said, told])
