"""What stands around a mention, and whether a new text fits there."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Sequence

from arnorm._arabic.folding import ERA_STROKE, fold
from arnorm._arabic.marks import CONTROLS, MARKS, QUOTES
from arnorm._arabic.protect import ANCHORS, in_tag, protected_bounds
from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import near_before, skip, skip_back, up_to
from arnorm.dates._eras import goes_on
from arnorm.dates.mention import DateMention

__all__ = ["UNSEEN", "apart", "fits", "in_brackets", "same", "twinned", "with_controls"]

_WRITING = frozenset((classes.LETTER, classes.FORM, classes.MARK, classes.TATWEEL))
_NUMERALS = frozenset((classes.DIGIT, classes.EASTERN))
# A date that one of these touches is part of something longer.
_STUCK = _NUMERALS | {classes.FOREIGN, classes.AT, classes.HASH, classes.AMPERSAND, classes.PERCENT, classes.SEPARATOR}
# … and so is one that these join to a digit.
_JOINTS = frozenset((classes.DASH, classes.SLASH, classes.STOP, classes.COLON, classes.COMMA))
_STROKES = frozenset((classes.DASH, classes.SLASH))
_DASHES = re.escape(classes.NAMED[classes.DASH])  # other steps make one of all
_TELLING = lazy_pattern(b"[%s]" % re.escape(bytes((*_WRITING, classes.FOREIGN))))
_BLANKS = bytes((classes.SPACE, classes.GAP, classes.NEWLINE, classes.END))
UNSEEN = bytes((classes.SPACE, classes.GAP, classes.INVISIBLE))
_INK = bytes(kind for kind in classes.ANY if kind not in _BLANKS)
_ANCHOR = lazy_pattern(b"[%s]" % re.escape(ANCHORS))
_KEYCAP = "\N{COMBINING ENCLOSING KEYCAP}"
_BRACKETS = (classes.OPEN, classes.CLOSE, classes.NEWLINE)
_COUNTED = _NUMERALS | {classes.LETTER, classes.FORM, classes.FOREIGN}
_LOOSE = bytes(kind for kind in classes.ANY if kind not in _COUNTED)

# How far to look for letters of another script.
_REACH = 60
# The same day in the other calendar is a twin so near, whatever stands between.
_SAME_DAY = 36
# The longest way from a date to its twin.
_GAP = 24


# In folded spelling.
_BETWEEN_TWINS = lazy_pattern(
    r"[\s\u060c]*+(?:[()\[\]/=-]\s*+|(?:و?ال)?موافق\w*+|و?يوافق\w*+)++[\s():]*+(?:ل|يوم\s++)?+"
)
# What is no difference here: marks and invisible characters, which other steps take off.
_LIGHT = lazy_pattern(f"[{MARKS}{CONTROLS}]++")


def twinned(scan: Scan, mentions: Sequence[DateMention]) -> set[int]:
    """Where the mentions start that have the same day in the other calendar beside them.

    A dash, or nothing but blanks, joins a life's two ends as well as one day's two names: there the days decide, and so
    they do whatever stands between two that are near.
    """
    found: set[int] = set()
    for one, other in itertools.pairwise(mentions):
        if one.calendar == other.calendar or other.start - one.end > _SAME_DAY:
            continue
        if any(value.day is None for value in (*one.values, *other.values)):
            continue
        if one.agrees_with(other):
            found |= {one.start, other.start}
            continue
        if other.start - one.end > _GAP:
            continue
        gap = fold(scan.text[one.end : other.start])
        linked = one.twin == (other.start, other.end) or _BETWEEN_TWINS.fullmatch(gap)
        if linked and gap.strip("- \xa0"):
            found |= {one.start, other.start}
    return found


def same(old: str, new: str) -> bool:
    """Whether a new text differs from the old one by nothing that is this step's business."""
    return old == new or _LIGHT.sub("", old) == new


def with_controls(old: str, new: str) -> str:
    """The new text with the direction controls that the old one opened or closed, so that all pairs stay pairs."""
    if old.isprintable():
        return new
    opened, closed = "", ""
    for char in old:
        if char in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
            opened += char
        elif char in "\u202c\u2069":
            opened, closed = (opened[:-1], closed) if opened else (opened, closed + char)
    return closed + new + opened


def fits(scan: Scan, mention: DateMention, new: str, form: str, others: Sequence[DateMention]) -> bool:
    """Whether the new text can stand where the old one stood: joined to nothing, in no URL, in Arabic surroundings."""
    kinds = scan.kinds
    # Invisible characters part nothing: they may be gone after the next step.
    left, right = mention.start - 1, mention.end
    while kinds[left] == classes.INVISIBLE:
        left -= 1
    while kinds[right] == classes.INVISIBLE:
        right += 1
    before, after = kinds[left], kinds[right]
    if before in _STUCK or after in _STUCK or after in _WRITING or _counts_hundredths(kinds, mention, new):
        return False
    if (before in _WRITING and not _begins_alike(mention, new)) or _parts(scan, mention, new):
        return False
    if _is_cut(scan, mention, others) or goes_on(scan.text, mention.start, mention.end):
        return False
    if _linked(kinds, left, right, form, others) or _lists(scan.text, mention, new, others):
        return False
    return not _is_protected(scan, mention) and not _foreign(scan, mention)


