"""Links in folders that somebody else filled: nothing outside is read or replaced, and the other files are done."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from arnorm.cli import _paths
from arnorm.cli._paths import Source, Target, find_files
from cli_run import STEPS, Call, arnorm_, no_leftovers

TEXT, CLEAN = "عَام ١٤٤٦\n", "عام 1446\n"
PRIVATE = "سِرّ ١\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A crawl with links of all kinds that lead out of it, and what they lead to."""
    monkeypatch.chdir(tmp_path)
    for name in ("crawl/a.txt", "crawl/sub/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    for name in ("outside/x.txt", "outside/deep/y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PRIVATE, encoding="utf-8")
    (tmp_path / "crawl/z.txt").symlink_to("../outside/x.txt")
    (tmp_path / "crawl/sub/abs.txt").symlink_to(tmp_path / "outside/x.txt")
    (tmp_path / "crawl/chain.txt").symlink_to("z.txt")
    (tmp_path / "crawl/gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "crawl/loop.txt").symlink_to("loop.txt")
    (tmp_path / "crawl/e.txt").symlink_to("/proc/self/environ")
    (tmp_path / "crawl/fd.txt").symlink_to("/dev/fd/0")
    (tmp_path / "crawl/deep").symlink_to("../outside/deep")
    (tmp_path / "crawl/up").symlink_to("..")
    return tmp_path


def is_untouched(top: Path) -> bool:
    """Whether nothing outside of the crawl and of the output changed, and every link of the crawl is still there."""
    links = ("z.txt", "sub/abs.txt", "chain.txt", "gone.txt", "loop.txt", "e.txt", "fd.txt", "deep", "up")
    outside = [path for path in (top / "outside").rglob("*") if path.is_file()]
    return (
        no_leftovers(top)
        and sorted(path.name for path in outside) == ["x.txt", "y.txt"]
        and all(path.read_text(encoding="utf-8") == PRIVATE for path in outside)
        and all((top / "crawl" / name).is_symlink() for name in links)
    )


SAID = "arnorm: crawl: 9 skipped: 2 links to directories, 7 links to files; --follow-links takes those inside of it\n"


@pytest.mark.parametrize("more", [(), ("--format", "text"), ("-j", "2")])
def test_no_mode_reads_a_link_in_a_folder(call: Call, top: Path, more: tuple[str, ...]) -> None:
    assert call(*STEPS, *more, "crawl") == (0, (CLEAN * 2).encode(), SAID)
    _, out, _ = call("--numbers", *more, "crawl")
    assert [json.loads(row)["file"] for row in out.splitlines()] == ["crawl/a.txt", "crawl/sub/b.txt"]
    assert call("find", "numbers", *more, "crawl")[1] == out
    for mode in ("--diff", "--explain", "--dry-run", "--stats"):
        _, out, err = call(*STEPS * (mode != "--explain"), *more, mode, "crawl")
        assert not any(name in out.decode() + err for name in ("z.txt", "x.txt", "environ", "سر", "سِرّ"))
    assert is_untouched(top)


@pytest.mark.parametrize("follow", [(), ("--follow-links",)])
@pytest.mark.parametrize(
    "mode",
    [
        "--diff", "--explain", "--dry-run", "--stats", "--report r.html", "--html", "--html --format text", "--format lines",
        "--dates", "--quotes", "--numbers", "--times", "--amounts", "--sentences", "--hidden", "-k", "--encoding cp1256",
        "-o clean", "-o clean -j 2", "-o clean --resume", "-o clean --report r.html", "-i", "-i -j 2", "-i --report r.html",
        "--numbers -o l.jsonl", "--explain -o l.txt", "--diff -o l.txt", "find dates", "find quotes", "find numbers", "find times",
        "find amounts", "find sentences", "find hidden", "find dates --csv", "find dates --whole", "find numbers -o l.jsonl",
        "find dates --report r.html", "find dates --relative --reference document", "find numbers --dry-run",
    ],
)  # fmt: skip
def test_each_mode_leaves_links_alone(call: Call, top: Path, mode: str, follow: tuple[str, ...]) -> None:
    """Of what a link leads to nothing is said, written or replaced, and the files of the folder are done."""
    status, out, err = call(*mode.split(), *follow, "crawl")
    assert (status, err.count(" skipped: ")) == (0, ("--dry-run" not in mode) + ("--stats" in mode)), err
    written = [
        path for path in top.rglob("*") if path.is_file() and not {"crawl", "outside"} & {*path.relative_to(top).parts}
    ]
    assert bool(written) == bool({"-o", "--report"} & {*mode.split()})
    said = out.decode() + err + "".join(path.read_text(encoding="utf-8") for path in written)
    assert not any(private in said for private in ("سر", "سِر", "PATH=")), said
    assert not any(path.is_symlink() for path in top.glob("clean/**/*"))
    assert ((top / "crawl/sub/b.txt").read_text(encoding="utf-8") == CLEAN) == ("-i" in mode.split())
    assert is_untouched(top)


def test_in_place_replaces_no_file_outside(call: Call, top: Path) -> None:
    assert call(*STEPS, "--in-place", "crawl") == (0, b"", SAID)
    assert (top / "crawl/a.txt").read_text(encoding="utf-8") == CLEAN
    assert (top / "crawl/sub/b.txt").read_text(encoding="utf-8") == CLEAN
    assert is_untouched(top)


def test_a_folder_of_outputs_has_no_text_of_links(call: Call, top: Path) -> None:
    assert call(*STEPS, "-o", "clean", "crawl") == (0, b"", SAID)
    assert sorted(str(path.relative_to("clean")) for path in Path("clean").rglob("*.txt")) == ["a.txt", "sub/b.txt"]
    assert is_untouched(top)


def test_links_that_stay_inside_are_taken_where_that_is_asked_for(call: Call, top: Path) -> None:
    (top / "crawl/same.txt").symlink_to("sub/b.txt")
    (top / "crawl/sub/back.txt").symlink_to(top / "crawl/a.txt")
    status, out, err = call(*STEPS, "--follow-links", "-o", "clean", "crawl")
    assert (status, out) == (0, b"")
    assert err.startswith("arnorm: crawl: 9 skipped: 2 links to directories, ")
    assert " links that lead out of it" in err
    found = {str(path.relative_to("clean")): path.read_text(encoding="utf-8") for path in Path("clean").rglob("*.txt")}
    assert found == dict.fromkeys(("a.txt", "same.txt", "sub/b.txt", "sub/back.txt"), CLEAN)
    assert not any(path.is_symlink() for path in Path("clean").rglob("*"))
    _, out, _ = call("find", "numbers", "--follow-links", "crawl")
    files = [json.loads(row)["file"] for row in out.splitlines()]
    assert files == ["crawl/a.txt", "crawl/same.txt", "crawl/sub/b.txt", "crawl/sub/back.txt"]
    status, out, err = call(*STEPS, "--follow-links", "-i", "crawl")
    assert (status, out) == (0, b"")
    assert "2 further names of a file" in err
    assert (top / "crawl/a.txt").read_text(encoding="utf-8") == CLEAN
    assert (top / "crawl/sub/b.txt").read_text(encoding="utf-8") == CLEAN
    assert Path("crawl/same.txt").is_symlink()
    assert is_untouched(top)


def test_a_named_file_or_folder_may_be_a_link(call: Call, top: Path) -> None:
    assert call(*STEPS, "crawl/z.txt")[1].decode() == "سر 1\n"
    (top / "other").symlink_to("crawl/sub")
    assert call(*STEPS, "other")[1].decode() == CLEAN
    (top / "into").symlink_to("new")
    (top / "new").mkdir()
    assert call(*STEPS, "-o", "into", "crawl/a.txt", "crawl/sub/b.txt") == (0, b"", "")
    assert Path("new/b.txt").read_text(encoding="utf-8") == CLEAN
    (top / "file.txt").symlink_to("new/a.txt")
    assert call(*STEPS, "-i", "file.txt") == (0, b"", "")
    assert call("-s", "unify_digits:to=arabic", "-o", "file.txt", "crawl/a.txt") == (0, b"", "")
    assert Path("file.txt").is_symlink()
    assert Path("new/a.txt").read_text(encoding="utf-8") == TEXT
    assert call(*STEPS, "-i", "crawl/z.txt") == (0, b"", "")
    assert Path("outside/x.txt").read_text(encoding="utf-8") == "سر 1\n"


@pytest.mark.parametrize("inputs", [("crawl",), ("crawl/a.txt", "crawl/sub/b.txt")])
@pytest.mark.parametrize(
    "target",
    ["outside/x.txt", "crawl/a.txt", "outside/new.txt", "clean/other.txt", "/proc/self/fd/1", "/dev/stdout", None],
)
def test_an_output_in_a_folder_is_not_written_through_a_link(
    call: Call, top: Path, inputs: tuple[str, ...], target: str | None
) -> None:
    link, said = (
        top / "clean/a.txt",
        "is a link, and no output is written through it" if target else "is no regular file",
    )
    link.parent.mkdir()
    if target is None:
        os.mkfifo(link)
    else:
        link.symlink_to(target if target.startswith("/") else top / target)
    status, out, err = call(*STEPS, "-q", "-o", "clean", *inputs)
    assert (status, out) == (1, b"")
    assert err.replace(SAID, "") == f"arnorm: clean/a.txt: {said}\n"
    assert [path.read_text(encoding="utf-8") for path in Path("clean").rglob("b.txt")] == [CLEAN]
    assert target is None or link.is_symlink()
    assert Path("crawl/a.txt").read_text(encoding="utf-8") == TEXT
    assert is_untouched(top)


@pytest.mark.parametrize("link", ["sub", "sub/one", "sub/one/two"])
@pytest.mark.parametrize("target", ["outside", "crawl/sub", "/proc/self/cwd/outside", "."])
def test_no_part_of_an_output_path_leads_out(call: Call, top: Path, link: str, target: str) -> None:
    (top / "crawl/sub/one/two").mkdir(parents=True)
    (top / "crawl/sub/one/two/c.txt").write_text(TEXT, encoding="utf-8")
    (top / "clean" / link).parent.mkdir(parents=True)
    (top / "clean" / link).symlink_to(target if target.startswith("/") else top / target)
    status, out, err = call(*STEPS, "-o", "clean", "crawl")
    assert (status, out) == (1, b"")
    assert "arnorm: clean/sub/one/two/c.txt: a link leads out of clean\n" in err
    assert not list(Path("outside").rglob("c.txt"))
    assert not list(top.glob("c.txt"))
    assert Path("crawl/sub/one/two/c.txt").read_text(encoding="utf-8") == TEXT
    assert Path("crawl/sub/b.txt").read_text(encoding="utf-8") == TEXT
    assert Path("clean/a.txt").read_text(encoding="utf-8") == CLEAN
    assert is_untouched(top)


def test_a_link_that_stays_in_the_output_folder_is_followed(call: Call, top: Path) -> None:
    (top / "clean/real").mkdir(parents=True)
    (top / "clean/sub").symlink_to("real")
    assert call(*STEPS, "-q", "-o", "clean", "crawl")[0] == 0
    assert Path("clean/real/b.txt").read_text(encoding="utf-8") == CLEAN
    assert Path("clean/sub").is_symlink()


def test_the_name_alone_of_a_hard_link_is_replaced(call: Call, top: Path) -> None:
    """Of two names in the folder one is done; a file outside that has a name in the folder keeps its text."""
    (top / "crawl/hard.txt").hardlink_to(top / "crawl/a.txt")
    (top / "crawl/out.txt").hardlink_to(top / "outside/x.txt")
    status, _, err = call(*STEPS, "-i", "crawl")
    assert status == 0
    assert "1 further names of a file" in err
    assert Path("crawl/a.txt").read_text(encoding="utf-8") == CLEAN
    assert Path("crawl/hard.txt").read_text(encoding="utf-8") == TEXT
    assert is_untouched(top)


def test_hard_links_in_the_output_folder_are_names_to_replace(call: Call, top: Path) -> None:
    (top / "clean/sub").mkdir(parents=True)
    (top / "clean/a.txt").hardlink_to(top / "crawl/a.txt")
    (top / "clean/sub/b.txt").hardlink_to(top / "outside/x.txt")
    (top / "outside/x.txt").chmod(0o4755)
    assert call(*STEPS, "-o", "clean", "crawl") == (0, b"", SAID)
    assert Path("clean/a.txt").read_text(encoding="utf-8") == CLEAN
    assert Path("clean/sub/b.txt").stat().st_mode & 0o7777 == 0o755, "whoever made the old file, the new runs as nobody"
    assert Path("crawl/a.txt").read_text(encoding="utf-8") == TEXT
    assert is_untouched(top)


def test_a_link_made_after_the_look_is_not_followed(top: Path) -> None:
    """Somebody exchanges a folder for a link between the look at the path and the writing."""
    (top / "clean").mkdir()
    target = Target(Path("clean/sub/b.txt"), within=Path("clean"))
    target.write("نص")
    (top / "clean/sub").rename(top / "clean/moved")
    (top / "clean/sub").symlink_to(top / "outside")
    target.commit()
    assert Path("clean/moved/b.txt").read_text(encoding="utf-8") == "نص"
    assert is_untouched(top)
    with pytest.raises(OSError, match="a link leads out of clean"):
        Target(Path("clean/sub/b.txt"), within=Path("clean"))


def test_an_input_exchanged_for_a_link_is_not_read(call: Call, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from arnorm import cli

    real = cli.run

    def exchange_and_run(job: object) -> int:
        Path("crawl/a.txt").unlink()
        Path("crawl/a.txt").symlink_to("../outside/x.txt")
        return real(job)  # type: ignore[arg-type]

    monkeypatch.setattr(cli, "run", exchange_and_run)
    status, out, err = call(*STEPS, "-q", "crawl")
    assert (status, out.decode()) == (1, CLEAN)
    assert "arnorm: crawl/a.txt: Too many levels of symbolic links\n" in err


def test_the_environment_of_the_operator_stays_his(top: Path) -> None:
    done = arnorm_("--format", "text", "-p", "LUCENE", "crawl", stdin=b"secret", cwd=top)
    assert b"PATH=" not in done.stdout
    assert b"secret" not in done.stdout


def test_a_compressor_that_is_not_installed_leaves_no_file(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    monkeypatch.setitem(sys.modules, "compression", None)
    with pytest.raises(ImportError):
        Target(top / "new.txt.zst")
    assert no_leftovers(top)


@pytest.mark.parametrize("hostile", ["hard", "soft", "pipe"])
def test_a_run_that_goes_on_writes_to_its_own_file_alone(call: Call, top: Path, hostile: str) -> None:
    """The part of an output has a name that everybody knows."""
    assert call(*STEPS, "-q", "--resume", "-o", "clean", "crawl")[0] == 0
    Path("clean/a.txt").unlink()
    part = Path("clean/.a.txt.arnorm-part")
    if hostile == "pipe":
        os.mkfifo(part)
    elif hostile == "hard":
        part.hardlink_to(top / "outside/x.txt")
    else:
        part.symlink_to(top / "outside/x.txt")
    status, _, err = call(*STEPS, "-q", "--resume", "-o", "clean", "crawl")
    assert (status, err.count("arnorm: crawl/a.txt: ")) == (1, 1)
    assert is_untouched(top)


@pytest.mark.parametrize(
    "journal",
    ["pipe", "soft", "", "{}", "{}\n", "[" * 9999 + "\n", '"records": -1', '"bytes": "x"', '"out": []', "zero"],
)
def test_a_journal_that_somebody_wrote_is_one_line(call: Call, top: Path, journal: str) -> None:
    assert call(*STEPS, "-q", "--resume", "-o", "clean", "crawl")[0] == 0
    path = Path("clean/.arnorm-resume.json")
    first = path.read_text(encoding="utf-8").splitlines(keepends=True)[0]
    path.unlink()
    if journal == "pipe":
        os.mkfifo(path)
    elif journal in {"soft", "zero"}:
        path.symlink_to("/dev/zero" if journal == "zero" else top / "outside/x.txt")
    elif not journal.startswith('"'):
        path.write_text(journal, encoding="utf-8")
    else:
        part = {"out": "a.txt", "input": [], "records": "out" in journal or 0, "bytes": 0} | json.loads(
            f"{{{journal}}}"
        )
        path.write_text(f"{first}{json.dumps(part)}\n", encoding="utf-8")
    status, out, err = call(*STEPS, "-q", "--resume", "-o", "clean", "crawl")
    assert (status, out, err.count("\n")) == (2, b"", 1)
    assert is_untouched(top)


def swap(top: Path) -> None:
    """A folder of the crawl becomes a link to one outside, as somebody may do while the command runs."""
    (top / "crawl/sub").rename(top / "crawl/old")
    (top / "outside/b.txt").write_text(PRIVATE, encoding="utf-8")
    (top / "crawl/sub").symlink_to(top / "outside")


def find_source(name: str) -> Source:
    files = find_files(["crawl"], None, endings=(".txt",), one_file=False, in_place=True)
    return next(source for source in files.sources if source.name == name)


def test_no_folder_that_became_a_link_is_read_through(top: Path) -> None:
    source = find_source("crawl/sub/b.txt")
    with source.open() as file:
        assert file.read().decode() == TEXT
    swap(top)
    with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
        source.open()


def test_no_folder_that_became_a_link_is_written_through(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, look = find_source("crawl/sub/b.txt"), _paths._refuse_links

    def look_and_swap(path: Path, within: Path) -> object:
        found = look(path, within)
        swap(top)
        return found

    monkeypatch.setattr(_paths, "_refuse_links", look_and_swap)
    with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
        Target(source.out, within=source.within)
    assert (top / "outside/b.txt").read_text(encoding="utf-8") == PRIVATE
    assert no_leftovers(top)


def test_no_pipe_that_took_the_place_of_a_file_is_waited_for(top: Path) -> None:
    source = find_source("crawl/a.txt")
    (top / "crawl/a.txt").unlink()
    os.mkfifo(top / "crawl/a.txt")
    with pytest.raises(OSError, match="is no regular file any more"):
        source.open()
