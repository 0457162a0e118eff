"""Edits that need no proof: a date in its plainest form, amid words that no date can have.

Most edits are such: in «صدر في 5/3/2020 قرار» the word on either side ends the stretch that the finder reads, so that
what it reads once 5 مارس 2020 stands there is known without reading.
"""

from __future__ import annotations

import functools
import re

from arnorm._arabic.folding import fold
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, up_to
from arnorm.dates import render
from arnorm.dates import tokens as t
from arnorm.dates._names import month_names
from arnorm.dates._read_days import has_number
from arnorm.dates._writer import Style, Written
from arnorm.dates.grammar import words_inside
from arnorm.dates.mention import DateMention
from arnorm.dates.vocabulary import last_words, vocabulary

__all__ = ["needs_no_proof"]

_FAR = 32  # where the nearest word begins farther away than this, let the reading say
# Words that end a stretch as well as any other: of no rule are they a part, but where a day and its month are figures.
_APART = "-" + t.DATE_CUE + t.TWIN_CUE
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


_SAFAR = lazy_pattern(
    "ص[^\u0621-\u063f\u0641-\u064a ]*+ف[^\u0621-\u063f\u0641-\u064a ]*+ر"
)  # with marks and strokes too
_BESIDE = ' \xa0\n،,.:;؛()«»"“”'
_SIGNS = rf"[{_BESIDE}]*+"
_ALPHABET = "".join(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B))))
_LETTERS = "[\u0621-\u063a\u0641-\u064a]++"  # a whole word: of غرة-مارس the first is غرة
# What no date has: a word of another script, a sign of layout.
_LAYOUT = "*|#"
_OTHER = rf"[a-z]{{3}}|[{_LAYOUT}]"


@functools.cache
def _word_after() -> re.Pattern[str]:
    """The word after, with what stands before it; nothing hides in either."""
    return re.compile(rf"{_SIGNS}(?:({_LETTERS})(?:{_SIGNS}(?:{_LETTERS}|\Z|[0-9٠-٩])|{_OTHER})|{_OTHER}|\Z)")


@functools.lru_cache(8192)
def _kind(word: str) -> str:
    """What a word can be to a date: nothing ("-"), a word beside it (its token), more ("?").

    A word that may join two tokens of a date is as a cue is: what stands behind it decides.
    """
    folded = fold(word)
    form = vocabulary().forms.get(folded)
    if form is None:
        return "?" if folded in last_words() or has_number(folded) else t.DAY_CUE if folded in words_inside() else "-"
    if form.entry is None or form.phrase is not None:
        return "?"
    return form.entry.token if form.entry.token in _KNOWN else "?"


def _has_safar(scan: Scan) -> bool:
    """Whether صفر is written anywhere; asked once for a text, whatever the number of its dates."""
    return _SAFAR.search(scan.text) is not None


def needs_no_proof(scan: Scan, style: Style, mention: DateMention, new: Written) -> bool:
    """Whether it is certain that the new text reads as the mention did, and that nothing around reads otherwise."""
    if style.calendar != "keep" or style.months != "eastern":
        return False
    text = scan.text
    if _is_renaming(text, mention, new.text):
        return True
    plain = _plain().fullmatch(new.text) if mention.kind == "date" else None
    if plain is None:
        return False
    if plain["year"]:  # read token by token it is what it was, whatever stands around: 1446هـ, with its space
        return _with_letter().fullmatch(mention.text) is not None
    if not (plain["month"] or plain["day"]) and new.text[-1].isdigit():
        return False  # مارس سنة 1446 مدرسة: so many schools, without سنة
    # Zero is a month beside one that is: 5/2/12هـ الموافق 5صفر.
    may_count = "صفر" in new.text and (plain["month"] or scan.derive(_has_safar))
    if may_count or (plain["month"] and "day-month" not in mention.evidence):
        return False
    end, kind = mention.end, t.DAY_CUE
    while kind in t.DAY_CUE + t.RELATIVE:  # الماضي and الجاري say which one it is, and في where it was
        after = _word_after().match(text, end)
        if after is None:
            return False
        kind, end = _kind(after[1]) if after[1] else "-", after.end(1)
    # 5 محرم 1446 الموافق 1925: behind an era that is a year, and 2030 هـ الموافق is behind another than 2030 م.
    if kind not in ("-" + t.TWIN_CUE if mention.text[-1] == new.text[-1] else "-"):
        return False
    apart = _APART if plain["day"] else "-"
    return _ends_before(text, mention.start, apart)


