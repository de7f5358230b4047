"""What a rule file can say, and what it is told when it says something else."""

from pathlib import Path

import pytest

from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.errors import ConfigurationRefused
from monitor.policy.entry import Entry, Items, Place
from monitor.policy.rule import Example, Rule, RuleSet
from tests.policy.posts import context, hits, matcher, words


def rule(rule_id: str, why: dict[str, str] | None = None) -> Rule:
    return Rule(
        rule_id,
        3,
        why or {"en": "It may hurt."},
        Severity.LOW,
        matcher_of("words: [xyzzy]"),
        "insult",
    )


def matcher_of(written: str):
    return matcher(written, Path("/tmp"))


def found(written: str, text: str, tmp_path: Path, **about: object) -> list[str]:
    return words(matcher(written, tmp_path), context(text, **about))  # type: ignore[arg-type]


# words


@pytest.mark.parametrize(
    ("listed", "text", "expected"),
    [
        ("[idioot*]", "Wat een IDIOTEN en een idioot", ["idioot"]),
        ("[idioot*]", "wat een 1d10ot, i-d-i-o-o-t", ["1d10ot", "i-d-i-o-o-t"]),
        ("['*winkel']", "de kaaswinkel en de winkel en winkels", ["kaaswinkel", "winkel"]),
        ("[ber]", "über uber ber.", ["ber"]),
        ("[wij zijn klaar]", "Wij  zijn - klaar", ["Wij  zijn - klaar"]),
        ("[ga … dood]", "Ga nu toch eindelijk dood", ["Ga nu toch eindelijk dood"]),
        ("[ga ... dood]", "ga dood", ["ga dood"]),
        ("[ga … dood]", "ga weg. Hij is dood", []),
        ("[c'est nul]", "C’est nul, c est nul", ["C’est nul", "c est nul"]),
        ("[c++ code]", "ik haat c++ code en abc++ code", ["c++ code"]),
        ("[één]", "een mens", ["een"]),
    ],
)
def test_words_are_found_in_every_dress(
    listed: str, text: str, expected: list[str], tmp_path: Path
) -> None:
    assert found(f"words: {listed}", text, tmp_path) == expected


def test_words_of_a_language_count_only_in_posts_in_it(tmp_path: Path) -> None:
    written = "words: {nl: [dom], any: [kluns]}"
    assert found(written, "Wat dom van die kluns", tmp_path, lang="nl") == ["dom", "kluns"]
    assert found(written, "Der Dom, du kluns", tmp_path, lang="de") == ["kluns"]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("namens {company}", "Namens Kraanvliet zeg ik"),
        ("namens {company}", "namens Kraanvliet Software zeg ik"),
        ("wij van {company}", "wij van Kraanvliets"),
        ("test {product}", "test Ligplaats"),
    ],
)
def test_a_placeholder_stands_for_names_of_the_company_file(
    phrase: str, text: str, tmp_path: Path
) -> None:
    assert found(f"words: ['{phrase}']", text, tmp_path)
    assert not found(f"words: ['{phrase}']", "namens Havenlicht en test Zeester", tmp_path)


def test_a_placeholder_for_names_there_are_none_of_matches_nothing(tmp_path: Path) -> None:
    from_nothing = matcher("words: ['bij {nda}']", tmp_path, company=no_company())
    assert not words(from_nothing, context("bij . bij"))


def no_company():
    from monitor.domain.company import Company

    return Company("Niets")


# patterns


def test_R3_a_pattern_reads_the_folded_text_and_marks_the_original(tmp_path: Path) -> None:
    assert found(r"pattern: '\bberth \d+\b'", "Ｂérth 12", tmp_path) == ["Ｂérth 12"]


def test_R3_word_boundaries_know_the_letters_of_every_script(tmp_path: Path) -> None:
    written = "pattern: '\\bber\\b'\nexact: true"
    assert found(written, "über ber жber berж", tmp_path) == ["ber"]


def test_an_exact_pattern_minds_capitals(tmp_path: Path) -> None:
    assert found("pattern: 'K[0-9]{3}'\nexact: true", "k123 K456", tmp_path) == ["K456"]


