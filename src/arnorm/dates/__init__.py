"""Date mentions: found, read, converted and rewritten."""

from typing import TYPE_CHECKING

from arnorm._core.public import bring_names

if TYPE_CHECKING:
    from arnorm.dates.find import find_dates
    from arnorm.dates.mention import DateMention, DateValue

__all__ = ["DateMention", "DateValue", "find_dates"]

if not TYPE_CHECKING:
    __getattr__, __dir__ = bring_names(__name__, __all__)
