"""The quotation marks of a scan, paragraph by paragraph; most paragraphs are clear at a glance, the others are read.

A quotation ends with its paragraph: at a line break, at the end of the text, and at a layout gap (three no-break
spaces or more, which scraped pages put between headlines).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from arnorm._core import classes as k
from arnorm._core.edits import apply
from arnorm._core.scan import Scan
from arnorm._core.windows import stretch, up_to
from arnorm.quotes._code import code_marks
from arnorm.quotes._glance import (
    MAYBE_CODE,
    MAYBE_TYPED,
    Outline,
    holds,
    marked,
    outline_of,
    rows_of,
    settled,
)
from arnorm.quotes._levels import MISSING, Role
from arnorm.quotes._marks import (
    CLOSES,
    FAMILIES,
    OPENS,
    Mark,
    double_parentheses,
    entities,
    low_commas,
    marks_at,
)
from arnorm.quotes._otherwise import NONE
from arnorm.quotes._pairs import read_paragraph
from arnorm.quotes._roles import Costs, costs_in

__all__ = [
    "Paragraph",
    "Quotes",
    "candidates",
    "clear_paragraphs",
    "ends_of",
    "lined",
    "paragraphs_of",
    "quotes_and_brackets_in",
    "quotes_in",
    "read_again",
    "roles_of",
]


class Paragraph(NamedTuple):
    """A paragraph, and the marks that are quotation marks there."""

    start: int
    end: int
    roles: list[Role]
    places: list[int]  # where its marks stand, those of code apart
    ways: bytes  # what they do, as `arnorm.quotes._glance` has it
    marks: list[Mark]  # empty where a glance was enough
    costs: list[Costs]  # of their readings


class Quotes(NamedTuple):
    """The quotations of a scan: in paragraphs that are clear at a glance, and in those that took a closer look.

    Of the clear paragraphs there are the outlines, and the places of their marks, those of all paragraphs in a row.
    """

    outlines: list[Outline]
    places: list[int]
    others: list[Paragraph]
    latin: frozenset[int] = frozenset()  # places of marks that a foreign letter touches, or a sign apart from them


_LINE = bytes((k.NEWLINE,))
_QUOTE = bytes((k.QUOTE,))
_GAPS = bytes((k.GAP,)) * 3


def quotes_in(scan: Scan) -> Quotes:
    """The quotations of a scan; share it: ``scan.derive(quotes_in)``."""
    return _read(scan, ())


def quotes_and_brackets_in(scan: Scan) -> Quotes:
    """The same, with doubled parentheses as quotation marks."""
    return _read(scan, double_parentheses(scan.text))


def _read(scan: Scan, more: Sequence[Mark]) -> Quotes:
    text, kinds = scan.text, scan.kinds
    if k.QUOTE not in kinds and k.AMPERSAND not in kinds and not more:
        return Quotes([], [], [])
    places, ways, ends, chars, seen, near = marked(text, kinds)
    typed = _typed(scan, more) if more or seen & MAYBE_TYPED else {}
    odd = seen & MAYBE_CODE or k.FOREIGN in kinds
    lines = lined(kinds) if odd or typed else kinds
    code = code_marks(scan, lines, places) if odd else set()
    if code or typed:
        places = _without_code(places, code, typed)
        ways, ends = rows_of(lines, places)
        chars = "".join([text[at] for at in places])
    ways = settled(text, kinds, places, ways)
    outlines, rest = [], []
    i = 0
    for j in ends:
        outline = outline_of(ways[i:j], chars[i:j])
        clear = outline is not None and (outline.is_plain or holds(text, kinds, places[i:j], outline))
        if outline is not None and clear and not (odd and _may_be_soup(text, lines, places[i:j])):
            outlines.append(outline)
        else:
            rest.append((i, j))
        i = j
    latin = frozenset(near)
    if not rest:
        return Quotes(outlines, places, [], latin)
    kinds = lined(kinds)
    looks = [_closer_look(text, kinds, places[i:j], ways[i:j], typed) for i, j in rest]
    for i, j in reversed(rest):
        del places[i:j]
    return Quotes(outlines, places, [paragraph for paragraph in looks if paragraph], latin)


def candidates(scan: Scan) -> tuple[list[int], dict[int, Mark]]:
    """Where marks stand, those of code apart, and those typed with several characters."""
    places, typed = scan.positions(_QUOTE), _typed(scan, ())
    return _without_code(places, code_marks(scan, lined(scan.kinds), places), typed), typed


def _typed(scan: Scan, more: Sequence[Mark]) -> dict[int, Mark]:
    """The marks typed with several characters, and these, by place."""
    return {mark.start: mark for mark in (*entities(scan), *low_commas(scan), *more)}


def _without_code(places: list[int], code: set[int], typed: Mapping[int, Mark]) -> list[int]:
    """Where marks stand that are no code's."""
    return sorted([*(at for at in places if at not in code), *typed])


