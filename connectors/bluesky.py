"""Bluesky, as anybody can read it without a login."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from monitor.domain.entry import LONG_AGO
from monitor.domain.member import Permit
from monitor.domain.page import record_of
from monitor.domain.post import (
    MAX_TEXT,
    AccountRef,
    Batch,
    Cursor,
    Fetched,
    LeftOut,
    Post,
    capped,
    plain,
)
from monitor.domain.richtext import words_of
from monitor.domain.strictjson import inner, listed, moment, said, strict_object
from monitor.errors import NotAllowed, SourceGone, SourceMissing, SourceUnreadable
from monitor.homepage import head_at
from monitor.ports import Answer, Connector, Known, Looked, Profile

PAGE = 100
MOST_PAGES = 5
MOST_AT_ONCE = 25
"""Posts that one request may ask for by their addresses."""
LOGIN_ONLY = "!no-unauthenticated"
"""What people set on their profile who want no reader without a login."""
HOSTED = ".bsky.social"
"""Handles below this one are Bluesky's own; any other is a domain of its owner."""


_NAME = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_NUMBER = r"did:(?:plc:[a-z2-7]{24}|web:[A-Za-z0-9.-]{1,253})"
_LOOPBACK = r"(?:localhost|127(?:\.\d{1,3}){3})(?::\d{1,5})?"
"""Where tests have a Bluesky of their own; the guard decides whether it may be asked."""
_HANDLE, _DID = re.compile(_NAME), re.compile(_NUMBER)
_TYPED = re.compile(
    rf"@(?:{_NAME})|[A-Za-z0-9-]{{1,63}}{re.escape(HOSTED)}|{_NUMBER}", re.IGNORECASE
)
_PROFILE = re.compile(
    rf"(?:https://bsky\.app|http://({_LOOPBACK}))/profile/({_NAME}|{_NUMBER})/?", re.IGNORECASE
)
_KEY = re.compile(r"[A-Za-z0-9._~:-]{1,64}")


