"""Mutants: the code with one row, threshold or condition changed, each run against the tests that should see it.

    python tools/mutants.py --n 100 [--seed S] [--jobs 2] [--of dates] [--kind code] [--at-least 95]

A mutant is drawn by a seed that is printed: a row of a table is taken out or gets another row's value, a number in the
code is one more, one less or twice as much; with ``--kind code`` a condition is turned round or left out. It is killed
where a test of its module, or one of the generic ones of tables, fails or hangs; what survives is printed.

Each mutant is a fork of this process, which has imported what tests import but nothing of arnorm: the fork imports the
one module changed, and runs pytest in itself. Nothing is copied and no file is changed.

Known mutation testers change code, not rows of data, and rows are most of what is known here.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import hashlib
import importlib.abc
import importlib.util
import os
import resource
import secrets
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

# What tests import, once for all forks; nothing of arnorm, which each fork imports anew.
import hijridate  # noqa: F401
import hypothesis.extra
import hypothesis.strategies  # noqa: F401
import pytest
import regex  # noqa: F401

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "arnorm"
# Whose rows and rules these are; of all else only its users' tests could tell.
PARTS = ("dates", "numbers", "quotes", "_arabic", "diacritics", "letters", "forms", "invisibles", "digits", "tatweel",
         "punctuation", "whitespace", "elongation", "web", "yeh", "pdf", "links", "emoji", "tags", "scripts",
         "presets")  # fmt: skip
_DATES = "dates_rules calendar_names render dates_find calendars unify_dates dates_reread"
_NUMBERS = "number_rules number_words counting_data numbers spelled_numbers"
_QUOTES = "quote_rules quotes"
# The tests of a part, the fast ones first; others have tests/test_NAME.py.
TESTS = {
    "dates": _DATES,
    "numbers": _NUMBERS,
    "quotes": _QUOTES,
    "pdf": "pdf_runs pdf",
    "tags": "web links protect",
    "emoji": "punctuation links",
    "scripts": "letters invisibles",
    "_arabic/protect": "protect links",
    "_arabic/removal": "punctuation links",
    "_arabic/language": "letters invisibles presets",
    "_arabic/mojibake": "web quotes",
    "_arabic/strokes": "tatweel",
    "_arabic/layout": "whitespace pdf_runs",
    "_arabic/commas": f"punctuation {_NUMBERS}",
    "_arabic/folding": f"letters presets {_DATES}",
    "_arabic/affixes": f"yeh {_QUOTES} {_NUMBERS} {_DATES}",
    "_arabic/data/alef_nouns": "diacritics yeh",
    "_arabic/data/quotation_words": _QUOTES,
    "_arabic/data/date_cues": _DATES,
    "_arabic/data/calendar_names": _DATES,
    "_arabic/data/years": f"{_NUMBERS} {_DATES}",
    "_arabic/data": f"{_NUMBERS} {_DATES}",
}
GENERIC = ("wall", "tables")  # the wall first: it sees most in a second
# What no test can see, for it changes no output: by the text of its line, with the reason.
EXEMPT = {
    "lru_cache(": "how much is remembered changes no output",
    "cache(": "how much is remembered changes no output",
    "import_module": "no rule",
    "noqa: C901": "no rule",
}
# In names of tests that are about other things than rows, and slow.
SLOW = ("time_grows", "linear", "corpus", "generator", "standard_library", "without_the_proof", "without_ftfy")
SLOWEST = 100  # seconds of processor; a mutant that takes longer hangs
MEMORY = 4 << 30
_FLIPS = {ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in",
          ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is"}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Mutant:
    """One change of one file: the bytes between two places replaced."""

    kind: str
    path: Path
    line: int
    start: int
    end: int
    new: str

    def applied(self) -> bytes:
        old = self.path.read_bytes()
        return old[: self.start] + self.new.encode() + old[self.end :]

    @property
    def sort(self) -> str:
        return self.kind if self.kind == "threshold" else "row" if self.kind.startswith("row") else "code"

    def lot(self, seed: str) -> bytes:
        """What it draws: by its line and what becomes of it, wherever in the file the line stands."""
        source = self.path.read_bytes()
        begin = source.rfind(b"\n", 0, self.start) + 1
        line = source[begin:].partition(b"\n")[0]
        at = self.start - begin - len(line) + len(line.lstrip())
        return hashlib.blake2b(
            f"{seed} {self.path.name} {line.strip()!r} {at} {self.kind} {self.new}".encode()
        ).digest()

    def __str__(self) -> str:
        old = self.path.read_bytes()[self.start : self.end].decode()
        return f"{self.path.relative_to(ROOT)}:{self.line} {self.kind}: {old!r} -> {self.new!r}"


class File:
    """A source file and the mutants that can be made of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes = path.read_bytes()
        self.lines = self.bytes.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.tree = ast.parse(self.bytes)
        self.rows = set()

    def mutants(self) -> Iterator[Mutant]:
        for node in self.tree.body:
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value and "__all__" not in ast.unparse(node)[:8]:
                yield from self._of_table(node.value)
        for node in ast.walk(self.tree):
            yield from self._of_code(node)

    def _at(self, node: ast.expr) -> tuple[int, int]:
        return (
            self.starts[node.lineno - 1] + node.col_offset,
            self.starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0),
        )

    def _mutant(self, kind: str, node: ast.expr, new: str, end: int | None = None) -> Iterator[Mutant]:
        start, its_end = self._at(node)
        line = self.lines[node.lineno - 1].decode()
        if not any(words in line for words in EXEMPT):
            yield Mutant(kind, self.path, node.lineno, start, end or its_end, new)

    def _of_table(self, table: ast.expr) -> Iterator[Mutant]:
        """Rows of every literal in a table of the module: each out, and each with another's value."""
        for node in ast.walk(table):
            if isinstance(node, ast.Subscript):  # of a type
                self.rows.update(map(id, ast.walk(node)))
            elif id(node) in self.rows:
                continue
            elif isinstance(node, (ast.Tuple, ast.List, ast.Set)) and len(node.elts) > 3:
                self.rows.update(id(inner) for row in node.elts for inner in ast.walk(row))
                for row, other in zip(node.elts, [*node.elts[1:], node.elts[0]], strict=True):
                    yield from self._out(row)
                    yield from self._another(row, other)
            elif isinstance(node, ast.Dict) and len(node.keys) > 3:
                self.rows.update(id(inner) for value in node.values for inner in ast.walk(value))
                for i, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
                    if key is not None:
                        yield from self._out(key, self._at(value)[1])
                        yield from self._with_other(value, node.values[i - 1 :] + node.values[:i])

    def _out(self, row: ast.expr, end: int | None = None) -> Iterator[Mutant]:
        """A row without it, and the comma after it."""
        end = end or self._at(row)[1]
        rest = self.bytes[end:]
        comma = len(rest) - len(rest.lstrip()) + 1 if rest.lstrip().startswith(b",") else 0
        yield from self._mutant("row out", row, "", end + comma)

    def _another(self, row: ast.expr, other: ast.expr) -> Iterator[Mutant]:
        """A row of several fields, each field with what the next row has there (where it has another)."""
        mine = row.elts if isinstance(row, ast.Tuple) else row.args if isinstance(row, ast.Call) else ()
        theirs = other.elts if isinstance(other, ast.Tuple) else other.args if isinstance(other, ast.Call) else ()
        for field, its in list(zip(mine, theirs, strict=False))[1:]:
            if isinstance(field, ast.Constant) and isinstance(field.value, int):
                yield from self._mutant("row value", field, str(field.value + 1))
            elif ast.unparse(field) != ast.unparse(its) and not isinstance(field, (ast.JoinedStr, ast.Name)):
                yield from self._mutant("row value", field, ast.unparse(its))

    def _with_other(self, value: ast.expr, others: list[ast.expr]) -> Iterator[Mutant]:
        for other in others[:5]:
            if ast.unparse(other) != ast.unparse(value):
                yield from self._mutant("row value", value, ast.unparse(other))
                return

    def _of_code(self, node: ast.AST) -> Iterator[Mutant]:
        if isinstance(node, ast.Constant) and type(node.value) is int and id(node) not in self.rows:
            for new in {node.value + 1, node.value - 1, node.value * 2} - {node.value}:
                yield from self._mutant("threshold", node, f"({new})")
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _FLIPS:
            flip = _FLIPS[type(node.ops[0])]
            new = f"({ast.unparse(node.left)} {flip} {ast.unparse(node.comparators[0])})"
            yield from self._mutant("comparison", node, new)
        elif isinstance(node, ast.BoolOp):
            for left_out in node.values:
                kept = [ast.unparse(value) for value in node.values if value is not left_out]
                joined = f" {'and' if isinstance(node.op, ast.And) else 'or'} ".join(f"({one})" for one in kept)
                yield from self._mutant("condition out", node, f"({joined})")
        elif isinstance(node, (ast.If, ast.IfExp, ast.While)) and not isinstance(node.test, (ast.BoolOp, ast.Compare)):
            yield from self._mutant("condition", node.test, f"(not {ast.unparse(node.test)})")


