"""Commas that are no punctuation: they open a quotation, or part the members of JSON and the arguments of a call."""

from __future__ import annotations

import re

from arnorm._arabic.marks import QUOTES
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import line_start, near_before, sides_of

__all__ = ["LIST", "commas_of_code"]

# Two commas typed for „, and commas between the members of JSON: no punctuation.
_JSON = lazy_pattern(r'[,]\s{0,20}"_*[A-Za-z][\w-]{0,40}"\s?:')
_LOW_QUOTE = lazy_pattern(r"(?:\A|[\s(\[])(?P<commas>,,)(?=[^\W\d_])")
# How members of JSON end, and how lines of them begin: with any quotation mark, for it may be unified.
_MEMBER_ENDS = lazy_pattern(rf"[{QUOTES}\]}}]")
_MEMBER = lazy_pattern(rf"\s*[{QUOTES}\[{{]")
# How long a line is looked at.
_FAR = 3000


def commas_of_code(text: str, at: int) -> int:
    """How many commas or semicolons here are no punctuation.

    Two that open a quotation, one between the members of JSON, between strings of a call or a list, and one that ends a
    line of code.
    """
    before, after = sides_of(text, at, at + 1)
    ends_line = after in ("", "\n")
    if text[at] == ";":
        return int(before in _STATEMENT_ENDS and ends_line and _begins_line(_STATEMENT, text, at))
    if opens := _LOW_QUOTE.match(text, near_before(at, 1)):
        return len(opens["commas"])
    if not _MEMBER_ENDS.match(before):
        return 0
    return int(
        _JSON.match(text, at) is not None
        or _between_strings(text, at)
        or (ends_line and _begins_line(_MEMBER, text, at))
    )


_STATEMENT_ENDS = frozenset(QUOTES + ")]}")  # with any quotation mark, for it may be unified
# What a line of code begins with: a name and what it becomes, or a call.
_STATEMENT = lazy_pattern(
    r"[ \t]*(?:[A-Za-z_$][\w.]*[ \t]*(?:[(\[=]|[-+*|.]=|[A-Za-z_$][\w.]*[ \t]*[=(\[])|[)\]}])", re.ASCII
)
_STRING = lazy_pattern(r"""[ ]?[rbuf]?["']""")
_STRING_ENDS = lazy_pattern(r"""["'](?<![^\s(\[,]'')\Z""")  # two behind a word are one mark of quotations
# As `arnorm.quotes` has both, which leaves marks of code: a call or an index, and a list of two strings at least.
_CALLED = lazy_pattern(r"(?<=[A-Za-z_])[(\[]")
LIST = lazy_pattern(r"""\[(["'])[^"'\n]{0,80}\1(?: ?, ?\1[^"'\n]{0,80}\1)+""")
_NEAR = 200


def _between_strings(text: str, at: int) -> bool:
    """Whether a comma parts two strings in straight marks inside the brackets of a call or a list."""
    if not _STRING_ENDS.search(text, near_before(at, 3), at) or not _STRING.match(text, at + 1):
        return False
    near = line_start(text, at, _NEAR)
    for opening, closing in ("()", "[]"):
        bracket = text.rfind(opening, near, at)
        if bracket < 0 or text.rfind(closing, bracket, at) > bracket or not _STRING.match(text, bracket + 1):
            continue
        if _CALLED.match(text, bracket) or ((strings := LIST.match(text, bracket)) and at < strings.end()):
            return True
    return False


def _begins_line(pattern: re.Pattern[str], text: str, at: int) -> bool:
    """Whether the line of this place begins so; one that begins too far before is no line of code."""
    line = line_start(text, at, _FAR)
    return (not line or text[line - 1] == "\n") and pattern.match(text, line) is not None
