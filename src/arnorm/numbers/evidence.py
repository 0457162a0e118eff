"""Evidence of what a number is: its shape, and the words and signs around it.

An `Atom` is digits with nothing but ``. ٫ , ، ٬ '`` or a thousands space between. Where its shape does not settle the
reading, the rules ask what is `Beside` it.
"""

from __future__ import annotations

import functools
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.counted import counted_nouns, strong_words, units, words_for_money
from arnorm._arabic.data import calendar_names
from arnorm._arabic.data.units import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    FINE_UNITS,
    LATIN_UNITS,
    MAGNITUDES,
    PERCENTS,
    THOUSANDTHS,
)
from arnorm._arabic.folding import fold
from arnorm._arabic.strokes import is_dash
from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, sides_of, skip, skip_back, up_to
from arnorm.numbers.options import FRACTION_DIGITS, GROUP_DIGITS
from arnorm.numbers.vocabulary import LABELS, Label

_LINK_SPACES = 4  # around that sign
_WORD_WINDOW_CHARS = 32  # holds any word of the tables with its marks, and what may part it from the number
_BESIDE_CHARS = 3  # between a number and a sign that belongs to it
PHONE_DIGITS = range(8, 16)
MONTHS, DAYS = range(1, 13), range(1, 32)

# No sign at all; every sign groups (1,234,567); the last sign begins the fraction (1.635.092,22); one sign before
# exactly three digits (1.234); one comma before another count (3,5); 13,8,5,3; 5.1.1; groups and hundredths with one
# sign (2.000.000.00); 15.3.2024; all else.
Shape: TypeAlias = Literal[
    "plain", "grouped", "decimal", "thousand", "short", "list", "reference", "cents", "date", "other"
]
ARABIC_COMMA = "\N{ARABIC COMMA}"
COMMAS = frozenset((",", ARABIC_COMMA, "\N{ARABIC THOUSANDS SEPARATOR}"))
STOPS = frozenset(".\N{ARABIC DECIMAL SEPARATOR}")
_COMMAS_AND_STOPS = STOPS | COMMAS
SPACES = frozenset(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}")


class Atom(NamedTuple):
    """Digits with number signs between, at ``start:end`` of the text; ``parts`` are in Western digits."""

    start: int
    end: int
    parts: list[str]
    signs: list[str]
    shape: Shape

    @property
    def whole(self) -> int:
        """The number before the first sign, for comparisons."""
        return to_int(self.parts[0])


_COMPARED_DIGITS = 12  # longer runs are compared by their first digits: int() takes quadratic time


def to_int(digits: str) -> int:
    """The value of a run of digits, for comparisons."""
    return int(digits[:_COMPARED_DIGITS])


def make_atom(start: int, end: int, parts: list[str], signs: list[str]) -> Atom:
    """The atom with its shape."""
    return Atom(start, end, parts, signs, find_shape(parts, signs) if signs else "plain")


def find_shape(parts: list[str], signs: list[str]) -> Shape:
    """The shape of digits (in Western form) with signs between.

    >>> find_shape(["1", "635", "092", "22"], [".", ".", ","])
    'decimal'
    >>> find_shape(["5", "1", "1"], [".", "."])
    'reference'
    """
    if signs == [".", "."] and is_date(parts):
        return "date"
    whole, *inner, tail = parts
    if whole.startswith("0") and whole != "0":  # 09.30, 0901,22: no quantity is written with a leading zero
        return "other"
    *before, last = signs
    if not before:
        return _shape_of_two(whole, tail, last)
    if len(whole) <= GROUP_DIGITS and whole != "0" and all(len(part) == GROUP_DIGITS for part in inner):
        one, *others = set(before)
        alike = not others and one == last
        if len(tail) == GROUP_DIGITS and (alike or COMMAS.issuperset(signs)):
            return "grouped"
        if not others and one != last and last not in SPACES and last != "'":
            return "decimal"
        if len(tail) == FRACTION_DIGITS and alike and last in STOPS:
            return "cents"
    if STOPS.issuperset(signs):
        return "reference"
    return "list" if _COMMAS_AND_STOPS.issuperset(signs) else "other"


def _shape_of_two(whole: str, tail: str, sign: str) -> Shape:
    if sign in SPACES:
        return "grouped"
    if whole == "0":
        return "decimal" if sign != "'" else "other"
    if len(tail) == GROUP_DIGITS and len(whole) <= GROUP_DIGITS:
        return "grouped" if sign == "\N{ARABIC THOUSANDS SEPARATOR}" else "thousand"
    if sign in STOPS:
        return "decimal"
    return "short" if sign in COMMAS else "other"


