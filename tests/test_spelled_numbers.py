"""Numbers in words: cases, numbers spelled by a small speller and read back, the laws."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from arnorm import UnifyNumbers, find_numbers
from arnorm._arabic.data.numerals import CARDINALS
from arnorm._arabic.data.units import MAGNITUDES
from arnorm._core.scan import Scan
from arnorm.numbers.spelled import spelled_in
from case_files import params
from conftest import cpu_time
from strategies import texts

UNITS = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split()
SHORT = "واحد اثنان ثلاث أربع خمس ست سبع ثماني تسع".split()
TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
PIECES = [
    *CARDINALS,
    *MAGNITUDES,
    "نصف",
    "ربع",
    "أرباع",
    "المليون",
    "و",
    " ",
    " ",
    " و",
    "\n",
    "5",
    "شخص",
    "الساعة",
    "المادة",
    "الخامسة",
    "والعشرون",
    "فاصلة",
    "500",
    "صفر",
    "كود",
    "تلت",
    "(",
    ")",
]
wordy = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)


def below_thousand(number: int) -> str:
    """A number of one to three digits in words."""
    hundreds, rest = divmod(number, 100)
    words = []
    if hundreds:
        words.append({1: "مئة", 2: "مئتان"}.get(hundreds) or SHORT[hundreds - 1].removesuffix("ي") + "مئة")
    if rest > 19 or 0 < rest < 11:
        tens, units = divmod(rest, 10)
        words += [UNITS[units - 1]] if units else []
        words += ["عشرة"] if tens == 1 else [TENS[tens - 2]] if tens else []
    elif rest:
        words.append({11: "أحد عشر", 12: "اثنا عشر"}.get(rest) or UNITS[rest - 11] + " عشر")
    return " و".join(words)


def spell(number: int) -> str:
    """A number in words, as schools teach it."""
    words = []
    names = ("مليار", "ملياران", "مليارات"), ("مليون", "مليونان", "ملايين"), ("ألف", "ألفان", "آلاف")
    for power, (one, two, few) in zip((9, 6, 3), names, strict=True):
        many, number = divmod(number, 10**power)
        if many > 2:
            words.append(f"{below_thousand(many)} {few if many < 11 else one}")
        elif many:
            words.append((one, two)[many - 1])
    return " و".join([*words, *([below_thousand(number)] if number else [])])


@pytest.mark.parametrize("case", params("numbers_words"))
def test_cases(case: dict[str, Any]) -> None:
    found = [[m.text, str(m.value)] for m in find_numbers(case["text"], words=True) if m.rule in ("words", "mixed")]
    assert found == case["words"]
    out = UnifyNumbers(words="digits")(case["text"])
    assert out == case.get("out", out)
    assert UnifyNumbers(words="digits")(out) == out


@given(number=st.integers(2, 10**12 - 1) | st.integers(2, 10_000))
def test_what_is_spelled_is_read(number: int) -> None:
    assume(number != 1000)  # «ألف» alone is other words too
    text = f"بلغ {spell(number)} هناك"
    assert [(m.value, m.text) for m in find_numbers(text, words=True)] == [(number, spell(number))]
    assert UnifyNumbers(words="digits")(text) == f"بلغ {number} هناك"


@given(parts=st.tuples(st.integers(1, 9), st.integers(2, 9), st.integers(1, 9)))
def test_the_order_of_the_chronicles(parts: tuple[int, int, int]) -> None:
    units, tens, hundreds = parts
    text = f"سنة {UNITS[units - 1]} و{TENS[tens - 2]} و{below_thousand(hundreds * 100)} وألف"
    (mention,) = find_numbers(text, words=True)
    assert mention.value == 1000 + hundreds * 100 + tens * 10 + units


@given(
    digits=st.lists(st.sampled_from(["صفر", *UNITS]), min_size=2, max_size=12),
    name=st.sampled_from(["", "هناك ", "كود ", "رقم الهاتف هو "]),
)
def test_dictated_digits_are_joined_or_left_whole(digits: list[str], name: str) -> None:
    text = name + " ".join(digits)
    joined = "".join(str(["صفر", *UNITS].index(digit)) for digit in digits)
    assert UnifyNumbers(words="digits")(text) in (text, name + joined)


@given(text=texts | wordy)
def test_laws(text: str) -> None:
    found = find_numbers(text, words=True)
    spelled = [m for m in found if m.rule in ("words", "mixed")]
    assert [m for m in found if m not in spelled] == [
        m for m in find_numbers(text) if not any(word.start <= m.start < word.end for word in spelled)
    ]
    for one, two in itertools.pairwise(found):
        assert one.end <= two.start
    for m in found:
        assert text[m.start : m.end] == m.text
        assert isinstance(m.value, Decimal) == (m.kind == "number")


@pytest.mark.parametrize("unit", ["خمسة ", "و", "مئة ألف ", "ألف و", "خمسة وعشرون ألفا و"])
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def cost(length: int) -> float:
        scan = Scan((unit * length)[:length])
        return cpu_time(lambda: scan.derive(spelled_in))

    assert min(cost(16_000) for _ in range(2)) < 100 * max(min(cost(1_000) for _ in range(3)), 1e-3)
