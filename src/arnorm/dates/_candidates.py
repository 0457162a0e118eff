"""Where dates may stand: words of the vocabulary and numbers, found in bulk, in groups close enough to make a date."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from arnorm._arabic.folding import FIRST, LAST, FoldedView
from arnorm._core import kernels_words
from arnorm.dates.vocabulary import CUE, ERA, FIGURES, HELP, MONTH, MONTH_CUE, NUMBER, SOLO, vocabulary

__all__ = ["Span", "groups"]

# Where a word or digit run stands, and whether it is digits.
Span = tuple[int, int, bool]

# The longest gap worth a look; الفرد من شهور with its spaces is 15.
_REACH = 16
_SIGNS = "-./"


def groups(view: FoldedView) -> list[list[Span]]:
    """The words and digit runs that stand close enough together to make a date."""
    text, known = view.text, vocabulary()
    beside: list[tuple[int, int]] = []
    found = kernels_words.words(text, (FIRST, LAST), known.weights, known.heads, FIGURES, beside)
    if beside and (names := set(_names(text, beside))):
        found = sorted([*found, *((start, end, MONTH) for start, end in names)])
    return kernels_words.groups(text, found, _REACH, _SIGNS, (FIGURES, CUE), _verdicts())


def _names(text: str, beside: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The English month names before (an empty span) and after these places of numbers."""
    forms = vocabulary().forms
    for start, end in beside:
        if start == end:
            match = _name_before().search(text, max(0, start - 14), start)
        else:
            match = _name_after().match(text, start, start + 12)
        if match is not None and match[1] in forms:
            yield match.span(1)


@functools.cache
def _name_before() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([A-Z][A-Za-z]{2,8})[. ,\xa0-]{0,2}\Z")


@functools.cache
def _name_after() -> re.Pattern[str]:
    return re.compile(r"[ \xa0-]?([A-Z][A-Za-z]{2,8})(?![^\W_])")


def _makes_date(signs: int, size: int, parted: int) -> bool:
    """Whether a group of these signs and this size has what a date needs.

    A month and more; a cue and a number; شهر between two numbers; three numbers with two signs, or two beside a word. A
    cue at the end of the group has no number after it, and is not among its signs: خمس سنوات.
    """
    return bool(
        (signs & MONTH and size > 1)
        or (signs & (CUE | ERA) and signs & (FIGURES | NUMBER))
        or (signs & MONTH_CUE and signs & FIGURES and size > 2)
        or signs & SOLO
        or parted > 1
        or (parted and signs & HELP)
    )


@functools.cache
def _verdicts() -> bytes:
    """`_makes_date` for every case, as `kernels_words.groups` has them."""
    signs, sizes, partings = range(256), range(4), range(3)
    return bytes(_makes_date(sign, size, parted) for parted in partings for size in sizes for sign in signs)
