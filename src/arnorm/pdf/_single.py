"""Single words turned in lines that are in order, as PDFium gives them where a font's glyphs are presentation forms."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from arnorm.pdf._order import read_forms
from arnorm.pdf._words import in_use

__all__ = ["single"]

Edit = tuple[int, int, str]

_WORD = re.compile("[\u0621-\u063a\u0641-\u064a\ufb50-\ufdff\ufe70-\ufefc]{2,}")
# What no letter after it is joined to. PDFium turns a word whose last letter has a joined form; one whose last
# letter stands alone, after one of these, is as it was.
_ALONE = frozenset("اأإآٱدذرزوؤءى")
_CLEAR = 4.0  # bits between the two readings of a word that count as evidence
_LEAST = 3  # words of each kind
_MOST_WRONG = 0.1  # the share of the words that may be against the rule


def single(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that turn words, each by itself, in a text where words are turned by their last letter's form alone."""
    words = list(_WORD.finditer(text))
    if not _by_the_rule({read_forms(m[0]) for m in words}):
        return
    for m in words:
        if _turned(read_forms(m[0])):
            yield m.start(), m.end(), m[0][::-1]


def _by_the_rule(words: set[str]) -> bool:
    turned = right = wrong = 0
    for word in words:
        bits = _bits(word)
        if abs(bits) < _CLEAR or len(word) < 3:
            continue
        if bits > 0:
            fits = not _stands(word[::-1])
            turned += fits
        else:
            fits = _stands(word)
            right += fits
        wrong += not fits
    return min(turned, right) >= _LEAST and wrong <= _MOST_WRONG * (turned + right)


def _stands(word: str) -> bool:
    """Whether PDFium leaves a word, as it is read, in its order."""
    return word[-2] in _ALONE or word[-1] == "ء" or word.endswith("لا")


@functools.lru_cache(1 << 14)
def _bits(word: str) -> float:
    """How much likelier a word is as it reads from its end."""
    return in_use(word[::-1]) - in_use(word)


def _turned(word: str) -> bool:
    if not _stands(word):
        return True
    return not _stands(word[::-1]) and _bits(word) > 0
