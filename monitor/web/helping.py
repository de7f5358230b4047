"""For comms: who asks for help, what was shared, and one case with its answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from starlette.responses import Response

from monitor.adapters.answers import beginning
from monitor.adapters.catalogue import Words
from monitor.adapters.letters import capital
from monitor.domain.colleague import Colleague
from monitor.domain.ids import CaseId
from monitor.domain.thread import Side
from monitor.errors import NotFound, TakenAlready
from monitor.ports import Transaction
from monitor.usecases.helping import (
    Reply,
    Shared,
    answer,
    answered_before,
    hand_back,
    hand_on,
    shared_case,
    shared_cases,
    take,
    waiting_case,
)
from monitor.usecases.review import look
from monitor.usecases.team import be_called, mailbox_of, roster
from monitor.usecases.telling import subject_of
from monitor.web.deps import CommsOnly, Form, Pages, Visit
from monitor.web.forms import LONGEST_ANSWER, Checked, Fields
from monitor.web.render import own
from monitor.web.views import about, pieces, post_called

pages = Pages()

QUEUE = "/comms/help"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One case in the queue."""

    shared: Shared
    about: str
    waited: str
    helper: str
    """Who of comms has taken it; empty while nobody has."""
    mine: bool


@dataclass(frozen=True, slots=True)
class Team:
    """The comms team, as one of them sees it."""

    me: Colleague
    colleagues: tuple[Colleague, ...]

    def called(self, ident: str | None, w: Words) -> str:
        """A colleague by the name that they chose, or else by their mailbox."""
        if ident is None:
            return ""
        named = {each.id: each.name or each.address for each in (*self.colleagues, self.me)}
        return named.get(ident) or w("somebody who has left the team")


def team_of(tx: Transaction, visit: Visit) -> Team:
    """Who looks, and who else is there."""
    boxes, now = visit.service.settings.mail.comms, visit.service.clock()
    me = tx.colleague(mailbox_of(visit.session.person if visit.session else None))
    return Team(me, tuple(each for each in roster(tx, boxes, now) if each.id != me.id))


@pages.get(QUEUE)
def queue(visit: CommsOnly, answered: str = "") -> Response:
    """Who waits, longest first; and what was shared by choice."""
    return _queue_page(visit, answered=bool(answered))


def _queue_page(visit: Visit, *, answered: bool = False, **wrong: Any) -> Response:
    now = visit.service.clock()
    with visit.service.store.begin() as tx:
        team, shared = team_of(tx, visit), tuple(shared_cases(tx, now))
    lines = [_line(each, team, visit) for each in shared]
    return visit.page(
        "comms-help.html",
        status=422 if wrong else 200,
        **{"errors": {}, "typed": team.me.name, **wrong},
        waiting=[line for line in lines if line.shared.asked],
        chosen=[line for line in lines if not line.shared.asked],
        answered=answered,
    )


def _line(shared: Shared, team: Team, visit: Visit) -> Line:
    w, taken_by = visit.words, shared.case.taken_by if shared.asked else None
    return Line(
        shared,
        about(shared.case.worst, visit.service.phrases, w),
        waited(shared.since, visit.service.clock(), w),
        team.called(taken_by, w),
        taken_by == team.me.id,
    )


