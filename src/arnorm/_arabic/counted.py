"""Nouns that numbers count, on the folded view: in whole (no fraction, no year), or as measures."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from arnorm._arabic.data.numerals import NOUNS, OTHER_COUNTED, Counted
from arnorm._arabic.data.units import (
    CURRENCIES,
    DEFAULT_CODES,
    OTHER_ADJECTIVES,
    OTHER_PARTS,
    OTHER_UNITS,
    OTHER_WORDS,
    PART_ADJECTIVES,
    REGIONS,
    SPOKEN_UNITS,
)
from arnorm._arabic.folding import fold_plain

if TYPE_CHECKING:
    from fractions import Fraction


@functools.cache
def counted_nouns() -> dict[str, Counted]:
    """Each form in folded spelling -> people, things or time.

    The article, a proclitic letter and the alef of the accusative need no row of their own.
    """
    return {form: counted for form, counted in _list_forms() if counted != "measure"} | OTHER_COUNTED


@functools.cache
def units() -> frozenset[str]:
    """The measures in folded spelling: nouns, and the rows of `SPOKEN_UNITS` and `OTHER_UNITS`."""
    shortened = {unit for unit in SPOKEN_UNITS if not unit.isascii()}
    return OTHER_UNITS.union(shortened, (form for form, counted in _list_forms() if counted == "measure"))


def _list_forms() -> Iterator[tuple[str, Counted]]:
    for noun, row in NOUNS.items():
        if row.counted:
            yield fold_plain(noun), row.counted
            if row.with_plural:
                yield fold_plain(row.plural), row.counted


_STRONG = ("EUR", "GBP", "USD")  # counted in decimals everywhere


class Part(NamedTuple):
    """A part of a currency: how much of each noun's unit it is, and the code that it names by itself, if one."""

    of: dict[str, Fraction]
    code: str = ""


def _fold_forms(nouns: set[str]) -> dict[str, str]:
    """Each form of the nouns -> the noun, in folded spelling."""
    plurals = {fold_plain(NOUNS[noun].plural): fold_plain(noun) for noun in nouns}
    return plurals | {fold_plain(noun): fold_plain(noun) for noun in nouns}


@functools.cache
def currency_forms() -> dict[str, str]:
    """Form -> noun of a currency, with the alef of the accusative too."""
    return _fold_forms({row.noun for row in CURRENCIES.values()})


@functools.cache
def part_forms() -> dict[str, str]:
    """Form -> noun of a part."""
    return _fold_forms({row.part for row in CURRENCIES.values() if row.part})


@functools.cache
def currency_codes() -> dict[tuple[str, str], str]:
    """(Noun, adjective) -> code, for currencies and their parts; no adjective where the noun names one currency."""
    codes: dict[tuple[str, str], str] = {}
    for noun in {name for row in CURRENCIES.values() for name in (row.noun, row.part) if name}:
        named = [code for code, row in CURRENCIES.items() if noun in (row.noun, row.part)]
        is_shared = len(named) > 1 or any(part == noun for part, _ in OTHER_PARTS)
        if noun in DEFAULT_CODES or not is_shared:
            codes[fold_plain(noun), ""] = DEFAULT_CODES.get(noun, named[0])
    for code, row in CURRENCIES.items():
        if row.adjective:
            codes[fold_plain(row.noun), fold_plain(row.adjective)] = code
        if row.part and (adjective := row.adjective or PART_ADJECTIVES.get(code)):
            codes[fold_plain(row.part), fold_plain(adjective.removesuffix("ة"))] = code
    return codes | {
        (fold_plain(noun), fold_plain(adjective)): code for (noun, adjective), code in OTHER_ADJECTIVES.items()
    }


@functools.cache
def parts() -> dict[str, Part]:
    """Noun of a part -> what it is worth."""
    from fractions import Fraction  # noqa: PLC0415 -- most texts have no parts of money

    worth: dict[str, dict[str, Fraction]] = {}
    for row in CURRENCIES.values():
        if row.part:
            worth.setdefault(fold_plain(row.part), {})[fold_plain(row.noun)] = Fraction(1, row.parts)
    for (part, noun), count in OTHER_PARTS.items():
        worth[fold_plain(part)].setdefault(fold_plain(noun), Fraction(1, count))
    return {part: Part(of, currency_codes().get((part, ""), "")) for part, of in worth.items()}


@functools.cache
def region_codes() -> dict[str, dict[str, str]]:
    """Code of a state -> the currency that a bare noun names there."""
    return {state: {fold_plain(noun): code for noun, code in names.items()} for state, names in REGIONS.items()}


@functools.cache
def words_for_money() -> frozenset[str]:
    """The words that say that the number before them is money, in folded spelling."""
    return frozenset((*currency_forms(), *part_forms(), *OTHER_WORDS))


@functools.cache
def strong_words() -> frozenset[str]:
    """The words for money whose figures have decimals everywhere: dollar, euro, sterling, cent."""
    forms = currency_forms() | part_forms()
    codes = currency_codes()
    named = {form for form, noun in forms.items() if codes.get((noun, "")) in _STRONG}
    return frozenset(named | {word for word, code in OTHER_WORDS.items() if code in _STRONG})


_SHORTEST_BARE_NOUN_LETTERS = 4


@functools.cache
def list_duals() -> dict[str, str]:
    """Dual -> noun: دولاران, ليرتين. Those of short nouns are parts of other words: لينين."""
    found: dict[str, str] = {}
    names = {*currency_forms().values(), *parts()}
    for noun in {one for one in names if len(one) >= _SHORTEST_BARE_NOUN_LETTERS or one in parts()}:
        stem = noun[:-1] + "ت" if noun.endswith("ه") and noun != "جنيه" else noun
        found |= {stem + ending: noun for ending in ("ان", "ين")}
    return found
