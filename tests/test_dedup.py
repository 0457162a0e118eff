"""DEDUP: pairs that meet or stay apart, and the form of every key."""

from __future__ import annotations

import pytest
from hypothesis import given

from arnorm import DEDUP, StripPunctuation, collapse_whitespace, strip_punctuation
from case_files import load, params
from strategies import texts

ROWS = load("dedup")


@pytest.mark.parametrize("row", params("dedup"))
def test_pairs(row: dict[str, list[str]]) -> None:
    one, other = row["text"], row.get("same") or row["apart"]
    assert one != other
    assert (DEDUP(one) == DEDUP(other)) == ("same" in row)


def test_there_are_enough_pairs_of_both_kinds() -> None:
    same = sum("same" in row for row in ROWS)
    assert len(ROWS) >= 150
    assert same >= 70
    assert len(ROWS) - same >= 70


@given(texts)
def test_a_key_is_one_line_without_punctuation_and_its_own_key(text: str) -> None:
    key = DEDUP(text)
    assert DEDUP(key) == key
    assert key == " ".join(key.split())
    assert not {*key} & ({*StripPunctuation(protect="numbers").table()} - {*".\u066b-"})


def test_the_key_of_real_text(real_corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in real_corpus[::25]:
        key = DEDUP(text)
        assert DEDUP(key) == key
        assert "\n" not in key
        assert DEDUP(text.replace("\n", " \n\t")) == DEDUP(text.replace("\n", " ")), "lines are spaces"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5 و12.10.2024 و٣٫٥ و5.", "3.5 و12 10 2024 و٣٫٥ و5 "),
        ("درجة -5 و-5 و- 5", "درجة -5 و 5 و  5"),
        ("-5 كتب\n-5 كتب", " 5 كتب\n 5 كتب"),
        ("2010 -2015 (-5)", "2010  2015   5 "),
        ("https://x.y/a", "https   x y a"),
        ("plain, ascii.", "plain  ascii "),
        ("سعر $5+٪", "سعر $5  "),
    ],
    ids=str,
)
def test_punctuation_becomes_spaces_but_for_the_signs_of_values(text: str, expected: str) -> None:
    assert strip_punctuation(text, protect="numbers") == expected
    assert strip_punctuation(expected, protect="numbers") == expected


def test_white_space_is_joined() -> None:
    assert collapse_whitespace(" a\n\n b\xa0\xa0\xa0\xa0c\u2028d ", lines="join") == "a b c d"
