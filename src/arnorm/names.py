"""Names of people's own: words that arnorm does not know, each read as a word that it knows.

No table and no reader changes: a text in which they occur is read with the known words in their places, and what is
found, or changed, is brought back to the text as it is.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

from arnorm._arabic.data.calendar_names import MONTHS, PARTS
from arnorm._arabic.data.units import LATIN_UNITS
from arnorm._arabic.data.written_names import MONTHS as WRITTEN
from arnorm._arabic.folding import OTHER_LETTER, fold, folds
from arnorm._arabic.marks import MARKS, UNSEEN
from arnorm._arabic.strokes import NON_JOINERS
from arnorm._core.edits import Layer
from arnorm._core.scan import Scan
from arnorm._core.wrong import shorten

__all__ = ["Names"]

_LONGEST = 60  # characters of a name
# What may stand between two letters of a name, and behind the last one.
_BETWEEN, _BEHIND = f"[{MARKS}{UNSEEN}\u0640]*+", f"[{MARKS}\u0640]*+"
_FOLLOWS_NONE, _NO_MORE = rf"(?<![^\W\d_])(?<![{MARKS}\u0640])", rf"(?![^\W\d_{MARKS}])"
# What may be written in one with a name: وغوشت, بغوشت.
_PREFIX = "(?:[وف]?[بلك]?)"
# An abbreviation that ends no sentence.
_ABBREVIATION = "د."

_Known = TypeVar("_Known")
_Found = TypeVar("_Found")
_Pairs = tuple[tuple[str, _Known], ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names of your own: ``names=`` of finders, `parse_date`, `explain`, pipelines, columns and steps that read them.

    - ``months``: names of months, each with the number of a Gregorian month or a name that arnorm knows
      (``{"غوشت": 8, "شهر الله": "محرم"}``).
    - ``units``: measures and currencies, each with one that arnorm knows (``{"طن متري": "طن"}``).
    - ``abbreviations``: what has a full stop and ends no sentence (``("مهن", "رائد")``).

    A name is found in every spelling that readers fold (the alefs, ى and ي, ة and ه, marks, tatweel), and with و, ف, ب,
    ل or ك in front. In a pipeline the steps read them that read dates, numbers, times and amounts; only what such
    a step rewrites is changed. It is a value: it compares, hashes, pickles, and is saved with `Pipeline.to_json`.

    Raises ValueError for a name that is long or has no letter, and for a month or unit that arnorm does not know;
    TypeError for what is no str.

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
                raise TypeError(f"Names: {option} takes names and what each is read as, got {shorten(value)}") from None
            object.__setattr__(self, option, pairs)
        object.__setattr__(self, "abbreviations", _list_abbreviations(self.abbreviations))
        for name in (*dict(self.months), *dict(self.units), *self.abbreviations):
            _check_name(name)
        for name, month in dict(self.months).items():
            if type(month) is bool or not isinstance(month, (int, str)):
                raise TypeError(f"Names: a month is an int or a str, got {shorten({name: month})}")
            if fold(_write_month(month)) not in _known_months():
                raise ValueError(
                    f"Names: a month is 1 to 12 or a name that arnorm knows, got {shorten(name)}: {shorten(month)}"
                )
        for name, unit in dict(self.units).items():
            if not isinstance(unit, str):
                raise TypeError(f"Names: a unit is read as a str, got {shorten({name: unit})}")
            if not _is_unit(unit):
                raise ValueError(
                    f"Names: a unit is read as one that arnorm knows, got {shorten(name)}: {shorten(unit)}"
                )

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
        matches = pattern.finditer(scan.text) if pattern is not None else ()
        return [(*match.span(nth), known[nth - 1]) for match in matches if (nth := match.lastindex)]

    def find(self, finder: Callable[..., _Found], text: str, **options: Any) -> _Found:
        """What a finder finds in a text with these names, or the one mention that it reads."""
        edits = self.respell(Scan(text)) if isinstance(text, str) else []
        if not edits:
            return finder(text, **options)
        layer, known = Layer.of(edits), Scan(text).edited(edits).text

        def as_written(one: Any) -> Any:
            start, end = layer.source(one.start, one.end)
            said = text[start:end] if one.text == known[one.start : one.end] else one.text  # a shortened quotation
            twin = getattr(one, "twin", None)
            moved = {"twin": layer.source(*twin)} if twin else {}
            return dataclasses.replace(one, start=start, end=end, text=said, **moved)

        found: Any = finder(known, **options)
        return cast("_Found", list(map(as_written, found)) if isinstance(found, list) else as_written(found))


def _write_month(month: int | str) -> str:
    """The known name of a month; empty for a number that no month has."""
    if isinstance(month, int):
        return WRITTEN["eastern"][month - 1] if 1 <= month <= 12 else ""
    return month


@functools.cache
def _known_months() -> frozenset[str]:
    parts = (f"{first} {second}" for part in PARTS for first in part.firsts for second in part.seconds)
    return frozenset(map(fold, (*(month.name for month in MONTHS), *parts)))


def _list_abbreviations(given: Any) -> tuple[str, ...]:
    """The abbreviations, sorted; TypeError for a value without any."""
    try:
        return tuple(sorted({given} if isinstance(given, str) else set(given)))
    except TypeError:
        raise TypeError(f"Names: abbreviations takes a str or several, got {shorten(given)}") from None


def _check_name(name: object) -> None:
    """TypeError for a name that is no str, ValueError for one that no text has."""
    if not isinstance(name, str):
        raise TypeError(f"Names: a name is str, got {shorten(name)}")
    if not any(map(str.isalpha, _strip(name))) or len(name) > _LONGEST or "\n" in name:
        raise ValueError(f"Names: a name has letters, and at most {_LONGEST} characters in a line, got {shorten(name)}")


def _is_unit(unit: str) -> bool:
    """Whether readers know the measure, the currency, or what else is counted; an adjective may follow."""
    from arnorm.numbers.amounts import money_patterns  # noqa: PLC0415 -- they take names themselves
    from arnorm.numbers.evidence import labels_of_noun  # noqa: PLC0415
    from arnorm.numbers.vocabulary import Label  # noqa: PLC0415

    known = Label.MEASURE | Label.COUNTED | Label.MAGNITUDE | Label.PERCENT | Label.DAYTIME
    first = unit.split(maxsplit=1)[0] if unit.split() else ""
    is_sign = first in ("%", "٪") or first.lower() in LATIN_UNITS or money_patterns()[1].match(unit) is not None
    return is_sign or bool(labels_of_noun(first) & known)


def _strip(name: str) -> str:
    """A name without marks, tatweels and what nobody sees, one space between its words."""
    return " ".join(re.sub(_BETWEEN, "", name).split())


@functools.lru_cache(64)
def _compile(names: Names) -> tuple[re.Pattern[str] | None, list[str]]:
    """The pattern of all names, a group for each, and the known words."""
    months, known = dict(names.months), dict[str, str]()
    for name, word in sorted(names.readings(), key=lambda reading: -len(_strip(reading[0]))):
        plain = _strip(name)
        bare = plain.rstrip(".")
        stops = max(len(plain) - len(bare), 1) if word == _ABBREVIATION else 0
        letters = _BETWEEN.join(map(_write_letter, bare))
        known.setdefault(rf"({letters}{_BEHIND}\.{{0,{stops}}})", _stroke(word) if name in months else word)
    pattern = f"{_FOLLOWS_NONE}{_PREFIX}(?:{'|'.join(known)}){_NO_MORE}"
    return re.compile(pattern) if known else None, list(known.values())


def _stroke(month: str) -> str:
    """The known name with a tatweel, which readers fold: written as it is, a date would be in its form already."""
    return re.sub(rf"([^\s{NON_JOINERS}])(?=\w)", "\\1\u0640", month, count=1)


def _write_letter(char: str) -> str:
    """The pattern of a character of a name: all that readers fold to the same one."""
    return r"[ \xa0]+" if char == " " else f"[{''.join(map(re.escape, sorted({char, *_list_alike(char)})))}]"


@functools.cache
def _list_alike(char: str) -> list[str]:
    table = folds()[2]
    folded = table.get(char, char)
    if folded in ("", OTHER_LETTER):  # a letter that readers do not know is itself in all of its forms
        folded = char
    return [folded, *(other for other, new in table.items() if new == folded)] if len(folded) == 1 else []
