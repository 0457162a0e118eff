"""Why a date is left as it is: reasons by name, each with examples; those of a date by itself, then those in its text.

Leaving is never an error, and every doubt is a reason.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import date_cues
from arnorm._arabic.data.date_cues import EVENTS, THINGS, WARS
from arnorm._arabic.folding import ERA_STROKE, fold
from arnorm._arabic.marks import MARKS, QUOTES
from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.rules import Veto, refuses, veto
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, sides_of, up_to
from arnorm.dates import tokens as t
from arnorm.dates.find import NEIGHBOUR_DATES
from arnorm.dates.lexer import word_token
from arnorm.dates.mention import DateMention, DateValue, is_beside_weekday
from arnorm.dates.options import Form, HijriTable, Months, WeekStart
from arnorm.dates.words import vocabulary

# Between two names of one day in one calendar. Letters stand for letters and digits:
# other steps change the spaces and signs between them.
GLOSS_LETTERS = 6
# Beside a date, for marks and numbers; before it, for the noun that it is the name of; around it, for the next letters.
SIDE_CHARACTERS, NAME_CHARACTERS, FAR_CHARACTERS = 24, 60, 100
LAST_YEAR = datetime.MAXYEAR
_LATEST_HIJRI_YEAR = date_cues.GREGORIAN_SINCE  # a later year without a mark is Gregorian


class DateStyle(NamedTuple):
    """How dates are to be written: the options of `UnifyDates`."""

    form: Form
    calendar: Literal["keep", "gregorian", "hijri", "both"]
    months: Months
    digits: Literal["keep", "western", "arabic", "persian"]
    unsure: Literal["leave", "rewrite"]
    order: Literal["dmy", "mdy", ""] = "dmy"  # how day and month are read, and written in figures
    hijri: HijriTable = "published"
    reference: str = "document"  # what relative time is told from, where it is written out
    week_start: WeekStart = "sunday"


# --- by itself ---

_OWN_WORDS = frozenset(("nights", "year-first", "own-words"))
_DEMONSTRATIVES = ("هذا", "لهذا", "ذلك")
_FOLDED_WORD = lazy_pattern(r"\w++")
_NOTE = lazy_pattern(r"\(\s*+(\d++)\s*+\)")
_TO_LAST_DIGIT = lazy_pattern(r"(?s:.*)\d")
# A sign that a PDF reader moved before the year; a stroke at the end that is no era's and may be a dash.
_MOVED_STOP, _MOVED_SIGN = lazy_pattern(r"[^\d\s.]\s+\.\d"), lazy_pattern(rf"سن[ةه]\s*[،,{QUOTES}]")
_STROKE_AT_END = lazy_pattern(rf"[^هـ{MARKS}][{MARKS}]*ـ[ـ{MARKS}]*\Z")
_Alone = tuple[DateStyle, DateMention]


def is_unsure(style: DateStyle, mention: DateMention) -> bool:
    """Whether a mention has a doubt and the style leaves those; in its own calendar a Hijri day may be off by one."""
    flags, keeps = mention.flags, style.calendar == "keep"
    if not flags or style.unsure != "leave" or (flags == ("month-length",) and keeps):
        return False
    return flags != ("weekday",) or not keeps or not is_beside_weekday(mention)


@remember(1024)
def find_era(text: str) -> tuple[int, str]:
    """Where the last digit ends, and the calendar of the era mark behind it, as the finder knows it; empty if none."""
    if text[-1:].isdecimal():
        return len(text), ""  # nearly all
    digits = _TO_LAST_DIGIT.match(text)
    at = digits.end() if digits else len(text)
    mark = fold(text[at:]).strip(" \t\xa0()-.").removeprefix("من ").removeprefix("بعد ")
    first = _FOLDED_WORD.match(mark)
    form = vocabulary().forms.get(first[0]) if first else None
    token = word_token(mark, 0, len(first[0]), form) if first and form else None
    return at, token.calendar if token is not None and token.kind == t.ERA and token.end == len(mark) else ""


@remember(1024)
def fold_words(text: str) -> tuple[str, list[str]]:
    """A text in folded spelling, and its words without their figures."""
    folded = fold(text)
    return folded, _NAMES.findall(folded)


@functools.cache
def _relative_words() -> frozenset[str]:
    return frozenset((*(fold(word) for word, name, _ in date_cues.CUES if name == "relative"), *_DEMONSTRATIVES))


@refuses(
    "loss",
    "A sign or a word would be lost: the date's own words, a bracket of a pair, a footnote, المقبل, a moved sign.",
    "سنة 1980 يوم 1 أبريل", "الليلة السابعة والعشرين من رمضان", "أول يوم من رجب 1365", "في ديسمبر .2008 وذكر",
    "«رمضان سنة »1446", "29 شباط/فبرايرـ", "في 5 مارس سنة (2020", "رمضان القادم 1438هـ", "5 ماي من هذا العام 2020",
    "سادس عشر (٤) شعبان",
)  # fmt: skip
def loses(c: _Alone) -> bool:
    """Whether a new text would be without a word or sign of the old one that says something."""
    mention, text = c[1], c[1].text
    if not _OWN_WORDS.isdisjoint(mention.evidence) or not _relative_words().isdisjoint(fold_words(text)[1]):
        return True
    if ("." in text and _MOVED_STOP.search(text)) or ("سن" in text and _MOVED_SIGN.search(text)):
        return True
    may_end_so = "ـ" in text and not (text.endswith("هـ") or text[-1].isdecimal())
    if (may_end_so and _STROKE_AT_END.search(text)) or text.count("(") != text.count(")"):
        return True
    value = mention.values[0]
    return "(" in text and any(
        int(note[1]) not in (value.year, value.month, value.day) for note in _NOTE.finditer(text)
    )


def _is_unwritable(value: DateValue, calendar: str) -> bool:
    highest = _LATEST_HIJRI_YEAR if calendar == "hijri" else LAST_YEAR
    return value.approximate or value.unit != "year" or not (value.year is None or 1 <= value.year <= highest)


BY_ITSELF: tuple[Veto[_Alone], ...] = (
    veto(
        "unsure", lambda c: is_unsure(*c), "It is ambiguous, or a flag says what is doubtful about it.",
        examples=("نشر في 5/6/2020",),
    ),
    veto(
        "impossible", lambda c: "impossible" in c[1].flags or "approximate" in c[1].flags,
        "There is no such day, or nobody knows which.", examples=("30 فبراير سنة 2020",),
    ),
    veto(
        "calendar-by-neighbours", lambda c: c[0].calendar in ("gregorian", "hijri") and "day-cue" in c[1].evidence,
        "The calendar was inferred from neighbours that this option rewrites.", examples=("يوم 30/6",),
    ),
    veto(
        "no-year-to-write", lambda c: any(_is_unwritable(value, c[1].calendar) for value in c[1].values),
        "A century, a decade, an approximate day or a year before the era has no such form.",
        examples=("في 44 ق.م", "القرن السابع الهجري"),
    ),
    veto(
        "other-calendar", lambda c: not {c[1].calendar, find_era(c[1].text)[1]} <= {"", "gregorian", "hijri"},
        "No form writes the Persian and the Coptic calendar; nor is a mark of theirs taken away.",
        examples=("في 5 فروردين 1399", "5 مارس 1402 ش"),
    ),
    loses,
)  # fmt: skip


def reason_by_itself(style: DateStyle, mention: DateMention) -> str:
    """The name of the first reason to leave a mention in any text; empty if no reason holds."""
    case = (style, mention)
    return next((reason.name for reason in BY_ITSELF if reason.when(case)), "")


# --- in its text ---

# What is not counted between a mention and its surroundings: other steps write spaces and signs otherwise.
_UNCOUNTED = bytes(
    {*classes.ANY} - {classes.LETTER, classes.FORM, classes.FOREIGN, classes.DIGIT, classes.EASTERN, classes.END}
)


class DateCase:
    """A mention with its place among all, those ``beside`` it, and the text that would be written instead."""

    __slots__ = ("at", "beside", "mention", "mentions", "new", "scan", "style")

    def __init__(  # noqa: PLR0917 -- one for each edit
        self, style: DateStyle, scan: Scan, mentions: Sequence[DateMention], at: int, mention: DateMention, new: str
    ) -> None:
        self.style = style
        self.scan = scan
        self.mentions = mentions
        self.at = at
        self.mention = mention
        self.new = new
        self.beside = [*mentions[at - 1 : at], *mentions[at + 1 : at + 2]] if at else mentions[1:2]


# `UnifyQuotes` takes the spaces out.
_MARK_AND_SPACES = 3
_MARKED_AFTER = lazy_pattern(rf"[ \xa0]{{0,2}}[{QUOTES}]")
_LAST_WORD = lazy_pattern(r"\w*\Z")
_NAMED_BY = dict.fromkeys(THINGS, "thing") | dict.fromkeys(EVENTS, "event") | dict.fromkeys(WARS, "war")
_NAMED_BY["احداث"] = "occasion"


@functools.lru_cache(8192)
def _classify_noun(word: str) -> str:
    """What a word before a date names by it: a "thing", an "event", an "occasion" or a "war"; else ""."""
    last = _LAST_WORD.findall(fold(word))[0]
    stems = (last[cut:] for cut in (2, 1, 0) if not last[:cut].strip(LETTERS))
    return next((_NAMED_BY[one] for stem in stems for one in (stem.removeprefix("ال"), stem) if one in _NAMED_BY), "")


def _find_mark_before(text: str, at: int) -> int:
    """The place of the quotation mark that ends up to two spaces before a place; -1 without one."""
    near = up_to(text, at, _MARK_AND_SPACES)
    mark = near.rstrip(" \xa0")[-1:]
    return at - len(near) + near.rindex(mark) if mark and mark in QUOTES else -1


@refuses(
    "name", "A date that something is called by is its name.", "شارع 14 جانفي", "«7 تموز»", "« 7 تموز »",
    "حرب تموز سنة 2006", "أحداث 7 أيار", "دار الشباب «19 ماي 1956»", counters=("في 14 جانفي",),
)  # fmt: skip
def is_name(c: DateCase) -> bool:
    """Whether a date is the name of something: by the word before it, or by quotation marks."""
    text, mention, value = c.scan.text, c.mention, c.mention.values[0]
    if _MARKED_AFTER.match(text, mention.end) and (mark := _find_mark_before(text, mention.start)) >= 0:
        words = up_to(text, mark, NAME_CHARACTERS).rsplit(maxsplit=2)[-2:]
        return value.day is not None if value.year is None else "thing" in map(_classify_noun, words)
    before = up_to(text, mention.start, NAME_CHARACTERS)
    word = (before.rsplit(maxsplit=1) or [""])[-1]
    what = "" if before.endswith(word) else _classify_noun(word)  # a glued word does not name it
    if value.day is None:
        return what == "war"
    if value.year is None:
        return what in ("thing", "event", "occasion")
    return what == "thing" or (what == "event" and mention.text[0].isalpha())


_WRITING = frozenset((classes.LETTER, classes.FORM, classes.MARK, classes.TATWEEL))
_NUMERIC = frozenset((classes.DIGIT, classes.EASTERN))
_STUCK = _NUMERIC | {classes.FOREIGN, classes.AT, classes.HASH, classes.AMPERSAND, classes.PERCENT, classes.SEPARATOR}
_LINKS = frozenset((classes.DASH, classes.SLASH, classes.STOP, classes.COLON, classes.COMMA))
_STROKES = frozenset((classes.DASH, classes.SLASH))
_LETTER = lazy_pattern(b"[%s]" % re.escape(bytes((*_WRITING, classes.FOREIGN))))
_SECONDS_AFTER = lazy_pattern(r"[ \xa0]{1,2}\d\d:\d\d:\d\d")
_MARK_BEFORE = lazy_pattern(rf"(?<!\w)[هم]{ERA_STROKE}?[ \xa0]?\Z")  # folded
_HYPHEN = lazy_pattern(r"-(?![ \xa0]*\d|\w)")
_DASHES = re.escape(classes.NAMED[classes.DASH])  # other steps make one of all
_LINK_CHARACTERS = 8  # of a number and what may stand between it and a date
_NUMBER_BEFORE = lazy_pattern(
    rf"\d(?P<link>[ \xa0]{{0,2}}+(?:[{_DASHES}/ـ]|[{QUOTES}،,]{{1,2}}+|و|أو|او|إلى|الى|حتى|حتي)?[ \xa0]{{0,2}}+)\Z"
)
_NUMBER_BEHIND = lazy_pattern(r"[ \xa0،,/(-]{1,3}\d")
_NUMBER_AFTER = lazy_pattern(rf"(?P<link>[ \xa0،,{QUOTES}]{{1,3}}+)\d")
# What an ordinal in words counts, and a figure behind it would not: في اليوم الأول من شعبان, اجتماعها الثالث من محرم.
_NOUN_BEFORE = lazy_pattern(
    r"(?<!\w)(?:[وفبكل]?اليوم|لليوم|(?!\w{0,2}(?:موعد|تاريخ|الله))\w{3,}(?:ه|ها|هم|هما|هن|نا|كم))[ \xa0]{1,2}\Z"
)
_FIRST_NUMBER = lazy_pattern(r"\d++")
_LEAST_YEAR = 1000
_SMALL_NUMBER = lazy_pattern(r"(?<!\d)\d{1,3}\Z")
_YEAR_WORDS, _YEAR_CUE = ("سنه", "عام", "ميلاد"), lazy_pattern(r"(?:عام|سنه)[ \xa0]\Z")  # folded
_NAMES = lazy_pattern(r"[^\W\d_]+")


def _letters_between(scan: Scan, start: int, end: int) -> int:
    """The number of letters and digits between two places; spaces and signs are changed by other steps."""
    return len(scan.kinds[start:end].translate(None, _UNCOUNTED))


@refuses(
    "part-of-more", "A date that touches letters, digits or signs is part of something longer.",
    "23-11-2025٫12/10/1436", "تبدأ في 2021/10/8وتنتهي",
)  # fmt: skip
def is_part_of_more(c: DateCase) -> bool:
    """Whether the date is part of something longer. Invisible characters do not separate: other steps remove them."""
    kinds, left, right = c.scan.kinds, c.mention.start - 1, c.mention.end
    while kinds[left] == classes.INVISIBLE:
        left -= 1
    while kinds[right] == classes.INVISIBLE:
        right += 1
    before, after = kinds[left], kinds[right]
    is_last = after == classes.END or (after == classes.SPACE and kinds[right + 1] in _WRITING)
    if is_last and before == classes.SPACE and kinds[left - 1] in _WRITING:
        return False  # nearly all: it is between two words, or at the end
    if before in _STUCK or after in _STUCK or after in _WRITING:
        return True
    if before in _WRITING and not _fits_prefix(c):
        return True
    if before == classes.STOP and kinds[left - 1] in _WRITING:  # الخبر.15 مارس is read as 3.15
        return True
    # Any sign joins the digits on its sides to one number, except a stroke between two dates: 1446هـ/15 مارس 2025م.
    joined = before in _LINKS and kinds[left - 1] in _NUMERIC and not (before in _STROKES and _is_edge(c, left))
    joins = after in _LINKS and kinds[right + 1] in _NUMERIC and not (after in _STROKES and _is_edge(c, right + 1))
    return joined or joins or _is_joined(c, left, -1) or _is_joined(c, right, 1) or _is_in_strokes(c, before, after)


def _is_edge(c: DateCase, at: int) -> bool:
    return any(at in (other.start, other.end) for other in c.beside)


def _is_joined(c: DateCase, at: int, way: int) -> bool:
    """Whether a stroke joins it to more digits: 1893- 1972-02-15, but not 1893-03-05 - 1972-02-15, date and date."""
    kinds, first = c.scan.kinds, at
    while kinds[at] == classes.SPACE:
        at += way
    mark = at
    if kinds[at] != classes.SLASH and (kinds[at] != classes.DASH or c.style.form == "long"):
        return False
    at += way
    while kinds[at] == classes.SPACE:
        at += way
    if kinds[at] not in _NUMERIC:
        return False
    is_loose = kinds[mark] == classes.SLASH or (mark != first and at != mark + way)
    return not (is_loose and _is_edge(c, max(at, at - way)))


def _is_in_strokes(c: DateCase, before: int, after: int) -> bool:
    """Whether figures would touch a stroke: to the eye they go on, 15/9/1446/15/3/2025."""
    strokes = {before, after} & _STROKES
    if c.style.form == "long" or not strokes:
        return False
    start, end = c.mention.start, c.mention.end
    alone = before == classes.SLASH and not _is_edge(c, start - 1)
    alone = alone or (after == classes.SLASH and not _is_edge(c, end + 1))
    return strokes != {classes.SLASH} or c.style.form == "numeric" or alone


def _fits_prefix(c: DateCase) -> bool:
    """Whether the letters before may stay before the new text: وجويلية becomes ويوليو, but بالأول not بال1."""
    mention, first, old = c.mention, c.new.lstrip("\u202c\u2069")[0], c.mention.text[0]
    if old.isdecimal():
        return first.isdecimal()
    return first == old or (first.isalpha() and mention.day is None and mention.calendar == "gregorian")


@refuses("absorbs-number", "A number beside it would be taken for a part of it.", "في 5 و2025-11-23")
def absorbs_number(c: DateCase) -> bool:
    """Whether a number beside the date would be taken for a part of it, by the eye at least."""
    text, mention, new = c.scan.text, c.mention, c.new
    if new[:3] != mention.text[:3] and _first_number(new) != _first_number(mention.text):
        near = up_to(text, mention.start, _LINK_CHARACTERS)
        number = _NUMBER_BEFORE.search(near) if any(map(str.isdecimal, near)) else None
        if number and not any(other.end == mention.start - len(number["link"]) for other in c.beside):
            return True
    if mention.text[-1].isdecimal() and not new[-1].isdecimal():
        number = _NUMBER_AFTER.match(text, mention.end)
        return number is not None and not any(other.start == number.end("link") for other in c.beside)
    return False


@remember(1024)
def _first_number(text: str) -> int:
    figures = _FIRST_NUMBER.match(text)
    return -1 if figures is None else int(figures[0])


@refuses(
    "loose-month", "By one of its two names a month would be a part of the number or date beside it.",
    "في حزيران/يونيو 118، بحسب اللجنة", "فبراير (شباط) حتى نوفمبر (من عام) 1943", counters=("وفي آذار/مارس، أعلن",),
)  # fmt: skip
def is_beside_number(c: DateCase) -> bool:
    """Whether only its two names make a month a date, and a number or another date is next to it."""
    if c.mention.evidence != ("month-twice",) or c.style.months == "double":
        return False
    if _NUMBER_BEHIND.match(c.scan.text, c.mention.end):
        return True
    spans = [sorted((one, c.mention), key=lambda mention: mention.start) for one in c.beside]
    return any(_letters_between(c.scan, first.end, second.start) <= GLOSS_LETTERS for first, second in spans)


@refuses("foreign-text", "In text of another script figures are not Arabic's to write.", "dated 23/5/2021 and before")
def is_among_foreign(c: DateCase) -> bool:
    """Whether the nearest letters on either side are of another script."""
    kinds = c.scan.kinds
    near = {*kinds[max(0, c.mention.start - 3) : c.mention.start]}
    if classes.FOREIGN not in near and near & _WRITING:
        return False  # nearly all: an Arabic word is before it
    left, right = kinds[max(0, c.mention.start - FAR_CHARACTERS) : c.mention.start], c.mention.end
    found = (_LETTER.search(left[::-1]), _LETTER.search(kinds, right, right + FAR_CHARACTERS))
    nearest = b"".join(letter[0] for letter in found if letter is not None)
    return classes.FOREIGN in nearest and _WRITING.isdisjoint(nearest)


@refuses("ordinal-of-noun", "The ordinal belongs to the noun before it.", "في اليوم الأول من شعبان سنة 1440هـ")
def splits_noun_phrase(c: DateCase) -> bool:
    """Whether an ordinal would leave the noun that it counts: في اليوم الأول من شعبان."""
    if not (c.new[0].isdecimal() and c.mention.text[0].isalpha() and fold_words(c.mention.text)[0].startswith("ال")):
        return False
    before = up_to(c.scan.text, c.mention.start, NAME_CHARACTERS).replace("ة", "ت")  # ليلة is not her night
    return _NOUN_BEFORE.search(fold(before)) is not None


@refuses("mark-beside", "Its mark stands before it, or is cut.", "في هـ1420/3/15 صدر")
def has_mark_beside(c: DateCase) -> bool:
    """Whether its mark is before it, هـ1420/3/5, or has a hyphen for its stroke, 1436 ه- من."""
    start = c.mention.start
    if c.mention.text.endswith("ه") and _HYPHEN.match(c.scan.text, c.mention.end):
        return True
    if "numeric" not in c.mention.evidence:
        return False
    if _MARK_BEFORE.search(fold(c.scan.text[max(0, start - SIDE_CHARACTERS) : start])) is None:
        return False
    return all(fold(c.scan.text[one.end : start]).strip(" \xa0") for one in c.beside if one.end <= start)


# The word of an era, folded, with a blessing or an adjective behind it, or whose era it is; شهر, and whose month it is.
_PHRASE = lazy_pattern(
    r"هجرته|\w+\s+(?:(?:ال)?(?:نبوي|شريف|مبارك|مجيد)ه?(?!\w)|علي صاحب|صلي |صلعم|\u063b|علي[هك])"
    r"|(?:ال|لل)\w+\s+(?:ال(?!موافق|مصادف|مقابل|ي(?!\w))\w|الي (?!\W|\d|(?:ال)?(?:سنه|عام|يوم)|غايه|نهايه))"
    r"|(?:ل?هجره|ميلاد)\s+[^\W\d]"
)
_WORD, _ERA_STEMS = lazy_pattern(r"\w+"), ("هجر", "ميلاد", "مسيح", "نبوي")
_OF_MONTH = lazy_pattern(r"\s+(?:هذا|ذلك|نفسه)(?!\w)(?! ال)")


@refuses(
    "goes-on", "The phrase at its end goes on behind the mention, and would be cut in half.",
    "سنة 1320 للهجرة على صاحبها الصلاة", "في يوم 5 من شهر ماي نفسه",
)  # fmt: skip
def goes_on(c: DateCase) -> bool:
    """Whether the phrase of its era or month goes on behind the mention: للهجرة | النبوية, شهر ماي | هذا."""
    old, behind = fold_words(c.mention.text)[0], from_here(c.scan.text, c.mention.end, SIDE_CHARACTERS)
    last = _WORD.findall(old)[-1] if old[-1].isalpha() else ""
    if True in map(last.__contains__, _ERA_STEMS):
        return _PHRASE.match(last + fold(behind)) is not None
    return "شهر" in old and _OF_MONTH.match(fold(behind)) is not None


@refuses(
    "infers-neighbour", "In another calendar it would no longer say which calendar the year beside it is in.",
    "عام 1225 و 15/9/1446هـ",
)  # fmt: skip
def infers_neighbour(c: DateCase) -> bool:
    """Whether the calendar of a nearby date was inferred from dates that include this one, which is converted."""
    if c.style.calendar == "keep":
        return False
    near = c.mentions[max(0, c.at - NEIGHBOUR_DATES) : c.at + NEIGHBOUR_DATES + 1]
    return any("calendar" in one.flags and one.calendar == c.mention.calendar for one in near)


# Between the two ends of a range, or two days of a list.
_LINK_OF_PAIR = lazy_pattern(r"[\s\xa0]*(?:-|–|و?(?:إلى|الى|حتى|حتي|لغاية)(?: (?:يوم|تاريخ|غاية))?|و)[\s\xa0]*")


@refuses("unsure-neighbour", "The other end of its range stays in figures.", "من 8/9/2007 حتى 19/9/2007")
def has_unsure_end(c: DateCase) -> bool:
    for other in c.beside:
        if "ambiguous" in other.flags and is_unsure(c.style, other):
            start, end = min(c.mention.end, other.end), max(c.mention.start, other.start)
            if _LINK_OF_PAIR.fullmatch(c.scan.text, start, end):
                return True
    return False


@refuses("said-twice", "A day in two names of its month.", "في 21 مايو أو 21 أيار")
def is_gloss(c: DateCase) -> bool:
    """Whether its neighbour says the same day in the same calendar by another name of the month."""
    for other in c.beside:
        if other.values == c.mention.values and other.calendar == c.mention.calendar:
            start, end = min(c.mention.end, other.end), max(c.mention.start, other.start)
            words, others = ([*map(fold, _NAMES.findall(one.text))] for one in (c.mention, other))
            return bool(words) and words != others and _letters_between(c.scan, start, end) <= GLOSS_LETTERS
    return False


@refuses(
    "small-year", "A year below 1000 needs the word beside it: 704 by itself is any number, and 765 م is a distance.",
    "في 25 ابريل سنة 704 كان", "الموافق 765 للميلاد", counters=("عام 72 للميلاد", "نحو (570 - 632 ميلاديا)"),
)  # fmt: skip
def needs_its_word(c: DateCase) -> bool:
    """Whether the new text would leave a Gregorian year below 1000 without the word that says that it is a year."""
    values = c.mention.values
    if c.mention.calendar != "gregorian" or all(one.year is None or one.year >= _LEAST_YEAR for one in values):
        return False
    if True not in map(fold_words(c.mention.text)[0].__contains__, _YEAR_WORDS):
        return False
    if _SMALL_NUMBER.search(c.new) is not None:
        return True
    before = fold(up_to(c.scan.text, c.mention.start, SIDE_CHARACTERS))
    is_range = any(map(c.mention.text.__contains__, "-–—"))  # 570 - 632 م is no distance
    return values[0].month is None and not is_range and _YEAR_CUE.search(before) is None


@refuses("year-apart", "Its year is apart, behind letters that a PDF reader tore off.", "في 3 / أكتوب ر / 2022 م")
def is_apart_from_year(c: DateCase) -> bool:
    value = c.mention.values[-1]
    if value.year is not None or value.month is None or c.at + 1 >= len(c.mentions):
        return False
    other = c.mentions[c.at + 1]
    return other.month is None and _letters_between(c.scan, c.mention.end, other.start) <= GLOSS_LETTERS


@refuses(
    "time-stamp", "A program writes the year first and the seconds, and may read them again.",
    "عُدّل 2025-05-02 10:00:01", counters=("عُدّل 2025-05-02 10:00",),
)  # fmt: skip
def is_time_stamp(c: DateCase) -> bool:
    """Whether the year comes first, in figures, and a time with seconds follows."""
    return c.mention.text[:4].isdecimal() and _SECONDS_AFTER.match(c.scan.text, c.mention.end) is not None


# The head of a message, as WhatsApp exports it: [12/03/2021, 9:15:33 م] or 12/3/21، 9:15 ص -, then the name.
_MARKS_OF_SIDES = "\u200e\u200f\u202a-\u202c"
_BEFORE_STAMP = lazy_pattern(rf"(?:\A|\n)[{_MARKS_OF_SIDES}]*+\[?[{_MARKS_OF_SIDES}]*+\Z")
_AFTER_STAMP = lazy_pattern(
    rf"[،,]\s?[{_MARKS_OF_SIDES}]*+\d{{1,2}}:\d\d(?::\d\d)?(?:\s?(?:[صم]|[AaPp]\.?[Mm]\.?))?(?:\]|\s-\s)"
)


@refuses(
    "message-stamp", "At the head of each message of an exported chat, programs read it again.",
    "[13/03/2021, 8:00:10 ص] أحمد: تمام", "13/3/2021، 9:15 ص - سارة: تمام",
    counters=("آخر تحديث: 13/03/2021, 8:00 ص", "13/3/2021، 9:15 ص"),
)  # fmt: skip
def is_message_stamp(c: DateCase) -> bool:
    """Whether it begins a line, and a time follows, closed as exports of chats have it."""
    text, start = c.scan.text, c.mention.start
    if text[c.mention.end : c.mention.end + 1] not in ("،", ","):  # nearly all
        return False
    return (
        _AFTER_STAMP.match(text, c.mention.end) is not None and _BEFORE_STAMP.search(up_to(text, start, 8)) is not None
    )


_LONGEST_HEADING = 280  # characters before a date
# As Keep a Changelog has it, ## [1.2.0] - 2024-05-01, or a tool that reads commits, ## [1.2.0](https:…) (2024-05-01).
# In the view of a page an address is a row of x.
_RELEASE = lazy_pattern(
    r"#{1,4} (?:\[[^\]\n]{1,40}\]|\[?v?\d+(?:\.\d+){1,3}[^\s.]\S{0,240}|v?\d+(?:\.\d+){1,3})[ \xa0](?:[-–—][ \xa0]|\()?"
)


@refuses(
    "release", "In the heading of a release programs read it again.",
    "## [1.2.0] - 2024-05-01\n### أضيف", "## 1.2.0 (2024-05-01)\nأضيف",
    "## [1.2.0](https://a.b/c) (2024-05-01)\nأضيف",
    counters=("## اجتماع 2024-05-01\nقال", "صدر [1.2.0] - 2024-05-01 أمس"),
)  # fmt: skip
def is_of_release(c: DateCase) -> bool:
    """Whether the year comes first, in figures, in the heading of a change log's release."""
    text, start = c.scan.text, c.mention.start
    if not c.mention.text[:4].isdecimal():
        return False
    line = text.rfind("\n", max(0, start - _LONGEST_HEADING), start) + 1
    return text.startswith("#", line) and _RELEASE.fullmatch(text, line, start) is not None


