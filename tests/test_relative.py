"""Relative time: each word of its tables, what days and periods are told from a reference, decisions, any text.

``tests/test_rules.py`` runs the examples and counter-examples of the rows.
"""

from __future__ import annotations

import datetime
import importlib
import itertools
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given

from arnorm import find_dates, find_reference, parse_date, unify_dates
from arnorm._arabic.data import relative_words as words
from strategies import texts

DAY = "2025-11-20"  # a Thursday


def told(text: str, reference: Any = DAY, **options: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    found = find_dates(text, reference=reference, relative=True, **options)
    return [(m.text, m.edtf, m.flags) for m in found]


def days_of(text: str, **options: Any) -> list[str]:
    return [edtf for _, edtf, _ in told(text, **options)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("وصل أمس الأول", "2025-11-18"),
        ("ارتفعت الأرباح في الربع الأخير من العام الماضي", "2024-10/2024-12"),
        ("وصل أول من أمس", "2025-11-18"),
        ("وصل قبل يوم أمس", "2025-11-18"),
        ("يسافر بعد الغد", "2025-11-22"),
        ("وقع الحادث الليلة الماضية", "2025-11-19"),
        ("اجتمع مساء أمس", "2025-11-19"),
        ("وصل الأحد الماضي", "2025-11-16"),
        ("وصل الخميس الماضي", "2025-11-13"),
        ("وصل الأحد قبل الماضي", "2025-11-09"),
        ("يصل الأحد المقبل", "2025-11-23"),
        ("يصل الخميس المقبل", "2025-11-27"),
        ("الثلاثاء من الأسبوع المقبل", "2025-11-25"),
        ("الأسبوع الماضي", "2025-11-09/2025-11-15"),
        ("هذا الأسبوع", "2025-11-16/2025-11-22"),
        ("الشهر الجاري", "2025-11"),
        ("الشهر قبل الماضي", "2025-09"),
        ("العام المقبل", "2026"),
        ("العام الهجري المقبل", "1448"),
        ("العقد الماضي", "201X"),
        ("القرن الماضي", "19XX"),
        ("في الثمانينات من القرن الماضي", "198X"),
        ("الربع الأول من العام المقبل", "2026-01/2026-03"),
        ("النصف الثاني من العام الماضي", "2024-07/2024-12"),
        ("في 4 من الشهر الجاري", "2025-11-04"),
        ("من 12 إلى 15 من الشهر المقبل", "2025-12-12/2025-12-15"),
        ("يعود الأسبوع المقبل يوم الثلاثاء", "2025-11-25"),
        ("يوم الرابع عشر من الشهر المقبل", "2025-12-14"),
        ("في مثل هذا اليوم من العام الماضي", "2024-11-20"),
        ("خلال الأيام الثلاثة الماضية", "2025-11-17/2025-11-20"),
        ("خلال العامين الماضيين", "2023/2025"),
        ("قبل ثلاثة أيام", "2025-11-17"),
        ("منذ أسبوعين", "2025-11-06"),
        ("قبل شهرين", "2025-09~"),
        ("قبل سنة ونصف", "2024-05~"),
        ("منذ خمسة وعشرين عاما", "2000~"),
        ("بعد أسبوع من الآن", "2025-11-27"),
        ("منذ يومَيْن", "2025-11-18"),
    ],
)
def test_what_is_told_from_the_day_of_writing(text: str, edtf: str) -> None:
    assert days_of(text) == [edtf]
    folded = text.replace("أ", "ا").replace("ة", "ه")
    assert days_of(folded) == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "العام السابق", "الشهر التالي", "اليوم نفسه", "منذ سنوات", "الأيام المقبلة", "قبل أيام قليلة", "العقد الحالي",
        "الأمين العام السابق", "في أمس الحاجة", "بكرة القدم", "كل يوم سبت", "كل يوم السبت", "السبت: 11:30", "عقد من قبل الاثنين معا",
        "أي يوم السبت مساء", "صلاة الجمعة", "الواحد الأحد", "لقاء الخميس",
        "خلال 3 أيام", "في 3 أيام", "عالم اليوم", "صحيفة الغد", "جسور الغد", "بعد يومين من الحادث", "قبل ثلاثين يوما على الأقل من انتهائه", "منذ عام النكسة", "منذ يوم",
        "أسير كان يخوض إضرابا منذ 86 يوما", "ثلاثة أرباع القرن الماضي", "عادة باتت اليوم", "سنن يوم الجمعة", "كان اسم يوم الخميس مؤنسا",
        "قبل عام أو عامين", "قبل يومين إلى ثلاثة", "منذ أسبوعين أو أكثر", "قبل عام أو 3 أعوام",
        "الجمعة الأخيرة", "الأحد رابع عشر من الشهر المذكور", "الثلاثاء 4732",
    ],
)  # fmt: skip
def test_what_is_not_read(text: str) -> None:
    assert told(f"كتب عن {text} هناك") == []


