"""Every way out of figures, as its reader sees it: what is told of weeks, and of blocks by conduct rule."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from io import StringIO
from random import Random
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from monitor.adapters.catalogue import words
from monitor.adapters.webhooks import figures_told
from monitor.domain.calendar import midnight, monday_of
from monitor.domain.letter import Digest
from monitor.domain.tally import CONDUCTS, RuleFigures
from monitor.ports import Transaction
from monitor.usecases.digest import published, weekly
from monitor.web.charts import bars
from monitor.web.feed import Place, atom
from monitor.web.figures import in_columns, of_rule

ATOM = "{http://www.w3.org/2005/Atom}"
Rows = Mapping[tuple[int, ...], tuple[int, int]]
"""Notes and how many were put right, of rules that stand together."""


@dataclass(frozen=True)
class View:
    """What one reader is told at one moment."""

    way: str
    weeks: Mapping[datetime, Mapping[str, int | None]] = field(default_factory=dict)
    """By the names of ``Figures``; None is a blank."""
    blocks: Mapping[tuple[datetime, int | None], Rows] = field(default_factory=dict)
    """By the block's first moment, and the rule that was chosen."""


@dataclass(frozen=True)
class Reader:
    """Who opens the ways out at one moment, in a company that began to be served ``since`` then."""

    tx: Transaction
    now: datetime
    zone: ZoneInfo
    since: datetime

    def mail(self, label: str) -> View:
        """The digest of a week."""
        digest = self.digest(label)
        weeks = {week.start: asdict(week.figures) for week in digest.trend}
        return View("mail", weeks, {(digest.rule_weeks[0], None): rows(digest.rules)})

    def page(self, label: str, rule: int | None) -> View:
        """The page of a week, of all rules or one: bars, and periods by rule."""
        digest, w = self.digest(label), words("pages", "en", str(self.zone))
        weeks = zip(digest.trend, bars(digest.trend, w), strict=True)
        told = digest.published.blocks if rule else digest.published.blocks[-1:]
        return View(
            f"page of {rule}",
            {
                week.start: {} if bar.notes is None else _of_bar(bar.notes, bar.put_right)
                for week, bar in weeks
            },
            {(self.start(first), rule): rows(of_rule(found, rule)) for first, found in told},
        )

    def file(self, label: str, rule: int | None) -> View:
        """The CSV of a week, of all rules or one."""
        w = words("pages", "nl", str(self.zone))
        told = published(self.tx, label, self.now, str(self.zone))
        text = in_columns(told, rule, w, newest=False)
        weeks: dict[datetime, dict[str, int | None]] = {}
        blocks: dict[tuple[datetime, int | None], dict[tuple[int, ...], tuple[int, int]]] = {
            (self.start(first), rule): {} for first, _ in told.blocks
        }
        for line in csv.DictReader(StringIO(text), delimiter=";"):
            start = self.start(line["first_week"])
            if line["first_week"] != line["last_week"]:
                conducts = tuple(map(int, line["rules"].split("+")))
                numbers = int(line["notes"]), int(line["put_right"])
                blocks[start, rule][conducts] = numbers
                continue
            line["unanswered"] = line.pop("open")
            names = weeks_names(line)
            weeks[start] = {name: int(line[name]) if line[name] else None for name in names}
        return View(f"file of {rule}", weeks, blocks)

    def call(self, label: str) -> View:
        """The signed call to a server of the company's own."""
        digest = self.digest(label)
        told = json.loads(json.dumps(figures_told(digest)))
        found = {tuple(r["conducts"]): (r["notes"], r["put_right"]) for r in told["rules"]}
        return View(
            "call",
            {self.start(told["week"]): told["figures"]},
            {(digest.rule_weeks[0], None): found},
        )

    def feed(self, label: str) -> View:
        """The feed of weeks, whose figures stand in sentences."""
        weeks = [w for w in reversed(self.digest(label).trend) if self.since <= w.start]
        w = words("pages", "en", str(self.zone))
        place = Place("http://amends.kade.example", "secret")
        feed = ElementTree.fromstring(atom(weeks, place, self.since, w))
        return View(
            "feed",
            {
                self.start((entry.findtext(f"{ATOM}id") or "").rpartition("=")[2]): in_sentences(
                    entry.findtext(f"{ATOM}content") or ""
                )
                for entry in feed.findall(f"{ATOM}entry")
            },
        )

    def all_ways(self, label: str) -> Iterator[View]:
        """Each of them, with each rule."""
        yield self.mail(label)
        yield self.call(label)
        yield self.feed(label)
        for rule in (None, *CONDUCTS):
            yield self.page(label, rule)
            yield self.file(label, rule)

    def some_way(self, labels: Sequence[str], dice: Random) -> View:
        """One of them, of some week."""
        label, rule = dice.choice(labels), dice.choice((None, *CONDUCTS))
        ways = (
            lambda: self.page(label, rule),
            lambda: self.file(label, rule),
            lambda: self.call(label),
            lambda: self.feed(label),
        )
        return dice.choice(ways)()

    def digest(self, label: str) -> Digest:
        return weekly(self.tx, label, self.now, str(self.zone), "en")

    def start(self, label: str) -> datetime:
        return midnight(monday_of(label), self.zone)


def _of_bar(notes: int, put_right: int) -> dict[str, int | None]:
    return {"notes": notes, "put_right": put_right}


def weeks_names(line: Mapping[str, str]) -> list[str]:
    """The columns that are figures of a week."""
    other = {"first_week", "last_week", "rules"}
    return [n for n in line if n not in other and not n.startswith("accounts")]


def rows(found: Sequence[RuleFigures]) -> Rows:
    return {row.conducts: (row.notes.number, row.put_right.number) for row in found}


SENTENCES = {
    "notes": r"Amends wrote ([\d,]+) notes",
    "people": r"notes to ([\d,]+) people",
    "put_right": r"\. (\w+) posts? (?:was|were) put right(?! by)",
    "declined": r"(\w+) were no problem",
    "unanswered": r"(\w+) were still open",
    "unprompted": r"([\d,]+) posts were put right by their authors before",
}
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def in_sentences(text: str) -> dict[str, int | None]:
    """The figures that somebody reads in these sentences."""
    found = {name: re.search(pattern, text) for name, pattern in SENTENCES.items()}
    return {name: _number(match[1]) if match else None for name, match in found.items()}


def _number(said: str) -> int:
    lower = said.lower()
    return SMALL.index(lower) if lower in SMALL else int(said.replace(",", ""))
