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
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import arnorm
from arnorm.cli import _files, _records, _steps
from arnorm.cli._job import Job, Source, run

__all__ = ["main"]

_EPILOG = """\
examples:
  arnorm page.txt                          normalise with WEB, print
  arnorm -o clean/ crawl/                  a directory, file by file
  arnorm -f title -f body -o b.jsonl.zst a.jsonl.gz
  arnorm -s strip_diacritics -s unify_digits:to=arabic < in.txt
  arnorm --dates --quotes page.txt         what is found, as JSON lines
  arnorm --diff page.txt                   what would change
  arnorm --stats --report r.html -o b.jsonl a.jsonl

exit status: 0 all went well, 1 some input failed, 2 the arguments make no sense
"""


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
        print(f"arnorm: {error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
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
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.list_steps:
        print(_steps.listing())
        return 0
    try:
        pipeline = _steps.build(options)
    except ValueError as error:
        parser.error(str(error))
    if options.describe:
        print(pipeline.describe(options.describe))
        return 0
    if options.print_pipeline:
        print(pipeline.to_json())
        return 0
    job = _job(parser, options, pipeline)
    start = time.monotonic()
    status = run(job)
    if options.stats:
        print(f"{time.monotonic() - start:.1f} s", file=sys.stderr)
    return status


def _job(parser: argparse.ArgumentParser, options: argparse.Namespace, pipeline: arnorm.Pipeline) -> Job:
    kinds = tuple(kind for kind, name in (("date", "dates"), ("quotation", "quotes"), ("number", "numbers"))
                  if getattr(options, name))  # fmt: skip
    if kinds and (options.diff or options.stats or options.report):
        parser.error(
            "--dates, --quotes and --numbers change nothing: --diff, --stats and --report have nothing to show"
        )
    output = "mentions" if kinds else "diff" if options.diff else "text"
    sources, out = _sources(parser, options, one_file=output != "text")
    for option in ("encoding", "output_encoding"):
        if getattr(options, option):
            try:
                codecs.lookup(getattr(options, option))
            except LookupError:
                parser.error(f"--{option.replace('_', '-')}: no encoding {getattr(options, option)!r}")
    return Job(
        sources=sources,
        pipeline=pipeline,
        shape=lambda name: _shape(options, name),
        output=output,  # type: ignore[arg-type]  # mypy takes the three literals for a str
        kinds=kinds,
        out=out,
        encoding=options.encoding,
        output_encoding=options.output_encoding,
        keep_going=options.keep_going,
        stats=options.stats,
        report=options.report,
        workers=options.workers,
        color=out is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        progress=not options.quiet,
    )


def _shape(options: argparse.Namespace, name: str) -> _records.Shape:
    kind = options.format or _records.format_of(_files.plain_name(name)) or "text"
    delimiter = options.delimiter or ("\t" if kind == "tsv" else ",")
    return _records.Shape(kind, tuple(options.field) or ("text",), delimiter, not options.no_header, options.quoting)


def _sources(
    parser: argparse.ArgumentParser, options: argparse.Namespace, *, one_file: bool
) -> tuple[list[Source], Path | None]:
    """The inputs, each with its own output if that is a directory; and else the one output (None: standard output)."""
    paths = options.files or ["-"]
    out: Path | None = None if options.out in (None, "-") else Path(options.out)
    several = len(paths) > 1 or any(Path(path).is_dir() for path in paths)
    folder = (
        out if out is not None and not one_file and (several or out.is_dir() or options.out.endswith("/")) else None
    )
    if folder is not None and folder.exists() and not folder.is_dir():
        parser.error(f"--out {folder}: is a file, and several inputs need a directory")
    if folder is not None and "-" in paths:
        parser.error("--out: standard input has no name to be written under in a directory")
    if out is not None and folder is None and out.is_dir():
        parser.error(f"--out {out}: is a directory, and a listing is one file")
    sources: list[Source] = []
    taken: dict[Path, str] = {}
    for path in paths:
        for source in _found(path, folder):
            if source.out is not None and taken.setdefault(source.out, source.name) != source.name:
                parser.error(f"{taken[source.out]} and {source.name} would both be written to {source.out}")
            sources.append(source)
    return sources, None if folder is not None else out


def _found(path: str, folder: Path | None) -> Iterator[Source]:
    """The files that an argument means: itself, or those below it whose names tell a format."""
    if path == "-":
        yield Source(None, "standard input")
        return
    top = Path(path)
    if not top.is_dir():
        yield Source(top, path, folder and folder / top.name)
        return
    for place, folders, names in os.walk(top):
        folders[:] = sorted(
            name for name in folders
            if not name.startswith(".") and not (folder and folder.exists() and folder.samefile(Path(place, name)))
        )  # fmt: skip
        for name in sorted(names):
            file = Path(place, name)
            if not name.startswith(".") and _records.format_of(_files.plain_name(name)):
                yield Source(file, str(file), folder and folder / file.relative_to(top))


def _whole_number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, got {text!r}")
    return int(text)


def _delimiter(text: str) -> str:
    if len(text) != 1 or text in "\r\n":
        raise argparse.ArgumentTypeError(f"must be one character, and no line break; got {text!r}")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "arnorm",
        description="Normalise Arabic text: files, directories or standard input.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help="files or directories; - or none: standard input")
    add("--version", action="version", version=f"arnorm {arnorm.__version__}")
    add("-q", "--quiet", action="store_true", help="no progress bar")
    _add_pipeline(parser.add_argument_group("what is done").add_argument)
    _add_input(parser.add_argument_group("input").add_argument)
    _add_output(parser.add_argument_group("output").add_argument)
    return parser


def _add_pipeline(add: Any) -> None:
    add("-p", "--preset", choices=_steps.preset_names(), help="a preset (WEB, if no other pipeline is given)")
    add("--pipeline", metavar="FILE", help="a pipeline as JSON, from --print-pipeline or Pipeline.to_json()")
    add("-s", "--step", action="append", default=[], metavar="NAME[:OPT=VAL,…]",
        help="a step, behind those of the preset or file; may be given again")  # fmt: skip
    add("--without", action="append", default=[], metavar="NAME", help="leave a step out; may be given again")
    add("--list-steps", action="store_true", help="list presets, steps and options, and stop")
    add("--describe", nargs="?", const="en", choices=("en", "ar"), help="say in words what the pipeline does, and stop")
    add("--print-pipeline", action="store_true", help="print the pipeline as JSON, and stop")
    add("-j", "--workers", type=_whole_number, default=1, metavar="N", help="processes to share the work (1)")


def _add_input(add: Any) -> None:
    add("--format", choices=_records.FORMATS, help="how files are read; by default their names tell, else text")
    add("-f", "--field", "--column", action="append", default=[], metavar="NAME",
        help='the JSON field or table column that is text ("text"); more than once if need be')  # fmt: skip
    add("--delimiter", type=_delimiter, metavar="CHAR", help="between the columns of a table (, or a tab)")
    add("--no-header", action="store_true", help="the table's first row is a row like any other")
    add("--no-quoting", action="store_false", dest="quoting", help="quote marks in a table are text")
    add("--encoding", metavar="NAME", help="by default found out: UTF-8, UTF-16, cp1256 or ISO-8859-6")
    add("-k", "--keep-going", action="store_true",
        help="do not give up a file for bad bytes (they become U+FFFD) or bad records (they stay)")  # fmt: skip


def _add_output(add: Any) -> None:
    add("-o", "--out", metavar="PATH", help="a file, or a directory for several; written whole or not at all")
    add("--output-encoding", default="utf-8", metavar="NAME", help="of files written with --out (utf-8)")
    add("--dates", action="store_true", help="list the dates instead, as JSON lines; offsets count characters")
    add("--quotes", action="store_true", help="list the quotations")
    add("--numbers", action="store_true", help="list the numbers")
    add("--diff", action="store_true", help="show what would change instead")
    add("--stats", action="store_true", help="tell on standard error how often each step did what")
    add("--report", type=Path, metavar="FILE.html", help="write a page that shows it, and the first texts that changed")


if __name__ == "__main__":
    sys.exit(main())
