"""Why a date is left as it is because of the text around it: reasons by name, each with examples."""

from __future__ import annotations

import functools
import re

from arnorm._arabic.affixes import CONJUNCTIONS, PREPOSITIONS, WITH_ARTICLE
from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import ERA_STROKE, fold
from arnorm._arabic.marks import QUOTES, WORD
from arnorm._arabic.protect import protected_of_few
from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.rules import Veto, refuses
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, near_before, up_to
from arnorm.dates.context import makes_percentage
from arnorm.dates.distances import (
    FOREIGN_LETTERS,
    GLOSS_LETTERS,
    LIST_LETTERS,
    NAME_CHARACTERS,
    NEIGHBOUR_DATES,
    SIDE_CHARACTERS,
)
from arnorm.dates.find import is_pair
from arnorm.dates.leave import UNCOUNTED, Case, has_other_name, is_name, is_unsure, widen_by_letters
from arnorm.dates.mention import DateMention

__all__ = ["Case", "IN_TEXT", "reason_in_text"]


def reason_in_text(case: Case) -> str:
    """The name of the first reason to leave a mention in its text; empty if no reason holds."""
    for reason in IN_TEXT:
        if reason.when(case):
            return reason.name
    return ""


_WRITING = frozenset((classes.LETTER, classes.FORM, classes.MARK, classes.TATWEEL))
_NUMERIC = frozenset((classes.DIGIT, classes.EASTERN))
_STUCK = _NUMERIC | {classes.FOREIGN, classes.AT, classes.HASH, classes.AMPERSAND, classes.PERCENT, classes.SEPARATOR}
_WHITE = frozenset((classes.SPACE, classes.GAP, classes.NEWLINE, classes.END))
_LINKS = frozenset((classes.DASH, classes.SLASH, classes.STOP, classes.COLON, classes.COMMA))
_STROKES = frozenset((classes.DASH, classes.SLASH))
_PREFIX = lazy_pattern(rf"(?<![{WORD}])(?:{WITH_ARTICLE}|[{CONJUNCTIONS}]?[{PREPOSITIONS}]?)\Z")  # folded
_LETTER = lazy_pattern(b"[%s]" % re.escape(bytes((*_WRITING, classes.FOREIGN))))
_LINE_END = lazy_pattern(b"[%c%c%c]*+%c" % (classes.SPACE, classes.GAP, classes.INVISIBLE, classes.NEWLINE))
_SECONDS_AFTER = lazy_pattern(r"[ \xa0]{1,2}\d\d:\d\d:\d\d")
_MOVED_COMMA = lazy_pattern(r"\s[،,]\d+\Z")
_MARK_BEFORE = lazy_pattern(rf"(?<!\w)[هم]{ERA_STROKE}?[ \xa0]?\Z")  # folded
_HYPHEN = lazy_pattern(r"-(?![ \xa0]*\d|\w)")
_DASHES = re.escape(classes.NAMED[classes.DASH])  # other steps make one of all
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
_ERA_WORD = lazy_pattern(r"هجر|ميلاد|مسيح|نبوي|شريف|فرنجي")  # folded
_BARE_ERAS = frozenset(("هجره", "لهجره", "هجرته", "ميلاد"))  # whose era it is, the words around say
_WORDS = lazy_pattern(r"[^\s\d،,;.()]+")
_LEAST_YEAR = 1000
_SMALL_NUMBER = lazy_pattern(r"(?<!\d)\d{1,3}\Z")
_YEAR_WORD, _YEAR_CUE = lazy_pattern("سنه|عام|ميلاد"), lazy_pattern(r"(?:عام|سنه)[ \xa0]\Z")  # folded
_DAY_AND_MONTH = lazy_pattern(
    r"(?<![\d/-])\d{1,2}[/-]\d{1,2}[ \xa0]?(?:[،,-]|و|أو|إلى|الى|حتى)[ \xa0]?(?:ال\w+[ \xa0])?\Z"
)
_TWIN_NUMBER = lazy_pattern(r"[ \xa0](?:الموافق|المصادف)[ \xa0](?:سنة |عام )?(?P<number>\d{4})(?![\d/-])")
_NAMES = lazy_pattern(r"[^\W\d_]+")
_WHOSE_MONTH = lazy_pattern(r"\s+(?:هذا|ذلك|نفسه)(?!\w)(?! ال)")  # folded
_WORD_BEHIND = lazy_pattern(r"\s+[^\W\d_]")
_BLESSING = r"علي صاحب|صلي |صلعم|\u063b|علي[هك]"
_AFTER_DEFINITE_ERA = lazy_pattern(
    rf"\s+(?:ال(?!موافق|مصادف|مقابل|ي(?!\w))\w|الي (?!\W|\d|(?:ال)?(?:سنه|عام|يوم)|غايه|نهايه)|{_BLESSING})"
)


