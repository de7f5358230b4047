"""The service tries out its own defences, and starts only when none of them fails (safety 1.5)."""

import asyncio
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple
from datetime import UTC, datetime
from email import message_from_bytes
from html import unescape

from monitor.adapters import charts, parts
from monitor.adapters.catalogue import words
from monitor.adapters.letters import House
from monitor.adapters.mime import Envelope
from monitor.adapters.specimen_cases import member
from monitor.adapters.vault import Vault, opens_too_much
from monitor.domain.ids import MessageId
from monitor.domain.letter import SignIn
from monitor.domain.message import Kind, Message
from monitor.errors import ConfigurationRefused, MailRejected
from monitor.policy.matchers.engine import Pattern, PatternRefused
from monitor.policy.phrases import Phrases
from monitor.policy.text import Text
from monitor.usecases.examine import Probe, examine_box, examine_guard
from monitor.usecases.status import PROBED, TESTED
from monitor.web import render
from monitor.wiring import Service

SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
SMUGGLED = "everybody@probe.invalid"
"""Whom a mail would go to as well, if a header could be smuggled into it."""
COMPANIES = (
    f"Probe\r\nBcc: {SMUGGLED}",
    f"Probe\nBcc: {SMUGGLED}",
    f"Probe\rBcc: {SMUGGLED}",
    # An encoded word that holds a line break: what CVE-2024-6923 was about.
    f"Probe =?utf-8?q?=0D=0ABcc=3A_{SMUGGLED.replace('@', '=40')}?=",
)
MAILBOXES = (
    f"noor@probe.invalid\r\nBcc: {SMUGGLED}",
    f"noor@probe.invalid, {SMUGGLED}",
    f"noor@probe.invalid> RCPT TO:<{SMUGGLED}",
    f"Noor <{SMUGGLED}>",
)

MARKS = """<img src="x" onerror='probe()'>{{ 7 * 7 }}</script>&lt;"""
"""What a name or a post may be made of."""
EXPLOSIVE = r"(a+)+$"
"""An engine that backtracks tries each way to cut a run of letters: twice as many for each letter more."""
RUNS = (26, 20_000)
"""Letters of such a run: about a second for an engine that backtracks, and then more than it could do."""
LIMIT = 0.5
"""Seconds of the processor for one of them; RE2 takes some millionths, and a tenth of a second at most."""
UNSAFE = (r"(a)\1", r"a(?=b)", "((a{999}){999}){999}")
"""Patterns that no engine can keep its promise for: they have to be refused."""


async def self_test(service: Service) -> None:
    """Try out every defence, and remember what became of each. ConfigurationRefused when one fails."""
    probes = await asyncio.to_thread(lambda: list(defences()))
    probes.append(await examine_box(service.outside.reader))
    # With testing on, the guard lets loopback addresses through, as it was told to.
    if not service.settings.testing:
        probes.append(await examine_guard(service.outside.client))
    await asyncio.to_thread(_remember, service, probes)
    for probe in probes:
        if probe.trouble:
            raise ConfigurationRefused(f"{probe.name}: {probe.trouble}")


def _remember(service: Service, probes: Sequence[Probe]) -> None:
    with service.store.begin() as tx:
        tx.remember(TESTED, service.clock().isoformat())
        tx.remember(PROBED, json.dumps([astuple(probe) for probe in probes]))


def defences() -> Iterator[Probe]:
    """Those that need neither the network nor a process of their own."""
    yield examine_mail(_sealed)
    yield examine_escaping(_drawn)
    yield examine_engine(_found)
    yield examine_keys(Vault)


def examine_mail(sealed: Callable[[str, str], bytes]) -> Probe:
    """Whether a company's name or a mailbox can begin a header; ``sealed`` makes the mail of both."""
    name, plain = "mail header", "noor@probe.invalid"
    try:
        sealed("Probe", plain)
    except MailRejected as error:
        return Probe(name, f"a plain mail could not be made ({error}): reinstall Amends")
    for mailbox in MAILBOXES:
        with suppress(MailRejected):
            sealed("Probe", mailbox)
            return Probe(name, f"a mail to {mailbox!r} was made: do not start")
    for company in COMPANIES:
        with suppress(MailRejected, ValueError):
            mail = message_from_bytes(sealed(company, plain))
            if "Bcc" in mail or len(mail.get_all("To", [])) != 1:
                return Probe(name, f"{company!r} began a header: install a newer Python")
    return Probe(name)


def examine_escaping(drawn: Callable[[str], Iterable[str]]) -> Probe:
    """Whether pages, mails and charts show what somebody wrote as text, and nothing but text."""
    for page in drawn(MARKS):
        if "<img" in page or "</script" in page or MARKS not in unescape(page):
            return Probe("template escaping", "somebody's words became marks: do not start")
    return Probe("template escaping")


def examine_engine(found: Callable[[str, str], bool]) -> Probe:
    """Whether a pattern's work grows with the text alone; ``found`` tells whether one matches."""
    for letters in RUNS:
        begun = time.thread_time()
        if found(EXPLOSIVE, "a" * letters + "!"):
            return Probe("regex engine", f"{EXPLOSIVE} was found where it is not: do not start")
        if time.thread_time() - begun > LIMIT:
            return Probe("regex engine", f"{EXPLOSIVE} took too long: reinstall google-re2")
    for pattern in UNSAFE:
        with suppress(PatternRefused):
            found(pattern, "ab")
            return Probe("regex engine", f"{pattern} was taken: do not start")
    return Probe("regex engine")


def examine_keys(vault: Callable[[bytes], Vault]) -> Probe:
    """Whether what is sealed stays shut to whoever must not open it.

    That the master key is the one of this database shows as the database is opened.
    """
    trouble = opens_too_much(vault)
    return Probe("keys", f"{trouble}: do not start" if trouble else None)


def _sealed(company: str, mailbox: str) -> bytes:
    base = "https://probe.invalid"
    letter = SignIn(member("en"), f"{base}/in/probe", joining=False)
    message = Message(MessageId("probe"), "probe", Kind.LOGIN, letter.member.id, SOME_DAY, SOME_DAY)
    envelope = Envelope("amends@probe.invalid", House(base, company, Phrases({})), lambda _: base)
    return envelope.sealed(message, mailbox, letter)


def _drawn(text: str) -> Iterator[str]:
    for environment in (render.environment(), parts.environment(), charts.environment()):
        yield environment.from_string("{{ text }}").render(text=text)
    yield render.own(text)
    yield render.speaker(words("pages", "en"))("Hello, {name}", name=text)


def _found(pattern: str, text: str) -> bool:
    return any(True for _ in Pattern(pattern, exact=True).find(Text(text)))
