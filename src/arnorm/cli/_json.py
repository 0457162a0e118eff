"""JSON lines: the strings of named fields are replaced in their line, every other byte is kept."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]  # typeshed leaves it out
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.cli import _parts
from arnorm.cli._messages import quoted
from arnorm.cli._parts import Bad, BadRecordError, Record

_LONGEST_INT = 4000
# A number of more digits than Python reads stays a string.
_DECODER = json.JSONDecoder(parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_INT else digits)
# What begins a string, and brackets; behind a string, what makes a name of it.
_SIGN, _COLON = lazy_pattern(r'["{}\[\]]'), lazy_pattern(r"[ \t\r\n]*+:")

# What a value is that is no text.
_NO_TEXTS: dict[type, str] = {
    bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"
}  # fmt: skip

# Strings are written in parts of this many characters.
_PART = 1 << 18
# What JSON escapes; the control characters without a short escape are rare.
_ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"), (b"\t", b"\\t"))
_RARE = bytes(code for code in range(32) if chr(code) not in "\n\r\t")
# A message lists at most this many names of fields.
_LISTED_NAMES = 10


class _Found(NamedTuple):
    """A string in a field that is text, and its place in the line."""

    text: str
    start: int
    end: int


def records(lines: Iterable[str], fields: Sequence[str], bad: Bad, id_field: str | None = None) -> Iterator[Record]:
    """A record for each line; a field ``meta.text`` is the one of that name, or the ``text`` inside ``meta``."""
    number, has_text = 0, False
    for line in lines:
        number += 1  # noqa: SIM113 -- `enumerate` would hold the line
        name, texts = _read_line(number, line, fields, id_field, bad, is_first=not has_text)
        has_text = has_text or bool(texts)
        size, places = len(line), list(_find_places(line, texts))
        del line  # as its texts, it may be as long as the file
        cut = [_parts.parts(text.text) for text in texts]
        del texts
        every = [*itertools.chain.from_iterable(cut)]
        yield Record(number, every, functools.partial(_write_line, places, cut), size, name)


def _read_line(
    number: int, line: str, fields: Sequence[str], id_field: str | None, bad: Bad, *, is_first: bool
) -> tuple[Any, list[_Found]]:
    """The name of the document and the strings that are texts; ``bad`` is called for what is wrong with a line.

    A field that is no text is wrong in the first lines, until one has a text.
    """
    begun = line.lstrip(" \t\r\n")[:1]
    if not begun:
        return None, []
    if number == 1 and begun == "[":
        raise BadRecordError("a JSON array, not one object a line; jq -c '.[]' makes JSON lines of it")
    if number == 1 and len(line) < 100 and line.strip() == "{":
        raise BadRecordError("one JSON object over several lines, not one a line; jq -c . makes JSON lines of it")
    try:
        value = _DECODER.decode(line)
        if begun != "{":
            raise ValueError("not a JSON object")
    except (ValueError, RecursionError) as error:
        bad("not JSON", f"line {number}: {_describe_error(error)}")
        return None, []
    name = None
    for field in fields if id_field is None else (*fields, id_field):
        found = list(_find_values(value, field))
        if not found:
            has, asked = _list_fields(value, field), " for --id" * (field is id_field)
            bad(f"no field {field}", f"line {number}: no field {field!r}{asked}; {has}")
        elif field is id_field:
            name = found[0]
        elif is_first and (what := next(filter(None, map(_NO_TEXTS.get, map(type, found))), None)):
            names = _list_names(_list_text_fields(value))
            bad(f"no text {field}", f"line {number}: {field!r} is no text but {what}; texts are {names}")
        del found
    del value  # it holds the texts too
    return name, _find_strings(line, fields)


def _find_strings(line: str, fields: Sequence[str]) -> list[_Found]:
    """The strings in the wanted fields of a line of JSON, their names joined by dots."""
    found: list[_Found] = []
    before, is_list = "", True  # the names above, each with a dot after it; whether the innermost bracket is a list's
    above: list[tuple[str, bool]] = []
    name = ""
    at = 0
    while (token := _SIGN.search(line, at)) is not None:
        start, at = token.span()
        sign = token[0]
        if sign == '"':
            text, at = scanstring(line, at)
            if _COLON.match(line, at):
                name = text
            elif not is_list and before + name in fields:
                found.append(_Found(text, start, at))
        elif sign in "{[":
            above.append((before, is_list))
            before, is_list = before if is_list else f"{before}{name}.", sign == "["
        else:
            before, is_list = above.pop()
    return found


def _find_values(value: Any, field: str) -> Iterator[Any]:
    """The values of a field in an object, or in the objects of a list."""
    if isinstance(value, list):
        for one in value:
            yield from _find_values(one, field)
    elif isinstance(value, dict):
        if field in value:
            yield value[field]
        for name, inner in value.items():
            if field.startswith(f"{name}."):
                yield from _find_values(inner, field[len(name) + 1 :])


def _list_fields(value: Any, field: str) -> str:
    """The names in the innermost object that was searched for a field."""
    path = ""
    for name in field.split("."):
        inner = value.get(name)
        if isinstance(inner, list):
            inner = next((one for one in inner if isinstance(one, dict)), None)
        if not isinstance(inner, dict):
            break
        value, path = inner, f"{path}.{name}" if path else name
    return f"{repr(path) if path else 'it'} has {_list_names(value)}"


def _list_text_fields(value: dict[str, Any], before: str = "") -> Iterator[str]:
    """The names of the fields that are texts, one inside another by its path."""
    for name, one in value.items():
        if isinstance(one, str):
            yield before + name
        elif isinstance(one, dict):
            yield from _list_text_fields(one, f"{before}{name}.")


def _list_names(names: Iterable[str]) -> str:
    some = sorted(set(names))
    return quoted(some[:_LISTED_NAMES]) + ", …" * (len(some) > _LISTED_NAMES)


def _describe_error(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON at character {error.pos} ({error.msg})"
    return "JSON nested too deeply" if isinstance(error, RecursionError) else str(error)


class _Place(NamedTuple):
    """The place between two quotation marks: the line before, whether it escapes what is not ASCII, its spelling."""

    before: str
    escaped: bool
    spelling: str


def _find_places(line: str, texts: Iterable[_Found]) -> Iterator[_Place]:
    """The places of the texts, and the end of the line."""
    end = 0
    for text in texts:
        first, last = text.start + 1, text.end - 1
        spelling = line[first:last]
        yield _Place(line[end:first], "\\u" in spelling and spelling.isascii(), spelling)
        end = last
    yield _Place(line[end:], False, "")


def _write_line(places: list[_Place], cut: list[list[_parts.Part]], news: Sequence[str]) -> Iterator[str | bytes]:
    """The line with other strings in these places; an unchanged string keeps its spelling."""
    left = iter(news)
    for place, parts in zip(places[:-1], cut, strict=True):
        yield place.before
        new = [next(left) for _ in parts]
        if all(one == part.body for one, part in zip(new, parts, strict=True)):
            yield place.spelling
            continue
        # A string that escapes all that is not ASCII goes on so. A surrogate must be escaped.
        to_ascii = place.escaped or any(map(has_surrogate, new))
        for text in itertools.chain.from_iterable((one, part.joint) for one, part in zip(new, parts, strict=True)):
            for start in range(0, len(text), _PART):
                yield _escape(text[start : start + _PART], to_ascii=to_ascii)
    yield places[-1].before


def has_surrogate(text: str) -> bool:
    """Whether a text holds a lone surrogate."""
    try:
        text.encode("utf-16-le")  # in a seventh of the time that a pattern takes
    except UnicodeEncodeError:
        return True
    return False


def _escape(text: str, *, to_ascii: bool) -> str | bytes:
    """A text inside a JSON string; where nothing in it is rare as UTF-8, in half of the time of `encode_basestring`."""
    if to_ascii:
        return encode_basestring_ascii(text)[1:-1]
    utf8 = text.encode()
    if len(utf8.translate(None, _RARE)) != len(utf8):
        return encode_basestring(text)[1:-1]
    for sign, escaped in _ESCAPES:
        utf8 = utf8.replace(sign, escaped)
    return utf8
