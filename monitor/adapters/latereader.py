"""The second reader as a service holds it: loaded when the first post asks for it."""

from functools import cache
from importlib import import_module
from threading import Lock
from typing import cast

from monitor.adapters.weights import WEIGHTS, version_of
from monitor.policy.reading import Reading
from monitor.policy.sheet import Reader, Sheet


class LateReader(Reader):
    """Safe in any thread. Until it is asked it costs nothing but its version."""

    def __init__(self) -> None:
        self.version = version_of(WEIGHTS)
        self._reader: Reader | None = None
        self._loading = Lock()

    def read(self, sheet: Sheet) -> Reading:
        """What to make of a post."""
        with self._loading:
            if self._reader is None:
                # By name: the library and the weights are 100 MB, and most accounts have nothing new.
                encoder = import_module("monitor.adapters.encoder")
                self._reader = cast("Reader", encoder.Encoder(WEIGHTS))
        return self._reader.read(sheet)


@cache
def shipped_reader() -> LateReader:
    """The reader that comes with the package."""
    return LateReader()
