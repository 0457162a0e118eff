"""Marks that are part of dates, or decide how a date is read: punctuation leaves them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from arnorm._core.classes import FORM, LETTER, MARK
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans, lies_across, near_before, sides_of

__all__ = ["beside_date", "beside_dates", "in_blanks"]

# Dots that wait to be filled in, ../../2024 and ..-..-2024, by what parts them from figures and other dots.
_BLANK_AFTER = lazy_pattern(r"[ \xa0]?[/\\][ \xa0]?[.…\d]|-[.…\d]")
_BLANK_BEFORE = lazy_pattern(r"(?:[.…\d][ \xa0]?[/\\][ \xa0]?|[.…\d]-)\Z")
_PARTING = lazy_pattern(r"[/\\-]")
_PARTED_CHARACTERS = 4  # at most between two blanks
_RUN_OF_STROKES = lazy_pattern("\u0640++")
# Where more strokes are beside dates than a few and one for so many letters, all of them stay.
_FEW_STROKES, _LETTERS_FOR_A_STROKE = 8, 100
_LETTER_KINDS = frozenset((LETTER, MARK, FORM))

_DATE_CHARACTERS = 200  # how far a date reaches that touches a mark


def beside_date(scan: Scan, start: int, end: int) -> bool:
    """Whether a mark touches a date.

    A date reads on over strokes and not over dashes, 5 ذي الحجةـ إلى 9 محرم. Beside a stop the name of a day is not
    written as a figure, .غرة مارس as .1 مارس, but it would be if a space parted them.
    """
    return _may_be_beside(scan, start, end) and _touches_date(scan, start, end)


def _changes_dates(scan: Scan, start: int, end: int, new: str) -> bool:
    """Whether dates around a mark are read or written otherwise once it is another mark."""
    from arnorm.dates.find import dates_in  # noqa: PLC0415
    from arnorm.dates.unify import UnifyDates  # noqa: PLC0415

    before, after = sides_of(scan.text, start, end, _DATE_CHARACTERS)
    old, other = (Scan(f"{before}{mark}{after}") for mark in (scan.text[start:end], new))
    if [mention.values for mention in old.derive(dates_in)] != [mention.values for mention in other.derive(dates_in)]:
        return True
    written, written_otherwise = (UnifyDates(blocks="prose").edits(each) for each in (old, other))
    return [text for _, _, text in written] != [text for _, _, text in written_otherwise]


def _touches_date(scan: Scan, start: int, end: int) -> bool:
    return lies_across(scan.derive(_bounds_of_dates), start, end + 1)


def _bounds_of_dates(scan: Scan) -> list[int]:
    """The bounds of a text's dates and of the character after each."""
    from arnorm.dates.find import dates_in  # noqa: PLC0415

    return join_spans((mention.start, mention.end + 1) for mention in scan.derive(dates_in))


def _may_be_beside(scan: Scan, start: int, end: int) -> bool:
    """Whether words or figures of a date are near a mark; this is rare, and a quick check."""
    from arnorm.dates.vocabulary import candidates  # noqa: PLC0415

    _, groups, _ = candidates(" ".join(sides_of(scan.text, start, end, _DATE_CHARACTERS)))
    return bool(groups)


def in_blanks(scan: Scan, start: int, end: int) -> bool:
    """Whether dots are a blank of a form, ../../2024, or of a path, ../ملفات: no ellipsis."""
    text = scan.text
    if not _PARTING.search(text, near_before(start, _PARTED_CHARACTERS), end + _PARTED_CHARACTERS):
        return False
    if text[end : end + 1] in ("/", "\\") and scan.kinds[start - 1] not in _LETTER_KINDS:
        return True
    return bool(
        _BLANK_AFTER.match(text, end) or _BLANK_BEFORE.search(text, near_before(start, _PARTED_CHARACTERS), start)
    )


def beside_dates(scan: Scan, strokes: Sequence[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """Of the edits of strokes all on lines where one decides a date, and stays: two strokes may be a pair."""
    starts = [start for start, _, _ in strokes]
    lines = list(itertools.accumulate(scan.text.count("\n", *span) for span in itertools.pairwise((0, *starts))))
    all_stay = _has_many_beside_dates(scan)
    staying: set[int] = set()
    for line, edit in zip(lines, strokes, strict=True):
        if line in staying or not _may_be_beside(scan, *edit[:2]):
            continue
        if all_stay or _decides_date(scan, *edit):
            staying.add(line)
    return {edit for line, edit in zip(lines, strokes, strict=True) if line in staying}


def _has_many_beside_dates(scan: Scan) -> bool:
    """Whether so many strokes are beside dates that weighing each of them takes too long.

    All strokes are counted, those too that stay for another reason, and the length of the text is that of its letters:
    so a second run counts the same.
    """
    runs = [run.span() for run in _RUN_OF_STROKES.finditer(scan.text)]
    most = _FEW_STROKES + scan.count(bytes((LETTER, FORM))) // _LETTERS_FOR_A_STROKE
    return len(runs) > most and sum(_may_be_beside(scan, *run) for run in runs) > most


def _decides_date(scan: Scan, start: int, end: int, new: str) -> bool:
    """Whether a date depends on a stroke: it touches one, or dates around it are read or written otherwise without it.

    المادةـ 5 مارس is not a date, but is one after a dash; and 25/12/2018 المسيح ـ stays, but not before a dash.
    """
    return _touches_date(scan, start, end) or _changes_dates(scan, start, end, new)