_FORMAT = lazy_pattern(
    r"(?<!\w)(?:[وبك]?(?:ال)?تنسيق(?:ات)?|بصيغ[ةه])(?!\w)|(?i:yyyy|dd[/.-]mm)"
    r"|(?<!\w)(?:(?:ال)?صيغ[ةه](?:\sالتاريخ)?(?:\sهي|\sهو)?|[أا]دخل(?:\s(?:ال)?تاريخ)?)\s?[:=\"«]?\s?\Z"
)


@refuses(
    "format-example", "In figures beside a word for a format it is an example of one.",
    "بتنسيق YYYY-MM-DD، مثلا 2020-01-25",
    "يدعم التنسيقات: 2017.12.31 و 31.12.2017", "صيغة التاريخ هي 2021/05/06", "أدخل 2020-01-25",
    counters=("صدر في 2020-01-25", "صيغة القرار الصادر في 2020-01-25"),
)  # fmt: skip
def is_example(c: DateCase) -> bool:
    """Whether a word for a format, or its letters, comes before the date in figures."""
    text, before, start = c.scan.text, max(0, c.mention.start - NAME_CHARACTERS), c.mention.start
    if True not in map(text[before:start].lower().__contains__, ("تنسيق", "صيغ", "دخل", "yyyy", "dd")):
        return False  # nearly all
    return _FORMAT.search(text, before, start) is not None


