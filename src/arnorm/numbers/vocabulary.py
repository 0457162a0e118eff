"""The words beside a number that say what it is, and those that numbers in words are made of; one word a line.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the closing teh
marbuta as heh. The article, a proclitic letter and the alef of the accusative need no row of their own.

Source: the words beside numbers in the news, laws, encyclopedias and posts of the corpus, read one by one.
"""

from __future__ import annotations


class Label:
    """What a word says of the number after it, unless its comment says otherwise; bits of an int."""

    PART = 1 << 0  # a part of a law or a book: the number names it, whatever sign it holds
    NUMBERED = 1 << 1  # "number", an account, a card: may stand between a PART and its number
    TELEPHONE = 1 << 2  # the number is a telephone number if it has enough digits
    PHONE = 1 << 3  # the number may be a telephone number
    LISTED = 1 << 4  # more than one thing is named, or a page: the numbers are a list (ص 120,121)
    TOTAL = 1 << 5  # before LISTED words: they are counted, not named (عدد الصفحات 120,125)
    LAW = 1 << 6  # a law or a decree: the number names it
    RATE = 1 << 7  # a mean or a price: the number may have a fraction
    MEAN = 1 << 8  # a mean, also with a word between (متوسط العمر 72.345 سنة)
    PER = 1 << 9  # after the noun that is counted: so much for each
    MONEY = 1 << 10  # the number is an amount, whether its currency follows or not
    CLOCK = 1 << 11  # the number is a time of day
    DAY = 1 << 12  # the number is a day and a month
    DAYTIME = 1 << 13  # after the number, which is a time of day; a time zone too: تغ and ت غ are Greenwich
    SPAN = 1 << 14  # from, between: the numbers are the ends of a range
    BETWEEN = 1 << 15
    OF = 1 << 16
    ARTICLE = 1 << 17  # by itself: ال 4.2
    PLAY = 1 << 18  # a match: the numbers are a score
    SHARE = 1 << 19  # the numbers are the terms of a ratio
    VERSE = 1 << 20  # scripture: the numbers are a chapter and a verse
    POSTAL = 1 << 21  # the number is a postal code
    DOSE = 1 << 22  # pills and the like: the number says how many, the next one how strong (حبة 2 500 ملغ)
    PAGE = 1 << 23  # pages, verses, lines: rising numbers of any length with commas are a list (ص 95,120)
    # Of these `arnorm._arabic.data` has the words; a number before one of the first four is a quantity or a day.
    MAGNITUDE = 1 << 24
    MEASURE = 1 << 25
    COUNTED = 1 << 26
    MONTH = 1 << 27
    CURRENCY = 1 << 28
    THOUSANDTH = 1 << 29  # after a currency that has thousandths (دينار كويتي)
    PERCENT = 1 << 30
    STRONG = 1 << 31  # a currency in which a litre costs little (1,335 يورو لليتر)
    PAIR = 1 << 33  # a place or a vector: the two numbers are its coordinates
    FINE = 1 << 32  # grams, kilograms, litres: the number may have thousandths


