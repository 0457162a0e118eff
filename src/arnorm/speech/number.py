"""A number in words, with the grammar of العدد والمعدود.

The rules are those of the school grammars:

- one and two agree with their noun and follow it;
- three to ten take the other gender, and a plural in the genitive;
- eleven to ninety-nine take a singular in the accusative;
- hundreds and thousands take a singular in the genitive, and are in construct before it;
- after a hundred, the last part decides.
"""

from __future__ import annotations

import functools
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from arnorm._arabic.data.numerals import NOUNS, Noun
from arnorm._arabic.folding import fold
from arnorm._core.remember import remember
from arnorm.numbers.number_words import compute_exactly

__all__ = [
    "CARDINAL_UNITS", "LARGEST_VALUE", "MAGNITUDES", "Gender", "HundredsStyle", "NounCase", "find_gender",
    "inflect_dual", "inflect_singular", "look_up", "spell_number", "to_accusative",
]  # fmt: skip


class UnitWords(NamedTuple):
    """The number words from one to ten, by the gender of what they count.

    ``construct`` is the feminine's form before a noun, ``accusative`` its form alone, where they differ from the rule.
    """

    masculine: str
    feminine: str
    construct: str = ""
    accusative: str = ""


CARDINAL_UNITS: dict[int, UnitWords] = {
    1: UnitWords("واحد", "واحدة", accusative="واحدة"),
    2: UnitWords("اثن", "اثنت"),
    3: UnitWords("ثلاثة", "ثلاث"),
    4: UnitWords("أربعة", "أربع"),
    5: UnitWords("خمسة", "خمس"),
    6: UnitWords("ستة", "ست"),
    7: UnitWords("سبعة", "سبع"),
    8: UnitWords("ثمانية", "ثمان", construct="ثماني", accusative="ثمانيا"),
    9: UnitWords("تسعة", "تسع"),
    10: UnitWords("عشرة", "عشر"),
}


class Magnitude(NamedTuple):
    """A power of a thousand, its singular and plural."""

    value: int
    singular: str
    plural: str


MAGNITUDES: tuple[Magnitude, ...] = (
    Magnitude(10**12, "تريليون", "تريليونات"),
    Magnitude(10**9, "مليار", "مليارات"),
    Magnitude(10**6, "مليون", "ملايين"),
    Magnitude(10**3, "ألف", "آلاف"),
)

# Without the article; the first has its own feminine, أولى, and is حادي in compounds.
ORDINAL_UNITS: dict[int, str] = {
    2: "ثاني",
    3: "ثالث",
    4: "رابع",
    5: "خامس",
    6: "سادس",
    7: "سابع",
    8: "ثامن",
    9: "تاسع",
    10: "عاشر",
}

# Denominator: singular and plural of the part.
FRACTION_NAMES: dict[int, tuple[str, str]] = {
    2: ("نصف", "أنصاف"),
    3: ("ثلث", "أثلاث"),
    4: ("ربع", "أرباع"),
    5: ("خمس", "أخماس"),
    6: ("سدس", "أسداس"),
    7: ("سبع", "أسباع"),
    8: ("ثمن", "أثمان"),
    9: ("تسع", "أتساع"),
    10: ("عشر", "أعشار"),
}


NounCase = Literal["nominative", "accusative", "genitive"]
Gender = Literal["masculine", "feminine"]

# The indefinite accusative of these endings is written without an alef.
_WITHOUT_ALEF = ("ة", "ى", "ا", "اء")


@functools.cache
def _singulars() -> dict[str, str]:
    """The singular of each form of the table, in folded spelling."""
    plurals = {fold(noun.plural): singular for singular, noun in NOUNS.items()}
    return plurals | {fold(singular): singular for singular in NOUNS}


@remember(4096)
def look_up(word: str) -> tuple[str, Noun | None]:
    """The singular of a noun in any form of the table, and its row; the word itself and None for an unknown noun."""
    folded = fold(word)
    singular = _singulars().get(folded) or _singulars().get(folded.removesuffix("ا"))
    return (word, None) if singular is None else (singular, NOUNS[singular])


