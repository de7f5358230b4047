"""YAML as people write it by hand, read strictly: no surprise types, no aliases, no key given twice."""

import re
from pathlib import Path

import yaml

from monitor.adapters.yamlwords import unreadable, what_is_wrong
from monitor.errors import FileRefused, Said
from monitor.policy.entry import Entry, Items, Place

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32

_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value")
)
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_PLAIN: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class _Unwanted(yaml.MarkedYAMLError):
    """YAML that is well written, and not for files that people keep by hand."""

    def __init__(self, said: Said, mark: yaml.Mark) -> None:
        super().__init__(problem=str(said), problem_mark=mark)
        self.said = said


class _Loader(yaml.SafeLoader):
    """Refuses aliases and deep nesting while the tree is built, before either can cost anything."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            raise _Unwanted(Said("aliases (*name) are not supported; write it out"), mark)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _Unwanted(Said("nested deeper than {most} levels", {"most": MAX_DEPTH}), mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_yaml(path: Path) -> object:
    """The document in ``path``: an Entry, a list, or a scalar. FileRefused names the line."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        said = Said("cannot be read ({why})", {"why": error.strerror})
        raise Place(str(path)).refusal(said) from error
    return parse_yaml(raw, str(path))


def parse_yaml(raw: bytes, name: str) -> object:
    """The same for a document that stands in no file of its own."""
    text = _text_of(raw, name)
    try:
        node = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _place(error, name).refusal(_said(error)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise FileRefused(name, line, unreadable(error)) from error
    return None if node is None else _made(node, name)


def _text_of(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        raise Place(name).refusal(
            Said("larger than {most} KiB; split it into several files", {"most": MAX_BYTES // 1024})
        )
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Place(name, line).refusal(Said("not UTF-8; save the file as UTF-8")) from error


def _place(error: yaml.MarkedYAMLError, name: str) -> Place:
    mark = error.problem_mark or error.context_mark
    return Place(name, mark.line + 1 if mark else 0)


def _said(error: yaml.MarkedYAMLError) -> Said:
    if isinstance(error, _Unwanted):
        return error.said
    return what_is_wrong(error.problem or "cannot be read as YAML")


def _made(node: yaml.Node, file: str) -> object:
    place = Place(file, node.start_mark.line + 1)
    if node.tag not in _TAGS:
        said = Said("the tag {tag!r} is not supported; leave it out", {"tag": node.tag})
        raise place.refusal(said)
    if isinstance(node, yaml.MappingNode):
        return _entry(node, place)
    if isinstance(node, yaml.SequenceNode):
        lines = (item.start_mark.line + 1 for item in node.value)
        return Items((_made(item, file) for item in node.value), lines)
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    return _scalar(node.value) if plain else node.value


def _entry(node: yaml.MappingNode, place: Place) -> Entry:
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    last = ""
    for key_node, value_node in node.value:
        here = Place(place.file, key_node.start_mark.line + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            raise here.refusal(Said("a key should be a text"))
        key = key_node.value.strip()
        if _goes_on(node, key_node, value_node) and isinstance(values.get(last), str):
            values[last] = f"{values[last]}, {key}"
            continue
        if key in values:
            said = {"key": key, "line": lines[key]}
            raise here.refusal(Said("{key!r} is given twice, first in line {line}", said))
        values[key] = _made(value_node, place.file)
        lines[key] = here.line
        last = key
    return Entry(values, place, lines)


def _goes_on(node: yaml.MappingNode, key: yaml.ScalarNode, value: yaml.Node) -> bool:
    """``{name: Vuurtoren, what: radar, without a camera}``: people forget that a comma ends a value
    between braces. YAML makes a key of the rest; without a colon it can only be more of the value."""
    return bool(node.flow_style) and value.start_mark.index == key.end_mark.index


def _scalar(written: str) -> object:
    """An unquoted scalar. NO stays a text, 0800 too, and so do dates and times."""
    if written in _PLAIN:
        return _PLAIN[written]
    if _WHOLE.fullmatch(written):
        return int(written)
    return float(written) if _DECIMAL.fullmatch(written) else written
