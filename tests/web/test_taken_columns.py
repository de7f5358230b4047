"""Whatever is kept of a member, by table and by column: taken along, and told on their own page."""

import json
import re
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.adapters.columns import Row
from monitor.domain.case import Case, Move
from monitor.domain.ids import MemberId, MessageId
from monitor.domain.login import App, LetIn
from monitor.domain.member import Account, Consent, Member
from monitor.domain.message import Kind, Message
from monitor.domain.post import Cursor
from monitor.domain.tally import Event, Happening, hour
from monitor.domain.thread import Remark, Side
from monitor.domain.token import Purpose, Token, digest
from monitor.ports import Transaction
from tests.web.portal import Portal, Somebody
from tests.web.test_takeout import a_life, portal, taken

__all__ = ["portal"]

pytestmark = pytest.mark.anyio

TAKEN = {
    "members": ("member", "Your address, your choices and your consent"),
    "consents": ("consents", "Your address, your choices and your consent"),
    "past_consents": ("earlier", "The proof that you took part before"),
    "accounts": ("accounts", "Your accounts: what they are called and say of themselves"),
    "posts": ("posts", "An identifier and a fingerprint of each post that was read"),
    "cases": ("cases", "Of a closed case which post it was about"),
    "texts": ("cases", "The text of case K7Q2, encrypted"),
    "answers": ("cases", "What you and comms wrote each other about case K7Q2"),
    "dismissals": ("no_problem", "What you called “not a problem” or protected"),
    "messages": ("mails", "Which mails were sent to you and when"),
    "events": ("counted", "whether you asked for help, each with its hour"),
    "sessions": ("sessions", "Where you signed in, as a fingerprint"),
    "tokens": ("links", "Links to sign in that you have not used yet"),
    "audit": ("log", "Who looked and what was done, without your words"),
}
"""Where each table that has something of a member is found again, and how their own page calls it."""

LEFT = {
    "data_keys": "the key itself, which opens all that is taken along",
    "erasures": "of people who have left",
    "checked": "counts of posts, of nobody",
    "tries": "counters against guessing, as keyed hashes, for a day",
    "handbacks": "logins that a server has yet to take back; of whom, nobody knows any more",
    "factors": "second keys of offices",
    "colleagues": "people of comms, who sign what they write",
    "apps": "of servers, not of people",
    "memos": "facts about the service",
    "shadows": "about rules",
    "countings": "about rules",
    "rule_counts": "about rules",
    "revisions": "about rules",
}
"""What is not taken along, and why."""

SAME = {
    "members": "id lang timezone joined_at standing sharing quotes quiet_weekends last_note_at paused_until",
    "consents": "version text_hash scopes given_at expires_at withdrawn_at",
    "past_consents": "version text_hash given_at ended_at",
    "accounts": "added_at health trouble failures proved_at last_read_at troubled_since",
    "posts": "seen_at",
    "cases": "status opened_at expires_at held_until notified_at asked_at closed_at",
    "dismissals": "protected at",
    "messages": "id key kind due_at state sent_at",
    "events": "at what conduct noted_at",
    "sessions": "last_seen_at",
    "tokens": "purpose made_at",
    "audit": "at thing",
}
"""Columns that are called the same when taken along."""

OTHERWISE = {
    "members.quiet_start": "quiet_hours",
    "members.quiet_end": "quiet_hours",
    "accounts.id": "account",
    "accounts.connector": "platform",
    "accounts.proof_expires_at": "proof_code_until",
    "accounts.baseline_done": "first_read",
    "accounts.next_due": "next_look_at",
    "posts.account_id": "account",
    "posts.source": "identifier",
    "posts.content": "fingerprint",
    "cases.id": "case",
    "cases.account_id": "account",
    "cases.source": "identifier",
    "cases.is_open": "status",
    "cases.policy_version": "rules_version",
    "cases.recheck_at": "next_look_at",
    "cases.due_at": "next_look_at",
    "cases.rechecks": "looks",
    "texts.sealed": "text",
    "answers.sealed": "thread",
    "dismissals.content": "fingerprint",
    "dismissals.rule_id": "rule",
    "messages.created_at": "queued_at",
    "messages.attempts": "tries",
    "events.person": "pseudonym",
    "sessions.made_at": "signed_in_at",
    "sessions.expires_at": "until",
    "tokens.expires_at": "until",
    "audit.actor": "who",
    "audit.action": "what",
}
"""Columns that are called otherwise then."""

