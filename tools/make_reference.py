"""Write docs/reference/ from the docstrings: every public name, its signature, options, what it returns and raises.

python tools/make_reference.py          writes the pages
python tools/make_reference.py PAGE     prints one, as tools/check_generated.py compares it
"""

from __future__ import annotations

import ast
import dataclasses
import doctest
import inspect
import itertools
import re
import sys
import textwrap
import typing
from pathlib import Path
from types import ModuleType
from typing import Any

import arnorm
import arnorm.report
from arnorm import CharStep, Step
from arnorm._core.wrong import form_name
from arnorm.cli._arguments import list_values

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"

# The presets, as `arnorm.presets` lists them; WEB first.
NAMES_OF_PRESETS = sorted(filter(str.isupper, arnorm.presets.__all__), key=lambda name: name != "WEB")
# Each page: its title, the page on its topic, the topics of steps and the other names that it has.
PAGES: dict[str, tuple[str, str, tuple[str, ...], str]] = {
    "normalize": ("Normalise a text", "presets.md", (), " ".join(["normalize", *NAMES_OF_PRESETS])),
    "pipelines": ("Pipelines and results", "pipelines.md", (), "Pipeline Result Change Alignment explain Explanation"),
    "reports": ("Reports", "reports.md", (), ""),
    "letters": ("Marks and letters", "steps.md", ("Marks and letters",), ""),
    "dates": (
        "Dates", "dates.md", ("Dates",), "find_dates find_reference parse_date DateMention DateValue FieldDate",
    ),
    "numbers": (
        "Digits, numbers, times, amounts", "numbers.md", ("Digits and numbers",),
        "find_numbers NumberMention find_times TimeMention find_amounts AmountMention",
    ),
    "quotes": (
        "Quotations, punctuation, white space", "quotes.md", ("Quotations, punctuation, white space",),
        "find_quotes Quotation find_sentences SentenceMention",
    ),
    "web": (
        "Web pages, links, patterns of your own", "links.md", ("Web pages", "Patterns of your own"),
        "find_links Link find_hidden Hidden Names",
    ),
    "pages": (
        "Blocks and PDF", "blocks.md", ("Pages", "PDF"), "find_blocks Block find_damage Damage page_damage PageDamage",
    ),
    "speech": ("Speech and transliteration", "speech.md", ("Speech and transliteration",), "spell_number"),
    "export": ("Exports", "export.md", (), "export verify CharRule"),
    "own": (
        "Steps of your own", "pipelines.md", (), "Step CharStep Edit Scan function_form compiled __version__",
    ),
}  # fmt: skip

# What gives the values of a type: its example is the type's too.
GIVEN_BY = {
    "Alignment": "Result", "AmountMention": "find_amounts", "Block": "find_blocks", "Change": "Result",
    "CharRule": "export", "Damage": "find_damage", "DateMention": "find_dates", "DateValue": "find_dates",
    "Explanation": "explain", "FieldDate": "parse_date", "Hidden": "find_hidden", "Link": "find_links",
    "NumberMention": "find_numbers", "PageDamage": "page_damage", "Quotation": "find_quotes", "Scan": "Step",
    "SentenceMention": "find_sentences", "TimeMention": "find_times",
}  # fmt: skip
# Examples of functions whose docstrings have none.
EXAMPLES = {
    "report.diff": '>>> print(arnorm.report.diff(WEB.run("عام ٢٠٢٥")).splitlines()[0])\n@ 4: UnifyDigits ×4',
    "report.to_fragment": '>>> "</mark>" in arnorm.report.to_fragment(WEB.run("عام ٢٠٢٥"))\nTrue',
    "report.to_html": '>>> "</html>" in arnorm.report.to_html(WEB.run("عام ٢٠٢٥"), language="ar")\nTrue',
    "report.to_text": '>>> print(arnorm.report.to_text(WEB.run("عام ٢")).splitlines()[0])\n5 → 5 characters, 1 change',
}
# Names that are plain values.
VALUES = {
    "compiled": "Whether the inner loops run compiled ([installing](../install.md)).",
    "__version__": "The release, a `str`.",
}


def read_presets() -> dict[str, str]:
    """What editors show of each preset: the string below it in its module."""
    tree = ast.parse(inspect.getsource(arnorm.presets))
    found = {}
    for node in ast.walk(tree):
        lines = getattr(node, "body", [])
        for one, below in itertools.pairwise(lines if isinstance(lines, list) else []):
            target = one.targets[0] if isinstance(one, ast.Assign) else getattr(one, "target", None)
            if isinstance(target, ast.Name) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                found[target.id] = str(below.value.value)
    return found


