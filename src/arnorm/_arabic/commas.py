"""Commas that are no punctuation: they open a quotation, or part the members of JSON."""

from __future__ import annotations

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
    """How many commas here are no punctuation: two that open a quotation, one between the members of JSON."""
    if _LOW_QUOTE.match(text, at - 1 if at else 0):
        return 2
    if text[at - 1 : at] not in _MEMBER_ENDS:
        return 0
    if _JSON.match(text, at):
        return 1
    if text[at + 1 : at + 2] not in ("", "\n"):
        return 0
    near = max(0, at - _FAR)
    line = text.rfind("\n", near, at) + 1
    return int((line > 0 or near == 0) and _MEMBER.match(text, line) is not None)
