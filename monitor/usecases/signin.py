"""Coming in by a link in a mail: it works once, for 15 minutes, and at once only where it was asked for."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.ids import MemberId, MessageId
from monitor.domain.member import Member, Standing
from monitor.domain.message import Kind, Message, Office, to_office
from monitor.domain.token import SESSION_LIFE, TOKEN_LIFE, Purpose, Session, Token, digest
from monitor.ports import Transaction
from monitor.usecases.team import mailbox_of, meet

log = structlog.get_logger()

HOUR = timedelta(hours=1)
Limit = tuple[str, timedelta, int]
"""What is counted, within what time, and how often it may be."""
LINKS_AN_ADDRESS = 3
"""Within the life of a link."""
LINKS_A_PLACE = 10
"""An hour, from one network address."""
LINKS_ALARM = 100
"""An hour, all together: the operator is told when there are more (safety A6)."""
CODE_TRIES = 5
LINKS = frozenset({Purpose.CONFIRM, Purpose.SIGN_IN})
"""What a link in a mail is for. Tickets and ways back are none: as links they would bring fresh tries."""


@dataclass(frozen=True)
class LinkDesk:
    """What making links needs beside the database."""

    base_url: str
    operators: Sequence[str]
    new_secret: Callable[[], str]
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody at a browser who typed an address."""

    address: str
    browser: str
    """The secret in that browser's cookie."""
    place: str
    """Its network address; only ever counted."""
    to: str = ""
    """The page they wanted to see."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What every asker is told, whoever the address belongs to (safety A5)."""

    code: str
    """Six digits, to be typed where the link is opened in another browser."""


class TooMany(Enum):
    """Too many links were asked for: none is sent."""

    TOO_MANY = "too many"


class Refusal(Enum):
    """Why a link does not let somebody in."""

    OLD = "old"
    """Used, ended, or never made: all three look the same."""
    WRONG_CODE = "wrong code"


def sign_in(tx: Transaction, desk: LinkDesk, asking: Asking, now: datetime) -> Asked | TooMany:
    """Send a link to a member; to anybody else nothing, and no sign of it."""
    if too_many(tx, desk, asking, now):
        return TooMany.TOO_MANY
    member = tx.member_at(asking.address)
    if member is None or member.standing is Standing.PENDING:
        return Asked(_code(desk))
    return link_for(tx, desk, asking, member, desk.new_secret(), Purpose.SIGN_IN, now)


def sign_in_office(
    tx: Transaction,
    desk: LinkDesk,
    asking: Asking,
    office: Office,
    addresses: Sequence[str],
    now: datetime,
) -> Asked | TooMany:
    """Send a link to one of an office's mailboxes; to anybody else nothing, and no sign of it."""
    if too_many(tx, desk, asking, now):
        return TooMany.TOO_MANY
    secret, code = desk.new_secret(), _code(desk)
    if asking.address in [address.lower() for address in addresses]:
        link = _token(secret, code, Purpose.SIGN_IN, asking, now)
        tx.add_token(replace(link, office=office, person=digest(asking.address)))
        slots = (("link", _link(desk, secret, asking.to)),)
        key = f"login:{desk.new_id()}"
        for message in to_office(
            office, [asking.address], Kind.LOGIN, key, slots, now, desk.new_id
        ):
            tx.queue(message)
    return Asked(code)


def too_many(tx: Transaction, desk: LinkDesk, asking: Asking, now: datetime) -> bool:
    """Count this asking; True when no link may be sent any more for now."""
    if tx.count_try("links", now - HOUR, now) > LINKS_ALARM:
        _alarm(tx, desk, now)
    return not one_more(
        tx,
        now,
        (f"link to {asking.address}", TOKEN_LIFE, LINKS_AN_ADDRESS),
        (f"link from {asking.place}", HOUR, LINKS_A_PLACE),
    )


def one_more(tx: Transaction, now: datetime, *limits: Limit) -> bool:
    """Whether every limit has room for one more, which then counts. What is refused fills none: whoever
    goes on asking would keep the people of an address or a place out for as long."""
    for what, _, _ in limits:
        tx.in_turn(what)
    if any(tx.tried(what, now - within) >= most for what, within, most in limits):
        return False
    for what, within, _ in limits:
        tx.count_try(what, now - within, now)
    return True


