"""parse_date: fields in the manners of real sites, what is no date, every day of both calendars, any string."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arnorm
import strategies
from arnorm import FieldDate, find_dates, parse_date
from arnorm._arabic.data import written_names
from arnorm._arabic.data.calendar_names import ENGLISH
from arnorm._arabic.data.field_words import FRENCH, LABELS, LATIN_WEEKDAYS
from arnorm.dates import calendars
from arnorm.fields import FIELD_RULES
from case_files import load, params
from conftest import ALL

DAY = "2025-11-20"


@pytest.mark.parametrize("case", params("date_fields"))
def test_fields(case: dict[str, Any]) -> None:
    field = case["text"]
    mention = parse_date(field, reference=case.get("reference"))
    time = None if "time" not in case else datetime.time.fromisoformat(case["time"])
    assert (mention.calendar, mention.edtf, mention.time) == (case["calendar"], case["edtf"], time)
    assert list(mention.flags) == case.get("flags", [])
    assert field[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("case", params("no_date_fields"))
def test_no_dates(case: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=re.escape(case["error"])) as error:
        parse_date(case["text"], reference=DAY)
    assert str(error.value).startswith(case["error"])
    assert case["text"][:20] in str(error.value)


# The page has some of the rows that benchmarks/date_fields.md has.
PAGES = [Path(__file__).parents[1] / path for path in ("benchmarks/date_fields.md", "docs/dates-in-fields.md")]
PAGE = "".join(path.read_text("utf-8") for path in PAGES)
ROWS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in PAGE.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == 6 and row[2][-1:] in "0123456789)"])
def test_the_page_says_what_is_read(row: list[str]) -> None:
    _, field, told, *_ = row
    if field == "µs a field" or row[0].startswith(("arnorm", "dateparser", "mahad", "pandas")):
        return
    mention = parse_date(field, reference=DAY if "منذ" in field or "قبل" in field else None)
    time = (
        "" if mention.time is None else f" {mention.time.isoformat('minutes' if not mention.time.second else 'auto')}"
    )
    flags = f" ({', '.join(mention.flags)})" if mention.flags else ""
    assert told == f"{'hijri ' * (mention.calendar == 'hijri')}{mention.edtf}{time}{flags}"


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == 2 and row[1].startswith(("no ", "more ", "two "))])
def test_the_page_says_what_is_refused(row: list[str]) -> None:
    with pytest.raises(ValueError, match=re.escape(row[1])):
        parse_date(row[0])


def rules_of(field: str) -> tuple[str, str]:
    """The rule that reads a field, for either order of short years; empty for none."""
    found = []
    for order in ("dmy", "ymd"):
        try:
            found.append(parse_date(field, order=order).rule)  # type: ignore[arg-type]
        except ValueError:
            found.append("")
    return found[0], found[1]


@pytest.mark.parametrize("rule", FIELD_RULES, ids=lambda rule: rule.name)
def test_rules_of_fields(rule: Any) -> None:
    assert all(rule.name in rules_of(field) for field in rule.examples)
    assert not any(rule.name in rules_of(field) for field in rule.counters)


# --- every day --------------------------------------------------------------------------------------------------------

EASTERN_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ENGLISH_MONTHS = {number: (name, short) for name, short, number in reversed(ENGLISH)}
ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HIJRI_NAMES = written_names.HIJRI_MONTHS


def month_of(day: datetime.date, names: str = "eastern") -> str:
    return written_names.MONTHS[names][day.month - 1]


def weekday_of(day: datetime.date) -> str:
    return written_names.WEEKDAYS[day.weekday()]


GREGORIAN: dict[str, Callable[[datetime.date], str]] = {
    "iso": lambda d: d.isoformat(),
    "iso with time": lambda d: f"{d.isoformat()}T10:30:00+03:00",
    "iso compact": lambda d: f"{d:%Y%m%d}T073000Z",
    "database": lambda d: f"{d.isoformat()} 22:30:05",
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "slashes, eastern digits": lambda d: f"{d.day}/{d.month}/{d.year}".translate(EASTERN_DIGITS),
    "slashes with direction marks": lambda d: f"{d.day}\u200f/{d.month}\u200f/{d.year}",
    "dashes and a time": lambda d: f"{d.day:02}-{d.month:02}-{d.year}, 10:15 PM",
    "dots": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "year first": lambda d: f"{d.year}/{d.month}/{d.day}",
    "short year": lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    "spreadsheet": lambda d: f"{d.day}-{ENGLISH_MONTHS[d.month][1]}-{d.year % 100:02}",
    "month in words": lambda d: f"{d.day} {month_of(d)} {d.year}",
    "month in words, with era": lambda d: f"{d.day} {month_of(d)} {d.year}م",
    "levantine": lambda d: f"{d.day} {month_of(d, 'levantine')} {d.year}",
    "maghrebi": lambda d: f"{d.day} {month_of(d, 'maghrebi')} {d.year}",
    "weekday": lambda d: f"{weekday_of(d)}، {d.day} {month_of(d)} {d.year} - 10:30 ص",
    "weekday behind": lambda d: f"{d.day}/{d.month}/{d.year} {weekday_of(d)}",
    "month first": lambda d: f"{month_of(d)} {d.day}, {d.year}",
    "label": lambda d: f"آخر تحديث: {d.day} {month_of(d)} {d.year}",
    "RFC 2822": lambda d: f"{ENGLISH_DAYS[d.weekday()]}, {d.day} {ENGLISH_MONTHS[d.month][1]} {d.year} 10:30:00 +0300",
    "English": lambda d: f"{ENGLISH_MONTHS[d.month][0]} {d.day}, {d.year}",
    "French": lambda d: f"{d.day} {FRENCH[d.month - 1][0]} {d.year}",
}
Hijri = tuple[int, int, int, datetime.date]
HIJRI: dict[str, Callable[[Hijri], str]] = {
    "slashes": lambda h: f"{h[2]}/{h[1]}/{h[0]}",
    "slashes with era": lambda h: f"{h[2]:02}/{h[1]:02}/{h[0]} هـ",
    "year first": lambda h: f"{h[0]}/{h[1]:02}/{h[2]:02}هـ".translate(EASTERN_DIGITS),
    "dashes": lambda h: f"{h[2]:02}-{h[1]:02}-{h[0]}",
    "short year": lambda h: f"{h[2]}/{h[1]}/{h[0] % 100:02}هـ",
    "month in words": lambda h: f"{h[2]} {HIJRI_NAMES[h[1] - 1]} {h[0]}",
    "weekday and era": lambda h: f"{weekday_of(h[3])} {h[2]} {HIJRI_NAMES[h[1] - 1]} {h[0]}هـ",
    "label and time": lambda h: f"تاريخ النشر: {h[2]} {HIJRI_NAMES[h[1] - 1]} {h[0]} هـ الساعة 10:30 م",
    "both calendars": lambda h: (
        f"{h[2]} {HIJRI_NAMES[h[1] - 1]} {h[0]}هـ الموافق {h[3].day} {month_of(h[3])} {h[3].year}م"
    ),
    "both in figures": lambda h: f"{h[0]}/{h[1]:02}/{h[2]:02} - {h[3]:%Y/%m/%d}",
}


def days_between(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    return map(datetime.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def check_day(day: datetime.date, manner: str) -> None:
    mention = parse_date(GREGORIAN[manner](day), reference=day)
    assert (mention.calendar, mention.date) == ("gregorian", day), (manner, day)
    assert "weekday" not in mention.flags


def check_hijri_day(day: datetime.date, manner: str) -> None:
    year, month, number, published = calendars.hijri_of(day.toordinal())
    assert published
    if number > 30:  # two months before 1350 have 31 days in the table; no text has such a day
        return
    mention = parse_date(HIJRI[manner]((year, month, number, day)), reference=day)
    assert (mention.calendar, mention.edtf) == ("hijri", f"{year}-{month:02}-{number:02}"), (manner, day)
    assert mention.date == day
    assert (mention.twin is not None) == manner.startswith("both")
    assert not set(mention.flags) & {"weekday", "calendar"}


FIRST_PUBLISHED, LAST_PUBLISHED = datetime.date(1924, 8, 1), datetime.date(2077, 11, 16)


@pytest.mark.parametrize("manner", GREGORIAN)
def test_every_day_of_two_years_in_every_manner(manner: str) -> None:
    for day in days_between(datetime.date(2024, 1, 1), datetime.date(2025, 12, 31)):
        check_day(day, manner)


@pytest.mark.parametrize("manner", HIJRI)
def test_every_day_of_two_hijri_years_in_every_manner(manner: str) -> None:
    for day in days_between(datetime.date(2023, 7, 19), datetime.date(2025, 6, 25)):
        check_hijri_day(day, manner)


def test_every_day_of_both_calendars() -> None:
    """Each day in one of the manners, in turn; `python tests/test_parse_date.py` goes through all of each.

    `make test` takes each fifth day: of every month a few.
    """
    every = 1 if ALL else 5
    for nth, day in enumerate([*days_between(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))][::every]):
        check_day(day, [*GREGORIAN][nth % len(GREGORIAN)])
    for nth, day in enumerate([*days_between(FIRST_PUBLISHED, LAST_PUBLISHED)][::every]):
        check_hijri_day(day, [*HIJRI][nth % len(HIJRI)])


# --- any string, options, tables --------------------------------------------------------------------------------------

PIECES = (
    "23 11 2025 1446 9 05 1 / - . : ، , هـ م ص الأحد رمضان نوفمبر Nov pm T10:30Z 10:30 +03:00 الساعة شهر سنة الموافق منذ يومين أيام "
    "أمس بتوقيت مكة 20251123 الأول والعشرين ألفين ( ) من إلى القرن التاسع عشر الستينيات"
).split()  # fmt: skip
drawn = st.lists(st.sampled_from([*PIECES, " ", " ", " ", "\u200f"]), max_size=10).map("".join)


@given(
    drawn | strategies.texts,
    st.sampled_from(["dmy", "mdy", "ymd"]),
    st.sampled_from(["auto", "gregorian", "hijri"]),
    st.sampled_from([None, DAY, "2025-11-20T10:00:00", datetime.datetime(2025, 11, 20, 10, tzinfo=datetime.UTC)]),
)
def test_any_string_is_a_date_or_a_value_error(field: str, order: Any, calendar: Any, reference: Any) -> None:
    try:
        mention = parse_date(field, order=order, calendar=calendar, reference=reference)
    except ValueError:
        return
    assert field[mention.start : mention.end] == mention.text
    assert "impossible" not in mention.flags
    assert isinstance(mention.to_dict(), dict)
    mention.to("hijri"), mention.to("gregorian")


def test_a_long_text_is_no_field() -> None:
    with pytest.raises(ValueError, match="3000 characters, more than the 160 of a date field"):
        parse_date("23/11/2025 " + "نص" * 1494 + "x")
    assert parse_date(" " * 1000 + "23/11/2025" + "\n" * 1000).edtf == "2025-11-23"


def told(field: str, **options: Any) -> tuple[str, tuple[str, ...]]:
    mention = parse_date(field, **options)
    return f"{mention.calendar} {mention.edtf}", mention.flags


@pytest.mark.parametrize(
    ("field", "options", "expected"),
    [
        ("5/4/2025", {}, ("gregorian 2025-04-05", ("ambiguous",))),
        ("5/4/2025", {"order": "mdy"}, ("gregorian 2025-05-04", ("ambiguous",))),
        ("25/4/2025", {"order": "mdy"}, ("gregorian 2025-04-25", ())),
        ("الأحد 5/4/2025", {}, ("gregorian 2025-05-04", ())),  # 4 May is a Sunday, 5 April none
        ("السبت 5/4/2025", {"order": "mdy"}, ("gregorian 2025-04-05", ())),
        ("الأحد 6/4/2025", {"order": "mdy"}, ("gregorian 2025-04-06", ())),
        ("الأربعاء 23/11/2025", {}, ("gregorian 2025-11-23", ("weekday",))),
        ("21/04/16", {"order": "ymd"}, ("gregorian 2021-04-16", ("two-digit-year",))),
        ("16/04/21", {"reference": "1925-01-01"}, ("gregorian 1921-04-16", ("two-digit-year",))),
        ("16/9/46", {"calendar": "hijri", "reference": DAY}, ("hijri 1446-09-16", ("two-digit-year",))),
        ("1445/3/15", {}, ("hijri 1445-03-15", ())),
        ("1445/3/15", {"calendar": "gregorian"}, ("gregorian 1445-03-15", ())),
        ("15/3/1255", {"calendar": "hijri"}, ("hijri 1255-03-15", ())),
        ("15 رمضان 1446", {"calendar": "gregorian"}, ("hijri 1446-09-15", ())),
        ("15/9/2025م", {"calendar": "hijri"}, ("gregorian 2025-09-15", ())),
        ("1/1/1600 هـ", {"hijri": "computed"}, ("hijri 1600-01-01", ())),  # the last year of that table
        ("12/11", {}, ("gregorian XXXX-11-12", ("ambiguous", "calendar"))),
        ("12/11", {"calendar": "hijri"}, ("hijri XXXX-11-12", ("ambiguous",))),
        ("31/12", {"reference": DAY}, ("gregorian 2025-12-31", ("assumed-year",))),
        ("الأحد 23 نوفمبر", {"reference": DAY}, ("gregorian 2025-11-23", ("assumed-year",))),
        ("15 رمضان", {"reference": DAY}, ("hijri 1447-09-15", ("assumed-year",))),
        ("1 يناير - 10:30", {"reference": DAY}, ("gregorian 2026-01-01", ("assumed-year", "half-day"))),
        ("قبل 3 ساعات", {"reference": "2025-11-20T01:30:00"}, ("gregorian 2025-11-19", ())),
        ("قبل 3 ساعات", {"reference": DAY}, ("gregorian 2025-11-20", ("approximate",))),
        ("قبل 30 ساعة", {"reference": DAY}, ("gregorian 2025-11-19", ("approximate",))),
        ("قبل يوم واحد", {"reference": DAY}, ("gregorian 2025-11-19", ())),
        ("هـ1445/9/16", {}, ("hijri 1445-09-16", ())),
        ("1410هـ = 1990م", {}, ("hijri 1410", ())),
        ("منذ 20 دقيقة", {"reference": "2025-11-20T01:30:00"}, ("gregorian 2025-11-20", ())),
        ("منذ ثلاثة أيام", {"reference": DAY}, ("gregorian 2025-11-17", ())),
        ("منذ أسبوع", {"reference": DAY}, ("gregorian 2025-11-13", ("approximate",))),
        ("قبل شهرين", {"reference": "2025-01-20"}, ("gregorian 2024-11~", ("approximate",))),
        ("قبل سنة", {"reference": DAY}, ("gregorian 2024~", ("approximate",))),
        ("نشر اليوم", {"reference": DAY}, ("gregorian 2025-11-20", ())),
        ("الأحد الماضي", {"reference": DAY}, ("gregorian 2025-11-16", ())),
        ("23-25 نوفمبر 2025", {}, ("gregorian 2025-11-23/2025-11-25", ())),
        ("القرن التاسع عشر", {}, ("gregorian 18XX", ())),
    ],
)  # fmt: skip
def test_options(field: str, options: dict[str, Any], expected: tuple[str, tuple[str, ...]]) -> None:
    assert told(field, **options) == expected


@pytest.mark.parametrize("field", ["منذ يومين", "أمس", "الأحد الماضي", "قبل 3 ساعات"])
def test_relative_dates_need_a_reference(field: str) -> None:
    with pytest.raises(ValueError, match="no date without reference="):
        parse_date(field)


@pytest.mark.parametrize(
    ("field", "time", "zone"),
    [
        ("23/11/2025 10:30 ص", "10:30:00", ""),
        ("23/11/2025 12:30 ص", "00:30:00", ""),
        ("23/11/2025 12:30 م", "12:30:00", ""),
        ("23/11/2025 12:30 مساءً", "12:30:00", ""),
        ("23/11/2025 9 مساء", "21:00:00", ""),
        ("23/11/2025 الساعة 21", "21:00:00", ""),
        ("23/11/2025 الساعة الثالثة عصرا", "15:00:00", ""),
        ("23/11/2025 24:00", "00:00:00", ""),
        ("23/11/2025 21.30 مساء بتوقيت القاهرة", "21:30:00", "Africa/Cairo"),
        ("23/11/2025 21:30 (توقيت مكة المكرمة)", "21:30:00", "Asia/Riyadh"),
        ("23/11/2025 21:30 GMT+3", "21:30:00+03:00", ""),
        ("2025-11-23T21:30:15.250-0530", "21:30:15-05:30", ""),
        ("23/11/2025", None, ""),
    ],
)
def test_times(field: str, time: str | None, zone: str) -> None:
    mention = parse_date(field)
    assert mention.date == datetime.date(2025, 11, 23)
    assert (None if mention.time is None else mention.time.isoformat(), mention.zone) == (time, zone)
    assert mention.text == field[:10]
    assert mention.to("hijri").time == mention.time  # type: ignore[union-attr]


def test_it_reads_what_find_dates_reads() -> None:
    """A day that `find_dates` finds is the same date as a field, but where its text said more than the mention."""
    cases = load("dates")
    found = (one for case in cases for one in find_dates(case["text"]) if one.day)
    mentions = {one.text: one for one in found}
    assert len(mentions) > 200
    others = []
    for field, one in mentions.items():
        try:
            mention = parse_date(field)
        except ValueError as error:
            others.append((field, one.edtf, str(error)))
            continue
        if (mention.calendar, mention.edtf) != (one.calendar, one.edtf):
            others.append((field, one.edtf, mention.edtf))
    assert len(others) <= len(mentions) // 30, others


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match="text must be str, got bytes: decode it first"):
        parse_date(b"2025")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be str, got NoneType"):
        parse_date(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="order must be one of 'dmy', 'mdy', 'ymd', got 'document'"):
        parse_date("2025", order="document")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="calendar must be one of 'auto', 'gregorian', 'hijri', got 'coptic'"):
        parse_date("2025", calendar="coptic")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"reference must be a datetime\.date or an ISO string"):
        parse_date("2025", reference="today")
    with pytest.raises(ValueError, match="prefer must be one of 'past', 'future', got ''"):
        parse_date("2025", prefer="")  # type: ignore[arg-type]


@pytest.mark.parametrize("word", sorted(LABELS))
def test_labels(word: str) -> None:
    assert parse_date(f"{word}: 23/11/2025").edtf == "2025-11-23"
    with pytest.raises(ValueError, match="more than a date"):
        parse_date(f"{word}زز: 23/11/2025")


@pytest.mark.parametrize(("name", "shorts", "number"), FRENCH, ids=str)
def test_french_months(name: str, shorts: tuple[str, ...], number: int) -> None:
    for word in (name, name.upper(), name.title(), *shorts, *(f"{short}." for short in shorts)):
        assert parse_date(f"23 {word} 2025").edtf == f"2025-{number:02}-23"


@pytest.mark.parametrize(("names", "number"), LATIN_WEEKDAYS, ids=str)
def test_latin_weekdays(names: tuple[str, ...], number: int) -> None:
    day = datetime.date(2025, 11, 24 + number)
    for name in names:
        mention = parse_date(f"{name.title()}. {day:%d/%m/%Y}")
        assert (mention.weekday, mention.flags) == (number, ())


def test_a_field_date_is_a_mention() -> None:
    mention = parse_date("الأحد 2 جمادى الآخرة 1447هـ 23 نوفمبر 2025م - 10:30 م")
    assert isinstance(mention, arnorm.DateMention)
    assert isinstance(mention, FieldDate)
    assert mention.twin == (28, 43)
    assert mention.to_dict()["time"] == "22:30:00"
    assert mention.date == datetime.date(2025, 11, 23)


if __name__ == "__main__":  # every day of both calendars in every manner: some minutes
    for one in days_between(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)):
        for name in GREGORIAN:
            check_day(one, name)
    for one in days_between(FIRST_PUBLISHED, LAST_PUBLISHED):
        for name in HIJRI:
            check_hijri_day(one, name)
