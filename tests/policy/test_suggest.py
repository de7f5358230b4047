"""One next step and a draft: the promises of product.md and the rules for drafts of the guide."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.case import Step
from monitor.domain.company import Company
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.policy.factwords import fact_value
from monitor.policy.occasion import Occasion
from monitor.policy.phrases import LEAKS, OTHER, STEPS, Platform
from monitor.policy.quoting import quote
from monitor.policy.suggest import draft_for, how, step_for, suggest
from tests.policy.suggestions import (
    BLOG,
    BLUESKY,
    COMPANY,
    DAY,
    FINGERPRINTS,
    MASTODON,
    PHRASES,
    draft,
    found,
    nothing,
    suggestion,
)


@pytest.mark.parametrize("lang", sorted(PHRASES.voices))
@pytest.mark.parametrize("kind", sorted(STEPS))
@pytest.mark.parametrize("is_reply", [True, False])
def test_every_kind_has_one_step_and_a_draft_that_fits(
    lang: str, kind: str, is_reply: bool
) -> None:
    text = "@a@kade.example The text of this post is here."
    post = found(kind, text, "this post", about="ports")
    for seed in FINGERPRINTS:
        for longest in (500, 300):
            platform = Platform("Mastodon", longest, keeps_history=True)
            made = draft(text, post, lang=lang, platform=platform, is_reply=is_reply, seed=seed)
            assert 0 < len(made) <= longest
            assert "{" not in made
    made_for = suggestion(text, post, lang=lang, is_reply=is_reply)
    assert made_for.step is STEPS[kind]
    assert made_for.lang == lang
    assert made_for.reason.endswith(".")


def test_a_kind_of_a_company_s_own_rule_gets_general_words() -> None:
    assert step_for("house-style") is STEPS[OTHER] is Step.ASK
    text = "Some words."
    assert draft(text, found("house-style", text, "words"))


def test_a_language_without_a_catalogue_gets_english() -> None:
    text = "Du Idiot."
    assert suggestion(text, found("insult", text, "Idiot"), lang="sv").lang == "en"


def test_the_same_case_always_gets_the_same_words_and_cases_differ() -> None:
    text = "You idiot."
    drafts = [draft(text, found("insult", text, "idiot"), seed=seed) for seed in FINGERPRINTS]
    again = [draft(text, found("insult", text, "idiot"), seed=seed) for seed in FINGERPRINTS]
    assert drafts == again
    assert len(set(drafts)) > 1


def test_the_gravest_finding_decides() -> None:
    text = "You idiot, the key is hunter2."
    insult = found("insult", text, "idiot", severity=Severity.HIGH)
    secret = found("secret", text, "hunter2", severity=Severity.HIGH, hard=True)
    assert suggestion(text, insult, secret).step is Step.DELETE


@pytest.mark.parametrize("kind", sorted(LEAKS))
@given(leak=st.text("abcdefghijklmnopqrstuvwxyzABC0123456789-", min_size=8, max_size=24))
def test_a_leak_is_never_repeated(kind: str, leak: str) -> None:
    text = f"Look what we have here: {leak} and more."
    for lang in PHRASES.voices:
        for platform in (MASTODON, BLOG):
            leaked = found(kind, text, leak)
            assert leak not in draft(text, leaked, lang=lang, platform=platform)
            assert quote(Occasion(text, (leaked,), lang, "1", DAY), leaked) is None


@pytest.mark.parametrize("kind", ["wrong-fact", "no-disclaimer", "speaking-for-company"])
def test_a_leak_beside_a_graver_finding_is_not_repeated_either(kind: str) -> None:
    text = "We think Havenlicht is right about 40 ports. HAVENLICHT again."
    leak = found("client-name", text, "Havenlicht", severity=Severity.LOW)
    other = found(kind, text, "about 40 ports", severity=Severity.HIGH, about="ports")
    assert "havenlicht" not in draft(text, leak, other).casefold()
    near = found("insult", text, "HAVENLICHT again", severity=Severity.HIGH)
    assert quote(Occasion(text, (leak, near), "en", "1", DAY), near) is None


def test_a_wrong_fact_is_set_beside_the_right_one_with_its_source() -> None:
    text = "Proud. Tallymore runs in 40 ports. See you there!"
    made = draft(text, found("wrong-fact", text, "40 ports", about="ports"), platform=BLOG)
    assert "16 November 2026" in made
    assert "“Tallymore runs in 40 ports”" in made
    assert "14 (source: annual report 2025, page 6)" in made


@pytest.mark.parametrize(
    ("lang", "key", "value"),
    [
        ("en", "ports", "14"),
        ("en", "staff", "12,640"),
        ("nl", "staff", "12.640"),
        ("en", "uptime", "99.96"),
        ("nl", "uptime", "99,96"),
        ("en", "offices", "Dublin, Leeds and Utrecht"),
        ("nl", "offices", "Dublin, Leeds en Utrecht"),
        ("en", "founder", "Orla"),
        ("en", "nothing", ""),
    ],
)
def test_a_fact_is_written_as_its_readers_write_it(lang: str, key: str, value: str) -> None:
    assert fact_value(COMPANY, key, PHRASES.voice(lang)) == value


def test_a_note_that_is_no_source_is_not_given_as_one() -> None:
    text = "Up 90 per cent of the time."
    for key in ("staff", "uptime"):
        made = draft(text, found("wrong-fact", text, "90 per cent", about=key))
        assert "company fact sheet" in made


def test_a_fact_that_the_sheet_no_longer_has_leaves_a_gap() -> None:
    text = "Up 90 per cent of the time."
    assert "[the right answer]" in draft(text, found("wrong-fact", text, "90", about="gone"))


@pytest.mark.parametrize(
    ("lang", "text", "words", "mine"),
    [
        (
            "en",
            "Busy week. We think the harbour should close at night. More soon.",
            "We think",
            "I think the harbour should close at night. ",
        ),
        (
            "nl",
            "Drukke week! Wij vinden dat de haven 's nachts dicht moet. Later meer.",
            "Wij vinden",
            "Ik vind dat de haven 's nachts dicht moet. ",
        ),
        (
            "nl",
            "Als bedrijf zijn wij trots. Daarom vinden wij dat de haven dicht moet.",
            "vinden wij",
            "Daarom vind ik dat de haven dicht moet. ",
        ),
    ],
)
def test_an_opinion_becomes_the_author_s_own(lang: str, text: str, words: str, mine: str) -> None:
    made = draft(text, found("speaking-for-company", text, words), lang=lang)
    assert made.startswith(mine)
    assert "Tallymore" in made


@pytest.mark.parametrize(
    "text", ["We will deliver in March.", "We think our prices go down.", "It ships in March."]
)
def test_what_cannot_honestly_be_made_one_s_own_is_left_to_the_author(text: str) -> None:
    made = draft(text, found("out-of-role", text, text[:-1]))
    assert "[" in made
    assert "March" not in made
    assert "I work at Tallymore" in made


def test_an_opinion_keeps_its_words_and_gets_a_line() -> None:
    text = "Closing the Cork office was a poor decision."
    made = draft(text, found("no-disclaimer", text, "poor decision"))
    assert made.startswith(text + " (")
    assert "I work at Tallymore" in made


def test_a_long_post_gets_the_line_alone() -> None:
    text = "Closing the Cork office was a poor decision. " * 9
    made = draft(text, found("no-disclaimer", text, "poor decision"), platform=BLOG)
    assert "Cork" not in made


def test_a_draft_for_somebody_who_wants_no_quotes_repeats_nothing() -> None:
    text = "@kees We think the harbour should close. Closing is a poor decision in 40 ports."
    for kind, words in (
        ("speaking-for-company", "We think"),
        ("no-disclaimer", "poor decision"),
        ("wrong-fact", "40 ports"),
        ("insult", "poor"),
    ):
        made = draft(text, found(kind, text, words, about="ports"), own_words=False, is_reply=True)
        assert not {"harbour", "Closing", "@kees", "40"} & set(re.findall(r"@?\w+", made))


def test_a_reply_addresses_whom_it_answers() -> None:
    text = "@kees @mo@kade.example Only an idiot says so."
    post = found("insult", text, "idiot")
    made = draft(text, post, is_reply=True)
    assert made.startswith("@kees @mo@kade.example ")
    assert "[their point, in their words]" in made
    assert "@kees" not in draft(text, post)


def test_a_handle_that_is_itself_the_insult_is_not_repeated() -> None:
    text = "@idiot go away"
    assert "@idiot" not in draft(text, found("insult", text, "@idiot"), is_reply=True)


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("@kees Wat u zegt slaat nergens op, sukkel.", "U schreef"),
        ("@kees Wat je zegt slaat nergens op, sukkel.", "Je schreef"),
        ("@kees Je vraagt u af wie een sukkel is.", "Je schreef"),
        ("@kees Wat een sukkel.", "Je schreef"),
    ],
)
def test_a_draft_follows_the_register_of_the_post(text: str, theirs: str) -> None:
    post = found("insult", text, "sukkel")
    drafts = [draft(text, post, lang="nl", is_reply=True, seed=seed) for seed in FINGERPRINTS]
    assert any(theirs in made for made in drafts)
    assert not any(
        ("U " in made) != theirs.startswith("U") for made in drafts if "schreef dat" in made
    )


def test_questions_are_sent_to_the_public_contact_if_there_is_one() -> None:
    text = "The Kilbarrow case is a farce."
    post = found("legal", text, "Kilbarrow case")
    assert "press@tallymore.example" in draft(text, post)
    assert "Questions" not in draft(text, post, company=Company("Tallymore"))


def test_editing_is_not_enough_only_where_old_wording_stays_public() -> None:
    voice = PHRASES.voice("en")
    mastodon = how("client-name", voice, MASTODON, "Tallymore", is_reply=False)
    assert mastodon[0].startswith("Editing is not enough, because Mastodon")
    assert not any("Editing" in x for x in how("client-name", voice, BLOG, "T", is_reply=False))
    assert not any("Editing" in x for x in how("insult", voice, MASTODON, "T", is_reply=False))


def test_a_blog_strikes_the_old_figure_through_and_a_reply_reads_again_first() -> None:
    voice = PHRASES.voice("en")
    assert "Strike" in " ".join(how("wrong-fact", voice, BLOG, "T", is_reply=False))
    assert "Strike" not in " ".join(how("wrong-fact", voice, MASTODON, "T", is_reply=False))
    assert "again" in how("insult", voice, MASTODON, "T", is_reply=True)[0]


EDITED = ("insult", "mockery", "out-of-role", "speaking-for-company", "no-disclaimer")


@pytest.mark.parametrize("lang", sorted(PHRASES.voices))
@pytest.mark.parametrize("kind", [*EDITED, "undisclosed-praise", "wrong-fact"])
@pytest.mark.parametrize("is_reply", [True, False])
def test_where_nobody_can_edit_a_post_a_reply_or_a_deletion_takes_its_place(
    lang: str, kind: str, is_reply: bool
) -> None:
    voice = PHRASES.voice(lang)
    lines = " ".join(how(kind, voice, BLUESKY, "Tallymore", is_reply=is_reply))
    assert "Bluesky" in lines
    assert lines != " ".join(how(kind, voice, MASTODON, "Tallymore", is_reply=is_reply))
    assert voice.kind(kind, can_edit=False).step != voice.kind(kind).step


@pytest.mark.parametrize("kind", sorted(LEAKS))
def test_a_deletion_is_the_same_everywhere(kind: str) -> None:
    voice = PHRASES.voice("en")
    assert voice.kind(kind, can_edit=False) is voice.kind(kind)


@pytest.mark.parametrize("lang", sorted(PHRASES.voices))
@pytest.mark.parametrize("kind", sorted(STEPS))
@pytest.mark.parametrize("is_reply", [True, False])
def test_no_draft_says_that_something_was_edited_where_nobody_can(
    lang: str, kind: str, is_reply: bool
) -> None:
    text = "@a.kade.example I think the text of this post is here."
    post = found(kind, text, "this post", about="ports")
    for seed in FINGERPRINTS:
        made = draft(text, post, lang=lang, platform=BLUESKY, is_reply=is_reply, seed=seed)
        assert 0 < len(made) <= 300
        assert not re.search("corrected|changed it|verbeterd|aangepast", made)


def test_an_own_view_is_said_in_a_reply_where_nobody_can_edit_a_post() -> None:
    text = "We think this port is full."
    post = found("speaking-for-company", text, "We think")
    assert suggestion(text, post).step is Step.EDIT
    made = suggestion(text, post, platform=BLUESKY)
    assert made.step is Step.DISCLAIM
    assert "I work at Tallymore" in made.draft
    assert "full" not in made.draft


@given(
    st.text(max_size=400), st.integers(0, 400), st.integers(0, 60), st.sampled_from(sorted(STEPS))
)
def test_any_text_gets_a_draft_and_at_most_280_of_its_own_characters(
    text: str, start: int, length: int, kind: str
) -> None:
    start = min(start, len(text))
    span = Span(start, min(len(text), start + length))
    post = Finding("voice.x", 3, Severity.LOW, Confidence.LIKELY, span, kind)
    occasion = Occasion(text, (post,), "nl", text[:8], DAY, is_reply=True)
    assert 0 < len(suggest(occasion, COMPANY, MASTODON, PHRASES, nothing).draft) <= 500
    assert len(quote(occasion, post) or "") <= 280


@given(kind=st.sampled_from(sorted(STEPS)), turn=st.integers(0, 12), is_reply=st.booleans())
def test_another_draft_is_the_one_that_its_suggestion_would_bring(
    kind: str, turn: int, *, is_reply: bool
) -> None:
    text = "@kees We have 15 ports, you idiot."
    occasion = Occasion(
        text, (found(kind, text, "15"),), "en", "K7Q2", DAY, is_reply=is_reply, turn=turn
    )
    whole = suggest(occasion, COMPANY, MASTODON, PHRASES, nothing)
    assert draft_for(occasion, COMPANY, MASTODON, PHRASES, nothing) == whole.draft


def test_a_short_platform_gets_less_before_it_gets_nothing() -> None:
    text = "@kees Only an idiot says so."
    post = found("insult", text, "idiot")
    lengths = [
        len(draft(text, post, is_reply=True, platform=Platform("Short", longest)))
        for longest in (500, 210, 170, 10)
    ]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 210 >= lengths[1]
    assert lengths[3] > 10
