"""How a date is written: the forms, and the style that the options of `UnifyDates` make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from arnorm._arabic.data import years
from arnorm._arabic.data.written_names import ERAS, HIJRI_MONTHS, MONTHS

if TYPE_CHECKING:
    from arnorm.dates.mention import DateValue

__all__ = ["Form", "MODERN", "Months", "ORDERS", "Order", "Style", "date_text", "is_in_figures", "month_text"]

Form = Literal["long", "iso", "numeric", "edtf"]
Months = Literal["eastern", "levantine", "maghrebi", "moroccan", "mauritanian", "libyan", "double"]
Order = Literal["dmy", "mdy", "document"]
ORDERS = ("dmy", "mdy", "document")


class Style(NamedTuple):
    """How dates are to be written: the options of `UnifyDates`."""

    form: Form
    calendar: Literal["keep", "gregorian", "hijri", "both"]
    months: Months
    digits: Literal["keep", "western", "arabic", "persian"]
    unsure: Literal["leave", "rewrite"]
    order: Literal["dmy", "mdy", ""] = "dmy"  # how day and month are read, and written in figures


# From this year on a year without a mark is Gregorian.
MODERN = years.GREGORIAN_SINCE


def month_text(calendar: str, month: int, months: Months) -> str:
    """The name of a month.

    >>> month_text("gregorian", 11, "levantine"), month_text("hijri", 11, "levantine")
    ('تشرين الثاني', 'ذو القعدة')
    """
    return HIJRI_MONTHS[month - 1] if calendar == "hijri" else MONTHS[months][month - 1]


def date_text(  # noqa: PLR0917 -- the parts of a style
    value: DateValue, calendar: str, form: Form, months: Months, era: bool, month_first: bool = False
) -> str:
    """A date in one of the forms; what gives no whole day is written long in all of them.

    ``era`` asks for the era mark. A Hijri month, and a Hijri day that is written long or numeric, is never without it.
    In ``iso`` a Hijri day has it if ``era`` asks for it (the day stands beside in the other calendar), and where its
    year does not tell its calendar, outside 1300-1500. A Gregorian day never has it in ``iso``, and no day in ``edtf``:
    what would be unclear is written long (see `is_in_figures`). Only ``edtf`` has a sign for an approximate day, ``~``.
    ``month_first`` writes a Gregorian day of the numeric form as 11/23/2025.

    >>> from arnorm.dates.mention import DateValue
    >>> day = DateValue(year=1446, month=9, day=5)
    >>> for form in ("long", "iso", "numeric", "edtf"):
    ...     print(date_text(day, "hijri", form, "eastern", False))
    5 رمضان 1446 هـ
    1446-09-05
    5/9/1446 هـ
    1446-09-05
    """
    if is_in_figures(value, form, calendar) and not (form == "edtf" and calendar == "hijri" and era):
        if form == "edtf":
            return value.edtf
        if form == "iso":
            is_clear = calendar == "gregorian" or (value.year in years.HIJRI_OF_OURS and not era)
            return value.edtf.removesuffix("~") + ("" if is_clear else f" {ERAS[calendar]}")
        one, two = (value.month, value.day) if month_first and calendar == "gregorian" else (value.day, value.month)
        text = f"{one}/{two}/{value.year}"
    else:
        month = None if value.month is None else month_text(calendar, value.month, months)
        text = " ".join(str(part) for part in (value.day, month, value.year) if part is not None)
    if calendar == "hijri":
        era = era or (value.year is not None and value.month is not None)
    return f"{text} {ERAS[calendar]}" if era else text


def is_in_figures(value: DateValue, form: Form, calendar: str) -> bool:
    """Whether a form writes a date in figures alone.

    A year below 100 is written long in every form: nobody would know it from one without its century, nor 0061-01-10
    for a date at all. So is a day of ``iso`` and ``edtf`` that would be taken for one of the other calendar: a
    Gregorian one through 1500, and in ``edtf``, which has no mark, a Hijri one outside 1300-1500.
    """
    if form == "long" or value.month is None or value.day is None or value.year is None:
        return False
    if form == "numeric" or (form == "iso" and calendar == "hijri"):
        return value.year >= 100
    return value.year in years.HIJRI_OF_OURS if calendar == "hijri" else value.year >= years.HIJRI_OF_OURS.stop
