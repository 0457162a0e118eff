"""Runs a job of the command: all inputs are one stream of texts, and each result goes back to its file.

With one stream, worker processes start once and stay busy over many small files. Reading runs a few batches ahead of
writing; the records between them wait in a queue, in order.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import dataclasses
import errno
import functools
import io
import itertools
import json
import os
import re
import sys
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import arnorm
from arnorm._core.patterns import lazy_pattern
from arnorm._core.pipeline import BATCH_TEXTS, Pipeline, batches
from arnorm.cli import _files, _mentions, _records
from arnorm.cli._messages import Complaints, Progress, shown
from arnorm.cli._parts import BadRecordError, Part, Record
from arnorm.cli._paths import Files, Source, Target, is_stream
from arnorm.cli._resume import Journal

if TYPE_CHECKING:
    from arnorm._core.result import Result
    from arnorm.report._text import Profile

# The output: new texts, their differences, the mentions of finders, or the rules that read them.
Output = Literal["text", "diff", "mentions", "explained"]

# What reading or writing a file may raise: that file fails, the next one goes on. The readers raise ValueError for bad
# content; UnicodeError is a ValueError.
_FILE_ERRORS = (OSError, EOFError, ValueError, zlib.error, ImportError)
# These formats keep a byte order mark: without one, spreadsheets read a table in an old encoding.
_MARKED = ("csv", "tsv")
# A report shows at most this many of the texts that changed, and this many characters of them.
_SHOWN_TEXTS, _SHOWN_CHARACTERS = 2_000, 500_000
# The columns of a table of mentions, after the place and the text of each.
_COLUMNS = {
    "date": (
        *("calendar", "edtf", "date", "gregorian", "hijri", "first", "last"),
        *("kind", "year", "month", "day", "weekday", "flags"),
    ),
    "quotation": ("depth",),
    "number": ("value", "kind", "flags"),
    "time": ("value", "kind", "duration", "zone", "flags"),
    "amount": ("value", "currency", "noun", "flags"),
    "sentence": (),
    "hidden": ("kind", "spells"),
}
# The columns with text of the input; the others are arnorm's own words and numbers.
_DATA_COLUMNS = ("file", "id", "text", "noun", "spells", "error")
# What no line of JSON holds unescaped: a terminal obeys control characters and marks of direction, and UTF-8 has no
# surrogates.
_UNSAFE = lazy_pattern(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_FIELD_COLUMNS = ("precision", "time", "zone", "error")  # of fields that are dates, after those of a date


class _Done(NamedTuple):
    """The result for a batch: the new texts, what to write for each, the profile and the results if wanted."""

    texts: list[str]
    shown: list[Any]
    profile: Profile | None = None
    results: list[Result] | None = None


class Work(NamedTuple):
    """What a job does to a batch of texts, in this process or another one."""

    pipeline: Pipeline
    output: Output
    kinds: tuple[str, ...]  # of the mentions
    order: str  # of dates in figures
    calendars: str  # dates in both calendars, by this one of Hijri days
    told: dict[str, Any]  # what relative time is told from, as `find_dates` takes it
    days: bool  # dates with their first and last day
    whole: dict[str, Any] | None  # each text is one date, which `parse_date` reads with these options
    profiled: bool
    color: bool

    def work_on(self, batch: tuple[list[str], bool]) -> _Done:
        texts, keeps_results = batch  # for a report
        if self.output == "mentions":
            return _Done(texts, list(map(self._list_mentions, texts)))
        if self.output == "explained":
            return _Done(texts, [arnorm.explain(text, names=self.pipeline.names) for text in texts])
        if self.output == "text" and not self.profiled:
            news = list(self.pipeline.map(texts))
            return _Done(news, news)
        results = list(map(self.pipeline.run, texts))
        profile = _empty_profile(self.pipeline) if self.profiled else None
        for result in results if profile is not None else ():
            profile.take(result)  # type: ignore[union-attr]
        news = [result.text for result in results]
        diffs = [result.diff(color=self.color) if result.text != result.source else "" for result in results]
        return _Done(news, news if self.output == "text" else diffs, profile, results if keeps_results else None)

    def _list_mentions(self, text: str) -> list[dict[str, Any]]:
        if self.whole is not None:
            return [_mentions.fields_of_field(text, self.whole | {"names": self.pipeline.names})]
        rows = []
        for kind in self.kinds:
            options = {"order": self.order, **self.told} if kind == "date" else {}
            options |= {} if kind in ("quotation", "hidden") else {"names": self.pipeline.names}
            found = getattr(arnorm, _mentions.FINDERS[kind])(text, **options)
            rows += [_mentions.fields_of(kind, one, text, calendars=self.calendars, days=self.days) for one in found]
        return sorted(rows, key=lambda row: (row["start"], row["end"]))


class Job(NamedTuple):
    """A run of the command: its files, how a file of a name is read, the work, and the options of the command."""

    files: Files
    shape: Callable[[str], _records.Shape]
    work: Work
    options: argparse.Namespace
    journal: Journal | None = None

    def kept(self, source: Source) -> tuple[int, int]:
        """How many records and bytes of the output of a source are there from a run that was stopped."""
        out = source.out or self.files.out
        return self.journal.kept(source, out) if self.journal and self.journal.resumes and out else (0, 0)


def run(job: Job) -> int:
    """Run the job; return 1 if some input failed, else 0."""
    events: deque[_Event] = deque()
    total = _empty_profile(job.work.pipeline) if job.work.profiled else None
    # A stream gets each result before its next line is read, unless worker processes share the lines.
    is_live = job.options.workers == 1 and any(is_stream(source.path) for source in job.files.sources)
    paths = [source.path for source in job.files.sources]
    with Progress(paths, sys.stderr, wanted=not job.options.quiet) as progress:
        reader = _Reader(job, events, progress)
        for name, what in job.files.failed:
            reader.complaints.report(name, what)
        for what in job.files.skipped:
            progress.print(f"arnorm: {shown(what)}")
        writer = _Writer(job, events, reader.complaints, total)
        todo = batches(reader.texts(), 1 if is_live else BATCH_TEXTS, reader.size_of)
        # Results are large: those of a batch come back only as long as the report has room.
        asked = ((batch, writer.wants_results) for batch in todo)
        every: Iterator[_Done] = map(job.work.work_on, asked)
        if job.options.workers > 1:
            from arnorm._core.workers import map_in_processes  # noqa: PLC0415 -- it imports multiprocessing

            every = map_in_processes(job.work.work_on, asked, job.options.workers)
        try:
            for done in _until_worker_dies(every, writer, progress):
                results: Sequence[Result | None] = done.results or [None] * len(done.texts)
                for new, part, result in zip(done.texts, done.shown, results, strict=True):
                    writer.take(new, part, result)
                if done.profile is not None:
                    total.merge(done.profile)  # type: ignore[union-attr]  # both are there, or neither
                if is_live:
                    writer.flush()
                progress.update()
            writer.finish()
            if job.options.report is not None and not writer.is_cut:
                _write_report(job, writer)
        finally:
            writer.abort()
    if job.options.stats:
        print("\n".join((str(total), *map(shown, job.files.skipped))), file=sys.stderr)
    return int(reader.complaints.failed or writer.is_cut)


def _until_worker_dies(every: Iterator[_Done], writer: _Writer, progress: Progress) -> Iterator[_Done]:
    """The results; where a worker process was killed, one line says what was not written."""
    try:
        yield from every
    except (RuntimeError, ConnectionError, EOFError) as error:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 -- it imports a good deal

        if isinstance(error, BrokenPipeError) or not isinstance(
            error.__cause__ or error, (BrokenExecutor, ConnectionError, EOFError)
        ):
            raise
        writer.is_cut = True
        progress.print(f"arnorm: a worker process was killed, as systems do without memory: {writer.describe_cut()}")


def _empty_profile(pipeline: Pipeline) -> Profile:
    from arnorm.report._text import empty_profile  # noqa: PLC0415 -- for --stats and --report

    return empty_profile(pipeline)


def _write_report(job: Job, writer: _Writer) -> None:
    from arnorm import report  # noqa: PLC0415 -- few runs write one
    from arnorm.report import _timeline  # noqa: PLC0415 -- the same
    from arnorm.report._words import plural  # noqa: PLC0415 -- the same

    profile = writer.profile
    shown_texts, texts = len(writer.results), profile.changed if profile else writer.with_dates
    note = (
        ""
        if shown_texts == texts
        else f"; the first {shown_texts:,} of those that {'changed' if profile else 'have any'}"
    )
    if profile is not None:
        title = f"arnorm report: {plural(profile.texts, 'text')}{note}"
        page = report.to_html(writer.results, title=title, profile=profile)
    else:
        title = f"arnorm report: the dates of {plural(texts, 'text')}{note}"
        page = _timeline.to_page(writer.results, job.work.told["reference"], title)
    target = Target(job.options.report)
    try:
        target.write(page)
        target.commit()
    finally:
        target.abort()


class _Failed(NamedTuple):
    """The end of a file that could not be read to its end."""

    error: Exception


# What waits in the queue: a source that begins, its byte order mark, its records, and its end (None: all was read).
_Event = Source | str | Record | _Failed | None


class _Reader:
    """Reads all inputs as one stream of texts, and queues the records they belong to."""

    def __init__(self, job: Job, events: deque[_Event], progress: Progress) -> None:
        self.job = job
        self.events = events
        self.progress = progress
        self.complaints = Complaints(progress.print)
        self._read = 0  # characters of the records read since the last text
        takes_tags = any(isinstance(step, arnorm.StripHtml) for step in job.work.pipeline)
        self._tells_html = not (takes_tags or job.options.quiet) and job.work.output == "text"

    def texts(self) -> Iterator[str]:
        """The texts. A record without any gives "", so that the queue never runs far ahead."""
        for source in self.job.files.sources:
            self.events.append(source)
            try:
                with contextlib.ExitStack() as stack:
                    raw = sys.stdin.buffer if source.path is None else stack.enter_context(source.open())
                    self.progress.reading(raw)
                    if self.job.journal is not None:
                        self.job.journal.open_input(source, raw)
                    if not self.job.options.quiet and raw.isatty():
                        self.progress.print(_records.TERMINAL)
                    kept, _ = self.job.kept(source)
                    for record in self._read_records(raw, source):
                        if record.number <= kept:
                            continue
                        self.events.append(record)
                        self._read += record.size
                        yield from [part.body for part in record.parts] or ("",)
            except _FILE_ERRORS as error:
                self.events.append(_Failed(error))
            else:
                self.events.append(None)
            self.complaints.flush(source.name)

    def size_of(self, text: str) -> int:
        """How much of a batch a text fills: its records wait in the queue meanwhile."""
        size, self._read = self._read + len(text), 0
        return size

    def _read_records(self, raw: Any, source: Source) -> Iterator[Record]:
        name, options = source.name, self.job.options
        shape = self.job.shape(name)
        blocks = _files.read_bytes(raw, name)
        encoding = options.encoding
        if encoding is None:
            head = b""
            for block in blocks:
                head += block
                if len(head) >= _files.HEAD_BYTES or (shape.format != "text" and _files.is_waiting(raw)):
                    break
            encoding = _files.detect_encoding(head, lenient=options.keep_going)
            blocks = itertools.chain((head,), blocks)
        if encoding == "utf-8-sig" and shape.format in _MARKED:
            self.events.append("\ufeff")
        text = _files.decode_blocks(blocks, encoding, functools.partial(self._refuse_bytes, name))
        if options.format is None and source.path is None and shape.format == "text":
            text = _records.refuse_json_lines(text)
        if shape.format == "text" and self._tells_html:
            text = _records.tell_html(text, name, functools.partial(self._tell_html, name))
        return _records.records(text, shape, functools.partial(self._refuse_record, name))

    def _tell_html(self, name: str) -> None:
        """Say once what becomes of tags."""
        if self._tells_html:
            self.progress.print(f"arnorm: {shown(name)}: {_records.HTML}")
        self._tells_html = False

    def _refuse_bytes(self, name: str, at: int, what: str) -> None:
        message = f"at byte {at}: {what}"
        if not self.job.options.keep_going:
            raise ValueError(message)
        self.complaints.count(name, "bytes", f"{message}; replaced by U+FFFD")

    def _refuse_record(self, name: str, kind: str, what: str) -> None:
        if not self.job.options.keep_going:
            raise BadRecordError(what)
        self.complaints.count(name, kind, f"{what}; kept as it is")


class _Writer:
    """Takes the results: each goes back to its record, and each record to its file."""

    def __init__(self, job: Job, events: deque[_Event], complaints: Complaints, profile: Profile | None) -> None:
        self.job = job
        self.events = events
        self.complaints = complaints
        self.results: list[tuple[str, Any]] = []  # for the report: results, or texts with their dates
        self.with_dates = 0
        self.profile = profile
        self._shown = 0
        self._source = Source(None, "")
        self._target: Target | None = None
        self.is_cut = False  # whether no more results come
        self._written = 0  # files with an output of their own
        self._is_whole = True  # whether every input of the one common file was read to its end
        self._taken: list[tuple[str, Any, Result | None]] = []  # for the texts of the record that is first in the queue
        work, options = job.work, job.options
        own = (*(_COLUMNS[work.kinds[0]] if options.csv else ()), *(_FIELD_COLUMNS if work.whole else ()))
        wanted = {"id": options.id is not None, "gregorian": work.calendars, "hijri": work.calendars}
        wanted |= dict.fromkeys(("first", "last"), work.days)
        columns = ("file", "record", "id", "start", "end", "text", *own)
        self._columns = [name for name in columns if wanted.get(name, True)]

    @property
    def wants_results(self) -> bool:
        """Whether the report has room for more results."""
        has_room = len(self.results) < _SHOWN_TEXTS and self._shown < _SHOWN_CHARACTERS
        return self.job.options.report is not None and has_room

    def take(self, new: str, part: Any, result: Result | None = None) -> None:
        """Take what is there for the next text of the stream."""
        self._begin_and_end_files()
        record = self.events[0]
        assert isinstance(record, Record)  # noqa: S101 -- the reader queues a record before its texts
        self._taken.append((new, part, result))
        if len(self._taken) < len(record.parts):
            return
        self.events.popleft()
        taken, self._taken = self._taken[: len(record.parts)], []
        if self.profile is not None:
            self.profile.texts -= not record.parts  # such as a table's header: "" is in the stream for it
        if self._target is None:
            return  # the file failed
        try:
            self._write_record(record, taken)
        except _FILE_ERRORS as error:
            if isinstance(error, OSError) and self._source.out is None:
                raise  # the common output cannot be written
            self._fail_source(error)
            return
        journal, out = self.job.journal, self._source.out or self.job.files.out
        if journal is not None and out is not None and journal.is_due():
            journal.note(self._source, out, record.number, self._target.checkpoint())
        if self.job.options.report is not None:
            self._keep_for_report(record, taken)

    def _keep_for_report(self, record: Record, taken: Sequence[tuple[str, Any, Result | None]]) -> None:
        for part, (_, found, result) in zip(record.parts, taken, strict=True):
            if self.job.work.output == "mentions":
                self.with_dates += bool(found)
                one: Any = (part.body, found) if found else None
            else:
                one = None if result is None or result.text == result.source else result
            if one is None or len(self.results) >= _SHOWN_TEXTS or self._shown + len(part.body) > _SHOWN_CHARACTERS:
                continue
            self._shown += len(part.body)
            self.results.append((f"{shown(self._source.name)}:{record.number}", one))

    def flush(self) -> None:
        """Send what was written so far."""
        if self._target is not None:
            self._target.flush()

    def finish(self) -> None:
        """Finish the last file, once all results are there."""
        if self.is_cut:
            return
        self._begin_and_end_files()
        if self._target is not None:
            goes_on = self.job.options.keep_going and len(self.job.files.sources) > 1  # the other inputs are written
            if self._is_whole or goes_on or not self._target.replaces:
                self._commit()
            self._target.abort()

    def describe_cut(self) -> str:
        """What was written and what was not."""
        sources, out = self.job.files.sources, self.job.files.out
        name = shown(self._source.name or sources[0].name)
        if sources[0].out is not None:
            return f"{self._written:,} of {len(sources):,} files were written, {name} and those after it were not"
        if out is not None and (self._target is None or self._target.replaces):
            return f"{shown(str(out))} was not written"
        return f"the output ends in {name}"

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
                # The byte order mark of an input, at the beginning only, unless the encoding writes its own.
                target = self._target
                is_first = target is not None and not target.begun and target.encoding == "utf-8"
                if target is not None and is_first and self.job.work.output == "text":
                    target.write(event)
            elif isinstance(event, _Failed):
                self._fail_source(event.error)
            elif self._target is not None and self._source.out is not None:
                self._try_to(self._commit)
                self._written += self._target is not None
                self._target = None

    def _begin_source(self, source: Source) -> None:
        self._source = source
        if source.out is not None:
            self._try_to(functools.partial(self._open_target, source.out, source.within))
        elif self._target is not None:
            self._target.end_line()
        elif self._is_whole:
            self._open_target(self.job.files.out)

    def _open_target(self, path: Path | None, within: Path | None = None) -> None:
        journal = self.job.journal
        if journal is not None:
            journal.start()
        keep = self.job.kept(self._source)[1] if journal is not None and journal.resumes else None
        is_encoded = self.job.options.csv or (self.job.work.output == "text" and path is not None)
        self._target = Target(
            path, self.job.options.output_encoding if is_encoded else "utf-8", within=within, keep=keep
        )

    def _commit(self) -> None:
        journal, out = self.job.journal, self._source.out or self.job.files.out
        if self._target is not None:
            self._target.commit()
        if journal is not None and out is not None:
            journal.note_done(self._source, out)

    def _try_to(self, do: Callable[[], None]) -> None:
        try:
            do()
        except BrokenPipeError:
            raise
        except _FILE_ERRORS as error:
            self._fail_source(error)

    def _fail_source(self, error: Exception) -> None:
        self.complaints.report(self._source.name, _describe_error(error, self._source))
        self._is_whole = False
        if self._target is not None and self._source.out is not None:
            self._target.abort()
            self._target = None

    def _write_record(self, record: Record, taken: Sequence[tuple[str, Any, Result | None]]) -> None:
        assert self._target is not None  # noqa: S101 -- checked by the caller
        if self.job.work.output == "text":
            for piece in record.write([new for new, _, _ in taken]):
                self._target.write(piece)
            return
        if self.job.options.csv and not self._target.begun:
            self._target.write(_make_csv_line(self._columns))
        for part, (_, found, _) in zip(record.parts, taken, strict=True):
            for line in self._list_found(found, record, part):
                self._target.write(line)

    def _list_found(self, found: Any, record: Record, part: Part) -> Iterator[str]:
        """The lines that replace a text in the output, one for each mention."""
        where = f"{shown(self._source.name)}:{record.number}"
        if self.job.work.output == "diff":
            if found:
                yield f"--- {where}\n{found}\n"
        elif self.job.work.output == "explained":
            for one in found:
                moved = dataclasses.replace(one, start=one.start + part.base, end=one.end + part.base)
                yield f"{where}: {moved}\n"
        else:
            for row in found:
                name = shown(self._source.name) if self.job.options.csv else self._source.name
                fields = {"file": name, "record": record.number}
                fields |= {} if self.job.options.id is None else {"id": record.name}
                fields |= _mentions.moved(row, part.base)
                if self.job.options.csv:
                    fields = {name: _make_cell(value) for name, value in fields.items()}
                    if self.job.options.escape_formulas:
                        fields |= {name: _escape_formula(fields.get(name)) for name in _DATA_COLUMNS}
                    yield _make_csv_line(map(fields.get, self._columns))
                else:
                    yield _UNSAFE.sub(_escape_json, json.dumps(fields, ensure_ascii=False)) + "\n"


def _describe_error(error: Exception, source: Source) -> str:
    """The reason why a file failed, in words for a user; its output is named, if that is what failed."""
    reason = error.strerror if isinstance(error, OSError) else None
    if isinstance(error, OSError) and _names_another(error, source.path):
        reason = f"{error.filename}: {reason}"
    elif getattr(error, "errno", 0) in (errno.ENOENT, errno.ENAMETOOLONG) and re.search(
        r"\s|[\u0600-\u06ff]", source.name
    ):
        return f"{reason}; the arguments name files; to give a text itself, write echo … | arnorm"
    return reason or str(error)


def _names_another(error: OSError, path: Path | None) -> bool:
    """Whether the error is of another file than this one."""
    return error.filename is not None and (path is None or os.path.realpath(path) != os.path.realpath(error.filename))


def _escape_json(unsafe: re.Match[str]) -> str:
    return f"\\u{ord(unsafe[0]):04x}"


def _escape_formula(cell: Any) -> Any:
    """The cell as a spreadsheet takes it for a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_records.FORMULA_STARTS) else cell


def _make_cell(value: Any) -> Any:
    """A value as a table has it: a list is its items with spaces between them."""
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else value


def _make_csv_line(cells: Iterable[Any]) -> str:
    """A row of a table; what is missing is empty."""
    out = io.StringIO()
    # As in the tables of `_records`: up to Python 3.12 a cell with "\r" is quoted for this lineterminator alone.
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"
