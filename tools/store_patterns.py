"""Store what `re` makes of arnorm's patterns, so that a process need not compile them: ``store_patterns.py SRC``.

setup.py runs it when a package is built, for the Python that builds it. It reads all modules, lets the examples of all
rules ask for what is made later, and writes `STORED` of arnorm/_core/patterns.py.
"""

from __future__ import annotations

import array
import contextlib
import gc
import importlib
import marshal
import pkgutil
import re
import sys
from typing import Any


def main(source: str) -> None:
    sys.path.insert(0, source)
    from arnorm._core import patterns

    asked: dict[tuple[str | bytes, int], None] = {}

    def note(pattern: Any, flags: int = 0) -> Any:
        asked[pattern, int(flags)] = None
        return re.compile(pattern, flags)

    patterns.compile_pattern = note
    read_all_modules()
    ask_for_patterns(patterns)
    stored = {(pattern, flags): compile_code(pattern, flags) for pattern, flags in asked}
    patterns.STORED.write_bytes(marshal.dumps((patterns.mark_of_engine(), stored)))


def read_all_modules() -> None:
    import arnorm

    for module in pkgutil.walk_packages(arnorm.__path__, "arnorm."):
        if module.name != "arnorm.__main__":
            with contextlib.suppress(ImportError):  # an engine that is not installed
                importlib.import_module(module.name)


def ask_for_patterns(patterns: Any) -> None:
    """Use each rule's examples, which ask for what is made on the way, and then each lazy pattern."""
    import arnorm
    from arnorm._core.rules import Rule

    rules = [one for one in gc.get_objects() if isinstance(one, Rule)]
    for text in sorted({text for rule in rules for text in (*rule.examples, *rule.counters)}):
        for preset in (arnorm.WEB, arnorm.SEARCH):
            with contextlib.suppress(ImportError):  # a calendar, where a package is built by itself
                preset(text)
    for one in gc.get_objects():
        if isinstance(one, patterns._LazyPattern):
            _ = one.pattern


def compile_code(pattern: str | bytes, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What `re.compile` gives to its engine, by the same steps."""
    parsed = re._parser.parse(pattern, flags)
    names = dict(parsed.state.groupdict)
    by_group: list[str | None] = [None] * parsed.state.groups
    for name, group in names.items():
        by_group[group] = name
    code = array.array("I", re._compiler._code(parsed, flags)).tobytes()
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(by_group)


if __name__ == "__main__":
    main(sys.argv[1])
