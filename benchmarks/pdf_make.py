"""PDFs of Arabic text with the text they were made of: pages, makers, extractors, imitations of older damage.

The text is the truth, and costs nothing: what an extractor gives is compared with what the page was made of. Nothing
here is kept but in the folder that is named; the programs are Debian's ``chromium``, ``libreoffice-writer`` and
``poppler-utils``, the extractors PyPI's ``pypdf``, ``pdfminer.six``, ``pymupdf`` and
``pypdfium2``.
"""

from __future__ import annotations

import html
import random
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FONTS = {
    "naskh": "Noto Naskh Arabic",
    "amiri": "Amiri",
    "kacst": "KacstOne",
    "dejavu": "DejaVu Sans",
    "scheherazade": "Scheherazade",
    "alarabiya": "AlArabiya",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One document: its paragraphs and the rows of its table, and what kind of text it is."""

    name: str
    kind: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def source(self) -> str:
        """The text in reading order: paragraphs, then the table row by row, cells in the order they are read."""
        return "\n".join((*self.paragraphs, *(" ".join(row) for row in self.rows)))

    def html(self, font: str) -> str:
        """The page in a font, justified, right to left."""
        title, *rest = (html.escape(paragraph) for paragraph in self.paragraphs)
        body = "\n".join(f"<p>{paragraph}</p>" for paragraph in rest)
        table = "\n".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in self.rows
        )
        return _PAGE.format(font=font, title=title, body=body, table=table)


_PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>-</title><style>
@page {{ size: A4; margin: 2cm }}
body, h1, p, td {{ font-family: "{font}"; }} body {{ font-size: 12pt; line-height: 1.7; direction: rtl }}
p {{ text-align: justify }} td {{ padding: 2pt 6pt; border: 1px solid black }} h1 {{ font-size: 16pt }}
</style></head><body dir="rtl"><h1>{title}</h1>
{body}
<table dir="rtl">
{table}
</table></body></html>"""


def _shell(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=600)
    return done.stdout.decode("utf-8", "replace")


def _chromium(sources: list[Path], out: Path) -> None:
    quiet = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync --no-pdf-header-footer"
    with tempfile.TemporaryDirectory() as profile:
        for source in sources:
            target = out / f"{source.stem}.pdf"
            _shell(
                "chromium", *quiet.split(), f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.as_uri()
            )


def _libreoffice(sources: list[Path], out: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        _shell(
            *("soffice", "--headless", f"-env:UserInstallation={Path(profile).as_uri()}"),
            *("--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export", "--outdir", out),
            *sources,
        )


MAKERS: dict[str, Callable[[list[Path], Path], None]] = {"chromium": _chromium, "libreoffice": _libreoffice}


def make(pages: Iterable[Page], maker: str, font: str, folder: Path) -> dict[str, Path]:
    """The PDFs of the pages by name; those that are in the folder already are not made again."""
    out = folder / f"{maker}-{font}"
    out.mkdir(parents=True, exist_ok=True)
    pages = list(pages)
    missing = []
    for page in pages:
        source = out / f"{page.name}.html"
        text = page.html(FONTS[font])
        if not (source.exists() and source.read_text() == text and source.with_suffix(".pdf").exists()):
            source.write_text(text)
            missing.append(source)
    if missing:
        MAKERS[maker](missing, out)
    return {page.name: out / f"{page.name}.pdf" for page in pages}


def _pypdf(path: Path) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _pdfminer(path: Path) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(path)


def _pymupdf(path: Path) -> str:
    import pymupdf

    with pymupdf.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def _pdfium(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages).replace("\r\n", "\n")


EXTRACTORS: dict[str, Callable[[Path], str]] = {
    "pypdf": _pypdf,
    "pdfminer": _pdfminer,
    "pymupdf": _pymupdf,
    "pdfium": _pdfium,
    "pdftotext": lambda path: _shell("pdftotext", path, "-"),
    "pdftotext-layout": lambda path: _shell("pdftotext", "-layout", path, "-"),
}


# --- Imitations of what real PDFs show that today's makers and extractors no longer do.

# Two letters that a font has one glyph for. The second list is of the type foundries' fonts that gazettes are set in.
_LAM_ALEF = ("لا", "لأ", "لإ", "لآ")
_MORE_LIGATURES = (*_LAM_ALEF, "لم", "لج", "لح", "لخ", "نج", "تج", "في")
_MARKS = r"[\u064b-\u0652\u0670]*"
_MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
# What is written from left to right within an Arabic line: Latin words with the numbers among them, numbers with the
# separators that hold them together; hyphens and percent signs do not (UAX #9: W2 makes all digits Arabic ones there).
_LEFT_TO_RIGHT = (
    r"(?:[0-9][0-9.,]*)?[A-Za-z](?:[A-Za-z0-9]|[ .,:/@_%+&'-]+(?=[A-Za-z0-9]))*"
    r"|\d(?:\d|[.,:/٫٬](?=\d))*"
)


def _reversed_ligatures(text: str, ligatures: tuple[str, ...] = _LAM_ALEF) -> str:
    pairs = "|".join(f"{first}{_MARKS}{second}{_MARKS}" for first, second in ligatures)
    return re.sub(pairs, lambda found: "".join(reversed(re.findall(f".{_MARKS}", found[0]))), text)


def wrapped(text: str, width: int = 80) -> Iterator[str]:
    """The lines of a text, none wider."""
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            if line and len(line) + len(word) >= width:
                yield line
                line = word
            else:
                line = f"{line} {word}".strip()
        yield line


def _visual(line: str, *, ligatures: bool = True, digits: bool = False, mirror: bool = False) -> str:
    """A line as it lies on the page, from left to right; ligatures, numbers and Latin words keep their own order."""
    whole = [
        r"[\u0621-\u064a][\u064b-\u0652\u0670]+",
        *(_LAM_ALEF if ligatures else ()),
        *(() if digits else (_LEFT_TO_RIGHT,)),
    ]
    pieces = re.findall("|".join((*whole, ".")), line)
    turned = "".join(reversed(pieces))
    return turned.translate(_MIRRORED) if mirror else turned


def _in_forms(text: str) -> str:
    """Presentation forms, each by its neighbours, lam-alef as one character."""
    shapes = _shapes()
    out = []
    joined = False
    text = re.sub("|".join(_LAM_ALEF), lambda found: _LIGATURE_FORMS[found[0]], text)
    for i, char in enumerate(text):
        forms = shapes.get(char)
        if forms is None:
            out.append(char)
            joined = joined and "\u064b" <= char <= "\u0652"
            continue
        following = next((c for c in text[i + 1 : i + 4] if not "\u064b" <= c <= "\u0652"), "")
        onward = len(forms) == 4 and following in shapes and char != "ء" and following != "ء"
        out.append(forms[(1 if joined else 0) + (2 if onward else 0)])
        joined = onward
    return "".join(out)


_LIGATURE_FORMS = {"لا": "\ufefb", "لأ": "\ufef7", "لإ": "\ufef9", "لآ": "\ufef5"}


def _shapes() -> dict[str, str]:
    """Letter → its isolated, final, initial and medial form."""
    import unicodedata

    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFE80, 0xFEFD),):
        tag, *letters = unicodedata.decomposition(chr(code)).split()
        letter = "".join(chr(int(point, 16)) for point in letters)
        key = _LIGATURE_FORMS.get(letter, letter)
        found.setdefault(key, {})[tag] = chr(code)
    order = ("<isolated>", "<final>", "<initial>", "<medial>")
    return {letter: "".join(forms[tag] for tag in order if tag in forms) for letter, forms in found.items()}


