"""What the company switches in a place, for who works there already: nothing starts by itself, and each
is told once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.ids import MessageId
from monitor.domain.member import Member, Scope, Standing
from monitor.domain.message import Kind, Message
from monitor.domain.place import Consequence, Places, not_asked, off, switched
from monitor.ports import Store, Transaction

log = structlog.get_logger()

HEEDED = "places.heeded"


@dataclass(frozen=True, slots=True)
class Map:
    """The switches as the company has set them, now."""

    places: Places
    now: datetime
    new_id: Callable[[], str]


def heed_places(store: Store, here: Map) -> int:
    """Hold everybody against switches that have changed; how many that was of consequence to."""
    with store.begin() as tx:
        if (tx.remembered(HEEDED) or "") == switched(here.places):
            return 0
        tx.remember(HEEDED, switched(here.places))
        told = [tell(tx, tx.member(member_id), here) for member_id in tx.taking_part()]
    log.info("places_heeded", members=sum(told))
    return sum(told)


def tell(tx: Transaction, member: Member, here: Map) -> bool:
    """What follows for a member from where they work, with one mail about it; nothing the second time."""
    what = heed(tx, member, here)
    if what is None:
        return False
    place = here.places.get(member.place)
    why = place.why if place and what in (Consequence.OFF, Consequence.UNCOUNTED) else ""
    key = f"{what}:{member.id}:{here.now.isoformat()}"
    slots = (("what", what.value), ("why", why))
    ident = MessageId(here.new_id())
    return tx.queue(
        Message(ident, key, Kind.OPERATIONS, member.id, here.now, here.now, slots),
    )


def heed(tx: Transaction, member: Member, here: Map) -> Consequence | None:
    """What follows for a member from where they work, if anything does."""
    uncounted = _uncount(tx, member, here)
    closed = member.standing is Standing.CLOSED
    if closed is off(here.places, member.place):
        return Consequence.UNCOUNTED if uncounted else None
    standing = Standing.PAUSED if closed else Standing.CLOSED
    tx.save_member(replace(member, standing=standing, paused_until=None))
    action = "place on" if closed else "place off"
    tx.log(AuditEntry(here.now, "service", action, member.id))
    if closed:
        return Consequence.ON
    return Consequence.OFF if member.place else Consequence.UNSAID


def _uncount(tx: Transaction, member: Member, here: Map) -> bool:
    """No figure counts them from now on, and what was counted is erased. Their consent goes on
    without it: from the same day, until the same day."""
    consent = tx.consent_of(member.id)
    if consent is None or not consent.counted or not not_asked(here.places, member.place):
        return False
    less = replace(consent, scopes=consent.scopes - {Scope.COUNT})
    tx.add_consent(less)
    tx.log(AuditEntry(here.now, "service", "uncounted", member.id, less.fingerprint))
    return True
