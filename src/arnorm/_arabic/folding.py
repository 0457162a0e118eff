"""The folded view: the text as the date finder reads it, and the way back to the text as given.

Marks, tatweel and invisible characters are gone, digits are Western, presentation forms are letters, and the letters
that writers mix up are one. So a date is found whatever was done to the text before, and the lexicon needs folded
spellings only.
"""

from __future__ import annotations

import functools
import itertools
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from arnorm._arabic import words_kernel
from arnorm._core import classes, kernels
from arnorm._core.charmap import CharMap, fuse, tables_of
from arnorm._core.classes import INVISIBLE, MARK, TATWEEL
from arnorm._core.scan import Scan

# Replaces the tatweel of a free-standing هـ, so that the letter stays a separate word (1446هـبعمل).
ERA_STROKE = "\x01"

# Stands for every letter of the Arabic script that the lexicon does not need; no text of ours has it.
OTHER_LETTER = "\u063b"

# The letters of folded words.
FIRST, LAST = ord("ء"), ord("ي")

_HEH, _SURROGATE = ord("ه"), 0xE000

ALEF = "\N{ARABIC LETTER ALEF}"
HAMZA = "\N{ARABIC LETTER HAMZA}"
WAW = "\N{ARABIC LETTER WAW}"
YEH = "\N{ARABIC LETTER YEH}"
HEH = "\N{ARABIC LETTER HEH}"
KAF = "\N{ARABIC LETTER KAF}"

# The levels of folding: which letters are written as which. The steps of `arnorm.letters` take one each.
ALEFS = {
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": ALEF,
}
MORE_ALEFS = {
    "\N{ARABIC LETTER ALEF WASLA}": ALEF,  # the Quran's
    "\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}": ALEF,
    "\N{ARABIC LETTER HIGH HAMZA ALEF}": ALEF,
}
SEATS = {"\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": WAW, "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}": YEH}
MAKSURA = {"\N{ARABIC LETTER ALEF MAKSURA}": YEH}
MARBUTA = {"\N{ARABIC LETTER TEH MARBUTA}": HEH}
# Letters of other languages' keyboards, and letters picked for their looks, that stand for an Arabic one.
LOOKALIKES = {
    "\N{ARABIC LETTER KEHEH}": KAF,  # Persian, Urdu
    "\N{ARABIC LETTER SWASH KAF}": KAF,  # for its looks
    "\N{ARABIC LETTER FARSI YEH}": YEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": HEH,  # Urdu; the initial form of ه typed alone
    "\N{ARABIC LETTER HEH GOAL}": HEH,  # Urdu
    "\N{ARABIC LETTER AE}": HEH,  # Kurdish, Uyghur
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": "\N{ARABIC LETTER TEH MARBUTA}",
    "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": HEH,  # for its looks
    "\N{ARABIC LETTER ALEF WASLA}": ALEF,
}
# Letters of other languages that readers take for these, though no step may write them so.
_FOREIGN_LETTERS = {
    "\N{ARABIC LETTER E}": YEH,
    "\N{ARABIC LETTER YEH WITH TAIL}": YEH,
    "\N{ARABIC LETTER YEH BARREE}": YEH,
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}": HEH,
    "\N{ARABIC LETTER GAF}": KAF,
}
# Spellings that alternate in real text, folded to one: what readers look words up in.
SPELLINGS = fuse((LOOKALIKES, ALEFS | MORE_ALEFS, SEATS, MAKSURA, MARBUTA, _FOREIGN_LETTERS))


# Kinds that become one character, or go.
_AS_ONE = {
    MARK: "",
    TATWEEL: "",
    INVISIBLE: "",
    classes.NEWLINE: "\n",
    classes.DASH: "-",
    classes.SLASH: "/",
    classes.OPEN: "(",
    classes.CLOSE: ")",
    classes.GAP: "\xa0",  # a run of three is a layout gap
}
_SINGLE = {
    "\t": " ",
    "\u2009": " ",
    "\u202f": " ",
    ",": "،",
    ";": "؛",
    "?": "؟",
    "\ufe50": "،",
    "\uff0c": "،",
}


def _fold_forms(forms: list[str]) -> dict[str, str]:
    """The letters of presentation forms."""
    parts = unicodedata.normalize("NFKC", "\n".join(forms))
    # The isolated marks decompose to a space or tatweel and the mark, and go with it.
    kinds, letters = classes.table(), dict.fromkeys(map(ord, {*parts} - {"\n"}), "")
    letters |= {code: SPELLINGS.get(chr(code), chr(code)) for code in letters if kinds[code] == classes.LETTER}
    words = (form for form in forms if "\ufdf0" <= form <= "\ufdfd")  # ﷺ and the like: none of ours
    return dict(zip(forms, parts.translate(letters).split("\n"), strict=True)) | dict.fromkeys(words, OTHER_LETTER)


