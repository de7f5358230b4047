"""Which rules can find anything in a post at all: looked for once for all of them, before any is asked.

Most posts show next to nothing of what the rules are about. The sieve lets through whatever might be
found, and a rule that is let through still decides for itself.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from monitor.policy.matchers.engine import Net, Source
from monitor.policy.rule import Context, Matcher, Sign


class Sieve:
    """The signs that matchers need, each looked for once a post."""

    def __init__(self, matchers: Sequence[Matcher]) -> None:
        needed = [matcher.signs() for matcher in matchers]
        signs = dict.fromkeys(sign for each in needed for several in each for sign in several)
        bits = {sign: 1 << at for at, sign in enumerate(signs)}
        self._always = frozenset(at for at, each in enumerate(needed) if not each)
        self._needed = {
            at: tuple(_mask(bits, several) for several in each)
            for at, each in enumerate(needed)
            if each
        }
        self._asked: dict[int, list[int]] = {}
        for at, each in enumerate(needed):
            for sign in min(each, key=len, default=()):
                self._asked.setdefault(bits[sign], []).append(at)
        self._patterns = {
            sign.what: bit for sign, bit in bits.items() if isinstance(sign.what, Source)
        }
        self._net = Net(self._patterns)
        self._looks: dict[Callable[[Context], Iterable[Hashable]], dict[Hashable, int]] = {}
        for sign, bit in bits.items():
            if sign.look is not None:
                self._looks.setdefault(sign.look, {})[sign.what] = bit

    def passed(self, context: Context) -> frozenset[int]:
        """The places of the matchers that may find something in the post; remembered with it."""
        known = context.text.notes.get(self)
        if not isinstance(known, frozenset):
            known = context.text.notes[self] = frozenset(self._passing(self._seen(context)))
        return known

    def _seen(self, context: Context) -> set[int]:
        seen = {self._patterns[pattern] for pattern in self._net.caught(context.text)}
        for look, bits in self._looks.items():
            seen.update(bits[what] for what in look(context) if what in bits)
        return seen

    def _passing(self, seen: set[int]) -> Iterator[int]:
        yield from self._always
        every = sum(seen)
        for at in {at for bit in seen for at in self._asked.get(bit, ())}:
            if all(mask & every for mask in self._needed[at]):
                yield at


def _mask(bits: dict[Sign, int], signs: Iterable[Sign]) -> int:
    mask = 0
    for sign in signs:
        mask |= bits[sign]
    return mask
