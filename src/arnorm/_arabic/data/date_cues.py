"""The words around dates: cues, what a year can be, whose history a text tells, and what only looks like a date.

Data only, one word a line, in folded spelling.
"""

from __future__ import annotations

__all__ = [
    "BETWEEN", "CARS", "CENTURIES", "CUES", "EPITHETS", "EUROPEAN", "EVENTS", "EXPENDABLE", "FISCAL",
    "GREGORIAN_OF_LATE", "GREGORIAN_OF_OURS", "GREGORIAN_SINCE", "HIJRI_OF_OURS", "ISLAM", "ISLAMIC", "JOINED_CUES",
    "KINGS", "LANDS", "LATEST", "MONTH_OWNERS", "NAMESAKES", "OF_MONTHS", "OLDEST_OF_OURS", "PREPOSITIONS", "SCHOLARS",
    "SPELLED", "TENS", "THINGS", "TURN", "WARS", "YEAR_ADJECTIVES",
]  # fmt: skip

# Cues with and without their article: (word, token).
_NOUNS = (
    ("سنة", "year-cue"),
    ("عام", "year-cue"),
    ("عامين", "years-cue"),
    ("أعوام", "years-cue"),
    ("سنوات", "years-cue"),
    ("سنين", "years-cue"),
    ("شهر", "month-cue"),
    ("أيام", "days-cue"),
    ("تاريخ", "date-cue"),
    ("مؤرخ", "date-cue"),
    ("مؤرخة", "date-cue"),
    ("ليلة", "night"),
    ("قرن", "century"),
)
# Cues: (word, token, value). The tokens are those of `arnorm.dates.tokens`.
CUES = (
    *((before + word, token, 0) for word, token in _NOUNS for before in ("", "ال")),
    ("عامي", "years-cue", 0),
    ("سنتي", "years-cue", 0),
    ("السنتين", "years-cue", 0),
    ("شهري", "months-cue", 0),
    ("أشهر", "months-cue", 0),
    ("شهور", "months-cue", 0),
    ("يوم", "day-cue", 0),
    ("يومي", "days-cue", 0),
    ("بتاريخ", "dated", 0),
    ("الموافق", "twin-cue", 0),
    ("الموافقة", "twin-cue", 0),
    ("موافق", "twin-cue", 0),
    ("يوافق", "twin-cue", 0),
    ("وافق", "twin-cue", 0),
    ("الموافقين", "twin-cue", 0),
    ("المصادف", "twin-cue", 0),
    ("المقابل", "twin-cue", 0),
    ("غرة", "first-day", 1),
    ("فاتح", "first-day", 1),
    ("الفاتح", "first-day", 1),
    ("مستهل", "first-day", 1),
    ("سلخ", "last-day", 30),
    ("منسلخ", "last-day", 30),
    ("النصف", "middle", 15),
    ("نصف", "middle", 15),
    ("ليال", "night", 0),
    ("ليالي", "night", 0),
    ("يوما", "night", 0),
    ("خلون", "passed", 0),
    ("خلين", "passed", 0),
    ("خلت", "passed", 0),
    ("خلتا", "passed", 0),
    ("مضت", "passed", 0),
    ("مضتا", "passed", 0),
    ("مضين", "passed", 0),
    ("بقين", "left", 0),
    ("بقيت", "left", 0),
    ("بقيتا", "left", 0),
    ("المقبل", "relative", 1),
    ("المقبلة", "relative", 1),
    ("القادم", "relative", 1),
    ("القادمة", "relative", 1),
    ("الجاي", "relative", 1),
    ("الماضي", "relative", -1),
    ("الماضية", "relative", -1),
    ("المنصرم", "relative", -1),
    ("المنصرمة", "relative", -1),
    ("الفائت", "relative", -1),
    ("المنقضي", "relative", -1),
    ("الفارط", "relative", -1),
    ("الفارطة", "relative", -1),
    ("السابق", "relative", -1),
    ("الآتي", "relative", 1),
    ("الجاري", "relative", 0),
    ("الحالي", "relative", 0),
)

