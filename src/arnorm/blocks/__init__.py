"""The blocks of a text: what kind of text each stretch of lines is."""

from arnorm.blocks.find import Block, find_blocks
from arnorm.blocks.join import JoinLines, join_lines

__all__ = ["Block", "JoinLines", "find_blocks", "join_lines"]
