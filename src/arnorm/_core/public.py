"""The public names of arnorm, for the core: it imports no module above it.

A step runs in a `Pipeline`, a result shows itself in a report, JSON names steps. `arnorm/__init__` knows where each
name is, and registers itself here.
"""

TYPE_CHECKING = False  # what typing has under this name; importing it would take longer than importing arnorm
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["find_public", "register"]

_finders: "list[Callable[[str], Any]]" = []


def register(find: "Callable[[str], Any]") -> None:
    """Say what finds a public name or module."""
    _finders[:] = [find]


def find_public(name: str) -> "Any":
    """A public name or module of arnorm, imported when it is first used."""
    return _finders[0](name)