PRESETS = read_presets()


def list_step_classes(topics: tuple[str, ...]) -> list[type[Step]]:
    """The steps of some topics, by name."""
    classes = (getattr(arnorm, name) for name in arnorm.__all__)
    steps = (one for one in classes if isinstance(one, type) and issubclass(one, Step) and one not in (Step, CharStep))
    return [one for one in steps if one.topic in topics]


def place_names() -> dict[str, str]:
    """The link to each public name: its page and heading."""
    places = {}
    for page, (_, _, topics, names) in PAGES.items():
        for name in names.split():
            places[name] = f"{page}.md#{name.lower()}"
        for cls in list_step_classes(topics):
            places[cls.__name__] = places[form_name(cls)] = f"{page}.md#{form_name(cls)}"
    if missing := set(arnorm.__all__) - set(places):
        known = ", ".join(repr(topic) for _, _, topics, _ in PAGES.values() for topic in topics)
        sys.exit(
            f"tools/make_reference.py: PAGES has no page for {', '.join(sorted(missing))}; "
            f"a step is on the page of its topic, one of {known}"
        )
    return places


PLACES = place_names()


def write_prose(text: str) -> str:
    """A docstring's words as Markdown: roles as code, names of arnorm as links, and nothing that is read as HTML."""
    parts = re.split(r"(``.+?``|`[^`\n]+`)", text)
    return "".join(_write_code(part) if part.startswith("`") else _escape(part) for part in parts)


def _escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("*", "\\*")


def _write_code(code: str) -> str:
    name = code.strip("`")
    place = "" if code.startswith("``") else PLACES.get(name.removeprefix("arnorm."), "")
    return f"[`{name}`]({place})" if place else f"`{name}`"


def split_docstring(thing: Any) -> tuple[str, str, str]:
    """What a docstring says, what it says is raised, and its examples."""
    paragraphs = re.split(r"\n\s*\n", inspect.getdoc(thing) or "")
    examples = "\n\n".join(one for one in paragraphs if one.lstrip().startswith(">>>"))
    words = "\n\n".join(one for one in paragraphs if not one.lstrip().startswith(">>>"))
    raised = re.search(r"(?ms)(?:^|(?<=\.\s))Raises .*?(?=\n\n|\Z)", words)
    if not raised:
        return words, "", examples
    return (words[: raised.start()] + words[raised.end() :]).strip(), raised[0], examples


def write_example(examples: str, module: ModuleType | None = None) -> list[str]:
    """A block of examples, which first imports what their own module has and arnorm has not."""
    if not examples:
        return []
    used = set(re.findall(r"[A-Za-z_]\w*", "\n".join(re.findall(r"(?m)^(?:>>>|\.\.\.) (.*)$", examples))))
    there = vars(module) if module else {}
    needed = sorted(
        name for name in used & set(there) if not hasattr(arnorm, name) and hasattr(there[name], "__module__")
    )
    lines = [f">>> from {there[name].__module__} import {name}" for name in needed if f"import {name}" not in examples]
    return ["", "```python", *lines, textwrap.dedent(examples), "", "```"]


def write_docstring(thing: Any) -> list[str]:
    """A docstring as Markdown, with its examples and what is raised set apart."""
    words, raised, examples = split_docstring(thing)
    lines = ["", write_prose(words)] if words else []
    if raised:
        lines += ["", f"**Raises** {write_prose(raised.split(maxsplit=1)[1])}"]
    return lines + write_example(examples, inspect.getmodule(inspect.unwrap(thing)))


def write_hint(hint: Any) -> str:
    """A type as it is written in an annotation."""
    text = hint if isinstance(hint, str) else getattr(hint, "__name__", str(hint))
    return re.sub(r"\b(?:typing|datetime|collections\.abc|arnorm(?:\.\w+)*)\.", "", text)


def sign(name: str, function: Any) -> str:
    """The call of a function, its options with the values that they have without being given, and what it returns."""
    try:
        found = inspect.signature(function)
    except (TypeError, ValueError):  # a compiled one
        return f"{name}(…)"
    parts, starred = [], False
    for one in found.parameters.values():
        if one.name in ("self", "cls"):
            continue
        if one.kind is one.KEYWORD_ONLY and not starred:
            parts.append("*")
        starred = starred or one.kind in (one.KEYWORD_ONLY, one.VAR_POSITIONAL)
        stars = "*" * (one.kind is one.VAR_POSITIONAL) + "**" * (one.kind is one.VAR_KEYWORD)
        default = "" if one.default is one.empty else f"={one.default!r}"
        parts.append(f"{stars}{one.name}{default}")
    back = "" if found.return_annotation is found.empty else f" -> {write_hint(found.return_annotation)}"
    return f"{name}({', '.join(parts)}){back}"


