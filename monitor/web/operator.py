"""How the service is doing, for whoever runs it: counts and times, no posts and no names."""

import platform
import pyexpat
from datetime import datetime
from importlib.metadata import version

from starlette.responses import Response

from monitor.adapters.catalogue import Words
from monitor.adapters.machine import database
from monitor.domain.machine import Database
from monitor.usecases.resend import resend
from monitor.usecases.status import status_of
from monitor.web.deps import Form, OperatorOnly, Pages, Visit

pages = Pages()

MIB = 1024 * 1024


@pages.get("/status")
def status(visit: OperatorOnly) -> Response:
    """Everything an operator asks first, what wants a hand above all."""
    return _page(visit)


@pages.form("/status/resend")
def again(visit: OperatorOnly, form: Form) -> Response:
    """Parked mail goes back into the queue; pressed twice, it still goes once."""
    with visit.service.store.begin() as tx:
        number = resend(tx, visit.service.clock(), by="operator")
    w = visit.words
    return _page(
        visit, w.many("{number} mail is tried again.", "{number} mails are tried again.", number)
    )


def _page(visit: Visit, resent: str = "") -> Response:
    service, w = visit.service, visit.words
    with service.store.begin() as tx:
        found = status_of(tx, service.clock())
    base = database(service.settings.database_url)
    return visit.page(
        "status.html",
        found=found,
        resent=resent,
        ago=lambda at: ago(found.at, at, w),
        versions=_versions(base, service.policy.now().version),
        size=w.number(round(base.size / MIB)),
        free=None if base.free is None else w.number(round(base.free / MIB)),
        copies=service.copies is not None,
        unfiled=service.settings.digest.missing,
    )


def _versions(base: Database, policy: str) -> dict[str, str]:
    return {
        "Amends": version("amends"),
        "Python": platform.python_version(),
        "Expat": pyexpat.EXPAT_VERSION.partition("_")[2],
        base.kind.partition(" ")[0]: base.kind.partition(" ")[2],
        "policy": policy,
    }


def ago(now: datetime, at: datetime | None, w: Words) -> str:
    """How long since, in one unit that people would say."""
    if at is None:
        return w("never")
    seconds = int((now - at).total_seconds())
    if seconds < 0:
        return w("not due yet")
    if seconds < 5:
        return w("just now")
    if seconds < 120:
        return w.many("{number} second ago", "{number} seconds ago", seconds)
    if seconds < 7200:
        return w.many("{number} minute ago", "{number} minutes ago", seconds // 60)
    if seconds < 172800:
        return w.many("{number} hour ago", "{number} hours ago", seconds // 3600)
    return w.many("{number} day ago", "{number} days ago", seconds // 86400)
