"""Marks that an extractor set apart from their letters: المق َّدم for المقدَّم, وف ًقا for وفقًا."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import near_before
from arnorm.pdf._words import weight

__all__ = ["marks"]

Edit = tuple[int, int, str]

_LETTERS = "\u0621-\u063a\u0641-\u064a"
_MARKS = "\u064b-\u0652\u0670"
_INSIDE = f"{_LETTERS}{_MARKS}\u0640\ufffd"
# Pieces of words, each but the first after a space and a mark; the first has a letter, for marks alone are no word.
_CHAIN = lazy_pattern(
    f"(?<![{_INSIDE}])[{_MARKS}\u0640\ufffd]*[{_LETTERS}][{_INSIDE}]*(?: +[{_MARKS}]+[{_LETTERS}][{_INSIDE}]*)+"
)
_LETTER_OR_MARK = lazy_pattern(f"[{_INSIDE}]")
_PART = lazy_pattern(f" (?<!  ) *([{_MARKS}]+)([{_LETTERS}])")  # from the first of the spaces: time stays linear
# Before a space or a sign inside a line: at its end a mark belongs to a word of another line.
_LAST = lazy_pattern(f"(?<=[{_LETTERS}]) +([{_MARKS}]+)(?= [^\\s{_MARKS}]|[^\\s{_INSIDE}\u202a-\u202c])")
# A fathatan stands on the last letter of a word, or on the one before its alef, whatever the other marks do.
_ACCUSATIVE = lazy_pattern(f"\u064b(?:[{_LETTERS}]ا|ال)")
_BEFORE_ALEF = lazy_pattern(f"ا(?![{_INSIDE}])")
_NO_LETTERS = lazy_pattern(f"[^{_LETTERS}]+")
# A word may be in so many pieces. A word costs some bits, one that no table knows more, so that few known ones win.
_MOST_PIECES = 8
_WORD_COST, _UNKNOWN_COST = 8.0, 20.0


def marks(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that join what a mark after a space parts, where it is one word, and put the mark on its letter.

    Extractors write such a mark before its letter. Where many stand at the end of words, it is the letter before.
    """
    chains = [(m, _words(m[0])) for m in _chains(text)]
    if not any(joined for _, ends in chains for joined in ends):
        return
    last = [(m.start(), m.end(), m[1]) for m in _LAST.finditer(text)]
    parts = sum(len(ends) for _, ends in chains)
    on_last = 4 * len(last) > parts
    edits = last if on_last else []
    for chain, ends in chains:
        for m, joined in zip(_PART.finditer(chain[0]), ends, strict=True):
            signs, letter = m.groups()
            space = "" if joined else " "
            end = chain.start() + m.end()
            on_next = not on_last or ("\u064b" in signs and _BEFORE_ALEF.match(text, end))
            new = space + letter + signs if on_next else signs + space + letter
            edits.append((chain.start() + m.start(), end, new))
    yield from sorted(edits)


def _chains(text: str) -> Iterator[re.Match[str]]:
    """Words and what is parted from them: looked for at their second pieces, which are rare."""
    end = 0
    for part in _PART.finditer(text):
        start = part.start()
        if start < end:
            continue
        while start > end and _LETTER_OR_MARK.match(text, start - 1):
            start -= 1
        if chain := _CHAIN.match(text, start):
            yield chain
            end = chain.end()


def _words(chain: str) -> list[bool]:
    """For each piece but the first, whether it goes on with the word before it."""
    parts = re.split(f" +(?=[{_MARKS}])", chain)
    pieces = [_NO_LETTERS.sub("", part) for part in parts]
    certain = [_ACCUSATIVE.fullmatch(part) is not None for part in parts]
    best: list[tuple[float, int]] = [(0.0, 0)]  # bits of the first pieces as words, and where the last of these begins
    for end in range(1, len(pieces) + 1):
        options = []
        for start in range(near_before(end, _MOST_PIECES), end):
            if certain[start] and end - start < _MOST_PIECES and start:
                continue
            bits = weight("".join(pieces[start:end]))
            options.append((best[start][0] + (bits - _WORD_COST if bits else -_UNKNOWN_COST), start))
        best.append(max(options))
    joined, end = [True] * len(pieces), len(pieces)
    while end:
        end = best[end][1]
        joined[end] = False
    return joined[1:]
