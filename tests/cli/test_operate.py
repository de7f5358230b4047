"""What an operator types, and what the command answers."""

import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from typer.main import get_command

from monitor.adapters.files import load_rules
from monitor.adapters.vault import make_master_key
from monitor.cli.app import app, status_of
from monitor.domain.case import Worth
from monitor.domain.experience import Opinion
from monitor.domain.ids import AccountId, MemberId, MessageId
from monitor.domain.login import App, LetIn
from monitor.domain.member import Account, Member, Standing
from monitor.domain.message import Kind, Message
from monitor.domain.post import AccountRef
from monitor.domain.revision import Deed, Revision
from monitor.outside import clock
from monitor.settings_file import load
from monitor.wiring import open_store
from tests.inbox import Inbox, listening
from tests.model_server import Speaks, body, content, message, model_server
from tests.services import write_policy
from tests.usecases.world import MEMBER, START, Stage

TOML = """
database_url = "sqlite:///amends.sqlite"
[mail]
host = "127.0.0.1"
port = {port}
tls = "none"
sender = "amends@kade.nl"
[keys]
master_key_file = "master.key"
[metrics]
port = 0
[digest]
dpia = "DPIA-7"
works_council = "agreement of 3 November 2026"
"""


@pytest.fixture(autouse=True)
def logs_of_one_s_own() -> Iterator[None]:
    """The daemon sets how a process logs; other tests shall not hear of it."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with listening() as running:
        yield running


@pytest.fixture
def home(tmp_path: Path, inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything the daemon needs, and the shell standing in it."""
    monkeypatch.chdir(tmp_path)
    config = tmp_path / "config"
    config.mkdir()
    (config / "monitor.toml").write_text(TOML.format(port=inbox.port), "utf-8")
    write_policy(config)
    make_master_key(tmp_path / "master.key")
    return tmp_path


def enrol(home: Path) -> None:
    """One member with one account."""
    store = open_store(load(home / "config", {}))
    Stage(store=store).enrol()
    store.close()


Said = pytest.CaptureFixture[str]


def test_migrate_prepares_the_database(home: Path, capsys: Said):
    assert status_of(["migrate"]) == 0
    assert "fits this version" in capsys.readouterr().out
    assert (home / "amends.sqlite").exists()


def test_status_tells_counts_and_nobody(home: Path, capsys: Said):
    enrol(home)
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        tx.save_accounts([replace(tx.account(AccountId("a1")), next_due=clock())])
    store.close()
    assert status_of(["status"]) == 0
    said = capsys.readouterr().out
    assert "accounts reading             1" in said
    assert "kade.example" not in said


def test_parked_mail_is_shown_and_sent_again_when_asked(home: Path, capsys: Said):
    enrol(home)
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        kept = Message(MessageId("1"), "note:1", Kind.NOTE, MEMBER, START, START)
        tx.queue(kept)
        tx.save_message(kept.parked("smtp-550"))
    store.close()
    assert status_of(["status"]) == 0
    assert "parked note                  1: smtp-550" in capsys.readouterr().out
    assert status_of(["status", "--resend"]) == 0
    said = capsys.readouterr().out
    assert "Parked mails that are tried again: 1." in said
    assert "messages queued              1" in said
    assert "parked note" not in said


