"""The view of a text: as the later steps of ``PDF`` leave it, with plain letters only.

A mark, a stroke or an invisible character can hide damage, which a second run would find. So evidence is read twice: in
the given text, because forms and spaces show how it was drawn; and in the view.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from arnorm._arabic.drawn_lines import Edits
from arnorm._core.pipeline import Pipeline
from arnorm._core.result import Result
from arnorm.diacritics import StripDiacritics
from arnorm.digits import UnifyDigits
from arnorm.forms import Compose, UnfoldForms
from arnorm.invisibles import StripInvisibles
from arnorm.tatweel import StripTatweel
from arnorm.web import UnescapeHtml
from arnorm.whitespace import CollapseWhitespace

__all__ = ["carry_back", "make_view", "view_steps"]


@functools.cache
def view_steps() -> Pipeline:
    """Return the steps of ``PDF`` that make letters plain; a test compares them with the preset."""
    return Pipeline(
        UnescapeHtml(), UnfoldForms(), StripInvisibles(), StripDiacritics(), Compose(), StripTatweel(),
        CollapseWhitespace(), UnifyDigits(unsure="leave"),
    )  # fmt: skip


def make_view(text: str) -> str:
    """Return the text after those steps."""
    return view_steps()(text)


def carry_back(text: str, edits: Iterable[tuple[int, int, str]]) -> Edits:
    """Turn edits of the view into edits of the text; deleted characters inside an edit are replaced with it.

    Two letters that change places leave their marks in place.
    """
    result = view_steps().run(text)
    for start, end, new in _cover_characters(result, edits):
        places = [result.alignment.source(at, at + 1) for at in range(start, end)] if len(new) == 2 else []
        if result.text[start:end] == new[::-1] and places and places[0][1] <= places[1][0]:
            for at, (first, last), char in zip(range(start, end), places, new, strict=True):
                yield (first, first + 1, char) if text[first] == result.text[at] else (first, last, char)
        else:
            yield (*result.alignment.source(start, end), new)


def _cover_characters(result: Result, edits: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The edits, each of whole characters of the text: of all letters of a ligature; those of one ligature are one."""
    view, alignment = result.text, result.alignment
    covered: list[tuple[int, int, str]] = []
    for start, end, new in edits:
        first, last = alignment.target(*alignment.source(start, end)) if start < end else (start, end)
        first, last = min(first, start), max(last, end)
        before = view[first:start]
        if covered and first < covered[-1][1]:
            first, done, before = covered.pop()
            before = before[: len(before) - (done - start)] if done > start else before + view[done:start]
            last = max(last, done)
        covered.append((first, last, before + new + view[end:last]))
    return covered
