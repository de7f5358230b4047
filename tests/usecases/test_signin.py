"""A link works once, for a quarter of an hour, and at once only in the browser that asked."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from monitor.domain.ids import MemberId
from monitor.domain.member import Standing
from monitor.domain.message import Kind, Message, Office
from monitor.domain.token import Purpose, Session, Token, digest
from monitor.usecases.signin import (
    LINKS,
    Asked,
    Asking,
    LinkDesk,
    Refusal,
    TooMany,
    open_link,
    open_session,
    sign_in,
    sign_in_office,
    use_link,
)
from tests.usecases.world import MEMBER, Stage

COMMS = ("Marit@kade.example",)
BROWSER, OTHER = "browser-cookie", "another-cookie"


class Door:
    """Somebody who asks for links on a stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.numbers = count(1)
        self.desk = LinkDesk(
            "https://amends.example", ("ops@kade.example",), self.secret, stage.new_id
        )

    def secret(self) -> str:
        return f"secret{next(self.numbers)}"

    def ask(
        self, address: str = "m1@kade.example", place: str = "192.0.2.1", to: str = ""
    ) -> Asked | TooMany:
        with self.stage.store.begin() as tx:
            return sign_in(tx, self.desk, Asking(address, BROWSER, place, to), self.stage.now)

    def ask_office(self, address: str) -> Asked | TooMany:
        asking = Asking(address, BROWSER, "192.0.2.1")
        with self.stage.store.begin() as tx:
            return sign_in_office(tx, self.desk, asking, Office.COMMS, COMMS, self.stage.now)

    def use(self, secret: str, browser: str = BROWSER, code: str = "") -> Token | Refusal:
        with self.stage.store.begin() as tx:
            return use_link(tx, secret, browser, code, self.stage.now)

    def links(self, member: str = "m1") -> list[Message]:
        return [mail for mail in self.stage.mails(member) if mail.kind is Kind.LOGIN]

    def mailed(self) -> str:
        return (self.links()[0].slot("link") or "").rpartition("/")[2]

    def to_offices(self) -> list[Message]:
        with self.stage.store.begin() as tx:
            waiting = tx.lease_messages(self.stage.now, self.stage.now + timedelta(hours=1), 1000)
        return [mail for mail in waiting if isinstance(mail.to, Office)]


@pytest.fixture
def door() -> Door:
    stage = Stage()
    stage.enrol()
    return Door(stage)


def asked(answer: Asked | TooMany) -> Asked:
    assert isinstance(answer, Asked)
    return answer


def test_A1_a_link_works_once(door: Door):
    door.ask()
    secret = door.mailed()
    used = door.use(secret)
    assert isinstance(used, Token)
    assert used.member_id == MEMBER
    assert door.use(secret) is Refusal.OLD


def test_A1_only_the_hash_of_a_link_is_kept(door: Door):
    door.ask()
    with door.stage.store.begin() as tx:
        token = open_link(tx, door.mailed(), door.stage.now)
    assert token is not None
    assert token.digest == digest(door.mailed())
    assert door.mailed() not in repr(token)


def test_A1_a_link_ends_after_a_quarter_of_an_hour(door: Door):
    door.ask()
    secret = door.mailed()
    door.stage.pass_time(minutes=15)
    with door.stage.store.begin() as tx:
        assert open_link(tx, secret, door.stage.now) is None
    assert door.use(secret) is Refusal.OLD


def test_A1_a_new_link_voids_the_one_before(door: Door):
    door.ask()
    first = door.mailed()
    door.stage.pass_time(minutes=1)
    door.ask()
    assert door.use(first) is Refusal.OLD


def test_A2_looking_at_a_link_uses_up_nothing(door: Door):
    door.ask()
    for _ in range(3):
        with door.stage.store.begin() as tx:
            assert open_link(tx, door.mailed(), door.stage.now)
    assert isinstance(door.use(door.mailed()), Token)


@pytest.mark.parametrize("purpose", [each for each in Purpose if each not in LINKS])
def test_A1_what_was_made_for_something_else_is_no_link_and_stays_good_for_that(
    door: Door, purpose: Purpose
):
    now = door.stage.now
    other = Token(digest("x"), purpose, MEMBER, now, now + timedelta(minutes=15), digest(BROWSER))
    with door.stage.store.begin() as tx:
        tx.add_token(other)
        assert open_link(tx, "x", now) is None
    assert door.use("x") is Refusal.OLD
    with door.stage.store.begin() as tx:
        assert tx.token(other.digest) == other


def test_A3_in_another_browser_a_link_wants_the_code(door: Door):
    code = asked(door.ask()).code
    assert door.use(door.mailed(), OTHER) is Refusal.WRONG_CODE
    assert door.use(door.mailed(), OTHER, "000000") is Refusal.WRONG_CODE
    assert isinstance(door.use(door.mailed(), OTHER, code), Token)


def test_A3_a_code_has_six_digits(door: Door):
    code = asked(door.ask()).code
    assert len(code) == 6
    assert code.isdigit()


def test_A6_the_sixth_try_at_a_code_ends_the_link(door: Door):
    code = asked(door.ask()).code
    secret = door.mailed()
    for _ in range(5):
        assert door.use(secret, OTHER, "x") is Refusal.WRONG_CODE
    assert door.use(secret, OTHER, code) is Refusal.OLD
    assert door.use(secret) is Refusal.OLD


