"""Reads all inputs of a job as one stream of texts, and queues the records they belong to."""

from __future__ import annotations

import contextlib
import functools
import itertools
import sys
import zlib
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from arnorm.cli import _files, _hints, _records
from arnorm.cli._job import Job
from arnorm.cli._messages import Complaints
from arnorm.cli._progress import Progress
from arnorm.cli._record import BadRecordError, Record
from arnorm.cli._sources import Source
from arnorm.cli._targets import FolderError, find_shut_folder

__all__ = ["FILE_ERRORS", "Event", "Failed", "Reader"]

# What reading or writing a file may raise: that file fails, the next one goes on. The readers raise ValueError for bad
# content; UnicodeError is a ValueError.
FILE_ERRORS = (OSError, EOFError, ValueError, zlib.error, ImportError)

# These formats keep a byte order mark: without one, spreadsheets read a table in an old encoding.
_MARKED = ("csv", "tsv")


class Failed(NamedTuple):
    """The end of a file that could not be read to its end."""

    error: Exception


# What waits in the queue: a source that begins, its byte order mark, its records, and its end (None: all was read).
Event = Source | str | Record | Failed | None


class Reader:
    """Gives the texts; ``events`` is the queue."""

    def __init__(self, job: Job, events: deque[Event], progress: Progress) -> None:
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
                    for record in self._read_records(raw, source):
                        self.events.append(record)
                        self._read += record.size
                        yield from record.texts or ("",)
            except FILE_ERRORS as error:
                self.events.append(Failed(_name_folder(error, source)))
            else:
                self.events.append(None)
            self.complaints.flush(source.name)

    def size_of(self, text: str) -> int:
        """How much of a batch a text fills: its records wait in the queue meanwhile."""
        size, self._read = self._read + len(text), 0
        return size

    def _read_records(self, raw: Any, source: Source) -> Iterator[Record]:
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
            encoding = _files.detect_encoding(head, lenient=self.job.keep_going)
            blocks = itertools.chain((head,), blocks)
        if encoding == "utf-8-sig" and shape.format in _MARKED:
            self.events.append("\ufeff")
        text = _files.decode_blocks(blocks, encoding, functools.partial(self._bad_bytes, name))
        if self.job.guesses and source.path is None and shape.format == "text":
            say = self.progress.print if self.job.hints else _say_nothing
            text = _hints.watch_blocks(text, say)
        return _records.records(text, shape, functools.partial(self._bad_record, name), self._keeps)

    def _keeps(self, head: str, tail: str) -> bool:
        text = f"{head}x{tail}"
        return self.job.pipeline(text) == text

    def _bad_bytes(self, name: str, at: int, what: str) -> None:
        message = f"at byte {at}: {what}"
        if not self.job.keep_going:
            raise ValueError(message)
        self.complaints.count(name, "bytes", f"{message}; replaced by U+FFFD")

    def _bad_record(self, name: str, kind: str, what: str) -> None:
        if not self.job.keep_going:
            raise BadRecordError(what)
        self.complaints.count(name, kind, f"{what}; kept as it is")


def _name_folder(error: Exception, source: Source) -> Exception:
    """The error, about the folder of the file where it is the folder that cannot be read."""
    if isinstance(error, PermissionError) and source.path is not None:
        folder = find_shut_folder(source.path)
        if folder is not None:
            return FolderError(error.errno, error.strerror, str(folder))
    return error


def _say_nothing(_: str) -> None:
    """What takes hints that nobody wants."""
