"""The blocks of a text, read once and shared: what kind of text each stretch of lines is."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import Found
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm._core.windows import lies_across
from arnorm.blocks.code import (
    ARABIC,
    BOUND_HEADS,
    are_commands,
    begins_with_prose,
    count_prose,
    fenced_spans,
    find_php,
    has_code,
    is_code_line,
    without_dividers,
)
from arnorm.blocks.crossings import crossed
from arnorm.blocks.data import find_first_row, format_of, is_json, is_printed, opens_scope, read_other_ends
from arnorm.blocks.kernel import ANGLE, BAR, COMMA, FIRST, GAP, QUOTED, START
from arnorm.blocks.lines import Lines, lines_in, may_be_broken
from arnorm.blocks.paragraphs import broken_lines
from arnorm.blocks.subtitles import cue_headers, find_events

__all__ = ["HALVES", "KINDS", "Block", "Kind", "Stretch", "find_blocks", "find_special", "make_stretch"]

Kind = Literal["paragraph", "line", "code", "data", "table", "verse", "subtitle"]
KINDS: tuple[Kind, ...] = ("paragraph", "line", "code", "data", "table", "verse", "subtitle")

# Shares of lines that are code by themselves, in per cent: of a whole text, and of lines without a blank one between.
_CODE_IN_TEXT, _CODE_IN_RUN = 40, 60
_FEW_LINES, _LEAST_CODE, _LEAST_COMMANDS = 4, 3, 2
_is_statement = functools.partial(is_code_line, alone=True)
_CODE_TO_PROSE = 2  # lines of code for each of prose, in source code at least
# Two half-lines with a gap between them.
_WIDE_GAP = r"(?:[ ]{3,}+|(?=(?:[ ]*+\xa0){3})[ \xa0]++)"
_SIGN_GAP = r"\s\.\.\.\s|\s\*{1,3}\s|\s?%~%\s?"
_GAP = lazy_pattern(f"{_WIDE_GAP}|{_SIGN_GAP}")
_GAP_SIGNS = ("   ", "\xa0", " ...", " *", "%~%")  # every gap has one
# In a half-line no wide gap begins: a line that has one is parted there.
_IN_HALF = r"(?:\S|[ ](?![ ]{2}|(?:[ ]*+\xa0){3}))"
HALVES = lazy_pattern(
    rf"\s*+(?P<first>\S(?>{_IN_HALF}*+(?={_WIDE_GAP}\S)|{_IN_HALF}*?(?=(?:{_SIGN_GAP})\S)))(?:{_WIDE_GAP}|{_SIGN_GAP})"
    rf"(?P<second>\S{_IN_HALF}*+)\s*+\Z"
)
_SHORTEST_HALF = 10  # letters, and one for what is between two words: other steps write spaces and signs otherwise
_SIGNS = lazy_pattern(r"\W+")
_NO_VERSE = lazy_pattern(r"\d|[^\W\d_\u0620-\u06d3\ufb50-\ufefc]")  # digits, and letters that are not Arabic
_BAR = lazy_pattern(r"(?:^\s*|\s)\|(?=\s|$)")
_INDENTATIONS = ("\t", "    ")
# A sign, beside letters where prose has it too; a pattern that begins with a set is fast.
_CODE_SIGN = lazy_pattern(r"[{}<>$*;=|\"'(/_\\.-](?:(?<![(/_\\.-])|(?<=\w[(/_\\-])(?=\S)|(?<=\.)(?=\w))")
_FRONT_MATTER = lazy_pattern(r"---[ \t]*\r?\n(?:[^\n]{0,2000}\n){1,200}?---[ \t]*\r?(?=\n|\Z)")
# What opens a comment or a string of many lines, which may be all prose, and what closes it.
_COMMENTS = {'"""': '"""', "'''": "'''", "/*": "*/"}
_COMMENT_OPENING = lazy_pattern(r"(?:\A|[=(,،:+])[ \t]{0,40}[frbuFRBU]{0,2}(\"\"\"|'''|/\*)")
_EVENTS_HEAD = "[Events]"  # of an ASS file: above it stand its keys and styles
# A first line that says what the file is: a shell, an encoding, the language of a test (Gherkin).
_DECLARED = lazy_pattern(r"#!\s?/|#\s*-\*-|#[ \t]*language:[ \t]*[a-z]{2,3}(?:-\w{1,20})?\s*\Z")
_ENDS_OF_CODE = tuple(",{}[]();")
_FIRST_LINES, _NEARLY_ALL = 20, 90  # lines; per cent
# The first and the last line of a table whose columns are drawn: ====  ====, +----+----+.
_DRAWN = lazy_pattern(r"\s*+(?:={2,}(?:[ ]{1,40}={2,})+|\+(?:[-=]{2,}\+)+)\s*\Z")
_RULER = lazy_pattern(r"\s*+\|?(?:\s*+:?-{1,200}+:?\s*+\|){1,60}+(?:\s*+:?-{1,200}+:?\s*+)?\Z")


@dataclasses.dataclass(frozen=True, slots=True)
class Block(Found):
    """A stretch of lines of one kind: ``start`` and ``end`` (code points, end exclusive), its ``kind``, and ``why``.

    ``why`` is the format of data ("json", "csv", "keys" …), or what shows that lines are code: "fence", "literal" (a
    block of reStructuredText), "php", "scope" (a line opens an object or a function), "source" (of all lines so many
    look so), "line" (this one does).
    """

    start: int
    end: int
    kind: Kind
    why: str = ""


class Stretch(NamedTuple):
    """A block that is no single line of prose: its kind, and the format of data or what shows that it is code."""

    start: int
    end: int
    kind: Kind
    form: str = ""


# A file of subtitles has many: without a call of Python they are made in half the time.
make_stretch: Callable[[tuple[int, int, Kind, str]], Stretch] = functools.partial(tuple.__new__, Stretch)


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
    scan = Scan(text)
    lines = lines_in(scan)
    special = find_special(read_other_ends(scan, lines)) if lines else []
    blocks = [Block(*one) for one in special]
    at = 0
    for stretch in (*special, Stretch(len(text), len(text), "line")):
        blocks += [Block(start, end, "line") for start, end in _lines(text, at, stretch.start)]
        at = stretch.end
    return sorted(blocks, key=lambda block: block.start)


def find_special(lines: Lines) -> list[Stretch]:
    """The blocks of a text that are no single lines of prose."""
    text = lines.text
    signs = lines.signs
    if signs & START and (events := find_events(text)):
        return list(_events(lines, events))
    if len(lines) == 1:
        kind = _kind_of_line(lines)
        return [Stretch(lines.bounds[0], lines.bounds[1], *kind)] if kind else []
    if lines.has_arrow() and (headers := cue_headers(lines.text)):
        return list(_cues(text, headers))
    at = _find_matter(lines) if signs & START else 0
    found = [Stretch(0, at, "data", "keys")] if at else []
    may_be_fenced = signs & START and not BOUND_HEADS.isdisjoint(lines.heads())
    fences = [span for span in fenced_spans(text) if span[0] >= at] if may_be_fenced else []
    kind = _kind_of_text(lines.between(at, len(text)), is_page=at > 0)
    if kind and (kind[0] == "data" or not fences):  # a cell may hold a fence
        return [*found, Stretch(at, len(text), *kind)]
    if lines.signs & COMMA and (row := find_first_row(text, at)) >= 0:
        rest = [Stretch(at, row, "data", "cell")] if row > at else []
        return [*found, *rest, Stretch(row, len(text), "data", "csv")]
    for start, end, form in [*_list_bounded(lines, fences), (len(text), len(text), "")]:
        for run in lines.between(at, start).runs():
            found += _of_run(run, is_text=run is lines)
        if end > start:
            found.append(Stretch(start, end, "code", form))
        at = end
    return found


def _list_bounded(lines: Lines, fences: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """The fences, and the literal blocks outside of them, in order, each with what shows that it is code."""
    bounds = [at for fence in fences for at in fence]
    literal = [(*span, "literal") for span in _literal_spans(lines) if not lies_across(bounds, *span)]
    return sorted([*literal, *((start, end, "fence") for start, end in fences)])


# What a text with a literal block of reStructuredText has, and a line that begins a directive, of code or another.
_LITERAL_SIGNS = ("::\n", ".. code")
_DIRECTIVE = lazy_pattern(r"[ \t]*+\.\.[ \t]++(code(?:-block)?::)?")


def _literal_spans(lines: Lines) -> Iterator[tuple[int, int]]:
    """The literal blocks of reStructuredText: lines set in farther than the one that ends in ``::`` or names code.

    Behind ``::`` a blank line comes first, and no prose: people write two colons for one.
    """
    if not any(map(lines.text.__contains__, _LITERAL_SIGNS)):
        return
    strings, at = lines.strings(), 1
    while at < len(strings):
        line, first = strings[at - 1], at
        at += 1
        directive = _DIRECTIVE.match(line)
        is_opening = directive[1] if directive else line.rstrip().endswith("::") and lines.forms[first] & FIRST
        if is_opening and (directive or strings[first].lstrip()[:3] == ">>>" or not begins_with_prose(strings[first])):
            depth = _count_blanks(line)
            at = next((i for i in range(first, len(strings)) if _count_blanks(strings[i]) <= depth), len(strings))
            if at > first:
                yield lines.bounds[2 * first], lines.bounds[2 * at - 1]
            at += 1


def _count_blanks(line: str) -> int:
    return len(line) - len(line.lstrip())


def _kind_of_text(lines: Lines, *, is_page: bool) -> tuple[Kind, str] | None:
    """The kind of a whole text, or of the rest of a page with front matter, where it is data or code."""
    if lines.signs & ANGLE and "<?php" in lines.text and (php := find_php(lines.text)):
        return ("code", "php") if php == "code" else ("data", php)
    if form := format_of(lines, whole=True):
        return ("code", "scope") if opens_scope(lines, form) else ("data", form)
    return ("code", "source") if not is_page and _is_source(lines) else None


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines that are not blank."""
    found = []
    at = start
    for line in text[start:end].split("\n"):
        if line and not line.isspace():
            found.append((at, at + len(line.rstrip("\r"))))
        at += len(line) + 1
    return found