def test_a_weekday_alone_goes_by_the_verb_beside_it() -> None:
    assert told("وصل الوفد الأحد") == [("الأحد", "2025-11-16", ("assumed-week",))]
    assert told("سيصل الوفد الأحد") == [("الأحد", "2025-11-23", ("assumed-week",))]
    assert told("الوفد يوم الأحد") == [("الأحد", "2025-11-16", ("assumed-week",))]
    assert told("قبل ذلك، يستضيف النجم ضيفه الأحد") == [("الأحد", "2025-11-23", ("assumed-week",))]
    for past in ("أعلنت نيكولا ستورجن الأحد أنها باقية", "وأظهرت بيانات الأحد نموا أسرع من المتوقع",
                 "فاز في البطولة المقررة في بلده على ضيفه الأحد"):  # fmt: skip
        assert told(past) == [("الأحد", "2025-11-16", ("assumed-week",))]
    assert told("وصل الوفد الخميس") == [("الخميس", DAY, ("assumed-week",))]  # the day of writing counts


@pytest.mark.parametrize(
    "text",
    [
        "يحتاج الفريق إلى نقطتين في مباراة الأحد", "قال إن الوزير يؤدي زيارة عمل إلى الجهة الأحد", "الأحد بداية من الساعة 15:30",
        "جدول المقابلات\nالأحد: لقاء القمة", "تم تقديم المقابلة إلى يوم الأحد", "إنه الأحد يا صديقي", "الأحد هو يوم الاقتراع، ولن يهدأ أحد",
    ],
)  # fmt: skip
def test_a_weekday_without_a_side_is_left(text: str) -> None:
    assert told(text) == []


def test_a_present_verb_goes_by_what_is_before_it() -> None:
    assert told("من المتوقع أن يصل الوفد الأحد") == [("الأحد", "2025-11-23", ("assumed-week",))]
    assert told("كان الوفد يتحدث الأحد") == [("الأحد", "2025-11-16", ("assumed-week",))]
    assert told("أغلق الملعب بداية من الأحد") == [("الأحد", "2025-11-23", ("assumed-week",))]


@pytest.mark.parametrize(
    "text",
    [
        "بعد أن قال الحزب إنه سيصوت له فقد صورته كاميرات القناة صباح الجمعة",
        "أرسل المدرب، الذي كان سيغيب عن المباراة، لاعبيه إلى التدريب الخميس",
        "أصدرت الأرصاد تحذيرات بشأن سيول يومي الاثنين والثلاثاء",
        "لجنة التحقيق تستمع الاثنين إلى المحافظ",
        "سيبلغ الفريق النهائي بتقدم كبير بعد خروجه من مباريات يوم السبت",
        "وفي تلك الليلة كان محاطا بالناس",
        "بحلول الليلة الثانية بدأ الناس يعودون",
        "أعياد الربيع: الجمعة الأولى",
        "طقس الاثنين",
    ],
)
def test_what_gives_a_weekday_or_a_night_no_side(text: str) -> None:
    assert told(text) == []


def test_a_future_of_its_clause_gives_the_side() -> None:
    before_the_word_is_cut = "خطا الفريق السبت خطوة جديدة نحو نهائيات كأس أمم القارة لكرة القدم "
    for much in range(12):
        assert told(before_the_word_is_cut + "و" * much + " المقررة في الصيف")[0][1] == "2025-11-15"
    assert told("سيغيب العمال عن المطار، يومي الاثنين والثلاثاء") == [
        ("الاثنين", "2025-11-24", ("assumed-week",)),
        ("الثلاثاء", "2025-11-25", ("assumed-week",)),
    ]


