"""Numbers as a speaker reads them. The noun, measure, sign or ranked noun next to a number decides the words."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Literal, NamedTuple

from arnorm._arabic.affixes import ARTICLE
from arnorm._arabic.counted import counted_nouns, units
from arnorm._arabic.data.numerals import GOVERNORS, NOUNS, VERBS_BEFORE
from arnorm._arabic.data.units import CURRENCIES, SPOKEN_UNITS
from arnorm._arabic.data.units import MAGNITUDES as POWERS
from arnorm._arabic.marks import MARKS
from arnorm._core.patterns import lazy_pattern
from arnorm.numbers.evidence import fold_word
from arnorm.numbers.mention import NumberMention
from arnorm.speech.mentions import spell_counted, spell_digits
from arnorm.speech.number import (
    LARGEST_VALUE,
    MAGNITUDES,
    UNITS,
    NounCase,
    find_gender,
    look_up,
    spell_number,
    to_accusative,
)

__all__ = [
    "LONGEST_QUANTITY_DIGITS", "SIGN_WORDS", "CaseOf", "Mention", "SpokenKind", "find_case", "read_number",
    "to_pause",
]  # fmt: skip

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


_CHARACTERS_BEFORE, _WORD_CHARACTERS, _CHARACTERS_AFTER = 60, 21, 40
_WORD_LETTERS = "\u0621-\u064a\u064b-\u0652"
_WORD_BEFORE = lazy_pattern(rf"(?<![\w{_WORD_LETTERS}])([{_WORD_LETTERS}]{{2,20}}+)[ \xa0]\Z")
# A count joined to another: حضر 12 طالبا و20 طالبة.
_JOINED_COUNT = lazy_pattern(rf"[ \xa0]\d{{1,9}}+[ \xa0][{_WORD_LETTERS}]{{2,20}}+ و\Z")
_WORDS_AFTER = lazy_pattern(rf"[\d.,٫٬]*+[ \xa0]([{_WORD_LETTERS}]{{2,20}}+)(?:[ \xa0]([{_WORD_LETTERS}]{{2,20}}+))?")


def find_case(text: str, start: int) -> NounCase:
    """The case of the number that starts at a place, from the word before it; the oblique form where that is unsure.

    >>> find_case("حضر 20 طالبا", 4), find_case("مع 20 طالبا", 3)
    ('nominative', 'genitive')
    """
    if text.endswith("و", 0, start):
        joined = _JOINED_COUNT.search(text, max(0, start - _CHARACTERS_BEFORE), start)
        start = start if joined is None else joined.start() + 1
    word = _WORD_BEFORE.search(text, max(0, start - _WORD_CHARACTERS), start)
    folded = "" if word is None else fold_word(word[1])
    governor = GOVERNORS.get(folded) or GOVERNORS.get(folded.removeprefix("و" if folded.startswith("و") else "ف"))
    if governor is None or word is None:
        return "genitive"
    if governor.is_subject:
        verb = _WORD_BEFORE.search(text, max(0, word.start(1) - _WORD_CHARACTERS), word.start(1))
        return "accusative" if verb is not None and fold_word(verb[1]).lstrip("وف") in VERBS_BEFORE else governor.case
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
    return re.compile(rf"[ \xa0]?(?:{unit}|\N{{DEGREE SIGN}}[ \xa0]?(?P<scale>[مCفF])?)(?![\w/\ue000-\uf8ff])")


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


def read_number(text: str, number: NumberMention, case: NounCase, *, is_sure: bool) -> tuple[SpokenKind, Mention]:
    """A number with what belongs to it, and its words: None if they are doubtful and ``is_sure`` is True."""
    start, end, value = number.start, number.end, number.value
    if (phone := _read_phone(text, number)) is not None:
        return "phone", phone
    if number.kind == "range":
        return "range", _read_range(text, number, case, is_sure=is_sure)
    if value is None or value > LARGEST_VALUE or (is_sure and number.flags) or _MIXED.match(text, end):
        return "number", (start, end, None)
    is_unit = _LATIN_NEIGHBOUR.match(text, end) is None or find_measure(text, start, end, value, is_sure=True)
    if not is_unit or _LATIN_NEIGHBOUR.match(text, start - 1):  # F16, 5G: a name, or text in a font's own code
        return "number", (start, end, None)
    if _SIGNED.search(text, max(0, start - 2), start):
        return _read_signed(text, start, end, value, is_sure=is_sure)
    if text.endswith(_PERCENT_SIGNS, 0, start) or _PERCENT.match(text, end):  # ٪27,5
        return "percent", _read_percent(text, start, end, value, case)
    if (ordinal := _read_ordinal(text, start, end, value)) is not None:
        return "ordinal", ordinal
    return "number", _read_count(text, start, end, value, case, is_sure=is_sure)


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
_LONGEST_DICTATED_DIGITS = 24  # of a telephone number or an account; nobody reads a longer row aloud
_SIGNED = lazy_pattern(r"[-+\u2212±=×*/<>~]\u200f?\Z")
_MIXED = lazy_pattern(r"[ \xa0]\d{1,4} ?[/\u2044]")  # 20 1/3
_LATIN_NEIGHBOUR = lazy_pattern("[^\\W\\d_\u0600-\u06ff]")
_PERCENT_SIGNS = ("%", "٪")
_PERCENT = lazy_pattern(r"[ \xa0]?[%٪]")
# Nouns whose number is an ordinal: المادة الخامسة, المادة (5).
_RANKED_NOUN = lazy_pattern(
    r"ال(?P<noun>مادة|فقرة|دورة|مرتبة|جولة|طبعة|قرن|فصل|باب|بند|مركز|دقيقة|مرحلة|جلسة|نسخة|طابق|حلقة|جزء|سورة|آية|مجلد|ملحق)"
    r"[ \xa0](?P<open>\()?\Z"
)
_CENTURIES = lazy_pattern(r"القرن(?:ين|ان)[ \xa0](?:\d{1,2}[ \xa0]و)?\Z")
_ZEROS = ("0", "٠", "۰")
_ITEM = lazy_pattern(r"[ \xa0]?[-\u2013.)]")  # 1- …, the item of a list
# Nouns whose number is read as it is counted: رقم خمسة.
_COUNTING_WORD = lazy_pattern(r"(?:رقم|الرقم|العدد|عدد|صفحة|ص)[ \xa0:]{1,2}\Z")
_BLANK_TO_END = lazy_pattern(r"\s*+\Z")
_COUNTED_WORD = lazy_pattern(rf"[ \xa0]([\u0621-\u064a][\u0621-\u064a{MARKS}]{{1,24}}+)(?![\w\ue000-\uf8ff])")
# A sign before a figure that a word and a blank are before; and degrees or a per cent, which can be below zero.
_SIGN_APART = lazy_pattern(r"(?:[^\s\d][ \xa0]|\(|(?<![^\W\d_])[وف])[-+\u2212]\u200f?\Z")
_SIGN_AT_START = lazy_pattern(r"(?m:^)[-+\u2212]\u200f?\Z")
_MAY_BE_NEGATIVE = lazy_pattern(r"[ \xa0]?(?:درج|[°%٪])")


def _read_phone(text: str, number: NumberMention) -> Mention | None:
    """A telephone number, or another row of digits that begins with zero: digit by digit, with its plus."""
    start, written = number.start, number.text
    digits = "".join(filter(str.isdecimal, written))
    is_plain, is_phone = written.isdecimal(), number.kind == "phone"
    has_plus = text[start - 1 : start] == "+" and (is_phone or is_plain)
    is_row = is_plain and len(written) >= _LONGEST_NUMBER_WITH_ZERO and int(written[0]) == 0
    if not (is_phone or is_row or (has_plus and len(digits) >= _SHORTEST_DIALLED_DIGITS)):
        return None
    if len(digits) > _LONGEST_DICTATED_DIGITS:
        return start, number.end, None
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
        _, stop, words = _read_count(text, start, end, value, "genitive", is_sure=is_sure)
    return kind, (at, stop, words and f"{SIGN_WORDS[text[at]]} {words}")


def _read_percent(text: str, start: int, end: int, value: Decimal, case: NounCase) -> Mention:
    sign = _PERCENT.match(text, end)
    start -= text[start - 1 : start] in _PERCENT_SIGNS
    return start, end if sign is None else sign.end(), spell_number(value, case=case) + " في المئة"


def _read_ordinal(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    """A rank, «المادة الثانية عشرة»; None where no word asks for one, or a noun behind it is counted."""
    if _CENTURIES.search(text, max(0, start - _NEAR_CHARACTERS), start) and value == int(value) and value > 0:
        return start, end, spell_number(int(value), ordinal=True, case="genitive")
    ranked = _RANKED_NOUN.search(text, max(0, start - _NEAR_CHARACTERS), start)
    if ranked is None or value != int(value) or not 0 < value <= _LARGEST_ORDINAL:
        return None
    if ranked["open"]:
        if text[end : end + 1] != ")":
            return None
        start, end = start - 1, end + 1
    elif (word := _COUNTED_WORD.match(text, end)) is not None:
        singular, row = look_up(word[1])
        if row is not None and spell_counted(int(value), singular).endswith(f" {word[1]}"):
            return None
    words = spell_number(int(value), gender=find_gender(ranked["noun"]), ordinal=True, case="genitive")
    return start, end, words


def _read_count(text: str, start: int, end: int, value: Decimal, case: NounCase, *, is_sure: bool) -> Mention:
    """A number with the noun or measure that it counts; alone after رقم and the like, or if both genders are one."""
    is_counting = _COUNTING_WORD.search(text, max(0, start - _NEAR_CHARACTERS), start) is not None
    word = _COUNTED_WORD.match(text, end)
    count = int(value) if value == int(value) else value
    measure = find_measure(text, start, end, count, is_sure=is_sure)
    if measure is not None and count > 0:
        return start, measure.end, measure.spell(count, case)
    if word is not None and isinstance(count, int) and count > 0:
        singular, row = look_up(word[1])
        if row is not None:
            follows = _COUNTED_WORD.match(text, word.end())
            counted = spell_counted(count, singular, case)
            if follows is None or counted.endswith(" " + word[1]) or not _may_agree(follows[1]):
                return start, word.end(), counted
            return start, end, None if is_sure else _spell_before_known(count, singular, case)
    masculine = spell_number(count, case=case)
    # Counted with no noun: ثلاثة, أربعة. (Only the last number of a text copies what is before it.)
    is_whole_text = _BLANK_TO_END.match(text, end) is not None and not text[:start].strip()
    is_known = is_counting or is_whole_text or masculine == spell_number(count, gender="feminine", case=case)
    if is_known and not is_counting and word is not None and count % 100 == 0:
        construct = spell_before(int(count), word[1], case)
        return start, end, construct if is_sure or construct else masculine
    if is_known or is_sure:
        return start, end, masculine if is_known else None
    is_long = end - start > LONGEST_QUANTITY_DIGITS or (end - start > 1 and text.startswith(_ZEROS, start))
    if is_long and text[start:end].isdecimal():
        return start, end, None  # the number of an order or a room, which is read digit by digit
    if text[start - 1 : start] in ("", "\n") and _ITEM.match(text, end):
        return start, end, spell_number(count)
    return start, end, _spell_before_unknown(count, "" if word is None else word[1], case)


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


def _read_range(text: str, number: NumberMention, case: NounCase, *, is_sure: bool) -> Mention:
    """Two numbers with a noun: «3-5 أيام» is «ثلاثة إلى خمسة أيام», and «ثلاثة وخمسة» after بين."""
    match = _RANGE.fullmatch(number.text)
    if match is None or int(match[1]) >= int(match[2]):
        return number.start, number.end, None
    first, last = int(match[1]), Decimal(int(match[2]))
    start, end, words = _read_count(text, number.start, number.end, last, "genitive", is_sure=is_sure)
    word = _COUNTED_WORD.match(text, number.end)
    measure = find_measure(text, start, number.end, last, is_sure=is_sure)
    if words is None or (is_sure and word is None and measure is None):
        return number.start, number.end, None
    noun = measure.noun.split(" ")[0] if measure is not None else "" if word is None else look_up(word[1])[0]
    before = spell_number(first, gender=find_gender(noun) if end > number.end else "masculine", case=case)
    between = _BETWEEN.search(text, max(0, number.start - _BETWEEN_CHARACTERS), number.start)
    return start, end, f"{before} و{words}" if between else f"{before} إلى {words}"


_BETWEEN_CHARACTERS = 8
_BETWEEN = lazy_pattern(r"(?<!\w)[وف]?بين[ \xa0]\Z")
_RANGE = lazy_pattern(r"(\d{1,9}) ?[-–] ?(\d{1,9})")
