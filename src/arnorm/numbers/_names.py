"""The words beside a number that name it, or that say what it lists or rates; data, one word a line.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the
closing teh marbuta as heh. The article, a proclitic letter and the alef of the accusative need no row of their own.
"""

from __future__ import annotations

__all__ = [
    "DOSES",
    "LAWS",
    "LISTED",
    "MEANS",
    "MONEY",
    "NUMBERED",
    "PAGES",
    "PARTS",
    "PHONES",
    "POSTAL",
    "RATED",
    "RATES",
    "TELEPHONES",
    "TOTALS",
]

# Parts of a law or a book: the number after one is its name, whatever sign it holds.
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
        "حساب",
        "بطاقه",
        "هويه",
        "جواز",
        "ايبان",
        "رمز",
        "كود",
        "معرف",
        "رخصه",
        "طالب",
        "رقم",
        "رقمي",
        "رقمين",
        "ارقام",
        "ال",
    }
)

# A number after one of these is a code of the post.
POSTAL = frozenset({"بريد", "بريدي"})

# Counted by how strong they are: the number after one is how many there are (حبة 2 500 ملغ).
DOSES = frozenset(
    {
        "حبه",
        "حبات",
        "قرص",
        "اقراص",
        "كبسوله",
        "كبسولات",
        "عبوه",
        "عبوات",
        "علبه",
        "علب",
        "امبوله",
        "امبولات",
        "حقنه",
        "حقن",
    }
)

# A number after one of these is a telephone number, if it has enough digits.
TELEPHONES = frozenset(
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
        "تلفاكس",
        "واتس",
        "واتساب",
    }
)

# A number after one of these may be one.
PHONES = TELEPHONES | frozenset(
    {
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

# More than one of these: the numbers after them are a list.
LISTED = frozenset(
    {
        "مقاس",
        "مقاسات",
        "احجام",
        "قياسات",
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
        "قنوات",
        "حافلات",
        "خطوط",
        "غرف",
        "قاعات",
        "شقق",
        "طوابق",
        "ابواب",
        "بوابات",
        "مقاعد",
    }
)

# Pages, verses, chapters, lines: rising numbers with commas after one of these are a list (ص 120,121).
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

# Laws and decrees: the number after one is its name.
LAWS = frozenset(
    {
        "قانون",
        "قوانين",
        "ظهير",
        "مرسوم",
        "مراسيم",
        "قرار",
        "قرارات",
        "امر",
        "اوامر",
        "لايحه",
        "نظام",
        "منشور",
        "دوريه",
        "مقرر",
        "تعليمه",
        "توجيه",
        "فرمان",
    }
)

# So much for each: what stands after one of these is a mean or a price, and may have a fraction.
RATES = frozenset(
    {
        "معدل",
        "معدلات",
        "متوسط",
        "وسطي",
        "سعر",
        "صرف",
    }
)

# Means: what is counted after one of these may have a fraction, though a word stands between (متوسط العمر 72.345 سنة).
MEANS = frozenset(
    {
        "معدل",
        "متوسط",
        "وسطي",
    }
)

# Money is meant, whether its currency follows or not.
MONEY = frozenset(
    {
        "مبلغ",
        "مبالغ",
        "غرامه",
        "تعويض",
        "قيمه",
        "ثمن",
    }
)

# … and what stands after the noun that is counted so.
RATED = frozenset(
    {
        "لكل",
        "كل",
    }
)
