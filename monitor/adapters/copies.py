"""Copies of the database that the service makes by itself, and proof that they can be read (safety D12)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.adapters.backup import backup, restore
from monitor.adapters.vault import Vault
from monitor.errors import ConfigurationRefused

NAMED = "amends-%Y%m%dT%H%M%SZ.sqlite"
HOURLY = timedelta(days=2)
"""So long every copy is kept; after that the first of each day."""
KEPT = timedelta(days=7)
"""No copy is older: what was erased is gone from all of them by then (safety K3)."""


@dataclass(frozen=True)
class Copies:
    """A folder of copies."""

    url: str
    folder: Path
    keys: Path
    """Where the newest copy of the keys goes: none of the copies has any."""
    vault: Callable[[], Vault]

    def make(self, now: datetime) -> Path:
        """One more copy; those that have had their time go. ConfigurationRefused when it cannot be made."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigurationRefused(f"{self.folder}: {error.strerror}") from error
        file = self.folder / now.astimezone(UTC).strftime(NAMED)
        backup(self.url, file, self.keys, now)
        for old in self._spent(now):
            old.unlink(missing_ok=True)
        return file

    def prove(self, now: datetime) -> Path:
        """Bring the newest copy back somewhere else. ConfigurationRefused when that does not work."""
        newest = max(self._all(), default=None, key=lambda pair: pair[0])
        if newest is None:
            raise ConfigurationRefused(f"{self.folder}: no copy there")
        with TemporaryDirectory(dir=self.folder, prefix=".proving-") as name:
            proof = f"sqlite:///{name}/proof.sqlite"
            restore(proof, newest[1], self.keys, self.vault(), now)
        return newest[1]

    def _all(self) -> list[tuple[datetime, Path]]:
        found = []
        for file in self.folder.glob("amends-*.sqlite"):
            try:
                found.append((datetime.strptime(file.name, NAMED).replace(tzinfo=UTC), file))
            except ValueError:
                continue
        return sorted(found)

    def _spent(self, now: datetime) -> list[Path]:
        days: set[object] = set()
        spent = []
        for at, file in self._all():
            daily = at.date() not in days
            days.add(at.date())
            if now - at > KEPT or (now - at > HOURLY and not daily):
                spent.append(file)
        return spent
