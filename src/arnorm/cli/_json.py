"""JSON lines: the strings of named fields replaced where they stand, every other byte kept."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.cli import _parts
from arnorm.cli._record import Bad, BadRecordError, Record

__all__ = ["records"]

_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_BLANK = lazy_pattern(r"[ \t\r\n]*")
_LONE = lazy_pattern("[\ud800-\udfff]")

# Strings are written in parts of this many characters.
_PART = 1 << 18

# Names of fields shown in a message; a record may have thousands.
_NAMED = 10


class _Found(NamedTuple):
    """A string of a field that is text, and where it stands."""

    text: str
    start: int
    end: int


class _Line:
    """The object of a line, walked once: its strings of the wanted fields, the fields met, its own names."""

    def __init__(self, line: str, fields: Sequence[str]) -> None:
        self.line = line
        self.texts: list[_Found] = []
        self.met: set[str] = set()
        self.nested: dict[str, list[str]] = {}  # what the wanted fields that are objects hold
        self.names: list[str] = []
        at = self._skip(0)
        if line[at : at + 1] != "{":
            raise ValueError("not a JSON object")
        at = self._object(at, [(field, field) for field in fields], self.names)
        if self._skip(at) != len(line):
            raise ValueError(f"not JSON at character {self._skip(at)}")

    def _skip(self, at: int) -> int:
        return _BLANK.match(self.line, at).end()  # type: ignore[union-attr]  # it matches everywhere

    def _object(self, at: int, wanted: Sequence[tuple[str, str]], names: list[str] | None = None) -> int:
        """After the object that begins here. ``wanted``: the rest of a field's path, and the field."""
        line = self.line
        at = self._skip(at + 1)
        more = line[at : at + 1] != "}"
        while more:
            if line[at : at + 1] != '"':
                raise ValueError(f"not JSON at character {at}")
            name, at = _DECODER.raw_decode(line, at)
            if names is not None:
                names.append(name)
            at = self._skip(at)
            if line[at : at + 1] != ":":
                raise ValueError(f"not JSON at character {at}")
            at = self._skip(self._member(name, self._skip(at + 1), wanted))
            more = line[at : at + 1] == ","
            if more:
                at = self._skip(at + 1)
        if line[at : at + 1] != "}":
            raise ValueError(f"not JSON at character {at}")
        return at + 1

    def _member(self, name: str, at: int, wanted: Sequence[tuple[str, str]]) -> int:
        """After the value that begins here."""
        if below := [(path[len(name) + 1 :], field) for path, field in wanted if path.startswith(f"{name}.")]:
            return self._value(at, below)
        value, end = _DECODER.raw_decode(self.line, at)
        here = {field for path, field in wanted if path == name}
        self.met |= here
        if here and self.line[at] == '"':
            self.texts.append(_Found(value, at, end))
        if here and isinstance(value, dict):
            self.nested |= {field: list(value) for field in here}
        return end

    def _value(self, at: int, below: Sequence[tuple[str, str]]) -> int:
        """After a value in which fields are wanted: an object, or a list of such."""
        if self.line[at : at + 1] == "{":
            return self._object(at, below)
        if self.line[at : at + 1] != "[":
            return _DECODER.raw_decode(self.line, at)[1]
        at = self._skip(at + 1)
        more = self.line[at : at + 1] != "]"
        while more:
            at = self._skip(self._value(at, below))
            more = self.line[at : at + 1] == ","
            if more:
                at = self._skip(at + 1)
        if self.line[at : at + 1] != "]":
            raise ValueError(f"not JSON at character {at}")
        return at + 1


def records(lines: Iterable[str], fields: Sequence[str], bad: Bad) -> Iterator[Record]:
    """A record for each line; a field ``meta.text`` is the one of that name, or the ``text`` inside ``meta``."""
    number = 0
    nested: list[dict[str, list[str]]] = []  # what fields hold in the first record, while no record has a text
    for line in lines:
        number += 1  # by hand: `enumerate` would hold the line
        texts = _texts(number, line, fields, bad, nested)
        if len(line) <= _parts.LONGEST:
            yield Record(number, [text.text for text in texts], _splice(line, texts))
            continue
        long = _Long(line, texts)
        del line, texts  # each may be as long as the file
        yield Record(number, *long.in_parts())
    for field, names in nested[0].items() if nested else ():
        inside = _listed([f"{field}.{name}" for name in names])
        bad(f"no text {field}", f"{field!r} is no text but holds fields: write --field and one of {inside}")


def _texts(number: int, line: str, fields: Sequence[str], bad: Bad, nested: list[dict[str, list[str]]]) -> list[_Found]:
    """The strings of a line that are texts; ``bad`` is told where there is something else."""
    if _BLANK.fullmatch(line) is not None:
        return []
    if number == 1:
        _refuse_whole(line)
    try:
        read = _Line(line, fields)
    except (ValueError, RecursionError) as error:
        bad("not JSON", f"line {number}: {_said(error)}")
        return []
    if missing := next((field for field in fields if field not in read.met), None):
        bad(f"no field {missing}", f"line {number}: no field {missing!r}; {_has(line, missing)}")
    nested[:] = [{}] if read.texts else nested or [read.nested]
    return read.texts


