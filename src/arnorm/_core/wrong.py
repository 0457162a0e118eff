"""Messages for the commonest mistakes: what was got, what is wanted, and the line to write."""

from __future__ import annotations

import dis
import functools
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

from arnorm._core.public import find_public

if TYPE_CHECKING:
    from arnorm.names import Names

_MISSING = "a missing value; leave it out, or use {series}, which lets it be"
# What to write for the values that people pass in place of a text, by the package and the name of their type.
_ADVICE = {
    "bytes": "decode it first, text.decode('utf-8'), or 'cp1256' for old Windows pages",
    "bytearray": "decode it first, text.decode('utf-8'), or 'cp1256' for old Windows pages",
    "memoryview": "decode it first, bytes(text).decode('utf-8'), or 'cp1256' for old Windows pages",
    "NoneType": _MISSING,
    "float": _MISSING,  # unless it is a number: see below
    "pandas.NAType": _MISSING,
    "pandas.Series": "write {series}",
    "pandas.DataFrame": 'take a column, series = frame["text"], and write {series}',
    "polars.Series": "normalize_series(series) of arnorm.engines.polars takes it",
    "polars.DataFrame": 'take a column, normalize_series(frame["text"]) of arnorm.engines.polars',
    "pyarrow.ChunkedArray": "normalize_column(array) of arnorm.columns takes it",
    "pyarrow.Table": 'normalize_table(table, "text") of arnorm.columns takes it',
    "_io.TextIOWrapper": "a file: take its text, file.read()",
    "dict": 'take the field that is text, record["text"]',
    "arnorm.Result": "take its text, result.text",
}
# What takes several texts, and a pandas Series, in place of a finder, a step or a pipeline.
_MANY = "for several texts write {many}"
_FINDER = ("[{by}(text) for text in texts]", "series.map(arnorm.{by}, na_action='ignore')")
_STEP = ("list(Pipeline({by}).map(texts))", "arnorm.engines.pandas.normalize_series(series, arnorm.{by})")
_PIPELINE = ("list(pipeline.map(texts)), such as WEB.map", "arnorm.engines.pandas.normalize_series(series)")
_FINDERS = ("find_", "explain", "parse_date")
_PATH = "a path; read the file first, path.read_text(encoding='utf-8')"


def not_a_text(value: object, what: str = "text", by: str = "") -> TypeError:
    """The error for what is no str, with what to write instead; ``by`` is the finder or step, "" a pipeline."""
    cls = type(value)
    package, _, _ = cls.__module__.partition(".")
    name = cls.__name__
    full = name if package == "builtins" else f"{package}.{name}"
    advice = _ADVICE.get(full, "")
    if cls is float and value == value:  # a number, not NaN  # noqa: PLR0124
        advice = ""
    elif package == "pathlib":
        advice = _PATH
    elif not advice and hasattr(value, "__iter__"):
        advice = _MANY
    many, series = _FINDER if by.startswith(_FINDERS) else _STEP if by else _PIPELINE
    advice = advice.replace("{many}", many).replace("{series}", series).replace("{by}", by)
    shown = "NaN" if cls is float and advice else name
    return TypeError(f"{what} must be str, got {shown}{': ' * bool(advice)}{advice}")


