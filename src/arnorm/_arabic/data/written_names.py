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

MONTHS: dict[str, tuple[str, ...]] = {
    "eastern": _EASTERN,
    "levantine": _LEVANTINE,
    "maghrebi": _MAGHREBI,
    "moroccan": _MOROCCAN,
    "mauritanian": _MAURITANIAN,
    "libyan": _LIBYAN,
    "double": tuple(map("/".join, zip(_LEVANTINE, _EASTERN, strict=True))),
}
