"""The author's own sentence with the smallest change: before, after, and nothing found in it."""

from collections.abc import Callable
from functools import cache

import pytest

from monitor.adapters.files import example_company, read_rules, shipped_config
from monitor.adapters.latereader import shipped_reader
from monitor.domain.company import Company, Fact
from monitor.domain.finding import Finding, Severity
from monitor.domain.post import Author, Post
from monitor.policy.check import Judge
from monitor.policy.occasion import Occasion
from monitor.policy.phrases import Platform
from monitor.policy.suggest import suggest
from tests.policy.suggestions import BLOG, BLUESKY, DAY, MASTODON, PHRASES, found, suggestion


def edited(
    text: str, kind: str, words: str, lang: str = "en", **changes: object
) -> tuple[str, str]:
    """Before and after, by rules that find ``words`` wherever they stand."""
    about = changes.pop("about", None)

    def finds(said: str) -> tuple[Finding, ...]:
        return (found(kind, said, words, about),) if words in said else ()  # type: ignore[arg-type]

    post = found(kind, text, words, about)  # type: ignore[arg-type]
    made = suggestion(text, post, lang=lang, **{"finds": finds, **changes})  # type: ignore[arg-type]
    return made.before, made.after


@pytest.mark.parametrize(
    ("lang", "text", "words", "after"),
    [
        ("en", "Read the manual first, you idiot! Bye.", "idiot", "Read the manual first!"),
        ("en", "Idiot, read the manual first.", "Idiot", "Read the manual first."),
        ("en", "This stupid plan will fail.", "stupid", "This plan will fail."),
        ("nl", "Lees eerst de handleiding, sukkel!", "sukkel", "Lees eerst de handleiding!"),
        ("nl", "Deze achterlijke handleiding klopt niet.", "achterlijke", "Deze handleiding klopt niet."),
        ("de", "Lies erst die Anleitung, du Idiot!", "Idiot", "Lies erst die Anleitung!"),
        ("de", "Diese blöde Anleitung stimmt nicht.", "blöde", "Diese Anleitung stimmt nicht."),
        ("fr", "Lis d’abord la notice, espèce d’idiot.", "idiot", "Lis d’abord la notice."),
        ("fr", "Ce stupide mode d’emploi est faux.", "stupide", "Ce mode d’emploi est faux."),
        ("en", "The sensor works well; only an idiot fails.", "idiot", "The sensor works well."),
        ("nl", "De sensor werkt goed – alleen een sukkel ziet dat niet.", "sukkel", "De sensor werkt goed."),
    ],
)  # fmt: skip
def test_an_insult_is_taken_out_of_its_sentence(
    lang: str, text: str, words: str, after: str
) -> None:
    assert edited(text, "insult", words, lang)[1] == after


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "The rest is fine here. The idiot says it works.", "idiot"),
        ("nl", "De rest is hier prima. Die sukkel zegt dat het werkt.", "sukkel"),
        ("de", "Der Rest ist hier gut. Der Idiot sagt, es geht.", "Idiot"),
        ("fr", "Le reste est très bien. Cet idiot dit que ça marche.", "idiot"),
        ("en", "The rest is fine here. A stupid plan is a plan.", "stupid"),
        ("de", "Der Rest ist hier gut. Das blöde sagt er immer.", "blöde"),
        ("en", "The rest is fine here. Whoever parks there: you are an idiot.", "an idiot"),
    ],
)
def test_where_a_word_cannot_go_alone_its_sentence_goes(lang: str, text: str, words: str) -> None:
    before, after = edited(text, "mockery", words, lang)
    assert before == text
    assert after == text.split(". ", 1)[0] + "."


@pytest.mark.parametrize(
    "text", ["You idiot.", "Only an idiot says so. Bye.", "Idiot! #fail @kees"]
)
def test_where_nothing_would_be_left_it_says_what_to_take_out(text: str) -> None:
    words = next(word for word in ("idiot", "Idiot") if word in text)
    post = found("insult", text, words)
    made = suggestion(text, post, finds=lambda said: (post,))
    assert (made.before, made.after) == ("", "")
    assert f"“{words}”" in made.reason
    assert (
        f"“{words}”"
        not in suggestion(text, post, finds=lambda said: (post,), own_words=False).reason
    )


