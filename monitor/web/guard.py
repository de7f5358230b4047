"""What holds for every answer and every request: headers, sizes, origins, and no traceback outside."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.adapters.preview import CONTENT_POLICY as MAIL_POLICY

LARGEST_BODY = 64 * 1024
BODY_SECONDS = 20.0
READING = ("GET", "HEAD")
ONE_CLICK = "/u/"
STATIC = "/static/"
MAILS = "/mails/"

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
ALWAYS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
}
AN_HOUR = "public, max-age=3600"
FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose address changes with what is in them."""
HSTS = "max-age=31536000; includeSubDomains"


@dataclass
class Guard:
    """Wraps all pages: nothing goes in or out past it, not even what nobody expected."""

    app: ASGIApp
    base_url: str
    fault: Callable[[Request, Exception], Response]
    """The answer to what nobody expected."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.base_url)
        self.origin = f"{parts.scheme}://{parts.netloc}".lower()
        self.secure = parts.scheme == "https"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = self._with_headers(scope, send)
        if not scope["path"].isprintable():
            # No page of ours is called so, and PostgreSQL takes no NUL to look for one.
            await refuse(guarded, 404, "There is nothing here.")
            return
        if scope["method"] in READING:
            await self._answered(scope, receive, guarded)
            return
        headers = Headers(scope=scope)
        if not scope["path"].startswith(ONE_CLICK) and not self.from_here(headers):
            await refuse(guarded, 403, "This form was not sent from its own page.")
            return
        body = await _body(headers, receive)
        if body is None:
            await refuse(guarded, 413, "That is too much at once.")
            return
        await self._answered(scope, _replayed(body, receive), guarded)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer of the pages, or a page that says sorry. What went wrong stays inside."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as error:  # noqa: BLE001 - a fault may not tell anything outside
            answer = await asyncio.to_thread(self.fault, Request(scope), error)
            if not begun:
                await answer(scope, receive, send)

    def from_here(self, headers: Headers) -> bool:
        """Whether a form was sent from one of our own pages (safety A7).

        A page that tells no referrer makes browsers say ``Origin: null`` even of its own forms; there
        Sec-Fetch-Site, which no page can set, decides. What sends neither is no browser.
        """
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            return site == "same-origin" and origin in (None, "null", self.origin)
        return origin is None or origin.lower() == self.origin

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        static = scope["path"].startswith(STATIC)
        versioned = scope.get("query_string", b"").startswith(b"v=")
        kept = (FOR_EVER if versioned else AN_HOUR) if static else "no-store"

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers[name] = value
                headers["Cache-Control"] = kept
                if scope["path"].startswith(MAILS) and message["status"] == 200:
                    headers["Content-Security-Policy"] = MAIL_POLICY
                if self.secure:
                    headers["Strict-Transport-Security"] = HSTS
            elif scope["method"] == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        return sending


async def _body(headers: Headers, receive: Receive) -> bytes | None:
    """The whole body, or None when it is too large or does not come."""
    if _length(headers.get("content-length", "0")) is None:
        return None
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                part: bytes = message.get("body", b"")
                body += part
                if len(body) > LARGEST_BODY:
                    return None
                if not message.get("more_body", False):
                    return body
    except TimeoutError:
        return None


def _length(text: str) -> int | None:
    """A length within the limit, or None."""
    if not text.isascii() or not text.isdigit() or len(text) > len(str(LARGEST_BODY)):
        return None
    return int(text) if int(text) <= LARGEST_BODY else None


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body once more, for the application; after it, whatever else the connection says."""
    told = False

    async def receiving() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receiving


async def refuse(send: Send, status: int, words: str) -> None:
    """A short plain answer."""
    body = f"{words}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
