"""The help queue of comms: who waits, who helps, and what becomes of the words of both."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.adapters.catalogue import words
from monitor.domain.case import Status
from monitor.domain.colleague import Colleague
from monitor.domain.ids import CaseId, MemberId
from monitor.domain.member import Sharing
from monitor.domain.message import Kind
from monitor.domain.thread import Remark, Side
from monitor.domain.token import digest
from monitor.usecases.review import Offices, ask
from monitor.web.helping import waited
from tests.web.portal import BASE, MAIL, Portal, Seen, Somebody

pytestmark = pytest.mark.anyio

MARIT, JIP = "marit@kade.example", "jip@kade.example"


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """Comms are two, and Noor has asked for help with one post."""
    portal = Portal(tmp_path, settings={"mail": {**MAIL, "comms": [MARIT, JIP]}})
    portal.stage.enrol()
    asks(portal)
    return portal


def asks(portal: Portal, code: str = "K7Q2", member: str = "m1", lang: str = "en") -> None:
    case = portal.open_case(code, member=member)
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(tx.member(case.member_id), lang=lang))
        ask(tx, case, Offices((), (), portal.stage.new_id), portal.stage.now)


async def marit(portal: Portal) -> Somebody:
    return await portal.at_office("comms", MARIT)


async def jip(portal: Portal) -> Somebody:
    return await portal.at_office("comms", JIP)


async def took(portal: Portal, mailbox: str = MARIT, code: str = "K7Q2") -> Somebody:
    """Somebody of comms who has taken a case and reads it."""
    somebody = await portal.at_office("comms", mailbox)
    await somebody.open(f"/comms/{code}")
    await somebody.press("Take this case")
    return somebody


def thread(portal: Portal) -> tuple[Remark, ...]:
    with portal.stage.store.begin() as tx:
        return tx.thread_of(CaseId("K7Q2"))


def says(page: Seen) -> str:
    return page.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_who_waits_longest_stands_first_with_rule_age_and_helper(portal: Portal):
    portal.stage.enrol("m2", "a2")
    portal.stage.pass_time(hours=3)
    asks(portal, "M4PT", "m2")
    portal.stage.pass_time(minutes=20)
    await took(portal)
    page = await (await jip(portal)).open("/comms/help")
    assert page.text.index("case K7Q2") < page.text.index("case M4PT")
    said = says(page)
    assert "Voice: words that may read as an insult · voice.insult" in said
    assert "three hours · since Tuesday 24 November at 10:00 marit@kade.example" in said
    assert "less than an hour · since Tuesday 24 November at 13:00 Nobody yet" in said
    assert "idiot" not in page.html


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (timedelta(minutes=59), "less than an hour"),
        (timedelta(minutes=119), "an hour"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(days=2), "two days"),
    ],
)
def test_an_age_is_said_as_one_would_say_it(portal: Portal, age: timedelta, said: str):
    now = portal.stage.now
    assert waited(now - age, now, words("pages", "en")) == said


async def test_an_empty_queue_says_that_empty_is_usual(portal: Portal):
    comms = await took(portal)
    await comms.press("Send the answer", answer="Say sorry.")
    assert "Your answer is on its way" in comms.page.text
    page = await comms.open("/comms/help")
    assert "Nobody waits for an answer. That is the usual state of this page." in page.text
    assert "No post is shared by choice at the moment." in page.text


async def test_Z2_a_post_opens_to_whoever_has_taken_its_case_and_to_nobody_else(portal: Portal):
    one, other = await marit(portal), await jip(portal)
    page = await one.open("/comms/k7q2")
    assert ("Nobody helps with this case yet" in page.text, "idiot" in page.html) == (True, False)
    page = await one.press("Take this case")
    assert "<mark>idiot</mark>" in page.html
    page = await other.open("/comms/K7Q2")
    assert "marit@kade.example helps with this case" in page.text
    assert "idiot" not in page.html


async def test_of_two_who_take_a_case_at_once_one_has_it_and_the_other_is_told(portal: Portal):
    one, other = await marit(portal), await jip(portal)
    for each in (one, other):
        await each.open("/comms/help")
    page = await one.press("Take this case")
    assert "<mark>idiot</mark>" in page.html
    page = await other.press("Take this case")
    assert (page.status, "Somebody was quicker" in page.text) == (409, True)
    assert "marit@kade.example helps with this case" in page.text
    assert "idiot" not in page.html


async def test_pressed_twice_a_case_is_taken_once(portal: Portal):
    comms = await marit(portal)
    await comms.open("/comms/help")
    form = comms.page.form("Take this case")
    fields = {**form["fields"], "move": "take"}
    for _ in range(2):
        page = await comms.post(f"{BASE}/comms/K7Q2", fields)
        assert "<mark>idiot</mark>" in page.html
    with portal.stage.store.begin() as tx:
        log = [line.action for line in tx.looked_at(MemberId("m1"))]
    assert log.count("took case") == 1


async def test_a_case_is_handed_back_and_taken_by_somebody_else(portal: Portal):
    one, other = await took(portal), await jip(portal)
    page = await one.press("Hand the case back")
    assert "Nobody yet" in page.text
    assert "idiot" not in (await one.open("/comms/K7Q2")).html
    await other.open("/comms/K7Q2")
    assert "<mark>idiot</mark>" in (await other.press("Take this case")).html


async def test_a_case_is_handed_to_a_colleague_who_gets_a_mail_with_its_code(portal: Portal):
    one, other = await took(portal), await jip(portal)
    await one.press("Hand it to them", to=known(portal, JIP).id)
    assert "idiot" not in (await one.open("/comms/K7Q2")).html
    assert "<mark>idiot</mark>" in (await other.open("/comms/K7Q2")).html
    mail = [each for each in portal.mails if each.kind is Kind.HELP][-1]
    assert dict(mail.slots) == {"case": "K7Q2", "mine": "1", "address": JIP}


@pytest.mark.parametrize("to", ["", "000000000000", "me"])
async def test_a_case_is_handed_to_nobody_outside_the_team(portal: Portal, to: str):
    comms = await took(portal)
    page = await comms.press("Hand it to them", to=known(portal, MARIT).id if to == "me" else to)
    assert page.status == 404
    assert portal.case().taken_by == known(portal, MARIT).id


async def test_who_answers_after_a_colleague_took_over_loses_no_word(portal: Portal):
    one, other = await took(portal), await jip(portal)
    await other.open("/comms/K7Q2")
    await other.press("Take it over")
    page = await one.press("Send the answer", answer="Half an hour of thought.")
    assert page.status == 409
    assert "This case has changed hands since you opened it. Nothing was sent." in page.text
    assert page.reader.areas["typed"] == "Half an hour of thought."
    assert "idiot" not in page.html
    assert thread(portal) == ()


async def test_a_case_whose_platform_is_not_read_any_more_looks_as_if_it_were_not_there(
    portal: Portal,
):
    comms = await took(portal)
    with portal.stage.store.begin() as tx:
        account = tx.account(portal.case().account_id)
        tx.save_accounts([replace(account, ref=replace(account.ref, connector="gone"))])
    assert (await comms.open("/comms/K7Q2")).status == 404
    assert (await comms.open("/comms/help")).status == 200


async def test_an_author_whose_case_nobody_took_is_not_told_that_comms_helps(portal: Portal):
    page = await (await portal.signed_in()).open("/c/K7Q2")
    assert "Nobody of comms has taken this yet." in page.text
    assert "Comms was asked" in page.text
    assert "helping" not in page.text


async def test_who_answers_after_the_question_was_taken_back_loses_no_word(portal: Portal):
    comms, noor = await took(portal), await portal.signed_in()
    await noor.open("/c/K7Q2")
    await noor.press("No help needed any more")
    page = await comms.press("Send the answer", answer="Half an hour of thought.")
    assert page.status == 404
    assert page.reader.areas["typed"] == "Half an hour of thought."
    assert (portal.case().status, portal.case().taken_by) == (Status.NOTIFIED, None)


async def test_words_sent_after_the_session_has_ended_are_shown_once_more(portal: Portal):
    comms = await took(portal)
    portal.stage.pass_time(minutes=31)
    page = await comms.press("Send the answer", answer="Half an hour of thought.")
    assert (page.status, thread(portal)) == (403, ())
    assert page.reader.areas["typed"] == "Half an hour of thought."


async def test_words_of_a_member_sent_too_late_are_shown_once_more(portal: Portal):
    noor, elsewhere = await portal.signed_in(), await portal.signed_in()
    await noor.open("/c/K7Q2")
    await elsewhere.open("/c/K7Q2")
    await elsewhere.press("Not a problem")
    page = await noor.press("Send to comms", words="Was it that bad?")
    assert (page.status, page.reader.areas["typed"]) == (409, "Was it that bad?")


async def test_what_was_typed_is_shown_as_text_alone(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    portal.stage.pass_time(minutes=31)
    page = await noor.press("Send to comms", words="</textarea><b>x</b>")
    assert "&lt;/textarea&gt;&lt;b&gt;x" in page.html


async def test_each_message_is_sent_once_however_often_its_button_is_pressed(portal: Portal):
    noor, comms = await portal.signed_in(), await took(portal)
    await noor.open("/c/K7Q2")
    fields = {**noor.page.form("Send to comms")["fields"], "move": "ask", "words": "And now?"}
    for _ in range(2):
        await noor.post(f"{BASE}/c/K7Q2", fields)
    answer = {**comms.page.form("Send the answer")["fields"], "answer": "Say sorry."}
    for _ in range(2):
        page = await comms.post(f"{BASE}/comms/K7Q2", answer)
        assert (page.status, page.path) == (200, "/comms/help")
    assert [(remark.by, remark.text) for remark in thread(portal)] == [
        (Side.MEMBER, "And now?"),
        (Side.COMMS, "Say sorry."),
    ]
    assert [mail.to for mail in portal.mails if mail.kind is Kind.HELP] == [MemberId("m1")]


async def test_other_words_in_the_same_form_are_another_message(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    fields = {**noor.page.form("Send to comms")["fields"], "move": "ask"}
    for said in ("And now?", "And then?"):
        await noor.post(f"{BASE}/c/K7Q2", {**fields, "words": said})
    assert [remark.text for remark in thread(portal)] == ["And now?", "And then?"]


async def test_an_answer_has_its_line_ends_and_nothing_else_of_its_form(portal: Portal):
    comms = await took(portal)
    page = await comms.press("Send the answer", answer="Say sorry,\r\nand mean it.")
    assert page.path == "/comms/help"
    (remark,) = thread(portal)
    assert (remark.by, remark.text, remark.name) == (Side.COMMS, "Say sorry,\nand mean it.", "")


async def test_an_empty_answer_is_sent_to_nobody(portal: Portal):
    comms = await took(portal)
    page = await comms.press("Send the answer", answer="  ")
    assert (page.status, "There is no answer yet" in page.text) == (422, True)
    assert portal.case().status is Status.HELP


async def test_Z3_a_case_that_was_not_shared_is_not_there(portal: Portal):
    portal.open_case("M4PT")
    comms = await marit(portal)
    for code in ("M4PT", "ZZZZ"):
        assert (await comms.open(f"/comms/{code}")).status == 404
    csrf = comms.page.form("Sign out")["fields"]["csrf"]
    seen = [
        await comms.post(f"{BASE}/comms/{code}", {"csrf": csrf, **fields})
        for fields in ({"move": "take"}, {"move": "back"}, {"answer": "Hello", "form": "x"})
        for code in ("M4PT", "ZZZZ")
    ]
    assert {page.status for page in seen} == {404}
    assert len({page.text.replace("M4PT", "ZZZZ") for page in seen}) == 2


async def test_Z2_after_the_answer_the_post_is_closed_to_comms_again(portal: Portal):
    comms = await took(portal)
    await comms.press("Send the answer", answer="Say sorry.")
    assert (await comms.open("/comms/K7Q2")).status == 404


async def test_who_writes_back_comes_to_whoever_answered_and_may_end_it(portal: Portal):
    comms, noor = await took(portal), await portal.signed_in()
    await comms.press("Send the answer", answer="Say sorry.")
    await noor.open("/c/K7Q2")
    page = await noor.press("Send to comms", words="In public?")
    assert "Somebody of comms helps you with this." in page.text
    page = await comms.open("/comms/K7Q2")
    assert "In public?" in page.text
    assert "This is a start" not in page.text
    mail = [each for each in portal.mails if each.kind is Kind.HELP][-1]
    assert dict(mail.slots) == {"case": "K7Q2", "mine": "1", "address": MARIT}
    page = await noor.press("No help needed any more")
    assert "Ask comms for help" in page.text
    assert "Say sorry." in page.text
    assert (await comms.open("/comms/K7Q2")).status == 404


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Such words slip out"), ("nl", "Zulke woorden ontglippen je")]
)
async def test_an_answer_begins_with_words_for_its_rule_in_the_author_s_language(
    tmp_path: Path, lang: str, said: str
):
    portal = Portal(tmp_path)
    portal.stage.enrol()
    asks(portal, lang=lang)
    comms = await took(portal)
    assert said in comms.page.reader.areas["answer"]
    assert f'lang="{lang}" data-keeps="answer K7Q2"' in comms.page.html


async def test_members_read_the_name_that_their_helper_chose(portal: Portal):
    comms, noor = await took(portal), await portal.signed_in()
    await comms.open("/comms/help")
    await comms.press("Keep this name", name="Marit")
    page = await noor.open("/c/K7Q2")
    assert "Marit of comms helps you with this." in page.text
    await comms.open("/comms/K7Q2")
    await comms.press("Send the answer", answer="Say sorry.")
    page = await noor.open("/c/K7Q2")
    assert "Marit (comms)" in page.text
    log = (await noor.open("/me")).text
    for line in ("Took case K7Q2", "Looked at the post of case K7Q2", "Answered case K7Q2"):
        assert f"Marit (comms) {line}" in log
    assert "marit@kade.example" not in log


async def test_without_a_name_members_read_of_comms_alone(portal: Portal):
    comms, noor = await took(portal), await portal.signed_in()
    await comms.press("Send the answer", answer="Say sorry.")
    assert "Comms Took case K7Q2" in (await noor.open("/me")).text
    page = await noor.open("/c/K7Q2")
    assert "marit" not in page.text.lower()


async def test_a_name_can_be_taken_back_and_a_strange_one_is_refused(portal: Portal):
    comms = await marit(portal)
    await comms.open("/comms/help")
    page = await comms.press("Keep this name", name="Marit <b>")
    assert (page.status, "A name is needed" in page.text) == (422, True)
    await comms.press("Keep this name", name="Marit")
    await comms.press("Keep this name", name="")
    assert known(portal, MARIT).name == ""


async def test_the_privacy_officer_can_tell_helpers_apart_and_not_who_they_are(portal: Portal):
    await took(portal)
    officer = await portal.at_office("privacy-officer", "daan@kade.example")
    page = await officer.open("/log")
    assert f"{known(portal, MARIT).id[:6]} (comms)" in page.text
    assert "marit" not in page.text.lower()


async def test_a_case_of_somebody_who_left_the_team_can_be_taken_over(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.save_case(tx.case(CaseId("K7Q2")).given_to("gone"))
    comms = await marit(portal)
    page = await comms.open("/comms/K7Q2")
    assert "somebody who has left the team helps with this case" in page.text
    assert "<mark>idiot</mark>" in (await comms.press("Take it over")).html


async def test_who_shares_by_choice_is_told_apart_and_has_not_asked_for_an_answer(portal: Portal):
    portal.stage.enrol("m2", "a2")
    portal.open_case("M4PT", member="m2")
    portal.note_left("M4PT")
    portal.stage.pass_time(days=1)
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(portal.member(MemberId("m2")), sharing=Sharing.FLAGGED))
    comms = await marit(portal)
    page = await comms.open("/comms/help")
    assert page.text.index("case K7Q2") < page.text.index("Shared by choice")
    assert page.text.index("Shared by choice") < page.text.index("case M4PT")
    page = await comms.open("/comms/M4PT")
    assert "has not asked for help" in page.text
    assert "idiot" in page.html
    csrf = page.form("Sign out")["fields"]["csrf"]
    page = await comms.post("/comms/M4PT", {"csrf": csrf, "answer": "Unasked."})
    assert (page.status, page.reader.areas["typed"]) == (409, "Unasked.")
    assert portal.case("M4PT").status is Status.NOTIFIED


def known(portal: Portal, mailbox: str) -> Colleague:
    with portal.stage.store.begin() as tx:
        return tx.colleague(digest(mailbox))