LABELS: dict[str, int] = {
    "ماده": Label.PART,
    "مواد": Label.PART | Label.LISTED,
    "مادتين": Label.PART | Label.LISTED,
    "مادتان": Label.PART,
    "فقره": Label.PART,
    "فقرات": Label.PART | Label.LISTED,
    "فقرتين": Label.PART | Label.LISTED,
    "فقرتان": Label.PART | Label.LISTED,
    "بند": Label.PART,
    "بنود": Label.PART | Label.LISTED,
    "بندين": Label.PART | Label.LISTED,
    "بندان": Label.PART,
    "جدول": Label.PART,
    "جداول": Label.PART,
    "قسم": Label.PART,
    "ملحق": Label.PART,
    "ملاحق": Label.PART,
    "باب": Label.PART,
    "فصل": Label.PART,
    "مبحث": Label.PART,
    "شكل": Label.PART,
    "اشكال": Label.PART,
    "صوره": Label.PART,
    "اصدار": Label.PART,
    "نسخه": Label.PART,
    "فرع": Label.PART,
    "معيار": Label.PART,
    "حساب": Label.NUMBERED,
    "بطاقه": Label.NUMBERED,
    "هويه": Label.NUMBERED,
    "جواز": Label.NUMBERED,
    "ايبان": Label.NUMBERED,
    "رمز": Label.NUMBERED,
    "كود": Label.NUMBERED,
    "معرف": Label.NUMBERED,
    "رخصه": Label.NUMBERED,
    "طالب": Label.NUMBERED,
    "رقم": Label.NUMBERED | Label.PHONE,
    "رقمي": Label.NUMBERED | Label.LISTED,
    "رقمين": Label.NUMBERED | Label.LISTED,
    "ارقام": Label.NUMBERED | Label.PHONE | Label.LISTED,
    "ال": Label.NUMBERED | Label.ARTICLE,
    "بريد": Label.POSTAL,
    "بريدي": Label.POSTAL,
    "حبه": Label.DOSE,
    "حبات": Label.DOSE,
    "قرص": Label.DOSE,
    "اقراص": Label.DOSE,
    "كبسوله": Label.DOSE,
    "كبسولات": Label.DOSE,
    "عبوه": Label.DOSE,
    "عبوات": Label.DOSE,
    "علبه": Label.DOSE,
    "علب": Label.DOSE,
    "امبوله": Label.DOSE,
    "امبولات": Label.DOSE,
    "حقنه": Label.DOSE,
    "حقن": Label.DOSE,
    "هاتف": Label.TELEPHONE,
    "هواتف": Label.TELEPHONE,
    "تليفون": Label.TELEPHONE,
    "تلفون": Label.TELEPHONE,
    "تيليفون": Label.TELEPHONE,
    "جوال": Label.TELEPHONE,
    "موبايل": Label.TELEPHONE,
    "محمول": Label.TELEPHONE,
    "فاكس": Label.TELEPHONE,
    "تلفاكس": Label.TELEPHONE,
    "واتس": Label.TELEPHONE,
    "واتساب": Label.TELEPHONE,
    "اتصال": Label.PHONE,
    "اتصل": Label.PHONE,
    "تواصل": Label.PHONE,
    "تواصلوا": Label.PHONE,
    "استفسار": Label.PHONE,
    "حجز": Label.PHONE,
    "نمره": Label.PHONE,
    "تاليه": Label.PHONE,
    "مقاس": Label.LISTED,
    "مقاسات": Label.LISTED,
    "احجام": Label.LISTED,
    "قياسات": Label.LISTED,
    "ايام": Label.LISTED,
    "يومي": Label.LISTED,
    "اعوام": Label.LISTED,
    "عامي": Label.LISTED,
    "سنوات": Label.LISTED,
    "سنتي": Label.LISTED,
    "ايات": Label.LISTED | Label.PAGE | Label.VERSE,
    "ايتين": Label.LISTED | Label.PAGE,
    "صفحات": Label.LISTED | Label.PAGE,
    "صفحتين": Label.LISTED | Label.PAGE,
    "دورات": Label.LISTED,
    "اعداد": Label.LISTED,
    "عددين": Label.LISTED,
    "قنوات": Label.LISTED,
    "حافلات": Label.LISTED,
    "خطوط": Label.LISTED,
    "غرف": Label.LISTED,
    "قاعات": Label.LISTED,
    "شقق": Label.LISTED,
    "طوابق": Label.LISTED,
    "ابواب": Label.LISTED,
    "بوابات": Label.LISTED,
    "مقاعد": Label.LISTED,
    "ص": Label.LISTED | Label.PAGE | Label.DAYTIME,
    "صص": Label.LISTED | Label.PAGE,
    "صفحه": Label.LISTED | Label.PAGE,
    "صفحتان": Label.LISTED | Label.PAGE,
    "ايه": Label.LISTED | Label.PAGE | Label.VERSE,
    "ايتان": Label.LISTED | Label.PAGE,
    "فصول": Label.LISTED | Label.PAGE,
    "فصلين": Label.LISTED | Label.PAGE,
    "فصلان": Label.LISTED | Label.PAGE,
    "ابيات": Label.LISTED | Label.PAGE,
    "بيتين": Label.LISTED | Label.PAGE,
    "بيتان": Label.LISTED | Label.PAGE,
    "احاديث": Label.LISTED | Label.PAGE,
    "حديثين": Label.LISTED | Label.PAGE,
    "حديثان": Label.LISTED | Label.PAGE,
    "اسطر": Label.LISTED | Label.PAGE,
    "سطور": Label.LISTED | Label.PAGE,
    "عدد": Label.TOTAL,
    "مجموع": Label.TOTAL,
    "اجمالي": Label.TOTAL,
    "بلغ": Label.TOTAL,
    "بلغت": Label.TOTAL,
    "تجاوز": Label.TOTAL,
    "تجاوزت": Label.TOTAL,
    "قانون": Label.LAW,
    "قوانين": Label.LAW,
    "ظهير": Label.LAW,
    "مرسوم": Label.LAW,
    "مراسيم": Label.LAW,
    "قرار": Label.LAW,
    "قرارات": Label.LAW,
    "امر": Label.LAW,
    "اوامر": Label.LAW,
    "لايحه": Label.LAW,
    "نظام": Label.LAW,
    "منشور": Label.LAW,
    "دوريه": Label.LAW,
    "مقرر": Label.LAW,
    "تعليمه": Label.LAW,
    "توجيه": Label.LAW,
    "فرمان": Label.LAW,
    "معدل": Label.RATE | Label.MEAN | Label.SHARE,
    "معدلات": Label.RATE,
    "متوسط": Label.RATE | Label.MEAN,
    "وسطي": Label.RATE | Label.MEAN,
    "سعر": Label.RATE,
    "صرف": Label.RATE,
    "لكل": Label.PER,
    "كل": Label.PER,
    "مبلغ": Label.MONEY,
    "مبالغ": Label.MONEY,
    "غرامه": Label.MONEY,
    "تعويض": Label.MONEY,
    "قيمه": Label.MONEY,
    "ثمن": Label.MONEY,
    "ساعه": Label.CLOCK,
    "يوم": Label.DAY,
    "تاريخ": Label.DAY,
    "ليله": Label.DAY,
    "صباح": Label.DAY | Label.DAYTIME,
    "مساء": Label.DAY | Label.DAYTIME,
    "مورخ": Label.DAY,
    "حتي": Label.DAY,
    "فجر": Label.DAYTIME,
    "ظهر": Label.DAYTIME,
    "عصر": Label.DAYTIME,
    "ليلا": Label.DAYTIME,
    "توقيت": Label.DAYTIME,
    "عشاء": Label.DAYTIME,
    "تغ": Label.DAYTIME,
    "ت": Label.DAYTIME,
    "غرينتش": Label.DAYTIME,
    "جرينتش": Label.DAYTIME,
    "غرينيتش": Label.DAYTIME,
    "بين": Label.SPAN | Label.BETWEEN,
    "من": Label.SPAN | Label.OF,
    "تتراوح": Label.SPAN,
    "يتراوح": Label.SPAN,
    "يراوح": Label.SPAN,
    "تراوح": Label.SPAN,
    "فاز": Label.PLAY,
    "فوز": Label.PLAY,
    "فوزه": Label.PLAY,
    "تعادل": Label.PLAY,
    "خسر": Label.PLAY,
    "خساره": Label.PLAY,
    "هزيمه": Label.PLAY,
    "هزم": Label.PLAY,
    "هزمت": Label.PLAY,
    "فازت": Label.PLAY,
    "خسرت": Label.PLAY,
    "نتيجه": Label.PLAY,
    "تغلب": Label.PLAY,
    "تغلبت": Label.PLAY,
    "مباراه": Label.PLAY,
    "اهداف": Label.PLAY,
    "هدف": Label.PLAY,
    "شوط": Label.PLAY,
    "اشواط": Label.PLAY,
    "نتايج": Label.PLAY,
    "تقدم": Label.PLAY,
    "دوري": Label.PLAY,
    "كاس": Label.PLAY,
    "فريق": Label.PLAY,
    "منتخب": Label.PLAY,
    "ملعب": Label.PLAY,
    "مرمي": Label.PLAY,
    "لاعب": Label.PLAY,
    "مهاجم": Label.PLAY,
    "ذهاب": Label.PLAY,
    "اياب": Label.PLAY,
    "نهايي": Label.PLAY,
    "ضربات": Label.PLAY,
    "ركلات": Label.PLAY,
    "ترجيح": Label.PLAY,
    "انتصار": Label.PLAY,
    "صالح": Label.PLAY,
    "مباراتين": Label.PLAY,
    "مباريات": Label.PLAY,
    "كرات": Label.PLAY,
    "ماتش": Label.PLAY,
    "تفوق": Label.PLAY,
    "تاهل": Label.PLAY,
    "نادي": Label.PLAY,
    "ملاكمه": Label.PLAY,
    "تنس": Label.PLAY,
    "كره": Label.PLAY,
    "شوطين": Label.PLAY,
    "هدفين": Label.PLAY,
    "بطوله": Label.PLAY,
    "يفوز": Label.PLAY,
    "تفوز": Label.PLAY,
    "يهزم": Label.PLAY,
    "تهزم": Label.PLAY,
    "يخسر": Label.PLAY,
    "تخسر": Label.PLAY,
    "يتغلب": Label.PLAY,
    "تتغلب": Label.PLAY,
    "يتعادل": Label.PLAY,
    "تصفيات": Label.PLAY,
    "مونديال": Label.PLAY,
    "ودي": Label.PLAY,
    "ديربي": Label.PLAY,
    "كلاسيكو": Label.PLAY,
    "نسبه": Label.SHARE,
    "مقياس": Label.SHARE,
    "تركيز": Label.SHARE,
    "تخفيف": Label.SHARE,
    "احداثي": Label.PAIR,
    "احداثيات": Label.PAIR,
    "احداثياته": Label.PAIR,
    "احداثياتها": Label.PAIR,
    "متجه": Label.PAIR,
    "متجهات": Label.PAIR,
    "اعمده": Label.PAIR,
    "ستون": Label.PAIR,  # Persian, a column
    "مصفوفه": Label.PAIR,
    "بردار": Label.PAIR,  # Persian, a vector
    "سوره": Label.VERSE,
    "اصحاح": Label.VERSE,
    "سفر": Label.VERSE,
    "مزمور": Label.VERSE,
    "انجيل": Label.VERSE,
    "رساله": Label.VERSE,
    "تكوين": Label.VERSE,
    "بقره": Label.VERSE,
    "نساء": Label.VERSE,
    "مايده": Label.VERSE,
    "لوقا": Label.VERSE,  # books of the Bible whose names are no everyday words
    "مرقس": Label.VERSE,
    "يوحنا": Label.VERSE,
    "روميه": Label.VERSE,
    "كورنثوس": Label.VERSE,
    "غلاطيه": Label.VERSE,
    "افسس": Label.VERSE,
    "فيلبي": Label.VERSE,
    "كولوسي": Label.VERSE,
    "تيموثاوس": Label.VERSE,
    "عبرانيين": Label.VERSE,
    "اشعياء": Label.VERSE,
    "ارميا": Label.VERSE,
    "حزقيال": Label.VERSE,
    "تثنيه": Label.VERSE,
}
# Other books, and the short names of the Van Dyck Bible, folded: they begin a bracket, (مت 5: 14). Without في
# (Philippians), which times have before them.
BOOKS = frozenset(
    {
        "متي",  # Matthew
        "مت",  # Matthew
        "مر",  # Mark
        "لو",  # Luke
        "يو",  # John
        "اعمال",  # Acts
        "اع",  # Acts
        "رو",  # Romans, and Revelation
        "كو",  # Corinthians
        "غل",  # Galatians
        "اف",  # Ephesians
        "عب",  # Hebrews
        "يع",  # James
        "بط",  # Peter
        "تك",  # Genesis
        "خر",  # Exodus
        "تث",  # Deuteronomy
        "مز",  # Psalms
        "امثال",  # Proverbs
        "ام",  # Proverbs
        "اش",  # Isaiah
        "ار",  # Jeremiah
        "حز",  # Ezekiel
    }
)