class BlueskyConnector(Connector):
    """One account, known by its DID: its handle may change, and belong to somebody else then."""

    name = "bluesky"
    title = "Bluesky"
    max_length = 300
    can_edit = False

    @classmethod
    def claims(cls, source: str) -> bool:
        """``@name.example``, ``name.bsky.social``, a DID, or the address of a profile."""
        return len(source) < 400 and bool(_TYPED.fullmatch(source) or _PROFILE.fullmatch(source))

    async def resolve(self, source: str) -> AccountRef:
        """The account that a handle belongs to now."""
        if not self.claims(source):
            raise SourceMissing(f"{source}: write it as @name.bsky.social")
        page = _PROFILE.fullmatch(source)
        host, actor = (page[1] or "", page[2]) if page else ("", source.removeprefix("@"))
        found = await self._profile(host, actor.lower())
        did = found["did"]
        ref = AccountRef(self.name, f"{did}@{host}" if host else did, did, _label(found) or did)
        _readable_by_all(found, ref.label)
        return ref

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        """The newest page, and those after it as far as the newest post we know; five at most."""
        ref = _of(permit)
        newest = moment(cursor.get("newest"))
        asked = {"actor": ref.key, "limit": str(PAGE)}
        pages: list[bytes] = []
        seen = onward = ""
        more = True
        while more and len(pages) < MOST_PAGES:
            page, found = await self._ask(_host(ref), "app.bsky.feed.getAuthorFeed", asked)
            pages.append(page)
            seen = seen or _fingerprint(found)
            if cursor.get("seen") == seen:
                return Fetched(ref, (), cursor)
            before, onward = onward, said(found, "cursor")
            more = newest is not None and onward not in ("", before) and _newer(found, newest)
            asked["cursor"] = onward
        known = cursor.replaced(seen=seen)
        return Fetched(ref, tuple(pages), known, "application/json", more=more)

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        """The account's own posts, oldest first. Reposts and quoted posts are other people's words."""
        posts: dict[str, Post] = {}
        times = [moment(fetched.cursor.get("newest"))]
        label = ""
        for page in fetched.pages:
            for item in _items(strict_object(page, "Bluesky")):
                times.append(_when(item))
                if _is_own(item, fetched.ref):
                    author = item["post"]["author"]
                    _readable_by_all(author, fetched.ref.label)
                    label = label or _label(author)
                    posts.update((post.source_id, post) for post in _readable(item, fetched.ref))
        newest = max((time for time in times if time), default=None)
        by_time = sorted(posts.values(), key=lambda post: (post.published_at or LONG_AGO, post.url))
        cursor = fetched.cursor.replaced(newest=newest.isoformat() if newest else None)
        left_out = frozenset({LeftOut.OLDER} if fetched.more else ())
        return Batch(tuple(by_time), cursor, left_out=left_out, label=label)

    async def bio(self, ref: AccountRef) -> Profile:
        """The profile's description; a domain that is the handle may show the token too, in our link on
        its page or in its TXT records."""
        found = await self._profile(_host(ref), ref.key)
        label = _label(found)
        _readable_by_all(found, label)
        about = plain(said(found, "description")[:MAX_TEXT], html=False).text
        website = said(found, "website")[:MAX_TEXT]
        site = _site(ref, label)
        links, _ = await head_at(self.client, site, site)
        records = await self.client.texts(record_of(site))
        return Profile(label or ref.key, about, links, "\n".join((website, *records)))

    def record(self, ref: AccountRef) -> str:
        """Of the domain that is the handle."""
        return record_of(_site(ref, ref.label))

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """Some posts by their addresses, 25 at a time. What is left out is deleted or hidden."""
        ref = _of(permit)
        pages: list[bytes] = []
        gone: list[str] = []
        for start in range(0, len(posts), MOST_AT_ONCE):
            some = [post.source_id for post in posts[start : start + MOST_AT_ONCE]]
            page, found = await self._ask(_host(ref), "app.bsky.feed.getPosts", {"uris": some})
            there = {said(item["post"], "uri") for item in _items(found)}
            pages.append(page)
            gone.extend(uri for uri in some if uri not in there)
        if gone:
            # Who deactivates an account hides its posts, and has deleted none: that raises here.
            await self._profile(_host(ref), ref.key)
        return Looked(Fetched(ref, tuple(pages), Cursor(), "application/json"), tuple(gone))

    async def _profile(self, host: str, actor: str) -> dict[str, Any]:
        _, found = await self._ask(host, "app.bsky.actor.getProfile", {"actor": actor})
        if not _DID.fullmatch(said(found, "did")):
            raise SourceUnreadable("Bluesky answers something else", reason="not-bluesky")
        if actor not in (found["did"], said(found, "handle").lower()):
            raise SourceUnreadable("Bluesky answers with another account", reason="other-account")
        return found

    async def _ask(
        self, host: str, method: str, asked: Mapping[str, str | list[str]]
    ) -> tuple[bytes, dict[str, Any]]:
        base = f"http://{host}" if host else "https://public.api.bsky.app"
        answer = await self.client.get(f"{base}/xrpc/{method}?{urlencode(asked, doseq=True)}")
        if answer.status == 400:
            _refused(answer)
        if not answer.expect(200).url.startswith(f"{base}/"):
            raise SourceUnreadable("Bluesky sends us elsewhere", reason="moved-host")
        return answer.body, strict_object(answer.body, "Bluesky")


def _of(permit: Permit) -> AccountRef:
    if permit.ref is None:
        raise NotAllowed("reading an account needs a permit for that account")
    return permit.ref


def _host(ref: AccountRef) -> str:
    return ref.address.partition("@")[2]


def _site(ref: AccountRef, label: str) -> str:
    """The home page of a domain that is the handle; none for handles that Bluesky has given out."""
    own = label.startswith("@") and not label.endswith(HOSTED) and not _host(ref)
    return f"https://{label.removeprefix('@')}/" if own else ""


def _label(found: dict[str, Any]) -> str:
    """The handle as people write it; none where Bluesky says that it does not hold (any more)."""
    handle = said(found, "handle").lower()
    holds = len(handle) < 254 and _HANDLE.fullmatch(handle) and handle != "handle.invalid"
    return f"@{handle}" if holds else ""