def _kind_of_line(lines: Lines) -> tuple[Kind, str] | None:
    """The kind of a line by itself, where it is no prose."""
    if not lines.held[0] & START:
        return None
    line = lines.string(0)
    if line.lstrip().startswith("<?php"):
        return ("code", "php") if find_php(line) == "code" else ("data", "markup")
    if (line.lstrip()[0] in "{[<" or line.rstrip()[-1] in "\"']") and (form := format_of(lines)):
        return "data", form
    return ("code", "line") if is_code_line(line, alone=True) else None


def _is_source(lines: Lines) -> bool:
    """Whether a whole text is source code: then its comments and its lines of prose are code too."""
    if (lines.text.startswith("#", lines.bounds[0]) and _DECLARED.match(lines.string(0))) or _is_object(lines):
        return True
    if lines.count(START) >= _LEAST_COMMANDS and are_commands(lines.strings(), _LEAST_COMMANDS):
        return True
    has_comments = any(map(lines.text.__contains__, _COMMENTS))
    if (not has_comments and lines.share(START | QUOTED) < _CODE_IN_TEXT) or _begins_with_json(lines):
        return False
    strings = without_dividers(_without_comments(lines.strings()) if has_comments else lines.strings())
    if lines.string(0).lstrip().startswith("/*") and strings and all(map(_is_statement, strings[:_FEW_LINES])):
        return True
    wanted = _CODE_TO_PROSE * sum(map(begins_with_prose, strings))
    if wanted > lines.count(START | QUOTED):
        return False
    least = math.ceil(_CODE_IN_TEXT * max(_FEW_LINES, len(strings)) / 100)
    if has_code(strings, max(least, wanted)):
        return True
    return has_comments and wanted < least and _has_sure_code(strings) and has_code(strings, wanted)


