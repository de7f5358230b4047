"""The clock, chance and the web: what the service takes from outside, and commands without a database too."""

import asyncio
import random
import secrets
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import uuid4

from monitor.adapters.feedbox import FeedBox
from monitor.adapters.guard import system_resolve
from monitor.adapters.http import HttpClient, Limits
from monitor.adapters.llm import PATIENCE, ChatModel
from monitor.adapters.ownserver import OwnServer
from monitor.adapters.plugins import connectors_with
from monitor.adapters.sso import OpenIdConnect, Provider
from monitor.company_signin import CompanySignIn
from monitor.domain.gates import Gates, Others
from monitor.domain.ids import CASE_ALPHABET, CaseId
from monitor.errors import SourceError
from monitor.ports import Adviser, Client, Connector, Reader
from monitor.settings import Settings

CASE_CODE = 4
"""Letters of a case code; one that is taken is drawn again."""


def clock() -> datetime:
    """The time, in UTC; handed on to everything that needs it."""
    return datetime.now(UTC)


def new_id() -> str:
    """An identifier that tells nothing: no time, no order."""
    return uuid4().hex


def new_case_id() -> CaseId:
    """A code that people can read aloud; random, since running numbers would count somebody's past."""
    return CaseId("".join(secrets.choice(CASE_ALPHABET) for _ in range(CASE_CODE)))


def new_secret() -> str:
    """256 random bits for a link or a session."""
    return secrets.token_urlsafe(32)


def shake() -> float:
    """Chance, evenly between -1 and 1; nothing depends on it being unguessable."""
    return random.uniform(-1.0, 1.0)  # noqa: S311


@dataclass(frozen=True)
class Outside:
    """The world beyond our own machine, and how it is read."""

    client: Client
    reader: Reader
    connectors: Mapping[str, Connector]


@asynccontextmanager
async def outside(settings: Settings, others: Others | None = None) -> AsyncIterator[Outside]:
    """Everything that reading a source needs, closed at the end. ``others`` are processes that read too."""
    gates = Gates(settings.polling.host_gap_seconds, time.monotonic, asyncio.sleep, others)
    async with HttpClient(
        settings.contact, testing=settings.testing, gates=gates, clock=clock
    ) as client:
        connectors = connectors_with(client)
        async with FeedBox({name: type(c) for name, c in connectors.items()}) as reader:
            yield Outside(client, reader, connectors)


@asynccontextmanager
async def company_signin(settings: Settings, public: Client) -> AsyncIterator[CompanySignIn | None]:
    """The company's own sign-in, if the settings name one."""
    sso = settings.sso
    if not sso.issuer:
        yield None
        return
    provider = Provider(sso.issuer, sso.client_id, sso.client_secret, sso.claim)
    async with HttpClient(
        settings.contact,
        gates=Gates(0, time.monotonic, asyncio.sleep),
        guard=OwnServer(system_resolve, base=provider.origin),
    ) as own:
        yield OpenIdConnect(provider, own, public)


@asynccontextmanager
async def webhook(settings: Settings) -> AsyncIterator[HttpClient | None]:
    """The way to the company's webhook, if the settings name one: it reaches nothing else."""
    url = settings.webhook.url
    if not url:
        yield None
        return
    parts = urlsplit(url)
    async with HttpClient(
        settings.contact,
        limits=Limits(redirects=0),
        gates=Gates(0, time.monotonic, asyncio.sleep),
        guard=OwnServer(system_resolve, base=f"{parts.scheme}://{parts.netloc}"),
    ) as client:
        yield client


async def own_date(settings: Settings) -> str | None:
    """The ``Date`` with which our own pages answer, from wherever they are served; None where nobody answers."""
    base = settings.portal.base_url
    async with HttpClient(
        settings.contact,
        limits=Limits(whole=5, redirects=0),
        gates=Gates(0, time.monotonic, asyncio.sleep),
        guard=OwnServer(system_resolve, base=base),
    ) as own:
        try:
            return (await own.get(f"{base}/livez")).headers.get("date")
        except SourceError:
            return None


MOST_OF_A_MODEL = 256 * 1024
"""Bytes of a language model's answer: a draft, with room for what servers say around it."""


@asynccontextmanager
async def adviser(settings: Settings) -> AsyncIterator[Adviser | None]:
    """The company's language model, if the settings name one: by a client that reaches nothing else."""
    llm = settings.llm
    if not llm.url:
        yield None
        return
    limits = Limits(
        idle=PATIENCE, whole=PATIENCE, wire=MOST_OF_A_MODEL, decoded=MOST_OF_A_MODEL, redirects=0
    )
    async with HttpClient(
        settings.contact,
        limits=limits,
        gates=Gates(0, time.monotonic, asyncio.sleep),
        guard=OwnServer(system_resolve, base=llm.url),
    ) as client:
        yield ChatModel(client, llm.url, llm.host, llm.model, llm.key, time.monotonic)
