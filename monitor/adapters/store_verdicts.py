"""What members said about rules."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns

from monitor.adapters.columns import table_of
from monitor.adapters.dialect import insert_into
from monitor.adapters.mapping import person
from monitor.adapters.mapping_cases import content, content_hash
from monitor.adapters.store_base import Part, select
from monitor.adapters.tables import CountingRow, DismissalRow, RuleCountRow, ShadowRow
from monitor.domain.case import Dismissal, Worth
from monitor.domain.experience import NOTE, SHADOW, Experience, Opinion, may_be_told
from monitor.domain.ids import MemberId
from monitor.domain.tally import Count
from monitor.domain.voices import voice

COUNTINGS = table_of(CountingRow)
DISMISSALS = table_of(DismissalRow).c
RULE_COUNTS = table_of(RuleCountRow)
SHADOWS = table_of(ShadowRow).c

# Made once: every new post asks for these, and putting them together takes longer than the answer.
DISMISSED = select_columns(DISMISSALS.rule_id).where(
    DISMISSALS.member_id == bindparam("member"), DISMISSALS.content == bindparam("hidden")
)
SHADOWED = select(ShadowRow).order_by(SHADOWS.rule_id)


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
        row = {
            "member_id": member_id,
            "rule_id": rule_id,
            "content": content(self.keys, member_id, content_hash),
            "protected": protected,
            "at": now,
        }
        self.insert_new(DismissalRow, row)

    def dismissals_of(self, member_id: MemberId) -> tuple[Dismissal, ...]:
        mine = select(DismissalRow).where(DISMISSALS.member_id == member_id)
        rows = self.all(DismissalRow, mine.order_by(DISMISSALS.rule_id, DISMISSALS.at))
        return tuple(
            Dismissal(
                row.rule_id,
                content_hash(self.keys, member_id, row.content),
                row.at,
                row.protected,
            )
            for row in rows
        )

    def dismissed(self, member_id: MemberId, content_hash: str) -> frozenset[str]:
        hidden = content(self.keys, member_id, content_hash)
        return frozenset(self.run(DISMISSED, {"member": member_id, "hidden": hidden}).scalars())

    def shadow(self, rule_id: str, now: datetime, why: str) -> bool:
        return self.insert_new(ShadowRow, {"rule_id": rule_id, "since": now, "why": why})

    def shadowed(self) -> Mapping[str, tuple[datetime, str]]:
        rows = self.all(ShadowRow, SHADOWED)
        return {row.rule_id: (row.since, row.why) for row in rows}

    def wake(self, rule_id: str, now: datetime) -> bool:
        if not self.delete(ShadowRow, SHADOWS.rule_id == rule_id):
            return False
        self._begin(rule_id, now)
        return True

    def know_rules(self, texts: Mapping[str, str], now: datetime) -> frozenset[str]:
        rows = self.all(CountingRow, select(CountingRow))
        known = {row.rule_id: row.text for row in rows}
        for rule_id in texts.keys() - known.keys():
            row = {"rule_id": rule_id, "text": texts[rule_id], "since": now}
            self.insert_new(CountingRow, row)
        others = {r: text for r, text in texts.items() if r in known and known[r] != text}
        changed = frozenset(rule_id for rule_id in others if known[rule_id] is not None)
        for rule_id in changed:
            self._begin(rule_id, now)
        for rule_id, text in others.items():
            same = COUNTINGS.c.rule_id == rule_id
            self.run(COUNTINGS.update().where(same).values(text=text))
        return changed

    def _begin(self, rule_id: str, now: datetime) -> None:
        self.insert_new(CountingRow, {"rule_id": rule_id, "text": None, "since": now})
        same = COUNTINGS.c.rule_id == rule_id
        self.run(COUNTINGS.update().where(same).values(since=now))
        self.delete(RuleCountRow, RULE_COUNTS.c.rule_id == rule_id)

    def count_note(self, rule_id: str, member_id: MemberId, now: datetime) -> None:
        if self._counts(rule_id, now):
            self._add(rule_id, NOTE, member_id, 1)

    def count_shadow(self, rule_id: str, member_id: MemberId, now: datetime) -> None:
        if self._counts(rule_id, now):
            self._add(rule_id, SHADOW, member_id, 1)

    def count_answer(self, opinion: Opinion, member_id: MemberId) -> None:
        if opinion.changes and self._counts(opinion.rule_id, opinion.noted_at):
            for answer, more in opinion.changes.items():
                self._add(opinion.rule_id, answer, member_id, more)

    def _counts(self, rule_id: str, noted_at: datetime) -> bool:
        """Whether a note of that time is counted; nobody can begin anew until this has ended."""
        self.insert_new(CountingRow, {"rule_id": rule_id, "text": None, "since": noted_at})
        wanted = select(CountingRow).where(COUNTINGS.c.rule_id == rule_id)
        row = self.first(CountingRow, wanted.with_for_update())
        return row is not None and row.since <= noted_at

    def _add(self, rule_id: str, what: str, member_id: MemberId, more: int) -> None:
        consent = self.consent_of(member_id)
        counted = more if consent and consent.counted else 0
        bit = voice(person(self.keys, member_id), rule_id) if counted > 0 else 0
        insert = insert_into(self.connection, RULE_COUNTS)
        kept, added = RULE_COUNTS.c, insert.excluded
        sums = {
            "number": kept.number + added.number,
            "counted": kept.counted + added.counted,
            "voices": kept.voices.bitwise_or(added.voices),
        }
        keys = [kept.rule_id, kept.what]
        row = {"number": more, "counted": counted, "voices": bit, "told": 0}
        upsert = insert.on_conflict_do_update(index_elements=keys, set_=sums)
        self.run(upsert, {"rule_id": rule_id, "what": what, **row})

    def tell_counts(self) -> None:
        for row in self.all(RuleCountRow, select(RuleCountRow).with_for_update()):
            if may_be_told(_count(row)):
                same = RULE_COUNTS.c
                this = (same.rule_id == row.rule_id) & (same.what == row.what)
                self.run(RULE_COUNTS.update().where(this).values(told=same.counted, voices=0))

    def experiences(self) -> Mapping[str, Experience]:
        answers: dict[str, dict[Worth, int]] = defaultdict(dict)
        counts: dict[str, dict[str, Count]] = defaultdict(dict)
        told: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self.all(RuleCountRow, select(RuleCountRow)):
            if row.what not in (NOTE, SHADOW):
                answers[row.rule_id][Worth(row.what)] = row.number
            if row.counted or row.voices:
                counts[row.rule_id][row.what] = _count(row)
            if row.told:
                told[row.rule_id][row.what] = row.told
        rows = self.all(CountingRow, select(CountingRow).order_by(COUNTINGS.c.rule_id))
        return {
            row.rule_id: Experience(
                row.rule_id,
                row.since,
                answers[row.rule_id],
                counts[row.rule_id],
                told[row.rule_id],
            )
            for row in rows
        }


def _count(row: RuleCountRow) -> Count:
    return Count(row.counted, row.voices.bit_count())
