"""Every draft of every kind, in every language: the rules of the guide, and the rules in force."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from monitor.adapters.catalogue import LOCALE
from monitor.adapters.drafts import LOADER
from monitor.adapters.files import example_company, read_rules, shipped_config
from monitor.adapters.latereader import shipped_reader
from monitor.domain.post import Author, Post
from monitor.policy.check import Judge
from monitor.policy.factwords import WORD
from monitor.policy.phrases import LEAKS, STEPS, Parts, Slot, Voice, Wording
from monitor.policy.rewording import SPOILS
from tests.policy.suggestions import (
    APOLOGIES,
    BLOG,
    BLUESKY,
    COMPANY,
    MASTODON,
    PHRASES,
    draft,
    found,
    suggestion,
)

FILES = sorted(LOCALE.glob("*/drafts*.yaml"))
LANGS = sorted(PHRASES.voices)
RULES = read_rules([shipped_config() / "policies"])
KINDS = sorted({rule.kind for rule in RULES.rules} | set(STEPS))
LEAST = 4
"""Whole drafts, each in other words than the others."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name} {path.name}")
def test_a_machine_without_the_quick_reader_reads_the_same_drafts(path: Path) -> None:
    written = path.read_text("utf-8")
    assert yaml.load(written, Loader=LOADER) == yaml.safe_load(written)


@cache
def judge() -> Judge:
    """The shipped rules for the made-up company of the shipped examples."""
    return Judge(RULES, example_company(), shipped_reader())


def parts_of(voice: Voice) -> list[tuple[str, Parts]]:
    """What the drafts of a language are made of, with a kind that uses it."""
    return [
        (name, pool)
        for name, kind in voice.kinds.items()
        for words in (kind, kind.fixed or kind)
        for pool in (words.drafts.usual, words.drafts.reply, words.drafts.plain)
        if pool
    ]


def texts_of(pool: Parts) -> list[str]:
    return [text for _, texts in pool.slots for text in texts]


def said(wording: Wording, voice: Voice, way: object = None) -> str:
    """A draft with something plain at each place."""
    forms = voice.registers[way or voice.address].forms  # type: ignore[index]
    company, fact = example_company().called, "14"
    return " ".join(text for _, text in wording).format_map(
        {**forms, "company": company, "fact": fact, "source": voice.source, "ask": "",
         "date": "17", "said": ""}
    )  # fmt: skip


def test_every_kind_that_a_shipped_rule_finds_has_words_of_its_own() -> None:
    assert {rule.kind for rule in RULES.rules} <= set(STEPS)


def test_there_are_four_languages() -> None:
    assert LANGS == ["de", "en", "fr", "nl"]


@pytest.mark.parametrize("lang", LANGS)
def test_no_draft_has_a_word_that_spoils_an_apology(lang: str) -> None:
    for name, pool in parts_of(PHRASES.voice(lang)):
        text = " ".join(texts_of(pool)).casefold().replace("’", "'")
        for word in SPOILS[lang]:
            assert not re.search(rf"\b{re.escape(word)}\b", text), (name, word)
        assert "!" not in text, name
        assert "#" not in text, name


@pytest.mark.parametrize("lang", LANGS)
def test_the_parts_of_a_draft_stand_in_their_order(lang: str) -> None:
    order = list(Slot)
    for name, pool in parts_of(PHRASES.voice(lang)):
        places = [order.index(slot) for slot, _ in pool.slots]
        assert places == sorted(set(places)), name


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", [*APOLOGIES, *sorted(LEAKS), "misconduct", "avoid-topic"])
@pytest.mark.parametrize("can_edit", [True, False])
def test_responsibility_and_repair_are_never_left_out(lang: str, kind: str, can_edit: bool) -> None:
    drafts = PHRASES.voice(lang).kind(kind, can_edit=can_edit).drafts
    for pool in filter(None, (drafts.usual, drafts.reply)):
        assert {Slot.RESPONSIBILITY, Slot.REPAIR} <= {slot for slot, _ in pool.slots}


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_leaves_at_most_one_gap(lang: str) -> None:
    for name, pool in parts_of(PHRASES.voice(lang)):
        assert sum(any("[" in text for text in texts) for _, texts in pool.slots) <= 1, name
        assert max(text.count("[") for text in texts_of(pool)) <= 1, name


@pytest.mark.parametrize("lang", LANGS)
def test_an_apology_does_not_name_the_employer(lang: str) -> None:
    for kind in (*APOLOGIES, *LEAKS):
        drafts = PHRASES.voice(lang).kind(kind).drafts
        for pool in (drafts.usual, drafts.reply):
            assert "{company}" not in " ".join(texts_of(pool))


