"""The pages as one application: routes, what errors look like, and the guard around all of it."""

from collections.abc import Sequence

import structlog
from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from monitor.errors import (
    AlreadyKept,
    IllegalMove,
    NotAllowed,
    NotFound,
    PlaceOff,
    StoreUnavailable,
    TextErased,
)
from monitor.web import (
    accounts,
    cases,
    dashboard,
    feed,
    health,
    helping,
    joining,
    logbook,
    mails,
    operator,
    otherwords,
    pausing,
    portal,
    rulebench,
    rulelog,
    second,
    signin,
    sso,
    takeout,
    workshop,
)
from monitor.web.deps import NotSignedIn, StalePage, visit
from monitor.web.faults import page_for_fault
from monitor.web.forms import LONGEST_ANSWER, Fields, ours
from monitor.web.guard import READING, Guard
from monitor.web.render import HTMX, STATIC
from monitor.wiring import Service

log = structlog.get_logger()

ROUTERS = (
    joining,
    sso,
    signin,
    second,
    accounts,
    cases,
    otherwords,
    portal,
    takeout,
    pausing,
    dashboard,
    helping,
    feed,
    logbook,
    mails,
    operator,
    rulebench,
    rulelog,
    workshop,
    health,
)


def create_app(service: Service, extra_routers: Sequence[APIRouter] = ()) -> FastAPI:
    """All pages of one service."""
    app = FastAPI(
        title="Amends",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.state.service = service
    for module in ROUTERS:
        app.include_router(module.pages)
    for router in extra_routers:
        app.include_router(router)
    app.api_route(f"/static/{HTMX.name}", methods=[*READING])(_htmx)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _add_errors(app)
    app.add_middleware(Guard, base_url=service.settings.portal.base_url, fault=page_for_fault)
    return app


def _add_errors(app: FastAPI) -> None:
    app.add_exception_handler(NotSignedIn, _sign_in_first)
    app.add_exception_handler(StalePage, _stale)
    app.add_exception_handler(PlaceOff, _place_off)
    for quicker in (IllegalMove, AlreadyKept):
        app.add_exception_handler(quicker, _moved_on)
    app.add_exception_handler(StoreUnavailable, _busy)
    for missing in (NotFound, NotAllowed, TextErased, RequestValidationError):
        app.add_exception_handler(missing, _absent)
    app.add_exception_handler(HTTPException, _refused)


def _htmx() -> Response:
    """The script that renews a part of a page; pages work without it."""
    return FileResponse(HTMX, media_type="text/javascript")


def _sign_in_first(request: Request, error: Exception) -> Response:
    """Where to sign in, and after that to what they wanted to see."""
    asked = visit(request)
    office = error.office if isinstance(error, NotSignedIn) else None
    door = f"/sign-in/{office.value.replace('_', '-')}" if office else "/sign-in"
    to = request.url.path if request.method in READING else ""
    door = f"{door}?to={to}" if ours(to) else door
    if "hx-request" in request.headers:
        # A part of a page cannot sign anybody in: the whole page goes there.
        return Response(headers={"HX-Redirect": door})
    return asked.go(door)


def typed_in(request: Request) -> str:
    """What somebody wrote in a form that was not taken: it is theirs to keep."""
    sent: Fields | None = getattr(request.state, "fields", None)
    written = (sent.one(name, LONGEST_ANSWER) for name in ("answer", "words")) if sent else ()
    return next(filter(None, written), "")


def _stale(request: Request, error: Exception) -> Response:
    return visit(request).page("stale.html", status=403, typed=typed_in(request))


def _place_off(request: Request, error: Exception) -> Response:
    """To their own page, where the reason stands."""
    return visit(request).go("/me")


def _moved_on(request: Request, error: Exception) -> Response:
    return visit(request).page("moved-on.html", status=409, typed=typed_in(request))


def _busy(request: Request, error: Exception) -> Response:
    log.warning("store_unavailable", route=request.scope["path"].split("/")[1])
    return page_for_fault(request, error)


def _absent(request: Request, error: Exception) -> Response:
    """What is not there and what is not theirs look the same (safety Z3)."""
    return visit(request).page("absent.html", status=404, typed=typed_in(request))


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return visit(request).page("absent.html", status=status, typed="")
