"""``arnorm export`` and ``arnorm verify``: a pipeline for another engine, and whether it is still what arnorm does."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from arnorm.cli import _steps
from arnorm.cli._arguments import Parser
from arnorm.exports import Target, export, verify

__all__ = ["COMMANDS"]


def _run_export(arguments: Sequence[str]) -> int:
    """Print or write an export; 2 where it cannot be made."""
    parser = Parser("arnorm export", description="Write a pipeline for another engine.")
    parser.add_argument("preset", type=str.upper, nargs="?", choices=_steps.preset_names(), help="a preset")
    parser.add_argument("--pipeline", type=Path, metavar="FILE", help="a pipeline as JSON, instead of a preset")
    parser.add_argument("--to", required=True, choices=get_args(Target), help="the engine")
    parser.add_argument("--name", default="arnorm_normalize", help="of the function, table or analyzer there")
    parser.add_argument("--exportable", action="store_true", help="leave out the steps that the engine cannot do")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help="a file; else it is printed")
    options = parser.parse_args(arguments)
    if (options.preset is None) == (options.pipeline is None):
        parser.error("give a preset, or a pipeline with --pipeline")
    try:
        pipeline = _steps.build_pipeline(
            argparse.Namespace(step=[], without=[], blocks=None, protect=[], **vars(options))
        )
        if options.exportable:
            pipeline = pipeline.exportable(options.to)
        text = _format_export(export(pipeline, to=options.to, name=options.name))
    except (ImportError, ValueError) as error:
        hint = "" if options.exportable else "; --exportable leaves them out" * ("cannot do" in str(error))
        parser.error(f"{error}{hint}")
    if options.out is None:
        sys.stdout.write(text)
    else:
        try:
            options.out.write_text(text, encoding="utf-8")
        except OSError as error:
            parser.error(f"{options.out}: {error.strerror}")
    return 0


def _format_export(exported: Any) -> str:
    """An export as the text of a file."""
    if isinstance(exported, str):
        return exported
    if not isinstance(exported, dict):  # a Normalizer, as a tokenizer's JSON has it
        exported = json.loads(exported.__getstate__())
    return json.dumps(exported, indent=1) + "\n"


def _run_verify(arguments: Sequence[str]) -> int:
    """Say whether the exports are what the installed arnorm does; 1 where one is not."""
    parser = Parser("arnorm verify", description="Compare exports with the arnorm installed.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="what arnorm export wrote")
    status = 0
    for path in parser.parse_args(arguments).files:
        try:
            verdict = verify(path)
        except (OSError, ValueError) as error:
            what = error.strerror if isinstance(error, OSError) else error
            print(f"arnorm: {path}: {what}", file=sys.stderr)
            status = 1
            continue
        print(f"{path}: {verdict.reason} Written by {verdict.written}; now {verdict.installed or 'none'}.")
        for text, then, now in verdict.changed:
            print(f"  {text!r}: exported as {then!r}, now {now!r}")
        status = max(status, int(not verdict.stands))
    return status


COMMANDS = {"export": _run_export, "verify": _run_verify}
