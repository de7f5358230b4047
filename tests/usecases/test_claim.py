"""Whose address something is, before anybody is asked."""

from typing import cast

import pytest

from monitor.ports import Connector
from monitor.usecases.claim import connector_for


class Claiming:
    """Claims by a beginning, and can do nothing else."""

    def __init__(self, *beginnings: str) -> None:
        self.beginnings = beginnings

    def claims(self, source: str) -> bool:
        return source.startswith(self.beginnings)


PAGES, OWN = Claiming("https://"), Claiming("@", "https://social.example/@")
CONNECTORS = cast(dict[str, Connector], {"feed": PAGES, "mastodon": OWN})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://blog.example/", PAGES),
        ("https://social.example/@noor", OWN),
        ("@noor@social.example", OWN),
        ("noor", None),
    ],
)
def test_who_knows_an_address_best_reads_it(source: str, expected: object) -> None:
    assert connector_for(CONNECTORS, source) is expected
