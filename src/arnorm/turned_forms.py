"""Words and lines of presentation forms in visual order, turned to reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from arnorm._arabic import kernel
from arnorm._arabic.marks import LETTERS_LIKE_HEH
from arnorm._core.classes import FORM, INVISIBLE, LETTER, MARK, OTHER, TATWEEL
from arnorm._core.edits import Edit, composed
from arnorm._core.scan import Scan, mask
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import page_of

__all__ = ["TurnForms", "turn_forms"]


# The hehs that are letters, not forms; and what may be between the letters of the word.
_HEHS, _LAM = "\u0647" + LETTERS_LIKE_HEH, "\u0644"
_MAY_BE_BETWEEN = mask(bytes((MARK, TATWEEL, INVISIBLE, OTHER)))


@step_class
class TurnForms(Step):
    """Reverse words of presentation forms in visual order (the order they are drawn in) to logical order.

    Programs that cannot draw Arabic are given their labels so: ``arabic_reshaper`` writes forms and ``python-bidi``
    turns the line. The forms are the evidence: ﻡﺎﻋ cannot join in this order, ﻋﺎﻡ can. A line of such words is turned
    as a whole, but not its numbers and Latin words; if it runs from left to right, as its signs and the words at its
    ends tell, each part between Latin words is turned by itself. Where other words of the line stand in reading order,
    each word is. A word whose forms allow both orders (isolated forms alone: ﺓﺭﺍﺯﻭ) follows the words around it;
    without them it stays. Text in reading order stays.

    The step writes the same forms in another order; `UnfoldForms` makes letters of them.

    The ligature of the word Allah is such a form too. Some programs write its letters as they are drawn: هللا for الله,
    باهلل for بالله. Such a word is turned where it can be no other one, unless ``ligatures`` is False. One that could
    be another (هلل, اهلل) is turned only next to a word that shows it (الحمد هلل), or in a text with a sure one.
    A line whose other words stand as they are drawn is left to `RepairPdf`, and a word in quotation marks stays.

    Code stays, and so do the signs of data (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    Raises ValueError for another value of an option. Table: the names of the forms in the Unicode data.

    >>> import arnorm
    >>> arnorm.unfold_forms(arnorm.turn_forms("ﺔﻴﺑﺮﺘﻟﺍ ﺓﺭﺍﺯﻭ"))
    'وزارة التربية'
    """

    ligatures: bool = True
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Turns words of presentation forms that stand in visual order, from left to right."
    summary_ar = "يقلب الكلمات المكتوبة بأشكال العرض معكوسةً من اليسار إلى اليمين."
    topic = "Marks and letters"

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((FORM,)), bytes((LETTER,))) if self.ligatures else (bytes((FORM,)),)

    def may_change(self, scan: Scan) -> bool:
        kinds = scan.kinds
        if FORM in kinds:
            return True
        return self.ligatures and kernel.may_hold_sequence(scan.text, kinds, _MAY_BE_BETWEEN, _HEHS, _LAM)

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        from arnorm._arabic.joining import find_reversed_allah  # noqa: PLC0415 -- for the few texts that may hold it
        from arnorm.form_lines import find_turned_forms  # noqa: PLC0415 -- the same

        forms = [Edit(*one) for one in find_turned_forms(scan, self.blocks)] if FORM in scan.kinds else []
        turned = scan.edited(forms) if forms else scan
        if self.ligatures and find_reversed_allah(turned.text):
            from arnorm.pdf.allah import turn_allah  # noqa: PLC0415 -- large tables, for the few texts that have one

            found = [Edit(*one) for one in turn_allah(turned.text, in_pdf=False)]
            masked = {*page_of(turned).masked(one.start for one in found)} if self.blocks == "auto" else ()
            forms = composed(forms, [one for one in found if one.start not in masked])
        return forms


turn_forms = function_form(TurnForms)
