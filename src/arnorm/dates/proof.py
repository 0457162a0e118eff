"""What `arnorm._core.proof` asks of dates: what a mention says, what may be lost, and what else must read the same.

Numbers beside a date keep their meaning, too: «5,5 م» is metres, and «5,5ميلادي» is not; 12ـ 39 is a range after a
word, and not after a figure. Other steps rewrite numbers by such evidence.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Sequence

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import fold
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.proof import lost_words
from arnorm._core.scan import Scan
from arnorm.dates.distances import NUMBER_CHARACTERS
from arnorm.dates.mention import DateMention, DateValue
from arnorm.dates.vocabulary import last_words, vocabulary

__all__ = ["keeps_numbers", "may_lose", "meaning", "says"]

_FIGURE = lazy_pattern(r"\d")
_SIGNED = lazy_pattern(r"\d(?:[^\w\s/-]|\s+ـ+\s+)\d")  # in a rewritten date, rare

_STROKE = "\N{ARABIC TATWEEL}"  # in a run of numbers it becomes a dash


def keeps_numbers(old: str, new: Scan, edits: Sequence[Edit]) -> bool:
    """Whether the numbers around the edits of a text are read as before, and those inside are no other quantities."""
    if not _has_numbers(old, edits):
        return True
    places: list[tuple[int, int]] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        shift += len(edit.new) - (edit.end - edit.start)
        places.append((start, start + len(edit.new)))
    around, inside = _read_numbers(Scan(old), [(edit.start, edit.end) for edit in edits])
    around_now, inside_now = _read_numbers(new, places)
    return around_now == around and inside_now <= inside


def _has_numbers(old: str, edits: Sequence[Edit]) -> bool:
    """Whether there is a figure near an edit, or one with a sign inside."""
    at = 0
    for (start, end, new), (after, _, _) in itertools.zip_longest(edits, edits[1:], fillvalue=(len(old), 0, "")):
        near = max(at, start - NUMBER_CHARACTERS), min(after, end + NUMBER_CHARACTERS)
        if _FIGURE.search(old, near[0], start) or _FIGURE.search(old, end, near[1]) or _SIGNED.search(new):
            return True
        at = end
    return False


def _read_numbers(scan: Scan, places: Sequence[tuple[int, int]]) -> tuple[list[str], set[str]]:
    """What other steps would rewrite, quantities and runs with a stroke: around these places, and inside of them."""
    from arnorm.numbers.figures.runs import numbers_in  # noqa: PLC0415 -- not for those who only find dates

    around: list[str] = []
    inside: set[str] = set()
    for run in scan.derive(numbers_in).signed:
        for number in run.factors or (run,):
            text = scan.text[number.start : number.end]
            value = number.value if number.sure else None
            if value is None and _STROKE not in text:
                continue
            if any(start <= number.start and number.end <= end for start, end in places):
                inside.add(value or text)
            else:
                around.append(value or text)
    return around, inside


def says(mention: DateMention) -> tuple[object, ...]:
    """The weekday, and each value with its calendar; not the ``~``, which one form alone can write."""
    return meaning(mention.weekday, tuple((mention.calendar, value) for value in mention.values))


def meaning(weekday: int | None, values: Iterable[tuple[str, DateValue]]) -> tuple[object, ...]:
    dates = tuple((calendar, value.year, value.month, value.day, value.unit) for calendar, value in values)
    return dates if weekday is None else (weekday, *dates)


def may_lose(mention: DateMention, new: str) -> bool:
    """Whether each word that a new text loses is one that dates are told by, or an epithet of its month."""
    months = {mention.month} if mention.calendar == "hijri" else set()
    return _loses_only(mention.text, new, frozenset(months))


@functools.lru_cache(8192)
def _loses_only(old: str, new: str, months: frozenset[int | None]) -> bool:
    lost = lost_words(fold(old), fold(new))
    lost = {word for word in lost if word not in vocabulary().forms and word not in last_words()}
    return not lost or lost <= _expendable_words(months)


@functools.cache
def _expendable_words(months: frozenset[int | None]) -> frozenset[str]:
    """Words beside those of the vocabulary that a date in these Hijri months can do without."""
    rows = (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS)
    phrases = (*date_cues.EXPENDABLE, *(epithet for epithet, of in rows if months.intersection(of)))
    return frozenset(word for phrase in phrases for word in fold(phrase).split())
