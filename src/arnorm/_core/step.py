"""The step contract: a step says what changes, the engine does the rest.

There are two kinds. A `Step` yields `Edit`s, a `CharStep` is a character table. Calling, fusing, reporting, aligning
and serialising are derived from that alone.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, ParamSpec, Self, TypeVar, overload

from arnorm._core.edits import Edit
from arnorm._core.options import named_choices
from arnorm._core.public import find_public
from arnorm._core.scan import Scan
from arnorm._core.wrong import (
    check_dataclass,
    form_name,
    no_option,
    not_a_text,
    not_among,
    not_by_name,
    warn_of_value,
)

if TYPE_CHECKING:
    from arnorm._core.classes import CharRule
    from arnorm._core.pipeline import Pipeline
    from arnorm._core.result import Result
    from arnorm._core.stages import StepLike
    from arnorm.names import Names

__all__ = [
    "CharStep", "Loss", "Step", "StepFunction", "check_option", "check_text",
    "function_form", "loss_of", "step_class",
]  # fmt: skip

Loss = Literal["nothing", "marks", "letters", "layout", "content"]


def check_text(text: object, what: str = "text", by: str = "") -> None:
    """TypeError for anything but a str, with what to write instead; ``by`` is the function that was called."""
    if not isinstance(text, str):
        raise not_a_text(text, what, by)


def check_option(step: object, option: str, choices: Iterable[object]) -> None:
    """ValueError naming the option, its value and the choices, unless the value is one of them."""
    value = getattr(step, option)
    choices = tuple(choices)
    if not any(type(value) is type(choice) and value == choice for choice in choices):
        raise not_among(f"{type(step).__name__}: {option}", value, choices)


def _check_options(step: Step) -> None:
    """Check each option whose type names its values (`Literal`, bool): ValueError for another one."""
    cls: type = type(step)
    if all(getattr(step, field.name) is field.default for field in dataclasses.fields(cls)):
        return  # to read the types takes 0.1 ms a class
    for option, (choices, several) in named_choices(cls).items():
        (_check_names if several else check_option)(step, option, choices)


def _check_names(step: object, option: str, choices: Iterable[object]) -> None:
    """Make a tuple of an option that takes several of the choices, or one of them; ValueError for another one."""
    value = getattr(step, option)
    names = (value,) if isinstance(value, str) or not isinstance(value, Iterable) else tuple(value)
    object.__setattr__(step, option, names)
    for name in names:
        if name not in choices:
            raise not_among(f"{type(step).__name__}: {option}", name, choices, "takes")


def loss_of(step: object) -> str:
    """What a step can lose; ``"unknown"`` for a plain function."""
    return step.loss if isinstance(step, Step) else "unknown"


class _Signature:
    """What `inspect.signature`, `help` and editors show: the options of the class, with the values of the instance."""

    def __get__(self, step: Step | None, cls: type[Step]) -> object:
        from inspect import Parameter, Signature  # noqa: PLC0415 -- for people who ask; normalising should not wait

        options = [
            Parameter(
                field.name,
                Parameter.KEYWORD_ONLY,
                default=field.default if step is None else getattr(step, field.name),
                annotation=field.type,
            )
            for field in dataclasses.fields(cls)
        ]
        if step is None:
            return Signature(options)
        text = Parameter("text", Parameter.POSITIONAL_ONLY, default=_UNSET, annotation="str")
        return Signature([text, *options], return_annotation=f"str | {cls.__name__}")


# No option's named value is longer: only texts as short can be taken for one.
_LONGEST_NAME = 16


@functools.cache
def _load_runner() -> Callable[[tuple[Step, ...], str], str]:
    """What runs steps; looking for it at each call would take as long as a headline does."""
    return find_public("Pipeline")._run_steps  # type: ignore[no-any-return]


class _Unset:
    def __repr__(self) -> str:
        return "<text>"


_UNSET = _Unset()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, init=False, eq=False, repr=False)
class Step:
    r"""A normalizer: a frozen dataclass of options that yields the edits it wants.

    Write your own by subclassing: options are fields with defaults, bad ones are refused in ``__post_init__``, and
    `edits` does the work. ``edits`` sees a `Scan` (``scan.text`` is the str) and must be a function of it alone.

    >>> from dataclasses import dataclass
    >>> import re
    >>> @dataclass(frozen=True, slots=True, kw_only=True)
    ... class MaskHashtags(Step):
    ...     mask: str = "#"
    ...     def edits(self, scan):
    ...         for m in re.finditer(r"#\w+", scan.text):
    ...             yield Edit(m.start(), m.end(), self.mask)
    >>> mask_hashtags = MaskHashtags()
    >>> mask_hashtags("خبر #عاجل اليوم", mask="…")
    'خبر … اليوم'
    >>> mask_hashtags(mask="…")
    MaskHashtags(mask='…')
    """

    # What the step can lose, the strongest word that fits.
    loss: ClassVar[Loss] = "letters"
    # What it does, in a line of English and of Arabic, and the heading of docs/steps.md that it is under.
    summary: ClassVar[str] = ""
    summary_ar: ClassVar[str] = ""
    topic: ClassVar[str] = ""
    # Whether it makes another text of it: the steps after it read its page again (code, data, paragraphs).
    makes_new_text: ClassVar[bool] = False
    # Whether it reads the names of people's own (`arnorm.Names`) that a pipeline has; called alone it takes ``names=``.
    reads_names: ClassVar[bool] = False
    __signature__ = _Signature()
    # Of a step of your own: what `Pipeline.fingerprint` records of it, to be raised with each change.
    version: ClassVar[str] = ""

    # The options of a step: one value, or a tuple of them.
    _values: ClassVar[Any] = staticmethod(lambda _: ())

    def __repr__(self) -> str:
        options = [f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self)]
        return f"{type(self).__qualname__}({', '.join(options)})"

    def __eq__(self, other: object) -> bool:
        is_same = type(other) is type(self)
        return self._values(self) == self._values(other) if is_same else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values(self))

    if not TYPE_CHECKING:  # type checkers know it from the fields

        def __new__(cls, *unnamed: Any, **options: Any) -> Self:  # noqa: ARG004 -- __init__ takes the options
            if unnamed:
                raise not_by_name(cls, (field.name for field in dataclasses.fields(cls)), text=False)
            return object.__new__(cls)

        def __init__(self, **options: Any) -> None:
            for field in dataclasses.fields(self):
                object.__setattr__(self, field.name, options.pop(field.name, field.default))
            for option in options:
                raise no_option(type(self), option, (field.name for field in dataclasses.fields(self)))
            _check_options(self)
            self.__post_init__()

    def __post_init__(self) -> None:
        """Check what the types of the options do not say; by default there is nothing to check."""

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        """The changes to make in ``scan.text``, sorted and disjoint."""
        raise NotImplementedError(f"{type(self).__name__} must define edits(self, scan)")

    def find_left(self, scan: Scan) -> list[int]:  # noqa: ARG002 -- for those who override it
        """The bounds of what the step leaves as it is (code, keys), each start followed by its end; nothing by default.

        No edit of the step is made there. It is not asked where the step's option ``blocks`` is "prose".
        """
        return []

    def acts_on(self) -> Iterable[bytes]:
        """The kinds (`Scan.kinds`), or pairs of neighbouring kinds, that the step acts on.

        The step does not see a text without them. The default, no kinds: it sees every text.
        """
        return ()

    def to_rules(self) -> Iterable[CharRule] | None:
        """The step as rows of characters with their contexts, for `arnorm.export`; None, the default: it is more.

        Applied one after the other, the rules must give what ``edits`` gives.
        """
        return None

    def exportable_after(self, steps: Sequence[object]) -> Iterable[Step]:  # noqa: ARG002 -- for those who override it
        """What `Pipeline.exportable` takes for a step without rules, after these steps; by default nothing."""
        return ()

    def prepare(self) -> None:
        """Called before the step sees its first text; raise ImportError here for a package that is not installed."""

    def may_change(self, scan: Scan) -> bool:  # noqa: ARG002 -- for those who override it
        """Whether the step may change a text: a quick look, False only where `edits` gives nothing.

        It must follow from the tables of the step's reader, so that no new word can be overlooked.
        """
        return True

    @overload
    def __call__(self, /, *, names: Names, **options: Any) -> Pipeline: ...
    @overload
    def __call__(self, text: str, /, **options: Any) -> str: ...
    @overload
    def __call__(self, /, **options: Any) -> Self: ...
    def __call__(self, text: Any = _UNSET, /, *unnamed: Any, **options: Any) -> str | Self | Pipeline:
        """Normalise a text, or, without a text, return this step with other options.

        A step that reads names of your own takes ``names=`` (`arnorm.Names`) here: it then works as a pipeline of this
        step alone, and without a text that pipeline is returned, for names belong to a pipeline.

        Raises TypeError for anything but a str and for an option the step does not have, ValueError for a bad value.
        """
        if unnamed:
            raise not_by_name(type(self), (field.name for field in dataclasses.fields(self)), text=True)
        names = options.pop("names", None) if options and self.reads_names else None
        step = self._with_options(options) if options else self
        if names is not None:
            alone = find_public("Pipeline")(step, names=names)
            return alone if text is _UNSET else alone(text)  # type: ignore[no-any-return]
        if text is _UNSET:
            return step
        if not isinstance(text, str):
            raise not_a_text(text, by=form_name(type(self)))
        if not options and len(text) <= _LONGEST_NAME and text.isascii():
            warn_of_value(type(self), text)
        return _load_runner()((step,), text)

    def __add__(self, other: StepLike | Pipeline) -> Pipeline:
        """A pipeline of this step and then another, or another pipeline."""
        return find_public("Pipeline")(self, other)  # type: ignore[no-any-return]

    def __radd__(self, other: StepLike) -> Pipeline:
        """A pipeline of a function of your own and then this step."""
        return find_public("Pipeline")(other, self)  # type: ignore[no-any-return]

    __or__, __ror__ = __add__, __radd__

    def _with_options(self, options: Mapping[str, Any]) -> Self:
        check_dataclass(type(self))
        known = [field.name for field in dataclasses.fields(self)]
        for option in options:
            if option not in known:
                raise no_option(type(self), option, known)
        return dataclasses.replace(self, **options)

    def run(self, text: str) -> Result:
        """Like calling the step, with every change and the alignment."""
        return find_public("Pipeline")(self).run(text)  # type: ignore[no-any-return]


S = TypeVar("S", bound=Step)


@typing.dataclass_transform(frozen_default=True, kw_only_default=True)
def step_class(cls: type[S]) -> type[S]:
    """Make the class a frozen dataclass with slots; `Step` has the methods that fill, check, compare and show it.

    Without `Step`'s, Python would write these methods for each class, in half a millisecond.
    """
    make = dataclasses.dataclass(frozen=True, slots=True, kw_only=True, init=False, eq=False, repr=False)
    made = make(cls)
    if names := [field.name for field in dataclasses.fields(made)]:
        made._values = operator.attrgetter(*names)
    return made


@step_class
class CharStep(Step):
    """A step that is a context-free character table; neighbours in a pipeline fuse into one pass.

    A subclass defines `table`, and `exempt` if some places are to be left alone.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True, slots=True, kw_only=True)
    ... class FoldGaf(CharStep):
    ...     def table(self):
    ...         return {"گ": "ك"}
    >>> FoldGaf()("گوگل")
    'كوكل'
    """

    def table(self) -> Mapping[str, str]:
        """The map: single characters to what they become, ``""`` to delete. Called once for each set of options."""
        raise NotImplementedError(f"{type(self).__name__} must define table(self)")

    def exempt(self, scan: Scan) -> Iterable[int]:  # noqa: ARG002 -- for those who override it
        """Positions where the table does not apply (digits in a URL, say); none by default.

        A step that overrides this is not fused with its neighbours; it is called only where the table may apply.
        """
        return ()

    def exempt_needs(self) -> str:
        """Characters without which `exempt` gives nothing; empty where that cannot be said.

        If a text has no such character, one pass maps it for this step and its neighbours.
        """
        return ""

    def exempt_behind(self) -> bytes:
        """Kinds behind which `exempt` may give a character that the step acts on, in any text; none by default."""
        return b""

    def needs_edits(self, scan: Scan) -> bool:  # noqa: ARG002 -- for those who override it
        """Whether a text needs the edits of a step that decides by them; if not, its table and `exempt` say all."""
        return True

    def decides_by(self) -> Literal["table", "exempt", "edits"]:
        """What decides where the step acts: its table alone (neighbours then fuse into one pass) or one of its methods.

        What the subclass defines decides; a step whose options decide that overrides this too.
        """
        if type(self).edits is not CharStep.edits:
            return "edits"
        return "table" if type(self).exempt is CharStep.exempt else "exempt"

    def to_rules(self) -> Iterable[CharRule] | None:
        """The table, where it alone decides."""
        from arnorm._core.classes import CharRule  # noqa: PLC0415 -- for those who export

        return (CharRule(self.table()),) if self.decides_by() == "table" else None

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        """One edit for each character the table changes, neighbouring deletions joined."""
        from arnorm._core.charmap import char_map  # noqa: PLC0415 -- for character steps

        return zip(*char_map((self,)).layer(scan, sorted(self.exempt(scan))).columns, strict=True)


Options = ParamSpec("Options")

if TYPE_CHECKING:

    class StepFunction(Step, Generic[Options, S]):
        """What a type checker sees in ``unify_quotes``: a step whose call takes the options of its class."""

        @overload  # type: ignore[override]  # narrower than any step's on purpose
        def __call__(  # type: ignore[overload-overlap]  # options are named, a text is not
            self, text: str, /, *args: Options.args, **options: Options.kwargs
        ) -> str: ...
        @overload
        def __call__(self, /, *args: Options.args, **options: Options.kwargs) -> S: ...
        @overload
        def __call__(self, text: str, /, *, names: Names, **options: Any) -> str: ...
        @overload
        def __call__(self, /, *, names: Names, **options: Any) -> Pipeline: ...
        def __call__(self, *args: Any, **options: Any) -> Any: ...  # type: ignore[misc]  # never called

else:
    StepFunction = Step  # nothing but the types differs


def function_form(cls: Callable[Options, S]) -> StepFunction[Options, S]:
    """The step with its defaults, to be called as a function; editors and type checkers know its options.

    >>> from dataclasses import dataclass
    >>> from arnorm import Edit, Step, function_form
    >>> @dataclass(frozen=True, slots=True, kw_only=True)
    ... class MarkAyn(Step):
    ...     mark: str = "!"
    ...     def edits(self, scan):
    ...         return [Edit(i, i + 1, self.mark) for i, char in enumerate(scan.text) if char == "ع"]
    >>> mark_ayn = function_form(MarkAyn)
    >>> mark_ayn("عام"), mark_ayn("عام", mark="؟"), mark_ayn == MarkAyn()
    ('!ام', '؟ام', True)
    """
    check_dataclass(cls)
    step: Any = cls()  # type: ignore[call-arg]  # every option of a step has a default
    return step  # type: ignore[no-any-return]
