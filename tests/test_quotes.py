"""Quotations: what is found, what is rewritten, what is left alone, and the laws of rewriting."""

from __future__ import annotations

import pickle
from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arnorm import Pipeline, find_blocks
from arnorm._core import classes
from arnorm._core.scan import Scan
from arnorm.quotes import Quotation, UnifyQuotes, _paragraphs, find_quotes, unify, unify_quotes
from arnorm.quotes._costs import costs_in
from arnorm.quotes._marks import FAMILIES, lined, marks_at
from arnorm.quotes._paragraphs import plain_paragraph, quotes_in
from arnorm.quotes._reading import read_paragraph
from case_files import load, params
from conftest import PAGES
from strategies import texts

# The styles whose marks say whether they open.
NAMED_STYLES = [name for name, pairs in unify.STYLES.items() if all(one != other for one, other in pairs)]
DIRECTIONAL = [
    *NAMED_STYLES,
    [("„", "“"), ("‚", "‘")],
    [("«", "»")],
    [("‹", "›"), ("«", "»"), ("“", "”")],
]
STYLES = [*DIRECTIONAL, *(unify.STYLES.keys() - {*NAMED_STYLES}), [("'", "'"), ('"', '"')], [("''", "''"), ("`", "'")]]

# Sentences' parts that meet around marks; short, so that hypothesis finds awkward neighbours.
PIECES = [
    *['"', '"', '"', " ", " ", " ", "«", "»", "“", "”", "'", "’", "‘", "''", "″", "„", "`", "‹", "›", ",,", "((", "))"],
    *[
        "نص",
        "قال",
        "أن",
        "و",
        "بـ",
        "الـ",
        "abc",
        "5",
        "٢٠",
        "جدا",
        ". ",
        "، ",
        ": ",
        "(",
        ")",
        "\n",
        "\u200f",
        "&quot;",
    ],
    *["\xa0\xa0\xa0", "=", "key: ", "-", "…", "😀", "l'a", "°", "#", "َ"],
]
quoted = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def structure(text: str) -> list[tuple[int | None, int | None, int]]:
    """The quotations with their marks numbered, so that texts that differ in the marks alone compare equal."""
    found = find_quotes(text)
    spans = sorted(span for q in found for span in (q.open, q.close) if span)
    number = {span: i for i, span in enumerate(spans)}
    return [(q.open and number[q.open], q.close and number[q.close], q.depth) for q in found]


@pytest.mark.parametrize("case", params("quotes"))
def test_sentences(case: dict[str, Any]) -> None:
    assert unify_quotes(case["text"], **case.get("options", {})) == case.get("new", case["text"])


@pytest.mark.parametrize("row", params("quotes_structure"))
def test_what_is_found(row: dict[str, object]) -> None:
    found = [(q.open and q.open[0], q.close and q.close[0], q.depth) for q in find_quotes(str(row["text"]))]
    assert found == [tuple(mark) for mark in row["found"]]  # type: ignore[attr-defined]


def test_quotation_says_where_it_is() -> None:
    whole, left_open = find_quotes("«أب» و«جـ")
    assert (whole.start, whole.end, whole.inner) == (0, 4, (1, 3))
    assert (left_open.start, left_open.end, left_open.inner) == (6, 7, None)
    assert whole == Quotation((0, 1), (3, 4), 1)
    assert len({whole, left_open, Quotation((0, 1), (3, 4), 1)}) == 2
    with pytest.raises(AttributeError):
        whole.depth = 2  # type: ignore[misc]


def test_styles() -> None:
    text = 'قال "إن المشروع "الأخضر" بدأ" أمس'
    assert unify_quotes(text) == "قال «إن المشروع “الأخضر” بدأ» أمس"
    assert unify_quotes(text, style="curly") == "قال ”إن المشروع ’الأخضر‘ بدأ“ أمس"
    assert unify_quotes(text, style="english") == "قال “إن المشروع ‘الأخضر’ بدأ” أمس"
    assert unify_quotes(text, style="straight") == "قال \"إن المشروع 'الأخضر' بدأ\" أمس"
    assert unify_quotes(text, style=[("„", "“"), ("‚", "‘")]) == "قال „إن المشروع ‚الأخضر‘ بدأ“ أمس"


@pytest.mark.parametrize("style", unify.STYLES)
def test_every_style_writes_its_own_marks_and_they_are_read(style: unify.Style) -> None:
    for mark in (mark for pair in unify.STYLES[style] for mark in pair):
        is_mark = mark in FAMILIES and classes.kind_of(mark) == classes.QUOTE
        assert is_mark, (
            f"{mark} is not read as a quotation mark: it needs a row in NAMED[QUOTE] (_core/classes.py) and in "
            "FAMILIES (quotes/_marks.py), then python tools/make_kinds.py > src/arnorm/_generated/kinds.py"
        )
    (opens, closes), (inner, outer) = (unify.STYLES[style] * 2)[:2]
    text = unify_quotes('قال "إن المشروع «الأخضر» بدأ" أمس', style=style)
    assert text == f"قال {opens}إن المشروع {inner}الأخضر{outer} بدأ{closes} أمس"
    assert [q.depth for q in find_quotes(text)] == [1, 2]


