"""Quotations: found, paired, and rewritten in one style."""

from typing import TYPE_CHECKING

from arnorm._core.public import bring_names

if TYPE_CHECKING:
    from arnorm.quotes.find import Quotation, find_quotes
    from arnorm.quotes.unify import UnifyQuotes, unify_quotes

__all__ = ["Quotation", "UnifyQuotes", "find_quotes", "unify_quotes"]

if not TYPE_CHECKING:
    __getattr__, __dir__ = bring_names(__name__, __all__)
