"""Figures, and small facts about the service itself."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sql
from sqlalchemy import func

from monitor.adapters.columns import UtcDateTime, UtcHour, table_of
from monitor.adapters.dialect import Upsert, insert_into
from monitor.adapters.mapping import person
from monitor.adapters.mapping_access import event_values
from monitor.adapters.store_base import select
from monitor.adapters.store_members import MemberPart
from monitor.adapters.tables import AccountRow, CheckedRow, ConsentRow, EventRow, MemberRow, MemoRow
from monitor.domain.accounts import UNREAD, AccountHealth
from monitor.domain.ids import MemberId
from monitor.domain.member import AWAY, Health, Scope, Sharing, Standing
from monitor.domain.tally import KNOWN, Bundle, Count, Event, Happening, hour
from monitor.domain.voices import Checked, added_up, author

CHECKED = table_of(CheckedRow)
ACCOUNTS = table_of(AccountRow).c
CONSENTS = table_of(ConsentRow).c
EVENTS = table_of(EventRow).c
MEMBERS = table_of(MemberRow).c
AT_ONCE = 1_000
"""Rows that are taken from the database together."""

HAPPENINGS = {what.value: what for what in Happening}
MEMO = sql.select(table_of(MemoRow).c.value).where(
    table_of(MemoRow).c.name == sql.bindparam("wanted")
)

# The line in which ``domain.accounts`` puts an account, worked out where the accounts are: taking thousands of
# them from the database for six numbers was most of what a page of figures cost. A property test holds the two
# together.
SINCE = sql.bindparam("since", type_=UtcDateTime())
IS_AWAY = ACCOUNTS.member_id.in_(sql.select(MEMBERS.id).where(MEMBERS.standing.in_(AWAY)))
LINES = sql.select(
    ACCOUNTS.member_id,
    sql.case(
        (ACCOUNTS.health.in_((Health.READING, Health.TROUBLED)) & IS_AWAY, Health.PAUSED),
        ((ACCOUNTS.health == Health.PAUSED) & (ACCOUNTS.trouble != "") & ~IS_AWAY, Health.UNPROVED),
        ((ACCOUNTS.health == Health.TROUBLED) & (ACCOUNTS.last_read_at >= SINCE), Health.READING),
        ((ACCOUNTS.health == Health.READING) & (ACCOUNTS.next_due < SINCE), Health.TROUBLED),
        else_=ACCOUNTS.health,
    ).label("line"),
).cte("lines")
BEHIND = (
    func.count().label("number"),
    func.count(LINES.c.member_id.distinct()).label("people"),
)
UNREAD_LINES = LINES.c.line.in_((Health.TROUBLED, Health.STOPPED))
HEALTH = sql.union_all(
    sql.select(LINES.c.line, *BEHIND).group_by(LINES.c.line),
    sql.select(sql.literal("unread"), *BEHIND).where(UNREAD_LINES),
)


@cache
def _added_up(insert: Upsert) -> Any:
    kept, added = CHECKED.c, insert.excluded
    more = {
        "posts": kept.posts + added.posts,
        "authors": kept.authors.bitwise_or(added.authors),
    }
    return insert.on_conflict_do_update(index_elements=[CHECKED.c.at], set_=more)


class FigurePart(MemberPart):
    """Counts and memos."""

    def count_checked(self, member_id: MemberId, now: datetime, *, posts: int) -> None:
        consent = self.consent_of(member_id)
        if consent and consent.counted:
            added = _added_up(insert_into(self.connection, CHECKED))
            bit = author(person(self.keys, member_id))
            self.run(added, {"at": hour(now), "posts": posts, "authors": bit})

    def happened(self, member_id: MemberId, event: Event) -> None:
        consent = self.consent_of(member_id)
        if consent and consent.counted:
            own = event._replace(person=person(self.keys, member_id))
            self.insert(EventRow, event_values(own))

    def known_authors(self) -> frozenset[str]:
        asked = sql.select(EVENTS.person).distinct().where(EVENTS.what.in_(KNOWN))
        sharing = sql.select(MEMBERS.id).where(MEMBERS.sharing == Sharing.FLAGGED)
        open_to_all = (person(self.keys, one) for one in self.run(sharing).scalars())
        return frozenset(self.run(asked).scalars()).union(open_to_all)

    def happenings(self, start: datetime, end: datetime) -> tuple[Bundle, ...]:
        at, noted_at = (sql.type_coerce(c, UtcHour) for c in (EVENTS.at, EVENTS.noted_at))
        # Put together by the database: there can be many thousands, and one by one takes twice as long.
        people = sql.func.aggregate_strings(EVENTS.person, " ")
        found = (
            sql.select(at, EVENTS.what, EVENTS.conduct, people, noted_at)
            .where(EVENTS.at >= start, EVENTS.at < end)
            .group_by(EVENTS.at, EVENTS.what, EVENTS.conduct, EVENTS.noted_at)
        )
        parts: Iterator[Sequence[Any]] = self.run(found).partitions(AT_ONCE)
        return tuple(
            Bundle(at, HAPPENINGS[what], conduct, everybody.split(" "), noted_at)
            for rows in parts
            for at, what, conduct, everybody, noted_at in rows
        )

    def happened_to(self, member_id: MemberId) -> tuple[Event, ...]:
        mine = select(EventRow).where(EVENTS.person == person(self.keys, member_id))
        return tuple(
            Event(row.at, HAPPENINGS[row.what], row.conduct, row.person, row.noted_at)
            for row in self.all(EventRow, mine.order_by(EVENTS.at, EVENTS.id))
        )

    def checked(self, start: datetime, end: datetime) -> Checked:
        hours = sql.select(CHECKED.c.posts, CHECKED.c.authors).where(
            CHECKED.c.at >= start, CHECKED.c.at < end
        )
        each = (Checked(row.posts, row.authors) for row in self.run(hours))
        return added_up(each, self._counted_members())

    def _counted_members(self) -> int:
        newest = sql.select(func.max(CONSENTS.id)).group_by(CONSENTS.member_id)
        agreed = (" " + CONSENTS.scopes + " ").contains(f" {Scope.COUNT} ")
        active = sql.select(MEMBERS.id).where(MEMBERS.standing == Standing.ACTIVE)
        counted = (
            sql.select(func.count())
            .select_from(table_of(ConsentRow))
            .where(CONSENTS.id.in_(newest), CONSENTS.withdrawn_at.is_(None), agreed)
            .where(CONSENTS.member_id.in_(active))
        )
        return int(self.run(counted).scalar_one())

    def account_health(self, now: datetime) -> AccountHealth:
        lines = self.run(HEALTH, {"since": now - UNREAD})
        counts = {row.line: Count(row.number, row.people) for row in lines}
        return AccountHealth(
            reading=counts.get(Health.READING, Count()),
            troubled=counts.get(Health.TROUBLED, Count()),
            stopped=counts.get(Health.STOPPED, Count()),
            unread=counts["unread"],
            waiting=counts.get(Health.UNPROVED, Count()),
            paused=counts.get(Health.PAUSED, Count()),
        )

    def remember(self, name: str, value: str) -> None:
        self.put(MemoRow, {"name": name, "value": value})

    def remembered(self, name: str) -> str | None:
        value: str | None = self.run(MEMO, {"wanted": name}).scalar()
        return value
