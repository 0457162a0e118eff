"""Names of people's own: words that arnorm does not know, each read as a word that it knows.

No table and no reader changes: a text in which they occur is read with the known words in their places, and what is
found, or changed, is brought back to the text as it is.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from arnorm._arabic.data.calendar_names import MONTHS, PARTS
from arnorm._arabic.data.written_names import MONTHS as WRITTEN
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import MARKS
from arnorm._arabic.strokes import NON_JOINERS
from arnorm._core.edits import Layer
from arnorm._core.scan import Scan

__all__ = ["Names"]

_LONGEST = 60  # characters of a name
# What a letter is written as, before marks and tatweels. Readers fold these too.
_ALIKE = {"ا": "اأإآٱ", "ي": "يىی", "ه": "هة", "ك": "كک"}
_BETWEEN = f"[{MARKS}\u0640]*"
_FOLLOWS_NONE, _NO_MORE = rf"(?<![^\W\d_])(?<![{MARKS}\u0640])", rf"(?![^\W\d_{MARKS}])"
# What may be written in one with a name: وغوشت, بغوشت.
_PREFIX = "(?:[وف]?[بلك]?)"
# An abbreviation that ends no sentence.
_ABBREVIATION = "د."

_Known = TypeVar("_Known")
_Pairs = tuple[tuple[str, _Known], ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names of your own, for finders and for pipelines: ``names=`` of either.

    - ``months``: names of months, each with the number of a Gregorian month or a name that arnorm knows
      (``{"غوشت": 8, "شهر الله": "محرم"}``).
    - ``units``: measures and currencies, each with one that arnorm knows (``{"طن متري": "طن"}``).
    - ``abbreviations``: what has a full stop and ends no sentence (``("مهن", "رائد")``).

    A name is found in every spelling that readers fold (the alefs, ى and ي, ة and ه, marks, tatweel), and with و, ف, ب,
    ل or ك in front. In a pipeline the steps read them that read dates, numbers, times and amounts; only what such
    a step rewrites is changed. It is a value: it compares, hashes, pickles, and is saved with `Pipeline.to_json`.

    Raises ValueError for a name that is empty or long, and for a month that nobody knows; TypeError for what is no str.

    >>> import arnorm
    >>> mine = Names(months={"غوشت": 8})
    >>> [(m.text, m.edtf) for m in arnorm.find_dates("يوم 15 غوشت 2020", names=mine)]
    [('15 غوشت 2020', '2020-08-15')]
    >>> arnorm.Pipeline(arnorm.unify_dates, names=mine)("يوم 15 غوشت 2020، في غوشت")
    'يوم 15 أغسطس 2020، في غوشت'
    """

    months: Mapping[str, int | str] | _Pairs[int | str] = ()
    units: Mapping[str, str] | _Pairs[str] = ()
    abbreviations: Iterable[str] = ()

    def __post_init__(self) -> None:
        for option in ("months", "units"):
            value: Any = getattr(self, option)
            try:
                pairs = tuple(sorted(dict(value).items()))
            except (TypeError, ValueError):
                raise TypeError(f"Names: {option} takes names and what each is read as, got {value!r}") from None
            object.__setattr__(self, option, pairs)
        given: tuple[str, ...] = (
            (self.abbreviations,) if isinstance(self.abbreviations, str) else tuple(self.abbreviations)
        )
        object.__setattr__(self, "abbreviations", tuple(sorted(set(given))))
        every: Any = (*self.months, *self.units, *((one, "") for one in given))
        for name, known in every:
            if not isinstance(name, str) or not isinstance(known, (str, int)):
                raise TypeError(f"Names: a name is str, got {name!r}: {known!r}")
            if not any(map(str.isalpha, name)) or len(name) > _LONGEST or "\n" in name:
                raise ValueError(
                    f"Names: a name has letters, and at most {_LONGEST} characters in a line, got {name!r}"
                )
        for name, month in dict(self.months).items():
            if fold(_write_month(month)) not in _known_months():
                raise ValueError(f"Names: a month is 1 to 12 or a name that arnorm knows, got {name!r}: {month!r}")

    def __repr__(self) -> str:
        options = (f"{name}={value!r}" for name, value in self.to_dict().items() if value)
        return f"Names({', '.join(options)})"

    def __or__(self, other: Names) -> Names:
        """These names and others; where both have a name, the others' reading counts."""
        return Names(
            months={**dict(self.months), **dict(other.months)},
            units={**dict(self.units), **dict(other.units)},
            abbreviations=(*self.abbreviations, *other.abbreviations),
        )

    def to_dict(self) -> dict[str, Any]:
        """The names as JSON has them: ``Names(**names.to_dict()) == names``.

        >>> Names(months={"غوشت": 8}).to_dict()
        {'months': {'غوشت': 8}, 'units': {}, 'abbreviations': []}
        """
        return {"months": dict(self.months), "units": dict(self.units), "abbreviations": list(self.abbreviations)}

    def readings(self) -> list[tuple[str, str]]:
        """Each name, with the known word that it is read as."""
        months = {name: _write_month(month) for name, month in dict(self.months).items()}
        return [*months.items(), *dict(self.units).items(), *((one, _ABBREVIATION) for one in self.abbreviations)]

    def respell(self, scan: Scan) -> list[tuple[int, int, str]]:
        """The edits that write known words in the places of these names."""
        pattern, known = _compile(self)
        found = []
        for match in pattern.finditer(scan.text) if pattern is not None else ():
            start, end = match.span("name")
            found.append((start, end, known[_key(match["name"])]))
        return found

    def find(self, finder: Callable[..., list[Any]], text: str, **options: Any) -> list[Any]:
        """What a finder finds in a text with these names."""
        edits = self.respell(Scan(text)) if isinstance(text, str) else []
        if not edits:
            return finder(text, **options)
        layer = Layer.of(edits)
        found = []
        for one in finder(Scan(text).edited(edits).text, **options):
            start, end = layer.source(one.start, one.end)
            twin = getattr(one, "twin", None)
            moved = {"twin": layer.source(*twin)} if twin else {}
            found.append(dataclasses.replace(one, start=start, end=end, text=text[start:end], **moved))
        return found


