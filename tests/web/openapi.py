"""A description of all routes that a fuzzer can read: from the router, the code and the forms of real pages.

The application itself shows none, and its forms are read by name, so FastAPI knows the paths alone.
"""

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.routing import compile_path

import monitor.web
from tests.web.portal import Reader

KNOWN = [
    "K7Q2",
    "M4PT",
    "a1",
    "voice.insult",
    "en",
    "note-insult",
    "comms",
    "company",
    "amends.css",
]
"""Steps of a path that lead somewhere; all others lead nowhere."""
ODD = ["\0", "-1", "1e9", "9" * 30, "2026-W47", "2026-W99", "25:61", "../../etc/passwd", "🙂" * 70]
"""Values at which programs stumble."""
LIKELY = ["de", "/me", "1"]
SENT_AS = ["application/x-www-form-urlencoded", "multipart/form-data"]


@cache
def _asked(how: str) -> frozenset[str]:
    """The names that some page asks for in this way."""
    sources = Path(next(iter(monitor.web.__path__))).glob("*.py")
    return frozenset(n for file in sources for n in re.findall(how, file.read_text("utf-8")))


IN_FORMS = r"\.(?:one|all)\(\"(\w+)\""
IN_ADDRESSES = r"(?:query_params|asked)\.get\(\"(\w+)\""


def values_of(pages: Iterable[Reader]) -> dict[str, dict[str, set[str]]]:
    """What the forms of these pages would send: values by name, by where they go."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for form in (form for page in pages for form in page.forms):
        for name, value in form["fields"].items():
            found[form["action"]][name] |= set([value] if isinstance(value, str) else value)
        for button in form["buttons"]:
            if button["name"]:
                found[form["action"]][button["name"]].add(button["value"])
    return found


def _anything(likely: Iterable[str] = ()) -> dict[str, Any]:
    text = {"anyOf": [{"enum": sorted({*likely, *ODD})}, {"type": "string", "maxLength": 300}]}
    return {"anyOf": [text, {"type": "array", "items": text, "maxItems": 4}]}


def _fields(path: str, seen: dict[str, dict[str, set[str]]]) -> dict[str, Any]:
    matches = compile_path(path)[0]
    here = [fields for action, fields in seen.items() if matches.match(action)]
    names = {*_asked(IN_FORMS), *(name for fields in here for name in fields)}
    return {
        name: _anything(value for fields in here for value in fields.get(name, ()))
        for name in names - {"csrf"}
    }


def _step(name: str) -> dict[str, Any]:
    text = {"type": "string", "minLength": 1, "maxLength": 60}
    schema = {"anyOf": [{"enum": [*KNOWN, *ODD[:5]]}, text]}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def described(app: FastAPI, seen: dict[str, dict[str, set[str]]]) -> dict[str, Any]:
    """The application in the words of OpenAPI, with the fields that forms and addresses may carry."""
    with warnings.catch_warnings():
        # One page answers GET and HEAD, and there it has one name.
        warnings.filterwarnings("ignore", "Duplicate Operation ID")
        raw = app.openapi()
    raw["paths"]["/static/{file}"] = {"get": {"responses": {"200": {"description": ""}}}}
    asked = [
        {"name": name, "in": "query", "schema": _anything(LIKELY)}
        for name in sorted(_asked(IN_ADDRESSES))
    ]
    for path, operations in raw["paths"].items():
        operations.pop("head", None)  # the same page, or none (tests.web.test_heads)
        for method, operation in operations.items():
            steps = [_step(name) for name in re.findall(r"{(\w+)}", path)]
            declared = [p for p in operation.get("parameters", []) if p["in"] == "query"]
            wild = [{**p, "schema": _anything(LIKELY)} for p in declared]
            operation["parameters"] = steps + wild + (asked if method == "get" else [])
            if method == "post":
                body = {"type": "object", "properties": _fields(path, seen)}
                operation["requestBody"] = {"content": {kind: {"schema": body} for kind in SENT_AS}}
    return raw