def test_two_weekdays_stay_beside_each_other() -> None:
    assert days_of("سيتوقف العمل يومي الأربعاء والخميس") == ["2025-11-26", "2025-11-27"]  # written on a Thursday
    assert days_of("تم إيقاف العمل يومي الخميس والجمعة") == ["2025-11-13", "2025-11-14"]
    assert days_of("وصل الوفد الثلاثاء والأربعاء") == ["2025-11-18", "2025-11-19"]


def test_today_is_nowadays_on_a_page_with_nothing_else_of_its_day() -> None:
    page = "مكتبة الواجهات\nاليوم أسهل طريقة لبناء موقع هي القوالب."
    assert told(page) == []
    assert told(page + "\nصدرت النسخة الثانية أمس.") != []
    assert told(page.partition("\n")[2]) == [("اليوم", DAY, ("nowadays",))]


def test_this_night_is_read_whole() -> None:
    assert told("سيغادر الوفد هذه الليلة") == [("هذه الليلة", DAY, ())]


def test_flags() -> None:
    assert told("قال اليوم الأحد") == [("اليوم الأحد", DAY, ("weekday",))]
    assert told("قال اليوم") == [("اليوم", DAY, ())]
    assert told("الحياة اليوم") == [("اليوم", DAY, ("nowadays",))]
    assert told("مطلع الشهر المقبل") == [("مطلع الشهر المقبل", "2025-12", ("early",))]


def test_a_week_begins_on_a_day_of_choice() -> None:
    weeks = {start: days_of("الأسبوع المقبل", week_start=start) for start in ("saturday", "sunday", "monday")}
    assert weeks == {
        "saturday": ["2025-11-22/2025-11-28"],
        "sunday": ["2025-11-23/2025-11-29"],
        "monday": ["2025-11-24/2025-11-30"],
    }
    with pytest.raises(ValueError, match="week_start must be one of 'saturday', 'sunday', 'monday', got 'friday'"):
        find_dates("", reference=DAY, week_start="friday")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="week_start must be one of"):
        find_dates("", week_start=9)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="week_start must be one of"):
        parse_date("2025", week_start=[])  # type: ignore[arg-type]


def test_a_date_is_not_said_twice() -> None:
    assert days_of("اليوم الأحد 23 نوفمبر، ومنذ عام 1990") == ["2025-11-23", "1990"]
    assert days_of("قال اليوم (الأحد 23 نوفمبر 2025) إنه باق") == ["2025-11-23"]


# --- the page's own date ---


@pytest.mark.parametrize(
    ("text", "day", "evidence"),
    [
        ("أكد مصدر اليوم الأربعاء 19 أكتوبر 2016 أن الجلسة غدا", "2016-10-19", "today"),
        ("قال أمس الثلاثاء 18 أكتوبر 2016 إن", "2016-10-19", "today"),
        ("القاهرة في 15 مارس 2024 /أ ش أ/ قال", "2024-03-15", "dateline"),
        ("الرياض 05 رمضان 1445 هـ الموافق 15 مارس 2024 م واس\nبحث", "2024-03-15", "dateline"),
        ("عنوان\nنشر في: الجمعة 15 مارس 2024 - 10:30\nقال", "2024-03-15", "dateline"),
        ("من https://x.com/news/2024/03/15/abc", "2024-03-15", "url"),
        ("من https://x.com/20240315-abc", "2024-03-15", "url"),
    ],
)
def test_the_day_that_a_text_says_it_was_written(text: str, day: str, evidence: str) -> None:
    found = find_reference(text)
    assert found is not None
    assert (str(found.date), found.evidence) == (day, (evidence,))
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "في 15 مارس 2024 وقع الحادث",  # the first date of a text is none
        "أكد مصدر اليوم الخميس 19 أكتوبر 2016",  # it was a Wednesday
        "جرى ذلك يوم الأربعاء 19 أكتوبر 2016",
        "ممثل (16 أغسطس 1977 -) مغن",
        "https://x.com/2024/03/15/a https://x.com/2024/03/16/b",
        "https://x.com/2024/13/45/a",
        "أمس",
    ],
)
def test_a_text_that_does_not_say_its_day(text: str) -> None:
    assert find_reference(text) is None
    assert find_dates(text, reference="document", relative=True) == find_dates(text)


