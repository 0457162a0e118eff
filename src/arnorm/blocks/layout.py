"""White space that says something: in code, data and tables, between half-lines of verse, in a list's items."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from arnorm._core.classes import (
    CLOSE,
    COLON,
    FOREIGN,
    GAP,
    HASH,
    LETTER,
    LINE_ENDS,
    NEWLINE,
    NO_BREAK_SPACES,
    OTHER,
    QUOTE,
)
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans
from arnorm.blocks.reading import is_prose, page_of

_GAP = rf"[{NO_BREAK_SPACES}](?:[^\S{LINE_ENDS}{NO_BREAK_SPACES}]*+[{NO_BREAK_SPACES}]){{2,}}+"
# What an item of a list begins with; no sign that takes the space away. A gap becomes a line end.
_FIGURES = r"[0-9٠-٩۰-۹]{1,4}(?:[.][0-9٠-٩۰-۹]{1,3})*[.)]?(?=[\s\[(])"
_SOLID = rf"(?:[^\s0-9٠-٩۰-۹.،,٫٬؛;؟?!:…]|(?P<figures>{_FIGURES}))"
_ITEM = (
    r"(?P<marker>[-\u0640\u2010-\u2015*+\u2022\u25e6\u25aa\u2023\u00b7]|[0-9٠-٩۰-۹]{1,3}[.)-]|[\u0621-\u064a]\u0640?[.)-])"
    rf"(?![ \t]*+{_GAP})[ \t\xa0]+{_SOLID}"
)
_IS_ITEM = lazy_pattern(_ITEM)
_IS_SOLID = lazy_pattern(_SOLID)
_NO_BREAK_GAP = lazy_pattern(_GAP)
# A space there would begin a value or a comment. A pattern that begins with a class and looks back behind it is quick.
_BLANKS_OF_KEYS = lazy_pattern(r"[^\S\n](?:(?<=:.)[^\S\n]*+|(?<![^\S\n].)[^\S\n]*+(?=#))")
# The indentation of a line in a string, and the blanks that make a break of its end in Markdown.
_INDENTATION = lazy_pattern(r"[^\S\n](?:(?<=\\n.)[^\S\n]*+|[^\S\n]++(?=\\n))")
_BLANKS_OF = {"keys": _BLANKS_OF_KEYS, "json": _INDENTATION, "po": _INDENTATION, "sql": _INDENTATION}
_LONGEST_LINE = 2000  # how far back the start of the line before is looked for
_INDENTING = " \t"
_TAB_COLUMNS, _MORE_COLUMNS = 4, 3  # a line of an item is indented as the item's text is, or by a little more
_FENCES = ("```", "~~~")
_DEEPEST = 16  # columns of a line that goes on: deeper stand the lines in the middle of a page of PDF
_TATWEEL = "\N{ARABIC TATWEEL}"


# What only Markdown writes: headings, fences, words in bold, links, the ruler of a table; and reStructuredText: a
# directive, a role, a literal. A line end comes before each line. A pattern that begins with a class is fast.
_MARKDOWN = lazy_pattern(
    r"[\n*\]:`](?:(?<=\n)(?:#{1,6} +\S|```|~~~|\|?[ ]*:?-{3,}:?[ ]*\|"
    r"|[ \t]*(?:<(?:p|div|details|img|br|a)\b|\.\.[ ](?:[\w-]+::|_[^\n]+:)))"
    r"|(?<=\*)\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*|(?<=\])\((?:https?:|[/#.])|(?<=:)[\w-]+:`|(?<=`)`(?!`)[^`\n]+``)"
)
# Each with its kind, and a character of it that is found fast: no Arabic letter has its low byte often.
_SIGNS_OF_MARKDOWN = (
    (QUOTE, "`", "```"), (OTHER, "~", "~~~"), (OTHER, "|", "-|"), (OTHER, "|", "- |"), (OTHER, "**", "**"),
    (CLOSE, "]", "]("), (COLON, ":", "::"),
)  # fmt: skip


_BESIDE_HASHES = ("# ", "<", "`", "|", ".. _")  # one is in what the pattern finds, where a text has no other sign


def is_markdown(scan: Scan) -> bool:
    """Whether a text has two signs of Markdown: blanks at a line's end break it then, and all indentation stays."""
    text, kinds = scan.text, scan.kinds
    has_signs = any(kind in kinds and one in text and sign in text for kind, one, sign in _SIGNS_OF_MARKDOWN)
    if not has_signs and HASH in kinds and (text.startswith("#") or "\n#" in text):
        has_signs = any(map(text.__contains__, _BESIDE_HASHES))  # else these are hashtags
    return has_signs and sum(1 for _ in itertools.islice(_MARKDOWN.finditer(f"\n{text}"), 2)) > 1


