"""F1 to F4: the guard at its very edges, where a table or a comparison that is off by one would show."""

from ipaddress import ip_address

import pytest

from monitor.adapters.guard import Guard, is_public
from monitor.errors import AddressRefused, SourceUnavailable
from tests.net.test_guard import GUARD, nowhere

TESTING = Guard(nowhere, loopback=True)

BLOCKS = [
    ("0.0.0.0", "0.255.255.255"),
    ("10.0.0.0", "10.255.255.255"),
    ("100.64.0.0", "100.127.255.255"),
    ("127.0.0.0", "127.255.255.255"),
    ("169.254.0.0", "169.254.255.255"),
    ("172.16.0.0", "172.31.255.255"),
    ("192.0.0.0", "192.0.0.255"),
    ("192.0.2.0", "192.0.2.255"),
    ("192.31.196.0", "192.31.196.255"),
    ("192.52.193.0", "192.52.193.255"),
    ("192.88.99.0", "192.88.99.255"),
    ("192.168.0.0", "192.168.255.255"),
    ("192.175.48.0", "192.175.48.255"),
    ("198.18.0.0", "198.19.255.255"),
    ("198.51.100.0", "198.51.100.255"),
    ("203.0.113.0", "203.0.113.255"),
    ("224.0.0.0", "255.255.255.255"),
    ("::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff"),
    ("3ffe::", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
]
"""The first and last address of everything that is closed, written out once more and not computed."""


@pytest.mark.parametrize(("first", "last"), BLOCKS)
def test_F3_a_closed_block_is_closed_from_its_first_to_its_last_address(first: str, last: str):
    assert not is_public(ip_address(first))
    assert not is_public(ip_address(last))


@pytest.mark.parametrize(("first", "last"), BLOCKS)
def test_F3_and_not_one_address_beyond(first: str, last: str):
    for edge, step in ((ip_address(first), -1), (ip_address(last), 1)):
        inside = 0 < int(edge) < 2**edge.max_prefixlen - 1
        beside = edge + step if inside else edge
        touching = any(
            ip_address(a) <= beside <= ip_address(z) for a, z in BLOCKS if _same(a, edge)
        )
        assert is_public(beside) != touching


def _same(text: str, address: object) -> bool:
    return type(ip_address(text)) is type(address)


def test_F3_an_address_on_one_network_interface_is_no_public_one():
    assert is_public(ip_address("2606:4700::1111"))
    assert not is_public(ip_address("2606:4700::1111%eth0"))


def test_F1_a_url_has_2048_characters_at_most():
    longest = "https://blog.example/".ljust(2048, "x")
    assert GUARD.judge(longest).url == longest
    with pytest.raises(AddressRefused):
        GUARD.judge(longest + "x")
    with pytest.raises(AddressRefused):
        GUARD.judge(f"https://blog.example/#{longest}")


def test_F1_letters_of_other_scripts_count_as_they_are_sent():
    path = "é" * 337
    assert len(GUARD.judge(f"https://blog.example/{path}").url) == 21 + 6 * 337
    with pytest.raises(AddressRefused):
        GUARD.judge(f"https://blog.example/{path}é")


def test_F1_a_host_has_253_characters_at_most():
    host = "a" * 61 + "." + ".".join(["b" * 63] * 3)
    assert len(host) == 253
    assert GUARD.judge(f"https://{host}/").host == host
    with pytest.raises(AddressRefused):
        GUARD.judge(f"https://a{host}/")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/a%20b?c=%C3%A9", "/a%20b?c=%C3%A9"),
        ("/~noor/a:b@c!$&'()*+,;=-._", "/~noor/a:b@c!$&'()*+,;=-._"),
        ("/?a=b/c?d[]=~e", "/?a=b/c?d[]=~e"),
        ("/é?ü=ß", "/%C3%A9?%C3%BC=%C3%9F"),
        ('/"<>^`{|}', "/%22%3C%3E%5E%60%7B%7C%7D"),
        ("//evil.example/", "//evil.example/"),
        ("", "/"),
        ("?a", "/?a"),
    ],
)
def test_F1_a_path_is_sent_as_it_was_written(written: str, sent: str):
    assert GUARD.judge(f"https://blog.example{written}").url == f"https://blog.example{sent}"


@pytest.mark.parametrize(
    "url",
    [
        "https://blog.example/\x20",
        "https://blog.example/\x7f",
        "https://blog.example/\x1f",
        "https://blog.example/\ud800",
        "http://blog.example/?\udfff",
        " https://blog.example/",
        "https://a_.b-.example/",
        "https://blog.example_/",
        "https://blog.example../",
        "https://127.0.0.1../",
        "http://localhost:8000/",
        "http://127.0.0.1:8000/",
        "https://blog._example/",
        "https://blog.0x1/",
        "https://blog.0x/",
        "https://blog.12/",
        "https://xn--/",
        "https://xn--blog-.example/",
        "https://" + "a" * 64 + ".example/",
        "https://user:@blog.example/",
        "https://:pass@blog.example/",
        "https://[2606:4700::1111%25eth0]/",
        "https://[blog.example]/",
        "https://[1.1.1.1]/",
    ],
)
def test_F1_more_that_is_no_plain_public_web_address(url: str):
    with pytest.raises(AddressRefused):
        GUARD.judge(url)