def find_gender(word: str) -> Gender:
    """The gender of a noun: that of the table, else that of its ending."""
    _, row = look_up(word)
    if row is not None:
        return row.gender
    return "feminine" if word.endswith(("ة", "اء", "ى")) else "masculine"


def to_accusative(word: str) -> str:
    """The indefinite accusative as it is written: an alef, except after the endings that take none.

    >>> to_accusative("ريال"), to_accusative("ليرة")
    ('ريالا', 'ليرة')
    """
    return word if word.endswith(_WITHOUT_ALEF) else word + "ا"


def inflect_singular(word: str, case: NounCase) -> str:
    """The indefinite singular in a case."""
    _, row = look_up(word)
    if case != "accusative" or (row is not None and row.is_invariable):
        return word
    return to_accusative(word)


def inflect_dual(word: str, case: NounCase) -> str:
    """The dual of a noun in a case.

    >>> inflect_dual("ليرة", "nominative"), inflect_dual("ريال", "genitive")
    ('ليرتان', 'ريالين')
    """
    _, row = look_up(word)
    if row is not None and row.is_invariable:
        return word
    ending = "ان" if case == "nominative" else "ين"
    if word.endswith("ة"):
        return word[:-1] + "ت" + ending
    if word.endswith("ى"):
        return word[:-1] + "ي" + ending
    return word + ending


HundredsStyle = Literal["modern", "traditional", "separate"]

LARGEST_VALUE = 10**15
_LONGEST_FRACTION_AS_NUMBER = 2  # digits; longer fractions are read digit by digit
_LARGEST_NAMED_PART = 10  # أعشار; larger denominators are read with على


class _Grammar(NamedTuple):
    """What the form of a number word depends on."""

    gender: Gender
    case: NounCase
    style: HundredsStyle

    @property
    def is_feminine(self) -> bool:
        return self.gender == "feminine"

    def with_case(self, case: NounCase) -> _Grammar:
        return self._replace(case=case)


@compute_exactly
def spell_number(
    value: int | Decimal | Fraction,
    *,
    gender: Gender = "masculine",
    case: NounCase = "nominative",
    counted: str | None = None,
    ordinal: bool = False,
    style: HundredsStyle = "modern",
) -> str:
    """The words of a number, without vowel marks.

    - ``value``: an int, a `decimal.Decimal` or a `fractions.Fraction`, at most 10^15 on either side of zero. One or two
      digits after the point of a Decimal are read as a number, more of them digit by digit.
    - ``gender``: the gender of what is counted, "masculine" or "feminine".
    - ``case``: the case of the number, "nominative", "accusative" or "genitive".
    - ``counted``: the noun that is counted, in the singular. Its gender decides, whatever ``gender`` says. The words
      contain the noun, in the number and case that Arabic asks for. A noun that is not in the table
      (`arnorm._arabic.data.numerals`) has the gender of its ending, and stays as it is after three to ten.
    - ``ordinal``: the ordinal with its article («الخامس والعشرون»), for integers above zero.
    - ``style``: the hundreds are "modern" («ثلاثمئة»), "traditional" («ثلاثمائة») or "separate" («ثلاث مئة»).

    Returns the words. Raises TypeError for another type of value (a float has no exact digits: write
    ``Decimal("3.5")``), and ValueError for a value out of range, an option with another value, and an ordinal of
    anything but an integer above zero.

    The rules are those of the grammars of العدد والمعدود, named in ``tests/cases/speech.json`` row by row.

    >>> spell_number(1205, gender="feminine")
    'ألف ومئتان وخمس'
    >>> [spell_number(n, counted="ريال") for n in (1, 3, 11, 100, 2003)]
    ['ريال واحد', 'ثلاثة ريالات', 'أحد عشر ريالا', 'مئة ريال', 'ألفان وثلاثة ريالات']
    >>> spell_number(12, counted="امرأة", case="genitive")
    'اثنتي عشرة امرأة'
    >>> spell_number(25, gender="feminine", ordinal=True)
    'الخامسة والعشرون'
    >>> spell_number(Decimal("3.5")), spell_number(Fraction(3, 4))
    ('ثلاثة فاصلة خمسة', 'ثلاثة أرباع')
    """
    _check_value(value)
    _check_options(gender=gender, case=case, counted=counted, ordinal=ordinal, style=style)
    grammar = _Grammar(gender if counted is None else find_gender(counted), case, style)
    if ordinal:
        if not isinstance(value, int) or value < 1:
            raise ValueError(f"spell_number: an ordinal needs an integer above zero, got {value}")
        words = _spell_ordinal(value, grammar)
        return words if counted is None else f"{counted} {words}"
    if value < 0:
        return "سالب " + spell_number(-value, gender=gender, case=case, counted=counted, style=style)
    if isinstance(value, Fraction) and value.denominator > 1:
        return _spell_fraction(value, grammar, counted)
    if isinstance(value, Decimal) and value % 1:
        return _spell_decimal(value, grammar, counted)
    whole = int(value)
    return (
        _spell_integer(whole, grammar, is_construct=False) if counted is None else _spell_count(whole, counted, grammar)
    )