def waited(since: datetime, now: datetime, w: Words) -> str:
    """For how long, as one would say it."""
    age = now - since
    if age < HOUR:
        return w("less than an hour")
    if age < 2 * HOUR:
        return w("an hour")
    if age < 2 * DAY:
        return w.many("{number} hour", "{number} hours", age // HOUR)
    return w.many("{number} day", "{number} days", age // DAY)


@pages.form(QUEUE)
def call_me(visit: CommsOnly, form: Form) -> Response:
    """The name that members read beside an answer; none, and it is the team's."""
    typed, checked = form.one("name"), Checked(form, visit.words)
    name = checked.name() if typed else ""
    if checked.errors:
        return _queue_page(visit, errors=checked.errors, typed=typed)
    with visit.service.store.begin() as tx:
        be_called(tx, team_of(tx, visit).me.person, name)
    return visit.go(f"{QUEUE}#you")


@pages.opened("/comms/{code}")
def read(visit: CommsOnly, code: str) -> Response:
    """A post that its author shared. The look is written down for them to read."""
    return _case_page(visit, code)


def _case_page(
    visit: Visit, code: str, *, status: int = 200, error: str = "", said: str = "", typed: str = ""
) -> Response:
    service, now = visit.service, visit.service.clock()
    with service.store.begin() as tx:
        team, shared = team_of(tx, visit), shared_case(tx, CaseId(code.upper()), now)
        opened = shared.open_to(team.me)
        inside = _inside(tx, visit, shared, team.me) if opened else {}
    helper = team.called(shared.case.taken_by, visit.words)
    return visit.page(
        "comms-case.html" if opened else "comms-closed.html",
        status=status,
        **inside,
        shared=shared,
        name=own(shared.member.name),
        case=shared.case,
        about=about(shared.case.worst, service.phrases, visit.words),
        waited=waited(shared.since, now, visit.words),
        helper=helper,
        colleagues=[(each.id, each.name or each.address) for each in team.colleagues],
        error=error,
        said=said,
        typed=typed,
        form=service.new_id(),
    )


def _inside(tx: Transaction, visit: Visit, shared: Shared, me: Colleague) -> Mapping[str, Any]:
    """What only those read who may open the post."""
    service, case, member = visit.service, shared.case, shared.member
    text = look(tx, case, service.clock(), by=me.actor)
    reader = replace(member, lang=visit.lang)
    subject = subject_of(tx, service.post.desk, reader, case, quotes=True)
    post = post_called(case, subject.platform, visit.words, timed=True)
    thread = tx.thread_of(case.id)
    begun = any(remark.by is Side.COMMS for remark in thread)
    familiar = service.settings.familiar
    return {
        "post": capital(post).rstrip(","),
        "subject": subject,
        "pieces": pieces(text, case.findings),
        "thread": thread,
        "begin": "" if begun else beginning(case.worst, member.lang, familiar=familiar),
    }


@pages.form("/comms/{code}")
def act(visit: CommsOnly, form: Form, code: str) -> Response:
    """Take a case, leave it, hand it to a colleague, or answer."""
    move = form.one("move")
    if move not in GIVING:
        return _reply(visit, form, code)
    try:
        with visit.service.store.begin() as tx:
            GIVING[move](tx, visit, form, code)
    except TakenAlready:
        return _taken(visit, code)
    return visit.go(f"/comms/{code.upper()}" if move == "take" else QUEUE)


def _taken(visit: Visit, code: str, typed: str = "") -> Response:
    """Somebody else was quicker; nothing was done, and nothing that was written is lost."""
    said = visit.words("This case has changed hands since you opened it. Nothing was sent.")
    return _case_page(visit, code, status=409, said=said, typed=typed)


def _take(tx: Transaction, visit: Visit, form: Fields, code: str) -> None:
    now = visit.service.clock()
    case = waiting_case(tx, CaseId(code.upper()), now)
    take(tx, case, team_of(tx, visit).me, form.one("seen"), now)


def _back(tx: Transaction, visit: Visit, form: Fields, code: str) -> None:
    now = visit.service.clock()
    hand_back(tx, waiting_case(tx, CaseId(code.upper()), now), team_of(tx, visit).me, now)


def _on(tx: Transaction, visit: Visit, form: Fields, code: str) -> None:
    now, team = visit.service.clock(), team_of(tx, visit)
    case = waiting_case(tx, CaseId(code.upper()), now)
    to = next((each for each in team.colleagues if each.id == form.one("to")), None)
    if to is None:
        raise NotFound("no such colleague")
    hand_on(tx, case, team.me, to, visit.offices.bell, now)


GIVING = {"take": _take, "back": _back, "on": _on}


def _reply(visit: Visit, form: Fields, code: str) -> Response:
    """An answer; its author gets a mail with it."""
    text = form.one("answer", LONGEST_ANSWER)
    if not text:
        error = visit.words("There is no answer yet. Write one first.")
        return _case_page(visit, code, status=422, error=error)
    now, case_id = visit.service.clock(), CaseId(code.upper())
    try:
        with visit.service.store.begin() as tx:
            reply = Reply(team_of(tx, visit).me, text, form.one("form"))
            if not answered_before(tx, case_id, reply):
                case = waiting_case(tx, case_id, now)
                answer(tx, case, reply, now, visit.service.new_id)
    except TakenAlready:
        return _taken(visit, code, typed=text)
    return visit.go(f"{QUEUE}?answered=1")


def names(colleagues: Iterable[Colleague]) -> Mapping[str, str]:
    """What members read of those who chose a name."""
    return {each.id: each.name for each in colleagues if each.name}