def _gazette(text: str) -> str:
    """More ligatures turned, numbers between direction controls and before the space that followed them."""
    lines = []
    for line in wrapped(text):
        line = _reversed_ligatures(line, _MORE_LIGATURES)  # noqa: PLW2901 -- one line of the text
        line = re.sub(r" (\d+) ", " \u202a \\1\u202c", line)  # noqa: PLW2901
        lines.append(f"\u202b{line}\u202c")
    return "\n".join(lines)


def _spaced_marks(text: str) -> str:
    return "\n".join(re.sub(r"([\u064b-\u0652]+)", r" \1", line) for line in wrapped(text))


def _kashida(text: str, seed: int = 3) -> str:
    """Lines drawn out with kashidas that the font's table does not name."""
    chance = random.Random(seed)
    drawn = lambda found: found[1] + "\ufffd" * chance.randint(2, 4) if chance.random() < 0.05 else found[1]  # noqa: E731
    return "\n".join(re.sub(r"([بتسشصضطعفقكلمن])(?=[اأبتسلمنهوي])", drawn, line) for line in wrapped(text))


IMITATIONS: dict[str, Callable[[str], str]] = {
    "lam-alef": lambda text: "\n".join(map(_reversed_ligatures, wrapped(text))),
    "gazette": _gazette,
    "visual": lambda text: "\n".join(map(_visual, wrapped(text))),
    "visual-mirrored": lambda text: "\n".join(_visual(line, ligatures=False, mirror=True) for line in wrapped(text)),
    "visual-digits": lambda text: "\n".join(_visual(line, digits=True) for line in wrapped(text)),
    "visual-forms": lambda text: "\n".join(_visual(_in_forms(line)) for line in wrapped(text)),
    "forms": lambda text: "\n".join(map(_in_forms, wrapped(text))),
    "spaced-marks": _spaced_marks,
    "kashida": _kashida,
}
