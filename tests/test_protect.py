"""Protected spans: cases, what they may not depend on, time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm import CollapseWhitespace, UnifyDigits, UnifyPunctuation, strip_diacritics
from arnorm._arabic import protect
from arnorm._arabic.marks import SETS
from arnorm._arabic.protect import protected_at, protected_spans
from arnorm._core.scan import Scan
from case_files import params
from conftest import cpu_time
from strategies import texts


@pytest.fixture(scope="module")
def always_carried() -> Iterator[None]:
    """Carry however many edits there are; else a short text is read afresh."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(protect, "_EDIT", 0)
        yield


def spans(text: str) -> list[tuple[int, int]]:
    return protected_spans(Scan(text))


def protected(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize("case", params("protected"))
def test_cases(case: dict[str, Any]) -> None:
    assert protected(case["text"]) == case["spans"]


@given(text=texts)
def test_spans_are_sorted_disjoint_and_inside(text: str) -> None:
    at = 0
    for start, end in spans(text):
        assert at <= start < end <= len(text)
        at = end


# What makes, joins, splits and unmakes protected tokens.
PIECES = [
    "",
    " ",
    "\n",
    "كلمة",
    "ab",
    "F16",
    "٣",
    "@",
    "#",
    "_",
    ".",
    ".pdf",
    "/",
    "http://",
    "<",
    ">",
    "\u20e3",
    "،",
]
EDITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.sampled_from(PIECES)), min_size=1, max_size=5)


@pytest.mark.usefixtures("always_carried")
@given(pieces=st.lists(st.sampled_from([*PIECES, "x@y.org", "#وسم "]), max_size=25), rounds=st.lists(EDITS, max_size=3))
def test_spans_carried_over_edits_are_those_read_afresh(
    pieces: list[str], rounds: list[list[tuple[int, int, str]]]
) -> None:
    scan = Scan("".join(pieces))
    for drawn in rounds:
        scan.derive(protected_spans)
        edits: list[tuple[int, int, str]] = []
        at = 0
        for skip, length, new in drawn:
            start = min(at + skip, len(scan.text))
            at = min(start + length, len(scan.text))
            edits.append((start, at, new))
        scan = scan.edited(edits)
        assert scan.derive(protected_spans) == spans(scan.text)


@pytest.mark.usefixtures("always_carried")
def test_spans_are_carried_through_a_real_pipeline(corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::7]:
        scan = Scan(text)
        for step in (UnifyDigits(), UnifyPunctuation(), CollapseWhitespace()):
            scan.derive(protected_spans)
            scan = scan.edited(list(step.edits(scan)))
            assert scan.derive(protected_spans) == spans(scan.text)


def other_digits(text: str, to: str) -> str:
    return text.translate({ord(d): SETS[to][i] for chars in SETS.values() for i, d in enumerate(chars)})


# A keycap and a character reference are made of ASCII digits, and of no others.
@given(text=texts.filter(lambda text: "\u20e3" not in text and "&#" not in text), to=st.sampled_from(sorted(SETS)))
def test_do_not_depend_on_the_digit_set(text: str, to: str) -> None:
    assert spans(other_digits(text, to)) == spans(text)


def outside(text: str, change: Any) -> tuple[str, list[str]]:
    """The text changed outside its protected spans, and the spans' texts."""
    pieces, at = [], 0
    for start, end in spans(text):
        pieces += [change(text[at:start]), text[start:end]]
        at = end
    return "".join([*pieces, change(text[at:])]), pieces[1::2]


@pytest.mark.parametrize("strip", [strip_diacritics, lambda text: text.replace("\u0640", "")], ids=["marks", "tatweel"])
def test_do_not_depend_on_marks_and_tatweel_outside(strip: Any, corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::7]:
        stripped, kept = outside(text, strip)
        assert protected(stripped) == kept


@given(text=texts)
def test_protected_places_are_those_inside(text: str) -> None:
    positions = list(range(len(text)))
    inside = {at for start, end in spans(text) for at in range(start, end)}
    assert protected_at(Scan(text), positions) == sorted(inside)
    assert protected_at(Scan(text), iter(positions[::3])) == [at for at in positions[::3] if at in inside]


def test_urls_of_the_corpus_are_inside(real_corpus: tuple[tuple[str, str], ...]) -> None:
    found = 0
    for _, text in real_corpus:
        if "://" in text:
            have = spans(text)
            for m in re.finditer(r"https?://[\w./-]*\w", text):
                found += 1
                assert any(start <= m.start() and m.end() <= end for start, end in have), m
    assert found > 900


UNITS = [
    *("a.", "a@", "@", "#", "www.", "http://", "https://x)", "a.com/", "a.a/"),
    *("<a", "a-", "_", "a1", "#1", "@1", "1_", "&#", "a\u0640"),
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def cost(length: int) -> float:
        scan = Scan((unit * length)[:length])
        return cpu_time(lambda: protected_spans(scan))

    # One token of 16 times the length costs about 16 times as much; a quadratic reader would take 256 times.
    assert min(cost(64_000) for _ in range(2)) < 100 * max(min(cost(4_000) for _ in range(3)), 1e-3)


def test_keycaps_are_looked_for_only_where_a_text_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pattern for them goes through the whole text, ten times as slowly as `in`; other signs are found first."""

    class Refusing:
        def finditer(self, text: str) -> Iterator[re.Match[str]]:
            raise AssertionError(text)

    monkeypatch.setattr(protect.load_patterns(), "key", Refusing())
    assert protected_spans(Scan("نسبة 5% من <b>كل</b> {name} كلمة")) != []
    with pytest.raises(AssertionError):
        protected_spans(Scan("رقم 5\ufe0f\u20e3"))
