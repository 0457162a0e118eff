"""Files of the command: decompressed and compressed, decoded, bad bytes located."""

from __future__ import annotations

import codecs
import importlib
import itertools
import select
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from arnorm.engines._optional import need

# The encoding is detected from this much of a file.
HEAD_BYTES = 1 << 20

_BLOCK = 1 << 18
_WAIT_SECONDS = 0.05
# Compressed bytes that are decompressed at a time. In a hostile file they become 32 MB at most.
_PACKED_BLOCK = 1 << 10
# The most memory that a file may ask of the decompressor; `xz -9` asks for 65 MB.
_XZ_MEMORY_BYTES = 1 << 27
# A message shows this many of the bytes that cannot be decoded.
_SHOWN_BYTES = 16
_PIECE = 4096  # bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_PACKED = (".gz", ".zst", ".bz2", ".xz")

# Files that are not text, by their first bytes, and what to do with them.
_MAGIC = (
    (b"PAR1\x15", "a Parquet file, which the command does not read; arnorm.columns.normalize_table takes its columns"),
    (b"ARROW1\0", "an Arrow file, which the command does not read; arnorm.columns.normalize_table takes its columns"),
    (b"PK\x03\x04", "a ZIP archive, as .xlsx and .docx are; unpack it, or save it as CSV or plain text"),
    (b"%PDF-", "a PDF file; take its text out first, with pdftotext for example"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1f\x8b", "compressed by gzip, and its name does not end in .gz"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd, and its name does not end in .zst"),
    (b"BZh91AY&SY", "compressed by bzip2, and its name does not end in .bz2"),
    (b"\xfd7zXZ\0", "compressed by xz, and its name does not end in .xz"),
)


def plain_name(name: str) -> str:
    """A file's name without the suffix of its compression."""
    return name.removesuffix(_suffix_of(name))


def _suffix_of(name: str) -> str:
    return next((suffix for suffix in _PACKED if name.endswith(suffix)), "")


def read_bytes(raw: Any, name: str) -> Iterator[bytes]:
    """The content of a file in blocks, decompressed according to the suffix of its name.

    Raises EOFError for a compressed file that is cut off, OSError for one that is damaged or not compressed.
    """
    if suffix := _suffix_of(name):
        yield from _decompress(raw, suffix)
    else:
        while block := raw.read1(_BLOCK):  # of a pipe, what is there
            yield block


def is_waiting(raw: Any) -> bool:
    """Whether a stream has nothing to read at the moment."""
    try:
        return not select.select([raw], [], [], _WAIT_SECONDS)[0]
    except (OSError, ValueError):  # not a stream
        return False


def _decompress(raw: BinaryIO, suffix: str) -> Iterator[bytes]:
    """The content of a compressed file, stream after stream. Zeros after a stream are padding."""
    make, errors = _choose_decompressor(suffix)
    stream = make()
    data = b""
    while data := data or raw.read(_PACKED_BLOCK):
        if stream.eof:
            data = data.lstrip(b"\0")
            if not data:
                continue
            stream = make()
        try:
            block = stream.decompress(data)
        except errors as error:
            raise OSError(f"damaged, or not compressed as {suffix} says: {error}") from None
        if block:
            yield block
        data = stream.unused_data if stream.eof else b""
    if not stream.eof:
        raise EOFError("the compressed file ended before its content did")


def _choose_decompressor(suffix: str) -> tuple[Callable[[], Any], type[Exception]]:
    """The class of a decompressor for one stream, and the exception it raises for damaged data."""
    if suffix == ".gz":
        return lambda: zlib.decompressobj(wbits=31), zlib.error
    if suffix == ".bz2":
        return importlib.import_module("bz2").BZ2Decompressor, OSError
    if suffix == ".xz":
        lzma = importlib.import_module("lzma")
        return lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES), lzma.LZMAError
    return _import_zstd()[:2]


