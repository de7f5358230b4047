"""``locale/<lang>/drafts.yaml`` → ``Phrases``, or a refusal that names file and key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from monitor.adapters.catalogue import LOCALE, languages
from monitor.errors import ConfigurationRefused
from monitor.policy.phrases import (
    STEPS,
    Address,
    EditWords,
    KindWords,
    Parts,
    Phrases,
    Register,
    Slot,
    Voice,
    Wordings,
)

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Written in C where the package has it: ten times as fast, and each command waits for these files."""

Pool = tuple[Wordings, Wordings]
"""Drafts to choose from, and those for where nobody can edit a post."""


@cache
def load_phrases(*, familiar: bool = False) -> Phrases:
    """The phrases of every language that has them. They come with the package and do not change.

    ``drafts.familiar.yaml`` holds what is said otherwise to whom one says du or tu.
    """
    files = {lang: LOCALE / lang / "drafts.yaml" for lang in languages()}
    return Phrases(
        {
            lang: read_voice(lang, path, path.with_suffix(".familiar.yaml") if familiar else None)
            for lang, path in files.items()
            if path.is_file()
        }
    )


def read_voice(lang: str, path: Path, over: Path | None = None) -> Voice:
    """One language's phrases, with those of ``over`` in their place where it has some."""
    try:
        source = _read(path)
        if over and over.is_file():
            source = _merged(source, _read(over))
        return _voice(lang, source)
    except KeyError as error:
        raise ConfigurationRefused(f"{path}: {error.args[0]} is missing") from error
    except (TypeError, ValueError, AttributeError, yaml.YAMLError) as error:
        raise ConfigurationRefused(f"{path}: {' '.join(str(error).split())}") from error


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 (a safe one)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    """Both, key by key; what is no mapping is taken from above as a whole."""
    return {
        **below,
        **{
            key: _merged(below[key], value)
            if isinstance(value, Mapping) and isinstance(below.get(key), Mapping)
            else value
            for key, value in above.items()
        },
    }


def _voice(lang: str, source: Mapping[str, Any]) -> Voice:
    pools = {name: _pool(pool) for name, pool in source["drafts"].items()}
    return Voice(
        lang=lang,
        kinds={kind: _kind(source["kinds"][kind], pools) for kind in STEPS},
        registers={Address(name): _register(said) for name, said in source["registers"].items()},
        address=Address(source["address"]),
        months=tuple(source["months"]),
        date=source["date"],
        first_day=source["first_day"],
        decimal=source["decimal"],
        group=source["group"],
        and_=source["and"],
        source=source["source"],
        published=tuple(source["published"]),
        fact_gap=source["fact_gap"],
        ask=source["ask"],
        we_said=frozenset(source["we_said"]),
        first_person=tuple((theirs, own) for theirs, own in source["first_person"]),
        history=source["history"],
        told=source["told"],
        edit=_edit(source["edit"]),
    )


def _register(source: Mapping[str, Any]) -> Register:
    return Register(frozenset(source["words"].split()), dict(source["forms"]))


def _edit(source: Mapping[str, Any]) -> EditWords:
    return EditWords(
        own=source["own"],
        employee=source["employee"],
        expectation=source["expectation"],
        take_out=source["take_out"],
        address=frozenset(source["address"].split()),
        articles=frozenset(source["articles"].split()),
        adjective=source["adjective"],
        capitals=source["capitals"],
        counted=tuple(source["counted"].split()),
        joints=frozenset(source["joints"].split()),
    )


def _kind(source: Mapping[str, Any], pools: Mapping[str, Pool]) -> KindWords:
    drafts, fixed = pools[source["drafts"]]
    words = _words(source, drafts)
    if "fixed" not in source:
        return words
    return replace(words, fixed=_words({**source, **source["fixed"]}, fixed))


def _words(source: Mapping[str, Any], drafts: Wordings) -> KindWords:
    return KindWords(
        name=source["name"],
        seen=source["seen"],
        unquoted=source.get("unquoted", source["seen"]),
        why=source["why"],
        step=source["step"],
        how=tuple(source["how"]),
        how_reply=tuple(source.get("reply", ())),
        how_page=tuple(source.get("page", ())),
        drafts=drafts,
    )


def _pool(source: Mapping[str, Any]) -> Pool:
    return _wordings(source), _wordings(_merged(source, source.get("fixed", {})))


def _wordings(source: Mapping[str, Any]) -> Wordings:
    return Wordings(*(_parts(source.get(name, {})) for name in ("drafts", "reply", "plain")))


def _parts(source: Mapping[str, Sequence[str]]) -> Parts:
    said = {Slot(name): tuple(texts) for name, texts in source.items()}
    return Parts(tuple((slot, said[slot]) for slot in Slot if said.get(slot)))
