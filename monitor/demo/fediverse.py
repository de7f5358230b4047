"""A small server that speaks enough Mastodon to be read: accounts, statuses, edits, webfinger."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from html import escape
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Query, Response

FIRST_ID = 109_000_000_000_000_000
"""Ids look like those of a real server: long, growing, and strings in JSON."""

MOST = 40
"""Statuses on one page at most, as on a real server."""


MISSING = "Record not found"

Ids = Annotated[list[str], Query(alias="id[]", max_length=20)]


@dataclass(frozen=True, slots=True)
class Status:
    """One post."""

    number: int
    account: str
    html: str
    published_at: datetime
    edited_at: datetime | None = None


@dataclass
class Profile:
    """One account; only its owner writes here."""

    name: str
    title: str
    note: str
    number: int
    asked: int = 0
    """How often somebody asked for its statuses."""


@dataclass
class Fediverse:
    """The accounts and statuses of one server."""

    base: str
    """``http://127.0.0.1:8583``."""
    profiles: dict[str, Profile] = field(default_factory=dict)
    statuses: list[Status] = field(default_factory=list)

    @property
    def host(self) -> str:
        """What stands after the second @ of a handle."""
        return urlsplit(self.base).netloc

    def handle(self, name: str) -> str:
        """How one writes an account."""
        return f"@{name}@{self.host}"

    def sign_up(self, name: str, title: str, note: str) -> None:
        """A new account."""
        self.profiles[name] = Profile(name, title, note, FIRST_ID + len(self.profiles))

    def post(self, name: str, html: str, now: datetime) -> str:
        """A new status; its id."""
        number = FIRST_ID + 1000 + len(self.statuses)
        self.statuses.append(Status(number, name, html, now))
        return str(number)

    def edit(self, status: str, change: Callable[[str], str], now: datetime) -> None:
        """Another wording in the same place."""
        self.statuses = [
            replace(s, html=change(s.html), edited_at=now) if str(s.number) == status else s
            for s in self.statuses
        ]

    def delete(self, status: str) -> None:
        """Gone, for everybody. Its number is not given again."""
        self.statuses = [
            replace(s, account="") if str(s.number) == status else s for s in self.statuses
        ]

    def of(self, name: str) -> list[Status]:
        """What one account has posted, newest first."""
        return sorted((s for s in self.statuses if s.account == name), key=lambda s: -s.number)

    def account_json(self, profile: Profile) -> dict[str, object]:
        """As ``/api/v1/accounts/:id`` answers."""
        return {
            "id": str(profile.number),
            "username": profile.name,
            "acct": profile.name,
            "display_name": profile.title,
            "note": f"<p>{escape(profile.note)}</p>",
            "url": f"{self.base}/@{profile.name}",
            "uri": f"{self.base}/users/{profile.name}",
            "locked": False,
            "bot": False,
            "fields": [],
            "statuses_count": len(self.of(profile.name)),
        }

    def status_json(self, status: Status) -> dict[str, object]:
        """As ``/api/v1/statuses/:id`` answers."""
        url = f"{self.base}/@{status.account}/{status.number}"
        edited = status.edited_at.isoformat() if status.edited_at else None
        return {
            "id": str(status.number),
            "uri": f"{self.base}/users/{status.account}/statuses/{status.number}",
            "url": url,
            "created_at": status.published_at.isoformat(),
            "edited_at": edited,
            "in_reply_to_id": None,
            "in_reply_to_account_id": None,
            "sensitive": False,
            "spoiler_text": "",
            "visibility": "public",
            "language": "en",
            "content": status.html,
            "reblog": None,
            "media_attachments": [],
            "mentions": [],
            "tags": [],
            "emojis": [],
            "poll": None,
            "account": self.account_json(self.profiles[status.account]),
        }


