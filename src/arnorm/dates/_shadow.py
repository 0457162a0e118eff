"""The folded shadow: the text as the date finder reads it, and the way back to the text as given.

Marks, tatweel and invisible characters are gone, digits are Western, presentation forms are letters, and the letters
that writers mix up are one. So a date is found whatever was done to the text before, and the lexicon needs folded
spellings only. Everything is one table look-up over the whole text; offsets are kept only where something went or grew.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

from arnorm._core import classes
from arnorm._core.classes import FOREIGN, FORM, INVISIBLE, MARK, TATWEEL
from arnorm._core.scan import Scan
from arnorm._core.vector import kept, look_up, numpy, text_of

__all__ = ["ERA_STROKE", "OTHER_LETTER", "PADDING", "Shadow", "fold", "shadow_of"]

# Stands for the tatweel of a free-standing هـ, so that the letter stays a word of its own (1446هـبعمل).
ERA_STROKE = "\x01"

# Stands for every letter of the Arabic script that the lexicon does not need; no text of ours has it.
OTHER_LETTER = "\u063b"

_HEH = 0x0647
_STROKE = 0x0640
_DASH = ord("-")
_BLANK = 0x20
_GONE = 0xD800  # in the 16-bit table: this character goes
_GROWS = 0xD801  # … becomes several
PADDING = 12  # a word's first letters are read past the end of the text

# Characters of these kinds, and these, go or become several; no others do.
_MOVING = (MARK, TATWEEL, INVISIBLE, FORM)
_DROPPED = "\x1a\ufffd\ufe75\ufefd\ufefe"

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
    classes.SPACE: " ",
    classes.GAP: "\xa0",  # a run of three is a layout gap
}
_SINGLE = {
    "\t": " ",
    "\u2009": " ",
    "\u202f": " ",
    ",": "،",
    "\ufe50": "،",
    "\uff0c": "،",
    "\x1a": "",  # PDF readers leave these two where the kashida was
    "\ufffd": "",
}


def _folded(char: str, kind: int) -> str:
    """What becomes of a character of this kind."""
    code = ord(char)
    if kind in _AS_ONE:
        return _AS_ONE[kind]
    if kind == classes.EASTERN:
        return str(unicodedata.digit(char))
    if 0xFDF0 <= code <= 0xFDFD:  # ﷺ and the like: whole words, none of ours
        return OTHER_LETTER
    if kind == classes.FORM or 0xFE70 <= code <= 0xFEFE:
        # The isolated marks decompose to a space or tatweel and the mark, and go with it.
        form = unicodedata.normalize("NFKC", char)
        return "".join(_LETTERS.get(c, c) for c in form if classes.table()[ord(c)] == classes.LETTER)
    if kind == classes.LETTER and not 0x621 <= code <= 0x64A:
        return OTHER_LETTER
    return char


@functools.cache
def _table() -> dict[int, str]:
    """What becomes of each character; those not listed stay."""
    kinds = classes.table()
    # Of 65,536 characters all but these stay; 0xFDF0-0xFEFE are the presentation forms, some of them marks.
    wanted = re.compile(b"[" + re.escape(bytes((*_AS_ONE, classes.EASTERN, classes.FORM, classes.LETTER))) + b"]")
    codes = {*(match.start() for match in wanted.finditer(kinds)), *range(0xFDF0, 0xFEFF)}
    table = {code: _folded(chr(code), kinds[code]) for code in codes}
    table.update((ord(char), new) for char, new in (*_SINGLE.items(), *_LETTERS.items()))
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


class Shadow:
    """The folded text, its code units, and the way back to the text as given.

    ``padded`` are the code units with one zero before and a few behind. ``foreign`` says whether the text may have
    letters of another script. ``gone`` are the places of the characters that went, ``origin`` is the place of each
    character, needed only where some characters became several; both None where nothing went or grew.
    """

    __slots__ = ("_shift", "foreign", "gone", "origin", "padded", "text")

    def __init__(self, padded: Any, foreign: bool, gone: Any = None, origin: Any = None) -> None:
        self.text = text_of(padded[1:-PADDING])
        self.padded = padded
        self.foreign = foreign
        self.gone = gone
        self.origin = origin
        # How many characters of the shadow stand before each that went.
        self._shift = None if gone is None else gone - numpy().arange(len(gone))

    def places(self, at: list[int]) -> list[int]:
        """Where these characters of the shadow stand in the text as given."""
        if self.origin is not None:
            found: list[int] = self.origin[at].tolist()
            return found
        if self._shift is None or not at:
            return at
        return [i + gone for i, gone in zip(at, self._shift.searchsorted(at, "right").tolist(), strict=True)]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given for a span of the shadow that is not empty."""
        first, last = self.places([start, end - 1])
        return first, last + 1


def shadow_of(scan: Scan) -> Shadow:
    """The shadow of a text."""
    codes, kinds = _codes_of(scan), scan.kinds
    foreign = FOREIGN in kinds
    padded = _room(len(codes))
    mapped = padded[1:-PADDING]
    look_up(_units(), codes, mapped)
    if not any(kind in kinds for kind in _MOVING) and not any(char in scan.text for char in _DROPPED):
        return Shadow(padded, foreign)
    at = (mapped == _GONE).nonzero()[0]
    grows = FORM in kinds and bool((mapped == _GROWS).any())
    if not grows and not len(at):
        return Shadow(padded, foreign)
    if (TATWEEL in kinds or INVISIBLE in kinds) and _keep_strokes(codes, mapped, at):
        at = (mapped == _GONE).nonzero()[0]
    stay = mapped != _GONE
    shadow = kept(mapped, stay, len(at))
    origin = None
    if grows:
        shadow, origin = _grow(scan, shadow, stay.nonzero()[0])
    del padded, mapped, stay  # of a text of 100 MB each of these is as large
    padded = _room(len(shadow))
    padded[1:-PADDING] = shadow
    del shadow
    return Shadow(padded, foreign, None if grows else at, origin)


def _room(size: int) -> Any:
    """Code units, not yet set, with zeros around."""
    room = numpy().empty(size + 1 + PADDING, numpy().uint16)
    room[0] = 0
    room[-PADDING:] = 0
    return room


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


def _keep_strokes(codes: Any, mapped: Any, at: Any) -> bool:
    """Of the characters that go, keep those that part words: the stroke of a lone هـ, a tatweel used as a dash.

    Returns whether there were any.
    """
    np = numpy()
    before = mapped[np.maximum(at - 1, 0)]
    before[at == 0] = _BLANK
    strokes = codes[at] == _STROKE
    kept = False
    for i in at[strokes & ((before == _HEH) | (before < 0x621))].tolist():
        if i and mapped[i - 1] == _HEH:
            back = i - 2
            while back >= 0 and mapped[back] == _GONE:
                back -= 1
            if back >= 0 and 0x621 <= mapped[back] <= 0x64A:
                continue
            mapped[i] = 1
        else:
            mapped[i] = _DASH
        kept = True
    # A control between two digits (bidi embeddings around two numbers) parts them.
    digits = (before >= 0x30) & (before <= 0x39) & ~strokes
    for i in at[digits].tolist():
        after = i + 1
        while after < len(codes) and after < i + 8 and mapped[after] == _GONE:
            after += 1
        if after < len(codes) and 0x30 <= mapped[after] <= 0x39 and classes.table()[codes[i]] == INVISIBLE:
            mapped[i] = _BLANK
            kept = True
    return kept


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
