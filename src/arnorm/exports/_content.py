"""What every export holds: the rules of a pipeline; and whether they are still what the installed arnorm does."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import arnorm
from arnorm._core.charmap import fuse
from arnorm._core.classes import CharRule
from arnorm._core.pipeline import Pipeline
from arnorm._core.stages import StepLike
from arnorm._core.step import CharStep, Step

_FORMAT = 1

# Texts that tell one normalization from another: each has something that some step changes.
VECTORS = (
    "الإسلام",
    "الاسلام",
    "أَحْمَدُ إلى الآن",
    "مدرسة على مصطفى فى",
    "الســـلام عام 1446هـ",
    "مسؤول مسئول مسوول رءوس",
    "شيء شئ وزراؤه وزرائه بئر",
    "٢٠٢٤ و۱۴۰۳",
    "٢٠١٠ـ٢٠١٥",
    "کتاب علی ہے",
    "\N{ARABIC LETTER LAM}\N{ARABIC LETTER ALEF}\N{ARABIC HAMZA ABOVE} مسو\N{ARABIC HAMZA ABOVE}ول",
    "\ufe8d\ufedf\ufeb4\ufefc\ufee1 \ufef7\ufee5",
    "النبي\ufdfa: \ufdf2",
    "الع\u200bربية\u200f",
    "\U0001f468\u200d\U0001f469",
    "COVID-19 &Nbsp; ÉTÉ",
    "نص\xa0\xa0\xa0ثان  ثالث",
    "هههههه خاااص",
    "#عام_٢٠٢٤ https://example.org/?id=١٢٣",
    "plain ASCII 123",
    "",
)


class Content(NamedTuple):
    """The rules in their order, and what is known of them."""

    target: str
    fingerprint: str
    pipeline: Any  # as `Pipeline.to_json` has it; None where a step is not arnorm's own
    rules: tuple[CharRule, ...]
    vectors: tuple[tuple[str, str], ...]

    def about(self) -> dict[str, Any]:
        """All but the rules, for `verify`."""
        return {
            "arnorm_export": _FORMAT,
            "target": self.target,
            "arnorm": arnorm.__version__,
            "fingerprint": self.fingerprint,
            "rules_digest": _make_digest(self.rules),
            "pipeline": self.pipeline,
            "vectors": [list(pair) for pair in self.vectors],
        }

    def as_json(self) -> dict[str, Any]:
        """All of it."""
        return self.about() | {"rules": [make_row(rule) for rule in self.rules]}


def make_row(rule: CharRule) -> dict[str, Any]:
    """A rule as JSON has it."""
    return {"table": dict(rule.table), "before": rule.before, "after": rule.after}


def find_rules(step: StepLike) -> tuple[CharRule, ...] | None:
    """The rules of a step. None if it has no rules, or if a subclass changes what the step does but not its rules."""
    rules = step.to_rules() if isinstance(step, Step) and _has_own_rules(type(step)) else None
    return None if rules is None else tuple(rules)


def _has_own_rules(cls: type[Step]) -> bool:
    """Whether the class that defines ``to_rules`` knows what the step does: no subclass of it changes that."""
    homes = {
        name: next(at for at, base in enumerate(cls.__mro__) if name in vars(base) or base is object)
        for name in ("to_rules", "edits", "exempt", "table")
    }
    home = homes.pop("to_rules")
    return cls.__mro__[home] in (Step, CharStep) or home <= min(homes.values())


def make_content(pipeline: Pipeline, target: str) -> Content:
    """What an export of this pipeline holds, each of whose steps has rules."""
    rules = _join_tables(rule for step in pipeline for rule in find_rules(step) or ())
    try:
        steps = json.loads(pipeline.to_json())
    except ValueError:  # a step of one's own
        steps = None
    vectors = tuple((text, pipeline(text)) for text in VECTORS)
    return Content(target, pipeline.fingerprint, steps, tuple(rules), vectors)


def _make_digest(rules: Iterable[CharRule]) -> str:
    """A short name for what the rules do."""
    text = json.dumps([make_row(rule) for rule in rules], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _join_tables(rules: Iterable[CharRule]) -> list[CharRule]:
    """The rules, neighbouring tables without context as one."""
    joined: list[CharRule] = []
    for rule in rules:
        if joined and not any((rule.before, rule.after, joined[-1].before, joined[-1].after)):
            joined[-1] = CharRule(fuse((joined[-1].table, rule.table)))
        else:
            joined.append(rule)
    return [rule._replace(table=dict(sorted(rule.table.items()))) for rule in joined if rule.table]


_BEGIN = '{"arnorm_export": '
_KEYS = frozenset(("target", "fingerprint", "rules_digest", "pipeline"))


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
    if isinstance(exported, Path) or (isinstance(exported, str) and "{" not in exported and os.path.isfile(exported)):
        exported = Path(exported).read_text(encoding="utf-8")
    about = _read_about(exported)
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
    is_same = _make_digest(now.rules) == about["rules_digest"]
    stands = not changed and is_same
    reason = "The same: nothing to do." if stands else "Not the same: export again, and build the index again."
    return Verdict(stands, about["fingerprint"], now.fingerprint, changed, reason)


def _read_about(exported: str | dict[str, Any]) -> dict[str, Any]:
    """What is known of an export."""
    for found in _find_objects(exported):
        if found.get("arnorm_export") == _FORMAT and found.keys() >= _KEYS:
            return found
    more = f", and no file {exported!r}" if isinstance(exported, str) and len(exported) <= 80 else ""
    raise ValueError(f"no export of arnorm's: nothing in it says what it was made of{more}")


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
