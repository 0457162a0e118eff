"""A fused character map: any number of context-free character tables as one, applied in one vectorised pass."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from arnorm._core.classes import BREAK, DIGIT, EASTERN, END, FOREIGN, LETTER, OTHER, SPACE, how_many, kind_of
from arnorm._core.edits import Layer
from arnorm._core.scan import Scan, kinds_of
from arnorm._core.vector import kept, look_up, numpy, text_of

__all__ = ["CharMap", "fuse"]

# What a table of code units holds for a character that goes, or becomes something other than one unit: values that no
# array mapped through it can hold. Where every character is one unit that is a surrogate; where there are surrogate
# pairs it is a noncharacter (and a text that holds that very noncharacter takes the slow way).
_NARROW = (0xD800, 0xD801)
_WIDE = (0xFDD0, 0xFDD1)

# Below this length one search for any of the table's characters is cheaper than the arrays are.
_SHORT = 100

# A guarded chain of str.replace beats the arrays' call overhead on a short text (5 against 8 ns a character at 1,700),
# for a small table and where little is replaced: each test costs 0.03 ns a character, each hit 15.
_CHAIN_LENGTH = 3000
_CHAIN_ENTRIES = 40

# An edit costs as much as mapping about 250 characters (0.7 µs).
_FEW = 250

_FATHA = "\u064e"


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
    """Whether a text is a single UTF-16 code unit with a meaning of its own, here too."""
    return len(text) == 1 and text <= BREAK and not _is_surrogate(ord(text)) and ord(text) not in _WIDE


def _per_unit(per_character: Any, units: Any) -> Any:
    """A mask over characters as one over code units: both halves of a surrogate pair get their character's."""
    np = numpy()
    pairs = ((units & 0xFC00) == 0xD800).nonzero()[0]
    characters = pairs - np.arange(len(pairs))
    return np.insert(per_character, characters + 1, per_character[characters])


