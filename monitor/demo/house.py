"""The demo as one thing: its world, its story, and the pages that show both."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from monitor.demo.pages import Stage, create_pages
from monitor.demo.people import People
from monitor.demo.play import Play
from monitor.demo.serve import HERE, free_port, open_pages
from monitor.demo.stage import World, world
from monitor.demo.story import Step, StepMissing, Story


@dataclass(frozen=True)
class Demo:
    """Open for visitors."""

    start: str
    """The address of the start page."""
    world: World
    story: Story
    people: People

    async def perform(self) -> None:
        """Go the whole way once. StepMissing for the first step that did not happen."""
        try:
            await Play(self.world, self.people, self.story).perform()
        except StepMissing as missing:
            self.story.trouble = str(missing)
            raise
        self.story.end()


@asynccontextmanager
async def opened(port: int | None, say: Callable[[Step], None]) -> AsyncIterator[Demo]:
    """Everything started, the pages on ``port`` or on any free one; everything gone at the end."""
    async with AsyncExitStack() as stack:
        there = await stack.enter_async_context(world())
        story, people = Story(there.calendar, say), People(there)
        stage = Stage(
            story, there.inbox, there.fediverse, there.calendar, there.home_of_noor, people.enter
        )
        port = port or free_port()
        await stack.enter_async_context(open_pages(create_pages(stage), port))
        yield Demo(f"http://{HERE}:{port}/", there, story, people)
