"""Answers that take the same time whoever was asked about (safety A5).

Making a link is a few statements more than making none, and over a network of databases that can be
measured. So such a page is never answered before a moment by which all of it is done.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec

from starlette.responses import Response

P = ParamSpec("P")

LEAST = 0.1
"""Seconds: several times what the slowest of them takes."""


def evenly(page: Callable[P, Response]) -> Callable[P, Awaitable[Response]]:
    """The page, and not before its time."""

    @wraps(page)
    async def even(*args: P.args, **kwargs: P.kwargs) -> Response:
        clock = asyncio.get_running_loop().time
        due = clock() + LEAST
        answer = await asyncio.to_thread(page, *args, **kwargs)
        await asyncio.sleep(max(0.0, due - clock()))
        return answer

    return even