def test_pairs_begin_again_below_the_last() -> None:
    assert unify_quotes("«أ «ب «ج» ب» أ»") == "«أ “ب «ج» ب” أ»"
    assert unify_quotes("«أ «ب «ج» ب» أ»", style=[("“", "”")]) == "“أ “ب “ج” ب” أ”"


def test_doubled_parentheses_are_an_option() -> None:
    text = "قال ((نعم)) ومضى، ثم ((لا"
    assert find_quotes(text) == []
    assert find_quotes(text, parentheses=True) == [Quotation((4, 6), (9, 11), 1)]
    assert unify_quotes(text, parentheses=True) == "قال «نعم» ومضى، ثم ((لا"
    assert unify_quotes("((نعم (أي لا)))", parentheses=True) == "«نعم (أي لا)»"


@pytest.mark.parametrize("style", ["french", "", None, 3, [], [("«",)], [("«", "x")], [("", "")], ["«»", "“"], [1]])
def test_a_bad_style_is_refused_when_made(style: object) -> None:
    with pytest.raises(ValueError, match=r"UnifyQuotes: style must be one of .*'curly'.*got"):
        UnifyQuotes(style=style)  # type: ignore[arg-type]


def test_a_bad_switch_is_refused_when_made() -> None:
    for option in ("parentheses", "spaces"):
        with pytest.raises(ValueError, match=f"{option} must be one of True, False, got 'yes'"):
            UnifyQuotes(**{option: "yes"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("قال « نعم » ثم", "قال «نعم» ثم"),
        ('قال " نعم " ثم', "قال «نعم» ثم"),
        ("قال «نعم » ثم", "قال «نعم» ثم"),
        ("قال «  نعم  » ثم", "قال «نعم» ثم"),
        ('يسمى ب" الريس " هنا', "يسمى ب«الريس» هنا"),
        ("قال « نعم “ حقا ” نعم ».", "قال «نعم “حقا” نعم»."),
        ('قال: " نعم', "قال: « نعم"),  # left open
        ('زار دار" الكتاب" أمس', "زار دار« الكتاب» أمس"),  # its space is on the wrong side of the mark
        ("من« مغامرات تان» ثم", "من« مغامرات تان» ثم"),
        ('قال " نعم" ثم', "قال «نعم» ثم"),
        ("قال «   نعم   » ثم", "قال «   نعم   » ثم"),  # layout
        ("املأ « » ثم", "املأ « » ثم"),
        ("the word « so » here", "the word « so » here"),
    ],
)
def test_spaces_inside_the_marks_go(text: str, new: str) -> None:
    assert unify_quotes(text) == new
    marks = unify_quotes(text, spaces=False)
    assert len(marks) == len(text)
    assert marks.replace(" ", "") == new.replace(" ", "")


def test_only_text_is_taken() -> None:
    with pytest.raises(TypeError, match="decode"):
        find_quotes(b"x")  # type: ignore[arg-type]


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_the_step_is_a_value(style: object) -> None:
    step = UnifyQuotes(style=style)  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(step)) == step  # noqa: S301 -- our own bytes
    assert len({step, UnifyQuotes(style=style)}) == 1  # type: ignore[arg-type]
    assert Pipeline.from_json(Pipeline(step).to_json()) == Pipeline(step)


@pytest.mark.parametrize("style", STYLES, ids=str)
@given(text=texts | quoted)
def test_nothing_but_marks_changes(style: object, text: str) -> None:
    for step in (UnifyQuotes(style=style), UnifyQuotes(style=style, spaces=False)):  # type: ignore[arg-type]
        out, before = ("".join(side.split()) if step.spaces else side for side in (step(text), text))
        gone = (*FAMILIES, ",", "\\")  # an escaped mark goes with its escape
        assert [c for c in out if c not in gone] == [c for c in before if c not in gone]


def kinds(text: str) -> list[str]:
    return [block.kind for block in find_blocks(text)]


@pytest.mark.parametrize("style", NAMED_STYLES)
def test_the_structure_outlives_the_style(style: unify.Style) -> None:
    """In every sentence of the cases: what is written reads as it did, and a second run changes nothing."""
    step = UnifyQuotes(style=style)
    for case in load("quotes"):
        text = str(case["text"])
        if kinds(step(text)) == kinds(text):  # with marks that it does not know in prose a line may be code
            assert structure(step(text)) == structure(text), text
        assert step(step(text)) == step(text), text


