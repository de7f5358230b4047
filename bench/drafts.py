"""How well suggestions fit real posts: ``python -m bench.drafts [--posts N] [--show LANG N]``.

Judges labelled posts with their company files, and for each one with findings makes the suggestion on Mastodon, on
Bluesky and for a blog. Prints how many have a draft and an edit, how many of those are clear when judged again, and
how long and how readable they are. ``--show nl 50`` prints so many drafts and edits, to be read aloud.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from bench.corpus import CORPUS, Labelled, company_at, posts_of
from monitor.adapters.drafts import load_phrases
from monitor.adapters.files import read_rules, shipped_config
from monitor.adapters.latereader import shipped_reader
from monitor.domain.case import Suggestion
from monitor.domain.finding import Finding
from monitor.domain.post import Post
from monitor.policy.check import Judge, Judgement
from monitor.policy.edits import CHANGES
from monitor.policy.occasion import Occasion
from monitor.policy.phrases import LEAKS, Platform
from monitor.policy.rewording import SPOILS
from monitor.policy.suggest import suggest

DAY = date(2026, 11, 17)
PLACES = (
    Platform("Mastodon", 500, keeps_history=True, tells_of_edits=True),
    Platform("Bluesky", 300, can_edit=False),
    Platform("blog"),
)


class Made(NamedTuple):
    """One suggestion, and what it was made from."""

    label: Labelled
    judgement: Judgement
    place: Platform
    suggestion: Suggestion
    finds: Sequence[Finding]
    edited: Sequence[Finding]


@dataclass
class Bench:
    """The shipped rules, made ready once for each company."""

    judges: dict[object, Judge] = field(default_factory=dict)

    def judge(self, label: Labelled) -> Judge:
        """The rules for the company that a post speaks of."""
        if label.company not in self.judges:
            rules = read_rules([shipped_config() / "policies"])
            self.judges[label.company] = Judge(rules, company_at(label.company), shipped_reader())
        return self.judges[label.company]

    def made(self, label: Labelled) -> Iterator[Made]:
        """The suggestions for a post on each platform; none if nothing is found in it."""
        judge = self.judge(label)
        judgement = judge.judge(label.post, label.author)
        if not judgement.findings:
            return

        def finds(text: str) -> Sequence[Finding]:
            told = Post("1", text, lang=judgement.lang, is_reply=label.post.is_reply)
            judged = judge.judge(told, label.author)
            return (*judged.findings, *judged.weak)

        occasion = Occasion(
            text=label.post.text,
            findings=judgement.findings,
            lang=judgement.lang,
            seed=label.post.content_hash,
            on=DAY,
            is_reply=label.post.is_reply,
        )
        for place in PLACES:
            made = suggest(occasion, judge.company, place, load_phrases(), finds)
            whole = label.post.text.replace(made.before, made.after) if made.after else ""
            yield Made(label, judgement, place, made, finds(made.draft), finds(whole))


def sample(count: int) -> list[Labelled]:
    """So many labelled alert posts, the same ones each time."""
    files = sorted(CORPUS.glob("posts-*.jsonl.gz"))
    alerts = [label for label in posts_of(files) if label.expect["decision"] == "alert"]
    return random.Random(5).sample(alerts, min(count, len(alerts)))


def spoils(draft: str, lang: str) -> list[str]:
    """Words of the guide that no draft may hold, outside its own gap and the author's words."""
    told = re.sub(r"\[[^\]]*\]|[“„«‘][^”“»’]*[”“»’]", "", draft).casefold().replace("’", "'")
    return [word for word in SPOILS[lang] if re.search(rf"\b{re.escape(word)}\b", told)]


def table(made: Sequence[Made]) -> None:
    """The figures, by language."""
    print(
        f"{'':6}{'suggested':>10}{'draft':>7}{'clear':>7}{'edits':>7}{'of':>6}{'clear':>7}", end=""
    )
    print(f"{'too long':>10}{'words/s.':>10}{'longest':>9}{'spoilt':>8}{'leaks':>7}{'texts':>7}")
    for lang in (*sorted({one.suggestion.lang for one in made}), "all"):
        _row(lang, [one for one in made if lang in ("all", one.suggestion.lang)])


