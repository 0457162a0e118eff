"""StripInvisibles: cases and the Unicode data."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm import CORPUS, SEARCH, WEB, Pipeline, StripInvisibles, strip_invisibles
from case_files import check, params


@pytest.mark.parametrize("case", params("invisibles"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_only_format_and_control_characters_and_selectors_go_and_no_white_space() -> None:
    table = StripInvisibles().table()
    assert set(table.values()) == {""}
    for char in table:
        assert unicodedata.category(char) in ("Cf", "Cc") or "VARIATION SELECTOR" in unicodedata.name(char)
        assert not char.isspace()
    # Drawn format characters: number signs, the end of an ayah, the controls of hieroglyphs.
    listed = {chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"}
    drawn = {
        *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)))
    }
    assert listed - drawn <= table.keys()
    assert not table.keys() & drawn


@pytest.mark.parametrize("preset", [WEB, SEARCH, CORPUS], ids=["WEB", "SEARCH", "CORPUS"])
def test_all_tags_and_selectors_go(preset: Pipeline) -> None:
    hidden = [0xE0001, *range(0xE0020, 0xE0080), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
    for char in map(chr, hidden):
        assert preset(f"تح{char}ويل{char}") == preset("تحويل")
    assert preset("تحويل" + "".join(map(chr, hidden))) == preset("تحويل")


def test_every_emoji_stays() -> None:
    """The sequences of Unicode's emoji-test.txt, as the package has them, alone and in a text."""
    emoji = pytest.importorskip("emoji", reason="the test extra has it")
    for sequence in emoji.EMOJI_DATA:
        for text in (sequence, f"نص{sequence} نص"):
            assert strip_invisibles(text) == text


def test_variants_stay_and_nothing_hides_among_them() -> None:
    for text in (
        "\u8fba\U000e0101",
        "\u2229\ufe00",
        "0\ufe00",
        "\u8fba\ufe00",
        "\U0001f3f4\U000e0075\U000e0073\U000e0063\U000e0061\U000e007f",
    ):
        assert strip_invisibles(text) == text
    for seen, hidden in (
        ("\u8fba", "\U000e0061"),
        ("ب", "\ufe0f"),
        ("\U0001f3f4", "\U000e0061" * 9 + "\U000e007f"),
        ("5", "\ufe0f"),
    ):
        assert strip_invisibles(seen + hidden) == seen


@given(
    st.text(
        "\u200d\ufe0f\ufe00\U000e0101\U000e0061\U000e007f\U0001f3f4\u2764\U0001f3fb\u8fba5\u20e3\u200bب", max_size=16
    )
)
def test_a_second_run_finds_nothing(text: str) -> None:
    once = strip_invisibles(text)
    assert strip_invisibles(once) == once


def test_each_text_is_asked_for_its_own_language() -> None:
    batch = ["می\u200cخواهم کتاب بخرم", "أ\u200cب في القائمة العربية", "می\u200cروم"]
    assert list(map(strip_invisibles, batch)) == [batch[0], "أب في القائمة العربية", batch[2]]


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match=r"keep takes 'bidi', .*, got 'bom'"):
        StripInvisibles(keep=("bom",))
    with pytest.raises(ValueError, match="persian"):
        StripInvisibles(persian=None)


@pytest.mark.parametrize("filler", ["\u200b" * 199_000, " " * 96_000])
def test_what_tells_the_language_of_a_long_text_outlasts_what_is_deleted(filler: str) -> None:
    text = "کی که می\u200cروم " * 300 + filler + "الكتاب ية في " * 30_000
    for step in (strip_invisibles, WEB):
        once = step(text)
        assert step(once) == once
