"""The two calendars: the published table, the tabular arithmetic around it, and what mentions make of them."""

import datetime
import itertools
import subprocess
import sys

import hijridate
import pytest

from arnorm import parse_date, unify_dates
from arnorm.dates import calendars, find_dates
from arnorm.dates.mention import DateMention, DateValue
from arnorm.dates.options import HIJRI_TABLES, HijriTable
from case_files import load, params

YEARS = range(1343, 1501)
MONTHS = range(1, 13)


def mention(calendar, *values, kind="date", weekday=None, flags=()):
    """A mention of these values, each a tuple of year, month, day."""
    read = tuple(
        value if isinstance(value, DateValue) else DateValue(**dict(zip(("year", "month", "day"), value, strict=False)))
        for value in values
    )
    return DateMention(
        start=0, end=1, text="…", calendar=calendar, values=read, kind=kind, weekday=weekday, flags=flags
    )


def ordinal(*date):
    return datetime.date(*date).toordinal()


# The published table


def test_every_published_month_starts_where_hijridate_says_both_ways():
    for year in YEARS:
        for month in MONTHS:
            start = hijridate.Hijri(year, month, 1).to_gregorian().toordinal()
            assert calendars.day_of("hijri", year, month, 1) == (start, True)
            assert calendars.hijri_of(start) == (year, month, 1, True)


def test_every_published_day_comes_back():
    first, last = ordinal(1924, 8, 1), ordinal(2077, 11, 16)
    days = range(first, last + 1)
    assert len(days) == 55991
    before = None
    for day in days:
        hijri = calendars.hijri_of(day)
        assert calendars.day_of("hijri", *hijri[:3]) == (day, True)
        assert before is None or hijri > before
        before = hijri


def test_every_tabular_day_comes_back_up_to_the_seam():
    for day in range(ordinal(1, 1, 1), ordinal(1924, 8, 1), 7):
        year, month, date, published = calendars.hijri_of(day)
        assert not published
        assert calendars.day_of("hijri", year, month, date) == (day, False)


@pytest.mark.parametrize("case", params("calendars", set="dated"))
def test_days_that_history_dates_in_both_calendars(case):
    day = datetime.date.fromisoformat(case["day"])
    hijri = mention("hijri", tuple(case["hijri"]), weekday=case["weekday"])
    assert hijri.date == day
    assert hijri.weekday_agrees is True
    back = mention("gregorian", (day.year, day.month, day.day)).to("hijri")
    assert (back.year, back.month, back.day) == tuple(case["hijri"])
    assert "~" not in back.edtf


@pytest.mark.parametrize("case", params("calendars", set="odd_months"))
def test_the_eight_odd_months(case):
    """Months of 28 and 31 days, printed so when a sighting corrected the calendar; the table holds eight."""
    year, month, length = case["year"], case["month"], case["length"]
    start = ordinal(*map(int, case["start"].split("-")))
    for day in range(1, length + 1):
        assert calendars.day_of("hijri", year, month, day) == (start + day - 1, True)
        assert calendars.hijri_of(start + day - 1) == (year, month, day, True)
    assert calendars.day_of("hijri", year, month, length + 1) is None
    assert calendars.hijri_of(start + length)[2] == 1


def test_there_are_no_other_odd_months():
    odd = [
        (year, month) for year in YEARS for month in MONTHS if calendars._month_start(year, month)[1] not in (29, 30)
    ]
    assert odd == [(case["year"], case["month"]) for case in load("calendars", set="odd_months")]


# Around it


@pytest.mark.parametrize("case", params("calendars", set="tabular"))
def test_tabular_days_that_others_publish(case):
    assert calendars.hijri_of(case["day"]) == (*case["hijri"], False)
    if case["hijri"][0] > 0:
        assert calendars.day_of("hijri", *case["hijri"]) == (case["day"], False)


def test_tabular_months_start_where_convertdate_says():
    islamic = pytest.importorskip("convertdate.islamic", reason="convertdate is not installed")
    for year in (*range(1, 1343), *range(1501, 1701)):
        for month in MONTHS:
            start = int(islamic.to_jd(year, month, 1) + 0.5) - 1721425
            assert calendars.day_of("hijri", year, month, 1) == (start, False)


