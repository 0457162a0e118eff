"""Messages of the command: safe to print on a terminal, short, and one line for what happens often."""

from __future__ import annotations

from collections.abc import Callable, Iterable

__all__ = ["Complaints", "quoted", "shown"]

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
