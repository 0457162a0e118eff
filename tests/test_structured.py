"""Files of code and data keep their keys, cells and code; prose that looks like code or data is cleaned as prose is."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

import arnorm
from arnorm import CORPUS, PDF, WEB, Pipeline
from case_files import load
from conftest import SHARED

FILES = {row["label"]: row["text"] for row in load("structured")}
# A script of many rows in a function in a function.
_NUMBERS = ("واحد", "اثنان", "ثلاثة", "أربعة", "خمسة")
FILES["wrapped.js"] = "\n".join((
    '(function (factory) {\n\tif (typeof define === "function") {\n\t\tdefine([], factory);\n\t}\n}\n(function () {\n\treturn {',
    *(f'\t\t"k{i}": "{_NUMBERS[i % 5]}",' for i in range(250)),
    '\t\t"first": "الأول ...",\n\t\t"last": "الأخير ,",\n\t\t"next": "التالي \\"نعم\\"",\n\t\t"search": "ابحث ,هنا"\n\t};\n}));\n',
))  # fmt: skip
# Rows over several lines, so that a sample of the first lines ends inside of a cell; the first column has no name.
FILES["reviews.csv"] = ",الرأي,polarity\n" + "".join(
    f'{i},"الفندق {word} , قريب من البحر\nالغرف ,نظيفة\n\n",{i % 5}.0\n' for i in range(60) for word in _NUMBERS
)
FILES["piped.csv"] = FILES["reviews.csv"].replace(",", "|").replace(" | ", " , ")
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# Each line as it stands, in the other digits, and with curly marks.
PROSE = [
    variant
    for line in (row["text"] for row in load("prose_lines"))
    for variant in dict.fromkeys((line, line.translate(EASTERN), re.sub('"([^"]*)"', "“\\1”", line)))
]
REAL = {path.name: path for path in sorted(SHARED.glob("structured/*-*.*"))}
PRESETS = {"WEB": WEB, "CORPUS": CORPUS, "PDF": PDF}
ARABIC = re.compile(r"[\u0620-\u064a]")
KEYED = {"html", "vue", "yaml", "yml", "ini", "toml", "properties", "strings"}


def of_json(value: Any) -> Any:
    """The keys, and the values that are no text."""
    if isinstance(value, dict):
        return {key: of_json(one) for key, one in value.items()}
    return [of_json(one) for one in value] if isinstance(value, list) else "text" if isinstance(value, str) else value


def of_xml(element: ElementTree.Element) -> Any:
    return element.tag, dict(element.attrib), [of_xml(child) for child in element]


def shape(name: str, text: str) -> Any:
    """What must stay of a file: its keys, its cells, its code."""
    kind = name.rpartition(".")[2]
    bare = text.replace("\r\n", "\n").strip()
    if kind in ("json", "geojson", "ipynb"):
        return of_json(json.loads(bare))
    if kind == "jsonl":
        return [of_json(json.loads(line)) for line in bare.split("\n")]
    if kind in ("csv", "tsv"):
        first = bare.split("\n", 1)[0]
        sign = "\t" if kind == "tsv" else max(",;|", key=first.count)
        if sign == "\t" and len({line.count(sign) for line in bare.split("\n") if line}) == 1:
            return [line.count(sign) for line in bare.split("\n")]
        return [len(row) for row in csv.reader(io.StringIO(bare), delimiter=sign)]
    if kind in ("xml", "rss", "xliff", "resx"):
        return of_xml(ElementTree.fromstring(bare))  # noqa: S314 -- files of our own, and known ones
    if kind in ("srt", "vtt"):
        return re.findall(r"\d\d:\d\d[,.]\d{3} --> .*", bare), sum(1 for line in bare.split("\n") if line.strip())
    if kind == "po":  # msgids on all their lines, and signs of markup that are escaped
        return re.findall(r'^msgid(?:_plural)? ".*"(?:\n".*")*', bare, re.MULTILINE), re.findall(r"&\w+;", bare)
    if kind in ("md", "mdx"):
        fenced = re.findall(r"(?ms)^[ >]*(?:```|~~~)[^\n]*\n.*?^[ >]*(?:```|~~~) *$|`[^`\n]+`", bare)
        links = re.findall(r"(?m)\]\([^)\n]*\)|^\[[^\]\n]+\]: .*", bare)
        return fenced, links, [line.count("|") for line in bare.split("\n") if line.lstrip().startswith("|")]
    if kind == "sql":
        bare = re.sub(r"'(?:[^']|'')*'", lambda string: f"'{'text' * bool(ARABIC.search(string[0]))}'", bare)
    return [line.rstrip() for line in bare.split("\n") if line.strip()]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", FILES)
def test_own_files_keep_keys_cells_and_code(name: str, preset: str) -> None:
    text = FILES[name]
    if name.rpartition(".")[2] in KEYED:
        keys = r"(?m)<[^<>]+>|^\s*(?:- )?[\"']?[\w.\[\]-]+[\"']?\s*[:=](?: [\"'])?|: +|^ *- [\"']?|[\"']$"
        assert re.findall(keys, PRESETS[preset](text)) == re.findall(keys, text.strip())
    else:
        assert shape(name, PRESETS[preset](text)) == shape(name, text)


def test_own_files_are_in_many_formats() -> None:
    assert len(FILES) >= 60
    assert len({name.rpartition(".")[2] for name in FILES}) >= 20


@pytest.mark.parametrize("name", FILES)
def test_a_second_run_changes_nothing_in_files(name: str) -> None:
    once = WEB(FILES[name])
    assert WEB(once) == once


@pytest.mark.skipif(not REAL, reason="../shared/structured is not there: real files NOT checked")
@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", REAL)
def test_real_files_keep_keys_cells_and_code(name: str, preset: str) -> None:
    text = REAL[name].read_bytes().decode("utf-8-sig")
    assert shape(name, PRESETS[preset](text)) == shape(name, text)


CODE = 'import re\n\n\ndef read(x):\n    if x == "نعم":\n        return ["لا", \'نعم\']\n    print("نعم", x)\n'
INNER = {
    "a call": json.dumps({"city": "مكة", "n": 3, "اسم": "قال «نعم» ومضى"}, ensure_ascii=False),
    "code": CODE,
    "Markdown": f"# عنوان\n\nقال: «نعم».\n\n```python\n{CODE}```\n",
    "CSV": 'id,text,n\n1,"قال نعم، ثم مضى",a\n2,"لا",b\n',
}


@pytest.mark.parametrize("form", INNER)
@pytest.mark.parametrize("preset", ["WEB", "CORPUS"])
def test_a_file_in_a_string_of_json_reads_as_it_read(form: str, preset: str) -> None:
    text = json.dumps({"id": 1, "file": INNER[form], "text": "كتب  كثيرة"}, ensure_ascii=False)
    new = json.loads(PRESETS[preset](text))
    assert [*new] == ["id", "file", "text"]
    if form == "a call":
        assert of_json(json.loads(new["file"])) == of_json(json.loads(INNER[form]))
    elif form == "CSV":
        assert [len(row) for row in csv.reader(new["file"].strip().split("\n"))] == [3, 3, 3]
    else:
        assert CODE.strip() in new["file"]


IN_STRINGS = (
    "قال &quot;نعم&quot; هنا",
    "قال «نعم» هنا",
    r"قال \"نعم\" , ثم",
    r"ﻡﻼﺳ\tﻡﻼﺳ",
    r"ﻡﻼﺳ\\ \"ﻡﻼﺳ",
    "في &#34;5 مارس&#34;",
)


@pytest.mark.parametrize("value", IN_STRINGS)
def test_a_sign_that_a_step_writes_in_a_string_of_json_is_escaped(value: str) -> None:
    text = f'{{"ا": "{value}", "b": "c"}}'
    steps = [arnorm.UnifyQuotes(style=style) for style in ("guillemets", "curly", "straight")]
    for p in (*PRESETS.values(), *map(Pipeline, steps)):
        assert [*json.loads(p(text))] == [*json.loads(text)]


VALUES = [
    'قال المدير : "سنبدأ غدا" , ثم مضى',
    "في ١٥ رمضان ١٤٤٦هـ بلغ العدد ١٬٢٣٤",
    "كُتُبٌ  كثيرة ؟",
    "قالت الوزارة إنّ القرار صدر يوم 23-11-2025",
    "السوق ,والبيت ..",
]
FORMATS = {
    "json": lambda value: json.dumps({"id": 1, "text": value, "n": [1]}, ensure_ascii=False, indent=1),
    "csv": lambda value: f'id,text,n\n1,"{value.replace(chr(34), chr(34) * 2)}",a\n2,"ب",c\n3,d,e',
    "tsv": lambda value: f'id\ttext\n1\t"{value.replace(chr(34), chr(34) * 2)}"\n2\tب\n3\tت',
    "xml": lambda value: f"<?xml version='1.0'?>\n<a>\n<b>{value}</b>\n</a>",
    "html": lambda value: f"<!DOCTYPE html>\n<html><body>\n<p class='x'>{value}</p>\n</body></html>",
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_out_as_it_would_alone(form: str, value: str) -> None:
    assert WEB(FORMATS[form](value)) == FORMATS[form](WEB(value))


CORPUS_FILES = sorted((SHARED / "corpus").glob("*.jsonl.gz"))


def real_values(count: int) -> list[str]:
    """Lines of real prose that WEB changes, as many from each source."""
    values: list[str] = []
    for path in CORPUS_FILES:
        rows = gzip.decompress(path.read_bytes()).splitlines()
        lines = (line for row in rows for line in json.loads(row)["text"].split("\n"))
        short = (line.strip() for line in lines if 30 < len(line) < 200 and not re.search(r"https?:|[|<>&]", line))
        prose = (line for line in short if arnorm.find_blocks(line)[0].kind != "data")
        values += itertools.islice((line for line in prose if WEB(line) != line), count)
    return values


@pytest.mark.skipif(not CORPUS_FILES, reason="../shared/corpus is not there: values of real prose NOT measured")
@pytest.mark.parametrize("form", FORMATS)
def test_real_values_come_out_as_they_would_alone(form: str) -> None:
    values = real_values(6)
    same = sum(WEB(FORMATS[form](value)) == FORMATS[form](WEB(value)) for value in values)
    assert len(values) > 90
    assert same >= 0.9 * len(values)


@pytest.mark.parametrize("text", PROSE)
def test_prose_that_looks_like_code_or_data_is_cleaned(text: str) -> None:
    assert WEB(text) == arnorm.normalize(text, blocks="prose")


def test_pages_of_such_prose_are_cleaned() -> None:
    for at in range(0, len(PROSE), 6):
        page = "\n".join(PROSE[at : at + 6])
        assert WEB(page) == arnorm.normalize(page, blocks="prose")