@pytest.mark.parametrize(
    ("url", "scheme", "host", "port"),
    [
        ("HTTP://Blog.Example/", "http", "blog.example", 80),
        ("https://blog_1.example/", "https", "blog_1.example", 443),
        ("https://_dmarc.blog.example/", "https", "_dmarc.blog.example", 443),
        ("https://12.blog.example/", "https", "12.blog.example", 443),
        ("https://0x.blog.example/", "https", "0x.blog.example", 443),
        ("https://blog.1a/", "https", "blog.1a", 443),
        ("https://blog.x0/", "https", "blog.x0", 443),
        ("https://a/", "https", "a", 443),
        ("https://www.fox./", "https", "www.fox", 443),
        ("https://XN--BCHER-KVA.example/", "https", "xn--bcher-kva.example", 443),
        ("https://ＢＬＯＧ.example/", "https", "blog.example", 443),
    ],
)
def test_F1_odd_names_that_are_good(url: str, scheme: str, host: str, port: int):
    target = GUARD.judge(url)
    assert (target.scheme, target.host, target.port) == (scheme, host, port)
    assert target.literal is None


def test_an_address_in_numbers_is_known_as_one():
    target = GUARD.judge("https://[2606:4700:0::1111]:443/a")
    assert (target.url, target.host) == ("https://[2606:4700::1111]/a", "2606:4700::1111")
    assert target.literal == ip_address("2606:4700::1111")


@pytest.mark.anyio
async def test_an_address_in_numbers_is_not_looked_up():
    async def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(f"asked for {host}")

    guard = Guard(resolve)
    assert await guard.addresses(guard.judge("https://1.1.1.1/")) == ("1.1.1.1",)


@pytest.mark.anyio
async def test_F2_a_name_is_looked_up_with_its_port_and_keeps_the_order_of_its_addresses():
    asked = []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return ["9.9.9.9", "2606:4700::1111", "1.1.1.1"]

    guard = Guard(resolve)
    found = await guard.addresses(guard.judge("http://blog.example/"))
    assert found == ("9.9.9.9", "2606:4700::1111", "1.1.1.1")
    assert asked == [("blog.example", 80)]


@pytest.mark.anyio
async def test_F2_also_an_address_that_would_not_be_tried_refuses_the_name():
    async def resolve(host: str, port: int) -> list[str]:
        return ["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4", "10.0.0.1"]

    guard = Guard(resolve)
    with pytest.raises(AddressRefused):
        await guard.addresses(guard.judge("https://blog.example/"))


@pytest.mark.anyio
async def test_F2_without_testing_not_even_this_machine_is_a_public_place():
    async def resolve(host: str, port: int) -> list[str]:
        return ["::1"]

    with pytest.raises(AddressRefused):
        await Guard(resolve).addresses(GUARD.judge("https://blog.example/"))
    found = await Guard(resolve, loopback=True).addresses(GUARD.judge("https://blog.example/"))
    assert found == ("::1",)


@pytest.mark.anyio
async def test_a_resolver_that_is_down_says_which_host_it_was_asked_for():
    with pytest.raises(SourceUnavailable, match=r"blog\.example"):
        await GUARD.addresses(GUARD.judge("https://blog.example/"))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://127.255.255.254:8000/",
        "http://localhost:8000/",
        "https://[::1]:8443/",
        "http://blog.example:80/",
        "http://127.0.0.1/",
    ],
)
def test_testing_opens_any_port_of_this_machine(url: str):
    assert TESTING.judge(url).url == url.replace(":80/", "/")


@pytest.mark.parametrize(
    "url",
    [
        "http://128.0.0.1:8000/",
        "http://1.1.1.1:8000/",
        "http://[::2]/",
        "http://[::ffff:127.0.0.1]:8000/",
        "http://[2606:4700::1111]:8000/",
        "http://localhost.example:8000/",
        "http://blog.example:8000/",
        "http://192.168.0.1/",
    ],
)
def test_testing_opens_nothing_else(url: str):
    with pytest.raises(AddressRefused):
        TESTING.judge(url)


@pytest.mark.parametrize(
    ("here", "where", "there"),
    [
        ("https://blog.example/a/b", "c", "https://blog.example/a/c"),
        ("https://blog.example/a", "/c?d#e", "https://blog.example/c?d"),
        ("http://blog.example/", "https://www.blog.example/", "https://www.blog.example/"),
        ("http://blog.example/", "//mole.example/x", "http://mole.example/x"),
        ("https://blog.example/", "//mole.example/x", "https://mole.example/x"),
        ("https://blog.example/é", "ü", "https://blog.example/%C3%BC"),
    ],
)
def test_F4_a_redirect_is_followed_from_where_it_stands(here: str, where: str, there: str):
    assert GUARD.onward(GUARD.judge(here), where).url == there


@pytest.mark.parametrize(
    ("here", "where"),
    [
        ("https://blog.example/", "http://blog.example/"),
        ("http://blog.example/", "http://127.0.0.1/"),
        ("http://blog.example/", "http://["),
        ("http://blog.example/", "ftp://blog.example/"),
        ("http://blog.example/", "//user@blog.example/"),
        ("http://blog.example/", "http://blog.example:8080/"),
        ("http://blog.example/", "/\ud800"),
    ],
)
def test_F4_a_redirect_is_judged_like_any_other_url(here: str, where: str):
    with pytest.raises(AddressRefused):
        GUARD.onward(GUARD.judge(here), where)
