"""What a text is once later steps have been there: its letters alone, as everything after `RepairPdf` reads them.

A mark, a stroke or what is not seen can hide damage, and a second run would see it. So evidence is read twice: in the
text as it is given, for forms and spaces tell how it was drawn; and in this view, for what only it shows.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from arnorm._core.pipeline import Pipeline
from arnorm.diacritics import StripDiacritics
from arnorm.digits import UnifyDigits
from arnorm.forms import Compose, UnfoldForms
from arnorm.invisibles import StripInvisibles
from arnorm.tatweel import StripTatweel
from arnorm.web import UnescapeHtml
from arnorm.whitespace import CollapseWhitespace

__all__ = ["carried", "view", "viewer"]

Edit = tuple[int, int, str]


@functools.cache
def viewer() -> Pipeline:
    """The steps of ``PDF`` that make letters plain; a test holds them to be those."""
    return Pipeline(
        UnescapeHtml(), UnfoldForms(), StripInvisibles(), StripDiacritics(), Compose(), StripTatweel(),
        CollapseWhitespace(), UnifyDigits(),
    )  # fmt: skip


def view(text: str) -> str:
    """The text as later steps leave it."""
    return viewer()(text)


def carried(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Edits of the view of a text, as edits of the text: what they replace is replaced with all that it was hidden by.

    Two letters that change places leave their marks where they are.
    """
    result = viewer().run(text)
    for start, end, new in edits:
        if result.text[start:end] == new[::-1] and len(new) == 2:
            for at, char in zip(range(start, end), new, strict=True):
                first, last = result.alignment.source(at, at + 1)
                yield (first, first + 1, char) if text[first] == result.text[at] else (first, last, char)
        else:
            yield (*result.alignment.source(start, end), new)
