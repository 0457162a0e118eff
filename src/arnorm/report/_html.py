"""A `Result` as HTML: how often each step changed something, both texts side by side, what was read.

Every text is escaped, and the page loads nothing and runs nothing: one style sheet, whose rules filter too. A changed
place must not interrupt the shaping of Arabic letters: no padding, margin or border on anything inside a word, only
backgrounds, underlines and outlines.

The text of the cells, with rows joined by line feeds, is exactly the source and the output; a row with ``data-more``
continues the line before. Characters that HTML cannot hold, or that nobody could see in a change, are
``<i data-u="200f">RLM</i>``; ``data-n`` counts several.
"""

from __future__ import annotations

import itertools
import re
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.report._readings import Reading, readings
from arnorm.report._words import (
    HEADS,
    LOSSES,
    WORDS,
    Hunk,
    Language,
    described,
    find_hunks,
    is_hidden,
    is_rtl,
    is_unsafe,
    named,
    named_value,
    plural,
    shown,
)

if TYPE_CHECKING:
    from arnorm._core.result import Change, Result
    from arnorm.report._text import Profile, StepProfile

CSS = """
.arnorm{--line:rgba(128,128,128,.35);font:15px/1.5 system-ui,"Noto Sans Arabic",sans-serif;overflow-wrap:anywhere}
.arnorm h1{font-size:1.4em;margin:.2em 0}
.arnorm h2{display:inline;font-size:1.05em;margin:0}
.arnorm p{margin:.3em 0}
.arnorm table{overflow-wrap:normal;border-collapse:collapse;margin:.5em 0;text-align:start}
.arnorm th,.arnorm td{padding:.15em .7em .15em 0;text-align:start;vertical-align:top;background:none;
 border-bottom:1px solid var(--line)}
.arnorm[dir=rtl] :is(th,td){padding:.15em 0 .15em .7em}
.arnorm .n{text-align:end;font-variant-numeric:tabular-nums}
.arnorm .wide{overflow-x:auto}
.arnorm :is(.wide th,.wide td,.when bdi){white-space:nowrap}
.arnorm summary{cursor:pointer;padding:.25em 0}
.arnorm .document{border-top:1px solid var(--line)}
.arnorm .size{opacity:.75;margin-inline-start:.6em}
.arnorm .texts{border:1px solid var(--line);border-radius:6px;margin:.4em 0}
.arnorm .row{display:grid;grid-template-columns:1fr 1fr;border-top:1px solid var(--line)}
.arnorm .row:is(.heads,[data-more]){border-top:0}
.arnorm .heads{font-weight:600}
.arnorm .heads>div{padding:.15em .7em}
.arnorm :is(.source,.output){padding:.25em .7em;min-width:0;white-space:pre-wrap;font-family:"Noto Naskh Arabic",
 "Noto Sans Arabic","Geeza Pro","Segoe UI",Tahoma,system-ui,sans-serif;font-size:1.1em;line-height:1.8;text-align:start}
.arnorm[dir=ltr] .row>:last-child{border-left:1px solid var(--line)}
.arnorm[dir=rtl] .row>:last-child{border-right:1px solid var(--line)}
.arnorm :is(mark,.k){color:inherit;background:hsla(var(--h,45),85%,50%,.25)}
.arnorm mark{padding:0;text-decoration:underline hsla(var(--h,45),85%,45%,.9) 2px;text-underline-offset:.35em;
 text-decoration-skip-ink:none}
.arnorm .steps{display:flex;flex-wrap:wrap;gap:.3em .5em}
.arnorm .k{padding:0 .4em;border-bottom:2px solid hsla(var(--h,45),85%,45%,.9);white-space:nowrap}
.arnorm .k small{opacity:.75}
.arnorm .plain{background:rgba(128,128,128,.15);border-color:transparent}
.arnorm :is(.date,.quotation){cursor:help}
.arnorm .date{--h:265;box-shadow:0 -1px rgba(128,128,128,.9),0 1px rgba(128,128,128,.9)}
.arnorm .number{--h:150}
.arnorm .quotation{--h:30;background:rgba(128,128,128,.3)}
.arnorm .row[data-block]>*{
 background:repeating-linear-gradient(135deg,transparent 0 9px,rgba(128,128,128,.13) 9px 18px)}
.arnorm .row[data-label]::before{content:attr(data-label);grid-column:1/-1;padding:0 .9em;
 font:600 .7em/1.6 system-ui,sans-serif;opacity:.75}
.arnorm .row:is([data-block=code],[data-block=data])>*{direction:ltr;text-align:left}
.arnorm i{font:600 .6em/1 ui-monospace,monospace;opacity:.75;outline:1px solid var(--line);vertical-align:.2em;
 unicode-bidi:isolate;direction:ltr}
.arnorm i[data-u="20"]{margin:0 .2em}
.arnorm .same>summary{opacity:.75;padding:.1em .7em;font-size:.9em}
.arnorm.mentions mark,#read:checked~.documents mark{background:none;text-decoration:none}
.arnorm.mentions :is(.date,.number,.quotation),#read:checked~.documents :is(.date,.number,.quotation){
 background:hsla(var(--h),85%,50%,.3);box-shadow:none;text-decoration:underline hsla(var(--h),85%,45%,.9) 2px;
 text-underline-offset:.35em;text-decoration-skip-ink:none}
.arnorm .event{display:grid;grid-template-columns:13em 1fr 1.2fr;gap:.8em;border-top:1px solid var(--line)}
.arnorm .event small{opacity:.75}
.arnorm .lane{position:relative;min-height:1.5em}
.arnorm .lane>*{position:absolute;top:.25em;white-space:nowrap}
.arnorm .axis small{border-inline-start:1px solid var(--line);padding-inline-start:.2em}
.arnorm .bar{min-width:5px;height:1em;border-radius:2px;background:hsl(265,60%,55%)}
.arnorm .doubt{background:hsla(265,60%,55%,.3);outline:1px dashed hsl(265,60%,55%);outline-offset:-1px}
.arnorm .written{font-weight:600}
.arnorm .written .bar{background:hsl(0,65%,50%)}
.arnorm .said{overflow:hidden}
@media(max-width:700px){
.arnorm .event{grid-template-columns:1fr;gap:0}
.arnorm .row{grid-template-columns:1fr}
.arnorm .heads{display:none}
.arnorm .row[data-more]{border-top:1px dotted var(--line)}
.arnorm .row>:last-child:last-child{border:0}
.arnorm :is(.source,.output)::before{content:var(--source);display:block;font:600 .65em/1.4 system-ui,sans-serif;
 opacity:.7}
.arnorm .output::before{content:var(--output)}
}
"""

