"""Numbers in words: خمسة وعشرون ألفا وثلاثمئة is 25300.

A number is read from words that only spaces part. Every place is filled once, so that the ascending order of the
chronicles (سبع وأربعين وأربعمائة وألف) reads like the modern one; a magnitude multiplies what stands before it. What
counts nothing in everyday use (واحد من الناس, الأول, آلاف) is no number, and neither is what has the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from arnorm._arabic.data.counted import COUNTED
from arnorm._arabic.data.numerals import CARDINALS, ORDINALS
from arnorm._arabic.data.units import CURRENCY_WORDS, UNITS
from arnorm._arabic.protect import protected_bounds
from arnorm._core.scan import Scan
from arnorm.numbers._context import folded
from arnorm.numbers._occasions import CLOCK
from arnorm.numbers._spelled_words import HUNDRED, PLURALS, TEN, UNIT, Word, word_of

__all__ = ["Spelled", "spelled_in"]

# Runs of Arabic letters with their marks, and the single white space that may part the words of one number.
_WORD = re.compile("[\u0621-\u065f\u0670\u0671\u06cc\u06a9\ufb50-\ufdff\ufe70-\ufefc]+")
_GAPS = frozenset(" \N{NO-BREAK SPACE}")
_AND = "و"
# A word that is the whole text; a batch parts its texts by U+FFFF.
_FAR = 16
_ENDS, _BEGINS = re.compile(r"(?:\uffff|\A)\s*\Z"), re.compile(r"\s{0,16}(?:\uffff|\Z)")
_LONGEST = 40  # no number has more words
_NUMERIC = re.compile(r"\d[^\w\n\uffff]{0,3}\Z")

# The accusative after a number is the dual before a noun: alone these are read as neither.
_ACCUSATIVES = frozenset(("الفا", "مليونا", "مليارا"))
# Words that are other words too: one, either, a third, the bounds of an age.
_THIRD = "ثلث"
_NEVER_ALONE = frozenset((_THIRD, "ليلتين", "عشري", "تنين"))
# Short words of the feminine are fractions too (خمس السكان), some a lady, a lion or water: they need what they count.
_SHORT = frozenset(("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "ثماني", "تسع", "عشر", "تلات", "تمان"))
_DOUBTFUL = frozenset(("ست", "سبع", "الف", "ميه", "تلات", "تمان"))
_DAYS = frozenset(("يوم", "ليله", "صباح", "مساء"))
_COUNTS = COUNTED.keys() | UNITS.keys() | CURRENCY_WORDS.keys()


class Spelled(NamedTuple):
    """A number in words at ``start:end``, its value, and whether a preposition is glued to it."""

    start: int
    end: int
    value: Decimal
    glued: bool


def spelled_in(scan: Scan) -> list[Spelled]:
    """The numbers in words of a scan's text; share them with ``scan.derive(spelled_in)``."""
    return list(_spelled(scan))


def _spelled(scan: Scan) -> Iterator[Spelled]:
    text, bounds = scan.text, scan.derive(protected_bounds)
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        first = word_of(words[at])
        if first is None or bisect_right(bounds, first.start) % 2:
            at += 1
            continue
        row, free, places = [first], 0, [at + 1]
        while at + len(row) + free < len(words) and len(row) < _LONGEST:
            if (word := _next(text, row[-1].end, words, at + len(row) + free)) is None:
                break
            free += words[at + len(row) + free][0] == _AND
            row.append(word)
            places.append(at + len(row) + free)
        value, used = _value(row)
        last = places[used - 1] - 1 if used else at
        if used and _is_number(text, row[:used], words, (at, last)):
            if used == 1 and row[0].text in _ACCUSATIVES:  # ألفا شخص are two thousand
                value *= 2
            whole = value.to_integral_value()
            exact = whole if whole == value else value.normalize()
            yield Spelled(row[0].start, row[used - 1].end, exact, row[0].glued > 1)
        at = last + 1


