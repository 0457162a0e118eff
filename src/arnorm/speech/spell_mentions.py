"""The words for one date, one time or one amount of money: what `SpellOut` writes in the place of figures."""

from __future__ import annotations

import datetime
import functools
from decimal import Decimal

from arnorm._arabic.data.calendar_names import MONTHS as CALENDAR_MONTHS
from arnorm._arabic.data.calendar_names import PARTS
from arnorm._arabic.data.money import CURRENCIES, CURRENCY_FORMS
from arnorm._arabic.folding import fold
from arnorm._core.patterns import lazy_pattern
from arnorm.dates.mention import DateMention
from arnorm.dates.render import HIJRI_MONTHS, MONTHS, WEEKDAYS
from arnorm.speech.amounts import ADJECTIVE_ENDINGS, AmountMention
from arnorm.speech.inflect import Gender, find_gender, inflect_dual, inflect_singular, look_up
from arnorm.speech.number import LARGEST_VALUE, spell_number
from arnorm.speech.times import TimeMention

__all__ = ["spell_amount", "spell_counted", "spell_date", "spell_digits", "spell_time", "spell_year"]

# Code -> the noun of the currency, its part, and how many parts make one. ISO 4217; names of the Unicode CLDR.
CURRENCY_NOUNS: dict[str, tuple[str, str, int]] = {
    "USD": ("دولار", "سنت", 100),
    "EUR": ("يورو", "سنت", 100),
    "SAR": ("ريال", "هللة", 100),
    "QAR": ("ريال", "درهم", 100),
    "OMR": ("ريال", "بيسة", 1000),
    "YER": ("ريال", "فلس", 100),
    "KWD": ("دينار", "فلس", 1000),
    "BHD": ("دينار", "فلس", 1000),
    "JOD": ("دينار", "فلس", 1000),
    "IQD": ("دينار", "فلس", 1000),
    "TND": ("دينار", "مليم", 1000),
    "LYD": ("دينار", "درهم", 1000),
    "DZD": ("دينار", "سنتيم", 100),
    "AED": ("درهم", "فلس", 100),
    "MAD": ("درهم", "سنتيم", 100),
    "EGP": ("جنيه", "قرش", 100),
    "GBP": ("جنيه إسترليني", "بنس", 100),
}
_ERA = lazy_pattern(r"ه(?:ـ|ج|\Z)|هـ")
_COMMON_ERA = lazy_pattern(r"\d ?م\Z|ميلاد")


def spell_digits(digits: str) -> str:
    """Each digit by itself, as telephone numbers are read.

    >>> spell_digits("055")
    'صفر خمسة خمسة'
    """
    return " ".join(spell_number(int(digit)) for digit in digits)


def spell_year(year: int, gender: Gender = "masculine") -> str:
    """A year as it is read after عام (masculine) or سنة (feminine): ألفين وخمسة وعشرين."""
    return spell_number(year, gender=gender, case="genitive")


def spell_date(mention: DateMention, *, is_feminine: bool = False) -> str | None:
    """A single date with a year above zero as it is read; None for any other mention.

    ``is_feminine`` says that سنة stands before a year: سنة ألفين وخمس, عام ألفين وخمسة.

    «15 رمضان 1446هـ» is «الخامس عشر من رمضان عام ألف وأربعمئة وستة وأربعين للهجرة».
    """
    if mention.kind != "date" or len(mention.values) != 1 or mention.calendar not in ("gregorian", "hijri"):
        return None
    (value,) = mention.values
    if value.unit != "year" or (value.year is not None and value.year < 1) or value.approximate:
        return None
    words = []
    if mention.weekday is not None:
        words.append(WEEKDAYS[mention.weekday])
    if value.day is not None:
        words.append(spell_number(value.day, ordinal=True, case="genitive"))
    if value.month is not None:
        name = _month_name(mention, value.month)
        words.append(f"من {name}" if value.day is not None else name)
    if value.year is not None:
        words.append(_spell_year_of(mention, value.year, is_alone=value.month is None, is_feminine=is_feminine))
    return " ".join(words)


def _month_name(mention: DateMention, month: int) -> str:
    """The month's name as the text has it, or the calendar's usual one where the text has figures."""
    words = [word for word in _WORDS.findall(mention.text) if set(fold(word).split("/")) <= _month_words()]
    if words:
        return " ".join(words)
    return HIJRI_MONTHS[month - 1] if mention.calendar == "hijri" else MONTHS["eastern"][month - 1]


_WORDS = lazy_pattern(r"[^\W\d_]+(?:/[^\W\d_]+)?")


@functools.cache
def _month_words() -> set[str]:
    """The words of months' names, in folded spelling."""
    names = [row.name for row in CALENDAR_MONTHS]
    parts = [word for row in PARTS for words in row[:2] for word in words]
    return {fold(word) for name in (*names, *parts) for word in name.split()}