PAGE_CSS = """
:root{color-scheme:light dark}
body{margin:0 auto;max-width:78em;padding:1em;background:#fff;color:#1b1b1b}
.arnorm .choice{position:absolute;opacity:0;pointer-events:none}
.arnorm .filter{padding:.3em 0 .6em}
.arnorm .filter p{display:flex;flex-wrap:wrap;gap:.4em .6em;align-items:baseline}
.arnorm .filter label{cursor:pointer;border-radius:3px}
.arnorm .filter .name{font-weight:600;opacity:.75}
#open:checked~.documents .document::details-content{content-visibility:visible;height:auto}
@supports not selector(::details-content){.arnorm [for=open],#open{display:none}}
@media(prefers-color-scheme:dark){body{background:#15171a;color:#e6e6e6}}
@media print{
body{background:#fff;color:#000;max-width:none}
.arnorm .filter{display:none}
.arnorm .wide{overflow:visible}
.arnorm .wide :is(th,td){white-space:normal}
.arnorm :is(.row,.event,tr){break-inside:avoid}
.arnorm :is(mark,.k,span,.bar){print-color-adjust:exact}
}
"""

# What a change does: it deletes, inserts or replaces.
KINDS = ("d", "i", "r")

# The steps of WEB, and those that work beside them in other presets, have distinct hues; others have any hue.
_HUES = {
    "UnescapeHtml": 85, "TurnForms": 230, "UnfoldForms": 310, "StripInvisibles": 0, "StripDiacritics": 125,
    "Compose": 155, "StripTatweel": 255, "CollapseWhitespace": 180, "UnifyDigits": 285, "UnifyNumbers": 50,
    "UnifyDates": 210, "UnifyPunctuation": 335, "UnifyQuotes": 25, "FixMojibake": 70, "FoldLookalikes": 195,
    "PlaceTanween": 140, "FoldCase": 165, "FoldAlef": 65, "FoldHamza": 270, "FoldYeh": 100, "FoldTehMarbuta": 320,
    "CollapseElongation": 10, "RepairPdf": 15, "RepairYeh": 105,
}  # fmt: skip


