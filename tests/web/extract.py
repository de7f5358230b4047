"""The English source strings of the pages, as they stand in templates and code."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file
from jinja2 import nodes

from monitor.adapters import catalogue
from monitor.web import render

WEB = Path(render.__file__).parent
HOUSE = WEB.parent
CATALOGUE = Path(catalogue.__file__)
KEYWORDS = {"w": None, "words": None, "self": None, "many": (1, 2)}
CATALOGUES = {"pages", "mail"}


def in_templates() -> Iterator[tuple[str, str]]:
    """File and text of everything that a template says."""
    environment = render.environment()
    for name in sorted(environment.list_templates()):
        source = (render.TEMPLATES / name).read_text("utf-8")
        for call in environment.parse(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t":
                text = call.args[0]
                assert isinstance(text, nodes.Const), f"{name}:{call.lineno}"
                yield name, text.value


def in_code() -> Iterator[tuple[str, str]]:
    """File and text of everything that the code says; of a plural its singular."""
    for path in (*sorted(WEB.glob("*.py")), CATALOGUE):
        for _, text, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
            yield path.name, text if isinstance(text, str) else text[0]


def in_refusals() -> Iterator[tuple[str, str]]:
    """File and text of everything that is said of what somebody wrote in a file or in the workshop."""
    for path in sorted(HOUSE.rglob("*.py")):
        if "Said(" in path.read_text("utf-8"):
            for _, text, _, _ in extract_from_file("python", path, keywords={"Said": None}):
                assert isinstance(text, str), path
                yield path.name, text


def source_strings() -> tuple[str, ...]:
    """Each once."""
    found = dict.fromkeys(text for _, text in (*in_templates(), *in_code(), *in_refusals()))
    return tuple(text for text in found if text not in CATALOGUES)
