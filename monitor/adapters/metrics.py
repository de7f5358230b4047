"""Figures about the machine in Prometheus' words. Nothing here has a label that names a person."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

from monitor.errors import ConfigurationRefused
from monitor.ports import Transaction


class Metrics:
    """Counters and gauges of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._polls = Counter(
            "amends_polls", "Accounts read, by result.", ["result"], registry=self.registry
        )
        self._cuts = Counter(
            "amends_left_out",
            "Readings that did not take in all there was, by what was left out.",
            ["what"],
            registry=self.registry,
        )
        self._shadow = Counter(
            "amends_shadow_hits", "Hits of rules in shadow.", ["rule"], registry=self.registry
        )
        self._ticks = Counter(
            "amends_ticks",
            "Turns of each loop, by result.",
            ["tick", "result"],
            registry=self.registry,
        )
        self._last = Gauge(
            "amends_tick_last_seconds",
            "When a loop last ended well.",
            ["tick"],
            registry=self.registry,
        )
        self._messages = Gauge(
            "amends_messages", "Messages, by state.", ["state"], registry=self.registry
        )
        self._oldest = Gauge(
            "amends_outbox_oldest_seconds", "Age of the oldest due message.", registry=self.registry
        )

    def polled(
        self, results: Iterable[str], shadow: Iterable[str], left_out: Iterable[str]
    ) -> None:
        """What became of the accounts of one round, which rules in shadow would have spoken, and what
        was left out."""
        for counter, labels in (
            (self._polls, results),
            (self._shadow, shadow),
            (self._cuts, left_out),
        ):
            for label in labels:
                counter.labels(label).inc()

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
                f"metrics.port {port} on {bind} cannot be used ({error.strerror}); 0 is none"
            ) from error
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
