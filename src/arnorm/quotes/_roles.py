"""What a mark's neighbours say about it: how dear it is to read it as opening, as closing, or as no quotation mark.

The costs are rough odds: 0 is what a writer normally does, 1 a slip often met, 2 a rare one, 3 hardly ever. The reader
in `arnorm.quotes._pairs` adds them up and takes the cheapest reading of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arnorm._core import classes as k
from arnorm._core.classes import BREAK
from arnorm.quotes._marks import FAMILIES, Mark
from arnorm.quotes._words import CUES, PREFIXES, RESUMING, SPEECH, TANWEEN

__all__ = ["NEVER", "NONE", "Costs", "costs_in", "leads_on"]


class Costs(NamedTuple):
    """How dear each reading of a mark is, its own direction apart."""

    open: float
    close: float
    none: float


# The classes a neighbour falls in.
EDGE, BLANK, WORD, PREFIX, NUMBER, OPENER, POINT, COLON, JOINER, SIGN = "|", " ", "w", "p", "0", "(", ".", ":", "-", "x"
_KINDS = {
    EDGE: (k.NEWLINE, k.END),
    BLANK: (k.SPACE, k.GAP),
    WORD: (k.LETTER, k.FORM, k.MARK, k.TATWEEL, k.FOREIGN, k.QUOTE, k.HASH, k.AT, k.UNDERSCORE),
    NUMBER: (k.DIGIT, k.EASTERN, k.PERCENT),
    OPENER: (k.OPEN,),
    POINT: (k.CLOSE, k.COMMA, k.STOP, k.BANG, k.SEPARATOR),
    COLON: (k.COLON,),
    JOINER: (k.DASH, k.SLASH),
}
_CLASSES = {kind: name for name, kinds in _KINDS.items() for kind in kinds}
_CLASS = "".join(_CLASSES.get(kind, SIGN) for kind in range(256))

# What it costs to open or close between two classes: the sum of the row before the mark and the row behind it.
_COSTS = {
    #        open: before, behind; close: before, behind
    EDGE: (0.0, 3.0, 3.0, 0.0),
    BLANK: (0.0, 1.0, 1.0, 0.0),
    WORD: (2.5, 0.0, 0.0, 2.0),
    PREFIX: (0.2, 0.0, 2.0, 2.0),
    NUMBER: (3.0, 0.0, 0.0, 2.2),
    OPENER: (0.0, 0.2, 4.5, 0.4),
    POINT: (1.5, 2.0, 0.0, 0.0),
    COLON: (0.1, 2.0, 2.0, 0.0),
    JOINER: (0.6, 0.7, 1.0, 0.3),
    SIGN: (0.4, 0.4, 0.4, 0.4),
}

_BETWEEN = {
    before + behind: (one[0] + other[1], one[2] + other[3])
    for before, one in _COSTS.items()
    for behind, other in _COSTS.items()
}

NEVER = 6.0

# What it costs to say that a mark is no quotation mark, where nothing says what else it is.
NONE = {
    "straight": 2.9,
    "curly": 2.9,
    "low": 2.9,
    "guillemet": 2.9,
    "doubled": 2.9,
    "brackets": 2.0,
    "prime": 1.0,
    "single": 0.95,
    "angle": 0.95,
    "grave": 0.95,
    "low pair": 0.9,
}

_MARKS = frozenset(
    map(chr, (*range(0x610, 0x61B), 0x640, *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE)))
)  # and tatweel
_WORD_SIGNS = _MARKS | {"_"}  # besides letters and digits
_PREFIX_ENDS = _MARKS | {prefix[-1] for prefix in PREFIXES}
_DEGREES = frozenset("°º′'’")
_MEASURE = frozenset(".,٫'′x×*")  # before the last digits of a measure: 6.1", 5' 6", 3×5"
_SKIPPED = bytes((k.SPACE, k.GAP, k.INVISIBLE))


# One side of a mark: its neighbour's place and class, and the same beyond white space.
_Side = tuple[int, str, int, str]


def costs_in(text: str, kinds: bytes, marks: Sequence[Mark]) -> list[Costs]:
    """The costs of each mark of a paragraph; marks side by side share the neighbours of their row.

    ``kinds`` are those of the text with every end of a paragraph as NEWLINE.
    """
    costs: list[Costs] = []
    i, count = 0, len(marks)
    while i < count:
        j = i + 1
        while j < count and _touch(kinds, marks[j - 1].end, marks[j].start):
            j += 1
        left = _side(kinds, marks[i].start - 1, -1)
        right = _side(kinds, marks[j - 1].end, 1)
        for n in range(i, j):
            cost = _costs_of(text, kinds, marks[n].family, left, right)
            if j - i > 1 and left[1] in "w0." and right[1] in "w0":
                cost = _in_row(cost, n > i, n + 1 < j)
            costs.append(cost)
        i = j
    for i in _scattered(text, marks) if count > 2 else ():
        costs[i] = Costs(NEVER, NEVER, 0.0)
    return costs


def _scattered(text: str, marks: Sequence[Mark]) -> Iterator[int]:
    """Three marks or more with nothing but space between them are an ornament."""
    first = 0
    for i in range(1, len(marks) + 1):
        if i == len(marks) or not text[marks[i - 1].end : marks[i].start].isspace():
            if i - first > 2:
                yield from range(first, i)
            first = i


def _in_row(cost: Costs, has_left: bool, has_right: bool) -> Costs:
    """A mark beside another mark may also stand where the other's text ends or begins."""
    opening = min(cost.open, 0.9) if has_left else cost.open
    closing = min(cost.close, 0.9) if has_right else cost.close
    return Costs(opening, closing, cost.none)


