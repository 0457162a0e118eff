"""The names that dates are made of: months, weekdays, eras. Data only, one name a line; the cues are beside.

Dates and numbers derive from it what they look for, in the spelling they fold to.

To add a month name, add one row to `MONTHS`: the name as it is written, its calendar, its number; and a comment, where
it is used. A spelling that differs only by what readers fold (the alefs and hamzas, ى and ي, ة and ه, marks,
tatweel) is the same name.

Sources: Unicode CLDR 46 (ar, ar-SY, ar-MA, ar-DZ, ar-TN, ar-LY, ar-MR), the Umm al-Qura calendar's names, and what
Egyptian, Saudi, Tunisian, Lebanese and Moroccan newspapers and gazettes print.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "ENGLISH", "ERAS", "LETTER_MONTHS", "MONTHS", "PARTS", "UNMISTAKABLE", "WEEKDAYS",
    "Month", "Part", "glued_names", "list_words",
]  # fmt: skip


class Month(NamedTuple):
    """A month name. ``word`` marks everyday words, which need a day and a year beside them."""

    name: str
    calendar: str
    number: int
    word: bool = False


class Part(NamedTuple):
    """A month of two words: any of the first goes with any of the second. ``word`` as in `Month`."""

    firsts: tuple[str, ...]
    seconds: tuple[str, ...]
    calendar: str
    number: int
    word: bool = False


MONTHS = (
    # The east: Egypt, the Gulf, Sudan
    Month("يناير", "gregorian", 1),  # eastern
    Month("فبراير", "gregorian", 2),  # eastern
    Month("فيبراير", "gregorian", 2),  # misspelling
    Month("فبرائر", "gregorian", 2),  # Morocco
    Month("مارس", "gregorian", 3),  # eastern
    Month("أبريل", "gregorian", 4),  # eastern
    Month("بريل", "gregorian", 4, word=True),  # misspelling
    Month("مايو", "gregorian", 5),  # eastern
    Month("يونيو", "gregorian", 6),  # eastern
    Month("يونيه", "gregorian", 6),  # Egypt
    Month("يوليو", "gregorian", 7),  # eastern
    Month("يوليه", "gregorian", 7),  # Egypt
    Month("أغسطس", "gregorian", 8),  # eastern
    Month("أوغسطس", "gregorian", 8),  # eastern
    Month("سبتمبر", "gregorian", 9),  # eastern
    Month("أكتوبر", "gregorian", 10),  # eastern
    Month("أوكتوبر", "gregorian", 10),  # misspelling
    Month("نوفمبر", "gregorian", 11),  # eastern
    Month("نوڤمبر", "gregorian", 11),  # eastern
    Month("ديسمبر", "gregorian", 12),  # eastern
    # The Maghreb, Tunisia and Algeria
    Month("جانفي", "gregorian", 1),  # Tunisia, Algeria
    Month("فيفري", "gregorian", 2),  # Tunisia, Algeria
    Month("أفريل", "gregorian", 4),  # Tunisia, Algeria
    Month("ماي", "gregorian", 5),  # Maghreb
    Month("جوان", "gregorian", 6),  # Tunisia, Algeria
    Month("جويلية", "gregorian", 7),  # Tunisia, Algeria
    Month("أوت", "gregorian", 8),  # Tunisia, Algeria
    # The Maghreb, Morocco and Mauritania
    Month("يبراير", "gregorian", 2),  # Morocco
    Month("أبرير", "gregorian", 4),  # Morocco
    Month("يوليوز", "gregorian", 7),  # Morocco
    Month("غشت", "gregorian", 8),  # Morocco
    Month("أغشت", "gregorian", 8),  # Mauritania
    Month("شتنبر", "gregorian", 9),  # Morocco
    Month("شتمبر", "gregorian", 9),  # Mauritania
    Month("سبتنبر", "gregorian", 9),  # Morocco
    Month("نونبر", "gregorian", 11),  # Morocco
    Month("نوانبر", "gregorian", 11),  # Morocco
    Month("دجنبر", "gregorian", 12),  # Morocco
    Month("دجمبر", "gregorian", 12),  # Mauritania
    # Levant and Iraq; كانون and تشرين need their number, see PARTS
    Month("شباط", "gregorian", 2),  # Levant
    Month("آذار", "gregorian", 3),  # Levant
    Month("أدار", "gregorian", 3, word=True),  # misspelling
    Month("نيسان", "gregorian", 4),  # Levant
    Month("أيار", "gregorian", 5),  # Levant
    Month("نوار", "gregorian", 5, word=True),  # Lebanon
    Month("مايس", "gregorian", 5),  # Iraq
    Month("حزيران", "gregorian", 6),  # Levant
    Month("تموز", "gregorian", 7),  # Levant
    Month("آب", "gregorian", 8),  # Levant
    Month("أيلول", "gregorian", 9),  # Levant
    # Libya from 1969 to 2011
    Month("النار", "gregorian", 1, word=True),  # Libya
    Month("النوار", "gregorian", 2, word=True),  # Libya
    Month("الربيع", "gregorian", 3, word=True),  # Libya
    Month("الطير", "gregorian", 4, word=True),  # Libya
    Month("الماء", "gregorian", 5, word=True),  # Libya
    Month("الصيف", "gregorian", 6, word=True),  # Libya
    Month("ناصر", "gregorian", 7, word=True),  # Libya
    Month("هانيبال", "gregorian", 8),  # Libya
    Month("الفاتح", "gregorian", 9, word=True),  # Libya; a cue of a first day too
    Month("التمور", "gregorian", 10, word=True),  # Libya
    Month("الحرث", "gregorian", 11, word=True),  # Libya
    Month("الكانون", "gregorian", 12, word=True),  # Libya
    # Hijri; ربيع, جمادى and ذو need their second word, see PARTS
    Month("محرم", "hijri", 1),  # hijri
    Month("المحرم", "hijri", 1),  # hijri
    Month("صفر", "hijri", 2),  # hijri
    Month("رجب", "hijri", 7),  # hijri
    Month("شعبان", "hijri", 8),  # hijri
    Month("رمضان", "hijri", 9),  # hijri
    Month("شوال", "hijri", 10),  # hijri
    Month("القعدة", "hijri", 11),  # chronicles
    Month("قعدة", "hijri", 11, word=True),  # chronicles
    Month("الحجة", "hijri", 12, word=True),  # chronicles
    Month("حجة", "hijri", 12, word=True),  # chronicles
    # Iran, the solar Hijri year
    Month("فروردين", "persian", 1),  # Iran
    Month("أرديبهشت", "persian", 2),  # Iran
    Month("خرداد", "persian", 3),  # Iran
    Month("تير", "persian", 4, word=True),  # Iran
    Month("مرداد", "persian", 5),  # Iran
    Month("شهريور", "persian", 6),  # Iran
    Month("مهر", "persian", 7, word=True),  # Iran
    Month("آبان", "persian", 8, word=True),  # Iran
    Month("آذر", "persian", 9, word=True),  # Iran
    Month("دي", "persian", 10, word=True),  # Iran
    Month("بهمن", "persian", 11),  # Iran
    Month("إسفند", "persian", 12),  # Iran
    # Afghanistan, the zodiac
    Month("حمل", "persian", 1, word=True),  # Afghanistan
    Month("ثور", "persian", 2, word=True),  # Afghanistan
    Month("جوزاء", "persian", 3, word=True),  # Afghanistan
    Month("سرطان", "persian", 4, word=True),  # Afghanistan
    Month("أسد", "persian", 5, word=True),  # Afghanistan
    Month("سنبلة", "persian", 6, word=True),  # Afghanistan
    Month("ميزان", "persian", 7, word=True),  # Afghanistan
    Month("عقرب", "persian", 8, word=True),  # Afghanistan
    Month("قوس", "persian", 9, word=True),  # Afghanistan
    Month("جدي", "persian", 10, word=True),  # Afghanistan
    Month("دلو", "persian", 11, word=True),  # Afghanistan
    Month("حوت", "persian", 12, word=True),  # Afghanistan
    # Coptic
    Month("توت", "coptic", 1, word=True),  # Egypt
    Month("بابه", "coptic", 2, word=True),  # Egypt
    Month("هاتور", "coptic", 3),  # Egypt
    Month("كيهك", "coptic", 4),  # Egypt
    Month("طوبة", "coptic", 5, word=True),  # Egypt
    Month("أمشير", "coptic", 6),  # Egypt
    Month("برمهات", "coptic", 7),  # Egypt
    Month("برمودة", "coptic", 8),  # Egypt
    Month("بشنس", "coptic", 9),  # Egypt
    Month("بؤونة", "coptic", 10),  # Egypt
    Month("بؤنة", "coptic", 10),  # Egypt
    Month("بئونة", "coptic", 10),  # Egypt
    Month("أبيب", "coptic", 11),  # Egypt
    Month("مسرى", "coptic", 12, word=True),  # Egypt
    Month("نسيء", "coptic", 13, word=True),  # Egypt
)

# Month names so long and so unlike any other word that one slip of the pen leaves no doubt: نوفبمر, ديسمير, كتوبر.
UNMISTAKABLE = (
    ("فبراير", 2),
    ("سبتمبر", 9),
    ("أكتوبر", 10),
    ("نوفمبر", 11),
    ("ديسمبر", 12),
)

# English names, which Arabic pages print in whole dates: the name, its short form, its number.
ENGLISH = (
    ("January", "Jan", 1),
    ("February", "Feb", 2),
    ("March", "Mar", 3),
    ("April", "Apr", 4),
    ("May", "May", 5),
    ("June", "Jun", 6),
    ("July", "Jul", 7),
    ("August", "Aug", 8),
    ("September", "Sept", 9),
    ("September", "Sep", 9),
    ("October", "Oct", 10),
    ("November", "Nov", 11),
    ("December", "Dec", 12),
)

# Months of two words, apart or glued: ذوالحجة, جماديالآخرة.
_FIRST = ("الأول", "أول", "1", "الاؤل")
_SECOND = ("الثاني", "ثاني", "ثان", "التاني", "2")
_FIRST_F = ("الأولى", "الأول", "أولى", "أول", "الأولة", "1")
_LAST = (
    "الثاني",
    "ثاني",
    "الثانية",
    "ثانية",
    "الآخر",
    "آخر",
    "الآخرة",
    "آخرة",
    "الأخرى",
    "التاني",
    "التانية",
    "2",
)
_QAADA = ("القعدة", "قعدة", "العقدة", "القعد", "القعدا", "القعيدة")
_HIJJA = ("الحجة", "حجة", "الحج", "الحجا")
_DHU = ("ذو", "ذي", "ذا", "دو", "دي", "ذ")
_JUMADA = ("جمادى", "جماد", "جمادا", "جمادي", "جماده")

PARTS = (
    Part(("كانون", "ك"), _FIRST, "gregorian", 12),  # Levant
    Part(("كانون", "ك"), _SECOND, "gregorian", 1),  # Levant
    Part(("تشرين", "شرين", "تشري", "ت"), _FIRST, "gregorian", 10),  # Levant
    Part(("تشرين", "شرين", "تشري", "ت"), _SECOND, "gregorian", 11),  # Levant
    Part(("أي",), ("النار",), "gregorian", 1, word=True),  # Libya
    Part(("ربيع",), _FIRST, "hijri", 3),
    Part(("ربيع",), _LAST, "hijri", 4),
    Part(_JUMADA, _FIRST_F, "hijri", 5),
    Part(_JUMADA, _LAST, "hijri", 6),
    Part(_DHU, _QAADA, "hijri", 11),
    Part(_DHU, _HIJJA, "hijri", 12),
)
# The letters that stand for كانون and تشرين do so only glued to the figure (ك2).
LETTER_MONTHS = ("ك", "ت")

# Monday is 0, as in `datetime`.
WEEKDAYS = (
    ("الاثنين", 0),
    ("الاتنين", 0),
    ("الثلاثاء", 1),
    ("الثلاثا", 1),
    ("الثلثاء", 1),
    ("الثلاتاء", 1),
    ("التلات", 1),
    ("الأربعاء", 2),
    ("الاربعا", 2),
    ("الأربع", 2),
    ("الخميس", 3),
    ("الجمعة", 4),
    ("السبت", 5),
    ("الأحد", 6),
    ("لاحد", 6),
    ("الحد", 6),
)

_ADJECTIVES = (
    ("هجري", "hijri"),
    ("ميلادي", "gregorian"),
    ("إفرنجي", "gregorian"),
    ("قبطي", "coptic"),
)
# Era marks: (words, calendar, sign). The sign is -1 for years counted backwards.
ERAS = (
    (("ه",), "hijri", 1),
    (("هج",), "hijri", 1),
    *(
        ((before + adjective + ending,), calendar, 1)  # هجري, هجرية, هجريا, الهجري, الهجرية
        for adjective, calendar in _ADJECTIVES
        for before, ending in (("", ""), ("", "ة"), ("", "ا"), ("ال", ""), ("ال", "ة"))
    ),
    (("للهجرة",), "hijri", 1),
    (("الهجرة",), "hijri", 1),
    (("هجري", "قمري"), "hijri", 1),
    (("هجرية", "قمرية"), "hijri", 1),
    (("للهجرة", "النبوية"), "hijri", 1),
    (("للهجرة", "الشريفة"), "hijri", 1),
    (("الهجرة", "النبوية"), "hijri", 1),
    (("الهجرة", "الشريفة"), "hijri", 1),
    (("ق", "ه"), "hijri", -1),
    (("ه", "ش"), "persian", 1),
    (("هجري", "شمسي"), "persian", 1),
    (("هجرية", "شمسية"), "persian", 1),
    (("الهجري", "الشمسي"), "persian", 1),
    (("م",), "gregorian", 1),
    (("للميلاد",), "gregorian", 1),
    (("الميلاد",), "gregorian", 1),
    (("المسيح",), "gregorian", 1),
    (("لهجرة",), "hijri", 1),
    (("هجرة",), "hijri", 1),
    (("هجرته",), "hijri", 1),
    (("ميلاد",), "gregorian", 1),
    (("ميلاد", "المسيح"), "gregorian", 1),
    (("ب", "م"), "gregorian", 1),
    (("ق", "م"), "gregorian", -1),
    (("قم",), "gregorian", -1),
    (("للشهداء",), "coptic", 1),
    (("ش",), "coptic", 1),
)


def glued_names(part: Part) -> list[tuple[str, str]]:
    """The two words of a month that are written as one, too; not a letter, أي or a figure: ذوالحجة, ربيعالأول."""
    firsts = [] if part.word else [first for first in part.firsts if first not in LETTER_MONTHS]
    return [(first, second) for first in firsts for second in part.seconds if not second.isdecimal()]


def list_words() -> set[str]:
    """The words in the names of months, weekdays and eras. A letter is left out: it is a month only before a digit."""
    names = [month.name for month in MONTHS] + [day for day, _ in WEEKDAYS]
    names += [word for part in PARTS for word in (*part.firsts, *part.seconds)]
    names += [word for words, _, _ in ERAS for word in words]
    return {word for name in names for word in name.split()}.difference(LETTER_MONTHS)
