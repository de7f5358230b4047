"""How many small mistakes in a module its tests would notice.

    python bench/mutants.py monitor/adapters/guard.py tests/net/test_guard_edges.py tests/net/test_guard.py

Each mutant is the module with one change: a comparison turned round or moved by one, an ``and`` for an
``or``, a condition that always or never holds, a refusal left out, an answer that is nothing, a constant
beside its own, an entry of a table missing, a network one bit wider or narrower. The tests run in a fork with
the mutant in the module's place; no file is touched. A mutant is dead when a test fails or does not
end. Words for people (texts of errors, docstrings), annotations and decorators are left alone.
"""

import argparse
import ast
import importlib
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from ipaddress import ip_network
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PROCESSOR, PATIENCE = 30, 600.0
"""Seconds that one mutant's tests may compute, and take at all: a busy machine is no reason to call one dead."""
SEEDS = ("aiohttp", "httpx", "httpx_aiohttp", "idna", "trustme")
"""Loaded before the forks, so that each is cheap."""

TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
NAMES = {"any": "all", "all": "any"}

Change = tuple[str, Callable[[], None]]
"""What is changed, and the change."""


def put(owner: object, field: str, value: object) -> Callable[[], None]:
    """The change that sets one field of a node."""
    return lambda: setattr(owner, field, value)


def set_item(items: list[Any], place: int, value: object) -> Callable[[], None]:
    """The change that sets one of some nodes, or leaves it out."""
    return lambda: items.__setitem__(slice(place, place + 1), [] if value is None else [value])


def left_alone(tree: ast.Module) -> set[int]:
    """Nodes of docstrings, annotations, decorators and of the texts of errors."""
    roots = [root for node in ast.walk(tree) for root in _words(node)]
    return {id(node) for root in roots for node in ast.walk(root)}


def _words(node: ast.AST) -> Sequence[ast.AST]:
    match node:
        case ast.Expr(ast.Constant(str())):
            return [node]
        case ast.Raise(ast.Call(_, arguments, keywords)):
            return [*arguments, *keywords]
        case ast.AnnAssign(_, annotation) | ast.arg(_, ast.expr() as annotation):
            return [annotation]
        case ast.FunctionDef(returns=ast.expr() as annotation):
            return [annotation, *node.decorator_list]
        case ast.AsyncFunctionDef(returns=ast.expr() as annotation):
            return [annotation, *node.decorator_list]
        case ast.ClassDef():
            return node.decorator_list
        case ast.Assign(_, ast.Subscript() | ast.BinOp(op=ast.BitOr()) as kind):
            return [kind]
    return []


def comparisons(node: ast.AST) -> Iterator[Change]:
    """Turned round, or with the boundary moved by one."""
    match node:
        case ast.Compare(_, [operator], _):
            for other in TURNED[type(operator)]:
                name = f"{type(operator).__name__} to {other.__name__}"
                yield name, put(node, "ops", [other()])
        case ast.Name(name) if name in NAMES:
            yield f"{name} to {NAMES[name]}", put(node, "id", NAMES[name])


def constants(node: ast.AST) -> Iterator[Change]:
    """Values beside a constant's own."""
    if isinstance(node, ast.Constant):
        for other in _beside(node.value):
            yield f"{node.value!r} to {other!r}", put(node, "value", other)


def _beside(value: object) -> Sequence[object]:
    match value:
        case bool():
            return [not value]
        case int():
            return [value + 1, value - 1]
        case str() if "/" in value and value[0].isalnum():
            address, _, bits = value.partition("/")
            return [_net(address, int(bits) - 1), _net(address, int(bits) + 1)]
        case str():
            return [f"{value}x", ""]
    return []


def _net(address: str, bits: int) -> str:
    return str(ip_network(f"{address}/{bits}", strict=False))


def tables(node: ast.AST) -> Iterator[Change]:
    """One entry missing."""
    match node:
        case ast.List(items) | ast.Tuple(items) | ast.Set(items) if len(items) > 1:
            if not isinstance(getattr(node, "ctx", None), ast.Store):
                for place, item in enumerate(items):
                    yield f"without {ast.unparse(item)}", set_item(items, place, None)


def logic(node: ast.AST) -> Iterator[Change]:
    """The other junction, or one part of it without a say."""
    match node:
        case ast.BoolOp(operator, values):
            both = isinstance(operator, ast.And)
            yield "or" if both else "and", put(node, "op", ast.Or() if both else ast.And())
            for place, value in enumerate(values):
                change = set_item(values, place, ast.Constant(both))
                yield f"without {ast.unparse(value)}", change
        case ast.UnaryOp(ast.Not(), operand):
            yield "without not", put(node, "operand", ast.UnaryOp(ast.Not(), operand))


def conditions(node: ast.AST) -> Iterator[Change]:
    """Always, or never; and an answer that is nothing."""
    match node:
        case ast.If() | ast.IfExp():
            for always in (True, False):
                yield f"condition {always}", put(node, "test", ast.Constant(always))
        case ast.Return(ast.expr()):
            yield "answer None", put(node, "value", ast.Constant(None))


def refusals(node: ast.AST) -> Iterator[Change]:
    """Left out."""
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        for place, step in enumerate(block if isinstance(block, list) else ()):
            if isinstance(step, ast.Raise):
                yield f"line {step.lineno} does not refuse", set_item(block, place, ast.Pass())


KINDS = (comparisons, constants, tables, logic, conditions, refusals)


def edits(tree: ast.Module) -> Iterator[tuple[int, str, Callable[[], None]]]:
    """Every change that is tried, with its line, in a fixed order."""
    spared = left_alone(tree)
    for node in ast.walk(tree):
        if id(node) not in spared:
            for kind in KINDS:
                for what, change in kind(node):
                    yield getattr(node, "lineno", 0), what, change


def mutant(source: str, number: int) -> ast.Module:
    """The module with its change of this number."""
    tree = ast.parse(source)
    for place, (_, _, change) in enumerate(edits(tree)):
        if place == number:
            change()
            break
    return ast.fix_missing_locations(tree)


def survives(path: Path, tree: ast.Module, tests: list[str]) -> bool:
    """Whether all tests pass with this tree as the module. Runs in a process of its own."""
    child = os.fork()
    if child == 0:
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
        status = 99
        try:
            status = _tested(path, tree, tests)
        finally:
            os._exit(status)
    return _waited_for(child) == 0


def _tested(path: Path, tree: ast.Module, tests: list[str]) -> int:
    name = ".".join(path.with_suffix("").parts)
    module = ModuleType(name)
    sys.modules[name] = module
    exec(compile(tree, str(path), "exec"), module.__dict__)
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))


def _waited_for(child: int) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


def main() -> int:
    """Try every mutant, name those that live, and say how many they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", type=Path)
    parser.add_argument("tests", nargs="+")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    # Only what these tests need: each fork loads it again.
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "anyio.pytest_plugin"}
    for seed in SEEDS:
        importlib.import_module(seed)
    source = arguments.module.read_text("utf-8")
    if not survives(arguments.module, ast.parse(source), arguments.tests):
        print("the tests fail without any mutant")
        return 2
    tried = [(line, what) for line, what, _ in edits(ast.parse(source))]
    alive = 0
    for number, (line, what) in enumerate(tried):
        print(f"{number}/{len(tried)}", end="\r", file=sys.stderr, flush=True)
        if survives(arguments.module, mutant(source, number), arguments.tests):
            alive += 1
            print(f"alive  {arguments.module}:{line}  {what}", flush=True)
    print(f"{len(tried)} mutants, {alive} alive ({alive / len(tried):.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
