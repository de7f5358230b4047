"""Figures, and small facts about the service itself."""

from datetime import datetime

from monitor.domain.accounts import AccountHealth, account_health
from monitor.domain.ids import MemberId
from monitor.domain.member import AWAY, Sharing, Standing
from monitor.domain.tally import KNOWN, Bundle, Event, bundled, hour
from monitor.domain.voices import Checked, added_up, author
from monitor.testing.memory_state import Part


class FigurePart(Part):
    """Counts and memos."""

    def count_checked(self, member_id: MemberId, now: datetime, *, posts: int) -> None:
        consent = self.consent_of(member_id)
        if consent and consent.counted:
            before = self.state.checked.get(hour(now), Checked())
            bits = before.authors | author(member_id)
            self.state.checked[hour(now)] = Checked(before.posts + posts, bits)

    def happened(self, member_id: MemberId, event: Event) -> None:
        consent = self.consent_of(member_id)
        if consent and consent.counted:
            self.state.events.append(event._replace(person=member_id))

    def known_authors(self) -> frozenset[str]:
        asked = {event.person for event in self.state.events if event.what in KNOWN}
        members = self.state.members.values()
        return frozenset(asked | {m.id for m in members if m.sharing is Sharing.FLAGGED})

    def happenings(self, start: datetime, end: datetime) -> tuple[Bundle, ...]:
        return bundled(event for event in self.state.events if start <= event.at < end)

    def happened_to(self, member_id: MemberId) -> tuple[Event, ...]:
        mine = [event for event in self.state.events if event.person == member_id]
        return tuple(sorted(mine, key=lambda event: event.at))

    def checked(self, start: datetime, end: datetime) -> Checked:
        hours = [each for at, each in self.state.checked.items() if start <= at < end]
        return added_up(hours, self._counted_members())

    def _counted_members(self) -> int:
        active = [m for m in self.state.members.values() if m.standing is Standing.ACTIVE]
        consents = [self.consent_of(member.id) for member in active]
        return sum(1 for consent in consents if consent and consent.counted)

    def account_health(self, now: datetime) -> AccountHealth:
        members = self.state.members.values()
        away = frozenset(m.id for m in members if m.standing in AWAY)
        return account_health(self.state.accounts.values(), away, now)

    def remember(self, name: str, value: str) -> None:
        self.state.memos[name] = value

    def remembered(self, name: str) -> str | None:
        return self.state.memos.get(name)
