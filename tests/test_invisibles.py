"""StripInvisibles: cases and the Unicode data."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from arnorm import WEB, StripInvisibles, strip_invisibles
from step_cases import check, load


@pytest.mark.parametrize("case", load("invisibles"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_only_format_and_control_characters_go_and_no_white_space() -> None:
    table = StripInvisibles().table()
    assert set(table.values()) == {""}
    for char in table:
        assert unicodedata.category(char) in ("Cf", "Cc")
        assert not char.isspace()
    # Drawn format characters (number signs, end of ayah) and emoji's tags are not invisible.
    assert not set(table) & set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\U000e0062")


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
