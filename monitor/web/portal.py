"""A member's own page: accounts, cases, what is kept, who looked, choices, pausing and leaving."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from monitor.adapters.catalogue import Words
from monitor.adapters.letters import capital
from monitor.adapters.receipts import chosen
from monitor.domain.audit import AGREEING
from monitor.domain.case import Case
from monitor.domain.member import AWAY, MODEL_SCOPES, Account, Consent, Scope
from monitor.domain.place import not_asked
from monitor.ports import Transaction
from monitor.usecases.choices import choose
from monitor.usecases.enrol import agree_again
from monitor.usecases.leave import withdraw
from monitor.usecases.places import heed
from monitor.usecases.renewal import asked_anew
from monitor.web.deps import Anyone, Form, MemberOnly, MemberVisit, Pages, Visit
from monitor.web.forms import Checked, choices, zones
from monitor.web.helping import names
from monitor.web.keepings import log_line, mail_line
from monitor.web.kept import holding, kept
from monitor.web.pausing import standing_of, switched_off, unagreed
from monitor.web.render import own, place_names
from monitor.web.views import CaseView, account_view, case_view

pages = Pages()

LINES = 50
"""Of mails, and of what members did themselves; the rest is in what they take along."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One consent: what was agreed to, in the words of today where they still stand for it."""

    consent: Consent
    until: datetime
    """It held, or holds, until then: its end, or the next one."""
    sentences: tuple[str, ...]


@pages.get("/me")
def me(visit: MemberOnly) -> Response:
    """Everything at one glance."""
    service, w, now = visit.service, visit.words, visit.service.clock()
    with service.store.begin() as tx:
        held = holding(tx, visit.member)
        cases = tx.cases_of(visit.member.id)
        entries = tx.looked_at(visit.member.id)
        mails = tx.messages_to(visit.member.id)
        called = names(tx.colleagues())
        said = tx.dismissals_of(visit.member.id)
        anew = asked_anew(tx)
        given = agreed(tx, visit)
    accounts, consent = held.accounts, held.consent
    log = [log_line(entry, w, called) for entry in entries]
    views = case_views(visit, cases, {account.id: account for account in accounts})
    away = visit.member.standing in AWAY
    seen = [account_view(each, service.platforms, w, now, away=away) for each in accounts]
    return visit.page(
        "me.html",
        name=own(visit.member.name),
        accounts=seen,
        cases=sorted(views, key=lambda view: view.turn),
        looked=[line for line in log if line.by_others],
        alone=[line for line in log if not line.by_others][:LINES],
        mails=[line for mail in mails[:LINES] if (line := mail_line(mail, w))],
        kept=list(kept(held, views, w)),
        no_problem=said,
        consent=consent,
        agreed=given[::-1],
        again=standing_of(consent, visit.lang, now, anew),
        paused=away,
        off=switched_off(visit),
        place=_place(visit),
        chosen=chosen(visit.member, consent, visit.mail_words),
        told=_waiting(sum(view.waiting for view in views), w),
        told_broken=_broken(sum(view.mendable for view in seen), w),
    )


def agreed(tx: Transaction, visit: MemberVisit) -> list[Agreed]:
    """Every consent that was given, in that order."""
    given = tx.consents_given(visit.member.id)
    # A consent that goes on with less keeps its day; from when on, the log says.
    log = {line.thing: line.at for line in tx.looked_at(visit.member.id) if line.action in AGREEING}
    since = [log.get(one.fingerprint, one.given_at) for one in given]
    # Of a model that is there no more nobody knows where it stood.
    said = visit.consent_text(visit.model_host or "…").scopes
    return [
        Agreed(
            one, _until(one, after), tuple(words for scope, words in said if scope in one.scopes)
        )
        for one, after in zip(given, (*since[1:], None), strict=True)
    ]


def _until(consent: Consent, after: datetime | None) -> datetime:
    ends = [consent.expires_at, consent.withdrawn_at, after]
    return min(end for end in ends if end is not None)


def _place(visit: MemberVisit) -> str:
    """Where they work, as one calls it; empty where nobody is asked, or nobody said."""
    code = visit.member.place if visit.service.settings.switches else ""
    return dict(place_names([code], visit.words))[code] if code else ""


def _waiting(number: int, w: Words) -> str:
    told = w.many(
        "{number} case is waiting for you.", "{number} cases are waiting for you.", number
    )
    return capital(told)


def _broken(number: int, w: Words) -> str:
    told = w.many(
        "{number} account needs a hand of yours.", "{number} accounts need a hand of yours.", number
    )
    return capital(told)


