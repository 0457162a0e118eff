"""A fused character map: any number of context-free character tables as one, applied in one vectorised pass."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from arnorm._edits import Layer, apply
from arnorm._kinds import BREAK, FOREIGN, LETTER, OTHER, SPACE
from arnorm._scan import Scan, kinds_of
from arnorm._vector import numpy, text_of

__all__ = ["CharMap", "fuse"]

# What a table holds for a character that goes, or becomes something other than one 16-bit character: values that no
# text mapped through that table can hold. For 16-bit arrays these are surrogates, which codes_of never puts there.
_SENTINELS = {2: (0xD800, 0xD801), 4: (0x110000, 0x110001)}

# Below this length numpy's call overhead costs more than str.translate does.
_SHORT = 100


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
        self._any = re.compile("[" + "".join(map(re.escape, table)) + "]") if table else re.compile(r"(?!)")

    @functools.cached_property
    def _kinds(self) -> bytes | None:
        """The kinds of the table's characters, or None where one of them is too common to tell anything."""
        kinds = set(kinds_of("".join(self.table)))
        return None if kinds & {LETTER, FOREIGN, SPACE, OTHER} else bytes(kinds)

    def touches(self, scan: Scan) -> bool:
        """Whether the map may change this text; False is certain."""
        if (self.keeps_ascii and scan.text.isascii()) or not self.table:
            return False
        if self._kinds is None or len(scan.text) < _SHORT:
            return bool(self._any.search(scan.text)) if len(scan.text) < _SHORT else True
        return any(scan.kinds.find(kind) >= 0 for kind in self._kinds)

    @functools.cache  # noqa: B019 -- two entries, and a map lives as long as its pipeline
    def _units(self, size: int) -> Any:
        """The table over code units of ``size`` bytes."""
        np = numpy()
        delete, expand = _SENTINELS[size]
        units = np.arange(0x10000, dtype=np.uint16 if size == 2 else np.uint32)
        for code, new in self.translation.items():
            if code < 0x10000:
                units[code] = ord(new) if len(new) == 1 and new <= BREAK else expand if new else delete
        return units

    @functools.cached_property
    def _expands(self) -> bool:
        return any(len(new) > 1 or max(char, new) > BREAK for char, new in self.table.items())

    def __call__(self, scan: Scan, spared: Collection[int] = ()) -> Scan:
        """The scan of the mapped text, ``spared`` positions left alone; the same scan where nothing changes."""
        text = scan.text
        if not self.touches(scan):
            return scan
        if len(text) < _SHORT and not spared:
            return Scan(text.translate(self.translation))
        np = numpy()
        codes = scan.codes
        size = codes.dtype.itemsize
        delete, expand = _SENTINELS[size]
        mapped = self._units(size).take(codes, mode="raise" if size == 2 else "clip")
        if size == 4:
            self._restore_astral(codes, mapped)
        if spared:
            at = np.fromiter(spared, np.int64, len(spared))
            mapped[at] = codes[at]
        expanding = np.flatnonzero(mapped == expand).tolist() if self._expands else ()
        keep = mapped != delete
        if not keep.all():
            mapped = np.compress(keep, mapped)
        elif np.array_equal(mapped, codes):
            return scan
        if not expanding:
            return Scan(text_of(mapped), codes=mapped)
        # What becomes several characters kept its order when others went.
        at = np.flatnonzero(mapped == expand)
        mapped[at] = 0
        news = (self.table[text[i]] for i in expanding)
        return Scan(apply(text_of(mapped), ((i, i + 1, new) for i, new in zip(at.tolist(), news, strict=True))))

    def _restore_astral(self, codes: Any, mapped: Any) -> None:
        """Put back what lies beyond the table, and mark there what the table changes."""
        np = numpy()
        beyond = codes > 0xFFFF
        np.copyto(mapped, codes, where=beyond)
        if any(code > 0xFFFF for code in self.translation):
            delete, expand = _SENTINELS[4]
            for i in np.flatnonzero(beyond).tolist():
                if (new := self.translation.get(int(codes[i]))) is not None:
                    mapped[i] = expand if new else delete

    def hits(self, scan: Scan) -> list[int]:
        """Where the characters of this table stand, in order."""
        if not self.touches(scan):
            return []
        if len(scan.text) < _SHORT:
            return [m.start() for m in self._any.finditer(scan.text)]
        np = numpy()
        codes = scan.codes
        found: list[int] = np.flatnonzero(self._mask.take(codes, mode="clip")).tolist()
        if codes.dtype.itemsize == 4:  # 0xFFFF stands for itself and for everything beyond it
            found = [i for i in found if scan.text[i] in self.table]
        return found

    @functools.cached_property
    def _mask(self) -> Any:
        np = numpy()
        mask = np.zeros(0x10000, np.bool_)
        for code in self.translation:
            mask[min(code, 0xFFFF)] = True
        return mask

    def layer(self, scan: Scan, spared: Collection[int] = ()) -> Layer:
        """What this map changes, as offsets; neighbouring deletions are one."""
        starts: list[int] = []
        ends: list[int] = []
        news: list[str] = []
        text, table = scan.text, self.table
        for i in self.hits(scan):
            if i in spared:
                continue
            new = table[text[i]]
            if not new and ends and ends[-1] == i and not news[-1]:
                ends[-1] = i + 1
                continue
            starts.append(i)
            ends.append(i + 1)
            news.append(new)
        return Layer(starts, ends, news)
