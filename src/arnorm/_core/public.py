"""The public names of arnorm, for the core: it imports no module above it.

A step runs in a `Pipeline`, a result shows itself in a report, JSON names steps. `arnorm/__init__` knows where each
name is, and registers itself here.
"""

import sys

TYPE_CHECKING = False  # what typing has under this name; importing it would take longer than importing arnorm
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_finders: "list[Callable[[str], Any]]" = []


def register(find: "Callable[[str], Any]") -> None:
    """Say what finds a public name or module."""
    _finders[:] = [find]


def find_public(name: str) -> "Any":
    """A public name or module of arnorm, imported when it is first used."""
    return _finders[0](name)


def bring_names(package: str, names: "Sequence[str]") -> "tuple[Callable[[str], object], Callable[[], list[str]]]":
    """The ``__getattr__`` and ``__dir__`` of a package for some of the public names of `arnorm`."""

    def __getattr__(name: str) -> object:  # noqa: N807 -- what Python asks a module for
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return find_public(name)

    def __dir__() -> list[str]:  # noqa: N807 -- as above
        return sorted({*vars(sys.modules[package]), *names})

    return __getattr__, __dir__
