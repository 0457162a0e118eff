"""Files for the command line: decompressed, their encoding found, bad bytes located; written whole or not at all."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import math
import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from arnorm.engines._optional import need

__all__ = ["HEAD", "StdoutTarget", "Target", "decoded", "detect", "plain_name", "read_bytes"]

# How much of a file is looked at to tell its encoding.
HEAD = 1 << 20

# How much of it, from the first byte that is not ASCII, charset-normalizer sees.
_SAMPLE = 1 << 16

_BLOCK = 1 << 18

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def plain_name(name: str) -> str:
    """A file's name without the suffix of its compression."""
    return name.removesuffix(".gz").removesuffix(".zst")


def read_bytes(raw: BinaryIO, name: str) -> Iterator[bytes]:
    """The content of a file in blocks, decompressed where its name ends in .gz or .zst.

    Raises EOFError for a compressed file that is cut off, OSError for one that is not what its name says.
    """
    if name.endswith(".zst"):
        yield from _unzstd(raw)
        return
    file: Any = gzip.GzipFile(fileobj=raw) if name.endswith(".gz") else raw
    while block := file.read(_BLOCK):
        yield block


def _zstd() -> tuple[Callable[[], Any], Callable[[BinaryIO], Any], type[Exception]]:
    """Makers of a decompressor and of a writer: the standard library's (Python 3.14), else zstandard's."""
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 -- new in 3.14

        return zstd.ZstdDecompressor, lambda raw: zstd.ZstdFile(raw, "w"), zstd.ZstdError
    zstandard = need("zstandard", "cli")
    return (
        lambda: zstandard.ZstdDecompressor().decompressobj(),
        lambda raw: zstandard.ZstdCompressor().stream_writer(raw, closefd=False),
        zstandard.ZstdError,
    )


def _unzstd(raw: BinaryIO) -> Iterator[bytes]:
    """Frame after frame; a frame that is cut off is an error, as it is in gzip."""
    make, _, broken = _zstd()
    frame = make()
    data = b""
    try:
        while data or (data := raw.read(_BLOCK)):
            if frame.eof:
                frame = make()
            if block := frame.decompress(data):
                yield block
            data = frame.unused_data if frame.eof else b""
    except broken as error:
        raise OSError(f"not zstd: {error}") from None
    if not frame.eof and raw.tell():
        raise EOFError("compressed file ended before its end-of-frame mark")


def detect(head: bytes) -> str:
    """The encoding of a text, told from its beginning: UTF-8 and UTF-16 (marked or not), cp1256, ISO-8859-6.

    UTF-8 is recognised strictly and comes before the two old Arabic encodings, which charset-normalizer tells apart.
    Raises ValueError where nothing fits, ImportError where charset-normalizer is needed and not installed.
    """
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    # In UTF-16 every Arabic letter has a byte 06 and every ASCII character a 00, all at even places or all at odd ones;
    # no other encoding has many of either. charset-normalizer would decode strictly: a single lone surrogate made it
    # take the other byte order or cp1256 in 1,128 of 1,128 texts, and the reader could not say where the bad bytes are.
    # Fields padded with U+0000 tell nothing: in UTF-8 those are many bytes 00 too. Taken out in pairs, they leave the
    # places of what follows even or odd.
    told = head.replace(b"\x00\x00", b"")
    big, little = (sum(map(told[start::2].count, (b"\x00", b"\x06"))) for start in (0, 1))
    if 4 * (big + little) > len(told) and max(big, little) > 4 * min(big, little):
        return "utf-16-be" if big > little else "utf-16-le"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        # What was UTF-8 so far is in the sample, so that one line in cp1256 does not make the whole file cp1256.
        start = next(re.finditer(rb"[\x80-\xff]", head)).start()
        place, say = f"at byte {error.start}: not UTF-8 ({error.reason})", "say which encoding it is with --encoding"
        try:
            found = _detect_eight_bits(head[start : start + _SAMPLE])
        except ImportError as missing:
            raise ImportError(f"{place}; {missing}, or {say}", name=missing.name) from None
        if found is None:
            raise ValueError(f"{place}, nor UTF-16, cp1256 or ISO-8859-6 Arabic; {say}") from None
        return found
    return "utf-8"


