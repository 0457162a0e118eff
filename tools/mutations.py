"""The mutants of arnorm: a row out or with another's value, a number more or less, a condition changed.

What cannot change any output is none: it stands in a table with its reason. ``tools/mutants.py`` runs them.
"""

from __future__ import annotations

import ast
import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path

__all__ = ["ROOT", "SOURCE", "File", "Mutant", "files"]

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "arnorm"
# Whose rows and rules these are; of all else only its users' tests could tell.
PARTS = ("dates", "numbers", "quotes", "_arabic", "diacritics", "letters", "forms", "invisibles", "digits", "tatweel",
         "punctuation", "whitespace", "elongation", "web", "yeh", "pdf", "links", "emoji", "tags", "scripts",
         "presets", "fields")  # fmt: skip
# Tables of words: a row is the one place that says its word, and tests/test_tables.py asks for what the row says. So no
# test knows of a row that is out, or what it said before; their readers are mutated like all code.
WORDS = ("_arabic/data/", "numbers/vocabulary.py")
# What no test can see, for it changes no output: by the text of its line, with the reason.
EXEMPT = {
    "lru_cache(": "how much is remembered changes no output",
    "cache(": "how much is remembered changes no output",
    "remember(": "how much is remembered changes no output",
    "BATCH_CANDIDATES = 1000": "how many candidates wait before they become mentions: memory",
    "size *= 2": "how much longer a part gets that cannot end: memory",
    "_EDIT = 1": "from how many edits on spans are read anew, not carried over: time",
    "if holds == ": "tokens of one plain span need no closer look, which says the same",
    "if len(starts) != 12": "a package's table is another than it was: raises, and no text can tell",
    "mention_of(0, len(text)": "a mention made to ask what it says: where it is is not asked",
    "numbers, states, meanings =": "how states are numbered changes no output",
    "begins, place = 0, 1": "which bit a place of a row is: the same",
    "chr(0xE000 + nth)": "which characters stand for atoms: none is asked for by its number",
    "int(level, 16)": "one hexadecimal digit: the same in a larger base, in a smaller one it raises",
    "new[:3] != mention.text[:3]": "where both begin alike their numbers need no reading: time",
    "rsplit(maxsplit=2)": "how many of the words are parted, of which the last two are asked: time",
    "startswith(_COMMON, at - 3)": "the commonest words in ى, and right, are passed over: time",
    'endswith("°", 0,': "a sign that a text begins with is not behind a number",
    "shift = done = 0": "one character more before the first edit is read anew: time",
    '    "brackets": 9.0,': "a mark of this family has one direction, which nothing turns",
    "_OF_FIGURES = (": "what asks for figures says no of words: time",
    "12 // months": "thirteen months have as many quarters and halves",
    "range(31, 0, -1)": "days that no month has are passed over",
    "if size < _MOST_DIGITS else 0": "so many digits are too many whatever their value is",
}
# Values of rows that nothing reads: they tell people what the row is. By the table's name.
UNREAD = {
    "UNITS": "what it measures; readers ask only whether a word is one",
    "CURRENCY_SIGNS": "the currency it most often names; readers ask only whether a character is one",
    "CUES": "0: words of these names have no value",
}
# Fields of rows that nothing reads, by the rows' class: their places.
UNREAD_FIELDS = {"Situation": (6, 7, 8), "veto": (2,)}  # why, and the sentences that tests read
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
        has_words = self.path.relative_to(SOURCE).as_posix().startswith(WORDS)
        for node in self.tree.body:
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value and "__all__" not in ast.unparse(node)[:8]:
                target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                rows = list(self._of_table(ast.unparse(target), node.value))
                yield from () if has_words else rows
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

    def _of_table(self, name: str, table: ast.expr) -> Iterator[Mutant]:
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
                    yield from self._another(name, row, other)
            elif isinstance(node, ast.Dict) and len(node.keys) > 3:
                self.rows.update(id(inner) for value in node.values for inner in ast.walk(value))
                for i, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
                    if key is not None:
                        yield from self._out(key, self._at(value)[1])
                        yield from self._with_other(name, value, node.values[i - 1 :] + node.values[:i])

    def _out(self, row: ast.expr, end: int | None = None) -> Iterator[Mutant]:
        """A row without it, and the comma after it."""
        end = end or self._at(row)[1]
        rest = self.bytes[end:]
        comma = len(rest) - len(rest.lstrip()) + 1 if rest.lstrip().startswith(b",") else 0
        yield from self._mutant("row out", row, "", end + comma)

    def _another(self, name: str, row: ast.expr, other: ast.expr) -> Iterator[Mutant]:
        """A row of several fields, each field with what the next row has there (where it has another)."""
        mine = row.elts if isinstance(row, ast.Tuple) else row.args if isinstance(row, ast.Call) else ()
        theirs = other.elts if isinstance(other, ast.Tuple) else other.args if isinstance(other, ast.Call) else ()
        unread = UNREAD_FIELDS.get(ast.unparse(row.func), ()) if isinstance(row, ast.Call) else ()
        for i, (field, its) in list(enumerate(zip(mine, theirs, strict=False)))[1:]:
            if i in unread or (name == "CUES" and ast.unparse(field) == "0" and ast.unparse(mine[1]) != "'relative'"):
                continue
            if isinstance(field, ast.Constant) and isinstance(field.value, int):
                yield from self._mutant("row value", field, str(field.value + 1))
            elif ast.unparse(field) != ast.unparse(its) and not isinstance(field, (ast.JoinedStr, ast.Name)):
                yield from self._mutant("row value", field, ast.unparse(its))

    def _with_other(self, name: str, value: ast.expr, others: list[ast.expr]) -> Iterator[Mutant]:
        if name in UNREAD and "'time'" not in {ast.unparse(value), *map(ast.unparse, others[:1])}:
            return
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
    """The hand-written files of the parts whose path begins with ``of``, without the kernels.

    Tests run the compiled kernels, not their changed source. While they lived in _core they were not drawn either.
    """
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if "kernel" in path.name:
            continue
        if name.startswith(PARTS) and name.startswith(of) and "GENERATED" not in path.read_text(encoding="utf-8")[:400]:
            found.append(path)
    return found
