"""What the command line does with its files: one stream of texts through the pipeline, each back to where it belongs.

All files are one stream, so that worker processes are started once and stay busy over many small files. Reading runs
ahead of writing by a few batches; what belongs to the texts in between waits in a queue, in order.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import errno
import functools
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple, TextIO

from arnorm._core.batches import batches
from arnorm._core.patterns import lazy_pattern
from arnorm._core.pipeline import Pipeline
from arnorm._core.result import Result
from arnorm.cli import _files, _records
from arnorm.cli._messages import Complaints, shown
from arnorm.cli._progress import Progress
from arnorm.cli._record import BadRecordError, Record
from arnorm.cli._sources import Files, Source
from arnorm.cli._targets import Target, written_through
from arnorm.cli._work import Work, in_processes
from arnorm.report import _readings
from arnorm.report._profile import Profile, empty_profile

__all__ = ["Job", "Output", "run"]

# What is written: the new texts, what would change, what is found, or why.
Output = Literal["text", "diff", "mentions", "explained"]

# What a report shows: this many of the texts that changed, this many characters of them, no single one longer.
_SHOWN_TEXTS, _SHOWN_CHARACTERS = 100, 500_000

# The formats that keep a byte order mark: without one, spreadsheets take a table for one in an old encoding.
_MARKED = ("csv", "tsv")

_LONE = lazy_pattern("[\ud800-\udfff]")

# What reading or writing a file may raise: the file is given up, the next one goes on. ValueError is what the readers
# raise for content, and UnicodeError is one.
_FILE_ERRORS = (OSError, EOFError, ValueError, zlib.error, ImportError)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Job:
    """All that was asked for; `arnorm.cli` makes it from the arguments."""

    files: Files
    pipeline: Pipeline
    shape: Callable[[str], _records.Shape]  # how a file of that name is read
    output: Output = "text"
    kinds: tuple[str, ...] = ()  # of the mentions
    encoding: str | None = None
    output_encoding: str = "utf-8"
    keep_going: bool = False
    stats: bool = False
    report: Path | None = None
    workers: int = 1
    color: bool = False
    progress: bool = True
    errors: TextIO = dataclasses.field(default_factory=lambda: sys.stderr)


class _Failed(NamedTuple):
    """A file that could not be read to its end."""

    source: Source
    error: Exception


# What waits in the queue: a source that begins, its byte order mark, its records, and how it ended (None: well).
_Event = Source | str | Record | _Failed | None


def run(job: Job) -> int:
    """Do the job; 1 if some input failed, else 0."""
    events: collections.deque[_Event] = collections.deque()
    wanted = job.stats or job.report is not None
    work = Work(job.pipeline, job.output, job.kinds, wanted, job.color)
    total = empty_profile(job.pipeline)
    with Progress(job.files.sources, job.errors, wanted=job.progress) as progress:
        reader = _Reader(job, events, progress)
        for name, what in job.files.failed:
            reader.complaints.now(name, what)
        for what in job.files.skipped:
            progress.print(f"arnorm: {shown(what)}")
        writer = _Writer(job, events, reader)
        todo = batches(reader.texts())
        done = map(work, todo) if job.workers == 1 else in_processes(work, todo, job.workers)
        try:
            for batch in done:
                for new, part in zip(batch.texts, batch.shown, strict=True):
                    writer.take(new, part)
                if batch.profile is not None:
                    total.merge(batch.profile)
                progress.update()
            writer.finish()
            total.texts -= writer.textless
            if job.report is not None:
                _write_report(job.report, total, writer.results)
        finally:
            writer.abort()
    if job.stats:
        print(total, file=job.errors)
        for what in job.files.skipped:
            print(shown(what), file=job.errors)
    return int(reader.complaints.failed)


def _write_report(path: Path, profile: Profile, results: Sequence[tuple[str, Result]]) -> None:
    from arnorm import report  # noqa: PLC0415 -- few runs write one

    note = "" if len(results) == profile.changed else f"; the first {len(results):,} of those that changed"
    title = f"arnorm report: {profile.texts:,} texts{note}"
    if not written_through(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    target = Target(path)
    try:
        target.write(report.to_html(results, title=title, profile=profile))
        target.commit()
    finally:
        target.abort()


def _said(error: Exception, name: str) -> str:
    """What went wrong, in words for a user."""
    what = error.strerror if isinstance(error, OSError) else None
    is_no_file = isinstance(error, FileNotFoundError) or getattr(error, "errno", None) == errno.ENAMETOOLONG
    if is_no_file and re.search(r"\s|[\u0600-\u06ff]", name):
        return f"{what}; what is named are files, and a text comes from one or from standard input: echo … | arnorm"
    return what or str(error)


def _json_line(fields: dict[str, Any]) -> str:
    """An object as a line of JSON; a lone surrogate, in a text or in a file's name, can only be written escaped."""
    line = json.dumps(fields, ensure_ascii=False)
    return (json.dumps(fields) if _LONE.search(line) else line) + "\n"


