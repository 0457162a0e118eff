"""Nouns that numbers count, on the folded view: in whole (no fraction, no year), or as measures."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from arnorm._arabic.data.nouns import NOUNS, OTHER_COUNTED, Counted
from arnorm._arabic.data.units import OTHER_UNITS
from arnorm._arabic.folding import fold_plain

__all__ = ["counted_nouns", "units"]


@functools.cache
def counted_nouns() -> dict[str, Counted]:
    """Each form in folded spelling -> people, things or time.

    The article, a proclitic letter and the alef of the accusative need no row of their own.
    """
    return {form: counted for form, counted in _list_forms() if counted != "measure"} | OTHER_COUNTED


@functools.cache
def units() -> frozenset[str]:
    """The measures in folded spelling: the nouns that are measures, and the rows of `OTHER_UNITS`."""
    return frozenset(OTHER_UNITS).union(form for form, counted in _list_forms() if counted == "measure")


def _list_forms() -> Iterator[tuple[str, Counted]]:
    for noun, row in NOUNS.items():
        if row.counted:
            yield fold_plain(noun), row.counted
            if row.with_plural:
                yield fold_plain(row.plural), row.counted
