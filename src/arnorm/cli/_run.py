"""Runs a job of the command: all inputs are one stream of texts, and each result goes back to its file.

With one stream, worker processes start once and stay busy over many small files. Reading runs a few batches ahead of
writing; the records between them wait in a queue, in order.
"""

from __future__ import annotations

import collections
from collections.abc import Sequence
from pathlib import Path

from arnorm._core.batches import BATCH_TEXTS, batches
from arnorm._core.result import Result
from arnorm.cli._job import Job, Work, run_work
from arnorm.cli._messages import shown
from arnorm.cli._progress import Progress
from arnorm.cli._reader import Event, Reader
from arnorm.cli._sources import is_stream
from arnorm.cli._targets import Target, is_written_directly, make_folder
from arnorm.cli._writer import Writer
from arnorm.report._hunks import plural
from arnorm.report._profile import Profile, empty_profile

__all__ = ["run"]


def run(job: Job) -> int:
    """Run the job; return 1 if some input failed, else 0."""
    events: collections.deque[Event] = collections.deque()
    profiled = job.stats or job.report is not None
    work = Work(job.pipeline, job.output, job.kinds, profiled, job.color, job.order, job.calendars, job.whole)
    total = empty_profile(job.pipeline)
    # A stream gets each result before its next line is read, unless worker processes share the lines.
    is_live = job.workers == 1 and any(is_stream(source.path) for source in job.files.sources)
    with Progress(job.files.sources, job.errors, wanted=job.progress) as progress:
        reader = Reader(job, events, progress)
        for name, what in job.files.failed:
            reader.complaints.report(name, what)
        for what in job.files.skipped:
            progress.print(f"arnorm: {shown(what)}")
        writer = Writer(job, events, reader.complaints)
        todo = batches(reader.texts(), 1 if is_live else BATCH_TEXTS, reader.size_of)
        # Results are large: those of a batch come back only as long as the report has room.
        asked = ((batch, writer.wants_results) for batch in todo)
        try:
            for batch in run_work(work, asked, job.workers):
                results: Sequence[Result | None] = batch.results or [None] * len(batch.texts)
                for new, part, result in zip(batch.texts, batch.shown, results, strict=True):
                    writer.take(new, part, result)
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
    title = f"arnorm report: {plural(profile.texts, 'text')}{note}"
    if not is_written_directly(path):
        make_folder(path.parent)
    target = Target(path)
    try:
        target.write(report.to_html(results, title=title, profile=profile))
        target.commit()
    finally:
        target.abort()
