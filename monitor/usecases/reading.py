"""What it takes to read an account: its member's consent now, and our manners towards its host."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from monitor.domain.gates import Gates
from monitor.domain.ids import AccountId
from monitor.domain.member import Account, Consent, Health, Member, Permit, Scope, Standing
from monitor.domain.pace import Pace, Shake
from monitor.domain.post import AccountRef
from monitor.errors import NotAllowed, SourceUnreadable
from monitor.ports import Connector, Reader, Store, Transaction
from monitor.usecases.doubt import Doubting
from monitor.usecases.settle import Judging

UNREAD = (Health.UNPROVED, Health.PAUSED)


@dataclass(frozen=True, slots=True)
class Reading:
    """An account that may be read now, and whose it is."""

    account: Account
    member: Member
    consent: Consent
    permit: Permit


def reading_of(tx: Transaction, account_id: AccountId, now: datetime) -> Reading:
    """The account as it stands now, with a permit. NotAllowed, or NotFound once its member has left."""
    account = tx.account(account_id)
    member = tx.member(account.member_id)
    consent = tx.consent_of(member.id)
    if member.standing is not Standing.ACTIVE or consent is None:
        raise NotAllowed(f"member {member.id} does not take part now")
    return Reading(account, member, consent, permit_to_read(account, consent, now))


def permit_to_read(account: Account, consent: Consent | None, now: datetime) -> Permit:
    """Proof that an active member's account may be read now. NotAllowed without it."""
    if account.health in UNREAD or consent is None:
        raise NotAllowed(f"account {account.id} is not to be read now")
    return consent.permit(Scope.READ_POSTS, now, account)


def host_of(ref: AccountRef) -> str:
    """Whom a request for this account goes to: a URL's host, a handle's server, or one platform."""
    if "://" in ref.address:
        return _host(ref.address) or ref.connector
    _, at, server = ref.address.rpartition("@")
    return server.lower() if at else ref.connector


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # Typed by somebody; whoever goes there refuses it.
        return None


@dataclass(frozen=True, slots=True)
class World:
    """What reading accounts needs from outside."""

    store: Store
    connectors: Mapping[str, Connector]
    reader: Reader
    judging: Callable[[], Judging]
    """Asked for each time: the rules may have changed since."""
    gates: Gates
    clock: Callable[[], datetime]
    shake: Shake
    pace: Pace = field(default_factory=Pace)
    workers: int = 16
    doubting: Doubting | None = None
    """Only where the company has a language model to ask."""

    def connector(self, ref: AccountRef) -> Connector:
        """The one that knows this account's platform; it may have been uninstalled."""
        try:
            return self.connectors[ref.connector]
        except KeyError:
            raise SourceUnreadable(
                f"no connector named {ref.connector}: install it again", reason="no-connector"
            ) from None
