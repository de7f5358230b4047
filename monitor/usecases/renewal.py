"""Consent ends after a year, and with the text it was given to: asked for anew, once and in good time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from monitor.domain.ids import MemberId, MessageId
from monitor.domain.member import Consent
from monitor.domain.message import Kind, Message
from monitor.ports import Store, Transaction
from monitor.usecases.pause import pause

log = structlog.get_logger()

SOON = timedelta(days=30)
"""How long before its end a consent can be given again, and its member is written to."""

ENDS, CHANGED = "consent-ends", "consent-changed"


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many members were asked because their consent ends, or paused because it does not cover what is asked for now."""

    ending: int
    changed: int


RULES_ASK = "consent.rules"


def renew(store: Store, version: str, now: datetime, new_id: Callable[[], str]) -> Renewed:
    """Stop what nobody has agreed to in the words of this ``version``, and ask. Doing it twice changes
    nothing: for each consent there is one mail of each sort."""
    with store.begin() as tx:
        changed = stop_unagreed(tx, version, now, new_id)
        over = {*tx.lapsed(now), *changed}
        ending = [member_id for member_id in tx.lapsed(now + SOON) if member_id not in over]
        asked = [_ask(tx, member_id, ENDS, now, new_id) for member_id in ending]
    renewed = Renewed(sum(asked), len(changed))
    if renewed != Renewed(0, 0):
        log.info("consent_asked", ending=renewed.ending, changed=renewed.changed)
    return renewed


def stop_unagreed(
    tx: Transaction, version: str, now: datetime, new_id: Callable[[], str]
) -> tuple[MemberId, ...]:
    """Pause everybody who has not agreed to this version of the text, or to a rule that looks for something
    new, and ask them once."""
    rules = asked_anew(tx)
    older = tx.agreed_before(rules) if rules else ()
    stopped = tuple(dict.fromkeys((*tx.agreed_to_another(version), *older)))
    for member_id in stopped:
        pause(tx, tx.member(member_id), now, by="service")
        _ask(tx, member_id, CHANGED, now, new_id)
    return stopped


def ask_anew(tx: Transaction, now: datetime) -> None:
    """A rule looks for something that no rule looked for before: no consent from before now covers it."""
    tx.remember(RULES_ASK, now.isoformat())


def asked_anew(tx: Transaction) -> datetime | None:
    """Since when a consent covers all that the rules look for; None while every one does."""
    at = tx.remembered(RULES_ASK)
    return datetime.fromisoformat(at) if at else None


def asked_about(tx: Transaction, consent: Consent | None) -> tuple[str, ...]:
    """The rules that a consent does not cover, by id."""
    asked = (each for each in tx.revisions() if each.asks)
    new = [each.rule_id for each in asked if consent is None or consent.given_at < each.at]
    return tuple(dict.fromkeys(new))


def _ask(
    tx: Transaction, member_id: MemberId, what: str, now: datetime, new_id: Callable[[], str]
) -> bool:
    consent = tx.consents_of([member_id])[member_id]
    key = f"{what}:{member_id}:{consent.given_at.isoformat()}"
    ident = MessageId(new_id())
    return tx.queue(Message(ident, key, Kind.OPERATIONS, member_id, now, now, (("what", what),)))
