"""The blocks of a text, read once and shared: what kind of text each stretch of lines is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from arnorm._core.classes import LINE_ENDS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.plain import to_dict
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm.blocks.code import ARABIC, count_code, fenced_spans, is_code_line
from arnorm.blocks.crossings import crossed
from arnorm.blocks.data import format_of
from arnorm.blocks.paragraphs import bare, broken_lines, may_be_broken
from arnorm.blocks.subtitles import cue_headers

__all__ = ["HALVES", "KINDS", "Block", "Kind", "Stretch", "find_blocks", "keeps_prose", "special_blocks"]

Kind = Literal["paragraph", "line", "code", "data", "table", "verse", "subtitle"]
KINDS: tuple[Kind, ...] = ("paragraph", "line", "code", "data", "table", "verse", "subtitle")

# Shares of lines that are code by themselves, in per cent: of a whole text, and of lines without a blank one between.
_CODE_IN_TEXT, _CODE_IN_RUN = 40, 60
_FEW_LINES, _LEAST_CODE = 4, 3
_CODE_TO_PROSE = 2  # lines of code for each that begins with an Arabic letter, in source code at least
# Two half-lines with a gap between them.
_GAP = r"[ ]{3,}|[ \xa0]*\xa0[ \xa0]*\xa0[ \xa0]*\xa0[ \xa0]*|\s\.\.\.\s|\s\*{1,3}\s|\s?%~%\s?"
HALVES = lazy_pattern(rf"\s*(?P<first>\S(?:\S|[ ](?![ ]{{2}}))*?)(?:{_GAP})(?P<second>\S(?:\S|[ ](?![ ]{{2}}))*)\s*\Z")
_LONGEST_VERSE, _SHORTEST_HALF = 120, 10
_NO_VERSE = lazy_pattern(r"\d|[^\W\d_\u0620-\u06d3\ufb50-\ufefc]")  # digits, and letters that are not Arabic
_BAR = lazy_pattern(r"(?:^\s*|\s)\|(?=\s|$)")
_CODE_SIGN = lazy_pattern(r"\w[(=/_\\-]\S|[{}<>$*;=|\"']|\.\w")
_FRONT_MATTER = lazy_pattern(r"---[ \t]*\r?\n(?:[^\n]{0,2000}\n){1,200}?---[ \t]*\r?(?=\n|\Z)")
_RULER = lazy_pattern(r"\s*+\|?(?:\s*+:?-{1,200}+:?\s*+\|){1,60}+(?:\s*+:?-{1,200}+:?\s*+)?\Z")


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines of one kind: ``start`` and ``end`` (code points, end exclusive) and its ``kind``."""

    start: int
    end: int
    kind: Kind

    def to_dict(self) -> dict[str, Any]:
        """The block as JSON has it."""
        return to_dict(self)


class Stretch(NamedTuple):
    """A block that is no single line of prose: its kind, and the format of data or the text of a cue."""

    start: int
    end: int
    kind: Kind
    form: str = ""


_Lines = list[tuple[int, int]]


def find_blocks(text: str) -> list[Block]:
    r"""What kind of text each stretch of lines is, in order; blank lines belong to no block.

    - "paragraph": lines of prose that were broken at a width; they are read as one line.
    - "line": a line of prose that is read by itself: a paragraph on one line, a headline, an item, a tweet.
    - "code": source code, markup and shell commands, Markdown's fenced blocks; nothing there is rewritten.
    - "data": JSON, CSV, XML and the like; only prose inside of values is rewritten.
    - "table": rows of columns; only prose inside of cells is rewritten.
    - "verse": two half-lines with a gap between them.
    - "subtitle": the number, time and text of a cue.

    Raises TypeError for anything but a str.

    >>> text = "قال الوزير:\n```\nprint('نعم')\n```"
    >>> [(block.kind, text[block.start : block.end]) for block in find_blocks(text)]
    [('line', 'قال الوزير:'), ('code', "```\nprint('نعم')\n```")]
    """
    check_text(text, by="find_blocks")
    special = Scan(text).derive(special_blocks)
    blocks = [Block(one.start, one.end, one.kind) for one in special]
    at = 0
    for stretch in (*special, Stretch(len(text), len(text), "line")):
        blocks += [Block(start, end, "line") for start, end in _lines(text, at, stretch.start)]
        at = stretch.end
    return sorted(blocks, key=lambda block: block.start)


