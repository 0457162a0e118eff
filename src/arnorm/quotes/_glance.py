"""Paragraphs whose quotation marks are clear at a glance: told by the kinds of the marks' neighbours.

Most paragraphs hold plain pairs, "so" and "so". They are settled all at once: a table says what each mark does between
its two neighbours, and a paragraph is plain if its marks open and close by turns. All of it costs 0.3 µs a mark, where
a function call a paragraph costs more. What nests, or could be doubted in one place, is walked mark by mark; the rest
is for the reader.
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from arnorm import _kinds as k
from arnorm._vector import numpy
from arnorm.quotes._pairs import Role
from arnorm.quotes._roles import leads_on

__all__ = ["PLAIN_PAIRS", "Glance", "clear_roles", "glance"]

_OPENS, _CLOSES, _PERHAPS = 1, 2, 3
_BLANK = bytes((k.SPACE, k.GAP, k.NEWLINE))
_WORDS = bytes((k.LETTER, k.FORM, k.FOREIGN))
_DIGITS = bytes((k.DIGIT, k.EASTERN))
_GLUE = bytes((k.LETTER, k.FORM, k.FOREIGN, k.MARK))
_STRAIGHT = ord('"')
_CLOSERS = {'"': '"', "«": "»", "“": "”“", "”": "“”"}
# The pairs in which a clear paragraph stays clear.
PLAIN_PAIRS = frozenset((opening, closing) for opening, closers in _CLOSERS.items() for closing in closers)


class Glance(NamedTuple):
    """What a glance at all marks tells.

    ``plain`` are the places of the marks of plain paragraphs, which open and close by turns; ``rest`` are the other
    paragraphs, as slices of the places and of ``ways``, what each mark does beyond doubt (0 where there is doubt).
    """

    plain: Any
    rest: list[tuple[int, int]]
    ways: Any


@functools.cache
def _ways() -> Any:
    """By the kinds before and behind a mark (256 × the one + the other): what it does beyond doubt."""
    np = numpy()
    ways = np.zeros((256, 256), np.uint8)
    for way, before, behind in (
        (_OPENS, _BLANK + bytes((k.OPEN,)), _WORDS + _DIGITS),
        (_CLOSES, _WORDS + _DIGITS + bytes((k.MARK, k.STOP, k.BANG, k.COMMA)),
         _BLANK + bytes((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))),
        (_PERHAPS, bytes((k.LETTER, k.TATWEEL)), _WORDS),
    ):  # fmt: skip
        ways[np.ix_(list(before), list(behind))] = way
    return ways.reshape(-1)


@functools.cache
def _plain_pairs() -> tuple[Any, Any]:
    """The marks of plain pairs numbered, by code point; and which numbers, 8 × the one + the other, are a pair."""
    np = numpy()
    numbers = np.zeros(0x10000, np.uint8)
    marks = sorted({mark for pair in PLAIN_PAIRS for mark in pair})
    numbers[list(map(ord, marks))] = range(1, len(marks) + 1)
    pairs = np.zeros(64, np.bool_)
    pairs[[8 * (marks.index(one) + 1) + marks.index(other) + 1 for one, other in PLAIN_PAIRS]] = True
    return numbers, pairs


def glance(text: str, kinds: bytes, places: Any) -> Glance:
    """Which paragraphs are plain.

    ``kinds`` are those of the text with every end of a paragraph as NEWLINE, ``places`` the marks' as an array.
    """
    np = numpy()
    array = np.frombuffer(kinds, np.uint8)
    ways = _ways().take((array[places - 1].astype(np.uint16) << 8) | array[places + 1])
    for i in (ways == _PERHAPS).nonzero()[0].tolist():
        ways[i] = _OPENS if _after_prefix(text, kinds, int(places[i])) else 0
    starts, sizes = _paragraphs(array, places)
    closing = (np.arange(len(places)) - starts.repeat(sizes)) & 1
    good = ways == closing + 1
    # Marks are single UTF-16 units, lone surrogates are none; joined and encoded they are an array.
    chars = np.frombuffer("".join(map(text.__getitem__, places.tolist())).encode("utf-16-le"), "<u2")
    if (chars != _STRAIGHT).any():
        numbers, pairs = _plain_pairs()
        number = numbers.take(chars)
        good[1:] &= pairs.take(number[:-1] * 8 + number[1:]) | (closing[1:] == 0)
    plain = np.logical_and.reduceat(good, starts) & (sizes & 1 == 0)
    rest = ~plain
    begins = starts[rest]
    slices = list(zip(begins.tolist(), (begins + sizes[rest]).tolist(), strict=True))
    return Glance(places[plain.repeat(sizes)] if slices else places, slices, ways)


def _paragraphs(array: Any, places: Any) -> tuple[Any, Any]:
    """Of each paragraph with marks, which is its first and how many they are."""
    np = numpy()
    paragraph = (array == k.NEWLINE).nonzero()[0].searchsorted(places)
    starts = np.concatenate(([0], (paragraph[1:] != paragraph[:-1]).nonzero()[0] + 1))
    return starts, np.diff(starts, append=len(places))


def _after_prefix(text: str, kinds: bytes, at: int) -> bool:
    """Whether before this mark و, ب, ل, ف or ك stands alone, with a tatweel or without, or الـ."""
    letter = at - 2 if kinds[at - 1] == k.TATWEEL else at - 1
    if letter == at - 2 and text[at - 3 : at - 1] == "ال":
        letter -= 1
        return kinds[letter - 1] in _BLANK or (text[letter - 1] in "وبفك" and kinds[letter - 2] in _BLANK)
    return letter >= 0 and text[letter] in "وبلفك" and kinds[letter - 1] in _BLANK


def clear_roles(text: str, kinds: bytes, places: list[int], ways: list[int]) -> list[Role] | None:
    """The roles where the marks are beyond doubt, nested or one left open; None where they are not.

    One mark, or one pair, glued on both sides, or loose on both, is no reason to doubt if the marks pair up without
    nesting; nor is a first mark that closes. The reader would say the same, at leisure.
    """
    opened: list[int] = []  # indices of the marks still open
    odd: list[int] = []  # indices of the marks that might be doubted
    roles: list[Role] = []
    for i, (at, clear_way) in enumerate(zip(places, ways, strict=True)):
        way, char = clear_way, text[at]
        if not way:
            if not _either(kinds[at - 1], kinds[at + 1]):
                return None
            odd.append(i)
            way = _CLOSES if opened else _OPENS
        if way == _OPENS:
            if char not in _CLOSERS:
                return None
            opened.append(i)
            roles.append(Role(at, at + 1, 1, len(opened), -1))
        elif opened and char in _CLOSERS[text[places[opened[-1]]]]:
            other = opened.pop()
            roles.append(Role(at, at + 1, -1, len(opened) + 1, other))
            roles[other] = roles[other]._replace(partner=i)
        elif not i and _may_close_alone(text, kinds, at):
            odd.append(i)
            roles.append(Role(at, at + 1, -1, 1, -1))
        else:
            return None
    return roles if _is_sure(text, roles, opened, odd) else None


def _may_close_alone(text: str, kinds: bytes, at: int) -> bool:
    """Whether a first mark that closes is no prime and no tanween, and closes by its own direction too."""
    return text[at] in '"»”' and kinds[at - 1] not in _DIGITS and text[at - 1] != "ا"


def _is_sure(text: str, roles: list[Role], opened: list[int], odd: list[int]) -> bool:
    """Whether nothing speaks for another reading: of two left open, say, one may be closing the other."""
    if len(opened) > 1:
        return False
    if opened and {"“", "”"} <= {text[role.start] for role in roles if role.way > 0}:
        return False
    if not odd:
        return True
    if opened or len(odd) > 2 or (len(odd) == 2 and roles[odd[0]].partner != odd[1]):
        return False
    for role in roles:
        if role.depth > 1 or (role.way < 0 and leads_on(text, role.start - 1)):
            return False
    first = roles[odd[0]]
    start, end = sorted((first.start, roles[first.partner].start)) if first.partner >= 0 else (0, 1)
    return first.partner < 0 or not text[start + 1 : end].isspace()


def _either(before: int, behind: int) -> bool:
    """Whether a mark between these may open and close alike: between letters, or between spaces."""
    if before == k.SPACE == behind:
        return True
    return k.LETTER in (before, behind) and before in _GLUE and behind in _GLUE
