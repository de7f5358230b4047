"""What people do: they join, show that an account is theirs, and sign in, all through the pages."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from monitor.demo.cast import COMMS, NOOR, Person
from monitor.demo.inbox import Mail
from monitor.demo.stage import World
from monitor.demo.story import StepMissing, seen
from monitor.demo.visitor import Page, PageRefused, Visitor

CODE = re.compile(r"amends(?:-[a-z2-7]{4}){7}")
CASE = re.compile(r"\(([BCDFGHJKMNPQRSTVWXZ2-9]{4,})\)")

T = TypeVar("T")


BROWSERS = ThreadPoolExecutor(max_workers=16, thread_name_prefix="browser")
"""Threads of their own: whoever waits for a page must not hold a thread that the page needs."""


async def at_browser(act: Callable[[], T]) -> T:
    """Somebody does something at a browser, while everything else goes on."""
    return await asyncio.get_running_loop().run_in_executor(BROWSERS, act)


@dataclass
class People:
    """Everybody of the cast, each with a browser of their own."""

    there: World
    browsers: dict[str, Visitor] = field(default_factory=dict)

    def browser(self, who: str) -> Visitor:
        """Somebody's own browser."""
        place = f"192.0.2.{len(self.browsers) + 1}"
        return self.browsers.setdefault(who, Visitor(place))

    async def join(self, person: Person) -> Mail:
        """Type, tick, open the link in the mail, press the button; the mail that brought the link."""
        visitor = self.browser(person.slug)
        page = await at_browser(lambda: visitor.open(f"{self.there.portal}/join"))
        await at_browser(
            lambda: visitor.send(
                page,
                page.form("address", "name"),
                address=person.address,
                name=person.first,
                role=person.role,
                lang="en",
                timezone="Europe/Amsterdam",
                sharing="asked",
                quotes="yes",
                agree=["read_posts", "send_notes", "count"],
            )
        )
        mail = await self.there.inbox.wait_for("login", person.address)
        await self._follow(visitor, mail)
        return mail

    async def _follow(self, visitor: Visitor, mail: Mail) -> Page:
        """Open the link of a mail and press the button behind it."""
        link = re.search(re.escape(self.there.portal) + r"/l/\S+", mail.text)
        if link is None:
            raise StepMissing(f"the mail to {mail.to} has no link")
        page = await at_browser(lambda: visitor.open(link[0]))
        return await at_browser(lambda: visitor.send(page, page.form_to("/l/")))

    async def prove(self, person: Person, source: str, place: Callable[[str], None]) -> Page:
        """Add an account, put the code where only its owner can write, and have Amends look."""
        visitor = self.browser(person.slug)
        new = await at_browser(lambda: visitor.open(f"{self.there.portal}/accounts/new"))
        waiting = await at_browser(lambda: visitor.send(new, new.form("source"), source=source))
        code = CODE.search(waiting.html)
        seen(code, f"no code was shown for {source}")
        place(code[0] if code else "")
        proved = await at_browser(lambda: visitor.send(waiting, waiting.form_to("/check")))
        seen(not CODE.search(proved.html), f"{source} was not taken as proved")
        return proved

    async def enter(self, who: str) -> tuple[Visitor, str]:
        """Signed in as somebody, with a link from the inbox if need be; the page to start on."""
        home = {"noor": "/me", "comms": "/comms"}[who]
        visitor, url = self.browser(who), f"{self.there.portal}{home}"
        page = await at_browser(lambda: visitor.open(url))
        if page.url != url:
            await self._sign_in(visitor, who)
        return visitor, url

    async def _sign_in(self, visitor: Visitor, who: str) -> None:
        address = COMMS if who == "comms" else NOOR.address
        path = "/sign-in/comms" if who == "comms" else "/sign-in"
        before = len(self.there.inbox.of("login", address))
        page = await at_browser(lambda: visitor.open(f"{self.there.portal}{path}"))
        await at_browser(lambda: visitor.send(page, page.form("address"), address=address))
        await self._follow(visitor, await self.there.inbox.wait_for("login", address, before + 1))

    async def case_page(self, person: Person, note: Mail) -> Page:
        """The page of the case that a note speaks of, as its author sees it."""
        code = CASE.search(note.subject)
        if code is None:
            raise PageRefused(f"the note's subject names no case: {note.subject}")
        visitor = self.browser(person.slug)
        return await at_browser(lambda: visitor.open(f"{self.there.portal}/c/{code[1]}"))
