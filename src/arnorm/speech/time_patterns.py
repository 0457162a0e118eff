"""What a time of day and a duration look like on the folded view: patterns built from the words of the clock."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from arnorm._arabic.data.clock import (
    DAY_PERIODS,
    DURATION_UNITS,
    FRACTIONS,
    HOUR_ALONE,
    LONG_PERIODS,
    SHORT_PERIODS,
    ZONES,
)
from arnorm._arabic.data.magnitudes import MAGNITUDES
from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_CARDINALS, ORDINALS

__all__ = ["FEW_MINUTES", "TimePatterns", "clock_hours", "time_patterns"]

# One and two minutes, which no number counts.
FEW_MINUTES = {"دقيقه واحده": 1, "دقيقه": 1, "دقيقتان": 2, "دقيقتين": 2}


class TimePatterns(NamedTuple):
    time: re.Pattern[str]
    duration: re.Pattern[str]
    range_end: re.Pattern[str]


def _choice(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@functools.cache
def clock_hours() -> dict[str, int]:
    """The words for an hour: ordinals with the article (الثالثة), and cardinals (ثلاثة, تلاتة)."""
    ordinals = {f"ال{word}ه": value for word, value in ORDINALS.items() if value > 1}
    teens = {"الحاديه عشره": 11, "الحاديه عشر": 11, "الثانيه عشره": 12, "الثانيه عشر": 12}
    cardinals = {word: value for word, value in CARDINALS.items() if 1 <= value <= 12}
    written = {"الواحده": 1, "وحده": 1, "احدي عشره": 11, "احدي عشر": 11, "اثنتي عشره": 12, "اثنا عشر": 12}
    definite = {f"ال{word}": value for word, value in cardinals.items() if value > 2}
    return ordinals | teens | cardinals | definite | written


@functools.cache
def time_patterns() -> TimePatterns:
    """The patterns over the folded view, built from the tables."""
    end = r"(?!\w)"
    gap = "[ \xa0]{1,3}"
    units = [word for word, value in CARDINALS.items() if value < 20]
    tens = [word for word, value in CARDINALS.items() if value in (20, 30, 40, 50)]
    minutes = rf"(?:\d\d?|{_choice(units)}{gap}عشره?|{_choice(units)}(?:{gap}و ?{_choice(tens)})?|{_choice(tens)})"
    hour = rf"(?:[01]?\d|2[0-4])(?!\d)|{_choice(clock_hours())}{end}"
    fraction = rf"(?:ال)?{_choice(FRACTIONS)}ا?"
    minute_word = rf"(?:{gap}(?:دقيقه|دقايق|دقائق|د))?"
    lead = rf"(?P<lead>(?:[وفبل]|ع)?(?:ال|ل)ساعه(?: ?:)?{gap}(?:ال(?=\d))?)?"
    period = (
        rf"(?:{gap}(?:(?P<long>{_choice(LONG_PERIODS)})|(?:(?:من|في){gap})?ب?(?P<period>{_choice(DAY_PERIODS)})"
        rf"|(?P<short>{_choice(SHORT_PERIODS)})){end})?"
    )
    time = (
        rf"(?<![\w.,/:+-])(?:[وفبل](?=\d))?{lead}(?P<time>(?:(?P<alone>{_choice(HOUR_ALONE)}){end}"
        rf"|(?P<hour>{hour})(?:[:.h٫](?P<minutes>[0-5]\d)(?!\d)(?::(?P<seconds>[0-5]\d))?)?"
        rf"(?:{gap}و ?(?:(?P<few>{_choice(FEW_MINUTES)})|(?P<and>{fraction}|{minutes}){end}{minute_word}){end})?"
        rf"(?:{gap}(?:الا|غير){gap}(?P<less>{fraction}|{minutes}){end}{minute_word})?"
        rf"(?:{gap}و ?(?P<more>{minutes}){end}{gap}(?:دقيقه|دقايق))?)"
        rf"{period}(?:{gap}بتوقيت{gap}(?P<zone>{_choice(ZONES)}){end})?)(?![\d%٪])"
    )
    # The last word of a number in words; `numbers.spelled` reads the whole.
    last_words = [*CARDINALS, *DEFINITE_CARDINALS, *(word + ending for word in MAGNITUDES for ending in ("", "ا"))]
    singular = _choice(word for word in DURATION_UNITS if word.endswith("ه"))
    duration = (
        rf"(?<![\w.,/:])(?:و(?=\d))?(?P<all>(?:(?P<part>{_choice(FRACTIONS)}){gap}ساعه{end}"
        rf"|(?:(?P<count>\d{{1,9}}(?:[.,]\d{{1,2}})?|و?{_choice(last_words)}){gap}?(?P<unit>{_choice(DURATION_UNITS)})"
        rf"|(?P<dual>ثاني|دقيق|ساع)ت(?:ان|ين)|(?P<one>{singular})(?={gap}و)){end}"
        rf"(?:{gap}و ?(?P<plus>{fraction}){end})?))"
    )
    range_end = (
        rf"{gap}?(?:الي|حتي|-){gap}?(?:{hour})(?::\d\d)?(?:{gap}\w+)?{gap}(?:في{gap})?ب?{_choice(DAY_PERIODS)}{end}"
    )
    return TimePatterns(re.compile(time), re.compile(duration), re.compile(range_end))
