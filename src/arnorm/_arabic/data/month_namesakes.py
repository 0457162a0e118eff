"""What is called as a month is: prime ministers, cars, cities; each row was read as a month once.

Data only, one word a line.
"""

from __future__ import annotations

__all__ = ["CARS", "NAMESAKES"]

# Names of months that are also names of people or things, folded: (the word before, the name).
_MAY = "ماي"  # Theresa May
_NISAN = "نيسان"  # Nissan
_JUAN = "جوان"  # Juan, Joan
_OUT = "اوت"  # knock-out
_ABIB = "ابيب"  # Tel Aviv
NAMESAKES = (
    ("تيريزا", _MAY),
    ("السيدة", _MAY),
    ("حكومة", _MAY),
    ("سيارة", _NISAN),
    ("سيارات", _NISAN),
    ("شركة", _NISAN),
    ("مجموعة", _NISAN),
    ("طراز", _NISAN),
    ("للبيع", _NISAN),
    ("مطلوب", _NISAN),
    ("جيب", _NISAN),
    ("موديل", _NISAN),
    ("ماركة", _NISAN),
    ("سان", _JUAN),
    ("تل", _JUAN),
    ("لقاء مع", _JUAN),
    ("حوار مع", _JUAN),
    ("مقابلة مع", _JUAN),
    ("حديث مع", _JUAN),
    ("الفنان", _JUAN),
    ("الفنانة", _JUAN),
    ("المطرب", _JUAN),
    ("المطربة", _JUAN),
    ("الممثل", _JUAN),
    ("الممثلة", _JUAN),
    ("السيد", _JUAN),
    ("السيدة", _JUAN),
    ("بلاك", _OUT),
    ("تشيك", _OUT),
    ("نوك", _OUT),
    ("تايم", _OUT),
    ("فيد", _OUT),
    ("تيك", _OUT),
    ("تل", _ABIB),
)
# Makes of cars, folded: next to one of them نيسان is a car.
CARS = (
    "تويوتا",
    "هوندا",
    "هيونداي",
    "كيا",
    "مازدا",
    "فورد",
    "سوزوكي",
    "ميتسوبيشي",
    "شيفروليه",
    "مرسيدس",
    "لكزس",
    "رينو",
    "بيجو",
    "جمس",
)
