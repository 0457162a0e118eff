"""Writes the results of a job: each goes back to its record, and each record to its file."""

from __future__ import annotations

import csv
import dataclasses
import errno
import io
import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from arnorm._core.patterns import lazy_pattern
from arnorm._core.result import Result
from arnorm.cli._job import Job
from arnorm.cli._messages import Complaints, shown
from arnorm.cli._reader import FILE_ERRORS, Event, Failed
from arnorm.cli._record import Record
from arnorm.cli._sources import Source
from arnorm.cli._targets import FolderError, Target, is_written_directly, make_folder
from arnorm.report import _readings

__all__ = ["Writer"]

# A report shows at most this many of the texts that changed, and this many characters of them.
_SHOWN_TEXTS, _SHOWN_CHARACTERS = 2_000, 500_000

# The columns of a table of mentions, after the place and the text of each.
_COLUMNS = {
    "date": ("calendar", "edtf", "date", "gregorian", "hijri", "kind", "year", "month", "day", "weekday", "flags"),
    "quotation": ("depth",),
    "number": ("value", "kind", "flags"),
    "time": ("value", "kind", "duration", "zone", "flags"),
    "amount": ("value", "currency", "noun", "flags"),
    "sentence": (),
    "hidden": ("kind", "spells"),
}

_FIELD_COLUMNS = ("precision", "time", "zone", "error")  # of fields that are dates, after those of a date

_SURROGATE = lazy_pattern("[\ud800-\udfff]")


