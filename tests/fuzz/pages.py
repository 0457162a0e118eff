"""Pieces of real pages, code and data among them: cut anywhere, put together, with other line ends and with signs that are not seen."""

from __future__ import annotations

import functools
from random import Random

from conftest import SHARED, corpus_texts
from fuzz.hidden import own_texts

__all__ = ["pages"]

_LENGTHS = (40, 120, 400, 1200)
_BETWEEN = ("", "", " ", "\n", "\n\n", '"', "```\n", "| ", "&quot;")
_ENDS = ("\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x1d", "\n\n", " \n", "\xa0\xa0\xa0")
_UNSEEN = (
    "\u200f", "\u200e", "\u200b", "\u200c", "\u200d", "\ufeff", "\xad", "\u0640", "\u064e", "\u064b", "\ufe70", "\u0651", "\u2060", "\x00", "\x1a",
    "\u202b", "\u202c", "\u0301", "\ufffd", "&shy;", "&zwnj;",
)  # fmt: skip
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_SHARE_OF_DATA = 0.3  # of the pieces: files of code and data are few, and most of what is found is beside them


def pages(r: Random) -> list[str]:
    """The characters of such a text, each a fragment: what is found is shrunk character by character."""
    text = _piece(r)
    if r.random() < 0.6:
        other = _piece(r)
        text = text[: r.randint(0, len(text))] + r.choice(_BETWEEN) + other[r.randint(0, len(other)) :]
    if r.random() < 0.4:
        end = r.choice(_ENDS)
        if r.random() < 0.5:
            text = text.replace("\n", end)
        else:
            text = "".join(r.choice((char, end)) if char in "\n " and r.random() < 0.2 else char for char in text)
    if r.random() < 0.2:
        text = text.translate(_EASTERN)
    if r.random() < 0.1:
        text = text.replace('"', "&quot;").replace("<", "&lt;")
    parts = list(text)
    for _ in range(r.choice((0, 0, 1, 2, 5, 20))):
        parts.insert(r.randint(0, len(parts)), r.choice(_UNSEEN))
    return parts


def _piece(r: Random) -> str:
    prose, data = _texts()
    text = r.choice(data if data and r.random() < _SHARE_OF_DATA else prose)
    start = r.randrange(max(1, len(text) - _LENGTHS[0]))
    return text[start : start + r.choice(_LENGTHS)]


@functools.cache
def _texts() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The corpus, and the files of code and data beside it; where these are not there, the texts of our own cases."""
    prose = tuple(text for _, text in corpus_texts() if text) or own_texts()
    files = sorted((SHARED / "structured").glob("*.[cjm]*"))
    return prose, tuple(path.read_text(encoding="utf-8", errors="replace") for path in files)