def _is_object(lines: Lines) -> bool:
    """Whether nearly all lines end as code does, and one of the first opens an object: its keys may be Arabic words."""
    most_others = len(lines) * (100 - _NEARLY_ALL) // 100
    others = (line for line in lines.strings() if not line.rstrip().endswith(_ENDS_OF_CODE))
    if next(itertools.islice(others, most_others, None), None) is not None:
        return False
    return opens_scope(lines.part(0, min(len(lines), _FIRST_LINES)), "")


def _begins_with_json(lines: Lines) -> bool:
    """Whether the lines before the first blank one are JSON: a page may begin with its keys, and go on in prose."""
    head = next(iter(lines.runs()), lines)
    return len(head) < len(lines) and head.bounds[0] == lines.bounds[0] and is_json(head)


def _has_sure_code(strings: Sequence[str]) -> bool:
    """Whether some lines are code by themselves."""
    found = (line for line in strings if is_code_line(line, alone=True))
    return len(list(itertools.islice(found, _LEAST_CODE))) == _LEAST_CODE


def _without_comments(lines: Sequence[str]) -> list[str]:
    """The lines of a text that are in no comment or string of many lines."""
    kept, closing = [], ""
    for line in lines:
        if closing:
            closing = "" if closing in line else closing
        elif (opening := _COMMENT_OPENING.search(line)) is None:
            kept.append(line)
        else:
            closing = _COMMENTS[opening[1]]
            closing = "" if closing in line[opening.end() :] else closing
    return kept


