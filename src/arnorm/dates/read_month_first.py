"""Reading dates whose month, or year, comes first: يناير 15، 2020, شباط 13; and two that go their own ways."""

from __future__ import annotations

from collections.abc import Callable

from arnorm._arabic.data import years
from arnorm._arabic.marks import QUOTES
from arnorm.dates import vetoes
from arnorm.dates.draft import ORDINAL_BEFORE, OTHER_SCRIPT, Draft, value_of

__all__ = ["READERS"]

# What follows a number that counts nothing (in folded text): a sign in whatever form, a particle, a word with its
# article, a verb of the future, المقبل.
_NOTHING_COUNTED = (
    rf"[ \xa0]?(?:$|[\n؛:!؟…{QUOTES}]|[.،](?!\d)|\)(?!\d)"
    r"|(?:و|ف)?(?:في|علي|الي|حتي|عند|حيث|ثم|قبل|بعد|منذ|ال[ء-ي]{3,}|لل[ء-ي]{2,}|بال[ء-ي]{2,}|س[يتن][ء-ي]{2,})(?![ء-ي]))"
)


def _read_month_day(draft: Draft) -> bool:
    """يناير 15، 2020."""
    at = draft.take_weekday()
    month, day, year = draft.tokens[at:]
    modern = month.calendar == "gregorian" and year.value in years.GREGORIAN_OF_OURS  # يناير 14 2025
    if draft.gaps[at + 1] == "_" and not (modern or draft.text[month.start] < OTHER_SCRIPT):
        return draft.refuse(vetoes.LOOSE_MONTH_FIRST)
    if month.calendar == "hijri" and year.value >= years.GREGORIAN_SINCE:
        return draft.refuse(vetoes.YEAR_OF_OTHER_CALENDAR)
    draft.calendar = month.calendar
    draft.values = [value_of(year.value, month.value, day.value)]
    draft.evidence.append("day-month")
    return True


def _read_month_day_alone(draft: Draft) -> bool:
    """يوليو 13-15, شباط 13: the number may be a year's, or count what follows, unless a particle or a sign does."""
    month, *days = draft.tokens
    if month.calendar != "gregorian" or draft.text[month.start] < OTHER_SCRIPT or not draft.before(ORDINAL_BEFORE):
        return draft.refuse(vetoes.LOOSE_MONTH_FIRST)
    if month.end - month.start == 2 or not draft.after(_NOTHING_COUNTED):  # ت1 27
        return draft.refuse(vetoes.COUNT)
    draft.calendar = month.calendar
    draft.values = [value_of(None, month.value, day.value) for day in days]
    draft.evidence.append("day-month")
    draft.flags.append("ambiguous")
    draft.settle(draft.gaps[1:-1])
    return True


def _read_fatih(draft: Draft) -> bool:
    """Libya's September, الفاتح."""
    day, _, year, *_ = draft.tokens
    if draft.word(1) != "الفاتح":
        return draft.refuse(vetoes.NOT_FATIH)
    draft.calendar = "gregorian"
    draft.values = [value_of(year.value, 9, day.value)]
    draft.evidence.append("day-month")
    return True


def _read_reversed(draft: Draft) -> bool:
    """2023 فبراير سنة 26: what some PDF readers make of 26 فبراير سنة 2023."""
    year, month, _, day = draft.tokens
    draft.calendar = month.calendar
    if year.value not in years.OF_MONTHS[draft.calendar]:
        return draft.refuse(vetoes.YEAR_OF_OTHER_CALENDAR)
    draft.values = [value_of(year.value, month.value, day.value)]
    draft.evidence.append("day-month")
    return True


READERS: dict[str, Callable[[Draft], bool]] = {
    "month_day": _read_month_day,
    "month_day_alone": _read_month_day_alone,
    "fatih": _read_fatih,
    "reversed": _read_reversed,
}
