"""What the company has already told the public is no leak."""

import re

from monitor.domain.company import Company
from monitor.domain.finding import Span
from monitor.policy.fold import fold_word
from monitor.policy.text import Text

_TELLING = re.compile(r"[^\W_]{4,}|\d+(?:[.,]\d+)*")
_STEM = 5
"""Letters of a word that are compared, so that endings do not matter."""
_ENOUGH = 3
"""Words a post has to share with a statement."""
_SHARE = 0.5
"""And their share of all the statement's telling words."""


class AlreadyPublic:
    """The company's public statements, as sets of telling words."""

    def __init__(self, company: Company) -> None:
        statements = (_stems(fold_word(statement)) for statement in company.already_public)
        self._statements = [stems for stems in statements if stems]

    def covers(self, text: Text, span: Span) -> bool:
        """True when the sentence around ``span`` says what a public statement says."""
        if not self._statements:
            return False
        said = _stems(fold_word(text.sentence(span).of(text.original)))
        return any(
            len(said & told) >= max(min(_ENOUGH, len(told)), _SHARE * len(told))
            for told in self._statements
        )


def _stems(folded: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _TELLING.findall(folded))
