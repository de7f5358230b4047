"""Bluesky, from recorded answers: finding an account, and seeing whose it is."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from connectors.bluesky import BlueskyConnector
from monitor.domain.post import AccountRef, Cursor
from monitor.errors import (
    SourceError,
    SourceGone,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.ports import Answer
from tests.connectors.recorded import Recorded, answer, body, permit
from tests.connectors.test_bluesky import BOB, DID, HIDDEN, REF, item, page

API = "https://public.api.bsky.app/xrpc"
PROFILE_AT = f"{API}/app.bsky.actor.getProfile"
PROFILE: dict[str, Any] = json.loads(body("bluesky/profile.json"))
HOME = "https://noor.kade.example/"
TOKEN = "amends-k7qm"


def profile(**changes: Any) -> Answer:
    """The recorded profile, changed."""
    return answer(json.dumps({**PROFILE, **changes}).encode())


def refusal(error: str, message: str) -> Answer:
    """A 400 as XRPC sends it."""
    return answer(json.dumps({"error": error, "message": message}).encode(), 400)


DEACTIVATED = refusal("AccountDeactivated", "Account is deactivated")
SUSPENDED = refusal("AccountTakedown", "Account has been suspended")
UNKNOWN = refusal("InvalidRequest", "Profile not found")


def asked(client: Recorded) -> list[dict[str, list[str]]]:
    """What the requests said, in order."""
    return [parse_qs(urlsplit(url).query) for url in client.asked]


@pytest.mark.parametrize(
    "source",
    [
        "@noor.kade.example",
        "@noor.bsky.social",
        "noor.bsky.social",
        "NOOR.bsky.social",
        DID,
        "did:web:noor.kade.example",
        "https://bsky.app/profile/noor.kade.example",
        f"https://bsky.app/profile/{DID}/",
        "http://127.0.0.1:8080/profile/noor.test",
        "http://localhost:8080/profile/noor.test",
    ],
)
def test_handles_dids_and_profiles_are_claimed(source: str):
    assert BlueskyConnector.claims(source)


@pytest.mark.parametrize(
    "source",
    [
        "noor.kade.example",
        "posts.jsonl",
        "@noor",
        "@noor@kade.example",
        "@noor.-kade.example",
        "@noor.kade.7",
        "@" + "a." * 300 + "nl",
        "did:key:z6Mk",
        "did:plc:short",
        "https://bsky.app/",
        "https://bsky.app/profile/noor",
        "https://bsky.app/profile/noor.bsky.social/post/3l",
        "https://bsky.app@evil.example/profile/noor.bsky.social",
        "https://evil.example/profile/noor.bsky.social",
        "http://bsky.app/profile/noor.bsky.social",
        "http://127.0.0.1.evil.example/profile/noor.bsky.social",
    ],
)
def test_what_may_be_something_else_is_not(source: str):
    assert not BlueskyConnector.claims(source)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "source", ["@Noor.Kade.Example", DID, "https://bsky.app/profile/noor.kade.example"]
)
async def test_an_account_is_known_by_its_did_and_called_by_its_handle(source: str):
    client = Recorded({PROFILE_AT: profile()})
    assert await BlueskyConnector(client).resolve(source) == REF
    assert asked(client)[0]["actor"] in (["noor.kade.example"], [DID])


@pytest.mark.anyio
async def test_on_this_machine_another_bluesky_may_answer():
    there = "http://127.0.0.1:8080/xrpc/app.bsky"
    client = Recorded({f"{there}.actor": profile(), f"{there}.feed": answer(page(item()))})
    connector = BlueskyConnector(client)
    ref = await connector.resolve("http://127.0.0.1:8080/profile/noor.kade.example")
    assert (ref.address, ref.key) == (f"{DID}@127.0.0.1:8080", DID)
    batch = connector.normalise(await connector.fetch(permit(ref), Cursor()))
    assert batch.posts[0].url == f"http://127.0.0.1:8080/profile/{DID}/post/3lbq000000013"
    await connector.bio(ref)
    assert all(url.startswith("http://127.0.0.1:8080/") for url in client.asked)


@pytest.mark.anyio
async def test_a_handle_that_does_not_hold_leaves_the_did_as_the_name():
    client = Recorded({PROFILE_AT: profile(handle="handle.invalid")})
    assert (await BlueskyConnector(client).resolve(DID)).label == DID


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (UNKNOWN, SourceMissing),
        (DEACTIVATED, SourceMissing),
        (SUSPENDED, SourceGone),
        (
            refusal("InvalidRequest", "Error: actor must be a valid did or a handle"),
            SourceUnreadable,
        ),
        (answer(b"<html>", 400), SourceUnreadable),
        (answer(status=400), SourceUnreadable),
        (answer(status=502), SourceUnavailable),
        (answer(b"[]"), SourceUnreadable),
        (answer(b"{}"), SourceUnreadable),
        (profile(did=7), SourceUnreadable),
        (profile(did="did:plc:short"), SourceUnreadable),
        (profile(did=BOB, handle="bob.bsky.social"), SourceUnreadable),
        (profile(labels=[HIDDEN]), SourceUnreadable),
        (answer(body("bluesky/profile.json"), url="https://elsewhere.example/x"), SourceUnreadable),
    ],
)
@pytest.mark.parametrize("ask", ["resolve", "bio"])
async def test_P7_what_is_not_this_account_or_not_to_be_read_is_said(
    ask: str, reply: Answer, error: type[SourceError]
):
    connector = BlueskyConnector(Recorded({PROFILE_AT: reply}))
    with pytest.raises(error):
        await (connector.resolve("@noor.kade.example") if ask == "resolve" else connector.bio(REF))


@pytest.mark.anyio
async def test_something_else_is_told_how_to_be_written():
    with pytest.raises(SourceMissing, match=r"@name\.bsky\.social"):
        await BlueskyConnector(Recorded({})).resolve("noor")


@pytest.mark.anyio
async def test_O1_a_code_in_the_description_or_as_the_website_shows_whose_it_is():
    for change in (
        {"description": f"Hoi {TOKEN}"},
        {"website": f"https://amends.example/p/{TOKEN}"},
    ):
        client = Recorded({PROFILE_AT: profile(**change)})
        assert (await BlueskyConnector(client).bio(REF)).shows(TOKEN)
    found = await BlueskyConnector(Recorded({PROFILE_AT: profile()})).bio(REF)
    assert (found.label, found.bio) == (
        "@noor.kade.example",
        "Sluizenbouwer @ Kraanvliet.\nEigen mening.",
    )
    assert not found.shows(TOKEN)


LINK = f'<link rel="me" href="https://amends.example/p/{TOKEN}">'


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("home", "shown"),
    [
        (answer(f"<html><head>{LINK}</head>".encode()), True),
        (answer(f"<head>{LINK}</head>".encode(), url="https://www.noor.kade.example/"), True),
        (answer(f"<head>{LINK}</head>".encode(), url="https://elsewhere.example/"), False),
        (answer(f"<html><body><p>Reactie: {LINK}".encode()), False),
        (answer(f"<html><body>{TOKEN}".encode()), False),
        (answer(f"<head>{LINK}</head>".encode(), 500), False),
        (SourceUnavailable("noor.kade.example: does not answer"), False),
    ],
)
async def test_O1_a_domain_that_is_the_handle_can_show_it_in_the_head_of_its_page(
    home: Answer | SourceError, shown: bool
):
    client = Recorded({PROFILE_AT: profile(), HOME: home})
    assert (await BlueskyConnector(client).bio(REF)).shows(TOKEN) is shown


@pytest.mark.anyio
@pytest.mark.parametrize("handle", ["noor.bsky.social", "handle.invalid"])
async def test_O1_no_page_is_asked_for_a_handle_that_is_no_domain_of_its_owner(handle: str):
    client = Recorded({PROFILE_AT: profile(handle=handle)})
    await BlueskyConnector(client).bio(AccountRef("bluesky", DID, DID, "@x"))
    assert len(client.asked) == 1


@pytest.mark.anyio
async def test_O1_a_domain_that_is_the_handle_can_show_it_in_its_dns():
    name = "_amends.noor.kade.example"
    client = Recorded({PROFILE_AT: profile()}, {name: ("v=spf1 -all", TOKEN)})
    bluesky = BlueskyConnector(client)
    assert (await bluesky.bio(REF)).shows(TOKEN)
    assert client.names == [name] == [bluesky.record(REF)]


@pytest.mark.anyio
@pytest.mark.parametrize("handle", ["noor.bsky.social", "handle.invalid"])
async def test_O1_no_name_is_asked_for_a_handle_that_is_no_domain_of_its_owner(handle: str):
    client = Recorded({PROFILE_AT: profile(handle=handle)}, {"_amends.bsky.social": (TOKEN,)})
    bluesky = BlueskyConnector(client)
    assert not (await bluesky.bio(AccountRef("bluesky", DID, DID, f"@{handle}"))).shows(TOKEN)
    assert set(client.names) == {""}
    for label in ("@noor.bsky.social", DID):
        assert bluesky.record(AccountRef("bluesky", DID, DID, label)) == ""
