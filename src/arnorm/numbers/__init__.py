"""Numbers: found with their value, and written one way."""

from typing import TYPE_CHECKING

from arnorm._core.public import bring_names

if TYPE_CHECKING:
    from arnorm.numbers.mention import NumberMention, find_numbers
    from arnorm.numbers.unify import UnifyNumbers, unify_numbers

__all__ = ["NumberMention", "UnifyNumbers", "find_numbers", "unify_numbers"]

if not TYPE_CHECKING:
    __getattr__, __dir__ = bring_names(__name__, __all__)
