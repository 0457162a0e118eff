"""The data sets of numbers: in Arabic digits, and in words. A row has "in" and "want", a value."""

from __future__ import annotations

import json
import re
import sys

from benchmarks.field.data import Row, data
from benchmarks.field.sets_dates import ARABIC, corpus_of_duckling
from benchmarks.field.sources import SHARED, SOURCES, output_of

NUMBERS_OF_NODE = """
const values = [0, 5, 12, 47, 100, 999, 1000, 1999, 2024, 45678, 100000, 1234567, 1000000000, 0.5, 3.14, 7.125, 99.9, 1234.5, 45678.25, -3, -12.5, -1200];
for (const country of ["EG", "SA", "IQ", "SY", "YE", "SD", "OM", "QA", "KW", "BH", "JO", "LB"])
  for (const value of values) console.log(JSON.stringify([new Intl.NumberFormat(`ar-${country}-u-nu-arab`).format(value), value]));
"""
SPELLED = [*range(1, 30), *range(30, 1000, 37), *range(1000, 100_000, 4321), *range(100_000, 10_000_000, 432_101)]


def rows_of(pairs: dict[str, float]) -> list[Row]:
    return [{"in": text, "want": value} for text, value in pairs.items()]


@data("CLDR numbers", "digits", "machine/node", about="22 values as Intl of Node writes them in Arabic digits")
def cldr_numbers() -> list[Row]:
    return rows_of(dict(map(json.loads, output_of("node", "-e", NUMBERS_OF_NODE).splitlines())))


def duckling_numbers(*, spelled: bool) -> dict[str, float]:
    pairs = {phrase: value["value"] for value, phrase in corpus_of_duckling("dimensions/numeral/ar/corpus.py")}
    return {one: value for one, value in pairs.items() if bool(ARABIC.search(one)) == spelled and "/" not in one and not one.isascii()}  # fmt: skip


@data("Duckling digits", "digits", "puckling", about="its Arabic corpus of numbers, what has Arabic digits alone")
def duckling_digits() -> list[Row]:
    return rows_of(duckling_numbers(spelled=False))


@data("Duckling numerals", "words", "puckling", about="its Arabic corpus of numbers, what has words")
def duckling_words() -> list[Row]:
    return rows_of(duckling_numbers(spelled=True))


@data("num2words", "words", "num2words", about="112 whole numbers up to ten million as it spells them")
def num2words() -> list[Row]:
    sys.path.insert(0, str(SOURCES["num2words"].file))
    try:
        from num2words import num2words as spell  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    return rows_of({spell(value, lang="ar"): value for value in SPELLED})


def pairs_of(name: str, between: str) -> list[list[str]]:
    lines = (SHARED / "speech" / name).read_text("utf-8").splitlines()
    return [pair for line in lines if len(pair := line.split(between)) == 2]


@data("NeMo cases", "words", "shared/speech",
      about="the test cases of NeMo-text-processing @1f126357 for cardinals and decimals")  # fmt: skip
def nemo() -> list[Row]:
    pairs = [pair for kind in ("cardinal", "decimal") for pair in pairs_of(f"nemo_itn_test_cases_{kind}.txt", "~")]
    return rows_of({spoken: float(written) for spoken, written in pairs if re.fullmatch(r"-?[\d.]+", written)})


@data("arabic-itn cases", "words", "shared/speech", about="the test cases of arabic-itn 0.1.0 that are one number; dialects")  # fmt: skip
def arabic_itn() -> list[Row]:
    pairs = pairs_of("arabic_itn_cases.tsv", "\t")
    return rows_of({spoken: float(written) for spoken, written in pairs if re.fullmatch(r"(?!0)\d{1,7}", written)})
