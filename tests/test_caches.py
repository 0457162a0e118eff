"""No cache is keyed by a text of any length: `arnorm._core.remember` keeps no long one.

`functools.lru_cache(4096)` of the text between two dates kept 4,096 texts of whatever length (test_memory looks at
what a run leaves behind, and sees only the caches that its texts reach). A cache of a function of a str that is not
`remember` is a row here, with the reason why the str is short.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import arnorm

PACKAGE = Path(arnorm.__file__).parent
OPTIONS, TABLES = "an option of a step", "a table of the package"
BOUNDED = {
    "_core/guarding.py: compile_pattern": "a pattern of the user's",
    "_core/kernels.py: _one_of": OPTIONS,
    "_core/pipeline.py: _compiled": "patterns of the user's",
    "buckwalter.py: _make_table": OPTIONS,
    "dates/build.py: _groups_of": TABLES,
    "dates/leave.py: _classify_noun": "the last word of NAME_CHARACTERS",
    "dates/lexer.py: _classify_number": "the first digits of a run, at most _MOST_DIGITS",
    "dates/relative.py: _rows_by_word": "texts or fields",
    "dates/unify.py: _load_rewriter": OPTIONS,
    "dates/rules.py: find_rules": "one token",
    "dates/rules.py: layouts_of": "the tokens of a line below CACHED_LINE_CHARACTERS",
    "dates/tokens.py: compile_once": TABLES,
    "dates/tokens.py: compiled": TABLES,
    "invisibles.py: _make_patterns": "one of the invisible characters that may be seen, and of two lists",
    "fields.py: _layouts_of_field": "the tokens of a field, at most 160 characters",
    "fields.py: _rules_from": "one token",
    "dates/write.py: _compose": "a date that is no longer than LONGEST_KEY",
    "blocks/pieces.py: _find_units": "the units of a format",
    "names.py: _list_alike": "one character",
    "numbers/unify.py: _digits_to": OPTIONS,
    "punctuation/strip.py: _mark_pattern": OPTIONS,
    "quotes/find.py: _rule_of": "two marks",
}


def is_plain_cache(decorator: ast.expr) -> bool:
    written = ast.unparse(decorator)
    return written == "functools.cache" or written.startswith("functools.lru_cache")


def cached_by_text(source: str) -> set[str]:
    """The functions that `functools` remembers by a str."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    return {
        one.name
        for one in functions
        if any(map(is_plain_cache, one.decorator_list))
        and any(arg.annotation is None or "str" in ast.unparse(arg.annotation) for arg in one.args.args)
    }


def found() -> set[str]:
    files = (path for path in PACKAGE.rglob("*.py") if "_generated" not in path.parts)
    return {
        f"{path.relative_to(PACKAGE).as_posix()}: {name}"
        for path in files
        for name in cached_by_text(path.read_text("utf-8"))
    }


def test_each_cache_of_a_text_is_bounded() -> None:
    assert found() == set(BOUNDED)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("@functools.lru_cache(9)\ndef f(text: str): ...", {"f"}),
        ("@functools.cache\ndef f(n: int, rows: tuple[str, ...]): ...", {"f"}),
        ("@functools.lru_cache(9)\ndef f(text): ...", {"f"}),
        ("@remember(9)\ndef f(text: str): ...", set()),
        ("@functools.lru_cache(9)\ndef f(year: int): ...", set()),
    ],
)
def test_what_counts_as_a_cache_of_a_text(source: str, names: set[str]) -> None:
    assert cached_by_text(source) == names
