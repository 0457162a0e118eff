"""Dates written one way: what is rewritten, what stays, and the laws of rewriting."""

from __future__ import annotations

import datetime
import itertools
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arnorm import Pipeline, strip_diacritics, unify_digits
from arnorm._core.step import CharStep
from arnorm.dates.find import find_dates
from arnorm.dates.mention import DateMention, DateValue
from arnorm.dates.unify import UnifyDates, unify_dates
from arnorm.dates.write import month_text
from case_files import load, params
from conftest import ALL

HERE = Path(__file__).parent
PAGES = (HERE / "cases" / "dates_rendering.md", HERE.parent / "docs" / "dates-rendering.md")
PAGE = "".join(path.read_text(encoding="utf-8") for path in PAGES)

FORMS = ("long", "iso", "numeric", "edtf")
CALENDARS = ("keep", "gregorian", "hijri", "both")
MONTHS = ("eastern", "levantine", "maghrebi", "moroccan", "mauritanian", "libyan", "double")
STEPS = [
    UnifyDates(form=form, calendar=calendar, unsure=unsure)
    for form, calendar, unsure in itertools.product(FORMS, CALENDARS, ("leave", "rewrite"))
]
STEPS += [UnifyDates(months=months) for months in MONTHS[1:]]
STEPS += [UnifyDates(digits=digits) for digits in ("western", "arabic", "persian")]


def values(text: str) -> list[tuple[str, str]]:
    """What a text says; a month that only its two names make a date (شباط/فبراير) is none when it has one."""
    mentions = (mention for mention in find_dates(text) if mention.evidence != ("month-twice",))
    return [(mention.calendar, value.edtf) for mention in mentions for value in mention.values]


def blocks() -> list[dict[str, str]]:
    """The blocks of the page's list of mentions: form -> text."""
    found = []
    for block in re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL):
        rows = dict(line.strip().split(None, 1) for line in block.strip().splitlines())
        if "all" in rows:
            rows |= dict.fromkeys((*FORMS, "both"), rows.pop("all"))
        found.append(rows)
    return found


TEXTS = sorted({case["text"] for case in load("calendars_unify")} | {rows["written"] for rows in blocks()})


# What it does


@pytest.mark.parametrize("case", params("calendars_unify", set="long"))
def test_long(case):
    assert unify_dates(case["text"]) == case.get("new", case["text"])


@pytest.mark.parametrize("case", params("calendars_unify", set="unchanged"))
def test_unchanged(case):
    assert unify_dates(case["text"]) == case["text"]


@pytest.mark.parametrize("case", params("calendars_unify", set="options"))
def test_options(case):
    assert unify_dates(case["text"], **case.get("options", {})) == case["new"]


def test_the_page_shows_some_of_the_twenty_five_mentions():
    whole, shown = (re.findall(r"(?m)^ +written +(.+)$", path.read_text(encoding="utf-8")) for path in PAGES)
    assert len(whole) == 25
    assert 0 < len(shown) < 25
    assert set(shown) <= set(whole)


@pytest.mark.parametrize("rows", blocks(), ids=lambda rows: rows["written"])
def test_the_page_says_what_happens(rows):
    text = rows["written"]
    for name in (*FORMS, "both"):
        options = {"calendar": "both"} if name == "both" else {"form": name}
        assert unify_dates(text, **options) == (text if rows[name] == "=" else rows[name])


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("form", "short"),
        ("calendar", "julian"),
        ("months", "يناير"),
        ("digits", "roman"),
        ("unsure", None),
        ("order", "ymd"),
    ],
)
def test_bad_options_are_named(option, value):
    with pytest.raises(ValueError, match=f"UnifyDates: {option} must be one of .*got {value!r}"):
        UnifyDates(**{option: value})


def test_a_step_is_a_value():
    step = UnifyDates(form="iso", calendar="both")
    assert pickle.loads(pickle.dumps(step)) == step == unify_dates(form="iso", calendar="both")  # noqa: S301
    assert len({step, UnifyDates(), UnifyDates(form="iso", calendar="both")}) == 2


def test_one_change_for_a_mention_with_its_place():
    changes = UnifyDates().run("في 15 رمضان 1446هـ وفي 16 شوال 1446 هـ").changes
    assert [(change.start, change.before, change.after) for change in changes] == [
        (3, "15 رمضان 1446هـ", "15 رمضان 1446 هـ")
    ]


def test_pairs_of_direction_controls_stay_pairs():
    new = unify_dates("في \u202a23\u202c نوفمبر سنة \u202a2025\u202cم صدر")
    assert new.index("\u202a") < new.index("\u202c")
    assert new.count("\u202a") == new.count("\u202c")
    assert "23 نوفمبر 2025 م" in new


def test_an_invisible_character_parts_nothing():
    for text in ("تبدأ في 2021/10/8\u202cوتنتهي", "A\u200f23-11-2025 صدر"):
        assert unify_dates(text) == text


