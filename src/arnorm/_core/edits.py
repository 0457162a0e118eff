"""Edits, and the alignment they leave behind: the one currency steps trade in.

A step never returns a new string, it says which spans change (`Edit`); what the text becomes, what is reported and
how offsets map are all derived from that here, so no step can forget its offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, cast

from arnorm._core import kernels_edits

__all__ = ["Alignment", "Edit", "Layer", "Span", "apply", "bad_edit", "checked", "composed"]


Span = tuple[int, int]  # where a stretch of a text begins, and where it ends


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``new``. Offsets are code points, end exclusive.

    >>> Edit(4, 5, "")
    Edit(start=4, end=5, new='')
    """

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The text after sorted, disjoint edits; the same object without edits.

    >>> apply("كتـاب", [Edit(2, 3, "")])
    'كتاب'
    """
    pieces: list[str] = []
    at = 0
    for start, end, new in edits:
        pieces.append(text[at:start])
        pieces.append(new)
        at = end
    if not pieces:
        return text
    pieces.append(text[at:])
    return "".join(pieces)


def composed(first: Iterable[tuple[int, int, str]], second: Iterable[tuple[int, int, str]]) -> list[Edit]:
    """The edits that do what these do one after the other; ``second`` counts in the text after ``first``.

    >>> composed([Edit(1, 2, "bcd")], [Edit(0, 2, "x"), Edit(5, 6, "")])
    [Edit(start=0, end=2, new='xcd'), Edit(start=3, end=4, new='')]
    """
    made: list[Edit] = []
    left, right = [Edit(*one) for one in first][::-1], [Edit(*one) for one in second][::-1]
    if not (left and right):
        return (left or right)[::-1]
    shift = 0  # how much farther the text stands after the first edits
    while left or right:
        # What touches is one edit. It begins at ``at`` in the text between the two, and ends at ``high``.
        at = high = min([one.start + shift for one in left[-1:]] + [one.start for one in right[-1:]])
        start, new, held = at - shift, "", ""  # held: what the first edits wrote from ``at`` on
        while True:
            if left and (here := left[-1].start + shift) <= high:
                old = left.pop()
                held += old.new[max(0, at - here) :]
                high = max(high, here + len(old.new))
                shift += len(old.new) - (old.end - old.start)
            elif right and right[-1].start <= high:
                one = right.pop()
                new += held[: one.start - at] + one.new
                held, at = held[one.end - at :], one.end
                high = max(high, at)
            else:
                break
        made.append(Edit(start, high - shift, new + held))
    return made


def checked(edits: Iterable[tuple[int, int, str]], text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that change something; ValueError where they are unsorted, overlap or leave the text."""
    at = 0
    for edit in edits:
        start, end, new = edit
        if not at <= start <= end <= len(text):
            raise bad_edit(start, end, new, at, len(text))
        at = end
        if new != text[start:end]:
            yield edit


def bad_edit(start: int, end: int, new: str, at: int, length: int) -> ValueError:
    """The error for an edit that is out of place."""
    return ValueError(
        f"edits must be sorted, disjoint and inside the text of {length} characters, "
        f"got {(start, end, new)} after position {at}"
    )


Columns: TypeAlias = tuple[Sequence[int], Sequence[int], Sequence[str]]


