"""What functions say of a place in a text: one row a line, the function's name, the text with ‸ at the place, what it says.

A wall of the functions that look around a place: each has a reach, and texts on both sides of it. ``python
tests/places.py`` writes what they say anew; read what changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from arnorm import DateMention, find_dates, links, scripts, web
from arnorm._arabic import folding, language, layout, mojibake, removal, strokes
from arnorm._arabic.protect import in_tag, protected_spans
from arnorm._core.scan import Scan
from arnorm.dates import _names, _plainly, _reread, _surroundings, find, unify
from arnorm.dates._writer import Style
from arnorm.numbers import _beside_figure, _context, _digit_beside, _phones
from arnorm.numbers._beside import Beside
from arnorm.pdf import _REPAIRS, _cells, _ligatures, _mirrored, _order, _parted, _runs, _signs, _turn, _words
from arnorm.pdf._neighbours import beside
from arnorm.punctuation import strip
from arnorm.punctuation import unify as punctuation
from arnorm.quotes import _code, _glance, _neighbours
from arnorm.quotes._paragraphs import lined
from wall import written

__all__ = ["ROWS", "load", "says"]

ROWS = Path(__file__).parent / "cases" / "places.jsonl"
HERE = "‸"


def _kinds(text: str) -> bytes:
    return Scan(text).kinds


def _lined(text: str) -> bytes:
    return lined(_kinds(text))


def _beside(text: str, start: int, end: int) -> tuple[Any, ...]:
    beside = Beside(Scan(text), start, end)
    return (
        beside.follows,
        beside.alone_in_brackets,
        beside.in_notation,
        sorted(beside.before),
        sorted(beside.second_after),
    )


def _folded(text: str) -> tuple[str, str]:
    """The folded view, and how many of its characters each of the text became."""
    view = folding.folded_view(Scan(text))
    return view.text, "".join(map(str, view.counts))


def _names_of(text: str) -> list[bool]:
    found = find_dates(text)
    return [_names.is_glossed(text, one, [other for other in found if other is not one]) for one in found]


def _protected_date(text: str, start: int, end: int) -> bool:
    """Whether a date, were one read there, would be protected."""
    mention = DateMention(start=start, end=end, text=text[start:end], calendar="gregorian", values=())
    return _surroundings._is_protected(Scan(text), mention)


def _plain_in(text: str) -> list[tuple[str, bool]]:
    """What would be written anew, and whether it is known without reading that it can."""
    style = Style(form="long", calendar="keep", months="eastern", digits="keep", unsure="leave")
    return [(one.mention.text, one.is_plain) for one in unify._plan(style, Scan(text), find_dates(text))]


def _surroundings_of(text: str) -> list[tuple[str, int]]:
    """What is read around each date for its sake, and how many dates stand there."""
    found = find_dates(text)
    read = [_reread.surroundings(Scan(text), found, i, i, 6) for i in range(len(found))]
    return [(text[low:high], len(near)) for low, high, near in read]


def _each_repair(text: str) -> dict[str, list[tuple[int, int, str]]]:
    """What each repair does by itself, and what it does where damage was found before."""
    return {
        f"{one.repair.__name__}{' damaged' * damaged}": edits
        for one in _REPAIRS
        for damaged in (False, True)
        if (edits := list(one.repair(text, damaged)))
    }


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "beside": _beside,
    "would join": lambda text, start, end: _phones.would_join(Scan(text), start, end),
    "word after": lambda text, at: _context.word_after(Scan(text), at),
    "word before": lambda text, at: _context.word_before(Scan(text), at),
    "is led": lambda text, at: _context.is_led(Scan(text), at),
    "digit after": lambda text, at: (_digit_beside(_kinds(text), at - 1, 1), _beside_figure(_kinds(text), at, 1)),
    "digit before": lambda text, at: (_digit_beside(_kinds(text), at, -1), _beside_figure(_kinds(text), at - 1, -1)),
    "side after": lambda text, at: chr(punctuation._side(_kinds(text), at - 1, 1)),
    "side before": lambda text, at: chr(punctuation._side(_kinds(text), at, -1)),
    "is word": lambda text, at: punctuation._is_word(_kinds(text), at),
    "cluster": lambda text, at: [punctuation._cluster(text, _kinds(text), at, 0, apart)[:4] for apart in (True, False)],
    "kept": lambda text: strip._kept(Scan(text)),
    "dash": lambda text, start, end: strokes.is_dash(text, _kinds(text), start, end),
    "folded": _folded,
    "indentation": layout.indentation,
    "language": language.is_arabic_language,
    "protected": lambda text: protected_spans(Scan(text)),
    "in tag": in_tag,
    "half a character": mojibake.completes_a_character,
    "token": lambda text, at: removal._token(_kinds(text), at),
    "foreign": lambda text: scripts._foreign(Scan(text)),
    "unescaped": lambda text: list(web._unescaped(text, 5)),
    "tag words": links._words,
    "prefix": lambda text, at: _glance._after_prefix(text, _lined(text), at),
    "quoted word": lambda text, at: (_neighbours.word_before(text, at - 1), _neighbours.leads_on(text, at - 1)),
    "quote side": lambda text, at: (_neighbours.side(_lined(text), at, 1), _neighbours.side(_lined(text), at - 1, -1)),
    "key": lambda text, at: (_code._is_bare_key(text, at), _code._quoted_key(text, at)),
    "value": lambda text, at: (
        _code._opens_value(text, _lined(text), at),
        _code._opens_argument(text, _lined(text), at),
    ),
    "ends before": lambda text, at: [_plainly._ends_before(text, at, apart) for apart in (_plainly._APART, "-", "")],
    "month of": _plainly._month_of,
    "first number": _surroundings._first_number,
    "protected date": _protected_date,
    "timestamp": find._is_timestamp,
    "surroundings": _surroundings_of,
    "plain": _plain_in,
    "article": lambda text, at: unify._after_article(Scan(text), at),
    "glossed": _names_of,
    "drawn": lambda text: (_turn.turned_whole(text, _turn.marks_first(text)), _turn.brackets_match(text)),
    "brackets": lambda text: (_turn.with_brackets(text, mirrored=True), _turn.with_brackets(text, mirrored=False)),
    "mirrored": lambda text: (_mirrored._read(text), _mirrored._number(text)),
    "pieces": lambda text: (_runs._pieces(text), _runs._votes(_runs._pieces(text)), _runs._stop_last(text)),
    "cell": _cells._parted,
    "signs": lambda text: (_signs.signs(text), _signs._searched(text)),
    "may show": lambda text: (_signs.may_show(text, _signs.signs(text)), _signs._searched(text, True)),
    "word": lambda word: (round(_words.weight(word), 2), round(_words.in_use(word), 2)),
    "whole": _ligatures.whole,
    "one word": lambda text, at: _parted._is_one(text[:at], text[at:]),
    "word between": lambda text, start, end: beside(text[:start], text[start:end], text[end:]),
    "line": lambda text: (list(_order._parts(text)), _order._drawn(text, text.split("\n")), _runs._way(text)),
    "repairs": _each_repair,
}


def says(function: str, marked: str) -> str:
    """What a function says of the places that are marked."""
    text, *rest = marked.split(HERE)
    places = []
    for part in rest:
        places.append(len(text))
        text += part
    return repr(FUNCTIONS[function](text, *places))


def load() -> list[tuple[str, str, str]]:
    return [tuple(json.loads(line)) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def save(rows: Iterable[tuple[str, str]]) -> None:
    order = list(FUNCTIONS)
    rows = sorted(set(rows), key=lambda row: (order.index(row[0]), row[1]))
    ROWS.write_text(written((*row, says(*row)) for row in rows), encoding="utf-8")


if __name__ == "__main__":
    save((function, marked) for function, marked, _ in load())
