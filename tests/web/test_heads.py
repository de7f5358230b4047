"""HEAD: what GET would say, without a word of it, and without anything done (RFC 9110, 9.3.2; safety A2)."""

import pytest

from monitor.domain.ids import CaseId
from monitor.usecases.review import Offices, ask
from monitor.web.render import accepted
from tests.web.portal import Portal

pytestmark = pytest.mark.anyio

PLAIN = ["/", "/join", "/consent", "/accessibility", "/sign-in", "/left", "/livez", "/readyz"]
OWN = ["/me", "/me/choices", "/c/K7Q2/no", "/accounts/a1", "/accounts/new", "/pause", "/leave"]
OTHER = ["/comms", "/status", "/nowhere", "/c/ZZZZ/no", "/static/amends.css", "/static/htmx.min.js"]


@pytest.mark.parametrize("path", [*PLAIN, *OWN, *OTHER])
async def test_the_head_of_a_page_is_what_the_page_itself_would_begin_with(
    portal: Portal, path: str
):
    portal.open_case()
    somebody = await portal.signed_in()
    page = await somebody.client.get(path)
    head = await somebody.client.head(path)
    assert head.status_code == page.status_code
    assert head.content == b""
    # Forms carry numbers that are new each time, and of the same length.
    same = {name: value for name, value in head.headers.items() if name != "date"}
    assert same == {name: value for name, value in page.headers.items() if name != "date"}


async def test_A2_the_head_of_a_link_uses_nothing_up(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    await somebody.press("Send me the link", address="m1@kade.example")
    for _ in range(3):
        assert (await somebody.client.head(portal.link())).status_code == 200
    await somebody.open(portal.link())
    await somebody.press("Sign in")
    assert somebody.page.path == "/me"


@pytest.mark.parametrize("path", ["/c/K7Q2", "/me/export"])
async def test_who_asked_for_a_head_alone_has_looked_at_nothing(portal: Portal, path: str):
    portal.open_case()
    somebody = await portal.signed_in()
    with portal.stage.store.begin() as tx:
        before = tx.audit_head()
    head = await somebody.client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert "content-length" not in head.headers
    with portal.stage.store.begin() as tx:
        assert tx.audit_head() == before
    await somebody.client.get(path)
    with portal.stage.store.begin() as tx:
        assert tx.audit_head() != before


async def test_Z2_nor_has_comms(portal: Portal):
    portal.open_case()
    with portal.stage.store.begin() as tx:
        ask(tx, tx.case(CaseId("K7Q2")), Offices((), (), portal.stage.new_id), portal.stage.now)
    comms = await portal.comms()
    await comms.open("/comms/K7Q2")
    await comms.press("Take this case")
    with portal.stage.store.begin() as tx:
        before = tx.audit_head()
    assert (await comms.client.head("/comms/K7Q2")).status_code == 200
    with portal.stage.store.begin() as tx:
        assert tx.audit_head() == before


async def test_a_stranger_is_sent_to_sign_in_by_a_head_too(portal: Portal):
    head = await portal.somebody().client.head("/c/K7Q2")
    assert head.status_code == 303
    assert head.headers["location"] == "/sign-in?to=/c/K7Q2"


@pytest.mark.parametrize(
    ("header", "langs"),
    [
        ("nl, en", ["nl", "en"]),
        ("en;q=0.3, nl;q=0.8, de", ["de", "nl", "en"]),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", ["fr", "fr", "en", "de"]),
        ("NL-nl ; Q=0.4,EN\t;\tq=1.000", ["en", "nl"]),
        ("nl;q=0, en;q=0.1", ["en"]),
        ("de;q=0.0,fr;q=0.000", []),
        ("nl;q=2, de;q=high, en;q=0.5;x=1, fr;q=.5, zh-Hant-TW", ["zh"]),
        (",,;q=;\xff,toolongforone,en--gb", []),
        ("", []),
    ],
)
def test_languages_are_taken_in_the_order_in_which_a_browser_wants_them(
    header: str, langs: list[str]
):
    assert accepted(header) == langs


async def test_a_page_speaks_the_language_that_is_wanted_most(portal: Portal):
    dutch = portal.somebody("en;q=0.2, nl;q=0.9")
    assert 'lang="nl"' in (await dutch.open("/join")).html
    never = portal.somebody("nl;q=0, de")
    assert 'lang="de"' in (await never.open("/join")).html
