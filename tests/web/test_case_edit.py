"""A small change to the author's own words, on the page of its case."""

from dataclasses import replace
from typing import Any

import pytest

from monitor.domain.letter import Subject
from monitor.usecases.telling import subject_of
from monitor.web import cases
from tests.web.portal import Portal

pytestmark = pytest.mark.anyio


def changed(before: str, after: str) -> Any:
    """The case as it is told, with this change as its suggestion."""

    def told(*given: Any, **more: Any) -> Subject:
        subject = subject_of(*given, **more)
        edit = replace(subject.suggestion, before=before, after=after)
        return replace(subject, suggestion=edit)

    return told


@pytest.mark.parametrize(
    ("lang", "stands", "could"),
    [
        ("en", "As it stands", "As it could be"),
        ("nl", "Zoals het er staat", "Zoals het zou kunnen"),
    ],
)
async def test_before_and_after_are_told_apart_in_words_not_by_a_line_alone(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, lang: str, stands: str, could: str
):
    monkeypatch.setattr(
        cases, "subject_of", changed("We <b>deliver</b> in May.", "I hope for May.")
    )
    portal.open_case()
    noor = await portal.signed_in()
    page = await noor.open(f"/c/K7Q2?lang={lang}")
    assert page.status == 200
    assert "<del>We &lt;b&gt;deliver&lt;/b&gt; in May.</del>" in page.answer.text
    order = [page.text.index(said) for said in (stands, "deliver", could, "I hope for May.")]
    assert order == sorted(order)


async def test_without_a_change_nothing_is_said_of_one(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(cases, "subject_of", changed("", ""))
    portal.open_case()
    noor = await portal.signed_in()
    assert "As it could be" not in (await noor.open("/c/K7Q2")).text