# The year comes first or last. A year of two digits needs two digits in the day and the month as well.
_DATE = lazy_pattern(r"(?P<first>\d{4})/\d\d?/\d\d?|\d\d?/\d\d?/(?P<last>\d{4})|\d\d/\d\d/\d\d")


def is_date(parts: list[str]) -> bool:
    """Whether three numbers are a day, a month and a year, in either order.

    >>> is_date(["15", "9", "1446"]), is_date(["2024", "13", "40"])
    (True, False)
    """
    if (written := _DATE.fullmatch("/".join(parts))) is None:
        return False
    first, month, last = map(int, parts)
    if year := written["first"]:
        return month in MONTHS and last in DAYS and not year.startswith("0")
    if written["last"]:
        return min(first, month) in MONTHS and max(first, month) in DAYS
    return first in DAYS and month in MONTHS


# Sign in the text -> the sign that it means. Number signs bind digits to one atom, joins bind atoms to one run.
_NUMBER_SIGNS = {sign: sign for sign in (*COMMAS, *STOPS, "'")} | {"\N{RIGHT SINGLE QUOTATION MARK}": "'"}
_DASHES = ("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\N{MINUS SIGN}", *("\u0640" * n for n in (1, 2, 3)))
_JOINS = {sign: sign for sign in "-/:+*^&_\N{DEGREE SIGN}"} | dict.fromkeys(_DASHES, "-")  # 2010ـ2015, 10 ــ 20
_JOINS |= {"\N{MULTIPLICATION SIGN}": "*", "\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/"}
OPERATORS = frozenset("*+^&\N{DEGREE SIGN}")


class Separator(NamedTuple):
    """A sign ("" for none), whether it binds digits to one number, and whether spaces come before it and after it."""

    sign: str
    number: bool = False
    left: bool = False
    right: bool = False


UNLINKED = Separator("")
PHONE = Separator("phone")  # between the groups of a telephone number


@remember(1024)
def read_link(between: str) -> Separator:
    """The link that the text between two runs of digits makes; invisible marks do not count.

    >>> read_link(" / ")
    Separator(sign='/', number=False, left=True, right=True)
    """
    between = "".join(
        char for char, kind in zip(between, Scan(between).kinds, strict=False) if kind != classes.INVISIBLE
    )
    if between in SPACES or between in _NUMBER_SIGNS:
        return Separator(_NUMBER_SIGNS.get(between, between), True)
    left, right = between[:1] in SPACES, between[-1:] in SPACES
    sign = between.strip("".join(SPACES))
    if left and right and sign in STOPS and len(between) == 3:
        return Separator(sign, True, left, right)
    if sign not in _JOINS or len(between) - len(sign) > _LINK_SPACES:
        return UNLINKED
    return Separator(_JOINS[sign], False, left, right)


fold_word = remember(4096)(fold)  # most words of a text are repeated


@remember(4096)
def list_stems(word: str) -> frozenset[str]:
    """The folded word, and what it may be without a proclitic letter, the article and the alef of the accusative.

    >>> sorted(list_stems("والساعة"))
    ['الساعه', 'ساعه', 'والساعه']
    """
    word = fold_word(word)
    found = {word}
    if word[:1] in tuple(LETTERS):
        found.add(word[1:])
    found |= {one[2:] for one in found if one.startswith(("ال", "لل"))}
    found |= {one[:-1] for one in found if one.endswith("ا")}
    return frozenset(found)


@functools.cache
def _labels() -> dict[str, int]:
    """The labels of every word: the table of this package, and the tables of `arnorm._arabic.data`."""
    calendars = ("gregorian", "hijri")
    months = [month.name for month in calendar_names.MONTHS if not month.word and month.calendar in calendars]
    # Of a name of two words the first one.
    months += [first for part in calendar_names.PARTS if not part.word for first in part.firsts if len(first) > 1]
    months += [first + second for part in calendar_names.PARTS for first, second in calendar_names.glued_names(part)]
    labels = dict(LABELS)
    for label, words in (
        (Label.MAGNITUDE, MAGNITUDES),
        (Label.MEASURE, units()),
        (Label.MEASURE | Label.CURRENCY, words_for_money()),
        (Label.COUNTED, counted_nouns()),
        (Label.MONTH, map(fold_word, months)),
        (Label.THOUSANDTH, THOUSANDTHS),
        (Label.PERCENT, PERCENTS),
        (Label.FINE, FINE_UNITS),
        (Label.STRONG, strong_words()),
    ):
        for word in words:
            labels[word] = labels.get(word, 0) | label
    return labels


