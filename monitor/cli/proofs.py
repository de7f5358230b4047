"""Tokens that show, for three days, that whoever asks may also write at a source."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from monitor.errors import ConfigurationRefused
from monitor.usecases.prove import code_from

LIFE = timedelta(hours=72)


def state_dir(environ: Mapping[str, str]) -> Path:
    """Where this user's own small files go."""
    base = environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(base) / "amends"


class Proofs:
    """The tokens printed on this machine, by a hash of the source they were printed for.

    A source that no token was printed for is never asked, not even for its profile; and a token of
    one machine means nothing on another.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "proofs.json"

    def token(self, source: str, now: datetime) -> str | None:
        """The token that was printed for ``source``, while it holds."""
        kept = self._kept(now).get(_key(source))
        return kept[0] if kept else None

    def make(
        self, source: str, now: datetime, new_secret: Callable[[], str]
    ) -> tuple[str, datetime]:
        """A token for ``source`` and when it ends; the one before, as long as that holds."""
        kept = self._kept(now)
        token, made = kept.get(_key(source), (code_from(new_secret()), now.isoformat()))
        kept[_key(source)] = (token, made)
        self._keep(kept)
        return token, datetime.fromisoformat(made) + LIFE

    def _kept(self, now: datetime) -> dict[str, tuple[str, str]]:
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            return {
                key: (token, made)
                for key, (token, made) in kept.items()
                if now - LIFE < datetime.fromisoformat(made) <= now
            }
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise ConfigurationRefused(f"{self.path}: cannot be read; remove it") from error

    def _keep(self, kept: Mapping[str, tuple[str, str]]) -> None:
        """Only the user may read it: the newest whole file, or the one before."""
        fresh = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with suppress(FileNotFoundError):
                fresh.unlink()
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file)
            fresh.replace(self.path)
        except OSError as error:
            raise ConfigurationRefused(
                f"{self.path}: cannot be written ({error.strerror})"
            ) from error


def _key(source: str) -> str:
    return hashlib.sha256(source.strip().casefold().encode()).hexdigest()
