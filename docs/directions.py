"""Sphinx events: what a browser needs to show Arabic and Latin in one line of an example in the order it is written.

Invisible marks are put into the outputs of the examples on the built pages; sources and tests know nothing of them.
"""

from __future__ import annotations

import re

_LRM, _FSI, _PDI = "\N{LEFT-TO-RIGHT MARK}", "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_ARABIC_LITERAL = re.compile(r"'[^']*[\u0600-\u06FF][^']*'")
# The lines of docs/dates-rendering.md: a form, and the sentence in it.
_FORM = re.compile(r"^( +(?:written|long|iso|numeric|edtf|both) +)(.*[\u0600-\u06FF].*)$")


def _output(line: str) -> str:
    """A line that an example prints: a tuple or a call runs from left to right, each literal in its own direction."""
    if line.lstrip()[0] in "'\"" or not _ARABIC_LITERAL.search(line):
        return line
    indent = len(line) - len(line.lstrip())
    return line[:indent] + _LRM + _ARABIC_LITERAL.sub(lambda m: _FSI + m[0] + _PDI, line[indent:])


def directed(lines: list[str]) -> list[str]:
    """The lines of a page or docstring, the outputs of its examples with their marks."""
    found, in_example = [], False
    for line in lines:
        if line.lstrip().startswith((">>>", "...")):
            in_example = True
        elif not line.strip():
            in_example = False
        elif in_example:
            line = _output(line)  # noqa: PLW2901
        found.append(_FORM.sub(rf"\1{_FSI}\2{_PDI}", line))
    return found


def _page(_app, _name, source):
    # A doctest needs a blank line before the fence that closes it; the page does not.
    text = re.sub(r"\n\n```$", "\n```", source[0], flags=re.MULTILINE)
    # The reference in Markdown is for readers of the repository; the site has its own.
    text = re.sub(r"\]\(((?:\.\./)*)reference/[\w.#]+\)", r"](\1api.md)", text)
    source[0] = "\n".join(directed(text.split("\n")))


def _docstring(_app, _what, _name, _object, _options, lines):
    lines[:] = directed(lines)


def setup(app):
    app.connect("source-read", _page)
    app.connect("autodoc-process-docstring", _docstring)
    return {"parallel_read_safe": True}