def test_the_seam_at_1343():
    """The tabular 1342 runs one day into the published 1343: that day is the table's."""
    assert calendars.hijri_of(ordinal(1924, 7, 31)) == (1342, 12, 28, False)
    assert calendars.hijri_of(ordinal(1924, 8, 1)) == (1343, 1, 1, True)
    assert calendars.day_of("hijri", 1342, 12, 29) == (ordinal(1924, 8, 1), False)
    assert mention("hijri", (1342, 12, 29)).to("gregorian").edtf == "1924-08-01~"
    assert mention("hijri", (1343, 1, 1)).to("gregorian").edtf == "1924-08-01"
    assert mention("gregorian", (1924, 7)).to("hijri").edtf == "1342-11-28~/1342-12-28~"


def test_the_seam_at_1500():
    assert calendars.hijri_of(ordinal(2077, 11, 16)) == (1500, 12, 30, True)
    assert calendars.hijri_of(ordinal(2077, 11, 17)) == (1501, 1, 1, False)
    assert mention("hijri", (1500, 12)).to("gregorian").edtf == "2077-10-18/2077-11-16"
    assert mention("hijri", (1500,)).to("gregorian").edtf == "2076-11-27/2077-11-16"
    assert mention("hijri", (1501, 1, 1)).to("gregorian").edtf == "2077-11-17~"


@pytest.mark.parametrize(
    ("calendar", "date"),
    [
        ("hijri", (1446, 9, 30)),  # printed with 29 days
        ("hijri", (1446, 13, 1)),
        ("hijri", (1446, 0, 1)),
        ("hijri", (1446, 9, 0)),
        ("hijri", (1446, -3, 1)),
        ("hijri", (1200, 9, 31)),
        ("hijri", (-5000, 1, 1)),
        ("hijri", (9999, 12, 1)),
        ("hijri", (10**12, 1, 1)),
        ("gregorian", (2025, 2, 30)),
        ("gregorian", (0, 1, 1)),
        ("gregorian", (10000, 1, 1)),
        ("persian", (1404, 1, 1)),
    ],
)
def test_no_such_day(calendar, date):
    assert calendars.day_of(calendar, *date) is None
    found = mention(calendar, date)
    assert found.date is None
    assert found.days() is None
    assert found.to("hijri" if calendar == "gregorian" else "gregorian") is None


def test_a_tabular_month_may_have_been_seen_to_have_thirty_days():
    assert mention("hijri", (1200, 2, 30)).to("gregorian").edtf == mention("hijri", (1200, 3, 1)).to("gregorian").edtf


def test_a_table_that_changed_its_shape_is_refused(monkeypatch):
    starts = hijridate.ummalqura.MONTH_STARTS
    calendars._table.cache_clear()
    monkeypatch.setattr(hijridate.ummalqura, "MONTH_STARTS", starts[:-1])
    try:
        with pytest.raises(RuntimeError, match="not what it was"):
            calendars.hijri_of(1)
    finally:
        calendars._table.cache_clear()


# Mentions


@pytest.mark.parametrize(
    ("given", "to", "edtf"),
    [
        (mention("hijri", (1446, 9, 15)), "gregorian", "2025-03-15"),
        (mention("gregorian", (2025, 3, 15)), "hijri", "1446-09-15"),
        (mention("hijri", (1446, 9)), "gregorian", "2025-03-01/2025-03-29"),
        (mention("hijri", (1446,)), "gregorian", "2024-07-07/2025-06-25"),
        (mention("gregorian", (2025,)), "hijri", "1446-07-01/1447-07-11"),
        (mention("gregorian", (2024, 2)), "hijri", "1445-07-20/1445-08-19"),
        (mention("hijri", (1446, 9, 1), (1446, 9, 5), kind="range"), "gregorian", "2025-03-01/2025-03-05"),
        (mention("hijri", (1446,), (1447,), kind="range"), "gregorian", "2024-07-07/2026-06-15"),
        (mention("hijri", (1446, 9, 1), (1446, 9, 5), kind="list"), "gregorian", "{2025-03-01,2025-03-05}"),
        (mention("hijri", (1446, 9), (1446, 10), kind="list"), "gregorian", "2025-03-01/2025-04-28"),
        (mention("hijri", (1200, 9, 15)), "gregorian", "1786-07-12~"),
        (mention("hijri", DateValue(year=600, unit="century")), "gregorian", "1203-09-17~/1300-09-23~"),
        (mention("gregorian", DateValue(year=1990, unit="decade")), "hijri", "1410-06-04/1420-09-23"),
        (mention("hijri", DateValue(year=1446, month=9, day=20, approximate=True)), "gregorian", "2025-03-20~"),
        (mention("gregorian", (2025, 3, 15)), "gregorian", "2025-03-15"),
    ],
)
def test_conversion(given, to, edtf):
    assert given.to(to).edtf == edtf
    assert given.to(to).calendar == to


