"""RepairPdf: cases, damage made from clean text, and clean text left alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arnorm import PDF, WEB, Pipeline, find_damage, repair_pdf
from arnorm._arabic.joining import Drawn, turn_line
from arnorm._core.edits import Edit, apply
from arnorm._core.scan import Scan
from arnorm.pdf import _REPAIRS
from arnorm.pdf.letters import _WRITINGS, name_letters
from arnorm.pdf.order import turn_figures, turn_lines
from arnorm.pdf.signs import find_signs
from case_files import check, params
from conftest import cpu_time
from strategies import texts

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
# Sources whose text never was in a PDF file.
CLEAN = ("mayadeen_lb", "jawhara_tn", "wiki_ar", "arcd_wiki", "saudi_laws_md", "binbaz_fatwa", "ntrex_arb", "ud_pud")


@pytest.mark.parametrize("case", params("pdf"))
def test_cases(case: dict[str, Any]) -> None:
    check(case, repair_pdf)


def test_an_option_is_true_or_false() -> None:
    with pytest.raises(ValueError, match="RepairPdf: pieces must be one of True, False, got 'no'"):
        repair_pdf(pieces="no")


@pytest.mark.parametrize("writing", _WRITINGS)
def test_each_writing_has_its_example(writing: Any) -> None:
    drawn, written = writing.example
    assert "".join(apply(drawn, [Edit(*one) for one in name_letters(drawn)])) == written
    assert not list(name_letters(writing.counter_example))


# Own words, damaged in every way there is; the law tests draw from `texts`, which hold none.
PIECES = [
    *"األول اإلسالم خالل ال إال اال املادة اجلريدة يف من ىلإ ةسردملا يتلا ىلع ةيملاسلإا ﺔﻨﻳﺪﻤﻟﺍ ﻲﻓ مليو ًنا اأَلْعْمَش قَااَل 5202 ٤٢٠٢".split(),
    *") ( [ ]. 2024 4202 Linux".split(), " ", "\n", "\u202b", "\u202c", "\u202a )148\u202c", "\u202a 9\u202c", " َّ", " ً", "مستو يات", "الر ياض", "بز يادة", "الحتالل", "\ufffd", "\uffff", "ΔϴΑήόϟ΍", "ﻟﯾﻛون", "وقѧѧد", "/uni0639/uni0627", "عام 5002", "هللا", "اهلل",
]  # fmt: skip
damaged = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@given(text=damaged)
@settings(max_examples=300)
def test_laws_on_damaged_text(text: str) -> None:
    for p in (Pipeline(repair_pdf), PDF):
        assert p.run(text).text == p(text)
    assert repair_pdf(repair_pdf(text)) == repair_pdf(text)
    assert list(Pipeline(repair_pdf).map([text, "كتاب", text])) == [repair_pdf(text), "كتاب", repair_pdf(text)]


@given(text=damaged | texts)
def test_found_damage_is_what_is_repaired(text: str) -> None:
    found = find_damage(text)
    assert [(d.start, d.end) for d in found] == sorted((d.start, d.end) for d in found)
    assert all(text[d.start : d.end] == d.text for d in found)
    assert bool(found) == (repair_pdf(text) != text)


def test_found_damage_has_its_kind() -> None:
    rows = ("الغذاء", "الخدمات", "النقل")
    glued = "\n".join(f"{row}{1998 + nth}9,47745.7%" for nth, row in enumerate(rows))
    assert {(d.text, d.kind) for d in find_damage(glued)} == {("", "pieces")}
    bare = "في القانون  12لسنة  1990والمادة ( )7من قانون األسواق، وفي  4أعوام"
    assert [d.kind for d in find_damage(bare)] == ["pieces"] * 3 + ["ligatures", "pieces"]


@given(text=damaged | texts)
@settings(max_examples=300)
def test_what_a_repair_repairs_has_its_sign(text: str) -> None:
    found = find_signs(Scan(text))
    for _, signs, repair in _REPAIRS:
        if repair is not turn_figures:  # turned years are no sign by themselves: codes and amounts look like them
            assert found & signs or not list(repair(text, False))


def reverse_ligatures(text: str) -> str:
    return re.sub("ل([اأإآ])", r"\1ل", text)


def sample(corpus: tuple[tuple[str, str], ...], *names: str) -> str:
    """Real text, without marks, that has at least some articles before an alef."""
    chosen = [text for name, text in corpus if name in names]
    return "\n".join(map(WEB, chosen[::7]))[:60_000]


@pytest.mark.parametrize("source", ["mayadeen_lb", "jawhara_tn", "saudi_laws_md", "arcd_wiki", "wiki_ar"])
def test_reversed_ligatures_come_back(source: str, corpus: tuple[tuple[str, str], ...]) -> None:
    """At least 95 of 100 broken words right, at most 5 in a thousand whole ones harmed."""
    text = sample(corpus, source)
    before = WORD.findall(text)
    after = WORD.findall(repair_pdf(reverse_ligatures(text)))
    assert len(before) == len(after)
    broken = [(a, b) for a, b in zip(before, after, strict=True) if reverse_ligatures(a) != a]
    intact = [(a, b) for a, b in zip(before, after, strict=True) if reverse_ligatures(a) == a]
    assert sum(a == b for a, b in broken) >= 0.95 * len(broken)
    assert sum(a != b for a, b in intact) <= 0.005 * len(intact)


@pytest.mark.parametrize("source", ["mayadeen_lb", "saudi_laws_md", "arcd_wiki"])
def test_lines_in_visual_order_come_back(source: str, real_corpus: tuple[tuple[str, str], ...]) -> None:
    """At least 97 of 100 words right, each in its place, numbers too."""
    lines = [line for line in sample(real_corpus, source).split("\n") if WORD.search(line) and len(line) < 300]
    drawn = [turn_line(line, Drawn(mirrored=False, digits=False, marks_first=False)) for line in lines]
    repaired = repair_pdf("\n".join(drawn)).split("\n")
    words = [(a, b) for x, y in zip(lines, repaired, strict=True) for a, b in zip(x.split(), y.split(), strict=False)]
    assert sum(a == b for a, b in words) >= 0.97 * len(words)


def test_clean_text_is_left_alone(corpus: tuple[tuple[str, str], ...]) -> None:
    """At most one change in 100,000 characters."""
    length = changes = 0
    for name, text in corpus:
        if name in CLEAN:
            length += len(text)
            changes += len(repair_pdf.run(text).changes)
            assert changes or repair_pdf(text) is text
    assert changes * 100_000 <= length


def test_clean_lines_by_themselves_are_not_turned(real_corpus: tuple[tuple[str, str], ...]) -> None:
    """What a line says by itself is not said by chance: no line in order, and no part of one, is turned."""
    parts = {part for name, text in real_corpus[::25] if name in CLEAN for part in re.split("[\n.،:]", text)}
    assert len(parts) > 1000
    assert not [part for part in parts if [*turn_lines(part)]]


def test_spaces_behind_a_mark_are_looked_at_once() -> None:
    short, long = (cpu_time(lambda n=n: repair_pdf("قال َ" + " " * n + "ب")) for n in (2_000, 16_000))
    assert long < 32 * max(short, 0.02)


def test_web_leaves_the_evidence() -> None:
    """What WEB makes of a line in visual order can still be repaired."""
    line = "ﺔﻨﻳﺪﻤﻟﺍ ﻲﻓ ﺪﻟﻮﻟﺍ"
    assert PDF(WEB(line)) == PDF(line) == "الولد في المدينة"
