"""Mastodon, and the servers that speak its API."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from monitor.domain.member import Permit
from monitor.domain.page import absolute
from monitor.domain.post import (
    AccountRef,
    Batch,
    Cursor,
    Fetched,
    PlainText,
    Post,
    above,
    capped,
    plain,
)
from monitor.domain.strictjson import listed, moment, said, strict_json
from monitor.errors import NotAllowed, SourceGone, SourceLocked, SourceMissing, SourceUnreadable
from monitor.ports import Answer, Connector, Known, Looked, Profile

PAGE = 40
MOST_PAGES = 5
MOST_AT_ONCE = 20
"""Statuses that one request may ask for by id."""
MOST_PROFILE = 20_000
"""Characters of a profile's note or field that are read."""
READ = frozenset({"public"})
"""What anyone can come across; an unlisted post is not ours to read."""

_HANDLE = re.compile(r"@?([\w.-]{1,64})@([\w.-]{1,253}(?::\d{1,5})?)")
_PROFILE = re.compile(
    r"https?://([^/\s?#@]{1,260})/(?:@|users/)([\w.-]{1,64})(?:@([\w.:-]{1,260}))?/?"
)
_LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3})(?::\d+)?")
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
"""Opaque, and never a number: JavaScript and some servers' clients have lost digits that way."""
_NEWER = re.compile(r'<([^>]{1,2000})>\s{0,9};\s{0,9}rel="prev"')
_HREF = re.compile(r"""href=["']([^"']{1,2000})["']""")


