"""Punctuation: one set of marks between Arabic words, none of them touched in numbers, URLs or Latin text."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from arnorm import _kinds as k
from arnorm._edits import Edit
from arnorm._protect import spare_few
from arnorm._scan import Scan
from arnorm._step import Loss, Step, check_option
from arnorm._vector import numpy

__all__ = ["UnifyPunctuation", "unify_punctuation"]

_ARABIC = frozenset((k.LETTER, k.MARK, k.FORM, k.TATWEEL))
_BLANK = frozenset((k.SPACE, k.GAP))
_DIGITS = frozenset((k.DIGIT, k.EASTERN))
_WRAPPERS = frozenset((k.QUOTE, k.OPEN, k.CLOSE))
_EDGES = frozenset((k.END, k.NEWLINE))
# Made once: a union is made anew each time it is written.
_WORDS, _OPEN, _AMOUNT = _ARABIC | _DIGITS, _BLANK | _EDGES, _DIGITS | {k.PERCENT}

_TO_ARABIC = str.maketrans(",;?", "،؛؟")
_CLUSTER = frozenset(",;?،؛؟!.…")
_DASHES = "\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}"
_DOTS = re.compile(r"[.…]*(?:\.\.|…\.|…)[.…]*")
_ASKED = re.compile(r"[!؟]*(?:!؟)[!؟]*")
# More dots than this lead the eye to a number in a table; more spaces than this are layout.
_MOST_DOTS, _MOST_SPACES = 10, 2


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyPunctuation(Step):
    """Write one set of punctuation marks between Arabic words.

    - ``commas``: ``,`` ``;`` ``?`` between Arabic words or at the end of an Arabic line become ``،`` ``؛`` ``؟``, and
      ``!؟`` becomes ``؟!``.
    - ``ellipsis``: ``..``, ``...`` and ``…`` after or before an Arabic word become ``"…"`` or ``"..."``, or ``"keep"``.
    - ``dash``: dashes beside Arabic words, and a tatweel standing alone as one, become ``"-"``, ``"–"`` or ``"—"``;
      ``"keep"``. Hyphens stay.
    - ``spaces``: a space before ``، ؛ ؟ ! . :`` goes, behind the mark if the next word stood there glued; ``كلمة،كلمة``
      gets one.

    Marks in numbers, URLs, e-mail addresses, names, tags and Latin text stay, and so do emoticons. Raises ValueError
    for another choice.

    >>> import arnorm
    >>> arnorm.unify_punctuation("هل وصلت, يا صديقي ?")
    'هل وصلت، يا صديقي؟'
    """

    commas: bool = True
    ellipsis: Literal["…", "...", "keep"] = "…"
    dash: Literal["-", "–", "—", "keep"] = "-"
    spaces: bool = True

    loss: ClassVar[Loss] = "layout"
    joinable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_option(self, "commas", (True, False))
        check_option(self, "ellipsis", ("…", "...", "keep"))
        check_option(self, "dash", ("-", "–", "—", "keep"))
        check_option(self, "spaces", (True, False))

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        loose, doubtful = _candidates(scan)
        if not self.spaces or "<" in scan.text:  # in an HTML tag nothing is loose
            doubtful, loose = sorted(doubtful + loose), []
        edits = [(at - 1, at, "") for at in loose]
        if doubtful:
            edits += self._read(scan, doubtful)
            edits.sort()
        return iter(edits)

    def _read(self, scan: Scan, found: list[int]) -> Iterator[tuple[int, int, str]]:
        """What becomes of the marks that only a closer look can tell."""
        spared = set(spare_few(scan, found))
        text, kinds = scan.text, scan.kinds
        done = 0
        for at in found:
            if at < done or at in spared:
                continue
            if text[at] in _CLUSTER or kinds[at] == k.COLON:
                start, end, new = self._marks(text, kinds, at, done)
            else:
                start, end, new = self._dashes(text, kinds, at)
            done = end
            # What stays is in no edit, as in `edits`: a change looks the same whichever way it was found.
            if len(new) < end - start and text.endswith(new, start, end):
                yield start, end - len(new), ""
            elif new != text[start:end]:
                yield start, end, new

    def _dashes(self, text: str, kinds: bytes, at: int) -> tuple[int, int, str]:
        """A dash, or a tatweel alone between spaces."""
        before, after = _side(kinds, at, -1), _side(kinds, at, 1)
        if self.dash == "keep" or (before not in _ARABIC and after not in _ARABIC) or not {before, after} <= _PROSE:
            return at, at + 1, text[at]
        return at, at + 1, self.dash

    def _marks(self, text: str, kinds: bytes, at: int, floor: int) -> tuple[int, int, str]:
        """A cluster of marks with the spaces before it: its span and what it becomes."""
        start, end = at, at + 1
        if kinds[at] != k.COLON:
            while start > floor and text[start - 1] in _CLUSTER:
                start -= 1
            while end < len(text) and text[end] in _CLUSTER:
                end += 1
        blank = start
        while blank > floor and kinds[blank - 1] in _BLANK:
            blank -= 1
        marks = self._converted(text[start:end], kinds, start, end)
        if not self.spaces:
            return start, end, marks
        space, behind = self._spacing(marks, kinds, blank, start, end)
        if not space:
            blank = start
        return blank, end, marks + behind

    def _converted(self, marks: str, kinds: bytes, start: int, end: int) -> str:
        """The marks themselves in their Arabic form, where they stand between Arabic words."""
        before, after = _side(kinds, start, -1), _side(kinds, end - 1, 1)
        if self.commas and _between_arabic(before, after):
            glued = kinds[end] in _GLUED
            # نو?مبر has lost a letter in some encoding; ;) and ;-) are faces.
            if not glued or ("?" not in marks and kinds[end] in _ARABIC and before in _ARABIC):
                marks = marks.translate(_TO_ARABIC)
        if self.commas and before in _WORDS:
            marks = _ASKED.sub(_question_first, marks)
        if self.ellipsis != "keep" and len(marks) <= _MOST_DOTS and (before in _ARABIC or after in _ARABIC):
            marks = _DOTS.sub(self.ellipsis, marks)
        return marks

    def _spacing(self, marks: str, kinds: bytes, blank: int, start: int, end: int) -> tuple[bool, str]:
        """Whether the spaces before the marks go, and what space comes behind them."""
        before, after = kinds[blank - 1], kinds[end]
        arabic = marks[-1] in "،؛؟"
        if blank == start:
            return False, " " if arabic and before in _ARABIC and after == k.LETTER else ""
        if not self._attachable(marks, kinds, blank, start, end):
            return False, ""
        if after in _OPEN or (after in (k.QUOTE, k.CLOSE) and marks[0] not in ":;"):
            return True, ""
        # البيان ،وقال: the mark changed places with its space.
        return (True, " ") if after == k.LETTER and (arabic or marks in (".", ":", "!")) else (False, "")

    @staticmethod
    def _attachable(marks: str, kinds: bytes, blank: int, start: int, end: int) -> bool:
        """Whether marks behind a space belong to what stands before it: to Arabic, no dots in a row, no table."""
        following = _side(kinds, end - 1, 1)
        dots = marks[0] in ".…" and (marks != "." or following == k.STOP)
        if dots or start - blank > _MOST_SPACES:
            return False
        side = _side(kinds, start, -1)
        return side in _ARABIC or (side in _AMOUNT and (marks[0] in "،؛؟" or following in _ARABIC))


unify_punctuation = UnifyPunctuation()

_GLUED = _ARABIC | _DIGITS | {k.CLOSE, k.DASH, k.FOREIGN}
_PROSE = _ARABIC | _DIGITS | _EDGES | {k.COMMA, k.STOP, k.BANG, k.COLON, k.FOREIGN}


def _between_arabic(before: int, after: int) -> bool:
    """Whether the nearest characters make this Arabic prose: a word on one side, and no Latin on the other."""
    if before in _ARABIC:
        return after in _WORDS or after in _EDGES
    return before in _DIGITS and after in _ARABIC


def _question_first(match: re.Match[str]) -> str:
    return "؟" * match[0].count("؟") + "!" * match[0].count("!")


def _side(kinds: bytes, at: int, step: int) -> int:
    """The kind of the nearest character on one side, spaces, quotation marks and brackets apart; few are looked at."""
    for _ in range(6):
        at += step
        if kinds[at] not in _BLANK and kinds[at] not in _WRAPPERS:
            return kinds[at]
    return k.OTHER


@functools.cache
def _tables() -> tuple[Any, Any]:
    """By kind: whether it is Arabic, whether it ends a word."""
    np = numpy()
    arabic, open_ = np.zeros(256, np.bool_), np.zeros(256, np.bool_)
    arabic[list(_ARABIC)] = True
    open_[list(_OPEN)] = True
    return arabic, open_


def _candidates(scan: Scan) -> tuple[list[int], list[int]]:
    """The marks that may change: those that only lose the space before them, and those that need a closer look.

    Decided in bulk by what they are and what their neighbours are: ``كلمة ،`` before a space or the end of a line is
    what most of them are.
    """
    array, text = scan.array, scan.text
    arabic, ends_word = _tables()
    colon, bang, stop, comma = array == k.COLON, array == k.BANG, array == k.STOP, array == k.COMMA
    at = (colon | bang | stop | comma).nonzero()[0]
    kind, before, after = array[at], array[at - 1], array[at + 1]
    spaced = (before == k.SPACE) | (before == k.GAP)
    loose = (before == k.SPACE) & arabic[array[at - 2]] & ends_word[after]
    # Dots before another word may be the first of several, spaced out.
    loose &= (kind != k.STOP) | (after == k.NEWLINE) | (after == k.END)
    found = spaced & ~loose
    found |= (kind == k.COMMA) & arabic[before] & arabic[after]
    found |= (kind == k.STOP) & (after == k.STOP)
    found |= (kind == k.BANG) & (after == k.COMMA)
    doubtful = set(at[found].tolist())
    doubtful.update(*(_places(text, sign) for sign in _LOOK_CLOSER))
    if scan.kinds.find(k.TATWEEL) >= 0:
        alone = (array == k.TATWEEL).nonzero()[0]
        left, right = array[alone - 1], array[alone + 1]
        alone = alone[((left == k.SPACE) | (left == k.GAP)) & ((right == k.SPACE) | (right == k.GAP))]
        # Not U+FFFD, which has the same kind: nobody knows what it was.
        doubtful.update(i for i in alone.tolist() if text[i] == "\N{ARABIC TATWEEL}")
    settled = [i for i in at[loose].tolist() if i not in doubtful and text[i] in _LOOSE]
    return settled, sorted(doubtful)


_LOOSE = frozenset("،؛؟!.:")

# The marks that may change whatever stands beside them; rare in Arabic text, so that looking for each is cheap.
_LOOK_CLOSER = ",;?" + _DASHES


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)