_LINE_END = lazy_pattern(b"[%c%c%c]*+%c" % (classes.SPACE, classes.GAP, classes.INVISIBLE, classes.NEWLINE))
_MOVED_COMMA = lazy_pattern(r"\s[،,]\d+\Z")


@refuses(
    "moved-comma", "The comma belongs behind the year, at the end of a line of a PDF.", "في 31 أكتوبر ،1994\nقال",
    counters=("في فبراير 11, 2024",),
)  # fmt: skip
def has_moved_comma(c: DateCase) -> bool:
    """Whether a PDF reader moved the comma behind the year before it: «31 أكتوبر ،1994» at the end of a line."""
    text = c.mention.text
    if "،" not in text and "," not in text:  # nearly all
        return False
    return _MOVED_COMMA.search(text) is not None and _LINE_END.match(c.scan.kinds, c.mention.end) is not None


_TWIN_NUMBER = lazy_pattern(r"[ \xa0](?:الموافق|المصادف)[ \xa0](?:سنة |عام )?(?P<number>\d{4})(?![\d/-])")


@refuses("unread-twin", "With its mark the number behind الموافق would be a year.", "في 5 محرم 1446 الموافق 1925")
def has_unread_twin(c: DateCase) -> bool:
    """Whether a number of four digits, read as no year, is said to be the same day or year."""
    if c.mention.calendar != "hijri":
        return False
    found = _TWIN_NUMBER.match(c.scan.text, c.mention.end)
    return found is not None and all(other.start != found.start("number") for other in c.beside)


