"""What the signs of a number that stands alone mean: the rules, in the order in which they are asked.

Names come first (a time, a page, a section of a law), then what each shape may be. A comma or a stop is *rewritten*
only where something speaks for the reading: a unit, money, a per-cent sign, a magnitude, a counted noun, a second
sign, or another number of the same text that has such evidence for the same sign. What is merely the likelier reading
is found with its value, but is not ``sure``.
"""

from __future__ import annotations

from arnorm._arabic.data.units import CURRENCY_WORDS
from arnorm._core.classes import FOREIGN
from arnorm.numbers._names import LAWS, LISTED, MONEY, NUMBERED, PARTS, PHONES, POSTAL
from arnorm.numbers._rules import Veto, always
from arnorm.numbers._shapes import (
    CENTS,
    COMMAS,
    DATE,
    DECIMAL,
    GROUPED,
    LIST,
    OTHER,
    REFERENCE,
    SHORT,
    STOPS,
    THOUSAND,
)
from arnorm.numbers._single import ARABIC_COMMA, Case, Single
from arnorm.numbers._thousands import THOUSANDS

__all__ = ["LIKELY", "NAMES", "SHAPES"]


def _counts_in_words(c: Single) -> bool:
    """Whether it is a quantity by more than a Latin letter glued to it: not so «الباص رقم 47,47c»."""
    return c.is_quantity and c.scan.kinds[c.end] != FOREIGN


def _may_be_name(c: Single) -> bool:
    """Whether it may name a law or a part: what commas group in threes is a count."""
    return c.atom.shape != GROUPED or c.sign in STOPS


def _is_listed(c: Single) -> bool:
    """Whether a comma stands after a word in the plural."""
    return c.atom.shape == SHORT and bool(c.before & LISTED)


_NUMBERS_OF = LAWS | NUMBERED - {"ال"}
_MONEY = MONEY | CURRENCY_WORDS.keys()
_EXACT = ("percent", "magnitude", "measure")

_QUANTITY = Veto[Single]("quantity", lambda c: c.is_quantity, ("خصص للقسم 1.5 مليون ريال", "1.5"))

# What a number is by the words beside it, whatever its shape.
NAMES: list[Case] = [
    Case(
        "clock",
        lambda c: c.is_clock,
        "time",
        asked=frozenset((DECIMAL, SHORT, OTHER)),
        example=("الاجتماع (13,30 تغ)", "13,30"),
        counter=("ارتفع إلى 13,30%", "13,30"),
    ),
    Case(
        "pages",
        lambda c: c.is_list_of_pages,
        "list",
        asked=frozenset((SHORT, THOUSAND, GROUPED)),
        example=("الشرح في ص 120,121 منه", "120,121"),
        counter=("عدد الصفحات 1,250 في المجلد", "1,250"),
        vetoes=(Veto("quantity", lambda c: c.is_quantity, ("في ص 120,121 كلمة", "120,121")),),
    ),
    Case(
        "postal",
        lambda c: not c.before.isdisjoint(POSTAL),
        "reference",
        asked=frozenset((THOUSAND, GROUPED)),
        example=("الرمز البريدي 16 000 الجزائر", "16 000"),
        counter=("عدد الطرود 16 000 هناك", "16 000"),
        vetoes=(Veto("quantity", lambda c: c.is_quantity, ("بلغ رقم أعمال البريد 16 000 دينار", "16 000")),),
    ),
    Case(
        "items",
        lambda c: c.are_items,
        "list",
        asked=frozenset((THOUSAND, GROUPED)),
        example=("تعديل المواد 101،102،103 منه", "101،102،103"),
        counter=("يضم 101،102،103 منه", "101،102،103"),
        vetoes=(Veto("quantity", lambda c: c.is_quantity, ("وهي بالأرقام 120،250 ريال", "120،250")),),
    ),
    Case(
        "part",
        lambda c: len(c.whole) <= 3 and bool(c.named & PARTS) and _may_be_name(c),
        "reference",
        asked=frozenset((DECIMAL, SHORT, THOUSAND, GROUPED, REFERENCE)),
        example=("كما في الفقرة (٤٫٢) من الجدول", "٤٫٢"),
        counter=("ارتفع بنسبة ٤٫٢ منها", "٤٫٢"),
        vetoes=(_QUANTITY, Veto("listed", _is_listed, ("تعديل المواد 12,15 منه", "12,15"))),
    ),
    Case(
        "phone",
        lambda c: c.atom.signs[0] in ". " and sum(map(len, c.parts)) >= 8 and bool(c.before & PHONES),
        "phone",
        example=("الاتصال على الرقم 71.845.220 صباحا", "71.845.220"),
        counter=("بلغ عددهم 71.845.220 هناك", "71.845.220"),
        vetoes=(Veto("quantity", lambda c: c.is_quantity, ("وبلغ الرقم 12.345.678 نسمة", "12.345.678")),),
    ),
    Case(
        "law",
        lambda c: bool(c.before & _NUMBERS_OF) and _may_be_name(c),
        "reference",
        asked=frozenset((DECIMAL, SHORT, THOUSAND, GROUPED)),
        example=("لمقتضيات القانون رقم 12.104 المتعلق به", "12.104"),
        counter=("وبلغ السعر 12.104 أمس", "12.104"),
        vetoes=(
            Veto("quantity", _counts_in_words, ("نص القانون 1,5 مليون درهم", "1,5")),
            Veto("listed", _is_listed, ("القرارات ذات الأرقام 12,15 منه", "12,15")),
        ),
    ),
]

