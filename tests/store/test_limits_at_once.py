"""A6, A3, A7: what may be done so often is done so often, and not once more, by however many at once."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.adapters.store import SqlStore
from monitor.domain.ids import MemberId
from monitor.domain.machine import Process
from monitor.domain.message import Kind, Office
from monitor.domain.token import TOKEN_LIFE, Purpose, Token, digest
from monitor.errors import SourceUnavailable
from monitor.ports import Transaction
from monitor.usecases import prove, second
from monitor.usecases.signin import (
    CODE_TRIES,
    LINKS_A_PLACE,
    LINKS_AN_ADDRESS,
    Asking,
    LinkDesk,
    Refusal,
    TooMany,
    sign_in,
    sign_in_office,
    use_link,
)
from monitor.usecases.status import PROCESSES, note_process
from tests.usecases.world import Stage

MANY = 20
ROUNDS = 4
OTHER = "another browser's cookie"


def at_once(store: SqlStore, act: Callable[[Transaction, int], object]) -> list[object]:
    """The same thing, done by many in the same moment."""
    start = threading.Barrier(MANY)

    def turn(number: int) -> object:
        start.wait()
        with store.begin() as tx:
            return act(tx, number)

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(turn, range(MANY)))


@pytest.fixture
def stage(sql_store: SqlStore) -> Stage:
    return Stage(store=sql_store)


@pytest.fixture
def desk(stage: Stage) -> LinkDesk:
    """Several ask at it at the same time, so each secret is one of its own."""
    return LinkDesk("https://amends.example", (), lambda: f"secret {stage.new_id()}", stage.new_id)


def links(stage: Stage) -> int:
    with stage.store.begin() as tx:
        waiting = tx.lease_messages(stage.now, stage.now + timedelta(hours=1), 1000)
    return sum(mail.kind is Kind.LOGIN for mail in waiting)


def test_A6_a_mailbox_gets_no_more_links_than_it_may(
    sql_store: SqlStore, stage: Stage, desk: LinkDesk
):
    for number in range(ROUNDS):
        address = f"m{number}@kade.example"
        stage.enrol(f"m{number}", f"a{number}")

        def ask(tx: Transaction, place: int, address: str = address) -> bool:
            asking = Asking(address, "browser", f"192.0.2.{place}")
            return isinstance(sign_in(tx, desk, asking, stage.now), TooMany)

        assert Counter(at_once(sql_store, ask))[False] == LINKS_AN_ADDRESS
    assert links(stage) == ROUNDS * LINKS_AN_ADDRESS


def test_A6_an_office_gets_no_more_links_than_it_may_and_nobody_gets_in_anothers_way(
    sql_store: SqlStore, stage: Stage, desk: LinkDesk
):
    boxes = ["marit@kade.example", "joris@kade.example"]

    def ask(tx: Transaction, number: int) -> bool:
        asking = Asking(boxes[number % 2], "browser", f"192.0.2.{number}")
        answer = sign_in_office(tx, desk, asking, Office.COMMS, boxes, stage.now)
        return isinstance(answer, TooMany)

    assert Counter(at_once(sql_store, ask))[False] == 2 * LINKS_AN_ADDRESS
    assert links(stage) == 2 * LINKS_AN_ADDRESS


def test_A6_one_place_asks_for_no_more_links_than_it_may(
    sql_store: SqlStore, stage: Stage, desk: LinkDesk
):
    def ask(tx: Transaction, number: int) -> bool:
        asking = Asking(f"n{number}@kade.example", "browser", "192.0.2.1")
        return isinstance(sign_in(tx, desk, asking, stage.now), TooMany)

    assert Counter(at_once(sql_store, ask))[False] == LINKS_A_PLACE


def test_A3_a_code_is_tried_no_more_often_than_it_may(sql_store: SqlStore, stage: Stage):
    for number in range(ROUNDS):
        secret, ends = f"secret {number}", stage.now + TOKEN_LIFE
        link = Token(digest(secret), Purpose.SIGN_IN, None, stage.now, ends, "browser", "a code")
        with sql_store.begin() as tx:
            tx.add_token(link)

        def guess(tx: Transaction, code: int, secret: str = secret) -> object:
            return use_link(tx, secret, OTHER, f"{code:06}", stage.now)

        said = Counter(at_once(sql_store, guess))
        assert said == {Refusal.WRONG_CODE: CODE_TRIES, Refusal.OLD: MANY - CODE_TRIES}


def test_A7_a_second_key_is_tried_no_more_often_than_it_may(sql_store: SqlStore, stage: Stage):
    door = second.Door(lambda: "ticket", lambda ticket: b"k", lambda secret, code, now: None)
    link = Token(digest("a link"), Purpose.SIGN_IN, None, stage.now, stage.now + TOKEN_LIFE, "b")
    link = replace(link, office=Office.COMMS, person=digest("marit@kade.example"))
    with sql_store.begin() as tx:
        ticket = second.ticket_for(tx, door, link, OTHER, stage.now)

    def guess(tx: Transaction, code: int) -> object:
        return second.show_code(tx, door, ticket, OTHER, f"{code:06}", stage.now)

    said = Counter(at_once(sql_store, guess))
    assert said == {Refusal.WRONG_CODE: CODE_TRIES, Refusal.OLD: MANY - CODE_TRIES}


def test_a_member_causes_no_more_requests_than_they_may(sql_store: SqlStore, stage: Stage):
    stage.enrol()
    start = threading.Barrier(MANY)

    def ask(what: str) -> bool:
        start.wait()
        try:
            prove.may_ask(stage.world, MemberId("m1"), what)
        except SourceUnavailable:
            return False
        return True

    for number in range(ROUNDS):
        with ThreadPoolExecutor(MANY) as pool:
            assert sum(pool.map(ask, [f"claims {number}"] * MANY)) == prove.ASKS


def test_processes_that_say_at_once_that_they_are_there_are_all_heard(
    sql_store: SqlStore, stage: Stage
):
    def say(tx: Transaction, number: int) -> None:
        note_process(tx, Process(f"quay:{number}", ("worker",), "1", stage.now))

    at_once(sql_store, say)
    with sql_store.begin() as tx:
        said = tx.remembered(PROCESSES) or ""
    assert [number for number in range(MANY) if f"quay:{number}" not in said] == []
