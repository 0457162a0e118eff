"""The value of the words of a number.

Each place is filled once, so that the ascending order of the chronicles (سبع وأربعين وأربعمائة وألف) reads like the
modern one; a magnitude multiplies the words before it.
"""

from __future__ import annotations

from decimal import Decimal

from arnorm.numbers.spelled.words import (
    DOZEN,
    HUNDREDS_PLACE,
    NO_PLACE,
    PLURALS,
    TENS_PLACE,
    THOUSAND,
    UNITS_PLACE,
    Word,
)

__all__ = ["add_up"]

_TEN, _HUNDRED = 10, 100
_HUNDREDS = range(3, 10)
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # that a thousand follows: سنة 2010 ألف كتابا
_NOTHING = (Decimal(), 0)  # and so many words


class _Sum:
    """A number word by word: ``total`` has the complete magnitudes, ``current`` the hundreds, tens and units so far."""

    def __init__(self) -> None:
        self.total = self.current = self.magnitude = self.times = Decimal()  # the last magnitude, and how many of it
        self.filled = NO_PLACE

    def multiply(self, by: Decimal) -> bool:
        """Let a magnitude multiply the current number, or the magnitude right before it: ألف مليون, ألف ألف."""
        if not self.current and by >= self.magnitude and self.total == self.times * self.magnitude:
            self.times, self.magnitude = (self.times, by * by) if by == self.magnitude else (self.total, by)
            self.total *= by
            return True
        again = self._may_repeat(by) and self.current < _HUNDRED
        if not self.current or (self.magnitude and by >= self.magnitude and not again):
            return False
        self.total += self.current * by
        self.times, self.magnitude = self.current, by
        self.current, self.filled = Decimal(), NO_PLACE
        return True

    def add_magnitude(self, value: Decimal, one: Decimal) -> bool:
        """Add a magnitude without a number before it; a thousand may come last, as in the chronicles."""
        if self.current and (self.total or one != THOUSAND):
            return False
        again = self._may_repeat(one) and value < one * _HUNDRED
        if not self.current and self.magnitude and one >= self.magnitude and not again:
            return False
        self.total += value + self.current
        self.current, self.filled = Decimal(), NO_PLACE
        self.magnitude, self.times = one, value / one
        return True

    def _may_repeat(self, one: Decimal) -> bool:
        """Whether a magnitude may come again, after hundreds of it: مئة ألف وألفان, مئتا ألف وعشرة آلاف."""
        return one == self.magnitude and self.times > 0 and not self.times % _HUNDRED

    def add_figures(self, word: Word) -> bool:
        """Add figures at the start or after a magnitude: 15 ألفا و500."""
        if self.filled or (self.magnitude and not (word.joined and word.value < self.magnitude)):
            return False
        self.current, self.filled = word.value, word.place
        return True

    def count_dozens(self) -> bool:
        """Let the current number count dozens."""
        many = bool(self.current) and not self.total
        self.current, self.filled = self.current * DOZEN, UNITS_PLACE | TENS_PLACE | HUNDREDS_PLACE
        return many

    def add(self, word: Word, last: Word | None) -> bool:
        """Add units, tens or hundreds."""
        if last is not None and not word.joined and (last.place == UNITS_PLACE or last.kind == "figures"):
            if word.value == _TEN and not word.is_definite and last.kind != "figures":  # ثلاث عشرة, الثالث عشر
                self.current += _TEN
                self.filled |= TENS_PLACE
                return True
            if word.value == _HUNDRED and last.value in _HUNDREDS and last.kind != "ordinal":  # تسع مئة
                self.current += last.value * _HUNDRED - last.value
                self.filled = self.filled & ~UNITS_PLACE | HUNDREDS_PLACE
                return True
        if self.filled & word.place or (
            self.filled & TENS_PLACE and word.place == UNITS_PLACE and not self.filled & HUNDREDS_PLACE
        ):
            return False
        if last is not None and not word.joined and not self._continues(word):
            return False
        self.current += word.value
        self.filled |= word.place
        return True

    def _continues(self, word: Word) -> bool:
        """Whether smaller places follow without و, as in dialects: ألف تسعمية أربعة."""
        if word.value == 1:  # مليون واحد
            return False
        return word.place < self.filled if self.filled & HUNDREDS_PLACE else bool(self.total and not self.current)


