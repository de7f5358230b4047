"""What somebody agreed to is written once and sealed into the log: tampering shows."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from monitor.adapters.dialect import connect
from monitor.adapters.store import SqlStore
from monitor.domain.audit import AuditEntry
from monitor.domain.member import Consent, Standing
from monitor.ports import Store
from tests.store.builders import NOOR, NOW, TIM, consent, member


def agreed(store: Store, given: Consent) -> None:
    with store.begin() as tx:
        tx.add_consent(given)
        tx.log(AuditEntry(NOW, "member", "agreed", given.member_id, given.fingerprint))


def unlike(store: Store) -> int:
    with store.begin() as tx:
        return tx.consents_unlike_the_log()


@pytest.fixture
def logged(empty_store: Store) -> Store:
    """Two members with a consent each, as the log took them down; one of them agreed twice."""
    with empty_store.begin() as tx:
        for who in (NOOR, TIM):
            tx.add_member(member(who, standing=Standing.ACTIVE))
    for who, days in ((NOOR, 0), (TIM, 0), (NOOR, 9)):
        agreed(empty_store, consent(who, given_at=NOW + timedelta(days=days)))
    return empty_store


def test_consents_are_kept_in_the_order_in_which_they_were_given(logged: Store):
    with logged.begin() as tx:
        given = tx.consents_given(NOOR)
        assert [each.given_at for each in given] == [NOW, NOW + timedelta(days=9)]
        assert given[-1] == tx.consent_of(NOOR)


def test_Z4_consents_that_are_as_the_log_took_them_down_are_fine(logged: Store):
    assert unlike(logged) == 0


def test_Z4_a_consent_that_the_log_knows_nothing_of_is_found(logged: Store):
    with logged.begin() as tx:
        tx.add_consent(consent(TIM, given_at=NOW + timedelta(days=1)))
    assert unlike(logged) == 1


def test_Z4_who_has_left_is_not_missed(logged: Store):
    with logged.begin() as tx:
        tx.erase_member(TIM, NOW)
    assert unlike(logged) == 0


def test_members_who_agreed_to_another_text_are_found_and_editors_changes_are_none(logged: Store):
    with logged.begin() as tx:
        agreed_to = consent(NOOR).version
        assert tx.agreed_to_another(f"{agreed_to}.4") == ()
        assert set(tx.agreed_to_another(f"{agreed_to}1")) == {NOOR, TIM}


def test_members_who_agreed_before_a_moment_are_found(logged: Store):
    with logged.begin() as tx:
        assert tx.agreed_before(NOW) == ()
        assert tx.agreed_before(NOW + timedelta(days=9)) == (TIM,)
        assert set(tx.agreed_before(NOW + timedelta(days=10))) == {NOOR, TIM}
        tx.save_member(member(TIM, standing=Standing.PAUSED))
        assert tx.agreed_before(NOW + timedelta(days=9)) == ()


@pytest.mark.parametrize(
    ("tampering", "lines"),
    [
        ("UPDATE consents SET scopes = 'read_posts' WHERE member_id = 'm-noor' AND id = 1", 2),
        ("UPDATE consents SET text_hash = 'ff' WHERE id = 2", 2),
        ("DELETE FROM consents WHERE id = 3", 1),
        ("UPDATE consents SET member_id = 'm-tim' WHERE id = 3", 2),
    ],
)
def test_Z4_a_consent_changed_moved_or_lost_in_the_database_is_found(
    sqlite_url: str, vault, tampering: str, lines: int
):
    store = SqlStore(sqlite_url, vault)
    with store.begin() as tx:
        for who in (NOOR, TIM):
            tx.add_member(member(who))
    for who, days in ((NOOR, 0), (TIM, 0), (NOOR, 9)):
        agreed(store, consent(who, given_at=NOW + timedelta(days=days)))
    assert unlike(store) == 0
    engine = connect(sqlite_url)
    with engine.begin() as connection:
        assert connection.execute(text(tampering)).rowcount == 1
    engine.dispose()
    assert unlike(store) == lines
    store.close()
