"""Row ↔ domain, two functions a type: members, their consent, their accounts."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from monitor.adapters.keyring import KeyRing, ServiceKeys
from monitor.adapters.tables import AccountRow, ConsentRow, MemberRow, PastConsentRow
from monitor.adapters.vault import Place
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.login import App, LetIn
from monitor.domain.member import (
    Account,
    Consent,
    Health,
    Member,
    PastConsent,
    QuietHours,
    Redirect,
    Scope,
    Sharing,
    Standing,
)
from monitor.domain.post import AccountRef, Cursor, LeftOut
from monitor.domain.reach import Reach

Values = dict[str, Any]
"""One row's columns by name, as a statement takes them."""


def address_hash(keys: KeyRing, address: str) -> bytes:
    """What a mailbox is found by."""
    return keys.lookup.digest("address", address.strip().lower())


def account_hash(keys: KeyRing, connector: str, key: str) -> bytes:
    """What an account is found by."""
    return keys.lookup.digest("account", connector, key)


def person(keys: KeyRing | ServiceKeys, member_id: str) -> str:
    """A member's pseudonym where their id must not stand: figures, the audit log, erasures."""
    return keys.lookup.digest("person", member_id).hex()


def member_values(member: Member, keys: KeyRing) -> Values:
    """A member as a row."""
    secret = [member.address, member.name, member.role, *_chosen(member)]
    return {
        "id": member.id,
        "address_hash": address_hash(keys, member.address),
        "sealed": keys.of(member.id).seal(Place("members", member.id), secret),
        "lang": member.lang,
        "timezone": member.timezone,
        "joined_at": member.joined_at,
        "standing": member.standing,
        "quiet_start": member.quiet.start.isoformat(),
        "quiet_end": member.quiet.end.isoformat(),
        "quiet_weekends": member.quiet.weekends,
        "sharing": member.sharing,
        "quotes": member.quotes,
        "last_note_at": member.last_note_at,
        "paused_until": member.paused_until,
    }


def member(row: MemberRow, keys: KeyRing) -> Member:
    """A row as a member."""
    address, name, role, *chosen = keys.of(row.id).open(Place("members", row.id), row.sealed)
    return Member(
        id=MemberId(row.id),
        address=address,
        name=name,
        lang=row.lang,
        timezone=row.timezone,
        joined_at=row.joined_at,
        role=role,
        standing=Standing(row.standing),
        quiet=QuietHours(
            time.fromisoformat(row.quiet_start),
            time.fromisoformat(row.quiet_end),
            row.quiet_weekends,
        ),
        sharing=Sharing(row.sharing),
        quotes=row.quotes,
        reach=_reach(*chosen[:3]) if chosen else Reach(),
        place=chosen[3] if len(chosen) > 3 else "",
        last_note_at=row.last_note_at,
        paused_until=row.paused_until,
    )


def _chosen(member: Member) -> list[Any]:
    """What somebody does not want to hear of is theirs, as is where they work: sealed, and nothing where
    nothing was said."""
    reach = member.reach
    if reach == Reach() and not member.place:
        return []
    since = reach.replies_since
    return [sorted(reach.conducts), reach.replies, since and since.isoformat(), member.place]


def _reach(conducts: Iterable[int], replies: bool, since: str | None) -> Reach:
    opened = datetime.fromisoformat(since) if since else None
    return Reach(frozenset(conducts), replies, opened)


def consent_values(consent: Consent) -> Values:
    """A consent as a row."""
    return {
        "member_id": consent.member_id,
        "version": consent.version,
        "text_hash": consent.text_hash,
        "scopes": " ".join(sorted(consent.scopes)),
        "given_at": consent.given_at,
        "expires_at": consent.expires_at,
        "withdrawn_at": consent.withdrawn_at,
    }


def consent(row: ConsentRow) -> Consent:
    """A row as a consent."""
    return Consent(
        member_id=MemberId(row.member_id),
        version=row.version,
        text_hash=row.text_hash,
        scopes=frozenset(map(Scope, row.scopes.split())),
        given_at=row.given_at,
        expires_at=row.expires_at,
        withdrawn_at=row.withdrawn_at,
    )