@functools.cache
def _make_table() -> dict[str, str]:
    """What becomes of each character; those not listed stay."""
    table: dict[str, str] = {}
    forms: list[str] = []
    for start, end, (kind,) in classes.list_runs():
        if kind in _AS_ONE:
            table |= dict.fromkeys(map(chr, range(start, end)), _AS_ONE[kind])
        elif kind == classes.LETTER:
            table |= {chr(code): OTHER_LETTER for code in range(start, end) if not FIRST <= code <= LAST}
        elif kind == classes.EASTERN:
            table |= {digit: str(unicodedata.digit(digit)) for digit in map(chr, range(start, end))}
        elif kind == classes.FORM:
            forms += map(chr, range(start, end))
    table |= _fold_forms(forms) | _SINGLE | SPELLINGS
    return {char: new for char, new in table.items() if new != char}


# For `words_kernel.fold_text`: a lone heh keeps its tatweel; another tatweel without a letter next to it is a dash.
_RULES = (_HEH, ord(ERA_STROKE), ord("-"), ord(" "), FIRST, LAST, _SURROGATE)


@functools.cache
def folds() -> tuple[bytes, bytes, dict[str, str], tuple[int, ...]]:
    """The table as `words_kernel.fold_text` has it, and its rules; surrogates are nothing to the finder."""
    table, kinds = _make_table(), classes.table()
    marks = {char: kernels.PARTS for char in table if kinds[ord(char)] == INVISIBLE}
    marks["\N{ARABIC TATWEEL}"] = kernels.STROKE
    _, low, high = tables_of(table, marks)
    hidden = 0x800
    its_high, its_low = _SURROGATE.to_bytes(2, "big")
    low = low[:0xD800] + bytes((its_low,)) * hidden + low[0xE000:]
    high = high[:0xD800] + bytes((its_high,)) * hidden + high[0xE000:]
    return low, high, table, _RULES


def fold(text: str) -> str:
    """A word or phrase in folded spelling (for the lexicon; the finder folds whole texts at once).

    >>> fold("مِليُونًا")
    'مليونا'
    """
    return _make_map().apply(Scan(text)).text


def fold_each(words: Iterable[str]) -> list[str]:
    """Words in folded spelling: what `fold` gives for each, in a tenth of the time."""
    return fold("\n".join(words)).split("\n")


def fold_units(scan: Scan) -> tuple[bytearray, bytes]:
    """A text in folded spelling (UTF-16), and its counts (see `FoldedView`): ``scan.derive(fold_units)``."""
    counts = bytearray(len(scan.text))
    return words_kernel.fold_units(scan.text, *folds(), counts), bytes(counts)


_PLAIN = str.maketrans(SPELLINGS)


def fold_plain(word: str) -> str:
    """A word without marks in folded spelling: what `fold` gives, for tables that are read at import."""
    return word.translate(_PLAIN)


@functools.cache
def _make_map() -> CharMap:
    """The table as a map: a tenth of the time of `str.translate`."""
    return CharMap(_make_table())


_STRIDE, _FEW_PLACES = 1024, 2


class FoldedView:
    """The folded text, or part of one, and the way back to the text as given.

    ``counts`` has, for each character of the text as given, how many of the folded text came of it; it is empty where
    that is one of each. ``start`` is where the part begins in the text as given.
    """

    __slots__ = ("_passed", "counts", "start", "text")

    def __init__(self, text: str, counts: bytes, start: int = 0) -> None:
        self.text = text
        self.counts = counts
        self.start = start
        self._passed: list[int] | None = None  # how much of the view is passed where each stride begins

    def places(self, at: list[int]) -> list[int]:
        """Where these characters of the view, in order, stand in the text as given."""
        if len(self.counts) > _STRIDE and len(at) <= _FEW_PLACES:
            found = [self._place(one) for one in at]
        else:
            found = words_kernel.find_originals(self.counts, at) if self.counts else at
        return [self.start + place for place in found] if self.start else found

    def _place(self, at: int) -> int:
        """The place of one character. It is counted from the last stride, because a long text needs many places."""
        if self._passed is None:
            self._passed = [0, *itertools.accumulate(words_kernel.sum_strides(self.counts, _STRIDE))]
        nth = bisect_right(self._passed, at) - 1
        counts = self.counts[nth * _STRIDE : (nth + 1) * _STRIDE]
        return nth * _STRIDE + words_kernel.find_originals(counts, [at - self._passed[nth]])[0]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given for a span of the view that is not empty."""
        first, last = self.places([start, end - 1])
        return first, last + 1
