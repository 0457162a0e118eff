"""Runs a job of the command: all inputs are one stream of texts, and each result goes back to its file.

With one stream, worker processes start once and stay busy over many small files. Reading runs a few batches ahead of
writing; the records between them wait in a queue, in order.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import errno
import functools
import itertools
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, TextIO

from arnorm._core.batches import BATCH_TEXTS, batches
from arnorm._core.patterns import lazy_pattern
from arnorm._core.pipeline import Pipeline
from arnorm._core.result import Result
from arnorm.cli import _files, _hints, _records
from arnorm.cli._messages import Complaints, shown
from arnorm.cli._progress import Progress
from arnorm.cli._record import BadRecordError, Record
from arnorm.cli._sources import Files, Source, is_stream
from arnorm.cli._targets import Target, is_written_directly
from arnorm.cli._work import Work, run_work
from arnorm.report import _readings
from arnorm.report._profile import Profile, empty_profile

__all__ = ["Job", "Output", "run"]

# What is written: the new texts, their differences, what the finders find, or why.
Output = Literal["text", "diff", "mentions", "explained"]

# A report shows at most this many of the texts that changed, and this many characters of them.
_SHOWN_TEXTS, _SHOWN_CHARACTERS = 100, 500_000

# These formats keep a byte order mark: without one, spreadsheets read a table in an old encoding.
_MARKED = ("csv", "tsv")

_SURROGATE = lazy_pattern("[\ud800-\udfff]")

# What reading or writing a file may raise: that file fails, the next one goes on. The readers raise ValueError for bad
# content; UnicodeError is a ValueError.
_FILE_ERRORS = (OSError, EOFError, ValueError, zlib.error, ImportError)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Job:
    """A run of the command; `arnorm.cli` makes it from the arguments."""

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
    hints: bool = False
    errors: TextIO = dataclasses.field(default_factory=lambda: sys.stderr)


class _Failed(NamedTuple):
    """The end of a file that could not be read to its end."""

    error: Exception


# What waits in the queue: a source that begins, its byte order mark, its records, and its end (None: all was read).
_Event = Source | str | Record | _Failed | None


def run(job: Job) -> int:
    """Run the job; return 1 if some input failed, else 0."""
    events: collections.deque[_Event] = collections.deque()
    work = Work(job.pipeline, job.output, job.kinds, job.stats or job.report is not None, job.color)
    total = empty_profile(job.pipeline)
    # A stream gets each result before its next line is read, unless worker processes share the lines.
    is_live = job.workers == 1 and any(is_stream(source.path) for source in job.files.sources)
    with Progress(job.files.sources, job.errors, wanted=job.progress) as progress:
        reader = _Reader(job, events, progress)
        for name, what in job.files.failed:
            reader.complaints.report(name, what)
        for what in job.files.skipped:
            progress.print(f"arnorm: {shown(what)}")
        writer = _Writer(job, events, reader)
        todo = batches(reader.texts(), 1 if is_live else BATCH_TEXTS, reader.size_of)
        try:
            for batch in run_work(work, todo, job.workers):
                for new, part in zip(batch.texts, batch.shown, strict=True):
                    writer.take(new, part)
                if batch.profile is not None:
                    total.merge(batch.profile)
                if is_live:
                    writer.flush()
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
    title = f"arnorm report: {profile.texts:,} text{'s' * (profile.texts != 1)}{note}"
    if not is_written_directly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    target = Target(path)
    try:
        target.write(report.to_html(results, title=title, profile=profile))
        target.commit()
    finally:
        target.abort()


def _reason(error: Exception, name: str) -> str:
    """The reason why a file failed, in words for a user."""
    reason = error.strerror if isinstance(error, OSError) else None
    is_not_there = isinstance(error, FileNotFoundError) or getattr(error, "errno", None) == errno.ENAMETOOLONG
    if is_not_there and re.search(r"\s|[\u0600-\u06ff]", name):
        return f"{reason}; the arguments name files; to give a text itself, write echo … | arnorm"
    return reason or str(error)


def _json_line(fields: dict[str, Any]) -> str:
    """An object as a line of JSON; a lone surrogate, in a text or in a file's name, must be escaped."""
    line = json.dumps(fields, ensure_ascii=False)
    return (json.dumps(fields) if _SURROGATE.search(line) else line) + "\n"


