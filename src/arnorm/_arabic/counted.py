"""Nouns that are counted in whole, on the folded view: the number before one is a count, no fraction and no year."""

from __future__ import annotations

import functools

from arnorm._arabic.data.nouns import NOUNS, OTHER_COUNTED, Counted
from arnorm._arabic.folding import fold_plain

__all__ = ["counted_nouns"]


@functools.cache
def counted_nouns() -> dict[str, Counted]:
    """Each form in folded spelling -> people, things or time.

    The article, a proclitic letter and the alef of the accusative need no row of their own.
    """
    found: dict[str, Counted] = {fold_plain(noun): row.counted for noun, row in NOUNS.items() if row.counted}
    found |= {fold_plain(row.plural): row.counted for row in NOUNS.values() if row.with_plural}
    return found | OTHER_COUNTED
