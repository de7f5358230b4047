"""Every page that there is, in every state that looks different, furnished with people who see it so."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from playwright.async_api import Page

from monitor.adapters.consents import consent_text
from monitor.company_signin import CompanySignIn, SignedIn
from monitor.domain.audit import AuditEntry
from monitor.domain.case import Move, Status
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Health, Scope, Standing
from monitor.domain.post import AccountRef, LeftOut
from monitor.domain.thread import Remark, Side
from monitor.errors import SourceUnavailable
from monitor.settings import Settings
from monitor.usecases.review import Offices, ask
from monitor.wiring import Service
from tests.services import RULE
from tests.usecases.test_advise import GOOD
from tests.usecases.test_advise import Scripted as Model
from tests.web.portal import MAIL, Portal, Somebody, insult, secret

MEMBERS = {"noor": "m1", "newcomer": "m2", "paused": "m3", "troubled": "m4", "elsewhere": "m5"}
OFFICES = {
    "comms": "comms",
    "policy owner": "policy-owner",
    "privacy officer": "privacy-officer",
    "operator": "operator",
}
PEOPLE = 12
PLACES = {
    "NL": {"switch": "member", "why": "No agreement on figures yet."},
    "US-CA": {"switch": "off", "why": "Counsel is still looking at it."},
}
JOINS = "main form:has([name=agree]) .btn"
LONG = "Donaudampfschifffahrtsgesellschaftskapitän " * 2 + "https://kade.example/" + "x" * 90


@dataclass(frozen=True)
class Scene:
    """A page, in front of somebody."""

    who: str
    path: str
    then: Callable[[Page, Portal], Awaitable[None]] | None = None
    """What they do there before we look."""
    swap: Callable[[Service], Service] | None = None
    """How the service differs meanwhile."""
    state: str = ""

    @property
    def name(self) -> str:
        return f"{self.who} {self.path} {self.state}".strip()


def sends(button: str, **fields: str) -> Callable[[Page, Portal], Awaitable[None]]:
    """Fill in some fields and press a button, whatever the browser would say of what is missing."""

    async def do(page: Page, portal: Portal) -> None:
        for field, text in fields.items():
            await page.fill(f"main [name={field}]", text)
        await page.eval_on_selector_all("form", "all => all.forEach(f => { f.noValidate = true })")
        pressed = page.locator(button).first
        if await pressed.evaluate("b => b.form.hasAttribute('hx-post')"):
            # Such a form renews itself where it stands.
            async with page.expect_response(lambda answer: answer.request.method == "POST"):
                await pressed.click()
            await page.wait_for_selector("main .error")
            return
        async with page.expect_navigation(wait_until="load"):
            await pressed.click()

    return do


async def _asks_to_join(page: Page, portal: Portal) -> None:
    for scope in ("read_posts", "send_notes"):
        await page.check(f"[name=agree][value={scope}]")
    address = f"new{len(portal.mails)}@kade.example"
    await sends(JOINS, address=address, name="Femke")(page, portal)


async def _unfolds_everything(page: Page, _: Portal) -> None:
    await page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


async def _opens_that_link(page: Page, portal: Portal) -> None:
    await _asks_to_join(page, portal)
    await page.goto(portal.service.settings.portal.base_url + linked(portal))


async def _opens_it_elsewhere(page: Page, portal: Portal) -> None:
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    await somebody.post("/sign-in", {**hidden(somebody), "address": "m1@kade.example"})
    await page.goto(portal.service.settings.portal.base_url + linked(portal))


async def _signs_in_with_a_second_key(page: Page, portal: Portal) -> None:
    await sends("main form .btn", address=MAIL["comms"][0])(page, portal)
    await page.goto(portal.service.settings.portal.base_url + linked(portal))
    await sends("main form .btn")(page, portal)


async def _pauses_until_no_day(page: Page, portal: Portal) -> None:
    await page.check("[value=date]")
    await NOTHING(page, portal)


async def _takes_it(page: Page, portal: Portal) -> None:
    if await page.locator("[value=take]").count():
        await sends("[value=take]")(page, portal)


async def _with_an_old_page(page: Page, portal: Portal) -> None:
    await page.eval_on_selector_all("[name=csrf]", "all => all.forEach(f => { f.value = 'x' })")
    await sends("main form[action='/pause'] .btn")(page, portal)


def linked(portal: Portal) -> str:
    """The newest link that was mailed, as a path."""
    link = [mail.slot("link") for mail in portal.mails if mail.slot("link")][-1] or ""
    return re.sub(r"^https?://[^/]+", "", link)


def hidden(somebody: Somebody) -> dict[str, Any]:
    """What the page's last form sends by itself."""
    fields: dict[str, Any] = somebody.page.reader.forms[-1]["fields"]
    return fields


