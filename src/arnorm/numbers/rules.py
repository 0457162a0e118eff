"""What the signs of a number mean that nothing joins to another: tables of rules; the first row that holds decides.

Names come first (a time, a section of a law), then what each shape may be. `unify_numbers` rewrites a comma or a stop
only if something speaks for the reading: a unit, money, a per-cent sign, a magnitude, a counted noun, a second sign, or
another number of the same text with such evidence for the same sign. A reading that is only the likelier one is found
with its value, but is not ``sure``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

from arnorm._arabic.data.units import MAGNITUDES, THOUSANDTHS_CODES, THOUSANDTHS_SHORT
from arnorm._core.classes import CLOSE, END, FOREIGN, HASH, NEWLINE, OPEN, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Asked, Refused, Rule, Veto, always, first_rule, rules_by_key, veto
from arnorm._core.scan import Scan
from arnorm._core.windows import sides_of, skip, skip_back, up_to
from arnorm.numbers.evidence import (
    ARABIC_COMMA,
    BLANKS,
    COMMAS,
    LINE_BREAK,
    PHONE_DIGITS,
    STOPS,
    Atom,
    Beside,
    fold_word,
    to_int,
)
from arnorm.numbers.options import FRACTION_DIGITS, GROUP_DIGITS, YEAR_DIGITS
from arnorm.numbers.vocabulary import Label

_CURRENCY_CHARS = 6  # a shortened currency with its spaces (د. ك)
_MONEY_CHARS = 30  # between a number and a word for an amount
_HEADING_CHARS = 10  # hashes and blanks before the number of a section, or the name of an archive
_POINT = lazy_pattern(r"نقطة(?: \w)? ?\(\Z")
_BRACKETS = (bytes((OPEN,)), bytes((CLOSE,)))
_PAIR_CHARS = 24  # between a word for a vector and its coordinates
_CODE_ROW_CHARS = 4  # a dash with its spaces, and the first digit of the next code
_THOUSANDTHS = THOUSANDTHS_SHORT + THOUSANDTHS_CODES
_LARGE, _HUGE = 9, 12  # powers of ten
_TITLE_AFTER_BLANK = lazy_pattern(r"\.?[ \xa0]{1,2}[^\W\d_]")
_TITLE_AFTER_STOP = lazy_pattern(r"\.[ \xa0]{1,2}[^\W\d_]|ال[^\W\d_]{2}")  # or glued: 4.5التحليل


class Votes:
    """What the numbers of one text use each sign for. What takes reading is read when a rule first asks."""

    def __init__(self, cases: Iterable[Single] = ()) -> None:
        self.by_shape: dict[str, list[Single]] = {}
        for case in cases:
            self.by_shape.setdefault(case.atom.shape, []).append(case)
        fractions, thousands = self._of("decimal"), self._of("thousand")
        codes = (case.sign for case in self._of("other") if not case.atom.signs[1:])
        self.codes: Counter[str] = Counter(codes)  # 03,02: no quantities
        self.thousands: Counter[str] = Counter(case.sign for case in thousands)  # one sign before three digits
        self.decimal: Counter[str] = Counter(case.sign for case in fractions)
        self.precise = {case.sign for case in fractions if len(case.tail) > FRACTION_DIGITS}
        self.evident: dict[str, bool] = {}  # fractions that a unit, a per-cent sign or a second sign proves
        groups = [case.sign for case in self._of("grouped")]
        groups += [case.atom.signs[0] for case in fractions if case.atom.signs[1:]]
        self.grouping = dict.fromkeys("".join(groups), True)
        for case in self._of("short"):
            rule = first_rule(SHAPES["short"], case)
            if case.is_unnamed and rule.what == "decimal" and rule.name != "fraction-guess":
                self.decimal[case.sign] += 1
                if rule.sure:
                    self.evident[case.sign] = True
        self.doubtful: dict[str, bool] = {}

    def _of(self, shape: str) -> list[Single]:
        return self.by_shape.get(shape, [])

    def proves_fractions(self, sign: str) -> bool:
        """Whether a fraction with this sign is evident by its shape, or by a unit or a per-cent sign."""
        if sign not in self.evident:
            self.evident[sign] = any(case.is_unnamed for case in self._of("decimal") if case.sign == sign)
        return self.evident[sign]

    def proves_thousands(self, sign: str) -> bool:
        """Whether this sign surely groups thousands somewhere."""
        if sign not in self.grouping:
            alike = (case for case in self._of("thousand") if case.sign == sign)
            self.grouping[sign] = any(case.is_unnamed and case.proves_thousands for case in alike)
        return self.grouping[sign]

    def raises_doubt(self, sign: str) -> bool:
        """Whether a number makes it doubtful that this sign groups: 3.875, 1,335 يورو لليتر."""
        if sign not in self.doubtful:
            alike = (case for case in self._of("thousand") if case.sign == sign)
            self.doubtful[sign] = any(case.is_unnamed and case.raises_doubt for case in alike)
        return self.doubtful[sign]

    @cached_property
    def has_zero_fractions(self) -> bool:
        """Whether fractions begin with 0. or 0٫: `unify_numbers` may turn one sign into the other."""
        return any(case.sign in STOPS and case.whole == "0" and case.is_unnamed for case in self._of("decimal"))


_NO_VOTES = Votes()


class Single(Beside):
    """An atom that nothing joins to another, its neighbours, and what the other numbers of the text say."""

    votes = _NO_VOTES
    is_section = False  # whether it is one of several numbers at the heads of lines that count up
    is_pair = False  # whether it is a pair of coordinates

    def __init__(self, atom: Atom, scan: Scan) -> None:
        super().__init__(scan, atom.start, atom.end)
        self.refused: list[Refused] = []
        self.atom, self.parts = atom, atom.parts
        self.sign = atom.signs[-1]
        self.whole, *_, self.tail = atom.parts

    @cached_property
    def name(self) -> SingleRule:
        """The rule that decides from the words around the number that it is a name, or `NO_NAME`."""
        return first_rule(NAMES_OF[self.atom.shape], self, self.refused)

    @property
    def is_unnamed(self) -> bool:
        """Whether no rule takes the number for a name."""
        return self.name is NO_NAME

    @property
    def is_exact(self) -> bool:
        """Whether a magnitude or a per-cent sign follows, before which a number often has a fraction."""
        return self.follows in ("percent", "magnitude")

    @cached_property
    def is_rate(self) -> bool:
        """Whether it is so much for each of something, which may have a fraction: 1.345 طفل لكل امرأة."""
        if self.sign not in STOPS:
            return False
        if self.before & Label.RATE or self.second_after & Label.PER:
            return True
        return not self.tail.endswith("0") and bool((self.before | self.second_before) & Label.MEAN)

    @property
    def has_thousandths(self) -> bool:
        """Whether it is money that is counted by the thousandth too, as in Kuwait or Oman: 1.250 د.ك."""
        if self.follows == "measure" and self.second_after & Label.THOUSANDTH:
            return bool(self.after & Label.CURRENCY)
        before, after = sides_of(self.scan.text, self.start, self.end, _CURRENCY_CHARS)
        if after.lstrip(" \xa0").replace(". ", ".").startswith(_THOUSANDTHS):
            return True
        return before.rstrip(" \xa0").endswith(THOUSANDTHS_CODES)

    @property
    def is_fine(self) -> bool:
        """Whether a stop or ، comes before grams, kilograms or litres, which often have thousandths: 1.250 كجم."""
        return (self.sign in STOPS or self.sign == ARABIC_COMMA) and bool(self.counts & Label.FINE)

    @property
    def is_fine_price(self) -> bool:
        """Whether it is the price of a litre or a kilogram in euros or dollars: 1,335 يورو لليتر."""
        return bool(self.after & Label.STRONG and self.second_after & Label.FINE)

    @property
    def is_clock(self) -> bool:
        """15.00 after "hour", or 9.30 before "in the morning"; the minutes may come first (٣٠'٨)."""
        parts = sorted(self.parts, key=len) if self.sign == "'" else self.parts
        if [*map(len, parts)] not in ([1, 2], [2, 2]) or int(parts[0]) > 24 or int(parts[1]) > 59:
            return False
        return bool(self.before & Label.CLOCK or self.after & Label.DAYTIME)

    @property
    def is_at_head(self) -> bool:
        """Whether it is two numbers with a stop between at the head of a line that goes on."""
        kinds = self.scan.kinds
        before, after = (
            skip_back(kinds, self.start, BLANKS, _HEADING_CHARS),
            skip(kinds, self.end, BLANKS, _HEADING_CHARS),
        )
        is_head = len(self.parts) == 2 and self.sign in STOPS and kinds[before - 1] in (NEWLINE, END)
        return is_head and kinds[after] not in (NEWLINE, END)

    def counts_from(self, other: Single) -> bool:
        """Whether it is the section after another: 2.4 after 2.3, 3.1 after 2.9; backwards, 11.2 after 10.2."""
        (one, two), (whole, tail) = ([to_int(part) for part in case.parts] for case in (other, self))
        return (whole, tail) in ((one, two + 1), (one + 1, two), (one + 1, 1))

    @property
    def is_heading(self) -> bool:
        """Whether it is the number of a section at the head of a line: 4.8. تم, ### 2.3 استخدام, 4.5التحليل."""
        text, kinds, before = self.scan.text, self.scan.kinds, self.scan.kinds[self.start - 1]
        if before in (NEWLINE, END):
            return _TITLE_AFTER_STOP.match(text, self.end) is not None
        if before != SPACE or kinds[self.start - 2] != HASH:
            return False
        *_, line = LINE_BREAK.split(up_to(text, self.start, _HEADING_CHARS))
        return not line.strip(" #") and _TITLE_AFTER_BLANK.match(text, self.end) is not None

    @property
    def is_named_pair(self) -> bool:
        """Whether two digits with a comma between are near a word for a place or a vector."""
        return self.is_near(Label.PAIR, _PAIR_CHARS, 0)

    @property
    def is_in_brackets(self) -> bool:
        """Whether nothing else is in the brackets: (2,5)."""
        return sides_of(self.scan.kinds, self.start, self.end) == _BRACKETS

    @property
    def is_point(self) -> bool:
        """Whether a word for a point is right before the brackets: النقطة (2,5)."""
        return self.is_in_brackets and _POINT.search(up_to(self.scan.text, self.start, _PAIR_CHARS)) is not None

    @property
    def is_of_digits(self) -> bool:
        return self.sign in COMMAS and len(self.parts) == 2 and len(self.whole) == len(self.tail) == 1

    @property
    def is_preprint(self) -> bool:
        """Whether it is the number of a preprint: arXiv 2602.16760."""
        if not len(self.whole) == YEAR_DIGITS <= len(self.tail):
            return False
        return up_to(self.scan.text, self.start, _HEADING_CHARS).lower().rstrip(" :\xa0").endswith("arxiv")

    @property
    def are_items(self) -> bool:
        """Whether they are the rising numbers of several things: المواد 101،102،103, ص 95,120."""
        labels, (word, start) = self.before | self.named, self.word_before
        # Pages that are counted (في 300 صفحة 1,450 منها), but not in «ج 2 ص 95,120».
        is_count = up_to(self.scan.text, start, 2).rstrip().isdecimal() and word[2:] and not word.startswith("ال")
        are_pages = labels & Label.PAGE and not is_count and {",", ARABIC_COMMA}.issuperset(self.atom.signs)
        if not (are_pages or (labels & Label.LISTED and len({len(part) for part in self.parts}) == 1)):
            return False
        return self.rises and not self.second_before & Label.TOTAL

    @property
    def rises(self) -> bool:
        """Whether each part is more than the one before."""
        return all(to_int(one) < to_int(other) for one, other in pairwise(self.parts))

    @property
    def rises_by_one(self) -> bool:
        """Whether each part is one more than the one before: 159,160."""
        return all(to_int(other) - to_int(one) == 1 for one, other in pairwise(self.parts))

    @property
    def is_row(self) -> bool:
        """Whether the two numbers are tens that rise (20،30), or neighbours (15,16)."""
        if self.whole[-1] == self.tail[-1] == "0" and len(self.whole) == len(self.tail) <= 2 and self.rises:
            return True
        is_short = len(self.whole) == 1 and self.sign != ARABIC_COMMA  # 3,4
        return not is_short and abs(to_int(self.whole) - to_int(self.tail)) == 1

    @property
    def is_in_code_row(self) -> bool:
        """Whether a spaced dash and a number, or nothing more, come before or after it: 8516,33 - 8516,32."""
        if len(self.whole) != YEAR_DIGITS:
            return False
        around = sides_of(self.scan.text, self.start, self.end, _CODE_ROW_CHARS)
        beyond = [side.strip(" -") for side in around if " - " in side]
        return any(not char or char.isdecimal() for char in beyond)

    @property
    def may_be_named(self) -> bool:
        """Whether it may name a law or a part: commas that group in threes make a count."""
        return self.atom.shape != "grouped" or self.sign in STOPS

    @property
    def are_thousands_of_magnitude(self) -> bool:
        """Whether thousands are likelier before مليون: the tail is round, or a stop begins fractions in the text."""
        votes = self.votes
        by_stop = self.sign in COMMAS and any(votes.decimal[stop] for stop in STOPS) and not votes.decimal[self.sign]
        return self.is_exact and (self.tail.endswith("0") or by_stop)

    @property
    def has_huge_magnitude(self) -> bool:
        """Whether thousands before it would be more than anyone counts: 1,051 تريليون, 108,316 مليار."""
        if self.follows != "magnitude" or self.sign not in COMMAS or self.tail.endswith("0"):
            return False
        word = fold_word(self.word_after[0])
        power = MAGNITUDES.get(word) or MAGNITUDES.get(word.removesuffix("ا"), 0)
        return power >= _HUGE or (power >= _LARGE and len(self.whole) == GROUP_DIGITS)

    @property
    def proves_thousands(self) -> bool:
        """Whether 1.234 is surely a count of thousands; 1.000 alone is not (a mark of 4.000)."""
        if self.is_rate:
            return False
        if self.tail.endswith("0") and (self.sign == "," or (self.sign == ARABIC_COMMA and self.follows == "measure")):
            return True
        return self.follows == "counted" or (self.tail == "000" and self.sign not in STOPS)

    @property
    def raises_doubt(self) -> bool:
        """Whether 3.875 makes it doubtful that the same stop groups in 4.000, or a price that the same comma does."""
        is_open = self.sign == "." and self.tail != "000"  # three noughts after ٫ are thousands in every text
        return self.is_fine_price or (is_open and self.follows not in ("percent", "magnitude", "counted"))

    @property
    def is_likely_fraction(self) -> bool:
        """Whether a fraction is the likelier reading: by what follows, or by the other numbers of the text."""
        votes, sign = self.votes, self.sign
        if self.is_exact:
            return True
        if sign in STOPS and self.tail == "000":
            return votes.has_zero_fractions
        if sign == ".":  # the text groups with another sign, or has longer fractions, or measures with a stop
            is_precise = sign in votes.precise or (self.follows == "measure" and votes.decimal[sign] > 0)
            return is_precise or any(map(votes.proves_thousands, {*votes.grouping, *votes.thousands} - {sign}))
        if sign in STOPS:
            return self.follows != "measure" or votes.decimal[sign] > 0
        return sign in COMMAS and votes.decimal[sign] > votes.thousands[sign] and not self.tail.endswith("0")


SingleRule: TypeAlias = Asked[Single, str]

_QUANTITY: Veto[Single] = veto(
    "quantity", lambda c: c.is_quantity, "a unit or a counted noun makes it an amount",
    examples=("خصص للقسم 1.5 مليون ريال",),
)  # fmt: skip
_RATE: Veto[Single] = veto(
    "rate", lambda c: c.is_rate, "a rate may have a fraction",
    examples=("الخصوبة 1.345 طفل لكل امرأة",),
)  # fmt: skip
_INTERVAL: Veto[Single] = veto(
    "in-brackets", lambda c: c.brackets != "", "it may be an interval",
    examples=("حضر 7،100 شخص ثم (1،234) منهم", "نسبة 2,5% في الفترة (3,5) منها"),
)  # fmt: skip
_LISTED: Veto[Single] = veto(
    "listed", lambda c: c.atom.shape == "short" and c.before & Label.LISTED, "a comma after a plural parts two numbers",
    examples=("تعديل المواد 12,15 منه",),
)  # fmt: skip

# fmt: off
THOUSANDS: list[SingleRule] = [
    Rule(
        "neighbours", lambda c: c.sign == ARABIC_COMMA and c.rises_by_one, "list",
        examples=("سورة البقرة 159،160",),
        counters=("يعيش فيها 61،200 هناك",),
        vetoes=(_QUANTITY,),
    ),
    Rule(
        "thousandths", lambda c: c.sign in STOPS and c.has_thousandths, "decimal",
        examples=("غرامة 10.000 دينار كويتي فقط",),
        counters=("غرامة 10.000 دينار عراقي فقط",),
        sure=False,
    ),
    Rule(
        "thousands-by-zeros", lambda c: c.tail == "000", "grouped",
        examples=("غرامة 500.000 فقط",),
        counters=("معامل 500.001 فقط",),
        vetoes=(
            veto(
                "fractions-in-text",  # 64.190.651 leaves no doubt
                lambda c: c.sign in STOPS and (
                    c.votes.raises_doubt(c.sign)
                    or (c.votes.has_zero_fractions and not c.votes.proves_thousands(c.sign))
                ),
                "the stop may begin fractions in this text",
                examples=("معامل الثبات 0.005 ثم 1.000 ثم",),
            ),
            _RATE,
        ),
    ),
    Rule(
        "exact",
        lambda c: (
            c.is_exact
            and (c.sign in STOPS or (c.votes.proves_fractions(c.sign) and not c.votes.proves_thousands(c.sign)))
        ),
        "decimal",
        examples=("نحو 1.412 مليار نسمة", "نحو 3,5% ثم 1,412 مليار"),
        counters=("نحو 1.412 نسمة", "نحو 3.5% ثم 1,412 مليار"),
    ),
    Rule(
        "counted", lambda c: c.follows == "counted", "grouped",
        examples=("ارتفع إلى 31.045 شهيداً",),
        counters=("ارتفع إلى 31.045%",),
        vetoes=(_RATE,),
    ),
    Rule(
        "rate", lambda c: c.is_rate, "decimal",
        examples=("الخصوبة 1.345 طفل لكل امرأة",),
        counters=("حضر 1.345 طفل من القرية",),
        sure=False,
    ),
    Rule(
        "fine-unit",
        lambda c: c.is_fine and len(c.whole) < GROUP_DIGITS and not c.votes.proves_thousands(c.sign),
        "decimal",
        examples=("وزنه 1.250 كجم فقط", "أضف ١٫٢٥٠ لتر منه"),
        counters=("مساحته 1.250 هكتار فقط", "وزنه 350.250 كجم فقط", "حضر 12.345 شخص ووزنه 1.250 كجم"),
    ),
    Rule(
        "fine-unit-guess", lambda c: c.is_fine or c.is_fine_price, "decimal",
        examples=("وزنه 350.250 كجم فقط", "حضر 12.345 شخص ووزنه 1.250 كجم", "يكلف 1,335 يورو لليتر"),
        counters=("مساحته 350.250 هكتار فقط", "يكلف 1,335 يورو للطن"),
        sure=False,
    ),
    Rule(
        "huge-magnitude", lambda c: c.has_huge_magnitude, "decimal",
        examples=("عددهم 1,234,567 نسمة والناتج 1,051 تريليون", "عددهم 1,234,567 نسمة والناتج 108,316 مليار"),
        counters=("عددهم 1,234,567 نسمة والناتج 1,051 مليون", "عددهم 1,234,567 نسمة والناتج 8,316 مليار"),
        sure=False,
    ),
    Rule(
        # A comma of either script groups where the other does, if no fraction of the text begins with it.
        "thousands-in-text",
        lambda c: c.votes.proves_thousands(c.sign)
        or (c.sign == ARABIC_COMMA and c.votes.proves_thousands(",") and not c.votes.decimal[c.sign]),
        "grouped",
        examples=("حضر 7.000 شخص وبقي 3.875 منهم", "باع 1,257 نسخة ثم 4،131 منها"),
        counters=("حضر 7,000 شخص وبقي 3.875 منهم",),
        vetoes=(
            veto(
                "fractions-in-text",
                lambda c: c.sign in STOPS and c.votes.has_zero_fractions,
                "the stop may begin fractions in this text",
                examples=("بلغ المجموع 64.190.651 ثم 3.875 والنسبة 0.5",),
            ),
            _INTERVAL,
        ),
    ),
    Rule(
        "thousands-of-magnitude", lambda c: c.are_thousands_of_magnitude, "grouped",
        examples=("بلغت 32,391 مليون دينار بنسبة 6.29%",),
        counters=("بلغت 32,391 مليون دينار بنسبة 6,29%",),
        sure=False,
    ),
    Rule(
        "fraction-guess", lambda c: c.is_likely_fraction, "decimal",
        examples=(
            "بلغت 32,391 مليون دينار",
            "معامل الثبات 0.005 ثم 1.000 ثم",
            "تساوي 354.367056 يوما أو 2.835 من الفضة",
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
        "thousands-by-comma", lambda c: c.sign == "," or (c.sign == ARABIC_COMMA and c.follows == "measure"), "grouped",
        examples=("مساحتها 30،265 كم",),
        counters=("مساحتها 30.265 كم",),
        vetoes=(
            veto("notation", lambda c: c.brackets == "notation", "a list", examples=("من النوع DECIMAL(10,123) م",)),
            veto(
                "fractions-in-text", lambda c: c.votes.raises_doubt(c.sign),
                "the comma may begin fractions in this text",
                examples=("يكلف 1,335 يورو لليتر ومعدله 1,165 يورو",),
            ),
        ),
    ),
    Rule(
        "thousands-guess", always, "grouped",
        examples=("وبلغ 20.345 أمس",),
        counters=("وبلغ 20.345 مليون",),
        sure=False,
    ),
]

# By the words beside a number, whatever its shape.
NAMES: list[SingleRule] = [
    Rule(
        "clock", lambda c: c.is_clock, "time",
        examples=("الاجتماع (13,30 تغ)",),
        counters=("ارتفع إلى 13,30%",),
        keys=frozenset(("decimal", "short", "other")),
    ),
    Rule(
        "postal", lambda c: c.before & Label.POSTAL, "reference",
        examples=("الرمز البريدي 16 000 الجزائر",),
        counters=("عدد الطرود 16 000 هناك",),
        vetoes=(_QUANTITY,),
        keys=frozenset(("thousand", "grouped")),
    ),
    Rule(
        "items", lambda c: c.are_items, "list",
        examples=("تعديل المواد 101،102،103 منه", "الشرح في ص 95,120 منه", "الشرح في ج 2 ص 95,120 منه"),
        counters=("يضم 101،102،104 منه", "عدد الصفحات 1,250 في المجلد", "يقع في 300 صفحة 1,450 منها بالألوان"),
        vetoes=(_QUANTITY,),
        keys=frozenset(("thousand", "grouped")),
    ),
    Rule(
        "part", lambda c: len(c.whole) <= GROUP_DIGITS and c.named & Label.PART and c.may_be_named, "reference",
        examples=("كما في الفقرة (٤٫٢) من الجدول",),
        counters=("ارتفع بنسبة ٤٫٢ منها",),
        vetoes=(_QUANTITY, _LISTED),
        keys=frozenset(("decimal", "short", "thousand", "grouped", "reference")),
    ),
    Rule(
        "heading", lambda c: c.sign == "." and len(c.parts) == 2 and len(c.tail) <= 2 and c.is_heading, "reference",
        examples=("4.8. تم تطوير البرنامج", "### 2.3 استخدام البطاقة"),
        counters=("بلغ المعدل 4.8. تم تطوير البرنامج", "2.3 استخدام البطاقة"),
        vetoes=(_QUANTITY,),
        keys=frozenset(("decimal",)),
    ),
    Rule(
        "section", lambda c: c.is_section, "reference",
        examples=("10.2 مواصفة الملوثات\n11.2 مواصفة الحليب\n12.2 مواصفة المياه",),
        counters=("10.2 مواصفة الملوثات\n15.2 مواصفة الحليب\n12.2 مواصفة المياه",),
        vetoes=(_QUANTITY,),
        keys=frozenset(("decimal",)),
    ),
    Rule(
        "pair", lambda c: c.is_pair, "list",
        examples=("له إحداثيات 0,0 هناك", "المتجه 1،0 ثم يصبح 0،1 هنا", "المستقيم المار بالنقطة (2,5)"),
        counters=("له قيمة 0,0 هناك", "المتجه 1,5 كم", "حصل على (2,5) نقطة"),
        vetoes=(_QUANTITY,),
        keys=frozenset(("decimal", "short")),
    ),
    Rule(
        "preprint", lambda c: c.sign == "." and c.is_preprint, "reference",
        examples=("الورقة (arXiv 2602.16760) هنا",),
        counters=("الورقة (IPX 2602.16760) هنا",),
        keys=frozenset(("decimal",)),
    ),
    Rule(
        "phone",
        lambda c: (
            c.atom.signs[0] in ". "
            and sum(map(len, c.parts)) >= PHONE_DIGITS.start
            and c.before & (Label.PHONE | Label.TELEPHONE)
        ),
        "phone",
        examples=("الاتصال على الرقم 71.845.220 صباحا",),
        counters=("بلغ عددهم 71.845.220 هناك",),
        vetoes=(_QUANTITY,),
    ),
    Rule(
        "law",
        lambda c: c.before & (Label.LAW | Label.NUMBERED) and not c.before & Label.ARTICLE and c.may_be_named,
        "reference",
        examples=("لمقتضيات القانون رقم 12.104 المتعلق به",),
        counters=("وبلغ السعر 12.104 أمس",),
        vetoes=(
            veto(
                "amount", lambda c: c.is_quantity and c.scan.kinds[c.end] != FOREIGN, "a unit makes it an amount",
                examples=("نص القانون 1,5 مليون درهم",),
            ),
            _LISTED,
        ),
        keys=frozenset(("decimal", "short", "thousand", "grouped")),
    ),
]

# The rules of each shape, except for its names.
SHAPES: dict[str, list[SingleRule]] = {
    "thousand": THOUSANDS,
    "short": [
        Rule(
            "notation", lambda c: c.brackets == "notation", "list",
            examples=("كما في [24,18] منه",),
            counters=("كما في (24,18) منه",),
        ),
        Rule(
            "codes", lambda c: c.votes.codes[c.sign] > 1 or c.is_in_code_row, "other",
            examples=("البنود 9503,00 - 8516,33 - 8516,32",),
            counters=("البنود 9503,00 كم",),
        ),
        Rule(
            "listed",
            lambda c: (
                len(c.whole) == len(c.tail) == YEAR_DIGITS
                or (c.before & Label.LISTED and not c.is_exact and c.follows != "measure")
                or c.follows == "month"
            ),
            "list",
            examples=("أيام 15،14 و16 يناير",),
            counters=("عائدات 15،14 مليون", "بنسبة أعوام 15,4%"),
        ),
        Rule(
            "exact", lambda c: c.is_exact or c.follows == "measure", "decimal",
            examples=("بقيمة 242،5 م د",),
            counters=("عند 242،5 من",),
        ),
        Rule(
            "fraction-in-text", lambda c: len(c.whole) < YEAR_DIGITS and c.votes.proves_fractions(c.sign), "decimal",
            examples=("نسبة 41,25% ثم 12,75 منها",),
            counters=("نسبة 41.25% ثم 12,75 منها",),
            vetoes=(
                _INTERVAL,
                veto(
                    "neighbours", lambda c: c.rises_by_one, "it may be a list",
                    examples=("نسبة 41,2% في الجزء 3,4 منه",),
                ),
                veto(
                    "between", lambda c: bool(c.before & Label.BETWEEN), "it may be a range",
                    examples=("نسبة 41,2% للأعمار بين 5,9 سنوات",),
                ),
            ),
        ),
        Rule(
            "row", lambda c: c.is_row, "list",
            examples=("كمان 20،30 سنة",),
            counters=("كمان 20،35 سنة",),
        ),
        Rule(
            "fraction-by-shape", lambda c: c.sign != ARABIC_COMMA or (len(c.whole) > 1 and len(c.tail) == 1), "decimal",
            examples=("السعر 7,5 أمس",),
            counters=("السعر 7،5 أمس",),
            sure=False,
        ),
        Rule(
            "fraction-guess", always, "decimal",
            examples=("السعر 7،5 أمس",),
            counters=("السعر 7،5%",),
            sure=False,
        ),
    ],
    # The shape of a fraction is sure, except for two years and a comma after 0 in brackets or notation: [0,1].
    "decimal": [
        Rule(
            "years", lambda c: len(c.parts) == 2 and len(c.whole) == len(c.tail) == YEAR_DIGITS, "list",
            examples=("عامي ٢٠١٤٫٢٠١٥ معا",),
            counters=("بلغ ٢٠١٤٫٢٠ معا",),
            vetoes=(_QUANTITY,),
        ),
        Rule(
            "interval", lambda c: c.sign in COMMAS and c.brackets and not c.is_quantity, "decimal",
            examples=("في المجال [0,1] منه",),
            counters=("في المجال 0,1% منه",),
            sure=False,
        ),
        Rule("fraction", always, "decimal", examples=("بلغ 3.5 أمس",), counters=("بلغ 3,5 أمس",)),
    ],
    "grouped": [
        Rule(
            "address", lambda c: c.sign == "." and len(c.parts) == 4 and all(int(part) < 256 for part in c.parts),
            "reference",
            examples=("الخادم 192.168.100.200 هنا",),
            counters=("بلغ 192.168.300.200 هنا",),
        ),
        Rule(
            "row", lambda c: c.rises_by_one, "list",
            examples=("المجموعات هي 101،102،103",),
            counters=("المجموع هو 101،102،104",),
            vetoes=(_QUANTITY,),
        ),
        Rule("groups", always, "grouped", examples=("بلغ 1.234.567 منها",), counters=("بلغ 1.234.56 منها",)),
    ],
    "cents": [
        Rule(
            "cents",
            lambda c: (
                c.follows == "measure"
                or (c.is_near(Label.MONEY | Label.CURRENCY, _MONEY_CHARS, _MONEY_CHARS) and not c.named & Label.PART)
            ),
            "decimal",
            examples=("بمبلغ 2.000.000.00 دج", "تعويضا قدره 300.000.00 عن الضرر"),
            counters=("النسخة 2.000.000.00", "بمبلغ زهيد في النسخة 1.500.00"),
        ),
        Rule("section", always, "reference", examples=("النسخة 2.000.000.00",), counters=("بمبلغ 2.000.00 دينار",)),
    ],
    "date": [Rule("day-month-year", always, "date", examples=("في 15.3.2024 مساء",), counters=("في 15.33.2024 مساء",))],
    "list": [Rule("row", always, "list", examples=("المتتالية 13,8,5,3",), counters=("المتتالية 13,834",))],
    "reference": [Rule("section", always, "reference", examples=("انظر 5.1.1 منه",), counters=("انظر 5.1 منه",))],
    "other": [Rule("code", always, "other", examples=("البند ٠٤,٠١ منه",), counters=("البند ٤,٠١ منه",))],
}
# fmt: on

NO_NAME: SingleRule = Rule("", always, "")
NAMES_OF = rules_by_key((*NAMES, NO_NAME), SHAPES)
