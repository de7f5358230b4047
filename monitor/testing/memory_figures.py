"""Figures, and small facts about the service itself."""

from datetime import datetime

from monitor.domain.member import Standing
from monitor.domain.tally import AccountHealth, Count, Tally, account_health, hour, tally
from monitor.testing.memory_state import Part


class FigurePart(Part):
    """Counts and memos."""

    def count_checked(self, day: datetime, *, posts: int) -> None:
        at = hour(day)
        self.state.checked[at] = self.state.checked.get(at, 0) + posts

    def tally(self, start: datetime, end: datetime) -> Tally:
        checked = sum(posts for at, posts in self.state.checked.items() if start <= at < end)
        happened = [event for event in self.state.events if start <= event.at < end]
        return tally(happened, Count(checked, self._counted_members()), start)

    def _counted_members(self) -> int:
        active = [m for m in self.state.members.values() if m.standing is Standing.ACTIVE]
        consents = [self.consent_of(member.id) for member in active]
        return sum(1 for consent in consents if consent and consent.counted)

    def account_health(self, now: datetime) -> AccountHealth:
        members = self.state.members.values()
        away = frozenset(m.id for m in members if m.standing is Standing.PAUSED)
        return account_health(self.state.accounts.values(), away, now)

    def remember(self, name: str, value: str) -> None:
        self.state.memos[name] = value

    def remembered(self, name: str) -> str | None:
        return self.state.memos.get(name)
