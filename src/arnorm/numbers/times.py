"""Times of day and durations: found in figures or in words, and written one way."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_CARDINALS, ORDINALS
from arnorm._arabic.data.units import (
    DAY_PERIODS,
    DURATION_UNITS,
    FRACTIONS,
    HOUR_ALONE,
    LONG_PERIODS,
    MAGNITUDES,
    SHORT_PERIODS,
    ZONES,
    Period,
)
from arnorm._arabic.folding import FoldedView
from arnorm._arabic.marks import MARKS
from arnorm._arabic.protect import protected_bounds
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import Found
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm._core.windows import from_here, join_spans, lies_in, up_to
from arnorm._core.wrong import check_own_names
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import reading_of, rewrite_prose
from arnorm.numbers.evidence import find_word_after, fold_word
from arnorm.numbers.find import numbers_in
from arnorm.numbers.number_words import KnownWords, Wanted, compute_exactly, words_in
from arnorm.numbers.spelled import Spelled, spelled_beside_figures, spelled_in

if TYPE_CHECKING:
    from arnorm.names import Names

__all__ = ["TimeMention", "UnifyTimes", "find_times", "list_times", "times_in_figures", "unify_times"]

# One and two minutes, which no number counts.
_FEW_MINUTES = {"دقيقه واحده": 1, "دقيقه": 1, "دقيقتان": 2, "دقيقتين": 2}
# How many characters of the longest time are before its hour and before its part of the day, and of the longest
# duration beside its unit.
_LEAD_CHARACTERS, _BEFORE_PERIOD_CHARACTERS, _UNIT_CHARACTERS = 12, 130, 40
_PROCLITICS = frozenset("وفبل")  # of figures
_LONGEST_JOINT = 20
_LONGEST_SECONDS = 10**10
_FIRST_TEN = 20  # of the words for tens; what is smaller counts by itself
_AFTER_TIME_CHARACTERS = 40  # حتى الساعة الخامسة بعد الظهر
_EVENINGS = {"مساء", "مساءا", "المساء", "المسا"}
_CLOCK = lazy_pattern(r"(\d\d?):(\d\d)(?::(\d\d))?")
_JOINED_TIMES = lazy_pattern(r"[ \xa0]{0,2}(?:-|–|و|الى|إلى|حتى|حتي|ل)[ \xa0]{0,2}(?:الساعة|الساعه)?[ \xa0]{0,2}\Z")
_ALL_PERIODS = LONG_PERIODS | DAY_PERIODS | SHORT_PERIODS
_ENDING_MARKS = lazy_pattern(f"[{MARKS}]*+")
_AND = lazy_pattern("[ \xa0]?و ?")
_ZONE = lazy_pattern(r"(?<![ \xa0])[ \xa0]+بتوقيت.*", re.DOTALL)


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
    blank = "[ \xa0]{1,3}"
    units = [word for word, value in CARDINALS.items() if value < 20]
    tens = [word for word, value in CARDINALS.items() if value in (20, 30, 40, 50)]
    minutes = rf"(?:\d\d?|{_choice(units)}{blank}عشره?|{_choice(units)}(?:{blank}و ?{_choice(tens)})?|{_choice(tens)})"
    hour = rf"(?:[01]?\d|2[0-4])(?!\d)|{_choice(clock_hours())}{end}"
    fraction = rf"(?:ال)?{_choice(FRACTIONS)}ا?"
    minute_word = rf"(?:{blank}(?:دقيقه|دقايق|دقائق|د))?"
    lead = rf"(?P<lead>(?:[وفبل]|ع)?(?:ال|ل)ساعه(?: ?:)?{blank}(?:ال(?=\d))?)?"
    period = (
        rf"(?:{blank}(?:(?P<long>{_choice(LONG_PERIODS)})|(?:(?:من|في){blank})?ب?(?P<period>{_choice(DAY_PERIODS)})"
        rf"|(?P<short>{_choice(SHORT_PERIODS)})){end})?"
    )
    time = (
        rf"(?<![\w.,/:+-])(?:[وفبل](?=\d))?{lead}(?P<time>(?:(?P<alone>{_choice(HOUR_ALONE)}){end}"
        rf"|(?P<hour>{hour})(?:[:.h٫](?P<minutes>[0-5]\d)(?!\d)(?::(?P<seconds>[0-5]\d))?)?"
        rf"(?:{blank}و ?(?:(?P<few>{_choice(_FEW_MINUTES)})|(?P<and>{fraction}|{minutes}){end}{minute_word}){end})?"
        rf"(?:{blank}(?:الا|غير){blank}(?P<less>{fraction}|{minutes}){end}{minute_word})?"
        rf"(?:{blank}و ?(?P<more>{minutes}){end}{blank}(?:دقيقه|دقايق))?)"
        rf"{period}(?:{blank}بتوقيت{blank}(?P<zone>{_choice(ZONES)}){end})?)(?![\d%٪])"
    )
    # The last word of a number in words; `numbers.spelled` reads the whole.
    last_words = [*CARDINALS, *DEFINITE_CARDINALS, *(word + ending for word in MAGNITUDES for ending in ("", "ا"))]
    singular = _choice(word for word in DURATION_UNITS if word.endswith("ه"))
    duration = (
        rf"(?<![\w.,/:])(?:و(?=\d))?(?P<all>(?:(?P<part>{_choice(FRACTIONS)}){blank}ساعه{end}"
        rf"|(?:(?P<count>\d{{1,9}}(?:[.,]\d{{1,2}})?|و?{_choice(last_words)}){blank}?(?P<unit>{_choice(DURATION_UNITS)})"
        rf"|(?P<dual>ثاني|دقيق|ساع)ت(?:ان|ين)|(?P<one>{singular})(?={blank}و)){end}"
        rf"(?:{blank}و ?(?P<plus>{fraction}){end})?))"
    )
    range_end = (
        rf"{blank}?(?:الي|حتي|-){blank}?(?:{hour})(?::\d\d)?(?:{blank}\w+)?"
        rf"{blank}(?:في{blank})?ب?{_choice(DAY_PERIODS)}{end}"
    )
    return TimePatterns(re.compile(time), re.compile(duration), re.compile(range_end))


TimeFlag = Literal["half-day"]


@dataclasses.dataclass(frozen=True, slots=True)
class TimeMention(Found):
    """A time of day or a duration in a text: ``text[start:end]``, without الساعة.

    ``kind`` is "time" or "duration". ``value`` is the `datetime.time` of a time of day on the 24-hour clock; None for a
    duration, which has ``duration``, a `datetime.timedelta`. ``zone`` is the IANA name of the time zone that the text
    names, "" if it names none. ``flags`` has "half-day" where nothing says which half of the day an hour from 1 to 12
    is in: ``value`` is the hour as it is written then.
    """

    start: int
    end: int
    text: str
    value: datetime.time | None
    kind: Literal["time", "duration"] = "time"
    duration: datetime.timedelta | None = None
    zone: str = ""
    flags: tuple[TimeFlag, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The mention as JSON has it: the value as ISO 8601 has it, a duration in seconds.

        >>> find_times("الساعة 3:30 مساء")[0].to_dict()["value"]
        '15:30:00'
        """
        found = Found.to_dict(self)
        seconds = None if self.duration is None else self.duration.total_seconds()
        found["duration"] = seconds if seconds is None or seconds % 1 else int(seconds)
        return found


