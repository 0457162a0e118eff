"""The files of a run: inputs, outputs, skipped files; an output is replaced whole or not at all.

No two of them may be the same file. Devices, pipes and standard output are written to directly. What an argument names
may be a link; a link that is found in a folder, of inputs or of outputs, leads to nothing outside of it.
"""

from __future__ import annotations

import codecs
import collections
import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from arnorm.cli import _files, _records
from arnorm.cli._files import open_compressed

# A text may be as long as the file: it is encoded in parts of this many characters.
_PART = 1 << 18
_BUFFER_BYTES = 1 << 18
_LINKS = "links to files"
# Bytes of the name that a temporary file takes over; file systems allow names of 255 bytes.
_NAME_BYTES = 200
# Flags that Windows does not have. There a path is looked at before it is opened, and the two are not one.
_NO_LINK, _NO_WAIT = getattr(os, "O_NOFOLLOW", 0), getattr(os, "O_NONBLOCK", 0)
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0)


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


def identity(where: Path | int, *, by_name: bool = False) -> object:
    """A value that is equal for two names or descriptors of one file; None for what can be shared, such as a device.

    With ``by_name`` two links, hard or not, are two: an output in a folder replaces a name.
    """
    try:
        if by_name and isinstance(where, Path) and (where.is_symlink() or where.stat().st_nlink > 1):
            return Path(os.path.realpath(where.parent), where.name)
        found = os.stat(where)
    except OSError:
        return os.path.realpath(where) if isinstance(where, Path) else None
    is_shared = not stat.S_ISREG(found.st_mode) and not stat.S_ISFIFO(found.st_mode)
    return None if is_shared else (found.st_dev, found.st_ino)


def _refuse_links(path: Path, within: Path) -> tuple[Path, tuple[str, ...]]:
    """``within`` and the folders from there to the output, without links; OSError if it is a link or one leads out."""
    if path.is_symlink():
        raise OSError("is a link, and no output is written through it")
    if path.exists() and not path.is_file():
        raise OSError("is no regular file")
    top, folder = Path(os.path.realpath(within)), Path(os.path.realpath(path.parent))
    if not folder.is_relative_to(top):
        raise OSError(f"a link leads out of {within}")
    return top, folder.relative_to(top).parts


def _open_folder(folder: Path, inner: tuple[str, ...], *, make: bool = True) -> int | None:
    """Open a folder inside of another, made where it is missing, following no link on the way; None on Windows."""
    if make:
        folder.joinpath(*inner[: 0 if _NO_LINK else None]).mkdir(parents=True, exist_ok=True)
    if not _NO_LINK:
        return None
    handle = os.open(folder, _FOLDER)
    for name in inner:
        outer = handle
        try:
            if make:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(name, dir_fd=outer)
            handle = os.open(name, _FOLDER | _NO_LINK, dir_fd=outer)
        finally:
            os.close(outer)
    return handle


def open_own(name: str, flags: int, mode: int = 0o666, *, folder: int | None = None) -> int:
    """Open a file of arnorm's own to write; OSError for what somebody may have put there, whose name was known."""
    flags |= os.O_WRONLY | os.O_CREAT | _NO_LINK | _NO_WAIT | getattr(os, "O_BINARY", 0)
    handle = os.open(name, flags, mode, dir_fd=folder)
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(handle)
        raise OSError(f"{os.path.basename(name)} beside it is no file of arnorm's own")
    return handle


_PART_ENDING = "arnorm-part"


def _hide(name: str, ending: str) -> str:
    """The name of a hidden file in the folder of this one."""
    return f".{os.fsencode(name)[:_NAME_BYTES].decode(errors='ignore')}.{ending}"


def part_of(path: Path) -> Path:
    """The file that holds what there is of an output that a run goes on with."""
    return path.with_name(_hide(path.name, _PART_ENDING))


