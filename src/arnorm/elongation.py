"""Elongation: letters repeated for emphasis or laughter."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import ClassVar

from arnorm._arabic.protect import protected_of_few
from arnorm._core import kernels_kinds
from arnorm._core.classes import LETTER, MARK, TATWEEL
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step

__all__ = ["CollapseElongation", "collapse_elongation"]

ALEF, LAM = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER LAM}"
# Letters that are drawn out. Three of any other are prefixes at a word's beginning (تتتبع, بببغاء) and a slip for two
# inside it (تأسسست).
_LONG_VOWELS = frozenset("\u0622\u0627\u0647\u0648\u0649\u064a")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CollapseElongation(Step):
    """Write a letter that is repeated three times or more once: خاااص is خاص.

    A word that is one letter throughout (هههههه, آآآآ) keeps two. The article keeps its lam before lam: اللللله is
    الله, never اله. Numbers, other scripts, punctuation, URLs, names and tags stay as they are.

    >>> import arnorm
    >>> arnorm.collapse_elongation("شكراااا جزيلا هههههه")
    'شكرا جزيلا هه'
    """

    loss: ClassVar[Loss] = "letters"

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        runs = kernels_kinds.find_repeats(scan.text, scan.kinds, LETTER, _MIN)
        exempt = set(protected_of_few(scan, [start for start, _ in runs])) if runs else ()
        text, kinds = scan.text, scan.kinds
        inside = (LETTER, MARK, TATWEEL)
        for start, end in runs:
            if start in exempt:
                continue
            begins, ends = kinds[start - 1] not in inside, kinds[end] not in inside
            letter = text[start]
            if (begins and ends) or (letter == LAM and text[start - 1 : start] == ALEF):
                kept = 2
            elif end - start > _MIN or letter in _LONG_VOWELS or ends:
                kept = 1
            elif begins:
                continue
            else:
                kept = 2
            yield start + kept, end, ""


_MIN = 3

collapse_elongation = function_form(CollapseElongation)
