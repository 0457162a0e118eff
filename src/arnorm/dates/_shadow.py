"""The folded shadow: the text as the date finder reads it, and the way back to the text as given.

Marks, tatweel and invisible characters are gone, digits are Western, presentation forms are letters, and the letters
that writers mix up are one. So a date is found whatever was done to the text before, and the lexicon needs folded
spellings only. Everything is one table look-up over the whole text; offsets are kept only where something went or grew.
"""

from __future__ import annotations

import dataclasses
import functools
import unicodedata
from typing import Any

from arnorm import _kinds
from arnorm._kinds import INVISIBLE, MARK, TATWEEL
from arnorm._scan import Scan
from arnorm._vector import numpy, text_of

__all__ = ["ERA_STROKE", "Shadow", "fold", "shadow_of"]

# Stands for the tatweel of a free-standing هـ, so that the letter stays a word of its own (1446هـبعمل).
ERA_STROKE = "\x01"

_HEH = 0x0647
_STROKE = 0x0640
_DASH = ord("-")
_BLANK = 0x20
_GONE = 0xD800  # in the 16-bit table: this character goes
_GROWS = 0xD801  # … becomes several

# Spellings that alternate in real text, folded to one; the lexicon is written in the right-hand ones.
_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ؤ": "و",
    "ئ": "ي",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ۍ": "ي",
    "ے": "ي",
    "ة": "ه",
    "ۃ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ۀ": "ه",
    "ۂ": "ه",
    "ک": "ك",
    "ڪ": "ك",
    "گ": "ك",
}


@functools.cache
def _table() -> dict[int, str]:
    """What becomes of each character; those not listed stay."""
    table: dict[int, str] = {}
    kinds = _kinds.table()
    for code in range(0x10000):
        kind, char = kinds[code], chr(code)
        if kind in (MARK, TATWEEL, INVISIBLE):
            table[code] = ""
        elif kind == _kinds.EASTERN:
            table[code] = str(unicodedata.digit(char))
        elif kind == _kinds.FORM or 0xFE70 <= code <= 0xFEFE:
            # The isolated marks decompose to a space or tatweel and the mark, and go with it.
            form = unicodedata.normalize("NFKC", char)
            letters = "".join(c for c in form if kinds[ord(c)] == _kinds.LETTER)
            table[code] = "".join(_LETTERS.get(c, c) for c in letters)
        elif kind == _kinds.GAP or kind == _kinds.SPACE:
            table[code] = " " if char in "\t \u2009\u202f" else "\xa0"
        elif kind == _kinds.NEWLINE:
            table[code] = "\n"
        elif kind == _kinds.DASH:
            table[code] = "-"
        elif kind == _kinds.SLASH:
            table[code] = "/"
        elif char in ",\u060c\ufe50\uff0c":
            table[code] = "،"
        elif kind == _kinds.OPEN:
            table[code] = "("
        elif kind == _kinds.CLOSE:
            table[code] = ")"
    table.update((ord(char), new) for char, new in _LETTERS.items())
    table[0xFFFD] = table[0x1A] = ""  # PDF readers leave them where the kashida was
    return {code: new for code, new in table.items() if new != chr(code)}


@functools.cache
def _units() -> Any:
    np = numpy()
    units = np.arange(0x10000, dtype=np.uint16)
    units[0xD800:0xE000] = 0xE000  # surrogates: private, so that they are nothing to the finder
    for code, new in _table().items():
        units[code] = ord(new) if len(new) == 1 else _GROWS if new else _GONE
    return units


def fold(text: str) -> str:
    """A word or phrase in folded spelling (for the lexicon; the finder folds whole texts at once)."""
    return text.translate(_table())


@dataclasses.dataclass(frozen=True, slots=True)
class Shadow:
    """The folded text, its code units, and where each of them came from (None: from the same place)."""

    text: str
    codes: Any
    origin: Any

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given for a span of the shadow that is not empty."""
        if self.origin is None:
            return start, end
        return int(self.origin[start]), int(self.origin[end - 1]) + 1


def shadow_of(scan: Scan) -> Shadow:
    """The shadow of a text."""
    np = numpy()
    codes = _codes_of(scan)
    mapped = _units().take(codes)
    gone = mapped == _GONE
    grows = bool((mapped == _GROWS).any())
    if not grows and not gone.any():
        return Shadow(text_of(mapped), mapped, None)
    _keep_strokes(codes, mapped, gone)
    keep = mapped != _GONE
    origin = np.flatnonzero(keep)
    mapped = np.compress(keep, mapped)
    if grows:
        mapped, origin = _grow(scan, mapped, origin)
    return Shadow(text_of(mapped), mapped, origin)


def _codes_of(scan: Scan) -> Any:
    """The text in 16 bits a character, surrogates for whatever lies beyond."""
    np = numpy()
    units = scan.units
    if units is None:  # lone surrogates
        codes = np.frombuffer(scan.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        return np.where(codes > 0xFFFF, 0xE000, codes).astype(np.uint16)
    if len(units) == len(scan.text):
        return units
    first = (units & 0xFC00) != 0xDC00
    return np.compress(first, units)


def _keep_strokes(codes: Any, mapped: Any, gone: Any) -> None:
    """Of the characters that go, keep those that part words: the stroke of a lone هـ, a tatweel used as a dash, …"""
    np = numpy()
    at = np.flatnonzero(gone)
    n = len(codes)
    before = mapped[np.maximum(at - 1, 0)]
    before[at == 0] = _BLANK
    strokes = codes[at] == _STROKE
    for i in at[strokes & ((before == _HEH) | (before < 0x621))].tolist():
        if mapped[i - 1] == _HEH and i:
            back = i - 2
            while back >= 0 and mapped[back] == _GONE:
                back -= 1
            if back < 0 or not _is_letter(int(mapped[back])):
                mapped[i] = 1
        else:
            mapped[i] = _DASH
    # A control between two digits (bidi embeddings around two numbers) parts them.
    digits = (before >= 0x30) & (before <= 0x39) & ~strokes
    for i in at[digits].tolist():
        after = i + 1
        while after < n and after < i + 8 and mapped[after] == _GONE:
            after += 1
        if after < n and 0x30 <= mapped[after] <= 0x39 and _kinds.table()[codes[i]] == INVISIBLE:
            mapped[i] = _BLANK


def _is_letter(code: int) -> bool:
    return 0x621 <= code <= 0x64A or 0x66E <= code <= 0x6D3


def _grow(scan: Scan, mapped: Any, origin: Any) -> tuple[Any, Any]:
    """Put in the letters of the ligatures."""
    np = numpy()
    grows = np.flatnonzero(mapped == _GROWS)
    table = _table()
    news = [table[ord(scan.text[i])] for i in origin[grows].tolist()]
    counts = np.ones(len(mapped), np.int64)
    counts[grows] = [len(new) for new in news]
    starts = np.cumsum(counts) - counts
    out = np.repeat(mapped, counts)
    for at, new in zip(starts[grows].tolist(), news, strict=True):
        out[at : at + len(new)] = [ord(c) for c in new]
    return out, np.repeat(origin, counts)
