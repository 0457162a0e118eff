"""What a mark's neighbours say about it: how dear it is to read it as opening, as closing, or as no quotation mark.

The costs are rough odds: 0 is what a writer normally does, 1 a slip often met, 2 a rare one, 3 hardly ever. The reader
in `arnorm._quote_pairs` adds them up and takes the cheapest reading of a paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from arnorm import _kinds as k
from arnorm._quote_marks import FAMILIES, Mark

__all__ = ["Costs", "costs_of", "leads_on", "side"]


class Costs(NamedTuple):
    """How dear each reading of a mark is, its own direction apart."""

    open: float
    close: float
    none: float


# The classes a neighbour falls in.
EDGE, BLANK, WORD, PREFIX, NUMBER, OPENER, POINT, COLON, JOINER, SIGN = "|", " ", "w", "p", "0", "(", ".", ":", "-", "x"
_CLASS = bytearray(SIGN.encode() * 256)
for _kind, _name in {
    k.LETTER: WORD, k.FORM: WORD, k.MARK: WORD, k.TATWEEL: WORD, k.FOREIGN: WORD, k.QUOTE: WORD, k.HASH: WORD, k.AT: WORD,
    k.UNDERSCORE: WORD, k.DIGIT: NUMBER, k.EASTERN: NUMBER, k.PERCENT: NUMBER, k.SPACE: BLANK, k.GAP: BLANK,
    k.NEWLINE: EDGE, k.END: EDGE, k.OPEN: OPENER, k.CLOSE: POINT, k.COMMA: POINT, k.STOP: POINT, k.BANG: POINT,
    k.SEPARATOR: POINT, k.COLON: COLON, k.DASH: JOINER, k.SLASH: JOINER,
}.items():  # fmt: skip
    _CLASS[_kind] = ord(_name)
CLASS = _CLASS.decode("ascii")

#                 |    blank word prefix number (    .    :    -    other
_OPEN_LEFT = dict(zip("| wp0(.:-x", (0, 0, 2.5, 0.2, 3.0, 0, 1.5, 0.1, 0.6, 0.4), strict=True))
_OPEN_RIGHT = dict(zip("| wp0(.:-x", (3, 1, 0, 0, 0, 0.2, 2.0, 2.0, 0.7, 0.4), strict=True))
_CLOSE_LEFT = dict(zip("| wp0(.:-x", (3, 1, 0, 2.0, 0, 4.5, 0, 2.0, 1.0, 0.4), strict=True))
_CLOSE_RIGHT = dict(zip("| wp0(.:-x", (0, 0, 2.0, 2.0, 2.2, 0.4, 0, 0, 0.3, 0.4), strict=True))

_NONE = {"straight": 2.9, "curly": 2.9, "low": 2.9, "guillemet": 2.9, "doubled": 2.9, "low pair": 0.9, "prime": 1.0,
         "single": 0.95, "angle": 0.95, "grave": 0.95, "brackets": 2.0}  # fmt: skip

# What is written together with the word it stands before.
_PREFIXES = frozenset(
    """و ف ب ل ك ال وال فال بال كال وبال لل ولل فلل وب ول وك فب فل فك""".split()
)
# Words that announce a quotation or a title; a prefixed و, ف, ب, ل or ال is taken off first.
_CUES = frozenset(
    """قال
    قالت
    قالوا
    قائلا
    قائلاً
    قائلة
    يقول
    تقول
    قوله
    قولها
    قولهم
    قول
    أن
    ان
    إن
    عنوان
    عنوانه
    عنوانها
    عبارة
    كلمة
    اسم
    إسم
    شعار
    لقب
    فيلم
    كتاب
    كتابه
    أغنية
    مسلسل
    صحيفة
    مثل
    يسمى
    تسمى
    سماه
    أسماه
    وصفه
    أضاف
    تابع
    أكد
    هو
    هي
    حديث
    الحديث""".split()
)
# Words that a quotation follows and none ends with.
_SPEECH = frozenset("أن ان إن بأن بان أنه إنه قال قالت وقال وقالت قائلا قائلة يقول تقول بقوله".split())
_TANWEEN = frozenset(
    """جدا
    شكرا
    أيضا
    ايضا
    مثلا
    دائما
    دايما
    أبدا
    ابدا
    حقا
    فعلا
    طبعا
    عفوا
    أهلا
    اهلا
    مرحبا
    كثيرا
    غدا
    أحيانا
    احيانا
    تقريبا
    حاليا
    أولا
    اولا
    ثانيا""".split()
)
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_DEGREES = frozenset("°º′'’")


_SKIPPED = bytes((k.SPACE, k.GAP, k.INVISIBLE))


class Side(NamedTuple):
    """One side of a mark: its neighbour's place and class, and the same beyond white space."""

    at: int
    near: str
    beyond_at: int
    beyond: str


def side(kinds: bytes, at: int, step: int) -> Side:
    """The side of a mark that begins at ``at`` and runs in the direction ``step``; invisible characters are skipped."""
    limit = at + step * 64  # evidence is near or it is none
    while kinds[at] == k.INVISIBLE and at != limit:
        at += step
    beyond = at
    while kinds[beyond] in _SKIPPED and beyond != limit:
        beyond += step
    return Side(at, CLASS[kinds[at]], beyond, CLASS[kinds[beyond]])


