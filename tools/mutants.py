"""Mutants: the code with one row, threshold or condition changed, each run against the tests that should see it.

    python tools/mutants.py --n 100 [--seed S] [--jobs 2] [--of dates] [--at-least 95]

A mutant is drawn by a seed that is printed: a row of a table is taken out or gets another row's value, a number in the
code is one more, one less or twice as much, a condition is turned round. It is killed where a test fails or hangs; what
survives is printed. First run are the tests of its own module and the generic ones of tables, which take seconds;
``--whole`` runs the whole suite over what survives them.

Known mutation testers change code, not rows of data, and rows are most of what is known here.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import functools
import multiprocessing
import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "arnorm"
# Whose rows and rules these are; of all else only its users' tests could tell.
PARTS = ("dates", "numbers", "quotes", "_arabic", "diacritics", "letters", "forms", "invisibles", "digits", "tatweel",
         "punctuation", "whitespace", "elongation", "web", "yeh", "pdf", "links")  # fmt: skip
# The tests of a part, the fast ones first; others have tests/test_NAME.py.
TESTS = {
    "dates": "test_dates_find test_render test_calendars test_unify_dates",
    "_arabic/protect": "test_protect",
    "_arabic/codes": "test_protect",
    "_arabic/language": "test_letters test_invisibles test_presets",
    "_arabic/mojibake": "test_web test_quotes",
    "_arabic/data": "test_numbers test_dates_find test_quotes test_diacritics test_yeh test_protect",
    "_arabic": "test_protect test_numbers test_dates_find test_letters",
}
GENERIC = ("test_tables",)
# What no test can see, for it changes no output: by the text of its line, with the reason.
EXEMPT = {
    "lru_cache(": "how much is remembered changes no output",
    "cache(": "how much is remembered changes no output",
    "import_module": "no rule",
    "noqa: C901": "no rule",
}
SLOWEST = 120  # seconds; a mutant that takes longer hangs
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
    """N mutants: rows, thresholds and code in equal parts, as far as there are so many."""
    by_kind: dict[str, list[Mutant]] = {"row": [], "threshold": [], "code": []}
    for path in files(of):
        for mutant in File(path).mutants():
            by_kind[mutant.kind.split()[0] if mutant.kind.split()[0] in by_kind else "code"].append(mutant)
    print({kind: len(found) for kind, found in by_kind.items()}, "mutants can be made", file=sys.stderr)
    r = random.Random(seed)
    chosen = []
    for i, kind in enumerate(kinds):
        share = n // len(kinds) + (i < n % len(kinds))
        chosen += r.sample(by_kind[kind], min(share, len(by_kind[kind])))
    return chosen


def tests_of(path: Path) -> list[str]:
    """The tests that should see a mutant of a file: the generic ones, which take a second, and those of its part."""
    name = path.relative_to(SOURCE).with_suffix("").as_posix()
    known = next((TESTS[part] for part in sorted(TESTS, key=len, reverse=True) if name.startswith(part)), None)
    own = known.split() if known else [f"test_{name.partition('/')[0]}"]
    return [f"tests/{test}.py" for test in (*GENERIC, *own) if (ROOT / "tests" / f"{test}.py").exists()]


def survives(mutant: Mutant | None, whole: bool = False, path: Path | None = None) -> bool:
    """Whether no test fails; a copy of the code is changed, never the code. Without a mutant: whether they pass."""
    path = path or mutant.path
    with tempfile.TemporaryDirectory(prefix="mutant-") as place:
        copy = Path(place) / "src"
        shutil.copytree(SOURCE.parent, copy, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        if mutant:
            (copy / "arnorm" / path.relative_to(SOURCE)).write_bytes(mutant.applied())
        for tests in [[one] for one in tests_of(path)] + ([["tests"]] if whole else []):
            command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
            env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
            try:
                limit = SLOWEST * (20 if whole and tests == ["tests"] else 1)
                done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=limit, check=False)
            except subprocess.TimeoutExpired:
                return False
            if done.returncode not in (0, 5):
                return False
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--seed", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--of", default="", help="mutants of paths under src/arnorm that begin so")
    parser.add_argument("--kind", action="append", choices=("row", "threshold", "code"), default=[])
    parser.add_argument("--whole", action="store_true", help="run the whole suite over what survives its own tests")
    parser.add_argument("--at-least", type=float, default=0, help="exit 1 where fewer per cent are killed")
    options = parser.parse_args()
    seed = options.seed or secrets.token_hex(4)
    chosen = drawn(options.of, tuple(options.kind) or ("row", "threshold", "code"), options.n, seed)
    print(f"seed {seed}, {len(chosen)} mutants", file=sys.stderr, flush=True)
    start, left = time.monotonic(), []
    for path in {tuple(tests_of(one.path)): one.path for one in chosen}.values():
        if not survives(None, path=path):
            sys.exit(f"{' '.join(tests_of(path))} fail without any mutant")
    with multiprocessing.Pool(options.jobs) as pool:
        for mutant, lived in zip(
            chosen, pool.imap(functools.partial(survives, whole=options.whole), chosen), strict=True
        ):
            if lived:
                left.append(mutant)
                print(f"SURVIVES {mutant}", flush=True)
    rate = 100 * (len(chosen) - len(left)) / max(1, len(chosen))
    for kind in ("row", "threshold"):
        mine = [(m in left) for m in chosen if m.kind.startswith(kind)]
        print(f"{kind}s: {len(mine) - sum(mine)} of {len(mine)} killed", file=sys.stderr)
    took = time.monotonic() - start
    print(f"seed {seed}: {len(chosen) - len(left)} of {len(chosen)} killed, {rate:.1f} per cent, {took:.0f} s")
    return int(rate < options.at_least)


if __name__ == "__main__":
    sys.exit(main())
