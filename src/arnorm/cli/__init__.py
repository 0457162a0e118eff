"""The command ``arnorm``: normalise files, list what is found in them, show what would change.

``arnorm --help`` lists the options; ``docs/cli.md`` has examples.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import io
import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import NoReturn

import arnorm
from arnorm._core.stages import name_of
from arnorm._core.wrong import INTERPRETED
from arnorm.cli import _files, _records
from arnorm.cli._arguments import (
    build_pipeline,
    list_steps,
    make_parser,
    parse_find,
    refuse_command,
    run_export,
    run_verify,
)
from arnorm.cli._mentions import FINDERS
from arnorm.cli._messages import shown
from arnorm.cli._paths import Files, find_files, refuse_clashes
from arnorm.cli._resume import take_up
from arnorm.cli._run import Job, Output, Work, run

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    with contextlib.suppress(ValueError):  # not the main thread
        # SIGTERM ends like an exception, so that temporary files are deleted, and Ctrl-C is a KeyboardInterrupt.
        signal.signal(signal.SIGTERM, _exit_on_sigterm)
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
    _open_closed_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):  # Windows has other encodings and line ends for a file
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        try:
            return _run_command(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        return _die_of("SIGPIPE")
    except KeyboardInterrupt:
        return _die_of("SIGINT")
    except OSError as error:
        _drop_output()
        name = str(error.filename or "output")
        print(f"arnorm: {shown(name)}: {error.strerror or error}", file=sys.stderr)
        return 1


def _exit_on_sigterm(*_: object) -> NoReturn:
    raise SystemExit(128 + signal.SIGTERM)


def _open_closed_streams() -> None:
    """Put something in the place of closed standard streams: a file opened later would get their number.

    To read a closed input or to write to a closed output then fails with "Bad file descriptor".
    """
    for number, (name, mode, flags) in enumerate(
        (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    ):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, flags)
            if opened != number:
                os.dup2(opened, number)
            setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115 -- open until the end


def _drop_output() -> None:
    """Drop output that is still buffered: it cannot be written, and Python would try again at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _die_of(name: str) -> int:
    """End as a program ends that does not handle the signal: shells look at that. Windows has no SIGPIPE: 1."""
    _drop_output()
    number = getattr(signal, name, None)
    if number is None:
        return 1
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return int(128 + number)


def _run_command(arguments: Sequence[str] | None) -> int:
    command, *rest = (sys.argv[1:] if arguments is None else arguments) or [""]
    refuse_command([command, *rest])
    if command in ("export", "verify"):  # a file of that name is ./export
        return run_export(rest) if command == "export" else run_verify(rest)
    if command == "check" and not os.path.exists(command):
        from arnorm.cli._check import run_check  # noqa: PLC0415 -- few ask for it

        return run_check(rest)
    parsed = make_parser()
    options = parse_find(rest) if command == "find" else parsed.parse_args(arguments)
    if options.list_steps:
        print(list_steps())
        return 0
    try:
        pipeline = build_pipeline(options)
        if options.describe or options.print_pipeline:
            print(pipeline.describe(options.describe) if options.describe else pipeline.to_json())
            return 0
        job = take_up(_make_job(options, pipeline))
        pipeline("")  # a step may need a package that is not installed
    except (ValueError, ImportError) as error:
        parsed.error(str(error))
    if options.dry_run:
        print(_describe_plan(job))
        return int(bool(job.files.failed))
    if not arnorm.compiled and not options.quiet and sys.stderr.isatty():
        print(f"arnorm: {INTERPRETED}", file=sys.stderr)
    start = time.monotonic()
    status = run(job)
    if job.journal is not None:
        job.journal.end(status)
    if options.stats:
        print(f"{time.monotonic() - start:.1f} s", file=sys.stderr)
    return status


