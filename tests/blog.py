"""A blog that one can really subscribe to, edit and take down."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Blog:
    """What the blog says now. Pages: ``/feed.xml`` and each post's own address."""

    base: str = ""
    about: str = "Noor writes"
    posts: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def feed(self) -> str:
        """The address to subscribe to."""
        return f"{self.base}/feed.xml"

    def publish(self, slug: str, text: str, at: datetime) -> None:
        """A new post, or a new wording of an old one."""
        self.posts[slug] = (text, at)

    def rss(self) -> bytes:
        """All posts, newest first."""
        items = "".join(
            f"<item><guid>{self.base}/{slug}</guid><link>{self.base}/{slug}</link>"
            f"<pubDate>{format_datetime(at)}</pubDate>"
            f"<description>{escape(escape(text))}</description></item>"
            for slug, (text, at) in sorted(self.posts.items(), key=lambda p: p[1][1], reverse=True)
        )
        return (
            f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>{escape(self.about)}</title><link>{self.base}/</link>"
            f"<description>{escape(self.about)}</description>{items}</channel></rss>"
        ).encode()

    def page(self, path: str) -> bytes | None:
        """What stands at a path; None when nothing does."""
        if path == "/feed.xml":
            return self.rss()
        if path == "/":
            return f"<html><body><p>{escape(self.about)}</p></body></html>".encode()
        post = self.posts.get(path.strip("/"))
        return (
            None if post is None else f"<html><body><p>{escape(post[0])}</p></body></html>".encode()
        )


@contextmanager
def served(blog: Blog) -> Iterator[Blog]:
    """The blog on a port of this machine, with conditional answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            blog.asked.append(self.path)
            body = blog.page(self.path)
            if body is None:
                self.send_error(404)
                return
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            same = self.headers.get("If-None-Match") == tag
            self.send_response(304 if same else 200)
            self.send_header("ETag", tag)
            kind = "application/rss+xml" if self.path.endswith(".xml") else "text/html"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", "0" if same else str(len(body)))
            self.end_headers()
            if not same:
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nothing: tests keep their own list."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    blog.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield blog
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
