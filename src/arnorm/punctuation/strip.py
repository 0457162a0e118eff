"""Punctuation deleted, except in numbers and links."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from arnorm._arabic.protect import protected_spans
from arnorm._arabic.removal import has_arabic
from arnorm._core import classes as k
from arnorm._core.charmap import char_map
from arnorm._core.options import make_option
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Loss, function_form, step_class
from arnorm._core.windows import join_spans, lies_in
from arnorm.numbers.find import numbers_in
from arnorm.numbers.kernel import find_points
from arnorm.punctuation.kernel import DIGIT_KINDS
from arnorm.tatweel import STROKE, find_strokes, is_between_numbers

__all__ = ["StripPunctuation", "strip_punctuation"]

_ASCII_SIGNS = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""  # string.punctuation, whose module compiles patterns
_ASCII = _ASCII_SIGNS + "\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}"
_SELECTORS = "\ufe0e\ufe0f"  # after a sign: drawn as text, or as an emoji
_BLANK_KINDS = frozenset((k.SPACE, k.GAP))
_EDGE_KINDS = frozenset((k.NEWLINE, k.END))
# Kept marks without a space on their inner side.
_OPENING_KINDS = frozenset((k.OPEN, k.QUOTE))
_CLOSING_KINDS = frozenset((k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.BANG))


@step_class
class StripPunctuation(CharStep):
    """Take the punctuation out: commas, stops, quotation marks, brackets, dashes; a space stays between two words.

    A text without a single Arabic letter comes back as it is; ``protect=False`` takes marks out of any text.
    What numbers, times, dates and links are made of stays: 3.5, 10:30, -5, 50%, https://…, @name, Covid-19, don't;
    and so do the signs between two numbers.

    - ``keep``: characters that stay, as one str (".؟!").
    - ``marks``: ``"all"``, or ``"ascii"`` for ASCII's and the Arabic comma, semicolon and question mark only.
    - ``protect``: False takes out every mark, inside numbers and links too, and puts no space in its place: what
      evaluations of speech recognition do (`arnorm.ASR`). "numbers" writes a space for every mark, in links and in any
      text, and for a tatweel between two numbers, except for the signs of a value: the decimal sign of 3.5 and the
      minus of a number after a word. It takes the selectors of signs out (‼ and ☺ as text or emoji, U+FE0E, U+FE0F).

    Raises ValueError for other choices. Table: Unicode's categories P, ASCII's signs (string.punctuation) without $.

    >>> import arnorm
    >>> arnorm.strip_punctuation("قال: «نعم» (3.5)، ثم خرج في 10:30!")
    'قال نعم 3.5 ثم خرج في 10:30'
    >>> arnorm.strip_punctuation("هل جاء؟ نعم.", keep="؟")
    'هل جاء؟ نعم'
    """

    keep: str = make_option("", examples=("", ".؟!", "،«»"))
    marks: Literal["all", "ascii"] = "all"
    protect: bool | Literal["numbers"] = True

    loss: ClassVar[Loss] = "layout"
    summary = "Takes punctuation out; the signs of numbers, times and links stay."
    summary_ar = "يحذف علامات الترقيم، ويبقي ما كان منها جزءًا من عدد أو وقت أو رابط."
    topic = "Quotations, punctuation, white space"

    def __post_init__(self) -> None:
        if not isinstance(self.keep, str):
            raise ValueError(f"StripPunctuation: keep takes characters as one str, got {self.keep!r}")

    def table(self) -> Mapping[str, str]:
        marks = _ASCII if self.marks == "ascii" else _all_marks()
        if self.protect == "numbers":
            marks += STROKE  # a dash between two numbers
        new = " " if self.protect == "numbers" else ""
        table = {mark: new for mark in marks if mark not in self.keep and not (self.protect and mark == "$")}
        return table | dict.fromkeys(_SELECTORS, "") if self.protect == "numbers" else table

    def decides_by(self) -> Literal["table", "exempt", "edits"]:
        if self.protect == "numbers":
            return "exempt"
        return "edits" if self.protect else "table"

    def exempt(self, scan: Scan) -> Iterable[int]:
        """The signs of a value, and the tatweels of words, where the table alone decides the rest."""
        if self.protect != "numbers":
            return ()
        text = scan.text
        if "-" not in text and STROKE not in text:
            return find_points(text, _DECIMAL_SIGNS)
        marks = char_map((self,)).table
        signs = find_value_signs(text, marks)
        if STROKE not in text or not (strokes := list(find_strokes(scan))):
            return signs
        gone = {ord(mark): " " for mark in marks if mark != STROKE}
        kinds = Scan(text.translate(gone)).kinds  # marks count as spaces, which they become
        return sorted([*signs, *(at for at in strokes if not is_between_numbers(kinds, at))])

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        if self.decides_by() != "edits":
            return CharStep.edits(self, scan)
        if not has_arabic(scan.kinds):
            return ()
        return _take_out(scan, self._find_marks(scan))

    def _find_marks(self, scan: Scan) -> list[tuple[int, int]]:
        """Find the marks that do not belong to a number, a link or a word."""
        marks = [m.span() for m in _mark_pattern(self.keep, self.marks).finditer(scan.text)]
        if not marks:
            return marks
        kept, kinds = _kept_bounds(scan), scan.kinds
        return [(at, end) for at, end in marks if not lies_in(kept, at) and not _joins_a_word(kinds, at)]


strip_punctuation = function_form(StripPunctuation)


_DECIMAL_SIGNS = ".\u066b"
_MINUS = lazy_pattern(r"-[.\u066b]?(?=\d)")


def find_value_signs(text: str, marks: Container[str]) -> list[int]:
    """Return where the decimal signs and the minus signs of values are.

    A dash that follows a figure or begins a line is no minus; ``marks`` between it and what is before it count as
    spaces, which they become.
    """
    found = find_points(text, _DECIMAL_SIGNS)
    for m in _MINUS.finditer(text):
        at = m.start() - 1
        while at >= 0 and text[at] in _SELECTORS:
            at -= 1
        if at >= 0 and not (text[at] in marks or text[at].isspace()):
            continue
        while at >= 0 and text[at] not in k.LINE_ENDS and (text[at] in marks or text[at].isspace()):
            at -= 1
        if at >= 0 and text[at] not in k.LINE_ENDS and not text[at].isdecimal():
            found += range(*m.span())  # and the sign of -.5
    return sorted(found)


@functools.cache
def _all_marks() -> str:
    """Return every mark, in the order of the code points."""
    from arnorm._generated.unicode import PUNCTUATION  # noqa: PLC0415 -- a large table, needed at the first call only

    marks = {chr(code) for first, last in PUNCTUATION for code in range(first, last + 1)} | set(_ASCII_SIGNS)
    return "".join(sorted(marks))


@functools.lru_cache(maxsize=32)
def _mark_pattern(keep: str, marks: str) -> re.Pattern[str]:
    wanted = StripPunctuation(keep=keep, marks=marks).table()  # type: ignore[arg-type]
    return re.compile("[" + "".join(map(re.escape, wanted)) + "]")


def _take_out(scan: Scan, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the edits that delete the marks; a space stays between words, but not beside a kept bracket or stop."""
    kinds = scan.kinds
    for start, end in _join_marks_and_spaces(kinds, marks):
        left, right = kinds[start - 1], kinds[end]
        if left in DIGIT_KINDS and right in DIGIT_KINDS:
            continue  # two numbers would be read as one: 1446-5 (5
        # A kept mark ends the text before it; a stop may begin a number instead (.12).
        closes = right in _CLOSING_KINDS and not (right == k.STOP and kinds[end + 1] in DIGIT_KINDS)
        glued = (closes or left in _OPENING_KINDS) and not any(kind in _BLANK_KINDS for kind in kinds[start:end])
        yield start, end, "" if glued or left in _EDGE_KINDS or right in _EDGE_KINDS else " "


