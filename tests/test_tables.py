"""Words of tables: each row in a sentence made from a template, and what must be read there, which the row itself says.

A row that is added needs no case. Each sentence is read a second time with a word in the row's place that no table has:
the same must not be read then, so that no row passes by what stands around it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pyarabic.number_const import NUMBER_WORDS

import arnorm
from arnorm import find_amounts, find_dates, find_numbers, find_times, parse_date
from arnorm._arabic import data
from arnorm._arabic.affixes import ARTICLE
from arnorm._arabic.counted import counted_nouns, words_for_money
from arnorm._arabic.counted import units as units_
from arnorm._arabic.data import (
    alef_nouns,
    calendar_names,
    date_cues,
    field_words,
    numerals,
    units,
    written_names,
)
from arnorm._arabic.folding import fold
from arnorm.dates.words import ORDINAL_PHRASES
from arnorm.numbers.evidence import _labels, fold_word
from arnorm.numbers.vocabulary import LABELS, ORDERED, PAIRS, PLURALS, THIRDS, Label
from arnorm.pdf.ligatures import plain_word_bits

NO_WORD = "زعنف"
# Bits of a word that texts have often (`plain_word_bits`): مارت has 9.1, غشت 6.5, غوشت 0.
COMMON_BITS = 7
# A year that a month of each calendar can have.
YEAR = {"gregorian": 1995, "hijri": 1420, "persian": 1350, "coptic": 1720}
Rows = Iterator[tuple[str, str, object]]  # a word, a sentence with a place for it, what is read
# Tables whose rows no sentence from a template shows, and where they are tested.
ELSEWHERE = {
    "calendar_names.UNMISTAKABLE": "test_dates_find.py",
    "date_cues.EXPENDABLE": "test_unify_dates.py",
    "units.OTHER_PARTS": "test_speech.py",
    "units.PART_ADJECTIVES": "test_speech.py",
    "numerals.OTHER_COUNTED": "here, as rows of counted_nouns()",
    "quotation_words": "test_quote_rules.py",
    "relative_words": "test_relative.py",
    "written_names.ERAS": "test_render.py",
}
# First and last years.
ELSEWHERE |= {
    f"date_cues.{name}": "test_dates_find.py"
    for name in (
        *(
            "CENTURIES",
            "FISCAL",
            "GREGORIAN_OF_LATE",
            "GREGORIAN_OF_OURS",
            "GREGORIAN_SINCE",
            "HIJRI_OF_OURS",
            "LATEST",
        ),
        *("OF_MONTHS", "OLDEST_OF_OURS", "SPELLED", "TURN"),
    )
}


class Template(NamedTuple):
    """What is read of a sentence, and the rows of a table as words, sentences and what must be read."""

    read: Callable[[str], object]
    rows: Callable[[], Iterable[tuple[str, str, object]]]


def in_one(table: Iterable[str], sentence: str, means: object) -> Callable[[], Rows]:
    """Every word of a table in one sentence, with one meaning."""
    return lambda: ((word, sentence, means) for word in table)


def first(find: Callable[[str], Iterable[Any]], says: Callable[[Any], object]) -> Callable[[str], object]:
    """What a mention says, of the first that is found and says something."""
    return lambda text: next((said for one in find(text) if (said := says(one)) is not None), None)


date = first(find_dates, lambda one: (one.calendar, one.edtf.rstrip("~")))
date_from_2025 = first(lambda text: find_dates(text, reference="2025-11-23", relative=True), lambda one: one.edtf)
weekday = first(find_dates, lambda one: (one.weekday, one.flags))
year = first(find_dates, lambda one: (one.calendar, one.year))
julian_day = first(find_dates, lambda one: (one.edtf, "calendar" in one.flags))
number = first(find_numbers, lambda one: one.value if len(one.text) > 1 else None)
# The last number in figures, or the ordinal, and the rule that reads it.
rule = first(lambda text: reversed(find_numbers(text, words=True)), lambda one: (one.text, one.rule))
number_in_words = first(
    lambda text: find_numbers(text, words=True),
    lambda one: round(one.value, 6) if one.rule == "words" and one.value else None,
)
time = first(find_times, lambda one: one.value and (one.value.hour, one.value.minute, "half-day" in one.flags))
zone = first(find_times, lambda one: one.zone)
seconds = first(find_times, lambda one: one.duration and one.duration.total_seconds())
currency = first(find_amounts, lambda one: one.currency)
currency_of_state = first(lambda text: find_amounts(text[4:], region=text[:2]), lambda one: one.currency)


def is_month(text: str) -> bool:
    return any(one.month for one in find_dates(text))


def is_left(text: str) -> bool:
    return arnorm.unify_dates(text) == text


def years_of(text: str) -> list[str]:
    return [one.edtf for one in find_dates(text)]


def field(text: str) -> object:
    try:
        return parse_date(text, reference="2025-11-20T12:00:00").edtf
    except ValueError:
        return None


# Dates.


def months() -> Rows:
    rows = [(month.name, month.calendar, month.number) for month in calendar_names.MONTHS]
    rows += [(name, "hijri", i) for i, name in enumerate(written_names.HIJRI_MONTHS, 1)]
    rows += [(name, "gregorian", i) for names in written_names.MONTHS.values() for i, name in enumerate(names, 1)]
    for *names, i in calendar_names.ENGLISH:
        rows += [(name, "gregorian", i) for name in (*names, *map(str.upper, names), f"{names[1]}.")]
    for part in calendar_names.PARTS:
        for first in part.firsts:
            is_letter = first in calendar_names.LETTER_MONTHS
            seconds_ = [second for second in part.seconds if second.isdigit() or not is_letter]
            rows += [(f"{first}{'' if is_letter else ' '}{second}", part.calendar, part.number) for second in seconds_]
        rows += [("".join(names), part.calendar, part.number) for names in calendar_names.glued_names(part)]
    for name, calendar, i in rows:
        yield name, f"في 5 {{}} {YEAR[calendar]} عقد", (calendar, f"{YEAR[calendar]}-{i:02}-05")


def joined_words() -> Rows:
    for word in date_cues.PREPOSITIONS:
        yield word, "عقد {}أبريل 1995 هناك", ("gregorian", "1995-04")
    for word in date_cues.JOINED_CUES:
        yield word, "عقد في 5 رمضان{} 1420 هناك", ("hijri", "1420-09-05")


def weekdays() -> Rows:
    for name, day in (*calendar_names.WEEKDAYS, *zip(written_names.WEEKDAYS, range(7), strict=True)):
        yield name, f"عقد {{}} {6 + day} مارس 1995 هناك", (day, ())  # the 6th was a Monday


def eras() -> Rows:
    for parts, calendar, sign in calendar_names.ERAS:
        yield " ".join(parts), "وقع في سنة 5 من {} النبي هناك", (calendar, 5 if sign > 0 else -4)


def cues() -> Rows:
    day, days = ("gregorian", "XXXX-03-05"), ("gregorian", "{XXXX-03-05,XXXX-03-06}")
    sentences = {
        "year-cue": ("كان {} 700 باردا", ("gregorian", "0700")),
        "years-cue": ("في {} 1995 و1996 عقد", ("gregorian", "{1995,1996}")),
        "month-cue": ("عقد {} مارس هناك", ("gregorian", "XXXX-03")),
        "months-cue": ("عقد {} مارس وأبريل", ("gregorian", "{XXXX-03,XXXX-04}")),
        "day-cue": ("عقد {} 5/3 هناك", day),
        "days-cue": ("عقد {} 5 و6 في مارس", days),
        "date-cue": ("عقد {} 5/3 هناك", day),
        "dated": ("عقد {} 1995 هناك", ("gregorian", "1995")),
        "twin-cue": ("عقد {} 5/3 هناك", day),
        "night": ("عقد لسبع {} بقين من رمضان سنة 700", ("hijri", "0700-09-23")),
        "passed": ("عقد لعشر {} من رمضان سنة 700", ("hijri", "0700-09-10")),
        "left": ("عقد لعشر {} من رمضان سنة 700", ("hijri", "0700-09-20")),
        "century": ("ازدهر في {} التاسع عشر", ("gregorian", "18XX")),
    }
    for word, says, value in date_cues.CUES:
        if says in ("first-day", "middle", "last-day"):
            yield word, "عقد {} رمضان 1420", ("hijri", f"1420-09-{value:02}")
        elif says != "relative":
            yield word, *sentences[says]


def relative_words() -> Rows:
    # Without the word the nearest such day is read.
    days = {-1: ("15 نوفمبر", "2024-11-15"), 0: ("15 مارس", "2025-03-15"), 1: ("15 نوفمبر", "2026-11-15")}
    for word, says, value in date_cues.CUES:
        if says == "relative":
            yield word, f"عقد في {days[value][0]} من العام {{}} هناك", days[value][1]


def between_words_of_dates() -> Rows:
    day = ("gregorian", "2020-03-05")
    both, through = ("gregorian", "{2020-03-05,2020-03-07}"), ("gregorian", "2020-03-05/2020-03-07")
    sentences = {
        "of": ("في 5 {} مارس 2020 عقد", day),
        "and": ("في 5 {} 7 مارس 2020 عقد", both),
        "or": ("في 5 {} 7 مارس 2020 عقد", both),
        "to": ("في 5 {} 7 مارس 2020 عقد", through),
        "in": ("في 5 مارس {} 2020 عقد", day),
        "nothing": ("في 5 {} مارس 2020 عقد", day),
        "slash": ("في 5 {} مارس 2020 عقد", day),
        "hyphen": ("في 5 مارس {} 2020 عقد", day),
        "dot": ("في 5{}3{}2020 عقد", day),
        "comma": ("في مارس {} 2020 عقد", ("gregorian", "2020-03")),
        "open": ("في 5 مارس {} 2020 عقد", day),
        "close": ("في 5 مارس {} 2020 عقد", day),
        "colon": ("في سنة {} 2020 عقد", ("gregorian", "2020")),
        "after": ("كان 700 {} الميلاد هناك", ("gregorian", "0700")),
        "before": ("كان 700 {} الميلاد هناك", ("gregorian", "-0699")),
    }
    for word, between in date_cues.BETWEEN:
        yield word, *sentences[between]


def words_of_hijri_months() -> Rows:
    for table, sentence in (
        (date_cues.EPITHETS, "عقد في 5 {month} {} 1420"),
        (date_cues.MONTH_OWNERS, "عقد في 5 شهر {} {month} 1420"),
    ):
        for word, numbers in table:
            for i in numbers:
                text = sentence.replace("{month}", written_names.HIJRI_MONTHS[i - 1])
                yield word, text, ("hijri", f"1420-{i:02}-05")


def tens() -> Rows:
    for parts, first, last in date_cues.TENS:
        yield " ".join(parts), "عقد {} من رمضان 1420", ("hijri", f"1420-09-{first:02}/1420-09-{last:02}")


def namesakes() -> Rows:
    for word, name in date_cues.NAMESAKES:
        is_coptic = name == fold("أبيب")
        yield word, f"كان {{}} {name} {'1700 للشهداء' if is_coptic else 2015} هناك", False


def words_of_fields() -> Rows:
    for word in field_words.LABELS:
        yield word, "{}: 15/3/1445", "1445-03-15"
    for long, shorts, i in field_words.FRENCH:
        for word in (long, *shorts):
            yield word, "5 {} 1995", f"1995-{i:02}-05"
    for names, i in field_words.LATIN_HIJRI:
        for word in names:
            yield word, "5 {} 1420", f"1420-{i:02}-05"
    for names, day in field_words.LATIN_WEEKDAYS:
        for word in names:
            yield word, f"{{}}, {6 + day} mars 1995", f"1995-03-{6 + day:02}"  # the 6th was a Monday
    for word, i in (*field_words.SHORT_MONTHS, (f"{field_words.SHORT_SEPTEMBER}\N{ARABIC TATWEEL}", 9)):
        yield word, "5 {} 1995", f"1995-{i:02}-05"
    for word, day in field_words.SHORT_WEEKDAYS:
        yield word, f"{{}}، {6 + day} مارس 1995", f"1995-03-{6 + day:02}"


# Numbers.


def cardinals() -> Rows:
    for word, value in numerals.CARDINALS.items():
        if value < 10 and word not in THIRDS:
            yield word, "كان {} وعشرين رجلا هناك", value + 20
        elif value == 10:
            yield word, "كان خمسة {} رجلا هناك", 15
        elif 10 < value < 20:
            yield word, "كان في {} الخامس هناك", value
        elif 20 <= value < 100:
            yield word, "كان خمسة و{} رجلا هناك", value + 5
        elif value >= 100 and word not in PLURALS:
            yield word, "كان {} وخمسة هناك", value + 5
    for word, value in PAIRS.items():
        yield word, "كان {} وخمسة هناك", numerals.CARDINALS[value] + 5
    for word, (part, whole) in THIRDS.items():
        if part != 1 or whole == 3:  # ثمن is a price too, and stays out of sums
            yield word, "كان خمسة و{} هناك", round(5 + Decimal(part) / whole, 6)


def definite_cardinals() -> Rows:
    for word, value in numerals.DEFINITE_CARDINALS.items():
        yield word, "عقد عام {} هناك", ("hijri" if value < 1500 else "gregorian", value)


def ordinals() -> Rows:
    rows = [(ARTICLE + word, value) for word, value in numerals.ORDINALS.items()]
    rows += [*numerals.DEFINITE_ORDINALS.items(), *((" ".join(parts), value) for parts, value in ORDINAL_PHRASES)]
    for word, value in rows:
        yield word, "عقد {} من رمضان سنة 700", ("hijri", f"0700-09-{value:02}")


def magnitude_words() -> Rows:
    for word, power in units.MAGNITUDES.items():
        is_two = word.endswith(("ين", "وني", "اري"))
        if not is_two:
            yield word, "كان خمسة {} هناك", 5 * 10**power
        elif word not in PLURALS:
            yield word, "كان {} وخمسة هناك", 2 * 10**power + 5


# The sentence in which a role alone decides: a place for the word, the number, the rule that reads it.
ROLE_SENTENCES = {
    Label.PART: ("انظر {} 4.2 منه", "4.2", "part"),
    Label.NUMBERED: ("انظر المادة {} 4.2 منه", "4.2", "part"),
    Label.PHONE: ("هناك {} 71.845.220 لهم", "71.845.220", "phone"),
    Label.TELEPHONE: ("هناك {} 02/5678901 لهم", "02/5678901", "phone"),
    Label.POSTAL: ("هناك {} 12.345 منها", "12.345", "postal"),
    Label.DOSE: ("هناك {} 2 500 رجل", "500", "digits"),
    Label.LISTED: ("هناك {} 45,15 منها", "45,15", "listed"),
    Label.PAGE: ("هناك {} 95,125 منها", "95,125", "items"),
    Label.TOTAL: ("{} الصفحات 1,250 هناك", "1,250", "thousands-in-text"),
    Label.LAW: ("هناك {} 12.104 منها", "12.104", "law"),
    Label.RATE: ("هناك {} 1.345 منها", "1.345", "rate"),
    Label.MEAN: ("هناك {} العمر 1.345 منها", "1.345", "rate"),
    Label.MONEY: ("هناك {} 300.000.00 منها", "300.000.00", "cents"),
    Label.PER: ("هناك 1.345 طفل {} امرأة", "1.345", "rate"),
    Label.SHARE: ("هناك {} 10:75 منها", "10:75", "ratio-by-colon"),
    Label.VERSE: ("هناك {} 2:25 منها", "2:25", "verse"),
    Label.PAIR: ("{} 1,2 هناك", "1,2", "pair"),
    Label.DAYTIME: ("عند 9.30 {} أمس", "9.30", "clock"),
    Label.CLOCK: ("عند {} 15.30 أمس", "15.30", "clock"),
    Label.DAY: ("كان {} 3-4 منه", "3-4", "day-month"),
    Label.SPAN: ("كان {} 9-12 منه", "9-12", "spanned"),
    Label.BETWEEN: ("نسبة 41,2% للأعمار {} 5,9 سنوات", "5,9", "fraction-by-shape"),
    Label.OF: ("تعادل الفريق 1/12 {} الكتلة", "1/12", "ratio-by-slash"),
    Label.PLAY: ("كان {} منه 3-2 أمس", "3-2", "score"),
    Label.MONTH: ("كان 3/4 {} أمس", "3/4", "days-by-slash"),
    Label.ARTICLE: ("كان {} 3-5 هناك", "3-5", "named"),
}


def roles() -> Rows:
    for word, role in (LABELS | _labels()).items():
        for bit, (sentence, figures, rule) in ROLE_SENTENCES.items():
            if role & bit:
                yield word, sentence, (figures, rule)


def what_is_counted() -> Rows:
    for word in counted_nouns():
        yield word, "نحو 29.954 {} هناك", ("29.954", "counted")
    for word in ORDERED:
        yield word, "كان في {} الخامس أمس", ("الخامس", "words")


def quantities() -> Rows:
    fraction = Decimal("12.13")
    for word in (*units_(), *units.OTHER_UNITS, *words_for_money(), *units.OTHER_WORDS, *units.MAGNITUDES):
        yield word, "نحو 12,13 {} هناك", fraction
    for word in units.CURRENCY_CODES:
        for sentence in ("نحو 12,13 {} هناك", "نحو {} 12,13 هناك"):
            yield word, sentence, fraction
    for word in units.PERCENTS:
        yield word, "نحو 12,13 في {} هناك", fraction
        yield word, "نحو 12,13 ب{} هناك", fraction
    for sign in units.CURRENCY_SIGNS:
        for sentence in ("نحو 12,13 {} هناك", "نحو {}12,13 هناك", "نحو 12,13{} هناك"):
            yield sign, sentence, fraction
    for unit in sorted({*units.LATIN_UNITS} - {"b", "c", "f", "n", "p", "s"}):
        yield unit, "نحو 12,13{} هناك", fraction
    for word in units.MAGNITUDES:
        yield word, "نحو 1.338 {} هناك", Decimal("1.338")


def thousandths() -> Rows:
    for word in (*units.FINE_UNITS, *units.THOUSANDTHS_CODES, *units.THOUSANDTHS_SHORT):
        yield word, "بلغ 1.250 {} هناك", Decimal("1.250")
    for word in units.THOUSANDTHS:
        yield word, "كان 5.234 دينار {} هناك", Decimal("5.234")


def quantities_that_are_no_years() -> Rows:
    counted = [word for word, of in counted_nouns().items() if of != "time"]
    others = [word for word in (*sorted(units_()), *words_for_money(), *units.MAGNITUDES) if len(word) > 1]
    for word in (*counted, *others):
        yield word, "عام 2020 و1500 {} هناك", ["2020"]


# The clock, money, and what is spelled out.


def periods() -> Rows:
    for word, period in (units.DAY_PERIODS | units.LONG_PERIODS | units.SHORT_PERIODS).items():
        for hour in (4, 9):
            later = 12 if period.first <= hour <= period.last else 0
            yield word, f"الساعة {hour}:20 {{}} هناك", (hour + later, 20, False)
        if period.twelve:
            yield word, "الساعة 12:20 {} هناك", (12, 20, False)


def parts_of_hours() -> Rows:
    for word, minutes in units.FRACTIONS.items():
        yield word, "الساعة الخامسة إلا {} هناك", (4, 60 - minutes, True)
    for word, hour in units.HOUR_ALONE.items():
        yield word, "الساعة {} هناك", (hour, 0, False)


def durations() -> Rows:
    for word, length in units.DURATION_UNITS.items():
        yield word, "استمر 3 {} هناك", 3.0 * length


def portions() -> Rows:
    for word in units.PORTIONS:
        yield word, "أضف 3/4 {} هنا", [0.75]


def currencies() -> Rows:
    rows = [(f"{one.noun} {one.adjective}".strip(), code) for code, one in units.CURRENCIES.items()]
    rows += [
        *units.ABBREVIATIONS.items(),
        *units.DEFAULT_CODES.items(),
        *((code, code) for code in units.CURRENCY_CODES),
    ]
    rows += [(" ".join(words), code) for words, code in units.OTHER_ADJECTIVES.items()]
    for word, code in rows:
        yield word, "بلغ 500 {} هناك", code
    for sign, code in units.CURRENCY_SIGNS.items():
        if len(code) == 3 and code.isascii():
            yield sign, "بلغ {} 500 هناك", code


def currencies_of_states() -> Rows:
    for state, names in units.REGIONS.items():
        for noun, code in names.items():
            yield noun, f"{state}: بلغ 500 {{}} هناك", code


def spelled_nouns() -> Rows:
    parts = {one.part for one in units.CURRENCIES.values()}
    spoken = {short: numerals.NOUNS[noun] for short, noun in units.SPOKEN_UNITS.items()}
    for word, noun in (numerals.NOUNS | spoken).items():
        if word not in parts or word == "درهم":  # a part is spelled after its currency
            five = "خمسة" if noun.gender == "masculine" else "خمس"
            yield word, "طوله 5 {} هناك", f"طوله {five} {noun.plural} هناك"


def spelled_cases() -> Rows:
    for word, governor in numerals.GOVERNORS.items():
        if governor.case == "nominative":
            yield word, "{} 20 طالبا أمس", f"{word} عشرون طالبا أمس"
        else:
            yield word, "{} 1 ريال أمس", f"{word} ريالا واحدا أمس"
    for word in numerals.VERBS_BEFORE:
        yield word, "{} عمره 25 سنة", f"{word} عمره خمسا وعشرين سنة"


# Rows that are patterns, and what each of them finds.
EXAMPLES = {
    r"رحم(?:ه|ها|هما?|تا?) الله": "رحمها الله",
    "(?<=ال)امام": "الامام",
    r"بن \w+ بن": "بن علي بن",
}


def write_example(row: str) -> str:
    return EXAMPLES.get(row, row)


TEMPLATES: dict[str, Template] = {
    "months": Template(date, months),
    "words whose space is lost": Template(date, joined_words),
    "weekdays": Template(weekday, weekdays),
    "eras": Template(year, eras),
    "adjectives of years": Template(
        date, in_one(date_cues.YEAR_ADJECTIVES, "في العام {} 1995/1996 عقد", ("gregorian", "1995/1996"))
    ),
    "cues": Template(date, cues),
    "relative words": Template(date_from_2025, relative_words),
    "between words of dates": Template(date, between_words_of_dates),
    "words of Hijri months": Template(date, words_of_hijri_months),
    "tens of a month": Template(date, tens),
    "namesakes of months": Template(is_month, namesakes),
    "cars": Template(is_month, in_one(date_cues.CARS, "كان {} ونيسان 2015 هناك", False)),
    "things called by a day": Template(is_left, in_one(date_cues.THINGS, "مر {} 06 مارس هناك", True)),
    "events called by a day": Template(is_left, in_one(date_cues.EVENTS, "مر {} 06 مارس هناك", True)),
    "wars": Template(is_left, in_one(date_cues.WARS, "مر {} آذار 2006 هناك", True)),
    "Islamic history": Template(
        date, in_one((*map(write_example, date_cues.ISLAMIC),), "ولد سنة 1200 ثم {} هناك", ("hijri", "1200"))
    ),
    "scholars": Template(date, in_one(date_cues.SCHOLARS, "كان سنة 700 {} هناك", ("hijri", "0700"))),
    "Europe": Template(date, in_one(date_cues.EUROPEAN, "كان سنة 1400 {} هناك", ("gregorian", "1400"))),
    "lands": Template(date, in_one(date_cues.LANDS, "كان سنة 1400 ملك {} هناك", ("gregorian", "1400"))),
    "kings": Template(date, in_one(date_cues.KINGS, "كان سنة 1400 {} الثالث هناك", ("gregorian", "1400"))),
    "words of fields": Template(field, words_of_fields),
    "cardinals": Template(number_in_words, cardinals),
    "definite cardinals": Template(year, definite_cardinals),
    "ordinals": Template(date, ordinals),
    "magnitudes": Template(number_in_words, magnitude_words),
    "roles": Template(rule, roles),
    "what is counted or numbered": Template(rule, what_is_counted),
    "quantities": Template(number, quantities),
    "thousandths": Template(number, thousandths),
    "no years": Template(years_of, quantities_that_are_no_years),
    "parts of the day": Template(time, periods),
    "parts of the hour": Template(time, parts_of_hours),
    "zones": Template(zone, lambda: ((word, "الساعة 5:30 بتوقيت {} هناك", name) for word, name in units.ZONES.items())),
    "durations": Template(seconds, durations),
    "currencies": Template(currency, currencies),
    "currencies of states": Template(currency_of_state, currencies_of_states),
    "nouns": Template(arnorm.spell_out, spelled_nouns),
    "cases": Template(arnorm.spell_out, spelled_cases),
    "portions": Template(lambda text: [one.value for one in arnorm.find_numbers(text)], portions),
    "nouns in alef": Template(
        arnorm.repair_yeh,
        lambda: ((word, "مع ال{}ى فى البيت", f"مع ال{word}ى في البيت") for word in alef_nouns.ALEF_NOUNS),
    ),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_row_is_read(name: str) -> None:
    read, rows = TEMPLATES[name]
    wrong = []
    for word, sentence, means in rows():
        text, other = sentence.replace("{}", word), sentence.replace("{}", NO_WORD)
        if (found := read(text)) != means:
            wrong.append(f"{text}: {found!r} is read, the row says {means!r}")
        if read(other) == means:
            wrong.append(f"{other}: {means!r} is read without the word too")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("module", sorted(path.stem for path in Path(data.__file__).parent.glob("[a-z]*.py")))
def test_each_table_has_a_template(module: str) -> None:
    names = importlib.import_module(f"{data.__name__}.{module}").__all__
    here = Path(__file__).read_text(encoding="utf-8")
    tables = [name for name in names if name.isupper() and not {module, f"{module}.{name}"} & ELSEWHERE.keys()]
    assert not [name for name in tables if f"{module}.{name}" not in here]


def test_each_role_has_its_sentence() -> None:
    used = 0
    for labels_of_a_word in (LABELS | _labels()).values():
        used |= labels_of_a_word
    data_only = (
        Label.MAGNITUDE
        | Label.MEASURE
        | Label.COUNTED
        | Label.CURRENCY
        | Label.THOUSANDTH
        | Label.PERCENT
        | Label.STRONG
        | Label.FINE
    )
    assert used & ~data_only == sum(ROLE_SENTENCES)


def test_rows_are_spelt_as_the_folded_view_spells() -> None:
    numbers = (*numerals.CARDINALS, *numerals.ORDINALS, *units.MAGNITUDES, *units.PERCENTS)
    rows = (*LABELS, *ORDERED, *counted_nouns(), *words_for_money(), *units_(), *numbers)
    assert not [word for word in rows if fold_word(word) != word]


def test_what_is_counted_or_measured_is_in_one_table() -> None:
    tables = (counted_nouns().keys(), units.MAGNITUDES.keys(), words_for_money(), units_())
    assert sum(map(len, tables)) == len({word for table in tables for word in table})


def test_each_cardinal_of_pyarabic_is_known() -> None:
    known = {fold_word(word): value for word, value in NUMBER_WORDS.items() if 0 < value <= 2000}
    assert known.items() <= numerals.CARDINALS.items()


# Everyday words.


@pytest.mark.parametrize("month", [one for one in calendar_names.MONTHS if one.word], ids=lambda month: month.name)
def test_an_everyday_word_alone_is_no_month(month: calendar_names.Month) -> None:
    text = f"متجر كي {month.name} 2020"
    assert not is_month(text)
    assert arnorm.unify_dates(text) == text


def test_a_month_that_is_an_everyday_word_says_so() -> None:
    """A name that texts have often is one that newspapers write for a month, or its row has ``word=True``.

    Names of people and things (تل أبيب) are rows of NAMESAKES.
    """
    official = {word for names in written_names.MONTHS.values() for name in names for word in name.split("/")}
    official |= {word for name in written_names.HIJRI_MONTHS for word in name.split()}
    known = {fold(name) for name in official} | {name for _, name in date_cues.NAMESAKES}
    unsaid = [
        month.name
        for month in calendar_names.MONTHS
        if not month.word
        and fold(month.name).removeprefix(ARTICLE) not in known | {name.removeprefix(ARTICLE) for name in known}
        and plain_word_bits(month.name) >= COMMON_BITS
    ]
    assert not unsaid, f"{', '.join(unsaid)}: many texts have the word, so the row needs word=True"
