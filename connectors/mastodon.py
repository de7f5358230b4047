"""Mastodon, and the servers that speak its API: Pleroma, Akkoma, GoToSocial, Takahe, Pixelfed, snac."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from monitor.domain.handle import base_of, is_handle, parsed
from monitor.domain.login import SCOPES
from monitor.domain.member import Permit
from monitor.domain.page import absolute
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, LeftOut, Post, plain
from monitor.domain.status import ID, alive, at_home, by_time, newest_of, own, posts_in
from monitor.domain.strictjson import inner, listed, moment, said, strict_json
from monitor.errors import NotAllowed, SourceGone, SourceLocked, SourceMissing, SourceUnreadable
from monitor.oauth import CodeLogin
from monitor.ports import Answer, Connector, Known, Looked, Profile
from monitor.webfinger import server_of

PAGE = 40
MOST_PAGES = 5
MOST_AT_ONCE = 20
"""Statuses that one request may ask for by id."""
MOST_PROFILE = 20_000
"""Characters of a profile's note or field that are read."""
LOOK_EVERY = timedelta(hours=1)
"""``min_id`` shows what is new, and neither edits nor that an account has moved or was suspended. So the
newest page is read as a whole now and then."""

_NEWER = re.compile(r'<([^>]{1,2000})>\s{0,9};\s{0,9}rel="prev"')
_HREF = re.compile(r"""href=["']([^"']{1,2000})["']""")


