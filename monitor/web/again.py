"""A second try at a page, where the database took the rows from under the first."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from monitor.errors import StoreContended

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Again(APIRoute):
    """A page that is made anew where the database broke off one of two transactions that waited for each
    other. Every form may be sent twice, so a second round changes nothing that the first has done."""

    def get_route_handler(self) -> Handler:
        """The page, or the page again."""
        once = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await once(request)
            except StoreContended:
                return await once(request)

        return answer
