"""Why a date is left as it is in any text: reasons by name, each with examples.

Leaving is never an error, and every doubt is a reason. Reasons in the text around are in `arnorm.dates.leave_in_text`;
two of its conditions are here: dates that are names of something, and months that are spoken of as words.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import calendar_names, date_cues
from arnorm._arabic.data.named_after_days import EVENTS, OCCASIONS, THINGS, WARS, WORDS
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import MARKS, QUOTES, WORD
from arnorm._arabic.strokes import NON_JOINERS
from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.rules import Veto, refuses, veto
from arnorm._core.scan import Scan
from arnorm._core.windows import ahead_by, back_by, up_to
from arnorm.dates import render
from arnorm.dates import tokens as t
from arnorm.dates.calendars import is_beside_weekday
from arnorm.dates.distances import NAME_CHARACTERS, NAME_LETTERS, NEIGHBOUR_DATES
from arnorm.dates.lexer import word_token
from arnorm.dates.mention import DateMention, DateValue
from arnorm.dates.render import Style
from arnorm.dates.vocabulary import vocabulary

__all__ = ["UNCOUNTED", "BY_ITSELF", "Case", "LAST_YEAR", "find_era", "has_other_name", "is_name", "is_unsure"]

# What is not counted between a mention and its surroundings: other steps write spaces and signs otherwise.
UNCOUNTED = bytes(
    {*classes.ANY} - {classes.LETTER, classes.FORM, classes.FOREIGN, classes.DIGIT, classes.EASTERN, classes.END}
)
__all__ += ["reason_by_itself", "widen_by_letters"]

LAST_YEAR = datetime.MAXYEAR


def reason_by_itself(style: Style, mention: DateMention) -> str:
    """The name of the first reason to leave a mention in any text; empty if no reason holds."""
    case = (style, mention)
    return next((reason.name for reason in BY_ITSELF if reason.when(case)), "")


_OWN_WORDS = frozenset(("nights", "year-first", "own-words"))
_DEMONSTRATIVES = ("هذا", "لهذا", "ذلك")
_WORD_RUN = lazy_pattern(rf"[{WORD}]++")
_NOTE = lazy_pattern(r"\(\s*+(\d++)\s*+\)")
_TO_LAST_DIGIT = lazy_pattern(r"(?s:.*)\d")
_MOVED_SIGN = lazy_pattern(rf"[^\d\s.]\s+\.\d|سن[ةه]\s*[،,{QUOTES}]")
_STROKED = lazy_pattern(rf"[^هـ{MARKS}][{MARKS}]*ـ[ـ{MARKS}]*\Z")


def _is_unwritable(value: DateValue, calendar: str) -> bool:
    highest = render.MODERN if calendar == "hijri" else LAST_YEAR
    return value.approximate or value.unit != "year" or not (value.year is None or 1 <= value.year <= highest)


@functools.cache
def _relative_words() -> frozenset[str]:
    return frozenset((*(fold(word) for word, name, _ in date_cues.CUES if name == "relative"), *_DEMONSTRATIVES))


def find_era(text: str) -> tuple[int, str]:
    """Where the last digit ends, and the calendar of the era mark behind it, as the finder knows it; empty if none."""
    digits = _TO_LAST_DIGIT.match(text)
    at = digits.end() if digits else len(text)
    mark = fold(text[at:]).strip(" \t\xa0()-.").removeprefix("من ").removeprefix("بعد ")
    first = _WORD_RUN.match(mark)
    # هـش: the stroke that parts its letters for the finder is folded away.
    return at, (_calendar_of_mark(mark, first.end()) or _calendar_of_mark(mark, 1)) if first else ""


def _calendar_of_mark(mark: str, end: int) -> str:
    form = vocabulary().forms.get(mark[:end])
    token = word_token(mark, 0, end, form) if form else None
    return token.calendar if token is not None and token.kind == t.ERA and token.end == len(mark) else ""


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
        "The words before a night, أول يوم من, and the year before its day, belong to the date's own words.",
        examples=("سنة 1980 يوم 1 أبريل", "الليلة السابعة والعشرين من رمضان", "أول يوم من رجب 1365"),
    ),
    veto(
        "no-year-to-write",
        lambda c: any(_is_unwritable(value, c[1].calendar) for value in c[1].values),
        "A century, a decade, an approximate day or a year before the era has no such form.",
        examples=("في 44 ق.م", "القرن السابع الهجري"),
    ),
    veto(
        "moved-sign",
        lambda c: _MOVED_SIGN.search(c[1].text) is not None,
        "A PDF reader moved the sign that ends a clause before the year; it must not be lost.",
        examples=("في ديسمبر .2008 وذكر", "«رمضان سنة »1446"),
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
        lambda c: any(c[1].text.count(pair[0]) != c[1].text.count(pair[1]) for pair in ("()", "[]", "{}")),
        "The mention has one bracket of a pair.",
        examples=("في 5 مارس سنة (2020", "[رمضان5}هـ]"),
    ),
    veto(
        "relative-word",
        lambda c: not _relative_words().isdisjoint(_WORD_RUN.findall(fold(c[1].text))),
        "The word says which day it is: who takes it away takes away what it says.",
        examples=("رمضان القادم 1438هـ", "5 ماي من هذا العام 2020"),
    ),
    veto(
        "third-era",
        lambda c: find_era(c[1].text)[1] not in ("", "gregorian", "hijri"),
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


class Case:
    """A mention with its place among all, those ``beside`` it, and the text that would be written instead."""

    __slots__ = ("at", "beside", "mention", "mentions", "new", "scan", "style")

    def __init__(  # noqa: PLR0917 -- one for each edit
        self, style: Style, scan: Scan, mentions: Sequence[DateMention], at: int, mention: DateMention, new: str
    ) -> None:
        self.style = style
        self.scan = scan
        self.mentions = mentions
        self.at = at
        self.mention = mention
        self.new = new
        self.beside = [*mentions[max(0, at - 1) : at], *mentions[at + 1 : at + 2]]


def widen_by_letters(scan: Scan, start: int, end: int, letters: int) -> tuple[int, int]:
    """A stretch made longer by so many letters and digits on either side."""
    kinds = scan.kinds
    return back_by(kinds, start, letters, UNCOUNTED), min(ahead_by(kinds, end, letters, UNCOUNTED), len(scan.text))


# `UnifyQuotes` takes the spaces out.
_MARK_AND_SPACES = 3
_MARKED_BEFORE = lazy_pattern(rf"[{QUOTES}][ \xa0]{{0,2}}\Z")
_MARKED_AFTER = lazy_pattern(rf"[ \xa0]{{0,2}}[{QUOTES}]")
_DASHED = lazy_pattern(f"[{NON_JOINERS}]ـ\\Z")  # قطرـ: a stroke for a dash, as punctuation writes it
_CALLED = lazy_pattern(
    rf"(?<!\w)(?:(?P<article>ال)|(?P<month>[{LETTERS}]{{0,2}}شهر)|[{LETTERS}]{{0,2}}(?:ال)?(?:"
    rf"(?P<thing>{'|'.join(THINGS)})|(?P<event>{'|'.join(EVENTS)})|(?P<occasion>{'|'.join(OCCASIONS)})|(?P<war>{'|'.join(WARS)})|(?P<word>{'|'.join(WORDS)})))\Z"
)


@remember(8192)
def _classify_noun(word: str) -> str:
    """What a word before a date names by it: a "thing", an "event", an "occasion", a "war" or a "word"; else ""."""
    match = _CALLED.search(fold(word))
    return "" if match is None else match.lastgroup or ""


@refuses(
    "name",
    "A date that something is called by is its name.",
    "شارع 14 جانفي",
    "«7 تموز»",
    "« 7 تموز »",
    "حرب تموز سنة 2006",
    "دار الشباب «19 ماي 1956»",
    "أحداث 7 أيار",
    "كلمة شهر تموز",
    counters=("في 14 جانفي",),
)
def is_name(c: Case) -> bool:
    """Whether a date is the name of something: by the word before it, or by quotation marks."""
    text, mention = c.scan.text, c.mention
    if mark := _find_mark_around(text, mention):
        if mention.year is None:
            return mention.day is not None
        *_, before, last = ["", *up_to(text, mention.start - mark, NAME_CHARACTERS).rsplit(maxsplit=2)]
        return "thing" in (_classify_noun(before), _classify_noun(last))  # دار الشباب «19 ماي 1956»
    before = up_to(text, mention.start, NAME_CHARACTERS)
    *words, word = before.rsplit(maxsplit=2) or [""]
    what = "" if _DASHED.search(word) else _classify_noun(word)
    if what == "article" and words:  # شارع الـ14 من جانفي
        what = _classify_noun(words[-1])
    elif not what or before.endswith(word):  # glued
        return False
    if mention.day is None:
        return what == "war" or (what in ("word", "month") and _is_spoken_of(mention, what, words))
    if what in ("event", "occasion") and mention.year is None:
        return True
    return what == "thing" or (what == "event" and mention.text[0].isalpha())


def _find_mark_around(text: str, mention: DateMention) -> int:
    """How many characters before a mention a quotation mark and its spaces are, with another one behind; else 0."""
    if not _MARKED_AFTER.match(text, mention.end):
        return 0
    mark = _MARKED_BEFORE.search(up_to(text, mention.start, _MARK_AND_SPACES))
    return len(mark[0]) if mark else 0


def _is_spoken_of(mention: DateMention, what: str, words: Sequence[str]) -> bool:
    """Whether a month is called a word: كلمة تموز, اسم شهر تموز."""
    of_month = what == "month" and any(_classify_noun(word) == "word" for word in words[-1:])
    return (what == "word" or of_month) and mention.year is None and mention.calendar == "gregorian"


@refuses(
    "other-name",
    "Beside another of its names a month is spoken of.",
    "شهر تموز ويسمى يوليو",
    counters=("شهر تموز ويسمى الحار",),
)
def has_other_name(c: Case) -> bool:
    """Whether a month without a day has another of its names near it."""
    text, mention = c.scan.text, c.mention
    if mention.day is not None or mention.month is None or mention.calendar != "gregorian":
        return False
    low, high = widen_by_letters(c.scan, mention.start, mention.end, NAME_LETTERS)
    # A date with a day is written by its own name, however many others are between.
    for other in c.mentions[max(0, c.at - NEIGHBOUR_DATES) : c.at + NEIGHBOUR_DATES + 1]:
        if other.day is not None and other.end <= mention.start:
            low = max(low, other.end)
        elif other.day is not None:
            high = min(high, other.start)
    before, after = fold(text[low : mention.start]), fold(text[mention.end : high])
    if after.startswith(" اللهاب"):
        return True
    letters, names = _month_names()[mention.month]
    own = fold(mention.text)
    found = (name[1] for side in (before, after) if letters.search(side) for name in names.finditer(side))
    return any(name not in own for name in found)


@functools.cache
def _month_names() -> dict[int, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Of each Gregorian month the names that are nothing else, folded: a pattern for their letters, one for words."""
    names: dict[int, list[str]] = {}
    for month in calendar_names.MONTHS:
        if month.calendar == "gregorian" and not month.word:
            names.setdefault(month.number, []).append(fold(month.name))
    options = {number: "|".join(of) for number, of in names.items()}
    return {
        number: (re.compile(of), re.compile(rf"(?<!\w)[{LETTERS}]{{0,2}}({of})(?!\w)"))
        for number, of in options.items()
    }
