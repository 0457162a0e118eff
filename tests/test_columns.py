"""Columns: whatever the Arrow type, the rows are what the pipeline gives for each text, and nulls stay null."""

from __future__ import annotations

import pickle
import re
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arnorm

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'arnorm[pyarrow]'")

from arnorm import columns  # noqa: E402 -- needs pyarrow
from arnorm.engines import _arrow  # noqa: E402

PIPELINE = arnorm.Pipeline(arnorm.strip_diacritics, arnorm.unify_digits)
TYPES = [pa.string(), pa.large_string(), pa.string_view()]
DICTIONARIES = [
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.uint16(), pa.large_string(), ordered=True),
    pa.dictionary(pa.int32(), pa.string_view()),
]
# Two of them become equal; one stays as it is; one is astral.
TEXTS = ["كَتَبَ الدَّرسَ ٣ مرّات", None, "", "as is", "٣", "3", "رقم ٧ 🙂", None, "كتب الدرس 3 مرات", "\0"]


def make(texts: list[str | None], arrow_type: Any) -> Any:
    """An array; pyarrow itself makes few of the dictionaries."""
    if not pa.types.is_dictionary(arrow_type):
        return pa.array(texts, arrow_type)
    values = list(dict.fromkeys(text for text in texts if text is not None))
    indices = pa.array([None if text is None else values.index(text) for text in texts], arrow_type.index_type)
    return pa.DictionaryArray.from_arrays(indices, pa.array(values, arrow_type.value_type), ordered=arrow_type.ordered)


def expected(texts: list[str | None], pipeline: arnorm.Pipeline = PIPELINE) -> list[str | None]:
    return [None if text is None else pipeline(text) for text in texts]


def check(column: Any, pipeline: arnorm.Pipeline = PIPELINE) -> Any:
    """Normalise a column and compare it, row by row, with the pipeline."""
    new = columns.normalize_column(column, pipeline)
    new.validate(full=True)
    assert type(new) is type(column)
    assert new.type == column.type
    assert new.to_pylist() == expected(column.to_pylist(), pipeline)
    return new


@pytest.mark.parametrize("arrow_type", TYPES + DICTIONARIES, ids=str)
def test_rows_are_what_the_pipeline_gives(arrow_type: Any) -> None:
    array = make(TEXTS, arrow_type)
    for column in (
        array,
        array[1:7],
        array[:0],
        pa.chunked_array([array, array[:0], array[2:5]]),
        pa.chunked_array([], type=arrow_type),
    ):
        check(column)


@pytest.mark.parametrize("arrow_type", TYPES + DICTIONARIES, ids=str)
def test_what_does_not_change_is_returned_itself(arrow_type: Any) -> None:
    array = make(expected(TEXTS), arrow_type)
    for column in (
        array,
        array[2:],
        pa.chunked_array([array, array]),
        array[:0],
        pa.chunked_array([], type=arrow_type),
    ):
        assert columns.normalize_column(column, PIPELINE) is column


def test_unchanged_chunks_are_shared() -> None:
    column = pa.chunked_array([["as is"], ["٣"]])
    new = columns.normalize_column(column, PIPELINE)
    assert new.chunk(0).buffers()[2].address == column.chunk(0).buffers()[2].address
    assert new.num_chunks == 2


@pytest.mark.parametrize("arrow_type", TYPES, ids=str)
@pytest.mark.parametrize("size", [1, 64])
def test_slices_hide(arrow_type: Any, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_arrow, "_SLICE", size)
    array = pa.array(TEXTS * 3, arrow_type)
    check(array)
    check(array[3:-2])
    still = pa.array(expected(TEXTS) * 3, arrow_type)
    assert columns.normalize_column(still, PIPELINE) is still


@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)), st.sampled_from(TYPES))
def test_any_text(texts: list[str | None], arrow_type: Any) -> None:
    check(make(texts, arrow_type))


def test_real_text(corpus: tuple[tuple[str, str], ...]) -> None:
    texts = [text for _, text in corpus]
    lines = [line for text in texts[::7] for line in text.splitlines()]
    for rows in (texts[::20], lines[::20]):
        check(pa.array(rows), columns.resolve_pipeline(None))


