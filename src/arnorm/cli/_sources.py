"""The files of a run: what is read, what is written, what is passed over; and that none of them is another."""

from __future__ import annotations

import collections
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from arnorm.cli import _files, _records
from arnorm.cli._targets import identity, written_through

__all__ = ["Files", "Source", "find_files", "refuse_clashes"]


class Source(NamedTuple):
    """An input: its path (None for standard input), its name in messages, the file to write if it has one."""

    path: Path | None
    name: str
    out: Path | None = None


class Files(NamedTuple):
    """The inputs; the output, if each has not its own (None: standard output); what was passed over; what failed."""

    sources: list[Source]
    out: Path | None
    skipped: list[str]
    failed: list[tuple[str, str]]


def find_files(paths: Sequence[str], out: str | None, *, any_name: bool, one_file: bool, in_place: bool) -> Files:
    """The files that the arguments mean; ValueError where they make no sense.

    With ``any_name`` every regular file in a directory counts, with ``one_file`` all output is one listing.
    """
    target: Path | None = None if out in (None, "-") else Path(out or "")
    through = target is not None and written_through(target)
    several = len(paths) > 1 or any(Path(path).is_dir() for path in paths)
    folder = None
    if target is not None and not one_file and not through:
        folder = target if several or target.is_dir() or str(out).endswith("/") else None
    if folder is not None and folder.exists() and not folder.is_dir():
        raise ValueError(f"--out {folder}: is a file, and several inputs need a directory")
    if (folder is not None or in_place) and "-" in paths:
        raise ValueError("--out: standard input has no name to be written under in a directory")
    if target is not None and folder is None and target.is_dir():
        raise ValueError(f"--out {target}: is a directory, and a listing is one file")
    found = Files([], None if folder is not None else target, [], [])
    taken: dict[object, str] = {}
    for path in paths:
        for source in _found(path, folder, found, any_name=any_name):
            one = source._replace(out=source.path) if in_place else source
            if one.out is not None and taken.setdefault(identity(one.out), one.name) != one.name:
                raise ValueError(f"{taken[identity(one.out)]} and {one.name} would both be written to {one.out}")
            found.sources.append(one)
    return found


def _found(path: str, folder: Path | None, into: Files, *, any_name: bool) -> Iterator[Source]:
    """The files that an argument means: itself, or those below it whose names tell a format."""
    if path == "-":
        yield Source(None, "standard input")
        return
    top = Path(path)
    if not top.is_dir():
        yield Source(top, path, folder and folder / top.name)
        return
    reasons: collections.Counter[str] = collections.Counter()
    endings: collections.Counter[str] = collections.Counter()
    for place, folders, names in os.walk(top, onerror=_noting(into.failed)):
        if folder and folder.exists():  # what is written is not read
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
    if said := _passed_over(reasons, endings):
        into.skipped.append(f"{path}: {said}")


def _noting(failed: list[tuple[str, str]]) -> Callable[[OSError], None]:
    return lambda error: failed.append((str(error.filename), str(error.strerror)))


def _is_regular(file: Path) -> bool:
    """Whether it can be read to an end: pipes and devices would be waited for."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False


def _passed_over(reasons: collections.Counter[str], endings: collections.Counter[str]) -> str:
    """How many were passed over and why; empty where none was."""
    parts = []
    if endings:
        common = ", ".join(f"{count:,} {ending}" for ending, count in endings.most_common(5))
        more = ", …" if len(endings) > 5 else ""
        parts.append(f"{endings.total():,} whose names tell no format ({common}{more}; --format takes them)")
    parts += [f"{count:,} {reason}" for reason, count in reasons.items() if count]
    return f"{endings.total() + reasons.total():,} skipped: {', '.join(parts)}" if parts else ""


def refuse_clashes(files: Files, report: Path | None, pipeline: Path | None, *, in_place: bool) -> None:
    """ValueError where two of input, output and report are one file, or a report would replace what is no report."""
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
        what = "would be both input and output; --in-place replaces files by what they become"
        raise ValueError(f"{written[clash]} {what}")
    if report is None:
        return
    if report.is_dir():
        raise ValueError(f"--report {report}: is a directory, and a report is one file")
    key = identity(report)
    if key is not None and (key in read or key in written):
        raise ValueError(f"--report {report}: is also {'an input' if key in read else 'the output'}; it would be lost")
    if _is_regular(report) and not written_through(report) and not _is_report(report):
        raise ValueError(f"--report {report}: is there and is no report of arnorm's; it would be lost")


def _is_report(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(1000)
    except OSError:
        return False
    from arnorm.report import _html  # noqa: PLC0415 -- for those who ask for a report

    return not head or _html.GENERATOR.encode() in head
