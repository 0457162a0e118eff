"""The arguments of the command, and the pipeline that they ask for; ``arnorm export`` and ``arnorm verify``."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar, get_args

import arnorm
from arnorm import presets
from arnorm._core.options import options_of
from arnorm._core.pipeline import Pipeline
from arnorm._core.step import CharStep, Step
from arnorm._core.wrong import INTERPRETED, meant
from arnorm.blocks.options import BLOCKS
from arnorm.cli import _records
from arnorm.cli._mentions import FINDERS
from arnorm.cli._messages import quoted, shown
from arnorm.cli._paths import Target, identity
from arnorm.dates.options import HIJRI_TABLES, ORDERS, WEEK_STARTS

_Read = TypeVar("_Read")

_EPILOG = """\
examples:
  arnorm page.txt                          normalise with WEB, print
  arnorm -o clean/ crawl/                  a directory, file by file
  arnorm -f title -f body -o b.jsonl.zst a.jsonl.gz
  arnorm -s strip_diacritics -s unify_digits:to=arabic < in.txt
  arnorm find dates page.txt               the dates in it, as JSON lines (arnorm find --help)
  arnorm --dates --quotes page.txt         the dates and the quotations
  arnorm --diff page.txt                   what would change
  arnorm --stats --report r.html -o b.jsonl a.jsonl
  arnorm export SEARCH --exportable --to postgres   (arnorm export --help)
  arnorm check                             whether this installation works
  arnorm verify search.sql                 whether an export is what this arnorm does

exit status: 0 all went well, 1 some input failed, 2 the arguments are wrong
"""


def _parse_preset(text: str) -> str:
    try:
        presets.preset_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


_LONGEST_JSON_BYTES = 1 << 24  # a table of all characters takes less
_MOST_WORKERS = 1000  # more than any machine has use for


def _parse_workers(text: str) -> int:
    if not text.isdecimal() or len(text) > len(str(_MOST_WORKERS)) or not 1 <= int(text) <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {_MOST_WORKERS}, got {text[:50]!r}")
    return int(text)


def _parse_delimiter(text: str) -> str:
    if len(text) != 1 or text in "\r\n":
        raise argparse.ArgumentTypeError(f"must be one character, and no line break; got {text!r}")
    return text


class Parser(argparse.ArgumentParser):
    """A parser that ends the command with one line where the arguments make no sense."""

    def error(self, message: str) -> NoReturn:
        """End the command with one line, safe for a terminal, for messages hold file names; it says what was meant."""
        if unknown := re.match("unrecognized arguments: (-[^ =]+)[ =]?([^ ]*)", message):
            option, value = unknown[1].strip("-").replace("-", "_"), unknown[2]
            form, of_step = presets.find_setting(option, value, arnorm.WEB)
            setting = f":{of_step}={value}" * bool(of_step and value)
            message += f"; write --step {form}{setting}" if form else meant(unknown[1], self._option_string_actions)
        elif among := re.search(r"invalid choice: '?([^' ]*)'? \(choose from (.*)\)", message):
            message += meant(among[1], re.findall(r"[\w-]+", among[2]))
        self.exit(2, f"arnorm: error: {shown(message)}\n")


def refuse_command(arguments: Sequence[str]) -> None:
    """End the command where the first argument names no file, but what another command or an option does."""
    word = arguments[0] if arguments else ""
    if not word.isidentifier() or os.path.exists(word):
        return
    import difflib  # noqa: PLC0415 -- for errors only

    rest = " ".join(["", *map(shlex.quote, arguments[1:])]) or " FILE"
    lines = {"list_steps": "--list-steps", "steps": "--list-steps", "help": "--help", "version": "--version"}
    lines |= {finder.removeprefix("find_"): f"find {finder.removeprefix('find_')}{rest}" for finder in FINDERS.values()}
    lines |= {name.lower(): f"--preset {name}{rest}" for name in preset_names()}
    lines |= {command: f"{command}{rest}" for command in ("find", "export", "verify")}
    lines |= dict.fromkeys(("normalize", "normalise", "clean", "run"), rest[1:])
    lines |= {name: f"--step {name}{rest}" for name in _list_classes() if name.islower()}
    near = difflib.get_close_matches(arnorm.elsewhere.ELSEWHERE.get(word, word.lower()), lines, 1, 0.75)
    line = lines[near[0]] if near and word not in ("find", "export", "verify") else ""
    if line:
        Parser("arnorm").error(f"{word}: no such file; write arnorm {line}")


def _parse_day(text: str) -> str:
    """A day that `parse_date` takes as its reference, or "document"."""
    from datetime import datetime  # noqa: PLC0415 -- for those who give a day

    if text == "document":
        return text
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a day like 2025-11-23, got {text[:50]!r}") from None
    return text


_FIND_EPILOG = """\
examples:
  arnorm find dates page.txt               JSON lines: file, record, start, end, text and what it says
  arnorm find dates --calendars --id number --csv -o dates.csv laws.jsonl
  arnorm find dates --whole -f published pages.csv     a column that is dates
  arnorm find amounts -f body news.csv