def files(of: str) -> list[Path]:
    """The hand-written files of the parts whose path begins with ``of``."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith(PARTS) and name.startswith(of) and "GENERATED" not in path.read_text(encoding="utf-8")[:400]:
            found.append(path)
    return found


def drawn(of: str, kinds: tuple[str, ...], n: int, seed: str) -> list[Mutant]:
    """N mutants, of each kind as many, as far as there are so many.

    A mutant is in or out by itself, so that a change of the code changes few others of a draw.
    """
    by_kind: dict[str, list[Mutant]] = {"row": [], "threshold": [], "code": []}
    for path in files(of):
        for mutant in File(path).mutants():
            by_kind[mutant.sort].append(mutant)
    print({kind: len(found) for kind, found in by_kind.items()}, "mutants can be made", file=sys.stderr)
    chosen = []
    for i, kind in enumerate(kinds):
        lot = sorted(by_kind[kind], key=lambda mutant: mutant.lot(seed))
        chosen += lot[: n // len(kinds) + (i < n % len(kinds))]
    return chosen


def tests_of(path: Path) -> list[str]:
    """The tests that should see a mutant of a file: the generic ones and those of its part, the fast ones first."""
    name = path.relative_to(SOURCE).with_suffix("").as_posix()
    known = next((TESTS[part] for part in sorted(TESTS, key=len, reverse=True) if name.startswith(part)), None)
    own = known.split() if known else [name.partition("/")[0]]
    return [f"tests/test_{test}.py" for test in (*GENERIC, *own) if (ROOT / "tests" / f"test_{test}.py").exists()]


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Finds one module and gives it with other source."""

    def __init__(self, path: Path, source: bytes) -> None:
        self.path, self.source = path, source
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)

    def get_filename(self, _name: str) -> str:
        return str(self.path)

    def get_data(self, path: str) -> bytes:
        if path != str(self.path):
            raise OSError(path)  # no bytecode
        return self.source


