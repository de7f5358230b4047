"""JSON from strangers, read strictly (safety P7)."""

import json
from datetime import UTC, datetime
from typing import Any, NoReturn

from monitor.errors import SourceUnreadable

MOST_BYTES = 5 * 1024 * 1024
DEEPEST = 64


def strict_json(body: bytes, who: str) -> Any:
    """The value. SourceUnreadable for what is no JSON, too large or deep, or says a key twice."""
    if len(body) > MOST_BYTES:
        raise SourceUnreadable(f"{who}: more than Amends reads of one source", reason="size")
    try:
        value = json.loads(
            body, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole
        )
    except RecursionError:
        raise SourceUnreadable(f"{who}: nested too deep", reason="depth") from None
    except ValueError as error:
        raise SourceUnreadable(f"{who}: not valid JSON", reason="not-json") from error
    if _deeper(value):
        raise SourceUnreadable(f"{who}: nested too deep", reason="depth")
    return value


def strict_object(body: bytes, who: str) -> dict[str, Any]:
    """The same where an object is to be expected."""
    value = strict_json(body, who)
    if not isinstance(value, dict):
        raise SourceUnreadable(f"{who} answers something else", reason="no-object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _whole(digits: str) -> int:
    if len(digits) > 64:
        raise ValueError("a number of over 64 digits")
    return int(digits)


def _deeper(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def moment(text: Any) -> datetime | None:
    """An RFC 3339 time in UTC; one without a zone is taken for UTC, and nonsense for none at all."""
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def said(found: dict[str, Any], name: str) -> str:
    """The text under a key, or none where there is something else."""
    value = found.get(name)
    return value if isinstance(value, str) else ""


def listed(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects in the list under a key; whatever else is in it is left out."""
    value = found.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def inner(found: dict[str, Any], name: str) -> dict[str, Any]:
    """The object under a key, or an empty one where there is something else."""
    value = found.get(name)
    return value if isinstance(value, dict) else {}
