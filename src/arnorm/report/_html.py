"""A `Result` as HTML: how often each step changed something, both texts side by side, what was read.

Every text is escaped, and the page loads nothing and runs nothing: one style sheet, whose rules filter too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arnorm._core.patterns import lazy_pattern
from arnorm.report._hunks import counts, described, is_rtl, plural, shown
from arnorm.report._look import CSS, PAGE_CSS, Look
from arnorm.report._profile import HEAD
from arnorm.report._readings import Reading, readings
from arnorm.report._rows import escape_label, kind_of, side_by_side

if TYPE_CHECKING:
    from arnorm._core.result import Result
    from arnorm.report._profile import Profile, StepProfile

__all__ = ["GENERATOR", "document", "fragment", "page", "profile_fragment", "profile_table"]

# Marks a page as a report: a report may only replace a report.
GENERATOR = '<meta name="generator" content="arnorm">'

# A notebook shows the texts in a box of this height, which scrolls.
_BOX_CSS = ".arnorm.cell .texts{max-height:24em;overflow:auto}\n"

# Words with letters of one direction, and those between them: names of files, and Latin in an Arabic title.
_LATIN = lazy_pattern(r"[^\s\u0590-\u08ff]*[A-Za-z](?:\S*[\w)/])?(?: +[^\s\u0590-\u08ff]*[A-Za-z](?:\S*[\w)/])?)*")
_ARABIC = lazy_pattern(r"[\u0590-\u08ff](?:[^A-Za-z/\\]*[\u0590-\u08ff\d])?")


def page(documents: Sequence[str], title: str, look: Look, *, profile: str = "") -> str:
    """A whole page: a profile as HTML, if any, and the documents; one alone is open, several are their contents."""
    if len(documents) == 1:
        documents = [documents[0].replace("<details", "<details open", 1)]
    against = _LATIN if look.is_rtl else _ARABIC
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


def _isolate_name(name: str) -> str:
    """The name of a file, escaped: with Latin in it, it runs from left to right, and Arabic inside it by itself."""
    is_latin = any(char.isascii() and char.isalpha() for char in name) or "/" in name
    if not is_latin:
        return f"<bdi>{escape_label(name)}</bdi>"
    return f'<bdi dir="ltr">{_isolate(name, _ARABIC, "<bdi>", "</bdi>")}</bdi>'


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
    parts.extend(f"<th>{escape_label(look.head(name))}</th>" for name in HEAD)
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
    rows = [row for step in profile.steps.values() for row in _frequent_rows(step, look)]
    if rows:
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


def document(result: Result, look: Look, *, name: str = "") -> str:
    """One result, folded below its name and size: how often each step changed something, both texts, what was read.

    Without a name it is alone on its page, where the filter says how often.
    """
    body = "".join(_write_body(result, look, None, counted=bool(name)))
    kinds = set()
    for change in result.changes:
        kinds.add(look.class_of(change.step, kind_of(change)))
        look.made[change.step][kind_of(change)] += 1
    title = f"<h2>{_isolate_name(name)}</h2> " if name else ""
    summary = f'<summary>{title}<span class="size">{_size_of(result, look)}</span></summary>'
    return f'<details class="{" ".join(("document", *sorted(kinds)))}">{summary}\n{body}</details>\n'


def _size_of(result: Result, look: Look) -> str:
    n = len(result.changes)
    sizes = {"source": len(result.source), "output": len(result.text)}
    return look.say("size" if n else "same size", **sizes, changes=plural(n, "change"), count=n)


def _write_body(result: Result, look: Look, longest: int | None, *, counted: bool) -> Iterator[str]:
    look.losses |= result.losses
    for step in counts(result):  # the choices are in the order of the steps
        look.class_of(step)
    if counted and result.changes:
        yield '<p class="steps">'
        for step, times in counts(result).items():
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