def find_times(text: str, *, blocks: Blocks = "auto", names: Names | None = None) -> list[TimeMention]:
    """The times of day and the durations of a text, in order: figures and words, dialects, both clocks.

    A time needs evidence: الساعة before it, a part of the day after it («8 صباحا»), or a colon between hours and
    minutes where `find_numbers` reads a time. Two times joined by إلى, حتى or a dash are two mentions; a part of the
    day behind the second is the first one's too. Durations («ساعة ونصف», «90 دقيقة», «ساعتان») have no value.

    ``names`` are units of your own (see `arnorm.Names`).

    Code and the signs of data hold no times (see `arnorm.find_blocks`); with ``blocks="prose"`` the whole text is read
    as prose.

    Returns `TimeMention` objects; offsets are code points, end exclusive. Raises TypeError for anything but a str,
    ValueError for another value of ``blocks``.

    Source of the words: `arnorm._arabic.data.units`.

    >>> [(m.text, str(m.value)) for m in find_times("من الساعة تلاتة ونص العصر حتى 18:45")]
    [('تلاتة ونص العصر', '15:30:00'), ('18:45', '18:45:00')]
    >>> [(m.text, str(m.duration)) for m in find_times("استمر ساعة ونصف")]
    [('ساعة ونصف', '1:30:00')]
    """
    if names is not None:
        return check_own_names(names).find(find_times, text, blocks=blocks)
    scan, reading = reading_of(text, blocks, "find_times")
    return [reading.as_written(mention) for mention in list_times(scan)]


