"""Stopping for a while, going on, and objecting: by a member on their page, or from a mail program."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from starlette.datastructures import FormData
from starlette.responses import Response

from monitor.adapters.blocks import visible
from monitor.adapters.consents import consent_text
from monitor.domain.ids import MemberId
from monitor.domain.member import Consent, Standing
from monitor.ports import Transaction
from monitor.usecases.objection import object_to_all
from monitor.usecases.pause import pause, start_again
from monitor.usecases.renewal import asked_about, asked_anew
from monitor.web.deps import Anyone, Form, MemberOnly, MemberVisit, Pages, Visit
from monitor.web.forms import Checked, Fields

pages = Pages()

LENGTHS = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
LONGEST = timedelta(days=366)


def switched_off(visit: MemberVisit) -> str:
    """Why nothing can be started or paused: in the company's words, or in ours where it has none."""
    if visit.member.standing is not Standing.CLOSED:
        return ""
    place = visit.service.settings.switches.get(visit.member.place)
    if place is not None:
        return visit.words("Your company says why: {why}", why=visible(place.why))
    if visit.member.place:
        return visit.words("Where you work is not on your company’s list of places.")
    return visit.words("Amends does not know where you work. Say so among your choices.")


@pages.get("/pause")
def see_pause(visit: MemberOnly) -> Response:
    """Where the link in a mail leads, and where one can choose for how long."""
    if visit.member.standing is Standing.CLOSED:
        return visit.go("/me")
    return _page(visit, Fields(FormData()), {})


def _page(visit: MemberVisit, form: Fields, errors: dict[str, str]) -> Response:
    return visit.page(
        "pause.html",
        status=422 if errors else 200,
        paused=visit.member.standing is Standing.PAUSED,
        length="date" if errors else "open",
        until=form.one("until", 10),
        errors=errors,
    )


@pages.form("/pause")
def stop(visit: MemberOnly, form: Form) -> Response:
    """No reading and no mail from now on, for as long as they chose."""
    checked, now = Checked(form, visit.words), visit.service.clock()
    until = _until(checked, visit.member.timezone, now)
    if checked.errors:
        return _page(visit, form, checked.errors)
    with visit.service.store.begin() as tx:
        pause(tx, tx.member(visit.member.id), now, by="member", until=until)
    return visit.go("/me")


def _until(checked: Checked, timezone: str, now: datetime) -> datetime | None:
    length = checked.form.one("length")
    if length == "date":
        return _morning(checked, timezone, now)
    return now + LENGTHS[length] if length in LENGTHS else None


def _morning(checked: Checked, timezone: str, now: datetime) -> datetime | None:
    """The beginning of the day that was typed, where the member lives."""
    typed = checked.form.one("until")
    try:
        morning = datetime.strptime(typed, "%Y-%m-%d").replace(tzinfo=ZoneInfo(timezone))
    except ValueError:
        morning = now
    if now < morning < now + LONGEST:
        return morning
    told = checked.w("A day from tomorrow on, within a year. Type it as 2027-01-31.")
    checked.errors["until"] = told
    return None


@pages.form("/start")
def start(visit: MemberOnly) -> Response:
    """Read on, from now; where the consent has ended or its text has changed, that comes first."""
    now = visit.service.clock()
    with visit.service.store.begin() as tx:
        consent = tx.consent_of(visit.member.id)
        agreed = standing_of(consent, visit.lang, now, asked_anew(tx)) in ("", "soon")
        member = tx.member(visit.member.id)
        if agreed and member.standing is Standing.PAUSED:
            start_again(tx, member, now, by="member")
    return visit.go("/me" if agreed else "/me/consent")


AGAIN_SOON = timedelta(days=30)
"""How long before its end a consent can be given again."""


def standing_of(
    consent: Consent | None, lang: str, now: datetime, anew: datetime | None = None
) -> str:
    """Whether the consent has ``ended``, its text has ``changed``, the ``rules`` look for something new
    since ``anew``, it ends ``soon``, or goes on."""
    if consent is None or not consent.in_force(now):
        return "ended"
    if not consent.about(consent_text(lang).version):
        return "changed"
    if anew and consent.given_at < anew:
        return "rules"
    return "soon" if consent.expires_at - now < AGAIN_SOON else ""


def unagreed(visit: Visit, consent: Consent | None) -> list[str]:
    """What those rules say to authors that a consent does not cover; without one, all that go beyond the
    kinds that ship."""
    with visit.service.store.begin() as tx:
        asked = asked_about(tx, consent) if asked_anew(tx) else ()
    rules = visit.service.policy.now().rules
    return [rules.rule(rule).reason(visit.lang) for rule in asked if rule in rules]


@pages.get("/objection")
def see_objection(visit: MemberOnly) -> Response:
    """What objecting does, who learns of it, and the button."""
    return visit.page("objection.html")


@pages.form("/objection")
def object_(visit: MemberOnly) -> Response:
    """Everything stops at once, and the privacy officer is told whom to answer."""
    service = visit.service
    officers = service.settings.mail.privacy_officer
    with service.store.begin() as tx:
        member = tx.member(visit.member.id)
        object_to_all(tx, member, officers, service.clock(), service.new_id)
    return visit.go("/me")


@pages.get("/u/{token}")
def see_one_click(visit: Anyone, token: str) -> Response:
    """For people who open the address by hand: a button, since looking changes nothing."""
    return visit.page("one-click.html", token=token)


@pages.post("/u/{token}")
def one_click(visit: Anyone, token: str) -> Response:
    """Pressed in a mail program (RFC 8058), which knows no cookie and no form token: it can pause and
    nothing else, and whoever was paused reads that on their page."""
    member_id = visit.service.oneclick.member(token)
    if member_id is not None:
        with visit.service.store.begin() as tx:
            _pause(tx, member_id, visit.service.clock())
    return visit.page("one-click-done.html")


def _pause(tx: Transaction, member_id: MemberId, now: datetime) -> None:
    """Pause a member who takes part; somebody who has left needs nothing."""
    if member_id in tx.consents_of([member_id]):
        member = tx.member(member_id)
        if member.standing is Standing.ACTIVE:
            pause(tx, member, now, by="member")
