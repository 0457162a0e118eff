"""How dates are written: the names of months, weekdays and eras that `arnorm` writes. Data only, one word a line.

Names are those of CLDR 48 (``ar``, and its regional locales), except where a row says otherwise. All spellings that are
read stand in `arnorm._arabic.data.calendar_names`.
"""

from __future__ import annotations

__all__ = ["ERAS", "HIJRI_MONTHS", "MONTHS", "WEEKDAYS"]

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


def _differ(names: dict[int, str]) -> tuple[str, ...]:
    """The eastern names, except of these months."""
    return tuple(names.get(month, name) for month, name in enumerate(_EASTERN, 1))


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
_MAGHREBI = _differ({
    1: "جانفي",
    2: "فيفري",
    4: "أفريل",
    5: "ماي",
    6: "جوان",
    7: "جويلية",
    8: "أوت",
})  # fmt: skip

# CLDR ar-MA.
_MOROCCAN = _differ({
    5: "ماي",
    7: "يوليوز",
    8: "غشت",
    9: "شتنبر",
    11: "نونبر",
    12: "دجنبر",
})  # fmt: skip

# CLDR ar-MR.
_MAURITANIAN = _differ({
    4: "إبريل",
    8: "أغشت",
    9: "شتمبر",
    12: "دجمبر",
})  # fmt: skip

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

MONTHS: dict[str, tuple[str, ...]] = {
    "eastern": _EASTERN,
    "levantine": _LEVANTINE,
    "maghrebi": _MAGHREBI,
    "moroccan": _MOROCCAN,
    "mauritanian": _MAURITANIAN,
    "libyan": _LIBYAN,
    "double": tuple(map("/".join, zip(_LEVANTINE, _EASTERN, strict=True))),
}