def _refuse_whole(line: str) -> None:
    """BadRecordError, before all is told line by line, for a file that is one JSON value over many lines."""
    start = _BLANK.match(line).end()  # type: ignore[union-attr]  # it matches everywhere
    begun = line[start : start + 1]
    if begun == "[":
        raise BadRecordError("a JSON array, not one object a line; jq -c '.[]' makes JSON lines of it")
    if begun == "{" and len(line) < 100 and line.strip() == "{":
        raise BadRecordError("one JSON object over several lines, not one a line; jq -c . makes JSON lines of it")


def _has(line: str, field: str) -> str:
    """What the innermost object has in which a field was looked for."""
    value, path = json.loads(line), ""
    for name in field.split("."):
        inner = value.get(name)
        if isinstance(inner, list):
            inner = next((one for one in inner if isinstance(one, dict)), None)
        if not isinstance(inner, dict):
            break
        value, path = inner, f"{path}.{name}" if path else name
    return f"{repr(path) if path else 'it'} has {_listed(list(value))}"


def _listed(names: Sequence[str]) -> str:
    some = sorted(set(names))
    return ", ".join(map(repr, some[:_NAMED])) + ", …" * (len(some) > _NAMED) or "none"


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON at character {error.pos} ({error.msg})"
    return "JSON nested too deeply" if isinstance(error, RecursionError) else str(error)


def _splice(line: str, texts: Sequence[_Found]) -> Callable[[Sequence[str]], Iterator[str]]:
    """The line with other strings in these places; a string that did not change keeps its spelling."""

    def write(news: Sequence[str]) -> Iterator[str]:
        at = 0
        for found, new in zip(texts, news, strict=True):
            if new != found.text:
                yield line[at : found.start]
                yield from _written((new,), ascii_only=_is_escaped(line, found) or bool(_LONE.search(new)))
                at = found.end
        yield line[at:]

    return write


def _is_escaped(line: str, found: _Found) -> bool:
    """Whether a string is of a file that escapes everything, and goes on doing so."""
    _, start, end = found
    starts = range(start, end, _PART)
    return line.find("\\u", start, end) >= 0 and all(line[at : min(end, at + _PART)].isascii() for at in starts)


def _written(texts: Iterable[str], *, ascii_only: bool) -> Iterator[str]:
    """The texts as one JSON string, in parts: it may be as long as the file. A lone surrogate can only be escaped."""
    yield '"'
    for text in texts:
        for start in range(0, len(text), _PART):
            yield json.dumps(text[start : start + _PART], ensure_ascii=ascii_only)[1:-1]
    yield '"'


class _Field(NamedTuple):
    """A string of a long line: what stands before it, whether it is escaped, how it is spelt if oddly."""

    before: str
    escaped: bool
    spelling: str | None


class _Long:
    """A line as long as a file: its texts are worked on in parts, and of the line itself is kept what is no text."""

    def __init__(self, line: str, texts: list[_Found]) -> None:
        self.fields: list[_Field] = []
        at = 0
        for found in texts:
            escaped = _is_escaped(line, found) or bool(_LONE.search(found.text))
            plain = _stands(line, found, _written((found.text,), ascii_only=escaped))
            spelling = None if plain else line[found.start : found.end]
            self.fields.append(_Field(line[at : found.start], escaped, spelling))
            at = found.end
        self.rest = line[at:]
        self._texts = [found.text for found in texts]

    def in_parts(self) -> tuple[list[str], Callable[[Sequence[str]], Iterator[str]], list[int]]:
        """The texts, what writes the line with others, and where each text begins in its string."""
        cut = [_parts.parts(text) for text in self._texts]
        self._texts = []
        every = [part for parts in cut for part in parts]
        return [part.body for part in every], functools.partial(self._write, cut), [part.base for part in every]

    def _write(self, cut: list[list[_parts.Part]], news: Sequence[str]) -> Iterator[str]:
        left = iter(news)
        for field, parts in zip(self.fields, cut, strict=True):
            yield field.before
            new = [next(left) for _ in parts]
            if field.spelling is not None and all(one == part.body for one, part in zip(new, parts, strict=True)):
                yield field.spelling
                continue
            joints = (part.joint for part in parts)
            pieces = itertools.chain.from_iterable(zip(new, joints, strict=True))
            yield from _written(pieces, ascii_only=field.escaped or any(map(_LONE.search, new)))
        yield self.rest


def _stands(line: str, found: _Found, pieces: Iterable[str]) -> bool:
    """Whether a string is spelt so in its line."""
    at = found.start
    for piece in pieces:
        if not line.startswith(piece, at):
            return False
        at += len(piece)
    return at == found.end
