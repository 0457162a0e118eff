"""Why a date is left as it is in any text: reasons by name, each with examples.

Leaving is never an error, and every doubt is a reason. Reasons in the text around are in `arnorm.dates.leave_in_text`.
"""

from __future__ import annotations

import datetime
import functools

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import MARKS, WORD
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Veto, veto
from arnorm.dates import render
from arnorm.dates import tokens as t
from arnorm.dates.calendars import is_beside_weekday
from arnorm.dates.lexer import word_token
from arnorm.dates.mention import DateMention, DateValue
from arnorm.dates.render import Style
from arnorm.dates.vocabulary import vocabulary

__all__ = ["BY_ITSELF", "LAST_YEAR", "era_of", "is_unsure", "reason_by_itself"]

LAST_YEAR = datetime.MAXYEAR


def reason_by_itself(style: Style, mention: DateMention) -> str:
    """The name of the first reason to leave a mention in any text; empty if no reason holds."""
    case = (style, mention)
    return next((reason.name for reason in BY_ITSELF if reason.when(case)), "")


_OWN_WORDS = frozenset(("nights", "year-first"))
_DEMONSTRATIVES = ("هذا", "لهذا", "ذلك")
_WORD_RUN = lazy_pattern(rf"[{WORD}]++")
_NOTE = lazy_pattern(r"\(\s*+(\d++)\s*+\)")
_TO_LAST_DIGIT = lazy_pattern(r"(?s:.*)\d")
_MOVED_STOP = lazy_pattern(r"[^\d\s.]\s+\.\d|سن[ةه]\s*[،,]")
_STROKED = lazy_pattern(rf"[^هـ{MARKS}][{MARKS}]*ـ[ـ{MARKS}]*\Z")


def _is_unwritable(value: DateValue, calendar: str) -> bool:
    highest = render.MODERN if calendar == "hijri" else LAST_YEAR
    return value.approximate or value.unit != "year" or not (value.year is None or 1 <= value.year <= highest)


@functools.cache
def _relative_words() -> frozenset[str]:
    return frozenset((*(fold(word) for word, name, _ in date_cues.CUES if name == "relative"), *_DEMONSTRATIVES))


def era_of(tail: str) -> str:
    """The calendar of the era mark behind the last digit, as the finder knows it; empty if it has no mark."""
    mark = fold(tail).strip(" \t\xa0()-.").removeprefix("من ").removeprefix("بعد ")
    first = _WORD_RUN.match(mark)
    # هـش: the stroke that parts its letters for the finder is folded away.
    return (_calendar_of_mark(mark, first.end()) or _calendar_of_mark(mark, 1)) if first else ""


def _calendar_of_mark(mark: str, end: int) -> str:
    form = vocabulary().forms.get(mark[:end])
    token = word_token(mark, 0, end, form) if form else None
    return token.calendar if token is not None and token.kind == t.ERA and token.end == len(mark) else ""


def _has_third_era(mention: DateMention) -> bool:
    digits = _TO_LAST_DIGIT.match(mention.text)
    return era_of(mention.text[digits.end() if digits else len(mention.text) :]) not in ("", "gregorian", "hijri")


def _has_note(mention: DateMention) -> bool:
    value, *_ = mention.values
    numbers = (value.year, value.month, value.day)
    return "(" in mention.text and any(int(note[1]) not in numbers for note in _NOTE.finditer(mention.text))


def is_unsure(style: Style, mention: DateMention) -> bool:
    """Whether a mention has a doubt and the style leaves those; in its own calendar a Hijri day may be off by one."""
    if (
        not mention.flags
        or style.unsure != "leave"
        or (mention.flags == ("month-length",) and style.calendar == "keep")
    ):
        return False
    return mention.flags != ("weekday",) or style.calendar != "keep" or not is_beside_weekday(mention)


BY_ITSELF: tuple[Veto[tuple[Style, DateMention]], ...] = (
    veto(
        "other-calendar",
        lambda c: c[1].calendar not in ("gregorian", "hijri"),
        "No form writes the Persian and the Coptic calendar.",
        examples=("في 5 فروردين 1399",),
    ),
    veto(
        "own-words",
        lambda c: not _OWN_WORDS.isdisjoint(c[1].evidence),
        "The words before a night, and the year before its day, belong to the date's own words.",
        examples=("سنة 1980 يوم 1 أبريل", "الليلة السابعة والعشرين من رمضان"),
    ),
    veto(
        "no-year-to-write",
        lambda c: any(_is_unwritable(value, c[1].calendar) for value in c[1].values),
        "A century, a decade, an approximate day or a year before the era has no such form.",
        examples=("في 44 ق.م", "القرن السابع الهجري"),
    ),
    veto(
        "moved-stop",
        lambda c: _MOVED_STOP.search(c[1].text) is not None,
        "A PDF reader moved the sign that ends a clause before the year; it must not be lost.",
        examples=("في ديسمبر .2008 وذكر",),
    ),
    veto(
        "closing-stroke",
        lambda c: _STROKED.search(c[1].text) is not None,
        "A stroke at the end that is no era's may be the dash that closes a pair.",
        examples=("29 شباط/فبرايرـ",),
    ),
    veto(
        "calendar-by-neighbours",
        lambda c: c[0].calendar in ("gregorian", "hijri") and "day-cue" in c[1].evidence,
        "The calendar was inferred from neighbours that this option rewrites.",
        examples=("يوم 30/6",),
    ),
    veto(
        "unsure",
        lambda c: is_unsure(*c),
        "It is ambiguous, or a flag says what is doubtful about it.",
        examples=("نشر في 5/6/2020",),
    ),
    veto(
        "impossible",
        lambda c: "impossible" in c[1].flags or "approximate" in c[1].flags,
        "There is no such day, or nobody knows which.",
        examples=("30 فبراير سنة 2020",),
    ),
    veto(
        "open-bracket",
        lambda c: c[1].text.count("(") != c[1].text.count(")"),
        "The mention has one bracket of a pair.",
        examples=("في 5 مارس سنة (2020",),
    ),
    veto(
        "relative-word",
        lambda c: not _relative_words().isdisjoint(_WORD_RUN.findall(fold(c[1].text))),
        "The word says which day it is: who takes it away takes away what it says.",
        examples=("رمضان القادم 1438هـ", "5 ماي من هذا العام 2020"),
    ),
    veto(
        "third-era",
        lambda c: _has_third_era(c[1]),
        "The mark is that of a third calendar.",
        examples=("5 مارس 1402 ش",),
    ),
    veto(
        "footnote",
        lambda c: _has_note(c[1]),
        "A number in brackets that is none of the date's is a footnote.",
        examples=("سادس عشر (٤) شعبان",),
    ),
)