def _write_month(month: int | str) -> str:
    """The known name of a month; empty for a number that no month has."""
    if isinstance(month, int):
        return WRITTEN["eastern"][month - 1] if 1 <= month <= 12 else ""
    return month


@functools.cache
def _known_months() -> frozenset[str]:
    parts = (f"{first} {second}" for part in PARTS for first in part.firsts for second in part.seconds)
    return frozenset(map(fold, (*(month.name for month in MONTHS), *parts)))


def _key(name: str) -> str:
    """A name as it is looked up: folded, without the stop of an abbreviation."""
    return " ".join(fold(name).split()).removesuffix(".")


@functools.lru_cache(64)
def _compile(names: Names) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """The pattern of all names, and the known word of each."""
    months = dict(names.months)
    known = {_key(name): _stroke(word) if name in months else word for name, word in reversed(names.readings())}
    if not known:
        return None, known
    spelled = []
    for name in sorted(known, key=len, reverse=True):
        stop = r"\.?" if known[name] == _ABBREVIATION else ""
        spelled.append("".join(map(_write_letter, name)) + stop)
    return re.compile(f"{_FOLLOWS_NONE}{_PREFIX}(?P<name>{'|'.join(spelled)}){_NO_MORE}"), known


def _stroke(month: str) -> str:
    """The known name with a tatweel, which readers fold: written as it is, a date would be in its form already."""
    return re.sub(rf"([^\s{NON_JOINERS}])(?=\w)", "\\1\u0640", month, count=1)


def _write_letter(char: str) -> str:
    """The pattern of a character of a folded name."""
    return (
        r"[ \xa0]+" if char == " " else f"[{_ALIKE[char]}]{_BETWEEN}" if char in _ALIKE else re.escape(char) + _BETWEEN
    )
