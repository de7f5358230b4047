"""Cases with their texts."""

from datetime import datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy import ColumnElement, bindparam

from monitor.adapters.columns import table_of
from monitor.adapters.mapping import person
from monitor.adapters.mapping_access import event_values
from monitor.adapters.mapping_cases import case, case_values, packed, remark, source
from monitor.adapters.store_base import Lease, Part, select
from monitor.adapters.tables import (
    AnswerRow,
    CaseRow,
    EventRow,
    MemberRow,
    TextRow,
)
from monitor.adapters.vault import Place
from monitor.domain.case import Case
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.member import Sharing
from monitor.domain.tally import events
from monitor.domain.thread import Remark, Side
from monitor.errors import NotFound, TextErased

ANSWERS = table_of(AnswerRow).c
CASES = table_of(CaseRow).c
MEMBERS = table_of(MemberRow).c
TEXTS = table_of(TextRow).c

# Made once, since every new post asks. Kept from others who would change it, as by ``get``.
OPEN_ON_POST = (
    select(CaseRow)
    .where(CASES.account_id == bindparam("account"), CASES.source == bindparam("on"), CASES.is_open)
    .with_for_update(key_share=True)
)
OF_STATUS = (
    select(CaseRow).where(CASES.status == bindparam("status")).order_by(CASES.opened_at, CASES.id)
)
# With an offset PostgreSQL finds the cases of one status first, which are few; without one it may ask for those of
# each member in turn.
OF_SHARING = OF_STATUS.where(
    sql.select(sql.literal(1))
    .where(MEMBERS.id == CASES.member_id, MEMBERS.sharing == bindparam("sharing"))
    .correlate(table_of(CaseRow))
    .offset(0)
    .exists()
)


class CasePart(Part):
    """Cases, their texts and the threads with comms."""

    def add_case(self, case: Case, text: str) -> None:
        if not self.keys.has(case.member_id):
            raise NotFound(f"no member {case.member_id}")
        self.insert(CaseRow, case_values(case, self.keys))
        self._write_text(case.id, case.member_id, text)

    def save_case(self, case: Case) -> None:
        before = self.case(case.id)
        self._count(before, case)
        self.update(CaseRow, {**case_values(case, self.keys), "leased_until": None})
        if case.status.closed:
            self.emptied = True
            self.delete(TextRow, TEXTS.case_id == case.id)
            self.delete(AnswerRow, ANSWERS.case_id == case.id)

    def _count(self, before: Case, after: Case) -> None:
        consent = self.consent_of(after.member_id)
        happened = events(before, after, person(self.keys, after.member_id))
        if happened and consent and consent.counted:
            self.insert(EventRow, [event_values(event) for event in happened])

    def save_text(self, case_id: CaseId, text: str) -> None:
        row = self._open_row(case_id)
        self.delete(TextRow, TEXTS.case_id == case_id)
        self._write_text(case_id, row.member_id, text)

    def _write_text(self, case_id: str, member_id: str, text: str) -> None:
        sealed = self.keys.of(member_id).seal(Place("texts", case_id), text)
        self.insert(TextRow, {"case_id": case_id, "sealed": sealed})

    def text_of(self, case_id: CaseId) -> str:
        row = self.get(CaseRow, case_id, "case")
        text = self.first(TextRow, select(TextRow).where(TEXTS.case_id == case_id))
        if text is None:
            raise TextErased(f"the text of case {case_id} has been erased")
        words: str = self.keys.of(row.member_id).open(Place("texts", case_id), text.sealed)
        return words

    def add_remark(self, case_id: CaseId, remark: Remark) -> None:
        row = self._open_row(case_id)
        thread = [packed(each) for each in (*self._thread(row), remark)]
        self.delete(AnswerRow, ANSWERS.case_id == case_id)
        sealed = self.keys.of(row.member_id).seal(Place("answers", case_id), thread)
        self.insert(AnswerRow, {"case_id": case_id, "sealed": sealed})

    def _open_row(self, case_id: CaseId) -> CaseRow:
        row = self.get(CaseRow, case_id, "case")
        if not row.is_open:
            raise TextErased(f"case {case_id} is closed: it keeps no text")
        return row

    def thread_of(self, case_id: CaseId) -> tuple[Remark, ...]:
        return self._thread(self.get(CaseRow, case_id, "case"))

    def _thread(self, row: CaseRow) -> tuple[Remark, ...]:
        kept = self.first(AnswerRow, select(AnswerRow).where(ANSWERS.case_id == row.id))
        if kept is None:
            return ()
        thread = self.keys.of(row.member_id).open(Place("answers", row.id), kept.sealed)
        if isinstance(thread, str):  # An answer from before there were threads.
            return (Remark(row.asked_at or row.opened_at, Side.COMMS, thread),)
        return tuple(map(remark, thread))

    def case(self, case_id: CaseId) -> Case:
        return case(self.get(CaseRow, case_id, "case"), self.keys)

    def cases_of(self, member_id: MemberId) -> tuple[Case, ...]:
        newest_first = (CASES.opened_at.desc(), CASES.id.desc())
        return self._cases(newest_first, CASES.member_id == member_id)

    def cases_for(self, status: str, *, sharing: Sharing | None = None) -> tuple[Case, ...]:
        if sharing is None:
            return self._cases_in(self.all(CaseRow, OF_STATUS, status=status))
        return self._cases_in(self.all(CaseRow, OF_SHARING, status=status, sharing=sharing))

    def open_case(self, account_id: AccountId, source_id: str) -> Case | None:
        on = source(self.keys, account_id, source_id)
        row = self.first(CaseRow, OPEN_ON_POST, account=account_id, on=on)
        return case(row, self.keys) if row else None

    def _cases(self, order: tuple[Any, ...], *where: ColumnElement[bool]) -> tuple[Case, ...]:
        return self._cases_in(self.all(CaseRow, select(CaseRow).where(*where).order_by(*order)))

    def _cases_in(self, rows: list[CaseRow]) -> tuple[Case, ...]:
        self.keys.load(row.member_id for row in rows)
        return tuple(case(row, self.keys) for row in rows)

    def lease_cases(self, now: datetime, until: datetime, limit: int) -> tuple[Case, ...]:
        return self._cases_in(self.lease(CaseRow, CASES.due_at, Lease(now, until, limit)))

    def forget_cases(self, closed_before: datetime) -> int:
        return self.delete(CaseRow, CASES.closed_at < closed_before)
