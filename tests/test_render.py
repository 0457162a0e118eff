"""Names and forms."""

import pytest

from arnorm._arabic.data.written_names import ERAS, HIJRI_MONTHS, MONTHS, WEEKDAYS
from arnorm.dates.mention import DateValue
from arnorm.dates.write import date_text, month_text

DAY = DateValue(year=2025, month=3, day=5)
HIJRI = DateValue(year=481, month=9, day=5)


def test_every_vocabulary_has_twelve_months_all_different():
    for names in (*MONTHS.values(), HIJRI_MONTHS):
        assert len(set(names)) == 12
    assert len(set(WEEKDAYS)) == 7


def test_no_name_carries_what_a_character_step_would_take_off():
    for name in (*ERAS.values(), *HIJRI_MONTHS, *WEEKDAYS, *(name for names in MONTHS.values() for name in names)):
        assert all("ء" <= char <= "ي" or char in " /" for char in name)
        assert name == " ".join(name.split())
        assert "ـ" not in name or name == ERAS["hijri"]


@pytest.mark.parametrize(
    ("months", "january", "may", "august"),
    [
        ("eastern", "يناير", "مايو", "أغسطس"),
        ("levantine", "كانون الثاني", "أيار", "آب"),
        ("maghrebi", "جانفي", "ماي", "أوت"),
        ("moroccan", "يناير", "ماي", "غشت"),
        ("mauritanian", "يناير", "مايو", "أغشت"),
        ("libyan", "النار", "الماء", "هانيبال"),
        ("double", "كانون الثاني/يناير", "أيار/مايو", "آب/أغسطس"),
    ],
)
def test_month_names(months, january, may, august):
    assert [month_text("gregorian", month, months) for month in (1, 5, 8)] == [january, may, august]
    assert month_text("hijri", 4, months) == "ربيع الآخر"


@pytest.mark.parametrize(
    ("form", "gregorian", "marked", "hijri"),
    [
        ("long", "5 مارس 2025", "5 مارس 2025 م", "5 رمضان 481 هـ"),
        ("iso", "2025-03-05", "2025-03-05", "0481-09-05 هـ"),
        ("numeric", "5/3/2025", "5/3/2025 م", "5/9/481 هـ"),
        ("edtf", "2025-03-05", "2025-03-05", "5 رمضان 481 هـ"),
    ],
)
def test_forms_of_a_day(form, gregorian, marked, hijri):
    assert date_text(DAY, "gregorian", form, "eastern", False) == gregorian
    assert date_text(DAY, "gregorian", form, "eastern", True) == marked
    assert date_text(HIJRI, "hijri", form, "eastern", False) == hijri
    assert date_text(HIJRI, "hijri", form, "eastern", True) == hijri


@pytest.mark.parametrize("form", ["long", "iso", "numeric", "edtf"])
def test_less_than_a_day_is_written_long_in_every_form(form):
    def text(calendar, era=False, **value):
        return date_text(DateValue(**value), calendar, form, "eastern", era)

    assert text("gregorian", year=2025, month=3) == "مارس 2025"
    assert text("gregorian", year=2025, month=3, era=True) == "مارس 2025 م"
    assert text("gregorian", month=3, day=5) == "5 مارس"
    assert text("gregorian", month=3) == "مارس"
    assert text("hijri", year=1446, month=9) == "رمضان 1446 هـ"
    assert text("hijri", month=9, day=5) == "5 رمضان"


def test_years_that_could_be_taken_for_others_are_marked_or_written_long():
    old = DateValue(year=1494, month=11, day=6)
    assert date_text(old, "gregorian", "iso", "eastern", True) == "6 نوفمبر 1494 م"
    assert date_text(old, "gregorian", "edtf", "eastern", True) == "6 نوفمبر 1494 م"
    assert date_text(old, "gregorian", "numeric", "eastern", True) == "6/11/1494 م"
    early = DateValue(year=61, month=1, day=10)
    for form in ("long", "iso", "numeric", "edtf"):
        assert date_text(early, "hijri", form, "eastern", True) == "10 محرم 61 هـ"


def test_only_edtf_says_that_a_day_is_approximate():
    day = DateValue(year=1786, month=7, day=12, approximate=True)
    assert date_text(day, "gregorian", "edtf", "eastern", False) == "1786-07-12~"
    assert date_text(day, "gregorian", "iso", "eastern", False) == "1786-07-12"
    assert date_text(day, "gregorian", "numeric", "eastern", False) == "12/7/1786"


@pytest.mark.parametrize(
    ("year", "iso", "edtf"),
    [
        (1299, "1299-09-05 هـ", "5 رمضان 1299 هـ"),
        (1300, "1300-09-05", "1300-09-05"),
        (1500, "1500-09-05", "1500-09-05"),
        (1501, "1501-09-05 هـ", "5 رمضان 1501 هـ"),
    ],
)
def test_a_hijri_day_has_its_mark_where_its_year_does_not_tell_its_calendar(year, iso, edtf):
    day = DateValue(year=year, month=9, day=5)
    assert date_text(day, "hijri", "iso", "eastern", False) == iso
    assert date_text(day, "hijri", "edtf", "eastern", False) == edtf
    # Beside the same day in the other calendar it always has it.
    assert date_text(day, "hijri", "iso", "eastern", True) == f"{year}-09-05 هـ"
    assert date_text(day, "hijri", "edtf", "eastern", True) == f"5 رمضان {year} هـ"


def test_a_gregorian_day_that_would_be_read_as_hijri_is_written_long():
    for form in ("iso", "edtf"):
        assert date_text(DateValue(year=1500, month=3, day=5), "gregorian", form, "eastern", True) == "5 مارس 1500 م"
        assert date_text(DateValue(year=1501, month=3, day=5), "gregorian", form, "eastern", True) == "1501-03-05"
