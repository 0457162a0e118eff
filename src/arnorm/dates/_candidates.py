"""Where dates may stand: words of the vocabulary and numbers, found in bulk, in groups close enough to make a date."""

from __future__ import annotations

import functools

from arnorm._arabic.folding import FoldedView, folds
from arnorm._core import classes, kernels_words
from arnorm.dates.vocabulary import CUE, ERA, FIGURES, HELP, MONTH, MONTH_CUE, NUMBER, SOLO, vocabulary

__all__ = ["Span", "candidates"]

# Where a word or digit run stands, and whether it is digits.
Span = tuple[int, int, bool]

# The longest gap worth a look; الفرد من شهور with its spaces is 15.
_REACH = 16
_SIGNS = bytes(chr(code) in "-./" for code in classes.ANY)


def candidates(text: str) -> tuple[FoldedView, list[list[Span]]] | None:
    """The view of a text, and the words and digit runs that stand close enough together to make a date, in groups.

    None where there are none, as in most headlines.
    """
    found = kernels_words.read(text, folds(), vocabulary().lexicon, FIGURES, _SIGNS, _near())
    return None if found is None else (FoldedView(found[0], found[1]), found[2])


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
def _near() -> tuple[int, int, bytes]:
    """What makes a group, as `kernels_words.groups` has it: `_makes_date` for every case."""
    signs, sizes, partings = classes.ANY, range(4), range(3)
    verdicts = bytes(_makes_date(sign, size, parted) for parted in partings for size in sizes for sign in signs)
    return _REACH, CUE, verdicts
