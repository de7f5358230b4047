"""The pages of the demo itself: what happened, the inbox, and a way in as somebody."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from importlib import resources
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.staticfiles import StaticFiles

from monitor.demo.calendar import ZONE, Calendar
from monitor.demo.cast import EVERYBODY
from monitor.demo.fediverse import Fediverse
from monitor.demo.inbox import Inbox, Mail
from monitor.demo.story import Story
from monitor.demo.visitor import PageRefused, Visitor

LONGEST = 500
"""Characters of a post on the sample server."""

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; "
    "frame-ancestors 'self'; base-uri 'none'"
)
LETTER_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

SHOWN = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "X-Amends-Kind",
    "Auto-Submitted",
    "List-Unsubscribe",
)


@dataclass(frozen=True)
class Stage:
    """What the pages show."""

    story: Story
    inbox: Inbox
    fediverse: Fediverse
    calendar: Calendar
    blog: str
    """Noor's blog, for readers."""
    enter: Callable[[str], Awaitable[tuple[Visitor, str]]]
    """Signs in as somebody, the way they would; the browser afterwards, and where it stands."""


def create_pages(stage: Stage) -> FastAPI:
    """The start page and its companions."""
    app = FastAPI(title="Amends demo", docs_url=None, redoc_url=None, openapi_url=None)
    pages = Pages(stage)
    app.add_api_route("/", pages.start, response_class=HTMLResponse)
    app.add_api_route("/post", pages.post, methods=["POST"])
    app.add_api_route("/morning", pages.morning, methods=["POST"])
    app.add_api_route("/inbox", pages.inbox, response_class=HTMLResponse)
    app.add_api_route("/inbox/{number}", pages.mail, response_class=HTMLResponse)
    app.add_api_route("/inbox/{number}/html", pages.letter, response_class=HTMLResponse)
    app.add_api_route("/inbox/{number}/source", pages.source, response_class=PlainTextResponse)
    app.add_api_route("/be/{who}", pages.be)
    app.mount("/static", StaticFiles(directory=Path(str(resources.files("monitor"))) / "static"))
    app.middleware("http")(_guarded)
    return app


async def _guarded(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Only this page's own forms count, and no page may show more than its own things."""
    if request.method == "POST" and not _from_here(request):
        return PlainTextResponse("This form is not from here.", 403)
    response = await go_on(request)
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _from_here(request: Request) -> bool:
    """Pages that tell no referrer make browsers say ``null`` of their own forms."""
    own = str(request.base_url).rstrip("/")
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and request.headers.get("origin", own) in (own, "null")


class Pages:
    """One method a page."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        loader = PackageLoader("monitor.demo")
        self.templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
        self.templates.globals.update(day=day, second=second)

    def _page(self, name: str, **values: object) -> str:
        return self.templates.get_template(name).render(**values)

    async def start(self, posted: str = "") -> str:
        """What has happened so far."""
        return self._page(
            "start.html",
            here="start",
            story=self.stage.story,
            cast=EVERYBODY,
            blog=self.stage.blog,
            now=self.stage.calendar(),
            said="",
            posted="Posted. Amends reads it within a few seconds." if posted else "",
        )

    async def post(self, text: Annotated[str, Form(max_length=LONGEST)]) -> Response:
        """Noor posts something on the sample server."""
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in text.split("\n") if p.strip())
        if paragraphs:
            self.stage.fediverse.post("noor", paragraphs, self.stage.calendar())
        return RedirectResponse("/?posted=yes#try", 303)

    async def morning(self) -> Response:
        """Time passes."""
        self.stage.calendar.go_to(self.stage.calendar.next_workday())
        return RedirectResponse("/", 303)

    async def inbox(self) -> str:
        """Every mail."""
        return self._page("inbox.html", here="inbox", mails=list(reversed(self.stage.inbox.mails)))

    async def mail(self, number: int) -> str:
        """One mail, with both of its parts."""
        mail = self._mail(number)
        headers = [(n, str(mail.message[n])) for n in SHOWN if mail.message[n]]
        return self._page("mail.html", here="inbox", mail=mail, headers=headers)

    async def letter(self, number: int) -> Response:
        """The mail's own HTML, where it can do nothing; its links open beside this page."""
        html = self._mail(number).html.replace("<head>", '<head><base target="_blank">', 1)
        return HTMLResponse(html, headers={"Content-Security-Policy": LETTER_POLICY})

    async def source(self, number: int) -> str:
        """The bytes that came over the wire."""
        return self._mail(number).raw.decode("utf-8", "replace")

    async def be(self, who: str) -> Response:
        """Signed in as somebody; the session goes into the browser that asked."""
        try:
            visitor, url = await asyncio.wait_for(self.stage.enter(who), 30)
        except (KeyError, PageRefused, TimeoutError) as error:
            raise HTTPException(404, "Not there yet: let the demo go on for a moment.") from error
        response = RedirectResponse(url, 303)
        for cookie in visitor.cookies:
            response.headers.append(
                "Set-Cookie", f"{cookie.name}={cookie.value}; Path=/; HttpOnly; SameSite=Lax"
            )
        return response

    def _mail(self, number: int) -> Mail:
        if not 0 <= number < len(self.stage.inbox.mails):
            raise HTTPException(404, "No such mail.")
        return self.stage.inbox.mails[number]


def second(moment: datetime) -> str:
    """``Tuesday 17 November, 10:00:04``."""
    return f"{day(moment)}:{moment:%S}"


def day(moment: datetime) -> str:
    """``Tuesday 17 November, 10:04``, where the sample company is."""
    local = moment.astimezone(ZONE)
    return f"{local:%A} {local.day} {local:%B, %H:%M}"
