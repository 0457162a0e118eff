"""What one sign before exactly three digits means, 1.234: thousands or a fraction; the first row that holds decides."""

from __future__ import annotations

from arnorm._core.rules import Rule, always, veto
from arnorm.numbers.figures.shapes import COMMAS, DECIMAL, GROUPED, STOPS
from arnorm.numbers.figures.single import ARABIC_COMMA, ARABIC_DECIMAL, Single, SingleRule

__all__ = ["THOUSANDS"]


def _has_fractions_by_stop(c: Single) -> bool:
    """Whether a stop begins the fractions of the text, and this comma begins none."""
    return c.sign in COMMAS and any(c.votes.decimal[stop] for stop in STOPS) and not c.votes.decimal[c.sign]


def _groups_without_stop(c: Single) -> bool:
    """Whether the text groups with another sign than the stop, or has longer fractions, or measures with it."""
    votes = c.votes
    measured = c.follows == "measure" and votes.decimal[c.sign]
    return bool(votes.groups_with_others(c.sign) or votes.precise[c.sign] or measured)


THOUSANDS: list[SingleRule] = [
    Rule(
        "neighbours",
        lambda c: c.sign == ARABIC_COMMA and c.rises_by_one,
        "list",
        examples=("سورة البقرة 159،160",),
        counters=("يعيش فيها 61،200 هناك",),
        vetoes=(
            veto(
                "quantity",
                lambda c: c.is_quantity,
                "a unit or a counted noun makes it an amount",
                examples=("وصلت 120،121 طن",),
            ),
        ),
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
            veto(
                "fractions-in-text",
                lambda c: c.sign in STOPS and c.votes.doubts_thousands(c.sign),
                "the stop may begin fractions in this text",
                examples=("معامل الثبات 0.005 ثم 1.000 ثم",),
            ),
            veto("rate", lambda c: c.is_rate, "a rate may have a fraction", examples=("بمعدل 137.000 لكل ساعة",)),
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
        vetoes=(
            veto("rate", lambda c: c.is_rate, "a rate may have a fraction", examples=("الخصوبة 1.345 طفل لكل امرأة",)),
        ),
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
        "thousands-in-text",
        lambda c: c.votes.grouping[c.sign] > 0,
        GROUPED,
        examples=("حضر 7.000 شخص وبقي 3.875 منهم",),
        counters=("حضر 7,000 شخص وبقي 3.875 منهم",),
        vetoes=(
            veto(
                "fractions-in-text",
                lambda c: c.sign in STOPS and c.votes.has_zero_fractions,
                "the stop begins fractions in this text",
                examples=("بلغ المجموع 64.190.651 ثم 3.875 والنسبة 0.5",),
            ),
            veto(
                "in-brackets",
                lambda c: c.in_brackets,
                "it may be an interval",
                examples=("حضر 7،100 شخص ثم (1،234) منهم",),
            ),
        ),
    ),
    Rule(
        "zeros-among-fractions",
        lambda c: c.tail == "000" and c.sign in STOPS and c.votes.has_zero_fractions,
        DECIMAL,
        examples=("معامل الثبات 0.005 ثم 1.000 ثم",),
        counters=("معامل الثبات 0,005 ثم 1,000 ثم",),
        sure=False,
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
        lambda c: c.follows in ("percent", "magnitude") and (c.tail[-1] == "0" or _has_fractions_by_stop(c)),
        GROUPED,
        examples=("بلغت 32,391 مليون دينار بنسبة 6.29%",),
        counters=("بلغت 32,391 مليون دينار بنسبة 6,29%",),
        sure=False,
    ),
    Rule(
        "exact-guess",
        lambda c: c.follows in ("percent", "magnitude"),
        DECIMAL,
        examples=("بلغت 32,391 مليون دينار",),
        counters=("بلغت 32,391 دينار",),
        sure=False,
    ),
    Rule(
        "fraction-by-stop",
        lambda c: c.sign == "." and _groups_without_stop(c),
        DECIMAL,
        examples=("تساوي 354.367056 يوما أو 2.835 من الفضة",),
        counters=("تساوي 354.36 يوما أو 2.835 من الفضة",),
        sure=False,
    ),
    Rule(
        "fraction-by-arabic-sign",
        lambda c: c.sign == ARABIC_DECIMAL and c.votes.decimal[c.sign] > 0,
        DECIMAL,
        examples=("نسبة ٢٫٥٪ ووزنه ٢٢٫٩٢٤",),
        counters=("ووزنه ٢٢٫٩٢٤",),
    ),
    Rule(
        "arabic-sign-guess",
        lambda c: c.sign == ARABIC_DECIMAL and c.follows != "measure",
        DECIMAL,
        examples=("ووزنه ٢٢٫٩٢٤",),
        counters=("ووزنه ٢٢٫٩٢٤ كغ",),
        sure=False,
    ),
    Rule(
        "fraction-by-comma",
        lambda c: c.sign in COMMAS and c.votes.decimal[c.sign] > c.votes.thousands[c.sign] and c.tail[-1] != "0",
        DECIMAL,
        examples=("يُكلف اللتر 7,5 ثم 1,5 ثم 1,335 يورو",),
        counters=("يُكلف اللتر 1,335 يورو",),
        sure=False,
    ),
    Rule(
        "thousands-by-comma",
        lambda c: c.sign == "," or (c.sign == ARABIC_COMMA and c.follows == "measure"),
        GROUPED,
        examples=("مساحتها 30،265 كم",),
        counters=("مساحتها 30.265 كم",),
        vetoes=(
            veto("notation", lambda c: c.in_notation, "it may be a list", examples=("من النوع DECIMAL(10,123) م",)),
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
