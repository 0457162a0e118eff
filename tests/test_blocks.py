"""`arnorm.find_blocks`: what kind of text each stretch of lines is; and the rules of code, by their examples."""

from __future__ import annotations

import gc
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arnorm
from arnorm import WEB, find_blocks
from arnorm._core.scan import Scan
from arnorm.blocks.code import (
    ENDED_RULES,
    ENDS_OF_CODE,
    LINE_RULES,
    OPERATING_RULES,
    SIGN_OF_CODE,
    SIGNED_RULES,
    SIGNS_OF_OPERATION,
    LineRule,
    is_code_line,
)
from arnorm.blocks.data import _SQL_HEADS, _SQL_START, FORMATS, Format, format_of
from arnorm.blocks.find import KINDS
from arnorm.blocks.inline import INLINE_RULES, InlineRule, code_in_line
from arnorm.blocks.lines import lines_in
from arnorm.blocks.reading import Reading, page_of
from case_files import params
from strategies import texts

NEWS = ["", "ب", " «", "1 .", "x = 1", '"', "\n", "| a |", "`"]


@pytest.mark.parametrize("case", params("blocks"))
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
    if rule.name in SIGNED_RULES:
        assert all(map(SIGN_OF_CODE.search, rule.examples))
        assert not any(pattern.match(SIGN_OF_CODE.sub("", line)) for line in rule.examples)
    if rule.name in OPERATING_RULES:
        without = str.maketrans("", "", SIGNS_OF_OPERATION)
        assert not any(pattern.match(line.translate(without)) for line in rule.examples)
    if rule.name in ENDED_RULES:
        assert all(line.endswith(ENDS_OF_CODE) and not pattern.match(f"{line} x") for line in rule.examples)


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


@pytest.mark.parametrize(
    "text",
    [
        "RT @ahmad_99: سافرنا أمس إلى الساحل\nRT @sara: وعدنا في المساء",
        "https://example.org/a خبر عاجل من العاصمة\nثم خبر آخر",
        "* الحضور قبل الثامنة\n* إحضار الهوية\n* الالتزام بالمقعد",
        '"88%" من الطلاب نجحوا هذا العام\n_ #مدرستنا تحتفل غدا',
        "#عاجل | الوزير يصل\n#رياضة | فوز المنتخب",
        "انتظرنا  طويلا..\nولم يأت  أحد..",
        "المدينة تفتتح مكتبتها العامة الجديدة\nحضر الافتتاح عدد من الكتاب والناشرين والقراء الذين انتظروا هذا اليوم سنوات",
        'سأل "المدير": "متى نبدأ العمل؟" وانصرف\nثم عاد',
    ],
    ids=["account", "address", "stars", "signs", "bars", "gaps", "headline", "colon"],
)  # fmt: skip
def test_plain_prose_passes_at_the_first_look(text: str) -> None:
    """As tweets and news write (tweets_arsarcasm, jawhara_tn, mayadeen_lb): the page costs no second look."""
    nobody_breaks_it = "كلمة ثم كلمة " * 12  # so that the lines are none of a paragraph
    assert lines_in(Scan(f"{text}\n{nobody_breaks_it}")) is None


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
        assert not page_of(Scan(text)).is_plain
        assert not page_of(Scan(f"سطر عادي\n\n{text}")).is_plain


@given(text=texts, edits=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), st.sampled_from(NEWS)), max_size=4))
def test_a_page_is_moved_with_its_text(text: str, edits: list[tuple[int, int, str]]) -> None:
    at, sound = 0, []
    for start, length, new in sorted(edits):
        if start >= at and start + length <= len(text):
            sound.append((start, start + length, new))
            at = start + length
    scan = Scan(text)
    before = page_of(scan)
    kinds, _ = [block.kind for block in before.blocks], before.scan
    after = scan.edited(sound)
    page = page_of(after)
    rest = iter(kinds)
    assert all(block.kind in rest for block in page.blocks)  # the same, in order, but for those that were deleted
    spans = [span for block in page.blocks for span in block[:2]]
    assert spans == sorted(spans)
    assert all(0 <= at <= len(after.text) for at in spans)
    assert (page.scan is None) == page.is_plain
    if page.scan is not None:
        assert page.scan.text == Reading(after.text, page.blocks, page.pieces).scan.text


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


def outline(text: str) -> list[tuple[str, int]]:
    """The kinds of the blocks that are no lines of prose, with the number of their lines."""
    blocks = [block for block in find_blocks(text) if block.kind not in ("line", "paragraph")]
    return [(b.kind, sum(map(bool, map(str.strip, text[b.start : b.end].split("\n"))))) for b in blocks]


def test_a_blank_of_any_kind_parts_words_of_code() -> None:
    text = "كتاب جديد\nimport\xa0 os\nكتاب جديد"
    assert outline(text) == outline(arnorm.collapse_whitespace(text)) == [("code", 1)]


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


def test_a_sign_of_code_may_come_right_behind_another() -> None:
    for text in ('حدد التاريخ ("2008-01-15") هنا', 'حدد التاريخ ["2008-01-15" هنا', 'اكتب {{% trans "ضيف" %} هنا'):
        assert not page_of(Scan(text)).is_plain


def test_a_quotation_between_backticks_is_no_code() -> None:
    step = arnorm.UnifyQuotes(style=[("''", "''"), ("`", "'")])
    once = step("قال \"نعم 'ثم' لا\" وقال \"لا 'بل' نعم\"")
    assert step(once) == once


def test_rows_of_sql_begin_with_the_heads_that_are_looked_for() -> None:
    begins = {head for head in map(chr, range(0x3100)) if any(map(_SQL_START.match, (f"{head}1", f"{head}(1")))}
    assert begins | {"I", "i"} == _SQL_HEADS | {"\n"}
    assert _SQL_START.match("INSERT INTO t VALUES (1")
