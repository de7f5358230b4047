"""Cases with their texts."""

from datetime import datetime

from monitor.domain.case import Case
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.member import Sharing
from monitor.domain.tally import events
from monitor.domain.thread import Remark
from monitor.errors import AlreadyKept, TextErased
from monitor.testing.memory_state import Part, found


class CasePart(Part):
    """Cases, their texts and the threads with comms."""

    def add_case(self, case: Case, text: str) -> None:
        found(self.state.members, case.member_id, "member")
        found(self.state.accounts, case.account_id, "account")
        if case.id in self.state.cases or self.open_case(case.account_id, case.source_id):
            raise AlreadyKept(f"case {case.id}, or an open one on its post, is kept already")
        self.state.cases[case.id] = case
        self.state.texts[case.id] = text

    def save_case(self, case: Case) -> None:
        before = self.case(case.id)
        consent = self.consent_of(case.member_id)
        if consent and consent.counted:
            self.state.events.extend(events(before, case, case.member_id))
        self.state.cases[case.id] = case
        self.state.leases.pop(case.id, None)
        if case.status.closed:
            self.state.texts.pop(case.id, None)
            self.state.threads.pop(case.id, None)

    def save_text(self, case_id: CaseId, text: str) -> None:
        if self.case(case_id).status.closed:
            raise TextErased(f"case {case_id} is closed: it keeps no text")
        self.state.texts[case_id] = text

    def add_remark(self, case_id: CaseId, remark: Remark) -> None:
        if self.case(case_id).status.closed:
            raise TextErased(f"case {case_id} is closed: it keeps no remark")
        self.state.threads[case_id] = (*self.thread_of(case_id), remark)

    def thread_of(self, case_id: CaseId) -> tuple[Remark, ...]:
        self.case(case_id)
        return self.state.threads.get(case_id, ())

    def case(self, case_id: CaseId) -> Case:
        return found(self.state.cases, case_id, "case")

    def cases_of(self, member_id: MemberId) -> tuple[Case, ...]:
        mine = [case for case in self.state.cases.values() if case.member_id == member_id]
        return tuple(sorted(mine, key=lambda c: (c.opened_at, c.id), reverse=True))

    def open_case(self, account_id: AccountId, source_id: str) -> Case | None:
        wanted = (account_id, source_id)
        on_post = [c for c in self.state.cases.values() if (c.account_id, c.source_id) == wanted]
        return next((case for case in on_post if not case.status.closed), None)

    def text_of(self, case_id: CaseId) -> str:
        self.case(case_id)
        if case_id not in self.state.texts:
            raise TextErased(f"the text of case {case_id} has been erased")
        return self.state.texts[case_id]

    def cases_for(self, status: str, *, sharing: Sharing | None = None) -> tuple[Case, ...]:
        members = self.state.members
        standing = [
            case
            for case in self.state.cases.values()
            if case.status == status and sharing in (None, members[case.member_id].sharing)
        ]
        return tuple(sorted(standing, key=lambda c: (c.opened_at, c.id)))

    def lease_cases(self, now: datetime, until: datetime, limit: int) -> tuple[Case, ...]:
        due = sorted(
            (_due(case), case.id)
            for case in self.state.cases.values()
            if not case.status.closed and _due(case) <= now and self.free(case.id, now)
        )[:limit]
        self.state.leases.update({case_id: until for _, case_id in due})
        return tuple(self.state.cases[case_id] for _, case_id in due)

    def forget_cases(self, closed_before: datetime) -> int:
        old = [
            case.id
            for case in self.state.cases.values()
            if case.closed_at is not None and case.closed_at < closed_before
        ]
        for case_id in old:
            del self.state.cases[case_id]
        return len(old)


def _due(case: Case) -> datetime:
    return min(case.expires_at, case.recheck_at or case.expires_at)
