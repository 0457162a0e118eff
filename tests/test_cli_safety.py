"""What the command must not lose: files by another name, files passed over, places in a stream, line ends."""

from __future__ import annotations

import bz2
import codecs
import csv
import errno
import gzip
import io
import json
import lzma
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import pytest

try:
    from zstandard import ZstdCompressor
except ImportError:
    zstd = None
else:
    zstd = ZstdCompressor(write_checksum=True)

import arnorm
from arnorm import Pipeline
from arnorm.cli import _run
from cli_run import COMMAND, STEPS, Call, environment, peak_of

TEXT, CLEAN = "عَام ١٤٤٦\n", "عام 1446\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory of texts, with other names for two of them, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    for name in ("v1.txt", "v2.txt", "v3.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "soft.txt").symlink_to("v1.txt")
    (tmp_path / "hard.txt").hardlink_to(tmp_path / "v2.txt")
    (tmp_path / "p.json").write_text('{"arnorm": 1, "steps": []}', encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        "--report v1.txt v2.txt v3.txt",  # --report v*.txt
        "--report v1.txt v1.txt",
        "--report soft.txt v1.txt",
        "--report hard.txt v2.txt",
        "--report ./v1.txt v2.txt v1.txt",
        "--report r.html -o r.html v1.txt",
        "--report ./r.html -o new/../r.html v1.txt",
        "-o v1.txt v1.txt",
        "-o soft.txt v1.txt",
        "-o hard.txt v2.txt v2.txt",
        "-o v1.txt v1.txt soft.txt --dates",
        "-o . v1.txt",
        "-o . v1.txt v2.txt",
        "--report out/v1.txt -o out v1.txt v2.txt",
        "--pipeline p.json -o p.json v1.txt",
        "--pipeline p.json --report p.json v1.txt",
        "--report . v1.txt",
        "--in-place -o v2.txt v1.txt",
        "--in-place --diff v1.txt",
        "--in-place v1.txt soft.txt",
        "--in-place -",
        "--in-place /dev/zero",
    ],
)
def test_no_two_of_input_output_and_report_are_one_file(call: Call, folder: Path, arguments: str) -> None:
    (folder / "new").mkdir()
    before = contents(folder)
    status, out, err = call(*STEPS, *arguments.split())
    assert (status, out) == (2, b"")
    assert err.splitlines()[-1].startswith("arnorm: error: ")
    assert contents(folder) == before


def test_a_report_replaces_reports_alone(call: Call, folder: Path) -> None:
    for _ in range(2):
        assert call(*STEPS, "--report", "r.html", "-o", "out.txt", "v1.txt")[0] == 0
    assert "<table" in (folder / "r.html").read_text(encoding="utf-8")
    (folder / "page.html").write_text("<p>of somebody else's</p>")
    assert call(*STEPS, "--report", "page.html", "v1.txt")[0] == 2
    (folder / "empty.html").touch()
    assert call(*STEPS, "--report", "empty.html", "v1.txt")[0] == 0
    assert call(*STEPS, "--report", "deep/er/r.html", "v1.txt")[0] == 0
    assert call(*STEPS, "--report", "/dev/null", "-o", "/dev/null", "v1.txt", "v2.txt") == (0, b"", "")


@pytest.mark.parametrize("redirect", ["> v1.txt", ">> v1.txt", ">> soft.txt"])
def test_the_output_of_the_shell_is_a_file_too(folder: Path, redirect: str) -> None:
    command = f"{' '.join(COMMAND)} v1.txt v2.txt {redirect}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, env=environment())
    assert done.returncode == 2
    assert b"standard output would be both input and output" in done.stderr


def test_an_export_is_not_added_to_its_own_pipeline(folder: Path) -> None:
    before = contents(folder)
    command = f"{' '.join(COMMAND)} export --pipeline p.json --to json >> p.json"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, env=environment())
    assert (done.returncode, contents(folder)) == (2, before)
    assert b"standard output: is the pipeline" in done.stderr


@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_an_open_file_is_written_through(folder: Path, target: str) -> None:
    if not Path(target).exists():
        pytest.skip(f"no {target} on this machine")
    run = f"{' '.join([*COMMAND, *STEPS])} -o {target}"
    script = f"(echo a; {run} v1.txt; echo b; {run} v2.txt v3.txt; echo c) > x"
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, check=False, env=environment())
    assert (done.returncode, done.stderr) == (0, b"")
    assert Path("x").read_text(encoding="utf-8") == f"a\n{CLEAN}b\n{CLEAN}{CLEAN}c\n"


