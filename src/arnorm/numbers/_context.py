"""The words around a number, folded for look-up."""

from __future__ import annotations

import functools
import unicodedata

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.folding import SPELLINGS
from arnorm._core.classes import (
    CLOSE,
    COLON,
    DASH,
    END,
    FORM,
    GAP,
    INVISIBLE,
    LETTER,
    MARK,
    NEWLINE,
    OPEN,
    OTHER,
    SPACE,
    TATWEEL,
    is_arabic,
)
from arnorm._core.combining import combining
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, up_to

__all__ = ["FOLD", "bare", "folded", "is_led", "stems", "word_after", "word_before", "words_before"]

_WORD = bytes((LETTER, FORM, MARK, TATWEEL))
# A decimal sign that begins a number, and what may stand before it.
_POINTS = frozenset(".\N{ARABIC DECIMAL SEPARATOR}")
_LEADING = frozenset((SPACE, GAP, OPEN, DASH, OTHER, COLON, END, NEWLINE))
_STROKE = "\N{ARABIC TATWEEL}"  # free-standing it is a dash, no word
_GLUE = bytes((SPACE, GAP, INVISIBLE, OPEN, CLOSE, COLON))
_WINDOW = 32  # enough for a word of the lists with its marks, and what may stand between it and the number
FOLD = str.maketrans(SPELLINGS)


@functools.lru_cache(4096)
def folded(word: str) -> str:
    """A word without marks and tatweel, presentation forms undone, alef, yeh, hamza and teh marbuta folded.

    >>> folded("مِليُونًا")
    'مليونا'
    """
    word = unicodedata.normalize("NFKC", word).replace(" ", "")  # a mark of its own comes with a space: \ufe70
    kept = (c for c in word if c != "\N{ARABIC TATWEEL}" and not (combining(c) and is_arabic(ord(c))))
    return "".join(kept).translate(FOLD)


@functools.lru_cache(4096)
def stems(word: str) -> frozenset[str]:
    """The folded word, and what it may be without a proclitic letter, the article and the alef of the accusative.

    >>> sorted(stems("والساعة"))
    ['الساعه', 'ساعه', 'والساعه']
    """
    word = folded(word)
    found = {word}
    if word[:1] in tuple(LETTERS):
        found.add(word[1:])
    found |= {one[2:] for one in found if one.startswith(("ال", "لل"))}
    found |= {one[:-1] for one in found if one.endswith("ا")}
    return frozenset(found)


@functools.lru_cache(4096)
def bare(word: str) -> frozenset[str]:
    """The folded word, with and without the alef of the accusative: what a number counts has no article or proclitic.

    >>> sorted(bare("شهيداً"))
    ['شهيد', 'شهيدا']
    """
    word = folded(word)
    return frozenset((word, word[:-1])) if word.endswith("ا") else frozenset((word,))


def word_after(scan: Scan, at: int) -> tuple[str, int]:
    """The word that follows with nothing but spaces, brackets and colons between, and where it ends; ("", at)."""
    window = from_here(scan.kinds, at, _WINDOW)
    rest = window.lstrip(_GLUE)
    start = at + len(window) - len(rest)
    end = start + len(rest) - len(rest.lstrip(_WORD))
    word = scan.text[start:end]
    return (word, end) if word.strip(_STROKE) else ("", at)


def word_before(scan: Scan, at: int) -> tuple[str, int]:
    """The word that comes before, with nothing but spaces, brackets and colons between, and where it begins."""
    window = up_to(scan.kinds, at, _WINDOW)
    rest = window.rstrip(_GLUE)
    end = at - len(window) + len(rest)
    start = end - len(rest) + len(rest.rstrip(_WORD))
    word = scan.text[start:end]
    return (word, start) if word.strip(_STROKE) else ("", at)


def is_led(scan: Scan, start: int) -> bool:
    """Whether a decimal sign stands before the digits as the beginning of their number: .08, ٫77."""
    return up_to(scan.text, start) in _POINTS and scan.kinds[start - 2] in _LEADING


def words_before(scan: Scan, at: int) -> list[str]:
    """The two words that come before, the nearest first, as `word_before` finds them."""
    found = []
    for _ in range(2):
        word, at = word_before(scan, at)
        if not word:
            break
        found.append(word)
    return found