# Nouns that an ordinal in words numbers (الطابق الثالث), beside the parts of laws and books.
ORDERED = frozenset(
    {
        "قرن",
        "عام",
        "سنه",
        "ليله",
        "صفحه",
        "ايه",
        "سوره",
        "حديث",
        "مجلد",
        "جزء",
        "كتاب",
        "طبعه",
        "عدد",
        "حلقه",
        "موسم",
        "دوره",
        "جلسه",
        "جوله",
        "اجتماع",
        "موتمر",
        "قمه",
        "مرتبه",
        "مركز",
        "ترتيب",
        "دور",
        "طابق",
        "صف",
        "درجه",
        "فيه",
        "جيل",
        "مرحله",
        "دفعه",
        "لواء",
        "فرقه",
        "كتيبه",
        "فوج",
        "سريه",
        "ذكري",
        "اسبوع",
        "محاضره",
        "درس",
        "سوال",
        "مساله",
        "قاعده",
        "مثال",
        "مقال",
        "خطوه",
        "سطر",
        "مطلب",
        "حاله",
        "شرط",
        "ركن",
        "امر",
        "قول",
        "وجه",
        "نوع",
        "محور",
        "هدف",
        "ركعه",
        "تكبيره",
        "دقيقه",
        "مقعد",
        "لقب",
        "ولايه",
        "خط",
        "نظام",
        "قرار",
        "تقرير",
        "ملف",
        "نقطه",
        "توصيه",
        "مبدا",
        "فرض",
        "نشاط",
        "تمرين",
        "وحده",
        "حقبه",
        "اسره",
        "شوط",
        "عقد",
        "مجموعه",
        "ربع",
        "شهر",
        "يوم",
    }
)