class _Reader:
    """Reads all sources as one stream of texts, and queues their records."""

    def __init__(self, job: Job, events: collections.deque[_Event], progress: Progress) -> None:
        self.job = job
        self.events = events
        self.progress = progress
        self.complaints = Complaints(progress.print)
        self._read = 0  # characters of the records read since the last text

    def texts(self) -> Iterator[str]:
        """The texts. A record without any gives "", so that the queue never runs far ahead."""
        for source in self.job.files.sources:
            self.events.append(source)
            try:
                with contextlib.ExitStack() as stack:
                    raw = sys.stdin.buffer if source.path is None else stack.enter_context(source.path.open("rb"))
                    self.progress.reading(raw)
                    if self.job.hints and raw.isatty():
                        self.progress.print(_hints.TERMINAL)
                    for record in self._records(raw, source):
                        self.events.append(record)
                        self._read += record.size
                        yield from record.texts or ("",)
            except _FILE_ERRORS as error:
                self.events.append(_Failed(error))
            else:
                self.events.append(None)
            self.complaints.flush(source.name)

    def size_of(self, text: str) -> int:
        """How much of a batch a text fills: its records wait in the queue meanwhile."""
        size, self._read = self._read + len(text), 0
        return size

    def _records(self, raw: Any, source: Source) -> Iterator[Record]:
        name = source.name
        shape = self.job.shape(name)
        blocks = _files.read_bytes(raw, name)
        encoding = self.job.encoding
        if encoding is None:
            head = b""
            for block in blocks:
                head += block
                if len(head) >= _files.HEAD_BYTES or (shape.format != "text" and _files.is_waiting(raw)):
                    break
            encoding = _files.detect(head, lenient=self.job.keep_going)
            blocks = itertools.chain((head,), blocks)
        if encoding == "utf-8-sig" and shape.format in _MARKED:
            self.events.append("\ufeff")
        text = _files.decoded(blocks, encoding, functools.partial(self._bad_bytes, name))
        if self.job.hints and source.path is None and shape.format == "text":
            text = _hints.watched(text, self.progress.print)
        return _records.records(text, shape, functools.partial(self._bad_record, name))

    def _bad_bytes(self, name: str, at: int, what: str) -> None:
        message = f"at byte {at}: {what}"
        if not self.job.keep_going:
            raise ValueError(message)
        self.complaints.count(name, "bytes", f"{message}; replaced by U+FFFD")

    def _bad_record(self, name: str, kind: str, what: str) -> None:
        if not self.job.keep_going:
            raise BadRecordError(what)
        self.complaints.count(name, kind, f"{what}; kept as it is")


class _Writer:
    """Gives each result to its record, and each record to its file."""

    def __init__(self, job: Job, events: collections.deque[_Event], reader: _Reader) -> None:
        self.job = job
        self.events = events
        self.reader = reader
        self.results: list[tuple[str, Result]] = []
        self.textless = 0  # records without a text, such as a table's header: "" is in the stream for them
        self._shown = 0
        self._source = Source(None, "")
        self._target: Target | None = None
        self._is_whole = True  # whether every input of the one common file was read to its end
        self._texts: list[str] = []
        self._parts: list[Any] = []

    def take(self, new: str, part: Any) -> None:
        """Take the result for the next text of the stream."""
        self._begin_and_end_files()
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
            return  # the file failed
        try:
            self._write(record, texts, parts)
            self._remember(record, texts)
        except _FILE_ERRORS as error:
            if isinstance(error, OSError) and self._source.out is None:
                raise  # the common output cannot be written
            self._fail(error)

    def flush(self) -> None:
        """Send what was written so far."""
        if self._target is not None:
            self._target.flush()

    def finish(self) -> None:
        """Finish the last file, once all results are there."""
        self._begin_and_end_files()
        if self._target is not None:
            if self._is_whole or self.job.keep_going or not self._target.replaces:
                self._target.commit()
            self._target.abort()

    def abort(self) -> None:
        """Delete what is unfinished."""
        if self._target is not None:
            self._target.abort()

    def _begin_and_end_files(self) -> None:
        """Handle the events up to the next record."""
        while self.events and not isinstance(self.events[0], Record):
            event = self.events.popleft()
            if isinstance(event, Source):
                self._begin(event)
            elif isinstance(event, str):
                self._write_mark(event)
            elif isinstance(event, _Failed):
                self._fail(event.error)
            elif self._target is not None and self._source.out is not None:
                self._try(self._target.commit)
                self._target = None

    def _begin(self, source: Source) -> None:
        self._source = source
        if source.out is not None:
            self._try(lambda: self._open(source.out))
        elif self._target is not None:
            self._target.end_line()
        elif self._is_whole:
            self._open(self.job.files.out)

    def _write_mark(self, mark: str) -> None:
        """Write the byte order mark of an input, at the beginning only, unless the encoding writes its own."""
        target = self._target
        if target is not None and self.job.output == "text" and not target.begun and target.encoding == "utf-8":
            target.write(mark)

    def _open(self, path: Path | None) -> None:
        encoding = self.job.output_encoding if self.job.output == "text" and path is not None else "utf-8"
        if path is not None and not is_written_directly(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._target = Target(path, encoding)

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except BrokenPipeError:
            raise
        except _FILE_ERRORS as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.reader.complaints.report(self._source.name, _reason(error, self._source.name))
        self._is_whole = False
        if self._target is not None and self._source.out is not None:
            self._target.abort()
            self._target = None

    def _write(self, record: Record, texts: list[str], parts: list[Any]) -> None:
        assert self._target is not None  # noqa: S101 -- checked by the caller
        if self.job.output == "text":
            for piece in record.write(texts):
                self._target.write(piece)
            return
        where = f"{shown(self._source.name)}:{record.number}"
        for part, base in zip(parts, record.bases or (0,) * len(parts), strict=True):
            if self.job.output == "explained":
                for one in part:
                    moved = dataclasses.replace(one, start=one.start + base, end=one.end + base)
                    self._target.write(f"{where}: {shown(str(moved))}\n")
            elif self.job.output == "diff" and part:
                self._target.write(f"--- {where}\n{part}\n")
            elif self.job.output == "mentions":
                for row in part:
                    fields = {"file": self._source.name, "record": record.number} | _readings.moved(row, base)
                    self._target.write(_json_line(fields))

    def _remember(self, record: Record, texts: list[str]) -> None:
        """Keep the first texts that changed for the report."""
        if self.job.report is None:
            return
        for old, new in zip(record.texts, texts, strict=True):
            has_room = len(self.results) < _SHOWN_TEXTS and self._shown + len(old) <= _SHOWN_CHARACTERS
            if old != new and has_room:
                self._shown += len(old)
                self.results.append((f"{shown(self._source.name)}:{record.number}", self.job.pipeline.run(old)))
