"""`arnorm.find_blocks`: what kind of text each stretch of lines is; and the rules of code, by their examples."""

from __future__ import annotations

import gc
import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import arnorm
from arnorm import WEB, find_blocks
from arnorm._core.scan import Scan
from arnorm.blocks.code import is_code_line
from arnorm.blocks.code_rules import LINE_RULES, LineRule
from arnorm.blocks.data import FORMATS, Format, format_of
from arnorm.blocks.find import KINDS
from arnorm.blocks.inline import INLINE_RULES, InlineRule, code_in_line
from arnorm.blocks.keep import keep_mark_counts, rewrite_prose
from arnorm.blocks.lines import lines_in
from arnorm.blocks.reading import read_prose, reading_in
from strategies import texts

NEWS = ["", "ب", " «", "1 .", "x = 1", '"', "\n", "| a |", "`"]
CASES = json.loads((Path(__file__).parent / "cases" / "blocks.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_cases(case: dict[str, Any]) -> None:
    assert [block.kind for block in find_blocks(case["text"])] == case["kinds"]


@given(text=texts)
def test_blocks_are_in_order_and_hold_all_but_blank_lines(text: str) -> None:
    blocks = find_blocks(text)
    assert all(block.kind in KINDS and block.start < block.end for block in blocks)
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    at = 0
    for start, end in [*((block.start, block.end) for block in blocks), (len(text), len(text))]:
        assert not text[at:start].strip()
        at = end


def test_only_a_str_is_read() -> None:
    with pytest.raises(TypeError):
        find_blocks(b"x")  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.name)
def test_a_rule_of_lines_matches_its_examples_only(rule: LineRule) -> None:
    pattern = re.compile(rf"[ \t]*(?:{rule.when})", re.ASCII)  # after the indentation, as in a line
    assert all(map(pattern.match, rule.examples))
    assert rule.counters
    assert not any(pattern.match(line) and is_code_line(line, alone=True) for line in rule.counters)
    if rule.what:
        assert all(is_code_line(line, alone=True) for line in rule.examples)


@pytest.mark.parametrize("rule", INLINE_RULES, ids=lambda rule: rule.name)
def test_a_rule_of_code_in_lines_matches_its_examples_only(rule: InlineRule) -> None:
    for text in rule.examples:
        assert rule.when.search(text)
        assert list(code_in_line(text, 0, len(text)))
        assert all(text[start:end] in WEB(text) for start, end in code_in_line(text, 0, len(text)))
    for text in rule.counters:
        assert not rule.when.search(text)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_is_told_from_prose(form: Format) -> None:
    lines = lines_in(Scan(form.example))
    assert lines is not None
    assert format_of(lines, whole=True) == form.name
    prose = lines_in(Scan("\n".join([form.counter] * 5)))
    assert prose is None or format_of(prose, whole=True) == ""


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.name)
def test_no_line_of_code_is_taken_for_prose_unread(rule: LineRule) -> None:
    """The gate lets each example through, among lines of prose too: by itself or three times, as it is code."""
    for line in rule.examples:
        code = line if rule.what else "\n".join([line] * 3)
        assert lines_in(Scan(code)) is not None
        assert lines_in(Scan(f"سطر عادي\n\n{code}\n\nسطر عادي")) is not None


@pytest.mark.parametrize("rule", INLINE_RULES, ids=lambda rule: rule.name)
def test_no_code_in_a_line_is_taken_for_prose_unread(rule: InlineRule) -> None:
    for text in rule.examples:
        assert not Scan(text).derive(reading_in).is_plain
        assert not Scan(f"سطر عادي\n\n{text}").derive(reading_in).is_plain


@given(text=texts, edits=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), st.sampled_from(NEWS)), max_size=4))
def test_a_reading_carried_over_edits_is_what_the_text_gives(text: str, edits: list[tuple[int, int, str]]) -> None:
    at, sound = 0, []
    for start, length, new in sorted(edits):
        if start >= at and start + length <= len(text):
            sound.append((start, start + length, new))
            at = start + length
    scan = Scan(text)
    scan.derive(reading_in)
    after = scan.edited(sound)
    carried, again = read_prose(after), read_prose(Scan(after.text))
    assert (carried[1].blocks, carried[0].text) == (again[1].blocks, again[0].text)