def test_a_string_array_past_its_offsets_is_chunked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_arrow, "_SLICE", 64)
    monkeypatch.setattr(_arrow, "_LIMIT", 500)
    texts = ["رقم ٣ " * 5] * 20
    array = pa.array(texts)
    new = columns.normalize_column(array, PIPELINE)
    assert isinstance(new, pa.ChunkedArray)
    assert new.num_chunks > 1
    assert new.to_pylist() == expected(texts)
    assert isinstance(columns.normalize_column(array.cast(pa.large_string()), PIPELINE), pa.LargeStringArray)
    assert columns.normalize_table(pa.table({"a": texts}), "a", PIPELINE)["a"].to_pylist() == expected(texts)


def test_equal_values_of_a_dictionary_become_one() -> None:
    array = pa.array(["٣", "3", None, "٤", "٣"]).dictionary_encode()
    new = check(array)
    assert new.dictionary.to_pylist() == ["3", "4"]


def test_a_dictionary_with_a_null_value() -> None:
    array = pa.DictionaryArray.from_arrays(pa.array([0, 1, None, 2], pa.int8()), pa.array(["٣", None, "3"]))
    new = columns.normalize_column(array, PIPELINE)
    assert new.to_pylist() == ["3", None, None, "3"]
    changes = columns.changes_column(array, PIPELINE)
    assert [row and len(row["changes"]) for row in changes.to_pylist()] == [1, None, None, 0]


def test_a_shared_dictionary_is_normalised_once() -> None:
    seen: list[str] = []

    def note(text: str) -> str:
        seen.append(text)
        return text + "!"

    values = pa.array(["a", "b"])
    chunks = [pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int8()), values) for _ in range(3)]
    columns.normalize_column(pa.chunked_array(chunks), note)
    assert seen == ["a", "b"]


def test_chunks_that_share_a_dictionary_still_do() -> None:
    values = pa.array(["٣", "3", "٤"])
    chunks = [pa.DictionaryArray.from_arrays(pa.array([0, 1, 2], pa.int8()), values) for _ in range(3)]
    new = columns.normalize_column(pa.chunked_array(chunks), PIPELINE)
    assert new.to_pylist() == ["3", "3", "4"] * 3
    assert len({chunk.dictionary.buffers()[1].address for chunk in new.chunks}) == 1


@pytest.mark.parametrize("arrow_type", TYPES, ids=str)
def test_the_sizes_of_all_rows_are_never_held_at_once(arrow_type: Any) -> None:
    column = pa.array(["كلمة", None] * 20_000, arrow_type)
    tracemalloc.start()
    slices = list(_arrow._cut_slices(column))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [start for start, _ in slices[1:]] == [end for _, end in slices[:-1]]
    assert slices[-1][1] == len(column)
    assert peak < 8 * len(column)


def test_nulls_are_not_shown_to_the_pipeline() -> None:
    def strict(text: str) -> str:
        assert text
        return text + "!"

    assert columns.normalize_column(pa.array([None, "a", None]), strict).to_pylist() == [None, "a!", None]
    assert columns.normalize_column(pa.nulls(2, pa.string()), strict).to_pylist() == [None, None]
    nulls = pa.nulls(2)
    assert columns.normalize_column(nulls, strict) is nulls


def test_a_step_will_do_and_web_is_the_default() -> None:
    array = pa.array(["«قال ”نعم“» في ٣ مارس"])
    assert columns.normalize_column(array, arnorm.unify_digits).to_pylist() == ["«قال ”نعم“» في 3 مارس"]
    assert columns.normalize_column(array).to_pylist() == [arnorm.WEB(array[0].as_py())]


@pytest.mark.parametrize("bad", [pa.array([1]), pa.array([b"a"]), pa.array([["a"]])], ids=lambda a: str(a.type))
def test_other_types_are_refused(bad: Any) -> None:
    with pytest.raises(TypeError, match=re.escape(str(bad.type))):
        columns.normalize_column(bad, PIPELINE)
    with pytest.raises(TypeError, match=re.escape(str(bad.type))):
        columns.changes_column(bad, PIPELINE)


def test_a_list_is_refused() -> None:
    with pytest.raises(TypeError, match="got list"):
        columns.normalize_column(["a"], PIPELINE)


