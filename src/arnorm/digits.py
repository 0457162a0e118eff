"""Digits: one digit set throughout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from arnorm._arabic.marks import SETS
from arnorm._arabic.protect import protected_of_few
from arnorm._core.classes import DIGIT, EASTERN
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Loss, function_form, step_class
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code

__all__ = ["UnifyDigits", "unify_digits"]

_THREE_FIGURES = lazy_pattern(r"\d\W{1,3}\d{3}(?!\d)")  # thousands, or a fraction


@step_class
class UnifyDigits(CharStep):
    """Write every digit in one set, those in URLs, names, tags, file names and codes apart.

    ``to`` is the set: "western" (0-9), "arabic" (٠-٩: Eastern Arabic, Arabic-Indic or "Hindi" numerals, أرقام هندية) or
    "persian" (۰-۹). Only these three sets are digits of Arabic text: superscripts, circled, fullwidth, mathematical and
    other scripts' digits stay as they are. Signs stay too, decimal and grouping ones included; `UnifyNumbers` writes
    those.

    ``sets`` are those that are rewritten, a name or several of the three; ``protect`` False rewrites them in URLs,
    names and codes too. Code and the signs of data keep their digits (see `arnorm.find_blocks`), unless ``blocks`` is
    "prose". ``unsure="leave"`` leaves the digits of a number whose value is in doubt, ١٫٢٥٠, as `UnifyNumbers` leaves
    such a number whole.

    Raises ValueError for another set. Source of the sets: Unicode (Nd of the blocks Basic Latin and Arabic), CLDR.

    >>> unify_digits("عام ٢٠٢٤ و۱۴۰۳")
    'عام 2024 و1403'
    >>> unify_digits("طائرة F16 في 5 مايو", to="arabic")
    'طائرة F16 في ٥ مايو'
    """

    to: Literal["western", "arabic", "persian"] = "western"
    sets: tuple[Literal["western", "arabic", "persian"], ...] = ("western", "arabic", "persian")
    protect: bool = True
    unsure: Literal["leave", "rewrite"] = "rewrite"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Writes every digit in one set, those in URLs and codes apart."
    summary_ar = "يكتب الأرقام كلها بمجموعة واحدة، ما عدا أرقام الروابط والرموز."
    topic = "Digits and numbers"
    find_left = leave_code

    def table(self) -> Mapping[str, str]:
        """Each digit of the other sets to its counterpart."""
        target = SETS[self.to]
        others = [SETS[name] for name in SETS if name in self.sets and name != self.to]
        return {old: target[i] for digits in others for i, old in enumerate(digits)}

    def decides_by(self) -> Literal["table", "exempt"]:
        return "exempt" if self.protect or self.unsure == "leave" else "table"

    def exempt(self, scan: Scan) -> Iterable[int]:
        """The digits in protected spans, and those of doubtful numbers."""
        # Only those that the table would change: Western ones stay anyway when the target is Western.
        digits = bytes((EASTERN,) if self.to == "western" else (DIGIT, EASTERN))
        exempt: set[int] = set()
        if self.protect:
            exempt.update(protected_of_few(scan, scan.positions(digits)))
        if self.unsure == "leave" and _THREE_FIGURES.search(scan.text):
            from arnorm.numbers.find import find_doubtful, rewritable_in  # noqa: PLC0415 -- few texts have such

            for start, end in find_doubtful(scan.derive(rewritable_in)):
                if _THREE_FIGURES.search(scan.text, start, end):
                    exempt.update(range(start, end))
        return exempt


unify_digits = function_form(UnifyDigits)
