"""What money looks like beside a number: signs, codes and abbreviations, the duals of nouns and their adjectives."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from arnorm._arabic.data.money import ABBREVIATIONS
from arnorm._arabic.data.units import CURRENCY_CODES, CURRENCY_SIGNS
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import MARKS
from arnorm._arabic.money import currency_forms, list_duals
from arnorm._core.classes import FOREIGN
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan

__all__ = [
    "MoneyPatterns",
    "has_money_sign",
    "money_patterns",
    "read_money",
    "strip_adjective",
]

_MARK_LETTER = "\u200e\u200f\u061c"
# Of the accusative, of the plural of things, of the duals; in folded spelling.
_ADJECTIVE_ENDINGS = {"ا": "", "ه": "", "ان": "", "ين": "", "تان": "ه", "تين": "ه"}


def strip_adjective(folded: str) -> Iterator[str]:
    """What an adjective in folded spelling may be without the ending of its number, gender and case."""
    yield folded
    for ending, singular in _ADJECTIVE_ENDINGS.items():
        if folded.endswith(ending) and folded != ending:
            yield folded.removesuffix(ending) + singular


_CODE = lazy_pattern("[A-Z]{3}")
# The stop of an abbreviation: د.ك.
_SHORT = lazy_pattern(
    rf"\.(?<=[{''.join({one[0] for one in ABBREVIATIONS})}]\.) ?[{''.join({one[2] for one in ABBREVIATIONS})}أإ]"
)


def has_money_sign(scan: Scan) -> bool:
    """Whether a text may have the sign, the code or the abbreviation of a currency."""
    text = scan.text
    if any(sign in text for sign in CURRENCY_SIGNS) or _SHORT.search(text):
        return True
    return FOREIGN in scan.kinds and _CODE.search(text) is not None


class MoneyPatterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    bare: re.Pattern[str]


@functools.cache
def money_patterns() -> MoneyPatterns:
    """Signs, codes and abbreviations beside a number; nouns that need none. Built from the tables."""
    signs = "|".join(re.escape(sign) for sign in CURRENCY_SIGNS)
    codes = "|".join(sorted(CURRENCY_CODES))
    short = "|".join(rf"{one[0]}\. ?{'[اأإ]' if one[2] == 'ا' else one[2]}\.?(?![\w{MARKS}])" for one in ABBREVIATIONS)
    money = rf"(?P<money>{signs}|(?<![A-Za-z])(?:{codes})(?![A-Za-z])|(?:(?<![^\W\d])|(?<=\sو))(?:{short}))"
    letters = "\u0621-\u064a\u0671"
    nouns = {one for pair in list_duals().items() for one in pair} | set(currency_forms().values())
    spelled = "|".join(
        sorted(("".join(f"{_SPELLINGS.get(c, c)}[{MARKS}\u0640]{{0,4}}+" for c in one) for one in nouns), reverse=True)
    )
    return MoneyPatterns(
        re.compile(rf"{money}[ \xa0]?[{_MARK_LETTER}]?\Z"),
        re.compile(rf"[{_MARK_LETTER}]?[ \xa0]?{money}"),
        re.compile(rf"(?<![{letters}{MARKS}])[وفبل]?(?P<noun>(?:{spelled}))(?![{letters}{MARKS}])"),
    )


_SPELLINGS = {"ه": "[هة]", "ا": "[اأآ]", "ي": "[يى]"}


def read_money(money: str) -> tuple[str, str | None]:
    """The noun and the code of a sign, a code or an abbreviation: a code without a noun, or ريال without a code (﷼)."""
    if money in CURRENCY_CODES:
        return "", money
    named = CURRENCY_SIGNS.get(money) or ABBREVIATIONS[fold(money).replace(" ", "").removesuffix(".")]
    return ("", named) if named in CURRENCY_CODES else (named, None)
