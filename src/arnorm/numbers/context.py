"""The words around a number, folded for look-up, and what they say of it."""

from __future__ import annotations

import functools
import unicodedata

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.counted import counted_nouns
from arnorm._arabic.data import calendar_names
from arnorm._arabic.data.magnitudes import MAGNITUDES, PERCENTS
from arnorm._arabic.data.units import FINE_UNITS, THOUSANDTHS, UNITS
from arnorm._arabic.folding import SPELLINGS
from arnorm._arabic.money import strong_words, words_for_money
from arnorm._core.classes import CLOSE, COLON, FORM, GAP, INVISIBLE, LETTER, MARK, OPEN, SPACE, TATWEEL, is_arabic
from arnorm._core.combining import combining
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, up_to
from arnorm.numbers.distances import WORD_WINDOW_CHARS
from arnorm.numbers.vocabulary import ROLES, Role

__all__ = ["FOLD", "find_word_after", "find_word_before", "fold_word", "list_stems", "roles_of", "roles_of_noun"]

_NEIGHBOUR_KINDS = bytes((LETTER, FORM, MARK, TATWEEL))
_BETWEEN_KINDS = bytes((SPACE, GAP, INVISIBLE, OPEN, CLOSE, COLON))
FOLD = str.maketrans(SPELLINGS)


@functools.lru_cache(4096)
def fold_word(word: str) -> str:
    """Fold a word: no marks and tatweel, no presentation forms; one alef, yeh, hamza and teh marbuta.

    >>> fold_word("مِليُونًا")
    'مليونا'
    """
    word = unicodedata.normalize("NFKC", word).replace(" ", "")  # NFKC puts a space before a lone mark such as U+FE70
    kept = (c for c in word if c != "\N{ARABIC TATWEEL}" and not (combining(c) and is_arabic(ord(c))))
    return "".join(kept).translate(FOLD)


@functools.lru_cache(4096)
def list_stems(word: str) -> frozenset[str]:
    """The folded word, and what it may be without a proclitic letter, the article and the alef of the accusative.

    >>> sorted(list_stems("والساعة"))
    ['الساعه', 'ساعه', 'والساعه']
    """
    word = fold_word(word)
    found = {word}
    if word[:1] in tuple(LETTERS):
        found.add(word[1:])
    found |= {one[2:] for one in found if one.startswith(("ال", "لل"))}
    found |= {one[:-1] for one in found if one.endswith("ا")}
    return frozenset(found)


@functools.cache
def _roles() -> dict[str, int]:
    """The roles of every word: the table of this package, and the tables of `arnorm._arabic.data`."""
    calendars = ("gregorian", "hijri")
    months = [month.name for month in calendar_names.MONTHS if not month.word and month.calendar in calendars]
    # Of a name of two words the first one.
    months += [first for part in calendar_names.PARTS if not part.word for first in part.firsts if len(first) > 1]
    months += calendar_names.glued_names()
    roles = dict(ROLES)
    for role, words in (
        (Role.MAGNITUDE, MAGNITUDES),
        (Role.MEASURE, UNITS),
        (Role.MEASURE | Role.CURRENCY, words_for_money()),
        (Role.COUNTED, counted_nouns()),
        (Role.MONTH, map(fold_word, months)),
        (Role.THOUSANDTH, THOUSANDTHS),
        (Role.PERCENT, PERCENTS),
        (Role.FINE, FINE_UNITS),
        (Role.STRONG, strong_words()),
    ):
        for word in words:
            roles[word] = roles.get(word, 0) | role
    return roles


@functools.lru_cache(4096)
def roles_of(word: str) -> int:
    """What a word may say of its number, with or without its proclitics.

    >>> roles_of("بالصفحات") == Role.LISTED | Role.PAGE
    True
    """
    return _roles_of_any(list_stems(word)) if word else 0


@functools.lru_cache(4096)
def roles_of_noun(word: str) -> int:
    """What a word says of a number before it: a counted noun has no article or proclitic, only an accusative alef."""
    word = fold_word(word)
    return _roles_of_any(frozenset((word, word.removesuffix("ا"))))


def _roles_of_any(stems: frozenset[str]) -> int:
    roles, table = 0, _roles()
    for stem in stems:
        roles |= table.get(stem, 0)
    return roles


def find_word_after(scan: Scan, at: int) -> tuple[str, int]:
    """The next word and its end, if only spaces, brackets and colons come before it; ("", at) without one."""
    window = from_here(scan.kinds, at, WORD_WINDOW_CHARS)
    rest = window.lstrip(_BETWEEN_KINDS)
    start = at + len(window) - len(rest)
    end = start + len(rest) - len(rest.lstrip(_NEIGHBOUR_KINDS))
    return _word_at(scan, start, end, at, end)


def find_word_before(scan: Scan, at: int) -> tuple[str, int]:
    """The word before and its start, if only spaces, brackets and colons come after it; ("", at) without one."""
    window = up_to(scan.kinds, at, WORD_WINDOW_CHARS)
    rest = window.rstrip(_BETWEEN_KINDS)
    end = at - len(window) + len(rest)
    start = end - len(rest) + len(rest.rstrip(_NEIGHBOUR_KINDS))
    return _word_at(scan, start, end, at, start)


def _word_at(scan: Scan, start: int, end: int, at: int, edge: int) -> tuple[str, int]:
    word = scan.text[start:end]
    # A tatweel by itself is a dash, not a word.
    return (word, edge) if word.strip("\N{ARABIC TATWEEL}") else ("", at)