def test_the_doctor_finds_everything_well(home: Path, capsys: Said):
    assert status_of(["doctor"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 12
    assert all(line.startswith("well  ") for line in said)


def test_the_doctor_says_which_papers_figures_wait_for(home: Path, capsys: Said):
    told = home / "config" / "monitor.toml"
    told.write_text(told.read_text("utf-8").replace('dpia = "DPIA-7"', ""), "utf-8")
    assert status_of(["doctor"]) == 0
    assert "note  figures: none are made until digest.dpia say" in capsys.readouterr().out


def test_the_doctor_needs_no_guard_probe_while_loopback_is_allowed(
    home: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AMENDS_TESTING", "1")
    assert status_of(["doctor"]) == 0
    assert "address guard" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("says", "status", "told"),
    [
        (content({"confirmed": False}), 0, "well  language model"),
        (message(content="Good morning to you too."), 1, "mend  language model: 127.0.0.1:"),
        (body(b"", 404), 1, "llm.model small?"),
    ],
)
def test_the_doctor_asks_the_language_model_that_the_settings_name(
    home: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, says: Speaks, status: int, told: str
):
    with model_server() as server:
        server.says(says)
        monkeypatch.setenv("AMENDS_LLM_URL", server.base)
        monkeypatch.setenv("AMENDS_LLM_MODEL", "small")
        assert status_of(["doctor"]) == status
    said = capsys.readouterr().out.splitlines()
    assert told in said[-1]
    assert len(server.asked) == 1


def loosen_key(home: Path) -> None:
    (home / "master.key").chmod(0o644)


def remove_key(home: Path) -> None:
    (home / "master.key").unlink()


def remove_rules(home: Path) -> None:
    (home / "config" / "policies" / "voice.yaml").unlink()


def widen_rule(home: Path) -> None:
    file = home / "config" / "policies" / "voice.yaml"
    wide = file.read_text("utf-8").replace("{words: [idiot]}", "{pattern: '[a-z]{3}'}")
    file.write_text(wide.replace("a fine day", "1"), "utf-8")


def break_company(home: Path) -> None:
    (home / "config" / "company.yaml").write_text("company: {nam: Kade}\n")


def keep_example_company(home: Path) -> None:
    (home / "config" / "company.yaml").write_text("company: {name: Your company}\n")


def keep_example_sender(home: Path) -> None:
    path = home / "config" / "monitor.toml"
    path.write_text(path.read_text().replace("amends@kade.nl", "amends@example.com"))


def stop_mail(home: Path) -> None:
    path = home / "config" / "monitor.toml"
    path.write_text(path.read_text().replace("port = ", "port = 1 #", 1))


def newer_database(home: Path) -> None:
    assert status_of(["migrate"]) == 0
    with sqlite3.connect(home / "amends.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


@pytest.mark.parametrize(
    ("breakage", "says"),
    [
        (loosen_key, "master key and database: master.key may be read or changed by others: chmod"),
        (remove_key, "master key and database: master.key: no master key"),
        (remove_rules, "rules: "),
        (widen_rule, "rule voice.insult is held and not run: it matches 120 of the 120 posts"),
        (break_company, "company and examples: "),
        (keep_example_company, "company and examples: company.name is an example"),
        (keep_example_sender, "company and examples: mail.sender is an example"),
        (stop_mail, "is this right: mail.host 127.0.0.1, mail.port 1, mail.tls none?"),
        (newer_database, "the database is from a newer version of Amends"),
    ],
)
def test_the_doctor_names_each_problem_with_its_mend(home: Path, capsys: Said, breakage, says: str):
    breakage(home)
    assert status_of(["doctor"]) == 1
    mends = [line for line in capsys.readouterr().out.splitlines() if line.startswith("mend")]
    assert len(mends) == 1
    assert says in mends[0]


@pytest.mark.parametrize("command", ["run", "web", "scheduler", "worker"])
def test_K6_nothing_starts_on_example_values(home: Path, capsys: Said, command: str):
    keep_example_sender(home)
    assert status_of([command]) == 2
    assert capsys.readouterr().err == (
        "amends: mail.sender is an example: say what it is in monitor.toml\n"
    )


def test_status_says_what_wants_a_hand_and_what_it_runs_on(home: Path, capsys: Said):
    enrol(home)
    assert status_of(["status"]) == 0
    said = capsys.readouterr().out
    # An account is due, and no worker runs.
    assert re.search(r"^wants a hand +accounts$", said, re.MULTILINE)
    assert re.search(r"^database +SQLite 3\.\d+\.\d+, \d+ MB, \d+ MB free", said, re.MULTILINE)


def on_a_terminal(*arguments: str, folder: Path) -> str:
    """What a terminal shows of a command in a process of its own."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", f"from monitor.cli.app import main; main({list(arguments)})"]
    # A terminal of a kind that can draw, whatever the tests run in.
    surroundings = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(command, cwd=folder, stdout=theirs, stderr=theirs, env=surroundings):
        os.close(theirs)
        shown = b""
        # The end of a terminal is an error on Linux.
        with suppress(OSError):
            while part := os.read(ours, 4096):
                shown += part
    os.close(ours)
    return shown.decode()


def test_the_master_key_is_replaced_by_a_command(home: Path, capsys: Said):
    enrol(home)
    (home / "master.key").rename(home / "former.key")
    make_master_key(home / "master.key")
    assert status_of(["rotate"]) == 2
    assert "keys.former_key_file names no key" in capsys.readouterr().err
    told = home / "config" / "monitor.toml"
    plain = told.read_text("utf-8")
    both = 'master_key_file = "master.key"\nformer_key_file = "former.key"'
    told.write_text(plain.replace('master_key_file = "master.key"', both), "utf-8")
    assert status_of(["rotate"]) == 0
    assert "Keys under the new master key: 2." in capsys.readouterr().out
    told.write_text(plain, "utf-8")
    assert status_of(["member", "pause", "m1@kade.example"]) == 0


def test_long_work_shows_a_clock_on_a_terminal_and_none_in_a_pipe(home: Path, capsys: Said):
    shown = on_a_terminal("migrate", folder=home)
    assert "Bringing the tables to this version" in shown
    assert "The database fits this version." in shown
    assert status_of(["migrate"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("The database fits this version.\n", "")


def test_the_doctor_says_each_thing_as_soon_as_it_is_known_with_a_clock_below(home: Path):
    shown = on_a_terminal("doctor", folder=home)
    assert shown.index("well  rules") < shown.rindex("Trying everything out")
    assert shown.index("well  mail server") > shown.index("well  parser box")


def test_a_backup_can_be_restored(home: Path, capsys: Said):
    enrol(home)
    assert status_of(["backup", "copy.sqlite"]) == 0
    (home / "amends.sqlite").unlink()
    assert status_of(["restore", "copy.sqlite"]) == 0
    said = capsys.readouterr()
    assert "Restored copy.sqlite. Erased again: 0." in said.out
    assert "erase them by hand" in said.err
    assert status_of(["member", "pause", "m1@kade.example"]) == 0


def test_a_restore_over_a_running_database_knows_who_left(home: Path, capsys: Said):
    enrol(home)
    assert status_of(["backup", "copy.sqlite"]) == 0
    assert status_of(["member", "withdraw", "m1@kade.example"]) == 0
    assert status_of(["restore", "copy.sqlite"]) == 0
    said = capsys.readouterr()
    assert "Erased again: 1." in said.out
    assert said.err == ""


def test_a_member_is_paused_on_request(home: Path, capsys: Said):
    enrol(home)
    assert status_of(["member", "pause", "M1@Kade.Example"]) == 0
    assert capsys.readouterr().out == "Paused. They can start again on their own page.\n"
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        assert tx.member(MEMBER).standing == "paused"
    store.close()


def test_a_mailbox_that_nobody_has_confirmed_is_not_kept_by_a_pause(home: Path, capsys: Said):
    assert status_of(["migrate"]) == 0
    capsys.readouterr()
    newcomer = Member(MEMBER, "m1@kade.example", "Noor", "en", "Europe/Amsterdam", START)
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        tx.add_member(newcomer)
    assert status_of(["member", "pause", "m1@kade.example"]) == 2
    with store.begin() as tx:
        assert tx.member(MEMBER).standing is Standing.PENDING
    store.close()
    assert "nobody takes part with this address" in capsys.readouterr().err


def test_a_member_is_erased_on_request_and_gets_a_receipt(home: Path, capsys: Said):
    enrol(home)
    assert status_of(["member", "withdraw", "m1@kade.example"]) == 0
    assert capsys.readouterr().out == "Erased. A receipt is on its way to them.\n"
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        assert tx.member_at("m1@kade.example") is None
        assert [message.kind for message in tx.messages_to(MEMBER)] == [Kind.RECEIPT]
    store.close()


def test_whoever_never_confirmed_their_mailbox_is_erased_without_a_receipt(
    home: Path, capsys: Said
):
    assert status_of(["migrate"]) == 0
    newcomer = Member(MEMBER, "m1@kade.example", "Noor", "en", "Europe/Amsterdam", START)
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        tx.add_member(newcomer)
    capsys.readouterr()
    assert status_of(["member", "withdraw", "m1@kade.example"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Erased. Nobody had confirmed this mailbox")
    assert "no receipt is sent" in said
    with store.begin() as tx:
        assert tx.member_at("m1@kade.example") is None
        assert tx.messages_to(MEMBER) == ()
    store.close()


def test_who_works_where_amends_is_off_is_not_said_to_be_paused(home: Path, capsys: Said):
    enrol(home)
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), standing=Standing.CLOSED))
    assert status_of(["member", "pause", "m1@kade.example"]) == 0
    assert capsys.readouterr().out.startswith("Nothing to pause: Amends is off where they work")
    with store.begin() as tx:
        assert tx.member(MEMBER).standing is Standing.CLOSED
        assert tx.looked_at(MEMBER) == ()
    store.close()


def test_the_token_of_who_is_erased_on_request_is_owed_to_its_server(home: Path):
    """The service gives it back, also when it does not run just now."""
    enrol(home)
    ref = AccountRef("mastodon", "noor@kade.example", "101@kade.example", "@noor")
    let_in = LetIn("t", App("app1", "s", "https://amends.example/back", START))
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        tx.add_account(Account(AccountId("a2"), MEMBER, ref, START, let_in=let_in))
    assert status_of(["member", "withdraw", "m1@kade.example"]) == 0
    with store.begin() as tx:
        (owed,) = tx.lease_handbacks(clock(), clock(), 9)
    store.close()
    assert (owed.connector, owed.server, owed.let_in) == ("mastodon", "kade.example", let_in)


def test_what_is_kept_about_a_member_is_exported_and_the_export_logged(home: Path, capsys: Said):
    enrol(home)
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        tx.add_versions(AccountId("a1"), [("p1", "aa" * 32)], START)
    store.close()
    for _ in range(2):
        assert status_of(["member", "export", "m1@kade.example"]) == 0
    first, second = capsys.readouterr().out.split("\n}\n{\n")
    kept = json.loads(first + "\n}")
    assert kept["member"]["name"] == "Noor"
    assert [post["fingerprint"] for post in kept["posts"]] == ["aa" * 32]
    log = json.loads("{\n" + second)["log"]
    assert [(entry["who"], entry["what"]) for entry in log] == [("operator", "exported")]


@pytest.mark.parametrize("verb", ["pause", "withdraw", "export"])
def test_an_address_that_takes_no_part_is_said_so(home: Path, capsys: Said, verb: str):
    assert status_of(["member", verb, "nobody@kade.example"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "amends: nobody takes part with this address: check its spelling\n"


COMMANDS = [
    *("demo", "run", "web", "scheduler", "worker", "check", "init", "migrate", "backup"),
    *("restore", "doctor", "status", "policy list", "policy test", "policy lint"),
    *("policy try", "policy show", "member pause", "member withdraw", "member export"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(capsys: Said, command: str):
    assert status_of([*command.split(), "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"amends {command}" in said.partition("Example")[2]


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != "demo"])
def test_every_command_takes_a_config_folder(capsys: Said, command: str):
    assert status_of([*command.split(), "--help"]) == 0
    assert "--config" in capsys.readouterr().out


def test_there_is_no_command_that_enrols_somebody():
    top = get_command(app)
    members = top.get_command(None, "member")
    names = {*top.list_commands(None), *members.list_commands(None)}
    assert {"check", "policy", "pause", "withdraw", "export"} <= names
    assert not [n for n in names if any(w in n for w in ("add", "enrol", "invite", "import"))]


@pytest.mark.parametrize("words", [["--wat"], ["wat"], ["member"], ["backup"], ["status", "x"]])
def test_a_slip_of_the_keys_is_one_line_and_status_two(capsys: Said, words: list[str]):
    assert status_of(words) == 2
    said = capsys.readouterr().err
    assert said.startswith("amends: ")
    assert said.count("\n") == 1


def test_the_bare_command_helps(capsys: Said):
    assert status_of([]) == 0
    assert "Commands" in capsys.readouterr().out


def test_a_newer_database_stops_the_command_in_one_line(home: Path, capsys: Said):
    newer_database(home)
    assert status_of(["status"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("amends: the database is from a newer version of Amends")
    assert said.count("\n") == 1


def answered(home: Path, *, declined: int, members: int = 1) -> None:
    """So many notes were called no problem, by so many people, and one useful by each."""
    store = open_store(load(home / "config", {}))
    stage = Stage(store=store)
    for number in range(members):
        stage.enrol(f"m{number}", f"a{number}")
    with store.begin() as tx:
        for number in range(declined):
            member = MemberId(f"m{number % members}")
            tx.count_note("voice.insult", member, START)
            tx.count_answer(Opinion("voice.insult", START, Worth.NO_PROBLEM), member)
        tx.tell_counts()
    store.close()


def shadow(home: Path, why: str = "dismissed") -> None:
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        tx.shadow("voice.insult", START, why)
    store.close()


def test_the_list_says_which_rules_are_in_shadow_by_experience_and_why(home: Path, capsys: Said):
    assert status_of(["policy", "list"]) == 0
    before = capsys.readouterr().out
    assert "active voice.yaml:2           These words may read as an insult." in before
    assert not (home / "amends.sqlite").exists()
    shadow(home)
    assert status_of(["policy", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        before.splitlines()[0].replace("active", "shadow"),
        "    in shadow by experience since 2026-11-24 09:00 UTC: most of its notes were called no "
        "problem; 'amends policy wake voice.insult' lets it write again",
    ]


WORKSHOP = """
- id: voice.insult
  conduct: 3
  why: {en: Said otherwise in the workshop.}
  severity: medium
  match: {words: [nitwit]}
  hits: [such a nitwit]
  misses: [a fine day]
"""


def changed(home: Path, text: str) -> None:
    """A rule of the workshop."""
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        tx.add_revision(Revision(1, "voice.insult", Deed.PUBLISH, START, "", "", text, "1"))
    store.close()


def test_the_list_shows_the_workshop_beside_the_files(home: Path, capsys: Said):
    changed(home, WORKSHOP)
    assert status_of(["policy", "list"]) == 0
    said = capsys.readouterr().out
    assert "active workshop               Said otherwise in the workshop." in said
    assert said.count("as it was changed in the workshop, in the place of what its file says") == 1

    assert status_of(["policy", "show", "voice.insult"]) == 0
    assert "+ such a nitwit" in capsys.readouterr().out


def test_the_rules_in_force_are_written_as_files_that_say_the_same(home: Path, capsys: Said):
    changed(home, WORKSHOP)
    assert status_of(["policy", "export", "taken/along"]) == 0
    assert capsys.readouterr().out == (
        "taken/along/voice.yaml\n1 rule, 1 of them as the workshop has it.\n"
    )
    (rule,) = load_rules([home / "taken" / "along"])
    assert rule.why == {"en": "Said otherwise in the workshop."}


def test_rules_that_cannot_be_written_are_told_in_one_line(home: Path, capsys: Said):
    (home / "taken").write_text("a file", "utf-8")
    assert status_of(["policy", "export", "taken"]) == 2
    assert capsys.readouterr().err == "amends: taken: cannot be written (File exists)\n"


def test_a_dry_run_holds_posts_against_what_is_in_force_with_the_workshop(home: Path, capsys: Said):
    changed(home, WORKSHOP)
    posts = home / "posts.jsonl"
    posts.write_text('{"id": "p1", "text": "He is such a nitwit."}\n', "utf-8")
    assert status_of(["policy", "try", str(posts)]) == 0
    assert "voice.insult" in capsys.readouterr().out


def test_a_rule_of_the_workshop_that_is_no_good_any_more_is_named_and_in_shadow(
    home: Path, capsys: Said
):
    changed(home, WORKSHOP.replace("such a", "such as").replace("nitwit]}", "dunce]}"))
    assert status_of(["policy", "show", "voice.insult"]) == 0
    said = capsys.readouterr()
    assert "a rule of the workshop is no good any more" in said.err
    assert "; shadow" in said.out


def test_a_rule_shows_what_its_notes_were_worth(home: Path, capsys: Said):
    answered(home, declined=24, members=12)
    assert status_of(["policy", "show", "voice.insult"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-5:] == [
        "notes, counted since 2026-11-24 09:00 UTC",
        "  written: 24",
        "  called useful, or the post was put right: of fewer than five people",
        "  called no problem: 24",
        "  called protected: of fewer than five people",
    ]


def test_nothing_is_shown_about_fewer_than_five_people(home: Path, capsys: Said):
    answered(home, declined=24, members=4)
    assert status_of(["policy", "show", "voice.insult"]) == 0
    assert "24" not in capsys.readouterr().out.partition("UTC")[2]


def test_a_rule_that_was_called_protected_says_so(home: Path, capsys: Said):
    shadow(home, "protected")
    assert status_of(["policy", "show", "voice.insult"]) == 0
    said = capsys.readouterr().out
    assert "; medium; shadow" in said
    assert "an author called what it found protected" in said


def test_a_rule_is_woken_after_it_was_said_what_that_does(
    home: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
):
    answered(home, declined=12)
    shadow(home)
    assert status_of(["policy", "wake", "voice.insult"]) == 2
    asked = capsys.readouterr()
    assert "nobody is there to ask: say --yes" in asked.err
    assert "it writes notes to members again" in asked.out
    assert status_of(["policy", "wake", "voice.insult", "--yes"]) == 0
    assert "voice.insult writes again." in capsys.readouterr().out
    assert status_of(["policy", "list"]) == 0
    assert "in shadow" not in capsys.readouterr().out
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        assert tx.experiences()["voice.insult"].answered == 0
        assert tx.audit_head().number == 1
    store.close()


@pytest.mark.parametrize(("typed", "status", "left"), [("y\n", 0, False), ("n\n", 1, True)])
def test_somebody_at_a_terminal_is_asked_first(
    home: Path, monkeypatch: pytest.MonkeyPatch, typed: str, status: int, left: bool
):
    shadow(home)
    terminal = io.StringIO(typed)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert status_of(["policy", "wake", "voice.insult"]) == status
    store = open_store(load(home / "config", {}))
    with store.begin() as tx:
        assert ("voice.insult" in tx.shadowed()) is left
    store.close()


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("voice.insult", "voice.insult: not in shadow by experience"),
        ("voice.none", "voice.none: no such rule"),
    ],
)
def test_only_a_rule_in_shadow_is_woken(home: Path, capsys: Said, rule: str, says: str):
    assert status_of(["policy", "wake", rule, "--yes"]) == 2
    assert says in capsys.readouterr().err


def test_rules_are_listed_from_their_files_when_the_database_cannot_be_read(
    home: Path, capsys: Said
):
    shadow(home)
    remove_key(home)
    assert status_of(["policy", "list"]) == 0
    said = capsys.readouterr()
    assert "active voice.yaml:2" in said.out
    assert said.err.startswith("amends: only the rule files are shown, not how rules stand")
    assert said.err.count("\n") == 1
