"""Hugging Face tokenizers: a native Normalizer, which keeps offsets and is saved with its tokenizer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from arnorm._core.charrule import write_set
from arnorm.exports._charsmap import make_charsmap
from arnorm.exports._content import Content
from arnorm.exports._operations import PARTED, Literals, Operation, Pattern, is_stepwise, make_operations

__all__ = ["write"]


def write(content: Content, _: str) -> Any:
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
    yield normalizers.Precompiled(make_charsmap(kept))
    yield normalizers.Replace(PARTED, "")


_CHEAP_PASSES = 4  # passes that cost as much as what a charsmap takes


def _is_long(table: Mapping[str, str]) -> bool:
    """Whether a charsmap takes fewer passes, or is the only way."""
    return len({*table.values(), ""}) > _CHEAP_PASSES + 1 or not is_stepwise(table)


def _can_map(table: Mapping[str, str]) -> bool:
    """Whether the rows can run one after the other, or a charsmap can hold them."""
    return not _is_long(table) or not any("\0" in side for row in table.items() for side in row)
