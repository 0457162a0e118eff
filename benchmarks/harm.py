"""How many of the judged changes of ../shared/gold/harm.jsonl, harm3, harm4 and harm5 arnorm still makes.

    python -m benchmarks.harm [--step UnifyQuotes] [--show] [--floors]

Harmful ones go, right ones stay; but a right change in raw code or data (the group "data") is no loss where it is left.

Each row holds a change that an earlier version made, the text around it and a reader's verdict. A row counts as made
where its step, in its preset, still writes the same in the same place; one without its text is not measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import arnorm

GOLD = Path(__file__).resolve().parents[2] / "shared/gold"
SETS = ("harm.jsonl", "harm3.jsonl", "harm4.jsonl", "harm5.jsonl")
PIPELINES = {"repair_yeh": arnorm.Pipeline(arnorm.RepairYeh()), "WEB": arnorm.WEB, "CORPUS": arnorm.CORPUS}


def covers(change: arnorm.Change, row: dict[str, Any]) -> bool:
    """Whether the change takes in the row's, blanks apart: a month alone is no day and month."""
    before = row["text"][row["start"] : row["end"]]
    start = row["start"] + len(before) - len(before.lstrip())
    return bool(change.start <= start and change.end >= start + len(before.strip()))


def is_made(row: dict[str, Any]) -> bool:
    """Whether the row's step still makes the row's change."""
    changes = PIPELINES[row["preset"]].run(row["text"]).changes
    return any(
        change.step == row["step"]
        and change.start <= row["start"]  # of «19 في تشرين الثاني» the month alone is another change
        and change.end > row["start"]
        and (row["after"].strip() in change.after or (change.after.strip() in row["after"] and covers(change, row)))
        for change in changes
    )


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each step; with ``--floors`` 1 if a set is below its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step")
    parser.add_argument("--show", action="store_true", help="print harmful changes still made and right ones lost")
    parser.add_argument("--floors", action="store_true", help="1 if a set is below its own floor (FLOORS)")
    options = parser.parse_args(arguments)
    shares = {name: _measure(name, options.step, show=options.show) for name in SETS}
    below = any(part < floor for name in SETS for part, floor in zip(shares[name], FLOORS[name], strict=True))
    return int(options.floors and below)


# Of each set the shares of harmful changes gone and of right ones kept; they only rise.
FLOORS = {"harm.jsonl": (0.98, 0.98), "harm3.jsonl": (0.97, 0.99), "harm4.jsonl": (0.95, 0.98)}
FLOORS |= {"harm5.jsonl": (0.97, 0.98)}


WANTED = {"harmful": False, "right": True}


def _measure(name: str, only: str | None, *, show: bool) -> tuple[float, float]:
    """Print a line for each step; the shares of harmful changes that are gone, and of right ones that are kept."""
    seen: Counter[tuple[str, str, bool]] = Counter()
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if only not in (None, row["step"]):
            continue
        if row["verdict"] not in WANTED or "text" not in row:
            continue
        good = is_made(row) == WANTED[row["verdict"]]
        if not good and row["verdict"] == "right" and row.get("group") == "data":
            continue  # leaving is no error there
        for step in (row["step"], "all"):
            seen[step, row["verdict"], good] += 1
        if show and not good:
            start, end = row["start"], row["end"]
            print(row["step"], row["verdict"], "·", row["reason"], "·", repr(row["before"]), "→", repr(row["after"]))
            print("   ", repr(row["text"][max(0, start - 200) : start]), "⟦", repr(row["text"][start : end + 200]))
    return _printed(name, seen)


def _printed(name: str, seen: Counter[tuple[str, str, bool]]) -> tuple[float, float]:
    """Print what was counted; the shares of harmful changes that are gone, and of right ones that are kept."""
    print(f"{name:20} harmful gone   right kept")
    shares = {}
    for step in sorted({step for step, *_ in seen}):
        cells = []
        for verdict in WANTED:
            good, bad = seen[step, verdict, True], seen[step, verdict, False]
            shares[step, verdict] = good / (good + bad) if good + bad else 1.0
            cells.append(f"{good:4} of {good + bad:3}")
        print(f"{step:20}", "   ".join(cells))
    return shares["all", "harmful"], shares["all", "right"]


if __name__ == "__main__":
    sys.exit(main())
