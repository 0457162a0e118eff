"""The day written behind what is told from the day of writing, where the page first names it: أمس (19 نوفمبر 2025).

For pages that are indexed or given to language models, which do not know the day of the page. What has a flag, is
inside of a quotation or of brackets, or has brackets behind it, stays as it is: so a second run adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arnorm._arabic.data import written_names
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import SETS
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, up_to
from arnorm.dates.leave import DateStyle
from arnorm.dates.mention import DateMention, DateValue
from arnorm.dates.options import Months
from arnorm.dates.reference import add_relative, read_reference, reference_of
from arnorm.dates.write import date_text, month_text

__all__ = ["gloss_first"]

_LINE_CHARACTERS, _BEHIND_CHARACTERS = 1000, 24
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("\u201c", "\u201d"))
_BRACKET = lazy_pattern(r"[ \xa0]?[(\[]")
_MORE_DAYS = lazy_pattern(r"[ \xa0]?،?[ \xa0](?:و|او|الي|حتي)[ \xa0]?(?:يوم[ \xa0])?ال")  # الأحد والاثنين المقبلين


def gloss_first(scan: Scan, found: list[DateMention], style: DateStyle) -> Iterator[Edit]:
    """The edits of a text with these dates: what is told from its day of writing, each day or period once."""
    reference = style.reference
    if reference == "document":
        own = reference_of(scan.text, found)
        reference = str(own.date) if own and own.date else ""
    named: set[object] = set()
    for one in add_relative(scan, found, read_reference(reference)) if reference else ():
        what = one.days()  # in either calendar
        is_new = what not in named
        named.add(what)
        if not is_new or "relative" not in one.evidence or one.flags or _is_closed(scan.text, one):
            continue
        if (said := _write_period(one, style)) is not None:
            digits = str.maketrans(SETS["western"], SETS.get(style.digits, SETS["western"]))
            yield Edit(one.start, one.end, f"{one.text} ({said.translate(digits)})")


def _is_closed(text: str, mention: DateMention) -> bool:
    """Whether a mention is inside of a quotation or brackets, or has brackets, or the rest of a list, behind it."""
    line = up_to(text, mention.start, _LINE_CHARACTERS).rpartition("\n")[2]
    is_inside = any(line.count(opening) > line.count(closing) for opening, closing in _PAIRS) or line.count('"') % 2
    behind = fold(from_here(text, mention.end, _BEHIND_CHARACTERS))
    goes_on = _BRACKET.match(behind) or (mention.rule == "weekday" and _MORE_DAYS.match(behind))
    return bool(is_inside or goes_on or mention.text[-1] == ")")


def _write_period(mention: DateMention, style: DateStyle) -> str | None:
    """The day, the week, the month … in words; None for a decade or a century, and for what is not exact."""
    if mention.values[0].unit != "year" or any(value.approximate for value in mention.values):
        return None
    both = style.calendar == "both"
    is_whole = mention.date if both else all(value.day for value in mention.values)
    other = mention.to("hijri", hijri=style.hijri) if is_whole and style.calendar in ("hijri", "both") else None
    if other is None or other.values[0].approximate:  # only whole days are converted
        return _write_values(mention.values, mention.calendar, style.months, False)
    converted = _write_values(other.values, "hijri", style.months, True)
    own = _write_values(mention.values, mention.calendar, style.months, True)
    return f"{own} الموافق {converted}" if both else converted


def _write_values(values: Sequence[DateValue], calendar: str, months: Months, era: bool) -> str:
    """A date, or a range without what its first end shares with its last: 23–29 نوفمبر 2025."""
    first, last = values[0], values[-1]
    text = date_text(last, calendar, "long", months, era or calendar == "hijri")
    if first == last:
        return text
    if first.year != last.year or first.month is None:
        return f"{date_text(first, calendar, 'long', months, False).removesuffix(_HIJRI)}–{text}"
    if first.month == last.month:
        return f"{first.day}–{text}"
    month = month_text(calendar, first.month, months)
    return f"{month}–{text}" if first.day is None else f"{first.day} {month} – {text}"


_HIJRI = f" {written_names.ERAS['hijri']}"
