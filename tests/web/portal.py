"""The pages on stand-ins, and somebody at a browser in front of them."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

import httpx
from fastapi import FastAPI

from monitor.domain.case import Case, Move
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import CaseId, MemberId, MessageId
from monitor.domain.member import Member
from monitor.domain.message import Kind, Message
from monitor.ports import Profile
from monitor.testing.memory import MemoryStore
from monitor.web.app import create_app
from monitor.wiring import Service
from tests.services import service_on
from tests.usecases.world import MEMBER, Stage

BASE = "http://127.0.0.1:8580"
MAIL = {
    "comms": ["marit@kade.example"],
    "policy_owner": ["ilse@kade.example"],
    "operator": ["ops@kade.example"],
    "privacy_officer": ["daan@kade.example"],
}
TEXT = "You idiot, read the manual. The key is sk_live."


class Reader(HTMLParser):
    """Forms with their fields and buttons, links, and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.links: list[str] = []
        self.areas: dict[str, str] = {}
        self.words: list[str] = []
        self._form: dict[str, Any] | None = None
        self._button: dict[str, str | None] | None = None
        self._area = self._select = self._writing = ""
        self._silent = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        self._silent = tag in ("style", "script", "title")
        if tag == "textarea":
            self._writing = given.get("id") or ""
            self.areas[self._writing] = ""
        if tag == "form":
            self._form = {"action": given.get("action") or "", "fields": {}, "buttons": []}
            self.forms.append(self._form)
        elif tag == "a":
            self.links.append(given.get("href") or "")
        elif self._form is not None:
            self._field(tag, name, value, given)

    def _field(self, tag: str, name: str, value: str, given: dict[str, str | None]) -> None:
        assert self._form is not None
        fields = self._form["fields"]
        if tag == "button":
            self._button = {"name": name, "value": value, "words": ""}
            self._form["buttons"].append(self._button)
        elif tag == "textarea":
            self._area = name
            fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            fields[self._select] = value
        elif tag == "input" and given.get("type") in ("checkbox", "radio"):
            fields.setdefault(name, [])
            if "checked" in given:
                fields[name].append(value)
        elif tag == "input":
            fields[name] = value

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if tag == "form":
            self._form = None
        elif tag == "button":
            self._button = None
        elif tag == "textarea":
            self._area = self._writing = ""

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.words.append(data)
        if self._writing:
            self.areas[self._writing] += data
        if self._button is not None:
            self._button["words"] = f"{self._button['words']}{data}".strip()
        if self._area and self._form is not None:
            self._form["fields"][self._area] += data


@dataclass
class Seen:
    """The page that a browser shows."""

    answer: httpx.Response

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def path(self) -> str:
        return urlsplit(str(self.answer.url)).path

    @property
    def html(self) -> str:
        return self.answer.text

    @property
    def reader(self) -> Reader:
        return Reader(self.html)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.reader.words)).strip()

    def form(self, button: str) -> dict[str, Any]:
        """The form with a button that says so."""
        for form in self.reader.forms:
            if any(button in pressed["words"] for pressed in form["buttons"]):
                return form
        raise AssertionError(f"{self.path} has no button {button}: {self.text[:300]}")


class Somebody:
    """One browser with its own cookies."""

    def __init__(
        self, app: FastAPI, lang: str = "en", place: str = "192.0.2.1", base: str = BASE
    ) -> None:
        self.base = base
        transport = httpx.ASGITransport(app, client=(place, 1234))
        headers = {"accept-language": lang}
        self.client = httpx.AsyncClient(transport=transport, base_url=base, headers=headers)
        self.page = Seen(httpx.Response(200))

    async def open(self, path: str) -> Seen:
        """Go to a page, wherever it leads."""
        self.page = Seen(await self.client.get(path, follow_redirects=True))
        return self.page

    async def press(self, button: str, **values: str | list[str]) -> Seen:
        """Fill in some fields of the form with that button, and press it."""
        form = self.page.form(button)
        pressed = next(b for b in form["buttons"] if button in b["words"])
        fields = {**form["fields"], **values}
        if pressed["name"]:
            fields[pressed["name"]] = pressed["value"]
        url = urljoin(str(self.page.answer.url), form["action"])
        return await self.post(url, fields)

    async def post(self, url: str, fields: dict[str, Any], **headers: str) -> Seen:
        """Send a form as it stands, from one of our own pages unless told otherwise."""
        origin = {"origin": self.base, **headers}
        answer = await self.client.post(url, data=fields, headers=origin, follow_redirects=True)
        self.page = Seen(answer)
        return self.page


