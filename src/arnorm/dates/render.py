"""How a date is written: month, weekday and era names, and the forms.

Names are those of CLDR 48 (``ar``, and its regional locales), except where a row says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from arnorm._arabic.data import years

if TYPE_CHECKING:
    from arnorm.dates.mention import DateValue

__all__ = [
    "ERAS",
    "HIJRI_MONTHS",
    "MODERN",
    "MONTHS",
    "WEEKDAYS",
    "Form",
    "Months",
    "Style",
    "date_text",
    "is_in_figures",
]

Form = Literal["long", "iso", "numeric", "edtf"]
Months = Literal["eastern", "levantine", "maghrebi", "moroccan", "mauritanian", "libyan", "double"]


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

ERAS = {
    "gregorian": "م",
    "hijri": "هـ",
}

# CLDR ar, calendar islamic, months wide.
HIJRI_MONTHS = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
)

# CLDR ar, days wide; Monday first, as in `datetime.date.weekday`.
WEEKDAYS = (
    "الاثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "الأحد",
)

# CLDR ar (ar-001): Egypt, Sudan, the Gulf, and international use.
_EASTERN = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)

# CLDR ar-LB, ar-SY, ar-JO, ar-PS, ar-IQ.
_LEVANTINE = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)

# CLDR ar-DZ and ar-TN.
_MAGHREBI = (
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)

# CLDR ar-MA.
_MOROCCAN = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
)

# CLDR ar-MR.
_MAURITANIAN = (
    "يناير",
    "فبراير",
    "مارس",
    "إبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغشت",
    "شتمبر",
    "أكتوبر",
    "نوفمبر",
    "دجمبر",
)

# Libya, official from 1986 to 2011; not in CLDR. The first is أي النار in full: أي alone is one of the commonest words.
_LIBYAN = (
    "النار",
    "النوار",
    "الربيع",
    "الطير",
    "الماء",
    "الصيف",
    "ناصر",
    "هانيبال",
    "الفاتح",
    "التمور",
    "الحرث",
    "الكانون",
)

MONTHS: dict[Months, tuple[str, ...]] = {
    "eastern": _EASTERN,
    "levantine": _LEVANTINE,
    "maghrebi": _MAGHREBI,
    "moroccan": _MOROCCAN,
    "mauritanian": _MAURITANIAN,
    "libyan": _LIBYAN,
    "double": tuple(map("/".join, zip(_LEVANTINE, _EASTERN, strict=True))),
}


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
