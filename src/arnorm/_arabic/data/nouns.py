"""Nouns that numbers count: singular, plural and gender; one noun a line.

The plural is the one that numbers from three to ten take, in the genitive (ثلاثة مهندسين). Words are spelt without
marks, as newspapers spell them.

Source: school grammars of العدد والمعدود; the plurals are those of the corpus and of the dictionaries المعجم الوسيط and
Hans Wehr. Currencies and their parts: ISO 4217 and the Unicode CLDR (ar).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["NOUNS", "Noun"]


class Noun(NamedTuple):
    """The genitive plural of a noun, its gender, and whether it has one form for every number and case."""

    plural: str
    gender: Literal["masculine", "feminine"]
    is_invariable: bool = False


def _masculine(plural: str) -> Noun:
    return Noun(plural, "masculine")


def _feminine(plural: str) -> Noun:
    return Noun(plural, "feminine")


def _invariable(noun: str) -> Noun:
    return Noun(noun, "masculine", is_invariable=True)


NOUNS: dict[str, Noun] = {
    # Money.
    "ريال": _masculine("ريالات"),  # riyal
    "درهم": _masculine("دراهم"),  # dirham
    "دينار": _masculine("دنانير"),  # dinar
    "جنيه": _masculine("جنيهات"),  # pound
    "دولار": _masculine("دولارات"),  # dollar
    "فرنك": _masculine("فرنكات"),  # franc
    "شلن": _masculine("شلنات"),  # shilling
    "شيكل": _masculine("شواكل"),  # shekel
    "روبل": _masculine("روبلات"),  # rouble
    "يوان": _masculine("يوانات"),  # yuan
    "تومان": _masculine("تومانات"),  # toman
    "ين": _invariable("ين"),  # yen
    "يورو": _invariable("يورو"),  # euro
    "ليرة": _feminine("ليرات"),  # lira
    "أوقية": _feminine("أوقيات"),  # ouguiya
    "روبية": _feminine("روبيات"),  # rupee
    "كرونة": _feminine("كرونات"),  # krone
    "هللة": _feminine("هللات"),  # halala
    "قرش": _masculine("قروش"),  # piastre
    "فلس": _masculine("فلوس"),  # fils
    "مليم": _masculine("مليمات"),  # millime
    "سنتيم": _masculine("سنتيمات"),  # centime
    "سنت": _masculine("سنتات"),  # cent
    "بيسة": _feminine("بيسات"),  # baisa
    "بنس": _masculine("بنسات"),  # penny
    "كوبيك": _masculine("كوبيكات"),  # kopeck
    "أغورة": _feminine("أغورات"),  # agora
    "خمس": _masculine("أخماس"),  # khoums, a fifth of an ouguiya
    # Time.
    "ثانية": _feminine("ثوان"),  # second
    "دقيقة": _feminine("دقائق"),  # minute
    "ساعة": _feminine("ساعات"),  # hour
    "يوم": _masculine("أيام"),  # day
    "ليلة": _feminine("ليال"),  # night
    "أسبوع": _masculine("أسابيع"),  # week
    "شهر": _masculine("أشهر"),  # month
    "سنة": _feminine("سنوات"),  # year
    "عام": _masculine("أعوام"),  # year
    "عقد": _masculine("عقود"),  # decade
    "قرن": _masculine("قرون"),  # century
    "مرة": _feminine("مرات"),  # time (once)
    # Measures.
    "ميل": _masculine("أميال"),  # mile
    "متر": _masculine("أمتار"),  # metre
    "كيلومتر": _masculine("كيلومترات"),  # kilometre
    "سنتيمتر": _masculine("سنتيمترات"),  # centimetre
    "مليمتر": _masculine("مليمترات"),  # millimetre
    "ميكرومتر": _masculine("ميكرومترات"),  # micrometre
    "قدم": _feminine("أقدام"),  # foot
    "بوصة": _feminine("بوصات"),  # inch
    "هكتار": _masculine("هكتارات"),  # hectare
    "فدان": _masculine("أفدنة"),  # feddan
    "دونم": _masculine("دونمات"),  # dunam
    "غرام": _masculine("غرامات"),  # gram
    "جرام": _masculine("جرامات"),  # gram, as Egypt spells it
    "كيلوغرام": _masculine("كيلوغرامات"),  # kilogram
    "كيلوجرام": _masculine("كيلوجرامات"),  # kilogram, as Egypt spells it
    "مليغرام": _masculine("مليغرامات"),  # milligram
    "ميكروغرام": _masculine("ميكروغرامات"),  # microgram
    "طن": _masculine("أطنان"),  # ton
    "رطل": _masculine("أرطال"),  # pound (weight)
    "قنطار": _masculine("قناطير"),  # quintal
    "قيراط": _masculine("قراريط"),  # carat
    "أونصة": _feminine("أونصات"),  # ounce
    "لتر": _masculine("لترات"),  # litre
    "مليلتر": _masculine("مليلترات"),  # millilitre
    "برميل": _masculine("براميل"),  # barrel
    "واط": _masculine("واطات"),  # watt
    "كيلوواط": _invariable("كيلوواط"),  # kilowatt
    "ميغاواط": _invariable("ميغاواط"),  # megawatt
    "غيغاواط": _invariable("غيغاواط"),  # gigawatt
    "فولت": _masculine("فولتات"),  # volt
    "أمبير": _masculine("أمبيرات"),  # ampere
    "هرتز": _invariable("هرتز"),  # hertz
    "بايت": _invariable("بايت"),  # byte
    "ميغابايت": _invariable("ميغابايت"),  # megabyte
    "غيغابايت": _invariable("غيغابايت"),  # gigabyte
    "سعرة": _feminine("سعرات"),  # calorie
    "درجة": _feminine("درجات"),  # degree
    "نقطة": _feminine("نقاط"),  # point
    # People.
    "شخص": _masculine("أشخاص"),  # person
    "رجل": _masculine("رجال"),  # man
    "امرأة": _feminine("نساء"),  # woman
    "سيدة": _feminine("سيدات"),  # lady
    "طفل": _masculine("أطفال"),  # child
    "طفلة": _feminine("طفلات"),  # girl
    "ولد": _masculine("أولاد"),  # boy
    "بنت": _feminine("بنات"),  # girl
    "فتاة": _feminine("فتيات"),  # young woman
    "شاب": _masculine("شبان"),  # young man
    "طالب": _masculine("طلاب"),  # student
    "طالبة": _feminine("طالبات"),  # student
    "تلميذ": _masculine("تلاميذ"),  # pupil
    "تلميذة": _feminine("تلميذات"),  # pupil
    "معلم": _masculine("معلمين"),  # teacher
    "معلمة": _feminine("معلمات"),  # teacher
    "مهندس": _masculine("مهندسين"),  # engineer
    "مهندسة": _feminine("مهندسات"),  # engineer
    "موظف": _masculine("موظفين"),  # official
    "موظفة": _feminine("موظفات"),  # official
    "عامل": _masculine("عمال"),  # worker
    "عاملة": _feminine("عاملات"),  # worker
    "مواطن": _masculine("مواطنين"),  # citizen
    "ناخب": _masculine("ناخبين"),  # voter
    "نسمة": _feminine("نسمات"),  # inhabitant
    "ساكن": _masculine("سكان"),  # inhabitant
    "شهيد": _masculine("شهداء"),  # martyr
    "قتيل": _masculine("قتلى"),  # dead (killed)
    "جريح": _masculine("جرحى"),  # wounded
    "مصاب": _masculine("مصابين"),  # injured
    "مريض": _masculine("مرضى"),  # patient
    "أسير": _masculine("أسرى"),  # prisoner of war
    "لاجئ": _masculine("لاجئين"),  # refugee
    "نازح": _masculine("نازحين"),  # displaced person
    "مهاجر": _masculine("مهاجرين"),  # migrant
    "سائح": _masculine("سياح"),  # tourist
    "زائر": _masculine("زوار"),  # visitor
    "حاج": _masculine("حجاج"),  # pilgrim
    "معتمر": _masculine("معتمرين"),  # visitor to Mecca
    "جندي": _masculine("جنود"),  # soldier
    "ضابط": _masculine("ضباط"),  # officer
    "شرطي": _masculine("رجال شرطة"),  # policeman
    "عسكري": _masculine("عسكريين"),  # soldier
    "مقاتل": _masculine("مقاتلين"),  # fighter
    "مسلح": _masculine("مسلحين"),  # gunman
    "متظاهر": _masculine("متظاهرين"),  # demonstrator
    "مستوطن": _masculine("مستوطنين"),  # settler
    "فرد": _masculine("أفراد"),  # individual
    "عضو": _masculine("أعضاء"),  # member
    "لاعب": _masculine("لاعبين"),  # player
    "مرشح": _masculine("مرشحين"),  # candidate
    "مشارك": _masculine("مشاركين"),  # participant
    "متدرب": _masculine("متدربين"),  # trainee
    "طبيب": _masculine("أطباء"),  # doctor
    "تاجر": _masculine("تجار"),  # trader
    "عائلة": _feminine("عائلات"),  # family
    "أسرة": _feminine("أسر"),  # household
    "ضحية": _feminine("ضحايا"),  # victim
    "وزير": _masculine("وزراء"),  # minister
    "رئيس": _masculine("رؤساء"),  # president
    "نائب": _masculine("نواب"),  # deputy
    "دولة": _feminine("دول"),  # state
    "مدينة": _feminine("مدن"),  # city
    "قرية": _feminine("قرى"),  # village
    # Things.
    "إصابة": _feminine("إصابات"),  # case of infection
    "حالة": _feminine("حالات"),  # case
    "وفاة": _feminine("وفيات"),  # death
    "صوت": _masculine("أصوات"),  # vote
    "سيارة": _feminine("سيارات"),  # car
    "مركبة": _feminine("مركبات"),  # vehicle
    "شاحنة": _feminine("شاحنات"),  # lorry
    "طائرة": _feminine("طائرات"),  # plane
    "سفينة": _feminine("سفن"),  # ship
    "بيت": _masculine("بيوت"),  # house
    "منزل": _masculine("منازل"),  # home
    "شقة": _feminine("شقق"),  # flat
    "غرفة": _feminine("غرف"),  # room
    "طابق": _masculine("طوابق"),  # floor
    "كتاب": _masculine("كتب"),  # book
    "صفحة": _feminine("صفحات"),  # page
    "كلمة": _feminine("كلمات"),  # word
    "مقال": _masculine("مقالات"),  # article
    "مادة": _feminine("مواد"),  # article of a law
    "بند": _masculine("بنود"),  # clause
    "قانون": _masculine("قوانين"),  # law
    "قرار": _masculine("قرارات"),  # decision
    "وحدة": _feminine("وحدات"),  # unit
    "شركة": _feminine("شركات"),  # company
    "مؤسسة": _feminine("مؤسسات"),  # institution
    "مدرسة": _feminine("مدارس"),  # school
    "جامعة": _feminine("جامعات"),  # university
    "مستشفى": _masculine("مستشفيات"),  # hospital
    "مقعد": _masculine("مقاعد"),  # seat
    "هدف": _masculine("أهداف"),  # goal
    "مباراة": _feminine("مباريات"),  # match
    "بطولة": _feminine("بطولات"),  # championship
    "رسالة": _feminine("رسائل"),  # letter
    "طلب": _masculine("طلبات"),  # application
    "مشروع": _masculine("مشاريع"),  # project
    "وظيفة": _feminine("وظائف"),  # post
    "عملية": _feminine("عمليات"),  # operation
    "رحلة": _feminine("رحلات"),  # flight
    "صاروخ": _masculine("صواريخ"),  # rocket
    "قذيفة": _feminine("قذائف"),  # shell
    "سهم": _masculine("أسهم"),  # share
    "نسخة": _feminine("نسخ"),  # copy
    "جهاز": _masculine("أجهزة"),  # device
    "قطعة": _feminine("قطع"),  # piece
    "شجرة": _feminine("أشجار"),  # tree
    "خيمة": _feminine("خيام"),  # tent
    "جرعة": _feminine("جرعات"),  # dose
    "وجبة": _feminine("وجبات"),  # meal
    "ركعة": _feminine("ركعات"),  # rak'a
    "آية": _feminine("آيات"),  # verse
    "جزء": _masculine("أجزاء"),  # part
    "رقم": _masculine("أرقام"),  # figure
    "رأس": _masculine("رؤوس"),  # head
    "قضية": _feminine("قضايا"),  # case in court
    "حادث": _masculine("حوادث"),  # accident
    "مخالفة": _feminine("مخالفات"),  # offence
    "منطقة": _feminine("مناطق"),  # district
    "محافظة": _feminine("محافظات"),  # governorate
    "ولاية": _feminine("ولايات"),  # province
    "نوع": _masculine("أنواع"),  # kind
    "قسم": _masculine("أقسام"),  # section
    "فصل": _masculine("فصول"),  # chapter
    "باب": _masculine("أبواب"),  # chapter
    "مرحلة": _feminine("مراحل"),  # stage
    "جلسة": _feminine("جلسات"),  # session
    "ضعف": _masculine("أضعاف"),  # times as much
}
