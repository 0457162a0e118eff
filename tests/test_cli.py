"""The command line, through real processes: what it writes, what it refuses, how it dies."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import arnorm
from arnorm import Pipeline, cli
from arnorm.cli import _files

# Cheap steps whose output can be told by eye.
STEPS = ("-s", "strip_diacritics", "-s", "unify_digits")
P = Pipeline(arnorm.strip_diacritics, arnorm.unify_digits)
COMMAND = [sys.executable, "-m", "arnorm"]


def arnorm_(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, status: int = 0
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own and check its exit status."""
    done = subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, check=False)
    assert done.returncode == status, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, bytes, str]]:
    """The command in this process, for what needs no process of its own: status, output, messages."""

    def run(*arguments: object) -> tuple[int, bytes, str]:
        try:
            status = cli.main([*map(str, arguments)])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        out, err = capfdbinary.readouterr()
        return status, out, err.decode()

    yield run  # type: ignore[misc]
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def no_leftovers(folder: Path) -> bool:
    return not [path for path in folder.rglob("*") if path.name.endswith(".tmp")]


def test_standard_input_to_standard_output() -> None:
    text = "كَتَبَ ١٢ كتابًا.\r\n\r\nسطر\n"
    assert arnorm_(*STEPS, stdin=text.encode()).stdout.decode() == P(text)
    assert arnorm_(stdin="قال \"نعم\" في عام ١٤٤٦هـ\n".encode()).stdout.decode() == (
        arnorm.WEB("قال \"نعم\" في عام ١٤٤٦هـ") + "\n"
    )  # fmt: skip
    assert arnorm_(stdin=b"").stdout == b""


