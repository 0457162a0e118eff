"""How many of the judged changes of ../shared/gold/harm.jsonl arnorm still makes: harmful ones go, right ones stay.

    python benchmarks/harm.py [--step UnifyQuotes] [--show] [--at-least 0.95 0.98]

Each row holds a change that an earlier version made, the text around it and a reader's verdict. A row counts as made
where its step, in its preset, still writes the same in the same place. Rows without their text cannot be measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import arnorm

ROWS = Path(__file__).resolve().parents[2] / "shared/gold/harm.jsonl"
PIPELINES = {"repair_yeh": arnorm.Pipeline(arnorm.RepairYeh()), "WEB": arnorm.WEB, "CORPUS": arnorm.CORPUS}


def is_made(row: dict[str, Any]) -> bool:
    """Whether the row's step still makes the row's change."""
    changes = PIPELINES[row["preset"]].run(row["text"]).changes
    return any(
        change.step == row["step"]
        and change.start < row["end"]
        and change.end > row["start"]
        and (change.after.strip() in row["after"] or row["after"].strip() in change.after)
        for change in changes
    )


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each step; 1 if fewer than ``--at-least`` harmful changes are gone, or right ones kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step")
    parser.add_argument("--show", action="store_true", help="print harmful changes still made and right ones lost")
    parser.add_argument("--at-least", nargs=2, type=float, default=(0.0, 0.0), metavar=("GONE", "KEPT"))
    options = parser.parse_args(arguments)
    wanted = {"harmful": False, "right": True}
    seen: Counter[tuple[str, str, bool]] = Counter()
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["verdict"] not in wanted or "text" not in row or options.step not in (None, row["step"]):
            continue
        good = is_made(row) == wanted[row["verdict"]]
        for step in (row["step"], "all"):
            seen[step, row["verdict"], good] += 1
        if options.show and not good:
            print(row["step"], row["verdict"], "·", row["reason"], "·", repr(row["before"]), "→", repr(row["after"]))
            print("   ", repr(row["text"][: row["start"]]), "⟦", repr(row["text"][row["start"] :]))
    print(f"{'step':20} harmful gone   right kept")
    shares = {}
    for step in sorted({step for step, *_ in seen}):
        cells = []
        for verdict in wanted:
            good, bad = seen[step, verdict, True], seen[step, verdict, False]
            shares[step, verdict] = good / (good + bad) if good + bad else 1.0
            cells.append(f"{good:4} of {good + bad:3}")
        print(f"{step:20}", "   ".join(cells))
    return int(shares["all", "harmful"] < options.at_least[0] or shares["all", "right"] < options.at_least[1])


if __name__ == "__main__":
    sys.exit(main())
