"""Noor adds an account of hers at a server, through the pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from monitor.adapters.http import HttpClient
from monitor.domain.ids import AccountId
from monitor.domain.member import Account
from monitor.ports import Connector
from monitor.testing.fakes import PlainReader
from monitor.usecases.poll import poll_due
from tests.net.hostile import at_once
from tests.usecases.world import MEMBER
from tests.web.portal import Portal, Seen, Somebody

BUTTON = "Show it with a login"


@dataclass
class Adding:
    """She is in front of the account that she has just added, and it is her only one."""

    portal: Portal
    noor: Somebody

    @property
    def account(self) -> Account:
        with self.portal.stage.store.begin() as tx:
            (account,) = tx.accounts_of(MEMBER)
            return account

    async def open(self) -> Seen:
        return await self.noor.open(f"/accounts/{self.account.id}")

    async def check(self) -> Seen:
        """Press the button that has her profile looked at."""
        await self.open()
        return await self.noor.press("Check now")

    async def ask(self) -> str:
        """Press the button that leads to a login; the address behind the link."""
        await self.open()
        page = await self.noor.press(BUTTON)
        return next(link for link in page.reader.links if "/oauth/authorize" in link)

    async def back(self, query: str) -> Seen:
        return await self.noor.open(f"/accounts/login?{query}")

    async def poll(self) -> list[str]:
        world = self.portal.app.state.service.world
        return [outcome.result for outcome in await poll_due(world)]

    async def later(self, days: float) -> None:
        """Time goes by, and with it her session."""
        self.portal.stage.pass_time(days=days)
        self.noor = await self.portal.signed_in()


@asynccontextmanager
async def adding(folder: Path, connector: type[Connector], source: str) -> AsyncIterator[Adding]:
    """What she typed is ``source``; the server behind it is really asked."""
    async with HttpClient("ops@kade.example", testing=True, gates=at_once()) as client:
        yield await added(folder, connector(client), source)


async def added(folder: Path, connector: Connector, source: str) -> Adding:
    """The same, whoever it is that answers."""
    portal = Portal(folder)
    portal.stage.enrol()
    with portal.stage.store.begin() as tx:
        tx.remove_account(AccountId("a1"))
    outside = replace(
        portal.service.outside,
        connectors={connector.name: connector},
        reader=PlainReader({connector.name: type(connector)}),
    )
    portal.app.state.service = replace(portal.service, outside=outside)
    scene = Adding(portal, await portal.signed_in())
    await scene.noor.open("/accounts/new")
    await scene.noor.press("Find it", source=source)
    return scene