def _counts_hundredths(kinds: bytes, mention: DateMention, new: str) -> bool:
    """Whether a figure would stand beside a per-cent sign where a word stood: ٪ غرة مارس, of which ٪ 1 مارس is made."""
    low, high = mention.start, mention.end
    begins = new[0].isdecimal() and not mention.text[0].isdecimal()
    ends = new[-1].isdecimal() and not mention.text[-1].isdecimal()
    before = begins and kinds[skip_back(kinds, low, UNSEEN, _GAP) - 1] == classes.PERCENT
    return before or (ends and kinds[skip(kinds, high, UNSEEN, _GAP)] == classes.PERCENT)


# An era mark that stands before its date: هـ1420/3/5; the rest of one behind it, 1436 ه-; whose month it is, behind it.
# Each is looked for as it stands, and then in folded spelling.
_LETTER_BEFORE = lazy_pattern(rf"[هم][{MARKS}{CONTROLS}\u0640 \xa0]*+\Z")
_MARK_BEFORE = lazy_pattern(rf"(?<!\w)[هم]{ERA_STROKE}?[ \xa0]?\Z")
_MARK_BEHIND = lazy_pattern(rf"[{CONTROLS}]*[{_DASHES}](?![ \xa0{CONTROLS}]*\d|\w)")
_WORD_BEHIND = lazy_pattern(rf"[\s{CONTROLS}]+[هذن]")
_WHOSE_MONTH = lazy_pattern(r"\s+(?:هذا|ذلك|نفسه)(?!\w)(?! ال)")


def _is_cut(scan: Scan, mention: DateMention, others: Sequence[DateMention]) -> bool:
    """Whether something beside the mention belongs to it that it did not take in."""
    text, start, end = scan.text, mention.start, mention.end
    near = near_before(start, _GAP)
    if (
        "numeric" in mention.evidence
        and _LETTER_BEFORE.search(text, near, start)
        and _MARK_BEFORE.search(fold(text[near:start]))
        and not any(other.end <= start and not fold(text[other.end : start]).strip(" \xa0") for other in others)
    ):
        return True
    if _MARK_BEHIND.match(text, end):
        *_, word = mention.text.split()
        return "\u0640" not in word and fold(word).endswith("ه")  # 1436هـ- has its stroke
    if not _WORD_BEHIND.match(text, end) or not _WHOSE_MONTH.match(fold(text[end : end + _GAP])):
        return False
    return "شهر" in fold(mention.text)


# What an ordinal in words counts, and a figure behind it would not: في اليوم الأول من شعبان, اجتماعها الثالث من محرم.
_NOUN_BEFORE = lazy_pattern(
    r"(?<!\w)(?:[وفبكل]?اليوم|لليوم|(?!\w{0,2}(?:موعد|تاريخ|الله))\w{3,}(?:ه|ها|هم|هما|هن|نا|كم))[ \xa0]{1,2}\Z"
)


def _parts(scan: Scan, mention: DateMention, new: str) -> bool:
    """Whether a day in words, written in figures, would part from the noun before it."""
    in_words = new[0].isdecimal() and mention.text[0].isalpha()
    if not (in_words and fold(mention.text).startswith("ال")):
        return False
    before = fold(up_to(scan.text, mention.start, _REACH).replace("ة", "ت"))  # ليلة is not her night
    return _NOUN_BEFORE.search(before) is not None


def _begins_alike(mention: DateMention, new: str) -> bool:
    """Whether a prefix may stay before the new text: وجويلية becomes ويوليو, but بالأول must not become بال1."""
    first, old = new.lstrip("\u202c\u2069")[0], mention.text[0]
    if first == old or (first.isdecimal() and old.isdecimal()):
        return True
    return first.isalpha() and old.isalpha() and mention.day is None and mention.calendar == "gregorian"


def _is_protected(scan: Scan, mention: DateMention) -> bool:
    """Whether a protected span holds the mention or part of it."""
    kinds, text = scan.kinds, scan.text
    low, high = mention.start, mention.end
    if kinds[low - 1] not in _BLANKS:
        low = skip_back(kinds, low, _INK, _GAP)
    if kinds[high] not in _BLANKS:
        high = skip(kinds, high, _INK, _GAP)
    words = kinds[low - 1] in _BLANKS and kinds[high] in _BLANKS and not _ANCHOR.search(kinds, low, high)
    if words and not (in_tag(text, mention.start) or _KEYCAP in text[low:high]):
        return False  # most: nothing near asks for protection
    bounds = scan.derive(protected_bounds)
    at = bisect.bisect_right(bounds, mention.start)
    return bool(at & 1) or (at < len(bounds) and bounds[at] < mention.end)