def _touch(kinds: bytes, end: int, start: int) -> bool:
    """Whether nothing but invisible characters stands between two marks."""
    while end < start and kinds[end] == k.INVISIBLE:
        end += 1
    return end == start


def _side(kinds: bytes, at: int, step: int) -> _Side:
    """The side of a mark that begins at ``at`` and runs in the direction ``step``; invisible characters are skipped."""
    if kinds[at] not in _SKIPPED:  # most often
        near = _CLASS[kinds[at]]
        return at, near, at, near
    limit = at + step * 64  # evidence is near or it is none
    while kinds[at] == k.INVISIBLE and at != limit:
        at += step
    beyond = at
    while kinds[beyond] in _SKIPPED and beyond != limit:
        beyond += step
    return at, _CLASS[kinds[at]], beyond, _CLASS[kinds[beyond]]


def _costs_of(text: str, kinds: bytes, family: str, left: _Side, right: _Side) -> Costs:
    """The costs of the three readings of a mark of this family with these neighbours."""
    at, near, beyond_at, beyond = left
    if near == WORD and _is_prefix(text, at):
        near = PREFIX
        left = at, near, beyond_at, beyond
    behind = right[1]
    opening, closing = _BETWEEN[near + behind]
    if behind == POINT and near in " |:p" and _dots_lead_on(kinds, right[0]):
        opening, closing = 0.5, 1.2
    elif near in " |" and behind in " |.":
        opening, closing = _loose(text, left, right, opening, closing)
    elif near == WORD and behind not in "w0":  # glued to the word before and not to one behind
        opening = 9.0
        if behind == BLANK and right[3] in "w0":
            opening = 5.2 if _resumes(text, right[2]) else 3.0
        if behind == BLANK and _word_before(text, at, 10)[0] in SPEECH:
            opening, closing = 0.8, 1.0
    elif near == COLON and behind == BLANK:
        opening = 0.4
    elif near == PREFIX and behind == BLANK:
        opening = 0.6
    return Costs(opening, closing, _none(text, kinds, family, left, right))


def _dots_lead_on(kinds: bytes, at: int) -> bool:
    """Whether dots stand here and a word is glued to them ("...ثم)."""
    end = at
    while kinds[end] == k.STOP and end < at + 4:
        end += 1
    return end > at and _CLASS[kinds[end]] == WORD


def _loose(text: str, left: _Side, right: _Side, opening: float, closing: float) -> tuple[float, float]:
    """A mark with space before it, and space or punctuation behind it."""
    _, near, beyond_at, beyond = left
    _, behind, _, behind_beyond = right
    if near == EDGE:
        return (0.5 if behind == BLANK else opening), 3.0
    if behind == EDGE:
        return opening, 0.6 if beyond in "w0.x" else 2.0
    if behind == POINT:
        return opening, 0.5
    if behind_beyond == POINT:
        closing, opening = 0.6, 1.6
    if beyond == COLON or (beyond == WORD and _announces(text, beyond_at)):
        opening, closing = opening - 0.4, closing + 0.1
    return opening, closing


