"""Where accounts stand: each in one line, and none called read that was not (safety L4)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.accounts import account_health
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Health
from tests.store.builders import account

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOUR, LONG_AGO = timedelta(hours=1), timedelta(days=100)
ME = MemberId("m1")


def standing(
    whose: MemberId,
    health: Health,
    trouble: str | None,
    read: datetime | None,
    due: datetime | None,
) -> Account:
    return account(
        AccountId("a1"), whose, health=health, trouble=trouble, last_read_at=read, next_due=due
    )


moments = st.none() | st.timedeltas(-LONG_AGO, LONG_AGO).map(lambda ago: NOW - ago)
accounts_found = st.builds(
    standing,
    st.sampled_from([MemberId(f"m{number}") for number in range(9)]),
    st.sampled_from(list(Health)),
    st.none() | st.sampled_from(["timeout", "proof-ended", "consent-ended", "two-claims"]),
    moments,
    moments,
)


@given(st.lists(accounts_found), st.frozensets(st.sampled_from([MemberId("m1"), MemberId("m2")])))
def test_L4_every_account_stands_in_exactly_one_line(
    accounts: list[Account], away: frozenset[MemberId]
):
    told = account_health(accounts, away, NOW)
    lines = (told.reading, told.unread, told.waiting, told.paused)
    assert sum(line.number for line in lines) == len(accounts)
    assert told.unread.number == told.troubled.number + told.stopped.number


@pytest.mark.parametrize(
    ("health", "trouble", "read", "due", "line"),
    [
        (Health.READING, None, NOW - HOUR, NOW, "reading"),
        (Health.READING, None, None, NOW, "reading"),
        (Health.READING, None, NOW - LONG_AGO, NOW - 25 * HOUR, "unread"),
        (Health.TROUBLED, "timeout", NOW - HOUR, NOW, "reading"),
        (Health.TROUBLED, "timeout", NOW - 25 * HOUR, NOW, "unread"),
        (Health.TROUBLED, "timeout", None, NOW, "unread"),
        (Health.STOPPED, "gone", NOW - HOUR, None, "unread"),
        (Health.UNPROVED, None, None, None, "waiting"),
        (Health.UNPROVED, "proof-ended", NOW - HOUR, None, "waiting"),
        (Health.UNPROVED, "renamed", NOW - HOUR, None, "waiting"),
        (Health.PAUSED, "consent-ended", NOW - HOUR, None, "waiting"),
        (Health.PAUSED, "two-claims", NOW - HOUR, None, "waiting"),
        (Health.PAUSED, None, NOW - HOUR, None, "paused"),
    ],
)
def test_L4_an_account_stands_in_the_line_of_what_it_waits_for(
    health: Health,
    trouble: str | None,
    read: datetime | None,
    due: datetime | None,
    line: str,
):
    told = account_health([standing(ME, health, trouble, read, due)], frozenset(), NOW)
    assert getattr(told, line).number == 1


@pytest.mark.parametrize("health", [Health.READING, Health.TROUBLED, Health.PAUSED])
def test_accounts_of_whom_everything_is_paused_are_paused(health: Health):
    away = standing(ME, health, None, NOW - LONG_AGO, NOW - LONG_AGO)
    assert account_health([away], frozenset({ME}), NOW).paused.number == 1
