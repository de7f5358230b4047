"""`amends run`, and its parts as processes of their own."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from monitor import daemon
from monitor.cli.logs import quiet_logs
from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.daemon import Part
from monitor.settings_file import load
from monitor.web.app import create_app
from monitor.wiring import service


def run(config: ConfigDir = DEFAULT_CONFIG) -> None:
    """The daemon: scheduler, workers and pages in one process.

    Example: amends run --config /etc/amends
    """
    _work(config, tuple(Part))


def web(config: ConfigDir = DEFAULT_CONFIG) -> None:
    """The pages alone, beside workers and a scheduler elsewhere.

    Example: amends web --config /etc/amends
    """
    _work(config, (Part.WEB,))


def scheduler(config: ConfigDir = DEFAULT_CONFIG) -> None:
    """The weekly mail and the forgetting alone.

    Example: amends scheduler --config /etc/amends
    """
    _work(config, (Part.SCHEDULER,))


def worker(config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Reading, re-checking and sending alone; start as many as you need.

    Example: amends worker --config /etc/amends
    """
    _work(config, (Part.WORKER,))


def _work(config: Path, parts: Sequence[Part]) -> None:
    quiet_logs()
    asyncio.run(_serve(config, parts))


async def _serve(config: Path, parts: Sequence[Part]) -> None:
    async with service(load(config, os.environ)) as built:
        app = create_app(built) if Part.WEB in parts else None
        await daemon.run(built, parts, app)
