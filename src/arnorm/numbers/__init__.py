"""Numbers: found with their value, and written one way."""

from __future__ import annotations

from arnorm.numbers.mention import NumberMention, find_numbers
from arnorm.numbers.unify import UnifyNumbers, unify_numbers

__all__ = ["NumberMention", "UnifyNumbers", "find_numbers", "unify_numbers"]
