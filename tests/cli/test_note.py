"""`amends note --preview`: every mail in every language, and nothing is sent."""

from pathlib import Path

import pytest

from monitor.cli.app import status_of

CONFIG = "config"


def run(*arguments: str) -> int:
    return status_of(["note", *arguments, "--config", CONFIG])


def test_every_kind_is_printed_in_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--preview") == 0
    printed = capsys.readouterr().out
    for lang in ("de", "en", "fr", "nl"):
        for name in ("note-leak", "thanks", "receipt", "login", "help-answered", "digest"):
            assert f"{name}.{lang}  " in printed


def test_one_kind_in_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--preview", "--lang", "nl", "--kind", "thanks") == 0
    printed = capsys.readouterr().out
    assert "thanks-removed.nl" in printed
    assert "Dank je wel" in printed
    assert "note-" not in printed
    assert ".fr  " not in printed


def test_pages_are_written_with_an_index_that_leads_to_them(tmp_path: Path) -> None:
    assert run("--preview", "--lang", "fr", "--out", str(tmp_path / "mails")) == 0
    index = (tmp_path / "mails" / "index.html").read_text("utf-8")
    pages = sorted(path.name for path in (tmp_path / "mails").glob("*.fr.html"))
    assert "digest.fr.html" in pages
    assert all(f'href="{name}"' in index for name in pages)
    assert "data:image/png" in (tmp_path / "mails" / "digest.fr.html").read_text("utf-8")
    assert (tmp_path / "mails" / "note-leak.fr.txt").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--preview"),
        (("--preview", "--lang", "xx"), "there are de, en, fr, nl"),
        (("--preview", "--lang", "nl", "--kind", "hug"), "note-insult"),
        (("--preview", "--lang", "nl", "--out", "/dev/null/x"), "--out /dev/null/x"),
    ],
)
def test_what_cannot_be_shown_is_one_line_that_says_how_to_go_on(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1


def test_the_familiar_way_is_the_company_s_choice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AMENDS_FAMILIAR", "true")
    assert run("--preview", "--lang", "de", "--kind", "login") == 0
    assert "Dein Link zu Amends" in capsys.readouterr().out
