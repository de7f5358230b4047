"""Posts from the network, asked for only where nobody could use that to look people up."""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from monitor.cli.postline import Submitted
from monitor.cli.proofs import Proofs
from monitor.domain.company import Company
from monitor.domain.member import Ground, permit_without_member
from monitor.domain.post import AccountRef, Author, Cursor, Fetched
from monitor.errors import ConfigurationRefused, NotAllowed
from monitor.policy.phrases import Platform
from monitor.ports import Connector, Reader
from monitor.usecases.claim import connector_for


@dataclass(frozen=True, slots=True)
class Asker:
    """May ask a source, or says why not and how to go on."""

    company: Company
    connectors: Mapping[str, Connector]
    reader: Reader
    proofs: Proofs
    testing: bool
    now: datetime

    def prove(self, source: str, new_secret: Callable[[], str]) -> tuple[str, datetime]:
        """A token to show at ``source``, and until when it holds. Asks nobody."""
        self._connector(source)
        return self.proofs.make(source, self.now, new_secret)

    def _connector(self, source: str) -> Connector:
        """The one whose addresses look like this."""
        connector = connector_for(self.connectors, source)
        if connector is None:
            raise ConfigurationRefused(
                f"{source or 'SOURCE'}: no such file, and no address that Amends can read; "
                "name a saved file, a page (https://…) or a handle (@name@server, @name.bsky.social)"
            )
        return connector

    async def posts(self, source: str, default: Author) -> tuple[Submitted, ...]:
        """The newest posts of ``source``. NotAllowed before any connection is made."""
        connector = self._connector(source)
        ground = self._ground(source)
        ref = await connector.resolve(source)
        await self._hold_to(ground, source, ref, connector)
        permit = permit_without_member(ref, ground, self.now)
        fetched = await connector.fetch(permit, Cursor())
        self._same_place(ground, source, fetched)
        batch = await self.reader.normalise(ref.connector, fetched)
        place = Platform(
            connector.title, connector.max_length, connector.keeps_history, connector.can_edit
        )
        return tuple(Submitted(post, default, source, place) for post in batch.posts)

    def _ground(self, source: str) -> Ground:
        if self.testing and is_loopback(host_of(source)):
            return Ground.LOOPBACK
        if is_company_own(source, self.company):
            return Ground.COMPANY_OWN
        if self.proofs.token(source, self.now):
            return Ground.TOKEN_SHOWN
        raise NotAllowed(
            f"{source}: Amends reads only what is shown to be yours; "
            f"run 'amends check --prove {source}' first, or check a saved file"
        )

    async def _hold_to(
        self, ground: Ground, source: str, ref: AccountRef, connector: Connector
    ) -> None:
        """What was found at ``source`` must stand on the same ground as ``source`` itself."""
        if ground is Ground.TOKEN_SHOWN:
            token = self.proofs.token(source, self.now)
            profile = await connector.bio(ref)
            if token is None or not profile.shows(token):
                raise NotAllowed(
                    f"{source}: the token is not there yet; servers can be a few minutes late"
                )
        elif not _is_called(ref, source):
            self._check(ground, source, ref.address)

    def _same_place(self, ground: Ground, source: str, fetched: Fetched) -> None:
        if fetched.url and ground is not Ground.TOKEN_SHOWN:
            self._check(ground, source, fetched.url)

    def _check(self, ground: Ground, source: str, address: str) -> None:
        """A page may point, or a server send us, to somebody else's address."""
        host = host_of(address)
        if ground is Ground.LOOPBACK:
            fine = is_loopback(host)
        else:
            fine = host_of(source) == host or in_domains(host, self.company.domains)
        if not fine:
            raise NotAllowed(f"{source}: leads to {host}, which is not the company's own")


def host_of(source: str) -> str:
    """The host a request for ``source`` would go to; empty when that is not plain to see."""
    text = source.strip()
    if any(c in text for c in "\\ \t\r\n") or not text.isprintable():
        return ""
    try:
        parts = urlsplit(text if "://" in text else f"//{text.removeprefix('@')}")
        # In a handle the part before the @ is a name; in a URL it only misleads.
        if "://" in text and "@" in parts.netloc:
            return ""
        return (parts.hostname or "").rstrip(".").encode("idna").decode().lower()
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """True for this machine, by number or as ``localhost``."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def in_domains(host: str, domains: tuple[str, ...]) -> bool:
    """True when ``host`` is one of the domains or lies below one."""
    own = {host_of(domain) for domain in domains} - {""}
    return bool(host) and any(host == d or host.endswith(f".{d}") for d in own)


def is_company_own(source: str, company: Company) -> bool:
    """True for the company's listed handles, and for pages under its domains.

    Somebody's profile on the company's own server is somebody's, and so is a handle below its domain: only
    a listed handle will do there.
    """
    listed = {_bare(own) for own in company.handles}
    if handle_of(source) or "://" not in source:
        return _bare(source) in listed
    return _bare(source) in listed or in_domains(host_of(source), company.domains)


def _is_called(ref: AccountRef, source: str) -> bool:
    """Whether an account that is known by a number, and lives at no host, has the handle asked for."""
    at_a_host = "://" in ref.address or "@" in ref.address
    return not at_a_host and _bare(source) in (_bare(ref.label), ref.key)


def _bare(handle: str) -> str:
    """``user@host``, or the domain or number that is a handle on Bluesky."""
    text = handle.strip().casefold().removeprefix("https://bsky.app/profile/")
    return handle_of(text) or text.removeprefix("@").rstrip("/")


def handle_of(source: str) -> str:
    """``user@host`` for a handle or a profile's address; empty for anything else."""
    text = source.strip().casefold()
    if "://" not in text:
        name, at, host = text.removeprefix("@").partition("@")
        return f"{name}@{host}" if at and name and host else ""
    parts = urlsplit(text)
    person = next((p for p in parts.path.split("/") if p.startswith("@")), "")
    if person:
        name, _, elsewhere = person[1:].partition("@")
        return f"{name}@{elsewhere or parts.netloc}"
    folders = [p for p in parts.path.split("/") if p]
    return f"{folders[1]}@{parts.netloc}" if folders[:1] == ["users"] and folders[1:] else ""
