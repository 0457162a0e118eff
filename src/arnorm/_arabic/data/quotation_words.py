"""Words that tell what a quotation mark beside them does; one word a line.

Without marks and tatweel, as the reader compares them. Source: the words before and after quotation marks in the
news, encyclopedias and hadith of the corpus, read one by one.
"""

from __future__ import annotations

__all__ = ["CUES", "REPORTING", "RESUMING", "SAYING", "SPEECH", "TANWEEN"]

# Words that announce a quotation or a title, without a prefixed و, ف, ب or ل.
CUES = frozenset(
    {
        "قال",
        "قالت",
        "قالوا",
        "قائلا",
        "قائلة",
        "يقول",
        "تقول",
        "قوله",
        "قولها",
        "قولهم",
        "قول",
        "أن",
        "ان",
        "إن",
        "عنوان",
        "عنوانه",
        "عنوانها",
        "عبارة",
        "كلمة",
        "اسم",
        "إسم",
        "شعار",
        "لقب",
        "فيلم",
        "كتاب",
        "كتابه",
        "أغنية",
        "مسلسل",
        "صحيفة",
        "مثل",
        "زي",
        "زى",
        "يسمى",
        "تسمى",
        "يدعى",
        "تدعى",
        "يعني",
        "تعني",
        "المسمى",
        "المسماة",
        "اسمه",
        "اسمها",
        "سماه",
        "أسماه",
        "وصفه",
        "أضاف",
        "تابع",
        "أكد",
        "هو",
        "هي",
        "حديث",
        "الحديث",
        # A preposition ends no quotation.
        "في",
        "فى",
        "من",
        "على",
        "عن",
        "إلى",
        "الى",
        "مع",
        "أو",
    }
)

# Words that a quotation follows and none ends with.
SPEECH = frozenset(
    {
        "أن",
        "ان",
        "إن",
        "بأن",
        "بان",
        "أنه",
        "إنه",
        "قال",
        "قالت",
        "وقال",
        "وقالت",
        "قائلا",
        "قائلة",
        "يقول",
        "تقول",
        "بقوله",
        "مضيفا",
        "مضيفة",
    }
)

# Those of them that cannot even be the last word of what is quoted, as قال can in ما شئت أن تقول".
SAYING = frozenset(
    {
        "قائلا",
        "قائلة",
        "مضيفا",
        "مضيفة",
    }
)

# Words that news use to go from one quotation to the next, alone or after و or ف.
REPORTING = frozenset(
    {
        "أضاف",
        "أضافت",
        "أكد",
        "أكدت",
        "أوضح",
        "أوضحت",
        "تابع",
        "تابعت",
        "مؤكدا",
        "مؤكدة",
        "موضحا",
        "موضحة",
        "مشيرا",
        "مشيرة",
        "معتبرا",
        "معتبرة",
        "لافتا",
        "متابعا",
    }
)

# Words that go on telling after a quotation, alone or after و or ف.
RESUMING = frozenset(
    {
        "ثم",
        "قال",
        "قالت",
        "قلت",
        "قلنا",
        "قالوا",
        "لم",
        "إذا",
        "ثلاث",
        "كذا",
        "رواه",
        "أخرجه",
        "متفق",
    }
)

# Adverbs that are often written with a quotation mark for their tanween.
TANWEEN = frozenset(
    {
        "جدا",
        "شكرا",
        "جزيلا",
        "أيضا",
        "ايضا",
        "مثلا",
        "دائما",
        "دايما",
        "أبدا",
        "ابدا",
        "حقا",
        "فعلا",
        "طبعا",
        "عفوا",
        "أهلا",
        "اهلا",
        "مرحبا",
        "كثيرا",
        "غدا",
        "أحيانا",
        "احيانا",
        "تقريبا",
        "حاليا",
        "أولا",
        "اولا",
        "ثانيا",
    }
)
