"""Memory does not grow with the input of the command, nor with what was processed before (law 13).

Whole by `tools/dev.py memory`: the sizes at which the command once took 0.6 to 13.8 GB. The slice here has a 24th of them.
"""

from __future__ import annotations

import functools
import gc
import gzip
import itertools
import os
import resource
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

import arnorm
from arnorm._core.remember import LONGEST_KEY
from cli_run import peak_of

WHOLE = bool(os.environ.get("ARNORM_MEMORY"))
SHARE = 1 if WHOLE else 24
LIMIT_MB = 150 if WHOLE else 85

MARKED = "".join(f'قال "نعم" ثم «{"كلمة " * (i % 9)}» و"لا{i}" ' for i in range(9000))[:200_000]


def rows(piece: str, times: int) -> Iterator[bytes]:
    yield from itertools.repeat((piece * 1000).encode(), times // 1000 // SHARE)


# The name of the file, its content (in blocks), more arguments, and the exit status.
INPUTS: dict[str, tuple[str, Iterator[bytes], tuple[str, ...], int]] = {
    "3 million empty lines": ("a.txt", rows("\n", 3_000_000), ("--format", "lines"), 0),
    "3 million empty lines of JSON": ("a.jsonl", rows("\n", 3_000_000), (), 0),
    "1.5 million empty texts": ("a.jsonl", rows('{"text": ""}\n', 1_500_000), (), 0),
    "1.5 million empty texts, by processes": ("a.jsonl", rows('{"text": ""}\n', 1_500_000), ("-j", "2"), 0),
    "300 MB of CSV with an empty text": ("a.csv", rows(f",{'x' * 98}\n", 3_000_000), ("--no-header", "-f", "1"), 0),
    "1.4 GB of NUL bytes": ("z.csv.gz", rows("\0" * 1000, 1_400_000), (), 1),
    "600 texts of 200,000 characters": ("a.jsonl", rows("", 0), (), 0),
}


@pytest.mark.parametrize("name", INPUTS)
def test_the_command_stays_below_150_mb(name: str, tmp_path: Path) -> None:
    file, blocks, more, status = INPUTS[name]
    path = tmp_path / file
    with gzip.open(path, "wb", compresslevel=1) if file.endswith(".gz") else path.open("wb") as out:
        if "600" in name:
            blocks = (
                f'{{"text": "{i} {MARKED.replace(chr(34), chr(8220))}"}}\n'.encode() for i in range(600 if WHOLE else 3)
            )
        for block in blocks:
            out.write(block)
    peak = peak_of(*more, "-o", os.devnull, path, status=status)
    path.unlink()
    if WHOLE:
        print(f"\n{name}: {peak / 1024:.0f} MB", end="")
    assert peak < LIMIT_MB * 1024


def caches() -> dict[str, Any]:
    """Every cache of the package, those made inside functions too."""
    found: dict[str, Any] = {}
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            inner: Any = one.__wrapped__
            while isinstance(inner, functools.partial):
                inner = inner.func
            if inner.__module__.startswith("arnorm"):
                found[f"{inner.__module__}.{getattr(inner, '__qualname__', inner)} {id(one)}"] = one
    return found


def keys_of(cache: Any) -> list[Any]:
    size = cache.cache_info().currsize
    held = next((one for one in gc.get_referents(cache) if isinstance(one, dict) and len(one) == size), {})
    return list(held)


def length(key: Any) -> int:
    """How many characters and items a key holds."""
    if isinstance(key, (str, bytes)):
        return len(key)
    if isinstance(key, (tuple, list, frozenset)):
        return sum(map(length, key))
    if isinstance(key, (type, arnorm.Step)):
        return 1
    return sum(length(getattr(key, name)) for name in getattr(type(key), "__slots__", ())) or 1


UNITS = (
    'كلمة قال "نعم" ١٢ مارس ٢٠٢٤ «لا» و1,234.5 ثلاثة وعشرون https://x.y/ز؟ا=١ ؟! .. ـ هـــذا فى علي ٪ 12/10/1446هـ '
    "<b> &amp; ; () #وسم @a \u202bا\u202c (أ) ”ب“ ٠٥٥١٢٣٤٥٦ ال 15/3/2024 " + "\u200f '"
).split()


def large_texts(count: int, characters: int) -> Iterator[str]:
    """Texts that repeat one unit, and texts that mix them: no two are equal."""
    draw = Random(1)  # noqa: S311 -- the same texts each time
    for number, (between, unit) in zip(
        range(count // 2), itertools.cycle(itertools.product(("", " ", "\n", "،", '"'), UNITS))
    ):
        yield f"{number} " + (unit + between) * (characters // (len(unit) + 1))
    for number in range(count - count // 2):
        yield f"{number} " + "".join(draw.choice(UNITS) + draw.choice(" \n") for _ in range(characters // 6))


def use_everything(text: str) -> None:
    for preset in (arnorm.WEB, arnorm.SEARCH, arnorm.CORPUS, arnorm.PDF):
        preset(text)
    for find in (arnorm.find_dates, arnorm.find_quotes, arnorm.explain):
        find(text)
    arnorm.find_numbers(text, words=True)
    str(arnorm.WEB.run(text))


def test_no_cache_keeps_a_long_text() -> None:
    """A cache of one entry may: the text in hand."""
    pytest.importorskip("ftfy")
    unlimited: dict[str, int] = {}
    for text in (*large_texts(3000 if WHOLE else 60, 1500), *(f"في مارس {digit * 500}" for digit in "1٢")):
        use_everything(text)
    too_long = {
        (name, longest)
        for name, cache in caches().items()
        if cache.cache_info().maxsize not in (1, None)
        # Their keys are tables; test_kernels runs them interpreted.
        and not name.startswith("arnorm._core.kernels_kinds.make_pattern")
        and (longest := max(map(length, keys_of(cache)), default=0)) > LONGEST_KEY + 50
    }
    assert not too_long
    for name, cache in caches().items():
        if cache.cache_info().maxsize is None:  # asked with options and constants only
            unlimited[name] = cache.cache_info().currsize
    use_everything("".join(f"نص{i} " for i in range(300)))
    assert {name: caches()[name].cache_info().currsize for name in unlimited} == unlimited


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc/self/statm: memory NOT checked")
def test_large_texts_leave_nothing_behind() -> None:
    pytest.importorskip("ftfy")
    for text in large_texts(20, 3000):
        use_everything(text)
    arnorm.WEB(next(large_texts(1, 20_000)))
    before = resident_mb()
    for text in large_texts(10_000, 4000) if WHOLE else large_texts(16, 20_000):
        arnorm.WEB(text)
    gc.collect()
    left = resident_mb() - before
    if WHOLE:
        print(f"\n10,000 texts of 4,000 characters leave {left:.0f} MB", end="")
    assert left < (20 if WHOLE else 10)