def test_bytes_that_are_not_utf8_are_named_by_row() -> None:
    good = pa.array(["a"])
    offsets = pa.array([0, 1, 4], pa.int32()).buffers()[1]
    bad = pa.StringArray.from_buffers(2, offsets, pa.py_buffer(b"a\xed\xa0\x80"))  # U+D800, written as if it were one
    with pytest.raises(ValueError, match="row 2 is not UTF-8"):
        columns.normalize_column(pa.chunked_array([good, bad]), PIPELINE)


def test_a_lone_surrogate_out_of_a_pipeline_is_named_by_row() -> None:
    def break_it(text: str) -> str:
        return text.replace("b", "\ud800")

    with pytest.raises(ValueError, match="row 3: the pipeline made a lone surrogate"):
        columns.normalize_column(pa.chunked_array([["a", None], ["a", "b"]]), break_it)


def test_tables_keep_their_schema() -> None:
    schema = pa.schema(
        [
            pa.field("id", pa.int64(), nullable=False),
            pa.field("text", pa.string(), nullable=False, metadata={"lang": "ar"}),
        ],
        metadata={"made": "here"},
    )
    table = pa.table({"id": [1, 2], "text": ["٣", "4"]}, schema=schema)
    new = columns.normalize_table(table, "text", PIPELINE)
    assert new.schema.equals(schema, check_metadata=True)
    assert new.to_pydict() == {"id": [1, 2], "text": ["3", "4"]}
    assert columns.normalize_table(new, ["text"], PIPELINE) is new
    with pytest.raises(KeyError, match="no column 'texts'"):
        columns.normalize_table(table, "texts", PIPELINE)


@pytest.mark.parametrize("arrow_type", TYPES + DICTIONARIES, ids=str)
def test_changes(arrow_type: Any) -> None:
    array = make(TEXTS, arrow_type)
    column = columns.changes_column(array, PIPELINE)
    column.validate(full=True)
    for text, row in zip(TEXTS, column.to_pylist(), strict=True):
        if text is None:
            assert row is None
            continue
        result = PIPELINE.run(text)
        assert row["text"] == result.text
        assert [arnorm.Change(**change) for change in row["changes"]] == list(result.changes)
        assert sum(dict(row["counts"]).values()) == len(result.changes)
        assert set(dict(row["counts"])) == {change.step for change in result.changes}
    chunked = columns.changes_column(pa.chunked_array([array, array[:3]]), PIPELINE)
    assert chunked.type == column.type
    assert chunked.to_pylist() == column.to_pylist() + column.to_pylist()[:3]


@pytest.mark.parametrize(
    "pipeline", [arnorm.WEB, arnorm.SEARCH, arnorm.Pipeline(str.strip, arnorm.strip_diacritics, str.upper)]
)
def test_changes_of_texts_together_are_those_of_each(
    pipeline: arnorm.Pipeline, corpus: tuple[tuple[str, str], ...]
) -> None:
    texts: list[str | None] = [text for _, text in corpus[::120]]
    texts += [line for _, text in corpus[::80] for line in text.splitlines()[:20]]
    # Marks at the very start, nothing at all, a tag, ends that are cut off.
    texts += ["\u064bا «ب»", None, "", "ٱ", "<b>نص ؟</b>", " نعم ، 3 ", "\u064e", "ـ", "«", "»"] * 2
    for rows in (texts, ["a", "ب\uffffَ", "تَ ،"]):
        for text, row in zip(rows, columns.changes_column(pa.array(rows), pipeline).to_pylist(), strict=True):
            result = None if text is None else pipeline.run(text)
            assert (row and row["text"]) == (result and result.text)
            if result:
                assert [arnorm.Change(**change) for change in row["changes"]] == list(result.changes)
                assert dict(row["counts"]) == result.counts


def date_row(mention: arnorm.DateMention) -> dict[str, Any]:
    names = ["start", "end", "text", "calendar", "edtf", "kind", "year", "month", "day", "weekday", "date"]
    return {name: getattr(mention, name) for name in names} | {"flags": list(mention.flags)}


def quote_row(quotation: arnorm.Quotation) -> dict[str, Any]:
    opened, closed = quotation.open or (None, None), quotation.close or (None, None)
    return {
        "open_start": opened[0], "open_end": opened[1], "close_start": closed[0], "close_end": closed[1],
        "depth": quotation.depth,
    }  # fmt: skip


