"""Counts the items that loops, comprehensions, sorts and copies go over, also those that C code goes over.

The source of arnorm is changed while it is imported: what a loop goes over is zipped with a counter, which needs no
call that a profiler would see. `sorted(rows)` and `islice(rows, 1000, None)` count as the loops that they are.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import itertools
import operator
import sys
from types import CodeType
from typing import Any

__all__ = ["NAMES", "compile_counted", "count_method", "install", "is_own", "items"]

# Functions whose only positional argument is gone over, or the first one; methods whose argument is.
_WHOLE = frozenset(("all", "any", "enumerate", "frozenset", "list", "max", "min", "set", "sorted", "sum", "tuple"))
_FIRST = frozenset(("islice", "accumulate", "pairwise", "groupby"))
_SECOND = frozenset(("map", "filter", "takewhile", "dropwhile", "filterfalse", "starmap", "reduce"))
_METHODS = frozenset(("extend", "join"))
# Methods of lists that go over the list.
_OF_LISTS = frozenset(("copy", "count", "index", "insert", "remove", "reverse", "sort"))
_PREFIX = "_growth_"

_items = itertools.count()
_more = [0]  # what no loop of arnorm's goes over


def _note_slice(value: Any) -> Any:
    if type(value) in {list, tuple}:
        _more[0] += len(value)
    return value


def is_own(code: CodeType) -> bool:
    """Whether a call is of this module's."""
    return code is _note_slice.__code__


def count_method(called: Any) -> None:
    """Count a method of a list that is about to be called."""
    if type(getattr(called, "__self__", None)) is list and called.__name__ in _OF_LISTS:
        _more[0] += len(called.__self__)


def items() -> int:
    """How many there were so far."""
    _more[0] -= 1  # for the one that this takes
    return next(_items) + 1 + _more[0]


# What code made by `compile_counted` needs.
NAMES = {
    _PREFIX + name: value
    for name, value in (
        ("items", _items), ("map", map), ("zip", zip), ("first", operator.itemgetter(0)), ("slice", _note_slice),
    )
}  # fmt: skip


def _name(name: str) -> ast.Name:
    return ast.Name(_PREFIX + name, ast.Load())


def _counted(iterable: ast.expr) -> ast.expr:
    pairs = ast.Call(_name("zip"), [iterable, _name("items")], [])
    return ast.Call(_name("map"), [_name("first"), pairs], [])


class _Counting(ast.NodeTransformer):
    """Counts in loops, comprehensions, calls that go over an argument, and slices."""

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.iter = _counted(node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.iter = _counted(node.iter)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        is_method = isinstance(node.func, ast.Attribute)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        at = 0 if name in _FIRST or name in (_METHODS if is_method else _WHOLE) else 1 if name in _SECOND else None
        only = name in _WHOLE or name in _METHODS
        if at is None or len(node.args) <= at or (only and len(node.args) > 1 and name != "enumerate"):
            return node
        # A generator expression counts by itself.
        if not isinstance(node.args[at], ast.Starred | ast.GeneratorExp | ast.ListComp):
            node.args[at] = _counted(node.args[at])
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load):
            return ast.Call(_name("slice"), [node], [])
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node


def compile_counted(source: str | bytes, path: str) -> CodeType:
    """The code of a module that counts."""
    tree = ast.fix_missing_locations(_Counting().visit(ast.parse(source)))
    return compile(tree, path, "exec", dont_inherit=True)


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return compile_counted(self.get_data(path), path)

    def exec_module(self, module: Any) -> None:
        vars(module).update(NAMES)
        super().exec_module(module)


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, others: list[Any]) -> None:
        self.others = others

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name.partition(".")[0] != "arnorm" or name.startswith("arnorm._generated"):
            return None
        for finder in self.others:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.origin and spec.origin.endswith(".py"):
                    spec.loader = _Loader(name, spec.origin)
                return spec
        return None


def install() -> None:
    """Count in arnorm, which is not imported yet."""
    sys.meta_path.insert(0, _Finder([*sys.meta_path]))
