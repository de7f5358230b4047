"""What is looked for once for all rules hides nothing that a rule would find by itself."""

import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.adapters.files import example_company, read_rules, shipped_config
from monitor.adapters.sample import sample_set
from monitor.domain.company import Company
from monitor.domain.post import Author
from monitor.policy import disguise, shield
from monitor.policy.check import Judge
from monitor.policy.families import index as families
from monitor.policy.families.index import spans_of
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers import family, health
from monitor.policy.matchers.engine import Net, Pattern
from monitor.policy.matchers.topic import Topics
from monitor.policy.matchers.words import Words
from monitor.policy.rule import MOST_SIGNS, Context, Matcher, Sign, either
from monitor.policy.sieve import Sieve
from monitor.policy.text import Text
from tests.policy.posts import context, matcher

RULES = read_rules([shipped_config() / "policies"])
JUDGE = Judge(RULES, example_company())
SIEVE = Sieve([JUDGE._bound[rule.id] for rule in RULES])
EXAMPLES = [
    JUDGE.context_of(example)
    for example in (*sample_set(), *(e for rule in RULES for e in (*rule.hits, *rule.misses)))
]
TELLING = [text for at in EXAMPLES for text in at.text.original.split()]
DISGUISES = (
    str,
    str.upper,
    lambda w: "-".join(w),
    lambda w: w.replace("o", "0"),
    lambda w: f"#{w}",
    lambda w: w * 2,
)


@st.composite
def telling(draw: st.DrawFn) -> str:
    """Words of the examples in any order and disguise, with anything between them."""
    words = draw(
        st.lists(st.tuples(st.sampled_from(TELLING), st.sampled_from(DISGUISES)), max_size=12)
    )
    between = draw(st.sampled_from([" ", " ", "\n", " … ", "! ", "\u200b ", "_", "é"]))
    return between.join(disguise(word) for word, disguise in words) + draw(st.text(max_size=6))


def found(one: Matcher, at: Context) -> bool:
    return any(True for _ in one.find(at.text, at))


def hidden(at: Context) -> Iterator[str]:
    """Rules that would find something and are not asked."""
    passed = SIEVE.passed(at)
    for place, rule in enumerate(RULES):
        if place not in passed and found(JUDGE._bound[rule.id], at):
            yield rule.id


def test_no_rule_is_passed_over_that_finds_something_in_an_example() -> None:
    assert {rule for at in EXAMPLES for rule in hidden(at)} == set()


@settings(max_examples=120, deadline=None)
@given(telling(), st.sampled_from(["nl", "en", "de", "fr"]))
def test_no_rule_is_passed_over_that_would_find_something(text: str, lang: str) -> None:
    author = Author("planner", "Engineer @ Kraanvliet", True)
    at = Context(Text(text, said=lang), author, Lexicon(example_company()))
    assert list(hidden(at)) == []


def test_most_rules_are_not_even_asked() -> None:
    asked = sum(len(SIEVE.passed(JUDGE.context_of(example))) for example in sample_set())
    assert asked < len(sample_set()) * len(RULES) / 4


@settings(max_examples=120, deadline=None)
@given(telling(), st.sampled_from(["nl", "en", "de", "fr"]))
def test_other_readings_hide_no_words_that_differ(text: str, lang: str) -> None:
    at = Text(text, said=lang)
    for index in (family._index(lang), shield._index(lang)):
        every = {
            (hit.family, hit.span)
            for words in families._words(at)
            for hit in map(families._found, index._hits(words, 0, len(words.texts)))
        }
        assert {(hit.family, hit.span) for hit in spans_of(index, at)} == every


@settings(max_examples=300, deadline=None)
@given(st.one_of(telling(), st.text("ab1@$! -._<>&#;/\né€·•🍲❶²\u00a0\u2003", max_size=20)))
def test_no_other_reading_is_left_out_for_want_of_a_trace(text: str) -> None:
    views = {view.text for view in Text(text).views}
    with patch.object(disguise, "_tricks", lambda _: tuple(disguise.Trick)):
        every = {view.text for view in disguise.readings(Text(text).folded, text)}
    humps = disguise._apply(Text(text).folded, lambda _: disguise._humps(Text(text).folded, text))
    assert every | {humps.text} <= views


def test_a_company_without_topics_has_none_in_any_post() -> None:
    assert Topics().bound(Lexicon(Company("Kraanvliet"))).signs() == (frozenset(),)


def test_one_of_several_alternatives_needs_a_sign_of_any() -> None:
    a, b, c = (Sign(None, name) for name in "abc")
    both = (frozenset({a}), frozenset({b}))
    assert either([both, (frozenset({c}),)]) == (frozenset({a, c}), frozenset({b, c}))
    assert either([both, ()]) == ()
    assert len(either([both] * 9)) == MOST_SIGNS


def test_several_signals_need_a_sign_of_any(tmp_path: Path) -> None:
    made = matcher("signals: {need: 1, of: [{words: [kade]}, {words: [kraan]}]}", tmp_path)
    sieve = Sieve([made, matcher("all: [{words: [kade]}, {words: [kraan]}]", tmp_path)])
    assert sieve.passed(context("op de kade")) == {0}
    assert sieve.passed(context("kraan op de kade")) == {0, 1}
    assert sieve.passed(context("thuis")) == frozenset()


@pytest.mark.parametrize("text", ["kráán", "K-R-A-A-N", "кraan kranen", "é\u0301 kraan 😀"])
@pytest.mark.parametrize(
    "written",
    [
        "words: [kraan*, kran…en]",
        "words: [кraan, kraan]",
        r"pattern: '\bkraan'",
        "{pattern: '(?i)kr.{1,3}n', exact: true}",
    ],
)
def test_a_net_catches_what_a_pattern_finds(written: str, text: str, tmp_path: Path) -> None:
    made, at = matcher(written, tmp_path), context(text)
    if found(made, at):
        assert Sieve([made]).passed(at) == {0}


def test_patterns_that_are_too_much_for_one_pass_are_all_asked() -> None:
    large = [Pattern(rf"[^\pL\pN]{{1,60}}{number}[^\pL\pN]{{1,60}}") for number in range(60)]
    assert list(Net(large).caught(Text("nothing of the kind"))) == large


def test_a_list_of_words_may_hold_letters_of_any_script() -> None:
    at = context("wir von 株式 haus sind da")
    made = Words({"any": ("von 株式 haus",)})
    assert [hit.span.of(at.text.original) for hit in made.find(at.text, at)] == ["von 株式 haus"]


@given(st.text(max_size=40))
def test_where_there_are_no_digits_there_are_none(text: str) -> None:
    at = Text(text)
    held = re.findall(r"\d", text), re.findall(r"\d", at.folded.text)
    assert at.digits >= max(map(len, held))
    assert at.digits >= sum(map(str.isdigit, text))


@given(st.text(max_size=40).map(lambda text: f"{text} kanker {text}"))
def test_a_hint_is_there_wherever_the_pattern_is(text: str) -> None:
    at = Text(text)
    if health._ILLNESS.search(at.folded.text):
        assert health._MAYBE_ILL.search(at.plain_letters)
