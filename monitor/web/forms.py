"""What people type: cleaned, checked, and refused in words that never repeat it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from starlette.datastructures import FormData

from monitor.adapters.catalogue import Words
from monitor.adapters.mime import MAILBOX
from monitor.domain.member import QuietHours, Scope, Sharing
from monitor.domain.place import Places, Switch, not_asked
from monitor.domain.reach import CONDUCTS, Reach
from monitor.usecases.choices import Choices
from monitor.usecases.enrol import NEEDED, Joining
from monitor.web.render import mailed

LONGEST = 200
LATEST_START = timedelta(days=92)
LONGEST_SOURCE = 2_049
"""One more than an address may have: a longer one is refused, and not cut into another."""
LONGEST_ANSWER = 8_000
OURS = re.compile(r"(/[A-Za-z0-9_-]+){1,4}")
"""A page of ours to go on to: nothing that could lead elsewhere."""
NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .’'\-]){0,59}")
"""No digits, slashes or signs: a name goes into a mail to an address that is not confirmed yet."""
MARKS = ("Mn", "Mc")
"""Accents, and the vowels of scripts that write them as marks: part of a letter, but never the first sign."""
LONGEST_NAME = 60

LINE_END = re.compile("\r\n?|\x85|\u2028|\u2029")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
CONTINENTS = (
    "Europe",
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Indian",
    "Pacific",
)


def ours(to: str) -> str:
    """Where to go on to, or nothing when it is not plainly one of our own pages."""
    return to if OURS.fullmatch(to) else ""


class Fields:
    """The fields of one form, each as clean text."""

    def __init__(self, form: FormData) -> None:
        self._form = form

    def one(self, name: str, longest: int = LONGEST) -> str:
        """The value of a field, cut where nobody would type on; empty when it is not there."""
        return _clean(self._form.get(name))[:longest]

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a field that can be ticked several times."""
        return tuple(_clean(value) for value in self._form.getlist(name))


def _clean(value: object) -> str:
    """Line ends alike, letters composed. What cannot be printed shows, so that no address is mended into
    another one by leaving it out. A file counts as nothing."""
    text = LINE_END.sub("\n", value) if isinstance(value, str) else ""
    return unicodedata.normalize("NFC", UNSEEN.sub("\ufffd", text)).strip()


@cache
def zones() -> Mapping[str, tuple[str, ...]]:
    """Time zones, by continent."""
    known = sorted(available_timezones())
    return {
        place: tuple(zone for zone in known if zone.startswith(f"{place}/")) for place in CONTINENTS
    }


def zone_known(name: str) -> bool:
    """Whether it is one of those that can be chosen."""
    return name in zones().get(name.partition("/")[0], ())