_Timed = tuple[TimeMention, int]  # a duration has the seconds of its unit, a time 0


@compute_exactly
def list_times(scan: Scan, *, in_figures: bool = False) -> list[TimeMention]:
    """The times of day and the durations of a text, in order; with ``in_figures`` only times of day with figures."""
    words = scan.derive(words_in)
    kinds = (Wanted.HOUR, Wanted.PERIOD) if in_figures else (Wanted.HOUR, Wanted.PERIOD, Wanted.UNIT)
    if not any(map(words.find, kinds)) and ":" not in scan.text:
        return []
    found = sorted(_find(scan, in_figures=in_figures), key=lambda one: (one[0].start, -one[0].end))
    protected = scan.derive(protected_bounds)
    kept: list[_Timed] = []
    for one in found:
        if (not kept or one[0].start >= kept[-1][0].end) and not lies_in(protected, one[0].start):
            kept.append(one)
    return list(_share_periods(scan.text, _join_durations(scan.text, kept)))


def _find(scan: Scan, *, in_figures: bool) -> Iterator[_Timed]:
    words = scan.derive(words_in)
    view = words.view
    for match in _match_times(words, in_figures=in_figures):
        mention = _read_time(scan.text, view, match)
        if mention is None:
            continue
        # Not the rest of a number in words: حادي [عشر بعد الزوال].
        start, spelled = mention.start, spelled_beside_figures if in_figures else spelled_in
        if match["lead"] or _find_number_at(scan.derive(spelled), start, start) is None:
            yield mention, 0
    units = [] if in_figures else words.find(Wanted.UNIT)
    for part in _join_parts([(start - _UNIT_CHARACTERS, end + _UNIT_CHARACTERS) for start, end in units]):
        for match in time_patterns().duration.finditer(view.text, *part):
            unit = 3600 if match["part"] else DURATION_UNITS[match["unit"] or match["one"] or match["dual"] + "ه"]
            if (mention := _read_duration(scan, view, match, unit)) is not None:
                yield mention, unit
    if ":" in scan.text:
        yield from _find_clocks(scan)


def _match_times(words: KnownWords, *, in_figures: bool) -> Iterator[re.Match[str]]:
    """What may be times in a folded text: from الساعة on, or from a number that a part of the day is near behind."""
    figures, starts, done = words.find(Wanted.FIGURES), set(words.find(Wanted.HOUR)), 0
    numbers = sorted(figures + words.find(Wanted.NUMBER))
    for period, _ in words.find(Wanted.PERIOD):
        near = figures if in_figures else numbers
        nth = bisect_left(near, (period - _BEFORE_PERIOD_CHARACTERS,))
        if nth < len(near) and near[nth][0] < period:
            first = bisect_left(numbers, (near[nth][0] - _LEAD_CHARACTERS,))
            starts.update(numbers[first : bisect_left(numbers, (period,))])
    view = words.view.text
    for start, _ in sorted(starts):
        at = start - (view[start].isdecimal() and view[start - 1 : start] in _PROCLITICS)
        if start >= done and (match := time_patterns().time.match(view, at)):
            done = match.end()
            yield match


def _find_clocks(scan: Scan) -> Iterator[_Timed]:
    """Hours and minutes in figures that `find_numbers` takes for a time: 18:45."""
    for number in scan.derive(numbers_in).signed:
        clock = _CLOCK.fullmatch(scan.text, number.start, number.end) if number.kind == "time" else None
        if clock is None or fold_word(find_word_after(scan, number.end)[0]) in DURATION_UNITS:  # 13:05 دقيقة
            continue
        if (value := _to_time(*(int(part or 0) for part in clock.groups()))) is not None:
            flags: tuple[TimeFlag, ...] = ("half-day",) if 1 <= value.hour <= 12 and clock[1][0] not in "0٠۰" else ()
            yield TimeMention(number.start, number.end, clock[0], value, flags=flags), 0


