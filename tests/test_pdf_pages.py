"""page_damage: a verdict for each page."""

from __future__ import annotations

import random

import pytest

from arnorm import find_damage, page_damage

PROSE = (
    "انعقد مجلس الأمن الدولي أمس في جلسة طارئة لبحث الأوضاع في المنطقة، وقال المتحدث باسم الحكومة إن ثلاثة من الوزراء "
    "حضروا الاجتماع الذي استمر عدة ساعات، ثم أضاف أن اللجنة ستقدم تقريرها إلى البرلمان خلال الأسبوع القادم."
)

LETTERS = [chr(code) for code in (*range(0x621, 0x63B), *range(0x641, 0x64B))]


def changed_letters(text: str) -> str:
    """The text as a font writes it that maps its letters to others."""
    others = random.Random(1).sample(LETTERS, len(LETTERS))  # noqa: S311 -- a test
    return text.translate(dict(zip(map(ord, LETTERS), others, strict=True)))


def read_as_latin(text: str) -> str:
    """The text in windows-1256, read as Latin."""
    return text.encode("cp1256", "ignore").decode("latin-1")


@pytest.mark.parametrize(
    ("page", "verdict", "reason"),
    [
        (PROSE, "sound", ""),
        (PROSE.replace("الأ", "األ"), "repair", ""),
        (changed_letters(PROSE), "ocr", "unknown words"),
        (read_as_latin(PROSE), "ocr", "font code"),
        ("(cid:4)(cid:17)(cid:9) في عام 2024", "ocr", "unmapped glyphs"),
        ("  17 ", "ocr", "few letters"),
        ("", "ocr", "few letters"),
        ("The quick brown fox jumps over the lazy dog.", "sound", ""),
        ("جمـ\ufffdـهورية مصر العر\ufffdبية", "sound", ""),  # U+FFFD that stretches a word
        ("1 2 3 4 5 6 7 8 9 10 11", "sound", ""),
    ],
)
def test_verdicts(page: str, verdict: str, reason: str) -> None:
    pages = page_damage(f"{PROSE}\f{page}\f{PROSE}")
    assert [(one.verdict, one.reason) for one in pages][1] == (verdict, reason)
    assert [text.start for text in pages] == [0, len(PROSE) + 1, len(PROSE) + len(page) + 2]


def test_a_short_text_alone_is_no_picture() -> None:
    assert [one.verdict for one in page_damage("يمكن.")] == ["sound"]
    assert [one.reason for one in page_damage("")] == ["few letters"]


def test_all_damage_is_counted_on_its_page() -> None:
    text = "\f".join((PROSE.replace("الأ", "األ"), PROSE, "قال هللا تعالى في كتابه الكريم"))
    pages = page_damage(text)
    assert [sum(one.repaired.values()) for one in pages] == [3, 0, 1]
    assert sum(sum(one.repaired.values()) for one in pages) == len(find_damage(text))


def test_clean_text_is_sound(real_corpus: tuple[tuple[str, str], ...]) -> None:
    extracted = ("egypt_gazette_pdf", "egypt_law_seed", "uae_law_pdf")
    for name, text in real_corpus[::40]:
        if name not in extracted:
            assert [one.verdict for one in page_damage(text[:3000])] == ["sound"], name
