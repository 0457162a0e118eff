"""Lines in pieces, as PyMuPDF and pypdf write them, and single words turned, as PDFium does."""

from __future__ import annotations

import re

import pytest

from arnorm import PDF, Pipeline, RepairPdf, repair_pdf
from arnorm.pdf.order import turn_single_words
from arnorm.pdf.pieces import reorder_pieces

ORDERED = (
    "القرار رقم (148) الصادر في 9 مايو 1999 (الموافق 9 جمادى الأولى 1420هـ) بشأن المادة (30) من اللائحة.\n"
    "من الساعة 9:30 إلى الساعة 19:45، بتاريخ 9/9/2008، الفقرات 9 و39 و54 (أ) و(ب) و«ج».\n"
    "استخدمت الشركة نظام Linux 7.27 وبرنامج Excel (إصدار 2020) خلال المرحلة الأولى [انظر الملحق 27].\n"
    "وقال رئيس اللجنة إن العمل ينتهي قبل الصيف."
)
# Each as the extractor writes these lines when a browser, or LibreOffice, made the file.
PYMUPDF = (
    ".) من اللائحة30( هـ) بشأن المادة1420  جمادى الأولى9  (الموافق1999  مايو9 ) الصادر في148( القرار رقم\n"
    ".» (أ) و(ب) و«ج54 و39 و9 ، الفقرات9/9/2008 ، بتاريخ19:45  إلى الساعة9:30 من الساعة\n"
    ".]27 ) خلال المرحلة الأولى [انظر الملحق2020  (إصدارExcel  وبرنامجLinux 7.27 استخدمت الشركة نظام\n"
    ".وقال رئيس اللجنة إن العمل ينتهي قبل الصيف"
)
PYPDF = (
    "( من اللائحة.30) هـ( بشأن المادة1420  جمادى الأولى9  )الموافق1999  مايو9 ( الصادر في148) القرار رقم\n"
    "(أ) و(ب) و«ج».54 و39 و9 ، الفقرات9/9/2008 ، بتاريخ19:45  إلى الساعة9:30 من الساعة\n"
    "وقال رئيس اللجنة إن العمل ينتهي قبل الصيف."
)
IN_ORDER = (
    "القرار رقم (148 ) الصادر في9  مايو1999  (الموافق9  جمادى الأولى1420( هـ) بشأن المادة30) من اللائحة\n"
    " من الساعة9:30  إلى الساعة19:45 ، بتاريخ9/9/2008 ، الفقرات9 و39  من النص\n"
    " عمل في المكتب عام1944  ثم في المصنع عام1950  ثم تقاعد"
)


def test_pieces_from_the_last_to_the_first() -> None:
    assert repair_pdf(PYMUPDF) == ORDERED


def test_brackets_that_look_the_other_way() -> None:
    first = ORDERED.split("\n", maxsplit=1)[0]
    assert repair_pdf(PYPDF).split("\n")[0] == first
    assert repair_pdf(PYPDF).split("\n")[2] == ORDERED.split("\n")[3]


def test_pieces_in_order() -> None:
    assert repair_pdf(IN_ORDER).split("\n") == [
        "القرار رقم (148) الصادر في 9 مايو 1999 (الموافق 9 جمادى الأولى 1420هـ) بشأن المادة (30) من اللائحة",
        "من الساعة 9:30 إلى الساعة 19:45، بتاريخ 9/9/2008، الفقرات 9 و39 من النص",
        "عمل في المكتب عام 1944 ثم في المصنع عام 1950 ثم تقاعد",
    ]


def test_full_stops_go_to_the_end_of_their_lines() -> None:
    lines = [".وصل القطار متأخرا", ".وانتظره الناس طويلا", ".ثم عادوا إلى بيوتهم", "ولم يعد أحد"]
    assert repair_pdf("\n".join(lines)) == "وصل القطار متأخرا.\nوانتظره الناس طويلا.\nثم عادوا إلى بيوتهم.\nولم يعد أحد"


@pytest.mark.parametrize(
    "text",
    [
        ORDERED,
        # Glued numbers, brackets and double spaces that people type.
        "كان ذلك عام1950 (وقيل 1951) في المدينة.\nوقال: عام1960 (أو بعده) عاد.\nثم عام1970 (وما بعده) سافر.",
        "في عام 1950 (مايو) صدر القرار 12 (أ)، وفي عام 1960 (يونيو) القرار 13 (ب)، وفي 1970 (يوليو) القرار 14 (ج).",
        "يعمل البرنامج على:\n.NET الإصدار الثالث\n.NET الإصدار الرابع\n.NET الإصدار الخامس",
        "...ثم ماذا؟\n...لا شيء.\n...لا أحد.\nانتهى.\nعاد.\nنام.",
        "2001 السلع\n2002 الأجور\n2003 الآلات",
        # Years that read as years from their end too: 1991, 1841.
        "في 1991 و1841 و1831 (عام الوباء) وعام1871  عاد.",
    ],
)
def test_whole_lines_stay(text: str) -> None:
    assert not list(reorder_pieces(text))
    assert repair_pdf(text) == text


def test_a_text_with_turned_digits_keeps_the_order_of_its_pieces() -> None:
    text = " 9991 (الموافق 9 مايو 841) الصادر في( القرار رقم\n.قال المدير 4202\n.عاد الناس 3202\n.نام الجميع"
    assert "9991 (الموافق 9 مايو 841) الصادر في( القرار رقم" in repair_pdf(text)


READ = (
    "وقد ذهب الولد إلى المكتبة في أول المساء، ثم عاد مع أخته إلى الدار (رقم 12)؛ وحضر اللجنة عشرون طالبة من أبناء القرية، "
    "وقال المدير إن المدرسة الجديدة بالقرب من شارع المدينة الكبير، وإن العمل فيها يبدأ في شهر مايو عام 1999."
)


def _as_pdfium(text: str) -> str:
    """Every word turned whose last letter is joined to the one before it."""
    return re.sub("[ء-ي]{2,}", lambda m: m[0] if m[0][-2] in "اأإآدذرزوؤءى" or m[0][-1] == "ء" else m[0][::-1], text)


def test_words_turned_one_by_one() -> None:
    assert _as_pdfium(READ) != READ
    assert repair_pdf(_as_pdfium(READ)) == READ


@pytest.mark.parametrize("text", [READ, READ[::-1], "\n".join(READ.split()), READ.replace("المدرسة", "ةسردملا")])
def test_other_orders_are_no_words_turned_one_by_one(text: str) -> None:
    assert not list(turn_single_words(text))


@pytest.mark.parametrize("text", [PYMUPDF, PYPDF, IN_ORDER, _as_pdfium(READ), PYMUPDF + "\n" + _as_pdfium(READ)])
def test_laws(text: str) -> None:
    once = repair_pdf(text)
    assert repair_pdf(once) == once
    assert Pipeline(RepairPdf()).run(text).text == once


def test_forms_count_as_the_words_they_are() -> None:
    """Else WEB, which unfolds them, would bring the evidence that was missing."""
    once = PDF("األول اإلسالم خالل ىلإ ةسردملا ﺔﻨﻳﺪﻤﻟﺍ")
    assert PDF(once) == once


def test_each_is_an_option() -> None:
    assert repair_pdf(PYMUPDF, pieces=False) == PYMUPDF
    assert repair_pdf(_as_pdfium(READ), order=False) == _as_pdfium(READ)
