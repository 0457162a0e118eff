"""What the command line does with its files: one stream of texts through the pipeline, each back to where it belongs.

All files are one stream, so that worker processes are started once and stay busy over many small files. Reading runs
ahead of writing by a few batches; what belongs to the texts in between waits in a queue, in order.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import functools
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple, TextIO, cast

from arnorm._core.pipeline import Pipeline, batches
from arnorm._core.result import Result
from arnorm.cli import _files, _records
from arnorm.cli._progress import Progress
from arnorm.report import _readings
from arnorm.report._profile import Profile, empty_profile, profile_batch

__all__ = ["Job", "Source", "run"]

# What a report shows: this many of the texts that changed, this many characters of them, no single one longer.
_SHOWN_TEXTS, _SHOWN_CHARACTERS = 100, 500_000

# What reading or writing a file may raise: the file is given up, the next one goes on. ValueError is what the readers
# raise for content, and UnicodeError is one.
_FILE_ERRORS = (OSError, EOFError, ValueError, zlib.error, ImportError)


class Source(NamedTuple):
    """An input: its path (None for standard input), its name in messages, the file to write if it has one."""

    path: Path | None
    name: str
    out: Path | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Job:
    """All that was asked for; `arnorm.cli` makes it from the arguments."""

    sources: Sequence[Source]
    pipeline: Pipeline
    shape: Callable[[str], _records.Shape]  # how a file of that name is read
    output: Literal["text", "diff", "mentions"] = "text"
    kinds: tuple[str, ...] = ()  # of the mentions
    out: Path | None = None  # one file for all; else each source's own, else standard output
    encoding: str | None = None
    output_encoding: str = "utf-8"
    keep_going: bool = False
    stats: bool = False
    report: Path | None = None
    workers: int = 1
    color: bool = False
    progress: bool = True
    errors: TextIO = dataclasses.field(default_factory=lambda: sys.stderr)


class _Done(NamedTuple):
    """What came of a batch: the new texts, what is shown in their place if anything is, the profile if wanted."""

    texts: list[str]
    shown: list[Any]
    profile: Profile | None


@dataclasses.dataclass(frozen=True)
class _Work:
    """What is done to a batch of texts, here or in another process."""

    pipeline: Pipeline
    output: str
    kinds: tuple[str, ...]
    profiled: bool
    color: bool

    def __call__(self, texts: list[str]) -> _Done:
        if self.output == "mentions":
            return _Done(texts, [self._mentions(text) for text in texts], None)
        profile = None
        if self.profiled:
            news, profile = profile_batch(self.pipeline, texts)
        else:
            news = self.pipeline._batch(texts)
        if self.output == "diff":
            shown = [self._diff(old, new) for old, new in zip(texts, news, strict=True)]
            return _Done(news, shown, profile)
        return _Done(news, news, profile)

    def _diff(self, old: str, new: str) -> str:
        return self.pipeline.run(old).diff(color=self.color) if new != old else ""

    def _mentions(self, text: str) -> list[dict[str, Any]]:
        rows = [_readings.fields_of(kind, one, text) for kind in self.kinds for one in _readings.find(kind, text)]
        return sorted(rows, key=lambda row: (row["start"], row["end"]))


class _Failed(NamedTuple):
    """A file that could not be read to its end."""

    source: Source
    error: Exception


# What waits in the queue: a source that begins, its records, and how it ended (None: well).
_Event = Source | _records.Record | _Failed | None


def run(job: Job) -> int:
    """Do the job; 1 if some input failed, else 0."""
    events: collections.deque[_Event] = collections.deque()
    wanted = job.stats or job.report is not None
    work = _Work(job.pipeline, job.output, job.kinds, wanted, job.color)
    total = empty_profile(job.pipeline)
    with Progress(job.sources, job.errors, wanted=job.progress) as progress:
        reader = _Reader(job, events, progress)
        writer = _Writer(job, events, reader)
        todo = batches(reader.texts())
        done = map(work, todo) if job.workers == 1 else _in_processes(work, todo, job.workers)
        try:
            for batch in done:
                for new, shown in zip(batch.texts, batch.shown, strict=True):
                    writer.take(new, shown)
                if batch.profile is not None:
                    total.merge(batch.profile)
                progress.update()
            writer.finish()
            if job.report is not None:
                _write_report(job.report, total, writer.results)
        finally:
            writer.abort()
    if job.stats:
        print(total, file=job.errors)
    return int(reader.failed)


def _in_processes(work: _Work, todo: Iterator[list[str]], workers: int) -> Iterator[_Done]:
    from arnorm._core.workers import map_in_processes  # noqa: PLC0415 -- it imports multiprocessing, and one process is usual

    done: Iterator[_Done] = cast(Any, map_in_processes)(work, todo, workers)  # its results need not be texts
    return done


def _write_report(path: Path, profile: Profile, results: Sequence[tuple[str, Result]]) -> None:
    from arnorm import report  # noqa: PLC0415 -- few runs write one

    note = "" if len(results) == profile.changed else f"; the first {len(results):,} of those that changed"
    title = f"arnorm report: {profile.texts:,} texts{note}"
    target = _files.Target(path)
    try:
        target.write(report.to_html(results, title=title, profile=profile))
        target.commit()
    finally:
        target.abort()


class _Reader:
    """Reads all sources as one stream of texts, and queues what the texts belong to."""

    def __init__(self, job: Job, events: collections.deque[_Event], progress: Progress) -> None:
        self.job = job
        self.events = events
        self.progress = progress
        self.failed = False

    def complain(self, name: str, what: object) -> None:
        """Tell the user of something that went wrong with an input."""
        self.failed = True
        self.progress.print(f"arnorm: {name}: {what}")

    def texts(self) -> Iterator[str]:
        """The texts; each record gives at least one, so that the queue never runs far ahead."""
        for source in self.job.sources:
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

    def _records(self, raw: BinaryIO, name: str) -> Iterator[_records.Record]:
        blocks = _files.read_bytes(raw, name)
        encoding = self.job.encoding
        if encoding is None:
            head = b""
            for block in blocks:
                head += block
                if len(head) >= _files.HEAD:
                    break
            encoding = _files.detect(head)
            blocks = _chained(head, blocks)
        text = _files.decoded(blocks, encoding, functools.partial(self._bad_bytes, name))
        bad = functools.partial(self._bad_record, name)
        return _records.records(text, self.job.shape(name), bad)

    def _bad_bytes(self, name: str, at: int, what: str) -> None:
        message = f"at byte {at}: {what}"
        if not self.job.keep_going:
            raise ValueError(message)
        self.complain(name, f"{message}; replaced by U+FFFD")

    def _bad_record(self, name: str, what: str) -> None:
        if not self.job.keep_going:
            raise _records.BadRecordError(what)
        self.complain(name, f"{what}; kept as it is")


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
        self._shown = 0
        self._source = Source(None, "")
        self._target: _files.Target | _files.StdoutTarget | None = None
        self._whole = True  # whether the file that all goes to is whole so far
        self._texts: list[str] = []
        self._parts: list[Any] = []

    def take(self, new: str, shown: Any) -> None:
        """The next text of the stream, done."""
        self._controls()
        record = self.events[0]
        assert isinstance(record, _records.Record)  # noqa: S101 -- the reader queues a record before its texts
        self._texts.append(new)
        self._parts.append(shown)
        if len(self._texts) < len(record.texts):
            return
        self.events.popleft()
        texts, parts = self._texts[: len(record.texts)], self._parts[: len(record.texts)]
        self._texts, self._parts = [], []
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
            if self._whole or self.job.keep_going:
                self._target.commit()
            self._target.abort()

    def abort(self) -> None:
        """Leave nothing behind that is half done."""
        if isinstance(self._target, _files.Target):
            self._target.abort()

    def _controls(self) -> None:
        """Begin and end files, up to the next record."""
        while self.events and not isinstance(self.events[0], _records.Record):
            event = self.events.popleft()
            if isinstance(event, Source):
                self._begin(event)
            elif isinstance(event, _Failed):
                self._give_up(event.error)
            elif self._target is not None and self._source.out is not None:
                self._guarded(self._target.commit)
                self._target = None

    def _begin(self, source: Source) -> None:
        self._source = source
        if source.out is not None:
            self._guarded(lambda: self._open(source.out))
        elif self._target is None and self._whole:
            self._open(self.job.out)

    def _open(self, path: Path | None) -> None:
        if path is None:
            self._target = _files.StdoutTarget()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        encoding = self.job.output_encoding if self.job.output == "text" else "utf-8"
        self._target = _files.Target(path, encoding)

    def _guarded(self, do: Callable[[], None]) -> None:
        try:
            do()
        except BrokenPipeError:
            raise
        except _FILE_ERRORS as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        strerror = error.strerror if isinstance(error, OSError) else None
        self.reader.complain(self._source.name, strerror or error)
        self._whole = False
        if self._target is not None and self._source.out is not None:
            self._target.abort()
            self._target = None

    def _write(self, record: _records.Record, texts: list[str], parts: list[Any]) -> None:
        assert self._target is not None  # noqa: S101 -- asked before
        if self.job.output == "text":
            self._target.write(record.write(texts))
            return
        for part in parts:
            if self.job.output == "diff" and part:
                self._target.write(f"--- {self._source.name}:{record.number}\n{part}\n")
            elif self.job.output == "mentions":
                for row in part:
                    where = {"file": self._source.name, "record": record.number}
                    line = where | _readings.moved(row, record.base)
                    self._target.write(json.dumps(line, ensure_ascii=False) + "\n")

    def _remember(self, record: _records.Record, texts: list[str]) -> None:
        """Keep the first texts that changed for the report."""
        if self.job.report is None:
            return
        for old, new in zip(record.texts, texts, strict=True):
            room = len(self.results) < _SHOWN_TEXTS and self._shown + len(old) <= _SHOWN_CHARACTERS
            if old != new and room:
                self._shown += len(old)
                self.results.append((f"{self._source.name}:{record.number}", self.job.pipeline.run(old)))
