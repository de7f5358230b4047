"""The words of mails and pages in every language: one folder a language under ``monitor/locale``.

Source strings stand in the code, in English; ``<domain>.po`` holds them in another language, and
``drafts.yaml`` holds what is said about findings. A new language is a new folder. Where a language has
two ways to address a reader, those files are the formal one (Sie, vous); ``<domain>.familiar.po`` holds
what is said otherwise to whom one says du or tu, and nothing else.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_decimal_symbol
from babel.support import NullTranslations, Translations

from monitor.errors import Said

LOCALE = Path(__file__).parent.parent / "locale"
DAY = re.compile(r"(\d+(?:\.|er)?) ")
COLONS = {"fr": "\N{NO-BREAK SPACE}:"}
"""How a colon follows a word, where it does so in a way of its own."""

SOURCE = "en"
"""The language of the source strings, and of whoever has no catalogue of their own."""


@cache
def languages() -> tuple[str, ...]:
    """Languages that have a folder, in alphabetical order."""
    return tuple(sorted(path.name for path in LOCALE.iterdir() if path.is_dir()))


@cache
def speaking(domain: str) -> tuple[str, ...]:
    """Languages that have words for a domain: the source, and those with its catalogue."""
    return tuple(
        lang for lang in languages() if lang == SOURCE or (LOCALE / lang / f"{domain}.po").is_file()
    )


@cache
def translations(domain: str, lang: str, *, familiar: bool = False) -> NullTranslations:
    """One catalogue, ready for Jinja's gettext; source strings where there is none."""
    formal = _catalogue(domain, lang, f"{domain}.po")
    if not familiar:
        return formal
    own = _catalogue(domain, lang, f"{domain}.familiar.po")
    # A plain NullTranslations has no words of its own, so it passes every question on.
    own.add_fallback(formal)
    return own


def _catalogue(domain: str, lang: str, name: str) -> NullTranslations:
    path = LOCALE / lang / name
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=lang, domain=domain)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled, domain=domain)


@dataclass(frozen=True, slots=True)
class Words:
    """One reader's language and time zone: finds words, and writes dates, times and numbers in them."""

    lang: str
    zone: ZoneInfo
    catalogue: NullTranslations
    locale: Locale

    def __call__(self, text: str, **values: object) -> str:
        """``text`` in this language, its ``{places}`` filled; without values they stay open."""
        found = str(self.catalogue.gettext(text))
        return found.format_map(values) if values else found

    def said(self, said: Said) -> str:
        """Why something was refused, in this language, and whatever is said inside of it as well."""
        parts = said.places.items()
        places = {at: self.said(part) if isinstance(part, Said) else part for at, part in parts}
        return str(self.catalogue.gettext(said.text)).format_map(places)

    def many(self, one: str, more: str, number: int, **values: object) -> str:
        """The form for ``number``, which fills ``{number}``, in words when it is small."""
        text = str(self.catalogue.ngettext(one, more, number))
        return text.format_map({"number": self.count(number), **values})

    def count(self, number: int) -> str:
        """A number as one writes it in a sentence: in words up to nine."""
        small = self("no one two three four five six seven eight nine").split()
        return small[number] if number < len(small) else self.number(number)

    def number(self, number: int) -> str:
        """A number in figures."""
        return str(format_decimal(number, locale=self.locale))

    @property
    def column_sign(self) -> str:
        """What a spreadsheet in this language expects between columns: a semicolon where numbers have a
        decimal comma."""
        return ";" if get_decimal_symbol(self.locale) == "," else ","

    @property
    def colon(self) -> str:
        """The colon after a word: French keeps a space before it."""
        return COLONS.get(self.lang, ":")

    def day(self, moment: datetime) -> str:
        """``17 November``, kept together on one line."""
        return self._date(moment, self("d MMMM"))

    def day_year(self, moment: datetime) -> str:
        """``17 November 2026``."""
        return self._date(moment, self("d MMMM y"))

    def weekday(self, moment: datetime) -> str:
        """``Tuesday 17 November``, as a sentence takes it; German takes it without the weekday."""
        return self._date(moment, self("EEEE d MMMM"))

    def clock(self, moment: datetime) -> str:
        """``21:47``; in Dutch ``21.47 uur``."""
        return self("{time}", time=self.hour(moment.astimezone(self.zone).time()))

    def hour(self, at: time) -> str:
        """``21:47``; in Dutch ``21.47``, in French ``21 h 47``."""
        return str(format_time(at, self("HH:mm"), locale=self.locale))

    def _date(self, moment: datetime, form: str) -> str:
        day = moment.astimezone(self.zone)
        # The first of a month may have a form of its own: in French it is the 1er.
        form = form.replace("d", self("'1'"), 1) if day.day == 1 else form
        return _glued(str(format_date(day, form, locale=self.locale)))


def _glued(date: str) -> str:
    """A date whose day and month cannot be torn apart at the end of a line."""
    return DAY.sub("\\1\N{NO-BREAK SPACE}", date, count=1)


def words(domain: str, lang: str, timezone: str = "UTC", *, familiar: bool = False) -> Words:
    """The words of one domain (``mail``, ``pages``) for one reader."""
    known = lang if lang in speaking(domain) else SOURCE
    # English as written in Europe: 24-hour clock, day before month.
    locale = Locale.parse("en_GB" if known == SOURCE else known)
    catalogue = translations(domain, known, familiar=familiar)
    return Words(known, ZoneInfo(timezone), catalogue, locale)