def test_the_reference_of_the_document() -> None:
    text = "أكد مصدر اليوم الأربعاء 19 أكتوبر 2016 أن الجلسة غدا، وأنها كانت مقررة في 3 سبتمبر"
    found = find_dates(text, reference="document", relative=True)
    assert [(m.text, m.edtf, m.evidence) for m in found] == [
        ("الأربعاء 19 أكتوبر 2016", "2016-10-19", ("weekday", "day-month")),
        ("غدا", "2016-10-20", ("relative", "today")),
        ("3 سبتمبر", "2016-09-03", ("day-month", "today")),
    ]


# --- written out ---

STORY = (
    "وصل الوفد مساء أمس، ويعود الأسبوع المقبل. وقال أمس إن العام الماضي كان صعبا وأنه «سيعود غدا». "
    "ويبدأ الربع الأول من العام المقبل، قبل شهرين، خلال الأيام الثلاثة الماضية، وصل الأحد"
)


def test_each_day_and_period_is_written_out_once() -> None:
    written = unify_dates(STORY, gloss="first", reference=datetime.date(2025, 11, 20))
    assert written == (
        "وصل الوفد مساء أمس (19 نوفمبر 2025)، ويعود الأسبوع المقبل (23–29 نوفمبر 2025). وقال أمس إن العام الماضي (2024) "
        "كان صعبا وأنه «سيعود غدا». ويبدأ الربع الأول من العام المقبل (يناير–مارس 2026)، قبل شهرين، "
        "خلال الأيام الثلاثة الماضية، وصل الأحد"
    )
    assert unify_dates(STORY) == STORY
    week = unify_dates(STORY, gloss="first", reference=datetime.date(2025, 11, 20), week_start="monday")
    assert week == written.replace("23–29", "24–30")


@pytest.mark.parametrize("months", ["eastern", "levantine", "maghrebi", "moroccan", "mauritanian", "libyan", "double"])
@pytest.mark.parametrize("calendar", ["keep", "gregorian", "hijri", "both"])
def test_a_second_run_writes_nothing_more(months: str, calendar: str) -> None:
    for form in ("long", "iso", "numeric", "edtf"):
        for digits in ("keep", "arabic"):
            step = unify_dates(gloss="first", reference=DAY, months=months, calendar=calendar, form=form, digits=digits)  # type: ignore[arg-type]
            once = step(STORY)
            assert once.count("(") == 4
            assert step.run(STORY).text == once
            assert step(once) == once


def test_the_gloss_has_the_form_of_the_step() -> None:
    text = "وصل أمس ويعود الأسبوع المقبل"
    assert unify_dates(text, gloss="first", reference=DAY, form="iso").count("-") == 6
    assert unify_dates(text, gloss="first", reference="0002-01-01") == text  # a year of one digit needs its mark


def test_the_gloss_of_a_document() -> None:
    text = "أكد مصدر اليوم الأربعاء 19 أكتوبر 2016 أن الجلسة غدا"
    assert unify_dates(text, gloss="first") == f"{text} (20 أكتوبر 2016)"
    assert unify_dates("الجلسة غدا", gloss="first") == "الجلسة غدا"
    with pytest.raises(ValueError, match="reference must be"):
        unify_dates(gloss="first", reference="yesterday")


