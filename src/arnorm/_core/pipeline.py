"""Pipelines: steps in a row, compiled once; the call and the report come from the same stages."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, cast

from arnorm._core.compiling import Stages, compile_steps
from arnorm._core.public import find_public
from arnorm._core.stages import StepLike, name_of, show_step
from arnorm._core.step import Step, check_text
from arnorm._core.wrong import LeadsOn, check_own_names, form_name, meant, not_a_step, not_a_text

if TYPE_CHECKING:
    from arnorm._core.result import Result
    from arnorm.names import Names
    from arnorm.report._text import Profile

__all__ = ["BATCH_TEXTS", "Pipeline", "batches"]

# A batch ends with the text that fills it, by count or by size. Larger batches are no faster.
BATCH_TEXTS = 1024
BATCH_CHARACTERS = 1 << 18


def batches(
    texts: Iterable[str], most_texts: int = BATCH_TEXTS, size_of: Callable[[str], int] = len
) -> Iterator[list[str]]:
    """The texts in lists of at most ``most_texts``; ``size_of`` says how much of a batch a text fills.

    Raises TypeError, naming the number, for what is not a str, and what ``texts`` raises; the texts before come first.
    """
    batch: list[str] = []
    size = 0
    source = iter(texts)
    for number in itertools.count():
        try:
            text = next(source)
            check_text(text, f"text {number}")
        except StopIteration:
            break
        except Exception:
            if batch:
                yield batch
            raise
        batch.append(text)
        size += size_of(text)
        del text  # it may be as long as a file
        if size >= BATCH_CHARACTERS or len(batch) >= most_texts:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@functools.lru_cache(512)
def _compiled(steps: tuple[StepLike, ...], protect: tuple[str, ...] = (), names: Names | None = None) -> Stages:
    return compile_steps(steps, protect, names)


@functools.cache
def _load_result() -> type[Result]:
    from arnorm._core.result import Result  # noqa: PLC0415 -- normalising does not wait for what reports are made of

    return Result


class Pipeline(LeadsOn):
    """Steps in a row. A value: compare, hash, pickle, nest and extend it; call it to normalise a text.

    A step is one of arnorm's, your own `Step` or `CharStep`, another pipeline (its steps are taken in), or any
    ``str -> str`` callable.

    >>> import arnorm
    >>> p = Pipeline(arnorm.strip_diacritics, arnorm.unify_digits(to="western"), str.strip)
    >>> p("  عَامُ ١٤٤٦ ")
    'عام 1446'
    >>> p
    Pipeline(
        StripDiacritics(keep=(), ...),  # can lose: marks
        UnifyDigits(to='western', ...),  # can lose: nothing
        str.strip,  # a function of your own
    )
    >>> p.without(arnorm.UnifyDigits)("  عَامُ ١٤٤٦ ")
    'عام ١٤٤٦'

    ``blocks`` sets that option of every step that has it: with "prose" all of a text is read as prose, with "auto" code
    and the signs of data are left alone (see `arnorm.find_blocks`). ``protect`` is a pattern of the package `regex`, or
    several: no step touches what matches in the text that it is given. A pipeline that is taken in brings its own,
    for all steps. ``names`` are month names, units and abbreviations of your own (see `arnorm.Names`).

    Raises TypeError for a step that cannot be called, ValueError for another value of ``blocks`` and for no pattern.
    """

    __slots__ = ("_compiled", "names", "protect", "steps")

    _compiled: Stages | None
    names: Names | None
    protect: tuple[str, ...]
    steps: tuple[StepLike, ...]
    _ways = ("pipeline(text)",)

    def __init__(
        self,
        *steps: StepLike | Pipeline,
        blocks: Literal["auto", "prose"] | None = None,
        protect: str | Iterable[str] = (),
        names: Names | None = None,
    ) -> None:
        flat: list[StepLike] = []
        if protect != ():
            from arnorm._core.guarding import check_protect  # noqa: PLC0415 -- for those who protect

            protect = check_protect(protect)
        if names is not None:
            check_own_names(names)
        for step in steps:
            if isinstance(step, Pipeline):
                flat.extend(step.steps)
                protect = tuple(dict.fromkeys((*protect, *step.protect)))
                names = step.names if names is None else names if step.names is None else step.names | names
            elif isinstance(step, type) and issubclass(step, Step):
                raise TypeError(f"a pipeline takes steps, not their classes: write {step.__name__}()")
            elif not callable(step):
                raise not_a_step(step)
            else:
                flat.append(cast("StepLike", step))
        if blocks is not None:
            flat = [_read_in(step, blocks) for step in flat]
        object.__setattr__(self, "steps", tuple(flat))
        object.__setattr__(self, "protect", protect)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "_compiled", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Pipeline cannot be changed (setting {name}); make a new one: Pipeline(*p.steps, …)")

    @property
    def _stages(self) -> Stages:
        """The compiled steps; compiled when first needed, for the module of the presets makes four."""
        if self._compiled is None:
            try:  # a worker process unpickles the pipeline with every list of texts
                stages = _compiled(self.steps, self.protect, self.names)
            except TypeError:  # a callable that cannot be hashed
                stages = compile_steps(self.steps, self.protect, self.names)
            object.__setattr__(self, "_compiled", stages)
        return cast("Stages", self._compiled)

    def __call__(self, text: str) -> str:
        """The normalised text; TypeError for anything but a str. No str makes arnorm's own steps raise."""
        if not isinstance(text, str):
            raise not_a_text(text)
        return (self._compiled or self._stages).apply(text)

    def run(self, text: str) -> Result:
        """The normalised text with every change and the alignment; ``p.run(text).text == p(text)``, always.

        A change keeps up to 410 bytes, one of a character table next to none before somebody looks at it; up to 640
        once ``changes`` is read.
        """
        check_text(text)
        traced, new = self._stages.trace(text)
        return _load_result()(text, new, traced, self.steps)

    def map(self, texts: Iterable[str], *, workers: int = 1, batch: int = BATCH_TEXTS) -> Iterator[str]:
        """The normalised texts, in order, as an iterator; equal to calling the pipeline on each, and faster.

        Each step runs over a batch of texts before the next step does: at most ``batch`` texts and about 262,000
        characters. The iterator reads one batch ahead; ``batch=1`` gives each text before it reads the next one.
        ``workers`` above 1 shares the batches among that many processes (the pipeline must then be picklable: no
        lambdas). Memory stays constant however many texts there are.

        Raises ValueError for a bad ``workers`` or ``batch``; TypeError for a step that processes cannot share, and,
        naming the position, where a text is not a str; and what ``texts`` itself raises. The texts before that one are
        given first.

        >>> import arnorm
        >>> list(arnorm.Pipeline(arnorm.unify_digits).map(["١", "٢"]))
        ['1', '2']
        """
        for option, value in (("workers", workers), ("batch", batch)):
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise ValueError(f"{option} must be a whole number from 1, got {value!r}")
        if isinstance(texts, (str, bytes)):
            one = f"got one {type(texts).__name__}; for one text write pipeline(text)"
            raise TypeError(f"map takes an iterable of texts, {one}")
        lists = batches(texts, batch)
        if workers == 1:
            return self._stages.each(lists)
        # Few need it, and it imports multiprocessing.
        from arnorm._core.workers import check_picklable, map_in_processes  # noqa: PLC0415

        check_picklable(self.steps)

        return itertools.chain.from_iterable(map_in_processes(self._map_list, lists, workers))

    @staticmethod
    def _run_steps(steps: tuple[StepLike, ...], text: str) -> str:
        """The text after these steps, for a step that is called."""
        return _compiled(steps).apply(text)

    def _map_list(self, texts: list[str]) -> list[str]:
        return self._stages.together(texts)

    def profile(self, texts: Iterable[str]) -> Profile:
        """What the pipeline does over many texts: how often each step fires, on which characters, with samples.

        It prints as a table; ``rows()`` is the same as data. Raises TypeError for what is no str.

        >>> import arnorm
        >>> profile = arnorm.Pipeline(arnorm.unify_digits).profile(["عام ٢٠٢٥", "عام 2025"])
        >>> profile, profile.steps["UnifyDigits"].changes
        (<Profile of 2 texts, 16 characters, 1 text changed>, 4)
        """
        return cast("Profile", find_public("report").profile_texts(self, texts))

    def describe(self, language: Literal["en", "ar"] = "en") -> str:
        """The pipeline in words, English or Arabic: what each step does and what it can lose."""
        return str(find_public("report").describe(self, language))

    def without(self, *steps: type[Step] | StepLike | str) -> Pipeline:
        """The pipeline without these steps: a class, a name of it, or any instance of it, whatever its options.

        Raises ValueError for a step that the pipeline does not have, TypeError for anything but a step.

        >>> import arnorm
        >>> arnorm.WEB.without(arnorm.unify_dates) == arnorm.WEB.without("UnifyDates")
        True
        """
        for one in steps:
            self._places(one)
        kept = (step for step in self.steps if not any(_is_meant(step, one) for one in steps))
        return Pipeline(*kept, protect=self.protect, names=self.names)

    def replace(self, *steps: Step) -> Pipeline:
        """The pipeline with each of these steps in the place of the step of its class, whatever that one's options.

        Raises ValueError where the pipeline has no step of the class, TypeError for what is no step.

        >>> import arnorm
        >>> arnorm.WEB.replace(arnorm.unify_dates(form="iso"))("في ١٥ رمضان ١٤٤٦هـ")
        'في 1446-09-15'
        """
        new = list(self.steps)
        for step in steps:
            if not isinstance(step, Step):
                name = f"the class {step.__name__}: write {step.__name__}()" if isinstance(step, type) else repr(step)
                raise TypeError(f"replace takes steps, such as arnorm.unify_dates(form='iso'), got {name}")
            name = form_name(type(step))
            for at in self._places(step, f"; to add it write pipeline | {name}, or insert({name}, before=…)"):
                new[at] = step
        return Pipeline(*new, protect=self.protect, names=self.names)

    def insert(
        self,
        step: StepLike | Pipeline,
        *,
        before: type[Step] | StepLike | str | None = None,
        after: type[Step] | StepLike | str | None = None,
    ) -> Pipeline:
        """The pipeline with one more step, or the steps of another pipeline, before or after one of its steps.

        ``before`` or ``after`` is a class, a name of it, or any instance of it; of several the first is meant for
        ``before``, the last for ``after``. Raises ValueError if the pipeline has no such step, and unless exactly one
        of the two is given; TypeError for anything but a step.

        >>> import arnorm
        >>> longer = arnorm.WEB.insert(arnorm.collapse_elongation, after="strip_tatweel")
        >>> longer("شكراااا ٣")
        'شكرا 3'
        """
        if (before is None) == (after is None):
            raise ValueError("insert takes before= or after=, one of them")
        at = self._places(before)[0] if before is not None else self._places(cast("StepLike", after))[-1] + 1
        return Pipeline(*self.steps[:at], step, *self.steps[at:], protect=self.protect, names=self.names)

    def _places(self, by: type[Step] | StepLike | str, otherwise: str = "") -> list[int]:
        """Where the steps are that somebody means; ValueError where none is, with what to write ``otherwise``."""
        places = [at for at, step in enumerate(self.steps) if _is_meant(step, by)]
        if not places:
            name = by if isinstance(by, str) else by.__name__ if isinstance(by, type) else name_of(by)
            has = ", ".join(map(name_of, self.steps)) or "no steps"
            more = otherwise or meant(name, map(name_of, self.steps))
            raise ValueError(f"no {name or repr(name)} in the pipeline; it has {has}{more}")
        return places

    def __add__(self, other: StepLike | Pipeline) -> Pipeline:
        """This pipeline, and then another or a step.

        >>> import arnorm
        >>> arnorm.WEB + arnorm.strip_tatweel == arnorm.WEB | arnorm.strip_tatweel
        True
        """
        return Pipeline(self, other)

    def __radd__(self, other: StepLike) -> Pipeline:
        return Pipeline(other, self)

    __or__, __ror__ = __add__, __radd__

    def exportable(self, to: str) -> Pipeline:
        """The pipeline of those steps that `arnorm.export` can write for an engine; ValueError for an unknown engine.

        >>> import arnorm
        >>> arnorm.Pipeline(arnorm.fold_alef, arnorm.unify_dates).exportable("postgres")
        Pipeline(
            FoldAlef(extended=True),  # can lose: letters
        )
        """
        return cast("Pipeline", find_public("exports").exportable(self, to))

    @property
    def __name__(self) -> str:
        """What frameworks that take a function call it by."""
        return "Pipeline"

    def to_json(self) -> str:
        """The pipeline as JSON, for configurations; ValueError where a step is not arnorm's own."""
        from arnorm._core.saved import json_of  # noqa: PLC0415 -- for configurations; normalising does not wait for it

        return json_of(self)

    @property
    def fingerprint(self) -> str:
        """A short name for what made an output: it changes with arnorm's version, the steps and their options.

        Record it beside the output. Equal fingerprints give equal outputs. A step of your own counts with the
        ``version`` that it declares (``version = "1"`` in its class, to be raised with each change); ValueError where
        it declares none, since nobody can tell when it changes.

        >>> import arnorm
        >>> p = arnorm.Pipeline(arnorm.unify_digits)
        >>> p.fingerprint == Pipeline.from_json(p.to_json()).fingerprint
        True
        >>> p.fingerprint == arnorm.Pipeline(arnorm.unify_digits(to="arabic")).fingerprint
        False
        """
        from arnorm._core.saved import fingerprint_of  # noqa: PLC0415 -- as in `to_json`

        return fingerprint_of(self)

    @classmethod
    def from_json(cls, text: str) -> Pipeline:
        """The pipeline that `to_json` wrote; ValueError, saying what is wrong, for anything else."""
        from arnorm._core.saved import steps_from  # noqa: PLC0415 -- as in `to_json`

        steps, protect, names = steps_from(text)
        return cls(*steps, protect=protect, names=names)

    # Iterated by its numbers: what has __iter__ pandas takes for a list of functions, in series.apply(pipeline).
    if TYPE_CHECKING:

        def __iter__(self) -> Iterator[StepLike]: ...

    def __getitem__(self, number: int) -> StepLike:
        return self.steps[number]

    def __len__(self) -> int:
        return len(self.steps)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Pipeline):
            return NotImplemented
        return (self.steps, self.protect, self.names) == (other.steps, other.protect, other.names)

    def __hash__(self) -> int:
        return hash((Pipeline, self.steps, self.protect, self.names))

    def __repr__(self) -> str:
        options = [f"    {name}={value!r}," for name in ("protect", "names") if (value := getattr(self, name))]
        if not self.steps and not options:
            return "Pipeline()"
        return "\n".join(("Pipeline(", *map(show_step, self.steps), *options, ")"))

    def __reduce__(self) -> tuple[Callable[..., Pipeline], tuple[Any, ...]]:
        options = {name: value for name in ("protect", "names") if (value := getattr(self, name))}
        return functools.partial(Pipeline, **options) if options else Pipeline, self.steps


def _read_in(step: StepLike, blocks: str) -> StepLike:
    """The step with this option ``blocks``, if it has that option."""
    if not isinstance(step, Step) or all(field.name != "blocks" for field in dataclasses.fields(step)):
        return step
    return step._with_options({"blocks": blocks})


def _is_meant(step: StepLike, by: type[Step] | StepLike | str) -> bool:
    """Whether the step is what `Pipeline.without` was given."""
    if isinstance(by, str):
        return by.replace("_", "").lower() == name_of(step).replace("_", "").lower()
    if isinstance(by, type):
        return isinstance(step, by)
    if not callable(by):
        raise TypeError(f"write a step, such as arnorm.unify_dates, its class or its name, not {by!r}")
    return isinstance(step, type(by)) if isinstance(by, Step) else step == by
