"""Whether what a rewriter writes reads as the text read before: for cases, and for real documents (tools/check_laws.py)."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from arnorm import (
    DateMention,
    NumberMention,
    UnifyDates,
    UnifyNumbers,
    UnifyQuotes,
    find_dates,
    find_numbers,
    find_quotes,
)
from arnorm._arabic.data import calendar_names, date_cues
from arnorm._arabic.folding import fold
from arnorm.dates.words import vocabulary

__all__ = ["find_lost_words", "reread_dates", "reread_numbers", "reread_quotes"]

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_WORD = re.compile("[\u0621-\u064a]+")
_TWINS = 36  # one day's two names no farther apart are twins


def reread_dates(step: UnifyDates, text: str) -> str | None:
    """What is read otherwise: the same values in the same calendars must be read before and after, in order.

    Where days are converted, the same days; "both" puts beside a day itself in the other calendar, once. A month by two
    names without a date (شباط/فبراير الماضي) is written by one, which alone is no date: it is not asked for.
    """
    new = step(text)
    if new == text:
        return None
    before, after = (
        [date for date in find_dates(one, order=step.order, blocks=step.blocks) if not _is_month_alone(date)]
        for one in (text, new)
    )
    if step.calendar == "keep":
        same = values(before) == values(after)
    elif step.calendar == "both":
        same = _doubled(days(before), days(after), _apart(before))
    else:
        same = [day for _, day in days(before)] == [day for _, day in days(after)]
    return None if same else f"{new!r} reads {values(after)}, the text {values(before)}"


def _is_month_alone(date: DateMention) -> bool:
    return date.edtf.startswith("XXXX-") and len(date.edtf) == len("XXXX-01")


def find_lost_words(step: UnifyDates, text: str) -> str | None:
    """A word that goes when a date is rewritten is a word of dates, or an epithet that its Hijri month has."""
    mentions = find_dates(text, blocks=step.blocks)
    for change in step.run(text).changes:
        here = [m for m in mentions if change.start < m.end and m.start < change.end]  # over a line end, a part of one
        months = {m.month for m in here if m.calendar == "hijri"}
        epithets = {fold(word) for word, of in (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS) if months & {*of}}
        before = fold(change.before).replace("اال", "الا")  # PDF files swap the two: ربيع اآلخر
        gone = set(_WORD.findall(before)).difference(_WORD.findall(fold(change.after)), _words_of_dates())
        if lost := gone - {one for words in epithets for one in words.split()}:
            return f"{change.before!r} becomes {change.after!r}: {lost} is gone"
    return None


@functools.cache
def _words_of_dates() -> frozenset[str]:
    """Every word that a date is told by, folded."""
    phrases = (
        *(parts for parts, *_ in (*calendar_names.ERAS, *date_cues.TENS)),
        [words for words, _ in date_cues.BETWEEN],
    )
    halves = (word for part in calendar_names.PARTS for word in (*part.firsts, *part.seconds))
    spelled = fold(" ".join((*itertools.chain.from_iterable(phrases), *halves)))
    return frozenset((*vocabulary().forms, *spelled.split()))


def values(mentions: Sequence[DateMention]) -> list[tuple[str, str]]:
    """Every value with its calendar."""
    return [(mention.calendar, value.edtf) for mention in mentions for value in mention.values]


def days(mentions: Sequence[DateMention]) -> list[tuple[str, str]]:
    """Every value with its calendar, a day by its Gregorian date."""
    found = []
    for mention in mentions:
        for value in mention.values:
            one = DateMention(
                start=0, end=0, text="", calendar=mention.calendar, values=(value,), weekday=mention.weekday
            )
            whole = value.year is not None and value.day is not None and value.unit == "year"
            found.append((mention.calendar, str(one.date) if whole and one.date else value.edtf))
    return found


def _apart(mentions: Sequence[DateMention]) -> set[int]:
    """Which of the values have the next one so far behind them that it is not seen as their twin."""
    ends = itertools.accumulate(len(mention.values) for mention in mentions)
    pairs = zip(ends, itertools.pairwise(mentions), strict=False)
    return {end - 1 for end, (one, other) in pairs if other.start - one.end > _TWINS}


def _doubled(before: list[tuple[str, str]], after: list[tuple[str, str]], apart: set[int]) -> bool:
    """Whether these are the days in order, each alone or with its name in the other calendar, and no name said twice."""
    ways = {0}
    for i, (calendar, day) in enumerate(before):
        here = {at + 1 for at in ways if after[at : at + 1] == [(calendar, day)]}
        new = {at for at in here if at < len(after) and after[at][1] == day and after[at][0] != calendar}
        may_be_next = i not in apart and i + 1 < len(before)
        ways = here | {at + 1 for at in new if not (may_be_next and after[at] == before[i + 1])}
    return len(after) in ways


def reread_quotes(step: UnifyQuotes, text: str) -> str | None:
    """`find_quotes` gives the same quotations before and after."""
    new = step(text)
    before, after = (find_quotes(one, blocks=step.blocks) for one in (text, new))
    if [(bool(q.open), bool(q.close), q.depth) for q in before] == [
        (bool(q.open), bool(q.close), q.depth) for q in after
    ]:
        return None
    return f"{new!r} has {after}, the text {before}"


def reread_numbers(step: UnifyNumbers, text: str) -> str | None:
    """No quantity is made of two numbers, or of a part of one: its digits are those of one number of the text."""
    new = step(text)
    before = {_digits(m) for m in find_numbers(text, blocks=step.blocks)}
    made = [m.text for m in find_numbers(new, blocks=step.blocks) if m.value is not None and _digits(m) not in before]
    return f"{new!r} has {made}, which the text has not" if made else None


def _digits(number: NumberMention) -> str:
    return "".join(filter(str.isdecimal, number.text)).translate(_WESTERN)
