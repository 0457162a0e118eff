"""The option ``blocks`` of steps and finders: whether code and data are separated from prose."""

from __future__ import annotations

from typing import Literal

from arnorm._core.wrong import not_among

Blocks = Literal["auto", "prose"]
BLOCKS: tuple[Blocks, ...] = ("auto", "prose")


def check_blocks(blocks: object, of: str) -> None:
    """ValueError unless the option is one of `BLOCKS`."""
    if blocks not in BLOCKS:
        raise not_among(f"{of}: blocks", blocks, BLOCKS)
