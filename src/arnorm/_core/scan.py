"""One pass over a text, shared by all who read it: its characters' kinds, and whatever readers derive from them.

A `Scan` is what a step sees. Decisions are rare in a long text (about 4 numbers and 5 quote marks in 1,000 characters
of news), so a step asks for the positions of the few characters it is about and looks at those alone.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from arnorm._core import classes
from arnorm._core.classes import BREAK, END
from arnorm._core.edits import bad_edit
from arnorm._core.vector import look_up, numpy, text_of, units_of

__all__ = ["Scan", "kinds_of"]

T = TypeVar("T")
_END = bytes((END,))
_HUGE = 1 << 22  # from here on memory counts for more than a second encoding
_SEVERAL = 16  # finding so many one by one takes no longer than NumPy's first call
_LONG = 3000  # below, numpy's calls cost more than they save
_UNREAD: Any = object()

# The first unit of every character of the astral Arabic block, U+10EC0-10EFF.
_ARABIC_SURROGATE = 0xD803


@functools.cache
def _kind_table() -> Any:
    np = numpy()
    return np.frombuffer(classes.table(), np.uint8)


@functools.lru_cache(4096)
def kinds_of(text: str) -> bytes:
    """The kinds of a short text, without the closing END; replacements are few and come again and again."""
    table = classes.table()
    return bytes(table[ord(c)] if ord(c) < 0x10000 else classes.kind_of(c) for c in text)


def _classify(text: str, units: Any) -> bytes:
    """The kinds of a text, END included."""
    if units is None:
        table = classes.table()
        return bytes(table[ord(c)] if ord(c) < 0x10000 else classes.kind_of(c) for c in text) + _END
    np = numpy()
    kinds = look_up(_kind_table(), units)
    if len(units) != len(text):  # a pair of surrogates is one character: keep the kind of its first unit
        first = (units & 0xFC00) != 0xDC00
        arabic = np.flatnonzero(units == _ARABIC_SURROGATE)
        kinds[arabic] = [classes.kind_of(text_of(units[i : i + 2])) for i in arabic.tolist()]
        kinds = np.compress(first, kinds)
    return bytes(kinds.tobytes()) + _END


def _places(kinds: bytes, kind: int) -> Iterator[int]:
    """Where the characters of a kind stand; the END behind the text is none."""
    at, end = kinds.find(kind), len(kinds) - 1
    while 0 <= at < end:
        yield at
        at = kinds.find(kind, at + 1)


class Scan:
    """A text, the kinds of its characters, and what was derived from them; never changed once made.

    >>> scan = Scan("قال: 5 كتب")
    >>> scan.kinds
    b'aaa: 0 aaa$'
    >>> scan.positions(b"0")
    [5]
    """

    __slots__ = ("_before", "_derived", "_kinds", "_units", "text")

    def __init__(self, text: str, kinds: bytes | None = None, units: Any = _UNREAD) -> None:
        self.text = text
        self._kinds = kinds
        self._units = units if len(text) < _HUGE else _UNREAD
        self._derived: dict[Callable[[Scan], Any], Any] = {}
        # What was derived from the text before an edit and may be carried over it, by the reader; and the edits.
        self._before: tuple[dict[Callable[[Scan], Any], Any], Sequence[tuple[int, int, str]]] | None = None

    @property
    def units(self) -> Any:
        """The text as a numpy array of UTF-16 code units; None for a text with lone surrogates."""
        if self._units is not _UNREAD:
            return self._units
        units = units_of(self.text)
        if len(self.text) < _HUGE:
            self._units = units
        return units

    @property
    def kinds(self) -> bytes:
        """One byte a character (the constants of `arnorm._core.classes`), and END behind the last."""
        if self._kinds is None:
            self._kinds = _classify(self.text, self.units)
        return self._kinds

    @property
    def array(self) -> Any:
        """The kinds as a numpy array, END included; no copy."""
        np = numpy()
        return np.frombuffer(self.kinds, np.uint8)

    def positions(self, kinds: bytes) -> list[int]:
        """Where the characters of these kinds stand, in order."""
        have = self.kinds
        if len(have) < _LONG and self.count(kinds) <= _SEVERAL:
            return sorted(at for kind in kinds for at in _places(have, kind))
        array = self.array[:-1]
        mask = array == kinds[0]
        for kind in kinds[1:]:
            mask |= array == kind
        found: list[int] = mask.nonzero()[0].tolist()
        return found

    def count(self, kinds: bytes) -> int:
        """How many characters are of these kinds."""
        have = self.kinds
        if len(have) < _LONG:
            return sum(map(have.count, kinds)) - (END in kinds)
        # `bytes.count` takes a nanosecond a character, an array a tenth of that.
        array, np = self.array[:-1], numpy()
        return sum(int(np.count_nonzero(array == kind)) for kind in kinds)

    def derive(self, read: Callable[[Scan], T]) -> T:
        """What ``read`` makes of this scan, read once and shared by all who ask.

        A reader that has an attribute ``carry`` need not read all again after an edit: ``carry(scan, old, edits)`` must
        give what ``read(scan)`` would, from what was read before the edits.
        """
        if read not in self._derived:
            old, edits = self._before or ({}, ())
            self._derived[read] = read.carry(self, old[read], edits) if read in old else read(self)  # type: ignore[attr-defined]
        found: T = self._derived[read]
        return found

    def knows(self, read: Callable[[Scan], Any]) -> bool:
        """Whether this was read already, or before the edits that made this text (see `derive`)."""
        return read in self._derived or (self._before is not None and read in self._before[0])

    def breaks(self) -> int:
        """How many separators of a batch the text holds."""
        if len(self.text) < _LONG or self.units is None:
            return self.text.count(BREAK)
        # Counting in an array takes a tenth of the time that counting in a wide string does.
        return int(numpy().count_nonzero(self.units == ord(BREAK)))

    def mapped(self, text: str, units: Any, kinds: bytes, any_digits: bool) -> Scan:
        """The scan of a text with other characters at the same places, whose kinds are known.

        ``any_digits`` says that digits became other digits: readers that take all sets of digits alike (they have an
        attribute ``any_digits``) need not read again.
        """
        scan = Scan(text, kinds, units)
        if any_digits:
            scan._derived = {read: found for read, found in self._derived.items() if hasattr(read, "any_digits")}
        return scan

    def documents(self) -> list[tuple[int, int]]:
        """The spans of the texts that a batch joined (the whole text, where it is one)."""
        ends = self.positions(_END)
        return list(zip([0, *(at + 1 for at in ends)], [*ends, len(self.text)], strict=True))

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> Scan:
        """The scan of the text after these edits; the kinds are carried over, not read again.

        Raises ValueError where the edits are unsorted, overlap or leave the text.
        """
        if not edits:
            return self
        text, have = self.text, self._kinds
        pieces: list[str] = []
        kinds: list[bytes] = []
        at = 0
        for start, end, new in edits:
            if not at <= start <= end:
                raise bad_edit(start, end, new, at, len(text))
            pieces.append(text[at:start])
            pieces.append(new)
            if have is not None:
                kinds.append(have[at:start])
                kinds.append(kinds_of(new))
            at = end
        if at > len(text):
            raise bad_edit(*edits[-1], at, len(text))
        pieces.append(text[at:])
        edited = "".join(pieces)
        if edited == text:
            return self
        scan = Scan(edited, None if have is None else b"".join((*kinds, have[at:])))
        old = {read: found for read, found in self._derived.items() if hasattr(read, "carry")}
        scan._before = (old, edits) if old else None
        return scan
