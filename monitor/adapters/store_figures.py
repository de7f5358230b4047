"""Figures, and small facts about the service itself."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sql
from sqlalchemy import func

from monitor.adapters.columns import UtcHour, table_of
from monitor.adapters.dialect import Upsert, insert_into
from monitor.adapters.mapping import person
from monitor.adapters.mapping_access import event_values
from monitor.adapters.store_base import select
from monitor.adapters.store_members import MemberPart
from monitor.adapters.tables import AccountRow, CheckedRow, ConsentRow, EventRow, MemberRow, MemoRow
from monitor.domain.accounts import AccountHealth, Reading, account_health
from monitor.domain.ids import MemberId
from monitor.domain.member import AWAY, Health, Scope, Sharing, Standing
from monitor.domain.tally import KNOWN, Bundle, Event, Happening, hour
from monitor.domain.voices import Checked, added_up, author

CHECKED = table_of(CheckedRow)
ACCOUNTS = table_of(AccountRow).c
CONSENTS = table_of(ConsentRow).c
EVENTS = table_of(EventRow).c
MEMBERS = table_of(MemberRow).c
AT_ONCE = 1_000
"""Rows that are taken from the database together."""

HAPPENINGS = {what.value: what for what in Happening}
MEMOS = table_of(MemoRow)


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
        counted = (
            sql.select(func.count())
            .select_from(table_of(ConsentRow))
            .where(CONSENTS.id.in_(newest), CONSENTS.withdrawn_at.is_(None), agreed)
            .where(CONSENTS.member_id.in_(self._members_that_are(frozenset({Standing.ACTIVE}))))
        )
        return int(self.run(counted).scalar_one())

    def _standing(self, standings: frozenset[Standing]) -> frozenset[MemberId]:
        return frozenset(map(MemberId, self.run(self._members_that_are(standings)).scalars()))

    def _members_that_are(self, standings: frozenset[Standing]) -> Any:
        return sql.select(MEMBERS.id).where(MEMBERS.standing.in_(standings))

    def account_health(self, now: datetime) -> AccountHealth:
        rows = self.run(
            sql.select(
                ACCOUNTS.member_id,
                ACCOUNTS.health,
                ACCOUNTS.trouble,
                ACCOUNTS.last_read_at,
                ACCOUNTS.next_due,
            )
        )
        accounts = (
            Reading(
                MemberId(row.member_id),
                Health(row.health),
                row.trouble,
                row.last_read_at,
                row.next_due,
            )
            for row in rows
        )
        return account_health(accounts, self._standing(AWAY), now)

    def remember(self, name: str, value: str) -> None:
        self.put(MemoRow, {"name": name, "value": value})

    def remembered(self, name: str) -> str | None:
        row = self.first(MemoRow, select(MemoRow).where(MEMOS.c.name == name))
        return row.value if row else None