class _Reader:
    """Reads all sources as one stream of texts, and queues what the texts belong to."""

    def __init__(self, job: Job, events: collections.deque[_Event], progress: Progress) -> None:
        self.job = job
        self.events = events
        self.progress = progress
        self.complaints = Complaints(progress.print)

    def texts(self) -> Iterator[str]:
        """The texts; each record gives at least one, so that the queue never runs far ahead."""
        for source in self.job.files.sources:
            self.events.append(source)
            try:
                with contextlib.ExitStack() as stack:
                    raw = sys.stdin.buffer if source.path is None else stack.enter_context(source.path.open("rb"))
                    self.progress.reading(raw)
                    for record in self._records(raw, source.name):
                        self.events.append(record)
                        yield from record.texts or ("",)
            except _FILE_ERRORS as error:
                self.events.append(_Failed(source, error))
            else:
                self.events.append(None)
            self.complaints.flush(source.name)

    def _records(self, raw: BinaryIO, name: str) -> Iterator[Record]:
        blocks = _files.read_bytes(raw, name)
        encoding = self.job.encoding
        if encoding is None:
            head = b""
            for block in blocks:
                head += block
                if len(head) >= _files.HEAD:
                    break
            encoding = _files.detect(head, lenient=self.job.keep_going)
            blocks = _chained(head, blocks)
        shape = self.job.shape(name)
        if encoding == "utf-8-sig" and shape.format in _MARKED:
            self.events.append("\ufeff")
        text = _files.decoded(blocks, encoding, functools.partial(self._bad_bytes, name))
        return _records.records(text, shape, functools.partial(self._bad_record, name))

    def _bad_bytes(self, name: str, at: int, what: str) -> None:
        message = f"at byte {at}: {what}"
        if not self.job.keep_going:
            raise ValueError(message)
        self.complaints.again(name, "bytes", f"{message}; replaced by U+FFFD")

    def _bad_record(self, name: str, kind: str, what: str) -> None:
        if not self.job.keep_going:
            raise BadRecordError(what)
        self.complaints.again(name, kind, f"{what}; kept as it is")


def _chained(head: bytes, blocks: Iterable[bytes]) -> Iterator[bytes]:
    yield head
    yield from blocks


