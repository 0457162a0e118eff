"""What the signs of a number mean that nothing joins to another: tables of rules; the first row that holds decides.

Names come first (a time, a page, a section of a law), then what each shape may be. `unify_numbers` rewrites a comma or
a stop only if something speaks for the reading: a unit, money, a per-cent sign, a magnitude, a counted noun, a second
sign, or another number of the same text with such evidence for the same sign. A reading that is only the likelier one
is found with its value, but is not ``sure``.
"""

from __future__ import annotations

from arnorm._arabic.data.units import MAGNITUDES
from arnorm._core.classes import FOREIGN
from arnorm._core.rules import Rule, Veto, always, rules_by_key
from arnorm.numbers.evidence import (
    ARABIC_COMMA,
    ARABIC_DECIMAL,
    CENTS,
    COMMAS,
    DATE,
    DECIMAL,
    GROUP_DIGITS,
    GROUPED,
    LIST,
    MONEY_CHARS,
    OTHER,
    PHONE_DIGITS,
    REFERENCE,
    SHORT,
    SPACES,
    STOPS,
    THOUSAND,
    YEAR_DIGITS,
    Single,
    SingleRule,
    find_word_after,
    fold_word,
    refuse,
    to_int,
)
from arnorm.numbers.vocabulary import Label

__all__ = ["LIKELY", "NAMES", "NAMES_OF", "NO_NAME", "SHAPES"]

_LARGE, _HUGE = 9, 12  # powers of ten
_STOP_FRACTIONS = "the stop may begin fractions in this text"


def _is_fine(c: Single) -> bool:
    """Whether a stop or ، comes before grams, kilograms or litres, which often have thousandths: 1.250 كجم."""
    return (c.sign in STOPS or c.sign == ARABIC_COMMA) and bool(c.counts & Label.FINE)


def _is_thousand_of_magnitude(c: Single) -> bool:
    """Whether thousands are likelier before مليون: the tail is round, or a stop begins the fractions of the text."""
    votes = c.votes
    by_stop = c.sign in COMMAS and any(votes.decimal[stop] for stop in STOPS) and not votes.decimal[c.sign]
    return c.follows in ("percent", "magnitude") and (c.tail.endswith("0") or by_stop)


def _has_huge_magnitude(c: Single) -> bool:
    """Whether thousands before this magnitude would be more than anyone counts: 1,051 تريليون, 108,316 مليار."""
    if c.follows != "magnitude" or c.sign not in COMMAS or c.tail.endswith("0"):
        return False
    word = fold_word(find_word_after(c.scan, c.end)[0])
    power = MAGNITUDES.get(word) or MAGNITUDES.get(word.removesuffix("ا"), 0)
    return power >= _HUGE or (power >= _LARGE and len(c.whole) == GROUP_DIGITS)


def _is_likely_fraction(c: Single) -> bool:
    """Whether a fraction is the likelier reading: by what follows, or by the other numbers of the text."""
    votes, sign = c.votes, c.sign
    if c.follows in ("percent", "magnitude"):
        return True
    if sign in STOPS and c.tail == "000":
        return votes.has_zero_fractions
    if sign == ".":  # the text groups with another sign, or has longer fractions, or measures with a stop
        is_measured = c.follows == "measure" and votes.decimal[sign] > 0
        return votes.groups_with_others(sign) or votes.precise[sign] > 0 or is_measured
    if sign == ARABIC_DECIMAL:
        return c.follows != "measure" or votes.decimal[sign] > 0
    return sign in COMMAS and votes.decimal[sign] > votes.thousands[sign] and not c.tail.endswith("0")


