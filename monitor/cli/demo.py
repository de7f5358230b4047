"""`amends demo`: the whole way once, on this machine."""

import asyncio
import logging
import os
import signal
import sys
import webbrowser
from typing import Annotated

import structlog
import typer

from monitor.cli.logs import quiet_logs
from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.demo.house import Demo, opened
from monitor.demo.story import Step, StepMissing, Story

PORT = 8584


def demo(
    *,
    once: Annotated[
        bool,
        typer.Option("--once", help="Go the way without a browser, check every step, and end."),
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the start page.")] = PORT,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not open a browser.")
    ] = False,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """The whole way of a post, with a sample company, on this machine; nothing to configure.

    Example: amends demo

    It has settings of its own, whatever --config says.

    Exit status of --once: 0 when every step was seen from outside, 1 when one was not.
    """
    _only_faults()
    if once:
        raise typer.Exit(asyncio.run(_once()))
    asyncio.run(_open_doors(port, browser=not no_browser))


def _only_faults() -> None:
    """The story is told on the pages; the log says only what goes wrong."""
    quiet_logs()
    level = structlog.make_filtering_bound_logger(logging.ERROR)
    structlog.configure(wrapper_class=level)


async def _once() -> int:
    async with opened(None, _tell) as there:
        try:
            await there.perform()
        except StepMissing as missing:
            typer.echo(f"amends: {missing}", err=True)
            return 1
        typer.echo(_closing(there.story))
        return 0


async def _open_doors(port: int, *, browser: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with opened(port, _tell) as there:
        typer.echo(_addresses(there))
        if browser and _has_screen():
            webbrowser.open(there.start)
        playing = asyncio.create_task(_perform(there))
        await stop.wait()
        playing.cancel()
        typer.echo("Stopping. Everything of it goes.")


async def _perform(there: Demo) -> None:
    try:
        await there.perform()
    except StepMissing as missing:
        typer.echo(f"amends: {missing}", err=True)
    else:
        typer.echo(f"{_closing(there.story)}\nLook around at {there.start}, and stop with Ctrl+C.")


def _tell(step: Step) -> None:
    typer.echo(f"{step.seconds:6.1f} s  {step.title}")
    for name, value in step.figures:
        typer.echo(f"          {name}: {value}")


def _closing(story: Story) -> str:
    return f"{len(story.steps)} steps, each seen from outside, in {story.seconds:.1f} s."


def _addresses(there: Demo) -> str:
    lines = {
        "Start here": there.start,
        "The inbox": f"{there.start}inbox",
        "Amends' own pages": there.world.portal,
        "Noor's blog": there.world.home_of_noor,
    }
    width = max(len(name) for name in lines)
    return "\n".join(f"{name:<{width}}  {address}" for name, address in lines.items())


def _has_screen() -> bool:
    """A browser that would open in this very terminal is none to look at pages with."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
