"""Words cut into the pieces that the second reader knows (a unigram language model, as in SentencePiece)."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

BEGINS = "▁"
"""Stands before the first piece of a word."""
UNKNOWN = "<unk>"
_WORSE = 10.0
"""How much less likely than the rarest piece a letter is that no piece holds."""
LONGEST = 64
"""Letters of one word that are looked at."""


class Pieces:
    """The pieces by their text, with their logarithmic likelihood; the number of each is its place."""

    def __init__(self, scores: Mapping[str, float]) -> None:
        self._scores = dict(scores)
        self._ids = {piece: at for at, piece in enumerate(self._scores)}
        self._longest = max(map(len, self._scores))
        self._unknown = min(self._scores.values()) - _WORSE
        self.cut = lru_cache(maxsize=65_536)(self._cut)

    def of(self, text: str) -> list[int]:
        """The numbers of the pieces of some words."""
        return [at for word in unicodedata.normalize("NFKC", text).split() for at in self.cut(word)]

    def _cut(self, word: str) -> tuple[int, ...]:
        """The likeliest way to cut one word (Viterbi)."""
        text = BEGINS + word[:LONGEST]
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        for end in range(1, len(text) + 1):
            best.append(max(self._ending(text, end, best)))
        found: list[int] = []
        end = len(text)
        while end:
            _, start, piece = best[end]
            found.append(piece)
            end = start
        return tuple(reversed(found))

    def _ending(
        self, text: str, end: int, best: list[tuple[float, int, int]]
    ) -> list[tuple[float, int, int]]:
        ways = [(best[end - 1][0] + self._unknown, end - 1, self._ids[UNKNOWN])]
        for start in range(max(0, end - self._longest), end):
            score = self._scores.get(text[start:end])
            if score is not None:
                ways.append((best[start][0] + score, start, self._ids[text[start:end]]))
        return ways
