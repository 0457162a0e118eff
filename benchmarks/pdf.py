"""arnorm beside other repairers, on PDF files that are made: ``python -m benchmarks.pdf [--held] [--fonts]``.

Needs Debian's ``chromium``, ``libreoffice-writer-nogui``, ``poppler-utils``, ``fonts-kacst-one``, ``fonts-noto-core``
and ``fonts-hosny-amiri``, and ``pip install pypdf pdfminer.six pymupdf reportlab arabic_reshaper python-bidi arafix
harfix arabic-repair``; a peer that is not there is left out. Two pages of our own sentences are made into PDF files by
three makers, read by four extractors and repaired by each repairer; with ``--held``, documents of the corpus that no
rule was written on, with ``--fonts`` in every font of two makers. Two figures for each, against the page's text:

- the share of its words that are found in their order (the longest common subsequence);
- the character error rate: insertions, deletions and substitutions for each of its characters.

All texts, repaired or not, are compared after the same folding: presentation forms are letters (NFKC), marks, tatweel
and direction controls are gone, digits are Western, white space is one space. So nobody is helped or harmed by
normalization alone, and arnorm takes part with `repair_pdf`, which is what the preset PDF adds to WEB.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import logging
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import arnorm
from benchmarks.pdf_make import EXTRACTORS, FONTS, MAKERS, Page, make, wrapped
from benchmarks.pdf_text import pages as read_pages
from benchmarks.pdf_words import found, words

_ORDER = """\
قرار وزاري رقم (148) لسنة 2025 بشأن تنظيم الأسواق الموسمية
بعد الاطلاع على القانون رقم 15 لسنة 2019، وعلى اللائحة التنفيذية الصادرة في 9 مايو 2020 (الموافق 16 رمضان \
1441هـ)، قرر الوزير ما يلي:
المادة الأولى: تلتزم الشركات العاملة في الأسواق الموسمية بتسجيل بياناتها خلال ثلاثين يوما من تاريخ نشر هذا \
القرار في الجريدة الرسمية.
المادة الثانية: لا يجوز لأي شخص أن يعرض سلعا للبيع إلا بعد الحصول على ترخيص من البلدية، ولا تزيد مدة الترخيص\
 على 120 يوما.