@dataclass(frozen=True, slots=True)
class Page:
    """What part of an account's statuses is asked for."""

    limit: int
    min_id: int | None = None
    since_id: int | None = None
    max_id: int | None = None

    def of(self, statuses: list[Status]) -> list[Status]:
        """Newest first. ``min_id`` pages forward: it brings the ones next to it."""
        above = max(self.min_id or 0, self.since_id or 0)
        fitting = [
            s
            for s in statuses
            if s.number > above and (self.max_id is None or s.number < self.max_id)
        ]
        most = min(self.limit, MOST)
        return fitting[-most:] if self.min_id is not None else fitting[:most]


class Api:
    """The public part of Mastodon's interface, for one server."""

    def __init__(self, server: Fediverse) -> None:
        self.server = server

    def webfinger(self, resource: str) -> dict[str, object]:
        """Where an account's page is."""
        profile = self._named(resource.removeprefix("acct:"))
        page = f"{self.server.base}/@{profile.name}"
        person = f"{self.server.base}/users/{profile.name}"
        return {
            "subject": f"acct:{profile.name}@{self.server.host}",
            "aliases": [page, person],
            "links": [
                {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": page},
                {"rel": "self", "type": "application/activity+json", "href": person},
            ],
        }

    def lookup(self, acct: str) -> dict[str, object]:
        """An account by its name."""
        return self.server.account_json(self._named(acct.removeprefix("@")))

    def account(self, number: str) -> dict[str, object]:
        """An account by its id."""
        return self.server.account_json(self._numbered(number))

    def statuses(
        self,
        number: str,
        response: Response,
        limit: int = 20,
        min_id: int | None = None,
        since_id: int | None = None,
        max_id: int | None = None,
    ) -> list[dict[str, object]]:
        """One page of what an account has posted, and where the neighbouring pages are."""
        profile = self._numbered(number)
        profile.asked += 1
        found = Page(limit, min_id, since_id, max_id).of(self.server.of(profile.name))
        if found:
            here = f"{self.server.base}/api/v1/accounts/{number}/statuses"
            response.headers["Link"] = (
                f'<{here}?max_id={found[-1].number}>; rel="next", '
                f'<{here}?min_id={found[0].number}>; rel="prev"'
            )
        return [self.server.status_json(s) for s in found]

    def known(self, ids: Ids) -> list[dict[str, object]]:
        """Some statuses by their ids; one that is gone is simply not in the answer."""
        there = [s for s in self.server.statuses if s.account and str(s.number) in ids]
        return [self.server.status_json(s) for s in there]

    def status(self, number: str) -> dict[str, object]:
        """One status by its id."""
        for s in self.server.statuses:
            if s.account and str(s.number) == number:
                return self.server.status_json(s)
        raise HTTPException(404, MISSING)

    def page(self, name: str) -> Response:
        """An account's page for readers."""
        profile = self._named(name)
        posts = "".join(f"<article>{s.html}</article>" for s in self.server.of(profile.name))
        head = f"<!doctype html><meta charset='utf-8'><title>{escape(profile.title)}</title>"
        body = f"{head}<h1>{escape(profile.title)}</h1><p>{escape(profile.note)}</p>{posts}"
        return Response(body, media_type="text/html; charset=utf-8")

    def _named(self, acct: str) -> Profile:
        name, _, host = acct.partition("@")
        if name not in self.server.profiles or host not in {"", self.server.host}:
            raise HTTPException(404, MISSING)
        return self.server.profiles[name]

    def _numbered(self, number: str) -> Profile:
        for profile in self.server.profiles.values():
            if str(profile.number) == number:
                return profile
        raise HTTPException(404, MISSING)


def router(server: Fediverse) -> APIRouter:
    """The addresses under which a Mastodon server is asked."""
    api = Api(server)
    routes = APIRouter()
    routes.add_api_route("/.well-known/webfinger", api.webfinger)
    routes.add_api_route("/api/v1/accounts/lookup", api.lookup)
    routes.add_api_route("/api/v1/accounts/{number}", api.account)
    routes.add_api_route("/api/v1/accounts/{number}/statuses", api.statuses)
    routes.add_api_route("/api/v1/statuses", api.known)
    routes.add_api_route("/api/v1/statuses/{number}", api.status)
    routes.add_api_route("/@{name}", api.page)
    return routes