@pytest.mark.parametrize(
    "given",
    [
        DateValue(month=9, day=15),
        DateValue(month=9),
        DateValue(year=1446, day=3),
    ],
)
def test_what_has_no_year_or_no_month_is_not_converted(given):
    assert mention("hijri", given).to("gregorian") is None
    assert mention("hijri", given).date is None


def test_impossible_mentions_and_lists_with_gaps_are_not_converted():
    assert mention("gregorian", (2025, 2, 30), flags=("impossible",)).to("hijri") is None
    assert mention("hijri", (1446, 9), (1446, 11), kind="list").to("gregorian") is None
    assert mention("hijri", (1446, 9, 15), flags=("impossible",)).date is None


def test_another_calendar_is_refused():
    with pytest.raises(ValueError, match="'gregorian', 'hijri', got 'persian'"):
        mention("hijri", (1446, 9, 15)).to("persian")


def test_a_weekday_moves_a_tabular_day_by_one_and_no_more():
    day = mention("hijri", (1200, 9, 15)).date
    assert day == datetime.date(1786, 7, 12)
    assert day.weekday() == 2
    for weekday, moved in ((1, -1), (2, 0), (3, 1), (4, 0), (0, 0)):
        found = mention("hijri", (1200, 9, 15), weekday=weekday)
        assert found.date == day + datetime.timedelta(moved)
        assert found.to("gregorian").edtf == f"{found.date.isoformat()}~"
        assert found.weekday_agrees is (weekday in (1, 2, 3))


def test_a_weekday_never_moves_a_published_day():
    found = mention("hijri", (1446, 9, 15), weekday=6)
    assert found.date == datetime.date(2025, 3, 15)
    assert found.weekday_agrees is False
    assert mention("hijri", (1446, 9, 15), weekday=5).weekday_agrees is True
    assert mention("hijri", (1446, 9, 15)).weekday_agrees is None
    assert mention("hijri", (1446, 9), weekday=5).weekday_agrees is None


@pytest.mark.parametrize(
    ("written", "later"),
    [
        ("4 أكتوبر 1582", 10), ("28 فبراير 1500", 9), ("1 مارس 1500", 10), ("31 ديسمبر 1400", 9), ("28 فبراير 400", 1),
        ("1 مارس 400", 1), ("1 مارس 300", 1), ("28 فبراير 300", 0), ("1 مارس 1000", 6), ("15 أكتوبر 1582", 0),
    ],
)  # fmt: skip
def test_how_many_days_later_a_julian_day_is_by_our_calendar(written, later):
    (mention,) = find_dates(f"{written} م")
    day = datetime.date(mention.year, mention.month, mention.day).toordinal()
    assert calendars.julian_day(day) - day == later


def test_gregorian_days_before_1582_agree_by_their_julian_reading_too():
    # Constantinople fell on Tuesday 29 May 1453 in the Julian calendar, a Sunday if the date were Gregorian.
    assert mention("gregorian", (1453, 5, 29), weekday=1).weekday_agrees is True
    assert mention("gregorian", (1453, 5, 29), weekday=6).weekday_agrees is True
    assert mention("gregorian", (1453, 5, 29), weekday=3).weekday_agrees is False
    assert mention("gregorian", (1453, 5, 29)).agrees_with(mention("hijri", (857, 5, 20))) is True
    assert mention("gregorian", (1582, 10, 15), weekday=4).weekday_agrees is True


def test_twins_agree_within_two_days():
    hijri = mention("hijri", (1446, 9, 15))
    for off, agrees in ((-3, False), (-2, True), (0, True), (2, True), (3, False)):
        day = datetime.date(2025, 3, 15) + datetime.timedelta(off)
        gregorian = mention("gregorian", (day.year, day.month, day.day))
        assert hijri.agrees_with(gregorian) is gregorian.agrees_with(hijri) is agrees


def test_twins_less_than_a_day():
    assert mention("hijri", (1446,)).agrees_with(mention("gregorian", (2025,))) is True
    assert mention("hijri", (1446,)).agrees_with(mention("gregorian", (2026,))) is False
    assert mention("hijri", (1446, 9)).agrees_with(mention("gregorian", (2025, 3))) is True
    assert mention("hijri", (1446, 9)).agrees_with(mention("gregorian", (2025, 5))) is False
    assert mention("hijri", DateValue(month=9)).agrees_with(mention("gregorian", (2025, 5))) is None


