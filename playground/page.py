"""What the page asks of Python: from a text and choices to all that is shown, as JSON.

`tools/make_playground.py` asks the same for the prepared example, so that the page shows it before Python is there.
"""

from __future__ import annotations

import collections
import dataclasses
import functools
import json
import platform
import time
from collections.abc import Callable
from typing import Any

import arnorm
from arnorm._core.options import Option, options_of
from arnorm.dates.mention import in_calendar
from arnorm.report._html import CSS, Look, side_by_side
from arnorm.report._readings import readings
from arnorm.report._words import LOSSES, Language, Words, named_value

PRESETS = ("WEB", "CORPUS", "SEARCH", "DEDUP", "LUCENE", "PDF", "ASR", "QURAN")
EXAMPLE = """الرئيسية    أخبار    "بلدية الواحة" تفتح حديقة جديدة
أعلنت بَلَدِيَّةُ الوَاحَةِ ، في بيان صدر يوم ٧ رمضان ١٤٤٦هـ، عن خطة من "ثلاث مراحل" لاستقبال ٩٤٬٤٠٦ زائر ..
وقال المدير: "سنبدأ بما نسميه 'شارع القراءة' ثم ننتقل إلى الســـوق في 1/2/2026 بنسبة ٢٫٥٪".
وكانت &quot;الميزانية&quot; قد أُقرّت في كانون الثاني/يناير 2024، وهذا «كلام مفتوح
```json
{"city": "الواحة", "visitors": "٩٤٤٠٦"}
```"""
# The texts side by side end after so many characters, and a list after so many rows.
LONGEST_TEXT, LONGEST_LIST = 20_000, 300
# A text as short is part of the Python that can be copied.
LONGEST_LITERAL = 2_000
STATES = {
    "whole": Words("whole", "تام"),
    "never closed": Words("never closed", "لم يُغلق"),
    "never opened": Words("never opened", "لم يُفتح"),
    "more lines": Words("… and {lines} more lines: see the result.", "… وسطور أخرى عددها {lines}، وهي في النتيجة."),
    "too long": Words("Too long to be shown here: see the result.", "النص أطول من أن يُعرض هنا، وهو في النتيجة."),
}


class PageLook(Look):
    """The look of the page, which shows the whole result elsewhere."""

    def say(self, key: str, **values: Any) -> str:
        return STATES[key].in_(self.language).format(**values) if key in STATES else super().say(key, **values)


def setup() -> dict[str, Any]:
    """The presets with their steps and options, what each step does in both languages, and the style sheet."""
    look = Look()
    presets = {name: [_step_row(step, look) for step in getattr(arnorm, name).steps] for name in PRESETS}
    return {"presets": presets, "example": EXAMPLE, "css": CSS + look.color_rules()}


def _step_row(step: Any, look: Look) -> dict[str, Any]:
    name = type(step).__name__
    options = (_option_row(option, getattr(step, option.name)) for option in options_of(type(step)))
    return {
        "name": name,
        "class": look.class_of(name),
        "loss": LOSSES[step.loss]._asdict(),
        "what": {"en": step.summary, "ar": step.summary_ar},
        "options": [option for option in options if option],
    }


def _option_row(option: Option, value: Any) -> dict[str, Any] | None:
    """How an option is chosen: a flag, one choice or several of a list, a number, a text, a word that must be whole."""
    if option.choices == (True, False):
        kind = "flag"
    elif option.choices:
        kind = "many" if isinstance(value, tuple) else "one"
    elif option.takes in (("a number",), ("text",)):
        kind = "number" if option.takes == ("a number",) else "text"
    elif isinstance(value, str):
        kind = "word"
    else:
        return None
    return {"name": option.name, "kind": kind, "choices": list(option.choices), "value": value}