class MastodonConnector(Connector):
    """One account on one server, by the server's public API and without a login."""

    name = "mastodon"
    title = "Mastodon"
    max_length = 500
    keeps_history = True

    @classmethod
    def claims(cls, source: str) -> bool:
        """``@user@host``, or the address of a profile."""
        handle = source.startswith("@") and _HANDLE.fullmatch(source)
        return bool(handle or _PROFILE.fullmatch(source))

    async def resolve(self, source: str) -> AccountRef:
        """The account by its handle; a host that serves it elsewhere says so by WebFinger."""
        user, host = _parsed(source)
        server = host
        try:
            found = await self._lookup(server, user)
        except (SourceMissing, SourceUnreadable):
            server = await self._server_of(user, host)
            found = await self._lookup(server, user)
        label = f"@{user}@{host}"
        _alive(found, label)
        return AccountRef(self.name, f"{user}@{server}", f"{found['id']}@{server}", label)

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        """What came after the newest post we know, at most five pages; the newest page at first."""
        ref = _of(permit)
        number, host = _split(ref)
        asked = {"limit": str(PAGE), "exclude_reblogs": "true"}
        if newest := cursor.get("newest"):
            asked["min_id"] = newest
        where = f"{_base(host)}/api/v1/accounts/{number}/statuses?{urlencode(asked)}"
        pages: list[bytes] = []
        while where and len(pages) < MOST_PAGES:
            answer = (await self.client.get(where)).expect(200)
            # Some servers ignore min_id and answer the same page for ever.
            if answer.body in pages or (newest and answer.body.strip() == b"[]"):
                break
            pages.append(answer.body)
            where = _onward(answer, host) if newest else ""
        return Fetched(ref, tuple(pages), cursor, "application/json")

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        """The account's own public posts, oldest first. Boosts are not the person's words."""
        posts: dict[str, Post] = {}
        newest = fetched.cursor.get("newest")
        for page in fetched.pages:
            statuses = strict_json(page, "the server")
            if not isinstance(statuses, list):
                raise SourceUnreadable("the server answers something else", reason="not-statuses")
            own = [status for status in statuses if _is_own(status, fetched.ref)]
            for status in own:
                _alive(status["account"], fetched.ref.label)
                posts.update((post.source_id, post) for post in _readable(status))
            # Ids tell nothing but the order of a page: its first one is the newest.
            newest = own[0]["id"] if own else newest
        by_time = sorted(posts.values(), key=_when)
        return Batch(tuple(by_time), fetched.cursor.replaced(newest=newest))

    async def bio(self, ref: AccountRef) -> Profile:
        """The profile's note, fields and verified links."""
        user, _, host = ref.address.partition("@")
        found = await self._lookup(host, user)
        _alive(found, ref.label)
        if found["id"] != ref.key.partition("@")[0]:
            raise SourceGone(f"{ref.label}: somebody else has this name now")
        fields = listed(found, "fields")
        lines = [
            _words(found, "note"),
            *(f"{_words(f, 'name')}: {_words(f, 'value')}" for f in fields),
        ]
        verified = [_HREF.search(said(f, "value")) for f in fields if f.get("verified_at")]
        return Profile(ref.label, "\n".join(lines), tuple(link[1] for link in verified if link))

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """Some posts by id, twenty at a time. What a server leaves out is deleted or hidden."""
        ref = _of(permit)
        _, host = _split(ref)
        pages: list[bytes] = []
        gone: list[str] = []
        for start in range(0, len(posts), MOST_AT_ONCE):
            some = {_number(post): post.source_id for post in posts[start : start + MOST_AT_ONCE]}
            found, missing = await self._batch(host, some)
            pages.extend(found)
            gone.extend(missing)
        return Looked(Fetched(ref, tuple(pages), Cursor(), "application/json"), tuple(gone))

    async def _batch(self, host: str, some: Mapping[str, str]) -> tuple[list[bytes], list[str]]:
        """Servers before Mastodon 4.3 know no list of ids; they are asked one by one."""
        where = urlencode([("id[]", number) for number in some])
        answer = await self.client.get(f"{_base(host)}/api/v1/statuses?{where}")
        if answer.status in (400, 404, 405, 422):
            return await self._one_by_one(host, some)
        statuses = strict_json(answer.expect(200).body, host)
        if not isinstance(statuses, list):
            return await self._one_by_one(host, some)
        seen = {said(status, "id") for status in statuses if isinstance(status, dict)}
        return [answer.body], [source for number, source in some.items() if number not in seen]

    async def _one_by_one(
        self, host: str, some: Mapping[str, str]
    ) -> tuple[list[bytes], list[str]]:
        pages, gone = [], []
        for number, source in some.items():
            try:
                where = f"{_base(host)}/api/v1/statuses/{quote(number, safe='')}"
                answer = (await self.client.get(where)).expect(200)
                pages.append(b"[" + answer.body + b"]")
            except (SourceMissing, SourceGone):
                gone.append(source)
            except SourceLocked:
                continue
        return pages, gone

    async def _lookup(self, host: str, user: str) -> dict[str, Any]:
        where = f"{_base(host)}/api/v1/accounts/lookup?{urlencode({'acct': user})}"
        found = strict_json((await self.client.get(where)).expect(200).body, host)
        if not isinstance(found, dict) or not _ID.fullmatch(said(found, "id")):
            raise SourceUnreadable(f"{host}: no Mastodon answers there", reason="not-mastodon")
        name, _, server = said(found, "acct").lower().partition("@")
        if name != user.lower() or server not in ("", host.lower()):
            raise SourceUnreadable(f"{host} answers with another account", reason="other-account")
        return found

    async def _server_of(self, user: str, host: str) -> str:
        """Where WebFinger says that the account is served."""
        missing = f"@{user}@{host}: no such account"
        asked = urlencode({"resource": f"acct:{user}@{host}"})
        answer = await self.client.get(f"{_base(host)}/.well-known/webfinger?{asked}")
        if answer.status == 404:
            raise SourceMissing(missing)
        found = strict_json(answer.expect(200).body, host)
        links = listed(found, "links") if isinstance(found, dict) else []
        for link in links:
            server = urlsplit(absolute(link.get("href"), "") or "").netloc
            if link.get("rel") == "self" and server and server != host:
                return server
        raise SourceMissing(missing)


