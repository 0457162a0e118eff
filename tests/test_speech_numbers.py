"""Numbers in words: tests/cases/speech_numbers.json names the rule of grammar of each row; what is spelled reads back."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm import find_numbers, spell_number
from arnorm._arabic.data.numerals import NOUNS
from arnorm.speech.mentions import has_one_gender
from arnorm.speech.number import LARGEST_VALUE, Gender, HundredsStyle, NounCase, look_up
from case_files import load, params
from conftest import ALL

ROWS = load("speech_numbers")
OPTIONS = [
    {"gender": gender, "case": case, "style": style}
    for gender, case, style in itertools.product(get_args(Gender), get_args(NounCase), get_args(HundredsStyle))
]


def to_value(value: str) -> int | Decimal | Fraction:
    return Fraction(value) if "/" in value else Decimal(value) if "." in value or "E" in value else int(value)


@pytest.mark.parametrize("row", params("speech_numbers"))
def test_rules_of_grammar(row: dict[str, Any]) -> None:
    assert spell_number(to_value(row["text"]), **row.get("options", {})) == row["words"]


def reads_back(number: int, options: dict[str, Any]) -> bool:
    words = spell_number(number, **options)
    found = find_numbers(words, words=True)
    return [(one.text, one.value) for one in found] == [(words, number)]


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: "-".join(options.values()))
def test_small_numbers_read_back(options: dict[str, Any]) -> None:
    numbers = (*range(20_001 if ALL else 1101), 10**6, 10**9, 10**12)
    wrong = [number for number in numbers if not reads_back(number, options)]
    assert wrong == []


@given(st.integers(4, 15).flatmap(lambda power: st.integers(2001, 10**power)), st.sampled_from(OPTIONS))
def test_any_number_reads_back(number: int, options: dict[str, Any]) -> None:
    assert reads_back(number, options)


def test_numbers_with_one_form_for_both_genders_are_told_by_their_digits() -> None:
    values = (*range(1300), *range(9_990, 10_130), 10**6 + 1, 3 * 10**9, Decimal("0.5"), Decimal("2.05"))
    for value, case in itertools.product(values, get_args(NounCase)):
        masculine, feminine = (spell_number(value, gender=gender, case=case) for gender in get_args(Gender))
        assert has_one_gender(value) == (masculine == feminine), value


@pytest.mark.parametrize("singular", NOUNS)
def test_a_noun_is_found_by_its_forms(singular: str) -> None:
    assert look_up(singular) == (singular, NOUNS[singular])
    plural, _ = look_up(NOUNS[singular].plural)
    assert NOUNS[plural].plural == NOUNS[singular].plural
    assert spell_number(5, counted=NOUNS[singular].plural).endswith(NOUNS[singular].plural)


@pytest.mark.parametrize(
    ("value", "options", "error", "message"),
    [
        (3.5, {}, TypeError, "write Decimal"),
        (True, {}, TypeError, "got bool"),
        ("5", {}, TypeError, "got str"),
        (LARGEST_VALUE + 1, {}, ValueError, "at most 10"),
        (Decimal("NaN"), {}, ValueError, "finite"),
        (5, {"gender": "neuter"}, ValueError, "gender must be one of 'masculine', 'feminine', got 'neuter'"),
        (5, {"case": "oblique"}, ValueError, "case must be one of"),
        (5, {"style": "old"}, ValueError, "style must be one of"),
        (5, {"counted": 3}, TypeError, "counted must be a noun"),
        (0, {"ordinal": True}, ValueError, "above zero"),
        (5, {"ordinal": 1}, TypeError, "ordinal must be True or False"),
    ],
)
def test_bad_options(value: Any, options: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        spell_number(value, **options)
