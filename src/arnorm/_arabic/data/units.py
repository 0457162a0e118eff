"""Measures, money, magnitudes and the words of the clock, one row a line. A number beside a measure is a quantity.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the
closing teh marbuta as heh. The article, a proclitic letter and the alef of the accusative need no row of their own.

Sources: for measures the SI brochure's Arabic names and the shortenings that newspapers use, by country; for money the
Unicode CLDR (currency names and signs of the ar locales) and ISO 4217.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "ABBREVIATIONS", "CURRENCIES", "CURRENCY_CODES", "CURRENCY_SIGNS", "DAY_PERIODS", "DEFAULT_CODES", "DURATION_UNITS",
    "FINE_UNITS", "FRACTIONS", "HOUR_ALONE", "LATIN_UNITS", "LONG_PERIODS", "MAGNITUDES", "OTHER_ADJECTIVES",
    "OTHER_PARTS", "OTHER_UNITS", "OTHER_WORDS", "PART_ADJECTIVES", "PERCENTS", "PORTIONS", "REGIONS",
    "SHORT_PERIODS", "SPOKEN_UNITS", "THOUSANDTHS", "THOUSANDTHS_CODES", "THOUSANDTHS_SHORT", "ZONES", "Currency",
    "Period",
]  # fmt: skip

# Word -> its power of ten.
MAGNITUDES: dict[str, int] = {
    "الف": 3,  # thousand
    "الاف": 3,  # thousands
    "تلاف": 3,  # thousands after a number, in Egypt and the Gulf: عشر تلاف
    "مليون": 6,  # million
    "مليوني": 6,  # two million
    "مليونين": 6,  # two million
    "ملايين": 6,  # millions
    "مليار": 9,  # milliard
    "ملياري": 9,  # two milliard
    "مليارين": 9,  # two milliard
    "مليارات": 9,  # milliards
    "بليون": 9,  # billion
    "بلايين": 9,  # billions
    "تريليون": 12,  # trillion
    "ترليون": 12,  # trillion
    "تريليونات": 12,  # trillions
    "ترليونات": 12,  # trillions
}

# Per cent, after في or its letter.
PERCENTS = frozenset(
    {
        "الميه",  # as newspapers write it
        "المايه",  # with the silent alef
        "المءه",  # with the hamza folded to a letter, as SEARCH leaves it
        "الماءه",
    }
)


# Measures that neither `arnorm._arabic.data.numerals` nor `SPOKEN_UNITS` has.
OTHER_UNITS = frozenset(
    {
        "سنتمتر",  # centimetre
        "سنتي",  # centimetre, spoken
        "نانومتر",  # nanometre
        "انش",  # inch
        "عقده",  # knot
        "دنم",  # dunam
        "كيلو",  # kilo
        "ملليجرام",  # milligram
        "ليتر",  # litre
        "ميجاوات",  # megawatt
        "ميجاواط",  # megawatt
        "جيجاوات",  # gigawatt
        "جيجابايت",  # gigabyte
        "ميجابايت",  # megabyte
        "ميغابكسل",  # megapixel
        "ميجابكسل",  # megapixel
        "ثواني",  # seconds
        "ريختر",  # Richter
    }
)

# What recipes and shops measure in halves and quarters: 3/4 كوب. Each was seen so in ten or more repositories.
PORTIONS = frozenset(
    {
        "كوب",  # cup
        "ملعقه",  # spoon
        "كيلو",  # kilo
        "لتر",  # litre
    }
)

# Shortening -> the noun that a speaker says for it (`arnorm._arabic.data.numerals`): 5 كم is خمسة كيلومترات. Latin ones
# are symbols of the SI, whose capitals matter.
SPOKEN_UNITS: dict[str, str] = {
    "كم": "كيلومتر",
    "كلم": "كيلومتر",
    "km": "كيلومتر",
    "م": "متر",
    "m": "متر",
    "سم": "سنتيمتر",
    "cm": "سنتيمتر",
    "ملم": "مليمتر",
    "مم": "مليمتر",
    "mm": "مليمتر",
    "كغ": "كيلوغرام",
    "كلغ": "كيلوغرام",
    "كغم": "كيلوغرام",
    "kg": "كيلوغرام",
    "كجم": "كيلوجرام",
    "غ": "غرام",
    "غم": "غرام",
    "g": "غرام",
    "جم": "جرام",
    "ملغ": "مليغرام",
    "ملغم": "مليغرام",
    "ملجم": "مليغرام",
    "مجم": "مليغرام",
    "mg": "مليغرام",
    "مل": "مليلتر",
    "ml": "مليلتر",
    "هك": "هكتار",
    "ha": "هكتار",
}

# Units that people divide into a thousand smaller ones (grams, millilitres): 1.250 كجم is a kilogram and a quarter.
_FINE = (
    "كيلوغرام",
    "كيلوجرام",
    "كيلو",
    "غرام",
    "جرام",
    "لتر",
    "ليتر",
)
FINE_UNITS = (*_FINE, *(short for short, noun in SPOKEN_UNITS.items() if noun in _FINE and not short.isascii()))

# Sign -> the code of the currency it most often names; it can be before or after the number. ﷼ is the word ريال, which
# six currencies share: like that word, it names none by itself.
CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD",  # DOLLAR SIGN
    "\N{EURO SIGN}": "EUR",
    "\N{POUND SIGN}": "GBP",
    "\N{YEN SIGN}": "JPY",
    "\N{RIAL SIGN}": "ريال",
    "\N{CENT SIGN}": "USD",
    "\N{NEW SHEQEL SIGN}": "ILS",
    "\N{INDIAN RUPEE SIGN}": "INR",
    "\N{RUBLE SIGN}": "RUB",
    "\N{TURKISH LIRA SIGN}": "TRY",
    "\N{AFGHANI SIGN}": "AFN",
    "\u20c1": "SAR",  # SAUDI RIYAL SIGN, of Unicode 17
}

# Codes that are written beside numbers in Arabic text: the Arab states' and their neighbours', those most traded, and
# those of the signs.
_CODES = """
AED BHD DJF DZD EGP IQD JOD KMF KWD LBP LYD MAD MRU OMR QAR SAR SDG SOS SYP TND YER
AUD CAD CHF CNY DKK IDR IRR MYR NGN NOK PKR SEK XAF XOF
"""
CURRENCY_CODES = frozenset((*_CODES.split(), *filter(str.isascii, CURRENCY_SIGNS.values())))

# Whose money has thousandths (ISO 4217, "minor unit" 3; fils, baisa, dirham): 1.250 دينار كويتي is no thousand.
# Iraq and Tunisia are left out: Iraqi coins have long been out of use; in Tunisia a full stop groups thousands.
THOUSANDTHS = frozenset({"كويتي", "كويتيه", "بحريني", "بحرينيه", "عماني", "عمانيه", "اردني", "اردنيه", "ليبي", "ليبيه"})
THOUSANDTHS_CODES = ("BHD", "JOD", "KWD", "LYD", "OMR")
THOUSANDTHS_SHORT = ("د.ك", "د.ب", "د.ل", "ر.ع")  # cut short

# Units in Latin letters that may be glued to a number without making a code of it: 10km is ten of something, F16 no.
_LATIN = """
am b bar bn c cc cl cm db dh dl dt eur f fps ft g gb gbps ghz gr ha hp hr hz in k kb kbps kg khz km km/h kmh kw kwh l
lb lbs lt ltr m m/s mb mbps mcg mg mhz mi min ml mm mmol mn mph mw mwh nm oz p pm px rpm s sar sec t tb tl tnd tv
usd v w μg μm µg µm
"""
LATIN_UNITS = frozenset(_LATIN.split())


class Currency(NamedTuple):
    """A currency: its noun, the adjective that says whose it is, its part, and how many parts make one.

    ``adjective`` is "" where the noun names one currency. ``part`` is "" where no part is in use.
    """

    noun: str
    adjective: str = ""
    part: str = ""
    parts: int = 1


# ISO 4217 code -> currency.
CURRENCIES: dict[str, Currency] = {
    "AED": Currency("درهم", "إماراتي", "فلس", 100),
    "AUD": Currency("دولار", "أسترالي", "سنت", 100),
    "BHD": Currency("دينار", "بحريني", "فلس", 1000),
    "BRL": Currency("ريال", "برازيلي"),
    "CAD": Currency("دولار", "كندي", "سنت", 100),
    "CHF": Currency("فرنك", "سويسري", "سنتيم", 100),
    "CNY": Currency("يوان"),
    "DJF": Currency("فرنك", "جيبوتي"),
    "DKK": Currency("كرونة", "دنماركية"),
    "DZD": Currency("دينار", "جزائري", "سنتيم", 100),
    "EGP": Currency("جنيه", "مصري", "قرش", 100),
    "EUR": Currency("يورو", "", "سنت", 100),
    "GBP": Currency("جنيه", "إسترليني", "بنس", 100),
    "ILS": Currency("شيكل", "", "أغورة", 100),
    "INR": Currency("روبية", "هندية"),
    "IQD": Currency("دينار", "عراقي", "فلس", 1000),
    "IRR": Currency("ريال", "إيراني"),
    "JOD": Currency("دينار", "أردني", "فلس", 1000),
    "JPY": Currency("ين"),
    "KWD": Currency("دينار", "كويتي", "فلس", 1000),
    "LBP": Currency("ليرة", "لبنانية", "قرش", 100),
    "LYD": Currency("دينار", "ليبي", "درهم", 1000),
    "MAD": Currency("درهم", "مغربي", "سنتيم", 100),
    "MRU": Currency("أوقية"),
    "NOK": Currency("كرونة", "نرويجية"),
    "NZD": Currency("دولار", "نيوزيلندي", "سنت", 100),
    "OMR": Currency("ريال", "عماني", "بيسة", 1000),
    "PKR": Currency("روبية", "باكستانية"),
    "QAR": Currency("ريال", "قطري", "درهم", 100),
    "RUB": Currency("روبل", "", "كوبيك", 100),
    "SAR": Currency("ريال", "سعودي", "هللة", 100),
    "SDG": Currency("جنيه", "سوداني", "قرش", 100),
    "SEK": Currency("كرونة", "سويدية"),
    "SGD": Currency("دولار", "سنغافوري", "سنت", 100),
    "SYP": Currency("ليرة", "سورية", "قرش", 100),
    "TND": Currency("دينار", "تونسي", "مليم", 1000),
    "TRY": Currency("ليرة", "تركية", "قرش", 100),
    "USD": Currency("دولار", "أمريكي", "سنت", 100),
    "XOF": Currency("فرنك", "إفريقي"),
    "YER": Currency("ريال", "يمني", "فلس", 100),
}

# The currency that a noun or a part names by itself, where it belongs to several.
DEFAULT_CODES: dict[str, str] = {
    "دولار": "USD",
    "سنت": "USD",
}

# Other spellings of adjectives: (noun, adjective) -> code.
OTHER_ADJECTIVES: dict[tuple[str, str], str] = {
    ("دولار", "أميركي"): "USD",
}

# What a part of a currency without an adjective is called where nothing is said of the whole: code -> adjective.
PART_ADJECTIVES: dict[str, str] = {
    "EUR": "أوروبي",
}

# Parts of a currency that are also counted: (part, noun of the whole) -> how many make one.
OTHER_PARTS: dict[tuple[str, str], int] = {
    ("قرش", "دينار"): 100,  # Jordan
    ("مليم", "جنيه"): 1000,  # Egypt and Sudan
    ("سنتيم", "يورو"): 100,  # as the Maghreb says
}

# Other words beside a number that say that it is money, in folded spelling -> the code they most often name.
OTHER_WORDS: dict[str, str] = {
    "د": "DZD",  # د.ج, د.إ, م د: dinar and dirham cut short
    "دج": "DZD",  # دج
    "باوند": "GBP",  # pound
    "استرليني": "GBP",  # sterling
    "تومان": "IRR",  # toman
}

# Shortened by their first letters, with or without stops -> code.
ABBREVIATIONS: dict[str, str] = {
    "ر.س": "SAR",
    "ر.ق": "QAR",
    "ر.ع": "OMR",
    "ر.ي": "YER",
    "د.ك": "KWD",
    "د.ب": "BHD",
    "د.ا": "JOD",
    "د.ع": "IQD",
    "د.ل": "LYD",
    "د.ت": "TND",
    "د.ج": "DZD",
    "د.م": "MAD",
    "ج.م": "EGP",
    "ج.س": "SDG",
    "ل.س": "SYP",
    "ل.ل": "LBP",
}

# ISO 3166 code of a state -> the currency that a bare noun names there.
REGIONS: dict[str, dict[str, str]] = {
    "SA": {"ريال": "SAR"},
    "QA": {"ريال": "QAR"},
    "OM": {"ريال": "OMR"},
    "YE": {"ريال": "YER"},
    "IR": {"ريال": "IRR"},
    "KW": {"دينار": "KWD"},
    "BH": {"دينار": "BHD"},
    "JO": {"دينار": "JOD"},
    "IQ": {"دينار": "IQD"},
    "LY": {"دينار": "LYD"},
    "TN": {"دينار": "TND"},
    "DZ": {"دينار": "DZD"},
    "AE": {"درهم": "AED"},
    "MA": {"درهم": "MAD"},
    "EG": {"جنيه": "EGP"},
    "SD": {"جنيه": "SDG"},
    "SY": {"ليرة": "SYP"},
    "LB": {"ليرة": "LBP"},
    "TR": {"ليرة": "TRY"},
    "DJ": {"فرنك": "DJF"},
    "MR": {"أوقية": "MRU"},
    "PS": {"دينار": "JOD"},
}


class Period(NamedTuple):
    """Which hours of the clock get twelve more, from the first to the last; and what twelve o'clock is."""

    first: int
    last: int
    twelve: int