@remember(4096)
def labels_of(word: str) -> int:
    """What a word may say of its number, with or without its proclitics.

    >>> labels_of("بالصفحات") == Label.LISTED | Label.PAGE
    True
    """
    return _labels_of_any(list_stems(word)) if word else 0


@remember(4096)
def labels_of_noun(word: str) -> int:
    """What a word says of a number before it: a counted noun has no article or proclitic, only an accusative alef."""
    word = fold_word(word)
    return _labels_of_any(frozenset((word, word.removesuffix("ا"))))


def _labels_of_any(stems: frozenset[str]) -> int:
    labels, table = 0, _labels()
    for stem in stems:
        labels |= table.get(stem, 0)
    return labels


_STROKE_KINDS = bytes((classes.TATWEEL,))
_NEIGHBOUR_KINDS = bytes((classes.LETTER, classes.FORM, classes.MARK, classes.TATWEEL))
_BETWEEN_KINDS = bytes((classes.SPACE, classes.GAP, classes.INVISIBLE, classes.OPEN, classes.CLOSE, classes.COLON))


def find_word_after(scan: Scan, at: int) -> tuple[str, int]:
    """The next word and its end, if only spaces, brackets and colons come before it; ("", at) without one."""
    kinds, last = scan.kinds, at + _WORD_WINDOW_CHARS
    start = skip(kinds, at, _BETWEEN_KINDS, _WORD_WINDOW_CHARS)
    end = skip(kinds, start, _NEIGHBOUR_KINDS, last - start)
    word = scan.text[start:end]
    return (word, end) if word.strip("\N{ARABIC TATWEEL}") else ("", at)  # a tatweel by itself is a dash


def find_word_before(scan: Scan, at: int) -> tuple[str, int]:
    """The word before and its start, if only spaces, brackets and colons come after it; ("", at) without one."""
    kinds, first = scan.kinds, at - _WORD_WINDOW_CHARS
    end = skip_back(kinds, at, _BETWEEN_KINDS, _WORD_WINDOW_CHARS)
    start = skip_back(kinds, end, _NEIGHBOUR_KINDS, end - first)
    word = scan.text[start:end]
    strokes = skip_back(kinds, end, _STROKE_KINDS, end - start)
    is_cut = strokes < end and is_dash(scan.text, kinds, strokes, end)
    return (word, start) if not is_cut and word.strip("\N{ARABIC TATWEEL}") else ("", at)


