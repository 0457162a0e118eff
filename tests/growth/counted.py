"""Work, counted: the characters that a call reads, copies and matches, and the calls that it makes.

The kernels run interpreted here (`ARNORM_INTERPRETED=1`, see `arnorm_interpreted`), so that all work is Python's. Each
`Scan` is given a text and kinds that count what is asked of them; the patterns of arnorm count what they pass over.
A count is the same on every machine and at every load, and a copy of all that precedes a mark counts in full, though
it takes no time worth measuring at these lengths.

Loops, comprehensions, sorts and copies count what they go over, in C too (`growth.loops`).

What is not counted: work on slices, once copied; how often a pattern tries again within one match. `growth.timed` sees
these.
"""

from __future__ import annotations

import collections
import sys
from collections.abc import Callable, Iterator
from typing import Any

from growth import loops
from growth.patterns import MATCHED, count_patterns

__all__ = ["CEILINGS", "KINDS", "TooMuchWork", "install", "work_of"]

KINDS = ("calls", "characters read one by one", "characters in slices and searches", MATCHED, "items gone over")
_work: collections.Counter[str] = collections.Counter()
_CALLS, _READ, _COPIED, _, _ITEMS = KINDS
# Work for each character that no window explains: so that what is quadratic need not run to its end. (A report on lines of
# quotation marks alone reads each of them eight times, and makes 5,200 calls a character whatever the length.)
CEILINGS = {_CALLS: 8_000, _READ: 5_000, _COPIED: 20_000, MATCHED: 20_000, _ITEMS: 20_000}


class TooMuchWork(BaseException):
    """A kind of work is above its ceiling; no handler of arnorm's catches this."""


def work_of(call: Callable[[str], Any], text: str) -> dict[str, int]:
    """What the call does with the text, by the kind of work; TooMuchWork where one is above its ceiling."""
    _work.clear()
    calls = 0
    ceilings = {kind: ceiling * len(text) for kind, ceiling in CEILINGS.items()}
    check_every = 4096
    before = loops.items()

    def note(frame: Any, event: str, called: Any) -> None:
        nonlocal calls
        if event == "c_call":
            loops.count_method(called)
        elif loops.is_own(frame.f_code):
            return
        calls += 1
        if not calls % check_every:
            _work[_CALLS], _work[_ITEMS] = calls, loops.items() - before
            if over := [kind for kind in KINDS if _work[kind] > ceilings[kind]]:
                raise TooMuchWork(f"more than {CEILINGS[over[0]]} {over[0]} for each character")

    sys.setprofile(note)
    try:
        call(text)
    finally:
        sys.setprofile(None)
    _work[_CALLS], _work[_ITEMS] = calls, loops.items() - before
    return {kind: _work[kind] for kind in KINDS}


def _counting(plain: type, whole: tuple[str, ...]) -> type:  # noqa: C901 -- a class, written once for two
    """A subclass of str or bytes that counts what is read of it."""

    class Counting(plain):  # type: ignore[misc]
        def __getitem__(self, at: Any) -> Any:
            found = plain.__getitem__(self, at)
            if isinstance(at, slice):
                _work[_COPIED] += len(found)
            else:
                _work[_READ] += 1
            return found

        def __iter__(self) -> Iterator[Any]:
            for one in plain.__iter__(self):
                _work[_READ] += 1
                yield one

        def __contains__(self, what: Any) -> bool:
            return self.find(what) >= 0

        def find(self, what: Any, start: int | None = None, end: int | None = None) -> int:
            at: int = plain.find(self, what, start, end)
            first, last, _ = slice(start, end).indices(len(self))
            _work[_COPIED] += (at if at >= 0 else max(first, last)) - first + 1
            return at

        def index(self, what: Any, start: int | None = None, end: int | None = None) -> int:
            if (at := self.find(what, start, end)) < 0:
                raise ValueError("not found")
            return at

        def rfind(self, what: Any, start: int | None = None, end: int | None = None) -> int:
            at: int = plain.rfind(self, what, start, end)
            first, last, _ = slice(start, end).indices(len(self))
            _work[_COPIED] += max(0, last - max(at, first)) + 1
            return at

        def count(self, what: Any, start: int | None = None, end: int | None = None) -> int:
            first, last, _ = slice(start, end).indices(len(self))
            _work[_COPIED] += max(0, last - first)
            found: int = plain.count(self, what, start, end)
            return found

        def __eq__(self, other: object) -> bool:
            _work[_COPIED] += len(self) if isinstance(other, plain) and len(other) == len(self) else 1
            return plain.__eq__(self, other)

        __hash__ = plain.__hash__

    def counts(name: str) -> Callable[..., Any]:
        method = getattr(plain, name)

        def counted(self: Any, *given: Any, **named: Any) -> Any:
            _work[_COPIED] += len(self)
            return method(self, *given, **named)

        return counted

    for name in whole:
        setattr(Counting, name, counts(name))
    return Counting


_WHOLE = (
    "__add__",
    "split",
    "splitlines",
    "partition",
    "rpartition",
    "replace",
    "translate",
    "strip",
    "isspace",
    "lower",
)
_Text = _counting(
    str, (*_WHOLE, "__format__", "__str__", "encode", "isalpha", "isdigit", "isdecimal", "isnumeric", "casefold")
)
_Kinds = _counting(bytes, _WHOLE)


def _count_scans() -> None:
    """Give every `Scan` a text and kinds that count."""
    from arnorm._core import scan

    made, kinds = scan.Scan.__init__, scan.Scan.kinds.fget

    def init(self: Any, text: str, given: bytes | None = None) -> None:
        made(self, text, given)
        self.text = _Text(self.text)

    def counted_kinds(self: Any) -> bytes:
        found = kinds(self)  # type: ignore[misc]
        if type(found) is not _Kinds:
            found = self._kinds = _Kinds(found)
        return found

    scan.Scan.__init__ = init  # type: ignore[method-assign]
    scan.Scan.kinds = property(counted_kinds)  # type: ignore[assignment, method-assign]


def install() -> None:
    """Count from here on; before arnorm is imported, and for the life of the process."""
    loops.install()
    count_patterns(_work)
    import arnorm

    assert not arnorm.compiled, "run with ARNORM_INTERPRETED=1: compiled kernels take no text that counts"
    _count_scans()
