"""Layout that says something: blocks of code, and lists inside lists."""

from __future__ import annotations

import re

from arnorm._arabic.marks import QUOTES, UNSEEN
from arnorm._core.classes import GAP, LINE_ENDS, NAMED, NO_BREAK_SPACES
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import near_before

__all__ = ["GAP_SPACES", "LINE_END", "fences", "indentation"]

# Scraped pages separate headlines by this many no-break spaces, or more: a layout gap, which becomes a line end.
GAP_SPACES = 3
# What ends a line, or will once `CollapseWhitespace` has run.
LINE_END = lazy_pattern(
    rf"[{LINE_ENDS}]|[{NO_BREAK_SPACES}](?:[ {NAMED[GAP]}{UNSEEN}]*?[{NO_BREAK_SPACES}]){{{GAP_SPACES - 1}}}"
)

_FENCE = "```"
# A block between Markdown's fences, its lines and all.
_FENCED = lazy_pattern(
    rf"(?:^|(?<=[{LINE_ENDS}]))[ ]{{0,3}}```[^{LINE_ENDS}`]*[{LINE_ENDS}](?s:.*?)[{LINE_ENDS}][ ]{{0,3}}```[ \t]*"
    rf"(?=[{LINE_ENDS}]|\Z)"
)

# What an item of a list begins with, whatever digits and dashes are unified to.
_ITEM = (
    r"(?:[-\u0640\u2010-\u2015*+\u2022\u25e6\u25aa\u2023\u00b7]|[0-9٠-٩۰-۹]{1,3}[.)-]|[\u0621-\u064a]\u0640?[.)-])"
    r"[ \t\xa0]+[^\s0-9٠-٩۰-۹]"
)
_IS_ITEM = lazy_pattern(_ITEM)
_INDENTED_ITEM = lazy_pattern(rf"[ \t]*{_ITEM}")
# What only lines of code begin with: brackets, keys of JSON and YAML, tags, calls, assignments, words of programming.
_IS_CODE = lazy_pattern(
    rf"""
      [{{}}\[\]] | </?[A-Za-z!][^>]*>
    | [{QUOTES}]?_*[a-z][\w.-]*[{QUOTES}]?[ ]?:(?:\s|\Z)
    | @?[a-z_][\w.]*\( | [a-z_][\w.\[\]]*[ ][-+*/]?=[ ]
    | (?: def|class|if|elif|else|for|while|with|try|except|function|var|let|const|public|private|static|void|int )\b
      .*[:;{{\u061b][ \t]*\Z  # a semicolon between Arabic words is unified
    | (?: return|import|sudo|echo|git|pip|gcc|cd|curl|docker|npm|apt|python3? ) [ ] [a-z0-9{QUOTES}./-]
    | [$] [ ] [a-z./]
    | (?: SELECT|INSERT[ ]INTO|DELETE[ ]FROM|CREATE[ ]TABLE|ALTER[ ]TABLE|ORDER[ ]BY|GROUP[ ]BY|INNER[ ]JOIN|VALUES )
      [ ]? [a-z_*({QUOTES}]
    """,
    re.ASCII | re.DOTALL | re.VERBOSE,
)
_LINE_LENGTH = 2000  # the longest line that is looked at


def fences(text: str) -> list[int]:
    """The bounds of the blocks between fences, each start followed by its end."""
    if "`" not in text or _FENCE not in text:  # the first is found ten times as fast
        return []
    return [at for block in _FENCED.finditer(text) for at in block.span()]


def indentation(text: str, start: int, end: int) -> str:
    """The indentation, out of the white space from ``start`` to ``end``, that the line after it keeps."""
    run = text[start:end]
    indent = run[len(run.rstrip(" \t")) :]
    if indent in ("", " "):
        return ""
    line_end = LINE_END.search(text, end, end + _LINE_LENGTH)
    if _IS_CODE.match(text, end, line_end.start() if line_end else end + _LINE_LENGTH):
        return indent
    return indent if _IS_ITEM.match(text, end) and _INDENTED_ITEM.match(text, _line_start(text, start)) else ""


def _line_start(text: str, at: int) -> int:
    """Where the line of a place begins, however lines end here."""
    low = near_before(at, _LINE_LENGTH)
    return max(low, *(text.rfind(sign, low, at) + 1 for sign in LINE_ENDS))
