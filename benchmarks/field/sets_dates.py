"""The data sets of dates: what libraries write, what the tests of others say, and tables of the Hijri calendar.

A row of a date has "in" ([text, day of writing]), "want" (the day meant) and, if it is relative, "slack": how many days
a reading may be away from it on either side, since «منذ 3 أشهر» is no day.
"""

from __future__ import annotations

import ast
import calendar
import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from benchmarks.field.data import Row, data
from benchmarks.field.sources import HERE, SOURCES, files, output_of, read

ARABIC = re.compile("[\u0621-\u064a]")
SLACK = {"week": 4, "month": 16, "year": 190}
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
DUCKLING_DAY = "2013-02-12"


def date_row(text: str, written: str, want: str, unit: str | None = None) -> Row:
    """A field; of a relative one that rounds, the slack grows with the distance."""
    away = abs((dt.date.fromisoformat(written) - dt.date.fromisoformat(want)).days)
    slack = max(SLACK[unit], int(away * 0.04)) if unit in SLACK else 0
    return {"in": [text, written], "want": want, "slack": slack}


def without_repetition(rows: list[Row]) -> list[Row]:
    """Each input once, unless two rows of one input want different days: then none of them."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["in"]), []).append(row)
    return [same[0] for same in found.values() if len({row["want"] for row in same}) == 1]


@cache
def fields_of_node(*packages: str) -> list[Any]:
    folders = [str(SOURCES[one].file) for one in packages]
    said = output_of("node", str(HERE / "fields_of_node.js"), *folders)
    return [row for row in map(json.loads, said.splitlines()) if ARABIC.search(row["text"]) or "/" in row["text"]]


def rows_of_node(*packages: str, hijri: bool = False) -> list[Row]:
    fields = [one for one in fields_of_node(*packages) if ("islamic" in one["lib"]) == hijri]
    return without_repetition([date_row(one["text"], one["ref"], one["want"], one.get("unit")) for one in fields])


@data("JavaScript", "dates", "moment", "dayjs", "date-fns", "machine/node",
      about="what their Arabic locales write for 24 days and 32 distances, absolute and relative, past and future")  # fmt: skip
def javascript() -> list[Row]:
    return rows_of_node("moment", "dayjs", "date-fns")


@data("CLDR", "dates", "machine/node", about="what Intl of Node writes in 11 Arabic locales, absolute and relative")
def cldr() -> list[Row]:
    return rows_of_node()


@cache
def lines_of_java() -> list[list[str]]:
    return [line.split("\t") for line in output_of("java", str(HERE / "fields_of_java.java")).splitlines()]


def rows_of_java(kind: str) -> list[Row]:
    fields = [(text, day) for one, text, day in lines_of_java() if one == kind and not re.search(r"/\d\d$", text)]
    return without_repetition([date_row(text, "2025-11-20", day) for text, day in fields])


@data("JDK", "dates", "machine/java", about="what java.time writes in every Arabic locale, four styles")
def jdk() -> list[Row]:
    return rows_of_java("gregorian")


@data("JDK Hijri", "hijri-fields", "machine/java",
      about="what java.time writes in its Hijri calendar; the days by its own table")  # fmt: skip
def jdk_hijri() -> list[Row]:
    return rows_of_java("hijri")


@data("CLDR Hijri", "hijri-fields", "machine/node", about="what Intl of Node writes in islamic-umalqura")
def cldr_hijri() -> list[Row]:
    return rows_of_node(hijri=True)


def params(name: str) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """The arguments of each `param(…)` in a test file of dateparser that has an Arabic text."""
    for node in ast.walk(ast.parse(read("dateparser", f"tests/{name}.py"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "param" and ARABIC.search(ast.unparse(node)):
            yield [value_of(one) for one in node.args], {one.arg or "": value_of(one.value) for one in node.keywords}


def value_of(node: ast.expr) -> Any:
    """A literal, or the day of `datetime(…)`."""
    if isinstance(node, ast.Call):
        year, month, day = (one.value for one in node.args[:3] if isinstance(one, ast.Constant))
        return dt.date(year, month, day).isoformat()  # type: ignore[arg-type]
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


@data("dateparser's tests", "dates", "dateparser",
      about="what its tests ask of Arabic: absolute fields, and distances from 1 September 2014")  # fmt: skip
def dateparser_tests() -> list[Row]:
    rows = []
    for arguments, _ in params("test_languages"):
        if len(arguments) == 3 and str(arguments[0]).startswith("ar") and (found := re.search(r"(\d+) ([a-z]+) (\d{4})", str(arguments[2]))):  # fmt: skip
            day = dt.date(int(found[3]), MONTHS[found[2]], int(found[1]))
            rows.append(date_row(arguments[1], "2025-11-20", day.isoformat()))
    for arguments, named in params("test_freshness_date_parser"):
        if "ago" in named and len(named["ago"]) == 1:
            ((unit, count),) = named["ago"].items()
            written = dt.datetime(2014, 9, 1, 10, 30)
            rows.append(date_row(arguments[0], "2014-09-01", moved_back(written, unit, count), unit.removesuffix("s")))
    return without_repetition(rows)


def moved_back(written: dt.datetime, unit: str, count: int) -> str:
    months = {"years": 12, "months": 1}.get(unit, 0) * count
    if months:
        year, month = divmod(written.year * 12 + written.month - 1 - months, 12)
        return written.date().replace(year=year, month=month + 1).isoformat()
    return (written - dt.timedelta(**{unit: count})).date().isoformat()


@data("dateparser's Hijri tests", "hijri-fields", "dateparser", about="what its tests ask of HijriCalendar")
def dateparser_hijri() -> list[Row]:
    return [date_row(named["dt_string"].strip(), "2025-11-20", named["dt_obj"]) for _, named in params("test_hijri") if named.get("dt_obj")]  # fmt: skip


def corpus_of_duckling(pattern: str) -> Iterator[tuple[Any, str]]:
    """The (value, phrase) pairs of a corpus that Puckling adapted from Duckling."""
    for path in files("puckling", pattern):
        names: dict[str, Any] = {"examples": lambda value, phrases: [(value, one) for one in phrases]}
        exec(re.sub("(?m)^from puckling.*$", "", path.read_text("utf-8")), names)
        yield from (pair for example in names["CORPUS"] for pair in example)


@data("Duckling", "dates", "puckling",
      about="its Arabic corpus of time, written on 12 February 2013: what is a day, week, month or year, without feasts")  # fmt: skip
def duckling_dates() -> list[Row]:
    rows = []
    for value, phrase in corpus_of_duckling("dimensions/time/ar/*corpus.py"):
        if ARABIC.search(phrase) and value.get("grain") in DAYS and value.get("type") == "value" and "holiday" not in value:  # fmt: skip
            first = dt.date.fromisoformat(value["value"][:10])
            last = last_day(first, value["grain"])
            rows.append({"in": [phrase, DUCKLING_DAY], "want": [first.isoformat(), last.isoformat()], "slack": 0})
    return rows


def last_day(first: dt.date, grain: str) -> dt.date:
    if grain == "month":
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first.replace(month=12, day=31) if grain == "year" else first + dt.timedelta(DAYS[grain] - 1)


def iso(day: list[int]) -> str:
    return dt.date(*day).isoformat()


def fixture(name: str) -> list[Row]:
    found = json.loads(read("hijridate", f"fixtures/{name}.json"))
    return [{"in": row[0][0], "want": iso(row[0][1])} for row in found]


@data("Umm al-Qura newspaper", "hijri", "hijridate", about="both dates on issues of the newspaper, 1343 to 1500 AH")
def newspaper() -> list[Row]:
    return fixture("ummalqura_newspaper_issues")


@data("Umm al-Qura site", "hijri", "hijridate", about="first days of months on the official site")
def website() -> list[Row]:
    return fixture("ummalqura_calendar_website")


@data("KFUPM", "hijri", "hijridate", about="first days of months in the comparison calendar of the university")
def kfupm() -> list[Row]:
    return fixture("kfupm_comparison_calendar")


@data(
    "JDK's table", "hijri", "machine/java", about="the first day of each month, 1300 to 1600 AH: the computed calendar"
)
def jdk_table() -> list[Row]:
    return [
        {"in": [*map(int, month.split("-")), 1], "want": day} for one, month, day in lines_of_java() if one == "month"
    ]
