"""Patterns of people's own as a step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar, TypeAlias, cast, overload

from arnorm._arabic.protect import protected_bounds
from arnorm._core.guarding import Lists, compile_pattern
from arnorm._core.options import make_option
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, step_class
from arnorm._core.windows import lies_across

__all__ = ["ReplacePattern", "replace_pattern"]

NamedLists: TypeAlias = Mapping[str, Collection[str]] | Lists

_LONGEST_SECONDS = 1_000_000_000  # more overflows where the package counts it


def _name_lists(lists: Mapping[str, Iterable[str]] | Iterable[tuple[str, Iterable[str]]]) -> Lists:
    """Named lists as a value that can be hashed; TypeError for anything else."""
    pairs = lists.items() if isinstance(lists, Mapping) else lists
    try:
        named = tuple(sorted((name, (words,) if isinstance(words, str) else tuple(words)) for name, words in pairs))
        is_sound = all(name.isidentifier() and all(isinstance(word, str) for word in words) for name, words in named)
    except (AttributeError, TypeError, ValueError):
        is_sound = False
    if not is_sound:
        raise TypeError(f"lists takes names and their words, such as {{'months': ['مايو']}}, got {lists!r}")
    return named


@step_class
class ReplacePattern(Step):
    r"""Replace what a pattern of your own matches, with the syntax of the package `regex`.

    ``replace_pattern(r"\p{Lu}+", "X")`` is the step; ``replace_pattern(text, pattern=…, to=…)`` the text.

    - ``pattern``: a regular expression, with Unicode properties (``\p{Script=Arabic}``), grapheme clusters (``\X``),
      possessive quantifiers and named lists (``\L<name>``). Flags are written in it: ``(?i)``, ``(?V1)`` for operations
      on sets. The default, an empty pattern, replaces nothing.
    - ``to``: what a match becomes; ``\1`` and ``\g<name>`` are its groups.
    - ``protect``: True leaves a match that has a part of a URL, a name, a code, a tag or a placeholder; False replaces
      it too.
    - ``lists``: names and words for ``\L<name>``, as a mapping.
    - ``timeout``: seconds for one text; None is no limit.

    A pattern may take exponential time, may match what it wrote and depends on what other steps did: this step keeps
    laws 2, 8 and 9 of docs/design.md only if the pattern does. A pattern from somebody else is code to trust.

    Raises ValueError for what is no pattern or no replacement and for a bad timeout, TypeError for no str; while it
    runs TimeoutError, if there is a timeout.

    >>> import arnorm
    >>> arnorm.replace_pattern("قال Ali لـ Omar", pattern=r"\p{Lu}\p{Ll}+", to="⟨\\g<0>⟩")
    'قال ⟨Ali⟩ لـ ⟨Omar⟩'
    >>> arnorm.Pipeline(arnorm.replace_pattern(r"\L<months>", "شهر", lists={"months": ["مايو", "يونيو"]}))("في مايو")
    'في شهر'
    """

    # What a pattern does is its writer's business: tests draw none.
    pattern: str = make_option("", examples=("",))
    to: str = make_option("", examples=("",))
    protect: bool = True
    lists: NamedLists = make_option((), examples=((),), takes="lists of words by name")
    timeout: float | None = make_option(None, examples=(None,))

    loss: ClassVar[Loss] = "content"
    summary = "Replaces what a pattern of your own matches."
    summary_ar = "يضع ما تختاره مكان ما يطابق نمطًا تكتبه."
    topic = "Patterns of your own"
    makes_new_text: ClassVar[bool] = True

    def __post_init__(self) -> None:
        for option in ("pattern", "to"):
            if not isinstance(value := getattr(self, option), str):
                raise TypeError(f"ReplacePattern: {option} must be str, got {value!r}")
        object.__setattr__(self, "lists", _name_lists(self.lists))
        timeout = self.timeout
        if timeout is not None and (type(timeout) not in (int, float) or not 0 < timeout <= _LONGEST_SECONDS):
            raise ValueError(
                f"ReplacePattern: timeout takes seconds above 0, at most {_LONGEST_SECONDS}, or None, got {timeout!r}"
            )
        if self.pattern:
            self._compile()
            # With an empty alternative, which matches any text and has the groups. The line feed ends a comment.
            anything = compile_pattern(f"(?:{self.pattern}\n)|", cast("Lists", self.lists))
            try:
                found = anything.match("")
                if found is not None:  # a verb such as (*FAIL) can forbid the empty match
                    found.expand(self.to)
            except Exception as error:
                raise ValueError(f"ReplacePattern: to does not fit the pattern: {self.to!r}: {error}") from None

    def _compile(self) -> Any:
        return compile_pattern(self.pattern, cast("Lists", self.lists))

    def edits(self, scan: Scan) -> list[tuple[int, int, str]]:
        if not self.pattern:
            return []
        bounds = scan.derive(protected_bounds) if self.protect else []
        return sorted(  # (?r) searches from the end
            (*m.span(), m.expand(self.to))
            for m in self._compile().finditer(scan.text, timeout=self.timeout)
            if not (bounds and lies_across(bounds, *m.span()))
        )

    @overload  # type: ignore[override]  # narrower than any step's on purpose
    def __call__(
        self,
        text: str,
        /,
        *,
        pattern: str = ...,
        to: str = ...,
        protect: bool = ...,
        lists: NamedLists = ...,
        timeout: float | None = ...,
    ) -> str: ...
    @overload
    def __call__(
        self, pattern: str, to: str, /, *, protect: bool = ..., lists: NamedLists = ..., timeout: float | None = ...
    ) -> ReplacePattern: ...
    @overload
    def __call__(
        self,
        /,
        *,
        pattern: str = ...,
        to: str = ...,
        protect: bool = ...,
        lists: NamedLists = ...,
        timeout: float | None = ...,
    ) -> ReplacePattern: ...
    def __call__(self, *values: Any, **options: Any) -> Any:
        """Normalise a text; with two strings, or none, return the step of this pattern and replacement."""
        if len(values) == 2:
            return self._with_options({"pattern": values[0], "to": values[1], **options})
        return Step.__call__(self, *values, **options)


replace_pattern = ReplacePattern()
