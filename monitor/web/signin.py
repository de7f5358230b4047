"""Signing in and out, by a link in a mail."""

from typing import Any

from starlette.responses import Response

from monitor.domain.message import Office
from monitor.domain.token import Purpose, Token, digest
from monitor.errors import NotFound
from monitor.ports import Transaction
from monitor.usecases.enrol import agreed_in, confirm
from monitor.usecases.places import tell
from monitor.usecases.second import ticket_for
from monitor.usecases.signin import (
    Asked,
    Refusal,
    TooMany,
    open_link,
    sign_in,
    sign_in_office,
    use_link,
)
from monitor.web.deps import Anyone, Form, Pages, Visit
from monitor.web.evenly import evenly
from monitor.web.forms import Checked, ours
from monitor.web.pausing import unagreed
from monitor.web.second import code_page, door, let_in

pages = Pages()


def office_named(name: str) -> Office:
    """The office of an address. NotFound when there is no such office."""
    try:
        return Office(name.replace("-", "_"))
    except ValueError as error:
        raise NotFound(f"no office {name!r}") from error


@pages.get("/sign-in")
def ask(visit: Anyone, to: str = "") -> Response:
    """Where members ask for a link."""
    return _door(visit, None, ours(to))


@pages.get("/sign-in/{name}")
def ask_office(visit: Anyone, name: str, to: str = "") -> Response:
    """Where an office asks for a link."""
    return _door(visit, office_named(name), ours(to))


def _door(visit: Visit, office: Office | None, to: str, **wrong: Any) -> Response:
    sso = visit.service.settings.sso
    before = f"/sign-in/{office.value.replace('_', '-')}" if office else "/sign-in"
    return visit.page(
        "sign-in.html",
        **{"errors": {}, "typed": "", **wrong},
        to=to,
        as_office=office,
        company_sign_in=f"{before}/company" if visit.service.sso else "",
        company_account=sso.name,
    )


@pages.form("/sign-in")
@evenly
def send(visit: Anyone, form: Form) -> Response:
    """A link is on its way, if the address takes part."""
    return _send(visit, form, None)


@pages.form("/sign-in/{name}")
@evenly
def send_office(visit: Anyone, form: Form, name: str) -> Response:
    """A link is on its way, if the address belongs to that office."""
    return _send(visit, form, office_named(name))


def _send(visit: Visit, form: Form, office: Office | None) -> Response:
    checked = Checked(form, visit.words)
    address, to = checked.address(), ours(form.one("to"))
    if checked.errors:
        typed = form.one("address")
        errors = checked.errors
        return _door(visit, office, to, status=422, errors=errors, typed=typed)
    with visit.service.store.begin() as tx:
        asked = _ask(tx, visit, address, to, office)
    if isinstance(asked, TooMany):
        return visit.page("too-many.html", status=429)
    return visit.page("asked.html", code=asked.code, joining=False)


def _ask(
    tx: Transaction, visit: Visit, address: str, to: str, office: Office | None
) -> Asked | TooMany:
    now, asking = visit.service.clock(), visit.asking(address, to)
    if office is None:
        return sign_in(tx, visit.links, asking, now)
    addresses = visit.service.settings.mail.addresses(office)
    return sign_in_office(tx, visit.links, asking, office, addresses, now)


@pages.get("/l/{secret}")
def look(visit: Anyone, secret: str, to: str = "") -> Response:
    """The page behind a link: a button, and nothing happens before it is pressed (safety A2)."""
    with visit.service.store.begin() as tx:
        token = open_link(tx, secret, visit.service.clock())
    if token is None:
        return visit.page("link-old.html", status=410)
    return _link_page(visit, token, secret, to)


@pages.form("/l/{secret}")
def use(visit: Anyone, form: Form, secret: str) -> Response:
    """The button was pressed: the link is used up, and somebody is signed in."""
    service, code = visit.service, "".join(form.one("code").split())
    now = service.clock()
    with service.store.begin() as tx:
        token = open_link(tx, secret, now)
        used = use_link(tx, secret, visit.browser, code, now)
        if isinstance(used, Token):
            return _come_in(tx, visit, used, secret, ours(form.one("to")))
    if used is Refusal.WRONG_CODE and token is not None:
        return _link_page(visit, token, secret, form.one("to"), wrong=True)
    return visit.page("link-old.html", status=410)


def _link_page(
    visit: Visit, token: Token, secret: str, to: str, *, wrong: bool = False
) -> Response:
    joining = token.purpose is Purpose.CONFIRM
    scopes = agreed_in(secret)
    return visit.page(
        "link.html",
        status=422 if wrong else 200,
        elsewhere=token.browser != digest(visit.browser),
        joining=joining,
        agreed=[text for scope, text in visit.consent_text().scopes if scope in scopes],
        text=visit.consent_text(),
        new_rules=unagreed(visit, None) if joining else [],
        to=ours(to),
        wrong=wrong,
    )


def _come_in(tx: Transaction, visit: Visit, token: Token, secret: str, to: str) -> Response:
    now = visit.service.clock()
    if token.purpose is Purpose.CONFIRM:
        joined = confirm(tx, token, agreed_in(secret), visit.consent_text(), visit.links, now)
        tell(tx, joined, visit.service.here)
    if token.office and visit.service.settings.portal.second_factor:
        return code_page(tx, visit, ticket_for(tx, door(visit), token, visit.browser, now), to)
    return let_in(tx, visit, token, to)


@pages.form("/sign-out")
def leave(visit: Anyone) -> Response:
    """The session ends here and in the database."""
    if visit.session:
        with visit.service.store.begin() as tx:
            tx.end_session(visit.session.digest)
    return visit.signed_out(visit.go("/join"))