def _check_value(value: int | Decimal | Fraction) -> None:
    is_fraction = type(value) not in {int, Decimal} and isinstance(value, Fraction)  # a slow question
    if isinstance(value, bool) or not (is_fraction or isinstance(value, (int, Decimal))):
        raise TypeError(
            f"spell_number: value must be an int, a Decimal or a Fraction, got {type(value).__name__}; "
            "write Decimal('3.5') for 3.5"
        )
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"spell_number: value must be finite, got {value}")
    denominator = 1 if isinstance(value, Decimal) else value.denominator
    if not -LARGEST_VALUE <= value <= LARGEST_VALUE or denominator > LARGEST_VALUE:
        raise ValueError("spell_number: value must be at most 10**15 on either side of zero, and so its denominator")


_GENDERS, _CASES, _STYLES = get_args(Gender), get_args(NounCase), get_args(HundredsStyle)


def _check_options(*, gender: object, case: object, counted: object, ordinal: object, style: object) -> None:
    for name, got, choices in (("gender", gender, _GENDERS), ("case", case, _CASES), ("style", style, _STYLES)):
        if got not in choices:
            raise ValueError(f"spell_number: {name} must be one of {', '.join(map(repr, choices))}, got {got!r}")
    if counted is not None and not isinstance(counted, str):
        raise TypeError(f"spell_number: counted must be a noun (str) or None, got {type(counted).__name__}")
    if not isinstance(ordinal, bool):
        raise TypeError(f"spell_number: ordinal must be True or False, got {type(ordinal).__name__}")


def _spell_unit(unit: int, grammar: _Grammar, *, is_construct: bool) -> str:
    """One to ten by themselves, in the construct form before a noun."""
    row = CARDINAL_UNITS[unit]
    word = row.feminine if grammar.is_feminine else row.masculine
    if unit == 2:
        return word + ("ان" if grammar.case == "nominative" else "ين")
    if is_construct:
        return row.construct or word if grammar.is_feminine else word
    if grammar.case == "accusative" and not word.endswith("ة"):
        return row.accusative or word + "ا" if grammar.is_feminine else word + "ا"
    return word


def _spell_teen(unit: int, grammar: _Grammar) -> str:
    """Eleven to nineteen: both parts are built on one vowel, except the first of twelve, which has cases."""
    ten = "عشرة" if grammar.is_feminine else "عشر"
    if unit == 1:
        return ("إحدى " if grammar.is_feminine else "أحد ") + ten
    if unit == 2:
        stem = CARDINAL_UNITS[2].feminine if grammar.is_feminine else CARDINAL_UNITS[2].masculine
        return stem + ("ا " if grammar.case == "nominative" else "ي ") + ten
    return _spell_unit(unit, grammar.with_case("nominative"), is_construct=True) + " " + ten