def letters_between(scan: Scan, start: int, end: int) -> int:
    """The number of letters and digits between two places; spaces and signs are changed by other steps."""
    return len(scan.kinds[start:end].translate(None, UNCOUNTED))


@refuses(
    "part-of-more",
    "A date that touches letters, digits or signs is part of something longer.",
    "23-11-2025٫12/10/1436",
    "تبدأ في 2021/10/8وتنتهي",
    "في رمضان1444.o",
)
def is_part_of_more(c: Case) -> bool:
    """Whether the date is part of something longer. Invisible characters do not separate: other steps remove them."""
    kinds, left, right = c.scan.kinds, c.mention.start - 1, c.mention.end
    while kinds[left] == classes.INVISIBLE:
        left -= 1
    while kinds[right] == classes.INVISIBLE:
        right += 1
    before, after = kinds[left], kinds[right]
    if before in _STUCK or after in _STUCK or after in _WRITING or makes_percentage(c.scan, c.mention, c.new):
        return True
    if before in _WRITING and not _fits_prefix(c):
        return True
    first, last = c.mention.start, c.mention.end - 1
    if after not in _WHITE and protected_of_few(c.scan, [first, last]) == [last]:  # a code ends it: رمضان 1444.o
        return True
    if before == classes.STOP and kinds[left - 1] in _WRITING:  # الخبر.15 مارس is read as 3.15
        return True
    # Any sign joins the digits on its sides to one number, except a stroke between two dates: 1446هـ/15 مارس 2025م.
    joined = before in _LINKS and kinds[left - 1] in _NUMERIC and not (before in _STROKES and _is_edge(c, left))
    joins = after in _LINKS and kinds[right + 1] in _NUMERIC and not (after in _STROKES and _is_edge(c, right + 1))
    return joined or joins or _is_joined(c, left, -1) or _is_joined(c, right, 1) or _is_in_strokes(c, before, after)


def _is_edge(c: Case, at: int) -> bool:
    return any(at in (other.start, other.end) for other in c.beside)


def _is_joined(c: Case, at: int, way: int) -> bool:
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


def _is_in_strokes(c: Case, before: int, after: int) -> bool:
    """Whether figures would touch a stroke: to the eye they go on, 15/9/1446/15/3/2025."""
    strokes = {before, after} & _STROKES
    if c.style.form == "long" or not strokes:
        return False
    start, end = c.mention.start, c.mention.end
    alone = before == classes.SLASH and not _is_edge(c, start - 1)
    alone = alone or (after == classes.SLASH and not _is_edge(c, end + 1))
    return strokes != {classes.SLASH} or c.style.form == "numeric" or alone


def _fits_prefix(c: Case) -> bool:
    """Whether the letters before may stay before the new text: وجويلية becomes ويوليو, but بالأول must not become بال1.

    هـ is no prefix: in هـيوليو it may be the mark of another date, and StripTatweel would make one word of the two.
    """
    mention, first, old = c.mention, c.new.lstrip("\u202c\u2069")[0], c.mention.text[0]
    if old.isdecimal():
        return first.isdecimal()
    if first != old and not (first.isalpha() and mention.day is None and mention.calendar == "gregorian"):
        return False
    return _PREFIX.search(fold(up_to(c.scan.text, mention.start, SIDE_CHARACTERS))) is not None


