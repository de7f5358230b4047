"""One case on its page: what stands there, and what its author can do."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest

from monitor.adapters.catalogue import words as words_in
from monitor.domain.case import Move, Status, Worth
from monitor.domain.finding import Span
from monitor.domain.ids import CaseId
from monitor.domain.member import Sharing
from monitor.domain.message import Kind, Office
from monitor.domain.post import Cursor, Fetched, Post
from monitor.errors import SourceUnavailable
from monitor.ports import Looked
from monitor.usecases.pause import pause
from monitor.usecases.review import Offices, ask
from monitor.usecases.settle import put_right
from monitor.web.cases import host_of
from monitor.web.casewords import about_draft
from monitor.web.views import Piece, pieces
from tests.usecases.comms import answered_by
from tests.usecases.world import wire
from tests.web.portal import TEXT, Portal, insult, secret

pytestmark = pytest.mark.anyio


async def test_a_case_shows_the_post_the_reason_the_step_and_a_draft(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    assert "<mark>idiot</mark>" in page.html
    for words in (
        "marked words begin:",
        "Only you can see this page. Amends has told nobody else.",
        "These words may read as an insult.",
        "Your profile names Kade",
        "voice.insult",
        "fairly sure",
        "If you do nothing, it closes on",
        "A draft, yours to change",
    ):
        assert words in page.text
    assert 'lang="en"' in page.html


async def test_a_leak_is_covered_and_in_no_draft(portal: Portal):
    portal.open_case(findings=(insult(), secret()))
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    covered = re.search(
        r"<details><summary>covered words, show</summary> (.*?)</details>", page.html
    )
    assert covered is not None
    assert covered[1] == "<mark>sk_live</mark>"
    assert page.html.count("sk_live") == 1
    assert "<mark>idiot</mark>" in page.html


async def test_Z2_each_look_at_a_case_is_on_my_page(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    assert "Looked at the post of case K7Q2" in (await noor.open("/me")).text


async def test_opening_a_case_changes_nothing(portal: Portal):
    before = portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/k7q2")
    await noor.open("/c/K7Q2/no")
    assert portal.case() == before


async def test_not_a_problem_closes_the_case(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2/no")
    page = await noor.press("Not a problem")
    assert page.path == "/c/K7Q2"
    assert "You called it no problem" in page.text
    assert portal.case().status is Status.DISMISSED


async def test_the_link_in_an_old_mail_shows_a_closed_case(portal: Portal):
    case = portal.open_case()
    with portal.stage.store.begin() as tx:
        tx.save_case(case.moved(Move.CORRECT, portal.stage.now))
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2/no")
    assert page.path == "/c/K7Q2"
    assert "Thank you for putting it right" in page.text
    assert "idiot" not in page.html


async def test_this_is_protected_closes_the_case_and_silences_the_rule(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    page = await noor.press("This is protected")
    assert "You called it protected" in page.text
    with portal.stage.store.begin() as tx:
        assert list(tx.shadowed()) == ["voice.insult"]
    (mail,) = [mail for mail in portal.mails if mail.to is Office.POLICY_OWNER]
    assert mail.slot("address") == "ilse@kade.example"


async def test_of_a_secret_the_page_says_that_its_rule_goes_on(portal: Portal):
    portal.open_case(findings=(secret(),))
    noor = await portal.signed_in()
    assert "The rule goes on" in (await noor.open("/c/K7Q2")).text


async def test_asking_comms_for_help_shows_them_the_case(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    page = await noor.press("Ask comms for help")
    assert "You and comms can see this post" in page.text
    assert "Ask comms for help" not in page.text
    (mail,) = [mail for mail in portal.mails if mail.kind is Kind.HELP]
    assert mail.to is Office.COMMS


async def test_a_member_and_comms_write_to_and_fro_on_the_case(portal: Portal):
    portal.open_case()
    noor, marit = await portal.signed_in(), await portal.comms()
    await noor.open("/c/K7Q2")
    await noor.press("Ask comms for help")
    page = await noor.press("Send to comms", words="Was it <b>that</b> bad?")
    assert "Was it &lt;b&gt;that&lt;/b&gt; bad?" in page.html
    await marit.open("/comms/K7Q2")
    page = await marit.press("Take this case")
    assert "Was it &lt;b&gt;that&lt;/b&gt; bad?" in page.html
    await marit.press("Send the answer", answer="A little. Say sorry.")
    page = await noor.open("/c/K7Q2")
    assert page.text.index("bad?") < page.text.index("A little. Say sorry.")
    page = await noor.press("Send to comms", words="In public?")
    assert "You and comms can see this post" in page.text
    page = await marit.open("/comms/K7Q2")
    assert "In public?" in page.text
    await marit.press("Send the answer", answer="There, yes.")
    assert (await marit.open("/comms/K7Q2")).status == 404
    assert "There, yes." in (await noor.open("/c/K7Q2")).text


async def test_my_page_says_that_a_thread_is_kept_and_until_when(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    assert "wrote each other about case" not in noor.page.text
    await noor.open("/c/K7Q2")
    await noor.press("Ask comms for help")
    page = await noor.open("/me")
    assert "What you and comms wrote each other about case K7Q2, encrypted" in page.text


async def test_nothing_of_a_thread_is_left_when_its_case_has_closed(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    await noor.press("Ask comms for help")
    await noor.press("Send to comms", words="Was it that bad?")
    page = await noor.press("Not a problem")
    assert "Was it that bad?" not in page.text
    with portal.stage.store.begin() as tx:
        assert tx.thread_of(CaseId("K7Q2")) == ()


async def test_another_draft_is_shown_for_looking_and_changes_nothing(portal: Portal):
    before = portal.open_case()
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    drafts = [draft_of(page.html)]
    for _ in range(3):
        another = re.search(r'href="([^"]+)">.*Show another draft', page.html)
        assert another is not None
        page = await noor.open(unescape(another[1]))
        drafts.append(draft_of(page.html))
    assert all(one != next_ for one, next_ in pairwise(drafts))
    assert draft_of((await noor.open("/c/K7Q2")).html) == drafts[0]
    assert portal.case() == before


@pytest.mark.parametrize("turn", ["0", "-1", "100", "x", "1 ", "²"])
async def test_a_draft_that_is_none_is_the_first(portal: Portal, turn: str):
    portal.open_case()
    noor = await portal.signed_in()
    first = await noor.open("/c/K7Q2")
    other = await noor.open(f"/c/K7Q2?draft={turn}")
    assert (other.status, draft_of(other.html)) == (200, draft_of(first.html))


def draft_of(html: str) -> str:
    found = re.search(r'<textarea id="draft"[^>]*>(.*?)</textarea>', html, re.DOTALL)
    assert found is not None
    return unescape(found[1])


async def test_who_never_shares_sees_no_button_that_does(portal: Portal):
    portal.open_case()
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(tx.member(portal.member().id), sharing=Sharing.NEVER))
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    assert "Ask comms for help" not in page.text
    assert "Only you can see this page. Amends has told nobody else." in page.text


async def test_the_answer_of_comms_stands_on_the_case(portal: Portal):
    case = portal.open_case()
    with portal.stage.store.begin() as tx:
        asked = ask(tx, case, Offices((), (), portal.stage.new_id), portal.stage.now)
        answered_by(tx, asked, "Say <b>sorry</b>.\nMean it.", portal.stage.now, portal.stage.new_id)
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    assert "Say &lt;b&gt;sorry&lt;/b&gt;." in page.html
    assert "Comms saw the post when you asked" in page.text
    assert "Write back to comms" in page.text


async def test_the_sight_line_is_true_for_who_chose_to_share(portal: Portal):
    portal.open_case()
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(tx.member(portal.member().id), sharing=Sharing.FLAGGED))
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    assert "If the case is still open a day after the note about it" in page.text
    portal.note_left()
    page = await noor.open("/c/K7Q2")
    assert "If the case is still open on 25\u00a0November at 10:00, comms can see it" in page.html
    portal.stage.pass_time(days=1)
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    assert "Comms can see this one too, because you chose to share." in page.text
    assert "tells nobody" not in page.text


def answers(portal: Portal) -> dict[str, int]:
    with portal.stage.store.begin() as tx:
        return dict(tx.experiences()["voice.insult"].answers)


async def test_a_note_can_be_called_useful_and_its_case_stays_open(portal: Portal):
    before = portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    page = await noor.press("That was useful")
    assert "You called this note useful. Thank you." in page.text
    assert "That was useful" not in page.text
    assert portal.case() == replace(before, judged=Worth.USEFUL)
    assert answers(portal) == {"useful": 1}


async def test_whoever_called_a_note_useful_may_still_call_it_no_problem(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    await noor.press("That was useful")
    await noor.press("Not a problem")
    assert portal.case().status is Status.DISMISSED
    assert answers(portal) == {"useful": 0, "no-problem": 1}


async def test_a_note_that_was_followed_in_doubt_may_be_called_no_problem_after_all(portal: Portal):
    case = portal.open_case()
    with portal.stage.store.begin() as tx:
        put_right(
            tx,
            case,
            Move.REMOVE,
            tx.consent_of(case.member_id),
            portal.stage.now,
            portal.stage.new_id,
        )
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    assert "The note counts as useful." in page.text
    page = await noor.press("There was no problem")
    assert "You said that there was no problem." in page.text
    assert portal.case().status is Status.REMOVED
    assert answers(portal) == {"useful": 0, "no-problem": 1}


async def test_pressing_twice_does_no_harm(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    form = noor.page.form("Not a problem")["fields"]
    for move in (
        "useful",
        "useful",
        "dismiss",
        "dismiss",
        "useful",
        "useless",
        "protect",
        "ask",
        "look",
    ):
        page = await noor.post("/c/K7Q2", {**form, "move": move})
        assert page.status == 200
    assert portal.case().status is Status.DISMISSED
    with portal.stage.store.begin() as tx:
        assert tx.shadowed() == {}


async def test_an_unknown_move_is_none(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    form = noor.page.form("Not a problem")["fields"]
    assert (await noor.post("/c/K7Q2", {**form, "move": "expire"})).status == 404
    assert portal.case().status is Status.NOTIFIED


async def look_again(portal: Portal) -> str:
    noor = await portal.signed_in()
    await noor.open("/c/K7Q2")
    return (await noor.press("Look again")).text


def shows(portal: Portal, text: str) -> None:
    ref = portal.stage.account().ref
    post = Post("post-K7Q2", text, published_at=portal.stage.now)
    portal.stage.source.seen = Looked(Fetched(ref, (wire(post),), Cursor()))


async def test_looking_again_closes_what_was_put_right(portal: Portal):
    portal.open_case()
    shows(portal, "Sorry, that was wrong of me.")
    assert "Thank you for putting it right" in await look_again(portal)


async def test_looking_again_tells_what_still_stands_there(portal: Portal):
    same = Post("post-K7Q2", TEXT)
    portal.open_case(content_hash=same.content_hash)
    shows(portal, TEXT)
    assert "The post still reads as before" in await look_again(portal)


async def test_looking_again_sees_an_edit_that_is_not_enough(portal: Portal):
    portal.open_case()
    shows(portal, "You are an idiot.")
    assert "Amends sees your edit" in await look_again(portal)


async def test_looking_again_says_when_nobody_answers(portal: Portal):
    portal.open_case()
    portal.stage.source.seen = SourceUnavailable("scripted.example: HTTP 503")
    assert "does not answer" in await look_again(portal)


async def test_looking_again_needs_reading_to_be_on(portal: Portal):
    portal.open_case()
    with portal.stage.store.begin() as tx:
        pause(tx, portal.member(), portal.stage.now, by="member")
    assert "is not being read" in await look_again(portal)
    assert portal.stage.source.looked_for == []


async def test_a_case_on_a_platform_that_is_gone_shows_no_words(portal: Portal):
    portal.open_case()
    with portal.stage.store.begin() as tx:
        account = tx.accounts_of(portal.member().id)[0]
        tx.save_accounts([replace(account, ref=replace(account.ref, connector="gone"))])
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    assert (page.status, "is not here to be shown" in page.text) == (200, True)
    assert (await noor.open("/me")).status == 200


async def test_a_case_whose_text_has_been_erased_says_so(portal: Portal):
    portal.open_case()
    texts = portal.stage.store.state.texts  # type: ignore[attr-defined]
    texts.pop(CaseId("K7Q2"))
    noor = await portal.signed_in()
    assert "is not here to be shown" in (await noor.open("/c/K7Q2")).text


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://kade.example/1", "kade.example"),
        ("https://münchen.example/1", "xn--mnchen-3ya.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//kade.example", ""),
        (None, ""),
        ("https://" + "a" * 70 + ".example", ""),
        ("http://[bad", ""),
    ],
)
def test_W4_only_the_web_is_linked_and_its_host_is_shown(url: str | None, host: str):
    assert host_of(url) == host


async def test_W4_a_link_outside_tells_nothing_on_the_way(portal: Portal):
    portal.open_case(post_url="https://münchen.example/1")
    noor = await portal.signed_in()
    page = await noor.open("/c/K7Q2")
    assert 'rel="noopener noreferrer nofollow"' in page.html
    assert "(xn--mnchen-3ya.example)" in page.html


async def test_W4_what_is_no_web_address_is_no_link(portal: Portal):
    portal.open_case(post_url="javascript:alert(1)")
    noor = await portal.signed_in()
    assert "javascript:" not in (await noor.open("/c/K7Q2")).html


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><a href=javascript:alert(1)>x</a>",
    "{{ 7*7 }}{% raw %}",
    "<style>*{display:none}</style>",
    "</textarea><script>alert(1)</script>",
    "&lt;b&gt;",
    "\u202egnp.exe",
    "\x00\ud800",
]


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_W1_words_of_a_post_are_text_and_nothing_else(portal: Portal, payload: str):
    portal.open_case(findings=(insult(span=Span(0, 5)),))
    with portal.stage.store.begin() as tx:
        tx.save_text(CaseId("K7Q2"), f"{payload} you idiot {payload}")
        tx.save_member(replace(portal.member(), name=f"Noor {payload}", role=payload))
    noor = await portal.signed_in()
    for path in ("/c/K7Q2", "/me", "/me/choices", "/c/K7Q2/no"):
        page = await noor.open(path)
        assert page.status == 200
        for mark in ("<script>alert", "<img src=x", "<svg onload", "<a href=javascript", "<style>"):
            assert mark not in page.html
        assert "\u202e" not in unescape(page.html)


def test_pieces_are_the_whole_post():
    cut = pieces(TEXT, [insult(), secret()])
    assert "".join(piece.text for piece in cut) == TEXT
    assert [piece for piece in cut if piece.look] == [
        Piece("idiot", "marked"),
        Piece("sk_live", "covered"),
    ]


def test_what_is_both_marked_and_a_leak_is_covered():
    both = pieces(TEXT, [secret(), insult(span=secret().span)])
    assert [piece.look for piece in both if piece.look] == ["covered"]
    other = pieces(TEXT, [insult(span=secret().span), secret()])
    assert both == other


def test_a_post_without_a_mark_is_one_piece():
    assert pieces("All is well", []) == (Piece("All is well"),)
    assert pieces("", []) == ()
    assert pieces("short", [insult(span=Span(3, 99))]) == (Piece("sho"), Piece("rt", "marked"))


@pytest.mark.parametrize(
    ("draft", "longest", "said"),
    [
        ("Sorry.", None, "6 characters."),
        ("Sorry.", 500, "6 of 500 characters."),
        ("Sorry, [name].", 500, "One gap left to fill, in [brackets]. 14 of 500 characters."),
        ("[a] and [b]", None, "Gaps left to fill, in [brackets]. 11 characters."),
    ],
)
def test_a_draft_says_its_length_and_its_gaps(draft: str, longest: int | None, said: str):
    assert about_draft(draft, longest, words_in("pages", "en")) == said


async def test_a_post_without_a_date_is_named_without_one(portal: Portal):
    portal.open_case(published_at=None)
    noor = await portal.signed_in()
    assert "Your Scripted post" in (await noor.open("/c/K7Q2")).text
