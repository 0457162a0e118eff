"""Quotation marks: every row of their tables decides in its examples only, and does there what the example says."""

from __future__ import annotations

import re
import unicodedata

import pytest

from arnorm._arabic.data import quotation_words
from arnorm._core.scan import Scan
from arnorm.quotes import find_quotes, unify_quotes
from arnorm.quotes._costs import (
    COSTS_BESIDE,
    DEFAULT_COSTS,
    NOT_A_QUOTE,
    PREFIXES,
    SITUATIONS,
    Neighbours,
    NonQuote,
    Situation,
    neighbours_of,
    non_quote_cost,
    open_and_close_costs,
    resumes,
    speaks,
)
from arnorm.quotes._marks import DOUBLED, FAMILIES, Mark, candidates, lined, list_marks, marks_at
from arnorm.quotes.find import PAIRINGS, Pairing

# The words of each table, and a sentence with a place for one.
TABLES = {name: getattr(quotation_words, name) for name in quotation_words.__all__} | {"PREFIXES": PREFIXES}
SENTENCES = {
    "CUES": '{} " بيت الريح " ثم',
    "PREFIXES": 'قالوا {}"الريح" ثم',
    "REPORTING": 'قال: "لن نعود {} "بيت الريح" هنا',
    "RESUMING": 'بيت الريح" {} مضى',
    "SAYING": '{}" بيت الريح" ثم',
    "SPEECH": '{}" بيت الريح" ثم',
    "TANWEEN": 'هذا {}" يا صديقي',
}
SIGNS = {"▸": "opens", "◂": "closes", "▪": "neither"}


def mark(text: str, at: int = -1) -> tuple[Mark, Neighbours]:
    """The mark at this place, or the first mark of a text, and its neighbours."""
    scan = Scan(text)
    marks = marks_at(text, *candidates(scan, *list_marks(scan)))
    nth = 0 if at < 0 else next(i for i, one in enumerate(marks) if one.start == at)
    return marks[nth], neighbours_of(text, lined(scan.kinds), marks)[nth]


def read_example(text: str) -> tuple[str, int, str]:
    """The text of an example, where the mark stands that it is about, and what that mark does."""
    (sign,) = SIGNS.keys() & set(text)
    return text.replace(sign, ""), text.index(sign), SIGNS[sign]


def deciding_situation(example: str) -> Situation | None:
    text, at, _ = read_example(example)
    return open_and_close_costs(mark(text, at)[1])[2]


def deciding_use(example: str) -> NonQuote | None:
    text, at, _ = read_example(example)
    return non_quote_cost(mark(text, at)[1])[1]


@pytest.mark.parametrize("row", SITUATIONS, ids=lambda row: row.name)
def test_situations(row: Situation) -> None:
    assert all(deciding_situation(example) is row for example in row.examples)
    assert all(deciding_situation(counter) is not row for counter in row.counters)
    for text, at, does in map(read_example, row.examples):
        found, (start, end, *_) = find_quotes(text), mark(text, at)[0]
        ways = {q.open: "opens" for q in found} | {q.close: "closes" for q in found}
        assert ways.get((start, end), "neither") == does


@pytest.mark.parametrize("row", NOT_A_QUOTE, ids=lambda row: row.name)
def test_what_else_a_mark_may_be(row: NonQuote) -> None:
    assert all(deciding_use(example) is row for example in row.examples)
    assert all(deciding_use(counter) is not row for counter in row.counters)
    for text, at, does in map(read_example, row.examples):
        start, end, *_ = mark(text, at)[0]
        assert does == "neither"
        assert all((start, end) not in (q.open, q.close) for q in find_quotes(text))
        assert unify_quotes(text) == text


@pytest.mark.parametrize("row", PAIRINGS, ids=lambda row: row.name)
def test_how_marks_go_together(row: Pairing) -> None:
    assert all(find_quotes(example)[0].rule == row.name for example in row.examples)
    assert all(q.rule != row.name for counter in row.counters for q in find_quotes(counter))


def test_rows_are_named_once_and_say_why() -> None:
    for rows in (SITUATIONS, NOT_A_QUOTE, PAIRINGS):
        assert len({row.name for row in rows}) == len(rows)
        assert all(row.why and row.examples and row.counters for row in rows)
    families = {family for family, _ in (*FAMILIES.values(), *DOUBLED.values())} | {"brackets"}
    assert set(DEFAULT_COSTS) == families
    assert {one for row in SITUATIONS for pair in row.keys for one in pair} <= set(COSTS_BESIDE)
    assert all(key[:-1] in families and key[-1] in COSTS_BESIDE for row in NOT_A_QUOTE for key in row.keys)


@pytest.mark.parametrize("table", TABLES)
def test_words_say_what_they_say(table: str) -> None:
    """Each word of a table, and not a word that no table has."""
    assert not [word for word in sorted(TABLES[table]) if not says_it(table, word)]
    assert not says_it(table, "زعنف")


def says_it(table: str, word: str) -> bool:
    """Whether the mark beside a word is read as the word's table says."""
    text = SENTENCES[table].replace("{}", word)
    near = mark(text)[1]
    if table in ("CUES", "SAYING"):
        situation = open_and_close_costs(near)[2]
        name = "loose and announced" if table == "CUES" else "glued to a participle of speech"
        return situation is not None and situation.name == name
    if table == "TANWEEN":
        use = non_quote_cost(near)[1]
        return use is not None and use.name == "tanween of an adverb"
    if table == "PREFIXES":
        return near.before == "p"
    if table == "REPORTING":
        return [q.depth for q in find_quotes(text)] == [1, 1]
    return {"SPEECH": speaks, "RESUMING": resumes}[table](near)


def test_marks_have_the_family_and_direction_of_their_unicode_names() -> None:
    """But marks that Unicode calls low, reversed or turned open, and a prime closes what a reversed one opens."""
    for mark, (family, direction) in FAMILIES.items():
        name = unicodedata.name(mark)
        assert family in DEFAULT_COSTS, (
            f"{name}: FAMILIES has a family that is new; it needs its rows in quotes/_costs.py"
        )
        opens = re.search(r"LEFT|LOW|REVERSED|GRAVE|TURNED", name) is not None
        assert direction == (1 if opens else -1 if re.search("RIGHT|PRIME|ACUTE|ORNAMENT", name) else 0), name
        if "ANGLE" in name:
            assert family == ("guillemet" if "DOUBLE" in name else "angle"), name
        elif "LOW" in name and "SINGLE" not in name:
            assert family == "low", name
        elif "SINGLE" in name or "APOSTROPHE" in name or name in ("PRIME", "REVERSED PRIME", "ACUTE ACCENT"):
            assert family == "single", name
        elif "DOUBLE" in name:
            assert family == ("curly" if "QUOTATION MARK" in name else "prime"), name
    assert {family for family, _ in FAMILIES.values()} == {
        "straight",
        "guillemet",
        "curly",
        "low",
        "prime",
        "single",
        "grave",
        "angle",
    }
    for mark, (_, direction) in DOUBLED.items():
        assert direction == (1 if mark == "`" else FAMILIES[mark][1])
