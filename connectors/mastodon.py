"""Mastodon, and the servers that speak its API."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from monitor.domain.member import Permit
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
from monitor.domain.strictjson import moment, strict_json
from monitor.errors import (
    NotAllowed,
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnreadable,
)
from monitor.ports import Answer, Connector, Known, Looked, Profile

PAGE = 40
MOST_PAGES = 5
MOST_AT_ONCE = 20
"""Statuses that one request may ask for by id."""
MOST_ID = 64
READ = frozenset({"public"})
"""What anyone can come across; an unlisted post is not ours to read."""

_HANDLE = re.compile(r"@?([\w.-]{1,64})@([\w.-]{1,253}(?::\d{1,5})?)")
_PROFILE = re.compile(
    r"https?://([^/\s?#@]{1,260})/(?:@|users/)([\w.-]{1,64})(?:@([\w.:-]{1,260}))?/?"
)
_NEWER = re.compile(r'<([^>]{1,2000})>\s*;\s*rel="prev"')


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
        try:
            found = await self._lookup(host, user)
        except (SourceMissing, SourceUnreadable):
            host = await self._server_of(user, host)
            found = await self._lookup(host, user)
        _alive(found, f"@{user}@{host}")
        return _ref(found, user, host)

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
            nothing = newest and answer.body.strip() == b"[]"
            if nothing or answer.body in pages:
                break
            pages.append(answer.body)
            where = _onward(answer, host) if newest else ""
        return Fetched(ref, tuple(pages), cursor, "application/json")

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        """The account's own public posts, oldest first. Boosts are not the person's words."""
        posts: dict[str, Post] = {}
        newest = fetched.cursor.get("newest") or ""
        for page in fetched.pages:
            statuses = strict_json(page, "the server")
            if not isinstance(statuses, list):
                raise SourceUnreadable("the server answers something else", reason="not-statuses")
            for status in statuses:
                newest = _newer(newest, status)
                posts.update((post.source_id, post) for post in _readable(status, fetched.ref))
        by_time = sorted(posts.values(), key=_when)
        return Batch(tuple(by_time), fetched.cursor.replaced(newest=newest or None))

    async def bio(self, ref: AccountRef) -> Profile:
        """The profile's note, fields and verified links."""
        user, _, host = ref.address.partition("@")
        found = await self._lookup(host, user)
        _alive(found, ref.label)
        fields = [field for field in _list(found, "fields") if isinstance(field, dict)]
        said = [_say(found, "note"), *(f"{_say(f, 'name')}: {_say(f, 'value')}" for f in fields)]
        links = [_href(f["value"]) for f in fields if f.get("verified_at") and f.get("value")]
        return Profile(ref.label, "\n".join(said), tuple(link for link in links if link))

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """Some posts by id, twenty at a time. What a server leaves out is deleted or hidden."""
        ref = _of(permit)
        _, host = _split(ref)
        pages: list[bytes] = []
        gone: list[str] = []
        for start in range(0, len(posts), MOST_AT_ONCE):
            some = {_number(post): post for post in posts[start : start + MOST_AT_ONCE]}
            found, missing = await self._batch(host, some)
            pages.extend(found)
            gone += [post.source_id for post in missing if await self._is_gone(host, post)]
        return Looked(Fetched(ref, tuple(pages), Cursor(), "application/json"), tuple(gone))

    async def _batch(self, host: str, some: Mapping[str, Known]) -> tuple[list[bytes], list[Known]]:
        """Servers before Mastodon 4.3 know no list of ids; they are asked one by one."""
        where = urlencode([("id[]", number) for number in some])
        answer = await self.client.get(f"{_base(host)}/api/v1/statuses?{where}")
        if answer.status in (400, 404, 405, 422):
            return await self._one_by_one(host, some)
        answer.expect(200)
        statuses = strict_json(answer.body, host)
        if not isinstance(statuses, list):
            return await self._one_by_one(host, some)
        seen = {str(status.get("id")) for status in statuses if isinstance(status, dict)}
        return [answer.body], [post for number, post in some.items() if number not in seen]

    async def _one_by_one(
        self, host: str, some: Mapping[str, Known]
    ) -> tuple[list[bytes], list[Known]]:
        pages, gone = [], []
        for number, post in some.items():
            try:
                where = f"{_base(host)}/api/v1/statuses/{quote(number, safe='')}"
                answer = (await self.client.get(where)).expect(200)
                pages.append(b"[" + answer.body + b"]")
            except (SourceMissing, SourceGone):
                gone.append(post)
            except SourceLocked:
                continue
        return pages, gone

    async def _is_gone(self, host: str, post: Known) -> bool:
        """Some servers give an edited post a new id, so its address has the last word."""
        if post.url is None or urlsplit(post.url).netloc != host:
            return True
        try:
            (await self.client.get(post.url)).expect(200)
        except (SourceMissing, SourceGone):
            return True
        except SourceError:
            return False
        return False

    async def _lookup(self, host: str, user: str) -> dict[str, Any]:
        where = f"{_base(host)}/api/v1/accounts/lookup?{urlencode({'acct': user})}"
        found = strict_json((await self.client.get(where)).expect(200).body, host)
        if not isinstance(found, dict) or not isinstance(found.get("id"), str):
            raise SourceUnreadable(f"{host}: no Mastodon answers there", reason="not-mastodon")
        if len(found["id"]) > MOST_ID:
            raise SourceUnreadable(f"{host}: an id of over 64 characters", reason="not-mastodon")
        return found

    async def _server_of(self, user: str, host: str) -> str:
        """Where WebFinger says that the profile is; the handle itself stays as it is."""
        asked = urlencode({"resource": f"acct:{user}@{host}"})
        answer = await self.client.get(f"{_base(host)}/.well-known/webfinger?{asked}")
        found = strict_json(answer.expect(200).body, host)
        links = _list(found, "links") if isinstance(found, dict) else []
        for link in links:
            if isinstance(link, dict) and link.get("rel") == "self":
                server = urlsplit(str(link.get("href"))).netloc
                if server and server != host:
                    return server
        raise SourceMissing(f"@{user}@{host}: no such account")


