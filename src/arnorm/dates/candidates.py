"""Where dates may be: words of the vocabulary and numbers, found in bulk, in groups close enough to make a date.

A long text is read in parts, because its folded spelling takes half as much memory again. A part ends so far from
every group that no reading can notice.
"""

from __future__ import annotations

import functools

from arnorm._arabic.folding import FoldedView, folds
from arnorm._core import classes, kernels_gates, kernels_words
from arnorm.dates.distances import GAP_CHARACTERS, PART_CHARACTERS, PART_MARGIN_CHARACTERS
from arnorm.dates.vocabulary import CUE, ERA, FIGURES, HELP, MONTH, MONTH_CUE, NUMBER, SOLO, vocabulary

__all__ = ["Span", "candidates", "may_hold_dates"]

# Where a word or digit run stands, and whether it is digits.
Span = tuple[int, int, bool]

_SEPARATOR_SIGNS = bytes(chr(code) in "-./" for code in classes.ANY)


def candidates(text: str, at: int = 0) -> tuple[FoldedView | None, list[list[Span]], int]:
    """The folded view of a part of a text, its groups of words and digit runs, and where the part ends.

    A group is close enough together to make a date. The view is None if there is no group, as in most headlines.
    """
    size = PART_CHARACTERS
    while True:
        new, counts, groups, end = kernels_words.read_groups(text, at, size, _make_tables(), PART_MARGIN_CHARACTERS)
        if end:
            return FoldedView(new, counts, at) if groups else None, groups, end
        size *= 2


def may_hold_dates(text: str) -> bool:
    """Whether `candidates` may find a group in a text, by its digits and the hashes of its words alone."""
    return kernels_gates.may_hold_group(text, _make_gate())


@functools.cache
def _make_gate() -> kernels_gates.Gate:
    """What `kernels_gates.may_hold_group` asks for, from the same vocabulary as `_make_tables`."""
    low, high, _, _ = folds()
    letters, weights, heads, _ = vocabulary().lexicon
    alone = kernels_words.hash_words(word for word, weight in weights.items() if _can_make_date(weight, 1, 0))
    return low, high, heads, alone, letters[0], letters[1] - letters[0], GAP_CHARACTERS + max(map(len, weights))


def _can_make_date(signs: int, size: int, parted: int) -> bool:
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
def _make_tables() -> kernels_words.Tables:
    """What `kernels_words.read_groups` asks for. What makes a group: `_makes_date` for every case."""
    signs, sizes, partings = classes.ANY, range(4), range(3)
    verdicts = bytes(_can_make_date(sign, size, parted) for parted in partings for size in sizes for sign in signs)
    return folds(), vocabulary().lexicon, FIGURES, _SEPARATOR_SIGNS, (GAP_CHARACTERS, CUE, verdicts)
