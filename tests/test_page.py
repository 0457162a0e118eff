"""The whole on whole pages: the example page of the repository, and the real one the project began with."""

from __future__ import annotations

from pathlib import Path

import pytest

import arnorm
from arnorm import WEB, find_dates, find_numbers, find_quotes, normalize

EXAMPLE = (Path(__file__).parents[1] / "examples" / "page.txt").read_text(encoding="utf-8")


def test_the_example_page() -> None:
    out = normalize(EXAMPLE)
    assert out == WEB.run(EXAMPLE).text == normalize(out)
    assert out.splitlines()[:4] == ["الرئيسية", "أخبار المدينة", "«بلدية الواحة»: افتتاح حديقة جديدة الأحد 9 مارس 2025",
                                    "سعر الطماطم فى الأسواق 4.5 ريال"]  # fmt: skip
    for whole in (
        "«سنبدأ بما نسميه “شارع القراءة” ثم ننتقل إلى السوق»",
        "7 رمضان 1446 هـ الموافق",
        "https://example.org/تسجيل?رقم=١٢٣",
        "volunteers@example.org",
        "في 23 نوفمبر 2024 بقرار رقم 38/67",
        "لائحة المتطوعين تضم 7,000 اسم",
        "قائلا: «الواحة لأهلها",
        "94,406",
        "94%",
    ):
        assert whole in out
    assert [(d.calendar, d.edtf) for d in find_dates(EXAMPLE)] == [
        ("gregorian", "2025-03-09"),
        ("gregorian", "XXXX-01-12"),
        ("hijri", "XXXX-09"),
        ("hijri", "1446-09-07"),
        ("gregorian", "2025-03-07"),
        ("gregorian", "2020"),
        ("gregorian", "2024-11-23"),
        ("gregorian", "2024/2026"),
    ]
    assert [q.depth for q in find_quotes(EXAMPLE)] == [1, 1, 1, 1, 2, 1]
    assert find_quotes(EXAMPLE)[-1].close is None


def test_the_real_page_keeps_its_lines_and_parts_its_headlines(page: str) -> None:
    assert page.count("\n") == 41
    out = normalize(page)
    gaps = page.count("\xa0\xa0\xa0\xa0")
    headline = out.split("\n")[0]
    assert "\xa0" not in out
    assert len(headline) < 150
    assert gaps > 40
    assert sum(bool(line) for line in out.split("\n")) >= gaps


def test_the_real_page_has_one_quotation_style_and_keeps_every_mark(page: str) -> None:
    assert (page.count("«"), page.count("»"), page.count('"')) == (17, 16, 17)
    out = normalize(page)
    assert '"' not in out.replace("https", "")
    assert sum(map(out.count, "«»“”")) == 17 + 16 + 17
    still_open = [q for q in find_quotes(page) if q.close is None]
    assert any(page[q.open[1] :].startswith("الانتشار الواسع") for q in still_open if q.open)


def test_the_real_page_has_its_numbers(page: str) -> None:
    numbers = {n.text: n for n in find_numbers(page)}
    assert str(numbers["94,406"].value) == "94406"
    assert str(numbers["1,288"].value) == "1288"


def test_the_real_page_has_its_dates_and_no_others(page: str) -> None:
    found = {(d.text, d.calendar, d.edtf) for d in find_dates(page)}
    assert found >= {
        ("26 نوفمبر", "gregorian", "XXXX-11-26"),
        ("الأحد 23 نوفمبر 2025", "gregorian", "2025-11-23"),
        ("7 أكتوبر", "gregorian", "XXXX-10-07"),
        ("12 يناير", "gregorian", "XXXX-01-12"),
        ("رجب 1447", "hijri", "1447-07"),
        ("نوفمبر", "gregorian", "XXXX-11"),
        ("الاحد 23-11-2025", "gregorian", "2025-11-23"),
        ("الأحد 23 نوفمبر", "gregorian", "XXXX-11-23"),
        ("السبت 22-11-2025", "gregorian", "2025-11-22"),
    }
    for no_date in ("94,406", "94%", "60%", "130 عامًا", "ميدوزا- 14", "حامد شعبان سليم"):
        at = page.index(no_date)
        assert not any(d.start < at + len(no_date) and at < d.end for d in find_dates(page)), no_date


def test_web_is_idempotent_on_the_real_page_and_run_agrees(page: str) -> None:
    out = normalize(page)
    assert normalize(out) == out
    result = WEB.run(page)
    assert result.text == out
    assert {c.step for c in result.changes} >= {"UnifyQuotes", "UnifyDates", "CollapseWhitespace", "StripDiacritics"}


@pytest.mark.parametrize("preset", ["WEB", "CORPUS", "SEARCH", "LUCENE"])
def test_presets_are_plain_pipelines_of_configured_steps(preset: str) -> None:
    p = getattr(arnorm, preset)
    assert isinstance(p, arnorm.Pipeline)
    assert all(isinstance(step, arnorm.Step) for step in p.steps)