@given(text=texts | quoted)
@example(text='""""نعم""""')
@example(text='"""!""')
def test_quotations_nest_and_never_cross(text: str) -> None:
    for parentheses in (False, True):
        found = find_quotes(text, parentheses=parentheses)
        assert found == sorted(found, key=lambda q: q.start)
        spans = [span for q in found for span in (q.open, q.close) if span]
        assert len(spans) == len(set(spans))
        assert all(text[a:b] for a, b in spans)
        opened: list[Quotation] = []
        for q in found:
            assert q.depth >= 1
            while opened and opened[-1].end <= q.start:
                opened.pop()
            if q.open and q.close:
                assert q.open[1] <= q.close[0]
                assert all(q.end <= outer.end for outer in opened)
                # Marks typed several times on both sides are at one level.
                if opened and (opened[-1].open, opened[-1].close) == (_before(q.open), _after(q.close)):
                    assert opened.pop().depth <= q.depth
                assert all(outer.depth < q.depth for outer in opened)
                opened.append(q)


def _before(span: tuple[int, int]) -> tuple[int, int]:
    return span[0] - 1, span[0]


def _after(span: tuple[int, int]) -> tuple[int, int]:
    return span[1], span[1] + 1


def plain_is_what_the_reader_says(text: str) -> bool:
    scan = Scan(text)
    kinds = lined(scan.kinds)
    for plain in quotes_in(scan).plain:
        places, _, depth, _ = plain
        marks = marks_at(text, places, {})
        _, roles = read_paragraph(text, marks, costs_in(text, kinds, marks))
        if roles != plain_paragraph(kinds, plain).roles or depth != max(role.depth for role in roles):
            return False
    return True


@given(text=quoted)
def test_a_plain_paragraph_is_what_the_reader_says(text: str) -> None:
    assert plain_is_what_the_reader_says(text)


@pytest.mark.parametrize(
    "unit", ['"', '"a', '" ', "«", "«a ", "“”", "'", "'a ", '"a\n', "&quot;", '="', 'a: "', "((", '\u200f"']
)
def test_long_rows_are_read(unit: str) -> None:
    text = unit * (3000 // len(unit))
    out = unify_quotes(text)
    assert Counter(c for c in out if c not in FAMILIES) == Counter(c for c in text if c not in FAMILIES)


def test_the_real_page() -> None:
    pages = sorted(PAGES.glob("*.txt"))
    if not pages:
        pytest.skip("no ../shared/pages on this machine: the page is third-party and not in the repository")
    text = pages[0].read_text(encoding="utf-8")
    assert (text.count("«"), text.count("»"), text.count('"')) == (17, 16, 17)
    out = unify_quotes(text)
    assert '"' not in out
    assert out.count("«") + out.count("»") + out.count("“") + out.count("”") == 17 + 16 + 17
    left_open = [q for q in find_quotes(text) if q.close is None]
    assert [text[q.start] for q in left_open] == ['"', "«"]
    assert structure(out) == structure(text)


def test_structure_on_real_text(corpus: tuple[tuple[str, str], ...]) -> None:
    """The laws over a part of the corpus; the whole takes a minute."""
    for _, text in corpus[::12]:
        before = structure(text)
        for style in NAMED_STYLES:
            step = UnifyQuotes(style=style)
            out = step(text)
            assert step(out) == out
            assert structure(out) == before


def test_lines_that_are_all_alike_are_read_as_one_but_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ditto marks down a column: each line was read again with up to five others, 180 µs a character."""
    read, texts = _paragraphs.read_paragraph, []

    def counted(text: str, *marks: Any) -> Any:
        texts.append(text)
        return read(text, *marks)

    monkeypatch.setattr(_paragraphs, "read_paragraph", counted)
    _paragraphs._read_line.__wrapped__.cache_clear()  # type: ignore[attr-defined]
    unify_quotes('" \n' * 100)
    together = [text for text in texts if "\n" not in text and text.count('"') > 1]
    assert 0 < len(together) < 20


def test_a_long_word_before_a_mark_reads_alone_as_in_company() -> None:
    text = '555555555كبـ"طكخ'
    assert list(Pipeline(unify_quotes).map(["ab", text, "cd"]))[1] == unify_quotes(text)


def test_a_pair_never_holds_signs_alone() -> None:
    text = 'قرأ " سمط الملك "، " ، " وغيرها'
    assert all(any(map(str.isalnum, text[slice(*q.inner)])) for q in find_quotes(text) if q.inner)
    assert unify_quotes('قال " ، " ومضى') == 'قال " ، " ومضى'
    assert unify_quotes('علامة "،" تفصل') == "علامة «،» تفصل"


def test_an_odd_single_mark_leaves_the_stretch_as_it_is() -> None:
    assert unify_quotes("قرأ ' بيت الريح ' و ' كتاب البحر كله ' ثم نام") == "قرأ «بيت الريح» و «كتاب البحر كله» ثم نام"
    odd = "وصل ' الامر ' يهمني ' ابدا يا صديقي"
    assert unify_quotes(odd) == odd


@pytest.mark.parametrize("broken", ['" سمط الملك ، " شعر الضبي "', '" سمط الملك " و " شعر الضبي و " ديوان الأدب "'])
def test_a_list_is_left_where_a_mark_is_missing(broken: str) -> None:
    whole = '" بيت الريح "، '
    assert unify_quotes(f"له {broken}").endswith(" ".join(broken.split()[-4:]))
    assert unify_quotes(f"له {whole}{broken}").startswith("له «بيت الريح»، ")
