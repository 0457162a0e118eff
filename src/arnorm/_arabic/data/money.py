"""Money: what a currency is called, whose it is, and what its parts are; one row a line.

Nouns and adjectives are spelt as the folded view spells: without marks, alefs and yehs alike, a hamza as its seat, the
closing teh marbuta as heh. The alef of the accusative needs no row of its own.

Sources: ISO 4217 (codes, minor units); the Unicode CLDR (names and abbreviations of the ar locales); the news of the
corpus for spellings.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

__all__ = ["ABBREVIATIONS", "CURRENCIES", "CURRENCY_FORMS", "PARTS", "PART_FORMS", "REGIONS", "Part"]

# Form -> noun.
CURRENCY_FORMS: dict[str, str] = {
    "دولار": "دولار",
    "دولارات": "دولار",
    "ريال": "ريال",
    "ريالات": "ريال",
    "دينار": "دينار",
    "دنانير": "دينار",
    "درهم": "درهم",
    "دراهم": "درهم",
    "جنيه": "جنيه",
    "جنيهات": "جنيه",
    "ليره": "ليره",
    "ليرات": "ليره",
    "يورو": "يورو",
    "فرنك": "فرنك",
    "فرنكات": "فرنك",
    "شيكل": "شيكل",
    "شواكل": "شيكل",
    "روبل": "روبل",
    "روبيه": "روبيه",
    "روبيات": "روبيه",
    "ين": "ين",
    "يوان": "يوان",
    "اوقيه": "اوقيه",
    "كرونه": "كرونه",
    "كرونات": "كرونه",
}

# (noun, adjective) -> code; without an adjective where the noun names one currency.
CURRENCIES: dict[tuple[str, str], str] = {
    ("دولار", ""): "USD",
    ("يورو", ""): "EUR",
    ("شيكل", ""): "ILS",
    ("روبل", ""): "RUB",
    ("ين", ""): "JPY",
    ("يوان", ""): "CNY",
    ("اوقيه", ""): "MRU",
    ("دولار", "امريكي"): "USD",
    ("دولار", "اميركي"): "USD",
    ("دولار", "كندي"): "CAD",
    ("دولار", "استرالي"): "AUD",
    ("دولار", "سنغافوري"): "SGD",
    ("دولار", "نيوزيلندي"): "NZD",
    ("ريال", "سعودي"): "SAR",
    ("ريال", "قطري"): "QAR",
    ("ريال", "عماني"): "OMR",
    ("ريال", "يمني"): "YER",
    ("ريال", "ايراني"): "IRR",
    ("ريال", "برازيلي"): "BRL",
    ("دينار", "كويتي"): "KWD",
    ("دينار", "كويتيه"): "KWD",
    ("دينار", "بحريني"): "BHD",
    ("دينار", "اردني"): "JOD",
    ("دينار", "عراقي"): "IQD",
    ("دينار", "ليبي"): "LYD",
    ("دينار", "تونسي"): "TND",
    ("دينار", "جزايري"): "DZD",
    ("درهم", "اماراتي"): "AED",
    ("درهم", "مغربي"): "MAD",
    ("جنيه", "مصري"): "EGP",
    ("جنيه", "سوداني"): "SDG",
    ("جنيه", "استرليني"): "GBP",
    ("ليره", "سوريه"): "SYP",
    ("ليره", "لبنانيه"): "LBP",
    ("ليره", "تركيه"): "TRY",
    ("فرنك", "سويسري"): "CHF",
    ("فرنك", "افريقي"): "XOF",
    ("فرنك", "جيبوتي"): "DJF",
    ("روبيه", "هنديه"): "INR",
    ("روبيه", "باكستانيه"): "PKR",
    ("كرونه", "سويديه"): "SEK",
    ("كرونه", "نرويجيه"): "NOK",
    ("كرونه", "دنماركيه"): "DKK",
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
    "SY": {"ليره": "SYP"},
    "LB": {"ليره": "LBP"},
    "TR": {"ليره": "TRY"},
    "DJ": {"فرنك": "DJF"},
    "MR": {"اوقيه": "MRU"},
    "PS": {"دينار": "JOD"},
}


class Part(NamedTuple):
    """A part of a currency: how much of each noun's unit it is, and the code that it names by itself, if one."""

    of: dict[str, Fraction]
    code: str = ""


_HUNDREDTH, _THOUSANDTH = Fraction(1, 100), Fraction(1, 1000)

# Form -> noun of a part.
PART_FORMS: dict[str, str] = {
    "هلله": "هلله",
    "هللات": "هلله",
    "قرش": "قرش",
    "قروش": "قرش",
    "فلس": "فلس",
    "فلوس": "فلس",
    "مليم": "مليم",
    "مليمات": "مليم",
    "سنتيم": "سنتيم",
    "سنتيمات": "سنتيم",
    "سنت": "سنت",
    "سنتات": "سنت",
    "بيسه": "بيسه",
    "بيسات": "بيسه",
    "بنس": "بنس",
    "بنسات": "بنس",
}

PARTS: dict[str, Part] = {
    "هلله": Part({"ريال": _HUNDREDTH}, "SAR"),
    "قرش": Part({"جنيه": _HUNDREDTH, "ليره": _HUNDREDTH, "دينار": _HUNDREDTH}),
    "فلس": Part({"دينار": _THOUSANDTH, "درهم": _HUNDREDTH, "ريال": _HUNDREDTH}),
    "مليم": Part({"دينار": _THOUSANDTH, "جنيه": _THOUSANDTH}),
    "سنتيم": Part({"دينار": _HUNDREDTH, "درهم": _HUNDREDTH, "فرنك": _HUNDREDTH, "يورو": _HUNDREDTH}),
    "سنت": Part({"دولار": _HUNDREDTH, "يورو": _HUNDREDTH}, "USD"),
    "بيسه": Part({"ريال": _THOUSANDTH}, "OMR"),
    "بنس": Part({"جنيه": _HUNDREDTH}, "GBP"),
}
