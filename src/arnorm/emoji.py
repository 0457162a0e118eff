"""Emoji."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import ClassVar

from arnorm._arabic.removal import replaced
from arnorm._core.options import make_option
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class

__all__ = ["StripEmoji", "strip_emoji"]


@step_class
class StripEmoji(Step):
    """Delete emoji, or write something in the place of each.

    A sequence (skin tones, joiners, flags, keycaps) is one. Signs that text uses too (©, ™, ↔) are emoji only with the
    selector that makes pictures of them; hearts, stars and faces always.

    ``to`` is the replacement; ``""`` leaves one space. Raises ValueError where it holds an emoji itself, or
    is no str. Table: Unicode's emoji data (``arnorm._generated.emoji``).

    >>> import arnorm
    >>> arnorm.strip_emoji("صباح الخير 🌹👍🏽 يا أصدقاء ❤️")
    'صباح الخير يا أصدقاء'
    >>> arnorm.strip_emoji("مبروك 🇪🇬!", to="[emoji]")
    'مبروك [emoji]!'
    """

    to: str = make_option("", examples=("", "[emoji]"))

    loss: ClassVar[Loss] = "content"
    summary = "Takes emoji out, or writes something in their place."
    summary_ar = "يحذف الرموز التعبيرية، أو يضع مكانها ما يُختار."
    topic = "Web pages"

    def __post_init__(self) -> None:
        if not isinstance(self.to, str) or (self.to and emoji_pattern().search(self.to)):
            raise ValueError(f"StripEmoji: to must be a str without emoji, got {self.to!r}")

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        if scan.text.isascii():
            return ()
        return replaced(scan, [(*m.span(), self.to) for m in emoji_pattern().finditer(scan.text)])


@functools.cache
def emoji_pattern() -> re.Pattern[str]:
    """One emoji: Unicode's UTS #51, ED-15a, with single regional indicators and skin tones."""
    from arnorm._generated.emoji import EMOJI, TEXT_STYLE  # noqa: PLC0415 -- tables, needed at the first call only

    def ranges(runs: Iterable[tuple[int, int]]) -> str:
        return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)

    one = rf"(?:[{ranges(EMOJI)}](?!\ufe0e)|[{ranges(TEXT_STYLE)}](?=\ufe0f))"
    one += "(?:\ufe0f?[\U0001f3fb-\U0001f3ff])?\ufe0f?\u20e3?[\U000e0020-\U000e007f]*"
    flag = "[\U0001f1e6-\U0001f1ff]{1,2}"
    return re.compile(rf"(?:{one}|{flag})(?:\u200d{one})*|[0-9#*]\ufe0f?\u20e3|[\U0001f3fb-\U0001f3ff]\ufe0f?")


strip_emoji = function_form(StripEmoji)
