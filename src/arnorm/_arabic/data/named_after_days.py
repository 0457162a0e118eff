"""What is called by a day or a month; in folded spelling."""

from __future__ import annotations

__all__ = ["EVENTS", "OCCASIONS", "THINGS", "WARS", "WORDS"]

# Streets, schools, parties and what else is called by a day; in folded spelling.
THINGS = (
    "نهج",
    "دار",
    "شارع",
    "طريق",
    "ساحه",
    "ميدان",
    "حي",
    "جسر",
    "كوبري",
    "نفق",
    "محور",
    "محطه",
    "مطار",
    "جامعه",
    "كليه",
    "معهد",
    "مدرسه",
    "ثانويه",
    "متوسطه",
    "اعداديه",
    "مستشفي",
    "مصحه",
    "ملعب",
    "مركب",
    "استاد",
    "قاعه",
    "مسرح",
    "متحف",
    "مكتبه",
    "حديقه",
    "سوق",
    "سد",
    "مدينه",
    "قريه",
    "نادي",
    "جمعيه",
    "موسسه",
    "لواء",
    "كتيبه",
    "حزب",
    "تيار",
    "جبهه",
    "قوي",
    "تحالف",
    "ايتلاف",
    "وسام",
    "جايزه",
)
# Events that are known by a day and month. With a year the date is a date; a day in words stays part of the name.
EVENTS = (
    "ثوره",
    "انتفاضه",
    "حركه",
    "انقلاب",
    "مجزره",
    "اتفاق",
    "اتفاقيه",
    "عمليه",
    "معركه",
    "هجوم",
    "منظمه",
    "فريق",
    "تكتل",
    "كتايب",
    "حراك",
    "بيان",
    "نداء",
)
# What is called by a day and month, not by its year: أحداث 7 أيار, but في أحداث الحادي عشر من سبتمبر 2001.
OCCASIONS = ("احداث",)
# What a month is the name of, with its year or without: حرب تموز.
WARS = (
    "حرب",
    "عدوان",
    "هزيمه",
    "نكسه",
)
# What follows is a word, not a month: كلمة تموز.
WORDS = (
    "كلمه",
    "اسم",
    "تسميه",
    "لفظ",
    "لفظه",
    "معني",
    "مصطلح",
    "روايه",
    "فيلم",
    "ديوان",
)