class MastodonConnector(Connector):
    """One account on one server, by the server's API; without a login, unless its member has let us in.

    GoToSocial, Takahe, Pixelfed and Mastodon in limited federation answer 401 or 403 to who has none.
    """

    name = "mastodon"
    title = "Mastodon"
    max_length = 500
    keeps_history = True
    tells_of_edits = True

    @classmethod
    def claims(cls, source: str) -> bool:
        """``@user@host``, or the address of a profile."""
        return is_handle(source)

    async def resolve(self, source: str) -> AccountRef:
        """The account by its handle; a host that serves it elsewhere says so by WebFinger.

        Where strangers may not even look it up, it has no number yet: that shows when its member logs in.
        """
        user, host = parsed(source)
        label = f"@{user}@{host}"
        try:
            return await self._ref(user, host, label)
        except SourceLocked:
            server = await server_of(self.client, user, host)
        except (SourceMissing, SourceUnreadable):
            server = await server_of(self.client, user, host)
            if server == host.lower():
                raise SourceMissing(f"{label}: no such account") from None
        try:
            return await self._ref(user, server, label)
        except SourceLocked:
            return AccountRef(self.name, f"{user}@{server}", f"{user}@{server}", label)

    async def _ref(self, user: str, server: str, label: str) -> AccountRef:
        found = await self._lookup(server, user, label)
        alive(found, label)
        return AccountRef(self.name, f"{user}@{server}", f"{found['id']}@{server}", label)

    async def terms(self, ref: AccountRef) -> str | None:
        """The server's terms of service, or its page about itself. Before Mastodon 4.4 there were none."""
        base = base_of(_split(ref)[1])
        answer = await self.client.get(f"{base}/api/v2/instance")
        urls = inner(inner(_json(answer), "configuration"), "urls")
        if terms := absolute(urls.get("terms_of_service"), ""):
            return terms
        if (await self.client.get(f"{base}/api/v1/instance/terms_of_service")).status == 200:
            return f"{base}/terms-of-service"
        return absolute(urls.get("about"), "")

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        """What came after the newest post we know, at most five pages, and now and then, as at first,
        the newest page as a whole."""
        ref = _of(permit)
        newest, looked = cursor.get("newest"), moment(cursor.get("looked"))
        due = looked is None or not timedelta(0) <= permit.at - looked < LOOK_EVERY
        pages, done, more = await self._newer(permit, newest) if newest else ([], True, False)
        # Beyond a gap that is still to be read nothing is taken in: the cursor would jump over it.
        if done and (due or not newest):
            answer = (await self._get(permit, _statuses(ref))).expect(200)
            if due and _empty(answer):
                await self._still_there(permit)
            pages.append(answer.body)
            cursor = cursor.replaced(looked=permit.at.isoformat()) if due else cursor
        read = blake2b(b"\n".join(pages), digest_size=16).hexdigest()
        if not pages or read == cursor.get("read"):
            return _fetched(permit, (), cursor)
        known = cursor.replaced(read=read)
        return replace(_fetched(permit, pages, known), more=more)

    async def _newer(self, permit: Permit, newest: str) -> tuple[list[bytes], bool, bool]:
        """Pages forward from a post, whether they led to the end, and whether there are more."""
        ref = _of(permit)
        where = _statuses(ref, min_id=newest)
        pages: list[bytes] = []
        while where and len(pages) < MOST_PAGES:
            answer = (await self._get(permit, where)).expect(200)
            if _empty(answer):
                return pages, True, False
            # snac knows no min_id and answers its newest 256 each time: the same page ends it.
            if answer.body in pages:
                return pages, False, False
            pages.append(answer.body)
            where = _onward(answer, _split(ref)[1])
            if answer.headers.get("x-ratelimit-remaining") == "0":
                break
        return pages, False, bool(where)

    async def _still_there(self, permit: Permit) -> None:
        """A suspended account shows an empty page, as one does that has not written anything yet."""
        ref = _of(permit)
        number, host = _split(ref)
        # Who has let us in has not let us look up accounts, but say which one it is.
        which = "verify_credentials" if permit.token else number
        answer = await self._get(permit, f"{base_of(host)}/api/v1/accounts/{which}")
        alive(_json(answer.expect(200)), ref.label)

    async def _get(self, permit: Permit, where: str) -> Answer:
        """As the member who let us in, if they did; ``where`` is on the account's own server."""
        known = {"Authorization": f"Bearer {permit.token}"} if permit.token else None
        return await self.client.get(where, known)

    def login(self, ref: AccountRef, scopes: Sequence[str] = SCOPES) -> CodeLogin:
        """At the account's server, for its profile and its posts, or for its profile alone."""
        return CodeLogin(self.client, base_of(_split(ref)[1]), ref, scopes)

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        """The account's own public posts, oldest first. Boosts are not the person's words."""
        posts: dict[str, Post] = {}
        newest = fetched.cursor.get("newest")
        for page in fetched.pages:
            statuses = strict_json(page, "the server")
            if not isinstance(statuses, list):
                raise SourceUnreadable("the server answers something else", reason="not-statuses")
            mine = own(statuses, fetched.ref)
            for status in mine:
                alive(status["account"], fetched.ref.label)
            readable = posts_in(mine, unlisted=fetched.unlisted)
            posts.update((post.source_id, post) for post in readable)
            newest = newest_of(newest, mine)
        oldest_first = tuple(sorted(posts.values(), key=by_time))
        left_out = frozenset({LeftOut.LATER} if fetched.more else ())
        return Batch(oldest_first, fetched.cursor.replaced(newest=newest), left_out=left_out)

    async def bio(self, ref: AccountRef) -> Profile:
        """The profile's note, fields and verified links."""
        user, _, host = ref.address.partition("@")
        if not ref.numbered:
            raise SourceLocked(f"{ref.label}: a login shows whose it is")
        found = await self._lookup(host, user, ref.label)
        alive(found, ref.label)
        if found["id"] != ref.key.partition("@")[0]:
            raise SourceGone(f"{ref.label}: somebody else has this name now", reason="renamed")
        fields = listed(found, "fields")
        said_there = [f"{_words(f, 'name')}: {_words(f, 'value')}" for f in fields]
        bio = "\n".join((_words(found, "note"), *said_there))
        links = [(f, _HREF.search(said(f, "value"))) for f in fields]
        verified = tuple(link[1] for f, link in links if link and f.get("verified_at"))
        # Servers show addresses shortened: a token in one stands in the link alone.
        shown = "\n".join(link[1] for _, link in links if link)
        return Profile(ref.label, bio, verified, shown)

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """Some posts by id, twenty at a time. What a server leaves out is deleted or hidden."""
        pages: list[bytes] = []
        gone: list[str] = []
        for start in range(0, len(posts), MOST_AT_ONCE):
            some = {_number(post): post.source_id for post in posts[start : start + MOST_AT_ONCE]}
            found, missing = await self._batch(permit, some)
            pages.extend(found)
            gone.extend(missing)
        return Looked(_fetched(permit, pages, Cursor()), tuple(gone))

    async def _batch(
        self, permit: Permit, some: Mapping[str, str]
    ) -> tuple[list[bytes], list[str]]:
        """Servers before Mastodon 4.3 know no list of ids, and Akkoma calls it another name: they are
        asked one by one."""
        ref = _of(permit)
        where = urlencode([("id[]", number) for number in some])
        answer = await self._get(permit, f"{base_of(_split(ref)[1])}/api/v1/statuses?{where}")
        if answer.status in (400, 404, 405, 422):
            return await self._one_by_one(permit, some)
        statuses = strict_json(answer.expect(200).body, ref.label)
        if not isinstance(statuses, list):
            return await self._one_by_one(permit, some)
        seen = {said(status, "id") for status in statuses if isinstance(status, dict)}
        return [answer.body], [source for number, source in some.items() if number not in seen]

    async def _one_by_one(
        self, permit: Permit, some: Mapping[str, str]
    ) -> tuple[list[bytes], list[str]]:
        ref = _of(permit)
        pages: list[bytes] = []
        gone: list[str] = []
        rest = dict(some)
        for number, source in some.items():
            where = f"{base_of(_split(ref)[1])}/api/v1/statuses/{quote(number, safe='')}"
            answer = await self._get(permit, where)
            if answer.status in (401, 403):
                # snac shows single statuses to nobody, and the newest ones to everybody.
                page, missing = await self._among_newest(permit, rest.values())
                return [*pages, page], [*gone, *missing]
            if answer.status in (404, 410):
                gone.append(source)
            else:
                pages.append(b"[" + answer.expect(200).body + b"]")
            del rest[number]
        return pages, gone

    async def _among_newest(
        self, permit: Permit, sources: Iterable[str]
    ) -> tuple[bytes, list[str]]:
        """The newest page, and which posts are neither on it nor at their own addresses."""
        ref = _of(permit)
        answer = (await self._get(permit, _statuses(ref))).expect(200)
        statuses = strict_json(answer.body, ref.label)
        if not isinstance(statuses, list):
            raise SourceUnreadable("the server answers something else", reason="not-statuses")
        there = [said(s, "uri") for s in statuses if isinstance(s, dict)]
        at_host = [s for s in sources if urlsplit(s).netloc == _split(ref)[1] and s not in there]
        gone = [s for s in at_host if (await self.client.get(s)).status in (404, 410)]
        return answer.body, gone

    async def _lookup(self, host: str, user: str, label: str) -> dict[str, Any]:
        where = f"{base_of(host)}/api/v1/accounts/lookup?{urlencode({'acct': user})}"
        found = strict_json((await self.client.get(where)).expect(200).body, host)
        if not isinstance(found, dict) or not ID.fullmatch(said(found, "id")):
            raise SourceUnreadable(f"{host}: no Mastodon answers there", reason="not-mastodon")
        ref = AccountRef(self.name, "", f"{found['id']}@{host}", label)
        if said(found, "acct").lower().partition("@")[0] != user.lower() or not at_home(found, ref):
            raise SourceUnreadable(f"{host} answers with another account", reason="other-account")
        return found


