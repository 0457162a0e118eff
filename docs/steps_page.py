"""Write the two pages on steps from the code.

``docs/steps.md`` is in the repository: what each step does and can lose, its options with their values. A test holds it
to what the classes say; python docs/steps_page.py writes it. The site has a longer one, with docstrings and tables.
"""

from __future__ import annotations

import dataclasses
import inspect
import unicodedata
from pathlib import Path

import arnorm
from arnorm import CharStep, Step
from arnorm.cli._arguments import list_values

_MOST = 80  # rows of a table shown; the rest are counted

# The headings, in their order; one that a step names and that is not here comes after them.
_TOPICS = (
    "Marks and letters",
    "Digits and numbers",
    "Dates",
    "Quotations, punctuation, white space",
    "Web pages",
    "Speech and transliteration",
    "Patterns of your own",
    "Pages",
    "PDF",
)


def _classes() -> dict[str, list[type[Step]]]:
    """The steps by topic."""
    found: dict[str, list[type[Step]]] = {topic: [] for topic in _TOPICS}
    for cls in (getattr(arnorm, name) for name in arnorm.__all__):
        if isinstance(cls, type) and issubclass(cls, Step) and cls not in (Step, CharStep):
            found.setdefault(cls.topic, []).append(cls)
    return found


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


def _overview(classes: list[type[Step]]) -> list[str]:
    lines = ["", "| step | function | can lose | |", "|---|---|---|---|"]
    for cls in classes:
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
    lines = ["", f"### {cls.__name__}", "", f"`{_instance(cls)}` · can lose: {cls.loss}", ""]
    lines += ["```{eval-rst}", f".. autoclass:: arnorm.{cls.__name__}", "```"]
    if options := dataclasses.fields(cls):
        lines += ["", "| option | takes | default |", "|---|---|---|"]
        lines += [f"| `{field.name}` | {_takes(field)} | `{field.default!r}` |" for field in options]
    step = cls()
    if isinstance(step, CharStep) and inspect.getmodule(cls) is not None:
        lines += _table(step)
    return lines


_HEAD = """\
# Steps

Every step, with its options. `python docs/steps_page.py` writes this page from the code, and a test holds it to that.

- A step is a function, `fold_alef(text)`; with options, `unify_digits(text, to="arabic")`; in a pipeline,
  `Pipeline(fold_alef, unify_digits(to="arabic"))`; on the command line, `--step unify_digits:to=arabic`.
- *Loses* says what cannot be got back from the new text: nothing, marks, letters, layout or content.
- The value in **bold** is the one without the option. The [reference](reference/README.md) says what each value does,
  with an example; so does `help(arnorm.UnifyDigits)`, by the name that reports and errors have for the step.
- `blocks` is the same everywhere: `auto` leaves code, data and tables ([blocks](blocks.md)), `prose` none.
"""


def compose_overview() -> str:
    """The text of docs/steps.md."""
    lines = [_HEAD]
    for topic, classes in _classes().items():
        lines += [f"## {topic}", "", *map(_describe, classes), ""]
    return "\n".join(lines)


def _describe(cls: type[Step]) -> str:
    """A step in a line: what it does, what it can lose, its options."""
    said = f"- `{_instance(cls)}` (loses {cls.loss}): {cls.summary.rstrip('.')}."
    return f"{said} {_list_options(cls)}".rstrip()


def _list_options(cls: type[Step]) -> str:
    cells = []
    for option, (values, several, default) in list_values(cls).items():
        shown = [f"**{value}**" if value == default else value for value in values]
        if several:
            last = "**all**" if default == "all" else f"**{default}**"
            shown = [f"{last} or any of {', '.join(values)}"]
        elif default not in values:
            shown.append(f"**{default}**")
        cells.append(f"`{option}`: {', '.join(shown)}")
    return "; ".join(cells)


def write(path: Path) -> None:
    """Write the page of the site."""
    lines = [
        "# Steps in full",
        "",
        "Written from the code at every build. A step is a function (`fold_alef(text)`), a configuration"
        " (`unify_digits(to='arabic')`) and a value; what it can lose is one of nothing, marks, letters, layout and"
        " content. What all steps can do (`run`, `map`, …) is in the [reference](../api.md).",
    ]
    for topic, classes in _classes().items():
        lines += ["", f"## {topic}", *_overview(classes)]
        for cls in classes:
            lines += _section(cls)
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    (Path(__file__).parent / "steps.md").write_text(compose_overview(), encoding="utf-8")
