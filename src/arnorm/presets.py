"""Presets: pipelines that suit most people. They are plain values: extend them, or take steps out with `without`.

The order matters in few places, each said here: what is evidence comes before what folds it.
"""

from __future__ import annotations

import functools
from typing import Any

from arnorm._pipeline import Pipeline
from arnorm.diacritics import PlaceTanween, StripDiacritics
from arnorm.digits import UnifyDigits
from arnorm.elongation import CollapseElongation
from arnorm.forms import Compose, UnfoldForms
from arnorm.invisibles import StripInvisibles
from arnorm.letters import FoldAlef, FoldHamza, FoldLookalikes, FoldTehMarbuta, FoldYeh
from arnorm.punctuation import UnifyPunctuation
from arnorm.tatweel import StripTatweel
from arnorm.web import UnescapeHtml
from arnorm.whitespace import CollapseWhitespace

__all__ = ["CORPUS", "LUCENE", "SEARCH", "WEB"]  # noqa: F822 -- CORPUS: see __getattr__

# Scraped text for reading and storing. Nothing here changes a word's letters.
WEB = Pipeline(
    # Character references first: they hide marks of every other step.
    UnescapeHtml(),
    # Then what cannot be seen, for it parts letters, digits and dates that belong together.
    StripInvisibles(),
    # Letters as letters, one character each: a presentation form is a way of drawing, not of spelling. ﷺ stays.
    UnfoldForms(),
    Compose(),
    # Marks and strokes that carry no letter; era marks and initials keep their stroke.
    StripDiacritics(),
    StripTatweel(),
    UnifyDigits(),
    # unify_numbers, unify_dates and unify_quotes come here: on plain letters and digits, before punctuation moves.
    UnifyPunctuation(),
    CollapseWhitespace(),
)

# Text for training language models: as written, diacritics and quotation depth included, with the damage repaired.
# CORPUS also starts with FixMojibake, which needs the ftfy extra: see __getattr__ below.
_CORPUS = (
    UnescapeHtml(),
    StripInvisibles(),
    UnfoldForms(),
    Compose(),
    # Diacritics stay; those of one word are put in one place.
    PlaceTanween(),
    StripTatweel(),
    # Decorative and Persian-keyboard letters are noise of the keyboard, not of the language.
    FoldLookalikes(),
    # unify_quotes comes here.
    CollapseWhitespace(),
)

# Retrieval: the spellings of one word meet. What is lost is lost on both sides, query and index.
SEARCH = Pipeline(
    UnescapeHtml(),
    StripInvisibles(),
    UnfoldForms(religious="spell"),
    Compose(),
    StripDiacritics(),
    # No stroke is protected: 1446هـ and 1446ه are one.
    StripTatweel(protect=False),
    FoldLookalikes(),
    # Before the folds, for it looks at letters as they were typed.
    CollapseElongation(),
    FoldAlef(),
    FoldHamza(),
    FoldYeh(),
    FoldTehMarbuta(),
    UnifyDigits(),
    # unify_numbers comes here.
    CollapseWhitespace(),
)

# What Apache Lucene's ArabicNormalizer gives, character for character: alef with hamza or maddah to bare alef, ى to ي,
# ة to ه; tatweel and U+064B-0652 deleted, and nothing else. Source: ArabicNormalizer.java, unchanged since Lucene 3.
LUCENE = Pipeline(
    FoldAlef(extended=False),
    FoldYeh(),
    FoldTehMarbuta(),
    StripTatweel(protect=False),
    StripDiacritics(keep=("superscript_alef", "maddah", "hamza", "quranic", "extended")),
)


@functools.cache
def _corpus() -> Pipeline:
    from arnorm.web import FixMojibake  # noqa: PLC0415 -- its construction needs an extra

    return Pipeline(FixMojibake(), *_CORPUS)


def __getattr__(name: str) -> Any:
    """``CORPUS`` is made when first asked for: it needs the ftfy extra, and importing arnorm must not."""
    if name == "CORPUS":
        return _corpus()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
