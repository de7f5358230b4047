"""Members and what they agreed to."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Select, bindparam, func

from monitor.adapters.columns import table_of
from monitor.adapters.mapping import (
    address_hash,
    consent,
    consent_values,
    member,
    member_values,
    past_consent,
    past_consent_values,
    person,
)
from monitor.adapters.store_base import Part, select
from monitor.adapters.tables import (
    AuditRow,
    ConsentRow,
    ErasureRow,
    EventRow,
    MemberRow,
    MessageRow,
    PastConsentRow,
)
from monitor.adapters.tables_access import SessionRow
from monitor.domain.audit import AGREEING
from monitor.domain.ids import MemberId
from monitor.domain.member import Consent, Member, PastConsent, Standing

AUDIT = table_of(AuditRow).c
MEMBERS = table_of(MemberRow).c
CONSENTS = table_of(ConsentRow).c
PAST = table_of(PastConsentRow).c
EVENTS = table_of(EventRow).c
MESSAGES = table_of(MessageRow).c
SESSIONS = table_of(SessionRow).c

NEWEST_CONSENT = (
    select(ConsentRow)
    .where(CONSENTS.member_id == bindparam("member"))
    .order_by(CONSENTS.id.desc())
    .limit(1)
)

NEWEST_CONSENTS = select(ConsentRow).where(
    CONSENTS.id.in_(
        sql.select(func.max(CONSENTS.id))
        .where(CONSENTS.member_id.in_(bindparam("asked", expanding=True)))
        .group_by(CONSENTS.member_id)
    )
)


class MemberPart(Part):
    """Members and consent."""

    def add_member(self, member: Member) -> None:
        self.keys.make(member.id)
        self.insert(MemberRow, member_values(member, self.keys))

    def save_member(self, member: Member) -> None:
        self.get(MemberRow, member.id, "member")
        self.update(MemberRow, member_values(member, self.keys))

    def member(self, member_id: MemberId) -> Member:
        return member(self.get(MemberRow, member_id, "member"), self.keys)

    def member_at(self, address: str) -> Member | None:
        wanted = MEMBERS.address_hash == address_hash(self.keys, address)
        row = self.first(MemberRow, select(MemberRow).where(wanted))
        return member(row, self.keys) if row else None

    def pending_since(self, before: datetime) -> tuple[MemberId, ...]:
        pending = select(MemberRow).where(
            MEMBERS.standing == Standing.PENDING, MEMBERS.joined_at < before
        )
        return self._ids(pending.order_by(MEMBERS.joined_at, MEMBERS.id))

    def taking_part(self) -> tuple[MemberId, ...]:
        confirmed = select(MemberRow).where(MEMBERS.standing != Standing.PENDING)
        return self._ids(confirmed.order_by(MEMBERS.joined_at, MEMBERS.id))

    def paused_until(self, now: datetime) -> tuple[MemberId, ...]:
        paused = select(MemberRow).where(
            MEMBERS.standing == Standing.PAUSED, MEMBERS.paused_until <= now
        )
        return self._ids(paused.order_by(MEMBERS.paused_until, MEMBERS.id))

    def lapsed(self, now: datetime) -> tuple[MemberId, ...]:
        active = select(MemberRow).where(MEMBERS.standing == Standing.ACTIVE)
        ids = self._ids(active.order_by(MEMBERS.joined_at, MEMBERS.id))
        agreed = {kept.member_id for kept in self.newest_consents() if kept.in_force(now)}
        return tuple(member_id for member_id in ids if member_id not in agreed)

    def agreed_to_another(self, version: str) -> tuple[MemberId, ...]:
        return self._active({c.member_id for c in self.newest_consents() if not c.about(version)})

    def agreed_before(self, moment: datetime) -> tuple[MemberId, ...]:
        return self._active({c.member_id for c in self.newest_consents() if c.given_at < moment})

    def _active(self, among: Collection[MemberId]) -> tuple[MemberId, ...]:
        active = select(MemberRow).where(MEMBERS.standing == Standing.ACTIVE)
        ids = self._ids(active.order_by(MEMBERS.joined_at, MEMBERS.id))
        return tuple(member_id for member_id in ids if member_id in among)

    def _ids(self, members: Select[Any]) -> tuple[MemberId, ...]:
        return tuple(MemberId(row.id) for row in self.all(MemberRow, members))

    def erase_member(self, member_id: MemberId, now: datetime) -> None:
        row = self.get(MemberRow, member_id, "member")
        self._keep_proof(row, now)
        self.insert(ErasureRow, {"person": person(self.keys, member_id), "erased_at": now})
        self.drop_member(member_id)

    def _keep_proof(self, member: MemberRow, now: datetime) -> None:
        given = select(ConsentRow).where(CONSENTS.member_id == member.id).order_by(CONSENTS.id)
        # A withdrawal is a line of its own about the same consent, and the later one.
        newest = {
            (kept.version, kept.given_at): kept
            for kept in map(consent, self.all(ConsentRow, given))
        }
        for kept in newest.values():
            past = PastConsent(
                kept.version, kept.text_hash, kept.given_at, kept.withdrawn_at or now
            )
            self.insert(PastConsentRow, past_consent_values(past, member.address_hash))

    def drop_member(self, member_id: MemberId) -> None:
        """Key and rows, without a proof."""
        self.keys.destroy(member_id)
        self.delete(MessageRow, MESSAGES.recipient == member_id, MESSAGES.to_office.is_(False))
        self.delete(SessionRow, SESSIONS.subject == member_id, SESSIONS.office.is_(None))
        self.delete(EventRow, EVENTS.person == person(self.keys, member_id))
        # Accounts, posts, cases, texts, consents, dismissals and tokens go with their member.
        self.delete(MemberRow, MEMBERS.id == member_id)
        self.erased = True

    def past_consents(self, address: str) -> tuple[PastConsent, ...]:
        mine = PAST.address_hash == address_hash(self.keys, address)
        rows = self.all(PastConsentRow, select(PastConsentRow).where(mine).order_by(PAST.id))
        return tuple(map(past_consent, rows))

    def add_consent(self, consent: Consent) -> None:
        self.insert(ConsentRow, consent_values(consent))
        if not consent.counted:
            self.delete(EventRow, EVENTS.person == person(self.keys, consent.member_id))

    def consent_of(self, member_id: MemberId) -> Consent | None:
        row = self.first(ConsentRow, NEWEST_CONSENT, member=member_id)
        return consent(row) if row else None

    def consents_given(self, member_id: MemberId) -> tuple[Consent, ...]:
        given = select(ConsentRow).where(CONSENTS.member_id == member_id)
        return tuple(map(consent, self.all(ConsentRow, given.order_by(CONSENTS.id))))

    def consents_unlike_the_log(self) -> int:
        members = self.run(sql.select(MEMBERS.id)).scalars()
        here = {person(self.keys, member_id) for member_id in members}
        kept = map(consent, self.all(ConsentRow, select(ConsentRow)))
        lines = Counter((person(self.keys, each.member_id), each.fingerprint) for each in kept)
        written = sql.select(AUDIT.person, AUDIT.thing).where(AUDIT.action.in_(AGREEING))
        log = Counter(
            (row.person, row.thing) for row in self.run(written) if row.thing and row.person in here
        )
        return ((lines - log) + (log - lines)).total()

    def consents_of(self, member_ids: Iterable[MemberId]) -> Mapping[MemberId, Consent]:
        rows = self.all(ConsentRow, NEWEST_CONSENTS, asked=list(member_ids))
        return {MemberId(row.member_id): consent(row) for row in rows}

    def newest_consents(self) -> list[Consent]:
        """The consent in force of every member there is, withdrawn or not."""
        newest = sql.select(func.max(CONSENTS.id)).group_by(CONSENTS.member_id)
        rows = self.all(ConsentRow, select(ConsentRow).where(CONSENTS.id.in_(newest)))
        return [consent(row) for row in rows]
