"""Short ways to the things that judging is about, for tests."""

from pathlib import Path

from monitor.adapters.files import example_company
from monitor.adapters.strict import read_yaml
from monitor.domain.company import Company
from monitor.domain.post import Author
from monitor.policy.entry import Entry
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.table import read_match
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.text import Text


def context(
    text: str,
    *,
    company: Company | None = None,
    role: str = "",
    bio: str = "",
    names_employer: bool | None = None,
    reply_to: str | None = None,
    lang: str | None = None,
) -> Context:
    """A post of the sample company, taken apart."""
    lexicon = Lexicon(company or example_company())
    answered = None if reply_to is None else Text(reply_to)
    return Context(Text(text, said=lang), Author(role, bio, names_employer), lexicon, answered)


def matcher(written: str, folder: Path, company: Company | None = None) -> Matcher:
    """What stands under ``match`` in a rule file, ready for the sample company."""
    path = folder / "match.yaml"
    path.write_text(written, encoding="utf-8")
    entry = read_yaml(path)
    assert isinstance(entry, Entry)
    return read_match(entry).bound(Lexicon(company or example_company()))


def hits(found_by: Matcher, at: Context) -> list[Hit]:
    """All hits in a post, in order of place."""
    return sorted(found_by.find(at.text, at), key=lambda hit: hit.span)


def words(found_by: Matcher, at: Context) -> list[str]:
    """The words that a matcher found."""
    return [hit.span.of(at.text.original) for hit in hits(found_by, at)]
