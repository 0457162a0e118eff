# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over runs of edits (types: kernels_edits.pxd)."""

from collections.abc import Sequence


def move_spans(
    starts: Sequence[int], ends: Sequence[int], news: Sequence[str]
) -> tuple[list[int], list[int], list[int]]:
    """Where these spans begin and end in the new text, and from which end on another span contains each.

    A deletion belongs to the character before it, so a span that ends there takes it in; an insertion or replacement
    does not belong to what ends where it begins.
    """
    to_starts: list[int] = []
    to_ends: list[int] = []
    keys: list[int] = []
    shift = i = 0
    for new in news:
        first = starts[i] + shift
        last = first + len(new)
        shift = last - ends[i]
        to_starts.append(first)
        to_ends.append(last)
        keys.append(first if first == last else first + 1)
        i += 1  # noqa: SIM113 -- compiled, it is the faster way
    return to_starts, to_ends, keys


def map_to_sources(
    starts: list[int], ends: list[int], columns: tuple[Sequence[int], Sequence[int], Sequence[str]]
) -> tuple[list[int], list[int]]:
    """What `Layer.source` gives for each of these spans, in order; ``columns`` are those of the layer."""
    old_starts, old_ends, news = columns
    lefts: list[int] = []
    rights: list[int] = []
    count = len(news)
    i = j = nth = 0
    # How far the text before change ``i``, and before ``j``, has moved; where the change before ``j`` ends.
    shift = behind = edge = 0
    for start in starts:
        end = ends[nth]
        nth += 1  # noqa: SIM113 -- compiled, it is the faster way
        left = start - shift
        while i < count:
            first, size = old_starts[i], len(news[i])
            if first + shift + size > start:
                if first + shift < start:
                    left = first
                break
            last = old_ends[i]
            shift += size - (last - first)
            left = start - shift
            i += 1
        if not start:
            left = 0
        right = left
        if end != start:
            while j < count:
                first, size = old_starts[j], len(news[j])
                if first + behind + (1 if size else 0) > end:
                    break
                edge = old_ends[j]
                behind += size - (edge - first)
                j += 1
            right = max(edge, end - behind)
        lefts.append(left)
        rights.append(right)
    return lefts, rights
