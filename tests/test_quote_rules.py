"""Every row of the tables behind quotations decides in its example, and not in its counter-example."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arnorm._arabic.data import quotation_words
from arnorm._core.scan import Scan
from arnorm.quotes import find_quotes, unify_quotes
from arnorm.quotes._marks import DOUBLED, FAMILIES, Mark, marks_at
from arnorm.quotes._neighbours import PREFIXES, Neighbours, resumes, says_on, speaks
from arnorm.quotes._otherwise import NONE, OTHERWISE, Otherwise, undecided
from arnorm.quotes._paragraphs import candidates, lined
from arnorm.quotes._roles import neighbours_in
from arnorm.quotes._rules import RULES, Rule
from arnorm.quotes._situations import BESIDE, SITUATIONS, Situation, priced

WORDS = json.loads((Path(__file__).parent / "cases" / "quotation_words.json").read_text(encoding="utf-8"))
TABLES = {name: getattr(quotation_words, name) for name in quotation_words.__all__} | {"PREFIXES": PREFIXES}


def mark(text: str, nth: int) -> tuple[Mark, Neighbours]:
    """The nth mark of a text, and what stands around it."""
    scan = Scan(text)
    marks = marks_at(text, *candidates(scan))
    return marks[nth], [n for n, _, _ in neighbours_in(text, lined(scan.kinds), marks)][nth]


def situation(text: str, nth: int) -> Situation | None:
    return priced(mark(text, nth)[1])[2]


def otherwise(text: str, nth: int) -> Otherwise | None:
    return undecided(mark(text, nth)[1])[1]


@pytest.mark.parametrize("row", SITUATIONS, ids=lambda row: row.name)
def test_situations(row: Situation) -> None:
    text, nth, does = row.example
    assert situation(text, nth) is row
    assert situation(*row.counter) is not row
    found, (start, end, *_) = find_quotes(text), mark(text, nth)[0]
    ways = {q.open: "opens" for q in found} | {q.close: "closes" for q in found}
    assert ways.get((start, end), "neither") == does


@pytest.mark.parametrize("row", OTHERWISE, ids=lambda row: row.name)
def test_what_else_a_mark_may_be(row: Otherwise) -> None:
    assert otherwise(*row.example) is row
    assert otherwise(*row.counter) is not row
    text, nth = row.example
    start, end, *_ = mark(text, nth)[0]
    assert all((start, end) not in (q.open, q.close) for q in find_quotes(text))
    assert unify_quotes(text) == text


@pytest.mark.parametrize("row", RULES, ids=lambda row: row.name)
def test_rules(row: Rule) -> None:
    assert find_quotes(row.example)[0].rule == row.name
    assert all(q.rule != row.name for q in find_quotes(row.counter))


def test_rows_are_named_once_and_say_why() -> None:
    for rows in (SITUATIONS, OTHERWISE, RULES):
        assert len({row.name for row in rows}) == len(rows)
        assert all(row.why for row in rows)
    assert set(NONE) == {family for family, _ in (*FAMILIES.values(), *DOUBLED.values())} | {"brackets"}
    assert {c for row in SITUATIONS for c in row.before + row.after} <= set(BESIDE)


def test_every_word_of_the_tables_has_a_sentence() -> None:
    assert len(WORDS) == sum(map(len, TABLES.values()))
    assert {(row["table"], row["word"]) for row in WORDS} == {
        (name, w) for name, words in TABLES.items() for w in words
    }


@pytest.mark.parametrize("row", WORDS, ids=lambda row: f"{row['table']}-{row['word']}")
def test_words_say_what_they_say(row: dict[str, str]) -> None:
    text = row["text"]
    near = mark(text, 0)[1]
    if row["table"] == "CUES":
        assert priced(near)[2] is not None
        assert priced(near)[2].name == "loose and announced"  # type: ignore[union-attr]  # it is none of None
    elif row["table"] == "PREFIXES":
        assert near.before == "p"
    elif row["table"] == "SAYING":
        assert says_on(near)
    elif row["table"] == "REPORTING":
        assert [q.depth for q in find_quotes(text)] == [1, 1]
        other = text.replace(row["word"], "زائر")
        assert [q.depth for q in find_quotes(other)] == [1, 2]
    elif row["table"] == "SPEECH":
        assert speaks(near)
    elif row["table"] == "RESUMING":
        assert resumes(near)
    else:
        assert undecided(near)[1].name == "tanween of an adverb"  # type: ignore[union-attr]
