"""What Amends is at members' servers, and which tokens it owes back there."""

from dataclasses import replace
from datetime import timedelta

from monitor.domain.login import App, Handback, LetIn
from monitor.ports import Store
from tests.store.builders import BLOG, HOUR, MINUTE, NOOR, NOW

LET_IN = LetIn("token", App("one", "secret", "https://amends.example/back", NOW))


def owed(name: str, **changes: object) -> Handback:
    """A token that a server has still to take back."""
    plain = Handback(name, "mastodon", "kade.example", LET_IN, NOW - HOUR, NOW, tries=2)
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_what_amends_is_at_a_server_comes_back_and_is_replaced(store: Store):
    first, second = (App(name, "s", "https://amends.example/back", NOW) for name in ("one", "two"))
    with store.begin() as tx:
        assert tx.app("kade.example") is None
        tx.save_app("kade.example", first)
        tx.save_app("elsewhere.example", second)
    with store.begin() as tx:
        assert tx.app("kade.example") == first
        tx.save_app("kade.example", second)
    with store.begin() as tx:
        assert tx.app("kade.example") == tx.app("elsewhere.example") == second


def test_a_token_that_is_owed_comes_back_when_it_is_due_earliest_first(store: Store):
    first, second = owed("h1"), owed("h2", due_at=NOW - MINUTE)
    with store.begin() as tx:
        for handback in (first, second, owed("h3", due_at=NOW + MINUTE)):
            tx.save_handback(handback)
    with store.begin() as tx:
        assert tx.lease_handbacks(NOW, NOW + HOUR, 9) == (second, first)


def test_a_leased_handback_is_hidden_until_its_lease_ends_or_it_is_saved(store: Store):
    with store.begin() as tx:
        tx.save_handback(owed("h1"))
        tx.save_handback(owed("h2"))
    with store.begin() as tx:
        assert len(tx.lease_handbacks(NOW, NOW + HOUR, 1)) == 1
    with store.begin() as tx:
        assert [h.id for h in tx.lease_handbacks(NOW, NOW + HOUR, 9)] == ["h2"]
        tx.save_handback(owed("h1", tries=3))
    with store.begin() as tx:
        assert tx.lease_handbacks(NOW, NOW + HOUR, 9) == (owed("h1", tries=3),)
        assert len(tx.lease_handbacks(NOW + HOUR, NOW + 2 * HOUR, 9)) == 2


def test_what_was_taken_back_is_forgotten(store: Store):
    with store.begin() as tx:
        tx.save_handback(owed("h1"))
        tx.end_handback("h1")
        tx.end_handback("h1")
    with store.begin() as tx:
        assert tx.lease_handbacks(NOW + timedelta(days=9), NOW + timedelta(days=10), 9) == ()


def test_K3_a_token_can_be_given_back_when_its_members_key_is_gone(store: Store):
    with store.begin() as tx:
        tx.save_accounts([replace(tx.account(BLOG), let_in=LET_IN)])
        tx.save_handback(owed("h1"))
        tx.erase_member(NOOR, NOW)
    with store.begin() as tx:
        assert tx.lease_handbacks(NOW, NOW + HOUR, 9) == (owed("h1"),)
