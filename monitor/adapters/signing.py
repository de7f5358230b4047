"""The DKIM signature of a mail, for companies whose mail server does not sign (RFC 6376)."""

import stat
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from monitor.errors import ConfigurationRefused

FEWEST_BITS = 1024
"""Verifiers take no shorter key."""

COVERED = (
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "auto-submitted",
    "x-amends-kind",
    "list-unsubscribe",
    "list-unsubscribe-post",
)
"""Each is named twice in the signature: a second header of that name, added on the way, would break it.
The one-click headers belong to it (RFC 8058)."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Whose signature the mails carry."""

    domain: str
    selector: str
    key: bytes = field(repr=False)

    def signed(self, raw: bytes) -> bytes:
        """The mail below its signature."""
        # By name: it brings a whole resolver along, and most companies' own servers sign.
        header: bytes = import_module("dkim").sign(
            raw,
            self.selector.encode("ascii"),
            self.domain.encode("ascii"),
            self.key,
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=[name.encode("ascii") for name in (*COVERED, *COVERED)],
            linesep=b"\r\n",
        )
        return header + raw


def signer(path: Path, selector: str, domain: str, sender: str) -> Signer:
    """Signs with the key in ``path``; refused when no verifier would believe the signature."""
    host = sender.rpartition("@")[2].lower()
    signing = domain.lower() or host
    if host != signing and not host.endswith(f".{signing}"):
        raise ConfigurationRefused(
            f"mail.dkim_domain: {signing} cannot sign for {host}; name {host} or a domain above it"
        )
    return Signer(signing, selector, _key(path))


def _key(path: Path) -> bytes:
    try:
        shared = stat.S_IMODE(path.stat().st_mode) & 0o377
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationRefused(f"mail.dkim_key_file: {path}: {error.strerror}") from error
    if shared:
        raise ConfigurationRefused(f"{path} may be read or changed by others: chmod 400 {path}")
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError) as error:
        raise ConfigurationRefused(f"{path}: no private key in PEM without a password") from error
    if not isinstance(key, RSAPrivateKey) or key.key_size < FEWEST_BITS:
        raise ConfigurationRefused(f"{path}: needs an RSA key of {FEWEST_BITS} bits or more")
    return content