def test_a_directory_says_what_it_passes_over(call: Call, tmp_path: Path) -> None:
    crawl = tmp_path / "crawl"
    (crawl / ".git").mkdir(parents=True)
    (crawl / "sub").mkdir()
    for name in ("a.txt", "b.HTML", "sub/c.html", "d.parquet", "README", ".hidden.txt", ".git/x.txt"):
        (crawl / name).write_text(TEXT, encoding="utf-8")
    os.mkfifo(crawl / "pipe.txt")
    (crawl / "gone.txt").symlink_to("nowhere")
    (crawl / "again").symlink_to(crawl)
    said = (
        f"{crawl}: 9 skipped: 4 whose names tell no format (1 .HTML, 1 .parquet, 1 README, 1 .html; --format takes them), "
        "2 hidden, 1 links to directories, 1 no regular files, 1 links to files; --follow-links takes those inside of it"
    )
    status, out, err = call(*STEPS, crawl)
    assert (status, out.decode()) == (0, CLEAN)
    parts = set(err.removeprefix("arnorm: ").strip().replace("(", ", ").replace(";", ",").split(", "))
    assert parts == set(said.replace("(", ", ").replace(";", ",").split(", "))
    status, out, err = call(*STEPS, "--stats", crawl)
    assert err.count(": 9 skipped: ") == 2, "before the work, and in the table"
    status, out, err = call(*STEPS, "--format", "text", crawl)
    assert (status, out.decode()) == (0, CLEAN * 5)
    assert ": 5 skipped: " in err
    status, out, err = call("--dry-run", *STEPS, "-o", tmp_path / "new", crawl)
    assert f"{crawl / 'a.txt'} (text) -> {tmp_path / 'new' / 'a.txt'}\n" in out.decode()
    assert ": 9 skipped: " in out.decode()
    assert not (tmp_path / "new").exists()


def test_a_directory_that_cannot_be_read_is_told(call: Call, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "shut").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    status, out, err = call(*STEPS, tmp_path)
    assert (status, out.decode()) == (1, CLEAN)
    assert err == f"arnorm: {tmp_path / 'shut'}: Permission denied\n"


