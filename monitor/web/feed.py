"""The figures for a feed reader: weeks as they were told, under an address that only comms hands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from starlette.responses import Response

from monitor.adapters.catalogue import Words, words
from monitor.domain.calendar import end_of, label_of, last_week
from monitor.domain.figures import Week
from monitor.domain.token import digest
from monitor.errors import NotFound
from monitor.ports import Transaction
from monitor.usecases.digest import FEED, SINCE, published
from monitor.web.dashboard import lede
from monitor.web.deps import Anyone, CommsOnly, Form, Pages, Visit

pages = Pages()

ATOM = "http://www.w3.org/2005/Atom"
ATOM_TYPE = "application/atom+xml"


@pages.form("/feed")
def make(visit: CommsOnly, form: Form) -> Response:
    """A new address, shown this once; the one before it leads nowhere from now on."""
    secret = visit.service.new_secret()
    with visit.service.store.begin() as tx:
        tx.remember(FEED, digest(secret))
    base = visit.service.settings.portal.base_url
    return visit.page("feed.html", address=f"{base}/feed/{secret}")


@pages.form("/feed/withdraw")
def withdraw(visit: CommsOnly, form: Form) -> Response:
    """No address leads to the figures any more."""
    with visit.service.store.begin() as tx:
        tx.remember(FEED, "")
    return visit.go("/comms#along")


@pages.get("/feed/{secret}")
def read(visit: Anyone, secret: str) -> Response:
    """The figures as Atom (RFC 4287). A wrong address looks like any page that is not there."""
    service = visit.service
    with service.store.begin() as tx:
        known = tx.remembered(FEED) or ""
        if not service.settings.digest.allowed or not compare_digest(known, digest(secret)):
            raise NotFound("no such feed")
        since = tx.remembered(SINCE)
        began = datetime.fromisoformat(since) if since else service.clock()
        weeks = _told(tx, visit, began)
    base, lang = service.settings.portal.base_url, service.settings.digest.lang
    w = words("pages", lang, service.settings.digest.timezone, familiar=service.settings.familiar)
    body = atom(weeks, Place(base, secret), began, w)
    tag = f'"{sha256(body).hexdigest()[:24]}"'
    if visit.request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=ATOM_TYPE, headers={"ETag": tag})


def _told(tx: Transaction, visit: Visit, began: datetime) -> list[Week]:
    """The weeks in which the service ran since it ``began``, newest first."""
    settings, now = visit.service.settings.digest, visit.service.clock()
    zone = ZoneInfo(settings.timezone)
    told = published(tx, last_week(now, settings.timezone), now, settings.timezone).weeks
    return [week for week in reversed(told) if began < end_of(week.start, zone)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a feed stands."""

    base: str
    secret: str


def atom(weeks: Sequence[Week], place: Place, began: datetime, w: Words) -> bytes:
    """These weeks, newest first, as a feed that is as old as the last of them, or as the service."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": w.lang})
    _say(feed, "id", f"{place.base}/comms")
    _say(feed, "title", w("Amends: the week in figures"))
    updated = end_of(weeks[0].start, w.zone) if weeks else began
    _say(feed, "updated", updated.isoformat(timespec="seconds"))
    _say(_say(feed, "author"), "name", "Amends")
    _link(feed, "self", f"{place.base}/feed/{place.secret}")
    _link(feed, "alternate", f"{place.base}/comms")
    for week in weeks:
        _entry(feed, week, f"{place.base}/comms?week={_label(week, w)}", w)
    told: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return told


def _entry(feed: ElementTree.Element, week: Week, address: str, w: Words) -> None:
    entry = _say(feed, "entry")
    _say(entry, "id", address)
    year, _, number = _label(week, w).partition("-W")
    _say(entry, "title", w("Week {week} of {year}", week=int(number), year=year))
    _say(entry, "updated", end_of(week.start, w.zone).isoformat())
    _link(entry, "alternate", address)
    _say(entry, "content", lede(week.figures, w)).set("type", "text")


def _label(week: Week, w: Words) -> str:
    return label_of(week.start.astimezone(w.zone).date())


def _link(under: ElementTree.Element, rel: str, href: str) -> None:
    kind = ATOM_TYPE if rel == "self" else "text/html"
    ElementTree.SubElement(under, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind})


def _say(under: ElementTree.Element, name: str, text: str = "") -> ElementTree.Element:
    made = ElementTree.SubElement(under, f"{{{ATOM}}}{name}")
    made.text = text or None
    return made