@pytest.mark.parametrize(
    "text",
    [
        *("(وصل أمس)", "قال «وصل أمس»", 'قال "وصل أمس"', "وصل أمس (الأربعاء)", "يصل الأحد والاثنين", "وصل قبل شهرين"),
        *("قالت 'عدت أمس' ثم مضت", "سماه ‹غدا› ومضى", "سماه „غدا“ ومضى", "كتب ﴿أمس﴾ فوقه", "عاد （أمس） معه"),
        *("كتب »أمس« فوقه", "قال «وصلنا\nأمس إلى القرية» ثم مضى", "عاد (وكان\nأمس يوما طويلا) معه", "عاد [معه غدا"),
        *("افتتح في فبراير من العام الجاري", "منذ كانون الثاني العام الماضي", "غدا الميلادي"),
        *("تحدث غدا م. سعيد", "عقد أمس هـ الاجتماع", "وصل أمس 19/11 مع رفاقه", "خلال اليومين المقبلين", "نهاره أمس )"),
    ],
)
def test_what_is_not_written_out(text: str) -> None:
    assert unify_dates(text, gloss="first", reference=DAY) == text


def test_what_is_written_out_once_stays_so() -> None:
    text = "افتتح في شباط/فبراير من العام الجاري، وقال غدا م. سعيد\n«عاد أمس»\n\n1) وصل أمس مع ابنه، ثم مضى أمس\n(انتهى) غدا\n(صورة)"
    once = unify_dates(text, gloss="first", reference=DAY)
    assert once == text.replace("شباط/فبراير", "فبراير").replace("وصل أمس", "وصل أمس (19 نوفمبر 2025)").replace(
        "(انتهى) غدا", "(انتهى) غدا (21 نوفمبر 2025)"
    )
    assert unify_dates(once, gloss="first", reference=DAY) == once


# --- as data ---


def test_a_timeline_as_data(tmp_path: Any) -> None:
    path = tmp_path / "page.txt"
    path.write_text("أكد مصدر اليوم الأربعاء 19 أكتوبر 2016 أن الأسبوع المقبل حافل", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "arnorm",
        "find",
        "dates",
        "-q",
        "--reference",
        "document",
        "--relative",
        "--week-start",
        "monday",
        str(path),
    ]
    rows = [json.loads(line) for line in subprocess.run(command, capture_output=True, check=True).stdout.splitlines()]
    told_days = [(row["first"], row["last"]) for row in rows]
    assert told_days == [("2016-10-19", "2016-10-19"), ("2016-10-24", "2016-10-30")]


def test_a_timeline_as_columns() -> None:
    pa = pytest.importorskip("pyarrow")
    column = importlib.import_module("arnorm.columns").dates_column(
        pa.array(["قبل يومين والشهر الماضي"]), reference=DAY, relative=True, calendars=True, hijri="computed"
    )
    (found,) = column.to_pylist()
    assert [(str(one["first"]), str(one["last"])) for one in found] == [
        ("2025-11-18", "2025-11-18"),
        ("2025-10-01", "2025-10-31"),
    ]
    assert found[0]["hijri"] == "1447-05-27"


# --- fields ---


@pytest.mark.parametrize(
    ("field", "edtf"),
    [
        ("خلال 3 أيام", "2025-11-23"),
        ("في غضون 3 أيام", "2025-11-23"),
        ("3 أيام من الآن", "2025-11-23"),
        ("منذ 3 ساعات تقريباً", DAY),
        ("منذ يومان", "2025-11-18"),
        ("منذ 2 يومين", "2025-11-18"),
        ("منذ 3 أيام، 4 ساعات", "2025-11-17"),
        ("الأسبوع الماضي", "2025-11-09/2025-11-15"),
        ("الربع الأخير", "2025-07/2025-09"),
        ("السنة التالية", "2026"),
        ("قبل قليل", DAY),
        ("آخر تحديث: أمس", "2025-11-19"),
        ("نشر الأحد الماضي 10:30", "2025-11-16"),
        ("أخر الأحد عند 12:00 م", "2025-11-16"),
        ("قبل سنة وشهر", "2024-10~"),
        ("منذ أشهر 5", "2025-06~"),
        ("سنوات 3 من الآن", "2028~"),
        ("خلال آخر 24 ساعة", "2025-11-19/2025-11-20"),
        ("الثلاثاء 2", "2025-12-02"),
        ("الأربعاء التاسع عشر", "2025-11-19"),
        ("اليوم التالي", "2025-11-21"),
        ("الأسبوع القادم الأحد", "2025-11-23"),
        ("من 4 إلى 22 هذا الشهر", "2025-11-04/2025-11-22"),
    ],
)
def test_fields(field: str, edtf: str) -> None:
    assert parse_date(field, reference="2025-11-20T12:00:00").edtf == edtf


