"""Whether the service lives and is ready to work; strangers hear no details (safety L2)."""

from datetime import datetime, timedelta

import structlog
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from monitor.adapters.machine import room
from monitor.domain.machine import scant
from monitor.errors import AmendsError
from monitor.usecases.status import Status, status_of
from monitor.web.deps import service_of
from monitor.web.guard import READING
from monitor.wiring import Service

log = structlog.get_logger()

pages = APIRouter(default_response_class=PlainTextResponse)

OLDEST_MAIL = timedelta(hours=1)


@pages.api_route("/livez", methods=[*READING])
async def alive() -> Response:
    """The loop turns."""
    return PlainTextResponse("ok\n")


@pages.api_route("/readyz", methods=[*READING])
def ready(request: Request) -> Response:
    """The database can be written, its key opens it, and nothing has been waiting for too long."""
    service = service_of(request)
    try:
        missing = not_ready(service, service.clock())
    except AmendsError as error:
        missing = type(error).__name__
    if missing:
        log.warning("not_ready", why=missing)
        return PlainTextResponse("not ready\n", 503)
    return PlainTextResponse("ok\n")


def not_ready(service: Service, now: datetime) -> str:
    """A short word for what is in the way; empty when all is well."""
    with service.store.begin() as tx:
        tx.remember("readyz", now.isoformat())
        status = status_of(tx, now)
    if scant(room(service.settings.database_url)):
        return "disk"
    return _stuck(status, now)


def _stuck(status: Status, now: datetime) -> str:
    if status.stale:
        return f"silent: {', '.join(status.stale)}"
    if status.policy_trouble:
        return "policy"
    late = status.oldest is not None and now - status.oldest > OLDEST_MAIL
    return "outbox" if late else ""