_MORNING = Period(0, 0, 0)
_NOON = Period(1, 4, 12)
_AFTERNOON = Period(1, 11, 12)
_EVENING = Period(1, 11, 0)
_NIGHT = Period(6, 11, 0)  # two at night is 2:00, nine at night 21:00

# Alone, or after في, ب, من, ال.
_PERIOD_NOUNS = {
    "صباح": _MORNING,
    "فجر": _MORNING,
    "ظهر": _NOON,
    "عصر": _AFTERNOON,
    "مساء": _EVENING,
    "ليل": _NIGHT,
}
DAY_PERIODS: dict[str, Period] = {
    **{form: period for word, period in _PERIOD_NOUNS.items() for form in (word, f"ال{word}", f"{word}ا")},
    "صبحا": _MORNING,
    "الصبح": _MORNING,
    "ضحي": _MORNING,
    "الضحي": _MORNING,
    "الضهر": _NOON,
    "الزوال": _NOON,
    "زوالا": _NOON,
    "المسا": _EVENING,
    "المغرب": _EVENING,
    "مغربا": _EVENING,
    "العشاء": _EVENING,
    "العشيه": _EVENING,
    "الليله": _NIGHT,
}

# Of two words.
LONG_PERIODS: dict[str, Period] = {
    "بعد الظهر": _AFTERNOON,
    "بعد ظهر": _AFTERNOON,
    "بعد الضهر": _AFTERNOON,
    "بعد الزوال": _AFTERNOON,
    "بعد العصر": _AFTERNOON,
    "قبل الظهر": _MORNING,
    "قبل الفجر": _MORNING,
    "بعد منتصف الليل": _MORNING,
}