def _of_run(run: Lines, *, is_text: bool) -> Iterator[Stretch]:
    """The special blocks of lines without a blank one between them; ``is_text``: they are a whole text, and no data."""
    start, end = run.bounds[0], run.bounds[-1]
    if len(run) == 1:
        if kind := _kind_of_line(run):
            yield Stretch(start, end, *kind)
    elif run.text[run.bounds[0]] in "=+ " and _DRAWN.match(run.string(0)) and _DRAWN.match(run.string(len(run) - 1)):
        yield Stretch(start, end, "code", "source")
    elif run.share(BAR) == 100 and _RULER.match(run.string(1)):
        yield Stretch(start, end, "table", "table")
    elif not is_text and (form := format_of(run)):
        yield Stretch(start, end, "data", form)
    elif _is_code(run) or (run.count(START) == len(run) and are_commands(run.strings(), _LEAST_COMMANDS)):
        yield Stretch(start, end, "code", "source")
    else:
        yield from _joined(run, _kinds(run))


def _is_code(run: Lines) -> bool:
    """Whether lines without a blank one between them are code: most look so, or all are indented and none is Arabic."""
    if len(run) >= _LEAST_CODE and run.share(START | QUOTED) >= _CODE_IN_RUN:
        lines = without_dividers(run.strings())
        least = math.ceil(_CODE_IN_RUN * max(_LEAST_CODE, len(lines)) / 100)
        if has_code(lines, least):
            wanted = _CODE_TO_PROSE * count_prose(lines)
            if wanted <= least or has_code(lines, wanted):
                return True
    first = run.string(0)
    if not (first.startswith(_INDENTATIONS) and first.isascii()):
        return False
    lines = run.strings()
    indented = all(line.startswith(_INDENTATIONS) for line in lines)
    return indented and all(map(str.isascii, lines)) and any(map(_CODE_SIGN.search, lines))


