"""The files of a run: inputs, outputs and skipped files; no two of them may be the same file."""

from __future__ import annotations

import collections
import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from arnorm.cli import _files, _records
from arnorm.cli._targets import identity, is_written_directly

__all__ = ["Files", "Source", "find_files", "is_stream", "refuse_clashes"]


class Source(NamedTuple):
    """An input: its path (None for standard input), its name in messages, its own output file if it has one."""

    path: Path | None
    name: str
    out: Path | None = None


class Files(NamedTuple):
    """The inputs; their common output if they have one (None: standard output); what was skipped; what failed."""

    sources: list[Source]
    out: Path | None
    skipped: list[str]
    failed: list[tuple[str, str]]


def find_files(paths: Sequence[str], out: str | None, *, any_name: bool, one_file: bool, in_place: bool) -> Files:
    """The files that the arguments name; ValueError where they make no sense.

    With ``any_name`` every regular file in a directory is read; with ``one_file`` the output is one listing.
    """
    if "" in paths or out == "":
        raise ValueError("a file name is empty")
    target: Path | None = None if out in (None, "-") else Path(out or "")
    through = target is not None and is_written_directly(target)
    several = len(paths) > 1 or any(os.path.isdir(path) for path in paths)
    folder = None
    if target is not None and not one_file and not through:
        folder = target if several or os.path.isdir(target) or str(out).endswith("/") else None
    if folder is not None and os.path.exists(folder) and not os.path.isdir(folder):
        raise ValueError(f"--out {folder}: is a file, and several inputs need a directory")
    if (folder is not None or in_place) and "-" in paths:
        raise ValueError("--out: standard input has no name to be written under in a directory")
    if target is not None and folder is None and os.path.isdir(target):
        raise ValueError(f"--out {target}: is a directory, and a listing is one file")
    found = Files([], None if folder is not None else target, [], [])
    taken: dict[object, str] = {}
    for path in paths:
        for source in _expand_argument(path, folder, found, any_name=any_name):
            one = source._replace(out=source.path) if in_place else source
            if one.out is not None and taken.setdefault(identity(one.out), one.name) != one.name:
                raise ValueError(f"{taken[identity(one.out)]} and {one.name} would both be written to {one.out}")
            found.sources.append(one)
    return found


def _expand_argument(path: str, folder: Path | None, into: Files, *, any_name: bool) -> Iterator[Source]:
    """The file that an argument names, or the files in the directory that it names."""
    if path == "-":
        yield Source(None, "standard input")
        return
    top = Path(path)
    if not os.path.isdir(top):  # which raises nothing where a folder is shut
        yield Source(top, path, folder and folder / top.name)
        return
    reasons: collections.Counter[str] = collections.Counter()
    endings: collections.Counter[str] = collections.Counter()
    for place, folders, names in os.walk(
        top, onerror=lambda error: into.failed.append((str(error.filename), str(error.strerror)))
    ):
        if not os.access(place, os.X_OK):  # it can be listed, and nothing in it can be read
            into.failed.append((place, os.strerror(errno.EACCES)))
            folders.clear()
            continue
        if folder and folder.exists():  # outputs are not read
            folders[:] = [name for name in folders if not folder.samefile(Path(place, name))]
        kept = [name for name in folders if not name.startswith(".") and not Path(place, name).is_symlink()]
        reasons["links to directories"] += sum(not name.startswith(".") for name in folders) - len(kept)
        reasons["hidden"] += sum(name.startswith(".") for name in (*folders, *names))
        folders[:] = sorted(kept)
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(place, name)
            if not _is_regular(file):
                reasons["no regular files"] += 1
            elif any_name or _records.format_of(_files.plain_name(name)):
                yield Source(file, str(file), folder and folder / file.relative_to(top))
            else:
                endings[Path(name).suffix or name] += 1
    if said := _count_skipped(reasons, endings):
        into.skipped.append(f"{path}: {said}")


def _mode_of(path: Path | None) -> int:
    """The type and permissions of a file (None: standard input); 0 for a missing file."""
    try:
        return os.stat(0 if path is None else path).st_mode
    except OSError:
        return 0


def _is_regular(path: Path) -> bool:
    return stat.S_ISREG(_mode_of(path))


def is_stream(path: Path | None) -> bool:
    """Whether the file is a pipe, a socket or a device, whose next line may come later."""
    mode = _mode_of(path)
    return bool(mode) and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _count_skipped(reasons: collections.Counter[str], endings: collections.Counter[str]) -> str:
    """How many files were skipped and why; empty where none was."""
    parts = []
    if endings:
        common = ", ".join(f"{count:,} {ending}" for ending, count in endings.most_common(5))
        more = ", …" if len(endings) > 5 else ""
        parts.append(f"{endings.total():,} whose names tell no format ({common}{more}; --format takes them)")
    parts += [f"{count:,} {reason}" for reason, count in reasons.items() if count]
    return f"{endings.total() + reasons.total():,} skipped: {', '.join(parts)}" if parts else ""


def refuse_clashes(files: Files, report: Path | None, pipeline: Path | None, *, in_place: bool) -> None:
    """Raise ValueError where two of input, output and report are one file, or a report would replace another file."""
    read = {identity(0 if one.path is None else one.path): one.name for one in files.sources}
    if pipeline is not None:
        read[identity(pipeline)] = str(pipeline)
    written: dict[object, str] = {}
    for one in files.sources:
        if one.out is not None and not in_place:
            written[identity(one.out)] = str(one.out)
    if not any(one.out for one in files.sources):
        written[identity(files.out or 1)] = str(files.out or "standard output")
    clash = next((key for key in written if key is not None and key in read), None)
    if clash is not None:
        what = "would be both input and output; --in-place replaces files by their new text"
        raise ValueError(f"{written[clash]} {what}")
    if report is None:
        return
    if report.is_dir():
        raise ValueError(f"--report {report}: is a directory, and a report is one file")
    key = identity(report)
    if key is not None and (key in read or key in written):
        raise ValueError(f"--report {report}: is also {'an input' if key in read else 'the output'}; it would be lost")
    if _is_regular(report) and not is_written_directly(report) and not _is_report(report):
        raise ValueError(f"--report {report}: exists and is not a report of arnorm; it would be lost")


def _is_report(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(1000)
    except OSError:
        return False
    from arnorm.report import _html  # noqa: PLC0415 -- for those who ask for a report

    return not head or _html.GENERATOR.encode() in head