# The tens of a month: (words, first day, last day).
TENS = (
    (("العشر", "الأواخر"), 21, 30),
    (("العشر", "الأخيرة"), 21, 30),
    (("العشر", "الأواسط"), 11, 20),
    (("العشر", "الأوسط"), 11, 20),
    (("العشر", "الوسطى"), 11, 20),
    (("العشر", "الأول"), 1, 10),
    (("العشر", "الأولى"), 1, 10),
    (("العشر", "الأوائل"), 1, 10),
)

# Prepositions whose space is lost before a month, a cue or a day in words (منأول يناير), and words for a year behind a
# month (رمضانسنة 1426), as PDF readers join them.
PREPOSITIONS = ("من", "في", "الي", "علي", "عن", "حتي", "منذ", "قبل", "بعد", "بين", "خلال", "بحلول")
JOINED_CUES = ("سنه", "عام", "لسنه", "لعام")

# What may stand between two words or numbers of a date: (words or signs, the gap of `arnorm.dates.tokens`).
BETWEEN = (
    ("من", "of"),
    ("و", "and"),
    ("وال", "and"),
    ("أو", "or"),
    ("إلى", "to"),
    ("الى", "to"),
    ("إلى غاية", "to"),
    ("لغاية", "to"),
    ("وإلى", "to"),
    ("إلى ال", "to"),
    ("إلى حدود", "to"),
    ("وإلى غاية", "to"),
    ("ولغاية", "to"),
    ("حتى", "to"),
    ("وحتى", "to"),
    ("حتى ال", "to"),
    ("حتى نهاية", "to"),
    ("إلى نهاية", "to"),
    ("ل", "in"),
    ("ب", "in"),
    ("في", "in"),
    ("بعد", "after"),
    ("قبل", "before"),
    ("ال", "nothing"),
    ("غربي", "nothing"),  # 13 نيسان غربي 1911: of the Western calendar
    ("من هذا", "of"),
    ("من ذلك", "of"),
    ("ديال", "of"),
    ("لهذا", "in"),
    ("/", "slash"),
    ("-", "hyphen"),
    ("--", "hyphen"),
    (".", "dot"),
    ("،", "comma"),
    ("(", "open"),
    (")", "close"),
    (":", "colon"),
    ("=", "comma"),
    (".-", "hyphen"),
    ("،و", "and"),
    ("،من", "of"),
    ("،ل", "in"),
    ("(من", "of"),
    (")من", "of"),
    ("من(", "open"),
    ("-(", "open"),
    (")-", "hyphen"),
    (")/", "slash"),
    ("/(", "open"),
    (")،", "comma"),
    ("،،", "comma"),
    (")ل", "close"),  # حزيران (يونيو) لعام
    ("،)", "comma"),  # from the end of the bracket: (29 يوليو ،)1986
)

# Words between the parts of a date, beside the cues, that may go when it is rewritten: الخامس من شوال, 5 شوال; يوليو في
# عام 2034, يوليو 2034; الخميس ال12 من مايو, الخميس 12 مايو.
EXPENDABLE = ("من", "بعد", "في", "ال")

# Honorifics of Hijri months, and the months that have them: behind the name, or between شهر and the name, they say
# nothing. Anywhere else they are words like others.
EPITHETS = (
    ("المبارك", tuple(range(1, 13))),
    ("الكريم", (9,)),
    ("الفضيل", (7, 8, 9)),
    ("المعظم", (7, 8, 9)),
    ("المعظم قدره", (8, 9)),
    ("المكرم", (8, 9, 10)),
    ("الحرام", (1, 7, 11, 12)),
    ("الفرد", (7,)),
    ("الأصم", (7,)),
    ("المرجب", (7,)),
    ("الخير", (2,)),
    ("المظفر", (2,)),
    ("الشريف", (3, 7, 8, 9)),
    ("الأنور", (3,)),
    ("الأغر", (3, 7, 9)),
)