def past_consent_values(past: PastConsent, address_hash: bytes) -> Values:
    """What stays of a consent, as a row."""
    return {
        "address_hash": address_hash,
        "version": past.version,
        "text_hash": past.text_hash,
        "given_at": past.given_at,
        "ended_at": past.ended_at,
    }


def past_consent(row: PastConsentRow) -> PastConsent:
    """A row as what stays of a consent."""
    return PastConsent(row.version, row.text_hash, row.given_at, row.ended_at)


def account_values(account: Account, keys: KeyRing) -> Values:
    """An account as a row."""
    ref = account.ref
    secret = [
        [ref.address, ref.key, ref.label],
        [account.bio, account.proof_token],
        account.cursor.state,
        *_seldom(account),
    ]
    return {
        "id": account.id,
        "member_id": account.member_id,
        "key_hash": account_hash(keys, ref.connector, ref.key),
        "connector": ref.connector,
        "sealed": keys.of(account.member_id).seal(Place("accounts", account.id), secret),
        "added_at": account.added_at,
        "proof_expires_at": account.proof_expires_at,
        "proved_at": account.proved_at,
        "baseline_done": account.baseline_done,
        **account_state(account),
    }


def _seldom(account: Account) -> list[Any]:
    """What few accounts have, as far as this one has it."""
    moved, let_in = account.redirect, account.let_in
    values = [
        [moved.to, moved.since.isoformat(), moved.times] if moved else None,
        account.terms,
        [let_in.token, *app_values(let_in.app)] if let_in else None,
        sorted(account.left_out) or None,
    ]
    while values and values[-1] is None:
        values.pop()
    return values


def account_state(account: Account) -> Values:
    """The columns that every reading of an account may change."""
    return {
        "health": account.health,
        "trouble": account.trouble,
        "failures": account.failures,
        "last_read_at": account.last_read_at,
        "troubled_since": account.troubled_since,
        "next_due": account.next_due,
    }


def account(row: AccountRow, keys: KeyRing) -> Account:
    """A row as an account."""
    sealed = keys.of(row.member_id).open(Place("accounts", row.id), row.sealed)
    (address, key, label), (bio, proof_token), cursor, *rest = sealed
    later = dict(enumerate(rest))
    return Account(
        id=AccountId(row.id),
        member_id=MemberId(row.member_id),
        ref=AccountRef(row.connector, address, key, label),
        added_at=row.added_at,
        health=Health(row.health),
        trouble=row.trouble,
        failures=row.failures,
        proof_token=proof_token,
        proof_expires_at=row.proof_expires_at,
        proved_at=row.proved_at,
        bio=bio,
        cursor=Cursor(tuple((name, value) for name, value in cursor)),
        baseline_done=row.baseline_done,
        last_read_at=row.last_read_at,
        troubled_since=row.troubled_since,
        next_due=row.next_due,
        redirect=_redirect(*later[0]) if later.get(0) else None,
        terms=later.get(1),
        let_in=let_in_of(*later[2]) if later.get(2) else None,
        left_out=frozenset(map(LeftOut, later.get(3) or ())),
    )


def address(row: AccountRow, keys: KeyRing) -> str:
    """Where an account is, and nothing else of it."""
    (found, *_), *_ = keys.of(row.member_id).open(Place("accounts", row.id), row.sealed)
    return str(found)


def let_in_of(token: str, *told: str) -> LetIn:
    """A token and the app it was given to."""
    return LetIn(token, app(*told))


def app_values(app: App) -> list[str]:
    """What Amends is at a server, to be sealed."""
    return [app.client_id, app.client_secret, app.callback, app.made_at.isoformat()]


def app(client_id: str, client_secret: str, callback: str, made_at: str) -> App:
    """The same again."""
    return App(client_id, client_secret, callback, datetime.fromisoformat(made_at))


def _redirect(to: str, since: str, times: int) -> Redirect:
    return Redirect(to, datetime.fromisoformat(since), times)