WITHIN = {
    "members.sealed": (Member, {"address", "name", "role", "place"}, {"reach": "conduct_rules"}),
    "accounts.sealed": (
        Account,
        {"bio", "cursor", "terms", "left_out"},
        {"ref": "address", "proof_token": "proof_code", "redirect": "moved", "let_in": "login"},
    ),
    "cases.sealed": (
        Case,
        {"findings", "judged", "published_at"},
        {
            "source_id": "identifier",
            "content_hash": "fingerprint",
            "post_url": "post",
            "post_lang": "lang",
            "is_reply": "reply",
            "taken_by": "helped_by",
        },
    ),
    "messages.sealed": (Message, {"trouble"}, {"slots": "about"}),
}
"""What is in a sealed column: the rest of a domain type, beside what has a column of its own."""

NO_PLACE = {
    "members.address_hash": "a keyed hash of the address, which is taken along",
    "accounts.key_hash": "a keyed hash of the account’s number, which is taken along",
    "messages.recipient": "the member",
    "messages.to_office": "the member’s own mails alone",
    "messages.sealed_by": "whose key it is",
    "sessions.digest": "opens the page",
    "sessions.csrf": "lets forms through",
    "sessions.subject": "the member",
    "sessions.office": "the member’s own alone",
    "sessions.person": "of offices",
    "tokens.digest": "lets its finder in",
    "tokens.browser": "a hash of a cookie that lets its finder in",
    "tokens.code": "a hash of a code that lets its finder in",
    "tokens.office": "of offices",
    "tokens.person": "of offices",
    "audit.number": "how busy all others were",
    "audit.seal": "keeps the log whole",
    "audit.person": "the pseudonym of counts",
    **dict.fromkeys(("consents.id", "past_consents.id", "events.id"), "a number of the database"),
    "past_consents.address_hash": "a keyed hash of the address, which is taken along",
}
"""Columns that are not taken along, and why; nor are references, and until when a worker has something in hand."""


async def a_full_life(portal: Portal) -> Somebody:
    """Something in every table, and in every place of a row."""
    noor, now = await a_life(portal), portal.stage.now
    me = portal.member()
    app = App("app-1", "app-secret", "https://kade.example/back", now)
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(me, address="elsewhere@kade.example"))
        tx.add_member(replace(me, id=MemberId("before")))
        tx.add_consent(replace(consent_of(tx, me), member_id=MemberId("before")))
        tx.erase_member(MemberId("before"), now)
        tx.save_member(replace(me, last_note_at=now))
        (account,) = tx.accounts_of(me.id)
        shown = replace(account, proof_token="amends-code", let_in=LetIn("token-of-noor", app))
        tx.save_accounts([replace(shown, cursor=Cursor((("etag", "e1"),)))])
        tx.add_versions(account.id, [("p1", "aa")], now)
        tx.save_case(portal.case().moved(Move.ASK, now))
        tx.add_remark(portal.case().id, Remark(now, Side.MEMBER, "Please look."))
        tx.remember_dismissal(me.id, "voice.insult", "abc", now, protected=True)
        tx.happened(me.id, Event(hour(now), Happening.NOTE, 3, ""))
        tx.add_token(Token("d1", Purpose.SIGN_IN, me.id, now, now + timedelta(minutes=15)))
        slots = (("link", "https://kade.example/l/1"), ("joining", "1"))
        later = now + timedelta(minutes=1)
        tx.queue(Message(MessageId("9"), "login:9", Kind.LOGIN, me.id, later, later, slots))
    return noor


def consent_of(tx: Transaction, member: Member) -> Consent:
    found = tx.consent_of(member.id)
    assert found is not None
    return found


