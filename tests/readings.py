"""What is read in a text, as one line: for cases that pin it, and for whoever compares two versions of the code."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import arnorm
from arnorm import find_dates, find_numbers, find_quotes

__all__ = ["READINGS"]


def _dates(text: str) -> str:
    return "; ".join(" ".join((m.text, "=", m.calendar, m.edtf, *m.flags)) for m in find_dates(text))


def _relative(text: str) -> str:
    """With a day of reference: years filled in, and what is said relative to it."""
    found = find_dates(text, reference="2025-11-23", relative=True)
    return "; ".join(" ".join((one.text, "=", one.edtf, *one.flags)) for one in found)


def _numbers(text: str) -> str:
    return "; ".join(f"{m.text} = {m.kind if m.value is None else m.value}" for m in find_numbers(text))


def _spelled(text: str) -> str:
    return "; ".join(f"{m.text} = {m.value}" for m in find_numbers(text, words=True) if m.rule == "words")


def _times(text: str) -> str:
    return "; ".join(str(m) for m in arnorm.find_times(text))


def _amounts(text: str) -> str:
    return "; ".join(str(m) for m in arnorm.find_amounts(text))


def _quotes(text: str) -> str:
    return f"{arnorm.unify_quotes(text)} ({len(find_quotes(text))})"


READINGS: dict[str, Callable[[str], str]] = {
    "dates": _dates,
    "relative": _relative,
    "numbers": _numbers,
    "spelled": _spelled,
    "quotes": _quotes,
    "times": _times,
    "amounts": _amounts,
    "web": arnorm.WEB,
    "search": arnorm.SEARCH,
    "corpus": arnorm.CORPUS,
    **{
        name: step
        for name in arnorm.__all__
        if isinstance(step := getattr(arnorm, name), arnorm.Step) and name.islower()
    },
}


def main() -> None:
    """Read texts from the standard input, one as JSON a line, and write what the reader of this name makes of each."""
    read = READINGS[sys.argv[1]]
    for line in sys.stdin:
        try:
            reading = read(json.loads(line))
        except Exception as error:
            reading = f"raises {type(error).__name__}"
        print(json.dumps(reading), flush=True)


if __name__ == "__main__":
    main()
