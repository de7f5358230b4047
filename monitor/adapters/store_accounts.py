"""Accounts, and the versions of posts seen on them: the hot path, so no more than it needs."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, literal, update
from sqlalchemy import select as select_columns

from monitor.adapters.columns import table_of
from monitor.adapters.dialect import Upsert, as_json, handed_over, insert_into
from monitor.adapters.mapping import account, account_hash, account_state, account_values, address
from monitor.adapters.mapping_cases import content, content_hash, source
from monitor.adapters.store_base import Lease, Part, select
from monitor.adapters.tables import AccountRow, MemberRow, PostRow
from monitor.domain.failing import Unreadable
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Health, Standing
from monitor.domain.trace import Trace
from monitor.errors import NotFound

ACCOUNT_TABLE = table_of(AccountRow)
ACCOUNTS = ACCOUNT_TABLE.c
MEMBERS = table_of(MemberRow).c
POST_TABLE = table_of(PostRow)
POSTS = POST_TABLE.c

STATE = ("health", "trouble", "failures", "last_read_at", "troubled_since", "next_due")
SAVE = update(ACCOUNT_TABLE).where(ACCOUNTS.id == bindparam("saved"))
RETURN = SAVE.where(ACCOUNTS.leased_until == bindparam("until"))
# A round trip for each account would cost more than what it changes.
GIVEN = handed_over("rows", ACCOUNT_TABLE, ("id", *STATE))
ACKNOWLEDGE = (
    update(ACCOUNT_TABLE)
    .where(ACCOUNTS.id == GIVEN.c.id, ACCOUNTS.leased_until == bindparam("until"))
    .values(leased_until=None, **{name: GIVEN.c[name] for name in STATE})
)
# With an offset PostgreSQL asks for each account in turn, and ends when it has enough. Otherwise it puts
# all due accounts and all members together first, however few are wanted.
OF_ACTIVE = (
    select_columns(literal(1))
    .where(MEMBERS.id == ACCOUNTS.member_id, MEMBERS.standing == Standing.ACTIVE)
    .correlate(ACCOUNT_TABLE)
    .offset(0)
    .exists()
)
FAILING = select_columns(ACCOUNTS.id, ACCOUNTS.member_id, ACCOUNTS.trouble, ACCOUNTS.sealed).where(
    ACCOUNTS.health.in_([Health.TROUBLED, Health.STOPPED])
)
SEEN = (
    select_columns(POSTS.source, POSTS.content)
    .where(POSTS.account_id == bindparam("account"))
    .where(POSTS.source.in_(bindparam("asked", expanding=True)))
    .order_by(POSTS.seen_at)
)
SEEN_ANYWHERE = (
    select_columns(POSTS.content)
    .where(POSTS.account_id == bindparam("account"))
    .where(POSTS.content.in_(bindparam("asked", expanding=True)))
)


@cache
def _seen_again(insert: Upsert) -> Any:
    """A version that was seen before was seen again."""
    later = insert.excluded.seen_at
    return insert.on_conflict_do_update(
        index_elements=[POSTS.account_id, POSTS.source, POSTS.content],
        set_={"seen_at": later},
        where=later > POSTS.seen_at,
    )


class AccountPart(Part):
    """Accounts and posts."""

    def add_account(self, account: Account) -> None:
        if not self.keys.has(account.member_id):
            raise NotFound(f"no member {account.member_id}")
        self.insert(AccountRow, account_values(account, self.keys))

    def save_accounts(self, accounts: Iterable[Account]) -> None:
        rows = self._rows(accounts)
        if rows:
            self.run(SAVE, rows)

    def return_accounts(self, accounts: Iterable[Account], until: datetime) -> None:
        rows = self._rows(accounts)
        if rows:
            self.run(RETURN, [{"until": until, **row} for row in rows])

    def acknowledge(self, accounts: Iterable[Account], until: datetime) -> None:
        # No key is needed for this, and who has left has no row any more.
        rows = [{"id": kept.id, **account_state(kept)} for kept in accounts]
        if rows and self.connection.dialect.name == "sqlite":
            ended = {"until": until, "leased_until": None}
            self.run(RETURN, [{"saved": row.pop("id"), **ended, **row} for row in rows])
        elif rows:
            self.run(ACKNOWLEDGE, {"until": until, "rows": as_json(rows)})

    def _rows(self, accounts: Iterable[Account]) -> list[dict[str, Any]]:
        kept = list(accounts)
        self.keys.load(account.member_id for account in kept)
        return [
            {"leased_until": None, "saved": account.id, **account_values(account, self.keys)}
            for account in kept
            # Whoever left while their account was being read stays away.
            if self.keys.has(account.member_id)
        ]

    def account(self, account_id: AccountId) -> Account:
        return account(self.get(AccountRow, account_id, "account"), self.keys)

    def accounts_of(self, member_id: MemberId) -> tuple[Account, ...]:
        return self._accounts(ACCOUNTS.member_id == member_id)

    def accounts_claiming(self, connector: str, key: str) -> tuple[Account, ...]:
        hashed = account_hash(self.keys, connector, key)
        # SQLite has one writer at a time anyway.
        if self.connection.dialect.name == "postgresql":
            turn = func.pg_advisory_xact_lock(int.from_bytes(hashed[:8], "big", signed=True))
            self.run(select_columns(turn))
        return self._accounts(ACCOUNTS.key_hash == hashed)

    def _accounts(self, *where: ColumnElement[bool]) -> tuple[Account, ...]:
        wanted = select(AccountRow).where(*where).order_by(ACCOUNTS.added_at, ACCOUNTS.id)
        return self._accounts_in(self.all(AccountRow, wanted))

    def _accounts_in(self, rows: list[AccountRow]) -> tuple[Account, ...]:
        self.keys.load(row.member_id for row in rows)
        return tuple(account(row, self.keys) for row in rows)

    def remove_account(self, account_id: AccountId) -> None:
        if not self.delete(AccountRow, ACCOUNTS.id == account_id):
            raise NotFound(f"no account {account_id}")

    def lease_accounts(self, now: datetime, until: datetime, limit: int) -> tuple[Account, ...]:
        lease = Lease(now, until, limit)
        return self._accounts_in(self.lease(AccountRow, ACCOUNTS.next_due, lease, OF_ACTIVE))

    def failing_accounts(self) -> tuple[Unreadable, ...]:
        rows = self.all(AccountRow, FAILING)
        self.keys.load(row.member_id for row in rows)
        return tuple(
            Unreadable(MemberId(row.member_id), row.trouble, address(row, self.keys))
            for row in rows
        )

    def oldest_due(self) -> datetime | None:
        first = select(AccountRow).where(ACCOUNTS.next_due.is_not(None), OF_ACTIVE)
        row = self.first(AccountRow, first.order_by(ACCOUNTS.next_due).limit(1))
        return row.next_due if row else None

    def versions(self, account_id: AccountId, source_ids: Iterable[str]) -> Mapping[str, str]:
        asked = {source(self.keys, account_id, source_id): source_id for source_id in source_ids}
        seen = self.run(SEEN, {"account": account_id, "asked": list(asked)})
        newest: dict[bytes, bytes] = {row.source: row.content for row in seen}
        return {
            asked[found]: content_hash(self.keys, account_id, hidden)
            for found, hidden in newest.items()
        }

    def hashes_known(self, account_id: AccountId, hashes: Iterable[str]) -> frozenset[str]:
        asked = {content(self.keys, account_id, each): each for each in hashes}
        seen = self.run(SEEN_ANYWHERE, {"account": account_id, "asked": list(asked)})
        return frozenset(asked[hidden] for hidden in seen.scalars())

    def add_versions(
        self, account_id: AccountId, versions: Iterable[tuple[str, str]], now: datetime
    ) -> None:
        rows = [
            {
                "account_id": account_id,
                "source": source(self.keys, account_id, source_id),
                "content": content(self.keys, account_id, hashed),
                # Ordered within one batch too: the last wording of a post is the one that counts.
                "seen_at": now + timedelta(microseconds=place),
            }
            for place, (source_id, hashed) in enumerate(versions)
        ]
        if rows:
            self.run(_seen_again(insert_into(self.connection, POST_TABLE)), rows)

    def traces_of(self, account_id: AccountId) -> tuple[Trace, ...]:
        mine = select(PostRow).where(POSTS.account_id == account_id)
        rows = self.all(PostRow, mine.order_by(POSTS.seen_at, POSTS.source))
        return tuple(
            Trace(row.source.hex(), content_hash(self.keys, account_id, row.content), row.seen_at)
            for row in rows
        )

    def count_traces(self, account_id: AccountId) -> int:
        mine = select_columns(func.count()).where(POSTS.account_id == account_id)
        return int(self.run(mine).scalar_one())
