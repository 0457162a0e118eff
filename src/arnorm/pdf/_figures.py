"""Numbers whose digits stand from the last to the first: 4202 for 2024. Years tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arnorm._core.patterns import lazy_pattern
from arnorm.pdf._turn import AHEAD

__all__ = ["ARABIC", "WESTERN", "counts_up", "figures", "may_be_turned", "years"]

Edit = tuple[int, int, str]

WESTERN = "0123456789"
ARABIC = "٠١٢٣٤٥٦٧٨٩"


def _in_both(pattern: str) -> dict[str, re.Pattern[str]]:
    """A pattern of numbers in Western digits, and the same in Arabic ones."""
    pattern = pattern.replace(r"\d", "[0-9]")
    translated = pattern.translate(dict(zip(map(ord, WESTERN), ARABIC, strict=True)))
    return {WESTERN: lazy_pattern(pattern), ARABIC: lazy_pattern(translated)}


# Years as they are, and from their end.
_YEAR = _in_both(r"(?<!\d)(?:1[34]\d\d|19\d\d|20[0-3]\d)(?!\d)")
_DAEY = _in_both(r"(?<!\d)(?!1[34]|19|20)(?:\d\d[34]1|\d\d91|\d[0-3]02)(?!\d)")
_AS_LONG = _in_both(r"(?<!\d)\d\d\d\d(?!\d)")
_LONG = lazy_pattern("[0-9٠-٩][0-9٠-٩]{3,}")  # a pattern that begins with a set is quick
# Pages and articles count up by one. Of three digits: no year, and hardly by chance.
_COUNTING = _in_both(r"(?<!\d)[1-9]\d\d(?!\d)")
_LEAST_RISING = 2
_LINE = lazy_pattern("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = lazy_pattern("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]{2,}")
_LEAST_WORDS = 4
_LETTER = lazy_pattern(r"[^\W\d_]")
# So many turned years show that a text's numbers are; more, where nothing else is wrong with it.
_LEAST, _LEAST_ALONE = 2, 3
_MOST_OTHERS = 3  # numbers as long as a year, to each turned year


def years(text: str, digits: str = WESTERN) -> tuple[int, int]:
    """How many numbers are years as they are, and how many from their end."""
    numbers = _long(text)
    return len(_YEAR[digits].findall(numbers)), len(_DAEY[digits].findall(numbers))


def _long(text: str) -> str:
    """The numbers of a text that are as long as a year, or longer: quicker to look through than all of it."""
    return " ".join(_LONG.findall(text))


def may_be_turned(text: str, least: int) -> bool:
    """Whether so many numbers may be years from their end."""
    numbers = _long(text)
    return any(len(_DAEY[digits].findall(numbers)) >= least for digits in (WESTERN, ARABIC))


def counts_up(text: str, digits: str = WESTERN) -> bool:
    """Whether numbers count up as they stand, more than from their ends: then no years show that they are turned."""
    numbers = _COUNTING[digits].findall(text)
    rising = _rising(numbers)
    return rising >= _LEAST_RISING and rising > _rising([number[::-1] for number in numbers])


def _rising(numbers: Sequence[str]) -> int:
    """How many different numbers are one more than one before them."""
    seen: set[int] = set()
    found = set()
    for number in map(int, numbers):
        if number - 1 in seen:
            found.add(number)
        seen.add(number)
    return len(found)


def figures(text: str, damaged: bool = False) -> Iterator[Edit]:
    """The edits that turn numbers in a text whose years are turned.

    Western and Arabic digits each by themselves, and lines of words and others: the cells of a table are pieces of
    their own. A number beside a Latin word is read with it, and stands as it should.
    """
    if not may_be_turned(text, _LEAST if damaged else _LEAST_ALONE):
        return
    edits: list[Edit] = []
    kinds: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for line in _LINE.finditer(text):
        kinds[len(_WORD.findall(line[0])) >= _LEAST_WORDS].append(line.span())
    for lines in kinds:
        joined = "\n".join(text[start:end] for start, end in lines)
        turned = "".join(
            digits
            for digits in (WESTERN, ARABIC)
            if _are_turned(joined, digits, damaged) and not counts_up(text, digits)
        )
        for start, end in lines if turned else ():
            edits += [
                (*m.span(), m[0][::-1])
                for m in AHEAD.finditer(text, start, end)
                if m[0][0] in turned and m[0] != m[0][::-1] and not _LETTER.search(m[0])
            ]
    yield from sorted(edits)


def _are_turned(text: str, digits: str, damaged: bool) -> bool:
    right, wrong = years(text, digits)
    if wrong < (_LEAST if damaged else _LEAST_ALONE) or wrong <= 2 * right:
        return False
    return len(_AS_LONG[digits].findall(_long(text))) <= _MOST_OTHERS * wrong