def test_several_patterns_with_names_in_them(tmp_path: Path) -> None:
    written = r"pattern: ['bij {company}\b', 'a{2}b']"
    assert found(written, "aab bij Kraanvliet", tmp_path) == ["aab", "bij Kraanvliet"]


def test_a_boundary_before_an_escaped_backslash_is_no_boundary(tmp_path: Path) -> None:
    assert found(r"pattern: 'a\\b'", "a\\b", tmp_path) == ["a\\b"]


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("foo(?=bar)", "look-around"),
        ("(?<!foo)bar", "look-around"),
        (r"(a)\1", "back-references"),
        ("(?P<x>a)(?P=x)", "back-references"),
        (r"\bone|two\b", "around the alternatives"),
        ("(unclosed", "not a pattern"),
        ("((((a{1,100}){1,100}){1,100}){1,100})b", "too much memory|not a pattern"),
    ],
)
def test_R1_a_pattern_that_cannot_be_used_is_refused_with_a_hint(
    pattern: str, hint: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationRefused, match=hint) as refusal:
        matcher(f"pattern: '{pattern}'", tmp_path)
    assert "match.yaml:1" in str(refusal.value)


def test_R1_a_pattern_stays_linear_on_a_million_letters(tmp_path: Path) -> None:
    greedy = matcher("pattern: '(a+)+c'\nexact: true", tmp_path)
    assert hits(greedy, context("a" * 1_000_000)) == []


# what rules build of matchers


def test_a_second_signal_has_to_stand_in_the_same_sentence(tmp_path: Path) -> None:
    written = "words: [prijs]\nwith: {words: [beloofd]}"
    assert found(written, "De prijs is beloofd.", tmp_path) == ["prijs"]
    assert not found(written, "De prijs is hoog. Dat is beloofd.", tmp_path)


@pytest.mark.parametrize(
    ("within", "text", "seen"),
    [
        ("clause", "De prijs is hoog, maar beloofd", False),
        ("clause", "De prijs is beloofd, maar hoog", True),
        ("post", "De prijs is hoog. Dat is beloofd.", True),
        ("2 words", "De prijs is beloofd", True),
        ("1 word", "De prijs is beloofd", False),
        ("1 word", "beloofd prijs", True),
    ],
)
def test_how_near_a_second_signal_must_be_can_be_said(
    within: str, text: str, seen: bool, tmp_path: Path
) -> None:
    written = f"words: [prijs]\nwith: {{words: [beloofd], within: {within}}}"
    assert bool(found(written, text, tmp_path)) is seen


def test_an_exception_takes_a_hit_away(tmp_path: Path) -> None:
    written = "words: [idioot]\nunless: [{words: [lieve]}, {words: [ikzelf]}]"
    assert found(written, "wat een idioot", tmp_path)
    assert not found(written, "wat een lieve idioot", tmp_path)
    assert not found(written, "ikzelf, idioot", tmp_path)


def test_words_in_a_quotation_count_only_when_a_rule_says_so(tmp_path: Path) -> None:
    text = "Hij riep “jij bent een idioot” naar me"
    assert not found("words: [idioot]", text, tmp_path)
    assert found("words: [idioot]\nquoted: true", text, tmp_path)


@pytest.mark.parametrize(
    "text",
    ["we are not late", "we are never late", "late is it not", "are we late?", "we aren't late"],
)
def test_an_asserted_word_is_neither_denied_nor_asked(text: str, tmp_path: Path) -> None:
    assert not found("words: [late]\nasserted: true", text, tmp_path)
    assert found("words: [late]\nasserted: true", "we are late", tmp_path)


def test_a_rule_can_keep_to_some_languages(tmp_path: Path) -> None:
    written = "words: [dom]\nlang: [nl]"
    assert found(written, "Wat dom", tmp_path, lang="nl")
    assert not found(written, "Der Dom", tmp_path, lang="de")