class Look:
    """The look of a page: how often each step made each kind of change on it, and the language of its words."""

    def __init__(self, language: Language = "en") -> None:
        self.language = language
        self.is_rtl = language == "ar"
        self.attributes = f'lang="{language}" dir="{"rtl" if self.is_rtl else "ltr"}"'
        self.made: dict[str, Counter[str]] = {}
        self.losses: dict[str, str] = {}

    def number_of(self, step: str) -> int:
        """A number for a step: the same on all pages."""
        return zlib.crc32(step.encode("utf-8", "surrogatepass")) % 1_000_000

    def hue_of(self, step: str) -> int:
        """The hue of a step."""
        return _HUES.get(step, self.number_of(step) % 360)

    def class_of(self, step: str, kind: str = "") -> str:
        """The class of what a step changed, by the kind of change; its rule is on the page."""
        self.made.setdefault(step, Counter())
        return f"s{self.number_of(step)}{kind}"

    def color_rules(self) -> str:
        """The colours of the steps that were named, as CSS."""
        names = ((self.hue_of(step), self.number_of(step)) for step in self.made)
        return "".join(f".arnorm :is(.s{n},.s{n}d,.s{n}i,.s{n}r){{--h:{hue}}}\n" for hue, n in names)

    def choices(self) -> dict[str, list[tuple[str, str, int]]]:
        """What a reader can choose to see: the step, and the kind of change, as (class, words, how many changes)."""
        steps = [(self.class_of(step), step, made.total()) for step, made in self.made.items() if made]
        kinds = sum(self.made.values(), Counter[str]())
        return {"step": steps, "kind": [(kind, self.say(kind), kinds[kind]) for kind in KINDS if kinds[kind]]}

    def filter_rules(self) -> str:
        """What hides all but the changes of a chosen step, of a chosen kind, or of both.

        Rules with :has() would be simpler, and a page of 2,000 documents would open in eight seconds.
        """
        steps = [name for name, *_ in self.choices()["step"]]
        rules = [_hide_others((step,), [step + kind for kind in KINDS]) for step in steps]
        rules += [_hide_others((kind,), [step + kind for step in steps]) for kind in KINDS]
        rules += [_hide_others((step, kind), [step + kind]) for step in steps for kind in KINDS]
        names = (*steps, *KINDS, "all-step", "all-kind", "read", "open")
        for state, look in ("checked", "outline:2px solid"), ("focus-visible", "outline:3px solid Highlight"):
            rules.append(f"{','.join(f'#{name}:{state}~.filter [for={name}]' for name in names)}{{{look}}}\n")
        return "".join(rules)

    def say(self, key: str, **values: Any) -> str:
        """The words of a row of `WORDS` with these values; numbers get thousands separators."""
        shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        return WORDS[key].in_(self.language).format_map(shown)

    def head(self, name: str) -> str:
        """The head of a column."""
        return HEADS[name].in_(self.language)

    def loss(self, loss: str) -> str:
        """What a step can lose; what a step of one's own says stays as it is."""
        return LOSSES[loss].in_(self.language) if loss in LOSSES else loss


def _hide_others(chosen: Iterable[str], names: Iterable[str]) -> str:
    """A rule: while all of these are chosen, documents, lines and marks with none of these classes are hidden."""
    when = "".join(f"#{name}:checked~" for name in chosen)
    other = f":not({','.join(f'.{name}' for name in names)})"
    hidden = ",".join(f"{when}.documents {part}" for part in (f".document{other}", f".row:not(.heads){other}", ".same"))
    return f"{hidden}{{display:none}}\n{when}.documents mark{other}{{background:none;text-decoration:none}}\n"


# Marks a page as a report: a report may only replace a report.
GENERATOR = '<meta name="generator" content="arnorm">'

# A notebook shows the texts in a box of this height, which scrolls.
_BOX_CSS = ".arnorm.cell .texts{max-height:24em;overflow:auto}\n"

# Words with letters of one direction, and those between them: names of files, and Latin in an Arabic title.
_LATIN_RUN = lazy_pattern(
    r"(?<![^\s\u0590-\u08ff])[^\s\u0590-\u08ff]*[A-Za-z](?:\S*[\w)/])?(?: +[^\s\u0590-\u08ff]*[A-Za-z](?:\S*[\w)/])?)*"
)
_ARABIC_RUN = lazy_pattern(r"[\u0590-\u08ff](?:[^A-Za-z/\\]*[\u0590-\u08ff\d])?")