def _refused(answer: Answer) -> None:
    """What a 400 says of the account; of anything else nothing is made here."""
    found: dict[str, Any] = {}
    with suppress(SourceUnreadable):
        found = strict_object(answer.body, "Bluesky")
    if found.get("error") == "AccountTakedown":
        raise SourceGone("Bluesky has suspended this account")
    if found.get("error") == "AccountDeactivated" or "not found" in said(found, "message").lower():
        raise SourceMissing("Bluesky has no such account, or it is deactivated")


def _hidden(author: dict[str, Any]) -> bool:
    return any(one.get("val") == LOGIN_ONLY for one in listed(author, "labels"))


def _readable_by_all(author: dict[str, Any], who: str) -> None:
    if _hidden(author):
        raise SourceUnreadable(
            f"{who}: its owner shows it only to people with a Bluesky login, so Amends does not read it",
            reason="login-only",
        )


def _items(found: dict[str, Any]) -> list[dict[str, Any]]:
    """What an answer lists, each with its post: a feed has more to say about it than a list of posts."""
    if isinstance(found.get("posts"), list):
        return [{"post": view} for view in listed(found, "posts")]
    if not isinstance(found.get("feed"), list):
        raise SourceUnreadable("Bluesky answers something else", reason="not-posts")
    return [item for item in listed(found, "feed") if isinstance(item.get("post"), dict)]


def _when(item: dict[str, Any]) -> datetime | None:
    """Where it stands in a feed. Of a post's own date and the day it was seen the earlier one counts."""
    if repost := inner(item, "reason").get("indexedAt"):
        return moment(repost)
    view = item["post"]
    dates = (moment(inner(view, "record").get("createdAt")), moment(view.get("indexedAt")))
    return min((date for date in dates if date), default=None)


def _newer(found: dict[str, Any], newest: datetime) -> bool:
    """Whether the next page may hold more that is new. One with all its posts hidden is not the last."""
    times = [_when(item) for item in _items(found)]
    return all(time is None or time > newest for time in times)


def _fingerprint(found: dict[str, Any]) -> str:
    """Changes with what is written there and by whom, and not with every like."""
    views = [(item["post"], inner(item["post"], "author")) for item in _items(found)]
    seen = [(v.get("uri"), v.get("cid"), a.get("handle"), a.get("labels")) for v, a in views]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:32]


def _is_own(item: dict[str, Any], ref: AccountRef) -> bool:
    """Whether this account wrote it, by its author and its address, and did not only pass it on."""
    if said(inner(item, "reason"), "$type").endswith("#reasonRepost"):
        return False
    home, _, key = said(item["post"], "uri").rpartition("/")
    own = inner(item["post"], "author").get("did") == ref.key
    return own and home == f"at://{ref.key}/app.bsky.feed.post" and bool(_KEY.fullmatch(key))


def _readable(item: dict[str, Any], ref: AccountRef) -> Iterator[Post]:
    """The post as its readers see it; a bad one never hides the others."""
    try:
        post = _post(item, ref)
    except (KeyError, TypeError, AttributeError, ValueError):
        return
    if post.text.strip():
        yield post


def _post(item: dict[str, Any], ref: AccountRef) -> Post:
    view, record = item["post"], item["post"]["record"]
    whole, cut = capped(plain(words_of(record), html=False))
    web = f"http://{_host(ref)}" if _host(ref) else "https://bsky.app"
    langs = record.get("langs")
    spoken = langs[0] if isinstance(langs, list) and langs and isinstance(langs[0], str) else ""
    return Post(
        source_id=view["uri"],
        text=whole.text,
        # By the DID, so that the address holds when the handle changes.
        url=f"{web}/profile/{ref.key}/post/{view['uri'].rpartition('/')[2]}",
        published_at=_when({"post": view}),
        lang=spoken[:2].lower() or None,
        in_reply_to=_answered(item, ref),
        is_reply=isinstance(record.get("reply"), dict),
        cut=cut,
    )


def _answered(item: dict[str, Any], ref: AccountRef) -> str | None:
    """The words of somebody else that a post answers, unless they want no reader without a login."""
    parent = inner(inner(item, "reply"), "parent")
    author = inner(parent, "author")
    if author.get("did") == ref.key or _hidden(author):
        return None
    text = said(inner(parent, "record"), "text")
    return plain(text[:MAX_TEXT], html=False).text or None