def form_name(cls: type) -> str:
    """The name of a step's function form."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()


_LONGEST_NAME = 60  # characters; what is longer was not meant to be a name


def _fold(name: str) -> str:
    """A name as it is compared: without its capitals, lines and spaces."""
    return re.sub(r"[\W_]", "", name).lower()


def meant(value: object, choices: Iterable[object]) -> str:
    """The choice that a value was probably meant to be, in words; empty where none is near."""
    if not isinstance(value, str) or len(value) > _LONGEST_NAME or not (key := _fold(value)):
        return ""
    import difflib  # noqa: PLC0415 -- for errors only

    elsewhere = find_public("elsewhere")
    # Of the two names of a step, the one that is written as the value is.
    names = sorted(
        (one for one in choices if isinstance(one, str)), key=lambda one: one[:1].islower() == value[:1].islower()
    )
    known = {_fold(one): one for one in names}
    here = {_fold(name): here for name, here in elsewhere.ELSEWHERE.items()}.get(key, "")
    head = re.split(r"\W", here)[0]
    if key not in known and (own := known.get(_fold(head))):
        return f"; it is {here if own == head else own} here"
    other = [one for one, name in known.items() if key in elsewhere.SYNONYMS.get(name, "").split()]
    near = [key] if key in known else other or difflib.get_close_matches(key, known, 1)
    return f"; did you mean {known[near[0]]!r}?" if near else ""


def not_among(what: str, value: object, choices: Iterable[object], verb: str = "must be one of") -> ValueError:
    """The error for a value that is not among the choices; ``what`` names what it is the value of."""
    choices = tuple(choices)
    return ValueError(f"{what} {verb} {', '.join(map(repr, choices))}, got {value!r}{meant(value, choices)}")


def no_option(cls: Any, option: str, known: Iterable[str]) -> TypeError:
    """The error for an option that a step or a function does not have."""
    known = tuple(known)
    has = f"it has {', '.join(known)}" if known else "it has none"
    more = meant(option, known)
    if not more:
        public = {name: find_public(name) for name in find_public("__all__") if name.islower() and name[0] != "_"}
        others = [name for name, one in public.items() if callable(one) and option in inspect.signature(one).parameters]
        more = f"; {option} is an option of {', '.join(others[:5])}" if others else ""
    return TypeError(f"{cls.__name__} has no option {option!r}; {has}{more}")


def no_attribute(owner: str, name: str, known: Iterable[str]) -> Exception:
    """The error for a name that a module or an object does not have; Python would add its own guess, if it knew it.

    ``from module import name`` would drop what an AttributeError says: there it is an ImportError.
    """
    error = _NoAttributeError(owner, name, known)
    frame = sys._getframe(1).f_back  # None where C asks
    is_import = frame is not None and dis.opname[frame.f_code.co_code[frame.f_lasti]] == "IMPORT_FROM"
    return ImportError(str(error)) if is_import else error


class _NoAttributeError(AttributeError):
    """Says what was meant when it is shown: `hasattr` only asks whether a name is there."""

    def __str__(self) -> str:
        owner, name, known = self.args
        return f"{owner} has no attribute {name!r}{'' if name.startswith('_') else meant(name, known)}"


class LeadsOn:
    """The base of what people get from arnorm: an attribute that it does not have is answered with what was meant."""

    __slots__ = ()
    if not TYPE_CHECKING:  # a type checker would take any name for one of these

        def __getattr__(self, name: str) -> object:
            known = (*dir(self), *self._ways) if name[:1] != "_" else ()
            raise no_attribute(f"{type(self).__name__!r} object", name, [one for one in known if one[0] != "_"])

    _ways: ClassVar[tuple[str, ...]] = ()  # what else to write, for SYNONYMS


def lead_on(function: Any) -> Any:
    """A function as people call it: the error for an option that it does not have says what to write."""

    @functools.wraps(function)
    def call(*values: Any, **options: Any) -> Any:
        try:
            return function(*values, **options)
        except TypeError as error:
            if error.__traceback__ is not None and error.__traceback__.tb_next is None:  # of the call itself
                raise _wrong_call(function, values, options) or error from None
            raise

    setattr(sys.modules[function.__module__], function.__name__, call)  # where pickle looks for it
    return call


def _wrong_call(function: Any, values: tuple[Any, ...], options: Mapping[str, Any]) -> TypeError | None:
    """The error for an option that a function does not have, or for options by place; None for another mistake."""
    first, *known = inspect.signature(function).parameters
    name = function.__name__
    option = next((one for one in options if one not in (first, *known)), None)
    if option is None:
        if len(values) < 2 or not known:
            return None
        return TypeError(f"{name} takes its options by name: {name}({first}, {known[0]}=…)")
    given = re.findall(r"(?<=list\[)\w+", str(function.__annotations__["return"]))
    if given and hasattr(find_public(given[0]), option):
        line = f"[one for one in {name}({first}) if one.{option} == {options[option]!r}]"
        return TypeError(f"{name} has no option {option!r}; what it finds has .{option}: write {line}")
    return no_option(function, option, known)


def check_dataclass(cls: Any) -> None:
    """TypeError for a step with options whose class is no dataclass: its options could not be set."""
    if vars(cls).get("__annotations__") and "__dataclass_fields__" not in vars(cls):
        line = "@dataclass(frozen=True, slots=True, kw_only=True)"
        raise TypeError(f"{cls.__name__} has options and is no dataclass: write {line} above it")


def check_own_names(names: Any) -> Names:
    """What is given as ``names=``; TypeError unless it is `arnorm.Names`."""
    if not isinstance(names, find_public("Names")):
        raise TypeError(f"names takes arnorm.Names(months=…, units=…, abbreviations=…), got {shorten(names)}")
    return cast("Names", names)


def not_a_step(value: object, what: str = "a step must be callable") -> TypeError:
    """The error for what cannot be called in a pipeline."""
    if isinstance(value, str):
        names = find_public("__all__")
        more = f"; write arnorm.{value}" if value in names else meant(value, names)
        return TypeError(f"{what}, got {shorten(value)}{more}")
    if isinstance(value, (list, tuple)):
        return TypeError(f"{what}, got a {type(value).__name__}; write Pipeline(*steps)")
    return TypeError(f"{what}, got {shorten(value)}")


def not_by_name(cls: type, options: Iterable[str], *, text: bool) -> TypeError:
    """The error for options by position, with a ``text`` before them or in the constructor."""
    has = next(iter(options), "")
    call = f"{form_name(cls)}(text, {has}=…)" if text else f"{cls.__name__}({has}=…)"
    return TypeError(f"{cls.__name__} takes its options by name: {call}" if has else f"{cls.__name__} has no options")


@functools.cache
def _find_named_values(cls: type) -> dict[str, str]:
    """The options that a step's named values belong to."""
    from arnorm._core.options import options_of  # noqa: PLC0415 -- for texts as short as a value

    try:
        found = reversed(options_of(cls))
    except Exception:
        return {}
    return {value: one.name for one in found for value in one.choices if isinstance(value, str)}


