"""A verdict for each page: whether its text is sound, can be repaired, or must be read from its picture."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections import Counter
from typing import Literal

from arnorm._arabic.protect import is_arabic_language
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import Found
from arnorm._core.step import check_text
from arnorm.pdf import Damage, find_damage, repair_pdf
from arnorm.pdf.ligatures import word_bits

__all__ = ["PageDamage", "page_damage"]

Verdict = Literal["sound", "repair", "ocr"]
Reason = Literal["", "few letters", "unmapped glyphs", "font code", "unknown words"]

_PAGE_LETTER = lazy_pattern("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_ANY_LETTER = lazy_pattern(r"[^\W_]")
# Latin letters with accents, as text has them in which a font's own code is read as Latin.
_CODE_LETTER = lazy_pattern("[\xa1-\xbf\xc0-\u024f\u02c6\u02dc\u2013-\u2122]")
# A glyph without a letter: its number, a character of private use, or U+FFFD that does not stretch a word.
_UNMAPPED = lazy_pattern(
    "\\(cid:[0-9]{1,6}\\)|[\ue000-\uf8ff]|\ufffd(?<![\u0620-\u064a\u0670-\u06d3\ufb50-\ufefc\ufffd].)|/uni(?!0[67]|F[B-E])[0-9A-F]{4}"
)
_PAGE_WORD = lazy_pattern("[\u0621-\u063a\u0641-\u064a]{3,}")
_LEAST_LETTERS = 10  # letters and digits of one page among several; with fewer it is a picture, or blank
_MOST_UNMAPPED = 0.1  # of letters and unmapped glyphs
_MOST_CODE = 0.5  # of letters
_LEAST_WORDS, _MOST_UNKNOWN = 20, 0.6


@dataclasses.dataclass(frozen=True, slots=True)
class PageDamage(Found):
    """The damage of one page.

    ``page`` counts from 1; ``start`` and ``end`` are the span of the page in the text, without its form feed.
    ``verdict`` is "sound", "repair" (`RepairPdf` repairs what is damaged) or "ocr" (the text of this page is of no use:
    read the page with a program for character recognition). ``reason`` says why "ocr": "few letters", "unmapped
    glyphs", "font code" (the letters are codes of the font) or "unknown words" (most are no words after repair).
    ``repaired`` counts what `RepairPdf` repairs by the kinds of `Damage`; ``unmapped`` counts glyphs without a letter.
    """

    page: int
    start: int
    end: int
    verdict: Verdict
    reason: Reason
    repaired: dict[str, int]
    unmapped: int


def page_damage(text: str) -> list[PageDamage]:
    r"""Say of each page of a PDF file's text whether it is sound, can be repaired, or needs character recognition.

    Form feeds part pages, as pdftotext writes them. Which repairs a page needs is read from the whole text, as
    `RepairPdf` reads it. A page with fewer than ten letters and digits among other pages, or with none, is
    "few letters": a blank page cannot be told from a picture.

    Returns one `PageDamage` for each page, in order. Raises TypeError for anything but a str.

    >>> pages = page_damage("انعقد مجلس األمن الدولي أمس\f(cid:12)(cid:7)(cid:30) السنة الأولى\f")
    >>> [(one.page, one.verdict, one.reason) for one in pages]
    [(1, 'repair', ''), (2, 'ocr', 'unmapped glyphs')]
    >>> pages[0].repaired
    {'ligatures': 1}
    """
    check_text(text)
    damage = find_damage(text)
    starts = [one.start for one in damage]
    found: list[PageDamage] = []
    start = 0
    pages = text.removesuffix("\f").split("\f")
    for number, page in enumerate(pages, 1):
        end = start + len(page)
        found.append(
            _judge(
                number,
                start,
                page,
                _LEAST_LETTERS if len(pages) > 1 else 1,
                damage[bisect_left(starts, start) : bisect_left(starts, end)],
            )
        )
        start = end + 1
    return found


def _judge(number: int, start: int, page: str, least_letters: int, damage: list[Damage]) -> PageDamage:
    unmapped = len(_UNMAPPED.findall(page))
    reason = _find_reason(page, unmapped, least_letters)
    verdict: Verdict = "ocr" if reason else "repair" if damage else "sound"
    repaired = dict(Counter[str](one.kind for one in damage))
    return PageDamage(number, start, start + len(page), verdict, reason, repaired, unmapped)


def _find_reason(page: str, unmapped: int, least_letters: int) -> Reason:
    """Return why the text of a page is of no use; "" if it is."""
    bare = _UNMAPPED.sub("", page)
    letters = len(_ANY_LETTER.findall(bare))
    if letters and len(_CODE_LETTER.findall(bare)) > _MOST_CODE * letters:
        return "font code"
    if unmapped > _MOST_UNMAPPED * (letters + unmapped):
        return "unmapped glyphs"
    if letters < least_letters:
        return "few letters"
    words = _PAGE_WORD.findall(repair_pdf(bare)) if len(_PAGE_LETTER.findall(bare)) > letters / 2 else []
    unknown = sum(word_bits(word) == 0 for word in words)
    is_unknown = len(words) >= _LEAST_WORDS and unknown > _MOST_UNKNOWN * len(words)
    return "unknown words" if is_unknown and is_arabic_language(bare) else ""