def _make_job(options: argparse.Namespace, pipeline: arnorm.Pipeline) -> Job:
    """The job that the arguments ask for; ValueError where they make no sense together."""
    kinds = tuple(kind for kind, finder in FINDERS.items() if getattr(options, finder.removeprefix("find_")))
    lists = kinds or options.explain
    output: Output = "mentions" if kinds else "explained" if options.explain else "diff" if options.diff else "text"
    for is_wrong, why in (
        (lists and (options.diff or options.stats or (options.report and (kinds != ("date",) or options.whole))),
         "--dates and the other lists, and --explain, change nothing: --diff and --stats have nothing to show, "
         "and --report shows the dates of texts alone"),
        (lists and options.html,
         "--html makes another text: --dates and the other lists, and --explain, are of the text as it is"),
        (kinds and options.explain,
         "--explain explains dates, quotations and numbers; do not combine it with --dates and the like"),
        (options.in_place and (options.out is not None or output != "text"),
         "--in-place replaces the files: it cannot be combined with --out, --diff or a listing"),
    ):  # fmt: skip
        if is_wrong:
            raise ValueError(why)
    for option in ("encoding", "output_encoding"):
        name = getattr(options, option)
        try:
            "x".encode("utf-8" if name is None else name)  # ValueError for "rot13" and "base64", which Python knows too
        except (LookupError, ValueError):
            raise ValueError(f"--{option.replace('_', '-')}: no encoding {name!r}") from None
    files = find_files(
        options.files or ["-"],
        options.out,
        endings=("",) if options.format else _records.HTML_NAMES if options.html else (),
        one_file=output != "text",
        in_place=options.in_place,
        follow=options.follow_links,
    )
    refuse_clashes(files, options.report, (options.pipeline, options.names), in_place=options.in_place)
    _refuse_fields_of_text(options, files)
    work = Work(
        pipeline=pipeline,
        output=output,
        kinds=kinds,
        order=options.order,
        calendars=options.hijri if options.calendars or options.whole else "",
        told={name: getattr(options, name) for name in ("reference", "relative", "week_start")},
        whole={name: getattr(options, name) for name in _OF_FIELDS} if options.whole else None,
        days=options.relative or options.report is not None,
        profiled=not lists and (options.stats or options.report is not None),
        color=options.out in (None, "-") and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
    )
    return Job(files, functools.partial(_shape_of, options), work, options)


def _refuse_fields_of_text(options: argparse.Namespace, files: Files) -> None:
    """Raise ValueError where a field is named and no input has fields."""
    named = f"--field {options.field[0]}" if options.field else f"--id {options.id}" if options.id else ""
    formats = {_shape_of(options, one.name).format for one in files.sources}
    if named and formats and formats <= {"text", "lines"}:
        raise ValueError(
            f"{named}: {files.sources[0].name} is read as text, which has no fields; "
            "for a table or JSON lines write --format csv, tsv or jsonl"
        )


_OF_FIELDS = ("order", "calendar", "reference", "prefer", "week_start", "hijri")


def _shape_of(options: argparse.Namespace, name: str) -> _records.Shape:
    kind = options.format or _records.format_of(_files.plain_name(name)) or "text"
    if options.whole and options.format is None and kind == "text":
        kind = "lines"
    delimiter = options.delimiter or ("\t" if kind == "tsv" else ",")
    fields = tuple(options.field) or ("text",)
    return _records.Shape(
        kind, fields, delimiter, not options.no_header, options.quoting, options.escape_formulas, options.id
    )


def _describe_plan(job: Job) -> str:
    """What a run would read, do and write."""
    finders = " ".join(FINDERS[kind] for kind in job.work.kinds)
    lines = [f"with {finders or ' '.join(map(name_of, job.work.pipeline)) or 'no step'}:"]
    for source in job.files.sources:
        shape = job.shape(source.name)
        what = shape.format if shape.format in ("text", "lines") else f"{shape.format}: {', '.join(shape.fields)}"
        out = source.out or job.files.out or "standard output"
        lines.append(f"{source.name} ({what}) -> {out}")
    lines += [f"{name}: {what}" for name, what in job.files.failed]
    lines += job.files.skipped
    if job.options.report:
        lines.append(f"report -> {job.options.report}")
    return "\n".join(map(shown, lines))


if __name__ == "__main__":
    sys.exit(main())