def _parsed(source: str) -> tuple[str, str]:
    if profile := _PROFILE.fullmatch(source):
        return profile[2], profile[3] or profile[1]
    if handle := _HANDLE.fullmatch(source):
        return handle[1], handle[2]
    raise SourceMissing(f"{source}: write it as @name@server")


def _base(host: str) -> str:
    """Plain http for this machine only, where tests and the demo live; the guard decides if it may."""
    return f"{'http' if _LOOPBACK.fullmatch(host) else 'https'}://{host}"


def _of(permit: Permit) -> AccountRef:
    if permit.ref is None:
        raise NotAllowed("reading an account needs a permit for that account")
    return permit.ref


def _split(ref: AccountRef) -> tuple[str, str]:
    number, _, host = ref.key.partition("@")
    return quote(number, safe=""), host


def _alive(found: dict[str, Any], who: str) -> None:
    """Suspended accounts answer 200; moved and memorial ones are not to be read on."""
    for state in ("moved", "suspended", "memorial"):
        if found.get(state):
            raise SourceGone(f"{who}: the server says {state}")


def _onward(answer: Answer, host: str) -> str:
    """The next newer page, if the server names one on its own host."""
    found = _NEWER.search(answer.headers.get("link", ""))
    return found[1] if found and found[1].startswith(f"{_base(host)}/") else ""


def _number(post: Known) -> str:
    """The server's id of a status, at the end of its address."""
    return (post.url or post.source_id).rstrip("/").rpartition("/")[2][:64]


def _is_own(status: Any, ref: AccountRef) -> bool:
    """Whether this is a status of this very account: of its id, and not of another server."""
    account = status.get("account") if isinstance(status, dict) else None
    if not isinstance(account, dict) or not _ID.fullmatch(said(status, "id")):
        return False
    number, _, host = ref.key.partition("@")
    homes = {host, urlsplit(absolute(account.get("url"), "") or "").netloc}
    home = urlsplit(absolute(status.get("uri"), f"{_base(host)}/") or "").netloc
    return account.get("id") == number and "@" not in said(account, "acct") and home in homes


def _readable(status: dict[str, Any]) -> Iterator[Post]:
    """The status as a post; a bad one never hides the others."""
    try:
        if status.get("visibility") in READ and not status.get("reblog"):
            yield _post(status)
    except (KeyError, TypeError, AttributeError, ValueError):
        return


def _post(status: dict[str, Any]) -> Post:
    whole, cut = capped(_whole(status))
    uri = plain(said(status, "uri"), html=False).text
    return Post(
        source_id=uri if 0 < len(uri) <= 512 else status["id"],
        text=whole.text,
        url=absolute(plain(said(status, "url"), html=False).text or None, ""),
        published_at=moment(status.get("created_at")),
        edited_at=moment(status.get("edited_at")),
        lang=said(status, "language")[:2].lower() or None,
        is_reply=status.get("in_reply_to_id") is not None,
        visibility=status["visibility"],
        quotes=whole.quotes,
        cut=cut,
    )


def _whole(status: dict[str, Any]) -> PlainText:
    """Everything a reader sees: the warning above it, the text, the poll, what pictures are said to show."""
    body = plain(said(status, "content"), html=True)
    poll = status.get("poll")
    options = [said(o, "title") for o in listed(poll, "options")] if isinstance(poll, dict) else []
    media = [said(picture, "description") for picture in listed(status, "media_attachments")]
    lines = [body.text, *options, *media]
    text = plain("\n".join(line for line in lines if line), html=False).text
    return above(said(status, "spoiler_text"), PlainText(text, body.quotes))


def _when(post: Post) -> tuple[float, str]:
    return (post.published_at.timestamp() if post.published_at else 0.0, post.source_id)


def _words(found: dict[str, Any], name: str) -> str:
    return plain(said(found, name)[:MOST_PROFILE], html=True).text
