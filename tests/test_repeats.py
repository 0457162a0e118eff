"""No pattern that is searched for goes over a run of one sign from each of its places: that is quadratic work.

A pattern such as ``a*b`` fails behind a long run of a, and then begins anew at the next a. Each pattern of the package is
parsed. For each repeat without end in it, one asks whether the pattern can get as far as the repeat inside of a run of
what it repeats, and whether what follows may fail behind the run. `tools/dev.py growth` times whole calls; it cannot see a
pattern that no family of texts reaches.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import pkgutil
import re
import re._compiler as compiler  # type: ignore[import-untyped]
import re._constants as constants  # type: ignore[import-untyped]
import re._parser as parser  # type: ignore[import-untyped]
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import arnorm
from arnorm._arabic import protect
from arnorm._core.patterns import _LazyPattern
from arnorm.dates import relative

SEARCHING = ("search", "finditer", "findall", "sub", "split")
LONG = 5000  # a repeat that ends sooner is no long run
REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)
SIGNS = [*map(chr, (*range(0x20, 0x7F), *range(0x60C, 0x6E0))), *"\n\t\xa0«»“”…‘’\u200f\u200déØﻡ\x00"]
OTHER = "\x01"

# Searched in short texts only, with the reason.
SHORT = {
    "arnorm.dates.find._PATH_BEFORE": "looks at PATH_CHARACTERS before a place",
    "arnorm.sentences._WORD_BEFORE_STOP": "looks at what a rule sees before a stop, 80 characters",
}


def patterns(used: str = rf"\.(?:{'|'.join(SEARCHING)})\b") -> Iterator[tuple[str, Any]]:
    """The lazy patterns that their own module uses so, searches for if nothing is said; by name."""
    for info in pkgutil.walk_packages(arnorm.__path__, "arnorm."):
        try:
            module = importlib.import_module(info.name)
        except ImportError:  # for an extra that is not there
            continue
        source = inspect.getsourcefile(module)  # None of a compiled module, which has no such patterns
        text = Path(source).read_text(encoding="utf-8") if source else ""
        for name, value in vars(module).items():
            if isinstance(value, _LazyPattern) and re.search(rf"\b{name}{used}", text):
                yield f"{info.name}.{name}", value


def repeats(items: list[Any], before: list[Any], after: list[Any]) -> Iterator[tuple[list[Any], list[Any], list[Any]]]:
    """Each repeat without end: what is before it, what it repeats, and what comes after it."""
    for nth, (op, value) in enumerate(items):
        head, tail = before + items[:nth], items[nth + 1 :] + after
        if op in REPEATS:
            if value[1] is constants.MAXREPEAT or value[1] > LONG:
                yield head, list(value[2]), tail
            yield from repeats(list(value[2]), head, tail)
        elif op is constants.SUBPATTERN:
            yield from repeats(list(value[3]), head, tail)
        elif op is constants.ATOMIC_GROUP:
            yield from repeats(list(value), head, tail)
        elif op is constants.BRANCH:
            for branch in value[1]:
                yield from repeats(list(branch), head, tail)


def compiled(items: list[Any], tree: Any) -> re.Pattern[str]:
    return compiler.compile(parser.SubPattern(tree.state, items), tree.state.flags)


def reruns(pattern: str, flags: int = 0) -> set[str]:
    """The signs of which a long run is gone over from each place."""
    tree = parser.parse(pattern, flags)
    whole = re.compile(pattern, flags)
    signs = [sign for sign in SIGNS if not whole.match(sign * 40)]  # a run that matches is gone over once
    found = set()
    for before, unit, after in repeats(list(tree), [], []):
        head, one, tail = (compiled(items, tree) for items in (before, unit, after))
        for sign in signs:
            run = sign * 40
            may_fail = not (tail.match(run, len(run)) and tail.match(run + OTHER, len(run)))
            if may_fail and one.fullmatch(sign) and head.match(run, len(run) // 2):
                found.add(sign)
    return found


@pytest.mark.parametrize(
    ("pattern", "is_quadratic"),
    [
        ("a*b", True), ("(?<!a)a*b", False), ("a*+b", True), (r"[\s.][\s.]*x", True), (r"\s[\s.]*\s", False), (r"\s+", False), ("xa*b", False),
        ("(?:x|a+b)", True), ("[^b]*b", True), ("(?<![^b])[^b]*b", False), ("aa+b", True), ("a{1,9}b", False), (r"a+(?=b)", True),
    ],
)  # fmt: skip
def test_what_is_quadratic(pattern: str, is_quadratic: bool) -> None:
    assert bool(reruns(pattern)) == is_quadratic


def test_no_pattern_goes_over_a_run_from_each_of_its_places() -> None:
    searched = dict(patterns())
    assert len(searched) > 100
    found = {
        name: reruns(value.pattern, value._flags) for name, value in searched.items() if isinstance(value.pattern, str)
    }
    assert {name: "".join(sorted(signs)) for name, signs in found.items() if signs and name not in SHORT} == {}


# Signs of which one stands for a class of signs, a few of each.
SOME = "اx1 \"'.,-\n(["
MOST_DRAWN = 6
FIRST = (constants.LITERAL, constants.RANGE)
# Patterns that read far ahead, with the reason why that is no quadratic work; those without a name by their start.
FAR = {
    "arnorm.tags._HTML_TAG": "looks 20,000 characters ahead for the end of a script, no farther",
    "arnorm.sentences.LINE_END": "the repeat is of a gap, which is a match by itself",
    "arnorm._arabic.strokes._ENCLOSED_END": "the same gap, looked for in two hundred characters",
    "arnorm.cli._parts._JSON_TOKEN": "a mark without its second is a token, where the reader stops",
    r"\s*\"(?:[^\"": "matched where a line begins",
    r"\s*\((?=[^'": "matched where a line begins",
    r"\d[\d.,]*+(?:(?i:": "matched with a whole code",
    # Rows of relative time, made when first used.
    r"(?:ال|لل)(?:": "matched where a word begins",
    r"(?:(?P<first>\d{1,2})": "matched where a word begins",
    "(?P<way>)(?P<about>": "matched where a word begins",
}


def draw_one(op: Any, value: Any, tree: Any) -> list[str]:
    """A few short strings that one part of a pattern takes; nothing for what looks aside."""
    if op is constants.LITERAL:
        return [chr(value)]
    if op in (constants.IN, constants.NOT_LITERAL, constants.ANY):
        takes = compiled([(op, value)], tree).match
        first = (
            [chr(one[0] if kind is constants.RANGE else one) for kind, one in value if kind in FIRST]
            if op is constants.IN
            else []
        )
        return [sign for sign in (*SOME, *first) if takes(sign)][:2]
    if op in REPEATS:
        return [text * value[0] for text in draw(list(value[2]), tree)] if value[0] else [""]
    inside = parts_of(op, value)
    return [text for part in inside for text in draw(list(part), tree)] if inside else [""]


def draw(items: list[Any], tree: Any) -> list[str]:
    """A few short strings that some parts of a pattern take, one after the other."""
    found = [""]
    for op, value in items:
        found = [text + more for text in found for more in draw_one(op, value, tree)][:MOST_DRAWN]
    return found


def rereads(pattern: str, flags: int = 0) -> set[str]:
    """The units of several signs of which a long row is gone over from each unit: `<a[^>]*>` on ``<a<a<a``."""
    tree = parser.parse(pattern, flags)
    whole = re.compile(pattern, flags)
    found = set()
    for before, unit, after in repeats(list(tree), [], []):
        head, tail = compiled(before, tree), compiled(after, tree)
        body = compiled([(constants.MAX_REPEAT, (0, constants.MAXREPEAT, parser.SubPattern(tree.state, unit)))], tree)
        for text in {begun + sign for begun in draw(before, tree) for sign in ("", *SIGNS)} - {""}:
            row, at = text * 20, len(text) * 10
            begins = head.match(row, at)
            end = body.match(row, begins.end()).end() if begins else 0  # type: ignore[union-attr]
            if end < len(row) - len(text) or (tail.match(row, end) and tail.match(row + OTHER, end)):
                continue
            taken = max(match.end() if (match := whole.match(one, at)) else 0 for one in (row, row + OTHER))
            if taken <= end - 2 * len(text):
                found.add(text)
    return found


def all_patterns() -> Iterator[tuple[str, Any]]:
    """Every lazy pattern that is searched for, and those in rows and tables, which no module names; by name, or their start."""
    made_at_first_use = protect.load_patterns()  # noqa: F841 -- they are to be there whatever ran before
    named = {id(value): name for name, value in patterns(r"\b")}
    searched = {id(value) for _, value in patterns()}
    for one in [one for one in gc.get_objects() if isinstance(one, _LazyPattern)]:
        if isinstance(one.pattern, str) and (id(one) in searched or id(one) not in named):
            yield named.get(id(one), one.pattern), one


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("<a[^>]*>", True), (r"<a[^<>]*>", False), (r'"(?:[^"\\]|\\.)*+"', True), (r'"(?:[^"\\]|\\.)*+(?:"|$)', False), (r"\[[^\[\]]*\]", False),
        ("(?:xy|zz)[^;]*;", True), ("x(?=y)[^;]*;", True), (r"\d:\D*x", False),
    ],
)  # fmt: skip
def test_what_is_read_again(pattern: str, found: bool) -> None:
    assert bool(rereads(pattern)) == found


def test_no_pattern_goes_over_a_row_of_what_it_begins_with() -> None:
    rows = [relative._pattern_of(row) for row in relative.RELATIVE_RULES]
    assert not any(row.match("") for row in rows)  # they are made when first used
    searched = list(all_patterns())
    assert len(searched) > 250
    found = {name: rereads(value.pattern, value._flags) for name, value in searched}
    assert {name: units for name, units in found.items() if units and not name.startswith(tuple(FAR))} == {}


def parts_of(op: Any, value: Any) -> list[Any]:
    """The patterns inside of one part of a pattern."""
    if op is constants.BRANCH:
        return list(value[1])
    if op in REPEATS:
        return [value[2]]
    if op is constants.SUBPATTERN:
        return [value[3]]
    return [value] if op is constants.ATOMIC_GROUP else []


def has_group_inside(items: Any, *, kept: bool = False) -> bool:
    """Whether a group that is numbered stands in a repeat or a group that gives nothing back."""
    for op, value in items:
        if kept and op is constants.SUBPATTERN and value[0]:
            return True
        keeps = kept or op in (constants.POSSESSIVE_REPEAT, constants.ATOMIC_GROUP)
        if any(has_group_inside(one, kept=keeps) for one in parts_of(op, value)):
            return True
    return False


@pytest.mark.parametrize(
    ("pattern", "has_one"), [("(?:(a)|b)++", True), ("(?>(a))", True), ("(?:a|b)++", False), ("(a++)", False)]
)
def test_what_has_a_group_inside(pattern: str, has_one: bool) -> None:
    assert has_group_inside(list(parser.parse(pattern))) == has_one


def test_no_group_is_in_a_repeat_that_gives_nothing_back() -> None:
    """Python 3.11.7 loses track of it: "The span of capturing group is wrong" (SystemError)."""
    found = {name: parser.parse(value.pattern, value._flags & ~re.UNICODE) for name, value in patterns(r"\b")}
    assert len(found) > 300
    assert [name for name, tree in found.items() if has_group_inside(list(tree))] == []
