"""Being let in at a server that speaks Mastodon's API: OAuth 2 with PKCE, for reading alone (RFC 6749, 7636)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from monitor.domain.login import SCOPES, App, Opened
from monitor.domain.post import AccountRef
from monitor.domain.status import ID, alive, at_home
from monitor.domain.strictjson import said, strict_json
from monitor.errors import SourceUnreadable
from monitor.logins import Login
from monitor.ports import Answer, Client

_SECRET = re.compile(r"[\x21-\x7e]{1,2048}")
"""What may stand in a header, and in a form."""


class CodeLogin(Login):
    """One account at its own server."""

    def __init__(
        self, client: Client, base: str, ref: AccountRef, scopes: Sequence[str] = SCOPES
    ) -> None:
        self.client = client
        self.base = base
        self.ref = ref
        self.scopes = tuple(scopes)

    async def register(self, callback: str, now: datetime) -> App:
        """POST /api/v1/apps; 422 from servers that know none of the narrow scopes."""
        form = {
            "client_name": "Amends",
            "redirect_uris": callback,
            "scopes": " ".join(self.scopes),
        }
        found = self._told(await self.client.post(f"{self.base}/api/v1/apps", form))
        client_id = _secret(found, "client_id")
        return App(client_id, _secret(found, "client_secret"), callback, now)

    def address(self, app: App, state: str, challenge: str) -> str:
        """The page of the server's own where the member decides."""
        asked = {
            "response_type": "code",
            "client_id": app.client_id,
            "redirect_uri": app.callback,
            "scope": " ".join(self.scopes),
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return f"{self.base}/oauth/authorize?{urlencode(asked)}"

    async def token(self, app: App, code: str, verifier: str) -> Opened:
        """POST /oauth/token. A server that names no scope may have opened anything."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": app.callback,
            "code_verifier": verifier,
            **_as(app),
        }
        found = self._told(await self.client.post(f"{self.base}/oauth/token", form))
        return Opened(_secret(found, "access_token"), frozenset(said(found, "scope").split()))

    async def whose(self, token: str) -> AccountRef:
        """The very account that was added, by its number; by its name where nobody could look it up."""
        where = f"{self.base}/api/v1/accounts/verify_credentials"
        found = self._told(await self.client.get(where, {"Authorization": f"Bearer {token}"}))
        number, name = said(found, "id"), said(found, "acct").partition("@")[0]
        known, _, server = self.ref.key.partition("@")
        same = number == known if self.ref.numbered else name.lower() == known.lower()
        if not same or not ID.fullmatch(number) or not at_home(found, self.ref):
            raise SourceUnreadable("a login of another account", reason="login-other")
        if "@" in said(found, "acct"):
            # Takahe, alone in naming its own host, shows posts for its people only as if they were public.
            raise SourceUnreadable("public posts cannot be told apart", reason="no-login")
        alive(found, self.ref.label)
        return replace(self.ref, key=f"{number}@{server}")

    async def revoke(self, app: App, token: str) -> None:
        """POST /oauth/revoke (RFC 7009)."""
        form = {"token": token, **_as(app)}
        (await self.client.post(f"{self.base}/oauth/revoke", form)).expect(200)

    def _told(self, answer: Answer) -> dict[str, Any]:
        found = strict_json(answer.expect(200).body, self.ref.label)
        return found if isinstance(found, dict) else {}


def _as(app: App) -> dict[str, str]:
    return {"client_id": app.client_id, "client_secret": app.client_secret}


def _secret(found: Mapping[str, Any], name: str) -> str:
    secret = found.get(name)
    if not isinstance(secret, str) or not _SECRET.fullmatch(secret):
        raise SourceUnreadable("the server lets nobody in like this", reason="no-login")
    return secret
