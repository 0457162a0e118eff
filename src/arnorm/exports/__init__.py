"""The same normalization in other engines: `export` writes a pipeline for them, exactly or not at all.

One pass of rules (`arnorm.CharRule`) is what every engine gets; docs/export.md has a recipe for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from arnorm._core.patterns import lazy_pattern
from arnorm._core.pipeline import Pipeline
from arnorm._core.stages import StepLike, name_of
from arnorm._core.step import Step
from arnorm._core.wrong import not_among
from arnorm.exports._content import Content, find_rules, make_content
from arnorm.exports._tokenizers import write_tokenizers
from arnorm.exports._verify import Verdict, verify
from arnorm.exports._writers import write_elasticsearch, write_javascript, write_postgres, write_sqlite

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Target", "Verdict", "export", "exportable", "verify"]

Target = Literal["elasticsearch", "javascript", "json", "postgres", "sqlite", "tokenizers"]

_WRITERS: dict[str, Callable[[Content, str], Any]] = {
    "elasticsearch": write_elasticsearch,
    "javascript": write_javascript,
    "json": lambda content, _: content.as_json(),
    "postgres": write_postgres,
    "sqlite": write_sqlite,
    "tokenizers": write_tokenizers,
}
# What all engines take for the name of a function, a table or a filter.
_FUNCTION_NAME = lazy_pattern("[a-z][a-z0-9_]{0,39}")


def export(pipeline: Pipeline | StepLike, *, to: Target, name: str = "arnorm_normalize") -> Any:
    """Write a pipeline for another engine, which then gives what the pipeline gives, character by character.

    - ``to``: the engine. ``"tokenizers"`` gives a ``tokenizers.normalizers.Normalizer``; ``"elasticsearch"`` a dict
      whose ``"settings"`` are an index's (OpenSearch takes them too); ``"postgres"`` the SQL of an immutable function;
      ``"sqlite"`` the SQL of the table that a registered function reads, with a recipe for FTS5; ``"javascript"`` an ES
      module that exports ``normalize``; ``"json"`` a dict with the rules, for anything else.
    - ``name``: what the function, table or analyzer is called there: lower-case ASCII letters, digits and ``_``.

    Every export has the pipeline's fingerprint and test vectors; `verify` compares them with the arnorm that is
    installed. Raises ValueError for a pipeline that has a step which cannot be written as characters in a context (it
    names every such step; `Pipeline.exportable` leaves them out), for an unknown engine and for a bad name; ImportError
    for ``"tokenizers"`` without that package.

    >>> import arnorm
    >>> table = arnorm.export(arnorm.fold_teh_marbuta, to="json")
    >>> table["rules"]
    [{'table': {'ة': 'ه'}, 'before': '', 'after': ''}]
    >>> arnorm.export(arnorm.SEARCH, to="postgres")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: postgres cannot do UnescapeHtml, TurnForms, CollapseElongation, CollapseWhitespace, UnifyNumbers; ...
    """
    whole = pipeline if isinstance(pipeline, Pipeline) else Pipeline(pipeline)
    _check_target(to)
    _check_protect(whole)
    if not isinstance(name, str) or not _FUNCTION_NAME.fullmatch(name):
        raise ValueError(f"name must be lower-case ASCII letters, digits and _, at most 40, got {name!r}")
    refused = [name_of(step) for step in whole if find_rules(step) is None]
    if refused:
        raise ValueError(
            f"{to} cannot do {', '.join(refused)}; pipeline.exportable({to!r}) is the pipeline without "
            f"{'it' if len(refused) == 1 else 'them'}"
        )
    return _WRITERS[to](make_content(whole, to, name), name)


def exportable(pipeline: Pipeline, to: str) -> Pipeline:
    """The pipeline of those steps that the engine can do; ValueError for an unknown engine.

    A step that reads what no engine can may have a simpler form, which takes its place (`Step.exportable_after`).
    """
    _check_target(to)
    _check_protect(pipeline)
    steps = tuple(Pipeline(*pipeline, blocks="prose"))  # no engine reads the page
    found: list[StepLike] = []
    for at, step in enumerate(steps):
        if find_rules(step) is not None:
            found.append(step)
        elif isinstance(step, Step):
            found += step.exportable_after(steps[:at])
    return Pipeline(*found)


def _check_protect(pipeline: Pipeline) -> None:
    if pipeline.names is not None:
        raise ValueError("no engine reads names=; Pipeline(*p.steps) is the pipeline without them")
    if pipeline.protect:
        raise ValueError(
            "no engine leaves what matches protect= as it is; Pipeline(*p.steps) is the pipeline without it"
        )


def _check_target(to: object) -> None:
    if not isinstance(to, str) or to not in _WRITERS:
        raise not_among("to", to, get_args(Target))
