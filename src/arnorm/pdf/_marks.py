"""Marks that an extractor set apart from their letters: المقد َّم for المقدَّم, مليو ًنا for مليونًا."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm.pdf._words import weight

__all__ = ["marks"]

Edit = tuple[int, int, str]

_LETTERS = "\u0621-\u063a\u0641-\u064a"
_MARKS = "\u064b-\u0652\u0670"
_APART = re.compile(f"(?<=[{_LETTERS}]) +([{_MARKS}]+)([{_LETTERS}]?)")
_BEFORE = re.compile(f"[{_LETTERS}{_MARKS}\u0640\ufffd]*$")
_BEHIND = re.compile(f"[{_LETTERS}{_MARKS}\u0640\ufffd]*")
_NO_LETTERS = re.compile(f"[{_MARKS}\u0640\ufffd]+")
_LONGEST = 40


def marks(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that join what a mark after a space parts, and other marks after spaces in a text that has such."""
    if not any(" " + mark in text for mark in "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"):
        return
    apart = list(_APART.finditer(text))
    parting = [m for m in apart if m[2] and _is_one_word(text, m)]
    if not parting:
        return
    for m in apart:
        if not m[2]:
            yield m.start(), m.end(), m[1]
        elif m in parting:
            # The tanween before an alef is drawn on the letter between them.
            on_next = m[1] == "\u064b" and text[m.end() : m.end() + 1] == "ا"
            yield m.start(), m.end(), m[2] + m[1] if on_next else m[1] + m[2]


def _is_one_word(text: str, m: re.Match[str]) -> bool:
    """Whether what stands before and behind the space is one word rather than two."""
    before = _BEFORE.search(text, max(0, m.start() - _LONGEST), m.start())
    behind = _BEHIND.match(text, m.start(2), m.start(2) + _LONGEST)
    first, second = (_NO_LETTERS.sub("", part[0]) if part else "" for part in (before, behind))
    return weight(first + second) > max(0.0, min(weight(first), weight(second)) - 3)
