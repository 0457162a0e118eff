"""What the words of a number come to.

Every place is filled once, so that the ascending order of the chronicles (سبع وأربعين وأربعمائة وألف) reads like the
modern one; a magnitude multiplies what stands before it.
"""

from __future__ import annotations

from decimal import Decimal

from arnorm.numbers._spelled_words import DOZEN, HUNDRED, NO_PLACE, PLURALS, TEN, THOUSAND, UNIT, Word

__all__ = ["amount"]

_TEN, _HUNDRED = 10, 100
_HUNDREDS = range(3, 10)
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # that a thousand follows: سنة 2010 ألف كتابا
_NOTHING = (Decimal(), 0)  # and so many words


class _Sum:
    """What the words have come to: magnitudes that are done, and the hundreds, tens and units under way."""

    def __init__(self) -> None:
        self.total = self.current = self.magnitude = self.times = Decimal()  # the last magnitude, and how many of it
        self.filled = NO_PLACE

    def multiply(self, by: Decimal) -> bool:
        """Let a magnitude multiply what is under way; مئتا ألف وعشرة آلاف has one twice."""
        again = by == self.magnitude and self.times and not self.times % _HUNDRED and self.current < _HUNDRED
        if not self.current and by > self.magnitude and self.total == self.times * self.magnitude:  # ألف مليون
            self.times, self.magnitude = self.total, by
            self.total *= by
            return True
        if not self.current or (self.magnitude and by >= self.magnitude and not again):
            return False
        self.total += self.current * by
        self.times, self.magnitude = self.current, by
        self.current, self.filled = Decimal(), NO_PLACE
        return True

    def add_magnitude(self, value: Decimal, one: Decimal) -> bool:
        """Add a magnitude that nothing multiplies; a thousand may come last, as in the chronicles."""
        if self.current and (self.total or one != THOUSAND):
            return False
        if not self.current and self.magnitude and one >= self.magnitude:
            return False
        self.total += value + self.current
        self.current, self.filled = Decimal(), NO_PLACE
        self.magnitude, self.times = one, value / one
        return True

    def add_figures(self, word: Word) -> bool:
        """Add figures after a magnitude: 15 ألفا و500; they begin a number too."""
        if self.filled or (self.magnitude and not (word.joined and word.value < self.magnitude)):
            return False
        self.current, self.filled = word.value, word.place
        return True

    def by_the_dozen(self) -> bool:
        """Let what is under way count dozens."""
        many = bool(self.current) and not self.total
        self.current, self.filled = self.current * DOZEN, UNIT | TEN | HUNDRED
        return many

    def add(self, word: Word, last: Word | None) -> bool:
        """Add units, tens or hundreds."""
        if last is not None and not word.joined and (last.place == UNIT or last.kind == "figures"):
            if word.value == _TEN and not word.definite and last.kind != "figures":  # ثلاث عشرة, الثالث عشر
                self.current += _TEN
                self.filled |= TEN
                return True
            if word.value == _HUNDRED and last.value in _HUNDREDS and last.kind != "ordinal":  # تسع مئة
                self.current += last.value * _HUNDRED - last.value
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
        if word.value == UNIT:  # مليون واحد
            return False
        return word.place < self.filled if self.filled & HUNDRED else bool(self.total and not self.current)


def amount(row: list[Word]) -> tuple[Decimal, int]:
    """The number that the first words of a row make, and how many words that is."""
    first, *_ = row
    if first.kind == "fraction":
        return _part_of(first.value, row, 1)
    if first.kind == "item":
        return first.value, 1
    found, last, group = _Sum(), None, len(row)  # where the hundreds, tens and units under way began
    for at, word in enumerate(row):
        if not found.current:
            group = at
        if _is_counted_part(row, at + 1):
            return _with_parts(row, at + 1)
        if word.kind == "fraction" and word.joined:
            return _with_part(found, row, at)
        if not _adds(found, row, at, last):
            apart = word.kind == "magnitude" and not word.joined and found.total  # خمسة آلاف وثلاثة آلاف are two
            return (found.total, group) if apart else (found.total + found.current, at)
        last = word
    return found.total + found.current, len(row)


def _adds(found: _Sum, row: list[Word], at: int, last: Word | None) -> bool:
    """Whether a word of the row adds to what was found before it, or multiplies it."""
    word, (head, *_) = row[at], row
    if word.kind in ("number", "ordinal"):
        return found.add(word, last)
    if word.kind == "figures":
        return found.add_figures(word)
    if word.kind == "dozen":
        return not word.joined and all(one.kind in ("number", "figures") for one in row[:at]) and found.by_the_dozen()
    if found.current and word.joined and at + 1 < len(row) and row[at + 1][2:4] == (word.text, False):
        return found.add(word._replace(value=Decimal(UNIT), place=UNIT), last)  # سبعمائة وألف ألف
    if word.kind in ("magnitude", "dual") and (last is None or word.joined):
        return found.add_magnitude(word.value, _one_of(word))
    return (
        word.kind == "magnitude"
        and not word.definite
        and all(one.kind != "ordinal" for one in row[:at])  # أول ألف
        and not (head.kind == "figures" and word.value == THOUSAND and _FIRST_YEAR <= found.current <= _LAST_YEAR)
        and found.multiply(word.value)
    )


def _one_of(word: Word) -> Decimal:
    """The magnitude that a word is or has several of: مليونان, خمستلاف."""
    if word.kind == "magnitude":
        return word.value
    return Decimal(THOUSAND) if word.value < THOUSAND * THOUSAND else word.value / 2


def _part_of(part: Decimal, row: list[Word], at: int) -> tuple[Decimal, int]:
    """نصف مليون, ثلاثة أرباع المليون; a part of nothing is no number."""
    whole = row[at] if at < len(row) else None
    if whole is None or whole.joined or whole.kind not in ("magnitude", "dozen") or whole.text in PLURALS:
        return _NOTHING
    return part * whole.value, at + 1


def _is_counted_part(row: list[Word], at: int) -> bool:
    """Whether this word is parts of a whole, and the one before says how many of them."""
    if at >= len(row) or row[at].kind != "parts" or row[at].joined:
        return False
    return row[at - 1].kind == "number" and 1 < row[at - 1].value < row[at].value


def _with_parts(row: list[Word], at: int) -> tuple[Decimal, int]:
    """ثلاثة أرباع, ثلاثة أرباع المليون, عشرون وثلاثة أخماس; ثلاثة أسباع is no decimal, and its words are no number."""
    part = row[at - 1].value / row[at].value
    if row[at - 1].value * THOUSAND % row[at].value:
        return _NOTHING
    if at == 1:
        value, used = _part_of(part, row, 2)
        return (value, used) if used else (part, 2)
    value, used = amount(row[: at - 1])
    return (value + part, at + 1) if used == at - 1 and row[at - 1].joined else (value, used)


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
