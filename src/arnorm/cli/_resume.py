"""Taking up a run that was stopped: what is there already, by a journal beside the output.

The journal is lines of JSON: the fingerprint of the run first, so that no output is made by two pipelines, then each
output that was finished, with the state of its input and its own, and how far the one came that was being written. An
output stays if both are as they were then. A run into a folder always keeps a journal, and deletes it when all went
well; with ``--resume`` it stays.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arnorm.cli._paths import Source, is_written_directly, open_own, part_of

if TYPE_CHECKING:
    from arnorm.cli._run import Job

_NAME = ".arnorm-resume.json"
_LONGEST_BYTES = 1 << 30  # ten million outputs
# How often what was written is forced to the disk and noted.
_SECONDS = 10.0
# What an output follows from, besides the pipeline.
_OPTIONS = (
    "format", "field", "delimiter", "no_header", "quoting", "escape_formulas", "encoding", "output_encoding",
    "keep_going",
)  # fmt: skip


class Journal:
    """The journal of a run: ``kept`` says what of an output is there, `note` how far it has come."""

    def __init__(self, path: Path, fingerprint: str, *, resumes: bool) -> None:
        self.path = path
        self.resumes = resumes
        self._fingerprint = fingerprint
        self._states: dict[Source, list[int]] = {}  # of the inputs that are open
        self._done: dict[str, list[list[int]]] = {}  # of the outputs that are there: the states of the input and of it
        self._part: dict[str, Any] = {}  # what is there of another one
        self._size = 0  # bytes of the lines that were there when this run began
        self._handle: int | None = None
        self._noted = time.monotonic()

    def read(self) -> None:
        """Read the journal of the run that was stopped; ValueError if it was another run."""
        try:
            if self.path.is_symlink() or (self.path.exists() and not self.path.is_file()):
                raise OSError("is a link, or no regular file")
            if self.path.stat().st_size > _LONGEST_BYTES:
                raise OSError(f"is longer than {_LONGEST_BYTES:,} bytes")
            first, *lines = self.path.read_bytes().split(b"\n")[:-1]  # behind the last line end one is half-written
            then = str(json.loads(first)["fingerprint"])
            for line in map(json.loads, lines):
                if "records" not in line:
                    self._done[line["out"]] = [line["input"], line["made"]]
                elif all(type(line[key]) is int and line[key] >= 0 for key in ("records", "bytes")):
                    self._part = line
                else:
                    raise ValueError("the counts are no numbers")
        except FileNotFoundError:
            raise
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"--resume: {self.path}: cannot be read ({error}); begin again without --resume") from None
        if then != self._fingerprint:
            raise ValueError(
                f"--resume: {self.path} is of another pipeline or other options ({then[:200]}, now "
                f"{self._fingerprint}); begin again without --resume"
            )
        self._size = sum(len(line) + 1 for line in (first, *lines))

    def is_done(self, source: Source, out: Path) -> bool:
        """Whether the output is as the run that was stopped made it, and its input as it was then."""
        try:
            return self._done.get(self._name(out)) == [_state_of(source.path or 0), _state_of(out)[:2]]
        except OSError:
            return False

    def kept(self, source: Source, out: Path) -> tuple[int, int]:
        """How many records and bytes of an output are there already."""
        part = self._part
        if part.get("out") != self._name(out) or part.get("input") != _state_of(source.path or 0):
            return 0, 0
        there = part_of(Path(os.path.realpath(out)))
        if not there.is_file() or there.stat().st_size < part["bytes"]:
            return 0, 0
        return part["records"], part["bytes"]

    def open_input(self, source: Source, raw: Any) -> None:
        """Note the state of an input before it is read: what changes it later is not in the output."""
        self._states[source] = _state_of(raw.fileno())

    def start(self) -> None:
        """Open the journal, before the first output."""
        if self._handle is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = open_own(str(self.path), os.O_APPEND)
            os.ftruncate(self._handle, self._size)
            if not self._size:
                self._write({"fingerprint": self._fingerprint})

    def is_due(self) -> bool:
        """Whether it is time to note how far the output has come."""
        return self.resumes and time.monotonic() - self._noted >= _SECONDS

    def note(self, source: Source, out: Path, records: int, size: int) -> None:
        """Note how far an output has come."""
        self._write({"out": self._name(out), "input": self._states[source], "records": records, "bytes": size})
        self._noted = time.monotonic()

    def note_done(self, source: Source, out: Path) -> None:
        """Note that an output is in its place."""
        self._write({"out": self._name(out), "input": self._states[source], "made": _state_of(out)[:2]})

    def end(self, status: int) -> None:
        """Keep the journal for the next run, or delete it where nothing is left to take up."""
        if self._handle is not None:
            os.close(self._handle)
        if not self.resumes and not status:
            self.path.unlink(missing_ok=True)

    def _name(self, out: Path) -> str:
        return os.path.relpath(out, self.path.parent)

    def _write(self, line: dict[str, Any]) -> None:
        assert self._handle is not None  # noqa: S101 -- it was started
        try:
            os.write(self._handle, json.dumps(line).encode() + b"\n")
        except OSError as error:
            error.filename = str(self.path)
            raise


def _state_of(file: Path | int) -> list[int]:
    """What changes when a file does: an older one in its place has another number, or another time of its change."""
    found = os.stat(file)
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def take_up(job: Job) -> Job:
    """The job with its journal, and without the files that are there; ValueError where it cannot be taken up."""
    files, options = job.files, job.options
    named = [source.out or files.out for source in files.sources]
    outs = [out for out in named if out is not None]
    is_folder = any(source.out for source in files.sources)
    fits = job.work.output == "text" and not options.in_place and len(outs) == len(named)
    fits = fits and all(source.path is not None for source in files.sources) and (is_folder or len(outs) == 1)
    if not fits or not (is_folder or not is_written_directly(outs[0])):
        if options.resume:
            raise ValueError("--resume goes on with files in a folder, or with one file: name them, and --out")
        return job
    if not is_folder and not options.resume:
        return job
    path = Path(options.out, _NAME) if is_folder else outs[0].with_name(f".{outs[0].name}{_NAME}")
    shown = {name: str(getattr(options, name)) for name in _OPTIONS}
    digest = hashlib.sha256(json.dumps(shown).encode("utf-8", "surrogatepass")).hexdigest()
    journal = Journal(path, f"{job.work.pipeline.fingerprint}-{digest[:8]}", resumes=options.resume)
    if not options.resume:
        return job._replace(journal=journal)
    with contextlib.suppress(FileNotFoundError):
        journal.read()
        pairs = zip(files.sources, outs, strict=True)
        left = [source for source, out in pairs if not journal.is_done(source, out)]
        count = len(files.sources) - len(left)
        skipped = [
            *files.skipped,
            *([f"{options.out}: {count:,} of {len(outs):,} outputs are there and stay"] if count else []),
        ]
        return job._replace(journal=journal, files=files._replace(sources=left, skipped=skipped))
    if there := next((out for out in outs if out.exists()), None):
        what = f"{there} is there, and no {path.name} says which pipeline made it"
        raise ValueError(f"--resume: {what}; begin again without --resume")
    return job._replace(journal=journal)
