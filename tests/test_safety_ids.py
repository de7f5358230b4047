"""Each point of the safety specification about the network, the pages, people and keys has a test that names it."""

import ast
import re
from itertools import chain
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
NAMES = {
    node.name
    for path in TESTS.rglob("test_*.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
}
NAMED = set(chain.from_iterable(re.findall(r"(?<=_)[A-Z]\d+(?=_)", name) for name in NAMES))
FETCHING = [f"F{number}" for number in range(1, 11)]
PARSING = [f"P{number}" for number in range(1, 8)]


PAGES = [*(f"W{number}" for number in range(1, 6)), *(f"A{number}" for number in range(1, 8))]
PEOPLE = [f"{kind}{number}" for kind in "OZ" for number in range(1, 5)]
KEYS = [f"K{number}" for number in range(1, 7)]


@pytest.mark.parametrize("point", [*FETCHING, *PARSING, *PAGES, *PEOPLE, *KEYS])
def test_a_point_of_safety_is_named_by_a_test(point: str):
    assert point in NAMED
