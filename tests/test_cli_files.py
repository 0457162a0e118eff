"""The files of the command line: their formats, encodings and compression, and what is wrong with them."""

from __future__ import annotations

import csv
import errno
import gzip
import json
import os
import sys
from pathlib import Path

import pytest

import arnorm
from arnorm.cli import _files
from cli_run import STEPS, Call, P, no_leftovers


def test_a_file_is_one_text_or_a_text_a_line(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('قال "نعم\n ولا" شيء\n', encoding="utf-8")
    assert call("-s", "unify_quotes", path) == (0, "قال «نعم\n ولا» شيء\n".encode(), "")
    _, out, _ = call("-s", "unify_quotes", "--format", "lines", path)
    lines = [arnorm.unify_quotes(line) for line in ("قال \"نعم", " ولا\" شيء")]  # fmt: skip
    assert out.decode() == "\n".join(lines) + "\n"


def test_jsonl_keeps_every_other_byte(call: Call, tmp_path: Path) -> None:
    rows = [
        '{"id": 12345678901234567890, "x": 1.10, "text":"عَام ١", "e": 1e400, "d": "عَ", "d": "٢"}',
        '  {"text" : "\\u0639\\u064e\\u0661", "n": {"text": "عَ"}, "a": [1 , 2]}\t',
        '{"text": null}',
        "",
        '{"text": "no change \\u0061 \\/", "k": NaN}',
        '{"\\u0074ext": "١\\ud800\\n"}',
        '{"text": "١ \\"\\\\\\t\\r\\n\\" \x7f"}',
        '{"text": "١ \\b\\f\\u0001 \\"ب\\""}',
    ]
    wanted = [
        '{"id": 12345678901234567890, "x": 1.10, "text":"عام 1", "e": 1e400, "d": "عَ", "d": "٢"}',
        '  {"text" : "\\u06391", "n": {"text": "عَ"}, "a": [1 , 2]}\t',
        *rows[2:5],
        '{"\\u0074ext": "1\\ud800\\n"}',
        *(row.replace("١", "1") for row in rows[-2:]),
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes("\r\n".join(rows).encode())
    assert call(*STEPS, path) == (0, "\r\n".join(wanted).encode(), "")
    _, out, _ = call(*STEPS, "-f", "d", "--keep-going", path)
    assert out.decode().splitlines()[0].endswith('"text":"عَام ١", "e": 1e400, "d": "ع", "d": "2"}')


def test_fields_inside_others(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        '{"text": "عَ", "meta": {"text": "عَ", "n": [ {"text": "١"} ]}, "meta.text": "عَ"}',
        '{"meta": [{"text": "عَ"}, {"a": 1, "text": "٢"} , "عَ", [{"text": "عَ"}], {}], "x": {"meta": {"text": "عَ"}}}',
        '{"meta": {"text": {"text": "عَ"}}}',
        '{"meta": {"text": null}}',
    ]
    wanted = [
        '{"text": "عَ", "meta": {"text": "ع", "n": [ {"text": "١"} ]}, "meta.text": "ع"}',
        '{"meta": [{"text": "ع"}, {"a": 1, "text": "2"} , "عَ", [{"text": "ع"}], {}], "x": {"meta": {"text": "عَ"}}}',
        *rows[2:],
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert call(*STEPS, "-f", "meta.text", path) == (0, "\n".join(wanted).encode(), "")
    assert call(*STEPS, "-f", "meta.text.text", path)[2].endswith(
        "line 1: no field 'meta.text.text'; 'meta' has 'n', 'text'\n"
    )
    assert call(*STEPS, "-f", "meta.n.text", path)[2].endswith("line 2: no field 'meta.n.text'; 'meta' has 'text'\n")
    assert call(*STEPS, "-f", "x", path)[2].endswith("line 1: no field 'x'; it has 'meta', 'meta.text', 'text'\n")
    path.write_text('{"meta": [{"text": "عَ"}, }\n', encoding="utf-8")
    assert "not JSON at character 26" in call("-f", "meta.text", path)[2]


def test_a_field_that_holds_others_is_no_text(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"meta": {"title": "عَ", "n": 1}}\n' * 3, encoding="utf-8")
    status, out, err = call(*STEPS, "-f", "meta", "-o", tmp_path / "b.jsonl", path)
    assert (status, out) == (1, b"")
    assert err == f"arnorm: {path}: line 1: 'meta' is no text but an object; texts are 'meta.title'\n"
    assert not (tmp_path / "b.jsonl").exists()
    path.write_text('{"meta": "عَ"}\n{"meta": {"title": "عَ"}}\n', encoding="utf-8")  # a text in one of them
    assert call(*STEPS, "-f", "meta", path) == (0, '{"meta": "ع"}\n{"meta": {"title": "عَ"}}\n'.encode(), "")


def test_fields_need_a_format_that_has_some(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("id,text\n٣,عَ\n", encoding="utf-8")
    status, out, err = call(*STEPS, "-f", "text", path)
    assert (status, out) == (2, b"")
    assert "is read as text, which has no fields; for a table or JSON lines write --format csv" in err
    assert call(*STEPS, "-f", "text", "--format", "csv", path) == (0, "id,text\n٣,ع\n".encode(), "")
    (tmp_path / "b.csv").write_text("id,text\n٣,عَ\n", encoding="utf-8")
    assert call(*STEPS, "-f", "text", path, tmp_path / "b.csv")[0] == 0  # one of them has


def test_a_header_is_no_text(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n٣,عَ\n٤,ع\n", encoding="utf-8")
    assert "2 texts, 3 characters; 1 changed (50.0%)" in call(*STEPS, "--stats", path)[2]
    path.write_text("id;text\n٣;عَ\n", encoding="utf-8")
    assert call(*STEPS, path)[2].endswith("no column 'text'; the header has 'id;text': write --delimiter ';'?\n")


def test_tables_by_column_name_and_number(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('id,"text",note\r\n١,"عَام ١, ""نعم""\r\nسطر ٢",٣\r\n"٤",بلا,"x"\r\n'.encode())
    wanted = 'id,"text",note\r\n١,"عام 1, ""نعم""\r\nسطر 2",٣\r\n"٤",بلا,"x"\r\n'
    assert call(*STEPS, path) == (0, wanted.encode(), "")
    assert list(csv.reader(wanted.splitlines(keepends=True)))[1] == ["١", 'عام 1, "نعم"\r\nسطر 2', "٣"]
    for field in (("-f", "id"), ("-f", "1")):
        assert call(*STEPS, *field, path)[1].decode().endswith('4,بلا,x\r\n')  # fmt: skip
    status, out, err = call(*STEPS, "-f", "body", path)
    assert (status, out) == (1, b"")
    has = "the header has 'id', 'text', 'note'; write --field and the one that is text"
    assert err == f"arnorm: {path}: no column 'body'; {has}\n"
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
def test_a_line_break_alone_keeps_a_field_quoted(call: Call, tmp_path: Path, name, delimiter, line_break) -> None:
    path = tmp_path / name
    table = f'id,text{line_break}1,"قَالَ نعم{line_break}سطر ثان"{line_break}2,بلا'.replace(",", delimiter)
    path.write_bytes(table.encode())
    assert call(*STEPS, path) == (0, table.replace("قَالَ", "قال").encode(), "")


def test_a_directory_is_mirrored(call: Call, tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "in" / "out"
    (source / "deep").mkdir(parents=True)
    (source / ".hidden.txt").write_text("١")
    (source / "a.txt").write_text("١\n", encoding="utf-8")
    (source / "page.html").write_text("<p>١")
    (source / "deep" / "b.jsonl.gz").write_bytes(gzip.compress('{"text": "عَ"}\n'.encode()))
    assert call(*STEPS, source)[1].decode() == '1\n{"text": "ع"}\n'
    for _ in range(2):  # the second time the output is there, and is no input
        said = "2 skipped: 1 whose names tell no format (1 .html; --format takes them), 1 hidden"
        assert call(*STEPS, "-o", out, source) == (0, b"", f"arnorm: {source}: {said}\n")
    found = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert found == ["a.txt", "deep/b.jsonl.gz"]
    assert gzip.decompress((out / "deep" / "b.jsonl.gz").read_bytes()).decode() == '{"text": "ع"}\n'
    status, _, err = call(*STEPS, "-o", out, source / "a.txt", source / "deep" / ".." / "a.txt")
    assert status == 2
    assert "would both be written" in err


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_compression_by_name(call: Call, tmp_path: Path, suffix: str) -> None:
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
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1256", "iso-8859-6"]
)
def test_unicode_is_told_from_the_text_and_others_are_named(call: Call, tmp_path: Path, encoding: str) -> None:
    text = SENTENCE.replace("١٤٤٦", "1446") * 3
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    named = () if encoding.startswith("utf") else ("--encoding", encoding)
    assert call(*STEPS, *named, path) == (0, P(text).encode(), "")
    assert call("-o", tmp_path / "b", "--output-encoding", "cp1256", *STEPS, *named, path)[0] == 0
    assert (tmp_path / "b").read_bytes().decode("cp1256") == P(text)


def test_an_old_encoding_is_asked_for(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    before = ("<p>\n" + SENTENCE * 5).encode()
    for encoding in ("cp1256", "iso-8859-6"):
        path.write_bytes(before + SENTENCE.replace("١٤٤٦", "1446").encode(encoding))
        status, out, err = call(path)
        assert (status, out) == (1, b"")
        assert err.startswith(f"arnorm: {path}: at byte {len(before)}: not UTF-8 (")
        assert err.endswith("; say which encoding it is with --encoding, such as cp1256\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("width", [9, 20, 21, 64])
def test_padding_with_nul_tells_no_encoding(encoding: str, width: int) -> None:
    fields = [name.ljust(width, "\0") for name in ("محمد", "أحمد علي", "خالد", "Ali")]
    for names in (fields, fields[:3], fields[3:]):
        assert _files.detect_encoding("".join(names * 20).encode(encoding)) == encoding


def test_undecodable_bytes_are_located(call: Call, tmp_path: Path) -> None:
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
    said = f"at byte {2 * len(SENTENCE)}: bytes d8 00 are not utf-16-be (illegal UTF-16 surrogate)"
    assert said in call("--encoding", "utf-16-be", path)[2]
    path.write_bytes("عام ".encode("utf-16-le") + b"\x00")
    assert "at byte 8: bytes 00 are not utf-16-le (truncated data)" in call("--encoding", "utf-16-le", path)[2]


@pytest.mark.parametrize("size", [1, 5, 64])
@pytest.mark.parametrize(
    ("mark", "encoding", "bad"),
    [
        ("utf-16", "utf-16-le", b"\x3d\xd8"),
        ("utf-16", "utf-16-be", b"\xd8\x3d"),
        ("utf-32", "utf-32-le", b"\x3d\xd8\0\0"),
        ("utf-32", "utf-32-be", b"\0\0\xd8\x3d"),
        ("utf-8-sig", "utf-8", b"\xff"),
    ],
)
def test_bad_bytes_leave_the_byte_order_known(mark: str, encoding: str, bad: bytes, size: int) -> None:
    good = "\ufeffسلام\n".encode(encoding)
    content = good + bad + good + bad + good
    found: list[int] = []
    blocks = [content[at : at + size] for at in range(0, len(content), size)]
    text = "".join(_files.decode_blocks(blocks, mark, lambda at, _: found.append(at)))
    assert (text, found) == ("سلام\n" + "\ufffd\ufeffسلام\n" * 2, [len(good), 2 * len(good) + len(bad)])


def test_bad_records_are_located(call: Call, tmp_path: Path) -> None:
    path, good = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    rows = ['{"text": "١"}', '{"text": "١"', '{"body": "١"}', "[1]", '{"text": "٢"}', "[" * 100_000]
    path.write_text("\n".join(rows), encoding="utf-8")
    good.write_text('{"text": "١"}\n', encoding="utf-8")
    out = tmp_path / "out"
    status, _, err = call(*STEPS, "-o", out, path, tmp_path / "none.txt", good)
    assert status == 1
    assert err.splitlines() == [
        f"arnorm: {path}: line 2: not JSON at character 13 (Expecting ',' delimiter)",
        f"arnorm: {tmp_path / 'none.txt'}: No such file or directory",
    ]
    assert [file.name for file in out.glob("[!.]*")] == ["b.jsonl"], "a file that failed is not written, others are"
    status, got, err = call(*STEPS, "-k", path)
    assert status == 1
    assert got.decode() == "\n".join(['{"text": "1"}', *rows[1:4], '{"text": "2"}', rows[5]])
    assert [line.split("line ")[1].split(":")[0] for line in err.splitlines()] == ["2", "4", "6", "3"]
    assert "no field 'text'; it has 'body'; kept as it is" in err


def test_long_plain_text_is_cut_at_blank_lines_and_offsets_go_on(tmp_path: Path, monkeypatch, call: Call) -> None:
    from arnorm.cli import _parts

    monkeypatch.setattr(_parts, "LONGEST", 100)
    text = "".join(f"فقرة عن عام {2000 + i} طويلة بعض الشيء.\nوسطرها الثاني\n\n" for i in range(30))
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert call(*STEPS, path)[1].decode() == P(text)
    rows = [json.loads(line) for line in call("--dates", path)[1].splitlines()]
    assert [text[row["start"] : row["end"]] for row in rows] == [str(2000 + i) for i in range(30)]
    path.write_text("كلمة" * 100, encoding="utf-8")
    assert call(*STEPS, path)[1].decode() == "كلمة" * 100


@pytest.mark.parametrize("fails", ["open", "fsync", "replace"])
@pytest.mark.parametrize("of_report", [False, True])
def test_a_full_disk_names_the_output(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str, of_report: bool
) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "out.html"
    path.write_text("عام ٢٠٢٥", encoding="utf-8")

    real = os.open

    def fail(name: str, flags: int = os.O_EXCL, *more: object, **options: object) -> int:
        if fails != "open" or flags & os.O_EXCL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "temporary")
        return real(name, flags, *more, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(os, fails, fail)
        status, _, err = call("--report" if of_report else "-o", out, path)
    assert (status, err) == (1, f"arnorm: {out}: No space left on device\n")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
