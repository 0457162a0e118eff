"""The command line as a process: how it starts, writes, shares its work, and dies."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest

import arnorm
from cli_run import COMMAND, STEPS, P, alive, arnorm_, environment, no_leftovers, peak_of


def test_standard_input_to_standard_output() -> None:
    text = "كَتَبَ ١٢ كتابًا.\r\n\r\nسطر\n"
    assert arnorm_(*STEPS, stdin=text.encode()).stdout.decode() == P(text)
    assert arnorm_(stdin="قال \"نعم\" في عام ١٤٤٦هـ\n".encode()).stdout.decode() == (
        arnorm.WEB("قال \"نعم\" في عام ١٤٤٦هـ") + "\n"
    )  # fmt: skip
    assert arnorm_(stdin=b"").stdout == b""


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


def heed() -> None:
    """Ctrl-C counts, even where the tests run in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_in_mid_run_the_old_file_is_whole(tmp_path: Path, endless: Path, number: int, workers: int) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("the old file\n")
    process = subprocess.Popen(
        [*COMMAND, *STEPS, "-j", str(workers), "-o", out, endless],
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=heed,  # noqa: PLW1509 -- there are no threads here
    )
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


def test_output_is_replaced_in_place_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("عَام ١\n", encoding="utf-8")
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    arnorm_(*STEPS, "--in-place", link)
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


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_memory_stays_constant(tmp_path: Path, name: str) -> None:
    """Three times the input, the same memory; plain text without a line break included."""
    unit = "عَام ١٤٤٦ كلمة " * 1000
    unit = f'{{"text": "{unit}"}}\n' if name == "a.jsonl" else unit
    peaks = []
    for times in (300, 1200):  # 8 and 31 MB in UTF-8, several parts of a long text
        path = tmp_path / name
        path.write_text(unit * times, encoding="utf-8")
        peaks.append(peak_of("-s", "unify_digits", "-o", tmp_path / "out", path))
    assert peaks[1] - peaks[0] < 18_000, peaks


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
    assert b"\x1b" in outs[()]


def examples(name: str) -> list[str]:
    """Each command of a page's console blocks with what it prints."""
    page = (Path(__file__).parents[1] / "docs" / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    assert blocks
    return re.split(r"(?m)^(?=\$ )", "".join(blocks))[1:]


@pytest.mark.parametrize(("page", "arabic"), [("cli.md", "ar/cli.md"), ("jobs/corpus.md", "jobs/corpus.md")])
def test_the_examples_of_the_manual(tmp_path: Path, page: str, arabic: str) -> None:
    """Every command of the page, in order, in one shell, then what the Arabic page says otherwise: that is printed."""
    english = examples(page)
    wanted = [*english, *(one for one in examples(arabic) if one not in english)]
    command = " ".join(map(shlex.quote, COMMAND))
    script = [f'arnorm() {{ {command} "$@"; }}', "exec 2>&1"]
    for one in wanted:
        line = one.splitlines(keepends=True)[0]
        script += [f"printf %s {shlex.quote(line)}", line.removeprefix("$ ").rstrip("\n")]
    done = subprocess.run(
        ["/bin/bash", "-c", "\n".join(script)], cwd=tmp_path, capture_output=True, env=environment(), check=False
    )
    assert done.stdout.decode() == "".join(wanted)
