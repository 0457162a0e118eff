"""Layout that says something: what ends a line."""

from __future__ import annotations

from arnorm._arabic.marks import UNSEEN
from arnorm._core.classes import GAP, LINE_ENDS, NAMED, NO_BREAK_SPACES
from arnorm._core.patterns import lazy_pattern

__all__ = ["GAP_SPACES", "LINE_END"]

# Scraped pages separate headlines by this many no-break spaces, or more: a layout gap, which becomes a line end.
GAP_SPACES = 3
# What ends a line, or will once `CollapseWhitespace` has run.
LINE_END = lazy_pattern(
    rf"[{LINE_ENDS}]|[{NO_BREAK_SPACES}](?:[ {NAMED[GAP]}{UNSEEN}]*?[{NO_BREAK_SPACES}]){{{GAP_SPACES - 1}}}"
)