def _ends_before(text: str, at: int, apart: str) -> bool:
    """Whether the nearest word before a place that decides anything is one of these kinds, or the text begins there."""
    while True:
        low = max(0, at - _FAR)
        end = low + len(text[low:at].rstrip(_BESIDE))
        if end == low:
            return not low
        start = low + len(text[low:end].rstrip(_ALPHABET))
        if start == end:  # no word of ours: what no date has, or nobody knows
            other = _OTHER_BEFORE.search(text, low, end)
            return other is not None and other[0] not in vocabulary().forms and not text.startswith(".", end)
        before = up_to(text, start)
        if start and (start == low or not (before.isspace() or before in _BESIDE)):
            return False
        kind = _kind(text[start:end])
        if kind == t.TWIN_CUE and any(_kind(word.strip(_BESIDE)) == "?" for word in text[low:start].split()[-1:]):
            return False  # الثلاثاء الموافق
        if kind != t.DAY_CUE:
            return kind in apart
        at = start


_OTHER_BEFORE = lazy_pattern(rf"[A-Za-z]*[a-z]{{3}}\Z|[{_LAYOUT}]\Z")


def _is_renaming(text: str, mention: DateMention, new: str) -> bool:
    """Whether the new text is the old one with its month by another name: read token by token both are the same.

    So whatever stands around, it reads as it did; but beside a month the names of one month are read together.
    """
    month = mention.month
    if mention.calendar != "gregorian" or month is None or _NAMED.isdisjoint(mention.evidence):
        return False
    sides = _beside_name(mention.text, new, month)
    if sides is None:
        return False
    before, after = sides
    left = "" if before else fold(up_to(text, mention.start, _FAR))
    right = "" if after else fold(from_here(text, mention.end, _FAR))
    return not any(map(_is_month, (*_WORD.findall(left)[-1:], *_WORD.findall(right)[:1])))


@functools.lru_cache(8192)
def _beside_name(old: str, new: str, month: int) -> tuple[str, str] | None:
    """What stands before and after a month's name in both texts, if nothing else tells them apart."""
    before, name, after = new.partition(render.MONTHS["eastern"][month - 1])
    if not (name and old.startswith(before) and old.endswith(after) and _before_name().fullmatch(before)):
        return None
    if not _AFTER_NAME.fullmatch(after) or _month_of(old[len(before) : len(old) - len(after)]) != month:
        return None
    return before, after


# What makes a month one, whichever of its names it has.
_NAMED = frozenset(("day-month", "month-year", "month-cue", "qualifier"))
_AFTER_NAME = lazy_pattern(r"(?: \d{4}(?: م)?)?")
_WORD = lazy_pattern("[\u0621-\u064a]+")  # in folded text


@functools.cache
def _before_name() -> re.Pattern[str]:
    """Days before a month's name, as they stay when it is written anew."""
    joints = " ?و ?| إلى | - "
    return re.compile(rf"(?:(?:{'|'.join(render.WEEKDAYS)}) )?\d\d?(?:(?:{joints})\d\d?){{0,9}} (?:من )?|")


def _month_of(names: str) -> int | None:
    """The month of a name, or of two of one month with a stroke between; None for anything else."""
    found = [name.strip(" ") for name in fold(names).split("/")]
    known = month_names(short=len(found) > 1)
    month, *others = {known.get(name) for name in found}
    return month if not others and len(set(found)) == len(found) <= 2 else None


def _is_month(word: str) -> bool:
    """Whether a word, in folded spelling, may begin a month's name."""
    form = vocabulary().forms.get(word)
    return form is not None and (form.phrase is not None or form.entry is None or form.entry.token in t.ANY_MONTH)
