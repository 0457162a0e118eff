"""Every row of every rule table decides in its examples and not in its counter-examples; every veto refuses in its own.

A package that keeps its rules as rows of `arnorm._core.rules.Rule` adds its tables to `TABLES`.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given

import arnorm
from arnorm import explain, find_dates
from arnorm._arabic.folding import fold
from arnorm._core.rules import Asked, Refused, Rule, always, first_rule, rules_by_key, veto
from arnorm._core.scan import Scan
from arnorm.dates import find, tokens
from arnorm.dates.build import Candidate
from arnorm.dates.find import dates_in
from arnorm.dates.leave import BY_ITSELF, IN_TEXT, DateCase, DateStyle, reason_by_itself, reason_in_text
from arnorm.dates.lexer import find_groups, find_runs
from arnorm.dates.relative import RELATIVE_RULES, Reference, read_relative
from arnorm.dates.rules import RULES
from arnorm.dates.write import Context, compose
from arnorm.numbers import joined
from arnorm.numbers.find import numbers_in
from arnorm.numbers.joined import JOINED, JOINS, AtomPair
from arnorm.numbers.rules import NAMES, SHAPES
from arnorm.sentences import SENTENCE_RULES, stops_in
from arnorm.uthmani import UTHMANI_RULES, changes_in
from strategies import texts


class Table(NamedTuple):
    """A table, and how to ask which of its rows decide in a text: pairs of a row's name and its veto's, or None."""

    name: str
    rules: Sequence[Rule[Any, Any, Any]]
    decisions: Callable[[str], Iterable[tuple[str, str | None]]]


def explained(what: str) -> Callable[[str], Iterable[tuple[str, str | None]]]:
    """The decisions that `arnorm.explain` shows: "date", "number" or "quotation"."""
    return lambda text: {(row.rule, row.veto) for row in arnorm.explain(text) if row.what == what}


STYLES = (
    DateStyle("long", "keep", "levantine", "keep", "leave"),
    DateStyle("iso", "gregorian", "eastern", "keep", "rewrite"),
)


def dates_read(text: str) -> Iterable[tuple[str, str | None]]:
    """The rules that read the dates of a text, and those that a veto refused, also where another rule read the words."""
    scan = Scan(text)
    view, groups, _ = find_groups(text)
    refused: list[Candidate] = []
    for run in find_runs(view, groups) if view else ():
        find.read_run(run, [], refused)
    read = {(mention.rule, None) for mention in find.dates_in(scan)}
    return read | {(candidate.layout.rule.name, candidate.veto) for candidate in refused}


def left_dates(text: str) -> Iterable[tuple[str, str | None]]:
    """The reasons to leave dates as they are, those of a mention by itself first."""
    scan = Scan(text)
    mentions = dates_in(scan)
    for style, (at, mention) in itertools.product(STYLES, enumerate(mentions)):
        new = compose(style, Context(), mention)
        case = DateCase(style, scan, mentions, at, mentions[at], new or "")
        yield reason_in_text(case) if new else reason_by_itself(style, mention), None


def joins_decided(text: str) -> set[tuple[str, str | None]]:
    """The rules that decided the links between the numbers of a text."""
    decided: set[tuple[str, str | None]] = set()

    def spy(rules: Sequence[Rule[Any, Any, Any]], case: AtomPair, *refused: list[Refused]) -> Rule[Any, Any, Any]:
        rule = first_rule(rules, case, *refused)
        decided.add((rule.name, None))
        return rule

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joined, "first_rule", spy)
        numbers_in(Scan(text))
    return decided


def stops_decided(text: str) -> Iterable[tuple[str, str | None]]:
    """The rules that decided the stops of a text of one line."""
    return {(name, None) for _, name, _ in stops_in(Scan(text), 0, len(text))}


def relative_read(text: str) -> Iterable[tuple[str, str | None]]:
    """The rows that read relative time in a text, or in it as a field, and those that a veto refused."""
    refused: list[tuple[str, str]] = []
    folded, told_from = fold(text), Reference(datetime.date(2025, 11, 20))
    places = [match.span() for match in re.finditer(r"[ء-ي]+|\d+", folded)]
    read = {(row, None) for *_, row in read_relative(folded, places, told_from, refused=refused)}
    fields = {row.name for row in RELATIVE_RULES if row.keys == {"field"}}
    return {
        *read,
        *refused,
        *((row, None) for *_, row in read_relative(folded, places, told_from, "field") if row in fields),
    }


TABLES: list[Table] = [
    Table("dates", RULES, dates_read),
    Table("relative", RELATIVE_RULES, relative_read),
    Table("dates-by-itself", BY_ITSELF, left_dates),
    Table("dates-in-text", IN_TEXT, left_dates),
    Table("number-names", NAMES, explained("number")),
    *(Table(f"number-{shape}", rules, explained("number")) for shape, rules in SHAPES.items()),
    Table("number-joined", JOINED, explained("number")),
    Table("number-joins", JOINS, joins_decided),
    Table("sentences", SENTENCE_RULES, stops_decided),
    Table("uthmani", UTHMANI_RULES, lambda text: {(name, None) for name, *_ in changes_in(text)}),
]


def rules_in(table: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Every row of a table with None, and every veto with the row that it belongs to, in order."""
    return [pair for rule in table for pair in ((rule, None), *((reason, rule) for reason in rule.vetoes))]


