"""Punctuation: written one way, or taken out."""

from arnorm.punctuation.strip import StripPunctuation, strip_punctuation
from arnorm.punctuation.unify import UnifyPunctuation, unify_punctuation

__all__ = ["StripPunctuation", "UnifyPunctuation", "strip_punctuation", "unify_punctuation"]
