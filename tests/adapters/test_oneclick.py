"""The address in a mail's headers pauses its own member, and nobody else."""

from hypothesis import given
from hypothesis import strategies as st

from monitor.adapters.oneclick import PATH, OneClick
from monitor.domain.ids import MemberId

BASE = "https://amends.kade.nl"
ours = OneClick(b"k" * 32, BASE)


def token(one: OneClick, member: str) -> str:
    return one.address(MemberId(member)).removeprefix(BASE + PATH)


@given(st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
def test_an_address_leads_to_its_own_member(member: str):
    assert ours.member(token(ours, member)) == member


def test_the_address_stays_the_same():
    assert ours.address(MemberId("m1")) == OneClick(b"k" * 32, BASE).address(MemberId("m1"))


@given(st.text())
def test_a_guessed_address_leads_nowhere(guess: str):
    assert ours.member(guess) is None


def test_the_proof_of_one_member_is_none_for_another():
    _, _, proof = token(ours, "m1").rpartition(".")
    assert ours.member(f"m2.{proof}") is None


def test_another_service_makes_other_addresses():
    assert ours.member(token(OneClick(b"x" * 32, BASE), "m1")) is None
