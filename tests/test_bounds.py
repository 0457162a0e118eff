"""Both sides of the bounds that functions have for themselves: each row is a call and what it gives."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext
from typing import Any

import pytest

import arnorm
from arnorm._arabic import protect
from arnorm._arabic.joining import find_form_words
from arnorm._arabic.marks import opens_low_quote
from arnorm._arabic.protect import in_tag, is_arabic_language, protected_spans
from arnorm._core.scan import Scan
from arnorm.dates import calendars, find_dates
from arnorm.numbers.evidence import find_shape, find_word_after, find_word_before, is_date, to_int
from arnorm.numbers.joined import is_phone

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


def numbers(text: str) -> list[tuple[str, ...]]:
    """Each number with its flags."""
    return [(one.text, *one.flags) for one in arnorm.find_numbers(text)]


def values(text: str) -> list[int | str]:
    """The values of the numbers, those in words too."""
    return [int(one.value) if one.value else one.kind for one in arnorm.find_numbers(text, words=True)]


def form_words(text: str) -> list[tuple[str, str]]:
    """The words with presentation forms, and the order that these show."""
    return [(text[word.start : word.end], word.order) for word in find_form_words(text)]


def carried(text: str, *edits: tuple[int, int, str]) -> bool:
    """Whether what is protected is carried over edits as it is read afresh."""
    scan = Scan(text)
    scan.derive(protected_spans)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(protect, "_EDIT", 0)  # a short text is read afresh
        edited = scan.edited(edits)
        return edited.derive(protected_spans) == Scan(edited.text).derive(protected_spans)


# The days of the week from Monday, 4 March 2024.
WEEK = ("الاثنين الأثنين الإثنين الاتنين", "الثلاثاء الثلاثا الثلثاء الثلاتاء التلات", "الأربعاء الاربعا الأربع", "الخميس", "الجمعة", "السبت",
        "الأحد لاحد الحد")  # fmt: skip


def weekdays(text: str) -> list[tuple[int, bool]]:
    """The day of the week that each date names, and whether it is that of the date."""
    return [(one.weekday, "weekday" not in one.flags) for one in find_dates(text)]


NAMES = {
    "WEEK": WEEK,
    "weekdays": weekdays,
    **{name: getattr(arnorm, name) for name in arnorm.__all__},
    "calendars": calendars,
    "Decimal": Decimal,
    "numbers": numbers,
    "values": values,
    "form_words": form_words,
    "carried": carried,
    "after": lambda text: find_word_after(Scan(text), 0)[0],
    "before": lambda text: find_word_before(Scan(text), len(text))[0],
}
# A call, what it gives, and why.
CALLS: list[tuple[str, Any, str]] = [
    ("calendars.is_leap(1900)", False, "a century is a leap year once in four"),
    ("calendars.is_leap(2000)", True, "a century is a leap year once in four"),
    ("calendars.is_leap(2200)", False, "a century is a leap year once in four"),
    ("calendars.is_leap(2400)", True, "a century is a leap year once in four"),
    ("calendars.is_leap(2019)", False, "every fourth year is one"),
    ("calendars.is_leap(2020)", True, "every fourth year is one"),
    ("calendars.day_of('hijri', 1446, 12, 29)[1]", True, "the published calendar has this day"),
    ("calendars.day_of('hijri', 1446, 12, 30)", None, "the last month of 1446 has 29 days there"),
    ("calendars.day_of('hijri', 1446, 13, 1)", None, "there are twelve months"),
    ("calendars.day_of('hijri', 1446, 0, 1)", None, "months are counted from 1"),
    ("calendars.day_of('hijri', 1446, 1, 0)", None, "days are counted from 1"),
    ("calendars.day_of('hijri', 1446, 1, 1)[1]", True, "the published calendar has this day"),
    ("calendars.day_of('hijri', 1342, 12, 30)[1]", False, "before 1343 the tabular calendar decides"),
    ("calendars.day_of('hijri', 1342, 12, 31)", None, "no Hijri month has 31 days"),
    ("calendars.day_of('hijri', 1, 1, 1)", (227015, False), "16 July 622 of the Julian calendar, by the tables"),
    ("calendars.day_of('hijri', 10000, 1, 1)", None, "beyond the last year that Python's dates have"),
    ("calendars.day_of('hijri', -641, 1, 1)", None, "before the first year that Python's dates have"),
    ("calendars.day_of('hijri', -639, 1, 1)[1]", False, "years before the Hijra are tabular"),
    ("calendars.day_of('hijri', 9666, 4, 2)[0]", 3652059, "31 December 9999, the last day that Python has"),
    ("calendars.day_of('hijri', 9666, 4, 3)", None, "the day after it"),
    ("calendars.day_of('hijri', *calendars.hijri_of(1)[:3])", (1, False), "1 January 1, the first day that Python has"),
    ("calendars.day_of('hijri', *calendars.hijri_of(0)[:3])", None, "the day before it"),
    ("calendars.hijri_of(calendars.day_of('hijri', 1343, 1, 1)[0])", (1343, 1, 1, True), "the first published day"),
    ("calendars.hijri_of(calendars.day_of('hijri', 1343, 1, 1)[0] - 1)[3]", False, "the day before it"),
    ("calendars.hijri_of(calendars.day_of('hijri', 1500, 12, 29)[0])", (1500, 12, 29, True), "the last published year"),
    ("calendars.hijri_of(calendars.day_of('hijri', 1501, 1, 1)[0])[3]", False, "the year after it"),
    ("calendars.gregorian_year(1420)", 1998, "33 Hijri years are about 32 Gregorian ones"),
    ("calendars.gregorian_year(33)", 654, "33 Hijri years are about 32 Gregorian ones"),
    ("calendars.gregorian_year(34)", 654, "33 Hijri years are about 32 Gregorian ones"),
    ("calendars.gregorian_year(32)", 653, "33 Hijri years are about 32 Gregorian ones"),
    (
        "all(calendars.day_of('hijri', *calendars.hijri_of(day)[:3])[0] == day for day in range(227015, 227015 + 10631))",
        True,
        "each day of a cycle of thirty years comes back",
    ),
    ("[one.edtf for one in find_dates('الاثنين 29 فبراير', reference='2024-03-01')]", ["2024-02-29"], "four days ago"),
    (
        "[one.edtf for one in find_dates('الاثنين 29 فبراير', reference='2023-02-27')]",
        ["2016-02-29"],
        "the nearest 29 February that was a Monday",
    ),
    ("[one.edtf for one in find_dates('29 فبراير', reference='2026-11-23')]", ["XXXX-02-29"], "no year near has one"),
    ("[one.edtf for one in find_dates('شهر مايو', reference='2025-11-13')]", ["2025-05"], "the nearest May is past"),
    ("[one.edtf for one in find_dates('شهر مايو', reference='2025-11-14')]", ["2026-05"], "the nearest May is to come"),
    ("[one.edtf for one in find_dates('شهر نوفمبر المقبل', reference='2025-11-30')]", ["2025-11"], "said in November"),
    ("[one.edtf for one in find_dates('شهر مايو المقبل', reference='2025-05-31')]", ["2026-05"], "said in May"),
    (
        "[numbers(f'ب{before}.08 و') for before in ' \xa0(-:[\\n']",
        [[(".08",)]] * 7,
        "the point begins a decimal number",
    ),
    ("[numbers(f'ب{before}.08 و') for before in '/%،ب']", [[("08",)]] * 4, "the point ends what stands before it"),
    ("numbers('ب«.08 و')", [(".08",)], "the point follows a mark, or a space that UnifyQuotes deletes there"),
    ("numbers('.08 و')", [(".08",)], "the point begins the text"),
    (
        "[after(f'{between}كم') for between in (*' \xa0\u202c():', ' \u200f (')]",
        ["كم"] * 7,
        "between a number and its word",
    ),
    (
        "[before(f'كم{between}') for between in (*' \xa0\u202c():', ' \u200f (')]",
        ["كم"] * 7,
        "between a number and its word",
    ),
    ("[after(f'{between}كم') for between in '،.-/\\n%']", [""] * 6, "this ends what a number belongs to"),
    ("values('خمسة آلاف وتلت مية')", [5300], "two words of one number, with a prefix"),
    ("values('تلت مية'), values('ربع مية'), values('ربع مئة')", ([300], [400], [100]), "ربع مئة is a quarter"),
    (
        "values('الأولى' + ' ' * 16), values('الأولى' + ' ' * 17)",
        ([1], []),
        "white space around the whole text has a bound",
    ),
    (
        "[len(find_numbers(' ' * count + 'نصف', words=True)) for count in (16, 17)]",
        [1, 0],
        "white space around the whole text has a bound, so that no half copies the text",
    ),
    (
        "[weekdays(f'يوم {name} الموافق {4 + day} مارس 2024') == [(day, True)]"
        " for day, names in enumerate(WEEK) for name in names.split()]",
        [True] * 18,
        "each spelling of a day of the week names that day",
    ),
    (
        "{find_dates(f'{noun} 12 مارس 2016')[0].text for noun in"
        " 'العدد المجلد الجزء المادة الحلقة الجولة الفوج الدقيقة رقم'.split()}",
        {"مارس 2016"},
        "the number is that of the noun",
    ),
    (
        "[unify_punctuation(f'قال ( ب {end} ) ثم') == f'قال (ب {end}) ثم' for end in"
        " ('ب', 'ﺏ', 'بَ', '5', '٥', 'x', '5٪', '«ب»', '(ب)', 'ب،', 'ب.', 'ب!')]",
        [True] * 12,
        "the end of a word, a number or a sentence inside brackets has no space after it",
    ),
    (
        "[unify_punctuation(f'قال ( {begin} ب ) ثم') == f'قال ({begin} ب) ثم' for begin in"
        " ('ب', 'ﺏ', '5', '٥', 'x', '٪5', '«ب»', '(ب)', '#ب')]",
        [True] * 9,
        "the beginning of one has none before it",
    ),
    (
        "[unify_punctuation(f'( ب {end} )') for end in ('-', '/', ':')]",
        ["( ب - )", "( ب / )", "( ب: )"],
        "what goes on behind",
    ),
    (
        "[unify_punctuation(f'ب {before}( ب )') for before in 'x=:5ب']",
        [f"ب {before}( ب )" for before in "x=:5ب"],
        "a call, a face",
    ),
    ("[unify_punctuation(f'ب {before}( ب )') for before in '«\"\\n']", ["ب «(ب)", 'ب "(ب)', "ب \n(ب)"], "prose"),
    (
        "[find_dates(f'في {slip} 2024')[0].edtf for slip in ('فبرابر', 'سبتمير', 'أكتوير', 'نوفبمر', 'ديسمير')]",
        ["2024-02", "2024-09", "2024-10", "2024-11", "2024-12"],
        "one slip of the pen in a long name",
    ),
    ("form_words('كل بﻋﺎﻡ')", [("بﻋﺎﻡ", "reading")], "plain letters before the forms are of the word, a space is not"),
    ("form_words('ﻋﺎﻡ\ufd3f')", [("ﻋﺎﻡ\ufd3f", "reading")], "an ornate bracket beside the forms"),
    ("form_words('ﻋﺎﻡﻡﺎﻋ ﻡﺎﻋ')", [("ﻋﺎﻡﻡﺎﻋ", "none"), ("ﻡﺎﻋ", "visual")], "what joins in no order proves nothing"),
    ("strip_html('3 < 5 <b>نص</b>')", "3 < 5 نص", "a sign of less before a space opens no tag"),
    ("strip_html('3 <5 <b>نص</b>')", "3 <5 <b>نص", "without <b> its neighbours would be one tag"),
    (
        "[order for form in '\ufb50\ufd3d\ufe80' for _, order in form_words(form + 'ﻡ')]",
        ["open"] * 3,
        "ends of the blocks of letters",
    ),
    (
        "[order for form in '\ufdc7\ufefc' for _, order in form_words('ﻋ' + form)]",
        ["reading"] * 2,
        "ends of the blocks of letters",
    ),
    (
        "[order for form in '\ufd3e\ufd4f\ufdc8\ufe7f\ufefd' for _, order in form_words(form + 'ﻡ')]",
        ["none"] * 5,
        "signs, words, marks",
    ),
    ("repair_yeh('ذهب إلي البيت, والتفت إلي الولد')", "ذهب إلى البيت, والتفت إلي الولد", "who turns to me"),
    ("form_words('ﻋﻌﻢ ﻢﻌﻋ')", [("ﻋﻌﻢ", "reading"), ("ﻢﻌﻋ", "visual")], "each form joins the next, or the one before"),
    (
        "[order for _, order in form_words('ﻌﻌ ﻋﻡ ﻡﻋ ﻡﻢ ﻢﻡ ﻌﻡ ﻡﻌ')]",
        ["none"] * 7,
        "what joins stands beside what does not",
    ),
    (
        "unify_dates('يوم الخميس ال12 من مايو')",
        "يوم الخميس 12 مايو",
        "the article and من may go",
    ),
    (
        "unify_dates('الخامس من شوال 1446'), unify_dates('يوليو في عام 2034')",
        ("5 شوال 1446 هـ", "يوليو 2034"),
        "من and في عام may go",
    ),
    (
        "{one.kind for word in 'اتصال اتصل تواصل تواصلوا استفسار حجز نمره تاليه'.split() for one in find_numbers(f'{word} 123-4567')}",
        {"range"},
        "what is called may be a telephone: seven digits are too few to tell",
    ),
    (
        "{one.kind for word in 'هاتف هواتف تليفون تلفون تيليفون جوال موبايل محمول فاكس تلفاكس واتس واتساب'.split()"
        " for one in find_numbers(f'{word} 123-4567')}",
        {"phone"},
        "a telephone is named: seven digits are enough",
    ),
    (
        "[[len(str(one.value)) for one in find_numbers('1' * count + ' ألفا و500', words=True)] for count in (40, 41)]",
        [[43], [41, 3]],
        "words count figures of forty digits, and no longer ones",
    ),
    ("len(find_numbers('1' * 40 + ' ألف وألفان', words=True))", 2, "figures beyond the digits of Python's decimals"),
    (
        "[unify_amounts('1' * count + ' ريال سعودي ونصف')[-7:] for count in (38, 39)]",
        ["1.5 SAR", "دي ونصف"],
        "an amount of forty characters is written whole, a longer one stays",
    ),
    (
        "[find_dates(f'ولد في {day} {month}')[0].flags for month in ('رجب 1420', 'مهر 1350', 'توت 1720 للشهداء') for day in (30, 31)]",
        [(), ("impossible",)] * 3,
        "months of the other calendars have at most thirty days after the first half of a Persian year",
    ),
    (
        "[one.text for one in find_numbers('بلغ سالب ثلاثة أرباع، ثم سالب', words=True)]",
        ["سالب ثلاثة أرباع"],
        "a minus is the word right before a fraction",
    ),
    (
        "[find_times(f'الساعة 12:20 {word}')[0].flags for word in ('مساء', 'مساءا', 'المساء', 'المسا', 'ظهرا')]",
        [("half-day",)] * 4 + [()],
        "twelve in the evening may be noon and midnight",
    ),
    ("carried('ا http://a.b/ج د', (11, 12, 'ه'), (12, 13, 'و'))", True, "two edits in one token"),
    ("carried('ا http://a.b/ج د', (2, 2, 'x'), (11, 12, ''), (14, 15, '@b'))", True, "edits in neighbouring tokens"),
    ("carried('ab cd ef', (1, 1, ' '), (4, 5, '_'), (7, 8, '5'))", True, "each moves what comes after it"),
    (
        "carried('ا http://a.b/ج د', (11, 11, 'مقال'), (12, 13, 'و'))",
        True,
        "a longer edit before another one in the same token",
    ),
    (
        "[find_dates('عام 1405، ' + 'عام 1900م، ' * others + 'عام 1400م')[0].calendar for others in (19, 20)]",
        ["gregorian", "hijri"],
        "twenty dates on either side tell the calendar of a year, and no more",
    ),
    (
        "[[one.text for one in find_dates(f'يصل الوفد اليوم{between}الأحد 23 نوفمبر 2025', reference='2025-11-23', relative=True)]"
        " for between in (' ', '، ', ' وهو ')]",
        [["الأحد 23 نوفمبر 2025"]] * 2 + [["اليوم", "الأحد 23 نوفمبر 2025"]],
        "today is not said again right before its date",
    ),
]


@pytest.mark.parametrize(("call", "gives", "why"), CALLS)
def test_a_call_gives(call: str, gives: Any, why: str) -> None:
    assert eval(call, NAMES) == gives, why  # noqa: S307 -- calls of this file


VALUES = [
    "[str(one.value) for one in find_numbers('خمسة وعشرون ألفا وثلاثمئة وواحد ونصف', words=True)]",
    "[str(one.value) for one in find_amounts('12345 ريالا و50 هللة')]",
    "[one.duration for one in find_times('12345 دقيقة')]",
    "spell_out('دفع 12345.50 ريال سعودي، والنتيجة 1234567.5')",
    "spell_number(Decimal('-12345.5'))",
]  # fmt: skip


@pytest.mark.parametrize("call", VALUES)
def test_values_do_not_depend_on_the_decimal_context_of_a_program(call: str) -> None:
    def run() -> Any:
        return eval(call, NAMES)  # noqa: S307 -- calls of this file

    with localcontext(Context(prec=3, traps=[Inexact])):
        few = run()
    assert few == run()


@pytest.mark.parametrize(("length", "is_open"), [(2001, True), (2002, False)])
def test_a_tag_is_open_for_two_thousand_characters(length: int, is_open: bool) -> None:
    assert in_tag("<" + "س" * length, length + 1) is is_open


LOW = [
    (",,نعم", 0, True),
    ("(,,نعم", 1, True),
    ("س ,,نعم", 2, True),
    ("س,,نعم", 1, False),
    (",,5", 0, True),
    (",, نعم", 0, False),
]


@pytest.mark.parametrize(("text", "at", "opens"), LOW)
def test_two_commas_open_a_quotation(text: str, at: int, opens: bool) -> None:
    assert opens_low_quote(text, at) is opens


@pytest.mark.parametrize(("before", "is_arabic"), [(99_999, False), (100_000, True)])
def test_a_hundred_thousand_letters_tell_the_language(before: int, is_arabic: bool) -> None:
    assert is_arabic_language("ب" * before + " پ" + " ب" * 9) is is_arabic


@pytest.mark.parametrize("many", [1, 3, 40])
def test_a_letter_that_is_drawn_out_tells_the_language_once(many: int) -> None:
    assert not is_arabic_language("سلام کی یک " + "ي" * many)


# ملك فرنسا has nine characters, عام and its blank four.
KINGS = [
    ("عام 1405" + " " * 291 + "ملك فرنسا", "gregorian"), ("عام 1405" + " " * 292 + "ملك فرنسا", "hijri"),
    ("ملك فرنسا" + " " * 287 + "عام 1405", "gregorian"), ("ملك فرنسا" + " " * 288 + "عام 1405", "hijri"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "calendar"), KINGS)
def test_how_far_from_a_year_a_king_is_seen(text: str, calendar: str) -> None:
    """No farther than parts of a text are apart."""
    assert [mention.calendar for mention in find_dates(text)] == [calendar]