# Root imports and normalises something first, for what Python itself may be in a folder that is shut for others.
AS_NOBODY = """
import os, sys
from arnorm import cli
cli.main(["-s", "strip_diacritics", "-s", "unify_digits", "a.txt", "-o", os.devnull])
os.setresuid(65534, 65534, 65534)
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root may become another user")
@pytest.mark.parametrize(
    ("mode", "arguments", "said"),
    [
        (0o700, "shut/a.txt", "shut/a.txt: Permission denied"),
        (0o700, "shut", "shut: Permission denied"),
        (0o744, "shut", "shut: Permission denied"),
        (0o700, "-o shut/b.txt a.txt", "shut/b.txt: Permission denied"),
        (0o755, "-o shut/b.txt a.txt", "{top}/shut/b.txt: Permission denied: cannot write in {top}/shut"),
        (0o755, "-o shut/x/y.txt a.txt", "{top}/shut/x: Permission denied"),
        (0o755, "-i shut/a.txt", "shut/a.txt: Permission denied: cannot write in {top}/shut"),
    ],
)
def test_a_folder_without_rights_is_named(mode: int, arguments: str, said: str) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folder is shut for others
        top = Path(name)
        top.chmod(0o755)
        (top / "shut").mkdir()
        for path in (top / "a.txt", top / "shut" / "a.txt"):
            path.write_text(TEXT, encoding="utf-8")
        (top / "shut").chmod(mode)
        command = [sys.executable, "-c", AS_NOBODY, *STEPS, *arguments.split()]
        done = subprocess.run(command, capture_output=True, cwd=top, env=environment(), check=False)
    assert (done.returncode, done.stderr.decode()) == (1, f"arnorm: {said.format(top=top)}\n")


def test_mostly_utf_8_is_kept_going(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("كتب \x00".encode()[:-1] + b"\xff\xfe" + " الولد\n".encode() * 20)
    assert call(*STEPS, path)[0] == 1
    status, out, err = call(*STEPS, "-k", path)
    assert (status, out.decode()) == (1, "كتب \ufffd\ufffd" + " الولد\n" * 20)
    assert [line.split(": ", 2)[2] for line in err.splitlines()] == [
        f"at byte {at}: bytes {what} are not utf-8 (invalid start byte); replaced by U+FFFD"
        for at, what in ((7, "ff"), (8, "fe"))
    ]
    path.write_bytes((b"\xff" + "نص\n".encode()) * 3000)
    _, out, err = call("-s", "compose", "-k", path)
    assert out.decode() == "\ufffdنص\n" * 3000
    assert len(err.splitlines()) == 11
    assert err.endswith(": and 2,990 more places like these\n")
    path.write_bytes(b"plain ASCII, and \xff\xfe in it." * 1 + b" more" * 300)
    assert call("-s", "compose", "-k", path)[1].decode().startswith("plain ASCII, and \ufffd\ufffd in")
    path.write_bytes("Élève français à l’école".encode("cp1252"))
    status, out, err = call("-k", path)
    assert (status, out) == (1, b"")
    assert "say which encoding it is with --encoding" in err


@pytest.mark.parametrize("kind", ["text", "csv"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_and_marks_stay_as_they_came(call: Call, tmp_path: Path, kind: str, mark: bytes, ends: str) -> None:
    path, out = tmp_path / "a", tmp_path / "b"
    lines = ["text", '"قَالَ  نعم', "", "", "", 'ثم  ذهب"', "ب ١"]
    path.write_bytes(mark + (ends.join(lines) + ends).encode())
    assert call("--format", kind, "-o", out, path)[0] == 0
    written = out.read_bytes()
    assert written.startswith(mark) == (kind == "csv" or not mark)
    assert written.count(b"\r\n") == (written.count(b"\n") if ends == "\r\n" else 0)
    assert "قال نعم".encode() in written
    both = call("--format", kind, path, path)[1]
    assert both.count(codecs.BOM_UTF8) == (kind == "csv" and bool(mark)), "one at the beginning, none in the middle"


def test_a_mark_is_written_once(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "عَ"}\n{"text": "بَ"}\n', encoding="utf-8")
    for encoding in ("utf-8-sig", "utf-16"):
        assert call(*STEPS, "--output-encoding", encoding, "-o", tmp_path / "b", path)[0] == 0
        assert (tmp_path / "b").read_bytes().decode(encoding) == '{"text": "ع"}\n{"text": "ب"}\n'


def test_what_is_wrong_with_thousands_of_records_is_one_line(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "عَ"}\n' + '{"body": "ب"}\n' * 3000, encoding="utf-8")
    status, out, err = call(*STEPS, "-k", path)
    assert (status, out.count(b"\n")) == (1, 3001)
    assert err == (f"arnorm: {path}: line 2: no field 'text'; it has 'body'; kept as it is; 3,000 such places in all\n")


def test_an_output_stays_where_its_only_input_fails(call: Call, tmp_path: Path) -> None:
    """With -k too; of a list of several inputs the others are written."""
    table, cut, good, out = (tmp_path / name for name in ("a.csv", "a.txt.gz", "b.txt", "old.csv"))
    table.write_text('text\nعَ\n"bad"x\nبَ\n', encoding="utf-8")
    cut.write_bytes(gzip.compress(TEXT.encode() * 9000)[:-20])
    for path in (table, cut):
        out.write_text("old")
        assert call(*STEPS, "-k", "-o", out, path)[0] == 1
        assert out.read_text() == "old"
    good.write_text("في 5 مارس 2025", encoding="utf-8")
    assert call("--dates", "-k", "-o", out, cut, good)[0] == 1
    assert "2025" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.txt.bz2", bz2), ("a.txt.xz", lzma), ("a.txt.gz", gzip), ("a.txt.zst", zstd)],
    ids=["bz2", "xz", "gz", "zst"],
)
def test_compressed_files_that_are_damaged_are_not_lost(call: Call, tmp_path: Path, name: str, pack) -> None:
    path, out = tmp_path / name, tmp_path / f"new.{name}"
    if pack is None:
        pytest.skip("zstandard is not installed")
    path.write_bytes(pack.compress(TEXT.encode() * 9000) * 2)
    assert call(*STEPS, path)[1].decode() == CLEAN * 18_000
    assert call(*STEPS, "-o", out, path)[0] == 0
    written = out.read_bytes()
    assert call("-s", "compose", out)[1].decode() == CLEAN * 18_000
    one = pack.compress(TEXT.encode())
    path.write_bytes(one + b"\0" * 5000)
    assert call(*STEPS, path)[1].decode() == CLEAN, "zeros after a stream are padding"
    for broken in (
        (one * 9000)[:-20],
        b"plain text",
        one[:20] + b"\0" * 50,
        b"",
        b"\0" * 50,
        one + one[:-1],
        one + one[:3],
        one + b"rest",
        one + bytes(byte ^ 255 for byte in one),
        one + one[: len(one) // 2] + b"\xff\0" + one[len(one) // 2 + 2 :],
    ):
        path.write_bytes(broken)
        status, _, err = call(*STEPS, "-o", out, path)
        assert status == 1
        assert err.startswith(f"arnorm: {path}: ")
        assert call(*STEPS, "-i", path)[0] == 1
        assert path.read_bytes() == broken
    assert out.read_bytes() == written, "the old file stays"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.parquet", b"PAR1\x15\x04\x15 \x80", "a Parquet file, which the command does not read"),
        ("a.arrow", b"ARROW1\0\0\xff\xff", "an Arrow file"),
        ("a.xlsx", b"PK\x03\x04\x14\0", "a ZIP archive, as .xlsx and .docx are"),
        ("a.pdf", b"%PDF-1.7\n", "a PDF file"),
        ("a.txt", gzip.compress(b"x", mtime=0), "compressed by gzip, and its name does not end in .gz"),
        ("a.json", b'[\n{"text": "x"}\n]', "a JSON array, not one object a line; jq -c '.[]' makes"),
        ("b.json", b'  [{"text": "x"}]', "a JSON array"),
        ("c.json", b'{\n  "text": "x"\n}\n', "one JSON object over several lines"),
        ("d.txt", b'[{"text": "%s"}]' % (b"x " * (1 << 20)), "JSON on one line of more than"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_named_for_what_it_is(
    call: Call, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    status, out, err = call("-k", path)
    assert (status, out) == (1, b"")
    assert err.startswith(f"arnorm: {path}: {said}")
    assert err.count("\n") == 1


def test_files_do_not_run_into_each_other(call: Call, tmp_path: Path) -> None:
    paths = []
    for name, row in (
        ("a.jsonl", '{"text": "عَ"}'),
        ("b.jsonl", '{"text": "بَ"}\n'),
        ("c.jsonl", ""),
        ("d.jsonl", '{"text": "دَ"}'),
    ):
        paths.append(tmp_path / name)
        paths[-1].write_text(row, encoding="utf-8")
    assert call(*STEPS, *paths)[1].decode() == '{"text": "ع"}\n{"text": "ب"}\n{"text": "د"}'
    assert call(*STEPS, paths[0])[1].decode() == '{"text": "ع"}'


def test_names_cannot_play_tricks_on_a_terminal(call: Call, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a\x1b[31m\x9b\r\u202eb\udcff.txt"
    path = Path(name)
    path.write_text(TEXT, encoding="utf-8")
    safe = r"a\x1b[31m\x9b\r\u202eb\udcff.txt"
    for arguments in (["--diff"], ["--dry-run"], ["-o", "."], ["--encoding", "ascii"]):
        _, out, err = call(*STEPS, *arguments, path)
        said = out.decode() + err
        assert safe in said
        assert not set("\x1b\x9b\r\u202e") & set(said)
    assert r"none\x1b" in call("none\x1b")[2]
    for find in (["--numbers"], ["find", "numbers"]):
        _, out, _ = call(*find, path)
        assert json.loads(out.splitlines()[0])["file"] == name
        assert not set("\x1b\x9b\r\u202e") & set(out.decode())
    _, out, _ = call("find", "numbers", "--csv", path)
    assert safe in out.decode()
    assert not set("\x1b\x9b\r\u202e") & set(out.decode())
    assert call("--numbers", "-o", "rows.jsonl", path)[0] == 0
    path.write_text('{"id": "=1", "text": "نص\u202e ٥\x9b"}\n', encoding="utf-8")
    row = call("find", "sentences", "--format", "jsonl", path)[1].decode()
    assert json.loads(row)["text"] == "نص\u202e ٥\x9b"
    assert not set("\x9b\u202e") & set(row)


def test_formulas_of_a_listing_are_escaped_where_that_is_asked_for(call: Call, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"id": "=cmd|' /C calc'!A1", "text": "-٥ درجات"}, {"id": "@x", "text": "=٥ درجات."}]
    rows += [{"id": "a\r=1", "text": "قال «نعم\r=1»\r=٥ درجات"}, {"id": "\r=1", "text": "٥"}]  # a row ends with CR, too
    Path("=1+1.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for kind in ("numbers", "quotes", "sentences", "amounts", "dates"):
        plain, escaped = (
            [*csv.reader(call("find", kind, "--csv", "--id", "id", *more, "=1+1.jsonl")[1].decode().splitlines(True))]
            for more in ((), ("--escape-formulas",))
        )
        assert len(plain) == len(escaped)
        for before, after in zip(plain, escaped, strict=True):
            assert [cell.removeprefix("'") for cell in after] == before
            assert not any(cell[:1] in "=+-@＝" for cell in (after[0], after[2], after[5]) if cell)
        assert all(cell not in {"'-5", "'5"} for row in escaped for cell in row), "a number is no formula"


def test_a_worker_that_is_killed_is_one_line(call: Call, tmp_path: Path, monkeypatch) -> None:
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("only a forked worker is changed by this test")
    real = _run.Work.work_on

    def work_on(self, batch):
        if any("قتل" in text for text in batch[0]):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, batch)

    monkeypatch.setattr(_run.Work, "work_on", work_on)
    monkeypatch.setattr(_run, "BATCH_TEXTS", 10)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for number in range(200):
        Path(f"in/{number:03}.txt").write_text("قتل" if number == 150 else TEXT, encoding="utf-8")
    said = "arnorm: a worker process was killed, as systems do without memory: "
    status, out, err = call(*STEPS, "-j", "2", "-o", "out", "in")
    assert (status, out, err.count("\n")) == (1, b"", 1)
    written = len(list(Path("out").glob("*.txt")))
    assert err == f"{said}{written} of 200 files were written, in/{written:03}.txt and those after it were not\n"
    Path("all.txt").write_text("old")
    status, out, err = call(*STEPS, "-j", "2", "--dates", "-o", "all.txt", "in")
    assert (status, out, err) == (1, b"", f"{said}all.txt was not written\n")
    assert Path("all.txt").read_text() == "old"
    status, out, err = call(*STEPS, "-j", "2", "in")
    assert (status, err.count("\n")) == (1, 1)
    assert err.startswith(f"{said}the output ends in in/")


KILLED_WHILE_OTHERS_WORK = """
import os, signal, sys, time
from arnorm import cli
from arnorm.cli import _run

