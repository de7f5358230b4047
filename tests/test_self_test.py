"""The service tries out its own defences before it starts, and says afterwards what became of each (safety 1.5)."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from typer.testing import CliRunner

from monitor import selftest
from monitor.adapters.vault import Key, Place, Vault
from monitor.cli.app import app
from monitor.daemon import Part, run
from monitor.errors import ConfigurationRefused, MailRejected, Said
from monitor.outside import Outside, outside
from monitor.policy.matchers.engine import PatternRefused
from monitor.ports import Answer, Client
from monitor.selftest import (
    EXPLOSIVE,
    UNSAFE,
    defences,
    examine_engine,
    examine_escaping,
    examine_keys,
    examine_mail,
    self_test,
)
from monitor.settings import Settings
from monitor.usecases.examine import Probe
from monitor.usecases.status import TESTED, status_of
from tests.services import service_on
from tests.usecases.world import Stage

pytestmark = pytest.mark.anyio


@pytest.fixture
def stage() -> Stage:
    return Stage()


class Leaky(Client):
    """Reads whatever it is asked for."""

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        return Answer(200, b"", url)

    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        return Answer(200, b"", url)


async def test_our_own_defences_hold(stage: Stage, tmp_path: Path):
    settings = Settings()
    async with outside(settings) as world:
        plain = service_on(stage, tmp_path)
        await self_test(replace(plain, outside=world, settings=settings))
    with stage.store.begin() as tx:
        assert tx.remembered(TESTED) == stage.now.isoformat()
        probes = status_of(tx, stage.now).probes
    names = ["mail header", "template escaping", "regex engine", "keys", "parser box"]
    assert probes == tuple(map(Probe, [*names, "address guard"]))


async def test_nothing_starts_while_a_defence_fails(stage: Stage, tmp_path: Path):
    settings = Settings()
    async with outside(settings) as world:
        leaky = Outside(Leaky(), world.reader, world.connectors)
        service = replace(service_on(stage, tmp_path), outside=leaky, settings=settings)
        with pytest.raises(ConfigurationRefused, match=r"address guard: .* do not start"):
            await run(service, [Part.WORKER])
    with stage.store.begin() as tx:
        assert status_of(tx, stage.now).troubles == ("self-test",)


async def test_one_broken_defence_keeps_everything_from_starting(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(selftest, "_drawn", lambda text: [text])
    with pytest.raises(ConfigurationRefused, match=r"template escaping: .* do not start"):
        await run(service_on(stage, tmp_path), [Part.WORKER])
    with stage.store.begin() as tx:
        failed = [probe for probe in status_of(tx, stage.now).probes if probe.trouble]
        assert [probe.name for probe in failed] == ["template escaping"]


def test_doctor_tries_them_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    runner = CliRunner()
    assert runner.invoke(app, ["init", str(tmp_path / "config")]).exit_code == 0
    monkeypatch.setattr(selftest, "_found", lambda *_: True)
    said = runner.invoke(app, ["doctor", "--config", str(tmp_path / "config")]).output
    assert "well  mail header\nwell  template escaping\nmend  regex engine: " in said
    assert "well  keys\n" in said


def naive(company: str, mailbox: str) -> bytes:
    """A mail put together by hand, as one should not."""
    return f"From: {company} <a@b.invalid>\r\nTo: {mailbox}\r\n\r\nHello".encode()


def without_a_look_back(company: str, mailbox: str) -> bytes:
    """What Python's own library makes of it, unread; mailboxes are looked at."""
    if mailbox != "noor@probe.invalid":
        raise MailRejected(mailbox)
    mail = EmailMessage()
    mail["From"], mail["To"] = "a@b.invalid", mailbox
    made = mail.as_bytes()
    return made.replace(b"a@b.invalid", company.encode())


def never(company: str, mailbox: str) -> bytes:
    raise MailRejected("no")


@pytest.mark.parametrize(
    ("sealed", "trouble"),
    [
        (naive, "a mail to 'noor@probe.invalid"),
        (without_a_look_back, "began a header"),
        (never, "a plain mail could not be made"),
    ],
)
def test_a_mail_that_takes_a_header_from_somebodys_text_is_found(
    sealed: Callable[[str, str], bytes], trouble: str
):
    assert trouble in (examine_mail(sealed).trouble or "")


def test_one_template_that_does_not_escape_is_found():
    def drawn(text: str) -> Iterator[str]:
        yield Environment(autoescape=True).from_string("{{ text }}").render(text=text)
        yield Environment(autoescape=False).from_string("{{ text }}").render(text=text)

    assert examine_escaping(drawn).trouble


def test_an_engine_that_loses_somebodys_words_is_found():
    assert examine_escaping(lambda text: [re.sub("<.*?>", "", text)]).trouble


def backtracking(pattern: str, text: str) -> bool:
    """Python's own engine, which tries each way."""
    if pattern != EXPLOSIVE:
        raise AssertionError("it should have been given up before")
    return re.search(pattern, text) is not None


def test_an_engine_that_backtracks_is_found():
    assert "took too long" in (examine_engine(backtracking).trouble or "")


@pytest.mark.parametrize("taken", UNSAFE)
def test_an_engine_that_takes_what_it_should_refuse_is_found(taken: str):
    def found(pattern: str, text: str) -> bool:
        if pattern in UNSAFE and pattern != taken:
            raise PatternRefused(Said("unsafe"))
        return False

    assert examine_engine(found).trouble == f"{taken} was taken: do not start"


def test_an_engine_that_finds_what_is_not_there_is_found():
    assert "was found where it is not" in (examine_engine(lambda *_: True).trouble or "")


class Open(Key):
    """Keeps everything in the clear."""

    def seal(self, place: Place, value: Any) -> bytes:
        return str(value).encode()

    def open(self, place: Place, sealed: bytes) -> Any:
        return sealed.decode()


class Blind(Key):
    """Looks neither at the row nor at the last bit."""

    def seal(self, place: Place, value: Any) -> bytes:
        return super().seal(Place("any", ""), value) + b"!"

    def open(self, place: Place, sealed: bytes) -> Any:
        return super().open(Place("any", ""), sealed[:-1])


def vault_with(kind: type[Key]) -> Callable[[bytes], Vault]:
    class Kept(Vault):
        def unwrap(self, owner: str, wrapped: bytes) -> Key:
            super().unwrap(owner, wrapped)
            return kind(b"k" * 32)

    return Kept


class Anyones(Vault):
    """Opens for every member, and for every master key."""

    def unwrap(self, owner: str, wrapped: bytes) -> Key:
        return Key(b"k" * 32)


class Careless(Vault):
    """Takes any master key."""

    def __init__(self, master: bytes) -> None:
        super().__init__(master if any(master) else bytes(range(32)))


@pytest.mark.parametrize(
    ("vault", "trouble"),
    [
        (vault_with(Open), "what was sealed can be read as it is"),
        (vault_with(Blind), "another row is taken"),
        (Anyones, "another master key is taken"),
        (Careless, "a master key of zeros is taken"),
    ],
)
def test_a_key_that_opens_too_much_is_found(vault: Callable[[bytes], Vault], trouble: str):
    assert trouble in (examine_keys(vault).trouble or "")


def test_the_defences_at_home_hold_without_network_or_process():
    assert not any(probe.trouble for probe in defences())
