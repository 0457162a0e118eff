"""Edits that need no proof: a date in its plainest form, amid words that no date can have.

Most edits are such: in «صدر في 5/3/2020 قرار» the word on either side ends the stretch that the finder reads, so that
what it reads once 5 مارس 2020 stands there is known without reading.
"""

from __future__ import annotations

import functools
import re

from arnorm.dates import render
from arnorm.dates._shadow import fold
from arnorm.dates._writer import Style, Written
from arnorm.dates.grammar import words_inside
from arnorm.dates.mention import DateMention
from arnorm.dates.vocabulary import vocabulary

__all__ = ["needs_no_proof"]

_FAR = 32  # where the nearest word begins farther away than this, let the reading say
_CUES = frozenset("JT")  # يوم, بتاريخ: before a whole date they change nothing


@functools.cache
def _plain() -> re.Pattern[str]:
    """A year with its letter for an era; or a day, month and year, or two of them."""
    months = "|".join((*render.MONTHS["eastern"], *render.HIJRI_MONTHS))
    days = "|".join(render.WEEKDAYS)
    return re.compile(
        r"(?P<year>\d{4} [هم]ـ?)"
        rf"|(?:(?:{days}) )?(?:\d\d? (?P<month>{months})|(?:\d\d? )?(?:{months}) \d{{4}}(?: [هم]ـ?)?)"
    )


@functools.cache
def _with_letter() -> re.Pattern[str]:
    return re.compile(r"\d{4}[ \xa0]?[هم]ـ?")


@functools.cache
def _word() -> re.Pattern[str]:
    """A word of letters with what stands before it; nothing hides in either."""
    return re.compile(r"[ \xa0،,.:;؛()«»\"“”]*([\u0621-\u063a\u0641-\u064a]+)(?=[ \xa0،,.:;؛()«»\"“”\n]|\Z)")


@functools.cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"([\u0621-\u063a\u0641-\u064a]+)[ \xa0،,.:;؛()«»\"“”]*\Z")


@functools.lru_cache(8192)
def _kind(word: str) -> str:
    """What a word can be to a date: nothing ("-"), a word before it ("J"), more ("?")."""
    folded = fold(word)
    form = vocabulary().forms.get(folded)
    if form is None:
        return "J" if folded == "في" else "?" if folded in words_inside() else "-"
    return "J" if form.entry is not None and form.phrase is None and form.entry.token in _CUES else "?"


def needs_no_proof(text: str, style: Style, mention: DateMention, new: Written) -> bool:
    """Whether it is certain that the new text reads as the mention did, and that nothing around reads otherwise."""
    if style.calendar != "keep" or style.months != "eastern" or mention.kind != "date":
        return False
    plain = _plain().fullmatch(new.text)
    if plain is None or (plain["year"] and not _with_letter().fullmatch(mention.text)):
        return False
    if plain["month"] and (plain["month"] == "صفر" or "day-month" not in mention.evidence):
        return False
    after = _word().match(text, mention.end, mention.end + _FAR)
    if after is None or _kind(after[1]) != "-":
        return False
    at = mention.start
    while before := _word_before().search(text, max(0, at - _FAR), at):
        kind = _kind(before[1])
        if kind != "J":
            return kind == "-" and before.start() > at - _FAR
        at = before.start()
    return False