def number_row(mention: arnorm.NumberMention) -> dict[str, Any]:
    value = None if mention.value is None else f"{mention.value:f}"
    row = {"start": mention.start, "end": mention.end, "text": mention.text, "value": value, "kind": mention.kind}
    return {**row, "flags": list(mention.flags)}


def time_row(mention: arnorm.TimeMention) -> dict[str, Any]:
    row = mention.to_dict()
    return {name: row[name] for name in ("start", "end", "text", "value", "kind")} | {
        "seconds": row["duration"], "zone": row["zone"], "flags": row["flags"],
    }  # fmt: skip


FINDERS = [
    (columns.dates_column, "find_dates", date_row),
    (columns.quotes_column, "find_quotes", quote_row),
    (columns.numbers_column, "find_numbers", number_row),
    (columns.times_column, "find_times", time_row),
    (columns.amounts_column, "find_amounts", arnorm.AmountMention.to_dict),
    (columns.sentences_column, "find_sentences", arnorm.SentenceMention.to_dict),
    (columns.hidden_column, "find_hidden", arnorm.Hidden.to_dict),
]
MENTIONS = [
    "افتُتح المعرض في 15 رمضان 1446هـ الموافق 15 مارس 2025 بحضور 1,200 زائر",
    None,
    "",
    'قال «سمعت "نعم" منه» ثم ترك ”الباقي',
    "من 3 إلى 5 مايو 2021، بنسبة ٣٫٥٪ و«كلمة» في 12/10/1436",
    "a \uffff 3 «b» 4 مايو 2020",
    "الساعة 3 ونصف عصرا لمدة ساعتين، وثمنه خمسون ريالا و7 دولارات\U000e0068\U000e0069",
]


@pytest.mark.parametrize(("column_of", "name", "as_row"), FINDERS, ids=[name for _, name, _ in FINDERS])
@pytest.mark.parametrize("arrow_type", TYPES + DICTIONARIES, ids=str)
def test_mentions(column_of: Any, name: str, as_row: Any, arrow_type: Any) -> None:
    find = getattr(arnorm, name)
    for texts in (MENTIONS, MENTIONS[:-1], MENTIONS[1:3], [None], []):
        column = column_of(make(texts, arrow_type))
        column.validate(full=True)
        rows = [None if text is None else [as_row(one) for one in find(text)] for text in texts]
        assert column.to_pylist() == rows
        chunked = column_of(pa.chunked_array([make(texts, arrow_type)] * 2))
        assert chunked.type == column.type
        assert chunked.to_pylist() == rows * 2


@pytest.mark.parametrize(("column_of", "name", "as_row"), FINDERS, ids=[name for _, name, _ in FINDERS])
def test_mentions_of_real_text(column_of: Any, name: str, as_row: Any, corpus: tuple[tuple[str, str], ...]) -> None:
    texts = [text for _, text in corpus[::25]]
    texts += [line for _, text in corpus[::100] for line in text.splitlines()]
    rows = [[as_row(one) for one in getattr(arnorm, name)(text)] for text in texts]
    assert column_of(pa.array(texts)).to_pylist() == rows


def test_fingerprints() -> None:
    other = arnorm.Pipeline(arnorm.strip_diacritics, arnorm.unify_digits(to="arabic"))
    assert PIPELINE.fingerprint == arnorm.Pipeline(*PIPELINE.steps).fingerprint
    assert PIPELINE.fingerprint == pickle.loads(pickle.dumps(PIPELINE)).fingerprint  # noqa: S301 -- our own
    assert len({PIPELINE.fingerprint, other.fingerprint, arnorm.Pipeline().fingerprint}) == 3
    with pytest.raises(ValueError, match="strip"):
        arnorm.Pipeline(str.strip).fingerprint  # noqa: B018 -- a property that raises


def test_the_documentation_runs() -> None:
    page = Path(__file__).parents[1] / "docs" / "columns.md"
    names: dict[str, Any] = {}
    blocks = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, str(page), "exec"), names)  # noqa: S102 -- our own page


