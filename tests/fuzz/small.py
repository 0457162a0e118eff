"""make fuzz-small: every text of up to four signs over small alphabets of each step's own signs, twice.

Prints a row of tests/cases/laws.json for each text that a second run changes. `--every N` takes every N-th text.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import sys
import time
from collections.abc import Iterator

import arnorm
from arnorm import Pipeline
from fuzz.hunt import Failure
from shipped import PRESETS, variants

__all__ = ["ALPHABETS", "failures", "texts"]

LONGEST = 4  # signs
_BATCH = 5000  # texts

# For each topic the signs, the steps that read them, and the presets in which another step may hide them.
_WEB = ("WEB", "CORPUS", "SEARCH", "PDF")
ALPHABETS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "references": (("&", "#", "3", "4", "lt", "quot", "Nbsp", ";", "ـ", "\u064e", "\ufe70", "\u200b", "amp", "٬", "ا"), ("UnescapeHtml", "FoldCase"), _WEB),
    "damage": (("Ø", "§", "Ù", "…", "„", "Ã", "\x81", "â", "€", "œ", "ـ", "ا", " ", "\xad", '"'), ("FixMojibake",), ("CORPUS",)),
    "lines": (("ا", "\n", "\r", "\x85", "\u2028", "\xa0\xa0\xa0", "  ", "if", "{", "- ", "<td", ">", "```", ":"), ("CollapseWhitespace", "JoinLines"), _WEB),
    "links": (("http", "://", "@", "#", "a", ".", "/", "ا", " ", "_", "b.com", "www.", "،", "5", "ـ"), ("MaskLinks",), ("WEB", "SEARCH")),
    "quotes": (("«", "»", '"', "'", "“", "”", " ", "ا", ".", "،", "(", ")", "\n", "5", "s"), ("UnifyQuotes",), ("WEB", "CORPUS")),
    "punctuation": ((",", ";", "?", "!", ".", "…", "،", " ", "ا", "5", "-", "ـ", "(", ")", ":"), ("UnifyPunctuation", "StripPunctuation"), ("WEB", "PDF")),
    "numbers": (("1", "234", ",", ".", "٬", "٫", " ", "%", "-", "/", "ا", "٥", "ـ", "\u200f", "\xa0"), ("UnifyNumbers", "UnifyDigits", "UngroupNumbers"), ("WEB", "SEARCH")),
    "strokes": (("ـ", "ا", "و", '"', " ", "ه", "5", "\n", "-", "\u064e", "ب", "\ufffd", "a", "\u0654"), ("StripTatweel",), _WEB),
    "marks": (("ا", "\u0653", "\u0654", "\u0655", "\u064e", "\u0651", "ـ", "\u0670", "و", " ", "\u064b", "ى", "\ufe70", "\u0301"), ("StripDiacritics", "Compose", "PlaceTanween"), _WEB),
    "forms": (("ﻻ", "ﻷ", "ﺍ", "ﺪ", "\ufe70", "\ufe77", "5", "ا", "\u064e", " ", "ﷺ", "ـ", "ل", "\u200d"), ("UnfoldForms", "TurnForms"), _WEB),
    "drawn": ((".", "ج", "ا", "ل", "أ", "ى", "ة", " ", "5", "\n", "(", ")", "ن", "ف"), ("RepairPdf",), ("PDF",)),
    "unseen": (("\u200c", "\u200d", "👩", "ا", "پ", "ی", "\u200f", "\xad", " ", "\ufe0f", "5", "\u20e3", "ـ"), ("StripInvisibles", "StripEmoji"), _WEB),
    "letters": (("ی", "ک", "ا", "پ", "ة", "ئ", "ء", "و", "\u064e", " ", "\n", "ﮏ", "\r", "ي"), ("FoldLookalikes", "FoldHamza", "RepairYeh"), ("CORPUS", "SEARCH")),
    "code": (("x", " = ", '"', "'", "ا", "(", ")", ",", ";", ":", "\n", "{", "[", "  "), ("UnifyQuotes", "UnifyPunctuation", "CollapseWhitespace"), ("WEB", "CORPUS")),
    "tags": (("<", ">", "/", "b", "br", "ا", " ", "script", "=", '"', "!--", "\n", "5"), ("StripHtml", "KeepArabic"), ("WEB", "SEARCH")),
    "dates": (("5", "/", "مارس", "2025", "هـ", " ", "-", "م", "1446", ".", "،", "\u200f", "(", "رمضان"), ("UnifyDates", "SpellOut"), ("WEB",)),
    "drawn_out": (("ه", "ا", "و", "ز", "لل", "\u064e", " ", "ـ", "5", "\ufe8d", "\u200b", "a"), ("CollapseElongation",), ("SEARCH",)),
    "decorations": (("ا", "\u0332", "\u0301", "a", "5", "\u064e", "ـ", " ", "@", "_", ".", "\u200d", "\u20e3"), ("StripDecorations", "KeepArabic"), ()),
    "amounts": (("5", ".5", "$", "ريال", "مليون", " ", ",", "-", "٥", "USD", "ص", ":30", "الساعة"), ("UnifyAmounts", "UnifyTimes"), ()),
    "speech": (("5", "12", "000", " ", "ريال", "طالبا", "حضر", "عام", "و", "ب", "ـ", "%", "-", "ألف", "،"), ("SpellOut",), ()),
    "spoken": (("خمسة", "وعشرين", "ألف", "ريال", "ونصف", " ", "الساعة", "من", "مئة", "العصر", "دقيقة", "ربع", "5", "و"), ("UnifyNumbers", "UnifyTimes", "UnifyAmounts"), ()),
    "uthmani": (("ء", "ا", "أ", "و", "ى", "ه", "ل", "يا ", "\u064e", "\u0650", "\u0670", "\u06df", "ـ\u0654", "(1)", "."), ("FoldUthmani",), ("QURAN",)),
    "yeh": (("ى", "ي", "ف", "ا", "ل", " ", "ذ", "\u064e", "ـ", "\n", "إ", "ع"), ("RepairYeh",), ()),
}  # fmt: skip


def pipelines(topic: str) -> list[Pipeline]:
    """What the texts of a topic are tried with: its steps with each option in turn, its presets."""
    _, steps, presets = ALPHABETS[topic]
    return [
        *(Pipeline(step) for name in steps for step in variants(getattr(arnorm, name))),
        *(PRESETS[name] for name in presets),
    ]


def texts(topic: str, every: int = 1, first: int = 0) -> Iterator[str]:
    """Every text of up to four signs, or every N-th of them."""
    signs = ALPHABETS[topic][0]
    rows = itertools.chain.from_iterable(itertools.product(signs, repeat=n) for n in range(1, LONGEST + 1))
    yield from map("".join, itertools.islice(rows, first, None, every))


def failures(topic: str, every: int = 1, first: int = 0) -> Iterator[Failure]:
    """The texts that a second run changes; of each pipeline at most ten."""
    left = dict.fromkeys(map(repr, pipelines(topic)), 10)
    rest = texts(topic, every, first)
    while batch := list(itertools.islice(rest, _BATCH)):
        for p in pipelines(topic):
            once = list(p.map(batch))
            for text, new, again in zip(batch, once, p.map(once), strict=True):
                if new != again and left[repr(p)]:
                    left[repr(p)] -= 1
                    yield Failure("twice", p, ([text],))


def _job(job: tuple[str, int, int]) -> tuple[int, list[str]]:
    topic, every, first = job
    rows = [f"{failure},\n    {failure.pipeline(failure.whole[0])!r}" for failure in failures(topic, every, first)]
    return sum(1 for _ in texts(topic, every, first)) * len(pipelines(topic)), rows


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz-small", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="every N-th text")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--topic", action="append", choices=ALPHABETS, default=[], help="these alphabets only")
    options = parser.parse_args()
    start, tried, found = time.monotonic(), 0, 0
    jobs = [(topic, options.every, 0) for topic in options.topic or ALPHABETS]
    with multiprocessing.Pool(options.jobs) as pool:
        for count, rows in pool.imap_unordered(_job, jobs):
            tried += count
            found += len(rows)
            for row in rows:
                print(row, flush=True)
    print(f"{tried} trials, {found} failures, {time.monotonic() - start:.0f} s", file=sys.stderr)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
