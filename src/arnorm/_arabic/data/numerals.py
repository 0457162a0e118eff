"""Number words with their value, the nouns that numbers count, and the words that decide a number's case.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the closing teh
marbuta as heh. Ordinals stand without the article; cardinals with it where dates have it (عام الألفين).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = [
    "CARDINALS", "DEFINITE_CARDINALS", "DEFINITE_ORDINALS", "GOVERNORS", "NOUNS", "ORDINALS", "OTHER_COUNTED",
    "VERBS_BEFORE", "Counted", "Governor", "Noun",
]  # fmt: skip

# What other numbers are made of, with its value; and how the tens, the hundreds and eleven to nineteen end after it.
_STEMS = {
    "ثلاث": 3,
    "اربع": 4,
    "خمس": 5,
    "ست": 6,
    "سبع": 7,
    "ثمان": 8,
    "تسع": 9,
}
_GENDERS_AND_CASES = (
    "",
    "ه",
    "ا",
)
_TENS = (
    "ون",
    "ين",
)
_HUNDREDS = (
    "ميه",
    "مايه",
    "ميت",
)
_DUALS = (
    "ان",
    "ين",
    "ا",
    "ي",
)
_DUAL_STEMS = {
    "اثن": 2,
    "اثنت": 2,
    "ثنت": 2,
    "ميت": 200,
    "مايت": 200,
}
# Egyptian, Levantine, of the Gulf, Maghrebi.
_TEENS = (
    "تاشر",
    "طعش",
    "تعش",
    "طاش",
    "تاعش",
    "طاعش",
    "تعشر",
    "طعشر",
)
_TEEN_STEMS = {
    "تل": 13,
    "ثل": 13,
    "ثلث": 13,
    "ثلاث": 13,
    "اربع": 14,
    "خمس": 15,
    "س": 16,
    "ست": 16,
    "سبع": 17,
    "تمن": 18,
    "ثمن": 18,
    "ثمان": 18,
    "تسع": 19,
}
_ELEVENS = (
    "اش",
    "عش",
    "اعش",
    "اشر",
    "عشر",
    "اعشر",
)
_ELEVEN_STEMS = {
    "حد": 11,
    "احد": 11,
    "ثن": 12,
    "اثن": 12,
    "اتن": 12,
    "طن": 12,
    "اطن": 12,
}

CARDINALS: dict[str, int] = {
    **{word + end: value for word, value in _STEMS.items() if value != 8 for end in _GENDERS_AND_CASES},
    **{word + end: 10 * value for word, value in _STEMS.items() for end in _TENS},
    **{word + end: 100 * value for word, value in _STEMS.items() for end in _HUNDREDS},
    **{word + end: value for word, value in _DUAL_STEMS.items() for end in _DUALS},
    **{word + end: value for word, value in _TEEN_STEMS.items() for end in _TEENS},
    **{word + end: value for word, value in _ELEVEN_STEMS.items() for end in _ELEVENS},
    # As pyarabic has them (pyarabic.number_const), up to two thousand: both genders, the cases, the construct.
    "واحد": 1,
    "واحدا": 1,
    "واحده": 1,
    "احد": 1,
    "احدي": 1,
    "عشره": 10,
    "عشر": 10,
    "عشرا": 10,
    "عشرون": 20,
    "عشرين": 20,
    "ثمانيه": 8,
    "ثمان": 8,
    "ثماني": 8,
    "ميه": 100,
    "مايه": 100,
    "الف": 1000,
    "الفا": 1000,
    "الاف": 1000,
    "الفان": 2000,
    "الفين": 2000,
    # What that table lacks: feminine and construct forms, spellings of the hundreds.
    "ليلتين": 2,
    "ثمانيا": 8,
    "ثلثمايه": 300,
    "ثمانيمايه": 800,
    "ثمانيميه": 800,
    # As the dialects say them: Egyptian, Levantine, Maghrebi.
    "تنين": 2,
    "ثنين": 2,
    "زوز": 2,
    "جوج": 2,
    "اتنين": 2,
    "ثلث": 3,
    "تلات": 3,
    "تلاته": 3,
    "تلاثه": 3,
    "تلاثا": 3,
    "تمان": 8,
    "تمانيه": 8,
    "تسعود": 9,
    "عشري": 20,
    "تلاتين": 30,
    "تمانين": 80,
    "تلتميه": 300,
    "تلاتميه": 300,
    "تلثميه": 300,
    "ربعميه": 400,
    "ربعيه": 400,
    "تمنميه": 800,
    "ثمنميه": 800,
    "تمانميه": 800,
    "تلتلاف": 3000,
    "تلاتلاف": 3000,
    "اربعتلاف": 4000,
    "خمستلاف": 5000,
    "ستلاف": 6000,
    "سبعتلاف": 7000,
    "تمنتلاف": 8000,
    "تسعتلاف": 9000,
    "عشرتلاف": 10000,
}

# With the article, as years and hundreds have it.
DEFINITE_CARDINALS: dict[str, int] = {
    **{f"ال{word}مايه": 100 * value for word, value in _STEMS.items()},
    "المايه": 100,
    "الميه": 100,
    "المايتين": 200,
    "الالف": 1000,
    "الفي": 2000,
    "الالفين": 2000,
}

ORDINALS: dict[str, int] = {
    "اول": 1,
    "حادي": 1,
    "ثاني": 2,
    "ثالث": 3,
    "رابع": 4,
    "خامس": 5,
    "سادس": 6,
    "سابع": 7,
    "ثامن": 8,
    "تاسع": 9,
    "عاشر": 10,
    # As Egyptian says them.
    "تاني": 2,
    "تالت": 3,
    "تامن": 8,
}

# Those with the article only: the tens serve الثالث والعشرين, the first is Moroccan, the second a slip often seen.
DEFINITE_ORDINALS: dict[str, int] = {
    "اللول": 1,
    "الثان": 2,
    "العشرين": 20,
    "العشرون": 20,
    "الثلاثين": 30,
    "الثلاثون": 30,
}


Counted = Literal["", "people", "things", "time", "measure"]


class Noun(NamedTuple):
    """A noun that numbers count.

    ``plural`` is its genitive plural. ``is_invariable`` says that it has one form for every number and case.
    ``counted`` says what it is where a number before it is a count, no fraction and no year; or that it is a measure,
    before which a number may have a fraction. It is "" for all else (money, what was not seen). ``with_plural`` says
    that this holds for its plural too: كتب is also "wrote".
    """

    plural: str
    gender: Literal["masculine", "feminine"]
    is_invariable: bool = False
    counted: Counted = ""
    with_plural: bool = False


def _masculine(plural: str, counted: Counted = "", *, with_plural: bool = False) -> Noun:
    return Noun(plural, "masculine", counted=counted, with_plural=with_plural)


def _feminine(plural: str, counted: Counted = "", *, with_plural: bool = False) -> Noun:
    return Noun(plural, "feminine", counted=counted, with_plural=with_plural)


def _invariable(noun: str, counted: Counted = "") -> Noun:
    return Noun(noun, "masculine", is_invariable=True, counted=counted)


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
    "ثانية": _feminine("ثوان", "measure"),  # second
    "دقيقة": _feminine("دقائق", "time", with_plural=True),  # minute
    "ساعة": _feminine("ساعات", "time", with_plural=True),  # hour
    "يوم": _masculine("أيام", "time", with_plural=True),  # day
    "ليلة": _feminine("ليال"),  # night
    "أسبوع": _masculine("أسابيع", "time", with_plural=True),  # week
    "شهر": _masculine("أشهر", "time", with_plural=True),  # month
    "سنة": _feminine("سنوات", "time", with_plural=True),  # year
    "عام": _masculine("أعوام", "time", with_plural=True),  # year
    "عقد": _masculine("عقود"),  # decade
    "قرن": _masculine("قرون"),  # century
    "مرة": _feminine("مرات", "things", with_plural=True),  # time (once)
    # Measures.
    "ميل": _masculine("أميال", "measure", with_plural=True),  # mile
    "متر": _masculine("أمتار", "measure", with_plural=True),  # metre
    "كيلومتر": _masculine("كيلومترات", "measure", with_plural=True),  # kilometre
    "سنتيمتر": _masculine("سنتيمترات", "measure"),  # centimetre
    "مليمتر": _masculine("مليمترات", "measure"),  # millimetre
    "ميكرومتر": _masculine("ميكرومترات", "measure"),  # micrometre
    "قدم": _feminine("أقدام", "measure"),  # foot
    "بوصة": _feminine("بوصات", "measure"),  # inch
    "هكتار": _masculine("هكتارات", "measure", with_plural=True),  # hectare
    "فدان": _masculine("أفدنة", "measure"),  # feddan
    "دونم": _masculine("دونمات", "measure"),  # dunam
    "غرام": _masculine("غرامات", "measure"),  # gram
    "جرام": _masculine("جرامات", "measure"),  # gram, as Egypt spells it
    "كيلوغرام": _masculine("كيلوغرامات", "measure"),  # kilogram
    "كيلوجرام": _masculine("كيلوجرامات", "measure"),  # kilogram, as Egypt spells it
    "مليغرام": _masculine("مليغرامات", "measure"),  # milligram
    "ميكروغرام": _masculine("ميكروغرامات", "measure"),  # microgram
    "طن": _masculine("أطنان", "measure", with_plural=True),  # ton
    "رطل": _masculine("أرطال", "measure"),  # pound (weight)
    "قنطار": _masculine("قناطير", "measure"),  # quintal
    "قيراط": _masculine("قراريط", "measure"),  # carat
    "أونصة": _feminine("أونصات", "measure"),  # ounce
    "لتر": _masculine("لترات", "measure"),  # litre
    "مليلتر": _masculine("مليلترات", "measure"),  # millilitre
    "برميل": _masculine("براميل", "measure", with_plural=True),  # barrel
    "واط": _masculine("واطات", "measure"),  # watt
    "كيلوواط": _invariable("كيلوواط", "measure"),  # kilowatt
    "ميغاواط": _invariable("ميغاواط", "measure"),  # megawatt
    "غيغاواط": _invariable("غيغاواط", "measure"),  # gigawatt
    "فولت": _masculine("فولتات", "measure"),  # volt
    "أمبير": _masculine("أمبيرات", "measure"),  # ampere
    "هرتز": _invariable("هرتز", "measure"),  # hertz
    "بايت": _invariable("بايت"),  # byte
    "ميغابايت": _invariable("ميغابايت", "measure"),  # megabyte
    "غيغابايت": _invariable("غيغابايت", "measure"),  # gigabyte
    "سعرة": _feminine("سعرات", "measure", with_plural=True),  # calorie
    "درجة": _feminine("درجات", "measure", with_plural=True),  # degree
    "نقطة": _feminine("نقاط", "measure", with_plural=True),  # point
    # People.
    "شخص": _masculine("أشخاص", "people", with_plural=True),  # person
    "رجل": _masculine("رجال", "people"),  # man
    "امرأة": _feminine("نساء", "people"),  # woman
    "سيدة": _feminine("سيدات", "people"),  # lady
    "طفل": _masculine("أطفال", "people", with_plural=True),  # child
    "طفلة": _feminine("طفلات"),  # girl
    "ولد": _masculine("أولاد"),  # boy
    "بنت": _feminine("بنات"),  # girl
    "فتاة": _feminine("فتيات"),  # young woman
    "شاب": _masculine("شبان"),  # young man
    "طالب": _masculine("طلاب", "people", with_plural=True),  # student
    "طالبة": _feminine("طالبات", "people"),  # student
    "تلميذ": _masculine("تلاميذ", "people"),  # pupil
    "تلميذة": _feminine("تلميذات", "people"),  # pupil
    "معلم": _masculine("معلمين"),  # teacher
    "معلمة": _feminine("معلمات"),  # teacher
    "مهندس": _masculine("مهندسين"),  # engineer
    "مهندسة": _feminine("مهندسات"),  # engineer
    "موظف": _masculine("موظفين", "people", with_plural=True),  # official
    "موظفة": _feminine("موظفات", "people"),  # official
    "عامل": _masculine("عمال", "people", with_plural=True),  # worker
    "عاملة": _feminine("عاملات", "people"),  # worker
    "مواطن": _masculine("مواطنين", "people", with_plural=True),  # citizen
    "ناخب": _masculine("ناخبين", "people"),  # voter
    "نسمة": _feminine("نسمات", "people"),  # inhabitant
    "ساكن": _masculine("سكان", "people"),  # inhabitant
    "شهيد": _masculine("شهداء", "people", with_plural=True),  # martyr
    "قتيل": _masculine("قتلى", "people", with_plural=True),  # dead (killed)
    "جريح": _masculine("جرحى", "people", with_plural=True),  # wounded
    "مصاب": _masculine("مصابين", "people", with_plural=True),  # injured
    "مريض": _masculine("مرضى", "people"),  # patient
    "أسير": _masculine("أسرى", "people"),  # prisoner of war
    "لاجئ": _masculine("لاجئين", "people", with_plural=True),  # refugee
    "نازح": _masculine("نازحين", "people", with_plural=True),  # displaced person
    "مهاجر": _masculine("مهاجرين", "people", with_plural=True),  # migrant
    "سائح": _masculine("سياح", "people"),  # tourist
    "زائر": _masculine("زوار", "people"),  # visitor
    "حاج": _masculine("حجاج", "people"),  # pilgrim
    "معتمر": _masculine("معتمرين", "people"),  # visitor to Mecca
    "جندي": _masculine("جنود", "people", with_plural=True),  # soldier
    "ضابط": _masculine("ضباط", "people"),  # officer
    "شرطي": _masculine("رجال شرطة", "people"),  # policeman
    "عسكري": _masculine("عسكريين", "people"),  # soldier
    "مقاتل": _masculine("مقاتلين", "people"),  # fighter
    "مسلح": _masculine("مسلحين", "people"),  # gunman
    "متظاهر": _masculine("متظاهرين", "people"),  # demonstrator
    "مستوطن": _masculine("مستوطنين", "people"),  # settler
    "فرد": _masculine("أفراد", "people", with_plural=True),  # individual
    "عضو": _masculine("أعضاء", "people"),  # member
    "لاعب": _masculine("لاعبين", "people"),  # player
    "مرشح": _masculine("مرشحين", "people"),  # candidate
    "مشارك": _masculine("مشاركين", "people"),  # participant
    "متدرب": _masculine("متدربين", "people", with_plural=True),  # trainee
    "طبيب": _masculine("أطباء", "people"),  # doctor
    "تاجر": _masculine("تجار", "people"),  # trader
    "عائلة": _feminine("عائلات", "people"),  # family
    "أسرة": _feminine("أسر", "people"),  # household
    "ضحية": _feminine("ضحايا", "people"),  # victim
    "وزير": _masculine("وزراء"),  # minister
    "رئيس": _masculine("رؤساء"),  # president
    "نائب": _masculine("نواب"),  # deputy
    "دولة": _feminine("دول"),  # state
    "مدينة": _feminine("مدن"),  # city
    "قرية": _feminine("قرى", "things"),  # village
    "متفرج": _masculine("متفرجين", "people"),  # spectator
    "متابع": _masculine("متابعين", "people"),  # follower
    "سجين": _masculine("سجناء", "people"),  # prisoner
    "معتقل": _masculine("معتقلين", "people"),  # detainee
    "فلسطيني": _masculine("فلسطينيين", "people"),  # Palestinian
    "مستفيد": _masculine("مستفيدين", "people"),  # beneficiary
    "مشترك": _masculine("مشتركين", "people"),  # subscriber
    "عنصر": _masculine("عناصر", "people"),  # element (man of a force)
    "منكوب": _masculine("منكوبين", "people"),  # stricken person
    "متضرر": _masculine("متضررين", "people"),  # person harmed
    # Things.
    "مسكن": _masculine("مساكن", "things"),  # dwelling
    "مشاهدة": _feminine("مشاهدات", "things"),  # view
    "تغريدة": _feminine("تغريدات", "things"),  # tweet
    "بلاغ": _masculine("بلاغات", "things"),  # report
    "منشأة": _feminine("منشآت", "things"),  # establishment
    "صفقة": _feminine("صفقات", "things"),  # deal
    "زيارة": _feminine("زيارات", "things"),  # visit
    "وثيقة": _feminine("وثائق", "things"),  # document
    "رخصة": _feminine("رخص", "things"),  # licence
    "إصدار": _masculine("إصدارات", "things"),  # issue
    "سلة": _feminine("سلال", "things"),  # basket
    "فحص": _masculine("فحوص", "things"),  # test
    "إصابة": _feminine("إصابات", "things"),  # case of infection
    "حالة": _feminine("حالات", "things"),  # case
    "وفاة": _feminine("وفيات", "things"),  # death
    "صوت": _masculine("أصوات", "things"),  # vote
    "سيارة": _feminine("سيارات", "things"),  # car
    "مركبة": _feminine("مركبات", "things"),  # vehicle
    "شاحنة": _feminine("شاحنات", "things"),  # lorry
    "طائرة": _feminine("طائرات", "things"),  # plane
    "سفينة": _feminine("سفن", "things"),  # ship
    "بيت": _masculine("بيوت", "things"),  # house
    "منزل": _masculine("منازل", "things"),  # home
    "شقة": _feminine("شقق", "things"),  # flat
    "غرفة": _feminine("غرف"),  # room
    "طابق": _masculine("طوابق"),  # floor
    "كتاب": _masculine("كتب", "things"),  # book
    "صفحة": _feminine("صفحات", "things"),  # page
    "كلمة": _feminine("كلمات", "things"),  # word
    "مقال": _masculine("مقالات", "things"),  # article
    "مادة": _feminine("مواد"),  # article of a law
    "بند": _masculine("بنود"),  # clause
    "قانون": _masculine("قوانين"),  # law
    "قرار": _masculine("قرارات"),  # decision
    "وحدة": _feminine("وحدات", "things"),  # unit
    "شركة": _feminine("شركات", "things"),  # company
    "مؤسسة": _feminine("مؤسسات", "things"),  # institution
    "مدرسة": _feminine("مدارس", "things"),  # school
    "جامعة": _feminine("جامعات"),  # university
    "مستشفى": _masculine("مستشفيات"),  # hospital
    "مقعد": _masculine("مقاعد", "things"),  # seat
    "هدف": _masculine("أهداف"),  # goal
    "مباراة": _feminine("مباريات"),  # match
    "بطولة": _feminine("بطولات"),  # championship
    "رسالة": _feminine("رسائل", "things"),  # letter
    "طلب": _masculine("طلبات", "things"),  # application
    "مشروع": _masculine("مشاريع", "things"),  # project
    "وظيفة": _feminine("وظائف", "things"),  # post
    "عملية": _feminine("عمليات", "things"),  # operation
    "رحلة": _feminine("رحلات", "things"),  # flight
    "صاروخ": _masculine("صواريخ", "things"),  # rocket
    "قذيفة": _feminine("قذائف", "things"),  # shell
    "سهم": _masculine("أسهم", "things", with_plural=True),  # share
    "نسخة": _feminine("نسخ", "things"),  # copy
    "جهاز": _masculine("أجهزة", "things"),  # device
    "قطعة": _feminine("قطع", "things"),  # piece
    "شجرة": _feminine("أشجار", "things"),  # tree
    "خيمة": _feminine("خيام", "things"),  # tent
    "جرعة": _feminine("جرعات", "things"),  # dose
    "وجبة": _feminine("وجبات", "things"),  # meal
    "ركعة": _feminine("ركعات"),  # rak'a
    "آية": _feminine("آيات"),  # verse
    "جزء": _masculine("أجزاء"),  # part
    "رقم": _masculine("أرقام"),  # figure
    "رأس": _masculine("رؤوس", "things"),  # head
    "قضية": _feminine("قضايا", "things"),  # case in court
    "حادث": _masculine("حوادث", "things"),  # accident
    "مخالفة": _feminine("مخالفات", "things"),  # offence
    "منطقة": _feminine("مناطق"),  # district
    "محافظة": _feminine("محافظات"),  # governorate
    "ولاية": _feminine("ولايات"),  # province
    "نوع": _masculine("أنواع"),  # kind
    "قسم": _masculine("أقسام"),  # section
    "فصل": _masculine("فصول"),  # chapter
    "باب": _masculine("أبواب"),  # chapter
    "مرحلة": _feminine("مراحل"),  # stage
    "جلسة": _feminine("جلسات"),  # session
    "ضعف": _masculine("أضعاف", "measure", with_plural=True),  # times as much
}

# Counted too, in folded spelling: other plurals, and nouns whose forms say something else.
OTHER_COUNTED: dict[str, Counted] = {
    "شهور": "time",  # months
    "مشاهد": "people",  # viewer; after three to ten it is scenes
}


class Governor(NamedTuple):
    """The case of the number, and when.

    ``counts_people``: only where people are counted (حضر 20 درسا is an object). ``counts_no_time``: unless the number
    says how long (اجتمع 3 ساعات); the verb has no object. ``is_subject``: the word is the subject of a sentence without
    a verb, which the number ends (عمره 25 سنة); after a verb of `VERBS_BEFORE` the number is accusative.
    """

    case: Literal["nominative", "accusative"]
    counts_people: bool = False
    counts_no_time: bool = False
    is_subject: bool = False


_SUBJECT = Governor("nominative", counts_people=True)  # الفاعل, نائب الفاعل
_INTRANSITIVE = Governor("nominative", counts_no_time=True)  # الفاعل
_TOPIC = Governor("nominative")  # المبتدأ المؤخر
_OBJECT = Governor("accusative")  # المفعول به
_AGE = Governor("nominative", is_subject=True)  # خبر المبتدأ

# Verbs before a subject whose number they put into the accusative: كان عمره 25 سنة, يبلغ عمره 25 سنة.
VERBS_BEFORE = frozenset(("كان", "يكون", "بلغ", "يبلغ", "تجاوز", "يتجاوز", "ناهز", "يناهز", "اصبح", "صار"))

# Verbs without the sign of their person, which is masculine or feminine.
_PAST = {
    "حضر": _SUBJECT,  # attended
    "شارك": _SUBJECT,  # took part
    "وصل": _SUBJECT,  # arrived
    "توفي": _SUBJECT,  # died
    "مات": _SUBJECT,
    "استشهد": _SUBJECT,  # fell as a martyr
    "اصيب": _SUBJECT,  # was injured
    "اجتمع": _INTRANSITIVE,  # met
    "سافر": _INTRANSITIVE,  # travelled
    "نجح": _INTRANSITIVE,  # succeeded
    "انضم": _INTRANSITIVE,  # joined
    "بلغ": _OBJECT,  # amounted to
    "تجاوز": _OBJECT,  # exceeded
    "استغرق": _OBJECT,  # took (time)
}
_PRESENT = {
    "شارك": _SUBJECT,
    "عيش": _SUBJECT,  # live
    "عمل": _SUBJECT,  # work
    "جتمع": _INTRANSITIVE,
    "وجد": _TOPIC,
    "بلغ": _OBJECT,
    "تجاوز": _OBJECT,
    "ستغرق": _OBJECT,
}

GOVERNORS: dict[str, Governor] = {
    **{verb + end: governor for verb, governor in _PAST.items() for end in ("", "ت")},
    **{start + verb: governor for verb, governor in _PRESENT.items() for start in ("ي", "ت")},
    "نجا": _SUBJECT,  # survived
    "نجت": _SUBJECT,
    "تظاهر": _SUBJECT,  # demonstrated
    "نزح": _SUBJECT,  # was displaced
    "تخرج": _SUBJECT,  # graduated
    "عمره": _AGE,  # his age
    "عمرها": _AGE,
    "عمرهم": _AGE,
    "عمري": _AGE,
    "عمرك": _AGE,
    "عمرنا": _AGE,
    "هناك": _TOPIC,  # there are
    "ثمه": _TOPIC,
    "لديه": _TOPIC,  # he has
    "لديها": _TOPIC,
    "لديهم": _TOPIC,
    "لدينا": _TOPIC,
    "لدي": _TOPIC,
    "عنده": _TOPIC,
    "عندها": _TOPIC,
    "عندهم": _TOPIC,
    "عندنا": _TOPIC,
    "عندي": _TOPIC,
}
