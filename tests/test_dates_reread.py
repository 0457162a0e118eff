"""A rewritten date reads as it read before, and is not rewritten twice: sentences, every way of writing."""

from __future__ import annotations

import itertools

import pytest

from arnorm import CORPUS, SEARCH, WEB, UnifyDates, unify_dates
from arnorm._arabic.data import date_cues
from arnorm.dates import lexer
from arnorm.dates.find import find_dates
from case_files import load, params
from conftest import ALL
from rereading import find_lost_words, reread_dates

TEXTS = load("dates_reread")
OPTIONS = {
    "form": ("long", "iso", "numeric", "edtf"),
    "calendar": ("keep", "gregorian", "hijri", "both"),
    "months": ("eastern", "levantine", "maghrebi", "moroccan", "mauritanian", "libyan", "double"),
    "unsure": ("leave", "rewrite"),
}
# Names are written in the long form only, but where a year is missing: one set of names does for the other forms.
STEPS = [
    UnifyDates(**dict(zip(OPTIONS, values, strict=True)))
    for values in itertools.product(*OPTIONS.values())
    if values[2] in {"eastern", "double"} or (values[0] == "long" and values[1] == "keep")
]


@pytest.mark.parametrize("case", params("dates_reread"))
def test_every_way_of_writing(case):
    text = case["text"]
    for step in STEPS if ALL else STEPS[TEXTS.index(case) % 6 :: 6]:
        assert reread_dates(step, text) is None, step
        assert find_lost_words(step, text) is None, step
        once = step(text)
        assert step(once) == once or step.unsure == "rewrite", step


@pytest.mark.parametrize("preset", [WEB, CORPUS, SEARCH], ids=["WEB", "CORPUS", "SEARCH"])
def test_presets_are_done_at_once(preset):
    for case in TEXTS:
        once = preset(case["text"])
        assert preset(once) == once


def test_a_word_that_is_in_no_table_of_what_may_be_lost_stays(monkeypatch):
    """A new row of words between the parts of a date must not delete them: غربي is the old calendar's, or a name's."""
    text = "وصل في ١٣ نيسان غربي ١٩١١ إلى المدينة"
    monkeypatch.setattr(date_cues, "BETWEEN", (*date_cues.BETWEEN, ("غربي", "nothing")))
    caches = (lexer._gap_signs, lexer.gap_of.__wrapped__)  # type: ignore[attr-defined]  # what remembers it
    for cache in caches:
        cache.cache_clear()
    try:
        assert [one.edtf for one in find_dates(text)] == ["1911-04-13"]
        assert unify_dates(text) == text
    finally:
        monkeypatch.undo()
        for cache in caches:
            cache.cache_clear()


class _NextDay(UnifyDates):
    def edits(self, _):
        yield 3, 11, "6 مارس 2020"


class _Shorter(UnifyDates):
    def edits(self, _):
        yield 0, 4, ""


def test_what_reads_otherwise_is_found():
    assert "2020-03-06" in reread_dates(_NextDay(), "في 5/3/2020 كان")
    assert "كتاب" in find_lost_words(_Shorter(), "كتاب 5/3/2020")


def test_intervals_of_iso_days_are_read():
    for text, edtf in (
        ("2011-04-27/2011-04-28", "2011-04-27/2011-04-28"),
        ("1446-09-01 هـ/1446-09-05 هـ", "1446-09-01/1446-09-05"),
    ):
        (mention,) = find_dates(f"كان في {text} هناك")
        assert mention.edtf == edtf


def test_an_interval_is_of_one_calendar():
    assert [m.edtf for m in find_dates("(1446-09-15 هـ/2025-03-15)")] == ["1446-09-15", "2025-03-15"]
    assert [m.edtf for m in find_dates("2011-04-27,2011-04-29")] == ["2011-04-27", "2011-04-29"]
