"""What stands around a mention, and whether a new text fits there."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Sequence

import regex

from arnorm import _kinds
from arnorm._protect import protected_spans
from arnorm._scan import Scan
from arnorm.dates._shadow import fold
from arnorm.dates.mention import DateMention

__all__ = ["fits", "in_brackets", "same", "twinned", "with_controls"]

_WRITING = frozenset((_kinds.LETTER, _kinds.FORM, _kinds.MARK, _kinds.TATWEEL))
_NUMERALS = frozenset((_kinds.DIGIT, _kinds.EASTERN))
# A date that one of these touches is part of something longer.
_STUCK = _NUMERALS | {_kinds.FOREIGN, _kinds.UNDERSCORE, _kinds.AT, _kinds.HASH, _kinds.AMPERSAND}
# … and so is one that these join to a digit.
_JOINTS = frozenset((_kinds.DASH, _kinds.SLASH, _kinds.STOP, _kinds.COLON, _kinds.COMMA, _kinds.SEPARATOR))
_TELLING = _WRITING | {_kinds.FOREIGN, _kinds.END}
_STROKES = frozenset((_kinds.DASH, _kinds.SLASH, _kinds.SEPARATOR))

# How far to look for what surrounds a mention: an open bracket, letters of another script.
_REACH = 60
# The longest way from a date to its twin.
_GAP = 24


@functools.cache
def _between_twins() -> regex.Pattern[str]:
    """In folded spelling."""
    return regex.compile(r"[\s\u060c]*+(?:[()\[\]/=-]\s*+|(?:و?ال)?موافق\w*+|و?يوافق\w*+)++[\s():]*+(?:ل|يوم\s++)?+")


@functools.cache
def _light() -> regex.Pattern[str]:
    """What is no difference here: marks and invisible characters, which other steps take off."""
    return regex.compile(r"[\p{Mn}\p{Cf}]++")


def twinned(scan: Scan, mentions: Sequence[DateMention]) -> set[int]:
    """Where the mentions start that have the same day in the other calendar beside them.

    A dash, or nothing but blanks, joins a life's two ends as well as one day's two names: there the days decide.
    """
    found: set[int] = set()
    for one, other in itertools.pairwise(mentions):
        if one.calendar == other.calendar or other.start - one.end > _GAP or one.day is None or other.day is None:
            continue
        gap = fold(scan.text[one.end : other.start])
        linked = one.twin == (other.start, other.end) or _between_twins().fullmatch(gap)
        if linked and (gap.strip("- \xa0") or one.agrees_with(other)):
            found |= {one.start, other.start}
    return found


def same(old: str, new: str) -> bool:
    """Whether a new text differs from the old one by nothing that is this step's business."""
    return old == new or _light().sub("", old) == new


def with_controls(old: str, new: str) -> str:
    """The new text with the direction controls that the old one opened or closed, so that all pairs stay pairs."""
    if old.isprintable():
        return new
    opened, closed = "", ""
    for char in old:
        if char in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
            opened += char
        elif char in "\u202c\u2069":
            opened, closed = (opened[:-1], closed) if opened else (opened, closed + char)
    return closed + new + opened


def fits(scan: Scan, mention: DateMention, new: str, form: str, others: Sequence[DateMention]) -> bool:
    """Whether the new text can stand where the old one stood: joined to nothing, in no URL, in Arabic surroundings."""
    kinds, start, end = scan.kinds, mention.start, mention.end
    before, after = kinds[start - 1] if start else _kinds.END, kinds[end]
    if before in _STUCK or after in _STUCK or after in _WRITING:
        return False
    # وفي stays outside, but بالأول must not become بال1
    first = new.lstrip("\u202c\u2069")[0]
    if before in _WRITING and not (first == mention.text[0] or (first.isdecimal() and mention.text[0].isdecimal())):
        return False
    ends, starts = {other.end for other in others}, {other.start for other in others}
    # 15 رمضان 1446هـ/15 مارس 2025م: a stroke to the next date joins nothing, but to the eye in 15/9/1446/15/3/2025.
    joins_before = before in _JOINTS and start - 1 not in ends
    joins_after = after in _JOINTS and end + 1 not in starts
    if (joins_before and start > 1 and kinds[start - 2] in _NUMERALS) or (joins_after and kinds[end + 1] in _NUMERALS):
        return False
    if form != "long" and (_dashed(kinds, start - 1, -1, ends) or _dashed(kinds, end, 1, starts)):
        return False
    if form != "long" and (before in _STROKES or after in _STROKES):
        slashes = {before, after} & _STROKES == {_kinds.SLASH}
        return slashes and form != "numeric" and not joins_before and not joins_after
    if any(low < end and start < high for low, high in _near(scan.derive(protected_spans), start)):
        return False
    return not _foreign(scan, mention)


def in_brackets(scan: Scan, at: int) -> bool:
    """Whether a bracket is open here."""
    low, kinds = max(0, at - _REACH), scan.kinds
    opened, closed, end = (kinds.rfind(kind, low, at) for kind in (_kinds.OPEN, _kinds.CLOSE, _kinds.END))
    return opened > max(closed, end)


def _dashed(kinds: bytes, at: int, way: int, others: set[int]) -> bool:
    """Whether a dash joins a date in digits to more digits: 1893- 1972-02-15; not in 1893-03-05 - 1972-02-15."""
    first = at
    while kinds[at] == _kinds.SPACE:
        at += way
    dash = at
    if kinds[at] != _kinds.DASH:
        return False
    at += way
    while kinds[at] == _kinds.SPACE:
        at += way
    spaced = dash != first and at != dash + way
    return kinds[at] in _NUMERALS and not (spaced and (at if way > 0 else at + 1) in others)


def _near(spans: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    at = bisect.bisect_right(spans, (start, start))
    return spans[max(0, at - 1) : at + 1]


def _foreign(scan: Scan, mention: DateMention) -> bool:
    """Whether a date in digits stands in text of another script: the letters nearest to it say so, and none denies."""
    kinds, start, end = scan.kinds, mention.start, mention.end
    if "numeric" not in mention.evidence:
        return False
    left = next((k for k in reversed(kinds[max(0, start - _REACH) : start]) if _tells(k)), _kinds.END)
    right = next((k for k in kinds[end : end + _REACH] if _tells(k)), _kinds.END)
    return _kinds.FOREIGN in (left, right) and not (left in _WRITING or right in _WRITING)


def _tells(kind: int) -> bool:
    return kind in _TELLING