@dataclass
class Checked:
    """A form being read: what was typed, and what is wrong with it, by field."""

    form: Fields
    w: Words
    errors: dict[str, str] = field(default_factory=dict)

    def _need(self, name: str, good: bool, error: str) -> None:
        if not good:
            self.errors[name] = error

    def address(self) -> str:
        """One plain mailbox, in lower case."""
        address = self.form.one("address", 254).lower()
        told = self.w("This is not one mail address. Type it as name@mail.example.")
        self._need("address", bool(MAILBOX.fullmatch(address)), told)
        return address

    def name(self) -> str:
        """What somebody wants to be called."""
        name = " ".join(self.form.one("name").split())
        told = self.w("A name is needed: letters, spaces, dots, hyphens, at most 60.")
        letters = "".join(sign for sign in name if unicodedata.category(sign) not in MARKS)
        good = NAME.fullmatch(letters) and name[0] == letters[0] and len(name) <= LONGEST_NAME
        self._need("name", bool(good), told)
        return name

    def role(self) -> str:
        """What somebody does; may be empty."""
        return " ".join(self.form.one("role", 80).split())

    def lang(self) -> str:
        """One of the languages that there are."""
        lang = self.form.one("lang")
        told = self.w("This language is not there yet. Choose one of the list.")
        self._need("lang", lang in mailed(), told)
        return lang

    def timezone(self) -> str:
        """One of the time zones that there are."""
        zone = self.form.one("timezone")
        told = self.w("This time zone is not known. Choose one of the list.")
        self._need("timezone", zone_known(zone), told)
        return zone

    def sharing(self) -> Sharing:
        """What comms may see; only what is asked for, unless somebody clearly chose otherwise."""
        chosen = self.form.one("sharing")
        return Sharing(chosen) if chosen in tuple(Sharing) else Sharing.ASKED

    def quotes(self) -> bool:
        """Whether mails may quote."""
        return self.form.one("quotes") == "yes"

    def conducts(self) -> frozenset[int]:
        """Which conduct rules somebody wants to hear of."""
        ticked = self.form.all("conduct")
        conducts = frozenset(number for number in CONDUCTS if str(number) in ticked)
        told = self.w("Tick at least one rule. To stop everything for a while, pause instead.")
        self._need("conduct", bool(conducts), told)
        return conducts

    def replies(self) -> bool:
        """Whether replies are read too."""
        return self.form.one("replies") == "yes"

    def starts_at(self, now: datetime) -> datetime | None:
        """When that day begins where they are; None for from now on."""
        typed, zone = self.form.one("starts"), self.form.one("timezone")
        if not typed or not zone_known(zone):
            return None
        day = _day(typed)
        today = now.astimezone(ZoneInfo(zone)).date()
        good = day is not None and today <= day <= today + LATEST_START
        told = self.w(
            "This is not a day in the coming three months. Leave it empty to start at once."
        )
        self._need("starts", good, told)
        if day is None or day == today:
            return None
        return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)

    def place(self, places: Places) -> str:
        """Where somebody works, where that is asked."""
        code = self.form.one("place")
        place = places.get(code)
        told = self.w(
            "Choose where you work from the list. If it is not there, Amends is not either."
        )
        self._need("place", not places or place is not None, told)
        if place is not None and place.switch is Switch.OFF:
            self.errors["place"] = self.w(
                "Amends is not there for who works here: {why}", why=place.why
            )
        return code if place is not None else ""

    def moved(self, places: Places, before: str) -> str:
        """Where a member works by now, also where Amends is off; as before if they did not say."""
        code = self.form.one("place")
        told = self.w("Choose where you work from the list, or leave it as it was.")
        self._need("place", not code or code in places, told)
        return code if code in places else before

    def scopes(self) -> frozenset[Scope]:
        """What was ticked."""
        ticked = self.form.all("agree")
        scopes = frozenset(scope for scope in Scope if scope.value in ticked)
        told = self.w(
            "Amends cannot work without the first two. Tick them to join, or close this page: "
            "nothing has been kept."
        )
        self._need("agree", scopes >= NEEDED, told)
        return scopes

    def quiet(self) -> QuietHours:
        """When nothing is sent."""
        start, end = _hour(self.form.one("quiet_start")), _hour(self.form.one("quiet_end"))
        told = self.w("This is not a time of the day. Type it as 18:00.")
        self._need("quiet_start", start is not None, told)
        self._need("quiet_end", end is not None, told)
        weekends = self.form.one("quiet_weekends") == "yes"
        return QuietHours(start or time(18, 0), end or time(8, 30), weekends)


def _hour(text: str) -> time | None:
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?", text, re.ASCII)
    return time(int(found[1]), int(found[2])) if found else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def joining(checked: Checked, places: Places, now: datetime) -> Joining:
    """What somebody typed to join; good only when nothing is wrong with it."""
    place = checked.place(places)
    return Joining(
        name=checked.name(),
        role=checked.role(),
        lang=checked.lang(),
        timezone=checked.timezone(),
        sharing=checked.sharing(),
        quotes=checked.quotes(),
        scopes=checked.scopes() - not_asked(places, place),
        place=place,
        reach=Reach(checked.conducts(), checked.replies()),
        starts_at=checked.starts_at(now),
    )


def choices(checked: Checked, places: Places, before: str) -> Choices:
    """What a member chose; good only when nothing is wrong with it. ``before`` is where they worked."""
    return Choices(
        place=checked.moved(places, before),
        name=checked.name(),
        role=checked.role(),
        lang=checked.lang(),
        timezone=checked.timezone(),
        quiet=checked.quiet(),
        quotes=checked.quotes(),
        sharing=checked.sharing(),
        conducts=checked.conducts(),
        replies=checked.replies(),
    )