def test_confidence_is_as_written_and_one_step_surer_with_another_signal(tmp_path: Path) -> None:
    written = "words: [idioot]\nconfidence: possible\nsurer: {words: [altijd]}"
    assert [h.confidence for h in hits(matcher(written, tmp_path), context("idioot"))] == [
        Confidence.POSSIBLE
    ]
    assert [h.confidence for h in hits(matcher(written, tmp_path), context("altijd idioot"))] == [
        Confidence.LIKELY
    ]


@pytest.mark.parametrize(
    ("mark", "marked"),
    [
        ("match", "idioot"),
        ("clause", "wat een idioot"),
        ("sentence", "Ja hoor, wat een idioot"),
    ],
)
def test_a_rule_says_how_much_is_marked(mark: str, marked: str, tmp_path: Path) -> None:
    written = f"words: [idioot]\nmark: {mark}"
    assert found(written, "Kijk. Ja hoor, wat een idioot", tmp_path) == [marked]


def test_any_is_one_of_them_and_all_is_every_one(tmp_path: Path) -> None:
    one = "any: [{words: [kade]}, {words: [kraan]}]"
    assert found(one, "kraan en kade", tmp_path) == ["kraan", "kade"]
    both = "all: [{author: {names_employer: true}}, {words: [kraan]}, {words: [kade]}]"
    assert found(both, "kraan en kade", tmp_path, names_employer=True) == ["kraan"]
    assert not found(both, "kraan en kade", tmp_path)
    assert not found(both, "kraan", tmp_path, names_employer=True)


def test_conditions_nest(tmp_path: Path) -> None:
    written = (
        "words: [prijs]\n"
        "with: {all: [{words: [beloof*]}, {any: [{words: [klant]}, {reply: true}]}]}\n"
        "unless: {signals: {need: 2, of: [{words: [lijst]}, {words: [site]}]}, within: post}"
    )
    assert found(written, "De prijs beloof ik de klant", tmp_path)
    assert found(written, "De prijs beloof ik je", tmp_path, reply_to="En?")
    assert not found(written, "De prijs beloof ik je", tmp_path)
    assert not found(written, "De prijs beloof ik de klant. Zie lijst op de site.", tmp_path)


def test_only_conditions_on_the_author_mark_nothing(tmp_path: Path) -> None:
    reply, author = "{reply: true}", "{author: {listed: false}}"
    assert not found(f"all: [{reply}, {author}]", "x", tmp_path, reply_to="y")
    assert not found(f"all: [{author}, {reply}]", "x", tmp_path, reply_to="y")


def test_conditions_on_the_author_can_stand_anywhere_among_all(tmp_path: Path) -> None:
    inner = "{all: [{reply: true}, {author: {listed: false}}]}"
    written = f"all: [{inner}, {{any: [{{reply: true}}]}}, {{words: [kade]}}]"
    assert found(written, "kade", tmp_path, reply_to="y") == ["kade"]
    assert not found(written, "kade", tmp_path)


def test_weak_signals_count_when_enough_of_them_stand_together(tmp_path: Path) -> None:
    written = "signals: {need: 2, of: [{words: [kade]}, {words: [kraan]}, {words: [schip]}]}"
    assert found(written, "kade, kraan en schip. kade en schip.", tmp_path) == [
        "kade, kraan en schip",
        "kade en schip",
    ]
    assert not found(written, "kade kade. kraan.", tmp_path)


@pytest.mark.parametrize(
    ("place", "about"),
    [
        ("bio", {"bio": "dokwerker"}),
        ("role", {"role": "dokwerker"}),
        ("reply", {"reply_to": "dag dokwerker"}),
    ],
)
def test_a_signal_can_be_sought_beside_the_post(
    place: str, about: dict[str, str], tmp_path: Path
) -> None:
    written = f"words: [kade]\nwith: {{words: [dokwerker], in: {place}}}"
    assert found(written, "kade", tmp_path, **about) == ["kade"]
    assert not found(written, "kade dokwerker", tmp_path)


