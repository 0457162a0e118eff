"""A rewritten date reads as it read before: edits are made only where reading the new text says so.

The promise is not left to the care of each rule. The surroundings of an edit are read again with the edit made, and it
stands only if every date there says what it said, the new one at its place and nothing besides, and if nothing there
would be written anew once more. So no form of writing can lose a year, lend a month to a neighbour, or touch a word
that makes another date of it. That no text needs a second run is `arnorm.dates._settled`'s.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from arnorm._core.edits import Edit, apply
from arnorm._core.scan import Scan
from arnorm._core.windows import whole
from arnorm.dates._numbers import numbers_stay
from arnorm.dates._surroundings import so_far_ahead, so_far_back
from arnorm.dates._writer import Written
from arnorm.dates.find import dates_in
from arnorm.dates.mention import Calendar, DateMention, DateValue

__all__ = ["Planned", "Planner", "is_far", "proved", "says_the_same", "surroundings"]

# What decides a reading stands no farther away than so many letters and figures.
_REACH = 40
# So many edits are tried at once; more are tried one by one.
_MANY = 12
# Direction controls, kept at the ends of a new text, are part of no mention.
_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_Said = tuple[Calendar, DateValue]


class Planned(NamedTuple):
    """A mention, by its place among all, and what is to stand there."""

    at: int
    mention: DateMention
    new: Written
    is_plain: bool = False

    @property
    def edit(self) -> Edit:
        return Edit(self.mention.start, self.mention.end, self.new.text)


# Makes the edits of a text, not yet proved.
Planner = Callable[[Scan, Sequence[DateMention]], Iterator[Planned]]


def proved(scan: Scan, mentions: Sequence[DateMention], plan: Planner) -> Iterator[Planned]:
    """Of a plan what leaves every date what it is, in order."""
    planned = list(plan(scan, mentions))
    if not planned:
        return
    proof = _Proof(scan, mentions, plan, frozenset(one.at for one in planned))
    row: list[Planned] = []
    for one in planned:
        if row and (one.is_plain or len(row) == _MANY or is_far(scan, row[-1].mention.end, one.mention.start)):
            yield from proof.standing(row)
            row = []
        if one.is_plain:
            yield one
        else:
            row.append(one)
    if row:
        yield from proof.standing(row)


def says_the_same(mentions: Sequence[DateMention], new: Sequence[Planned], found: Sequence[DateMention]) -> bool:
    """Whether the dates found in a text are, in order, those that it had before some were written anew."""
    if _weekdays(mentions) != _weekdays(found):
        return False
    new_at = {one.at: _sure(one.new.values) for one in new}
    expected = [said for at, one in enumerate(mentions) for said in new_at.get(at) or _values(one)]
    return expected == [said for one in found for said in _values(one)]


def surroundings(
    scan: Scan, mentions: Sequence[DateMention], first: int, last: int, reach: int
) -> tuple[int, int, range]:
    """So much of the text around some mentions, nothing cut in two; and which mentions stand there."""
    low = so_far_back(scan, mentions[first].start, reach)
    high = so_far_ahead(scan, mentions[last].end, reach)
    low, high = whole(scan.text, low, high, reach)  # half a number is another one
    while first and mentions[first - 1].end > low:
        first -= 1
        low = min(low, mentions[first].start)
    while last + 1 < len(mentions) and mentions[last + 1].start < high:
        last += 1
        high = max(high, mentions[last].end)
    return low, high, range(first, last + 1)


def is_far(scan: Scan, end: int, start: int) -> bool:
    """Whether two mentions, the first ending and the other starting here, decide nothing of each other."""
    return so_far_ahead(scan, end, _REACH + 1) <= start


class _Proof(NamedTuple):
    """What the edits of a text are proved with."""

    scan: Scan
    mentions: Sequence[DateMention]
    plan: Planner
    planned: frozenset[int]

    def standing(self, row: list[Planned]) -> list[Planned]:
        """What can stand of a row: all of it, or those that can, each tried beside those that stand."""
        standing, rest = row, []
        if not self.holds(row):
            standing, rest = [], row
        while rest:
            refused: list[Planned] = []
            for one in rest:
                together = sorted((*standing, one), key=lambda each: each.at)
                if self.holds(together):
                    standing = together
                else:
                    refused.append(one)
            if len(refused) == len(rest):
                break
            rest = refused
        return standing

    def holds(self, row: list[Planned]) -> bool:
        """Whether all dates around say what they said once the edits of the row are made, and would stay."""
        low, high, near = surroundings(self.scan, self.mentions, row[0].at, row[-1].at, _REACH)
        new_at = {one.at: one for one in row}
        expected: list[_Expected] = []
        shift = -low
        for at in near:
            mention, one = self.mentions[at], new_at.get(at)
            start = mention.start + shift
            if one is None:
                said, old = _values(mention), mention.start - low
                planned = at in self.planned
                expected.append(_Expected(start, mention.end + shift, said, old, mention.weekday, is_planned=planned))
                continue
            shift += len(one.new.text) - len(mention.text)
            expected.append(_new(one, start, mention.end + shift))
        edits = [Edit(one.mention.start - low, one.mention.end - low, one.new.text) for one in row]
        text = self.scan.text[low:high]
        window = Scan(apply(text, edits))
        found = window.derive(dates_in)
        if not numbers_stay(text, window, edits):
            return False
        if not _agrees(window.text, expected, found):
            alone = _alone(text, edits, row)  # what the text beyond the window decides is not to be asked of it
            if alone is None or not _agrees(window.text, alone, found):
                return False
        return self._rests(window, found, expected, text)

    def _rests(self, window: Scan, found: Sequence[DateMention], expected: list[_Expected], old: str) -> bool:
        """Whether nothing of the window would be written anew that is not to be."""
        again = [one.mention.start for one in self.plan(window, found)]
        places = [each for each in expected for at in again if each.start <= at < each.end and not each.is_planned]
        if any(each.is_new for each in places):
            return False
        if not places:
            return True
        scan = Scan(old)  # the window may be too small for what keeps a mention from being written anew
        before = {one.mention.start for one in self.plan(scan, scan.derive(dates_in))}
        return before.issuperset(each.old for each in places)


class _Expected(NamedTuple):
    """What is to be read of a window: where, which dates; where it stood; what becomes of it."""

    start: int
    end: int
    values: tuple[_Said, ...]
    old: int
    weekday: int | None
    is_planned: bool = False  # and not written yet
    is_new: bool = False
    is_sure: bool = False  # of which calendar it is


def _new(one: Planned, start: int, end: int) -> _Expected:
    """What is to be read of an edit that ends and begins here."""
    sure = "calendar" not in one.mention.flags
    return _Expected(start, end, one.new.values, start, one.mention.weekday, is_new=True, is_sure=sure)


def _weekdays(mentions: Sequence[DateMention]) -> list[int]:
    return [mention.weekday for mention in mentions if mention.weekday is not None]


def _values(mention: DateMention) -> tuple[_Said, ...]:
    return _sure(tuple((mention.calendar, value) for value in mention.values))


def _sure(values: tuple[_Said, ...]) -> tuple[_Said, ...]:
    """The values without their ``~``, which no form but one can write."""
    if not any(value.approximate for _, value in values):
        return values
    return tuple((calendar, dataclasses.replace(value, approximate=False)) for calendar, value in values)


def _alone(old: str, edits: list[Edit], row: list[Planned]) -> list[_Expected] | None:
    """What is expected of a window by what it says without the text around; None where that parts the mentions."""
    new_at = {edit.start: (edit, one) for edit, one in zip(edits, row, strict=True)}
    expected: list[_Expected] = []
    shift = 0
    for mention in dates_in(Scan(old)):
        edit, one = new_at.pop(mention.start, (None, None))
        start = mention.start + shift
        if edit is None or one is None:
            expected.append(_Expected(start, mention.end + shift, _values(mention), mention.start, mention.weekday))
            continue
        if edit.end != mention.end or _values(mention) != _values(one.mention):
            return None
        shift += len(edit.new) - len(mention.text)
        expected.append(_new(one, start, mention.end + shift))
    return None if new_at else expected


def _agrees(text: str, expected: list[_Expected], found: Sequence[DateMention]) -> bool:
    """Whether the mentions found are those expected; a range written day by day may be several."""
    at = 0
    for each in expected:
        said: list[_Said] = []
        start = at
        while at < len(found) and found[at].end <= each.end:
            if each.is_sure and "calendar" in found[at].flags:
                return False  # آذار 1314 may be of the treasury's year, مارس 1314 is not; others hang on it
            said += _values(found[at])
            at += 1
        if start == at or tuple(said) != _sure(each.values):
            return False
        if _weekdays(found[start:at]) != [each.weekday] * (each.weekday is not None):
            return False  # it decides which day one is that is known to a day or two
        before, after = text[each.start : found[start].start], text[found[at - 1].end : each.end]
        if (
            found[start].start < each.start
            or before.strip(_CONTROLS)
            or after.strip(_CONTROLS) not in ("", ")", "~", "~)")
        ):
            return False
    return at == len(found)
