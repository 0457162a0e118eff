"""Thousands separators taken out by the figures alone, as any engine can do it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import ClassVar

from arnorm._core.charrule import CharRule, write_set
from arnorm._core.classes import DIGIT, EASTERN, NAMED
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step

__all__ = ["UngroupNumbers", "ungroup_numbers"]

_FIGURE = write_set(NAMED[DIGIT] + NAMED[EASTERN])
# At most three figures stand before a separator, and three after it.
_GROUPED = (f"(?<={_FIGURE})(?<!{_FIGURE * 4})", f"(?={_FIGURE * 3}(?!{_FIGURE}))")
_SEPARATORS, _POINT = ",\N{ARABIC THOUSANDS SEPARATOR}", "\N{ARABIC DECIMAL SEPARATOR}"
_PATTERN = lazy_pattern(f"{_GROUPED[0]}[{_SEPARATORS}]{_GROUPED[1]}|(?<={_FIGURE})(?P<point>{_POINT})(?={_FIGURE})")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UngroupNumbers(Step):
    """Take the thousands separators out of figures, and write a point for the decimal sign ٫.

    It looks at the figures alone, so that every engine can do it (`arnorm.export`): a comma or ٬ goes between at most
    three figures and three more, in links, lists and codes too. `UnifyNumbers` reads a number by what is around it,
    and is the better one where a text is to be read.

    >>> ungroup_numbers("١٬٢٥٠٬٠٠٠ ريال و2,500 و٢٫٥ و3,14")
    '١٢٥٠٠٠٠ ريال و2500 و٢.٥ و3,14'
    """

    loss: ClassVar[Loss] = "nothing"
    summary = "Takes the thousands separators out of figures, by the figures alone."
    summary_ar = "يحذف فواصل الآلاف من الأرقام بالنظر إلى الأرقام وحدها."
    topic = "Digits and numbers"

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((kind,)) for kind in (DIGIT, EASTERN))

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        return ((one.start(), one.end(), "." if one["point"] else "") for one in _PATTERN.finditer(scan.text))

    def to_rules(self) -> Iterable[CharRule]:
        """One rule for the separators, one for the decimal sign."""
        between = f"(?<={_FIGURE})", f"(?={_FIGURE})"
        return CharRule(dict.fromkeys(_SEPARATORS, ""), *_GROUPED), CharRule({_POINT: "."}, *between)


ungroup_numbers = function_form(UngroupNumbers)
