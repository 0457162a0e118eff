"""Whether an export is still what the installed arnorm does, and what arnorm wrote."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import arnorm
from arnorm._core.pipeline import Pipeline
from arnorm.exports._content import FORMAT, Content, find_rules, make_content, make_digest, make_row
from arnorm.exports._writers import write_javascript, write_postgres, write_sqlite

# Of these no part is made by others: people add to an index's settings, and a tokenizer is more than its normalizer.
_WRITERS: dict[str, Callable[[Content, str], Any]] = {
    "javascript": write_javascript,
    "json": lambda content, _: content.as_json(),
    "postgres": write_postgres,
    "sqlite": write_sqlite,
}
# The longest file that is read; the largest tokenizers' are some 30 MB.
_LONGEST_BYTES = 1 << 27

_BEGIN = '{"arnorm_export": '
_KEYS = ("target", "name", "arnorm", "fingerprint", "rules_digest")


class Verdict(NamedTuple):
    """What `verify` found.

    ``stands`` says whether the installed arnorm does all that the export does. ``written`` and ``installed`` are the
    two fingerprints, ``changed`` the test vectors that differ: the text, what it became, what it becomes now.
    ``reason`` is a sentence.
    """

    stands: bool
    written: str
    installed: str
    changed: tuple[tuple[str, str, str], ...]
    reason: str


def verify(exported: str | dict[str, Any] | Path, pipeline: Pipeline | None = None) -> Verdict:
    """Compare an export with the arnorm that is installed.

    ``exported`` is what `export` gave (or, for tokenizers, the tokenizer's JSON), or the name of its file. ``pipeline``
    is what was exported, needed where a step is your own. Raises ValueError for what is no export and where the
    pipeline is needed, OSError for a file that cannot be read.

    >>> import arnorm
    >>> verify(arnorm.export(arnorm.LUCENE, to="javascript")).stands
    True
    """
    text = exported
    if isinstance(exported, Path) or (isinstance(exported, str) and "{" not in exported and os.path.isfile(exported)):
        text = _read_file(exported)
    assert not isinstance(text, Path)  # noqa: S101 -- read above
    about = _read_about(text)
    if pipeline is None:
        if about["pipeline"] is None:
            raise ValueError("the export has a step that is not arnorm's own: give the pipeline too")
        try:
            pipeline = Pipeline.from_json(json.dumps(about["pipeline"]))
        except ValueError as error:
            return Verdict(False, about["fingerprint"], "", (), f"This arnorm cannot make the pipeline: {error}")
    # Before any text meets it: a pattern of the file's could take for ever.
    if pipeline.protect or pipeline.names is not None or any(find_rules(step) is None for step in pipeline):
        return Verdict(False, about["fingerprint"], "", (), "This arnorm cannot export all of the pipeline's steps.")
    now = make_content(pipeline, about["target"], about["name"])
    vectors = ((old, new, pipeline(old)) for old, new in about.get("vectors", ()))
    changed = tuple(vector for vector in vectors if vector[1] != vector[2])
    is_same = make_digest(now.rules) == about["rules_digest"]
    stands = not changed and is_same
    reason = "The same: nothing to do." if stands else "Not the same: export again, and build the index again."
    if stands and (why := _compare_rest(text, about, now)):
        stands, reason = why.startswith("The same"), why
    return Verdict(stands, about["fingerprint"], now.fingerprint, changed, reason)


def _compare_rest(exported: str | dict[str, Any], about: dict[str, Any], now: Content) -> str:
    """The remarks on the file in its description; empty where it is what arnorm writes."""
    altered = "Changed since it was written: the rules are the same, but the file is not what arnorm writes."
    write = _WRITERS.get(now.target)
    if write is None or about["arnorm"] != arnorm.__version__:
        if about.get("rules", rows := [make_row(rule) for rule in now.rules]) != rows:
            return altered
        return "The same: nothing to do. Compared were the rules and vectors that it names, not the rest of the file."
    try:
        expected: str | dict[str, Any] = write(now, now.name)
        if isinstance(expected, str):
            is_same = isinstance(exported, str) and exported.strip() == expected.strip()
        else:
            found = json.loads(exported, object_pairs_hook=_take_once) if isinstance(exported, str) else exported
            is_same = json.dumps(found, sort_keys=True) == json.dumps(expected, sort_keys=True)
    except (ValueError, TypeError, RecursionError):  # a name that the target does not take, or no such JSON
        return altered
    return "" if is_same else altered


def _take_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object; ValueError where it has a key twice: readers differ in which of the two they take."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is there twice")
    return found


def _read_file(path: Path | str) -> str:
    """The text of a regular file."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(handle, encoding="utf-8", newline="") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("is no regular file")
        if os.fstat(handle).st_size > _LONGEST_BYTES:
            raise ValueError(f"is longer than {_LONGEST_BYTES:,} bytes, the longest export that is read")
        return file.read().replace("\r\n", "\n")  # a lone "\r" ends no comment in SQL: it is a change


def _read_about(exported: str | dict[str, Any]) -> dict[str, Any]:
    """What is known of an export."""
    for found in _find_objects(exported):
        if found.get("arnorm_export") == FORMAT and _is_description(found):
            return found
    more = f", and no file {exported!r}" if isinstance(exported, str) and len(exported) <= 80 else ""
    raise ValueError(f"no export of arnorm's: nothing in it says what it was made of{more}")


def _is_description(found: dict[str, Any]) -> bool:
    """Whether each part has the type that `Content.about` gives it."""
    vectors = found.get("vectors", [])
    return (
        all(isinstance(found.get(key), str) for key in _KEYS)
        and isinstance(found.get("pipeline", 0), (dict, type(None)))
        and isinstance(vectors, list)
        and all(isinstance(pair, list) and [*map(type, pair)] == [str, str] for pair in vectors)
    )


def _find_objects(exported: str | dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The objects in what JSON holds, from the outermost on, and those that begin as an export's do in its strings."""
    values: list[Any] = [exported]
    if isinstance(exported, str):
        with contextlib.suppress(ValueError, RecursionError):  # a program, not JSON
            values.append(json.loads(exported))
    for value in values:  # which grows meanwhile
        if isinstance(value, dict):
            yield value
            values += value.values()
        elif isinstance(value, list):
            values += value
        elif isinstance(value, str) and (at := value.find(_BEGIN)) >= 0:
            with contextlib.suppress(ValueError, RecursionError):
                yield json.JSONDecoder().raw_decode(value, at)[0]