# fmt: off
THOUSANDS: list[SingleRule] = [
    Rule(
        "neighbours", lambda c: c.sign == ARABIC_COMMA and c.rises_by_one, "list",
        examples=("سورة البقرة 159،160",),
        counters=("يعيش فيها 61،200 هناك",),
        vetoes=(refuse("quantity", lambda c: c.is_quantity, "a unit follows", "وصلت 120،121 طن"),),
    ),
    Rule(
        "thousandths", lambda c: c.sign in STOPS and c.has_thousandths, DECIMAL,
        examples=("غرامة 10.000 دينار كويتي فقط",),
        counters=("غرامة 10.000 دينار عراقي فقط",),
        sure=False,
    ),
    Rule(
        "thousands-by-zeros", lambda c: c.tail == "000", GROUPED,
        examples=("غرامة 500.000 فقط",),
        counters=("معامل 500.001 فقط",),
        vetoes=(
            refuse(
                "fractions-in-text",
                lambda c: c.sign in STOPS and c.votes.doubts_thousands(c.sign),
                _STOP_FRACTIONS,
                "معامل الثبات 0.005 ثم 1.000 ثم",
            ),
            refuse("rate", lambda c: c.is_rate, "a rate may have a fraction", "بمعدل 137.000 لكل ساعة"),
        ),
    ),
    Rule(
        "exact-by-stop", lambda c: c.sign in STOPS and c.follows in ("percent", "magnitude"), DECIMAL,
        examples=("نحو 1.412 مليار نسمة",),
        counters=("نحو 1.412 نسمة",),
    ),
    Rule(
        "counted", lambda c: c.follows == "counted", GROUPED,
        examples=("ارتفع إلى 31.045 شهيداً",),
        counters=("ارتفع إلى 31.045%",),
        vetoes=(refuse("rate", lambda c: c.is_rate, "a rate may have a fraction", "الخصوبة 1.345 طفل لكل امرأة"),),
    ),
    Rule(
        "rate", lambda c: c.is_rate, DECIMAL,
        examples=("الخصوبة 1.345 طفل لكل امرأة",),
        counters=("حضر 1.345 طفل من القرية",),
        sure=False,
    ),
    Rule(
        "fine-unit", lambda c: _is_fine(c) and len(c.whole) < GROUP_DIGITS and not c.votes.grouping[c.sign], DECIMAL,
        examples=("وزنه 1.250 كجم فقط", "أضف ١٫٢٥٠ لتر منه"),
        counters=("مساحته 1.250 هكتار فقط", "وزنه 350.250 كجم فقط", "حضر 12.345 شخص ووزنه 1.250 كجم"),
    ),
    Rule(
        "fine-unit-guess", lambda c: _is_fine(c) or c.is_fine_price, DECIMAL,
        examples=("وزنه 350.250 كجم فقط", "حضر 12.345 شخص ووزنه 1.250 كجم", "يكلف 1,335 يورو لليتر"),
        counters=("مساحته 350.250 هكتار فقط", "يكلف 1,335 يورو للطن"),
        sure=False,
    ),
    Rule(
        "huge-magnitude", _has_huge_magnitude, DECIMAL,
        examples=("عددهم 1,234,567 نسمة والناتج 1,051 تريليون", "عددهم 1,234,567 نسمة والناتج 108,316 مليار"),
        counters=("عددهم 1,234,567 نسمة والناتج 1,051 مليون", "عددهم 1,234,567 نسمة والناتج 8,316 مليار"),
        sure=False,
    ),
    Rule(
        "thousands-in-text", lambda c: c.votes.grouping[c.sign] > 0, GROUPED,
        examples=("حضر 7.000 شخص وبقي 3.875 منهم",),
        counters=("حضر 7,000 شخص وبقي 3.875 منهم",),
        vetoes=(
            refuse(
                "fractions-in-text",
                lambda c: c.sign in STOPS and c.votes.has_zero_fractions,
                _STOP_FRACTIONS,
                "بلغ المجموع 64.190.651 ثم 3.875 والنسبة 0.5",
            ),
            refuse("in-brackets", lambda c: c.in_brackets, "an interval", "حضر 7،100 شخص ثم (1،234) منهم"),
        ),
    ),
    Rule(
        "exact-by-comma", lambda c: c.follows in ("percent", "magnitude") and c.votes.evident[c.sign] > 0, DECIMAL,
        examples=("نحو 3,5% ثم 1,412 مليار",),
        counters=("نحو 3.5% ثم 1,412 مليار",),
    ),
    Rule(
        "thousands-of-magnitude", _is_thousand_of_magnitude, GROUPED,
        examples=("بلغت 32,391 مليون دينار بنسبة 6.29%",),
        counters=("بلغت 32,391 مليون دينار بنسبة 6,29%",),
        sure=False,
    ),
    Rule(
        "fraction-guess", _is_likely_fraction, DECIMAL,
        examples=(
            "بلغت 32,391 مليون دينار",
            "معامل الثبات 0.005 ثم 1.000 ثم",
            "تساوي 354.367056 يوما أو 2.835 من الفضة",
            "نسبة ٢٫٥٪ ووزنه ٢٢٫٩٢٤",
            "ووزنه ٢٢٫٩٢٤",
            "يُكلف اللتر 7,5 ثم 1,5 ثم 1,335 يورو",
        ),
        counters=(
            "بلغت 32,391 دينار",
            "معامل الثبات 0,005 ثم 1,000 ثم",
            "تساوي 354.36 يوما أو 2.835 من الفضة",
            "وطوله ٢٢٫٩٢٤ كم",
            "يُكلف اللتر 1,335 يورو",
        ),
        sure=False,
    ),
    Rule(
        "thousands-by-comma", lambda c: c.sign == "," or (c.sign == ARABIC_COMMA and c.follows == "measure"), GROUPED,
        examples=("مساحتها 30،265 كم",),
        counters=("مساحتها 30.265 كم",),
        vetoes=(
            refuse("notation", lambda c: c.in_notation, "a list", "من النوع DECIMAL(10,123) م"),
            refuse(
                "fractions-in-text",
                lambda c: c.votes.doubtful[c.sign] > 0,
                "the comma may begin fractions in this text",
                "يكلف 1,335 يورو لليتر ومعدله 1,165 يورو",
            ),
        ),
    ),
    Rule(
        "thousands-guess", always, GROUPED,
        examples=("وبلغ 20.345 أمس",),
        counters=("وبلغ 20.345 مليون",),
        sure=False,
    ),
]
# fmt: on


