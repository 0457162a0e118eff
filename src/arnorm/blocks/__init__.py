"""The blocks of a text: what kind of text each stretch of lines is."""

from typing import TYPE_CHECKING

from arnorm._core.public import bring_names

if TYPE_CHECKING:
    from arnorm.blocks.find import Block, find_blocks
    from arnorm.blocks.join import JoinLines, join_lines

__all__ = ["Block", "JoinLines", "find_blocks", "join_lines"]

if not TYPE_CHECKING:
    __getattr__, __dir__ = bring_names(__name__, __all__)