def _next(text: str, end: int, words: list[re.Match[str]], at: int) -> Word | None:
    """The word at this place as the next of a number that ends there; و may stand by itself."""
    match, joined = words[at], False
    if match[0] == _AND and text[end : match.start()] in _GAPS and at + 1 < len(words):
        end, match, joined = match.end(), words[at + 1], True
    if text[end : match.start()] not in _GAPS or (word := word_of(match)) is None or word.glued > (not joined):
        return None
    return word._replace(joined=True) if joined else word


class _Sum:
    """What the words have come to: magnitudes that are done, and the hundreds, tens and units under way."""

    def __init__(self) -> None:
        self.total = self.current = self.magnitude = self.times = Decimal(0)  # the last magnitude, and how many of it
        self.filled = 0

    def multiply(self, by: Decimal) -> bool:
        """Let a magnitude multiply what is under way; مئتا ألف وعشرة آلاف has one twice."""
        again = by == self.magnitude and self.times >= 100 and self.times % 100 == 0 and self.current < 100
        if not self.current and by > self.magnitude and self.total == self.times * self.magnitude:  # ألف مليون
            self.times, self.magnitude = self.total, by
            self.total *= by
            return True
        if not self.current or (self.magnitude and by >= self.magnitude and not again):
            return False
        self.total += self.current * by
        self.times, self.magnitude = self.current, by
        self.current, self.filled = Decimal(0), 0
        return True

    def add_magnitude(self, value: Decimal, one: Decimal) -> bool:
        """Add a magnitude that nothing multiplies; a thousand may come last, as in the chronicles."""
        if self.current and (self.total or one != 1000):
            return False
        if not self.current and self.magnitude and one >= self.magnitude:
            return False
        self.total += value + self.current
        self.current, self.filled = Decimal(0), 0
        self.magnitude, self.times = one, value / one
        return True

    def add(self, word: Word, last: Word | None) -> bool:
        """Add units, tens or hundreds."""
        if last is not None and not word.joined and last.kind == "number" and last.place == UNIT:
            if word.value == 10:  # ثلاث عشرة
                self.current += 10
                self.filled |= TEN
                return True
            if word.value == 100 and last.value > 2:  # تسع مئة
                self.current += last.value * 99
                self.filled = self.filled & ~UNIT | HUNDRED
                return True
        if self.filled & word.place or (self.filled & TEN and word.place == UNIT and not self.filled & HUNDRED):
            return False
        if last is not None and not word.joined and not self._goes_on(word):
            return False
        self.current += word.value
        self.filled |= word.place
        return True

    def _goes_on(self, word: Word) -> bool:
        """Whether smaller places follow without و, as dialects have it: ألف تسعمية أربعة."""
        return word.place < self.filled if self.filled & HUNDRED else bool(self.total and not self.current)


def _value(row: list[Word]) -> tuple[Decimal, int]:
    """The number that the first words of a row make, and how many words that is."""
    if row[0].kind == "fraction":
        return _part_of(row[0].value, row, 1)
    found, last, group = _Sum(), None, 0  # where the hundreds, tens and units under way began
    for at, word in enumerate(row):
        if not found.current:
            group = at
        if word.kind == "quarters" and at == 1 and row[0].value == 3 and not word.joined:
            return _part_of(Decimal("0.75"), row, 2)
        if word.kind == "fraction" and word.joined:
            return _with_part(found, row, at)
        if word.kind == "number":
            done = found.add(word, last)
        elif found.current and word.joined and at + 1 < len(row) and row[at + 1][2:4] == (word.text, False):
            done = found.add(word._replace(value=Decimal(1), place=UNIT), last)  # سبعمائة وألف ألف
        elif word.kind in ("magnitude", "dual") and (last is None or word.joined):
            done = found.add_magnitude(word.value, word.value / 2 if word.kind == "dual" else word.value)
        else:
            done = word.kind == "magnitude" and found.multiply(word.value)
        if not done:
            apart = word.kind == "magnitude" and not word.joined and found.total  # خمسة آلاف وثلاثة آلاف are two
            return (found.total, group) if apart else (found.total + found.current, at)
        last = word
    return found.total + found.current, len(row)