_SHORT: list[Case] = [
    Case(
        "notation",
        lambda c: c.in_notation,
        LIST,
        example=("كما في [24,18] منه", "24,18"),
        counter=("كما في (24,18) منه", "24,18"),
    ),
    Case(
        "codes",
        lambda c: c.votes.codes[c.sign] > 1 or c.in_dashes,
        OTHER,
        example=("البنود 9503,00 - 8516,33 - 8516,32", "8516,33"),
        counter=("البنود 9503,00 كم", "9503,00"),
    ),
    Case(
        "listed",
        lambda c: len(c.whole) == len(c.tail) == 4 or bool(c.before & LISTED) or c.follows == "month",
        LIST,
        example=("أيام 15،14 و16 يناير", "15،14"),
        counter=("عائدات 15،14 مليون", "15،14"),
        vetoes=(Veto("exact", lambda c: c.follows in _EXACT, ("بنسبة أعوام 15,4%", "15,4")),),
    ),
    Case(
        "exact",
        lambda c: c.follows in _EXACT,
        DECIMAL,
        example=("بقيمة 242،5 م د", "242،5"),
        counter=("عند 242،5 من", "242،5"),
    ),
    Case(
        "fraction-in-text",
        lambda c: c.votes.evident[c.sign] > 0 and len(c.whole) < 4,
        DECIMAL,
        example=("نسبة 41,25% ثم 12,75 منها", "12,75"),
        counter=("نسبة 41.25% ثم 12,75 منها", "12,75"),
        vetoes=(
            Veto("alone-in-brackets", lambda c: c.alone_in_brackets, ("نسبة 2,5% في الفترة (3,5) منها", "3,5")),
            Veto("neighbours", lambda c: c.is_neighbours, ("نسبة 41,2% في الجزء 3,4 منه", "3,4")),
            Veto("between", lambda c: bool(c.before & {"بين"}), ("نسبة 41,2% للأعمار بين 5,9 سنوات", "5,9")),
        ),
    ),
    Case(
        "row-of-tens",
        lambda c: (
            (c.whole[-1] == c.tail[-1] == "0" and len(c.whole) == len(c.tail) <= 2 and c.rises)
            or (abs(int(c.whole[:9]) - int(c.tail[:9])) == 1 and (len(c.whole) > 1 or c.sign == ARABIC_COMMA))
        ),
        LIST,
        example=("كمان 20،30 سنة", "20،30"),
        counter=("كمان 20،35 سنة", "20،35"),
    ),
    Case(
        "fraction-by-shape",
        lambda c: c.sign != ARABIC_COMMA or (len(c.whole) > 1 and len(c.tail) == 1),
        DECIMAL,
        example=("السعر 7,5 أمس", "7,5"),
        counter=("السعر 7،5 أمس", "7،5"),
        sure=False,
    ),
    Case(
        "fraction-guess",
        always,
        DECIMAL,
        example=("السعر 7،5 أمس", "7،5"),
        counter=("السعر 7،5%", "7،5"),
        sure=False,
    ),
]

