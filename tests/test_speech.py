"""Times, amounts and spelled texts: cases as data, the values of what is written, and work that grows with the text."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import arnorm
from arnorm import (
    SpellOut,
    UnifyAmounts,
    find_amounts,
    find_dates,
    find_numbers,
    find_times,
    spell_out,
    unify_amounts,
    unify_numbers,
    unify_times,
)
from arnorm._arabic.data.units import CURRENCIES, CURRENCY_CODES
from case_files import load, params
from conftest import ALL

# Written without the code that they test: words of each number in each gender and case, and the forms of each noun, were
# written down by hand, and put together by the rule that each row names.
SENTENCES = load("speech_sentences")


@pytest.mark.parametrize("row", params("speech", kind="times"))
def test_times(row: dict[str, Any]) -> None:
    found = [[m.text, str(m.duration) if m.value is None else str(m.value), *m.flags] for m in find_times(row["text"])]
    assert found == row["found"], row["why"]
    assert all(row["text"][m.start : m.end] == m.text for m in find_times(row["text"]))


@pytest.mark.parametrize("row", params("speech", kind="amounts"))
def test_amounts(row: dict[str, Any]) -> None:
    mentions = find_amounts(row["text"], region=row.get("region"))
    assert [[m.text, str(m.value), m.currency] for m in mentions] == row["found"], row["why"]
    assert all(row["text"][m.start : m.end] == m.text for m in mentions)


@pytest.mark.parametrize("row", params("speech", kind="spelled"))
def test_spelled(row: dict[str, Any]) -> None:
    assert spell_out(row["text"]) == row["out"], row["why"]
    assert spell_out(row["out"]) == row["out"]


@pytest.mark.parametrize("rule", sorted({row["why"] for row in SENTENCES}))
def test_sentences(rule: str) -> None:
    rows = [row for row in SENTENCES if row["why"] == rule]
    wrong = [(row, spelled) for row in rows if (spelled := spell_out(row["text"])) != row["out"]]
    assert wrong == []


@pytest.mark.parametrize("row", params("speech", kind="figures"))
def test_figures(row: dict[str, Any]) -> None:
    assert unify_numbers(row["text"], words="digits") == row["out"], row["why"]
    assert unify_numbers(row["out"], words="digits") == row["out"]


@given(st.times().map(lambda value: value.replace(second=0, microsecond=0)))
def test_times_read_back(value: datetime.time) -> None:
    for form in ("iso", "long"):
        written = unify_times(f"الساعة {value:%H:%M}", form=form)  # type: ignore[arg-type]
        assert [m.value for m in find_times(written) if not m.flags or 1 <= value.hour <= 12] == [value]
    spelled = spell_out(f"الساعة {value:%H:%M}")
    read = [m.value for m in find_times(spelled)]
    assert read == [value] or [m.flags for m in find_times(f"الساعة {value:%H:%M}")] == [("half-day",)]


@given(st.dates(datetime.date(1700, 1, 1), datetime.date(2100, 12, 31)))
def test_dates_read_back(day: datetime.date) -> None:
    spelled = spell_out(f"صدر في {day:%Y-%m-%d}")
    assert [m.date for m in find_dates(spelled)] == [day], spelled


@given(
    st.tuples(*[st.sampled_from(["0", "00", "000", "1", "5", "05", "13", "30", "31", "40", "1446", "2024"])] * 3),
    st.sampled_from("-/."),
)
def test_figures_that_are_no_day_are_spelled_or_stay(figures: tuple[str, ...], sign: str) -> None:
    for era in ("", "هـ", "م"):
        text = sign.join(figures) + era
        dates = find_dates(text)
        assert all(one.date is None for one in dates if one.day == 0)
        assert spell_out(text) == text or all(not one.flags for one in dates), text


@given(st.decimals(1, 10**9, places=2), st.sampled_from(["USD", "EUR", "GBP"]))
def test_amounts_read_back(value: Any, code: str) -> None:
    spelled = spell_out(f"دفع {value:f} {code}")
    (found,) = find_amounts(spelled)
    assert (found.value, found.currency) == (value, code), spelled
    assert unify_amounts(spelled).endswith(code)


# What decides the form of a noun is the last two digits, and whether something comes before them.
LAST_DIGITS = (0, 1, 2, 3, 10, 11, 12, 99)
BEFORE = (0, 100, 200, 1000, 25_500, 10**6) if ALL else (0, 25_500)
WHOLE_AMOUNTS = sorted({before + last for before in BEFORE for last in LAST_DIGITS})
PART_COUNTS = (*LAST_DIGITS, 100, 101, 102, 999)


def amounts_of(parts: int) -> set[Decimal]:
    """Amounts of a currency with each ending of its units, and of its parts with none, one, two or many units."""
    whole = {unit + Decimal(count) / parts for unit in WHOLE_AMOUNTS for count in (0, 2 % parts)}
    return whole | {unit + Decimal(count) / parts for unit in (0, 1, 102) for count in PART_COUNTS if count < parts}


@pytest.mark.parametrize("code", sorted(CURRENCY_CODES & CURRENCIES.keys()))
def test_every_ending_of_an_amount_reads_back(code: str) -> None:
    wrong = []
    for value in sorted(filter(None, amounts_of(CURRENCIES[code].parts))):
        written = f"دفع {value:f} {code}"
        (amount,) = find_amounts(written)
        spelled = spell_out(written)
        if amount.flags:  # 1.001 دينار عراقي
            assert spelled == written
        elif [(found.value, found.currency) for found in find_amounts(spelled)] != [(amount.value, code)]:
            wrong.append((value, spelled))
    assert wrong == []


# Sentences whose place is a number: with a noun, a per cent, a decimal, an amount, an ordinal, a range, a time.
PLACES = (
    "حضر {} طالبا",
    "هناك {} سيارة",
    "مع {} كتاب",
    "بنسبة {}% منهم",
    "العدد {}.25 تقريبا",
    "دفع {}.75 ريال سعودي",
    "المادة {} منه",
    "رقم {} عندهم",
    "يستغرق {} دقيقة",
)


def values_of(text: str) -> list[Any]:
    """What a text says, in figures or in words: its amounts, times and numbers."""
    amounts, times = find_amounts(text), find_times(text)
    taken = [(m.start, m.end) for m in (*amounts, *times)]
    numbers = [
        number.value
        for number in find_numbers(text, words=True)
        if not any(start <= number.start < end for start, end in taken)
    ]
    return [*((m.value, m.currency) for m in amounts), *(m.value or m.duration for m in times), *numbers]


@given(st.integers(3, 10**9) | st.integers(3, 1200), st.sampled_from(PLACES), st.booleans())
def test_spelled_numbers_are_written_back_in_figures(count: int, place: str, pause: bool) -> None:
    assume(count % 100 not in (1, 2) or "ريال" in place)  # the noun is said again for one and two
    assume(count != 1000 or place.split(maxsplit=1)[0] not in ("المادة", "رقم"))  # المادة ألف is article A as well
    text = place.format(count)
    spelled = spell_out(text, pause=pause)
    figures = unify_numbers(spelled, words="digits")
    assert values_of(text) == values_of(spelled) == values_of(figures)


def test_bad_calls() -> None:
    for find in (find_times, find_amounts):
        with pytest.raises(TypeError, match="text must be str"):
            find(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="region must be one of"):
        find_amounts("", region="XX")
    with pytest.raises(ValueError, match="region must be one of"):
        UnifyAmounts(region="XX")
    with pytest.raises(ValueError, match="kinds takes"):
        SpellOut(kinds=("dates",))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="case"):
        SpellOut(case="oblique")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="pause must be one of True, False"):
        SpellOut(pause=1)  # type: ignore[arg-type]


FENCED = "قال:\n```\nالساعة 3:30 مساء دفع 5 دولارات\n```\nثم الساعة 3:30 مساء ودفع 5 دولارات"


def test_code_holds_no_times_and_amounts() -> None:
    code = FENCED.index("ثم")
    for find in (arnorm.find_times, arnorm.find_amounts):
        (found,) = find(FENCED)
        assert found.start > code
        assert found.text == FENCED[found.start : found.end]
        assert len(find(FENCED, blocks="prose")) == 2
    for step in (arnorm.unify_times, arnorm.unify_amounts):
        assert step(FENCED)[:code] == FENCED[:code]
        assert step(FENCED) != FENCED
        assert step(blocks="prose")(FENCED)[:code] != FENCED[:code]


def test_an_amount_runs_over_the_end_of_a_broken_line() -> None:
    text = "أعلنت وزارة المالية في بيان لها صباح اليوم أنها دفعت 500\nريال سعودي لكل موظف من موظفيها في جميع المناطق الشمالية\nوالجنوبية من البلاد."
    (amount,) = arnorm.find_amounts(text)
    assert (str(amount.value), amount.text) == ("500", "500\nريال سعودي")
    assert arnorm.unify_amounts(text).count("\n") == 2


def test_what_stays_in_data_and_code() -> None:
    """A value without Arabic words is a code or a date for programs; `blocks` reads it as prose."""
    data = '{"zip": "26040", "date": "2026-07-21", "text": "حضر 5 رجال"}'
    assert spell_out(data) == '{"zip": "26040", "date": "2026-07-21", "text": "حضر خمسة رجال"}'
    assert "26040" not in spell_out(data, blocks="prose")
    assert spell_out("قال:\n```\nx = 5\n```\nثم حضر 5 رجال") == "قال:\n```\nx = 5\n```\nثم حضر خمسة رجال"


# Plain sentences; ``left`` is what `spell_out` gives where it leaves figures that it is not sure of.
PLAIN = load("speech_plain")
spell_all = SpellOut(unsure="rewrite")


@pytest.mark.parametrize("row", params("speech_plain"))
def test_plain_sentences(row: dict[str, str]) -> None:
    assert arnorm.Pipeline(arnorm.WEB, spell_all)(row["text"]) == row["out"]
    assert arnorm.Pipeline(arnorm.WEB, spell_out)(row["text"]) == row.get("left", row["out"])


def test_no_plain_sentence_keeps_a_figure() -> None:
    assert len(PLAIN) == 42
    assert [row["out"] for row in PLAIN if re.search(r"\d", row["out"])] == []
    assert sum("left" in row and re.search(r"\d", row["left"]) is not None for row in PLAIN) == 10


@pytest.mark.parametrize("row", params("speech_all"))
def test_every_figure_has_a_reading(row: dict[str, str]) -> None:
    assert spell_all(row["text"]) == row["out"], row["why"]
    assert spell_all(row["out"]) == row["out"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("في 1/2/2024 على https://example.org/12", [("1/2/2024", "unsure"), ("12", "protected")]),
        ("the price is 25 of it", [("25", "foreign")]),
        ('{"a": "قال 5", "b": 12}', [("5", "unsure"), ("12", "code")]),
        ("حضر 12 طالبة", []),
    ],
)
def test_what_stays_is_reported(text: str, left: list[tuple[str, str]]) -> None:
    assert [(one.text, one.reason) for one in spell_out.find_unspelled(text)] == left
    assert all(text[one.start : one.end] == one.text for one in spell_out.find_unspelled(text))
    assert [one.reason for one in spell_all.find_unspelled(text)] == [why for _, why in left if why != "unsure"]


def test_what_stays_is_asked_of_a_text() -> None:
    with pytest.raises(TypeError, match="text must be str, got bytes"):
        spell_out.find_unspelled(b"12")  # type: ignore[arg-type]


@given(
    st.lists(
        st.sampled_from([*"0159٣٤۵-+/.:,،٪%()#@ \n", "م", "كم", "سنة", "من", "رقم", "ريال", "A", "هـ"]), max_size=14
    ).map("".join)
)
def test_figures_that_are_left_are_reported(text: str) -> None:
    """Of odd text too: what stays is what `find_unspelled` names, and nothing of prose."""
    new = spell_all(text)
    left = spell_all.find_unspelled(new)
    assert "".join(char for one in left for char in one.text if char.isdecimal()) == "".join(filter(str.isdecimal, new))
    assert all(one.reason != "unsure" for one in left)


def test_figures_of_real_text_are_spelled_or_reported(real_corpus: tuple[tuple[str, str], ...]) -> None:
    left = [one for _, text in real_corpus[::60] for one in spell_all.find_unspelled(spell_all(text[:4000]))]
    assert {one.reason for one in left} <= {"protected", "foreign", "code"}


def test_fractions_of_a_second_are_kept() -> None:
    (two, ninety) = arnorm.find_times("استغرق الاختبار 2.5 ثانية بدل 90 دقيقة")
    assert (two.to_dict()["duration"], ninety.to_dict()["duration"]) == (2.5, 5400)
