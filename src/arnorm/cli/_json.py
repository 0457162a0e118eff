"""JSON lines: the strings of named fields are replaced in their line, every other byte is kept."""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.cli import _parts
from arnorm.cli._messages import quoted
from arnorm.cli._parts import Bad, BadRecordError, Record

__all__ = ["SURROGATE", "records"]

_LONGEST_INT = 4000
# Numbers stay strings: Python refuses to make an int of more than 4,300 digits.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
# Values as they are; a number of more digits than Python reads stays a string.
_VALUES = json.JSONDecoder(parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_INT else digits)
_MISSING = object()
_JSON_SPACE = lazy_pattern(r"[ \t\r\n]*")
# A sign with white space around it: after a name, a member of an object, an item of a list.
_COLON, _AFTER_MEMBER, _AFTER_ITEM = (
    lazy_pattern(rf"[ \t\r\n]*+([{signs}])[ \t\r\n]*+") for signs in (":", ",}", r",\]")
)
# A name without escapes, up to its value.
_PLAIN_NAME = lazy_pattern(r'"([^"\\\x00-\x1f]*+)"[ \t\r\n]*+:[ \t\r\n]*+')
SURROGATE = lazy_pattern("[\ud800-\udfff]")

# What a value is that is no string, no object and not null, by its first character.
_NO_TEXTS = dict.fromkeys("-0123456789NI", "a number") | dict.fromkeys("tf", "true or false") | {"[": "a list"}

# Strings are written in parts of this many characters.
_PART = 1 << 18
# A message lists at most this many names of fields.
_LISTED_NAMES = 10


class _Found(NamedTuple):
    """A string in a field that is text, and its place in the line."""

    text: str
    start: int
    end: int


_Wanted = tuple[tuple[str, str], ...]  # the rest of a field's path, and the field


@functools.lru_cache(64)
def _first_names(wanted: _Wanted) -> frozenset[str]:
    """The names of members that are wanted, or hold one that is."""
    return frozenset(path[:end] for path, _ in wanted for end, sign in enumerate(f"{path}.") if sign == ".")


class _Line:
    """The object of a line, read once: the strings in the wanted fields, which of these fields it has, its names."""

    def __init__(self, line: str, fields: Sequence[str]) -> None:
        self.line = line
        self.texts: list[_Found] = []
        self.met: set[str] = set()
        self.nested: dict[str, list[str]] = {}  # wanted fields that are objects: the names in them
        self.no_texts: dict[str, str] = {}  # wanted fields that are numbers, truth values or lists: what they are
        self.names: list[str] = []
        at = self._skip_space(0)
        if line[at : at + 1] != "{":
            raise ValueError("not a JSON object")
        at = self._read_object(at, tuple((field, field) for field in fields), self.names)
        if self._skip_space(at) != len(line):
            raise ValueError(f"not JSON at character {self._skip_space(at)}")

    def _skip_space(self, at: int) -> int:
        return _JSON_SPACE.match(self.line, at).end()  # type: ignore[union-attr]  # it matches everywhere

    def _read_sign(self, at: int, pattern: re.Pattern[str]) -> re.Match[str]:
        """Read a sign of the pattern, with white space around it."""
        found = pattern.match(self.line, at)
        if found is None:
            raise ValueError(f"not JSON at character {self._skip_space(at)}")
        return found

    def _read_name(self, at: int) -> tuple[str, int]:
        """Read the name that begins here; return it, and where its value begins."""
        if found := _PLAIN_NAME.match(self.line, at):
            return found[1], found.end()
        if self.line[at : at + 1] != '"':
            raise ValueError(f"not JSON at character {at}")
        name, at = _DECODER.raw_decode(self.line, at)
        return name, self._read_sign(at, _COLON).end()

    def _read_object(self, at: int, wanted: _Wanted, names: list[str] | None = None) -> int:
        """Read the object that begins here; return its end."""
        start = self._skip_space(at + 1)
        if self.line[start : start + 1] == "}":
            return start + 1
        line, known = self.line, _first_names(wanted)
        while True:
            name, at = self._read_name(start)
            if names is not None:
                names.append(name)
            end = self._read_member(name, at, wanted) if name in known else _DECODER.raw_decode(line, at)[1]
            sign = self._read_sign(end, _AFTER_MEMBER)
            if sign[1] == "}":
                return sign.end(1)
            start = sign.end()

    def _read_member(self, name: str, at: int, wanted: _Wanted) -> int:
        """Read the wanted value, or the one that holds such, that begins here; return its end."""
        if below := tuple((path[len(name) + 1 :], field) for path, field in wanted if path.startswith(f"{name}.")):
            return self._read_value(at, below)
        value, end = _DECODER.raw_decode(self.line, at)
        here = {field for path, field in wanted if path == name}
        self.met |= here
        if here and self.line[at] == '"':
            self.texts.append(_Found(value, at, end))
        if here and isinstance(value, dict):
            self.nested |= {field: list(value) for field in here}
        if here and (what := _NO_TEXTS.get(self.line[at])):
            self.no_texts |= dict.fromkeys(here, what)
        return end

    def _read_value(self, at: int, below: _Wanted) -> int:
        """Read a value in which fields are wanted, an object or a list of objects; return its end."""
        line = self.line
        if line[at : at + 1] == "{":
            return self._read_object(at, below)
        if line[at : at + 1] != "[":
            return _DECODER.raw_decode(line, at)[1]
        start = self._skip_space(at + 1)
        if line[start : start + 1] == "]":
            return start + 1
        while True:
            sign = self._read_sign(self._read_value(start, below), _AFTER_ITEM)
            if sign[1] == "]":
                return sign.end(1)
            start = sign.end()


