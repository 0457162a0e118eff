"""A number in words, with the grammar of العدد والمعدود, as schools teach it.

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

from arnorm._arabic.data.numerals import NOUNS, ORDINALS, Noun
from arnorm._arabic.folding import fold
from arnorm._core.remember import remember
from arnorm._core.wrong import not_among
from arnorm.numbers.number_words import compute_exactly

__all__ = [
    "LARGEST_VALUE", "MAGNITUDES", "UNITS", "Gender", "HundredsStyle", "NounCase", "find_gender", "inflect_dual",
    "inflect_singular", "look_up", "spell_number", "to_accusative",
]  # fmt: skip

NounCase = Literal["nominative", "accusative", "genitive"]
Gender = Literal["masculine", "feminine"]
HundredsStyle = Literal["modern", "traditional", "separate"]

# From one to ten, without the ending of two: what counts a masculine, and what counts a feminine.
UNITS: dict[int, tuple[str, str]] = {
    1: ("واحد", "واحدة"),
    2: ("اثن", "اثنت"),
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثمان"),
    9: ("تسعة", "تسع"),
    10: ("عشرة", "عشر"),
}
# From ten to the power of twelve down to a thousand: the value, the singular and the plural.
MAGNITUDES: tuple[tuple[int, str, str], ...] = (
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
)
# Without the article; the first has its own feminine, أولى, and is حادي in compounds.
_ORDINAL_UNITS = {value: word for word, value in reversed(ORDINALS.items()) if value > 1}
# A part by its denominator; أنصاف and the others are plurals of one pattern.
_PARTS = {
    2: "نصف",
    3: "ثلث",
    4: "ربع",
    5: "خمس",
    6: "سدس",
    7: "سبع",
    8: "ثمن",
    9: "تسع",
    10: "عشر",
}
LARGEST_VALUE = 10**15
_LONGEST_FRACTION_AS_NUMBER = 2  # digits; longer fractions are read digit by digit


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
    return row.gender if row is not None else "feminine" if word.endswith(("ة", "اء", "ى")) else "masculine"


def to_accusative(word: str) -> str:
    """The indefinite accusative as it is written: an alef, except after the endings that take none.

    >>> to_accusative("ريال"), to_accusative("ليرة")
    ('ريالا', 'ليرة')
    """
    return word if word.endswith(("ة", "ى", "ا", "اء")) else word + "ا"


def inflect_singular(word: str, case: NounCase) -> str:
    """The indefinite singular in a case."""
    _, row = look_up(word)
    return word if case != "accusative" or (row is not None and row.is_invariable) else to_accusative(word)


def inflect_dual(word: str, case: NounCase) -> str:
    """The dual of a noun in a case.

    >>> inflect_dual("ليرة", "nominative"), inflect_dual("ريال", "genitive")
    ('ليرتان', 'ريالين')
    """
    stem = word[:-1] + "ت" if word.endswith("ة") else word[:-1] + "ي" if word.endswith("ى") else word
    return stem + ("ان" if case == "nominative" else "ين")


class _Grammar(NamedTuple):
    """What the form of a number word depends on; ``is_construct`` says that a noun follows."""

    gender: Gender
    case: NounCase
    style: HundredsStyle
    is_construct: bool = False

    @property
    def is_feminine(self) -> bool:
        return self.gender == "feminine"

    def in_construct(self, is_construct: bool) -> _Grammar:
        """The same before a noun, or not."""
        if is_construct == self.is_construct:
            return self
        return _Grammar(self.gender, self.case, self.style, is_construct)

    @property
    def of_two(self) -> str:
        """The ending of a dual, of tens and of two."""
        return "ان" if self.case == "nominative" else "ين"

    def inflect_dual(self, word: str) -> str:
        """The dual of a number word; it loses its ن before a noun."""
        dual = inflect_dual(word, self.case)
        return dual[:-1] if self.is_construct else dual


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
    if type(value) is not int or not -LARGEST_VALUE <= value <= LARGEST_VALUE:
        _check_value(value)
    if gender not in _GENDERS or case not in _CASES or style not in _STYLES or type(ordinal) is not bool:
        _check_choices(gender=gender, case=case, style=style)
        raise TypeError(f"spell_number: ordinal must be True or False, got {type(ordinal).__name__}")
    if counted is not None and not isinstance(counted, str):
        raise TypeError(f"spell_number: counted must be a noun (str) or None, got {type(counted).__name__}")
    grammar = _Grammar(gender if counted is None else find_gender(counted), case, style)
    is_common = type(value) is int and (counted is None or counted in NOUNS)
    return (_spell_common if is_common else _spell_exactly)(value, grammar, counted, ordinal)


def _spell(value: int | Decimal | Fraction, grammar: _Grammar, counted: str | None, ordinal: bool) -> str:
    if ordinal:
        if not isinstance(value, int) or value < 1:
            raise ValueError(f"spell_number: an ordinal needs an integer above zero, got {value}")
        words = _spell_ordinal(value, grammar)
        return words if counted is None else f"{counted} {words}"
    if value < 0:
        return "سالب " + _spell(-value, grammar, counted, ordinal)
    if isinstance(value, Fraction) and value.denominator > 1:
        return _spell_fraction(value, grammar, counted)
    if isinstance(value, Decimal) and value % 1:
        return _spell_decimal(value, grammar, counted)
    return _spell_integer(int(value), grammar) if counted is None else _spell_count(int(value), counted, grammar)


_spell_common = functools.lru_cache(1 << 12)(_spell)  # of integers
_spell_exactly = compute_exactly(_spell)


def _check_value(value: int | Decimal | Fraction) -> None:
    if isinstance(value, bool) or not (type(value) is int or isinstance(value, (int, Decimal, Fraction))):
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


def _check_choices(*, gender: object, case: object, style: object) -> None:
    for name, got, choices in (("gender", gender, _GENDERS), ("case", case, _CASES), ("style", style, _STYLES)):
        if got not in choices:
            raise not_among(f"spell_number: {name}", got, choices)


def _spell_unit(unit: int, grammar: _Grammar) -> str:
    """One to ten by themselves, in the construct form before a noun."""
    word = UNITS[unit][grammar.is_feminine]
    if unit == 2:
        return word + grammar.of_two
    if grammar.is_construct:
        return "ثماني" if word == "ثمان" else word
    if grammar.case == "accusative" and not word.endswith("ة"):
        return "ثمانيا" if word == "ثمان" else word + "ا"
    return word


def _spell_below_hundred(number: int, grammar: _Grammar) -> str:
    tens, unit = divmod(number, 10)
    if number <= 10:
        return _spell_unit(number, grammar)
    if tens == 1:  # both parts are built on one vowel, except the first of twelve, which has cases
        first = _spell_unit(unit, grammar.in_construct(True))
        if unit == 1:
            first = "إحدى" if grammar.is_feminine else "أحد"
        elif unit == 2:
            first = UNITS[2][grammar.is_feminine] + ("ا" if grammar.case == "nominative" else "ي")
        return f"{first} {'عشرة' if grammar.is_feminine else 'عشر'}"
    if not unit:
        return _spell_tens(tens, grammar)
    alone = grammar.in_construct(False)
    first = "إحدى" if unit == 1 and grammar.is_feminine else _spell_unit(unit, alone)
    return f"{first} و{_spell_tens(tens, grammar)}"


def _spell_tens(tens: int, grammar: _Grammar) -> str:
    """Twenty to ninety."""
    return ("عشر" if tens == 2 else UNITS[tens][1]) + ("ون" if grammar.case == "nominative" else "ين")


def _spell_hundreds(hundreds: int, grammar: _Grammar) -> str:
    """مئة to تسعمئة; the dual loses its ن before a noun."""
    hundred = "مائة" if grammar.style == "traditional" else "مئة"
    if hundreds <= 2:
        return hundred if hundreds == 1 else grammar.inflect_dual(hundred)
    return UNITS[hundreds][1] + (" " if grammar.style == "separate" else "") + hundred


def _spell_magnitude(count: int, singular: str, plural: str, grammar: _Grammar) -> str:
    """A number of thousands or millions."""
    if count == 1:
        return singular if grammar.is_construct else inflect_singular(singular, grammar.case)
    if count == 2:
        return grammar.inflect_dual(singular)
    rest = count % 100
    if rest in (1, 2):  # مئة ألف وألفان
        before = _spell_integer(count - rest, grammar.in_construct(True))
        return f"{before} {singular} و{_spell_magnitude(rest, singular, plural, grammar)}"
    words = _spell_integer(count, _Grammar("masculine", grammar.case, grammar.style, True))
    if 3 <= rest <= 10:
        return f"{words} {plural}"
    return f"{words} {singular if grammar.is_construct or not rest else to_accusative(singular)}"


@functools.lru_cache(1 << 12)
def _spell_integer(number: int, grammar: _Grammar) -> str:
    """An integer from zero on."""
    if number == 0:
        return "صفرا" if grammar.case == "accusative" and not grammar.is_construct else "صفر"
    parts: list[str] = []
    for value, singular, plural in MAGNITUDES if number >= 1000 else ():
        count, number = divmod(number, value)
        if count:
            is_last = grammar.is_construct and not number
            parts.append(_spell_magnitude(count, singular, plural, grammar.in_construct(is_last)))
    hundreds, below = divmod(number, 100)
    if hundreds:
        parts.append(_spell_hundreds(hundreds, grammar.in_construct(grammar.is_construct and not below)))
    if below:
        parts.append(_spell_below_hundred(below, grammar))
    return " و".join(parts)


def _spell_count(number: int, counted: str, grammar: _Grammar) -> str:
    """An integer with the noun that it counts."""
    singular, row = look_up(counted)
    last = number % 100
    if last == 2 and row is not None and row.is_invariable:
        return f"{_spell_integer(number, grammar)} {singular}"  # مئة واثنان يورو
    if last in (1, 2):
        noun = inflect_singular(singular, grammar.case) if last == 1 else inflect_dual(singular, grammar.case)
        if number == last:
            return f"{noun} {_spell_unit(last, grammar)}"
        before = _spell_integer(number - last, grammar.in_construct(True))
        return f"{before} {singular} و{noun}"  # مئة ريال وريالان
    words = _spell_integer(number, grammar.in_construct(True))
    if 3 <= last <= 10:
        return f"{words} {row.plural if row is not None else counted}"
    return f"{words} {inflect_singular(singular, 'accusative') if last else singular}"


def _spell_decimal(value: Decimal, grammar: _Grammar, counted: str | None) -> str:
    """A whole number, فاصلة, and the digits after the point: two without a zero in front as a number, or one by one."""
    whole, _, digits = f"{value:f}".partition(".")
    alone = grammar._replace(gender="masculine")
    if len(digits) <= _LONGEST_FRACTION_AS_NUMBER and not digits.startswith("0"):
        after = _spell_integer(int(digits), alone)
    else:
        after = " ".join(_spell_integer(int(digit), alone._replace(case="nominative")) for digit in digits)
    words = f"{_spell_integer(int(whole), alone)} فاصلة {after}"
    return words if counted is None else f"{words} {look_up(counted)[0]}"


def _spell_fraction(value: Fraction, grammar: _Grammar, counted: str | None) -> str:
    """A fraction in lowest terms: نصف, ثلثان, ثلاثة أرباع, واحد على أحد عشر; with its whole number before it."""
    whole, part = divmod(value, 1)
    named = _spell_part(part.numerator, part.denominator, grammar.in_construct(bool(counted and not whole)))
    if not whole:
        return named if counted is None else f"{named} {look_up(counted)[0]}"
    alone = grammar._replace(gender="masculine")
    return f"{_spell_integer(whole, alone) if counted is None else _spell_count(whole, counted, grammar)} و{named}"


def _spell_part(above: int, below: int, grammar: _Grammar) -> str:
    alone = grammar._replace(gender="masculine", is_construct=False)
    if below not in _PARTS:
        return f"{_spell_integer(above, alone)} على {_spell_integer(below, alone._replace(case='genitive'))}"
    singular = _PARTS[below]
    if above == 1:
        return singular if grammar.is_construct else inflect_singular(singular, grammar.case)
    if above == 2:
        return grammar.inflect_dual(singular)
    return f"{_spell_unit(above, alone.in_construct(True))} أ{singular[:2]}ا{singular[2]}"


def _spell_ordinal(number: int, grammar: _Grammar) -> str:
    """An ordinal with its article: الخامس والعشرون بعد المئة."""
    above, below = number - number % 100, number % 100
    if not below:
        return _spell_definite(above, grammar)
    words = _spell_ordinal_below_hundred(below, grammar)
    return f"{words} بعد {_spell_definite(above, grammar._replace(case='genitive'))}" if above else words


def _spell_ordinal_below_hundred(number: int, grammar: _Grammar) -> str:
    tens, unit = (0, 10) if number == 10 else divmod(number, 10)
    first = "الحادي" if unit == 1 else "ال" + _ORDINAL_UNITS.get(unit, "")
    if number == 1:
        return "الأولى" if grammar.is_feminine else "الأول"
    if tens == 1:
        return f"{first}ة عشرة" if grammar.is_feminine else f"{first} عشر"
    first += "ة" * grammar.is_feminine
    ten = "ال" + _spell_tens(tens, grammar) if tens else ""
    return f"{first} و{ten}" if unit and tens else ten or first


def _spell_definite(number: int, grammar: _Grammar) -> str:
    """Round hundreds and thousands with the article, as ordinals have them: المئتين والألف."""
    hundreds = number % 1000 // 100
    parts = ["ال" + _spell_hundreds(hundreds, grammar)] if hundreds else []
    if number >= 1000:
        parts.append("ال" + _spell_integer(number - 100 * hundreds, grammar))
    return " و".join(parts)
