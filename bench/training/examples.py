"""Labelled posts as the encoder learns from them: numbers, what to weigh, what to underline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bench.corpus import Labelled
from monitor.adapters.encoder import BEGIN, END, OUTPUTS, Vocabulary
from monitor.policy.pieces import UNKNOWN, Pieces
from monitor.policy.sheet import FLAGS, MARKS, Sheet

SEEDS = {
    "company": "company", "products.public": "product", "products.unreleased": "secret product",
    "clients.public_references": "client", "clients.under_nda": "secret client", "codenames": "secret project",
    "spokespersons": "spokesperson", "topic": "controversial", "employer": "employer", "spokesperson": "spokesperson",
    "listed": "may", "own view": "own opinion", "may company": "company", "may prices": "prices",
    "may dates": "dates", "may medical": "medical", "may legal": "legal", "may money": "money",
}  # fmt: skip
"""The words whose meaning a mark or flag begins with."""


@dataclass(frozen=True)
class Example:
    """One post to learn from."""

    ids: tuple[int, ...]
    wanted: np.ndarray
    """For each output, 0 or 1."""
    heat: np.ndarray
    """For each piece, whether it is to be underlined; only of an alert."""
    counts: np.ndarray
    """For each piece, whether ``heat`` says anything."""


def wanted(expect: dict) -> np.ndarray:
    """The outputs that a label asks for."""
    decision = expect["decision"]
    on = {decision} | (set(expect["kind"]) if decision == "alert" else set())
    return np.array([float(name in on) for name in OUTPUTS], dtype=np.float32)


def example(post: Labelled, sheet: Sheet, vocabulary: Vocabulary) -> Example:
    """The first stretch of a post, with its label."""
    tokens = next(vocabulary.windows(sheet))
    heat = np.zeros(len(tokens.ids), dtype=np.float32)
    counts = np.zeros_like(heat)
    marked = post.expect["must_span"] if post.expect["decision"] == "alert" else None
    start = sheet.text.find(marked) if marked else -1
    if start >= 0:
        end = start + len(marked)
        for at, word in enumerate(tokens.words):
            if word is not None:
                span = sheet.words[word]
                counts[at], heat[at] = 1, float(span.start < end and start < span.end)
    return Example(tokens.ids, wanted(post.expect), heat, counts)


def kept_pieces(
    scores: dict[str, float], sheets: Iterable[Sheet], words: Iterable[str]
) -> dict[str, float]:
    """The pieces that the posts use, and those that are whole words of ``words``."""
    every = Vocabulary(scores)
    names = list(scores)
    used = {names.index(piece) for piece in (BEGIN, END, UNKNOWN)}
    for sheet in sheets:
        for tokens in every.windows(sheet):
            used.update(at for at in tokens.ids if at < len(names))
    whole = {f"▁{word}" for word in words}
    return {name: scores[name] for at, name in enumerate(names) if at in used or name in whole}


def rows(scores: dict[str, float], kept: dict[str, float], pieces: np.ndarray) -> np.ndarray:
    """The kept pieces' rows, and after them one for each mark and flag."""
    place = {name: at for at, name in enumerate(scores)}
    cut = Pieces(scores)
    own = [pieces[cut.of(SEEDS[name])].mean(axis=0) for name in (*MARKS, *FLAGS)]
    return np.concatenate([pieces[[place[name] for name in kept]], np.array(own)])


WIDTHS = (24, 40, 56, 80, 112, 160, 240)
"""Lengths a batch is filled up to: few, because each is compiled once."""


def batch(examples: Sequence[Example]) -> tuple[np.ndarray, ...]:
    """Examples side by side: ids, what counts as text, wanted, heat, and where heat counts."""
    longest = max(len(e.ids) for e in examples)
    width = next((w for w in WIDTHS if w >= longest), WIDTHS[-1])
    shape = (len(examples), width)
    ids, mask = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=bool)
    heat, counts = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    for row, e in enumerate(examples):
        size = min(len(e.ids), width)
        ids[row, :size], mask[row, :size] = e.ids[:size], True
        heat[row, :size], counts[row, :size] = e.heat[:size], e.counts[:size]
    return ids, mask, np.array([e.wanted for e in examples]), heat, counts


def batches(
    examples: Sequence[Example], size: int, order: np.random.Generator
) -> Iterator[list[Example]]:
    """Every example once in a random order, posts of like length together."""
    shuffled = order.permutation(len(examples))
    found: list[list[Example]] = []
    for start in range(0, len(shuffled), size * 16):
        near = sorted(shuffled[start : start + size * 16], key=lambda at: len(examples[at].ids))
        found += [
            [examples[at] for at in near[a : a + size]]
            for a in range(0, len(near) - size + 1, size)
        ]
    order.shuffle(found)
    return iter(found)
