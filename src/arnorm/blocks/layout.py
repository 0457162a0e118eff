"""White space that says something: in code, data and tables, between half-lines of verse, before items of a list."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.classes import LINE_ENDS, NO_BREAK_SPACES
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import near_before
from arnorm.blocks.bare import BareText
from arnorm.blocks.lines import is_prose, make_noise
from arnorm.blocks.reading import reading_in

__all__ = ["indentation", "layout_in"]

_GAP = rf"[{NO_BREAK_SPACES}](?:[^\S{LINE_ENDS}{NO_BREAK_SPACES}]*+[{NO_BREAK_SPACES}]){{2,}}+"
# What an item of a list begins with, whatever digits and dashes are unified to; no sign that takes the space away. A
# gap becomes a line end.
_ITEM = (
    r"(?:[-\u0640\u2010-\u2015*+\u2022\u25e6\u25aa\u2023\u00b7]|[0-9٠-٩۰-۹]{1,3}[.)-]|[\u0621-\u064a]\u0640?[.)-])"
    rf"(?![ \t]*+{_GAP})[ \t\xa0]+[^\s0-9٠-٩۰-۹.،,؛;؟?!:…]"
)
_IS_ITEM = lazy_pattern(_ITEM)
_INDENTED_ITEM = lazy_pattern(rf"[ \t]*{_ITEM}")
_NO_BREAK_GAP = lazy_pattern(_GAP)
_BREAK = lazy_pattern(rf"[{LINE_ENDS}]|{_GAP}")
_LONGEST_LINE = 2000  # how far back the line before is looked for


def layout_in(scan: Scan) -> list[int]:
    """The bounds of what keeps its white space."""
    if is_prose(scan):
        return []
    reading = scan.derive(reading_in)
    if not reading.blocks and reading.is_plain:
        return []
    spans = [*reading.masked_between(0, len(scan.text)), *reading.fixed_values()]
    for stretch in reading.blocks:
        if stretch.kind == "verse":
            spans += _gaps(scan.text, stretch.start, stretch.end)
        elif stretch.kind in ("data", "table"):  # a line end would end the value
            spans += [gap.span() for gap in _NO_BREAK_GAP.finditer(scan.text, stretch.start, stretch.end)]
    bounds: list[int] = []
    for start, end in sorted(spans):
        if bounds and start <= bounds[-1]:
            bounds[-1] = max(end, bounds[-1])
        else:
            bounds += start, end
    return bounds


def _gaps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The gaps between the half-lines of verses."""
    from arnorm.blocks.find import HALVES  # noqa: PLC0415 -- the reading that found a verse has brought it

    at = start
    for line in text[start:end].split("\n"):
        bare = BareText(line, (noise.span() for noise in make_noise().finditer(line)))
        if halves := HALVES.match(bare.text):
            first, last = bare.span(halves.end("first"), halves.start("second"), with_behind=True)
            yield at + first, at + last
        at += len(line) + 1


def indentation(text: str, start: int, end: int) -> str:
    """The indentation, out of the white space from ``start`` to ``end``, that the item of a list after it keeps."""
    run = text[start:end]
    indent = run[len(run.rstrip(" \t")) :]
    if indent in ("", " "):
        return ""
    if not _IS_ITEM.match(text, end):
        return ""
    begins = near_before(start, _LONGEST_LINE)
    for line_end in _BREAK.finditer(text, begins, start):
        begins = line_end.end()
    return indent if _INDENTED_ITEM.match(text, begins) else ""