def _parsed(source: str) -> tuple[str, str]:
    if profile := _PROFILE.fullmatch(source):
        return profile[2], profile[3] or profile[1]
    if handle := _HANDLE.fullmatch(source):
        return handle[1], handle[2]
    raise SourceMissing(f"{source}: write it as @name@server")


def _base(host: str) -> str:
    """Plain http for this machine only, where tests and the demo live; the guard decides if it may."""
    name = host.rpartition(":")[0] or host
    return f"{'http' if name in ('127.0.0.1', 'localhost', '[::1]') else 'https'}://{host}"


def _of(permit: Permit) -> AccountRef:
    if permit.ref is None:
        raise NotAllowed("reading an account needs a permit for that account")
    return permit.ref


def _split(ref: AccountRef) -> tuple[str, str]:
    number, _, host = ref.key.partition("@")
    return quote(number, safe=""), host


def _ref(found: dict[str, Any], user: str, host: str) -> AccountRef:
    address = f"{user}@{host}"
    return AccountRef("mastodon", address, f"{found['id']}@{host}", f"@{address}")


def _alive(found: dict[str, Any], who: str) -> None:
    """Suspended accounts answer 200; moved and memorial ones are not to be read on."""
    for state in ("moved", "suspended", "memorial"):
        if found.get(state):
            raise SourceGone(f"{who}: the server says {state}")


def _onward(answer: Answer, host: str) -> str:
    """The next newer page, if the server names one on its own host."""
    found = _NEWER.search(answer.headers.get("link", ""))
    return found[1] if found and urlsplit(found[1]).netloc == host else ""


def _number(post: Known) -> str:
    """The server's id of a status, at the end of its address."""
    return (post.url or post.source_id).rstrip("/").rpartition("/")[2][:MOST_ID]


def _newer(newest: str, status: Any) -> str:
    """Ids are opaque, but of one server the later one is longer or sorts later."""
    found = status.get("id") if isinstance(status, dict) else None
    if not isinstance(found, str) or len(found) > MOST_ID:
        return newest
    return max(newest, found, key=lambda one: (len(one), one))


def _readable(status: Any, ref: AccountRef) -> Iterator[Post]:
    """The status as a post of this account; a bad or foreign one never hides the others."""
    try:
        own = str(status["account"]["id"]) == ref.key.partition("@")[0]
        if own and status.get("visibility") in READ and not status.get("reblog"):
            yield _post(status)
    except (KeyError, TypeError, AttributeError, ValueError):
        return


def _post(status: dict[str, Any]) -> Post:
    source = str(status.get("uri") or status["id"])
    whole, cut = capped(_whole(status))
    return Post(
        source_id=source if len(source) <= 512 else str(status["id"])[:MOST_ID],
        text=whole.text,
        url=status.get("url") or None,
        published_at=moment(status.get("created_at")),
        edited_at=moment(status.get("edited_at")),
        lang=(status.get("language") or "")[:2] or None,
        is_reply=status.get("in_reply_to_id") is not None,
        visibility=status["visibility"],
        quotes=whole.quotes,
        cut=cut,
    )


def _whole(status: dict[str, Any]) -> PlainText:
    """Everything a reader sees: the warning above it, the text, the poll, what pictures are said to show."""
    body = plain(str(status.get("content") or ""), html=True)
    poll = status.get("poll") or {}
    options = [str(o.get("title") or "") for o in _list(poll, "options") if isinstance(o, dict)]
    media = [m for m in _list(status, "media_attachments") if isinstance(m, dict)]
    after = [*options, *(str(m.get("description") or "") for m in media)]
    text = "\n".join([body.text, *(line for line in after if line)]).strip()
    warning = str(status.get("spoiler_text") or "").strip()
    return above(warning, PlainText(plain(text, html=False).text, body.quotes))


def _when(post: Post) -> tuple[float, str]:
    return (post.published_at.timestamp() if post.published_at else 0.0, post.source_id)


def _list(found: Mapping[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else []


def _say(found: Mapping[str, Any], name: str) -> str:
    return plain(str(found.get(name) or ""), html=True).text


def _href(html: str) -> str | None:
    found = re.search(r"""href=["']([^"']{1,2000})["']""", html)
    return found[1] if found else None
