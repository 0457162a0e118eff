"""The texts that PDFs are made of: real ones where ``../shared/corpus`` is there, with lines of numbers and a table."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from benchmarks.corpus import CORPUS, read_texts
from benchmarks.pdf_make import Page

KINDS = {"news": "mayadeen_lb", "wiki": "wiki_ar", "law": "saudi_laws_md", "vocalised": "diac_aljazeera"}

_STAND_IN = (
    "الاجتماع الأول للجنة الأحياء\n"
    "أعلنت البلدية خلال الاجتماع الأول أن الأعمال في الأحياء الثلاثة تكتمل قبل نهاية العام، وأن الإنارة والأرصفة "
    "أولى الأولويات، ولا سيما في الأحياء الآهلة بالسكان. وقال رئيس اللجنة إن الطلاب والعمال أكثر من يسلك هذه الطرق.\n"
    "وأضاف أن السلامة لا تحتمل التأجيل، وأن كلا من المقاولين التزم الآجال المتفق عليها في العقد الأصلي.\n"
)

# Lines that every page ends with, for what extractors do to numbers, brackets and Latin letters between Arabic words.
_LINES = (
    "القرار رقم ({a}) الصادر في {d} ديسمبر {y} (الموافق {d} جمادى الأولى {h}هـ) بشأن المادة ({b}) من اللائحة.",
    "بلغ عدد الطلاب {n}.{d} ألف طالب، بزيادة {d}٫{b}% عن عام {y}، وتراوحت الأعمار بين {b}-{c} عاما.",
    "للاستفسار: الهاتف 01{n}{a}، أو البريد info@example.org، أو الموقع https://example.org/ar/{y}/{a}.html في أي وقت.",
    "استخدمت الشركة نظام Linux {d}.{b} وبرنامج Excel (إصدار {y}) خلال المرحلة الأولى [انظر الملحق {b}].",
    "من الساعة {d}:30 إلى الساعة 1{d}:45، بتاريخ {d}/{d}/{y}، الفقرات {d} و{b} و{c} (أ) و(ب) و«ج».",
)
_CELLS = ("الإيرادات", "الأجور", "الإجمالي", "المصروفات", "الآلات", "الاحتياطي", "السلع", "خلال الأشهر الثلاثة")


def _clean(text: str, kind: str) -> list[str]:
    if kind == "law":
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        text = re.sub(r"^[#>*|\-\s]+|\*\*|\|", " ", text, flags=re.MULTILINE)
    return [" ".join(line.split()) for line in text.split("\n") if len(line.split()) > 2]


def _texts(kind: str) -> Iterator[list[str]]:
    if not CORPUS.is_dir():
        yield from (_STAND_IN.split("\n")[:-1] for _ in range(100))
        return
    yield from (paragraphs for text in read_texts(KINDS[kind]) if sum(map(len, paragraphs := _clean(text, kind))) > 900)


def pages(kind: str, count: int, *, held: bool = False, size: int = 3000) -> Iterator[Page]:
    """The first texts of a kind, every second one held apart; the paragraphs that come to `size` characters."""
    for number, paragraphs in enumerate(_texts(kind)):
        if number >= 2 * count:
            return
        if (number % 2 == 1) != held:
            continue
        taken: list[str] = []
        for paragraph in paragraphs:
            if sum(map(len, taken)) > size:
                break
            taken.append(paragraph[:size])
        chance = random.Random(f"{kind}{number}")
        yield Page(f"{kind}{number:03}", kind, (*taken, *_numbers(chance)), tuple(_table(chance)))


def _numbers(chance: random.Random) -> Iterator[str]:
    for line in chance.sample(_LINES, 3):
        values = {
            "a": chance.randint(100, 400),
            "b": chance.randint(11, 40),
            "c": chance.randint(41, 90),
            "d": chance.randint(1, 9),
            "n": chance.randint(10000, 99999),
            "y": chance.randint(1990, 2026),
            "h": chance.randint(1410, 1448),
        }
        yield line.format(**values)


def _table(chance: random.Random) -> Iterator[tuple[str, ...]]:
    yield ("البند", "السنة", "المبلغ بالريال", "النسبة")
    for cell in chance.sample(_CELLS, 4):
        yield (
            cell,
            str(chance.randint(1990, 2026)),
            f"{chance.randint(1000, 99999):,}",
            f"{chance.randint(1, 99)}.{chance.randint(0, 9)}%",
        )
