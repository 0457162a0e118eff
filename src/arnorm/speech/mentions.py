"""The words for one date, one time or one amount of money: what `SpellOut` writes in the place of figures."""

from __future__ import annotations

import dataclasses
import functools
from decimal import Decimal

from arnorm._arabic.counted import currency_codes
from arnorm._arabic.data.calendar_names import MONTHS as CALENDAR_MONTHS
from arnorm._arabic.data.calendar_names import PARTS
from arnorm._arabic.data.units import CURRENCIES, PART_ADJECTIVES
from arnorm._arabic.data.written_names import HIJRI_MONTHS, MONTHS, WEEKDAYS
from arnorm._core.patterns import lazy_pattern
from arnorm.dates.mention import DateMention
from arnorm.numbers.amounts import AmountMention, find_noun
from arnorm.numbers.evidence import fold_word
from arnorm.numbers.times import TimeMention
from arnorm.speech.number import (
    LARGEST_VALUE,
    NounCase,
    find_gender,
    inflect_dual,
    inflect_singular,
    look_up,
    spell_number,
)

__all__ = ["spell_amount", "spell_counted", "spell_date", "spell_dates", "spell_digits", "spell_time"]

_ERA = lazy_pattern(r"ه(?:ـ|ج|\Z)|هـ")
_COMMON_ERA = lazy_pattern(r"\d ?م\Z|ميلاد")


def spell_digits(digits: str) -> str:
    """Each digit by itself, as telephone numbers are read.

    >>> spell_digits("055")
    'صفر خمسة خمسة'
    """
    return " ".join(_SPELLED_DIGITS[int(digit)] for digit in digits)


_SPELLED_DIGITS = tuple(spell_number(digit) for digit in range(10))


def spell_year(year: int, *, is_feminine: bool) -> str:
    """A year as it is read after عام (masculine) or سنة (feminine): ألفين وخمسة وعشرين."""
    return spell_number(year, gender="feminine" if is_feminine else "masculine", case="genitive")


def _spell_rank(number: int) -> str:
    return spell_number(number, ordinal=True, case="genitive")


def spell_date(mention: DateMention, *, is_feminine: bool = False) -> str | None:
    """A single date with a year and a day above zero as it is read; None for any other mention.

    ``is_feminine``: the year follows سنة: سنة ألفين وخمس, عام ألفين وخمسة.

    «15 رمضان 1446هـ» is «الخامس عشر من رمضان عام ألف وأربعمئة وستة وأربعين للهجرة».
    """
    if mention.kind != "date" or len(mention.values) != 1 or mention.calendar not in ("gregorian", "hijri"):
        return None
    (value,) = mention.values
    if value.unit != "year" or (value.year is not None and value.year < 1) or value.approximate or value.day == 0:
        return None
    words = []
    if mention.weekday is not None:
        words.append(WEEKDAYS[mention.weekday])
    if value.day is not None:
        words.append(_spell_rank(value.day))
    if value.month is not None:
        name = _month_name(mention, value.month)
        words.append(name if value.day is None else "من " + _GENITIVE_OF_OWNER.sub("ذي", name))
    if value.year is not None:
        words.append(_spell_year_of(mention, value.year, is_alone=value.month is None, is_feminine=is_feminine))
    return " ".join(words)


def spell_dates(mention: DateMention, *, is_feminine: bool = False) -> str | None:
    """Several days or years, or centuries, as they are read; None for any other mention, and where a number is left.

    «23-25 نوفمبر 2025» is «الثالث والعشرين إلى الخامس والعشرين من نوفمبر عام ألفين وخمسة وعشرين», «1990 و1995» «ألف
    وتسعمئة وتسعين وألف وتسعمئة وخمسة وتسعين».
    """
    values, text = mention.values, mention.text
    if mention.calendar not in ("gregorian", "hijri") or any(value.approximate for value in values):
        return None
    if all(value.unit == "century" for value in values):
        return _RANK.sub(lambda match: _spell_rank(int(match[1])), text)
    if mention.kind == "date" or not all(value.unit == "year" and value.year for value in values):
        return None
    if all(value.month is None for value in values):
        return _spell_years(text, [value.year for value in values if value.year], is_feminine=is_feminine)
    return _spell_days(mention) if all(value.day for value in values) else None


