"""YAML → Company and RuleSet, or a refusal in one line that names file, line and mend."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from monitor.adapters.latereader import shipped_reader
from monitor.adapters.proved import EXAMPLES, unproved
from monitor.adapters.strict import parse_yaml, read_yaml
from monitor.domain.company import AvoidTopic, Company, Fact, Named, Spokesperson
from monitor.domain.finding import Severity
from monitor.domain.post import Author
from monitor.errors import FileRefused, Said
from monitor.policy.check import Judge
from monitor.policy.entry import Entry, Place
from monitor.policy.matchers.table import read_match
from monitor.policy.reading import Weight
from monitor.policy.rule import Example, Rule, RuleSet, State

CONDUCTS = {"audience": 1, "role": 2, "voice": 3, "work": 4, "amends": 5}
"""The key of each conduct rule: the first part of a rule's id."""

_ID = re.compile(r"([a-z]+)\.([a-z0-9]+(?:-[a-z0-9]+)*)")


def shipped_config() -> Path:
    """The configuration that comes with the product: of the checkout, or packed into the wheel."""
    package = Path(str(resources.files("monitor")))
    packed = package / "default_config"
    return packed if packed.is_dir() else package.parent / "config"


def load_company(path: Path) -> Company:
    """The company file. All keys may be absent but ``company.name``."""
    if not path.exists():
        raise Place(str(path)).refusal(Said("no company file there; 'amends init' writes one"))
    document = read_yaml(path)
    if not isinstance(document, Entry):
        raise Place(str(path)).refusal(Said("should begin with 'company:'"))
    return _company(document)


def _company(top: Entry) -> Company:
    top.known(
        "company", "products", "clients", "codenames", "public_contacts", "spokespersons", "roles",
        "facts", "already_public", "avoid_topics",
    )  # fmt: skip
    own, products = top.entry("company"), top.entry("products")
    clients, contacts = top.entry("clients"), top.entry("public_contacts")
    own.known("name", "short_name", "country", "sector", "aliases", "handles", "domains")
    products.known("public", "unreleased")
    clients.known("public_references", "under_nda")
    contacts.known("emails", "phones", "websites")
    own.needed("name")
    return Company(
        name=own.text("name"),
        short_name=own.text("short_name"),
        country=own.text("country").upper(),
        sector=own.text("sector"),
        aliases=own.texts("aliases"),
        handles=own.texts("handles"),
        domains=own.texts("domains"),
        released=_named(products, "public", "what"),
        unreleased=_named(products, "unreleased", "what"),
        public_clients=_named(clients, "public_references"),
        nda_clients=_named(clients, "under_nda"),
        codenames=_named(top, "codenames", "meaning"),
        public_emails=contacts.texts("emails"),
        public_phones=contacts.texts("phones"),
        public_websites=contacts.texts("websites"),
        spokespersons=tuple(_spokesperson(e) for e in top.entries("spokespersons")),
        roles=top.pairs("roles"),
        facts=tuple(_facts(top.entry("facts"))),
        already_public=top.texts("already_public"),
        avoid_topics=tuple(_topic(e) for e in top.entries("avoid_topics")),
    )


def _named(entry: Entry, key: str, about: str = "") -> tuple[Named, ...]:
    return tuple(_name(item, about) for item in entry.entries(key))


def _name(item: Entry, about: str) -> Named:
    item.known("name", "aliases", *([about] if about else []))
    item.needed("name")
    return Named(item.text("name"), item.texts("aliases"), item.text(about) if about else "")


def _spokesperson(item: Entry) -> Spokesperson:
    item.known("name", "role", "languages", "scope")
    item.needed("name")
    return Spokesperson(
        item.text("name"), item.text("role"), item.texts("languages"), item.text("scope")
    )


def _facts(entry: Entry) -> Iterator[Fact]:
    for key in entry.values:
        fact = entry.entry(key)
        fact.known("value", "note")
        fact.needed("value")
        values = fact.scalars("value")
        listed = isinstance(fact.values["value"], list)
        yield Fact(key, values if listed else values[0], fact.text("note"))


def _topic(item: Entry) -> AvoidTopic:
    item.known("topic", "keywords", "why")
    item.needed("topic")
    return AvoidTopic(item.text("topic"), item.texts("keywords"), item.text("why"))


def load_rules(paths: Sequence[Path]) -> RuleSet:
    """The rules in files and folders, proved: one example that fails refuses the whole set. Those that are
    just as shipped were proved before they were shipped."""
    rules = read_rules(paths)
    new = unproved(rules)
    if new:
        prove(RuleSet(new, rules.version))
    return rules


def read_rules(paths: Sequence[Path]) -> RuleSet:
    """The rules as written, their examples not run yet."""
    files = list(_files(paths))
    found: dict[str, Rule] = {}
    for rule in (rule for file in files for rule in _rules_of(file)):
        if rule.id in found:
            said = {"rule": rule.id, "place": found[rule.id].place}
            raise rule.place.refusal(Said("rule {rule} was given before, at {place}", said))
        found[rule.id] = rule
    if not found:
        where = ", ".join(map(str, paths)) or "policies"
        raise Place(where).refusal(Said("no rules, so nothing would be checked"))
    return RuleSet(tuple(found.values()), _version(files))


