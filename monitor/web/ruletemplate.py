"""What a new rule begins with: a template that says what goes where, or a copy of another rule."""

import re

from monitor.adapters.catalogue import Words
from monitor.policy.rule import Rule

_ID = re.compile(r"(?m)^(-?[ ]*id:[ ]*)\S+(.*)$")
_KIND = re.compile(r"(?m)^[ ]+kind:")


def template(w: Words) -> str:
    """Every key, each with what it is for. It begins in shadow, and cannot be put in force unfilled."""
    lines = (
        ("- id: work.name", w("audience, role, voice, work or amends, a dot, a short name in small letters")),
        ("  conduct: 4", w("its number: 1 audience, 2 role, 3 voice, 4 work, 5 amends")),
        ('  why: {en: ""}', w("what may come of it for others, in one gentle sentence a language")),
        ("  severity: medium", w("low, medium or high")),
        ("  state: shadow", w("counts and writes to nobody; active writes notes")),
        ("  kind: confidential", w("chooses the next step and the draft that a note offers")),
        ("  match: {words: []}", w("what it looks for; writing-rules.md has all that can stand here")),
        ("  hits: []", w("posts that it has to find, at least one")),
        ("  misses: []", w("posts that it has to leave alone, at least one")),
    )  # fmt: skip
    return "".join(f"{line:<24} # {said}\n" for line, said in lines)


def copied(rule: Rule, text: str) -> str:
    """The text of a rule under a new id, in shadow no more and no less than it is. Its kind stays, which
    would else be its short name."""
    new = _ID.sub(rf"\g<1>{rule.id}-2\g<2>", text, count=1)
    if _KIND.search(new):
        return new
    first, _, rest = new.partition("\n")
    return f"{first}\n  kind: {rule.kind}\n{rest}"
