"""Clusters of punctuation marks: which marks go together, their neighbours, and marks that punctuate nothing."""

from __future__ import annotations

import functools

from arnorm._arabic.marks import LOW_COMMAS, opens_low_quote
from arnorm._core import classes as k
from arnorm._core import kernels_runs
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan, roles
from arnorm._core.windows import sides_of

__all__ = ["ARABIC", "BLANK", "CLUSTER", "DIGITS", "EDGES", "MARKS", "OPEN", "find_cluster", "side_of", "staying_marks"]

ARABIC = frozenset((k.LETTER, k.MARK, k.FORM, k.TATWEEL))
BLANK = frozenset((k.SPACE, k.GAP))
DIGITS = frozenset((k.DIGIT, k.EASTERN))
EDGES = frozenset((k.END, k.NEWLINE))
OPEN = BLANK | EDGES
CLUSTER = frozenset(",;?،؛؟!.…")
MARKS = frozenset((k.COMMA, k.STOP, k.BANG))
# Marks of one row with a space between each two of them: ؟ ؟, ! !, . . .; no rows of dots (... ...), nor the one of .5.
_TYPED_APART = lazy_pattern(r"[؟?!]+(?: [؟?!]+)+|\.(?: \.)+(?![.…\d])")


def staying_marks(scan: Scan, at: int) -> int:
    """How many marks here punctuate nothing: two commas typed for „, or one that a text talks about, in «","»."""
    text, kinds = scan.text, scan.kinds
    if text[at] == "," and opens_low_quote(text, at):
        return len(LOW_COMMAS)
    return int(kinds[at - 1] == k.QUOTE == kinds[at + 1] and at in scan.derive(_quoted_signs))


def _quoted_signs(scan: Scan) -> frozenset[int]:
    """Where a quotation holds one sign and no more."""
    from arnorm.quotes._paragraphs import quotes_in  # noqa: PLC0415 -- for texts that talk about a sign

    paragraphs = scan.derive(quotes_in).others
    return frozenset(
        role.end
        for _, _, roles in paragraphs
        for role in roles
        if role.opens and role.is_paired and roles[role.partner].start == role.end + 1
    )


def find_cluster(text: str, kinds: bytes, at: int, floor: int, apart: bool) -> tuple[int, int, int, str, int, int]:
    """Where the spaces before a cluster of marks begin, where the cluster does, where it ends, its marks and its sides.

    ``apart``: those that a space parts from it belong to it too.
    """
    blank, start, end, before, after = _touching(text, kinds, at, floor)
    if apart and (kinds[blank - 1] in MARKS or (kinds[end] == k.SPACE and kinds[end + 1] in MARKS)):
        blank, start, end = _with_those_apart(text, kinds, (blank, start, end), floor)
        before, after = side_of(kinds, start, -1), side_of(kinds, end - 1, 1)
        return blank, start, end, text[start:end].replace(" ", ""), before, after
    return blank, start, end, text[start:end], before, after


def _with_those_apart(text: str, kinds: bytes, cluster: tuple[int, int, int], floor: int) -> tuple[int, int, int]:
    """The cluster with marks of its kind that a space parts from it, ؟ ؟, after an Arabic word."""
    _, start, end = cluster
    like = "؟?!" if text[start] in "؟?!" else "."
    first = start
    while first - 2 >= floor and text[first - 1] == " " and text[first - 2] in like:
        first -= 2
        while like != "." and first > floor and text[first - 1] in like:
            first -= 1
    if side_of(kinds, first, -1) not in ARABIC:  # asked first: of a long row this is true of one mark, not of each
        return cluster
    row = _TYPED_APART.match(text, first)
    if row is None or row.end() < end or not CLUSTER.isdisjoint(sides_of(text, first, row.end())):
        return cluster
    space = first
    while space > floor and kinds[space - 1] in BLANK:
        space -= 1
    return space, first, row.end()


# The kind of the nearest character on one side, spaces, quotation marks and a few brackets apart. Spaces and quotation
# marks do not count, for some spaces go, and two marks, or two commas that open a quotation, may be written as one.
_ROLES = roles(
    {
        kernels_runs.SPACE: bytes(BLANK),
        kernels_runs.SIGN: bytes(MARKS),
        kernels_runs.PASSED: bytes(BLANK | {k.QUOTE}),
        kernels_runs.WRAPS: bytes((k.OPEN, k.CLOSE)),
        kernels_runs.WORD: bytes((k.LETTER, k.FORM, k.FOREIGN, k.DIGIT, k.EASTERN)),
        kernels_runs.APART: bytes(OPEN | {k.OPEN}),
    }
)
side_of = functools.partial(kernels_runs.find_beside, _ROLES, k.COMMA, k.OTHER)
_touching = functools.partial(kernels_runs.find_cluster, _ROLES, k.COMMA, k.OTHER, "".join(CLUSTER))
