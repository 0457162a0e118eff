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
from typing import ClassVar, cast

from arnorm._core.classes import AMPERSAND, QUOTE
from arnorm._core.edits import Span
from arnorm._core.remember import Found, quick_maker
from arnorm._core.rules import Asked, Row, Rule, always, first_rule
from arnorm._core.scan import Scan
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import Reading, reading_of
from arnorm.quotes._costs import neighbours_of, non_quote_cost
from arnorm.quotes._marks import CLOSES, EITHER, FAMILIES, TWICE, candidates, family_of, lined, list_marks, marks_at
from arnorm.quotes._paragraphs import plain_roles, quotes_and_brackets_in, quotes_in
from arnorm.quotes._reading import MISSING, Role

__all__ = ["PAIRINGS", "Pairing", "Quotation", "explain_quotes", "find_quotes"]


@dataclasses.dataclass(frozen=True, slots=True)
class Quotation(Found):
    """One quotation: the places of its marks and its depth.

    ``open`` and ``close`` are the spans of its marks (code points, end exclusive); a mark that the writer
    left out is None. ``depth`` is 1 for an outermost quotation, 2 for one inside it, and so on. ``rule`` says how its
    marks go together: "pair", "mixed pair", "turned pair", "left open", "never opened".

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

    _more: ClassVar = ("start", "end")  # in `to_dict`
    _ways: ClassVar = ("text[slice(*quotation.inner)]",)

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
Pairing = Asked[tuple[str, str], None]


def _family(mark: str) -> str:
    return TWICE.get(mark) or family_of(mark)


def _direction(mark: str) -> int:
    return FAMILIES[mark][1] if mark in FAMILIES else EITHER


# How the marks of a quotation go together. The first quotation of an example is named so, none of a counter-example.
PAIRINGS: tuple[Pairing, ...] = (
    Rule(
        "left open", lambda marks: not marks[1], None,
        why="the paragraph ends before the quotation does: it keeps its one mark",
        examples=('وأضاف: "سنعود غدا',), counters=('وأضاف: "سنعود غدا"',),
    ),
    Rule(
        "never opened", lambda marks: not marks[0], None,
        why="what it ends began in another paragraph, or with no mark",
        examples=("وسنعود غدا».",), counters=("«وسنعود غدا».",),
    ),
    Rule(
        "turned pair", lambda marks: _direction(marks[0]) < 0 < _direction(marks[1]), None,
        why="both marks stand the wrong way round, or in the tradition that opens with ”",
        examples=("قال ”نعم“ ومضى",), counters=("قال “نعم” ومضى",),
    ),
    Rule(
        "pair", lambda marks: _family(marks[0]) == _family(marks[1]), None,
        why="two marks of one family",
        examples=("قال «نعم» ومضى",), counters=('قال «نعم" ومضى',),
    ),
    Rule(
        "mixed pair", always, None,
        why="marks of two families, a slip of the keyboard or of an editor's program",
        examples=('قال «نعم" ومضى',), counters=("قال «نعم» ومضى",),
    ),
)  # fmt: skip


@functools.lru_cache(256)
def _rule_of(opening: str, closing: str) -> str:
    """The name of the row that says how these marks go together; "" is a mark that is missing."""
    return first_rule(PAIRINGS, (opening, closing)).name


def find_quotes(text: str, *, parentheses: bool = False, blocks: Blocks = "auto") -> list[Quotation]:
    """The quotations of a text, in the order of their first marks; they nest and never cross.

    A quotation ends with its paragraph (a line break where no line was broken, or the layout gap of three no-break
    spaces that scraped pages put between headlines). It goes on where its line leaves it open and a line near after
    closes it, unless a sentence ends between; and over sentences and paragraphs where a note, punctuation or the end
    of the line follows the mark that closes. One that was not closed has ``close`` None, and a closing mark that closes
    nothing gives a quotation whose ``open`` is None. Apostrophes, primes (inches, minutes), tanween typed as a
    quotation mark, marks in URLs, HTML tags and code, and marks that cannot be decided are not quotations. Marks
    written as HTML entities count. Offsets are code points, end exclusive.

    With ``parentheses``, doubled ones, ((so)), are quotation marks too. Code and the signs of data hold no quotations
    (see `arnorm.find_blocks`); with ``blocks="prose"`` the whole text is read as prose.

    Raises TypeError for anything but a str, ValueError for another value of ``blocks``.

    >>> for quotation in find_quotes('شاشة 21" من "شركة "النور" للأجهزة"'):
    ...     print(quotation)
    Quotation(open=(12, 13), close=(33, 34), depth=1)
    Quotation(open=(18, 19), close=(24, 25), depth=2)
    >>> find_quotes('وأضاف: "سنعود غدا')
    [Quotation(open=(7, 8), close=None, depth=1)]
    """
    may_hold = None if parentheses else lambda scan: QUOTE in scan.kinds or AMPERSAND in scan.kinds
    scan, reading = reading_of(text, blocks, "find_quotes", may_hold)
    found = _find_in(scan, parentheses=parentheses) if scan.text else []
    return found if reading.is_plain else [_as_written(reading, quotation) for quotation in found]


def _find_in(scan: Scan, *, parentheses: bool) -> list[Quotation]:
    quotes = (quotes_and_brackets_in if parentheses else quotes_in)(scan)
    marks = [*map(plain_roles, quotes.plain), *(paragraph.roles for paragraph in quotes.others)]
    found = [quotation for roles in marks for quotation in _make_quotations(scan.text, roles)]
    if quotes.others:
        found.sort(key=lambda quotation: quotation.start)
    return found


def _as_written(reading: Reading, quotation: Quotation) -> Quotation:
    """The quotation with its marks as the text writes them."""
    opening, closing = (span and reading.span(*span) for span in (quotation.open, quotation.close))
    return dataclasses.replace(quotation, open=opening, close=closing)


def _make_quotations(text: str, roles: Sequence[Role]) -> Iterator[Quotation]:
    """The quotations of these marks, in the order of their first marks."""
    for start, end, way, depth, partner in roles:
        if way == CLOSES:
            if partner == MISSING:
                yield _make_quotation(None, (start, end), depth, _rule_of("", text[start:end]))
        elif partner == MISSING:
            yield _make_quotation((start, end), None, depth, _rule_of(text[start:end], ""))
        else:
            first, last = roles[partner][:2]
            yield _make_quotation((start, end), (first, last), depth, _rule_of(text[start:end], text[first:last]))


# Reasons that are not rows of `NOT_A_QUOTE`.
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
        start, end = quotation.start, quotation.end
        if end - start > _LONGEST_LETTERS:  # nested quotations repeat each other's text: no copy of the whole
            quoted = f"{text[start : start + _LONGEST_LETTERS // 2]}…{text[end - _LONGEST_LETTERS // 2 : end]}"
        else:
            quoted = text[start:end]
        rows.append(Row(start, end, quoted, quotation.rule))
    rows += [Row(at, end, text[at:end], "mark", veto) for at, end, veto in _list_other_uses(scan) if at not in taken]
    yield from sorted(rows)


def _list_other_uses(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """Every mark, and what it is if it is no quotation mark."""
    text, kinds = scan.text, lined(scan.kinds)
    places, typed = candidates(scan, *list_marks(scan))
    marks = marks_at(text, places, typed)
    for mark, neighbours in zip(marks, neighbours_of(text, kinds, marks), strict=True):
        _, row = non_quote_cost(neighbours)
        yield mark.start, mark.end, row.name if row else NOTHING_TELLS
    known = {at for mark in marks for at in range(mark.start, mark.end)}
    seen = set(places)
    for at in scan.positions(bytes((QUOTE,))):
        if at not in known:
            yield at, at + 1, ORNAMENT if at in seen else CODE
