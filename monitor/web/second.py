"""The code that offices are asked for after their link, and the way in."""

from markupsafe import Markup
from starlette.responses import Response

from monitor.adapters.totp import address, picture, secret_for, step_of, typed
from monitor.domain.message import Office
from monitor.domain.token import Token
from monitor.ports import Transaction
from monitor.usecases.second import Door, is_set_up, show_code, ticket_held
from monitor.usecases.signin import Refusal, open_session
from monitor.web.deps import SESSION, Anyone, Form, Pages, Visit, cookie_name
from monitor.web.forms import ours

pages = Pages()

HOME = {
    None: "/me",
    Office.COMMS: "/comms",
    Office.POLICY_OWNER: "/rules",
    Office.PRIVACY_OFFICER: "/log",
    Office.OPERATOR: "/status",
}


def door(visit: Visit) -> Door:
    """What asking for a code takes."""
    return Door(visit.service.new_secret, secret_for, step_of)


def let_in(tx: Transaction, visit: Visit, token: Token, to: str) -> Response:
    """The session begins, on the page that was wanted."""
    before = visit.request.cookies.get(cookie_name(visit.service, SESSION)[0], "")
    now, new_secret = visit.service.clock(), visit.service.new_secret
    session = open_session(tx, token, before, now, new_secret)
    return visit.signed_in(session, to or HOME[Office(token.office) if token.office else None])


def code_page(
    tx: Transaction, visit: Visit, ticket: str, to: str, *, wrong: bool = False
) -> Response:
    """Asks for a code; the first time, it shows what to make codes with."""
    held = ticket_held(tx, ticket, visit.browser, visit.service.clock())
    if held is None:
        return visit.page("link-old.html", status=410)
    company = visit.service.policy.now().company.called
    secret, new = secret_for(ticket), not is_set_up(tx, held)
    office = (held.office or "").replace("_", " ")
    return visit.page(
        "second.html",
        status=422 if wrong else 200,
        ticket=ticket,
        to=to,
        wrong=wrong,
        # Drawn here from letters and digits of our own.
        picture=Markup(picture(address(secret, company, office))) if new else "",  # noqa: S704
        typed=typed(secret) if new else "",
    )


@pages.form("/second")
def show(visit: Anyone, form: Form) -> Response:
    """A code was typed."""
    service, ticket, to = visit.service, form.one("ticket"), ours(form.one("to"))
    code = "".join(form.one("code").split())
    with service.store.begin() as tx:
        shown = show_code(tx, door(visit), ticket, visit.browser, code, service.clock())
        if isinstance(shown, Token):
            return let_in(tx, visit, shown, to)
        if shown is Refusal.WRONG_CODE:
            return code_page(tx, visit, ticket, to, wrong=True)
    return visit.page("link-old.html", status=410)
