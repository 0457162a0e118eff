"""Texts in which a sign hides what a step reads: characters that other steps delete, every line end, splices of texts."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from random import Random
from typing import Any

from arnorm._core.classes import LINE_ENDS
from conftest import corpus_texts

__all__ = ["DELETED", "TOKENS", "hidden", "lines", "splices"]

_CASES = Path(__file__).resolve().parents[1] / "cases"

# One or more tokens for each thing that a step of arnorm reads.
TOKENS = (
    "&quot;", "&amp;quot;", "&#1632;", "&#x640;", "&lt;", "&nbsp;", "&laquo;", "&#160;", "&zwnj;", "`&zwj;`", "&shy;",
    "Ø§Ù„", "Ù…Ø±Ø\xadØ¨Ø§", "Ã©", "â€œ", "â€¦", "Ø§\xd9\x81", "ÇáãæÞÚ", "Â»",
    "http://a.b", "https://x.com/م?id=٣", "www.a.com", "a@b.co", "@user", "#وسم_٢", "t.co/x", "ملف.pdf", "Covid-19", "<b>", "<br/>", '<a href="x">', "</td>",
    "1,234", "٤٠٠", "3.5", "1 000", "50%", "-5", "٧٫٥", "10:30", "1e5", "(5)", "5-6", "1,234,567.8", "3/4",
    "5 مارس 2025", "3/5/1446هـ", "شباط/فبراير 2020", "15 رمضان 1446 هـ", "2025-12-15", "سنة 1446هـ", "غرة رمضان",
    "«نعم»", '"نعم"', "''لا''", ",,لا''", "“نعم”", "'نعم'", "قال:", "l'avenir", "5' 6\"",
    "x = y", "  if x:", "```\nx\n```", "\n  - بند", '{"a": "ب"}', 'print("ن")', "return 'ن';", "a: 'ن'", "['ن', 'ب']", "`x`",
    '"\\"ن\\""', '"a": "ن  ب"\n"b": "د"', "1\n00:01,000 --> 00:02,000\nنعم\n\n2\n00:03,000 --> 00:04,000\nلا", "```\n&lt;\n```",
    "\xa0\xa0\xa0", "  ", " ، ", " .", "..", "...", "؟؟", "!؟", " - ", "ـ", "( كذا )", ";)", ", ",
    "األمن", "ةديدج", "يف", "خالل", "المقد َّم", "\n.ج", "مستو يات", "\u202b(5\u202c", ")5(", "ىلإ", "12000,500",
    "ﻣﺤﻤﺪ", "ﷺ", "ﻷن", "ﺪﻤﺤﻣ", "ﷲ", "﷼", "ا\u0654", "و\u0654", "ا\u0653", "ـ\u0654",
    "ههههه", "مبرووووك", "پاکستان", "می‌رود", "کتاب", "علیکم", "👩\u200d👩\u200d👧", "1\ufe0f\u20e3", "❤\ufe0f",
    "هـ", "د.هـ", "بـ\"تبوك\"", "قطرـ اليابان", "لـ15", "جداً", "هٰذا", "مسؤول", "فى", "على", "الذى", "مدرسة",
)  # fmt: skip
# What the presets delete, one or two of each block; a mark that they do not.
DELETED = (
    "ـ", "\u064e", "\u064b", "\u0651", "\u0670", "\u0653", "\u06d6", "\u06e5", "\u08df", "\u08c9", "\u0610", "\u200b", "\u200c", "\u200d", "\u200f", "\u202a",
    "\u202c", "\u2066", "\ufeff", "\xad", "\x81", "\x9d", "\x00", "\x1a", "\ufffd", "\ufe70", "\ufe71", "\ufe73", "\ufc5e", "\ufcf2", "\u2060", "\u0301", "ـ\u0654",
)  # fmt: skip
_ENDS = (*LINE_ENDS, "\r\n", "\xa0\xa0\xa0", "\x1f", "&#10;", "&#13;", "&#8233;", "<br>")
_GLUE = ("", "", " ", " ", "، ", " و", "\n", ": ", "ا", "5", ".")
_LONGEST = 80  # characters on each side of a splice


def _parts(r: Random) -> list[str]:
    return [part for token in r.choices(TOKENS, k=r.choice((1, 1, 2, 3, 4))) for part in (token, r.choice(_GLUE))][:-1]


def _with(r: Random, parts: list[str], signs: tuple[str, ...]) -> list[str]:
    """The parts with some of the signs put in, most of them inside a part."""
    for _ in range(r.choice((1, 1, 2, 3))):
        nth = r.randrange(len(parts))
        at = r.randint(0, len(parts[nth]))
        parts[nth : nth + 1] = [parts[nth][:at], r.choice(signs), parts[nth][at:]]
    return parts


def hidden(r: Random) -> list[str]:
    """Tokens with characters inside them that a step deletes."""
    return _with(r, _parts(r), DELETED)


def lines(r: Random) -> list[str]:
    """Tokens with line ends inside and between them, of every kind."""
    return _with(r, _parts(r), _ENDS)


def splices(r: Random) -> list[str]:
    """Two real texts, each cut in a word, put together; some with a token between them."""
    texts = _real_texts()
    first, second = (r.choice(texts) for _ in range(2))
    left, right = _cut(r, first), _cut(r, second)
    middle = [r.choice(TOKENS)] if r.random() < 0.2 else []
    return [
        first[max(0, left - r.randint(1, _LONGEST)) : left],
        *middle,
        second[right : right + r.randint(1, _LONGEST)],
    ]


def _cut(r: Random, text: str) -> int:
    """A place inside a word or a number, or between two signs."""
    at = r.randrange(len(text))
    inside = re.compile(r"(?<=\w)(?=\w)|(?<=[^\w\s])(?=[^\w\s])").search(text, at, at + _LONGEST)
    return inside.start() if inside else at


@functools.cache
def _real_texts() -> tuple[str, ...]:
    """The corpus; where that is not there, the texts of our own cases."""
    return tuple(text for _, text in corpus_texts() if text) or own_texts()


@functools.cache
def own_texts() -> tuple[str, ...]:
    """The texts of the cases, which are written by us."""
    found: dict[str, None] = {}
    for path in sorted(_CASES.glob("*.json")):
        _collect(json.loads(path.read_text(encoding="utf-8")), found)
    return tuple(found)


def _collect(data: Any, found: dict[str, None]) -> None:
    if isinstance(data, str):
        if len(data) > 1 and not data.isascii():
            found[data] = None
    elif isinstance(data, dict):
        for value in data.values():
            _collect(value, found)
    elif isinstance(data, list):
        for value in data:
            _collect(value, found)
