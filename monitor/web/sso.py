"""The company's own sign-in, beside the link in a mail."""

import asyncio

from starlette.responses import RedirectResponse, Response

from monitor.domain.message import Office
from monitor.errors import NotFound, SourceError
from monitor.usecases.signin import HOUR, LINKS_A_PLACE, one_more
from monitor.usecases.sso import CALLBACK, Doorway, come_back, go_there
from monitor.web.deps import Anyone, Pages, Visit
from monitor.web.second import let_in
from monitor.web.signin import office_named
from monitor.web.troubles import not_signed_in

pages = Pages()


@pages.opened("/sign-in/company")
async def away(visit: Anyone) -> Response:
    """To the company's sign-in, as a member."""
    return await _away(visit, None)


@pages.opened("/sign-in/{name}/company")
async def away_for_office(visit: Anyone, name: str) -> Response:
    """To the company's sign-in, for an office."""
    return await _away(visit, office_named(name))


@pages.opened(CALLBACK)
async def back(visit: Anyone) -> Response:
    """Back from there. Only the browser that went is heard, and once."""
    asked = visit.request.query_params
    state, code = asked.get("state", ""), asked.get("code", "")
    now = visit.service.clock()
    try:
        token = await come_back(_doorway(visit), visit.browser, state, code, now)
    except SourceError as error:
        return await asyncio.to_thread(_no, visit, error)
    with visit.service.store.begin() as tx:
        return let_in(tx, visit, token, "")


async def _away(visit: Visit, office: Office | None) -> Response:
    now = visit.service.clock()
    if await asyncio.to_thread(_too_often, visit):
        return visit.page("too-many.html", status=429)
    try:
        place = await go_there(_doorway(visit), visit.browser, office, now)
    except SourceError as error:
        return await asyncio.to_thread(_no, visit, error)
    return visit.known(RedirectResponse(place, 303))


def _too_often(visit: Visit) -> bool:
    now = visit.service.clock()
    place = visit.request.client.host if visit.request.client else ""
    with visit.service.store.begin() as tx:
        return not one_more(tx, now, (f"company from {place}", HOUR, LINKS_A_PLACE))


def _doorway(visit: Visit) -> Doorway:
    service = visit.service
    if service.sso is None:
        raise NotFound("no sign-in of the company's own")
    settings = service.settings
    base_url, roles = settings.portal.base_url, settings.sso.roles
    return Doorway(service.store, service.sso, base_url, roles, service.new_secret)


def _no(visit: Visit, error: SourceError) -> Response:
    return visit.page("sso-no.html", status=403, trouble=not_signed_in(error, visit.words))
