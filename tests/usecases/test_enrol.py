"""Joining: typed by somebody, confirmed by the mailbox, agreed to in words that are kept by their hash."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.domain.ids import MemberId
from monitor.domain.member import (
    MODEL_SCOPES,
    ConsentText,
    Health,
    Member,
    QuietHours,
    Scope,
    Sharing,
    Standing,
)
from monitor.domain.message import Kind, Message
from monitor.domain.reach import Reach
from monitor.domain.token import Purpose, Token, digest
from monitor.errors import NotAllowed
from monitor.usecases.choices import Choices, choose
from monitor.usecases.enrol import (
    Joining,
    agree,
    agree_again,
    agreed_in,
    ask_to_join,
    confirm,
    owe_receipt,
)
from monitor.usecases.forget import forget
from monitor.usecases.signin import Asked, Asking, LinkDesk, TooMany, use_link
from tests.usecases.world import ACCOUNT, MEMBER, Stage

TEXT = ConsentText(
    version="1",
    since=date(2026, 11, 1),
    lang="en",
    before=("Joining is your own choice.",),
    scopes=tuple((scope, f"Amends may {scope}.") for scope in Scope),
    after=("You can leave with one click.",),
)
NEEDED = frozenset({Scope.READ_POSTS, Scope.SEND_NOTES})
ADDRESS = "femke@kade.example"


@pytest.fixture
def stage() -> Stage:
    return Stage()


def desk(stage: Stage) -> LinkDesk:
    return LinkDesk("https://amends.example", (), lambda: f"secret-{stage.new_id()}", stage.new_id)


def joining(scopes: frozenset[Scope] = NEEDED, name: str = "Femke") -> Joining:
    return Joining(
        name, "engineer", "nl", "Europe/Amsterdam", Sharing.ASKED, quotes=True, scopes=scopes
    )


def ask(stage: Stage, wanted: Joining | None = None, address: str = ADDRESS) -> Asked | TooMany:
    asking = Asking(address, "cookie", "192.0.2.1")
    with stage.store.begin() as tx:
        return ask_to_join(tx, desk(stage), asking, wanted or joining(), stage.now)


def newcomer(stage: Stage) -> Member:
    with stage.store.begin() as tx:
        member = tx.member_at(ADDRESS)
    assert member is not None
    return member


def link(stage: Stage) -> str:
    newest = stage.mails(newcomer(stage).id)[0]
    return (newest.slot("link") or "").rpartition("/")[2]


def come_in(stage: Stage) -> Member:
    secret = link(stage)
    with stage.store.begin() as tx:
        token = use_link(tx, secret, "cookie", "", stage.now)
        assert isinstance(token, Token)
        return confirm(tx, token, agreed_in(secret), TEXT, desk(stage), stage.now)


def receipts(stage: Stage, member: MemberId) -> list[Message]:
    return [mail for mail in stage.mails(member) if mail.kind is Kind.RECEIPT]


def test_before_the_mailbox_confirms_nobody_takes_part_and_no_consent_is_kept(stage: Stage):
    ask(stage)
    member = newcomer(stage)
    assert member.standing is Standing.PENDING
    with stage.store.begin() as tx:
        assert tx.consent_of(member.id) is None


@pytest.mark.parametrize("more", [set(), {Scope.COUNT}, {Scope.READ_UNLISTED}])
def test_O4_just_what_was_ticked_is_agreed_to(stage: Stage, more: set[Scope]):
    ticked = frozenset({Scope.READ_POSTS, Scope.SEND_NOTES, *more})
    ask(stage, replace(joining(), scopes=ticked))
    member = come_in(stage)
    with stage.store.begin() as tx:
        consent = tx.consent_of(member.id)
    assert consent is not None
    assert consent.scopes == ticked


def test_O4_the_button_in_the_mailbox_is_the_consent(stage: Stage):
    ask(stage)
    stage.pass_time(minutes=5)
    member = come_in(stage)
    assert (member.standing, member.joined_at) == (Standing.ACTIVE, stage.now)
    with stage.store.begin() as tx:
        consent = tx.consent_of(member.id)
    assert consent is not None
    assert (consent.version, consent.text_hash) == ("1", TEXT.text_hash)
    assert consent.given_at == stage.now
    assert consent.expires_at == stage.now + timedelta(days=365)


@pytest.mark.parametrize("scopes", [NEEDED, frozenset(Scope) - MODEL_SCOPES])
def test_what_was_ticked_is_what_is_agreed_to(stage: Stage, scopes: frozenset[Scope]):
    ask(stage, joining(scopes))
    member = come_in(stage)
    with stage.store.begin() as tx:
        consent = tx.consent_of(member.id)
    assert consent is not None
    assert consent.scopes == scopes


def test_nobody_agrees_to_a_language_model_by_joining(stage: Stage):
    ask(stage, joining(frozenset(Scope)))
    member = come_in(stage)
    with stage.store.begin() as tx:
        consent = tx.consent_of(member.id)
    assert consent is not None
    assert not consent.scopes & MODEL_SCOPES


def test_what_was_ticked_cannot_be_changed_in_the_link(stage: Stage):
    ask(stage)
    forged = link(stage) + "c"
    with stage.store.begin() as tx:
        assert not isinstance(use_link(tx, forged, "cookie", "", stage.now), Token)


def test_a_change_of_one_word_is_another_text():
    other = replace(TEXT, after=("You can leave with two clicks.",))
    assert other.text_hash != TEXT.text_hash


def test_nobody_joins_without_being_read_and_written_to(stage: Stage):
    ask(stage, joining(frozenset({Scope.READ_POSTS})))
    with pytest.raises(NotAllowed):
        come_in(stage)
    assert newcomer(stage).standing is Standing.PENDING


def test_a_link_to_sign_in_confirms_nothing(stage: Stage):
    token = Token(digest("x"), Purpose.SIGN_IN, MEMBER, stage.now, stage.now)
    with pytest.raises(NotAllowed), stage.store.begin() as tx:
        confirm(tx, token, NEEDED, TEXT, desk(stage), stage.now)


def test_asking_again_before_confirming_takes_what_was_typed_last(stage: Stage):
    ask(stage)
    first = newcomer(stage)
    ask(stage, joining(name="Femke Haan"))
    assert (newcomer(stage).id, newcomer(stage).name) == (first.id, "Femke Haan")


def test_A5_who_takes_part_already_gets_a_link_to_sign_in_instead(stage: Stage):
    stage.enrol()
    answer = ask(stage, joining(name="Somebody else"), "m1@kade.example")
    assert isinstance(answer, Asked)
    (mail,) = stage.mails()
    assert (mail.kind, mail.slot("joining")) == (Kind.LOGIN, "")
    with stage.store.begin() as tx:
        assert tx.member(MEMBER).name == "Noor"


def test_A6_asking_to_join_counts_as_asking_for_a_link(stage: Stage):
    answers = [ask(stage) for _ in range(4)]
    assert answers[-1] is TooMany.TOO_MANY
    assert len(stage.mails(newcomer(stage).id)) == 3


def test_who_never_confirms_is_forgotten_without_a_trace(stage: Stage):
    ask(stage)
    stage.pass_time(hours=25)
    forget(stage.store, stage.now)
    with stage.store.begin() as tx:
        assert tx.member_at(ADDRESS) is None
        assert tx.past_consents(ADDRESS) == ()


def test_a_consent_has_one_receipt(stage: Stage):
    ask(stage)
    member = come_in(stage)
    with stage.store.begin() as tx:
        owe_receipt(tx, member, desk(stage), stage.now)
        owe_receipt(tx, member, desk(stage), stage.now)
    assert len(receipts(stage, member.id)) == 1


def test_who_joins_and_shows_no_account_has_a_receipt_within_the_hour(stage: Stage):
    ask(stage)
    member = come_in(stage)
    (receipt,) = receipts(stage, member.id)
    assert stage.now < receipt.due_at <= stage.now + timedelta(hours=1)


def test_a_receipt_that_waited_for_the_first_account_leaves_once_that_is_shown(stage: Stage):
    ask(stage)
    member = come_in(stage)
    stage.pass_time(minutes=4)
    with stage.store.begin() as tx:
        owe_receipt(tx, member, desk(stage), stage.now)
    (receipt,) = receipts(stage, member.id)
    assert receipt.due_at == stage.now


def test_a_receipt_that_a_mail_server_put_off_is_not_hurried(stage: Stage):
    ask(stage)
    member = come_in(stage)
    (receipt,) = receipts(stage, member.id)
    with stage.store.begin() as tx:
        tx.save_message(replace(receipt, attempts=1))
        owe_receipt(tx, member, desk(stage), stage.now)
    assert receipts(stage, member.id)[0].due_at == receipt.due_at


def test_without_consent_there_is_no_receipt(stage: Stage):
    ask(stage)
    with stage.store.begin() as tx:
        owe_receipt(tx, newcomer(stage), desk(stage), stage.now)
    assert receipts(stage, newcomer(stage).id) == []


def test_a_consent_that_has_ended_can_be_given_again_and_reading_goes_on(stage: Stage):
    stage.enrol(health=Health.PAUSED, trouble="consent-ended", next_due=None)
    stage.pass_time(days=366)
    with stage.store.begin() as tx:
        member = tx.member(MEMBER)
        tx.save_accounts([replace(tx.account(ACCOUNT), proved_at=stage.now)])
        agree_again(tx, member, NEEDED, TEXT, desk(stage), stage.now)
        consent = tx.consent_of(MEMBER)
    assert consent is not None
    assert consent.in_force(stage.now)
    assert stage.account().next_due == stage.now
    assert len(receipts(stage, MEMBER)) == 1


def test_other_scopes_can_be_chosen_without_starting_what_is_paused(stage: Stage):
    stage.enrol()
    with stage.store.begin() as tx:
        member = tx.member(MEMBER)
        agree_again(tx, member, NEEDED, TEXT, desk(stage), stage.now)
        consent = tx.consent_of(MEMBER)
        actions = [entry.action for entry in tx.looked_at(MEMBER)]
    assert consent is not None
    assert not consent.counted
    assert actions == ["agreed"]


def test_agreeing_to_less_than_is_needed_is_refused(stage: Stage):
    stage.enrol()
    with pytest.raises(NotAllowed), stage.store.begin() as tx:
        agree(tx, tx.member(MEMBER), frozenset({Scope.COUNT}), TEXT, stage.now, "agreed")


def test_choices_hold_and_are_written_down(stage: Stage):
    stage.enrol()
    with stage.store.begin() as tx:
        before = tx.member(MEMBER)
        wanted = Choices(
            name="Noor W.",
            role="editor",
            lang="nl",
            timezone="Europe/Lisbon",
            quiet=before.quiet,
            quotes=False,
            sharing=Sharing.FLAGGED,
            conducts=frozenset({3, 4}),
            replies=False,
            place="",
        )
        choose(tx, before, wanted, stage.now)
        after = tx.member(MEMBER)
        assert choose(tx, after, wanted, stage.now) == after
        (entry,) = tx.looked_at(MEMBER)
    assert (after.name, after.role, after.lang, after.timezone) == (
        "Noor W.",
        "editor",
        "nl",
        "Europe/Lisbon",
    )
    assert (after.quotes, after.sharing, after.address) == (False, Sharing.FLAGGED, before.address)
    assert after.reach == Reach(frozenset({3, 4}), replies=False)
    assert (entry.action, entry.thing) == (
        "chose",
        "sharing:asked>flagged rules:1,2,3,4,5>3,4 replies:yes>no quotes:yes>no name role lang timezone",
    )


def test_of_a_choice_that_could_tell_whose_it_is_the_log_says_only_that_it_was_made_anew(
    stage: Stage,
):
    stage.enrol()
    with stage.store.begin() as tx:
        before = tx.member(MEMBER)
        same = {
            name: getattr(before, name) for name in ("name", "role", "lang", "quotes", "sharing")
        }
        wanted = Choices(
            **same,
            timezone="Europe/Lisbon",
            quiet=QuietHours(weekends=not before.quiet.weekends),
            conducts=before.reach.conducts,
            replies=before.reach.replies,
            place="NL",
        )
        choose(tx, before, wanted, stage.now)
        (entry,) = tx.looked_at(MEMBER)
    assert entry.thing == "timezone quiet place"


def test_reading_begins_on_the_day_that_was_chosen(stage: Stage):
    begins = stage.now + timedelta(days=3)
    ask(stage, replace(joining(), starts_at=begins))
    member = come_in(stage)
    assert (member.standing, member.paused_until) == (Standing.PAUSED, begins)
    stage.pass_time(days=3)
    forget(stage.store, stage.now)
    assert newcomer(stage).standing is Standing.ACTIVE


def test_a_day_that_has_come_before_the_link_was_pressed_is_now(stage: Stage):
    ask(stage, replace(joining(), starts_at=stage.now + timedelta(minutes=5)))
    stage.pass_time(minutes=10)
    member = come_in(stage)
    assert (member.standing, member.paused_until) == (Standing.ACTIVE, None)


def test_who_ends_sharing_stays_known_to_comms_for_the_figures(stage: Stage):
    stage.enrol()
    with stage.store.begin() as tx:
        plain = tx.member(MEMBER)
        wanted = Choices(
            name=plain.name,
            role=plain.role,
            lang=plain.lang,
            timezone=plain.timezone,
            quiet=plain.quiet,
            quotes=True,
            sharing=Sharing.FLAGGED,
            conducts=frozenset({1, 2, 3, 4, 5}),
            replies=True,
            place="",
        )
        assert tx.known_authors() == frozenset()
        open_to_comms = choose(tx, plain, wanted, stage.now)
        assert len(tx.known_authors()) == 1
        choose(tx, open_to_comms, replace(wanted, sharing=Sharing.NEVER), stage.now)
        assert len(tx.known_authors()) == 1
