"""What a reader cannot see in a text, and what it spells."""

from __future__ import annotations

import dataclasses
import functools

from arnorm._core.remember import Found
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm.invisibles import INVISIBLE, Kept, StripInvisibles

__all__ = ["Hidden", "find_hidden"]

_FIRST_TAG = 0xE0000  # U+E0020-E007E spell U+0020-007E
_FIRST_SELECTOR, _FIRST_MORE_SELECTOR, _FEW_SELECTORS = 0xFE00, 0xE0100, 16


@dataclasses.dataclass(frozen=True, slots=True)
class Hidden(Found):
    """A run of characters of one kind that a reader cannot see.

    ``text`` is ``text[start:end]``. ``kind`` is a name that `StripInvisibles` has in ``keep``: "bidi", "joiners",
    "zero_width", "soft_hyphen", "controls", "tags" or "selectors". ``spells`` is the text that tags or selectors
    stand for, "" if they stand for none.
    """

    start: int
    end: int
    text: str
    kind: Kept
    spells: str = ""


def find_hidden(text: str) -> list[Hidden]:
    r"""Find what a reader cannot see: the characters that `StripInvisibles` deletes, run by run.

    What is seen is not listed: parts of emoji, flags and variants of characters, and the non-joiner in Persian text.
    Tags spell ASCII; selectors 1 to 256 stand for the bytes of a text in UTF-8, as programs that hide text write them.

    Returns sorted, disjoint spans: code points, end exclusive. Raises TypeError for anything but a str. Tables: those
    of `StripInvisibles`.

    >>> hidden = "".join(chr(0xE0000 + ord(char)) for char in "ignore this")
    >>> find_hidden("تحويل" + hidden)[0].spells
    'ignore this'
    >>> [(one.start, one.kind) for one in find_hidden("الع\u200bربية\u202e")]
    [(3, 'zero_width'), (8, 'bidi')]
    """
    check_text(text, by="find_hidden")
    found: list[Hidden] = []
    for start, end, _ in StripInvisibles().edits(Scan(text)):
        found += _split_kinds(text, start, end)
    return found


def _split_kinds(text: str, start: int, end: int) -> list[Hidden]:
    """Split deleted characters into runs of one kind."""
    kinds = _load_kinds()
    found = []
    at = start
    for to in range(start + 1, end + 1):
        if to == end or kinds[text[to]] != kinds[text[at]]:
            run, kind = text[at:to], kinds[text[at]]
            found.append(Hidden(at, to, run, kind, _read_hidden_text(run, kind)))
            at = to
    return found


@functools.cache
def _load_kinds() -> dict[str, Kept]:
    return {char: kind for kind, chars in INVISIBLE.items() for char in chars}


def _read_hidden_text(run: str, kind: Kept) -> str:
    """Return the text that tags or selectors stand for."""
    if kind == "tags":
        return "".join(chr(ord(char) - _FIRST_TAG) for char in run if 0x20 <= ord(char) - _FIRST_TAG <= 0x7E)
    if kind != "selectors":
        return ""
    data = bytes(
        code - _FIRST_SELECTOR if code < _FIRST_MORE_SELECTOR else code - _FIRST_MORE_SELECTOR + _FEW_SELECTORS
        for code in map(ord, run)
    )
    read = data.decode("utf-8", "replace")
    return read if "\ufffd" not in read and read.isprintable() else ""
