"""Outputs of the command: files replaced whole or not at all; devices, pipes and standard output written directly."""

from __future__ import annotations

import codecs
import contextlib
import itertools
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from arnorm.cli._files import open_compressed

__all__ = ["FolderError", "Target", "find_shut_folder", "identity", "is_written_directly", "make_folder"]

# A text may be as long as the file: it is encoded in parts of this many characters.
_PART = 1 << 18
# Bytes of the name that a temporary file takes over; file systems allow names of 255 bytes.
_NAME_BYTES = 200


def _descriptor(path: Path) -> int | None:
    """The number of the open file that a path such as ``/dev/stdout`` or ``/dev/fd/63`` names, or None."""
    for _ in range(40):  # as many links as the kernel follows
        folder = os.path.realpath(path.parent)
        own = folder == "/dev/fd" or (folder.startswith(f"/proc/{os.getpid()}/") and folder.endswith("/fd"))
        if own and path.name.isdecimal():
            return int(path.name)
        if not path.is_symlink():
            return None
        path = Path(folder, path.readlink())
    return None


def is_written_directly(path: Path) -> bool:
    """Whether the path is not a file to replace: a device, a pipe, or a file that this process holds open."""
    return _descriptor(path) is not None or (
        os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)
    )


def identity(where: Path | int) -> object:
    """A value that is equal for two names or descriptors of one file; None for what can be shared, such as a device."""
    try:
        found = os.stat(where)
    except OSError:
        return os.path.realpath(where) if isinstance(where, Path) else None
    is_shared = not stat.S_ISREG(found.st_mode) and not stat.S_ISFIFO(found.st_mode)
    return None if is_shared else (found.st_dev, found.st_ino)


class FolderError(PermissionError):
    """A folder in which this user may not write, or not read; ``filename`` is the folder."""


def find_shut_folder(path: Path) -> Path | None:
    """The outermost folder above a path that this user may not look into, or None."""
    return next((one for one in reversed(path.absolute().parents) if not os.access(one, os.X_OK)), None)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; FolderError, naming the one that is there, where that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        wanted, there = next(pair for pair in itertools.pairwise((folder, *folder.parents)) if os.path.exists(pair[1]))
        raise FolderError(error.errno, f"{error.strerror}: cannot make {wanted.name} there", str(there)) from None


class Target:
    """An output. `commit` replaces the file by the whole new one; without it the file stays as it was.

    The text goes to a hidden temporary file in the same folder, which is forced to the disk and then renamed: at any
    moment, killed or unplugged, the name holds the old file or the new one. A path that is not a regular file, or None
    for standard output, is written to directly.
    """

    def __init__(self, path: Path | None, encoding: str = "utf-8") -> None:
        self.encoding = codecs.lookup(encoding).name
        self.begun = False
        self._line_ended = True
        self._temporary: Path | None = None
        # Standard output must not stop at a lone surrogate.
        self._encode = codecs.getincrementalencoder(encoding)("strict" if path else "replace").encode
        self.path = path or Path()
        self.replaces = path is not None and not is_written_directly(path)
        self._raw = self._open_temporary() if self.replaces else self._open_directly(path)
        self._file: Any = open_compressed(self._raw, self.path.name if path else "")

    def _open_directly(self, path: Path | None) -> BinaryIO:
        number = sys.stdout.fileno() if path is None else _descriptor(self.path)
        if number is None:
            return self.path.open("wb")
        # Not sys.stdout.buffer: with PYTHONUNBUFFERED that is a raw file, whose write() may take only a part. Not the
        # path opened again: that would begin at the start of a file that others have written to.
        sys.stdout.flush()
        return open(number, "wb", closefd=False)

    def _open_temporary(self) -> BinaryIO:
        if self.path.is_dir():
            raise IsADirectoryError(f"{self.path} is a directory")
        self.path = Path(os.path.realpath(self.path))
        name = os.fsencode(self.path.name)[:_NAME_BYTES].decode(errors="ignore")
        try:
            handle, temporary = tempfile.mkstemp(prefix=f".{name}.", suffix=".tmp", dir=self.path.parent)
        except PermissionError as error:
            raise FolderError(error.errno, f"{error.strerror}: cannot write there", str(self.path.parent)) from None
        self._temporary = Path(temporary)
        _copy_owner_and_mode(self.path, handle)
        return os.fdopen(handle, "wb")

    def write(self, text: str) -> None:
        """Write a piece of text; UnicodeEncodeError where the encoding cannot hold it."""
        if text:
            self.begun, self._line_ended = True, text[-1] in "\r\n"
            for start in range(0, len(text), _PART):
                self._file.write(self._encode(text[start : start + _PART]))

    def end_line(self) -> None:
        """End an unfinished line, before the text of another file."""
        if not self._line_ended:
            self.write("\n")

    def flush(self) -> None:
        """Send what was written to a reader that waits for it; nobody reads a file before it replaces another."""
        if not self.replaces:
            self._file.flush()

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
        _sync_folder(self.path.parent)

    def abort(self) -> None:
        """Leave the file as it was; does nothing after `commit`."""
        for file in (self._file, self._raw):  # the compressing one first: it would still write when it is collected
            with contextlib.suppress(OSError, ValueError):
                file.close()
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
            self._temporary = None


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk, where the folder can be opened: on Windows none can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_owner_and_mode(path: Path, handle: int) -> None:
    """Give a new file the owner, group and mode of the file that it replaces; without one, what a shell would give.

    On Windows, where nothing of this is known, a new file has what its folder gives.
    """
    if not hasattr(os, "fchown"):
        return
    try:
        old = path.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)
        return
    for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
        with contextlib.suppress(PermissionError):  # only root may give a file away
            os.fchown(handle, owner, group)
    os.fchmod(handle, stat.S_IMODE(old.st_mode))