def test_all_of_a_text_can_be_read_as_prose() -> None:
    text = "```\nفي ٧ / ٩ / ١٤٤٦ هـ\n```"
    assert WEB(text) == text
    as_prose = "```\nفي 7 رمضان 1446 هـ\n```"
    assert arnorm.normalize(text, blocks="prose") == arnorm.Pipeline(WEB, blocks="prose")(text) == as_prose
    assert not arnorm.find_dates(text)
    assert len(arnorm.find_dates(text, blocks="prose")) == 1
    for call in (arnorm.find_quotes, arnorm.find_dates, arnorm.find_numbers, arnorm.normalize):
        with pytest.raises(ValueError, match="blocks must be one of 'auto', 'prose', got 'none'"):
            call(text, blocks="none")  # type: ignore[call-overload, arg-type]


@pytest.mark.parametrize(
    "p", [WEB, arnorm.PDF, arnorm.CORPUS.without(arnorm.FixMojibake)], ids=["WEB", "PDF", "CORPUS"]
)
@pytest.mark.parametrize(
    "text",
    [
        "return 'ك';مارس\"",  # the pair of the mark at the end was looked for to see whether the line holds code
        'ك{"a":"&#5;\xa0\xa0\xa0"',  # a gap inside of code became a line end
        "`\xa0\xa0\xa0&#5;`",
        "`&#5;\xa0\xa0\xa0`",
        "أ;ب\nج;د\nه;و\nز;ح\xa0\xa0\xa0ط\nي;ك",  # a gap in a cell became a line end, and ended the row
    ],
)
def test_a_second_run_finds_the_same_code(p: arnorm.Pipeline, text: str) -> None:
    assert p(p(text)) == p(text)


PROSE = (
    "قال الوزير إن الحكومة ستعلن الخطة الجديدة قريبا،",
    "ثم وافق البرلمان عليها في ١٥ رمضان ١٤٤٦ هـ .",
    'مُحَمَّدٌ قال "نعم" في 3/2/2021م',
    "بلغت ١٢٣٤ دينار\nكتــاب جديد",
    "قفا نبك من ذكرى حبيب ومنزل   بسقط اللوى بين الدخول فحومل\nفتوضح فالمقراة لم يعف رسمها   لما نسجتها من جنوب وشمأل",
    "| الاسم | العمر |\n|---|---|\n| أحمد | ٣٠ |",
    '```\nprint("٣")\n```',
)
UNSEEN = ("\N{ARABIC TATWEEL}", "\N{ARABIC FATHATAN}", "\u200f", "\u200b", "\ufeff", "\xad")
parts_of_pages = st.one_of(
    st.sampled_from(PROSE),
    st.sampled_from(LINE_RULES)
    .flatmap(lambda rule: st.lists(st.sampled_from(rule.examples), min_size=1, max_size=4))
    .map("\n".join),
    st.sampled_from([form.example for form in FORMATS]),
    st.sampled_from([text for rule in INLINE_RULES for text in rule.examples]),
)
pages = st.lists(parts_of_pages, min_size=1, max_size=5).flatmap(
    lambda items: st.sampled_from(["\n\n", "\n", "\r\n"]).map(lambda joint: joint.join(items))
)
LEAVE_BLOCKS = [
    step
    for step in dict.fromkeys((*WEB.steps, *arnorm.CORPUS.steps))
    if not isinstance(step, (arnorm.FixMojibake, arnorm.CollapseWhitespace))
]


def outline(text: str) -> list[tuple[str, int]]:
    """The kinds of the blocks that are no lines of prose, with the number of their lines."""
    blocks = [block for block in find_blocks(text) if block.kind not in ("line", "paragraph")]
    seen = str.maketrans("", "", "".join(UNSEEN))
    return [(b.kind, sum(map(bool, map(str.strip, text[b.start : b.end].translate(seen).split("\n"))))) for b in blocks]


