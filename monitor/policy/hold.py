"""Rules that would speak of almost everything: they are held, not run, and the others go on (safety R2)."""

from collections.abc import Mapping, Sequence

from monitor.errors import Said
from monitor.policy.check import Judge
from monitor.policy.rule import Example

MOST = 0.2
"""Of the sample set, which is made of ordinary posts, no rule may match a larger share."""

EMPTY = Example("")


def too_wide(judge: Judge, sample: Sequence[Example]) -> Mapping[str, Said]:
    """Why rules are held, by id: what such a rule matches, in words.

    Every hit counts, however weak: this is about the condition, not about whether a note is written.
    """
    nothing = judge.context_of(EMPTY)
    contexts = [judge.context_of(example) for example in sample]
    why = {}
    for rule in judge.rules:
        matched = sum(judge.sees(rule, context) for context in contexts)
        if judge.sees(rule, nothing):
            why[rule.id] = Said("it matches an empty post, and so every post")
        elif matched > MOST * len(sample):
            why[rule.id] = Said(
                "it matches {matched} of the {number} posts of the sample set",
                {"matched": matched, "number": len(sample)},
            )
    return why