_EXACT = ("percent", "magnitude", "measure")
_PHONES = Label.PHONE | Label.TELEPHONE
_NUMBER_OF = Label.LAW | Label.NUMBERED


def _may_be_name(c: Single) -> bool:
    """Whether it may name a law or a part: commas that group in threes make a count."""
    return c.atom.shape != GROUPED or c.sign in STOPS


def _is_row(c: Single) -> bool:
    """Whether the two numbers are tens that rise (20،30), or neighbours (15,16)."""
    if c.whole[-1] == c.tail[-1] == "0" and len(c.whole) == len(c.tail) <= 2 and c.rises:
        return True
    is_short = len(c.whole) == 1 and c.sign != ARABIC_COMMA  # 3,4
    return not is_short and abs(to_int(c.whole) - to_int(c.tail)) == 1


def _is_address(c: Single) -> bool:
    return c.sign == "." and len(c.parts) == 4 and all(int(part) < 256 for part in c.parts)


def _refuse_amount(example: str) -> Veto[Single]:
    return refuse("quantity", lambda c: c.is_quantity, "a unit or a counted noun makes it an amount", example)


def _refuse_exact(example: str) -> Veto[Single]:
    return refuse("exact", lambda c: c.follows in _EXACT, "a unit makes it an amount", example)


def _refuse_listed(example: str) -> Veto[Single]:
    return refuse(
        "listed",
        lambda c: c.atom.shape == SHORT and bool(c.before & Label.LISTED),
        "a comma after a plural parts two numbers",
        example,
    )