# The owner of a month (شهر الله المحرم); it comes before the name only.
MONTH_OWNERS = (("الله", (1, 7, 9)),)

# What may stand between سنة / عام and its number, beside the relative words of CUES; feminine too.
YEAR_ADJECTIVES = (
    "الدراسي",
    "الدارسي",
    "التشريعي",
    "الضريبي",
    "الرياضي",
    "التعليمي",
    "الجامعي",
    "المالي",
    "الأكاديمي",
    "التدريبي",
    "التكويني",
    "القضائي",
    "الثقافي",
    "الحالي",
    "الجاري",
    "الجديد",
)


def _through(first: int, last: int) -> range:
    return range(first, last + 1)


# Nobody writes of 1300-1500 AD as often as of 1300-1500 AH (1882-2077): a bare year there is Hijri.
HIJRI_OF_OURS = _through(1300, 1500)
# Years before this may belong to either calendar; the context decides.
OLDEST_OF_OURS = HIJRI_OF_OURS.start
# From this year on a year without a mark is Gregorian: 1600 AH is 2174.
GREGORIAN_SINCE = 1600
# A number that only its place makes a year, with other readings near (1200 قتيل, يناير 14 2025).
GREGORIAN_OF_OURS = _through(1900, 2100)
# … and one after a free dash, where biographies have years of the nineteenth century.
GREGORIAN_OF_LATE = _through(1800, 2100)
# A year in words after a month: older ones are counts (ألف ومئتان).
SPELLED = range(OLDEST_OF_OURS, GREGORIAN_OF_OURS.stop)
# Four digits above this are no year.
LATEST = 2499
# The Ottomans' fiscal years (Rumi), 1839-1925: 23 تشرين الأول 1326 is of 1910.
FISCAL = _through(1255, 1341)
# The years a calendar's months may have without an era mark; others are not theirs (مسلسلات رمضان 2020).
OF_MONTHS = {
    "gregorian": _through(1, LATEST),
    "hijri": range(1, GREGORIAN_SINCE),
    "persian": _through(1200, 1500),  # 1821-2122
    "coptic": _through(1, 1800),
}
# Two digits below this are of this century (2000, 1400), others of the one before.
TURN = 50
# The centuries that need no mark to be Gregorian: القرن السادس عشر and after.
CENTURIES = _through(16, 22)


