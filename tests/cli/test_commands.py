"""`amends check`, `policy` and `init`, as somebody types them."""

import io
import json
import re
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import anyio
import pytest
from fastapi import FastAPI

from monitor.cli.app import main
from monitor.demo.blogs import Blog, Format
from monitor.demo.blogs import router as blog_pages
from monitor.demo.fediverse import Fediverse
from monitor.demo.fediverse import router as fediverse_pages
from monitor.demo.serve import free_port, open_pages

AMENDS = [str(Path(sys.executable).parent / "amends")]
COMPANY = str(Path(__file__).parents[2] / "monitor" / "policy" / "example_company.yaml")
NOW = datetime(2026, 11, 17, 9, tzinfo=UTC)

POSTS = [
    {
        "id": "leak",
        "text": "<p>Great day at <b>Havenlicht</b>: their terminal goes live in May.</p>",
    },
    {"id": "pay", "text": "Three years without a pay rise. We talked to the union tonight."},
    {"id": "light", "text": "The light over the harbour this morning."},
]
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Noor</title>
<item><guid>forty</guid><title>A milestone</title>
<description>&lt;p&gt;Kraanvliet’s software now runs in 40 ports.&lt;/p&gt;</description></item></channel></rss>"""


class Said:
    """What a command answered."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a config, and a home of its own for small files."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("AMENDS_TESTING", raising=False)
    return tmp_path


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Types a command; a traceback fails the test by itself."""

    def typed(*arguments: str, stdin: str = "", testing: bool = False) -> Said:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        if testing:
            monkeypatch.setenv("AMENDS_TESTING", "1")
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Said(ended.value.code, printed.out, printed.err)

    return typed


def jsonl(*posts: object) -> str:
    return "".join(json.dumps(post) + "\n" for post in posts)


def test_posts_on_standard_input_come_out_in_order_as_the_contract_says(run: Run) -> None:
    said = run("check", "--company", COMPANY, "--format", "jsonl", "-", stdin=jsonl(*POSTS))
    assert said.status == 1
    assert said.err == ""
    assert [(line["id"], line["decision"]) for line in said.lines] == [
        ("leak", "alert"),
        ("pay", "shielded"),
        ("light", "clear"),
    ]
    (finding,) = said.lines[0]["findings"]  # type: ignore[misc]
    assert finding["rule"] == "work.client-name"
    assert finding["excerpt"] == "Havenlicht"
    assert finding["span"] == [13, 23]
    assert {"rule", "conduct", "severity", "span", "excerpt", "reason", "confidence"} == set(
        finding
    )
    assert said.lines[0]["suggestion"]["step"] == "delete"  # type: ignore[index]
    assert "Havenlicht" not in said.lines[0]["suggestion"]["draft"]  # type: ignore[index]
    assert said.lines[1] == {
        "id": "pay",
        "lang": "en",
        "decision": "shielded",
        "findings": [],
        "suggestion": None,
    }


def test_without_suggestions_there_are_none(run: Run) -> None:
    said = run(
        "check",
        "--company",
        COMPANY,
        "--format",
        "jsonl",
        "--no-suggest",
        "-",
        stdin=jsonl(POSTS[0]),
    )
    assert said.lines[0]["suggestion"] is None
    assert said.lines[0]["findings"]


def test_nothing_found_is_status_0(run: Run) -> None:
    said = run("check", "--company", COMPANY, "-", stdin=jsonl(POSTS[2]))
    assert (said.status, said.out, said.err) == (0, "1 post checked: 1 is clear.\n", "")


def test_a_bad_line_does_not_stop_the_others_and_ends_with_status_2(run: Run, apart: Path) -> None:
    file = apart / "posts.jsonl"
    file.write_text(jsonl(POSTS[0]) + "no json\n" + jsonl({"id": "x"}, POSTS[2]))
    said = run("check", "--company", COMPANY, "--format", "jsonl", str(file))
    assert said.status == 2
    assert [line.get("error") for line in said.lines] == [
        None,
        "not a JSON object on one line",
        "text: is missing",
        None,
    ]
    assert [line["id"] for line in said.lines] == ["leak", None, "x", "light"]


def test_a_feed_file_is_shown_like_a_linter_does(run: Run, apart: Path) -> None:
    (apart / "blog.xml").write_text(FEED)
    said = run("check", "--company", COMPANY, "blog.xml")
    assert said.status == 1
    lines = said.out.splitlines()
    assert lines[0].startswith("blog.xml: forty: amends.wrong-fact · 5, amends · ")
    assert lines[1] == "    Kraanvliet’s software now runs in 40 ports."
    assert lines[2].index("~~") == lines[1].index("40")
    assert "Next step: correct." in said.out
    assert "│ " in said.out
    assert "14 (source: company fact sheet)" in said.out
    assert lines[-1] == "1 post checked: 1 would get a note."
    assert "\x1b" not in said.out


def test_a_feed_may_come_on_standard_input(run: Run) -> None:
    assert run("check", "--company", COMPANY, "-", stdin=FEED).status == 1


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ("<!doctype html><html><p>Hello</p></html>", "blog.xml: "),
        ("", "nothing in it"),
        ("\x00\x01\x02 <", "blog.xml"),
        ("<rss><channel>" + "x" * 6_000_000, "larger than"),
    ],
)
def test_a_feed_that_is_none_is_one_line_and_status_2(
    run: Run, apart: Path, content: str, trouble: str
) -> None:
    (apart / "blog.xml").write_text(content)
    said = run("check", "--company", COMPANY, "--format", "jsonl", "blog.xml")
    assert said.status == 2
    assert trouble in said.err + said.out


def test_one_bad_source_does_not_hide_the_others(run: Run, apart: Path) -> None:
    (apart / "blog.xml").write_text(FEED)
    said = run("check", "--company", COMPANY, "--format", "jsonl", "missing.xml", "blog.xml")
    assert said.status == 2
    assert said.err.startswith(
        "amends: missing.xml: no such file, and no address that Amends can read;"
    )
    assert said.err.count("\n") == 1
    assert [line["id"] for line in said.lines] == ["forty"]


@pytest.mark.parametrize("source", ["@noor@social.example", "https://noor.example/feed"])
def test_somebody_elses_address_is_refused_with_the_way_to_go_on(run: Run, source: str) -> None:
    said = run("check", "--company", COMPANY, source)
    assert said.status == 2
    assert f"amends check --prove {source}" in said.err
    assert said.err.count("\n") == 1


def test_a_proof_prints_the_token_alone_and_the_same_one_again(run: Run) -> None:
    first, again = (run("check", "--prove", "@noor@social.example") for _ in range(2))
    assert first.status == 0
    assert first.out.startswith("amends-")
    assert first.out == again.out
    assert first.out.count("\n") == 1
    assert "amends check @noor@social.example" in first.err


@pytest.fixture
async def samples() -> AsyncIterator[tuple[Blog, Fediverse]]:
    """A blog and a Mastodon server on this machine."""
    port = free_port()
    blog = Blog("noor", "Noor writes", Format.ATOM, f"http://127.0.0.1:{port}")
    server = Fediverse(blog.base)
    server.sign_up("noor", "Noor", "Ships")
    blog.publish("forty", "A milestone", "<p>Kraanvliet’s software now runs in 40 ports.</p>", NOW)
    server.post("noor", "<p>Great day at Havenlicht: their terminal goes live.</p>", NOW)
    app = FastAPI()
    app.include_router(blog_pages({"noor": blog}))
    app.include_router(fediverse_pages(server))
    async with open_pages(app, port):
        yield blog, server


@pytest.mark.anyio
async def test_in_tests_this_machine_is_read_over_the_network(
    run: Run, samples: tuple[Blog, Fediverse]
) -> None:
    blog, server = samples
    arguments = [
        "check",
        "--company",
        COMPANY,
        "--format",
        "jsonl",
        blog.feed,
        blog.home,
        server.handle("noor"),
    ]
    said = await anyio.to_thread.run_sync(lambda: run(*arguments, testing=True))
    assert (said.status, said.err) == (1, "")
    assert [line["findings"][0]["rule"] for line in said.lines] == [
        "amends.wrong-fact",
        "amends.wrong-fact",
        "work.client-name",
    ]  # type: ignore[index]


@pytest.mark.anyio
async def test_without_that_no_request_is_made(run: Run, samples: tuple[Blog, Fediverse]) -> None:
    blog, _ = samples
    said = await anyio.to_thread.run_sync(lambda: run("check", blog.feed))
    assert said.status == 2
    assert blog.asked == 0


def test_results_come_out_before_the_input_ends() -> None:
    with subprocess.Popen(
        [*AMENDS, "check", "--format", "jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(jsonl(POSTS[2]))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "light"
        process.stdin.write(jsonl({"id": "more", "text": "Rain."}))
        process.stdin.close()
        assert json.loads(process.stdout.readline())["id"] == "more"
        assert process.wait(timeout=60) == 0


def test_a_reader_that_goes_away_is_no_reason_for_a_traceback() -> None:
    with subprocess.Popen(
        [*AMENDS, "check", "--format", "jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(jsonl(*POSTS * 50))
        process.stdin.close()
        assert "Traceback" not in process.stderr.read()
        process.wait(timeout=60)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--wat"],
        ["check", "--format", "xml", "-"],
        ["check", "--company", "missing.yaml", "-"],
        ["check", "--policy", "missing.yaml", "-"],
        ["policy", "show", "no.such-rule"],
        ["policy", "list", "--policy", "missing"],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_used_is_one_line_and_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert printed.err.startswith("amends: ")
    assert printed.err.count("\n") == 1


BROKEN = """
- id: work.crane
  conduct: 4
  why: {en: Why., nl: Waarom.}
  severity: high
  match: {words: [crane]}
  hits: ["a winch"]
  misses: ["a crane"]
