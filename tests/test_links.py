"""Links and names: found, masked; spans taken out by other steps."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

import arnorm
from arnorm import MaskLinks, find_links, mask_links
from case_files import check, params


@pytest.mark.parametrize("case", params("links"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_kinds_and_offsets() -> None:
    text = "راجع (https://example.com/خبر_1)، وwww.example.net و@kateb، أو وinfo@example.org <http://x.com> example.com #وسم_٢."
    found = [(m.text, m.kind) for m in find_links(text)]
    assert found == [
        ("https://example.com/خبر_1", "url"),
        ("www.example.net", "url"),
        ("@kateb", "mention"),
        ("info@example.org", "email"),
        ("http://x.com", "url"),
        ("example.com", "url"),
        ("#وسم_٢", "hashtag"),
    ]
    assert all(text[m.start : m.end] == m.text for m in find_links(text))
    with pytest.raises(TypeError, match="text must be str, got NoneType"):
        find_links(None)  # type: ignore[arg-type]


def test_what_is_no_link() -> None:
    assert not find_links("F16 وCovid-19 وnode.js وتقرير.pdf و<b> و&#123; و#5 وa@b")


TAGS = ("<br>", "</p>", '<p dir="rtl">', "<td>", "<br/>")
LINKS = ("https://a.example/b?c=1", "www.example.com", "info@example.org", "@kateb", "#عاجل_٢", "example.com/صفحة")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("link", LINKS)
def test_a_tag_hides_no_link(tag: str, link: str) -> None:
    """With tags for spaces around it, a link is what it was: HTML writes <br>#عاجل<br>."""
    for before, behind, other in product(("", "نص", "text", "5"), ("", "نص", "text", "5"), ("", *LINKS)):
        spaced = f"{before} {link} {behind} {other} {link}"
        expected = [(one.text, one.kind) for one in find_links(spaced)]
        assert [(one.text, one.kind) for one in find_links(spaced.replace(" ", tag))] == expected, spaced


def test_bad_options_are_named() -> None:
    with pytest.raises(ValueError, match="MaskLinks: kinds takes 'url', 'email', 'mention', 'hashtag', got 'tag'"):
        MaskLinks(kinds=("tag",))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="MaskLinks: to writes a link again: '@url'"):
        mask_links(to="@{kind}")
    assert mask_links("@a", to="@user", kinds=("mention",)) == "@user"


def test_every_link_of_real_text_goes(real_corpus: tuple[tuple[str, str], ...]) -> None:
    seen = 0
    for _, text in real_corpus[::4]:
        links = find_links(text)
        seen += len(links)
        if links:
            assert not find_links(mask_links(text))
    assert seen > 100


_WORD = re.compile(r"[\u0621-\u064a]+")


@pytest.mark.parametrize("step", ["StripEmoji", "StripPunctuation", "KeepArabic", "MaskLinks"])
def test_words_and_line_breaks_stay(step: str, corpus: tuple[tuple[str, str], ...]) -> None:
    """No Arabic word is lost or glued to its neighbour, but those that are part of a link."""
    for _, text in corpus[::16]:
        bare = mask_links(text)
        words = [w for w in bare.split() if _WORD.fullmatch(w)]
        out = getattr(arnorm, step)()(bare)
        assert out.count("\n") == bare.count("\n")
        kept = set(_WORD.findall(out))
        assert [w for w in words if w not in kept] == []
