"""The tables of what is counted and measured: each row is read in a sentence, and no word stands in two of them."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from pyarabic.number_const import NUMBER_WORDS

from arnorm import find_dates, find_numbers
from arnorm._arabic.counted import counted_nouns, units
from arnorm._arabic.data.magnitudes import MAGNITUDES, PERCENTS
from arnorm._arabic.data.numerals import CARDINALS, ORDINALS
from arnorm._arabic.data.units import CURRENCY_CODES, CURRENCY_SIGNS, LATIN_UNITS
from arnorm._arabic.money import words_for_money
from arnorm.numbers.context import fold_word

COUNTED = counted_nouns()
MONEY = sorted(words_for_money())
TABLES = {"counted": COUNTED, "magnitudes": MAGNITUDES, "currency": MONEY, "units": sorted(units())}


def value(text: str) -> Decimal | None:
    """The value of a text's one number with a sign in it."""
    (mention,) = (m for m in find_numbers(text) if len(m.text) > 1)
    return mention.value


@pytest.mark.parametrize("word", [*COUNTED, *MAGNITUDES, *sorted(PERCENTS), *MONEY, *sorted(units())])
def test_rows_are_spelt_as_the_folded_view_spells(word: str) -> None:
    assert fold_word(word) == word


@pytest.mark.parametrize(("one", "two"), list(itertools.combinations(TABLES, 2)))
def test_no_word_stands_in_two_tables(one: str, two: str) -> None:
    assert not set(TABLES[one]) & set(TABLES[two])


@pytest.mark.parametrize("word", COUNTED)
def test_what_is_counted_is_counted_in_whole(word: str) -> None:
    assert value(f"نحو 29.954 {word} هناك") == 29954
    # A comma alone before three digits reads as a fraction where most of the text's commas begin one.
    assert value(f"نحو 29,954 {word}") == 29954


@pytest.mark.parametrize("word", [word for word, of in COUNTED.items() if of != "time"])
def test_what_is_counted_is_no_year(word: str) -> None:
    assert [m.edtf for m in find_dates(f"عام 2020 و1500 {word} هناك")] == ["2020"]


@pytest.mark.parametrize("word", [*(word for word in (*sorted(units()), *MONEY, *MAGNITUDES) if len(word) > 1)])
def test_measures_money_and_magnitudes_make_no_year(word: str) -> None:
    assert [m.edtf for m in find_dates(f"عام 2020 و1500 {word} هناك")] == ["2020"]


@pytest.mark.parametrize("word", [*sorted(units()), *MONEY, *MAGNITUDES])
def test_measures_money_and_magnitudes_have_fractions(word: str) -> None:
    assert value(f"نحو 12,13 {word} هناك") == Decimal("12.13")


@pytest.mark.parametrize("word", MAGNITUDES)
def test_magnitudes_have_long_fractions(word: str) -> None:
    assert value(f"نحو 1.338 {word} هناك") == Decimal("1.338")


@pytest.mark.parametrize("word", sorted(PERCENTS))
def test_percents_have_fractions(word: str) -> None:
    assert value(f"نحو 12,13 في {word} هناك") == Decimal("12.13")
    assert value(f"نحو 12,13 ب{word} هناك") == Decimal("12.13")


@pytest.mark.parametrize("sign", CURRENCY_SIGNS)
def test_a_currency_sign_stands_on_either_side(sign: str) -> None:
    for text in (f"نحو 12,13 {sign} هناك", f"نحو {sign}12,13 هناك", f"نحو 12,13{sign} هناك"):
        assert value(text) == Decimal("12.13"), text


@pytest.mark.parametrize("code", sorted(CURRENCY_CODES))
def test_a_currency_code_stands_on_either_side(code: str) -> None:
    for text in (f"نحو 12,13 {code} هناك", f"نحو {code} 12,13 هناك"):
        assert value(text) == Decimal("12.13"), text


@pytest.mark.parametrize("unit", sorted({*LATIN_UNITS} - {"b", "c", "f", "n", "p", "s"}))
def test_a_unit_of_latin_letters_may_be_glued(unit: str) -> None:
    assert value(f"نحو 12,13{unit} هناك") == Decimal("12.13")


def test_every_cardinal_of_pyarabic_is_known() -> None:
    known = {fold_word(word): value for word, value in NUMBER_WORDS.items() if 0 < value <= 2000}
    assert known.items() <= CARDINALS.items()


@pytest.mark.parametrize("word", [*CARDINALS, *ORDINALS])
def test_number_words_are_spelt_as_the_folded_view_spells(word: str) -> None:
    assert fold_word(word) == word
