"""What runs over a line end once the lines are read in a row: a quotation, a date or a number."""

from __future__ import annotations

from collections.abc import Sequence

from arnorm._arabic.marks import LOW_QUOTE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans, lies_across

__all__ = ["QUOTATION_MARK", "crossed"]

_SINGLE_MARKS = "'‘’‚‛′‵´`‹›＇"
# The marks of quotations. Single ones are apostrophes as often.
QUOTATION_MARK = rf"&quot;|{LOW_QUOTE}|([{_SINGLE_MARKS}])\1|‘’|[\"«»“”„‟″‹›〝〞〟‶＂]"
_MARKS = lazy_pattern(QUOTATION_MARK)
# A single mark beside an Arabic word, or at one side of any other, may become a double one.
_OTHER_WORD = "[^\\W\u0600-\u08ff\ufb50-\ufeff]"
_UNSURE = lazy_pattern(
    rf"(?<!{_OTHER_WORD})([{_SINGLE_MARKS}])(?<!\1\1)(?!\1)|([{_SINGLE_MARKS}])(?<!\2\2)(?!\2|{_OTHER_WORD})"
)
# What a text must have for a date or a number to be looked for.
_COUNTED = lazy_pattern(
    "[0-9\u0660-\u0669\u06f0-\u06f9]|سن[ةه]|عام|شهر|يوم|قرن|[اأإ]ل[فأإث]|عشر|مئ|مائ|ملي|ثلاث|[اأ]رب|خمس|ست|سبع|ثمان|تسع"
)


def crossed(lines: Sequence[str], filled: set[int]) -> set[int]:
    """Those of the filled lines over whose end a quotation, a date or a number runs when the lines are read as one.

    So does a date at the start of a line that needs the line before to be a date (صدر سنة⏎1968).
    """
    found = _in_quotations(lines, filled)
    whole, ends = lines[0], []
    for i, line in enumerate(lines[1:]):
        ends.append(len(whole))
        whole += (" " if i in filled else "\n") + line
    if not _COUNTED.search(whole):
        return found
    dates = _dates(whole)
    spans = join_spans(dates + _numbers(whole))
    begun = dict(dates)
    return found | {
        i
        for i in filled
        if lies_across(spans, ends[i], ends[i])
        or (ends[i] + 1 in begun and (0, begun[ends[i] + 1] - ends[i] - 1) not in _dates(lines[i + 1]))
    }


def _in_quotations(lines: Sequence[str], filled: set[int]) -> set[int]:
    """The filled lines that end inside of a quotation: the number of marks is odd before the end, and after it.

    Marks are counted, not read: what they are read as hangs on the spaces, signs and dates beside them, which steps
    write otherwise. Where steps may write more marks or fewer, nothing is known.
    """
    found: set[int] = set()
    inside: list[int] = []
    is_open = is_unsure = False
    for i, line in enumerate(lines):
        is_open ^= len(_MARKS.findall(line)) % 2 == 1
        is_unsure |= _UNSURE.search(line) is not None
        if i in filled:
            inside += [i] * is_open
            continue
        if not (is_open or is_unsure):
            found.update(inside)
        inside, is_open, is_unsure = [], False, False
    return found


def _dates(text: str) -> list[tuple[int, int]]:
    """The dates of a text."""
    from arnorm.dates.find import find_dates  # noqa: PLC0415 -- it imports blocks

    return [(date.start, date.end) for date in find_dates(text, blocks="prose")]


def _numbers(text: str) -> list[tuple[int, int]]:
    """The numbers of a text, each with the unit or the noun that it counts."""
    from arnorm.numbers.context import Beside, find_word_after  # noqa: PLC0415 -- it imports blocks
    from arnorm.numbers.mention import find_numbers  # noqa: PLC0415 -- it imports blocks

    scan = Scan(text)
    found = [(number.start, number.end) for number in find_numbers(text, blocks="prose")]
    return [
        (start, find_word_after(scan, end)[1] if Beside(scan, start, end).is_quantity else end) for start, end in found
    ]