_RANK = lazy_pattern(r"(?:ال\u0640{0,2})?(\d+)")
_DATE_NUMBER = lazy_pattern(r"\d+")
_DASH = lazy_pattern(r"[ \xa0]?[-\u2010-\u2015/\u0640][ \xa0]?")


def _spell_years(text: str, years: list[int], *, is_feminine: bool) -> str | None:
    """Years with the words between them; a dash is «إلى», the mark at the end «للهجرة» or «للميلاد»."""
    runs = list(_DATE_NUMBER.finditer(text))
    era = _ERA_AT_END.search(text)
    written = [int(run[0]) for run in runs]
    if sorted(written) != sorted(years):
        return None
    if len(years) == 2 and written[0] == written[1] + 1 and _DASH.fullmatch(text, runs[0].end(), runs[1].start()):
        written.reverse()  # 2021/2020: a year's two names, the later one first
    words, at = "", 0
    for run, year in zip(runs, written, strict=True):
        words += _DASH.sub(" إلى ", text[at : run.start()]) + spell_year(year, is_feminine=is_feminine)
        at = run.end()
    rest = text[at:] if era is None else " للهجرة" if era["hijri"] else " للميلاد"
    return words + rest


_ERA_AT_END = lazy_pattern(r"[ \xa0]?(?:(?P<hijri>ه\u0640?)|م)\Z")


def _spell_days(mention: DateMention) -> str | None:
    """Days of one month: each as a rank, the last with its month and year."""
    text, days = mention.text, [value.day for value in mention.values]
    runs = list(_DATE_NUMBER.finditer(text))[: len(days)]
    if mention.weekday is not None or [int(run[0]) for run in runs] != days:
        return None
    last = dataclasses.replace(
        mention, start=runs[-1].start(), text=text[runs[-1].start() :], values=mention.values[-1:], kind="date"
    )
    words, at = "", 0
    for run in runs[:-1]:
        words += _DASH.sub(" إلى ", text[at : run.start()]) + _spell_rank(int(run[0]))
        at = run.end()
    spelled = spell_date(last)
    return spelled and words + _DASH.sub(" إلى ", text[at : runs[-1].start()]) + spelled


def _month_name(mention: DateMention, month: int) -> str:
    """The month's name as the text has it, or the calendar's usual one where the text has figures."""
    text, known = _LETTER_MARKS.sub("", mention.text), _month_words()
    if words := [word for word in _MENTION_WORDS.findall(text) if known.issuperset(fold_word(word).split("/"))]:
        return " ".join(words)
    return HIJRI_MONTHS[month - 1] if mention.calendar == "hijri" else MONTHS["eastern"][month - 1]


_GENITIVE_OF_OWNER = lazy_pattern(r"^ذو(?= )")  # من ذي الحجة
_LETTER_MARKS = lazy_pattern("[\u064b-\u0652]")
_MENTION_WORDS = lazy_pattern(r"[^\W\d_]+(?:/[^\W\d_]+)?")


@functools.cache
def _month_words() -> set[str]:
    """The words of months' names, in folded spelling."""
    names = [row.name for row in CALENDAR_MONTHS]
    names += [word for row in PARTS for words in row[:2] for word in words]
    return {fold_word(word) for name in names for word in name.split()}


def _spell_year_of(mention: DateMention, year: int, *, is_alone: bool, is_feminine: bool) -> str:
    folded = fold_word(mention.text)
    has_feminine = "سنه" in folded
    words = spell_year(year, is_feminine=has_feminine or (is_alone and is_feminine))
    if not is_alone or has_feminine:
        words = ("سنة " if has_feminine else "عام ") + words
    if mention.calendar == "hijri" and _ERA.search(folded):
        return words + " للهجرة"
    return words + " للميلاد" if _COMMON_ERA.search(folded) else words


