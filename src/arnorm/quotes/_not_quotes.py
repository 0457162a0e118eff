"""The other uses of a quotation mark (inches, apostrophe, tanween …): one row for each, with the cost of that reading.

The reader of a paragraph weighs that cost against what it costs to open or to close (`arnorm.quotes._situations`). The
first row that holds decides; without one, the family of the mark sets the cost. In an example ▪ is before the mark
that the row decides on, in a counter-example before the mark that it does not decide on.
"""

from __future__ import annotations

from collections.abc import Callable

from arnorm._arabic.data.quotation_words import TANWEEN
from arnorm._core import classes as k
from arnorm._core.rules import Rule, rules_by_key
from arnorm._core.windows import skip_back, up_to
from arnorm.quotes._neighbours import BLANK, NUMBER, SIGN, WORD, Neighbours, look_beside
from arnorm.quotes._situations import COSTS_BESIDE

__all__ = ["DEFAULT_COSTS", "NEVER", "NOT_A_QUOTE", "NonQuote", "non_quote_cost"]

NEVER = 6.0

# What it costs to say that a mark is no quotation mark, where no row says what else it is.
DEFAULT_COSTS = {
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
_LONGEST_MEASURE_DIGITS = 3  # years and the like are longer
_DIGIT_KINDS = bytes((k.DIGIT, k.EASTERN))
_DOUBLE = ("straight", "curly", "doubled", "prime")


NonQuote = Rule[Callable[[Neighbours], bool], float, Neighbours]


def _keys(families: tuple[str, ...], befores: str) -> frozenset[str]:
    """A family and the class before the mark; no families are all, and no classes are all."""
    return frozenset(family + before for family in families or DEFAULT_COSTS for before in befores or COSTS_BESIDE)


def _is_after_number(n: Neighbours) -> bool:
    return n.before == NUMBER and n.kinds[n.at] != k.PERCENT


def _is_typed(n: Neighbours) -> bool:
    """Whether this mark can be typed for inches: of the curly ones the closing one, and not around a number: “5”."""
    if n.family != "curly":
        return True
    return n.text.startswith(_CURLY_INCHES, n.at + 1) and up_to(n.text, _find_number_start(n)) not in _CURLY


def _follows_a_short_number(n: Neighbours) -> bool:
    return _is_after_number(n) and _is_typed(n) and n.at - _find_number_start(n) < _LONGEST_MEASURE_DIGITS


def _is_inches(n: Neighbours) -> bool:
    """Whether a short number ends before the mark and no word is glued to it: inches, or seconds."""
    return n.after != WORD and _follows_a_short_number(n)


def _find_number_start(n: Neighbours) -> int:
    """Where the number before the mark begins; if it is too long, where its last digits begin."""
    return skip_back(n.kinds, n.at, _DIGIT_KINDS, _LONGEST_MEASURE_DIGITS)


def _is_measure(n: Neighbours) -> bool:
    """Whether the number is part of a measure: a fraction, or one of several."""
    if not _is_inches(n):
        return False
    _, _, at, *_ = look_beside(n.kinds, _find_number_start(n), n.at)
    return n.text.endswith(_MEASURE, 0, at + 1)


def _is_after_fraction(n: Neighbours) -> bool:
    return n.comes_after(_FRACTIONS) and n.after != WORD and _is_typed(n)


def _is_variable(n: Neighbours) -> bool:
    """Whether a single Latin letter is before the mark, as in a formula: f''(x), D_KL(D')."""
    if n.kinds[n.at] != k.FOREIGN or not n.text[n.at].isascii():
        return False
    if n.after == BLANK and n.family != "doubled":  # r'' in prose, but not 'قسم a'
        return False
    return n.kinds[n.at - 1] not in (k.FOREIGN, k.LETTER, k.QUOTE, k.MARK, k.FORM)


def _is_after_degrees(n: Neighbours) -> bool:
    """Whether a sign of degrees or minutes is before the mark, and a number that it counts after it."""
    spaced = n.before == BLANK and n.text.endswith("°", 0, n.before_at + 1)
    return (spaced or n.comes_after(_DEGREES)) and (n.after == NUMBER or n.family == "single")


def _joins_letters(n: Neighbours) -> bool:
    """Whether the mark stands between letters of one script."""
    return n.before == n.after == WORD and n.kinds[n.at] in (n.kinds[n.after_at], k.MARK)


def _touches_foreign(n: Neighbours) -> bool:
    """Whether the mark touches a word, and a foreign letter, on one side only or between two scripts."""
    if n.before == n.after == WORD:
        return False
    return WORD in (n.before, n.after) and k.FOREIGN in (n.kinds[n.at], n.kinds[n.after_at])


def _is_after_alef(n: Neighbours) -> bool:
    return n.comes_after("ا")


def _is_after_adverb(n: Neighbours) -> bool:
    return _is_after_alef(n) and n.word in TANWEEN


def _may_be_accusative(n: Neighbours) -> bool:
    """Whether a word that may end in a tanween is before the mark, and more text follows after a space."""
    if not _is_after_alef(n) or n.after != BLANK or n.following != WORD:
        return False
    return not n.word.endswith(("ها", "نا", "ما", "وا", "لا"))


def _is_relative(n: Neighbours) -> bool:
    """Whether that word is an adjective in ـِيّ (سنويا")."""
    return _may_be_accusative(n) and n.word.endswith("يا") and len(n.word) > 3


NOT_A_QUOTE: tuple[NonQuote, ...] = (
    Rule(
        "between digits", lambda n: _is_after_number(n) and n.after == NUMBER, 0.0, keys=_keys((), NUMBER),
        why="feet and inches, minutes and seconds: 5'6",
        examples=("طوله 5▪'6 أقدام",), counters=("قال ▪'6 أقدام'",),
    ),
    Rule(
        "minutes or feet", _is_after_number, 0.3, keys=_keys(("single",), NUMBER),
        why="a single mark after a number counts",
        examples=("بعد 90▪' من اللعب",), counters=("بعد ▪'ليلة' من اللعب",),
    ),
    Rule(
        "inches after a fraction", _is_after_fraction, 0.2, keys=_keys(_DOUBLE, SIGN),
        why="a fraction in one character counts",
        examples=('قطره 1½▪" فقط',), counters=('قطره *▪" فقط',),
    ),
    Rule(
        "inches of a measure", _is_measure, 0.8, keys=_keys(_DOUBLE, NUMBER),
        why="a fraction or a second number before the mark makes it a measure",
        examples=('شاشة 6.1▪" كبيرة',), counters=('شاشة 21▪" كبيرة',),
    ),
    Rule(
        "inches", _is_inches, 1.0, keys=_keys(_DOUBLE, NUMBER),
        why="a short number before the mark: inches, unless the mark would close something",
        examples=('شاشة 21▪" كبيرة',), counters=('عام 2021▪" كبيرة',),
    ),
    Rule(
        "inches, glued", _follows_a_short_number, 1.6, keys=_keys(_DOUBLE, NUMBER),
        why='the same, with the space after it lost or a letter that belongs to it: seconds of an angle, 39"N',
        examples=('شاشة 21▪"كبيرة',), counters=('عام 2021▪"كبيرة',),
    ),
    Rule(
        "apostrophe", _joins_letters, 0.0, keys=_keys(("single",), WORD),
        why="between two letters of one script",
        examples=("مطعم l▪'avenir قديم",), counters=("مطعم ▪'avenir' قديم",),
    ),
    Rule(
        "prime of a formula", _is_variable, 0.2, keys=_keys(("doubled", "single"), WORD),
        why="one Latin letter alone is a variable",
        examples=("حيث f▪''(x) مشتقة",), counters=("حيث ''fx▪'' مشتقة",),
    ),
    Rule(
        "minutes of an angle", _is_after_degrees, 0.0, keys=_keys((), BLANK + SIGN + WORD),
        why="a sign of degrees stands before it",
        examples=("على خط ٣٢° ▪'٥٨ شرقا",), counters=("على خط ٣٢ ▪'٥٨ شرقا",),
    ),
    Rule(
        "apostrophe at a foreign word", _touches_foreign, 0.6, keys=_keys(("single",), ""),
        why="foreign words begin and end with apostrophes ('Abd, boys')",
        examples=("لعبة boys▪' قديمة",), counters=("لعبة ▪'الصبي' قديمة",),
    ),
    Rule(
        "tanween of an adverb", _is_after_adverb, 0.8, keys=_keys(("straight", "doubled"), WORD),
        why="a mark typed for the tanween of a word that is hardly written without",
        examples=('هذا جميل جدا▪" يا صديقي',), counters=('هذا كتاب عصا▪" يا صديقي',),
    ),
    Rule(
        "tanween of a relative adjective", _is_relative, 1.2, keys=_keys(("straight", "doubled"), WORD),
        why="the same, of an adjective in ـِيّ",
        examples=('يجتمعون سنويا▪" في المدينة',), counters=('يجتمعون مرارا▪" في المدينة',),
    ),
    Rule(
        "tanween", _may_be_accusative, 1.9, keys=_keys(("straight", "doubled"), WORD),
        why="the same, of any word in alef that may have one",
        examples=('يجتمعون مرارا▪" في المدينة',), counters=('اجتمعوا كلهم بها▪" في المدينة',),
    ),
)  # fmt: skip

_BY_KEY = rules_by_key(NOT_A_QUOTE, _keys((), ""))


def non_quote_cost(n: Neighbours) -> tuple[float, NonQuote | None]:
    """What it costs to say that the mark is no quotation mark, and the row that says what it is, or None."""
    default = DEFAULT_COSTS[n.family]
    for row in _BY_KEY[n.family + n.before]:
        if row.when(n):
            return min(default, row.what), row
    return default, None
