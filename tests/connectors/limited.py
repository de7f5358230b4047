"""A server in limited federation, on loopback: it shows nothing without a login, and checks what OAuth asks."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from tests.connectors.statuses import status

ASKED = "profile read:statuses"


@dataclass
class Limited:
    """Its people, and what it was asked."""

    host: str = ""
    who: dict[str, str] = field(default_factory=lambda: {"id": "101", "acct": "noor"})
    """Who is logged in there."""
    scope: str | None = None
    """What it grants, unless that is just what was asked."""
    locked: bool = True
    """Whether it shows nothing without a login."""
    fields: list[dict[str, str]] = field(default_factory=list)
    """Of noor's profile."""
    statuses: list[dict[str, Any]] = field(default_factory=list)
    apps: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    agreed: int = 0
    reuses: bool = False
    """Whether it hands out a token that it gave before, as Mastodon does."""
    tokens: set[str] = field(default_factory=set)
    revoked: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Each path, with the Authorization that came along."""
    onward: str = ""
    """Where it sends who asks for statuses."""

    @property
    def open(self) -> dict[str, Any]:
        """What anybody sees there: of a locked server where its accounts are served, and no more."""
        links = [{"rel": "self", "href": f"http://{self.host}/users/noor"}]
        where = {"/.well-known/webfinger": {"subject": f"acct:noor@{self.host}", "links": links}}
        if self.locked:
            return where
        url = f"http://{self.host}/@noor"
        noor = {**self.who, "url": url, "note": "", "fields": self.fields}
        accounts = "/api/v1/accounts"
        return {**where, f"{accounts}/lookup": noor, f"{accounts}/101/statuses": self.statuses}

    def agree(self, address: str) -> str:
        """Somebody logs in there and says yes; the query that leads back."""
        asked = dict(parse_qsl(urlsplit(address).query))
        app = self.apps[asked["client_id"]]
        assert asked["redirect_uri"] == app["redirect_uris"]
        assert (asked["scope"], asked["response_type"]) == (app["scopes"], "code")
        assert asked["code_challenge_method"] == "S256"
        self.agreed += 1
        code = f"code{self.agreed}"
        self.codes[code] = asked
        return f"code={code}&state={asked['state']}"

    def back(self, address: str) -> str:
        """Where a browser goes from there, once somebody has said yes."""
        query = self.agree(address)
        return f"{dict(parse_qsl(urlsplit(address).query))['redirect_uri']}?{query}"

    def answer(self, method: str, path: str, form: dict[str, str], key: str) -> tuple[int, Any]:
        """What it says to one request."""
        known = key.removeprefix("Bearer ") in self.tokens
        match method, path:
            case "POST", "/api/v1/apps":
                return 200, self._app(form)
            case "POST", "/oauth/token":
                return self._token(form)
            case "POST", "/oauth/revoke":
                self.tokens.discard(form["token"])
                self.revoked.append(form["token"])
                return 200, {}
            case "GET", _ if path in self.open:
                return 200, self.open[path]
            case "GET", _ if not known:
                return 401, {"error": "This method requires an authenticated user"}
            case "GET", "/api/v1/accounts/verify_credentials":
                return 200, self.who
            case "GET", "/api/v1/accounts/101/statuses":
                return 200, self.statuses
            case _:
                # A token for profile and statuses opens nothing else.
                return 403, {"error": "This action is outside the authorized scopes"}

    def _app(self, form: dict[str, str]) -> dict[str, str]:
        assert form["scopes"] in (ASKED, "profile")
        number = str(len(self.apps) + 1)
        self.apps[f"app{number}"] = form
        return {"client_id": f"app{number}", "client_secret": f"secret-of-app{number}"}

    def _token(self, form: dict[str, str]) -> tuple[int, Any]:
        asked = self.codes.pop(form["code"], {})
        drawn = hashlib.sha256(form["code_verifier"].encode()).digest()
        shown = base64.urlsafe_b64encode(drawn).decode().rstrip("=")
        right = asked.get("code_challenge") == shown
        granted = asked.get("scope") if self.scope is None else self.scope
        right = right and form["client_secret"] == f"secret-of-{asked['client_id']}"
        right = right and form["redirect_uri"] == asked["redirect_uri"]
        if not right:
            return 400, {"error": "invalid_grant"}
        token = f"canary-token-{form['code']}"
        if self.reuses and self.tokens:
            (token,) = self.tokens
        self.tokens.add(token)
        return 200, {"access_token": token, "token_type": "Bearer", "scope": granted}

    def post(self, number: int, text: str, **changes: Any) -> None:
        """Noor writes something."""
        there = {
            "id": str(number),
            "uri": f"http://{self.host}/users/noor/statuses/{number}",
            "url": f"http://{self.host}/@noor/{number}",
            "account": {"id": "101", "acct": "noor", "url": f"http://{self.host}/@noor"},
        }
        self.statuses.insert(0, status(**{"content": f"<p>{text}</p>", **there, **changes}))


@contextmanager
def limited() -> Iterator[Limited]:
    """The server, running."""
    server = Limited()

    class Handler(BaseHTTPRequestHandler):
        def _play(self) -> None:
            path = urlsplit(self.path).path
            key = self.headers.get("authorization", "")
            server.asked.append((path, key))
            length = int(self.headers.get("content-length", "0"))
            form = {k: v[0] for k, v in parse_qs(self.rfile.read(length).decode()).items()}
            if path == "/oauth/authorize" or (server.onward and path.endswith("/statuses")):
                self.send_response(302)
                self.send_header("location", server.onward or server.back(self.path))
                self.send_header("content-length", "0")
                self.end_headers()
                return
            code, found = server.answer(self.command, path, form, key)
            body = json.dumps(found).encode()
            self.send_response(code)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _play

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        server.host = f"127.0.0.1:{running.server_port}"
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            running.shutdown()
            thread.join()
