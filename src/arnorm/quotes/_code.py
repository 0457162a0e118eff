"""Marks that are part of something else: in protected spans (URLs, tags), escaped, or bytes of another encoding.

Code and data are told from prose before (`arnorm.blocks`). Found from the kinds of the characters around the marks, so
that text without code costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._arabic.mojibake import completes_a_character
from arnorm._arabic.protect import ANCHORS, in_tag, protected_of_few
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan

__all__ = ["code_marks", "may_be_code"]

_SPACE = bytes((k.SPACE,))
_CODE_SIGNS = bytes((*ANCHORS, k.OTHER))


def code_marks(scan: Scan, kinds: bytes, places: list[int]) -> set[int]:
    """Those of the places that lie in a protected span (a URL, an HTML tag …), are escaped, or are part of a character.

    ``kinds`` are those of the text with every end of a paragraph as k.NEWLINE.
    """
    text = scan.text
    if not (may_be_code(text, kinds) or "`" in text):
        return set()
    found = {at for at in places if _is_part(text, kinds, at)}
    found.update(_protected(scan, [at for at in places if at not in found] if found else places))
    return found


def may_be_code(text: str, kinds: bytes) -> bool:
    """Whether the text has what code is written with."""
    return "[" in text or "\\" in text or any(map(kinds.__contains__, _CODE_SIGNS))


# Beside these kinds a mark may be a byte of a character in another encoding: after all but these, before those.
_WHOLE = frozenset(
    (k.SPACE, k.LETTER, k.MARK, k.FORM, k.NEWLINE, k.DIGIT, k.EASTERN, k.COMMA, k.COLON, k.BANG, k.CLOSE)
)
_ODD = frozenset((k.FOREIGN, k.OTHER, k.TATWEEL, k.INVISIBLE))


def _is_part(text: str, kinds: bytes, at: int) -> bool:
    """Whether a mark is escaped, or may be a byte of a character in another encoding."""
    if kinds[at - 1] not in _WHOLE:
        if text[at - 1] == "\\":
            return True
        if text[at - 1] > "\x7f" and completes_a_character(text, at):
            return True
    return kinds[at + 1] in _ODD and text[at + 1] > "\x7f" and completes_a_character(text, at)


def _protected(scan: Scan, places: list[int]) -> list[int]:
    """Those of the places that lie in a protected span."""
    text = scan.text
    near = list(_near(scan.kinds, places))
    if "<" in text:
        near = sorted({*near, *(at for at in places if in_tag(text, at))})
    return protected_of_few(scan, near) if near else []


_ANCHOR = lazy_pattern(b"[" + re.escape(ANCHORS) + b"]")


def _near(kinds: bytes, places: list[int]) -> Iterator[int]:
    """Those of the places that meet an anchor before they meet a space, on either side."""
    end, is_near = None, False
    for at in places:
        if end is None or at >= end:  # else the same as of the one before
            start, end = kinds.rfind(_SPACE, None, at), kinds.find(_SPACE, at)
            end = end if end > at else len(kinds)
            is_near = _ANCHOR.search(kinds, start, end) is not None
        if is_near:
            yield at
