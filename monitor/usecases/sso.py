"""Coming in by the company's own sign-in: the way there, the way back, and who that is here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from monitor.company_signin import CompanySignIn, SignedIn
from monitor.domain.login import challenge_of, verifier_of
from monitor.domain.member import Standing
from monitor.domain.message import Office
from monitor.domain.token import TOKEN_LIFE, Purpose, Token, digest
from monitor.errors import SourceUnreadable
from monitor.ports import Store, Transaction
from monitor.usecases.team import meet

CALLBACK = "/sign-in/company/back"
"""Where the provider sends people back to, below the portal's address."""
BY_COMPANY = "company"
"""Stands for a session's person where the company's sign-in vouches for the office."""


@dataclass(frozen=True)
class Doorway:
    """What coming in this way takes."""

    store: Store
    provider: CompanySignIn
    base_url: str
    roles: Mapping[Office, Sequence[str]]
    """What the provider calls those who work for an office."""
    new_secret: Callable[[], str] = field(repr=False)

    @property
    def callback(self) -> str:
        """The whole address of the way back."""
        return f"{self.base_url}{CALLBACK}"


async def go_there(door: Doorway, browser: str, office: Office | None, now: datetime) -> str:
    """Where to sign in. Only this browser can come back, and once."""
    state = door.new_secret()
    token = Token(
        digest(state), Purpose.COMPANY, None, now, now + TOKEN_LIFE, digest(browser), office=office
    )
    with door.store.begin() as tx:
        tx.add_token(token)
    challenge = challenge_of(verifier_of(browser, state))
    return await door.provider.address(door.callback, state, _nonce(browser, state), challenge)


async def come_back(door: Doorway, browser: str, state: str, code: str, now: datetime) -> Token:
    """Who came in, as a link would say it. SourceUnreadable when the way back does not hold, or leads
    to nobody here."""
    with door.store.begin() as tx:
        begun = _begun(tx, browser, state, now)
    if not code:
        raise SourceUnreadable("no sign-in at the company", reason="sso-refused")
    person = await door.provider.person(
        door.callback, code, verifier_of(browser, state), _nonce(browser, state), now
    )
    with door.store.begin() as tx:
        return _known(tx, door, begun, person)


def _begun(tx: Transaction, browser: str, state: str, now: datetime) -> Token:
    waits = tx.token(digest(state))
    theirs = (Purpose.COMPANY, digest(browser))
    # Whatever else the state may open is left alone: it is not for here, or not for this browser.
    if waits is not None and (waits.purpose, waits.browser) == theirs:
        spent = tx.spend_token(waits.digest, now)
        if spent is not None:
            return spent
    raise SourceUnreadable("no such sign-in waits here", reason="sso-ended")


def _known(tx: Transaction, door: Doorway, begun: Token, person: SignedIn) -> Token:
    """The begun sign-in with the member, or the office, that it leads to."""
    if begun.office is not None:
        if not person.roles & set(door.roles.get(Office(begun.office), ())):
            raise SourceUnreadable("somebody without this office", reason="sso-office")
        return replace(begun, purpose=Purpose.SIGN_IN, person=_vouched(tx, begun, person))
    member = tx.member_at(person.address)
    if member is None or member.standing is Standing.PENDING:
        raise SourceUnreadable("nobody who takes part", reason="sso-nobody")
    return replace(begun, purpose=Purpose.SIGN_IN, member_id=member.id)


def _vouched(tx: Transaction, begun: Token, person: SignedIn) -> str:
    """What the session knows them by. Only of comms it must be told who is who: to say who helps."""
    if begun.office != Office.COMMS:
        return BY_COMPANY
    meet(tx, digest(person.address), begun.made_at, person.address)
    return f"{BY_COMPANY} {digest(person.address)}"


def _nonce(browser: str, state: str) -> str:
    """Ties the provider's answer to this asking; derived, so that nothing of it is kept."""
    return sha256(f"nonce {browser} {state}".encode()).hexdigest()
