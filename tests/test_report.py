"""The operator's page and ``amends status`` show one report, and all of it: a field that one of them leaves out
fails here."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.adapters.catalogue import words
from monitor.domain.accounts import AccountHealth
from monitor.domain.failing import Failing
from monitor.domain.figures import Count
from monitor.domain.machine import Database, Machine, Process
from monitor.domain.message import Office
from monitor.errors import Said
from monitor.usecases.examine import Probe
from monitor.usecases.status import TICKS, Report, Status
from monitor.web.operator import shown, trouble_lines
from monitor.web.render import html
from tests.usecases.world import START

W = words("pages", "en", "UTC", familiar=False)
EARLIER = START - timedelta(minutes=5)
MIB = 1024 * 1024
BASE = Database("SQLite 3.51.3", 7 * MIB, 900 * MIB)
MACHINE = Machine(BASE, {"Amends": "0.1.0"}, "a1b2c3d4", "", copies=True, ballast=0, unfiled=())
STATUS = Status(
    at=START,
    ticks=dict.fromkeys(TICKS),
    messages={},
    parked={},
    delayed={},
    oldest=None,
    accounts=AccountHealth(),
    help_waiting=0,
    policy_trouble=None,
    rules_held=(),
    rules_version="",
    mail_broken=False,
)
OTHER_STATUS: Mapping[str, Any] = {
    "ticks": {**STATUS.ticks, "poll": EARLIER},
    "messages": {"queued": 8123},
    "parked": {("note", "smtp-550"): 8124},
    "delayed": {("digest", "smtp-451"): 8129},
    "oldest": EARLIER,
    "help_waiting": 8125,
    "policy_trouble": Said("voice.yaml:3: no such key"),
    "rules_held": (Said("rule voice.wide is held"),),
    "rules_version": "7f3a",
    "mail_broken": True,
    "account_due": EARLIER,
    "failing": (Failing("http-503", 6, (("social.example", 6),)),),
    "processes": (Process("host-a:7", ("web",), "0.1.0", EARLIER),),
    "tested": EARLIER,
    "probes": (Probe("parser box"),),
    "copied": EARLIER,
    "proved": EARLIER,
    "canary": EARLIER,
    "canary_missing": True,
    "began": START - timedelta(hours=1),
}
OTHER_MACHINE: Mapping[str, Any] = {
    "versions": {"Amends": "0.1.0", "Expat": "2.7.9"},
    "master_key": "",
    "former_key": "d4c3b2a1",
    "copies": False,
    "ballast": 16 * MIB,
    "unfiled": ("digest.dpia",),
}
OTHER_DATABASE: Mapping[str, Any] = {
    "kind": "PostgreSQL 17.1",
    "size": 8126 * MIB,
    "free": 8127 * MIB,
    "at": START + timedelta(minutes=3),
}


def on_the_page(report: Report) -> str:
    """What somebody reads there."""
    page = html(
        "status.html",
        status=200,
        w=W,
        resent="",
        **shown(report, W),
        **dict.fromkeys(("path", "company", "privacy_officer", "model_host", "csrf"), ""),
        lang="en",
        others=[],
        person=None,
        office=Office.OPERATOR,
    )
    return bytes(page.body).decode()


def in_the_terminal(report: Report) -> list[str]:
    lines = [f"{name} {value}" for name, value in report.lines()]
    return [*report.troubles, *trouble_lines(report, W), *lines]


def reports() -> dict[str, Report]:
    """One that differs from the plain one in a single field, for each field there is."""
    plain = Report(STATUS, MACHINE)
    found = {n: replace(plain, status=replace(STATUS, **{n: v})) for n, v in OTHER_STATUS.items()}
    for n, v in OTHER_MACHINE.items():
        found[n] = replace(plain, machine=replace(MACHINE, **{n: v}))
    for n, v in OTHER_DATABASE.items():
        changed = replace(MACHINE, database=replace(BASE, **{n: v}))
        found[n] = replace(plain, machine=changed)
    for n in ("reading", "troubled", "stopped", "waiting", "paused"):
        health = replace(AccountHealth(), **{n: Count(8128, 8128)})
        found[f"accounts {n}"] = replace(plain, status=replace(STATUS, accounts=health))
    return found


def test_every_field_of_the_report_is_tried_here():
    assert {field.name for field in fields(Status)} - {"at", "accounts"} == set(OTHER_STATUS)
    assert {field.name for field in fields(Machine)} - {"database"} == set(OTHER_MACHINE)
    assert {field.name for field in fields(Database)} == set(OTHER_DATABASE)
    # Unread ones are the troubled and the stopped together.
    told = {f"accounts {field.name}" for field in fields(AccountHealth)} - {"accounts unread"}
    assert {name for name in reports() if name.startswith("accounts ")} == told


@pytest.mark.parametrize("name", reports())
def test_the_page_and_the_terminal_both_tell(name: str):
    plain, other = Report(STATUS, MACHINE), reports()[name]
    assert in_the_terminal(other) != in_the_terminal(plain), "amends status says nothing of it"
    assert on_the_page(other) != on_the_page(plain), "the page says nothing of it"


def test_no_ballast_is_told_of_where_the_disk_is_not_watched():
    report = Report(STATUS, replace(MACHINE, ballast=None))
    assert "ballast" not in dict(report.lines())
    assert "Ballast" not in on_the_page(report)


@pytest.mark.parametrize(
    ("status", "machine", "troubles"),
    [
        ({"ticks": {**STATUS.ticks, "poll": START - timedelta(hours=1)}}, {}, ("loops",)),
        ({"policy_trouble": Said("x")}, {}, ("rules",)),
        ({"rules_held": (Said("x"),)}, {}, ("held",)),
        ({"probes": (Probe("parser box", "x"),)}, {}, ("self-test",)),
        ({"mail_broken": True}, {}, ("mail-server",)),
        ({"parked": {("note", "x"): 1}}, {}, ("parked",)),
        ({"oldest": START - timedelta(hours=2)}, {}, ("outbox",)),
        ({"account_due": START - timedelta(hours=2)}, {}, ("accounts",)),
        ({"copied": START - timedelta(hours=4)}, {}, ("copies",)),
        ({"canary_missing": True}, {}, ("canary",)),
        ({}, {"database": replace(BASE, free=63 * MIB)}, ("disk",)),
        ({}, {"database": replace(BASE, at=START - timedelta(minutes=1))}, ("clock",)),
        ({"ticks": {**STATUS.ticks, "poll": START + timedelta(minutes=1)}}, {}, ("clock",)),
        ({"processes": (Process("a:1", (), "1", START + timedelta(minutes=1)),)}, {}, ("clock",)),
        ({}, {"database": replace(BASE, at=START + timedelta(seconds=9), free=None)}, ()),
        ({}, {}, ()),
    ],
)
def test_each_trouble_is_a_word_for_scripts_and_a_sentence_for_people_in_both(
    status: dict[str, Any], machine: dict[str, Any], troubles: tuple[str, ...]
):
    report = Report(replace(STATUS, **status), replace(MACHINE, **machine))
    assert report.troubles == troubles
    said = trouble_lines(report, W)
    assert len(said) == len(troubles)
    page = on_the_page(report)
    assert all(line.replace("'", "&#39;") in page for line in said)
    assert ("Something wants a hand." in page) is bool(troubles)