class _Cases:
    """Of the tests those of cases and rules only: no real text, which is not everywhere, nothing drawn, no times."""

    @staticmethod
    def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
        items[:] = [
            item
            for item in items
            if not {"corpus", "page"} & set(getattr(item, "fixturenames", ()))
            and not getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
            and not any(word in item.name for word in SLOW)
        ]


def _run(mutant: Mutant | None, tests: list[str]) -> NoReturn:
    """In the fork: run the tests, with a mutant if there is one; the exit status is 0 where none fails."""
    resource.setrlimit(resource.RLIMIT_CPU, (SLOWEST, SLOWEST + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(10 * SLOWEST)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if mutant is not None:
        sys.meta_path.insert(0, _Changed(mutant.path, mutant.applied()))
        if mutant.path.with_suffix("").name.startswith("kernels"):
            os.environ["ARNORM_INTERPRETED"] = "1"
    status = 1
    try:
        options = ["-x", "-q", "--tb=no", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:randomly"]
        status = int(pytest.main([*options, *tests], plugins=[_Cases()]))
    finally:
        os._exit(0 if status in (0, 5) else 1)


def outcomes(jobs: list[tuple[Mutant | None, list[str]]], at_once: int) -> Iterator[tuple[int, bool]]:
    """Which of the jobs are done, as they are done, and whether no test failed."""
    running: dict[int, int] = {}
    waiting = list(enumerate(jobs))
    while waiting or running:
        while waiting and len(running) < at_once:
            i, (mutant, tests) = waiting.pop(0)
            if not (child := os.fork()):
                _run(mutant, tests)
            running[child] = i
        child, status = os.wait()
        yield running.pop(child), status == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--seed", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--of", default="", help="mutants of paths under src/arnorm that begin so")
    parser.add_argument("--kind", action="append", choices=("row", "threshold", "code"), default=[])
    parser.add_argument("--at-least", type=float, default=0, help="exit 1 where fewer per cent are killed")
    options = parser.parse_args()
    seed = options.seed or secrets.token_hex(4)
    chosen = drawn(options.of, tuple(options.kind) or ("row", "threshold"), options.n, seed)
    start = time.monotonic()
    os.chdir(ROOT)
    tests = sorted({test for one in chosen for test in tests_of(one.path)})
    for i, passed in outcomes([(None, [test]) for test in tests], options.jobs):
        if not passed:
            sys.exit(f"{tests[i]} fails without any mutant")
    print(f"seed {seed}, {len(chosen)} mutants; tests pass after {time.monotonic() - start:.0f} s", file=sys.stderr)
    left = []
    for i, survives in outcomes([(one, tests_of(one.path)) for one in chosen], options.jobs):
        if survives:
            left.append(chosen[i])
            print(f"SURVIVES {chosen[i]}", flush=True)
    for kind in ("row", "threshold", "code"):
        mine = [one in left for one in chosen if one.sort == kind]
        print(f"{kind}: {len(mine) - sum(mine)} of {len(mine)} killed", file=sys.stderr)
    rate = 100 * (len(chosen) - len(left)) / max(1, len(chosen))
    took, used = time.monotonic() - start, os.times()
    print(
        f"seed {seed}: {len(chosen) - len(left)} of {len(chosen)} killed, {rate:.1f} per cent;"
        f" {took:.0f} s, {used.children_user + used.children_system:.0f} s of processor"
    )
    return int(rate < options.at_least)


if __name__ == "__main__":
    sys.exit(main())
