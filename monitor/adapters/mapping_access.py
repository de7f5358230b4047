"""Row ↔ domain, two functions a type: tokens, sessions, the audit log, figures."""

from datetime import datetime
from typing import Any

from monitor.adapters.keyring import SERVICE, KeyRing
from monitor.adapters.mapping import Values, app_values, let_in_of
from monitor.adapters.tables import AuditRow
from monitor.adapters.tables_access import ColleagueRow, HandbackRow, SessionRow, TokenRow
from monitor.adapters.vault import Place
from monitor.domain.audit import AuditEntry, AuditHead
from monitor.domain.colleague import Colleague
from monitor.domain.factor import Factor
from monitor.domain.ids import MemberId
from monitor.domain.login import Handback
from monitor.domain.tally import Event
from monitor.domain.token import Purpose, Session, Token


def token_values(token: Token) -> Values:
    """A token as a row."""
    return {
        "digest": token.digest,
        "purpose": token.purpose,
        "member_id": token.member_id,
        "made_at": token.made_at,
        "expires_at": token.expires_at,
        "browser": token.browser,
        "code": token.code,
        "office": token.office,
        "person": token.person,
    }


def token(row: TokenRow) -> Token:
    """A row as a token."""
    return Token(
        digest=row.digest,
        purpose=Purpose(row.purpose),
        member_id=MemberId(row.member_id) if row.member_id else None,
        made_at=row.made_at,
        expires_at=row.expires_at,
        browser=row.browser,
        code=row.code,
        office=row.office,
        person=row.person,
    )


def session_values(session: Session) -> Values:
    """A session as a row."""
    return {
        "digest": session.digest,
        "subject": session.subject,
        "office": session.office,
        "made_at": session.made_at,
        "expires_at": session.expires_at,
        "last_seen_at": session.last_seen_at,
        "csrf": session.csrf,
        "person": session.person,
    }


def session(row: SessionRow) -> Session:
    """A row as a session."""
    return Session(
        digest=row.digest,
        subject=row.subject,
        office=row.office,
        made_at=row.made_at,
        expires_at=row.expires_at,
        last_seen_at=row.last_seen_at,
        csrf=row.csrf,
        person=row.person,
    )


def factor_values(factor: Factor) -> list[Any]:
    """A second factor, to be sealed."""
    return [factor.secret.hex(), factor.since.isoformat(), factor.last_step]


def factor(secret: str, since: str, last_step: int) -> Factor:
    """What was sealed, as a second factor."""
    return Factor(bytes.fromhex(secret), datetime.fromisoformat(since), last_step)


def colleague_values(colleague: Colleague) -> list[str]:
    """Somebody of comms, to be sealed."""
    return [colleague.person, colleague.name, colleague.address]


def colleague(row: ColleagueRow, keys: KeyRing) -> Colleague:
    """A row as somebody of comms."""
    person, name, address = keys.of(SERVICE).open(Place("colleagues", row.id), row.sealed)
    return Colleague(row.id, person, name, address, row.seen_at)


def entry_values(entry: AuditEntry, head: AuditHead) -> Values:
    """A line of the log as a row; whoever it is about stands in it as a pseudonym already."""
    return {
        "number": head.number,
        "at": entry.at,
        "actor": entry.actor,
        "action": entry.action,
        "person": entry.member_id,
        "thing": entry.thing,
        "seal": head.seal,
    }


def entry(row: AuditRow) -> tuple[AuditHead, AuditEntry]:
    """A row as a line of the log, with the head that it made."""
    person = MemberId(row.person) if row.person else None
    line = AuditEntry(row.at, row.actor, row.action, person, row.thing)
    return AuditHead(row.number, row.seal), line


def event_values(event: Event) -> Values:
    """Something to count, as a row."""
    return {
        "at": event.at,
        "what": event.what,
        "conduct": event.conduct,
        "person": event.person,
        "noted_at": event.noted_at,
    }


def handback_values(handback: Handback, keys: KeyRing) -> Values:
    """A token that is owed back, as a row."""
    let_in = handback.let_in
    secret = [
        [handback.connector, handback.server, handback.since.isoformat(), handback.tries],
        [let_in.token, *app_values(let_in.app)],
    ]
    place = Place("handbacks", handback.id)
    sealed = keys.of(SERVICE).seal(place, secret)
    return {"id": handback.id, "sealed": sealed, "due_at": handback.due_at}


def handback(row: HandbackRow, keys: KeyRing) -> Handback:
    """A row as a token that is owed back."""
    kept = keys.of(SERVICE).open(Place("handbacks", row.id), row.sealed)
    (connector, server, since, tries), let_in = kept
    then = datetime.fromisoformat(since)
    return Handback(row.id, connector, server, let_in_of(*let_in), then, row.due_at, tries)
