"""A reversed ligature of the word Allah in lines that stand in order: هللا for الله, باهلل for بالله, هلل for لله.

Fonts draw الله or its لله as one ligature. An extractor that reverses the letters of a ligature writes them so.
"""

from __future__ import annotations

from arnorm._arabic.drawn_lines import FORMS, LETTERS, LINE, Edits
from arnorm._core.patterns import lazy_pattern
from arnorm.pdf.order import weigh_words

__all__ = ["turn_allah"]

_WORD_CHARACTERS = f"{LETTERS}\u0640\u064b-\u065f\u0670-\u06d3{FORMS}"
# Words that are written with the name as one: conjunctions, prepositions, the oath, the question; names of people.
_JOINED = (
    "(?:[وفأ]?[بتوفك]?|[وفبلك]?(?:عبد|نصر|سيف|جار|ضيف|فضل|حبيب|خلف|عطا|هبة|رحمة|سعد|جاد|رزق|فتح|ذكر|أسد|أمان|عون|حسب))"
)
_ALLAH = lazy_pattern(f"(?<![{_WORD_CHARACTERS}]){_JOINED}(هللا|اهلل)(?![{_WORD_CHARACTERS}])")
# To God. Also the verb هلل, to cheer: the text must have other such damage, or the words before it must show it.
_TO_ALLAH = lazy_pattern(f"(?<![{_WORD_CHARACTERS}])[وف]?(هلل)(?![{_WORD_CHARACTERS}])")
_BEFORE_TO_ALLAH = lazy_pattern("(?:الحمد|حمدا|الشكر|شكرا|إنا|سبحان|الملك|الأمر|األمر)\\s+\\Z")
_BEFORE_CHARACTERS = 12
_MOST_TURNED_BITS = 0.0  # what the other words of a line may say for the other order


def turn_allah(text: str, damaged: bool = False) -> Edits:
    """Return the edits that turn the name, in lines whose other words do not stand reversed.

    In a line in visual order هللا is as right as the other words; `turn_lines` turns such lines.
    """
    found = list(_ALLAH.finditer(text))
    sure = damaged or bool(found)
    to_allah = [m for m in _TO_ALLAH.finditer(text) if sure or _is_after_praise(text, m.start())]
    spans = sorted((m.span(), m.span(1)) for m in (*found, *to_allah))
    nth = 0
    for line in LINE.finditer(text) if spans else ():
        words = []
        while nth < len(spans) and spans[nth][0][0] < line.end():
            words.append(spans[nth])
            nth += 1
        if words and weigh_words(_without(text, line.span(), [word for word, _ in words])) <= _MOST_TURNED_BITS:
            for _, (start, end) in words:
                yield start, end, "لله" if end - start == len("لله") else "الله"


def _is_after_praise(text: str, at: int) -> bool:
    return _BEFORE_TO_ALLAH.search(text[max(0, at - _BEFORE_CHARACTERS) : at]) is not None


def _without(text: str, line: tuple[int, int], words: list[tuple[int, int]]) -> str:
    """Return a line without these words."""
    ends = [line[0], *(end for _, end in words)]
    starts = [*(start for start, _ in words), line[1]]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
