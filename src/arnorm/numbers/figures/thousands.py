"""What one sign before exactly three digits means, 1.234: thousands or a fraction; the first row that holds decides."""

from __future__ import annotations

from arnorm._arabic.data.magnitudes import MAGNITUDES
from arnorm._core.rules import Rule, always
from arnorm.numbers.context import find_word_after, fold_word, refuse
from arnorm.numbers.figures.shapes import COMMAS, DECIMAL, GROUP_DIGITS, GROUPED, STOPS
from arnorm.numbers.figures.single import ARABIC_COMMA, ARABIC_DECIMAL, Single, SingleRule
from arnorm.numbers.vocabulary import Role

__all__ = ["THOUSANDS"]


_LARGE, _HUGE = 9, 12  # powers of ten
_STOP_FRACTIONS = "the stop may begin fractions in this text"


def _may_be_fraction(c: Single) -> bool:
    return c.sign in STOPS and c.votes.doubts_thousands(c.sign)


def _is_fine(c: Single) -> bool:
    """Whether a stop or ، comes before grams, kilograms or litres, which often have thousandths: 1.250 كجم."""
    return (c.sign in STOPS or c.sign == ARABIC_COMMA) and bool(c.counts & Role.FINE)


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


THOUSANDS: list[SingleRule] = [
    Rule(
        "neighbours",
        lambda c: c.sign == ARABIC_COMMA and c.rises_by_one,
        "list",
        examples=("سورة البقرة 159،160",),
        counters=("يعيش فيها 61،200 هناك",),
        vetoes=(refuse("quantity", lambda c: c.is_quantity, "a unit follows", "وصلت 120،121 طن"),),
    ),
    Rule(
        "thousandths",
        lambda c: c.sign in STOPS and c.has_thousandths,
        DECIMAL,
        examples=("غرامة 10.000 دينار كويتي فقط",),
        counters=("غرامة 10.000 دينار عراقي فقط",),
        sure=False,
    ),
    Rule(
        "thousands-by-zeros",
        lambda c: c.tail == "000",
        GROUPED,
        examples=("غرامة 500.000 فقط",),
        counters=("معامل 500.001 فقط",),
        vetoes=(
            refuse("fractions-in-text", _may_be_fraction, _STOP_FRACTIONS, "معامل الثبات 0.005 ثم 1.000 ثم"),
            refuse("rate", lambda c: c.is_rate, "a rate may have a fraction", "بمعدل 137.000 لكل ساعة"),
        ),
    ),
    Rule(
        "exact-by-stop",
        lambda c: c.sign in STOPS and c.follows in ("percent", "magnitude"),
        DECIMAL,
        examples=("نحو 1.412 مليار نسمة",),
        counters=("نحو 1.412 نسمة",),
    ),
    Rule(
        "counted",
        lambda c: c.follows == "counted",
        GROUPED,
        examples=("ارتفع إلى 31.045 شهيداً",),
        counters=("ارتفع إلى 31.045%",),
        vetoes=(refuse("rate", lambda c: c.is_rate, "a rate may have a fraction", "الخصوبة 1.345 طفل لكل امرأة"),),
    ),
    Rule(
        "rate",
        lambda c: c.is_rate,
        DECIMAL,
        examples=("الخصوبة 1.345 طفل لكل امرأة",),
        counters=("حضر 1.345 طفل من القرية",),
        sure=False,
    ),
    Rule(
        "fine-unit",
        lambda c: _is_fine(c) and len(c.whole) < GROUP_DIGITS and not c.votes.grouping[c.sign],
        DECIMAL,
        examples=("وزنه 1.250 كجم فقط", "أضف ١٫٢٥٠ لتر منه"),
        counters=("مساحته 1.250 هكتار فقط", "وزنه 350.250 كجم فقط", "حضر 12.345 شخص ووزنه 1.250 كجم"),
    ),
    Rule(
        "fine-unit-guess",
        lambda c: _is_fine(c) or c.is_fine_price,
        DECIMAL,
        examples=("وزنه 350.250 كجم فقط", "حضر 12.345 شخص ووزنه 1.250 كجم", "يكلف 1,335 يورو لليتر"),
        counters=("مساحته 350.250 هكتار فقط", "يكلف 1,335 يورو للطن"),
        sure=False,
    ),
    Rule(
        "huge-magnitude",
        _has_huge_magnitude,
        DECIMAL,
        examples=("عددهم 1,234,567 نسمة والناتج 1,051 تريليون", "عددهم 1,234,567 نسمة والناتج 108,316 مليار"),
        counters=("عددهم 1,234,567 نسمة والناتج 1,051 مليون", "عددهم 1,234,567 نسمة والناتج 8,316 مليار"),
        sure=False,
    ),
    Rule(
        "thousands-in-text",
        lambda c: c.votes.grouping[c.sign] > 0,
        GROUPED,
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
        "exact-by-comma",
        lambda c: c.follows in ("percent", "magnitude") and c.votes.evident[c.sign] > 0,
        DECIMAL,
        examples=("نحو 3,5% ثم 1,412 مليار",),
        counters=("نحو 3.5% ثم 1,412 مليار",),
    ),
    Rule(
        "thousands-of-magnitude",
        _is_thousand_of_magnitude,
        GROUPED,
        examples=("بلغت 32,391 مليون دينار بنسبة 6.29%",),
        counters=("بلغت 32,391 مليون دينار بنسبة 6,29%",),
        sure=False,
    ),
    Rule(
        "fraction-guess",
        _is_likely_fraction,
        DECIMAL,
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
        "thousands-by-comma",
        lambda c: c.sign == "," or (c.sign == ARABIC_COMMA and c.follows == "measure"),
        GROUPED,
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
        "thousands-guess",
        always,
        GROUPED,
        examples=("وبلغ 20.345 أمس",),
        counters=("وبلغ 20.345 مليون",),
        sure=False,
    ),
]
