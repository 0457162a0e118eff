"""Amounts of money written one way: figures with the currency's code or sign."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from arnorm._arabic.data.money import REGIONS
from arnorm._arabic.data.units import CURRENCY_SIGNS
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.options import make_option
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option
from arnorm.blocks.options import BLOCKS, Blocks
from arnorm.blocks.reading import rewrite_prose
from arnorm.speech.amounts import find_amounts

__all__ = ["UnifyAmounts", "unify_amounts"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyAmounts(Step):
    """Write amounts of money in one form: figures and the ISO 4217 code.

    - ``form``: "code" writes the code after the figures («7.50 USD»), "sign" the sign before them («$7.50»), and the
      code where the currency has no sign.
    - ``region``: the state whose money a bare noun is, as in `find_amounts`; None leaves it to the text.
    - ``blocks``: "auto" leaves code and the signs of data (see `arnorm.find_blocks`), "prose" reads all as prose.

    An amount whose currency is unknown or whose number is flagged stays as it is. Returns the text; `run` shows each
    change. Raises ValueError for another form or region.

    >>> unify_amounts("دفع خمسة دولارات وخمسين سنتا ثم 3 ريالات")
    'دفع 5.50 USD ثم 3 ريالات'
    >>> unify_amounts("دفع 20 ريالا و50 هللة", region="SA")
    'دفع 20.50 SAR'
    """

    form: Literal["code", "sign"] = "code"
    region: str | None = make_option(None, examples=(None, "SA", "KW", "EG"))
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes amounts of money in figures with the currency's code; unknown currencies stay."
    summary_ar = "يوحّد كتابة المبالغ بالأرقام ورمز العملة، ويترك ما لا تُعرف عملته."
    topic = "Speech and transliteration"

    def __post_init__(self) -> None:
        check_option(self, "form", ("code", "sign"))
        check_option(self, "blocks", BLOCKS)
        check_option(self, "region", (None, *REGIONS))

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        """One edit for each amount of a known currency that is written otherwise."""
        return rewrite_prose(scan, self.blocks, self._edits)

    def _edits(self, scan: Scan) -> Iterator[Edit]:
        for amount in find_amounts(scan.text, region=self.region, blocks="prose"):
            if amount.currency is None or amount.flags:
                continue
            new = self._write(amount.value, amount.currency)
            if new != amount.text and [(m.value, m.currency, m.text) for m in find_amounts(new, blocks="prose")] == [
                (amount.value, amount.currency, new)
            ]:
                yield Edit(amount.start, amount.end, new)

    def _write(self, value: Decimal, code: str) -> str:
        sign = _signs().get(code) if self.form == "sign" else None
        return f"{value:f} {code}" if sign is None else f"{sign}{value:f}"


@functools.cache
def _signs() -> dict[str, str]:
    """Code -> the first sign that names it."""
    return {code: sign for sign, code in reversed(CURRENCY_SIGNS.items())}


unify_amounts = function_form(UnifyAmounts)
