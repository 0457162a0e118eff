"""Nothing asks all of a text, or copies it, for each thing in it: that is quadratic work, too cheap to be timed on short texts.

``[… for edit in edits if any(… for span in spans)]`` was the shape of four quadratic calls. Each loop inside of another
that goes over something from outside of both is a row here, with the reason why that is short; elsewhere
`arnorm._core.windows.join_spans`, `lies_in` and `lies_across` look a place up.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import arnorm

PACKAGE = Path(arnorm.__file__).parent
APART = ("_generated", "cli", "report", "engines", "exports")  # what reads no text, or a file by its records
SHORT = {
    ("_core/charmap.py", "fused.items()"): "a table, made once",
    ("_core/compiling.py", "range(len(scans))"): "the texts of a batch, for each stage",
    ("_core/kernels.py", "range(count)"): "the four columns of spans",
    ("_core/edits.py", "left[-1:]"): "one edit",
    ("_core/edits.py", "right[-1:]"): "one edit",
    ("_arabic/words_kernel.py", "range(kinds)"): "the six kinds of words",
    ("_core/pipeline.py", "steps"): "the steps of a pipeline",
    ("_core/result.py", "reversed(layers)"): "the steps of a pipeline",
    ("_core/rules.py", "table"): "rules, sorted once",
    ("_core/step.py", "dataclasses.fields(self)"): "the options of a step that cannot be made",
    ("_arabic/data/calendar_names.py", "part.seconds"): "the words of a month, once",
    ("dates/build.py", "months"): "the months of one date",
    ("dates/relative.py", "first.items()"): "the words that rows begin with, once",
    ("dates/words.py", "date_cues.JOINED_CUES"): "four cues, once",
    ("dates/words.py", "firsts"): "the first words of months, once",
    ("dates/words.py", "words"): "the words of dates, once for each preposition",
    ("dates/words.py", "endings"): "four endings",
    ("dates/lexer.py", "signs"): "the kinds of characters",
    ("dates/lexer.py", "sizes"): "four sizes",
    ("forms.py", "composed.items()"): "a table, for each mark once",
    ("numbers/number_words.py", "conjunctions"): "conjunctions",
    ("pdf/__init__.py", "_find_edited(spans, RepairPdf(**off).edits(scan))"): "for each kind of repair",
    ("pdf/signs.py", "enumerate(atoms)"): "an automaton, made once",
    ("quotes/_kernel.py", "kept"): "the few cheapest readings",
    ("quotes/_costs.py", "befores or COSTS_BESIDE"): "classes of neighbours",
    ("quotes/_costs.py", "afters"): "classes of neighbours",
}
BUILT_IN = {"range", "enumerate", "zip", "map", "sorted", "reversed", "len", "self", "cls", "itertools"}


def names(node: ast.AST, kind: type[ast.expr_context] = ast.expr_context) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, kind)}


def loops_over_all(node: ast.AST, bound: tuple[set[str], ...] = ()) -> Iterator[str]:
    """What loops go over inside of others (of each of these the names that it binds), and have from outside of them."""
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        for one in node.generators:
            yield from over_all(one.iter, bound)
            yield from loops_over_all(one.iter, bound)
            bound = (*bound, names(one.target))
            for condition in one.ifs:
                yield from loops_over_all(condition, bound)
        results = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        for result in results:
            yield from loops_over_all(result, bound)
    elif isinstance(node, (ast.For, ast.While)):
        if isinstance(node, ast.For):
            yield from over_all(node.iter, bound)
            yield from loops_over_all(node.iter, bound)
        bound = (*bound, names(node, ast.Store))
        for one in node.body:
            yield from loops_over_all(one, bound)
    else:
        for child in ast.iter_child_nodes(node):
            yield from loops_over_all(child, bound)


def over_all(iterable: ast.expr, bound: tuple[set[str], ...]) -> Iterator[str]:
    used = names(iterable)
    from_outside = {name for name in used - BUILT_IN if not name.lstrip("_").isupper()}  # constants are short
    if bound and from_outside and used.isdisjoint(set().union(*bound)):
        yield ast.unparse(iterable)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("[edit for edit in edits if not any(a < b for b in spans)]", ["spans"]),
        ("for edit in edits:\n    for span in spans: pass", ["spans"]),
        ("for edit in edits:\n    near = edit.near\n    for one in near: pass", []),
        ("[one for line in lines for one in line]", []),
        ("[one for line in lines for one in SIGNS]", []),
        ("any(a < b for b in spans)", []),
    ],
)
def test_what_goes_over_all(code: str, found: list[str]) -> None:
    assert list(loops_over_all(ast.parse(code))) == found


def test_no_loop_goes_over_all_for_each() -> None:
    found: dict[tuple[str, str], Any] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.split("/")[0] not in APART:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
            found |= {(name, one): function.name for function in functions for one in loops_over_all(function)}
    assert {key: function for key, function in found.items() if key not in SHORT} == {}
    assert SHORT.keys() - found.keys() == set(), "rows of loops that are no more"


# What may be as long as a text. A slice of it up to a place, or from one on, copies all that is there: once for each mention,
# say. Each is a row with the reason why that is short or done once; elsewhere `up_to` and `from_here` take what is near.
LONG = set(
    "bounds candidates counts edits folded kinds mentions pieces places roles runs source spans text tokens units view".split()
)
COPIES = {
    ("_arabic/joining.py", "text[at:]"): "a line, once",
    ("_arabic/protect.py", "text[:found[-1] + 1]"): "once",
    ("_arabic/protect.py", "text[figures.end():]"): "a measure",
    ("_core/edits.py", "text[at:]"): "once, behind the last edit",
    ("_core/kernels_kinds.py", "kinds[i:]"): "once, behind the last edit",
    ("_arabic/kernel.py", "kinds[:size]"): "once",
    ("_core/saved.py", "text[:longest - 1]"): "a message",
    ("_core/scan.py", "text[at:]"): "once, behind the last edit",
    ("blocks/code.py", "text[start:]"): "once, behind the last fence",
    ("fields.py", "text[:start]"): "a field, at most 160 characters",
    ("fields.py", "text[end:]"): "the same",
    ("dates/leave.py", "text[at:]"): "the text of a date",
    ("dates/lexer.py", "tokens[done:]"): "once, behind the last note",
    ("fields.py", "view.text[:start]"): "a field, at most 160 characters",
    ("fields.py", "view.text[end:]"): "the same",
    ("speech/mentions.py", "text[:start]"): "only before the last number",
    ("speech/mentions.py", "text[at:]"): "the text of a date",
    ("speech/mentions.py", "text[runs[-1].start():]"): "the text of a date",
    ("uthmani.py", "self.units[:self.at]"): "two units at most",
}


def is_fixed(bound: ast.expr | None) -> bool:
    """Whether a bound of a slice is none, a number or a constant."""
    inner = bound.operand if isinstance(bound, ast.UnaryOp) else bound
    return (inner is None or isinstance(inner, ast.Constant)) or (
        isinstance(inner, ast.Name) and inner.id.lstrip("_").isupper()
    )


def copies_of_rest(tree: ast.AST) -> Iterator[str]:
    """The slices of something long that are open at one end, and at the other begin or end at a place."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load):
            of, lower, upper, step = node.value, node.slice.lower, node.slice.upper, node.slice.step
            name = of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
            is_near = (upper is None and isinstance(lower, ast.UnaryOp)) or (lower is None and is_fixed(upper))
            if name in LONG and step is None and (lower is None) != (upper is None) and not is_near:
                yield ast.unparse(node)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("scan.text[: mention.start][-9:]", ["scan.text[:mention.start]"]),
        ("d.text[end:].lstrip()", ["d.text[end:]"]),
        ("tokens[:at]", ["tokens[:at]"]),
        ("text[1:], text[:9], text[:_MOST], text[-_MOST:], text[-n:], text[a:b], word[at:]", ["text[1:]"]),
    ],
)
def test_what_copies_the_rest(code: str, found: list[str]) -> None:
    assert list(copies_of_rest(ast.parse(code))) == found


