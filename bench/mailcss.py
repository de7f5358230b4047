"""What a mail asks of mail programs, held against what caniemail.com knows of them.

`bench/caniemail.json` is drawn from the npm package of the same name: `python -m bench.mailcss FILE` makes it
anew from its ``data/caniemail.json``.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

DATA = Path(__file__).parent / "caniemail.json"
FAMILIES = ("apple-mail", "gmail", "outlook", "thunderbird", "yahoo")

DECLARATION = re.compile(r"([a-z-]+)\s*:")
MEDIA = re.compile(r"@media\s*\(([a-z-]+)")
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
CONDITIONAL = re.compile(r"<!--\[if mso\]>.*?<!\[endif\]-->", re.DOTALL)

SPARE = {
    "css-at-media-prefers-color-scheme": "dark mode is a bonus: all colours stand in the style of each element",
    "css-at-media": "the phone's margins are a bonus: the mail fits 320 px without them",
    "css-color-scheme": "as dark mode",
    "html-meta-color-scheme": "as dark mode",
    "css-border-radius": "Outlook draws a square button, with the same colour and label",
    "css-overflow-wrap": "only for words longer than a line; word-wrap stands beside it",
    "css-word-wrap": "only for words longer than a line",
    "css-white-space": "a label may break; nothing is lost",
    "html-bdi": "a span with dir=auto stands in it, which those programs keep",
    "css-height": "Yahoo takes it for a least height; nothing here is ever higher",
    "html-body": "the colour of the paper stands on a table too",
    "html-style": "nothing but dark mode and the phone's margins stands there",
    "html-role": "the tables have no headers that a reader could take for data",
    "css-selector-class": "as html-style",
    "css-selector-descendant": "as html-style",
    "css-selector-type": "as html-style",
    "css-selector-grouping": "as html-style",
    "css-display": "inline-block only for the small squares of a chart's key; words stand beside them",
    "html-aria-label": "the subject says the same",
}
"""What some program leaves out, and why the mail is as good without it. Nothing else may be missing."""

ELEMENTS = {
    "h2": "html-h1-h6",
    "ul": "html-lists",
    "li": "html-lists",
    "del": "html-del",
    "p": "html-p",
    "bdi": "html-bdi",
    "span": "html-span",
    "strong": "html-strong",
    "table": "html-table",
    "div": "html-div",
    "img": "html-img",
    "body": "html-body",
}
ATTRIBUTES = {
    "align": "html-align",
    "valign": "html-valign",
    "width": "html-width",
    "cellpadding": "html-cellpadding",
    "cellspacing": "html-cellspacing",
    "dir": "html-dir",
    "lang": "html-lang",
    "role": "html-role",
    "aria-label": "html-aria-label",
}


@cache
def support() -> Mapping[str, Mapping[str, str]]:
    """For each feature the programs that do not have it in full."""
    features: Mapping[str, Mapping[str, str]] = json.loads(DATA.read_text("utf-8"))["features"]
    return features


def asked(page: str) -> frozenset[str]:
    """The features of caniemail.com that a mail uses."""
    shown = CONDITIONAL.sub("", page)
    sheet = " ".join(STYLE.findall(shown))
    used = set(_Used(shown).features)
    used |= {f"css-{name}" for name in DECLARATION.findall(re.sub(r"@media[^{]*", "", sheet))}
    used |= {f"css-at-media-{name}" for name in MEDIA.findall(sheet)}
    used |= {"html-style", "css-at-media", "css-selector-class", "css-selector-descendant"}
    return frozenset(name for name in used if name in support())


def unsupported(page: str) -> Mapping[str, tuple[str, ...]]:
    """Features that a main program does not have at all, without a reason why that does no harm."""
    found = {name: _lacking(name) for name in sorted(asked(page) - set(SPARE))}
    return {name: programs for name, programs in found.items() if programs}


def _lacking(feature: str) -> tuple[str, ...]:
    return tuple(program for program, state in support()[feature].items() if state == "n")


class _Used(HTMLParser):
    """Collects elements, attributes and the properties of inline styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.features: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.features |= set(self._of(tag, dict(attrs)))

    def _of(self, tag: str, attrs: Mapping[str, str | None]) -> Iterator[str]:
        if tag in ELEMENTS:
            yield ELEMENTS[tag]
        yield from (ATTRIBUTES[name] for name in attrs if name in ATTRIBUTES)
        if attrs.get("name") == "color-scheme":
            yield "html-meta-color-scheme"
        yield from (f"css-{name}" for name in DECLARATION.findall(attrs.get("style") or ""))


def drawn(source: Path) -> str:
    """What of caniemail's own data counts here: CSS and HTML, the main programs, their newest version."""
    whole = json.loads(source.read_text("utf-8"))
    features = {
        feature["slug"]: _states(feature["stats"])
        for feature in whole["data"]
        if feature["category"] in ("css", "html")
    }
    head = {
        "source": "caniemail.com, from the npm package caniemail (MIT)",
        "updated": whole["last_update_date"][:10],
        "meaning": "the programs that do not have a feature in full: a in part, n not at all, u unknown",
    }
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(features.items()))
    return f'{json.dumps(head)[:-1]},\n"features": {{\n{lines}\n}}}}\n'


def _states(stats: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Mapping[str, str]:
    newest = {
        f"{family} {platform}": list(versions.values())[-1][0]
        for family in FAMILIES
        for platform, versions in sorted(stats.get(family, {}).items())
    }
    return {program: state for program, state in newest.items() if state != "y"}


if __name__ == "__main__":
    DATA.write_text(drawn(Path(sys.argv[1])), "utf-8")
