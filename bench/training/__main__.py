"""``python -m bench.training [--out FILE]``: reads the corpus, teaches, writes the weights.

Needs the dependency group ``training``. Takes about an hour on two cores; the same machine gives the
same file.
"""

import argparse
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import monotonic

import numpy as np
from rich.progress import Progress
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from bench.corpus import Labelled, company_at, hands, posts_of
from bench.training.examples import Example, example, kept_pieces, rows
from bench.training.export import exported
from bench.training.fit import FIRST_COURSE, LAST_COURSE, SEED, Course, Net, teach
from bench.training.slim import slimmed
from bench.training.start import Start, packaged, read_start
from monitor.adapters.encoder import OUTPUTS, WEIGHTS, Vocabulary
from monitor.policy.lexicon import Lexicon
from monitor.policy.pieces import UNKNOWN
from monitor.policy.rule import Context
from monitor.policy.sheet import Sheet, sheet_of
from monitor.policy.text import Text

LAYERS = 6
"""Lower layers of the encoder that are kept: of all twelve, the sixth to eighth tell most about a post."""
LANGUAGES = ("nl", "en", "de", "fr")
NEWS = 3
"""How often the last course reads what the first did not: the hands marked ``late``."""
SPREAD = 0.02
"""Of the new weights before they are taught."""


def main() -> None:
    """Teach, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.training")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    out = parser.parse_args().out
    began = monotonic()
    posts, late = (list(posts_of(hands(use))) for use in ("learn", "late"))
    sheets = [_sheet(post) for post in posts]
    start = read_start(packaged(), LAYERS)
    kept = kept_pieces(start.scores, sheets, _words())
    vocabulary = Vocabulary(kept)
    examples = [example(p, s, vocabulary) for p, s in zip(posts, sheets, strict=True)]
    news = [example(post, _sheet(post), vocabulary) for post in late]
    print(f"{len(examples)} and {len(news)} posts, {len(kept)} pieces")
    net = slimmed(_net(start, kept), start.heads, examples)
    net = _taught(net, start.heads, examples, FIRST_COURSE)
    net = _taught(net, start.heads, examples + news * NEWS, LAST_COURSE)
    exported(net, start.heads, kept, out)
    minutes = (monotonic() - began) / 60
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB after {minutes:.0f} minutes")


def _taught(net: Net, heads: int, examples: list[Example], course: Course) -> Net:
    with Progress() as progress:
        task = progress.add_task("teaching", total=None)
        return teach(
            net,
            heads,
            examples,
            course,
            lambda done, steps: progress.update(task, completed=done, total=steps),
        )


def _net(start: Start, kept: dict[str, float]) -> Net:
    rng = np.random.default_rng(SEED)
    width, outputs = start.places.shape[1], len(OUTPUTS)
    return {
        "pieces": rows(start.scores, kept, start.pieces),
        "places": start.places,
        "unknown": np.int32(list(kept).index(UNKNOWN)),
        "lnw": start.norm[0],
        "lnb": start.norm[1],
        "layers": list(start.layers),
        "hw": rng.normal(0, SPREAD, (width * 2, outputs)).astype(np.float32),
        "hb": np.full(outputs, -2, dtype=np.float32),
        "sw": rng.normal(0, SPREAD, (width, 1)).astype(np.float32),
        "sb": np.full(1, -1, dtype=np.float32),
    }


def _sheet(labelled: Labelled) -> Sheet:
    post = labelled.post
    text = Text(post.text, post.quotes, post.lang)
    reply = None if post.in_reply_to is None else Text(post.in_reply_to, said=post.lang)
    return sheet_of(Context(text, labelled.author, _lexicon(labelled.company), reply))


@cache
def _lexicon(company: Path | None) -> Lexicon:
    return Lexicon(company_at(company))


def _words() -> Iterator[str]:
    """The words of the four languages that a dictionary knows."""
    dictionaries = DefaultDictionaryFactory(cache_max_size=len(LANGUAGES))
    for lang in LANGUAGES:
        for word in dictionaries.get_dictionary(lang):
            yield word.decode() if isinstance(word, bytes) else word


if __name__ == "__main__":
    main()
