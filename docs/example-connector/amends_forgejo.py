"""Comments under issues and pull requests of a Forgejo: a connector from another package, as an example.

``docs/connectors.md`` says what each part promises. This is all there is to one: a file and an entry point.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from monitor.domain.member import Permit
from monitor.domain.page import absolute
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, Post, capped, plain
from monitor.domain.strictjson import inner, moment, said, strict_json, strict_object
from monitor.errors import NotAllowed, SourceGone, SourceMissing, SourceUnreadable
from monitor.ports import Connector, Known, Looked, Profile

_TYPED = re.compile(r"forgejo:([\w.-]{1,40})@([\w.-]{1,253}(?::\d{1,5})?)", re.ASCII)
_LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3})(?::\d{1,5})?")


class ForgejoConnector(Connector):
    """The public comments of one user on one server, by its API and without a login."""

    name = "forgejo"
    title = "Forgejo"
    keeps_history = True

    @classmethod
    def claims(cls, source: str) -> bool:
        """``forgejo:user@server``."""
        return bool(_TYPED.fullmatch(source))

    async def resolve(self, source: str) -> AccountRef:
        """The user by name. The server's number of them stays when the name changes."""
        if not (typed := _TYPED.fullmatch(source)):
            raise SourceMissing(f"{source}: write it as forgejo:user@server")
        user, host = typed.groups()
        found = await self._user(host, user)
        address = f"{said(found, 'login')}@{host}"
        return AccountRef(self.name, address, f"{found['id']}@{host}", address)

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        """What the user did of late. Forgejo has no validators here, so the body tells what is new."""
        ref = _of(permit)
        user, _, host = ref.address.partition("@")
        asked = "activities/feeds?only-performed-by=true&limit=50"
        answer = (await self.client.get(f"{_api(host)}/users/{user}/{asked}")).expect(200)
        body = hashlib.sha256(answer.body).hexdigest()
        pages = () if body == cursor.get("body") else (answer.body,)
        return Fetched(ref, pages, cursor.replaced(body=body), "application/json")

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        """The user's own comments, oldest first, from a list of activities or from one comment."""
        posts: dict[str, Post] = {}
        for page in fetched.pages:
            own = [one for one in _comments(page) if _is_own(one, fetched.ref)]
            posts.update((post.source_id, post) for post in map(_post, own) if post.text.strip())
        by_time = sorted(posts.values(), key=lambda post: (str(post.published_at), post.source_id))
        return Batch(tuple(by_time), fetched.cursor)

    async def bio(self, ref: AccountRef) -> Profile:
        """The user's description, where a member shows the code."""
        user, _, host = ref.address.partition("@")
        found = await self._user(host, user)
        if f"{found['id']}@{host}" != ref.key:
            raise SourceGone(f"{ref.label}: somebody else has this name now")
        return Profile(ref.label, f"{said(found, 'full_name')}\n{said(found, 'description')}")

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """Comment by comment: Forgejo knows no list of them."""
        ref = _of(permit)
        pages, gone = [], []
        for post in posts:
            where = f"{_api(ref.key.partition('@')[2])}/repos/{post.source_id}"
            try:
                pages.append((await self.client.get(where)).expect(200).body)
            except (SourceMissing, SourceGone):
                gone.append(post.source_id)
        return Looked(Fetched(ref, tuple(pages), Cursor(), "application/json"), tuple(gone))

    async def _user(self, host: str, user: str) -> dict[str, Any]:
        answer = (await self.client.get(f"{_api(host)}/users/{user}")).expect(200)
        found = strict_object(answer.body, host)
        if type(found.get("id")) is not int or said(found, "login").lower() != user.lower():
            raise SourceUnreadable(f"{host} answers with another account", reason="other-account")
        return found


def _api(host: str) -> str:
    """Plain http for this machine only, where tests live; the guard decides whether it may be asked."""
    return f"{'http' if _LOOPBACK.fullmatch(host) else 'https'}://{host}/api/v1"


def _of(permit: Permit) -> AccountRef:
    if permit.ref is None:
        raise NotAllowed("reading an account needs a permit for that account")
    return permit.ref


def _comments(page: bytes) -> list[dict[str, Any]]:
    """Those of a list of activities, most of which have none; or the one that was asked for."""
    match strict_json(page, "Forgejo"):
        case list(activities):
            return [inner(one, "comment") for one in activities if isinstance(one, dict)]
        case {"body": _} as comment:
            return [comment]
        case _:
            raise SourceUnreadable("Forgejo answers something else", reason="not-activities")


def _is_own(comment: dict[str, Any], ref: AccountRef) -> bool:
    """Whether this user wrote it, on this server."""
    number, _, host = ref.key.partition("@")
    home = urlsplit(absolute(comment.get("html_url"), "") or "").netloc
    return str(inner(comment, "user").get("id")) == number and home == host


def _post(comment: dict[str, Any]) -> Post:
    """A comment is known by its place in the API, so that it can be asked for again."""
    url = said(comment, "html_url")
    repository = "/".join(urlsplit(url).path.split("/")[1:3])
    body, cut = capped(plain(said(comment, "body"), html=False))
    written, changed = (moment(comment.get(name)) for name in ("created_at", "updated_at"))
    return Post(
        source_id=f"{repository}/issues/comments/{comment.get('id')}",
        text=body.text,
        url=url,
        published_at=written,
        edited_at=changed if changed != written else None,
        is_reply=True,
        cut=cut,
    )
