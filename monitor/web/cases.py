"""One case: what the post said, why Amends wrote, what its author could do, and their answer."""

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import Response

from monitor.adapters.letters import after_words
from monitor.domain.case import MENDED, Case
from monitor.domain.ids import CaseId
from monitor.domain.letter import Aftermath, Subject
from monitor.domain.thread import Remark
from monitor.errors import IllegalMove, NotAllowed, NotFound, SourceError, TextErased
from monitor.ports import Transaction
from monitor.usecases.helping import shared_from
from monitor.usecases.recheck import look_again
from monitor.usecases.review import (
    Offices,
    ask,
    call_useful,
    call_useless,
    dismiss,
    look,
    own_case,
    protect,
    take_back,
)
from monitor.usecases.telling import FIRST, aftermath, another, subject_of
from monitor.web.casewords import kind_of, sight_of, told_of
from monitor.web.deps import Form, MemberOnly, MemberVisit, Pages
from monitor.web.forms import LONGEST_ANSWER
from monitor.web.helping import names
from monitor.web.views import case_chip, pieces, post_called

pages = Pages()

TURN = re.compile(r"[1-9]\d?")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a member's answer to a case takes."""

    offices: Offices
    now: datetime
    words: str
    """What they write to comms."""
    form: str
    """The form that it was written in."""


Act = Callable[[Transaction, Case, Deed], Case]


@dataclass(frozen=True, slots=True)
class Opened:
    """A case with all that its page shows; no words and no suggestion once it has closed."""

    case: Case
    title: str
    subject: Subject | None = None
    text: str = ""
    thread: tuple[Remark, ...] = ()
    shared_from: datetime | None = None
    """From when on comms may see it by its member's own choice."""
    helper: str = ""
    """Who of comms helps, by the name they chose."""
    another: int | None = None
    """Which draft to show next, if there is another one."""
    after: Aftermath | None = None
    """What is still worth knowing once it has closed."""


def opened(visit: MemberVisit, code: str, turn: int = FIRST) -> Opened:
    """The case, and the look at it written down."""
    service = visit.service
    with service.store.begin() as tx:
        case = own_case(tx, visit.member.id, CaseId(code.upper()))
        account = tx.account(case.account_id)
        platform = service.platforms.get(account.ref.connector)
        title = platform.title if platform else account.ref.connector
        if platform is None:
            return Opened(case, title)
        if case.status.closed:
            put_right = case.status in MENDED
            return Opened(case, title, after=aftermath(case, platform) if put_right else None)
        try:
            text = look(tx, case, service.clock(), by="member")
        except TextErased:
            return Opened(case, title)
        reader = replace(visit.member, lang=visit.lang)
        subject = subject_of(tx, service.post.desk, reader, case, quotes=True, turn=turn)
        return Opened(
            case,
            title,
            subject,
            text,
            tx.thread_of(case.id),
            shared_from(tx, case, visit.member),
            names(tx.colleagues()).get(case.taken_by or "", ""),
            another(tx, service.post.desk, reader, case, turn, subject.suggestion.draft),
        )


@pages.opened("/c/{code}")
def show(visit: MemberOnly, code: str, draft: str = "") -> Response:
    """The case, with its first draft or another one. Opening it changes nothing but the log."""
    turn = int(draft) if TURN.fullmatch(draft) else FIRST
    return _page(visit, code, turn=turn)


