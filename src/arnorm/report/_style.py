"""The style sheet of HTML reports: no colour but translucent ones, so that light and dark pages both read well.

A changed place must not interrupt the shaping of Arabic letters: no padding, margin or border on anything inside a
word, only backgrounds, underlines and outlines.
"""

from __future__ import annotations

from typing import Any

from arnorm.report._words import HEADS, LOSSES, WORDS, Language

__all__ = ["CSS", "PAGE_CSS", "Hues", "Look"]

CSS = """
.arnorm{--line:rgba(128,128,128,.35);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
.arnorm h1{font-size:1.4em;margin:.2em 0}
.arnorm h2{font-size:1.1em;margin:1.6em 0 .3em}
.arnorm p{margin:.3em 0}
.arnorm table{overflow-wrap:normal;border-collapse:collapse;margin:.5em 0;text-align:start}
.arnorm th,.arnorm td{padding:.15em .7em .15em 0;text-align:start;vertical-align:top;background:none;
 border-bottom:1px solid var(--line)}
.arnorm .n{text-align:end;font-variant-numeric:tabular-nums}
.arnorm .wide{overflow-x:auto}
.arnorm .row{display:grid;grid-template-columns:1fr 1fr;direction:ltr;border-top:1px solid var(--line)}
.arnorm .row[data-more]{border-top:0}
.arnorm .heads{font-weight:600;border:0}
.arnorm .heads>div{padding:0 .7em}
.arnorm .source,.arnorm .output{padding:.25em .7em;min-width:0;white-space:pre-wrap;font-family:"Noto Naskh Arabic",
 "Noto Sans Arabic","Geeza Pro","Segoe UI",Tahoma,system-ui,sans-serif;font-size:1.1em;line-height:1.8;text-align:start}
.arnorm .output{border-left:1px solid var(--line)}
.arnorm mark{color:inherit;background:hsla(var(--h,45),85%,50%,.3);padding:0;margin:0;border:0;
 text-decoration:underline hsla(var(--h,45),85%,45%,.9) 2px;text-underline-offset:.35em;text-decoration-skip-ink:none}
.arnorm .k{background:hsla(var(--h,45),85%,50%,.3);padding:0 .4em;border-bottom:2px solid hsla(var(--h,45),85%,45%,.9)}
.arnorm .date{outline:1px dotted currentColor;outline-offset:1px;cursor:help}
.arnorm .quotation{background:rgba(128,128,128,.3);cursor:help}
.arnorm i{font:600 .6em/1 ui-monospace,monospace;opacity:.75;outline:1px solid var(--line);vertical-align:.2em;
 unicode-bidi:isolate;direction:ltr}
[dir=rtl]>body>.arnorm .row,.arnorm[dir=rtl] .row{direction:rtl}
@media(min-width:701px){
[dir=rtl]>body>.arnorm .output,.arnorm[dir=rtl] .output{border-left:0;border-right:1px solid var(--line)}
}
.arnorm details>summary{cursor:pointer;padding:.25em 0}
.arnorm .same{opacity:.75}
@media(max-width:700px){
.arnorm .row{grid-template-columns:1fr}
.arnorm .heads{display:none}
.arnorm .row[data-more]{border-top:1px dotted var(--line)}
.arnorm .output{border-left:0}
.arnorm .source::before,.arnorm .output::before{content:attr(data-name);display:block;direction:ltr;
 font:600 .65em/1.4 system-ui,sans-serif;opacity:.7;text-align:start}
}
"""

PAGE_CSS = """
:root{color-scheme:light dark}
body{margin:0 auto;max-width:78em;padding:1em;background:#fff;color:#1b1b1b}
@media(prefers-color-scheme:dark){body{background:#15171a;color:#e6e6e6}}
"""

# Hues far from each other, as many as WEB has steps; later ones come round again.
_HUES = (210, 20, 120, 290, 50, 340, 170, 250, 85, 0, 315, 190)


class Hues(dict[str, int]):
    """The hue of each step of a page, in all its tables and texts: the next one, when the step is first met."""

    def __missing__(self, step: str) -> int:
        """Give a step its hue."""
        self[step] = _HUES[len(self) % len(_HUES)]
        return self[step]


class Look:
    """The look of a page: the hue of each step, and the language of its words."""

    def __init__(self, language: Language = "en") -> None:
        self.language = language
        self.hues = Hues()
        self.is_rtl = language == "ar"

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
