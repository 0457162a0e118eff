"""Marks that are part of something else: in protected spans (URLs, tags), escaped, or bytes of another encoding.

Code and data are told from prose before (`arnorm.blocks`). Found from the kinds of the characters around the marks, so
that text without code costs next to nothing.
"""

from __future__ import annotations

from arnorm._arabic.mojibake import completes_a_character
from arnorm._arabic.protect import ANCHORS, in_tag, protected_of_few
from arnorm._core import classes as k
from arnorm._core import kernels_quotes
from arnorm._core.scan import Scan, roles

__all__ = ["code_marks", "list_marks", "may_be_code"]

_CODE_SIGNS = bytes((*ANCHORS, k.OTHER))
_ROLES = roles(
    {
        kernels_quotes.MARK: bytes((k.QUOTE,)),
        kernels_quotes.ANCHOR: ANCHORS,
        kernels_quotes.OTHER: bytes((k.OTHER,)),
        kernels_quotes.SLASH: bytes((k.SLASH,)),
        kernels_quotes.TYPED: bytes((k.AMPERSAND, k.COMMA)),
    }
)


def list_marks(scan: Scan) -> tuple[list[int], bool, bool]:
    """The places of the marks; whether some may be code, and whether there may be marks typed with other characters."""
    places, seen = kernels_quotes.list_marks(scan.kinds, _ROLES)
    coded = seen & (kernels_quotes.ANCHOR | kernels_quotes.OTHER) or (seen & kernels_quotes.SLASH and "\\" in scan.text)
    return places, coded != 0, seen & kernels_quotes.TYPED != 0


def code_marks(scan: Scan, kinds: bytes, places: list[int]) -> set[int]:
    """Those of the places that lie in a protected span (a URL, an HTML tag …), are escaped, or are part of a character.

    ``kinds`` are those of the text with every end of a paragraph as k.NEWLINE.
    """
    text = scan.text
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
    near = kernels_quotes.list_near(scan.kinds, places, _ROLES, k.SPACE)
    if "<" in text:
        near = sorted({*near, *(at for at in places if in_tag(text, at))})
    return protected_of_few(scan, near) if near else []