def _detect_eight_bits(sample: bytes) -> str | None:
    """Which of the two old Arabic encodings a text is in; None where it is not Arabic in either."""
    # No limit to what charset-normalizer calls mess, for vowel marks count: with the usual limit it gave up 93 of 4,198
    # texts in cp1256, without one it was right about all of them, and about 3,701 of 3,762 in ISO-8859-6 (the others
    # have at most 25 characters). Counting the article in both readings was right about 4,190 and 3,410.
    from_bytes = need("charset_normalizer", "cli").from_bytes
    match = from_bytes(sample, cp_isolation=["cp1256", "iso8859_6"], threshold=math.inf).best()
    # It takes any bytes for one of the two: cp1256 has a character for each. Of 2,963 texts in 28 other languages, in
    # the encodings of those, this refuses 2,798. Words, because the accented letters of French would be single Arabic
    # ones.
    arabic = sum(map(len, re.findall("[\u0621-\u0652]{2,}", str(match))))
    if 2 * arabic < sum(byte > 0x7F for byte in sample):
        return None
    return str(match.encoding)


def decoded(blocks: Iterable[bytes], encoding: str, bad: Callable[[int, str], None]) -> Iterator[str]:
    """The text of a file in blocks.

    ``bad`` is called with the offset of each run of undecodable bytes and what is wrong there; unless it raises,
    U+FFFD takes their place.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    read = 0
    final = False
    source = iter(blocks)
    while not final:
        block = next(source, b"")
        final = not block
        read += len(block)
        while True:
            try:
                text = decoder.decode(block, final)
            except UnicodeDecodeError as error:
                # What failed ends where reading has come to; it may begin with bytes kept from the block before.
                at = read - len(error.object) + error.start
                shown = error.object[error.start : error.end].hex(" ")
                bad(at, f"bytes {shown} are not {encoding} ({error.reason})")
                decoder.reset()
                text = decoder.decode(error.object[: error.start])
                yield text + "\ufffd"
                block = error.object[error.end :]
                continue
            if text:
                yield text
            break


class StdoutTarget:
    """Standard output, in UTF-8 whatever the locale says."""

    def __init__(self) -> None:
        # Not sys.stdout.buffer: where PYTHONUNBUFFERED is set that is a raw file, whose write() may take only a part.
        sys.stdout.flush()
        self._file = open(sys.stdout.fileno(), "wb", closefd=False)  # noqa: SIM115 -- it lives as long as the run

    def write(self, text: str) -> None:
        """Write a piece of text."""
        self._file.write(text.encode("utf-8", "replace"))

    def commit(self) -> None:
        """Hand over what was written."""
        self._file.flush()

    abort = commit


class Target:
    """A file that is replaced by the whole new one, on `commit`, or left as it was.

    What is written goes to a hidden temporary file beside it, is forced to the disk, and then renamed: at any moment,
    killed or unplugged, the name holds the old file or the new one. What is no regular file (a device, a pipe) is
    written to directly.
    """

    def __init__(self, path: Path, encoding: str = "utf-8") -> None:
        self.path = Path(os.path.realpath(path))
        self.encoding = encoding
        self._temporary: Path | None = None
        if self.path.exists() and not self.path.is_file():
            if self.path.is_dir():
                raise IsADirectoryError(f"{path} is a directory")
            self._raw: BinaryIO = self.path.open("wb")
        else:
            handle, name = tempfile.mkstemp(prefix=f".{self.path.name}.", suffix=".tmp", dir=self.path.parent)
            self._temporary = Path(name)
            os.fchmod(handle, _mode_of(self.path))
            self._raw = os.fdopen(handle, "wb")
        self._file: Any = self._raw
        if self.path.name.endswith(".gz"):
            self._file = gzip.GzipFile(fileobj=self._raw, mode="wb", filename="", mtime=0)
        elif self.path.name.endswith(".zst"):
            self._file = _zstd()[1](self._raw)

    def write(self, text: str) -> None:
        """Write a piece of text; UnicodeEncodeError where the encoding cannot hold it."""
        self._file.write(text.encode(self.encoding))

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
        with contextlib.suppress(OSError):
            self._raw.close()
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
