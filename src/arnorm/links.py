"""Links and names: URLs, e-mail addresses, @mentions and #hashtags, found and masked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import ClassVar, Literal

from arnorm._arabic.protect import load_patterns, protected_spans
from arnorm._arabic.removal import replaced
from arnorm._core.options import make_option
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_text, function_form, step_class
from arnorm._core.wrong import LeadsOn

__all__ = ["Link", "LinkKind", "MaskLinks", "find_links", "mask_links"]

LinkKind = Literal["url", "email", "mention", "hashtag"]
KINDS: tuple[LinkKind, ...] = ("url", "email", "mention", "hashtag")


@dataclasses.dataclass(frozen=True, slots=True)
class Link(LeadsOn):
    """A link or name: ``text[start:end]``, in code points, and its ``kind``: "url", "email", "mention" or "hashtag"."""

    start: int
    end: int
    text: str
    kind: LinkKind


def find_links(text: str) -> list[Link]:
    """Find the URLs, e-mail addresses, @mentions and #hashtags of a text, in order; no step of arnorm rewrites them.

    Arabic letters may be part of them (#وسم_٢, https://ar.wikipedia.org/wiki/مصر); a glued و, the sentence's own
    punctuation and the fragment of a path (/page.html#part) are not. A domain without scheme or path counts where
    it ends in .com, .net, .org and the like.

    Raises TypeError for anything but a str.

    >>> [(m.text, m.kind) for m in find_links("راجع https://example.com/خبر، و@kateb أو info@example.org #عاجل_٢")]
    [('https://example.com/خبر', 'url'), ('@kateb', 'mention'), ('info@example.org', 'email'), ('#عاجل_٢', 'hashtag')]
    """
    check_text(text, by="find_links")
    return list(Scan(text).derive(links_in))


def links_in(scan: Scan) -> tuple[Link, ...]:
    """Return what `find_links` gives, from a scan."""
    text = scan.text
    found: list[Link] = []
    for start, end in scan.derive(protected_spans):
        left, right = _strip_glued(text, start, end)
        kind = _link_kind(text[left:right])
        if kind in _JOINS and _JOINS[kind].match(text, max(left - 1, 0)) and not (found and found[-1].end == left):
            continue  # the @ of an e-mail address, the fragment of a page
        if kind:
            found.append(Link(left, right, text[left:right], kind))
    return tuple(found)


# What an @ or a # behind it makes an address of: x@, /page.html#part.
_JOINS = {"mention": lazy_pattern(r"[A-Za-z0-9_.+-]"), "hashtag": lazy_pattern(r"[A-Za-z0-9_/]#[A-Za-z]")}
# A prefix glued to a Latin address: و and the like; angle brackets around one.
_GLUED_PREFIX = lazy_pattern(r"(?:<(?=[^<>\s]++>$))?[\u0648\u0641\u0628\u0643\u0644]?(?=[A-Za-z0-9])")
_BARE_DOMAIN = lazy_pattern(
    r"(?i)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|info|edu|gov|app|dev|online|news|tv)"
)


def _strip_glued(text: str, start: int, end: int) -> tuple[int, int]:
    """Strip a prefix of one letter, and angle brackets, from the span of a link."""
    m = _GLUED_PREFIX.match(text, start, end)
    if m and m.end() > start:
        closed = text[start] == "<"
        return m.end(), end - closed
    return start, end


def _link_kind(token: str) -> LinkKind | None:
    """Return the kind of link of a protected span; None for codes, files and HTML tags."""
    if token.startswith("#"):
        return None if load_patterns().key.match(token) else "hashtag"  # #️⃣ is an emoji
    if token.startswith("@"):
        return "mention"
    if "://" in token or token[:4].lower() == "www.":
        return "url"
    if "@" in token:
        return "email" if load_patterns().mail.fullmatch(token) else None
    if "." in token and not token.startswith("<"):
        dotted = load_patterns().dotted.fullmatch(token)
        return "url" if (dotted and dotted["url"]) or _BARE_DOMAIN.fullmatch(token) else None
    return None


@step_class
class MaskLinks(Step):
    """Delete links and names, or write something in their place.

    - ``kinds``: which kinds, one or several of ``"url"``, ``"email"``, ``"mention"``, ``"hashtag"``.
    - ``to``: the replacement; ``""`` leaves one space; ``{kind}`` stands for the kind (``"[{kind}]"``).
    - ``hashtag``: ``"mask"``, or ``"words"`` to write a tag's words without its signs (#عاجل_اليوم is عاجل اليوم).

    Raises ValueError for another kind, and for a ``to`` that a second run would mask otherwise.

    >>> import arnorm
    >>> arnorm.mask_links("تابعوا @kateb على https://example.com/a اليوم")
    'تابعوا على اليوم'
    >>> arnorm.mask_links("خبر #عاجل_اليوم من @kateb", to="[{kind}]", hashtag="words")
    'خبر عاجل اليوم من [mention]'
    """

    kinds: tuple[LinkKind, ...] = KINDS
    to: str = make_option("", examples=("", "[{kind}]", "رابط"))
    hashtag: Literal["mask", "words"] = "mask"

    loss: ClassVar[Loss] = "content"
    summary = "Takes out links, e-mail addresses, mentions and hashtags, or writes something in their place."
    summary_ar = "يحذف الروابط وعناوين البريد والإشارات والوسوم، أو يضع مكانها ما يُختار."
    topic = "Web pages"

    def __post_init__(self) -> None:
        if not isinstance(self.to, str):
            raise ValueError(f"MaskLinks: to must be a str, got {self.to!r}")
        for kind in self.kinds if self.to else ():
            new = self._mask_for(kind)
            if any(link.kind in self.kinds and self._mask_for(link.kind) != link.text for link in find_links(new)):
                raise ValueError(f"MaskLinks: to writes a link again: {new!r}")

    def _mask_for(self, kind: LinkKind) -> str:
        return self.to.replace("{kind}", kind)

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        text = scan.text
        spans: list[tuple[int, int, str]] = []
        for link in scan.derive(links_in):
            if link.kind not in self.kinds:
                continue
            in_words = self.hashtag == "words" and link.kind == "hashtag"
            start, written = link.start, _tag_words(link.text) if in_words else self._mask_for(link.kind)
            while start and text[start - 1] in "#@" and link.kind in ("hashtag", "mention"):
                start -= 1  # ##وسم: a sign that would make a tag of the replacement
            spans.append((start, link.end, written))
        return replaced(scan, spans)


mask_links = function_form(MaskLinks)


@remember(1024)
def _tag_words(tag: str) -> str:
    """Return the words of a hashtag."""
    return " ".join(tag.strip("#_").replace("_", " ").split())
