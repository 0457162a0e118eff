"""Proof of edits: an edit is made only where the text around it, read again with the edit made, still says the same.

A step that rewrites mentions (dates, say) proposes edits, and says what must be read at each place afterwards. The
text around the proposals is read again with the edits made. They are accepted if every mention there says what it
said, if the new text needs no further edit, and if no word is lost that may not be lost. So no rule has to foresee
what its new text makes of its neighbours. The module knows no dates: the reader is passed in as a `Rewriter`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from arnorm._core import classes
from arnorm._core.classes import DIGIT, EASTERN, END, FOREIGN, FORM, INVISIBLE, LETTER, MARK, TATWEEL
from arnorm._core.edits import Edit, apply, composed
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import ahead_by, back_by, whole

__all__ = ["UNCOUNTED", "Proposal", "Rewriter", "lost_words", "proved_edits"]

# Text on either side of an edit that is read again; and how much longer a word at its end may make it.
WINDOW_CHARACTERS, WORD_CHARACTERS = 60, 40
# Proposals that are tried together; a group that fails is tried one by one.
GROUP_PROPOSALS = 12
# A text that still changes after so many rounds stays as it is.
MAX_ROUNDS = 5

# What is not counted between a mention and its surroundings: other steps write spaces and signs otherwise.
UNCOUNTED = bytes({*classes.ANY} - {LETTER, FORM, FOREIGN, DIGIT, EASTERN, END})
# A window is so many letters and digits, as readers measure distances; five times as many characters at most, without
# those that the folded view of a reader leaves out.
_REACHES = (WINDOW_CHARACTERS, UNCOUNTED), (5 * WINDOW_CHARACTERS, bytes((MARK, TATWEEL, INVISIBLE)))
_WORD = lazy_pattern(r"[^\W\d_]+")


class Mention(Protocol):
    """A span of a text with a meaning."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


M = TypeVar("M", bound=Mention)


class Proposal(NamedTuple):
    """An edit of a mention, given by its index among all, and what the new text must say."""

    at: int
    edit: Edit
    says: tuple[object, ...]


class Rewriter(NamedTuple, Generic[M]):
    """What the proof asks of a step that rewrites mentions.

    - ``read`` finds the mentions of a text, sorted and disjoint;
    - ``says`` gives the meaning of one, a tuple that is compared;
    - ``propose`` gives the edits of a text, in order, at most one for each mention;
    - ``is_final`` says whether a mention would never be edited, whatever stands around it;
    - ``depends_on_text`` says whether the meaning of a mention may depend on text far away;
    - ``may_lose`` says whether the new text may lose the words that the old one has;
    - ``keeps_rest`` compares what else is read of a text before and after edits (numbers, say).
    """

    read: Callable[[Scan], Sequence[M]]
    says: Callable[[M], tuple[object, ...]]
    propose: Callable[[Scan, Sequence[M]], Iterable[Proposal]]
    is_final: Callable[[M], bool]
    depends_on_text: Callable[[M], bool]
    may_lose: Callable[[M, str], bool]
    keeps_rest: Callable[[str, Scan, Sequence[Edit]], bool]


def proved_edits(scan: Scan, rewriter: Rewriter[M]) -> list[Edit]:
    """The edits of a text that are accepted, repeated until nothing more is proposed; none where that has no end."""
    edits: list[Edit] = []
    for _ in range(MAX_ROUNDS):
        mentions = rewriter.read(scan)
        accepted, is_settled = _accepted(scan, mentions, rewriter)
        if not accepted:
            return edits
        made = [one.edit for one in accepted]
        edits = composed(edits, made) if edits else made
        if is_settled:
            return edits
        edited = {one.at: one.says for one in accepted}
        expected = [said for at, mention in enumerate(mentions) for said in edited.get(at) or rewriter.says(mention)]
        scan = scan.edited(made)
        if expected != [said for mention in rewriter.read(scan) for said in rewriter.says(mention)]:
            return []
    return []


def lost_words(old: str, new: str) -> set[str]:
    """The words of a text that a new one does not have.

    >>> sorted(lost_words("13 من شهر مارس", "13 مارس"))
    ['شهر', 'من']
    """
    return {*_WORD.findall(old)}.difference(_WORD.findall(new))