class _Writer:
    """Gives each text that comes back to its record, and each record to its file."""

    def __init__(self, job: Job, events: collections.deque[_Event], reader: _Reader) -> None:
        self.job = job
        self.events = events
        self.reader = reader
        self.results: list[tuple[str, Result]] = []
        self.textless = 0  # records such as a table's header, for which an empty text stands in the queue
        self._shown = 0
        self._source = Source(None, "")
        self._target: Target | None = None
        self._whole = True  # whether the file that all goes to is whole so far
        self._texts: list[str] = []
        self._parts: list[Any] = []

    def take(self, new: str, part: Any) -> None:
        """The next text of the stream, done."""
        self._controls()
        record = self.events[0]
        assert isinstance(record, Record)  # noqa: S101 -- the reader queues a record before its texts
        self._texts.append(new)
        self._parts.append(part)
        if len(self._texts) < len(record.texts):
            return
        self.events.popleft()
        texts, parts = self._texts[: len(record.texts)], self._parts[: len(record.texts)]
        self._texts, self._parts = [], []
        self.textless += not record.texts
        if self._target is None:
            return  # the file was given up
        try:
            self._write(record, texts, parts)
            self._remember(record, texts)
        except _FILE_ERRORS as error:
            if isinstance(error, OSError) and self._source.out is None:
                raise  # nothing more can be written where all goes
            self._give_up(error)

    def finish(self) -> None:
        """What is left when all texts have come back."""
        self._controls()
        if self._target is not None:
            if self._whole or self.job.keep_going or not self._target.replaces:
                self._target.commit()
            self._target.abort()

    def abort(self) -> None:
        """Leave nothing behind that is half done."""
        if self._target is not None:
            self._target.abort()

    def _controls(self) -> None:
        """Begin and end files, up to the next record."""
        while self.events and not isinstance(self.events[0], Record):
            event = self.events.popleft()
            if isinstance(event, Source):
                self._begin(event)
            elif isinstance(event, str):
                self._mark(event)
            elif isinstance(event, _Failed):
                self._give_up(event.error)
            elif self._target is not None and self._source.out is not None:
                self._guarded(self._target.commit)
                self._target = None

    def _begin(self, source: Source) -> None:
        self._source = source
        if source.out is not None:
            self._guarded(lambda: self._open(source.out))
        elif self._target is not None:
            self._target.end_line()
        elif self._whole:
            self._open(self.job.files.out)

    def _mark(self, mark: str) -> None:
        """A byte order mark where the input has one: not in the middle, and not where the encoding says it itself."""
        target = self._target
        if target is not None and self.job.output == "text" and not target.begun and target.encoding == "utf-8":
            target.write(mark)

    def _open(self, path: Path | None) -> None:
        encoding = self.job.output_encoding if self.job.output == "text" and path is not None else "utf-8"
        if path is not None and not written_through(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._target = Target(path, encoding)

    def _guarded(self, do: Callable[[], None]) -> None:
        try:
            do()
        except BrokenPipeError:
            raise
        except _FILE_ERRORS as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        self.reader.complaints.now(self._source.name, _said(error, self._source.name))
        self._whole = False
        if self._target is not None and self._source.out is not None:
            self._target.abort()
            self._target = None

    def _write(self, record: Record, texts: list[str], parts: list[Any]) -> None:
        assert self._target is not None  # noqa: S101 -- asked before
        if self.job.output == "text":
            for piece in record.write(texts):
                self._target.write(piece)
            return
        for part, base in zip(parts, record.bases or (0,) * len(parts), strict=True):
            if self.job.output == "explained":
                for one in part:
                    there = dataclasses.replace(one, start=one.start + base, end=one.end + base)
                    self._target.write(f"{shown(self._source.name)}:{record.number}: {shown(str(there))}\n")
            elif self.job.output == "diff" and part:
                self._target.write(f"--- {shown(self._source.name)}:{record.number}\n{part}\n")
            elif self.job.output == "mentions":
                for row in part:
                    where = {"file": self._source.name, "record": record.number}
                    line = where | _readings.moved(row, base)
                    self._target.write(_json_line(line))

    def _remember(self, record: Record, texts: list[str]) -> None:
        """Keep the first texts that changed for the report."""
        if self.job.report is None:
            return
        for old, new in zip(record.texts, texts, strict=True):
            room = len(self.results) < _SHOWN_TEXTS and self._shown + len(old) <= _SHOWN_CHARACTERS
            if old != new and room:
                self._shown += len(old)
                self.results.append((f"{shown(self._source.name)}:{record.number}", self.job.pipeline.run(old)))