@example(page="وصل الوفد\n\nوصل الوفد\n\ndef f(x):\ndef f(x):", noise=[(0, "\u0640")])
@given(page=pages, noise=st.lists(st.tuples(st.integers(0, 200), st.sampled_from(UNSEEN)), max_size=3))
@settings(max_examples=200)
def test_a_step_leaves_the_blocks_as_they_were(page: str, noise: list[tuple[int, str]]) -> None:
    """In kind and lines; signs that nobody sees stand anywhere but in a fence or between the two signs of a line end."""
    for at, sign in noise:
        beside = page[max(0, at - 4) : at + 4]
        if "`" not in beside and "\r" not in beside and "-" not in beside:
            page = page[:at] + sign + page[at:]
    before = outline(page)
    for step in LEAVE_BLOCKS:
        assert outline(step(page)) == before, step


def test_an_edit_that_would_change_a_block_is_left_and_others_are_made() -> None:
    text = "س\nنص\nق\nنص\nنص\nق"
    edits = [(0, 1, "x = 1"), (5, 6, "ك"), (len(text) - 1, len(text), "ك")]
    assert [*rewrite_prose(Scan(text), "auto", lambda _: edits)] == edits[1:]
    edits[1] = (5, 6, "x = 1")  # beside it, and so on
    assert [*rewrite_prose(Scan(text), "auto", lambda _: edits)] == edits[2:]


def test_a_blank_of_any_kind_parts_words_of_code() -> None:
    text = "كتاب جديد\nimport\xa0 os\nكتاب جديد"
    assert outline(text) == outline(arnorm.collapse_whitespace(text)) == [("code", 1)]


def test_what_other_steps_delete_hides_no_fence() -> None:
    text = '``\ufeff`\nprint("٣")\n```'
    assert outline(text) == outline(arnorm.strip_invisibles(text)) == [("code", 3)]


@pytest.mark.xfail(strict=True, reason="references, and what stands in the signs of cues, are read as written")
def test_a_step_that_does_not_leave_them() -> None:
    text = "@ap&#5;p.route('/')"
    assert outline(arnorm.unescape_html(text)) == outline(text)


@pytest.mark.parametrize("text", [*PROSE, *(form.example for form in FORMATS)], ids=lambda text: text[:20])
def test_a_text_is_freed_without_the_garbage_collector(text: str) -> None:
    """A scan that keeps its reading, which keeps the scan, stays until it runs: three bytes a character did."""
    calls = (WEB, WEB.run, arnorm.find_dates, arnorm.find_quotes, arnorm.find_numbers, arnorm.find_blocks)
    for call in calls:
        call(text)
    gc.collect()
    gc.freeze()  # what is there already need not be looked at again
    gc.disable()
    try:
        for call in calls:
            call(text)
            assert gc.collect() == 0, call
    finally:
        gc.enable()
        gc.unfreeze()


def test_a_quotation_between_backticks_is_no_code() -> None:
    step = arnorm.UnifyQuotes(style=[("''", "''"), ("`", "'")])
    once = step("قال \"نعم 'ثم' لا\" وقال \"لا 'بل' نعم\"")
    assert step(once) == once


def test_marks_of_lines_are_counted_in_linear_time() -> None:
    """Calls and steps of generators: each line once counted the marks of all (growth's families do not reach it)."""

    def count_work(lines: int) -> int:
        text = 'قال الرئيس ""كلمة"" أخرى في هذا اليوم نفسه أمس\n' * lines
        scan = Scan(text)
        scan.derive(reading_in)
        edits = [(m.start(), m.end(), "«") for m in re.finditer('""', text)]
        events: list[str] = []
        sys.setprofile(lambda *what: events.append(what[1]))
        try:
            keep_mark_counts(scan, edits)
        finally:
            sys.setprofile(None)
        return len(events)

    assert lines_in(Scan('قال الرئيس ""كلمة"" أخرى في هذا اليوم نفسه أمس\n' * 50)) is not None
    assert count_work(200) < 3 * count_work(100)
