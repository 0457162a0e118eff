# cython: language_level=3, annotation_typing=False
"""A fused character map: any number of context-free character tables as one, applied in one pass."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

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
    how_many,
    kind_of,
)
from arnorm._core.codec import Codec
from arnorm._core.edits import Layer
from arnorm._core.scan import Scan, kinds_of

__all__ = ["CharMap", "fuse"]

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


def tables_of(table: Mapping[str, str], marks: Mapping[str, int] | None = None) -> tuple[bytes, bytes]:
    """A character table as the kernels have it; ``marks`` say what else there is to do at a character."""
    low = bytearray(bytes(range(256)) * 256)
    high = bytearray(b"".join(bytes((top,)) * 256 for top in range(256)))
    low[0xD800:0xE000] = bytes((kernels.LONE,)) * 0x800
    high[0xD800:0xE000] = bytes((kernels.MARKED,)) * 0x800
    for char, new in table.items():
        if char > _LAST or _is_surrogate(ord(char)):
            continue
        code = ord(char)
        if _is_one_unit(new):
            low[code], high[code] = ord(new) & 255, ord(new) >> 8
        else:
            low[code], high[code] = kernels.GROWS if new else kernels.GONE, kernels.MARKED
    for char, mark in (marks or {}).items():
        low[ord(char)], high[ord(char)] = mark, kernels.MARKED
    return bytes(low), bytes(high)


@functools.cache
def _roles() -> bytes:
    """For `kernels.mapped`: letters, what else stands in a word, and what parts words."""
    roles = {LETTER: 3, MARK: 1, TATWEEL: 1, SPACE: 2, GAP: 2, NEWLINE: 2}
    return classes.table().translate(bytes(roles.get(kind, 0) for kind in range(256)))


class CharMap:
    """A character -> string table, ready to run over texts of any length.

    Of a text that holds one of the characters ``asks`` `mapped` says nothing (None), nor of one that holds one of
    ``words`` anywhere but within a word of letters.
    """

    __slots__ = ("_after", "_asks", "_codec", "_high", "_low", "_roles", "_words", "keeps_ascii", "table")

    _after: bytes | None
    _codec: Codec | None

    def __init__(self, table: Mapping[str, str], asks: str = "", words: str = "") -> None:
        for char, new in table.items():
            if not isinstance(char, str) or len(char) != 1 or not isinstance(new, str):
                raise ValueError(f"a character table maps single characters to strings, got {char!r}: {new!r}")
        self.table = dict(table)
        self.keeps_ascii = not any(char.isascii() for char in (*table, *asks, *words))
        self._asks, self._words = asks, words
        self._low = self._high = self._roles = b""
        self._after = self._codec = None

    def kinds(self) -> bytes:
        """The kinds of the table's characters, none where one of them is too common to tell anything."""
        kinds = set(kinds_of("".join(self.table)))
        return b"" if kinds & {LETTER, FOREIGN, SPACE, OTHER} else bytes(kinds)

    def _make(self) -> None:
        """Make what the kernels read: not before the first text."""
        marks = dict.fromkeys(self._asks, kernels.ASKS)
        for char in self._words:
            marks[char] = kernels.WORD if self.table.get(char) == "" else kernels.ASKS
        self._low, self._high = tables_of(self.table, marks)
        self._roles = _roles()

    def mapped(self, text: str) -> str | None:
        """The mapped text, the same object where nothing changes; None where it takes a closer look."""
        if self.keeps_ascii and text.isascii():
            return text
        if not kernels.compiled:
            if any(map(text.__contains__, self._asks + self._words)):
                return None
            if self._codec is None:
                self._codec = Codec(self.table)
            new: str | None = self._codec.mapped(text)
            return text if new == text else new
        if not self._roles:
            self._make()
        new = kernels.mapped(text, self._low, self._high, self.table, [], self._roles)
        # Between < and > a word is part of a tag.
        if self._words and new is not None and "<" in text and any(map(text.__contains__, self._words)):
            return None
        return new

    def apply(self, scan: Scan, exempt: list[int]) -> Scan:
        """The scan of the mapped text, ``exempt`` positions (sorted) left alone; the same scan if nothing changes."""
        text = scan.text
        if not exempt:
            new = self.mapped(text)
        else:
            if not self._roles:
                self._make()
            new = kernels.mapped(text, self._low, self._high, self.table, exempt, self._roles)
        if new is None:  # half a surrogate pair stands alone
            layer = self.layer(scan, exempt)
            return scan.edited(list(zip(layer.starts, layer.ends, layer.news, strict=True)))
        return scan if new is text else self.carried(scan, new, exempt)

    def carried(self, scan: Scan, new: str, exempt: list[int]) -> Scan:
        """The mapped scan with what is known of it without reading it anew."""
        if self._after is None:
            self._after = _kinds_after(self.table)
        if not self._after:
            return Scan(new)
        kinds = bytearray(scan.kinds.translate(self._after))
        for at in exempt:
            kinds[at] = scan.kinds[at]
        digits = {*map(kind_of, self.table), *map(kind_of, self.table.values())} <= {DIGIT, EASTERN}
        return scan.mapped(new, bytes(kinds), digits)

    def layer(self, scan: Scan, exempt: Sequence[int] = ()) -> Layer:
        """What this map changes, as offsets; neighbouring deletions are one."""
        starts: list[int] = []
        ends: list[int] = []
        news: list[str] = []
        text, table = scan.text, self.table
        leave = frozenset(exempt)
        if not self._roles:
            self._make()
        for i in kernels.touched(text, self._low, self._high, table):
            if i in leave:
                continue
            new = table[text[i]]
            if not new and ends and ends[-1] == i and not news[-1]:
                ends[-1] = i + 1
                continue
            starts.append(i)
            ends.append(i + 1)
            news.append(new)
        return Layer(starts, ends, news)


def _kinds_after(table: Mapping[str, str]) -> bytes:
    """What becomes of each kind, where every character becomes one other; empty where it cannot be said."""
    after: dict[int, set[int]] = {}
    for char, new in table.items():
        if not _is_one_unit(new) or char > _LAST:
            return b""
        after.setdefault(kind_of(char), set()).add(kind_of(new))
    changed = {kind: news.pop() for kind, news in after.items() if news != {kind} and len(news) == 1}
    have = kinds_of("".join(table))
    if any(len(news) > 1 for news in after.values()) or any(have.count(kind) != how_many(kind) for kind in changed):
        return b""
    return bytes(changed.get(kind, kind) for kind in range(256))
