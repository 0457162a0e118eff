"""Damage that marks, strokes, forms, references and what is not seen hide: PDF repairs it in its first run, or never."""

from __future__ import annotations

import random
import unicodedata

import pytest
from benchmarks.pdf_make import IMITATIONS
from hypothesis import given, settings
from hypothesis import strategies as st

from arnorm import PDF, repair_pdf, turn_forms
from arnorm._core import classes
from arnorm._core.scan import Scan
from arnorm._generated.unicode import FORMS
from arnorm.diacritics import StripDiacritics
from arnorm.invisibles import StripInvisibles
from arnorm.pdf import signs, view_steps
from arnorm.pdf.signs import find_signs

# What later steps take away, or make letters and spaces of.
HIDING = (
    *"ًَِّْٰـٕٓٔ\u200b\u200c\u200f\u202b\u202c\xad\ufeff\ufffd\0\x1a\U00010efd \n\xa0",
    "\xa0" * 3, "&rlm;", "&nbsp;", "&#1604;",
)  # fmt: skip
# The forms of a letter by how it joins: whether to the letter before it, and whether to the letter after it.
JOINED = {"ISOLATED": (False, False), "FINAL": (True, False), "INITIAL": (False, True), "MEDIAL": (True, True)}
FORMS_OF: dict[str, dict[tuple[bool, bool], str]] = {}
for form, letters in FORMS.items():
    if len(letters) == 1 and form >= "\ufe80":
        FORMS_OF.setdefault(letters, {})[JOINED[unicodedata.name(form).split()[-2]]] = form
LINKS = ("https://example.org/a ", "@اسم ", "#وسم_آخر ", "info@example.org ")
TEXTS = (
    "عقد مجلس الأمن الدولي اجتماعا في الساعة الثالثة من يوم الأحد 12 مايو 2024 (رقم 148) لبحث الأوضاع في المدينة،\n"
    "وقال المتحدث إن ثلاثة من الأعضاء غابوا عن الجلسة الأولى، ثم أضاف أن الباقين حضروا خلال الأسبوع.\n"
    "المادة (15) يعاقب كل من خالف أحكام هذا القانون بغرامة لا تقل عن ١٠٠٠ ريال ولا تزيد على ٢٠٢٤ ريالا.",
    "ثم أطمع أن أزيد كلا إنه كان لآياتنا عنيدا سأرهقه صعودا إنه فكر وقدر",
    "بدأت في الرياض أمس أعمال الدورة السابعة والأربعين للجنة الدائمة إلى أن يحين موعد الاجتماع القادم في عام 2025",
)


def shaped(text: str, rate: float, chance: random.Random) -> str:
    """The text with some letters in the forms that they have in their words."""
    joins = [(True, True) in FORMS_OF.get(char, ()) for char in text]  # to the letter after it
    out = list(text)
    for at, char in enumerate(text):
        if char in FORMS_OF and chance.random() < rate:
            before = at > 0 and joins[at - 1] and (True, False) in FORMS_OF[char]
            after = joins[at] and (True, False) in FORMS_OF.get(text[at + 1 : at + 2], ())
            out[at] = FORMS_OF[char][before, after]
    return "".join(out)


def hidden(text: str, rate: float, chance: random.Random) -> str:
    """The text with signs between its letters, few or many."""
    hiding = chance.sample(HIDING, chance.choice((1, 2, 4, 12)))
    return "".join(char + chance.choice(hiding) * (chance.random() < rate) for char in text)


@st.composite
def wreckages(draw: st.DrawFn) -> str:
    """Own text, some letters in forms, wrecked as an extractor would, some damage hidden, links between the words."""
    chance = random.Random(draw(st.integers(0, 1 << 32)))  # noqa: S311
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) // 2))
    wreck = draw(st.sampled_from((str, *IMITATIONS.values())))
    rate = chance.choice((0.01, 0.05, 0.2, 0.4))
    wrecked = wreck(shaped(text[start:], rate / 3, chance))
    words = [chance.choice(LINKS) * (chance.random() < 0.05) + word for word in wrecked.split(" ")]
    return hidden(" ".join(words), rate, chance)


@given(text=wreckages())
@settings(max_examples=150)
def test_no_second_run_finds_more(text: str) -> None:
    repaired = repair_pdf(text)
    assert repair_pdf(repaired) == repaired


@pytest.mark.parametrize(
    ("place", "least"),
    [
        ("12345,678", 2),
        ("٥٢ديسمبر", 2),
        ("في 1999  مايو", 3),
        ("\n. ثم عاد", 3),
        ("ولا من ال أخبار", 3),
        ("جاء خالد", 2),
    ],
)
def test_fewer_places_are_no_sign(place: str, least: int) -> None:
    assert not find_signs(Scan("\n".join([place] * (least - 1))))
    assert find_signs(Scan("\n".join([place] * least)))


def test_the_view_is_what_the_preset_makes() -> None:
    steps = view_steps().steps
    shown = [step for step in PDF.steps[1:] if step != turn_forms]  # what the forms show is turned by a repair
    assert tuple(shown[: len(steps)]) == steps


def test_what_goes_is_passed_over() -> None:
    gone = StripDiacritics().table().keys() | StripInvisibles().table().keys()
    atoms = signs._atom_table()
    for char in gone:
        atom = signs._ATOMS[atoms[ord(char) if ord(char) < 0x10000 else 0xFFFE]]
        assert atom in signs._PASSED, hex(ord(char))
    strokes = [chr(code) for code in range(0x10000) if classes.table()[code] == classes.TATWEEL]
    assert all(signs._ATOMS[atoms[ord(char)]] in signs._PASSED for char in strokes)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("مجلس اـألمن الدولي", "مجلس الأمن الدولي"),
        ("مجلس الـأمن الدولي", "مجلس الأمن الدولي"),
        ("في الصف األَوَّل", "في الصف الأول"),
        ("اللجنة الدائمةـ واألنظمةـ للعام القادم", "اللجنة الدائمة- والأنظمة- للعام القادم"),
    ],
)
def test_hidden_damage_is_repaired_at_once(text: str, out: str) -> None:
    assert PDF(text) == out
