"""What a paragraph's marks nest: the cheapest reading looked over by what stands around marks that were never closed.

The reader of `arnorm.quotes._reading` adds up costs mark by mark, so that one mark left open takes in all that follows.
Nesting needs evidence of its own; without it a quotation stands at the level of its paragraph.
"""

from __future__ import annotations

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

__all__ = ["MANY_NESTED", "MISSING", "NESTED", "OUTERMOST", "Role", "levelled"]

# The place of a mark that the writer left out: after the last in a list that has something for it.
MISSING = -1
OUTERMOST, NESTED = 1, 2  # how deep a quotation lies that is in no other, and in one


class Role(NamedTuple):
    """A mark that is a quotation mark: its span, its way, its depth, and its partner."""

    start: int
    end: int
    way: int
    depth: int
    partner: int  # the other mark's place in the list, or MISSING

    @property
    def opens(self) -> bool:
        return self.way == OPENS

    @property
    def is_paired(self) -> bool:
        return self.partner != MISSING


def levelled(text: str, roles: list[Role]) -> list[Role]:
    """The roles, with no pair that what is around its marks speaks against, and nothing nested in a mark by chance."""
    pairs: list[int] = []  # those that may be none
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
        roles = _unclosed(text, roles, pairs, opened)
        opened = any(role.opens and not role.is_paired for role in roles)
    if glued:
        roles = _once(text, roles)
    return _within_reach(text, roles) if opened and nested else roles


# Where a sentence, or a part between semicolons, ends: a mark left open holds what follows there, and no more.
_SENTENCE_END = lazy_pattern(rf"[.؟!…?؛;][{QUOTES})\]]*[ \xa0]")

_WHOLE = 2  # so many whole quotations in a pair whose closing mark looks like an opening one
MANY_NESTED = 3  # … and in a pair over several sentences
_BLANK = (" ", "\xa0")
_OPENER = lazy_pattern(r'(?<=[ \xa0])"(?=[^\W\d_])')
_NEXT_WORD = lazy_pattern(r"[^\W\d_]{1,12}")


def _unclosed(text: str, roles: list[Role], pairs: list[int], opened: bool) -> list[Role]:
    """The roles without pairs that are none: whose closing mark looks as if it opened, or is too far away.

    A writer who forgets a closing mark does not nest all that follows. Where a closing mark looks as if it opened and
    nothing says which it does, both marks are left alone; but they are left open where other marks are (``opened``).
    """
    split: list[int] = []
    doubtful: list[int] = []
    for i in pairs:
        role, end = roles[i], roles[i].partner
        family = family_of(text[role.start])
        inside = [one for one in roles[i:end] if one.opens and one.is_paired and one.depth == NESTED]
        whole = sum(family_of(text[one.start]) == family for one in inside)
        if _OPENER.match(text, roles[end].start):
            if whole >= _WHOLE or not (text[role.end].isspace() or _goes_on(text, roles[end].end)):
                (split if end > i + 1 else doubtful).append(i)
        elif (
            whole >= MANY_NESTED
            and _is_far(text, role, roles[end])
            and any(_is_said(text, one.start) for one in inside)
        ):
            split.append(i)
    if opened or split or len(doubtful) > 1:
        split += doubtful
        doubtful = []
    for i in split:
        roles = _parted(text, roles, i)
    return _without(roles, {at for i in doubtful for at in (i, roles[i].partner)}) if doubtful else roles


def _once(text: str, roles: list[Role]) -> list[Role]:
    """The roles with marks typed several times, on both sides of a quotation, at one level, as tables have them."""
    levels = []
    again = 0  # how many such pairs, the first of each apart, are open
    for i, role in enumerate(roles):
        if again_here := role.is_paired and _is_again(text, roles, *sorted((i, role.partner))):
            again += role.opens
        levels.append(role._replace(depth=role.depth - again))
        again -= again_here and not role.opens
    return levels


def _is_again(text: str, roles: Sequence[Role], opening: int, closing: int) -> bool:
    """Whether the same marks stand before and after this pair, glued to its own."""
    if not opening or roles[opening - 1].partner != closing + 1:
        return False
    left, right = roles[opening - 1], roles[closing + 1]
    if left.end != roles[opening].start or right.start != roles[closing].end:
        return False
    return text[left.start] == text[left.end] and text[right.start] == text[right.start - 1]