def _row(lang: str, made: Sequence[Made]) -> None:
    drafts = [one for one in made if one.suggestion.draft]
    edits = [one for one in made if one.suggestion.after]
    may = [one for one in made if _may_be_edited(one)]
    lengths = [len(s.split()) for one in drafts for s in _sentences(_ours(one))]
    long = sum(len(d.suggestion.draft) > (d.place.max_length or 10**9) for d in drafts)
    spoilt = sum(bool(spoils(_ours(one), one.suggestion.lang)) for one in drafts)
    print(f"{lang:6}{len(made):>10}{len(drafts):>7}{sum(not d.finds for d in drafts):>7}", end="")
    print(f"{len(edits):>7}{len(may):>6}{sum(not e.edited for e in edits):>7}{long:>10}", end="")
    print(f"{sum(lengths) / len(lengths):>10.1f}{max(lengths):>9}{spoilt:>8}", end="")
    print(f"{sum(map(_leaks, made)):>7}{len({d.suggestion.draft for d in drafts}):>7}")


def _may_be_edited(one: Made) -> bool:
    kinds = {finding.kind for finding in one.judgement.findings}
    return one.place.can_edit and kinds <= set(CHANGES)


def _kind(one: Made) -> str:
    return one.judgement.findings[0].kind


def _ours(one: Made) -> str:
    """The draft without the author's own words, which are as long as they are."""
    draft = one.suggestion.draft
    text = one.label.post.text.strip()
    kept = draft.replace(text, "") if len(text) > 20 else draft
    theirs = set(text.casefold().split())
    return " ".join(s for s in _sentences(kept) if not _mostly(s, theirs))


def _mostly(sentence: str, theirs: set[str]) -> bool:
    words = sentence.casefold().split()
    return sum(word in theirs for word in words) > 0.6 * len(words)


def _sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?…])\s+", text) if re.search(r"\w", s)]


def _leaks(one: Made) -> bool:
    told = " ".join((one.suggestion.draft, one.suggestion.reason, one.suggestion.after)).casefold()
    text = one.label.post.text
    leaks = [f.span.of(text).casefold() for f in one.judgement.findings if f.kind in LEAKS]
    return any(leak in told for leak in leaks if len(leak) > 3)


def show(made: Sequence[Made], lang: str, count: int) -> None:
    """Some of them, to be read aloud."""
    those = [one for one in made if one.suggestion.lang == lang][:count]
    for one in those:
        print(f"\n{one.judgement.findings[0].kind} · {one.place.title}\n> {one.label.post.text}")
        print(f"= {one.suggestion.draft}")
        if one.suggestion.after:
            print(f"- {one.suggestion.before}\n+ {one.suggestion.after}")


def main() -> None:
    """Measure, or show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=1_500)
    parser.add_argument("--show", nargs=2, metavar=("LANG", "N"))
    asked = parser.parse_args()
    bench = Bench()
    made = [one for label in sample(asked.posts) for one in bench.made(label)]
    if asked.show:
        show(made, asked.show[0], int(asked.show[1]))
        return
    table(made)
    may, edited = (
        Counter(map(_kind, filter(_may_be_edited, made))),
        Counter(_kind(one) for one in made if one.suggestion.after),
    )
    print("edits:", ", ".join(f"{kind} {edited[kind]} of {n}" for kind, n in may.most_common()))
    unclear = Counter(f.rule_id for one in made for f in (*one.finds, *one.edited))
    print("found in drafts and edits:", dict(unclear) or "nothing")
    for one in made:
        if one.finds:
            print(f"{one.finds[0].rule_id}, {one.place.title}: {one.suggestion.draft}")


if __name__ == "__main__":
    main()
