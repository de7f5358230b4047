"""What rule files build out of matchers: nearness, exceptions, several signals at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.domain.finding import Confidence, Span
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.stance import asserted
from monitor.policy.rule import Context, Hit, Matcher, Signs, either
from monitor.policy.text import Text


@dataclass(frozen=True, slots=True)
class Within:
    """How near a second signal has to be: a clause, a sentence, the post, or a number of words."""

    reach: str = "sentence"
    words: int = 0

    def window(self, text: Text, span: Span) -> Span:
        """The stretch around ``span`` in which to look."""
        if self.words:
            return _words_around(text, span, self.words)
        if self.reach == "clause":
            return text.clause(span)
        if self.reach == "sentence":
            return text.sentence(span)
        return Span(0, len(text.original))


def _words_around(text: Text, span: Span, count: int) -> Span:
    places = text.word_places
    before = bisect_right(places, span.start, key=lambda place: place.end)
    after = bisect_left(places, span.end, key=lambda place: place.start)
    first = places[max(0, before - count)].start if before else span.start
    last = places[min(len(places), after + count) - 1].end if after < len(places) else span.end
    return Span(first, last)


@dataclass(frozen=True)
class Near(Matcher):
    """A second signal, and how near to the first it has to be."""

    matcher: Matcher
    within: Within

    @property
    def marks(self) -> bool:  # type: ignore[override]
        return self.matcher.marks

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        return self.matcher.find(text, context)

    def holds(self, text: Text, context: Context, window: Span) -> bool:
        return self.matcher.holds(text, context, self.within.window(text, window))

    def signs(self) -> Signs:
        return self.matcher.signs()

    def bound(self, lexicon: Lexicon) -> Matcher:
        return replace(self, matcher=self.matcher.bound(lexicon))


@dataclass(frozen=True)
class AnyOf(Matcher):
    """One of them is enough."""

    matchers: tuple[Matcher, ...]

    @property
    def marks(self) -> bool:  # type: ignore[override]
        return any(m.marks for m in self.matchers)

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        for matcher in self.matchers:
            yield from matcher.find(text, context)

    def holds(self, text: Text, context: Context, window: Span) -> bool:
        return any(m.holds(text, context, window) for m in self.matchers)

    def signs(self) -> Signs:
        return either(m.signs() for m in self.matchers)

    def bound(self, lexicon: Lexicon) -> Matcher:
        return AnyOf(_bound(self.matchers, lexicon))


@dataclass(frozen=True)
class AllOf(Matcher):
    """Hits of the first that marks words, where all the others hold."""

    matchers: tuple[Matcher, ...]

    @property
    def marks(self) -> bool:  # type: ignore[override]
        return any(m.marks for m in self.matchers)

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        first = next((m for m in self.matchers if m.marks), self.matchers[0])
        others = [m for m in self.matchers if m is not first]
        for hit in first.find(text, context):
            if all(m.holds(text, context, hit.span) for m in others):
                yield hit

    def holds(self, text: Text, context: Context, window: Span) -> bool:
        return all(m.holds(text, context, window) for m in self.matchers)

    def signs(self) -> Signs:
        return _together(self.matchers)

    def bound(self, lexicon: Lexicon) -> Matcher:
        return AllOf(_bound(self.matchers, lexicon))


@dataclass(frozen=True)
class Signals(Matcher):
    """Weak signals that say something together: at least ``need`` different ones near each other."""

    need: int
    matchers: tuple[Matcher, ...]
    within: Within

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        seen = sorted(
            (hit.span, at) for at, m in enumerate(self.matchers) for hit in m.find(text, context)
        )
        done = 0
        for span, _ in seen:
            window = self.within.window(text, span)
            near = [(s, at) for s, at in seen if s.overlaps(window)]
            if span.start >= done and len({at for _, at in near}) >= self.need:
                done = window.end
                yield Hit(Span(near[0][0].start, max(s.end for s, _ in near)))

    def signs(self) -> Signs:
        return either(m.signs() for m in self.matchers)

    def bound(self, lexicon: Lexicon) -> Matcher:
        return replace(self, matchers=tuple(m.bound(lexicon) for m in self.matchers))


@dataclass(frozen=True)
class Where(Matcher):
    """A matcher that looks at the author's bio or role, or at the message replied to."""

    marks = False
    matcher: Matcher
    place: str

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        """Nothing to mark: those words are not the post's."""
        return ()

    def holds(self, text: Text, context: Context, window: Span) -> bool:
        other = {"bio": context.bio, "role": context.role, "reply": context.reply_to}[self.place]
        return other is not None and any(True for _ in self.matcher.find(other, context))

    def bound(self, lexicon: Lexicon) -> Matcher:
        return replace(self, matcher=self.matcher.bound(lexicon))


@dataclass(frozen=True)
class Condition(Matcher):
    """A matcher with what a rule says beside it."""

    main: Matcher
    needs: tuple[Matcher, ...] = ()
    unless: tuple[Matcher, ...] = ()
    surer: tuple[Matcher, ...] = ()
    quoted: bool = False
    asserted: bool = False
    langs: tuple[str, ...] = ()
    confidence: Confidence | None = None
    mark: str = "match"

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        if self.langs and text.lang not in self.langs:
            return
        if self.main.costly and not self._needed(Span(0, len(text.original)), text, context):
            return
        for hit in self.main.find(text, context):
            if self._counts(hit.span, text, context):
                yield self._as_said(hit, text, context)

    def holds(self, text: Text, context: Context, window: Span) -> bool:
        if self.asserted or self.langs or not self.quoted:
            return super().holds(text, context, window)
        return self.main.holds(text, context, window) and self._around(window, text, context)

    @property
    def marks(self) -> bool:  # type: ignore[override]
        return self.main.marks

    def signs(self) -> Signs:
        return _together((self.main, *self.needs))

    def _counts(self, span: Span, text: Text, context: Context) -> bool:
        if not self.quoted and text.quoted(span):
            return False
        if self.asserted and not asserted(text, span):
            return False
        return self._around(span, text, context)

    def _around(self, span: Span, text: Text, context: Context) -> bool:
        return self._needed(span, text, context) and not any(
            m.holds(text, context, span) for m in self.unless
        )

    def _needed(self, span: Span, text: Text, context: Context) -> bool:
        return all(m.holds(text, context, span) for m in self.needs)

    def _as_said(self, hit: Hit, text: Text, context: Context) -> Hit:
        sure = self.confidence or hit.confidence
        if self.surer and any(m.holds(text, context, hit.span) for m in self.surer):
            sure = list(Confidence)[min(sure.rank + 1, Confidence.CERTAIN.rank)]
        span = hit.span
        if self.mark != "match":
            span = _trimmed(getattr(text, self.mark)(span), text.original)
        return Hit(span, sure, hit.about)

    def bound(self, lexicon: Lexicon) -> Matcher:
        return replace(
            self,
            main=self.main.bound(lexicon),
            needs=_bound(self.needs, lexicon),
            unless=_bound(self.unless, lexicon),
            surer=_bound(self.surer, lexicon),
        )


def _together(matchers: Iterable[Matcher]) -> Signs:
    return tuple(signs for matcher in matchers for signs in matcher.signs())


def _bound(matchers: Sequence[Matcher], lexicon: Lexicon) -> tuple[Matcher, ...]:
    return tuple(matcher.bound(lexicon) for matcher in matchers)


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