def _goes_on(text: str, at: int) -> bool:
    """Whether what is glued to a mark goes on telling: the space that belongs there stands before the mark."""
    word = _NEXT_WORD.match(text, at)
    if word is None or text.startswith("http", at) or text.startswith(":", word.end()):
        return True
    whole = word.group()
    return whole.startswith("و") or not {whole, whole.removeprefix("ف")}.isdisjoint(RESUMING | SPEECH)


def _is_far(text: str, opening: Role, closing: Role) -> bool:
    """Whether several sentences lie between two marks."""
    ends = _SENTENCE_END.finditer(text, opening.end, closing.start)
    return any(ends) and any(ends)  # two ends


def _parted(text: str, roles: list[Role], i: int) -> list[Role]:
    """The roles with no pair of the mark at ``i`` and its partner: each of the two is left alone."""
    end = roles[i].partner
    way = OPENS if _OPENER.match(text, roles[end].start) else CLOSES
    roles[i] = roles[i]._replace(partner=MISSING)
    roles[end] = roles[end]._replace(way=way, partner=MISSING)
    roles[i + 1 : end] = [one._replace(depth=one.depth - 1) for one in roles[i + 1 : end]]
    return roles


def _without(roles: list[Role], gone: set[int]) -> list[Role]:
    """The roles but for these; partners are counted anew."""
    kept = [i for i in range(len(roles)) if i not in gone]
    place = {i: n for n, i in enumerate(kept)}
    return [roles[i]._replace(partner=place.get(roles[i].partner, MISSING)) for i in kept]


_MOST_WORDS = 3  # of what is named inside a quotation
_LONG = 10  # words of a quotation that is no name
_FAR_ENOUGH = 200  # characters, in which they are counted


def _within_reach(text: str, roles: list[Role]) -> list[Role]:
    """The roles with nothing inside a mark left open but what its sentence holds and something says is nested."""
    levels: list[Role] = []
    held: list[tuple[int, int]] = []  # the marks left open that hold what follows, and where their sentences end
    out = 0  # how many no longer do
    end = roles[0].start  # of the sentence of the mark before
    for i, role in enumerate(roles):
        if not role.opens and role.is_paired:
            depth = levels[role.partner].depth
            levels.append(role if role.depth == depth else role._replace(depth=depth))
            continue
        holding = [one for one in held if one[1] > role.start and (not role.opens or _nests(text, roles, one[0], i))]
        out += len(held) - len(holding)
        held = holding
        depth = max(OUTERMOST, role.depth - out)
        levels.append(role if role.depth == depth else role._replace(depth=depth))
        if role.opens and not role.is_paired:
            if end < role.end:
                found = _SENTENCE_END.search(text, role.end)
                end = found.end() if found else len(text)
            held.append((i, end))
    return levels


def _nests(text: str, roles: Sequence[Role], outer: int, inner: int) -> bool:
    """Whether something says that a quotation lies inside the one that an earlier mark opened and none closed.

    Marks of another family do; else that the first is announced, has long gone on, or begins its paragraph, as each
    paragraph of a long quotation does, while the second names something in a few words or, in these, is announced.
    """
    opened, inside = roles[outer], roles[inner]
    if family_of(text[opened.start]) != family_of(text[inside.start]):
        return True
    if not inside.is_paired:
        return False
    before = len(text[opened.end : min(inside.start, opened.end + _FAR_ENOUGH)].split())
    said = before >= _LONG or _is_said(text, opened.start)
    begins = not said and _BEGINNING.search(text, near_before(opened.start, _LOOSE), opened.start) is not None
    if not said and (not begins or before < 2):
        return False
    if _is_said(text, inside.start):
        return begins
    named = text[inside.end : roles[inside.partner].start]
    return len(named.split(maxsplit=_MOST_WORDS)) <= _MOST_WORDS


# Before the first mark of a paragraph, as `arnorm.quotes._paragraphs` has it: a layout gap parts as a line end does.
_BEGINNING = lazy_pattern(rf"(?:\A|[{NAMED[NEWLINE]}]|[{NAMED[GAP]}]{{3}})\Z")
_SAID = SPEECH | REPORTING
_BLANKS, _LOOSE = " \xa0", 3  # and how many of them may stand before a mark


def _is_said(text: str, at: int) -> bool:
    """Whether a colon, or a word of speech or reporting, stands before a mark."""
    end = skip_back(text, at, _BLANKS, _LOOSE)
    if up_to(text, end) == ":":
        return True
    word, _ = word_before(text, end - 1)
    return word in _SAID or (word[:1] in affixes.CONJUNCTIONS and word[1:] in _SAID)
