"""The log of who did what, for the privacy officer: without names, and with proof that it is whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.responses import Response

from monitor.domain.audit import AuditEntry, AuditHead
from monitor.domain.colleague import colleague_in
from monitor.web.deps import Form, Pages, PrivacyOnly, Visit
from monitor.web.keepings import officer_line

pages = Pages()

A_PAGE = 100
"""Entries on one page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, as it is shown."""

    number: int
    at: datetime
    who: str
    what: str
    whose: str
    """The beginning of a pseudonym: the same for the same person, and nothing without the database's key."""


@pages.get("/log")
def log(visit: PrivacyOnly, before: int | None = None) -> Response:
    """The newest entries, or older ones."""
    return _page(visit, before)


@pages.form("/log/check")
def check(visit: PrivacyOnly, form: Form) -> Response:
    """Hold the whole log against its seals, and against a head that was mailed before."""
    number, seal = form.one("number"), form.one("seal").lower()
    known = AuditHead(int(number), seal) if number.isdecimal() and len(number) < 16 else AuditHead()
    with visit.service.store.begin() as tx:
        broken, unlike = tx.audit_broken_at(known), tx.consents_unlike_the_log()
    found = {"broken": broken, "unlike": unlike, "from_mail": known.number > 0}
    return _page(visit, None, checked=True, **found)


def _page(visit: Visit, before: int | None, **found: Any) -> Response:
    with visit.service.store.begin() as tx:
        entries = tx.logged(before, A_PAGE)
    more = len(entries) == A_PAGE and entries[-1][0].number > 1
    return visit.page(
        "log.html",
        **{"checked": False, "broken": None, "unlike": 0, "from_mail": False, **found},
        entries=[_entry(head, entry, visit) for head, entry in entries],
        older=entries[-1][0].number if more else None,
    )


def _entry(head: AuditHead, entry: AuditEntry, visit: Visit) -> Entry:
    colleague = colleague_in(entry.actor)
    said = officer_line(entry, visit.words, {colleague: colleague[:6]})
    return Entry(head.number, entry.at, said.who, said.what, (entry.member_id or "")[:6])
