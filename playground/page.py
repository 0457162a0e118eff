"""What the page asks of Python: two calls from a text and choices to all that is shown, as JSON."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable
from typing import Any

import arnorm
from arnorm.report import to_fragment
from arnorm.report._describe import SUMMARIES

PRESETS = ("WEB", "CORPUS", "SEARCH", "LUCENE", "PDF", "ASR")
# A list shows this many rows, and counts the others.
LONGEST_LIST = 300


def presets() -> str:
    """The presets with their steps, and what each step does in both languages."""
    return json.dumps({name: [_step_row(step) for step in getattr(arnorm, name).steps] for name in PRESETS})


def _step_row(step: Any) -> dict[str, str]:
    summary = SUMMARIES[type(step).__name__]
    return {"name": type(step).__name__, "loss": step.loss, "en": summary.en, "ar": summary.ar}


def _pipeline(choices: dict[str, Any]) -> arnorm.Pipeline:
    preset = getattr(arnorm, choices["preset"])
    return preset.without(*choices["without"]) if choices["without"] else preset


def normalize(text: str, choices: str) -> str:
    """The new text, how long it took, and the pipeline in Python and JSON.

    ``choices`` is JSON: ``preset``, ``without`` (names of steps) and ``language``.
    """
    chosen = json.loads(choices)
    pipeline = _pipeline(chosen)
    start = time.perf_counter()
    new = pipeline(text)
    seconds = time.perf_counter() - start
    removed = f".without({', '.join(map(json.dumps, chosen['without']))})" if chosen["without"] else ""
    return json.dumps(
        {
            "text": new,
            "characters": len(text),
            "seconds": seconds,
            "version": platform.python_version(),
            "python": f"import arnorm\n\npipeline = arnorm.{chosen['preset']}{removed}\nprint(pipeline(text))\n",
            "json": pipeline.to_json(),
        }
    )


def describe(text: str, choices: str) -> str:
    """The report of the changes, and what is found in the text; for a long text it takes longer than the new text."""
    chosen = json.loads(choices)
    result = _pipeline(chosen).run(text)
    return json.dumps(
        {
            "changes": len(result.changes),
            "report": to_fragment(result, language=chosen["language"]),
            "dates": _rows(arnorm.find_dates(text), _date_row),
            "quotations": _rows(arnorm.find_quotes(text), lambda quote: _quote_row(quote, text)),
            "numbers": _rows(arnorm.find_numbers(text), _number_row),
            "damage": _rows(arnorm.find_damage(text), lambda damage: [damage.text, damage.kind]),
        }
    )


def _rows(mentions: list[Any], row: Callable[[Any], list[str]]) -> dict[str, Any]:
    return {"count": len(mentions), "rows": [row(mention) for mention in mentions[:LONGEST_LIST]]}


def _date_row(date: Any) -> list[str]:
    return [date.text, date.calendar, *(_in_calendar(date, name) for name in ("gregorian", "hijri")), *date.flags]


def _in_calendar(date: Any, calendar: str) -> str:
    """The date in a calendar as EDTF, "" where a part of it is missing."""
    if date.calendar == calendar:
        return str(date.edtf)
    try:
        return str(date.to(calendar).edtf)
    except ValueError:
        return ""


def _quote_row(quote: Any, text: str) -> list[str]:
    start, end = (quote.open or quote.close)[0], (quote.close or quote.open)[1]
    state = "whole" if quote.open and quote.close else "never closed" if quote.open else "never opened"
    words = text[start:end] if state == "whole" else text[start:end] + "…" * (state == "never closed")
    return [words if len(words) <= 200 else f"{words[:100]} … {words[-90:]}", str(quote.depth), state]


def _number_row(number: Any) -> list[str]:
    return [number.text, "" if number.value is None else f"{number.value:f}", number.kind, *number.flags]
