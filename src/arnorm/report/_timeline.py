"""The dates of a text as a picture: sorted, each a bar on an axis, beside the words around it.

The axis runs in the direction of the page. A gap takes room as the logarithm of its days, so that a week in the news
and a year of the last century are both seen. It is HTML and CSS alone, like the rest of a report.
"""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from arnorm.report._html import Look, escape_text, isolate_name, page
from arnorm.report._words import is_rtl, named_value

Row = Mapping[str, Any]
_CONTEXT_CHARACTERS = 50  # on each side of a date
_LABEL_PERCENT = 1.5  # of the axis, for a digit on it


class _Event(NamedTuple):
    """A date with its first and last day; without a row it is the day of writing."""

    first: datetime.date
    last: datetime.date
    row: Row | None


def events_of(text: str, reference: datetime.date | str | None) -> list[Row]:
    """The dates of a text, as `draw_timeline` takes them."""
    import arnorm  # noqa: PLC0415 -- the package imports this module's readers

    found = arnorm.find_dates(text, reference=reference, relative=reference is not None)
    return [one.to_dict() | dict(zip(("first", "last"), map(str, one.days() or ()), strict=False)) for one in found]


def draw_timeline(text: str, rows: Iterable[Row], reference: datetime.date | str | None, look: Look) -> Iterator[str]:
    """The dates with days, sorted, and how many have none. ``reference`` is what `find_dates` takes."""
    every = list(rows)
    read = datetime.date.fromisoformat
    events = [_Event(read(row["first"]), read(row["last"]), row) for row in every if row.get("first")]
    written = _find_written(text, reference)
    yield f'<section class="timeline"><p>{look.say("timeline", count=len(every))}'
    if missing := len(every) - len(events):
        yield f" · {look.say('undated', count=missing)}"
    yield "</p>\n"
    if events:
        events += [_Event(written, written, None)] if written else []
        events.sort(key=lambda one: (one.first, one.last, one.row is not None))
        yield from _draw_events(text, events, look)
    yield "</section>\n"


def _find_written(text: str, reference: datetime.date | str | None) -> datetime.date | None:
    if reference == "document":
        import arnorm  # noqa: PLC0415 -- as above

        own = arnorm.find_reference(text)
        return None if own is None else own.date
    return None if reference is None else datetime.date.fromisoformat(str(reference)[:10])


def _draw_events(text: str, events: list[_Event], look: Look) -> Iterator[str]:
    places = _place({day for one in events for day in (one.first.toordinal(), one.last.toordinal() + 1)})
    yield '<div class="event axis"><div></div><div class="lane">'
    size = next((size for size in (4, 7) if len({str(one.first)[:size] for one in events}) > 1), 10)
    free, label = 0.0, ""  # where the axis has room
    for one in events:
        before, label = label, str(one.first)[:size]
        place, room = places[one.first.toordinal()], _LABEL_PERCENT * size
        if free <= place <= 100 - room and label != before:
            yield f'<small style="inset-inline-start:{place:.1f}%">{label}</small>'
            free = place + room
    yield "</div><div></div></div>\n"
    direction = 'dir="rtl" lang="ar"' if is_rtl(text) else 'dir="ltr"'
    for one in events:
        start, end = places[one.first.toordinal()], places[one.last.toordinal() + 1]
        when = str(one.first) if one.first == one.last else f"{one.first} – {one.last}"
        yield f'<div class="event{" written" * (one.row is None)}"><div class="when"><bdi dir="ltr">{when}</bdi>'
        if one.row is None:
            said = f"<div>{look.say('written')}"
        else:
            notes = [named_value(flag, look.language) for flag in one.row.get("flags", ())]
            if one.row["calendar"] != "gregorian":
                own = f'<bdi dir="ltr">{one.row["edtf"]}</bdi>'
                notes.insert(0, f"{named_value(one.row['calendar'], look.language)} {own}")
            yield f" <small>{' · '.join(notes)}</small>" if notes else ""
            said = f'<div class="said" {direction}>{_write_context(text, one.row["start"], one.row["end"])}'
        doubt = " doubt" * bool(one.row and one.row.get("flags"))
        yield f'</div><div class="lane"><b class="bar{doubt}" style="inset-inline-start:{start:.1f}%;'
        yield f'inline-size:{end - start:.1f}%"></b></div>{said}</div></div>\n'


def _place(days: Iterable[int]) -> dict[int, float]:
    """Where each day is on the axis, in per cent."""
    ordered = sorted(days)
    at = 0.0
    places = {ordered[0]: at}
    for before, day in itertools.pairwise(ordered):
        places[day] = at = at + math.log1p(day - before)
    return {day: 100 * place / at for day, place in places.items()}


def _write_context(text: str, start: int, end: int) -> str:
    """The date between the words around it, to the ends of its line."""
    first, last = max(0, start - _CONTEXT_CHARACTERS), min(len(text), end + _CONTEXT_CHARACTERS)
    before, after = text[first:start].rpartition("\n")[2], text[end:last].partition("\n")[0]
    if len(before) == _CONTEXT_CHARACTERS and first:
        before = "…" + before.partition(" ")[2]
    if len(after) == _CONTEXT_CHARACTERS and last < len(text):
        after = after.rpartition(" ")[0] + "…"
    said = text[start:end].replace("\n", " ")
    return f'{escape_text(before, True)}<span class="date">{escape_text(said, True)}</span>{escape_text(after, True)}'


def to_page(texts: Iterable[tuple[str, tuple[str, list[Row]]]], reference: str | None, title: str) -> str:
    """A whole page: each text's dates, below its name."""
    look = Look()
    heads = ((f"<summary><h2>{isolate_name(name)}</h2></summary>\n", found) for name, found in texts)
    documents = ["".join((head, *draw_timeline(*found, reference, look))) for head, found in heads]
    opening = f'<details class="document"{" open" * (len(documents) > 1)}>'  # one alone is opened by `page`
    return page([f"{opening}{one}</details>\n" for one in documents], title, look)