def test_an_opinion_becomes_the_author_s_own_and_says_where_they_work() -> None:
    text = "Busy week. We think the harbour should close. More soon."
    before, after = edited(text, "speaking-for-company", "We think")
    assert before == "We think the harbour should close."
    assert after == "I think the harbour should close. My own view; I work at Tallymore."


@pytest.mark.parametrize(
    ("lang", "text", "after"),
    [
        ("en", "We deliver in March", "My own expectation, and no promise: we deliver in March."),
        ("nl", "We leveren in maart.", "Mijn eigen verwachting, geen toezegging: we leveren in maart."),
        ("de", "Wir liefern im März.", "Meine eigene Erwartung, keine Zusage: Wir liefern im März."),
        ("fr", "Nous livrons en mars.", "Ce que j’attends, sans que ce soit une promesse\N{NO-BREAK SPACE}: nous livrons en mars."),
    ],
)  # fmt: skip
def test_a_promise_becomes_an_expectation_if_the_rules_agree(
    lang: str, text: str, after: str
) -> None:
    post = found("out-of-role", text, text)

    def finds(said: str) -> tuple[Finding, ...]:
        return (found("out-of-role", said, said),) if said == text else ()

    made = suggestion(text, post, lang=lang, finds=finds)
    assert made.before == text
    assert made.after.startswith(after + " ")
    assert "Tallymore" in made.after


def test_advice_of_one_sentence_has_no_edit() -> None:
    assert edited("Stop taking those pills now.", "out-of-role", "Stop taking") == ("", "")


def test_an_opinion_and_praise_get_a_line_within_the_length_of_the_place() -> None:
    text = "It rains. Closing the Cork office was a poor decision."
    post = found("no-disclaimer", text, "poor decision")
    made = suggestion(text, post)
    assert made.before == "Closing the Cork office was a poor decision."
    assert made.after == made.before + " (My own view; I work at Tallymore.)"
    praised = found("undisclosed-praise", text, "It rains")
    assert suggestion(text, praised).after.endswith("(I work at Tallymore.)")
    short = Platform("Short", len(text) + 5)
    assert suggestion(text, post, platform=short).after == ""


@pytest.mark.parametrize(
    ("lang", "text", "words", "after"),
    [
        ("en", "It runs in 40 ports.", "40 ports", "It runs in 14 ports."),
        ("nl", "Het draait in veertig havens.", "veertig havens", "Het draait in 14 havens."),
        ("en", "Nine ports already.", "Nine ports", "14 ports already."),
    ],
)
def test_a_wrong_figure_gives_way_to_the_right_one(
    lang: str, text: str, words: str, after: str
) -> None:
    assert edited(text, "wrong-fact", words, lang, about="ports") == (text, after)


@pytest.mark.parametrize(
    ("lang", "value", "written", "right"),
    [
        ("nl", 1500, "1.200", "1.500"),
        ("nl", 1500, "1,200", "1,500"),
        ("en", 1500, "1,200", "1,500"),
        ("en", 1500, "1200", "1500"),
        ("fr", 1500, "1 200", "1 500"),
        ("nl", 1500, "twaalfhonderd", "1500"),
        ("nl", 1500, "900", "1500"),
        ("nl", 15000, "900", "15.000"),
        ("en", 15000, "12000", "15000"),
        ("nl", 12, "elf", "elf"),
        ("nl", 12, "twintig", "twaalf"),
        ("de", 12, "Zwanzig", "Zwölf"),
        ("en", 99.5, "98.2", "99.5"),
        ("nl", 99.5, "98,2", "99,5"),
        ("en", 1234.5, "1,200", "1,234.5"),
        ("nl", 1234.5, "1.200", "1.234,5"),
        ("fr", 1234.5, "1 200", "1 234,5"),
        ("en", 1, "40", "40"),
        ("en", 14, "2 million", "2 million"),
    ],
)
def test_the_right_figure_is_written_as_the_wrong_one_was(
    lang: str, value: float, written: str, right: str
) -> None:
    text = f"So: {written} x. More of it."
    company = Company("Tallymore", facts=(Fact("f", value),))
    made = edited(text, "wrong-fact", written, lang, about="f", company=company)
    wanted = f"So: {right} x."
    assert made == (("", "") if right == written else (f"So: {written} x.", wanted))


