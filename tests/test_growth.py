"""A slice of `tools/dev.py growth`: work counted on some families, and proof that quadratic work is found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from growth.calls import CALLS
from growth.families import FAMILIES, drawn
from growth.hunt import exponent

TESTS = Path(__file__).parent
# Families on which some call was quadratic once, and a few that are like no other.
SLICE = (
    r"^'\. ' \* n$", r"^'\\u061f ' \* n$", r"^'a@b\.' \* n$", r"^'1446\\u0647\\u0640/2025\\u0645 ' \* n$",
 r"^'\\u0642\\u0627\\u0644 \"\\u0646\\u0639\\u0645\" ' in lines$",
    r"""^'"\\u0633 ' \* n, '\\u0633" ' \* n$""", r"^'1/' \* n$",
)  # fmt: skip
CALLS_OF_SLICE = r"^(WEB|explain|MaskLinks\(\)|UnifyPunctuation\(\))$"


def _growth(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, cwd=TESTS, timeout=600, check=False,
        env=os.environ | {"PYTHONPATH": str(TESTS), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_no_work_counted_grows_faster_than_the_text() -> None:
    done = _growth("-m", "growth", "counted", "--jobs", "1", "--of", CALLS_OF_SLICE, "--family", "|".join(SLICE))
    assert f"{len(SLICE)} families" in done.stderr, done.stderr
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


QUADRATIC = {
    "copies what precedes": "def call(text): s = Scan(text).text; [s[:i].isspace() for i in range(0, len(s), 40)]",
    "matches what follows": "def call(text): s = Scan(text).text; [word.match(s, i) for i in range(0, len(s), 40)]",
    "asks all for each": "def call(text): n = range(len(text) // 27); [any(one < 0 for other in n) for one in n]",
    "reads all for each": "def call(text): s = Scan(text).text; [s[j] for i in range(len(s) // 40) for j in range(i)]",
}
LINEAR = {
    "copies itself": "def call(text): s = Scan(text).text; s[1:].isspace()",
    "looks at a window": "def call(text): s = Scan(text).text; [s[max(0, i - 900) : i] for i in range(0, len(s), 9)]",
}
# Quadratic once, and found by `tools/dev.py growth` whole: the call and the family.
MENDED = {
    "SpellOut()": r"'\u0667\u066b\u0660\u0660\u0660' in lines",  # all that precedes a number, for each
    "UnifyQuotes(blocks='prose')": """lines of '{"a": "'""",  # all that follows, for each mark that is left open
    "UnifyPunctuation()": "'( ' * n, ' )' * n",  # all that is inside, for each pair of brackets
    "find_quotes": """'"a" ' in gaps""",  # the rest of the line, for each paragraph between layout gaps
    "find_quotes(parentheses=True)": r"'\xbb ' * n",  # the whole line, for each mark that may be an arrow
    "UnifyNumbers(blocks='prose')": "lines of '1,234 '",  # the kinds of the whole text, for each row of numbers
    "WEB.run, to_html": r"'\u0627\u0644\u0633\u0639\u0631 15 \u0631\u064a\u0627\u0644\n' * n",  # all readings, for each row
    "SEARCH.run, to_html": r"'1\u200f' * n",  # all that a number was read as, for each part of it
    "report.to_html(title=…)": "'1' * n",  # all that follows, for each figure
    "StripDiacritics(promote_superscript_alef=True)": r"'\u0633\u0670 ' * n",  # all that follows, for each alef
}
# What is gone over in C, or by a loop: code that counts as arnorm's own does.
OF_LOOPS = {
    "walks to its place for each row": "[next(itertools.islice(rows, at, None)) for at in range(len(rows))]",
    "sorts all for each row": "[sorted(rows)[0] for row in rows]",
    "sorts in place for each row": "for row in rows: rows.sort()",
    "copies all for each row": "[rows[1:] for row in rows]",
    "compares all": "[any(one == other + 0.5 for other in rows) for one in rows]",
}
LINEAR_LOOPS = {"goes over all once": "sorted(rows); [row for row in rows[1:]]; list(map(str, rows))"}
SCRIPT = """
import itertools, os, sys
os.environ["ARNORM_INTERPRETED"] = "1"
import arnorm_interpreted
from growth import counted
counted.install()
from arnorm import Scan
from growth.calls import CALLS
from growth.families import FAMILIES
from growth.hunt import too_fast_by_count
from growth import loops
from growth.patterns import CountedPattern
names = loops.NAMES
word = CountedPattern(__import__("re").compile("[^Z]*"), counted._work)
for script in sys.argv[1:]:
    family = lambda size: "ab " * (size // 3)
    exec(script)
    print(too_fast_by_count(call, family))
"""
SCRIPT_OF_LOOPS = """
def call(text):
    rows = [*range(len(text) // 9)]
    exec(code, names | {"rows": rows, "itertools": itertools})
code = loops.compile_counted(SOURCE, "loops")
"""


def test_quadratic_work_is_found_and_linear_work_is_not() -> None:
    # Half of the lengths: what was quadratic is so there too, and a long line of quotation marks takes 15 s interpreted.
    mended = [
        f"call, whole = CALLS[{call!r}], FAMILIES[{family!r}]; family = lambda size: whole(size // 2)"
        for call, family in MENDED.items()
    ]
    own = [SCRIPT_OF_LOOPS.replace("SOURCE", repr(source)) for source in (*OF_LOOPS.values(), *LINEAR_LOOPS.values())]
    done = _growth("-c", SCRIPT, *QUADRATIC.values(), *LINEAR.values(), *mended, *own)
    assert done.returncode == 0, done.stderr
    every = (*QUADRATIC, *LINEAR, *MENDED, *OF_LOOPS, *LINEAR_LOOPS)
    found = dict(zip(every, done.stdout.splitlines(), strict=True))
    assert [name for name, row in found.items() if "n^" in row or "more than" in row] == [*QUADRATIC, *OF_LOOPS], found


def test_every_step_preset_and_finder_is_tried_on_a_hundred_families_and_more() -> None:
    import arnorm
    from shipped import CLASSES, PRESETS

    assert len(FAMILIES) > 100
    assert set(PRESETS) <= set(CALLS)
    assert {name for name in arnorm.__all__ if name.startswith("find_")} <= set(CALLS)
    assert {f"{cls.__name__}()" for cls in CLASSES} <= set(CALLS)
    assert all(len(family(1000)) >= 990 for family in FAMILIES.values())
    assert list(drawn("seed", 5)) == list(drawn("seed", 5))


def test_exponents() -> None:
    assert exponent(100, 800) == pytest.approx(1)
    assert exponent(100, 6400) == pytest.approx(2)
