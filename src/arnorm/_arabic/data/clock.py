"""The words of the clock: parts of the day, fractions of the hour, zones, units of duration; one a line.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the closing teh
marbuta as heh.

Sources: the Unicode CLDR (day periods and time zones of ar); the news, and the dialects of the corpus gold_coda.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "DAY_PERIODS",
    "DURATION_UNITS",
    "FRACTIONS",
    "HOUR_ALONE",
    "LONG_PERIODS",
    "SHORT_PERIODS",
    "ZONES",
    "Period",
]


class Period(NamedTuple):
    """Which hours of the clock get twelve more, from the first to the last; and what twelve o'clock is."""

    first: int
    last: int
    twelve: int


_MORNING = Period(0, 0, 0)
_NOON = Period(1, 4, 12)
_AFTERNOON = Period(1, 11, 12)
_EVENING = Period(1, 11, 0)
_NIGHT = Period(6, 11, 0)  # two at night is 2:00, nine at night 21:00

# Alone, or after في, ب, من, ال.
DAY_PERIODS: dict[str, Period] = {
    "صباحا": _MORNING,
    "صباح": _MORNING,
    "الصباح": _MORNING,
    "صبحا": _MORNING,
    "الصبح": _MORNING,
    "فجرا": _MORNING,
    "فجر": _MORNING,
    "الفجر": _MORNING,
    "ضحي": _MORNING,
    "الضحي": _MORNING,
    "ظهرا": _NOON,
    "ظهر": _NOON,
    "الظهر": _NOON,
    "الضهر": _NOON,
    "الزوال": _NOON,
    "زوالا": _NOON,
    "عصرا": _AFTERNOON,
    "عصر": _AFTERNOON,
    "العصر": _AFTERNOON,
    "مساء": _EVENING,
    "مساءا": _EVENING,  # a common misspelling
    "المساء": _EVENING,
    "المسا": _EVENING,
    "المغرب": _EVENING,
    "مغربا": _EVENING,
    "العشاء": _EVENING,
    "العشيه": _EVENING,
    "ليلا": _NIGHT,
    "ليل": _NIGHT,
    "الليل": _NIGHT,
    "الليله": _NIGHT,
}

# Of two words.
LONG_PERIODS: dict[str, Period] = {
    "بعد الظهر": _AFTERNOON,
    "بعد ظهر": _AFTERNOON,
    "بعد الضهر": _AFTERNOON,
    "بعد الزوال": _AFTERNOON,
    "بعد العصر": _AFTERNOON,
    "قبل الظهر": _MORNING,
    "قبل الفجر": _MORNING,
    "بعد منتصف الليل": _MORNING,
}

# One letter, after الساعة only.
SHORT_PERIODS: dict[str, Period] = {
    "ص": _MORNING,
    "م": _AFTERNOON,
}

# After الساعة, without an hour: noon and midnight.
HOUR_ALONE: dict[str, int] = {
    "منتصف النهار": 12,
    "منتصف الليل": 0,
}

# Fraction of the hour -> minutes.
FRACTIONS: dict[str, int] = {
    "نصف": 30,
    "نص": 30,
    "ثلث": 20,
    "تلت": 20,
    "ربع": 15,
}

# Unit in its forms -> seconds. A dual says two.
DURATION_UNITS: dict[str, int] = {
    "ثانيه": 1,
    "ثواني": 1,
    "ثوان": 1,
    "دقيقه": 60,
    "دقايق": 60,
    "ساعه": 3600,
    "ساعات": 3600,
}

# Name after بتوقيت -> zone of the IANA database.
ZONES: dict[str, str] = {
    "غرينتش": "Etc/GMT",
    "غرينيتش": "Etc/GMT",
    "جرينتش": "Etc/GMT",
    "جرينيتش": "Etc/GMT",
    "مكه": "Asia/Riyadh",
    "مكه المكرمه": "Asia/Riyadh",
    "السعوديه": "Asia/Riyadh",
    "الرياض": "Asia/Riyadh",
    "القاهره": "Africa/Cairo",
    "مصر": "Africa/Cairo",
    "تونس": "Africa/Tunis",
    "الجزاير": "Africa/Algiers",
    "المغرب": "Africa/Casablanca",
    "بيروت": "Asia/Beirut",
    "لبنان": "Asia/Beirut",
    "دمشق": "Asia/Damascus",
    "سوريا": "Asia/Damascus",
    "القدس": "Asia/Jerusalem",
    "فلسطين": "Asia/Hebron",
    "عمان": "Asia/Amman",
    "الاردن": "Asia/Amman",
    "بغداد": "Asia/Baghdad",
    "العراق": "Asia/Baghdad",
    "الكويت": "Asia/Kuwait",
    "الدوحه": "Asia/Qatar",
    "قطر": "Asia/Qatar",
    "الامارات": "Asia/Dubai",
    "دبي": "Asia/Dubai",
    "ابوظبي": "Asia/Dubai",
    "موسكو": "Europe/Moscow",
    "اسطنبول": "Europe/Istanbul",
    "طهران": "Asia/Tehran",
    "لندن": "Europe/London",
    "باريس": "Europe/Paris",
    "واشنطن": "America/New_York",
    "نيويورك": "America/New_York",
}