Nothing is changed. Offsets count characters of the text as it is, end exclusive. A file that is named find is ./find.
"""


def parse_find(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of ``arnorm find``, as those of the command; it ends the command where they make no sense."""
    kinds = {finder.removeprefix("find_"): kind for kind, finder in FINDERS.items()}
    known = ", ".join(kinds)
    parser = Parser(
        "arnorm find",
        description="List what is found in files, directories or standard input: one mention a line.",
        usage="arnorm find KIND [options] [FILE ...]",
        epilog=_FIND_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("kind", nargs="?", metavar="KIND", help=f"one of {known}")
    add("files", nargs="*", metavar="FILE", help="files or directories; - or none: standard input")
    add("-o", "--out", metavar="PATH", help="a file, written whole or not at all")
    add("--csv", action="store_true", help="write a table with a header, not JSON lines")
    _add_escape_formulas(add)
    add(
        "--output-encoding",
        default="utf-8",
        metavar="NAME",
        help="of the table or the file; utf-8-sig for Excel (utf-8)",
    )
    add("--id", metavar="NAME", help="the field or column that names the document, written with each mention")
    add("--calendars", action="store_true", help="dates: write each in both calendars, as gregorian and hijri (EDTF)")
    _add_order(add, "ymd")
    add(
        "--whole", action="store_true", help="dates: each field (in plain text, each line) is one date, or has an error"
    )
    add("--reference", type=_parse_day, metavar="DAY", help="dates: day of writing (2025-11-23); document: its own day")
    add("--relative", action="store_true", help="dates: by --reference, أمس too; each with its first and last day")
    add("--week-start", choices=WEEK_STARTS, default="sunday", help="dates: first day of a week (sunday)")
    add("--prefer", choices=("past", "future"), help="with --whole: the side of --reference of a weekday alone")
    add("--report", type=Path, metavar="FILE.html", help="dates: write a page with a timeline of each text too")
    add("--hijri", choices=HIJRI_TABLES, default="published", help="the calendar of conversions (published)")
    _add_names(add)
    add("--calendar", choices=("auto", "gregorian", "hijri"), default="auto", help="with --whole: of figures (auto)")
    add("-j", "--workers", type=_parse_workers, default=1, metavar="N", help="processes to share the work (1)")
    add("-q", "--quiet", action="store_true", help="do not show progress or notes")
    add("-n", "--dry-run", action="store_true", help="say what would be read and written, and stop")
    _add_input(parser.add_argument_group("input").add_argument)
    options = parser.parse_intermixed_args(arguments)
    if options.kind not in kinds:
        got = "no kind" if options.kind is None else f"no kind {options.kind!r}{meant(options.kind, kinds)}"
        parser.error(f"{got}; write arnorm find KIND FILE, where KIND is one of {known} (arnorm find --help)")
    _check_dates(parser, options)
    every = make_parser().parse_args([])
    vars(every).update(vars(options) | {options.kind: True})
    return every


def _check_dates(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End the command where options of dates make no sense together."""
    if options.calendars and options.kind != "dates":
        parser.error(f"--calendars is for dates; {options.kind} have no calendar")
    if options.whole and options.kind != "dates":
        parser.error(f"--whole is for dates; {options.kind} are found in texts")
    if options.calendar != "auto" and not options.whole:
        parser.error("--calendar is of a field, with --whole")
    if options.prefer and not (options.whole and options.reference):
        parser.error("--prefer is of a field, with --whole and --reference")
    if options.reference and options.kind != "dates":
        parser.error(f"--reference is for dates; {options.kind} are told from no day")
    if options.relative and (options.whole or not options.reference):
        parser.error("--relative is of a text, with --reference; fields with --whole need --reference only")
    if options.reference == "document" and options.whole:
        parser.error("--reference document is of a text; a field has no day of its own")
    if options.order == ("document" if options.whole else "ymd"):
        parser.error("--order document is of a text, --order ymd of a field, with --whole")


def make_parser() -> argparse.ArgumentParser:
    """The parser of the arguments; it ends the command with status 2 where they make no sense."""
    made = Parser(
        "arnorm",
        description="Normalise Arabic text: files, directories or standard input.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help="files or directories; - or none: standard input")
    how = "(compiled)" if arnorm.compiled else f"(interpreted)\n{INTERPRETED}"
    add("--version", action="version", version=f"arnorm {arnorm.__version__} {how}")
    add("-q", "--quiet", action="store_true", help="do not show progress or notes")
    add("-n", "--dry-run", action="store_true", help="say what would be read, done and written, and stop")
    _add_pipeline(made.add_argument_group("what is done").add_argument)
    _add_input(made.add_argument_group("input").add_argument)
    _add_output(made.add_argument_group("output").add_argument)
    made.set_defaults(id=None, csv=False, calendars=False, whole=False, reference=None, calendar="auto")
    made.set_defaults(relative=False, week_start="sunday", prefer=None, hijri="published")  # arnorm find
    return made


def _add_pipeline(add: Any) -> None:
    add("-p", "--preset", type=_parse_preset, metavar="NAME",
        help=f"{', '.join(preset_names())} (WEB, if no other pipeline is given); or ASR:2026-07")  # fmt: skip
    add("--pipeline", type=Path, metavar="FILE", help="a pipeline as JSON, from --print-pipeline or Pipeline.to_json()")
    add("-s", "--step", action="append", default=[], metavar="NAME[:OPT=VAL,…]",
        help="a step, after those of the preset or file; may be given again")  # fmt: skip
    add("--protect", action="append", default=[], metavar="PATTERN",
        help="no step touches what this pattern of the package regex matches; may be given again")  # fmt: skip
    _add_names(add)
    add("--html", action="store_true", help="take the text out of HTML first, as strip_html does; .html files are read")
    add("--without", action="append", default=[], metavar="NAME", help="leave a step out; may be given again")
    add(
        "--blocks",
        choices=BLOCKS,
        help="prose: read code and data as prose too; auto: leave them; else as the steps say",
    )
    add("--list-steps", action="store_true", help="list presets, steps and options, and stop")
    add("--describe", nargs="?", const="en", choices=("en", "ar"), help="say in words what the pipeline does, and stop")
    add("--print-pipeline", action="store_true", help="print the pipeline as JSON, and stop")
    add("-j", "--workers", type=_parse_workers, default=1, metavar="N", help="processes to share the work (1)")


def _add_input(add: Any) -> None:
    add("--format", choices=_records.FORMATS,
        help="how files are read, in directories all of them; by default their names tell, else text")  # fmt: skip
    add("-f", "--field", "--column", action="append", default=[], metavar="NAME",
        help='the JSON field (meta.text: one inside another) or column that is text ("text"); repeatable')  # fmt: skip
    add("--delimiter", type=_parse_delimiter, metavar="CHAR", help="between the columns of a table (, or a tab)")
    add("--no-header", action="store_true", help="the table's first row is a row like any other")
    add("--no-quoting", action="store_false", dest="quoting", help="quote marks in a table are text")
    add("--encoding", metavar="NAME", help="such as cp1256; by default UTF-8 or UTF-16, as the file is")
    add("--follow-links", action="store_true", help="in a directory, read links to files that stay inside of it")
    add("-k", "--keep-going", action="store_true",
        help="do not give up a file for bad bytes (U+FFFD for them, if most is UTF-8) or records")  # fmt: skip


def _add_order(add: Any, *more: str) -> None:
    words = "how dates read 5/4/2025; document: as the text's dates that can be read one way only"
    add("--order", choices=(*ORDERS, *more), default="dmy", help=words + "; ymd: with --whole" * bool(more))


def _add_names(add: Any) -> None:
    add("--names", type=Path, metavar="FILE",
        help="months, units and abbreviations of your own, as JSON: what Names.to_dict() gives")  # fmt: skip


def _add_escape_formulas(add: Any) -> None:
    add("--escape-formulas", action="store_true",
        help="in tables, write ' before a text that a spreadsheet takes for a formula (=, +, -, @, tab)")  # fmt: skip


def _add_output(add: Any) -> None:
    add("-o", "--out", metavar="PATH", help="a file, or a directory for several; written whole or not at all")
    add("--resume", action="store_true",
        help="go on where such a run was stopped: what is in --out stays; harmless at the first run")  # fmt: skip
    add("-i", "--in-place", action="store_true", help="replace each file by its new text")
    _add_escape_formulas(add)
    add("--output-encoding", default="utf-8", metavar="NAME", help="of files written with --out (utf-8)")
    add("--dates", action="store_true", help="list the dates instead, as JSON lines; offsets count characters")
    _add_order(add)
    add("--quotes", action="store_true", help="list the quotations")
    add("--numbers", action="store_true", help="list the numbers")
    add("--times", action="store_true", help="list the times of day and the durations")
    add("--amounts", action="store_true", help="list the amounts of money")
    add("--sentences", action="store_true", help="list the sentences")
    add("--hidden", action="store_true", help="list what a reader cannot see, and what it spells")
    add("--explain", action="store_true", help="say by which rule each was read, and which veto refused a candidate")
    add("--diff", action="store_true", help="show what would change instead")
    add("--stats", action="store_true", help="tell on standard error how often each step did what")
    add("--report", type=Path, metavar="FILE.html", help="write a page that shows it, and the first texts that changed")


def preset_names() -> list[str]:
    """The names of the presets."""
    return [name for name in presets.__all__ if name.isupper()]


def _class_of(name: str) -> type[Step] | None:
    """The shipped step of either of its names; of other names none. Only its own module is imported."""
    value = getattr(arnorm, name) if name in arnorm.__all__ else None
    if isinstance(value, Step):
        return type(value)
    is_step = isinstance(value, type) and issubclass(value, Step) and value not in (Step, CharStep)
    return value if is_step else None


def _list_classes() -> dict[str, type[Step]]:
    """The shipped steps, by both of their names."""
    return {name: cls for name in arnorm.__all__ if (cls := _class_of(name))}


def build_pipeline(arguments: argparse.Namespace) -> Pipeline:
    """The pipeline: a preset or a file (WEB, if there is no --step either), then the steps, in the order given.

    Raises ValueError, in words for a user, where an argument is wrong.
    """
    base = Pipeline()
    if arguments.pipeline is not None:
        base = _read_file(arguments.pipeline, Pipeline.from_json)
    elif arguments.preset is not None:
        base = presets.preset_of(arguments.preset)
    elif not arguments.step:
        base = arnorm.WEB
    if getattr(arguments, "html", False):
        base = Pipeline(arnorm.strip_html, base)
    try:
        names = _read_file(arguments.names, _read_names) if arguments.names else None
        pipeline = Pipeline(base, *map(_parse_step, arguments.step), protect=arguments.protect, names=names)
    except ImportError as error:
        raise ValueError(str(error)) from None
    pipeline = pipeline.without(*map(_find_class, arguments.without)) if arguments.without else pipeline
    return Pipeline(pipeline, blocks=arguments.blocks) if arguments.blocks else pipeline


def _read_file(path: Path, read: Callable[[str], _Read]) -> _Read:
    """What a file of JSON holds; ValueError, naming the file, where it cannot be read."""
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST_JSON_BYTES + 1)
        if len(text) > _LONGEST_JSON_BYTES:
            raise ValueError(f"is longer than {_LONGEST_JSON_BYTES:,} bytes, the longest file of JSON that is read")
        return read(text.decode())
    except (OSError, ValueError) as error:
        raise ValueError(f"{path}: {getattr(error, 'strerror', error)}") from None


def _read_names(text: str) -> arnorm.Names:
    form = 'names are {"months": {NAME: MONTH}, "units": {…}, "abbreviations": […]}'
    try:
        value = json.loads(text)
        if not isinstance(value, dict) or (unknown := set(value) - {"months", "units", "abbreviations"}):
            raise TypeError("not an object" if not isinstance(value, dict) else f"there is {quoted(unknown)}")
        return arnorm.Names(**value)
    except (TypeError, RecursionError) as error:
        raise ValueError(f"{form}: {error}") from None


def _find_class(name: str) -> type[Step]:
    if found := _class_of(name):
        return found
    if "=" in name:
        raise ValueError(f"no step {name!r}; options are written NAME:opt=val")
    if "," in name:
        raise ValueError(f"no step {name!r}; write --step once for each")
    classes = _list_classes()
    known = sorted(name for name in classes if name.islower())
    raise ValueError(f"no step {name!r}{meant(name, classes)}; the steps are {', '.join(known)}")


def _parse_step(text: str) -> Step:
    """A step from ``NAME`` or ``NAME:opt=val,opt=val``."""
    name, _, options = text.partition(":")
    cls = _find_class(name)
    values: dict[str, list[str]] = {}
    last = ""
    for part in options.split(",") if options else ():
        option, equals, value = part.partition("=")
        if equals and (option.strip().isidentifier() or not last):
            last = option.strip()
            values[last] = [value]
        elif last:  # a sequence: opt=a,b
            values[last].append(part)
        else:
            raise ValueError(f"--step {text}: options are written NAME:opt=val,opt=val")
    types = {field.name: field.type for field in dataclasses.fields(cls)}
    try:
        return cls(
            **{
                option: ",".join(parts)
                if types.get(option) == "str"
                else tuple(map(_parse_scalar, parts))
                if len(parts) > 1 or isinstance(getattr(cls(), option, None), tuple)
                else _parse_scalar(parts[0])
                for option, parts in values.items()
            }
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"--step {text}: {error}") from None


def _parse_scalar(text: str) -> Any:
    """A value of an option as Python has it; what JSON does not know (western) is a string."""
    if text in ("none", "None"):
        return None
    try:
        value = json.loads(text.lower() if text in ("True", "False") else text)
    except ValueError:
        return text
    return value if value is None or isinstance(value, (bool, int, str)) else text


def list_values(cls: type[Step]) -> dict[str, tuple[list[str], bool, str]]:
    """What each option takes: the values, whether several of them may be given, and the value without it."""
    found = {}
    for one in options_of(cls):
        values = [*map(_show_value, one.choices), *one.takes]
        listed = one.default if isinstance(one.default, (tuple, list)) else (one.default,)
        is_all = one.several and list(listed) == values
        found[one.name] = values, one.several, "all" if is_all else ",".join(map(_show_value, listed)) or "none"
    return found


def _show_value(value: Any) -> str:
    """A value as the command takes it."""
    return str(value).lower() if value is None or isinstance(value, bool) else str(value) or "empty"


def list_steps() -> str:
    """The presets and the steps: what each does and can lose, and its options with their values."""
    lines = ["presets:"]
    for name in preset_names():
        steps = " ".join(type(step).__name__ if isinstance(step, Step) else "…" for step in getattr(arnorm, name))
        lines.append(f"  {name}: {steps}")
    lines.append("steps, with their options, the values that each takes and the one without it:")
    for name, cls in sorted(_list_classes().items()):
        if not name.islower():
            continue
        lines.append(f"  {name}: {cls.summary} Can lose: {cls.loss}.")
        for option, (values, several, default) in list_values(cls).items():
            listed = f"{','.join(values)} (any of them)" if several else "|".join(values)
            lines.append(f"      {option}={listed}  [{default}]")
    return "\n".join(lines)


def run_export(arguments: Sequence[str]) -> int:
    """Print or write an export; 2 where it cannot be made."""
    from arnorm import exports  # noqa: PLC0415 -- for those who export

    parser = Parser("arnorm export", description="Write a pipeline for another engine.")
    parser.add_argument("preset", type=str.upper, nargs="?", choices=preset_names(), help="a preset")
    parser.add_argument("--pipeline", type=Path, metavar="FILE", help="a pipeline as JSON, instead of a preset")
    parser.add_argument("--to", choices=get_args(exports.Target), help="the engine")
    parser.add_argument("--name", default="arnorm_normalize", help="of the function, table or analyzer there")
    parser.add_argument("--exportable", action="store_true", help="leave out the steps that the engine cannot do")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help="a file; else it is printed")
    options = parser.parse_args(arguments)
    if (options.preset is None) == (options.pipeline is None) or options.to is None:
        line = "write arnorm export PRESET --to ENGINE, or --pipeline FILE in the place of PRESET"
        parser.error(f"{line}; ENGINE is one of {', '.join(get_args(exports.Target))}")
    try:
        pipeline = build_pipeline(
            argparse.Namespace(step=[], without=[], blocks=None, protect=[], names=None, **vars(options))
        )
        if options.exportable:
            pipeline = pipeline.exportable(options.to)
        exported = exports.export(pipeline, to=options.to, name=options.name)
    except (ImportError, ValueError) as error:
        hint = "" if options.exportable else "; --exportable leaves them out" * ("cannot do" in str(error))
        parser.error(f"{error}{hint}")
    if not isinstance(exported, (str, dict)):  # a Normalizer, as a tokenizer's JSON has it
        exported = json.loads(exported.__getstate__())
    text = exported if isinstance(exported, str) else json.dumps(exported, indent=1) + "\n"
    out = None if options.out == Path("-") else options.out
    if options.pipeline and identity(out or 1) == identity(options.pipeline) is not None:
        parser.error(f"--out {out or 'standard output'}: is the pipeline, which would be lost")
    try:
        target = Target(out)
        try:
            target.write(text)
            target.commit()
        finally:
            target.abort()
    except BrokenPipeError:  # `head` has what it wants
        raise
    except OSError as error:
        parser.error(f"{out or 'output'}: {error.strerror or error}")
    return 0


_SHOWN_VECTORS = 20


def run_verify(arguments: Sequence[str]) -> int:
    """Say whether the exports are what the installed arnorm does; 1 where one is not."""
    from arnorm.exports import verify  # noqa: PLC0415 -- for those who export

    parser = Parser("arnorm verify", description="Compare exports with the arnorm installed.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="what arnorm export wrote")
    status = 0
    for path in parser.parse_args(arguments).files:
        try:
            verdict = verify(path)
        except (OSError, ValueError) as error:
            what = error.strerror if isinstance(error, OSError) else error
            print(shown(f"arnorm: {path}: {what}"), file=sys.stderr)
            status = 1
            continue
        written, now = (quoted([one]) if one else "none" for one in (verdict.written, verdict.installed))
        print(shown(f"{path}: {verdict.reason} Written by {written}; now {now}."))
        for vector in verdict.changed[:_SHOWN_VECTORS]:
            print("  {}: exported as {}, now {}".format(*(quoted([text]) for text in vector)))
        if len(verdict.changed) > _SHOWN_VECTORS:
            print(f"  and {len(verdict.changed) - _SHOWN_VECTORS:,} more")
        status = max(status, int(not verdict.stands))
    return status