class Target:
    """An output. `commit` replaces the file by the whole new one; without it the file stays as it was.

    The text goes to a hidden temporary file in the same folder, which is forced to the disk and then renamed: at any
    moment, killed or unplugged, the name holds the old file or the new one. A path that is not a regular file, or None
    for standard output, is written to directly. With ``within`` the path is not the user's own, but one in that folder:
    it may be no link, and no link in it may lead out. With ``keep`` the temporary file has a name of its own and stays
    when the run is stopped; of what is there, so many bytes are kept.
    """

    def __init__(
        self, path: Path | None, encoding: str = "utf-8", *, within: Path | None = None, keep: int | None = None
    ) -> None:
        self.encoding = codecs.lookup(encoding).name
        self.begun = bool(keep)
        self._keep = keep
        self._line_ended = True
        self._temporary = ""
        self._folder: int | None = None  # the descriptor of its folder, whatever the path leads to by now
        # Standard output must not stop at a lone surrogate.
        self._encode = codecs.getincrementalencoder(encoding)("strict" if path else "replace").encode
        if keep:
            self._encode("a")  # the mark at the beginning is there
        self.path = path or Path()
        self.replaces = within is not None or (path is not None and not is_written_directly(path))
        self._raw = self._open_temporary(within) if self.replaces else self._open_directly(path)
        self._file: Any = self._raw
        try:
            self._file = open_compressed(self._raw, self.path.name if path else "")
        except ImportError:
            self.abort()
            raise

    def _name(self, error: OSError) -> OSError:
        """The error with the name of the output, and not with that of a temporary file."""
        if error.errno is None:
            return OSError(None, str(error), str(self.path))
        error.filename, error.filename2 = str(self.path) if self.path.name else None, None
        return error

    def _open_directly(self, path: Path | None) -> BinaryIO:
        number = sys.stdout.fileno() if path is None else _descriptor(self.path)
        if number is None:
            return self.path.open("wb")
        # Not sys.stdout.buffer: with PYTHONUNBUFFERED that is a raw file, whose write() may take only a part. Not the
        # path opened again: that would begin at the start of a file that others have written to.
        sys.stdout.flush()
        return open(number, "wb", closefd=False)

    def _open_temporary(self, within: Path | None) -> BinaryIO:
        if self.path.is_dir():
            raise IsADirectoryError(f"{self.path} is a directory")
        real = Path(os.path.realpath(self.path))
        top, inner = (real.parent, ()) if within is None else _refuse_links(self.path, within)
        # Not `real` where a folder had it: a folder in the way may be a link since.
        self.path = real if within is None else top.joinpath(*inner, self.path.name)
        self._folder = _open_folder(top, inner)
        is_new = self._keep is None
        ending = f"{secrets.token_hex(6)}.tmp" if is_new else _PART_ENDING
        self._temporary = self._in_folder(_hide(self.path.name, ending))
        try:
            handle = open_own(self._temporary, os.O_EXCL * is_new, 0o600, folder=self._folder)
        except OSError as error:
            self._temporary = ""
            self._close_folder()
            if isinstance(error, PermissionError):
                error.strerror = f"{error.strerror}: cannot write in {self.path.parent}"
            raise self._name(error) from None
        if self._keep is not None:
            os.ftruncate(handle, self._keep)
            os.lseek(handle, 0, os.SEEK_END)
        self._copy_owner_and_mode(handle)
        return os.fdopen(handle, "wb", _BUFFER_BYTES)

    def _in_folder(self, name: str) -> str:
        """A file beside the output, as what takes ``dir_fd`` names it."""
        return str(self.path.parent / name) if self._folder is None else name

    def _close_folder(self) -> None:
        if self._folder is not None:
            os.close(self._folder)
            self._folder = None

    def write(self, text: str | bytes) -> None:
        """Write a piece of text, a string or UTF-8; UnicodeEncodeError where the encoding cannot hold it."""
        if isinstance(text, bytes) and self.encoding != "utf-8":
            text = text.decode()
        try:
            if isinstance(text, bytes):  # the inside of a JSON string: it begins and ends nothing
                self._file.write(text)
            elif text:
                self.begun, self._line_ended = True, text[-1] in "\r\n"
                for start in range(0, len(text), _PART):
                    self._file.write(self._encode(text[start : start + _PART]))
        except OSError as error:
            raise self._name(error) from None

    def end_line(self) -> None:
        """End an unfinished line, before the text of another file."""
        if not self._line_ended:
            self.write("\n")

    def flush(self) -> None:
        """Send what was written to a reader that waits for it; nobody reads a file before it replaces another."""
        if not self.replaces:
            self._file.flush()

    def checkpoint(self) -> int:
        """Force what was written to the disk, so that it can be kept; how many bytes that is."""
        if self._file is not self._raw:
            self._file.close()
        self._raw.flush()
        os.fsync(self._raw.fileno())
        size = self._raw.tell()
        self._file = open_compressed(self._raw, self.path.name)  # a compressed file may have several streams
        return size

    def commit(self) -> None:
        """Finish the file and put it in place."""
        try:
            self._commit()
        except OSError as error:
            raise self._name(error) from None

    def _commit(self) -> None:
        if self._file is not self._raw:
            self._file.close()
        self._raw.flush()
        if not self._temporary:
            self._raw.close()
            return
        os.fsync(self._raw.fileno())
        self._raw.close()
        name = self._in_folder(self.path.name)
        os.replace(self._temporary, name, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        self._temporary = ""
        self._sync_folder()
        self._close_folder()

    def abort(self) -> None:
        """Leave the file as it was; does nothing after `commit`."""
        for file in (self._file, self._raw):  # the compressing one first: it would still write when it is collected
            with contextlib.suppress(OSError, ValueError):
                file.close()
        if self._temporary and self._keep is None:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._temporary, dir_fd=self._folder)
        self._temporary = ""
        self._close_folder()

    def _sync_folder(self) -> None:
        """Force the new name to the disk, where the folder can be opened: on Windows none can."""
        try:
            handle = os.open(self._in_folder("."), os.O_RDONLY, dir_fd=self._folder)
        except PermissionError:
            return
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _copy_owner_and_mode(self, handle: int) -> None:
        """Give a new file the owner, group and mode of the file that it replaces; without one, what a shell would give.

        On Windows, where nothing of this is known, a new file has what its folder gives.
        """
        if not hasattr(os, "fchown"):
            return
        try:
            old = os.stat(self._in_folder(self.path.name), dir_fd=self._folder, follow_symlinks=False)
        except FileNotFoundError:
            mask = os.umask(0)
            os.umask(mask)
            os.fchmod(handle, 0o666 & ~mask)
            return
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with contextlib.suppress(PermissionError):  # only root may give a file away
                os.fchown(handle, owner, group)
        os.fchmod(handle, old.st_mode & 0o777)  # a new text is nobody's program