@functools.lru_cache(maxsize=8)
def _pipeline(preset: str, changes: str) -> tuple[arnorm.Pipeline, str]:
    """The preset with its changes, and how Python writes that.

    ``changes`` is JSON: the place of a step in the preset, and its new options, or null where it is taken out. Raises
    ValueError for an option's value that is none.
    """
    whole = getattr(arnorm, preset)
    steps: list[Any] = list(whole.steps)
    out: list[str] = []
    new: list[Any] = []
    for place, options in json.loads(changes).items():
        step = steps[int(place)]
        if options is None:
            out.append(type(step).__name__)
            steps[int(place)] = None
            continue
        plain = {name: tuple(value) if isinstance(value, list) else value for name, value in options.items()}
        steps[int(place)] = dataclasses.replace(step, **plain)
        new.append(steps[int(place)])
    code = f"arnorm.{preset}"
    names = collections.Counter(type(step).__name__ for step in whole.steps)
    if all(names[name] == 1 for name in (*out, *(type(step).__name__ for step in new))):
        code += f".without({', '.join(map(json.dumps, out))})" if out else ""
        code += f".replace({', '.join(map(_write_step, new))})" if new else ""
    else:  # a name would mean two steps
        lines = "".join(f"    {_write_step(step)},\n" for step in steps if step)
        code = f"arnorm.Pipeline(\n{lines})"
    return arnorm.Pipeline(*(step for step in steps if step), protect=whole.protect), code


def _write_step(step: Any) -> str:
    """The step as Python, with the options that are not their defaults."""
    options = ((field.name, getattr(step, field.name), field.default) for field in dataclasses.fields(step))
    written = ", ".join(f"{name}={value!r}" for name, value, default in options if value != default)
    return f"arnorm.{type(step).__name__}({written})"


def normalize(text: str, choices: str) -> str:
    """The new text, how long it took, and the pipeline in Python and JSON.

    ``choices`` is JSON: ``preset``, ``changes`` (see `_pipeline`) and ``language``.
    """
    chosen = json.loads(choices)
    pipeline, code = _pipeline(chosen["preset"], json.dumps(chosen["changes"]))
    start = time.perf_counter()
    new = pipeline(text)
    seconds = time.perf_counter() - start
    literal = repr(text) if len(text) <= LONGEST_LITERAL else 'open("page.txt", encoding="utf-8").read()'
    return json.dumps(
        {
            "text": new,
            "characters": len(text),
            "seconds": seconds,
            "version": platform.python_version(),
            "python": f"import arnorm\n\npipeline = {code}\ntext = {literal}\nprint(pipeline(text))\n",
            "json": pipeline.to_json(),
        }
    )


def describe(text: str, choices: str) -> str:
    """Both texts side by side, and what is found in the text; for a long text it takes longer than the new text."""
    chosen = json.loads(choices)
    language = chosen["language"]
    result = _pipeline(chosen["preset"], json.dumps(chosen["changes"]))[0].run(text)
    look = PageLook(language)
    marked = readings(text, language), readings(result.text, language)
    say = functools.partial(named_value, language=language)
    blocks = [block for block in arnorm.find_blocks(text) if block.kind not in ("line", "paragraph")]
    return json.dumps(
        {
            "changes": len(result.changes),
            "counts": result.counts,
            "rows": "".join(side_by_side(result, look, marked, LONGEST_TEXT)),
            "dates": _rows(arnorm.find_dates(text), lambda date: _date_row(date, say)),
            "numbers": _rows(arnorm.find_numbers(text), lambda number: _number_row(number, say)),
            "quotations": _rows(arnorm.find_quotes(text), lambda quote: _quote_row(quote, text, language)),
            "blocks": _rows(blocks, lambda block: [_cut(text[block.start : block.end]), say(block.kind)]),
            "damage": _rows(arnorm.find_damage(text), lambda damage: [damage.text, say(damage.kind)]),
        }
    )


def _rows(mentions: list[Any], row: Callable[[Any], list[str]]) -> dict[str, Any]:
    return {"count": len(mentions), "rows": [row(mention) for mention in mentions[:LONGEST_LIST]]}


def _date_row(date: Any, say: Callable[[str], str]) -> list[str]:
    days = [in_calendar(date, name) or "" for name in ("gregorian", "hijri")]
    return [date.text, say(date.calendar), *days, ", ".join(map(say, date.flags))]


def _number_row(number: Any, say: Callable[[str], str]) -> list[str]:
    value = "" if number.value is None else f"{number.value:f}"
    return [number.text, value, say(number.kind), ", ".join(map(say, number.flags))]


def _quote_row(quote: Any, text: str, language: Language) -> list[str]:
    start, end = (quote.open or quote.close)[0], (quote.close or quote.open)[1]
    state = "whole" if quote.open and quote.close else "never closed" if quote.open else "never opened"
    words = text[start:end] if state == "whole" else text[start:end] + "…" * (state == "never closed")
    return [_cut(words), str(quote.depth), STATES[state].in_(language)]


def _cut(words: str) -> str:
    return words if len(words) <= 200 else f"{words[:100]} … {words[-90:]}"