def _kinds(run: Lines) -> dict[int, Kind]:
    """The kinds of the lines that are no prose by themselves and their neighbours, by their numbers."""
    code = _code_lines(run)
    bars = {i: len(_BAR.findall(run.string(i))) for i in run.holding(BAR, least=2)}
    verses = {i for i in run.holding(GAP, least=2) if _is_verse(run.string(i))}
    kinds: dict[int, Kind] = dict.fromkeys(code, "code")
    kinds |= dict.fromkeys((i for i in verses if i - 1 in verses or i + 1 in verses), "verse")
    rows = (i for i, count in bars.items() if count >= 2 and count in (bars.get(i - 1), bars.get(i + 1)))
    return kinds | dict.fromkeys(rows, "table")


def _code_lines(run: Lines) -> set[int]:
    """The lines that are code by themselves, and those that may be code from there on in both directions."""
    code = {i for i in run.holding(START) if is_code_line(run.string(i), alone=True)}
    for i in sorted(code):
        for step in (-1, 1):
            at = i + step
            while 0 <= at < len(run) and at not in code and run.held[at] & START and is_code_line(run.string(at)):
                code.add(at)
                at += step
    return code


def _is_verse(line: str) -> bool:
    """Whether a line looks like two half-lines of Arabic words with a gap between them."""
    verse = line.strip()
    if not ARABIC.match(verse) or not any(map(line.__contains__, _GAP_SIGNS)):
        return False
    if _NO_VERSE.search(verse) or not _GAP.search(verse):
        return False
    halves = HALVES.match(verse)
    if halves is None:
        return False
    first, second = (len(_SIGNS.sub(" ", half).strip()) for half in halves.groups())
    return min(first, second) >= _SHORTEST_HALF and max(first, second) <= 2 * min(first, second)


def _joined(run: Lines, kinds: Mapping[int, Kind]) -> Iterator[Stretch]:
    """The blocks of a run: paragraphs, and lines of other kinds that follow each other."""
    first, count = 0, len(run)
    while first < count:
        kind = kinds.get(first, "line")
        last = first + 1 if kinds else count
        while last < count and kinds.get(last, "line") == kind:
            last += 1
        if kind != "line":
            form = {"table": "table", "code": "line"}.get(kind, "")
            if kind == "code" and is_printed(run.part(first, last)):
                kind, form = "data", "printed"
            yield Stretch(run.bounds[2 * first], run.bounds[2 * last - 1], kind, form)
        elif last > first + 1 and may_be_broken(run.forms, first, last):
            joints = broken_lines(run.part(first, last).strings(), crossed)
            yield from _paragraphs(run.bounds[2 * first : 2 * last], joints)
        first = last


def _paragraphs(bounds: Sequence[int], joints: set[int]) -> Iterator[Stretch]:
    first = 0
    for i in range(len(bounds) // 2):
        if i not in joints:
            if i > first:
                yield Stretch(bounds[2 * first], bounds[2 * i + 1], "paragraph")
            first = i + 1


def _events(lines: Lines, events: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """The events of an ASS file, its head, which is data, and what else stands between them."""
    text, at = lines.text, 0
    for start, end in [*events, (len(text), len(text))]:
        if _EVENTS_HEAD in text[at:start]:
            yield Stretch(at, start, "data")
        elif text[at:start].strip():
            for run in lines.between(at, start).runs():
                yield from _of_run(run, is_text=False)
        if start < end:
            yield make_stretch((start, end, "subtitle", ""))
        at = end


def _find_matter(lines: Lines) -> int:
    """Where the front matter at the start of a text ends; 0 if the text has no front matter."""
    matter = _FRONT_MATTER.match(lines.text) if lines.text.startswith("---") else None
    return matter.end() if matter else 0


def _cues(text: str, headers: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Each cue, from its number to the end of its text."""
    ends = [start for start, _ in headers[1:]] + [len(text)]
    for (start, _), end in zip(headers, ends, strict=True):
        yield make_stretch((start, start + len(text[start:end].rstrip()), "subtitle", ""))
