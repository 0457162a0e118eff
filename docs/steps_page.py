"""Write the page on steps from the code: docstring, options, what a step can lose, and its character table."""

from __future__ import annotations

import dataclasses
import inspect
import unicodedata
from pathlib import Path

import arnorm
from arnorm import CharStep, Step

_MOST = 80  # rows of a table shown; the rest are counted


def _classes() -> list[type[Step]]:
    named = (getattr(arnorm, name) for name in arnorm.__all__)
    return [c for c in named if isinstance(c, type) and issubclass(c, Step) and c not in (Step, CharStep)]


def _show(text: str) -> str:
    """A character as itself where it can be seen, and by code point and name."""
    if not text:
        return "(deleted)"
    points = " ".join(f"U+{ord(c):04X}" for c in text)
    names = ", ".join(unicodedata.name(c, "unnamed").lower() for c in text[:2]) + (" …" if len(text) > 2 else "")
    if any(c in "|`\\" or c.isspace() or not c.isprintable() for c in text):
        return f"{points} {names}"
    return f"{text} {points} {names}"


def _takes(field: dataclasses.Field[object]) -> str:
    """The choices of an option, as its annotation has them."""
    return " or ".join(f"`{part}`" for part in str(field.type).split(" | "))


def _instance(cls: type[Step]) -> str:
    return "".join("_" + c.lower() if c.isupper() else c for c in cls.__name__).lstrip("_")


def _overview() -> list[str]:
    lines = ["", "| step | function | can lose | |", "|---|---|---|---|"]
    for cls in _classes():
        first = (
            inspect.getdoc(cls)
            .split("\n\n")[0]
            .replace("\n", " ")
            .replace("&", "&amp;")
            .replace("|", "\\|")
            .replace("``", "`")
        )
        lines.append(f"| [{cls.__name__}](#{cls.__name__.lower()}) | `{_instance(cls)}` | {cls.loss} | {first} |")
    return lines


def _table(step: CharStep) -> list[str]:
    rows = sorted(step.table().items())
    lines = ["", f"Its table, {len(rows)} characters with the default options:", ""]
    lines += ["| character | becomes |", "|---|---|"]
    lines += [f"| {_show(char)} | {_show(new)} |" for char, new in rows[:_MOST]]
    if len(rows) > _MOST:
        lines.append(f"| … and {len(rows) - _MOST} more | |")
    return lines


def _section(cls: type[Step]) -> list[str]:
    lines = ["", f"## {cls.__name__}", "", f"`{_instance(cls)}` · can lose: {cls.loss}", ""]
    lines += ["```{eval-rst}", f".. autoclass:: arnorm.{cls.__name__}", "   :no-index:", "```"]
    if options := dataclasses.fields(cls):
        lines += ["", "| option | takes | default |", "|---|---|---|"]
        lines += [f"| `{field.name}` | {_takes(field)} | `{field.default!r}` |" for field in options]
    step = cls()
    if isinstance(step, CharStep) and inspect.getmodule(cls) is not None:
        lines += _table(step)
    return lines


def write(path: Path) -> None:
    """Write the page."""
    lines = [
        "# Steps",
        "",
        "Written from the code at every build. A step is a function (`fold_alef(text)`), a configuration"
        " (`unify_digits(to='arabic')`) and a value; what it can lose is one of nothing, marks, letters, layout.",
        *_overview(),
    ]
    for cls in _classes():
        lines += _section(cls)
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