real = _run.Work.work_on

def work_on(self, batch):
    if "قتل" in batch[0][0]:
        time.sleep(1)
        os.kill(os.getpid(), int(sys.argv[1]))
    time.sleep(3)
    return real(self, batch)

_run.Work.work_on, _run.BATCH_TEXTS = work_on, 1
sys.exit(cli.main(sys.argv[2:]))
"""


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="only a forked worker is changed by this test")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_is_killed_while_others_work_is_one_line(tmp_path: Path, number: int) -> None:
    (tmp_path / "in").mkdir()
    for name in "abcdefgh":
        (tmp_path / f"in/{name}.txt").write_text("قتل" if name == "b" else TEXT * 9999, encoding="utf-8")
    command = [sys.executable, "-c", KILLED_WHILE_OTHERS_WORK, str(int(number)), *STEPS, "-j", "2", "-o", "out", "in"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=50, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "0 of 8 files were written, in/a.txt and those after it were not" in done.stderr


@pytest.fixture
def exported(call: Call, folder: Path) -> Path:
    assert call("export", "LUCENE", "--to", "postgres", "-o", "lucene.sql")[0] == 0
    return folder / "lucene.sql"


def test_an_export_loses_no_file(call: Call, exported: Path, monkeypatch) -> None:
    before = contents(exported.parent)
    for out in ("p.json", "./p.json", "link.json"):
        if out == "link.json":
            (exported.parent / out).symlink_to("p.json")
            before = contents(exported.parent)
        status, _, err = call("export", "--pipeline", "p.json", "--to", "json", "-o", out)
        assert (status, err) == (2, f"arnorm: error: --out {Path(out)}: is the pipeline, which would be lost\n")
    assert contents(exported.parent) == before

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    status, _, err = call("export", "SEARCH", "--exportable", "--to", "sqlite", "-o", "lucene.sql")
    assert (status, err) == (2, "arnorm: error: lucene.sql: No space left on device\n")
    assert contents(exported.parent) == before


def test_a_list_of_names_is_a_cell_like_any_other(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text":"١٢","id":["=1+1"]}\n{"text":"١٢","id":[1,null]}\n', encoding="utf-8")
    status, out, err = call("find", "numbers", "--csv", "--escape-formulas", "--id", "id", path)
    cells = [row["id"] for row in csv.DictReader(io.StringIO(out.decode()))]
    assert (status, err, cells) == (0, "", ["'=1+1", "1 None"])


def test_an_export_whose_line_ends_are_lost_is_not_the_same(call: Call, exported: Path) -> None:
    text = exported.read_bytes()
    exported.write_bytes(text.replace(b"\n", b"\r\n"))
    assert call("verify", exported)[0] == 0
    exported.write_bytes(text.replace(b"\n", b"\r"))
    assert call("verify", exported)[0] == 1


def test_an_export_to_a_dash_is_printed(call: Call, exported: Path) -> None:
    assert call("export", "LUCENE", "--to", "postgres", "-o", "-")[:2] == (0, exported.read_bytes())
    assert not (exported.parent / "-").exists()


def test_an_export_is_no_way_into_a_terminal(call: Call, exported: Path) -> None:
    name = "a\x1b[31m\x9b\u202eb.sql"
    text = exported.read_text(encoding="utf-8")
    hostile = text.replace('"fingerprint": "', '"fingerprint": "' + "\x9b\u202e" + r"\u001b[2J" + "x" * 9000)
    steps = text.replace('"step": "', '"step": "' + "\x9b\u202e" + r"\u001b[2J")
    for content, status in ((text, 0), (hostile, 1), (steps, 1), ("nothing", 1), (b"\xff".decode("latin-1"), 1)):
        Path(name).write_text(content, encoding="utf-8")
        got, out, err = call("verify", name)
        said = out.decode() + err
        assert (got, said.count("\n")) == (status, 1)
        assert not set("\x1b\x9b\u202e") & set(said)
        assert r"a\x1b[31m\x9b\u202eb.sql" in said
        assert len(said) < 1000
    assert "\x1b" not in call("export", "--pipeline", name + "2", "--to", "json")[2]


@pytest.mark.parametrize("vectors", ["5", "[5]", "[[1, 2]]", '[["a"]]', '{"a": 1}', "null", '"text"'])
def test_a_broken_export_is_one_line(call: Call, exported: Path, vectors: str) -> None:
    text = exported.read_text(encoding="utf-8")
    at = text.index('"vectors": ') + 11
    exported.write_text(text[:at] + vectors + "}\n" + text[text.index("\n", at) :], encoding="utf-8")
    status, out, err = call("verify", exported)
    assert (status, out, err.count("\n")) == (1, b"", 1)


def test_what_never_ends_is_no_export(call: Call, exported: Path) -> None:
    os.mkfifo("pipe")
    for path in ("pipe", "/dev/zero", "."):
        status, out, err = call("verify", path)
        assert (status, out, err.count("\n")) == (1, b"", 1)
    with open("sparse", "wb") as file:
        file.truncate(1 << 40)
    assert "longer than 134,217,728 bytes" in call("verify", "sparse")[2]
    text = exported.read_text(encoding="utf-8")
    for protect in (["(a|aa)+$"], ["(?:x+x+)+y"]):
        about = json.loads(text.splitlines()[1].partition(": ")[2])
        about["pipeline"] = about["pipeline"] | {"protect": protect}
        about["vectors"] = [["a" * 4000 + "b", ""], ["x" * 4000, ""]]
        exported.write_text(json.dumps(about), encoding="utf-8")
        assert "cannot export all" in call("verify", exported)[1].decode()
        about["pipeline"] = json.loads(Pipeline(arnorm.replace_pattern(pattern=protect[0], to="")).to_json())
        exported.write_text(json.dumps(about), encoding="utf-8")
        assert "cannot export all" in call("verify", exported)[1].decode()


@pytest.mark.parametrize("to", ["postgres", "sqlite", "javascript", "json", "elasticsearch"])
def test_verify_notices_what_was_added_to_a_file(call: Call, tmp_path: Path, to: str) -> None:
    path = tmp_path / "export"
    assert call("export", "LUCENE", "--to", to, "--name", "mine", "-o", path)[0] == 0
    assert call("verify", path)[0] == 0
    text = path.read_text(encoding="utf-8")
    added = {
        "postgres": text + "DROP TABLE page;\n",
        "sqlite": text.replace("COMMIT;", "DROP TABLE page;\nCOMMIT;"),
        "javascript": text.replace("  return text;", "  fetch('https://example.org/' + text);\n  return text;"),
        "json": text.replace('"rules": [', '"rules": [{"table": {"a": "b"}, "before": "", "after": ""}, '),
        "json with a key": text.replace('"rules": [', '"code": "fetch()", "rules": ['),
        "json with a key in a rule": text.replace('"before": ', '"code": "fetch()", "before": ', 1),
        "json with a key twice": text.replace('"rules": [', '"rules": [], "rules": ['),
        "json in more": f'{{"exports": [{text}], "code": "fetch()"}}',
    }
    if to == "json":
        added["json without vectors"] = json.dumps({k: v for k, v in json.loads(text).items() if k != "vectors"})
        added["json in the deep"] = "[" * 100_000 + json.dumps(json.loads(text))
    changed = [content for name, content in added.items() if name.split()[0] == to]
    for content in changed:
        assert content != text
        path.write_text(content, encoding="utf-8")
        status, out, _ = call("verify", path)
        assert (status, "Changed since it was written" in out.decode()) == (1, True)
    if not changed:
        assert "not the rest of the file" in call("verify", path)[1].decode()
    assert to != "json" or arnorm.verify(json.dumps(json.loads(text), sort_keys=True)).stands
    other = text.replace(f'"arnorm": "{arnorm.__version__}"', '"arnorm": "0.0.9"')
    path.write_text(other, encoding="utf-8")
    assert call("verify", path)[0] == 0


def test_an_explanation_is_one_line_that_no_terminal_obeys() -> None:
    (one,) = arnorm.explain("قال «نعم\n\x1b[2J\u202e\x9b»")
    assert str(one).endswith(r"«نعم\n\x1b[2J\u202e\x9b»")


@pytest.mark.parametrize(("escaped", "steps"), [(False, ("-s", "compose")), (True, ("-s", "compose")), (True, ())])
def test_one_huge_record_needs_four_times_itself_whatever_is_done_to_it(
    tmp_path: Path, escaped: bool, steps: tuple[str, ...]
) -> None:
    """The command's own share, with a step that leaves one field and changes another; and the default pipeline."""
    path = tmp_path / "a.jsonl"
    text = "قَالَ يوم ٥ مارس ٢٠٢٥ إنها «كلمة أخرى» وأكثر من ذلك كله.\n"
    peaks, sizes = [], []
    for times in (45_000, 90_000):  # both are worked on in parts, and far above what any text needs
        row = json.dumps({"text": text * times, "title": "ا\u0653"}, ensure_ascii=escaped)
        path.write_text(row + "\n", encoding="utf-8")
        peaks.append(peak_of(*steps, "-f", "title", "-f", "text", "-o", "/dev/null", path))
        sizes.append(path.stat().st_size)
    noise = 4_000_000  # memory comes in pieces
    assert (peaks[1] - peaks[0]) * 1024 < 4 * (sizes[1] - sizes[0]) + noise, (peaks, sizes)


