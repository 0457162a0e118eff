"""The command ``arnorm``: normalise files, list what is found in them, show what would change.

``arnorm --help`` tells the options; ``docs/cli.md`` has examples.
"""

from __future__ import annotations

import argparse
import codecs
import contextlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import NoReturn

import arnorm
from arnorm._core.stages import name_of
from arnorm.cli import _files, _records, _steps
from arnorm.cli._arguments import parser
from arnorm.cli._job import Job, Output, run
from arnorm.cli._messages import shown
from arnorm.cli._sources import find_files, refuse_clashes

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    with contextlib.suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGTERM, _terminated)
    try:
        return _main(arguments)
    except BrokenPipeError:
        return _die_of(signal.SIGPIPE)
    except KeyboardInterrupt:
        return _die_of(signal.SIGINT)
    except OSError as error:
        print(f"arnorm: {shown(str(error.filename or 'output'))}: {error.strerror or error}", file=sys.stderr)
        return 1


def _terminated(*_: object) -> NoReturn:
    """End like an exception does, so that temporary files are removed."""
    raise SystemExit(128 + signal.SIGTERM)


def _die_of(number: signal.Signals) -> int:
    """End as a program ends that does not handle the signal: shells look at that. Output still buffered is dropped."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return 128 + number


def _main(arguments: Sequence[str] | None) -> int:
    parsed = parser()
    options = parsed.parse_args(arguments)
    if options.list_steps:
        print(_steps.listing())
        return 0
    try:
        pipeline = _steps.build(options)
        if options.describe or options.print_pipeline:
            print(pipeline.describe(options.describe) if options.describe else pipeline.to_json())
            return 0
        job = _job(options, pipeline)
    except ValueError as error:
        parsed.error(str(error))
    if options.dry_run:
        print(_plan(job))
        return int(bool(job.files.failed))
    start = time.monotonic()
    status = run(job)
    if options.stats:
        print(f"{time.monotonic() - start:.1f} s", file=sys.stderr)
    return status


def _job(options: argparse.Namespace, pipeline: arnorm.Pipeline) -> Job:
    """All that is to be done; ValueError where it makes no sense."""
    kinds = tuple(kind for kind, name in (("date", "dates"), ("quotation", "quotes"), ("number", "numbers"))
                  if getattr(options, name))  # fmt: skip
    if (kinds or options.explain) and (options.diff or options.stats or options.report):
        raise ValueError(
            "--dates, --quotes, --numbers, --explain change nothing: --diff, --stats, --report have nothing to show"
        )
    if kinds and options.explain:
        raise ValueError("--explain tells of dates, quotations and numbers; it goes with none of their lists")
    output: Output = "mentions" if kinds else "explained" if options.explain else "diff" if options.diff else "text"
    if options.in_place and (options.out is not None or output != "text"):
        raise ValueError("--in-place replaces the files: no --out, --diff or listing goes with it")
    for option in ("encoding", "output_encoding"):
        if getattr(options, option):
            try:
                codecs.lookup(getattr(options, option))
            except LookupError:
                name = option.replace("_", "-")
                raise ValueError(f"--{name}: no encoding {getattr(options, option)!r}") from None
    files = find_files(
        options.files or ["-"],
        options.out,
        any_name=options.format is not None,
        one_file=output != "text",
        in_place=options.in_place,
    )
    refuse_clashes(files, options.report, options.pipeline, in_place=options.in_place)
    if options.field and files.sources and all(_is_plain(options, one.name) for one in files.sources):
        raise ValueError(
            f"--field {options.field[0]}: {files.sources[0].name} is read as text, which has no fields; "
            "for a table or JSON lines write --format csv, tsv or jsonl"
        )
    return Job(
        files=files,
        pipeline=pipeline,
        shape=lambda name: _shape(options, name),
        output=output,
        kinds=kinds,
        encoding=options.encoding,
        output_encoding=options.output_encoding,
        keep_going=options.keep_going,
        stats=options.stats,
        report=options.report,
        workers=options.workers,
        color=options.out in (None, "-") and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        progress=not options.quiet,
    )


def _is_plain(options: argparse.Namespace, name: str) -> bool:
    return _shape(options, name).format in ("text", "lines")


def _shape(options: argparse.Namespace, name: str) -> _records.Shape:
    kind = options.format or _records.format_of(_files.plain_name(name)) or "text"
    delimiter = options.delimiter or ("\t" if kind == "tsv" else ",")
    return _records.Shape(kind, tuple(options.field) or ("text",), delimiter, not options.no_header, options.quoting)


def _plan(job: Job) -> str:
    """What a run would read, do and write."""
    lines = [f"with {' '.join(map(name_of, job.pipeline)) or 'no step'}:"]
    for source in job.files.sources:
        shape = job.shape(source.name)
        what = shape.format if shape.format in ("text", "lines") else f"{shape.format}: {', '.join(shape.fields)}"
        out = source.out or job.files.out or "standard output"
        lines.append(f"{source.name} ({what}) -> {out}")
    lines += [f"{name}: {what}" for name, what in job.files.failed]
    lines += job.files.skipped
    if job.report:
        lines.append(f"report -> {job.report}")
    return "\n".join(map(shown, lines))


if __name__ == "__main__":
    sys.exit(main())
