"""The forms of a noun that is counted: its dual, its plural, its accusative."""

from __future__ import annotations

import functools
from typing import Literal

from arnorm._arabic.data.nouns import NOUNS, Noun
from arnorm._arabic.folding import fold
from arnorm._core.remember import remember

__all__ = ["Case", "Gender", "find_gender", "inflect_dual", "inflect_singular", "look_up", "to_accusative"]

Case = Literal["nominative", "accusative", "genitive"]
Gender = Literal["masculine", "feminine"]

# The indefinite accusative of these endings is written without an alef.
_WITHOUT_ALEF = ("ة", "ى", "ا", "اء")


@functools.cache
def _singulars() -> dict[str, str]:
    """The singular of each form of the table, in folded spelling."""
    plurals = {fold(noun.plural): singular for singular, noun in NOUNS.items()}
    return plurals | {fold(singular): singular for singular in NOUNS}


@remember(4096)
def look_up(word: str) -> tuple[str, Noun | None]:
    """The singular of a noun in any form of the table, and its row; the word itself and None for an unknown noun."""
    folded = fold(word)
    singular = _singulars().get(folded) or _singulars().get(folded.removesuffix("ا"))
    return (word, None) if singular is None else (singular, NOUNS[singular])


def find_gender(word: str) -> Gender:
    """The gender of a noun: that of the table, else that of its ending."""
    _, row = look_up(word)
    if row is not None:
        return row.gender
    return "feminine" if word.endswith(("ة", "اء", "ى")) else "masculine"


def to_accusative(word: str) -> str:
    """The indefinite accusative as it is written: an alef, except after the endings that take none.

    >>> to_accusative("ريال"), to_accusative("ليرة")
    ('ريالا', 'ليرة')
    """
    return word if word.endswith(_WITHOUT_ALEF) else word + "ا"


def inflect_singular(word: str, case: Case) -> str:
    """The indefinite singular in a case."""
    _, row = look_up(word)
    if case != "accusative" or (row is not None and row.is_invariable):
        return word
    return to_accusative(word)


def inflect_dual(word: str, case: Case) -> str:
    """The dual of a noun in a case.

    >>> inflect_dual("ليرة", "nominative"), inflect_dual("ريال", "genitive")
    ('ليرتان', 'ريالين')
    """
    _, row = look_up(word)
    if row is not None and row.is_invariable:
        return word
    ending = "ان" if case == "nominative" else "ين"
    if word.endswith("ة"):
        return word[:-1] + "ت" + ending
    if word.endswith("ى"):
        return word[:-1] + "ي" + ending
    return word + ending