def case_views(
    visit: Visit, cases: tuple[Case, ...], accounts: Mapping[str, Account]
) -> list[CaseView]:
    """Cases in words, as a list shows them."""
    platforms, views = visit.service.platforms, []
    for case in cases:
        account = accounts.get(case.account_id)
        platform = platforms.get(account.ref.connector) if account else None
        title = platform.title if platform else ""
        views.append(case_view(case, visit.service.phrases, title, visit.words))
    return views


@pages.get("/me/choices")
def see_choices(visit: MemberOnly) -> Response:
    """The form with the choices as they are."""
    return _choices_page(visit)


def _choices_page(visit: MemberVisit, checked: Checked | None = None) -> Response:
    return visit.page(
        "choices.html",
        status=422 if checked else 200,
        kept="kept" in visit.request.query_params,
        off=switched_off(visit),
        places=place_names(visit.service.settings.switches, visit.words),
        member=visit.member,
        errors=checked.errors if checked else {},
        zones=zones(),
        model=_model_choices(visit),
        unlisted=_unlisted(visit),
    )


def _unlisted(visit: MemberVisit) -> tuple[str, bool]:
    """What reading unlisted posts means, and whether the member has agreed to it."""
    with visit.service.store.begin() as tx:
        consent = tx.consent_of(visit.member.id)
    agreed = consent is not None and consent.covers(Scope.READ_UNLISTED, visit.service.clock())
    return dict(visit.consent_text().scopes)[Scope.READ_UNLISTED], agreed


def _model_choices(visit: MemberVisit) -> list[tuple[str, bool]]:
    """What the language model may do, each with whether the member has agreed to it at this host."""
    advice = visit.service.advice
    if advice is None:
        return []
    with visit.service.store.begin() as tx:
        consent = tx.consent_of(visit.member.id)
    now, text = visit.service.clock(), visit.consent_text(visit.model_host)
    return [
        (sentence, advice.allowed(consent, scope, now))
        for scope, sentence in text.scopes
        if scope in MODEL_SCOPES
    ]


@pages.form("/me/choices")
def make_choices(visit: MemberOnly, form: Form) -> Response:
    """They hold from the next mail on."""
    checked = Checked(form, visit.words)
    wanted = choices(checked, visit.service.settings.switches, visit.member.place)
    if checked.errors:
        return _choices_page(visit, checked)
    with visit.service.store.begin() as tx:
        chosen = choose(tx, tx.member(visit.member.id), wanted, visit.service.clock())
        heed(tx, chosen, visit.service.here)
    return visit.go("/me/choices?kept=1#kept")


@pages.get("/me/consent")
def see_consent(visit: MemberOnly) -> Response:
    """The consent text as it is now, to be agreed to again."""
    return _consent_page(visit, {})


def _consent_page(visit: MemberVisit, errors: Mapping[str, str]) -> Response:
    with visit.service.store.begin() as tx:
        consent, anew = tx.consent_of(visit.member.id), asked_anew(tx)
    return visit.page(
        "consent-again.html",
        status=422 if errors else 200,
        text=visit.consent_text(visit.model_host),
        consent=consent,
        ticked=_ticked(visit, consent),
        again=standing_of(consent, visit.lang, visit.service.clock(), anew),
        new_rules=unagreed(visit, consent),
        errors=errors,
    )


def _ticked(visit: MemberVisit, consent: Consent | None) -> frozenset[Scope]:
    """What was agreed to before; of a language model only where it is still the same one."""
    if consent is None:
        return frozenset()
    advice, now = visit.service.advice, visit.service.clock()
    here = {s for s in MODEL_SCOPES if advice and advice.allowed(consent, s, now)}
    return (consent.scopes - MODEL_SCOPES) | here


@pages.form("/me/consent")
def agree(visit: MemberOnly, form: Form) -> Response:
    """Agree again, or to something else."""
    checked = Checked(form, visit.words)
    scopes = checked.scopes() - not_asked(visit.service.settings.switches, visit.member.place)
    if checked.errors:
        return _consent_page(visit, checked.errors)
    with visit.service.store.begin() as tx:
        member = tx.member(visit.member.id)
        now = visit.service.clock()
        agree_again(tx, member, scopes, visit.consent_text(visit.model_host), visit.links, now)
    return visit.go("/me#choices")


@pages.get("/leave")
def see_leave(visit: MemberOnly) -> Response:
    """What leaving means, and the button."""
    return visit.page("leave.html")


@pages.form("/leave")
def leave(visit: MemberOnly) -> Response:
    """Reading stops, everything is erased, and the receipt is on its way."""
    service = visit.service
    with service.store.begin() as tx:
        member = tx.member(visit.member.id)
        withdraw(tx, member, service.clock(), by="member", new_id=service.new_id)
    return visit.signed_out(visit.go("/left"))


@pages.get("/left")
def left(visit: Anyone) -> Response:
    """Goodbye. It looks alike for everybody."""
    return visit.page("left.html")