def _numbered(word: str) -> Any:
    numbers = count(1)
    return lambda: f"{word}{next(numbers)}"


@dataclass
class Portal:
    """The pages, and what stands behind them."""

    folder: Path
    stage: Stage = field(default_factory=Stage)
    settings: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plain = service_on(self.stage, self.folder, **{"mail": MAIL, **self.settings})
        self.service: Service = replace(plain, new_secret=_numbered("secret"))
        self.app = create_app(self.service)
        self.profile = Profile("blog", "")
        self.stage.source.bio = self._bio  # type: ignore[method-assign]

    async def _bio(self, ref: object) -> Profile:
        return self.profile

    def somebody(self, lang: str = "en", place: str = "192.0.2.1") -> Somebody:
        """A browser that nobody has used before."""
        return Somebody(self.app, lang, place, self.service.settings.portal.base_url)

    @property
    def mails(self) -> list[Message]:
        """Everything that waits or was sent, oldest first."""
        store = cast(MemoryStore, self.stage.store)
        return list(store.state.messages.values())

    def link(self) -> str:
        """The newest link that was mailed, as a path."""
        newest = [mail for mail in self.mails if mail.kind is Kind.LOGIN][-1]
        link = newest.slot("link") or ""
        assert link.startswith(f"{BASE}/")
        return link.removeprefix(BASE)

    def member(self, member_id: MemberId = MEMBER) -> Member:
        with self.stage.store.begin() as tx:
            return tx.member(member_id)

    def case(self, code: str = "K7Q2") -> Case:
        with self.stage.store.begin() as tx:
            return tx.case(CaseId(code))

    def open_case(self, code: str = "K7Q2", *, member: str = "m1", **changes: Any) -> Case:
        """A case that its member has been told of."""
        with self.stage.store.begin() as tx:
            account = tx.accounts_of(MemberId(member))[0]
            plain = Case(
                id=CaseId(code),
                member_id=MemberId(member),
                account_id=account.id,
                source_id=f"post-{code}",
                content_hash="aa",
                findings=(insult(),),
                policy_version="v1",
                opened_at=self.stage.now,
                expires_at=self.stage.now.replace(month=12, day=24),
                post_url="https://scripted.example/1",
                published_at=self.stage.now,
            )
            held = replace(plain, **changes)
            tx.add_case(held, TEXT)
            told = held.moved(Move.HOLD, self.stage.now).moved(Move.NOTIFY, self.stage.now)
            tx.save_case(told)
            return told

    def note_left(self, code: str = "K7Q2") -> None:
        """The note about a case was sent just now."""
        to, now = self.case(code).member_id, self.stage.now
        note = Message(MessageId(f"note-{code}"), f"note:{code}", Kind.NOTE, to, now, now)
        with self.stage.store.begin() as tx:
            tx.queue(note.sent(now))

    async def signed_in(self, member: str = "m1", lang: str = "en") -> Somebody:
        """A member who has come in by a link."""
        somebody = self.somebody(lang)
        await somebody.open("/sign-in")
        await somebody.press(_words(lang, "Send me the link"), address=f"{member}@kade.example")
        await somebody.open(self.link())
        await somebody.press(_words(lang, "Sign in"))
        assert somebody.page.path == "/me", somebody.page.text
        return somebody

    async def at_office(self, office: str, address: str) -> Somebody:
        """Somebody who has come in for an office."""
        somebody = self.somebody()
        await somebody.open(f"/sign-in/{office}")
        await somebody.press("Send me the link", address=address)
        await somebody.open(self.link())
        await somebody.press("Sign in")
        return somebody

    async def comms(self) -> Somebody:
        return await self.at_office("comms", "marit@kade.example")


def _words(lang: str, english: str) -> str:
    dutch = {"Send me the link": "Stuur mij de link", "Sign in": "Inloggen"}
    return dutch[english] if lang == "nl" else english


def insult(**changes: Any) -> Finding:
    """A hit on the insult in TEXT."""
    start = TEXT.index("idiot")
    plain = Finding(
        "voice.insult", 3, Severity.MEDIUM, Confidence.LIKELY, Span(start, start + 5), "insult"
    )
    return replace(plain, **changes)


def secret() -> Finding:
    """A hit on the key in TEXT."""
    start = TEXT.index("sk_live")
    return Finding(
        "work.secret",
        4,
        Severity.HIGH,
        Confidence.CERTAIN,
        Span(start, start + 7),
        "secret",
        hard=True,
    )