class Source(NamedTuple):
    """An input: its path (None for standard input), its name in messages, its own output file if it has one.

    ``within`` is the folder that the output must stay in; ``top`` is the one that an argument names, where the file was
    found in a folder.
    """

    path: Path | None
    name: str
    out: Path | None = None
    within: Path | None = None
    top: Path | None = None

    def open(self) -> BinaryIO:
        """Open the file. Where a folder had it, no link that took its place since, or that of a folder, is followed."""
        assert self.path is not None  # noqa: S101 -- standard input is open
        if self.top is None:
            return open(self.path, "rb")
        *inner, name = self.path.relative_to(self.top).parts
        folder = _open_folder(self.top, tuple(inner), make=False)
        try:
            flags = os.O_RDONLY | _NO_LINK | _NO_WAIT | getattr(os, "O_BINARY", 0)
            handle = os.open(self.path if folder is None else name, flags, dir_fd=folder)
        except OSError as error:
            error.filename = str(self.path)
            raise
        finally:
            if folder is not None:
                os.close(folder)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError("is no regular file any more")
        return open(handle, "rb")


class Files(NamedTuple):
    """The inputs; their common output if they have one (None: standard output); what was skipped; what failed."""

    sources: list[Source]
    out: Path | None
    skipped: list[str]
    failed: list[tuple[str, str]]


