"""A number that no sign joins to another, with all that its reading may depend on: shape, neighbours, text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TypeAlias

from arnorm._arabic.data.units import THOUSANDTHS_CODES, THOUSANDTHS_SHORT
from arnorm._core.classes import DIGIT, EASTERN, END, HASH, INVISIBLE, NEWLINE, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Asked
from arnorm._core.scan import Scan
from arnorm._core.windows import sides_of, up_to
from arnorm.numbers.context import LINE_BREAK, Beside, find_word_before, fold_word, roles_of
from arnorm.numbers.distances import CODE_ROW_CHARS, CURRENCY_CHARS, HEADING_CHARS, PAGE_COUNT_CHARS
from arnorm.numbers.figures.shapes import STOPS, YEAR_DIGITS, Atom, to_int
from arnorm.numbers.vocabulary import ROLES, Role

__all__ = ["ARABIC_COMMA", "ARABIC_DECIMAL", "NO_VOTES", "SingleRule", "Single", "Votes"]

ARABIC_COMMA = "\N{ARABIC COMMA}"
ARABIC_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
_TIME = lazy_pattern(r"(?:[01]?\d|2[0-4]):[0-5]\d")
_TITLE, _TITLE_AFTER_STOP = lazy_pattern(r"\.?[ \xa0]{1,2}[^\W\d_]"), lazy_pattern(r"\.[ \xa0]{1,2}[^\W\d_]")
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

    __slots__ = ("atom", "parts", "sign", "tail", "votes", "whole")

    def __init__(self, atom: Atom, scan: Scan) -> None:
        super().__init__(scan, atom.start, atom.end)
        self.atom, self.parts, self.votes = atom, atom.parts, NO_VOTES
        self.sign = atom.signs[-1]
        self.whole, *_, self.tail = atom.parts

    @property
    def is_rate(self) -> bool:
        """Whether it is so much for each of something, which may have a fraction: 1.345 طفل لكل امرأة."""
        if self.sign not in STOPS:
            return False
        if self.before & Role.RATE or self.second_after & Role.PER:
            return True
        return not self.tail.endswith("0") and bool(self.two_before & Role.MEAN)

    @property
    def has_thousandths(self) -> bool:
        """Whether it is money that is counted by the thousandth too, as in Kuwait or Oman: 1.250 د.ك."""
        if self.follows == "measure" and self.second_after & Role.THOUSANDTH:
            return bool(self.after & Role.CURRENCY)
        before, after = sides_of(self.scan.text, self.start, self.end, CURRENCY_CHARS)
        if after.lstrip(" \xa0").replace(". ", ".").startswith(_SHORTENED):
            return True
        return before.rstrip(" \xa0").endswith(THOUSANDTHS_CODES)

    @property
    def is_fine_price(self) -> bool:
        """Whether it is the price of a litre or a kilogram in euros or dollars: 1,335 يورو لليتر."""
        return bool(self.after & Role.STRONG and self.second_after & Role.FINE)

    @property
    def is_clock(self) -> bool:
        """15.00 after "hour", or 9.30 before "in the morning"; the minutes may come first (٣٠'٨)."""
        hour, *minutes = sorted(self.parts, key=len) if self.sign == "'" else self.parts
        if not _TIME.fullmatch(":".join((hour, *minutes))):
            return False
        return bool(self.before & Role.CLOCK or self.after & (Role.DAYTIME | Role.ZONE))

    @property
    def is_heading(self) -> bool:
        """Whether it is the number of a section at the head of a line: 4.8. تم, ### 2.3 استخدام."""
        text, kinds, before = self.scan.text, self.scan.kinds, self.scan.kinds[self.start - 1]
        if before in _LINE_STARTS:
            return _TITLE_AFTER_STOP.match(text, self.end) is not None
        if before != SPACE or kinds[self.start - 2] != HASH:
            return False
        *_, line = LINE_BREAK.split(up_to(text, self.start, HEADING_CHARS))
        return not line.strip(" #") and _TITLE.match(text, self.end) is not None

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
        word, at = find_word_before(self.scan, self.start)
        if roles_of(word) & Role.NUMBERED:
            word, at = find_word_before(self.scan, at)
        if not roles_of(word) & Role.PAGE or roles_of(find_word_before(self.scan, at)[0]) & Role.TOTAL:
            return False
        has_count = up_to(self.scan.kinds, at, PAGE_COUNT_CHARS).rstrip(_UNSEEN).endswith(_DIGIT_ENDS)
        if has_count and ROLES.get(fold_word(word), 0) & Role.PAGE:  # 300 صفحة 120,121: 300 counts the pages
            return False
        return self.rises

    @property
    def are_items(self) -> bool:
        """Whether they are the rising numbers of several things: المواد 101،102،103."""
        if len({len(part) for part in self.parts}) > 1 or not self.rises:
            return False
        return bool((self.before | self.named) & Role.LISTED) and not self.two_before & Role.TOTAL

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
