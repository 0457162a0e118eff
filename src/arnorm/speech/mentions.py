"""The words for one mention in a text: a date, a time, an amount of money or a number; what `SpellOut` writes.

The noun, measure, sign or ranked noun next to a number decides its words.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Literal, NamedTuple

from arnorm._arabic.affixes import ARTICLE
from arnorm._arabic.counted import counted_nouns, currency_codes, units
from arnorm._arabic.data.calendar_names import MONTHS as CALENDAR_MONTHS
from arnorm._arabic.data.calendar_names import PARTS
from arnorm._arabic.data.numerals import GOVERNORS, NOUNS, VERBS_BEFORE
from arnorm._arabic.data.units import CURRENCIES, PART_ADJECTIVES, SPOKEN_UNITS
from arnorm._arabic.data.units import MAGNITUDES as POWERS
from arnorm._arabic.data.written_names import HIJRI_MONTHS, MONTHS, WEEKDAYS
from arnorm._arabic.marks import MARKS
from arnorm._core.patterns import lazy_pattern
from arnorm.dates.mention import DateMention
from arnorm.numbers.amounts import AmountMention, find_noun
from arnorm.numbers.evidence import fold_word
from arnorm.numbers.mention import NumberMention
from arnorm.numbers.number_words import ONE_SPACE
from arnorm.numbers.times import TimeMention
from arnorm.speech.number import (
    LARGEST_VALUE,
    MAGNITUDES,
    UNITS,
    NounCase,
    find_gender,
    inflect_dual,
    inflect_singular,
    look_up,
    spell_number,
    to_accusative,
)

_HIJRI_ERA = lazy_pattern(r"ه(?:ـ|ج|\Z)|هـ")
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
    if mention.calendar == "hijri" and _HIJRI_ERA.search(folded):
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


# Words after a number that it does not count, in folded spelling: particles, prepositions, pronouns, adverbs.
_PARTICLES = frozenset(
    {
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "حتي",
        "حسب",
        "بحسب",
        "منذ",
        "بعد",
        "قبل",
        "خلال",
        "ثم",
        "او",
        "ام",
        "اي",
        "كما",
        "الا",
        "لا",
        "لم",
        "لن",
        "ما",
        "قد",
        "هو",
        "هي",
        "هم",
        "ان",
        "انه",
        "انها",
        "حيث",
        "عند",
        "عندما",
        "بين",
        "ضد",
        "نحو",
        "حول",
        "دون",
        "فقط",
        "تقريبا",
        "هناك",
        "هنا",
        "ايضا",
        "الذي",
        "التي",
        "الذين",
        "وفق",
        "وفقا",
        "مما",
        "لدي",
        "كان",
        "كانت",
        "بنسبه",
        "اكثر",
        "اقل",
    }
)
# Letters that begin verbs, and particles that are written onto words.
_UNSURE_STARTS = ("ي", "ت", "ن", "و", "ف", "ب", "ل", "ك", ARTICLE)
_PREPOSITION_AND_ARTICLE = ("بال", "لل", "كال")


def spell_before(count: int, word: str, case: NounCase) -> str | None:
    """The words of a round number before a word; None where nothing tells whether it counts the word.

    Before what it counts it is in construct, and loses the ن of a dual and the alef of an accusative.

    >>> spell_before(90_000_000, "مشاهدة", "genitive"), spell_before(90_000_000, "في", "genitive")
    ('تسعين مليون', 'تسعين مليونا')
    """
    absolute = spell_number(count, case=case)
    construct = spell_number(count, counted=word, case=case).removesuffix(f" {word}")
    folded = fold_word(word)
    if absolute == construct or folded in _PARTICLES or folded.startswith(_PREPOSITION_AND_ARTICLE):
        return absolute
    is_noun = folded.endswith("ه") or folded in units() or not folded.startswith(_UNSURE_STARTS)
    return construct if is_noun and not folded.startswith((ARTICLE, "و")) else None


_CHARACTERS_BEFORE, _LONGEST_WORD, _CHARACTERS_AFTER = 60, 20, 40
_WORD_LETTERS = "\u0621-\u064a\u064b-\u0652"
_LETTERS_AND_MARKS = "".join(map(chr, range(0x621, 0x653)))
# A count joined to another: حضر 12 طالبا و20 طالبة.
_JOINED_COUNT = lazy_pattern(rf"[ \xa0]\d{{1,9}}+[ \xa0][{_WORD_LETTERS}]{{2,20}}+ و\Z")
_WORDS_AFTER = lazy_pattern(rf"[\d.,٫٬]*+[ \xa0]([{_WORD_LETTERS}]{{2,20}}+)(?:[ \xa0]([{_WORD_LETTERS}]{{2,20}}+))?")


def _find_word_before(text: str, start: int) -> str:
    """The word of two letters or more before a place, with a blank between; "" for none."""
    if text[start - 1 : start] not in ONE_SPACE:
        return ""
    before = text[max(0, start - _LONGEST_WORD - 2) : start - 1]
    rest = before.rstrip(_LETTERS_AND_MARKS)
    is_cut = rest[-1:].isalnum() or rest.endswith("_")
    return before[len(rest) :] if not is_cut and 2 <= len(before) - len(rest) <= _LONGEST_WORD else ""


def find_case(text: str, start: int) -> NounCase:
    """The case of the number that starts at a place, from the word before it; the oblique form where that is unsure.

    >>> find_case("حضر 20 طالبا", 4), find_case("مع 20 طالبا", 3)
    ('nominative', 'genitive')
    """
    if text.endswith("و", 0, start):
        joined = _JOINED_COUNT.search(text, max(0, start - _CHARACTERS_BEFORE), start)
        start = start if joined is None else joined.start() + 1
    word = _find_word_before(text, start)
    folded = fold_word(word)
    governor = GOVERNORS.get(folded) or GOVERNORS.get(folded.removeprefix("و" if folded.startswith("و") else "ف"))
    if governor is None:
        return "genitive"
    if governor.is_subject:
        verb = _find_word_before(text, start - len(word) - 1)
        return "accusative" if fold_word(verb).lstrip("وف") in VERBS_BEFORE else governor.case
    if governor.counts_people or governor.counts_no_time:
        words = _WORDS_AFTER.match(text, start, start + _CHARACTERS_AFTER)
        after = words.groups(default="") if words else ("", "")
        noun, row = look_up(after[1] if fold_word(after[0]) in POWERS and after[1] else after[0])  # 330 ألف شخص
        counted = counted_nouns().get(fold_word(noun))
        is_time = not noun or counted == "time" or (row is not None and row.counted in ("time", "measure"))
        if counted != "people" if governor.counts_people else is_time:
            return "genitive"
    return governor.case


@functools.cache
def _pause_forms() -> dict[str, str]:
    """Each accusative with an alef -> its form in pause; and eight, which keeps its ي."""
    adjectives = {row.adjective for row in CURRENCIES.values() if row.adjective}
    bare = {*NOUNS, *adjectives, *(singular for _, singular, _ in MAGNITUDES), UNITS[1][0], "ربع", "ثلث"}
    forms = {to_accusative(word): word for word in bare if to_accusative(word) != word}
    return forms | {"ثمان": "ثماني"}


def to_pause(words: str) -> str:
    """The words of a number and its noun as a speaker says them who pauses after each: «خمسة عشر ريال».

    The words are in the oblique case: «ألفا» is one thousand there, and no two.

    >>> to_pause("خمسة عشر ألفا وواحد وعشرين ريالا")
    'خمسة عشر ألف وواحد وعشرين ريال'
    """
    forms = _pause_forms()
    return " ".join(
        forms.get(word) or ("و" + forms.get(word[1:], word[1:]) if word.startswith("و") else word)
        for word in words.split(" ")
    )


class Measure(NamedTuple):
    """A measure after a number: where it ends, its noun with an adjective, and the words that a speaker adds."""

    end: int
    noun: str
    tail: str = ""

    def spell(self, count: int | Decimal, case: NounCase) -> str:
        """A count of the measure: «خمسة كيلومترات», «مئة وعشرون مترا مربعا», «أربعة فاصلة خمسة متر مربع».

        >>> Measure(0, "متر مربع").spell(120, "nominative")
        'مئة وعشرون مترا مربعا'
        """
        if count == int(count):
            return spell_counted(int(count), self.noun, case) + self.tail
        return f"{spell_number(count, case=case)} {self.noun}{self.tail}"


_POWERS = {"2": " مربع", "\u00b2": " مربع", "3": " مكعب", "\u00b3": " مكعب"}
_TAILS = {"س": " في الساعة", "ساعة": " في الساعة", "h": " في الساعة", "ث": " في الثانية", "s": " في الثانية"}
_SCALES = {"م": (" مئوية", ""), "C": (" مئوية", ""), "ف": ("", " فهرنهايت"), "F": ("", " فهرنهايت"), "": ("", "")}
# «م» alone is also the mark of an era, and of the evening: only a fraction or a word for a length makes it metres.
_LENGTH = lazy_pattern(r"(?:طول|عرض|ارتفاع|عمق|مساف[ةه]|بعد|مساح[ةه]|قطر|سمك)")


@functools.cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(sorted(SPOKEN_UNITS, key=len, reverse=True))
    unit = rf"(?P<unit>{units})(?P<power>[23\u00b2\u00b3])?(?:/(?P<per>{'|'.join(_TAILS)}))?"
    degrees = r"\N{DEGREE SIGN}[ \xa0]?(?P<scale>[مCفF])?"
    first = "".join({unit[0] for unit in SPOKEN_UNITS})  # with no other letter is a pattern tried through
    return re.compile(rf"[ \xa0]?(?=[{first}\N{{DEGREE SIGN}}])(?:{unit}|{degrees})(?![\w/{MARKS}\ue000-\uf8ff])")


def find_measure(text: str, start: int, end: int, count: int | Decimal, *, is_sure: bool) -> Measure | None:
    """The measure after the number at ``text[start:end]``, or None. With ``is_sure`` a doubtful measure gives None too.

    >>> find_measure("100 كم/س", 0, 3, 100, is_sure=True)
    Measure(end=8, noun='كيلومتر', tail=' في الساعة')
    """
    found = _pattern().match(text, end)
    if found is None:
        return None
    if found["unit"] is None:
        adjective, tail = _SCALES[found["scale"] or ""]
        return Measure(found.end(), "درجة" + adjective, tail)
    power, per = _POWERS.get(found["power"] or "", ""), _TAILS.get(found["per"] or "", "")
    is_bare = found["unit"] == "م" and not (power or per) and count == int(count)
    if is_sure and is_bare and not _LENGTH.search(text, max(0, start - _NEAR_CHARACTERS), start):
        return None
    return Measure(found.end(), SPOKEN_UNITS[found["unit"]] + power, per)


SpokenKind = Literal["date", "time", "amount", "percent", "ordinal", "phone", "range", "number"]
# The case of the number that starts at a place of a text.
CaseOf = Callable[[str, int], NounCase]
# A mention: where it is, and its words; None where it stays in figures.
Mention = tuple[int, int, str | None]


def read_number(text: str, number: NumberMention, case_of: CaseOf, *, is_sure: bool) -> tuple[SpokenKind, Mention]:
    """A number with what belongs to it, and its words: None if they are doubtful and ``is_sure`` is True."""
    start, end, value = number.start, number.end, number.value
    if (phone := _read_phone(text, number)) is not None:
        return "phone", phone
    if number.kind == "range":
        return "range", _read_range(text, number, case_of, is_sure=is_sure)
    after = _AFTER_NUMBER.match(text, end)
    follows = None if after is None else after.lastgroup
    if value is None or "/" in number.text or value > _LARGEST or (is_sure and number.flags) or follows == "mixed":
        return "number", (start, end, None)
    is_unit = follows != "latin" or find_measure(text, start, end, value, is_sure=True)
    is_apart = text[start - 1 : start] in ONE_SPACE  # most are
    if not is_unit or (not is_apart and _LATIN_NEIGHBOUR.match(text, start - 1)):  # F16, 5G: a name, or a font's code
        return "number", (start, end, None)
    if not is_apart and _SIGNED.search(text, max(0, start - 2), start):
        return _read_signed(text, start, end, value, is_sure=is_sure)
    if follows == "percent" or text.endswith(_PERCENT_SIGNS, 0, start):  # ٪27,5
        return "percent", _read_percent(text, start, end, value, case_of(text, start))
    if (ordinal := _read_ordinal(text, start, end, value)) is not None:
        return "ordinal", ordinal
    return "number", _read_count(text, start, end, value, case_of, is_sure=is_sure)


# What a speaker says for the sign before a figure.
SIGN_WORDS = {
    "-": "سالب",
    "\N{MINUS SIGN}": "سالب",
    "+": "زائد",
    "±": "زائد أو ناقص",
    "×": "في",
    "*": "في",
    "=": "يساوي",
    "<": "أقل من",
    ">": "أكبر من",
    "~": "نحو",
    "≈": "نحو",
}
# Longer rows are names of things (an order, an account), and read digit by digit.
LONGEST_QUANTITY_DIGITS = 6
_NEAR_CHARACTERS = 24
_LARGEST_ORDINAL = 999
_LONGEST_NUMBER_WITH_ZERO = 5  # digits; longer ones that begin with zero are telephone numbers and codes
_SHORTEST_DIALLED_DIGITS = 8  # after a plus
_SIGNED = lazy_pattern(r"[-+\u2212±=×*/<>~]\u200f?\Z")
_LARGEST = Decimal(LARGEST_VALUE)
_LATIN_NEIGHBOUR = lazy_pattern("[^\\W\\d_\u0600-\u06ff]")
# 20 1/3, a name or a unit in Latin letters, a per cent.
_AFTER_NUMBER = lazy_pattern(
    "(?P<mixed>[ \xa0]\\d{1,4} ?[/\u2044])|(?P<latin>[^\\W\\d_\u0600-\u06ff])|(?P<percent>[ \xa0]?[%٪])"
)
_PERCENT_SIGNS = ("%", "٪")
_PERCENT = lazy_pattern(r"[ \xa0]?[%٪]")
# Nouns whose number is an ordinal: المادة الخامسة, المادة (5).
_RANKING = lazy_pattern(
    r"ال(?:(?P<noun>مادة|فقرة|دورة|مرتبة|جولة|طبعة|قرن|فصل|باب|بند|مركز|دقيقة|مرحلة|جلسة|نسخة|طابق|حلقة|جزء|سورة|آية|مجلد|ملحق)"
    r"[ \xa0](?P<open>\()?|(?P<centuries>قرن(?:ين|ان))[ \xa0](?:\d{1,2}[ \xa0]و)?)\Z"
)
_ZEROS = ("0", "٠", "۰")
_ITEM_OF_LIST = lazy_pattern(r"[ \xa0]?[-\u2013.)]")  # 1- …, the item of a list
# Nouns whose number is read as it is counted: رقم خمسة.
_COUNTING_WORD, _COUNTING_CHARACTERS = lazy_pattern(r"(?:رقم|عدد|صفحة|ص)[ \xa0:]{1,2}\Z"), 6
_BLANK_TO_END = lazy_pattern(r"\s*+\Z")
_COUNTED_WORD = lazy_pattern(rf"[ \xa0]([\u0621-\u064a][\u0621-\u064a{MARKS}]{{1,24}}+)(?![\w\ue000-\uf8ff])")
# A sign before a figure that a word and a blank are before; and degrees or a per cent, which can be below zero.
_SIGN_APART = lazy_pattern(r"(?:[^\s\d][ \xa0]|\(|(?<![^\W\d_])[وف])[-+\u2212]\u200f?\Z")
_SIGN_AT_START = lazy_pattern(r"(?m:^)[-+\u2212]\u200f?\Z")
_MAY_BE_NEGATIVE = lazy_pattern(r"[ \xa0]?(?:درج|[°%٪])")


def _read_phone(text: str, number: NumberMention) -> Mention | None:
    """A telephone number, or another row of digits that begins with zero: digit by digit, with its plus."""
    start, written = number.start, number.text
    is_plain, is_phone = written.isdecimal(), number.kind == "phone"
    if not (is_phone or (is_plain and len(written) >= _LONGEST_NUMBER_WITH_ZERO)):
        return None  # nearly all
    digits = "".join(filter(str.isdecimal, written))
    has_plus = text[start - 1 : start] == "+"
    is_row = is_plain and int(written[0]) == 0
    if not (is_phone or is_row or (has_plus and len(digits) >= _SHORTEST_DIALLED_DIGITS)):
        return None
    words = spell_digits(digits)
    return (start - 1, number.end, f"{SIGN_WORDS['+']} {words}") if has_plus else (start, number.end, words)


def _read_signed(text: str, start: int, end: int, value: Decimal, *, is_sure: bool) -> tuple[SpokenKind, Mention]:
    """A number behind a sign: «-5 درجات» is «سالب خمس درجات»."""
    is_apart = _SIGN_APART.search(text, max(0, start - 4), start) is not None
    may_be = _MAY_BE_NEGATIVE.match(text, end) is not None
    if not (may_be and _SIGN_AT_START.search(text, 0, start)) and not (is_apart and (may_be or not is_sure)):
        return "number", (start, end, None)
    at = start - 1 if text[start - 1] in SIGN_WORDS else start - 2
    kind: SpokenKind = "percent" if _PERCENT.match(text, end) else "number"
    if kind == "percent":
        _, stop, words = _read_percent(text, start, end, value, "genitive")
    else:
        _, stop, words = _read_count(text, start, end, value, _take_genitive, is_sure=is_sure)
    return kind, (at, stop, words and f"{SIGN_WORDS[text[at]]} {words}")


def _read_percent(text: str, start: int, end: int, value: Decimal, case: NounCase) -> Mention:
    sign = _PERCENT.match(text, end)
    start -= text[start - 1 : start] in _PERCENT_SIGNS
    return start, end if sign is None else sign.end(), spell_number(value, case=case) + " في المئة"


def _read_ordinal(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    """A rank, «المادة الثانية عشرة»; None where no word asks for one, or a noun behind it is counted."""
    ranked = _RANKING.search(text, max(0, start - _NEAR_CHARACTERS), start)
    if ranked is None or value != int(value) or not 0 < value <= _LARGEST_ORDINAL:
        return None
    if ranked["centuries"]:
        return start, end, spell_number(int(value), ordinal=True, case="genitive")
    if ranked["open"]:
        if text[end : end + 1] != ")":
            return None
        start, end = start - 1, end + 1
    words = spell_number(int(value), gender=find_gender(ranked["noun"]), ordinal=True, case="genitive")
    return start, end, words


def _take_genitive(text: str, start: int) -> NounCase:  # noqa: ARG001 -- a `CaseOf`
    return "genitive"


def _read_count(text: str, start: int, end: int, value: Decimal, case_of: CaseOf, *, is_sure: bool) -> Mention:
    """A number with the noun or measure that it counts; alone after رقم and the like, or if both genders are one."""
    word = _COUNTED_WORD.match(text, end)
    count: int | Decimal = int(value)
    count = count if count == value else value
    is_noun = word is not None and word[1] not in SPOKEN_UNITS
    measure = None if is_noun else find_measure(text, start, end, count, is_sure=is_sure)
    if measure is not None and count > 0:
        return start, measure.end, measure.spell(count, case_of(text, start))
    singular, row = ("", None) if word is None else look_up(word[1])
    if word is not None and row is not None and isinstance(count, int) and count > 0:
        case = case_of(text, start)
        follows = _COUNTED_WORD.match(text, word.end())
        counted = spell_counted(count, singular, case)
        if follows is None or counted.endswith(" " + word[1]) or not _may_agree(follows[1]):
            return start, word.end(), counted
        return start, end, None if is_sure else _spell_before_known(count, singular, case)
    return start, end, _spell_alone(text, start, end, count, word, case_of=case_of, is_sure=is_sure)


def _spell_alone(
    text: str, start: int, end: int, count: int | Decimal, word: re.Match[str] | None, *, case_of: CaseOf, is_sure: bool
) -> str | None:
    """A number without what it counts, before a word that no table has."""
    is_counting = _COUNTING_WORD.search(text, max(0, start - _COUNTING_CHARACTERS), start) is not None
    # Counted with no noun: ثلاثة, أربعة. (Only the last number of a text copies what is before it.)
    is_whole_text = word is None and _BLANK_TO_END.match(text, end) is not None and not text[:start].strip()
    is_known = is_counting or is_whole_text or has_one_gender(count)
    if is_sure and not is_known:  # most figures
        return None
    case = case_of(text, start)
    if is_known:
        masculine = spell_number(count, case=case)
        if not is_counting and word is not None and count % 100 == 0:
            construct = spell_before(int(count), word[1], case)
            return construct if is_sure or construct else masculine
        return masculine
    is_long = end - start > LONGEST_QUANTITY_DIGITS or (end - start > 1 and text.startswith(_ZEROS, start))
    if is_long and text[start:end].isdecimal():
        return None  # the number of an order or a room, which is read digit by digit
    if text[start - 1 : start] in ("", "\n") and _ITEM_OF_LIST.match(text, end):
        return spell_number(count)
    return _spell_before_unknown(count, "" if word is None else word[1], case)


def has_one_gender(count: int | Decimal) -> bool:
    """Whether the words of a number are the same for both genders: tens, hundreds, and what is no whole number."""
    return not isinstance(count, int) or (count % 10 == 0 and count % 100 != 10)


def _spell_before_known(count: int, singular: str, case: NounCase) -> str:
    """A number before a noun that stays as the text has it, with its adjective: «خمس سيارات جديدة»."""
    if count % 100 in (1, 2):
        return spell_number(count, gender=find_gender(singular), case=case)
    return spell_number(count, counted=singular, case=case).rpartition(" ")[0]


def _spell_before_unknown(count: int | Decimal, word: str, case: NounCase) -> str:
    """A number before a word that is not in the table: as it is counted, but «خمس وعشرين» before a singular in ة."""
    is_feminine = word.endswith("ة") and count == int(count) and int(count) % 100 > 10
    return spell_number(count, gender="feminine" if is_feminine else "masculine", case=case)


def _may_agree(word: str) -> bool:
    """Whether a word may be an adjective, whose form would have to change with the noun: ريال سعودي."""
    ends_so = word.endswith(("ي", "ية", "يا", "ة", "ات", "ين", "ون")) and len(word) > 3
    return ends_so or word in ("مربع", "مكعب")


def _read_range(text: str, number: NumberMention, case_of: CaseOf, *, is_sure: bool) -> Mention:
    """Two numbers with a noun: «3-5 أيام» is «ثلاثة إلى خمسة أيام», and «ثلاثة وخمسة» after بين."""
    match = _RANGE.fullmatch(number.text)
    if match is None or int(match[1]) >= int(match[2]):
        return number.start, number.end, None
    first, last = int(match[1]), Decimal(int(match[2]))
    start, end, words = _read_count(text, number.start, number.end, last, _take_genitive, is_sure=is_sure)
    word = _COUNTED_WORD.match(text, number.end)
    measure = find_measure(text, start, number.end, last, is_sure=is_sure)
    if words is None or (is_sure and word is None and measure is None):
        return number.start, number.end, None
    noun = measure.noun.split(" ")[0] if measure is not None else "" if word is None else look_up(word[1])[0]
    gender = find_gender(noun) if end > number.end else "masculine"
    before = spell_number(first, gender=gender, case=case_of(text, number.start))
    between = _BETWEEN.search(text, max(0, number.start - _BETWEEN_CHARACTERS), number.start)
    return start, end, f"{before} و{words}" if between else f"{before} إلى {words}"


_BETWEEN_CHARACTERS = 8
_BETWEEN = lazy_pattern(r"(?<!\w)[وف]?بين[ \xa0]\Z")
_RANGE = lazy_pattern(r"(\d{1,9}) ?[-–] ?(\d{1,9})")
