"""What the digest and the dashboard say of the rules themselves: what changed in them, and which write to nobody."""

from collections.abc import Sequence

from monitor.adapters.blocks import Block, Heading, Pairs, Para, Row
from monitor.adapters.catalogue import Words
from monitor.adapters.letters import capital
from monitor.domain.experience import BY_FILE, Shadow
from monitor.domain.revision import Deed, Revision

WIDTH = 168
MOST = 8
"""Changes that are told one by one; an upgrade can change many rules at once."""

BY_ITSELF, STORM = "dismissed", "storm"
"""Why a rule writes to nobody: its notes were mostly called no problem; or it found far too much at once."""


def changes(revisions: Sequence[Revision], words: Words) -> tuple[Block, ...]:
    """What changed in the week, in the workshop or in the files. Why is in the log of the workshop."""
    if not revisions:
        return ()
    rows = tuple(Row(r.rule_id, (deed_line(r, words),)) for r in revisions[:MOST])
    more = others(len(revisions) - MOST, words)
    told = Heading(changed_title(words)), Pairs(rows, WIDTH)
    return (*told, Para(more, soft=True)) if more else told


def others(number: int, words: Words) -> str:
    """How many changes are not told one by one."""
    if number <= 0:
        return ""
    told = words.many(
        "{number} more rule changed; the owner of the rules sees which.",
        "{number} more rules changed; the owner of the rules sees which.",
        number,
    )
    return capital(told)


def changed_title(words: Words) -> str:
    """What stands above the changes to rules."""
    return words("What changed in the rules")


def deed_line(revision: Revision, words: Words) -> str:
    """One change to a rule, in a sentence."""
    day = words.day(revision.at)
    match revision.deed:
        case Deed.PUBLISH:
            return words("In force in another wording since {day}.", day=day)
        case Deed.BACK:
            return words("In force in an earlier wording again since {day}.", day=day)
        case Deed.SHADOW:
            return words("Put in shadow on {day}.", day=day)
        case Deed.WAKE:
            return words("Writes notes again since {day}.", day=day)
        case Deed.FILE | Deed.FOUND if revision.text:
            return words("Changed in its file on {day}.", day=day)
        case Deed.FILE | Deed.FOUND:
            return words("In no file any more, and not in force, since {day}.", day=day)


def shadows(found: Sequence[Shadow], words: Words) -> tuple[Block, ...]:
    """Rules that write to nobody."""
    if not found:
        return ()
    rows = tuple(Row(one.rule_id, (shadow_line(one, words),)) for one in found)
    return Heading(words("Rules in shadow")), Pairs(rows, WIDTH)


def shadow_line(shadow: Shadow, words: Words) -> str:
    """Since when and why, what it would have written, and whether it is worth a look."""
    parts = [_why(shadow, words)]
    if shadow.hits is not None:
        parts.append(
            words.many(
                "It would have written {number} note.",
                "It would have written {number} notes.",
                shadow.hits,
            )
        )
    if shadow.ready:
        parts.append(words("Ready to write, if its owner agrees."))
    return " ".join(parts)


def _why(shadow: Shadow, words: Words) -> str:
    if shadow.why == BY_FILE or shadow.since is None:
        return words("Its file says so. It counts and writes to nobody.")
    day = words.day(shadow.since)
    if shadow.why == BY_ITSELF:
        return words("Since {day}, by itself: most authors said “not a problem”.", day=day)
    if shadow.why == STORM:
        return words("Since {day}: it found too much at once. Its notes wait.", day=day)
    return words("Since {day}. It counts and writes to nobody.", day=day)