@pytest.mark.parametrize("lang", LANGS)
def test_words_of_the_author_s_own_always_have_a_way_without_them(lang: str) -> None:
    for name, words in PHRASES.voice(lang).kinds.items():
        usual = " ".join(texts_of(words.drafts.usual))
        assert words.drafts.plain or "{said}" not in usual, name


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("can_edit", [True, False])
@pytest.mark.parametrize("is_reply", [True, False])
def test_there_are_at_least_four_whole_drafts_and_asking_for_another_walks_through_them(
    lang: str, kind: str, can_edit: bool, is_reply: bool
) -> None:
    text = "@a@kade.example The text of this post is here."
    post = found(kind, text, "this post", about="ports")
    place = MASTODON if can_edit else BLUESKY
    drafts = [
        draft(text, post, lang=lang, platform=place, is_reply=is_reply, turn=turn)
        for turn in range(LEAST)
    ]
    assert len(set(drafts)) == LEAST
    again = draft(text, post, lang=lang, platform=place, is_reply=is_reply, turn=0)
    assert again == drafts[0]


def test_two_people_seldom_send_the_same_apology() -> None:
    text = "You idiot."
    post = found("insult", text, "idiot")
    for lang in LANGS:
        drafts = {draft(text, post, lang=lang, seed=f"case {n}") for n in range(200)}
        assert len(drafts) > 100, lang


@pytest.mark.parametrize("lang", LANGS)
def test_sentences_are_short(lang: str) -> None:
    lengths = []
    for name, pool in parts_of(PHRASES.voice(lang)):
        for text in texts_of(pool):
            for sentence in re.split(r"(?<=[.?])\s+", text):
                lengths.append(len(WORD.findall(sentence)))
                assert lengths[-1] <= 30, (name, sentence)
    assert sum(lengths) / len(lengths) <= 16


@pytest.mark.parametrize("lang", LANGS)
def test_every_part_is_clear_in_company_with_every_other_and_in_every_register(lang: str) -> None:
    voice = PHRASES.voice(lang)
    seen = set()
    for name, pool in parts_of(voice):
        for way in voice.registers:
            for turn in range(LEAST):
                for seed in ("1", "2", "3"):
                    seen.add((name, said(pool.wording(seed, turn), voice, way)))
    for name, text in sorted(seen):
        judged = judge().judge(Post("1", text, lang=lang), Author(names_employer=True))
        assert not judged.findings, (name, text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_of_a_month_is_written_as_the_language_writes_it(lang: str) -> None:
    text = "It runs in 40 ports."
    post = found("wrong-fact", text, "40 ports", about="ports")
    first = {
        "en": "1 March 2027",
        "nl": "1 maart 2027",
        "de": "1. März 2027",
        "fr": "1er mars 2027",
    }
    day = date(2027, 3, 1)
    assert first[lang] in draft(text, post, lang=lang, on=day)


@pytest.mark.parametrize("lang", LANGS)
def test_how_to_do_it_follows_the_place(lang: str) -> None:
    text = "It runs in 40 ports."
    post = found("wrong-fact", text, "40 ports", about="ports")
    told = PHRASES.voice(lang).told.format(platform="Mastodon")
    assert told in suggestion(text, post, lang=lang).reason
    blog = suggestion(text, post, lang=lang, platform=BLOG).reason
    assert re.search("[Ss]trike|[Ss]treep|[Ss]treich|[Bb]arre", blog)
    assert "Bluesky" in suggestion(text, post, lang=lang, platform=BLUESKY).reason
    leak = found("client-name", text, "ports")
    history = PHRASES.voice(lang).history.format(platform="Mastodon")
    assert suggestion(text, leak, lang=lang).reason.startswith(history)


def test_a_draft_in_which_the_rules_find_something_gives_way_to_one_that_is_clear() -> None:
    text = "You idiot."
    post = found("insult", text, "idiot")
    first, second = draft(text, post), draft(text, post, turn=1)
    assert draft(text, post, finds=lambda said: (post,) if said == first else ()) == second


def test_a_draft_of_the_author_s_own_words_is_not_given_while_they_are_found_again() -> None:
    text = "Closing the office was a poor decision."
    post = found("no-disclaimer", text, "poor decision")
    made = draft(text, post, finds=lambda said: (post,) if "poor" in said else ())
    assert "poor" not in made
    assert COMPANY.called in made
