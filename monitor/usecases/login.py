"""A login at an account's own server: to read there as its member, or only to show whose it is."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from monitor.domain.audit import AuditEntry
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.login import OWNER, SCOPES, App, LetIn, Opened, challenge_of, verifier_of
from monitor.domain.member import Account
from monitor.domain.post import AccountRef
from monitor.domain.token import TOKEN_LIFE, Purpose, Token, digest
from monitor.errors import AmendsError, NotFound, SourceError, SourceUnreadable
from monitor.logins import Login
from monitor.ports import Connector, Transaction
from monitor.usecases.handback import owe
from monitor.usecases.prove import Proving, held_account, may_ask, own_account, showed
from monitor.usecases.reading import host_of

CALLBACK = "/accounts/login"
"""Where servers send people back to, below the portal's address."""
LOCKED = "locked"
ASKED = {Purpose.LOGIN: SCOPES, Purpose.SHOW: OWNER}


@dataclass(frozen=True, slots=True)
class Browser:
    """Who asks: a login begun in one session of one browser ends there or nowhere."""

    member_id: MemberId
    session: str
    """Its digest."""
    secret: str = field(repr=False)
    """The browser's own cookie."""


def offered(connectors: Mapping[str, Connector], account: Account) -> bool:
    """Whether its member can let us in: the server asked for a login, or they have done so before."""
    wanted = account.trouble == LOCKED or account.let_in is not None or not account.ref.numbered
    return wanted and _login(connectors, account) is not None


def needed(connectors: Mapping[str, Connector], account: Account) -> bool:
    """Whether a login alone shows whose it is, since its server shows strangers nothing of it."""
    return not account.ref.numbered and _login(connectors, account) is not None


def shows(connectors: Mapping[str, Connector], account: Account) -> bool:
    """Whether a login that opens nothing else can show whose it is."""
    return account.ref.numbered and _login(connectors, account, Purpose.SHOW) is not None


def _login(
    connectors: Mapping[str, Connector], account: Account, purpose: Purpose = Purpose.LOGIN
) -> Login | None:
    connector = connectors.get(account.ref.connector)
    return connector.login(account.ref, ASKED[purpose]) if connector else None


async def begin(
    proving: Proving, browser: Browser, account_id: AccountId, purpose: Purpose = Purpose.LOGIN
) -> str:
    """Where the member says yes or no, at the server of their account."""
    world = proving.world
    account = await asyncio.to_thread(_own, proving, browser, account_id)
    login = _login(world.connectors, account, purpose)
    open_to = offered if purpose is Purpose.LOGIN else shows
    if login is None or not open_to(world.connectors, account):
        raise NotFound(f"account {account_id} has no such login")
    await asyncio.to_thread(may_ask, world, browser.member_id, f"logins of {browser.member_id}")
    app = await _known_as(proving, login, _name_at(account, purpose))
    state = f"{account_id}.{proving.desk.new_secret()}"
    await asyncio.to_thread(_await_answer, proving, browser, state, purpose)
    challenge = challenge_of(verifier_of(browser.secret, state))
    return login.address(app, state, challenge)


def _own(proving: Proving, browser: Browser, account_id: AccountId) -> Account:
    with proving.world.store.begin() as tx:
        return own_account(tx, browser.member_id, account_id)


def _name_at(account: Account, purpose: Purpose) -> str:
    """Under what Amends is kept as that server knows it. Some give a token all that its app may ask for,
    so there is one app for each purpose."""
    server = host_of(account.ref)
    return server if purpose is Purpose.LOGIN else f"{purpose}@{server}"


async def _known_as(proving: Proving, login: Login, server: str) -> App:
    """Amends as that server knows it; told to it first if need be."""
    now = proving.world.clock()
    app = await asyncio.to_thread(_app, proving, server)
    callback = f"{proving.desk.base_url}{CALLBACK}"
    if app is None or not app.serves(callback, now):
        app = await login.register(callback, now)
        await asyncio.to_thread(_save_app, proving, server, app)
    return app


def _app(proving: Proving, server: str) -> App | None:
    with proving.world.store.begin() as tx:
        return tx.app(server)


def _save_app(proving: Proving, server: str, app: App) -> None:
    with proving.world.store.begin() as tx:
        tx.save_app(server, app)


def _await_answer(proving: Proving, browser: Browser, state: str, purpose: Purpose) -> None:
    now = proving.world.clock()
    ends = now + TOKEN_LIFE
    token = Token(digest(state), purpose, browser.member_id, now, ends, browser.session)
    with proving.world.store.begin() as tx:
        tx.add_token(token)


