"""One way of writing dates: every mention that is sure is written in one form."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Literal

from arnorm._arabic import words_kernel
from arnorm._core.edits import Edit
from arnorm._core.options import make_option
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm.blocks.options import Blocks
from arnorm.dates.options import DateOrder, Form, HijriTable, Months, WeekStart, make_gate

__all__ = ["UnifyDates", "unify_dates"]


@step_class
class UnifyDates(Step):
    """Write every sure date mention in one form.

    - ``form``: "long" («الأحد 23 نوفمبر 2025», «15 رمضان 1446 هـ»), "iso" (2025-11-23; a Hijri day as 1446-09-15),
      "numeric" (23/11/2025), "edtf" (as iso, with ~ behind an approximate day). What is less than a whole day is
      written long in every form, and so is, in "iso" and "edtf", a Gregorian day before 1501: 1258-02-10 would be
      taken for a Hijri one. A Hijri day outside 1300-1500, or beside the same day in the other calendar, has its mark
      in "iso" («0946-09-15 هـ»), and is long in "edtf".
    - ``calendar``: "keep", "gregorian", "hijri", or "both", which adds the other one in brackets unless the text has
      it: «15 رمضان 1446 هـ (15 مارس 2025 م)». Only whole days are converted.
    - ``months``: names of Gregorian months: "eastern" (يناير), "levantine" (كانون الثاني), "maghrebi" (جانفي; Algeria,
      Tunisia), "moroccan", "mauritanian", "libyan", or "double" (كانون الثاني/يناير).
    - ``digits``: "keep" (those of the mention), "western", "arabic" or "persian". Days of "iso" and "edtf" are always
      in ASCII's digits and hyphens.
    - ``unsure``: "leave" mentions that are ambiguous or flagged otherwise, and those whose conversion is approximate,
      or "rewrite" them by their likeliest reading.
    - ``order``: how Gregorian dates in figures are read that can be read both ways: "dmy", "mdy", or "document", as the
      dates of this text that can be read one way only. By "dmy" and "mdy" they stay unsure; "numeric" writes the month
      first where dates are read so.
    - ``hijri``: the calendar that Hijri days are converted by: "published" or "computed" Umm al-Qura (the JDK and ICU
      have the second), or "civil", the tabular one.
    - ``gloss``: "first" writes the date behind what is told from the day of writing, where each day or period is first
      named: «أمس (19 نوفمبر 2025)». Nothing inside of quotations or brackets, no window, nothing in doubt; months as
      ``months`` has them.
    - ``reference``: that day, a `datetime.date` or an ISO string, or "document": the one that `arnorm.find_reference`
      finds in the text, without which there is no gloss.
    - ``week_start``: the first day of a week that is written out: "saturday", "sunday" or "monday".
    - ``blocks``: "auto" leaves code and the signs of data as they are (see `arnorm.find_blocks`), "prose" reads the
      whole text as prose.

    Returns the text; `run` shows each change. Raises ValueError for any other value of an option.

    Names follow CLDR 48; Hijri days 1343-1500 the published Umm al-Qura table (`arnorm.dates.calendars`).

    >>> unify_dates("من 23-11-2025 إلى 15 رمضان 1446هـ")
    'من 23 نوفمبر 2025 إلى 15 رمضان 1446 هـ'
    >>> unify_dates("من 1/2/2024 إلى 13/2/2024", order="document")
    'من 1 فبراير 2024 إلى 13 فبراير 2024'
    >>> unify_dates("يوم السبت 15 رمضان 1446هـ", form="iso", calendar="gregorian")
    'يوم السبت 2025-03-15'
    """

    form: Form = "long"
    calendar: Literal["keep", "gregorian", "hijri", "both"] = "keep"
    months: Months = "eastern"
    digits: Literal["keep", "western", "arabic", "persian"] = "keep"
    unsure: Literal["leave", "rewrite"] = "leave"
    order: DateOrder = "dmy"
    hijri: HijriTable = "published"
    gloss: Literal["none", "first"] = "none"
    reference: Any = make_option("document", examples=("document", "2025-11-20"), takes='a day, or "document"')
    week_start: WeekStart = "sunday"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes dates in one form, each in its own calendar."
    summary_ar = "يوحّد كتابة التواريخ، كل تاريخ بتقويمه."
    topic = "Dates"
    reads_names = True

    def __post_init__(self) -> None:
        if self.reference != "document":
            from arnorm.dates.reference import read_reference  # noqa: PLC0415 -- for who gives a day

            object.__setattr__(self, "reference", str(read_reference(self.reference).day))

    def may_change(self, scan: Scan) -> bool:
        return self.gloss == "first" or words_kernel.may_hold_group(scan.text, make_gate())

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        """The edits of the mentions that are written in another form."""
        return _load_rewriter(self.gloss)(scan, self)


@functools.cache
def _load_rewriter(gloss: str) -> Callable[[Scan, UnifyDates], Iterable[tuple[int, int, str]]]:
    """What rewrites dates, for texts that may hold one."""
    from arnorm.dates.write import rewrite_dates  # noqa: PLC0415 -- most short texts hold none

    if gloss == "none":
        return rewrite_dates
    from arnorm.dates.gloss import gloss_first  # noqa: PLC0415 -- for who asks for it

    return functools.partial(rewrite_dates, gloss=gloss_first)


unify_dates = function_form(UnifyDates)
