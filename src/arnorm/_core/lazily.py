"""Public names of a package that bring their modules when they are first used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from arnorm._core.public import find_public

__all__ = ["bring_names"]


def bring_names(package: str, names: Sequence[str]) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The ``__getattr__`` and ``__dir__`` of a package: these names, which `arnorm` has too, from wherever they are."""

    def __getattr__(name: str) -> object:  # noqa: N807 -- what Python asks a module for
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return find_public(name)

    def __dir__() -> list[str]:  # noqa: N807 -- as above
        return sorted({*vars(sys.modules[package]), *names})

    return __getattr__, __dir__