def test_official_days_that_the_table_places_a_day_away_are_still_twins():
    # The decree that named the Kingdom gave 21 Jumada I 1351 for 23 September 1932; the table has the 22nd.
    assert mention("gregorian", (1932, 9, 23)).to("hijri").edtf == "1351-05-22"
    assert mention("hijri", (1351, 5, 21)).agrees_with(mention("gregorian", (1932, 9, 23))) is True


def test_nothing_is_imported_before_a_conversion():
    code = (
        "import sys, arnorm.dates.mention as m;"
        "x = m.DateMention(start=0, end=1, text='x', calendar='gregorian', values=(m.DateValue(year=2025),)); x.edtf;"
        "assert 'hijridate' not in sys.modules; x.to('hijri'); assert 'hijridate' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# --- which Umm al-Qura ---


def starts(table: HijriTable, first: int, last: int) -> list[int]:
    months = itertools.product(range(first, last + 1), range(1, 13))
    return [calendars.day_of("hijri", year, month, 1, table)[0] for year, month in months]  # type: ignore[index]


def test_the_computed_calendar_differs_from_the_published_one_by_a_day_or_two() -> None:
    apart = [
        one - two for one, two in zip(starts("published", 1343, 1500), starts("computed", 1343, 1500), strict=True)
    ]
    assert sum(map(bool, apart)) == 740
    assert max(map(abs, apart)) == 2
    assert starts("published", 1420, 1449) == starts("computed", 1420, 1449)


def test_the_computed_calendar_is_that_of_icu() -> None:
    icu = pytest.importorskip("icu", reason="PyICU is not installed")
    found = icu.Calendar.createInstance(icu.TimeZone.createTimeZone("UTC"), icu.Locale("ar@calendar=islamic-umalqura"))
    for nth, day in enumerate(starts("computed", 1300, 1600)):
        found.setTime((day - datetime.date(1970, 1, 1).toordinal()) * 86400)
        fields = icu.UCalendarDateFields
        assert [found.get(one) for one in (fields.YEAR, fields.MONTH, fields.DATE)] == [1300 + nth // 12, nth % 12, 1]


@pytest.mark.parametrize("table", HIJRI_TABLES)
def test_each_calendar_goes_both_ways(table: HijriTable) -> None:
    for day in range(datetime.date(1881, 1, 1).toordinal(), datetime.date(2180, 1, 1).toordinal(), 5):
        year, month, number, exact = calendars.hijri_of(day, table)
        assert calendars.day_of("hijri", year, month, number, table) == (day, exact)


def test_the_calendar_of_choice() -> None:
    days = {"published": "2030-05-03", "computed": "2030-05-04", "civil": "2030-05-04"}
    for table, day in days.items():
        field = parse_date("1 محرم 1452", hijri=table)  # type: ignore[arg-type]
        assert (str(field.date), field.to("gregorian").edtf) == (day, day)  # type: ignore[union-attr]
        (found,) = find_dates("في 1 محرم 1452هـ")
        assert found.to("gregorian", hijri=table).edtf == day  # type: ignore[union-attr,arg-type]
        assert unify_dates("في 1 محرم 1452هـ", form="iso", calendar="gregorian", hijri=table) == f"في {day}"  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="hijri must be one of 'published', 'computed', 'civil', got 'icu'"):
        found.to("gregorian", hijri="icu")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="hijri must be one of"):
        parse_date("1 محرم 1452", hijri="icu")  # type: ignore[arg-type]


def test_a_weekday_that_agrees_with_either_calendar_is_no_doubt() -> None:
    assert find_dates("الجمعة 1 محرم 1452هـ")[0].flags == ()
    assert find_dates("السبت 1 محرم 1452هـ")[0].flags == ()
    assert find_dates("الأحد 1 محرم 1452هـ")[0].flags == ("weekday",)


def test_a_weekday_that_only_the_computed_calendar_has_decides_for_it() -> None:
    days = [find_dates(f"{weekday} 1 محرم 1452هـ")[0].date for weekday in ("الجمعة", "السبت", "الأحد")]
    assert [day and (day.day, day.weekday()) for day in days] == [(3, 4), (4, 5), (3, 4)]
    assert unify_dates("السبت 1 محرم 1452هـ", calendar="gregorian") == "السبت 4 مايو 2030 م"
    assert unify_dates("الجمعة 1 محرم 1452هـ", calendar="gregorian") == "الجمعة 3 مايو 2030 م"