def _page(visit: MemberVisit, code: str, *, said: str = "", turn: int = FIRST) -> Response:
    found = opened(visit, code, turn)
    case, subject, w = found.case, found.subject, visit.words
    post = post_called(case, found.title, w)
    shared: dict[str, Any] = {
        "found": found,
        "chip": case_chip(case.status, w),
        "heading": w("Your {post}", post=post),
    }
    if subject is None:
        after = found.after and after_words(found.after, found.title, visit.mail_words)
        return visit.page("case-closed.html", after=after, **shared)
    longest = visit.service.platforms[subject.account.ref.connector].max_length
    return visit.page(
        "case.html",
        case=case,
        subject=subject,
        kind=kind_of(subject, visit.service.phrases.voice(visit.lang)),
        pieces=pieces(found.text, case.findings),
        host=host_of(case.post_url),
        max_length=longest,
        only_hard=all(finding.hard for finding in case.findings),
        said=said,
        turn=turn,
        form=visit.service.new_id(),
        sight=sight_of(found.case, found.shared_from, visit),
        **told_of(subject, visit, longest),
        **shared,
    )


def host_of(url: str | None) -> str:
    """Where an outside link leads, as a browser would really go there; empty for anything but the web."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
        return host.encode("idna").decode() if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


@pages.get("/c/{code}/no")
def not_a_problem(visit: MemberOnly, code: str) -> Response:
    """Where the link in a mail leads: one button, and nothing happens before it is pressed."""
    with visit.service.store.begin() as tx:
        case = own_case(tx, visit.member.id, CaseId(code.upper()))
    if case.status.closed:
        return visit.go(f"/c/{case.id}")
    return visit.page("case-no.html", case=case)


ACTS: Mapping[str, Act] = {
    "dismiss": lambda tx, case, deed: dismiss(tx, case, deed.now),
    "protect": lambda tx, case, deed: protect(tx, case, deed.offices, deed.now),
    "ask": lambda tx, case, deed: ask(tx, case, deed.offices, deed.now, deed.words, deed.form),
    "back": lambda tx, case, deed: take_back(tx, case, deed.now),
    "useful": lambda tx, case, deed: call_useful(tx, case, deed.now),
    "useless": lambda tx, case, deed: call_useless(tx, case),
}


@pages.form("/c/{code}")
async def move(visit: MemberOnly, form: Form, code: str) -> Response:
    """What its author decided."""
    wanted = form.one("move")
    if wanted == "look":
        return await _look_again(visit, code)
    if wanted not in ACTS:
        raise NotFound(f"no move {wanted!r}")
    deed = Deed(
        visit.offices, visit.service.clock(), form.one("words", LONGEST_ANSWER), form.one("form")
    )
    await asyncio.to_thread(_act, visit, code, ACTS[wanted], deed)
    return visit.go(f"/c/{code.upper()}")


def _act(visit: MemberVisit, code: str, act: Act, deed: Deed) -> None:
    """Pressed twice, or closed meanwhile: nothing happens, and the page shows how it stands. Only words that
    would be lost that way are shown once more."""
    with suppress(*(() if deed.words else (IllegalMove,))), visit.service.store.begin() as tx:
        case = own_case(tx, visit.member.id, CaseId(code.upper()))
        act(tx, case, deed)


async def _look_again(visit: MemberVisit, code: str) -> Response:
    """Look at the post now, and say what was seen."""
    w = visit.words
    case = await asyncio.to_thread(_own, visit, code)
    if case.status.closed:
        return visit.go(f"/c/{case.id}")
    try:
        after = await look_again(visit.service.world, case)
    except NotAllowed:
        said = w(
            "This account is not being read, so Amends cannot look. Start it again on your page."
        )
    except SourceError:
        said = w("The server there does not answer. Amends looks again by itself.")
    else:
        said = _seen(after, case, w)
    return await asyncio.to_thread(_page, visit, code, said=said)


def _own(visit: MemberVisit, code: str) -> Case:
    with visit.service.store.begin() as tx:
        return own_case(tx, visit.member.id, CaseId(code.upper()))


def _seen(after: Case, before: Case, w: Callable[[str], str]) -> str:
    if after.status.closed:
        return ""
    if after.content_hash != before.content_hash:
        return w("Amends sees your edit. Some words in it may still read the same way.")
    return w("The post still reads as before. Some servers show a change a few minutes late.")