def with_line_feeds(scan: Scan) -> Scan:
    """Return a scan with a line feed for each line end but CRLF: `CollapseWhitespace` will write one there."""
    text = scan.text
    if not any(end in text for end in _OTHER_ENDS):
        return scan
    new = _OTHER_END.sub("\n", text)
    return scan if new == text else Scan(new)


_OTHER_ENDS = LINE_ENDS.replace("\n", "")
_OTHER_END = lazy_pattern(rf"\r(?!\n)|(?!\r)[{_OTHER_ENDS}]")


def special_blocks(scan: Scan) -> list[Stretch]:
    """The blocks of a scan that are no single lines of prose; share them: ``scan.derive(special_blocks)``."""
    text = scan.derive(with_line_feeds).text
    if not text or text.isspace():
        return []
    if "\n" not in text:
        kind = _kind_of_line(text)
        return [Stretch(0, len(text), *kind)] if kind else []
    if headers := cue_headers(text):
        return list(_cues(text, headers))
    matter = _FRONT_MATTER.match(text)
    found = [Stretch(0, matter.end(), "data", "keys")] if matter else []
    at = matter.end() if matter else 0
    fences = [span for span in fenced_spans(text) if span[0] >= at]
    if not fences and (whole := _kind_of_text(text, at)):
        return [*found, whole]
    for start, end in [*fences, (len(text), len(text))]:
        for run in _runs(text, at, start):
            found += _of_run(scan, run)
        if end > start:
            found.append(Stretch(start, end, "code"))
        at = end
    return found


# What makes a line code or data, or parts lines. Without it in what was written, a text of prose is one still.
_TELLING = lazy_pattern(r"[^ .,:!?0-9\u00a0-\uffff-]|[\x85\u2028\u2029]")
_CARRIED_EDITS = 2000


