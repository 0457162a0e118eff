"""What one sign before exactly three digits means, 1.234: thousands or a fraction; the rules in their order."""

from __future__ import annotations

from arnorm.numbers._rules import Veto, always
from arnorm.numbers._shapes import COMMAS, DECIMAL, GROUPED, STOPS
from arnorm.numbers._single import ARABIC_COMMA, ARABIC_DECIMAL, Case, Single

__all__ = ["THOUSANDS"]

THOUSANDS: list[Case] = [
    Case(
        "neighbours",
        lambda c: c.sign == ARABIC_COMMA and c.is_neighbours,
        "list",
        example=("سورة البقرة 159،160", "159،160"),
        counter=("يعيش فيها 61،200 هناك", "61،200"),
        vetoes=(Veto("quantity", lambda c: c.is_quantity, ("وصلت 120،121 طن", "120،121")),),
    ),
    Case(
        "thousandths",
        lambda c: c.sign in STOPS and c.has_thousandths,
        DECIMAL,
        example=("غرامة 10.000 دينار كويتي فقط", "10.000"),
        counter=("غرامة 10.000 دينار عراقي فقط", "10.000"),
        sure=False,
    ),
    Case(
        "thousands-by-zeros",
        lambda c: c.tail == "000",
        GROUPED,
        example=("غرامة 500.000 فقط", "500.000"),
        counter=("معامل 500.001 فقط", "500.001"),
        vetoes=(
            Veto(
                "fractions-in-text",
                lambda c: c.sign in STOPS and c.votes.against_thousands(c.sign),
                ("معامل الثبات 0.005 ثم 1.000 ثم", "1.000"),
            ),
            Veto("rate", lambda c: c.is_rate, ("بمعدل 137.000 لكل ساعة", "137.000")),
        ),
    ),
    Case(
        "exact-by-stop",
        lambda c: c.sign in STOPS and c.follows in ("percent", "magnitude"),
        DECIMAL,
        example=("نحو 1.412 مليار نسمة", "1.412"),
        counter=("نحو 1.412 نسمة", "1.412"),
    ),
    Case(
        "counted",
        lambda c: c.follows == "counted",
        GROUPED,
        example=("ارتفع إلى 31.045 شهيداً", "31.045"),
        counter=("ارتفع إلى 31.045%", "31.045"),
        vetoes=(Veto("rate", lambda c: c.is_rate, ("الخصوبة 1.345 طفل لكل امرأة", "1.345")),),
    ),
    Case(
        "rate",
        lambda c: c.is_rate,
        DECIMAL,
        example=("الخصوبة 1.345 طفل لكل امرأة", "1.345"),
        counter=("حضر 1.345 طفل من القرية", "1.345"),
        sure=False,
    ),
    Case(
        "thousands-in-text",
        lambda c: c.votes.grouping[c.sign] > 0,
        GROUPED,
        example=("حضر 7.000 شخص وبقي 3.875 منهم", "3.875"),
        counter=("حضر 7,000 شخص وبقي 3.875 منهم", "3.875"),
        vetoes=(
            Veto(
                "fractions-in-text",
                lambda c: c.sign in STOPS and c.votes.zeros > 0,
                ("بلغ المجموع 64.190.651 ثم 3.875 والنسبة 0.5", "3.875"),
            ),
            Veto("alone-in-brackets", lambda c: c.alone_in_brackets, ("حضر 7،100 شخص ثم (1،234) منهم", "1،234")),
        ),
    ),
    Case(
        "zeros-among-fractions",
        lambda c: c.tail == "000" and c.sign in STOPS and c.votes.zeros > 0,
        DECIMAL,
        example=("معامل الثبات 0.005 ثم 1.000 ثم", "1.000"),
        counter=("معامل الثبات 0,005 ثم 1,000 ثم", "1,000"),
        sure=False,
    ),
    Case(
        "exact-by-comma",
        lambda c: c.follows in ("percent", "magnitude") and c.votes.evident[c.sign] > 0,
        DECIMAL,
        example=("نحو 3,5% ثم 1,412 مليار", "1,412"),
        counter=("نحو 3.5% ثم 1,412 مليار", "1,412"),
    ),
    Case(
        "thousands-of-magnitude",
        lambda c: c.follows in ("percent", "magnitude") and (c.tail[-1] == "0" or _stops_are_fractions(c)),
        GROUPED,
        example=("بلغت 32,391 مليون دينار بنسبة 6.29%", "32,391"),
        counter=("بلغت 32,391 مليون دينار بنسبة 6,29%", "32,391"),
        sure=False,
    ),
    Case(
        "exact-guess",
        lambda c: c.follows in ("percent", "magnitude"),
        DECIMAL,
        example=("بلغت 32,391 مليون دينار", "32,391"),
        counter=("بلغت 32,391 دينار", "32,391"),
        sure=False,
    ),
    Case(
        "fraction-by-stop",
        lambda c: c.sign == "." and _other_fractions(c),
        DECIMAL,
        example=("تساوي 354.367056 يوما أو 2.835 من الفضة", "2.835"),
        counter=("تساوي 354.36 يوما أو 2.835 من الفضة", "2.835"),
        sure=False,
    ),
    Case(
        "fraction-by-arabic-sign",
        lambda c: c.sign == ARABIC_DECIMAL and c.votes.decimal[c.sign] > 0,
        DECIMAL,
        example=("نسبة ٢٫٥٪ ووزنه ٢٢٫٩٢٤", "٢٢٫٩٢٤"),
        counter=("ووزنه ٢٢٫٩٢٤", "٢٢٫٩٢٤"),
    ),
    Case(
        "arabic-sign-guess",
        lambda c: c.sign == ARABIC_DECIMAL and c.follows != "measure",
        DECIMAL,
        example=("ووزنه ٢٢٫٩٢٤", "٢٢٫٩٢٤"),
        counter=("ووزنه ٢٢٫٩٢٤ كغ", "٢٢٫٩٢٤"),
        sure=False,
    ),
    Case(
        "fraction-by-comma",
        lambda c: c.sign in COMMAS and c.votes.decimal[c.sign] > c.votes.thousands[c.sign] and c.tail[-1] != "0",
        DECIMAL,
        example=("يُكلف اللتر 7,5 ثم 1,5 ثم 1,335 يورو", "1,335"),
        counter=("يُكلف اللتر 1,335 يورو", "1,335"),
        sure=False,
    ),
    Case(
        "thousands-by-comma",
        lambda c: c.sign == "," or (c.sign == ARABIC_COMMA and c.follows == "measure"),
        GROUPED,
        example=("مساحتها 30،265 كم", "30،265"),
        counter=("مساحتها 30.265 كم", "30.265"),
        vetoes=(Veto("notation", lambda c: c.in_notation, ("من النوع DECIMAL(10,123) م", "10,123")),),
    ),
    Case(
        "thousands-guess",
        always,
        GROUPED,
        example=("وبلغ 20.345 أمس", "20.345"),
        counter=("وبلغ 20.345 مليون", "20.345"),
        sure=False,
    ),
]


def _stops_are_fractions(c: Single) -> bool:
    """Whether the text's fractions begin with a stop, and none with this comma."""
    return c.sign in COMMAS and any(c.votes.decimal[stop] for stop in STOPS) and not c.votes.decimal[c.sign]


def _other_fractions(c: Single) -> bool:
    """Whether the text groups with another sign than the stop, or has longer fractions, or measures with it."""
    votes = c.votes
    measured = c.follows == "measure" and votes.decimal[c.sign]
    return bool(votes.groups_otherwise(c.sign) or votes.precise[c.sign] or measured)
