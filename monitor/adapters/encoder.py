"""The second reader: a small multilingual encoder, run by ONNX Runtime on one core.

Its weights come with the package and are loaded from there only; nothing is fetched.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from monitor.adapters.weights import WEIGHTS, version_of
from monitor.domain.finding import Span
from monitor.policy.pieces import Pieces
from monitor.policy.reading import KINDS, Reading
from monitor.policy.sheet import FLAGS, MARKS, Sheet

# Before it is loaded: without this the library writes down a number for the machine, and tells its makers of
# machine, model and runs.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

OUTPUTS = (*KINDS, "shielded", "alert")
"""What the encoder weighs, in its order."""

BEGIN, END = "<s>", "</s>"
ROLE, REPLY, WINDOW = 10, 32, 180
"""Pieces of the role, of the message replied to, and of one stretch of the post that are read."""
MOST_WINDOWS = 12
"""Stretches of one post that are read: about 1,500 words."""
STEPS = 1000
"""Scores are rounded to a thousandth, so that the last bits of another processor change nothing."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A stretch of a post as numbers, and the word (its place among the sheet's words) of each."""

    ids: tuple[int, ...]
    words: tuple[int | None, ...]


class Vocabulary:
    """Turns a sheet into numbers: pieces of words first, then marks and flags."""

    def __init__(self, scores: dict[str, float]) -> None:
        self._pieces = Pieces(scores)
        self._own = {name: len(scores) + at for at, name in enumerate((*MARKS, *FLAGS))}
        self._begin, self._end = (list(scores).index(piece) for piece in (BEGIN, END))

    def windows(self, sheet: Sheet) -> Iterator[Tokens]:
        """The sheet in stretches, each with role and flags before it."""
        head = self._head(sheet)
        body = list(islice(self._body(sheet), MOST_WINDOWS * WINDOW))
        for start in range(0, max(1, len(body)), WINDOW):
            part = body[start : start + WINDOW]
            ids = (*head, *(piece for piece, _ in part), self._end)
            blank = (None,) * len(head)
            yield Tokens(ids, (*blank, *(word for _, word in part), None))

    def _head(self, sheet: Sheet) -> list[int]:
        flags = [self._own[flag] for flag in sheet.flags]
        head = [self._begin, *self._pieces.of(sheet.role)[:ROLE], *flags, self._end]
        if sheet.reply_to:
            head += [*self._pieces.of(sheet.reply_to)[:REPLY], self._end]
        return head

    def _body(self, sheet: Sheet) -> Iterator[tuple[int, int | None]]:
        marks = list(reversed(sheet.marks))
        for at, word in enumerate(sheet.words):
            while marks and marks[-1][0] < word.end:
                yield self._own[marks.pop()[1]], None
            for piece in self._pieces.of(word.of(sheet.text)):
                yield piece, at


class Encoder:
    """Reads sheets with the weights in a file. Safe in any thread."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self.version = version_of(weights)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # the same speed, and 8 MB less for good
        self._session = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"]
        )
        known = self._session.get_modelmeta().custom_metadata_map
        self.vocabulary = Vocabulary(json.loads(known["pieces"]))

    def read(self, sheet: Sheet) -> Reading:
        """What to make of a post: of its stretches, the one that weighs most for each kind."""
        parts = [self._weigh(tokens) for tokens in self.vocabulary.windows(sheet)]
        scores = np.max([scores for scores, _, _ in parts], axis=0)
        said = {
            name: round(float(s) * STEPS) / STEPS for name, s in zip(OUTPUTS, scores, strict=True)
        }
        _, heat, tokens = max(parts, key=lambda part: float(part[0][-1]))
        return Reading(
            kinds={kind: said[kind] for kind in KINDS},
            alert=said["alert"],
            shielded=said["shielded"],
            span=_underlined(sheet, heat, tokens.words),
        )

    def _weigh(self, tokens: Tokens) -> tuple[np.ndarray, np.ndarray, Tokens]:
        ids = np.array(tokens.ids, dtype=np.int64)
        logits, heat = self._session.run(("logits", "heat"), {"ids": ids})
        return 1 / (1 + np.exp(-logits[0])), heat, tokens


def _underlined(sheet: Sheet, heat: np.ndarray, words: Sequence[int | None]) -> Span:
    """The words around the hottest one that are hot themselves."""
    warmth: dict[int, float] = {}
    for word, value in zip(words, heat, strict=True):
        if word is not None:
            warmth[word] = max(warmth.get(word, -np.inf), float(value))
    if not warmth:
        return Span(0, len(sheet.text))
    first = last = max(warmth, key=lambda word: (warmth[word], -word))
    while warmth.get(first - 1, -1.0) > 0:
        first -= 1
    while warmth.get(last + 1, -1.0) > 0:
        last += 1
    return Span(sheet.words[first].start, sheet.words[last].end)
