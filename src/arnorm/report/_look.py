"""How a page looks: its style sheet, a colour for each step that is the same on all pages, the language of its words.

A changed place must not interrupt the shaping of Arabic letters: no padding, margin or border on anything inside a
word, only backgrounds, underlines and outlines.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from arnorm.report._words import HEADS, LOSSES, WORDS, Language

__all__ = ["CSS", "KINDS", "PAGE_CSS", "Look"]

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
.arnorm .wide :is(th,td){white-space:nowrap}
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
.arnorm .row:not([data-block])+[data-block]{position:relative}
.arnorm .row:not([data-block])+[data-block]::after{content:attr(title);position:absolute;inset-inline-end:.5em;top:0;
 font:600 .7em/1.6 system-ui,sans-serif;opacity:.75}
.arnorm .row:is([data-block=code],[data-block=data])>*{direction:ltr;text-align:left}
.arnorm i{font:600 .6em/1 ui-monospace,monospace;opacity:.75;outline:1px solid var(--line);vertical-align:.2em;
 unicode-bidi:isolate;direction:ltr}
.arnorm .same>summary{opacity:.75;padding:.1em .7em;font-size:.9em}
.arnorm.mentions mark,#read:checked~.documents mark{background:none;text-decoration:none}
.arnorm.mentions :is(.date,.number,.quotation),#read:checked~.documents :is(.date,.number,.quotation){
 background:hsla(var(--h),85%,50%,.3);box-shadow:none;text-decoration:underline hsla(var(--h),85%,45%,.9) 2px;
 text-underline-offset:.35em;text-decoration-skip-ink:none}
@media(max-width:700px){
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
.arnorm .row,.arnorm tr{break-inside:avoid}
.arnorm :is(mark,.k,span){print-color-adjust:exact}
}
"""

# What a change does: it deletes, inserts or replaces.
KINDS = ("d", "i", "r")

# The steps of WEB, and those that work beside them in other presets, are told from each other; others have any hue.
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