@refuses("absorbs-number", "A number beside it would be taken for a part of it.", "في 5 و2025-11-23")
def absorbs_number(c: Case) -> bool:
    """Whether a number beside the date would be taken for a part of it, by the eye at least."""
    text, mention, new = c.scan.text, c.mention, c.new
    if new[:3] != mention.text[:3] and _first_number(new) != _first_number(mention.text):
        number = _NUMBER_BEFORE.search(text, near_before(mention.start, SIDE_CHARACTERS), mention.start)
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
    "loose-month",
    "By one of its two names a month would be a part of the number or date beside it.",
    "في حزيران/يونيو 118، بحسب اللجنة",
    "فبراير (شباط) حتى نوفمبر (من عام) 1943",
    counters=("وفي آذار/مارس، أعلن",),
)
def is_beside_number(c: Case) -> bool:
    """Whether nothing but its two names makes a date of a month, and a number or another date is beside it."""
    if c.mention.evidence != ("month-twice",) or c.style.months == "double":
        return False
    if _NUMBER_BEHIND.match(c.scan.text, c.mention.end):
        return True
    spans = [sorted((one, c.mention), key=lambda mention: mention.start) for one in c.beside]
    return any(letters_between(c.scan, first.end, second.start) <= GLOSS_LETTERS for first, second in spans)


@refuses("foreign-text", "In text of another script figures are not Arabic's to write.", "dated 23/5/2021 and before")
def is_among_foreign(c: Case) -> bool:
    """Whether the nearest letters on either side are of another script."""
    if "numeric" not in c.mention.evidence:
        return False
    kinds, (low, high) = c.scan.kinds, widen_by_letters(c.scan, c.mention.start, c.mention.end, FOREIGN_LETTERS)
    found = (_LETTER.search(kinds[low : c.mention.start][::-1]), _LETTER.search(kinds[c.mention.end : high]))
    nearest = b"".join(letter[0] for letter in found if letter is not None)
    return classes.FOREIGN in nearest and _WRITING.isdisjoint(nearest)


@refuses("ordinal-of-noun", "The ordinal belongs to the noun before it.", "في اليوم الأول من شعبان سنة 1440هـ")
def splits_noun_phrase(c: Case) -> bool:
    """Whether an ordinal would leave the noun that it counts: في اليوم الأول من شعبان."""
    if not (c.new[0].isdecimal() and c.mention.text[0].isalpha() and fold(c.mention.text).startswith("ال")):
        return False
    before = up_to(c.scan.text, c.mention.start, NAME_CHARACTERS).replace("ة", "ت")  # ليلة is not her night
    return _NOUN_BEFORE.search(fold(before)) is not None


@refuses("mark-beside", "Its mark stands before it, or is cut.", "في هـ1420/3/15 صدر")
def has_mark_beside(c: Case) -> bool:
    """Whether its mark is before it, هـ1420/3/5, or has a hyphen for its stroke, 1436 ه- من."""
    start, end = c.mention.start, c.mention.end
    if c.mention.text.endswith("ه") and _HYPHEN.match(c.scan.text, end):
        return True
    near = c.scan.text[near_before(start, SIDE_CHARACTERS) : start]
    if "numeric" not in c.mention.evidence or not ("ه" in near or "م" in near):
        return False
    if _MARK_BEFORE.search(fold(near)) is None:
        return False
    return all(fold(c.scan.text[one.end : start]).strip(" \xa0") for one in c.beside if one.end <= start)


@functools.cache
def _after_era() -> re.Pattern[str]:
    """After هجرية and the like: an adjective, or a blessing."""
    epithets = "|".join(map(fold, date_cues.ERA_EPITHETS))
    return re.compile(rf"\s+(?:(?:{epithets})ه?(?!\w)|{_BLESSING})")


