"""F1 to F3: where the service may connect."""

import socket
from ipaddress import ip_address

import pytest

from monitor.adapters.guard import Guard, is_public, system_resolve
from monitor.adapters.http import HttpClient
from monitor.errors import AddressRefused, SourceUnavailable
from tests.net.hostile import at_once


async def nowhere(host: str, port: int) -> list[str]:
    """A resolver that knows no name."""
    return []


GUARD = Guard(nowhere)

REFUSED = [
    "",
    "ftp://blog.example/feed",
    "file:///etc/passwd",
    "gopher://blog.example/",
    "javascript:alert(1)",
    "data:text/xml,<rss/>",
    "//blog.example/feed",
    "blog.example/feed",
    "http:/blog.example",
    "http://",
    "https://",
    "http://?x",
    "https://user@blog.example/",
    "https://user:secret@blog.example/",
    "https://@blog.example/",
    "https://blog.example:8443/",
    "http://blog.example:443/",
    "https://blog.example:80/",
    "http://blog.example:22/",
    "http://blog.example:25/",
    "http://blog.example:6379/",
    "http://blog.example:0/",
    "http://blog.example:99999/",
    "http://blog.example:port/",
    "http://blog.example\\@127.0.0.1/",
    "http:\\\\blog.example/",
    "http://blog.example/a b",
    "http://blog..example/",
    "http://-blog.example/",
    "http://blog-.example/",
    "http://.example/",
    "http://blog!.example/",
    "http://blog%2eexample/",
    "http://blog%00.example/",
    "http://[::1/",
    "http://[::1]extra/",
    "http://[v1.x]/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://127.0.0.256/",
    "http://127.0.0.1.1/",
    "http://1.2.3/",
    "http://0/",
    "http://0.0.0.0/",
    "http://00000177.1/",
    "http://127。0。0。1/",
    "http://127．0．0．1/",
    "http://①②⑦.0.0.1/",
    "http://１２７.0.0.1/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::]/",
    "http://[::1]/",
    "http://[fe80::1%25eth0]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://xn--a/",
    "",
][1:-1]


@pytest.mark.parametrize("url", REFUSED)
def test_F1_a_url_that_is_no_plain_public_web_address_is_refused(url: str):
    with pytest.raises(AddressRefused):
        GUARD.judge(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/\x00",
        "http://a.example/\n",
        "http://a.example/" + "x" * 2048,
        "http://" + "a." * 127 + "example/",
        "https://" + "ü" * 260 + ".example/",
    ],
)
def test_F1_control_characters_and_endless_urls_are_refused(url: str):
    with pytest.raises(AddressRefused):
        GUARD.judge(url)


@pytest.mark.parametrize(
    ("url", "clean", "host"),
    [
        ("https://blog.example", "https://blog.example/", "blog.example"),
        ("http://Blog.Example:80/a?b=c#part", "http://blog.example/a?b=c", "blog.example"),
        ("https://blog.example:443/", "https://blog.example/", "blog.example"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ("https://blog.example./x", "https://blog.example/x", "blog.example"),
        ("https://1.1.1.1/", "https://1.1.1.1/", "1.1.1.1"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/", "2606:4700::1111"),
    ],
)
def test_F1_a_good_url_is_asked_for_in_its_usual_spelling(url: str, clean: str, host: str):
    target = GUARD.judge(url)
    assert (target.url, target.host) == (clean, host)


CLOSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.170",
    "192.0.2.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.88.99.1",
    "192.168.1.1",
    "192.175.48.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::2",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a00:1::",
    "2002:c0a8:101::1",
    "3ffe::1",
    "3fff::1",
    "2620:4f:8000::1",
    "4000::1",
    "5f00::1",
    "8000::1",
    "e000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]


@pytest.mark.parametrize("address", CLOSED)
def test_F3_an_address_that_is_not_public_is_not_connected_to(address: str):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "9.9.9.9", "93.184.216.34", "2606:4700::1111", "2a00:1450::8"]
)
def test_F3_a_public_address_is(address: str):
    assert is_public(ip_address(address))


@pytest.mark.anyio
@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["1.1.1.1", "10.0.0.1"],
        ["2606:4700::1111", "::1"],
        ["fe80::1%eth0"],
        ["169.254.169.254"],
    ],
    ids=["inside", "mixed", "mixed v6", "interface", "metadata"],
)
async def test_F2_a_name_with_one_address_inside_is_refused_whole(answers: list[str]):
    async def resolve(host: str, port: int) -> list[str]:
        return answers

    guard = Guard(resolve)
    with pytest.raises(AddressRefused, match=r"blog\.example"):
        await guard.addresses(guard.judge("https://blog.example/"))


@pytest.mark.anyio
async def test_F2_of_a_name_with_forty_addresses_four_are_tried():
    async def resolve(host: str, port: int) -> list[str]:
        return [f"1.1.1.{n}" for n in range(40)]

    guard = Guard(resolve)
    assert len(await guard.addresses(guard.judge("https://blog.example/"))) == 4


@pytest.mark.anyio
async def test_a_name_that_is_not_known_may_be_known_later():
    async def broken(host: str, port: int) -> list[str]:
        raise socket.gaierror("no answer")

    for resolve in (nowhere, broken):
        guard = Guard(resolve)
        with pytest.raises(SourceUnavailable, match=r"blog\.example"):
            await guard.addresses(guard.judge("https://blog.example/"))


def test_loopback_is_open_only_when_testing():
    testing = Guard(nowhere, loopback=True)
    assert testing.judge("http://127.0.0.1:8000/x").port == 8000
    assert testing.judge("http://[::1]:8000/x").literal == ip_address("::1")
    for url in ("http://10.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://blog.example:8000/"):
        with pytest.raises(AddressRefused):
            testing.judge(url)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "form",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "localhost",
        "127。0。0。1",
        "rebound.example",
        "0.0.0.0",
        "[::]",
        "127.0.0.1.",
        "１２７.0.0.1",
    ],
)
async def test_F3_rebinding_and_odd_spellings_reach_no_listener(form: str):
    """Not only refused: nothing arrives."""

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        port = listener.getsockname()[1]
        async with HttpClient("", resolve=resolve, gates=at_once()) as client:
            for url in (f"http://{form}:{port}/", f"http://{form}/"):
                with pytest.raises(AddressRefused):
                    await client.get(url)
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.anyio
async def test_the_system_is_asked_for_each_address_once():
    found = await system_resolve("localhost", 80)
    assert set(found) <= {"127.0.0.1", "::1"}
    assert len(found) == len(set(found)) > 0
