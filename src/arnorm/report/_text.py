"""What is shown in a terminal: a `Result`, a profile of a pipeline over many texts, a pipeline in words.

Arabic and Latin share these lines, and a terminal may or may not reorder them. Every snippet therefore stands
between direction isolates (U+2067 or U+2068, and U+2069), characters that steer direction are shown by name, and
source and output stand below each other, never beside each other.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from arnorm._core.edits import Layer
from arnorm._core.pipeline import batches
from arnorm._core.stages import StepLike, name_of
from arnorm._core.step import Step, loss_of
from arnorm.report._words import (
    HEADS,
    LOSSES,
    Hunk,
    Language,
    Words,
    check_language,
    described,
    find_hunks,
    isolated,
    plural,
    shown,
)

if TYPE_CHECKING:
    from arnorm._core.pipeline import Pipeline
    from arnorm._core.result import Result

_RED, _GREEN, _DIM, _UNDERLINE, _RESET = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[4m", "\x1b[0m"

# A group of neighbouring changes is at most this long, so that it fits a line with its context.
_LONGEST = 60


def to_text(result: Result, *, places: int = 8, color: bool = False) -> str:
    """The report for a terminal: counts by step, the most frequent changes, the first ``places`` of the diff.

    It fits a screen, however many changes there are; `diff` has them all. ``color`` adds ANSI colours.
    """
    parts = [_summarize(result)]
    if result.changes:
        parts.append(_write_places(result, 20, places, color=color))
    return "\n".join(parts)


def _summarize(result: Result) -> str:
    """Sizes, counts by step with what the step can lose, and the most frequent changes."""
    size = f"{len(result.source):,} → {len(result.text):,} characters"
    if not result.changes:
        return f"{size}, nothing changed"
    rows = [(step, f"{n:,}", result.losses.get(step, "unknown")) for step, n in result.counts.items()]
    frequent = Counter((change.step, change.before, change.after) for change in result.changes).most_common(5)
    lines = [
        f"{size}, {plural(len(result.changes), 'change')}",
        *table(("step", "changes", "can lose"), rows),
        "most frequent:",
        *(f"  {n:>6,} × {step}: {described(before, after)}" for (step, before, after), n in frequent),
    ]
    return "\n".join(lines)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a table; numbers to the right, words to the left."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    numeric = [all(row[i][:1].isdigit() for row in rows) for i in range(len(head))]
    lines: list[str] = []
    for row in (head, *rows):
        cells = (c.rjust(w) if n else c.ljust(w) for c, w, n in zip(row, widths, numeric, strict=True))
        lines.append("  " + "  ".join(cells).rstrip())
    return lines


def diff(result: Result, *, context: int = 20, color: bool = False) -> str:
    """Every changed place: its offset, the steps, the source and the output with some context.

    Arabic snippets are put between direction isolates and invisible characters are named, so that neither can reorder
    the lines. ``context`` is in characters; changes closer than that are one place.
    """
    return _write_places(result, context, None, color=color)


def _write_places(result: Result, context: int, groups: int | None, *, color: bool) -> str:
    """The changed places, source above output; changes near each other are one group."""
    lines: list[str] = []
    places = list(_group_hunks(find_hunks(result, whole=True), context))
    for i, place in enumerate(places[:groups]):
        before = places[i - 1][-1].end if i else 0
        after = places[i + 1][0].start if i + 1 < len(places) else len(result.source)
        lead, tail = _find_context(result.source, place, context, before, after)
        steps = Counter(result.changes[change].step for hunk in place for change in hunk.changes)
        head = f"@ {place[0].start}: " + ", ".join(f"{step} ×{n}" if n > 1 else step for step, n in steps.items())
        old = [(hunk.start, hunk.end) for hunk in place]
        new = [(hunk.to_start, hunk.to_end) for hunk in place]
        lines.append(f"{_DIM}{head}{_RESET}" if color else head)
        lines.append(_format_line("-", result.source, old, (lead, tail), _RED if color else ""))
        lines.append(_format_line("+", result.text, new, (lead, tail), _GREEN if color else ""))
    if groups is not None and len(places) > groups:
        lines.append(f"… and {plural(len(places) - groups, 'more place')}: print(result.diff())")
    return "\n".join(lines)


def _group_hunks(hunks: list[Hunk], context: int) -> Iterator[list[Hunk]]:
    group: list[Hunk] = []
    for hunk in hunks:
        if group and (hunk.start - group[-1].end > context or hunk.end - group[0].start > _LONGEST):
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _find_context(source: str, place: list[Hunk], context: int, before: int, after: int) -> tuple[str, str]:
    """The unchanged text shown before and after a group: whole words of the same line, if there are any."""
    start, end = place[0].start, place[-1].end
    low = max(before, start - context)
    lead = source[low:start].rpartition("\n")[2]
    if 0 < low == start - len(lead) and not source[low - 1].isspace() and " " in lead:
        lead = "…" + lead.partition(" ")[2]
    high = min(after, end + context)
    tail = source[end:high].partition("\n")[0]
    if high == end + len(tail) < len(source) and not source[high].isspace() and " " in tail:
        tail = tail.rpartition(" ")[0] + "…"
    return lead, tail


def _format_line(sign: str, text: str, spans: list[tuple[int, int]], around: tuple[str, str], color: str) -> str:
    pieces = [shown(around[0])]
    at = spans[0][0]
    for start, end in spans:
        pieces.append(shown(text[at:start]))
        changed = shown(text[start:end])
        pieces.append(f"{_UNDERLINE}{changed}{_RESET}{color}" if color else changed)
        at = end
    pieces.append(shown(around[1]))
    line = f"  {sign} {isolated(''.join(pieces))}"
    return f"{color}{line}{_RESET}" if color else line


# Different changes remembered for each step. Then the rarest are forgotten, so that memory stays constant, and the
# counts of the others become lower bounds.
_REMEMBERED = 20_000

# Characters of context on either side of a sample.
_SAMPLE_CONTEXT = 25


@dataclasses.dataclass(slots=True)
class StepProfile:
    """What one step did over all texts.

    ``changes`` counts them, ``texts`` in how many texts there was any. ``frequent`` counts (before, after) pairs, and
    ``samples`` holds for each pair the first place it was seen, as (what stood before it, what stood after it).
    ``loss`` is what the step can lose.

    >>> import arnorm
    >>> arnorm.WEB.profile(["قَالَ ٣"]).steps["UnifyDigits"].frequent
    Counter({('٣', '3'): 1})
    """

    step: str
    loss: str
    changes: int = 0
    texts: int = 0
    frequent: Counter[tuple[str, str]] = dataclasses.field(default_factory=Counter)
    samples: dict[tuple[str, str], tuple[str, str]] = dataclasses.field(default_factory=dict)

    @property
    def characters(self) -> Counter[str]:
        """How often each character was deleted or replaced."""
        gone: Counter[str] = Counter()
        for (before, after), times in self.frequent.items():
            for char, n in (Counter(before) - Counter(after)).items():
                gone[char] += n * times
        return gone

    def add(self, text: str, layer: Layer) -> None:
        """Take in what the step did to a text."""
        starts, ends, news = layer.columns
        pairs = [(text[start:end], new) for start, end, new in zip(starts, ends, news, strict=True)]
        self.changes += len(pairs)
        self.frequent.update(pairs)
        for pair, start, end in zip(pairs, starts, ends, strict=True):
            if pair not in self.samples:
                before = text[max(0, start - _SAMPLE_CONTEXT) : start]
                self.samples[pair] = before, text[end : end + _SAMPLE_CONTEXT]
        self._forget_rare()

    def merge(self, other: StepProfile) -> None:
        """Take in a profile of the same step over other texts."""
        self.changes += other.changes
        self.texts += other.texts
        self.frequent.update(other.frequent)
        self.samples = other.samples | self.samples
        self._forget_rare()

    def _forget_rare(self) -> None:
        if len(self.frequent) > _REMEMBERED:
            self.frequent = Counter(dict(self.frequent.most_common(_REMEMBERED // 2)))
            self.samples = {pair: self.samples[pair] for pair in self.frequent}


class Profile:
    """What a pipeline did over many texts; prints itself as a table and shows itself in Jupyter.

    ``texts``, ``characters`` and ``changed`` (texts that came out different) are counts; ``steps`` maps each step's
    name to its `StepProfile`, in the order of the pipeline, those that never fired included.

    >>> import arnorm
    >>> arnorm.WEB.profile(["قَالَ ٣", "نص"])
    <Profile of 2 texts, 9 characters, 1 text changed>
    """

    def __init__(self, losses: Mapping[str, str]) -> None:
        self.texts = 0
        self.characters = 0
        self.changed = 0
        self.steps = {name: StepProfile(name, loss) for name, loss in losses.items()}

    def take(self, result: Result) -> None:
        """Take in what a pipeline did to a text."""
        for one in result._traced:
            self.steps[one.step].add(one.before.text, one.layer)
        for name in {one.step for one in result._traced}:
            self.steps[name].texts += 1
        self.texts += 1
        self.characters += len(result.source)
        self.changed += result.text != result.source

    def merge(self, other: Profile) -> None:
        """Take in a profile of the same pipeline over other texts."""
        self.texts += other.texts
        self.characters += other.characters
        self.changed += other.changed
        for name, step in other.steps.items():
            self.steps[name].merge(step)

    def rows(self) -> list[dict[str, Any]]:
        """The table as a list of dicts, for pandas and the like."""
        return [
            {
                "step": step.step,
                "can lose": step.loss,
                "changes": step.changes,
                "texts": step.texts,
                "share of texts": step.texts / self.texts if self.texts else 0.0,
                "per 1,000 characters": 1000 * step.changes / self.characters if self.characters else 0.0,
                "characters": dict(step.characters.most_common(10)),
            }
            for step in self.steps.values()
        ]

    def __repr__(self) -> str:
        texts, characters = plural(self.texts, "text"), plural(self.characters, "character")
        return f"<Profile of {texts}, {characters}, {plural(self.changed, 'text')} changed>"

    def __str__(self) -> str:
        lines = [self.head(), *table([*HEADS], self.cells())]
        for step in self.steps.values():
            if not step.changes:
                continue
            lines.append(f"{step.step}:")
            for (before, after), times in step.frequent.most_common(5):
                lead, tail = step.samples[before, after]
                lines.append(f"  {times:>9,} × {described(before, after)}")
                lines.append(f"              {isolated(f'{shown(lead)}[{shown(before)}]{shown(tail)}')}")
        return "\n".join(lines)

    def head(self) -> str:
        """How many texts, and how many of them changed, in one line."""
        share = f"{self.changed:,} changed ({self.changed / self.texts:.1%})" if self.texts else "none to change"
        return f"{plural(self.texts, 'text')}, {plural(self.characters, 'character')}; {share}"

    def cells(self) -> list[tuple[str, ...]]:
        """The rows of the table under `HEADS`, as words."""
        return [
            (
                row["step"],
                row["can lose"],
                f"{row['changes']:,}",
                f"{row['texts']:,}",
                f"{row['share of texts']:.1%}",
                f"{row['per 1,000 characters']:.2f}",
                "  ".join(described(char, "").removesuffix(" deleted") for char in list(row["characters"])[:5]),
            )
            for row in self.rows()
        ]

    def _repr_html_(self) -> str:
        from arnorm.report._html import profile_fragment  # noqa: PLC0415 -- only notebooks need it

        return profile_fragment(self)


def empty_profile(pipeline: Pipeline) -> Profile:
    """The profile of a pipeline over no texts."""
    return Profile({name_of(step): loss_of(step) for step in pipeline.steps})


def profile_texts(pipeline: Pipeline, texts: Iterable[str]) -> Profile:
    """The profile of a pipeline over texts, which are read once and not kept."""
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"profile takes an iterable of texts, got one {type(texts).__name__}")
    total = empty_profile(pipeline)
    for text in itertools.chain.from_iterable(batches(texts)):
        total.take(pipeline.run(text))
    return total


def profile(results: Iterable[Result]) -> Profile:
    """The profile of results that are there already: no text is normalised again.

    ``results`` are what `Pipeline.run` of one pipeline gave; they are read once. Raises ValueError where there are
    none, and where they are of two pipelines.

    >>> import arnorm
    >>> results = [arnorm.WEB.run(text) for text in ("عام ٢٠٢٥", "عام 2025")]
    >>> profile(results)
    <Profile of 2 texts, 16 characters, 1 text changed>
    """
    total: Profile | None = None
    for result in results:
        total = Profile(result.losses) if total is None else total
        if total.steps.keys() != result.losses.keys():
            raise ValueError(f"the results are of two pipelines: {', '.join(total.steps)}; {', '.join(result.losses)}")
        total.take(result)
    if total is None:
        raise ValueError("there is no result, so that the steps are not known; write pipeline.profile(texts)")
    return total


_PIPELINE = Words("A pipeline of {n} step{s}, in this order:", "عدد الخطوات {n} بهذا الترتيب:")
_CAN_LOSE = Words("Can lose: {loss}.", "قد يفقد النص: {loss}.")
_PROTECTS = Words("No step touches what matches {patterns}.", "لا تمسّ أي خطوة ما يطابق {patterns}.")
_READS = Words("«{name}» is read as «{known}».", "تُقرأ «{name}» كما تُقرأ «{known}».")
_FOREIGN = Words("A function of your own.", "دالة من خارج المكتبة.")


def describe(pipeline: Pipeline, language: Language = "en") -> str:
    """The pipeline in words, a line for each step: what it does, what it can lose, how it is written.

    Raises ValueError for another language.
    """
    check_language(language)
    n = len(pipeline.steps)
    lines = [_PIPELINE.in_(language).format(n=n, s="s" * (n != 1))]
    for i, step in enumerate(pipeline.steps, 1):
        words = _describe_step(step, language)
        if language == "en":
            lines.append(f"{i}. {_write_step(step)}: {words}")
        else:  # the Arabic first, so that the line runs from right to left
            lines.append(f"{i}. {words} ({isolated(_write_step(step))})")
    if pipeline.protect:
        patterns = ", ".join(map(repr, pipeline.protect))
        lines.append(_PROTECTS.in_(language).format(patterns=isolated(patterns) if language == "ar" else patterns))
    for name, known in pipeline.names.readings() if pipeline.names is not None else ():
        lines.append(_READS.in_(language).format(name=name, known=known))
    return "\n".join(lines)


def _describe_step(step: StepLike, language: Language) -> str:
    if not isinstance(step, Step):
        return _FOREIGN.in_(language)
    summary = step.summary or (type(step).__doc__ or "").strip().partition("\n")[0]
    words = Words(summary, step.summary_ar or summary).in_(language)
    loss = LOSSES[step.loss].in_(language)
    return f"{words} {_CAN_LOSE.in_(language).format(loss=loss)}"


def _write_step(step: StepLike) -> str:
    return repr(step) if isinstance(step, Step) else name_of(step)