def find_files(
    paths: Sequence[str],
    out: str | None,
    *,
    endings: tuple[str, ...],
    one_file: bool,
    in_place: bool,
    follow: bool = False,
) -> Files:
    """The files that the arguments name; ValueError where they make no sense.

    Files in a directory are read if their names tell a format or have one of the ``endings``; with ``one_file`` the
    output is one listing. With ``follow`` links to files that stay in their directory are read.
    """
    if "" in paths or out == "":
        raise ValueError("a file name is empty")
    target = None if out in (None, "-") else Path(out or "")
    folder = _find_out_folder(paths, target, ends_as_one=str(out).endswith("/"), one_file=one_file)
    if (folder is not None or in_place) and "-" in paths:
        raise ValueError("--out: standard input has no name to be written under in a directory")
    found = Files([], None if folder is not None else target, [], [])
    taken: dict[object, str] = {}
    for path in paths:
        again = 0
        for source in _expand_argument(path, folder, found, endings=endings, follow=follow):
            if in_place and is_stream(source.path):
                raise ValueError(f"--in-place: {source.name} is a pipe or a device, and no file to replace")
            one = source._replace(out=source.path) if in_place else source
            key = None if one.out is None else identity(one.out, by_name=not in_place)
            if why := _why_not_written(one):
                found.failed.append((str(one.out), why))
            elif key is not None and taken.setdefault(key, one.name) != one.name:
                if not (in_place and one.top):
                    raise ValueError(f"{taken[key]} and {one.name} would both be written to {one.out}")
                again += 1
            else:
                found.sources.append(one)
        if again:
            found.skipped.append(f"{path}: {again:,} further names of a file, which keep the old text")
    return found


def _find_out_folder(paths: Sequence[str], target: Path | None, *, ends_as_one: bool, one_file: bool) -> Path | None:
    """The folder that each input gets an output in, if the output is one; ValueError where it can be none."""
    through = target is not None and is_written_directly(target)
    several = len(paths) > 1 or any(os.path.isdir(path) for path in paths)
    folder = None
    if target is not None and not one_file and not through:
        folder = target if several or os.path.isdir(target) or ends_as_one else None
    if folder is not None and os.path.exists(folder) and not os.path.isdir(folder):
        raise ValueError(f"--out {folder}: is a file, and several inputs need a directory")
    if target is not None and folder is None and os.path.isdir(target):
        raise ValueError(f"--out {target}: is a directory, and a listing is one file")
    return folder


def _why_not_written(source: Source) -> str:
    """Why the output of a source is refused, for a link; else empty."""
    try:
        if source.out is not None and source.within is not None:
            _refuse_links(source.out, source.within)
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _expand_argument(
    path: str, folder: Path | None, into: Files, *, endings: tuple[str, ...], follow: bool
) -> Iterator[Source]:
    """The file that an argument names, or the files in the directory that it names."""
    if path == "-":
        yield Source(None, "standard input")
        return
    top = Path(path)
    if not os.path.isdir(top):  # which raises nothing where a folder is shut
        yield Source(top, path, folder and folder / top.name, folder)
        return
    reasons: collections.Counter[str] = collections.Counter()
    unread: collections.Counter[str] = collections.Counter()
    for place, folders, names in os.walk(
        top, onerror=lambda error: into.failed.append((str(error.filename), str(error.strerror)))
    ):
        if not os.access(place, os.X_OK):  # it can be listed, and nothing in it can be read
            into.failed.append((place, os.strerror(errno.EACCES)))
            folders.clear()
            continue
        if folder and folder.exists():  # outputs are not read
            folders[:] = [name for name in folders if not folder.samefile(Path(place, name))]
        kept = [name for name in folders if not name.startswith(".") and not Path(place, name).is_symlink()]
        reasons["links to directories"] += sum(not name.startswith(".") for name in folders) - len(kept)
        reasons["hidden"] += sum(name.startswith(".") for name in (*folders, *names))
        folders[:] = sorted(kept)
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(place, name)
            real = Path(os.path.realpath(file)) if (is_followed := follow and file.is_symlink()) else file
            if reason := _why_not_read(file, real, top):
                reasons[reason] += 1
            elif (plain := _files.plain_name(name)).lower().endswith(endings) or _records.format_of(plain):
                inside = Path(os.path.realpath(top)) if is_followed else top
                yield Source(real, str(file), folder and folder / file.relative_to(top), folder or top, inside)
            else:
                unread[Path(name).suffix or name] += 1
    if said := _count_skipped(reasons, unread):
        into.skipped.append(f"{path}: {said}")


