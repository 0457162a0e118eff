# cython: language_level=3, annotation_typing=False
"""A fused character map: any number of context-free character tables as one, applied in one pass."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence

from arnorm._core import classes, kernels
from arnorm._core.classes import (
    DIGIT,
    EASTERN,
    FOREIGN,
    GAP,
    LETTER,
    MARK,
    NEWLINE,
    OTHER,
    SPACE,
    TATWEEL,
    kind_of,
)
from arnorm._core.codec import Codec
from arnorm._core.edits import Layer
from arnorm._core.scan import Scan, kinds_of

__all__ = ["CharMap", "fuse"]

Stay = Callable[[Scan, list[int]], Iterable[int]]
# One character in 2 ** 6 is few: an edit costs what mapping and classifying some fifty characters does.
_FEW = 6
_LAST = "\uffff"  # of the characters of 16 bits


def fuse(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """One table that does what these do one after the other.

    >>> fuse([{"ﻵ": "لآ"}, {"آ": "ا"}])
    {'ﻵ': 'لا', 'آ': 'ا'}
    """
    fused: dict[str, str] = {}
    for table in tables:
        step = {ord(char): new for char, new in table.items()}
        for char, new in fused.items():
            fused[char] = new.translate(step)
        for char, new in table.items():
            fused.setdefault(char, new)
    return {char: new for char, new in fused.items() if char != new}


def _is_surrogate(code: int) -> bool:
    return 0xD800 <= code < 0xE000


def _is_one_unit(text: str) -> bool:
    """Whether a text is one character of 16 bits, surrogates apart."""
    return len(text) == 1 and text <= _LAST and not _is_surrogate(ord(text))


def tables_of(table: Mapping[str, str], marks: Mapping[str, int] | None = None) -> kernels.Tables:
    """A character table as the kernels have it; ``marks`` say what else there is to do at a character."""
    low = bytearray(bytes(range(256)) * 256)
    high = bytearray(b"".join(bytes((top,)) * 256 for top in range(256)))
    low[0xD800:0xE000] = bytes((kernels.LONE,)) * 0x800
    high[0xD800:0xE000] = bytes((kernels.MARKED,)) * 0x800
    moved = bytearray(0x10000)
    moved[0xD800:0xE000] = b"\x03" * 0x800
    for char, new in table.items():
        if char > _LAST or _is_surrogate(ord(char)):
            continue
        code = ord(char)
        if _is_one_unit(new):
            moved[code], low[code], high[code] = 1, ord(new) & 255, ord(new) >> 8
        else:
            moved[code], low[code] = (3, kernels.GROWS) if new else (2, kernels.GONE)
            high[code] = kernels.MARKED
    for char, mark in (marks or {}).items():
        moved[ord(char)], low[ord(char)], high[ord(char)] = 3, mark, kernels.MARKED
    return bytes(moved), bytes(low), bytes(high)


@functools.cache
def _roles() -> bytes:
    """For `kernels.mapped`: letters, what else stands in a word, and what parts words."""
    roles = {LETTER: 3, MARK: 1, TATWEEL: 1, SPACE: 2, GAP: 2, NEWLINE: 2}
    return classes.table().translate(bytes(roles.get(kind, 0) for kind in range(256)))


def _filled(new: str, text: str, looks: list[int], stay: frozenset[int]) -> str:
    """A mapped text, its holes filled with what stays of the text as given."""
    filled: list[str] = []
    done = 0
    for at in looks:
        hole = new.find(kernels.HOLE, done)
        filled.append(new[done:hole])
        if at in stay:
            filled.append(text[at])
        done = hole + 1
    filled.append(new[done:])
    return "".join(filled)


def _every(_: Scan, looks: list[int]) -> list[int]:
    return looks


class CharMap:
    """A character -> string table, ready to run over texts of any length.

    Of a text that holds one of the characters ``asks`` `mapped` says nothing (None). One of ``words`` goes from within
    a word of letters; elsewhere ``stay``, which is given the scan and the places, says which of them stay.
    """

    __slots__ = ("_asks", "_codec", "_digits", "_roles", "_stay", "_tables", "_words", "keeps_ascii", "table")

    _codec: Codec | None

    def __init__(self, table: Mapping[str, str], asks: str = "", words: str = "", stay: Stay = _every) -> None:
        for char, new in table.items():
            if not isinstance(char, str) or len(char) != 1 or not isinstance(new, str):
                raise ValueError(f"a character table maps single characters to strings, got {char!r}: {new!r}")
        self.table = dict(table)
        self.keeps_ascii = not any(char.isascii() for char in (*table, *asks, *words))
        self._asks, self._words, self._stay = asks, words, stay
        self._tables = (b"", b"", b"")
        self._roles = b""
        self._codec = None
        # Readers that take all sets of digits alike need not read again.
        self._digits = {*map(kind_of, self.table), *map(kind_of, "".join(self.table.values()))} <= {DIGIT, EASTERN}

    def kinds(self) -> bytes:
        """The kinds of the table's characters, none where one of them is too common to tell anything."""
        kinds = set(kinds_of("".join(self.table)))
        return b"" if kinds & {LETTER, FOREIGN, SPACE, OTHER} else bytes(kinds)

    def _make(self) -> None:
        """Make what the kernels read: not before the first text."""
        marks = dict.fromkeys(self._asks, kernels.ASKS)
        for char in self._words:
            marks[char] = kernels.WORD if self.table.get(char) == "" else kernels.ASKS
            marks[kernels.HOLE] = kernels.ASKS
        self._tables = tables_of(self.table, marks)
        self._roles = _roles()

    def mapped(self, scan: Scan, exempt: list[int]) -> Scan | None:
        """The scan of the mapped text, the same one where nothing changes; None where it takes a closer look.

        ``exempt`` positions (sorted) are left alone.
        """
        text = scan.text
        if self.keeps_ascii and text.isascii():
            return scan
        after: Scan | None
        if kernels.compiled:
            if not self._roles:
                self._make()
            after = self._by_kernel(scan, exempt)
        elif exempt:
            after = scan.edited(self._edits(text, self.touched(text), exempt))
        elif any(map(text.__contains__, self._asks + self._words)):
            after = None
        else:
            if self._codec is None:
                self._codec = Codec(self.table)
            new = self._codec.mapped(text)
            after = scan if new == text else scan.mapped(new, self._digits)
        if self._words and after is not None and "<" in text and self._in_tag(text):
            return None
        return after

    def _in_tag(self, text: str) -> bool:
        """Whether one of the characters stands between < and >, where a word is part of a tag."""
        start = text.find("<")
        while start >= 0 and (end := text.find(">", start)) >= 0:
            if any(text.find(char, start, end) >= 0 for char in self._words):
                return True
            start = text.find("<", end)
        return False

    def _by_kernel(self, scan: Scan, exempt: list[int]) -> Scan | None:
        """What `mapped` gives, by edits where few characters change and the kinds are known."""
        text = scan.text
        looks: list[int] = []
        if scan._kinds is not None:
            most = (len(text) >> _FEW) + 2 + len(exempt)
            places = kernels.few(text, self._tables, self.table, self._roles, most, looks)
            if places is None:
                return None
            if len(places) <= most:
                return scan.edited(self._edits(text, places, self._stay(scan, looks) if looks else exempt))
            looks = []
        new = kernels.mapped(text, self._tables, self.table, exempt, self._roles, looks)
        if looks and new is not None:
            new = _filled(new, text, looks, frozenset(self._stay(scan, looks)))
        return None if new is None else scan if new is text else scan.mapped(new, self._digits)

    def _edits(self, text: str, places: list[int], exempt: Iterable[int]) -> list[tuple[int, int, str]]:
        """The edits of these places, but for those that are exempt; neighbouring deletions are one."""
        return list(zip(*self._columns(text, places, exempt), strict=True))

    def _columns(self, text: str, places: list[int], exempt: Iterable[int]) -> tuple[list[int], list[int], list[str]]:
        """What `_edits` gives: the starts, the ends, and the new texts."""
        table = self.table
        leave = frozenset(exempt)
        starts: list[int] = []
        ends: list[int] = []
        news: list[str] = []
        start = end = -1  # of a deletion that may go on
        for at in places:
            if leave and at in leave:
                continue
            new = table[text[at]]
            if not new and at == end:
                end += 1
                continue
            if start >= 0:
                starts.append(start)
                ends.append(end)
                news.append("")
            start = end = -1
            if new:
                starts.append(at)
                ends.append(at + 1)
                news.append(new)
            else:
                start, end = at, at + 1
        if start >= 0:
            starts.append(start)
            ends.append(end)
            news.append("")
        return starts, ends, news

    def apply(self, scan: Scan, exempt: list[int]) -> Scan:
        """The scan of the mapped text, ``exempt`` positions (sorted) left alone; the same scan if nothing changes."""
        after = self.mapped(scan, exempt)
        if after is None:  # half a surrogate pair stands alone
            return scan.edited(self._edits(scan.text, self.touched(scan.text), exempt))
        return after

    def touched(self, text: str) -> list[int]:
        """Where the characters of the table stand."""
        if not self._roles:
            self._make()
        return kernels.touched(text, self._tables[0], self.table)

    def layer(self, scan: Scan, exempt: Sequence[int] = ()) -> Layer:
        """What this map changes, as offsets; neighbouring deletions are one."""
        return Layer(*self._columns(scan.text, self.touched(scan.text), exempt))