def records(
    lines: Iterable[str], fields: Sequence[str], bad: Bad, keeps: _parts.Keeps, id_field: str | None = None
) -> Iterator[Record]:
    """A record for each line; a field ``meta.text`` is the one of that name, or the ``text`` inside ``meta``."""
    number = 0
    seen = _Seen()
    for line in lines:
        number += 1  # noqa: SIM113 -- `enumerate` would hold the line
        texts = _find_texts(number, line, fields, bad, seen)
        name = None if id_field is None or not texts else _find_name(number, line, id_field, bad)
        size, places = len(line), list(_find_places(line, texts))
        del line  # as its texts, it may be as long as the file
        cut = [_parts.parts(text.text, keeps) for text in texts]
        del texts
        every = [*itertools.chain.from_iterable(cut)]
        yield Record(number, every, functools.partial(_write_line, places, cut), size, name)
    for field, names in seen.nested.items() if seen.nested and not seen.has_text else ():
        inside = _list_names([f"{field}.{name}" for name in names])
        bad(f"no text {field}", f"{field!r} is no text but holds fields: write --field and one of {inside}")


class _Seen:
    """What the records so far had in the wanted fields."""

    has_text = False
    nested: dict[str, list[str]] | None = None  # of the first record: fields that are objects, and the names in them


def _find_texts(number: int, line: str, fields: Sequence[str], bad: Bad, seen: _Seen) -> list[_Found]:
    """The strings of a line that are texts; ``bad`` is called for a line without any."""
    if _JSON_SPACE.fullmatch(line) is not None:
        return []
    if number == 1:
        _refuse_whole(line)
    try:
        read = _Line(line, fields)
        missing = next((field for field in fields if field not in read.met), None)
        has = "" if missing is None else _list_fields(line, missing)
    except (ValueError, RecursionError) as error:
        bad("not JSON", f"line {number}: {_describe_error(error)}")
        return []
    if missing is not None:
        bad(f"no field {missing}", f"line {number}: no field {missing!r}; {has}")
    for field, what in read.no_texts.items() if not seen.has_text else ():
        bad(f"no text {field}", f"line {number}: {field!r} is no text but {what}; {_list_text_fields(line)}")
    seen.has_text |= bool(read.texts)
    seen.nested = read.nested if seen.nested is None else seen.nested
    return read.texts


def _refuse_whole(line: str) -> None:
    """Raise BadRecordError for a file that is one JSON value over many lines."""
    start = _JSON_SPACE.match(line).end()  # type: ignore[union-attr]  # it matches everywhere
    begun = line[start : start + 1]
    if begun == "[":
        raise BadRecordError("a JSON array, not one object a line; jq -c '.[]' makes JSON lines of it")
    if begun == "{" and len(line) < 100 and line.strip() == "{":
        raise BadRecordError("one JSON object over several lines, not one a line; jq -c . makes JSON lines of it")


