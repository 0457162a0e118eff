"""Measures in short form behind a number: what a speaker says for «كم», «م2», «كم/س» and «°م»."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import NamedTuple

from arnorm._arabic.data.units import SPOKEN_UNITS
from arnorm._core.patterns import lazy_pattern
from arnorm.speech.inflect import Case
from arnorm.speech.number import spell_number
from arnorm.speech.spell_mentions import spell_counted

__all__ = ["Measure", "find_measure"]


class Measure(NamedTuple):
    """A measure behind a number: where it ends, its noun with an adjective, and what is said after it."""

    end: int
    noun: str
    tail: str = ""

    def spell(self, count: int | Decimal, case: Case) -> str:
        """A count of the measure: «خمسة كيلومترات», «مئة وعشرون مترا مربعا», «أربعة فاصلة خمسة متر مربع».

        >>> Measure(0, "متر مربع").spell(120, "nominative")
        'مئة وعشرون مترا مربعا'
        """
        is_whole = count == int(count)
        words = (
            spell_counted(int(count), self.noun, case) if is_whole else f"{spell_number(count, case=case)} {self.noun}"
        )
        return words + self.tail


_POWERS = {"2": " مربع", "\u00b2": " مربع", "3": " مكعب", "\u00b3": " مكعب"}
_TAILS = {"س": " في الساعة", "ساعة": " في الساعة", "h": " في الساعة", "ث": " في الثانية", "s": " في الثانية"}
_SCALES = {"م": (" مئوية", ""), "C": (" مئوية", ""), "ف": ("", " فهرنهايت"), "F": ("", " فهرنهايت"), "": ("", "")}


@functools.cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(sorted(SPOKEN_UNITS, key=len, reverse=True))
    unit = rf"(?P<unit>{units})(?P<power>[23\u00b2\u00b3])?(?:/(?P<per>{'|'.join(_TAILS)}))?"
    return re.compile(rf"[ \xa0]?(?:{unit}|\N{{DEGREE SIGN}}[ \xa0]?(?P<scale>[مCفF])?)(?![\w/\ue000-\uf8ff])")


# «م» alone is also the mark of an era, and of the evening: only a fraction or a word for a length makes it metres.
_LENGTH = lazy_pattern(r"(?:طول|عرض|ارتفاع|عمق|مساف[ةه]|بعد|مساح[ةه]|قطر|سمك)")
_LENGTH_CHARACTERS = 24


def find_measure(text: str, start: int, end: int, count: int | Decimal, *, is_sure: bool) -> Measure | None:
    """The measure behind the number at ``text[start:end]``; None if there is none, or, ``is_sure``, a doubtful one.

    >>> find_measure("100 كم/س", 0, 3, 100, is_sure=True)
    Measure(end=8, noun='كيلومتر', tail=' في الساعة')
    """
    found = _pattern().match(text, end)
    if found is None:
        return None
    if found["unit"] is None:
        adjective, tail = _SCALES[found["scale"] or ""]
        return Measure(found.end(), "درجة" + adjective, tail)
    power, per = _POWERS.get(found["power"] or "", ""), _TAILS.get(found["per"] or "", "")
    is_bare = found["unit"] == "م" and not (power or per)
    if (
        is_sure
        and is_bare
        and count == int(count)
        and not _LENGTH.search(text, max(0, start - _LENGTH_CHARACTERS), start)
    ):
        return None
    return Measure(found.end(), SPOKEN_UNITS[found["unit"]] + power, per)