def _broken(service: Service) -> Service:
    def clock() -> datetime:
        raise RuntimeError("no clock")

    return replace(service, clock=clock)


def _without_papers(service: Service) -> Service:
    digest = service.settings.digest.model_copy(update={"dpia": "", "works_council": ""})
    return replace(service, settings=service.settings.model_copy(update={"digest": digest}))


def _with_second_keys(service: Service) -> Service:
    portal = service.settings.portal.model_copy(update={"second_factor": True})
    return replace(service, settings=service.settings.model_copy(update={"portal": portal}))


def _with_places(service: Service) -> Service:
    places = Settings.model_validate({"places": PLACES}).places
    return replace(service, settings=service.settings.model_copy(update={"places": places}))


class NobodyThere(CompanySignIn):
    """The company's own sign-in on a day when it does not answer."""

    async def address(self, callback: str, state: str, nonce: str, challenge: str) -> str:
        raise SourceUnavailable("login.kade.example: HTTP 503")

    async def person(
        self, callback: str, code: str, verifier: str, nonce: str, now: datetime
    ) -> SignedIn:
        raise SourceUnavailable("login.kade.example: HTTP 503")


def _with_company_sign_in(service: Service) -> Service:
    sso = service.settings.sso.model_copy(update={"name": "Kade ID"})
    named = service.settings.model_copy(update={"sso": sso})
    return replace(service, settings=named, sso=NobodyThere())


NOTHING = sends("main form .btn")
EDITS = "/rules/voice.insult/edit"
NEW_KIND = RULE.replace("[a fine day]", "[an idiot]") + "  kind: berth"

SCENES = (
    Scene("nobody", "/join"),
    Scene("nobody", "/join", sends(JOINS, address="x"), state="mistaken"),
    Scene("nobody", "/join", None, _with_places, "places"),
    Scene("nobody", "/join", _asks_to_join, state="asked"),
    Scene("nobody", "/join", _opens_that_link, state="confirming"),
    Scene("nobody", "/sign-in"),
    Scene("nobody", "/sign-in", sends("main form .btn", address="x"), state="mistaken"),
    Scene("nobody", "/sign-in", sends("main form .btn", address="m9@kade.example"), state="asked"),
    Scene("nobody", "/sign-in", sends("main form .btn", address="often@x.example"), state="429"),
    Scene("nobody", "/sign-in", _opens_it_elsewhere, state="elsewhere"),
    Scene("nobody", "/sign-in", None, _with_company_sign_in, "company account"),
    Scene("nobody", "/sign-in/company", None, _with_company_sign_in, "not signed in"),
    Scene("nobody", "/sign-in/comms"),
    Scene(
        "nobody",
        "/sign-in/comms",
        _signs_in_with_a_second_key,
        _with_second_keys,
        "second key",
    ),
    Scene("nobody", "/consent"),
    Scene("nobody", "/accessibility"),
    Scene("nobody", "/p/abc"),
    Scene("nobody", "/l/old"),
    Scene("nobody", "/u/old"),
    Scene("nobody", "/u/old", sends("main .btn"), state="done"),
    Scene("nobody", "/left"),
    Scene("nobody", "/nope", state="404"),
    Scene("noor", "/me"),
    Scene("newcomer", "/me"),
    Scene("paused", "/me"),
    Scene("troubled", "/me"),
    Scene("noor", "/me", _unfolds_everything, state="unfolded"),
    Scene("noor", "/me", _with_an_old_page, state="403"),
    Scene("noor", "/me", None, _broken, "500"),
    Scene("noor", "/me/choices"),
    Scene("noor", "/me/choices", sends("main form .btn", name=""), state="mistaken"),
    Scene("noor", "/me/choices?kept=1", state="kept"),
    Scene("elsewhere", "/me", None, _with_places, "place off"),
    Scene("elsewhere", "/me/choices", None, _with_places, "place off"),
    Scene("noor", "/me/consent"),
    Scene("troubled", "/me/consent"),
    Scene("noor", "/accounts/new"),
    Scene("noor", "/accounts/new", sends("main form .btn", source="ftp://x"), state="mistaken"),
    Scene("noor", "/accounts/a1"),
    Scene("noor", "/accounts/b1", state="to be shown"),
    Scene("noor", "/accounts/b1", sends("[action$='/check'] .btn"), state="not shown"),
    Scene("noor", "/accounts/b2", state="code has ended"),
    Scene("troubled", "/accounts/a4"),
    Scene("troubled", "/accounts/b3", state="two claims"),
    Scene("noor", "/c/K7Q2"),
    Scene("noor", "/c/K7Q2", sends("[value=look]"), state="looked again"),
    Scene("noor", "/c/K7Q2/no"),
    Scene("noor", "/c/K7Q2/words"),
    Scene("noor", "/c/M4PT", state="help"),
    Scene("noor", "/c/R8KD", state="answered"),
    Scene("noor", "/c/L9NG", state="long words"),
    Scene("noor", "/c/F2CT", state="wrong fact"),
    Scene("noor", "/c/W5HC", state="put right"),
    Scene("noor", "/c/X6JD", state="expired"),
    Scene("noor", "/c/ZZZZ", state="404"),
    Scene("noor", "/pause"),
    Scene("noor", "/pause", _pauses_until_no_day, state="mistaken"),
    Scene("noor", "/objection"),
    Scene("noor", "/leave"),
    Scene("comms", "/comms"),
    Scene("comms", "/comms?week=2026-W40", state="few"),
    Scene("comms", "/comms?rule=3", state="one rule"),
    Scene("comms", "/comms", None, _without_papers, "no figures"),
    Scene("comms", "/comms/help"),
    Scene("comms", "/comms/T4KN", state="to be taken"),
    Scene("comms", "/comms/M4PT", _takes_it),
    Scene(
        "comms", "/comms/M4PT", sends("main form:has(#answer) .btn", answer=""), state="mistaken"
    ),
    Scene("comms", "/comms", sends("form[action='/feed'] button"), state="a feed"),
    Scene("policy owner", "/comms", state="figures"),
    Scene("policy owner", "/rules"),
    Scene("policy owner", "/rules/new"),
    Scene("policy owner", "/rules/log"),
    Scene("policy owner", "/rules/voice.insult"),
    Scene("policy owner", EDITS),
    Scene("policy owner", EDITS, sends("main form [value=check]", text="x: y"), state="mistaken"),
    Scene("policy owner", EDITS, sends("[value=try]", posts=f"you idiot\n\n{LONG}"), state="tried"),
    Scene("policy owner", EDITS, sends("[value=check]", text=NEW_KIND), state="asking"),
    Scene("policy owner", "/mails"),
    Scene("privacy officer", "/log"),
    Scene("privacy officer", "/log", NOTHING, state="checked"),
    Scene("operator", "/status"),
)


