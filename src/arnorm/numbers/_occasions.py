"""The words beside a number that say what it is a time, a score, a range or a ratio of; data, one word a line.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the
closing teh marbuta as heh. The article, a proclitic letter and the alef of the accusative need no row of their own.
"""

from __future__ import annotations

from arnorm._arabic.data import calendar_names
from arnorm.numbers._context import folded

__all__ = [
    "CLOCK",
    "DAYS",
    "DAYTIME",
    "MONTHS",
    "PLAYED",
    "SHARES",
    "SPANNED",
    "VERSES",
    "ZONES",
]

# The time of day follows.
CLOCK = frozenset(
    {
        "ساعه",
    }
)

# A day and a month follow.
DAYS = frozenset(
    {
        "يوم",
        "تاريخ",
        "ليله",
        "صباح",
        "مساء",
        "مورخ",
        "حتي",
    }
)

# From and between: the numbers after them are the ends of a range.
SPANNED = frozenset(
    {
        "بين",
        "من",
        "تتراوح",
        "يتراوح",
        "يراوح",
        "تراوح",
    }
)

# Matches: the numbers after them are a score.
PLAYED = frozenset(
    {
        "فاز",
        "فوز",
        "فوزه",
        "تعادل",
        "خسر",
        "خساره",
        "هزيمه",
        "هزم",
        "هزمت",
        "فازت",
        "خسرت",
        "نتيجه",
        "تغلب",
        "تغلبت",
        "مباراه",
        "اهداف",
        "هدف",
        "شوط",
        "تقدم",
        "دوري",
        "كاس",
        "فريق",
        "منتخب",
        "ملعب",
        "مرمي",
        "لاعب",
        "مهاجم",
        "ذهاب",
        "اياب",
        "نهايي",
        "ضربات",
        "ركلات",
        "ترجيح",
        "انتصار",
        "صالح",
        "مباراتين",
        "مباريات",
        "كرات",
        "ماتش",
        "تفوق",
        "تاهل",
        "نادي",
        "ملاكمه",
        "تنس",
        "كره",
        "شوطين",
        "هدفين",
        "بطوله",
        "ودي",
        "ديربي",
        "كلاسيكو",
    }
)

# The time of day stands after it.
DAYTIME = frozenset(
    {
        "صباح",
        "مساء",
        "فجر",
        "ظهر",
        "عصر",
        "ليلا",
        "ص",
        "توقيت",
        "عشاء",
    }
)

_OURS = ("gregorian", "hijri")
# Months, the first word of each.
MONTHS = frozenset(
    folded(name)
    for name in (
        *(month.name for month in calendar_names.MONTHS if not month.word and month.calendar in _OURS),
        *(first for part in calendar_names.PARTS if not part.word for first in part.firsts if len(first) > 1),
        *calendar_names.glued_names(),
    )
)

# Ratios: the two numbers after one of these are its terms.
SHARES = frozenset(
    {
        "نسبه",
        "مقياس",
        "معدل",
        "تركيز",
        "تخفيف",
    }
)

# Chapters of scripture: the numbers after one of these are a chapter and a verse.
VERSES = frozenset(
    {
        "سوره",
        "ايه",
        "ايات",
        "اصحاح",
        "سفر",
        "مزمور",
        "انجيل",
        "رساله",
        "تكوين",
        "بقره",
        "نساء",
        "مايده",
    }
)

# Time zones, after the time: تغ and ت غ are Greenwich.
ZONES = frozenset(
    {
        "تغ",
        "ت",
        "غرينتش",
        "جرينتش",
        "غرينيتش",
    }
)
