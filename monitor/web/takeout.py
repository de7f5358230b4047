"""Everything that is kept about a member, to take along: a page to read, and the same for programs."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from monitor.adapters.receipts import chosen
from monitor.domain.audit import AuditEntry
from monitor.domain.member import AWAY
from monitor.domain.thread import Remark, Side
from monitor.errors import TextErased
from monitor.ports import Transaction
from monitor.usecases.export import POST, export
from monitor.web.deps import MemberOnly, MemberVisit, Pages
from monitor.web.helping import names
from monitor.web.keepings import log_line, mail_line
from monitor.web.kept import counted_as, holding, kept
from monitor.web.portal import agreed, case_views
from monitor.web.render import STATIC
from monitor.web.views import CaseView, account_view

pages = Pages()


@dataclass(frozen=True, slots=True)
class Told:
    """A case with its words, as long as they are kept."""

    view: CaseView
    text: str
    thread: tuple[Remark, ...]


@pages.opened("/me/export")
def take(visit: MemberOnly) -> Response:
    """One archive, made at once."""
    now = visit.service.clock()
    with visit.service.store.begin() as tx:
        tx.log(AuditEntry(now, "member", "exported", visit.member.id))
        everything = export(tx, tx.member(visit.member.id))
        page = _page(visit, tx)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("amends.html", page)
        archive.writestr("amends.json", json.dumps(everything, ensure_ascii=False, indent=2))
        archive.writestr("posts.csv", _table(everything["posts"]))
    headers = {"Content-Disposition": f'attachment; filename="amends-{now:%Y-%m-%d}.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=headers)


def _table(posts: Sequence[Mapping[str, Any]]) -> str:
    """The list of posts once more, as a table."""
    lines = [",".join(POST), *(",".join(map(str, post.values())) for post in posts)]
    return "\r\n".join(lines)


def _page(visit: MemberVisit, tx: Transaction) -> bytes:
    """What a member reads: the same as their own page tells, whole, with every text that is kept."""
    service, w, now = visit.service, visit.words, visit.service.clock()
    member, called = tx.member(visit.member.id), names(tx.colleagues())
    held, away = holding(tx, member), member.standing in AWAY
    accounts = held.accounts
    views = case_views(visit, tx.cases_of(member.id), {each.id: each for each in accounts})
    page = visit.page(
        "export.html",
        style=_style(),
        now=now,
        member=member,
        chosen=chosen(member, tx.consent_of(member.id), visit.mail_words),
        agreed=agreed(tx, visit),
        accounts=[account_view(each, service.platforms, w, now, away=away) for each in accounts],
        cases=[_told(tx, view) for view in views],
        no_problem=tx.dismissals_of(member.id),
        mails=[line for mail in tx.messages_to(member.id) if (line := mail_line(mail, w))],
        log=[log_line(entry, w, called) for entry in tx.looked_at(member.id)],
        read=w.many(
            "Of {number} post that was read, an identifier and a fingerprint are kept.",
            "Of {number} posts that were read, an identifier and a fingerprint are kept.",
            held.read,
        ),
        kept=list(kept(held, views, w)),
        counted=[(event.at, counted_as(event.what, w)) for event in tx.happened_to(member.id)],
        sessions=tx.sessions_of(member.id),
        comms=Side.COMMS,
    )
    return bytes(page.body)


def _style() -> Markup:
    """Inside the page, which so looks as it should wherever it is opened."""
    return Markup("<style>{}</style>").format(
        Markup((STATIC / "amends.css").read_text(encoding="utf-8"))  # noqa: S704 - a file of ours
    )


def _told(tx: Transaction, view: CaseView) -> Told:
    try:
        text = tx.text_of(view.case.id)
    except TextErased:
        text = ""
    return Told(view, text, tx.thread_of(view.case.id))
