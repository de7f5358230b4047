"""A member's accounts: adding one, showing that it is theirs, pausing and removing it."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from starlette.responses import Response

from monitor.domain.ids import AccountId
from monitor.domain.member import AWAY, Account, Standing
from monitor.domain.token import Purpose
from monitor.errors import NotAllowed, SourceError
from monitor.ports import Transaction
from monitor.usecases.login import CALLBACK, Browser, begin, finish, needed, offered, shows
from monitor.usecases.prove import (
    Shown,
    check,
    claim,
    held_account,
    new_code,
    own_account,
    pause_account,
    remove_account,
    start_account,
)
from monitor.web.cases import host_of
from monitor.web.deps import Form, MemberOnly, MemberVisit, Pages
from monitor.web.forms import LONGEST_SOURCE
from monitor.web.render import marked, own
from monitor.web.troubles import has_no_login, not_added, not_checked, not_let_in, not_shown
from monitor.web.views import account_view

pages = Pages()


@pages.get("/accounts/new")
def new(visit: MemberOnly) -> Response:
    """Where to type a handle or an address."""
    if visit.member.standing is Standing.CLOSED:
        return visit.go("/me")
    return visit.page("account-new.html", typed="", errors={})


@pages.form("/accounts")
async def add(visit: MemberOnly, form: Form) -> Response:
    """Find the account; nothing but its profile is asked for."""
    source = form.one("source", LONGEST_SOURCE)
    try:
        account_id = await claim(visit.proving, visit.member.id, source)
    except SourceError as error:
        errors = {"source": not_added(error, visit.words)}
        return await asyncio.to_thread(
            visit.page, "account-new.html", status=422, typed=source, errors=errors
        )
    return visit.go(f"/accounts/{account_id}")


@pages.opened(CALLBACK)
async def back(visit: MemberOnly) -> Response:
    """Back from the account's server, with a yes or a no. Only the session that went there is heard."""
    asked = visit.request.query_params
    state, code = asked.get("state", ""), asked.get("code", "")
    try:
        account_id = await finish(visit.proving, _browser(visit), state, code)
    except SourceError as error:
        begun_for = AccountId(state.partition(".")[0])
        return await asyncio.to_thread(_came_to_nothing, visit, begun_for, error)
    return visit.go(f"/accounts/{account_id}")


def _browser(visit: MemberVisit) -> Browser:
    return Browser(visit.member.id, visit.session.digest if visit.session else "", visit.browser)


def _came_to_nothing(visit: MemberVisit, account_id: AccountId, error: SourceError) -> Response:
    """What went wrong; where the account's code would show it too, in front of that code."""
    if _has_a_code(visit, account_id):
        return _page(visit, account_id, refusal=error)
    return _login_page(visit, trouble=not_let_in(error, visit.words))


def _has_a_code(visit: MemberVisit, account_id: AccountId) -> bool:
    """Whether it is theirs to show, by a login that opens nothing or else by its code."""
    connectors = visit.service.outside.connectors
    with visit.service.store.begin() as tx:
        mine = [a for a in tx.accounts_of(visit.member.id) if a.id == account_id]
    return any(
        account.proof_expires_at is not None
        and shows(connectors, account)
        and not offered(connectors, account)
        for account in mine
    )


def _login_page(
    visit: MemberVisit, *, address: str = "", trouble: str = "", showing: bool = False
) -> Response:
    return visit.page(
        "account-login.html",
        address=address,
        host=host_of(address),
        trouble=trouble,
        showing=showing,
    )


@pages.form("/accounts/{account_id}/login")
async def let_in(visit: MemberOnly, form: Form, account_id: AccountId) -> Response:
    """The way to the account's server, as a link: browsers let no form lead to another site (safety W3)."""
    purpose = Purpose.SHOW if form.one("for") == Purpose.SHOW else Purpose.LOGIN
    try:
        address = await begin(visit.proving, _browser(visit), account_id, purpose)
    except SourceError as error:
        return await asyncio.to_thread(_came_to_nothing, visit, account_id, error)
    showing = purpose is Purpose.SHOW
    return await asyncio.to_thread(_login_page, visit, address=address, showing=showing)


@pages.get("/accounts/{account_id}")
def show(visit: MemberOnly, account_id: AccountId) -> Response:
    """One account: how to show that it is theirs, or how it is doing."""
    return _page(visit, account_id)


def _page(
    visit: MemberVisit,
    account_id: AccountId,
    *,
    shown: Shown | None = None,
    trouble: str = "",
    refusal: SourceError | None = None,
) -> Response:
    with visit.service.store.begin() as tx:
        account = own_account(tx, visit.member.id, account_id)
    now = visit.service.clock()
    connectors = visit.service.outside.connectors
    connector = connectors.get(account.ref.connector)
    return visit.page(
        "account.html",
        view=account_view(
            account, visit.service.platforms, visit.words, now, away=visit.member.standing in AWAY
        ),
        proof_url=f"{visit.service.settings.portal.base_url}/p/{account.proof_token}",
        shown=shown.value if shown else "",
        trouble=trouble,
        refusal=not_shown(refusal, visit.words) if refusal else "",
        named=own(account.ref.label),
        account_step=marked("strong", visit.words("account")),
        reading_step=marked("strong", visit.words("first reading")),
        terms_host=host_of(account.terms),
        login=offered(connectors, account),
        login_only=needed(connectors, account),
        login_shows=shows(connectors, account) and not (refusal and has_no_login(refusal)),
        record=connector.record(account.ref) if connector else "",
        now=now,
    )


@pages.form("/accounts/{account_id}/check")
async def look(visit: MemberOnly, account_id: AccountId) -> Response:
    """Look for the code now."""
    shown, trouble = None, ""
    try:
        shown = await check(visit.proving, visit.member.id, account_id)
    except SourceError as error:
        trouble = not_checked(error, visit.words)
    if shown is Shown.YES:
        return visit.go(f"/accounts/{account_id}")
    return await asyncio.to_thread(_page, visit, account_id, shown=shown, trouble=trouble)


def _changed(
    visit: MemberVisit,
    account_id: AccountId,
    change: Callable[[Transaction, Account, datetime], None],
) -> Response:
    with visit.service.store.begin() as tx:
        change(tx, held_account(tx, visit.member.id, account_id), visit.service.clock())
    return visit.go(f"/accounts/{account_id}")


@pages.form("/accounts/{account_id}/code")
def code(visit: MemberOnly, account_id: AccountId) -> Response:
    """A fresh code: the old one has ended, or the proof is to be renewed."""
    secret = visit.service.new_secret
    return _changed(visit, account_id, lambda tx, a, now: new_code(tx, a, secret, now))


@pages.form("/accounts/{account_id}/pause")
def pause(visit: MemberOnly, account_id: AccountId) -> Response:
    """No reading of this one."""
    return _changed(visit, account_id, pause_account)


@pages.form("/accounts/{account_id}/start")
def start(visit: MemberOnly, account_id: AccountId) -> Response:
    """Read it again, from now on."""
    try:
        return _changed(visit, account_id, start_account)
    except NotAllowed:
        return visit.go(f"/accounts/{account_id}")


@pages.form("/accounts/{account_id}/remove")
def remove(visit: MemberOnly, account_id: AccountId) -> Response:
    """Forget it, with its cases; its server is told afterwards."""
    service = visit.service
    with service.store.begin() as tx:
        account = own_account(tx, visit.member.id, account_id)
        remove_account(tx, account, service.clock(), service.new_id)
    return visit.go("/me#accounts")
