"""The function form of a step, typed from the step's own fields: no option is written twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, overload

from arnorm._core.step import Step
from arnorm._core.wrong import check_dataclass

__all__ = ["StepFunction", "function_form"]

Options = ParamSpec("Options")
S = TypeVar("S", bound=Step)

if TYPE_CHECKING:

    class StepFunction(Step, Generic[Options, S]):
        """What a type checker sees in ``unify_quotes``: a step whose call takes the options of its class."""

        @overload  # type: ignore[override]  # narrower than any step's on purpose
        def __call__(  # type: ignore[overload-overlap]  # options are named, a text is not
            self, text: str, /, *args: Options.args, **options: Options.kwargs
        ) -> str: ...
        @overload
        def __call__(self, /, *args: Options.args, **options: Options.kwargs) -> S: ...
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
