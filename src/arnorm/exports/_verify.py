"""Whether what an export did is still what the installed arnorm does: if not, an index has to be built again."""

from __future__ import annotations

import contextlib
import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from arnorm._core.charrule import CharRule
from arnorm._core.pipeline import Pipeline
from arnorm.exports._content import FORMAT, apply_rules, find_rules, make_content, make_digest, unpack_rules

__all__ = ["Verdict", "verify"]

# What may stand beside a character when an example is looked for, and how many examples are told.
_NEIGHBOURS = ("ب", " ", "ا", "و", "3")
_MOST_EXAMPLES = 5
_MOST_PAIRED = 60

_BEGIN = '{"arnorm_export": '
_KEYS = frozenset(("target", "fingerprint", "rules_digest", "pipeline"))


class Verdict(NamedTuple):
    """What `verify` found.

    ``stands`` says whether the installed arnorm does all that the export does. ``written`` and ``installed`` are the
    two fingerprints, ``changed`` texts that differ: the text, what it became, what it becomes now. ``reason`` is a
    sentence.
    """

    stands: bool
    written: str
    installed: str
    changed: tuple[tuple[str, str, str], ...]
    reason: str


def verify(exported: str | dict[str, Any] | Path, pipeline: Pipeline | None = None) -> Verdict:
    """Compare an export with the arnorm that is installed.

    ``exported`` is what `export` gave (or, for tokenizers, the tokenizer's JSON), or the path of its file. ``pipeline``
    is what was exported, needed where a step is your own. Raises ValueError for what is no export and where the
    pipeline is needed, OSError for a file that cannot be read.

    >>> import arnorm
    >>> verify(arnorm.export(arnorm.LUCENE, to="javascript")).stands
    True
    """
    text = exported.read_text(encoding="utf-8") if isinstance(exported, Path) else exported
    about = _read_about(text)
    if pipeline is None:
        if about["pipeline"] is None:
            raise ValueError("the export has a step that is not arnorm's own: give the pipeline too")
        try:
            pipeline = Pipeline.from_json(json.dumps(about["pipeline"]))
        except ValueError as error:
            return Verdict(False, about["fingerprint"], "", (), f"This arnorm cannot make the pipeline: {error}")
    if any(find_rules(step) is None for step in pipeline):
        return Verdict(False, about["fingerprint"], "", (), "This arnorm cannot export all of the pipeline's steps.")
    now = make_content(pipeline, about["target"])
    vectors = ((old, new, pipeline(old)) for old, new in about.get("vectors", ()))
    changed = tuple(vector for vector in vectors if vector[1] != vector[2])
    is_same = make_digest(now.rules) == about["rules_digest"]
    if not is_same and "rules_packed" in about:
        changed += tuple(_find_examples(unpack_rules(about["rules_packed"]), now.rules, pipeline))
    stands = not changed and is_same
    reason = "The same: nothing to do." if stands else "Not the same: export again, and build the index again."
    return Verdict(stands, about["fingerprint"], now.fingerprint, changed, reason)


def _find_examples(
    then: Sequence[CharRule], now: Sequence[CharRule], pipeline: Pipeline
) -> Iterator[tuple[str, str, str]]:
    """Short texts that the rules of the export and the pipeline change in two ways: text, then, now."""
    old = apply_rules(then)
    chars = sorted({char for rule in (*then, *now) for char in rule.table if char})
    letters = [*chars, *_NEIGHBOURS]
    texts = dict.fromkeys(
        (*chars, *(f"{one}{char}{other}" for char in chars for one in _NEIGHBOURS for other in _NEIGHBOURS))
    )
    texts |= dict.fromkeys(f"{_NEIGHBOURS[0]}{one}{two}" for one in letters[:_MOST_PAIRED] for two in letters)
    differ = ((text, old(text), pipeline(text)) for text in texts)
    yield from itertools.islice((one for one in differ if one[1] != one[2]), _MOST_EXAMPLES)


def _read_about(exported: str | dict[str, Any]) -> dict[str, Any]:
    """What is known of an export."""
    for found in _find_objects(exported):
        if found.get("arnorm_export") == FORMAT and found.keys() >= _KEYS:
            return found
    raise ValueError("no export of arnorm's: nothing in it says what it was made of")


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
