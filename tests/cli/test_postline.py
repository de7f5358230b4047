"""Post lines in, result lines out: the contract's words."""

import json

import pytest

from monitor.cli.postline import Submitted, Unusable, error_line, parse, result_line
from monitor.domain.case import Step, Suggestion
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.post import MAX_TEXT, Author, Post
from monitor.policy.check import Judgement, Verdict

DEFAULT = Author(role="engineer", bio="Engineer at Kraanvliet")


def read(value: object, default: Author = DEFAULT) -> Submitted:
    item = parse(json.dumps(value).encode(), "posts.jsonl:1", default)
    assert isinstance(item, Submitted), item
    return item


def refused(line: bytes) -> Unusable:
    item = parse(line, "posts.jsonl:1", DEFAULT)
    assert isinstance(item, Unusable), item
    return item


def test_an_id_and_a_text_are_enough() -> None:
    assert read({"id": "p1", "text": "Hello"}).post == Post("p1", "Hello")


def test_html_becomes_plain_text() -> None:
    assert (
        read({"id": "p1", "text": "<p>one</p><p>two &amp; three</p>"}).post.text
        == "one\ntwo & three"
    )


def test_a_text_without_tags_stays_as_it_is() -> None:
    assert read({"id": "p1", "text": "  2 < 3 &amp; so  "}).post.text == "  2 < 3 &amp; so  "


def test_the_title_comes_after_the_text_so_that_spans_count_in_the_text() -> None:
    post = read({"id": "p1", "text": "The words.", "title": "A head"}).post
    assert post.text == "The words.\n\nA head"


def test_a_title_that_the_text_begins_with_is_not_said_twice() -> None:
    assert (
        read({"id": "p1", "text": "A head and more", "title": "A head"}).post.text
        == "A head and more"
    )


def test_the_line_wins_over_the_options_for_what_it_says_of_the_author() -> None:
    item = read({"id": "p1", "text": "x", "author": {"role": "nurse", "names_employer": True}})
    assert item.author == Author("nurse", "Engineer at Kraanvliet", names_employer=True)


def test_without_an_author_the_options_count() -> None:
    assert read({"id": "p1", "text": "x"}).author == DEFAULT


@pytest.mark.parametrize(
    ("said", "lang"),
    [("nl", "nl"), ("nl-NL", "nl"), ("EN", "en"), ("dutch", None), ("", None), (None, None)],
)
def test_a_language_is_two_letters_or_nothing(said: str | None, lang: str | None) -> None:
    assert read({"id": "p1", "text": "x", "lang": said}).post.lang == lang


def test_a_reply_knows_what_it_answers() -> None:
    post = read({"id": "p1", "text": "No.", "in_reply_to": "<p>Is it so?</p>"}).post
    assert (post.in_reply_to, post.is_reply) == ("Is it so?", True)


def test_other_keys_are_left_alone() -> None:
    assert read({"id": "p1", "text": "x", "expect": {"decision": "clear"}}).post.text == "x"


def test_half_a_surrogate_pair_becomes_a_sign_that_can_be_printed() -> None:
    assert read({"id": "p1", "text": "a\ud800b"}).post.text == "a\ufffdb"


def test_a_text_beyond_the_limit_is_cut_and_says_so() -> None:
    post = read({"id": "p1", "text": "x" * (MAX_TEXT + 1)}).post
    assert (len(post.text), post.cut) == (MAX_TEXT, True)


@pytest.mark.parametrize(
    ("line", "name", "error"),
    [
        (b"no json", None, "not a JSON object on one line"),
        (b"\xff\xfe", None, "not a JSON object on one line"),
        (b"[1, 2]", None, "not a JSON object"),
        (b"[" * 100_000, None, "not a JSON object on one line"),
        (b'{"id": "p1", "text": NaN}', None, "not a JSON object on one line"),
        (b'{"text": "x"}', None, "id: is missing"),
        (b'{"id": "", "text": "x"}', "", "id: should not be empty"),
        (b'{"id": 7, "text": "x"}', None, "id: should be text"),
        (b'{"id": "p1"}', "p1", "text: is missing"),
        (b'{"id": "p1", "text": null}', "p1", "text: should be text"),
        (b'{"id": "p1", "text": "x", "author": "me"}', "p1", "author: should be an object"),
        (
            b'{"id": "p1", "text": "x", "author": {"names_employer": "yes"}}',
            "p1",
            "author.names_employer: should be true, false or null",
        ),
        (
            b'{"id": "p1", "text": "x", "published": []}',
            "p1",
            "published: should be a time such as 2026-05-04T09:30:00+02:00",
        ),
        (
            b'{"id": "p1", "text": "x", "published": "soon"}',
            "p1",
            "published: should be a time such as 2026-05-04T09:30:00+02:00",
        ),
    ],
)
def test_a_line_that_is_no_post_says_what_is_wrong(
    line: bytes, name: str | None, error: str
) -> None:
    item = refused(line)
    assert item.id == name
    assert item.error == error
    assert json.loads(error_line(item)) == {"id": name, "error": item.error}


def test_an_error_never_repeats_the_post() -> None:
    assert "geheim" not in refused(b'{"id": ["geheim"], "text": "geheim"}').error


def test_a_result_line_holds_what_the_contract_names() -> None:
    finding = Finding(
        "work.client-name", 4, Severity.HIGH, Confidence.LIKELY, Span(5, 10), "client-name"
    )
    post = Post("p1", "Met Merel gebeld.")
    suggestion = Suggestion(Step.DELETE, "Ik heb…", "nl", "Omdat.")
    line = result_line(
        post, Judgement(Verdict.ALERT, (finding,), "nl"), {finding: "Waarom."}, suggestion
    )
    assert json.loads(line) == {
        "id": "p1",
        "lang": "nl",
        "decision": "alert",
        "findings": [
            {
                "rule": "work.client-name",
                "conduct": 4,
                "severity": "high",
                "span": [5, 10],
                "excerpt": post.text[5:10],
                "reason": "Waarom.",
                "confidence": "likely",
            }
        ],
        "suggestion": {"step": "delete", "draft": "Ik heb…", "lang": "nl", "reason": "Omdat."},
    }


def test_a_clear_post_has_no_suggestion() -> None:
    line = result_line(Post("p1", "Mooi weer."), Judgement(Verdict.CLEAR, (), "nl"), {}, None)
    assert json.loads(line) == {
        "id": "p1",
        "lang": "nl",
        "decision": "clear",
        "findings": [],
        "suggestion": None,
    }


@pytest.mark.parametrize("published", [12345, "12345", 1.5, True, "", "yesterday", "20260504"])
def test_a_time_that_is_not_written_out_is_refused(published: object) -> None:
    line = json.dumps({"id": "p1", "text": "Hello", "published": published}).encode()
    assert refused(line).error.startswith("published: should be a time such as 2026-05-04T")


def test_a_line_that_is_not_utf8_is_called_so() -> None:
    assert refused(b'{"id": "p1", "text": "\xff\xfe"}').error == "not UTF-8"


@pytest.mark.parametrize(
    ("said", "known"), [("nl-BE", "nl"), ("EN", "en"), ("xx", None), ("", None)]
)
def test_a_language_that_does_not_exist_is_left_for_the_words_to_tell(
    said: str, known: str | None
) -> None:
    assert read({"id": "p1", "text": "Hello", "lang": said}).post.lang == known