# One letter, after الساعة only.
SHORT_PERIODS: dict[str, Period] = {
    "ص": _MORNING,
    "م": _AFTERNOON,
}

# After الساعة, without an hour: noon and midnight.
HOUR_ALONE: dict[str, int] = {
    "منتصف النهار": 12,
    "منتصف الليل": 0,
}

# Fraction of the hour -> minutes.
FRACTIONS: dict[str, int] = {
    "نصف": 30,
    "نص": 30,
    "ثلث": 20,
    "تلت": 20,
    "ربع": 15,
}

# Unit in its forms -> seconds. A dual says two.
DURATION_UNITS: dict[str, int] = {
    "ثانيه": 1,
    "ثواني": 1,
    "ثوان": 1,
    "دقيقه": 60,
    "دقايق": 60,
    "ساعه": 3600,
    "ساعات": 3600,
}

# Name after بتوقيت -> zone of the IANA database.
ZONES: dict[str, str] = {
    "غرينتش": "Etc/GMT",
    "غرينيتش": "Etc/GMT",
    "جرينتش": "Etc/GMT",
    "جرينيتش": "Etc/GMT",
    "مكه": "Asia/Riyadh",
    "مكه المكرمه": "Asia/Riyadh",
    "السعوديه": "Asia/Riyadh",
    "الرياض": "Asia/Riyadh",
    "القاهره": "Africa/Cairo",
    "مصر": "Africa/Cairo",
    "تونس": "Africa/Tunis",
    "الجزاير": "Africa/Algiers",
    "المغرب": "Africa/Casablanca",
    "بيروت": "Asia/Beirut",
    "لبنان": "Asia/Beirut",
    "دمشق": "Asia/Damascus",
    "سوريا": "Asia/Damascus",
    "القدس": "Asia/Jerusalem",
    "فلسطين": "Asia/Hebron",
    "عمان": "Asia/Amman",
    "الاردن": "Asia/Amman",
    "بغداد": "Asia/Baghdad",
    "العراق": "Asia/Baghdad",
    "الكويت": "Asia/Kuwait",
    "الدوحه": "Asia/Qatar",
    "قطر": "Asia/Qatar",
    "الامارات": "Asia/Dubai",
    "دبي": "Asia/Dubai",
    "ابوظبي": "Asia/Dubai",
    "موسكو": "Europe/Moscow",
    "اسطنبول": "Europe/Istanbul",
    "طهران": "Asia/Tehran",
    "لندن": "Europe/London",
    "باريس": "Europe/Paris",
    "واشنطن": "America/New_York",
    "نيويورك": "America/New_York",
}