# By the words beside a number, whatever its shape.
# fmt: off
NAMES: list[SingleRule] = [
    Rule(
        "clock", lambda c: c.is_clock, "time",
        examples=("الاجتماع (13,30 تغ)",),
        counters=("ارتفع إلى 13,30%",),
        keys=frozenset((DECIMAL, SHORT, OTHER)),
    ),
    Rule(
        "pages", lambda c: c.is_list_of_pages, "list",
        examples=("الشرح في ص 120,121 منه",),
        counters=("عدد الصفحات 1,250 في المجلد",),
        vetoes=(_refuse_amount("في ص 120,121 كلمة"),),
        keys=frozenset((SHORT, THOUSAND, GROUPED)),
    ),
    Rule(
        "postal", lambda c: bool(c.before & Label.POSTAL), "reference",
        examples=("الرمز البريدي 16 000 الجزائر",),
        counters=("عدد الطرود 16 000 هناك",),
        vetoes=(_refuse_amount("بلغ رقم أعمال البريد 16 000 دينار"),),
        keys=frozenset((THOUSAND, GROUPED)),
    ),
    Rule(
        "items", lambda c: c.are_items, "list",
        examples=("تعديل المواد 101،102،103 منه",),
        counters=("يضم 101،102،103 منه",),
        vetoes=(_refuse_amount("وهي بالأرقام 120،250 ريال"),),
        keys=frozenset((THOUSAND, GROUPED)),
    ),
    Rule(
        "part", lambda c: len(c.whole) <= 3 and bool(c.named & Label.PART) and _may_be_name(c), "reference",
        examples=("كما في الفقرة (٤٫٢) من الجدول",),
        counters=("ارتفع بنسبة ٤٫٢ منها",),
        vetoes=(_refuse_amount("خصص للقسم 1.5 مليون ريال"), _refuse_listed("تعديل المواد 12,15 منه")),
        keys=frozenset((DECIMAL, SHORT, THOUSAND, GROUPED, REFERENCE)),
    ),
    Rule(
        "heading", lambda c: c.sign == "." and len(c.parts) == 2 and len(c.tail) <= 2 and c.is_heading, "reference",
        examples=("4.8. تم تطوير البرنامج", "### 2.3 استخدام البطاقة"),
        counters=("بلغ المعدل 4.8. تم تطوير البرنامج", "2.3 استخدام البطاقة"),
        vetoes=(_refuse_amount("### 3.5 مليون زائر"),),
        keys=frozenset((DECIMAL,)),
    ),
    Rule(
        "preprint", lambda c: c.sign == "." and c.is_preprint, "reference",
        examples=("الورقة (arXiv 2602.16760) هنا",),
        counters=("الورقة (IPX 2602.16760) هنا",),
        keys=frozenset((DECIMAL,)),
    ),
    Rule(
        "phone",
        lambda c: c.atom.signs[0] in ". " and sum(map(len, c.parts)) >= PHONE_DIGITS.start and bool(c.before & _PHONES),
        "phone",
        examples=("الاتصال على الرقم 71.845.220 صباحا",),
        counters=("بلغ عددهم 71.845.220 هناك",),
        vetoes=(_refuse_amount("وبلغ الرقم 12.345.678 نسمة"),),
    ),
    Rule(
        "law", lambda c: bool(c.before & _NUMBER_OF) and not c.before & Label.ARTICLE and _may_be_name(c), "reference",
        examples=("لمقتضيات القانون رقم 12.104 المتعلق به",),
        counters=("وبلغ السعر 12.104 أمس",),
        vetoes=(
            refuse(
                "quantity",
                lambda c: c.is_quantity and c.scan.kinds[c.end] != FOREIGN,
                "a unit or a counted noun makes it an amount",
                "نص القانون 1,5 مليون درهم",
            ),
            _refuse_listed("القرارات ذات الأرقام 12,15 منه"),
        ),
        keys=frozenset((DECIMAL, SHORT, THOUSAND, GROUPED)),
    ),
]
# fmt: on

# fmt: off
_SHORT_RULES: list[SingleRule] = [
    Rule(
        "notation", lambda c: c.in_notation, LIST,
        examples=("كما في [24,18] منه",),
        counters=("كما في (24,18) منه",),
    ),
    Rule(
        "codes", lambda c: c.votes.codes[c.sign] > 1 or c.is_in_code_row, OTHER,
        examples=("البنود 9503,00 - 8516,33 - 8516,32",),
        counters=("البنود 9503,00 كم",),
    ),
    Rule(
        "listed",
        lambda c: len(c.whole) == len(c.tail) == YEAR_DIGITS or bool(c.before & Label.LISTED) or c.follows == "month",
        LIST,
        examples=("أيام 15،14 و16 يناير",),
        counters=("عائدات 15،14 مليون",),
        vetoes=(_refuse_exact("بنسبة أعوام 15,4%"),),
    ),
    Rule(
        "exact", lambda c: c.follows in _EXACT, DECIMAL,
        examples=("بقيمة 242،5 م د",),
        counters=("عند 242،5 من",),
    ),
    Rule(
        "fraction-in-text", lambda c: c.votes.evident[c.sign] > 0 and len(c.whole) < YEAR_DIGITS, DECIMAL,
        examples=("نسبة 41,25% ثم 12,75 منها",),
        counters=("نسبة 41.25% ثم 12,75 منها",),
        vetoes=(
            refuse("in-brackets", lambda c: c.in_brackets, "it may be an interval", "نسبة 2,5% في الفترة (3,5) منها"),
            refuse("neighbours", lambda c: c.rises_by_one, "it may be a list", "نسبة 41,2% في الجزء 3,4 منه"),
            refuse(
                "between",
                lambda c: bool(c.before & Label.BETWEEN),
                "it may be a range",
                "نسبة 41,2% للأعمار بين 5,9 سنوات",
            ),
        ),
    ),
    Rule(
        "row", _is_row, LIST,
        examples=("كمان 20،30 سنة",),
        counters=("كمان 20،35 سنة",),
    ),
    Rule(
        "fraction-by-shape", lambda c: c.sign != ARABIC_COMMA or (len(c.whole) > 1 and len(c.tail) == 1), DECIMAL,
        examples=("السعر 7,5 أمس",),
        counters=("السعر 7،5 أمس",),
        sure=False,
    ),
    Rule(
        "fraction-guess", always, DECIMAL,
        examples=("السعر 7،5 أمس",),
        counters=("السعر 7،5%",),
        sure=False,
    ),
]
# fmt: on

