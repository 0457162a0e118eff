"""The wall: texts of our own, read by every finder, preset and step, and what comes out. One a line: reader, text, outcome.

``python tests/wall.py`` writes the outcomes of tests/cases/wall.jsonl anew. Read what changes: each line that differs is a
change of output. Lines were chosen because they notice when some row or threshold changes that no other test noticed
(``tools/mutants.py``), or hold a table by character (letters, signs, gaps, marks) or a reach by its length.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import arnorm
from arnorm import DateMention, find_damage, find_dates, find_links, find_numbers, find_quotes
from readings import READINGS
from shipped import PRESETS, STEPS, instance_name

__all__ = ["READERS", "WALL", "load", "outcome", "save", "written"]

WALL = Path(__file__).parent / "cases" / "wall.jsonl"
Line = tuple[str, str, str]
_UNSEEN = re.compile(r"[\0-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff0-\uffff]")  # fmt: skip


def _explained(text: str) -> str:
    """What read each date, number and quotation, and what was refused why."""
    return "; ".join(
        f"{one.what} {one.text} = {one.rule}" + (f", not: {one.veto}" if one.veto else "")
        for one in arnorm.explain(text)
    )


def _converted(text: str) -> str:
    """Each date in both calendars, and what else it says."""
    return "; ".join(_said(mention, text) for mention in find_dates(text))


def _said(mention: DateMention, text: str) -> str:
    gregorian, hijri = mention.to("gregorian"), mention.to("hijri")
    said = [mention.text, "=", mention.kind, *mention.evidence]
    said += [f"gregorian {gregorian.edtf}"] if gregorian else []
    said += [f"hijri {hijri.edtf}"] if hijri else []
    said += [f"weekday {mention.weekday} {mention.weekday_agrees}"] if mention.weekday is not None else []
    said += [f"twin {text[slice(*mention.twin)]}"] if mention.twin else []
    return " ".join(said)


def _kinds(text: str) -> str:
    return "; ".join(f"{one.text} = {one.kind}" for one in find_numbers(text))


def _nested(text: str) -> str:
    return "; ".join(
        f"{one.depth} {text[one.start : one.end]} {one.open} {one.close} {one.inner}" for one in find_quotes(text)
    )


def _damage(text: str) -> str:
    return "; ".join(f"{one.text} = {one.kind}" for one in find_damage(text))


def _links(text: str) -> str:
    return "; ".join(f"{one.text} = {one.kind}" for one in find_links(text))


def _variants() -> dict[str, Callable[[str], str]]:
    """Each step with each of its options, by the call that makes it."""
    found = {}
    for step in STEPS:
        options = [
            f"{field.name}={value!r}"
            for field in dataclasses.fields(step)
            if (value := getattr(step, field.name)) != getattr(type(step)(), field.name)
        ]
        found[f"{instance_name(type(step))}({', '.join(options)})"] = step
    return found  # type: ignore[return-value]


READERS: dict[str, Callable[[str], str]] = {
    **{name: READINGS[name] for name in ("dates", "numbers", "spelled", "quotes")},
    "explain": _explained,
    "converted": _converted,
    "kinds": _kinds,
    "nested": _nested,
    "links": _links,
    "relative": READINGS["relative"],
    "damage": _damage,
    **PRESETS,
    **_variants(),
}


def outcome(reader: str, text: str) -> str:
    """What a reader makes of a text."""
    return READERS[reader](text)


def load() -> list[Line]:
    """The lines of the wall."""
    return [tuple(json.loads(line)) for line in WALL.read_text(encoding="utf-8").splitlines()]


def save(lines: Iterable[tuple[str, str]]) -> None:
    """The wall with these readers and texts, and the outcomes of today; sorted, so that two changes seldom meet."""
    order = list(READERS)
    rows = sorted(set(lines), key=lambda line: (order.index(line[0]), line[1]))
    WALL.write_text(written((*row, outcome(*row)) for row in rows), encoding="utf-8")


def written(rows: Iterable[Line]) -> str:
    """Rows as JSON, one a line; what no editor shows is written by its number."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return _UNSEEN.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


if __name__ == "__main__":
    save((reader, text) for reader, text, _ in load())
