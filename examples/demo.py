"""What `make demo` runs: normalise the example page, show what changed, and what the finders read on it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import arnorm


def main() -> None:
    page = (Path(__file__).parent / "page.txt").read_text(encoding="utf-8")
    result = arnorm.WEB.run(page)
    print(result.text)
    print(f"--- {len(result.changes)} changes by the preset WEB: how many of each step, and its first one")
    for step, count in Counter(change.step for change in result.changes).most_common():
        first = next(change for change in result.changes if change.step == step)
        print(f"{count:4} {step}: {first.before!r} -> {first.after!r}")
    print("--- dates, with their values")
    for date in arnorm.find_dates(page):
        print(f"  {date.text!r}: {date.calendar} {date.edtf}")
    print("--- quotations")
    for quote in arnorm.find_quotes(page):
        if quote.open and quote.close:
            print(f"  {'inside of it: ' * (quote.depth - 1)}{page[quote.open[0] : quote.close[1]]}")
        elif quote.open:
            print(f"  never closed: {page[quote.open[0] :].split(chr(10))[0]}")
    print("--- numbers, with their values")
    for number in arnorm.find_numbers(page):
        if number.value is not None:
            print(f"  {number.text!r}: {number.value}")
    if not arnorm.compiled:
        print("--- This ran from the source. `pip install .` compiles its inner loops: several times faster.")


if __name__ == "__main__":
    main()