def ends_of(kinds: bytes, places: list[int]) -> tuple[int, int]:
    """Where the paragraph with these marks begins and ends."""
    first, *_ = places
    *_, last = places
    return stretch(kinds, first, last, _LINE)


def _closer_look(
    text: str, kinds: bytes, places: list[int], ways: bytes, typed: Mapping[int, Mark]
) -> Paragraph | None:
    """The paragraph with these marks; None where none is a quotation mark."""
    marks = marks_at(text, places, typed)
    start, end = ends_of(kinds, places)
    if _is_soup(text, kinds, marks, start, end):
        return None
    costs = costs_in(text, kinds, marks)
    roles = read_paragraph(text, marks, costs)
    return Paragraph(start, end, roles, places, ways, marks, costs) if roles else None


# Marks that are no straight ones, end a URL, close no code and stand for nothing else: between them no other mark
# becomes or ceases to be code, and a number before them counts no inches.
_ALIKE = frozenset("«»“”")
_DOUBLE = frozenset('"„') | _ALIKE


def read_again(scan: Scan, paragraph: Paragraph, edits: Sequence[tuple[int, int, str]]) -> list[Role] | None:
    """The roles as they are read after the edits; None where that takes a scan of its own.

    Where double marks are exchanged one for one, all that is around them stays, and but for little so do the costs:
    only the pairs are found anew.
    """
    text, kinds = scan.text, scan.kinds
    start, end, _, places, ways, marks, costs = paragraph
    news = {at: new for at, _, new in edits}
    if not (_ALIKE.issuperset(news.values()) and _DOUBLE.issuperset(map(text.__getitem__, news))):
        return None
    if not kinds.count(_QUOTE, start, end) == len(places) == len(marks) or _QUOTE + _QUOTE in kinds[start:end]:
        return None  # there is code, a row of marks, or one that was typed with other characters
    if up_to(text, start) not in ("", "\n"):
        return None  # there might be code for one who does not see what stands before
    if any(new == "”" and up_to(text, at).isnumeric() for at, new in news.items()):
        return None  # it may count inches
    if any(cost.close != cost.unpaired for mark, cost in zip(marks, costs, strict=True) if mark.start not in news):
        return None  # it may still pair with the next
    if k.LETTER not in kinds[start:end]:
        return None  # it might look like text in a font's own code
    outline = outline_of(ways, "".join([news.get(at) or text[at] for at in places]))
    if outline and (outline.is_plain or holds(text, kinds, places, outline)):
        return roles_of(outline, places)
    # What is read is the new text: the paragraph alone, so that a page of them is not written anew for each.
    new = apply(text[start:end], [(at - start, after - start, char) for at, after, char in edits])
    renewed = [
        Mark(at - start, after - start, *((news[at], *FAMILIES[news[at]]) if at in news else kind))
        for at, after, *kind in marks
    ]
    roles = read_paragraph(new, renewed, list(map(_renewed, renewed, marks, costs)))
    return [role._replace(start=role.start + start, end=role.end + start) for role in roles]


