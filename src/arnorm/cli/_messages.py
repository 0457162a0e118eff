"""What the command says on standard error: messages, safe for a terminal, and how much has been read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self, TextIO

from arnorm._core.wrong import shown

__all__ = ["Complaints", "Progress", "quoted", "shown"]

# A message repeats at most this many characters of the input.
_REPEATED_CHARACTERS = 200
# These faults differ each time: this many are reported one by one, the others only counted.
_REPORTED_EACH = {"bytes": 10, "not JSON": 10}


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
    """Shows in a terminal how much of all inputs has been read; compressed files count by their size on the disk."""

    def __init__(self, paths: Sequence[Path | None], stream: TextIO, *, wanted: bool) -> None:
        self._stream = stream
        self._shown = ""  # what the last line of the terminal has
        self._raw: Any = None
        self._done = 0  # bytes of the files before this one
        self._wanted = wanted and stream.isatty()
        files = [path for path in paths if path is not None and path.is_file()] if self._wanted else []
        self._total = sum(path.stat().st_size for path in files) if len(files) == len(paths) else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._show("")

    def reading(self, raw: Any) -> None:
        """Tell that the next file begins."""
        self._done, self._raw = self._position(), raw

    def _position(self) -> int:
        with contextlib.suppress(OSError, AttributeError):  # a pipe has no position
            is_read = self._raw is not None and self._raw.closed
            return self._done + (os.stat(self._raw.name).st_size if is_read else int(self._raw.tell()))
        return self._done

    def update(self) -> None:
        """Show how far reading has come."""
        if self._wanted:
            done = self._position()
            share = (
                f"{done / self._total:4.0%} of {self._total / 1e6:,.1f} MB" if self._total else f"{done / 1e6:,.1f} MB"
            )
            self._show(share)

    def _show(self, line: str) -> None:
        """Write another last line in the terminal."""
        if line != self._shown:
            print(f"\r\x1b[K{line}", end="", file=self._stream, flush=True)
            self._shown = line

    def print(self, message: str) -> None:
        """Print a line on standard error."""
        self._show("")
        print(message, file=self._stream)
