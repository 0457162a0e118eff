"""Hugging Face tokenizers: a native Normalizer, which keeps offsets and is saved with its tokenizer."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from arnorm._core.classes import write_set
from arnorm.exports._content import Content
from arnorm.exports._writers import PARTED, Literals, Operation, Pattern, is_stepwise, make_operations


def write_tokenizers(content: Content, _: str) -> Any:
    """A sequence of Replace normalizers; the last one replaces what is known of the export by itself: it is a label."""
    try:
        from tokenizers import normalizers  # noqa: PLC0415 -- an extra
    except ImportError:
        raise ImportError("to='tokenizers' needs that package: pip install tokenizers", name="tokenizers") from None

    about = content.about()
    del about["vectors"]
    label = json.dumps(about)
    parts = [
        part
        for operation in make_operations(content.rules, can_map=_can_map, adds_parted=_is_long)
        for part in _make_parts(operation)
    ]
    return normalizers.Sequence([*parts, normalizers.Replace(label, label)])


def _make_parts(operation: Operation) -> Iterator[Any]:
    from tokenizers import Regex, normalizers  # noqa: PLC0415 -- an extra

    if isinstance(operation, Pattern):
        yield normalizers.Replace(Regex(operation.pattern), operation.new)
        return
    table = operation.table
    if isinstance(operation, Literals):
        yield from (normalizers.Replace(old, new) for old, new in table.items())
        return
    if gone := [old for old, new in table.items() if not new]:
        yield normalizers.Replace(Regex(write_set(gone)), "")
    kept = {old: new for old, new in table.items() if new}
    if not _is_long(table):
        for new in sorted({*kept.values()}):
            yield normalizers.Replace(Regex(write_set(old for old in kept if kept[old] == new)), new)
        return
    # Precompiled takes a short cluster for its first character, so something is put after each.
    yield normalizers.Replace(Regex(f"(?<={write_set(kept)})"), PARTED)
    yield normalizers.Precompiled(_make_charsmap(kept))
    yield normalizers.Replace(PARTED, "")


_CHEAP_PASSES = 4  # passes that cost as much as what a charsmap takes


def _is_long(table: Mapping[str, str]) -> bool:
    """Whether a charsmap takes fewer passes, or is the only way."""
    return len({*table.values(), ""}) > _CHEAP_PASSES + 1 or not is_stepwise(table)


def _can_map(table: Mapping[str, str]) -> bool:
    """Whether the rows can run one after the other, or a charsmap can hold them."""
    return not _is_long(table) or not any("\0" in side for row in table.items() for side in row)


_Trie: TypeAlias = "dict[int, _Trie | int]"  # by byte; the key 0 has the value of what ends here
_LEAF, _HAS_LEAF, _OFFSET_BITS = 1 << 31, 1 << 8, 10


def _make_charsmap(table: Mapping[str, str]) -> bytes:
    """A table as SentencePiece's ``precompiled_charsmap``, which tokenizers runs in one pass.

    Format (sentencepiece/src/normalizer.cc): the size of a trie, the trie as the double array of darts-clone, and the
    results, each ended by NUL; the value of a key is where its result begins. No result may be empty or have a NUL.
    """
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
