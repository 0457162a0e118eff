"""A number that stands alone, with all that its reading may depend on: its shape, its neighbours, its text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from arnorm._arabic.data.units import CURRENCY_WORDS, THOUSANDTHS, THOUSANDTHS_CODES, THOUSANDTHS_SHORT
from arnorm._core.classes import DIGIT, EASTERN, INVISIBLE, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import sides_of, up_to
from arnorm.numbers._beside import Beside
from arnorm.numbers._context import folded, stems, word_before
from arnorm.numbers._names import LISTED, MEANS, NUMBERED, PAGES, RATED, RATES, TOTALS
from arnorm.numbers._occasions import CLOCK, DAYTIME, ZONES
from arnorm.numbers._rules import Rule
from arnorm.numbers._shapes import STOPS, YEAR, Atom, value_of

__all__ = ["ARABIC_COMMA", "ARABIC_DECIMAL", "NO_VOTES", "Case", "Single", "Votes"]

ARABIC_COMMA = "\N{ARABIC COMMA}"
ARABIC_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
_REACH = 6  # a shortened currency, with its spaces
_TIME = lazy_pattern(r"(?:[01]?\d|2[0-4]):[0-5]\d")
_LISTING = frozenset("," + ARABIC_COMMA)
_NEAR = 3
_ROW = 4  # a dash with its spaces, and a digit
_UNSEEN, _DIGITS = bytes((SPACE, INVISIBLE)), (bytes((DIGIT,)), bytes((EASTERN,)))
_SHORTENED = THOUSANDTHS_SHORT + THOUSANDTHS_CODES


class Votes:
    """How often the numbers of one text use each sign, and for what."""

    __slots__ = ("codes", "decimal", "doubtful", "evident", "grouping", "precise", "thousands", "zeros")

    def __init__(self) -> None:
        self.grouping: Counter[str] = Counter()
        self.decimal: Counter[str] = Counter()
        self.evident: Counter[str] = Counter()  # those of them that a unit, a per-cent sign or a second sign proves
        self.precise: Counter[str] = Counter()  # fractions of three digits or more
        self.thousands: Counter[str] = Counter()  # one sign before three digits
        self.codes: Counter[str] = Counter()  # 03,02: no quantities
        self.doubtful: Counter[str] = Counter()  # 3.875: neither thousands nor a fraction for sure
        # Fractions that begin with 0. (either stop: writing numbers one way may turn one into the other).
        self.zeros = False

    def groups_otherwise(self, sign: str) -> bool:
        """Whether the text groups with another sign than this."""
        return any(other != sign and count for other, count in self.grouping.items())

    def against_thousands(self, sign: str) -> bool:
        """Whether the text gives reason to doubt that this stop groups in 4.000; 64.190.651 leaves none."""
        return (not self.grouping[sign] and self.zeros) or bool(self.doubtful[sign])


NO_VOTES = Votes()


class Single(Beside):
    """An atom that nothing joins to another, its neighbours, and what the text's other numbers say."""

    __slots__ = ("atom", "parts", "sign", "tail", "votes", "whole")

    def __init__(self, atom: Atom, scan: Scan) -> None:
        self.scan, self.start, self.end = scan, atom.start, atom.end
        self._before = self._follows = None
        self._at = atom.start
        self.atom, self.parts, self.votes = atom, atom.parts, NO_VOTES
        *_, self.sign = atom.signs
        self.whole, *_, self.tail = atom.parts

    @property
    def is_rate(self) -> bool:
        """Whether it is so much for each of something, which may have a fraction: 1.345 طفل لكل امرأة."""
        if self.sign not in STOPS:
            return False
        if self.before & RATES or self.second_after & RATED:
            return True
        return not self.tail.endswith("0") and bool(self.words_before & MEANS)

    @property
    def has_thousandths(self) -> bool:
        """Whether it is money that is counted by the thousandth too, Kuwait's or Oman's: 1.250 د.ك."""
        if self.follows == "measure" and not self.second_after.isdisjoint(THOUSANDTHS):
            return not self.after.isdisjoint(CURRENCY_WORDS)
        before, after = sides_of(self.scan.text, self.start, self.end, _REACH)
        if after.lstrip(" \xa0").replace(". ", ".").startswith(_SHORTENED):
            return True
        return before.rstrip(" \xa0").endswith(THOUSANDTHS_CODES)

    @property
    def is_clock(self) -> bool:
        """15.00 after "hour", or 9.30 before "in the morning"; the minutes may come first (٣٠'٨)."""
        hour, *minutes = sorted(self.parts, key=len) if self.sign == "'" else self.parts
        if not _TIME.fullmatch(":".join((hour, *minutes))):
            return False
        return bool(self.before & CLOCK or self.after & DAYTIME or self.after & ZONES)

    @property
    def is_list_of_pages(self) -> bool:
        """Whether it stands after the word "pages" and rises: a list, not thousands (ص 120,121)."""
        if not self.before or not _LISTING.issuperset(self.atom.signs):
            return False
        word, at = word_before(self.scan, self.start)
        if stems(word) & NUMBERED:
            word, at = word_before(self.scan, at)
        if not stems(word) & PAGES:
            return False
        before, _ = word_before(self.scan, at)
        if stems(before) & TOTALS:
            return False
        digit = up_to(self.scan.kinds, at, _NEAR).rstrip(_UNSEEN).endswith(_DIGITS)
        if digit and folded(word) in PAGES:  # 300 صفحة: counted, not named
            return False
        return self.rises

    @property
    def are_items(self) -> bool:
        """Whether they are the numbers of several things, rising: المواد 101،102،103."""
        _, *other_lengths = {len(part) for part in self.parts}
        if other_lengths or not self.rises:
            return False
        return bool((self.before | self.named) & LISTED) and not self.words_before & TOTALS

    @property
    def rises(self) -> bool:
        return all(value_of(one) < value_of(other) for one, other in pairwise(self.parts))

    @property
    def is_neighbours(self) -> bool:
        """Whether each part is the one before and one more: 159,160."""
        return all(value_of(other) - value_of(one) == 1 for one, other in pairwise(self.parts))

    @property
    def in_dashes(self) -> bool:
        """Whether it stands in a row of codes (8516,33 - 8516,32): a spaced dash, and a number or nothing after."""
        text = self.scan.text
        around = sides_of(text, self.start, self.end, _ROW)
        beyond = [side.strip(" -") for side in around if " - " in side]
        return len(self.whole) == YEAR and any(not sign or sign.isdecimal() for sign in beyond)


Case = Rule[Single]