المادة الثالثة: يعاقب كل من خالف أحكام المادة (2) بغرامة لا تقل عن 500 دينار ولا تجاوز 2,000 دينار، وتضاعف \
الغرامة عند التكرار.
المادة الرابعة: على الإدارات المختصة، كل فيما يخصه، تنفيذ هذا القرار، ويعمل به من أول يناير 2026.
صدر في العاصمة بتاريخ 14/11/2025، ونشر في العدد 3217 من الجريدة الرسمية."""

_REPORT = """\
التقرير السنوي لمكتبة الحي: كتب أكثر وقراء أصغر سنا
استقبلت المكتبة في العام الماضي 41,380 زائرا، أي بزيادة 12.5% عن عام 2023، وكان أكثرهم من الأطفال والطلاب.
قالت مديرة المكتبة سلمى العلي: «لم نكن نتوقع هذا الإقبال، ولا سيما في الأيام الأولى من الإجازة»، وأضافت أن \
الأجهزة الجديدة وصلت في آذار.
يفتح المبنى أبوابه من الساعة 8:30 إلى الساعة 19:45، إلا يوم الجمعة، والدخول مجاني لمن هم دون 18 عاما.
استعانت الإدارة ببرنامج Koha (الإصدار 23.11) لفهرسة المقتنيات، ويمكن البحث فيها عبر الموقع \
https://example.org/ar/books أو بالبريد info@example.org في أي وقت.
من أهم ما أنجز هذا العام: (أ) ترميم القاعة الكبرى، (ب) شراء 2,150 كتابا، (ج) إطلاق نادي القراءة للآباء \
والأمهات.
لاحظ العاملون أن القراء الأصغر سنا يطلبون الروايات المصورة أولا، ثم كتب العلوم، وأن الآباء لا يمانعون.
بلغت المصروفات 86.4 ألف دينار، منها 31.2 ألفا للأجور، والباقي للصيانة والاشتراكات، بحسب ما جاء في الصفحتين \
14-15 من الملحق.
تأمل المكتبة أن تضم إليها بحلول عام 2027 ثلاث قاعات للمطالعة، إحداها للمكفوفين، إن شاء الله."""

_ROWS = (
    ("البند", "السنة", "المبلغ", "النسبة"),
    ("الأجور", "2024", "31,200", "36.1%"),
    ("الاشتراكات", "2024", "9,477", "11.0%"),
)
PAGES = (
    Page("order", "law", tuple(_ORDER.split("\n")), ()),
    Page("report", "news", tuple(_REPORT.split("\n")), _ROWS),
)
# Maker and font. The third is what tutorials do: arabic_reshaper, python-bidi and reportlab.
_MADE = (("chromium", "kacst"), ("libreoffice", "naskh"), ("reportlab", "amiri"))
_AMIRI = Path("/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf")
_HELD = ("news", "wiki", "law")
_READ_BY = ("pypdf", "pdfminer", "pymupdf", "pdftotext")
_LINE_CHARACTERS, _PAGE_LINES = 78, 36
_LINE_POINTS, _SIDE_POINTS, _TOP_POINTS, _COLUMN_POINTS = 20, 540, 800, 110

Repair = Callable[[str], str]
Scores = tuple[float, float]  # the share of words in order, the character error rate


def repairers() -> dict[str, Repair]:
    """The repairers that are installed, by name."""
    found: dict[str, Repair] = {"nothing": str, "arnorm": arnorm.repair_pdf}
    for name, function in (("arafix", "fix"), ("harfix", "repair_text"), ("arabic_repair", "repair")):
        try:
            repair = getattr(importlib.import_module(name), function)
        except ImportError:
            print(f"{name} is not installed")
            continue
        found[name] = lambda text, repair=repair: getattr(result := repair(text), "text", result)
    return found


def find_arafix_reader() -> Callable[[Path], str] | None:
    """The extraction that arafix brings with it, if it is installed."""
    try:
        return importlib.import_module("arafix").read
    except ImportError:
        return None


def _fold(text: str) -> str:
    """The text as it is compared."""
    folded = unicodedata.normalize("NFKC", arnorm.strip_invisibles(text))
    folded = arnorm.unify_digits(arnorm.strip_tatweel(arnorm.strip_diacritics(folded)), protect=False)
    return " ".join(folded.split())


def count_edits(source: str, other: str) -> int:
    """The Levenshtein distance, a column of its table at a time as the bits of two numbers (Hyyrö, 2003)."""
    if not source:
        return len(other)
    places: dict[str, int] = {}
    for place, char in enumerate(source):
        places[char] = places.get(char, 0) | 1 << place
    full, last = (1 << len(source)) - 1, 1 << len(source) - 1
    up, down, distance = full, 0, len(source)
    for char in other:
        equal = places.get(char, 0)
        flat = (((equal & up) + up) ^ up) | equal | down
        right_up, right_down = down | ~(flat | up) & full, up & flat
        distance += bool(right_up & last) - bool(right_down & last)
        right_up = right_up << 1 | 1
        up, down = (right_down << 1 | ~((equal | down) | right_up)) & full, right_up & (equal | down)
    return distance


def score(pairs: list[tuple[str, str]]) -> Scores:
    """The scores of texts (the source, and what was made of it) taken together."""
    in_order = all_words = edits = characters = 0
    for source, other in pairs:
        wanted, got = _fold(source), _fold(other)
        in_order += len(found(words(wanted), words(got)))
        all_words += len(words(wanted))
        edits += count_edits(wanted, got)
        characters += len(wanted)
    return in_order / all_words, edits / characters


def _draw(page: Page, path: Path) -> None:
    """The page as tutorials draw it: each line shaped and turned before it is drawn."""
    from arabic_reshaper import reshape
    from bidi.algorithm import get_display
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("arabic", _AMIRI))
    canvas = Canvas(str(path))
    rows = [(line,) for paragraph in page.paragraphs for line in wrapped(paragraph, _LINE_CHARACTERS)] + list(page.rows)
    for nth, row in enumerate(rows):
        if nth % _PAGE_LINES == 0:
            if nth:
                canvas.showPage()
            canvas.setFont("arabic", 12)
        for column, cell in enumerate(row):
            at = _SIDE_POINTS - _COLUMN_POINTS * column, _TOP_POINTS - _LINE_POINTS * (nth % _PAGE_LINES)
            canvas.drawRightString(*at, get_display(reshape(cell)))
    canvas.save()


def _make(pages: Sequence[Page], maker: str, font: str, folder: Path) -> dict[str, Path]:
    if maker != "reportlab":
        return make(pages, maker, font, folder)
    made = {page.name: folder / f"reportlab-{page.name}.pdf" for page in pages}
    for page in pages:
        _draw(page, made[page.name])
    return made


def _rows(
    pages: Sequence[Page], folder: Path, files: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, dict[str, list[tuple[str, str]]]]]:
    """Maker, extractor, and what each repairer made of the pages, with their sources."""
    tools = repairers()
    for maker, font in files:
        made = _make(pages, maker, font, folder)
        name = f"{maker}, {FONTS[font]}"
        for extractor in _READ_BY:
            read = [(page.source, EXTRACTORS[extractor](made[page.name])) for page in pages]
            yield (
                name,
                extractor,
                {tool: [(source, repair(text)) for source, text in read] for tool, repair in tools.items()},
            )
        if (own := find_arafix_reader()) is not None:
            yield name, "arafix.read", {"arafix": [(page.source, own(made[page.name])) for page in pages]}


def main() -> None:
    """Print the table, the words in order and the character error rate in per cent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="documents of the corpus instead of our own pages")
    parser.add_argument("--fonts", action="store_true", help="every font of Chromium and LibreOffice")
    options = parser.parse_args()
    files = itertools.product(MAKERS, FONTS) if options.fonts else _MADE
    pages = PAGES if not options.held else [page for kind in _HELD for page in read_pages(kind, 2, held=True)]
    logging.disable(logging.ERROR)  # pdfminer and pypdf name every flaw of a font
    columns: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, extractor, made in _rows(pages, Path(folder), files):
            if not columns:
                columns = list(made)
                print(
                    f"| words in order, % / character errors, % | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}"
                )
            scores = {tool: score(pairs) for tool, pairs in made.items()}
            cells = (
                f"{100 * scores[tool][0]:.1f} / {100 * scores[tool][1]:.1f}" if tool in scores else ""
                for tool in columns
            )
            print(f"| {name}: {extractor} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