# The name of what follows a number -> the label of the word; the first one counts.
_FOLLOWING = (
    ("magnitude", Label.MAGNITUDE),
    ("measure", Label.MEASURE),
    ("counted", Label.COUNTED),
    ("month", Label.MONTH),
)
_QUANTITIES = frozenset(("percent", "magnitude", "measure", "counted"))
_INVISIBLES, BLANKS = bytes((classes.INVISIBLE,)), bytes((classes.SPACE, classes.GAP))
_BRACKET_KINDS = frozenset((classes.OPEN, classes.CLOSE))  # in either direction: PDF text has them turned round
_CODE = lazy_pattern(rb"(?<!L)LLL\Z")  # kinds: three foreign letters and no more
_LATIN_WORD = lazy_pattern(r"[A-Za-zμµ/]+")
LINE_BREAK = lazy_pattern(f"[{classes.LINE_ENDS}]")
_WORD_IN_LINE = lazy_pattern("[\u0620-\u065f\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
# After a space these are words, and a letter is a name: «3,5 in», «4,6 x».
_FREE_UNITS = frozenset(unit for unit in LATIN_UNITS if unit[1:]) - {"in", "am", "pm"}
# Right after the digits some letters name a part of a figure, or a bus: 3,2b, 47,47c.
_GLUED_UNITS = LATIN_UNITS - {"b", "c", "f", "p", "s"}


class Beside:
    """The words and signs around ``start:end``; each is looked up when a rule first asks."""

    def __init__(self, scan: Scan, start: int, end: int) -> None:
        self.scan, self.start, self.end = scan, start, end

    @cached_property
    def word_before(self) -> tuple[str, int]:
        """The word before, and where it begins."""
        return find_word_before(self.scan, self.start)

    @cached_property
    def word_after(self) -> tuple[str, int]:
        """The word after, and where it ends."""
        return find_word_after(self.scan, self.end)

    @cached_property
    def before(self) -> int:
        """The labels of the word before."""
        return labels_of(self.word_before[0])

    @property
    def named(self) -> int:
        """The labels of the word that names the number: the word before, or the one before رقم."""
        return self.second_before if self.before & Label.NUMBERED else self.before

    @property
    def second_before(self) -> int:
        """The labels of the second word before."""
        word, start = self.word_before
        return labels_of(find_word_before(self.scan, start)[0]) if word else 0

    @property
    def after(self) -> int:
        """The labels of the word after."""
        return labels_of(self.word_after[0])

    @property
    def second_after(self) -> int:
        """The labels of the second word after."""
        word, end = self.word_after
        return labels_of(find_word_after(self.scan, end)[0]) if word else 0

    @property
    def counts(self) -> int:
        """The labels of the word after as a noun that the number counts."""
        return labels_of_noun(self.word_after[0])

    def is_near(self, label: int, before_chars: int, after_chars: int) -> bool:
        """Whether a word with the label is in the same line, at most so far before the number or after it."""
        text = self.scan.text
        *_, left = LINE_BREAK.split(up_to(text, self.start, before_chars))
        right, *_ = LINE_BREAK.split(from_here(text, self.end, after_chars))
        labels = 0
        for word in _WORD_IN_LINE.findall(left) + _WORD_IN_LINE.findall(right):
            labels |= labels_of(word)
        return labels & label != 0

    @property
    def is_quantity(self) -> bool:
        """Whether its neighbours make it a quantity, whatever word comes before."""
        return self.follows in _QUANTITIES

    @property
    def brackets(self) -> str:
        """What brackets hold nothing but the number and its sign: "brackets" for (3,5).

        "notation" if they are square, or bars, or follow a name: [24,18], | 4,6 |, DECIMAL(10,2); else "".
        """
        kinds, text = self.scan.kinds, self.scan.text
        left = skip_back(kinds, self.start, BLANKS + _INVISIBLES, _BESIDE_CHARS)
        right = skip(kinds, self.end, BLANKS + _INVISIBLES, _BESIDE_CHARS + 1)
        left -= up_to(text, left) in ("-", "+", "\N{MINUS SIGN}")
        before, after = sides_of(text, left, right)
        if not before or not after:
            return ""
        if before in "[]|{}" and after in "[]|{}":
            return "notation"
        if kinds[left - 1] not in _BRACKET_KINDS or kinds[right] not in _BRACKET_KINDS:
            return ""
        return "notation" if kinds[left - 2] in (classes.FOREIGN, classes.DIGIT, classes.EASTERN) else "brackets"

    @cached_property
    def follows(self) -> str:
        """What the number counts by its neighbours: "percent", "magnitude", "measure", "counted", "month" or ""."""
        kinds = self.scan.kinds
        after = skip(kinds, self.end, BLANKS + _INVISIBLES, _BESIDE_CHARS)
        before = skip_back(kinds, self.start, _INVISIBLES, _BESIDE_CHARS)
        if classes.PERCENT in (kinds[before - 1], kinds[after]):
            return "percent"
        if self._has_unit_at(after) or self._has_currency_before(before):
            return "measure"
        word, _ = self.word_after
        if not word:
            return ""
        if fold_word(word) == "في":
            return "percent" if self.second_after & Label.PERCENT else ""
        if self.after & Label.PERCENT:
            return "percent"
        counts = self.counts
        for name, label in _FOLLOWING:
            if counts & label:
                return name
        return ""

    def _has_unit_at(self, at: int) -> bool:
        """Whether the sign or code of a currency, or a unit in Latin letters, begins at this place after the number."""
        text = self.scan.text
        if self.scan.kinds[at] != classes.FOREIGN:
            return from_here(text, at) in CURRENCY_SIGNS
        if (word := _LATIN_WORD.match(text, at)) is None:
            return False
        unit = word.group()
        return unit in CURRENCY_CODES or unit.lower() in (_FREE_UNITS if at > self.end else _GLUED_UNITS)

    def _has_currency_before(self, at: int) -> bool:
        """Whether the sign or code of a currency ends at this place, or before a space there."""
        text, kinds = self.scan.text, self.scan.kinds
        is_glued, at = kinds[at - 1] == classes.FOREIGN, skip_back(kinds, at, BLANKS, 1)
        if up_to(text, at) in CURRENCY_SIGNS:
            return True
        if kinds[at - 1] != classes.FOREIGN or _CODE.match(kinds, at - 3, at) is None:
            return False
        return (text[at - 3 : at].upper() if is_glued else text[at - 3 : at]) in CURRENCY_CODES
