"""Pairs of steps whose order matters, each with the reason; every other pair commutes on real text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from shipped import CLASSES

__all__ = ["ORDERED", "find_unlisted_pairs"]

# The first comes first, and why.
_FORMS_HIDE = "a presentation form is no letter or mark to a step that comes before it is unfolded"
_NAMES_IN_FULL = "dates are written with their month's full spelling, which the fold then folds"
_EVIDENCE = "the fold takes away what tells ي from ى"
_PARTS_RUNS = "what goes stood between two spaces, which then are one run"
_DRAWN = "letters, marks, controls and the order of a line are the evidence of how it was drawn"
ORDERED: dict[tuple[str, str], str] = {
    **{("RepairPdf", later): _DRAWN for later in (
        "UnfoldForms", "StripInvisibles", "StripDiacritics", "Compose", "StripTatweel", "CollapseWhitespace",
        "UnifyNumbers", "UnifyDates", "UnifyQuotes", "UnifyPunctuation", "RepairYeh", "FoldAlef", "FoldHamza",
        "FoldYeh", "FoldTehMarbuta", "FoldLookalikes", "PlaceTanween", "CollapseElongation", "StripPunctuation", "KeepArabic",
    )},
    **{("UnfoldForms", later): _FORMS_HIDE for later in (
        "StripDiacritics", "FoldAlef", "FoldHamza", "FoldYeh", "FoldTehMarbuta", "RepairYeh", "CollapseElongation",
        "Compose", "FoldLookalikes", "PlaceTanween", "StripTatweel",
    )},
    **{("UnifyDates", fold): _NAMES_IN_FULL for fold in ("FoldAlef", "FoldHamza", "FoldYeh", "FoldTehMarbuta")},
    **{("RepairYeh", fold): _EVIDENCE for fold in ("FoldAlef", "FoldHamza", "FoldYeh", "FoldLookalikes")},
    ("RepairYeh", "StripDiacritics"): "a mark on a final yeh tells which one it is",
    **{(strip, "CollapseWhitespace"): _PARTS_RUNS for strip in ("StripDiacritics", "StripInvisibles", "StripTatweel")},
    ("StripTatweel", "PlaceTanween"): "a stroke after the alef hides that the word ends there",
    ("UnifyDigits", "UnifyNumbers"): "the digits of a number decide how the per cent sign beside it is written",
    ("UnifyPunctuation", "UnifyQuotes"): "a mark's neighbours are its evidence, and punctuation moves them",
    ("StripInvisibles", "UnifyPunctuation"): "what goes stood between a mark and its word",
    ("FoldAlef", "CollapseElongation"): "the fold makes letters alike that were not",
    ("Compose", "FoldAlef"): "a decomposed maddah is a letter of its own only once composed",
    ("StripDiacritics", "FoldAlef"): "a maddah on an alef stays a mark until it is composed",
    ("StripTatweel", "FoldHamza"): "the stroke under a hamza of its own is its seat",
    ("StripPunctuation", "CollapseWhitespace"): _PARTS_RUNS,
    **{(first, "KeepArabic"): "words of other scripts tell how a mark or date beside them is read" for first in (
        "UnifyDates", "UnifyQuotes",
    )},
    **{(strip, "UnifyPunctuation"): "what goes stood between a mark and its word" for strip in ("MaskLinks", "StripEmoji")},
    ("MaskLinks", "UnifyQuotes"): "a quotation mark beside a link is read by what stands after the link once it is gone",
    ("StripInvisibles", "StripPunctuation"): "what goes stood between a mark and a space",
    ("UnifyPunctuation", "StripPunctuation"): "a mark written otherwise is another mark, and numbers are read by it",
    **{("SpellOut", later): "its words are letters, and what others write is what it reads" for later in (
        "FoldAlef", "FoldHamza", "FoldTehMarbuta", "StripDiacritics", "StripInvisibles", "StripPunctuation",
        "UnifyNumbers", "UnifyPunctuation",
    )},
    ("RepairPdf", "SpellOut"): _DRAWN,
    **{("SpellOut", other): "both write the same mentions" for other in ("UnifyAmounts", "UnifyDates", "UnifyTimes")},
    **{("UnifyAmounts", later): "a currency's code is a word of Latin letters" for later in (
        "FoldCase", "KeepArabic", "UnifyPunctuation",
    )},
    ("UnifyTimes", "UnifyPunctuation"): "a colon behind a time is read by the time's own",
    **{("FixMojibake", later): "damage is repaired from every byte of it" for later in ("FoldCase", "KeepArabic", "StripPunctuation")},
    **{("FoldUthmani", later): "the marks, strokes and signs of the Quran are the evidence of how a word is spelled" for later in (
        "CollapseWhitespace", "FoldAlef", "FoldYeh", "StripDiacritics", "StripInvisibles", "StripTatweel",
    )},
    **{(first, "FoldUthmani"): "a word or sign that goes parts two words no more, and a number in brackets is that of a verse" for first in (
        "KeepArabic", "MaskLinks", "RepairPdf", "SpellOut", "StripPunctuation", "UnifyPunctuation",
    )},
    **{(first, "KeepArabic"): "words and signs of other scripts are what it reads" for first in (
        "JoinLines", "MaskLinks", "SpellOut", "StripEmoji", "StripHtml", "StripInvisibles", "StripPunctuation", "UnescapeHtml", "UnifyPunctuation",
    )},
    **{(first, "CollapseWhitespace"): _PARTS_RUNS for first in ("KeepArabic", "MaskLinks", "StripHtml")},
    **{(strip, "StripPunctuation"): "what goes stood between a mark and a space" for strip in ("MaskLinks", "StripDiacritics", "StripEmoji")},
    **dict.fromkeys((
        ("StripDiacritics", "UnifyPunctuation"), ("StripHtml", "UnifyPunctuation"), ("StripEmoji", "UnifyQuotes"), ("StripEmoji", "StripInvisibles"),
        ("StripInvisibles", "UnifyQuotes"), ("StripDiacritics", "UnifyQuotes"), ("MaskLinks", "StripEmoji"),
    ), "what goes stood between a mark and its word"),
    **{(other, "StripPunctuation"): "signs part two dates, times or numbers, and are signs of currencies" for other in (
        "UnescapeHtml", "UnifyAmounts", "UnifyDates", "UnifyNumbers", "UnifyTimes",
    )},
    **{("UnifyQuotes", fold): "the language of a line is told by its letters" for fold in ("FoldAlef", "FoldYeh")},
    **{("PlaceTanween", fold): "a tanween is placed by the letter that bears it" for fold in ("FoldAlef", "FoldYeh")},
    ("StripDiacritics", "FoldLookalikes"): "a mark by itself is no letter of a word",
    ("UnfoldForms", "UnifyPunctuation"): "a form is no letter beside a mark",
    ("CollapseWhitespace", "UnifyPunctuation"): "a layout gap is no space beside a mark",
    ("FoldCase", "CollapseWhitespace"): "keys of a format are told by their capitals",
    ("UnifyAmounts", "FoldHamza"): "a number in words has a hamza",
    **{("SpellOut", other): "what is near a number tells whether it is spelled" for other in (
        "CollapseWhitespace", "FoldCase", "FoldYeh", "MaskLinks", "StripTatweel", "UnfoldForms", "UnifyQuotes",
    )},
    **{("JoinLines", later): "signs, figures and gaps tell which lines are no paragraph" for later in (
        "CollapseWhitespace", "MaskLinks", "SpellOut", "StripPunctuation", "UnifyNumbers",
    )},
    **{(first, "JoinLines"): "the words beside a line end tell whether it goes on" for first in (
        "RepairPdf", "StripInvisibles", "StripTatweel", "UnfoldForms",
    )},
    ("UnifyNumbers", "UngroupNumbers"): "the one keeps thousands grouped, the other parts them",
    ("FoldUthmani", "FoldHamza"): "a hamza on no letter gets its seat by the vowels around it",
    ("UnescapeHtml", "FixMojibake"): "an escaped character is part of the damaged sequence",
}  # fmt: skip


def find_unlisted_pairs(sample: Sequence[str]) -> dict[tuple[str, str], str]:
    """The pairs that are not listed and whose order matters for one of these texts, each with such a text."""
    steps = [cls() for cls in CLASSES]
    found: dict[tuple[str, str], str] = {}
    for text in sample:
        once = [step(text) for step in steps]
        for (nth, a), (other, b) in itertools.combinations(enumerate(steps), 2):
            pair = type(a).__name__, type(b).__name__
            if pair in found or pair in ORDERED or pair[::-1] in ORDERED or once[nth] == once[other] == text:
                continue
            if b(once[nth]) != a(once[other]):
                found[pair] = text
    return found
