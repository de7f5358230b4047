"""Consent ends after a year, and with the text it was given to: asked for anew, once and in good time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from monitor.domain.ids import MemberId, MessageId
from monitor.domain.message import Kind, Message
from monitor.ports import Store, Transaction
from monitor.usecases.pause import pause

log = structlog.get_logger()

SOON = timedelta(days=30)
"""How long before its end a consent can be given again, and its member is written to."""

ENDS, CHANGED = "consent-ends", "consent-changed"


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many members were asked because their consent ends, or paused because its text has changed."""

    ending: int
    changed: int


def renew(store: Store, version: str, now: datetime, new_id: Callable[[], str]) -> Renewed:
    """Stop what nobody has agreed to in the words of this ``version``, and ask. Doing it twice changes
    nothing: for each consent there is one mail of each sort."""
    with store.begin() as tx:
        changed = tx.agreed_to_another(version)
        for member_id in changed:
            pause(tx, tx.member(member_id), now, by="service")
            _ask(tx, member_id, CHANGED, now, new_id)
        over = {*tx.lapsed(now), *changed}
        ending = [member_id for member_id in tx.lapsed(now + SOON) if member_id not in over]
        asked = [_ask(tx, member_id, ENDS, now, new_id) for member_id in ending]
    renewed = Renewed(sum(asked), len(changed))
    if renewed != Renewed(0, 0):
        log.info("consent_asked", ending=renewed.ending, changed=renewed.changed)
    return renewed


def _ask(
    tx: Transaction, member_id: MemberId, what: str, now: datetime, new_id: Callable[[], str]
) -> bool:
    consent = tx.consents_of([member_id])[member_id]
    key = f"{what}:{member_id}:{consent.given_at.isoformat()}"
    ident = MessageId(new_id())
    return tx.queue(Message(ident, key, Kind.OPERATIONS, member_id, now, now, (("what", what),)))
