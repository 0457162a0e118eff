"""Numbers whose digits stand from the last to the first, 4202 for 2024: years tell.

And lines of such numbers whose pieces stand as they are drawn, from left to right (pypdf): القرار رقم (٢٢٠) الصادر في
مايو is written "( الصادر في مايو٠٢٢القرار رقم )". Each Arabic piece is in order, the pieces go from the last to the
first, and ٠٢٢ is 220 from its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from arnorm._core.patterns import lazy_pattern
from arnorm.pdf.lines import AHEAD, FORMS, LETTERS, LINE, Edits, swap_brackets

__all__ = ["ARABIC", "WESTERN", "count_years", "counts_up", "may_be_turned", "reorder_mirrored", "turn_figures"]

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
_ARABIC_WORD = lazy_pattern("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]{2,}")
_LEAST_WORDS = 4
_ANY_LETTER = lazy_pattern(r"[^\W\d_]")
# So many turned years show that a text's numbers are; more, where nothing else is wrong with it.
_LEAST_TURNED_YEARS, _LEAST_ALONE = 2, 3
_MOST_OTHER_NUMBERS = 3  # numbers as long as a year, to each turned year


def count_years(text: str, digits: str = WESTERN) -> tuple[int, int]:
    """How many numbers are years as they are, and how many from their end."""
    numbers = _find_long_numbers(text)
    return len(_YEAR[digits].findall(numbers)), len(_DAEY[digits].findall(numbers))


def _find_long_numbers(text: str) -> str:
    """The numbers of a text that are as long as a year, or longer: quicker to look through than all of it."""
    return " ".join(_LONG.findall(text))


def may_be_turned(text: str, least: int) -> bool:
    """Whether so many numbers may be years from their end."""
    numbers = _find_long_numbers(text)
    return any(len(_DAEY[digits].findall(numbers)) >= least for digits in (WESTERN, ARABIC))


def counts_up(text: str, digits: str = WESTERN) -> bool:
    """Whether numbers count up as they stand, more than from their ends: then no years show that they are turned."""
    numbers = _COUNTING[digits].findall(text)
    rising = _count_rising(numbers)
    return rising >= _LEAST_RISING and rising > _count_rising([number[::-1] for number in numbers])


def _count_rising(numbers: Sequence[str]) -> int:
    """How many different numbers are one more than one before them."""
    seen: set[int] = set()
    found = set()
    for number in map(int, numbers):
        if number - 1 in seen:
            found.add(number)
        seen.add(number)
    return len(found)


def turn_figures(text: str, damaged: bool = False) -> Edits:
    """The edits that turn numbers in a text whose years are turned.

    Western and Arabic digits each by themselves, and lines of words and others: the cells of a table are pieces of
    their own. A number beside a Latin word is read with it, and stands as it should.
    """
    if not may_be_turned(text, _LEAST_TURNED_YEARS if damaged else _LEAST_ALONE):
        return
    edits: list[tuple[int, int, str]] = []
    kinds: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for line in LINE.finditer(text):
        kinds[len(_ARABIC_WORD.findall(line[0])) >= _LEAST_WORDS].append(line.span())
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
                if m[0][0] in turned and m[0] != m[0][::-1] and not _ANY_LETTER.search(m[0])
            ]
    yield from sorted(edits)


def _are_turned(text: str, digits: str, damaged: bool) -> bool:
    right, wrong = count_years(text, digits)
    if wrong < (_LEAST_TURNED_YEARS if damaged else _LEAST_ALONE) or wrong <= 2 * right:
        return False
    return len(_AS_LONG[digits].findall(_find_long_numbers(text))) <= _MOST_OTHER_NUMBERS * wrong


# The same in letters, but for the era that is written so (١٤٤٢هـ).
_DIGIT_BEFORE_WORD = lazy_pattern(f"[٠-٩](?=[{LETTERS}{FORMS}]{{3}})")
# A number where it is read, behind the word that asks for it.
_IN_PLACE = lazy_pattern("(?:رقم|تاريخ|المادة|عام|سنة) ?[(]? ?[٠-٩]")
_LEAST_MIRRORED = 2  # years that are turned, and numbers before a word
# What is turned by itself: a number with its signs, in brackets that hold it from left to right; what is not: Latin.
_MIRRORED_NUMBER = r"[٠-٩]+(?: ?[./:,\u066a-\u066c-] ?[٠-٩]+)*"
_MIRRORED_LATIN = r"[A-Za-z0-9]+(?: ?[@./:_-]+ ?[A-Za-z0-9]+)*"
_PIECE = lazy_pattern(rf"\( ?{_MIRRORED_NUMBER} ?\)|{_MIRRORED_NUMBER}|{_MIRRORED_LATIN}")
_STOP_FIRST = lazy_pattern(r"^([.!؟]+)(\s.*?)(\s*)$")


def reorder_mirrored(text: str, _damaged: bool = False) -> Edits:
    """The edits that put such lines in order, in a text whose years are turned."""
    if not may_be_turned(text, _LEAST_MIRRORED):
        return
    glued = len(_DIGIT_BEFORE_WORD.findall(text))
    if glued < _LEAST_MIRRORED or glued < len(_IN_PLACE.findall(text)):
        return
    right, turned = count_years(text, ARABIC)
    if turned < _LEAST_MIRRORED or turned <= 2 * right:
        return
    for line in LINE.finditer(text):
        new = _reorder_mirrored_line(line[0])
        if new != line[0]:
            yield line.start(), line.end(), new


def _reorder_mirrored_line(line: str) -> str:
    if not re.search("[٠-٩]", line):
        return line
    pieces: list[str] = []
    at = 0
    for m in _PIECE.finditer(line):
        pieces += [line[at : m.start()], _turn_number(m[0])]
        at = m.end()
    pieces.append(line[at:])
    pieces[0] = _STOP_FIRST.sub(r"\2\1\3", pieces[0])
    new = re.sub(" {2,}", " ", "".join(reversed(pieces))).strip()
    return swap_brackets(new)


def _turn_number(piece: str) -> str:
    """A number with its digits turned; what is Latin stays."""
    if piece[0] == "(":
        return f"({piece[-2:0:-1].strip()})"
    return piece if piece.isascii() else piece[::-1]
