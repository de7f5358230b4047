"""A draft in other words, by the company's language model: only where its member asks, and has agreed."""

import asyncio
from typing import Any

from starlette.responses import Response

from monitor.domain.case import Case
from monitor.domain.ids import CaseId
from monitor.domain.member import Scope
from monitor.errors import NotFound
from monitor.usecases.advise import Advice, Reworded, other_words
from monitor.usecases.review import own_case
from monitor.web.casewords import about_draft
from monitor.web.deps import MemberOnly, MemberVisit, Pages

pages = Pages()


@pages.get("/c/{code}/words")
def see(visit: MemberOnly, code: str) -> Response:
    """What would be sent where, and the button. Looking sends nothing."""
    case = _case(visit, code)
    return visit.go(f"/c/{case.id}") if case.status.closed else _page(visit, case)


@pages.form("/c/{code}/words")
async def ask(visit: MemberOnly, code: str) -> Response:
    """Ask once. The answer is shown, and kept nowhere."""
    advice = _advice(visit)
    case = await asyncio.to_thread(_case, visit, code)
    if case.status.closed:
        return visit.go(f"/c/{case.id}")
    service = visit.service
    found = await other_words(
        service.store, advice, case, Scope.ASK_MODEL, service.clock(), quotes=True
    )
    return await asyncio.to_thread(_page, visit, case, found, asked=True)


def _advice(visit: MemberVisit) -> Advice:
    advice = visit.service.advice
    if advice is None:
        raise NotFound("there is no language model here")
    return advice


def _case(visit: MemberVisit, code: str) -> Case:
    with visit.service.store.begin() as tx:
        return own_case(tx, visit.member.id, CaseId(code.upper()))


def _page(
    visit: MemberVisit, case: Case, found: Reworded | None = None, *, asked: bool = False
) -> Response:
    advice = _advice(visit)
    with visit.service.store.begin() as tx:
        consent = tx.consent_of(visit.member.id)
    agreed = advice.allowed(consent, Scope.ASK_MODEL, visit.service.clock())
    shown: dict[str, Any] = {}
    if found:
        draft = found.suggestion.draft
        shown["about_draft"] = about_draft(draft, None, visit.words)
    return visit.page("words.html", case=case, found=found, agreed=agreed, asked=asked, **shown)
