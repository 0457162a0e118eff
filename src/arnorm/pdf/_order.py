"""Visual order: lines whose characters stand as they are drawn, from left to right."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.forms import FINALS
from arnorm.pdf._figures import ARABIC, WESTERN, counts_up
from arnorm.pdf._ligatures import whole
from arnorm.pdf._turn import Drawn, brackets_match, marks_first, turned
from arnorm.pdf._words import in_use

__all__ = ["has_signs", "order", "read_forms"]

Edit = tuple[int, int, str]

_LETTERS = "\u0621-\u063a\u0641-\u064a"
_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
_MARKS = "\u0640\u064b-\u065f\u0670\ufffd\x00"
_LINE = lazy_pattern("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TOKEN = lazy_pattern(f"[{_LETTERS}{_FORMS}{_MARKS}]+")
_PERSIAN = lazy_pattern("[پچژگکیەھٹڈڑے]")
_NO_LETTERS = lazy_pattern(f"[{_MARKS}]+")
# What no word begins with, في from its end, and the article from its end before a hamza: without these and such forms
# no line is in visual order. They begin with the letter that is rare, so that they are looked for at memory speed.
_SIGNS = (
    lazy_pattern(f"ة(?<![{_LETTERS}{_FORMS}].)[{_MARKS}]*[{_LETTERS}]"),
    lazy_pattern(f"ى(?<![{_LETTERS}{_FORMS}].)[{_MARKS}]*[{_LETTERS}]"),
    lazy_pattern(f"ف(?<=ي.)(?<![{_LETTERS}{_FORMS}]..)(?![{_MARKS}]*[{_LETTERS}{_FORMS}])"),
)
_ARTICLE_LAST = lazy_pattern(f"[أإ](?<=ل.)[{_MARKS}]*ا(?![{_MARKS}]*[{_LETTERS}{_FORMS}])")
_LAST, _FINALS = ("ة", "ى"), tuple(FINALS)
_FINAL_FIRST = lazy_pattern(f"[{FINALS}](?<![{_LETTERS}{_FORMS}].)")

# In bits: what a sign says that no table is needed for; the most that one word can say; what shows damage in a text
# without any so far; what decides a line of a text that has some.
_FIRST = 6.0
_MOST = 14.0
_EVIDENCE = 22.0
_DECIDED = 5.0
# What a number shows of its direction: years as they are, and as they are where digits are turned too; a 0 last or
# first, where no sign joins the number to others. How much each counts, and how much it takes.
_BEFORE, _BEHIND = r"(?<!\d)(?<!\d[.,/:٫٬،-])(?<!\+)", r"(?!\d)(?![.,/:٫٬،-]\d)(?!\+)"
_AS_READ = (
    (2, lazy_pattern(r"(?<!\d)(?:1[34]\d\d|19\d\d|20[0-3]\d)(?!\d)")),
    (1, lazy_pattern(rf"{_BEFORE}[1-9]\d{{0,2}}0{_BEHIND}")),
)
_FROM_THE_END = (
    (2, lazy_pattern(r"(?<!\d)(?:\d\d[34]1|\d\d91|\d[0-3]02)(?!\d)")),
    (1, lazy_pattern(rf"{_BEFORE}0\d{{0,2}}[1-9]{_BEHIND}")),
)
_LEAST_WRONG = 2
_FEW = 8  # words to one letter of other languages
_TO_WESTERN = str.maketrans(ARABIC, WESTERN)


# No line of print is longer.
_LONGEST_LINE = 250
_LEAST_ITEMS = 2
_ITEM = lazy_pattern(r"(?<= )[.](\d{1,3})(?= )")
# Where a line ends for certain: after the number, letter or stroke of an item, before the stop of a last line, and
# around a mark that stands by itself.
_JOINT = lazy_pattern(
    f"(?<= )[.](?:\\d{{1,3}}|[أبجدهوزح]) | (?=[.:؛-]+(?![أبجدهوزح] )[{_LETTERS}]|[.] [{_LETTERS}])"
    f"|(?<= - )(?=[،.])|(?<= )(?=[{_MARKS}] )|(?<= [{_MARKS}] )"
)
# Headings and feet of pages: numbers that count up, each with the same words behind it.
_HEADING = lazy_pattern(r"(?<= )[()](\d{1,3})[()] (\S+) ")
_FOOT = lazy_pattern(r"(?<= )(\d{1,3}) (?=(\S+ \S+))")
_LEAST_COUNTED = 3


class _Line(NamedTuple):
    start: int
    end: int
    bits: float  # how much likelier it is read from its end
    arabic: bool


def order(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that turn lines in visual order round, one a line."""
    spans = [m.span() for m in _LINE.finditer(text)]
    found = (m.start() for sign in (*_SIGNS, _FINAL_FIRST, _ARTICLE_LAST) for m in sign.finditer(text))
    signed = sorted({bisect_right(spans, (at, len(text))) - 1 for at in found})
    if not any(_line(text, *spans[nth]).bits >= _EVIDENCE for nth in signed):
        return
    lines = [_line(text, start, end) for start, end in spans]
    chosen = [line for line, yes in zip(lines, _decided(lines), strict=True) if yes]
    drawn = _drawn(text, [text[line.start : line.end] for line in chosen])
    for line in chosen:
        old = text[line.start : line.end]
        new = "".join(turned(part, drawn) for part in _parts(old))
        if new != old:
            yield line.start, line.end, new


