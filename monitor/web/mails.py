"""For the owner of the rules: every mail in every language, with sample data, before anybody gets one."""

from starlette.responses import HTMLResponse, Response

from monitor.adapters.preview import preview, previews
from monitor.errors import NotFound
from monitor.mailroom import house_of
from monitor.web.deps import Pages, RulesOnly
from monitor.web.render import mailed

pages = Pages()


@pages.get("/mails")
def mails(visit: RulesOnly, of: str = "") -> Response:
    """All of one language: what each says, and where to see how it looks."""
    spoken = of if of in mailed() else visit.lang
    service = visit.service
    house = house_of(service.settings, service.policy.now().company, service.phrases)
    return visit.page("mails.html", shown=previews(house, spoken), of=spoken)


@pages.get("/mails/{lang}/{name}")
def mail(visit: RulesOnly, lang: str, name: str) -> Response:
    """The HTML part of one, by itself. The guard lets it have its own style and nothing else."""
    service = visit.service
    house = house_of(service.settings, service.policy.now().company, service.phrases)
    found = preview(house, lang, name) if lang in mailed() else None
    if found is None:
        raise NotFound("no such mail")
    return HTMLResponse(found.html)