def test_every_table_is_taken_along_or_has_a_reason_not_to_be():
    assert set(Row.metadata.tables) == set(TAKEN) | set(LEFT)
    assert set(TAKEN) & set(LEFT) == set()


def columns() -> set[str]:
    """All that say something, of tables with something of a member."""
    return {
        f"{name}.{column.name}"
        for name in TAKEN
        for column in Row.metadata.tables[name].columns
        if column.name not in ("member_id", "case_id", "leased_until")
    }


def places() -> dict[str, str]:
    """Under which name a column is taken along."""
    same = {f"{table}.{name}": name for table, names in SAME.items() for name in names.split()}
    return same | OTHERWISE


def test_every_column_is_taken_along_or_has_a_reason_not_to_be():
    assert columns() == set(places()) | set(NO_PLACE) | set(WITHIN)
    assert set(places()) & set(NO_PLACE) == set()


@pytest.mark.parametrize("column", WITHIN)
def test_whatever_is_sealed_in_a_column_is_taken_along(column: str):
    kind, same, otherwise = WITHIN[column]
    table = column.partition(".")[0]
    apart = {name.partition(".")[2] for name in columns() if name.startswith(f"{table}.")}
    known = {"member_id", "account_id", "quiet", "to", *apart}
    assert {each.name for each in fields(kind)} - known == same | set(otherwise)


async def test_each_of_them_is_found_under_its_name(portal: Portal):
    kept, _, _ = await taken(await a_full_life(portal))
    for column, name in places().items():
        assert name in first(kept, column), column
    for column, (_, same, otherwise) in WITHIN.items():
        assert (same | set(otherwise.values())) - set(first(kept, column)) == set()
    account, mail = kept["accounts"][0], kept["mails"][0]
    assert (account["proof_code"], account["cursor"]) == ("amends-code", {"etag": "e1"})
    assert account["login"]["app"] == "app-1"
    assert mail["about"] == {"joining": "1"}
    assert kept["counted"][0]["what"] == "note"
    assert kept["member"]["last_note_at"] == portal.stage.now.isoformat()
    assert (len(kept["sessions"]), len(kept["links"]), len(kept["earlier"])) == (1, 1, 1)


def first(kept: dict[str, Any], column: str) -> dict[str, Any]:
    found = kept[TAKEN[column.partition(".")[0]][0]]
    return found[0] if isinstance(found, list) else found


async def test_nothing_taken_along_opens_a_door(portal: Portal):
    noor = await a_full_life(portal)
    kept, page, _ = await taken(noor)
    cookie = noor.client.cookies["amends"]
    everything = json.dumps(kept) + page
    for secret in (
        "https://kade.example/l/",
        "token-of-noor",
        "app-secret",
        cookie,
        digest(cookie),
    ):
        assert secret not in everything
    assert re.findall('"digest"|"csrf"|"code"|"browser"', everything) == []


async def test_my_page_names_each_kind_of_thing_that_is_kept_and_until_when(portal: Portal):
    noor = await a_full_life(portal)
    text = (await noor.open("/me")).text
    for _, words in TAKEN.values():
        assert words in text
    for words in (
        "13 weeks have passed, you are counted no more, or you leave",
        "You sign out, or 12 hours have passed",
        "15 minutes have passed, or you have used them",
        "A day has passed",
        "When the last note about a post was sent to you",
        "The next one is sent, or you leave",
    ):
        assert words in text
    _, page, _ = await taken(noor)
    told = re.sub(r"<[^>]+>", " ", page)
    assert "A note was sent" in told
    assert "Where you signed in" in told
    assert "amends-code" in told


async def test_my_page_lists_what_was_called_no_problem_and_until_when(portal: Portal):
    noor = await portal.signed_in()
    assert "What you called no problem" not in noor.page.text
    noor = await a_full_life(portal)
    text = (await noor.open("/me")).text
    said = text.partition("What you called no problem")[2]
    assert "voice.insult (protected) 24 November 2026, 10:00 You leave" in said
