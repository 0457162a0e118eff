"""Evidence of what a number is: its shape, the words and signs around it, and the other numbers of its text.

An `Atom` is digits with nothing but ``. ٫ , ، ٬ '`` or a thousands space between. Its shape either settles the reading,
or a `Single` (an atom that nothing joins to another) is asked by the rules of `arnorm.numbers.rules`.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple, TypeAlias, TypeVar

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
    THOUSANDTHS_CODES,
    THOUSANDTHS_SHORT,
)
from arnorm._arabic.folding import fold
from arnorm._arabic.strokes import is_dash
from arnorm._core import classes
from arnorm._core.classes import DIGIT, EASTERN, END, HASH, INVISIBLE, NEWLINE, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.rules import Asked, Refused, Veto, veto
from arnorm._core.scan import Scan, kinds_of
from arnorm._core.windows import from_here, sides_of, skip, skip_back, up_to
from arnorm.numbers.vocabulary import LABELS, Label

__all__ = [
    "ARABIC_COMMA", "ARABIC_DECIMAL", "COMMAS", "LINE_BREAK", "OPERATORS", "PHONE", "SPACES", "STOPS", "UNLINKED",
    "Atom", "Beside", "Separator", "Single", "SingleRule", "Votes", "find_shape", "find_word_after",
    "find_word_before", "fold_word", "is_date", "labels_of", "list_stems", "make_atom", "read_link", "refuse",
    "to_int",
]  # fmt: skip

LINK_CHARS = 8  # between two runs of digits that a sign may join
# The kinds of characters that may begin or end what parts two linked runs of digits.
_LINK_NAMES = "COMMA STOP COLON SEPARATOR DASH TATWEEL SLASH QUOTE SPACE GAP INVISIBLE OTHER AMPERSAND UNDERSCORE"
LINK_KINDS = bytes(getattr(classes, name) for name in _LINK_NAMES.split())
LINK_SPACES = 4  # around that sign
WORD_WINDOW_CHARS = 32  # holds any word of the tables with its marks, and what may part it from the number
BESIDE_CHARS = 3  # between a number and a sign that belongs to it
CURRENCY_CHARS = 6  # a shortened currency with its spaces (د. ك)
PERCENT_CHARS = 3  # from a digit to its per-cent sign
MONEY_CHARS = 30  # between a number and a word for an amount
FIXTURE_CHARS = 50  # the names of the two teams before a score
PLAY_CHARS = (80, 40)  # between a score and a word of play before it, after it
PAGE_COUNT_CHARS = 3  # between a number of pages and its noun (300 صفحة)
HEADING_CHARS = 10  # hashes and blanks before the number of a section, or the name of an archive
CODE_ROW_CHARS = 4  # a dash with its spaces, and the first digit of the next code
PHONE_DIGITS = range(8, 16)
PHONE_GROUP_DIGITS = 8  # at most
NAMED_PHONE_DIGITS = range(7, 16)  # of a number that a word for a telephone names
SPELLED_WORDS = 40  # more than any number in words has
ORDINAL_CHAIN_WORDS = 8  # ordinals in a row, and what joins them (المواد الأولى والثانية …)
TEXT_EDGE_CHARS = 16  # white space around a word that is the whole text


GROUP_DIGITS, FRACTION_DIGITS, YEAR_DIGITS = 3, 2, 4  # of a group of thousands, of a fraction that is no group, a year
MONTHS, DAYS = range(1, 13), range(1, 32)

PLAIN = "plain"  # no sign at all
GROUPED = "grouped"  # every sign groups: 1,234,567
DECIMAL = "decimal"  # the last sign begins the fraction, those before it group: 1.635.092,22
THOUSAND = "thousand"  # one sign before exactly three digits: 1.234, thousands or a fraction
SHORT = "short"  # one comma before another count of digits: a fraction or a list of two
LIST = "list"  # 13,8,5,3
REFERENCE = "reference"  # 5.1.1
CENTS = "cents"  # 2.000.000.00: groups and hundredths with one sign, in amounts of money
DATE = "date"  # 15.3.2024
OTHER = "other"

COMMAS = frozenset(",\N{ARABIC COMMA}\N{ARABIC THOUSANDS SEPARATOR}")
STOPS = frozenset(".\N{ARABIC DECIMAL SEPARATOR}")
SPACES = frozenset(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}")


class Atom(NamedTuple):
    """Digits with number signs between, at ``start:end`` of the text; ``parts`` are in Western digits."""

    start: int
    end: int
    parts: list[str]
    signs: list[str]
    shape: str

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
    return Atom(start, end, parts, signs, find_shape(parts, signs) if signs else PLAIN)


def find_shape(parts: list[str], signs: list[str]) -> str:
    """The shape of digits (in Western form) with signs between.

    >>> find_shape(["1", "635", "092", "22"], [".", ".", ","])
    'decimal'
    >>> find_shape(["5", "1", "1"], [".", "."])
    'reference'
    """
    if signs == [".", "."] and is_date(parts):
        return DATE
    whole, *inner, tail = parts
    if whole.startswith("0") and whole != "0":  # 09.30, 0901,22: no quantity is written with a leading zero
        return OTHER
    *before, last = signs
    if not before:
        return _shape_of_two(whole, tail, last)
    one, *others = set(before)
    alike = not others and one == last
    threes = len(whole) <= GROUP_DIGITS and whole != "0" and all(len(part) == GROUP_DIGITS for part in inner)
    if threes and len(tail) == GROUP_DIGITS and (alike or COMMAS.issuperset(signs)):
        return GROUPED
    if threes and not others and one != last and last not in SPACES and last != "'":
        return DECIMAL
    if threes and len(tail) == FRACTION_DIGITS and alike and last in STOPS:
        return CENTS
    if STOPS.issuperset(signs):
        return REFERENCE
    return LIST if STOPS.union(COMMAS).issuperset(signs) else OTHER


def _shape_of_two(whole: str, tail: str, sign: str) -> str:
    if sign in SPACES:
        return GROUPED
    if whole == "0":
        return DECIMAL if sign != "'" else OTHER
    if len(tail) == GROUP_DIGITS and len(whole) <= GROUP_DIGITS:
        return GROUPED if sign == "\N{ARABIC THOUSANDS SEPARATOR}" else THOUSAND
    if sign in STOPS:
        return DECIMAL
    return SHORT if sign in COMMAS else OTHER


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
_NUMBER_SIGNS = {sign: sign for sign in ".,'\N{ARABIC COMMA}\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}"}
_NUMBER_SIGNS |= {"\N{RIGHT SINGLE QUOTATION MARK}": "'"}
_JOINS = {sign: sign for sign in "-/:+*^&_\N{DEGREE SIGN}"} | {"\N{MULTIPLICATION SIGN}": "*"}
_JOINS |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\N{MINUS SIGN}", "-")
_JOINS |= dict.fromkeys(
    ("\u0640", "\u0640\u0640", "\u0640\u0640\u0640"), "-"
)  # a kashida is a dash: 2010ـ2015, 10 ــ 20
_JOINS |= {"\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/"}
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
    between = "".join(char for char, kind in zip(between, kinds_of(between), strict=True) if kind != INVISIBLE)
    if between in SPACES or between in _NUMBER_SIGNS:
        return Separator(_NUMBER_SIGNS.get(between, between), True)
    left, right = between[:1] in SPACES, between[-1:] in SPACES
    sign = between.strip("".join(SPACES))
    if left and right and sign in STOPS and len(between) == 3:
        return Separator(sign, True, left, right)
    if sign not in _JOINS or len(between) - len(sign) > LINK_SPACES:
        return UNLINKED
    return Separator(_JOINS[sign], False, left, right)


_NEIGHBOUR_KINDS = bytes((classes.LETTER, classes.FORM, classes.MARK, classes.TATWEEL))
_KASHIDA_KINDS = bytes((classes.TATWEEL,))
_BETWEEN_KINDS = bytes((classes.SPACE, classes.GAP, classes.INVISIBLE, classes.OPEN, classes.CLOSE, classes.COLON))
fold_word = remember(4096)(fold)  # most words of a text are repeated
_Case = TypeVar("_Case", bound="Beside")


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
    months += calendar_names.glued_names()
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


def find_word_after(scan: Scan, at: int) -> tuple[str, int]:
    """The next word and its end, if only spaces, brackets and colons come before it; ("", at) without one."""
    window = from_here(scan.kinds, at, WORD_WINDOW_CHARS)
    rest = window.lstrip(_BETWEEN_KINDS)
    start = at + len(window) - len(rest)
    end = start + len(rest) - len(rest.lstrip(_NEIGHBOUR_KINDS))
    return _word_at(scan, start, end, at, end)


def find_word_before(scan: Scan, at: int) -> tuple[str, int]:
    """The word before and its start, if only spaces, brackets and colons come after it; ("", at) without one."""
    window = up_to(scan.kinds, at, WORD_WINDOW_CHARS)
    rest = window.rstrip(_BETWEEN_KINDS)
    end = at - len(window) + len(rest)
    start = end - len(rest) + len(rest.rstrip(_NEIGHBOUR_KINDS))
    if scan.kinds[end - 1] == classes.TATWEEL and is_dash(
        scan.text, scan.kinds, skip_back(scan.kinds, end, _KASHIDA_KINDS, 9), end
    ):
        return "", at
    return _word_at(scan, start, end, at, start)


def _word_at(scan: Scan, start: int, end: int, at: int, edge: int) -> tuple[str, int]:
    word = scan.text[start:end]
    # A tatweel by itself is a dash, not a word.
    return (word, edge) if word.strip("\N{ARABIC TATWEEL}") else ("", at)


# The name of what follows a number -> the label of the word; the first one counts.
_FOLLOWING = (
    ("magnitude", Label.MAGNITUDE),
    ("measure", Label.MEASURE),
    ("counted", Label.COUNTED),
    ("month", Label.MONTH),
)
_QUANTITIES = frozenset(("percent", "magnitude", "measure", "counted"))

_WHITE, _INVISIBLES, _BLANKS = (
    bytes((classes.SPACE, classes.GAP, classes.INVISIBLE)),
    bytes((classes.INVISIBLE,)),
    bytes((classes.SPACE, classes.GAP)),
)
_BRACKET_KINDS = frozenset((classes.OPEN, classes.CLOSE))  # in either direction: PDF text has them turned round
_SQUARE_BRACKETS = frozenset("[]|{}")
_PLUS_MINUS = ("-", "+", "\N{MINUS SIGN}")
_CODE = lazy_pattern(rb"(?<!L)LLL\Z")  # kinds: three foreign letters and no more
_LATIN_WORD = lazy_pattern(r"[A-Za-zμµ/]+")
LINE_BREAK = lazy_pattern(f"[{classes.LINE_ENDS}]")
_WORD_IN_LINE = lazy_pattern("[\u0620-\u065f\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_TITLE = lazy_pattern(r"\. ?[^\W\d]{2}")
# After a space these are words, and a letter is a name: «3,5 in», «4,6 x».
_FREE_UNITS = frozenset(unit for unit in LATIN_UNITS if unit[1:]) - {"in", "am", "pm"}
# Right after the digits some letters name a part of a figure, or a bus: 3,2b, 47,47c.
_GLUED_UNITS = frozenset(LATIN_UNITS) - {"b", "c", "f", "p", "s"}


class Beside:
    """The words and signs around ``start:end``; each is looked up when a rule first asks."""

    __slots__ = ("_before", "_follows", "end", "scan", "start", "word_before")
    _before: int | None
    _follows: str | None
    word_before: tuple[str, int]

    def __init__(self, scan: Scan, start: int, end: int) -> None:
        self.scan, self.start, self.end = scan, start, end
        self._before = self._follows = None

    @property
    def before(self) -> int:
        """The labels of the word before; the word itself is ``word_before`` then, with its place."""
        if self._before is None:
            self.word_before = find_word_before(self.scan, self.start)
            self._before = labels_of(self.word_before[0])
        return self._before

    @property
    def named(self) -> int:
        """The labels of the word that names the number: the word before, or the one before رقم."""
        before = self.before
        return self._find_second() if before & Label.NUMBERED else before

    @property
    def two_before(self) -> int:
        """The labels of the two words before."""
        before = self.before
        return before | self._find_second() if self.word_before[0] else 0

    def _find_second(self) -> int:
        return labels_of(find_word_before(self.scan, self.word_before[1])[0])

    @property
    def after(self) -> int:
        """The labels of the word after."""
        return labels_of(find_word_after(self.scan, self.end)[0])

    @property
    def second_after(self) -> int:
        """The labels of the second word after."""
        word, end = find_word_after(self.scan, self.end)
        return labels_of(find_word_after(self.scan, end)[0]) if word else 0

    def is_near(self, label: int, before_chars: int, after_chars: int) -> bool:
        """Whether a word with the label is in the same line, at most so far before the number or after it."""
        text = self.scan.text
        *_, left = LINE_BREAK.split(up_to(text, self.start, before_chars))
        right, *_ = LINE_BREAK.split(from_here(text, self.end, after_chars))
        return any(labels_of(word) & label for side in (left, right) for word in _WORD_IN_LINE.findall(side))

    @property
    def follows(self) -> str:
        """What the number counts by its neighbours: "percent", "magnitude", "measure", "counted", "month" or ""."""
        if self._follows is None:
            self._follows = self._find_counted()
        return self._follows

    @property
    def counts(self) -> int:
        """The labels of the word after as a noun that the number counts."""
        return labels_of_noun(find_word_after(self.scan, self.end)[0])

    @property
    def is_quantity(self) -> bool:
        """Whether its neighbours make it a quantity, whatever word comes before."""
        return self.follows in _QUANTITIES

    @property
    def in_brackets(self) -> bool:
        """Whether brackets or bars hold nothing but the number and its sign: (3,5), [-1,1], | 4,6 |."""
        return self._find_brackets() != ""

    @property
    def in_notation(self) -> bool:
        """Whether those brackets are square, or bars, or follow a name: [24,18], DECIMAL(10,2)."""
        return self._find_brackets() == "notation"

    def _find_brackets(self) -> str:
        kinds, text = self.scan.kinds, self.scan.text
        left = skip_back(kinds, self.start, _WHITE, BESIDE_CHARS)
        right = skip(kinds, self.end, _WHITE, BESIDE_CHARS + 1)
        left -= up_to(text, left) in _PLUS_MINUS
        signs = sides_of(text, left, right)
        if "" in signs:
            return ""
        if _SQUARE_BRACKETS.issuperset(signs):
            return "notation"
        if _BRACKET_KINDS.issuperset(b"".join(sides_of(kinds, left, right))):
            return "notation" if kinds[left - 2] in (classes.FOREIGN, classes.DIGIT, classes.EASTERN) else "brackets"
        return ""

    def _find_counted(self) -> str:
        kinds = self.scan.kinds
        after = skip(kinds, self.end, _WHITE, BESIDE_CHARS)
        before = skip_back(kinds, self.start, _INVISIBLES, BESIDE_CHARS)
        if classes.PERCENT in b"".join(sides_of(kinds, before, after)):
            return "percent"
        if self._has_unit_at(after) or self._has_currency_before(before):
            return "measure"
        word, end = find_word_after(self.scan, self.end)
        if not word:
            return ""
        if fold_word(word) == "في":
            return "percent" if labels_of(find_word_after(self.scan, end)[0]) & Label.PERCENT else ""
        if labels_of(word) & Label.PERCENT:
            return "percent"
        if len(word) == 1 and _TITLE.match(self.scan.text, end):  # in «3,5 د. أحمد» the letter is a title, not dinars
            return ""
        labels = labels_of_noun(word)
        return next((name for name, label in _FOLLOWING if labels & label), "")

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
        at = skip_back(kinds, at, _BLANKS, 1)
        if up_to(text, at) in CURRENCY_SIGNS:
            return True
        code = _CODE.match(kinds, at - 3, at)
        return code is not None and text[slice(*code.span())] in CURRENCY_CODES


def refuse(name: str, when: Callable[[_Case], bool], why: str, example: str) -> Veto[_Case]:
    """A veto with one example."""
    return veto(name, when, why, examples=(example,))


ARABIC_COMMA = "\N{ARABIC COMMA}"
ARABIC_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
_TIME = lazy_pattern(r"(?:[01]?\d|2[0-4]):[0-5]\d")
_TITLE_AFTER_BLANK, _TITLE_AFTER_STOP = (
    lazy_pattern(r"\.?[ \xa0]{1,2}[^\W\d_]"),
    lazy_pattern(r"\.[ \xa0]{1,2}[^\W\d_]"),
)
_LINE_STARTS = frozenset((NEWLINE, END))
_LIST_COMMAS = frozenset("," + ARABIC_COMMA)
_UNSEEN, _DIGIT_ENDS = bytes((SPACE, INVISIBLE)), (bytes((DIGIT,)), bytes((EASTERN,)))
_SHORTENED = THOUSANDTHS_SHORT + THOUSANDTHS_CODES


class Votes:
    """How often the numbers of one text use each sign, and for what."""

    __slots__ = ("codes", "decimal", "doubtful", "evident", "grouping", "has_zero_fractions", "precise", "thousands")

    def __init__(self) -> None:
        self.grouping: Counter[str] = Counter()
        self.decimal: Counter[str] = Counter()
        self.evident: Counter[str] = Counter()  # fractions that a unit, a per-cent sign or a second sign proves
        self.precise: Counter[str] = Counter()  # fractions of three digits or more
        self.thousands: Counter[str] = Counter()  # one sign before three digits
        self.codes: Counter[str] = Counter()  # 03,02: no quantities
        self.doubtful: Counter[str] = Counter()  # 3.875, 1,335 يورو لليتر: thousands or a fraction
        # Fractions that begin with 0. or 0٫: the two signs count as one, for unify_numbers may turn one into the other.
        self.has_zero_fractions = False

    def groups_with_others(self, sign: str) -> bool:
        """Whether the text groups with another sign than this."""
        return any(other != sign and count for other, count in self.grouping.items())

    def doubts_thousands(self, sign: str) -> bool:
        """Whether the text gives reason to doubt that this stop groups in 4.000; 64.190.651 leaves no doubt."""
        return (not self.grouping[sign] and self.has_zero_fractions) or bool(self.doubtful[sign])


NO_VOTES = Votes()


class Single(Beside):
    """An atom that nothing joins to another, its neighbours, and what the other numbers of the text say."""

    __slots__ = ("atom", "name", "parts", "refused", "sign", "tail", "votes", "whole")

    def __init__(self, atom: Atom, scan: Scan) -> None:
        super().__init__(scan, atom.start, atom.end)
        self.name: SingleRule | None = None  # None until it is first needed
        self.refused: list[Refused] = []
        self.atom, self.parts, self.votes = atom, atom.parts, NO_VOTES
        self.sign = atom.signs[-1]
        self.whole, *_, self.tail = atom.parts

    @property
    def is_rate(self) -> bool:
        """Whether it is so much for each of something, which may have a fraction: 1.345 طفل لكل امرأة."""
        if self.sign not in STOPS:
            return False
        if self.before & Label.RATE or self.second_after & Label.PER:
            return True
        return not self.tail.endswith("0") and bool(self.two_before & Label.MEAN)

    @property
    def has_thousandths(self) -> bool:
        """Whether it is money that is counted by the thousandth too, as in Kuwait or Oman: 1.250 د.ك."""
        if self.follows == "measure" and self.second_after & Label.THOUSANDTH:
            return bool(self.after & Label.CURRENCY)
        before, after = sides_of(self.scan.text, self.start, self.end, CURRENCY_CHARS)
        if after.lstrip(" \xa0").replace(". ", ".").startswith(_SHORTENED):
            return True
        return before.rstrip(" \xa0").endswith(THOUSANDTHS_CODES)

    @property
    def is_fine_price(self) -> bool:
        """Whether it is the price of a litre or a kilogram in euros or dollars: 1,335 يورو لليتر."""
        return bool(self.after & Label.STRONG and self.second_after & Label.FINE)

    @property
    def is_clock(self) -> bool:
        """15.00 after "hour", or 9.30 before "in the morning"; the minutes may come first (٣٠'٨)."""
        hour, *minutes = sorted(self.parts, key=len) if self.sign == "'" else self.parts
        if not _TIME.fullmatch(":".join((hour, *minutes))):
            return False
        return bool(self.before & Label.CLOCK or self.after & (Label.DAYTIME | Label.ZONE))

    @property
    def is_heading(self) -> bool:
        """Whether it is the number of a section at the head of a line: 4.8. تم, ### 2.3 استخدام."""
        text, kinds, before = self.scan.text, self.scan.kinds, self.scan.kinds[self.start - 1]
        if before in _LINE_STARTS:
            return _TITLE_AFTER_STOP.match(text, self.end) is not None
        if before != SPACE or kinds[self.start - 2] != HASH:
            return False
        *_, line = LINE_BREAK.split(up_to(text, self.start, HEADING_CHARS))
        return not line.strip(" #") and _TITLE_AFTER_BLANK.match(text, self.end) is not None

    @property
    def is_preprint(self) -> bool:
        """Whether it is the number of a preprint: arXiv 2602.16760."""
        if not len(self.whole) == YEAR_DIGITS <= len(self.tail):
            return False
        return up_to(self.scan.text, self.start, HEADING_CHARS).lower().rstrip(" :\xa0").endswith("arxiv")

    @property
    def is_list_of_pages(self) -> bool:
        """Whether it rises after the word "pages": a list, not thousands (ص 120,121)."""
        if not _LIST_COMMAS.issuperset(self.atom.signs):
            return False
        before = self.before
        word, at = self.word_before
        if before & Label.NUMBERED:
            word, at = find_word_before(self.scan, at)
            before = labels_of(word)
        if not before & Label.PAGE or labels_of(find_word_before(self.scan, at)[0]) & Label.TOTAL:
            return False
        has_count = up_to(self.scan.kinds, at, PAGE_COUNT_CHARS).rstrip(_UNSEEN).endswith(_DIGIT_ENDS)
        if has_count and LABELS.get(fold_word(word), 0) & Label.PAGE:  # 300 صفحة 120,121: 300 counts the pages
            return False
        return self.rises

    @property
    def are_items(self) -> bool:
        """Whether they are the rising numbers of several things: المواد 101،102،103."""
        if len({len(part) for part in self.parts}) > 1 or not self.rises:
            return False
        return bool((self.before | self.named) & Label.LISTED) and not self.two_before & Label.TOTAL

    @property
    def rises(self) -> bool:
        """Whether each part is more than the one before."""
        return all(to_int(one) < to_int(other) for one, other in pairwise(self.parts))

    @property
    def rises_by_one(self) -> bool:
        """Whether each part is one more than the one before: 159,160."""
        return all(to_int(other) - to_int(one) == 1 for one, other in pairwise(self.parts))

    @property
    def is_in_code_row(self) -> bool:
        """Whether a spaced dash and a number, or nothing more, come before or after it: 8516,33 - 8516,32."""
        around = sides_of(self.scan.text, self.start, self.end, CODE_ROW_CHARS)
        beyond = [side.strip(" -") for side in around if " - " in side]
        return len(self.whole) == YEAR_DIGITS and any(not char or char.isdecimal() for char in beyond)


SingleRule: TypeAlias = Asked[Single, str]