# The shape of a fraction is sure, except for two years and a comma after 0 in brackets or notation: [0,1].
# fmt: off
_DECIMAL_RULES: list[SingleRule] = [
    Rule(
        "years", lambda c: len(c.parts) == 2 and len(c.whole) == len(c.tail) == YEAR_DIGITS, LIST,
        examples=("عامي ٢٠١٤٫٢٠١٥ معا",),
        counters=("بلغ ٢٠١٤٫٢٠ معا",),
        vetoes=(_refuse_exact("بلغ 2014.2015 كغ"),),
    ),
    Rule(
        "interval", lambda c: c.sign in COMMAS and c.in_brackets and not c.is_quantity, DECIMAL,
        examples=("في المجال [0,1] منه",),
        counters=("في المجال 0,1% منه",),
        sure=False,
    ),
    Rule(
        "spaced-thousands-and-comma",
        lambda c: c.sign in COMMAS and c.atom.signs[0] in SPACES and len(c.tail) == GROUP_DIGITS,
        DECIMAL,
        examples=("مساحة 4 760,000 متر",),
        counters=("مساحة 4 760,00 متر",),
        sure=False,
    ),
    Rule("fraction", always, DECIMAL, examples=("بلغ 3.5 أمس",), counters=("بلغ 3,5 أمس",)),
]
# fmt: on

# fmt: off
_GROUPED_RULES: list[SingleRule] = [
    Rule(
        "address", _is_address, "reference",
        examples=("الخادم 192.168.100.200 هنا",),
        counters=("بلغ 192.168.300.200 هنا",),
        vetoes=(_refuse_amount("بلغ 192.168.100.200 دينار"),),
    ),
    Rule(
        "row", lambda c: c.rises_by_one, "list",
        examples=("المجموعات هي 101،102،103",),
        counters=("المجموع هو 101،102،104",),
        vetoes=(_refuse_amount("وصلت 101،102،103 طن"),),
    ),
    Rule("groups", always, GROUPED, examples=("بلغ 1.234.567 منها",), counters=("بلغ 1.234.56 منها",)),
]
# fmt: on

# fmt: off
_CENTS_RULES: list[SingleRule] = [
    Rule(
        "cents",
        lambda c: (
            c.follows == "measure"
            or (c.is_near(Label.MONEY | Label.CURRENCY, MONEY_CHARS, MONEY_CHARS) and not c.named & Label.PART)
        ),
        CENTS,
        examples=("بمبلغ 2.000.000.00 دج", "تعويضا قدره 300.000.00 عن الضرر"),
        counters=("النسخة 2.000.000.00", "بمبلغ زهيد في النسخة 1.500.00"),
    ),
    Rule("section", always, "reference", examples=("النسخة 2.000.000.00",), counters=("بمبلغ 2.000.00 دينار",)),
]
# fmt: on

# The rules of each shape, except for its names.
SHAPES: dict[str, list[SingleRule]] = {
    THOUSAND: THOUSANDS,
    SHORT: _SHORT_RULES,
    DECIMAL: _DECIMAL_RULES,
    GROUPED: _GROUPED_RULES,
    CENTS: _CENTS_RULES,
    DATE: [Rule("day-month-year", always, "date", examples=("في 15.3.2024 مساء",), counters=("في 15.33.2024 مساء",))],
    LIST: [Rule("row", always, "list", examples=("المتتالية 13,8,5,3",), counters=("المتتالية 13,834",))],
    REFERENCE: [Rule("section", always, "reference", examples=("انظر 5.1.1 منه",), counters=("انظر 5.1 منه",))],
    OTHER: [Rule("code", always, "other", examples=("البند ٠٤,٠١ منه",), counters=("البند ٤,٠١ منه",))],
}

NO_NAME: SingleRule = Rule("", always, "")
NAMES_OF = rules_by_key((*NAMES, NO_NAME), SHAPES)
# The rules whose fraction is evidence for the sign in other numbers of the text, even where it is no proof.
LIKELY = frozenset(("exact", "fraction-in-text", "fraction-by-shape"))
