"""Who of comms helps: known by a pseudonym, sealed, and forgotten in time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from monitor.adapters.store import SqlStore
from monitor.domain.tally import KEPT
from monitor.ports import Store
from tests.store.builders import NOW


def test_a_colleague_is_the_same_before_and_after_they_are_known(store: Store):
    with store.begin() as tx:
        new = tx.colleague("digest")
        assert (new.name, new.address, tx.colleagues()) == ("", "", ())
        named = replace(new, name="Marit", address="marit@kade.example", seen_at=NOW)
        tx.save_colleague(new)
        tx.save_colleague(named)
    with store.begin() as tx:
        assert tx.colleague("digest") == named
        assert tx.colleague("another").id != named.id
        assert tx.colleagues() == (named,)


def test_D2_two_pages_of_a_new_colleague_meet_them_once(sql_store: SqlStore):
    met = threading.Barrier(2)

    def saved(name: str) -> None:
        met.wait()
        with sql_store.begin() as tx:
            tx.save_colleague(replace(tx.colleague("digest"), name=name))

    for _ in range(20):
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(saved, ["Marit", "Jip"]))
        with sql_store.begin() as tx:
            assert [each.name for each in tx.colleagues()] in (["Marit"], ["Jip"])
            tx.connection.exec_driver_sql("DELETE FROM colleagues")


def test_a_colleague_who_has_not_come_for_a_quarter_is_forgotten(store: Store):
    with store.begin() as tx:
        tx.save_colleague(replace(tx.colleague("old"), seen_at=NOW - KEPT))
        tx.save_colleague(replace(tx.colleague("new"), seen_at=NOW - KEPT + timedelta(days=1)))
    with store.begin() as tx:
        tx.forget_traces(NOW)
        assert [each.person for each in tx.colleagues()] == ["new"]


def test_K1_nothing_of_a_colleague_can_be_read_without_the_key(sql_store: SqlStore):
    with sql_store.begin() as tx:
        me = replace(tx.colleague("digest-of-marit"), name="Marit", address="marit@kade.example")
        tx.save_colleague(me)
    with sql_store.begin() as tx:
        rows = tx.connection.exec_driver_sql("SELECT * FROM colleagues").all()  # type: ignore[attr-defined]
    assert not any(word in repr(rows) for word in ("Marit", "marit@", "digest-of-marit"))