def test_A5_who_does_not_take_part_is_told_the_same_and_gets_nothing(door: Door):
    assert isinstance(door.ask("nobody@kade.example"), Asked)
    assert isinstance(door.ask(), Asked)
    assert len(door.links()) == 1


def test_A5_who_has_not_confirmed_yet_cannot_sign_in(door: Door):
    with door.stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), standing=Standing.PENDING))
    assert isinstance(door.ask(), Asked)
    assert door.links() == []


def test_A6_three_links_a_quarter_of_an_hour_for_one_address(door: Door):
    answers = [door.ask(place=f"192.0.2.{n}") for n in range(5)]
    assert [isinstance(answer, Asked) for answer in answers] == [True, True, True, False, False]
    assert len(door.links()) == 3
    door.stage.pass_time(minutes=16)
    assert isinstance(door.ask(place="192.0.2.9"), Asked)


def test_A6_whoever_goes_on_asking_keeps_an_address_out_no_longer(door: Door):
    for n in range(3):
        door.ask(place=f"192.0.2.{n}")
    for _ in range(5):
        door.stage.pass_time(minutes=3)
        assert door.ask(place="198.51.100.7") is TooMany.TOO_MANY
    door.stage.pass_time(minutes=1)
    assert isinstance(door.ask(place="192.0.2.9"), Asked)


def test_A6_what_is_refused_for_an_address_takes_no_room_from_the_people_of_a_place(door: Door):
    for _ in range(20):
        door.ask()
    answers = [door.ask(f"m{n}@kade.example") for n in range(2, 10)]
    assert [isinstance(answer, Asked) for answer in answers] == [True] * 7 + [False]


def test_A6_ten_links_an_hour_from_one_place(door: Door):
    answers = [door.ask(f"m{n}@kade.example") for n in range(2, 13)]
    assert [isinstance(answer, Asked) for answer in answers] == [True] * 10 + [False]


def test_A6_offices_have_the_same_limits(door: Door):
    answers = [door.ask_office("marit@kade.example") for _ in range(4)]
    assert answers[-1] is TooMany.TOO_MANY
    assert len(door.to_offices()) == 3


def test_A6_a_hundred_links_an_hour_wake_the_operator_once(door: Door):
    for n in range(103):
        door.ask(f"m{n}@kade.example", place=f"198.51.100.{n}")
    alarms = [mail for mail in door.to_offices() if mail.kind is Kind.OPERATIONS]
    assert [(mail.to, mail.slot("what")) for mail in alarms] == [(Office.OPERATOR, "links")]


def test_an_office_signs_in_by_one_of_its_mailboxes(door: Door):
    door.ask_office("marit@kade.example")
    (mail,) = door.to_offices()
    assert (mail.to, mail.kind, mail.slot("address")) == (
        Office.COMMS,
        Kind.LOGIN,
        "marit@kade.example",
    )
    used = door.use((mail.slot("link") or "").rpartition("/")[2])
    assert isinstance(used, Token)
    assert (used.office, used.member_id) == (Office.COMMS, None)


def test_A5_a_strange_mailbox_cannot_sign_in_for_an_office(door: Door):
    assert isinstance(door.ask_office("m1@kade.example"), Asked)
    assert door.to_offices() == []


def test_a_link_leads_to_the_page_that_was_wanted(door: Door):
    door.ask(to="/c/K7Q2")
    link = door.links()[0].slot("link") or ""
    assert link.startswith("https://amends.example/l/secret")
    assert link.endswith("?to=/c/K7Q2")


def session_of(door: Door, secret: str) -> Session | None:
    with door.stage.store.begin() as tx:
        return tx.session(digest(secret), door.stage.now)


def test_A7_signing_in_makes_a_new_session_and_ends_the_old_one(door: Door):
    token = Token(digest("x"), Purpose.SIGN_IN, MEMBER, door.stage.now, door.stage.now)
    with door.stage.store.begin() as tx:
        old = open_session(tx, token, "", door.stage.now, door.secret)
        new = open_session(tx, token, old, door.stage.now, door.secret)
    assert session_of(door, old) is None
    session = session_of(door, new)
    assert session is not None
    assert (session.subject, session.office) == (MEMBER, None)
    assert session.csrf not in (old, new, "")


def test_A7_a_session_of_an_office_belongs_to_nobody(door: Door):
    now = door.stage.now
    token = Token(digest("x"), Purpose.SIGN_IN, None, now, now, office=Office.COMMS)
    with door.stage.store.begin() as tx:
        secret = open_session(tx, token, "", now, door.secret)
    session = session_of(door, secret)
    assert session is not None
    assert (session.subject, session.office) == (Office.COMMS, Office.COMMS)


def test_signing_in_is_written_down_for_the_member(door: Door):
    token = Token(digest("x"), Purpose.SIGN_IN, MEMBER, door.stage.now, door.stage.now)
    with door.stage.store.begin() as tx:
        open_session(tx, token, "", door.stage.now, door.secret)
        (entry,) = tx.looked_at(MemberId("m1"))
    assert (entry.actor, entry.action) == ("member", "signed in")
