"""Words that an extractor parted where a font sets two letters closer: مستو يات for مستويات."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.patterns import lazy_pattern
from arnorm.pdf._ligatures import any_right
from arnorm.pdf._words import in_use

__all__ = ["parted"]

Edit = tuple[int, int, str]

_LETTERS = "\u0621-\u063a\u0641-\u064a"
_MARKS = "\u064b-\u065f\u0670\u0640\ufffd"
_INSIDE = f"{_LETTERS}{_MARKS}"
_TWO = lazy_pattern(
    f"(?<![{_INSIDE}])([{_INSIDE}]{{2,40}}) (?=([{_LETTERS}][{_INSIDE}]*))(?![{_LETTERS}]+[\ufe70-\ufefc])"
)
# An article and, behind a space, what it belongs to.
_ARTICLE_APART = lazy_pattern(f"ل(?<=ال)(?<![{_LETTERS}]{{2}}ال)(?<![^\\Wوفبك]ال) (?=[أإآ][{_INSIDE}]{{2}})")
_ALONE = lazy_pattern(f"(?<![{_INSIDE}])[وفبك]?ال(?![{_INSIDE}])")
_MOST_APART = 0.8
_NO_LETTERS = lazy_pattern(f"[{_MARKS}]+")
# Words of two letters are few; what else has two is a piece, and so is a letter alone that ends words.
_IN_A_ROW = (
    "فيفىمنعنمالالملنأنإنأوهلهوهيهمهنقدكلأيياأمذاذوذيثمكمبلإذإيبهلهليبكلكبيمعأبأخلوكيمدحديددمفمحقسنظلجدعمبنربسرشر"
    "ضدغدقفكفايأواناماذنصمرمستمعدحلردشكصففنقطكنبد"
)
_SHORT = frozenset(map("".join, zip(_IN_A_ROW[::2], _IN_A_ROW[1::2], strict=True)))
_ENDINGS = frozenset("يةته")
# In bits: two words are so much rarer than one; joining must be so much likelier; a piece is no likelier a word than
# so, and the word that it makes is at least so frequent.
_TWO_WORDS, _SURER, _PIECE, _WORD = 26.6, 10.0, 7.0, 7.0
_NONE = -3.0
_LEAST = 3  # such words in a text that has them


def parted(text: str, damaged: bool = False) -> Iterator[Edit]:
    """The edits that join two pieces to one word, in a damaged text that has a few such."""
    articles = _articles(text)
    if not damaged and not articles:
        return
    found, end = [], 0
    for m in _TWO.finditer(text):
        at = m.end() - 1
        if at in articles or (m.start() >= end and _is_one(_NO_LETTERS.sub("", m[1]), _NO_LETTERS.sub("", m[2]))):
            doubled = at in articles and text[at + 1] == text[at + 2]  # and the alef drawn twice
            found.append((at, at + 1 + doubled, ""))
            end = m.end(2)
    if len(found) >= _LEAST:
        yield from found


def _articles(text: str) -> frozenset[int]:
    """The spaces behind articles that a font set apart from an alef with its hamza: ال أعمال.

    None where an article may be a reversed لا.
    """
    apart = frozenset(m.end() - 1 for m in _ARTICLE_APART.finditer(text))
    if len(apart) < _LEAST or not any_right(text):
        return frozenset()
    return apart if len(apart) >= len(_ALONE.findall(text)) * _MOST_APART else frozenset()


def _is_one(first: str, second: str) -> bool:
    """Whether two pieces are rather one word than two."""
    if (
        len(first) < 2
        or {first, first[1:]} & _SHORT
        or (len(second) == 1 and (second not in _ENDINGS or len(first) < 4))
    ):
        return False
    one, a, b = in_use(first + second), _bits(first), _bits(second)
    return one >= _WORD and min(a, b) < _PIECE and one + _TWO_WORDS > a + b + _SURER


def _bits(piece: str) -> float:
    return _NONE if len(piece) < 3 and piece not in _SHORT else in_use(piece) or _NONE
