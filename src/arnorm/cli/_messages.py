"""What the command tells its user: names that cannot play tricks on a terminal, and one line for what happens often."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Complaints", "shown"]


def shown(name: str) -> str:
    """A name, or a message with names in it, as it may be printed: controls and what cannot be decoded are escaped."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


# What is wrong in its own way each time is told this many times, before the rest are counted.
_EACH = {"bytes": 10, "not JSON": 10}


class Complaints:
    """What is wrong with the input in hand. What happens again and again is told once, with a count."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._counted: dict[str, tuple[str, int]] = {}  # by what is wrong: the first message, and how many
        self.failed = False

    def now(self, name: str, what: object) -> None:
        """Tell of something that happens once: a file that is given up."""
        self.failed = True
        self._say(f"arnorm: {shown(name)}: {shown(str(what))}")

    def again(self, name: str, kind: str, what: str) -> None:
        """Tell of something, now or when the file has ended, with all that is of its kind."""
        self.failed = True
        first, count = self._counted.get(kind, (what, 0))
        self._counted[kind] = first, count + 1
        if count < _EACH.get(kind, 0):
            self.now(name, what)

    def flush(self, name: str) -> None:
        """The file has ended."""
        for kind, (first, count) in self._counted.items():
            told = _EACH.get(kind, 0)
            if not told:
                self.now(name, first if count == 1 else f"{first}; {count:,} such places in all")
            elif count > told:
                self.now(name, f"and {count - told:,} more places like these")
        self._counted.clear()
