"""Marks of code: in protected spans, around attributes, around keys and values of YAML and JSON; escaped ones.

Found from the kinds of the characters around the marks, so that text without code costs next to nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from arnorm._arabic.mojibake import completes_a_character
from arnorm._arabic.protect import ANCHORS, in_tag, protected_of_few
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import line_start, near_before, up_to

__all__ = ["code_marks", "may_be_code"]

# A key that stands at the start of its line or after { or a comma; quoted it is JSON's, bare it is YAML's.
_QUOTED_KEY = r'(?:^|[{,\n])\s*(?P<key>"_*[a-z][\w-]*"|\'_*[a-z][\w-]*\')$'
_BARE_KEY = r"[ \t]*(?:- )?_*[a-z][\w-]*"
_REACH = 60
_KEY_ENDS = bytes((k.FOREIGN, k.DIGIT, k.UNDERSCORE))
_SPACE = bytes((k.SPACE,))
_SIGNS = bytes((*ANCHORS, k.OTHER))


def code_marks(scan: Scan, kinds: bytes, places: list[int]) -> set[int]:
    """Those of the places that lie in a protected span (a URL, an HTML tag …), or delimit the value or the key of code.

    ``kinds`` are those of the text with every end of a paragraph as k.NEWLINE.
    """
    text = scan.text
    if not (may_be_code(text, kinds) or "`" in text):
        return set()
    found, values = _beside_code(text, kinds, places)
    if values:
        found.update(_delimiters(text, kinds, places, values))
    found.update(_protected(scan, [at for at in places if at not in found] if found else places))
    return found


def may_be_code(text: str, kinds: bytes) -> bool:
    """Whether the text has what code is written with."""
    return "[" in text or "\\" in text or any(map(kinds.__contains__, _SIGNS))


# After these no value of code begins, and no character of another encoding ends; a mark before these is none either.
_PLAIN = frozenset((k.LETTER, k.MARK, k.FORM, k.NEWLINE, k.DIGIT, k.EASTERN, k.COMMA, k.COLON, k.BANG, k.CLOSE))
_ODD = frozenset((k.FOREIGN, k.OTHER, k.TATWEEL, k.INVISIBLE))


def _beside_code(text: str, kinds: bytes, places: list[int]) -> tuple[set[int], set[int]]:
    """The marks that are a key's or may be bytes of another character, and where a value of code opens."""
    found, values = set(), set()
    for at in places:
        left, right = kinds[at - 1], kinds[at + 1]
        if left == k.SPACE:
            if kinds[at - 2] in _BEFORE_VALUES and _opens_value(text, kinds, at):
                values.add(at)
        elif left not in _PLAIN:
            if text[at - 1] == "=" or _opens_argument(text, kinds, at):
                values.add(at)
            elif _belongs(text, at):
                found.add(at)
        if right == k.COLON:
            if left in _KEY_ENDS and (key := _quoted_key(text, at + 1)):
                found |= {at + 1 - len(key), at}
                values.add(at + 2 + text.startswith(" ", at + 2))
        elif right in _ODD and text[at + 1] > "\x7f" and completes_a_character(text, at):
            found.add(at)
    return found, values


def _belongs(text: str, at: int) -> bool:
    """Whether a mark is escaped, part of a string of code, or may end a character of another encoding."""
    before = text[at - 1]
    return before == "\\" or (before > "\x7f" and completes_a_character(text, at))


_BEFORE_VALUES = frozenset((k.COLON, k.FOREIGN, k.OTHER))
_PREFIXES = frozenset("rbufRBUF")  # of strings: r"…"


def _opens_argument(text: str, kinds: bytes, at: int) -> bool:
    """Whether a mark after a bracket opens an argument of a call, a key, or the first of a list of strings."""
    if kinds[at - 1] == k.FOREIGN and text[at - 1] in _PREFIXES:
        at -= 1
    if text[at - 1] not in "([":
        return False
    return kinds[at - 2] in _CALLABLE or _LIST.match(text, at - 1) is not None


def _opens_value(text: str, kinds: bytes, at: int) -> bool:
    """Whether a mark after a space opens the value of a bare key, or of an option of a command."""
    if kinds[at - 2] == k.FOREIGN:
        return _OPTION.search(text, at - _REACH, at) is not None
    if kinds[at - 2] == k.OTHER:
        return text[at - 2] == "=" and _ASSIGNED.search(text, at - _REACH, at) is not None
    return kinds[at - 3] in _KEY_ENDS and _is_bare_key(text, at - 2)


# What the name of a function or a variable ends with: print("…"), x["…"].
_CALLABLE = frozenset((k.FOREIGN, k.UNDERSCORE))
_LIST = lazy_pattern(r"""\[(["'])[^"'\n]{0,80}\1(?: ?, ?\1[^"'\n]{0,80}\1)+""")  # of two strings at least
# An option of a command, -m "…", and what prints or gives back: echo "…".
_OPTION = lazy_pattern(r"(?<![\w-])(?:--?[A-Za-z][\w-]*|echo|printf|return|raise|throw|yield|grep|sed|awk) $")
# A variable, and what it becomes or is compared to.
_ASSIGNED = lazy_pattern(r"[A-Za-z_][\w.]*(?:\[[^\]\n]{1,20}\])? ?(?:[-+*|.]?=|==|!=|:=) $")
# What parts two strings of one call or list.
_NEXT = lazy_pattern(r"""(?: ?, ?[rbuf]?|\]\[)(?=["'])""")


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


@functools.cache
def _bare_key() -> re.Pattern[str]:
    return re.compile(_BARE_KEY, re.ASCII)


@functools.cache
def _quoted() -> re.Pattern[str]:
    return re.compile(_QUOTED_KEY, re.ASCII)


def _is_bare_key(text: str, end: int) -> bool:
    """Whether the line consists of a key up to here; it sees no more than what is near."""
    start = line_start(text, end, _REACH)
    return up_to(text, start) in ("", "\n") and _bare_key().fullmatch(text, start, end) is not None


def _quoted_key(text: str, end: int) -> str:
    """The quoted key that ends at this place, or nothing."""
    key = _quoted().search(text, near_before(end, _REACH), end)
    return key["key"] if key else ""


def _delimiters(text: str, kinds: bytes, places: list[int], values: set[int]) -> Iterator[int]:
    """The straight marks that open a value at one of these places, each with the next of its kind in the line."""
    opened, end = "", None  # which mark a value was opened with, and where its line ends
    for at in places:
        if end is None or at > end:
            opened, end = "", kinds.find(k.NEWLINE, at)
        if opened:
            if text[at] == opened and text[at - 1] != "\\":
                yield at
                opened = ""
                if following := _NEXT.match(text, at + 1):
                    values.add(following.end())
        elif at in values and text[at] in "\"'":
            yield at
            opened = text[at]
