"""The words and signs beside a number, and what they say of it: the evidence for the meaning of its signs."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.counted import counted_nouns, units
from arnorm._arabic.data import calendar_names
from arnorm._arabic.data.magnitudes import MAGNITUDES, PERCENTS
from arnorm._arabic.data.units import CURRENCY_CODES, CURRENCY_SIGNS, FINE_UNITS, LATIN_UNITS, THOUSANDTHS
from arnorm._arabic.folding import fold
from arnorm._arabic.money import strong_words, words_for_money
from arnorm._arabic.strokes import is_dash
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.rules import Veto, veto
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, sides_of, skip, skip_back, up_to
from arnorm.numbers.distances import BESIDE_CHARS, WORD_WINDOW_CHARS
from arnorm.numbers.vocabulary import ROLES, Role

__all__ = [
    "LINE_BREAK",
    "Beside",
    "find_word_after",
    "find_word_before",
    "fold_word",
    "list_stems",
    "refuse",
    "roles_of",
    "roles_of_noun",
]

_NEIGHBOUR_KINDS = bytes((k.LETTER, k.FORM, k.MARK, k.TATWEEL))
_KASHIDA_KINDS = bytes((k.TATWEEL,))
_BETWEEN_KINDS = bytes((k.SPACE, k.GAP, k.INVISIBLE, k.OPEN, k.CLOSE, k.COLON))
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
def _roles() -> dict[str, int]:
    """The roles of every word: the table of this package, and the tables of `arnorm._arabic.data`."""
    calendars = ("gregorian", "hijri")
    months = [month.name for month in calendar_names.MONTHS if not month.word and month.calendar in calendars]
    # Of a name of two words the first one.
    months += [first for part in calendar_names.PARTS if not part.word for first in part.firsts if len(first) > 1]
    months += calendar_names.glued_names()
    roles = dict(ROLES)
    for role, words in (
        (Role.MAGNITUDE, MAGNITUDES),
        (Role.MEASURE, units()),
        (Role.MEASURE | Role.CURRENCY, words_for_money()),
        (Role.COUNTED, counted_nouns()),
        (Role.MONTH, map(fold_word, months)),
        (Role.THOUSANDTH, THOUSANDTHS),
        (Role.PERCENT, PERCENTS),
        (Role.FINE, FINE_UNITS),
        (Role.STRONG, strong_words()),
    ):
        for word in words:
            roles[word] = roles.get(word, 0) | role
    return roles


@remember(4096)
def roles_of(word: str) -> int:
    """What a word may say of its number, with or without its proclitics.

    >>> roles_of("بالصفحات") == Role.LISTED | Role.PAGE
    True
    """
    return _roles_of_any(list_stems(word)) if word else 0


@remember(4096)
def roles_of_noun(word: str) -> int:
    """What a word says of a number before it: a counted noun has no article or proclitic, only an accusative alef."""
    word = fold_word(word)
    return _roles_of_any(frozenset((word, word.removesuffix("ا"))))


def _roles_of_any(stems: frozenset[str]) -> int:
    roles, table = 0, _roles()
    for stem in stems:
        roles |= table.get(stem, 0)
    return roles


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
    if scan.kinds[end - 1] == k.TATWEEL and is_dash(
        scan.text, scan.kinds, skip_back(scan.kinds, end, _KASHIDA_KINDS, 9), end
    ):
        return "", at
    return _word_at(scan, start, end, at, start)


def _word_at(scan: Scan, start: int, end: int, at: int, edge: int) -> tuple[str, int]:
    word = scan.text[start:end]
    # A tatweel by itself is a dash, not a word.
    return (word, edge) if word.strip("\N{ARABIC TATWEEL}") else ("", at)


# The name of what follows a number -> the role of the word; the first one counts.
_FOLLOWING = (
    ("magnitude", Role.MAGNITUDE),
    ("measure", Role.MEASURE),
    ("counted", Role.COUNTED),
    ("month", Role.MONTH),
)
_QUANTITIES = frozenset(("percent", "magnitude", "measure", "counted"))

_WHITE, _INVISIBLES, _BLANKS = bytes((k.SPACE, k.GAP, k.INVISIBLE)), bytes((k.INVISIBLE,)), bytes((k.SPACE, k.GAP))
_BRACKET_KINDS = frozenset((k.OPEN, k.CLOSE))  # in either direction: PDF text has them turned round
_SQUARE_BRACKETS = frozenset("[]|{}")
_PLUS_MINUS = ("-", "+", "\N{MINUS SIGN}")
_CODE = lazy_pattern(rb"(?<!L)LLL\Z")  # kinds: three foreign letters and no more
_LATIN_WORD = lazy_pattern(r"[A-Za-zμµ/]+")
LINE_BREAK = lazy_pattern(f"[{k.LINE_ENDS}]")
_WORD_IN_LINE = lazy_pattern("[\u0620-\u065f\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_TITLE = lazy_pattern(r"\. ?[^\W\d]{2}")
# After a space these are words, and a letter is a name: «3,5 in», «4,6 x».
_FREE_UNITS = frozenset(unit for unit in LATIN_UNITS if unit[1:]) - {"in", "am", "pm"}
# Right after the digits some letters name a part of a figure, or a bus: 3,2b, 47,47c.
_GLUED_UNITS = frozenset(LATIN_UNITS) - {"b", "c", "f", "p", "s"}


class Beside:
    """The words and signs around ``start:end``; each is looked up when a rule first asks."""

    __slots__ = ("_before", "_before_at", "_follows", "end", "scan", "start")
    _before: int | None
    _follows: str | None

    def __init__(self, scan: Scan, start: int, end: int) -> None:
        self.scan, self.start, self.end = scan, start, end
        self._before = self._follows = None
        self._before_at = start

    @property
    def before(self) -> int:
        """The roles of the word before."""
        if self._before is None:
            word, self._before_at = find_word_before(self.scan, self.start)
            self._before = roles_of(word)
        return self._before

    @property
    def named(self) -> int:
        """The roles of the word that names the number: the word before, or the one before رقم."""
        if not self.before & Role.NUMBERED:
            return self.before
        return roles_of(find_word_before(self.scan, self._before_at)[0])

    @property
    def two_before(self) -> int:
        """The roles of the two words before."""
        word, at = find_word_before(self.scan, self.start)
        return roles_of(word) | roles_of(find_word_before(self.scan, at)[0]) if word else 0

    @property
    def after(self) -> int:
        """The roles of the word after."""
        return roles_of(find_word_after(self.scan, self.end)[0])

    @property
    def second_after(self) -> int:
        """The roles of the second word after."""
        word, end = find_word_after(self.scan, self.end)
        return roles_of(find_word_after(self.scan, end)[0]) if word else 0

    def is_near(self, role: int, before_chars: int, after_chars: int) -> bool:
        """Whether a word with the role is in the same line, at most so far before the number or after it."""
        text = self.scan.text
        *_, left = LINE_BREAK.split(up_to(text, self.start, before_chars))
        right, *_ = LINE_BREAK.split(from_here(text, self.end, after_chars))
        return any(roles_of(word) & role for side in (left, right) for word in _WORD_IN_LINE.findall(side))

    @property
    def follows(self) -> str:
        """What the number counts by its neighbours: "percent", "magnitude", "measure", "counted", "month" or ""."""
        if self._follows is None:
            self._follows = self._find_counted()
        return self._follows

    @property
    def counts(self) -> int:
        """The roles of the word after as a noun that the number counts."""
        return roles_of_noun(find_word_after(self.scan, self.end)[0])

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
            return "notation" if kinds[left - 2] in (k.FOREIGN, k.DIGIT, k.EASTERN) else "brackets"
        return ""

    def _find_counted(self) -> str:
        kinds = self.scan.kinds
        after = skip(kinds, self.end, _WHITE, BESIDE_CHARS)
        before = skip_back(kinds, self.start, _INVISIBLES, BESIDE_CHARS)
        if k.PERCENT in b"".join(sides_of(kinds, before, after)):
            return "percent"
        if self._has_unit_at(after) or self._has_currency_before(before):
            return "measure"
        word, end = find_word_after(self.scan, self.end)
        if not word:
            return ""
        if fold_word(word) == "في":
            return "percent" if roles_of(find_word_after(self.scan, end)[0]) & Role.PERCENT else ""
        if roles_of(word) & Role.PERCENT:
            return "percent"
        if len(word) == 1 and _TITLE.match(self.scan.text, end):  # in «3,5 د. أحمد» the letter is a title, not dinars
            return ""
        roles = roles_of_noun(word)
        return next((name for name, role in _FOLLOWING if roles & role), "")

    def _has_unit_at(self, at: int) -> bool:
        """Whether the sign or code of a currency, or a unit in Latin letters, begins at this place after the number."""
        text = self.scan.text
        if self.scan.kinds[at] != k.FOREIGN:
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