def test_a_matcher_that_looks_elsewhere_marks_nothing_here(tmp_path: Path) -> None:
    assert not found("words: [dokwerker]\nin: bio", "dokwerker", tmp_path, bio="dokwerker")


# author


@pytest.mark.parametrize(
    ("said", "about", "seen"),
    [
        ("names_employer: true", {"bio": "planner bij Kraanvliet"}, True),
        ("names_employer: true", {"bio": "zie kraanvliet.example"}, True),
        ("names_employer: true", {"bio": "planner"}, False),
        ("names_employer: false", {"bio": "planner"}, True),
        ("spokesperson: true", {"role": "Head of Communications"}, True),
        ("spokesperson: true", {"bio": "Marit de Boer, van alles"}, True),
        ("spokesperson: true", {"role": "planner"}, False),
        ("listed: true", {"role": "recruiter"}, True),
        ("listed: true", {"role": "planner"}, False),
        ("may: prices", {"role": "account manager"}, True),
        ("may: company", {"role": "chief executive"}, True),
        ("may: company", {"role": "recruiter"}, False),
        ("may: dates", {"role": "account manager"}, False),
        ("may: dates", {"role": "Product Manager"}, True),
        ("may: prices", {"role": "product manager"}, False),
        ("may: prices", {"role": "planner"}, False),
        ("may: legal", {"role": ""}, False),
        ("may: legal", {"role": "head of communications"}, True),
        ("role: [plan*]", {"role": "senior planner"}, True),
        ("role: [plan*]", {"role": "kok"}, False),
    ],
)
def test_a_condition_on_the_author(
    said: str, about: dict[str, str], seen: bool, tmp_path: Path
) -> None:
    written = f"words: [kade]\nwith: {{author: {{{said}}}}}"
    assert bool(found(written, "kade", tmp_path, **about)) is seen


def test_a_post_that_names_the_company_names_the_employer() -> None:
    assert context("Bij Kraanvliet is het druk").names_employer
    assert not context("Bij ons is het druk").names_employer


def test_a_condition_with_an_exception_of_its_own(tmp_path: Path) -> None:
    written = "words: [kade]\nwith: {author: {names_employer: true}, unless: {words: [thuis]}}"
    assert found(written, "kade", tmp_path, names_employer=True)
    assert not found(written, "kade thuis", tmp_path, names_employer=True)


# mistakes


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("wrds: [a]", "unknown key 'wrds'; did you mean 'words'"),
        ("zzzzzz: [a]", "known keys: words"),
        ("words: [kade]\npattern: x", "needs exactly one of"),
        ("lang: [nl]", "needs exactly one of"),
        ("words: []", "the list is empty"),
        ("words: {nl: []}", "the list is empty"),
        ("words: [a]", "too short to mean anything"),
        ("words: ['{klant} kade']", r"\{klant\} is unknown"),
        ("pattern: 'bij {klant}'", r"\{klant\} is unknown"),
        ("words: [" + "aa … " * 20_000 + "bb]", "too much memory"),
        ("family: []", "the list is empty"),
        ("family: zwaan", "is no family"),
        ("words: [kade]\nwithin: post", "how near a second signal is"),
        ("words: [kade]\nwith: {words: [kraan], within: 7 miles}", "clause, sentence, post, or"),
        ("words: [kade]\nwith: {words: [kraan], within: 99 words}", "number of words"),
        ("words: [kade]\nin: biography", "'biography' is unknown; should be one of|did you mean"),
        ("words: [kade]\nquoted: ja", "should be true or false"),
        ("words: [kade]\nconfidence: sure", "is unknown"),
        ("words: [kade]\nwith: []", "the list is empty"),
        ("words: [kade]\nwith: kraan", "should be a list of mappings"),
        ("words: [[kade]]", "should be a text or a list of texts"),
        ("words: [true]", "should be a text or a list of texts"),
        ("pattern: ''", "the pattern is empty"),
        ("pattern: []", "the pattern is empty"),
        ("names: clients.nda", "no part of the company file"),
        ("identifier: phones", "is unknown; there are any"),
        ("secret: some", "is unknown; should be one of any"),
        ("signals: {need: 3, of: [{words: [kade]}]}", "number from 1 to 1"),
        ("signals: {of: [{words: [kade]}]}", "'need' is missing"),
        ("signals: [a]", "should be a mapping"),
        ("author: {names_employr: true}", "did you mean 'names_employer'"),
        ("author: {may: fly}", "is unknown; should be one of company"),
        ("reply: maybe", "should be true or false"),
        ("fact: ports", "is unknown"),
        ("topic: strike", "is unknown"),
    ],
)
def test_R4_a_mistake_in_a_condition_is_named_with_its_line(
    written: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationRefused, match=said) as refusal:
        matcher(written, tmp_path)
    assert "match.yaml:" in str(refusal.value)
    assert "\n" not in str(refusal.value)


