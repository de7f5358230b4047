"""F4 to F8: one client, and nothing gets past its limits."""

import asyncio
import gzip
import logging
import socket
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pytest

from monitor.adapters.http import HttpClient, Limits
from monitor.adapters.sockets import Errand, _Meter, _Pinned, on
from monitor.domain.gates import Gates
from monitor.errors import AddressRefused, SourceUnavailable, SourceUnreadable
from monitor.outside import outside
from monitor.settings import Settings
from tests.net.hostile import at_once, raw, reply, serving, silent

pytestmark = pytest.mark.anyio


def ours(limits: Limits | None = None) -> HttpClient:
    """The real client, with loopback open."""
    return HttpClient("ops@kade.example", testing=True, limits=limits, gates=at_once())


async def test_an_ordinary_page_is_read_with_an_honest_name():
    async with serving(page=reply(b"hello", etag='"x"')) as server, ours() as client:
        answer = await client.get(server.url("/page"), {"If-None-Match": '"w"'})
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", '"x"')
    asked = server.asked[0]
    assert asked["user-agent"] == f"Amends/{version('amends')} (+ops@kade.example)"
    assert (asked["accept-encoding"], asked["if-none-match"]) == ("gzip", '"w"')
    assert not {"cookie", "authorization"} & set(asked)


@pytest.mark.parametrize(
    ("status", "body"),
    [("400 Bad Request", b"why"), ("404 Not Found", b""), ("500 Oh", b""), ("301 Moved", b"")],
)
async def test_of_errors_only_a_wrong_question_is_explained(status: str, body: bytes):
    async with serving(page=reply(b"why", status)) as server, ours() as client:
        assert (await client.get(server.url("/page"))).body == body


async def test_gzip_is_unpacked():
    packed = gzip.compress(b"a feed " * 1000)
    async with serving(page=reply(packed, content_encoding="gzip")) as server, ours() as client:
        assert (await client.get(server.url("/page"))).body == b"a feed " * 1000


async def test_a_server_that_hangs_up_is_unavailable():
    async with serving(page=raw(b"")) as server, ours() as client:
        with pytest.raises(SourceUnavailable):
            await client.get(server.url("/page"))


async def test_a_closed_port_is_unavailable():
    async with serving() as server:
        port = server.url("/")
    async with ours() as client:
        with pytest.raises(SourceUnavailable, match=r"127\.0\.0\.1"):
            await client.get(port)


async def test_F4_three_redirects_are_followed_and_carry_nothing():
    hops = {
        f"r{n}": reply(status="302 Found", location=f"/r{n + 1}", set_cookie="a=b")
        for n in range(3)
    }
    async with serving(**hops, r3=reply(b"there")) as server, ours() as client:
        answer = await client.get(server.url("/r0"))
    assert answer.body == b"there"
    assert answer.url.endswith("/r3")
    assert not any("cookie" in asked for asked in server.asked)


async def test_F4_a_redirect_loop_ends():
    async with serving(r=reply(status="301 Moved", location="/r")) as server, ours() as client:
        with pytest.raises(SourceUnreadable) as refused:
            await client.get(server.url("/r"))
    assert (refused.value.reason, len(server.asked)) == ("redirects", 4)


@pytest.mark.parametrize(
    "where",
    [
        "http://10.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::]/",
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "ftp://127.0.0.1/",
        "http://user@127.0.0.1/",
        "http://2130706433/",
    ],
)
async def test_F4_every_hop_is_judged_like_the_first_address(where: str):
    script = raw(f"HTTP/1.1 302 Found\r\nlocation: {where}\r\ncontent-length: 0\r\n\r\n".encode())
    async with serving(r=script) as server, ours() as client:
        with pytest.raises((AddressRefused, SourceUnreadable)):
            await client.get(server.url("/r"))
    assert len(server.asked) == 1


async def test_F4_permanent_redirects_alone_say_that_a_source_has_moved():
    hops = {"a": 301, "b": 308, "c": 302}
    scripts = {name: reply(status=f"{code} On", location="/page") for name, code in hops.items()}
    scripts["d"] = reply(status="301 On", location="/c")
    scripts["e"] = reply(status="308 On", location="/a")
    async with serving(page=reply(b"x"), **scripts) as server, ours() as client:
        moved = [(await client.get(server.url(f"/{name}"))).moved for name in ("page", *"abcde")]
        there = server.url("/page")
    assert moved == [None, there, there, None, None, there]