def open_compressed(raw: BinaryIO, name: str) -> Any:
    """A file that writes to ``raw``, compressed according to the suffix of the name."""
    suffix = _suffix_of(name)
    if suffix == ".gz":  # without name and time: equal content gives equal files
        return importlib.import_module("gzip").GzipFile(fileobj=raw, mode="wb", filename="", mtime=0)
    if suffix == ".bz2":
        return importlib.import_module("bz2").BZ2File(raw, "wb")
    if suffix == ".xz":
        return importlib.import_module("lzma").LZMAFile(raw, "wb")
    return _import_zstd()[2](raw) if suffix else raw


def _import_zstd() -> tuple[Callable[[], Any], type[Exception], Callable[[BinaryIO], Any]]:
    """Decompressor, exception and writer of the standard library (Python 3.14), or of the package zstandard."""
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 -- new in 3.14

        checked = {zstd.CompressionParameter.checksum_flag: 1}
        return zstd.ZstdDecompressor, zstd.ZstdError, lambda raw: zstd.ZstdFile(raw, "w", options=checked)
    zstandard = need("zstandard", "cli")
    return (
        lambda: zstandard.ZstdDecompressor().decompressobj(),
        zstandard.ZstdError,
        lambda raw: zstandard.ZstdCompressor(write_checksum=True).stream_writer(raw, closefd=False),
    )


def detect_encoding(head: bytes, *, lenient: bool = False) -> str:
    """The encoding of a text by its first bytes: the one of its byte order mark, UTF-16, else UTF-8.

    Raises ValueError where the text is not UTF-8 either, or the file is not text. With ``lenient``, a text that is
    mostly UTF-8 counts as UTF-8.
    """
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise ValueError(what)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    # In UTF-16 without a mark every Arabic letter has a byte 06 and every ASCII character a byte 00, all at even places
    # or all at odd ones. Fields padded with U+0000 decide nothing; removed in pairs, they do not shift the bytes after.
    rest = head.replace(b"\0\0", b"")
    big, little = (sum(map(rest[start::2].count, (b"\0", b"\x06"))) for start in (0, 1))
    if 4 * (big + little) > len(rest) and max(big, little) > 4 * min(big, little):
        return "utf-16-be" if big > little else "utf-16-le"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        if not lenient or not _is_mostly_utf_8(head):
            what = f"at byte {error.start}: not UTF-8 ({error.reason})"
            raise ValueError(f"{what}; say which encoding it is with --encoding, such as cp1256") from None
    return "utf-8"


def _is_mostly_utf_8(head: bytes) -> bool:
    """Whether most bytes beyond ASCII are UTF-8, or less than one byte in a hundred is not."""
    bad = len(head) - len(head.decode("utf-8", "ignore").encode())
    beyond_ascii = sum(byte > 0x7F for byte in head)
    return 2 * bad < beyond_ascii or 100 * bad < len(head)


def decode_blocks(blocks: Iterable[bytes], encoding: str, bad: Callable[[int, str], None]) -> Iterator[str]:
    """The text of a file in blocks.

    ``bad`` is called with the offset of each run of undecodable bytes and the reason; unless it raises, U+FFFD
    replaces the run.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    read = 0
    for data in itertools.chain(blocks, [b""]):
        waiting, final = [data], not data
        while waiting:
            block = waiting.pop()
            read += len(block)
            state = decoder.getstate()[1]  # such as the byte order, which the mark gives
            try:
                text = decoder.decode(block, final)
            except UnicodeDecodeError as error:
                # The bytes it failed on end where reading has come to; it may have kept some from the block before.
                bad_bytes = error.object[error.start : error.end]
                what = bad_bytes[:_SHOWN_BYTES].hex(" ") + " …" * (len(bad_bytes) > _SHOWN_BYTES)
                bad(read - len(error.object) + error.start, f"bytes {what} are not {encoding} ({error.reason})")
                decoder.setstate((b"", state))
                yield decoder.decode(error.object[: error.start]) + "\ufffd"
                # What is behind is decoded in short pieces, because each error copies the rest of its piece.
                rest = error.object[error.end :]
                read -= len(rest)
                waiting += [rest[at : at + _PIECE] for at in range(0, max(len(rest), 1), _PIECE)][::-1]
                continue
            if text:
                yield text