def page(documents: Sequence[str], title: str, look: Look, *, profile: str = "") -> str:
    """A whole page: a profile as HTML, if any, and the documents; one alone is open, several are their contents."""
    if len(documents) == 1:
        documents = [documents[0].replace("<details", "<details open", 1)]
    against = _LATIN_RUN if look.is_rtl else _ARABIC_RUN
    parts = [profile, *_write_filter(look, several=len(documents) > 1), '<div class="documents">\n', *documents]
    return "".join(
        (
            f'<!doctype html>\n<html {look.attributes}>\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n',
            f"{GENERATOR}\n",
            # If an escape ever failed, still nothing could be run or loaded.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f"<title>{_isolate(title, against, chr(0x2068), chr(0x2069))}</title>\n",
            f"<style>{CSS}{PAGE_CSS}{look.color_rules()}{look.filter_rules()}</style>\n</head>\n",
            f'<body>\n<main class="arnorm" {look.attributes}>\n',
            f"<h1>{_isolate(title, against, '<bdi>', '</bdi>')}</h1>\n",
            *parts,
            "</div>\n</main>\n</body>\n</html>\n",
        )
    )


def fragment(result: Result, look: Look, *, longest: int) -> str:
    """The report for a notebook: long texts are shown to the end of a line after ``longest`` characters."""
    parts = [f"<p>{_size_of(result, look)}</p>\n", *_write_body(result, look, longest, counted=True)]
    return _wrap("".join(parts), look)


def profile_fragment(profile: Profile) -> str:
    """A profile for a notebook."""
    look = Look()
    return _wrap(profile_table(profile, look), look)


def _wrap(body: str, look: Look) -> str:
    style = f"<style>{CSS}{_BOX_CSS}{look.color_rules()}</style>"
    return f'<div class="arnorm cell" {look.attributes}>{style}\n{body}</div>'


def isolate_name(name: str) -> str:
    """The name of a file, escaped: with Latin in it, it runs from left to right, and Arabic inside it by itself."""
    is_latin = any(char.isascii() and char.isalpha() for char in name) or "/" in name
    if not is_latin:
        return f"<bdi>{escape_label(name)}</bdi>"
    return f'<bdi dir="ltr">{_isolate(name, _ARABIC_RUN, "<bdi>", "</bdi>")}</bdi>'


def _isolate(text: str, runs: re.Pattern[str], opening: str, closing: str) -> str:
    """A title, escaped: what runs against its direction is kept apart, so that neither scrambles the other."""
    pieces: list[str] = []
    at = 0
    for run in runs.finditer(text):
        pieces += escape_label(text[at : run.start()]), opening, escape_label(run[0]), closing
        at = run.end()
    return "".join((*pieces, escape_label(text[at:])))


def _write_filter(look: Look, *, several: bool) -> Iterator[str]:
    """The choices of what is shown; the style sheet does the rest."""
    choices = look.choices()
    if not choices["step"]:
        return
    checks = (("read", "read"), ("open", "open all"))[: 1 + several]
    rows: list[str] = []
    for group, rest in choices.items():
        what, every = look.say(f"show {group}"), look.say("all")
        rows.append(f'<p><span class="name">{what}</span> <label class="k plain" for="all-{group}">{every}</label>')
        yield f'<input class="choice" type="radio" name="{group}" id="all-{group}" autocomplete="off" checked'
        yield f' aria-label="{what}: {every}">'
        for name, words, count in rest:
            yield f'<input class="choice" type="radio" name="{group}" id="{name}" autocomplete="off">'
            said = _count_words(words, count, look) if group == "step" else f"{words} {count:,}"
            rows.append(f'<label class="k {name if group == "step" else "plain"}" for="{name}">{said}</label>')
        rows.append("</p>\n")
    rows.append("<p>")
    for name, key in checks:
        yield f'<input class="choice" type="checkbox" id="{name}" autocomplete="off">'
        rows.append(f'<label class="k plain" for="{name}">{look.say(key)}</label>')
    yield f'\n<div class="filter">\n{" ".join(rows)}</p>\n</div>\n'


def _count_words(step: str, count: int, look: Look) -> str:
    """How often a step changed something, and what it can lose."""
    loss = look.losses.get(step, "unknown")
    lossy = "" if loss == "nothing" else f" <small>{escape_label(look.loss(loss))}</small>"
    return f"<bdi>{escape_label(step)}</bdi> {count:,}{lossy}"


