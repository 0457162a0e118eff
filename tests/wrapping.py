"""Sentences broken over lines as books, mail and PDF files break them, with the place of each character; what is read of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from arnorm import find_dates, find_numbers, find_quotes

__all__ = [
    "READ", "WAYS", "WIDTHS", "Wrapped", "find_missed", "moved", "stacked", "wrapped", "wrapped_at_all_widths",
]  # fmt: skip

Read = Callable[[str], list[tuple[Any, ...]]]
READ: dict[str, Read] = {
    "quotes": lambda text: [(q.open, q.close, q.depth) for q in find_quotes(text)],
    "dates": lambda text: [((m.start, m.end), m.calendar, m.edtf) for m in find_dates(text)],
    "numbers": lambda text: [((m.start, m.end), m.value, m.kind) for m in find_numbers(text)],
}
_LINES_OF_A_PAGE = 5


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


def wrapped_at_all_widths(sentence: str, way: str) -> list[str]:
    """The sentence broken at each width."""
    return [wrapped(sentence, width, way).text for width in WIDTHS]


def moved(rows: Sequence[tuple[Any, ...]], where: Callable[[int], int]) -> set[tuple[Any, ...]]:
    """The rows with each span moved; the end of a span is the place behind its last character."""
    return {
        tuple((where(one[0]), where(one[1] - 1) + 1) if isinstance(one, tuple) else one for one in row) for row in rows
    }


def find_missed(sentences: Sequence[str], read: Read, ways: Sequence[str]) -> tuple[int, int, list[str]]:
    """How many of the mentions of sentences are read otherwise once these are broken, of how many, and where."""
    count, wrong = 0, []
    for sentence in sentences:
        whole = read(sentence)
        for way in ways:
            for width in WIDTHS:
                text, places = wrapped(sentence, width, way)
                wrong += [f"broken | {text!r} | {row}" for row in moved(whole, places.__getitem__) - set(read(text))]
                count += len(whole)
    return len(wrong), count, wrong


def stacked(sentences: Sequence[str], read: Read) -> tuple[int, int, list[str]]:
    """The same for pages of whole sentences, each a line: what is read otherwise than in its line alone."""
    count, wrong = 0, []
    for lines in _draw_pages(sentences):
        page, at, expected = "\n".join(lines), 0, set()
        for line in lines:
            expected |= moved(read(line), lambda place, base=at: place + base)
            at += len(line) + 1
        wrong += [f"stacked | {page!r} | {row}" for row in expected - set(read(page))]
        count += len(expected)
    return len(wrong), count, wrong


def _draw_pages(sentences: Sequence[str]) -> Iterator[list[str]]:
    """Pages of a few lines, each sentence in one of them."""
    shuffled = list(sentences)
    random.Random(7).shuffle(shuffled)  # noqa: S311 -- an order, no secret
    for at in range(0, len(shuffled), _LINES_OF_A_PAGE):
        yield shuffled[at : at + _LINES_OF_A_PAGE]
