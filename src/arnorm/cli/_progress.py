"""A progress bar on standard error: where that is a terminal and rich is there, else none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Self, TextIO

if TYPE_CHECKING:
    from arnorm.cli._sources import Source

__all__ = ["Progress"]


class Progress:
    """How many bytes of all inputs have been read, compressed ones as they lie on the disk."""

    def __init__(self, sources: Sequence[Source], stream: TextIO, *, wanted: bool) -> None:
        self._stream = stream
        self._bar: Any = None
        self._task: Any = None
        self._raw: BinaryIO | None = None
        self._before = 0  # the bytes of the files that are done
        if wanted and stream.isatty():
            with contextlib.suppress(ImportError):
                self._bar = _bar(stream)
        if self._bar is not None:
            self._task = self._bar.add_task("", total=_total(sources))

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def reading(self, raw: BinaryIO) -> None:
        """The next file begins."""
        if self._raw is not None and self._bar is not None:
            self._before = self._position()
        self._raw = raw
        self._size = _size(raw)

    def update(self) -> None:
        """Show how far reading has come."""
        if self._bar is not None:
            self._bar.update(self._task, completed=self._position())

    def _position(self) -> int:
        if self._raw is None:
            return self._before
        if self._raw.closed:
            return self._before + self._size
        with contextlib.suppress(OSError):
            return self._before + self._raw.tell()
        return self._before  # a pipe does not know

    def print(self, message: str) -> None:
        """A line on standard error, above the bar."""
        if self._bar is not None:
            self._bar.console.out(message, highlight=False)
        else:
            print(message, file=self._stream)


def _bar(stream: TextIO) -> Any:
    from rich import progress  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 -- the cli extra
    from rich.console import Console  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    return progress.Progress(
        progress.BarColumn(),
        progress.DownloadColumn(),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
        console=Console(file=stream),
        transient=True,
    )


def _size(raw: BinaryIO) -> int:
    with contextlib.suppress(OSError, ValueError):
        return os.fstat(raw.fileno()).st_size
    return 0


def _total(sources: Sequence[Source]) -> int | None:
    """The size of all inputs, None where one of them is no regular file."""
    total = 0
    for source in sources:
        if source.path is None or not source.path.is_file():
            return None
        total += source.path.stat().st_size
    return total