def layout_in(scan: Scan) -> list[int]:
    """The bounds of what keeps its white space."""
    if is_prose(scan):
        return []
    reading = page_of(scan)
    spans = reading.fixed_ends
    for stretch in reading.list_blocks("verse", "data", "table"):
        if stretch.kind == "verse":
            spans += _gaps(scan.text, stretch.start, stretch.end)
        else:  # a line end would end the value
            spans += [gap.span() for gap in _NO_BREAK_GAP.finditer(scan.text, stretch.start, stretch.end)]
            if stretch.form in _BLANKS_OF:
                blanks = _BLANKS_OF[stretch.form]
                spans += [found.span() for found in blanks.finditer(scan.text, stretch.start, stretch.end)]
    fixed = reading.find_fixed()
    return join_spans([*zip(fixed[::2], fixed[1::2], strict=True), *spans], touching=True) if spans else fixed


def _gaps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The gaps between the half-lines of verses."""
    from arnorm.blocks.find import HALVES  # noqa: PLC0415 -- the reading that found a verse has brought it

    at = start
    for line in text[start:end].split("\n"):
        if halves := HALVES.match(line):
            yield at + halves.end("first"), at + halves.start("second")
        at += len(line) + 1


def indentation(scan: Scan, start: int, end: int, kept: dict[int, int]) -> str:
    """The indentation, out of the white space from ``start`` to ``end``, that stays behind its line breaks.

    An item of a list inside of an item keeps it, and so does what else belongs to an item: the next line of its text,
    or a paragraph behind a blank line. ``kept`` has the columns of the lines before that keep theirs, by where their
    text begins.
    """
    text, kinds = scan.text, scan.kinds
    if text[end - 1] == " " and text[end - 2] not in _INDENTING:
        return ""
    begins = _find_line_start(text, kinds, start)
    before = end - len(text[begins:end].lstrip())  # where the text of the line before begins
    first = kinds[before]
    if (first == FOREIGN or first == kinds[before + 1] == LETTER) and before not in kept:  # most begin with a word
        return ""
    if before not in kept and text.startswith(_FENCES, before):  # of code in an item, whose indentation stays
        line = text[begins:start]
        kept[before] = len(line.expandtabs(_TAB_COLUMNS)) - len(line.lstrip())
    item = _IS_ITEM.match(text, before)
    if item is None and before not in kept:  # nearly all
        return ""
    run = text[start:end]
    indent = run[len(run.rstrip(_INDENTING)) :]
    columns = len(indent.expandtabs(_TAB_COLUMNS))
    found = _IS_ITEM.match(text, end)
    # In a PDF's lines ``- 2`` is the number of an item, read backwards, and the blanks say where it stood on the page.
    if found is not None and (found["figures"] is None or columns <= _TAB_COLUMNS):
        stays = True
    elif columns <= _DEEPEST and _IS_SOLID.match(text, end):
        stays = _lies_in_item(columns, item and item["marker"], kept.get(before, 0))
    else:
        stays = False
    if stays:
        kept[end] = columns
    return indent if stays else ""


def _find_line_start(text: str, kinds: bytes, end: int) -> int:
    """Where the line that ends at a place begins, if that is near; a gap becomes a line end."""
    near = max(0, end - _LONGEST_LINE)
    begins = max(near, kinds.rfind(NEWLINE, near, end) + 1)
    if kinds.find(GAP, begins, end) >= 0:
        for gap in _NO_BREAK_GAP.finditer(text, begins, end):
            begins = gap.end()
    return begins


def _lies_in_item(columns: int, marker: str | None, before: int) -> bool:
    """Whether a line of this indentation belongs to the item before it, or to that of the line before it."""
    if marker is None:
        return columns == before
    least = before + len(marker.replace(_TATWEEL, "") or marker) + len(" ")
    return least <= columns <= least + _MORE_COLUMNS
