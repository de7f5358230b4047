"""Accounts, and the versions of posts seen on them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from monitor.domain.failing import Unreadable
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Health, Standing
from monitor.domain.trace import Trace
from monitor.errors import AlreadyKept
from monitor.testing.memory_state import Part, found


class AccountPart(Part):
    """Accounts and posts."""

    def add_account(self, account: Account) -> None:
        member = found(self.state.members, account.member_id, "member")
        same = self.accounts_claiming(account.ref.connector, account.ref.key)
        if account.id in self.state.accounts or any(a.member_id == member.id for a in same):
            raise AlreadyKept(f"account {account.id}, or its key, is kept already")
        self.state.accounts[account.id] = account

    def save_accounts(self, accounts: Iterable[Account]) -> None:
        for account in accounts:
            if account.id in self.state.accounts:
                self.state.accounts[account.id] = account
                self.state.leases.pop(account.id, None)

    def return_accounts(self, accounts: Iterable[Account], until: datetime) -> None:
        self.save_accounts([a for a in accounts if self.state.leases.get(a.id) == until])

    def acknowledge(self, accounts: Iterable[Account], until: datetime) -> None:
        self.return_accounts(accounts, until)

    def account(self, account_id: AccountId) -> Account:
        return found(self.state.accounts, account_id, "account")

    def accounts_of(self, member_id: MemberId) -> tuple[Account, ...]:
        mine = [a for a in self.state.accounts.values() if a.member_id == member_id]
        return tuple(sorted(mine, key=lambda a: (a.added_at, a.id)))

    def accounts_claiming(self, connector: str, key: str) -> tuple[Account, ...]:
        claiming = [
            a
            for a in self.state.accounts.values()
            if (a.ref.connector, a.ref.key) == (connector, key)
        ]
        return tuple(sorted(claiming, key=lambda a: (a.added_at, a.id)))

    def remove_account(self, account_id: AccountId) -> None:
        found(self.state.accounts, account_id, "account")
        state = self.state
        del state.accounts[account_id]
        state.versions.pop(account_id, None)
        gone = {case.id for case in state.cases.values() if case.account_id == account_id}
        state.cases = {k: v for k, v in state.cases.items() if k not in gone}
        state.texts = {k: v for k, v in state.texts.items() if k not in gone}
        state.threads = {k: v for k, v in state.threads.items() if k not in gone}

    def failing_accounts(self) -> tuple[Unreadable, ...]:
        return tuple(
            Unreadable(each.member_id, each.trouble, each.ref.address)
            for each in self.state.accounts.values()
            if each.health in (Health.TROUBLED, Health.STOPPED)
        )

    def oldest_due(self) -> datetime | None:
        members = self.state.members
        return min(
            (
                account.next_due
                for account in self.state.accounts.values()
                if account.next_due and members[account.member_id].standing is Standing.ACTIVE
            ),
            default=None,
        )

    def lease_accounts(self, now: datetime, until: datetime, limit: int) -> tuple[Account, ...]:
        due = sorted(
            (account.next_due, account.id)
            for account in self.state.accounts.values()
            if account.next_due is not None
            and account.next_due <= now
            and self.state.members[account.member_id].standing is Standing.ACTIVE
            and self.free(account.id, now)
        )[:limit]
        self.state.leases.update({account_id: until for _, account_id in due})
        return tuple(self.state.accounts[account_id] for _, account_id in due)

    def versions(self, account_id: AccountId, source_ids: Iterable[str]) -> Mapping[str, str]:
        seen = self.state.versions.get(account_id, {})
        wanted = set(source_ids)
        in_order = sorted((at, key) for key, at in seen.items())
        return {source: content for _, (source, content) in in_order if source in wanted}

    def hashes_known(self, account_id: AccountId, hashes: Iterable[str]) -> frozenset[str]:
        seen = self.state.versions.get(account_id, {})
        return frozenset(hashes) & {content for _, content in seen}

    def add_versions(
        self, account_id: AccountId, versions: Iterable[tuple[str, str]], now: datetime
    ) -> None:
        found(self.state.accounts, account_id, "account")
        seen = dict(self.state.versions.get(account_id, {}))
        for place, version in enumerate(versions):
            # Ordered within one batch too: the last wording of a post is the one that counts.
            seen[version] = now + timedelta(microseconds=place)
        self.state.versions[account_id] = seen

    def traces_of(self, account_id: AccountId) -> tuple[Trace, ...]:
        seen = self.state.versions.get(account_id, {})
        in_order = sorted((at, key) for key, at in seen.items())
        return tuple(Trace(source, content, at) for at, (source, content) in in_order)

    def count_traces(self, account_id: AccountId) -> int:
        return len(self.state.versions.get(account_id, {}))
