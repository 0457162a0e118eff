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

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from arnorm.report._text import Profile, StepProfile, diff, profile, to_text
from arnorm.report._text import describe as describe  # for `Pipeline.describe`
from arnorm.report._text import profile_texts as profile_texts  # for `Pipeline.profile`
from arnorm.report._words import Language, check_language

if TYPE_CHECKING:
    from arnorm._core.result import Result

__all__ = ["Profile", "StepProfile", "diff", "profile", "to_fragment", "to_html", "to_text"]

# A notebook shows this many characters of a text.
_NOTEBOOK_CHARACTERS = 20_000


def to_html(
    results: Result | Iterable[tuple[str, Result]],
    *,
    title: str | None = None,
    profile: Profile | None = None,
    language: Language = "en",
    reference: datetime.date | str | None = None,
) -> str:
    """A whole page: one result, or (name, result) pairs, folded below their names, below a profile if one is given.

    Source and output are side by side, changes are highlighted and named by step, dates, numbers and quotations say how
    they were read. The page has choices of the step, and of the kind of change, that it shows. It loads nothing, runs
    nothing, follows the reader's dark mode, and escapes every text. What is open is printed. Write it as UTF-8. With
    ``reference``, the day of writing as `arnorm.find_dates` takes it, each source has a timeline: its dates, and what
    is told from that day, sorted on an axis.

    ``language`` is that of the page's own words, "en" or "ar"; raises ValueError for another, TypeError for what is no
    result and no pair.
    """
    from arnorm._core.result import Result  # noqa: PLC0415 -- for those who ask for a page
    from arnorm.report import _html  # noqa: PLC0415 -- as above

    check_language(language)
    named = [("", results)] if isinstance(results, Result) else _check_named(results)
    look = _html.Look(language)
    table = "" if profile is None else _html.profile_table(profile, look)
    documents = []
    for name, result in named:
        above: Iterable[str] = ()
        if reference is not None:
            from arnorm.report._timeline import draw_timeline, events_of  # noqa: PLC0415 -- as above

            above = draw_timeline(result.source, events_of(result.source, reference), reference, look)
        documents.append(_html.document(result, look, name=name, above=above))
    return _html.page(documents, look.say("title") if title is None else title, look, profile=table)


def _check_named(results: Iterable[tuple[str, Result]]) -> Iterator[tuple[str, Result]]:
    """The pairs, one by one; TypeError, with what to write, for anything else."""
    wanted = "to_html takes a result, WEB.run(text), or pairs of a name and a result"
    if isinstance(results, str) or not hasattr(results, "__iter__"):
        raise TypeError(f"{wanted}, got {type(results).__name__}")
    for one in results:
        if not isinstance(one, (tuple, list)) or len(one) != 2 or isinstance(one[1], str):
            raise TypeError(f"{wanted}, such as [(name, WEB.run(text))]; got {type(one).__name__} in the list")
        yield one


def to_fragment(result: Result, *, language: Language = "en") -> str:
    """The report as one ``div`` with its styles, for a notebook or a page of one's own.

    Both texts are in a box that scrolls. Of a long text it has the first 20,000 characters. ``language`` is "en" or
    "ar"; raises ValueError for another.
    """
    from arnorm.report import _html  # noqa: PLC0415 -- as above

    check_language(language)
    return _html.fragment(result, _html.Look(language), longest=_NOTEBOOK_CHARACTERS)
