"""Who asks, in which language, and whether they may: what every page needs to know first."""

import hmac
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from monitor.adapters.catalogue import Words, languages, words
from monitor.adapters.consents import consent_text
from monitor.domain.ids import MemberId
from monitor.domain.member import ConsentText, Member
from monitor.domain.message import Office
from monitor.domain.token import Session, digest
from monitor.errors import AmendsError, NotFound
from monitor.usecases.prove import Proving
from monitor.usecases.review import Offices
from monitor.usecases.signin import Asking, LinkDesk
from monitor.usecases.sso import BY_COMPANY
from monitor.web.again import Again
from monitor.web.forms import Fields
from monitor.web.heads import Heads
from monitor.web.render import accepted, html, spoken
from monitor.wiring import Service

SESSION = "amends"
BROWSER = "amends-browser"
LANG = "amends-lang"


class NotSignedIn(AmendsError):
    """This page is for somebody who has signed in, as a member or for an office."""

    def __init__(self, office: Office | None = None) -> None:
        super().__init__("sign in first")
        self.office = office


class StalePage(AmendsError):
    """A form came without its token: the page was open for too long, or is not ours."""


@dataclass(frozen=True)
class Visit:
    """One request."""

    service: Service
    request: Request
    browser: str
    """The secret of this browser's own cookie; it signs nobody in."""
    new_browser: bool
    session: Session | None
    person: Member | None
    """The member who is signed in."""
    lang: str

    @property
    def office(self) -> Office | None:
        """The office that is signed in."""
        return Office(self.session.office) if self.session and self.session.office else None

    @property
    def csrf(self) -> str:
        """The token that every form of this visit carries."""
        return self.session.csrf if self.session else digest(f"csrf {self.browser}")

    @property
    def words(self) -> Words:
        """Words, dates and numbers for whoever reads this."""
        zone = self.person.timezone if self.person else self.service.settings.digest.timezone
        return words("pages", self.lang, zone, familiar=self.service.settings.familiar)

    @property
    def mail_words(self) -> Words:
        """Words that pages share with mails."""
        familiar = self.service.settings.familiar
        return words("mail", self.lang, str(self.words.zone), familiar=familiar)

    @property
    def links(self) -> LinkDesk:
        """What making links takes."""
        service, settings = self.service, self.service.settings
        base_url, operators = settings.portal.base_url, settings.mail.operator
        return LinkDesk(base_url, operators, service.new_secret, service.new_id)

    @property
    def proving(self) -> Proving:
        """What adding and proving accounts takes."""
        return Proving(self.service.world, self.links, self.service.settings.mail.privacy_officer)

    @property
    def offices(self) -> Offices:
        """Whom a member's moves are told to."""
        mail, zone = self.service.settings.mail, self.service.settings.digest.timezone
        return Offices(mail.comms, mail.policy_owner, self.service.new_id, zone)

    @property
    def model_host(self) -> str:
        """Where the company's language model runs; empty where it has none."""
        adviser = self.service.adviser
        return adviser.host if adviser else ""

    def consent_text(self, model_host: str = "") -> ConsentText:
        """What people are asked to agree to, as this company speaks to them."""
        return consent_text(self.lang, model_host, familiar=self.service.settings.familiar)

    def asking(self, address: str, to: str = "") -> Asking:
        """This browser, asking for a link."""
        place = self.request.client.host if self.request.client else ""
        return Asking(address, self.browser, place, to)

    def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """A page in the reader's language."""
        values |= {
            "w": self.words,
            "lang": self.lang,
            "others": [lang for lang in spoken() if lang != self.lang],
            "path": self.request.url.path,
            "company": self.service.policy.now().company.called,
            "privacy_officer": next(iter(self.service.settings.mail.privacy_officer), ""),
            "model_host": self.model_host,
            "person": self.person,
            "office": self.office,
            "csrf": self.csrf,
        }
        return self.known(html(template, status=status, **values))

    def go(self, path: str) -> Response:
        """On to another page of ours."""
        return self.known(RedirectResponse(path, 303))

    def signed_in(self, secret: str, path: str) -> Response:
        """On to another page, from now on as somebody."""
        answer = self.go(path)
        self.set_cookie(answer, SESSION, secret)
        return answer

    def signed_out(self, answer: Response) -> Response:
        """As nobody again."""
        name, secure = cookie_name(self.service, SESSION)
        answer.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")
        # A draft that was being edited is kept by the browser; it goes too.
        answer.headers["Clear-Site-Data"] = '"storage"'
        return answer

    def known(self, answer: Response) -> Response:
        """With the cookies that this browser should have from now on."""
        if self.new_browser:
            self.set_cookie(answer, BROWSER, self.browser)
        asked = self.request.query_params.get("lang")
        if asked in languages():
            self.set_cookie(answer, LANG, asked)
        return answer

    def set_cookie(self, answer: Response, name: str, value: str) -> None:
        """A cookie for this host alone, out of reach of scripts; it ends with the browser."""
        full, secure = cookie_name(self.service, name)
        answer.set_cookie(full, value, path="/", secure=secure, httponly=True, samesite="lax")