@pytest.mark.parametrize("arrow_type", [*TYPES, *DICTIONARIES], ids=str)
def test_dates_have_both_calendars_and_the_id_of_their_row(arrow_type: Any) -> None:
    texts = ["بلا تاريخ", "في 15 رمضان 1446هـ و1/2/2024", None, "1404/1/1 هجري شمسي", "سنة 1446هـ"]
    ids = ["أ", "ب", "ج", "د", "ه"]
    array = make(texts, arrow_type)
    wanted = [
        [
            {"id": name, "edtf": one.edtf, "gregorian": both[0], "hijri": both[1]}
            for one in arnorm.find_dates(text or "")
            for both in [[day and day.edtf for day in (one.to("gregorian"), one.to("hijri"))]]
        ]
        for name, text in zip(ids, texts, strict=True)
    ]
    wanted[2] = None
    for column, names in (
        (array, ids),
        (pa.chunked_array([array.slice(0, 2), array.slice(2)]), pa.chunked_array([ids[:1], ids[1:]])),
    ):
        found = columns.dates_column(column, calendars=True, ids=names).to_pylist()
        assert [row and [{key: one[key] for key in wanted[1][0]} for one in row] for row in found] == wanted
    with pytest.raises(ValueError, match="got 1 for 5 rows"):
        columns.dates_column(array, ids=["أ"])


FIELD_TEXTS = [
    "١٥/٣/١٤٤٥",
    None,
    "3/2015",
    "23 نوفمبر 2025 - 10:30 م بتوقيت مكة",
    "تعليق واحد",
    "16/04/21",
    "5 شوال 1250هـ",
]


@pytest.mark.parametrize("arrow_type", TYPES + DICTIONARIES, ids=str)
def test_fields_that_are_dates(arrow_type: Any) -> None:
    column = make(FIELD_TEXTS, arrow_type)
    found = columns.dates_column(column, whole=True, errors="coerce", reference="2025-11-20")
    found.validate(full=True)
    assert len(found) == len(FIELD_TEXTS)
    for text, one in zip(FIELD_TEXTS, found.to_pylist(), strict=True):
        if text is None or text == "تعليق واحد":
            assert one is None
            continue
        mention = arnorm.parse_date(text, reference="2025-11-20")
        assert (one["date"], one["edtf"], one["calendar"]) == (mention.date, mention.edtf, mention.calendar)
        assert (one["precision"], one["zone"], one["flags"]) == (mention.precision, mention.zone, [*mention.flags])
        assert one["time"] == (mention.time and mention.time.isoformat())
    rows = found.to_pylist()
    assert [one and one["hijri"] for one in rows] == [
        "1445-03-15",
        None,
        None,
        "1447-06-02",
        None,
        "1442-09-04",
        "1250-10-05",
    ]
    assert [one and one["precision"] for one in rows] == ["day", None, "month", "day", None, "day", "day"]


def test_a_field_that_is_no_date_names_its_row() -> None:
    column = pa.chunked_array([pa.array(["2025", None]), pa.array(["1446", "تعليق"])])
    with pytest.raises(ValueError, match=r"^row 3: no date in 'تعليق'$"):
        columns.dates_column(column, whole=True)
    with pytest.raises(ValueError, match=r"^no date in 'تعليق'$"):
        columns.dates_column(pa.array(["1446", "تعليق"]).dictionary_encode(), whole=True)


def test_options_of_fields() -> None:
    column = pa.array(["5/4/2025", "21/04/16", "45/3/15"])
    found = columns.dates_column(column[:2], whole=True, order="ymd", reference="2025-11-20")
    assert [one["edtf"] for one in found.to_pylist()] == ["2025-04-05", "2021-04-16"]
    found = columns.dates_column(column[2:], whole=True, order="ymd", calendar="hijri", reference="2025-11-20")
    assert found.to_pylist()[0]["hijri"] == "1445-03-15"
    for wrong in ({"order": "document"}, {"calendar": "coptic"}, {"errors": "ignore"}, {"reference": "soon"}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            columns.dates_column(column[:0], whole=True, **wrong)
    with pytest.raises(TypeError, match=r"errors: options of dates_column with whole=True"):
        columns.dates_column(column, errors="coerce")
    assert columns.dates_column(pa.array([None], pa.null()), whole=True).to_pylist() == [None]
