"""Sample blogs with an RSS, an Atom or a JSON feed: what their owners write, others can read."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import format_datetime
from enum import StrEnum
from html import escape

from fastapi import APIRouter, HTTPException, Request, Response


class Format(StrEnum):
    """What a blog's feed is written in, and its file name and media type."""

    RSS = "rss"
    ATOM = "atom"
    JSON = "json"

    @property
    def media_type(self) -> str:
        """What its server says it is."""
        ending = "feed+json" if self is Format.JSON else f"{self}+xml"
        return f"application/{ending}; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """One blog post."""

    slug: str
    title: str
    html: str
    published_at: datetime
    edited_at: datetime

    @property
    def tag(self) -> str:
        """An id that an edit does not change."""
        return f"tag:kraanvliet.example,2026:{self.slug}"


@dataclass
class Blog:
    """One person's blog. Only its owner writes here."""

    slug: str
    title: str
    format: Format
    base: str
    """Where the blog is served, without a slash at the end."""
    about: str = ""
    entries: list[Entry] = field(default_factory=list)
    asked: int = 0
    """How often somebody asked for the feed."""

    @property
    def home(self) -> str:
        """The page for readers."""
        return f"{self.base}/blogs/{self.slug}/"

    @property
    def feed(self) -> str:
        """The address that Amends reads."""
        return f"{self.home}feed"

    def publish(self, slug: str, title: str, html: str, now: datetime) -> None:
        """A new post, on top."""
        self.entries.insert(0, Entry(slug, title, html, now, now))

    def edit(self, slug: str, change: Callable[[str], str], now: datetime) -> None:
        """Another wording of a post, in the same place."""
        self.entries = [
            replace(e, html=change(e.html), edited_at=now) if e.slug == slug else e
            for e in self.entries
        ]

    def remove(self, slug: str) -> None:
        """A post is gone from the page and from the feed."""
        self.entries = [e for e in self.entries if e.slug != slug]

    def link(self, entry: Entry) -> str:
        """The post's own page."""
        return f"{self.home}{entry.slug}"

    def written(self) -> str:
        """The feed as it stands now."""
        match self.format:
            case Format.RSS:
                return _rss(self)
            case Format.ATOM:
                return _atom(self)
            case Format.JSON:
                return _json(self)


def _rss(blog: Blog) -> str:
    items = "".join(
        f"<item><guid isPermaLink='false'>{e.tag}</guid><title>{escape(e.title)}</title>"
        f"<link>{blog.link(e)}</link><pubDate>{format_datetime(e.published_at)}</pubDate>"
        f"<description>{escape(e.html)}</description></item>"
        for e in blog.entries
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
        f"<title>{escape(blog.title)}</title><link>{blog.home}</link>"
        f"<description>{escape(blog.about)}</description>{items}</channel></rss>"
    )


def _atom(blog: Blog) -> str:
    items = "".join(
        f"<entry><id>{e.tag}</id><title>{escape(e.title)}</title><link href='{blog.link(e)}'/>"
        f"<published>{e.published_at.isoformat()}</published>"
        f"<updated>{e.edited_at.isoformat()}</updated>"
        f"<content type='html'>{escape(e.html)}</content></entry>"
        for e in blog.entries
    )
    latest = max((e.edited_at.isoformat() for e in blog.entries), default="2026-01-01T00:00:00Z")
    return (
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'>"
        f"<id>{blog.home}</id><title>{escape(blog.title)}</title><updated>{latest}</updated>"
        f"<subtitle>{escape(blog.about)}</subtitle><link href='{blog.home}'/>{items}</feed>"
    )


def _json(blog: Blog) -> str:
    items = [
        {
            "id": e.tag,
            "url": blog.link(e),
            "title": e.title,
            "content_html": e.html,
            "date_published": e.published_at.isoformat(),
            "date_modified": e.edited_at.isoformat(),
        }
        for e in blog.entries
    ]
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": blog.title,
            "home_page_url": blog.home,
            "feed_url": blog.feed,
            "description": blog.about,
            "items": items,
        }
    )


def _home(blog: Blog) -> str:
    kind, _, _ = blog.format.media_type.partition(";")
    posts = "".join(
        f"<article><h2><a href='{blog.link(e)}'>{escape(e.title)}</a></h2>{e.html}</article>"
        for e in blog.entries
    )
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{escape(blog.title)}</title>"
        f"<link rel='alternate' type='{kind}' href='{blog.feed}'>"
        f"<h1>{escape(blog.title)}</h1><p>{escape(blog.about)}</p>{posts}</html>"
    )


def router(blogs: dict[str, Blog]) -> APIRouter:
    """The pages and feeds of some blogs."""
    pages = APIRouter()

    def blog_of(slug: str) -> Blog:
        if slug not in blogs:
            raise HTTPException(404)
        return blogs[slug]

    @pages.get("/blogs/{slug}/")
    def home(slug: str) -> Response:
        return Response(_home(blog_of(slug)), media_type="text/html; charset=utf-8")

    @pages.get("/blogs/{slug}/feed")
    def feed(slug: str, request: Request) -> Response:
        blog = blog_of(slug)
        blog.asked += 1
        body = blog.written().encode()
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"ETag": etag})
        return Response(body, media_type=blog.format.media_type, headers={"ETag": etag})

    @pages.get("/blogs/{slug}/{entry}")
    def post(slug: str, entry: str) -> Response:
        blog = blog_of(slug)
        alone = replace(blog, entries=[e for e in blog.entries if e.slug == entry])
        if not alone.entries:
            raise HTTPException(404)
        return Response(_home(alone), media_type="text/html; charset=utf-8")

    return pages