@refuses("other-name", "The new name of its month is beside it already.", "شهر تموز ويسمى يوليو")
def has_other_name(c: DateCase) -> bool:
    """Whether a month without a day and a year would have the name near it."""
    value = c.mention.values[0]
    if value.day is not None or value.year is not None:
        return False
    before, behind = sides_of(c.scan.text, c.mention.start, c.mention.end, NAME_CHARACTERS)
    return behind.startswith(" اللهاب") or c.new in before or c.new in behind  # آب اللهاب, as people call it


IN_TEXT: tuple[Veto[DateCase], ...] = (
    veto("line-end", lambda c: c.scan.kinds.count(classes.NEWLINE, c.mention.start, c.mention.end) > c.new.count("\n"),
         "A line end is layout, too.", examples=("في 5 مارس سنة\n2020 قال",), counters=("يوم الثلاثاء\n14-03-2017",)),
    veto("english", lambda c: c.scan.kinds.find(classes.FOREIGN, c.mention.start, c.mention.end) >= 0,
         "An English date stays English.", examples=("نشر في December 05, 2020 ثم عدل",)),
    infers_neighbour, has_unsure_end, is_gloss, is_name, is_beside_number, is_part_of_more, has_mark_beside,
    splits_noun_phrase, goes_on, absorbs_number, is_among_foreign, is_time_stamp, is_message_stamp,
    is_of_release, is_example, needs_its_word, is_apart_from_year, has_other_name, has_unread_twin, has_moved_comma,
)  # fmt: skip


_OF_FIGURES = (has_unsure_end, is_among_foreign, is_time_stamp, is_message_stamp, is_of_release, is_example)
_IN_WORDS = tuple(reason for reason in IN_TEXT if reason not in _OF_FIGURES)


def reason_in_text(case: DateCase) -> str:
    """The name of the first reason to leave a mention in its text; empty if no reason holds."""
    reasons = IN_TEXT if "numeric" in case.mention.evidence else _IN_WORDS
    for reason in reasons:
        if reason.when(case):
            return reason.name
    return ""
