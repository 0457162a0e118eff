"""A quick check whether all dates of a text have the wanted form already; most texts pass, and are not read.

The check uses tokens only. Each date that a rule may read in a stretch is of a kind that is never rewritten, or has
exactly the text that `arnorm.dates.render` writes. Vetoes and the calendars of years are not checked, because they only
leave more dates as they are.
"""

from __future__ import annotations

import functools

from arnorm._arabic.data.written_names import ERAS, WEEKDAYS
from arnorm._core.scan import Scan
from arnorm.dates import tokens as t
from arnorm.dates.build import read_centuries, read_decades
from arnorm.dates.distances import PART_CHARACTERS
from arnorm.dates.draft import Layout, find_end, value_of
from arnorm.dates.find import find_all_stretches
from arnorm.dates.lexer import Stretch
from arnorm.dates.render import Months, Style, date_text
from arnorm.dates.rules import CACHED_LINE_CHARACTERS, layouts_of

__all__ = ["may_rewrite"]

_ONE_DATE = (
    "(?:(?P<weekday><weekday>)_)?(?:(?P<day><day>)_)?(?P<month><month>)(?:_(?P<year><year>)(?:_<era>)?)?"
    "|(?P<bare><digits>)_<era>"
)
_Spans = tuple[tuple[int, int, str], ...]  # the first and the last token of a date, and the kinds and gaps


def may_rewrite(style: Style, scan: Scan) -> bool:
    """Whether a date of a text may be rewritten: False only where none is."""
    is_plain = style.form == "long" and style.calendar == "keep" and style.digits in ("keep", "western")
    if not is_plain or len(scan.text) > PART_CHARACTERS:
        return True
    return not all(_is_written(style.months, scan, stretch) for stretch in scan.derive(find_all_stretches))


def _is_written(months: Months, scan: Scan, stretch: Stretch) -> bool:
    """Whether all that a rule may read in a stretch stays as it is."""
    spans = _find_spans(stretch.line) if len(stretch.line) < CACHED_LINE_CHARACTERS else None
    if spans is None:
        return False
    for first, last, line in spans:
        tokens = stretch.tokens[first : last + 1]
        start, end = stretch.view.source(tokens[0].start, tokens[-1].end)
        said = tuple((token.value, token.calendar) for token in tokens)
        if scan.text[start : find_end(scan, end)] != _write(months, line, said):
            return False
    return True


@functools.lru_cache(8192)
def _find_spans(line: str) -> _Spans | None:
    """The dates that rules may read in a line of tokens, the longest one for each end; None if one has another form."""
    longest: dict[int, int] = {}
    for at, layouts in layouts_of(line):
        for layout in layouts:
            if _is_never_rewritten(layout):
                continue
            first, last = at + layout.first, at + layout.last
            if not t.compiled(_ONE_DATE).fullmatch(line, 2 * first, 2 * last + 1):
                return None
            longest[last] = min(first, longest.get(last, first))
    return tuple((first, last, line[2 * first : 2 * last + 1]) for last, first in longest.items())


def _is_never_rewritten(layout: Layout) -> bool:
    """Whether a layout is that of a century or a decade, or of years alone without a mark."""
    if layout.rule.what.read in (read_centuries, read_decades):
        return True
    return not layout.days and not layout.months and layout.era < 0


@functools.lru_cache(8192)
def _write(months: Months, line: str, said: tuple[tuple[int, str], ...]) -> str:
    """How a date of these tokens is written; empty in a calendar that is not."""
    date = t.compiled(_ONE_DATE).fullmatch(line)
    calendar, *others = {calendar for _, calendar in said} - {""} or {""}
    if date is None or others or calendar not in ERAS:
        return ""
    parts = {name: said[date.start(name) // 2][0] for name, found in date.groupdict().items() if found}
    value = value_of(parts.get("year", parts.get("bare")), parts.get("month"), parts.get("day"))
    text = date_text(value, calendar, "long", months, t.ERA in line)
    return f"{WEEKDAYS[parts['weekday']]} {text}" if "weekday" in parts else text
