"""HEAD beside GET: whoever may read a page may ask for its head alone (RFC 9110, 9.3.2)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

Page = Callable[..., Any]


def _head_alone(page: Page) -> Page:
    """Asks for what ``page`` asks for, and answers without it."""

    @wraps(page)
    async def answer(*_: object, **__: object) -> Response:
        known = Response()
        # Nothing is known of an answer that was not made, not even its length (RFC 9110, 8.6).
        del known.headers["content-length"]
        return known

    return answer


class Heads(APIRouter):
    """Pages whose heads can be asked for."""

    def add_api_route(self, path: str, endpoint: Page, **how: Any) -> None:
        """One page; that of GET answers HEAD too, and the guard leaves its body out."""
        if how.get("methods") == ["GET"]:
            how["methods"] = ["GET", "HEAD"]
        super().add_api_route(path, endpoint, **how)

    def opened(self, path: str) -> Callable[[Page], Page]:
        """A page that does something by being opened, or writes down that it was. Whoever may open it may
        ask for its head alone, and then neither happens (safety A2)."""

        def added(page: Page) -> Page:
            super(Heads, self).add_api_route(path, page, methods=["GET"])
            self.head(path)(_head_alone(page))
            return page

        return added