def warn_of_value(cls: type, text: str) -> None:
    """Warn of ``unify_quotes("curly")``: a text like any other, but hardly one that was meant."""
    option = _find_named_values(cls).get(text)
    if option is not None:
        import warnings  # noqa: PLC0415 -- where there is something to say

        form = form_name(cls)
        warnings.warn(
            f"the text {text!r} was normalised; the option is written {form}({option}={text!r})",
            UserWarning,
            stacklevel=3,
        )


def edits_error(step: str, edits: object, length: int) -> Exception | None:
    """What is wrong with the edits of somebody's step, if it is their form or their order."""
    wanted = f"{step}.edits must give edits, yield Edit(start, end, new)"
    if not isinstance(edits, Iterable) or isinstance(edits, str):
        got = "a str: say what changes, not what the text becomes" if isinstance(edits, str) else repr(edits)
        return TypeError(f"{wanted}; got {got}")
    at = 0
    for edit in edits:
        match edit:
            case (start, end, str()) if hasattr(start, "__index__") and hasattr(end, "__index__"):
                pass
            case _:
                return TypeError(f"{wanted}, of two whole numbers and a str; got {shorten(edit)}")
        if not at <= start <= end <= length:
            return ValueError(
                f"{step}: edits must be sorted, disjoint and inside the text of {length} characters, "
                f"got {shorten(tuple(edit))} after position {at}"
            )
        at = end
    return None


def table_error(step: str, table: Any) -> Exception | None:
    """What is wrong with the table of somebody's character step."""
    items: Callable[[], Iterable[tuple[Any, Any]]] | None = getattr(table, "items", None)
    if items is None:
        return TypeError(f'{step}.table must give a map of characters, such as {{"گ": "ك"}}, got {shorten(table)}')
    for char, new in items():
        if not isinstance(char, str) or len(char) != 1 or not isinstance(new, str):
            longer = isinstance(char, str) and len(char) > 1
            more = "; what is longer than a character is a Step's business" if longer else ""
            return ValueError(
                f"{step}: a character table maps single characters to strings, got {char!r}: {new!r}{more}"
            )
    return None


# The message about an installation without compiled kernels.
INTERPRETED = (
    "arnorm's kernels are not compiled, and it is several times slower: there was no C compiler when it was installed. "
    "Install one (gcc or clang), then arnorm again: python -m pip install --force-reinstall --no-deps --no-cache-dir "
    "FOLDER, the folder of the clone"
)


def warn_interpreted(stacklevel: int = 2) -> None:
    """Say that this installation has no compiled kernels; not where nothing can be compiled, and not in workers.

    Nor where the source runs as it is and nothing was installed.

    Python shows a warning once for each line that leads to it; this one is shown once.
    """
    import importlib.metadata  # noqa: PLC0415 -- where nothing is compiled
    import multiprocessing  # noqa: PLC0415
    import sys  # noqa: PLC0415
    import warnings  # noqa: PLC0415

    if not _told and sys.platform != "emscripten" and multiprocessing.parent_process() is None:
        _told.append(True)
        if not any(True for _ in importlib.metadata.distributions(name="arnorm")):
            return
        warnings.warn(INTERPRETED, RuntimeWarning, stacklevel=stacklevel)


_told: list[bool] = []


def shorten(value: object) -> str:
    """The value as a message shows it: at most 80 characters."""
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def shown(text: str) -> str:
    """The text with control characters and lone surrogates escaped: a terminal obeys none of it."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
