"""White space: one space between words, one kind of line break, and a line break for each layout gap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from arnorm._arabic import kernel
from arnorm._arabic.marks import GAP_SPACES
from arnorm._core.classes import END, GAP, NEWLINE, NO_BREAK_SPACES, SPACE
from arnorm._core.edits import Edit
from arnorm._core.options import make_option
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan, roles
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm.blocks.layout import indentation, is_markdown, layout_in
from arnorm.blocks.options import Blocks

__all__ = ["CollapseWhitespace", "collapse_whitespace"]

_HARD_BREAK = lazy_pattern(r"( {2,})\r?\n")
_WHITE_ROLES = roles({1: bytes((SPACE,)), 3: bytes((GAP, NEWLINE))})
# What one space between words, or one line break, is not.
_ACTS_ON = (bytes((GAP,)), bytes((NEWLINE,)), bytes((SPACE, SPACE)), bytes((END, SPACE)), bytes((SPACE, END)))


@step_class
class CollapseWhitespace(Step):
    r"""Write one space between words and one kind of line break, keeping lines and paragraphs.

    Runs of spaces, tabs, no-break and other spaces become one space; those at a line's ends go. Every line break
    becomes ``\n``; more than ``blank_lines`` empty lines become that many. Three or more no-break spaces inside a line
    are a layout gap, not a space: they become a line break. A plain ASCII text, without digits and quotation marks, is
    left alone.

    - ``blank_lines``: how many empty lines may follow each other, 0 or more (1: a page's paragraphs survive).
    - ``gaps``: whether layout gaps become line breaks; False makes them spaces.
    - ``lines``: "join" makes every run of white space one space, line breaks too, in any text and whatever the other
      options say.
    - ``blocks``: "auto" leaves code, data, tables and the gap between two half-lines of verse as they are (see
      `arnorm.find_blocks`), and a layout gap beside code in a line; items and paragraphs inside of an item of a list
      keep their indentation, and in a text with signs of Markdown all lines do; two blanks at the end of a line stay
      there too: they break it. "prose" leaves none of it.

    Raises ValueError for anything else.

    >>> import arnorm
    >>> arnorm.collapse_whitespace("خبر\xa0أول\xa0\xa0\xa0\xa0خبر  ثان ")
    'خبر أول\nخبر ثان'
    """

    blank_lines: int = make_option(1, examples=(0, 1, 2))
    gaps: bool = True
    lines: Literal["keep", "join"] = "keep"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "layout"
    summary = "Writes one space between words and one kind of line break; paragraphs and layout gaps stay apart."
    summary_ar = "يجعل بين الكلمتين مسافة واحدة، ويوحّد نهايات الأسطر، ويحفظ الفقرات."
    topic = "Quotations, punctuation, white space"

    def __post_init__(self) -> None:
        if type(self.blank_lines) is not int or self.blank_lines < 0:
            raise ValueError(f"CollapseWhitespace: blank_lines must be a whole number from 0, got {self.blank_lines!r}")

    def acts_on(self) -> Iterable[bytes]:
        return _ACTS_ON

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        text = scan.text
        if self.lines == "join":
            return _join_all(scan)
        if text.isascii() and not _BECOMES_ARABIC.search(text):  # plain ASCII comes back as it is
            return ()
        return self._collapse(scan)

    def _collapse(self, scan: Scan) -> list[tuple[int, int, str]]:
        """The edits of the runs of white space."""
        most_breaks = 2 if self.blank_lines else 1
        runs = kernel.find_blanks(scan.text, scan.kinds, _WHITE_ROLES, NEWLINE, most_breaks)
        return self._edits(scan, runs, layout_in(scan) if self.blocks == "auto" else []) if runs else []

    def _edits(self, scan: Scan, runs: list[tuple[int, int, int]], staying: list[int]) -> list[tuple[int, int, str]]:
        """The runs of white space that change; none inside of the bounds ``staying``."""
        text, kinds = scan.text, scan.kinds
        size, most_breaks, indents = len(text), self.blank_lines + 1, self.blocks == "auto"
        has_gaps = self.gaps and GAP in kinds
        edits: list[tuple[int, int, str]] = []
        kept: dict[int, int] = {}
        is_plain = not (staying or has_gaps)
        for start, end, breaks in kernel.cut_runs(runs, staying) if staying else runs:
            if is_plain and not breaks and start and end < size:  # most: neither empty nor one space
                edits.append((start, end, " "))
                continue
            if breaks < 0:  # part of a run
                breaks = kinds.count(NEWLINE, start, end) - text.count("\r\n", start, end)  # noqa: PLW2901
            is_edge = start == 0 or end == size
            if breaks or (has_gaps and not is_edge and end - start >= GAP_SPACES and _is_gap(text[start:end])):
                new = "\n" * min(breaks or 1, most_breaks)
                if indents and not is_edge and end - start > breaks:  # there are blanks beside the line breaks
                    in_markdown = scan.derive(is_markdown)
                    if in_markdown and breaks == 1 and (broken := _HARD_BREAK.match(text, start)):
                        new = broken[1] + new
                    if text[end - 1] in " \t":
                        run = text[start:end]
                        new += run[len(run.rstrip(" \t")) :] if in_markdown else indentation(scan, start, end, kept)
            else:
                new = "" if is_edge else " "
            if len(new) != end - start or not text.startswith(new, start):
                edits.append((start, end, new))
        return edits


def _join_all(scan: Scan) -> list[tuple[int, int, str]]:
    """One space for every run of white space, none at the ends."""
    size = len(scan.text)
    runs = kernel.find_blanks(scan.text, scan.kinds, _WHITE_ROLES, NEWLINE, 0)
    return [(start, end, " " if start and end < size else "") for start, end, _ in runs]


collapse_whitespace = function_form(CollapseWhitespace)


# What other steps make Arabic text of, so that it would not be plain the next time.
_BECOMES_ARABIC = lazy_pattern("[0-9\"'`]")


def _is_gap(run: str) -> bool:
    """Whether a run of white space is a layout gap."""
    return sum(map(run.count, NO_BREAK_SPACES)) >= GAP_SPACES
