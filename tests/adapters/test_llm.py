"""The company's language model, over a real connection to a stand-in that speaks its protocol."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler

import pytest

from monitor.adapters.guard import system_resolve
from monitor.adapters.http import HttpClient, Limits
from monitor.adapters.llm import ENOUGH, REST, ChatModel
from monitor.adapters.ownserver import OwnServer
from monitor.domain.advice import Question, Rewording
from monitor.domain.gates import Gates
from monitor.errors import AddressRefused, AdviserSilent, SourceUnavailable
from tests.model_server import ModelServer, Speaks, body, content, message, model_server

pytestmark = pytest.mark.anyio

QUESTION = Question("They are a bunch of clowns.", "clowns", "en", "It may hurt.")
WANTED = Rewording("I am sorry.", "They are clowns.", "en", 500)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@asynccontextmanager
async def asking(
    server: ModelServer, key: str = "", clock: list[float] | None = None, patience: float = 5
) -> AsyncIterator[ChatModel]:
    now = clock if clock is not None else [0.0]
    limits = Limits(wire=64 * 1024, decoded=64 * 1024, redirects=0)
    gates = Gates(0, lambda: 0.0, asyncio.sleep)
    guard = OwnServer(system_resolve, base=server.base)
    async with HttpClient("", limits=limits, gates=gates, guard=guard) as client:
        yield ChatModel(client, server.base, server.host, "small", key, lambda: now[0], patience)


async def test_it_is_asked_in_one_fixed_shape_with_the_post_as_material(server: ModelServer):
    server.says(content({"draft": "I regret that."}))
    async with asking(server, key="sesame") as model:
        assert await model.reword(WANTED) == "I regret that."
    asked = server.asked[0]
    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["authorization"] == "Bearer sesame"
    assert server.headers[0]["content-type"] == "application/json"
    assert (asked["model"], asked["stream"]) == ("small", False)
    assert asked["temperature"] <= 0.3
    assert not {"tools", "tool_choice", "functions"} & set(asked)
    assert asked["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    assert [part["role"] for part in asked["messages"]] == ["system", "user"]
    assert "clowns" not in asked["messages"][0]["content"]
    assert server.material == [
        {"draft": "I am sorry.", "post": "They are clowns.", "lang": "en", "longest": 500}
    ]


async def test_a_question_holds_the_words_and_the_reason_and_nothing_of_a_person(
    server: ModelServer,
):
    server.says(content({"confirmed": True}))
    async with asking(server) as model:
        assert await model.confirms(QUESTION) is True
    assert set(server.material[0]) == {"post", "words", "why", "lang"}
    assert "authorization" not in server.headers[0]
    assert "cookie" not in server.headers[0]


async def test_where_no_length_is_counted_a_draft_may_be_twice_as_long(server: ModelServer):
    server.says(content({"draft": "Fine."}))
    async with asking(server) as model:
        await model.reword(Rewording("12345", "post", "en"))
    assert server.material[0]["longest"] == 10


async def test_a_server_that_knows_no_answer_format_is_asked_without_one(server: ModelServer):
    server.says(body(b'{"error": "response_format"}', 400), content({"confirmed": False}))
    async with asking(server) as model:
        assert await model.confirms(QUESTION) is False
        assert await model.confirms(QUESTION) is False
    assert ["response_format" in asked for asked in server.asked] == [True, False, False]


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


NONSENSE: dict[str, Speaks] = {
    "too many questions": body(b"", 429, **{"Retry-After": "60"}),
    "broken": body(b"oops", 500),
    "wrong key": body(b"", 401),
    "no such model": body(b"", 404),
    "bad twice": body(b"{}", 400),
    "a redirect": body(b"", 307, Location="http://127.0.0.1:1/"),
    "no JSON": body(b"<html>sorry</html>"),
    "an answer that breaks off": breaks_off,
    "a stream": body(b'data: {"choices": []}\n\ndata: [DONE]\n\n'),
    "a list": body(b"[]"),
    "no choice": body(b'{"choices": []}'),
    "no choices": body(b'{"choices": "many"}'),
    "two choices": body(
        json.dumps({"choices": [{"message": {"content": '{"confirmed": true}'}}] * 2}).encode()
    ),
    "too much": content({"confirmed": True, "why": "x" * 100_000}),
    "gzip": body(b"\x1f\x8b", **{"Content-Encoding": "br"}),
    "prose": message(content="Yes, I confirm."),
    "fenced": message(content='```json\n{"confirmed": true}\n```'),
    "nothing": message(content=None),
    "a text for a yes": content({"confirmed": "true"}),
    "a number for a yes": content({"confirmed": 1}),
    "another key": content({"verdict": True}),
    "one key more": content({"confirmed": True, "close": ["K7Q2"]}),
    "the key twice": message(content='{"confirmed": false, "confirmed": true}'),
    "a list of it": content([{"confirmed": True}]),
    "a half surrogate": message(content='{"confirmed": true}\ud800'),
    "a tool": message(
        content='{"confirmed": true}', tool_calls=[{"function": {"name": "close_case"}}]
    ),
}


@pytest.mark.parametrize("what", NONSENSE)
async def test_X1_whatever_is_not_the_answer_is_nothing(server: ModelServer, what: str):
    server.says(NONSENSE[what])
    async with asking(server) as model:
        with pytest.raises(AdviserSilent):
            await model.confirms(QUESTION)


async def test_X1_a_draft_that_is_no_text_is_nothing(server: ModelServer):
    server.says(content({"draft": ["I am sorry."]}))
    async with asking(server) as model:
        with pytest.raises(AdviserSilent, match="not the answer"):
            await model.reword(WANTED)


async def test_a_redirect_is_never_followed_and_the_key_goes_nowhere_else(server: ModelServer):
    with model_server() as elsewhere:
        elsewhere.says(content({"confirmed": True}))
        server.says(body(b"", 307, Location=f"{elsewhere.base}/chat/completions"))
        async with asking(server, key="sesame") as model:
            with pytest.raises(AdviserSilent):
                await model.confirms(QUESTION)
        assert elsewhere.asked == []


async def test_an_answer_that_does_not_come_is_not_waited_for(server: ModelServer):
    server.says(lambda handler: server.hang())
    async with asking(server, patience=0.1) as model:
        with pytest.raises(AdviserSilent, match="no answer in time"):
            await model.confirms(QUESTION)


async def test_a_model_that_is_of_no_use_is_left_alone_for_a_while(server: ModelServer):
    now = [0.0]
    server.says(body(b"", 500))
    async with asking(server, clock=now) as model:
        for _ in range(ENOUGH + 2):
            with pytest.raises(AdviserSilent):
                await model.confirms(QUESTION)
        assert len(server.asked) == ENOUGH
        now[0] = REST
        server.says(content({"confirmed": True}))
        assert await model.confirms(QUESTION) is True


async def test_one_good_answer_makes_up_for_bad_ones(server: ModelServer):
    async with asking(server) as model:
        for answer in (*[body(b"", 500)] * (ENOUGH - 1), content({"confirmed": True})) * 2:
            server.says(answer)
            try:
                await model.confirms(QUESTION)
            except AdviserSilent:
                continue
    assert len(server.asked) == 2 * ENOUGH


async def test_nobody_there_is_silence_too():
    with model_server() as server:
        pass
    async with asking(server) as model:
        with pytest.raises(AdviserSilent, match="does not answer"):
            await model.confirms(QUESTION)


def guard(base: str, *addresses: str) -> OwnServer:
    async def resolve(host: str, port: int) -> list[str]:
        return list(addresses)

    return OwnServer(resolve, base=base)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:11434/v1/chat/completions?",
        "http://localhost:11434/v1/models",
    ],
)
async def test_F7_only_the_one_server_in_the_settings_is_let_through(url: str):
    ours = guard(url.rpartition("/v1")[0] + "/v1", "127.0.0.1")
    target = ours.judge(url)
    assert await ours.addresses(target) == ("127.0.0.1",)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:11435/v1/chat",
        "http://localhost:11434.evil.example/v1/chat",
        "http://localhost:11434@evil.example/v1/chat",
        "http://localhost:11434/v2/chat",
        "https://localhost:11434/v1/chat",
        "http://127.0.0.1:11434/v1/chat",
        "http://10.0.0.1/v1/chat",
        "file:///etc/passwd",
        "",
    ],
)
def test_F7_any_other_place_is_refused_by_that_client(url: str):
    with pytest.raises(AddressRefused, match="not the server"):
        guard("http://localhost:11434/v1").judge(url)


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("http://llm.example/v1", "93.184.215.14"),
        ("http://llm.example/v1", "2606:4700::1111"),
        ("http://llm.example/v1", "169.254.169.254"),
        ("https://llm.example/v1", "169.254.169.254"),
        ("https://llm.example/v1", "::ffff:169.254.169.254"),
        ("http://llm.example/v1", "::ffff:93.184.215.14"),
        ("https://llm.example/v1", "fe80::1"),
        ("https://llm.example/v1", "224.0.0.1"),
        ("https://llm.example/v1", "0.0.0.0"),
    ],
)
async def test_F7_a_post_is_not_sent_in_the_clear_through_the_internet_nor_to_a_clouds_metadata(
    base: str, address: str
):
    ours = guard(base, "127.0.0.1", address)
    with pytest.raises(AddressRefused, match="public place asked in the clear"):
        await ours.addresses(ours.judge(f"{base}/chat/completions"))
    literal = base.replace("llm.example", f"[{address}]" if ":" in address else address)
    with pytest.raises(AddressRefused):
        guard(literal).judge(f"{literal}/chat/completions")


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://llm.example/v1", "93.184.215.14"),
        ("http://ollama:11434/v1", "172.18.0.3"),
        ("http://ollama:11434/v1", "fd00::3"),
        ("https://llm.example:8443/v1", "10.1.2.3"),
    ],
)
async def test_a_server_in_the_house_or_one_that_encrypts_is_asked(base: str, address: str):
    ours = guard(base, address)
    assert await ours.addresses(ours.judge(f"{base}/chat/completions")) == (address,)


async def test_a_name_that_leads_nowhere_may_lead_somewhere_later():
    ours = guard("http://ollama:11434/v1")
    with pytest.raises(SourceUnavailable):
        await ours.addresses(ours.judge("http://ollama:11434/v1/chat/completions"))
