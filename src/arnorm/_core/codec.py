"""Characters through a table where nothing is compiled: codecs take 5 ns a character, `str.translate` 40.

The characters that most texts are made of have a number each, so that a text is bytes, and tables are of 256; any other
is RARE, and looked up by itself. Which are common decides how fast this is, not what it gives.
"""

from __future__ import annotations

import codecs
import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

__all__ = ["Codec", "decoded", "values"]

_RARE = 255
_COMMON = "".join(map(chr, (*range(0x80), *range(0x60C, 0x672)))) + (
    "\u067e\u0686\u06a9\u06af\u06cc\xa0\xab\xbb\xb0\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
    "\u200b\u200c\u200e\u200f\u202a\u202b\u202c\ufeff\u2022"
)
_AS_RARE = "arnorm-rare"
_MOST = 8  # where more than one in so many is rare, `str.translate` is as good


def _replace_rare(error: Any) -> tuple[bytes, int]:
    """The codec's error handler: RARE for each character without a number."""
    return bytes((_RARE,)) * (error.end - error.start), error.end


@functools.cache
def _numbers() -> Callable[[str], bytes]:
    codecs.register_error(_AS_RARE, _replace_rare)
    numbers = codecs.charmap_build(_COMMON.ljust(256, "\ufffe"))
    return lambda text: codecs.charmap_encode(text, _AS_RARE, numbers)[0]


def _find_rare(numbers: bytes) -> Iterator[int]:
    """Where the rare characters stand."""
    at = numbers.find(_RARE)
    while at >= 0:
        yield at
        at = numbers.find(_RARE, at + 1)


@functools.lru_cache(64)
def _make_row(table: bytes) -> tuple[bytes, str]:
    return bytes(table[ord(char)] for char in _COMMON).ljust(256, b"\x00"), table.decode("latin-1")


def values(text: str, table: bytes, beyond: Mapping[str, int], other: int) -> bytes:
    """What a table of 65,536 has for each character; beyond U+FFFF ``beyond`` has it, or it is ``other``."""
    row, characters = _make_row(table)
    numbers = _numbers()(text)
    if numbers.count(_RARE) * _MOST > len(numbers) and max(text) <= "\uffff":
        return text.translate(characters).encode("latin-1")
    found = numbers.translate(row)
    if _RARE not in numbers:
        return found
    news = bytearray(found)
    for at in _find_rare(numbers):
        char = text[at]
        news[at] = table[ord(char)] if char <= "\uffff" else beyond.get(char, other)
    return bytes(news)


@functools.lru_cache(64)
def _make_decoding(characters: str) -> str:
    return "".join(characters[ord(char)] for char in _COMMON).ljust(256, "?")


def decoded(text: str, characters: str, beyond: str) -> str:
    """What one of 65,536 characters each character of a text becomes; all beyond U+FFFF become ``beyond``."""
    numbers = _numbers()(text)
    if numbers.count(_RARE) * _MOST > len(numbers) and max(text) <= "\uffff":
        return text.translate(characters)
    new = codecs.charmap_decode(numbers, "strict", _make_decoding(characters))[0]
    if _RARE not in numbers:
        return new
    pieces: list[str] = []
    done = 0
    for at in _find_rare(numbers):
        char = text[at]
        pieces += new[done:at], characters[ord(char)] if char <= "\uffff" else beyond
        done = at + 1
    return "".join((*pieces, new[done:]))


class Codec:
    """What becomes of characters: one other, several, or nothing; those that the table does not have stay."""

    __slots__ = ("_characters", "_gone", "_looked", "_translation", "table")

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = table
        one = {char: new for char, new in table.items() if len(new) == 1}
        self._characters = "".join(one.get(char, char) for char in _COMMON).ljust(256, "?")
        self._gone = bytes(n for n, char in enumerate(_COMMON) if table.get(char) == "")
        self._looked = bytes(_RARE if len(table.get(char, "")) > 1 else n for n, char in enumerate(_COMMON)).ljust(
            256, b"\xff"
        )
        self._translation = str.maketrans(dict(table))

    def mapped(self, text: str) -> str:
        """The text through the table."""
        numbers = _numbers()(text).translate(self._looked)
        if numbers.count(_RARE) * _MOST > len(numbers):
            return text.translate(self._translation)
        pieces: list[str] = []
        done = 0
        for at in _find_rare(numbers):
            pieces += self._decode_part(numbers[done:at]), self.table.get(text[at], text[at])
            done = at + 1
        last = self._decode_part(numbers[done:] if done else numbers)
        return "".join((*pieces, last))

    def _decode_part(self, numbers: bytes) -> str:
        return codecs.charmap_decode(numbers.translate(None, self._gone), "strict", self._characters)[0]
