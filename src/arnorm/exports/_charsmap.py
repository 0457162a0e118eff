"""A character table as SentencePiece's ``precompiled_charsmap``, which tokenizers runs in one pass.

Format (sentencepiece/src/normalizer.cc): the size of a trie, the trie as the double array of darts-clone, and the
results, each ended by NUL; the value of a key is where its result begins.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import TypeAlias

__all__ = ["make_charsmap"]

_Trie: TypeAlias = "dict[int, _Trie | int]"  # by byte; the key 0 has the value of what ends here
_LEAF, _HAS_LEAF, _OFFSET_BITS = 1 << 31, 1 << 8, 10


def make_charsmap(table: Mapping[str, str]) -> bytes:
    """The table in that format; no result may be empty or have a NUL."""
    results = bytearray()
    trie: _Trie = {}
    for char, new in table.items():
        node = trie
        for byte in char.encode():
            node = node.setdefault(byte, {})  # type: ignore[assignment]  # only the key 0 has a number
        node[0] = len(results)
        results += new.encode() + b"\0"
    units = _make_double_array(trie)
    blob = struct.pack(f"<{len(units)}I", *units)
    return struct.pack("<I", len(blob)) + blob + bytes(results)


def _make_double_array(trie: _Trie) -> list[int]:
    """The units: the child of a node by a byte is where the node's base, XOR the byte, says."""
    units: dict[int, int] = {0: 0}
    waiting: list[tuple[int, _Trie]] = [(0, trie)]
    free = 1
    while waiting:
        at, node = waiting.pop()
        while free in units:
            free += 1
        base = free
        while base in units or any(base ^ byte in units for byte in node):
            base += 1
        units[at] |= ((at ^ base) << _OFFSET_BITS) | (_HAS_LEAF if 0 in node else 0)
        for byte, child in node.items():
            if isinstance(child, int):
                units[base ^ byte] = child | _LEAF
            else:
                units[base ^ byte] = byte
                waiting.append((base ^ byte, child))
    # A reader looks at the base XOR any byte.
    return [units.get(at, 0) for at in range((max(units) | 0xFF) + 1)]
