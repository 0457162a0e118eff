"""The cheapest reading of the marks of one paragraph: which open, which close which, which are no quotation marks.

Every mark may open, close or be something else, each at a cost (see `arnorm.quotes._costs`). A pair has a cost too, and
so has a mark without a partner; `_kernel.read_cheapest` adds them up mark by mark, so a mark that was left open
takes in all that comes after it. Then pairs that the text around them contradicts go, and a quotation is nested only
where the words around the marks show it; else it has the depth of its paragraph.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from arnorm._arabic import affixes
from arnorm._arabic.data.quotation_words import REPORTING, RESUMING, SPEECH
from arnorm._arabic.marks import QUOTES
from arnorm._core.classes import GAP, NAMED, NEWLINE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import up_to
from arnorm.quotes import _kernel
from arnorm.quotes._costs import DEFAULT_COSTS, NEVER, Costs, word_before
from arnorm.quotes._kernel import MANY_NESTED, NESTED, OUTERMOST
from arnorm.quotes._marks import CLOSES, FAMILIES, OPENS, Mark, family_of

MISSING = -1  # the index of a mark that the writer left out


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


# What a mark without a partner costs; some are quotation marks only in pairs.
_LONE_COSTS = {"single": 9.0, "angle": 9.0, "grave": 9.0, "low pair": 9.0, "brackets": 9.0}
_LONE_COST = 2.0
NEVER_ALONE = frozenset(mark for mark, (family, _) in FAMILIES.items() if family in _LONE_COSTS)
# What it costs to read a mark against its own direction.
_TURNED_COSTS = {
    "curly": 0.6,  # both traditions are alive: “…” and ”…“
    "doubled": 0.6,
    "single": 0.8,
    "prime": 1.5,
    "angle": 1.5,
    "guillemet": 3.0,
    "low": 3.0,
    "low pair": 9.0,
    "grave": 9.0,
    "brackets": 9.0,
}
# What two different families cost as a pair; other families never pair with each other.
_MIXED_COSTS = {
    pair: cost
    for one, others in {
        "straight": {"curly": 1.0, "low": 1.0, "guillemet": 1.0, "doubled": 0.4, "prime": 0.2, "single": 2.5},
        "curly": {"low": 0.0, "guillemet": 1.2, "doubled": 0.4, "prime": 0.1, "single": 2.5},
        "low": {"guillemet": 1.2, "doubled": 0.4, "prime": 0.2},
        "guillemet": {"doubled": 0.8, "prime": 0.6, "angle": 2.0},
        "doubled": {"prime": 0.4},
        "low pair": {"doubled": 0.0, "straight": 0.3, "curly": 0.0},
        "single": {"grave": 0.0, "angle": 1.5},
    }.items()
    for other, cost in others.items()
    for pair in ((one, other), (other, one))
}

_FAMILIES = ("straight", "doubled", *sorted(DEFAULT_COSTS.keys() - {"straight", "doubled"}))  # as the kernel has them
_TABLES: _kernel.Tables = (
    {family: number for number, family in enumerate(_FAMILIES)},
    [_LONE_COSTS.get(family, _LONE_COST) for family in _FAMILIES],
    [_TURNED_COSTS.get(family, 0.0) for family in _FAMILIES],
    [0.0 if one == two else _MIXED_COSTS.get((one, two), NEVER) for one in _FAMILIES for two in _FAMILIES],
    NEVER,
)


def read_paragraph(text: str, marks: Sequence[Mark], costs: Sequence[Costs]) -> tuple[float, list[Role]]:
    """What the reading of a paragraph costs, and the quotation marks among its marks, in order.

    ``costs`` are those of each mark's readings.
    """
    cost, roles = _kernel.read_cheapest(text, marks, costs, _turned_families(marks, costs), _TABLES)
    found = [*map(make_role, roles)]
    if len(found) < len(marks):
        found = _without_broken_pairs(text, found, marks)
    return cost, _check_nesting(text, found)


def _without_broken_pairs(text: str, roles: list[Role], marks: Sequence[Mark]) -> list[Role]:
    """The roles without pairs with blanks inside around a loose mark: in a list of names a mark was left out there."""
    read = {role.start for role in roles}
    unread = [mark.start for mark in marks if mark.start not in read and _is_loose(text, *mark[:2])]
    dropped = []
    for i, role in enumerate(roles):
        if not (role.opens and role.partner == i + 1):
            continue
        end = roles[i + 1].start
        inside = unread[bisect_right(unread, role.start) : bisect_left(unread, end)]
        is_spaced = text[role.end].isspace() and text[end - 1].isspace()
        if is_spaced and any(text[at] == text[role.start] for at in inside):
            dropped.append(i)
    return _without(roles, [*dropped, *(i + 1 for i in dropped)]) if dropped else roles


def _is_loose(text: str, start: int, end: int) -> bool:
    """Whether no word and no sign touches a mark."""
    return (up_to(text, start) or " ").isspace() and (text[end : end + 1] or " ").isspace()


_NEVER_TURNED = frozenset(("low", "low pair", "prime", "grave", "brackets"))


def _turned_families(marks: Sequence[Mark], costs: Sequence[Costs]) -> set[str]:
    """Families whose marks are turned in this paragraph (”…“, »…«), judged by their neighbours."""
    directions: dict[str, list[int]] = {}
    votes: dict[str, list[int]] = {}
    for (_, _, _, family, direction), cost in zip(marks, costs, strict=True):
        if direction and family not in _NEVER_TURNED:
            votes.setdefault(family, []).append(direction * cost.sure_way)
            directions.setdefault(family, []).append(direction)
    return {family for family in votes if _is_turned(family, votes[family], directions[family])} if votes else set()


def _is_turned(family: str, votes: list[int], directions: list[int]) -> bool:
    """Whether a family is turned. Curly marks have two traditions, so a majority is enough; others need every vote."""
    if not any(votes):
        return directions[0] == CLOSES and directions[-1] == OPENS and not sum(directions)
    agree, against = votes.count(1), votes.count(-1)
    if family == "curly":
        return against > agree
    return against > 1 and not agree and {OPENS, CLOSES} <= set(directions)


def _check_nesting(text: str, roles: list[Role]) -> list[Role]:
    """The roles without pairs that the text around them contradicts, and without chance nesting."""
    pairs: list[int] = []  # doubtful ones
    empty: list[int] = []  # marks of pairs with nothing but signs between them
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
        elif partner == i + 1 and has_no_word(text, after, roles[partner].start):
            empty += i, partner
        elif depth == OUTERMOST and (partner > i + MANY_NESTED or up_to(text, roles[partner].start) in _BLANK_SIGNS):
            pairs.append(i)
    if empty:
        return _check_nesting(text, _without(roles, empty))
    if pairs:
        roles = _split_false_pairs(text, roles, pairs, opened)
        opened = any(role.opens and not role.is_paired for role in roles)
    if glued:
        roles = _flatten_repeated(text, roles)
    return limit_open_marks(text, roles) if opened and nested else roles


# The end of a sentence, or of a part between semicolons: a mark that was left open reaches so far.
_SENTENCE_END = lazy_pattern(rf"[.؟!…?؛;][{QUOTES})\]]*[ \xa0]")

# A pair with so many whole quotations inside is doubtful: if its closing mark looks like an opening one; if it spans
# several sentences.
_WHOLE_NESTED = 2
_BLANK_SIGNS = (" ", "\xa0")
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
            quoted, after = text[role.end : roles[end].start], roles[end].end
            # One or two words are quoted, and what is glued to the mark has a preposition: "هرقل "بانتصارات.
            is_governed = len(quoted) <= _NAME_LETTERS and len(quoted.split()) <= 2 and _GOVERNED.match(text, after)
            if whole >= _WHOLE_NESTED or not (text[role.end].isspace() or _continues_story(text, after) or is_governed):
                (split if end > i + 1 else doubtful).append(i)
        elif (
            whole >= MANY_NESTED
            and len(list(itertools.islice(_SENTENCE_END.finditer(text, role.end, roles[end].start), 2))) == 2
            and any(_is_said(text, one.start) for one in inside)
        ):
            split.append(i)
    if opened or split or len(doubtful) > 1:
        split += doubtful
        doubtful = []
    for i in split:
        end = roles[i].partner
        way = OPENS if _OPENER.match(text, roles[end].start) else CLOSES
        roles[i] = roles[i]._replace(partner=MISSING)
        roles[end] = roles[end]._replace(way=way, partner=MISSING)
        roles[i + 1 : end] = [one._replace(depth=one.depth - 1) for one in roles[i + 1 : end]]
    return _without(roles, [*doubtful, *(roles[i].partner for i in doubtful)]) if doubtful else roles


def _without(roles: list[Role], dropped: Sequence[int]) -> list[Role]:
    """The roles without some of them."""
    kept = [i for i in range(len(roles)) if i not in dropped]
    place = {i: n for n, i in enumerate(kept)}
    return [roles[i]._replace(partner=place.get(roles[i].partner, MISSING)) for i in kept]


_MOST_SIGNS = 8


def has_no_word(text: str, start: int, end: int) -> bool:
    """Whether nothing but signs is between two marks, with a blank: no sign is quoted, as in «علامة ","»."""
    between = text[start:end] if end - start <= _MOST_SIGNS else ""
    return not any(map(str.isalnum, between)) and any(char.isspace() or not char.isprintable() for char in between)


def _flatten_repeated(text: str, roles: list[Role]) -> list[Role]:
    """The roles; marks that were typed several times on both sides of a quotation, as in tables, get one depth."""
    levels = []
    again = 0  # open pairs that repeat the pair around them
    for i, role in enumerate(roles):
        opening, closing = sorted((i, role.partner))
        is_again = opening > 0 and roles[opening - 1].partner == closing + 1
        if is_again:
            left, right = roles[opening - 1], roles[closing + 1]
            is_again = left.end == roles[opening].start and right.start == roles[closing].end
            is_again = is_again and text[left.start] == text[left.end] and text[right.start] == text[right.start - 1]
        again += is_again and role.opens
        levels.append(role._replace(depth=role.depth - again))
        again -= is_again and not role.opens
    return levels


def _continues_story(text: str, at: int) -> bool:
    """Whether the word glued to a mark continues the story: the space after the mark was typed before it."""
    word = _NEXT_WORD.match(text, at)
    if word is None or text.startswith("http", at) or text.startswith(":", word.end()):
        return True
    whole = word.group()
    return whole.startswith("و") or not {whole, whole.removeprefix("ف")}.isdisjoint(RESUMING | SPEECH)


_NAME_WORDS = 3  # of a name quoted inside a quotation, at most
_SPEECH_WORDS = 10  # a quotation with so many words is speech, not a name
_SPEECH_LETTERS = 200  # characters in which these words are counted


def limit_open_marks(text: str, roles: list[Role]) -> list[Role]:
    """The roles; a quotation left open holds only what its sentence holds and the words around say is nested."""
    levels: list[Role] = []
    held: list[tuple[int, int]] = []  # marks left open that hold what follows, and the ends of their sentences
    released = 0  # marks left open that no longer hold anything
    end = roles[0].start  # of the sentence of the last open mark
    for i, role in enumerate(roles):
        if not role.opens and role.is_paired:
            levels.append(role._replace(depth=levels[role.partner].depth))
            continue
        before = len(held)
        held = [
            (outer, until)
            for outer, until in held
            if until > role.start and (not role.opens or _is_nested_in_open(text, roles, outer, i))
        ]
        released += before - len(held)
        levels.append(role._replace(depth=max(OUTERMOST, role.depth - released)))
        if role.opens and not role.is_paired:
            if end < role.end:
                found = _SENTENCE_END.search(text, role.end, roles[-1].end)  # what is behind the last mark holds none
                end = found.end() if found else len(text)
            held.append((i, end))
    return levels


def _is_nested_in_open(text: str, roles: Sequence[Role], outer: int, inner: int) -> bool:
    """Whether a quotation lies inside one that an earlier mark opened and no mark closed.

    Marks of another family show it. So does a first quotation that is announced, is long, or begins its paragraph, as
    each paragraph of a long quotation does; then the second is a name of a few words or, at a beginning, is announced.
    """
    opened, inside = roles[outer], roles[inner]
    if family_of(text[opened.start]) != family_of(text[inside.start]):
        return True
    if not inside.is_paired:
        return False
    before = len(text[opened.end : min(inside.start, opened.end + _SPEECH_LETTERS)].split())
    said = before >= _SPEECH_WORDS or _is_said(text, opened.start)
    begins = not said and _BEGINNING.search(text, max(0, opened.start - _MOST_BLANKS), opened.start) is not None
    if not said and (not begins or before < 2):
        return False
    if _is_said(text, inside.start):
        return begins
    named = text[inside.end : roles[inside.partner].start]
    return len(named.split(maxsplit=_NAME_WORDS)) <= _NAME_WORDS


# The start of a paragraph, after a line end or a layout gap (see `arnorm.quotes._paragraphs`).
_BEGINNING = lazy_pattern(rf"(?:\A|[{NAMED[NEWLINE]}]|[{NAMED[GAP]}]{{3}})\Z")
_SAID = SPEECH | REPORTING
_BLANKS_BEFORE, _MOST_BLANKS = " \xa0", 3  # between a mark and the word before it


def _is_said(text: str, at: int) -> bool:
    """Whether a colon, a word of speech or a word of reporting is before a mark."""
    before = up_to(text, at, _MOST_BLANKS)
    end = at - len(before) + len(before.rstrip(_BLANKS_BEFORE))
    if up_to(text, end) == ":":
        return True
    word, _ = word_before(text, end - 1)
    return word in _SAID or (word[:1] in affixes.CONJUNCTIONS and word[1:] in _SAID)