def test_nothing_copies_the_rest_of_a_text() -> None:
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.split("/")[0] not in APART:
            found |= {(name, one) for one in copies_of_rest(ast.parse(path.read_text(encoding="utf-8")))}
    assert found - COPIES.keys() == set()
    assert COPIES.keys() - found == set(), "rows of slices that are no more"


# So does a method that makes another str of a whole text: ``text.strip()`` was asked for each half in words.
MAKES = set(
    "strip lstrip rstrip lower upper casefold translate replace split rsplit splitlines partition rpartition".split()
)
MAKING = {
    ("_arabic/joining.py", "text.replace(heh, 'ه')"): "twelve letters, where a text has forms",
    ("_arabic/joining.py", "text.translate(_form_table())"): "a word or line",
    ("_arabic/joining.py", "text.translate(swap)"): "a part of a line, once for each pair of brackets",
    ("_core/kernels.py", "text.translate(table.decode('latin-1'))"): "once",
    ("_core/saved.py", "text.upper()"): "an identifier in the place of JSON, once",
    ("blocks/code.py", "text.lstrip()"): "once, of a text with PHP",
    ("blocks/lines.py", "text.replace(end, new)"): "once for each other end of lines",
    ("dates/reference.py", "text.split('\\n', _DATELINE_LINES)"): "once, for the end of the first lines",
    ("blocks/data.py", "text.strip()"): "a line, or all lines of a block",
    ("blocks/subtitles.py", "text.split('\\n')"): "the text of a cue",
    ("blocks/subtitles.py", "text.strip()"): "the text of a cue",
    ("dates/write.py", "text.replace('ذو', 'ذي')"): "the text of a date",
    ("dates/write.py", "text.translate(_TO[to])"): "the text of a date",
    ("dates/find.py", "text.strip()"): "once, of a text that may be empty",
    ("fields.py", "text.strip()"): "once, where a text is longer than a field, and for an error",
    ("pdf/allah.py", "text.translate(_load_letters())"): "once, and between two words",
    ("pdf/order.py", "text.translate(TO_WESTERN)"): "once for each of the orders",
    ("pdf/pieces.py", "text.split('\\n')"): "once",
    ("punctuation/strip.py", "text.translate(gone)"): "once",
    ("numbers/times.py", "mention.text.split(' ')"): "the text of a time",
}


