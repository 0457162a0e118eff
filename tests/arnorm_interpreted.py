"""With ARNORM_INTERPRETED=1 what is compiled runs interpreted, as where there is no compiler, in whatever a test starts."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import sys

if os.environ.get("ARNORM_INTERPRETED") and "arnorm" not in sys.modules:
    # No extension module of ours is found: the source beside it is.
    _find = importlib.machinery.PathFinder.find_spec

    class _Sources:
        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> object:
            if not name.startswith("arnorm._core."):
                return None
            spec = _find(name, path, target)  # type: ignore[arg-type]
            if spec is None or spec.origin is None or spec.origin.endswith(".py"):
                return spec
            source = os.path.join(os.path.dirname(spec.origin), name.rpartition(".")[2] + ".py")
            return importlib.util.spec_from_file_location(name, source)

    sys.meta_path.insert(0, _Sources)  # type: ignore[arg-type]
