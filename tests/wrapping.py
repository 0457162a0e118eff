"""Sentences broken over lines as books, mail and PDF files break them, with the place of each character."""

from __future__ import annotations

from typing import NamedTuple


class Wrapped(NamedTuple):
    """A text, and where it has each character of the sentence; the last place is the end of the text."""

    text: str
    places: list[int]


# What stands between two lines, and before the first one.
WAYS = {
    "LF": ("\n", ""),
    "CRLF": ("\r\n", ""),
    "quoted": ("\n> ", "> "),
    "indented": ("\n    ", "    "),
    "trailing blanks": ("  \n", ""),
}
WIDTHS = (40, 56, 72)


def wrapped(sentence: str, width: int, way: str) -> Wrapped:
    """The sentence broken at this width: each line takes in as many words as fit."""
    between, before = WAYS[way]
    text, places, column = before, [], 0
    for nth, word in enumerate(sentence.split(" ")):
        if nth:
            places.append(len(text))
            fits = column + 1 + len(word) <= width
            text += " " if fits else between
            column = column + 1 if fits else 0
        places += range(len(text), len(text) + len(word))
        text += word
        column += len(word)
    return Wrapped(text, [*places, len(text)])
