"""Codes that change every half minute (TOTP, RFC 6238), as authenticator apps make them."""

import base64
import hashlib
import io
from datetime import datetime
from urllib.parse import quote, urlencode

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

DIGITS = 6
STEP = 30
"""Seconds that a code holds."""
LATE = 1
"""Steps that a telephone's clock may be wrong, either way."""


def secret_for(ticket: str) -> bytes:
    """The secret that is offered with one ticket; nothing is kept before it has been shown to work."""
    return hashlib.sha256(f"totp {ticket}".encode()).digest()[:20]


def step_of(secret: bytes, code: str, now: datetime) -> int | None:
    """The half minute that ``code`` belongs to, or None when it is no code of about now."""
    totp = TOTP(secret, DIGITS, SHA1(), STEP, enforce_key_length=False)  # noqa: S303
    here = int(now.timestamp()) // STEP
    for step in range(here - LATE, here + LATE + 1):
        if _same(totp.generate(step * STEP), code):
            return step
    return None


def _same(made: bytes, typed: str) -> bool:
    return typed.isascii() and made == typed.encode()


def typed(secret: bytes) -> str:
    """The secret in groups of four, for apps without a camera."""
    whole = base64.b32encode(secret).decode()
    return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def address(secret: bytes, company: str, office: str) -> str:
    """What an app reads from the picture."""
    key = base64.b32encode(secret).decode()
    label = quote(f"Amends {company}:{office}")
    return f"otpauth://totp/{label}?{urlencode({'secret': key, 'issuer': f'Amends {company}'})}"


def picture(content: str) -> str:
    """A QR code as SVG, to stand in a page; dark on light in every theme, or no camera reads it."""
    out = io.BytesIO()
    code = segno.make(content, error="m")
    code.save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        svgclass="plain",
        border=4,
        light="#fff",
    )
    return out.getvalue().decode()