def write_step(cls: type[Step]) -> list[str]:
    """A step: its two names, its options with their choices, its docstring."""
    name = form_name(cls)
    defaults = "".join(f", {field.name}={_write_default(field)}" for field in dataclasses.fields(cls))
    call = f"{name}(text{', *' if defaults else ''}{defaults}) -> str"
    lines = [f"## {name}", "", f"The step `{cls.__name__}`. Can lose: {cls.loss}.", "", "```text", call, "```"]
    options = list_values(cls)
    if options:
        lines += ["", "| option | takes | without it |", "|---|---|---|"]
    for option, (values, several, default) in options.items():
        takes = ("one or several of " if several else "") + ", ".join(f"`{value}`" for value in values)
        lines.append(f"| `{option}` | {takes} | `{default}` |")
    return lines + write_docstring(cls)


def _write_default(field: dataclasses.Field[Any]) -> str:
    value = field.default
    return "…" if isinstance(value, tuple) and len(value) > 3 else repr(value)


def write_choices(function: Any) -> list[str]:
    """A table of the arguments of a function that take named values."""
    rows = []
    try:
        hints, found = typing.get_type_hints(function), inspect.signature(function)
    except (NameError, TypeError, ValueError):  # a name for type checkers alone, or a compiled one
        return []
    for name, hint in hints.items():
        if name != "return" and (choices := _list_choices(hint)):
            default = found.parameters[name].default
            shown = "" if default is inspect.Parameter.empty else f"`{default}`"
            rows.append(f"| `{name}` | {', '.join(f'`{one}`' for one in choices)} | {shown} |")
    return ["", "| argument | takes | without it |", "|---|---|---|", *rows] if rows else []


def _list_choices(hint: Any) -> list[str]:
    if typing.get_origin(hint) is typing.Literal:
        return [str(one) for one in typing.get_args(hint)]
    return [choice for part in typing.get_args(hint) for choice in _list_choices(part)]


def write_field(field: dataclasses.Field[Any], hint: Any) -> str:
    """What a field holds: its named values, or its type."""
    choices = _list_choices(hint)
    shown = ", ".join(f"`{one}`" for one in choices)
    if choices:
        return f"any of {shown}" if typing.get_origin(hint) is tuple else f"one of {shown}"
    return f"`{write_hint(field.type)}`".replace(" | None", " or None")


def write_type(name: str, cls: type) -> list[str]:
    """A class: how it is made, its fields, its methods and properties, an example."""
    lines = [f"## {name}"]
    fields = [one for one in dataclasses.fields(cls) if one.repr] if dataclasses.is_dataclass(cls) else []
    if fields:
        lines += ["", "| field | type |", "|---|---|"]
        hints = typing.get_type_hints(cls)
        lines += [f"| `{one.name}` | {write_field(one, hints[one.name])} |" for one in fields]
    elif hasattr(cls, "_fields"):
        lines += ["", f"A named tuple: {', '.join(f'`{one}`' for one in cls._fields)}."]
    elif "__init__" in vars(cls):
        lines += ["", "```text", sign(name, cls), "```"]
    lines += write_docstring(cls)
    if ">>>" not in (cls.__doc__ or "") and name in GIVEN_BY:
        given = GIVEN_BY[name]
        lines += ["", f"[`{given}`]({PLACES[given]}) gives them:"]
        first = doctest.DocTestParser().get_examples(split_docstring(getattr(arnorm, given))[2])
        needed = next((i for i, one in enumerate(first, 1) if one.want), 0)
        lines += write_example("".join(_write_lines(one) for one in first[:needed]).rstrip())
    members = [*vars(cls), *(["to_dict"] if hasattr(cls, "to_dict") and "to_dict" not in vars(cls) else [])]
    return lines + [line for member in members if not member.startswith("_") for line in write_member(cls, member)]


def _write_lines(example: doctest.Example) -> str:
    first, *others = example.source.splitlines()
    return "\n".join([f">>> {first}", *(f"... {line}" for line in others), ""]) + example.want


def write_member(cls: type, name: str) -> list[str]:
    """A method or a property with a docstring of its own."""
    raw = inspect.getattr_static(cls, name)
    if not (callable(raw) or isinstance(raw, (property, classmethod)) or type(raw).__name__ == "cached_property"):
        return []
    thing = getattr(cls, name) if callable(raw) or isinstance(raw, classmethod) else raw
    getter = getattr(raw, "fget", None) or getattr(raw, "func", None)
    if getter:
        call = [f"A property, `{write_hint(getter.__annotations__.get('return', 'object'))}`."]
    else:
        call = ["```text", sign(f".{name}", thing), "```"]
    return ["", f"### {cls.__name__}.{name}", "", *call, *write_docstring(thing)]


