"""A progress bar on standard error, if that is a terminal and rich is installed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self, TextIO

if TYPE_CHECKING:
    from arnorm.cli._sources import Source

__all__ = ["Progress"]


class Progress:
    """Shows how many bytes of all inputs have been read; compressed files count by their size on the disk."""

    def __init__(self, sources: Sequence[Source], stream: TextIO, *, wanted: bool) -> None:
        self._stream = stream
        self._bar: Any = None
        self._raw: Any = None
        self._done = 0  # bytes of the files before this one
        self._size = 0
        if wanted and stream.isatty():
            with contextlib.suppress(ImportError):
                self._bar = _make_bar(stream)
                self._task = self._bar.add_task("", total=_total_size(sources))

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def reading(self, raw: Any) -> None:
        """Tell that the next file begins."""
        self._done = self._position()
        self._raw, self._size = raw, 0
        with contextlib.suppress(OSError, ValueError):
            self._size = os.fstat(raw.fileno()).st_size

    def update(self) -> None:
        """Show how far reading has come."""
        if self._bar is not None:
            self._bar.update(self._task, completed=self._position())

    def _position(self) -> int:
        if self._raw is not None and self._raw.closed:
            return self._done + self._size
        with contextlib.suppress(OSError, AttributeError):  # a pipe has no position
            return self._done + int(self._raw.tell())
        return self._done

    def print(self, message: str) -> None:
        """Print a line on standard error, above the bar."""
        if self._bar is not None:
            self._bar.console.out(message, highlight=False)
        else:
            print(message, file=self._stream)


def _make_bar(stream: TextIO) -> Any:
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


def _total_size(sources: Sequence[Source]) -> int | None:
    """The size of all inputs; None if any is not a regular file."""
    if any(source.path is None or not source.path.is_file() for source in sources):
        return None
    return sum(source.path.stat().st_size for source in sources if source.path)
