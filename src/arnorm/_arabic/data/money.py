"""Money: what a currency is called, whose it is, and what its parts are; one row a line.

Nouns and adjectives are spelt as newspapers spell them; their forms are those of `arnorm._arabic.data.nouns`, and
`arnorm._arabic.money` folds them for those who read.

Sources: ISO 4217 (codes, minor units); the Unicode CLDR (names and abbreviations of the ar locales); the news of the
corpus for spellings.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "ABBREVIATIONS",
    "CURRENCIES",
    "DEFAULT_CODES",
    "OTHER_ADJECTIVES",
    "OTHER_PARTS",
    "OTHER_WORDS",
    "PART_ADJECTIVES",
    "REGIONS",
    "Currency",
]


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
