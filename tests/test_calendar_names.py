"""Every row of the calendar's names is read in a sentence, and numbers know the same months."""

from __future__ import annotations

import pytest

from arnorm import find_dates, find_numbers
from arnorm._arabic.data import calendar_names as names

SINGLE = [(row.name, row.calendar, row.number) for row in names.MONTHS]
TWO = [
    (f"{first} {second}" if first not in names.LETTER_MONTHS else first + second, part.calendar, part.number)
    for part in names.PARTS
    for first in part.firsts
    for second in part.seconds
    if first not in names.LETTER_MONTHS or len(second) == 1
]
YEAR = {"gregorian": 2020, "hijri": 1441, "persian": 1399, "coptic": 1736}


@pytest.mark.parametrize(("name", "calendar", "number"), SINGLE + TWO)
def test_every_month_is_read(name: str, calendar: str, number: int) -> None:
    year = YEAR[calendar]
    (mention,) = find_dates(f"وصلوا يوم 5 {name} سنة {year} إلى المدينة")
    assert (mention.calendar, mention.edtf) == (calendar, f"{year}-{number:02d}-05")


@pytest.mark.parametrize(("name", "number"), names.WEEKDAYS)
def test_every_weekday_is_read(name: str, number: int) -> None:
    (mention,) = find_dates(f"وصلوا {name} 23 نوفمبر إلى المدينة")
    assert mention.weekday == number


@pytest.mark.parametrize(("words", "calendar", "sign"), names.ERAS)
def test_every_era_mark_is_read(words: tuple[str, ...], calendar: str, sign: int) -> None:
    if calendar == "coptic" and words == ("ش",):
        text = "توفي في 5 هاتور 1736 ش في المدينة"  # a letter alone is a mark only after a whole date
    else:
        text = f"توفي في المدينة سنة 1200 {' '.join(words)}"  # some are eras only where no other name follows
    (mention,) = find_dates(text)
    assert mention.calendar == calendar
    assert mention.text.endswith(words[-1])
    assert (mention.values[0].year or 0) * sign > 0


@pytest.mark.parametrize(("name", "short", "number"), names.ENGLISH)
def test_every_english_month_is_read(name: str, short: str, number: int) -> None:
    for word in (name, short):
        (mention,) = find_dates(f"صدر في 5 {word} 2020 بيان")
        assert mention.edtf == f"2020-{number:02d}-05"


# Everyday words apart, which are months to nobody without a year.
SURE = [row.name for row in names.MONTHS if not row.word and row.calendar in {"gregorian", "hijri"}]


@pytest.mark.parametrize("name", SURE)
def test_numbers_know_the_months_of_dates(name: str) -> None:
    assert [mention.kind for mention in find_numbers(f"أيام 3-5 {name}")] == ["range"]
