"""O3: two people who show the same account at the same moment never overlook each other."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from monitor.adapters.store import SqlStore
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Health
from monitor.domain.post import AccountRef
from monitor.errors import NotAllowed
from monitor.ports import Transaction
from monitor.usecases.prove import Proving, held_account, showed, start_account
from monitor.usecases.signin import LinkDesk
from tests.usecases.world import Stage

TIMES = 8
Act = Callable[[Transaction, Account], object]


def at_once(stage: Stage, accounts: tuple[tuple[str, str], ...], act: Act) -> None:
    """Each member does something with their account, all in the same moment."""
    start = threading.Barrier(len(accounts))

    def turn(who: tuple[str, str]) -> None:
        start.wait()
        with stage.store.begin() as tx:
            act(tx, held_account(tx, MemberId(who[0]), AccountId(who[1])))

    with ThreadPoolExecutor(len(accounts)) as pool:
        list(pool.map(turn, accounts))


def claimed(store: SqlStore) -> tuple[Stage, Proving, list[tuple[tuple[str, str], ...]]]:
    """Two members, who have both added the same accounts."""
    stage = Stage(store=store)
    desk = LinkDesk("https://x", (), lambda: "secret", stage.new_id)
    proving = Proving(stage.world, desk, ("daan@kade.example",))
    for member in ("m1", "m2"):
        stage.enrol(member, f"{member}-own")
    pairs = []
    for number in range(TIMES):
        ref = AccountRef("scripted", f"x{number}", f"key{number}", f"x{number}")
        pair = tuple((member, f"{member}-{number}") for member in ("m1", "m2"))
        with store.begin() as tx:
            for member, account in pair:
                tx.add_account(Account(AccountId(account), MemberId(member), ref, stage.now))
        pairs.append(pair)
    return stage, proving, pairs


def test_O3_two_who_show_an_account_at_once_are_both_paused_and_told(sql_store: SqlStore):
    stage, proving, pairs = claimed(sql_store)
    for pair in pairs:
        at_once(stage, pair, lambda tx, account: showed(tx, proving, account, stage.now))
        found = [stage.account(account) for _, account in pair]
        assert [(a.health, a.trouble) for a in found] == [(Health.PAUSED, "two-claims")] * 2
    for member in ("m1", "m2"):
        told = [mail for mail in stage.mails(member) if mail.slot("what") == "two-claims"]
        assert len(told) == TIMES


def test_O3_one_who_starts_again_while_another_shows_the_account_reads_nothing(
    sql_store: SqlStore,
):
    stage, proving, pairs = claimed(sql_store)

    def start(tx: Transaction, account: Account) -> None:
        try:
            start_account(tx, account, stage.now)
        except NotAllowed:
            return

    for first, second in pairs:
        at_once(stage, (first,), lambda tx, account: showed(tx, proving, account, stage.now))

        def both(tx: Transaction, account: Account, one: str = first[1]) -> None:
            if account.id == one:
                start(tx, account)
            else:
                showed(tx, proving, account, stage.now)

        at_once(stage, (first, second), both)
        found = [stage.account(account) for _, account in (first, second)]
        assert [(a.health, a.trouble) for a in found] == [(Health.PAUSED, "two-claims")] * 2
