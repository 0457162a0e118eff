"""UnescapeHtml and FixMojibake: cases, and Python's own html module as the oracle."""

from __future__ import annotations

import html
import html.entities
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm import unescape_html
from case_files import check, params


@pytest.mark.parametrize("case", params("web"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_every_named_reference_is_the_standard_librarys() -> None:
    for name in html.entities.html5:
        if name.endswith(";"):
            assert unescape_html(f"ا&{name}ا") == f"ا{html.unescape('&' + name)}ا"


def test_every_number_is_the_standard_librarys() -> None:
    for code in (*range(0x20, 0x3000), 0xD800, 0xFFFE, 0x1F600, 0x110000, 10**19):
        for reference in (f"&#{code};", f"&#x{code:x};"):
            assert unescape_html(reference) == html.unescape(reference)


_PIECES = "& amp ; &amp; &lt; # 38 x26 &#38; quot; م &nbsp; <"
pieces = st.sampled_from([*_PIECES.split(), " "])


@given(st.lists(pieces, max_size=20).map("".join))
def test_nothing_is_left_to_unescape(text: str) -> None:
    out = unescape_html(text)
    assert unescape_html(out) == out
    assert unescape_html.run(text).text == out
    for name in ("&amp;", "&lt;", "&nbsp;", "&quot;", "&#38;", "&#x26;"):
        assert name not in out


def test_a_deeply_escaped_text_is_linear_work() -> None:
    assert unescape_html("&" + "amp;" * 60_000 + "quot;") == '"'


def test_references_in_a_token_are_changes_of_their_own() -> None:
    result = unescape_html.run("AT&amp;T&quot;x")
    assert [(c.start, c.end, c.after) for c in result.changes] == [(2, 7, "&"), (8, 14, '"')]


class TestMojibake:
    def test_utf8_read_as_a_windows_page_is_repaired(self) -> None:
        pytest.importorskip("ftfy")
        from arnorm import fix_mojibake

        for encoding in ("latin-1", "cp1252"):
            for text in ("مرحبا بكم في الموقع", "«أهلا» وسهلا"):
                try:
                    broken = text.encode().decode(encoding)
                except UnicodeDecodeError:
                    continue
                assert fix_mojibake(broken) == text
                assert fix_mojibake(broken.encode().decode("latin-1")) == text

    @pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
    @pytest.mark.parametrize(
        "text", ["السلام عليكم، من المدير إلى الموظفين", "المدير", "عُقد الاجتماع «الأول» في 15 مارس؛ هل حضر؟"]
    )
    def test_a_windows_1256_page_read_as_a_western_one_is_repaired(self, text: str, encoding: str) -> None:
        pytest.importorskip("ftfy")
        from arnorm import fix_mojibake

        broken = text.encode("cp1256").decode(encoding)
        result = fix_mojibake.run(f"سليم\n{broken}\nÇa va, là-bas")
        assert result.text == f"سليم\n{text}\nÇa va, là-bas"
        assert fix_mojibake(result.text) == result.text

    def test_sound_text_stays(self, real_corpus: tuple[tuple[str, str], ...]) -> None:
        pytest.importorskip("ftfy")
        from arnorm import fix_mojibake

        for name, text in real_corpus[::20]:
            if name not in ("egypt_gazette_pdf", "html_raw"):
                assert fix_mojibake(text) == text
        for text in (
            "café déjà vu",
            "Ærø",
            "l'été à Tunis",
            "±5°",
            "ÀÉÎ",
            "São não",
            "Þetta er og þá",
            "Çalışma",
            "Öl über",
        ):
            assert fix_mojibake(text) == text

    def test_without_ftfy_arnorm_imports_and_one_sentence_says_what_to_install(self) -> None:
        code = """
import sys
sys.modules["ftfy"] = None
import arnorm
assert arnorm.CORPUS.without(arnorm.FixMojibake)("نص عربي") == "نص عربي"
for call in (arnorm.CORPUS, arnorm.CORPUS, arnorm.fix_mojibake, arnorm.CORPUS.run, lambda text: arnorm.CORPUS.map([text])):
    try:
        call("plain ASCII")
    except ImportError as error:
        assert str(error) == "FixMojibake needs the ftfy package: pip install 'arnorm[ftfy]'", error
    else:
        raise AssertionError(f"no error from {call}")
"""
        subprocess.run([sys.executable, "-c", code], check=True)