def test_one_huge_record_is_worked_on_in_parts(tmp_path: Path, call: Call, monkeypatch) -> None:
    """No word is glued where a text is cut, a field that does not change keeps its spelling, and offsets go on."""
    from arnorm.cli import _parts

    text = "عام ١ كلمة\n\nعام ٢ كلمة أخرى\n" + "عام ٣ " * 30 + "\n\n\nعام ٤ " + "ط" * 90 + " عام ٥"
    odd = r'"كلمة\/كلمة ' + "ك" * 120 + r' \u0643"'
    path = tmp_path / "a.jsonl"
    line = f'{{"id": 1.50, "text": {json.dumps(text, ensure_ascii=False)}, "odd": {odd}, "lone": "\\ud800 ٩"}}\n'
    path.write_text(line * 2, encoding="utf-8")
    whole = call("-s", "unify_digits", "-f", "text", "-f", "odd", "-f", "lone", path)
    found = call("--numbers", "-f", "text", path)
    monkeypatch.setattr(_parts, "LONGEST", 50)
    assert call("-s", "unify_digits", "-f", "text", "-f", "odd", "-f", "lone", path) == whole
    assert odd in whole[1].decode()
    assert call("--numbers", "-f", "text", path) == found
    assert call("-s", "collapse_whitespace", "-f", "text", path)[1].decode() == line * 2
    plain = tmp_path / "a.txt"
    plain.write_text("كلمة " * 40 + "كلمة\n", encoding="utf-8")
    assert call(plain)[1].decode() == plain.read_text(encoding="utf-8")


