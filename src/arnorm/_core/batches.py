"""Texts in batches: enough of them to be fast, few enough to fit into memory."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

from arnorm._core.step import check_text

__all__ = ["BATCH_TEXTS", "batches"]

# A batch ends with the text that fills it, by count or by size. Larger batches are no faster.
BATCH_TEXTS = 1024
BATCH_CHARACTERS = 1 << 18


def batches(
    texts: Iterable[str], most_texts: int = BATCH_TEXTS, size_of: Callable[[str], int] = len
) -> Iterator[list[str]]:
    """The texts in lists of at most ``most_texts``; ``size_of`` says how much of a batch a text fills.

    Raises TypeError, naming the number, for what is not a str, and what ``texts`` raises; the texts before come first.
    """
    batch: list[str] = []
    size = 0
    source = iter(texts)
    for number in itertools.count():
        try:
            text = next(source)
            check_text(text, f"text {number}")
        except StopIteration:
            break
        except Exception:
            if batch:
                yield batch
            raise
        batch.append(text)
        size += size_of(text)
        del text  # it may be as long as a file
        if size >= BATCH_CHARACTERS or len(batch) >= most_texts:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