def furnish(portal: Portal) -> None:
    """A company where all of these can be seen."""
    model = Model("model.kade.example", says=GOOD)
    portal.service = replace(portal.service, adviser=model)
    portal.app.state.service = portal.service
    _a_busy_week(portal)
    _noor(portal)
    _others(portal)


def _a_busy_week(portal: Portal) -> None:
    """Twelve people got a note; half of them put their posts right within the day."""
    stage = portal.stage
    for number in range(PEOPLE):
        stage.enrol(f"p{number}", f"p{number}")
        case = portal.open_case(f"B{number:03}", member=f"p{number}")
        if number % 2:
            later = stage.now + timedelta(hours=2)
            closed = replace(case, status=Status.CORRECTED, closed_at=later, recheck_at=None)
            with stage.store.begin() as tx:
                tx.save_case(closed)
    stage.pass_time(days=7)


def _noor(portal: Portal) -> None:
    """Everything at once: accounts in all states, and a case of each kind."""
    stage = portal.stage
    read = stage.now - timedelta(minutes=20)
    left_out = frozenset(LeftOut)
    stage.enrol(bio="Writes at Kade", last_read_at=read, left_out=left_out)
    _account(portal, "b1", "m1", proof_token="amends-3f9a", proved_at=None)
    _account(portal, "b2", "m1", proof_token="amends-0000", proved_at=None, ended=True)
    portal.open_case(findings=(insult(), secret()), post_lang="nl")
    asked, other = portal.open_case("M4PT"), portal.open_case("T4KN")
    with stage.store.begin() as tx:
        for case in (asked, other):
            ask(tx, case, Offices(tuple(MAIL["comms"]), (), stage.new_id), stage.now)
        tx.add_remark(asked.id, Remark(stage.now, Side.MEMBER, f"He laughed. {LONG}"))
    answered = portal.open_case("R8KD").moved(Move.ASK, stage.now).moved(Move.ANSWER, stage.now)
    long = portal.open_case("L9NG")
    portal.open_case("F2CT", findings=(insult(kind="wrong-fact", rule_id="amends.fact"),))
    with stage.store.begin() as tx:
        tx.save_case(answered)
        tx.add_remark(answered.id, Remark(stage.now, Side.COMMS, "Say sorry where you said it."))
        tx.save_text(long.id, f"You idiot, {LONG}\n\nsecond paragraph")
        for code, status in (("W5HC", Status.CORRECTED), ("X6JD", Status.EXPIRED)):
            case = replace(long, id=type(long.id)(code), source_id=code, content_hash=code)
            ended = replace(case, status=status, closed_at=stage.now, recheck_at=None)
            tx.add_case(case, "gone")
            tx.save_case(ended)
        for action in ("opened case", "looked at case"):
            tx.log(AuditEntry(stage.now, "comms", action, MemberId("m1"), "M4PT"))
        changed = "sharing:asked>never rules:1,2,3,4,5>1,3 quotes:yes>no timezone"
        tx.log(AuditEntry(stage.now, "member", "chose", MemberId("m1"), changed))
        for rule, protected in (("voice.insult", False), ("work.client-name", True)):
            tx.remember_dismissal(MemberId("m1"), rule, "aa" * 32, stage.now, protected=protected)
    portal.note_left()