# Of numbers in words.
# Parts of a whole that a number counts (ثلاثة أرباع) -> how many make the whole.
PARTS = {
    "اثلاث": 3,
    "ارباع": 4,
    "اخماس": 5,
    "اسداس": 6,
    "اسباع": 7,
    "اثمان": 8,
    "اتساع": 9,
    "اعشار": 10,
}
# Hundreds and thousands that dialects write in two words, the first of them a part or a price elsewhere.
PAIRS = {
    "تلت ميه": "تلتميه",
    "ربع ميه": "ربعميه",
    "تمن ميه": "تمنميه",
    "تلت ميت": "تلتميه",
    "ربع ميت": "ربعميه",
    "تمن ميت": "تمنميه",
    "تلت تلاف": "تلتلاف",
    "تمن تلاف": "تمنتلاف",
}
# Parts that are a word of their own.
THIRDS = {"ثلث": (1, 3), "ثلثان": (2, 3), "ثلثين": (2, 3), "ثمن": (1, 8)}
DOZENS = ("دزينه", "دزينات", "دسته", "دستات", "درزن")
# Plurals multiply a number before them, and are no number by themselves.
PLURALS = frozenset(("الاف", "تلاف", "ملايين", "مليارات", "بلايين", "تريليونات", "ترليونات"))
