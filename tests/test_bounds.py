"""Both sides of the bounds that functions have for themselves: each row is a call and what it gives."""

from __future__ import annotations

from typing import Any

import pytest

from arnorm import tags
from arnorm._arabic.commas import commas_of_code
from arnorm._arabic.language import is_arabic_language
from arnorm._arabic.protect import in_tag
from arnorm._core.scan import Scan
from arnorm.dates import _candidates, _lex, calendars, find_dates, numerals
from arnorm.dates import tokens as t
from arnorm.dates import vocabulary as bits
from arnorm.numbers.figures.joined import is_phone
from arnorm.numbers.figures.shapes import find_shape, is_date, to_int
from arnorm.numbers.spelled.words import HUNDREDS_PLACE as HUNDRED
from arnorm.numbers.spelled.words import TENS_PLACE as TEN
from arnorm.numbers.spelled.words import UNITS_PLACE as UNIT
from arnorm.numbers.spelled.words import _place_of

DATES = [
    ("31 12 1446", True), ("32 12 1446", False), ("12 31 1446", True), ("12 32 1446", False), ("13 13 1446", False),
    ("0 5 1446", False), ("5 0 1446", False), ("1 1 1446", True), ("001 5 1446", False), ("5 001 1446", False),
    ("1000 12 31", True), ("0999 12 31", False), ("1446 13 1", False), ("1446 0 1", False), ("1446 1 0", False),
    ("1446 1 1", True), ("1446 12 32", False), ("1446 1 001", False), ("15 3 24", False), ("5 03 24", False),
    ("15 03 4", False), ("15 03 24", True), ("31 12 24", True), ("32 12 24", False), ("31 13 24", False),
    ("00 03 24", False), ("15 00 24", False), ("01 01 24", True), ("15 03 024", False), ("15 3", False),
    ("15 3 1446 1", False), ("15 3 14460", False),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "is_one"), DATES)
def test_three_numbers_are_a_date(parts: str, is_one: bool) -> None:
    assert is_date(parts.split()) is is_one


SHAPES = [
    ("123.456", "thousand"), ("1234.567", "decimal"), ("123.45", "decimal"), ("1234,567", "short"), ("123,4567", "short"),
    ("0.456", "decimal"), ("00.45", "other"), ("05,45", "other"), ("1,2", "short"), ("123,456,789", "grouped"),
    ("1234,456,789", "list"), ("123,45,789", "list"), ("123,456,78", "list"), ("0,456,789", "list"),
    ("1.000.00", "cents"), ("1.000.0", "reference"), ("1.00.00", "reference"), ("1234.000.00", "reference"),
    ("1.635.092,22", "decimal"), ("1.635.09,22", "list"), ("1,635.092", "decimal"), ("1,635.0921", "decimal"),
    ("1,635.5", "decimal"), ("5.1.1", "reference"), ("5'6", "other"), ("15.3.2024", "date"), ("15,3,2024", "list"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "shape"), SHAPES)
def test_the_shape_of_a_number(number: str, shape: str) -> None:
    signs = [sign for sign in number if not sign.isdecimal()]
    parts = "".join(char if char.isdecimal() else " " for char in number).split()
    assert find_shape(parts, signs) == shape


def test_long_runs_of_digits_are_compared_by_their_first() -> None:
    assert to_int("9" * 12) == 10**12 - 1 == to_int("9" * 13)
    assert to_int("9" * 11) < to_int("9" * 12)


