"""A mailer and a reader that never leave the process."""

from collections.abc import Iterable, Mapping

from monitor.domain.letter import Letter
from monitor.domain.message import Message
from monitor.domain.post import Batch, Fetched
from monitor.errors import AmendsError
from monitor.ports import Connector, Mailer, Reader


class FakeMailer(Mailer):
    """Keeps what it was asked to send; fails first with each of ``refusals``, in order."""

    def __init__(self, refusals: Iterable[AmendsError] = ()) -> None:
        self.sent: list[tuple[Message, str, Letter]] = []
        self._refusals = list(refusals)

    async def send(self, message: Message, address: str, letter: Letter) -> None:
        if self._refusals:
            raise self._refusals.pop(0)
        self.sent.append((message, address, letter))


class PlainReader(Reader):
    """Reads in this very process: fine for bytes that a test has written itself."""

    def __init__(self, connectors: Mapping[str, type[Connector]]) -> None:
        self._connectors = connectors

    async def normalise(self, connector: str, fetched: Fetched) -> Batch:
        return self._connectors[connector].normalise(fetched)
