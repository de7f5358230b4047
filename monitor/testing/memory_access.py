"""Tokens, sessions and the audit log."""

import hmac
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.audit import AuditEntry, AuditHead, broken_at, seal
from monitor.domain.colleague import Colleague
from monitor.domain.factor import Factor
from monitor.domain.ids import MemberId
from monitor.domain.tally import KEPT
from monitor.domain.token import SESSION_IDLE, Session, Token
from monitor.testing.memory_state import Part, found

KEY = b"a key for stand-ins only"


class AccessPart(Part):
    """Who may come in, and who looked."""

    def add_token(self, token: Token) -> None:
        tokens = list(self.state.tokens.values())
        if token.member_id is not None:
            found(self.state.members, token.member_id, "member")
            same = (token.purpose, token.member_id)
            tokens = [kept for kept in tokens if (kept.purpose, kept.member_id) != same]
        self.state.tokens = {kept.digest: kept for kept in [*tokens, token]}

    def token(self, digest: str) -> Token | None:
        return self.state.tokens.get(digest)

    def spend_token(self, digest: str, now: datetime) -> Token | None:
        token = self.state.tokens.get(digest)
        if token is None or token.expires_at <= now:
            return None
        return self.state.tokens.pop(digest)

    def add_session(self, session: Session) -> None:
        self.state.sessions[session.digest] = session

    def session(self, digest: str, now: datetime) -> Session | None:
        session = self.state.sessions.get(digest)
        if session is None or session.expires_at <= now:
            return None
        if session.last_seen_at <= now - SESSION_IDLE:
            return None
        seen = replace(session, last_seen_at=now)
        self.state.sessions[digest] = seen
        return seen

    def end_session(self, digest: str) -> None:
        self.state.sessions.pop(digest, None)

    def sessions_of(self, member_id: MemberId) -> tuple[Session, ...]:
        kept = self.state.sessions.values()
        mine = [each for each in kept if (each.subject, each.office) == (member_id, None)]
        return tuple(sorted(mine, key=lambda each: each.made_at))

    def links_of(self, member_id: MemberId) -> tuple[Token, ...]:
        mine = [each for each in self.state.tokens.values() if each.member_id == member_id]
        return tuple(sorted(mine, key=lambda each: each.made_at))

    def in_turn(self, what: str) -> None:
        """One transaction runs at a time."""

    def count_try(self, what: str, since: datetime, now: datetime) -> int:
        self.state.tries.append((what, now))
        return self.tried(what, since)

    def tried(self, what: str, since: datetime) -> int:
        return sum(1 for tried, at in self.state.tries if tried == what and at >= since)

    def factor(self, holder: str) -> Factor | None:
        return self.state.factors.get(holder)

    def save_factor(self, holder: str, factor: Factor | None) -> None:
        self.state.factors.pop(holder, None)
        if factor is not None:
            self.state.factors[holder] = factor

    def colleague(self, person: str) -> Colleague:
        ident = hmac.digest(KEY, f"colleague {person}".encode(), "sha256").hex()[:12]
        return self.state.colleagues.get(ident, Colleague(ident, person))

    def colleagues(self) -> tuple[Colleague, ...]:
        return tuple(sorted(self.state.colleagues.values(), key=lambda each: each.id))

    def save_colleague(self, colleague: Colleague) -> None:
        self.state.colleagues[colleague.id] = colleague

    def log(self, entry: AuditEntry) -> None:
        self.state.audit.append((seal(KEY, self.audit_head(), entry), entry))

    def looked_at(self, member_id: MemberId) -> tuple[AuditEntry, ...]:
        entries = [entry for _, entry in self.state.audit if entry.member_id == member_id]
        return tuple(reversed(entries))

    def logged(self, before: int | None, most: int) -> tuple[tuple[AuditHead, AuditEntry], ...]:
        older = [line for line in self.state.audit if before is None or line[0].number < before]
        return tuple(reversed(older[-most:]))

    def audit_head(self) -> AuditHead:
        return self.state.audit[-1][0] if self.state.audit else AuditHead()

    def audit_broken_at(self, known: AuditHead) -> int | None:
        return broken_at(KEY, self.state.audit, known)

    def forget_traces(self, now: datetime) -> int:
        before = self._traces()
        state = self.state
        state.tokens = {k: v for k, v in state.tokens.items() if v.expires_at > now}
        state.sessions = {k: v for k, v in state.sessions.items() if v.expires_at > now}
        state.tries = [(what, at) for what, at in state.tries if at > now - timedelta(days=1)]
        state.messages = {k: v for k, v in state.messages.items() if not v.forgotten(now)}
        state.events = [event for event in state.events if event.at > now - KEPT]
        state.colleagues = {
            k: v for k, v in state.colleagues.items() if v.seen_at is None or v.seen_at > now - KEPT
        }
        state.checked = {k: v for k, v in state.checked.items() if k > now - KEPT}
        return before - self._traces()

    def _traces(self) -> int:
        state = self.state
        kept = (state.tokens, state.sessions, state.tries, state.messages, state.events)
        return sum(len(things) for things in (*kept, state.checked, state.colleagues))
