"""What members said about rules."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from monitor.domain.case import Dismissal, Worth
from monitor.domain.experience import NOTE, SHADOW, Experience, Opinion, may_be_told
from monitor.domain.ids import MemberId
from monitor.domain.tally import Count
from monitor.domain.voices import voice
from monitor.testing.memory_state import Part, found


class VerdictPart(Part):
    """Dismissals, rules in shadow, and what rules are worth."""

    def remember_dismissal(
        self,
        member_id: MemberId,
        rule_id: str,
        content_hash: str,
        now: datetime,
        *,
        protected: bool,
    ) -> None:
        found(self.state.members, member_id, "member")
        said = Dismissal(rule_id, content_hash, now, protected)
        self.state.dismissals.setdefault((member_id, rule_id, content_hash), said)

    def dismissals_of(self, member_id: MemberId) -> tuple[Dismissal, ...]:
        mine = [said for (who, *_), said in self.state.dismissals.items() if who == member_id]
        return tuple(sorted(mine, key=lambda said: (said.rule_id, said.at)))

    def dismissed(self, member_id: MemberId, content_hash: str) -> frozenset[str]:
        return frozenset(
            rule
            for member, rule, content in self.state.dismissals
            if (member, content) == (member_id, content_hash)
        )

    def shadow(self, rule_id: str, now: datetime, why: str) -> bool:
        if rule_id in self.state.shadows:
            return False
        self.state.shadows[rule_id] = (now, why)
        return True

    def shadowed(self) -> Mapping[str, tuple[datetime, str]]:
        return dict(sorted(self.state.shadows.items()))

    def wake(self, rule_id: str, now: datetime) -> bool:
        if self.state.shadows.pop(rule_id, None) is None:
            return False
        self._begin(rule_id, now)
        return True

    def know_rules(self, texts: Mapping[str, str], now: datetime) -> frozenset[str]:
        known = self.state.rule_texts
        changed = frozenset(r for r, text in texts.items() if known.get(r, text) != text)
        for rule_id in texts.keys() - self.state.experiences.keys() | changed:
            self._begin(rule_id, now)
        known.update(texts)
        return changed

    def _begin(self, rule_id: str, now: datetime) -> None:
        self.state.experiences[rule_id] = Experience(rule_id, now)
        for what in (NOTE, SHADOW, *Worth):
            self.state.voices.pop((rule_id, what), None)

    def count_note(self, rule_id: str, member_id: MemberId, now: datetime) -> None:
        self._count(rule_id, now, member_id, {NOTE: 1})

    def count_shadow(self, rule_id: str, member_id: MemberId, now: datetime) -> None:
        self._count(rule_id, now, member_id, {SHADOW: 1})

    def count_answer(self, opinion: Opinion, member_id: MemberId) -> None:
        self._count(opinion.rule_id, opinion.noted_at, member_id, opinion.changes)

    def _count(
        self, rule_id: str, noted_at: datetime, member_id: MemberId, changes: Mapping[Any, int]
    ) -> None:
        so_far = self.state.experiences.setdefault(rule_id, Experience(rule_id, noted_at))
        if noted_at < so_far.since:
            return
        consent = self.consent_of(member_id)
        counts, answers = dict(so_far.counts), dict(so_far.answers)
        for what, more in changes.items():
            if what in list(Worth):
                answers[Worth(what)] = answers.get(Worth(what), 0) + more
            if consent and consent.counted:
                counts[what] = self._more(rule_id, what, member_id, counts.get(what), more)
        self.state.experiences[rule_id] = replace(so_far, answers=answers, counts=counts)

    def _more(
        self, rule_id: str, what: str, member_id: MemberId, before: Count | None, more: int
    ) -> Count:
        voices = self.state.voices.get((rule_id, what), 0)
        if more > 0:
            voices |= voice(member_id, rule_id)
        self.state.voices[rule_id, what] = voices
        return Count((before.number if before else 0) + more, voices.bit_count())

    def tell_counts(self) -> None:
        for rule_id, known in self.state.experiences.items():
            ready = {what: count for what, count in known.counts.items() if may_be_told(count)}
            told = {what: count.number for what, count in ready.items()}
            rest = {what: Count(count.number) for what, count in ready.items()}
            for what in ready:
                self.state.voices.pop((rule_id, what), None)
            self.state.experiences[rule_id] = replace(
                known, told={**known.told, **told}, counts={**known.counts, **rest}
            )

    def experiences(self) -> Mapping[str, Experience]:
        return dict(sorted(self.state.experiences.items()))