def test_a_file_is_one_text_or_a_text_a_line(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_text('قال "نعم\n ولا" شيء\n', encoding="utf-8")
    assert call("-s", "unify_quotes", path) == (0, "قال «نعم\n ولا» شيء\n".encode(), "")
    _, out, _ = call("-s", "unify_quotes", "--format", "lines", path)
    lines = [arnorm.unify_quotes(line) for line in ("قال \"نعم", " ولا\" شيء")]  # fmt: skip
    assert out.decode() == "\n".join(lines) + "\n"


def test_jsonl_keeps_every_other_byte(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = [
        '{"id": 12345678901234567890, "x": 1.10, "text":"عَام ١", "e": 1e400, "d": "عَ", "d": "٢"}',
        '  {"text" : "\\u0639\\u064e\\u0661", "n": {"text": "عَ"}, "a": [1 , 2]}\t',
        '{"text": null}',
        "",
        '{"text": "no change \\u0061 \\/", "k": NaN}',
        '{"\\u0074ext": "١\\ud800\\n"}',
    ]
    wanted = [
        '{"id": 12345678901234567890, "x": 1.10, "text":"عام 1", "e": 1e400, "d": "عَ", "d": "٢"}',
        '  {"text" : "\\u06391", "n": {"text": "عَ"}, "a": [1 , 2]}\t',
        *rows[2:5],
        '{"\\u0074ext": "1\\ud800\\n"}',
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes("\r\n".join(rows).encode())
    assert call(*STEPS, path) == (0, "\r\n".join(wanted).encode(), "")
    _, out, _ = call(*STEPS, "-f", "d", "--keep-going", path)
    assert out.decode().splitlines()[0].endswith('"text":"عَام ١", "e": 1e400, "d": "ع", "d": "2"}')


def test_tables_by_column_name_and_number(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.csv"
    path.write_bytes('id,"text",note\r\n١,"عَام ١, ""نعم""\r\nسطر ٢",٣\r\n"٤",بلا,"x"\r\n'.encode())
    wanted = 'id,"text",note\r\n١,"عام 1, ""نعم""\r\nسطر 2",٣\r\n"٤",بلا,"x"\r\n'
    assert call(*STEPS, path) == (0, wanted.encode(), "")
    assert list(csv.reader(wanted.splitlines(keepends=True)))[1] == ["١", 'عام 1, "نعم"\r\nسطر 2', "٣"]
    for field in (("-f", "id"), ("-f", "1")):
        assert call(*STEPS, *field, path)[1].decode().endswith('4,بلا,x\r\n')  # fmt: skip
    status, out, err = call(*STEPS, "-f", "body", path)
    assert (status, out) == (1, b"")
    assert err == f"arnorm: {path}: no column 'body'; the header has 'id', 'text', 'note'\n"
    tabs = tmp_path / "a.tsv"
    tabs.write_bytes('a\t"عَ ١\nb\tعَ"\n'.encode())
    assert call(*STEPS, "--no-header", "-f", "2", "--no-quoting", tabs) == (0, 'a\t"ع 1\nb\tع"\n'.encode(), "")
    tabs.write_bytes('a\t"عَ" ١\n'.encode())
    status, _, err = call(*STEPS, "--no-header", "-f", "2", tabs)
    assert status == 1
    assert "--no-quoting" in err
    semicolons = tmp_path / "b.csv"
    semicolons.write_text("text;n\nعَ;١\n", encoding="utf-8")
    assert call(*STEPS, "--delimiter", ";", semicolons)[1].decode() == "text;n\nع;١\n"


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t")])
def test_a_line_break_alone_keeps_a_field_quoted(call, tmp_path: Path, name, delimiter, line_break) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    table = f'id,text{line_break}1,"قَالَ نعم{line_break}سطر ثان"{line_break}2,بلا'.replace(",", delimiter)
    path.write_bytes(table.encode())
    assert call(*STEPS, path) == (0, table.replace("قَالَ", "قال").encode(), "")


def test_a_directory_is_mirrored(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    source, out = tmp_path / "in", tmp_path / "in" / "out"
    (source / "deep").mkdir(parents=True)
    (source / ".hidden.txt").write_text("١")
    (source / "a.txt").write_text("١\n", encoding="utf-8")
    (source / "page.html").write_text("<p>١")
    (source / "deep" / "b.jsonl.gz").write_bytes(gzip.compress('{"text": "عَ"}\n'.encode()))
    assert call(*STEPS, source)[1].decode() == '1\n{"text": "ع"}\n'
    for _ in range(2):  # the second time the output is there, and is no input
        assert call(*STEPS, "-o", out, source) == (0, b"", "")
    found = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert found == ["a.txt", "deep/b.jsonl.gz"]
    assert gzip.decompress((out / "deep" / "b.jsonl.gz").read_bytes()).decode() == '{"text": "ع"}\n'
    status, _, err = call(*STEPS, "-o", out, source / "a.txt", source / "deep" / ".." / "a.txt")
    assert status == 2
    assert "would both be written" in err


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_compression_by_name(call, tmp_path: Path, suffix: str) -> None:  # type: ignore[no-untyped-def]
    if suffix == ".zst" and sys.version_info < (3, 14):
        pytest.importorskip("zstandard", reason="zstd needs Python 3.14 or the cli extra")
    plain, packed, again = tmp_path / "a.txt", tmp_path / f"b.txt{suffix}", tmp_path / "c.txt"
    plain.write_text("عَام ١٤٤٦\n" * 60_000, encoding="utf-8")
    assert call(*STEPS, "-o", packed, plain)[0] == 0
    assert packed.stat().st_size < 10_000
    assert call(*STEPS, "-o", again, packed)[0] == 0
    assert again.read_text(encoding="utf-8") == "عام 1446\n" * 60_000
    two = tmp_path / f"two.txt{suffix}"  # frames one after the other, as pigz and zstd write them
    two.write_bytes(packed.read_bytes() * 2)
    assert len(call(*STEPS, two)[1]) == 2 * again.stat().st_size
    two.write_bytes(packed.read_bytes()[:-20])
    status, _, err = call(*STEPS, "-o", again, two)
    assert status == 1
    assert "ended before" in err
    assert again.read_text(encoding="utf-8") == "عام 1446\n" * 60_000, "the old file stays"
    two.write_bytes(b"plain text")
    assert call(*STEPS, two)[0] == 1
    assert no_leftovers(tmp_path)


SENTENCE = "وقال الوزير في المؤتمر إن القرار صدر عام ١٤٤٦ وإنه يشمل الجميع، ولا استثناء فيه.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso-8859-6"],
)
def test_encodings_are_told_from_the_text(call, tmp_path: Path, encoding: str) -> None:  # type: ignore[no-untyped-def]
    text = SENTENCE if encoding not in ("cp1256", "iso-8859-6") else SENTENCE.replace("١٤٤٦", "1446")
    path = tmp_path / "a.txt"
    path.write_bytes((text * 3).encode(encoding))
    assert call(*STEPS, path) == (0, P(text * 3).encode(), "")
    assert call("-o", tmp_path / "b", "--output-encoding", "cp1256", *STEPS, path)[0] == 0
    assert (tmp_path / "b").read_bytes().decode("cp1256") == P(text * 3)


@pytest.mark.parametrize("encoding", ["cp1256", "iso-8859-6"])
@pytest.mark.parametrize(
    "text",
    [
        "قُلْتُ لَهُ: مَتَى؟ قَالَ: غَدًا.\n" * 20,  # charset-normalizer takes vowel marks for mess
        "شو بدك مني يا زلمة؟",  # no article, few words
        "<p>" * 100_000 + "قالت الوزارة أمس إن الطريق مفتوح",  # a megabyte may begin with none of it
    ],
    ids=["vocalised", "short", "late"],
)
def test_old_encodings_are_told_from_little(call, tmp_path: Path, encoding: str, text: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert call("-s", "compose", path) == (0, text.encode(), "")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Élève français, garçon à l’école", "cp1252"),
        ("Schöne Grüße aus der größten Straße", "latin-1"),
        ("Çiğdem güneşli bir gün gördü", "cp1254"),
        ("Zażółć gęślą jaźń", "cp1250"),
        (SENTENCE + "\ud800" + SENTENCE, "utf-8"),
    ],
)
def test_what_is_not_arabic_in_them_is_refused(call, tmp_path: Path, text: str, encoding: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding, "surrogatepass"))
    with pytest.raises(UnicodeDecodeError) as error:
        path.read_bytes().decode()
    status, out, err = call(path)
    assert (status, out) == (1, b"")
    assert err.startswith(
        f"arnorm: {path}: at byte {error.value.start}: not UTF-8 ({error.value.reason}), nor UTF-16, "
    )
    assert "say which encoding it is with --encoding" in err


@pytest.mark.parametrize("encoding", ["cp1256", "iso-8859-6"])
def test_one_line_in_an_old_encoding_does_not_make_the_file_one(call, tmp_path: Path, encoding: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    before = ("<p>\n" + SENTENCE * 5).encode()
    path.write_bytes(before + "كتب المدير من المدينة إلى الوزارة\n".encode(encoding))
    status, out, err = call(path)
    assert (status, out) == (1, b"")
    assert err.startswith(f"arnorm: {path}: at byte {len(before)}: not UTF-8 (")
    path.write_bytes(path.read_bytes() + SENTENCE.encode() * 5)
    status, out, err = call(path)
    assert (status, out) == (1, b"")
    assert err.startswith(f"arnorm: {path}: at byte {len(before)}: not UTF-8 (")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("width", [9, 20, 21, 64])
def test_padding_with_nul_tells_no_encoding(encoding: str, width: int) -> None:
    fields = [name.ljust(width, "\0") for name in ("محمد", "أحمد علي", "خالد", "Ali")]
    for names in (fields, fields[:3], fields[3:]):
        assert _files.detect("".join(names * 20).encode(encoding)) == encoding


def test_without_charset_normalizer_marks_and_utf_8_are_enough(call, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    path = tmp_path / "a.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"):
        path.write_bytes(SENTENCE.encode(encoding))
        assert call("-s", "compose", path) == (0, SENTENCE.encode(), "")
    path.write_bytes("كتب الولد".encode("cp1256"))
    place = "at byte 0: not UTF-8 (invalid continuation byte)"
    missing = (
        "charset_normalizer is not installed: pip install 'arnorm[cli]', or say which encoding it is with --encoding"
    )
    assert call("-s", "compose", path) == (1, b"", f"arnorm: {path}: {place}; {missing}\n")
    assert call("-s", "compose", "--encoding", "cp1256", path) == (0, "كتب الولد".encode(), "")


def test_undecodable_bytes_are_located(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path, out = tmp_path / "a.txt", tmp_path / "out.txt"
    before = ("نص " * 400_000).encode()  # beyond what the encoding is told from
    path.write_bytes(before + b"\xff\xfe \xd9" + "نص".encode() + b"\xd9")
    out.write_text("old")
    status, _, err = call(*STEPS, "-o", out, path)
    assert status == 1
    assert err == f"arnorm: {path}: at byte {len(before)}: bytes ff are not utf-8 (invalid start byte)\n"
    assert out.read_text() == "old"
    status, _, err = call(*STEPS, "--keep-going", "-o", out, path)
    assert status == 1
    assert [int(line.split("at byte ")[1].split(":")[0]) - len(before) for line in err.splitlines()] == [0, 1, 3, 8]
    assert out.read_text(encoding="utf-8") == "نص " * 400_000 + "\ufffd\ufffd \ufffdنص\ufffd"
    path.write_bytes("déjà vu, ça va".encode("latin-1"))
    assert "say which encoding it is with --encoding" in call(path)[2]
    assert call("--encoding", "latin-1", path)[1].decode() == "déjà vu, ça va"
    path.write_bytes((SENTENCE + "\ud800" + SENTENCE).encode("utf-16-be", "surrogatepass"))
    assert f"at byte {2 * len(SENTENCE)}: bytes d8 00 are not utf-16-be (illegal UTF-16 surrogate)" in call(path)[2]
    path.write_bytes("عام ".encode("utf-16-le") + b"\x00")
    assert "at byte 8: bytes 00 are not utf-16-le (truncated data)" in call(path)[2]


def test_bad_records_are_located(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path, good = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    rows = ['{"text": "١"}', '{"text": "١"', '{"body": "١"}', "[1]", '{"text": "٢"}', "[" * 100_000]
    path.write_text("\n".join(rows), encoding="utf-8")
    good.write_text('{"text": "١"}\n', encoding="utf-8")
    out = tmp_path / "out"
    status, _, err = call(*STEPS, "-o", out, path, tmp_path / "none.txt", good)
    assert status == 1
    assert err.splitlines() == [
        f"arnorm: {path}: line 2: not JSON at character 13",
        f"arnorm: {tmp_path / 'none.txt'}: No such file or directory",
    ]
    assert [file.name for file in out.iterdir()] == ["b.jsonl"], "a file that failed is not written, others are"
    status, got, err = call(*STEPS, "-k", path)
    assert status == 1
    assert got.decode() == "\n".join(['{"text": "1"}', *rows[1:4], '{"text": "2"}', rows[5]])
    assert [line.split("line ")[1].split(":")[0] for line in err.splitlines()] == ["2", "3", "4", "6"]
    assert "no field 'text'; it has 'body'; kept as it is" in err


def test_mentions_are_listed_as_json_lines(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    text = "صدر في ١٥ رمضان ١٤٤٦هـ قرار «جديد» وعدد ١٬٢٣٤٫٥\n"
    path.write_text(text, encoding="utf-8")
    status, out, err = call("--dates", "--quotes", path)
    assert (status, err) == (0, "")
    date, quotation = map(json.loads, out.splitlines())
    assert {key: date[key] for key in ("file", "record", "type", "calendar", "edtf", "date")} == {
        "file": str(path), "record": 1, "type": "date", "calendar": "hijri", "edtf": "1446-09-15", "date": "2025-03-15",
    }  # fmt: skip
    assert text[date["start"] : date["end"]] == date["text"] == "١٥ رمضان ١٤٤٦هـ"
    assert (quotation["text"], quotation["depth"]) == ("«جديد»", 1)
    assert text[slice(*quotation["open"])] + text[slice(*quotation["close"])] == "«»"
    if hasattr(arnorm, "find_numbers"):
        numbers = [json.loads(line) for line in call("--numbers", path)[1].splitlines()]
        assert "1234.5" in [number.get("value") for number in numbers]
        assert all(text[number["start"] : number["end"]] == number["text"] for number in numbers)
    rows = tmp_path / "b.jsonl"
    rows.write_text('{"text": "لا"}\n{"a": "عام ٢٠٢٥", "text": "عام ٢٠٢٤"}\n', encoding="utf-8")
    assert [json.loads(line)["record"] for line in call("--dates", rows)[1].splitlines()] == [2]
    assert call("--dates", "--stats", path)[0] == 2


def test_diff_stats_and_report(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path, page = tmp_path / "a.jsonl", tmp_path / "r.html"
    path.write_text("".join(f'{{"text": "عَام {"١" * (i % 3)}"}}\n' for i in range(300)), encoding="utf-8")
    status, out, err = call(*STEPS, "--stats", "--report", page, path)
    assert status == 0
    assert out.decode() == "".join(f'{{"text": "عام {"1" * (i % 3)}"}}\n' for i in range(300))
    assert err.startswith("300 texts, 1,800 characters; 300 changed (100.0%)\n")
    assert "StripDiacritics  marks" in err
    html = page.read_text(encoding="utf-8")
    assert html.count('class="document"') == 100
    assert "300 texts; the first 100 of those that changed" in html
    assert f"{path}:1</bdi>" in html
    status, out, _ = call(*STEPS, "--diff", path)
    assert status == 0
    assert out.decode().count("--- ") == 300
    assert "  + \u2067عام 11\u2069" in out.decode()
    assert "\x1b" not in out.decode()


def test_pipelines_from_arguments(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = call("-p", "SEARCH", "-s", "UnifyDigits:to=arabic", "--without", "fold_yeh", "--print-pipeline")
    wanted = Pipeline(*arnorm.SEARCH, arnorm.unify_digits(to="arabic")).without(arnorm.FoldYeh)
    assert Pipeline.from_json(out.decode()) == wanted
    assert status == 0
    saved = tmp_path / "p.json"
    saved.write_bytes(out)
    assert Pipeline.from_json(call("--pipeline", saved, "--print-pipeline")[1].decode()) == wanted
    step = call("-s", "strip_diacritics:keep=shadda,fatha,promote_superscript_alef=true", "--print-pipeline")[1]
    assert Pipeline.from_json(step.decode()).steps == (
        arnorm.strip_diacritics(keep=("shadda", "fatha"), promote_superscript_alef=True),
    )
    single = call("-s", "strip_diacritics:keep=shadda", "--print-pipeline")[1].decode()
    assert Pipeline.from_json(single).steps == (arnorm.strip_diacritics(keep=("shadda",)),)
    assert "UnifyDigits(to='western'): Writes every digit" in call("-s", "unify_digits", "--describe")[1].decode()
    assert "يكتب الأرقام" in call("-s", "unify_digits", "--describe", "ar")[1].decode()
    listing = call("--list-steps")[1].decode()
    assert "unify_digits:to=western" in listing
    assert "WEB: " in listing


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-s", "unify_digit"], "no step 'unify_digit'; the steps are"),
        (["-s", "unify_digits:to=roman"], "to must be one of 'western', 'arabic', 'persian', got 'roman'"),
        (["-s", "unify_digits:form=x"], "the options of unify_digits are: to"),
        (["-s", "unify_digits:western"], "options are written NAME:opt=val"),
        (["-p", "NEWS"], "invalid choice"),
        (["--pipeline", "none.json"], "none.json: No such file or directory"),
        (["--without", "fix_mojibake"], "no FixMojibake in"),
        (["-j", "0"], "must be a whole number from 1, got '0'"),
        (["--encoding", "arabic-1"], "no encoding 'arabic-1'"),
        (["-o", "x/", "-"], "standard input has no name"),
        (["--delimiter", ";;"], "argument --delimiter: must be one character, and no line break; got ';;'"),
        (["--delimiter", ""], "must be one character"),
        (["--delimiter", "\n"], "must be one character"),
        (["--unknown"], "unrecognized arguments"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_arguments_that_make_no_sense_are_status_2(call, arguments: list[str], said: str) -> None:  # type: ignore[no-untyped-def]
    status, out, err = call(*arguments)
    assert (status, out) == (2, b"")
    assert said in err


def test_workers_give_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    paths = []
    for i in range(5):
        paths.append(tmp_path / f"{i}.jsonl")
        paths[-1].write_text(
            "".join(f'{{"n": {n}, "text": "عَام {n} ١٤٤٦ {"كلمة " * (n % 50)}"}}\n' for n in range(600)),
            encoding="utf-8",
        )
    one = arnorm_(*STEPS, "--stats", *paths)
    two = arnorm_(*STEPS, "--stats", "-j", 2, *paths)
    assert one.stdout == two.stdout
    assert one.stderr.splitlines()[:-1] == two.stderr.splitlines()[:-1]


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A pipe to read from that a test fills as it likes: the run can be stopped at any moment of it."""
    path = tmp_path / "endless.jsonl"
    os.mkfifo(path)
    return path


def feed(fifo: Path, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Write rows until some of the output has reached the temporary file."""
    with fifo.open("wb") as pipe:
        row = b'{"text": "' + "عَام ١٤٤٦ ".encode() * 500 + b'"}\n'
        for _ in range(2000):
            pipe.write(row)
            sizes = [path.stat().st_size for path in folder.glob(".out.jsonl.*.tmp")]
            if sizes and sizes[0]:
                return
            assert process.poll() is None
    raise AssertionError("nothing was written")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_in_mid_run_the_old_file_is_whole(tmp_path: Path, endless: Path, number: int, workers: int) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("the old file\n")
    process = subprocess.Popen([*COMMAND, *STEPS, "-j", str(workers), "-o", out, endless], stderr=subprocess.PIPE)
    keep_open = endless.open("wb")  # so that the reader never sees an end
    feed(endless, process, tmp_path)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers_left = [int(pid) for pid in children.read_text().split()] if children.exists() else []
    assert len(workers_left) == (workers if workers > 1 else 0) or not children.exists()
    assert out.read_text() == "the old file\n"
    process.send_signal(number)
    if number != signal.SIGKILL:
        keep_open.close()
    _, err = process.communicate(timeout=60)
    keep_open.close()
    assert process.returncode == (128 + number if number == signal.SIGTERM else -number)
    assert b"Traceback" not in err
    assert out.read_text() == "the old file\n"
    assert no_leftovers(tmp_path) == (number != signal.SIGKILL)
    for _ in range(100):
        if not any(map(alive, workers_left)):
            break
        time.sleep(0.1)
    assert not any(map(alive, workers_left)), "workers end with their parent"


def alive(pid: int) -> bool:
    """Whether the process runs (a zombie that nobody waits for does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_output_is_replaced_in_place_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("عَام ١\n", encoding="utf-8")
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    arnorm_(*STEPS, "-o", link, path)
    assert path.read_text(encoding="utf-8") == "عام 1\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    arnorm_(*STEPS, "-o", tmp_path / "new" / "b.txt", path)
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "new" / "b.txt").stat().st_mode & 0o777 == 0o666 & ~mask
    arnorm_(*STEPS, "-o", "/dev/null", path)


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("كلمة " * 100_000 + "\n", encoding="utf-8")
    with subprocess.Popen([*COMMAND, *STEPS, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == -signal.SIGPIPE


def test_unbuffered_output_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    path = tmp_path / "a.txt"
    path.write_text("عَام ١ " * 100_000, encoding="utf-8")
    with subprocess.Popen([*COMMAND, *STEPS, path], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read().decode() == "عام 1 " * 100_000
    assert process.returncode == 0


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this machine")
    path = tmp_path / "a.txt"
    path.write_text("كلمة " * 100_000, encoding="utf-8")
    for arguments in (["-o", "/dev/full"], []):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [*COMMAND, *STEPS, *arguments, path], stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 1
        assert b"No space left on device" in done.stderr
        assert b"Traceback" not in done.stderr


PEAK = """
import re, sys
from arnorm import cli
assert cli.main(sys.argv[1:]) == 0
print(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
"""


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_memory_stays_constant(tmp_path: Path, name: str) -> None:
    """Three times the input, the same memory; plain text without a line break included."""
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc/self/status on this machine: peak memory NOT checked")
    unit = "عَام ١٤٤٦ كلمة " * 1000
    unit = f'{{"text": "{unit}"}}\n' if name == "a.jsonl" else unit
    peaks = []
    for times in (300, 1200):  # 8 and 31 MB in UTF-8, several parts of a long text
        path = tmp_path / name
        path.write_text(unit * times, encoding="utf-8")
        command = [sys.executable, "-c", PEAK, "-s", "unify_digits", "-o", str(tmp_path / "out"), str(path)]
        peaks.append(int(subprocess.run(command, capture_output=True, check=True).stdout))
    assert peaks[1] - peaks[0] < 18_000, peaks


def test_long_plain_text_is_cut_at_blank_lines_and_offsets_go_on(tmp_path: Path, monkeypatch, call) -> None:  # type: ignore[no-untyped-def]
    from arnorm.cli import _records

    monkeypatch.setattr(_records, "_LONGEST", 100)
    text = "".join(f"فقرة عن عام {2000 + i} طويلة بعض الشيء.\nوسطرها الثاني\n\n" for i in range(30))
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert call(*STEPS, path)[1].decode() == P(text)
    rows = [json.loads(line) for line in call("--dates", path)[1].splitlines()]
    assert [text[row["start"] : row["end"]] for row in rows] == [str(2000 + i) for i in range(30)]
    path.write_text("كلمة" * 100, encoding="utf-8")
    assert call(*STEPS, path)[1].decode() == "كلمة" * 100


def test_a_progress_bar_only_where_somebody_looks(tmp_path: Path) -> None:
    import pty

    path = tmp_path / "a.txt"
    path.write_text("عَام ١\n" * 1000, encoding="utf-8")
    outs = {}
    for quiet in ((), ("-q",)):
        leader, follower = pty.openpty()
        command = [*COMMAND, *quiet, *STEPS, "-o", tmp_path / "b", path, tmp_path / "none.txt"]
        command[-3] = tmp_path / "folder"
        (tmp_path / "folder").mkdir(exist_ok=True)
        process = subprocess.Popen(command, stderr=follower)
        os.close(follower)
        read = b""
        while True:
            try:
                block = os.read(leader, 1000)
            except OSError:  # the other end is closed
                break
            if not block:
                break
            read += block
        os.close(leader)
        assert process.wait(60) == 1
        assert f"arnorm: {tmp_path / 'none.txt'}: No such file".encode() in read.replace(b"\r\n", b"\n")
        outs[quiet] = read
    assert b"\x1b" not in outs["-q",]
    pytest.importorskip("rich", reason="the cli extra is not installed: no bar")
    assert b"\x1b" in outs[()]


def test_the_examples_of_the_manual(tmp_path: Path) -> None:
    """Every console block of docs/cli.md, in order, in one shell: what it says is what is printed."""
    page = (Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    assert len(blocks) > 5
    command = " ".join(map(shlex.quote, COMMAND))
    script = [f'arnorm() {{ {command} "$@"; }}', "exec 2>&1"]
    wanted = ""
    for line in "".join(blocks).splitlines(keepends=True):
        if line.startswith("$ "):
            script.append(f"printf %s {shlex.quote(line)}")
            script.append(line.removeprefix("$ ").rstrip("\n"))
        wanted += line
    done = subprocess.run(["bash", "-c", "\n".join(script)], cwd=tmp_path, capture_output=True, check=False)  # noqa: S607
    assert done.stdout.decode() == wanted
