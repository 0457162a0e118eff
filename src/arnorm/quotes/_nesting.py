"""Corrections of the cheapest reading of a paragraph: pairs that are no pairs, and quotations that are not nested.

The reader of `arnorm.quotes._reading` adds up costs mark by mark, so a mark that was left open takes in all that comes
after it. A quotation is nested only where the words around the marks say so; else it has the depth of its paragraph.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from arnorm._arabic import affixes
from arnorm._arabic.data.quotation_words import REPORTING, RESUMING, SPEECH
from arnorm._arabic.marks import QUOTES
from arnorm._core.classes import GAP, NAMED, NEWLINE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import near_before, skip_back, up_to
from arnorm.quotes._marks import CLOSES, OPENS, family_of
from arnorm.quotes._neighbours import word_before

__all__ = ["MANY_NESTED", "MISSING", "NESTED", "OUTERMOST", "Role", "check_nesting", "make_role"]

MISSING = -1  # the index of a mark that the writer left out
OUTERMOST, NESTED = 1, 2  # the depths of a quotation in no other, and of one in another


class Role(NamedTuple):
    """A quotation mark: its span, its way, its depth, and the index of its partner among the roles, or MISSING."""

    start: int
    end: int
    way: int
    depth: int
    partner: int

    @property
    def opens(self) -> bool:
        return self.way == OPENS

    @property
    def is_paired(self) -> bool:
        return self.partner != MISSING


make_role = functools.partial(tuple.__new__, Role)  # in a third of the time


def check_nesting(text: str, roles: list[Role]) -> list[Role]:
    """The roles without pairs that the text around them contradicts, and without chance nesting."""
    pairs: list[int] = []  # doubtful ones
    opened = glued = nested = False
    end = None
    for i, (start, after, way, depth, partner) in enumerate(roles):
        glued |= start == end
        end = after
        nested |= depth > OUTERMOST
        if way == CLOSES:
            continue
        if partner == MISSING:
            opened = True
        elif depth == OUTERMOST and (partner > i + MANY_NESTED or up_to(text, roles[partner].start) in _BLANK):
            pairs.append(i)
    if pairs:
        roles = _split_false_pairs(text, roles, pairs, opened)
        opened = any(role.opens and not role.is_paired for role in roles)
    if glued:
        roles = _flatten_repeated(text, roles)
    return _limit_open_marks(text, roles) if opened and nested else roles


# The end of a sentence, or of a part between semicolons: a mark that was left open reaches so far.
_SENTENCE_END = lazy_pattern(rf"[.؟!…?؛;][{QUOTES})\]]*[ \xa0]")

# A pair with so many whole quotations inside is doubtful: if its closing mark looks like an opening one; if it spans
# several sentences.
_WHOLE_NESTED, MANY_NESTED = 2, 3
_BLANK = (" ", "\xa0")
_OPENER = lazy_pattern(r'(?<=[ \xa0])"(?=[^\W\d_])')
_NEXT_WORD = lazy_pattern(r"[^\W\d_]{1,12}")
# With a preposition glued to it, or one by itself.
_GOVERNED = lazy_pattern(r"(?:[بك]ال|لل|ب[اأإ][\u0621-\u064a]{4}|(?:في|من|على|إلى|عن|التي|الذي)(?![^\W\d_]))")
_NAME_LETTERS = 30  # of a name of two words


def _split_false_pairs(text: str, roles: list[Role], pairs: list[int], opened: bool) -> list[Role]:
    """The roles without pairs whose closing mark looks like an opening one or is too far away.

    A writer who forgets a closing mark does not nest all that follows. Where nothing says whether a closing mark really
    opens, both marks of its pair stay unread, but both are left open if other marks are (``opened``).
    """
    split: list[int] = []
    doubtful: list[int] = []
    for i in pairs:
        role, end = roles[i], roles[i].partner
        family = family_of(text[role.start])
        inside = [one for one in roles[i:end] if one.opens and one.is_paired and one.depth == NESTED]
        whole = sum(family_of(text[one.start]) == family for one in inside)
        if _OPENER.match(text, roles[end].start):
            if whole >= _WHOLE_NESTED or not (
                text[role.end].isspace()
                or _continues_story(text, roles[end].end)
                or _is_governed_name(text, role, roles[end])
            ):
                (split if end > i + 1 else doubtful).append(i)
        elif (
            whole >= MANY_NESTED
            and _spans_sentences(text, role, roles[end])
            and any(_is_said(text, one.start) for one in inside)
        ):
            split.append(i)
    if opened or split or len(doubtful) > 1:
        split += doubtful
        doubtful = []
    for i in split:
        roles = _split_pair(text, roles, i)
    return _remove_roles(roles, {at for i in doubtful for at in (i, roles[i].partner)}) if doubtful else roles


def _flatten_repeated(text: str, roles: list[Role]) -> list[Role]:
    """The roles; marks that were typed several times on both sides of a quotation, as in tables, get one depth."""
    levels = []
    again = 0  # open pairs that repeat the pair around them
    for i, role in enumerate(roles):
        if again_here := role.is_paired and _repeats_outer_pair(text, roles, *sorted((i, role.partner))):
            again += role.opens
        levels.append(role._replace(depth=role.depth - again))
        again -= again_here and not role.opens
    return levels


def _repeats_outer_pair(text: str, roles: Sequence[Role], opening: int, closing: int) -> bool:
    """Whether the same marks touch the marks of this pair on the outer sides."""
    if not opening or roles[opening - 1].partner != closing + 1:
        return False
    left, right = roles[opening - 1], roles[closing + 1]
    if left.end != roles[opening].start or right.start != roles[closing].end:
        return False
    return text[left.start] == text[left.end] and text[right.start] == text[right.start - 1]


def _continues_story(text: str, at: int) -> bool:
    """Whether the word glued to a mark continues the story: the space after the mark was typed before it."""
    word = _NEXT_WORD.match(text, at)
    if word is None or text.startswith("http", at) or text.startswith(":", word.end()):
        return True
    whole = word.group()
    return whole.startswith("و") or not {whole, whole.removeprefix("ف")}.isdisjoint(RESUMING | SPEECH)


def _is_governed_name(text: str, opening: Role, closing: Role) -> bool:
    """Whether one or two words are quoted, and what is glued to the mark has a preposition: "هرقل "بانتصارات."""
    if closing.start - opening.end > _NAME_LETTERS or len(text[opening.end : closing.start].split()) > 2:
        return False
    return _GOVERNED.match(text, closing.end) is not None


def _spans_sentences(text: str, opening: Role, closing: Role) -> bool:
    """Whether several sentences lie between two marks."""
    ends = _SENTENCE_END.finditer(text, opening.end, closing.start)
    return any(ends) and any(ends)  # two ends


def _split_pair(text: str, roles: list[Role], i: int) -> list[Role]:
    """The roles with the mark at ``i`` and its partner as two marks without partners."""
    end = roles[i].partner
    way = OPENS if _OPENER.match(text, roles[end].start) else CLOSES
    roles[i] = roles[i]._replace(partner=MISSING)
    roles[end] = roles[end]._replace(way=way, partner=MISSING)
    roles[i + 1 : end] = [one._replace(depth=one.depth - 1) for one in roles[i + 1 : end]]
    return roles


def _remove_roles(roles: list[Role], gone: set[int]) -> list[Role]:
    """The roles without those at these indices; the indices of partners are adjusted."""
    kept = [i for i in range(len(roles)) if i not in gone]
    place = {i: n for n, i in enumerate(kept)}
    return [roles[i]._replace(partner=place.get(roles[i].partner, MISSING)) for i in kept]


_NAME_WORDS = 3  # of a name quoted inside a quotation, at most
_SPEECH_WORDS = 10  # a quotation with so many words is speech, not a name
_SPEECH_LETTERS = 200  # characters in which these words are counted


def _limit_open_marks(text: str, roles: list[Role]) -> list[Role]:
    """The roles; a quotation left open holds only what its sentence holds and the words around say is nested."""
    levels: list[Role] = []
    held: list[tuple[int, int]] = []  # marks left open that hold what follows, and the ends of their sentences
    released = 0  # marks left open that no longer hold anything
    end = roles[0].start  # of the sentence of the last open mark
    for i, role in enumerate(roles):
        if not role.opens and role.is_paired:
            depth = levels[role.partner].depth
            levels.append(role if role.depth == depth else role._replace(depth=depth))
            continue
        holding = [
            one
            for one in held
            if one[1] > role.start and (not role.opens or _is_nested_in_open(text, roles, one[0], i))
        ]
        released += len(held) - len(holding)
        held = holding
        depth = max(OUTERMOST, role.depth - released)
        levels.append(role if role.depth == depth else role._replace(depth=depth))
        if role.opens and not role.is_paired:
            if end < role.end:
                found = _SENTENCE_END.search(text, role.end, roles[-1].end)  # what is behind the last mark holds none
                end = found.end() if found else len(text)
            held.append((i, end))
    return levels


def _is_nested_in_open(text: str, roles: Sequence[Role], outer: int, inner: int) -> bool:
    """Whether a quotation lies inside one that an earlier mark opened and no mark closed.

    Marks of another family say so. So does a first quotation that is announced, is long, or begins its paragraph, as
    each paragraph of a long quotation does; then the second is a name of a few words or, at a beginning, is announced.
    """
    opened, inside = roles[outer], roles[inner]
    if family_of(text[opened.start]) != family_of(text[inside.start]):
        return True
    if not inside.is_paired:
        return False
    before = len(text[opened.end : min(inside.start, opened.end + _SPEECH_LETTERS)].split())
    said = before >= _SPEECH_WORDS or _is_said(text, opened.start)
    begins = not said and _BEGINNING.search(text, near_before(opened.start, _MOST_BLANKS), opened.start) is not None
    if not said and (not begins or before < 2):
        return False
    if _is_said(text, inside.start):
        return begins
    named = text[inside.end : roles[inside.partner].start]
    return len(named.split(maxsplit=_NAME_WORDS)) <= _NAME_WORDS


# The start of a paragraph, after a line end or a layout gap (see `arnorm.quotes._paragraphs`).
_BEGINNING = lazy_pattern(rf"(?:\A|[{NAMED[NEWLINE]}]|[{NAMED[GAP]}]{{3}})\Z")
_SAID = SPEECH | REPORTING
_BLANKS, _MOST_BLANKS = " \xa0", 3  # between a mark and the word before it


def _is_said(text: str, at: int) -> bool:
    """Whether a colon, a word of speech or a word of reporting is before a mark."""
    end = skip_back(text, at, _BLANKS, _MOST_BLANKS)
    if up_to(text, end) == ":":
        return True
    word, _ = word_before(text, end - 1)
    return word in _SAID or (word[:1] in affixes.CONJUNCTIONS and word[1:] in _SAID)