@remember(1024)
def _read_phrase(text: str) -> tuple[bool, str]:
    """Whether a mention has شهر, and its last word, folded, if that is an era's."""
    old = fold(text)
    word = (_WORDS.findall(old) or [old])[-1]
    return "شهر" in old, word if _ERA_WORD.search(word) else ""


@refuses(
    "goes-on",
    "The phrase at its end goes on behind the mention, and would be cut in half.",
    "سنة 1320 للهجرة على صاحبها الصلاة",
)
def goes_on(c: Case) -> bool:
    """Whether the phrase at the end goes on behind the mention: للهجرة | النبوية, شهر ماي | هذا."""
    has_month, era = _read_phrase(c.mention.text)
    if not (has_month or era):
        return False
    after = fold(from_here(c.scan.text, c.mention.end, SIDE_CHARACTERS))
    if has_month and _WHOSE_MONTH.match(after):
        return True
    if not era or after.lstrip().startswith(ERA_STROKE):  # a stroke by itself is a dash
        return False
    if era in _BARE_ERAS:
        return era == "هجرته" or _WORD_BEHIND.match(after) is not None
    phrase = _AFTER_DEFINITE_ERA if era.startswith(("ال", "لل")) else _after_era()
    return phrase.match(after) is not None


@refuses(
    "infers-neighbour",
    "In another calendar it would no longer say which calendar the year beside it is in.",
    "عام 1225 و 15/9/1446هـ",
)
def infers_neighbour(c: Case) -> bool:
    """Whether the calendar of a nearby date was inferred from dates that include this one, which is converted."""
    if c.style.calendar == "keep":
        return False
    near = c.mentions[max(0, c.at - NEIGHBOUR_DATES) : c.at + NEIGHBOUR_DATES + 1]
    return any("calendar" in one.flags and one.calendar == c.mention.calendar for one in near)


@refuses(
    "unsure-neighbour",
    "Beside one that stays in figures, 12/5 و13 مايو, the 5 would be a day of May.",
    "يوم 11/5 و19 مايو",
)
def depends_on_unsure_neighbour(c: Case) -> bool:
    return any(is_unsure(c.style, one) and _depends_on(c, one) for one in c.beside)


def _depends_on(c: Case, other: DateMention) -> bool:
    first, second = (c.mention, other) if c.mention.start < other.start else (other, c.mention)
    if "ambiguous" in other.flags and is_pair(c.scan.text, first, second):
        return True  # من 8/9/2007 حتى 9/9/2007: both stay
    if c.mention.year is not None or other.year is not None:
        return False
    return letters_between(c.scan, first.end, second.start) <= LIST_LETTERS


@refuses("said-twice", "A day in two names of its month.", "في 21 مايو أو 21 أيار")
def is_gloss(c: Case) -> bool:
    """Whether its neighbour says the same day in the same calendar by another name of the month."""
    for other in c.beside:
        if other.values == c.mention.values and other.calendar == c.mention.calendar:
            start, end = min(c.mention.end, other.end), max(c.mention.start, other.start)
            words, others = ([*map(fold, _NAMES.findall(one.text))] for one in (c.mention, other))
            return bool(words) and words != others and letters_between(c.scan, start, end) <= GLOSS_LETTERS
    return False


@refuses(
    "small-year",
    "A year below 1000 needs the word beside it: 704 by itself is any number, and 765 م is a distance.",
    "في 25 ابريل سنة 704 كان",
    "الموافق 765 للميلاد",
    counters=("عام 72 للميلاد", "نحو (570 - 632 ميلاديا)"),
)
def needs_its_word(c: Case) -> bool:
    """Whether the new text would leave a Gregorian year below 1000 without the word that says that it is a year."""
    values = c.mention.values
    if c.mention.calendar != "gregorian" or all(one.year is None or one.year >= _LEAST_YEAR for one in values):
        return False
    if _YEAR_WORD.search(fold(c.mention.text)) is None:
        return False
    if _SMALL_NUMBER.search(c.new) is not None:
        return True
    before = fold(up_to(c.scan.text, c.mention.start, SIDE_CHARACTERS))
    is_range = any(map(c.mention.text.__contains__, "-–—"))  # 570 - 632 م is no distance
    return values[0].month is None and not is_range and _YEAR_CUE.search(before) is None


