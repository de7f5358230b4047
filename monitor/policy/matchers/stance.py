"""Whether words are asserted, or denied, asked or only supposed."""

import re

from monitor.domain.finding import Span
from monitor.policy.speech import NEGATION
from monitor.policy.text import Text

_BEFORE = 6
"""Words before a stretch in which a denial still reaches it."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def denied(text: Text, span: Span) -> bool:
    """True when a negation stands shortly before ``span`` in its clause, or at its very end."""
    clause = text.clause(span)
    before = _words(text.original[clause.start : span.start])[-_BEFORE:]
    after = _words(text.original[span.end : clause.end])[:3]
    return any(word in NEGATION or word.endswith("n't") for word in (*before, *after))


def asked(text: Text, span: Span) -> bool:
    """True when the sentence of ``span`` is a question."""
    return text.sentence(span).of(text.original).rstrip(" \n\"'”’»)").endswith("?")


def asserted(text: Text, span: Span) -> bool:
    """True when the author says so, for real."""
    return not denied(text, span) and not asked(text, span)


def _words(part: str) -> list[str]:
    return _WORD.findall(part.lower().replace("’", "'"))
