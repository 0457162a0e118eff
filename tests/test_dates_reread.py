"""A rewritten date reads as it read before, and is not rewritten twice: hard texts, every way of writing."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import json
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from arnorm import CORPUS, SEARCH, WEB, Pipeline, UnifyDates, unify_dates
from arnorm._core.scan import Scan
from arnorm.dates._reread import Planned, _Proof, proved
from arnorm.dates._settled import settled
from arnorm.dates._writer import Style, Written
from arnorm.dates.find import dates_in, find_dates
from arnorm.dates.unify import _plan
from fuzz import laws
from fuzz.grammar import fragments

TEXTS = json.loads((Path(__file__).parent / "cases" / "dates_reread.json").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"])
def test_every_way_of_writing(case):
    text = case["text"]
    for step in STEPS:
        one = Pipeline(step)
        assert laws.dates(one, [text]) is None, step
        assert laws.twice(one, [text]) is None, step


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"])
def test_presets_are_done_at_once(case):
    for preset in (WEB, CORPUS, SEARCH):
        assert laws.twice(preset, [case["text"]]) is None


def test_without_the_proof_the_cases_fail(monkeypatch):
    """That the texts are hard, and that it is the proof that holds."""
    monkeypatch.setattr(
        "arnorm.dates.unify.settled", lambda scan, read, plan, _: [one.edit for one in plan(scan, read(scan))]
    )
    broken = [
        case["text"]
        for case in TEXTS
        if any(
            laws.dates(Pipeline(step), [case["text"]]) or laws.twice(Pipeline(step), [case["text"]])
            for step in STEPS[::5]
        )
    ]
    assert len(broken) > len(TEXTS) // 4


@functools.cache
def many_texts():
    """Dates with anything around them, and months with several of their names in a row."""
    r = Random("no proof")  # noqa: S311 -- it is to be repeatable, not secret
    names = ("آب", "أوت", "أغسطس", "مارس", "آذار", "تشرين الأول", "أكتوبر", "ماي")
    rows = (
        "".join(r.choice((*names, "/", "/", " ", "5 ", " 2014", " - ", " و", "في ")) for _ in range(7))
        for _ in range(1500)
    )
    more = (
        "5/5/1404هـ",
        "5-5-2020",
        "6 December",
        "5 صفر",
        "5 ربيع الآخر",
        " الموافق 1925",
        " و",
        " - ",
        ". ",
        " كتاب ",
        "the.",
    )
    mixed = ("".join(r.choices(more, k=3)) for _ in range(600))
    drawn = ("".join(fragments(r, "dates")) for _ in range(600))
    return [*(case["text"] for case in TEXTS), *drawn, *rows, *mixed]


def test_what_needs_no_proof_has_one():
    plan = functools.partial(_plan, Style("long", "keep", "eastern", "keep", "leave"))
    known = 0
    for text in many_texts():
        scan = Scan(text)
        mentions = scan.derive(dates_in)
        planned = list(plan(scan, mentions))
        proof = _Proof(scan, mentions, plan, frozenset(one.at for one in planned))
        for one in planned:
            if one.is_plain:
                known += 1
                assert proof.holds([one]), (text, one)
    assert known > 100


def test_a_text_is_asked_for_its_safar_once(monkeypatch):
    """Of every month of صفر that is made of figures: asked date by date, the time grew with the square of the length."""
    asked = []
    monkeypatch.setattr("arnorm.dates._plainly._SAFAR", SimpleNamespace(search=asked.append))
    text = "وقع في 5/2/1446 قرار كبير " * 50
    assert UnifyDates()(text) == "وقع في 5 صفر 1446 هـ قرار كبير " * 50
    assert asked == [text]


@pytest.mark.parametrize("options", [{}, {"unsure": "rewrite"}, {"calendar": "gregorian"}, {"form": "iso"}], ids=str)
def test_what_stands_near_an_edit_says_what_the_whole_text_does(monkeypatch, options):
    """That no more than the surroundings of edits need a second look: with one at the whole text the edits are the same."""
    texts = many_texts()[: len(TEXTS) + 200]
    filler = "\n" + "وقد ذكر الكاتب في بحثه أمورا كثيرة لا صلة لها بما سبق ولا بما يأتي. " * 3
    pages = [filler.join(texts[i : i + 4]) for i in range(0, len(texts), 4)]
    step = UnifyDates(**options)
    near = [list(step.edits(Scan(page))) for page in pages]
    monkeypatch.setattr("arnorm.dates._settled._is_final", lambda *_: False)
    assert near == [list(step.edits(Scan(page))) for page in pages]
    assert sum(map(len, near)) > 100


@pytest.mark.parametrize("word", ["كتب", "كتبالكاتبكتابا"])
def test_a_month_left_for_another_of_its_names_is_written_with_it_however_long_the_words_between(word):
    text = f"أغسطس1446 {word} {word} {word} غشت 1446"
    assert unify_dates(text) == text.replace("أغسطس1446", "أغسطس 1446").replace("غشت", "أغسطس")


def test_dates_that_come_to_no_end_stay(monkeypatch):
    monkeypatch.setattr("arnorm.dates._settled._is_final", lambda *_: False)
    text = "في 5 آذار و6 نيسان"
    scan = Scan(text)
    mentions = scan.derive(dates_in)

    def plan(scan, mentions):  # whatever stands there is to be another day
        for at, one in enumerate(mentions):
            day = "5" if one.text.startswith("6") else "6"
            new = Written(f"{day}{one.text[1:]}", ((one.calendar, dataclasses.replace(one.values[0], day=int(day))),))
            yield Planned(at, one, new, is_plain=True)

    assert len(list(plan(scan, mentions))) == 2
    assert settled(scan, dates_in, plan, lambda _: False) == []


def _one_by_one(scan, mentions):
    """Of all months one at a time is written anew, the first."""
    for at, one in enumerate(mentions):
        if one.text.endswith("آذار"):
            new = Written(one.text.replace("آذار", "مارس"), ((one.calendar, one.values[0]),))
            yield Planned(at, one, new, is_plain=True)
            return


@pytest.mark.parametrize(
    ("text", "many"),
    [
        (" كتب ".join(["شهر آذار"] * 5), 5),
        (" كتب ".join(["شهر آذار"] * 6), 0),  # comes to no end
        (f"شهر آذار {'ك' * 76} شهر آذار", 2),
        (f"شهر آذار {'ك' * 77} شهر آذار", 1),  # too far apart
        (f"5 آذار {'ك' * 39} 6 آذار", 2),
        (f"5 آذار {'ك' * 40} 6 آذار", 1),
        ("5 آذار ab 6 آذار", 2),
        ("5 آذار abc 6 آذار", 1),  # another script
        ("شهر آذار abc شهر آذار", 2),
    ],
)
def test_how_often_and_how_far_a_text_is_looked_at_again(text, many):
    assert len(settled(Scan(text), dates_in, _one_by_one, lambda _: False)) == many


def test_how_far_around_an_edit_is_read():
    read = []

    def plan(scan, mentions):
        read.append(scan.text)
        for at, one in enumerate(mentions):
            if "آذار" in one.text:
                yield Planned(at, one, Written(one.text.replace("آذار", "مارس"), ((one.calendar, one.values[0]),)))

    near = "كككك " * 10  # forty letters
    for text in (f"{near}،5 آذار 2020 {near}6 آذار 2020 {near}", f"{near}،5 آذار 2020 {near}ك 6 آذار 2020 {near}"):
        assert len(list(proved(Scan(text), find_dates(text), plan))) == 2
    one, two = f"{near}،5 مارس 2020 {near[:-1]}", f"{near}ك 6 مارس 2020 {near[:-1]}"
    assert [text for text in read if "آذار" not in text] == [f"{one} 6 مارس 2020 {near[:-1]}", one, two]


def test_strokes_blanks_and_signs_are_no_distance():
    read = []

    def plan(scan, mentions):
        read.append(scan.text)
        if "آذار" in scan.text:
            (mention,) = mentions
            yield Planned(0, mention, Written("5 مارس 2020", ((mention.calendar, mention.values[0]),)))

    for near in ("، " * 60, "ـ" * 150, f"{'ككك، ' * 9}"):
        text = f"عمان{near}5 آذار 2020{near}عمان"
        assert len(list(proved(Scan(text), find_dates(text), plan))) == 1
        assert read[-1] == text.replace("آذار", "مارس")


def test_intervals_and_lists_of_iso_days_are_read():
    for text, edtf in (
        ("2011-04-27/2011-04-28", "2011-04-27/2011-04-28"),
        ("1446-09-01 هـ/1446-09-05 هـ", "1446-09-01/1446-09-05"),
        ("{2011-04-27,2011-04-29}", "{2011-04-27,2011-04-29}"),
    ):
        (mention,) = find_dates(f"كان في {text} هناك")
        assert mention.edtf == edtf


def test_an_interval_is_of_one_calendar():
    assert [m.edtf for m in find_dates("(1446-09-15 هـ/2025-03-15)")] == ["1446-09-15", "2025-03-15"]
    assert [m.edtf for m in find_dates("2011-04-27,2011-04-29")] == ["2011-04-27", "2011-04-29"]
