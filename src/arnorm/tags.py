"""Stray HTML tags in scraped text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from arnorm._core.classes import END, GAP, NEWLINE, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class

__all__ = ["StripHtml", "strip_html"]

# The HTML standard's elements that begin or end a line; those that stand inside one.
_BLOCKS = """
address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link main menu meta nav noscript object ol optgroup
option p pre search section select summary table tbody td textarea tfoot th thead title tr ul video
"""
_INLINE = """
a abbr acronym area audio b base bdi bdo big button canvas cite code col colgroup data datalist del dfn em embed font i
img input ins kbd label map mark math meter noframes output param picture progress q rp rt ruby s samp slot small source
span strike strong sub sup svg template time track tt u var wbr
"""


def _name_pattern(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


# A tag has a known element's name, or one as office programs write them (o:p), and whole attributes; a comment ends.
_HTML_TAG = lazy_pattern(
    r"<!(?:(?P<comment>--)|doctype[^<>]{0,200}>)"
    rf"|</?(?:(?P<block>{_name_pattern(_BLOCKS)})|{_name_pattern(_INLINE)}|(?P<raw>script|style)|[ovw]:[a-z]+)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
# What ends a comment, a script and a style: what looks like a tag inside is none.
_ENDS = {
    "--": lazy_pattern("-->"),
    **{name: lazy_pattern(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")},
}
_WHITE_KINDS = frozenset((SPACE, GAP, NEWLINE, END))


@step_class
class StripHtml(Step):
    r"""Delete stray HTML tags that certainly are tags, by the names of HTML's elements.

    A tag that ends a line (<br>, </p>, <li>) leaves a line break between two words, another nothing; comments, scripts
    and styles go whole. «3 < 5 و 7 > 2» and <اسم> stay. It is no parser: extracting text from pages is another
    library's work. Source: the list of elements in the HTML standard.

    >>> import arnorm
    >>> arnorm.strip_html('نص <b class="x">مهم</b> جدا<br/>وسطر')
    'نص مهم جدا\nوسطر'
    """

    loss: ClassVar[Loss] = "layout"
    summary = "Takes stray HTML tags out."
    summary_ar = "يحذف وسوم لغة الويب المتخلفة في النص."
    topic = "Web pages"
    makes_new_text: ClassVar[bool] = True

    def edits(self, scan: Scan) -> Iterator[tuple[int, int, str]]:
        text, kinds = scan.text, scan.kinds
        if "<" not in text:
            return
        at, open_to_the_end = 0, set[str]()
        while (m := _HTML_TAG.search(text, at)) is not None:
            start, at = m.span()
            if _is_inside_tag(text, start):
                continue
            opened = (m["comment"] or m["raw"] or "").lower() if text[start + 1] != "/" else ""
            if opened and opened not in open_to_the_end:
                ends = _ENDS[opened].search(text, at)
                at = ends.end() if ends else at
                open_to_the_end |= set() if ends else {opened}  # no later one ends either
            if m["comment"] and "--" in open_to_the_end:
                continue
            end = at
            breaks = m["block"] is not None and kinds[start - 1] not in _WHITE_KINDS and kinds[end] not in _WHITE_KINDS
            yield start, end, "\n" if breaks else ""


strip_html = function_form(StripHtml)


# The longest tag: how far back a < is looked for.
_LONGEST_TAG = 4000


def _is_inside_tag(text: str, start: int) -> bool:
    """Whether an open < precedes the tag: without this tag, its parts would be one tag."""
    low = max(0, start - _LONGEST_TAG)
    left = max(text.rfind(sign, low, start) for sign in "<>")
    return left >= 0 and text[left] == "<" and not text[left + 1 : left + 2].isspace()
