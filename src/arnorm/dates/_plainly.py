"""Edits that need no proof: a date in its plainest form, amid words that no date can have.

Most edits are such: in «صدر في 5/3/2020 قرار» the word on either side ends the stretch that the finder reads, so that
what it reads once 5 مارس 2020 stands there is known without reading.
"""

from __future__ import annotations

import functools
import re

from arnorm._arabic.folding import fold
from arnorm._core.classes import BREAK
from arnorm.dates import render
from arnorm.dates import tokens as t
from arnorm.dates._writer import Style, Written
from arnorm.dates.grammar import words_inside
from arnorm.dates.mention import DateMention
from arnorm.dates.vocabulary import vocabulary

__all__ = ["needs_no_proof"]

_IN = "في"
_FAR = 32  # where the nearest word begins farther away than this, let the reading say
# Words that end a stretch as well as any other: of no rule are they a part, but where a day and its month are figures.
_APART = frozenset(("-", t.DATE_CUE, t.TWIN_CUE))
_KNOWN = frozenset((t.DAY_CUE, t.DATE_CUE, t.TWIN_CUE, t.RELATIVE))


@functools.cache
def _plain() -> re.Pattern[str]:
    """A year with its letter for an era; or a day, month and year, or two of them."""
    months = "|".join((*render.MONTHS["eastern"], *render.HIJRI_MONTHS))
    days = "|".join(render.WEEKDAYS)
    return re.compile(
        r"(?P<year>\d{4} [هم]ـ?)"
        rf"|(?:(?:{days}) )?(?:\d\d? (?P<month>{months})|(?P<day>\d\d? )?(?:{months}) \d{{4}}(?: [هم]ـ?)?)"
    )


@functools.cache
def _with_letter() -> re.Pattern[str]:
    return re.compile(r"\d{4}[ \xa0]?[هم]ـ?")


_SIGNS = r"[ \xa0\n،,.:;؛()«»\"“”]*+"
_LETTERS = "[\u0621-\u063a\u0641-\u064a]++"  # a whole word: of غرة-مارس the first is غرة
# What no date has: a word of another script, a sign of layout, the end of the text (another text, in a batch).
_OTHER = rf"[a-z]{{3}}|[*|#{BREAK}]"


@functools.cache
def _word_after() -> re.Pattern[str]:
    """The word after, with what stands before it; nothing hides in either."""
    return re.compile(rf"{_SIGNS}(?:({_LETTERS})(?:{_SIGNS}(?:{_LETTERS}|\Z|[0-9٠-٩])|{_OTHER})|{_OTHER}|\Z)")


@functools.cache
def _word_before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![^\s،,.:;؛()«»\"“”])({_LETTERS})|{_OTHER}|\A){_SIGNS}\Z")


@functools.lru_cache(8192)
def _kind(word: str) -> str:
    """What a word can be to a date: nothing ("-"), a word before it (its token), more ("?")."""
    folded = fold(word)
    form = vocabulary().forms.get(folded)
    if form is None:
        return t.DAY_CUE if folded == _IN else "?" if folded in words_inside() else "-"
    if form.entry is None or form.phrase is not None:
        return "?"
    return form.entry.token if form.entry.token in _KNOWN else "?"


def needs_no_proof(text: str, style: Style, mention: DateMention, new: Written) -> bool:
    """Whether it is certain that the new text reads as the mention did, and that nothing around reads otherwise."""
    if style.calendar != "keep" or style.months != "eastern" or mention.kind != "date":
        return False
    plain = _plain().fullmatch(new.text)
    if plain is None or (plain["year"] and not _with_letter().fullmatch(mention.text)):
        return False
    if plain["month"] and (plain["month"] == "صفر" or "day-month" not in mention.evidence):
        return False
    end, kind = mention.end, t.DAY_CUE
    while kind in t.DAY_CUE + t.RELATIVE:  # الماضي and الجاري say which one it is, and في where it was
        after = _word_after().match(text, end)
        if after is None:
            return False
        kind, end = _kind(after[1]) if after[1] else "-", after.end(1)
    if kind not in "-" + t.TWIN_CUE:
        return False
    at, apart = mention.start, _APART if plain["day"] else "-"
    while before := _word_before().search(text, max(0, at - _FAR), at):
        kind = _kind(before[1]) if before[1] else "-"
        if kind != t.DAY_CUE:
            return kind in apart and (before.start() > at - _FAR or before.start() == 0)
        at = before.start()
    return False
