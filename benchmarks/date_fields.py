"""What dateparser, Maha and pandas make of the fields of tests/cases/date_fields.json and no_date_fields.json.

    pip install dateparser mahad pandas
    python -m benchmarks.date_fields [--list]

Of the fields those count that give one whole day: only such a day has every library a place for. A field is right if
the day is; of those that are no dates, any day is wrong. The day of the crawl is given to each that takes one.
"""

from __future__ import annotations

import datetime
import json
import sys
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import arnorm

CASES = Path(__file__).parents[1] / "tests" / "cases"
REFERENCE = datetime.datetime(2025, 11, 20)
Parser = Callable[[str], datetime.date | None]


def by_arnorm(field: str) -> datetime.date | None:
    return arnorm.parse_date(field, reference=REFERENCE.date()).date


def by_dateparser(*languages: str) -> Parser:
    import dateparser

    settings = {"RELATIVE_BASE": REFERENCE, "DATE_ORDER": "DMY"}

    def parse(field: str) -> datetime.date | None:
        found = dateparser.parse(field, languages=list(languages) or None, settings=settings)
        return found and found.date()

    return parse


def by_maha() -> Parser:
    from maha.parsers.functions import parse_dimension

    def parse(field: str) -> datetime.date | None:
        found = parse_dimension(field, time=True)
        return (REFERENCE + found[0].value).date() if found else None

    return parse


def by_pandas() -> Parser:
    import pandas as pd

    def parse(field: str) -> datetime.date | None:
        found = pd.to_datetime(field, dayfirst=True, errors="coerce")
        return None if pd.isna(found) else found.date()

    return parse


def answer(parse: Parser, field: str) -> Any:
    """The day, None for no date, or the error."""
    try:
        return parse(field)
    except Exception as error:  # whatever a library raises is its answer
        return None if isinstance(error, ValueError) else error


def main() -> None:
    warnings.simplefilter("ignore")
    cases = json.loads((CASES / "date_fields.json").read_text("utf-8"))
    wanted = {case["text"]: by_arnorm(case["text"]) for case in cases}
    days = {field: day for field, day in wanted.items() if day is not None}
    others = [case["text"] for case in json.loads((CASES / "no_date_fields.json").read_text("utf-8"))]
    print(f"{len(days)} of {len(wanted)} fields are one whole day; {len(others)} are no dates")
    makers: dict[str, Callable[[], Parser]] = {
        "arnorm": lambda: by_arnorm,
        "dateparser": by_dateparser,
        "dateparser, ar en fr": lambda: by_dateparser("ar", "en", "fr"),
        "mahad": by_maha,
        "pandas": by_pandas,
    }
    for name, make in makers.items():
        try:
            parse = make()
        except ImportError:
            print(f"{name}: not installed")
            continue
        start = time.process_time()
        got = {field: answer(parse, field) for field in days}
        taken = time.process_time() - start
        right = sum(got[field] == day for field, day in days.items())
        wrong = [field for field in days if got[field] not in (None, days[field])]
        false = {field: found for field in others if (found := answer(parse, field)) is not None}
        release = arnorm.__version__ if name == "arnorm" else version(name.split(",")[0])
        none = len(days) - right - len(wrong)
        print(f"{name} {release}: {right} right, {len(wrong)} wrong, {none} without an answer; ", end="")
        print(f"{len(false)} of what is no date read; {1e6 * taken / len(days):,.0f} µs a field")
        if "--list" in sys.argv:
            for field in wrong:
                print(f"    {field!r}: {got[field]}, not {days[field]}")
            for field, found in false.items():
                print(f"    {field!r}: {found}")


if __name__ == "__main__":
    main()
