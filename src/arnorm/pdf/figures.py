"""Numbers whose digits stand from the last to the first, 4202 for 2024: years tell.

And lines of such numbers whose pieces stand as they are drawn, from left to right (pypdf): القرار رقم (٢٢٠) الصادر في
مايو is written "( الصادر في مايو٠٢٢القرار رقم )". Each Arabic piece is in order, the pieces go from the last to the
first, and ٠٢٢ is 220 from its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from arnorm._arabic.digit_sets import SETS
from arnorm._arabic.drawn_lines import AHEAD, FORMS, LETTERS, LINE, Edits, swap_brackets
from arnorm._arabic.marks import DELETED
from arnorm._core.patterns import lazy_pattern

__all__ = [
    "TO_WESTERN",
    "count_years",
    "counts_up",
    "has_said_year",
    "may_be_turned",
    "reorder_mirrored",
    "turn_figures",
    "turn_said_years",
]

WESTERN, *_OTHERS = DIGITS = tuple(SETS.values())
TO_WESTERN = str.maketrans("".join(_OTHERS), WESTERN * len(_OTHERS))


def _in_all(pattern: str) -> dict[str, re.Pattern[str]]:
    """A pattern of numbers in each set of digits."""
    pattern = pattern.replace(r"\d", "[0-9]")
    return {digits: lazy_pattern(pattern.translate(str.maketrans(WESTERN, digits))) for digits in DIGITS}


# Years, and reversed years.
_YEAR = _in_all(r"(?<!\d)(?:1[34]\d\d|19\d\d|20[0-3]\d)(?!\d)")
_DAEY = _in_all(r"(?<!\d)(?!1[34]|19|20)(?:\d\d[34]1|\d\d91|\d[0-3]02)(?!\d)")
_AS_LONG = _in_all(r"(?<!\d)\d\d\d\d(?!\d)")
_LONG = lazy_pattern("[0-9٠-٩۰-۹][0-9٠-٩۰-۹]{3,}")  # a pattern that begins with a set is fast
# Numbers of pages and articles count up by one. With three digits they are not years, and rarely count up by chance.
_COUNTING = _in_all(r"(?<!\d)[1-9]\d\d(?!\d)")
_LEAST_RISING = 2
_WORD_BESIDE_FIGURES = lazy_pattern("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]{2,}")
_LEAST_WORDS = 4
_ANY_LETTER = lazy_pattern(r"[^\W\d_]")
# Reversed years that show that the numbers of a text are reversed; more are needed if it has no other damage.
_LEAST_TURNED_YEARS, _LEAST_ALONE = 2, 3
_MOST_OTHER_NUMBERS = 3  # numbers of four digits for each reversed year


def count_years(text: str, digits: str = WESTERN) -> tuple[int, int]:
    """Count the years of a text, and its reversed years."""
    numbers = _find_long_numbers(text)
    return len(_YEAR[digits].findall(numbers)), len(_DAEY[digits].findall(numbers))


def _find_long_numbers(text: str) -> str:
    """Return the numbers of four or more digits, joined: a search in them is faster than in the text."""
    return " ".join(_LONG.findall(text))


def may_be_turned(text: str, least: int) -> bool:
    """Whether at least this many numbers may be reversed years."""
    numbers = _find_long_numbers(text)
    return any(len(_DAEY[digits].findall(numbers)) >= least for digits in DIGITS)


def counts_up(text: str, digits: str = WESTERN) -> bool:
    """Whether numbers count up more often than reversed numbers do; reversed years prove nothing then."""
    numbers = _COUNTING[digits].findall(text)
    rising = _count_rising(numbers)
    return rising >= _LEAST_RISING and rising > _count_rising([number[::-1] for number in numbers])


def _count_rising(numbers: Sequence[str]) -> int:
    """Count the different numbers that are one more than an earlier number."""
    seen: set[int] = set()
    found = set()
    for number in map(int, numbers):
        if number - 1 in seen:
            found.add(number)
        seen.add(number)
    return len(found)


def turn_figures(text: str, damaged: bool = False) -> Edits:
    """Return the edits that reverse numbers in a text whose years are reversed.

    Each set of digits is judged by itself, and so are lines of words and other lines, such as the cells of a table.
    A number beside a Latin word is in its right order.
    """
    if not may_be_turned(text, _LEAST_TURNED_YEARS if damaged else _LEAST_ALONE):
        return
    edits: list[tuple[int, int, str]] = []
    kinds: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for line in LINE.finditer(text):
        kinds[len(_WORD_BESIDE_FIGURES.findall(line[0])) >= _LEAST_WORDS].append(line.span())
    for lines in kinds:
        joined = "\n".join(text[start:end] for start, end in lines)
        turned = "".join(
            digits for digits in DIGITS if _are_turned(joined, digits, damaged) and not counts_up(text, digits)
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


# A year from its end that is said to be one, by a word before it or in a date in figures. As it stands no calendar has
# it, but before Christ (ق.م، قبل الميلاد). Names of months say nothing: `UnifyDates` writes them otherwise.
_NO_YEAR = r"(?<!\d)(?:[03-9]\d[34]1|[03-9]\d91|[03-9][0-3]02)(?!\d)"
_SAY_YEAR = r"(?! ?ق| ?[-–/]? ?\d)(?:" + "|".join(f"(?<={word} ....)" for word in ("عام", "سنة")) + ")"
_DAY, _MONTH = "(?:[1-9]|[1-9]0|[0-9][12]|[01]3)", "(?:[1-9]|[1-9]0|[012]1)"  # from their ends
_SAID_YEAR = _in_all(
    rf"{_NO_YEAR}(?:{_SAY_YEAR}|/{_MONTH}/{_DAY}(?!\d)(?!/))|(?<!\d)(?<!/)(?<![^.]\.)(?<!\A\.){_DAY}/{_MONTH}/{_NO_YEAR}"
)
_ANY_DIGIT = "[0-9٠-٩۰-۹]"
_MAY_SAY_YEAR = lazy_pattern(
    f"[03-9٠٣-٩۰۳-۹][{DELETED}]*+{_ANY_DIGIT}[{DELETED}]*+(?:[349٣٤٩۳۴۹][{DELETED}]*+[1١۱]|[0٠۰][{DELETED}]*+[2٢۲])"
)


def has_said_year(text: str) -> bool:
    """Whether a text may have a year that `turn_said_years` turns, once later steps have deleted and unified."""
    return _MAY_SAY_YEAR.search(text) is not None


def turn_said_years(text: str, _damaged: bool = False) -> Edits:
    """Return the edits of years from their ends that are said to be years; other numbers are left to `turn_figures`.

    عام ٥٠٠٢ is 2005, and so is that of ٢١/٣٠/٥٠٠٢, which is no date as it stands. What is around it says nothing, for
    later steps rewrite that.
    """
    spans = ((*m.span(), m[0][::-1]) for pattern in _SAID_YEAR.values() for m in pattern.finditer(text))
    yield from sorted(spans)


# A digit right before a word; an era mark is shorter (١٤٤٢هـ).
_DIGIT_BEFORE_WORD = lazy_pattern(f"[٠-٩](?=[{LETTERS}{FORMS}]{{3}})")
# A number in its right place, after a word that a number follows.
_IN_PLACE = lazy_pattern("(?:رقم|تاريخ|المادة|عام|سنة) ?[(]? ?[٠-٩]")
_LEAST_MIRRORED = 2  # reversed years, and digits right before a word
# Pieces: a number with its signs and brackets, which is reversed by itself; Latin, which is not reversed.
_MIRRORED_NUMBER = r"[٠-٩]+(?: ?[./:,\u066a-\u066c-] ?[٠-٩]+)*"
_MIRRORED_LATIN = r"[A-Za-z0-9]+(?: ?[@./:_-]+ ?[A-Za-z0-9]+)*"
_PIECE = lazy_pattern(rf"\( ?{_MIRRORED_NUMBER} ?\)|{_MIRRORED_NUMBER}|{_MIRRORED_LATIN}")
_STOP_FIRST = lazy_pattern(r"^([.!؟]+)(\s(?:.*\S)?)(\s*)$")


def reorder_mirrored(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that put such lines in order, in a text whose years are reversed."""
    if not may_be_turned(text, _LEAST_MIRRORED):
        return
    glued = len(_DIGIT_BEFORE_WORD.findall(text))
    if glued < _LEAST_MIRRORED or glued < len(_IN_PLACE.findall(text)):
        return
    right, turned = count_years(text, SETS["arabic"])
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
    """Reverse the digits of a number; Latin stays."""
    if piece[0] == "(":
        return f"({piece[-2:0:-1].strip()})"
    return piece if piece.isascii() else piece[::-1]