def _of(permit: Permit) -> AccountRef:
    if permit.ref is None:
        raise NotAllowed("reading an account needs a permit for that account")
    return permit.ref


def _fetched(permit: Permit, pages: Iterable[bytes], cursor: Cursor) -> Fetched:
    kind = "application/json"
    return Fetched(_of(permit), tuple(pages), cursor, kind, unlisted=permit.unlisted)


def _split(ref: AccountRef) -> tuple[str, str]:
    number, _, host = ref.key.partition("@")
    return quote(number, safe=""), host


def _statuses(ref: AccountRef, **more: str) -> str:
    number, host = _split(ref)
    asked = urlencode({"limit": str(PAGE), "exclude_reblogs": "true", **more})
    return f"{base_of(host)}/api/v1/accounts/{number}/statuses?{asked}"


def _empty(answer: Answer) -> bool:
    return answer.body.strip() == b"[]"


def _onward(answer: Answer, host: str) -> str:
    """The next newer page, if the server names one on its own host."""
    found = _NEWER.search(answer.headers.get("link", ""))
    return found[1] if found and found[1].startswith(f"{base_of(host)}/") else ""


def _number(post: Known) -> str:
    """The server's id of a status, at the end of its address; Takahe ends that with a slash."""
    return (post.url or post.source_id).rstrip("/").rpartition("/")[2][:64]


def _json(answer: Answer) -> dict[str, Any]:
    """The object in an answer; none where it says something else."""
    found = strict_json(answer.body, "the server") if answer.status == 200 else None
    return found if isinstance(found, dict) else {}


def _words(found: dict[str, Any], name: str) -> str:
    return plain(said(found, name)[:MOST_PROFILE], html=True).text
