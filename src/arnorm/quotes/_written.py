"""Quotation marks as they are written in a style: at a glance where a paragraph is clear, mark by mark elsewhere."""

from __future__ import annotations

import functools
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from arnorm._core import kernels_quotes
from arnorm._core.classes import FOREIGN, SPACE
from arnorm._core.scan import Scan
from arnorm._core.windows import sides_of
from arnorm.quotes._code import may_be_code
from arnorm.quotes._foreign import foreign_roles
from arnorm.quotes._glance import PLAIN_PAIRS, Outline
from arnorm.quotes._levels import OUTERMOST, Role
from arnorm.quotes._marks import CLOSES
from arnorm.quotes._paragraphs import Paragraph, Quotes, ends_of, lined, roles_of

__all__ = ["Edits", "Pair", "at_a_glance", "foreign_in", "moved", "rendered"]

_NEAR = 2
Pair = tuple[str, str]
Edits = list[tuple[int, int, str]]


def at_a_glance(scan: Scan, quotes: Quotes, pairs: Sequence[Pair]) -> tuple[Edits, Quotes]:
    """The edits in those clear paragraphs that stay clear, with no space inside a pair, and the others' quotations."""
    text, kinds = scan.text, scan.kinds
    latin = quotes.latin
    if any('"' in pair for pair in pairs) and may_be_code(text, kinds):
        return [], quotes  # a straight mark may be one of code where the one before was not: x: “نعم”
    written = _written(tuple(pairs))
    if latin:
        kinds = lined(kinds)
    news: list[str] = []
    left = Quotes([], [], quotes.others)
    at = 0
    for outline in quotes.outlines:
        new = written(outline)
        if new is None or latin or outline.odd:
            places = quotes.places[at : at + len(outline.chars)]
            beside = not latin.isdisjoint(places)
            if new is None or (beside and _is_latin(kinds, places, outline)) or _is_loose(kinds, places, outline):
                new = outline.chars
                left.outlines.append(outline)
                left.places.extend(places)
        news.append(new)
        at += len(new)
    return kernels_quotes.exchanges(text, quotes.places, "".join(news)), left


@functools.lru_cache(16)
def _written(pairs: tuple[Pair, ...]) -> Callable[[Outline], str | None]:
    """What the marks of clear paragraphs become in this style, remembered."""
    return functools.lru_cache(4096)(functools.partial(_new_marks, pairs))


def _new_marks(pairs: Sequence[Pair], outline: Outline) -> str | None:
    """The marks of a clear paragraph in this style; None where they might not be as clear."""
    if not all(pair in PLAIN_PAIRS for pair in pairs[: outline.depth]):
        return None
    marks = [*outline.chars, ""]  # the last where a mark is MISSING
    for opening, closing, depth in outline.nests:
        marks[opening], marks[closing] = pairs[(depth - OUTERMOST) % len(pairs)]
    return "".join(marks[:-1])


def _near_latin(kinds: bytes, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a letter of another script stands beside one of these marks, or a sign apart from it."""
    return any(FOREIGN in side for start, end in spans for side in sides_of(kinds, start, end, _NEAR))


def _is_loose(kinds: bytes, places: list[int], outline: Outline) -> bool:
    """Whether one of the marks of a clear paragraph stands between spaces."""
    return any(kinds[places[i] - 1] == SPACE == kinds[places[i] + 1] for i in outline.odd)


def _is_latin(kinds: bytes, places: list[int], outline: Outline) -> bool:
    """Whether a quotation of a clear paragraph is one of foreign words among foreign words."""
    return bool(foreign_roles(kinds, *ends_of(kinds, places), roles_of(outline, places)))


def foreign_in(kinds: bytes, paragraph: Paragraph) -> Container[int]:
    """The marks of quotations in foreign words among foreign words, by their place among the roles."""
    start, end, roles, *_ = paragraph
    inside = kinds[start:end]
    if FOREIGN in inside and _near_latin(inside, ((role.start - start, role.end - start) for role in roles)):
        return foreign_roles(kinds, start, end, roles)
    return ()


def rendered(
    text: str, paragraph: Paragraph, pairs: Sequence[Pair], foreign: Container[int]
) -> Iterator[tuple[int, int, str]]:
    """The marks as they are in the new style, but for those that keep theirs."""
    for i, (start, end, way, depth, _) in enumerate(paragraph.roles):
        if i in foreign:
            continue
        new = pairs[(depth - OUTERMOST) % len(pairs)][way == CLOSES]
        if text[start] != "&" and text[start:end] != new:
            yield start, end, new


def moved(paragraph: Paragraph, edits: Edits) -> list[Role]:
    """The paragraph's roles as they must be read after the edits, when the text begins with it."""
    shift = -paragraph.start
    rest = edits[::-1]
    roles = []
    for role in paragraph.roles:
        start = role.start
        while rest and rest[-1] < (role.end,):  # its own edit too
            at, end, new = rest.pop()
            longer = len(new) - (end - at)
            shift += longer
            start -= longer if at == role.start else 0
        roles.append(role._replace(start=start + shift, end=role.end + shift))
    return roles