class Writer:
    """Takes the results; ``events`` is the queue of the reader."""

    def __init__(self, job: Job, events: deque[Event], complaints: Complaints) -> None:
        self.job = job
        self.events = events
        self.complaints = complaints
        self.results: list[tuple[str, Result]] = []
        self.textless = 0  # records without a text, such as a table's header: "" is in the stream for them
        self._shown = 0
        self._source = Source(None, "")
        self._target: Target | None = None
        self._is_whole = True  # whether every input of the one common file was read to its end
        self._texts: list[str] = []
        self._parts: list[Any] = []
        self._results: list[Result | None] = []
        columns = (
            "file",
            "record",
            "id",
            "start",
            "end",
            "text",
            *(_COLUMNS[job.kinds[0]] if job.csv else ()),
            *(_FIELD_COLUMNS if job.whole else ()),
        )
        wanted = {"id": job.named, "gregorian": job.calendars, "hijri": job.calendars}
        self._columns = [name for name in columns if wanted.get(name, True)]

    @property
    def wants_results(self) -> bool:
        """Whether the report has room for more results."""
        return self.job.report is not None and len(self.results) < _SHOWN_TEXTS and self._shown < _SHOWN_CHARACTERS

    def take(self, new: str, part: Any, result: Result | None = None) -> None:
        """Take what is there for the next text of the stream."""
        self._begin_and_end_files()
        record = self.events[0]
        assert isinstance(record, Record)  # noqa: S101 -- the reader queues a record before its texts
        self._texts.append(new)
        self._parts.append(part)
        self._results.append(result)
        if len(self._texts) < len(record.texts):
            return
        self.events.popleft()
        count = len(record.texts)
        texts, parts, results = self._texts[:count], self._parts[:count], self._results[:count]
        self._texts, self._parts, self._results = [], [], []
        self.textless += not record.texts
        if self._target is None:
            return  # the file failed
        try:
            self._write_record(record, texts, parts)
            self._remember_results(record, results)
        except FILE_ERRORS as error:
            if isinstance(error, OSError) and self._source.out is None:
                raise  # the common output cannot be written
            self._fail_source(error)

    def flush(self) -> None:
        """Send what was written so far."""
        if self._target is not None:
            self._target.flush()

    def finish(self) -> None:
        """Finish the last file, once all results are there."""
        self._begin_and_end_files()
        if self._target is not None:
            goes_on = self.job.keep_going and len(self.job.files.sources) > 1  # the other inputs are written
            if self._is_whole or goes_on or not self._target.replaces:
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
                self._begin_source(event)
            elif isinstance(event, str):
                self._write_mark(event)
            elif isinstance(event, Failed):
                self._fail_source(event.error)
            elif self._target is not None and self._source.out is not None:
                self._try_to(self._target.commit)
                self._target = None

    def _begin_source(self, source: Source) -> None:
        self._source = source
        if source.out is not None:
            self._try_to(lambda: self._open_target(source.out))
        elif self._target is not None:
            self._target.end_line()
        elif self._is_whole:
            self._open_target(self.job.files.out)

    def _write_mark(self, mark: str) -> None:
        """Write the byte order mark of an input, at the beginning only, unless the encoding writes its own."""
        target = self._target
        if target is not None and self.job.output == "text" and not target.begun and target.encoding == "utf-8":
            target.write(mark)

    def _open_target(self, path: Path | None) -> None:
        encoding = self.job.output_encoding if self.job.output == "text" and path is not None else "utf-8"
        if path is not None and not is_written_directly(path):
            make_folder(path.parent)
        self._target = Target(path, encoding)

    def _try_to(self, do: Callable[[], None]) -> None:
        try:
            do()
        except BrokenPipeError:
            raise
        except FILE_ERRORS as error:
            self._fail_source(error)

    def _fail_source(self, error: Exception) -> None:
        name = str(error.filename) if isinstance(error, FolderError) else self._source.name
        self.complaints.report(name, _describe_error(error, self._source.name))
        self._is_whole = False
        if self._target is not None and self._source.out is not None:
            self._target.abort()
            self._target = None

    def _write_record(self, record: Record, texts: list[str], parts: list[Any]) -> None:
        assert self._target is not None  # noqa: S101 -- checked by the caller
        if self.job.output == "text":
            for piece in record.write(texts):
                self._target.write(piece)
            return
        ones = (0,) * len(parts)
        if self.job.csv and not self._target.begun:
            self._target.write(_csv_line(self._columns))
        for part, base, head in zip(parts, record.bases or ones, record.heads or ones, strict=True):
            for line in self._list_found(part, record, head, base - head):
                self._target.write(line)

    def _list_found(self, part: Any, record: Record, head: int, moved_by: int) -> Iterator[str]:
        """The lines that replace a text in the output, one for each mention; those in its head are another part's."""
        where = f"{shown(self._source.name)}:{record.number}"
        if self.job.output == "diff":
            if part:
                yield f"--- {where}\n{part}\n"
        elif self.job.output == "explained":
            for one in part:
                if one.start >= head:
                    moved = dataclasses.replace(one, start=one.start + moved_by, end=one.end + moved_by)
                    yield f"{where}: {shown(str(moved))}\n"
        else:
            for row in part:
                if row["start"] >= head:
                    fields = {"file": self._source.name, "record": record.number, "id": record.name}
                    fields |= _readings.moved(row, moved_by)
                    if not self.job.named:
                        del fields["id"]
                    yield _csv_line(map(fields.get, self._columns)) if self.job.csv else _json_line(fields)

    def _remember_results(self, record: Record, results: list[Result | None]) -> None:
        """Keep the first texts that changed for the report."""
        for result in results:
            if result is None or result.text == result.source or len(self.results) >= _SHOWN_TEXTS:
                continue
            if self._shown + len(result.source) <= _SHOWN_CHARACTERS:
                self._shown += len(result.source)
                self.results.append((f"{shown(self._source.name)}:{record.number}", result))


def _describe_error(error: Exception, name: str) -> str:
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


def _csv_line(cells: Iterable[Any]) -> str:
    """A row of a table; a list is its items with spaces between them, and what is missing is empty."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        [" ".join(cell) if isinstance(cell, (list, tuple)) else cell for cell in cells]
    )
    return out.getvalue()
