"""Tokens, sessions, the audit log, and forgetting what has had its use."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlalchemy import select as select_columns

from monitor.adapters.columns import table_of
from monitor.adapters.keyring import SERVICE
from monitor.adapters.mapping import person
from monitor.adapters.mapping_access import (
    colleague,
    colleague_values,
    entry,
    entry_values,
    factor,
    factor_values,
    session,
    session_values,
    token,
    token_values,
)
from monitor.adapters.store_base import Part, select
from monitor.adapters.tables import (
    AuditRow,
    CheckedRow,
    EventRow,
    MessageRow,
)
from monitor.adapters.tables_access import ColleagueRow, FactorRow, SessionRow, TokenRow, TryRow
from monitor.adapters.vault import Place
from monitor.domain import message
from monitor.domain import tally as figures
from monitor.domain.audit import AuditEntry, AuditHead, broken_at, seal
from monitor.domain.colleague import Colleague
from monitor.domain.factor import Factor
from monitor.domain.ids import MemberId
from monitor.domain.message import Delivery
from monitor.domain.token import SESSION_IDLE, Session, Token

AUDIT = table_of(AuditRow).c
COLLEAGUES = table_of(ColleagueRow).c
FACTORS = table_of(FactorRow)
CHECKED = table_of(CheckedRow).c
EVENTS = table_of(EventRow).c
MESSAGES = table_of(MessageRow).c
SESSIONS = table_of(SessionRow).c
TOKENS = table_of(TokenRow).c
TRIES = table_of(TryRow).c

AUDIT_LOCK = 20_261_128
"""Any number, as long as nothing else in the database locks by it."""


class AccessPart(Part):
    """Who may come in, and who looked."""

    def add_token(self, token: Token) -> None:
        if token.member_id is not None:
            same = (TOKENS.purpose == token.purpose, TOKENS.member_id == token.member_id)
            self.delete(TokenRow, *same)
        self.insert(TokenRow, token_values(token))

    def token(self, digest: str) -> Token | None:
        row = self.first(TokenRow, select(TokenRow).where(TOKENS.digest == digest))
        return token(row) if row else None

    def spend_token(self, digest: str, now: datetime) -> Token | None:
        spent = self.token(digest)
        good = (TOKENS.digest == digest, TOKENS.expires_at > now)
        # Of two who spend it at once, only one deletes a row.
        return spent if self.delete(TokenRow, *good) else None

    def add_session(self, session: Session) -> None:
        self.insert(SessionRow, session_values(session))

    def session(self, digest: str, now: datetime) -> Session | None:
        alive = select(SessionRow).where(
            SESSIONS.digest == digest,
            SESSIONS.expires_at > now,
            SESSIONS.last_seen_at > now - SESSION_IDLE,
        )
        row = self.first(SessionRow, alive)
        if row is None:
            return None
        seen = table_of(SessionRow).update().where(SESSIONS.digest == digest)
        self.run(seen.values(last_seen_at=now))
        return replace(session(row), last_seen_at=now)

    def end_session(self, digest: str) -> None:
        self.delete(SessionRow, SESSIONS.digest == digest)

    def sessions_of(self, member_id: MemberId) -> tuple[Session, ...]:
        mine = select(SessionRow).where(SESSIONS.subject == member_id, SESSIONS.office.is_(None))
        return tuple(map(session, self.all(SessionRow, mine.order_by(SESSIONS.made_at))))

    def links_of(self, member_id: MemberId) -> tuple[Token, ...]:
        mine = select(TokenRow).where(TOKENS.member_id == member_id)
        return tuple(map(token, self.all(TokenRow, mine.order_by(TOKENS.made_at))))

    def in_turn(self, what: str) -> None:
        drawn = self.keys.lookup.digest("turn", what)[:8]
        self._alone(int.from_bytes(drawn, signed=True))

    def count_try(self, what: str, since: datetime, now: datetime) -> int:
        hidden = self.keys.lookup.digest("try", what).hex()
        self.insert(TryRow, {"what": hidden, "at": now})
        return self.tried(what, since)

    def tried(self, what: str, since: datetime) -> int:
        hidden = self.keys.lookup.digest("try", what).hex()
        tries = select_columns(func.count()).where(TRIES.what == hidden, TRIES.at >= since)
        return int(self.run(tries).scalar_one())

    def factor(self, holder: str) -> Factor | None:
        hidden = self.keys.lookup.digest("factor", holder)
        mine = select(FactorRow).where(FACTORS.c.holder == hidden)
        # Kept from others until this ends: of two who show one code at once, the second finds it used.
        row = self.first(FactorRow, mine.with_for_update())
        if row is None:
            return None
        return factor(*self.keys.of(SERVICE).open(_factor_at(hidden), row.sealed))

    def save_factor(self, holder: str, factor: Factor | None) -> None:
        hidden = self.keys.lookup.digest("factor", holder)
        self.delete(FactorRow, FACTORS.c.holder == hidden)
        if factor is not None:
            sealed = self.keys.of(SERVICE).seal(_factor_at(hidden), factor_values(factor))
            # No upsert: of two who set theirs up at once, the second must not replace the first.
            self.insert(FactorRow, {"holder": hidden, "sealed": sealed})

    def colleague(self, person: str) -> Colleague:
        ident = self.keys.lookup.digest("colleague", person).hex()[:12]
        mine = select(ColleagueRow).where(COLLEAGUES.id == ident)
        row = self.first(ColleagueRow, mine.with_for_update())
        return colleague(row, self.keys) if row else Colleague(ident, person)

    def colleagues(self) -> tuple[Colleague, ...]:
        rows = self.all(ColleagueRow, select(ColleagueRow).order_by(COLLEAGUES.id))
        return tuple(colleague(row, self.keys) for row in rows)

    def save_colleague(self, colleague: Colleague) -> None:
        place = Place("colleagues", colleague.id)
        sealed = self.keys.of(SERVICE).seal(place, colleague_values(colleague))
        values = {"id": colleague.id, "sealed": sealed, "seen_at": colleague.seen_at}
        self.put(ColleagueRow, values)

    def log(self, entry: AuditEntry) -> None:
        # The chain has one end.
        self._alone(AUDIT_LOCK)
        line = replace(entry, member_id=self._pseudonym(entry.member_id))
        head = seal(self.keys.audit, self.audit_head(), line)
        self.insert(AuditRow, entry_values(line, head))

    def _alone(self, lock: int) -> None:
        """Whoever else wants this lock waits until the transaction ends. SQLite has one writer anyway."""
        if self.connection.dialect.name == "postgresql":
            self.run(select_columns(func.pg_advisory_xact_lock(lock)))

    def _pseudonym(self, member_id: MemberId | None) -> MemberId | None:
        return MemberId(person(self.keys, member_id)) if member_id else None

    def looked_at(self, member_id: MemberId) -> tuple[AuditEntry, ...]:
        mine = select(AuditRow).where(AUDIT.person == self._pseudonym(member_id))
        rows = self.all(AuditRow, mine.order_by(AUDIT.number.desc()))
        return tuple(replace(entry(row)[1], member_id=member_id) for row in rows)

    def logged(self, before: int | None, most: int) -> tuple[tuple[AuditHead, AuditEntry], ...]:
        newest = select(AuditRow).order_by(AUDIT.number.desc()).limit(most)
        if before is not None:
            newest = newest.where(AUDIT.number < before)
        return tuple(entry(row) for row in self.all(AuditRow, newest))

    def audit_head(self) -> AuditHead:
        last = select(AuditRow).order_by(AUDIT.number.desc()).limit(1)
        row = self.first(AuditRow, last)
        return AuditHead(row.number, row.seal) if row else AuditHead()

    def audit_broken_at(self, known: AuditHead) -> int | None:
        rows = self.all(AuditRow, select(AuditRow).order_by(AUDIT.number))
        return broken_at(self.keys.audit, map(entry, rows), known)

    def forget_traces(self, now: datetime) -> int:
        done = MESSAGES.state.in_([Delivery.SENT, Delivery.DROPPED])
        return sum(
            [
                self.delete(TokenRow, TOKENS.expires_at <= now),
                self.delete(SessionRow, SESSIONS.expires_at <= now),
                self.delete(TryRow, TRIES.at <= now - timedelta(days=1)),
                self.delete(MessageRow, done, MESSAGES.created_at <= now - message.KEPT),
                self.delete(EventRow, EVENTS.at <= now - figures.KEPT),
                self.delete(ColleagueRow, COLLEAGUES.seen_at <= now - figures.KEPT),
                self.delete(CheckedRow, CHECKED.at <= now - figures.KEPT),
            ]
        )


def _factor_at(holder: bytes) -> Place:
    return Place("factors", holder.hex())
