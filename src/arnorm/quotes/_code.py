"""Marks that are part of something else: in protected spans (URLs, tags), escaped, or bytes of another encoding.

Code and data are told from prose before (`arnorm.blocks`). Found from the kinds of the characters around the marks, so
that text without code costs next to nothing.
"""

from __future__ import annotations

from arnorm._arabic.mojibake import completes_a_character
from arnorm._arabic.protect import ANCHORS, in_tag, protected_of_few
from arnorm._core import classes as k
from arnorm._core import kernels_quotes
from arnorm._core.scan import Scan, mask, roles

__all__ = ["ROLES", "code_marks", "may_be_code"]

_CODE_SIGNS = bytes((*ANCHORS, k.OTHER))
ROLES = roles(
    {
        kernels_quotes.MARK: bytes((k.QUOTE,)),
        kernels_quotes.ANCHOR: ANCHORS,
        kernels_quotes.OTHER: bytes((k.OTHER,)),
        kernels_quotes.SLASH: bytes((k.SLASH,)),
        kernels_quotes.AMPERSAND: bytes((k.AMPERSAND,)),
        kernels_quotes.COMMA: bytes((k.COMMA,)),
    }
)
_CODED = kernels_quotes.ANCHOR | kernels_quotes.OTHER


def code_marks(scan: Scan, kinds: bytes, places: list[int], seen: int) -> set[int]:
    """Those of the places that lie in a protected span (a URL, an HTML tag …), are escaped, or are part of a character.

    ``kinds`` have NEWLINE for each layout gap, ``seen`` the bits of them all (`ROLES`).
    """
    text = scan.text
    if not (seen & _CODED or (seen & kernels_quotes.SLASH and "\\" in text)):
        return set()
    odd = kernels_quotes.list_beside(kinds, places, _NOT_WHOLE, _ODD)
    found = {at for at in odd if _is_part(text, kinds, at)}
    found.update(_protected(scan, [at for at in places if at not in found] if found else places))
    return found


def may_be_code(text: str, kinds: bytes) -> bool:
    """Whether the text has what code is written with."""
    return "[" in text or "\\" in text or any(map(kinds.__contains__, _CODE_SIGNS))


# Beside these kinds a mark may be a byte of a character in another encoding: after all but these, before those.
_WHOLE = bytes(
    (k.SPACE, k.LETTER, k.MARK, k.FORM, k.NEWLINE, k.END, k.DIGIT, k.EASTERN, k.COMMA, k.COLON, k.BANG, k.CLOSE)
)
_NOT_WHOLE = mask(bytes(kind for kind in k.ANY if kind not in _WHOLE))
_ODD = mask(bytes((k.FOREIGN, k.OTHER, k.TATWEEL, k.INVISIBLE)))


def _is_part(text: str, kinds: bytes, at: int) -> bool:
    """Whether a mark is escaped, or may be a byte of a character in another encoding."""
    if _NOT_WHOLE[kinds[at - 1]]:
        if text[at - 1] == "\\":
            return True
        if text[at - 1] > "\x7f" and completes_a_character(text, at):
            return True
    return _ODD[kinds[at + 1]] != 0 and text[at + 1] > "\x7f" and completes_a_character(text, at)


def _protected(scan: Scan, places: list[int]) -> list[int]:
    """Those of the places that lie in a protected span."""
    text = scan.text
    near = kernels_quotes.list_near(scan.kinds, places, ROLES, k.SPACE)
    if "<" in text:
        near = sorted({*near, *(at for at in places if in_tag(text, at))})
    return protected_of_few(scan, near) if near else []