def _spell_year_of(mention: DateMention, year: int, *, is_alone: bool, is_feminine: bool) -> str:
    folded = fold(mention.text)
    has_feminine = "سنه" in folded
    words = spell_year(year, "feminine" if has_feminine or (is_alone and is_feminine) else "masculine")
    if not is_alone or has_feminine:
        words = ("سنة " if has_feminine else "عام ") + words
    if mention.calendar == "hijri" and _ERA.search(folded):
        return words + " للهجرة"
    return words + " للميلاد" if _COMMON_ERA.search(folded) else words


_PAST = {15: "والربع", 20: "والثلث", 30: "والنصف"}
_BEFORE = {40: "إلا ثلثا", 45: "إلا ربعا"}
_NOON, _LATE = 12, 17


def spell_time(mention: TimeMention) -> str | None:
    """A time of day as it is read, «الثالثة والنصف بعد الظهر» for 15:30; None for a duration, and for seconds."""
    value = mention.value
    if value is None or value.second:
        return None
    hour, words = value.hour, []
    if value.minute in _BEFORE:
        hour, past = hour + 1, _BEFORE[value.minute]
    else:
        past = _PAST.get(value.minute) or (_spell_minutes(value.minute) if value.minute else "")
    hour = (hour - 1) % 12 + 1
    words.append("الواحدة" if hour == 1 else spell_number(hour, gender="feminine", ordinal=True))
    words += [past] if past else []
    if not mention.flags:
        words.append(_half_of_day(value))
    return " ".join(words)


def _spell_minutes(minute: int) -> str:
    counted = "دقيقتين" if minute == 2 else spell_number(minute, counted="دقيقة", case="genitive")
    return "و" + counted


def _half_of_day(value: datetime.time) -> str:
    if value.hour < _NOON:
        return "صباحا"
    if value.hour == _NOON:
        return "ظهرا"
    return "بعد الظهر" if value.hour < _LATE else "مساء"


def spell_amount(mention: AmountMention) -> str | None:
    """An amount of money as it is read, in the oblique case: «مئتين وخمسين ريالا وعشر هللات» for 250.10 SAR.

    None for a negative or a huge amount, a currency without a row, and an amount that its parts cannot express.
    """
    row = CURRENCY_NOUNS.get(mention.currency or "")
    noun, part, parts = row if row is not None else (_whole_noun(mention.noun), "", 1)
    if noun and (adjective := _find_adjective(mention)):
        noun = f"{noun.partition(' ')[0]} {adjective}"
    if not noun or not 0 < mention.value <= LARGEST_VALUE:
        return None
    whole = int(mention.value)
    count = (mention.value - whole) * parts
    if count != int(count):
        return None
    # One says so only where no part follows: واحد وسبعين would be read as 71.
    words = [noun if whole == 1 and count else spell_counted(whole, noun)] if whole else []
    if count:
        words.append(spell_counted(int(count), part))
    return " و".join(words)


def _find_adjective(mention: AmountMention) -> str:
    """The adjective of the currency in the text, in the form of its noun's singular; "" for none."""
    for word in _WORDS.findall(mention.text):
        bare = _TANWEEN.sub("", word)
        for ending in ADJECTIVE_ENDINGS:
            if (mention.noun, fold(bare).removesuffix(ending)) in CURRENCIES and fold(bare) != ending:
                is_feminine = find_gender(mention.noun) == "feminine"
                return bare if is_feminine else bare[: len(bare) - len(ending) * fold(bare).endswith(ending)]
    return ""


_TANWEEN = lazy_pattern("[\u064b-\u0652]")


def _whole_noun(noun: str) -> str:
    """The noun of a currency as it is spelled, from its folded spelling; "" for none."""
    return look_up(noun)[0] if noun in CURRENCY_FORMS.values() and look_up(noun)[1] is not None else ""


def spell_counted(count: int | Decimal, noun: str) -> str:
    """A count with its noun, in the oblique case; two of something are its dual."""
    first, *adjectives = noun.split(" ")
    _, row = look_up(first)
    if count == 2 and not (row is not None and row.is_invariable):
        return " ".join([inflect_dual(first, "genitive"), *(inflect_dual(one, "genitive") for one in adjectives)])
    words = spell_number(count, counted=first, case="genitive")
    if not adjectives:
        return words
    if count == 1:
        return " ".join([first, *adjectives, words.removeprefix(first + " ")])
    if 3 <= count % 100 <= 10:
        return " ".join([words, *(one if one.endswith("ة") else one + "ة" for one in adjectives)])
    if count % 100 > 10:
        return " ".join([words, *(inflect_singular(one, "accusative") for one in adjectives)])
    return " ".join([words, *adjectives])
