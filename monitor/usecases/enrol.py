"""Joining: somebody asks for themselves, their mailbox confirms it, and only then it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.domain.audit import AuditEntry
from monitor.domain.ids import MemberId, MessageId
from monitor.domain.member import (
    CONSENT_LIFE,
    Consent,
    ConsentText,
    Member,
    Scope,
    Sharing,
    Standing,
)
from monitor.domain.message import Delivery, Kind, Message
from monitor.domain.reach import Reach
from monitor.domain.token import Purpose, Token
from monitor.errors import NotAllowed
from monitor.ports import Transaction
from monitor.usecases.pause import start_again
from monitor.usecases.signin import Asked, Asking, LinkDesk, TooMany, link_for, too_many

LETTERS = {
    "r": Scope.READ_POSTS,
    "u": Scope.READ_UNLISTED,
    "n": Scope.SEND_NOTES,
    "c": Scope.COUNT,
}
NEEDED = frozenset({Scope.READ_POSTS, Scope.SEND_NOTES})
"""Without these there is nothing to join."""
FIRST_ACCOUNT_WITHIN = timedelta(hours=1)
"""So long the receipt of who joins waits, to name the account that most people show right away."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody typed and ticked to join."""

    name: str
    role: str
    lang: str
    timezone: str
    sharing: Sharing
    quotes: bool
    scopes: frozenset[Scope]
    reach: Reach = field(default_factory=Reach)
    place: str = ""
    starts_at: datetime | None = None
    """From when on posts are read; None for from now on."""


def ask_to_join(
    tx: Transaction, desk: LinkDesk, asking: Asking, joining: Joining, now: datetime
) -> Asked | TooMany:
    """Send the link that confirms the mailbox. Who takes part already gets one to sign in instead,
    and the asker cannot tell the difference (safety A5)."""
    if too_many(tx, desk, asking, now):
        return TooMany.TOO_MANY
    known = tx.member_at(asking.address)
    if known is not None and known.standing is not Standing.PENDING:
        return link_for(tx, desk, asking, known, desk.new_secret(), Purpose.SIGN_IN, now)
    member = Member(
        id=known.id if known else MemberId(desk.new_id()),
        address=asking.address,
        name=joining.name,
        role=joining.role,
        lang=joining.lang,
        timezone=joining.timezone,
        joined_at=now,
        sharing=joining.sharing,
        quotes=joining.quotes,
        reach=joining.reach,
        place=joining.place,
        paused_until=joining.starts_at,
    )
    if known:
        tx.save_member(member)
    else:
        tx.add_member(member)
    secret = f"{desk.new_secret()}.{_letters(joining.scopes)}"
    return link_for(tx, desk, asking, member, secret, Purpose.CONFIRM, now)


def _letters(scopes: Iterable[Scope]) -> str:
    ticked = frozenset(scopes)
    return "".join(letter for letter, scope in LETTERS.items() if scope in ticked)


def agreed_in(secret: str) -> frozenset[Scope]:
    """The scopes ticked by whoever asked for this link. They travel in it, covered by its hash, since
    nothing is kept about a consent before the mailbox has confirmed it."""
    letters = secret.rpartition(".")[2]
    return frozenset(scope for letter, scope in LETTERS.items() if letter in letters)


def confirm(
    tx: Transaction,
    token: Token,
    scopes: frozenset[Scope],
    text: ConsentText,
    desk: LinkDesk,
    now: datetime,
) -> Member:
    """The mailbox is theirs and they agree: they take part, from now on or from the day they chose."""
    if token.purpose is not Purpose.CONFIRM or token.member_id is None:
        raise NotAllowed("this link cannot confirm anything")
    newcomer = tx.member(token.member_id)
    later = newcomer.paused_until is not None and newcomer.paused_until > now
    standing = Standing.PAUSED if later else Standing.ACTIVE
    starts = newcomer.paused_until if later else None
    member = replace(newcomer, standing=standing, joined_at=now, paused_until=starts)
    tx.save_member(member)
    agree(tx, member, scopes, text, now, "joined")
    owe_receipt(tx, member, desk, now, due=now + FIRST_ACCOUNT_WITHIN)
    return member


def agree(
    tx: Transaction,
    member: Member,
    scopes: frozenset[Scope],
    text: ConsentText,
    now: datetime,
    action: str,
) -> Consent:
    """Write down what a member agrees to, in which words, until when; and seal that into the log."""
    if not scopes >= NEEDED:
        raise NotAllowed(f"member {member.id} has not agreed to being read and written to")
    ends = now + CONSENT_LIFE
    consent = Consent(member.id, text.version, text.text_hash, scopes, now, ends)
    tx.add_consent(consent)
    tx.log(AuditEntry(now, "member", action, member.id, consent.fingerprint))
    return consent


def agree_again(
    tx: Transaction,
    member: Member,
    scopes: frozenset[Scope],
    text: ConsentText,
    desk: LinkDesk,
    now: datetime,
) -> None:
    """A new consent after the old one has ended, or in other scopes; reading goes on if it had stopped."""
    before = tx.consent_of(member.id)
    agree(tx, member, scopes, text, now, "agreed")
    if before is None or not before.in_force(now) or _stopped_for_its_text(tx, member):
        start_again(tx, member, now, by="member")
    owe_receipt(tx, member, desk, now)


def _stopped_for_its_text(tx: Transaction, member: Member) -> bool:
    """Whether it was the service that paused everything, not the member."""
    paused = [entry for entry in tx.looked_at(member.id) if entry.action == "paused"]
    stopped = member.standing is Standing.PAUSED and member.paused_until is None
    return stopped and bool(paused) and paused[0].actor == "service"


def owe_receipt(
    tx: Transaction, member: Member, desk: LinkDesk, now: datetime, *, due: datetime | None = None
) -> None:
    """Queue the receipt of the consent in force, once for each consent; one that waits leaves now."""
    consent = tx.consent_of(member.id)
    if consent is None:
        return
    key = f"receipt:{member.id}:{consent.given_at.isoformat()}"
    receipt = Message(MessageId(desk.new_id()), key, Kind.RECEIPT, member.id, now, due or now)
    if not tx.queue(receipt):
        _hurry(tx, member, key, receipt.due_at)


def _hurry(tx: Transaction, member: Member, key: str, due: datetime) -> None:
    """What waits under this key leaves by then; what a mail server put off keeps its turn."""
    for mail in tx.messages_to(member.id):
        waits = mail.state is Delivery.QUEUED and not mail.attempts
        if mail.key == key and waits and mail.due_at > due:
            tx.save_message(replace(mail, due_at=due))