_PAST = {0: "", 15: "والربع", 20: "والثلث", 30: "والنصف"}
_BEFORE = {40: "إلا ثلثا", 45: "إلا ربعا"}


def spell_time(mention: TimeMention) -> str | None:
    """A time of day as it is read, «الثالثة والنصف بعد الظهر» for 15:30; None for a duration, and for seconds."""
    value = mention.value
    if value is None or value.second:
        return None
    hour, minute = value.hour, value.minute
    past = _BEFORE.get(minute) or _PAST.get(minute)
    if past is None:
        past = "و" + ("دقيقتين" if minute == 2 else spell_number(minute, counted="دقيقة", case="genitive"))
    named = (hour + (minute in _BEFORE) - 1) % 12 + 1
    words = ["الواحدة" if named == 1 else spell_number(named, gender="feminine", ordinal=True), past]
    if not mention.flags:
        words.append("صباحا" if hour < 12 else "ظهرا" if hour == 12 else "بعد الظهر" if hour < 17 else "مساء")
    return " ".join(filter(None, words))


def spell_amount(mention: AmountMention, case: NounCase = "genitive") -> str | None:
    """An amount of money as it is read: «مئتين وخمسين ريالا سعوديا وعشر هللات» for 250.10 SAR.

    None for a negative or a huge amount, a currency without a row, and an amount that its parts cannot express.
    """
    row = CURRENCIES.get(mention.currency or "")
    noun = find_noun(mention)
    if not noun or not 0 < mention.value <= LARGEST_VALUE:
        return None
    whole = int(mention.value)
    count = (mention.value - whole) * (1 if row is None else row.parts)
    if count != int(count):
        return None
    # The word for one is said only where no part follows: واحد وسبعين would be read as 71.
    words = [_inflect(noun, case) if whole == 1 and count else spell_counted(whole, noun, case)] if whole else []
    if count and row is not None:
        words.append(_spell_part(int(count), mention.currency or "", case, is_alone=not whole))
    return " و".join(words)


def _inflect(phrase: str, case: NounCase) -> str:
    """A noun and its adjectives in the singular of a case."""
    return " ".join(inflect_singular(word, case) for word in phrase.split(" "))


def _spell_part(count: int, code: str, case: NounCase, *, is_alone: bool) -> str:
    """The parts of an amount; by themselves they say whose they are: «خمسة فلوس إماراتية»."""
    part, adjective = CURRENCIES[code].part, CURRENCIES[code].adjective or PART_ADJECTIVES.get(code, "")
    if is_alone and adjective and currency_codes().get((fold_word(part), "")) != code:
        ending = "ة" if find_gender(part) == "feminine" else ""
        return spell_counted(count, f"{part} {adjective.removesuffix('ة')}{ending}", case)
    if is_alone and count == 2 and part == "سنت":  # سنتين are two years
        return spell_number(2, counted=part, case=case)
    return spell_counted(count, part, case)


def spell_counted(count: int | Decimal, noun: str, case: NounCase = "genitive") -> str:
    """A count with its noun and the noun's adjectives; two of something are its dual."""
    first, *adjectives = noun.split(" ")
    _, row = look_up(first)
    last = count % 100
    is_dual = last == 2 and not (row is not None and row.is_invariable)
    words = inflect_dual(first, case) if count == 2 and is_dual else spell_number(count, counted=first, case=case)
    if count == 1 and adjectives:
        one = words.removeprefix(inflect_singular(first, case) + " ")
        return f"{_inflect(noun, case)} {one}"
    return " ".join([words, *(_agree(adjective, last, case, is_dual=is_dual) for adjective in adjectives)])


def _agree(adjective: str, last: int | Decimal, case: NounCase, *, is_dual: bool) -> str:
    """An adjective as the noun after a number has it, whose last two digits decide."""
    if is_dual:
        return inflect_dual(adjective, case)
    if last == 1:
        return inflect_singular(adjective, case)
    if 3 <= last <= 10:
        return adjective if adjective.endswith("ة") else adjective + "ة"
    return inflect_singular(adjective, "accusative") if last > 10 else adjective
