"""The day written behind what is told from the day of writing, where the page first names it: أمس (19 نوفمبر 2025).

For pages that are indexed or given to language models, which do not know the day of the page. What has a flag, is
inside of a quotation or of brackets, has brackets behind it, or what a date could be read together with, stays as it
is: so a second run adds nothing. So do windows (الأيام الثلاثة الماضية), whose ends nobody counts alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import calendar_names, written_names
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import SETS
from arnorm._core import classes as k
from arnorm._core.edits import Edit, apply
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, join_spans, lies_in, skip, stretch, up_to
from arnorm.dates.leave import LAST_YEAR, DateStyle
from arnorm.dates.mention import DateMention, DateValue
from arnorm.dates.options import Months
from arnorm.dates.reference import add_relative, read_reference, reference_of
from arnorm.dates.write import date_text, month_text, rewrite_in
from arnorm.quotes._marks import LINE, OPENS, lined
from arnorm.quotes._paragraphs import plain_paragraph, quotes_in
from arnorm.quotes._reading import MISSING

_BESIDE_CHARACTERS = 24
_BLANKS = bytes((k.SPACE, k.GAP))
_BLANK_LINE = lazy_pattern(r"\n[ \t\xa0\r]*+\n")
_MORE_DAYS = lazy_pattern(r"[ \xa0]?،?[ \xa0](?:و|او|الي|حتي)[ \xa0]?(?:يوم[ \xa0])?ال")  # الأحد والاثنين المقبلين
# The mark of an era, which would be that of the date in brackets (غدا م. علي), and the day in figures (أمس 19/11).
_REST_OF_DATE = lazy_pattern(
    r"[ \xa0]?(?:(?:[مه]|(?:ال)?(?:ميلادي|هجري)ه?)(?!\w)|"
    r"،?[ \xa0]?(?:الموافق[ \xa0]\d|\d{1,2}[ \xa0]?[/\\.-][ \xa0]?\d))"
)


def _write_month() -> str:
    parts = (f"{first} {second}" for part in calendar_names.PARTS for first in part[0] for second in part[1])
    names = "|".join(fold(name) for name in (*(month.name for month in calendar_names.MONTHS), *parts))
    return rf"(?<!\w)[{LETTERS}]{{0,2}}(?:{names})\)?[ \xa0](?:من[ \xa0])?\Z"


_MONTH_BEFORE = lazy_pattern(_write_month)  # فبراير من العام الجاري


def gloss_first(scan: Scan, found: list[DateMention], style: DateStyle) -> Iterator[Edit]:
    """The edits of a text with these dates: what is told from its day of writing, each day or period once."""
    reference = style.reference
    if reference == "document":
        own = reference_of(scan.text, found)
        reference = str(own.date) if own and own.date else ""
    named: set[object] = set()
    closed: list[int] | None = None
    for one in add_relative(scan, found, read_reference(reference, style.week_start)) if reference else ():
        what = one.days()  # in either calendar
        if "relative" not in one.evidence:
            named.add(what)
            continue
        if what in named or one.flags or one.rule == "window":
            continue
        closed = _find_closed(scan) if closed is None else closed
        if lies_in(closed, one.start):
            continue
        behind = scan.kinds[skip(scan.kinds, one.end, _BLANKS, _BESIDE_CHARACTERS)]
        said = None
        if behind == k.OPEN or one.text[-1] == ")":
            named.add(what)
        elif behind != k.CLOSE and scan.kinds[one.end] != k.QUOTE and not _is_part(scan.text, one):
            said = _write_period(one, style)
        if said is not None:
            named.add(what)
            digits = str.maketrans(SETS["western"], SETS.get(style.digits, SETS["western"]))
            said = f"({said.translate(digits)})"
            if style.form != "long":  # as the step would write it in a second run
                said = apply(said, rewrite_in(style, None, Scan(said)))
            yield Edit(one.start, one.end, f"{one.text} {said}")


def _find_closed(scan: Scan) -> list[int]:
    """The bounds of quotations and of brackets; where a mark is missing, its paragraph, or line, is the other bound."""
    kinds, quotes = lined(scan.kinds), scan.derive(quotes_in)
    spans: list[tuple[int, int]] = []
    for first, last, roles in (*(plain_paragraph(kinds, one) for one in quotes.plain), *quotes.others):
        for start, end, way, _, partner in roles:
            if way == OPENS:
                spans.append((start, last if partner == MISSING else roles[partner].end))
            elif partner == MISSING:
                spans.append((first, end))
    return join_spans((*spans, *_find_brackets(scan.text, kinds, scan.positions(bytes((k.OPEN, k.CLOSE))))))


def _find_brackets(text: str, kinds: bytes, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The spans of brackets in a paragraph, its line ends included; one left open goes on to the end of its line."""
    opened: list[int] = []
    lone: list[int] = []
    before = 0
    for at in places:
        if opened and _BLANK_LINE.search(text, before, at):
            lone += opened
            opened = []
        if kinds[at] == k.OPEN:
            opened.append(at)
        elif opened:
            yield opened.pop(), at + 1
        before = at
    line_end = 0
    for at in (*lone, *opened):
        if at >= line_end:
            _, line_end = stretch(kinds, at, at, LINE)
            yield at, line_end


def _is_part(text: str, mention: DateMention) -> bool:
    """Whether a mention is part of a date or of a list of days, or would be, with a date in brackets behind it."""
    if mention.rule == "period" and _MONTH_BEFORE.search(fold(up_to(text, mention.start, _BESIDE_CHARACTERS))):
        return True
    behind = fold(from_here(text, mention.end, _BESIDE_CHARACTERS))
    return bool(_REST_OF_DATE.match(behind) or (mention.rule == "weekday" and _MORE_DAYS.match(behind)))


def _write_period(mention: DateMention, style: DateStyle) -> str | None:
    """The day, the week, the month … in words; None for a decade or a century, and for what is not exact."""
    years = [value.year or 0 for value in (mention.values[0], mention.values[-1])]
    if mention.values[0].unit != "year" or any(value.approximate for value in mention.values):
        return None
    if mention.calendar == "gregorian" and not 1000 <= min(years) <= max(years) <= LAST_YEAR:
        return None  # a year of other than four digits needs its mark
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
