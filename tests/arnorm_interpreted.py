"""With ARNORM_INTERPRETED=1 what is compiled runs interpreted, as where there is no compiler, in whatever a test starts.

As a script it runs another one so: ARNORM_INTERPRETED=1 python tests/arnorm_interpreted.py SCRIPT …
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import runpy
import sys

if os.environ.get("ARNORM_INTERPRETED") and "arnorm" not in sys.modules:
    # No extension module of ours is found: the source beside it is.
    _find = importlib.machinery.PathFinder.find_spec

    class _Sources:
        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> object:
            if not name.startswith("arnorm."):
                return None
            spec = _find(name, path, target)  # type: ignore[arg-type]
            if spec is None or spec.origin is None or spec.origin.endswith(".py"):
                return spec
            source = os.path.join(os.path.dirname(spec.origin), name.rpartition(".")[2] + ".py")
            return importlib.util.spec_from_file_location(name, source)

    sys.meta_path.insert(0, _Sources)  # type: ignore[arg-type]

if __name__ == "__main__":
    del sys.argv[0]
    import arnorm

    assert not arnorm.compiled, "ARNORM_INTERPRETED=1 is not set"
    runpy.run_path(sys.argv[0], run_name="__main__")