def _why_not_read(file: Path, real: Path, top: Path) -> str:
    """Why a file in a folder is skipped, where ``real`` is what it leads to, or itself; else empty."""
    if real == file and file.is_symlink():
        return _LINKS
    if real != file and not real.is_relative_to(os.path.realpath(top)):
        return "links that lead out of it"
    return "" if _is_regular(real) else "no regular files"


def _mode_of(path: Path | None) -> int:
    """The type and permissions of a file (None: standard input); 0 for a missing file."""
    try:
        return os.stat(0 if path is None else path).st_mode
    except OSError:
        return 0


def _is_regular(path: Path) -> bool:
    return stat.S_ISREG(_mode_of(path))


def is_stream(path: Path | None) -> bool:
    """Whether the file is a pipe, a socket or a device, whose next line may come later."""
    mode = _mode_of(path)
    return bool(mode) and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _count_skipped(reasons: collections.Counter[str], endings: collections.Counter[str]) -> str:
    """How many files were skipped and why; empty where none was."""
    parts = []
    if endings:
        common = ", ".join(f"{count:,} {ending}" for ending, count in endings.most_common(5))
        more = ", …" if len(endings) > 5 else ""
        parts.append(f"{endings.total():,} whose names tell no format ({common}{more}; --format takes them)")
    parts += [f"{count:,} {reason}" for reason, count in reasons.items() if count]
    hint = "; --follow-links takes those inside of it" if reasons[_LINKS] else ""
    return f"{endings.total() + reasons.total():,} skipped: {', '.join(parts)}{hint}" if parts else ""


def refuse_clashes(files: Files, report: Path | None, read_too: Iterable[Path | None], *, in_place: bool) -> None:
    """Raise ValueError where two of input, output and report are one file, or a report would replace another file."""
    read = {identity(one.path or 0, by_name=by_name): one.name for by_name in (False, True) for one in files.sources}
    read |= {identity(path): str(path) for path in read_too if path is not None}
    written: dict[object, str] = {}
    for one in files.sources:
        if one.out is not None and not in_place:
            written[identity(one.out, by_name=True)] = str(one.out)
    if not any(one.out for one in files.sources):
        written[identity(files.out or 1)] = str(files.out or "standard output")
    clash = next((key for key in written if key is not None and key in read), None)
    if clash is not None:
        what = "would be both input and output; --in-place replaces files by their new text"
        raise ValueError(f"{written[clash]} {what}")
    if report is None:
        return
    if report.is_dir():
        raise ValueError(f"--report {report}: is a directory, and a report is one file")
    key = identity(report)
    if key is not None and (key in read or key in written):
        raise ValueError(f"--report {report}: is also {'an input' if key in read else 'the output'}; it would be lost")
    if _is_regular(report) and not is_written_directly(report) and not _is_report(report):
        raise ValueError(f"--report {report}: exists and is not a report of arnorm; it would be lost")


def _is_report(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(1000)
    except OSError:
        return False
    from arnorm.report import _html  # noqa: PLC0415 -- for those who ask for a report

    return not head or _html.GENERATOR.encode() in head
