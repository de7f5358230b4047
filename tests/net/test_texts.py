"""TXT records, from a name server that runs here."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from monitor.adapters import texts
from monitor.adapters.http import HttpClient
from monitor.adapters.texts import system_texts
from tests.net.hostile import at_once

pytestmark = pytest.mark.anyio

NAME = "_amends.noor.example"


@contextmanager
def nameserver(
    say: Callable[[str], list[str] | dns.rcode.Rcode],
) -> Iterator[tuple[int, list[str]]]:
    """Answers every question on loopback; its port, and what it was asked."""
    asked: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))

        def serve() -> None:
            while True:
                wire, where = server.recvfrom(4096)
                if wire == b"stop":
                    return
                question = dns.message.from_wire(wire)
                name = question.question[0].name
                asked.append(f"{name} {dns.rdatatype.to_text(question.question[0].rdtype)}")
                reply = dns.message.make_response(question)
                reply.flags |= dns.flags.RA
                found = say(str(name))
                if isinstance(found, list):
                    reply.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", *found))
                else:
                    reply.set_rcode(found)
                server.sendto(reply.to_wire(), where)

        thread = threading.Thread(target=serve)
        thread.start()
        port: int = server.getsockname()[1]
        try:
            yield port, asked
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
                last.sendto(b"stop", ("127.0.0.1", port))
            thread.join()


async def test_O1_the_records_of_a_name_are_read_each_put_together_from_its_pieces():
    with nameserver(lambda _: ['"amends-k7qm" "-aaaa"', '"something else"', r'"\255"']) as (
        port,
        asked,
    ):
        found = await system_texts(NAME, ["127.0.0.1"], port)
    assert sorted(found) == ["amends-k7qm-aaaa", "something else", "\N{REPLACEMENT CHARACTER}"]
    assert asked == [f"{NAME}. TXT"]


@pytest.mark.parametrize("code", [dns.rcode.NXDOMAIN, dns.rcode.SERVFAIL, dns.rcode.REFUSED])
async def test_where_there_is_no_answer_there_is_no_proof(code: dns.rcode.Rcode):
    with nameserver(lambda _: code) as (port, asked):
        assert await system_texts(NAME, ["127.0.0.1"], port) == ()
    assert set(asked) == {f"{NAME}. TXT"}


async def test_a_resolver_that_never_answers_costs_its_patience_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(texts, "PATIENCE", 0.2)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        assert await system_texts(NAME, ["127.0.0.1"], silent.getsockname()[1]) == ()


@pytest.mark.parametrize("name", ["_amends..example", "a" * 64 + ".example", "x." * 200, "."])
async def test_a_name_that_cannot_be_is_not_asked_for(name: str):
    with nameserver(lambda _: ['"x"']) as (port, asked):
        assert await system_texts(name, ["127.0.0.1"], port) == ()
    assert asked == []


async def test_a_client_asks_for_a_name_and_for_no_name_nobody():
    asked: list[str] = []

    async def told(name: str) -> tuple[str, ...]:
        asked.append(name)
        return ("here",)

    async with HttpClient("", gates=at_once(), texts=told) as client:
        assert await client.texts(NAME) == ("here",)
        assert await client.texts("") == ()
    assert asked == [NAME]
