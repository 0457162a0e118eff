"""The command, on a Linux machine that refuses what Windows refuses: python like_windows.py ARGUMENTS

No owners, no signal of a broken pipe, no folder that opens, and no name can be taken over while its file is open.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path
from typing import Any

_open, _replace = os.open, os.replace


def _open_no_folder(path: Any, *arguments: Any, **options: Any) -> int:
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", path)
    return _open(path, *arguments, **options)


def _replace_no_open_file(source: Any, target: Any, **options: Any) -> None:
    for number in Path("/proc/self/fd").iterdir():
        for path in (source, target):
            if os.path.exists(path) and number.exists() and number.samefile(path):
                raise PermissionError(32, "The process cannot access the file", path)
    _replace(source, target, **options)


def refuse() -> None:
    os.open, os.replace = _open_no_folder, _replace_no_open_file
    del os.fchown, os.fchmod, os.O_NOFOLLOW, signal.SIGPIPE
    multiprocessing.set_start_method("spawn")


if __name__ == "__main__":
    refuse()
    from arnorm.cli import main

    sys.exit(main(sys.argv[1:]))
