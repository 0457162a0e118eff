"""Figures that nothing is sure of, by their safest reading: what `SpellOut` writes with ``unsure="rewrite"``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import gcd

from arnorm._core.patterns import lazy_pattern
from arnorm.numbers.mention import NumberMention, find_numbers
from arnorm.speech.inflect import Case
from arnorm.speech.number import LARGEST_VALUE, spell_number
from arnorm.speech.spell_mentions import spell_digits

__all__ = ["LONGEST_QUANTITY_DIGITS", "SIGN_WORDS", "spell_rest", "spell_run"]

Span = tuple[int, int]

# What a speaker says for the sign between two figures, by the kind of the mention; other signs are a pause.
_JOINTS: dict[str, dict[str, str]] = {
    "score": dict.fromkeys("-–:/", "مقابل"),
    "ratio": {":": "إلى", "/": "على", "-": "إلى"},
    "range": dict.fromkeys("-–—/\u0640", "إلى"),
    "reference": {".": "نقطة", "٫": "نقطة", "/": "على"},
    "list": dict.fromkeys(",،٬", "و"),
    "other": {
        "+": "زائد",
        "×": "في",
        "x": "في",
        "*": "في",
        "^": "أس",
        "=": "يساوي",
        "/": "على",
        ".": "نقطة",
        "٫": "نقطة",
    },
}
# … and for the sign before a figure.
SIGN_WORDS = {
    "-": "سالب",
    "\N{MINUS SIGN}": "سالب",
    "+": "زائد",
    "±": "زائد أو ناقص",
    "×": "في",
    "*": "في",
    "=": "يساوي",
    "<": "أقل من",
    ">": "أكبر من",
    "~": "نحو",
    "≈": "نحو",
}
# Longer rows are names of things (an order, an account), and read digit by digit.
LONGEST_QUANTITY_DIGITS = 6
_LARGEST_NAMED_DENOMINATOR = 10
_LINE_START = lazy_pattern(r"(?:\A|\n)\Z")
_FIGURE_BEFORE = lazy_pattern(r"[0-9٠-٩۰-۹][ \xa0]\Z")
_FIGURES = lazy_pattern(r"[0-9٠-٩۰-۹]+")
_CUT_BY_LETTER = lazy_pattern(r"(?<!\d)\d{1,6}ر\d{1,3}(?!\d)")  # 8ر1, as Tunisia writes 8.1
_WORD_BEFORE = lazy_pattern(r"[^\W\d_]{2}\Z")
# A code of Latin letters and figures (F16, Covid-19, MH-370): it can be read. A link, a name or a file cannot.
_CODE = lazy_pattern(r"[A-Za-z]{0,12}(?:-?[0-9٠-٩۰-۹]{1,6}-?[A-Za-z]{0,4}){1,3}")


def spell_rest(
    text: str, taken: bytearray, protected: list[Span], case_of: Callable[[str, int], Case]
) -> Iterator[tuple[int, int, str]]:
    """The figures of a text that are not taken yet, and their words; those in links and names stay."""
    for cut in _CUT_BY_LETTER.finditer(text):
        if taken.find(1, *cut.span()) < 0:
            taken[cut.start() : cut.end()] = b"\1" * len(cut[0])
            yield (
                cut.start(),
                cut.end(),
                spell_number(Decimal(cut[0].replace("ر", ".")), case=case_of(text, cut.start())),
            )
    for mention in find_numbers(text, blocks="prose"):
        start, end = mention.start, mention.end
        if taken.find(1, start, end) < 0 and _FIGURES.search(mention.text):
            words = _spell_joined(text, mention, case_of(text, start))
            if start and not taken[start - 1]:
                start, words = _take_sign(text, start, words)
            taken[start:end] = b"\1" * (end - start)
            yield start, end, words
    yield from _spell_codes(text, taken, protected)


def _spell_codes(text: str, taken: bytearray, protected: list[Span]) -> Iterator[tuple[int, int, str]]:
    """The figures that are no numbers: those of codes, apart from their letters; and those in no protected span."""
    bounds = [bound for span in protected for bound in span]
    for run in _FIGURES.finditer(text):
        start, end = run.span()
        if taken[start]:
            continue
        nth = bisect_right(bounds, start)
        if nth % 2 == 0:
            yield start, end, spell_run(run[0])
        elif _CODE.fullmatch(text, *bounds[nth - 1 : nth + 1]):
            start -= start > bounds[nth - 1] and text[start - 1] == "-"
            end += text[end : end + 1] == "-"
            # The letters before are a word of their own (the caller parts words of two letters or more).
            before = " " if start > bounds[nth - 1] and not _WORD_BEFORE.search(text, max(0, start - 2), start) else ""
            yield start, end, before + spell_run(run[0])


def spell_run(digits: str, case: Case = "genitive") -> str:
    """A row of digits: as a number, or digit by digit where it is long or begins with zero.

    >>> spell_run("16"), spell_run("007")
    ('ستة عشر', 'صفر صفر سبعة')
    """
    is_quantity = len(digits) <= LONGEST_QUANTITY_DIGITS and (digits == "0" or int(digits[0]) > 0)
    return spell_number(int(digits), case=case) if is_quantity else spell_digits(digits)


def _spell_joined(text: str, mention: NumberMention, case: Case) -> str:
    """A number, or several that signs join, as the kind of the mention says."""
    if mention.value is not None and mention.value <= LARGEST_VALUE:
        is_row = mention.text.isdecimal()
        return spell_run(mention.text, case) if is_row else spell_number(mention.value, case=case)
    runs = _FIGURES.findall(mention.text)
    signs = _FIGURES.split(mention.text)[1:-1]
    if mention.kind == "ratio" and len(runs) == 2 and signs[0].strip() == "/":
        part = _spell_fraction(int(runs[0]), int(runs[1]), case)
        is_mixed = _FIGURE_BEFORE.search(text, max(0, mention.start - 2), mention.start)
        return f"و{part}" if is_mixed else part
    if mention.kind == "phone":
        return " ".join(map(spell_digits, runs))
    joints = _JOINTS.get(mention.kind, {})
    words: list[str] = []
    for sign, run in zip(("", *signs), runs, strict=True):
        joint = joints.get(sign.strip(), "")
        words.append(
            f"و{spell_run(run, case)}" if joint == "و" else " ".join(filter(None, (joint, spell_run(run, case))))
        )
    return " ".join(words)


def _spell_fraction(above: int, below: int, case: Case) -> str:
    """Two numbers with a slash: a part by its name, «ثلاثة أرباع», else «ستين على أربعين»."""
    if 0 < above < below <= _LARGEST_NAMED_DENOMINATOR and gcd(above, below) == 1:
        return spell_number(Fraction(above, below), case=case)
    return f"{spell_number(above, case=case)} على {spell_number(below, case=case)}"


def _take_sign(text: str, start: int, words: str) -> tuple[int, str]:
    """The start with a sign that is written onto the figures, and the words with what is said for it."""
    sign = text[start - 1 : start]
    if sign not in SIGN_WORDS or (
        sign in "-\N{MINUS SIGN}*" and _LINE_START.search(text, max(0, start - 2), start - 1)
    ):
        return start, words  # an item of a list
    return start - 1, f"{SIGN_WORDS[sign]} {words}"