def _word_before(text: str, at: int, longest: int) -> tuple[str, str]:
    """The word that ends here, without marks and tatweel, and the character before it; "" if it is too long."""
    start = max(0, at + 1 - 2 * longest)
    begin = at + 1
    while begin > start and ((char := text[begin - 1]).isalnum() or char in _WORD_SIGNS):
        begin -= 1
    if at + 1 - begin == 2 * longest:
        return "", ""
    word = text[begin : at + 1]
    if not _MARKS.isdisjoint(word):
        word = "".join(char for char in word if char not in _MARKS)
    return word, text[begin - 1] if begin > start else ""


def _is_prefix(text: str, at: int) -> bool:
    """Whether a prefix and nothing else stands before the mark; a letter that is itself quoted is none."""
    if text[at] not in _PREFIX_ENDS:
        return False
    word, before = _word_before(text, at, 6)
    return (word in PREFIXES or (word == "" and text[at] == "\u0640")) and before not in FAMILIES


def leads_on(text: str, at: int) -> bool:
    """Whether the word that ends at this place is a prefix or a word of speech: no quotation ends with it."""
    if at >= 5 and text[at - 5 : at + 1].isalpha():  # longer than any of them
        return False
    return _is_prefix(text, at) or _word_before(text, at, 10)[0] in SPEECH


_NEXT_WORD = re.compile(rf"[^\W\d_]{{1,12}}(?=[\s:،.]|\Z|{BREAK})")


def _resumes(text: str, at: int) -> bool:
    """Whether the word that begins here goes on telling (وقال, ثم, فلم …), which no quotation or title begins with."""
    word = _NEXT_WORD.match(text, at)
    if word is None:
        return False
    resumed = word[0] in RESUMING or word[0][1:] in RESUMING or (word[0][0] in "فو" and word[0][1:] in SPEECH)
    return resumed or (text[word.end() : word.end() + 1] == ":" and word[0][0] in "فو")


def _announces(text: str, at: int) -> bool:
    word, _ = _word_before(text, at, 10)
    if word in CUES or word in PREFIXES:
        return True
    stem = word[1:] if word[:1] in ("و", "ف", "ب", "ل") else word
    return stem in CUES


def _none(text: str, kinds: bytes, family: str, left: _Side, right: _Side) -> float:
    """How dear it is to say that the mark is an apostrophe, a prime, a tanween or nothing that can be told."""
    at, near, beyond_at, _ = left
    behind = right[1]
    none = NONE[family]
    single = family == "single"
    before = text[at] if at >= 0 else ""
    if near == NUMBER and kinds[at] != k.PERCENT:
        if behind == NUMBER:
            return 0.0
        if single:
            return 0.3
        if family in ("straight", "doubled", "prime") and behind != WORD:
            return min(none, _inches(text, kinds, at))
    if kinds[at] == k.FOREIGN and family in ("doubled", "single") and behind != BLANK and _is_variable(text, kinds, at):
        return 0.2
    if before in _DEGREES or (near == BLANK and beyond_at >= 0 and text[beyond_at] == "°"):
        return 0.0 if behind == NUMBER or single else none
    if single and near == WORD == behind:
        return 0.0 if kinds[at] in (kinds[right[0]], k.MARK) else none
    if single and WORD in (near, behind) and k.FOREIGN in (kinds[at], kinds[right[0]]):
        return 0.6
    if before == "ا" and family in ("straight", "doubled"):
        return min(none, _tanween(text, at, right))
    return none


def _is_variable(text: str, kinds: bytes, at: int) -> bool:
    """Whether one Latin letter stands here alone, as in a formula: f''(x), D_KL(D')."""
    return text[at].isascii() and kinds[at - 1] not in (k.FOREIGN, k.LETTER, k.QUOTE, k.MARK, k.FORM)


def _inches(text: str, kinds: bytes, at: int) -> float:
    """How dear it is to say that the number that ends here counts inches or seconds; years and the like are longer."""
    digits = 0
    while digits < 4 and kinds[at - digits] in (k.DIGIT, k.EASTERN):
        digits += 1
    if digits > 3:
        return 9.0
    before = text[max(0, at - digits - 1) : at - digits + 1].rstrip()[-1:]
    return 0.8 if before and before in _MEASURE else 1.0


def _tanween(text: str, at: int, right: _Side) -> float:
    """How dear it is to say that a mark behind an alef stands for tanween (جدا")."""
    word, _ = _word_before(text, at, 10)
    if word in TANWEEN:
        return 0.8
    if right[1] != BLANK or right[3] != WORD or word.endswith(("ها", "نا", "ما", "وا", "لا")):
        return 9.0
    return 1.2 if word.endswith("يا") and len(word) > 3 else 1.9
