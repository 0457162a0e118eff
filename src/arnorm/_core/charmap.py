"""A fused character map: any number of context-free character tables as one, applied in one pass."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from arnorm._core import kernels
from arnorm._core.classes import BREAK, DIGIT, EASTERN, FOREIGN, LETTER, OTHER, SPACE, how_many, kind_of
from arnorm._core.edits import Layer
from arnorm._core.scan import Scan, kinds_of

__all__ = ["CharMap", "fuse"]

# An edit costs as much as mapping about so many characters.
_FEW = 250


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
    return len(text) == 1 and text <= BREAK and not _is_surrogate(ord(text))


def tables_of(table: Mapping[str, str], marks: Mapping[str, int] | None = None) -> tuple[bytes, bytes]:
    """A character table as the kernels have it; ``marks`` say more of characters that go."""
    low = bytearray(bytes(range(256)) * 256)
    high = bytearray(b"".join(bytes((top,)) * 256 for top in range(256)))
    low[0xD800:0xE000] = bytes((kernels.LONE,)) * 0x800
    high[0xD800:0xE000] = bytes((kernels.MARKED,)) * 0x800
    for char, new in table.items():
        if char > BREAK or _is_surrogate(ord(char)):
            continue
        code = ord(char)
        if _is_one_unit(new):
            low[code], high[code] = ord(new) & 255, ord(new) >> 8
        else:
            gone = kernels.GONE if marks is None else marks.get(char, kernels.GONE)
            low[code], high[code] = kernels.GROWS if new else gone, kernels.MARKED
    return bytes(low), bytes(high)


class _Remembering(dict[int, str | int]):
    """A table for `str.translate`, which takes four times as long over what it does not find."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


class CharMap:
    """A character -> string table, ready to run over texts of any length."""

    def __init__(self, table: Mapping[str, str]) -> None:
        for char, new in table.items():
            if not isinstance(char, str) or len(char) != 1 or not isinstance(new, str):
                raise ValueError(f"a character table maps single characters to strings, got {char!r}: {new!r}")
        self.table = dict(table)
        self.keeps_ascii = not any(char.isascii() for char in table)
        self.joinable = not any(BREAK in char + new for char, new in table.items())

    @functools.cached_property
    def _kinds(self) -> bytes | None:
        """The kinds of the table's characters, or None where one of them is too common to tell anything."""
        kinds = set(kinds_of("".join(self.table)))
        return None if kinds & {LETTER, FOREIGN, SPACE, OTHER} else bytes(kinds)

    def touches(self, scan: Scan) -> bool:
        """Whether the map may change this text; False is certain."""
        if (self.keeps_ascii and scan.text.isascii()) or not self.table:
            return False
        if self._kinds is None:
            return True
        return any(scan.kinds.find(kind) >= 0 for kind in self._kinds)

    @functools.cached_property
    def _tables(self) -> tuple[bytes, bytes]:
        return tables_of(self.table)

    @functools.cached_property
    def _translation(self) -> dict[int, str | int]:
        return _Remembering({ord(char): new for char, new in self.table.items()})

    def __call__(self, scan: Scan, exempt: Sequence[int] = ()) -> Scan:
        """The scan of the mapped text, ``exempt`` positions (sorted) left alone; the same scan if nothing changes."""
        if not self.touches(scan):
            return scan
        text = scan.text
        if self._kinds is not None and scan.count(self._kinds) * _FEW < len(text):
            return scan.edited(self._few(scan, self._kinds, exempt))
        new: str | None
        if not (kernels.compiled or exempt):
            new = text.translate(self._translation)
        else:
            new = kernels.mapped(text, *self._tables, self.table, list(exempt))
        if new is None:  # half a surrogate pair stands alone
            layer = self.layer(scan, exempt)
            return scan.edited(list(zip(layer.starts, layer.ends, layer.news, strict=True)))
        return scan if new == text else self._carried(scan, new, exempt)

    def _covers(self, kinds: Iterable[int]) -> bool:
        """Whether the table has every character of these kinds."""
        have = kinds_of("".join(self.table))
        return all(have.count(kind) == how_many(kind) for kind in kinds)

    @functools.cached_property
    def _kinds_after(self) -> bytes | None:
        """What becomes of each kind, where every character becomes one other; None where it cannot be said."""
        after: dict[int, set[int]] = {}
        for char, new in self.table.items():
            if not _is_one_unit(new) or char > BREAK:
                return None
            after.setdefault(kind_of(char), set()).add(kind_of(new))
        changed = {kind: news.pop() for kind, news in after.items() if news != {kind} and len(news) == 1}
        if any(len(news) > 1 for news in after.values()) or not self._covers(changed):
            return None
        return bytes(changed.get(kind, kind) for kind in range(256))

    def _carried(self, scan: Scan, new: str, exempt: Sequence[int]) -> Scan:
        """The mapped scan with what is known of it without reading it anew."""
        if self._kinds_after is None:
            return Scan(new)
        kinds = bytearray(scan.kinds.translate(self._kinds_after))
        for at in exempt:
            kinds[at] = scan.kinds[at]
        digits = {*map(kind_of, self.table), *map(kind_of, self.table.values())} <= {DIGIT, EASTERN}
        return scan.mapped(new, bytes(kinds), digits)

    def _few(self, scan: Scan, kinds: bytes, exempt: Sequence[int]) -> list[tuple[int, int, str]]:
        """The edits where the table's characters are few: cheaper than mapping the text, and its kinds are kept."""
        text, table = scan.text, self.table
        leave = frozenset(exempt)
        return [(i, i + 1, table[text[i]]) for i in scan.positions(kinds) if text[i] in table and i not in leave]

    def hits(self, scan: Scan) -> list[int]:
        """Where the characters of this table stand, in order."""
        return kernels.touched(scan.text, *self._tables, self.table) if self.touches(scan) else []

    def layer(self, scan: Scan, exempt: Sequence[int] = ()) -> Layer:
        """What this map changes, as offsets; neighbouring deletions are one."""
        starts: list[int] = []
        ends: list[int] = []
        news: list[str] = []
        text, table = scan.text, self.table
        leave = frozenset(exempt)
        for i in self.hits(scan):
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