async def finish(proving: Proving, browser: Browser, state: str, code: str) -> AccountId:
    """The member is back with the server's answer; without a code it was a no. SourceError when it
    does not hold."""
    account, app, purpose = await asyncio.to_thread(_answered, proving, browser, state)
    login = _login(proving.world.connectors, account, purpose)
    if not code or login is None or app is None:
        raise SourceUnreadable("the member did not agree there", reason="login-refused")
    opened = await login.token(app, code, verifier_of(browser.secret, state))
    let_in = LetIn(opened.token, app)
    fresh = replace(account, let_in=let_in)
    try:
        fresh = replace(fresh, ref=await _whose(login, opened, purpose))
    except SourceError:
        await _revoked(proving, login, let_in, fresh)
        raise
    if purpose is Purpose.SHOW:
        await _revoked(proving, login, let_in, fresh)
        await asyncio.to_thread(_shown, proving, browser, account)
        return account.id
    try:
        await asyncio.to_thread(_taken_up, proving, browser, fresh)
    except AmendsError:
        # Removed, or left, while the server was asked; or there already.
        await asyncio.to_thread(_given_up, proving, fresh)
        raise
    return account.id


async def _whose(login: Login, opened: Opened, purpose: Purpose) -> AccountRef:
    """The very account that was added. SourceUnreadable when it is another, or more is open than was
    asked for."""
    if opened.scopes != frozenset(ASKED[purpose]):
        raise SourceUnreadable("other rights than were asked for", reason="login-scope")
    return await login.whose(opened.token)


async def _revoked(proving: Proving, login: Login, let_in: LetIn, fresh: Account) -> None:
    """A token that was refused, or has shown whose the account is: given back at once, or as soon as its
    server listens."""
    if await asyncio.to_thread(_read_with_it, proving, fresh):
        return
    try:
        await login.revoke(let_in.app, let_in.token)
    except SourceError:
        await asyncio.to_thread(_given_up, proving, fresh)


def _read_with_it(proving: Proving, fresh: Account) -> bool:
    with proving.world.store.begin() as tx:
        return _is_used(tx, fresh)


def _is_used(tx: Transaction, fresh: Account) -> bool:
    """Whether something is read with that token already: the same account by another entry, or another one
    of this member's. Mastodon hands out the same token again for as long as it holds."""
    same = tx.accounts_claiming(fresh.ref.connector, fresh.ref.key)
    theirs = tx.accounts_of(fresh.member_id)
    return any(account.let_in == fresh.let_in for account in (*same, *theirs))


def _shown(proving: Proving, browser: Browser, seen: Account) -> None:
    now = proving.world.clock()
    with proving.world.store.begin() as tx:
        showed(tx, proving, held_account(tx, browser.member_id, seen.id), now)


def _answered(
    proving: Proving, browser: Browser, state: str
) -> tuple[Account, App | None, Purpose]:
    """The account that this is about. Only who began it, in the same session, can go on, and once."""
    now = proving.world.clock()
    with proving.world.store.begin() as tx:
        token = tx.token(digest(state))
        theirs = (browser.member_id, browser.session)
        if (
            token is None
            or token.purpose not in ASKED
            or (token.member_id, token.browser) != theirs
        ):
            raise SourceUnreadable("no such login was begun here", reason="login-ended")
        if tx.spend_token(digest(state), now) is None:
            raise SourceUnreadable("a login that has ended", reason="login-ended")
        account = own_account(tx, browser.member_id, AccountId(state.partition(".")[0]))
        return account, tx.app(_name_at(account, token.purpose)), token.purpose


def _given_up(proving: Proving, fresh: Account) -> None:
    """Have the token given back as soon as its server listens."""
    with proving.world.store.begin() as tx:
        if not _is_used(tx, fresh):
            owe(tx, fresh, proving.world.clock(), proving.desk.new_id)


def _taken_up(proving: Proving, browser: Browser, fresh: Account) -> None:
    """Keep the token, and give back the one before. A login shows whose the account is (safety O1)."""
    now = proving.world.clock()
    with proving.world.store.begin() as tx:
        # First: it keeps everybody else from deciding about the same account.
        theirs = tx.accounts_claiming(fresh.ref.connector, fresh.ref.key)
        before = own_account(tx, browser.member_id, fresh.id)
        if any(a.member_id == browser.member_id and a.id != fresh.id for a in theirs):
            raise SourceUnreadable("added before, by its number", reason="login-twice")
        showed(tx, proving, replace(before, ref=fresh.ref, let_in=fresh.let_in), now)
        tx.log(AuditEntry(now, "member", "let in", browser.member_id, fresh.id))
        # Mastodon hands out the same token again for as long as it holds.
        if before.let_in and fresh.let_in and before.let_in.token != fresh.let_in.token:
            owe(tx, before, now, proving.desk.new_id)
