# cython: language_level=3, annotation_typing=False
"""One pass over a text, shared by all who read it: its characters' kinds, and whatever readers derive from them.

A `Scan` is what a step sees. Decisions are rare in a long text (about 4 numbers and 5 quote marks in 1,000 characters
of news), so a step asks for the positions of the few characters it is about and looks at those alone.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from arnorm._core import classes, kernels, kernels_kinds
from arnorm._core.classes import END, OTHER
from arnorm._core.edits import bad_edit
from arnorm._generated.kinds import ASTRAL

__all__ = ["Scan", "mask", "roles"]

T = TypeVar("T")
# Not so few edits are looked at one by one, nor kept with the scan: one for each 32 characters.
_FEW = 5
# Characters that are joined at a time: the pieces of a whole text would be a second copy of it.
_JOINED = 1 << 16
# The kinds of a longer text are forgotten before the next text is made, and read again of that: memory is dearer there.
_LONG = 1 << 22


@functools.lru_cache(256)
def mask(kinds: bytes) -> bytes:
    """256 bytes, 1 for each of these kinds."""
    return bytes(kind in kinds for kind in range(256))


def roles(bits: Mapping[int, bytes]) -> bytes:
    """256 bytes, each with the bits that have the kind among theirs."""
    found = bytearray(256)
    for bit, kinds in bits.items():
        for kind in kinds:
            found[kind] |= bit
    return bytes(found)


class Scan:
    """A text, the kinds of its characters, and what was derived from them; never changed once made.

    >>> scan = Scan("قال: 5 كتب")
    >>> scan.kinds
    b'aaa: 0 aaa$'
    >>> scan.positions(b"0")
    [5]
    """

    __slots__ = ("_before", "_derived", "_edits", "_kinds", "_old", "near", "page", "text")

    _derived: dict[Callable[[Scan], Any], Any] | None
    # What was derived from the text before an edit and may be carried over it, by the reader; and the edits.
    _before: dict[Callable[[Scan], Any], Any] | None
    _edits: Sequence[tuple[int, int, str]]
    # The kinds before the edits, and the edits, until somebody asks for the kinds: behind the last step nobody does.
    _old: tuple[bytes, Sequence[tuple[int, int, str]]] | None
    # What the blocks of the text are, once somebody asked (`arnorm.blocks.reading.page_of`). It is moved with the text
    # through edits and maps, and never read again.
    page: Any
    # The edits since the scan that a stage was given, if they are few.
    near: list[tuple[int, int, str]] | None

    def __init__(self, text: str, kinds: bytes | None = None) -> None:
        # A subclass of str (BeautifulSoup's, numpy's) is read as the plain text that it holds.
        self.text = text if type(text) is str else str.__str__(text)
        self._kinds = kinds
        self._derived = self._before = self._old = self.near = self.page = None

    @property
    def kinds(self) -> bytes:
        """One byte a character (the constants of `arnorm._core.classes`), and END after the last."""
        if self._kinds is None:
            if self._old is None:
                self._kinds = kernels.classify_text(self.text, classes.table(), ASTRAL, OTHER, END)
            else:
                size = len(self.text) + 1
                self._kinds = kernels_kinds.splice_kinds(*self._old, classes.table(), ASTRAL, OTHER, size)
                self._old = None
        return self._kinds

    def positions(self, kinds: bytes) -> list[int]:
        """The places of the characters of these kinds, in order, without the END after the text."""
        return kernels_kinds.find_places(self.kinds, mask(kinds))

    def derive(self, read: Callable[[Scan], T]) -> T:
        """What ``read`` makes of this scan, read once and shared by all who ask.

        A reader that has an attribute ``carry`` need not read all again after an edit: ``carry(scan, old, edits)`` must
        give what ``read(scan)`` would, from what was read before the edits.
        """
        derived = self._derived
        if derived is None:
            derived = self._derived = {}
        if read in derived:
            found: T = derived[read]
        elif self._before is not None and read in self._before:
            old = self._before.pop(read)  # with the text before
            found = derived[read] = read.carry(self, old, self._edits)  # type: ignore[attr-defined]
        else:
            found = derived[read] = read(self)
        return found

    def knows(self, read: Callable[[Scan], Any]) -> bool:
        """Whether this was read already, or before the edits that made this text (see `derive`)."""
        derived, before = self._derived, self._before
        return (derived is not None and read in derived) or (before is not None and read in before)

    def mapped(self, text: str, any_digits: bool) -> Scan:
        """The scan of a text made of this one.

        ``any_digits`` says that digits became other digits and nothing else changed: readers that take all sets of
        digits alike (they have an attribute ``any_digits``) need not read again.
        """
        scan = Scan(text)
        if any_digits and self._derived is not None:
            scan._derived = {read: found for read, found in self._derived.items() if hasattr(read, "any_digits")}
        return scan

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> Scan:
        """The scan of the text after these edits; the kinds are carried over, not read again.

        Raises ValueError where the edits are unsorted, overlap or leave the text.
        """
        if not edits:
            return self
        text = self.text
        if len(text) > _LONG:
            self._kinds = self._old = None
        pieces: list[str] = []
        edited = ""
        at = joined = 0
        for start, end, new in edits:
            if not at <= start <= end:
                raise bad_edit(start, end, new, at, len(text))
            if start - joined > _JOINED:
                edited += "".join(pieces)
                pieces = []
                joined = at
            pieces.append(text[at:start])
            if new != "":
                pieces.append(new)
            at = end
        if at > len(text):
            raise bad_edit(*edits[-1], at, len(text))
        pieces.append(text[at:])
        edited += "".join(pieces)
        if edited == text:
            return self
        del pieces
        scan = Scan(edited)
        if self.page is not None:
            scan.page = self.page.moved(edited, edits)
        scan._keep_edits(self, edits)
        return scan

    def _keep_edits(self, old: Scan, edits: Sequence[tuple[int, int, str]]) -> None:
        """Keep the edits that made this scan, the kinds before them, and what was derived then and may be carried."""
        if old._kinds is not None or old._old is not None:
            self._old = old.kinds, edits
            if len(edits) << _FEW <= len(self.text) and type(edits) is list:
                self.near = edits
        if old._derived is not None:
            self._before = {read: found for read, found in old._derived.items() if hasattr(read, "carry")}
            self._edits = edits
