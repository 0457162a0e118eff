"""Public names of a package that bring their modules when they are first used."""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["bring_names"]


def bring_names(package: str, names: Sequence[str]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package: these names, which `arnorm` has too, from wherever they are."""

    def __getattr__(name: str) -> object:  # noqa: N807 -- what Python asks a module for
        import arnorm  # noqa: PLC0415 -- the package imports this module

        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(arnorm, name)

    return __getattr__