# Names of months that are also names of people or things, folded: (the word before, the name).
_MAY = "ماي"  # Theresa May
_NISAN = "نيسان"  # Nissan
_JUAN = "جوان"  # Juan, Joan
_OUT = "اوت"  # knock-out
_ABIB = "ابيب"  # Tel Aviv
NAMESAKES = (
    ("تيريزا", _MAY),
    ("السيدة", _MAY),
    ("سيارة", _NISAN),
    ("سيارات", _NISAN),
    ("شركة", _NISAN),
    ("للبيع", _NISAN),
    ("جيب", _NISAN),
    ("موديل", _NISAN),
    ("رئيس", _NISAN),
    ("مدير", _NISAN),
    ("مجموعة", _NISAN),
    ("سهم", _NISAN),
    ("أسهم", _NISAN),
    ("سان", _JUAN),
    ("لقاء مع", _JUAN),
    ("حوار مع", _JUAN),
    ("مقابلة مع", _JUAN),
    ("حديث مع", _JUAN),
    ("السيد", _JUAN),
    ("السيدة", _JUAN),
    ("الفنان", _JUAN),
    ("الفنانة", _JUAN),
    ("المطربة", _JUAN),
    ("الممثلة", _JUAN),
    ("بلاك", _OUT),
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


# Streets, schools, parties and what else is called by a day; in folded spelling.
THINGS = (
    "نهج",
    "دار",
    "شارع",
    "طريق",
    "ساحه",
    "دوار",
    "مصنع",
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
# What a month is the name of, with its year or without: حرب تموز.
WARS = (
    "حرب",
    "عدوان",
    "هزيمه",
    "نكسه",
)


# Of Islamic annals and lives: beside them a year before 1300 without a mark is Hijri.
ISLAMIC = (
    r"رحم(?:ه|ها|هما?|تا?) الله",
    "رضي الله",
    "رضوان الله",
    "عليه السلام",
    "صلي الله",
    "قدس سره",
    "محدث",
    "فقيه",
    "فقهاء",
    "(?<=ال)امام",
    "قاضي القضاه",
    "شيخ الاسلام",
    "علامه",
    "سمع من",
    "اجاز له",
    "اجازه",
    "تفقه",
    "اخذ عن",
    "طلب العلم",
    "قرا علي",
    "روي عن",
    "دخلت سنه",
    "حج",
    "متوفي",
    "مات سنه",
    "مفتي",
    "حنبلي",
    "شافعي",
    "حنفي",
    "مالكي",
    "تصانيف",
    r"بن \w+ بن",  # whose son he is, and whose grandson
    "باشا",  # pashas came after 1300 AD
    "افندي",  # and effendis too
    "انكشاريه",
    "صدر اعظم",
    "خديوي",
    "مطبعه",
    "بولاق",  # of the press there
    "بخاري",
    "ترمذي",
    "نزيل",  # of a town, in biographies: نزيل مكة
    "هجري",
)
# Phrases of annals, and their authors, of the first thousand years. The authors died before 1000 AH, and some lived
# between 1000 and 1300 AD: beside these words no word is evidence for a later year.
SCHOLARS = (
    "من الحوادث",
    "فيها توفي",
    "فيها مات",
    "فيها قتل",
    "ابن خلكان",
    "ابن خلدون",
    "ابن كثير",
    "ابن عساكر",
    "ابن حجر",
    "ابن الاثير",
    "ابن تيميه",
    "ابن رشد",
    "ابن عربي",
    "ذهبي",
    "سيوطي",
    "نووي",
)
# Names of Islam, whose years begin in 622: beside them no year before 600 is of the Gregorian calendar.
ISLAM = (
    "مسلم(?:ه|ون|ين|ات)?",
    "خليفه",
    "خلفاء",
    "خلافه",
    "اميه",
    "اموي(?:ه|ون|ين)?",
    "عباسي(?:ه|ون|ين)?",
    "فاطمي(?:ه|ون|ين)?",
    "صحاب(?:ه|ي)",
    "تابعين",
    "قران",
)
# Of medieval Europe and its wars, and of the time before Islam: beside them an old year is of the Gregorian calendar.
EUROPEAN = (
    "جاهليه",
    "قبل البعثه",
    "قبل الاسلام",
    "صليبي",
    "فرنجه",
    "بيزنطي",
    "بيزنطه",
    "نورمان",
    "عصور الوسطي",
    "قرون الوسطي",
    "عصر النهضه",
    "طاعون الاسود",
    "حرب المايه عام",
    "موت الاسود",
    "كولومبوس",
    "دوق",
    "كونت",
    "هابسبرج",
    "فرسان الهيكل",
    "محاكم التفتيش",
    "اقطاعيه",
)
# A king of one of these, and a kingdom, is Europe's …
LANDS = (
    "فرنسا",
    "انجلترا",
    "انكلترا",
    "اسكتلندا",
    "اسبانيا",
    "قشتاله",
    "البرتغال",
    "المانيا",
    "المجر",
    "بولندا",
    "النرويج",
    "صقليه",
    "نابولي",
    "بيت المقدس",
)
# … and so is one of these with a number after the name.
KINGS = (
    "لويس",
    "فيليب",
    "هنري",
    "ادوارد",
    "ريتشارد",
    "شارل",
    "فريدريك",
    "جيمس",
    "وليام",
    "فرديناند",
    "اوربان",
    "غريغوريوس",
)
