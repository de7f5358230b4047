"""What rules and a company file may say, but seldom mean."""

from collections.abc import Iterator
from functools import cache

from monitor.domain.company import AvoidTopic, Company
from monitor.domain.post import Author
from monitor.policy.families.index import WordIndex, listed, spans_of
from monitor.policy.lexicon import Lexicon
from monitor.policy.phrases import OTHER, STEPS, Phrases
from monitor.policy.rule import Context, Rule, RuleSet
from monitor.policy.shield import LANGUAGES, shield
from monitor.policy.shielding.names import NAMES
from monitor.policy.text import Text

SHARED = (
    "bsky.app", "bsky.social", "blogspot.com", "facebook.com", "github.io", "instagram.com",
    "linkedin.com", "mastodon.online", "mastodon.social", "medium.com", "substack.com", "tumblr.com",
    "wordpress.com", "x.com", "youtube.com",
)  # fmt: skip
"""Hosts of everybody's pages: naming one as a company's own would open all of them."""

SHORTEST = 3


def remarks(rules: RuleSet, company: Company, phrases: Phrases) -> Iterator[str]:
    """One line for each thing to look at again."""
    for rule in rules:
        yield from _of_rule(rule, phrases)
    yield from _of_names(company)
    yield from _of_places(company)
    for topic in company.avoid_topics:
        yield from _of_topic(topic, company)


def _of_rule(rule: Rule, phrases: Phrases) -> Iterator[str]:
    if rule.held:
        yield rule.held_line
    missing = [lang for lang in sorted(phrases.voices) if lang not in rule.why]
    if missing:
        yield f"{rule.place}: {rule.id}: no reason in {', '.join(missing)}; English is shown instead"
    if rule.kind not in STEPS:
        yield f"{rule.place}: {rule.id}: kind {rule.kind!r} has no words of its own; {OTHER!r} is used"
    if rule.hard and rule.conduct != 4:
        yield f"{rule.place}: {rule.id}: hard, so the shield does not hold it, yet not about work information"


def _of_names(company: Company) -> Iterator[str]:
    secret = {
        n
        for named in (*company.nda_clients, *company.codenames, *company.unreleased)
        for n in named.names
    }
    public = {n for named in (*company.public_clients, *company.released) for n in named.names}
    for name in sorted(secret & (public | set(company.names))):
        yield f"company file: {name!r} is named as public and as not to be named"
    for name in sorted(secret):
        if len(name) < SHORTEST:
            yield f"company file: {name!r} is too short to be told from other words"


def _of_places(company: Company) -> Iterator[str]:
    for domain in company.domains:
        if domain.lower().removeprefix("www.") in SHARED:
            yield f"company file: domains: {domain} holds everybody's pages, not only the company's"
    for handle in company.handles:
        if handle.lstrip("@").rpartition("@")[2] == handle.lstrip("@") and "." not in handle:
            yield f"company file: handles: {handle} needs its server, as in @name@server"


def _of_topic(topic: AvoidTopic, company: Company) -> Iterator[str]:
    if not topic.keywords:
        yield f"company file: avoid_topics: {topic.topic!r} has no keywords, so it is never found"
    if not topic.why:
        yield f"company file: avoid_topics: {topic.topic!r} has no why; its note could give no reason"
    for word in (topic.topic, *topic.keywords):
        matter = matter_of(word, company, whole=word == topic.topic)
        if matter:
            yield (
                f"company file: avoid_topics: {word!r} is protected speech ({matter}) and refused: posts "
                "about it are shielded; take it out, or name the one case that is meant, by its parties"
            )


def matter_of(word: str, company: Company, *, whole: bool = False) -> str:
    """The protected matter that a keyword is about, in any of the shield's languages, or nothing.

    A word that protects only beside others, such as "complaint", has to be all of it. With
    ``whole``, every word has: what an avoid-topic is called is not looked for in posts.
    """
    lexicon = Lexicon(company)
    for lang in LANGUAGES:
        text = Text(word, said=lang)
        for hit in spans_of(_plain_names(), text):
            if not whole or hit.span.of(word) == word.strip():
                return hit.family
        protection = shield(Context(text, Author(), lexicon))
        if protection and (
            (protection.sure and not whole) or protection.span.of(word) == word.strip()
        ):
            return protection.topics[0]
    return ""


@cache
def _plain_names() -> WordIndex:
    return WordIndex({matter: listed(names) for matter, names in NAMES.items()})
