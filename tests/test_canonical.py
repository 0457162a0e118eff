"""What is written is read back by itself as the same: every value, calendar, form and style of UnifyDates and UnifyNumbers.

An edit is right because of how it is made, not because the text around it is read again when it is made. So each form
that is written must be one that the finder reads back: this goes through them all. Ordinary sentences that once needed
a proof are beside it, with all ways of writing them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from arnorm import WEB, DateMention, UnifyDates, UnifyNumbers, find_dates, find_numbers, spell_number
from arnorm._arabic.data import written_names
from case_files import load, params
from conftest import ALL

ORDINARY = load("ordinary_dates")
WAYS: dict[str, Any] = {
    "default": UnifyDates(),
    "iso": UnifyDates(form="iso"),
    "numeric": UnifyDates(form="numeric"),
    "edtf": UnifyDates(form="edtf"),
    "gregorian": UnifyDates(calendar="gregorian"),
    "hijri": UnifyDates(calendar="hijri"),
    "both": UnifyDates(calendar="both"),
    "double": UnifyDates(months="double"),
    "WEB": WEB,
}


@pytest.mark.parametrize("case", params("ordinary_dates"))
def test_ordinary_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [[m.text, m.calendar, m.edtf] for m in find_dates(text)] == case["reads"]
    assert {name: new for name, way in WAYS.items() if (new := way(text)) != text} == case["writes"]


# Days: every day of every month of both calendars, its years going through the whole range.
FORMS = ("long", "iso", "numeric", "edtf")
CALENDARS = ("keep", "gregorian", "hijri", "both")
MONTHS = ("eastern", "levantine", "maghrebi", "moroccan", "mauritanian", "libyan", "double")
DIGITS = ("keep", "western", "arabic", "persian")
YEARS = {
    "gregorian": (
        *range(1900, 2051, 3),
        1,
        9,
        99,
        622,
        704,
        1000,
        1258,
        1431,
        *range(1582, 1900, 29),
        2099,
        2500,
        2999,
    ),
    "hijri": (*range(1300, 1500, 3), 1, 9, 99, 148, 309, 656, *range(700, 1300, 29), 1500, 1600, 1999),
}
# Names of months are written in the long form, or where a year is missing.
STYLES = [
    {"form": form, "calendar": calendar, "months": months, "order": order}
    for form, calendar, months, order in itertools.product(FORMS, CALENDARS, MONTHS, ("dmy", "mdy"))
    if (form == "long" or months == "eastern") and (form == "numeric" or order == "dmy")
]
# `make test` takes every other day of each style, the others in the next style.
EVERY = 1 if ALL else 2
LONGEST_MONTH = {"gregorian": (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), "hijri": (30,) * 12}


def _days() -> Iterator[tuple[int, str, int, int]]:
    """A number for each day, its calendar, month and day."""
    nth = itertools.count()
    for calendar, lengths in LONGEST_MONTH.items():
        for month, length in enumerate(lengths, 1):
            for day in range(1, length + 1):
                yield next(nth), calendar, month, day


def _read(text: str, order: str) -> list[tuple[str, str]]:
    """The values that are read, each with its calendar; an approximate one says so in one form alone."""
    mentions = find_dates(text, order=order)  # type: ignore[arg-type]
    return [(m.calendar, value.edtf.rstrip("~")) for m in mentions for value in m.values]


def _find_others(mention: DateMention, to: str) -> list[tuple[str, str]]:
    """What may be written for a mention: itself, itself in the other calendar, or both."""
    own = (mention.calendar, mention.edtf.rstrip("~"))
    other = mention.to("hijri" if mention.calendar == "gregorian" else "gregorian") if to != "keep" else None
    return [own] if other is None else [own, (other.calendar, other.edtf.rstrip("~"))]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: " ".join(style.values()))
def test_every_day_is_read_back(style: dict[str, Any]) -> None:
    written = 0
    steps = [UnifyDates(**style, digits=digits) for digits in DIGITS]
    for nth, calendar, month, day in itertools.islice(_days(), STYLES.index(style) % EVERY, None, EVERY):
        at = nth + STYLES.index(style)
        year = YEARS[calendar][at * 7 % len(YEARS[calendar])]
        name = (written_names.HIJRI_MONTHS if calendar == "hijri" else written_names.MONTHS["eastern"])[month - 1]
        era = written_names.ERAS[calendar]
        text = f"{day} {name} {year} {era}" if at % 2 else f"{year:04d}-{month:02d}-{day:02d} {era}"
        mentions = find_dates(text)
        if [m.text for m in mentions if m.day] != [text]:
            continue  # 31 February; a year of one digit in figures
        written += _check_reading(steps[nth // EVERY % len(steps)], text, mentions[0])
    assert written > 150 // EVERY


def _check_reading(step: UnifyDates, text: str, mention: DateMention) -> bool:
    """Whether the text is written otherwise; what is written says what it said."""
    new = step(text)
    own, *other = _find_others(mention, step.calendar)
    assert _read(new, step.order) in ([own], other, [own, *other]), (text, new)
    assert step(new) == new
    return new != text


# Less and more than a day: a month of a year, a year, a day of no year, days together, a weekday.
PARTS = {
    "gregorian": ("{month} {year}", "شهر {month} {year} م", "{day} {month}", "سنة {year} م", "{year} ميلادية", "{month}/{other} {year}",
        "{day} من شهر {month} لعام {year}م", "من 5 إلى {day} {month} {year}", "3 و{day} {month} {year} م", "عامي {year}م"),
    "hijri": ("{month} {year}", "شهر {month} {year}هـ", "{day} {month}", "سنة {year} هـ", "{year} للهجرة", "العام {year}/{next}هـ",
        "{day} من شهر {month} لعام {year}هـ", "من 5 إلى {day} {month} {year} هـ", "3 و{day} {month} {year}هـ", "غرة {month} {year}"),
}  # fmt: skip


@pytest.mark.parametrize(
    "style", [style for style in STYLES if style["calendar"] == "keep"], ids=lambda style: " ".join(style.values())
)
def test_parts_and_rows_of_days_are_read_back(style: dict[str, Any]) -> None:
    steps = [UnifyDates(**style, digits=digits) for digits in DIGITS]
    written = 0
    for calendar, frames in PARTS.items():
        names = written_names.HIJRI_MONTHS if calendar == "hijri" else written_names.MONTHS["eastern"]
        for nth, (frame, month) in enumerate(itertools.product(frames, range(12))):
            year = YEARS[calendar][(nth * 5 + STYLES.index(style)) % len(YEARS[calendar])]
            text = frame.format(
                day=6 + nth % 23, month=names[month], year=year, next=year + 1,
                other=written_names.MONTHS["levantine"][month],
            )  # fmt: skip
            step = steps[nth % len(steps)]
            new = step(text)
            written += new != text
            assert step(new) == new
            assert _read(new, style["order"]) == _read(text, "dmy"), (text, new)
    assert written > 20


NUMBERS = [*range(0, 100, 3), *range(100, 100_000, 4001), *(3 * 10**power + 7 for power in range(5, 15))]
FRACTIONS = ("", ".5", ".25", ".125", ".0625")
SIGNS = {  # thousands, decimal
    "western": (",", "."),
    "arabic": ("٬", "٫"),
    "Arabic comma": ("", "،"),
    "stops and commas": (".", ","),
    "spaces": (" ", ","),
}
UNITS = ("", "%", " ريال", "٪", " مليون", " في المئة")
WESTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize("grouping", ["keep", "drop"])
@pytest.mark.parametrize("to", ["keep", "western", "arabic", "persian"])
@pytest.mark.parametrize("signs", SIGNS)
def test_every_number_is_read_back(signs: str, to: Any, grouping: Any) -> None:
    step, written = UnifyNumbers(to=to, grouping=grouping), 0
    thousands, decimal = SIGNS[signs]
    for nth, (number, fraction) in enumerate(itertools.product(NUMBERS, FRACTIONS)):
        grouped = f"{number:,}".replace(",", thousands)
        text = f"{grouped}{fraction.replace('.', decimal)}{UNITS[nth % len(UNITS)]}"
        text = f"{('', '-', '+')[nth % 3]}{text.translate(WESTERN) if nth % 2 else text}"
        before, new = find_numbers(text), step(text)
        written += new != text
        assert [(m.value, m.kind) for m in find_numbers(new)] == [(m.value, m.kind) for m in before], (text, new)
        assert step(new) == new
    assert written > 100


@pytest.mark.parametrize("to", ["keep", "western", "arabic", "persian"])
def test_every_number_in_words_is_read_back(to: Any) -> None:
    step = UnifyNumbers(to=to, words="digits")
    for number in NUMBERS:
        (mention,) = find_numbers(step(spell_number(number)))
        assert mention.value == number