def cookie_name(service: Service, name: str) -> tuple[str, bool]:
    """Its name, and whether it is for https only. Browsers take ``__Host-`` over https alone."""
    secure = service.settings.portal.base_url.startswith("https://")
    return (f"__Host-{name}", True) if secure else (name, False)


def service_of(request: Request) -> Service:
    """The service that this application shows."""
    service: Service = request.app.state.service
    return service


def visit(request: Request) -> Visit:
    """Who asks. An unknown or ended session is nobody's."""
    service = service_of(request)
    cookie = _cookie(service, request, BROWSER)
    session, person = _session(service, _cookie(service, request, SESSION))
    return Visit(
        service=service,
        request=request,
        browser=cookie or service.new_secret(),
        new_browser=not cookie,
        session=session,
        person=person,
        lang=_language(service, request, person),
    )


def _cookie(service: Service, request: Request, name: str) -> str:
    return request.cookies.get(cookie_name(service, name)[0], "")


def _session(service: Service, secret: str) -> tuple[Session | None, Member | None]:
    if not secret:
        return None, None
    with service.store.begin() as tx:
        session = tx.session(digest(secret), service.clock())
    if session is None or session.office:
        return session if session and _listed(service, session) else None, None
    # Apart: whoever leaves takes first the member and then the sessions, and would be waited for.
    with suppress(NotFound), service.store.begin() as tx:
        return session, tx.member(MemberId(session.subject))
    return None, None


def _listed(service: Service, session: Session) -> bool:
    """Whether the settings still name whoever came in for an office."""
    if (session.person or "").partition(" ")[0] == BY_COMPANY:
        return service.sso is not None
    named = service.settings.mail.addresses(Office(session.office or ""))
    return session.person in [digest(address.lower()) for address in named]


def _language(service: Service, request: Request, person: Member | None) -> str:
    """As asked for on this page, else the member's own, else chosen before, else the browser's."""
    wanted = [
        request.query_params.get("lang", ""),
        person.lang if person else "",
        _cookie(service, request, LANG),
        *accepted(request.headers.get("accept-language", "")),
        service.settings.digest.lang,
    ]
    return next((lang for lang in wanted if lang in spoken()), "en")


Anyone = Annotated[Visit, Depends(visit)]


@dataclass(frozen=True)
class MemberVisit(Visit):
    """A request by a member who has signed in."""

    member: Member


def member_visit(visit: Anyone) -> MemberVisit:
    """Only members get further; whoever else asks is shown where to sign in."""
    if visit.person is None:
        raise NotSignedIn
    return MemberVisit(**vars(visit), member=visit.person)


MemberOnly = Annotated[MemberVisit, Depends(member_visit)]


def held_by(*offices: Office) -> Callable[[Visit], Visit]:
    """Only these offices get further."""

    def office_visit(visit: Anyone) -> Visit:
        if visit.office not in offices:
            raise NotSignedIn(offices[0])
        return visit

    return office_visit


CommsOnly = Annotated[Visit, Depends(held_by(Office.COMMS))]
FiguresOnly = Annotated[
    Visit, Depends(held_by(Office.COMMS, Office.POLICY_OWNER, Office.PRIVACY_OFFICER))
]
RulesOnly = Annotated[Visit, Depends(held_by(Office.POLICY_OWNER))]
PrivacyOnly = Annotated[Visit, Depends(held_by(Office.PRIVACY_OFFICER))]
OperatorOnly = Annotated[Visit, Depends(held_by(Office.OPERATOR))]


async def fields(request: Request) -> Fields:
    """What a form says; what its parser falls over was sent by no browser."""
    try:
        # No form of ours takes a file, and none should lie in a temporary folder.
        sent = request.state.fields = Fields(await request.form(max_files=0))
    except ValueError:  # a charset that is none, or that does not fit its bytes
        raise HTTPException(400) from None
    return sent


Form = Annotated[Fields, Depends(fields)]


def genuine(visit: Anyone, form: Form) -> None:
    """A form of ours, from a page that this very browser was shown (safety A7)."""
    if not hmac.compare_digest(form.one("csrf").encode(), visit.csrf.encode()):
        raise StalePage("the form has no valid token")


class Pages(Heads):
    """Some pages. Reading is ``get``, or ``opened`` where that leaves a trace; whatever changes something is a
    ``form``."""

    def __init__(self) -> None:
        super().__init__(default_response_class=Response, route_class=Again)

    def form(self, path: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """A form that may change something, once it has shown to be genuine."""
        return self.post(path, dependencies=[Depends(genuine)])
