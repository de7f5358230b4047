"""Figures about the machine in Prometheus' words. Nothing here has a label that names a person."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

from monitor.domain.ids import MemberId
from monitor.domain.tally import FEWEST
from monitor.errors import ConfigurationRefused
from monitor.ports import Transaction


class Metrics:
    """Counters and gauges of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        cuts = "Readings that did not take in all there was, by what was left out."
        unsure = "Mails of which nobody knows whether they arrived; sent again as the same."
        self._polls = self._counter("amends_polls", "Accounts read, by result.", "result")
        self._cuts = self._counter("amends_left_out", cuts, "what")
        self._opened = self._counter("amends_cases_opened", "Posts with findings, by the lot.")
        self._untold: list[MemberId] = []
        self._today: date | None = None
        self._ambiguous = self._counter("amends_mails_ambiguous", unsure)
        self._ticks = self._counter("amends_ticks", "Turns of each loop.", "tick", "result")
        self._last = self._gauge("amends_tick_last_seconds", "When a loop last ended well.", "tick")
        self._due = self._gauge("amends_account_overdue_seconds", "How late reading is.")
        self._killed = self._gauge("amends_parser_deaths", "Parsers that a source has cost.")
        self._backup = self._gauge("amends_backup_last_seconds", "When the last copy was made.")
        self._canary = self._gauge("amends_canary_last_seconds", "When the last canary left.")
        self._messages = self._gauge("amends_messages", "Messages, by state.", "state")
        self._oldest = self._gauge("amends_outbox_oldest_seconds", "Age of the oldest due mail.")

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(name, says, labels, registry=self.registry)

    def _gauge(self, name: str, says: str, *labels: str) -> Gauge:
        return Gauge(name, says, labels, registry=self.registry)

    def polled(self, results: Iterable[str], left_out: Iterable[str]) -> None:
        """What became of the accounts of one round, and what was left out."""
        for counter, labels in ((self._polls, results), (self._cuts, left_out)):
            for label in labels:
                counter.labels(label).inc()

    def opened(self, whose: Iterable[MemberId], now: datetime) -> None:
        """Cases that one round of reading has opened. They are told on a later day, and once they are about
        five people: who watches the number step, and sees whose turn it was, would know who gets a note."""
        if now.date() != self._today:
            self._today = now.date()
            if len(set(self._untold)) >= FEWEST:
                self._opened.inc(len(self._untold))
                self._untold.clear()
        self._untold.extend(whose)

    def delivered(self, ambiguous: int) -> None:
        """Mails of one round whose fate is not known."""
        self._ambiguous.inc(ambiguous)

    def waited(self, oldest: datetime | None, now: datetime, deaths: int) -> None:
        """How late reading is, and how many parsers it has cost."""
        self._due.set(max(0.0, (now - oldest).total_seconds()) if oldest else 0)
        self._killed.set(deaths)

    def backed_up(self, at: datetime) -> None:
        """A copy of the database is safe."""
        self._backup.set(at.timestamp())

    def canary(self, since: datetime) -> None:
        """When the last canary left that came home, or the first of all."""
        self._canary.set(since.timestamp())

    def ticked(self, tick: str, result: str, now: datetime) -> None:
        """One turn of a loop has ended."""
        self._ticks.labels(tick, result).inc()
        if result == "done":
            self._last.labels(tick).set(now.timestamp())

    def outbox(self, tx: Transaction, now: datetime) -> None:
        """How many messages stand where, and how long the oldest has waited."""
        for state, number in tx.message_states().items():
            self._messages.labels(state).set(number)
        oldest = tx.oldest_queued()
        self._oldest.set(max(0.0, (now - oldest).total_seconds()) if oldest else 0)

    @contextmanager
    def served(self, bind: str, port: int) -> Iterator[None]:
        """Answer Prometheus on a listener of its own, apart from the portal; port 0 is none."""
        if not port:
            yield
            return
        try:
            server, thread = start_http_server(port, addr=bind, registry=self.registry)
        except OSError as error:
            raise ConfigurationRefused(
                f"metrics.port {port} on {bind} cannot be used ({error.strerror}): each process on one"
                " machine wants a port of its own (AMENDS_METRICS__PORT); 0 is none"
            ) from error
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
