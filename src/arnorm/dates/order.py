"""Day or month first: how a date in figures that can be read both ways is read, by an option or by its document."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Literal

from arnorm._core.patterns import lazy_pattern
from arnorm.dates import calendars
from arnorm.dates.mention import DateMention

__all__ = ["ORDERS", "Order", "is_in_figures", "order_of_document", "take_order", "with_order"]

Order = Literal["dmy", "mdy", "document"]
ORDERS = ("dmy", "mdy", "document")

_NUMBER = lazy_pattern(r"\d+")


def with_order(mentions: list[DateMention], order: Order) -> list[DateMention]:
    """The mentions as an order has them; "dmy" is how they were found."""
    if order == "document":
        return take_order(mentions, order_of_document(mentions), is_sure=True)
    return take_order(mentions, order, is_sure=False)


def order_of_document(mentions: Iterable[DateMention]) -> Literal["dmy", "mdy", ""]:
    """The order of the dates of which only one number can be the day; empty if there is none, or if they differ."""
    orders = {_order_of(mention) for mention in mentions} - {""}
    return "" if len(orders) != 1 else "dmy" if orders == {"dmy"} else "mdy"


def take_order(mentions: list[DateMention], order: Literal["dmy", "mdy", ""], *, is_sure: bool) -> list[DateMention]:
    """The mentions, those that can be read both ways by this order; the flag goes if the order is sure."""
    if not order or (order == "dmy" and not is_sure):
        return mentions
    return [_read_by(one, order, is_sure) if "ambiguous" in one.flags else one for one in mentions]


def is_in_figures(mention: DateMention) -> bool:
    """Whether day and month are both written in figures."""
    return not {"numeric", "day-cue"}.isdisjoint(mention.evidence) and "month-cue" not in mention.evidence


def _read_by(mention: DateMention, order: Literal["dmy", "mdy"], is_sure: bool) -> DateMention:
    if not is_in_figures(mention) or (mention.kind != "date" and order == "mdy"):
        return mention  # a number behind its month; and 10-12/3/2024 has the days first
    if order == "dmy":
        return _without_flags(mention, ("ambiguous",), ("document",))
    other = _swapped(mention)
    if calendars.weekday_agrees(other):
        return _without_flags(other, ("ambiguous", "weekday"), ())
    return _without_flags(other, ("ambiguous",), ("document",)) if is_sure else other


def _without_flags(mention: DateMention, gone: Sequence[str], evidence: tuple[str, ...]) -> DateMention:
    flags = tuple(flag for flag in mention.flags if flag not in gone)
    return dataclasses.replace(mention, flags=flags, evidence=(*mention.evidence, *evidence))


def _swapped(mention: DateMention) -> DateMention:
    value, *_ = mention.values
    return dataclasses.replace(mention, values=(dataclasses.replace(value, month=value.day, day=value.month),))


def _order_of(mention: DateMention) -> str:
    """Which of day and month stands first where only one can be the day; empty in doubt or where the year is first."""
    value, *_ = mention.values
    if mention.kind != "date" or mention.calendar != "gregorian" or not is_in_figures(mention):
        return ""
    if "ambiguous" in mention.flags:
        return "mdy" if calendars.weekday_agrees(_swapped(mention)) else ""
    one, two, *_ = (*map(int, _NUMBER.findall(mention.text)), 0, 0)
    if value.day == value.month or {one, two} != {value.day, value.month}:
        return ""
    return "dmy" if one == value.day else "mdy"
