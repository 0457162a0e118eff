"""The words beside a number that say what it is; data, one word a line.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the
closing teh marbuta as heh. The article, a proclitic letter and the alef of the accusative need no row of their own.
"""

from __future__ import annotations

__all__ = [
    "CLOCK",
    "DAYS",
    "DAYTIME",
    "LISTED",
    "MONTHS",
    "NUMBERED",
    "PAGES",
    "PARTS",
    "PHONES",
    "PLAYED",
    "SPANNED",
    "TOTALS",
]

# Parts of a law or a book: the number behind one is its name, whatever sign it holds.
PARTS = frozenset(
    {
        "ماده",
        "مواد",
        "مادتين",
        "مادتان",
        "فقره",
        "فقرات",
        "فقرتين",
        "فقرتان",
        "بند",
        "بنود",
        "بندين",
        "بندان",
        "جدول",
        "جداول",
        "قسم",
        "ملحق",
        "ملاحق",
        "باب",
        "فصل",
        "مبحث",
        "شكل",
        "اشكال",
        "صوره",
        "اصدار",
        "نسخه",
        "فرع",
        "معيار",
    }
)

# May stand between those and their number.
NUMBERED = frozenset(
    {
        "رقم",
        "رقمي",
        "رقمين",
        "ارقام",
        "ال",
    }
)

# A number behind one of these may be a telephone number.
PHONES = frozenset(
    {
        "هاتف",
        "هواتف",
        "تليفون",
        "تلفون",
        "تيليفون",
        "جوال",
        "موبايل",
        "محمول",
        "فاكس",
        "واتس",
        "واتساب",
        "اتصال",
        "اتصل",
        "تواصل",
        "تواصلوا",
        "استفسار",
        "حجز",
        "نمره",
        "رقم",
        "ارقام",
        "تاليه",
    }
)

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

# More than one of these: the numbers behind them are a list.
LISTED = frozenset(
    {
        "مواد",
        "فقرات",
        "فقرتين",
        "فقرتان",
        "بنود",
        "بندين",
        "مادتين",
        "ايام",
        "يومي",
        "اعوام",
        "عامي",
        "سنوات",
        "سنتي",
        "ايات",
        "ايتين",
        "صفحات",
        "صفحتين",
        "ارقام",
        "رقمين",
        "رقمي",
        "دورات",
        "اعداد",
        "عددين",
    }
)

# From and between: the numbers behind them are the ends of a range.
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

# Matches: the numbers behind them are a score.
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
    }
)

# Pages, verses, chapters, lines: rising numbers with commas behind one of these are a list (ص 120,121).
PAGES = frozenset(
    {
        "ص",
        "صص",
        "صفحه",
        "صفحات",
        "صفحتين",
        "صفحتان",
        "ايه",
        "ايات",
        "ايتين",
        "ايتان",
        "فصول",
        "فصلين",
        "فصلان",
        "ابيات",
        "بيتين",
        "بيتان",
        "احاديث",
        "حديثين",
        "حديثان",
        "اسطر",
        "سطور",
    }
)

# Before those they are counted, not named: عدد الصفحات 1,250.
TOTALS = frozenset(
    {
        "عدد",
        "مجموع",
        "اجمالي",
        "بلغ",
        "بلغت",
        "تجاوز",
        "تجاوزت",
    }
)

# The time of day stands behind it.
DAYTIME = frozenset(
    {
        "صباح",
        "مساء",
        "فجر",
        "ظهر",
        "عصر",
        "ليلا",
        "ص",
        "بتوقيت",
        "توقيت",
        "عشاء",
    }
)

# Months, the first word of each.
MONTHS = frozenset(
    {
        "يناير",
        "فبراير",
        "مارس",
        "ابريل",
        "افريل",
        "مايو",
        "ماي",
        "يونيو",
        "يونيه",
        "جوان",
        "يوليو",
        "يوليوز",
        "يوليه",
        "جويليه",
        "اغسطس",
        "اوت",
        "غشت",
        "سبتمبر",
        "شتنبر",
        "اكتوبر",
        "نوفمبر",
        "نونبر",
        "ديسمبر",
        "دجنبر",
        "جانفي",
        "فيفري",
        "كانون",
        "شباط",
        "اذار",
        "نيسان",
        "ايار",
        "حزيران",
        "تموز",
        "اب",
        "ايلول",
        "تشرين",
        "محرم",
        "صفر",
        "ربيع",
        "جمادي",
        "جماد",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو",
        "ذي",
        "ذوالقعده",
        "ذوالحجه",
        "ذيالقعده",
        "ذيالحجه",
    }
)
