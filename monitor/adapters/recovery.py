"""What must happen to a restored copy before it is served (safety K4, D9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from monitor.adapters.columns import Row, table_of
from monitor.adapters.mapping import person
from monitor.adapters.mapping_cases import message
from monitor.adapters.store import SqlTransaction
from monitor.adapters.store_base import select as rows_of
from monitor.adapters.tables import (
    AccountRow,
    CaseRow,
    ErasureRow,
    MemberRow,
    MessageRow,
    PastConsentRow,
)
from monitor.adapters.tables_access import HandbackRow, SessionRow, TokenRow
from monitor.domain.audit import AuditEntry
from monitor.domain.ids import MemberId
from monitor.domain.message import Delivery

LEFT_SINCE = (
    "INSERT OR IGNORE INTO erasures (person, erased_at)"
    " SELECT person, erased_at FROM running.erasures",
    "INSERT INTO past_consents (address_hash, version, text_hash, given_at, ended_at)"
    " SELECT address_hash, version, text_hash, given_at, ended_at FROM running.past_consents AS r"
    " WHERE NOT EXISTS (SELECT 1 FROM past_consents AS p WHERE p.address_hash = r.address_hash"
    " AND p.version = r.version AND p.given_at = r.given_at)",
)
"""Takes over, from the database that was in use until now, who left since the backup was made."""
OWED_NOW = (
    "DELETE FROM handbacks",
    "INSERT INTO handbacks (id, sealed, due_at, leased_until)"
    " SELECT id, sealed, due_at, leased_until FROM running.handbacks",
)
"""And which tokens are still owed to their servers."""


def recover(tx: SqlTransaction, now: datetime) -> tuple[int, int]:
    """How many members had left and were erased again, and how many messages were dropped."""
    erased, dropped = _erase_again(tx, now), _drop_waiting_mail(tx)
    # Links that were used and sessions that were ended must not come alive again.
    tx.delete(TokenRow)
    tx.delete(SessionRow)
    # What was read since the backup is new to it: one baseline each, and nothing is told twice.
    _all(tx, AccountRow, baseline_done=False, leased_until=None)
    _all(tx, CaseRow, leased_until=None)
    tx.log(AuditEntry(now, "operator", "restored a backup"))
    return erased, dropped


def _erase_again(tx: SqlTransaction, now: datetime) -> int:
    """Whoever is known to have left, and whoever has no key any more: nobody can read what is kept of them."""
    gone = set(tx.run(select(table_of(ErasureRow).c.person)).scalars())
    members = [MemberId(each) for each in tx.run(select(table_of(MemberRow).c.id)).scalars()]
    tx.keys.load(members)
    listed = [member_id for member_id in members if person(tx.keys, member_id) in gone]
    keyless = [each for each in members if each not in listed and not tx.keys.has(each)]
    for member_id in listed:
        tx.drop_member(member_id)
    for member_id in keyless:
        tx.erase_member(member_id, now)
    return len(listed) + len(keyless)


def _drop_waiting_mail(tx: SqlTransaction) -> int:
    state = table_of(MessageRow).c.state
    waiting = rows_of(MessageRow).where(state.in_([Delivery.QUEUED, Delivery.SENDING]))
    rows = tx.all(MessageRow, waiting)
    for row in rows:
        tx.save_message(message(row, tx.keys).dropped("restored"))
    return len(rows)


def _all(tx: SqlTransaction, row: Any, **values: Any) -> None:
    tx.run(update(table_of(row)).values(**values))


@dataclass(frozen=True, slots=True)
class Left:
    """Who has left a database, the proofs that stay of them, and the tokens still owed: rows, as they are."""

    erasures: tuple[Mapping[str, Any], ...]
    proofs: tuple[Mapping[str, Any], ...]
    handbacks: tuple[Mapping[str, Any], ...]


def who_left(tx: SqlTransaction) -> Left:
    """As far as this database knows."""
    return Left(_rows(tx, ErasureRow), _rows(tx, PastConsentRow), _rows(tx, HandbackRow))


def _rows(tx: SqlTransaction, row: type[Row]) -> tuple[Mapping[str, Any], ...]:
    return tuple(found._asdict() for found in tx.run(rows_of(row)))


def take_over(tx: SqlTransaction, left: Left) -> None:
    """Add to a copy what it does not know yet. Tokens are owed as they are now, not as they were."""
    tx.delete(HandbackRow)
    for handback in left.handbacks:
        tx.insert(HandbackRow, dict(handback))
    for erasure in left.erasures:
        tx.insert_new(ErasureRow, dict(erasure))
    here = {_proof(found) for found in who_left(tx).proofs}
    for past in left.proofs:
        if _proof(past) not in here:
            tx.insert(PastConsentRow, {name: past[name] for name in past if name != "id"})


def _proof(past: Mapping[str, Any]) -> tuple[bytes, str, datetime]:
    return bytes(past["address_hash"]), past["version"], past["given_at"]
