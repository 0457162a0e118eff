"""Quotations: found and paired.

Writers type one mark for both sides, turn marks round, mix styles in a pair, glue the mark to a prefix, put spaces
inside, and leave quotations open; the same characters serve as apostrophes and as inches. `find_quotes` says what every
mark does, as a careful copy-editor would; `UnifyQuotes` renders one style, and changes nothing but the
marks and the spaces inside them.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from typing import Any, cast

from arnorm._core.classes import AMPERSAND, QUOTE
from arnorm._core.explained import Row
from arnorm._core.plain import quick_maker, to_dict
from arnorm._core.scan import Scan
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import Reading, reading_of
from arnorm.quotes._marks import CLOSES, OPENS, marks_at, pairing_of
from arnorm.quotes._nesting import MISSING, Role
from arnorm.quotes._not_quotes import non_quote_cost
from arnorm.quotes._over_lines import quotes_and_brackets_in, quotes_in
from arnorm.quotes._paragraphs import PlainMarks, candidates, lined
from arnorm.quotes._reading import neighbours_of

__all__ = ["Quotation", "explain_quotes", "find_quotes"]

Span = tuple[int, int]


@dataclasses.dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: the places of its marks and its depth.

    ``open`` and ``close`` are the spans of its marks (code points, end exclusive); one of them is None where the writer
    left it out. ``depth`` is 1 for an outermost quotation, 2 for one inside it, and so on. ``rule`` says how its marks
    go together: "pair", "mixed pair", "turned pair", "left open", "never opened".

    >>> text = "قال «نعم» ثم مضى"
    >>> quotation = find_quotes(text)[0]
    >>> quotation
    Quotation(open=(4, 5), close=(8, 9), depth=1)
    >>> text[quotation.start : quotation.end]
    '«نعم»'
    >>> text[slice(*quotation.inner)]
    'نعم'
    """

    open: Span | None
    close: Span | None
    depth: int
    rule: str = dataclasses.field(default="", compare=False, repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The quotation as JSON has it: its fields, ``start`` and ``end``.

        >>> find_quotes("قال «نعم»")[0].to_dict()
        {'open': [4, 5], 'close': [8, 9], 'depth': 1, 'rule': 'pair', 'start': 4, 'end': 9}
        """
        return to_dict(self, "start", "end")

    @property
    def start(self) -> int:
        """Where its first mark begins."""
        start, _ = cast(Span, self.open or self.close)
        return start

    @property
    def end(self) -> int:
        """Where its last mark ends."""
        _, end = cast(Span, self.close or self.open)
        return end

    @property
    def inner(self) -> Span | None:
        """The span of what is quoted; None where a mark is missing, for then nobody knows."""
        return (self.open[1], self.close[0]) if self.open and self.close else None


_make_quotation = quick_maker(Quotation)
_rule_of = functools.lru_cache(256)(pairing_of)


def find_quotes(text: str, *, parentheses: bool = False, blocks: Blocks = "auto") -> list[Quotation]:
    """The quotations of a text, in the order of their first marks; they nest and never cross.

    A quotation ends with its paragraph (a line break where no line was broken, or the layout gap of three no-break
    spaces that scraped pages put between headlines). It goes on where its line leaves it open and a line near after
    closes it, unless a sentence ends between; and over sentences and paragraphs where a note, punctuation or the end
    of the line follows the mark that closes. One that was not closed has ``close`` None, and a closing mark that closes
    nothing gives a quotation whose ``open`` is None. Apostrophes, primes (inches, minutes), tanween typed as a
    quotation mark and marks in URLs, HTML tags and code are no quotations, nor is a mark that cannot be
    decided. Marks written as HTML entities count. Offsets are code points, end exclusive.

    With ``parentheses``, doubled ones, ((so)), are quotation marks too. Code and the signs of data hold no quotations
    (`arnorm.find_blocks` says what is read as code or data); with ``blocks="prose"`` the whole text is read as prose.

    Raises TypeError for anything but a str, ValueError for another value of ``blocks``.

    >>> for quotation in find_quotes('شاشة 21" من "شركة "النور" للأجهزة"'):
    ...     print(quotation)
    Quotation(open=(12, 13), close=(33, 34), depth=1)
    Quotation(open=(18, 19), close=(24, 25), depth=2)
    >>> find_quotes('وأضاف: "سنعود غدا')
    [Quotation(open=(7, 8), close=None, depth=1)]
    """
    scan, reading = reading_of(text, blocks, "find_quotes", None if parentheses else _may_hold)
    found = _find_in(scan, parentheses=parentheses) if scan.text else []
    return found if reading.is_plain else [_as_written(reading, quotation) for quotation in found]


def _may_hold(scan: Scan) -> bool:
    """Whether a text has a mark."""
    return QUOTE in scan.kinds or AMPERSAND in scan.kinds


def _find_in(scan: Scan, *, parentheses: bool) -> list[Quotation]:
    text, quotes = scan.text, (quotes_and_brackets_in if parentheses else quotes_in)(scan)
    found = [quotation for marks in quotes.plain for quotation in _make_plain(text, marks)]
    if quotes.others:
        found += [quotation for paragraph in quotes.others for quotation in _make_quotations(text, paragraph.roles)]
        found.sort(key=lambda quotation: quotation.start)
    return found


def _as_written(reading: Reading, quotation: Quotation) -> Quotation:
    """The quotation with its marks as the text writes them."""
    opening, closing = (span and reading.span(*span) for span in (quotation.open, quotation.close))
    return dataclasses.replace(quotation, open=opening, close=closing)


def _make_plain(text: str, marks: PlainMarks) -> Iterator[Quotation]:
    """The quotations of plain marks."""
    for at, (way, depth, partner) in zip(marks.places, marks.paired, strict=True):
        if way == CLOSES and partner != MISSING:
            continue  # made with its opening mark
        mark = (at, at + 1)
        if way == CLOSES:
            yield _make_quotation(None, mark, depth, _rule_of("", text[at]))
        elif partner == MISSING:
            yield _make_quotation(mark, None, depth, _rule_of(text[at], ""))
        else:
            end = marks.places[partner]
            yield _make_quotation(mark, (end, end + 1), depth, _rule_of(text[at], text[end]))


def _make_quotations(text: str, roles: Sequence[Role]) -> Iterator[Quotation]:
    """The quotations of these marks, in the order of their first marks."""
    for start, end, way, depth, partner in roles:
        opening, closing = ((start, end), None) if way == OPENS else (None, (start, end))
        if partner != MISSING:
            if way == CLOSES:
                continue  # made with its opening mark
            closing = roles[partner][:2]
        rule = _rule_of(text[slice(*opening)] if opening else "", text[slice(*closing)] if closing else "")
        yield Quotation(opening, closing, depth, rule)


# Reasons that are not rows of `arnorm.quotes._not_quotes`.
CODE, ORNAMENT, NOTHING_TELLS = "code", "ornament", "nothing tells"
_LONGEST_LETTERS = 200  # of a quotation that is shown whole


def explain_quotes(scan: Scan) -> Iterator[Row]:
    """A row for each quotation of a text, and for each other mark what it is instead."""
    text = scan.text
    taken: set[int] = set()
    rows = []
    for quotation in _find_in(scan, parentheses=False):
        spans = [span for span in (quotation.open, quotation.close) if span]
        taken.update(at for span in spans for at in range(*span))
        quoted = _shortened(text, quotation.start, quotation.end)
        rows.append(Row(quotation.start, quotation.end, quoted, quotation.rule))
    rows += [Row(at, end, text[at:end], "mark", veto) for at, end, veto in _list_other_uses(scan) if at not in taken]
    yield from sorted(rows)


def _shortened(text: str, start: int, end: int) -> str:
    """A stretch of the text, without its middle where it is long: nested quotations repeat each other's text."""
    if end - start <= _LONGEST_LETTERS:
        return text[start:end]
    half = _LONGEST_LETTERS // 2
    return f"{text[start : start + half]}…{text[end - half : end]}"


def _list_other_uses(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """Every mark, and what it is if it is no quotation mark."""
    text, kinds = scan.text, lined(scan.kinds)
    places, typed = candidates(scan)
    marks = marks_at(text, places, typed)
    for mark, (neighbours, _, _) in zip(marks, neighbours_of(text, kinds, marks), strict=True):
        _, row = non_quote_cost(neighbours)
        yield mark.start, mark.end, row.name if row else NOTHING_TELLS
    known = {at for mark in marks for at in range(mark.start, mark.end)}
    seen = set(places)
    for at in scan.positions(bytes((QUOTE,))):
        if at not in known:
            yield at, at + 1, ORNAMENT if at in seen else CODE