class CharMap:
    """A character -> string table, ready to run over texts of any length."""

    def __init__(self, table: Mapping[str, str]) -> None:
        for char, new in table.items():
            if not isinstance(char, str) or len(char) != 1 or not isinstance(new, str):
                raise ValueError(f"a character table maps single characters to strings, got {char!r}: {new!r}")
        self.table = dict(table)
        self.translation = {ord(char): new for char, new in table.items()}
        self.keeps_ascii = not any(char.isascii() for char in table)
        self.joinable = not any(BREAK in char + new for char, new in table.items())

    @functools.cached_property
    def _any(self) -> re.Pattern[str]:
        """Any of the table's characters."""
        return re.compile("[" + "".join(map(re.escape, self.table)) + "]" if self.table else r"(?!)")

    @functools.cached_property
    def _kinds(self) -> bytes | None:
        """The kinds of the table's characters, or None where one of them is too common to tell anything."""
        kinds = set(kinds_of("".join(self.table)))
        return None if kinds & {LETTER, FOREIGN, SPACE, OTHER} else bytes(kinds)

    def touches(self, scan: Scan) -> bool:
        """Whether the map may change this text; False is certain."""
        if (self.keeps_ascii and scan.text.isascii()) or not self.table:
            return False
        if len(scan.text) < _SHORT:
            return self._any.search(scan.text) is not None
        if self._kinds is None:
            return True
        return any(scan.kinds.find(kind) >= 0 for kind in self._kinds)

    @functools.cached_property
    def _narrow(self) -> Any:
        return self._table_of_units(*_NARROW)

    @functools.cached_property
    def _wide(self) -> Any:
        return self._table_of_units(*_WIDE)

    def _table_of_units(self, delete: int, expand: int) -> Any:
        np = numpy()
        units = np.arange(0x10000, dtype=np.uint16)
        for code, new in self.translation.items():
            # A surrogate here is half of a character; one that stands alone is in no array (see `units_of`).
            if code < 0x10000 and not _is_surrogate(code):
                units[code] = ord(new) if _is_one_unit(new) else expand if new else delete
        return units

    @functools.cached_property
    def _chain(self) -> tuple[tuple[str, str], ...]:
        """The table as replacements in a row; empty where it is large, or one would meet another's result."""
        if len(self.table) > _CHAIN_ENTRIES:  # asked first: WEB's table has 908,616 pairs to look at below
            return ()
        meets = any(char in new for new in self.table.values() for char in self.table)
        return () if meets else tuple(self.table.items())

    @functools.cached_property
    def _expands(self) -> bool:
        return any(new and not _is_one_unit(new) for new in self.table.values())

    @functools.cached_property
    def _leads(self) -> set[int]:
        """The first units of the table's own characters of two units."""
        return {0xD800 + ((code - 0x10000) >> 10) for code in self.translation if code > 0xFFFF}

    def _maps_units(self, text: str, units: Any) -> bool:
        """Whether a text with surrogate pairs can be mapped unit by unit: it has none of the table's, nor its marks.

        Comparing arrays costs a tenth of searching a wide string, and for each of the table's pairs that would be one.
        """
        if any((units == mark).any() for mark in _WIDE):
            return False
        if not any((units == lead).any() for lead in self._leads):
            return True
        return not any(char > BREAK and char in text for char in self.table)

    def __call__(self, scan: Scan, spared: Sequence[int] = ()) -> Scan:
        """The scan of the mapped text, ``spared`` positions (sorted) left alone; the same scan if nothing changes."""
        if not self.touches(scan):
            return scan
        text = scan.text
        if self._chain and len(text) < _CHAIN_LENGTH and not spared and text.count(_FATHA, 0, 300) < 6:
            return self._replace(scan)
        if self._kinds is not None and scan.count(self._kinds) * _FEW < len(text):
            return scan.edited(self._few(scan, self._kinds, spared))
        units = scan.units
        if units is None:
            return self._slow(scan, spared)
        if self._deleted_kinds:
            return self._delete_kinds(scan, spared)
        if len(units) == len(text):
            return self._carried(scan, self._take(scan, self._narrow, _NARROW, spared), spared)
        if not self._maps_units(text, units):
            return self._slow(scan, spared)
        at: Any = spared
        if spared:  # behind each character of two units, everything is one unit further on
            np = numpy()
            pairs = np.flatnonzero((units & 0xFC00) == 0xD800)
            at = np.array(spared)
            at = at + np.searchsorted(pairs - np.arange(len(pairs)), at, "left")
        return self._carried(scan, self._take(scan, self._wide, _WIDE, at), spared)

    def _replace(self, scan: Scan) -> Scan:
        """The table as a guarded chain of replacements."""
        text = scan.text
        for char, new in self._chain:
            if char in text:
                text = text.replace(char, new)
        return Scan(text) if text is not scan.text else scan

    def _take(self, scan: Scan, table: Any, marks: tuple[int, int], spared: Any) -> Scan:
        """The table as one look-up for each code unit; ``spared`` counts in units."""
        delete, expand = marks
        units = scan.units
        mapped = look_up(table, units)
        if len(spared):
            mapped[spared] = units[spared]
        expanding = (mapped == expand).nonzero()[0] if self._expands else ()
        news = [self.table[chr(unit)] for unit in units[expanding].tolist()] if len(expanding) else ()
        keep = mapped != delete
        deleted = len(units) - int(numpy().count_nonzero(keep))
        if deleted:
            mapped = kept(mapped, keep, deleted)
        if not news:
            new = text_of(mapped)
            return scan if not deleted and new == scan.text else Scan(new, units=mapped)
        # What becomes several characters kept its order when others went.
        pieces = self._split(mapped, expand)
        return Scan("".join(itertools.chain.from_iterable(zip(pieces, (*news, ""), strict=True))))

    def _covers(self, kinds: Iterable[int]) -> bool:
        """Whether the table has every character of these kinds."""
        have = kinds_of("".join(self.table))
        return all(have.count(kind) == how_many(kind) for kind in kinds)

    @functools.cached_property
    def _deleted_kinds(self) -> bytes:
        """The kinds that the table deletes whole, where that is all it does; empty otherwise."""
        only = self._kinds is not None and not any(self.table.values())
        return self._kinds if self._kinds and only and self._covers(self._kinds) else b""

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

    def _carried(self, scan: Scan, new: Scan, spared: Sequence[int]) -> Scan:
        """The mapped scan with what is known of it without reading it anew."""
        if new is scan or self._kinds_after is None:
            return new
        kinds = bytearray(scan.kinds.translate(self._kinds_after))
        for at in spared:
            kinds[at] = scan.kinds[at]
        digits = {*map(kind_of, self.table), *map(kind_of, self.table.values())} <= {DIGIT, EASTERN}
        return scan.mapped(new.text, new.units, bytes(kinds), digits)

    def _delete_kinds(self, scan: Scan, spared: Sequence[int]) -> Scan:
        """Delete every character of some kinds: comparing bytes costs a tenth of a look-up, and kinds are kept."""
        array = scan.array[:-1]
        keep = array != self._deleted_kinds[0]
        for kind in self._deleted_kinds[1:]:
            keep &= array != kind
        if spared:
            keep[spared] = True
        deleted = len(keep) - int(numpy().count_nonzero(keep))
        if not deleted:
            return scan
        units = scan.units
        units = kept(units, keep if len(units) == len(keep) else _per_unit(keep, units), deleted)
        return Scan(text_of(units), kept(array, keep, deleted).tobytes() + bytes((END,)), units)

    def _few(self, scan: Scan, kinds: bytes, spared: Sequence[int]) -> list[tuple[int, int, str]]:
        """The edits where the table's characters are few: cheaper than mapping the text, and its kinds are kept."""
        text, table = scan.text, self.table
        leave = frozenset(spared)
        return [(i, i + 1, table[text[i]]) for i in scan.positions(kinds) if text[i] in table and i not in leave]

    @staticmethod
    def _split(mapped: Any, expand: int) -> list[str]:
        """The text between the marks of expansion; a lone surrogate cannot be decoded, so another mark takes its place.

        The mark is a noncharacter that the text does not hold.
        """
        np = numpy()
        mark = next(code for code in range(0xFFFE, 0, -1) if not (mapped == code).any())
        return text_of(np.where(mapped == expand, np.uint16(mark), mapped)).split(chr(mark))

    def _slow(self, scan: Scan, spared: Sequence[int]) -> Scan:
        """The same for the rare text that has no array form."""
        if spared:
            layer = self.layer(scan, spared)
            return scan.edited(list(zip(layer.starts, layer.ends, layer.news, strict=True)))
        return Scan(scan.text.translate(self.translation))

    def hits(self, scan: Scan) -> list[int]:
        """Where the characters of this table stand, in order."""
        if not self.touches(scan):
            return []
        units = scan.units
        if units is None or len(units) != len(scan.text):
            return [m.start() for m in self._any.finditer(scan.text)]
        found: list[int] = look_up(self._mask, units).nonzero()[0].tolist()
        return found

    @functools.cached_property
    def _mask(self) -> Any:
        mask = numpy().zeros(0x10000, bool)
        for code in self.translation:
            if code < 0x10000:
                mask[code] = True
        return mask

    def layer(self, scan: Scan, spared: Sequence[int] = ()) -> Layer:
        """What this map changes, as offsets; neighbouring deletions are one."""
        starts: list[int] = []
        ends: list[int] = []
        news: list[str] = []
        text, table = scan.text, self.table
        leave = frozenset(spared)
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
