"""Kinds, scans and character maps."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm._core import classes
from arnorm._core.charmap import CharMap, fuse
from arnorm._core.classes import END
from arnorm._core.edits import apply
from arnorm._core.scan import Scan
from arnorm.blocks.reading import page_of
from strategies import texts


@given(texts)
def test_kinds_are_one_a_character_and_the_same_however_read(text: str) -> None:
    for padded in (text, "و" * 300 + text):
        kinds = Scan(padded).kinds
        assert kinds == bytes(map(classes.kind_of, padded)) + bytes((END,))


@pytest.mark.parametrize(
    ("char", "kind"),
    [("ب", "a"), ("ﻻ", "f"), ("ﷺ", "f"), ("َ", "m"), ("\U00010efd", "m"), ("ـ", "t"), ("é", "L"), ("5", "0"), ("٥", "1"),
     ("۵", "1"), ("\xa0", "s"), ("\u2028", "n"), ("«", "q"), ("،", ","), ("…", "."), ("٫", "d"), ("–", "-"), ("٪", "%"),
     ("\u200f", "i"), ("\u061c", "i"), ("\x1a", "i"), ("😀", "o"), ("\ufffd", "t"), ("\ufe0f", "o"), ("\ud800", "o"),
     ("\uffff", "o")],
)  # fmt: skip
def test_kinds_by_example(char: str, kind: str) -> None:
    assert chr(classes.kind_of(char)) == kind
    assert Scan(char).kinds == kind.encode() + b"$"


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    text = draw(texts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return text, [
        (a, b, draw(st.sampled_from(["", "ب", "«", "1 2"]))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]


@given(edited())
def test_edits_carry_the_kinds_along(case: tuple[str, list[tuple[int, int, str]]]) -> None:
    text, edits = case
    scan = Scan(text)
    assert scan.kinds
    after = scan.edited(edits)
    assert after.text == apply(text, edits)
    assert after.kinds == Scan(after.text).kinds


def test_positions_and_what_is_derived() -> None:
    scan = Scan("5 كتب و٣ أقلام")
    assert scan.positions(b"01") == [0, 7]
    assert scan.positions(b"%") == []
    calls = []

    def read(s: Scan) -> int:
        calls.append(s)
        return len(s.text)

    assert scan.derive(read) == scan.derive(read) == 14
    assert len(calls) == 1


def test_what_was_carried_does_not_keep_the_text_before_it() -> None:
    # 100 MB through WEB held one text more than it needed: a reading holds its text.
    text = "أول\n```\nx\n```\nثان"
    alone = sys.getrefcount(text)
    scan = Scan(text)
    page_of(scan)
    after = scan.edited([(0, 1, "ا")])
    page_of(after)
    del scan
    assert sys.getrefcount(text) == alone


maps = st.dictionaries(
    st.sampled_from("ابتَ٣ﻻ😀a\ud800\ufdd0\uffff\ufffe"),
    st.sampled_from(["", "ا", "لا", "😀", "x", "\ud800", "\ufdd0"]),
    max_size=6,
)


@given(
    maps,
    texts | st.text("ابتَ٣ﻻ😀a\ufdd0\uffff\ufffe", max_size=30),
    st.sampled_from(["", "س" * 150, "😀س" * 80]),
    st.data(),
)
def test_a_map_does_what_str_translate_does(table: dict[str, str], text: str, pad: str, data: st.DataObject) -> None:
    text = pad + text
    char_map = CharMap(table)
    expected = text.translate({ord(k): v for k, v in table.items()})
    assert char_map.apply(Scan(text)).text == expected
    layer = char_map.layer(Scan(text))
    assert apply(text, zip(*layer.columns, strict=True)) == expected
    exempt = sorted(data.draw(st.sets(st.integers(0, len(text) - 1), max_size=5))) if text else []
    mapped = "".join(c if i in exempt else table.get(c, c) for i, c in enumerate(text))
    assert char_map.apply(Scan(text), lambda _scan: exempt).text == mapped


@given(st.lists(maps, max_size=4), texts)
def test_fusing_is_one_after_the_other(tables: list[dict[str, str]], text: str) -> None:
    expected = text
    for table in tables:
        expected = expected.translate({ord(k): v for k, v in table.items()})
    assert text.translate({ord(k): v for k, v in fuse(tables).items()}) == expected


@pytest.mark.parametrize("table", [{"ab": "x"}, {"": "x"}, {"a": None}, {5: "x"}])
def test_bad_tables_are_refused(table: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="maps single characters to strings"):
        CharMap(table)