def _list_fields(line: str, field: str) -> str:
    """The names in the innermost object that was searched for a field."""
    value, path = _DECODER.decode(line), ""
    for name in field.split("."):
        inner = value.get(name)
        if isinstance(inner, list):
            inner = next((one for one in inner if isinstance(one, dict)), None)
        if not isinstance(inner, dict):
            break
        value, path = inner, f"{path}.{name}" if path else name
    return f"{repr(path) if path else 'it'} has {_list_names(value)}"


def _list_text_fields(line: str) -> str:
    """The names of the line's fields that are texts, one inside another by its path."""
    names: list[str] = []
    waiting = [("", _VALUES.decode(line))]
    for before, value in waiting:  # which grows meanwhile
        names += [before + name for name, one in value.items() if isinstance(one, str)]
        waiting += [(f"{before}{name}.", one) for name, one in value.items() if isinstance(one, dict)]
    return f"texts are {_list_names(names)}"


def _find_name(number: int, line: str, field: str, bad: Bad) -> Any:
    """The value of the field that names the document; ``bad`` is called where it is not there."""
    value = _VALUES.decode(line)
    for name in [field] if field in value else field.split("."):
        value = value.get(name, _MISSING) if isinstance(value, dict) else _MISSING
    if value is _MISSING:
        bad(f"no field {field}", f"line {number}: no field {field!r} for --id; {_list_fields(line, field)}")
        return None
    return value


def _list_names(names: Iterable[str]) -> str:
    some = sorted(set(names))
    return quoted(some[:_LISTED_NAMES]) + ", …" * (len(some) > _LISTED_NAMES)


def _describe_error(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON at character {error.pos} ({error.msg})"
    return "JSON nested too deeply" if isinstance(error, RecursionError) else str(error)


class _Place(NamedTuple):
    """The place of a string: the line before it, whether it escapes, its spelling if JSON has another for it."""

    before: str
    escaped: bool
    spelling: str | None


def _find_places(line: str, texts: Iterable[_Found]) -> Iterator[_Place]:
    """The places of the texts; of a line as long as the file, without the spelling that JSON gives them anyway."""
    end = 0
    for text in texts:
        escaped = _is_escaped(line, text)
        at = text.start if len(line) > _parts.LONGEST else -1
        for piece in _encode_string((text.text,), ascii_only=escaped) if at >= 0 else ():
            at = at + len(piece) if line.startswith(piece, at) else len(line) + 1
        yield _Place(line[end : text.start], escaped, None if at == text.end else line[text.start : text.end])
        end = text.end
    yield _Place(line[end:], False, None)


def _write_line(places: list[_Place], cut: list[list[_parts.Part]], news: Sequence[str]) -> Iterator[str]:
    """The line with other strings in these places; an unchanged string keeps its spelling."""
    left = iter(news)
    for place, parts in zip(places[:-1], cut, strict=True):
        yield place.before
        new = [next(left) for _ in parts]
        if place.spelling is not None and all(one == part.body for one, part in zip(new, parts, strict=True)):
            yield place.spelling
            continue
        pieces = itertools.chain.from_iterable((one, part.joint) for one, part in zip(new, parts, strict=True))
        yield from _encode_string(pieces, ascii_only=place.escaped or any(map(SURROGATE.search, new)))
    yield places[-1].before


def _is_escaped(line: str, text: _Found) -> bool:
    """Whether a string escapes all that is not ASCII; what replaces it then does so too."""
    start, end = text.start, text.end
    starts = range(start, end, _PART)
    return line.find("\\u", start, end) >= 0 and all(line[at : min(end, at + _PART)].isascii() for at in starts)


def _encode_string(texts: Iterable[str], *, ascii_only: bool) -> Iterator[str]:
    """The texts as one JSON string, in parts, for it may be as long as the file. A surrogate must be escaped."""
    yield '"'
    for text in texts:
        for start in range(0, len(text), _PART):
            yield json.dumps(text[start : start + _PART], ensure_ascii=ascii_only)[1:-1]
    yield '"'
