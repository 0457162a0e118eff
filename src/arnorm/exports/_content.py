"""What every export holds: the rules of a pipeline, and what is known of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

import arnorm
from arnorm._core.charmap import fuse
from arnorm._core.classes import CharRule
from arnorm._core.pipeline import Pipeline
from arnorm._core.stages import StepLike, find_left_by
from arnorm._core.step import CharStep, Step

FORMAT = 1

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
    name: str  # of the function, table or analyzer
    fingerprint: str
    pipeline: Any  # as `Pipeline.to_json` has it; None where a step is not arnorm's own
    rules: tuple[CharRule, ...]
    vectors: tuple[tuple[str, str], ...]

    def about(self) -> dict[str, Any]:
        """All but the rules, for `verify`."""
        return {
            "arnorm_export": FORMAT,
            "target": self.target,
            "name": self.name,
            "arnorm": arnorm.__version__,
            "fingerprint": self.fingerprint,
            "rules_digest": make_digest(self.rules),
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
    if not isinstance(step, Step) or not _has_own_rules(type(step)) or find_left_by(step) is not None:
        return None  # no engine knows what is code
    rules = step.to_rules()
    return None if rules is None else tuple(rules)


def _has_own_rules(cls: type[Step]) -> bool:
    """Whether the class that defines ``to_rules`` knows what the step does: no subclass of it changes that."""
    homes = {
        name: next(at for at, base in enumerate(cls.__mro__) if name in vars(base) or base is object)
        for name in ("to_rules", "edits", "exempt", "table")
    }
    home = homes.pop("to_rules")
    return cls.__mro__[home] in (Step, CharStep) or home <= min(homes.values())


def make_content(pipeline: Pipeline, target: str, name: str) -> Content:
    """What an export of this pipeline holds, each of whose steps has rules."""
    rules = _join_tables(rule for step in pipeline for rule in find_rules(step) or ())
    try:
        steps = json.loads(pipeline.to_json())
    except ValueError:  # a step of one's own
        steps = None
    vectors = tuple((text, pipeline(text)) for text in VECTORS)
    return Content(target, name, pipeline.fingerprint, steps, tuple(rules), vectors)


def make_digest(rules: Iterable[CharRule]) -> str:
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
