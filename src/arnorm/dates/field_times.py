"""The time of day beside the date of a field: in figures, with its zone, or in words as `find_times` reads it."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from arnorm._arabic.data import clock

__all__ = ["FieldTime", "take_time"]


class FieldTime(NamedTuple):
    """The time of a field, the zone that it names, and whether the hour may be in the other half of the day."""

    time: datetime.time | None = None
    zone: str = ""
    is_half: bool = False


_LATIN_PERIODS = {"am": "ص", "a m": "ص", "pm": "م", "p m": "م"}
_PERIODS = clock.LONG_PERIODS | clock.DAY_PERIODS | clock.SHORT_PERIODS
_NOON = 12


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@functools.cache
def _gate() -> re.Pattern[str]:
    """What a field with a time has: a colon, الساعة, or figures with a part of the day behind them."""
    return re.compile(rf":|ساعه|\dt\d|\dh\d|\d ?(?:(?:في|من) )?(?:{_any_of((*_PERIODS, *_LATIN_PERIODS))})(?![^\W\d_])")


@functools.cache
def _time_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The two ways of a time in figures, folded: 10:30 م, and T103000Z."""
    zone = (
        r"(?P<offset> ?(?:(?:utc|gmt) ?)?[+-]\d\d?:?(?:\d\d)?(?![\d/-])| ?\(?(?:z|utc|gmt)(?!\w)\)?)?"
        rf"(?:[ (]*ب?توقيت (?P<zone>{_any_of(clock.ZONES)}|\w+(?: ال\w+)?)(?!\w)\)?)?"
    )
    lead = r"(?:(?:في|علي|عند) )?(?:تمام )?(?:ال|لل|بال)?ساعه[ :]*|(?<=\d)t|(?<!\w)at "
    return re.compile(
        rf"(?:(?P<lead>{lead})|(?<![\d:.٫/+]))(?P<hour>\d\d?)(?![\d/-])"
        r"(?:(?P<sign>[:.٫h])(?P<minute>[0-5]\d)(?!\d)(?::(?P<second>[0-5]\d)(?:[.،]\d{1,9})?)?)?"
        rf"(?: ?(?:(?:في|من) )?(?P<period>{_any_of((*_PERIODS, *_LATIN_PERIODS))})(?![^\W\d_]))?{zone}"
    ), re.compile(
        r"(?<=\d)(?P<lead>t)(?P<hour>\d\d)(?P<sign>)(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<period>)(?!\d)" + zone
    )


def take_time(text: str) -> tuple[str, FieldTime]:
    """The folded text with spaces in the place of its time, and the time."""
    if not _gate().search(text):
        return text, FieldTime()
    for pattern in _time_patterns():
        for match in pattern.finditer(text):
            if (found := _read_time(match)) is not None:
                return _blank(text, *match.span()), found
    if "ساعه" in text:
        from arnorm.speech.times import find_times  # noqa: PLC0415 -- for hours in words

        for one in find_times(text, blocks="prose"):
            if one.value is not None and one.text[0].isalpha():
                return _blank(text, one.start, one.end), FieldTime(one.value, one.zone)
    return text, FieldTime()


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _read_time(match: re.Match[str]) -> FieldTime | None:
    """The time of a match; None where the numbers are no time of day."""
    word, lead, minute = match["period"], match["lead"], match["minute"]
    is_sure = match["sign"] in (":", "h") or lead or (word if minute else word and word not in clock.SHORT_PERIODS)
    hour, period = int(match["hour"]), _PERIODS.get(_LATIN_PERIODS.get(word, word or ""))
    if not is_sure or hour > 2 * _NOON or (hour == 2 * _NOON and minute not in (None, "00")):
        return None
    if hour == _NOON and period is not None:
        hour = _NOON * (period is not clock.DAY_PERIODS["صباحا"] and word not in ("ص", "am", "a m"))
    elif period is not None and period.first <= hour <= period.last:
        hour += _NOON
    time = datetime.time(hour % (2 * _NOON), int(minute or 0), int(match["second"] or 0))
    is_half = 1 <= hour <= _NOON and match["sign"] != "h" and match["hour"][0] != "0"
    is_half = is_half and not (period or lead == "t" or match["second"] or match["offset"])
    if match["offset"]:
        time = time.replace(tzinfo=_read_offset(match["offset"]))
    return FieldTime(time, clock.ZONES.get(match["zone"] or "", ""), is_half)


def _read_offset(offset: str) -> datetime.timezone | None:
    """The offset from UTC: Z, +0300, GMT+3; None if no clock has it."""
    digits = "".join(filter(str.isdecimal, offset)).zfill(2)
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    minutes = -minutes if "-" in offset else minutes
    return datetime.timezone(datetime.timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None
