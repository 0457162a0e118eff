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

    ``era`` asks for the era mark. A Hijri day or month is never without it; a Gregorian one of our times never has it
    in ``iso`` and ``edtf``, which mean that calendar. A year below 100 is written long in every form: nobody
    would know it from one without its century, nor 0061-01-10 for a date at all. Only ``edtf`` has a sign for an
    approximate day, ``~``, and only where nothing follows it. ``month_first`` writes a Gregorian day of the numeric
    form as 11/23/2025.

    >>> from arnorm.dates.mention import DateValue
    >>> day = DateValue(year=1446, month=9, day=5)
    >>> for form in ("long", "iso", "numeric", "edtf"):
    ...     print(date_text(day, "hijri", form, "eastern", False))
    5 رمضان 1446 هـ
    1446-09-05 هـ
    5/9/1446 هـ
    1446-09-05 هـ
    """
    modern = value.year is not None and value.year >= MODERN
    figures = is_in_figures(value, form)
    if figures:
        one, two = (value.month, value.day) if month_first and calendar == "gregorian" else (value.day, value.month)
        text = f"{one}/{two}/{value.year}" if form == "numeric" else value.edtf
        if form != "edtf" or calendar == "hijri" or not modern:
            text = text.removesuffix("~")
    else:
        month = None if value.month is None else month_text(calendar, value.month, months)
        text = " ".join(str(part) for part in (value.day, month, value.year) if part is not None)
    if calendar == "hijri":
        era = era or (value.year is not None and value.month is not None)
    elif figures and modern and form != "numeric":
        era = False
    return f"{text} {ERAS[calendar]}" if era else text


def is_in_figures(value: DateValue, form: Form) -> bool:
    """Whether a form writes a date in figures alone."""
    if form == "long" or value.month is None or value.day is None:
        return False
    return value.year is not None and value.year >= 100