async def test_F4_a_redirect_in_another_script_is_followed_as_it_is_meant():
    where = "HTTP/1.1 302 On\r\nlocation: /é\r\n\r\n"
    scripts = {"u": raw(where.encode()), "l": raw(where.encode("latin-1")), "%C3%A9": reply(b"x")}
    async with serving(**scripts) as server, ours() as client:
        for path in ("/u", "/l"):
            assert (await client.get(server.url(path))).body == b"x"


async def test_F7_neither_proxies_nor_passwords_of_the_environment_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "netrc").write_text("default login noor password secret\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    async with serving(page=reply(b"direct")) as server, serving() as proxy:
        for scheme in ("http", "https", "all"):
            monkeypatch.setenv(f"{scheme}_proxy", proxy.url())
            monkeypatch.setenv(f"{scheme}_proxy".upper(), proxy.url())
        async with ours() as client:
            assert (await client.get(server.url("/page"))).body == b"direct"
    assert proxy.asked == []
    assert "authorization" not in server.asked[0]


async def test_K5_no_address_is_logged(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    async with serving(page=reply(b"x", set_cookie="canary=@;;,")) as server, ours() as client:
        await client.get(server.url("/page?token=canary"))
    assert "canary" not in caplog.text


async def test_lines_of_one_name_are_joined_and_cookies_left_out():
    script = raw(b"HTTP/1.1 200 OK\r\nLink: <a>\r\nset-cookie: a=b\r\nlink: <b>\r\n\r\n")
    async with serving(page=script) as server, ours() as client:
        answer = await client.get(server.url("/page"))
    assert answer.headers == {"link": "<a>, <b>"}


@pytest.mark.parametrize("contact", ["", "ops\nX-Evil: yes"])
async def test_a_contact_that_is_none_is_left_out_of_our_name(contact: str):
    async with serving(page=reply(b"x")) as server, HttpClient(contact, testing=True) as client:
        await client.get(server.url("/page"))
    assert server.asked[0]["user-agent"] == f"Amends/{version('amends')}"
    assert "x-evil" not in server.asked[0]


async def test_F9_an_answer_without_a_date_was_sent_now():
    now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    dated = reply(date="Tue, 24 Nov 2026 08:00:00 GMT")
    async with (
        serving(bare=reply(), dated=dated) as server,
        HttpClient("", testing=True, gates=at_once(), clock=lambda: now) as client,
    ):
        found = [(await client.get(server.url(f"/{name}"))).headers for name in ("bare", "dated")]
    assert [headers["date"] for headers in found] == [
        "Tue, 24 Nov 2026 09:00:00 GMT",
        "Tue, 24 Nov 2026 08:00:00 GMT",
    ]


def test_F5_F6_the_limits_are_those_of_the_specification():
    limits = Limits()
    assert (limits.connect, limits.idle, limits.whole) == (5, 10, 30)
    assert (limits.wire, limits.decoded, limits.redirects) == (2 << 20, 5 << 20, 3)


@pytest.mark.parametrize(("size", "fits"), [(5000, True), (5001, False)])
async def test_F6_what_is_unpacked_is_measured_to_the_byte(size: int, fits: bool):
    packed = reply(gzip.compress(b"x" * size), content_encoding="gzip")
    plain = reply(b"x" * size)
    async with serving(p=packed, q=plain) as server, ours(Limits(decoded=5000)) as client:
        for path in ("/p", "/q"):
            if fits:
                assert len((await client.get(server.url(path))).body) == size
            else:
                with pytest.raises(SourceUnreadable, match="more than"):
                    await client.get(server.url(path))


async def test_F6_everything_on_the_wire_counts_redirects_too():
    onward = reply(status="301 On", location="/page", x_padding="x" * 600)
    page = reply(b"x" * 600)
    async with serving(r=onward, page=page) as server, ours(Limits(wire=1000)) as client:
        assert len((await client.get(server.url("/page"))).body) == 600
        with pytest.raises(SourceUnreadable) as refused:
            await client.get(server.url("/r"))
    assert refused.value.reason == "size"


async def test_F5_one_deadline_holds_for_all_hops_together():
    async def slow(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        await asyncio.sleep(0.4)
        await reply(status="302 On", location="/r")(writer, asked)

    patient = Limits(connect=5, idle=5, whole=1.0, redirects=9)
    async with serving(r=slow) as server, ours(patient) as client:
        with pytest.raises(SourceUnavailable, match="in time"):
            await client.get(server.url("/r"))
    assert len(server.asked) in (2, 3)


async def test_F5_a_server_that_is_silent_for_too_long_is_left_before_the_deadline():
    async with serving(page=silent) as server, ours(Limits(idle=0.2, whole=600)) as client:
        with pytest.raises(SourceUnavailable):
            await asyncio.wait_for(client.get(server.url("/page")), timeout=10)


async def test_F6_what_arrives_after_hanging_up_is_dropped():
    token = on.set(errand := Errand(1.0, 2))
    meter = _Meter(asyncio.get_running_loop())
    on.reset(token)
    meter.data_received(b"abc")
    assert errand.room == -1


async def test_F2_no_socket_is_opened_for_a_name_that_was_not_checked():
    """The library may ask for another name than ours: it gets no address."""
    token = on.set(Errand(1.0, 1, "blog.example", ("1.1.1.1", "2606:4700::1111")))
    resolver = _Pinned()
    try:
        with pytest.raises(OSError, match=r"mole\.example"):
            await resolver.resolve("mole.example", 443)
        found = await resolver.resolve("blog.example", 443)
    finally:
        on.reset(token)
        await resolver.close()
    assert [(one["host"], one["port"], one["family"]) for one in found] == [
        ("1.1.1.1", 443, socket.AF_INET),
        ("2606:4700::1111", 443, socket.AF_INET6),
    ]


async def test_F8_every_request_to_a_host_waits_its_turn_redirects_included():
    now, slept = 0.0, []

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    gates = Gates(2.0, lambda: now, sleep)
    onward = reply(status="301 Moved", location="/page")
    async with (
        serving(r=onward, page=reply(b"x")) as server,
        HttpClient("", testing=True, gates=gates) as client,
    ):
        await client.get(server.url("/r"))
        await asyncio.gather(*(client.get(server.url("/page")) for _ in range(3)))
    assert slept == [2.0] * 4


async def test_F8_the_way_out_keeps_the_rest_that_is_set():
    settings = Settings.model_validate({"polling": {"host_gap_seconds": 7}})
    async with outside(settings) as world:
        assert isinstance(world.client, HttpClient)
        assert world.client.gates.gap == 7
    assert HttpClient("").gates.gap == 2


async def test_a_form_is_sent_and_its_answer_read():
    async with serving(token=reply(b"{}")) as server, ours() as client:
        answer = await client.post(server.url("/token"), {"code": "a b&c", "state": "é"})
    assert (answer.status, answer.body) == (200, b"{}")
    asked = server.asked[0]
    assert asked[":path"] == "/token"
    assert asked["content-type"] == "application/x-www-form-urlencoded"
    assert asked["content-length"] == str(len("code=a+b%26c&state=%C3%A9"))


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Again", "308 Moved"])
async def test_F4_a_form_follows_no_redirect(status: str):
    moved = reply(b"", status, location="/elsewhere")
    async with serving(token=moved, elsewhere=reply()) as server, ours() as client:
        assert (await client.post(server.url("/token"), {"code": "x"})).status == int(status[:3])
    assert [asked[":path"] for asked in server.asked] == ["/token"]


async def test_F3_a_form_goes_to_no_private_address():
    async with serving(token=reply()) as server, HttpClient("", gates=at_once()) as client:
        with pytest.raises(AddressRefused):
            await client.post(server.url("/token"), {"code": "x"})
    assert server.asked == []


async def test_F6_a_form_is_answered_within_the_same_limits():
    small = Limits(wire=1000, decoded=1000)
    async with serving(token=reply(b"x" * 5000)) as server, ours(small) as client:
        with pytest.raises(SourceUnreadable):
            await client.post(server.url("/token"), {"code": "x"})


async def test_F4_a_key_ends_at_the_first_redirect_and_what_else_was_said_goes_on():
    moved = reply(b"", "302 Found", location="/there")
    async with serving(here=moved, there=reply()) as server, ours() as client:
        await client.get(server.url("/here"), {"Authorization": "Bearer x", "If-None-Match": '"w"'})
    first, second = server.asked
    assert (first["authorization"], first["if-none-match"]) == ("Bearer x", '"w"')
    assert "authorization" not in second
    assert second["if-none-match"] == '"w"'
