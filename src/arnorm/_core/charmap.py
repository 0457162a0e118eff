# cython: language_level=3, annotation_typing=False
"""A fused character map: any number of context-free character tables as one, applied in one pass."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from arnorm._core import kernels
from arnorm._core.classes import DIGIT, EASTERN, FOREIGN, LETTER, SPACE, kind_of
from arnorm._core.edits import Layer
from arnorm._core.kernels_kinds import has_behind
from arnorm._core.scan import Scan, mask
from arnorm._core.windows import lying_in
from arnorm._core.wrong import table_error

if TYPE_CHECKING:
    from arnorm._core.step import CharStep

FindExempt = Callable[[Scan], Iterable[int]]
FindLeft = Callable[[Scan], list[int]]
# One changed character in 2 ** 6 is few: an edit costs what mapping and classifying some fifty characters does.
_FEW_BITS = 6
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
        if len(new) == 1 and new <= _LAST and not _is_surrogate(ord(new)):  # one character of 16 bits
            moved[code], low[code], high[code] = 1, ord(new) & 255, ord(new) >> 8
        else:
            moved[code], low[code] = (3, kernels.GROWS) if new else (2, kernels.GONE)
            high[code] = kernels.MARKED
    for char, mark in (marks or {}).items():
        moved[ord(char)], low[ord(char)], high[ord(char)] = 3, mark, kernels.MARKED
    return bytes(moved), bytes(low), bytes(high)


class CharMap:
    """A character -> string table, ready to run over texts of any length."""

    __slots__ = ("_digits", "_tables", "_wanted", "keeps_ascii", "table")

    _tables: kernels.Tables | None

    def __init__(self, table: Mapping[str, str]) -> None:
        for char, new in table.items():
            if not isinstance(char, str) or len(char) != 1 or not isinstance(new, str):
                raise ValueError(f"a character table maps single characters to strings, got {char!r}: {new!r}")
        self.table = dict(table)
        self.keeps_ascii = not any(map(str.isascii, table))
        self._tables = None
        kinds = self.kinds()
        self._wanted = mask(kinds) if kinds else b""
        # Readers that take all sets of digits alike need not read again.
        self._digits = all(kind_of(char) in {DIGIT, EASTERN} for part in table.items() for char in "".join(part))

    def kinds(self) -> bytes:
        """The kinds of the table's characters; empty if almost every text has one of these kinds."""
        kinds = set(map(kind_of, self.table))
        return b"" if kinds & {LETTER, FOREIGN, SPACE} else bytes(kinds)

    def keeps(self, text: str) -> bool:
        """Whether the table changes no character of the text."""
        if self.keeps_ascii and text.isascii():
            return True
        if self._tables is None:
            self._tables = tables_of(self.table)
        return kernels.is_unchanged(text, self._tables[0], self.table)

    def find_kept(
        self,
        scan: Scan,
        find_exempt: FindExempt | None,
        find_left: FindLeft | None,
        places: list[int] | None = None,
        roles: bytes = b"",
    ) -> list[int]:
        """The places that stay: those that ``find_exempt`` gives, and those in stretches that ``find_left`` gives.

        ``places``: where the characters of the table are, if that is known. ``roles``: of the kinds that must be in a
        row before ``find_exempt`` is asked (see `has_behind`).
        """
        exempt: list[int] = []
        if find_exempt is not None and (not roles or has_behind(scan.kinds, places, roles)):
            exempt = sorted(find_exempt(scan))
        if find_left is not None and (left := find_left(scan)):
            inside = self.touched(scan.text, left) if places is None else lying_in(left, places)
            exempt = sorted({*exempt, *inside}) if exempt else inside
        return exempt

    def apply(
        self,
        scan: Scan,
        find_exempt: FindExempt | None = None,
        find_left: FindLeft | None = None,
        roles: bytes = b"",
    ) -> Scan:
        """The scan of the mapped text, without what stays (see `find_kept`); the same if nothing changes.

        What stays can take long to tell: that is asked only where the table changes something.
        """
        text = scan.text
        if self.keeps_ascii and text.isascii():
            return scan
        if self._tables is None:
            self._tables = tables_of(self.table)
        # Few edits are spliced into a text and its kinds; without kinds, one place is enough to know of a change.
        most = (len(text) >> _FEW_BITS) + 2 if scan._kinds is not None or scan._old is not None else 0
        moved = self._tables[0]
        if self._wanted and scan._kinds is not None:
            places = kernels.find_touched_kinds(text, scan._kinds, self._wanted, moved, self.table, most)
        else:
            places = kernels.find_touched(text, moved, self.table, most)
        if not places:
            return scan
        are_few = 0 < len(places) <= most
        exempt = self.find_kept(scan, find_exempt, find_left, places if are_few else None, roles)
        if are_few:
            return scan.edited(self._list_edits(text, places, exempt))
        new = kernels.map_text(text, self._tables, self.table, exempt)
        if new is None:  # a lone surrogate
            return scan.edited(self._list_edits(text, self.touched(text), exempt))
        if new == text:  # all that the table changes stays
            return scan
        return self._map_scan(scan, new, exempt)

    def _map_scan(self, scan: Scan, new: str, exempt: list[int]) -> Scan:
        """The scan of the mapped text, with the page of the text before."""
        after = scan.mapped(new, self._digits)
        if scan.page is not None:
            after.page = scan.page.mapped(new, self, scan.text, exempt)
        return after

    def move_columns(self, text: str, columns: list[list[int]], exempt: list[int]) -> tuple[list[list[int]], list[int]]:
        """Where the spans of some columns are in the mapped text (see `kernels.move_columns`)."""
        tables = self._tables if self._tables is not None else tables_of(self.table)
        return kernels.move_columns(text, tables[0], self.table, columns, exempt)

    def apply_to_text(self, text: str) -> str:
        """The mapped text; the same object if nothing changes. Without a scan: for a map that is all of a pipeline."""
        if type(text) is not str:
            return self.apply(Scan(text)).text
        if self.keeps(text):
            return text
        new = kernels.map_text(text, self._tables or tables_of(self.table), self.table, [])
        return self.apply(Scan(text)).text if new is None else new  # None: a lone surrogate

    def _list_edits(self, text: str, places: list[int], exempt: list[int]) -> list[tuple[int, int, str]]:
        """The edits of these places except the exempt ones; neighbouring deletions are one edit."""
        return list(zip(*self._list_columns(text, places, exempt), strict=True))

    def _list_columns(self, text: str, places: list[int], exempt: list[int]) -> tuple[list[int], list[int], list[str]]:
        """The starts, the ends and the new texts of the edits at these places."""
        tables = self._tables if self._tables is not None else tables_of(self.table)
        return kernels.list_edits(text, tables[0], self.table, places, exempt)

    def touched(self, text: str, bounds: list[int] | None = None) -> list[int]:
        """Where the characters of the table are in the spans with these bounds, or in all of the text."""
        if self._tables is None:
            self._tables = tables_of(self.table)
        return kernels.find_all_touched(text, self._tables[0], self.table, [0, len(text)] if bounds is None else bounds)

    def layer(self, scan: Scan, exempt: Sequence[int] = ()) -> Layer:
        """What this map changes, as offsets; neighbouring deletions are one."""
        return Layer(lambda: self._list_columns(scan.text, self.touched(scan.text), list(exempt)))


@functools.lru_cache(512)
def char_map(steps: tuple[CharStep, ...]) -> CharMap:
    """The map that does what these character steps do one after the other."""
    tables = []
    for step in steps:
        tables.append(step.table())
        if wrong := table_error(type(step).__name__, tables[-1]):
            raise wrong
    return CharMap(fuse(tables))