def _part_of(part: Decimal, row: list[Word], at: int) -> tuple[Decimal, int]:
    """نصف مليون, ثلاثة أرباع المليون; a part of nothing is no number."""
    whole = row[at] if at < len(row) else None
    if whole is None or whole.joined or whole.kind not in ("magnitude", "definite") or whole.text in PLURALS:
        return Decimal(0), 0
    return part * whole.value, at + 1


def _with_part(found: _Sum, row: list[Word], at: int) -> tuple[Decimal, int]:
    """مليون ونصف, مليون ونصف المليون, ثلاثة ونصف مليون, ثلاثة ونصف."""
    part, then = row[at].value, row[at + 1] if at + 1 < len(row) else None
    if found.current and found.total:
        return found.total + found.current, at
    if not found.current:
        again = then is not None and then.value == found.magnitude and not then.joined and then.text not in PLURALS
        return found.total + part * found.magnitude, at + 1 + again
    if then is not None and then.kind == "magnitude" and not then.joined and then.text not in PLURALS:
        return (found.current + part) * then.value, at + 2
    return found.current + part, at + 1


def _is_number(text: str, row: list[Word], words: list[re.Match[str]], places: tuple[int, int]) -> bool:
    """Whether it is a number, and neither a part of another nor a word of everyday."""
    start, end = row[0].start, row[-1].end
    if _NUMERIC.search(text, max(0, start - 4), start) or row[0].text in PLURALS:  # 25 ألفا, 3 ملايين
        return False
    if text[end : end + 4].strip(" \N{NO-BREAK SPACE}")[:1].isdecimal():
        return False
    before = _neighbour(text, words, places[0], -1)
    if _is_cut(row, before if before != _AND else _neighbour(text, words, places[0] - 1, -1)):
        return False
    if row[0].text == _THIRD and len(row) > 1 and row[1].value != 100:  # ثلث وربع
        return False
    if len(row) == 1 and _ENDS.search(text, max(0, start - _FAR), start) and _BEGINS.match(text, end):
        return True
    return len(row) > 1 or _is_alone(text, row[0], before, _neighbour(text, words, places[1], 1))


def _is_cut(row: list[Word], before: str) -> bool:
    """Whether the word before belongs to it, and is no number: السابعة عشرة, الخمسة وتسعين, الساعة ثلاثة وربع."""
    before = before.removeprefix("و") if before.startswith("وال") else before
    stem = before.removeprefix("ال")
    if row[0].value == 10 and stem.removesuffix("ه") in ORDINALS:
        return True
    if stem in CLOCK and any(word.kind == "fraction" for word in row):
        return True
    return stem != before and (stem in CARDINALS or stem in ("نصف", "ربع"))


def _is_alone(text: str, only: Word, before: str, after: str) -> bool:
    """Whether one word alone is a number: it has to count something."""
    word = only.text
    if only.value <= 1 or word in _NEVER_ALONE:
        return False
    if only.kind == "magnitude" and text[max(0, only.start - 2) : only.start].strip() == ")":  # (خمسين) ألف
        return False
    if only.value == 2:
        return word.endswith(("ان", "ين")) and before not in _DAYS
    if word in _DOUBTFUL or word in _ACCUSATIVES:
        return after in _COUNTS or (word in _SHORT and after.endswith("ات"))
    return word not in _SHORT or (after != "" and not after.startswith("ال"))


def _neighbour(text: str, words: list[re.Match[str]], at: int, step: int) -> str:
    """The folded word before or after, with but a space between; "" if there is none."""
    if not 0 <= at + step < len(words):
        return ""
    first, second = sorted((words[at], words[at + step]), key=re.Match.start)
    return folded(words[at + step][0]) if text[first.end() : second.start()] in _GAPS else ""