def test_nothing_is_imported_for_a_calendar_that_is_kept(monkeypatch):
    from arnorm.dates import calendars

    monkeypatch.setattr(calendars, "_table", lambda: pytest.fail("converted"))
    for form in FORMS:
        assert unify_dates("في 15 رمضان 1446هـ وفي 16-9-1446 هـ", form=form)
    for form in ("long", "numeric"):  # the others have a mark where the same day is beside it in the other calendar
        assert unify_dates("في 15 رمضان 1446هـ وفي 23-11-2025", form=form)


# The laws


@pytest.mark.parametrize("step", STEPS, ids=repr)
def test_rewriting_is_idempotent_and_reads_the_same(step):
    for text in TEXTS if ALL else TEXTS[STEPS.index(step) % 3 :: 3]:
        new = step(text)
        assert step(new) == new
        if step.calendar == "keep":
            assert values(new) == values(text)


@pytest.mark.parametrize("form", FORMS)
def test_conversion_writes_what_the_mention_converts_to(form):
    for written in ("15 رمضان 1446هـ", "1/1/1400 هـ", "30 ذو الحجة 1500هـ", "١٤٠٠/١/١٥ هـ", "29 صفر 1443 هجرية"):
        (mention,) = find_dates(written)
        step = UnifyDates(form=form, calendar="gregorian", unsure="rewrite")
        assert values(step(f"في {written} وما بعده")) == [("gregorian", mention.date.isoformat())]


digit_sets = st.sampled_from(("western", "arabic", "persian"))


@given(
    st.dates(datetime.date(100, 1, 1), datetime.date(2499, 12, 31)),
    st.sampled_from(("long", "iso", "edtf")),
    digit_sets,
)
@settings(max_examples=300, derandomize=True)
def test_python_reads_every_gregorian_day_that_is_written_in_iso(day, form, digits):
    """However the day was written: in all digits, and in every form but numeric, 2/1/2000, which is in doubt."""
    written = f"{day.day} {month_text('gregorian', day.month, 'eastern')} {day.year} م"
    new = unify_dates(unify_dates(written, form=form, digits=digits), form="iso", calendar="gregorian")
    if day.year > 1500:
        assert datetime.date.fromisoformat(new) == day
    else:
        assert "-" not in new  # in figures it would be a Hijri day


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 28), st.sampled_from(FORMS), digit_sets)
@settings(max_examples=300, derandomize=True)
def test_python_reads_every_hijri_day_that_is_converted_to_iso(year, month, day, form, digits):
    written = unify_dates(f"{day} {month_text('hijri', month, 'eastern')} {year} هـ", form=form, digits=digits)
    (mention,) = find_dates(written)
    new = unify_dates(written, form="iso", calendar="gregorian")
    assert datetime.date.fromisoformat(new) == mention.date


@pytest.mark.parametrize("form", ["iso", "edtf"])
def test_a_hijri_day_that_is_not_converted_is_no_iso_day(form):
    for text in ("في 15 رمضان 1200هـ", "في 15 رمضان 1446هـ الموافق 15 مارس 2025م"):
        new = unify_dates(text, form=form, calendar="gregorian")
        assert new.startswith("في 15 رمضان ")
        assert [word for word in new.split() if "-" in word] == ["2025-03-15"] * ("2025" in text)


@pytest.mark.parametrize("form", ["iso", "edtf"])
@pytest.mark.parametrize("digits", ["keep", "western", "arabic", "persian"])
def test_whole_days_are_in_ascii_whatever_the_digits(form, digits):
    new = unify_dates("من ١٥ رمضان ١٤٤٦هـ إلى ١٢ يناير ٢٠٢٦", form=form, digits=digits)
    assert new == "من 1446-09-15 إلى 2026-01-12"


def test_what_is_no_whole_day_has_the_digits_that_are_asked_for():
    text = "من ١٥ رمضان ١٤٤٦هـ إلى شوال 1446هـ"
    assert unify_dates(text, form="iso") == "من 1446-09-15 إلى شوال 1446 هـ"
    assert unify_dates(text, form="iso", digits="arabic") == "من 1446-09-15 إلى شوال ١٤٤٦ هـ"


def test_both_links_twins_that_agree():
    for form in FORMS:
        text = f"في {'15 رمضان 1446هـ'} وقع الأمر"
        found = find_dates(UnifyDates(form=form, calendar="both")(text))
        assert [mention.calendar for mention in found] == ["hijri", "gregorian"]
        assert found[0].agrees_with(found[1])


