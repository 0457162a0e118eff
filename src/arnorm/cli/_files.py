"""Files for the command line: unpacked and packed, their encoding found, bad bytes located."""

from __future__ import annotations

import codecs
import gzip
import importlib
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, Literal

from arnorm.engines._optional import need

__all__ = ["HEAD", "compressor", "decoded", "detect", "plain_name", "read_bytes"]

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


# The suffixes of compression; each names a reader and a writer below.
_PACKED = (".gz", ".zst", ".bz2", ".xz")

# What is no text of any kind, by its first bytes, and what can be done with it.
_MAGIC = (
    (b"PAR1\x15", "a Parquet file, which the command does not read; arnorm.columns.normalize_table takes its columns"),
    (b"ARROW1\0", "an Arrow file, which the command does not read; arnorm.columns.normalize_table takes its columns"),
    (b"PK\x03\x04", "a ZIP archive, as .xlsx and .docx are; unpack it, or save it as CSV or plain text"),
    (b"%PDF-", "a PDF file; take its text out first"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1f\x8b", "compressed by gzip, and its name does not end in .gz"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd, and its name does not end in .zst"),
    (b"BZh91AY&SY", "compressed by bzip2, and its name does not end in .bz2"),
    (b"\xfd7zXZ\0", "compressed by xz, and its name does not end in .xz"),
)


def plain_name(name: str) -> str:
    """A file's name without the suffix of its compression."""
    return name.removesuffix(_suffix(name))


def _suffix(name: str) -> str:
    return next((suffix for suffix in _PACKED if name.endswith(suffix)), "")


def read_bytes(raw: BinaryIO, name: str) -> Iterator[bytes]:
    """The content of a file in blocks, decompressed where its name ends as that of a compressed file.

    Raises EOFError for a compressed file that is cut off, OSError for one that is not what its name says.
    """
    if name.endswith(".zst"):
        yield from _unzstd(raw)
        return
    file: Any = _opened(raw, name, "rb") or raw
    try:
        while block := file.read(_BLOCK):
            yield block
    except Exception as error:
        if type(error).__name__ != "LZMAError":  # the one that is no OSError; its module is imported where it is needed
            raise
        raise OSError(f"not xz: {error}") from None


def _opened(raw: BinaryIO, name: str, mode: Literal["rb", "wb"]) -> Any:
    """The file that packs or unpacks what its name says; None where the name says nothing."""
    suffix = _suffix(name)
    if suffix == ".gz":  # without name and time: equal content gives equal files
        return gzip.GzipFile(fileobj=raw, mode=mode, filename="", mtime=0)
    if suffix in (".bz2", ".xz"):
        module, cls = {".bz2": ("bz2", "BZ2File"), ".xz": ("lzma", "LZMAFile")}[suffix]
        return getattr(importlib.import_module(module), cls)(raw, mode)
    return None


def compressor(raw: BinaryIO, name: str) -> Any:
    """What writes into the file, compressed where the name says so."""
    return _zstd()[1](raw) if name.endswith(".zst") else _opened(raw, name, "wb") or raw


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


def detect(head: bytes, *, lenient: bool = False) -> str:
    """The encoding of a text, told from its beginning: UTF-8 and UTF-16 (marked or not), cp1256, ISO-8859-6.

    UTF-8 is recognised strictly and comes before the two old Arabic encodings, which charset-normalizer tells apart.
    What is neither, but mostly UTF-8, is taken for UTF-8 where that is ``lenient``. Raises ValueError where nothing
    fits or the file is no text, ImportError where charset-normalizer is needed and not installed.
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
        place = f"at byte {error.start}: not UTF-8 ({error.reason})"
        return _not_utf_8(head, place, lenient=lenient)
    return "utf-8"


def _not_utf_8(head: bytes, place: str, *, lenient: bool) -> str:
    say = "say which encoding it is with --encoding"
    # What was UTF-8 so far is in the sample, so that one line in cp1256 does not make the whole file cp1256.
    start = next(re.finditer(rb"[\x80-\xff]", head)).start()
    refused: Exception = ValueError(f"{place}, nor UTF-16, cp1256 or ISO-8859-6 Arabic; {say}")
    try:
        if found := _detect_eight_bits(head[start : start + _SAMPLE]):
            return found
    except ImportError as missing:
        refused = ImportError(f"{place}; {missing}, or {say}", name=missing.name)
    if lenient and _mostly_utf_8(head):
        return "utf-8"
    raise refused


def _detect_utf_16(head: bytes) -> str | None:
    """UTF-16 without a mark, told by its high bytes."""
    # In UTF-16 every Arabic letter has a byte 06 and every ASCII character a 00, all at even places or all at odd ones;
    # no other encoding has many of either. charset-normalizer would decode strictly: a single lone surrogate made it
    # take the other byte order or cp1256 in 1,128 of 1,128 texts, and the reader could not say where the bad bytes are.
    # Fields padded with U+0000 tell nothing: in UTF-8 those are many bytes 00 too. Taken out in pairs, they leave the
    # places of what follows even or odd.
    told = head.replace(b"\x00\x00", b"")
    big, little = (sum(map(told[start::2].count, (b"\x00", b"\x06"))) for start in (0, 1))
    if 4 * (big + little) > len(told) and max(big, little) > 4 * min(big, little):
        return "utf-16-be" if big > little else "utf-16-le"
    return None


def _mostly_utf_8(head: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8, or what is not UTF-8 is hardly anything."""
    good = len(head.decode("utf-8", "ignore").encode())
    beyond_ascii = sum(byte > 0x7F for byte in head)
    bad = len(head) - good
    return 2 * bad < beyond_ascii or 100 * bad < len(head)


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
