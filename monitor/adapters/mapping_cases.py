"""Row ↔ domain, two functions a type: cases and mail."""

from datetime import datetime
from typing import Any

from monitor.adapters.keyring import SERVICE, KeyRing
from monitor.adapters.mapping import Values
from monitor.adapters.tables import CaseRow, MessageRow
from monitor.adapters.vault import Place
from monitor.domain.case import Case, Status, Worth
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId, MessageId
from monitor.domain.message import Delivery, Kind, Message, Office
from monitor.domain.thread import Remark, Side


def source(keys: KeyRing, account_id: str, source_id: str) -> bytes:
    """What a post is found by; its own id would tell whose it is."""
    return keys.lookup.digest("post", account_id, source_id)


def content(keys: KeyRing, owner: str, content_hash: str) -> bytes:
    """A content hash that only the service can compare; ``owner`` is an account or a member."""
    return keys.lookup.hide(Place("content", owner), content_hash)


def content_hash(keys: KeyRing, owner: str, hidden: bytes) -> str:
    """The content hash again."""
    return keys.lookup.reveal(Place("content", owner), hidden)


def _packed(finding: Finding) -> list[Any]:
    where = [finding.span.start, finding.span.end]
    what = [finding.rule_id, finding.conduct, finding.severity, finding.confidence]
    return [*what, where, finding.kind, finding.about, finding.hard]


def _unpacked(packed: list[Any]) -> Finding:
    rule_id, conduct, severity, confidence, (start, end), kind, about, hard = packed
    return Finding(
        rule_id,
        conduct,
        Severity(severity),
        Confidence(confidence),
        Span(start, end),
        kind,
        about,
        hard,
    )


def packed(remark: Remark) -> list[str]:
    """A remark among the others of its thread, which are sealed as one."""
    return [remark.at.isoformat(), remark.by, remark.text, remark.name, remark.form]


def remark(packed: list[str]) -> Remark:
    """The remark again."""
    at, by, text, *rest = packed  # Older ones have no name and no form.
    return Remark(datetime.fromisoformat(at), Side(by), text, *rest)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def case_values(case: Case, keys: KeyRing) -> Values:
    """A case as a row. What would lead to the post, and what was found in it, is sealed."""
    secret = {
        "source_id": case.source_id,
        "content_hash": case.content_hash,
        "findings": [_packed(finding) for finding in case.findings],
        "post_url": case.post_url,
        "post_lang": case.post_lang,
        "published_at": _moment(case.published_at),
        "is_reply": case.is_reply,
        "judged": case.judged,
        "taken_by": case.taken_by,
    }
    is_open = not case.status.closed
    return {
        "id": case.id,
        "member_id": case.member_id,
        "account_id": case.account_id,
        "source": source(keys, case.account_id, case.source_id),
        "sealed": keys.of(case.member_id).seal(Place("cases", case.id), secret),
        "policy_version": case.policy_version,
        "opened_at": case.opened_at,
        "expires_at": case.expires_at,
        "status": case.status,
        "is_open": is_open,
        "held_until": case.held_until,
        "notified_at": case.notified_at,
        "asked_at": case.asked_at,
        "closed_at": case.closed_at,
        "recheck_at": case.recheck_at,
        "rechecks": case.rechecks,
        "due_at": min(case.expires_at, case.recheck_at or case.expires_at) if is_open else None,
    }


def case(row: CaseRow, keys: KeyRing) -> Case:
    """A row as a case."""
    sealed = keys.of(row.member_id).open(Place("cases", row.id), row.sealed)
    published = sealed["published_at"]
    judged = sealed.get("judged")  # Cases from before notes were judged have none.
    return Case(
        id=CaseId(row.id),
        member_id=MemberId(row.member_id),
        account_id=AccountId(row.account_id),
        source_id=sealed["source_id"],
        content_hash=sealed["content_hash"],
        findings=tuple(map(_unpacked, sealed["findings"])),
        policy_version=row.policy_version,
        opened_at=row.opened_at,
        expires_at=row.expires_at,
        status=Status(row.status),
        held_until=row.held_until,
        notified_at=row.notified_at,
        asked_at=row.asked_at,
        closed_at=row.closed_at,
        recheck_at=row.recheck_at,
        rechecks=row.rechecks,
        post_url=sealed["post_url"],
        post_lang=sealed["post_lang"],
        published_at=datetime.fromisoformat(published) if published else None,
        is_reply=sealed["is_reply"],
        judged=Worth(judged) if judged else None,
        taken_by=sealed.get("taken_by"),
    )


def message_values(message: Message, keys: KeyRing) -> Values:
    """A message as a row, sealed under its reader's key; for an office, or for somebody who has left
    and gets a farewell, under the service's."""
    to_office = isinstance(message.to, Office)
    sealed_by = SERVICE if to_office or not keys.has(message.to) else message.to
    secret = [message.slots, message.trouble]
    return {
        "id": message.id,
        "key": message.key,
        "kind": message.kind,
        "recipient": message.to,
        "to_office": to_office,
        "sealed_by": sealed_by,
        "sealed": keys.of(sealed_by).seal(Place("messages", message.id), secret),
        "created_at": message.created_at,
        "due_at": message.due_at,
        "state": message.state,
        "attempts": message.attempts,
        "sent_at": message.sent_at,
    }


def message(row: MessageRow, keys: KeyRing) -> Message:
    """A row as a message."""
    sealed = keys.of(row.sealed_by).open(Place("messages", row.id), row.sealed)
    slots, trouble = sealed
    return Message(
        id=MessageId(row.id),
        key=row.key,
        kind=Kind(row.kind),
        to=Office(row.recipient) if row.to_office else MemberId(row.recipient),
        created_at=row.created_at,
        due_at=row.due_at,
        slots=tuple((name, value) for name, value in slots),
        state=Delivery(row.state),
        attempts=row.attempts,
        sent_at=row.sent_at,
        trouble=trouble,
    )
