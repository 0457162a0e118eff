"""Rows of tests/cases/laws.json, a little changed: what once broke a law has neighbours that still may."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from random import Random

__all__ = ["near"]

_ROWS = Path(__file__).parents[1] / "cases" / "laws.json"
_LONGEST = 150  # characters of a row
# What rules look for: signs one by one, and those that mean something together.
_SIGNS = "\n\n\n\n\"'“”«»,;:.،؛-–—ـ؟?!()[]{}<>|&*#@=_/\\`~ \t\xa05٥٪%٫\r\x85\u200f"
_TOKENS = (
    *_SIGNS,
    *("\xa0\xa0\xa0", '""', "''", ',"', '",', '":', '{"', "[{", "},", ':"', '","', '\\"', "\\n", "...", "--"),
    *("&quot;", "&lt;", "&amp;", "```", "~~~", "- ", "* ", "1. ", "| ", "> ", "<p>", "</p>", "<td>", "12:12,000 --> 12:12,144"),
    *("ك", "كك", "نص", "5", "1446", "م", "هـ", "ﻙ", "ﺎ", "كان", "قال: ", "#وسم", "@user", "https://a.b/", "x = ", "if "),
)  # fmt: skip
_CHANGES = (1, 1, 2, 2, 3)
_MOST_BORROWED = 12


def near(r: Random) -> list[str]:
    """Return the characters of such a text, each a fragment."""
    text = r.choice(_rows())
    for _ in range(r.choice(_CHANGES)):
        text = _change(r, text)
    return list(text)


def _change(r: Random, text: str) -> str:
    """Return the text with one change: something deleted, put in, replaced once or everywhere, or another row beside it."""
    start = r.randint(0, len(text))
    end = min(len(text), start + r.choice((1, 1, 1, 2, 3)))
    token, row = r.choice(_TOKENS), r.choice(_rows())
    borrowed = row[r.randint(0, len(row)) :][: r.randint(1, _MOST_BORROWED)]
    return r.choice(
        (
            text[:start] + text[end:],
            text[:start] + token + text[start:],
            text[:start] + token + text[end:],
            text[:start] + borrowed + text[start:],
            text + r.choice(("", "\n", "\n", " ")) + row,
            text.replace(r.choice(text or token), token),
        )
    )


@functools.cache
def _rows() -> tuple[str, ...]:
    cases = json.loads(_ROWS.read_text(encoding="utf-8"))
    texts = (text for case in cases if case.get("origin") != "known-failure" for text in case["texts"])
    return tuple(text for text in texts if len(text) <= _LONGEST)