def _others(portal: Portal) -> None:
    """Somebody new, somebody who paused, and somebody with whom nothing works."""
    stage = portal.stage
    stage.enrol("m2", "a2")
    stage.enrol("m3", "a3", health=Health.PAUSED)
    stage.enrol("m5", "a5")
    stage.enrol("m4", "a4", health=Health.TROUBLED, trouble="certificate")
    _account(portal, "b3", "m4", health=Health.PAUSED, trouble="two-claims")
    _account(portal, "b4", "m4", health=Health.STOPPED, trouble="several-authors")
    with stage.store.begin() as tx:
        tx.remove_account(AccountId("a2"))
        paused = replace(portal_member(tx, "m3"), standing=Standing.PAUSED)
        tx.save_member(replace(paused, paused_until=stage.now + timedelta(days=9)))
        closed = replace(portal_member(tx, "m5"), standing=Standing.CLOSED)
        tx.save_member(replace(closed, place="US-CA"))
        consent = tx.consent_of(MemberId("m4"))
        assert consent is not None
        tx.add_consent(replace(consent, version="0", given_at=stage.now))
        both = tx.consent_of(MemberId("m1"))
        assert both is not None
        text = consent_text("en", "model.kade.example")
        scopes = frozenset(Scope) - {Scope.READ_UNLISTED}
        agreed = replace(both, given_at=stage.now, text_hash=text.text_hash, scopes=scopes)
        tx.add_consent(agreed)


def portal_member(tx: Any, member: str) -> Any:
    return tx.member(MemberId(member))


def _account(
    portal: Portal, ident: str, member: str, *, ended: bool = False, **changes: Any
) -> None:
    now = portal.stage.now
    handle = f"{ident}.with.a.long.name.that.has.no.room@scripted.example"
    ends = now + timedelta(hours=-1 if ended else 50) if "proof_token" in changes else None
    plain = Account(
        AccountId(ident),
        MemberId(member),
        AccountRef("scripted", handle, handle, handle),
        now,
        proof_expires_at=ends,
        terms="https://scripted.example/terms",
    )
    shown = {"proved_at": now} if "proof_token" not in changes else {}
    with portal.stage.store.begin() as tx:
        tx.add_account(replace(plain, **shown, **changes))


async def come_in(portal: Portal, lang: str) -> dict[str, list[dict[str, Any]]]:
    """Everybody's cookies, fresh, for pages in that language."""
    portal.stage.pass_time(hours=2)
    with portal.stage.store.begin() as tx:
        for member in MEMBERS.values():
            tx.save_member(replace(portal_member(tx, member), lang=lang, name="Noor-Marijke"))
    jars: dict[str, list[dict[str, Any]]] = {"nobody": []}
    for who, member in MEMBERS.items():
        jars[who] = _jar(await _through(portal, "/sign-in", f"{member}@kade.example"))
    for who, office in OFFICES.items():
        address = MAIL[office.replace("-", "_")][0]
        jars[who] = _jar(await _through(portal, f"/sign-in/{office}", address))
    somebody = portal.somebody(place="192.0.2.99")
    for _ in range(3):
        await somebody.open("/sign-in")
        await somebody.post("/sign-in", {**hidden(somebody), "address": "often@x.example"})
    return jars


async def _through(portal: Portal, door: str, address: str) -> Somebody:
    somebody = portal.somebody()
    await somebody.open(door)
    await somebody.post(door, {**hidden(somebody), "address": address})
    path = linked(portal)
    await somebody.open(path)
    await somebody.post(path, hidden(somebody))
    return somebody


def _jar(somebody: Somebody) -> list[dict[str, Any]]:
    base = str(somebody.client.base_url)
    return [
        {"name": c.name, "value": c.value or "", "url": base} for c in somebody.client.cookies.jar
    ]


async def show(page: Page, portal: Portal, scene: Scene) -> None:
    """Bring a browser to a scene."""
    plain = portal.service
    portal.app.state.service = scene.swap(plain) if scene.swap else plain
    try:
        await page.goto(plain.settings.portal.base_url + scene.path)
        if scene.then:
            await scene.then(page, portal)
    finally:
        portal.app.state.service = plain