# A veto of several rules once.
UNIQUE = {id(row): (table, row, of) for table in TABLES for row, of in rules_in(table.rules)}
ROWS = [
    pytest.param(table, row, of, id="-".join(filter(None, (table.name, of and of.name, row.name))))
    for table, row, of in UNIQUE.values()
]


@pytest.mark.parametrize(("table", "row", "of"), ROWS)
def test_a_row_decides_in_its_examples_only(table: Table, row: Rule, of: Rule | None) -> None:
    owners = {(rule.name, row.name) for one in TABLES for rule in one.rules if any(row is it for it in rule.vetoes)}
    decisions = owners if of else {(row.name, None)}
    assert row.examples
    assert row.counters or of is not None or row.what is None
    for text in row.examples:
        assert decisions & set(table.decisions(text)), text
    for text in row.counters:
        assert not decisions & set(table.decisions(text)), text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_are_named_once_and_vetoes_say_why(table: Table) -> None:
    names = [rule.name for rule in table.rules]
    assert len(set(names)) == len(names)
    for rule in table.rules:
        reasons = [reason.name for reason in rule.vetoes]
        assert len(set(reasons)) == len(reasons), rule.name
        assert all(reason.why for reason in rule.vetoes), rule.name


def test_the_first_row_that_no_veto_refuses_decides() -> None:
    odd = veto("odd", lambda n: n % 2 == 1, "an odd number is no pair", examples=("3",))
    rules: list[Asked[int, str]] = [
        Rule("large", lambda n: n > 9, "many", keys=frozenset("ab")),
        Rule("even", lambda n: n > 1, "pair", vetoes=(odd,)),
        Rule("any", always, "one"),
    ]
    refused: list[Refused] = []
    assert [first_rule(rules, n, refused).what for n in (10, 2, 3, 1)] == ["many", "pair", "one", "one"]
    assert refused == [("even", "odd")]
    assert [row.name for row, _ in rules_in(rules)] == ["large", "even", "odd", "any"]
    assert {key: [rule.name for rule in found] for key, found in rules_by_key(rules, "ac").items()} == {
        "a": ["large", "even", "any"],
        "c": ["even", "any"],
    }


# Rules, vetoes and tokens of dates fit each other (``test_rules.py`` runs the examples of rules and vetoes)


SOURCE = Path(find.__file__).parent


def test_explain_shows_the_veto_of_a_candidate():
    assert [row.veto for row in explain("رقم (3/5/2020)") if row.what == "date"] == ["reference"]


def test_a_rule_is_no_part_of_what_a_mention_says():
    (one,) = find_dates("في 5/3/2020")
    (other,) = find_dates("في 2020/3/5")
    assert one.rule == "numeric"
    assert other.rule == "numeric-year-first"
    assert "rule" not in repr(one)


def test_a_veto_holds_for_every_rule():
    assert [find_dates(text) for text in ("200 سنة (1713)", "200 سنة (1713-1913)")] == [[], []]


def test_every_token_has_a_name_and_a_letter_of_its_own():
    single = [letter for letter in tokens.NAMES.values() if len(letter) == 1]
    assert len(set(single)) == len(single)
    assert set("".join(tokens.NAMES.values())) == set(single)


def test_every_token_is_of_some_rule_or_veto():
    used = "".join(path.read_text("utf-8") for path in SOURCE.glob("*.py"))
    assert not [name for name in tokens.NAMES if f"t.{name.upper().replace('-', '_')}" not in used and name not in used]


# `arnorm.explain`: rows that stand where they say, and all that the finders find


@given(text=texts)
def test_rows_stand_in_the_text_in_order(text: str) -> None:
    rows = arnorm.explain(text)
    assert rows == sorted(rows, key=lambda row: (row.start, row.end, row.what))
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert row.rule
        assert row.veto is None or row.veto
    read = {(row.what, row.start, row.end) for row in rows if row.veto is None}
    assert {("date", m.start, m.end) for m in arnorm.find_dates(text)} == {one for one in read if one[0] == "date"}
    quotations = {("quotation", q.start, q.end) for q in arnorm.find_quotes(text)}
    assert quotations == {one for one in read if one[0] == "quotation"}
    numbers = {("number", m.start, m.end) for m in arnorm.find_numbers(text) if not m.text.isdecimal()}
    assert {one for one in read if one[0] == "number" and not text[one[1] : one[2]].isdecimal()} == numbers


def test_a_row_is_a_line() -> None:
    row = arnorm.Explanation("date", 4, 9, "5/2023", "day-month", "reference")
    assert str(row) == "4-9 date: day-month, refused: reference: 5/2023"
    with pytest.raises(TypeError):
        arnorm.explain(b"x")  # type: ignore[arg-type]
