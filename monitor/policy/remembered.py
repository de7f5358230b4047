"""What is asked of every word of every post: worked out once for each word, and kept at hand."""

from collections.abc import Callable
from typing import Generic, TypeVar

MOST = 20_000
"""Words that are kept: people use the same ones again and again."""

Answer = TypeVar("Answer")


class Remembered(dict[str, Answer], Generic[Answer]):
    """Answers by word. Looking one up costs no call, which a ``lru_cache`` would."""

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> Answer:
        if len(self) >= MOST:
            self.clear()
        answer = self[word] = self._ask(word)
        return answer
