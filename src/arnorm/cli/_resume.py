"""Taking up a run that was stopped: what is there already, by a journal beside the output.

The journal holds the fingerprint of the run, so that no output is made by two pipelines, and how far the file came that
was being written. A run into a folder always keeps one, and deletes it when all went well; with ``--resume`` it stays.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arnorm.cli._paths import Source, Target, is_written_directly, part_of

if TYPE_CHECKING:
    from arnorm.cli._run import Job

__all__ = ["Journal", "take_up"]

_NAME = ".arnorm-resume.json"
# What the part of an output that is there has.
_COUNTS = ("records", "bytes")
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
        self._begun = 0  # by the clock of the file system: what is older was written by another run
        self._found: dict[str, Any] = {}  # the part that was there when this run began
        self._noted = time.monotonic()

    def read(self) -> None:
        """Read the journal of the run that was stopped; ValueError if it was another run."""
        try:
            if self.path.is_symlink() or (self.path.exists() and not self.path.is_file()):
                raise OSError("is a link, or no regular file")
            state = json.loads(self.path.read_text(encoding="utf-8"))
            then, self._begun, self._found = str(state["fingerprint"]), int(state["begun"]), dict(state["part"])
            if self._found and not all(type(self._found[key]) is int and self._found[key] >= 0 for key in _COUNTS):
                raise ValueError("the counts are no numbers")
        except FileNotFoundError:
            raise
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ValueError(f"--resume: {self.path}: cannot be read ({error}); begin again without --resume") from None
        if then != self._fingerprint:
            raise ValueError(
                f"--resume: {self.path} is of another pipeline or other options ({then[:200]}, now "
                f"{self._fingerprint}); begin again without --resume"
            )

    def is_done(self, source: Source, out: Path) -> bool:
        """Whether the output is there, made by the run that was stopped, and no older than its input."""
        try:
            made = out.stat().st_mtime_ns
            return made >= self._begun and made >= os.stat(source.path or 0).st_mtime_ns
        except OSError:
            return False

    def kept(self, source: Source, out: Path) -> tuple[int, int]:
        """How many records and bytes of an output are there already."""
        part = self._found
        if part.get("out") != str(out) or part.get("input") != _state_of(source):
            return 0, 0
        there = part_of(Path(os.path.realpath(out)))
        if not there.is_file() or there.stat().st_size < part["bytes"]:
            return 0, 0
        return part["records"], part["bytes"]

    def start(self) -> None:
        """Write the journal, before the first output."""
        if not self._begun:
            self._write({})
            self._begun = self.path.stat().st_mtime_ns
            self._write({})

    def is_due(self) -> bool:
        """Whether it is time to note how far the output has come."""
        return self.resumes and time.monotonic() - self._noted >= _SECONDS

    def note(self, source: Source, out: Path, records: int, size: int) -> None:
        """Note how far an output has come."""
        self._write({"out": str(out), "input": _state_of(source), "records": records, "bytes": size})
        self._noted = time.monotonic()

    def end(self, status: int) -> None:
        """Keep the journal for the next run, or delete it where nothing is left to take up."""
        if not self.resumes and not status:
            self.path.unlink(missing_ok=True)

    def _write(self, part: dict[str, Any]) -> None:
        target = Target(self.path, within=self.path.parent)
        try:
            target.write(json.dumps({"fingerprint": self._fingerprint, "begun": self._begun, "part": part}) + "\n")
            target.commit()
        finally:
            target.abort()


def _state_of(source: Source) -> list[int]:
    """What changes when the input does."""
    found = os.stat(source.path or 0)
    return [found.st_size, found.st_mtime_ns]


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
