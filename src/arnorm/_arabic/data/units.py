"""Measures, money and their signs, one row a line. A number before or after one is a quantity.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the
closing teh marbuta as heh. The article, a proclitic letter and the alef of the accusative need no row of their own.

Sources: for measures the SI brochure's Arabic names and the shortenings that newspapers use, by country; for money the
Unicode CLDR (currency names and signs of the ar locales) and ISO 4217.
"""

from __future__ import annotations

__all__ = [
    "CURRENCY_CODES",
    "CURRENCY_SIGNS",
    "FINE_UNITS",
    "LATIN_UNITS",
    "OTHER_UNITS",
    "SPOKEN_UNITS",
    "THOUSANDTHS",
    "THOUSANDTHS_CODES",
    "THOUSANDTHS_SHORT",
]

# Measure -> what it measures: shortenings and spellings that `arnorm._arabic.data.nouns` does not have.
OTHER_UNITS: dict[str, str] = {
    "كم": "length",  # km
    "كلم": "length",  # km, as the Maghreb and Lebanon write it
    "م": "length",  # m
    "سم": "length",  # cm
    "سنتمتر": "length",  # centimetre
    "سنتي": "length",  # centimetre, spoken
    "ملم": "length",  # mm
    "مم": "length",  # mm
    "نانومتر": "length",  # nanometre
    "انش": "length",  # inch
    "عقده": "length",  # knot
    "هك": "area",  # ha
    "دنم": "area",  # dunam
    "كيلو": "weight",  # kilo
    "كغ": "weight",  # kg
    "كلغ": "weight",  # kg
    "كجم": "weight",  # kg
    "كغم": "weight",  # kg
    "غ": "weight",  # g
    "غم": "weight",  # g
    "جم": "weight",  # g
    "ملغ": "weight",  # mg
    "ملغم": "weight",  # mg
    "ملجم": "weight",  # mg
    "مجم": "weight",  # mg
    "ملليجرام": "weight",  # milligram
    "ليتر": "volume",  # litre
    "مل": "volume",  # ml
    "ميجاوات": "power",  # megawatt
    "ميجاواط": "power",  # megawatt
    "جيجاوات": "power",  # gigawatt
    "جيجابايت": "power",  # gigabyte
    "ميجابايت": "power",  # megabyte
    "ميغابكسل": "power",  # megapixel
    "ميجابكسل": "power",  # megapixel
    "ثواني": "duration",  # seconds
    "ريختر": "degree",  # Richter
}

# Shortening -> the noun that a speaker says for it (`arnorm._arabic.data.nouns`): 5 كم is خمسة كيلومترات. Latin ones
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
FINE_UNITS = (
    "كيلوغرام",
    "كيلوجرام",
    "كيلو",
    "كغ",
    "كلغ",
    "كجم",
    "كغم",
    "غرام",
    "جرام",
    "غ",
    "غم",
    "جم",
    "لتر",
    "ليتر",
)

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
}

# Codes that are written beside numbers in Arabic text: the Arab states' and their neighbours', and those most traded.
_CODES = """
AED BHD DJF DZD EGP IQD JOD KMF KWD LBP LYD MAD MRU OMR QAR SAR SDG SOS SYP TND YER
AUD CAD CHF CNY DKK EUR GBP IDR ILS INR IRR JPY MYR NGN NOK PKR RUB SEK TRY USD XAF XOF
"""
CURRENCY_CODES = frozenset(_CODES.split())

# Whose money has thousandths (ISO 4217, "minor unit" 3; fils, baisa, dirham): 1.250 دينار كويتي is no thousand.
# Iraq's is not here: its coins have been out of use for long. Nor is Tunisia's: there a stop groups.
THOUSANDTHS = frozenset({"كويتي", "كويتيه", "بحريني", "بحرينيه", "عماني", "عمانيه", "اردني", "اردنيه", "ليبي", "ليبيه"})
THOUSANDTHS_CODES = ("BHD", "JOD", "KWD", "LYD", "OMR")
THOUSANDTHS_SHORT = ("د.ك", "د.ب", "د.ل", "ر.ع")  # cut short

# Units in Latin letters that may be glued to a number without making a code of it: 10km is ten of something, F16 no.
_LATIN = """
am b bar bn c cc cl cm db dh dl dt eur f fps ft g gb gbps ghz gr ha hp hr hz in k kb kbps kg khz km km/h kmh kw kwh l
lb lbs lt ltr m m/s mb mbps mcg mg mhz mi min ml mm mmol mn mph mw mwh nm oz p pm px rpm s sar sec t tb tl tnd tv
usd v w μg μm µg µm
"""
LATIN_UNITS = tuple(_LATIN.split())
