"""Quotations written in one style."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Literal, cast

from arnorm._core.classes import AMPERSAND, CLOSE, OPEN, QUOTE
from arnorm._core.options import make_option
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm._core.wrong import meant
from arnorm.blocks.options import Blocks

__all__ = ["UnifyQuotes", "unify_quotes"]

Pair = tuple[str, str]
# By depth, the outermost first; deeper quotations begin again with the first pair. "curly" is as CLDR has it for all
# Arabic locales (main/ar, delimiters: quotationStart ” and quotationEnd “, alternate ’ and ‘).
Style = Literal[
    "guillemets",
    "curly",
    "english",
    "straight",
]
STYLES: dict[Style, tuple[Pair, ...]] = {
    "guillemets": (("«", "»"), ("“", "”")),
    "curly": (("”", "“"), ("’", "‘")),
    "english": (("“", "”"), ("‘", "’")),
    "straight": (('"', '"'), ("'", "'")),
}


@step_class
class UnifyQuotes(Step):
    """Write every quotation in one style; of the marks none is added, dropped or moved.

    ``style`` is one of

    - ``"guillemets"``: «…», inside “…” (the default);
    - ``"curly"``: ”…“, inside ’…‘, as CLDR has it for Arabic;
    - ``"english"``: “…”, inside ‘…’;
    - ``"straight"``: "…", inside '…';
    - your own pairs of quotation marks by depth, as in ``[("„", "“"), ("‚", "‘")]``; below the last it begins again.

    With ``spaces``, spaces inside the marks of a quotation, « so », go, unless a mark touches a word on its other side.
    With ``parentheses``, doubled ones, ((so)), are quotation marks too. Two single marks side by side count as one and
    become one. Quotations of another script among words of that script (an English sentence with its “so”) keep their
    marks. What `find_quotes` does not call a quotation stays as it is, and so do marks written as HTML entities (see
    `UnescapeHtml`); a quotation left open keeps its one mark, converted. A paragraph that would not read the same in
    the new style stays as it is. Code and the signs of data stay (see `arnorm.find_blocks`), unless ``blocks`` is
    "prose".

    Raises ValueError for another style.

    >>> unify_quotes('قال "إن المشروع "الأخضر" بدأ" بـ”تبوك“')
    'قال «إن المشروع “الأخضر” بدأ» بـ«تبوك»'
    >>> unify_quotes("شاشة 21″ من l'avenir", style="english")
    "شاشة 21″ من l'avenir"
    """

    style: Style | Sequence[Pair] = make_option(
        "guillemets", examples=((("„", "“"), ("‚", "‘")), (("«", "»"), ("‹", "›"))), takes="pairs of marks"
    )
    parentheses: bool = False
    spaces: bool = True
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "layout"
    summary = "Writes quotation marks in one style, in pairs and by depth; apostrophes and primes stay."
    summary_ar = "يوحّد علامات الاقتباس أزواجًا وبحسب عمقها، ولا يمسّ الفواصل العليا وعلامات القياس."
    topic = "Quotations, punctuation, white space"

    def __post_init__(self) -> None:
        object.__setattr__(self, "style", _check_style(self.style))

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((kind,)) for kind in (QUOTE, AMPERSAND, *((OPEN, CLOSE) if self.parentheses else ())))

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        """The marks to rewrite, and the spaces to take out, in order."""
        return _make_writer(self.style, self.blocks, self.parentheses, self.spaces)(scan)


@functools.lru_cache(64)
def _make_writer(
    style: Style | tuple[Pair, ...], blocks: Blocks, parentheses: bool, spaces: bool
) -> Callable[[Scan], Iterable[tuple[int, int, str]]]:
    from arnorm.quotes._writing import make_writer  # noqa: PLC0415 -- for texts with marks

    pairs = STYLES[style] if isinstance(style, str) else style
    return make_writer(pairs, blocks, parentheses=parentheses, spaces=spaces)


def _check_style(style: object) -> str | tuple[Pair, ...]:
    """The style, with pairs as tuples; ValueError for anything that is not a style."""
    if isinstance(style, str):
        if style in STYLES:
            return style
    elif isinstance(style, Sequence) and style:
        pairs = [tuple(pair) if isinstance(pair, Sequence) else () for pair in style]
        if all(len(pair) == 2 and all(_is_mark(mark) for mark in pair) for pair in pairs):
            return cast(tuple[Pair, ...], tuple(pairs))
    raise ValueError(
        f"UnifyQuotes: style must be one of {', '.join(map(repr, STYLES))}, "
        f"or a list of pairs of quotation marks, got {style!r}{meant(style, STYLES)}"
    )


def _is_mark(mark: object) -> bool:
    from arnorm.quotes._marks import FAMILIES, TWICE  # noqa: PLC0415 -- for those who bring their own

    return isinstance(mark, str) and (mark in FAMILIES or mark in TWICE)


unify_quotes = function_form(UnifyQuotes)