def prove(rules: RuleSet) -> None:
    """Run every rule's own examples against the sample company; the first that fails refuses the set."""
    failing = next(failures(rules), None)
    if failing:
        raise _not_as_written(*failing)


def _not_as_written(rule: Rule, example: Example, wanted: bool) -> FileRefused:
    places = {"rule": rule.id, "example": _short(example.text)}
    if wanted:
        said = Said("rule {rule}: should be found: {example}", places)
    else:
        said = Said("rule {rule}: should be left alone: {example}", places)
    return example.place.refusal(said)


def failures(rules: RuleSet) -> Iterator[tuple[Rule, Example, bool]]:
    """Each example that does not come out as written, and whether it should have been found."""
    judge = Judge(rules, example_company(), shipped_reader())
    for rule in rules:
        for wanted, examples in ((True, rule.hits), (False, rule.misses)):
            for example in examples:
                if judge.proves(rule, example) is not wanted:
                    yield rule, example, wanted


@cache
def example_company() -> Company:
    """The company that rules' examples speak of, whatever the real one is."""
    return load_company(EXAMPLES)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.yaml"))
        elif path.is_file():
            yield path
        else:
            raise Place(str(path)).refusal(Said("no such file or folder"))


def _version(files: Iterable[Path]) -> str:
    content = hashlib.sha256()
    for file in files:
        content.update(hashlib.sha256(file.read_bytes()).digest())
    return content.hexdigest()[:16]


def _rules_of(file: Path) -> Iterator[Rule]:
    return map(_rule, _entries(read_yaml(file), str(file)))


def read_rule(text: str, name: str) -> Rule:
    """The one rule that a text holds, as written and not proved yet."""
    entries = _entries(parse_yaml(text.encode(), name), name)
    if len(entries) != 1:
        said = Said("should be one rule (- id: …), and it holds {number}", {"number": len(entries)})
        raise Place(name).refusal(said)
    return _rule(entries[0])


def _entries(document: object, name: str) -> list[Entry]:
    if document is None:
        return []
    if not isinstance(document, list) or not all(isinstance(item, Entry) for item in document):
        raise Place(name).refusal(Said("should be a list of rules (- id: …)"))
    return list(document)


def _rule(entry: Entry) -> Rule:
    entry.known(
        "id", "conduct", "why", "severity", "state", "kind", "hard", "weighed", "match", "hits", "misses"
    )  # fmt: skip
    entry.needed("id")
    rule_id = entry.text("id")
    parts = _ID.fullmatch(rule_id)
    conduct = entry.number("conduct", CONDUCTS.values())
    if not parts or CONDUCTS.get(parts[1]) != conduct:
        key = next(key for key, number in CONDUCTS.items() if number == conduct)
        said = {"id": rule_id, "key": key}
        entry.refuse(
            "id", Said("{id!r} should be '{key}.' and a short name in small letters", said)
        )
    entry.needed("match")
    return Rule(
        id=rule_id,
        conduct=conduct,
        why=_why(entry),
        severity=Severity(entry.choice("severity", [s.value for s in Severity])),
        match=read_match(entry.entry("match")),
        kind=entry.text("kind") or parts[2],
        state=State(entry.choice("state", [s.value for s in State], State.ACTIVE.value)),
        hard=entry.flag("hard"),
        weighed=_weight(entry),
        hits=tuple(_examples(entry, "hits")),
        misses=tuple(_examples(entry, "misses")),
        place=entry.place,
        text=_fingerprint(entry, "match", "severity", "kind", "hard"),
        whole=_fingerprint(entry, *entry.values),
    )


def _weight(entry: Entry) -> Weight | None:
    if "weighed" not in entry:
        return None
    return Weight(entry.choice("weighed", [weight.value for weight in Weight]))


def _fingerprint(entry: Entry, *keys: str) -> str:
    """Of some keys. Reasons, examples and the state may change; what it finds then is the same."""
    said = {k: v for k, v in entry.plain().items() if k in keys}
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _why(entry: Entry) -> dict[str, str]:
    reason = entry.needed("why")
    pairs = dict(entry.pairs("why")) if isinstance(reason, Entry) else {"en": entry.text("why")}
    if not pairs or not all(pairs.values()):
        entry.refuse("why", Said("a reason is missing"))
    return pairs


def _examples(entry: Entry, key: str) -> Iterator[Example]:
    for item, place in entry.items(key):
        if isinstance(item, Entry):
            yield _example(item)
        elif isinstance(item, str | int | float) and str(item).strip():
            yield Example(str(item), place=place)
        else:
            raise place.refusal(Said("an example should be a text, or text: and what goes with it"))


def _example(item: Entry) -> Example:
    item.known("text", "role", "bio", "names_employer", "in_reply_to", "lang")
    item.needed("text")
    employer = item.flag("names_employer") if "names_employer" in item else None
    return Example(
        item.text("text"),
        Author(item.text("role"), item.text("bio"), employer),
        item.text("in_reply_to") or None,
        item.text("lang") or None,
        item.place,
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119] + "…"
