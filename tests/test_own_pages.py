"""Our own pages (tests/pages): what each is for, and the laws of real text on them, on every machine."""

from __future__ import annotations

from typing import Any

import pytest

import arnorm
import shipped
from own_pages import OwnPage, read_pages
from rereading import reread_dates

PAGES = read_pages()
PRESETS = sorted(shipped.PRESETS.keys() - {"CORPUS", "ASR"})  # one needs ftfy, the other is not ours to mend
OF = {page.label: page.text for page in PAGES}


def test_there_are_many_and_each_says_why() -> None:
    assert len(PAGES) >= 160
    assert len({page.kind for page in PAGES}) >= 12
    assert len(OF) == len(PAGES)
    assert all(len(page.why) > 20 and page.text.strip() for page in PAGES)


@pytest.mark.parametrize("name", PRESETS)
def test_laws_1_2_4_and_8(name: str) -> None:
    """A run is the call, the alignment rebuilds the text, and a second run changes nothing, of any of them."""
    preset = getattr(arnorm, name)
    texts = [page.text for page in PAGES]
    news = list(preset.map(texts))
    assert list(preset.map(news)) == news
    for page, new in zip(PAGES, news, strict=True):
        result = preset.run(page.text)
        assert result.text == preset(page.text) == new, page.label
        assert result.alignment.target(0, len(page.text)) == (0, len(new)), page.label


@pytest.mark.parametrize("step", [arnorm.UnifyDates(form=form) for form in ("long", "iso", "edtf")])
def test_law_10_a_rewritten_date_reads_as_it_read(step: arnorm.UnifyDates) -> None:
    assert [(page.label, wrong) for page in PAGES if (wrong := reread_dates(step, page.text))] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.kind == "code"], ids=lambda page: page.label)
def test_law_12_code_stays(page: OwnPage) -> None:
    assert arnorm.WEB(page.text).count("\n") == page.text.count("\n")


def kinds_of(label: str) -> set[str]:
    return {str(block.kind) for block in arnorm.find_blocks(OF[label])}


@pytest.mark.parametrize(("label", "kind"), [
    ("people", "data"), ("sentiment", "data"), ("config", "data"), ("api", "data"), ("lines", "data"), ("strings", "data"),
    ("po", "data"), ("ledger", "table"), ("film", "subtitle"), ("lecture", "subtitle"), ("ass", "subtitle"),
    ("dictionary", "paragraph"), ("chronicle", "paragraph"), ("travel", "paragraph"), ("poem", "verse"),
    ("readme", "code"), ("tutorial", "table"), ("javascript", "code"),
])  # fmt: skip
def test_a_page_is_taken_for_what_it_is(label: str, kind: str) -> None:
    assert kind in kinds_of(label)


def test_damage_is_repaired_and_said() -> None:
    new: Any = arnorm.PDF
    assert "لا يجوز" in new(OF["gazette"]).replace("ولا يجوز", "لا يجوز")
    assert new(OF["visual"]).startswith("عقد مجلس البلدية اجتماعه الأول يوم الأحد 14 سبتمبر 2025")
    assert arnorm.WEB(OF["forms-visual"]).startswith("قرار بشأن تعديل لائحة رسوم الخدمات البلدية")
    assert arnorm.WEB(OF["forms"]).startswith("أعلنت الهيئة العامة للطرق أن أعمال الصيانة")
    assert {damage.kind for damage in arnorm.find_damage(OF["gazette"])} == {"ligatures"}
