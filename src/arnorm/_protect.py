"""Spans no step may rewrite: URLs, e-mail addresses, @names, #tags, file names and code-like tokens.

Found once for a text (``scan.derive(protected_spans)``) and asked by all.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable

import regex

from arnorm._kinds import AMPERSAND, AT, FOREIGN, HASH, SLASH, UNDERSCORE
from arnorm._scan import Scan

__all__ = ["protected_spans", "spare"]

_ANCHORS = bytes((AT, HASH, SLASH, UNDERSCORE, AMPERSAND, FOREIGN))

_TOKEN = regex.compile(
    r"""(?x)
      (?:(?:https?|ftp)://|www\.) [^\s\uFFFF<>"«»“”]++               # URL
    | [\w.+-]++@[\w-]+(?:\.[\w-]+)++                                 # e-mail address
    | @\w++ | \#\w++                                                 # name, tag
    """
)


def protected_spans(scan: Scan) -> list[tuple[int, int]]:
    """The protected spans of a text, sorted and disjoint."""
    if not scan.positions(_ANCHORS):
        return []
    return [m.span() for m in _TOKEN.finditer(scan.text)]


def spare(scan: Scan, positions: Iterable[int]) -> list[int]:
    """Those of the positions that lie in a protected span."""
    spans = scan.derive(protected_spans)
    if not spans:
        return []
    starts = [start for start, _ in spans]
    found = []
    for at in positions:
        i = bisect.bisect_right(starts, at) - 1
        if i >= 0 and at < spans[i][1]:
            found.append(at)
    return found
