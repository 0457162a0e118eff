"""The benchmark of the field: its counting, on outputs that are known; a run on the sample, without a network."""

from __future__ import annotations

import pytest
from benchmarks.field import page
from benchmarks.field.__main__ import list_failures, run_sample
from benchmarks.field.cleaners import CLEANERS
from benchmarks.field.data import DATA, sample
from benchmarks.field.tasks import TASKS


def test_the_sample_runs_with_the_cleaners_that_are_here() -> None:
    results, missing = run_sample()
    assert "arnorm" not in missing
    assert results.keys() == {DATA[name].task for name in sample()} == TASKS.keys()
    lines = "\n".join(page.tables(results))
    assert all(one.title in lines for one in TASKS.values())


def test_every_cleaner_is_pinned() -> None:
    for one in CLEANERS.values():
        assert all("==" in package or package.startswith("{root}") for package in one.packages), one.name


@pytest.mark.parametrize(("task", "rows", "outputs", "first"), [
    ("diacritics", [{"in": "قَالَ"}, {"in": "أَمَل"}], ["قال", "امل"], 50),
    ("key", [{"in": "فى", "pair": 0}, {"in": "في", "pair": 0}, {"in": "علي"}, {"in": "على"}], ["في", "في", "علي", "على"], 100),
    ("key", [{"in": "فى", "pair": 0}, {"in": "في", "pair": 0}, {"in": "علي"}, {"in": "على"}], [""] * 4, 0),
    ("languages", [{"in": "می\u200cخواهم، ۱"}, {"in": "کتاب"}], ["می\u200cخواهم 1", "كتاب"], 50),
])  # fmt: skip
def test_a_score_counts_what_it_says(task: str, rows: list, outputs: list, first: float) -> None:
    assert next(iter(TASKS[task].score(rows, outputs).values())) == first


def test_the_page_names_texts_on_which_a_cleaner_failed() -> None:
    outputs = {"A": {"UDHR": ["نص", {"error": "ValueError: no"}, ["نص", {"error": "TimeoutError: 10 s"}]]}}
    assert list(list_failures(outputs)) == ["A, UDHR: 2 of 3, the first one ValueError: no"]
    assert not list(list_failures({"A": {"JDK": [{"error": "ValueError: no date"}]}}))  # a field that is not read


@pytest.mark.parametrize(("out", "first", "turned"), [
    ("قال «نعم» ثم «مضى» بشاشة 14\".", 100, 0),
    ("قال “نعم” ثم “مضى” بشاشة 14\".", 100, 0),
    ("قال ”نعم“ ثم \"مضى\" بشاشة 14”.", 0, 50),
])  # fmt: skip
def test_quotations_are_counted_by_the_side_of_their_marks(out: str, first: float, turned: float) -> None:
    found = TASKS["quotes"].score(sample()["our quotations"], [out])
    assert found == {"right %": first, "turned %": turned, "others for 100 pairs": 50 if out.endswith("”.") else 0}


def test_a_loss_that_nobody_explained_is_called_an_issue() -> None:
    results = {"again": {"arnorm WEB": {"documents": {"same %": 99}}, "B": {"documents": {"same %": 100}}}}
    assert "99 against 100" in next(page.losses(results))
    results = {"again": {"arnorm WEB": {"handbook": {"same %": 99}}, "B": {"handbook": {"same %": 100}}}}
    assert "an issue for us" in next(page.losses(results))
