"""What the command says on standard error: messages, safe for a terminal, and a progress bar if rich is installed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self, TextIO

__all__ = ["Complaints", "Progress", "quoted", "shown"]

# A message repeats at most this many characters of the input.
_REPEATED_CHARACTERS = 200
# These faults differ each time: this many are reported one by one, the others only counted.
_REPORTED_EACH = {"bytes": 10, "not JSON": 10}


def shown(message: str) -> str:
    """The message with control characters and undecodable bytes escaped: file names may hold them."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in message)


def quoted(names: Iterable[str]) -> str:
    """A list of names from the input, each in quotation marks, cut after 200 characters."""
    room = _REPEATED_CHARACTERS
    parts: list[str] = []
    for name in names:
        if room <= 0:
            parts.append("…")
            break
        parts.append(repr(name[:room]) + "…" * (len(name) > room))
        room -= len(name)
    return ", ".join(parts) or "none"


class Complaints:
    """Reports what is wrong with an input; a fault that repeats is reported once, with a count."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._counted: dict[str, tuple[str, int]] = {}  # by kind of fault: the first message, and how many there were
        self.failed = False

    def report(self, name: str, message: object) -> None:
        """Report a fault at once."""
        self.failed = True
        self._say(f"arnorm: {shown(name)}: {shown(str(message))}")

    def count(self, name: str, kind: str, message: str) -> None:
        """Count a fault of this kind; it is reported now, or with all others of its kind by `flush`."""
        self.failed = True
        first, count = self._counted.get(kind, (message, 0))
        self._counted[kind] = first, count + 1
        if count < _REPORTED_EACH.get(kind, 0):
            self.report(name, message)

    def flush(self, name: str) -> None:
        """Report what was counted in the input that ends here."""
        for kind, (first, count) in self._counted.items():
            reported = _REPORTED_EACH.get(kind, 0)
            if not reported:
                self.report(name, first if count == 1 else f"{first}; {count:,} such places in all")
            elif count > reported:
                self.report(name, f"and {count - reported:,} more places like these")
        self._counted.clear()


class Progress:
    """Shows how many bytes of all inputs have been read; compressed files count by their size on the disk."""

    def __init__(self, paths: Sequence[Path | None], stream: TextIO, *, wanted: bool) -> None:
        self._stream = stream
        self._bar: Any = None
        self._raw: Any = None
        self._done = 0  # bytes of the files before this one
        self._size = 0
        if wanted and stream.isatty():
            with contextlib.suppress(ImportError):
                self._bar = _make_bar(stream)
                files = [path for path in paths if path is not None and path.is_file()]
                is_known = len(files) == len(paths)
                total = sum(path.stat().st_size for path in files) if is_known else None
                self._task = self._bar.add_task("", total=total)

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