@pytest.mark.parametrize("nth", range(3))
def test_steps_on_marks_and_digits_may_run_before_or_after(nth):
    step = (UnifyDates(), UnifyDates(form="numeric"), UnifyDates(calendar="both"))[nth]
    tashkeel = str.maketrans({"ا": "اَ", "م": "مِ", "ر": "رّ"})
    others: list[CharStep] = [strip_diacritics, unify_digits, unify_digits(to="arabic"), unify_digits(to="persian")]
    # A date in words has no digits to keep.
    texts = [text for text in (TEXTS if ALL else TEXTS[nth::3]) if any(char.isdigit() for char in text)]
    for text, other in itertools.product([*texts, *(text.translate(tashkeel) for text in texts)], others):
        assert other(step(text)) == step(other(text))


steps = st.builds(
    UnifyDates,
    form=st.sampled_from(FORMS),
    calendar=st.sampled_from(CALENDARS),
    months=st.sampled_from(MONTHS),
    digits=st.sampled_from(("keep", "western", "arabic", "persian")),
    unsure=st.sampled_from(("leave", "rewrite")),
)


@pytest.mark.filterwarnings("ignore:the text")  # the drawn text may be an option's value
@given(st.text(max_size=40), steps)
def test_processing_never_raises(text, step):
    step(text)


def test_a_mention_that_lies_about_itself_is_left():
    from arnorm.dates.write import parts_of

    value = DateValue(year=2025, month=11, day=23)
    for text in ("23 نوفمبر 2025", "(23 نوفمبر 2025", ""):
        lie = DateMention(start=0, end=len(text), text=text, calendar="gregorian", values=(value,), weekday=6)
        assert parts_of(lie) is None


def test_a_twin_settles_what_would_stay() -> None:
    assert unify_dates("يوم ٧ رمضان ١٤٤٦هـ الموافق ٧/٣/٢٠٢٥م") == "يوم ٧ رمضان ١٤٤٦ هـ الموافق ٧ مارس ٢٠٢٥ م"
    assert unify_dates("رقم (م/9) وتاريخ 9/7/1433هـ") == "رقم (م/9) وتاريخ 9 رجب 1433 هـ"


def test_a_stamp_of_a_program_stays_in_its_sentence() -> None:
    text = "عُدّل الملف في 2025-05-02 10:00:01 ثم حفظ"
    assert unify_dates(text) == text
    assert unify_dates(text.replace(":01", "")) == "عُدّل الملف في 2 مايو 2025 10:00 ثم حفظ"


def test_english_dates_stay_english() -> None:
    for text in ("نشر في December 05, 2020 ثم عدل", "open from Oct. 17, 2014 to Oct. 19, 2014."):
        assert unify_dates(text) == text


def test_a_month_before_the_date_ends_with_its_text() -> None:
    step = Pipeline(UnifyDates(months="double"))
    for texts in (["", "آب23 نوفمبر 2025"], ["في آب", "23 نوفمبر 2025"], ["23 نوفمبر 2025", "آب"]):
        assert list(step.map(texts)) == [step(text) for text in texts]


@pytest.mark.parametrize("texts", [["يوم الاحد 23/11", "يوم 5/6"], ["يوم 5/6", "يوم الاحد 23/11"]])
def test_a_doubtful_date_of_another_text_is_no_neighbour(texts: list[str]) -> None:
    assert list(Pipeline(unify_dates).map(texts)) == [unify_dates(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "حتى نهاية شهر رمضان القادم 1447هـ",
        "يوم 6 مايو المقبل 2027م",
        "الاثنين 11/5 والثلاثاء 19/5.",
        "۱,,2020-1-2",
        "23-11-2025٫12/10/1436",
    ],
)
def test_what_says_which_day_it_is_stays(text: str) -> None:
    assert unify_dates(text) == text


@pytest.mark.parametrize("form", ["long", "iso", "numeric", "edtf"])
def test_two_dates_with_both_calendars_are_written_once(form: Any) -> None:
    step = UnifyDates(form=form, calendar="both")
    once = step("15 رمضان 1446هـ - 20 رمضان 1446هـ")
    assert step(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "یہ واقعہ 14 ستمبر 2011 میں پیش آیا تھا",
        "بچے گھر آئے\nاب، 2014 میں،\nوہ پھر گئے",
        "این کتاب در 5 مارس 2012 چاپ شد و هنوز کمیاب است",
        "قال الوزير إن العدد كبير هذه السنة في كل البلاد وإن الأمر جد كله\nیہ 14 ستمبر 2011 میں ہے",
    ],
)
def test_persian_and_urdu_lines_keep_their_dates(text: str) -> None:
    assert unify_dates(text) == text


def test_arabic_lines_beside_a_foreign_one_have_their_dates_written() -> None:
    arabic = "وصلت الرسالة يوم 14 أيلول 2011 إلى القاهرة كما قال الكاتب في المقال الأول من الكتاب كله"
    urdu = "یہ 14 ستمبر 2011 میں ہے"
    written = unify_dates("\n".join([arabic] * 6 + [urdu])).split("\n")
    assert written == [arabic.replace("أيلول", "سبتمبر")] * 6 + [urdu]
