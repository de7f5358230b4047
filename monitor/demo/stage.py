"""Builds the demo's world: the samples, the inbox, the daemon and the pages, all on this machine."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import FastAPI

from monitor.adapters.files import shipped_config
from monitor.adapters.vault import make_master_key
from monitor.daemon import Part, running
from monitor.demo.blogs import Blog
from monitor.demo.blogs import router as blog_pages
from monitor.demo.calendar import Calendar
from monitor.demo.cast import COMMS, EVERYBODY, OLD, OPERATOR, POLICY, PRIVACY, Person
from monitor.demo.fediverse import Fediverse
from monitor.demo.fediverse import router as fediverse_pages
from monitor.demo.inbox import Inbox, listening
from monitor.demo.serve import HERE, free_port, open_pages
from monitor.outside import clock
from monitor.settings import (
    CaseSettings,
    DigestSettings,
    KeySettings,
    MailSettings,
    MetricsSettings,
    PollingSettings,
    PortalSettings,
    Settings,
)
from monitor.web.app import create_app
from monitor.wiring import service

BEAT = 0.5
"""Seconds between two turns of the daemon's loops; a real one takes its time."""

HOLD = 0.05
"""Minutes that a case is held: three seconds."""


@dataclass(frozen=True)
class World:
    """Everything that can be looked at, or written to, from outside of Amends."""

    folder: Path
    portal: str
    samples: str
    blogs: dict[str, Blog]
    fediverse: Fediverse
    inbox: Inbox
    calendar: Calendar

    @property
    def home_of_noor(self) -> str:
        """Her blog, for readers."""
        return self.blogs["noor"].home

    def blog(self, person: Person) -> Blog:
        """Somebody's own blog."""
        return self.blogs[person.slug]


@asynccontextmanager
async def world() -> AsyncIterator[World]:
    """Everything started; everything gone at the end."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="amends-demo-")))
        inbox, calendar = Inbox(), Calendar(clock)
        mail_port = await stack.enter_async_context(listening(inbox))
        portal_port, samples_port = free_port(), free_port()
        there = World(
            folder=folder,
            portal=f"http://{HERE}:{portal_port}",
            samples=f"http://{HERE}:{samples_port}",
            blogs=_blogs(f"http://{HERE}:{samples_port}", calendar),
            fediverse=_fediverse(f"http://{HERE}:{samples_port}"),
            inbox=inbox,
            calendar=calendar,
        )
        await stack.enter_async_context(open_pages(_samples(there), samples_port))
        await stack.enter_async_context(_daemon(there, mail_port, portal_port))
        yield there


@asynccontextmanager
async def _daemon(there: World, mail_port: int, portal_port: int) -> AsyncIterator[None]:
    """The real thing, with short waits and the demo's clock."""
    settings = _settings(there, mail_port, portal_port)
    make_master_key(settings.keys.master_key_file)
    async with service(settings) as plain:
        ours = replace(plain, clock=there.calendar)
        async with running(ours, tuple(Part), create_app(ours), beat=BEAT):
            yield


def _settings(there: World, mail_port: int, portal_port: int) -> Settings:
    return Settings(
        testing=True,
        database_url=f"sqlite:///{there.folder}/amends.sqlite",
        company_file=Path(str(resources.files("monitor") / "policy" / "example_company.yaml")),
        policies=(shipped_config() / "policies",),
        mail=MailSettings(
            host=HERE,
            port=mail_port,
            tls="none",
            sender="amends@kraanvliet.example",
            comms=(COMMS,),
            policy_owner=(POLICY,),
            operator=(OPERATOR,),
            privacy_officer=(PRIVACY,),
        ),
        portal=PortalSettings(
            base_url=there.portal, port=portal_port, proxies=(HERE,), second_factor=False
        ),
        polling=PollingSettings(
            interval_minutes=BEAT / 60, jitter=0, host_gap_seconds=0, workers=8
        ),
        cases=CaseSettings(hold_minutes=HOLD),
        digest=DigestSettings(timezone="Europe/Amsterdam", dpia="demo", works_council="demo"),
        keys=KeySettings(master_key_file=there.folder / "master.key"),
        metrics=MetricsSettings(port=0),
    )


def _blogs(base: str, calendar: Calendar) -> dict[str, Blog]:
    blogs = {p.slug: Blog(p.slug, f"{p.first} writes", p.format, base) for p in EVERYBODY}
    for person in EVERYBODY:
        blogs[person.slug].about = f"{person.name}, {person.role} at Kraanvliet."
        blogs[person.slug].publish(OLD.slug, OLD.title, OLD.html, calendar())
    return blogs


def _fediverse(base: str) -> Fediverse:
    server = Fediverse(base)
    server.sign_up("noor", "Noor Willems", "Ships and bread. I work at Kraanvliet.")
    return server


def _samples(there: World) -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(blog_pages(there.blogs))
    app.include_router(fediverse_pages(there.fediverse))
    return app
