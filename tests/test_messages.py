"""The commonest mistakes, as cases: what the message names, and the line to write."""

from __future__ import annotations

import dataclasses
import pathlib
import pickle
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

import arnorm
from arnorm import CharStep, Scan, Step
from arnorm.elsewhere import ELSEWHERE
from arnorm.quotes.unify import STYLES
from case_files import params


def own(edits: Any) -> Step:
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Mine(Step):
        def edits(self, scan: Scan) -> Iterable[Any]:  # noqa: ARG002
            return edits  # type: ignore[no-any-return]

    return Mine()


def own_table(table: Any) -> CharStep:
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class MyTable(CharStep):
        def table(self) -> Mapping[str, str]:
            return table  # type: ignore[no-any-return]

    return MyTable()


def plain() -> type[Step]:
    class Plain(Step):
        mark: str = "!"

    return Plain


NAMES = {name: getattr(arnorm, name) for name in arnorm.__all__} | {
    "own": own,
    "own_table": own_table,
    "plain": plain,
    "arnorm": arnorm,
    "pathlib": pathlib,
    # What pandas calls them; it is not needed to be told what to write.
    "Series": type("Series", (), {"__module__": "pandas.core.series", "__iter__": iter}),
    "DataFrame": type("DataFrame", (), {"__module__": "pandas.core.frame", "__iter__": iter}),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("case", params("messages"))
def test_messages(case: dict[str, str]) -> None:
    kinds: dict[str, type[Exception]] = {
        "TypeError": TypeError,
        "ValueError": ValueError,
        "UserWarning": UserWarning,
        "AttributeError": AttributeError,
    }
    with pytest.raises(kinds[case["error"]]) as caught:  # warnings are errors in tests
        eval(case["text"], NAMES)  # noqa: S307 -- our own cases
    assert str(caught.value) == case["says"].replace("{STYLES}", ", ".join(map(repr, STYLES)))


def test_a_steps_own_error_is_its_own() -> None:
    def broken() -> Iterable[Any]:
        yield 0, 1, "x"
        raise ValueError("of the step's author")

    for run in (lambda step: step("نص"), lambda step: step.run("نص")):
        with pytest.raises(ValueError, match="of the step's author"):
            run(own(broken()))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("remove_tashkeel", "; it is strip_diacritics here"),
        ("hijri_to_gregorian", "; it is parse_date(field).to('gregorian') here"),
        ("normalize_alef_maksura", "; it is fold_yeh here"),
        ("unify_date", "; did you mean 'unify_dates'?"),
        ("nothing_like_it", ""),
    ],
)
def test_an_import_of_another_name_is_answered_too(name: str, said: str) -> None:
    with pytest.raises(ImportError) as raised:
        exec(f"from arnorm import {name}")  # noqa: S102 -- the statement is what is tested
    assert str(raised.value) == f"module 'arnorm' has no attribute {name!r}{said}"
    assert not hasattr(arnorm, name)
    with pytest.raises(ImportError, match="did you mean 'SEARCH'"):
        from arnorm.presets import Serch  # type: ignore[attr-defined]  # noqa: F401 -- what is tested


def test_what_others_call_it_leads_to_names_that_are_here() -> None:
    for name, here in ELSEWHERE.items():
        names = NAMES | {"text": "نص", "field": "2025-11-23"}
        assert eval(here.partition(" ")[0], names)  # noqa: S307 -- our own table
        assert name not in arnorm.__all__


def test_functions_are_pickled_by_their_modules() -> None:
    for name in ("find_dates", "find_damage", "parse_date", "verify", "spell_number"):
        function = getattr(arnorm, name)
        assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301 -- our own
        assert function.__module__ != "arnorm"  # where doctest reads its examples


def test_submodules_are_there_after_the_import() -> None:
    code = "import arnorm; arnorm.report.to_text, arnorm.presets.WEB, arnorm.engines; assert 'report' in dir(arnorm)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_table_for_people_who_come_from_elsewhere_has_names_that_lead_on() -> None:
    page = (pathlib.Path(__file__).parents[1] / "docs" / "coming-from.md").read_text(encoding="utf-8")
    rows = [line.split("|")[2:-1] for line in page.splitlines() if line.startswith("| ")][1:]
    for *theirs, here in rows:
        for name in re.findall(r"`(\w+)`", " ".join(theirs)):
            own = re.match(r"\w+", ELSEWHERE.get(name, name))
            assert own, name
            assert own[0] in here, (name, here)
