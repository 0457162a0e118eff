"""Files of the command: decompressed and compressed, their encoding detected, bad bytes located."""

from __future__ import annotations

import codecs
import gzip
import importlib
import itertools
import math
import re
import select
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from arnorm.engines._optional import need

__all__ = [
    "HEAD_BYTES",
    "open_compressed",
    "decode_blocks",
    "detect_encoding",
    "is_waiting",
    "plain_name",
    "read_bytes",
]

# The encoding is detected from this much of a file.
HEAD_BYTES = 1 << 20
# charset-normalizer sees this much, from the first byte that is not ASCII.
_SAMPLE_BYTES = 1 << 16

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
        return gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0)
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
    """The encoding of a text, detected from its first bytes: UTF-8 or UTF-16 (marked or not), cp1256, ISO-8859-6.

    UTF-8 is tried first and strictly; charset-normalizer decides between the two old Arabic encodings. With
    ``lenient``, a text that is mostly UTF-8 counts as UTF-8. Raises ValueError where no encoding fits or the file is
    not text, ImportError where charset-normalizer is needed and not installed.
    """
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise ValueError(what)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    if utf_16 := _detect_utf_16(head):
        return utf_16
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        return _detect_old(head, f"at byte {error.start}: not UTF-8 ({error.reason})", lenient=lenient)
    return "utf-8"


def _detect_old(head: bytes, place: str, *, lenient: bool) -> str:
    say = "say which encoding it is with --encoding"
    # The sample includes what was UTF-8 so far, so that one line in cp1256 does not make the whole file cp1256.
    start = next(re.finditer(rb"[\x80-\xff]", head)).start()
    refused: Exception = ValueError(f"{place}, nor UTF-16, cp1256 or ISO-8859-6 Arabic; {say}")
    try:
        if found := _detect_eight_bits(head[start : start + _SAMPLE_BYTES]):
            return found
    except ImportError as missing:
        refused = ImportError(f"{place}; {missing}, or {say}", name=missing.name)
    if lenient and _is_mostly_utf_8(head):
        return "utf-8"
    raise refused


def _detect_utf_16(head: bytes) -> str | None:
    """UTF-16 without a byte order mark, detected by its high bytes."""
    # In UTF-16 every Arabic letter has a byte 06 and every ASCII character a byte 00, all at even places or all at odd
    # ones; no other encoding has many of either. charset-normalizer decodes strictly: a single lone surrogate made it
    # answer the other byte order or cp1256 for 1,128 of 1,128 texts. Fields padded with U+0000 decide nothing, since
    # UTF-8 has them too; removed in pairs, they do not shift the bytes after them.
    told = head.replace(b"\x00\x00", b"")
    big, little = (sum(map(told[start::2].count, (b"\x00", b"\x06"))) for start in (0, 1))
    if 4 * (big + little) > len(told) and max(big, little) > 4 * min(big, little):
        return "utf-16-be" if big > little else "utf-16-le"
    return None


def _is_mostly_utf_8(head: bytes) -> bool:
    """Whether most bytes beyond ASCII are UTF-8, or less than one byte in a hundred is not."""
    bad = len(head) - len(head.decode("utf-8", "ignore").encode())
    beyond_ascii = sum(byte > 0x7F for byte in head)
    return 2 * bad < beyond_ascii or 100 * bad < len(head)


def _detect_eight_bits(sample: bytes) -> str | None:
    """Which of the two old Arabic encodings a text has; None where it is not Arabic in either."""
    # The threshold is infinite because charset-normalizer takes vowel marks for mess: with its default it gave up 93 of
    # 4,198 texts in cp1256. Without, it was right about all of them, and about 3,701 of 3,762 in ISO-8859-6 (the others
    # have at most 25 characters). Counting the article in both readings was right about 4,190 and 3,410.
    from_bytes = need("charset_normalizer", "cli").from_bytes
    match = from_bytes(sample, cp_isolation=["cp1256", "iso8859_6"], threshold=math.inf).best()
    # cp1256 has a character for every byte, so the result must look Arabic too. Only words of two letters count: the
    # accented letters of French would be single Arabic ones. This refuses 2,798 of 2,963 texts in 28 other languages.
    arabic = sum(map(len, re.findall("[\u0621-\u0652]{2,}", str(match))))
    return None if 2 * arabic < sum(byte > 0x7F for byte in sample) else str(match.encoding)


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