def _join_marks_and_spaces(kinds: bytes, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the marks to runs, each with the spaces inside and around it."""
    done = i = 0
    while i < len(marks):
        start = end = marks[i][0]
        while start > done and kinds[start - 1] in _BLANK_KINDS:
            start -= 1
        while True:
            while kinds[end] in _BLANK_KINDS:
                end += 1
            if i == len(marks) or marks[i][0] != end:
                break
            end, i = end + 1, i + 1
        yield start, end
        done = end


def _joins_a_word(kinds: bytes, at: int) -> bool:
    """An apostrophe or hyphen inside a word of another script: don't, al-Hayat."""
    return kinds[at] in (k.QUOTE, k.DASH) and kinds[at - 1] == k.FOREIGN == kinds[at + 1]


def _kept_bounds(scan: Scan) -> list[int]:
    """Return the bounds of the spans whose marks stay: protected spans, numbers with their sign and per-cent mark."""
    kinds = scan.kinds
    numbers = scan.derive(numbers_in)
    found = list(scan.derive(protected_spans))
    spans = [*numbers.plain, *((reading.start, reading.end) for reading in numbers.signed)]
    for start, end in spans:
        signed = kinds[start - 1] == k.DASH and kinds[start - 2] in _BLANK_KINDS | _EDGE_KINDS
        found.append((start - signed, end + (kinds[end] == k.PERCENT)))
    return join_spans(found)
