"""Everything that is kept about a member, for them to take along."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case, Dismissal
from monitor.domain.finding import Finding
from monitor.domain.login import App
from monitor.domain.member import Account, Consent, Member, PastConsent
from monitor.domain.message import Message
from monitor.domain.tally import Event
from monitor.domain.thread import Remark
from monitor.domain.token import Session, Token
from monitor.domain.trace import Trace
from monitor.errors import TextErased
from monitor.ports import Transaction

Kept = Mapping[str, Any]

POST = ("account", "identifier", "fingerprint", "seen_at")
"""What is told of each post that was read. It says nothing without the posts."""

SECRET = frozenset({"link"})
"""Slots of a waiting mail that would let in whoever finds them."""


def export(tx: Transaction, member: Member) -> Kept:
    """What the store holds about this member, as plain values that JSON can hold.

    Not in it: keys, and whatever opens a door (hashes of links and sessions, tokens of servers).
    """
    consent, accounts = tx.consent_of(member.id), tx.accounts_of(member.id)
    return {
        "member": _member(member),
        "consent": _consent(consent) if consent else None,
        "consents": [_consent(given) for given in tx.consents_given(member.id)],
        "earlier": [_past(past) for past in tx.past_consents(member.address)],
        "accounts": [_account(account) for account in accounts],
        "posts": [
            _post(account, trace) for account in accounts for trace in tx.traces_of(account.id)
        ],
        "cases": [_case(tx, case) for case in tx.cases_of(member.id)],
        "no_problem": [_dismissal(said) for said in tx.dismissals_of(member.id)],
        "mails": [_mail(message) for message in tx.messages_to(member.id)],
        "counted": [_event(event) for event in tx.happened_to(member.id)],
        "sessions": [_session(session) for session in tx.sessions_of(member.id)],
        "links": [_link(token) for token in tx.links_of(member.id)],
        "log": [_entry(entry) for entry in tx.looked_at(member.id)],
    }


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _member(member: Member) -> Kept:
    return {
        "id": member.id,
        "address": member.address,
        "name": member.name,
        "lang": member.lang,
        "timezone": member.timezone,
        "role": member.role,
        "standing": member.standing.value,
        "joined_at": _time(member.joined_at),
        "paused_until": _time(member.paused_until),
        "last_note_at": _time(member.last_note_at),
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


def _past(past: PastConsent) -> Kept:
    return {
        "version": past.version,
        "text_hash": past.text_hash,
        "given_at": _time(past.given_at),
        "ended_at": _time(past.ended_at),
    }


def _account(account: Account) -> Kept:
    return {
        "account": account.id,
        "platform": account.ref.connector,
        "address": account.ref.address,
        "number": account.ref.key,
        "label": account.ref.label,
        "terms": account.terms,
        "bio": account.bio,
        "added_at": _time(account.added_at),
        "proof_code": account.proof_token,
        "proof_code_until": _time(account.proof_expires_at),
        "proved_at": _time(account.proved_at),
        "read_by_login": account.let_in is not None,
        "login": _login(account.let_in.app) if account.let_in else None,
        **_reading(account),
    }


def _login(app: App) -> Kept:
    return {"app": app.client_id, "back_to": app.callback, "made_at": _time(app.made_at)}


def _reading(account: Account) -> Kept:
    """How far an account was read, and what came in the way."""
    moved = account.redirect
    return {
        "health": account.health.value,
        "trouble": account.trouble,
        "troubled_since": _time(account.troubled_since),
        "failures": account.failures,
        "first_read": account.baseline_done,
        "last_read_at": _time(account.last_read_at),
        "next_look_at": _time(account.next_due),
        "cursor": dict(account.cursor.state),
        "left_out": sorted(what.value for what in account.left_out),
        "moved": {"to": moved.to, "since": _time(moved.since), "times": moved.times}
        if moved
        else None,
    }


def _post(account: Account, trace: Trace) -> Kept:
    values = (account.id, trace.identifier, trace.fingerprint, trace.seen_at.isoformat())
    return dict(zip(POST, values, strict=True))


def _case(tx: Transaction, case: Case) -> Kept:
    try:
        text = tx.text_of(case.id)
    except TextErased:
        text = None
    return {
        "case": case.id,
        "account": case.account_id,
        "status": case.status.value,
        "judged": case.judged and case.judged.value,
        "post": case.post_url or case.source_id,
        "identifier": case.source_id,
        "fingerprint": case.content_hash,
        "lang": case.post_lang,
        "reply": case.is_reply,
        "published_at": _time(case.published_at),
        "text": text,
        "thread": [_remark(remark) for remark in tx.thread_of(case.id)],
        "helped_by": case.taken_by,
        "findings": [_finding(finding) for finding in case.findings],
        "rules_version": case.policy_version,
        "looks": case.rechecks,
        **_times(case),
    }


def _times(case: Case) -> Kept:
    return {
        "opened_at": _time(case.opened_at),
        "held_until": _time(case.held_until),
        "notified_at": _time(case.notified_at),
        "asked_at": _time(case.asked_at),
        "next_look_at": _time(case.recheck_at),
        "closed_at": _time(case.closed_at),
        "expires_at": _time(case.expires_at),
    }


def _remark(remark: Remark) -> Kept:
    return {
        "at": _time(remark.at),
        "by": remark.by.value,
        "name": remark.name,
        "text": remark.text,
    }


def _finding(finding: Finding) -> Kept:
    return {
        "rule": finding.rule_id,
        "conduct": finding.conduct,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "span": [finding.span.start, finding.span.end],
        "kind": finding.kind,
        "about": finding.about,
        "hard": finding.hard,
    }


def _dismissal(said: Dismissal) -> Kept:
    return {
        "rule": said.rule_id,
        "fingerprint": said.content_hash,
        "at": _time(said.at),
        "protected": said.protected,
    }


def _mail(message: Message) -> Kept:
    return {
        "id": message.id,
        "key": message.key,
        "kind": message.kind.value,
        "state": message.state.value,
        "about": {name: value for name, value in message.slots if name not in SECRET},
        "tries": message.attempts,
        "trouble": message.trouble,
        "queued_at": _time(message.created_at),
        "due_at": _time(message.due_at),
        "sent_at": _time(message.sent_at),
    }


def _event(event: Event) -> Kept:
    return {
        "at": _time(event.at),
        "what": event.what.value,
        "conduct": event.conduct,
        "noted_at": _time(event.noted_at),
        "pseudonym": event.person,
    }


def _session(session: Session) -> Kept:
    return {
        "signed_in_at": _time(session.made_at),
        "last_seen_at": _time(session.last_seen_at),
        "until": _time(session.expires_at),
    }


def _link(token: Token) -> Kept:
    return {
        "purpose": token.purpose.value,
        "made_at": _time(token.made_at),
        "until": _time(token.expires_at),
    }


def _entry(entry: AuditEntry) -> Kept:
    return {"at": _time(entry.at), "who": entry.actor, "what": entry.action, "thing": entry.thing}
