"""What a mark may be besides a quotation mark: one row for each, with what it costs to say so.

Beside what it costs to open or close (`arnorm.quotes._situations`), that is what the reader of a paragraph weighs. The
first row that holds decides; where none does, the mark's family says how dear it is to leave it undecided (`NONE`).
Each row has a sentence in which it decides on the mark at an index, and one that looks alike in which it does not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from arnorm._arabic.data.quotation_words import TANWEEN
from arnorm._core import classes as k
from arnorm._core.windows import skip_back, up_to
from arnorm.quotes._neighbours import BLANK, NUMBER, SIGN, WORD, Neighbours, side
from arnorm.quotes._situations import BESIDE

__all__ = ["NEVER", "NONE", "OTHERWISE", "Otherwise", "undecided"]

NEVER = 6.0

# What it costs to say that a mark is no quotation mark, where nothing says what else it is.
NONE = {
    "straight": 2.9,
    "curly": 2.9,
    "low": 2.9,
    "guillemet": 2.9,
    "doubled": 2.9,
    "brackets": 2.0,
    "prime": 1.0,
    "single": 0.95,
    "angle": 0.95,
    "grave": 0.95,
    "low pair": 0.9,
}


_DEGREES = tuple("°º′'’")
_MEASURE = tuple(".,/٫'′x×*")  # before the last digits of a measure: 6.1", 3/4", 5' 6", 3×5"
_FRACTIONS = tuple("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")  # 1½", ¾"
_CURLY_INCHES = "\N{RIGHT DOUBLE QUOTATION MARK}"
_CURLY = ("\N{LEFT DOUBLE QUOTATION MARK}", _CURLY_INCHES)
_LONGEST_MEASURE = 3  # digits; years and the like are longer
_DIGITS = bytes((k.DIGIT, k.EASTERN))
_DOUBLE = ("straight", "curly", "doubled", "prime")


class Otherwise(NamedTuple):
    """A row: the families, and the classes before the mark, it is asked for (all, where there are none).

    And what it asks, and what it costs then.
    """

    name: str
    families: tuple[str, ...]
    before: str
    holds: Callable[[Neighbours], bool]
    cost: float
    why: str
    example: tuple[str, int]
    counter: tuple[str, int]


def _after_number(n: Neighbours) -> bool:
    return n.before == NUMBER and n.kinds[n.at] != k.PERCENT


def _is_typed(n: Neighbours) -> bool:
    """Whether typing makes this mark of inches: of the curly ones that which closes, and not around a number: “5”."""
    if n.family != "curly":
        return True
    return n.text.startswith(_CURLY_INCHES, n.at + 1) and up_to(n.text, _number_start(n)) not in _CURLY


def _follows_a_short_number(n: Neighbours) -> bool:
    return _after_number(n) and _is_typed(n) and n.at - _number_start(n) < _LONGEST_MEASURE


def _counts(n: Neighbours) -> bool:
    """Whether a short number ends before the mark and no word is glued to it: inches, or seconds."""
    return n.after != WORD and _follows_a_short_number(n)


def _number_start(n: Neighbours) -> int:
    """Where the number before the mark begins, or a digit of it, where that is too long."""
    return skip_back(n.kinds, n.at, _DIGITS, _LONGEST_MEASURE)


def _measures(n: Neighbours) -> bool:
    """Whether the number is part of a measure: a fraction, or one of several."""
    if not _counts(n):
        return False
    *_, at, _ = side(n.kinds, _number_start(n) - 1, -1)
    return n.text.endswith(_MEASURE, 0, at + 1)


def _after_fraction(n: Neighbours) -> bool:
    return n.comes_after(_FRACTIONS) and n.after != WORD and _is_typed(n)


def _is_variable(n: Neighbours) -> bool:
    """Whether one Latin letter stands alone before the mark, as in a formula: f''(x), D_KL(D')."""
    if n.kinds[n.at] != k.FOREIGN or n.after == BLANK or not n.text[n.at].isascii():
        return False
    return n.kinds[n.at - 1] not in (k.FOREIGN, k.LETTER, k.QUOTE, k.MARK, k.FORM)


def _after_degrees(n: Neighbours) -> bool:
    """Whether a sign of degrees or minutes stands before the mark, and what it counts after."""
    spaced = n.before == BLANK and n.text.endswith("°", 0, n.before_at + 1)
    return (spaced or n.comes_after(_DEGREES)) and (n.after == NUMBER or n.family == "single")


def _joins_letters(n: Neighbours) -> bool:
    """Whether the mark stands between letters of one script."""
    return n.before == n.after == WORD and n.kinds[n.at] in (n.kinds[n.after_at], k.MARK)


def _beside_foreign(n: Neighbours) -> bool:
    """Whether the mark touches a word, and a foreign letter, on one side only or between two scripts."""
    if n.before == n.after == WORD:
        return False
    return WORD in (n.before, n.after) and k.FOREIGN in (n.kinds[n.at], n.kinds[n.after_at])


def _after_alef(n: Neighbours) -> bool:
    return n.comes_after("ا")


def _after_adverb(n: Neighbours) -> bool:
    return _after_alef(n) and n.word in TANWEEN


def _may_be_accusative(n: Neighbours) -> bool:
    """Whether a word that may end in a tanween stands before the mark, and more text follows after a space."""
    if not _after_alef(n) or n.after != BLANK or n.following != WORD:
        return False
    return not n.word.endswith(("ها", "نا", "ما", "وا", "لا"))


def _is_relative(n: Neighbours) -> bool:
    """Whether that word is an adjective in ـِيّ (سنويا")."""
    word = n.word
    return _may_be_accusative(n) and word.endswith("يا") and len(word) > 3


OTHERWISE: tuple[Otherwise, ...] = (
    Otherwise(
        "between digits", (), NUMBER, lambda n: _after_number(n) and n.after == NUMBER, 0.0,
        "feet and inches, minutes and seconds: 5'6",
        ("طوله 5'6 أقدام", 0), ("قال '6 أقدام'", 0),
    ),
    Otherwise(
        "minutes or feet", ("single",), NUMBER, _after_number, 0.3,
        "a single mark after a number counts",
        ("بعد 90' من اللعب", 0), ("بعد 'ليلة' من اللعب", 0),
    ),
    Otherwise(
        "inches after a fraction", _DOUBLE, SIGN, _after_fraction, 0.2,
        "a fraction in one character counts",
        ('قطره 1½" فقط', 0), ('قطره *" فقط', 0),
    ),
    Otherwise(
        "inches of a measure", _DOUBLE, NUMBER, _measures, 0.8,
        "a fraction or a second number before the mark makes it a measure",
        ('شاشة 6.1" كبيرة', 0), ('شاشة 21" كبيرة', 0),
    ),
    Otherwise(
        "inches", _DOUBLE, NUMBER, _counts, 1.0,
        "a short number before the mark: inches, unless the mark would close something",
        ('شاشة 21" كبيرة', 0), ('عام 2021" كبيرة', 0),
    ),
    Otherwise(
        "inches, glued", _DOUBLE, NUMBER, _follows_a_short_number, 1.6,
        "the same, with the space after it lost or a letter that belongs to it: seconds of an angle, 39\"N",
        ('شاشة 21"كبيرة', 0), ('عام 2021"كبيرة', 0),
    ),
    Otherwise(
        "apostrophe", ("single",), WORD, _joins_letters, 0.0,
        "between two letters of one script",
        ("مطعم l'avenir قديم", 0), ("مطعم 'avenir' قديم", 0),
    ),
    Otherwise(
        "prime of a formula", ("doubled", "single"), WORD, _is_variable, 0.2,
        "one Latin letter alone is a variable",
        ("حيث f''(x) مشتقة", 0), ("حيث ''fx'' مشتقة", 1),
    ),
    Otherwise(
        "minutes of an angle", (), BLANK + SIGN + WORD, _after_degrees, 0.0,
        "a sign of degrees stands before it",
        ("على خط ٣٢° '٥٨ شرقا", 0), ("على خط ٣٢ '٥٨ شرقا", 0),
    ),
    Otherwise(
        "apostrophe at a foreign word", ("single",), "", _beside_foreign, 0.6,
        "foreign words begin and end with apostrophes ('Abd, boys')",
        ("لعبة boys' قديمة", 0), ("لعبة 'الصبي' قديمة", 0),
    ),
    Otherwise(
        "tanween of an adverb", ("straight", "doubled"), WORD, _after_adverb, 0.8,
        "a mark typed for the tanween of a word that is hardly written without",
        ('هذا جميل جدا" يا صديقي', 0), ('هذا كتاب عصا" يا صديقي', 0),
    ),
    Otherwise(
        "tanween of a relative adjective", ("straight", "doubled"), WORD, _is_relative, 1.2,
        "the same, of an adjective in ـِيّ",
        ('يجتمعون سنويا" في المدينة', 0), ('يجتمعون مرارا" في المدينة', 0),
    ),
    Otherwise(
        "tanween", ("straight", "doubled"), WORD, _may_be_accusative, 1.9,
        "the same, of any word in alef that may have one",
        ('يجتمعون مرارا" في المدينة', 0), ('اجتمعوا كلهم بها" في المدينة', 0),
    ),
)  # fmt: skip

# The rows that are asked for each family and class before the mark.
_ASKED = {
    (family, before): rows
    for family in NONE
    for before in BESIDE
    if (rows := [r for r in OTHERWISE if family in (r.families or (family,)) and before in (r.before or before)])
}


def undecided(n: Neighbours) -> tuple[float, Otherwise | None]:
    """What it costs to say that the mark is none, and the row that says what it is; None where nothing tells."""
    none = NONE[n.family]
    for row in _ASKED.get((n.family, n.before), ()):
        if row.holds(n):
            return min(none, row.cost), row
    return none, None
