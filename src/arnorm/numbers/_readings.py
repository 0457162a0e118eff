"""What a number's signs mean: by its own shape, then by the words beside it, then by the numbers around it.

A `Reading` is ``sure`` only where a careful reader would not hesitate; only sure ones are ever rewritten. To stay
idempotent a reading never becomes surer through evidence that rewriting destroys: other numbers count as evidence
only where they use the same sign, and what they decide is rewritten together with them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from arnorm._arabic.data.counted import COUNTED
from arnorm._arabic.data.magnitudes import MAGNITUDES, PERCENTS
from arnorm._arabic.data.units import CURRENCY_CODES, CURRENCY_SIGNS, LATIN_UNITS
from arnorm._core.classes import (
    COLON,
    DASH,
    DIGIT,
    EASTERN,
    END,
    FOREIGN,
    GAP,
    INVISIBLE,
    NEWLINE,
    OPEN,
    PERCENT,
    SPACE,
)
from arnorm._core.classes import OTHER as SIGN
from arnorm._core.scan import Scan
from arnorm.numbers._context import MEASURES, folded, stems, word_after, word_before
from arnorm.numbers._cues import CLOCK, DAYTIME, LISTED, MONTHS, NUMBERED, PAGES, PARTS, PHONES, TOTALS
from arnorm.numbers._shapes import DATE, DECIMAL, GROUPED, LIST, OTHER, PLAIN, REFERENCE, SHORT, STOPS, THOUSAND, Atom

__all__ = ["NO_VOTES", "Reading", "Votes", "read", "read_led", "vote"]

_ARABIC_COMMA = "\N{ARABIC COMMA}"
_ARABIC_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"


class Reading(NamedTuple):
    """A number at ``start:end``, its kind, and if it is one quantity its value as a plain decimal."""

    start: int
    end: int
    kind: str
    value: str | None
    sure: bool = True
    grouped: bool = False
    factors: tuple[Reading, ...] = ()  # what operators join: 2,5×3


class Votes:
    """How often the numbers of one text surely use each sign, and for what."""

    __slots__ = ("codes", "decimal", "doubtful", "grouping", "precise", "thousands", "zeros")

    def __init__(self) -> None:
        self.grouping: Counter[str] = Counter()
        self.decimal: Counter[str] = Counter()
        self.precise: Counter[str] = Counter()  # fractions of three digits or more
        self.thousands: Counter[str] = Counter()  # one sign before three digits
        self.codes: Counter[str] = Counter()  # 03,02: no quantities
        self.doubtful: Counter[str] = Counter()  # 3.875: neither thousands nor a fraction for sure
        # Fractions that begin with 0. (either stop: writing numbers one way may turn one into the other).
        self.zeros = 0

    def groups_otherwise(self, sign: str) -> bool:
        """Whether the text groups with another sign than this."""
        return any(other != sign and count for other, count in self.grouping.items())

    def against_thousands(self, sign: str) -> bool:
        """Whether the text gives reason to doubt that this stop groups in 4.000; 64.190.651 leaves none."""
        return not self.grouping[sign] and bool(self.zeros or self.doubtful[sign])


NO_VOTES = Votes()


def vote(atom: Atom, scan: Scan, votes: Votes) -> None:
    """Count what the atom surely says about its signs."""
    shape, sign = atom.shape, atom.signs[-1]
    if shape == GROUPED:
        votes.grouping[sign] += 1
    elif shape == DECIMAL:
        votes.decimal[sign] += 1
        votes.precise[sign] += len(atom.parts[-1]) > 2
        votes.grouping.update(atom.signs[:1] if len(atom.signs) > 1 else ())
        votes.zeros += sign in STOPS and atom.parts[0] == "0" and not _named(atom, scan)
    elif shape == SHORT and _short(atom, scan, NO_VOTES) == (DECIMAL, True):
        votes.decimal[sign] += 1
    elif shape == THOUSAND:
        votes.thousands[sign] += 1
        votes.grouping[sign] += _whole_thousand(atom, scan)
        _vote_thousand(atom, scan, votes)
    elif shape == OTHER and len(atom.signs) == 1:
        votes.codes[sign] += 1


def _vote_thousand(atom: Atom, scan: Scan, votes: Votes) -> None:
    """Count 3.875 as a doubt whether the same stop groups in 4.000."""
    sign = atom.signs[0]
    if sign in STOPS and atom.parts[1] != "000" and not _named(atom, scan):
        votes.doubtful[sign] += _followed(atom, scan) not in ("percent", "magnitude", "counted")


def read(atom: Atom, scan: Scan, votes: Votes) -> Reading:
    """The reading of an atom that stands alone."""
    start, end, parts, signs, shape = atom
    sure = True
    if shape == PLAIN:
        return Reading(start, end, "number", parts[0])
    if kind := _named(atom, scan):
        return Reading(start, end, kind, None)
    if shape == THOUSAND:
        shape, sure = _thousand(atom, scan, votes)
    elif shape == SHORT:
        shape, sure = _short(atom, scan, votes)
    if shape == GROUPED:
        return Reading(start, end, "number", "".join(parts), sure, True)
    if shape == DECIMAL:
        return Reading(start, end, "number", "".join(parts[:-1]) + "." + parts[-1], sure, len(signs) > 1)
    return Reading(start, end, {DATE: "date", LIST: "list", REFERENCE: "reference"}.get(shape, "other"), None)


# What may stand before a decimal sign that begins a number, and what begins a line.
_LEADING = frozenset((SPACE, GAP, OPEN, DASH, SIGN, COLON, END, NEWLINE))
_LINE_START = frozenset((END, NEWLINE))


def read_led(start: int, end: int, scan: Scan) -> Reading | None:
    """The reading of digits that a decimal sign begins: .08, ٫٧٧; None where it is a stop (.2013) or an item's (.1).

    A stop is written before the next word by mistake, and behind an item's number, which comes first in a text read
    from its picture; nobody does so with the Arabic decimal sign.
    """
    kinds, text = scan.kinds, scan.text
    sign, digits = text[start - 1 : start], text[start:end]
    if sign not in STOPS or start == 0 or kinds[start - 2 if start > 1 else -1] not in _LEADING:
        return None
    if len(digits) == 4 and int(digits[0]) in (1, 2):
        return None
    atom = Atom(start - 1, end, ["0", digits], [sign], DECIMAL)
    counts = _followed(atom, scan) in ("percent", "magnitude", "measure")
    before = start - 2
    while before >= 0 and kinds[before] in (SPACE, GAP):
        before -= 1
    item = kinds[before if before >= 0 else -1] in _LINE_START and kinds[end] not in _LINE_START
    sure = counts or int(digits[0]) == 0 or (len(digits) > 1 and not item)
    if sign == "." and not sure:
        return None
    value = "." + "".join(str(int(digit)) for digit in digits)
    return Reading(start - 1, end, "number", value, sure)


def _named(atom: Atom, scan: Scan) -> str:
    """The kind that the words beside it give a number that is no quantity: a time, a reference, a phone number."""
    parts, signs, shape = atom.parts, atom.signs, atom.shape
    word, at = word_before(scan, atom.start)
    first = stems(word)
    if len(parts) == 2 and shape in (DECIMAL, SHORT, OTHER) and _is_clock(atom, scan, bool(first & CLOCK)):
        return "time"
    if not word:
        return ""
    if _is_list(atom, scan, word, at):
        return "" if _followed(atom, scan) else "list"
    kind = ""
    if first & PARTS or (first & NUMBERED and stems(word_before(scan, at)[0]) & PARTS):
        kind = "reference" if shape in (DECIMAL, SHORT, THOUSAND, REFERENCE) and len(parts[0]) <= 3 else ""
    elif first & PHONES and signs[0] in ". " and sum(map(len, parts)) >= 8:
        kind = "phone"
    # خصص للقسم 1.5 مليون: what is counted or measured is a quantity after all.
    return "" if kind and _followed(atom, scan) in ("percent", "magnitude", "measure", "counted") else kind


def _is_list(atom: Atom, scan: Scan, word: str, at: int) -> bool:
    """Whether 120,121 stands behind the word "pages", which begins at ``at``, and rises: a list, not thousands."""
    if atom.shape not in (SHORT, THOUSAND, GROUPED) or not _LISTING.issuperset(atom.signs):
        return False
    if stems(word) & NUMBERED:
        word, at = word_before(scan, at)
    if not stems(word) & PAGES or stems(word_before(scan, at)[0]) & TOTALS:
        return False
    behind = scan.kinds[max(0, at - 3) : at].rstrip(bytes((SPACE, INVISIBLE)))
    if behind and behind[-1] in (DIGIT, EASTERN) and folded(word) in PAGES:  # 300 صفحة: counted, not named
        return False
    numbers = [int(part[:9]) for part in atom.parts]
    return all(one < other for one, other in pairwise(numbers))


_LISTING = frozenset("," + _ARABIC_COMMA)


def _is_clock(atom: Atom, scan: Scan, hour_before: bool) -> bool:
    """15.00 after "hour", or 9.30 before "in the morning"; the minutes may come first (٣٠'٨)."""
    if len(atom.parts[0]) > 2 or len(atom.parts[1]) > 2:
        return False
    hour, minute = sorted(atom.parts, key=len) if "'" in atom.signs else atom.parts
    if len(minute) != 2 or int(hour) > 24 or int(minute) > 59:
        return False
    return hour_before or bool(stems(word_after(scan, atom.end)[0]) & DAYTIME)


def _followed(atom: Atom, scan: Scan) -> str:
    """What follows the number: "percent", "magnitude", "measure", "counted", "month" or ""."""
    kinds = scan.kinds
    at = atom.end
    while kinds[at] in (SPACE, INVISIBLE) and at - atom.end < 3:
        at += 1
    before = atom.start - 1
    while kinds[before] == INVISIBLE and atom.start - before < 4:
        before -= 1
    if kinds[at] == PERCENT or kinds[before] == PERCENT:
        return "percent"
    if _sign_after(scan, at, at > atom.end) or _sign_before(scan, before):
        return "measure"
    word, end = word_after(scan, atom.end)
    if not word:
        return ""
    found = stems(word)
    if "في" in found:
        return "percent" if stems(word_after(scan, end)[0]) & PERCENTS else ""
    return next((name for name, words in _FOLLOWING if found & words), "")


_LETTERS = 12  # no sign or unit is longer
# Free-standing, these are words: in, am.
_WORDS = frozenset(("in", "am", "pm"))
_FREE_UNITS = frozenset(unit for unit in LATIN_UNITS if len(unit) > 1) - _WORDS


def _sign_after(scan: Scan, at: int, spaced: bool) -> bool:
    """Whether a currency's sign or code, or a unit of Latin letters, stands at this place, behind a number."""
    text = scan.text
    if scan.kinds[at] != FOREIGN:
        return text[at : at + 1] in CURRENCY_SIGNS
    if (word := _LATIN.match(text, at, at + _LETTERS)) is None:
        return False
    return word[0] in CURRENCY_CODES or word[0].lower() in (_FREE_UNITS if spaced else LATIN_UNITS)


def _sign_before(scan: Scan, at: int) -> bool:
    """Whether a currency's sign or code ends at this place or before the space there."""
    text = scan.text
    if at > 0 and scan.kinds[at] in (SPACE, GAP):
        at -= 1
    if at < 0 or scan.kinds[at] != FOREIGN:
        return at >= 0 and text[at] in CURRENCY_SIGNS
    return text[max(0, at - 2) : at + 1] in CURRENCY_CODES and scan.kinds[at - 3 if at > 2 else -1] != FOREIGN


_LATIN = re.compile(r"[A-Za-zμµ/]+")

_FOLLOWING = (
    ("percent", PERCENTS),
    ("magnitude", MAGNITUDES.keys()),
    ("measure", MEASURES),
    ("counted", COUNTED.keys()),
    ("month", MONTHS),
)


def _whole_thousand(atom: Atom, scan: Scan) -> bool:
    """Whether 1.234 is surely a count of thousands; 1.000 is none where nothing else says so (a mark of 4.000)."""
    tail, sign = atom.parts[1], atom.signs[0]
    if (tail == "000" and sign not in STOPS) or (tail[-1] == "0" and sign in _LISTING):
        return True
    return _followed(atom, scan) == "counted"


def _thousand(atom: Atom, scan: Scan, votes: Votes) -> tuple[str, bool]:
    """Whether one sign before three digits groups or begins a fraction, and whether that is sure."""
    sign, tail = atom.signs[0], atom.parts[1]
    stop = sign in STOPS
    if tail == "000" and not (stop and votes.against_thousands(sign)):
        return GROUPED, True
    follows = _followed(atom, scan)
    if stop and follows in ("percent", "magnitude"):
        return DECIMAL, True
    if follows == "counted" or (votes.grouping[sign] and not (stop and votes.zeros)):
        return GROUPED, True
    if tail == "000" and stop:
        return (DECIMAL if votes.zeros else GROUPED), False
    if follows in ("percent", "magnitude"):
        return (GROUPED if tail[-1] == "0" else DECIMAL), False
    if sign == ".":
        fine = votes.groups_otherwise(sign) or votes.precise[sign] or (follows == "measure" and votes.decimal[sign])
        return (DECIMAL if fine else GROUPED), False
    if sign == _ARABIC_DECIMAL:
        return (DECIMAL, True) if votes.decimal[sign] else (GROUPED if follows == "measure" else DECIMAL, False)
    if sign == "'":
        return GROUPED, False
    fine = votes.decimal[sign] > votes.thousands[sign] and tail[-1] != "0"
    return (DECIMAL if fine else GROUPED), True


def _short(atom: Atom, scan: Scan, votes: Votes) -> tuple[str, bool]:
    """Whether one comma before a count of digits other than three begins a fraction, or parts a list of two."""
    whole, tail = atom.parts
    sign = atom.signs[0]
    if votes.codes[sign] > 1 or _in_dashes(atom, scan):
        return OTHER, True
    if votes.decimal[sign] and len(whole) < 4:
        return DECIMAL, True
    if len(whole) == len(tail) == 4 or stems(word_before(scan, atom.start)[0]) & LISTED:
        return LIST, True
    follows = _followed(atom, scan)
    if follows == "month":
        return LIST, True
    if follows in ("percent", "magnitude", "measure"):
        return DECIMAL, True
    if len(tail) > 2:
        return DECIMAL, sign != _ARABIC_COMMA
    tens = whole[-1] == tail[-1] == "0" and len(whole) == len(tail) and int(whole) < int(tail)
    if tens or abs(int(whole[:9]) - int(tail)) == 1:
        return (LIST, True) if len(whole) > 1 or sign == _ARABIC_COMMA else (DECIMAL, False)
    if sign == _ARABIC_COMMA:
        return DECIMAL, len(whole) > 1 and len(tail) == 1
    return DECIMAL, True


def _in_dashes(atom: Atom, scan: Scan) -> bool:
    """Whether it stands in a row of codes (8516,33 - 8516,32): a spaced dash on one side, a number behind the dash."""
    text = scan.text
    around = text[max(0, atom.start - 4) : atom.start], text[atom.end : atom.end + 4]
    return len(atom.parts[0]) == 4 and any(
        " - " in side and (side.strip(" -")[-1:].isdecimal() or side.strip(" -") == "") for side in around
    )
