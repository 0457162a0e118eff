"""Everything that reads or rewrites a text, found by looking, so that nothing can be left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import arnorm
from arnorm import Pipeline
from arnorm._core.options import options_of
from arnorm.explanation import Explanation
from arnorm.quotes import UnifyQuotes
from fuzz.options import describe
from shipped import CLASSES, PRESETS, STEPS

__all__ = ["CALLS", "Call"]

Call = Callable[[str], Any]

# Options that no Literal lists, but that take another way through the code.
_MORE = (
    UnifyQuotes(style=(("„", "“"), ("‚", "‘"))),
    UnifyQuotes(style="straight", parentheses=True),
    arnorm.MaskLinks(kinds=("email",), hashtag="words"),
    arnorm.StripPunctuation(keep=".؟!"),
    arnorm.CollapseWhitespace(blank_lines=0),
    # What is written in the place of what goes.
    *(
        cls(to=of.examples[1])
        for cls in CLASSES
        for of in options_of(cls)
        if of.name == "to" and of.examples[1:] and of.takes
    ),  # type: ignore[call-arg]
)
# Finders with the options that make them read more.
_FINDERS: dict[str, Call] = {
    "find_dates(reference=…)": lambda text: arnorm.find_dates(text, reference="2025-03-05", relative=True),
    "find_numbers(words=True)": lambda text: arnorm.find_numbers(text, words=True),
    "find_quotes(parentheses=True)": lambda text: arnorm.find_quotes(text, parentheses=True),
}
_ONE = arnorm.WEB.run("نص ٥")
_RUN_OF = ("WEB", "SEARCH", "PDF")  # the presets whose results are reported


def _name(step: arnorm.Step) -> str:
    (row,) = describe(Pipeline(step))
    return f"{row.pop('step')}({', '.join(f'{key}={value!a}' for key, value in row.items())})"


def _report(preset: Pipeline) -> Call:
    def run(text: str) -> object:
        result = preset.run(text)
        return (
            result.to_html(reference="2025-03-05"),
            result.alignment.source(0, len(result.text)),
            list(result.changes),
        )

    return run


CALLS: dict[str, Call] = {
    **{_name(step): step for step in (*STEPS, *_MORE)},
    **PRESETS,
    **{name: getattr(arnorm, name) for name in arnorm.__all__ if name.startswith("find_")},
    **_FINDERS,
    "explain": arnorm.explain,
    **{f"{name}.run, to_html": _report(PRESETS[name]) for name in _RUN_OF if name in PRESETS},
    "report.to_html(title=…)": lambda text: arnorm.report.to_html([("اسم", _ONE)], title=text, language="ar"),
    "str(Explanation)": lambda text: str(Explanation("date", 0, len(text), text, "rule")),
}
