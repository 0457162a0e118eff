"""Elongation: letters repeated for emphasis or laughter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from arnorm._arabic import kernel
from arnorm._arabic.protect import protected_of_few
from arnorm._core.classes import LETTER, MARK, TATWEEL, CharRule, find_chars, write_set
from arnorm._core.edits import Edit
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code

__all__ = ["CollapseElongation", "collapse_elongation"]

ALEF, LAM = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER LAM}"
# Letters that are drawn out. Three of any other are prefixes at a word's beginning (تتتبع, بببغاء) and a slip for two
# inside it (تأسسست).
_LONG_VOWELS = frozenset("\u0622\u0627\u0647\u0648\u0649\u064a")


@step_class
class CollapseElongation(Step):
    """Write a letter that is repeated three times or more once: خاااص is خاص.

    A word that is one letter throughout (هههههه, آآآآ) keeps two. The article keeps its lam before lam: اللللله is
    الله, never اله. Numbers, other scripts, punctuation, URLs, names and tags stay as they are.

    - ``letters``: "all", or "long" for those that are drawn out (ا آ ه و ى ي) only.
    - ``protect``: False collapses them in URLs, names and tags too.

    With "long" and False it is a rule that other engines know (`arnorm.export`).

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    Raises ValueError for another choice.

    >>> import arnorm
    >>> arnorm.collapse_elongation("شكراااا جزيلا هههههه")
    'شكرا جزيلا هه'
    """

    letters: Literal["all", "long"] = "all"
    protect: bool = True
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes a letter that is repeated three times or more once."
    summary_ar = "يكتب الحرف المكرر ثلاثًا فأكثر مرة واحدة."
    topic = "Marks and letters"
    find_left = leave_code

    def to_rules(self) -> Iterable[CharRule] | None:
        """Cut runs to four letters, so that both sides of one can be seen; then to two or one."""
        if self.letters != "long" or self.protect:
            return None
        inside = write_set(find_chars(LETTER, MARK, TATWEEL))
        table = dict.fromkeys(sorted(_LONG_VOWELS), "")
        fifth = "|".join(char * 5 for char in table)
        places = "|".join(
            f"(?<={char}{char})(?={char})"
            f"|(?<={char})(?<!{char}{char})(?={char}{char})(?:(?<={inside}{char})|(?!{char}{{2,3}}(?!{inside})))"
            for char in table
        )
        return CharRule(table, after=f"(?<={fifth})"), CharRule(table, before=f"(?:{places})")

    def exportable_after(self, steps: Sequence[object]) -> Iterable[Step]:  # noqa: ARG002 -- after any
        """The form that other engines know."""
        return (self(letters="long", protect=False),)

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        runs = kernel.find_repeats(scan.text, scan.kinds, LETTER, _MIN)
        if self.letters == "long":
            runs = [run for run in runs if scan.text[run[0]] in _LONG_VOWELS]
        exempt = set(protected_of_few(scan, [start for start, _ in runs])) if runs and self.protect else ()
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
