"""Commas that are no punctuation: they open a quotation, or part the members of JSON and the arguments of a call."""

from __future__ import annotations

import re

from arnorm._core.patterns import lazy_pattern

__all__ = ["commas_of_code"]

# Two commas typed for „, and commas between the members of JSON: no punctuation.
_JSON = lazy_pattern(r'[,]\s{0,20}"_*[A-Za-z][\w-]{0,40}"\s?:')
_LOW_QUOTE = lazy_pattern(r"(?:\A|[\s(\[]),,(?=[^\W\d_])")
# How members of JSON end, and how lines of them begin: with any quotation mark, for it may be unified.
_MEMBER_ENDS = frozenset("\"'»”“]}")
_MEMBER = lazy_pattern(r"\s*[\"'«“”\[{]")
# How long a line is looked at.
_FAR = 3000


def commas_of_code(text: str, at: int) -> int:
    """How many commas or semicolons here are no punctuation.

    Two that open a quotation, one between the members of JSON, between strings of a call or a list, and one that ends a
    line of code.
    """
    if text[at] == ";":
        return int(text[at - 1 : at] in _STATEMENT_ENDS and text[at + 1 : at + 2] in ("", "\n") and _in_code(text, at))
    if _LOW_QUOTE.match(text, at - 1 if at else 0):
        return 2
    if text[at - 1 : at] not in _MEMBER_ENDS:
        return 0
    if _JSON.match(text, at) or _between_strings(text, at):
        return 1
    if text[at + 1 : at + 2] not in ("", "\n"):
        return 0
    near = max(0, at - _FAR)
    line = text.rfind("\n", near, at) + 1
    return int((line > 0 or near == 0) and _MEMBER.match(text, line) is not None)


_STATEMENT_ENDS = frozenset("\"'`)]}")
_STATEMENT = lazy_pattern(
    r"[ \t]*(?:[A-Za-z_$][\w.]*[ \t]*(?:[(\[=]|[-+*|.]=|[A-Za-z_$][\w.]*[ \t]*[=(\[])|[)\]}])", re.ASCII
)
_STRING = lazy_pattern(r"""[ ]?[rbuf]?["']""")
_CALLED = lazy_pattern(r"[A-Za-z0-9_]\(")
_NEAR = 200


def _between_strings(text: str, at: int) -> bool:
    """Whether a comma parts two strings in straight marks inside the brackets of a call or a list."""
    if text[at - 1] not in "\"'" or not _STRING.match(text, at + 1):
        return False
    near = max(0, at - _NEAR, text.rfind("\n", max(0, at - _NEAR), at) + 1)
    for opening, closing in ("()", "[]"):
        bracket = text.rfind(opening, near, at)
        if bracket < 0 or text.rfind(closing, bracket, at) > bracket or not _STRING.match(text, bracket + 1):
            continue
        if opening == "[" or _CALLED.match(text, bracket - 1 if bracket else 0):
            return True
    return False


def _in_code(text: str, at: int) -> bool:
    """Whether the line of a semicolon begins as a line of code does: a name and what it becomes, or a call."""
    near = max(0, at - _FAR)
    line = text.rfind("\n", near, at) + 1
    return (line > 0 or near == 0) and _STATEMENT.match(text, line) is not None