def add_up(row: list[Word]) -> tuple[Decimal, int]:
    """The value of the first words of a row, and how many words it takes."""
    first, *_ = row
    if first.kind == "fraction":
        return _read_part(first.value, row, 1)
    if first.kind in ("item", "dozen"):
        return first.value, 1
    found, last, group = _Sum(), None, len(row)  # ``group`` is where the current number began
    for at, word in enumerate(row):
        if not found.current:
            group = at
        if _is_counted_part(row, at + 1):
            return _read_parts(row, at + 1)
        if word.kind == "fraction" and word.joined:
            return _read_half(found, row, at)
        if not _add_word(found, row, at, last):
            apart = word.kind == "magnitude" and not word.joined and found.total  # خمسة آلاف وثلاثة آلاف are two
            return (found.total, group) if apart else (found.total + found.current, at)
        last = word
    return found.total + found.current, len(row)


def _add_word(found: _Sum, row: list[Word], at: int, last: Word | None) -> bool:
    """Let a word of the row add to the sum or multiply it; False if it can do neither."""
    word, (head, *_) = row[at], row
    if word.kind in ("number", "ordinal"):
        return found.add(word, last)
    if word.kind == "figures":
        return found.add_figures(word)
    if word.kind == "dozen":
        return not word.joined and all(one.kind in ("number", "figures") for one in row[:at]) and found.count_dozens()
    if found.current and word.joined and at + 1 < len(row) and row[at + 1][2:4] == (word.text, False):
        return found.add(word._replace(value=Decimal(1), place=UNITS_PLACE), last)  # سبعمائة وألف ألف
    if word.kind in ("magnitude", "dual") and (last is None or word.joined):
        return found.add_magnitude(word.value, _find_magnitude(word))
    return (
        word.kind == "magnitude"
        and not word.is_definite
        and all(one.kind != "ordinal" for one in row[:at])  # أول ألف
        and not (head.kind == "figures" and word.value == THOUSAND and _FIRST_YEAR <= found.current <= _LAST_YEAR)
        and found.multiply(word.value)
    )


def _find_magnitude(word: Word) -> Decimal:
    """The magnitude of a word, which may hold several: مليونان, خمستلاف."""
    if word.kind == "magnitude":
        return word.value
    return Decimal(THOUSAND) if word.value < THOUSAND * THOUSAND else word.value / 2


def _read_part(part: Decimal, row: list[Word], at: int) -> tuple[Decimal, int]:
    """Read a part of a magnitude: نصف مليون, ثلاثة أرباع المليون."""
    whole = row[at] if at < len(row) else None
    if whole is None or whole.joined or whole.kind not in ("magnitude", "dozen") or whole.text in PLURALS:
        return _NOTHING
    return part * whole.value, at + 1


def _is_counted_part(row: list[Word], at: int) -> bool:
    """Whether this word names parts of a whole, and the word before says how many."""
    if at >= len(row) or row[at].kind != "parts" or row[at].joined:
        return False
    return row[at - 1].kind == "number" and 1 < row[at - 1].value < row[at].value


def _read_parts(row: list[Word], at: int) -> tuple[Decimal, int]:
    """Read ثلاثة أرباع, ثلاثة أرباع المليون, عشرون وثلاثة أخماس; nothing if the part is no decimal (ثلاثة أسباع)."""
    part = row[at - 1].value / row[at].value
    if row[at - 1].value * THOUSAND % row[at].value:
        return _NOTHING
    if at == 1:
        value, used = _read_part(part, row, 2)
        return (value, used) if used else (part, 2)
    value, used = add_up(row[: at - 1])
    return (value + part, at + 1) if used == at - 1 and row[at - 1].joined else (value, used)


def _read_half(found: _Sum, row: list[Word], at: int) -> tuple[Decimal, int]:
    """Read مليون ونصف, مليون ونصف المليون, ثلاثة ونصف مليون, ثلاثة ونصف."""
    part, then = row[at].value, row[at + 1] if at + 1 < len(row) else None
    if found.current and found.total:
        return found.total + found.current, at
    if not found.current:
        again = then is not None and then.value == found.magnitude and not then.joined and then.text not in PLURALS
        return found.total + part * found.magnitude, at + 1 + again
    if then is not None and then.kind == "magnitude" and not then.joined and then.text not in PLURALS:
        return (found.current + part) * then.value, at + 2
    return found.current + part, at + 1
