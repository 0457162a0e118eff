"""Layout that says something: blocks of code, and lists inside lists."""

from __future__ import annotations

import re

from arnorm._arabic.marks import QUOTES
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import line_start

__all__ = ["fences", "indentation"]

_FENCE = "```"
# A block between Markdown's fences, its lines and all.
_FENCED = lazy_pattern(r"(?:^|(?<=\n))[ ]{0,3}```[^\n`]*\n(?s:.*?)\n[ ]{0,3}```[ \t]*(?=\n|\Z)")

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
      [{{}}\[\]] | </?[A-Za-z!][^>\n]*>
    | [{QUOTES}]?_*[a-z][\w.-]*[{QUOTES}]?[ ]?:(?:\s|\Z)
    | @?[a-z_][\w.]*\( | [a-z_][\w.\[\]]*[ ][-+*/]?=[ ]
    | (?: def|class|if|elif|else|for|while|with|try|except|function|var|let|const|public|private|static|void|int )\b
      [^\n]*[:;{{][ \t]*(?=\n|\Z)
    | (?: return|import|sudo|echo|git|pip|gcc|cd|curl|docker|npm|apt|python3? ) [ ] [a-z0-9"'./-] | [$] [ ] [a-z./]
    | (?: SELECT|INSERT[ ]INTO|DELETE[ ]FROM|CREATE[ ]TABLE|ALTER[ ]TABLE|ORDER[ ]BY|GROUP[ ]BY|INNER[ ]JOIN|VALUES )
      [ ]? [a-z_*("`]
    """,
    re.ASCII | re.VERBOSE,
)
_LONGEST = 2000  # how far back the line before is looked for


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
    if _IS_CODE.match(text, end):
        return indent
    inside = _IS_ITEM.match(text, end) and _INDENTED_ITEM.match(text, line_start(text, start, _LONGEST))
    return indent if inside else ""
