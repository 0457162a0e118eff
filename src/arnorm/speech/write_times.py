"""Times of day written one way: on the 24-hour clock, or with the half of the day."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option, check_unsure
from arnorm._core.windows import up_to
from arnorm.blocks.options import BLOCKS, Blocks
from arnorm.blocks.reading import rewrite_prose
from arnorm.speech.times import TimeMention, find_times

__all__ = ["UnifyTimes", "unify_times"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyTimes(Step):
    """Write times of day in one form.

    - ``form``: "iso" writes the 24-hour clock («15:30»), "long" the 12-hour clock and the half of the day
      («3:30 مساء»).
    - ``unsure``: "leave" times of which nothing says the half of the day, or "rewrite" them as they are written.
    - ``blocks``: "auto" leaves code and the signs of data (see `arnorm.find_blocks`), "prose" reads all as prose.

    Durations stay. Returns the text; `run` shows each change. Raises ValueError for another option.

    >>> unify_times("الساعة تلاتة ونص العصر")
    'الساعة 15:30'
    >>> unify_times("الساعة 18:45", form="long")
    'الساعة 6:45 مساء'
    """

    form: Literal["iso", "long"] = "iso"
    unsure: Literal["leave", "rewrite"] = "leave"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes times of day one way; those that leave the half of the day open stay."
    summary_ar = "يوحّد كتابة الأوقات، ويترك ما لا يُعرف أصباحًا هو أم مساء."
    topic = "Speech and transliteration"

    def __post_init__(self) -> None:
        check_option(self, "form", ("iso", "long"))
        check_option(self, "blocks", BLOCKS)
        check_unsure(self)

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        """One edit for each time that is written otherwise and reads as before."""
        return rewrite_prose(scan, self.blocks, self._edits)

    def _edits(self, scan: Scan) -> Iterator[Edit]:
        for mention in find_times(scan.text, blocks="prose"):
            if mention.value is None or (mention.flags and self.unsure == "leave"):
                continue
            new = self._write(mention.value) + _zone_words(mention)
            if new != mention.text and _reads_as(up_to(scan.text, mention.start, _LEAD_CHARACTERS) + new, mention):
                yield Edit(mention.start, mention.end, new)

    def _write(self, value: datetime.time) -> str:
        seconds = f":{value.second:02}" if value.second else ""
        if self.form == "iso":
            return f"{value.hour:02}:{value.minute:02}{seconds}"
        half = "صباحا" if value.hour < 12 else "ظهرا" if value.hour == 12 else "مساء"
        return f"{value.hour % 12 or 12}:{value.minute:02}{seconds} {half}"


_LEAD_CHARACTERS = 12
_ZONE = lazy_pattern(r"(?<![ \xa0])[ \xa0]+بتوقيت.*", re.DOTALL)


def _zone_words(mention: TimeMention) -> str:
    """The words that name the zone, as they are."""
    words = _ZONE.search(mention.text) if mention.zone else None
    return "" if words is None else words.group()


def _reads_as(text: str, mention: TimeMention) -> bool:
    """Whether the last time of a text says what a mention says, and is sure."""
    found = find_times(text, blocks="prose")
    return (
        bool(found)
        and found[-1].end == len(text)
        and (found[-1].value, found[-1].zone) == (mention.value, mention.zone)
    )


unify_times = function_form(UnifyTimes)
