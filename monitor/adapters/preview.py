"""Every mail as its reader would get it, with sample data, for whoever wants to see before anybody is mailed."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from monitor.adapters.blocks import Picture, Sheet
from monitor.adapters.letters import House
from monitor.adapters.mime import in_words
from monitor.adapters.parts import html, plain_text
from monitor.adapters.specimens import specimens
from monitor.domain.letter import Letter

CONTENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"
)
"""For the HTML part of a mail on a page of its own: its style stands in it, and nothing else may run."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One mail in one language."""

    name: str
    """What it is, beginning with its kind: ``note-insult``."""
    lang: str
    subject: str
    text: str
    html: str


def previews(house: House, lang: str) -> tuple[Preview, ...]:
    """One mail of every kind."""
    letters = specimens(house, lang)
    return tuple(_shown(name, letter, house, lang) for name, letter in letters.items())


def preview(house: House, lang: str, name: str) -> Preview | None:
    """One mail, or None when there is none of that name."""
    letter = specimens(house, lang).get(name)
    return _shown(name, letter, house, lang) if letter else None


def index(shown: tuple[Preview, ...]) -> str:
    """A page that leads to the files of all mails, in all languages that were drawn."""
    return "".join(_index(shown))


def _index(shown: tuple[Preview, ...]) -> Iterator[str]:
    yield '<!doctype html><html lang="en"><meta charset="utf-8"><title>Mails</title><h1>Mails</h1>'
    for lang in dict.fromkeys(one.lang for one in shown):
        yield f'<h2 lang="{lang}">{lang}</h2><ul lang="{lang}">'
        for one in shown:
            if one.lang == lang:
                link = f'<a href="{one.name}.{lang}.html">{escape(one.subject)}</a>'
                yield f"<li>{link} <small>{one.name}</small></li>"
        yield "</ul>"


def _shown(name: str, letter: Letter, house: House, lang: str) -> Preview:
    sheet = in_words(letter, house)
    return Preview(name, lang, sheet.subject, plain_text(sheet), _alone(sheet))


def _alone(sheet: Sheet) -> str:
    """The HTML part with its pictures in it, as no mail program is there to put them in."""
    page = html(sheet)
    for picture in (block for block in sheet.blocks if isinstance(block, Picture)):
        data = base64.b64encode(picture.png).decode("ascii")
        page = page.replace(f"cid:{picture.name}", f"data:image/png;base64,{data}")
    return page