def keeps_prose(edits: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a text without special blocks has none after these edits either."""
    return len(edits) <= _CARRIED_EDITS and not any(_TELLING.search(new) for _, _, new in edits)


def _carry(scan: Scan, old: list[Stretch], edits: Sequence[tuple[int, int, str]]) -> list[Stretch]:
    """What `special_blocks` gives, from what it gave before some edits."""
    return old if not old and keeps_prose(edits) else special_blocks(scan)


special_blocks.carry = _carry  # type: ignore[attr-defined]
special_blocks.any_digits = True  # type: ignore[attr-defined]


def _kind_of_text(text: str, start: int) -> Stretch | None:
    """The whole of a text from a place on as one block of data or of code, if it is one."""
    lines = [text[a:b] for a, b in _lines(text, start, len(text))]
    if form := format_of(lines, whole=True):
        return Stretch(start, len(text), "data", form)
    return Stretch(start, len(text), "code") if _is_source(lines) else None


def _lines(text: str, start: int, end: int) -> _Lines:
    """The lines that are not blank."""
    found = []
    at = start
    for line in text[start:end].split("\n"):
        if line and not line.isspace():
            found.append((at, at + len(line.rstrip("\r"))))
        at += len(line) + 1
    return found


def _runs(text: str, start: int, end: int) -> Iterator[_Lines]:
    """The lines, those together that no blank line parts."""
    run: _Lines = []
    at = start
    for line in text[start:end].split("\n"):
        if line and not line.isspace():
            run.append((at, at + len(line.rstrip("\r"))))
        elif run:
            yield run
            run = []
        at += len(line) + 1
    if run:
        yield run


def _kind_of_line(line: str) -> tuple[Kind, str] | None:
    """The kind of a line by itself, where it is no prose."""
    first = line.lstrip()[:1]
    if first > "\x7f" or first.isdigit():
        return None
    if first in "{[<" and (form := format_of([line])):
        return "data", form
    return ("code", "") if is_code_line(line, alone=True) else None


def _is_source(lines: Sequence[str]) -> bool:
    """Whether a whole text is source code: then its comments and its lines of prose are code too."""
    code = count_code(lines)
    if 100 * code < _CODE_IN_TEXT * max(_FEW_LINES, len(lines)):
        return False
    prose = sum(ARABIC.match(line.lstrip()) is not None for line in lines)
    return code >= _CODE_TO_PROSE * prose


def _of_run(scan: Scan, run: _Lines) -> Iterator[Stretch]:
    """The special blocks of lines without a blank one between them."""
    text = scan.text
    start, end = run[0][0], run[-1][1]
    lines = [text[a:b] for a, b in run]
    if len(run) == 1:
        if kind := _kind_of_line(lines[0]):
            yield Stretch(start, end, *kind)
        return
    if _is_markdown_table(lines):
        yield Stretch(start, end, "table", "table")
    elif form := format_of(lines):
        yield Stretch(start, end, "data", form)
    elif _is_code(lines):
        yield Stretch(start, end, "code")
    else:
        yield from _joined(scan, run, lines, _kinds(lines))


def _is_code(lines: Sequence[str]) -> bool:
    """Whether lines without a blank one between them are code: most look so, or all are indented and none is Arabic."""
    if len(lines) >= _LEAST_CODE and 100 * count_code(lines) >= _CODE_IN_RUN * len(lines):
        return True
    indented = all(line[:1] == "\t" or line[:4] == "    " for line in lines)
    return indented and all(map(str.isascii, lines)) and any(map(_CODE_SIGN.search, lines))


def _is_markdown_table(lines: Sequence[str]) -> bool:
    return any(_RULER.match(line) for line in lines[1:2]) and all("|" in line for line in lines)


def _kinds(lines: Sequence[str]) -> list[Kind]:
    """The kind of each line by itself and its neighbours."""
    bars = [len(_BAR.findall(line)) if "|" in line else 0 for line in lines]
    kinds: list[Kind] = ["code" if is_code_line(line, alone=True) else "line" for line in lines]
    for i, line in enumerate(lines):
        if bars[i] >= 2 and bars[i] in (*bars[max(0, i - 1) : i], *bars[i + 1 : i + 2]):
            kinds[i] = "table"
        elif _is_verse(line) and any(map(_is_verse, (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]))):
            kinds[i] = "verse"
    return kinds


def _is_verse(line: str) -> bool:
    """Whether a line looks like two half-lines of Arabic words with a gap between them."""
    if not ("  " in line or "\xa0" in line or "..." in line or "*" in line or "%" in line):
        return False
    verse = bare(line).strip()
    if len(verse) > _LONGEST_VERSE or not ARABIC.match(verse) or _NO_VERSE.search(verse):
        return False
    halves = HALVES.match(verse)
    if halves is None:
        return False
    first, second = len(halves["first"]), len(halves["second"])
    return min(first, second) >= _SHORTEST_HALF and max(first, second) <= 2 * min(first, second)


def _joined(scan: Scan, run: _Lines, lines: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Stretch]:
    """The blocks of a run: paragraphs, and lines of other kinds that follow each other."""
    first = 0
    n = len(run)
    while first < n:
        last = first
        while last + 1 < n and kinds[last + 1] == kinds[first]:
            last += 1
        if kinds[first] != "line":
            form = "table" if kinds[first] == "table" else ""
            yield Stretch(run[first][0], run[last][1], kinds[first], form)
        elif last > first:
            kinds_of_lines = [scan.kinds[a:b] for a, b in run[first : last + 1]]
            may_be = may_be_broken(kinds_of_lines)
            joints = broken_lines(lines[first : last + 1], crossed) if may_be else set()
            yield from _paragraphs(run[first : last + 1], joints)
        first = last + 1


def _paragraphs(run: _Lines, joints: set[int]) -> Iterator[Stretch]:
    first = 0
    for i in range(len(run)):
        if i not in joints:
            if i > first:
                yield Stretch(run[first][0], run[i][1], "paragraph")
            first = i + 1


def _cues(text: str, headers: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Each cue, from its number to the end of its text."""
    ends = [start for start, _ in headers[1:]] + [len(text)]
    for (start, _), end in zip(headers, ends, strict=True):
        yield Stretch(start, start + len(text[start:end].rstrip()), "subtitle")