def _spell_below_hundred(number: int, grammar: _Grammar, *, is_construct: bool) -> str:
    if number <= 10:
        return _spell_unit(number, grammar, is_construct=is_construct)
    tens, unit = divmod(number, 10)
    if tens == 1:
        return _spell_teen(unit, grammar)
    ten = _stem(tens) + ("ون" if grammar.case == "nominative" else "ين")
    if not unit:
        return ten
    first = "إحدى" if unit == 1 and grammar.is_feminine else _spell_unit(unit, grammar, is_construct=False)
    return f"{first} و{ten}"


def _stem(tens: int) -> str:
    """Twenty to ninety without their ending."""
    return "عشر" if tens == 2 else CARDINAL_UNITS[tens].feminine


def _spell_hundreds(hundreds: int, grammar: _Grammar, *, is_construct: bool) -> str:
    """مئة to تسعمئة; the dual loses its ن before a noun."""
    hundred = "مائة" if grammar.style == "traditional" else "مئة"
    if hundreds == 1:
        return hundred
    if hundreds == 2:
        return _spell_dual(hundred, grammar.case, is_construct=is_construct)
    return CARDINAL_UNITS[hundreds].feminine + (" " if grammar.style == "separate" else "") + hundred


def _spell_dual(word: str, case: NounCase, *, is_construct: bool) -> str:
    """The dual of a number word; it loses its ن before a noun."""
    dual = inflect_dual(word, case)
    return dual[:-1] if is_construct else dual


def _spell_magnitude(count: int, magnitude: Magnitude, grammar: _Grammar, *, is_construct: bool) -> str:
    """A number of thousands or millions, in the construct form before a noun."""
    if count == 1:
        return magnitude.singular if is_construct else inflect_singular(magnitude.singular, grammar.case)
    if count == 2:
        return _spell_dual(magnitude.singular, grammar.case, is_construct=is_construct)
    rest = count % 100
    if rest in (1, 2) and count > 2:  # مئة ألف وألفان
        before = _spell_integer(count - rest, grammar, is_construct=True)
        last = _spell_magnitude(rest, magnitude, grammar, is_construct=is_construct)
        return f"{before} {magnitude.singular} و{last}"
    words = _spell_integer(count, grammar._replace(gender="masculine"), is_construct=True)
    if 3 <= rest <= 10:
        return f"{words} {magnitude.plural}"
    if rest == 0:
        return f"{words} {magnitude.singular}"
    return f"{words} {magnitude.singular if is_construct else to_accusative(magnitude.singular)}"


@functools.lru_cache(1 << 12)
def _spell_integer(number: int, grammar: _Grammar, *, is_construct: bool) -> str:
    """An integer from zero on. ``is_construct`` says that a noun follows the last part."""
    if number == 0:
        return "صفرا" if grammar.case == "accusative" and not is_construct else "صفر"
    parts: list[str] = []
    for magnitude in MAGNITUDES:
        count, number = divmod(number, magnitude.value)
        if count:
            parts.append(_spell_magnitude(count, magnitude, grammar, is_construct=is_construct and not number))
    hundreds, below = divmod(number, 100)
    if hundreds:
        parts.append(_spell_hundreds(hundreds, grammar, is_construct=is_construct and not below))
    if below:
        parts.append(_spell_below_hundred(below, grammar, is_construct=is_construct))
    return " و".join(parts)


def _spell_count(number: int, counted: str, grammar: _Grammar) -> str:
    """An integer with the noun that it counts."""
    singular, row = look_up(counted)
    last = number % 100
    if last == 2 and row is not None and row.is_invariable:
        return f"{_spell_integer(number, grammar, is_construct=False)} {singular}"  # مئة واثنان يورو
    if last in (1, 2):
        noun = inflect_singular(singular, grammar.case) if last == 1 else inflect_dual(singular, grammar.case)
        if number == last:
            return f"{noun} {_spell_unit(last, grammar, is_construct=False)}"
        before = _spell_integer(number - last, grammar, is_construct=True)
        return f"{before} {singular} و{noun}"  # مئة ريال وريالان
    words = _spell_integer(number, grammar, is_construct=True)
    if 3 <= last <= 10:
        return f"{words} {row.plural if row is not None else counted}"
    return f"{words} {inflect_singular(singular, 'accusative') if last else singular}"