def test_a_weekday_alone_in_a_field_needs_its_side() -> None:
    with pytest.raises(ValueError, match="no date"):
        parse_date("الأحد", reference=DAY)
    assert parse_date("الأحد", reference=DAY, prefer="past").edtf == "2025-11-16"
    assert parse_date("الأحد", reference=DAY, prefer="future").edtf == "2025-11-23"
    with pytest.raises(ValueError, match="prefer must be one of 'past', 'future', got 'both'"):
        parse_date("الأحد", reference=DAY, prefer="both")  # type: ignore[arg-type]


# --- tables ---

NO_WORD = "زعنف"


@pytest.mark.parametrize(("word", "_unit", "own"), words.UNITS, ids=str)
def test_units(word: str, _unit: str, own: int) -> None:
    read = lambda text: parse_date(text, reference="2025-11-20T00:00:01").edtf  # noqa: E731
    assert read(f"منذ {word}" if own else f"منذ 4 {word}")
    with pytest.raises(ValueError, match="no date"):
        read(f"منذ {word}{NO_WORD}")


TABLES = [
    ("وصل يوم {}", [(word, f"2025-11-{20 + away}") for word, away in words.DAYS]),
    ("الأسبوع {}", [(word, None) for word, _ in words.DIALECT_DIRECTIONS]),
    ("الأسبوع {}", [(word, "2025-11-16/2025-11-22") for word in words.THESE]),
    ("{} الشهر المقبل", [(word, "2025-12") for word, _ in words.PARTS]),
    ("وقع {} الأحد الماضي", [(word, "2025-11-16") for word in words.HOURS]),
    ("{} الوفد الأحد", [(word, "2025-11-23") for word in (*words.FORETELLING[:-1], *words.OPENING_VERBS)]),
    ("سيرحل الوفد و{} الأحد", [(word, "2025-11-16") for word in words.PAST_VERBS]),
    ("يوم قبل {} الأحد", [(f"{word}زز", "2025-11-16") for word in words.NOT_FORETELLING]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), TABLES, ids=lambda value: value if isinstance(value, str) else "")
def test_words(sentence: str, rows: list[tuple[str, str | None]]) -> None:
    for word, edtf in rows:
        found = told(sentence.replace("{}", word))
        assert found, word
        assert edtf is None or found[0][1] == edtf, (word, found)


REFUSING = [
    ("{} اليوم", words.OTHER_DAYS), ("اليوم {}", words.DAYS_OF_THEIR_OWN), ("{} اليوم", words.OWNERS_OF_NOW),
    ("{} اليوم", words.NEWSPAPERS), ("بكرة {}", words.BALLS), ("{} الأحد", words.THINGS_OF_WEEKDAYS),
    ("الأحد {}", words.EPITHETS_OF_WEEKDAYS), ("{} العام الحالي", words.GENERAL), ("{} الماضي", words.UNSURE_WEEKDAYS),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), REFUSING)
def test_words_that_refuse(sentence: str, rows: tuple[str, ...]) -> None:
    for word in rows:
        assert told(sentence.replace("{}", word)) == [], word
    assert told(sentence.replace("{}", NO_WORD)) or "الماضي" in sentence


# --- any text ---


@given(texts)
def test_any_text(text: str) -> None:
    found = find_dates(text, reference=DAY, relative=True)
    assert found == sorted(found, key=lambda m: m.start)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert all(text[m.start : m.end] == m.text for m in found)
    assert [m for m in found if "relative" not in m.evidence] == find_dates(text, reference=DAY)


def test_years_that_no_calendar_has() -> None:
    for day in (datetime.date.min, datetime.date.max):
        for text in ("أمس", "غدا", "الأسبوع الماضي", "الأسبوع المقبل", "قبل 900 سنة", "الشهر المقبل", "القرن الماضي"):
            for mention in find_dates(text, reference=day, relative=True):
                assert mention.days() is None or mention.text
