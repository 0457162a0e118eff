"""Marks that delimit code: those in protected spans, around attributes, around the keys and values of YAML and JSON.

Found from the kinds of the characters around them, so that text without code costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._kinds import DIGIT, FOREIGN, NEWLINE, UNDERSCORE
from arnorm._protect import spare
from arnorm._scan import Scan

__all__ = ["code_marks"]

# A key that stands at the start of its line or after { or a comma; quoted it is JSON's, bare it is YAML's.
_QUOTED_KEY = r'(?:^|[{,\n\uffff])\s*("[a-z_][\w-]*")$'
_BARE_KEY = r"(?:^|[\n\uffff])[ \t]*(?:- )?[a-z_][\w-]*$"
_REACH = 60
_KEY_ENDS = bytes((FOREIGN, DIGIT, UNDERSCORE))


def code_marks(scan: Scan, places: list[int], kinds: bytes) -> set[int]:
    """Those of the places that lie in a protected span (a URL, an HTML tag …), or delimit the value or the key of code.

    ``kinds`` are those of the text with every end of a paragraph as NEWLINE.
    """
    text = scan.text
    found = set(spare(scan, places))
    values: set[int] = set()
    if "=" in text:
        values.update(at + 1 for at in _finds(kinds, b"oq") if text[at] == "=")
    if kinds.find(FOREIGN) >= 0:
        for at in _finds(kinds, b": q"):
            if kinds[at - 1] in _KEY_ENDS and _before(text, at, _BARE_KEY):
                values.add(at + 2)
        for at in _finds(kinds, b"q:"):
            if kinds[at - 1] in _KEY_ENDS and (key := _before(text, at + 1, _QUOTED_KEY)):
                found |= {at + 1 - len(key[1]), at}
                values.add(at + 3 if text[at + 2 : at + 3] == " " else at + 2)
    if values:
        found.update(_delimiters(text, kinds, places, sorted(values)))
    return found


def _finds(kinds: bytes, pattern: bytes) -> Iterator[int]:
    at = -1
    while (at := kinds.find(pattern, at + 1)) >= 0:
        yield at


def _before(text: str, end: int, pattern: str) -> re.Match[str] | None:
    """The match of a pattern that ends at this place; it sees no more than what is near."""
    start = max(0, end - _REACH)
    m = re.search(pattern, text[start:end], re.ASCII)
    return m if m and (m.start() or not start or m[0][0] in "{,\n\uffff") else None


def _delimiters(text: str, kinds: bytes, places: list[int], values: list[int]) -> Iterator[int]:
    """The straight marks that open a value at one of these places, each with the next of its kind in the line."""
    i, count = 0, len(places)
    for at in values:
        while i < count and places[i] < at:
            i += 1
        if i == count:
            return
        if places[i] != at or text[at] not in "\"'":  # not a mark, or one inside the value before
            continue
        yield at
        i += 1
        while i < count and kinds.find(NEWLINE, places[i - 1], places[i]) < 0:
            i += 1
            if text[places[i - 1]] == text[at]:
                yield places[i - 1]
                break
