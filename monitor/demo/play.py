"""The whole way, once: each step is done by people at pages, and counts when it was seen from outside."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from monitor.demo.cast import COLLEAGUES, COMMS, EVERYBODY, NOOR, PAY, PORTS, TOOTS, Person
from monitor.demo.inbox import Mail
from monitor.demo.people import People, at_browser
from monitor.demo.stage import HOLD, World
from monitor.demo.story import Story, seen

LOOK = 0.1
"""Seconds between two looks at something that has no bell."""

DOORS = 4
"""People who come in at the same time: one small database takes them one after another."""

ROUNDS = 2
"""Readings after which an account's first one has been written down."""


@dataclass
class Play:
    """One performance."""

    there: World
    people: People
    story: Story
    published_at: float = 0.0

    async def perform(self) -> None:
        """Every step, in order. StepMissing for the first that did not happen."""
        await self._join()
        await self._prove()
        await self._colleagues()
        await self._first_reading()
        await self._publish()
        notes = await self._notes()
        await self._let_go()
        await self._correct()
        await self._closed(notes[NOOR.slug])
        await self._digest(notes)

    async def _join(self) -> None:
        async with self.story.step("door", f"{NOOR.first} joined") as step:
            mail = await self.people.join(NOOR)
            page = await at_browser(
                lambda: self.people.browser("noor").open(f"{self.there.portal}/me")
            )
            seen(page.url.endswith("/me"), "Noor was not let in after confirming her mailbox")
            step.tell(
                "She read the consent text, ticked what she agreed to, and confirmed her mailbox.",
                f"/inbox/{mail.number}",
                "The mail with her link",
                mailbox=NOOR.address,
            )

    async def _prove(self) -> None:
        async with self.story.step("yes", "She showed that the accounts are hers") as step:
            blog, profile = self.there.blog(NOOR), self.there.fediverse.profiles["noor"]

            def on_blog(code: str) -> None:
                blog.about = f"{blog.about} {code}"

            def on_profile(code: str) -> None:
                profile.note = f"{profile.note} {code}"

            await self.people.prove(NOOR, blog.feed, on_blog)
            await self.people.prove(NOOR, self.there.fediverse.handle("noor"), on_profile)
            receipt = await self.there.inbox.wait_for("receipt", NOOR.address)
            step.tell(
                "A blog and a Mastodon account, each with a code that only she could place.",
                f"/inbox/{receipt.number}",
                "Her receipt",
                blog=blog.feed,
                mastodon=self.there.fediverse.handle("noor"),
            )

    async def _colleagues(self) -> None:
        async with self.story.step("door", f"{len(COLLEAGUES)} colleagues joined too") as step:
            doors = asyncio.Semaphore(DOORS)
            await asyncio.gather(*(self._joins(person, doors) for person in COLLEAGUES))
            step.tell(
                "Each by themselves, each with a blog of their own: figures about fewer than five "
                "people are never shown.",
                people=len(EVERYBODY),
                feeds=", ".join(sorted({p.format.upper() for p in EVERYBODY})),
            )

    async def _joins(self, person: Person, doors: asyncio.Semaphore) -> None:
        blog = self.there.blog(person)

        def place(code: str) -> None:
            blog.about = f"{blog.about} {code}"

        async with doors:
            await self.people.join(person)
            await self.people.prove(person, blog.feed, place)

    async def _first_reading(self) -> None:
        async with self.story.step(
            "clock", "Amends looked at what was there, and let it be"
        ) as step:
            await self._read_again()
            mails = len(self.there.inbox.mails)
            step.tell(
                "Nothing that was published before somebody joined is ever judged.",
                accounts=len(EVERYBODY) + 1,
                mails_so_far=mails,
            )
            seen(
                not [m for m in self.there.inbox.mails if m.kind == "note"], "a note came too early"
            )

    async def _read_again(self) -> None:
        """Until every account has been asked for ``ROUNDS`` times more."""
        before = self._asked()
        while min(now - then for now, then in zip(self._asked(), before, strict=True)) < ROUNDS:
            await asyncio.sleep(LOOK)

    def _asked(self) -> list[int]:
        blogs = [blog.asked for blog in self.there.blogs.values()]
        return [*blogs, self.there.fediverse.profiles["noor"].asked]

    async def _publish(self) -> None:
        posts = sum(len(person.writes) for person in EVERYBODY) + len(TOOTS)
        async with self.story.step("feed", f"Amends read {posts} new posts") as step:
            for person in EVERYBODY:
                for writing in person.writes:
                    now = self.there.calendar()
                    self.there.blog(person).publish(writing.slug, writing.title, writing.html, now)
            for html in TOOTS:
                self.there.fediverse.post("noor", html, self.there.calendar())
            self.published_at = time.monotonic()
            await self._read_again()
            step.tell(
                "From twelve sample blogs and a sample Mastodon server, all running here.",
                self.there.blog(NOOR).home,
                "Noor’s blog",
                posts=posts,
            )

    async def _notes(self) -> dict[str, Mail]:
        async with self.story.step(
            "mail", "Amends wrote to Noor, and to nobody else about it"
        ) as step:
            mail = await self.there.inbox.wait_for("note", NOOR.address)
            held = time.monotonic() - self.published_at
            seen(held >= HOLD * 60, "the note came before the case had been held")
            seen("40" in mail.text, "the note does not say what it is about")
            seen("A draft, yours to change" in mail.text, "the note brings no draft")
            seen("14" in mail.text, "the draft does not say what is right")
            noted = [p for p in EVERYBODY if p.needs_mending]
            notes = {p.slug: await self.there.inbox.wait_for("note", p.address) for p in noted}
            self._only_to_their_authors(notes)
            step.tell(
                "One mail, with the correction ready to use, after a moment in which she might have "
                "noticed it herself. It came through a real mail server on this computer.",
                f"/inbox/{mail.number}",
                "Read the note",
                held_for=f"{held:.1f} s",
                notes_in_all=len(notes),
                length=f"{len(mail.text.split())} words with its draft",
            )
        return notes

    def _only_to_their_authors(self, notes: dict[str, Mail]) -> None:
        sent = [mail for mail in self.there.inbox.mails if mail.kind == "note"]
        seen(len(sent) == len(notes), f"{len(sent)} notes were sent instead of {len(notes)}")
        for mail in sent:
            seen("Havenlicht" not in mail.raw.decode(), "a note repeats a leak")

    async def _let_go(self) -> None:
        async with self.story.step("shield", "One post was let go") as step:
            page = await at_browser(
                lambda: self.people.browser("noor").open(f"{self.there.portal}/me")
            )
            seen("pay rise" not in page.text, "a protected post is on Noor’s page")
            seen(not self._on_disk(PAY.html), "a protected post was written to disk")
            step.tell(
                "It was about pay. It was recognised in memory, before anything was written, so there "
                "is nothing to show you.",
                looked_for_on_disk=f"{self._bytes()} bytes",
            )

    def _on_disk(self, html: str) -> bool:
        words = html.split(".")[0].removeprefix("<p>").encode()
        return any(words in content for content in self._files())

    def _bytes(self) -> int:
        return sum(len(content) for content in self._files())

    def _files(self) -> list[bytes]:
        files = []
        for path in self.there.folder.iterdir():
            with suppress(FileNotFoundError):
                files.append(path.read_bytes())
        return files

    async def _correct(self) -> None:
        async with self.story.step("pen", "Noor corrected her post") as step:
            for person in EVERYBODY:
                for writing in person.writes:
                    if writing.mended:
                        self._mend(person, writing.slug, writing.mended)
            step.tell(
                "On her own blog. Amends only reads.",
                f"{self.there.blog(NOOR).home}{PORTS.slug}",
                "The post now",
                put_right_by=sum(p.mends for p in EVERYBODY),
            )

    def _mend(self, person: Person, slug: str, html: str) -> None:
        self.there.blog(person).edit(slug, _always(html), self.there.calendar())

    async def _closed(self, note: Mail) -> None:
        async with self.story.step("mended", "Amends saw it and closed the case") as step:
            mending = [p for p in EVERYBODY if p.mends]
            thanks = [await self.there.inbox.wait_for("thanks", p.address) for p in mending]
            page = await self.people.case_page(NOOR, note)
            seen("40 ports" not in page.text, "the text of a closed case is still shown")
            step.tell(
                "The kept text was erased, and she was thanked.",
                f"/inbox/{thanks[0].number}",
                "The thank-you",
                cases_closed=len(thanks),
            )

    async def _digest(self, notes: dict[str, Mail]) -> None:
        async with self.story.step("chart", "On Monday comms got its digest") as step:
            self.there.calendar.go_to(self.there.calendar.next_monday())
            mail = await self.there.inbox.wait_for("digest", COMMS)
            seen(str(len(notes)) in mail.text, "the digest does not count the notes")
            for person in EVERYBODY:
                seen(person.last not in mail.text, "the digest names somebody")
            seen("40 ports" not in mail.text, "the digest quotes somebody")
            _, url = await self.people.enter("comms")
            page = await at_browser(lambda: self.people.browser("comms").open(url))
            seen(page.url == url, "the dashboard did not open for comms")
            step.tell(
                "In the demo’s own time. It has counts and no names; Noor’s post is not in it.",
                f"/inbox/{mail.number}",
                "Read the digest",
                notes=len(notes),
                put_right=sum(p.mends for p in EVERYBODY),
            )


def _always(html: str) -> Callable[[str], str]:
    return lambda _: html
