"""python tools/make_vectors.py [--check]: writes vectors/*.jsonl from the cases of tests/cases, or compares them.

A vector is a call with its options, a text, and what arnorm gives: docs/vectors.md. The texts are those that we wrote:
cases with a third party's text, and known failures, are left out.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import arnorm  # noqa: E402
from arnorm import Result  # noqa: E402
from case_files import load  # noqa: E402

FOLDER = ROOT / "vectors"
LONGEST_CHARACTERS = 400
# Cases by topic -> calls, besides the step or the preset that a case names.
FINDERS = {
    "dates": ("find_dates",), "dates_order": ("find_dates",), "ordinary_dates": ("find_dates",),
    "numbers": ("find_numbers",),
    "numbers_flags": ("find_numbers",), "numbers_unify": ("find_numbers", "find_amounts"), "quotes": ("find_quotes",),
    "quotes_structure": ("find_quotes",), "sentences": ("find_sentences",), "links": ("find_links",),
    "invisibles": ("find_hidden",), "blocks": ("find_blocks",), "pdf": ("find_damage",),
    "speech": ("find_times", "find_amounts"),
}  # fmt: skip
STEPS = {
    "dates": "unify_dates", "calendars_unify": "unify_dates", "quotes": "unify_quotes", "speech_sentences": "spell_out",
    "speech_plain": "spell_out",
}  # fmt: skip
PRESETS = {
    "WEB": ("diacritics", "forms", "letters", "prose_lines", "structured", "web", "whitespace", "yeh"),
    "SEARCH": ("search", "names", "letters", "tatweel"),
    "LUCENE": ("diacritics", "letters", "tatweel"),
    "DEDUP": ("dedup",),
    "PDF": ("pdf", "turned_forms"),
    "QURAN": ("diacritics",),
}


def read_cases(topic: str) -> Iterator[dict[str, Any]]:
    for case in load(topic):
        text = case["text"]
        is_ours = case["origin"] != "known-failure" and "sample data" not in case["origin"]
        if is_ours and isinstance(text, str) and len(text) <= LONGEST_CHARACTERS and is_plain(text):
            yield case


def is_plain(text: str) -> bool:
    """Whether every language can hold the text: it has no lone surrogate."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def find_offsets(result: Result) -> list[list[int]]:
    """Where the output does not go on one to one: source start and end, output start and end.

    All characters of such a stretch of the output stand for the whole stretch of the source.
    """
    spans = [result.alignment.source(at, at + 1) for at in range(len(result.text))]
    found: list[list[int]] = []
    for span, run in itertools.groupby(range(len(spans)), spans.__getitem__):
        first, last = (places := list(run))[0], places[-1]
        start, end = span
        if (end - start, last - first) != (1, 0):
            found.append([start, end, first, last + 1])
    return found


def make_row(topic: str, case: dict[str, Any], call: str, options: dict[str, Any]) -> dict[str, Any] | None:
    """The vector; None where the case's options are not the call's."""
    target: Callable[..., Any] = getattr(arnorm, call)
    row = {"from": f"{topic}: {case['label']}", "call": call, "options": options, "text": case["text"]}
    if call.startswith("find_"):
        return row | {"found": [*map(show_mention, target(case["text"]))]}
    try:
        whole = target(**options) if options else target
    except (TypeError, ValueError):
        return None
    result = arnorm.Pipeline(whole).run(case["text"])
    return row | {"output": result.text, "offsets": find_offsets(result)} if is_plain(result.text) else None


def show_mention(mention: Any) -> dict[str, Any]:
    """A mention as JSON has it, without what is arnorm's own: the rule that read it and its evidence."""
    if hasattr(mention, "to_dict"):
        fields = mention.to_dict()
    else:
        fields = mention._asdict() if hasattr(mention, "_asdict") else dataclasses.asdict(mention)
    return {name: value for name, value in json.loads(json.dumps(fields)).items() if name not in {"rule", "evidence"}}


def make_steps() -> Iterator[dict[str, Any] | None]:
    from case_files import FOLDER as CASES

    for topic in sorted(path.stem for path in CASES.glob("*.json")):
        for case in read_cases(topic):
            call = case.get("step") or STEPS.get(topic)
            if isinstance(call, str) and case.get("option") is None:
                yield make_row(topic, case, call, case.get("options") or {})


def make_finders() -> Iterator[dict[str, Any] | None]:
    for topic, calls in FINDERS.items():
        for case in read_cases(topic):
            for call in calls:
                yield make_row(topic, case, call, {})


def make_presets() -> Iterator[dict[str, Any] | None]:
    for preset, topics in PRESETS.items():
        for topic in topics if preset in arnorm.__all__ else ():
            for case in read_cases(topic):
                yield make_row(topic, case, preset, {})


FILES = {"steps": make_steps, "finders": make_finders, "presets": make_presets}


def make_file(name: str) -> str:
    rows = {json.dumps(row, ensure_ascii=False, separators=(",", ":")): None for row in FILES[name]() if row}
    return "".join(f"{escape_unseen(row)}\n" for row in rows)


def escape_unseen(line: str) -> str:
    """The line with an escape of JSON for what no editor shows, and what some take for a line end."""
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say which files are not what would be written")
    check = parser.parse_args().check
    wrong = []
    for name in FILES:
        path, text = FOLDER / f"{name}.jsonl", make_file(name)
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            wrong.append(path.name)
        elif not check:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path.relative_to(ROOT)}: {text.count(chr(10)):,} vectors, {len(text.encode()) / 1e3:,.0f} kB")
    if wrong:
        print(
            f"{', '.join(wrong)}: not what arnorm gives now; python tools/make_vectors.py writes them", file=sys.stderr
        )
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