def profile_table(profile: Profile, look: Look) -> str:
    """A profile as a table; folded below it the idle steps and the most frequent changes of the others."""
    head = look.say(
        "profile", head=profile.head(), texts=profile.texts, characters=profile.characters, changed=profile.changed
    )
    parts = [f'<section class="profile">\n<p>{escape_label(head)}</p>\n<div class="wide"><table>\n<tr>']
    parts.extend(f"<th>{escape_label(look.head(name))}</th>" for name in HEADS)
    parts.append("</tr>\n")
    for step, cells in zip(profile.steps.values(), profile.cells(), strict=True):
        if not step.changes:
            continue
        name, loss, *numbers, characters = map(escape_label, (cells[0], look.loss(cells[1]), *cells[2:]))
        parts.append(f'<tr><td><span class="k {look.class_of(step.step)}">{name}</span></td><td>{loss}</td>')
        parts.extend(f'<td class="n">{number}</td>' for number in numbers)
        parts.append(f"<td>{characters}</td></tr>\n")
    parts.append("</table></div>\n")
    if idle := [escape_label(step.step) for step in profile.steps.values() if not step.changes]:
        said = look.say("idle", idle=len(idle), steps=len(profile.steps))
        parts.append(f"<details><summary>{said}</summary>\n<p><bdi>{', '.join(idle)}</bdi></p></details>\n")
    if rows := [row for step in profile.steps.values() for row in _frequent_rows(step, look)]:
        parts.append(f"<details><summary>{look.say('frequent')}</summary>\n")
        parts.append(f'<div class="wide"><table>\n{"".join(rows)}</table></div></details>\n')
    parts.append("</section>\n")
    return "".join(parts)


def _frequent_rows(step: StepProfile, look: Look) -> Iterator[str]:
    """What a step changed most often, each with a sample."""
    for (before, after), times in step.frequent.most_common(10):
        lead, tail = step.samples[before, after]
        sample = f"{escape_label(shown(lead))}<mark>{escape_label(shown(before))}</mark>{escape_label(shown(tail))}"
        rtl = ' dir="rtl" lang="ar"' if is_rtl(lead + before + tail) else ""
        change = escape_label(described(before, after, look.language))
        yield f'<tr><td><span class="k {look.class_of(step.step)}">{escape_label(step.step)}</span></td>'
        yield f'<td class="n">{times:,}</td><td>{change}</td><td{rtl}>{sample}</td></tr>\n'


def document(result: Result, look: Look, *, name: str = "", above: Iterable[str] = ()) -> str:
    """One result, folded below its name and size: how often each step changed something, both texts, what was read.

    Without a name it is alone on its page, where the filter says how often.
    """
    body = "".join((*above, *_write_body(result, look, None, counted=bool(name))))
    kinds = set()
    for change in result.changes:
        kinds.add(look.class_of(change.step, kind_of(change)))
        look.made[change.step][kind_of(change)] += 1
    title = f"<h2>{isolate_name(name)}</h2> " if name else ""
    summary = f'<summary>{title}<span class="size">{_size_of(result, look)}</span></summary>'
    return f'<details class="{" ".join(("document", *sorted(kinds)))}">{summary}\n{body}</details>\n'


def _size_of(result: Result, look: Look) -> str:
    n = len(result.changes)
    sizes = {"source": len(result.source), "output": len(result.text)}
    return look.say("size" if n else "same size", **sizes, changes=plural(n, "change"), count=n)


def _write_body(result: Result, look: Look, longest: int | None, *, counted: bool) -> Iterator[str]:
    look.losses |= result.losses
    for step in result.counts:  # the choices are in the order of the steps
        look.class_of(step)
    if counted and result.changes:
        yield '<p class="steps">'
        for step, times in result.counts.items():
            yield f'<span class="k {look.class_of(step)}">{_count_words(step, times, look)}</span> '
        yield "</p>\n"
    source = readings(result.source, look.language)
    yield from side_by_side(result, look, (source, readings(result.text, look.language)), longest)
    yield from _list_readings(result.source, source, look)


def _list_readings(text: str, found: list[Reading], look: Look) -> Iterator[str]:
    """What was read, as a list: a telephone shows no tooltips."""
    if not found:
        return
    kinds = ("date", "number", "quotation")
    numbers = {kind: sum(reading.kind == kind for reading in found) for kind in kinds}
    said = " · ".join(f"{look.say(kind)}: {n:,}" for kind, n in numbers.items() if n)
    yield f'<details><summary>{said}</summary><div class="wide"><table class="readings">\n'
    for reading in found:
        yield (
            f'<tr><td class="n">{reading.start}</td>'
            f'<td dir="auto">{escape_label(shown(text[reading.start : reading.end]))}</td>'
            f"<td>{escape_label(reading.words)}</td></tr>\n"
        )
    yield "</table></div></details>\n"