def _renewed(new: Mark, old: Mark, costs: Costs) -> Costs:
    """What a mark costs in its new form, among others in theirs."""
    none = NONE[new.family] if costs.none and new.char != old.char else costs.none
    return Costs(costs.open, costs.unpaired, none, costs.unpaired)


def roles_of(outline: Outline, places: list[int]) -> list[Role]:
    """The roles of a clear paragraph with marks at these places."""
    roles = {}
    for opening, closing, depth in outline.nests:
        if opening != MISSING:
            roles[opening] = Role(places[opening], places[opening] + 1, OPENS, depth, closing)
        if closing != MISSING:
            roles[closing] = Role(places[closing], places[closing] + 1, CLOSES, depth, opening)
    return [roles[i] for i in range(len(places))]


def clear_paragraphs(quotes: Quotes) -> Iterator[tuple[list[int], Outline]]:
    """The clear paragraphs: where the marks of each stand, and its outline."""
    i = 0
    for outline in quotes.outlines:
        j = i + len(outline.chars)
        yield quotes.places[i:j], outline
        i = j


def paragraphs_of(scan: Scan, quotes: Quotes) -> list[Paragraph]:
    """All paragraphs with quotations, the clear ones too, in order."""
    if not quotes.outlines:
        return quotes.others
    kinds = lined(scan.kinds)
    clear = [
        Paragraph(*ends_of(kinds, places), roles_of(outline, places), places, outline.ways, [], [])
        for places, outline in clear_paragraphs(quotes)
    ]
    return sorted(clear + quotes.others)


def lined(kinds: bytes) -> bytes:
    """The kinds with all that ends a paragraph as a line break: the ends of texts, and layout gaps."""
    kinds = kinds.replace(bytes((k.END,)), _LINE)
    if k.GAP not in kinds:  # looking for three of them takes a nanosecond a character, for one next to nothing
        return kinds
    return kinds.replace(_GAPS, _LINE * len(_GAPS))


# What such text is full of: Latin-1 letters and signs, daggers, mathematical signs.
_SOUP = frozenset(map(chr, (*range(0xA1, 0x100), 0x2020, 0x2021, *range(0x2200, 0x2300), 0x25CA))) - set("«»´°·∕−\xad")
_OUTSIDE = bytes((k.SPACE, k.GAP, k.NEWLINE, k.OPEN, k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.DASH, k.COLON, k.BANG))


def _may_be_soup(text: str, kinds: bytes, places: list[int]) -> bool:
    """Whether the paragraph with these clear marks has no Arabic letter, and what such text is full of."""
    if kinds[places[0] + 1] == k.LETTER:  # most have one in their first quotation
        return False
    start, end = ends_of(kinds, places)
    letters = k.LETTER in kinds[start:end] or k.FORM in kinds[start:end]
    return not (letters or _SOUP.isdisjoint(text[start:end]))


def _is_soup(text: str, kinds: bytes, marks: list[Mark], start: int, end: int) -> bool:
    """Whether the paragraph is text in a font's own code («uM« fK): its guillemets are letters gone wrong."""
    if k.LETTER in kinds[start:end] or k.FORM in kinds[start:end]:
        return False
    if not any(mark.direction for mark in marks):
        return False
    odd = sum(char in _SOUP for char in text[start:end])
    inside = wrong = 0
    for mark in marks:
        if mark.family == "guillemet" and kinds[mark.start - 1] not in _OUTSIDE:
            inside += kinds[mark.end] not in _OUTSIDE
            wrong += mark.direction == OPENS
    if wrong and "»" not in text[start:end]:
        return True
    return bool(inside and odd) or inside > 1 or odd * 12 > end - start - kinds.count(b" ", start, end)