def has_signs(text: str, least: int) -> bool:
    """Whether a text has so many signs of words that are turned."""
    found = (m for sign in (*_SIGNS, _FINAL_FIRST) for m in sign.finditer(text))
    return sum(1 for _ in itertools.islice(found, least)) == least


def _line(text: str, start: int, end: int) -> _Line:
    """A line, and whether its words are words from left to right or from right to left."""
    bits, arabic = 0.0, False
    tokens = _TOKEN.findall(text, start, end)
    # What the words of Persian are, no table here says; a name or two of it say nothing.
    persian = len(_PERSIAN.findall(text, start, end))
    if persian * _FEW > len(tokens):
        return _Line(start, end, bits, arabic)
    for token in tokens:
        letters = _NO_LETTERS.sub("", token)
        if letters:
            arabic = True
            bits += _bits(letters)
    return _Line(start, end, bits, arabic)


@functools.lru_cache(1 << 16)
def _bits(token: str) -> float:
    """How much likelier a token is as it reads from its end than as it stands."""
    ahead, back = read_forms(token), read_forms(token[::-1])
    bits = _read(back) - _read(ahead)
    bits += _FIRST * (ahead.startswith(_LAST) - back.startswith(_LAST))
    bits += _FIRST * (token.startswith(_FINALS) - token.endswith(_FINALS))
    return max(-_MOST, min(_MOST, bits))


def _read(word: str) -> float:
    """The bits of a word, its ligatures turned where that makes it one."""
    return max(in_use(word), in_use(whole(word)))


@functools.lru_cache(1 << 14)
def read_forms(text: str) -> str:
    """A text with the letters of its presentation forms."""
    return text.translate(_unfolding())


@functools.cache
def _unfolding() -> dict[int, str]:
    from arnorm._generated.unicode import FORMS  # noqa: PLC0415 -- a large table, needed at the first damage only

    return {ord(form): letters for form, letters in FORMS.items()}


def _decided(lines: Sequence[_Line]) -> list[bool]:
    """Which lines are to be turned: those that say so, and those that say nothing where their neighbours do."""
    said = [line.bits >= _DECIDED if abs(line.bits) >= _DECIDED else None for line in lines]
    after: list[bool | None] = []
    last = None
    for one in reversed(said):
        after.append(last)
        last = one if one is not None else last
    found, before = [], None
    for line, one, follows in zip(lines, said, reversed(after), strict=True):
        around = {before, follows} - {None}
        found.append(bool(one) if one is not None else line.arabic and around == {True})
        before = one if one is not None else before
    return found


def _parts(line: str) -> Iterator[str]:
    """A line; or the lines that were joined to one after they were turned, as far as their ends can be told.

    The items of a list then go up in it, .1 before .2, where in a line that was turned as a whole they go down; so do
    headings and pages.
    """
    if len(line) <= _LONGEST_LINE:
        yield line
        return
    items = [int(m[1]) for m in _ITEM.finditer(line)]
    headings, feet = _counted(line, _HEADING), _counted(line, _FOOT)
    if not headings and not feet and sum((b > a) - (b < a) for a, b in itertools.pairwise(items)) < _LEAST_ITEMS:
        yield line
        return
    joints = {0, len(line), *(at for m in headings for at in m.span()), *(m.start() for m in feet)}
    joints.update(m.end() for m in _JOINT.finditer(line))
    yield from (line[start:end] for start, end in itertools.pairwise(sorted(joints)))


def _counted(line: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Where the numbers of a pattern count up from one, the words with them always the same."""
    found: dict[str, list[re.Match[str]]] = {}
    for m in pattern.finditer(line):
        same = found.setdefault(m[2], [])
        if int(m[1]) == len(same) + 1:
            same.append(m)
    return [m for same in found.values() if len(same) >= _LEAST_COUNTED for m in same]


def _drawn(text: str, lines: Sequence[str]) -> Drawn:
    """How these lines of a text were drawn: brackets as they look or are typed, numbers and marks turned or not."""
    typed = sum(brackets_match(line[::-1]) for line in lines)
    looks = sum(brackets_match(line) for line in lines)
    joined = "\n".join(lines)
    figures = joined.translate(_TO_WESTERN)
    right = sum(weight * len(sign.findall(figures)) for weight, sign in _AS_READ)
    wrong = sum(weight * len(sign.findall(figures)) for weight, sign in _FROM_THE_END)
    digits = wrong >= _LEAST_WRONG and wrong > 2 * right and not counts_up(text.translate(_TO_WESTERN))
    return Drawn(mirrored=looks > typed, digits=digits, marks_first=marks_first(joined))