def _join_parts(found: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The parts of a text in order, those that meet as one."""
    if not found:
        return ()
    bounds = join_spans([(max(0, start), end) for start, end in found], touching=True)
    return zip(bounds[::2], bounds[1::2], strict=True)


def _find_number_at(spelled: list[Spelled], start: int, end: int) -> Spelled | None:
    """The number in words that begins before a place and goes on after it."""
    nth = bisect_left(spelled, end, key=attrgetter("start")) - 1
    return spelled[nth] if nth >= 0 and start < spelled[nth].end and end <= spelled[nth].end else None


def _read_time(text: str, view: FoldedView, match: re.Match[str]) -> TimeMention | None:
    start, end = _span(text, view, match.start("time"), match.end())
    words = match["period"] or match["long"] or match["short"]
    period = _ALL_PERIODS[words] if words else None
    flags: tuple[TimeFlag, ...] = ()
    if match["alone"]:
        hour, minute = HOUR_ALONE[match["alone"]], 0
    else:
        if not match["lead"] and not _has_evidence(view.text, match, period):
            return None
        hour, minute = _number(match["hour"]), _minutes(match)
        if minute < 0:
            hour, minute = hour - 1 or 12, minute + 60
        if hour > 12:
            period = None
        elif period is None:
            flags = ("half-day",) if hour >= 1 and not match["hour"].startswith("0") else ()
        elif hour == 12:
            hour = period.twelve
            if minute and words in _EVENINGS:  # 12:30 مساء: half past noon, or past midnight
                hour, flags = 12, ("half-day",)
        elif period.first <= hour <= period.last:
            hour += 12
    value = _to_time(hour, minute, int(match["seconds"] or 0))
    zone = ZONES.get(match["zone"] or "", "")
    return None if value is None else TimeMention(start, end, text[start:end], value, zone=zone, flags=flags)


def _span(text: str, view: FoldedView, start: int, end: int) -> tuple[int, int]:
    """The span in the text as given, with the marks of its last letter."""
    first, last = view.source(start, end)
    return first, _ENDING_MARKS.match(text, last).end()  # type: ignore[union-attr]  # it matches the empty string


def _has_evidence(folded: str, match: re.Match[str], period: Period | None) -> bool:
    """Whether a part of the day says that an hour without الساعة is one; not so سالب واحد في الليل.

    It may follow a second hour: من 8 إلى 10 مساء.
    """
    if period is not None and not match["short"]:
        is_cardinal = match["hour"][0].isalpha() and not match["hour"].startswith("ال")
        if not (is_cardinal and match["period"] and " في " in folded[match.end("hour") : match.start("period")]):
            return True
    start = match.start("time")
    return folded[max(0, start - 3) : start] == "من " and bool(time_patterns().range_end.match(folded, match.end()))


def _minutes(match: re.Match[str]) -> int:
    """The minutes past the hour; before it they are negative."""
    total = int(match["minutes"] or 0) + _FEW_MINUTES.get(match["few"] or "", 0)
    for sign, words in ((1, match["and"]), (-1, match["less"]), (1, match["more"])):
        if words:
            total += sign * (FRACTIONS.get(words.removeprefix("ال").removesuffix("ا")) or _number(words))
    return total


def _number(words: str) -> int:
    """The value of figures or of number words up to 59."""
    if words.isdecimal():
        return int(words)
    if words in clock_hours():
        return clock_hours()[words]
    return sum(CARDINALS.get(word) or CARDINALS[word.removeprefix("و")] for word in words.split() if word != "و")


def _to_time(hour: int, minute: int, second: int = 0) -> datetime.time | None:
    if hour == 24 and not (minute or second):
        hour = 0
    return datetime.time(hour, minute, second) if hour <= 23 and minute <= 59 and second <= 59 else None


def _join_durations(text: str, found: list[_Timed]) -> list[TimeMention]:
    """The mentions, with a duration and its smaller units as one: «16 ساعة و44 دقيقة»."""
    joined: list[TimeMention] = []
    last_unit = 0
    for one, unit in found:
        last = joined[-1] if unit < last_unit and _AND.fullmatch(text, joined[-1].end, one.start) else None
        if last is None or last.duration is None or one.duration is None or one.duration >= last.duration:
            joined.append(one)
        else:
            both = last.duration + one.duration
            joined[-1] = dataclasses.replace(last, end=one.end, text=text[last.start : one.end], duration=both)
        last_unit = unit
    return joined


def _share_periods(text: str, found: list[TimeMention]) -> Iterator[TimeMention]:
    """The times with the half of the day that the second of two joined times gives the first."""
    for one, after in itertools.zip_longest(found, found[1:]):
        if one.flags and one.value and after and after.value and not after.flags and one.value.hour < 12:
            hour = one.value.hour + 12
            between = text[one.end : after.start]
            if hour < after.value.hour and len(between) <= _LONGEST_JOINT and _JOINED_TIMES.match(between):
                yield dataclasses.replace(one, value=one.value.replace(hour=hour), flags=())
                continue
        yield one


def _read_duration(scan: Scan, view: FoldedView, match: re.Match[str], unit: int) -> TimeMention | None:
    text, counted, plus = scan.text, match["count"], match["plus"]
    start, end = _span(text, view, match.start("all"), match.end())
    if match["part"]:  # ربع ساعة
        seconds = Decimal(FRACTIONS[match["part"]] * 60)
    elif match["one"] and not plus:
        return None
    else:
        count = Decimal(2 if match["dual"] else 1)
        if counted and counted[0].isdecimal():
            count = Decimal(counted.replace(",", "."))
        elif counted:  # the last word of a number
            span = view.source(match.start("count"), match.end("count"))
            if number := _find_number_at(scan.derive(spelled_in), *span):
                start, count = number.start, number.value
            elif CARDINALS.get(counted, _FIRST_TEN) < _FIRST_TEN:
                start, count = span[0], Decimal(CARDINALS[counted])
            else:
                return None
        seconds = count * unit
        if plus:  # ساعة ونصف
            seconds += Decimal(FRACTIONS[plus.removeprefix("ال").removesuffix("ا")] * unit) / 60
    if seconds > _LONGEST_SECONDS:
        return None
    return TimeMention(start, end, text[start:end], None, "duration", datetime.timedelta(seconds=float(seconds)))


@step_class
class UnifyTimes(Step):
    """Write times of day in one form.

    - ``form``: "iso" writes the 24-hour clock («15:30»), "long" the 12-hour clock and the half of the day
      («3:30 مساء»).
    - ``unsure``: "leave" times whose half of the day is unknown, or "rewrite" them as they are written.
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
    topic = "Digits and numbers"
    reads_names = True

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        """One edit for each time that is written otherwise and reads as before."""
        return rewrite_prose(scan, self.blocks, self._edits)

    def _edits(self, scan: Scan) -> Iterator[Edit]:
        for mention in find_times(scan.text, blocks="prose"):
            if mention.value is None or (mention.flags and self.unsure == "leave"):
                continue
            zone = _ZONE.search(mention.text) if mention.zone else None  # its words stay
            new = self._write(mention.value) + (zone[0] if zone else "")
            read = up_to(scan.text, mention.start, _LEAD_CHARACTERS) + new
            said = [(one.value, one.zone, one.end) for one in find_times(read, blocks="prose")[-1:]]
            if new != mention.text and said == [(mention.value, mention.zone, len(read))]:
                yield Edit(mention.start, mention.end, new)

    def _write(self, value: datetime.time) -> str:
        seconds = f":{value.second:02}" if value.second else ""
        if self.form == "iso":
            return f"{value.hour:02}:{value.minute:02}{seconds}"
        half = "صباحا" if value.hour < 12 else "ظهرا" if value.hour == 12 else "مساء"
        return f"{value.hour % 12 or 12}:{value.minute:02}{seconds} {half}"


unify_times = function_form(UnifyTimes)


def times_in_figures(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """The times in words of a text, and figures for them; the words for the part of the day stay: الساعة 3:30 العصر.

    What would not read as before is left out.
    """
    text = scan.text
    for mention in list_times(scan):
        value, words = mention.value, mention.text.split(" ")
        is_named = fold_word(mention.text).startswith(tuple(HOUR_ALONE))  # midnight
        if value is None or is_named or any(map(str.isdecimal, mention.text)) or value.second:
            continue
        before = up_to(text, mention.start, _LEAD_CHARACTERS)
        after = from_here(text, mention.end, _AFTER_TIME_CHARACTERS)
        clock = f"{value.hour % 12 or 12}:{value.minute:02}" if value.minute else str(value.hour % 12 or 12)
        for used in range(1, len(words) + 1):  # what keeps most of the last words comes first
            new = " ".join((clock, *words[used:]))
            start, end = len(before), len(before) + len(new)
            said = [
                one for one in find_times(before + new + after, blocks="prose") if (one.start, one.end) == (start, end)
            ]
            if [(m.value, m.zone, m.flags) for m in said] == [(value, mention.zone, mention.flags)]:
                yield mention.start, mention.end, new
                break
