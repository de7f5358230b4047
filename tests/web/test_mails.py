"""What the pages cause to be mailed can be put into words, and says no more than it may."""

from collections.abc import Awaitable, Callable

import pytest

from monitor.adapters.letters import House
from monitor.adapters.mime import in_words
from monitor.adapters.parts import plain_text
from monitor.domain.ids import MemberId
from monitor.ports import Profile
from monitor.testing.fakes import FakeMailer
from monitor.usecases.deliver import deliver
from tests.web.portal import BASE, Portal

pytestmark = pytest.mark.anyio


async def letters(portal: Portal) -> dict[str, str]:
    """Subject and text of every mail that was due, by address."""
    while (await deliver(portal.service.post, portal.stage.now)).sent:
        pass
    mailer = portal.service.mailer
    assert isinstance(mailer, FakeMailer)
    house = House(BASE, "Kade", portal.service.phrases)
    sheets = [(address, in_words(letter, house)) for _, address, letter in mailer.sent]
    return {address: f"{sheet.subject}\n{plain_text(sheet)}" for address, sheet in sheets}


async def join(portal: Portal) -> None:
    femke = portal.somebody()
    await femke.open("/join")
    await femke.press(
        "Send me the link",
        address="femke@kade.example",
        name="Femke",
        agree=["read_posts", "send_notes"],
    )


async def office(portal: Portal) -> None:
    somebody = portal.somebody()
    await somebody.open("/sign-in/comms")
    await somebody.press("Send me the link", address="marit@kade.example")


async def protected(portal: Portal) -> None:
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    await noor.press("This is protected")


async def help_asked(portal: Portal) -> None:
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    await noor.press("Ask comms for help")


async def left(portal: Portal) -> None:
    noor = await portal.signed_in()
    await noor.open("/leave")
    await noor.press("Leave and erase everything")


async def twice(portal: Portal) -> None:
    """Two members show that the same account is theirs."""
    portal.stage.enrol("m2", "a2")
    for member in ("m1", "m2"):
        somebody = await portal.signed_in(member)
        await somebody.open("/accounts/new")
        await somebody.press("Find it", source="blog@scripted.example")
        with portal.stage.store.begin() as tx:
            code = tx.accounts_of(MemberId(member))[-1].proof_token
        portal.profile = Profile("blog", code or "")
        page = await somebody.press("Check now")
    assert "Somebody else has shown" in page.text


@pytest.mark.parametrize(
    ("happens", "address", "says", "hides"),
    [
        (join, "femke@kade.example", f"{BASE}/l/secret", "m1"),
        (office, "marit@kade.example", f"{BASE}/l/secret", "Noor"),
        (protected, "ilse@kade.example", "voice.insult", "Noor"),
        (help_asked, "marit@kade.example", "K7Q2", "Noor"),
        (left, "m1@kade.example", "leaving Amends", "idiot"),
        (twice, "m1@kade.example", "/me", "m2"),
        (twice, "daan@kade.example", "account", "scripted"),
    ],
)
async def test_M4_each_mail_says_what_it_is_about_and_nothing_else(
    portal: Portal,
    happens: Callable[[Portal], Awaitable[None]],
    address: str,
    says: str,
    hides: str,
):
    await happens(portal)
    text = (await letters(portal))[address]
    assert says in text
    assert hides not in text
