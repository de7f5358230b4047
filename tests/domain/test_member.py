"""Nothing flows without consent: the only way to a permit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import (
    CONSENT_LIFE,
    PROOF_LIFE,
    Account,
    Consent,
    Ground,
    Member,
    Scope,
    permit_without_member,
)
from monitor.domain.post import AccountRef
from monitor.errors import NotAllowed

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
REF = AccountRef("mastodon", "noor@kade.example", "1@kade.example", "@noor@kade.example")
CONSENT = Consent(
    member_id=MemberId("m1"),
    version="3",
    text_hash="9c41",
    scopes=frozenset({Scope.READ_POSTS, Scope.SEND_NOTES}),
    given_at=NOW,
    expires_at=NOW + CONSENT_LIFE,
)
ACCOUNT = Account(
    id=AccountId("a1"), member_id=MemberId("m1"), ref=REF, added_at=NOW, proved_at=NOW
)


def test_consent_and_proof_together_give_a_permit():
    permit = CONSENT.permit(Scope.READ_POSTS, NOW, ACCOUNT)
    assert (permit.member_id, permit.ref, permit.ground) == ("m1", REF, Ground.CONSENT)


def test_a_note_needs_consent_but_no_account():
    assert CONSENT.permit(Scope.SEND_NOTES, NOW).ref is None


@pytest.mark.parametrize(
    ("consent", "scope", "when"),
    [
        (CONSENT, Scope.COUNT, NOW),
        (CONSENT.withdrawn(NOW), Scope.SEND_NOTES, NOW),
        (CONSENT, Scope.SEND_NOTES, NOW - timedelta(seconds=1)),
        (CONSENT, Scope.SEND_NOTES, NOW + CONSENT_LIFE),
    ],
    ids=["not agreed", "withdrawn", "not yet", "no longer"],
)
def test_O4_without_consent_there_is_no_permit(consent: Consent, scope: Scope, when: datetime):
    with pytest.raises(NotAllowed, match="m1"):
        consent.permit(scope, when)


@pytest.mark.parametrize(
    "account",
    [
        None,
        replace(ACCOUNT, member_id=MemberId("m2")),
        replace(ACCOUNT, proved_at=None),
        replace(ACCOUNT, proved_at=NOW - PROOF_LIFE),
    ],
    ids=["none", "somebody else's", "unproved", "proof too old"],
)
def test_O1_O2_only_a_freshly_proved_account_of_ones_own_is_read(account: Account | None):
    with pytest.raises(NotAllowed):
        CONSENT.permit(Scope.READ_POSTS, NOW, account)


def test_a_company_channel_is_read_without_a_member_but_consent_cannot_be_claimed():
    permit = permit_without_member(REF, Ground.COMPANY_OWN, NOW)
    assert (permit.member_id, permit.ground) == (None, Ground.COMPANY_OWN)
    with pytest.raises(NotAllowed):
        permit_without_member(REF, Ground.CONSENT, NOW)


def test_the_author_of_a_post_is_what_its_readers_see():
    member = Member(
        MemberId("m1"), "noor@kade.example", "Noor", "nl", "Europe/Amsterdam", NOW, "engineer"
    )
    author = replace(ACCOUNT, bio="Engineer @ Kraanvliet").author(member)
    assert (author.role, author.bio) == ("engineer", "Engineer @ Kraanvliet")