def write_name(name: str) -> list[str]:
    """A public name that is no step."""
    thing = getattr(arnorm, name)
    if name in VALUES:
        return [f"## `{name}`", "", VALUES[name], "", "```python", f">>> {name} == arnorm.{name}", "True", "", "```"]
    if isinstance(thing, arnorm.Pipeline):
        said = write_prose(inspect.cleandoc(PRESETS[name]))
        steps = ", ".join(f"[`{step}`]({PLACES[step]})" for step in (type(one).__name__ for one in thing))
        example = f'>>> {name}.run("قَالَ ١٢").text == normalize("قَالَ ١٢", "{name.lower()}")\nTrue'
        return [
            f"## {name}",
            "",
            said,
            "",
            f"A [preset](../presets.md), a `Pipeline`: {steps}.",
            *write_example(example),
        ]
    return write_type(name, thing) if isinstance(thing, type) else write_function(name, thing)


def write_function(name: str, function: Any) -> list[str]:
    call = ["", "```text", sign(name, function), "```"]
    said = [*write_docstring(function), *write_example(EXAMPLES.get(name, ""))]
    return [f"## {name}", *call, *write_choices(function), *said]


def write_module(module: ModuleType) -> list[str]:
    """The public names of a module, behind its docstring."""
    lines = write_docstring(module)
    for name in module.__all__:
        thing = getattr(module, name)
        full = f"{module.__name__.removeprefix('arnorm.')}.{name}"
        lines += ["", *(write_type(full, thing) if isinstance(thing, type) else write_function(full, thing))]
    return lines


def compose_page(page: str) -> str:
    """One page of the reference."""
    title, topic, topics, names = PAGES[page]
    lines = [_MARK, f"# {title}", "", f"Part of the [reference](README.md). The topic: [{topic}](../{topic})."]
    lines += ["", "```python", ">>> import arnorm", ">>> from arnorm import *", "", "```"]
    for name in names.split():
        lines += ["", *write_name(name)]
    for cls in list_step_classes(topics):
        lines += ["", *write_step(cls)]
    lines += write_module(arnorm.report) if page == "reports" else []
    return "\n".join(lines) + "\n"


_MARK = "<!-- GENERATED by tools/make_reference.py from the docstrings: change those, then run it. -->"
_INDEX = """\
# Reference

Every public name: how it is called, its options and their choices, what it returns and raises, and an example. In
Python, `help(arnorm.unify_digits)` says the same. [Columns and engines](../columns.md) and the [command](../cli.md)
have pages of their own. Steps, finders and pipelines raise `TypeError` for anything but a `str`, with what to write
instead.

## Steps

A step has two names. The function, `unify_digits`, is what you write: called with a text it gives the new text, called
without one a step with these options. The class, `UnifyDigits`, is what reports, errors and JSON say. `without` and
`insert` take both.
"""


def compose_index() -> str:
    """The page with all names: a table of the steps, and a list of all others."""
    lines = [_MARK, _INDEX, "| function | class | what it does | can lose |", "|---|---|---|---|"]
    steps = [cls for _, _, topics, _ in PAGES.values() for cls in list_step_classes(topics)]
    for cls in sorted(steps, key=form_name):
        name = form_name(cls)
        what = _escape(cls.summary).replace("|", "\\|")
        lines.append(f"| [`{name}`]({PLACES[name]}) | `{cls.__name__}` | {what} | {cls.loss} |")
    lines += ["", "## All other names", ""]
    for page, (title, _, _, names) in PAGES.items():
        shown = [f"[`{name}`]({PLACES[name]})" for name in names.split()]
        if page == "reports":
            shown = [f"[`report.{name}`](reports.md#report{name.lower()})" for name in arnorm.report.__all__]
        lines.append(f"- [{title}]({page}.md)" + (f": {', '.join(shown)}" if shown else ""))
    return "\n".join(lines) + "\n"


def main() -> None:
    made = {"README": compose_index} | {page: lambda page=page: compose_page(page) for page in PAGES}
    if sys.argv[1:]:
        sys.stdout.write(made[sys.argv[1]]())
        return
    texts = {FOLDER / f"{name}.md": compose() for name, compose in made.items()}
    FOLDER.mkdir(exist_ok=True)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    for page in {*FOLDER.glob("*.md")} - texts.keys():
        page.unlink()


if __name__ == "__main__":
    main()
