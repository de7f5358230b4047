"""Members and what they agreed to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from monitor.domain.audit import AGREEING
from monitor.domain.ids import MemberId
from monitor.domain.member import Consent, Member, PastConsent, Standing
from monitor.errors import AlreadyKept
from monitor.testing.memory_state import Part, found


class MemberPart(Part):
    """Members and consent."""

    def add_member(self, member: Member) -> None:
        if member.id in self.state.members or self.member_at(member.address):
            raise AlreadyKept(f"member {member.id}, or its address, is kept already")
        self.state.members[member.id] = member

    def save_member(self, member: Member) -> None:
        found(self.state.members, member.id, "member")
        other = self.member_at(member.address)
        if other and other.id != member.id:
            raise AlreadyKept(f"the address of member {member.id} is another member's")
        self.state.members[member.id] = member

    def member(self, member_id: MemberId) -> Member:
        return found(self.state.members, member_id, "member")

    def member_at(self, address: str) -> Member | None:
        wanted = address.strip().lower()
        members = self.state.members.values()
        return next((m for m in members if m.address.strip().lower() == wanted), None)

    def pending_since(self, before: datetime) -> tuple[MemberId, ...]:
        members = sorted(self.state.members.values(), key=lambda m: (m.joined_at, m.id))
        pending = Standing.PENDING
        return tuple(m.id for m in members if m.standing is pending and m.joined_at < before)

    def taking_part(self) -> tuple[MemberId, ...]:
        members = sorted(self.state.members.values(), key=lambda m: (m.joined_at, m.id))
        return tuple(m.id for m in members if m.standing is not Standing.PENDING)

    def paused_until(self, now: datetime) -> tuple[MemberId, ...]:
        paused = [
            (m.paused_until, m.id)
            for m in self.state.members.values()
            if m.standing is Standing.PAUSED and m.paused_until and m.paused_until <= now
        ]
        return tuple(member_id for _, member_id in sorted(paused))

    def lapsed(self, now: datetime) -> tuple[MemberId, ...]:
        members = sorted(self.state.members.values(), key=lambda m: (m.joined_at, m.id))
        active = [m.id for m in members if m.standing is Standing.ACTIVE]
        return tuple(member_id for member_id in active if not self._agreed(member_id, now))

    def _agreed(self, member_id: MemberId, now: datetime) -> bool:
        consent = self.consent_of(member_id)
        return consent is not None and consent.in_force(now)

    def agreed_to_another(self, version: str) -> tuple[MemberId, ...]:
        agreed = self._agreements().items()
        return tuple(each for each, consent in agreed if not consent.about(version))

    def agreed_before(self, moment: datetime) -> tuple[MemberId, ...]:
        agreed = self._agreements().items()
        return tuple(each for each, consent in agreed if consent.given_at < moment)

    def _agreements(self) -> Mapping[MemberId, Consent]:
        members = sorted(self.state.members.values(), key=lambda m: (m.joined_at, m.id))
        return self.consents_of([m.id for m in members if m.standing is Standing.ACTIVE])

    def erase_member(self, member_id: MemberId, now: datetime) -> None:
        member = found(self.state.members, member_id, "member")
        self._keep_proof(member, now)
        for account in self.accounts_of(member_id):
            self.remove_account(account.id)
        state = self.state
        del state.members[member_id]
        state.consents.pop(member_id, None)
        state.dismissals = {k: v for k, v in state.dismissals.items() if k[0] != member_id}
        state.messages = {k: v for k, v in state.messages.items() if v.to != member_id}
        state.tokens = {k: v for k, v in state.tokens.items() if v.member_id != member_id}
        state.sessions = {k: v for k, v in state.sessions.items() if v.subject != member_id}
        state.events = [event for event in state.events if event.person != member_id]

    def _keep_proof(self, member: Member, now: datetime) -> None:
        given: dict[tuple[str, datetime], Consent] = {}
        for consent in self.state.consents.get(member.id, ()):
            given[consent.version, consent.given_at] = consent
        proof = tuple(
            PastConsent(c.version, c.text_hash, c.given_at, c.withdrawn_at or now)
            for c in given.values()
        )
        earlier = self.past_consents(member.address)
        self.state.past_consents[member.address.strip().lower()] = earlier + proof

    def past_consents(self, address: str) -> tuple[PastConsent, ...]:
        return self.state.past_consents.get(address.strip().lower(), ())

    def add_consent(self, consent: Consent) -> None:
        found(self.state.members, consent.member_id, "member")
        given = self.state.consents.get(consent.member_id, ())
        self.state.consents[consent.member_id] = (*given, consent)
        if not consent.counted:
            events = self.state.events
            self.state.events = [e for e in events if e.person != consent.member_id]

    def consent_of(self, member_id: MemberId) -> Consent | None:
        given = self.state.consents.get(member_id)
        return given[-1] if given else None

    def consents_given(self, member_id: MemberId) -> tuple[Consent, ...]:
        return self.state.consents.get(member_id, ())

    def consents_unlike_the_log(self) -> int:
        given = self.state.consents
        lines = Counter((who, each.fingerprint) for who, kept in given.items() for each in kept)
        log = Counter(
            (entry.member_id, entry.thing)
            for _, entry in self.state.audit
            if entry.action in AGREEING and entry.thing and entry.member_id in self.state.members
        )
        return ((lines - log) + (log - lines)).total()

    def consents_of(self, member_ids: Iterable[MemberId]) -> Mapping[MemberId, Consent]:
        found = {member_id: self.consent_of(member_id) for member_id in member_ids}
        return {member_id: consent for member_id, consent in found.items() if consent}
