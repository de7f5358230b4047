"""The second factor of whoever comes in for an office: asked for once the link has been used (safety A7)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.audit import AuditEntry
from monitor.domain.factor import Factor
from monitor.domain.token import TOKEN_LIFE, Purpose, Token, digest
from monitor.ports import Transaction
from monitor.usecases.signin import CODE_TRIES, Refusal

StepOf = Callable[[bytes, str, datetime], int | None]
"""The half minute that a code belongs to, with this secret and at this time."""


@dataclass(frozen=True, slots=True)
class Door:
    """What asking for a code takes beside the database."""

    new_secret: Callable[[], str]
    secret_for: Callable[[str], bytes]
    """The secret that is offered with a ticket."""
    step_of: StepOf


def ticket_for(tx: Transaction, door: Door, link: Token, browser: str, now: datetime) -> str:
    """What the page that asks for a code carries; good in this browser alone, as long as a link."""
    ticket = door.new_secret()
    tx.add_token(
        replace(
            link,
            digest=digest(ticket),
            purpose=Purpose.SECOND,
            made_at=now,
            expires_at=now + TOKEN_LIFE,
            browser=digest(browser),
            code=None,
        )
    )
    return ticket


def ticket_held(tx: Transaction, ticket: str, browser: str, now: datetime) -> Token | None:
    """The ticket, while it is good."""
    token = tx.token(digest(ticket))
    good = token and token.purpose is Purpose.SECOND and token.browser == digest(browser)
    return token if good and token and token.expires_at > now else None


def is_set_up(tx: Transaction, ticket: Token) -> bool:
    """Whether whoever holds the ticket has a factor already."""
    return tx.factor(_holder(ticket)) is not None


def show_code(
    tx: Transaction, door: Door, ticket: str, browser: str, code: str, now: datetime
) -> Token | Refusal:
    """The ticket again, used up, once the code is right; the first right code sets the factor up."""
    token = ticket_held(tx, ticket, browser, now)
    if token is None:
        return Refusal.OLD
    typed = f"second {token.digest}"
    tx.in_turn(typed)
    if tx.count_try(typed, token.made_at, now) > CODE_TRIES:
        tx.spend_token(token.digest, now)
        return Refusal.OLD
    holder = _holder(token)
    known = tx.factor(holder)
    factor = known or Factor(door.secret_for(ticket), now, 0)
    step = door.step_of(factor.secret, code, now)
    if step is None or step <= factor.last_step:
        return Refusal.WRONG_CODE
    tx.save_factor(holder, replace(factor, last_step=step))
    if known is None:
        tx.log(AuditEntry(now, token.office or "", "set up a second factor", None))
    return tx.spend_token(token.digest, now) or Refusal.OLD


def forget_factor(tx: Transaction, office: str, address: str, now: datetime) -> bool:
    """Let somebody set theirs up anew, by the operator's hand. False when they have none."""
    holder = _named(office, digest(address.lower()))
    if tx.factor(holder) is None:
        return False
    tx.save_factor(holder, None)
    tx.log(AuditEntry(now, "operator", "forgot a second factor", None, office))
    return True


def _holder(ticket: Token) -> str:
    return _named(ticket.office or "", ticket.person or "")


def _named(office: str, person: str) -> str:
    return f"{office} {person}"