def costs_of(text: str, kinds: bytes, mark: Mark, left: Side, right: Side) -> Costs:
    """The costs of the three readings of a mark with these neighbours."""
    near = left.near
    if near == WORD and _is_prefix(text, left.at):
        near = PREFIX
    opening = _OPEN_LEFT[near] + _OPEN_RIGHT[right.near]
    closing = _CLOSE_LEFT[near] + _CLOSE_RIGHT[right.near]
    if near == WORD and right.near not in "w0":
        # Glued to the word before and not to one behind.
        opening = 3.0 if right.beyond in "w0" else 4.0
        if right.near == BLANK and _word_before(text, left.at, 10)[0] in _SPEECH:
            opening, closing = 0.8, 1.0
    if near in " |" and right.near in " |.":
        opening, closing = _loose(text, left, right, opening, closing)
    elif near == COLON and right.near == BLANK:
        opening = 0.4
    elif near == PREFIX and right.near == BLANK:
        opening = 0.6
    elif near in " |:" and right.near == POINT and kinds[right.at] == k.STOP and kinds[right.at + 1] == k.STOP:
        opening, closing = 0.5, 1.2  # "...
    return Costs(opening, closing, _none(text, kinds, mark, left, right, near))


def _loose(text: str, left: Side, right: Side, opening: float, closing: float) -> tuple[float, float]:
    """A mark with space before it, and space or punctuation behind it."""
    if left.near == EDGE:
        return (0.5 if right.near == BLANK else opening), 3.0
    if right.near == EDGE:
        return opening, 0.6 if left.beyond in "w0.x" else 2.0
    if right.near == POINT:
        return opening, 0.5
    if right.beyond == POINT:
        closing, opening = 0.6, 1.6
    if left.beyond == COLON or (left.beyond == WORD and _announces(text, left.beyond_at)):
        opening, closing = opening - 0.4, closing + 0.1
    return opening, closing


def _word_before(text: str, at: int, longest: int) -> tuple[str, str]:
    """The word that ends at this place, without marks and tatweel, and the character before it; "" if it is too long."""
    start = max(0, at + 1 - 2 * longest)
    m = re.search(rf"[\w{_MARKS}]*$", text[start : at + 1])
    if m is None or (not m.start() and start):
        return "", ""
    return re.sub(f"[{_MARKS}]", "", m[0]), text[start + m.start() - 1] if m.start() else ""


def _is_prefix(text: str, at: int) -> bool:
    """Whether a prefix and nothing else stands before the mark; a letter that is itself quoted is none."""
    word, before = _word_before(text, at, 6)
    return (word in _PREFIXES or (word == "" and text[at] == "\u0640")) and before not in FAMILIES


def leads_on(text: str, at: int) -> bool:
    """Whether the word that ends at this place is a prefix or a word of speech: no quotation ends with it."""
    return _is_prefix(text, at) or _word_before(text, at, 10)[0] in _SPEECH


def _announces(text: str, at: int) -> bool:
    word, _ = _word_before(text, at, 10)
    if word in _CUES or word in _PREFIXES:
        return True
    stem = word[1:] if word[:1] in ("و", "ف", "ب", "ل") else word
    return stem in _CUES


def _none(text: str, kinds: bytes, mark: Mark, left: Side, right: Side, near: str) -> float:
    """How dear it is to say that the mark is an apostrophe, a prime, a tanween or nothing that can be told."""
    none = _NONE[mark.family]
    single = mark.family == "single"
    before = text[left.at] if left.at >= 0 else ""
    if near == NUMBER and kinds[left.at] != k.PERCENT:
        if right.near == NUMBER:
            return 0.0
        if single:
            return 0.3
        if mark.family in ("straight", "doubled", "prime") and right.near != WORD:
            digits = 0
            while digits < 4 and kinds[left.at - digits] in (k.DIGIT, k.EASTERN):
                digits += 1
            return 1.0 if digits <= 3 else none
    if before in _DEGREES or (near == BLANK and left.beyond_at >= 0 and text[left.beyond_at] == "°"):
        return 0.0 if right.near == NUMBER or single else none
    if single and near == WORD and right.near == WORD:
        return 0.0 if kinds[left.at] == kinds[right.at] or kinds[left.at] == k.MARK else none
    if single and (near == WORD or right.near == WORD) and k.FOREIGN in (kinds[left.at], kinds[right.at]):
        return 0.6
    if before == "ا" and mark.family in ("straight", "doubled"):
        return min(none, _tanween(text, left, right))
    return none


def _tanween(text: str, left: Side, right: Side) -> float:
    """How dear it is to say that a mark behind an alef stands for tanween (جدا")."""
    word, _ = _word_before(text, left.at, 10)
    if word in _TANWEEN:
        return 0.8
    if right.near != BLANK or right.beyond != WORD or word.endswith(("ها", "نا", "ما", "وا", "لا")):
        return 9.0
    return 1.2 if word.endswith("يا") and len(word) > 3 else 1.9