# A fraction's shape is sure, but for two years, and a comma after 0 in brackets or notation: [0,1].
_DECIMAL: list[Case] = [
    Case(
        "years",
        lambda c: len(c.parts) == 2 and len(c.whole) == len(c.tail) == 4,
        LIST,
        example=("عامي ٢٠١٤٫٢٠١٥ معا", "٢٠١٤٫٢٠١٥"),
        counter=("بلغ ٢٠١٤٫٢٠ معا", "٢٠١٤٫٢٠"),
        vetoes=(Veto("exact", lambda c: c.follows in _EXACT, ("بلغ 2014.2015 كغ", "2014.2015")),),
    ),
    Case(
        "interval",
        lambda c: c.sign in COMMAS and c.alone_in_brackets and not c.is_quantity,
        DECIMAL,
        example=("في المجال [0,1] منه", "0,1"),
        counter=("في المجال 0,1% منه", "0,1"),
        sure=False,
    ),
    Case("fraction", always, DECIMAL, example=("بلغ 3.5 أمس", "3.5"), counter=("بلغ 3,5 أمس", "3,5")),
]


def _by_shape(name: str, builds: str, example: tuple[str, str], counter: tuple[str, str]) -> list[Case]:
    """The one rule of a shape that says all."""
    return [Case(name, always, builds, example, counter)]


# The rules of each shape, but for its names.
SHAPES: dict[str, list[Case]] = {
    THOUSAND: THOUSANDS,
    SHORT: _SHORT,
    DECIMAL: _DECIMAL,
    GROUPED: [
        Case(
            "address",
            lambda c: c.sign == "." and len(c.parts) == 4 and all(int(part) < 256 for part in c.parts),
            "reference",
            example=("الخادم 192.168.100.200 هنا", "192.168.100.200"),
            counter=("بلغ 192.168.300.200 هنا", "192.168.300.200"),
            vetoes=(Veto("quantity", lambda c: c.is_quantity, ("بلغ 192.168.100.200 دينار", "192.168.100.200")),),
        ),
        Case(
            "row",
            lambda c: c.is_neighbours,
            "list",
            example=("المجموعات هي 101،102،103", "101،102،103"),
            counter=("المجموع هو 101،102،104", "101،102،104"),
            vetoes=(Veto("quantity", lambda c: c.is_quantity, ("وصلت 101،102،103 طن", "101،102،103")),),
        ),
        Case("groups", always, GROUPED, ("بلغ 1.234.567 منها", "1.234.567"), ("بلغ 1.234.56 منها", "1.234.56")),
    ],
    DATE: _by_shape("day-month-year", "date", ("في 15.3.2024 مساء", "15.3.2024"), ("في 15.33.2024 مساء", "15.33.2024")),
    LIST: _by_shape("row", "list", ("المتتالية 13,8,5,3", "13,8,5,3"), ("المتتالية 13,834", "13,834")),
    CENTS: [
        Case(
            "cents",
            lambda c: c.follows == "measure",
            CENTS,
            example=("بمبلغ 2.000.000.00 دج", "2.000.000.00"),
            counter=("النسخة 2.000.000.00", "2.000.000.00"),
        ),
        Case(
            "cents-of-money",
            lambda c: c.near(_MONEY, 30, 30),
            CENTS,
            example=("تعويضا قدره 300.000.00 عن الضرر", "300.000.00"),
            counter=("النسخة 300.000.00 منه", "300.000.00"),
            vetoes=(Veto("part", lambda c: bool(c.named & PARTS), ("بمبلغ زهيد في النسخة 1.500.00", "1.500.00")),),
        ),
        Case(
            "section",
            always,
            "reference",
            example=("النسخة 2.000.000.00", "2.000.000.00"),
            counter=("بمبلغ 2.000.00 دينار", "2.000.00"),
        ),
    ],
    REFERENCE: _by_shape("section", "reference", ("انظر 5.1.1 منه", "5.1.1"), ("انظر 5.1 منه", "5.1")),
    OTHER: _by_shape("code", "other", ("البند ٠٤,٠١ منه", "٠٤,٠١"), ("البند ٤,٠١ منه", "٤,٠١")),
}

# The rules whose fraction speaks for the sign in other numbers of the text, though it be no proof.
LIKELY = frozenset(("exact", "fraction-in-text", "fraction-by-shape"))
