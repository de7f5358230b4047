"""What the judge knows of the company: names, clients, codenames, facts, roles."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and other names."""

    name: str
    aliases: tuple[str, ...] = ()
    about: str = ""
    """What it is, or what a codename means."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name first, then its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the fact sheet. ``value`` is a number, a text or several texts."""

    key: str
    value: int | float | str | tuple[str | int | float, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Spokesperson:
    """Somebody who may speak for the company, on what and in which languages."""

    name: str
    role: str = ""
    languages: tuple[str, ...] = ()
    scope: str = ""


@dataclass(frozen=True, slots=True)
class AvoidTopic:
    """A matter the company asks its people to leave alone in public."""

    topic: str
    keywords: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """The company file as one value. Everything but the name may be empty."""

    name: str
    short_name: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2; decides which phone numbers and national ids are read."""
    sector: str = ""
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    released: tuple[Named, ...] = ()
    unreleased: tuple[Named, ...] = ()
    public_clients: tuple[Named, ...] = ()
    nda_clients: tuple[Named, ...] = ()
    codenames: tuple[Named, ...] = ()
    public_emails: tuple[str, ...] = ()
    public_phones: tuple[str, ...] = ()
    public_websites: tuple[str, ...] = ()
    spokespersons: tuple[Spokesperson, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    """Role and what it may say in public, in free text; ``every other role`` is the rest."""
    facts: tuple[Fact, ...] = ()
    already_public: tuple[str, ...] = ()
    avoid_topics: tuple[AvoidTopic, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the company itself goes by."""
        return tuple(n for n in (self.name, self.short_name, *self.aliases) if n)

    @property
    def called(self) -> str:
        """The name one uses in a sentence."""
        return self.short_name or self.name