def test_an_xz_file_that_asks_for_gigabytes_is_refused(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt.xz"
    data = bytearray(lzma.compress(TEXT.encode()))
    end = 12 + 4 * (data[12] + 1)  # the block's header, behind that of the stream
    at = data.index(b"\x21\x01", 12, end) + 2
    for size, status in ((data[at], 0), (40, 1)):  # 40: a dictionary of 4 GB
        data[at] = size
        data[end - 4 : end] = zlib.crc32(data[12 : end - 4]).to_bytes(4, "little")
        path.write_bytes(data)
        assert call(*STEPS, path)[0] == status
    assert "Memory usage limit exceeded" in call(*STEPS, path)[2]


def test_a_record_with_a_number_of_5000_digits_is_a_record(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = ['{"text": "عَ"}', f'{{"n": {"9" * 5000}}}', f'{{"n": -{"9" * 5000}.5, "text": "عَ"}}', '{"text": "عَ"}']
    path.write_text("\n".join(rows), encoding="utf-8")
    status, out, err = call(*STEPS, "-k", path)
    assert (status, out.decode()) == (1, "\n".join(rows).replace("عَ", "ع"))
    assert err == f"arnorm: {path}: line 2: no field 'text'; it has 'n'; kept as it is\n"


LONG_NAME = "ن" * 5_000_000


@pytest.mark.parametrize(
    ("kind", "content", "more"),
    [
        ("csv", LONG_NAME + "\nx\n", ()),
        ("csv", ",".join(f"column{i}" for i in range(99_999)) + "\nx\n", ()),
        ("csv", 'text\n"' + LONG_NAME, ()),
        ("csv", "\0" * 20_000_000, ()),
        ("csv", 'text\n"' + ("ن" * 999 + "\n") * 18_000, ()),
        ("lines", "ن" * 17_000_000, ()),
        ("jsonl", "x" * 70_000_000, ()),
        ("jsonl", "ن" * 5_000_000, ()),
        ("jsonl", json.dumps({LONG_NAME: 1}), ()),
        ("jsonl", json.dumps({"meta": {LONG_NAME: 1}}), ("-f", "meta")),
        ("jsonl", json.dumps({f"name{i}": 1 for i in range(99_999)}), ()),
        ("text", "ن" * 100 + "\ud800" * 5_000_000, ("--encoding", "utf-8")),
    ],
    ids=range(12),
)
def test_no_message_repeats_much_of_the_input(call: Call, tmp_path: Path, kind: str, content: str, more) -> None:
    path = tmp_path / "a"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    status, _, err = call(*STEPS, "--format", kind, *more, path)
    assert status == 1
    assert err.startswith(f"arnorm: {path}: ")
    assert err.count("\n") == 1
    assert len(err.removeprefix(f"arnorm: {path}: ")) < 500
    assert max(map(err.count, "نx")) <= 200


def test_a_line_has_a_limit_that_the_error_names(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a"
    for kind, longest in (("csv", 16_777_216), ("lines", 16_777_216), ("jsonl", 67_108_864)):
        path.write_bytes(b'"text"\n' + b" " * (longest + 1))
        said = f"arnorm: {path}: line 2: longer than {longest:,} characters, the longest line that is read\n"
        assert call(*STEPS, "-k", "--format", kind, path)[2].endswith(said)


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_formulas_are_escaped_where_that_is_asked_for(call: Call, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    between = "\t" if name == "a.tsv" else ","
    texts = ["&#61;1+1", "\u200e=1+1", "=1+1", "-٥", "@عَ", "+١", "＝1", "عَ=1", "'=1", ""]
    path.write_text("".join(f"=id{between}{text}\n" for text in ["text", *texts]), encoding="utf-8")
    options = ("-s", "unescape_html", "-s", "strip_invisibles", *STEPS)
    plain = ["=1+1", "=1+1", "=1+1", "-5", "@ع", "+1", "＝1", "ع=1", "'=1", ""]
    for escape in ((), ("--escape-formulas",)):
        wanted = ["'" + text if escape and text and text[0] in "=-@+＝" else text for text in plain]
        status, out, _ = call(*options, *escape, path)
        assert (status, out.decode()) == (0, "".join(f"=id{between}{text}\n" for text in ["text", *wanted]))


def test_in_place_keeps_owner_group_and_mode(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0o640)
    if os.getuid() == 0:
        os.chown(path, 12345, 23456)
    before = path.stat()
    assert call(*STEPS, "-i", path) == (0, b"", "")
    after = path.stat()
    assert path.read_text(encoding="utf-8") == CLEAN
    assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)


@pytest.mark.parametrize("letter", ["a", "ن"])
def test_names_as_long_as_the_file_system_allows(call: Call, tmp_path: Path, letter: str) -> None:
    path = tmp_path / (letter * (250 // len(letter.encode())) + ".txt")
    path.write_text(TEXT, encoding="utf-8")
    assert call(*STEPS, "-i", path) == (0, b"", "")
    assert path.read_text(encoding="utf-8") == CLEAN
    assert call(*STEPS, "-o", tmp_path / "out", path, path)[0] == 0


def test_a_preset_without_its_package_is_refused_before_any_work(call: Call, folder: Path, monkeypatch) -> None:
    from arnorm import web
    from arnorm._core import pipeline

    monkeypatch.setitem(sys.modules, "ftfy", None)
    web._ftfy.cache_clear()
    pipeline._compiled.cache_clear()
    before = contents(folder)
    for more in (("-i",), ("-o", "out"), ("-k",), ("--dry-run",), ("--report", "r.html")):
        assert call("-p", "CORPUS", *more, "v1.txt", "v2.txt") == (
            2, b"", "arnorm: error: FixMojibake needs the ftfy package: pip install 'arnorm[ftfy]'\n",
        )  # fmt: skip
    assert contents(folder) == before
    assert call("-p", "CORPUS", "--without", "fix_mojibake", "v1.txt")[0] == 0
    assert call("-p", "CORPUS", "--describe")[0] == 0


def test_a_pipeline_that_never_ends_is_refused(call: Call, folder: Path) -> None:
    for arguments in (("--pipeline", "/dev/zero", "v1.txt"), ("export", "--pipeline", "/dev/zero", "--to", "json")):
        status, out, err = call(*arguments)
        assert (status, out, err.count("\n")) == (2, b"", 1)
        assert "is longer than 16,777,216 bytes" in err
