"""Arithmetic with the values of numbers: exact, whatever decimal context the calling program has."""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import MAX_EMAX, Context, Decimal, localcontext
from typing import ParamSpec, TypeVar

__all__ = ["compute_exactly", "is_countable"]

P = ParamSpec("P")
R = TypeVar("R")

_MOST_DIGITS = 40  # of a number that is added to or multiplied; the words dictated for a number are as many at most
# Magnitudes multiply by 10**24 at most (ألف ألف مليون تريليون), and the smallest part is a thousandth.
_EXACT = Context(prec=3 * _MOST_DIGITS, Emax=MAX_EMAX, traps=[])


def is_countable(value: Decimal) -> bool:
    """Whether a number has few enough digits for exact arithmetic; nobody counts anything with longer ones."""
    return len(f"{value:f}") <= _MOST_DIGITS


def compute_exactly(function: Callable[P, R]) -> Callable[P, R]:
    """The function with arithmetic that rounds no value that is countable."""

    @functools.wraps(function)
    def compute(*args: P.args, **kwargs: P.kwargs) -> R:
        with localcontext(_EXACT):
            return function(*args, **kwargs)

    return compute