# rules as values


def test_a_reason_is_given_in_the_language_asked_for_or_in_english() -> None:
    told = rule("voice.insult", {"en": "It may hurt.", "nl": "Het kan kwetsen."})
    assert told.reason("nl") == "Het kan kwetsen."
    assert told.reason("fr") == "It may hurt."
    assert rule("voice.x", {"nl": "Alleen zo."}).reason("en") == "Alleen zo."


def test_a_rule_set_knows_its_rules_by_id() -> None:
    rules = RuleSet((rule("voice.insult"), rule("voice.threat")), "v1")
    assert len(rules) == 2
    assert "voice.threat" in rules
    assert "voice.x" not in rules
    assert [r.id for r in rules] == ["voice.insult", "voice.threat"]
    assert rules.rule("voice.threat").id == "voice.threat"
    with pytest.raises(KeyError):
        rules.rule("voice.x")


def test_the_reason_of_a_rule_that_left_is_empty() -> None:
    rules = RuleSet((rule("voice.insult"),), "v1")
    gone = Finding("voice.old", 3, Severity.LOW, Confidence.LIKELY, Span(0, 1), "insult")
    there = Finding("voice.insult", 3, Severity.LOW, Confidence.LIKELY, Span(0, 1), "insult")
    assert rules.reason(gone, "en") == ""
    assert rules.reason(there, "en") == "It may hurt."


def test_an_example_has_an_author_that_nobody_knows_unless_it_says_so() -> None:
    assert Example("x").author.role == ""


# entries


def test_an_entry_gives_what_is_written_in_the_type_asked_for() -> None:
    entry = Entry(
        {"n": 3, "t": " x ", "l": Items(["a", 2], [4, 5]), "m": Entry({"k": 1.5})}, Place("f")
    )
    assert entry.text("n") == "3"
    assert entry.text("t") == "x"
    assert entry.text("none", "y") == "y"
    assert entry.texts("l") == ("a", "2")
    assert entry.texts("none") == ()
    assert entry.items("l") == (("a", Place("f", 4)), (2, Place("f", 5)))
    assert entry.pairs("m") == (("k", "1.5"),)
    assert entry.entry("none").values == {}
    assert entry.entries("none") == ()
    assert not entry.flag("none")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda e: e.text("l"), "should be a text"),
        (lambda e: e.text("b"), "should be a text"),
        (lambda e: e.number("b", range(1, 6)), "from 1 to 5"),
        (lambda e: e.number("n", range(1, 6)), "from 1 to 5"),
        (lambda e: e.items("n"), "at least one item"),
        (lambda e: e.choice("c", ["low", "high"]), "did you mean 'low'"),
    ],
)
def test_an_entry_refuses_another_type_with_file_and_line(ask, said: str) -> None:
    entry = Entry({"l": ["x"], "b": True, "n": 9, "c": "lo"}, Place("f", 1), {"l": 2})
    with pytest.raises(ConfigurationRefused, match=said) as refusal:
        ask(entry)
    assert str(refusal.value).startswith("f:")


def test_a_plain_list_stands_in_the_line_of_its_key() -> None:
    assert Entry({"l": ["x"]}, Place("f", 1), {"l": 2}).items("l") == (("x", Place("f", 2)),)