@pytest.mark.parametrize("value", ["blue", ("blue", "red")])
def test_a_fact_that_is_no_figure_has_a_draft_and_no_edit(value: str | tuple[str, ...]) -> None:
    company = Company("Tallymore", facts=(Fact("f", value),))
    made = edited("It is 40 green. So there.", "wrong-fact", "40 green", about="f", company=company)
    assert made == ("", "")


def test_everything_found_is_mended_or_nothing_is_offered() -> None:
    text = "It runs in 40 ports. Only an idiot says so."

    def finds(said: str) -> tuple[Finding, ...]:
        kinds: list[tuple[str, str, str | None]] = [
            ("insult", "idiot", None),
            ("wrong-fact", "40 ports", "ports"),
        ]
        return tuple(found(k, said, w, a) for k, w, a in kinds if w in said)

    made = suggestion(text, *finds(text), finds=finds)
    assert made.before == text
    assert made.after == "It runs in 14 ports."
    deed = found("misconduct", text, "It runs")
    assert suggestion(text, *finds(text), deed, finds=lambda said: (deed, *finds(said))).after == ""


def test_many_changes_are_no_small_one() -> None:
    def finds(said: str) -> tuple[Finding, ...]:
        left = said.count("40 ports")
        return tuple(found("wrong-fact", said, "40 ports", "ports") for _ in range(left))

    few, many = "It runs in 40 ports. " * 3, "It runs in 40 ports. " * 5
    assert "40" not in suggestion(few, *finds(few), finds=finds).after
    assert suggestion(many, *finds(many), finds=finds).after == ""


def test_praise_that_needs_more_than_a_workplace_gets_a_view_of_one_s_own() -> None:
    text = "Best app of the harbour."
    post = found("undisclosed-praise", text, "Best app")
    made = suggestion(text, post, finds=lambda said: () if "view" in said else (post,))
    assert made.after == text + " (My own view; I work at Tallymore.)"


def test_there_is_no_edit_beside_a_leak_where_nobody_can_edit_or_where_no_words_are_wanted() -> (
    None
):
    text = "The rest is Havenlicht and fine. Only an idiot works there."
    insult = found("insult", text, "idiot", severity=Severity.HIGH)
    leak = found("client-name", text, "Havenlicht", severity=Severity.LOW)
    made = suggestion(text, insult, leak)
    assert (made.before, made.after) == ("", "")
    assert "idiot" not in made.reason
    assert suggestion(text, insult, platform=BLUESKY).after == ""
    assert suggestion(text, insult, own_words=False).after == ""


def test_a_long_stretch_is_not_shown_twice() -> None:
    text = "It was a poor decision " + "and so on " * 40 + "."
    post = found("no-disclaimer", text, "poor decision")
    assert suggestion(text, post, platform=BLOG).after == ""


@cache
def judge() -> Judge:
    rules = read_rules([shipped_config() / "policies"])
    return Judge(rules, example_company(), shipped_reader())


def looked_at(
    text: str, lang: str, author: Author
) -> tuple[Callable[[str], tuple[Finding, ...]], Occasion]:
    """The shipped rules, and what they find in a post."""

    def finds(said: str) -> tuple[Finding, ...]:
        return judge().judge(Post("1", said, lang=lang), author).findings

    return finds, Occasion(text, finds(text), lang, "1", DAY)


@pytest.mark.parametrize(
    ("lang", "text", "after"),
    [
        ("en", "Kraanvliet runs in 40 ports. See you there.", "Kraanvliet runs in 14 ports."),
        ("nl", "Kraanvliet draait in 40 havens. Tot dan.", "Kraanvliet draait in 14 havens."),
        ("de", "Kraanvliet läuft in 40 Häfen. Bis dann.", "Kraanvliet läuft in 14 Häfen."),
    ],
)
def test_the_shipped_rules_find_nothing_in_an_edit(lang: str, text: str, after: str) -> None:
    finds, occasion = looked_at(text, lang, Author())
    made = suggest(occasion, judge().company, MASTODON, PHRASES, finds)
    assert made.after == after
    assert not finds(text.replace(made.before, made.after))
    assert not finds(made.draft)