def _linked(kinds: bytes, left: int, right: int, form: str, others: Sequence[DateMention]) -> bool:
    """Whether a mark beside the date links it to something that the new text must not be linked to."""
    # 15 رمضان 1446هـ/15 مارس 2025م: a stroke to the next date links nothing, but to the eye in 15/9/1446/15/3/2025.
    # Another sign would make one number of the two digits beside it: 2025٫12.
    before = kinds[left] in _JOINTS and not (kinds[left] in _STROKES and _meets(others, left))
    after = kinds[right] in _JOINTS and not (kinds[right] in _STROKES and _meets(others, right + 1))
    if (before and kinds[left - 1] in _NUMERALS) or (after and kinds[right + 1] in _NUMERALS):
        return True
    if kinds[left] == classes.STOP and kinds[left - 1] in _WRITING:  # الخبر.15 مارس is read as 3.15
        return True
    marks = (classes.SLASH,) if form == "long" else (classes.SLASH, classes.DASH)
    if _joined(kinds, left, -1, marks, others) or _joined(kinds, right, 1, marks, others):
        return True
    if form == "long":
        return False
    strokes = {kinds[left], kinds[right]} & _STROKES
    return bool(strokes) and (strokes != {classes.SLASH} or form == "numeric" or before or after)


def _meets(others: Sequence[DateMention], at: int) -> bool:
    """Whether another mention begins or ends here."""
    return any(at in (other.start, other.end) for other in others)


def in_brackets(scan: Scan, mentions: Sequence[DateMention]) -> set[int]:
    """Where the mentions start before which a bracket is open, on the same line, however far before."""
    kinds, found = scan.kinds, set()
    at, is_open = 0, False
    for mention in mentions:
        opened, *closed = (kinds.rfind(kind, at, mention.start) for kind in _BRACKETS)
        at = mention.start
        if opened != max(closed):  # both -1: neither stands there
            is_open = opened > max(closed)
        if is_open:
            found.add(at)
    return found


def apart(scan: Scan, start: int, end: int) -> int:
    """How far apart two places are in letters and figures.

    Blanks and signs are not counted, for other steps take some off and put some there, nor what no date is read by.
    """
    return len(scan.kinds[start:end].translate(None, _LOOSE))


def _joined(kinds: bytes, at: int, way: int, marks: tuple[int, ...], others: Sequence[DateMention]) -> bool:
    """Whether a mark joins a date to more digits: 1893- 1972-02-15, but not 1893-03-05 - 1972-02-15, date and date."""
    first = at
    while kinds[at] == classes.SPACE:
        at += way
    mark = at
    if kinds[at] not in marks:
        return False
    at += way
    while kinds[at] == classes.SPACE:
        at += way
    if kinds[at] not in _NUMERALS:
        return False
    spaced = mark != first and at != mark + way
    loose = spaced or kinds[mark] == classes.SLASH
    return not (loose and _meets(others, max(at, at - way)))


_NUMBER_BEFORE = lazy_pattern(
    rf"\d(?P<link>[ \xa0]{{0,2}}+(?:[{_DASHES}/ـ]|[{QUOTES}،,]{{1,2}}+|و|أو|او|إلى|الى|حتى|حتي)?[ \xa0]{{0,2}}+)\Z"
)
_FIGURES = lazy_pattern(r"\d++")
_NUMBER_AFTER = lazy_pattern(r"(?P<link>[ \xa0،,]{1,3}+)\d")


def _lists(text: str, mention: DateMention, new: str, others: Sequence[DateMention]) -> bool:
    """Whether a number beside the date would be taken for a part of it, by the eye at least.

    5 و2025-11-23 is not 5 و23 نوفمبر 2025; and of 2025-11-23 2025م the finder reads the first part only.
    """
    start, end = mention.start, mention.end
    if new[:3] != mention.text[:3] and _first_number(new) != _first_number(mention.text):
        number = _NUMBER_BEFORE.search(text, near_before(start, _GAP), start)
        if number and not any(other.end == start - len(number["link"]) for other in others):
            return True
    if mention.text[-1].isdecimal() and not new[-1].isdecimal():
        number = _NUMBER_AFTER.match(text, end)
        return number is not None and not any(other.start == number.end("link") for other in others)
    return False


@functools.lru_cache(1024)
def _first_number(text: str) -> int:
    """The number at the start of a text, or -1."""
    figures = _FIGURES.match(text)
    return -1 if figures is None else int(figures[0])


def _foreign(scan: Scan, mention: DateMention) -> bool:
    """Whether a date in digits stands in text of another script: the letters nearest to it say so, and none denies."""
    kinds, start, end = scan.kinds, mention.start, mention.end
    if "numeric" not in mention.evidence:
        return False
    left = _TELLING.search(up_to(kinds, start, _REACH)[::-1])
    right = _TELLING.search(kinds, end, end + _REACH)
    nearest = b"".join(match[0] for match in (left, right) if match is not None)
    return classes.FOREIGN in nearest and _WRITING.isdisjoint(nearest)
