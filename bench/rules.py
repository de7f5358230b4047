"""How many posts one core judges in a second, by rules alone: CPU seconds of this process.

    python -m bench.rules [--posts N]

2,000 names of a company and 200 rules, the shipped ones among them, over 10,000 posts of 300
characters, and the same with 20,000 names; beside it, in the same run, what many would write first: one
`re` alternation of all names and one a rule, in a loop. And the shipped rules alone on everyday posts
as they are.
"""

import argparse
import random
import re
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from bench.corpus import Labelled, company_at, hands, posts_of
from monitor.adapters.files import read_rules, shipped_config
from monitor.domain.company import Company, Named
from monitor.domain.post import Author, Post
from monitor.policy.check import Judge
from monitor.policy.fold import fold_word

NAMES, RULES, LENGTH = 2_000, 200, 300
MANY = 10 * NAMES
SHIPPED = shipped_config() / "policies"
_SYLLABLES = (
    "ba", "bel", "dor", "fen", "gra", "hal", "kor", "lin", "mar", "nos", "pel", "ras", "sto", "tur", "vel", "wim", "zan",
    "der", "ko", "la", "mi", "ster", "burg",
)  # fmt: skip
_BIO = "I build things. Opinions are mine."


def main() -> None:
    """Print posts a second for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    count = parser.parse_args().posts
    everyday = [
        label for label in posts_of(hands("measure")) if label.expect["decision"] == "clear"
    ]
    posts = list(islice(_of_length(everyday), count))
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own.yaml"
        own.write_text("".join(_rules(RULES - len(read_rules([SHIPPED])))), "utf-8")
        rules = read_rules([SHIPPED, own])
    company = _company(NAMES)
    told = f"names, {len(rules)} rules, posts of {LENGTH} characters"
    _measured(f"{NAMES} {told}", posts, Judge(rules, company).judge)
    _measured(f"{MANY} {told}", posts, Judge(rules, _company(MANY)).judge)
    _measured(
        f"{NAMES} names, plain re in a loop ({count // 20} posts)",
        posts[: count // 20],
        _plain(company),
    )
    shipped = read_rules([SHIPPED])
    judges = {at: Judge(shipped, company_at(at)) for at in {label.company for label in everyday}}
    took = _seconds(judges[one.company].judge(one.post, one.author) for one in everyday)
    _told("shipped rules, everyday posts as they are", len(everyday), took)


def _measured(name: str, posts: Sequence[Post], judge: Callable[[Post, Author], object]) -> None:
    author = Author("engineer", _BIO, True)
    _told(name, len(posts), _seconds(judge(post, author) for post in posts))


def _seconds(work: Iterable[object]) -> float:
    began = time.process_time()
    deque(work, maxlen=0)
    return time.process_time() - began


def _told(name: str, count: int, seconds: float) -> None:
    print(f"{count / seconds:8,.0f} posts/s  {seconds / count * 1000:6.3f} ms a post  {name}")


def _of_length(labels: Sequence[Labelled]) -> Iterator[Post]:
    """Posts of one language put together, each in its own order, and cut."""
    dice = random.Random(1)
    by_lang = {
        lang: [one.post.text for one in labels if one.post.lang == lang]
        for lang in ("nl", "en", "de", "fr")
    }
    for number, lang in enumerate(cycle(by_lang)):
        text = ""
        while len(text) < LENGTH:
            text += dice.choice(by_lang[lang]) + " "
        yield Post(source_id=str(number), text=text[:LENGTH], lang=lang)


def _company(count: int) -> Company:
    """A company with more names than most."""
    dice = random.Random(2)
    names: dict[str, None] = {}
    while len(names) < count:
        one = "".join(dice.choices(_SYLLABLES, k=dice.choice((2, 3, 3, 4)))).capitalize()
        names[f"{one} {dice.choice(_SYLLABLES).capitalize()}ex" if dice.random() < 0.3 else one] = (
            None
        )
    named = tuple(map(Named, names))
    hundredth = count // 100
    return Company(
        "Kraanvliet",
        released=named[: 15 * hundredth],
        unreleased=named[15 * hundredth : 25 * hundredth],
        public_clients=named[25 * hundredth : 60 * hundredth],
        nda_clients=named[60 * hundredth : 85 * hundredth],
        codenames=named[85 * hundredth :],
    )


def _rules(count: int) -> Iterator[str]:
    """Rules as a company would add them: lists of words, patterns, and names beside a family of words."""
    dice = random.Random(3)
    forms = (_words, _pattern, _names, _words)
    for number in range(count):
        match = forms[number % len(forms)](dice)
        yield (
            f"- id: work.own-{number}\n  conduct: 4\n  why: {{en: It is ours.}}\n  severity: low\n"
            f"  match: {match}\n  hits: [x]\n  misses: [y]\n"
        )


def _words(dice: random.Random) -> str:
    listed = (
        " ".join(_term(dice) for _ in range(dice.choice((1, 2, 2)))) + dice.choice(("", "*"))
        for _ in range(8)
    )
    return f"{{words: [{', '.join(listed)}]}}"


def _pattern(dice: random.Random) -> str:
    return f"{{pattern: '\\b(?:{_term(dice)}|{_term(dice)})-?\\d{{2,4}}\\b'}}"


def _names(dice: random.Random) -> str:
    family = dice.choice(("trash", "change", "figure", "promise", "hush"))
    return f"{{names: [codenames, products.unreleased], bare: true, with: {{family: {family}}}}}"


def _term(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=3))


def _plain(company: Company) -> Callable[[Post, Author], object]:
    """One alternation of every name, and one for each of 200 lists of eight terms."""
    dice = random.Random(4)
    named = (
        fold_word(one.name)
        for group in (
            company.released,
            company.unreleased,
            company.public_clients,
            company.nda_clients,
            company.codenames,
        )
        for one in group
    )
    patterns = [
        _alternation(named),
        *(_alternation(_term(dice) for _ in range(8)) for _ in range(RULES)),
    ]
    return lambda post, _: _found(patterns, fold_word(post.text))


def _found(patterns: Iterable[re.Pattern[str]], folded: str) -> list[list[re.Match[str]]]:
    return [list(pattern.finditer(folded)) for pattern in patterns]


def _alternation(terms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, terms)) + r")\w*")


if __name__ == "__main__":
    main()
