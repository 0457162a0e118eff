"""make fuzz-steps [N=20000] [OF=UnifyDates] [SEED=…]: single steps, three draws of their options for each batch of texts.

More options and more texts in a minute than `make fuzz`, which also tries presets and pipelines. Prints cases.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Iterator
from random import Random

import arnorm
from arnorm import Pipeline, Step
from fuzz import options
from fuzz.grammar import fragments
from fuzz.hunt import ROUND, TOPICS, Failure, minimal
from fuzz.laws import broken
from shipped import CLASSES

__all__ = ["failures"]

_DRAWS = 3  # of options, for each class and batch
_LAWS: dict[type[Step], tuple[str, ...]] = {
    arnorm.UnifyDates: ("dates", "words", "blocks"),
    arnorm.UnifyQuotes: ("quotations", "blocks"),
    arnorm.UnifyNumbers: ("numbers", "blocks"),
    arnorm.UnifyPunctuation: ("blocks",),
}


def failures(seed: str, number: int, classes: list[type[Step]]) -> Iterator[Failure]:
    """What a batch of texts breaks: its second run, and for each text that changes the laws of its step."""
    r = Random(f"{seed}:{number}")  # noqa: S311
    parts = [fragments(r, TOPICS[number % len(TOPICS)]) for _ in range(ROUND)]
    texts = ["".join(part) for part in parts]
    for cls in classes * _DRAWS:
        p = Pipeline(options.step(r, cls))
        once = list(p.map(texts))
        for part, text, new, again in zip(parts, texts, once, p.map(once), strict=True):
            laws = ("run", *_LAWS.get(cls, ())) if new != text else ()
            for law in (*laws, "twice") if again != new else laws:
                if broken(law, p, [text]) is not None:
                    yield Failure(law, p, (part,))


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz-steps", description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="texts")
    parser.add_argument("--seed", default=secrets.token_hex(4), help="drawn and printed unless given")
    parser.add_argument("--of", default="", help="the step with this name only")
    given = parser.parse_args()
    classes = [cls for cls in CLASSES if given.of in ("", cls.__name__)]
    found = 0
    for number in range(-(-given.n // ROUND)):
        for failure in failures(given.seed, number, classes):
            found += 1
            small = minimal(failure)
            print(f"{small},\n    {broken(small.law, small.pipeline, small.whole)}", flush=True)
    print(f"seed {given.seed}, {given.n} texts, {len(classes)} steps, {found} failures", file=sys.stderr)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
