r"""Reports of what a pipeline did: in a terminal, as HTML, in words, over a corpus.

Most functions are also methods: ``print(result)``, ``result.diff()``, ``result.to_html()``,
``pipeline.profile(texts)``, ``pipeline.describe()``.

>>> import arnorm
>>> from arnorm import report
>>> r = arnorm.strip_diacritics.run("كَتَبَ")
>>> print(report.to_text(r).replace("\u2067", "").replace("\u2069", ""))
6 → 3 characters, 3 changes
  step             changes  can lose
  StripDiacritics        3  marks
most frequent:
       3 × StripDiacritics: ◌َ U+064E deleted
@ 0: StripDiacritics ×3
  - كَتَبَ
  + كتب
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from arnorm.engines._optional import need
from arnorm.report._profile import Profile, StepProfile

if TYPE_CHECKING:
    from arnorm._core.result import Result

__all__ = ["Profile", "StepProfile", "diff", "to_html", "to_text"]

# A notebook shows this many characters of a text.
_NOTEBOOK_CHARACTERS = 20_000


def to_text(result: Result, *, places: int = 20, color: bool = False) -> str:
    """The report for a terminal: counts by step, the ten most frequent changes, the first ``places`` of the diff.

    ``color`` adds ANSI colours.
    """
    from arnorm.report import _text  # noqa: PLC0415 -- one format or the other

    return _text.text_report(result, groups=places, color=color)


def diff(result: Result, *, context: int = 20, color: bool = False) -> str:
    """Every changed place: its offset, the steps, the source and the output with some context.

    Arabic snippets are put between direction isolates and invisible characters are named, so that neither can reorder
    the lines. ``context`` is in characters; changes closer than that are one place.
    """
    from arnorm.report import _text  # noqa: PLC0415 -- as above

    return _text.diff(result, context=context, color=color)


def to_html(
    results: Result | Iterable[tuple[str, Result]], *, title: str = "arnorm report", profile: Profile | None = None
) -> str:
    """A whole page: one result, or (name, result) pairs one below the other, below a profile if one is given.

    Source and output are side by side, changes are highlighted and named by step, dates and quotations say how they
    were read. The page loads nothing, runs nothing, follows the reader's dark mode, and escapes every text. Write it
    as UTF-8.
    """
    from arnorm._core.result import Result  # noqa: PLC0415 -- the pipeline imports this module lazily
    from arnorm.report import _html  # noqa: PLC0415 -- as above
    from arnorm.report._style import Hues  # noqa: PLC0415 -- as above

    named = [("", results)] if isinstance(results, Result) else results
    hues = Hues()
    parts = [] if profile is None else [_html.profile_table(profile, hues)]
    parts.extend(_html.document(result, hues, name=name) for name, result in named)
    return _html.page(parts, title)


def to_rich(result: Result) -> Any:
    """The report for a terminal as rich's Text, coloured; ImportError where rich is not installed."""
    return need("rich.text", "cli").Text.from_ansi(to_text(result, color=True))


def to_notebook(result: Result) -> str:
    """The fragment of HTML that a notebook shows."""
    from arnorm.report import _html  # noqa: PLC0415 -- as above

    return _html.fragment(result, longest=_NOTEBOOK_CHARACTERS)
