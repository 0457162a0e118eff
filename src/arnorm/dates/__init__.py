"""Date mentions: found, read, converted and rewritten."""

from arnorm.dates.find import find_dates
from arnorm.dates.mention import DateMention, DateValue

__all__ = ["DateMention", "DateValue", "find_dates"]
