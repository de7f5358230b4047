"""How the service is doing, for whoever runs it: counts and times, no posts and no names."""

from datetime import datetime, timedelta
from typing import Any

from starlette.responses import Response

from monitor.adapters.ballast import weight
from monitor.adapters.blocks import visible
from monitor.adapters.catalogue import Words
from monitor.adapters.machine import database, versions
from monitor.domain.machine import Machine
from monitor.errors import ConfigurationRefused
from monitor.settings import Settings
from monitor.usecases.examine import SKEW
from monitor.usecases.resend import resend
from monitor.usecases.status import MIB, Report, Status, status_of
from monitor.web.deps import Form, OperatorOnly, Pages, Visit
from monitor.wiring import vault_of

pages = Pages()


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
    service = visit.service
    with service.store.begin() as tx:
        found = status_of(tx, service.clock())
    report = Report(found, machine(service.settings))
    return visit.page("status.html", resent=resent, **shown(report, visit.words))


def machine(settings: Settings) -> Machine:
    """What the service runs on, and what its settings leave open."""
    base = database(settings.database_url)
    try:
        vault = vault_of(settings)
        names = vault.name, vault.former_name
    except ConfigurationRefused:
        # The file may be there at the start alone.
        names = "", ""
    return Machine(
        database=base,
        versions=versions(),
        master_key=names[0],
        former_key=names[1],
        copies=settings.backup.folder is not None,
        ballast=weight(settings.database_url),
        unfiled=settings.digest.missing,
    )


def shown(report: Report, w: Words) -> dict[str, Any]:
    """The report as the page has it."""
    base, found = report.machine.database, report.status
    return {
        "found": found,
        "machine": report.machine,
        "troubles": trouble_lines(report, w),
        "apart": seconds(report.skew, w) if report.skew > SKEW else "",
        "ago": lambda at: ago(found.at, at, w),
        "kind": base.kind.partition(" "),
        "size": w.number(round(base.size / MIB)),
        "free": None if base.free is None else w.number(base.free // MIB),
        "ballast": None
        if report.machine.ballast is None
        else w.number(report.machine.ballast // MIB),
    }


def trouble_lines(report: Report, w: Words) -> list[str]:
    """What wants a hand and what to do, a sentence or two each."""
    said = {**_of_the_work(report.status, w), **_of_the_machine(report, w)}
    return [said[word] for word in report.troubles]


def _of_the_work(found: Status, w: Words) -> dict[str, str]:
    return {
        "loops": w(
            "These parts stand still: {loops}. A restart wakes them; the log says why they stopped. "
            "Where processes run apart, a scheduler and a worker have to be among them.",
            loops=", ".join(found.stale),
        ),
        "rules": w(
            "The rules could not be read again, and the last good ones are in force: {why}",
            why=visible(w.said(found.policy_trouble)) if found.policy_trouble else "",
        ),
        "held": w(
            "Rules are held and not run, since they match too much; all others go on. {rules}",
            rules=visible(" ".join(map(w.said, found.rules_held))),
        ),
        "mail-server": w(
            "The mail server takes nothing. Mails wait and are tried again; see mail.host and its login."
        ),
        "parked": w("Mails were given up. Mend what is in their way, then let Amends try again."),
        "outbox": w("A mail has been waiting for over an hour."),
        "accounts": w("An account was to be read over an hour ago. Is a worker running?"),
        "canary": w(
            "The hourly trial has not arrived: a made-up post did not get through reading, checking and "
            "mail. The log says where it was lost."
        ),
    }


def _of_the_machine(report: Report, w: Words) -> dict[str, str]:
    base, failed = report.machine.database, [p for p in report.status.probes if p.trouble]
    return {
        "copies": w(
            "The last copy of the database is over three hours old. See backup.folder and its room."
        ),
        "self-test": w(
            "At the last start a defence did not hold, and that process did not start: {probes}",
            probes="; ".join(f"{probe.name}: {probe.trouble}" for probe in failed),
        ),
        "disk": w(
            "Only {number} MB are left beside the database. Make room there.",
            number=w.number((base.free or 0) // MIB),
        ),
        "clock": w(
            "The clocks of this machine and of others who write to the database are {seconds} apart. "
            "Set all of them by one time server.",
            seconds=seconds(report.skew, w),
        ),
    }


def seconds(time: timedelta, w: Words) -> str:
    """How long."""
    return w.many("{number} second", "{number} seconds", int(time.total_seconds()))


def ago(now: datetime, at: datetime | None, w: Words) -> str:
    """How long since, in one unit that people would say."""
    if at is None:
        return w("never")
    gone = int((now - at).total_seconds())
    if gone < 0:
        return w("not due yet")
    if gone < 5:
        return w("just now")
    if gone < 120:
        return w.many("{number} second ago", "{number} seconds ago", gone)
    if gone < 7200:
        return w.many("{number} minute ago", "{number} minutes ago", gone // 60)
    if gone < 172800:
        return w.many("{number} hour ago", "{number} hours ago", gone // 3600)
    return w.many("{number} day ago", "{number} days ago", gone // 86400)