@refuses(
    "year-apart",
    "Its year is another mention: written with one name of its month, the two would be one date.",
    "في 7 حزيران (يونيو) لعام 2006",
)
def is_apart_from_year(c: Case) -> bool:
    """Whether a year alone follows a day and a month, or a month."""
    if c.mention.year is not None or c.mention.month is None or c.at + 1 >= len(c.mentions):
        return False
    other = c.mentions[c.at + 1]
    return other.month is None and letters_between(c.scan, c.mention.end, other.start) <= GLOSS_LETTERS


@refuses(
    "shares-year",
    "A day and a month in figures before it take their year from it, as long as it is in figures too.",
    "في 5/9 و6/9/1446هـ",
    "23/11، 25/11/2023",
)
def shares_year(c: Case) -> bool:
    """Whether a day and a month in figures stand before a date in figures, with a link between them."""
    if "numeric" not in c.mention.evidence:
        return False
    near = c.scan.text[near_before(c.mention.start, SIDE_CHARACTERS) : c.mention.start]
    return _DAY_AND_MONTH.search(near) is not None


@refuses("unread-twin", "With its mark the number behind الموافق would be a year.", "في 5 محرم 1446 الموافق 1925")
def has_unread_twin(c: Case) -> bool:
    """Whether a number of four digits, read as no year, is said to be the same day or year."""
    found = _TWIN_NUMBER.match(c.scan.text, c.mention.end)
    return found is not None and all(other.start != found.start("number") for other in c.beside)


@refuses("line-end", "A line end is layout, too.", "في 5 مارس سنة\n2020 قال")
def crosses_line_end(c: Case) -> bool:
    return c.scan.kinds.find(classes.NEWLINE, c.mention.start, c.mention.end) >= 0


@refuses("english", "An English date stays English.", "نشر في December 05, 2020 ثم عدل")
def is_english(c: Case) -> bool:
    return c.scan.kinds.find(classes.FOREIGN, c.mention.start, c.mention.end) >= 0


@refuses(
    "moved-comma",
    "The comma belongs behind the year, at the end of a line of a PDF.",
    "في 31 أكتوبر ،1994\nقال",
    counters=("في فبراير 11, 2024",),
)
def has_moved_comma(c: Case) -> bool:
    """Whether a PDF reader moved the comma behind the year before it: «31 أكتوبر ،1994» at the end of a line."""
    return _MOVED_COMMA.search(c.mention.text) is not None and _LINE_END.match(c.scan.kinds, c.mention.end) is not None


@refuses(
    "time-stamp",
    "A program writes the year first and the seconds, and may read them again.",
    "عُدّل 2025-05-02 10:00:01",
    counters=("عُدّل 2025-05-02 10:00",),
)
def is_time_stamp(c: Case) -> bool:
    """Whether the year comes first, in figures, and a time with seconds follows."""
    return c.mention.text[:4].isdecimal() and _SECONDS_AFTER.match(c.scan.text, c.mention.end) is not None


IN_TEXT: tuple[Veto[Case], ...] = (
    crosses_line_end, is_english, infers_neighbour, depends_on_unsure_neighbour, has_moved_comma, is_gloss,
    is_name, has_other_name, is_beside_number, is_part_of_more, has_mark_beside, splits_noun_phrase, goes_on,
    absorbs_number, is_among_foreign, is_time_stamp, needs_its_word, is_apart_from_year, shares_year, has_unread_twin,
)  # fmt: skip
