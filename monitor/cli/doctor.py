"""`amends doctor`: everything the daemon needs is tried out, and each problem is named with its mend."""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, suppress
from datetime import timedelta
from itertools import chain

import typer

from monitor.adapters.files import load_company, load_rules
from monitor.adapters.machine import room
from monitor.adapters.rulebook import judge_of
from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.cli.progress import working
from monitor.cli.standing import kept
from monitor.domain.advice import Question
from monitor.domain.company import Company
from monitor.errors import AdviserSilent, AmendsError, ConfigurationRefused
from monitor.mailroom import reach_mail_server
from monitor.outside import adviser, clock, outside, own_date
from monitor.ports import Adviser
from monitor.selftest import defences
from monitor.settings import Settings
from monitor.settings_file import load
from monitor.usecases.examine import (
    Probe,
    examine_box,
    examine_clock,
    examine_disk,
    examine_guard,
)
from monitor.usecases.status import Report, status_of
from monitor.web.operator import machine
from monitor.wiring import open_store, refuse_examples


def doctor(config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Try out everything the daemon needs, and name each problem with its mend.

    Example: amends doctor --config /etc/amends

    Exit status: 0 all well, 1 something to mend, 2 the settings cannot be read.
    """
    settings = load(config, os.environ)
    if missing := " and ".join(settings.digest.missing):
        typer.echo(f"note  figures: none are made until {missing} say where the papers are")
    with working("Trying everything out"):
        troubled = asyncio.run(_told(settings))
    raise typer.Exit(int(troubled))


async def _told(settings: Settings) -> bool:
    """Each line as soon as it is known: what comes next may take its time. Whether something is to mend."""
    troubled = False
    for probe in chain(_at_home(settings), defences()):
        troubled |= _say(probe)
    async with aclosing(_outside(settings)) as probes:
        async for probe in probes:
            troubled |= _say(probe)
    return troubled


def _say(probe: Probe) -> bool:
    typer.echo(f"mend  {probe.name}: {probe.trouble}" if probe.trouble else f"well  {probe.name}")
    return bool(probe.trouble)


def _at_home(settings: Settings) -> Iterator[Probe]:
    yield _tried("rules", lambda: _run_all(settings))
    yield _tried("company and examples", lambda: _filled_in(settings))
    yield _tried("master key and database", lambda: _write(settings))
    yield examine_disk(room(settings.database_url))


def _tried(name: str, act: Callable[[], object]) -> Probe:
    try:
        act()
    except AmendsError as error:
        return Probe(name, str(error))
    return Probe(name)


def _run_all(settings: Settings) -> None:
    """Every rule holds what it says, and none is held for matching too much."""
    rules = load_rules(settings.policies)
    try:
        company = load_company(settings.company_file)
    except ConfigurationRefused:
        company = Company("")  # What is wrong with the file is told by the next probe.
    for rule in judge_of(rules, company).rules.held:
        raise ConfigurationRefused(rule.held_line)


def _filled_in(settings: Settings) -> None:
    refuse_examples(settings, load_company(settings.company_file))


def _write(settings: Settings) -> None:
    store = open_store(settings)
    try:
        with store.begin() as tx:
            tx.remember("doctor", clock().isoformat())
    finally:
        store.close()


async def _outside(settings: Settings) -> AsyncGenerator[Probe, None]:
    """What goes out and what comes in, tried with hostile probes."""
    async with outside(settings) as world:
        yield await examine_box(world.reader)
        # With testing on, the guard lets loopback addresses through, as it was told to.
        if not settings.testing:
            yield await examine_guard(world.client)
    yield await _clock(settings)
    yield await _mail_server(settings)
    async with adviser(settings) as model:
        if model is not None:
            yield await _language_model(settings, model)


async def _clock(settings: Settings) -> Probe:
    """Held against what the database has written, its own clock, and the answer of our own pages."""
    said = await own_date(settings)
    apart = timedelta()
    # A database that cannot be opened has been told of already.
    with suppress(AmendsError):
        apart = await asyncio.to_thread(_skew, settings)
    return examine_clock(apart, said, clock())


def _skew(settings: Settings) -> timedelta:
    with kept(settings) as tx:
        found = status_of(tx, clock())
    return Report(found, machine(settings)).skew


async def _language_model(settings: Settings, model: Adviser) -> Probe:
    """One harmless question, answered in the shape that is asked for."""
    try:
        await model.confirms(Question("Good morning.", "morning", "en", "A greeting."))
    except AdviserSilent as error:
        llm = settings.llm
        where = f"llm.url {llm.url}, llm.model {llm.model}"
        return Probe("language model", f"{error}; is this right: {where}?")
    return Probe("language model")


async def _mail_server(settings: Settings) -> Probe:
    try:
        await reach_mail_server(settings)
    except AmendsError as error:
        mail = settings.mail
        where = f"mail.host {mail.host}, mail.port {mail.port}, mail.tls {mail.tls}"
        return Probe("mail server", f"{error}; is this right: {where}?")
    return Probe("mail server")
