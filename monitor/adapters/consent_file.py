"""A receipt for programs: the record of a consent, with the fields of ISO/IEC TS 27560:2023."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.adapters.blocks import File
from monitor.adapters.consents import consent_texts
from monitor.adapters.letters import House
from monitor.domain.letter import Receipt
from monitor.domain.member import Consent, Member, Scope
from monitor.domain.tally import KEPT

NAME = "amends-consent.json"
STANDARD = "ISO/IEC TS 27560:2023"

POSTS = "public posts of the accounts that the member has shown to be theirs"
INFORMATION: Mapping[Scope, tuple[str, ...]] = {
    Scope.READ_POSTS: (POSTS, "profile texts of these accounts", "name and role, as typed"),
    Scope.READ_UNLISTED: ("unlisted posts of these accounts",),
    Scope.SEND_NOTES: ("mail address", "language, time zone and quiet hours"),
    Scope.COUNT: ("number of notes and of their outcomes, under a pseudonym",),
    Scope.ASK_MODEL: (POSTS,),
    Scope.MODEL_DRAFTS: (POSTS,),
}
RETENTION: Mapping[Scope, str] = {
    Scope.READ_POSTS: "identifier and hash until the member leaves; the text of a flagged post until "
    "its case closes, 30 days at most",
    Scope.COUNT: f"{KEPT.days // 7} weeks",
}
UNTIL_LEAVING = "until the member leaves"
UNSAID = "not stated by the controller"
"""What the standard wants to see, and the company has not said in its settings."""
ENDED = "P0D"
"""From a withdrawal on, a consent holds no more."""


def consent_file(letter: Receipt, house: House) -> File:
    """What the mail says, as the standard's record and receipt."""
    consent, member = letter.consent, letter.member
    record = {
        "receipt_metadata": {"receipt_id": consent.fingerprint, "schema_version": STANDARD},
        "schema_version": STANDARD,
        "record_id": consent.fingerprint,
        "pii_principal_id": member.address,
        "pii_processing": {
            "privacy_notice": f"{house.base_url}/consent",
            "privacy_notice_version": consent.version,
            "privacy_notice_sha256": consent.text_hash,
            "language": _language(consent, member.lang),
            "purposes": [
                _purpose(scope, house, member) for scope in Scope if scope in consent.scopes
            ],
        },
        "party_identification": [
            {
                "party_id": "controller",
                "party_name": house.company,
                "party_role": "PII controller",
                "party_type": "organisation",
                "party_address": house.address or UNSAID,
                "party_contact": house.privacy_contact or house.base_url,
                "party_url": house.base_url,
            }
        ],
        "event": _events(letter),
        **({} if letter.left else {"choices": _choices(member)}),
    }
    return File(NAME, json.dumps(record, ensure_ascii=False, indent=2))


def _choices(member: Member) -> Mapping[str, Any]:
    """What was chosen beside the consent, as it was when the record was made; no field of the standard."""
    return {
        "conduct_rules": sorted(member.reach.conducts),
        "replies": member.reach.replies,
        "starts_at": member.paused_until.isoformat() if member.paused_until else None,
        "comms_may_see": member.sharing.value,
        "quotes_in_mails": member.quotes,
        "quiet_hours": f"{member.quiet.start:%H:%M}-{member.quiet.end:%H:%M}",
        "quiet_weekends": member.quiet.weekends,
        "language": member.lang,
        "time_zone": member.timezone,
        "place": member.place,
    }


def _language(consent: Consent, lang: str) -> str:
    """Of the text that was agreed to, as far as its hash tells; else the member's own."""
    said = (text.lang for text in consent_texts() if text.text_hash == consent.text_hash)
    return next(said, lang)


def _jurisdiction(house: House, member: Member) -> list[str]:
    """Countries whose law bears on it: the company's, and the one where the member works."""
    countries = (house.country, member.place.partition("-")[0])
    return list(dict.fromkeys(filter(None, countries))) or [UNSAID]


def _purpose(scope: Scope, house: House, member: Member) -> Mapping[str, Any]:
    return {
        "purpose": scope.value,
        "lawful_basis": "consent",
        "pii_information": [{"pii_type": each} for each in INFORMATION[scope]],
        "pii_controllers": ["controller"],
        "collection_method": "typed by the member, or read where anybody can read it",
        "processing_method": "automated; no decision is taken about the member",
        "storage_locations": list(house.storage) or [UNSAID],
        "retention_period": RETENTION.get(scope, UNTIL_LEAVING),
        "jurisdiction": _jurisdiction(house, member),
        "recipient_third_parties": ["the company's language model"] if "model" in scope else [],
        "withdrawal_method": f"{house.base_url}/leave",
        "privacy_rights": f"{house.base_url}/me",
    }


def _events(letter: Receipt) -> list[Mapping[str, Any]]:
    consent, who = letter.consent, letter.member.address
    days = (consent.expires_at - consent.given_at).days
    given = _event("given", consent.given_at, who, f"P{days}D")
    if not letter.left:
        return [given]
    return [given, _event("withdrawn", consent.withdrawn_at or consent.expires_at, who, ENDED)]


def _event(state: str, at: datetime, who: str, validity: str) -> Mapping[str, Any]:
    return {
        "event_time": at.astimezone(UTC).isoformat(),
        "validity_duration": validity,
        "event_type": "explicit",
        "event_state": state,
        "entity_id": who,
    }
