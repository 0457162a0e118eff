"""Broken paragraphs written as one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm.blocks.paragraphs import find_glue
from arnorm.blocks.reading import page_of

__all__ = ["JoinLines", "join_lines"]

# The part of a word before a line end, and what broke it: a hyphen, or a tatweel after two letters (هـ is an era mark).
_BROKEN_WORD = lazy_pattern(r"(?:[^\W\d_](?P<hyphen>[-\u2010\xad])|[^\W\d_\u0640]{2}(?P<stroke>\u0640{1,9}))\Z")
_REST_OF_WORD = lazy_pattern(r"[^\W\d_]")
_REACH = 12
_OTHER_END = lazy_pattern(r"\r(?!\n)|[\x85\u2028\u2029]")


@step_class
class JoinLines(Step):
    r"""Write each paragraph that was broken over lines as one line; in no preset.

    Lines that were broken at a width, as in PDF files, books and mail, become one line: each line end becomes a space,
    with signs of quoting (``>``) and indentation after it. A word that was broken with a hyphen or a tatweel becomes
    whole. Headlines, lists, tweets, verse, code and data keep their lines. `arnorm.find_blocks` says which lines are a
    paragraph.

    >>> import arnorm
    >>> lines = ["أعلنت وزارة التربية في بيان لها صباح", "اليوم أن الدراسة ستبدأ يوم الأحد المقبل", "في جميع المدارس."]
    >>> arnorm.join_lines("\n".join(lines))
    'أعلنت وزارة التربية في بيان لها صباح اليوم أن الدراسة ستبدأ يوم الأحد المقبل في جميع المدارس.'
    """

    loss: ClassVar[Loss] = "layout"
    summary = "Writes each paragraph that was broken over lines as one line."
    summary_ar = "يكتب كل فقرة انكسرت على عدة سطور في سطر واحد."
    topic = "Pages"
    makes_new_text: ClassVar[bool] = True

    def edits(self, scan: Scan) -> Iterable[Edit]:
        """The line ends inside of paragraphs."""
        return _joints(scan) if "\n" in scan.text else ()


def _joints(scan: Scan) -> Iterator[Edit]:
    text = _OTHER_END.sub("\n", scan.text)
    for stretch in page_of(scan).list_blocks("paragraph"):
        for start, end in find_glue(text, stretch.start, stretch.end):
            broken = _BROKEN_WORD.search(text, max(stretch.start, start - _REACH), start)
            if broken and _REST_OF_WORD.match(text, end):
                yield Edit(broken.start(broken.lastgroup or 0), end, "")
            else:
                yield Edit(start, end, " ")


join_lines = function_form(JoinLines)