# A tooltip names this many changes; the rest are counted.
_TOOLTIP_CHANGES = 8

# Lines longer than twice this are cut before words into parts of about this length.
_LINE_LENGTH = 250
_WORD_STARTS, _LINE_FEED = lazy_pattern(r"\s(?=\S)"), lazy_pattern(r"\n")

# More unchanged lines in a row than this are folded.
_FOLD_LINES = 3

_ISOLATES = "\u2067\u2068\u2069"


class _Row(NamedTuple):
    """A line of the source and its line of the output, as spans, and the hunks in them.

    ``more``: the row continues the line of the row before.
    """

    source: tuple[int, int]
    output: tuple[int, int]
    hunks: Sequence[Hunk]
    more: bool


def side_by_side(
    result: Result, look: Look, marked: tuple[list[Reading], list[Reading]], longest: int | None
) -> Iterator[str]:
    """Both texts in rows, a line beside its line, with the readings of each; unchanged lines are folded."""
    rows = list(_cut_rows(result, find_hunks(result, whole=True)))
    kept = rows if longest is None else [row for row in rows if row.source[1] <= longest]
    if not kept:
        yield f"<p>{look.say('too long')}</p>\n"
        return
    source, output = look.say("source"), look.say("output")
    yield f"<div class=\"texts\" style=\"--source:'{source}';--output:'{output}'\">\n"
    yield f'<div class="row heads"><div>{source}</div><div>{output}</div></div>\n'
    cells = _Cells(result, look, marked)
    for same, group in itertools.groupby(kept, lambda row: not row.hunks):
        lines = list(group)
        folded = same and len(lines) > _FOLD_LINES
        if folded:
            yield f'<details class="same"><summary>{look.say("unchanged", lines=len(lines))}</summary>\n'
        for row in lines:
            yield cells.row(row)
        if folded:
            yield "</details>\n"
    yield "</div>\n"
    if len(kept) < len(rows):
        yield f"<p>{look.say('more lines', lines=len(rows) - len(kept))}</p>\n"


def _cut_rows(result: Result, hunks: list[Hunk]) -> Iterator[_Row]:
    """The texts in rows, cut at line feeds, and in long lines after unchanged white space."""
    source = result.source
    start = to_start = first = 0
    more = False
    at = to_at = 0  # where the unchanged text before the next hunk begins
    for i, hunk in enumerate((*hunks, None)):
        end = hunk.start if hunk else len(source)
        for cut, skip in _find_cuts(source, start, at, end):
            to_cut = to_at + cut - at
            yield _Row((start, cut), (to_start, to_cut), hunks[first:i], more)
            start, to_start, first, more = cut + skip, to_cut + skip, i, not skip
        if hunk:
            at, to_at = hunk.end, hunk.to_end
            if source.endswith("\n", hunk.start, at) or result.text.endswith("\n", hunk.to_start, to_at):
                yield _Row((start, at), (to_start, to_at), hunks[first : i + 1], more)
                start, to_start, first, more = at, to_at, i + 1, True
    yield _Row((start, len(source)), (to_start, len(result.text)), hunks[first:], more)


