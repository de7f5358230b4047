"""The way in: what Amends is, joining, and the link that confirms a mailbox."""

from starlette.responses import Response

from monitor.domain.member import QuietHours
from monitor.domain.reach import CONDUCTS
from monitor.usecases.enrol import Joining, ask_to_join
from monitor.usecases.signin import TooMany
from monitor.web.deps import Anyone, Form, Pages, Visit
from monitor.web.evenly import evenly
from monitor.web.forms import Checked, joining, zones
from monitor.web.render import marked, place_names
from monitor.web.second import HOME

pages = Pages()

TYPED = ("address", "name", "role", "timezone", "sharing", "quotes", "replies", "starts", "place")


@pages.get("/")
def start(visit: Anyone) -> Response:
    """Home for who has signed in, and what Amends is for who has not."""
    if visit.session:
        return visit.go(HOME[visit.office])
    return _join_page(visit)


@pages.get("/join")
def join(visit: Anyone) -> Response:
    """What Amends does and never does, and the form to join."""
    return _join_page(visit)


@pages.form("/join")
@evenly
def send(visit: Anyone, form: Form) -> Response:
    """Somebody wants to join; the link goes to the mailbox they typed."""
    checked = Checked(form, visit.words)
    address, wanted = checked.address(), _wanted(visit, checked)
    if checked.errors:
        return _join_page(visit, checked, wanted)
    service = visit.service
    with service.store.begin() as tx:
        asked = ask_to_join(tx, visit.links, visit.asking(address), wanted, service.clock())
    if isinstance(asked, TooMany):
        return visit.page("too-many.html", status=429)
    return visit.page("asked.html", code=asked.code, joining=True)


def _wanted(visit: Visit, checked: Checked) -> Joining:
    service = visit.service
    return joining(checked, service.settings.switches, service.clock())


def _join_page(
    visit: Visit, checked: Checked | None = None, wanted: Joining | None = None
) -> Response:
    """The form, with what was typed before and what is wrong with it."""
    typed = {name: checked.form.one(name) if checked else "" for name in TYPED}
    first = {
        "timezone": visit.service.settings.digest.timezone,
        "sharing": "asked",
        "quotes": "yes",
        "replies": "yes",
    }
    return visit.page(
        "join.html",
        status=422 if checked else 200,
        typed=typed if checked else {**typed, **first},
        mail_lang=wanted.lang if wanted else visit.lang,
        ticked=wanted.scopes if wanted else frozenset(),
        conducts=wanted.reach.conducts if wanted else CONDUCTS,
        errors=checked.errors if checked else {},
        text=visit.consent_text(),
        zones=zones(),
        places=place_names(visit.service.settings.switches, visit.words),
        quiet=QuietHours(),
        forty=marked("mark", "40"),
    )


@pages.get("/consent")
def consent(visit: Anyone) -> Response:
    """The full text of what members agree to."""
    return visit.page("consent.html", text=visit.consent_text())


@pages.get("/accessibility")
def accessibility(visit: Anyone) -> Response:
    """For whom these pages were made to work, and whom to tell when they do not."""
    return visit.page("accessibility.html")


@pages.get("/p/{code}")
def shown_by(visit: Anyone, code: str) -> Response:
    """What a ``rel=me`` link of a member leads to. It looks alike for every code."""
    return visit.page("shown-by.html")
