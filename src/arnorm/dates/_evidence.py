"""The calendar of an old year that nothing marks: what its surroundings say of it.

The dates nearby are evidence as they are read, not as they are written, and distances are counted without them, so that
rewriting a date makes no evidence and takes none away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arnorm._core.patterns import lazy_pattern
from arnorm.dates._draft import Draft

__all__ = ["MANY", "REACH", "settle_calendars"]

# Words of the Islamic chronicles and biographies; beside them a year before 1300 without a mark is Hijri. (Pashas came
# after 1300 AD.)
_ISLAMIC = lazy_pattern(
    r"رحمه الله|رضي الله|(?<!\w)(?:ال)?(?:محدث|فقيه|قاضي القضاه|سمع من|اجاز له|تفقه)(?!\w)"
    r"|دخلت سنه|باشا(?!\w)|\d ?ه(?![\u0621-\u064a])|هجري"
)
# … and, of the first thousand years, the phrases of annals, the names of those who wrote them, the schools of law.
_SCHOLARS = lazy_pattern(
    r"من الحوادث|(?<!\w)و?فيها (?:توفي|مات|قتل|ولي|غزا|وقع)(?!\w)|"
    r"ابن (?:العماد|النجار|نقطه|خلكان|الجوزي|كثير|عساكر|حجر|الاثير|الصلاح|سعد|حبان|عدي|تيميه|القيم|قدامه|الجزري)(?!\w)"
    r"|(?<!\w)ال(?:حنبلي|شافعي|حنفي|مالكي|بخاري|ترمذي|ذهبي|سيوطي|منذري|سخاوي|بيهقي|نووي|صفدي)(?!\w)"
)
REACH = 300  # characters, those of the dates between not counted
_SCHOOLS_UNTIL = 1000
MANY = 20  # dates on either side


def settle_calendars(drafts: Sequence[Draft], first: int) -> None:
    """Settle, in place, the drafts from the first on whose calendar is open."""
    calendars: set[str] = set()  # those of the dates that say theirs
    for draft in drafts:
        if not ("calendar" in draft.flags or "day-cue" in draft.evidence):
            calendars.add(draft.calendar)
    for i in range(first, len(drafts)):
        draft = drafts[i]
        if "calendar" in draft.flags:
            draft.calendar = "hijri" if _is_islamic(drafts, i) else "gregorian"
        elif "day-cue" in draft.evidence and calendars != {"gregorian"}:
            draft.flags.append("calendar")  # يوم 24/10: of which calendar, unless all other dates are of one?


def _is_islamic(drafts: Sequence[Draft], i: int) -> bool:
    around: list[str] = []
    for stretch, other in (*_around(drafts, i, -1), *_around(drafts, i, 1)):
        around.append(stretch)
        if other is not None and other.calendar == "hijri" and other.values[0].year and "calendar" not in other.flags:
            return True
    text = "\n".join(around)
    old = max(value.year or 0 for value in drafts[i].values) < _SCHOOLS_UNTIL
    return bool(_ISLAMIC.search(text) or (old and _SCHOLARS.search(text)))


def _around(drafts: Sequence[Draft], i: int, way: int) -> Iterator[tuple[str, Draft | None]]:
    """The text on one side of a draft, date by date, nearest first; and the date where each piece ends."""
    text, left = drafts[i].text, REACH
    at = drafts[i].span()[way > 0]
    for j in range(i + way, i + way * (MANY + 1), way):
        other = drafts[j] if 0 <= j < len(drafts) else None
        if way < 0:
            low = max(0, at - left, other.span()[1] if other else 0)
            piece, end = text[low:at], low
        else:
            end = min(len(text), at + left, other.span()[0] if other else len(text))
            piece = text[at:end]
        met = other is not None and end == other.span()[way < 0]
        yield piece, other if met else None
        left -= abs(end - at)
        if other is None or not met or left <= 0:
            return
        at = other.span()[way > 0]
