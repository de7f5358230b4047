"""Everything that is kept about a member, for them to take along."""

from collections.abc import Mapping
from datetime import datetime

from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case
from monitor.domain.ids import MemberId
from monitor.domain.member import Account, Consent, Member
from monitor.domain.message import Message
from monitor.errors import TextErased
from monitor.ports import Transaction

Kept = Mapping[str, object]


def export(tx: Transaction, member: Member) -> Kept:
    """What the store holds about this member, as plain values that JSON can hold.

    Not in it: keys, and what ``traces`` has.
    """
    consent = tx.consent_of(member.id)
    return {
        "member": _member(member),
        "consent": _consent(consent) if consent else None,
        "consents": [_consent(given) for given in tx.consents_given(member.id)],
        "accounts": [_account(account) for account in tx.accounts_of(member.id)],
        "cases": [_case(tx, case) for case in tx.cases_of(member.id)],
        "no_problem": [
            {"rule": rule, "protected": protected}
            for rule, protected in tx.dismissals_of(member.id)
        ],
        "mails": [_mail(message) for message in tx.messages_to(member.id)],
        "log": [_entry(entry) for entry in tx.looked_at(member.id)],
    }


def traces(tx: Transaction, member_id: MemberId) -> list[tuple[str, str, str, str]]:
    """What is kept of each post that was read, as lines of a table under their heads. It says nothing
    without the posts."""
    lines = [("account", "identifier", "fingerprint", "seen_at")]
    for account in tx.accounts_of(member_id):
        for trace in tx.traces_of(account.id):
            seen = trace.seen_at.isoformat()
            lines.append((account.id, trace.identifier, trace.fingerprint, seen))
    return lines


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _member(member: Member) -> Kept:
    return {
        "address": member.address,
        "name": member.name,
        "lang": member.lang,
        "timezone": member.timezone,
        "role": member.role,
        "standing": member.standing.value,
        "joined_at": _time(member.joined_at),
        "paused_until": _time(member.paused_until),
        "quiet_hours": f"{member.quiet.start:%H:%M}-{member.quiet.end:%H:%M}",
        "quiet_weekends": member.quiet.weekends,
        "sharing": member.sharing.value,
        "quotes": member.quotes,
        "place": member.place,
        "conduct_rules": sorted(member.reach.conducts),
        "replies": member.reach.replies,
        "replies_since": _time(member.reach.replies_since),
    }


def _consent(consent: Consent) -> Kept:
    return {
        "version": consent.version,
        "text_hash": consent.text_hash,
        "fingerprint": consent.fingerprint,
        "scopes": sorted(scope.value for scope in consent.scopes),
        "given_at": _time(consent.given_at),
        "expires_at": _time(consent.expires_at),
        "withdrawn_at": _time(consent.withdrawn_at),
    }


def _account(account: Account) -> Kept:
    return {
        "account": account.id,
        "platform": account.ref.connector,
        "address": account.ref.address,
        "label": account.ref.label,
        "terms": account.terms,
        "read_by_login": account.let_in is not None,
        "bio": account.bio,
        "health": account.health.value,
        "trouble": account.trouble,
        "added_at": _time(account.added_at),
        "proved_at": _time(account.proved_at),
        "last_read_at": _time(account.last_read_at),
    }


def _case(tx: Transaction, case: Case) -> Kept:
    try:
        text = tx.text_of(case.id)
    except TextErased:
        text = None
    return {
        "case": case.id,
        "status": case.status.value,
        "judged": case.judged and case.judged.value,
        "post": case.post_url or case.source_id,
        "text": text,
        "thread": [
            {
                "at": _time(remark.at),
                "by": remark.by.value,
                "name": remark.name,
                "text": remark.text,
            }
            for remark in tx.thread_of(case.id)
        ],
        "findings": [
            {"rule": f.rule_id, "conduct": f.conduct, "span": [f.span.start, f.span.end]}
            for f in case.findings
        ],
        "opened_at": _time(case.opened_at),
        "notified_at": _time(case.notified_at),
        "asked_at": _time(case.asked_at),
        "closed_at": _time(case.closed_at),
        "expires_at": _time(case.expires_at),
    }


def _mail(message: Message) -> Kept:
    return {
        "kind": message.kind.value,
        "state": message.state.value,
        "queued_at": _time(message.created_at),
        "sent_at": _time(message.sent_at),
    }


def _entry(entry: AuditEntry) -> Kept:
    return {"at": _time(entry.at), "who": entry.actor, "what": entry.action, "thing": entry.thing}
