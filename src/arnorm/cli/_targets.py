"""What the command writes to: files replaced whole or not at all, and all else written through."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from arnorm.cli._files import compressor

__all__ = ["Target", "identity", "written_through"]

# Text is encoded in parts of this many characters: one may be as long as the file.
_PART = 1 << 18


def _descriptor(path: Path) -> int | None:
    """The number of the open file that a path such as ``/dev/stdout`` or ``/dev/fd/63`` means, if it means one."""
    for _ in range(40):  # as many links as the kernel follows
        folder = os.path.realpath(path.parent)
        own = folder == "/dev/fd" or (folder.startswith(f"/proc/{os.getpid()}/") and folder.endswith("/fd"))
        if own and path.name.isdecimal():
            return int(path.name)
        if not path.is_symlink():
            return None
        path = Path(folder, path.readlink())
    return None


def written_through(path: Path) -> bool:
    """Whether what is there is no file to be replaced: a device, a pipe, or a file this process holds open."""
    return _descriptor(path) is not None or (path.exists() and not path.is_file() and not path.is_dir())


def identity(where: Path | int) -> object:
    """Equal for two names (or descriptors) of one file; None for what can safely be shared, such as a device."""
    try:
        found = os.stat(where)
    except OSError:
        return os.path.realpath(where) if isinstance(where, Path) else None
    shared = not stat.S_ISREG(found.st_mode) and not stat.S_ISFIFO(found.st_mode)
    return None if shared else (found.st_dev, found.st_ino)


class Target:
    """A file that is replaced by the whole new one, on `commit`, or left as it was.

    What is written goes to a hidden temporary file beside it, is forced to the disk, and then renamed: at any moment,
    killed or unplugged, the name holds the old file or the new one. What is no regular file (a device, a pipe, this
    process's own output, which is what None means) is written to directly.
    """

    def __init__(self, path: Path | None, encoding: str = "utf-8") -> None:
        self.encoding = codecs.lookup(encoding).name
        self.begun = False
        self._ended = True  # whether what was written ends with a line
        self._temporary: Path | None = None
        # Standard output takes what a terminal takes: a lone surrogate is no reason to stop there.
        self._encode = codecs.getincrementalencoder(encoding)("strict" if path else "replace").encode
        self.replaces = path is not None and not written_through(path)
        self._raw = self._through(path) if path is None or not self.replaces else self._beside(path)
        self._file: Any = compressor(self._raw, self.path.name if path else "")

    def _through(self, path: Path | None) -> BinaryIO:
        self.path = path or Path()
        number = sys.stdout.fileno() if path is None else _descriptor(self.path)
        if number is None:
            return self.path.open("wb")
        # Not sys.stdout.buffer: where PYTHONUNBUFFERED is set that is a raw file, whose write() may take only a part.
        # Nor the path opened anew: that would begin at the start of a file that others have written to.
        sys.stdout.flush()
        return open(number, "wb", closefd=False)

    def _beside(self, path: Path) -> BinaryIO:
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a directory")
        self.path = Path(os.path.realpath(path))
        handle, name = tempfile.mkstemp(prefix=f".{self.path.name}.", suffix=".tmp", dir=self.path.parent)
        self._temporary = Path(name)
        os.fchmod(handle, _mode_of(self.path))
        return os.fdopen(handle, "wb")

    def write(self, text: str) -> None:
        """Write a piece of text; UnicodeEncodeError where the encoding cannot hold it."""
        if text:
            self.begun, self._ended = True, text[-1] in "\r\n"
            for start in range(0, len(text), _PART):
                self._file.write(self._encode(text[start : start + _PART]))

    def end_line(self) -> None:
        """End the line that is open, if one is: what comes next is of another file."""
        if not self._ended:
            self.write("\n")

    def commit(self) -> None:
        """Finish the file and put it in place."""
        if self._file is not self._raw:
            self._file.close()
        self._raw.flush()
        if self._temporary is None:
            self._raw.close()
            return
        os.fsync(self._raw.fileno())
        self._raw.close()
        os.replace(self._temporary, self.path)
        self._temporary = None
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def abort(self) -> None:
        """Leave the file as it was; harmless once it is in place."""
        for file in (self._file, self._raw):  # the packing one first: it would still write when it is collected
            with contextlib.suppress(OSError, ValueError):
                file.close()
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
            self._temporary = None


def _mode_of(path: Path) -> int:
    """The permissions of the file that is there; else what the shell would give a new one."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
