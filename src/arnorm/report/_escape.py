"""Escaping for HTML reports: nothing of a text can break a page, or reorder its words."""

from __future__ import annotations

import itertools
from html import escape

from arnorm.report._hunks import is_hidden, is_unsafe, named

__all__ = ["escape_label", "escape_text"]

_ISOLATES = "\u2067\u2068\u2069"


def escape_text(text: str, marked: bool) -> str:
    """Escaped text; characters that HTML cannot hold, and invisible ones in a change, are named."""
    if text.isprintable():  # printable: no control, no space but U+0020
        return escape(text)
    hide = is_hidden if marked else is_unsafe
    runs = ((char, sum(1 for _ in run)) for char, run in itertools.groupby(text))
    return "".join(_label_character(char, n) if hide(char) else n * escape(char) for char, n in runs)


def _label_character(char: str, n: int) -> str:
    times = f' data-n="{n}">{named(char)}×{n}' if n > 1 else f">{named(char)}"
    return f'<i data-u="{ord(char):x}"{times}</i>{"<br>" if char == chr(10) else ""}'


def escape_label(text: str) -> str:
    """Escaped text of a label or a name, in one line, without characters that reorder or break the page."""
    return escape("".join(f"⟨{named(char)}⟩" if is_unsafe(char) and char not in _ISOLATES else char for char in text))
