"""Hostile probes of our own defences: behaviour is tried out, version numbers are not believed."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from monitor.domain.machine import LEAST_ROOM, scant
from monitor.domain.post import AccountRef, Cursor, Fetched
from monitor.errors import AddressRefused, SourceError, SourceUnreadable
from monitor.ports import Client, Reader

SKEW = timedelta(seconds=30)
"""Clocks that are further apart want a hand: leases, links and signatures of calls go by them."""

FORBIDDEN = (
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://localhost/",
    "https://someone@203.0.113.1/",
    "http://203.0.113.1:25/",
    "ftp://203.0.113.1/",
)
"""Addresses that no fetch may ever connect to (safety F1 to F3)."""

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
<item><guid>1</guid><title>One</title><description>A post.</description></item></channel></rss>"""

BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title></channel></rss>"""

REF = AccountRef("feed", "https://probe.invalid/feed", "https://probe.invalid/feed", "probe")


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that was tried. ``trouble`` is one line with its mend, or None when all is well."""

    name: str
    trouble: str | None = None


async def examine_guard(client: Client) -> Probe:
    """Whether the one way out refuses what it must."""
    for url in FORBIDDEN:
        try:
            await client.get(url)
        except AddressRefused:
            continue
        except SourceError as error:
            return Probe("address guard", f"{url} was tried ({type(error).__name__}): do not start")
        return Probe("address guard", f"{url} was read: do not start")
    return Probe("address guard")


async def examine_box(reader: Reader) -> Probe:
    """Whether the parser box reads a feed and refuses a bomb."""
    try:
        batch = await reader.normalise("feed", Fetched(REF, (FEED,), Cursor()))
    except SourceError as error:
        return Probe("parser box", f"a plain feed could not be read ({error}): reinstall Amends")
    except OSError as error:
        return Probe("parser box", f"it does not start ({error}): may this user run that Python?")
    if len(batch.posts) != 1:
        return Probe("parser box", "a feed of one post was misread: reinstall Amends")
    try:
        await reader.normalise("feed", Fetched(REF, (BOMB,), Cursor()))
    except SourceUnreadable:
        return Probe("parser box")
    return Probe("parser box", "an entity bomb was read: do not start")


def examine_disk(free: int | None) -> Probe:
    """Whether there is room beside the database."""
    if free is None or not scant(free):
        return Probe("disk")
    left, least = free // 2**20, LEAST_ROOM // 2**20
    return Probe(
        "disk", f"{left} MB are left beside the database: make room for {least} MB or more"
    )


def examine_clock(apart: timedelta, said: str | None, now: datetime) -> Probe:
    """Whether this machine's clock agrees with what the database holds, and with the ``Date`` that our own
    pages were answered with, where they were."""
    apart = max(apart, _apart(said, now) if said else timedelta())
    if apart <= SKEW:
        return Probe("clock")
    seconds = int(apart.total_seconds())
    return Probe(
        "clock", f"{seconds} s apart from others who write here: set all clocks by one server"
    )


def _apart(date: str, now: datetime) -> timedelta:
    with suppress(ValueError):
        said = parsedate_to_datetime(date)
        if said.tzinfo is not None:
            return abs(said - now)
    return timedelta()
