"""Marks that delimit code: those in protected spans, around attributes, around the keys and values of YAML and JSON.

Found from the kinds of the characters around the marks, so that text without code costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from arnorm._kinds import AT, COLON, DIGIT, FOREIGN, HASH, NEWLINE, OTHER, SPACE, UNDERSCORE
from arnorm._protect import spare_few
from arnorm._scan import Scan

__all__ = ["code_marks"]

# A key that stands at the start of its line or after { or a comma; quoted it is JSON's, bare it is YAML's.
_QUOTED_KEY = r'(?:^|[{,\n\uffff])\s*("[a-z_][\w-]*")$'
_BARE_KEY = r"[ \t]*(?:- )?[a-z_][\w-]*"
_REACH = 60
_KEY_ENDS = bytes((FOREIGN, DIGIT, UNDERSCORE))
_LONGEST_TAG = 2002
# What the first byte of a two-byte letter in UTF-8 looks like in Latin-1 (FixMojibake's evidence).
_LEADS = frozenset(map(chr, range(0xC2, 0xE0)))
# What a protected token holds, tags and keycaps apart.
_ANCHORS = (FOREIGN, AT, HASH, UNDERSCORE)


def code_marks(scan: Scan, places: Any, kinds: bytes) -> set[int]:
    """Those of the places that lie in a protected span (a URL, an HTML tag …), or delimit the value or the key of code.

    ``places`` is an array, ``kinds`` are those of the text with every end of a paragraph as NEWLINE.
    """
    text, array = scan.text, scan.array
    found = _protected(scan, places)
    # Ø” is more likely half of a letter read in the wrong encoding than a letter and a mark: rewritten, it would be
    # repaired to another letter.
    before = array[places - 1]
    found.update(at for at in places[(before == FOREIGN) | (before == OTHER)].tolist() if text[at - 1] in _LEADS)
    values: set[int] = set()
    if "=" in text:
        values.update(at for at in places[array[places - 1] == OTHER].tolist() if text[at - 1] == "=")
    if kinds.find(FOREIGN) >= 0:
        for at in places[(array[places - 1] == SPACE) & (array[places - 2] == COLON)].tolist():
            if kinds[at - 3] in _KEY_ENDS and _is_bare_key(text, at - 2):
                values.add(at)
        for at in places[array[places + 1] == COLON].tolist():
            if kinds[at - 1] in _KEY_ENDS and (key := _quoted_key(text, at + 1)):
                found |= {at + 1 - len(key), at}
                values.add(at + 3 if text[at + 2 : at + 3] == " " else at + 2)
    if values:
        found.update(_delimiters(text, kinds, places.tolist(), sorted(values)))
    return found


def _protected(scan: Scan, places: Any) -> set[int]:
    """Those of the places that lie in a protected span."""
    text, kinds, array = scan.text, scan.kinds, scan.array
    in_tag = [_may_be_in_tag(text, at) for at in places.tolist()] if "<" in text else []
    anchors = [anchor for anchor in _ANCHORS if kinds.find(anchor) >= 0]
    if not anchors:
        return set(spare_few(scan, places[in_tag].tolist())) if any(in_tag) else set()
    # Only marks in a token with an anchor are asked about: those that meet one before they meet a space, on either
    # side. (At the ends of the text the look-up goes round or stays; it may ask for one too many, never too few.)
    anchored = array == anchors[0]
    for anchor in anchors[1:]:
        anchored |= array == anchor
    stops = (anchored | (array == SPACE)).nonzero()[0]
    behind = stops.searchsorted(places)
    near = anchored[stops[behind - 1]] | anchored[stops.take(behind, mode="clip")]
    if in_tag:
        near |= in_tag
    return set(spare_few(scan, places[near].tolist()))


def _may_be_in_tag(text: str, at: int) -> bool:
    """Whether a < stands near before this place, and no > between."""
    left = text.rfind("<", max(0, at - _LONGEST_TAG), at)
    return left >= 0 and text.find(">", left, at) < 0


def _is_bare_key(text: str, end: int) -> bool:
    """Whether the line consists of a key up to here; it sees no more than what is near."""
    start = max(0, end - _REACH)
    line = max(text.rfind("\n", start, end), text.rfind("\uffff", start, end))
    if line < 0 and start:
        return False
    return re.fullmatch(_BARE_KEY, text[line + 1 : end], re.ASCII) is not None


def _quoted_key(text: str, end: int) -> str:
    """The quoted key that ends at this place, or nothing."""
    start = max(0, end - _REACH)
    m = re.search(_QUOTED_KEY, text[start:end], re.ASCII)
    return m[1] if m and (m.start() or not start or m[0][0] in "{,\n\uffff") else ""


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