def whole_copies(tree: ast.AST) -> Iterator[str]:
    """The calls that make another str of something called text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MAKES:
            of = node.func.value
            if (
                "text"
                in (of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else "").split()
            ):
                yield ast.unparse(node)


def test_nothing_copies_a_whole_text_for_each() -> None:
    assert [
        *whole_copies(ast.parse("text.strip() == scan.text.lower(), text[a:b].strip(), word.strip(), text.count(sign)"))
    ] == [
        "text.strip()",
        "scan.text.lower()",
    ]
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.split("/")[0] not in APART:
            found |= {(name, one) for one in whole_copies(ast.parse(path.read_text(encoding="utf-8")))}
    assert found - MAKING.keys() == set()
    assert MAKING.keys() - found == set(), "rows of calls that are no more"


# And so does ``in``: each run of rows asked whether the whole text has a mark behind a tab.
ASKING = {
    ("_core/stages.py", "char in scan.text"): "the few characters that a step names",
    ("blocks/find.py", "'<?php' in lines.text"): "once",
    ("blocks/join.py", "'\\n' in scan.text"): "once",
    ("blocks/lines.py", "'>' in self.text"): "once",
    ("dates/write.py", "_ZWNJ in scan.text"): "once",
    ("diacritics.py", "SUPERSCRIPT_ALEF in scan.text"): "once",
    ("quotes/_paragraphs.py", "'\\n' not in scan.text"): "once",
    ("numbers/mention.py", "'/' in m.text"): "the characters of one mention",
    ("numbers/times.py", "':' in scan.text"): "once",
    ("speech/mentions.py", "'/' in number.text"): "the text of a number",
    ("speech/spell_out.py", "'/' in mention.text"): "the text of a number",
    ("punctuation/unify.py", "'—' in scan.text"): "once",
    ("punctuation/unify.py", "',' in scan.text"): "once",
    ("punctuation/unify.py", "'،' in scan.text"): "once",
    ("web.py", "_RETURN in scan.text"): "once",
    ("numbers/times.py", "':' not in scan.text"): "once",
}


def whole_searches(tree: ast.AST) -> Iterator[str]:
    """What asks whether something stands anywhere in the text of an object."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            of = node.comparators[0]
            if isinstance(of, ast.Attribute) and of.attr == "text":
                yield ast.unparse(node)


def test_nothing_asks_a_whole_text_for_each() -> None:
    assert [*whole_searches(ast.parse("sign in block.text and sign in line and sign in text[a:b]"))] == [
        "sign in block.text"
    ]
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.split("/")[0] not in APART:
            found |= {(name, one) for one in whole_searches(ast.parse(path.read_text(encoding="utf-8")))}
    assert found - ASKING.keys() == set()
    assert ASKING.keys() - found == set(), "rows of questions that are no more"
