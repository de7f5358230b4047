"""Answers kept at hand are those that would be given anew."""

from monitor.policy import remembered
from monitor.policy.remembered import Remembered


def test_a_word_is_asked_about_once() -> None:
    asked: list[str] = []
    known = Remembered(lambda word: asked.append(word) or len(word))
    assert (known["kade"], known["kade"], asked) == (4, 4, ["kade"])


def test_no_more_words_are_kept_than_people_use(monkeypatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 2)
    known = Remembered(len)
    assert [known[word] for word in ("een", "twee", "drie", "vier")] == [3, 4, 4, 4]
    assert len(known) <= 2