class Layer:
    """How one stage moved offsets: the changed spans in its input, and where they went in its output.

    Parallel sorted lists; everything between them is unchanged. Points that a span can begin or end at are moved by
    bisection, so a look-up costs the logarithm of the number of changes.
    """

    __slots__ = ("_columns", "_to")

    _to: tuple[list[int], list[int], list[int]] | None

    def __init__(self, columns: Columns | Callable[[], Columns]) -> None:
        """The starts, the ends and the new texts of the changes, or what lists them where somebody asks."""
        self._columns = columns
        self._to = None

    @property
    def columns(self) -> Columns:
        """The starts, the ends and the new texts of the changes."""
        if callable(self._columns):
            self._columns = self._columns()
        return self._columns

    def __reduce__(self) -> tuple[type[Layer], tuple[Columns]]:
        return Layer, (self.columns,)

    @property
    def to(self) -> tuple[list[int], list[int], list[int]]:
        """Where the spans went, as `kernels_edits.move_spans` gives it; computed when first needed."""
        if self._to is None:
            self._to = kernels_edits.move_spans(*self.columns)
        return self._to

    def sources(self, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
        """What `source` gives for many spans, in order."""
        return kernels_edits.map_to_sources(starts, ends, self.columns)

    @classmethod
    def of(cls, edits: Iterable[tuple[int, int, str]]) -> Layer:
        """The layer that these edits leave."""
        columns = tuple(zip(*edits, strict=True))
        return cls(cast("Columns", columns or ((), (), ())))

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The input span that an output span stands for."""
        left = self._source_start(start)
        return (left, left) if start == end else (left, self._source_end(end))

    def _source_start(self, at: int) -> int:
        if at == 0:  # what was deleted before the first character has no other character to belong to
            return 0
        (starts, ends, _), (to_starts, to_ends, _) = self.columns, self.to
        i = bisect_right(to_ends, at)
        if i < len(starts) and to_starts[i] < at:
            return starts[i]
        return at + (ends[i - 1] - to_ends[i - 1] if i else 0)

    def _source_end(self, at: int) -> int:
        _, to_ends, keys = self.to
        i = bisect_right(keys, at)
        return self.columns[1][i - 1] + max(0, at - to_ends[i - 1]) if i else at

    def target(self, start: int, end: int) -> tuple[int, int]:
        """The output span that an input span became; a deleted mark becomes the character it stood on."""
        right = self._target_end(end)
        return (right, right) if start == end else (min(self._target_start(start), right), right)

    def _target_start(self, at: int) -> int:
        (starts, ends, _), (to_starts, to_ends, _) = self.columns, self.to
        i = bisect_right(ends, at)
        if i < len(starts) and starts[i] <= at:
            return max(0, to_starts[i] - 1) if to_starts[i] == to_ends[i] else to_starts[i]
        return at + (to_ends[i - 1] - ends[i - 1] if i else 0)

    def _target_end(self, at: int) -> int:
        starts, ends, _ = self.columns
        i = bisect_left(starts, at)
        return self.to[1][i - 1] + max(0, at - ends[i - 1]) if i else at


class Alignment:
    """Maps spans between a source text and its normalised form, both ways.

    Unchanged stretches map one to one; a deleted mark belongs to the character before it (at the very start of the
    text: to the first character kept); a replacement maps to its whole match; inserted text maps to an empty span.

    >>> import arnorm
    >>> r = arnorm.strip_diacritics.run("مُحَمَّدٌ")
    >>> r.text, r.alignment.source(0, 2), r.alignment.target(2, 4)
    ('محمد', (0, 4), (1, 2))
    """

    __slots__ = ("_layers", "source_length", "target_length")

    def __init__(self, layers: Sequence[Layer], source_length: int, target_length: int) -> None:
        self._layers = tuple(layers)
        self.source_length = source_length
        self.target_length = target_length

    def __repr__(self) -> str:
        return f"<Alignment {self.source_length} -> {self.target_length} characters>"

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that the span ``start:end`` of the output stands for.

        Raises ValueError for a span that is not inside the output.
        """
        self._check_span(start, end, self.target_length, "output")
        for layer in reversed(self._layers):
            start, end = layer.source(start, end)
        return start, end

    def target(self, start: int, end: int) -> tuple[int, int]:
        """The span of the output that the span ``start:end`` of the source became.

        Raises ValueError for a span that is not inside the source.
        """
        self._check_span(start, end, self.source_length, "source")
        for layer in self._layers:
            start, end = layer.target(start, end)
        return start, end

    @staticmethod
    def _check_span(start: int, end: int, length: int, what: str) -> None:
        if not 0 <= start <= end <= length:
            raise ValueError(f"span {start}:{end} is not inside the {what} of {length} characters")