PHONES = [
    ("055 1234", False), ("055 12345", True), ("0 5512345", False), ("055 123456789012", False),
    ("055 12345678", True), ("055 123456789", False), ("055 1234 12345678", True), ("0555 1234 12345678", False),
    ("555 12345", False), ("+555 12345", True), ("+555 1234", False), ("هاتف 555 12345", True), ("هاتف 555 1234", False),
    ("هاتف المكتب 555 12345", True), ("هاتف مكتب المدير 555 12345", False), ("05 12 2024", False), ("055 05 12 2024", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_one"), PHONES)
def test_runs_of_digits_are_a_telephone_number(text: str, is_one: bool) -> None:
    first = next(at for at, char in enumerate(text) if char.isdecimal())
    assert is_phone(text[first:].split(), Scan(text), first) is is_one


KINDS = [
    ("0", t.TWO_DIGITS), ("1", t.MONTH_NUMBER), ("12", t.MONTH_NUMBER), ("13", t.DAY_NUMBER), ("31", t.DAY_NUMBER),
    ("32", t.TWO_DIGITS), ("99", t.TWO_DIGITS), ("099", t.LONG), ("100", t.THREE_DIGITS), ("999", t.THREE_DIGITS),
    ("0999", t.THREE_DIGITS), ("1000", t.YEAR), ("00999", t.LONG), ("01999", t.LONG), ("99999", t.LONG), ("9999", t.LONG),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "kind"), KINDS)
def test_the_kind_of_a_run_of_digits(figures: str, kind: str) -> None:
    assert _lex._number.__wrapped__(figures) == (kind, int(figures))
    assert _lex._number.__wrapped__("123456") == (t.LONG, 0)  # no one asks what it comes to


PLACES = [
    (1, UNIT),
    (9, UNIT),
    (10, UNIT | TEN),
    (19, UNIT | TEN),
    (20, TEN),
    (90, TEN),
    (100, HUNDRED),
    (900, HUNDRED),
]


@pytest.mark.parametrize(("value", "place"), PLACES)
def test_the_place_of_a_number_word(value: int, place: int) -> None:
    assert _place_of(value) == place


NAMES = {
    "find_dates": find_dates,
    "_candidates": _candidates,
    "_lex": _lex,
    "bits": bits,
    "in_tag": in_tag,
    "calendars": calendars,
    "numerals": numerals,
    "tags": tags,
}
CALLS: list[tuple[str, Any]] = [
    ("in_tag('<' + 'س' * 2001, 2002)", True),
    ("in_tag('<' + 'س' * 2002, 2003)", False),
    ("_lex._word_kind(31)", t.WORDS_31),
    ("_lex._word_kind(32)", t.WORDS_99),
    ("_lex._word_kind(99)", t.WORDS_99),
    ("_lex._word_kind(100)", t.WORDS_999),
    ("_lex._word_kind(999)", t.WORDS_999),
    ("_lex._word_kind(1000)", t.WORDS_YEAR),
    ("_lex._word_kind(2499)", t.WORDS_YEAR),
    ("_lex._word_kind(2500)", t.LONG),
    ("numerals._magnitude(9)", 1),
    ("numerals._magnitude(10)", 3),
    ("numerals._magnitude(19)", 3),
    ("numerals._magnitude(20)", 2),
    ("numerals._magnitude(90)", 2),
    ("numerals._magnitude(99)", 2),
    ("numerals._magnitude(100)", 4),
    ("numerals._magnitude(900)", 4),
    ("numerals._magnitude(999)", 4),
    ("numerals._magnitude(1000)", 8),
    ("numerals.join([('&', 3), ('_', 10)])", (13, 2)),
    ("numerals.join([('&', 9), ('_', 10)])", (19, 2)),
    ("numerals.join([('&', 20), ('_', 10)])", (20, 1)),
    ("numerals.join([('&', 10), ('_', 10)])", (10, 1)),
    ("numerals.join([('&', 3), ('_', 100)])", (300, 2)),
    ("numerals.join([('&', 9), ('_', 1000)])", (9000, 2)),
    ("numerals.join([('&', 2), ('_', 100)])", (2, 1)),
    ("numerals.join([('&', 10), ('_', 1000)])", (10, 1)),
    ("numerals.join([('&', 100), ('_', 5)])", (105, 2)),
    ("numerals.join([('&', 90), ('_', 5)])", (90, 1)),
    ("numerals.join([('&', 5), ('_', 90)])", (5, 1)),
    ("numerals.join([('&', 5), ('&', 90)])", (95, 2)),
    ("calendars.is_leap(1900)", False),
    ("calendars.is_leap(2000)", True),
    ("calendars.is_leap(2019)", False),
    ("calendars.is_leap(2020)", True),
    ("calendars.is_leap(2200)", False),
    ("calendars.is_leap(2400)", True),
    ("calendars.day_of('hijri', 1446, 12, 29)[1]", True),
    ("calendars.day_of('hijri', 1446, 12, 30)", None),
    ("calendars.day_of('hijri', 1446, 13, 1)", None),
    ("calendars.day_of('hijri', 1446, 0, 1)", None),
    ("calendars.day_of('hijri', 1446, 1, 0)", None),
    ("calendars.day_of('hijri', 1446, 1, 1)[1]", True),
    ("calendars.day_of('hijri', 1342, 12, 30)[1]", False),
    ("calendars.day_of('hijri', 1342, 12, 31)", None),
    ("calendars.day_of('hijri', 1, 1, 1)", (227015, False)),
    ("calendars.day_of('hijri', 10000, 1, 1)", None),
    ("calendars.day_of('hijri', -641, 1, 1)", None),
    ("calendars.day_of('hijri', -639, 1, 1)[1]", False),
    ("calendars.day_of('hijri', 9666, 4, 2)[0]", 3652059),
    ("calendars.day_of('hijri', 9666, 4, 3)", None),
    ("calendars.day_of('hijri', *calendars.hijri_of(1)[:3])", (1, False)),
    ("calendars.day_of('hijri', *calendars.hijri_of(0)[:3])", None),
    ("calendars.hijri_of(calendars.day_of('hijri', 1343, 1, 1)[0])", (1343, 1, 1, True)),
    ("calendars.hijri_of(calendars.day_of('hijri', 1343, 1, 1)[0] - 1)[3]", False),
    ("calendars.hijri_of(calendars.day_of('hijri', 1500, 12, 29)[0])", (1500, 12, 29, True)),
    ("calendars.hijri_of(calendars.day_of('hijri', 1501, 1, 1)[0])[3]", False),
    ("calendars._month_start(1342, 12)[1:]", (29, False)),
    ("calendars._month_start(1341, 12)[1:]", (30, False)),
    ("calendars._month_start(1341, 11)[1:]", (30, False)),
    ("calendars._month_start(1341, 10)[1:]", (29, False)),
    ("calendars._month_start(1340, 12)[1:]", (29, False)),
    ("calendars._month_start(1501, 1)[1:]", (30, False)),
    ("calendars.hijri_year(2000)", 1421),
    ("calendars.hijri_year(1999)", 1420),
    ("calendars.hijri_year(655)", 34),
    ("calendars.hijri_year(654)", 33),
    ("calendars.hijri_year(653)", 31),
    ("calendars.gregorian_year(1420)", 1998),
    ("calendars.gregorian_year(33)", 654),
    ("calendars.gregorian_year(34)", 654),
    ("calendars.gregorian_year(32)", 653),
    (
        "all(calendars.day_of('hijri', *calendars.hijri_of(day)[:3])[0] == day for day in range(227015, 227015 + 10631))",
        True,
    ),  # thirty years
    ("calendars._by_weekday(8, False, 0)", 8),
    ("calendars._by_weekday(8, False, 1)", 9),
    ("calendars._by_weekday(8, False, 6)", 7),
    ("calendars._by_weekday(8, False, 2)", 8),
    ("calendars._by_weekday(8, False, 5)", 8),
    ("calendars._by_weekday(8, True, 1)", 8),
    ("calendars._by_weekday(8, False, None)", 8),
    ("[one.edtf for one in find_dates('الاثنين 29 فبراير', reference='2024-03-01')]", ["2024-02-29"]),
    ("[one.edtf for one in find_dates('الاثنين 29 فبراير', reference='2023-02-27')]", ["2016-02-29"]),
    ("[one.edtf for one in find_dates('29 فبراير', reference='2026-11-23')]", ["XXXX-02-29"]),
    ("[one.edtf for one in find_dates('شهر مايو', reference='2025-11-13')]", ["2025-05"]),
    ("[one.edtf for one in find_dates('شهر مايو', reference='2025-11-14')]", ["2026-05"]),
    ("[one.edtf for one in find_dates('شهر نوفمبر المقبل', reference='2025-11-30')]", ["2025-11"]),
    ("[one.edtf for one in find_dates('شهر مايو المقبل', reference='2025-05-31')]", ["2026-05"]),
    ("[tags._opened('<' + 'س' * far, far + 1) for far in (3999, 4000)]", [True, False]),
    ("_candidates._makes_date(bits.MONTH, 1, 0)", False),
    ("_candidates._makes_date(bits.MONTH, 2, 0)", True),
    ("_candidates._makes_date(bits.CUE, 2, 0)", False),
    ("_candidates._makes_date(bits.CUE | bits.FIGURES, 2, 0)", True),
    ("_candidates._makes_date(bits.ERA | bits.NUMBER, 2, 0)", True),
    ("_candidates._makes_date(bits.MONTH_CUE | bits.FIGURES, 2, 0)", False),
    ("_candidates._makes_date(bits.MONTH_CUE | bits.FIGURES, 3, 0)", True),
    ("_candidates._makes_date(bits.SOLO, 1, 0)", True),
    ("_candidates._makes_date(bits.FIGURES, 3, 1)", False),
    ("_candidates._makes_date(bits.FIGURES, 3, 2)", True),
    ("_candidates._makes_date(bits.FIGURES | bits.HELP, 3, 1)", True),
    ("_candidates._makes_date(bits.FIGURES | bits.HELP, 3, 0)", False),
]


@pytest.mark.parametrize(("call", "gives"), CALLS)
def test_a_call_gives(call: str, gives: Any) -> None:
    assert eval(call, NAMES) == gives  # noqa: S307 -- calls of this file


COMMAS = [
    ('"a", "b"', 3, 0), ('"أ",\n"ب"', 3, 1), ('{"أ",', 4, 1), ("نص\n{'أ'],", 8, 1), ('نص "أ",\n', 6, 0), ('"أ"، ثم', 3, 0),
    (",,نعم", 0, 2), ("(,,نعم", 1, 2), ("س ,,نعم", 2, 2), ("س,,نعم", 1, 0), (",,5", 0, 0), ('f("a","b")', 5, 1),
    ('f ("a","b")', 6, 0), ('["a","b"]', 4, 1), ("f('a','b')", 5, 1), ('f("a") "c","b"', 10, 0), ('("a","b")', 4, 0),
    ('"k": 1, "m": 2', 6, 0), ('"ك","m": 2', 3, 1), ("x = f();", 7, 1), ("x = f(); ثم", 7, 0), ("x = f();\nثم", 7, 1),
    ("نص f();", 6, 0), ("x = f() ;", 8, 0), ("س\nx = f();", 9, 1), ('f("' + "س" * 197 + '","b")', 201, 1),
    ('f("' + "س" * 198 + '","b")', 202, 0), ('"' + "س" * 2998 + '",', 3000, 1), ('"' + "س" * 2999 + '",', 3001, 0),
    ("\n" + '"' + "س" * 2998 + '",', 3001, 1), ("\n" + '"' + "س" * 2999 + '",', 3002, 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "many"), COMMAS)
def test_commas_that_are_no_punctuation(text: str, at: int, many: int) -> None:
    assert text[at] in ",;،"
    assert commas_of_code(text, at) == many


@pytest.mark.parametrize(("before", "is_arabic"), [(99_999, False), (100_000, True)])
def test_a_hundred_thousand_letters_tell_the_language(before: int, is_arabic: bool) -> None:
    assert is_arabic_language("ب" * before + " پ" + " ب" * 9) is is_arabic


def _letters(count: int, gap: str = " ") -> str:
    return gap + gap.join("ك" * 10 for _ in range(count // 10)) + gap + "ك" * (count % 10) + gap


# ملك فرنسا has eight letters and a blank, عام three and one.
KINGS = [
    ("عام 1405" + _letters(242) + "ملك فرنسا", "gregorian"), ("عام 1405" + _letters(243) + "ملك فرنسا", "hijri"),
    ("عام 1405" + _letters(242, "   ") + "ملك فرنسا", "gregorian"), ("عام 1405" + _letters(243, "   ") + "ملك فرنسا", "hijri"),
    ("ملك فرنسا" + _letters(239) + "عام 1405", "gregorian"), ("ملك فرنسا" + _letters(240) + "عام 1405", "hijri"),
    ("ملك فرنسا" + _letters(239, "   ") + "عام 1405", "gregorian"), ("ملك فرنسا" + _letters(240, "   ") + "عام 1405", "hijri"),
    ("عام 1405" + " " * 381 + "ملك فرنسا", "gregorian"), ("عام 1405" + " " * 382 + "ملك فرنسا", "hijri"),
    ("ملك فرنسا" + " " * 377 + "عام 1405", "gregorian"), ("ملك فرنسا" + " " * 378 + "عام 1405", "hijri"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "calendar"), KINGS)
def test_how_far_from_a_year_a_king_is_seen(text: str, calendar: str) -> None:
    """So many letters whatever the blanks, and no farther than parts of a text are apart."""
    assert [mention.calendar for mention in find_dates(text)] == [calendar]
