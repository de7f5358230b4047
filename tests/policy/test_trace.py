"""A trace is found wherever its finder finds something: the sieve hides nothing by it."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.policy.matchers import account, birthday, contact, doorcode, health, home, secret
from monitor.policy.matchers.engine import Net, Reads, Source
from monitor.policy.matchers.identifier import FINDERS, Identifiers
from monitor.policy.matchers.keys import KEY_TRACES, keys_in
from monitor.policy.matchers.secret import Secrets
from monitor.policy.matchers.trace import loosened
from monitor.policy.rule import Sign
from monitor.policy.sieve import Sieve
from monitor.policy.text import Text
from tests.policy.posts import context

WRITTEN = (
    contact._EMAIL, contact._PHONE, contact._PHONE_ABROAD, account._IBAN, account._WITH_EXPIRY, home._ADDRESS,
    home._LIVES, home._WITH_POSTCODE, home._ROOM, birthday._BORN, birthday._NAME_DATE, birthday._DAY, secret._PAIR,
    *(form for _, form, _, _ in account._NATIONAL),
)  # fmt: skip
TOLD = (
    account._SORT_CODE, account._PLATE, account._TOLD_ID, health._ILLNESS, secret._STRONG, secret._PASS,
    doorcode._CODE, doorcode._KEYED, doorcode._TOLD, doorcode._PUSHED,
)  # fmt: skip
KEYS = (
    "AKIAIOSFODNN7ZZZMPL9", "github_pat_" + "a1B2" * 12, "xoxb-1234567890-abc", "sk_live_" + "a1" * 10,
    "SG." + "a" * 20 + "." + "b" * 20, "-----BEGIN OPENSSH PRIVATE KEY-----\nabc", "api_key = 'aB3aB3aB3'",
    "DB_PASSWORD”: geheim99geheim", "Authorization: Bearer abcdefghij0123456789", "postgres://kees:w8w“oord@db.intern",
    "https://x.nl/?sig=abcdefgh12345678", "the token is abcdefgh12345678", "jeton\x85est abcdefgh12345678",
    "ＡＫＩＡIOSFODNN7ZZZMPL9", "AKIA\u200bIOSFODNN7ZZZMPL9", "éAC" + "0a" * 16, "glpat-" + "a1" * 10,
)  # fmt: skip


def caught(signs: frozenset[Sign], text: str) -> bool:
    sources = [sign.what for sign in signs if isinstance(sign.what, Source)]
    return any(True for _ in Net(sources).caught(Text(text)))


@pytest.mark.parametrize("pattern", [*WRITTEN, *TOLD])
def test_a_loosened_pattern_is_wherever_its_pattern_is(pattern: re.Pattern[str]) -> None:
    net = Net([Source(loosened(pattern), Reads.BARE)])

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        assert any(True for _ in net.caught(Text(text)))

    holds()


@pytest.mark.parametrize("sort", FINDERS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_sort_of_identifier_is_found_without_a_trace_of_it(
    sort: str, data: st.DataObject
) -> None:
    text = data.draw(
        st.lists(st.one_of(*map(st.from_regex, (*WRITTEN, *TOLD))), max_size=2).map(" ".join)
    )
    find, traces = FINDERS[sort]
    at = context("Anneke Visser: " + text)
    if any(True for _ in find(at.text, at.lexicon)):
        assert caught(traces, at.text.original)


@pytest.mark.parametrize("text", KEYS)
def test_every_form_of_key_leaves_a_trace(text: str) -> None:
    assert list(keys_in(text)) == [] or caught(KEY_TRACES, text)
    assert caught(KEY_TRACES, text)


@pytest.mark.parametrize(
    "text", ["Zomer-2024!", "w8-woord!", "9a-bcde", "abc_def1", "1-abcd", "Wel?kom42x"]
)
def test_a_word_that_looks_made_up_leaves_a_trace(text: str) -> None:
    assert Sieve([Secrets()]).passed(context(f"login {text}")) == {0}


def test_an_answer_with_a_number_may_give_a_code_away() -> None:
    sieve = Sieve([Secrets()])
    assert sieve.passed(context("4711", reply_to="what was the code?")) == {0}
    assert sieve.passed(context("no idea", reply_to="what was the code?")) == frozenset()


def test_most_posts_have_no_trace_of_an_identifier_or_a_secret() -> None:
    sieve = Sieve([Identifiers(tuple(FINDERS)), Secrets()])
    assert sieve.passed(context("De eerste krokussen staan er, 12 graden en zon.")) == frozenset()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"([ -])\d\1", "é 4 "),
        (r"[^é]y", "ßy"),
        (r"[€£] ?\d++", "£ 12"),
        (r"^(?<!\w)[^\w\s]{2,3}(?!\d)$", "!?"),
    ],
)
def test_a_loosened_pattern_may_say_anything_again_and_hold_any_sign(
    written: str, text: str
) -> None:
    pattern = re.compile(written)
    assert pattern.search(text)
    assert any(True for _ in Net([Source(loosened(pattern), Reads.BARE)]).caught(Text(text)))
