"""What linters cannot guard: who may read the clock, make an id, open a client, grant a permit."""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(chain((ROOT / "monitor").rglob("*.py"), (ROOT / "connectors").rglob("*.py")))
TREES = {str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in SOURCES}

LONGEST_FUNCTION = 40
LONGEST_MODULE = 300

ONLY_IN = {
    "datetime.now": {"monitor/outside.py"},
    "datetime.utcnow": set(),
    "date.today": set(),
    "time.time": set(),
    "uuid4": {"monitor/outside.py"},
    "secrets.choice": {"monitor/outside.py"},
    "secrets.token_urlsafe": {"monitor/outside.py"},
    "random.uniform": {"monitor/outside.py"},
    "httpx.AsyncClient": set(),
    "httpx.Client": set(),
    "httpx.Request": {"monitor/adapters/http.py"},
    "aiohttp.ClientSession": {"monitor/adapters/http.py"},
    "Permit": {"monitor/domain/member.py"},
}
"""Calls that belong to one place (house 7.1, safety 1.2)."""


def calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """What is called, as written with at most one dot, and in which line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(name):
                    yield name, node.lineno
                case ast.Attribute(ast.Name(owner), name):
                    yield f"{owner}.{name}", node.lineno
                case ast.Attribute(_, name):
                    yield f".{name}", node.lineno


def nowhere_else(name: str, allowed: set[str]) -> list[str]:
    return [
        f"{file}:{line}"
        for file, tree in TREES.items()
        if file not in allowed
        for called, line in calls(tree)
        if called == name
    ]


@pytest.mark.parametrize(("name", "allowed"), ONLY_IN.items(), ids=list(ONLY_IN))
def test_the_world_is_handed_in(name: str, allowed: set[str]):
    assert nowhere_else(name, allowed) == []


def test_a_transaction_ends_with_its_block_and_nobody_commits_by_hand():
    by_hand = [
        f"{file}:{line}"
        for file, tree in TREES.items()
        for called, line in calls(tree)
        if called.endswith(".commit")
    ]
    assert by_hand == []


def test_one_module_decrypts():
    """And what it opens is asked for by whoever turns rows into values (safety 1.2, Z2)."""
    ciphers = [
        file
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom | ast.Import)
        and "ciphers" in f"{getattr(node, 'module', '')} {[name.name for name in node.names]}"
    ]
    assert ciphers == ["monitor/adapters/vault.py"]
    opening = {
        file
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("open", "unwrap", "reveal", "decrypt")
        and (
            "Place(" in ast.unparse(node) or "_at(" in ast.unparse(node) or node.func.attr != "open"
        )
    }
    rooms = ("mapping", "store", "keyring", "keycopies", "vault")
    assert all(
        file.startswith(tuple(f"monitor/adapters/{room}" for room in rooms)) for file in opening
    )


def test_whoever_opens_words_is_known():
    """Each of these writes a line for the member who wrote them; ``test_opened_words`` plays it."""
    opening = {
        file
        for file, tree in TREES.items()
        for called, _ in calls(tree)
        if called in ("tx.text_of", "tx.thread_of") or called in (".text_of", ".thread_of")
    }
    assert opening == {
        *("monitor/usecases/advise.py", "monitor/usecases/export.py"),
        *("monitor/usecases/review.py", "monitor/usecases/telling.py"),
        "monitor/usecases/helpletters.py",
        *("monitor/web/cases.py", "monitor/web/helping.py", "monitor/web/takeout.py"),
    }


def functions() -> Iterator[tuple[str, int, int]]:
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{file}:{node.name}", node.lineno, node.end_lineno


def test_functions_fit_on_a_page():
    long = [name for name, start, end in functions() if end - start + 1 > LONGEST_FUNCTION]
    assert long == []


def test_modules_stay_small():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in SOURCES
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_every_module_and_public_class_says_what_it_is_for():
    silent = [file for file, tree in TREES.items() if not ast.get_docstring(tree)]
    silent += [
        f"{file}:{node.name}"
        for file, tree in TREES.items()
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_nothing_is_imported_inside_a_function_or_for_type_checking_only():
    late = [
        f"{file}:{inner.lineno}"
        for file, tree in TREES.items()
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.If)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert late == []


def test_nothing_is_left_to_be_done():
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if any(word in line for word in ("TODO", "FIXME", "NotImplementedError"))
    ]
    assert left == []


def test_packages_re_export_nothing():
    exporting = [
        file
        for file, tree in TREES.items()
        if file.endswith("__init__.py")
        and any(isinstance(node, ast.Import | ast.ImportFrom) for node in tree.body)
    ]
    assert exporting == []
