"""The page that says sorry. It needs no database: that may be just what is broken."""

from typing import Any

import structlog
from fastapi import Request
from starlette.responses import Response

from monitor.adapters.catalogue import words
from monitor.errors import StoreUnavailable, raised_at
from monitor.web.deps import LANG, cookie_name, service_of
from monitor.web.render import accepted, html, spoken

log = structlog.get_logger()


def page_for_fault(request: Request, error: Exception) -> Response:
    """What happened goes to the log, by kind and code; the reader gets the code (safety K5)."""
    service = service_of(request)
    code = f"E-{service.new_id()[:4].upper()}"
    log.error("page_failed", code=code, error=type(error).__name__, at=raised_at(error))
    chosen = request.cookies.get(cookie_name(service, LANG)[0], "")
    wanted = [chosen, *accepted(request.headers.get("accept-language", ""))]
    lang = next((lang for lang in wanted if lang in spoken()), "en")
    status = 503 if isinstance(error, StoreUnavailable) else 500
    settings = service.settings
    w = words("pages", lang, settings.digest.timezone, familiar=settings.familiar)
    nobody: dict[str, Any] = {"person": None, "office": None, "others": [], "path": "", "csrf": ""}
    who = {"company": "", "privacy_officer": "", **nobody}
    return html("fault.html", status=status, w=w, lang=lang, code=code, **who)