"""


def test_a_rule_that_fails_its_examples_is_named_with_file_and_line(run: Run, apart: Path) -> None:
    (apart / "crane.yaml").write_text(BROKEN)
    said = run("policy", "test", "--policy", "crane.yaml")
    assert said.status == 1
    assert said.out.splitlines()[0].startswith("crane.yaml:7: work.crane: should be found: a winch")
    assert said.out.splitlines()[-1] == "1 rule, 2 examples: 2 came out otherwise."
    refused = run("check", "--policy", "crane.yaml", "-", stdin=jsonl(POSTS[2]))
    assert refused.status == 2
    assert "crane.yaml:7" in refused.err


@pytest.mark.parametrize("trouble", [BROKEN + "  colour: red\n", BROKEN + "  severity: low\n"])
def test_an_unknown_or_a_double_key_is_refused_in_one_line(
    run: Run, apart: Path, trouble: str
) -> None:
    (apart / "crane.yaml").write_text(trouble)
    said = run("check", "--policy", "crane.yaml", "-", stdin=jsonl(POSTS[2]))
    assert said.status == 2
    assert said.err.count("\n") == 1
    assert "crane.yaml:9" in said.err


def test_the_shipped_rules_hold_and_bring_no_remark(run: Run) -> None:
    assert run("policy", "test").status == 0
    assert run("policy", "lint").status == 0


def test_rules_are_listed_and_shown(run: Run) -> None:
    listed = run("policy", "list").out
    assert "work.client-name" in listed
    shown = run("policy", "show", "work.client-name").out
    assert "finds" in shown
    assert "leaves alone" in shown


def test_a_remark_of_lint_is_status_1(run: Run, apart: Path) -> None:
    (apart / "company.yaml").write_text(
        "company: {name: K}\navoid_topics: [{topic: strike ballot, keywords: [strike ballot], why: busy}]\n"
    )
    said = run("policy", "lint", "--company", "company.yaml")
    assert said.status == 1
    assert "protected speech" in said.out


def test_a_dry_run_shows_both_sides(run: Run, apart: Path) -> None:
    (apart / "posts.jsonl").write_text(
        jsonl({"id": "a", "text": "We bought a crane."}) + "no json\n"
    )
    (apart / "crane.yaml").write_text(
        BROKEN.replace("a winch", "a crane").replace('misses: ["a crane"]', 'misses: ["a winch"]')
    )
    said = run("policy", "try", "posts.jsonl", "missing.jsonl", "--policy", "crane.yaml")
    assert said.status == 2
    assert "work.crane             0       1       1       0  not there → active" in said.out
    assert "What would be new\n  work.crane: 1 post\n    posts.jsonl:1: a\n" in said.out
    assert "      We bought a crane.\n                  ~~~~~\n" in said.out
    assert said.err.count("\n") == 2


@pytest.mark.parametrize("arguments", [["sample"], ["--sample"]])
def test_the_sample_set_can_be_tried_by_its_name(run: Run, arguments: list[str]) -> None:
    said = run("policy", "try", *arguments)
    assert said.status == 0
    assert "120 posts read; nothing was kept and nobody was told." in said.out


def test_a_file_called_sample_goes_before_the_sample_set(run: Run, apart: Path) -> None:
    (apart / "sample").write_text(jsonl({"id": "a", "text": "We bought a crane."}))
    assert "1 post read" in run("policy", "try", "sample").out


def test_a_dry_run_needs_something_to_run_on(run: Run) -> None:
    said = run("policy", "try")
    assert said.status == 2
    assert said.err == "amends: name a SOURCE to try the rules on, or sample for the sample set\n"


def test_channels_are_all_that_the_company_calls_its_own(run: Run, apart: Path) -> None:
    (apart / "company.yaml").write_text("company: {name: K}\n")
    said = run("policy", "try", "channels", "--company", "company.yaml")
    assert said.status == 2
    assert "the company file names no handles and no domains of its own" in said.err


@pytest.mark.anyio
async def test_the_company_s_own_channels_are_tried_without_naming_them(
    run: Run, apart: Path, samples: tuple[Blog, Fediverse]
) -> None:
    address = samples[0].home
    (apart / "company.yaml").write_text(f"company: {{name: K, handles: ['{address}']}}\n")
    said = await anyio.to_thread.run_sync(
        lambda: run("policy", "try", "channels", "--company", "company.yaml", testing=True)
    )
    assert (said.status, said.err) == (0, "")
    assert "1 post read" in said.out


WIDE = BROKEN.replace("{words: [crane]}", "{pattern: 'a*'}").replace('["a crane"]', '["7"]')


def test_R2_a_rule_that_is_held_is_named_and_the_others_go_on(run: Run, apart: Path) -> None:
    (apart / "wide.yaml").write_text(WIDE)
    (apart / "crane.yaml").write_text(
        BROKEN.replace("work.crane", "work.winch").replace("[crane]", "[winch]")
    )
    line = (
        "wide.yaml:2: rule work.crane is held and not run: it matches an empty post, and so every "
        "post; make it narrower, the other rules go on"
    )
    both = ("--policy", "wide.yaml", "--policy", "crane.yaml")
    checked = run("check", "-", *both, stdin=jsonl({"id": "a", "text": "We bought a winch."}))
    assert checked.status == 1
    assert "work.winch" in checked.out
    assert checked.err == f"amends: {line}\n"
    tested = run("policy", "test", *both)
    assert (tested.status, tested.out.splitlines()[0]) == (1, line)
    linted = run("policy", "lint", *both)
    assert line in linted.out
    assert linted.err == ""
    listed = run("policy", "list", *both)
    assert re.search(
        r"held   wide\.yaml:2 +Why\.\n    held and not run: it matches an empty post", listed.out
    )


def test_init_writes_a_config_that_works_and_a_key_for_one_pair_of_eyes(
    run: Run, apart: Path
) -> None:
    said = run("init")
    assert said.status == 0, said.err
    key = apart / "var" / "master.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o400
    assert (apart / "config" / "monitor.toml").is_file()
    assert (apart / "config" / "company.yaml").is_file()
    assert run("policy", "test").status == 0
    assert run("check", "-", stdin=jsonl(POSTS[2])).status == 0


def test_init_never_overwrites(run: Run, apart: Path) -> None:
    run("init")
    key, settings = apart / "var" / "master.key", apart / "config" / "monitor.toml"
    settings.write_text("# mine\n")
    before = key.read_bytes()
    again = run("init")
    assert again.status == 2
    assert "is there already" in again.err
    assert settings.read_text() == "# mine\n"
    other = run("init", "elsewhere")
    assert other.status == 0
    assert "Kept the master key" in other.out
    assert key.read_bytes() == before


def test_init_says_where_it_may_not_write(run: Run, apart: Path) -> None:
    (apart / "taken").write_text("a file")
    said = run("init", "taken/config")
    assert said.status == 2
    assert said.err.startswith("amends: taken/config: cannot be made")


@pytest.mark.parametrize(
    "source", ["", "  ", "no-such-file", "ftp://x.example/y", "file:///etc/passwd"]
)
def test_what_is_neither_a_file_nor_an_address_is_answered_with_what_can_be_named(
    source: str, run: Run
) -> None:
    said = run("check", source)
    assert said.status == 2
    assert said.err.startswith("amends: ")
    assert (
        "name a saved file, a page (https://…) or a handle (@name@server, @name.bsky.social)"
        in said.err
    )