def _accepted(scan: Scan, mentions: Sequence[M], rewriter: Rewriter[M]) -> tuple[list[Proposal], bool]:
    """The proposals that are safe, in order; and whether it is certain that the new text gets no further proposal."""
    accepted: list[Proposal] = []
    is_settled = True
    for group in _groups(scan, mentions, rewriter):
        window = _Window(scan, mentions, group, rewriter)
        if window.is_safe(group):
            accepted += group
        else:
            is_settled = False
            kept: list[Proposal] = []
            for one in group if len(group) > 1 else ():
                if window.is_safe([*kept, one]):
                    kept.append(one)
            accepted += kept
        is_settled = is_settled and not window.has_more
    return accepted, is_settled and bool(accepted) and not any(map(rewriter.depends_on_text, mentions))


def _groups(scan: Scan, mentions: Sequence[M], rewriter: Rewriter[M]) -> list[list[Proposal]]:
    """The proposals that lose no protected word; neighbours are in one group."""
    groups: list[list[Proposal]] = []
    for one in rewriter.propose(scan, mentions):
        if not rewriter.may_lose(mentions[one.at], one.edit.new):
            continue
        if (
            groups
            and len(groups[-1]) < GROUP_PROPOSALS
            and one.edit.start - groups[-1][-1].edit.end < 2 * WINDOW_CHARACTERS  # their windows meet
        ):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


class _Window(Generic[M]):
    """The text around a group of proposals, in which no word and no mention is cut in two."""

    __slots__ = ("_alone", "first", "has_more", "low", "mentions", "rewriter", "text")

    def __init__(self, scan: Scan, mentions: Sequence[M], group: Sequence[Proposal], rewriter: Rewriter[M]) -> None:
        first, last, text = group[0].at, group[-1].at, scan.text
        low = max(back_by(scan.kinds, mentions[first].start, *reach) for reach in _REACHES)
        high = min(len(text), *(ahead_by(scan.kinds, mentions[last].end, *reach) for reach in _REACHES))
        low, high = whole(text, low, high, WORD_CHARACTERS)
        while first and mentions[first - 1].end > low:
            first -= 1
            low = min(low, mentions[first].start)
        while last + 1 < len(mentions) and mentions[last + 1].start < high:
            last += 1
            high = max(high, mentions[last].end)
        self.low, self.text = low, text[low:high]
        self.first, self.mentions = first, mentions[first : last + 1]
        self.rewriter = rewriter
        self.has_more = False  # whether more is proposed once edits are made
        self._alone: Sequence[M] | None = None

    def is_safe(self, group: Sequence[Proposal]) -> bool:
        """Whether the window with these edits says what it said, and would not be edited again where they are."""
        rewriter, low = self.rewriter, self.low
        edits = [Edit(one.edit.start - low, one.edit.end - low, one.edit.new) for one in group]
        new = Scan(apply(self.text, edits))
        found = rewriter.read(new)
        says = [said for mention in found for said in rewriter.says(mention)]
        if says != self._expected(group) and says != self._expected_alone(group):
            return False
        spans = _new_spans(edits)
        if not all(map(rewriter.is_final, found)):
            again = [found[one.at].start for one in rewriter.propose(new, found)]
            if any(start <= at < end for at in again for start, end in spans):
                return False
            self.has_more = self.has_more or bool(again)
        return rewriter.keeps_rest(self.text, new, edits)

    def _expected(self, group: Sequence[Proposal]) -> list[object]:
        """What the window must say after these edits, by what the whole text says."""
        new = {one.at - self.first: one.says for one in group}
        return [said for at, one in enumerate(self.mentions) for said in new.get(at) or self.rewriter.says(one)]

    def _expected_alone(self, group: Sequence[Proposal]) -> list[object] | None:
        """The same by what the window says by itself; None where it has other mentions at the edits."""
        rewriter = self.rewriter
        if self._alone is None:
            self._alone = rewriter.read(Scan(self.text))
        new = {one.edit.start - self.low: one for one in group}
        expected: list[object] = []
        for mention in self._alone:
            one, says = new.pop(mention.start, None), rewriter.says(mention)
            if one is not None and mention.end != one.edit.end - self.low:
                return None
            same = one is not None and says == rewriter.says(self.mentions[one.at - self.first])
            expected += one.says if one is not None and same else says
        return None if new else expected


def _new_spans(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Where the new texts of edits stand once all are made."""
    spans: list[tuple[int, int]] = []
    shift = 0
    for start, end, new in edits:
        spans.append((start + shift, start + shift + len(new)))
        shift += len(new) - (end - start)
    return spans
