"""Rewriters act in prose only, and leave the blocks as they were: their edits must not join two lines, or part them.

Lines are read as one by their widths, and by what runs over their ends once they are. So an edit may change how the
next lines are read, and then a second run would read another text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.repeat import repeat_until_stable
from arnorm._core.scan import Scan
from arnorm._core.windows import lies_in
from arnorm.blocks.code import FENCE_SIGNS
from arnorm.blocks.lines import has_wide, is_prose, make_noise, read_lines
from arnorm.blocks.reading import read_prose, reading_in

__all__ = ["Refused", "keep_code", "keep_mark_counts", "rewrite_around_code", "rewrite_prose", "rewrite_together"]

_Edit = tuple[int, int, str]
Refused = frozenset[_Edit]  # the edits of a reading that are not made in its text
_NONE: Refused = frozenset()
_Outlined = tuple[int, int, str]  # the numbers of a block's first and last lines, and its kind

_END, _BLANKS = re.escape(bytes((classes.NEWLINE,))), re.escape(bytes((classes.SPACE, classes.GAP, classes.INVISIBLE)))
_BLANK_LINE = lazy_pattern(b"%s[%s]*+(?=%s)" % (_END, _BLANKS, _END))
_MARK_TWICE = ('""', "\N{FULLWIDTH QUOTATION MARK}" * 2)  # two marks, or one that was typed twice; each may be escaped
# What may open a fence at the start of a line, or a cell that runs on over lines.
_OPENS = (lazy_pattern(rf"(?m:^)[ \t\xa0>]*+([{FENCE_SIGNS}])\1\1"), lazy_pattern(r"\""))
# The number of times that some edits are taken back; after that, all edits are.
_ROUNDS = 4


def rewrite_prose(scan: Scan, blocks: str, edits_of: Callable[[Scan], Iterable[_Edit]]) -> Iterable[_Edit]:
    """The edits that a rewriter makes in the prose of a scan; in all of it where ``blocks`` is "prose"."""
    if blocks == "prose":
        return edits_of(scan)
    prose, reading = read_prose(scan)
    return _keep_blocks(scan, reading.put_back(edits_of(prose)))


def rewrite_together(
    scan: Scan,
    blocks: str,
    edits_of: Callable[[Scan, Refused], Iterable[_Edit]],
    keep: Callable[[Scan, list[_Edit]], list[_Edit]] | None = None,
    *,
    again: bool = False,
) -> Iterable[_Edit]:
    """The same for edits that depend on each other: where some cannot be made, the others are found without those.

    ``edits_of`` gives the edits without those that are refused; ``keep`` says which of the edits of a text can be made,
    and so do its blocks. ``again``: a text can need further edits after these.
    """

    def find(one: Scan) -> Iterable[_Edit]:
        return edits_of(one, _NONE) if blocks == "prose" else _find_together(one, edits_of, keep)[0]

    if again:
        return repeat_until_stable(scan, find)
    if blocks == "prose":
        return find(scan)
    edits, is_whole = _find_together(scan, edits_of, keep)
    return edits if is_whole else repeat_until_stable(scan, lambda one: edits if one is scan else find(one))


def _find_together(
    scan: Scan,
    edits_of: Callable[[Scan, Refused], Iterable[_Edit]],
    keep: Callable[[Scan, list[_Edit]], list[_Edit]] | None,
) -> tuple[list[_Edit], bool]:
    """The edits of a scan that can be made together; and whether none was refused."""
    prose, reading = read_prose(scan)
    refused = _NONE
    for _ in range(_ROUNDS):
        found = list(edits_of(prose, refused))
        made = _keep_blocks(scan, reading.put_back(found))
        made = keep(scan, made) if keep and made else made
        if len(made) == len(found):
            return made, not refused
        left = set(made)
        refused |= {edit for edit in found if left.isdisjoint(reading.put_back([edit]))}
    return [], False


def rewrite_around_code(scan: Scan, edits_of: Callable[[Scan], Iterable[_Edit]]) -> Iterable[_Edit]:
    """The edits after which all that was code is code still, for edits that depend on each other.

    Where some edits cannot be made, the text is read again after the others.
    """

    def kept(one: Scan) -> list[_Edit]:
        return _keep_what_is_code(one, list(edits_of(one)))

    found = list(edits_of(scan))
    made = _keep_what_is_code(scan, found)
    return made if len(made) == len(found) else repeat_until_stable(scan, kept)


def keep_mark_counts(scan: Scan, edits: list[_Edit]) -> list[_Edit]:
    """The edits without those of lines that may be a paragraph, where in one an odd number of "" would be one mark.

    Lines that are too narrow for one may be wider once their dates are written out.
    The marks of a line, which tell whether a quotation runs over its end (`arnorm.blocks.crossings`), count both.
    """
    joined = [start for start, end, _ in edits if scan.text[start:end].replace("\\", "") in _MARK_TWICE]
    left: list[int] = []
    for run in (scan.derive(reading_in).lines or read_lines(scan)).all_runs() if joined else ():
        if len(run) > 1 and not has_wide(run.forms):
            bounds = iter(run.bounds)
            starts_and_ends = zip(bounds, bounds, strict=True)
            counts = [bisect_left(joined, end) - bisect_left(joined, start) for start, end in starts_and_ends]
            if any(count % 2 for count in counts):
                left += run.bounds[0], run.bounds[-1]
    return [edit for edit in edits if not lies_in(left, edit[0])] if left else edits


def keep_code(scan: Scan, edits: list[_Edit]) -> list[_Edit]:
    """Those of the edits after which each line holds the code that it held.

    A list in straight marks, ["أ", "ب"], would be code; and a mark that is written otherwise may have been the partner
    that made another mark code.
    """
    if not edits:
        return edits
    old, new = _code_by_lines(scan), _code_by_lines(scan.edited(edits))
    odd = {line for line in old.keys() | new.keys() if old.get(line) != new.get(line)}
    return _without_lines(scan, edits, odd) if odd else edits


def _keep_what_is_code(scan: Scan, edits: list[_Edit]) -> list[_Edit]:
    """Those of the edits after which all that was code is code still; more may be."""
    old = scan.derive(reading_in).masked_between(0, len(scan.text)) if edits else []
    for _ in range(_ROUNDS if old else 0):
        if not edits or not (lost := _find_lost(scan.edited(edits), old, edits)):
            return edits
        tries = [_without_openers(edits, lost[0], opens) for opens in _OPENS]
        tries.append(_without_lines(scan, edits, set(_line_numbers(scan.kinds, lost))))
        tries = [kept for kept in tries if len(kept) < len(edits)]
        enough = [kept for kept in tries if not _find_lost(scan.edited(kept), old, kept)]
        edits = max(enough or tries[-1:], key=len, default=[])
    return [] if old else edits  # code is lost after each round, or there is none to lose


def _without_openers(edits: list[_Edit], before: int, opens: re.Pattern[str]) -> list[_Edit]:
    """The edits without those before a place that may open something there."""
    return [edit for edit in edits if edit[0] > before or not opens.search(make_noise().sub("", edit[2]))]


def _find_lost(after: Scan, old: list[tuple[int, int]], edits: list[_Edit]) -> list[int]:
    """Where the spans of code begin that are none any more after the edits."""
    new = after.derive(reading_in).find_code()
    lost, shift, nth = [], 0, 0
    for start, end in old:
        while nth < len(edits) and edits[nth][0] < start:
            shift += len(edits[nth][2]) - (edits[nth][1] - edits[nth][0])
            nth += 1
        parts = _find_uncovered(after.text, start + shift, end + shift, new)
        if any(make_noise().sub("", part).strip() for part in parts):
            lost.append(start)
    return lost


def _find_uncovered(text: str, start: int, end: int, bounds: list[int]) -> Iterator[str]:
    """The parts of a span of the text that lie in none of the spans with these bounds."""
    nth = bisect_right(bounds, start)
    while start < end:
        stop = min(end, bounds[nth]) if nth < len(bounds) else end
        if not nth & 1 and start < stop:
            yield text[start:stop]
        start, nth = stop, nth + 1


def _code_by_lines(scan: Scan) -> dict[int, list[str]]:
    """What no rewriter may touch, by the number of the line in which it begins."""
    masked = scan.derive(reading_in).masked_between(0, len(scan.text))
    code: dict[int, list[str]] = {}
    for span, line in zip(masked, _line_numbers(scan.kinds, (start for start, _ in masked)), strict=True):
        code.setdefault(line, []).append(scan.text[slice(*span)])
    return code


def _keep_blocks(scan: Scan, edits: list[_Edit]) -> list[_Edit]:
    """The edits after which the blocks are those of the same lines.

    Where one is not, none of the edits in its first line is made; if that is not enough, none there or in a
    line beside it; then none up to the next blank line on either side.
    """
    if scan.kinds[0] == classes.LETTER and classes.NEWLINE not in scan.kinds and is_prose(scan):
        return edits  # no line of code begins with an Arabic letter
    for nth in range(_ROUNDS):
        if not edits:
            break
        after = scan.look_ahead(edits)
        if is_prose(scan) and is_prose(after):
            return edits
        odd = scan.derive(_outline) ^ after.derive(_outline)
        if not odd:
            return _keep_prose(after, edits)
        edits = (_without_first, _without_beside, _without_near)[min(nth, 2)](scan, edits, odd)
    return []


def _keep_prose(after: Scan, edits: list[_Edit]) -> list[_Edit]:
    """The edits that are no code once all are made: a date in figures may be a value of an object that it follows."""
    shift, places = 0, []
    for start, end, new in edits:
        places.append(start + shift)
        shift += len(new) - (end - start)
    masked = set(after.derive(reading_in).masked(places))
    return [edit for edit, place in zip(edits, places, strict=True) if place not in masked or not edit[2]]


def _outline(scan: Scan) -> set[_Outlined]:
    """Each block by its lines."""
    if is_prose(scan):
        return set()
    blocks = scan.derive(reading_in).blocks
    lines = _line_numbers(scan.kinds, (at for block in blocks for at in block[:2]))
    return {(next(lines), next(lines), block.kind) for block in blocks}


def _line_numbers(kinds: bytes, places: Iterable[int]) -> Iterator[int]:
    """The number of the line of each of some rising places."""
    line = at = 0
    for place in places:
        line += kinds.count(classes.NEWLINE, at, place)
        at = place
        yield line


def _without_first(scan: Scan, edits: list[_Edit], blocks: Iterable[_Outlined]) -> list[_Edit]:
    """The edits without those in the first lines of some blocks: a fence is one up to the end of the text."""
    return _without_lines(scan, edits, {first for first, _, _ in blocks})


def _without_lines(scan: Scan, edits: list[_Edit], lines: set[int]) -> list[_Edit]:
    """The edits without those in the lines of these numbers."""
    numbers = _line_numbers(scan.kinds, (edit[0] for edit in edits))
    return [edit for edit, line in zip(edits, numbers, strict=True) if line not in lines]


def _without_beside(scan: Scan, edits: list[_Edit], blocks: Iterable[_Outlined]) -> list[_Edit]:
    """The edits without those in some blocks or a line beside them."""
    return _without_lines(scan, edits, {line for first, last, _ in blocks for line in range(first - 1, last + 2)})


def _without_near(scan: Scan, edits: list[_Edit], blocks: Iterable[_Outlined]) -> list[_Edit]:
    """The edits without those near some blocks: no blank line is between."""
    kinds = scan.kinds
    lines = {line for block in blocks for line in block[:2]}
    blank = [match.start() for match in _BLANK_LINE.finditer(kinds)]
    ends = [match.start() for match in re.finditer(_END, kinds)]
    near = {bisect_left(blank, ends[line - 1] + 1 if line else 0) for line in lines if line <= len(ends)}
    return [edit for edit in edits if bisect_left(blank, edit[0]) not in near]