def _spell_decimal(value: Decimal, grammar: _Grammar, counted: str | None) -> str:
    """A whole number, فاصلة, and the digits after the point."""
    whole, _, digits = f"{value:f}".partition(".")
    alone = grammar._replace(gender="masculine")
    words = f"{_spell_integer(int(whole), alone, is_construct=False)} فاصلة {_spell_digits(digits, alone)}"
    return words if counted is None else f"{words} {look_up(counted)[0]}"


def _spell_digits(digits: str, grammar: _Grammar) -> str:
    """The digits after a point: two without a zero in front as a number, others one by one."""
    if len(digits) <= _LONGEST_FRACTION_AS_NUMBER and not digits.startswith("0"):
        return _spell_integer(int(digits), grammar, is_construct=False)
    return " ".join(_spell_integer(int(digit), grammar.with_case("nominative"), is_construct=False) for digit in digits)


def _spell_fraction(value: Fraction, grammar: _Grammar, counted: str | None) -> str:
    """A fraction in lowest terms: نصف, ثلثان, ثلاثة أرباع, واحد على أحد عشر; with its whole number before it."""
    whole, part = divmod(value, 1)
    named = _spell_part(part.numerator, part.denominator, grammar, is_construct=counted is not None and not whole)
    if not whole:
        return named if counted is None else f"{named} {look_up(counted)[0]}"
    words = _spell_integer(whole, grammar._replace(gender="masculine"), is_construct=False)
    if counted is None:
        return f"{words} و{named}"
    return f"{_spell_count(whole, counted, grammar)} و{named}"


def _spell_part(above: int, below: int, grammar: _Grammar, *, is_construct: bool) -> str:
    alone = grammar._replace(gender="masculine")
    if below > _LARGEST_NAMED_PART:
        words = _spell_integer(above, alone, is_construct=False)
        return f"{words} على {_spell_integer(below, alone.with_case('genitive'), is_construct=False)}"
    singular, plural = FRACTION_NAMES[below]
    if above == 1:
        return singular if is_construct else inflect_singular(singular, grammar.case)
    if above == 2:
        return _spell_dual(singular, grammar.case, is_construct=is_construct)
    return f"{_spell_unit(above, alone, is_construct=True)} {plural}"


def _spell_ordinal(number: int, grammar: _Grammar) -> str:
    """An ordinal with its article: الخامس والعشرون بعد المئة."""
    above, below = number - number % 100, number % 100
    if not below:
        return _spell_definite(above, grammar)
    words = _spell_ordinal_below_hundred(below, grammar)
    return f"{words} بعد {_spell_definite(above, grammar.with_case('genitive'))}" if above else words


def _spell_ordinal_below_hundred(number: int, grammar: _Grammar) -> str:
    tens, unit = divmod(number, 10)
    if number <= 10:
        return "ال" + _spell_ordinal_unit(number, grammar)
    if tens == 1:
        first = "الحادي" if unit == 1 else "ال" + ORDINAL_UNITS[unit]
        return f"{first}ة عشرة" if grammar.is_feminine else f"{first} عشر"
    ten = "ال" + _stem(tens) + ("ون" if grammar.case == "nominative" else "ين")
    if not unit:
        return ten
    first = "الحادي" + "ة" * grammar.is_feminine if unit == 1 else "ال" + _spell_ordinal_unit(unit, grammar)
    return f"{first} و{ten}"


def _spell_ordinal_unit(unit: int, grammar: _Grammar) -> str:
    if unit == 1:
        return "أولى" if grammar.is_feminine else "أول"
    return ORDINAL_UNITS[unit] + "ة" * grammar.is_feminine


def _spell_definite(number: int, grammar: _Grammar) -> str:
    """Round hundreds and thousands with the article, as ordinals have them: المئتين والألف."""
    rest = number % 1000
    parts = []
    if rest:
        parts.append("ال" + _spell_hundreds(rest // 100, grammar, is_construct=False))
    if number - rest:
        parts.append("ال" + _spell_integer(number - rest, grammar, is_construct=False))
    return " و".join(parts)
