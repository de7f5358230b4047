"""The company's own sign-in: OpenID Connect with the code flow and PKCE, and no claim believed unchecked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from monitor.adapters.http import HttpClient
from monitor.company_signin import CompanySignIn, SignedIn
from monitor.domain.strictjson import said, strict_object
from monitor.errors import SourceUnreadable
from monitor.ports import Client

SCOPE = "openid email profile"
SIGNED_BY = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
)
"""Asymmetric signatures alone: with a shared secret the client could sign for everybody."""
LEEWAY = 60
"""Seconds that clocks may differ."""


@dataclass(frozen=True, slots=True)
class Provider:
    """What the settings say of it."""

    issuer: str
    client_id: str
    client_secret: str
    claim: str
    """The claim that names roles or groups."""

    @property
    def origin(self) -> str:
        """Where it runs: the one place that may be in the company's own network."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


class OpenIdConnect(CompanySignIn):
    """One provider. ``own`` reaches its origin and nothing else; ``public`` what else it names."""

    def __init__(self, provider: Provider, own: HttpClient, public: Client) -> None:
        self.provider = provider
        self._own = own
        self._public = public

    async def address(self, callback: str, state: str, nonce: str, challenge: str) -> str:
        """As the port says."""
        asked = {
            "response_type": "code",
            "client_id": self.provider.client_id,
            "redirect_uri": callback,
            "scope": SCOPE,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        place = self._place(await self._said_of_itself(), "authorization_endpoint")
        return f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}"

    async def person(
        self, callback: str, code: str, verifier: str, nonce: str, now: datetime
    ) -> SignedIn:
        """As the port says."""
        itself = await self._said_of_itself()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": callback,
            "code_verifier": verifier,
            "client_id": self.provider.client_id,
            "client_secret": self.provider.client_secret,
        }
        place = self._place(itself, "token_endpoint")
        answer = (await self._to(place).post(place, form)).expect(200)
        told = strict_object(answer.body, "the company's sign-in")
        keys = await self._json(self._place(itself, "jwks_uri"))
        issuer = said(itself, "issuer")
        claims = self._checked(said(told, "id_token"), keys, issuer, nonce, now)
        if claims.get("email_verified") is not True or not said(claims, "email"):
            raise SourceUnreadable("a sign-in without a confirmed address", reason="sso-address")
        return SignedIn(said(claims, "email").lower(), self._roles(claims))

    def _checked(
        self, token: str, keys: Mapping[str, Any], issuer: str, nonce: str, now: datetime
    ) -> dict[str, Any]:
        """The claims of an ID token that is whole, fresh, and for nobody else (OpenID Connect Core 3.1.3.7)."""
        ours = self.provider.client_id
        asked = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": ours},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
            azp={"value": ours},
        )
        try:
            claims = jwt.decode(token, KeySet.import_key_set(keys), list(SIGNED_BY)).claims  # type: ignore[arg-type]
            asked.validate(claims)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise SourceUnreadable("a sign-in that does not hold", reason="sso-token") from error
        return claims

    def _roles(self, claims: Mapping[str, Any]) -> frozenset[str]:
        value = claims.get(self.provider.claim)
        listed = value if isinstance(value, list) else [value]
        return frozenset(role for role in listed if isinstance(role, str))

    async def _said_of_itself(self) -> dict[str, Any]:
        """Its discovery document; one that names another issuer is somebody else's."""
        issuer = self.provider.issuer
        itself = await self._json(f"{issuer}/.well-known/openid-configuration")
        if said(itself, "issuer").rstrip("/") != issuer:
            raise SourceUnreadable(
                "the company's sign-in names another issuer", reason="sso-issuer"
            )
        return itself

    def _place(self, itself: Mapping[str, Any], name: str) -> str:
        place = said(dict(itself), name)
        if not place.startswith(("https://", f"{self.provider.origin}/")):
            raise SourceUnreadable(f"the company's sign-in has no {name}", reason="sso-issuer")
        return place

    async def _json(self, place: str) -> dict[str, Any]:
        answer = (await self._to(place).get(place)).expect(200)
        return strict_object(answer.body, "the company's sign-in")

    def _to(self, place: str) -> Client:
        own = place.startswith(f"{self.provider.origin}/")
        return self._own if own else self._public
