"""The tasks: what each calls, and what it counts. A score is {column: figure}; the first column decides who is ahead."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.field.data import MARKS, Row

Score = dict[str, float]
PASSED = re.compile("[\\s\u0640\u06d6-\u06de\u06e9]")


@dataclass(frozen=True)
class Task:
    """A task: the kind of call, what the page says of it, how outputs are counted, whether each is run twice."""

    name: str
    title: str
    kind: str
    about: str
    score: Callable[[list[Row], list[Any]], Score]
    again: bool = False
    timed: bool = False


TASKS: dict[str, Task] = {}


def task(
    name: str, title: str, kind: str, about: str, **more: bool
) -> Callable[[Callable[..., Score]], Callable[..., Score]]:
    """Put a task on the list."""

    def add(score: Callable[[list[Row], list[Any]], Score]) -> Callable[[list[Row], list[Any]], Score]:
        TASKS[name] = Task(name, title, kind, about, score, **more)
        return score

    return add


def share(count: int, of: int) -> float:
    """Per cent, to two digits."""
    return round(100 * count / of, 2) if of else 0.0


def letters_of(text: str) -> list[str]:
    return [one for one in text if unicodedata.category(one) in ("Lo", "Lm") and one != "\u0640"]


@task("diacritics", "Diacritics", "diacritics",
      "Lines that come out as their twin without marks, lines that lose or change a letter, lines with a mark left. Tatweel, spaces and signs of pauses count nowhere. A set without a twin has the line without the characters that Unicode calls marks.")  # fmt: skip
def score_diacritics(rows: list[Row], outputs: list[Any]) -> Score:
    right = lost = left = 0
    for row, out in zip(rows, outputs, strict=True):
        text, want = (PASSED.sub("", one) for one in (out if isinstance(out, str) else "", row.get("want") or MARKS.sub("", row["in"])))  # fmt: skip
        right += text == want
        lost += letters_of(text) != letters_of(want)
        left += bool(MARKS.search(text))
    return {"as the twin %": share(right, len(rows)), "letters changed %": share(lost, len(rows)), "marks left %": share(left, len(rows))}  # fmt: skip


@task("key", "One key for careless spelling", "key",
      "Pairs of a careless and a right spelling that get one key; right words that get the key of another right word. The first column is their difference: a key that joins everything and a key that joins nothing have 0.")  # fmt: skip
def score_key(rows: list[Row], outputs: list[Any]) -> Score:
    keys: dict[int, list[str]] = {}
    words = Counter()
    for row, out in zip(rows, outputs, strict=True):
        key = out if isinstance(out, str) else f"?{row['in']}"
        if "pair" in row:
            keys.setdefault(row["pair"], []).append(key)
        else:
            words[key] += 1
    joined = share(sum(a == b for a, b in keys.values()), len(keys))
    merged = share(sum(n for n in words.values() if n > 1), words.total())
    return {"joined less merged": round(joined - merged, 2), "joined %": joined, "merged %": merged}


@task("languages", "What it breaks: other languages", "clean",
      "Texts of other languages that come out with every letter, mark, digit and joiner (U+200C, U+200D) as it was; the script of a digit may change.")  # fmt: skip
def score_languages(rows: list[Row], outputs: list[Any]) -> Score:
    kept = sum(isinstance(out, str) and letters_and_joiners(out) == letters_and_joiners(row["in"]) for row, out in zip(rows, outputs, strict=True))  # fmt: skip
    return {"unharmed %": share(kept, len(rows))}


def letters_and_joiners(text: str) -> str:
    """A text without white space, punctuation and the script of its digits; canonically equal texts are equal."""
    kept = (
        one
        for one in unicodedata.normalize("NFC", text)
        if one in "\u200c\u200d" or unicodedata.category(one)[0] in "LMN"
    )
    return "".join(str(unicodedata.decimal(one, one)) for one in kept)


@task("dates", "Dates: fields", "date",
      "A field that is one date, and the day it was written. Right: the first and last day of the reading are those that were meant; for a distance in weeks, months or years, the reading is no longer than the unit and covers the day meant, give or take half of the unit. The rest has no answer.")  # fmt: skip
def score_dates(rows: list[Row], outputs: list[Any]) -> Score:
    answers = [(row, out) for row, out in zip(rows, outputs, strict=True) if isinstance(out, list)]
    right = sum(is_right(row, *map(dt.date.fromisoformat, out)) for row, out in answers)
    return {"right %": share(right, len(rows)), "wrong %": share(len(answers) - right, len(rows))}


def is_right(row: Row, first: dt.date, last: dt.date) -> bool:
    """Whether a reading from `first` to `last` is what a row wants."""
    want = row["want"] if isinstance(row["want"], list) else [row["want"]] * 2
    wanted = [dt.date.fromisoformat(one) for one in want]
    if not (slack := row["slack"]):
        return [first, last] == wanted
    away = dt.timedelta(slack)
    return first - away <= wanted[0] <= last + away and last - first <= 2 * away


task("hijri-fields", "Dates: Hijri fields", "hijri_date",
     "The same, for fields of the Hijri calendar. The JDK and CLDR convert by the computed Umm al-Qura calendar, newspapers by the published one: they differ by a day or two in two months of five.")(score_dates)  # fmt: skip


@task("hijri", "Calendars", "hijri", "The Gregorian day of a Hijri one.")
def score_hijri(rows: list[Row], outputs: list[Any]) -> Score:
    days = [out if isinstance(out, str) else None for out in outputs]
    right = sum(row["want"] == day for row, day in zip(rows, days, strict=True))
    return {"right %": share(right, len(rows)), "wrong %": share(sum(day is not None for day in days) - right, len(rows))}  # fmt: skip