def _alarm(tx: Transaction, desk: LinkDesk, now: datetime) -> None:
    code = f"E-{desk.new_id()[:4].upper()}"
    log.warning("many_links_asked_for", code=code)
    slots = (("code", code), ("what", "links"))
    key = f"operations:links:{now:%Y-%m-%dT%H}"
    for message in to_office(
        Office.OPERATOR, desk.operators, Kind.OPERATIONS, key, slots, now, desk.new_id
    ):
        tx.queue(message)


def link_for(
    tx: Transaction,
    desk: LinkDesk,
    asking: Asking,
    member: Member,
    secret: str,
    purpose: Purpose,
    now: datetime,
) -> Asked:
    """Make a link and queue the mail that carries it. Older ones for the same purpose are void."""
    code = _code(desk)
    tx.add_token(_token(secret, code, purpose, asking, now, member_id=member.id))
    joining = "1" if purpose is Purpose.CONFIRM else ""
    slots = (("link", _link(desk, secret, asking.to)), ("joining", joining))
    ident = MessageId(desk.new_id())
    tx.queue(Message(ident, f"login:{ident}", Kind.LOGIN, member.id, now, now, slots))
    return Asked(code)


def _link(desk: LinkDesk, secret: str, to: str) -> str:
    return f"{desk.base_url}/l/{secret}" + (f"?to={to}" if to else "")


def _code(desk: LinkDesk) -> str:
    drawn = hashlib.sha256(desk.new_secret().encode()).digest()
    return f"{int.from_bytes(drawn[:8]) % 1_000_000:06}"


def _token(
    secret: str,
    code: str,
    purpose: Purpose,
    asking: Asking,
    now: datetime,
    *,
    member_id: MemberId | None = None,
) -> Token:
    return Token(
        digest=digest(secret),
        purpose=purpose,
        member_id=member_id,
        made_at=now,
        expires_at=now + TOKEN_LIFE,
        browser=digest(asking.browser),
        code=_sealed(secret, code),
    )


def _sealed(secret: str, code: str) -> str:
    """Six digits alone could be found from their hash by trying them all."""
    return digest(f"{secret} {code}")


def open_link(tx: Transaction, secret: str, now: datetime) -> Token | None:
    """The link that is looked at, while it still works. Looking uses up nothing (safety A2)."""
    token = tx.token(digest(secret))
    return token if token and token.purpose in LINKS and token.expires_at > now else None


def use_link(
    tx: Transaction, secret: str, browser: str, code: str, now: datetime
) -> Token | Refusal:
    """Use the link up. In another browser than the one that asked, only with the code (safety A3)."""
    token = open_link(tx, secret, now)
    if token is None:
        return Refusal.OLD
    if token.browser != digest(browser):
        typed = f"code {token.digest}"
        tx.in_turn(typed)
        tries = tx.count_try(typed, token.made_at, now)
        if tries > CODE_TRIES:
            tx.spend_token(token.digest, now)
            return Refusal.OLD
        if token.code != _sealed(secret, code):
            return Refusal.WRONG_CODE
    return tx.spend_token(token.digest, now) or Refusal.OLD


def open_session(
    tx: Transaction, token: Token, old: str, now: datetime, new_secret: Callable[[], str]
) -> str:
    """Sign in whoever used the link; the session that the browser had before ends (safety A7).

    The secret of the new one: it is in the cookie and nowhere else.
    """
    tx.end_session(digest(old))
    secret = new_secret()
    subject = token.office or token.member_id or ""
    tx.add_session(
        Session(
            digest=digest(secret),
            subject=subject,
            office=token.office,
            made_at=now,
            expires_at=now + SESSION_LIFE,
            last_seen_at=now,
            csrf=new_secret(),
            person=token.person,
        )
    )
    if token.office == Office.COMMS:
        meet(tx, mailbox_of(token.person), now)
    tx.log(AuditEntry(now, token.office or "member", "signed in", token.member_id))
    return secret
