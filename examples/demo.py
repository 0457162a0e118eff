"""What `make demo` runs: normalise the example page, show what changed, and what the finders read on it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import arnorm


def main() -> None:
    page = (Path(__file__).parent / "page.txt").read_text(encoding="utf-8")
    result = arnorm.WEB.run(page)
    print(result.text)
    print(f"--- {len(result.changes)} changes")
    for step, count in Counter(change.step for change in result.changes).most_common():
        first = next(change for change in result.changes if change.step == step)
        print(f"{count:4} {step}: {first.before!r} -> {first.after!r} at {first.start}")
    print("--- dates")
    for date in arnorm.find_dates(page):
        print(f"{date.start:5}-{date.end}: {date.text!r} {date.calendar} {date.edtf}")
    print("--- quotations")
    for quote in arnorm.find_quotes(page):
        print(f"  depth {quote.depth}: opened at {quote.open}, closed at {quote.close}")
    print("--- numbers")
    print("  " + ", ".join(f"{n.text!r} {n.kind} {n.value}" for n in arnorm.find_numbers(page)))


if __name__ == "__main__":
    main()
