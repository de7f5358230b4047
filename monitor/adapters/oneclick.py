"""The one-click address in a mail's headers (RFC 8058): it pauses its member, and holds for ever."""

import hmac

from monitor.domain.ids import MemberId

PATH = "/u/"
LENGTH = 32
"""Characters of the proof: 128 bits."""


class OneClick:
    """Makes the address of a member, and knows whose it is. Nothing is stored for it."""

    def __init__(self, key: bytes, base_url: str) -> None:
        self._key = key
        self._base = base_url

    def address(self, member_id: MemberId) -> str:
        """The absolute URL; who holds it can pause this member and do nothing else."""
        return f"{self._base}{PATH}{member_id}.{self._proof(member_id)}"

    def member(self, token: str) -> MemberId | None:
        """Whose address ends like this, or None when nobody's does."""
        claimed, _, proof = token.rpartition(".")
        if not hmac.compare_digest(proof.encode("utf-8", "replace"), self._proof(claimed).encode()):
            return None
        return MemberId(claimed)

    def _proof(self, member_id: str) -> str:
        return hmac.digest(self._key, member_id.encode("utf-8", "replace"), "sha256").hex()[:LENGTH]
