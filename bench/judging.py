"""How well the rules judge labelled posts: ``python -m bench.judging POSTS.jsonl.gz... [--companies DIR]``.

Each line of a posts file is a post with ``author``, ``company`` (a file in DIR; default: beside the posts)
and ``expect`` (``decision``, ``conduct``, ``kind``, ``must_span``). Prints one table for all files together,
and with ``--errors N`` the first N wrong decisions. Never use ``--errors`` on posts set aside for measuring.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

from monitor.adapters.encoder import WEIGHTS, Encoder
from monitor.adapters.files import load_company, read_rules, shipped_config
from monitor.domain.company import Company
from monitor.domain.post import Author, Post, plain
from monitor.policy.check import Judge, Judgement, Verdict
from monitor.policy.rule import RuleSet
from monitor.policy.sheet import Reader

EVERYDAY = "everyday"


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled post and what the rules said of it."""

    label: dict[str, Any]
    text: str
    said: Judgement

    @property
    def wanted(self) -> str:
        return str(self.label["expect"]["decision"])

    @property
    def kinds(self) -> list[str]:
        return list(self.label["expect"]["kind"])

    @property
    def alerted(self) -> bool:
        return self.said.verdict is Verdict.ALERT

    @property
    def underlined(self) -> bool:
        """A finding touches the words that a reader would underline."""
        part = self.label["expect"].get("must_span") or ""
        start = self.text.find(part)
        return any(
            f.span.start < start + len(part) and start < f.span.end for f in self.said.findings
        )


@dataclass
class Share:
    """So many of so many."""

    hit: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        self.hit += hit
        self.of += 1

    def __str__(self) -> str:
        return f"{self.hit / self.of:.3f} ({self.hit} of {self.of})" if self.of else "–"


@dataclass
class Score:
    """Counts of right and wrong decisions."""

    precision: Share = field(default_factory=Share)
    recall: Share = field(default_factory=Share)

    def add(self, wanted: bool, got: bool) -> None:
        if wanted:
            self.recall.add(got)
        if got:
            self.precision.add(wanted)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled posts of one file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def judged(rules: RuleSet, path: Path, companies: Path, reader: Reader | None) -> Iterator[Judged]:
    """Every post of a file, judged for its own company."""
    judges: dict[str | None, Judge] = {}
    for label in lines(path):
        name = label.get("company")
        if name not in judges:
            company = load_company(companies / name) if name else Company(name="Nobody Ltd")
            judges[name] = Judge(rules, company, reader)
        yield _judge(judges[name], label)


def _judge(judge: Judge, label: dict[str, Any]) -> Judged:
    text = plain(label["text"])
    post = Post(
        source_id=label["id"],
        text=text.text,
        quotes=text.quotes,
        lang=label.get("lang"),
        in_reply_to=label.get("in_reply_to"),
        is_reply=bool(label.get("in_reply_to")),
    )
    who = label.get("author") or {}
    author = Author(who.get("role") or "", who.get("bio") or "", who.get("names_employer"))
    return Judged(label, text.text, judge.judge(post, author))


def table(found: list[Judged]) -> Iterator[str]:
    """What was measured, as lines."""
    yield from _alerts(found)
    yield from _conducts(found)
    yield from _kinds(found)
    yield from _harmless(found)
    yield from _rules(found)


def _alerts(found: list[Judged]) -> Iterator[str]:
    scores = {"all": Score()}
    for one in found:
        for name in ("all", one.label["lang"]):
            scores.setdefault(name, Score()).add(one.wanted == Verdict.ALERT, one.alerted)
    for name, score in scores.items():
        yield f"alert, {name:20} precision {score.precision}   recall {score.recall}"


def _conducts(found: list[Judged]) -> Iterator[str]:
    for number in range(1, 6):
        score = Score()
        for one in found:
            expect = one.label["expect"]
            got = any(f.conduct == number for f in one.said.findings)
            wanted = number in expect["conduct"]
            if wanted or number not in expect.get("also_ok", []):
                score.add(wanted, got)
        yield f"conduct {number}              precision {score.precision}   recall {score.recall}"


def _kinds(found: list[Judged]) -> Iterator[str]:
    shares: dict[str, Share] = {}
    underlined = Share()
    for one in found:
        if one.wanted != Verdict.ALERT:
            continue
        for kind in one.kinds:
            shares.setdefault(kind, Share()).add(one.alerted)
        if one.alerted and one.label["expect"].get("must_span"):
            underlined.add(one.underlined)
    for kind in sorted(shares):
        yield f"alerted, {kind:18} {shares[kind]}"
    yield f"underlined words        {underlined}"


def _harmless(found: list[Judged]) -> Iterator[str]:
    shielded, everyday, clear, recognised = Share(), Share(), Share(), Share()
    for one in found:
        if one.wanted == Verdict.SHIELDED:
            shielded.add(one.alerted)
            recognised.add(one.said.verdict is Verdict.SHIELDED)
        elif one.wanted == Verdict.CLEAR:
            (everyday if EVERYDAY in one.kinds else clear).add(one.alerted)
    yield f"shielded, yet alerted   {shielded}"
    yield f"shielded, seen as such  {recognised}"
    yield f"everyday, alerted       {everyday}"
    yield f"look-alikes, alerted    {clear}"


def _rules(found: list[Judged]) -> Iterator[str]:
    right: dict[str, Share] = {}
    for one in found:
        for rule in {f.rule_id for f in one.said.findings}:
            right.setdefault(rule, Share()).add(one.wanted == Verdict.ALERT)
    for rule, share in sorted(right.items()):
        yield f"rule {rule:28} on a post that deserved a note {share}"


def _errors(found: list[Judged], limit: int) -> Iterator[str]:
    wrong = [one for one in found if (one.wanted == Verdict.ALERT) != one.alerted]
    tally = Counter(one.wanted for one in wrong)
    yield f"wrong: {dict(tally)}"
    for one in sorted(wrong, key=lambda one: one.wanted)[:limit]:
        saw = [f"{f.rule_id}: {f.span.of(one.text)!r}" for f in one.said.findings]
        yield f"{one.wanted:9}{one.label['id']} {one.kinds} {saw} {one.text[:200]!r}"


def main() -> None:
    """Judge, count, print."""
    parser = argparse.ArgumentParser(description="Score the rules on labelled posts.")
    parser.add_argument("posts", nargs="+", type=Path)
    parser.add_argument("--companies", type=Path)
    parser.add_argument("--policy", type=Path, default=shipped_config() / "policies")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--rules-only", action="store_true", help="without the second reader")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    rules = read_rules([asked.policy])
    reader = None if asked.rules_only else Encoder(asked.weights)
    began = process_time()
    found = [
        one
        for path in asked.posts
        for one in judged(rules, path, asked.companies or path.parent, reader)
    ]
    spent = process_time() - began
    print("\n".join(table(found)))
    print(f"{len(found) / spent:.0f} posts a second")
    if asked.errors:
        print("\n".join(_errors(found, asked.errors)))


if __name__ == "__main__":
    main()
