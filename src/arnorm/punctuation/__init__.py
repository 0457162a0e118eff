"""Punctuation: written one way, or taken out."""

from typing import TYPE_CHECKING

from arnorm._core.public import bring_names

if TYPE_CHECKING:
    from arnorm.punctuation.strip import StripPunctuation, strip_punctuation
    from arnorm.punctuation.unify import UnifyPunctuation, unify_punctuation

__all__ = ["StripPunctuation", "UnifyPunctuation", "strip_punctuation", "unify_punctuation"]

if not TYPE_CHECKING:
    __getattr__, __dir__ = bring_names(__name__, __all__)
