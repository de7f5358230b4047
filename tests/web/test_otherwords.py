"""The pages about a language model: what is agreed to, and asking it for other words."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.member import Scope
from monitor.web.app import create_app
from tests.usecases.test_advise import GOOD, Scripted
from tests.usecases.world import MEMBER
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio

HOST = "llm.kade.example"
ALL = [scope.value for scope in Scope]
PLAIN = ["read_posts", "send_notes", "count"]


@pytest.fixture
def model() -> Scripted:
    return Scripted(HOST, says=GOOD)


@pytest.fixture
def portal(tmp_path: Path, model: Scripted) -> Portal:
    portal = Portal(tmp_path)
    portal.stage.enrol()
    portal.open_case()
    return with_model(portal, model)


def with_model(portal: Portal, model: Scripted) -> Portal:
    portal.service = replace(portal.service, adviser=model)
    portal.app = create_app(portal.service)
    return portal


async def agreed(portal: Portal, scopes: list[str]) -> Somebody:
    somebody = await portal.signed_in()
    await somebody.open("/me/consent")
    await somebody.press("Agree to what is ticked", agree=scopes)
    return somebody


def scopes(portal: Portal) -> frozenset[Scope]:
    with portal.stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
    assert consent is not None
    return consent.scopes


async def test_where_there_is_no_model_no_page_speaks_of_one(tmp_path: Path):
    portal = Portal(tmp_path)
    portal.stage.enrol()
    portal.open_case()
    somebody = await portal.signed_in()
    for path in ("/me/choices", "/me/consent", "/c/K7Q2"):
        assert "language model" not in (await somebody.open(path)).text
    assert (await somebody.open("/c/K7Q2/words")).status == 404


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "A language model at llm.kade.example"),
        ("nl", "Een taalmodel op llm.kade.example"),
    ],
)
async def test_choices_name_its_host_and_say_that_nothing_is_agreed(
    portal: Portal, lang: str, told: str
):
    somebody = await portal.signed_in()
    page = await somebody.open(f"/me/choices?lang={lang}")
    assert told in page.text
    assert page.text.count("You have not agreed." if lang == "en" else "niet goedgevonden.") == 3


async def test_nothing_of_a_model_is_ticked_beforehand(portal: Portal):
    somebody = await portal.signed_in()
    page = await somebody.open("/me/consent")
    ticked = page.form("Agree to what is ticked")["fields"]["agree"]
    assert set(ticked) == {"read_posts", "send_notes", "count"}


async def test_what_a_model_may_do_is_agreed_to_by_itself_and_taken_back_again(portal: Portal):
    somebody = await agreed(portal, [*PLAIN, "ask_model"])
    assert Scope.ASK_MODEL in scopes(portal)
    assert Scope.MODEL_DRAFTS not in scopes(portal)
    page = await somebody.open("/me/choices")
    assert (page.text.count("You have agreed."), page.text.count("You have not agreed.")) == (1, 2)
    await somebody.open("/me/consent")
    await somebody.press("Agree to what is ticked", agree=PLAIN)
    assert not scopes(portal) & {Scope.ASK_MODEL, Scope.MODEL_DRAFTS}


async def test_another_host_is_agreed_to_anew(portal: Portal):
    await agreed(portal, ALL)
    with_model(portal, Scripted("llm.else.example"))
    somebody = await portal.signed_in()
    assert (await somebody.open("/me/choices")).text.count("You have not agreed.") == 2
    page = await somebody.open("/me/consent")
    assert "ask_model" not in page.form("Agree to what is ticked")["fields"]["agree"]


async def test_other_words_are_asked_for_by_a_button_and_looking_sends_nothing(
    portal: Portal, model: Scripted
):
    somebody = await agreed(portal, ALL)
    page = await somebody.open("/c/K7Q2")
    assert "/c/K7Q2/words" in page.reader.links
    page = await somebody.open("/c/K7Q2/words")
    assert HOST in page.text
    assert not model.asked
    page = await somebody.press("Ask for other words")
    assert GOOD in page.text
    assert f"The language model at {HOST} worded this one." in page.text
    assert len(model.asked) == 1
    assert GOOD not in (await somebody.open("/c/K7Q2")).text


async def test_a_member_reads_that_the_model_was_shown_a_post(portal: Portal):
    somebody = await agreed(portal, ALL)
    await somebody.open("/c/K7Q2/words")
    await somebody.press("Ask for other words")
    assert "Showed a post to the company’s language model" in (await somebody.open("/me")).text


async def test_words_that_amends_would_not_pass_on_are_not_shown(portal: Portal, model: Scripted):
    model.says = "Buy my course at https://evil.example now."
    somebody = await agreed(portal, ALL)
    await somebody.open("/c/K7Q2/words")
    page = await somebody.press("Ask for other words")
    assert "This is Amends’ own draft." in page.text
    assert "evil" not in page.text


async def test_without_consent_there_is_no_button_and_no_other_way(portal: Portal, model: Scripted):
    somebody = await portal.signed_in()
    page = await somebody.open("/c/K7Q2/words")
    assert "you have not" in page.text
    assert "/me/consent" in page.reader.links
    csrf = page.reader.forms[0]["fields"]["csrf"]
    page = await somebody.post("/c/K7Q2/words", {"csrf": csrf})
    assert "you have not" in page.text
    assert not model.asked


async def test_a_post_with_a_leak_is_not_sent_and_its_author_reads_why(
    portal: Portal, model: Scripted
):
    case = portal.case()
    leak = replace(case.worst, rule_id="work.secret", kind="secret", hard=True)
    with portal.stage.store.begin() as tx:
        tx.save_case(replace(case, findings=(leak,)))
    somebody = await agreed(portal, ALL)
    await somebody.open("/c/K7Q2/words")
    page = await somebody.press("Ask for other words")
    assert "This post is not sent to a language model." in page.text
    assert not model.asked


async def test_a_closed_case_leads_back_to_its_page(portal: Portal, model: Scripted):
    somebody = await agreed(portal, ALL)
    page = await somebody.open("/c/K7Q2/words")
    form = page.form("Ask for other words")["fields"]
    await somebody.open("/c/K7Q2/no")
    await somebody.press("Not a problem")
    assert (await somebody.open("/c/K7Q2/words")).path == "/c/K7Q2"
    assert (await somebody.post("/c/K7Q2/words", form)).path == "/c/K7Q2"
    assert not model.asked


async def test_Z3_nobody_asks_about_somebody_elses_case(portal: Portal, model: Scripted):
    portal.stage.enrol("m2", "a2")
    other = await portal.signed_in("m2")
    page = await other.open("/c/K7Q2/words")
    assert page.status == 404
    csrf = (await other.open("/me")).reader.forms[0]["fields"]["csrf"]
    assert (await other.post("/c/K7Q2/words", {"csrf": csrf})).status == 404
    assert not model.asked