def _find_cuts(source: str, start: int, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Places to cut the unchanged stretch ``at:end`` of a line from ``start`` on, with 1 for a line feed, else 0."""
    for stop in (*(found.start() for found in _LINE_FEED.finditer(source, at, end)), end):
        while stop - start > 2 * _LINE_LENGTH and (
            gap := _WORD_STARTS.search(source, max(at, start + _LINE_LENGTH), stop)
        ):
            start = at = gap.end()
            yield at, 0
        if stop < end:
            yield stop, 1
            start = at = stop + 1


def kind_of(change: Change) -> str:
    """One of `KINDS`."""
    return ("r" if change.after else "d") if change.before else "i"


class _Cells:
    """Writes rows, with the colours of the steps and the readings."""

    def __init__(self, result: Result, look: Look, marked: tuple[list[Reading], list[Reading]]) -> None:
        from arnorm import find_blocks  # noqa: PLC0415 -- the package imports this module's readers

        self.result = result
        self.look = look
        self.source, self.output = _Side(result.source, marked[0]), _Side(result.text, marked[1])
        # One direction for the whole document: lines of Arabic may begin with a Latin name.
        self.attributes = 'dir="rtl" lang="ar"' if is_rtl(result.source) else 'dir="ltr"'
        self.blocks = [block for block in find_blocks(result.source) if block.kind not in ("line", "paragraph")]
        self.block_starts = [block.start for block in self.blocks]
        self.labelled = -1

    def row(self, row: _Row) -> str:
        every = [[self.result.changes[i] for i in hunk.changes] for hunk in row.hunks]
        names = [dict.fromkeys(self.look.class_of(one.step, kind_of(one)) for one in changes) for changes in every]
        tags = list(map(self._open_mark, row.hunks, every, names))
        # Of a line that is no prose: code, data, a table.
        at = row.source[0]
        i = bisect_right(self.block_starts, at) - 1
        kind = self.blocks[i].kind if i >= 0 and at < self.blocks[i].end else ""
        said = named_value(kind, self.look.language)
        block = kind and f' data-block="{kind}" title="{said}"' + f' data-label="{said}"' * (i != self.labelled)
        self.labelled = i if kind else self.labelled
        is_ltr = kind in ("code", "data") or "ltr" in self.attributes
        old = _write_cell(self.source, row.source, [hunk[:2] for hunk in row.hunks], tags, is_ltr)
        new = _write_cell(self.output, row.output, [hunk[2:4] for hunk in row.hunks], tags, is_ltr)
        return (
            f'<div class="{" ".join(("row", *dict.fromkeys(itertools.chain(*names))))}"'
            f"{' data-more' * row.more}{block}>"
            f'<div class="source" {self.attributes}>{old}</div>'
            f'<div class="output" {self.attributes}>{new}</div></div>\n'
        )

    def _open_mark(self, hunk: Hunk, changes: Sequence[Change], names: Iterable[str]) -> str:
        style = ""
        if len(steps := {change.step: None for change in changes}) > 1:  # the most lossy one gives the colour
            ranks = {loss: rank for rank, loss in enumerate(LOSSES)}
            losses = self.result.losses
            most_lossy = max(steps, key=lambda step: ranks.get(losses.get(step, "unknown"), len(ranks)))
            style = f' style="--h:{self.look.hue_of(most_lossy)}"'
        named_changes = changes[:_TOOLTIP_CHANGES]
        lines = [f"{one.step}: {described(one.before, one.after, self.look.language)}" for one in named_changes]
        if len(changes) > _TOOLTIP_CHANGES:
            lines.append(self.look.say("more changes", count=len(changes) - _TOOLTIP_CHANGES))
        title = escape_label("\n".join(lines))
        return f'<mark class="{" ".join(names)}"{style} data-c="{" ".join(map(str, hunk.changes))}" title="{title}">'


class _Span(NamedTuple):
    """A part of a cell with its tags: a changed place, or what keeps its own direction."""

    start: int
    end: int
    tag: str
    is_mark: bool


# What runs from left to right in an Arabic line: code, an object of JSON, an address, a tag, a character reference.
_LTR_PART = lazy_pattern(
    r"`[^`\n]+`|\{(?=[^{}\nA-Za-z]*[A-Za-z])[^{}\n]*\}|(?:https?|ftp)://[^\s<>\"'«»“”]*[\w/=#]|www\.[^\s<>\"'«»“”]*[\w/=#]"
    r"|(?<![\w.+-])[\w.+-]++@[A-Za-z][\w-]*\.[\w.]*\w|</?[A-Za-z][^<>\n]*>|&#?\w+;"
)
# Parts of a line of code or data that are laid out by themselves: a string, and Arabic words between signs.
_OWN_PART = lazy_pattern(
    r"(?<=\")(?![^\"\n]*://)(?=(?:\\.|[^\"\\\n\u0590-\u08ff])*+[\u0590-\u08ff])(?:\\.|[^\"\\\n])*+(?=\")"
    r"|[\u0590-\u08ff](?:[^A-Za-z/\\\"'{}\[\]:;,=&<>|\t\n]*[\u0590-\u08ff])?"
)


def _find_directed(text: str, start: int, end: int, is_ltr: bool) -> Iterator[_Span]:
    """The parts of a line whose direction is their own, so that they and the line do not scramble each other."""
    for part in () if is_ltr else _LTR_PART.finditer(text, start, end):
        yield _Span(part.start(), part.end(), '<bdi dir="ltr">', False)
        yield from _find_directed(text, part.start(), part.end(), True)
    for part in _OWN_PART.finditer(text, start, end) if is_ltr else ():
        yield _Span(part.start(), part.end(), "<bdi>", False)


def _write_cell(side: _Side, row: tuple[int, int], places: list[tuple[int, int]], tags: list[str], is_ltr: bool) -> str:
    """One cell. What keeps its direction stands inside of a changed place, or around it; other such parts do not."""
    marks = [_Span(start, end, tag, True) for (start, end), tag in zip(places, tags, strict=True)]
    starts, ends = [start for start, _ in places], [end for _, end in places]
    apart = []
    for part in _find_directed(side.text, *row, is_ltr):
        near = marks[bisect_right(ends, part.start) : bisect_left(starts, part.end)]
        if not any(_overlap_partly(part, mark) for mark in near[:1] + near[-1:]):  # those between are inside of it
            apart.append(part)
    spans = sorted((*marks, *apart), key=lambda span: (span.start, -span.end, span.is_mark))
    return "".join(_write_spans(side, row[0], row[1], spans, marked=False))


def _overlap_partly(part: _Span, mark: _Span) -> bool:
    inside = mark.start <= part.start and part.end <= mark.end
    return not inside and not (part.start <= mark.start and mark.end <= part.end)


def _write_spans(side: _Side, at: int, end: int, spans: Sequence[_Span], *, marked: bool) -> Iterator[str]:
    """A stretch with the spans in it, which are sorted and nested."""
    nth = 0
    while nth < len(spans):
        span = spans[nth]
        last = nth = nth + 1
        while last < len(spans) and spans[last].start < span.end >= spans[last].end:
            last += 1
        yield side.write(at, span.start, marked=marked)
        yield span.tag
        start, stop = span.start, span.end
        if span.is_mark:  # blanks at the ends of a changed place are named
            words = side.text[start:stop]
            start, stop = (
                stop - len(words.lstrip(" ")),
                max(start + len(words.rstrip(" ")), stop - len(words.lstrip(" "))),
            )
            yield _label_character(" ", start - span.start) if start > span.start else ""
        inner = [one for one in spans[nth:last] if start <= one.start and one.end <= stop]
        yield from _write_spans(side, start, stop, inner, marked=marked or span.is_mark)
        yield _label_character(" ", span.end - stop) if span.end > stop else ""
        yield "</mark>" if span.is_mark else "</bdi>"
        at, nth = span.end, last
    yield side.write(at, end, marked=marked)


# Each part of a reading repeats what it was read as: a number of a million digits would fill a page for each of them.
_TITLE_CHARACTERS = 500


class _Side:
    """One of the two texts, with its readings; it is written from its beginning to its end."""

    def __init__(self, text: str, found: list[Reading]) -> None:
        self.text = text
        self.found = found
        self.at = 0

    def write(self, start: int, end: int, *, marked: bool) -> str:
        """A stretch, escaped, with its readings; a reading that a change interrupts is written in parts."""
        text, found = self.text, self.found
        pieces: list[str] = []
        while self.at < len(found) and found[self.at].end <= start:
            self.at += 1
        nth = self.at
        while nth < len(found) and (reading := found[nth]).start < end:
            nth += 1
            a, b = max(start, reading.start), min(end, reading.end)
            if a >= b:
                continue
            words = reading.words
            if len(words) > _TITLE_CHARACTERS:
                words = f"{words[:_TITLE_CHARACTERS]}…"
            inside = escape_text(text[a:b], marked)
            pieces += escape_text(text[start:a], marked), f'<span class="{reading.kind}"'
            pieces.append(f' title="{escape_label(words)}">{inside}</span>')
            start = b
        return "".join((*pieces, escape_text(text[start:end], marked)))


def escape_text(text: str, marked: bool) -> str:
    """Escaped text; characters that HTML cannot hold, and invisible ones in a change, are named."""
    if text.isprintable():  # printable: no control, no space but U+0020
        return escape(text)
    hide = is_hidden if marked else is_unsafe
    runs = ((char, sum(1 for _ in run)) for char, run in itertools.groupby(text))
    return "".join(_label_character(char, n) if hide(char) else n * escape(char) for char, n in runs)


def _label_character(char: str, n: int) -> str:
    times = f' data-n="{n}">{named(char)}×{n}' if n > 1 else f">{named(char)}"
    return f'<i data-u="{ord(char):x}"{times}</i>{"<br>" if char == chr(10) else ""}'


def escape_label(text: str) -> str:
    """Escaped text of a label or a name, in one line, without characters that reorder or break the page."""
    return escape("".join(f"⟨{named(char)}⟩" if is_unsafe(char) and char not in _ISOLATES else char for char in text))
