"""The words around a number, folded for look-up."""

from __future__ import annotations

import functools
import unicodedata

from arnorm._kinds import CLOSE, COLON, FORM, GAP, INVISIBLE, LETTER, MARK, OPEN, SPACE, TATWEEL, is_arabic
from arnorm._scan import Scan

__all__ = ["folded", "stems", "word_after", "words_before"]

_WORD = frozenset((LETTER, FORM, MARK, TATWEEL))
_GLUE = frozenset((SPACE, GAP, INVISIBLE, OPEN, CLOSE, COLON))
_LONGEST = 24  # no word of the lists is longer, marks and tatweel included
_FOLD = str.maketrans("أإآٱىیةک", "اااايي" + "هك")


@functools.lru_cache(4096)
def folded(word: str) -> str:
    """A word without marks and tatweel, presentation forms undone, alef, yeh and teh marbuta folded.

    >>> folded("مِليُونًا")
    'مليونا'
    """
    word = unicodedata.normalize("NFKC", word)
    kept = (c for c in word if c != "\N{ARABIC TATWEEL}" and not (unicodedata.combining(c) and is_arabic(ord(c))))
    return "".join(kept).translate(_FOLD)


@functools.lru_cache(4096)
def stems(word: str) -> frozenset[str]:
    """The folded word, and what it may be without a proclitic letter, the article and the alef of the accusative.

    >>> sorted(stems("والساعة"))
    ['الساعه', 'ساعه', 'والساعه']
    """
    word = folded(word)
    found = {word}
    if word[:1] in tuple("وفبلك"):
        found.add(word[1:])
    found |= {one[2:] for one in found if one.startswith(("ال", "لل"))}
    found |= {one[:-1] for one in found if one.endswith("ا")}
    return frozenset(found)


def word_after(scan: Scan, at: int, reach: int = 4) -> tuple[str, int]:
    """The word that follows with nothing but spaces, brackets and colons between, and where it ends; ("", at)."""
    kinds, start = scan.kinds, at
    while kinds[start] in _GLUE:
        start += 1
        if start - at > reach:
            return "", at
    end = start
    while kinds[end] in _WORD and end - start <= _LONGEST:
        end += 1
    return scan.text[start:end], end


def words_before(scan: Scan, at: int, count: int, reach: int = 4) -> list[str]:
    """The words that come before, the nearest first, with nothing but spaces, brackets and colons between."""
    kinds, found = scan.kinds, []
    while len(found) < count:
        end = at
        while kinds[end - 1] in _GLUE:
            end -= 1
            if at - end > reach:
                return found
        start = end
        while kinds[start - 1] in _WORD and end - start <= _LONGEST:
            start -= 1
        if start == end:
            return found
        found.append(scan.text[start:end])
        at = start
    return found
